// Search: a text field with a list of what fits below it (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

const field = byId('search');
const list = byId('found');
let at = -1;
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function matches(wanted) {
  const scored = things.map((thing) => [thing, score(fold(thing.label), wanted)]).filter(([, points]) => points > 0);
  return scored.sort((a, b) => b[1] - a[1] || b[0].w - a[0].w).slice(0, 8).map(([thing]) => thing);
}

function score(label, wanted) {
  const where = label.indexOf(wanted);
  return where < 0 ? 0 : where === 0 ? 3 : /[\p{L}\p{N}]/u.test(label[where - 1]) ? 1 : 2;
}

function showMatches() {
  const wanted = fold(field.value.trim());
  const found = wanted ? matches(wanted) : [];
  const items = found.map((thing, n) => el('li', { role: 'option', id: `found-${n}`, 'data-thing': thing.id, 'aria-selected': 'false' }, markOf(lookOf(thing)), el('span', { class: 'name' }, nameOf(thing))));
  if (wanted && !found.length) items.push(el('li', { class: 'none' }, 'Nothing here has that in its name.'));
  list.replaceChildren(...items);
  list.hidden = !items.length;
  field.setAttribute('aria-expanded', String(items.length > 0));
  pick(found.length ? 0 : -1);
}

function pick(n) {
  const items = [...list.querySelectorAll('[role=option]')];
  at = items.length ? (n + items.length) % items.length : -1;
  items.forEach((item, m) => item.setAttribute('aria-selected', String(m === at)));
  field.setAttribute('aria-activedescendant', at < 0 ? '' : `found-${at}`);
}

function take(item) {
  if (!item) return;
  const thing = things[item.dataset.thing];
  field.value = short(thing.label, 120);
  closeList();
  choose(thing.id, null, { pan: true });
}

function closeList() {
  list.hidden = true;
  field.setAttribute('aria-expanded', 'false');
}

field.addEventListener('input', showMatches);
field.addEventListener('blur', closeList);
list.addEventListener('pointerdown', (event) => {
  event.preventDefault();
  take(event.target.closest('[role=option]'));
});
field.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) pick(at + step);
  if (event.key === 'Enter') take(list.querySelector('[aria-selected=true]'));
  if (step || event.key === 'Enter') event.preventDefault();
});
