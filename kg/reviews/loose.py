"""Candidate mentions: names that stand beside a word for a role, too far from it or too bare for a pattern to claim.

A pattern claims what its words say by themselves. Here the nearest word that names a role (*performance*, *script*,
*directed*) gives it to a name of the same sentence, in whatever construction; so does a bracket that holds nothing but
names, and the sentence before, where it speaks of the cast. That is often wrong, and costs nothing: a candidate counts
only where a store credits a person of that name with that role.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from kg.claim import Stance
from kg.expressions import expression
from kg.reviews import stance
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.names import Name
from kg.reviews.naming import Names, Tokens
from kg.reviews.patterns import Candidate
from kg.reviews.resolve import Found
from kg.reviews.words import listed

ROLES = {
    "act": listed(
        """
        cast casting casts miscast performance performances perform performs performing performed performer performers
        acting actor actors actress actresses star stars starring starred co-star co-stars co-starring costar costars
        supporting role roles cameo cameos chemistry portrayal portray portrays portrayed portraying play plays played
        playing steals stealing shine shines upstages upstaged typecast presence charisma voices voiced voicing ensemble
        overacts overacting scene-stealing scenery deadpan thespian player players lead leads character characters
        reprises reprising wasted underused top-billed second-billed third-billed fourth-billed newcomer newcomers
        standout standouts turn turns portrayals
        """
    ),
    "fmd": listed(
        """
        director directors directed directs directing direction directorial helmed helms helming helmer filmmaker
        filmmakers film-maker auteur writer-director actor-director writer/director co-directed co-director
        """
    ),
    "aus": listed(
        """
        script scripts scripted screenplay screenplays writer writers written writes writing wrote rewrote rewrite
        screenwriter screenwriters screenwriting penned pens co-writer co-writers co-wrote co-written scripter
        scriptwriter scriptwriters scenarist teleplay dialogue dialog scribe writer-director
        """
    ),
    "aut": listed("novel novels novelist book books author novella playwright memoir bestseller"),
    "cmp": listed("score scores scored composer composed composers music soundtrack"),
    "cng": listed(
        "cinematographer cinematographers cinematography photographed photography lensed lensing camerawork cameraman"
    ),
    "flm": listed("editor editors edited editing"),
    "fmp": listed("producer producers produced produces producing"),
}
"""Words that name a role or speak of it, by the role's code."""

CUES = {word: code for code, words in ROLES.items() for word in words}
_CAST = listed("cast performances performance acting actors ensemble players roles performers leads cameos")
_WORD = expression(r"[a-z][a-z/-]+")
_FARTHEST, _CLOSE = 90, 12
"""Letters of the shape between a name and the word that gives it a role: at most, and where no other can be meant."""

_OPENED = expression(r"(?:(?P<part>N)|[a-z']) \((?:[a-z]{2,12} )?(?:[PN](?:,| and|, and|/| &) ?){0,5}$")
_CLOSED = expression(r"(?:(?:,| and|, and|/| &) ?[PN]){0,5}\)")
_OWNS = expression(r"'s? (?P<part>N)(?!['a-z])")
_AS_PART = expression(r"(?:(?:,| and|, and|/| &) ?[PN]){0,3},? as (?:(?:an?|the|his|her|their) [a-z]|(?P<part>N))")
# A name without capitals behind the word for a job.
_LOWER = expression(
    r"\b(?:(?P<job>directed|written|scripted|penned|played|portrayed|voiced|photographed|lensed|scored|composed|edited|"
    r"produced) by|(?P<star>starring)) (?P<who>(?!(?:an?|the|his|her|one|two|some|people|being|means|far) )"
    r"[a-z][a-z'-]{1,20} [a-z][a-z'-]{2,20})(?=[,.;:)]|$| and )"
)
# What people of a story are: "crooked banker P runs the town".
_TRADE = ("ner", "ter", "der", "ger", "ker", "ler", "per", "ver", "tor", "ist", "man", "woman", "ess", "cop", "wife")
_TRADES = listed(
    """
    detective sheriff loner thief spy boss husband widow father mother son daughter brother sister lawyer soldier robber
    captain governor agent chief friend student teen boy girl marshal outlaw professor doctor psychic cad cowboy
    """
)
_NO_TRADE = listed("after under better later order matter center enter winter consider rather together over wonder")


@dataclass(frozen=True, slots=True)
class Loose:
    """A name with the role that the text gives it, not sure enough to be claimed.

    Attributes:
        tokens: the folded words of the fullest form of the name that is printed.
        who: the mention. part: the printed name of the part, if any.
        pattern: what gave the role.
    """

    tokens: Tokens
    who: Mention
    role: str
    part: str | None
    frame: Frame
    stance: Stance
    confidence: float
    pattern: str


def gather(study: Study, found: list[Found], left: list[Candidate], names: Names) -> Iterator[Loose]:
    """The candidates of a document; none where the page says that it invents.

    Args:
        study: the document.
        found: the credits that are claimed: their people need no candidate for the same role.
        left: what patterns found and resolution thought too uncertain.
        names: of the document.
    """
    if stance.of_document(study.text) == "asserted":
        yield from _of_patterns(left, names)
        yield from _Gatherer(names, found).gather(study.frames)


def _of_patterns(left: list[Candidate], names: Names) -> Iterator[Loose]:
    for c in left:
        if c.role and c.film is None:
            said = stance.of_span(c.frame, c.start, c.end)
            part = names.part(c.part.mention) if c.part and c.part.mention else None
            yield Loose(names.canonical(c.who), c.who, c.role, part, c.frame, said, c.confidence, c.pattern)


@dataclass(frozen=True, slots=True)
class _Given:
    """A role that something near a name gives it, with the part's name if one stands there."""

    role: str
    pattern: str
    confidence: float
    part: Mention | None = None


class _Gatherer:
    """Finds the names beside words for roles."""

    def __init__(self, names: Names, found: list[Found]) -> None:
        self.names = names
        self.done = {(f.tokens, f.role) for f in found if f.film is None}

    def gather(self, frames: list[Frame]) -> Iterator[Loose]:
        """The candidates of all sentences, each name once for a role."""
        before = ""
        for frame in frames:
            if frame.mentions:
                yield from self._of(frame, before)
            if "by " in frame.shape or "starring " in frame.shape:
                yield from self._small(frame)
            before = frame.shape

    def _of(self, frame: Frame, before: str) -> Iterator[Loose]:
        """The names of a sentence, by what stands in it or in the one before."""
        cues = _places(frame.shape)
        for at, who in frame.mentions.items():
            if who.name and not who.name.titled:
                given = _by_form(frame, at) or _by_word(at, cues) or (_opening(before) if at <= 12 else None)
                yield from self._one(frame, at, who, given)

    def _small(self, frame: Frame) -> Iterator[Loose]:
        """Names without capitals."""
        for m in _LOWER.finditer(frame.shape):
            given = _Given(CUES[m["job"] or m["star"]], "small name", 0.3)
            yield from self._one(frame, m.start("who"), _mention(frame, m), given)

    def _one(self, frame: Frame, at: int, who: Mention, given: _Given | None) -> Iterator[Loose]:
        tokens = self.names.canonical(who)
        if given is None or (tokens, given.role) in self.done or tokens in self.names.parts:
            return
        if not stance.compared(frame, at):
            self.done.add((tokens, given.role))
            part = self.names.part(given.part) if given.part else None
            said = stance.of_span(frame, at, at + 1)
            yield Loose(tokens, who, given.role, part, frame, said, given.confidence, given.pattern)


def _mention(frame: Frame, m: re.Match[str]) -> Mention:
    """The words of a group ``who`` as a name, though none has a capital."""
    start, end = frame.span(*m.span("who"))
    return Mention(start, end, m["who"], "N", name=Name(start, end, m["who"], tuple(m["who"].split())))


def _opening(before: str) -> _Given | None:
    """What the sentence before gives the name that opens one."""
    return None if _CAST.isdisjoint(_WORD.findall(before)) else _Given("act", "after the cast", 0.3)


def _places(shape: str) -> list[tuple[int, int, str]]:
    """Where words for roles stand: start, end, role."""
    if CUES.keys().isdisjoint(_WORD.findall(shape)):
        return []
    return [(m.start(), m.end(), CUES[m.group()]) for m in _WORD.finditer(shape) if m.group() in CUES]


def _by_word(at: int, cues: list[tuple[int, int, str]]) -> _Given | None:
    """The nearest word for a role; of two at one distance the one before."""
    place = bisect(cues, (at,))
    gaps = ((max(at - end, start - at), role) for start, end, role in cues[max(0, place - 1) : place + 1])
    gap, role = min(gaps, key=itemgetter(0), default=(_FARTHEST + 1, ""))
    sure = 0.5 if gap <= _CLOSE else 0.4
    return _Given(role, "beside a word for the role", sure) if gap <= _FARTHEST else None


def _by_form(frame: Frame, at: int) -> _Given | None:
    """What players' names often stand in: a bracket of names alone, before a part, behind a trade."""
    shape = frame.shape
    if (m := _CLOSED.match(shape, at + 1)) and (opened := _OPENED.search(shape, max(0, at - 40), at)):
        return _Given("act", "in brackets", 0.5, frame.mentions.get(opened.start("part")))
    if m := _OWNS.match(shape, at + 1):
        return _Given("act", "before the part", 0.4, frame.mentions[m.start("part")])
    if m := _AS_PART.match(shape, at + 1):
        return _Given("act", "as a part", 0.4, frame.mentions.get(m.start("part")))
    word = shape[shape.rfind(" ", 0, max(0, at - 1)) + 1 : at - 1] if shape.endswith(" ", 0, at) else ""
    suffixed = word.endswith(_TRADE) and len(word) > 4 and not word.endswith("ever") and word not in _NO_TRADE
    told = word in _TRADES or suffixed
    return _Given("act", "behind a trade", 0.3) if told and word not in CUES else None
