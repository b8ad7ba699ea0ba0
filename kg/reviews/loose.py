"""Candidate mentions: names that stand beside a word for a role, too far from it or too bare for a pattern to claim.

A pattern claims what its words say by themselves. Here the nearest word that names a role (*performance*, *script*,
*directed*) gives it to a name of the same sentence, in whatever construction; so does a bracket that holds nothing but
names, and the sentence before, where it speaks of the cast. That is often wrong, and costs nothing: a candidate counts
only where a store credits a person of that name with that role.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.claim import Stance
from kg.reviews import stance
from kg.reviews.expressions import expression
from kg.reviews.frames import Frame, Mention
from kg.reviews.patterns import Candidate
from kg.reviews.resolve import Found, Names, Tokens
from kg.reviews.words import listed

ROLES = {
    "act": listed(
        "cast casting casts miscast performance performances perform performs performing performed performer performers "
        "acting actor actors actress actresses star stars starring starred co-star co-stars co-starring costar costars "
        "supporting lead leads leading role roles cameo cameos chemistry portrayal portray portrays portrayed portraying "
        "play plays played playing turn turns steals stealing shines shine upstages upstaged typecast presence charisma "
        "voice voices voiced voicing ensemble acts acted opposite character characters part parts overacts overacting "
        "scene-stealing scenery deadpan villain villains hero heroine heroes thespian delivery player players scenes "
        "reprises reprising wasted underused impresses convinces persona line-readings"
    ),
    "fmd": listed(
        "director directors directed directs directing direct direction directorial helmed helms helming helmer "
        "filmmaker filmmakers film-maker auteur writer-director actor-director writer/director co-directed co-director"
    ),
    "aus": listed(
        "script scripts scripted screenplay screenplays writer writers written writes writing wrote rewrote rewrite "
        "screenwriter screenwriters screenwriting penned pens co-writer co-writers co-wrote co-written scripter "
        "scriptwriter scriptwriters scenarist teleplay dialogue dialog scribe writer-director"
    ),
    "aut": listed("novel novels novelist book books author novella playwright memoir bestseller story stories"),
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
_BRACKET = expression(r"\((?:[a-z]{2,12} )?[PN](?:(?:,| and|, and|/| &) ?[PN]){0,5}\)")
_FARTHEST = 90
"""Letters of the shape between a name and the word that gives it a role."""


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


def of_patterns(left: list[Candidate], names: Names, whole: Stance) -> Iterator[Loose]:
    """What patterns found and resolution thought too uncertain."""
    for c in left:
        if c.role and c.film is None:
            said = whole if whole == "imagined" else stance.of_span(c.frame, c.start, c.end)
            part = names.part(c.part.mention) if c.part and c.part.mention else None
            yield Loose(names.canonical(c.who), c.who, c.role, part, c.frame, said, c.confidence, c.pattern)


class Gatherer:
    """Finds the names beside words for roles in one document.

    Args:
        found: the credits that are claimed: their people need no candidate for the same role.
    """

    def __init__(self, names: Names, found: list[Found], whole: Stance) -> None:
        self.names, self.whole = names, whole
        self.done = {(f.tokens, f.role) for f in found if f.film is None}

    def gather(self, frames: list[Frame]) -> Iterator[Loose]:
        """The candidates of all sentences, each name once for a role."""
        after_cast = False
        for frame in frames:
            words = _WORD.findall(frame.shape)
            if frame.mentions and not self.whole == "imagined":
                if not CUES.keys().isdisjoint(words):
                    yield from self._beside(frame)
                elif after_cast:
                    yield from self._opening(frame)
                if "(" in frame.shape:
                    yield from self._bracketed(frame)
            after_cast = not _CAST.isdisjoint(words)

    def _beside(self, frame: Frame) -> Iterator[Loose]:
        """Names with the nearest word for a role; of two at one distance the one before."""
        places = [(m.start(), m.end(), CUES[m.group()]) for m in _WORD.finditer(frame.shape) if m.group() in CUES]
        for at, mention in self._names(frame):
            gap, role = min((at - end if end <= at else start - at, role) for start, end, role in places)
            if gap <= _FARTHEST:
                yield from self._one(frame, at, mention, role, 0.4, "beside a word for the role")

    def _opening(self, frame: Frame) -> Iterator[Loose]:
        """The name that opens a sentence after one that speaks of the cast."""
        for at, mention in self._names(frame):
            if at <= 12:
                yield from self._one(frame, at, mention, "act", 0.3, "after the cast")

    def _bracketed(self, frame: Frame) -> Iterator[Loose]:
        """Names that fill a bracket."""
        for m in _BRACKET.finditer(frame.shape):
            for at, mention in self._names(frame):
                if m.start() < at < m.end():
                    yield from self._one(frame, at, mention, "act", 0.5, "in brackets")

    def _names(self, frame: Frame) -> list[tuple[int, Mention]]:
        return [(at, m) for at, m in frame.mentions.items() if m.name and not m.name.titled]

    def _one(
        self, frame: Frame, at: int, mention: Mention, role: str, confidence: float, pattern: str
    ) -> Iterator[Loose]:
        tokens = self.names.canonical(mention)
        if (tokens, role) in self.done or tokens in self.names.parts or stance.compared(frame, at):
            return
        self.done.add((tokens, role))
        said = stance.of_span(frame, at, at + 1)
        yield Loose(tokens, mention, role, None, frame, said, confidence, pattern)
