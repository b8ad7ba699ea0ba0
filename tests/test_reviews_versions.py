"""What a review says of an older version, of a remake or of another film is no credit of the reviewed one.

The people are real, so that the table of names knows them; the films are made up.
"""

from __future__ import annotations

import pytest

from kg.claim import Credit, Person
from kg.reviews import Document, read

BEGUN = "Night Ferry is a fine film. Ida Lupino plays Marla.\n\n"


def players(text: str, year: int | None = None) -> set[str]:
    """Who is said to be in the reviewed film."""
    reading = read(BEGUN + text, source="night-ferry.txt", document=Document(title="Night Ferry", year=year))
    names = {claim.key: claim.name for claim in reading.claims if isinstance(claim, Person)}
    return {names[c.person] for c in reading.claims if isinstance(c, Credit) and c.film == reading.film}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Now the remake. Dan Duryea plays Spanner.", None),
        ("The old one from 1931 is slow. Dan Duryea plays Spanner.", None),
        ("The 1931 version is slow. Dan Duryea plays Spanner.", 1958),
        ("There was an earlier version, in which Dan Duryea plays Spanner.", 1958),
        ('"The Salt Pier" (1931): Dan Duryea plays Spanner.', 1958),
    ],
)
def test_another_version_has_its_own_cast(text: str, year: int | None) -> None:
    assert players(text, year) == {"Ida Lupino"}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The 1958 version is slow. Dan Duryea plays Spanner.", 1958),
        ("The 1931 version is slow.\n\nHere Dan Duryea plays Spanner.", 1958),
        ("This remake is slow. Dan Duryea plays Spanner.", None),
        ("Now the remake. I skip that. Night Ferry has better players. Dan Duryea plays Spanner.", None),
    ],
)
def test_the_reviewed_version_keeps_its_cast(text: str, year: int | None) -> None:
    assert players(text, year) == {"Ida Lupino", "Dan Duryea"}


def test_a_part_in_another_film_keeps_its_own_name() -> None:
    text = (
        "Heat (1995)\n\nAl Pacino plays Vincent Hanna, who never sleeps, and it shows in every scene.\n\n"
        "Collateral (2004): Tom Cruise plays a hitman named Vincent.\n"
    )
    reading = read(text, source="heat.txt")
    parts = {c.film.rpartition(":")[2]: c.characters for c in reading.claims if isinstance(c, Credit)}
    assert parts == {"heat-1995": ("Vincent Hanna",), "collateral": ("Vincent",)}
