"""What the words around an actor and another name tell of the two: is the name that of the actor's part?

Every actor whom a text gives no part by a pattern is held against every name near by that nobody has been found to
bear. What is told of the two (the words between, before and behind them, brackets, rows, who else stands there, how the
text uses the name elsewhere) is weighed; the weights are learnt (``training/pairs.py``), see ``docs/reading.md``.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.expressions import expression
from kg.reviews import scope, screen_names, tables, weighing
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import fold
from kg.reviews.naming import Names, Tokens
from kg.reviews.resolve import Found
from kg.reviews.words import PLACE_WORDS, SUFFIXES, TITLES

FAR = 30
"""Words between two names from which on they are not held against each other."""
CROWD, LONG = 40, 2000
"""Names and letters of a sentence beyond which it is a list and not read: the work grows with the pairs."""
MENTIONS = 8
"""Mentions of one name of which the words beside it are looked at."""

_TOKEN = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*|'s?|[A-Z]|[^\sa-zA-Z0-9]")
_ENDINGS = ("ing", "ed", "ly", "s")


@dataclass(slots=True)
class Pair:
    """An actor and a name that may be the part's.

    Attributes:
        actor: the folded words of the actor's name.
        part: those of the other name.
        told: what speaks for and against it.
        places: of both names: the frame and the place of each, in text order.
        words: for each of the places, what the sentence tells.
    """

    actor: Tokens
    part: Tokens
    told: set[str] = field(default_factory=set)
    places: list[tuple[Frame, int, int]] = field(default_factory=list)
    words: list[set[str]] = field(default_factory=list)

    def best(self) -> tuple[Frame, int, int]:
        """The place that tells most of the two."""
        return self.places[max(range(len(self.places)), key=lambda n: (_total(self.words[n]), -n))]


@dataclass(slots=True)
class Scene:
    """Who is who in a text.

    Attributes:
        letters: what each name is: ``A`` an actor, ``D`` a maker, ``C`` a part that a pattern has given to somebody.
        parted: by actor, the parts that patterns have given.
        described: the actors whose part is described.
        beside: by name, the words beside its mentions.
        counts: by name, its mentions, and those in sentences without an actor.
        title: the words of the reviewed film's.
    """

    letters: dict[Tokens, str]
    parted: dict[Tokens, set[Tokens]]
    described: set[Tokens]
    beside: defaultdict[Tokens, set[str]]
    counts: defaultdict[Tokens, list[int]]
    title: set[str]


@dataclass(slots=True)
class Line:
    """A sentence as names and words.

    Attributes:
        frame: the sentence.
        named: its names: the place of each, whose it is, and its letter.
        tokens: its words and the letters of its names; empty until they are asked for.
        index: where the tokens begin in the shape, and their numbers.
    """

    frame: Frame
    named: list[tuple[int, Tokens, str]]
    tokens: list[str] = field(default_factory=list)
    index: dict[int, int] = field(default_factory=dict)

    def words(self) -> list[str]:
        """The tokens."""
        if not self.tokens:
            letters = {place: letter for place, _, letter in self.named}
            for n, m in enumerate(_TOKEN.finditer(self.frame.shape)):
                self.tokens.append(letters.get(m.start(), m.group()))
                self.index[m.start()] = n
        return self.tokens


def plays(f: Found) -> bool:
    """Whether a credit is that of an actor of the reviewed film, without doubt."""
    return f.role == "act" and f.film is None and f.stance == "asserted"


def scene(study: Study, names: Names, found: list[Found]) -> Scene:
    """Who is who, by what has been found."""
    letters: dict[Tokens, str] = {}
    parted: defaultdict[Tokens, set[Tokens]] = defaultdict(set)
    described: set[Tokens] = set()
    for f in found:
        if plays(f):
            letters[f.tokens] = "A"
            if f.described:
                described.add(f.tokens)
            if f.part:
                parted[f.tokens].add(tuple(fold(word) for word in f.part.split()))
    for f in found:
        letters.setdefault(f.tokens, "D")
    for part in names.parts:
        letters.setdefault(part, "C")
    title = set(study.film.title.casefold().split()) if study.film else set()
    return Scene(letters, parted, described, defaultdict(set), defaultdict(lambda: [0, 0]), title)


def lines(study: Study, names: Names, known: Scene) -> list[Line]:
    """The sentences that have names; the mentions of each name are counted on the way."""
    out = [Line(frame, list(_named(frame, names, known))) for frame in study.frames if frame.mentions]
    for line in out:
        acted = any(letter == "A" for *_, letter in line.named)
        for _, tokens, letter in line.named:
            if letter in "CNP":
                count = known.counts[tokens]
                count[0] += 1
                count[1] += not acted
    return out


def _named(frame: Frame, names: Names, known: Scene) -> Iterator[tuple[int, Tokens, str]]:
    for place, mention in frame.mentions.items():
        if mention.name is not None:
            name = names.canonical(mention)
            yield place, name, known.letters.get(name) or known.letters.get(mention.name.tokens) or mention.symbol


def _look_beside(told: list[Line], known: Scene, wanted: set[Tokens]) -> None:
    """Gather what stands beside the names that are wanted."""
    seen: Counter[Tokens] = Counter()
    for line in told:
        for place, name, letter in line.named:
            if name in wanted and letter in "CNP" and len(line.frame.shape) <= LONG and seen[name] < MENTIONS:
                seen[name] += 1
                known.beside[name] |= _beside(line.words(), line.index[place])


def _beside(tokens: list[str], i: int) -> set[str]:
    before = tokens[i - 1] if i else "^"
    after = tokens[i + 1] if i + 1 < len(tokens) else "$"
    return {f"Y l {before}", f"Y r {after}", f"Y re {_ending(after)}", f"Y lr {before} {after}"}


def _ending(word: str) -> str:
    return next((e for e in _ENDINGS if len(word) > 3 and word.endswith(e)), "")


def pairs(study: Study, names: Names, found: list[Found], *, parted: bool = False) -> list[Pair]:
    """The pairs of a text, with all that is told of them.

    Args:
        study, names: of the document.
        found: its credits.
        parted: whether actors with a part are held against names too, as if nobody had given them their part.
    """
    known = scene(study, names, found)
    open_ = {tokens for tokens, letter in known.letters.items() if letter == "A"}
    if not parted:
        open_ -= known.parted.keys()
    if not open_:
        return []
    told = lines(study, names, known)
    made: dict[tuple[Tokens, Tokens], Pair] = {}
    last: Mention | None = None
    for line in told:
        listed = len(line.named) > CROWD or len(line.frame.shape) > LONG
        for place, actor, letter in () if listed else line.named:
            if letter != "A" or actor not in open_:
                continue
            if not weighing.told(line.frame, place, last):
                continue
            _against(made, line, (place, actor), known.parted.get(actor, set()))
        last = scope.last_other(line.frame, last)
    _look_beside(told, known, {part for _, part in made})
    for pair in made.values():
        pair.told |= _names_told(pair, known, study, made)
    return list(made.values())


def _against(made: dict[tuple[Tokens, Tokens], Pair], line: Line, who: tuple[int, Tokens], own: set[Tokens]) -> None:
    """Hold an actor's mention against the names of its sentence; ``own`` are the parts that are taken as unknown."""
    place, actor = who
    for there, name, letter in line.named:
        if letter not in "CNP" or set(name) <= set(actor) or set(name) <= SUFFIXES:
            continue
        line.words()
        i, j = line.index[place], line.index[there]
        if abs(i - j) > FAR:
            continue
        given = letter == "C" and not any(set(name) <= set(part) or set(part) <= set(name) for part in own)
        symbol = "C" if given else line.frame.mentions[there].symbol
        pair = made.setdefault((actor, name), Pair(actor, name))
        words = _within(line, i, j)
        pair.told |= words | {f"letter {symbol}"}
        pair.words.append(words)
        pair.places.append((line.frame, place, there))


def _size(n: int) -> str:
    return next(str(k) for k in (0, 1, 2, 3, 5, 8, 12, 20, 9999) if n <= k)


def _within(line: Line, i: int, j: int) -> set[str]:
    """What a sentence tells that has both names, the actor's at ``i`` and the other at ``j``."""
    tokens, way = line.tokens, "XY" if i < j else "YX"
    first, second = min(i, j), max(i, j)
    between = tokens[first + 1 : second]
    before = ["^", "^", *tokens[max(0, first - 2) : first]][-2:]
    after = [*tokens[second + 1 : second + 3], "$", "$"][:2]
    opened = [_depth(tokens, k) for k in (i, j)]
    found = {
        f"{way}",
        f"{way} gap {_size(len(between))}",
        f"{way} l {before[1]}",
        f"{way} l2 {before[0]} {before[1]}",
        f"{way} r {after[0]}",
        f"{way} r2 {after[0]} {after[1]}",
        f"{way} rr {_ending(after[0])}",
        f"{way} brackets {opened[0]}{opened[1]}",
    }
    for letter in "ACNPDFM":
        count = between.count(letter)
        if count:
            found.add(f"{way} {letter} between")
            found.add(f"{way} {letter} between {min(count, 3)}")
    if not any(letter in between for letter in "ACNP"):
        found |= {f"{way} next", f"{way} next, gap {_size(len(between))}", f"{way} next, brackets {opened}"}
    if between:
        head, tail = between[0], between[-1]
        found |= {f"{way} h {head}", f"{way} t {tail}", f"{way} ht {head} {tail}", f"{way} he {_ending(head)}"}
        found |= {f"{way} h2 {' '.join(between[:2])}", f"{way} t2 {' '.join(between[-2:])}"}
        found |= {f"{way} h3 {' '.join(between[:3])}", f"{way} t3 {' '.join(between[-3:])}"}
    if len(between) <= 6:
        found.add(f"{way} b {' '.join(between)}")
        found.add(f"{way} {before[1]} b {' '.join(between)} {after[0]}")
    found |= _told_shortly(way, between, before[1], after[0])
    found |= {f"{way} w {word}" for word in between[:14] if word.isalpha()}
    found |= {f"{way} o {word}" for word in (*tokens[max(0, first - 5) : first], *tokens[second + 1 : second + 6])}
    found |= {name for name, words in weighing.TOLD_APART.items() if words.search(line.frame.shape)}
    if "F" in tokens:
        found.add("F")
    found |= _rivals(line, i, j, way)
    return found


_CUES = frozenset(
    (
        *("plays", "played", "play", "playing", "portrays", "portrayed", "portraying", "portrayal", "as", "role"),
        *("part", "roles", "parts", "character", "stars", "starring", "cast", "casts", "casting", "is", "was", "are"),
        *("voice", "voiced", "voices", "voicing", "performance", "performances", "turn", "becomes", "makes", "made"),
        *("embodies", "steals", "gives", "brings", "lends", "inhabits", "essays", "essaying", "essayed", "does"),
    )
)
_ASIDES = frozenset(("who", "whose", "which", "with", "in", "a", "an", "the", "of", "as", "here", "now", "fresh"))


def _told_shortly(way: str, between: list[str], before: str, after: str) -> set[str]:
    """What stands between two names without brackets, asides between commas and adverbs."""
    short = _short(between)
    clear = "clear" if not any(letter in short for letter in "ACNPDF") else "actor" if "A" in short else "name"
    found = {f"{way} {clear}", f"{way} {clear} size {_size(len(short))}"}
    tail = ["^", "^", "^", *short][-3:]
    head = [*short, "$", "$"][:2]
    for n in (1, 2, 3):
        words = " ".join(tail[-n:])
        found |= {
            f"{way} {clear} t {words}",
            f"{way} {clear} t {words} r {after}",
            f"{way} {clear} t {words} l {before}",
        }
    found |= {f"{way} {clear} h {head[0]}", f"{way} {clear} h {head[0]} {head[1]}", f"{way} {clear} l {before}"}
    found |= {f"{way} {clear} r {after}", f"{way} {clear} l {before} r {after}"}
    if len(short) <= 8:
        found |= {f"{way} s {' '.join(short)}", f"{way} s {' '.join(short)} r {after}"}
    cues = [k for k, word in enumerate(short) if word in _CUES]
    if cues:
        cue, left = short[cues[-1]], len(short) - 1 - cues[-1]
        found |= {f"{way} {clear} cue {cue}", f"{way} {clear} cue {cue} {min(left, 4)}"}
        found |= {f"{way} {clear} cue {cue} r {after}", f"{way} {clear} first cue {short[cues[0]]}"}
        found.add(f"{way} {clear} cues {' '.join(short[k] for k in cues[-3:])}")
    else:
        found.add(f"{way} {clear} no cue")
    return found


def _short(tokens: list[str]) -> list[str]:
    """Words without closed brackets, asides between commas and adverbs."""
    out: list[str] = []
    opened: list[int] = []
    for word in tokens:
        if word == "(":
            opened.append(len(out))
        out.append(word)
        if word == ")" and opened:
            del out[opened.pop() :]
    commas = [k for k, word in enumerate(out) if word == ","]
    for first, second in zip(commas[-2::-1], commas[:0:-1], strict=False):
        if 1 < second - first <= 14 and out[first + 1] in _ASIDES:
            del out[first : second + 1]
    return [word for word in out if not (len(word) > 4 and word.endswith("ly"))]


def _depth(tokens: list[str], k: int) -> int:
    return int(tokens[:k].count("(") > tokens[:k].count(")"))


def _rivals(line: Line, i: int, j: int, way: str) -> set[str]:
    """Whether others of the sentence are nearer, on the same side and on any."""
    gap = abs(i - j)
    named = [(line.index[place], letter) for place, _, letter in line.named]
    parts = [k for k, letter in named if letter in "CNP" and k != j]
    actors = [k for k, letter in named if letter == "A" and k != i]
    found = {f"{way} actors {min(len(actors), 3)}", f"{way} parts {min(len(parts), 3)}"}
    if any(abs(k - i) < gap for k in parts):
        found.add(f"{way} nearer part")
    if any(abs(k - j) < gap for k in actors):
        found.add(f"{way} nearer actor")
    order = sorted([i, *actors]).index(i), sorted([j, *parts]).index(j)
    found.add(f"{way} order {min(order[0], 3)} {min(order[1], 3)} of {min(len(actors), 3)} {min(len(parts), 3)}")
    if order[0] == order[1] and len(actors) == len(parts):
        found.add(f"{way} same order")
    return found


def _names_told(pair: Pair, known: Scene, study: Study, made: dict[tuple[Tokens, Tokens], Pair]) -> set[str]:
    """What is told of the two names whatever stands between them."""
    name = pair.part
    all_, alone = known.counts[name]
    films = screen_names.known(name) if len(name) > 1 else 0
    found = {
        f"Y words {min(len(name), 3)}",
        f"Y mentions {min(all_, 5)}",
        f"Y alone {min(alone, 3)}",
        f"Y films {0 if not films else 1 if films < 3 else 3}",
        f"together {min(len(pair.places), 3)}",
        f"Y with actors {min(sum(part == name for _, part in made), 4)}",
        f"X with parts {min(sum(actor == pair.actor for actor, _ in made), 4)}",
    }
    found |= known.beside[name]
    if pair.actor in known.described:
        found.add("X described")
    mention = pair.places[0][0].mentions[pair.places[0][2]]
    if mention.name and mention.name.titled:
        found.add("Y titled")
    for what, words in (("given", GIVEN_NAMES), ("everyday", COMMON_WORDS), ("title", TITLES), ("place", PLACE_WORDS)):
        found |= {f"Y {what} {n}" for n in (0, -1) if name[n] in words}
    if len(name) == 1 and screen_names.surname(name[0]):
        found.add("Y surname")
    if not known.title.isdisjoint(name):
        found.add("Y in title")
    if any(study.quoted(frame.mentions[there]) for frame, _, there in pair.places):
        found.add("Y quoted")
    if mention.text.isupper():
        found.add("Y shouted")
    return found


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; the empty name has the constant."""
    rows = (line.split("\t") for line in tables.text("pairing.tsv").split("\n")[1:] if line)
    return {name: float(value) for name, value in rows}


def probability(pair: Pair) -> float:
    """How likely the name is that of the actor's part."""
    return 1 / (1 + math.exp(-_total(pair.told) - weights()[""]))


def _total(told: set[str]) -> float:
    """The sum of some weights, exact: a set has no order, and the same text must be read the same each time."""
    weight = weights()
    return math.fsum(weight[name] for name in told if name in weight)
