"""Capitals for the names of a text that was written without any.

Nothing but the case of letters changes, so offsets stay. Names are found by first names, by brackets and by being
unknown words beside one.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.reviews import screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.expressions import expression
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.words import DETERMINERS, NO_NAME, PARTICLES, TITLES

_TOKEN = expression(r"[a-z]+(?:['-][a-z]+)*")
_OCCUPATION = expression(r"(?:er|or|ist|man|ian)$")
_BRACKET = expression(r"\( ?((?:(?:played|portrayed|voiced) by )?)([a-z][a-z' .-]{2,40}?)(?= ?[,)]| and | in )")
_INITIALED = expression(r"\b([a-z]{3,}) ([a-z])\.? ([a-z]{3,})\b")
_TITLE = expression(r"\" ?([a-z0-9][a-z0-9 ':,!.-]{1,50}?) ?[,.]? ?\"")


def is_lower(text: str) -> bool:
    """Whether the text has next to no capitals although it is long enough to have some."""
    sample = text[:20000]
    capitals = sum(1 for c in sample if c.isupper())
    return sum(1 for c in sample if c.islower()) > 80 and capitals * 200 < len(sample)


def _known(word: str) -> bool:
    return word in COMMON_WORDS or word in NO_NAME or word.endswith(("n't", "'re", "'ll", "'ve", "'d", "'m"))


def truecase(text: str) -> str:
    """The text with capitals on what look like names.

    >>> truecase("the lawyer , ocious potter ( john goodman ) , and pod ( jim broadbent ) meet .")
    'the lawyer , Ocious Potter ( John Goodman ) , and Pod ( Jim Broadbent ) meet .'
    """
    capital: set[int] = set()
    surnames: set[str] = set()
    for m in _BRACKET.finditer(text):
        words = list(_TOKEN.finditer(text, m.start(2), m.end(2)))
        if _person([w.group() for w in words]):
            capital.update(w.start() for w in words if w.group() not in PARTICLES)
            surnames.add(words[-1].group())
            capital.update(_before(text, m.start()))
    tokens = list(_TOKEN.finditer(text))
    for first, second in itertools.pairwise(tokens):
        word = second.group().removesuffix("'s")
        if (
            first.group() in GIVEN_NAMES
            and text[first.end() : second.start()] == " "
            and len(word) > 1
            and not _known(word)
            and word not in PARTICLES
            and first.group() not in DETERMINERS
            and (first.group() not in COMMON_WORDS or len(word) > 4)
        ):
            capital.update((first.start(), second.start()))
            surnames.add(word)
    for m in _INITIALED.finditer(text):
        if m.group(1) in GIVEN_NAMES and not _known(m.group(3)):
            capital.update((m.start(1), m.start(2), m.start(3)))
            surnames.add(m.group(3))
    for name in _on_screen(text, tokens):
        capital.update(token.start() for token in name if token.group() not in PARTICLES)
        surnames.add(name[-1].group().removesuffix("'s"))
    for token in tokens:
        word = token.group().removesuffix("'s")
        if word in surnames and not (_known(word) and token.group() == word):
            capital.add(token.start())
    for m in _TITLE.finditer(text):
        if len(m.group(1).split()) <= 6:
            capital.update(t.start() for t in _TOKEN.finditer(text, m.start(1), m.end(1)))
    return "".join(c.upper() if i in capital and len(c.upper()) == 1 else c for i, c in enumerate(text))


def _on_screen(text: str, tokens: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Two or three words that casts know as a name, initials among them; never words that are all everyday."""
    for at, token in enumerate(tokens):
        if token.group() not in GIVEN_NAMES:
            continue
        for size in (3, 2):
            name = tokens[at : at + size]
            words = [w.group().removesuffix("'s") for w in name]
            apart = any(text[a.end() : b.start()] not in (" ", ". ") for a, b in itertools.pairwise(name))
            if apart or len(name) < size or all(w in COMMON_WORDS for w in words):
                continue
            if screen_names.films(" ".join(words)) > 0:
                yield name
                break


def _person(words: list[str]) -> bool:
    if not 2 <= len(words) <= 4 or words[0] in DETERMINERS:
        return False
    return (words[0] in GIVEN_NAMES and words[-1] not in DETERMINERS) or not any(_known(w) for w in words)


def _before(text: str, bracket: int) -> list[int]:
    """The name that stands before a bracket: unknown words, and a first name or a title in front of them."""
    starts: list[int] = []
    for token in reversed(list(_TOKEN.finditer(text, max(0, bracket - 60), bracket))):
        word = token.group()
        gap = text[token.end() : starts[-1] if starts else bracket]
        if gap.strip(" ." if starts else ' "'):
            break
        if (
            starts
            and word not in TITLES
            and (
                text[starts[-1] :].split(" ", 1)[0] in GIVEN_NAMES
                or (_OCCUPATION.search(word) and word not in GIVEN_NAMES)
            )
        ):
            break
        if (
            (_known(word) and not (starts and (word in TITLES or word in GIVEN_NAMES)))
            or word in PARTICLES
            or len(starts) > 2
        ):
            break
        starts.append(token.start())
        if word in TITLES:
            break
    return starts
