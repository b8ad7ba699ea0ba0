// What the canvas shows: things as cards or marks, claims as lines. Knows nothing of the rest of the page.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);
const page = readBlock('page-data');
const things = readBlock('node-data');
if (page.narrow && innerWidth <= 760) {
  page.headings = page.narrow.headings;
  things.forEach((thing, n) => { [thing.x, thing.y] = page.narrow.positions[n]; });
} else {
  page.narrow = null;
}
const claims = readBlock('edge-data');
const evidence = readBlock('evidence-data');

for (const thing of things) Object.assign(thing, { label: thing.label ?? '', lines: thing.lines ?? [''], px: thing.x, py: thing.y });
for (const claim of claims) Object.assign(claim, { label: claim.label ?? '', evidence: (claim.evidence ?? []).map((n) => evidence[n]) });

const typeLooks = new Map(page.types.map((look) => [look.type, look]));
const statusLooks = new Map(page.statuses.map((look) => [look.status, look]));
const lookOf = (thing) => typeLooks.get(thing.type ?? '');
const shapes = new Map(page.types.map((look) => [look.type, new Path2D(look.shape)]));
const sans = getComputedStyle(document.body).fontFamily;

// What is chosen, pointed at and hidden. `near` holds the ids that stay bright while something is chosen.
const view = { thing: null, claim: null, near: null, hiddenTypes: new Set(), hiddenStatuses: new Set() };
let palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'sheet', 'ink', 'soft', 'rule', 'line', 'accent', 'alarm']) {
    palette[name] = style.getPropertyValue(`--${name}`).trim();
  }
  palette.dark = document.documentElement.dataset.theme === 'dark';
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mix = (one, two, share) =>
  `rgb(${channels(one).map((value, n) => Math.round(value * share + channels(two)[n] * (1 - share))).join(' ')})`;
const isLight = (hex) => channels(hex).reduce((sum, value, n) => sum + value * [0.3, 0.59, 0.11][n], 0) > 140;

const isShown = (thing) => !view.hiddenTypes.has(thing.type ?? '');
const isDrawn = (claim) =>
  !claim.folded && !view.hiddenStatuses.has(claim.status) && isShown(things[claim.from]) && isShown(things[claim.to]);
const isDim = (thing) => view.near !== null && !view.near.has(thing.id);

function outline(ctx, thing, x, y) {
  const [w, h] = [thing.w, thing.h];
  const [left, top] = [x - w / 2, y - h / 2];
  ctx.beginPath();
  if (thing.type === 'character') {
    const tip = Math.min(12, h / 2);
    ctx.moveTo(left, y);
    for (const [px, py] of [[left + tip, top], [left + w - tip, top], [left + w, y], [left + w - tip, top + h], [left + tip, top + h]]) ctx.lineTo(px, py);
    ctx.closePath();
  } else {
    ctx.roundRect(left, top, w, h, thing.type === 'film' ? 3 : thing.type === 'person' ? h / 2 : 8);
  }
}

function drawMark(ctx, thing, x, y, radius, stroke, fill) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.fillStyle = fill ?? lookOf(thing).colour;
  ctx.fill(shapes.get(thing.type ?? ''), 'evenodd');
  ctx.lineWidth = 1.3 / radius;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = stroke;
  ctx.stroke(shapes.get(thing.type ?? ''));
  ctx.restore();
}

function drawCard(ctx, thing, x, y, lit) {
  const colour = lookOf(thing).colour;
  const ink = thing.focus ? (isLight(colour) ? '#1c1d22' : '#ffffff') : palette.ink;
  outline(ctx, thing, x, y);
  ctx.fillStyle = thing.focus ? colour : mix(colour, palette.sheet, palette.dark ? 0.26 : 0.15);
  ctx.fill();
  ctx.lineWidth = lit ? 3 : 1.4;
  ctx.strokeStyle = lit ? palette.accent : mix(colour, palette.ink, palette.dark ? 0.7 : 0.5);
  ctx.stroke();
  drawMark(ctx, thing, x - thing.w / 2 + (thing.focus ? 26 : 21), y, thing.focus ? 10 : 7, ink, thing.focus ? 'transparent' : undefined);
  drawCardText(ctx, thing, x, y, ink);
}

function drawCardText(ctx, thing, x, y, ink) {
  const font = thing.focus ? 17 : 13;
  const step = font + 4;
  const lines = thing.lines ?? [''];
  const left = x - thing.w / 2 + (thing.focus ? 46 : 34);
  const room = thing.w - (thing.focus ? 58 : 44);
  let at = y - (lines.length * step + (thing.caption ? 14 : 0)) / 2 + step / 2;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = ink;
  ctx.font = `${thing.focus ? 650 : 500} ${font}px ${sans}`;
  for (const line of lines) {
    ctx.fillText(line, left, at, room);
    at += step;
  }
  if (thing.caption) {
    ctx.font = `11px ${sans}`;
    ctx.globalAlpha *= 0.78;
    ctx.fillText(thing.caption, left, at - 2, room);
  }
}

// vis-network calls this for every thing it draws.
function drawThing({ ctx, id, x, y, state }) {
  const thing = things[id];
  return {
    drawNode() {
      const lit = view.thing === id || state.hover;
      ctx.globalAlpha = isDim(thing) ? 0.16 : 1;
      if (page.cards) drawCard(ctx, thing, x, y, lit);
      else drawMark(ctx, thing, x, y, (thing.w / 2) * (lit ? 1.2 : 1), lit ? palette.accent : palette.ink);
    },
    nodeDimensions: { width: thing.w, height: thing.h },
  };
}

function drawHeadings(ctx) {
  ctx.font = `600 12px ${sans}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = palette.soft;
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 5;
  for (const [x, y, text] of page.headings) {
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }
}

// Names beside marks, at the same size whatever the zoom, the most important first, none over another.
function drawNames(ctx, network) {
  const scale = network.getScale();
  const px = 1 / scale;
  const markBox = (thing) => [thing.px - thing.w / 2, thing.py - thing.h / 2, thing.px + thing.w / 2, thing.py + thing.h / 2];
  const taken = things.filter((thing) => isShown(thing) && isBold(thing)).map(markBox);
  const marks = things.filter(isShown).map(markBox);
  const [low, high] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight })];
  const inside = (box) => box[0] >= low.x && box[2] <= high.x;
  const apart = (a, b) => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1];
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const thing of things.filter(isShown).sort((a, b) => rank(b) - rank(a))) {
    if (isDim(thing)) continue;
    const bold = isBold(thing);
    const clear = (box, others) => others.every((other) => apart(box, other));
    ctx.font = `${bold ? 600 : 400} ${12 * px}px ${sans}`;
    const name = clip(thing.lines.join(' '), 32);
    const [x, y] = [thing.px, thing.py];
    const wide = ctx.measureText(name).width;
    const [reach, half] = [thing.w / 2 + 4 * px, 7 * px];
    const places = [[x + reach, y], [x - wide / 2, y + thing.h / 2 + 9 * px], [x - reach - wide, y], [x - wide / 2, y - thing.h / 2 - 9 * px]];
    const boxes = places.map(([left, middle]) => [left, middle - half, left + wide, middle + half]);
    const open = boxes.filter((box) => clear(box, taken));
    const best = open.filter((box) => clear(box, marks));
    const found = best.find(inside) ?? (bold ? open.find(inside) : undefined) ?? best[0];
    if (!found) continue;
    taken.push(found);
    ctx.strokeStyle = palette.paper;
    ctx.lineWidth = 3.5 * px;
    ctx.strokeText(name, found[0], found[1] + half);
    ctx.fillStyle = bold ? palette.ink : palette.soft;
    ctx.fillText(name, found[0], found[1] + half);
  }
}

const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const isBold = (thing) => thing.type === 'film' || thing.focus || view.near?.has(thing.id);
const rank = (thing) => (view.near?.has(thing.id) ? 1e6 : 0) + (thing.focus ? 1e5 : 0) + (isBold(thing) ? 1e4 : 0) + thing.w;

// How a claim's line is bent: from side to side between columns, past each other where two join the same pair.
function bend(claim) {
  const [a, b] = [things[claim.from], things[claim.to]];
  const across = page.columns && Math.abs(a.x - b.x) > (a.w + b.w) / 2;
  if (claim.nth) return { enabled: true, type: claim.from < claim.to ? 'curvedCW' : 'curvedCCW', roundness: 0.2 * claim.nth };
  if (across && !page.narrow && skipsColumn(a, b)) return { enabled: true, type: 'horizontal', roundness: 0.9 };
  if (across) return { enabled: true, type: 'cubicBezier', forceDirection: 'horizontal', roundness: 0.5 };
  const between = page.columns && things.some((c) => c !== a && c !== b && Math.abs(c.x - a.x) < 60 && (c.y - a.y) * (c.y - b.y) < 0);
  return between ? { enabled: true, type: 'curvedCW', roundness: 0.6 } : { enabled: false, type: 'continuous', roundness: 0 };
}

// Whether a column stands between two things: then the line goes level below its things first, and turns late.
function skipsColumn(a, b) {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  return page.headings.some(([x]) => x > left.x + left.w && x < right.x - right.w);
}

// The claim as vis-network draws it at this moment.
function line(claim) {
  const look = statusLooks.get(claim.status);
  const near = view.near !== null && touches(claim);
  const colour = near && !look.alarming ? palette.accent : look.alarming ? palette.alarm : palette.line;
  const width = (look.alarming ? 1.9 : 1.4) + (near ? 0.9 : 0);
  return {
    id: claim.id,
    hidden: !isDrawn(claim),
    color: { color: colour, hover: palette.accent, highlight: colour, opacity: near ? 1 : view.near !== null ? 0.12 : page.cards && !page.narrow ? 0.9 : 0.55 },
    width: page.cards ? width : width * 0.8,
    dashes: look.dashes.length ? look.dashes : false,
    arrows: { to: { enabled: page.cards || near, scaleFactor: 0.5 }, middle: { enabled: look.struck, type: 'bar', scaleFactor: 0.6 } },
    label: showsLabel(claim, near) ? claim.label.slice(0, 40) : ' ',
    font: { size: 11.5, face: sans, color: palette.ink, strokeWidth: 4, strokeColor: palette.paper, align: 'horizontal' },
  };
}

const touches = (claim) =>
  view.claim !== null ? claim.id === view.claim : claim.from === view.thing || claim.to === view.thing;

function showsLabel(claim, near) {
  if (view.near === null) return page.cards && !page.columns && claims.length <= 20;
  return near && view.near.size <= 16 && (page.cards || view.near.size <= 9);
}
