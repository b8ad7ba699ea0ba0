"""Names of people who direct and write, with the number of films: evidence of what a name without a job has done.

Counted over the extracts of 34,532 films of 1900 to 2023 (``wikipedia-movie-data``, MIT; the extracts are Wikipedia's,
CC BY-SA). As with :mod:`kg.reviews.screen_names`, nobody is claimed because the name is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.reviews import screen_names, tables

FILE = "maker_names.tsv"


def surname(word: str) -> bool:
    """Whether a word is a surname of people who direct rather than act, and no first name or everyday word.

    >>> surname("kubrick"), surname("ford"), surname("baker")
    (True, False, False)
    """
    directed = films(word)[0]
    return directed > 0 and directed >= screen_names.films(word)


def directs(tokens: Sequence[str]) -> bool:
    """Whether a name is known for directing rather than for playing.

    >>> directs(("ridley", "scott")), directs(("harrison", "ford"))
    (True, False)
    """
    return films(" ".join(tokens))[0] > screen_names.known(tokens)


@lru_cache(maxsize=65536)
def films(name: str) -> tuple[int, int]:
    """How many films a name has directed, and how many it has written (or the work that they are made from).

    Args:
        name: its folded words, single blanks between, without suffixes such as *Jr.*; a hyphen counts as a blank

    >>> films("john ford")[0] > 20, films("stephen king")[1] > 10, films("nobody of that name")
    (True, True, (0, 0))
    """
    directed, wrote = tables.numbers(FILE, name.replace("-", " ")) or (0, 0)
    return directed, wrote
