// The drawing surface of a graph of up to a thousand things: vis-network, with things drawn by us and physics off.

// How a claim's line is bent: from side to side between columns, past each other where two join the same pair.
function bend(claim) {
  const [a, b] = [things[claim.from], things[claim.to]];
  if (stemOf(claim)) return { enabled: false, type: 'continuous', roundness: 0 };
  if (isAcross(claim)) {
    if (!page.narrow && skipsColumn(a, b)) return { enabled: true, type: 'horizontal', roundness: 0.9 };
    return { enabled: true, type: 'cubicBezier', forceDirection: 'horizontal', roundness: 0.5 };
  }
  if (claim.nth) return { enabled: true, type: claim.from < claim.to ? 'curvedCW' : 'curvedCCW', roundness: 0.2 * claim.nth };
  const between = page.columns && things.some((c) => c !== a && c !== b && Math.abs(c.x - a.x) < 60 && (c.y - a.y) * (c.y - b.y) < 0);
  const right = page.axes.length && a.y > b.y ? 'curvedCCW' : 'curvedCW';
  return between ? { enabled: true, type: right, roundness: page.axes.length ? 0.4 : 0.6 } : { enabled: false, type: 'continuous', roundness: 0 };
}

// Whether a column stands between two things: then the line goes level below its things first, and turns late.
function skipsColumn(a, b) {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  return page.headings.some(([x]) => x > left.x + left.w && x < right.x - right.w);
}

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
    label: showsWords(claim, near) ? clip(claim.label, 40) : ' ',
    font: { size: 11.5, face: sans, color: palette.ink, strokeWidth: 4, strokeColor: palette.paper, align: 'horizontal', vadjust: look.struck ? -11 : 0 },
  };
}

// Between marks the words of lines are written with their names, see drawNames.
function showsWords(claim, near) {
  if (!page.cards) return false;
  return view.near === null ? !page.columns && claims.length <= 20 : near && view.near.size <= 16;
}

// vis-network calls this for every thing it draws.
function drawThing({ ctx, id, x, y }) {
  const thing = things[id];
  return {
    drawNode() { paintThing(ctx, thing, network.getScale(), x, y); },
    nodeDimensions: { width: thing.w, height: thing.h },
  };
}

// Where a line has to leave and reach a thing at a certain place, it has, for vis-network, things of no size there.
const pinOf = (claim, end) => `${end} of ${claim.id}`;
const pins = claims.filter((claim) => stemOf(claim) || isAcross(claim)).flatMap((claim) => {
  const [from, to] = endsOf(claim, 1);
  return Object.entries({ from, to }).map(([end, [x, y]]) => ({ id: pinOf(claim, end), x, y, fixed: true, shape: 'dot', size: 0, borderWidth: 0 }));
});
const visNodes = new vis.DataSet(things.map((thing) => ({ id: thing.id, x: thing.x, y: thing.y })));
visNodes.add(pins);
const visEdges = new vis.DataSet(claims.map((claim) => {
  const ends = visNodes.get(pinOf(claim, 'from')) ? { from: pinOf(claim, 'from'), to: pinOf(claim, 'to') } : { from: claim.from, to: claim.to };
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
