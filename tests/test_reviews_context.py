"""Names that no pattern claims: what the words around them tell, and the table of names that casts know.

The sentences are ours; the people are real actors, since the table knows real names alone.
"""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claim import Credit, Person
from kg.reviews import Document, context, maker_names, read, screen_names, weighing

TABLE = Path(screen_names.__file__).with_name("screen_names.tsv").read_text(encoding="utf-8").splitlines()
ROWS = dict(line.split("\t") for line in TABLE)
MAKERS = Path(screen_names.__file__).with_name("maker_names.tsv").read_text(encoding="utf-8").splitlines()


def actors(text: str) -> dict[str, float]:
    """The actors that the context tells, with their confidence."""
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    found = (c for c in reading.claims if isinstance(c, Credit) and c.method == context.PATTERN)
    return {names[c.person]: c.confidence for c in found}


def waiting(text: str) -> set[str]:
    """The actors that wait for a store."""
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    return {c.name for c in reading.candidates if c.role == "act"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Night Ferry is slow. Humphrey Bogart, third-billed, is the only one awake.", "Humphrey Bogart"),
        ("Night Ferry is slow. Barbara Stanwyck and Joseph Cotten do what they can.", "Joseph Cotten"),
        ("Night Ferry has Ida Lupino in the lead and, further down, Dan Duryea and Elisha Cook Jr.", "Dan Duryea"),
        ("Night Ferry drags. Stanwyck is wonderful, as always, in a part beneath her.", "Stanwyck"),
    ],
)
def test_the_company_of_words_tells_actors(text: str, name: str) -> None:
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    assert name in {names[c.person] for c in reading.claims if isinstance(c, Credit) and c.role == "act"}


@pytest.mark.parametrize(
    "text",
    [
        "Night Ferry is slow. It has the pace of something with Humphrey Bogart, without Humphrey Bogart.",
        "Night Ferry is slow. If only they had hired Barbara Stanwyck instead.",
        "Night Ferry is slow. The part was first offered to Joseph Cotten, who turned it down.",
        'Night Ferry is slow. I would rather see "Mildred Pierce" again.',
        "Night Ferry is slow. He looks like Dan Duryea and talks like a timetable.",
        "Night Ferry is slow, and nobody called Xavier Quillfeather wrote to me about it.",
    ],
)
def test_wishes_likenesses_and_refusals_tell_none(text: str) -> None:
    assert actors(text) == {}


def directors(text: str) -> set[str]:
    """Who is claimed to have directed."""
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return {names[c.person] for c in reading.claims if isinstance(c, Credit) and c.role == "fmd"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hitchcock knows how to make a crowd nervous. Night Ferry is his game from the first shot on.", "Hitchcock"),
        (
            "Fritz Lang's Night Ferry is a grim film. Lang fills every corner with shadows and leaves us no way out.",
            "Fritz Lang",
        ),
    ],
)
def test_the_company_of_words_tells_directors(text: str, name: str) -> None:
    assert directors(text) == {name}


def test_a_maker_of_films_is_not_taken_for_an_actor_without_reason() -> None:
    text = "Night Ferry was made when Fritz Lang was at his most pessimistic. Lang's characters have nowhere to go."
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    assert directors(text) == {"Fritz Lang"}
    assert {c.role for c in reading.claims if isinstance(c, Credit)} == {"fmd"}


def test_what_is_claimed_is_sure_and_what_waits_is_not() -> None:
    text = "Night Ferry is slow. Humphrey Bogart, third-billed, is the only one awake. Ida Lupino wrote to a friend."
    assert all(confidence >= context.CLAIMED_ALONE for confidence in actors(text).values())
    assert not set(actors(text)) & waiting(text)


def test_a_name_of_a_part_is_never_weighed() -> None:
    text = "In Night Ferry, James Dunn (Lee Marvin) waits. James Dunn, third-billed in his own life, is alone."
    assert "James Dunn" not in actors(text)


def test_the_weights_are_numbers_with_a_constant() -> None:
    weights = weighing.weights()
    assert len(weights) > 1000
    assert "" in weights
    assert all(len(row) == len(weighing.ROLES) and all(map(math.isfinite, row)) for row in weights.values())


def test_every_name_of_the_table_is_found() -> None:
    assert list(ROWS) == sorted(ROWS), "the table is searched by halves"
    assert len(ROWS) == len(TABLE)
    assert {name: screen_names.films(name) for name in ROWS} == {name: int(count) for name, count in ROWS.items()}


def test_every_maker_of_the_table_is_found() -> None:
    rows = [line.split("\t") for line in MAKERS]
    assert [name for name, *_ in rows] == sorted({name for name, *_ in rows}), "the table is searched by halves"
    assert all(maker_names.films(name) == (int(directed), int(wrote)) for name, directed, wrote in rows)


@given(st.text(max_size=30).filter(lambda name: name.replace("-", " ") not in ROWS))
def test_no_other_name_is_found(name: str) -> None:
    assert screen_names.films(name) == 0
