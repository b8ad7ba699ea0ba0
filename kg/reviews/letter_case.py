"""How reviews write a word in the middle of a sentence: small, as words of the language, or with a capital, as names.

Counted over some eighty thousand reviews by users (``training/letter_case.py``). A text without capitals hides
its names; what others write small is none, as a rule.
"""

from __future__ import annotations

from functools import lru_cache

from kg.reviews import tables

FILE = "letter_case.tsv"
SMALL = 20
"""Capitals in a hundred up to which a word is one of the language."""


@lru_cache(maxsize=65536)
def share(word: str) -> int | None:
    """In how many of a hundred places a word has a capital; None for a word that is seldom or never written.

    >>> share("lovely") < 10, share("walter") > 90, share("farquaad") is None
    (True, True, True)
    """
    return next(iter(tables.numbers(FILE, word)), None)


def small(word: str) -> bool:
    """Whether a word is nearly always written small.

    >>> small("patriarch"), small("travis"), small("farquaad")
    (True, False, False)
    """
    capitals = share(word)
    return capitals is not None and capitals <= SMALL


def large(word: str) -> bool:
    """Whether a word is nearly always written with a capital.

    >>> large("henning"), large("running")
    (True, False)
    """
    return (share(word) or 0) >= 80
