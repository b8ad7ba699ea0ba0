// What the page is about: things, claims and their evidence, what is chosen, and what is filtered away.

const byId = (id) => document.getElementById(id);
const stage = byId('graph');
const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);
const page = readBlock('page-data');
const things = readBlock('node-data');
const claims = readBlock('edge-data');
const evidence = readBlock('evidence-data');

if (page.narrow && innerWidth <= 760) {
  Object.assign(page, { headings: page.narrow.headings, axes: page.narrow.axes, stems: page.narrow.stems });
  things.forEach((thing, n) => { [thing.x, thing.y] = page.narrow.positions[n]; });
} else {
  page.narrow = null;
}

const named = (value) => (typeof value === 'number' ? page.words[value] : value);
for (const row of evidence) for (const name of Object.keys(row)) if (name !== 'confidence') row[name] = named(row[name]);
things.forEach((thing, id) => {
  const h = thing.h ?? thing.w;
  Object.assign(thing, { id, iri: page.base + (thing.iri ?? ''), label: thing.label ?? '', h, px: thing.x, py: thing.y, claims: [], shown: true });
  thing.lines ??= [thing.label];
});
claims.forEach((claim, id) => {
  const type = named(claim.type ?? '');
  Object.assign(claim, { id, type, label: claim.label === undefined ? type : named(claim.label), status: named(claim.status) });
  claim.role = type.split(' (')[0];
  claim.evidence = (claim.evidence ?? []).map((n) => evidence[n]);
  claim.shown = true;
  things[claim.from].claims.push(claim);
  if (claim.to !== claim.from) things[claim.to].claims.push(claim);
});

const typeLooks = new Map(page.types.map((look) => [look.type, look]));
const statusLooks = new Map(page.statuses.map((look) => [look.status, look]));
const lookOf = (thing) => typeLooks.get(thing.type ?? '');

// What is chosen or pointed at; `passage` holds the ids of the claims that one stretch of a text makes. `near` holds the ids that stay bright while something is chosen.
const view = { thing: null, claim: null, passage: null, near: null, lit: null };

// What is filtered away. `within` holds the ids of a neighbourhood that alone is shown, or null.
const filters = { type: new Set(), status: new Set(), role: new Set(), source: new Set(), sure: 0, from: null, to: null, within: null };

const isShown = (thing) => thing.shown;
const isDrawn = (claim) => claim.shown && (!claim.folded || filters.type.has('character'));
const isDim = (thing) => view.near !== null && !view.near.has(thing.id);
const narrowed = () => filters.status.size + filters.role.size + filters.source.size > 0 || filters.sure > 0;

function passes(thing) {
  if (filters.type.has(thing.type ?? '') || (filters.within && !filters.within.has(thing.id))) return false;
  if (thing.type !== 'film' || (filters.from === null && filters.to === null)) return true;
  return thing.year >= (filters.from ?? -Infinity) && thing.year <= (filters.to ?? Infinity);
}

function holds(claim) {
  if (filters.status.has(claim.status) || filters.role.has(claim.role)) return false;
  if (!claim.evidence.length) return filters.sure === 0;
  return claim.evidence.some((item) => !filters.source.has(item.source ?? '') && (item.confidence ?? 1) >= filters.sure);
}

// A claim is shown where it and both its ends pass; a thing that only hidden claims speak of goes with them.
function applyFilters() {
  for (const thing of things) thing.shown = passes(thing);
  for (const claim of claims) claim.shown = holds(claim) && things[claim.from].shown && things[claim.to].shown;
  if (!narrowed() && filters.from === null && filters.to === null) return;
  for (const thing of things) {
    if (thing.shown && !thing.focus && thing.claims.length) thing.shown = thing.claims.some((claim) => claim.shown);
  }
}
