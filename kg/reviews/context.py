"""Who takes part in the film, told from the company of words that a name keeps.

Critics praise and blame actors in more ways than patterns can list (*Lasser appears to have wandered in from another
film*). A name that no pattern has claimed is weighed by the words around each of its mentions, by whether it stands
among claimed actors, and by whether casts know it. The weights are learnt (``training/context.py``); what they were
learnt from is told in ``docs/reading.md``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.reviews import scope, screen_names, stance
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import person_like
from kg.reviews.patterns import Candidate
from kg.reviews.resolve import Found, Names, Resolved, Tokens, first_named

PATTERN = "context"
CLAIMED = 0.61
"""From this probability on a name is claimed; the precision there is in ``docs/reading.md``."""
CLAIMED_ALONE = 0.55
"""The same for a surname alone that casts know well and that is nothing else: reviews call nobody else so."""
OFFERED = 0.4
"""From this probability on a name waits for a store to bear it out."""
IN_A_ROW = 0.7
"""How sure a name is that stands in a row of players."""
ROUNDS = 3
"""How often names are weighed anew in the company of those that have just been claimed."""
MENTIONS = 12
"""Mentions of one name that are looked at; more tell nothing new."""

_WORD = re.compile(r"[a-z0-9']+|[PNMF]|[^\sa-z0-9]")
_ROW = re.compile(r"[PN](?: \([^()]{0,80}\))?(?:(?:,? and |, | & |,? or )[PN](?: \([^()]{0,80}\))?){1,14}")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_JOINED = re.compile(r"(?: \([^()]{0,80}\))?(?:,? and |, | & |,? as well as | or )")
# What a sentence is about where it speaks of somebody who may not be in the film.
_TOLD_APART = {
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


@dataclass(slots=True)
class Person:
    """A name that may be an actor's, and where it stands.

    Attributes:
        tokens: its folded words.
        places: frames and places in their shapes.
        words: for each place, what the words around it tell, see :func:`_around`.
        short: how many of the mentions are by a shorter form.
    """

    tokens: Tokens
    places: list[tuple[Frame, int]] = field(default_factory=list)
    words: list[set[str]] = field(default_factory=list)
    short: int = 0


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; the empty name is the constant."""
    text = Path(__file__).with_name("context.tsv").read_text(encoding="utf-8")
    return {name: float(value) for name, _, value in (line.rpartition("\t") for line in text.splitlines())}


def find(study: Study, names: Names, resolved: Resolved) -> tuple[list[Candidate], list[Candidate]]:
    """Actors' candidates for the names that the context says are, each with its probability: claimed, and waiting.

    Args:
        study, names: of the document.
        resolved: what became of the candidates of the patterns.
    """
    weight = weights()
    cast = claimed(resolved.found)
    waiting = people(study, names, resolved)
    likely: list[Candidate] = []
    for _ in range(ROUNDS):
        sure = {person.tokens: c for person in waiting if (c := _weighed(person, cast, len(study.text), weight))}
        more = [p for p in waiting if p.tokens in sure and sure[p.tokens].confidence >= _enough(p.tokens)]
        likely += [sure[p.tokens] for p in more]
        for person in more:
            for frame, place in person.places:
                cast.setdefault(id(frame), []).append(place)
        waiting = [p for p in waiting if p not in more]
        if not more:
            break
    taken = {f.tokens for f in resolved.found if f.film is None} | names.parts
    taken |= {names.canonical(c.who) for c in likely}
    rows = list(_in_rows(study, names, cast, taken))
    taken |= {names.canonical(c.who) for c in rows}
    return likely + rows, [sure[p.tokens] for p in waiting if p.tokens in sure and p.tokens not in taken]


def _enough(tokens: Tokens) -> float:
    """The probability from which a name is claimed."""
    return CLAIMED_ALONE if len(tokens) == 1 and screen_names.surname(tokens[0]) else CLAIMED


def _in_rows(study: Study, names: Names, cast: dict[int, list[int]], taken: set[Tokens]) -> Iterator[Candidate]:
    """The others of a row in which most names are claimed actors' or those of people whom casts know.

    Args:
        study, names: of the document.
        cast: the places of all who are claimed.
        taken: the names that are claimed for the film, and those of parts.
    """
    last: Mention | None = None
    for frame in study.frames:
        for row in _ROW.finditer(frame.shape):
            places = [i for i in range(*row.span()) if i in frame.mentions and frame.shape[i] in "PN"]
            for place in _sure_row(frame, places, cast.get(id(frame), [])):
                mention = frame.mentions[place]
                tokens = names.canonical(mention)
                if tokens not in taken and not study.quoted(mention) and _told(frame, place, last):
                    taken = {*taken, tokens}
                    yield _candidate(frame, place, IN_A_ROW)
        last = scope.last_other(frame, last)


def _sure_row(frame: Frame, places: list[int], claimed: list[int]) -> list[int]:
    """The unclaimed places of a row that names players."""
    known = [p for p in places if p in claimed or _on_screen(frame.mentions[p])]
    acting = any(p in claimed for p in places) or bool(_TOLD_APART["acting"].search(frame.shape))
    if len(places) < 3 or len(known) < 2 or len(known) * 3 < len(places) * 2 or not acting:
        return []
    if any(_TOLD_APART[name].search(frame.shape) for name in ("likeness", "elsewhere", "making", "offered", "life")):
        return []
    short = sum(" " not in frame.mentions[p].text for p in known) > 1
    return [p for p in places if p not in claimed and _surname_like(frame.mentions[p], short and p > 0)]


def _surname_like(mention: Mention, short: bool) -> bool:
    """Whether a name is somebody's in full or, in a row of surnames, one word that is nothing else."""
    tokens = mention.name.tokens if mention.name else ()
    if len(tokens) == 1:
        return short and tokens[0] not in GIVEN_NAMES and tokens[0] not in COMMON_WORDS and tokens[0].isalpha()
    return person_like(tokens)


def people(study: Study, names: Names, resolved: Resolved) -> list[Person]:
    """The names that no pattern has claimed for the reviewed film, with their mentions in its scope.

    A mention that a pattern has read as another film's, or refused, as one in a comparison, is left out.
    """
    taken = {f.tokens for f in resolved.found if f.film is None}
    refused = {id(c.who) for c in resolved.refused}
    refused |= {id(f.frame.mentions.get(f.place)) for f in resolved.found if f.film is not None}
    named: dict[Tokens, Person] = {}
    last: Mention | None = None
    for frame in study.frames:
        for place, mention in frame.mentions.items():
            tokens = names.canonical(mention) if mention.name else ()
            if not tokens or tokens in taken or tokens in names.parts or not _name(mention, tokens, study):
                continue
            person = named.setdefault(tokens, Person(tokens))
            if id(mention) in refused or study.quoted(mention) or len(person.places) >= MENTIONS:
                continue
            if _told(frame, place, last):
                person.places.append((frame, place))
                person.words.append(_around(frame.shape, place))
                person.short += " " not in mention.text
        last = scope.last_other(frame, last)
    return [person for person in named.values() if person.places]


def _name(mention: Mention, tokens: Tokens, study: Study) -> bool:
    """Whether it is a person's name in full, or a surname that casts know and no full name of the text ends with."""
    if len(tokens) == 1:
        known = screen_names.known(tokens) > 0 or screen_names.alone(tokens[0])
        return mention.name is not None and not mention.name.titled and known
    return person_like(tokens) and (screen_names.known(tokens) > 0 or not first_named(tokens, study.forms))


def claimed(found: list[Found]) -> dict[int, list[int]]:
    """The places of claimed actors of the reviewed film, by the identity of their frames."""
    places: dict[int, list[int]] = {}
    for f in found:
        if f.film is None and f.role == "act":
            places.setdefault(id(f.frame), []).append(f.place)
    return places


def _told(frame: Frame, place: int, last: Mention | None) -> bool:
    """Whether a mention tells of the reviewed film, without hedge, denial or comparison."""
    if stance.compared(frame, place) or stance.of_span(frame, place, place + 1) != "asserted":
        return False
    return scope.of(_candidate(frame, place), last) == "main"


def _candidate(frame: Frame, place: int, sure: float = 1.0) -> Candidate:
    return Candidate(
        role="act",
        who=frame.mentions[place],
        part=None,
        frame=frame,
        start=place,
        end=place + 1,
        pattern=PATTERN,
        confidence=sure,
        weak=True,
    )


def features(person: Person, cast: dict[int, list[int]], length: int) -> set[str]:
    """What is told of a name: words around it, company, counts.

    Args:
        person: the name with its mentions.
        cast: the places of claimed actors, see :func:`claimed`.
        length: characters of the review.
    """
    found = set().union(*person.words)
    for frame, place in person.places:
        others = [p for p in cast.get(id(frame), ()) if p != place]
        found |= _company(frame.shape, place, others) | _row(frame, place, others)
    mentions = len(person.places)
    size = f"length {min(length, 8000).bit_length()}"
    alone = len(person.tokens) == 1 and screen_names.alone(person.tokens[0])
    films = screen_names.films(f"* {person.tokens[0]}") if alone else screen_names.known(person.tokens)
    found.add(f"mentions {min(mentions, 3)}")
    if len(person.tokens) == 1 and not alone:
        everyday = {name for name, words in _EVERYDAY.items() if person.tokens[0] in words}
        found |= everyday or {"surname alone", f"surname alone, {size}"}
        found |= {
            "surname",
            f"surname {min(mentions, 3)}",
            f"surname {0 if films < 30 else 30 if films < 100 else 100}",
        }
    found.add(f"short {min(person.short, 3)}")
    found.add(f"films {0 if not films else 1 if films < 3 else 3 if films < 10 else 10}")
    found.add(size)
    found.add(f"cast {min(sum(map(len, cast.values())), 8) // 2}")
    if not films:
        found |= _unknown(person.tokens)
    if films:
        found.add(f"known {size}")
        found |= {f"known {name}" for name in ("F", "alone", "start", "year", "mentions 1") if name in found}
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
    found |= {name for name, words in _TOLD_APART.items() if words.search(shape)}
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
    known = sum(_on_screen(frame.mentions[p]) for p in row if p != place and p in frame.mentions)
    claimed = sum(p in others for p in row)
    return {f"row {min(len(row), 4)}", f"row, known {min(known, 3)}", f"row, claimed {min(claimed, 2)}"}


def _listed(shape: str, place: int) -> list[int]:
    """The places of the names that commas and *and* join to one."""
    row = next((m for m in _ROW.finditer(shape) if m.start() <= place < m.end()), None)
    return [i for i in range(*row.span()) if shape[i] in "PN"] if row else []


def _on_screen(mention: Mention) -> bool:
    tokens = mention.name.tokens if mention.name else ()
    return (len(tokens) > 1 and screen_names.known(tokens) > 0) or (
        len(tokens) == 1 and screen_names.surname(tokens[0])
    )


def _unknown(tokens: Tokens) -> set[str]:
    """What is known of a name that no cast has: that of its surname, and whether a letter is wrong."""
    films = screen_names.films(tokens[-1])
    found = {f"last {0 if not films else 6 if films < 30 else 30}"}
    return found | {"misspelt"} if screen_names.near(tokens) else found


def _weighed(person: Person, cast: dict[int, list[int]], length: int, weight: dict[str, float]) -> Candidate | None:
    """The candidate of a name that is likely enough, at the mention that tells most."""
    sure = 1 / (1 + math.exp(-_sum(features(person, cast, length), weight) - weight[""]))
    if sure < OFFERED:
        return None

    telling = [_sum(words, weight) for words in person.words]
    frame, place = person.places[telling.index(max(telling))]
    return _candidate(frame, place, round(sure, 2))


def _sum(names: set[str], weight: dict[str, float]) -> float:
    """The sum of some weights, exact: a set has no order, and the same text must be read the same each time."""
    return math.fsum(weight.get(name, 0.0) for name in names)
