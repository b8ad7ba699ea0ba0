"""What the mapping makes of the views: one graph a triple, IRIs that are some, and the rule of the shortcuts."""

from __future__ import annotations

from collections import Counter, defaultdict
from urllib.parse import urlsplit

import pyoxigraph
import pytest
from claims import Said, told, trusted
from duckdb import DuckDBPyConnection

from kg.knowledge_graph import KnowledgeGraph
from kg.rdf.dump import false_keys
from kg.rdf.mapping import quad_maps

BASE = "https://w3id.org/film-kg/id/"
FC = "https://w3id.org/film-kg/ontology#"
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def quads(nquads: bytes) -> list[pyoxigraph.Quad]:
    return list(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))


def value(term: object) -> str:
    return str(term.value)  # type: ignore[attr-defined]


def graphs(quads: list[pyoxigraph.Quad]) -> dict[str, list[pyoxigraph.Quad]]:
    found: dict[str, list[pyoxigraph.Quad]] = defaultdict(list)
    for quad in quads:
        found[value(quad.graph_name).removeprefix(f"{BASE}graph/")].append(quad)
    return found


def test_every_triple_stands_in_one_graph(quads: list[pyoxigraph.Quad]) -> None:
    counts = Counter(quad.triple for quad in quads)
    assert [str(triple) for triple, count in counts.items() if count > 1] == []
    assert len(counts) > 5000


def test_no_line_is_written_twice(nquads: bytes) -> None:
    lines = nquads.splitlines()
    assert len(lines) == len(set(lines))


def test_every_iri_is_one_and_no_node_is_blank(quads: list[pyoxigraph.Quad]) -> None:
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            assert not isinstance(term, pyoxigraph.BlankNode | pyoxigraph.DefaultGraph)
            if isinstance(term, pyoxigraph.NamedNode):
                assert urlsplit(term.value).scheme in ("http", "https")
                assert not set(term.value) & set(' <>"{}|\\^`')
                pyoxigraph.NamedNode(term.value)


def test_the_graphs_are_the_sources_and_ours(graph: KnowledgeGraph, quads: list[pyoxigraph.Quad]) -> None:
    names = {row[0] for row in graph.store.connection.execute("SELECT name FROM source").fetchall()}
    ours = {"entities", "facts", "claims", "verdicts", "identity", "ontology"}
    assert len(graphs(quads)) == len(names) + len(ours)
    assert ours < set(graphs(quads))


def test_every_credit_node_has_its_film_agent_role_and_source(quads: list[pyoxigraph.Quad]) -> None:
    of: dict[str, Counter[str]] = defaultdict(Counter)
    for quad in quads:
        if value(quad.subject).startswith(f"{BASE}credit/"):
            of[value(quad.subject)][value(quad.predicate)] += 1
    needed = (f"{FC}film", f"{FC}agent", f"{FC}role", f"{FC}stance", "http://www.w3.org/ns/prov#hadPrimarySource")
    assert len(of) > 400
    for credit, counts in of.items():
        assert [counts[name] for name in needed] == [1] * len(needed), credit


def test_whatever_is_pointed_at_is_described(quads: list[pyoxigraph.Quad]) -> None:
    """No film, person, character, credit, source or evidence that is only spoken of; former ones are in identity."""
    subjects = {value(quad.subject) for quad in quads}
    kinds = tuple(
        f"{BASE}{kind}/" for kind in ("film", "person", "character", "credit", "source", "evidence", "place", "role")
    )
    objects = {value(q.object) for q in quads if isinstance(q.object, pyoxigraph.NamedNode)}
    assert [iri for iri in sorted(objects - subjects) if iri.startswith(kinds)] == []


def test_a_shortcut_is_a_fact_or_a_claim_and_never_both(quads: list[pyoxigraph.Quad]) -> None:
    found = graphs(quads)
    pairs = {name: {(value(q.subject), value(q.object)) for q in found[name]} for name in ("facts", "claims")}
    triples = {name: {q.triple for q in found[name]} for name in ("facts", "claims")}
    assert triples["facts"]
    assert triples["claims"]
    assert not triples["facts"] & triples["claims"]
    assert len(pairs["facts"]) > 300


def test_former_iris_lead_to_the_ones_that_replaced_them(graph: KnowledgeGraph, quads: list[pyoxigraph.Quad]) -> None:
    found = graphs(quads)["identity"]
    merged = graph.store.connection.execute("SELECT count(*) FROM identity").fetchone()
    assert merged == (len(found),)
    assert {value(quad.predicate) for quad in found} == {"http://purl.org/dc/terms/isReplacedBy"}
    former = {value(quad.subject) for quad in found}
    assert not former & {value(quad.object) for quad in found}
    others = [quad for quad in quads if quad not in found]
    assert not former & {value(quad.subject) for quad in others}
    assert not former & {value(quad.object) for quad in others if isinstance(quad.object, pyoxigraph.NamedNode)}
    assert graph.canonical(next(value(quad.subject) for quad in found)) == value(found[0].object)


# --- the rule of the shortcuts, on stores of a few claims -----------------------------------------------------------


def shortcuts(connection: DuckDBPyConnection) -> set[tuple[str, str, str]]:
    """Graph, property and person."""
    rows = connection.execute(
        "SELECT graph, coalesce(schema_name, own_name), person_local FROM rdf_shortcut_facts "
        "UNION ALL SELECT graph, coalesce(schema_name, own_name), person_local FROM rdf_shortcut_claims"
    ).fetchall()
    return {(row[0], row[1], row[2]) for row in rows}


def heat() -> Said:
    said = trusted().film("imdb:tt0113277", "Heat", 1995).person("imdb:nm0000520", "Michael Mann")
    return said.person("imdb:nm0000199", "Al Pacino").credit("imdb:tt0113277", "imdb:nm0000520", "fmd")


def review(role: str, **more: object) -> Said:
    said = Said("r").film("imdb:tt0113277", "Heat", 1995)
    return said.credit("imdb:tt0113277", "imdb:nm0000199", role, **more)  # type: ignore[arg-type]


FACT = ("facts", "director", "nm0000520")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([heat()], {FACT}),
        ([heat(), review("act")], {FACT, ("claims", "actor", "nm0000199")}),
        ([heat(), review("fmd")], {FACT}),
        ([heat(), review("act", stance="negated")], {FACT}),
        ([heat(), review("act", stance="hedged")], {FACT}),
        ([heat(), review("act", stance="imagined")], {FACT}),
        ([heat().credit("imdb:tt0113277", "imdb:nm0000199"), review("act")], {FACT, ("facts", "actor", "nm0000199")}),
        ([review("act")], {("claims", "actor", "nm0000199")}),
        ([heat(), trusted("t", 0.8, ()).credit("imdb:tt0113277", "imdb:nm0000199", "fmd")],
         {FACT, ("claims", "director", "nm0000199")}),
        ([heat(), trusted("t", 0.8, ()).credit("imdb:tt0113277", "imdb:nm0000199", "fmd"), review("fmd")],
         {FACT, ("claims", "director", "nm0000199")}),
        ([heat(), trusted("t", 0.8, ()).credit("imdb:tt0113277", "imdb:nm0000199", "act", stance="negated")], {FACT}),
    ],
)  # fmt: skip
def test_where_a_shortcut_stands(said: list[Said], expected: set[tuple[str, str, str]]) -> None:
    assert shortcuts(told(*said)) == expected


def test_a_relation_of_a_review_is_a_claim_and_of_a_trusted_source_a_fact() -> None:
    films = heat().film("imdb:tt0000002", "Heat 2", 2027)
    hype = Said("r").relation("imdb:tt0000002", "sequel of", "imdb:tt0113277")
    connection = told(films, hype)
    assert connection.execute("SELECT graph FROM rdf_direct").fetchall() == [("claims",)]
    films.relation("imdb:tt0000002", "sequel of", "imdb:tt0113277")
    assert told(films, hype).execute("SELECT graph FROM rdf_direct").fetchall() == [("facts",)]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    'A "B" \\ C',
    "x/y#z?a=1%20",
    "  ",
    "七人の侍",
    "e\u0301",
    "a\tb\nc",
    "{film}",
]


def test_hostile_names_make_valid_rdf() -> None:
    """Names of films, people, parts, places, roles and sources, one of each kind of trouble."""
    said = []
    for number, name in enumerate(HOSTILE):
        one = Said(f"{name}-{number}", trust=0.9).film("f", name or "x", 2000 + number).person("p", name)
        one.credit("f", "p", "act", name, credited_as=name).credit("f", "p", f"{name} job")
        said.append(one.relation(name, "set in", name, "place"))
    connection = told(*said)
    from importlib.resources import as_file, files

    from kg.rdf.dump import iter_nquads
    from kg.rdf.r2rml import read_mapping

    with as_file(files("kg.ontology").joinpath("mapping.ttl")) as path:
        data = b"".join(iter_nquads(connection, read_mapping(path, base=BASE)))
    found = list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(found) == len({quad.triple for quad in found}) == data.count(b"\n")
    names = {value(quad.object) for quad in found if value(quad.predicate) == f"{SCHEMA}name"}
    assert set(HOSTILE) <= names


def test_no_column_has_other_values_than_the_mapping_states(graph: KnowledgeGraph) -> None:
    stated = [(q, t) for q in quad_maps(graph.mapping) for t in q.terms if t.among]
    assert len({quad.source.sql for quad, _ in stated}) == 4
    for quad, term in stated:
        query = f'SELECT DISTINCT "{term.columns[0]}" FROM {quad.source.sql} WHERE "{term.columns[0]}" IS NOT NULL'
        assert graph.store.connection.execute(f"({query}) EXCEPT ({term.among})").fetchall() == []
    assert graph.store.connection.execute("SELECT count(schema_name) FROM rdf_shortcut_facts").fetchall() > [(0,)]


def test_the_keys_that_the_mapping_states_are_keys(graph: KnowledgeGraph) -> None:
    assert not false_keys(graph.store.connection, graph.mapping)
