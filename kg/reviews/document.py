"""The document before its sentences: which film it is about, who is named in it and by which forms."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from kg.expressions import expression
from kg.reviews import (
    capitals,
    emphasis,
    films,
    frames,
    maker_names,
    names,
    screen_names,
    sentences,
    titles,
    truecase,
    versions,
)
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.films import MainFilm
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import Name
from kg.reviews.page import Page
from kg.reviews.sections import Sections
from kg.reviews.sentences import Sentence
from kg.reviews.titles import FilmMention
from kg.reviews.words import PARTICLES, SHORT_TRADES, SUFFIXES

_CAST_HEADING = expression(
    r"[\W\d]*(?:the )?(?:main |lead |principal |supporting |voice |full )?(?:cast(?: list)?|starring|stars|"
    r"cast (?:&|and) (?:crew|characters)|cast members|actors|players)\W*$|"
    r"\| ?(?:actor|actress|performer|player|cast|star|name|voice actor)s? ?\| ?(?:character|role|part)s? "
    r"?\|(?:[^|]*\|)*$",
    re.IGNORECASE,
)
_PARTS_HEADING = expression(
    r"\| ?(?:character|role|part)s?(?: name)? ?\| ?(?:actor|actress|performer|player|cast|star|name|voice "
    r"actor|(?:played|"
    r"portrayed|voiced) by)s? ?\|(?:[^|]*\|)*$",
    re.IGNORECASE,
)


_LETTERS = expression(r"[^\W\d_].*[^\W\d_]")
_MAKERS = expression(
    r"\b(?:directors|co-directors|writers|writer-directors|screenwriters|producers|filmmakers|brothers|sisters|"
    r"siblings|"
    r"duo|team),? $",
    re.IGNORECASE,
)
# A word that more full names than these have tells nobody apart (and would make the work grow with its square).
MAX_OWNERS = 60


@dataclass(slots=True)
class Study:
    """What is known of a document before any pattern is tried.

    Attributes:
        page: the clean text and its way back.
        text: the clean text, with capitals put in where it had none; same length.
        film: the reviewed film, if any is named or can be guessed.
        mentions: all titles in text order.
        people: the folded words of each name that may be a person's, with the fullest form that is printed.
        frames: the sentences.
    """

    page: Page
    text: str
    film: MainFilm | None
    titles: list[FilmMention]
    forms: Forms
    frames: list[Frame] = field(default_factory=list)

    def quoted(self, mention: Mention) -> bool:
        """Whether a name stands in quotation marks by itself, as a title or a nickname does."""
        return self.text[mention.start - 1 : mention.start] == '"' == self.text[mention.end : mention.end + 1]


@dataclass(slots=True)
class Forms:
    """Which short names stand for which full names, within this text alone.

    Attributes:
        full: by folded words, the printed forms with their counts.
        by_word: the full names that have a word.
        singles: as ``full``, for names of one word.
        known: what has been resolved.
    """

    full: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)
    by_word: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    singles: dict[tuple[str, ...], dict[str, int]] = field(default_factory=dict)
    known: dict[tuple[str, ...], tuple[str, ...] | None] = field(default_factory=dict)

    def add(self, name: Name) -> None:
        """Count a name."""
        table = self.full if len(name.tokens) > 1 else self.singles
        counts = table.setdefault(name.tokens, {})
        counts[name.text] = counts.get(name.text, 0) + 1

    def close(self) -> None:
        """Index the full names by their words."""
        index: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for tokens in self.full:
            for token in tokens:
                index[token].add(tokens)
        self.by_word = dict(index)

    def person(self, tokens: tuple[str, ...]) -> tuple[str, ...] | None:
        """The full person name that a name stands for: itself, or the only one that ends (or begins) with it."""
        if tokens not in self.known:
            self.known[tokens] = self._person(tokens)
        return self.known[tokens]

    def _person(self, tokens: tuple[str, ...]) -> tuple[str, ...] | None:
        if len(self.by_word.get(tokens[-1], ())) > MAX_OWNERS:
            return tokens if names.person_like(tokens) else None
        if len(tokens) > 1:
            longer = [t for t in self.by_word.get(tokens[-1], ()) if _extends(t, tokens)]
            longer = [t for t in longer if names.person_like(t)]
            if len(longer) == 1 and not (names.person_like(tokens) and tokens[0] == longer[0][0] and len(tokens) < 2):
                return longer[0]
            return self._spelt(tokens) or (tokens if names.person_like(tokens) else None)
        owners = [t for t in self.by_word.get(tokens[0], ()) if names.person_like(t)]
        last = {_family(t): t for t in owners if t[-1] == tokens[0]}
        if len(last) == 1:
            return next(iter(last.values()))
        first = {t for t in owners if t[0] == tokens[0]}
        if not owners and _known_alone(tokens[0]):
            return tokens
        return next(iter(first)) if len(first) == 1 and not last else None

    def _spelt(self, tokens: tuple[str, ...]) -> tuple[str, ...] | None:
        """The one name that casts know of which this is a short or misspelt form: *Ed Norton*, *Emilion Estevez*."""
        if len(tokens) != 2 or screen_names.known(tokens):
            return None
        first, last = tokens
        known = [t for t in self.by_word.get(last, ()) if len(t) == 2 and t[1] == last and screen_names.known(t)]
        same = [
            t
            for t in known
            if screen_names.one_letter_apart(first, t[0]) or (len(first) > 1 and t[0].startswith(first))
        ]
        return same[0] if len(same) == 1 else None

    def first_named(self, tokens: tuple[str, ...]) -> bool:
        """Whether the text calls somebody by the first name and never by the last: so it calls parts, not people."""
        if len(tokens) < 2:
            return False
        first, last = (sum(self.singles.get((t,), {}).values()) for t in (tokens[0], tokens[-1]))
        return first > 0 and last == 0

    def printed(self, tokens: tuple[str, ...]) -> str:
        """The fullest and most frequent printed form of a name; mixed case before all capitals."""
        counts = self.full.get(tokens) or self.singles.get(tokens) or {}
        return min(
            counts, key=lambda f: (f.isupper(), f.islower(), -len(f) if _suffixed(f) else 0, -counts[f], -len(f), f)
        )


def _known_alone(word: str) -> bool:
    """Whether one word is enough to name somebody from films."""
    return screen_names.alone(word) or screen_names.surname(word) or maker_names.surname(word)


def _family(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """First and last word: by these, forms with and without a middle name are one person."""
    return tokens[0], tokens[-1]


def _extends(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether ``full`` is the same person's name with more words: De Niro, Robert De Niro; a middle name more."""
    if len(full) <= len(part):
        return False
    return full[-len(part) :] == part or (full[0] == part[0] and full[-1] == part[-1])


def _suffixed(form: str) -> bool:
    words = form.split()
    return names.fold(words[-1]).strip(".") in SUFFIXES


def study(page: Page, source: str, title: str | None = None, year: int | None = None) -> Study:
    """Read the document as a whole.

    Args:
        page: the text without markup.
        source: the id of the source; its last part may name the film.
        title, year: the reviewed film, where that is known beside the text.
    """
    text = capitals.lowered(page.text)
    lower = capitals.is_lower(text)
    text = truecase.truecase(text) if lower else text
    if not lower and capitals.is_careless(text):
        text = truecase.known_names(text)
    split = sentences.split(text, cased=not lower)
    set_off = emphasis.read(page, not lower)
    found = [
        *set_off.titles,
        *titles.quoted(text, split),
        *titles.dated(text),
        *(m for m in titles.numbered(text) if sum(m.start <= k.start < m.end for k in page.marks) < 2),
        *titles.cued(text),
    ]
    found.sort(key=lambda m: m.start)
    taken = [(m.start, m.end) for m in found]
    others = (m for m in titles.another(text) if not any(a < m.end and m.start < b for a, b in taken))
    film = films.main_film(text, source, (title, year), split, found, set_off.marks, lower=lower)
    resolved = films.resolve(text, film, sorted([*found, *others], key=lambda m: m.start))
    spotted = [name for name in names.names(text, split) if not _short_trade(name, text)]
    plain = _apart(_family_names(spotted, text), resolved)
    forms = _forms(plain)
    plain = [_retrimmed(name, forms) for name in plain]
    forms = _forms(plain)
    result = Study(page, text, film, resolved, forms)
    _frames(result, split, plain)
    versions.mark(text, result.frames, film)
    return result


def _short_trade(name: Name, text: str) -> bool:
    return name.tokens[0] in SHORT_TRADES and len(name.tokens) == 1 and text[name.end : name.end + 1] in (":", "/", ".")


def _forms(plain: list[Name]) -> Forms:
    forms = Forms()
    for name in plain:
        forms.add(name)
    forms.close()
    return forms


def _retrimmed(name: Name, forms: Forms) -> Name:
    """A name without a first word that belongs to the sentence, where the rest is a name of the text by itself."""
    first, rest = name.tokens[0], name.tokens[1:]
    if " " not in name.text:
        return name
    unknown = len(rest) > 2 and not screen_names.known(name.tokens) and GIVEN_NAMES.isdisjoint((first, rest[0]))
    if unknown and screen_names.known(rest[1:]):
        return _without_first(_without_first(name))
    if len(rest) > 1 and screen_names.known(rest) and not screen_names.known(name.tokens):
        return _without_first(name) if first not in GIVEN_NAMES and not name.titled else name
    if rest and rest[0] in PARTICLES and first not in COMMON_WORDS:
        return name
    if len(rest) > 2 and first not in GIVEN_NAMES and rest[1:] in forms.full and names.person_like(rest[1:]):
        return _retrimmed(_without_first(name), forms)
    if (
        not rest
        or name.titled
        or first in GIVEN_NAMES
        or (first not in COMMON_WORDS and not (len(rest) > 1 and names.person_like(rest)))
    ):
        return name
    known = (
        rest in forms.full
        if len(rest) > 1
        else any(t[-1] == rest[0] and names.person_like(t) for t in forms.by_word.get(rest[0], ()) if t != name.tokens)
    )
    return _without_first(name) if known else name


def _family_names(names: list[Name], text: str) -> list[Name]:
    """The first of two makers with one surname gets it too: *directors Joe and Anthony Russo*."""
    found = list(names)
    for at, (first, second) in enumerate(pairwise(names)):
        if (
            len(first.tokens) == 1 < len(second.tokens)
            and first.tokens[0] in GIVEN_NAMES
            and second.tokens[0] in GIVEN_NAMES
            and text[first.end : second.start] in (" and ", " & ")
            and _MAKERS.search(text, max(0, first.start - 24), first.start)
        ):
            surname = second.text.split()[-1]
            found[at] = Name(first.start, first.end, f"{first.text} {surname}", (first.tokens[0], second.tokens[-1]))
    return found


def _without_first(name: Name) -> Name:
    text = name.text.split(" ", 1)[1]
    return Name(name.end - len(text), name.end, text, name.tokens[1:])


def _apart(spotted: list[Name], titles: list[FilmMention]) -> list[Name]:
    """The names that do not stand inside a title."""
    kept, at = [], 0
    for name in spotted:
        while at < len(titles) and titles[at].end <= name.start:
            at += 1
        if at == len(titles) or titles[at].start >= name.end:
            kept.append(name)
    return kept


def _frames(result: Study, split: list[Sentence], plain: list[Name]) -> None:
    both = [Mention(n.start, n.end, n.text, _symbol(n, result.forms), name=n) for n in plain]
    both += [Mention(t.start, t.end, t.title, "M" if t.main else "F", film=t) for t in result.titles]
    both.sort(key=lambda m: m.start)
    at, listed = 0, ""
    sections = Sections()
    for sentence in split:
        inside = []
        while at < len(both) and both[at].start < sentence.end:
            if both[at].start >= sentence.start and both[at].end <= sentence.end:
                inside.append(both[at])
            at += 1
        line = result.text[sentence.start : sentence.end]
        listed = _listed(listed, line, sentence, inside)
        frame = frames.build(result.text, sentence, inside, listed)
        frame.told = sections.told(line, sentence)
        result.frames.append(frame)


def _listed(before: str, line: str, sentence: Sentence, inside: list[Mention]) -> str:
    """What a line is listed under, by the heading above it: a cast, a table of parts or nothing."""
    if sentence.heading and _CAST_HEADING.match(line):
        return "\u00a7cast "
    if _PARTS_HEADING.match(line):
        return "\u00a7part "
    named = inside and len(line) < 250 and inside[0].start - sentence.start < 4
    of_table = inside and before == "\u00a7part " and line.startswith("|")
    return before if named or of_table or not _LETTERS.search(line) else ""


def _symbol(name: Name, forms: Forms) -> str:
    first = name.text.split(" ", 1)[0]
    if (name.titled and len(name.tokens) == 1 and not _addressed(first, name, forms)) or (
        first.isupper() and 1 < len(first) < 5 and "." not in first and not name.text.isupper()
    ):
        return "N"
    return "P" if forms.person(name.tokens) else "N"


def _addressed(title: str, name: Name, forms: Forms) -> bool:
    """Whether an actor is written of as newspapers do: *Ms. Mulligan*, where casts know the only name that ends so."""
    full = forms.person(name.tokens) if names.fold(title.rstrip(".")) in ("mr", "mrs", "ms", "miss") else None
    return full is not None and len(full) > 1 and screen_names.known(full) > 0
