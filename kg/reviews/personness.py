"""How much a name looks like a real person's, by itself and beside another."""

from __future__ import annotations

from kg.reviews import screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.frames import Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.words import NO_NAME, PLACE_FIRST, PLACE_WORDS

FAR_MORE = 5
"""How many times the films of one name another has, so that it is the actor's and the other the part's."""


FIRST_NAME = -1.5
"""What it tells that a text calls somebody by the first name."""


def personness(mention: Mention, text: str) -> float:
    """How much a name looks like a real person's, by itself."""
    if mention.name is None:
        return -3
    tokens = mention.name.tokens
    before = text[max(0, mention.start - 5) : mention.start]
    if mention.name.titled or before.endswith('"') or before.lower().endswith("the "):
        return -2
    if mention.symbol == "P":
        known = len(tokens) > 1 and screen_names.known(tokens) > 0
        return 2 * known + (2 if len(tokens) > 1 and tokens[0] in GIVEN_NAMES else 1)
    if len(tokens) > 1:
        return 0
    if screen_names.surname(tokens[0]):
        return 1
    return -1 if tokens[0] in GIVEN_NAMES or tokens[0] in COMMON_WORDS else 0.4


def by_first_name(mention: Mention, text: str) -> bool:
    """Whether a text calls somebody by the first name alone, as parts are called, and never by the last."""
    words = mention.text.split()
    if mention.symbol != "P" or len(words) != 2:
        return False
    first, last = (text.count(word) - text.count(mention.text) for word in words)
    return first > 1 and last == 0


def in_two_words(mention: Mention) -> bool:
    """Whether a name has a first and a last word, neither of them a place's and the first no everyday word."""
    tokens = mention.name.tokens if mention.name else ()
    return len(tokens) == 2 and tokens[0] not in COMMON_WORDS | PLACE_FIRST and tokens[1] not in PLACE_WORDS | NO_NAME


def acts_alone(left: Mention, who: Mention) -> bool:
    """Whether casts know the second of two names, and the first not, or in very few films beside."""
    first, last = (m.name.tokens if m.name and len(m.name.tokens) > 1 else () for m in (left, who))
    return screen_names.known(last) > FAR_MORE * screen_names.known(first)


def in_a_place(mention: Mention) -> bool:
    """Whether the words are such as places have: *La Sarthe*, *Iron City*."""
    tokens = mention.name.tokens if mention.name else ()
    return len(tokens) > 1 and mention.symbol == "N" and (tokens[0] in PLACE_FIRST or tokens[-1] in PLACE_WORDS)
