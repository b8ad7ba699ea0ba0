"""Claims that cannot all be true: kept as claims, told where a verdict or a question can, never a crash or a loop."""

from __future__ import annotations

import pytest
from wikibase import document, item, statement

import kg as film_kg
from kg import pipeline, queries
from kg.check import check
from kg.knowledge_graph import KnowledgeGraph
from kg.show import show

FILM, PERSON = "Q11424", "Q5"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("impossible")
    (folder / "items.json").write_text(
        document(
            item("Q1", "Ember One", statement("P31", FILM), statement("P155", "Q3"), statement("P345", "tt0000001")),
            item("Q2", "Ember Two", statement("P31", FILM), statement("P155", "Q1"), statement("P345", "tt0000001")),
            item("Q3", "Ember Three", statement("P31", FILM), statement("P155", "Q2"), statement("P57", "Q404")),
            item("Q4", "Ouroboros", statement("P31", FILM), statement("P155", "Q4"), statement("P161", "Q5000")),
            item("Q5000", "Ann Eld", statement("P31", PERSON), statement("P22", "Q5000"),
                 statement("P569", "+2001-01-01"), statement("P570", "+1901-01-01")),
        ),
        encoding="utf-8",
    )  # fmt: skip
    (folder / "title.episode.tsv").write_text(
        "tconst\tparentTconst\tseasonNumber\tepisodeNumber\ntt0000008\ttt0000008\t1\t1\ntt0000009\ttt0000010\t1\t2\n"
    )
    (folder / "title.principals.tsv").write_text(
        "tconst\tordering\tnconst\tcategory\tjob\tcharacters\ntt0000077\t1\tnm0000077\tactor\t\\N\t\\N\n"
    )
    (folder / "family.txt").write_text(
        "Ember One (1999) - a review\n\nJane Roe plays Tom Ash in Ember One. Tom Ash is the father of Tom Ash.\n"
    )
    result = pipeline.ingest(folder / "film.kg", [str(folder)])
    assert not result.errors
    assert not any(report.rejected for report in result.sources.values())
    twice = "wikidata gives the id imdb:tt0000001 to 2 things (wd:Q1, wd:Q2): none of them is merged by it"
    assert twice in result.warnings
    return film_kg.open(folder / "film.kg")


def test_two_films_with_one_id_stay_two(graph: KnowledgeGraph) -> None:
    query = "SELECT DISTINCT canonical_local FROM entity_key WHERE canonical_local IN ('Q1', 'Q2') ORDER BY 1"
    assert graph.store.connection.execute(query).fetchall() == [("Q1",), ("Q2",)]


def test_nothing_is_lost(graph: KnowledgeGraph) -> None:
    ask = graph.store.connection.execute
    sequels = ask("SELECT count(*) FROM relation WHERE predicate = 'sequel of'").fetchall()
    assert sequels == [(4,)]
    assert ask(
        "SELECT count(*) FROM credit_said WHERE source_name = 'imdb' AND film_local = 'tt0000077'"
    ).fetchall() == [(1,)]
    assert ask("SELECT count(*) FROM credit_said WHERE person_local = 'Q404' AND code = 'fmd'").fetchall() == [(1,)]


@pytest.mark.parametrize("name", [question.name for question in queries.named()])
def test_every_question_ends(graph: KnowledgeGraph, name: str) -> None:
    own = {"film": "Ember Two", "person": "Ann Eld", "source": "wikidata"}
    params = queries.load(name).params
    values = {param.name: own[param.kind] for param in params if param.kind in own and not param.optional}
    values |= {
        param.name: "2001" for param in params if param.kind not in own and param.default is None and not param.optional
    }
    graph.query(f"@{name}", params=values)


def test_checking_showing_and_drawing_end(graph: KnowledgeGraph) -> None:
    assert {checked.verdict for checked in check(graph.store)}
    for name in ("Ember One", "Ouroboros", "Ann Eld"):
        assert list(show(graph.store, name, ("film", "person")))
    assert graph.to_networkx("Ember Two", depth=3).number_of_nodes() >= 3
