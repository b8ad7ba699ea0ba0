"""Where a film is set and where it was shot, as its sentences say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews.frames import Frame, Mention
from kg.reviews.words import listed

_NOUN = (
    r"(?:city|town|village|planet|kingdom|island|metropolis|country|realm|colony|world|moon|station|suburb|borough|"
    r"region|county|state|province|harbor|port)"
)
_SITE = (
    r"(?:streets|ruins|gates|slums|walls|towers|spires|skyline|outskirts|rooftops|alleys|suburbs|shores|sewers|"
    r"skies|heart|depths|shadows|city|town|village|kingdom|island|planet|land|people|citizens) of(?: the)? "
    r"(?:an? )?(?:[a-z-]+ ){0,1}?"
)
# Places that the reader of names leaves out, since they stand in the names of other things: lower case in a shape.
_KNOWN = (
    r"\b(?:england|france|germany|italy|spain|britain|ireland|scotland|russia|china|japan|korea|india|mexico|canada|"
    r"australia|europe|africa|america|london|paris)\b"
)
_PLACE = rf"(?:[NP]|{_KNOWN})"
# Words between the preposition and the place: "in a crime-ridden", "in 1926", "in and around", "in the streets of".
_ADJ = (
    r"(?:and around |or near )?(?:(?:the|an?|its|such) )?"
    r"(?:(?!(?:which|who|that|with|without|and|by|front|order|his|her|their|time|style|named|called|"
    r"as)\b)[a-z0-9'/-]+,? ){0,4}?"
)
_JOIN = r"(?:,? and(?: in| around| the)?|,|,? as well as(?: in)?| or| &)? (?:the )?"
_WHERE = r"(?:(?:nearby|rural|downtown|northern|southern|western|eastern|central|then) )?"
_LIST = rf"(?P<places>{_PLACE}(?:{_JOIN}{_WHERE}{_PLACE}(?!'s? [a-z])){{0,9}})(?!')"
_AT = r"(?:in|at|around|throughout|outside|near|across|within|through)"
_SET = expression(
    r"\b(?:set|takes place|taking place|take place|unfolds?|unfolding|located|opens|begins|story is set)(?: "
    r"(?:[a-z]+ly|mostly|in (?:the )?[0-9a-z' -]{3,24}|during [a-z0-9' -]{3,24}))?,? "
    rf"(?:{_AT}|against the backdrop of) {_ADJ}{_LIST}"
)
_SET_CUE = expression(r"\b(?:set|tak(?:es?|ing) place|unfold|located|opens|begins)")
_STORY = expression(
    r"\b(?:film|movie|story|plot|it|M|screenplay|documentary|picture)(?:'s plot)? (?:(?:is|was|stars?|being) "
    r"[^.;]{0,60}?)?(?:follows|tells|about|concerns|"
    r"focus(?:es|ing)|cent(?:er|re)s|revolves|depicts|chronicles|deals with|portrays?|as|documents|revolving|"
    r"shows)\b[^.;]{0,110}? "
    rf"(?:in|throughout|(?:people|citizens|residents|streets) of) {_ADJ}{_LIST}"
)
_SHOT = expression(
    r"\b(?:filmed|shot|filming|photography|shooting|lensed|film(?:ing)? locations?|location "
    r"work)\b(?P<between>[^.;()]{0,70}?)\b(?:"
    + _AT
    + rf"|(?:locations? )?includ(?:ed|ing)|moved to|from) {_ADJ}{_LIST}"
)
_ALSO = expression(
    rf"[^.;()]{{0,60}}?\b(?:and|also|before|additional|as well as|then)\b[^.;()]{{0,40}}? {_AT} {_ADJ}{_LIST}"
)
_NOT_SHOT = expression(
    r"\b(?:by|stars?|starring|directed|with|released|premiered|distributed|broadcast|shot (?:dead|down))\b"
)
# "the town sheriff": a person of the town.
_TRADE = (
    r"(?! (?!her\b|under|over|after|wherever)(?:[a-z-]+ )?(?:dj|[a-z]+(?:er|or|ist|man|woman)|boy|girl|cop|sheriff|"
    r"drunk|"
    r"priest|clerk|bully|official|cop|council)\b)"
)
_CALLED = expression(
    rf"(?P<o>N), (?:the|an?) (?:(?!(?:who|man|woman|girl|boy)\b)[a-z-]+ ){{0,4}}{_NOUN}\b{_TRADE}|"
    rf"\b{_SITE}(?P<o2>N)\b"
)
_ONE = expression(rf"(?P<places>{_PLACE})")
_MONTHS = listed("January February March April May June July August September October November December")
_BEFORE = expression(r"\b(?:in|of|to|from|over|beneath|above|through|across) (?:the )?$")
_SUFFIXES = ("city", "island", "town", "village", "valley")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a sentence names.

    Attributes:
        mention: its name.
        predicate: ``set in`` or ``filmed in``.
        frame: the sentence.
        confidence: 0 to 1.
    """

    mention: Mention
    predicate: str
    frame: Frame
    confidence: float


def filmed(frame: Frame, people: set[int]) -> Iterator[Place]:
    """Where the film was shot."""
    if not any(cue in frame.shape for cue in ("film", "shot", "photography", "shooting", "lensed")):
        return
    for m in _SHOT.finditer(frame.shape):
        if _NOT_SHOT.search(m.group("between")):
            continue
        yield from _listed(frame, m, people, "filmed in", 0.85)
        also = _ALSO.match(frame.shape, m.end())
        if also and not _NOT_SHOT.search(also.group()):
            yield from _listed(frame, also, people, "filmed in", 0.7)


def of_story(frame: Frame, people: set[int]) -> Iterator[Place]:
    """Where the story is set: said so, or called a place."""
    for m in _SET.finditer(frame.shape) if _SET_CUE.search(frame.shape) else ():
        yield from _listed(frame, m, people, "set in", 0.8)
    for m in _CALLED.finditer(frame.shape):
        mention = frame.mentions[m.start("o") if m.group("o") else m.start("o2")]
        if mention.start not in people and mention.name and not mention.name.titled:
            yield Place(mention, "set in", frame, 0.8)
    for i, mention in frame.mentions.items():
        if _suffixed(mention) and _BEFORE.search(frame.shape[:i]):
            yield Place(mention, "set in", frame, 0.8)


def told_of(frame: Frame, people: set[int]) -> Iterator[Place]:
    """Where those live of whom the story tells (*the film follows a cook in Lyon*): a weaker sign."""
    for m in _STORY.finditer(frame.shape) if " in " in frame.shape or " throughout " in frame.shape else ():
        yield from _listed(frame, m, people, "set in", 0.6)


def _listed(frame: Frame, m: re.Match[str], people: set[int], predicate: str, confidence: float) -> Iterator[Place]:
    found = [
        frame.mentions.get(at.start("places")) or _known(frame, at)
        for at in _ONE.finditer(frame.shape, *m.span("places"))
    ]
    if len(found) == 2 and ", " in m.group("places") and " and " not in m.group("places"):
        found = found[:1]  # the second says where the first lies: "Detroit, Michigan"
    for mention in found:
        if mention.start not in people and not (mention.name and mention.name.titled) and mention.text not in _MONTHS:
            yield Place(mention, predicate, frame, confidence)


def _known(frame: Frame, at: re.Match[str]) -> Mention:
    return Mention(*frame.span(*at.span()), at.group().capitalize(), "N")


def _suffixed(mention: Mention) -> bool:
    """Whether the name is a place's by its last word: *Iron City*."""
    tokens = mention.name.tokens if mention.name else ()
    return mention.symbol == "N" and len(tokens) > 1 and tokens[0] != "new" and tokens[-1] in _SUFFIXES
