"""The picture's graph: the same things as the RDF, edges with their evidence, and what is left out first."""

from __future__ import annotations

import networkx as nx
import pytest
from claims import Said, told, trusted

from kg.answer_graph import from_triples
from kg.errors import UsageError
from kg.graph import to_graph
from kg.knowledge_graph import KnowledgeGraph
from kg.sparql import Triples


@pytest.fixture(scope="module")
def whole(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    return graph.to_networkx(limit=100_000)


def labels(drawn: nx.MultiDiGraph, type_: str) -> set[str]:
    return {data["label"] for _, data in drawn.nodes(data=True) if data["type"] == type_}


@pytest.mark.parametrize(
    ("type_", "class_"),
    [
        ("film", "schema:Movie schema:TVEpisode schema:TVSeries"),
        ("person", "schema:Person"),
        ("character", "fc:Character"),
        ("place", "schema:Place"),
    ],
)
def test_its_things_are_those_of_the_rdf(
    type_: str, class_: str, whole: nx.MultiDiGraph, graph: KnowledgeGraph
) -> None:
    answer = graph.query(f"SELECT ?x {{ VALUES ?class {{ {class_} }} ?x a ?class }}")
    assert isinstance(answer, list)
    known = {row["x"] for row in answer}
    drawn = {iri for iri, data in whole.nodes(data=True) if data["type"] == type_}
    assert drawn
    assert drawn - known == set()
    if type_ in ("film", "person"):
        assert known - drawn == set()


def test_every_edge_has_its_evidence(whole: nx.MultiDiGraph) -> None:
    for _, _, data in whole.edges(data=True):
        assert data["status"] in ("fact", "disputed", "claim", "hedged", "contradicted", "negated", "imagined")
        assert data["evidence"]
        assert all(claim["source"] for claim in data["evidence"])
    statuses = {data["status"] for _, _, data in whole.edges(data=True)}
    assert {"fact", "claim", "contradicted"} <= statuses


def test_a_contradicted_claim_shows_the_other_side(graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx("Aliens (1986)")
    person = next(iri for iri, data in drawn.nodes(data=True) if data["label"] == "Ridley Scott")
    [(_, _, data)] = [edge for edge in drawn.out_edges(person, data=True) if edge[2]["type"] == "director"]
    assert data["status"] == "contradicted"
    assert "James Cameron" in data["evidence"][0]["against"]
    assert data["evidence"][0]["quote"].startswith("The director is Ridley Scott")


@pytest.mark.parametrize("name", ["Aliens (1986)", "Bill Pope", "character/imdb/tt1345836/bane"])
def test_around_one_thing_all_is_within_reach(name: str, graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx(name)
    [focus] = [iri for iri, data in drawn.nodes(data=True) if data["focus"]]
    assert len(drawn) > 2
    assert nx.is_weakly_connected(drawn)
    deeper = graph.to_networkx(name, depth=2, limit=100_000)
    assert set(drawn) < set(deeper)
    assert focus in deeper


def test_the_limit_keeps_the_thing_itself(graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx("Sigourney Weaver", limit=1)
    assert [data["label"] for _, data in drawn.nodes(data=True)] == ["Sigourney Weaver"]
    assert drawn.graph["left_out"] == len(graph.to_networkx("Sigourney Weaver", limit=10_000)) - 1
    with pytest.raises(UsageError, match="--limit 0"):
        graph.to_networkx(limit=0)


def test_a_part_that_returns_is_one_thing_in_relations_too() -> None:
    known = trusted().film("imdb:tt0078748", "Alien", 1979).film("imdb:tt0090605", "Aliens", 1986)
    known.person("imdb:nm0000244", "Sigourney Weaver").relation("imdb:tt0090605", "sequel of", "imdb:tt0078748")
    for film in ("imdb:tt0078748", "imdb:tt0090605"):
        known.credit(film, "imdb:nm0000244", "act", "Ripley")
    known.relation("Ripley", "mother of", "Newt", "character", film="imdb:tt0090605")

    class Holder:
        base = "https://kg.example/"
        connection = told(known, Said("r"))

    drawn = to_graph(Holder())  # type: ignore[arg-type]
    assert sorted(iri.partition("character/")[2] for iri in drawn if "/character/" in iri) == [
        "imdb/tt0078748/ripley",
        "imdb/tt0090605/newt",
    ]


def test_what_a_query_constructs_is_drawn(graph: KnowledgeGraph) -> None:
    answer = graph.result(
        "CONSTRUCT { ?f schema:director ?p . ?f schema:name ?n } { ?f schema:director ?p ; schema:name ?n }"
    )
    assert isinstance(answer, Triples)
    drawn = from_triples(answer)
    assert "Alien" in labels(drawn, "film")
    assert {data["type"] for _, _, data in drawn.edges(data=True)} == {"director"}


# --- what notebooks ask ---------------------------------------------------------------------------------------------


def test_answers_in_the_terms_of_python(graph: KnowledgeGraph) -> None:
    rows = graph.query("SELECT ?t ?y ?none { ?f schema:name ?t ; fc:year ?y } ORDER BY ?t ?y LIMIT 1")
    assert rows == [{"t": '"Crocodile" Dundee', "y": 1986}]
    assert graph.query("ASK { ?f schema:name 'Alien' }") is True
    assert graph.query("ASK { ?f schema:name 'No such film' }") is False
    made = graph.query("CONSTRUCT { ?f a fc:Thing } { ?f a schema:Movie ; schema:name 'Alien' }")
    assert [str(triple[0]) for triple in made] == [f"{graph.store.base}film/imdb/tt0078748"]  # type: ignore[union-attr, index]
    titles = graph.query("@filmography", params={"person": "Bill Pope"})
    assert any("The Matrix" in row.values() for row in titles)  # type: ignore[union-attr]


def test_the_dataset_has_every_quad(graph: KnowledgeGraph, nquads: bytes) -> None:
    dataset = graph.dataset()
    assert sum(1 for _ in dataset.quads()) == len(nquads.splitlines())
    assert f"{graph.store.base}graph/facts" in {str(each.identifier) for each in dataset.graphs()}


@pytest.mark.parametrize("limit", [10, 40, 150])
def test_a_limit_leaves_films_with_their_people(graph: KnowledgeGraph, limit: int) -> None:
    drawn = to_graph(graph.store, limit=limit)
    assert drawn.number_of_nodes() == limit
    assert drawn.number_of_edges() >= limit / 2
    assert drawn.graph["left_out"] > 100
