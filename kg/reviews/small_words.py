"""What a word may be in a text that was written without capitals: one of the language, a first name, a surname."""

from __future__ import annotations

import re

from kg.expressions import expression
from kg.reviews import letter_case, screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.words import DETERMINERS, NATIONS, NO_NAME, PARTICLES, listed

TOKEN = expression(r"(?<![^\W\d_])[a-z]+(?:['-][a-z]+)*")
OCCUPATION = expression(r"(?:er|or|ist|man|ian)$")
FUNCTION = listed("also and both does from have here into just that then they this were when where which while with")
WELL_KNOWN = 20
"""Casts in which a surname stands that is one wherever it is printed in a text without capitals."""
LINKS = listed(
    "and but or when while as because if that where with by for to from than though although until since before after "
    "between like unlike so then whether is was"
)


def known(word: str) -> bool:
    """Whether it is a word of the language."""
    return frequent(word) or letter_case.small(word)


def frequent(word: str) -> bool:
    """Whether it is among the commonest words, or one that is capitalised and no name."""
    if word.endswith("s") and word[:-1] in COMMON_WORDS and len(word) > 4:
        return True
    return (
        word in COMMON_WORDS
        or word in NO_NAME
        or word == "new"
        or word.endswith(("n't", "'re", "'ll", "'ve", "'d", "'m"))
    )


def surname_like(word: str) -> bool:
    """Whether a word behind a name is the next of it: an unknown one, not inflected."""
    return not (
        known(word.removesuffix("'s")) or word in PARTICLES or word.endswith(("ed", "ing", "ly", "s")) or "-" in word
    )


def names_somebody(before: re.Match[str] | None, token: re.Match[str], text: str) -> bool:
    """Whether a word is a first name, and not a noun behind an article or a nation: *his irish ally*."""
    noun = before is not None and before.group() in DETERMINERS | NATIONS and text[before.end() : token.start()] == " "
    return not noun and first_name(token.group().removesuffix("'s"))


def first_name(word: str) -> bool:
    """Whether a word is a first name and nothing else that reviews say."""
    return len(word) > 2 and word in GIVEN_NAMES and not known(word)


def well_known(word: str) -> bool:
    """Whether a word is a surname of many casts and nothing else that reviews say."""
    known = len(word) > 4 and screen_names.films(word) >= WELL_KNOWN and screen_names.surname(word)
    return known and (letter_case.share(word) or 100) > 60


def compound(before: re.Match[str], first: re.Match[str], second: re.Match[str], text: str) -> bool:
    """Whether a first name is the end of what somebody is, and the name follows: *treasure hunter brock lovett*."""
    third = TOKEN.match(text, second.end() + 1)
    noun = OCCUPATION.search(first.group()) is not None and known(before.group())
    noun = noun and before.group() not in LINKS | FUNCTION | DETERMINERS
    return noun and text[before.end() : first.start()] == " " and third is not None and not known(third[0])


def adverb(word: str) -> bool:
    """Whether a word is a known one with *ly*: *maliciously*."""
    return word.endswith("ly") and len(word) > 6 and known(word[:-2])


def verb(name: str, word: str, named: int, text: str) -> bool:
    """Whether a word behind a first name that also stands alone is a verb: *as kate rebuffs him*."""
    return word.endswith("s") and not screen_names.films(word) and named > text.count(f"{name} {word}")


def person(words: list[str]) -> bool:
    """Whether two to four words in brackets are somebody's name."""
    if not 2 <= len(words) <= 4 or words[0] in DETERMINERS:
        return False
    return (words[0] in GIVEN_NAMES and words[-1] not in DETERMINERS) or not any(known(w) for w in words)
