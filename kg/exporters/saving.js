// The picture as a file: PNG by a second canvas, SVG by an object that is drawn on like one. And the printed page.

const INFO = 26;

// How large the picture is, with its title above and its licences below.
function sheet() {
  const box = boundsOf(things.filter(isShown));
  const room = page.cards ? 40 : 160;
  const [left, top] = [box.left - room, box.top - room - 44];
  return { left, top, wide: box.right - left + room, high: box.bottom - top + room + INFO };
}

function paintSheet(ctx, { left, top, wide, high }, scale) {
  ctx.fillStyle = palette.paper;
  ctx.fillRect(left, top, wide, high);
  paintAll(ctx, scale);
  Object.assign(ctx, { textAlign: 'left', textBaseline: 'alphabetic', fillStyle: palette.ink, font: `600 20px ${sans}` });
  ctx.fillText(clip(page.title, Math.max(12, Math.round(wide / 12))), left + 20, top + 34);
  const about = [page.licences.length ? `Licences: ${page.licences.join('; ')}` : '', page.query].filter(Boolean).join(' · ');
  Object.assign(ctx, { fillStyle: palette.soft, font: `11px ${sans}` });
  ctx.fillText(clip(about, Math.round(wide / 6)), left + 20, top + high - 12);
}

const MOST_PIXELS = 6000;

function pngBlob() {
  const area = sheet();
  const scale = Math.min(2, MOST_PIXELS / Math.max(area.wide, area.high));
  const canvas = el('canvas', { width: Math.ceil(area.wide * scale), height: Math.ceil(area.high * scale) });
  const ctx = canvas.getContext('2d');
  ctx.setTransform(scale, 0, 0, scale, -area.left * scale, -area.top * scale);
  paintSheet(ctx, area, page.cards ? 1 : Math.min(scale, 1));
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

function svgText() {
  const area = sheet();
  const recorder = new Recorder();
  paintSheet(recorder, area, 1);
  const box = [area.left, area.top, area.wide, area.high].map((n) => n.toFixed(1));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}"><title>${escaped(page.title)}</title>${recorder.made.join('\n')}</svg>\n`;
}

const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const escaped = (text) => String(text).toWellFormed().replace(UNWRITABLE, '\ufffd').replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

// What of a canvas' context the drawing uses (https://html.spec.whatwg.org/multipage/canvas.html), written down as SVG.
class Recorder {
  constructor() {
    this.made = [];
    this.ruler = document.createElement('canvas').getContext('2d');
    this.moves = '';
    this.kept = [];
    this.state = { fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, font: '', globalAlpha: 1, textAlign: 'left', textBaseline: 'alphabetic', lineJoin: 'miter', lineCap: 'butt', dashes: [] };
    for (const name of Object.keys(this.state)) Object.defineProperty(this, name, { get: () => this.state[name], set: (value) => { this.state[name] = value; } });
    this.turns = [];
  }

  save() { this.kept.push([{ ...this.state }, [...this.turns]]); }

  restore() { [this.state, this.turns] = this.kept.pop(); }

  translate(x, y) { this.turns.push(`translate(${x.toFixed(2)} ${y.toFixed(2)})`); }

  scale(x, y) { this.turns.push(`scale(${x.toFixed(4)} ${y.toFixed(4)})`); }

  setLineDash(dashes) { this.state.dashes = dashes; }

  measureText(text) {
    this.ruler.font = this.state.font;
    return this.ruler.measureText(text);
  }

  step(letter, ...numbers) { this.moves += letter + numbers.map((n) => Number(n.toFixed(2))).join(' '); }

  beginPath() { this.moves = ''; }

  closePath() { this.moves += 'Z'; }

  moveTo(...at) { this.step('M', ...at); }

  lineTo(...at) { this.step('L', ...at); }

  bezierCurveTo(...at) { this.step('C', ...at); }

  quadraticCurveTo(...at) { this.step('Q', ...at); }

  arc(x, y, r) { this.moves += `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`; }

  roundRect(x, y, w, h, r) {
    const corner = `a${r} ${r} 0 0 1 `;
    this.step('M', x + r, y);
    this.moves += `h${w - 2 * r}${corner}${r} ${r}v${h - 2 * r}${corner}${-r} ${r}h${2 * r - w}${corner}${-r} ${-r}v${2 * r - h}${corner}${r} ${-r}Z`;
  }

  put(tag, attributes, text = '') {
    const turned = this.turns.length ? { transform: this.turns.join(' ') } : {};
    const opaque = this.state.globalAlpha < 1 ? { opacity: this.state.globalAlpha } : {};
    const all = Object.entries({ ...attributes, ...opaque, ...turned }).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
    this.made.push(`<${tag}${all}${text ? `>${text}</${tag}>` : '/>'}`);
  }

  fillRect(x, y, width, height) { this.put('rect', { x, y, width, height, fill: this.state.fillStyle }); }

  fill(path) {
    if (this.state.fillStyle !== 'transparent') this.put('path', { d: path?.d ?? this.moves, fill: this.state.fillStyle, 'fill-rule': 'evenodd' });
  }

  get pen() {
    const dashes = this.state.dashes.length ? { 'stroke-dasharray': this.state.dashes.join(' ') } : {};
    return { stroke: this.state.strokeStyle, 'stroke-width': this.state.lineWidth, 'stroke-linejoin': this.state.lineJoin, 'stroke-linecap': this.state.lineCap, ...dashes };
  }

  stroke(path) { this.put('path', { d: path?.d ?? this.moves, fill: 'none', ...this.pen }); }

  get letters() {
    const [, weight, size, family] = this.state.font.match(/^(?:(\d+) )?([\d.]+)px (.*)$/);
    const anchor = this.state.textAlign === 'center' ? { 'text-anchor': 'middle' } : {};
    return { 'font-family': family, 'font-size': size, ...(weight ? { 'font-weight': weight } : {}), ...anchor };
  }

  write(text, x, y, room, look) {
    const down = this.state.textBaseline === 'middle' ? parseFloat(this.letters['font-size']) * 0.35 : 0;
    const squeeze = room && this.measureText(text).width > room ? { textLength: room, lengthAdjust: 'spacingAndGlyphs' } : {};
    this.put('text', { x: x.toFixed(1), y: (y + down).toFixed(1), ...this.letters, ...squeeze, ...look }, escaped(text));
  }

  fillText(text, x, y, room) { this.write(text, x, y, room, { fill: this.state.fillStyle }); }

  strokeText(text, x, y, room) { this.write(text, x, y, room, { fill: 'none', ...this.pen }); }
}

const fileName = () => (page.title.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'graph').toLowerCase();

function save(blob, suffix) {
  const link = el('a', { href: URL.createObjectURL(blob), download: `${fileName()}.${suffix}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

byId('save-png').addEventListener('click', async () => save(await pngBlob(), 'png'));
byId('save-svg').addEventListener('click', () => save(new Blob([svgText()], { type: 'image/svg+xml' }), 'svg'));
byId('print').addEventListener('click', () => print());

// What is printed is the drawing itself, light and sharp, not what the canvas happens to show.
let before = null;
addEventListener('beforeprint', () => {
  before = document.documentElement.dataset.theme;
  setTheme('light');
  const drawing = new DOMParser().parseFromString(svgText(), 'image/svg+xml').documentElement;
  byId('printed').replaceChildren(document.adoptNode(drawing));
});
addEventListener('afterprint', () => {
  byId('printed').replaceChildren();
  setTheme(before);
});
