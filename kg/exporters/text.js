// The text of a review beside its picture, with what it claims marked by verdict. Mark and line lead to each other.

const passages = new Map(); // claims by the stretch that makes them, "from,to" in UTF-16 units

function spansOf(claim) {
  const own = claim.evidence.filter((item) => item.source === page.text.source);
  return own.map((item) => /^char=(\d+),(\d+)$/.exec(item.locator ?? '')).filter(Boolean).map((found) => [Number(found[1]), Number(found[2])]);
}

// Where each code point begins, in UTF-16 units: places are given in code points.
function unitsOf(text) {
  const units = [];
  let at = 0;
  for (const letter of text) {
    units.push(at);
    at += letter.length;
  }
  return [...units, at];
}

const urgency = (claim) => (statusLooks.get(claim.status).alarming ? 0 : claim.status === 'fact' ? 2 : 1);

function fillText() {
  if (!page.text) return;
  const units = unitsOf(page.text.text);
  for (const claim of claims) {
    for (const [from, to] of spansOf(claim)) {
      if (from >= to || to >= units.length) continue;
      const key = `${units[from]},${units[to]}`;
      passages.set(key, [...(passages.get(key) ?? []), claim]);
    }
  }
  const made = pieces(page.text.text);
  const blank = typeof made[0] === 'string' ? made[0].length - made[0].trimStart().length : 0; // front matter, blanked out
  byId('text').append(...(blank ? [el('span', { class: 'blank' }, made[0].slice(0, blank)), made[0].slice(blank), ...made.slice(1)] : made));
}

// The text cut wherever a passage begins or ends; a piece belongs to the shortest passage that holds it.
function pieces(text) {
  const spans = [...passages.keys()].map((key) => key.split(',').map(Number)).sort((a, b) => (a[1] - a[0]) - (b[1] - b[0]));
  const cuts = [...new Set([0, text.length, ...spans.flat()])].sort((a, b) => a - b);
  const begun = new Set();
  return cuts.slice(1).map((to, n) => {
    const from = cuts[n];
    const span = spans.find((one) => one[0] <= from && one[1] >= to);
    if (!span || !text.slice(from, to).trim()) return text.slice(from, to);
    const key = span.join(',');
    const made = markFor(key, text.slice(from, to), !begun.has(key));
    begun.add(key);
    return made;
  });
}

function markFor(key, text, first) {
  const about = passages.get(key);
  const worst = [...about].sort((a, b) => urgency(a) - urgency(b))[0];
  const look = statusLooks.get(worst.status);
  const says = about.map((claim) => `${things[claim.from].label} ${claim.label} ${things[claim.to].label}: ${statusLooks.get(claim.status).title}`).join('; ');
  const made = el('mark', { class: look.alarming ? 'alarming' : null, 'data-status': look.status, 'data-passage': key, title: short(says, 400) }, text);
  if (first) for (const [name, value] of [['role', 'button'], ['tabindex', '0'], ['aria-description', short(says, 200)]]) made.setAttribute(name, value);
  return made;
}

function choosePassage(key) {
  const about = passages.get(key);
  if (about.length === 1) choose(null, about[0].id);
  else choose(null, null, { passage: about.map((claim) => claim.id) });
}

// Light up where the text says what is chosen.
function showInText() {
  if (!page.text) return;
  const ids = new Set(chosenClaims() ?? (view.thing === null ? [] : things[view.thing].claims.map((claim) => claim.id)));
  let first = null;
  for (const mark of document.querySelectorAll('#text mark')) {
    const here = passages.get(mark.dataset.passage).some((claim) => ids.has(claim.id));
    mark.classList.toggle('here', here);
    if (here) first ??= mark;
  }
  first?.scrollIntoView({ block: 'nearest', behavior: still.matches ? 'auto' : 'smooth' });
}

byId('text')?.addEventListener('click', (event) => {
  const mark = event.target.closest('mark');
  if (mark) choosePassage(mark.dataset.passage);
});
byId('text')?.addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.localName === 'mark') {
    event.preventDefault();
    choosePassage(event.target.dataset.passage);
  }
});
