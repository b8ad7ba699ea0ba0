"""Parts: the name of a character, or what a sentence says instead of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.frames import Frame, Mention
from kg.reviews.words import NO_NAME, TITLES

_STOP = (
    "who|whom|which|that|whose|when|where|while|but|and|or|with|without|for|from|to|at|in|on|into|onto|upon|over|under|through|"
    "during|after|before|between|against|about|as|than|then|is|was|are|were|be|been|being|has|have|had|does|did|will|would|can|"
    "could|may|might|must|should|not|so|because|since|until|if|though|although|opposite|alongside|here|there|whether|by|he|she|they|it|we|you|i|this"
)
_NAMED = re.compile(
    rf"(?:(?:both|either|the role of|the part of|the character of|the character|a character named|a man named|a woman named) )?"
    rf"((?:(?!(?:{_STOP})\b)[a-z0-9][\w.'/-]*,? ){{0,9}}?)(?P<n>[NP])(?!'s? |'$| \()"
)
_CALLED = re.compile(rf"(?:an?|the|his|her) (?:(?!(?:{_STOP})\b)[a-z][a-z'-]*,? ){{1,6}}(?:named|called|known as|dubbed|aka|a\.k\.a\.) (?:only as |the )?(?P<n>[NP])")
_SECOND = re.compile(r"(?:(?: and |/| & |, )(?:the )?)(?P<n>[NP])(?=[.,;)!?]|$)")
_DESCRIBED = re.compile(
    rf"(?:(?:an?|the|his|her|their|one|another|two|three|some|my|our|[NPM]'s?) )(?:(?!(?:{_STOP})\b)(?:[a-z0-9][a-z0-9'/-]*|[NP](?:'s)?)(?:,(?= [a-z-]+(?:,| [a-z-]+)))? ?){{1,10}}"
    rf"(?:of (?:(?!(?:{_STOP})\b)(?:[a-z0-9][a-z'-]*|[NP](?:'s)?) ?){{1,6}})?"
)
_NO_PART = re.compile(
    r"(?:.*\b)?(?:role|roles|part|parts|scene|scenes|film|movie|picture|director|directors|writer|producer|filmmaker|actors?|actress|performers?|result|whole|"
    r"usual|kind|bit|way|piece|lead|leads|star|stars|co-star|one|ones|extent|aspect|treat|joy|delight|surprise|highlight|standout|gem|weakness|problem|exception|cast|"
    r"sequel|remake|thing|lot|game|note|notes|performance|character|moment|best|worst|most|same|fiddle|straight|director|directors|composer|storyteller|victim|filmmaker|screenwriter|himself|herself|themselves|tricks?|chess|goalie|extremes?|middle|opportunity|chance|review|reviewer|viewer|fan|critic)\s?$"
)
_BEFORE = re.compile(
    rf"(?:(?:^|(?<=[ (\u2014]))(?:an?|the|his|her|their|its|two|three|four|another|one|some|our|my|[NPM]'s?) )(?:(?!(?:who|that|which|is|was|are|were|has|and|but)\b)(?:[a-z0-9][a-z0-9'/-]*|[NP](?:'s)?),? ?){{1,9}}$"
)


_ARTICLE = re.compile(r"(?:^|[ (])(an? (?:[a-z-]+ ){0,4})$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name where it stands, or the span of the clean text that describes it.

    Attributes:
        mention: the name.
        others: further names, where one person plays several.
        start, end: the description's span of the clean text, where there is no name.
    """

    mention: Mention | None = None
    others: tuple[Mention, ...] = ()
    start: int = 0
    end: int = 0


def after(frame: Frame, at: int) -> Part | None:
    """The part that a phrase beginning at a place of the shape names or describes."""
    m = _CALLED.match(frame.shape, at) or _NAMED.match(frame.shape, at)
    if m and _NO_PART.match(frame.shape, at, m.start("n")) is None:
        mention = frame.mentions[m.start("n")]
        if frame.shape.startswith(("a ", "an "), at) and _everyday(mention) and "named" not in m.group():
            return _description(frame, at, m.end("n"))
        second = _SECOND.match(frame.shape, m.end("n"))
        both = second and (frame.shape.startswith("both", at) or frame.shape[m.end("n")] != ",")
        return Part(mention, (frame.mentions[second.start("n")],) if second and both else ())
    described = _DESCRIBED.match(frame.shape, at)
    if described is None:
        return None
    return _description(frame, at, described.end())


def before(frame: Frame, end: int) -> Part | None:
    """The part whose name or description ends at a place of the shape."""
    shape = frame.shape
    while end and shape[end - 1] in " ,\u2014":
        end -= 1
    if end and shape[end - 1] in "NP":
        mention = frame.mentions[end - 1]
        article = _ARTICLE.search(shape[: end - 1])
        if article and _everyday(mention):
            return _description(frame, article.start(1), end)
        return Part(mention)
    start = max(0, end - 90)
    found = None
    for m in re.finditer(r"(?:^|(?<=[ (\u2014]))(?:an?|the|his|her|their|its|two|three|four|another|one|some|our|my|[NPM]'s?) ", shape[start:end]):
        full = _BEFORE.match(shape[:end], start + m.start())
        if full:
            found = full
            if not shape[: full.start()].endswith(" of "):
                pass
    return _description(frame, found.start(), end) if found else None


def _everyday(mention: Mention) -> bool:
    """Whether a capitalised word is no name but a nation, a rank or the like."""
    name = mention.name
    return name is None or all(t in COMMON_WORDS or t in NO_NAME or t in TITLES for t in name.tokens) or mention.text.isupper()


def _description(frame: Frame, start: int, end: int) -> Part | None:
    while end > start and frame.shape[end - 1] in " ,":
        end -= 1
    words = frame.shape[start:end]
    if end - start < 3 or _NO_PART.fullmatch(words) or words.count(" ") == 0:
        return None
    first, last = frame.span(start, end)
    return Part(None, (), first, last)
