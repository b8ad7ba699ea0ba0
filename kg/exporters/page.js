// The page: puts the drawing, the panel, the search and the filters together. What is chosen and what is filtered stand
// in the address, so that a link survives a reload.

const tip = byId('tip');
const still = matchMedia('(prefers-reduced-motion: reduce)');

function choose(thing, claim = null, { pan = false, passage = null } = {}) {
  Object.assign(view, { thing, claim, passage });
  const around = chosenClaims()?.map((id) => claims[id]) ?? (thing === null ? [] : things[thing].claims);
  const nothing = thing === null && chosenClaims() === null;
  view.near = nothing ? null : new Set([...(thing === null ? [] : [thing]), ...around.flatMap((other) => [other.from, other.to])]);
  remember();
  fillPanel();
  showInText();
  refresh();
  if (pan && thing !== null) bringIntoView(things[thing]);
}

// The address: what is chosen, then what is filtered away.
const keyOf = (thing) => thing.iri.slice(0, 2000);
const SETS = ['type', 'status', 'role', 'source'];

function address() {
  const found = new URLSearchParams();
  if (view.claim !== null) found.set('claim', view.claim);
  else if (view.thing !== null) found.set('thing', keyOf(things[view.thing]));
  for (const name of SETS) for (const word of filters[name]) found.append(`no-${name}`, word.slice(0, 200));
  if (filters.sure) found.set('sure', filters.sure);
  for (const name of ['from', 'to']) if (filters[name] !== null) found.set(name, filters[name]);
  if (around.thing !== null) {
    found.set('around', keyOf(things[around.thing]));
    found.set('steps', around.steps);
  }
  return `#${found}`;
}

// In a frame of a notebook there is no address of its own.
function remember() {
  try { history.replaceState(null, '', address()); } catch { /* then nothing is remembered */ }
}

const thingOf = (key) => (key === null ? null : things.find((thing) => keyOf(thing) === key)?.id ?? null);
const numberIn = (text, low, high) => (text !== null && text !== '' && text >= low && text <= high ? Number(text) : null);

function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const name of SETS) filters[name] = new Set(wanted.getAll(`no-${name}`));
  filters.sure = numberIn(wanted.get('sure'), 0, 1) ?? 0;
  for (const name of ['from', 'to']) filters[name] = numberIn(wanted.get(name), -9999, 9999);
  around.thing = thingOf(wanted.get('around'));
  around.steps = numberIn(wanted.get('steps'), 1, 99) ?? 1;
  filters.within = around.thing === null ? null : reachOf(around.thing, around.steps);
  const claim = numberIn(wanted.get('claim'), 0, claims.length - 1);
  filtersChanged();
  if (claim !== null && claims[claim]) choose(null, claim);
  else choose(thingOf(wanted.get('thing')));
}

// The neighbourhood of one thing, some steps wide, and nothing else.
const around = { thing: null, steps: 1 };

function reachOf(thing, steps) {
  let found = new Set([thing]);
  for (let n = 0; n < steps; n++) {
    found = new Set([...found, ...[...found].flatMap((id) => things[id].claims.flatMap((claim) => [claim.from, claim.to]))]);
  }
  return found;
}

function showOnly(thing, steps) {
  Object.assign(around, { thing, steps });
  filters.within = thing === null ? null : reachOf(thing, steps);
  filtersChanged();
  choose(view.thing);
  fit();
}

function filtersChanged() {
  applyFilters();
  refreshThings();
  fillState();
  syncFilters();
}

function bringIntoView(thing) {
  const at = network.canvasToDOM({ x: thing.px, y: thing.py });
  const inside = at.x > 60 && at.y > 40 && at.x < stage.clientWidth - 60 && at.y < stage.clientHeight - 90;
  if (!inside || network.getScale() < (page.cards ? 0.5 : 0.3)) {
    const scale = Math.max(network.getScale(), page.cards ? 0.8 : 1);
    network.moveTo({ position: { x: thing.px, y: thing.py }, scale, animation: still.matches ? false : { duration: 350 } });
  }
}

// The whole picture, clear of the legend; on a narrow screen, as much of it as can be read.
const BUTTONS = innerWidth <= 760 ? 0 : 36; // px on the right

function fit(least = 0) {
  const shown = things.filter(isShown);
  if (!shown.length) return undefined;
  if (page.narrow) return fitWidth(shown);
  const { left, right, top, bottom } = boundsOf(shown);
  const [pad, foot] = [page.cards ? 18 : 50, byId('types').parentElement.offsetHeight + (page.cards ? 16 : 40)];
  const head = byId('state').hidden ? 0 : byId('state').offsetHeight + 8;
  const whole = Math.min((stage.clientWidth - 2 * pad - BUTTONS) / (right - left || 1), (stage.clientHeight - pad - foot - head) / (bottom - top || 1), page.cards ? 1.2 : 2);
  const scale = Math.max(whole, least);
  if (scale > whole) return network.moveTo({ position: { x: startOf(left, right, scale, stage.clientWidth - 2 * pad), y: startOf(top, bottom, scale, stage.clientHeight - 2 * pad) }, scale, animation: false });
  network.moveTo({ position: { x: (left + right) / 2 + BUTTONS / 2 / scale, y: (top + bottom) / 2 + (foot - pad - head) / 2 / scale }, scale, animation: false });
  return undefined;
}

// The middle of the window on one axis, if not all of it can be seen: around what is in focus, but not beyond an end.
function startOf(low, high, scale, room) {
  const half = room / 2 / scale;
  return high - low < 2 * half ? (low + high) / 2 : Math.min(Math.max(0, low + half), high - half);
}

function boundsOf(shown) {
  const found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const take = (x1, y1, x2, y2) => Object.assign(found, {
    left: Math.min(found.left, x1), top: Math.min(found.top, y1), right: Math.max(found.right, x2), bottom: Math.max(found.bottom, y2) });
  for (const thing of shown) take(thing.px - thing.w / 2, thing.py - thing.h / 2, thing.px + thing.w / 2, thing.py + thing.h / 2);
  if (shown.length === things.length) for (const [x, y, text] of page.headings) take(x - text.length * 4, y - 12, x + text.length * 4, y);
  return found;
}

// On a narrow screen, the upper part of the picture in its full width.
function fitWidth(shown) {
  const { left, right, top } = boundsOf(shown);
  const scale = Math.min((stage.clientWidth - 24) / (right - left), 1);
  network.moveTo({ position: { x: (left + right) / 2, y: top - 14 / scale + stage.clientHeight / 2 / scale }, scale, animation: false });
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

function areaInView() {
  const [low, high] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight })];
  return [low.x, low.y, high.x, high.y];
}

network.on('click', ({ nodes, edges }) => {
  const [thing] = onlyThings(nodes);
  if (thing !== undefined) choose(thing);
  else if (edges.length) choose(null, edges[0]);
  else choose(null);
});
network.on('doubleClick', ({ nodes }) => {
  const [thing] = onlyThings(nodes);
  if (thing !== undefined) showOnly(thing, around.thing === thing ? around.steps + 1 : 1);
});
network.on('hoverNode', ({ node, pointer }) => {
  if (!things[node]) return;
  view.lit = things[node];
  showTip(pointer.DOM, things[node], null);
});
network.on('hoverEdge', ({ edge, pointer }) => showTip(pointer.DOM, null, claims[edge]));
for (const name of ['blurNode', 'blurEdge', 'dragStart', 'zoom', 'click']) network.on(name, hideTip);
network.on('dragEnd', ({ nodes }) => {
  for (const id of onlyThings(nodes)) [things[id].px, things[id].py] = Object.values(network.getPositions([id])[id]);
  network.redraw();
});
byId('in').addEventListener('click', () => zoom(1.35));
byId('out').addEventListener('click', () => zoom(1 / 1.35));
byId('fit').addEventListener('click', () => fit());

// Keys that move the picture while it has the focus.
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
stage.addEventListener('keydown', (event) => {
  const move = MOVES[event.key];
  const middle = network.DOMtoCanvas({ x: stage.clientWidth / 2, y: stage.clientHeight / 2 });
  const step = 80 / network.getScale();
  if (move) network.moveTo({ position: { x: middle.x + move[0] * step, y: middle.y + move[1] * step }, animation: false });
  else if (event.key === '+' || event.key === '=') zoom(1.35);
  else if (event.key === '-') zoom(1 / 1.35);
  else if (event.key === '0') fit();
  else return;
  event.preventDefault();
});

const ACTS = {
  back: () => choose(null),
  only: () => showOnly(view.thing, 1),
  more: () => showOnly(around.thing, around.steps + 1),
  all: () => resetFilters(),
};
document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button || !(button.dataset.thing || ACTS[button.dataset.act])) return;
  const inside = byId('panel').contains(button);
  if (button.dataset.thing) choose(Number(button.dataset.thing), null, { pan: true });
  else ACTS[button.dataset.act]();
  if (inside) byId('panel').focus({ preventScroll: true });
});

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  readPalette();
  refresh();
}
byId('theme').addEventListener('click', () => setTheme(palette.dark ? 'light' : 'dark'));
system.addEventListener('change', () => setTheme(system.matches ? 'dark' : 'light'));

// A menu closes when something else is clicked, or by Escape.
const menus = [...document.querySelectorAll('details.menu')];
document.addEventListener('pointerdown', (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const open = menus.find((menu) => menu.open);
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
      return;
    }
    field.value = '';
    closeList();
    choose(null);
  }
  if (event.key === '/' && !/INPUT|TEXTAREA/.test(event.target.tagName)) {
    event.preventDefault();
    field.focus();
  }
});
addEventListener('hashchange', readAddress);

fillFilters();
fillText();
readAddress();
fit(page.cards ? 0.5 : 0);
document.documentElement.dataset.ready = '';
