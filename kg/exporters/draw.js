// How things and claims look on a canvas: things as cards or marks, claims as lines. Knows nothing of the rest of the page.

const shapes = new Map(page.types.map((look) => [look.type, Object.assign(new Path2D(look.shape), { d: look.shape })]));
const sans = getComputedStyle(document.body).fontFamily;

let palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'sheet', 'ink', 'soft', 'rule', 'line', 'accent', 'alarm', 'axis']) {
    palette[name] = style.getPropertyValue(`--${name}`).trim();
  }
  palette.dark = document.documentElement.dataset.theme === 'dark';
}

const system = matchMedia('(prefers-color-scheme: dark)');
document.documentElement.dataset.theme = system.matches ? 'dark' : 'light';
readPalette();

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mix = (one, two, share) =>
  `rgb(${channels(one).map((value, n) => Math.round(value * share + channels(two)[n] * (1 - share))).join(' ')})`;
const isLight = (hex) => channels(hex).reduce((sum, value, n) => sum + value * [0.3, 0.59, 0.11][n], 0) > 140;

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

// A thing at its place. Marks never get smaller than can be seen, whatever the zoom.
function paintThing(ctx, thing, scale, x = thing.px, y = thing.py) {
  const lit = view.thing === thing.id || view.lit === thing;
  if (page.cards && isDim(thing)) {
    outline(ctx, thing, x, y);
    ctx.fillStyle = palette.paper;
    ctx.fill();
  }
  ctx.globalAlpha = isDim(thing) ? 0.16 : 1;
  if (page.cards) drawCard(ctx, thing, x, y, lit);
  else drawMark(ctx, thing, x, y, radiusOf(thing, scale) * (lit ? 1.2 : 1), lit ? palette.accent : palette.ink);
  ctx.globalAlpha = 1;
}

const radiusOf = (thing, scale) => Math.max(thing.w / 2, (thing.type === 'film' ? 6 : 4) / scale);

// The scale that things stand along, a line with marks.
function drawAxes(ctx) {
  ctx.lineCap = 'round';
  ctx.strokeStyle = palette.axis;
  ctx.fillStyle = palette.paper;
  for (const [x, top, bottom, marks] of page.axes) {
    ctx.lineWidth = 3;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom);
    ctx.stroke();
    ctx.lineWidth = 2.5;
    for (const y of marks) {
      ctx.beginPath();
      ctx.arc(x, y, 4.5, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
  }
  ctx.lineCap = 'butt';
}

function drawHeadings(ctx) {
  ctx.lineJoin = 'round';
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

// Names beside marks, at the same size whatever the zoom, the most important first, none over another. `area` is what is
// in view; in a small graph no name covers a mark either.
function drawNames(ctx, scale, area) {
  const px = 1 / scale;
  const seen = things.filter((thing) => isShown(thing) && inArea(thing, area));
  const open = seen.filter((thing) => !isDim(thing)).sort((a, b) => rank(b) - rank(a)).slice(0, MOST_NAMES);
  const all = new Grid(90 * px);
  const bold = new Grid(90 * px);
  for (const thing of seen.length <= MOST_NAMES ? seen : open) {
    const r = radiusOf(thing, scale);
    const box = [thing.px - r, thing.py - r, thing.px + r, thing.py + r];
    all.add(box);
    if (isBold(thing)) bold.add(box);
  }
  Object.assign(ctx, { textAlign: 'left', textBaseline: 'middle', lineJoin: 'round', strokeStyle: palette.paper, lineWidth: 3.5 * px });
  for (const thing of open) {
    const strong = isBold(thing);
    const name = clip(thing.label, 32);
    const boxes = placesFor(thing, widthOf(thing, name, strong) * px, px, scale);
    const free = boxes.filter((box) => box[0] >= area[0] && box[2] <= area[2] && bold.isFree(box));
    const found = free.find((box) => all.isFree(box)) ?? (strong ? free[0] : undefined);
    if (!found) continue;
    all.add(found);
    bold.add(found);
    const y = (found[1] + found[3]) / 2;
    ctx.font = `${strong ? 600 : 400} ${12 * px}px ${sans}`;
    ctx.strokeText(name, found[0], y);
    ctx.fillStyle = strong ? palette.ink : palette.soft;
    ctx.fillText(name, found[0], y);
  }
  drawWords(ctx, px, bold, area);
}

// The words of the lines of what is chosen, on the lines where they cover nothing; those that join the same two together.
function drawWords(ctx, px, taken, area) {
  const near = view.near && view.near.size <= 24 ? claims.filter((claim) => touches(claim) && isDrawn(claim) && claim.from !== claim.to) : [];
  Object.assign(ctx, { textAlign: 'center', font: `${11.5 * px}px ${sans}`, fillStyle: palette.ink });
  for (const [pair, words] of pairsOf(near)) {
    const [a, b] = pair.split(' ').map((id) => things[id]);
    const text = words.slice(0, 2).map((word) => clip(word, 30)).join(', ') + (words.length > 2 ? `, +${words.length - 2}` : '');
    const half = [ctx.measureText(text).width / 2 + 2 * px, 7 * px];
    const boxes = [0.5, 0.4, 0.6, 0.3, 0.7].map((share) => [a.px + (b.px - a.px) * share, a.py + (b.py - a.py) * share])
      .map(([x, y]) => [x - half[0], y - half[1], x + half[0], y + half[1]]);
    const found = boxes.find((box) => box[0] >= area[0] && box[2] <= area[2] && taken.isFree(box));
    if (!found) continue;
    taken.add(found);
    const middle = [(found[0] + found[2]) / 2, (found[1] + found[3]) / 2];
    ctx.strokeText(text, ...middle);
    ctx.fillText(text, ...middle);
  }
}

function pairsOf(some) {
  const found = new Map();
  for (const { from, to, label } of some) {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (!found.get(pair)?.includes(label)) found.set(pair, [...(found.get(pair) ?? []), label]);
  }
  return found;
}

// How wide a name is at 12 px: measured once, for it takes longer than drawing.
const ruler = document.createElement('canvas').getContext('2d');
function widthOf(thing, name, strong) {
  thing.wide ??= new Map();
  if (!thing.wide.has(strong)) {
    ruler.font = `${strong ? 600 : 400} 12px ${sans}`;
    thing.wide.set(strong, ruler.measureText(name).width);
  }
  return thing.wide.get(strong);
}

const MOST_NAMES = 600;
const inArea = (thing, area) => thing.px > area[0] && thing.px < area[2] && thing.py > area[1] && thing.py < area[3];

// Right of the mark, below it, left of it, above it.
function placesFor(thing, wide, px, scale) {
  const [x, y, r, half] = [thing.px, thing.py, radiusOf(thing, scale), 7 * px];
  const reach = r + 4 * px;
  const places = [[x + reach, y], [x - wide / 2, y + r + 9 * px], [x - reach - wide, y], [x - wide / 2, y - r - 9 * px]];
  return places.map(([left, middle]) => [left, middle - half, left + wide, middle + half]);
}

// Boxes (left, top, right, bottom) in cells, to find those that touch one without looking at all.
class Grid {
  constructor(size) { this.size = size; this.cells = new Map(); }

  * keys([left, top, right, bottom]) {
    const at = (value) => Math.floor(value / this.size);
    for (let x = at(left); x <= at(right); x++) for (let y = at(top); y <= at(bottom); y++) yield x * 65_536 + y;
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  isFree(box) {
    for (const key of this.keys(box)) if (this.cells.get(key)?.some((other) => overlap(box, other))) return false;
    return true;
  }
}
const overlap = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

const clip = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const isBold = (thing) => thing.type === 'film' || thing.focus || view.near?.has(thing.id);
const rank = (thing) => (view.near?.has(thing.id) ? 1e6 : 0) + (thing.focus ? 1e5 : 0) + (isBold(thing) ? 1e4 : 0) + thing.w;

const isSequel = (claim) => page.sequels.includes(claim.type);
const chosenClaims = () => view.passage ?? (view.claim === null ? null : [view.claim]);
const touches = (claim) => chosenClaims()?.includes(claim.id) ?? (claim.from === view.thing || claim.to === view.thing);

// How the line of a claim looks at this moment.
function penOf(claim) {
  const look = statusLooks.get(claim.status);
  const near = view.near !== null && touches(claim);
  const strong = isSequel(claim);
  const colour = near && !look.alarming ? palette.accent : look.alarming ? palette.alarm : strong ? palette.ink : palette.line;
  const width = (look.alarming ? 1.9 : strong ? 2.4 : 1.4) + (near ? 0.9 : 0);
  const dim = page.cards && !page.narrow ? 0.9 : strong ? 0.9 : 0.55;
  return { look, near, colour, width: page.cards ? width : width * 0.8, opacity: near ? 1 : view.near !== null ? 0.12 : dim };
}

// Where a line leaves the first of two things and reaches the second: at their borders, or at a point of an axis.
function endsOf(claim, scale) {
  const [a, b] = [things[claim.from], things[claim.to]];
  const stem = stemOf(claim);
  if (stem) return [stem, [b.px - b.w / 2, stem[1]]];
  const way = b.px > a.px ? 0.5 : -0.5;
  if (isAcross(claim)) return [[a.px + way * a.w, a.py + portOf(a, claim)], [b.px - way * b.w, b.py + portOf(b, claim)]];
  return [border(a, b, scale), border(b, a, scale)];
}

const stemOf = (claim) => (things[claim.from].focus ? page.stems[claim.to] : undefined);

// Whether a line leads from one column to another.
function isAcross(claim) {
  const [a, b] = [things[claim.from], things[claim.to]];
  return page.columns && Math.abs(a.x - b.x) > (a.w + b.w) / 2;
}

// How far above or below the middle of a card's side a line meets it: the lines of a side in the order of where they lead.
// A part's card comes to a point, where all its lines begin.
function portOf(thing, claim) {
  if (thing.type === 'character') return 0;
  thing.ports ??= portsOf(thing);
  return thing.ports.get(claim.id) ?? 0;
}

function portsOf(thing) {
  const lines = thing.claims.filter((claim) => isAcross(claim) && !stemOf(claim) && !claim.folded);
  const other = (claim) => things[claim.from === thing.id ? claim.to : claim.from];
  const right = (claim) => other(claim).x > thing.x;
  const ports = new Map();
  for (const side of [true, false]) {
    const here = lines.filter((claim) => right(claim) === side).sort((one, two) => other(one).y - other(two).y || one.id - two.id);
    const step = Math.min(9, (thing.h * 0.8) / here.length);
    here.forEach((claim, n) => ports.set(claim.id, (n - (here.length - 1) / 2) * step));
  }
  return ports;
}

function border(thing, towards, scale) {
  const [dx, dy] = [towards.px - thing.px, towards.py - thing.py];
  if (!page.cards) {
    const share = Math.min(radiusOf(thing, scale) / (Math.hypot(dx, dy) || 1), 0.5);
    return [thing.px + dx * share, thing.py + dy * share];
  }
  const share = Math.min(dx ? thing.w / 2 / Math.abs(dx) : 1, dy ? thing.h / 2 / Math.abs(dy) : 1, 0.5);
  return [thing.px + dx * share, thing.py + dy * share];
}

// The line of a claim with its dashes, its head and its stroke, where vis-network does not draw it.
function paintLine(ctx, claim, scale) {
  const pen = penOf(claim);
  const [[x1, y1], [x2, y2]] = endsOf(claim, scale);
  const px = page.cards ? 1 : 1 / scale;
  ctx.globalAlpha = pen.opacity;
  ctx.strokeStyle = ctx.fillStyle = pen.colour;
  ctx.lineWidth = pen.width * px;
  ctx.setLineDash(pen.look.dashes.map((length) => length * px));
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  const middle = curve(ctx, claim, [x1, y1], [x2, y2]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (page.cards || pen.near) head(ctx, middle, [x2, y2], 7 * px);
  if (pen.look.struck) strike(ctx, middle, 5 * px);
  ctx.globalAlpha = 1;
}

// Draws on from the start to the end, bent where several join the same two; gives the middle of the line.
function curve(ctx, claim, [x1, y1], [x2, y2]) {
  const side = claim.nth ? claim.nth * 0.2 : 0;
  if (isAcross(claim)) {
    const half = (x1 + x2) / 2;
    ctx.bezierCurveTo(half, y1, half, y2, x2, y2);
    return [half, (y1 + y2) / 2];
  }
  const [cx, cy] = [(x1 + x2) / 2 + (y2 - y1) * side, (y1 + y2) / 2 - (x2 - x1) * side];
  if (side) ctx.quadraticCurveTo(cx, cy, x2, y2);
  else ctx.lineTo(x2, y2);
  return [(x1 + x2) / 4 + cx / 2, (y1 + y2) / 4 + cy / 2];
}

function head(ctx, [x1, y1], [x2, y2], size) {
  const flat = page.columns && Math.abs(x1 - x2) > 20;
  const turn = flat ? (x2 > x1 ? 0 : Math.PI) : Math.atan2(y2 - y1, x2 - x1);
  ctx.beginPath();
  ctx.moveTo(x2, y2);
  for (const side of [0.42, -0.42]) ctx.lineTo(x2 - size * Math.cos(turn + side), y2 - size * Math.sin(turn + side));
  ctx.closePath();
  ctx.fill();
}

function strike(ctx, [x, y], size) {
  ctx.beginPath();
  for (const way of [1, -1]) {
    ctx.moveTo(x - size * 0.8, y - way * size);
    ctx.lineTo(x + size * 0.8, y + way * size);
  }
  ctx.stroke();
}

// The whole picture, for files: all that is shown, without anything that depends on the window.
function paintAll(ctx, scale) {
  drawAxes(ctx);
  for (const claim of claims) if (isDrawn(claim) && claim.from !== claim.to) paintLine(ctx, claim, scale);
  for (const thing of things) if (isShown(thing)) paintThing(ctx, thing, scale);
  if (page.cards) drawHeadings(ctx);
  else drawNames(ctx, scale, [-Infinity, -Infinity, Infinity, Infinity]);
}
