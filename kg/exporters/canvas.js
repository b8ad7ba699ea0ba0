// The drawing surface of a large graph: a canvas of ours, with the part of vis-network's interface that the page uses.
// A whole frame is painted with some margin; while it is moved, that frame is shifted and scaled, which costs the same
// however many things there are, and painted anew as soon as it rests.

const MARGIN = 0.3;
const RESTS = 90;

class Surface {
  constructor(box) {
    this.box = box;
    this.canvas = el('canvas', {});
    box.append(this.canvas);
    this.frame = document.createElement('canvas');
    this.scale = 1;
    this.centre = { x: 0, y: 0 };
    this.heard = new Map();
    this.asked = false;
    this.painted = null;
    this.listen();
    this.setSize();
  }

  on(name, act) { this.heard.set(name, [...(this.heard.get(name) ?? []), act]); }

  tell(name, event) { for (const act of this.heard.get(name) ?? []) act(event); }

  setSize() {
    this.ratio = Math.min(devicePixelRatio || 1, 2);
    [this.wide, this.high] = [this.box.clientWidth, this.box.clientHeight];
    [this.canvas.width, this.canvas.height] = [this.wide * this.ratio, this.high * this.ratio];
    Object.assign(this.canvas.style, { width: '100%', height: '100%' });
    [this.frame.width, this.frame.height] = [this.wide, this.high].map((side) => Math.ceil(side * (1 + 2 * MARGIN) * this.ratio));
    this.painted = null;
  }

  getScale() { return this.scale; }

  canvasToDOM({ x, y }) { return { x: (x - this.centre.x) * this.scale + this.wide / 2, y: (y - this.centre.y) * this.scale + this.high / 2 }; }

  DOMtoCanvas({ x, y }) { return { x: (x - this.wide / 2) / this.scale + this.centre.x, y: (y - this.high / 2) / this.scale + this.centre.y }; }

  moveTo({ position = this.centre, scale = this.scale }) {
    this.centre = { ...position };
    this.scale = Math.min(Math.max(scale, 1e-3), 12);
    this.shift();
  }

  // Paint anew at the next frame.
  redraw() {
    this.painted = null;
    this.shift();
  }

  // Show what there is at its new place at the next frame, and paint it anew when it rests.
  shift() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => { if (!this.isFresh()) this.redraw(); }, RESTS);
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      if (!this.reaches()) this.paint();
      this.show();
    });
  }

  isFresh() { return this.painted && this.painted.scale === this.scale && this.painted.centre.x === this.centre.x && this.painted.centre.y === this.centre.y; }

  // Whether the painted frame still covers most of the window and is not scaled too far.
  reaches() {
    if (!this.painted) return false;
    const zoom = this.scale / this.painted.scale;
    const away = (axis, side) => Math.abs(this.centre[axis] - this.painted.centre[axis]) * this.painted.scale > side * MARGIN;
    return zoom < 2.2 && zoom > 0.45 && !away('x', this.wide) && !away('y', this.high);
  }

  paint() {
    const ctx = this.frame.getContext('2d');
    const [x, y] = [this.frame.width / 2, this.frame.height / 2];
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, this.frame.width, this.frame.height);
    const zoom = this.scale * this.ratio;
    ctx.setTransform(zoom, 0, 0, zoom, x - this.centre.x * zoom, y - this.centre.y * zoom);
    const [halfX, halfY] = [x / zoom, y / zoom];
    paintMany(ctx, this.scale, [this.centre.x - halfX, this.centre.y - halfY, this.centre.x + halfX, this.centre.y + halfY]);
    drawNames(ctx, this.scale, areaInView());
    this.painted = { scale: this.scale, centre: { ...this.centre } };
  }

  show() {
    const ctx = this.canvas.getContext('2d');
    const zoom = this.scale / this.painted.scale;
    const [wide, high] = [this.frame.width * zoom, this.frame.height * zoom];
    const shiftX = (this.painted.centre.x - this.centre.x) * this.scale * this.ratio;
    const shiftY = (this.painted.centre.y - this.centre.y) * this.scale * this.ratio;
    ctx.fillStyle = palette.paper;
    ctx.fillRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.imageSmoothingQuality = 'low';
    ctx.drawImage(this.frame, (this.canvas.width - wide) / 2 + shiftX, (this.canvas.height - high) / 2 + shiftY, wide, high);
    this.tell('shown');
  }

  // The thing at a point of the window, or else the claim whose line passes it.
  thingAt(at) {
    const { x, y } = this.DOMtoCanvas(at);
    let best = null;
    let least = Infinity;
    for (const thing of things) {
      if (!isShown(thing)) continue;
      const far = Math.hypot(thing.px - x, thing.py - y);
      if (far < radiusOf(thing, this.scale) + 3 / this.scale && far < least) [best, least] = [thing, far];
    }
    return best;
  }

  claimAt(at) {
    const { x, y } = this.DOMtoCanvas(at);
    return claims.find((claim) => isDrawn(claim) && distanceTo(claim, x, y) * this.scale < 5) ?? null;
  }

  listen() {
    const pointers = new Map();
    const place = (event) => ({ x: event.offsetX, y: event.offsetY });
    let moved = false;
    let spread = 0;
    this.canvas.addEventListener('pointerdown', (event) => {
      pointers.set(event.pointerId, place(event));
      this.canvas.setPointerCapture(event.pointerId);
      [moved, spread] = [false, 0];
    });
    this.canvas.addEventListener('pointermove', (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return this.point(place(event));
      const now = place(event);
      if (!moved && Math.hypot(now.x - before.x, now.y - before.y) < 4) return undefined;
      if (!moved) this.tell('dragStart', {});
      moved = true;
      pointers.set(event.pointerId, now);
      if (pointers.size === 2) return (spread = this.pinch([...pointers.values()], spread));
      return this.moveTo({ position: { x: this.centre.x - (now.x - before.x) / this.scale, y: this.centre.y - (now.y - before.y) / this.scale } });
    });
    const end = (event) => {
      const down = pointers.delete(event.pointerId);
      if (down && !moved && event.type === 'pointerup') this.click(place(event));
    };
    this.canvas.addEventListener('pointerup', end);
    this.canvas.addEventListener('pointercancel', end);
    this.canvas.addEventListener('pointerleave', () => this.tell('blurNode'));
    this.canvas.addEventListener('dblclick', (event) => this.tell('doubleClick', this.hit(place(event))));
    this.canvas.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.tell('zoom', {});
      this.zoomAt(place(event), 1.0015 ** -event.deltaY);
    }, { passive: false });
  }

  hit(at) {
    const thing = this.thingAt(at);
    const claim = thing ? null : this.claimAt(at);
    return { nodes: thing ? [thing.id] : [], edges: claim ? [claim.id] : [] };
  }

  click(at) { this.tell('click', this.hit(at)); }

  point(at) {
    const thing = this.thingAt(at);
    this.canvas.style.cursor = thing ? 'pointer' : '';
    if (thing) this.tell('hoverNode', { node: thing.id, pointer: { DOM: at } });
    else this.tell('blurNode', {});
  }

  pinch([a, b], spread) {
    const now = Math.hypot(a.x - b.x, a.y - b.y);
    if (spread) this.zoomAt({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, now / spread);
    return now;
  }

  zoomAt(at, factor) {
    const fixed = this.DOMtoCanvas(at);
    const scale = Math.min(Math.max(this.scale * factor, 1e-3), 12);
    this.moveTo({ scale, position: { x: fixed.x - (at.x - this.wide / 2) / scale, y: fixed.y - (at.y - this.high / 2) / scale } });
  }
}

function distanceTo(claim, x, y) {
  const [a, b] = [things[claim.from], things[claim.to]];
  const [dx, dy] = [b.px - a.px, b.py - a.py];
  const along = Math.min(Math.max(((x - a.px) * dx + (y - a.py) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(a.px + dx * along - x, a.py + dy * along - y);
}

// All that is in an area: lines of one look in one stroke, marks of one type and one size in one go.
function paintMany(ctx, scale, area) {
  const quiet = view.near === null;
  paintLines(ctx, scale, area, quiet);
  for (const look of page.types) paintMarks(ctx, scale, area, look);
  for (const thing of view.near ? things.filter((one) => view.near.has(one.id) && isShown(one)) : []) paintThing(ctx, thing, scale);
}

function paintLines(ctx, scale, area, quiet) {
  const seen = claims.filter((claim) => isDrawn(claim) && crosses(claim, area));
  const own = (claim) => isSequel(claim) || statusLooks.get(claim.status).alarming;
  const many = seen.length > 3000;
  for (const look of page.statuses) {
    const alike = seen.filter((claim) => claim.status === look.status && (many || !own(claim)) && (quiet || !touches(claim)));
    ctx.beginPath();
    for (const claim of alike) {
      ctx.moveTo(things[claim.from].px, things[claim.from].py);
      ctx.lineTo(things[claim.to].px, things[claim.to].py);
    }
    ctx.globalAlpha = quiet ? (many ? Math.max(0.06, 900 / seen.length) : 0.5) : 0.1; // so many that they would be one grey
    ctx.strokeStyle = look.alarming ? palette.alarm : palette.line;
    ctx.lineWidth = 1 / scale;
    ctx.setLineDash(many ? [] : look.dashes.map((length) => length / scale));
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
  for (const claim of seen) if ((!many && own(claim)) || (!quiet && touches(claim))) paintLine(ctx, claim, scale);
}

function crosses(claim, area) {
  const [a, b] = [things[claim.from], things[claim.to]];
  return Math.max(a.px, b.px) > area[0] && Math.min(a.px, b.px) < area[2] && Math.max(a.py, b.py) > area[1] && Math.min(a.py, b.py) < area[3];
}

// Far off, where a shape cannot be told, a mark is a square.
function paintMarks(ctx, scale, area, look) {
  const alike = things.filter((thing) => (thing.type ?? '') === look.type && isShown(thing) && inArea(thing, area) && !view.near?.has(thing.id));
  ctx.globalAlpha = view.near ? 0.16 : 1;
  ctx.fillStyle = look.colour;
  const far = alike.length > 1500 && alike[0].w * scale < 9;
  if (far) {
    ctx.beginPath();
    for (const thing of alike) {
      const r = Math.max(thing.w / 2, (look.type === 'film' ? 2.6 : 1.6) / scale);
      ctx.rect(thing.px - r, thing.py - r, 2 * r, 2 * r);
    }
    ctx.fill();
  } else {
    for (const thing of alike) drawMark(ctx, thing, thing.px, thing.py, radiusOf(thing, scale), palette.ink);
  }
  ctx.globalAlpha = 1;
}

const network = new Surface(stage);
const onlyThings = (ids) => ids;
const refresh = () => network.redraw();
const refreshThings = refresh;
new ResizeObserver(() => { network.setSize(); fit(); }).observe(stage);
