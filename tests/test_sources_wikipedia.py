"""Wikipedia's lists of films: what a cast's cells mean, and that no entry is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import ingest, stored

from kg.errors import InputError
from kg.sources.listed import items
from kg.sources.wikipedia import person

DATA = Path(__file__).resolve().parents[1] / "data"
CREDITS = "SELECT film_local, person_local, code, billing FROM credit_said ORDER BY ALL"


def film(**more: object) -> dict[str, object]:
    """An entry of a list."""
    return {"title": "Heat", "year": 1995, "cast": ["Al Pacino"], "genres": ["Crime"], **more}


def test_unknown_fields_are_named_once_with_their_count(tmp_path: Path) -> None:
    sample = json.loads((DATA / "wikipedia/movies-sample.json").read_text(encoding="utf-8"))
    done = ingest(tmp_path, {"movies.json": json.dumps([{**entry, "hitherto": 1} for entry in sample])})
    assert (done.code, done.err) == (0, "warning: movies.json: field 'hitherto' of 4 films is new and was left out\n")
    assert done.report["wikipedia"] == {"read": 4, "taken": 4, "rejected": 0, "unchanged": 0}


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Al Pacino", "Al Pacino", "act"),
        (" Sammy  Davis, Jr. ", "Sammy Davis, Jr.", "act"),
        ("50 Cent", "50 Cent", "act"),
        ("John Wood (English actor)", "John Wood", "act"),
        ("Ann Hart (narrator)", "Ann Hart", "nrt"),
        ("Ann Hart (Screenplay)", "Ann Hart", "aus"),
        ("Dir.: Ann Hart", "Ann Hart", "fmd"),
        ("Eliot (Coco) Hart", "Eliot (Coco) Hart", "act"),
        ("and", None, "act"),
        ("(voices)", None, "act"),
        ("Cast:", None, "act"),
        ("[2]", None, "act"),
        ("...", None, "act"),
    ],
)
def test_what_a_cell_of_a_cast_means(printed: str, name: str | None, role: str) -> None:
    assert person(printed) == (name, role)


def test_what_is_no_name_is_counted(tmp_path: Path) -> None:
    cast = ["Al Pacino", "and", "Val Kilmer", "(voices)"]
    done = ingest(tmp_path, {"movies.json": json.dumps([film(cast=cast)])})
    assert done.err == "warning: movies.json: 2 of the casts' entries are no names (and, (voices))\n"
    assert stored(tmp_path, CREDITS) == [("heat-1995", "al-pacino", "act", 1), ("heat-1995", "val-kilmer", "act", 3)]


BAD = {
    "is not a JSON object": "Heat",
    "has no title": film(title=" "),
    "has a year that is none": film(year=19955),
    "has cast that is no list of names": film(cast=[{"name": "Al Pacino"}]),
    "has genres that is no list of names": film(genres=[1]),
}


def test_bad_entries_are_rejected_with_their_lines(tmp_path: Path) -> None:
    entries = [film(), *BAD.values(), film(title="Ronin", year=None)]
    done = ingest(tmp_path, {"movies.json": "[" + ",\n".join(map(json.dumps, entries)) + "]"})
    assert [row[1:3] for row in done.rejects] == list(enumerate(BAD, 2))
    assert done.report["wikipedia"] == {"read": 7, "taken": 2, "rejected": 5, "unchanged": 0}


def test_two_films_of_a_name_and_year_stay_two(tmp_path: Path) -> None:
    ingest(tmp_path, {"movies.json": json.dumps([film(href="A"), film(href="A")])})
    assert [row[0] for row in stored(tmp_path, CREDITS)] == ["heat-1995", "heat-1995-2"]
    pages = "SELECT subject_local, value, locator FROM fact_said WHERE predicate = 'page' ORDER BY 1"
    assert stored(tmp_path, pages) == [
        ("heat-1995", "https://en.wikipedia.org/wiki/A", "movies#heat-1995"),
        ("heat-1995-2", "https://en.wikipedia.org/wiki/A", "movies#heat-1995-2"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "x:1: is no list in JSON"),
        ('[{"a": 1}\n{"a": 2}]', "x:2: its JSON is not well-formed; Expecting ',' delimiter"),
        ('[{"a": 1},\n', "x:2: its JSON is not well-formed; Expecting value"),
        ('[{"a": 1}]\n\n[]', "x:3: its JSON is not well-formed; Extra data"),
        ("[" * 100_000, "x:1: its JSON is nested too deeply"),
        ("[" + "9" * 5000 + "]", "x:1: its JSON is not well-formed; a number is too long"),
    ],
)
def test_a_damaged_list(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        list(items(text, "x"))
    assert str(raised.value) == message


@given(st.lists(st.recursive(st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5)))
def test_every_value_of_a_list_is_given(values: list[object]) -> None:
    text = json.dumps(values, indent=1)
    found = list(items(text, "x"))
    assert [value for _, value, _ in found] == values
    assert all(text.split("\n")[line - 1].strip().startswith(raw.split("\n")[0].strip()) for line, _, raw in found)
