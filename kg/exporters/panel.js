// What stands beside the picture: all claims about what is chosen, or a list of everything. Text only, never markup.

// An element with attributes and children; children are elements or text.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function svg(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const markOf = (look) =>
  svg('svg', { class: 'mark', viewBox: '-1.1 -1.1 2.2 2.2', 'aria-hidden': 'true' }, svg('path', { d: look.shape, fill: look.colour }));

function strokeOf(look) {
  const middle = look.struck ? [svg('path', { d: 'M14 1V9' })] : [];
  const path = svg('path', { d: 'M0 5H28', 'stroke-dasharray': look.dashes.join(' ') });
  return svg('svg', { class: `stroke${look.alarming ? ' alarming' : ''}`, viewBox: '0 0 28 10', 'aria-hidden': 'true' }, path, ...middle);
}

const short = (text, length = 300) => (text.length > length ? `${text.slice(0, length)}…` : text);
const count = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const nameOf = (thing) => el('bdi', {}, short(thing.label, 120));
const thingButton = (thing) => el('button', { type: 'button', class: 'thing', 'data-thing': thing.id }, nameOf(thing));

function isSafe(url) {
  try {
    return new URL(url).protocol === 'https:';
  } catch {
    return false;
  }
}

function linksOf(thing) {
  const links = (thing.links ?? []).filter(([, url]) => isSafe(url));
  const made = links.map(([label, url]) => el('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, short(label || url, 40), ' ↗'));
  return made.length ? el('div', { class: 'links' }, ...made) : null;
}

// The text with the names that the claim joins marked in it; a surname where the full name is not there.
function marked(text, names) {
  const wanted = names.flatMap((name) => [name, name.split(' ').at(-1)]).filter((name) => name.length > 2 && name.length < 200);
  const spans = [];
  for (const name of wanted) {
    const at = text.indexOf(name);
    if (at >= 0 && spans.every(([from, to]) => at >= to || at + name.length <= from)) spans.push([at, at + name.length]);
  }
  const pieces = [];
  let done = 0;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    pieces.push(text.slice(done, from), el('mark', {}, text.slice(from, to)));
    done = to;
  }
  return [...pieces, text.slice(done)];
}

function sentence(claim, about = null) {
  const side = (id) => (id === about ? el('b', {}, nameOf(things[id])) : thingButton(things[id]));
  const struck = statusLooks.get(claim.status).struck;
  return el('p', {}, side(claim.from), ' ', el('span', { class: struck ? 'label struck' : 'label' }, el('bdi', {}, short(claim.label, 80))), ' → ', side(claim.to));
}

function statusOf(claim) {
  const look = statusLooks.get(claim.status);
  return el('span', { class: `status${look.alarming ? ' alarming' : ''}`, 'data-status': look.status, title: look.meaning }, look.title);
}

// Verdicts that say more than the claim's status does.
const verdictWords = new Map([
  ['unknownFilm', 'no trusted source knows the film'],
  ['anachronism', 'impossible by the years'],
  ['ambiguous', 'could mean more than one'],
  ['unchecked', 'not checked'],
]);

function whereOf(item) {
  const sure = typeof item.confidence === 'number' && item.confidence < 1 ? `read with confidence ${item.confidence.toFixed(2)}` : null;
  const stance = item.stance && item.stance !== 'asserted' ? item.stance : null;
  const alias = item['credited as'] ? `credited as ${item['credited as']}` : null;
  const parts = [item.source, item.locator, alias, stance, verdictWords.get(item.verdict), sure].filter((part) => part !== null && part !== undefined);
  return el('p', { class: 'where' }, el('bdi', {}, parts.map((part) => short(String(part), 160)).join(' · ')));
}

// The credit that decided the verdict, which stands against the claim, or bears it out.
const SIDES = new Map([['supported', 'Borne out by: '], ['unchecked', 'Rests on: ']]);

function otherSide(item) {
  if (!item.against) return null;
  const side = SIDES.get(item.verdict);
  return el('p', { class: side ? 'against for' : 'against' }, el('b', {}, side ?? 'Against it: '), el('bdi', {}, short(String(item.against), 2000)));
}

function evidenceOf(item, claim) {
  const names = [things[claim.from].label, things[claim.to].label];
  const quote = item.quote ? el('blockquote', { dir: 'auto' }, ...marked(String(item.quote), names)) : null;
  return el('div', {}, quote, whereOf(item), otherSide(item));
}

function claimItem(claim, about) {
  const found = claim.evidence.map((item) => evidenceOf(item, claim));
  const here = view.claim === claim.id ? ' here' : '';
  return el('div', { class: `claim${here}`, 'data-claim': claim.id }, el('div', { class: 'said' }, sentence(claim, about), statusOf(claim)), ...found);
}

// Claims by what they say, in the order of the graph; in each group those that need attention come first.
function claimGroups(list, about) {
  const groups = groupBy(list, (claim) => claim.label);
  const alarm = (claim) => (statusLooks.get(claim.status).alarming ? 0 : 1);
  const urgent = ([, members]) => Math.min(...members.map(alarm));
  return [...groups].sort((a, b) => urgent(a) - urgent(b)).flatMap(([label, members]) => [
    el('h3', {}, el('bdi', {}, short(label, 80)), el('span', {}, members.length)),
    ...listed(members.sort((a, b) => alarm(a) - alarm(b)), (claim) => claimItem(claim, about), 'div'),
  ]);
}

function groupBy(list, key) {
  const groups = new Map();
  for (const item of list) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}

const heading = (text) => el('h2', { class: text.length > 90 ? 'long' : null, dir: 'auto' }, text);
const actButton = (act, label, look = 'act') => el('button', { type: 'button', class: look, 'data-act': act }, label);
const backButton = () => actButton('back', '← Everything', 'back');

// From one thing to its surroundings, and further.
function actsOf(thing) {
  const here = around.thing === thing.id;
  const acts = here ? [actButton('more', 'One step more'), actButton('all', 'Show all')] : [actButton('only', 'Only what surrounds it')];
  return el('div', { class: 'links' }, ...acts);
}

const MOST_LISTED = 200;

// So many of a list, and a button for the others, in an element as a list holds it.
function listed(items, made, holder) {
  const rest = items.slice(MOST_LISTED);
  if (!rest.length) return items.map(made);
  const button = el('button', { type: 'button', class: 'act', click: () => more.replaceWith(...rest.map(made)) }, `${rest.length.toLocaleString('en')} more`);
  const more = el(holder, {}, button);
  return [...items.slice(0, MOST_LISTED).map(made), more];
}

function thingPanel(thing) {
  const look = lookOf(thing);
  const about = thing.claims;
  return [
    backButton(),
    el('p', { class: 'eyebrow' }, markOf(look), thing.year ? `${look.one}, ${thing.year}` : look.one),
    heading(thing.label),
    linksOf(thing),
    about.length ? actsOf(thing) : null,
    el('p', { class: 'lead' }, about.length ? `${count(about.length, 'claim', 'claims')}` : 'No claim about it is in this picture.'),
    ...claimGroups(about, thing.id),
  ];
}

function claimPanel(claim) {
  const [a, b] = [things[claim.from], things[claim.to]];
  return [backButton(), el('p', { class: 'eyebrow' }, strokeOf(statusLooks.get(claim.status)), 'Claim'), heading(short(`${a.label} — ${claim.label} — ${b.label}`)), claimItem(claim, null)];
}

function passagePanel(ids) {
  return [backButton(), el('p', { class: 'eyebrow' }, 'One passage'), heading(count(ids.length, 'claim', 'claims')), ...ids.map((id) => claimItem(claims[id], null))];
}

function thingItem(thing) {
  const year = thing.year && !thing.label.includes(thing.year) ? el('span', { class: 'year' }, thing.year) : null;
  return el('li', {}, thingButton(thing), year);
}

function overview() {
  const numbers = page.statuses.map((look) => [look, claims.filter((claim) => claim.status === look.status).length]).filter(([, n]) => n);
  const tally = numbers.map(([look, n]) => el('li', {}, strokeOf(look), el('span', { class: 'count' }, n.toLocaleString('en')), el('span', {}, look.title.toLowerCase()), el('span', { class: 'meaning' }, look.meaning)));
  const lists = page.types.map((look) => [look, things.filter((thing) => (thing.type ?? '') === look.type)]).filter(([, list]) => list.length);
  return [
    el('h2', {}, `${count(things.length, 'thing', 'things')}, ${count(claims.length, 'claim', 'claims')}`),
    page.note ? el('p', { class: 'lead', dir: 'auto' }, short(page.note, 1000)) : null,
    el('h3', {}, 'How well they are borne out'),
    el('ul', { class: 'tally' }, ...tally),
    ...lists.flatMap(([look, list]) => [
      el('h3', {}, look.many, el('span', {}, list.length)),
      el('ul', { class: 'things' }, ...listed(list, thingItem, 'li')),
    ]),
  ];
}

function fillPanel() {
  const panel = document.getElementById('panel');
  const content = view.passage ? passagePanel(view.passage) : view.claim !== null ? claimPanel(claims[view.claim]) : view.thing !== null ? thingPanel(things[view.thing]) : overview();
  panel.replaceChildren(...content.filter((item) => item !== null));
  panel.scrollTop = 0;
}

// The small pop-up at the pointer.
function tipContent(thing, claim) {
  if (thing) {
    const n = thing.claims.length;
    const year = thing.year ? `, ${thing.year}` : '';
    return [el('b', { dir: 'auto' }, short(thing.label)), el('div', { class: 'where' }, `${lookOf(thing).one}${year}, ${count(n, 'claim', 'claims')}`)];
  }
  const [a, b] = [things[claim.from], things[claim.to]];
  const first = claim.evidence[0];
  const quote = first?.quote ? el('blockquote', { dir: 'auto' }, short(String(first.quote))) : null;
  const look = statusLooks.get(claim.status);
  return [
    el('div', {}, el('bdi', {}, short(a.label, 80)), ' ', el('b', {}, short(claim.label, 80)), ' ', el('bdi', {}, short(b.label, 80))),
    quote,
    el('div', { class: 'where' }, `${look.title}: ${look.meaning}`, first?.source ? ` · ${short(String(first.source), 80)}` : ''),
  ].filter(Boolean);
}
