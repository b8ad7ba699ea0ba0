// The page: puts the drawing, the panel, the search and the legend together. What is chosen stands in the address, so
// that a link to it survives a reload.

const byId = (id) => document.getElementById(id);
const stage = byId('graph');
const tip = byId('tip');

const still = matchMedia('(prefers-reduced-motion: reduce)');
const system = matchMedia('(prefers-color-scheme: dark)');
document.documentElement.dataset.theme = system.matches ? 'dark' : 'light';
readPalette();

const visEdges = new vis.DataSet(claims.map((claim) => ({ from: claim.from, to: claim.to, smooth: bend(claim), ...line(claim) })));
const visNodes = new vis.DataSet(things.map((thing) => ({ id: thing.id, x: thing.x, y: thing.y })));
const network = new vis.Network(stage, { nodes: visNodes, edges: visEdges }, {
  ...readBlock('option-data'),
  nodes: { shape: 'custom', ctxRenderer: drawThing, chosen: false },
  edges: { chosen: false, selectionWidth: 0, hoverWidth: 0.8 },
});

// Redraw, handing vis-network only the lines that look different from before.
const drawn = new Map(claims.map((claim) => [claim.id, JSON.stringify(line(claim))]));
function refresh() {
  const changed = [];
  for (const claim of claims) {
    const now = line(claim);
    const text = JSON.stringify(now);
    if (drawn.get(claim.id) !== text) changed.push(now);
    drawn.set(claim.id, text);
  }
  if (changed.length) visEdges.update(changed);
  network.redraw();
}

function choose(thing, claim = null, { pan = false } = {}) {
  view.thing = thing;
  view.claim = claim;
  const around = claim !== null ? [claims[claim]] : claims.filter((other) => other.from === thing || other.to === thing);
  view.near = thing === null && claim === null ? null : new Set([thing, ...around.flatMap((other) => [other.from, other.to])]);
  history.replaceState(null, '', address(thing, claim));
  fillPanel();
  refresh();
  if (pan && thing !== null) bringIntoView(things[thing]);
}

function address(thing, claim) {
  if (claim !== null) return `#claim=${claim}`;
  return thing === null ? '#' : `#thing=${encodeURIComponent(things[thing].iri.slice(0, 2000))}`;
}

function chooseFromAddress() {
  const [kind, value = ''] = location.hash.slice(1).split('=');
  if (kind === 'claim' && /^\d+$/.test(value) && claims[value]) return choose(null, Number(value));
  let iri = null;
  try { iri = decodeURIComponent(value); } catch { /* a broken address chooses nothing */ }
  const found = kind === 'thing' ? things.find((thing) => thing.iri.slice(0, 2000) === iri) : undefined;
  return choose(found ? found.id : null);
}

function bringIntoView(thing) {
  const at = network.canvasToDOM({ x: thing.px, y: thing.py });
  const inside = at.x > 60 && at.y > 40 && at.x < stage.clientWidth - 60 && at.y < stage.clientHeight - 90;
  if (!inside || network.getScale() < 0.5) {
    const scale = Math.max(network.getScale(), page.cards ? 0.8 : 1);
    network.moveTo({ position: { x: thing.px, y: thing.py }, scale, animation: still.matches ? false : { duration: 350 } });
  }
}

// The whole picture, clear of the legend; on a narrow screen, as much of it as can be read.
function fit() {
  const shown = things.filter(isShown);
  if (!shown.length) return;
  if (page.narrow) return fitWidth(shown);
  const left = Math.min(...shown.map((thing) => thing.px - thing.w / 2));
  const right = Math.max(...shown.map((thing) => thing.px + thing.w / 2));
  const top = Math.min(...shown.map((thing) => thing.py - thing.h / 2), ...page.headings.map(([, y]) => y - 12));
  const bottom = Math.max(...shown.map((thing) => thing.py + thing.h / 2));
  const [pad, foot] = [page.cards ? 18 : 50, byId('types').parentElement.offsetHeight + (page.cards ? 16 : 40)];
  const scale = Math.min((stage.clientWidth - 2 * pad) / (right - left), (stage.clientHeight - pad - foot) / (bottom - top), 1.2);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + (foot - pad) / 2 / scale }, scale, animation: false });
}

// On a narrow screen, the upper part of the picture in its full width.
function fitWidth(shown) {
  const right = Math.max(...shown.map((thing) => Math.abs(thing.px) + thing.w / 2));
  const top = Math.min(...shown.map((thing) => thing.py - thing.h / 2), ...page.headings.map(([, y]) => y - 12));
  const scale = Math.min((stage.clientWidth - 24) / (2 * right), 1);
  network.moveTo({ position: { x: 0, y: top - 14 / scale + stage.clientHeight / 2 / scale }, scale, animation: false });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: still.matches ? false : { duration: 150 } });
}

function showTip(pointer, thing, claim) {
  tip.replaceChildren(...tipContent(thing, claim));
  tip.hidden = false;
  const left = Math.min(pointer.x + 14, stage.clientWidth - tip.offsetWidth - 8);
  const below = pointer.y + 18 + tip.offsetHeight < stage.clientHeight;
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${Math.max(8, below ? pointer.y + 18 : pointer.y - tip.offsetHeight - 12)}px`;
}
const hideTip = () => { tip.hidden = true; };

network.on('afterDrawing', (ctx) => (page.cards ? drawHeadings(ctx) : drawNames(ctx, network)));
network.on('click', ({ nodes, edges }) => {
  if (nodes.length) choose(nodes[0]);
  else if (edges.length) choose(null, edges[0]);
  else choose(null);
});
network.on('hoverNode', ({ node, pointer }) => showTip(pointer.DOM, things[node], null));
network.on('hoverEdge', ({ edge, pointer }) => showTip(pointer.DOM, null, claims[edge]));
for (const name of ['blurNode', 'blurEdge', 'dragStart', 'zoom', 'click']) network.on(name, hideTip);
network.on('dragEnd', ({ nodes }) => {
  for (const [id, at] of Object.entries(network.getPositions(nodes))) [things[id].px, things[id].py] = [at.x, at.y];
  network.redraw();
});
network.on('resize', fit);
new ResizeObserver(() => { network.setSize('100%', '100%'); network.redraw(); fit(); }).observe(stage);
byId('in').addEventListener('click', () => zoom(1.35));
byId('out').addEventListener('click', () => zoom(1 / 1.35));
byId('fit').addEventListener('click', fit);

byId('panel').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.dataset.thing) choose(Number(button.dataset.thing), null, { pan: true });
  if (button?.dataset.back !== undefined) choose(null);
  if (button) byId('panel').focus({ preventScroll: true });
});

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  readPalette();
  refresh();
}
byId('theme').addEventListener('click', () => setTheme(palette.dark ? 'light' : 'dark'));
system.addEventListener('change', () => setTheme(system.matches ? 'dark' : 'light'));

// The legend: a chip shows or hides what it names.
function chip(picture, label, n, hidden, word) {
  const made = el('button', { type: 'button', class: 'chip', 'aria-pressed': 'true' }, picture, label, el('span', { class: 'count' }, n));
  made.addEventListener('click', () => {
    const shown = hidden.delete(word) || !hidden.add(word);
    made.setAttribute('aria-pressed', String(shown));
    visNodes.update(things.map((thing) => ({ id: thing.id, hidden: !isShown(thing) })));
    refresh();
  });
  return made;
}

function fillLegend() {
  for (const look of page.types) {
    const n = things.filter((thing) => (thing.type ?? '') === look.type).length;
    if (n) byId('types').append(chip(markOf(look), short(look.many, 30), n, view.hiddenTypes, look.type));
  }
  for (const look of page.statuses) {
    const n = claims.filter((claim) => claim.status === look.status).length;
    if (n) byId('statuses').append(chip(strokeOf(look), look.title, n, view.hiddenStatuses, look.status));
  }
}

// Search: a text field with a list below it (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
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
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    field.value = '';
    closeList();
    choose(null);
  }
  if (event.key === '/' && event.target === document.body) {
    event.preventDefault();
    field.focus();
  }
});
addEventListener('hashchange', chooseFromAddress);

fillLegend();
chooseFromAddress();
fit();
