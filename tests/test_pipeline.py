"""Taking in, changing and forgetting: the store says what its files say, in whatever order they came."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import (
    CREDITS,
    CREW,
    NAMES,
    PRINCIPALS,
    TITLES,
    contents,
    ingest,
    kg,
    numbers,
    principal,
    stored,
    title,
    write,
)

PROSE = "The Matrix (1999) is a fine film. Al Pacino plays Neo, and Lana Wachowski directed it."
FILES = {
    "title.basics.tsv": TITLES + title(1, name="The Matrix") + title(2, name="Heat"),
    "title.principals.tsv": PRINCIPALS
    + principal(1, 1, role="director", order="3")
    + principal(1, 2, parts='["Neo"]')
    + principal(1, 2, order="2", parts='["Thomas Anderson"]'),
    "title.crew.tsv": f"{CREW}tt0000001\tnm0000001,nm0000003\tnm0000001\ntt0000002\tnm0000004\t\\N\n",
    "name.basics.tsv": NAMES + "".join(f"nm000000{n}\tPerson {n}\t1950\t\\N\t\\N\t\\N\n" for n in range(1, 5)),
    "more.csv": f"{CREDITS}The Matrix,1999,Person 2,actor,Neo,1\nThe Matrix,1999,Person 2,actor,Neo,1\n",
    "review.txt": PROSE,
    "many.jsonl": json.dumps({"id": "a", "text": PROSE}) + "\n" + json.dumps({"id": "b", "text": PROSE}) + "\n",
}
CREDITED = "SELECT film_local, person_local, code, n, job, characters, billing, locator FROM credit_said ORDER BY ALL"


def whole(folder: Path) -> dict[str, list[str]]:
    """The store that all files make at once."""
    assert ingest(folder, FILES).code == 0
    return contents(folder)


@cache
def at_once() -> dict[str, list[str]]:
    """What that store says."""
    with tempfile.TemporaryDirectory() as folder:
        return whole(Path(folder))


def test_the_same_file_twice_is_unchanged(tmp_path: Path) -> None:
    before = whole(tmp_path)
    done = kg(tmp_path, "ingest", *FILES)
    assert {name: row["unchanged"] for name, row in done.report.items()} == {
        "imdb": 4, "more.csv": 1, "review.txt": 1, "many.jsonl": 1,
    }  # fmt: skip
    assert numbers(tmp_path) == [1]
    assert contents(tmp_path) == before


def test_two_files_at_one_path_are_one_and_a_file_named_twice_too(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    done = kg(tmp_path, "ingest", "more.csv", "./more.csv", "more.csv")
    assert done.report["more.csv"] == {"read": 2, "taken": 2, "rejected": 0, "unchanged": 0}


@settings(max_examples=3)
@given(st.permutations(sorted(FILES)), st.sets(st.sampled_from(["imdb", "more.csv", "review.txt"]), min_size=1))
def test_the_order_of_ingests_makes_no_difference(order: list[str], gone: set[str]) -> None:
    """One file at a time, then some sources forgotten and taken in again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, FILES)
        for cut in (order[:3], order[3:]):
            assert kg(folder, "ingest", *cut).code == 0
        assert contents(folder) == at_once()
        assert kg(folder, "forget", *gone).code == 0
        assert not {name for name, *_ in stored(folder, "SELECT name FROM source")} & gone
        assert kg(folder, "ingest", *order).code == 0
        assert contents(folder) == at_once()


def test_forgetting_everything_leaves_nothing(tmp_path: Path) -> None:
    whole(tmp_path)
    names = [str(name) for (name,) in stored(tmp_path, "SELECT name FROM source")]
    assert kg(tmp_path, "forget", *names).code == 0
    tables = (
        "entity",
        "film",
        "person",
        "credit",
        "relation",
        "fact",
        "title",
        "name",
        "identifier",
        "evidence",
        "file",
        "source",
    )
    assert {table: stored(tmp_path, f"SELECT count(*) FROM {table}") for table in tables} == {
        table: [(0,)] for table in tables
    }


def test_a_changed_file_replaces_its_own_rows_alone(tmp_path: Path) -> None:
    before = whole(tmp_path)
    changed = {"more.csv": f"{CREDITS}Heat,1995,Person 9,actor,,\n"}
    assert ingest(tmp_path, changed).report["more.csv"]["taken"] == 1
    after = contents(tmp_path)
    own = [row for row in after["credit"] if row.startswith("('more.csv'")]
    assert len(own) == 1
    assert "person-9" in own[0]
    others = {
        kind: [row for row in rows if "more.csv" not in row] for kind, rows in before.items() if kind != "verdict"
    }
    assert {kind: [row for row in after[kind] if "more.csv" not in row] for kind in others} == others


def test_crew_gives_way_to_principals_whichever_comes_first(tmp_path: Path) -> None:
    both = ["title.crew.tsv", "title.principals.tsv"]
    for folder, order in (("a", both), ("b", both[::-1])):
        write(tmp_path / folder, FILES)
        for name in order:
            assert kg(tmp_path / folder, "ingest", name).code == 0
    assert stored(tmp_path / "a", CREDITED) == stored(tmp_path / "b", CREDITED)
    people = [(row[1], row[2], row[7]) for row in stored(tmp_path / "a", CREDITED) if row[0] == "tt0000001"]
    assert people == [
        ("nm0000001", "aus", "title.crew#tt0000001"),
        ("nm0000001", "fmd", "title.principals#tt0000001,3"),
        ("nm0000002", "act", "title.principals#tt0000001,1"),
        ("nm0000002", "act", "title.principals#tt0000001,2"),
        ("nm0000003", "fmd", "title.crew#tt0000001"),
    ]


def test_crew_comes_back_when_principals_shrink(tmp_path: Path) -> None:
    whole(tmp_path)
    assert ingest(tmp_path, {"title.principals.tsv": PRINCIPALS + principal(1, 2)}).code == 0
    assert ("nm0000001", "fmd", "title.crew#tt0000001") in [(r[1], r[2], r[7]) for r in stored(tmp_path, CREDITED)]
    assert ingest(tmp_path, {"title.principals.tsv": FILES["title.principals.tsv"]}).code == 0
    assert contents(tmp_path) == at_once()


def test_equal_credits_are_numbered_by_what_they_say(tmp_path: Path) -> None:
    whole(tmp_path)
    query = "SELECT n, characters FROM credit_said WHERE source_name = 'imdb' AND person_local = 'nm0000002' ORDER BY n"
    assert stored(tmp_path, query) == [(1, ["Neo"]), (2, ["Thomas Anderson"])]
    query = "SELECT n FROM credit_said WHERE source_name = 'more.csv' ORDER BY n"
    assert stored(tmp_path, query) == [(1,), (2,)]


def test_a_reader_sees_an_older_snapshot(tmp_path: Path) -> None:
    for n in range(5):
        ingest(tmp_path, {"more.csv": f"{CREDITS}Heat,1995,Person {n},actor,,\n"})
    assert numbers(tmp_path) == [3, 4, 5]
    assert stored(tmp_path, "SELECT person_local FROM credit_said", at=4) == [("person-3",)]
    done = kg(tmp_path, "stats", "--at", "1")
    assert (done.code, done.err) == (2, "kg: film.kg: has no snapshot 1; it has 3, 4, 5\n")
    ingest(tmp_path, {"more.csv": f"{CREDITS}Heat,1995,Person 9,actor,,\n"}, "--keep", "1")
    assert numbers(tmp_path) == [6]


def test_the_same_name_under_another_root_is_an_error(tmp_path: Path) -> None:
    row = f"{CREDITS}Heat,1995,Person 1,actor,,\n"
    write(tmp_path, {"a/x.csv": row, "b/x.csv": row.replace("1,actor", "2,actor")})
    assert kg(tmp_path, "ingest", "a").code == 0
    done = kg(tmp_path, "ingest", "b")
    assert done.code == 2
    assert done.err == f"kg: b/x.csv: its id 'x.csv' is that of {tmp_path / 'a/x.csv'}; name it by --source\n"
    assert kg(tmp_path, "ingest", "b", "--source", "other").code == 0
    assert stored(tmp_path, "SELECT name FROM source ORDER BY 1") == [("other",), ("x.csv",)]


def test_what_is_said_of_a_source_is_kept_and_changes_it(tmp_path: Path) -> None:
    ingest(tmp_path, {"more.csv": FILES["more.csv"]}, "--trust", "0.3", "--licence", "CC0")
    assert stored(tmp_path, "SELECT name, trust, licence FROM source") == [("more.csv", 0.3, "CC0")]
    kg(tmp_path, "ingest", "more.csv", "--trust", "0.9", "--licence", "CC0")
    assert stored(tmp_path, "SELECT name, trust, licence FROM source") == [("more.csv", 0.9, "CC0")]


def test_what_was_said_of_a_source_holds_until_something_else_is_said(tmp_path: Path) -> None:
    said = "SELECT trust, licence, complete_for FROM source"
    ingest(
        tmp_path, {"more.csv": FILES["more.csv"]}, "--trust", "0.3", "--licence", "CC0", "--complete-for", "director"
    )
    assert kg(tmp_path, "ingest", "more.csv").report["more.csv"]["unchanged"] == 1
    ingest(tmp_path, {"more.csv": FILES["more.csv"] + "Alien,1979,Ridley Scott,director,,\n"})
    assert stored(tmp_path, said) == [(0.3, "CC0", ["fmd"])]
    kg(tmp_path, "ingest", "more.csv", "--licence", "CC-BY-4.0")
    assert stored(tmp_path, said) == [(0.3, "CC-BY-4.0", ["fmd"])]


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_a_file_of_which_every_row_is_bad_is_a_problem(dry: tuple[str, ...], tmp_path: Path) -> None:
    bad = CREDITS + ",1995,Al Pacino,actor,,\n,1979,Ridley Scott,director,,\n"
    said = "csv:2: none of its 2 rows could be taken (has no film)\n"
    done = ingest(tmp_path, {"a.csv": bad}, *dry)
    assert (done.code, done.err) == (2, f"kg: a.{said}")
    done = ingest(tmp_path, {"more.csv": FILES["more.csv"], "b.csv": bad}, *dry)
    assert (done.code, done.err) == (0, f"warning: b.{said}")


def test_forgetting_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    whole(tmp_path)
    done = kg(tmp_path, "forget", "more.csv", "nope")
    assert (done.code, done.err) == (2, "kg: no source 'nope' in the store; `kg sources` lists them\n")
    assert numbers(tmp_path) == [1]


def test_a_dry_run_counts_and_stores_nothing(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"title.basics.tsv": FILES["title.basics.tsv"] + title(3, year="x")}, "--dry-run")
    assert done.report == {"imdb": {"read": 3, "taken": 2, "rejected": 1, "unchanged": 0}}
    assert [path.name for path in tmp_path.iterdir()] == ["title.basics.tsv"]
