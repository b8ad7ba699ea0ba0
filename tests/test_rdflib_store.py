"""``rdflib.Graph(store="KG")`` has the triples of the dump, for every pattern, for SPARQL and for pySHACL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SDO, Literal, URIRef, Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg import turtle
from kg.errors import QueryError, StoreError
from kg.pipeline import ingest
from kg.rdflib_store import _node
from kg.sparql.quads import parsed

OLDER = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
[] a sh:NodeShape ; sh:targetClass <https://schema.org/Movie> ;
    sh:property [ sh:path <https://w3id.org/film-kg/ontology#year> ; sh:maxInclusive 1990 ] .
"""
Quad = tuple[Any, Any, Any, Any]


@pytest.fixture(scope="module")
def quads(nquads: bytes) -> list[Quad]:
    """The dump, in rdflib's terms."""
    return [tuple(_node(term) for term in quad if term is not None) for quad in parsed(nquads)]


@pytest.fixture(scope="module")
def opened(sample_store: Path) -> Iterator[rdflib.Graph]:
    graph = rdflib.Graph(store="KG")
    graph.open(str(sample_store))
    yield graph
    graph.close()


@given(at=st.integers(min_value=0), shape=st.tuples(*[st.booleans()] * 4), other=st.integers(min_value=0))
@settings(max_examples=50)
def test_every_pattern_gives_what_the_dump_has(
    opened: rdflib.Graph, quads: list[Quad], at: int, shape: tuple[bool, ...], other: int
) -> None:
    store: Any = opened.store
    chosen, foreign = quads[at % len(quads)], quads[other % len(quads)]
    for subject, predicate, value in ((chosen[0], chosen[1], chosen[2]), (chosen[0], foreign[1], foreign[2])):
        pattern: Any = tuple(
            node if given_ else None for node, given_ in zip((subject, predicate, value), shape, strict=False)
        )
        if pattern == (None, None, None):
            continue
        graph = rdflib.Graph(opened.store, chosen[3]) if shape[3] else opened
        expected = [
            quad
            for quad in quads
            if all(node is None or node == term for node, term in zip(pattern, quad, strict=False))
            and (not shape[3] or quad[3] == chosen[3])
        ]
        matched: Any = opened.store.triples(pattern, graph)
        found = [(*triple, context.identifier) for triple, each in matched for context in each]
        assert sorted(found) == sorted(expected)
        assert sorted(graph.triples(pattern)) == sorted(quad[:3] for quad in expected)
        if not shape[3]:
            contexts = {context.identifier for context in store.contexts(pattern)}
            assert contexts == {quad[3] for quad in expected}


def test_a_literal_of_each_datatype_is_found_by_itself(opened: rdflib.Graph, quads: list[Quad]) -> None:
    store: Any = opened.store
    literals = {(quad[2].datatype, quad[2].language): quad[2] for quad in quads if isinstance(quad[2], Literal)}
    assert {str(datatype).rsplit("#", 1)[-1] for datatype, _ in literals} >= {
        "dateTime",
        "integer",
        "decimal",
        "boolean",
    }
    for literal in literals.values():
        found = [
            (*triple, each.identifier) for triple, at in store.triples((None, None, literal), opened) for each in at
        ]
        assert sorted(found) == sorted(quad for quad in quads if quad[2] == literal)


def test_the_whole_and_each_graph(opened: rdflib.Graph, quads: list[Quad]) -> None:
    assert len(opened) == len(quads)
    assert set(opened) == {quad[:3] for quad in quads}
    names = {context.identifier for context in opened.store.contexts()}
    assert names == {quad[3] for quad in quads}
    for name in names:
        assert len(rdflib.Graph(opened.store, name)) == sum(quad[3] == name for quad in quads)


def test_literals_keep_their_lexical_form(opened: rdflib.Graph, quads: list[Quad]) -> None:
    forms = {quad[2].n3() for quad in quads if isinstance(quad[2], Literal)}
    assert {value.n3() for value in opened.objects() if isinstance(value, Literal)} == forms


def test_a_dataset_has_named_graphs_and_an_empty_default_graph(opened: rdflib.Graph, quads: list[Quad]) -> None:
    dataset = rdflib.Dataset(store=opened.store)
    film = next(quad for quad in quads if quad[2] == Literal("Aliens"))
    assert list(dataset.triples((film[0], None, None))) == []
    same = {quad[:3] for quad in quads if quad[0] == film[0] and quad[2:] == film[2:]}
    assert set(dataset.graph(film[3]).triples((film[0], None, film[2]))) == same
    union = rdflib.Dataset(store=opened.store, default_union=True)
    assert set(union.quads((film[0], None, None, None))) == {quad for quad in quads if quad[0] == film[0]}
    assert len(rdflib.Graph(opened.store, DATASET_DEFAULT_GRAPH_ID)) == 0
    everywhere = "SELECT ?g { GRAPH ?g { ?film schema:name 'Aliens' } }"
    assert {row[Variable("g")] for row in dataset.query(everywhere).bindings} == {
        q[3] for q in quads if q[1] == SDO.name and q[2] == film[2]
    }
    assert not dataset.query("ASK { ?film schema:name 'Aliens' }").askAnswer
    assert union.query("ASK { ?film schema:name 'Aliens' }").askAnswer


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?w ?x { ?c fc:film/schema:name 'Aliens' ; fc:agent/schema:name ?w OPTIONAL { ?c fc:character ?x } }",
        "PREFIX s: <https://schema.org/> SELECT (COUNT(*) AS ?n) { ?film a s:Movie }",
        "SELECT ?x { ?x my:me 'Aliens' }",
        "SELECT ?f ?y { ?f schema:name ?name ; fc:year ?y }",
    ],
)
def test_select_gives_what_rdflib_gives(opened: rdflib.Graph, quads: list[Quad], query: str) -> None:
    memory = rdflib.Graph()
    for quad in quads:
        memory.add(quad[:3])
    given_: dict[str, Any] = {"initNs": dict(opened.store.namespaces()) | {"my": URIRef("https://schema.org/na")}}
    if "?name" in query:
        given_["initBindings"] = {"name": Literal("Aliens"), "unused": Literal(1)}
    found, expected = opened.query(query, **given_), memory.query(query, **given_)
    shown = set(found.vars or ()) - {Variable("name")}
    assert shown == set(expected.vars or ()) - {Variable("name")}
    rows = [sorted(str([row.get(v) for v in sorted(shown)]) for row in each.bindings) for each in (found, expected)]
    assert rows[0] == rows[1]
    assert rows[0]


def test_ask_construct_describe_and_a_prepared_query(opened: rdflib.Graph, quads: list[Quad]) -> None:
    from rdflib.plugins.sparql import prepareQuery

    assert opened.query("ASK { ?f schema:name 'Aliens' }").askAnswer
    made = opened.query("CONSTRUCT { ?f a schema:Movie } { ?f schema:name 'Aliens' }").graph
    assert made is not None
    films: set[Any] = set(made.subjects(RDF.type, SDO.Movie))
    assert films == {quad[0] for quad in quads if quad[1] == SDO.name and str(quad[2]) == "Aliens"}
    described = opened.query(f"DESCRIBE {min(films).n3()}").graph
    assert described is not None
    assert set(described) == {quad[:3] for quad in quads if quad[0] == min(films)}
    prepared = prepareQuery("SELECT ?f { ?f <https://schema.org/name> 'Aliens' }")
    assert {row[Variable("f")] for row in opened.query(prepared).bindings} == films
    named = rdflib.Graph(opened.store, URIRef("http://nowhere.example/"))
    assert not named.query("ASK { ?s ?p ?o }").askAnswer
    with pytest.raises(QueryError, match="syntax"):
        opened.query("SELECT ?x { ?x schema:name }")


def test_shacl_holds_the_store_in_place(tmp_path: Path) -> None:
    table = tmp_path / "credits.csv"
    table.write_text(
        "film,year,person,role,character\nHeat,1995,Michael Mann,director,\nHeat,1995,Al Pacino,actor,Vincent\n"
    )
    assert not ingest(tmp_path / "film.kg", [str(table)]).errors
    opened = rdflib.Graph(store="KG")
    opened.open(str(tmp_path / "film.kg"))
    memory = rdflib.Graph()
    for triple in opened:
        memory.add(triple)
    shapes = rdflib.Graph().parse(data=turtle.text("shapes.ttl"), format="turtle")
    shapes.parse(data=OLDER, format="turtle")
    reports = [pyshacl.validate(graph, shacl_graph=shapes, inplace=True)[1] for graph in (opened, memory)]
    parts = (rdflib.SH.focusNode, rdflib.SH.resultPath, rdflib.SH.value)
    found, expected = (
        sorted(
            tuple(str(report.value(node, part)) for part in parts) for node in report.objects(None, rdflib.SH.result)
        )
        for report in reports
    )
    opened.close()
    assert found == expected
    assert found


def test_what_changes_the_store_is_refused(opened: rdflib.Graph, quads: list[Quad]) -> None:
    triple = quads[0][:3]
    dataset = rdflib.Dataset(store=opened.store)
    changes = (
        lambda: opened.add(triple),
        lambda: opened.remove(triple),
        lambda: opened.addN([(*triple, opened)]),
        lambda: opened.parse(data="<http://e/a> <http://e/b> <http://e/c> .", format="turtle"),
        lambda: opened.update("DELETE WHERE { ?s ?p ?o }"),
        lambda: opened.store.destroy("film.kg"),
        lambda: dataset.remove_graph(quads[0][3]),
    )
    for change in changes:
        with pytest.raises(StoreError, match="rdflib reads the store alone"):
            change()
    assert len(opened) == len(quads)


def test_a_store_that_is_not_there_or_not_open(tmp_path: Path) -> None:
    graph = rdflib.Graph(store="KG")
    with pytest.raises(StoreError, match="no store is open"):
        len(graph)
    with pytest.raises(StoreError, match="there is no store"):
        graph.open(str(tmp_path / "film.kg"))
    assert rdflib.plugin.get("KG", rdflib.store.Store).__name__ == "KG"


def test_prefixes_are_known_and_more_can_be_bound(opened: rdflib.Graph) -> None:
    assert opened.store.namespace("rel") == URIRef("http://id.loc.gov/vocabulary/relators/")
    graph = rdflib.Graph(opened.store)
    graph.bind("mine", "http://mine.example/")
    assert graph.qname("http://mine.example/a") == "mine:a"
