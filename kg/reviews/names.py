"""Names in a clean text: runs of capitalised words with their particles, initials and titles, by shape alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.expressions import expression
from kg.reviews import letter_case, maker_names, screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.sentences import Sentence
from kg.reviews.words import (
    EVERYDAY_SURNAMES,
    NATIONS,
    NO_NAME,
    PARTICLES,
    PLACE_FIRST,
    PLACE_WORDS,
    REALMS,
    SUFFIXES,
    TITLES,
    TRADES,
)

_TOKEN = expression(r"[^\W_]+(?:['&-][^\W_]+)*")
# A hyphen that joins a name to a word of the sentence: "mother-Patricia Clarkson", "a Robin Williams-level show".
_FRONT = expression(
    r"(?!(?:al|el|de|la|le|van|von|non|anti|pre|post|un|mid|ex|pro|neo|co|inter|trans)-)[a-z]+-(?=[A-Z])"
)
_BACK = expression(
    r"(?<=[a-z])-(?:[a-z]+-)*(?:level|style|styled|type|era|esque|like|directed|produced|starring|"
    r"penned|led|fronted|approved|inspired|based|created|helmed|written|scripted|loving|free|heavy|worthy|centric|"
    r"nominated|winning|worthy|caliber|calibre|sized|obsessed|accented|speaking|looking|sounding|themed|related|"
    r"branded)$"
)
_POSSESSIVE = expression(r"'[sS]$")
_OPENING = frozenset("\"':\u2014\u2013*|\u2022-/\u2026?!.\n")
_BORN = expression(
    r"-(?:born|based|style|era|like|esque|raised|bound|educated|born-and-bred|level|starring|directed|produced|"
    r"penned|only|wide|set)$"
)
_INFLECTED = expression(
    r"[a-z]{3}(?:ing|ed|ly)$|^(?:un|non|anti|post|pre|mid|ex)-|-(?:director|writer|producer|billed|time|old|"
    r"star|actor|actress|winner|winning|nominated|nominee)$"
)
_PART_CUE = expression(r"\b(?:as|plays?|playing|played|portrays|is) $")
_AS_LETTER = expression(r"\b(?:as|plays|playing|played|portrays|voices) $")
# A first name that is another word too is somebody's before a bracket with a player: "Christian (X)".
_PLAYED = expression(r" ?\((?:played by )?[A-Z][a-z]+ [A-Z]")
_SIDES = ("south", "north", "east", "west")
MAX_TOKENS = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised name of the clean text.

    Attributes:
        start, end: its span, without a possessive ``'s``.
        text: as printed, blanks single.
        tokens: its words folded (no accents, no case), without titles in front and suffixes behind.
        titled: whether a title (Dr., Captain) stands in front.
    """

    start: int
    end: int
    text: str
    tokens: tuple[str, ...]
    titled: bool = False


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without accents and case, as names are compared.

    >>> fold("Chalam\u00e9t"), fold("O'NEAL")
    ('chalamet', "o'neal")
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def person_like(tokens: tuple[str, ...]) -> bool:
    """Whether two or more words are such as a person's name has, or are one that casts know."""
    if not 2 <= len(tokens) <= 5:
        return False
    return _person_shaped(tokens) or screen_names.known(tokens) > 0 or _makes(tokens)


def _makes(tokens: tuple[str, ...]) -> bool:
    """Whether films have a maker of the name: *Michael Bay*, but not *New York*."""
    return tokens[0] not in PLACE_FIRST and any(maker_names.films(" ".join(tokens)))


def longest(name: str, names: Iterable[str]) -> str:
    """The longest of the names that begin or end with a name, or are it; of two as long the last by letters.

    >>> longest("Spanner", {"Vic Spanner", "Spanner", "Spannerton"})
    'Vic Spanner'
    """
    longer = (n for n in names if f"{n} ".startswith(f"{name} ") or f" {n}".endswith(f" {name}"))
    return max(longer, key=lambda n: (len(n), n), default=name)


def shouted(one: str, other: str) -> bool:
    """Whether a name is all in capitals, as titles of films are, and another is not; or only *Jr.*

    >>> shouted("JAWS", "Roy Scheider"), shouted("Brody", "Roy Scheider"), shouted("Jr.", "Lon Chaney")
    (True, False, True)
    """
    capital = one.isupper() and len(one) > 3 and not other.isupper()
    return capital or fold(one).rstrip(".") in SUFFIXES


def acronym(short: str, long: str) -> bool:
    """Whether the first is the initials of the other, with or without full stops."""
    letters = short.replace(".", "")
    return letters.isupper() and len(letters) > 1 and "".join(w[0] for w in long.split()).upper() == letters


def _person_shaped(tokens: tuple[str, ...]) -> bool:
    if len(tokens) == 2 and tokens[0] in ("la", "le", "les", "los", "las", "el"):
        return False
    if tokens[0] in PLACE_FIRST or (tokens[-1] in PLACE_WORDS and not _family_too(tokens)):
        return False
    if tokens[0] in GIVEN_NAMES or tokens[0].split("-")[0] in GIVEN_NAMES or len(tokens[0]) <= 1:
        return tokens[-1] not in NO_NAME or tokens[-1] not in COMMON_WORDS
    if len(tokens) == 2 and tokens[1] in EVERYDAY_SURNAMES and letter_case.large(tokens[0]):
        return tokens[0] not in NO_NAME
    return all(t not in COMMON_WORDS and t not in NO_NAME for t in tokens if t not in PARTICLES)


def _family_too(tokens: tuple[str, ...]) -> bool:
    """Whether a place's word is a surname behind a first name: *Ethel Hill*, not *Virginia City*."""
    return tokens[0] in GIVEN_NAMES and screen_names.films(tokens[-1]) >= 2 * screen_names.KNOWN_WELL


class _Run:
    """The words of a name while it is being read."""

    def __init__(self) -> None:
        self.words: list[tuple[int, int, str]] = []
        self.nicknames: set[int] = set()

    def goes_on(self, gap: str, word: str) -> bool:
        """Whether the word follows a nickname."""
        return (
            gap in ('" ', "' ") and self.words[-1:] != [] and self.words[-1][0] in self.nicknames and word[0].isupper()
        )

    def adverb(self, follows: str) -> bool:
        """Whether it is one word such as *Similarly* with a comma behind it."""
        return len(self.words) == 1 and follows == "," and self.words[0][2].endswith("ly")

    def trimmed(self, initial: bool, enclosed: bool) -> list[tuple[int, int, str]]:
        """Without words that only look like a part of the name, at either end; fewer in a bracket."""
        words = self.words
        if len(words) > 1 and screen_names.known(fold(w[2]) for w in words):
            return words
        while words and (fold(words[-1][2]) in PARTICLES or words[-1][2] == "of") and words[-1][2].islower():
            words = words[:-1]
        while words and self.foreign(words, initial, enclosed):
            words, initial = words[1:], False
        return words

    @staticmethod
    def foreign(words: list[tuple[int, int, str]], initial: bool, enclosed: bool) -> bool:
        """Whether the first word belongs to the sentence and not to the name."""
        word = fold(words[0][2])
        if _BORN.search(word):
            return True
        following = words[1][2] if len(words) > 1 else ""
        if following and (word in NATIONS or (word in _SIDES and fold(following) in NATIONS)):
            return True
        if word in TRADES or word in ("i", "i'm", "i've", "i'll", "i'd"):
            return True
        if word in NO_NAME:
            return not (word in GIVEN_NAMES and following) and (not following or word not in PLACE_WORDS)
        if word in PARTICLES and words[0][2].islower():
            return True
        if (
            initial
            and following
            and word not in GIVEN_NAMES
            and (_INFLECTED.search(word) or ("-" in word and word.split("-")[-1] in COMMON_WORDS))
            and not letter_case.large(word)
        ):
            return True
        if initial and (word in COMMON_WORDS or (following and not enclosed and _small(word))):
            named = word in GIVEN_NAMES and bool(following) and fold(following) not in COMMON_WORDS
            return not named and not (word in TITLES and following)
        return (
            words[0][2].isupper() and len(word) > 1 and word in COMMON_WORDS and not (following and following.isupper())
        )


def names(text: str, sentences: list[Sentence]) -> list[Name]:
    """All names of the sentences, in text order.

    >>> text = "Surprisingly, Dr. Ana de Armas's friend J.K. Simmons met Lon Chaney Jr. in Iron City."
    >>> [n.text for n in names(text, [Sentence(0, len(text), 0)])]
    ['Dr. Ana de Armas', 'J.K. Simmons', 'Lon Chaney Jr.', 'Iron City']
    """
    return [name for sentence in sentences for name in _in_sentence(text, sentence)]


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Name]:
    run, last, opened = _Run(), sentence.start, True
    for at, stop in _tokens(text, sentence):
        word = text[at:stop]
        gap = text[last:at]
        possessive = bool(_POSSESSIVE.search(word))
        quoted = _nickname(text, at, stop, run.words, gap)
        joined = quoted or run.goes_on(gap, word) or _joins(run.words, gap, word, text[stop : stop + 1])
        if run.words and not joined:
            yield from _finish(text, run, opened)
            run = _Run()
        if quoted:
            run.nicknames.add(at)
        if run.words or word[0].isupper():
            if not run.words:
                opened = at == sentence.start or not gap.strip(" (") or gap.rstrip(" (")[-1:] in _OPENING
                opened = opened and gap != " "
            end = stop - 2 if possessive else stop
            run.words.append((at, end, word[: end - at]))
            if possessive or len(run.words) >= MAX_TOKENS:
                yield from _finish(text, run, opened)
                run = _Run()
        last = stop
    if run.words:
        yield from _finish(text, run, opened)


def _tokens(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The spans of the words; a hyphen between a name and a word of the sentence divides them."""
    for m in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = m.span()
        if "-" in m.group():
            front, back = _FRONT.match(m.group()), _BACK.search(m.group())
            if front:
                yield start, start + front.end() - 1
                start += front.end()
            if back and back.start() > start - m.start():
                yield start, m.start() + back.start()
                continue
        yield start, end


def _nickname(text: str, start: int, end: int, words: list[tuple[int, int, str]], gap: str) -> bool:
    """Whether a word in quotation marks is a nickname inside a name: Gen. "Buck" Turgidson, "King" Kong as a part."""
    mark = text[start - 1 : start]
    if mark not in ('"', "'") or not mark or text[end : end + 2] != f"{mark} " or not text[start].isupper():
        return False
    if not text[end + 2 : end + 3].isupper():
        return False
    if words:
        return gap in (f" {mark}", f". {mark}") and (fold(words[-1][2]) in TITLES or fold(words[-1][2]) in GIVEN_NAMES)
    return bool(_PART_CUE.search(text, max(0, start - 12), start - 1))


def _joins(words: list[tuple[int, int, str]], gap: str, word: str, follows: str) -> bool:
    """Whether a further word continues the name before it."""
    if not words:
        return False
    before = words[-1][2]
    if gap in (". ", ".", ".  "):
        initial = len(before) == 1 and before.isupper()
        return word[0].isupper() and (initial or (gap != ".  " and fold(before) in TITLES and 1 < len(before) <= 5))
    if gap == "' " and before == "O":
        return word[0].isupper()
    if gap == ", ":
        return fold(word) in SUFFIXES and (len(words) > 1 or fold(word) in ("jr", "sr"))
    # A wrapped line may break inside a name.
    if gap not in (" ", "  ", "\n") or (len(words) == 1 and before in ("A", "I")):
        return False
    if word[0].isupper():
        return (
            fold(word) not in TRADES
            and word not in ("The", "A", "I'm", "As", "When", "In", "IS", "AS", "AND", "WAS", "THE")
            and (word != "I" or follows == ".")
        )
    if word == "of":
        return len(words) == 1 and gap == " " and fold(before) in REALMS
    if word in PARTICLES and word.islower():
        return before[0].isupper() or before in PARTICLES
    return (
        len(words) == 1
        and len(word) > 2
        and fold(before) in GIVEN_NAMES
        and (screen_names.known((fold(before), word)) > 0 or (len(word) > 3 and letter_case.large(word)))
    )


def _small(word: str) -> bool:
    return word not in TITLES and letter_case.small(word)


def _letter(text: str, start: int, end: int) -> bool:
    """Whether a letter is the name of a part: *Judi Dench as M*."""
    return (
        end - start == 1 and text[start] not in "IA" and _AS_LETTER.search(text, max(0, start - 12), start) is not None
    )


def _finish(text: str, run: _Run, opened: bool) -> Iterator[Name]:
    enclosed = bool(run.words) and text[run.words[0][0] - 1 : run.words[0][0]] == "("
    alone = enclosed and text[run.words[-1][1] : run.words[-1][1] + 1] == ")"  # "(Old Tom)"
    words = run.trimmed(opened and not alone, enclosed)
    if not words or (opened and run.adverb(text[words[-1][1] : words[-1][1] + 1])):
        return
    start, end = words[0][0], words[-1][1]
    if opened and len(words) == 1 and words[0][2].endswith("ed") and text.startswith(" by ", end):
        return
    start -= start in run.nicknames
    if len(words) > 1:
        words = [w for w in words if w[0] not in run.nicknames]
    folded = [fold(w[2]) for w in words]
    letter = len(folded) == 1 and _letter(text, start, end)
    if (len(words[-1][2]) == 1 or folded[-1] in ("jr", "sr")) and text[end : end + 1] == "." and not letter:
        end += 1
    titled = folded[0] in TITLES and len(folded) > 1 and not screen_names.known(folded)
    titled = titled and folded[1] != "of"
    core = folded[1:] if titled and not (folded[0] in GIVEN_NAMES and len(folded) == 2) else folded
    while len(core) > 1 and core[-1] in SUFFIXES:
        core = core[:-1]
    if titled and core == folded[1:2] and core[0] in NO_NAME:  # Captain America
        core, titled = folded, False
    no_name = all(w in NO_NAME for w in core[0].split("-")) or (len(core[0]) == 1 and not titled)
    if (
        len(core) == 1
        and no_name
        and not letter
        and not ((core[0] in GIVEN_NAMES or core[0] == "god") and _PLAYED.match(text, end))
    ):
        return
    yield Name(start, end, " ".join(text[start:end].split()), tuple(core), titled)
