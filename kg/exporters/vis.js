// The drawing surface of a graph of up to a thousand things: vis-network, with things drawn by us and physics off.

// How a claim's line is bent: from side to side between columns, past each other where two join the same pair.
function bend(claim) {
  const [a, b] = [things[claim.from], things[claim.to]];
  if (stemOf(claim)) return { enabled: false, type: 'continuous', roundness: 0 };
  const across = page.columns && Math.abs(a.x - b.x) > (a.w + b.w) / 2;
  if (claim.nth) return { enabled: true, type: claim.from < claim.to ? 'curvedCW' : 'curvedCCW', roundness: 0.2 * claim.nth };
  if (across && !page.narrow && skipsColumn(a, b)) return { enabled: true, type: 'horizontal', roundness: 0.9 };
  if (across) return { enabled: true, type: 'cubicBezier', forceDirection: 'horizontal', roundness: 0.5 };
  const between = page.columns && things.some((c) => c !== a && c !== b && Math.abs(c.x - a.x) < 60 && (c.y - a.y) * (c.y - b.y) < 0);
  const right = page.axes.length && a.y > b.y ? 'curvedCCW' : 'curvedCW';
  return between ? { enabled: true, type: right, roundness: page.axes.length ? 0.4 : 0.6 } : { enabled: false, type: 'continuous', roundness: 0 };
}

// Whether a column stands between two things: then the line goes level below its things first, and turns late.
function skipsColumn(a, b) {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  return page.headings.some(([x]) => x > left.x + left.w && x < right.x - right.w);
}

const stemOf = (claim) => (things[claim.from].focus ? page.stems[claim.to] : undefined);

let labelScale = 1; // words on lines between marks are as large at any zoom

// The claim as vis-network draws it at this moment.
function line(claim) {
  const { look, near, colour, width, opacity } = penOf(claim);
  return {
    id: claim.id,
    hidden: !isDrawn(claim),
    color: { color: colour, hover: palette.accent, highlight: colour, opacity },
    width,
    dashes: look.dashes.length ? look.dashes : false,
    arrows: { to: { enabled: page.cards || near, scaleFactor: 0.5 }, middle: { enabled: look.struck, type: 'bar', scaleFactor: 0.6 } },
    label: showsLabel(claim, near) ? labelOf(claim) : ' ',
    font: { size: page.cards ? 11.5 : 11.5 / labelScale, face: sans, color: palette.ink, strokeWidth: 4, strokeColor: palette.paper, align: 'horizontal' },
  };
}

// Between marks the words of all lines that join the same two stand on the first of them.
function labelOf(claim) {
  if (page.cards) return claim.label.slice(0, 40);
  const pair = things[claim.from].claims.filter((other) => isDrawn(other) && touchesBoth(other, claim));
  const words = pair.slice(0, 2).map((other) => clip(other.label, 30)).join(', ');
  return pair[0] !== claim ? ' ' : pair.length > 2 ? `${words}, +${pair.length - 2}` : words;
}

const touchesBoth = (one, two) => (one.from === two.from && one.to === two.to) || (one.from === two.to && one.to === two.from);

function showsLabel(claim, near) {
  if (view.near === null) return page.cards && !page.columns && claims.length <= 20;
  return near && view.near.size <= 16 && (page.cards || view.near.size <= 9);
}

// vis-network calls this for every thing it draws.
function drawThing({ ctx, id, x, y }) {
  const thing = things[id];
  return {
    drawNode() { paintThing(ctx, thing, network.getScale(), x, y); },
    nodeDimensions: { width: thing.w, height: thing.h },
  };
}

// A line that begins on an axis begins, for vis-network, at a thing of no size there, and ends at one at the border.
const pin = (id, [x, y]) => ({ id, x, y, fixed: true, shape: 'dot', size: 0, borderWidth: 0 });
const stems = claims.filter(stemOf).flatMap((claim) => endsOf(claim, 1).map((place, n) => pin(`stem ${claim.id} ${n}`, place)));
const visNodes = new vis.DataSet(things.map((thing) => ({ id: thing.id, x: thing.x, y: thing.y })));
visNodes.add(stems);
const visEdges = new vis.DataSet(claims.map((claim) => {
  const ends = stemOf(claim) ? { from: `stem ${claim.id} 0`, to: `stem ${claim.id} 1` } : { from: claim.from, to: claim.to };
  return { ...ends, smooth: bend(claim), ...line(claim) };
}));
const options = readBlock('option-data');
if (page.columns) options.interaction.dragNodes = false; // what stands in columns or along years stays there
if (claims.length > 800) Object.assign(options.interaction, { hideEdgesOnDrag: true, hideEdgesOnZoom: true }); // else it lags
const network = new vis.Network(stage, { nodes: visNodes, edges: visEdges }, {
  ...options,
  nodes: { shape: 'custom', ctxRenderer: drawThing, chosen: false },
  edges: { chosen: false, selectionWidth: 0, hoverWidth: 0.8 },
});

// Redraw, handing vis-network only the lines that look different from before.
const drawn = new Map(claims.map((claim) => [claim.id, JSON.stringify(line(claim))]));
function refresh() {
  labelScale = Math.max(network.getScale(), 0.2);
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

// Hand on which things are shown, then redraw.
function refreshThings() {
  visNodes.update(things.map((thing) => ({ id: thing.id, hidden: !isShown(thing) })));
  refresh();
}

const onlyThings = (ids) => ids.filter((id) => typeof id === 'number');
network.on('beforeDrawing', drawAxes);
network.on('afterDrawing', (ctx) => (page.cards ? drawHeadings(ctx) : drawNames(ctx, network.getScale(), areaInView())));
new ResizeObserver(() => { network.setSize('100%', '100%'); network.redraw(); fit(); }).observe(stage);
