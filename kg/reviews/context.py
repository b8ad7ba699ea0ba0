"""Who takes part in the film and who directed it, told from the company of words that a name keeps.

Critics praise and blame people in more ways than patterns can list (*Lasser appears to have wandered in from another
film*). A name that no pattern has claimed is weighed by all its mentions together (:mod:`kg.reviews.weighing`); so is a
name that patterns have claimed, and where everything else speaks against it, the claim waits for a store instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reviews import maker_names, scope, screen_names, weighing
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import person_like
from kg.reviews.naming import Names, Tokens
from kg.reviews.patterns import Candidate
from kg.reviews.resolve import Found, Resolved
from kg.reviews.weighing import PATTERN, Person

__all__ = ["PATTERN", "Weighed", "find"]

CLAIMED = {"act": 0.58, "fmd": 0.62}
"""From this probability on a name is claimed; the precision there is in ``docs/reading.md``."""
CLAIMED_ALONE = 0.5
"""The same for a surname alone that casts know well and that is nothing else: reviews call nobody else so."""
DOUBTED = 0.2
"""Below this probability the claim of a pattern waits for a store."""
DOUBTED_UNKNOWN = 0.05
"""The same for a name that no cast and no maker of films is known by: it may be a newcomer's."""
OUTDONE = 0.5, 0.8
"""The same below the first where another role has the second: *John Ford's portrayal of the Irish* is a maker's."""
OUTRIGHT = frozenset(
    (
        "made by",
        "directs",
        "wrote and directed",
        "writes and directs",
        "directed together with",
        "trade before name",
        "name before trade",
    )
)
"""Patterns that leave no doubt: *directed by X and Y* holds of Y too, whom casts know."""
OFFERED = 0.4
"""From this probability on a name waits for a store to bear it out."""
IN_A_ROW = 0.7
"""How sure a name is that stands in a row of players."""
ROUNDS = 3
"""How often names are weighed anew in the company of those that have just been claimed."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing makes of a document.

    Attributes:
        found: the credits of patterns that nothing speaks against.
        claimed: candidates of names that no pattern claimed, each with its probability.
        waiting: candidates that a store has to bear out.
    """

    found: list[Found]
    claimed: list[Candidate]
    waiting: list[Candidate]


def find(study: Study, names: Names, resolved: Resolved) -> Weighed:
    """Weigh all names of a document.

    Args:
        study, names: of the document.
        resolved: what became of the candidates of the patterns.
    """
    everybody = weighing.people(study, names, resolved)
    length = len(study.text)
    doubted = _doubted(everybody, resolved.found, length)
    found = [f for f in resolved.found if f.film is not None or (f.tokens, f.role) not in doubted]
    left = [f for f in resolved.found if f.film is None and (f.tokens, f.role) in doubted]
    likely, waiting = _likely(everybody, found, length)
    cast = weighing.company(found, length).cast
    for c in likely:
        if c.role == "act":
            cast.setdefault(id(c.frame), []).append(c.start)
    taken = {f.tokens for f in found if f.film is None} | names.parts
    taken |= {names.canonical(c.who) for c in likely}
    rows = list(_in_rows(study, names, cast, taken))
    taken |= {names.canonical(c.who) for c in rows}
    waiting += [_again(f) for f in left]
    return Weighed(found, likely + rows, [c for c in waiting if names.canonical(c.who) not in taken])


def _doubted(everybody: list[Person], found: list[Found], length: int) -> set[tuple[Tokens, str]]:
    """The people and roles that patterns claim and everything else speaks against."""
    doubted = set()
    outright = {(f.tokens, f.role) for f in found if f.pattern in OUTRIGHT}
    others = weighing.company(found, length)
    for person in everybody:
        roles = {claim[:3] for claim in person.claims}.intersection(weighing.ROLES)
        sure = weighing.probabilities(person, others) if roles else {}
        for role in roles:
            other = max(chance for r, chance in sure.items() if r != role)
            if sure[role] < _least(person.tokens) or (sure[role] < OUTDONE[0] and other >= OUTDONE[1]):
                doubted.add((person.tokens, role))
    return doubted - outright


def _least(tokens: Tokens) -> float:
    """The probability below which a claim is doubted; patterns are believed more of names that nobody knows."""
    known = screen_names.known(tokens) > 0 or max(maker_names.films(" ".join(tokens))) > 0
    return DOUBTED if known else DOUBTED_UNKNOWN


def _again(f: Found) -> Candidate:
    """A credit as a candidate once more."""
    return replace(weighing.candidate(f.frame, f.place, f.confidence, f.role), pattern=f.pattern)


def _likely(everybody: list[Person], found: list[Found], length: int) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates for the names that no pattern has claimed: likely enough, and waiting."""
    taken = {f.tokens for f in found if f.film is None}
    waiting = [person for person in everybody if person.tokens not in taken]
    others = weighing.company(found, length)
    likely: list[Candidate] = []
    offered: dict[Tokens, Candidate] = {}
    for _ in range(ROUNDS):
        offered, more = {}, []
        for person in waiting:
            sure = weighing.probabilities(person, others)
            role = max(sure, key=lambda r: sure[r])
            if sure[role] >= _enough(person.tokens, role):
                more.append((person, role, sure[role]))
            elif sure[role] >= OFFERED:
                offered[person.tokens] = weighing.best(person, role, sure[role])
        for person, role, chance in more:
            likely.append(weighing.best(person, role, chance))
            others.join(person, role)
        claimed = {person.tokens for person, _, _ in more}
        waiting = [p for p in waiting if p.tokens not in claimed]
        if not more:
            break
    return likely, list(offered.values())


def _enough(tokens: Tokens, role: str) -> float:
    """The probability from which a name is claimed."""
    alone = role == "act" and len(tokens) == 1 and screen_names.surname(tokens[0])
    return CLAIMED_ALONE if alone else CLAIMED[role]


def _in_rows(study: Study, names: Names, cast: dict[int, list[int]], taken: set[Tokens]) -> Iterator[Candidate]:
    """The others of a row in which most names are claimed actors' or those of people whom casts know.

    Args:
        study, names: of the document.
        cast: the places of all who are claimed.
        taken: the names that are claimed for the film, and those of parts.
    """
    last: Mention | None = None
    for frame in study.frames:
        for row in weighing.ROW.finditer(frame.shape):
            places = [i for i in range(*row.span()) if i in frame.mentions and frame.shape[i] in "PN"]
            for place in _sure_row(frame, places, cast.get(id(frame), [])):
                mention = frame.mentions[place]
                tokens = names.canonical(mention)
                if tokens not in taken and not study.quoted(mention) and weighing.told(frame, place, last):
                    taken = {*taken, tokens}
                    yield weighing.candidate(frame, place, IN_A_ROW)
        last = scope.last_other(frame, last)


def _sure_row(frame: Frame, places: list[int], claimed: list[int]) -> list[int]:
    """The unclaimed places of a row that names players."""
    known = [p for p in places if p in claimed or weighing.on_screen(frame.mentions[p])]
    acting = any(p in claimed for p in places) or bool(weighing.TOLD_APART["acting"].search(frame.shape))
    if len(places) < 3 or len(known) < 2 or len(known) * 3 < len(places) * 2 or not acting:
        return []
    if any(
        weighing.TOLD_APART[name].search(frame.shape) for name in ("likeness", "elsewhere", "making", "offered", "life")
    ):
        return []
    short = sum(" " not in frame.mentions[p].text for p in known) > 1
    return [p for p in places if p not in claimed and _surname_like(frame.mentions[p], short and p > 0)]


def _surname_like(mention: Mention, short: bool) -> bool:
    """Whether a name is somebody's in full or, in a row of surnames, one word that is nothing else."""
    tokens = mention.name.tokens if mention.name else ()
    if len(tokens) == 1:
        return short and tokens[0] not in GIVEN_NAMES and tokens[0] not in COMMON_WORDS and tokens[0].isalpha()
    return person_like(tokens)
