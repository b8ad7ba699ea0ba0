"""What the words around a name tell of somebody: features of all mentions, and the weights that were learnt for them.

A name is weighed for a role by what stands before and behind each of its mentions, by its company (claimed actors,
names that casts know), by what the sentences are about, by the patterns that claimed it, and by how many films have
somebody of that name in their casts or behind their cameras. The weights are learnt (``training/context.py``); what
they were learnt from is told in ``docs/reading.md``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from kg.expressions import expression
from kg.reviews import maker_names, scope, screen_names, stance, tables
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import person_like
from kg.reviews.naming import Names, Tokens
from kg.reviews.patterns import Candidate
from kg.reviews.resolve import Found, Resolved

PATTERN = "context"
ROLES = ("act", "fmd")
"""The roles that names are weighed for, in the order of the columns of ``context.tsv``."""
MENTIONS = 12
"""Mentions of one name that are looked at; more tell nothing new."""

_WORD = re.compile(r"[a-z0-9']+|[PNMF]|[^\sa-z0-9]")
ROW = re.compile(r"[PN](?: \([^()]{0,80}\))?(?:(?:,? and |, | & |,? or )[PN](?: \([^()]{0,80}\))?){1,14}")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_JOINED = re.compile(r"(?: \([^()]{0,80}\))?(?:,? and |, | & |,? as well as | or )")
# What a sentence is about where it speaks of somebody who may not be in the film.
TOLD_APART = {
    "unreal": re.compile(r"\b(?:would|could|should|might|may|if|hoping|hoped|wish(?:ed)?|imagin\w*|instead|rather)\b"),
    "offered": re.compile(
        r"\b(?:offered|approached|considered|choices?|turned|replaced|originally|attached|intended)\b"
    ),
    "likeness": re.compile(
        r"\b(?:reminiscent|reminds?|influenced?|borrow\w*|imitat\w*|homage|resembl\w*|recalls?|compar\w*|channel\w*|"
        r"equivalent|mix|type|styles?|likes|la|esque|vein|tradition|masters?)\b"
    ),
    "elsewhere": re.compile(
        r"\b(?:re-?makes?|original|sequels?|prequel|previous|earlier|later|prior|stage|theater|theatre|broadway|series|"
        r"book|novel|interview|commentary|autobiography|biography|other films|another film)\b"
    ),
    "life": re.compile(
        r"\b(?:born|died|death|married|wife|husband|son of|daughter of|career|won|oscars?|awards?|nominat\w*|"
        r"real-life)\b"
    ),
    "making": re.compile(
        r"\b(?:directors?|directed|directs|direction|writers?|wrote|producers?|filmmakers?|composers?|screenplay|"
        r"script)\b"
    ),
    "acting": re.compile(
        r"\b(?:performances?|roles?|parts?|plays?|played|playing|character|acting|actors?|actress|cast|scenes?|"
        r"chemistry|lines?|screen|star|stars|accent)\b"
    ),
}
_EVERYDAY = {"surname as first name": GIVEN_NAMES, "surname as word": COMMON_WORDS}
_ENDINGS = ("ing", "ed", "ly", "s")


# What tells most of a name that no cast has.
_TELLING = frozenset(
    (
        *("company", "joined", "alone", "acting", "life", "making", "elsewhere", "bracket", "start", "F", "mentions 1"),
        *(f"row, {what} {n}" for what in ("known", "claimed") for n in range(4)),
    )
)


@dataclass(slots=True)
class Person:
    """A name that may be an actor's or a maker's, and where it stands.

    Attributes:
        tokens: its folded words.
        places: frames and places in their shapes.
        words: for each place, what the words around it tell, see :func:`_around`.
        short: how many of the mentions are by a shorter form.
        apart: how many mentions are of another film, hedged, denied or in a comparison; they are not in ``places``.
        claims: what patterns claimed it for: ``act by good in it``.
    """

    tokens: Tokens
    places: list[tuple[Frame, int]] = field(default_factory=list)
    words: list[set[str]] = field(default_factory=list)
    short: int = 0
    apart: int = 0
    claims: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Company:
    """Who else is claimed for the reviewed film.

    Attributes:
        cast: the places of claimed actors, by the identity of their frames.
        length: characters of the review.
        makers: the folded names of those who are claimed to have directed it.
        size: how many credits of actors there are.
    """

    cast: dict[int, list[int]]
    length: int
    makers: set[Tokens]
    size: int

    def near(self, person: Person, frame: Frame) -> list[int]:
        """The places of the others who are claimed in a sentence."""
        own = {place for other, place in person.places if other is frame}
        return [place for place in self.cast.get(id(frame), ()) if place not in own]

    def others(self, person: Person) -> int:
        """How many credits of other actors there are."""
        return self.size - sum(place in self.cast.get(id(frame), ()) for frame, place in person.places)

    def join(self, person: Person, role: str) -> None:
        """Count somebody as claimed."""
        if role == "fmd":
            self.makers.add(person.tokens)
        for frame, place in person.places if role == "act" else ():
            self.cast.setdefault(id(frame), []).append(place)
            self.size += 1


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """The weights of each feature, one for each of the roles; the empty name has the constants."""
    rows = (line.split("\t") for line in tables.text("context.tsv").split("\n")[1:] if line)
    return {name: tuple(map(float, values)) for name, *values in rows}


def people(study: Study, names: Names, resolved: Resolved) -> list[Person]:
    """The names that may be people's and not parts', with their mentions in the reviewed film's scope.

    A mention that a pattern has read as another film's, or refused, as one in a comparison, is told apart.
    """
    refused = {id(c.who) for c in resolved.refused}
    refused |= {id(f.frame.mentions.get(f.place)) for f in [*resolved.found, *resolved.alike] if f.film is not None}
    named: dict[Tokens, Person] = {}
    last: Mention | None = None
    for frame in study.frames:
        for place, mention in frame.mentions.items():
            tokens = names.canonical(mention) if mention.name else ()
            if not tokens or tokens in names.parts or not _name(mention, tokens, study):
                continue
            person = named.setdefault(tokens, Person(tokens))
            if len(person.places) >= MENTIONS or study.quoted(mention):
                continue
            if id(mention) not in refused and told(frame, place, last):
                person.places.append((frame, place))
                person.words.append(_around(frame.shape, place))
                person.short += " " not in mention.text
            else:
                person.apart += 1
        last = scope.last_other(frame, last)
    for f in resolved.found:
        if f.film is None and f.stance == "asserted" and f.tokens in named:
            named[f.tokens].claims.add(f"{f.role} by {f.pattern}")
    return [person for person in named.values() if person.places]


def _name(mention: Mention, tokens: Tokens, study: Study) -> bool:
    """Whether it is a person's name in full, or a surname that casts know and no full name of the text ends with."""
    if len(tokens) == 1:
        known = screen_names.known(tokens) > 0 or screen_names.alone(tokens[0]) or maker_names.surname(tokens[0])
        return mention.name is not None and not mention.name.titled and known
    return person_like(tokens) and (screen_names.known(tokens) > 0 or not study.forms.first_named(tokens))


def company(found: Iterable[Found], length: int) -> Company:
    """Who is claimed for the reviewed film.

    Args:
        found: the credits.
        length: characters of the review.
    """
    cast: dict[int, list[int]] = {}
    makers = set()
    for f in found:
        if f.film is None:
            if f.role == "act":
                cast.setdefault(id(f.frame), []).append(f.place)
            elif f.role == "fmd":
                makers.add(f.tokens)
    return Company(cast, length, makers, sum(map(len, cast.values())))


# "the X version", "X's stunts", "X's *Heat*", "X directed *Heat* before": no word of playing here.
_OTHERS_WORK = expression(
    r"(?: and [PN])?(?:'s?)? (?:[a-z]+ )?(?:versions?|remakes?)\b|"
    r"'s? (?:[a-z]+ ){0,2}(?:effects|stunts|make-?up|costumes)\b|"
    r"'s? (?:[a-z]+ ){0,3}F|"
    r",? (?:who )?(?:(?:also|once|previously|had|has|first) )*(?:directed|made|helmed|wrote|shot|scored|penned) "
    r"(?:[a-z0-9'-]+ ){0,4}F(?!,)"
)


def told(frame: Frame, place: int, last: Mention | None) -> bool:
    """Whether a mention tells of the reviewed film, without hedge, denial or comparison."""
    if _OTHERS_WORK.match(frame.shape, place + 1):
        return False
    if stance.compared(frame, place) or stance.of_span(frame, place, place + 1) != "asserted":
        return False
    return scope.of(candidate(frame, place), last) == "main"


def candidate(frame: Frame, place: int, sure: float = 1.0, role: str = "act") -> Candidate:
    """A credit of the person at a place, without a part."""
    return Candidate(
        role=role,
        who=frame.mentions[place],
        part=None,
        frame=frame,
        start=place,
        end=place + 1,
        pattern=PATTERN,
        confidence=sure,
        weak=True,
    )


def features(person: Person, others: Company, *, blind: bool = False) -> set[str]:
    """What is told of a name: words around it, company, counts.

    Args:
        person: the name with its mentions.
        others: who else is claimed.
        blind: whether to do as if no cast and no credit had the name; so the text alone is learnt from.
    """
    found = set().union(*person.words)
    for frame, place in person.places:
        near = others.near(person, frame)
        found |= _company(frame.shape, place, near) | _row(frame, place, near)
    mentions, size = len(person.places), f"length {min(others.length, 8000).bit_length()}"
    alone = len(person.tokens) == 1 and screen_names.alone(person.tokens[0])
    films = screen_names.films(f"* {person.tokens[0]}") if alone else screen_names.known(person.tokens)
    films = 0 if blind else films
    if len(person.tokens) == 1 and not alone:
        found |= _surname(person.tokens[0], films, mentions, size)
    found |= {
        f"mentions {min(mentions, 3)}",
        f"apart {min(person.apart, 2)}",
        f"short {min(person.short, 3)}",
        f"films {0 if not films else 1 if films < 3 else 3 if films < 10 else 10}",
        size,
        f"cast {min(others.others(person), 8) // 2}",
        f"makers {min(len(others.makers - {person.tokens}), 1)}",
    }
    if films:
        found.add(f"known {size}")
        found |= {f"known {name}" for name in ("F", "alone", "start", "year", "mentions 1") if name in found}
    else:
        found |= _unknown(person.tokens)
        found |= {f"unknown {name}" for name in found & _TELLING}
    made = (0, 0) if blind else maker_names.films(" ".join(person.tokens))
    return found | _made(person, films, made) | person.claims | {f"{claim[:3]} claimed" for claim in person.claims}


def _surname(word: str, films: int, mentions: int, size: str) -> set[str]:
    """What is told of one word that a text never prints more of."""
    everyday = {name for name, words in _EVERYDAY.items() if word in words}
    found = everyday or {"surname alone", f"surname alone, {size}"}
    return found | {
        "surname",
        f"surname {min(mentions, 3)}",
        f"surname {0 if films < 30 else 30 if films < 100 else 100}",
    }


def _made(person: Person, films: int, made: tuple[int, int]) -> set[str]:
    """How many films somebody of that name has made, and whether they are more than those acted in."""
    directed, wrote = made
    found = {f"directed {0 if not directed else 2 if directed < 5 else 5 if directed < 15 else 15}"}
    found.add(f"wrote {0 if not wrote else 2 if wrote < 5 else 5}")
    if max(directed, wrote) > films:
        found |= {"maker", f"maker, mentions {min(len(person.places), 3)}"}
        found |= {
            f"maker {name}" for words in person.words for name in words if name[:2] in ("l ", "r ") or name == "M"
        }
    return found


def _around(shape: str, place: int) -> set[str]:
    left = ["^"] * 3 + _WORD.findall(shape, max(0, place - 80), place)[-4:]
    right = _WORD.findall(shape, place + 1, place + 81)[:4] + ["$"] * 4
    before, after = left[-1], right[0]
    found = {
        f"l {before}",
        f"l2 {left[-2]} {before}",
        f"r {after}",
        f"r2 {after} {right[1]}",
        f"r3 {after} {right[1]} {right[2]}",
        f"lr {before} {after}",
        f"lr2 {before} {after} {right[1]}",
        f"re {_ending(after)}",
        f"re2 {_ending(after)} {right[1]}",
        f"lre {before} {_ending(after)}",
        f"le {_ending(before)}",
    }
    found |= {f"L {word}" for word in left[-4:-1]}
    found |= {f"R {word}" for word in right[1:4]}
    found |= {name for name in ("F", "N", "M") if name in shape}
    if _YEAR.search(shape):
        found.add("year")
    found |= {name for name, words in TOLD_APART.items() if words.search(shape)}
    if place == 0:
        found.add("start")
    if shape.count("(", 0, place) > shape.count(")", 0, place):
        found.add("bracket")
    return found


def _ending(word: str) -> str:
    return next((e for e in _ENDINGS if len(word) > 3 and word.endswith(e)), "")


def _company(shape: str, place: int, others: list[int]) -> set[str]:
    """How the name stands to the nearest claimed actor of its sentence."""
    if not others:
        return {"alone"}
    nearest = min(others, key=lambda other: abs(other - place))
    first, second = sorted((place, nearest))
    between = shape[first + 1 : second]
    found = {"company"}
    if len(between) < 30:
        found.add(f"between {between.strip()}")
    if _JOINED.fullmatch(between):
        found.add("joined")
    return found


def _row(frame: Frame, place: int, others: list[int]) -> set[str]:
    """How many names stand in a row with this one, and how many of them casts know or are claimed."""
    row = _listed(frame.shape, place)
    if len(row) < 2:
        return set()
    known = sum(on_screen(frame.mentions[p]) for p in row if p != place and p in frame.mentions)
    claimed = sum(p in others for p in row)
    return {f"row {min(len(row), 4)}", f"row, known {min(known, 3)}", f"row, claimed {min(claimed, 2)}"}


def _listed(shape: str, place: int) -> list[int]:
    """The places of the names that commas and *and* join to one."""
    row = next((m for m in ROW.finditer(shape) if m.start() <= place < m.end()), None)
    return [i for i in range(*row.span()) if shape[i] in "PN"] if row else []


def on_screen(mention: Mention) -> bool:
    """Whether casts know a name, or well enough a surname."""
    tokens = mention.name.tokens if mention.name else ()
    return (len(tokens) > 1 and screen_names.known(tokens) > 0) or (
        len(tokens) == 1 and screen_names.surname(tokens[0])
    )


def _unknown(tokens: Tokens) -> set[str]:
    """What is known of a name that no cast has: that of its surname, and whether a letter is wrong."""
    films = screen_names.films(tokens[-1])
    found = {f"last {0 if not films else 6 if films < 30 else 30}"}
    return found | {"misspelt"} if screen_names.near(tokens) else found


def probabilities(person: Person, others: Company) -> dict[str, float]:
    """How likely it is that a name is of somebody who has each of the roles in the reviewed film."""
    weight = weights()
    told = features(person, others)
    return {role: 1 / (1 + math.exp(-total(told, n) - weight[""][n])) for n, role in enumerate(ROLES)}


def best(person: Person, role: str, sure: float) -> Candidate:
    """The candidate of a name at the mention that tells most of a role, of those that print the last word of it."""
    telling = [total(words, ROLES.index(role)) for words in person.words]
    printed = [_surname_there(*place, person.tokens[-1]) for place in person.places]
    frame, place = person.places[max(range(len(telling)), key=lambda n: (printed[n], telling[n], -n))]
    return candidate(frame, place, round(sure, 2), role)


def _surname_there(frame: Frame, place: int, word: str) -> bool:
    name = frame.mentions[place].name
    return name is not None and name.tokens[-1] == word


def total(names: set[str], column: int) -> float:
    """The sum of some weights, exact: a set has no order, and the same text must be read the same each time."""
    weight = weights()
    return math.fsum(weight[name][column] for name in names if name in weight)
