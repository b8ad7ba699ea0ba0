"""Stance on ten pages that hedge, deny or invent; `tests/stance/` has them, each credit with its stance beside it.

A page is ours, its people and films are invented, and its JSON says so. Where a reader may well call a credit either of
two things, both are given.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.claim import Credit, Person
from kg.reviews import read

PAGES = sorted((Path(__file__).parent / "stance").glob("*.txt"))
RIGHT = 0.95
FOUND = 0.8

Row = tuple[str, str, tuple[str, ...]]


def annotated(page: Path) -> list[Row]:
    """Person, role and the stances that are right, of each credit."""
    rows = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["credits"]
    return [(person, role, (said,) if isinstance(said, str) else tuple(said)) for person, role, said in rows]


def claimed(page: Path) -> list[tuple[str, str, str]]:
    """Person, role and stance of each credit that the reader claims."""
    reading = read(page.read_text(encoding="utf-8"), source=f"pages/{page.name}")
    people = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return [(people[c.person], c.role, c.stance) for c in reading.claims if isinstance(c, Credit)]


def test_there_are_ten_and_every_one_says_that_it_is_invented() -> None:
    assert len(PAGES) == 10
    assert all("invented" in page.with_suffix(".json").read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_nothing_is_asserted_that_the_page_does_not_assert(page: Path) -> None:
    asserted = {(person, role) for person, role, stances in annotated(page) if "asserted" in stances}
    assert {(person, role) for person, role, said in claimed(page) if said == "asserted"} <= asserted


def test_stance_is_right_and_most_credits_are_found() -> None:
    right = matched = wanted = 0
    for page in PAGES:
        stances = {(person, role): said for person, role, said in annotated(page)}
        found = [(said, stances[person, role]) for person, role, said in claimed(page) if (person, role) in stances]
        right += sum(said in allowed for said, allowed in found)
        matched += len(found)
        wanted += len(stances)
    assert right >= RIGHT * matched, (right, matched)
    assert matched >= FOUND * wanted, (matched, wanted)
