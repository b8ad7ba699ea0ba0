"""Parts told from the company of words that an actor's name and another keep.

Critics give an actor a part in more words than patterns can list (*Plummer, all warmth until then, turns her Hanna into
ice*). Where no pattern has found somebody's part, the names of the same sentences are weighed
(:mod:`kg.reviews.pairing`), and the likeliest is the part's if it is likely enough. Each actor gets one, each part one
actor.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.reviews import pairing
from kg.reviews.document import Study
from kg.reviews.naming import Names, Tokens
from kg.reviews.pairing import Pair
from kg.reviews.resolve import Found

PATTERN = "part by context"
CLAIMED = 0.5
"""From this probability on a name is the actor's part: it is likelier to be than not. See ``docs/reading.md``."""


def find(study: Study, names: Names, found: list[Found]) -> list[Found]:
    """The credits of a document, with the parts that words near by tell.

    Args:
        study, names: of the document; what is found to be a part's name is one in ``names`` from then on.
        found: the credits in text order.
    """
    given = likeliest((pairing.probability(pair), pair) for pair in pairing.pairs(study, names, found))
    if not given:
        return found
    people = {f.tokens for f in found}
    for _, pair in given.values():
        names.parts.add(pair.part)
        names.parts |= {t for t in study.forms.full if {t[0], t[-1]} & set(pair.part) and t not in people}
    names.close()
    return [_with_part(f, names, *given[f.tokens]) if pairing.plays(f) and f.tokens in given else f for f in found]


def likeliest(weighed: Iterable[tuple[float, Pair]], least: float = CLAIMED) -> dict[Tokens, tuple[float, Pair]]:
    """By actor the part, the likeliest pairs first, until they are less likely than ``least``."""
    given: dict[Tokens, tuple[float, Pair]] = {}
    taken: set[Tokens] = set()
    for sure, pair in sorted(weighed, key=lambda each: (-each[0], each[1].actor, each[1].part)):
        if sure < least:
            break
        if pair.actor not in given and pair.part not in taken:
            given[pair.actor] = sure, pair
            taken.add(pair.part)
    return given


def _with_part(f: Found, names: Names, sure: float, pair: Pair) -> Found:
    """A credit with its part, stated by the sentence that tells most of it."""
    frame, place, there = pair.best()
    part = names.part(frame.mentions[there])
    return replace(f, part=part, frame=frame, place=place, since=None, confidence=round(sure, 2), pattern=PATTERN)
