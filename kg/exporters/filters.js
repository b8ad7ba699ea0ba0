// The legend, whose chips show or hide what they name, and the form of filters.

const tally = (words) => {
  const found = new Map();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
};

function toggle(set, word) {
  if (!set.delete(word)) set.add(word);
  filtersChanged();
  remember();
}

function chip(picture, label, n, kind, word) {
  const made = el('button', { type: 'button', class: 'chip', 'aria-pressed': 'true', 'data-filter': kind, 'data-word': word }, picture, label, el('span', { class: 'count' }, n.toLocaleString('en')));
  made.addEventListener('click', () => toggle(filters[kind], word));
  return made;
}

function fillLegend() {
  const types = tally(things.map((thing) => thing.type ?? ''));
  const statuses = tally(claims.map((claim) => claim.status));
  for (const look of page.types) {
    if (types.has(look.type)) byId('types').append(chip(markOf(look), short(look.many, 30), types.get(look.type), 'type', look.type));
  }
  for (const look of page.statuses) {
    if (statuses.has(look.status)) byId('statuses').append(chip(strokeOf(look), look.title, statuses.get(look.status), 'status', look.status));
  }
}

// A list of words with their counts, each with a box to tick.
function choices(kind, legend, counts) {
  if (counts.size < 2) return null;
  const items = [...counts].sort((a, b) => b[1] - a[1]).map(([word, n]) => {
    const box = el('input', { type: 'checkbox', 'data-filter': kind, 'data-word': word });
    box.addEventListener('change', () => toggle(filters[kind], word));
    return el('label', { class: 'choice' }, box, el('bdi', { class: 'name' }, short(word, 80) || '(none)'), el('span', { class: 'count' }, n.toLocaleString('en')));
  });
  return el('fieldset', {}, el('legend', {}, legend), el('div', { class: 'choices' }, ...items));
}

function sureness() {
  const values = evidence.map((item) => item.confidence ?? 1);
  if (!values.some((value) => value < 1)) return null;
  const range = el('input', { type: 'range', id: 'sure', min: 0, max: 1, step: 0.05, 'aria-describedby': 'sure-says' });
  range.addEventListener('input', () => setNumber('sure', Number(range.value)));
  return el('fieldset', {}, el('legend', {}, el('label', { for: 'sure' }, 'Confidence at least')), range, el('output', { id: 'sure-says', for: 'sure' }));
}

function years() {
  const counts = tally(things.filter((thing) => thing.type === 'film' && Number.isInteger(thing.year)).map((thing) => thing.year));
  if (counts.size < 2) return null;
  const [low, high] = [Math.min(...counts.keys()), Math.max(...counts.keys())];
  const field = (name, value) => {
    const made = el('input', { type: 'number', id: name, min: low, max: high, placeholder: value, 'aria-label': name === 'from' ? 'First year' : 'Last year' });
    made.addEventListener('change', () => setNumber(name, made.value === '' ? null : Number(made.value)));
    return made;
  };
  return el('fieldset', {}, el('legend', {}, 'Years of films'), bars(counts, low, high), el('div', { class: 'span' }, field('from', low), '–', field('to', high)));
}

// How many films there are of each year, as bars.
function bars(counts, low, high) {
  const most = Math.max(...counts.values());
  const wide = 200 / (high - low + 1);
  const made = [...counts].map(([year, n]) => svg('rect', { x: (year - low) * wide, y: 36 - (34 * n) / most, width: Math.max(wide - 0.6, 0.8), height: (34 * n) / most, 'data-year': year }));
  return svg('svg', { class: 'bars', viewBox: '0 0 200 36', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...made);
}

function setNumber(name, value) {
  filters[name] = value;
  filtersChanged();
  remember();
}

function resetFilters() {
  for (const name of SETS) filters[name].clear();
  Object.assign(filters, { sure: 0, from: null, to: null, within: null });
  around.thing = null;
  filtersChanged();
  choose(view.thing);
  fit();
}

const sourcesOf = (claim) => [...new Set(claim.evidence.map((item) => item.source ?? ''))];

function fillFilters() {
  fillLegend();
  const made = [
    choices('role', 'Role or relation', tally(claims.map((claim) => claim.role))),
    choices('source', 'Source', tally(claims.flatMap(sourcesOf))),
    sureness(),
    years(),
  ].filter((part) => part !== null);
  byId('filters').append(...made);
  byId('filter').hidden = !made.length;
}

// Everything that shows what is filtered: chips, boxes, fields, and a line that says how much is left.
function syncFilters() {
  for (const item of document.querySelectorAll('[data-filter]')) {
    const shown = !filters[item.dataset.filter].has(item.dataset.word);
    if (item.localName === 'button') item.setAttribute('aria-pressed', String(shown));
    else item.checked = shown;
  }
  const range = byId('sure');
  if (range) {
    range.value = filters.sure;
    byId('sure-says').textContent = filters.sure ? `${filters.sure.toFixed(2)}: ${count(claims.filter((claim) => claim.evidence.some((item) => (item.confidence ?? 1) >= filters.sure)).length, 'claim', 'claims')}` : 'all';
  }
  for (const name of ['from', 'to']) if (byId(name)) byId(name).value = filters[name] ?? '';
  for (const bar of document.querySelectorAll('.bars rect')) {
    const year = Number(bar.dataset.year);
    bar.classList.toggle('out', year < (filters.from ?? -Infinity) || year > (filters.to ?? Infinity));
  }
}

function fillState() {
  const left = [things.filter(isShown).length, claims.filter((claim) => claim.shown).length];
  const less = left[0] < things.length || left[1] < claims.length;
  const where = around.thing === null ? '' : `within ${count(around.steps, 'step', 'steps')} of ${short(things[around.thing].label, 40)}: `;
  byId('state').hidden = !less;
  byId('state').replaceChildren(
    el('bdi', {}, `${where}${left[0].toLocaleString('en')} of ${count(things.length, 'thing', 'things')}, ${left[1].toLocaleString('en')} of ${count(claims.length, 'claim', 'claims')}`),
    around.thing === null ? '' : el('button', { type: 'button', 'data-act': 'more' }, 'One step more'),
    el('button', { type: 'button', 'data-act': 'all' }, 'Show all'),
  );
}
