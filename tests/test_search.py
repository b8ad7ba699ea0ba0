"""``fc:search`` finds what one of its names says, and what a slip of the pen makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg import search
from kg.cli import run
from kg.errors import QueryError
from kg.knowledge_graph import KnowledgeGraph
from kg.lookup import iri_path
from kg.sparql import Solutions

LETTERS = "abcdefghijklmnopqrstuvwxyz"
Names = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def names(graph: KnowledgeGraph) -> Names:
    """Kind, name and IRI's path of every film and person of the sample."""
    rows = graph.store.connection.execute(
        "SELECT 'film', title, 'film/', space, local FROM rdf_film WHERE title IS NOT NULL UNION ALL "
        "SELECT 'person', name, 'person/', space, local FROM rdf_person WHERE name IS NOT NULL ORDER BY ALL"
    ).fetchall()
    return [(kind, name, iri_path(kind, space, local)) for kind, name, _, space, local in rows]


def folded(graph: KnowledgeGraph, text: str) -> str:
    row = graph.store.connection.execute("SELECT folded(?)", [text]).fetchone()
    assert row is not None
    return str(row[0])


def found(graph: KnowledgeGraph, text: str) -> dict[str, float]:
    return {hit.path: hit.score for hit in search.search(graph.store, text)}


@given(number=st.integers(min_value=0), change=st.sampled_from([str, str.upper, str.lower, str.title]))
@settings(max_examples=60)
def test_a_name_finds_what_has_it_whatever_the_case(
    graph: KnowledgeGraph, names: Names, number: int, change: Any
) -> None:
    _, name, path = names[number % len(names)]
    assume(folded(graph, change(name)) == folded(graph, name) != "")
    assert found(graph, change(name))[path] == 1


def edited(word: str, at: int, how: str, letter: str) -> str:
    """The word with a letter left out, put in, changed, or changed with the next."""
    at %= len(word)
    match how:
        case "left out":
            return word[:at] + word[at + 1 :]
        case "put in":
            return word[:at] + letter + word[at:]
        case "changed":
            return word[:at] + letter + word[at + 1 :]
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@given(
    number=st.integers(min_value=0),
    place=st.integers(min_value=0),
    at=st.integers(min_value=0),
    how=st.sampled_from(["left out", "put in", "changed", "changed places"]),
    letter=st.sampled_from([*LETTERS, "é", "ж"]),
)
@settings(max_examples=120)
def test_a_slip_in_a_word_of_five_letters_or_more_does_not_matter(
    graph: KnowledgeGraph, names: Names, number: int, place: int, at: int, how: str, letter: str
) -> None:
    _, name, path = names[number % len(names)]
    words = folded(graph, name).split(" ")
    long = [index for index, word in enumerate(words) if 5 <= len(word) <= 40]
    assume(long)
    chosen = long[place % len(long)]
    words[chosen] = edited(words[chosen], at, how, letter)
    assert path in found(graph, " ".join(words))


@given(st.text(max_size=30))
@settings(max_examples=60)
def test_whatever_is_asked_what_is_found_has_a_name_that_is_near(graph: KnowledgeGraph, text: str) -> None:
    hits = found(graph, text)
    assert all(0 <= score <= 1 for score in hits.values())
    if not folded(graph, text.encode(errors="replace").decode()):
        assert hits == {}


def test_accents_do_not_matter_and_words_may_be_missing_or_come_in_another_order(graph: KnowledgeGraph) -> None:
    assert next(iter(found(graph, "La Jetee"))) == next(iter(found(graph, "la jetée")))
    assert set(found(graph, "matrix reloaded")) <= set(found(graph, "reloaded matrix"))
    assert found(graph, "reloaded")
    assert not found(graph, "reloaded nobodyhasthisword")


def rows(graph: KnowledgeGraph, query: str, **given_: Any) -> list[list[str | None]]:
    answer = graph.result(query, engine="duckdb", **given_)
    assert isinstance(answer, Solutions)
    return [[term.value if term else None for term in row] for row in answer.rows]


def test_in_a_query_it_is_joined_scored_and_a_parameter(graph: KnowledgeGraph) -> None:
    title = 'SELECT ?title { ?film fc:search "matrx reloded" ; schema:name ?title }'
    assert rows(graph, title) == [["The Matrix Reloaded"]]
    assert rows(
        graph, "SELECT ?n { ?x fc:search $w ; schema:name ?n ; a schema:Person }", params={"w": "sigorney weever"}
    ) == [["Sigourney Weaver"]]
    both = "SELECT ?thing ?score { (?thing ?score) fc:search 'matrix' } ORDER BY DESC(?score) ?thing"
    expected = search.search(graph.store, "matrix")
    assert rows(graph, both) == [[graph.store.base + hit.path, f"{hit.score:.4f}"] for hit in expected]
    assert len(expected) > 3
    one = f"{graph.store.base}{expected[0].path}"
    assert rows(graph, f"SELECT ?s {{ (<{one}> ?s) fc:search 'matrix' }}") == [["1.0000"]] or expected[0].score < 1
    assert rows(graph, "SELECT (COUNT(*) AS ?n) { ?x fc:search 'alita' . ?c fc:film ?x }") != [["0"]]
    assert rows(graph, "SELECT ?x { ?x fc:search 'alita' . ?x fc:search 'matrix' }") == []
    optional = "SELECT ?n { ?f schema:name 'Aliens' OPTIONAL { ?f fc:search 'alien' ; schema:name ?n } }"
    assert ["Aliens"] in rows(graph, optional)
    assert rows(graph, "SELECT ?x { ?x fc:search '!?' }") == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x { ?x fc:search ?y }", "needs a text"),
        ("SELECT ?x { (?x ?y ?z) fc:search 'a' }", "a list of two"),
        ("SELECT ?x { (?x ?y) fc:search 'a' ; schema:name ?n }", "has no other property"),
        ("SELECT ?x { ?x (fc:film/fc:search)+ 'a' }", "cannot be part of a path"),
    ],
)
def test_where_it_cannot_stand(graph: KnowledgeGraph, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        graph.result(query, engine="duckdb")


def test_oxigraph_says_that_it_does_not_know_it(graph: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="fc:search is not known to Oxigraph"):
        graph.result("SELECT ?x { ?x fc:search 'heat' }", engine="oxigraph")


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    table = tmp_path / "credits.csv"
    table.write_text("film,year,person,role\nHeat,1995,Michael Mann,director\n")
    assert run(["-q", "--store", str(tmp_path / "film.kg"), "ingest", str(table)]) == 0
    return tmp_path / "film.kg"


def test_the_index_is_made_once_kept_and_goes_with_its_snapshot(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(alone), "index"]) == 0
    assert "MB" in capsys.readouterr().err
    with KnowledgeGraph(alone) as graph:
        file = search.file_of(graph.store)
        made = file.stat().st_mtime_ns
        assert found(graph, "heat")
        assert file.stat().st_mtime_ns == made
    for number in range(4):
        (alone.parent / f"{number}.csv").write_text(f"film,person,role\nRan {number},Akira Kurosawa,director\n")
        assert run(["-q", "--store", str(alone), "ingest", str(alone.parent / f"{number}.csv")]) == 0
    assert not file.exists()
    with KnowledgeGraph(alone) as graph:
        assert found(graph, "kurosava")


def test_a_store_that_cannot_be_written_to_is_indexed_in_memory(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "made", lambda *_, **__: False)
    with KnowledgeGraph(alone) as graph:
        assert found(graph, "michal mann")
        assert found(graph, "heat")
        assert not search.file_of(graph.store).exists()
