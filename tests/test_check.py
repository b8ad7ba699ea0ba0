"""Both sides of each claim, as text, tables and a page."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.check import check
from kg.cli import run
from kg.errors import UsageError
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest

GOLDEN = Path(__file__).parent / "golden" / "check"
ROOT = Path(__file__).resolve().parents[1]

WRONG = """\
film,year,person,role,character
Heat,1995,Michael Mann,director,
Heat,1995,Al Pacino,actor,Vincent Hanna
Heat,1995,Robert De Niro,actor,Neil McCauley
"""
REVIEW = """\
---
title: Heat
year: 1995
---
Michael Mann directed this film and he knows what he is doing with every street of the city.

Robert De Niro plays Vincent Hanna. I have seen it three times, and each time the end came too soon for me.

Al Pacino plays Vincent Hanna.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    (folder / "heat.csv").write_text(WRONG, encoding="utf-8")
    (folder / "heat.md").write_text(REVIEW, encoding="utf-8")
    assert not ingest(folder / "film.kg", [str(folder / "heat.csv"), str(folder / "heat.md")]).errors
    return folder / "film.kg"


def printed(store: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run(["--store", str(store), "check", *words])
    return code, capsys.readouterr().out


@pytest.mark.parametrize("format_", ["table", "json", "csv", "md", "html"])
def test_the_answer_is_the_golden_one(format_: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a change that is meant: ``KG_GOLDEN=1 pytest tests/test_check.py``, and read the difference."""
    code, out = printed(store, capsys, "--format", format_)
    golden = GOLDEN / f"heat.{format_}"
    if os.environ.get("KG_GOLDEN"):
        golden.write_text(out, encoding="utf-8", newline="")
    assert code == 0
    with golden.open(encoding="utf-8", newline="") as file:
        assert out == file.read()


def test_it_says_both_sides(store: Path) -> None:
    import kg

    with kg.open(store) as graph:
        found = {(one.claim.person, one.claim.characters): one for one in check(graph.store, ["heat.md"])}
    wrong = found["Robert De Niro", ("Vincent Hanna",)]
    assert (wrong.verdict, wrong.rule) == ("contradicted", "otherPlayer")
    assert wrong.claim.quote == "Robert De Niro plays Vincent Hanna."
    assert wrong.other
    assert (wrong.other.person, wrong.other.source, wrong.other.quote) == ("Al Pacino", "heat.csv", None)
    assert str(wrong.other) == "Al Pacino, actor (Vincent Hanna), Heat (1995)"
    assert found["Al Pacino", ("Vincent Hanna",)].verdict == "supported"


@pytest.mark.parametrize(
    ("words", "code"),
    [([], 0), (["--fail-on", "contradicted"], 1), (["--fail-on", "anachronism"], 0),
     (["--fail-on", "anachronism", "--fail-on", "contradicted"], 1), (["heat.csv", "--fail-on", "contradicted"], 0)],
)  # fmt: skip
def test_fail_on(words: list[str], code: int, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(store, capsys, *words)[0] == code


def test_trusted_sources_are_listed_where_they_are_named_or_disputed(graph: KnowledgeGraph) -> None:
    sources = {one.claim.source for one in check(graph.store) if one.verdict != "disputed"}
    assert not sources & {"imdb", "credits.csv", "schema/the-matrix.html"}
    assert "credits.csv" in {one.claim.source for one in check(graph.store)}
    assert {one.claim.source for one in check(graph.store, ["credits.csv"])} == {"credits.csv"}


def test_claims_come_in_the_order_of_the_text(graph: KnowledgeGraph) -> None:
    places = [
        (one.claim.source, int(one.claim.locator.removeprefix("char=").partition(",")[0]))
        for one in check(graph.store)
        if one.claim.locator.startswith("char=")
    ]
    assert places == sorted(places)
    assert len(places) > 40


def test_a_quote_is_exactly_what_stands_there(graph: KnowledgeGraph) -> None:
    """In files that are read as they stand."""
    seen = 0
    for one in check(graph.store):
        file = ROOT / "data" / one.claim.source
        if file.suffix == ".txt" and one.claim.quote is not None:
            start, end = map(int, one.claim.locator.removeprefix("char=").split(","))
            assert file.read_text(encoding="utf-8")[start:end] == one.claim.quote
            seen += 1
    assert seen > 20


def test_the_tables_have_the_same_rows(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(printed(store, capsys, "--format", "csv")[1])))
    objects = json.loads(printed(store, capsys, "--format", "json")[1])
    assert [row["verdict"] for row in rows] == [one["verdict"] for one in objects]
    assert [row["quote"] for row in rows] == [one["claim"]["quote"] for one in objects]


def test_a_page_shows_hostile_text_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.csv").write_text("film,year,person,role\n<script>alert(1)</script>,1999,<b>Bob</b>,director\n")
    ingest(tmp_path / "film.kg", [str(tmp_path / "c.csv")])
    (tmp_path / "d.csv").write_text("film,year,person,role\n<script>alert(1)</script>,1999,<i>Ann</i>,director\n")
    from kg.pipeline import Options

    ingest(tmp_path / "film.kg", [str(tmp_path / "d.csv")], Options(trust=0.3))
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)

    page = printed(tmp_path / "film.kg", capsys, "--format", "html")[1]
    Tags().feed(page)
    assert "&lt;script&gt;" in page
    assert set(tags).isdisjoint({"script", "b", "i"})


def test_a_source_that_is_not_there(graph: KnowledgeGraph) -> None:
    with pytest.raises(UsageError, match="no source 'nowhere'"):
        list(check(graph.store, ["nowhere"]))


def test_nothing_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.csv").write_text(WRONG)
    ingest(tmp_path / "film.kg", [str(tmp_path / "c.csv")])
    assert printed(tmp_path / "film.kg", capsys) == (0, "no claims\n")
    assert printed(tmp_path / "film.kg", capsys, "--format", "json") == (0, "[]\n")
    assert sys.stdout is not None
