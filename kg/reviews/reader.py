"""The reader: from the text of a review to claims."""

from __future__ import annotations

from kg.claim import Stance
from kg.reviews import (
    authors,
    billing,
    brackets,
    cast,
    casting,
    context,
    crafts,
    crew,
    earlier,
    elliptical,
    language,
    likened,
    loose,
    makers,
    naming,
    normalise,
    paired,
    part_first,
    patterns,
    portrayals,
    possessives,
    praise,
    presence,
    pronouns,
    remarks,
    resolve,
    stance,
    trades,
)
from kg.reviews.document import Study
from kg.reviews.document import study as study_document
from kg.reviews.emit import Emitter
from kg.reviews.frames import Frame
from kg.reviews.page import Page
from kg.reviews.patterns import Candidate, Pattern
from kg.reviews.reading import Document, Reading
from kg.reviews.titles import WORD, titlish

PATTERNS = (
    *cast.PATTERNS,
    *part_first.PATTERNS,
    *possessives.PATTERNS,
    *elliptical.PATTERNS,
    *portrayals.PATTERNS,
    *billing.PATTERNS,
    *likened.PATTERNS,
    *casting.PATTERNS,
    *presence.PATTERNS,
    *praise.PATTERNS,
    *crew.PATTERNS,
    *makers.PATTERNS,
    *crafts.PATTERNS,
    *trades.PATTERNS,
    *remarks.PATTERNS,
    *authors.PATTERNS,
    *earlier.PATTERNS,
)

_WHOLE: dict[Stance, str] = {
    "imagined": "the page says that it invents; its credits are marked as imagined",
    "hedged": "the page mostly says what somebody would like; its credits are marked as hedged",
}


def read(text: str, *, source: str, document: Document | None = None) -> Reading:
    """Read one review.

    Args:
        text: the review as it was read, with its markup; spans of claims are code points into it.
        source: the id of the source; where no title is known, the last part of it may name the film.
        document: what is known beside the text.

    Returns:
        Its claims. A text that is not English, or a template with placeholders, gives none, and a warning.

    >>> reading = read("In Heat (1995), Al Pacino plays Vincent Hanna.", source="a.txt")
    >>> [type(c).__name__ for c in reading.claims][:3], reading.film
    (['Film', 'Relation', 'Person'], 'a.txt:heat-1995')
    """
    known = document or Document()
    page = normalise.clean(text)
    spoken = language.guess(page.text)
    if spoken != "en":
        return Reading((), None, spoken, (f"the text does not seem to be English ({spoken}); nothing was read",))
    study = _study(page, source, known)
    emitter = Emitter(study, source, known)
    if stance.template(study.page.raw):
        emitter.warnings.append("the text is a template with placeholders; no credits were read")
        return emitter.reading(spoken)
    if (whole := stance.of_document(study.text)) in _WHOLE:
        emitter.warnings.append(_WHOLE[whole])
    names = naming.Names(study)
    candidates = find(study, names)
    resolved = resolve.resolve(study, candidates, names)
    weighed = context.find(study, names, resolved)
    joined = resolve.joined(study, names, weighed.found, resolved.alike, weighed.claimed)
    found = paired.find(study, names, joined)
    uncertain = [*resolved.uncertain, *weighed.waiting]
    emitter.credits(found)
    emitter.aliases(candidates, names)
    emitter.relations(found, names)
    emitter.mentioned()
    emitter.facts()
    emitter.uncertain(list(loose.gather(study, found, uncertain, names)))
    return emitter.reading(spoken)


def _study(page: Page, source: str, known: Document) -> Study:
    return study_document(page, source, known.title, known.year)


def _tried(frame: Frame, study: Study) -> tuple[Pattern, ...]:
    """The patterns for a sentence: in a headline, where every word has a capital, only those that bills use."""
    words = WORD.findall(study.text, frame.sentence.start, frame.sentence.end)
    if not frame.sentence.heading or frame.shape.startswith("\u00a7") or len(words) < 6 or not titlish(words):
        return PATTERNS
    return tuple(p for p in PATTERNS if p.role != "act" or p.name in ("billing line", "starring", "person as part"))


def find(study: Study, names: naming.Names) -> list[Candidate]:
    """What all patterns find in the sentences, brackets last since they ask what the others found."""
    found = [c for frame in study.frames if frame.mentions for c in patterns.find(frame, _tried(frame, study))]
    found += pronouns.read(study.frames, found)
    acts = resolve.evidence(found, names)
    makers = {names.canonical(c.who) for c in found if c.role in resolve.CREW}
    return [*found, *brackets.Reader(study.text, acts, names.canonical, makers).read(study.frames)]
