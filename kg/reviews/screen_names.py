"""Names of people on screen, with the number of films in whose casts they stand: evidence that a name is an actor's.

Counted over the casts of 36,273 films of 1900 to 2023 (``wikipedia-movie-data``, MIT). It is one reason among many
and never enough by itself: nobody is claimed because the name is known, nor left out because it is not. Surnames stand
in it too, with the films of all who bear them, from six films on, and behind ``*`` those who have one name only.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.reviews import tables
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES

KNOWN_WELL = 10
"""Casts in which a surname stands that needs no other reason."""


FILE = "screen_names.tsv"


@lru_cache(maxsize=65536)
def films(name: str) -> int:
    """In how many casts a name stands, in full or a surname.

    Args:
        name: its folded words, single blanks between, without suffixes such as *Jr.*; a hyphen counts as a blank

    >>> films("john wayne") > 100, films("bogart") > 50, films("nobody of that name")
    (True, True, 0)
    >>> films("\u00fe\u00f3r")  # sorts behind the last name
    0
    """
    return next(iter(tables.numbers(FILE, name.replace("-", " "))), 0)


def known(tokens: Iterable[str]) -> int:
    """In how many casts a name of some folded words stands.

    >>> known(("john", "wayne")) > 100, known(())
    (True, 0)
    """
    return films(" ".join(tokens))


def near(tokens: tuple[str, ...]) -> bool:
    """Whether one letter more, less or other makes a surname that casts know behind the same first name.

    >>> near(("boris", "karlloff")), near(("boris", "karloff")), near(("boris", "gudunov"))
    (True, False, False)
    """
    if len(tokens) != 2 or len(tokens[1]) < 5:
        return False
    first, last = tokens
    table, start = tables.text(FILE), f"\n{first} {last[0]}"
    at = table.find(start)
    while at >= 0:
        end = table.find("\t", at)
        if one_letter_apart(table[at + len(start) - 1 : end], last):
            return True
        at = table.find(start, end)
    return False


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter, put in, left out or another.

    >>> one_letter_apart("emilion", "emilio"), one_letter_apart("marin", "martin"), one_letter_apart("jo", "ann")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + (len(one) >= len(other)) :] == other[same + (len(other) >= len(one)) :]


def surname(word: str) -> bool:
    """Whether a word is a surname that casts know well and neither a first name nor an everyday word.

    >>> surname("bogart"), surname("stewart")
    (True, False)
    """
    return films(word) >= KNOWN_WELL and word not in GIVEN_NAMES and word not in COMMON_WORDS


def alone(word: str) -> bool:
    """Whether casts know somebody by this one word, which is neither a first name nor an everyday word.

    >>> alone("zendaya"), alone("bogart")
    (True, False)
    """
    return films(f"* {word}") > 0
