"""The W3C's SPARQL 1.0 and 1.1 query evaluation tests, through the table of quads, where ``../shared`` has them.

The default graph is the unnamed one there, not the union of all. A test counts where Oxigraph's answer is the expected
one; what our engine answers otherwise, or refuses, stands in ``EXCEPTIONS`` with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
from rdflib.namespace import RDF

from kg.errors import QueryError
from kg.sparql.prepare import prepare
from kg.sparql.quads import term
from kg.sparql.results import Boolean, Solutions, Term, Triples
from kg.sparql.sql.engine import Engine
from kg.sparql.sql.unfold import Dataset
from kg.store.folder import connect

SUITE = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "w3c" / "sparql"
MANIFESTS = ("sparql10/manifest-evaluation.ttl", "sparql11/manifest-sparql11-query.ttl")
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")

EXCEPTIONS: dict[str, str] = {}
"""The tests that Oxigraph passes and we do not, each with the reason."""


@dataclass(frozen=True)
class Case:
    """A test of the suite: its files, and the graphs' names."""

    name: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[tuple[str, Path], ...]
    result: Path


def _cases(manifest: Path) -> Iterator[Case]:
    graph = rdflib.Graph().parse(manifest, publicID=manifest.as_uri())
    here = rdflib.URIRef(manifest.as_uri())
    for included in graph.objects(None, MF.include):
        for each in rdflib.collection.Collection(graph, included):
            path = _path(each)
            if path.is_file() and "syntax" not in path.parent.name:
                yield from _cases(path)
    for entries in graph.objects(here, MF.entries):
        for entry in rdflib.collection.Collection(graph, entries):
            action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
            if (entry, RDF.type, MF.QueryEvaluationTest) in graph and isinstance(action, rdflib.BNode) and result:
                data = tuple(_path(each) for each in graph.objects(action, QT.data))
                named = tuple((str(each), _path(each)) for each in graph.objects(action, QT.graphData))
                name = f"{manifest.parent.parent.name}/{manifest.parent.name}/{str(entry).rpartition('#')[2]}"
                yield Case(name, _path(graph.value(action, QT.query)), data, named, _path(result))


def _path(iri: object) -> Path:
    return Path(unquote(str(iri).removeprefix("file://")))


CASES = sorted({c.name: c for m in MANIFESTS if (SUITE / m).is_file() for c in _cases(SUITE / m)}.items())


def _format(path: Path) -> ox.RdfFormat:
    return ox.RdfFormat.RDF_XML if path.suffix == ".rdf" else ox.RdfFormat.TURTLE


def _files(case: Case) -> list[tuple[Path, str | None]]:
    """The test's files, each with the name of its graph; None is the default graph."""
    found = prepare(case.query.read_text(encoding="utf-8"), {}, {}, case.query.as_uri(), str)
    data, named = case.data, case.named
    if found.default is not None and not data and not named:
        data = tuple(_path(iri) for iri in found.default)
    if found.named is not None:
        named = tuple((iri, _path(iri)) for iri in (*found.named, *(found.default or ())))
    files = [(path, None) for path in data] + [(path, iri) for iri, path in named]
    return [(path, iri) for path, iri in files if path.is_file()]


def _quads(case: Case) -> list[ox.Quad]:
    """The test's data; each file's blank nodes are its own."""
    return [
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph) if graph else ox.DefaultGraph())
        for path, graph in _files(case)
        for q in ox.parse(path=str(path), format=_format(path), base_iri=path.as_uri(), rename_blank_nodes=True)
    ]


def _oxigraph(case: Case, data: list[ox.Quad]) -> object:
    store = ox.Store()
    store.extend(data)
    found = store.query(case.query.read_text(encoding="utf-8"), base_iri=case.query.as_uri())
    if isinstance(found, ox.QueryBoolean):
        return Boolean(bool(found))
    if isinstance(found, ox.QuerySolutions):
        rows = [tuple(None if each is None else term(each) for each in row) for row in found]
        return Solutions(tuple(v.value for v in found.variables), iter(rows))
    return Triples(iter([(term(t.subject), term(t.predicate), term(t.object)) for t in found]))


def _ours(case: Case, data: list[ox.Quad]) -> object:
    text = case.query.read_text(encoding="utf-8")
    prepared = prepare(text, {}, {}, case.query.as_uri(), str)
    dataset = Dataset(prepared.default, prepared.named, union=False)
    quads = [
        (
            term(q.subject),
            term(q.predicate),
            term(q.object),
            None if q.graph_name == ox.DefaultGraph() else term(q.graph_name),
        )
        for q in data
    ]
    with connect() as connection:
        engine = Engine(connection, None, lambda: quads)
        plan = engine.plan(prepared.text, base=case.query.as_uri(), prefixes={}, dataset=dataset)
        answer = engine.answer(plan, 20)
        return _read(answer)


def _read(answer: object) -> object:
    """The same with its rows in a list, so that it can be looked at twice."""
    if isinstance(answer, Solutions):
        return Solutions(answer.variables, iter(list(answer.rows)))
    return Triples(iter(list(answer.rows))) if isinstance(answer, Triples) else answer


def _expected(case: Case) -> object:
    """The expected answer; solutions in Turtle are in the vocabulary of DAWG."""
    suffix = case.result.suffix
    if suffix in (".srx", ".srj"):
        kind = ox.QueryResultsFormat.XML if suffix == ".srx" else ox.QueryResultsFormat.JSON
        found = ox.parse_query_results(path=str(case.result), format=kind)
        if isinstance(found, ox.QueryBoolean):
            return Boolean(bool(found))
        rows = [tuple(None if each is None else term(each) for each in row) for row in found]
        return Solutions(tuple(v.value for v in found.variables), iter(rows))
    if suffix == ".tsv":
        return None
    graph = rdflib.Graph()
    for triple in ox.parse(path=str(case.result), format=_format(case.result), base_iri=case.result.as_uri()):
        graph.parse(data=f"{triple.subject} {triple.predicate} {triple.object} .", format="nt")
    del graph
    triples = [
        (term(q.subject), term(q.predicate), term(q.object))
        for q in ox.parse(path=str(case.result), format=_format(case.result), base_iri=case.result.as_uri())
    ]
    return _result_set(triples) or Triples(iter(triples))


RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


def _result_set(triples: list[tuple[Term, Term, Term]]) -> object:
    of: dict[Term, dict[str, list[Term]]] = {}
    for s, p, o in triples:
        of.setdefault(s, {}).setdefault(p.value.removeprefix(RS), []).append(o)
    sets = [s for s, p, o in triples if o.value == f"{RS}ResultSet"]
    if not sets:
        return None
    found = of[sets[0]]
    if "boolean" in found:
        return Boolean(found["boolean"][0].value == "true")
    names = tuple(each.value for each in found.get("resultVariable", []))
    solutions = found.get("solution", [])
    if all("index" in of.get(each, {}) for each in solutions):
        solutions = sorted(solutions, key=lambda each: int(of[each]["index"][0].value))
    rows = []
    for each in solutions:
        bound = {of[b]["variable"][0].value: of[b]["value"][0] for b in of.get(each, {}).get("binding", [])}
        rows.append(tuple(bound.get(name) for name in names))
    return Solutions(names, iter(rows))


def _graph(rows: list[tuple[Term | None, ...]], names: tuple[str, ...]) -> rdflib.Graph:
    """Solutions or triples as a graph, to be compared up to the names of blank nodes."""
    lines = []
    for number, row in enumerate(rows):
        if not names:
            lines.append(" ".join(each.n3() for each in row if each) + " .")
            continue
        lines.append(f"_:row{number} <urn:row> <urn:row> .")
        lines += [f"_:row{number} <urn:{n}> {_by_value(t).n3()} ." for n, t in zip(names, row, strict=True) if t]
    return rdflib.Graph().parse(data="\n".join(lines), format="nt")


def _by_value(found: Term) -> Term:
    """Numbers by their value: engines print 1.0E0 and 1e0."""
    kind = (found.datatype or "").rpartition("#")[2]
    if found.kind != "literal" or kind not in ("decimal", "double", "float", "integer"):
        return found
    try:
        return Term("literal", f"{float(found.value):.12g}", found.datatype)
    except ValueError:
        return found


def same(one: object, other: object) -> bool:
    """Whether two answers are equal, up to blank nodes; as multisets."""
    if isinstance(one, Boolean) or isinstance(other, Boolean):
        return one == other
    names: tuple[str, ...] = ()
    if isinstance(one, Solutions) and isinstance(other, Solutions):
        if set(one.variables) != set(other.variables):
            return False
        names = one.variables
        order = [other.variables.index(name) for name in names]
        rows = [list(one.rows), [tuple(row[i] for i in order) for row in other.rows]]
    elif isinstance(one, Triples) and isinstance(other, Triples):
        rows = [list(one.rows), list(other.rows)]
    else:
        return False
    plain = [Counter(tuple(each and _by_value(each) for each in row) for row in found) for found in rows]
    if plain[0] == plain[1]:
        return True
    if len(rows[0]) != len(rows[1]) or (isinstance(one, Solutions) and not names):
        return False
    graphs = [_graph(found, names) for found in rows]
    return bool(rdflib.compare.isomorphic(*graphs))


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    """What became of each test that Oxigraph passes: ``passed``, or what went wrong."""
    return {name: outcome for name, case in CASES if (outcome := _outcome(case)) is not None}


def _outcome(case: Case) -> str | None:
    data = _quads(case)
    try:
        expected = _expected(case)
        if expected is None or not same(_oxigraph(case, data), expected):
            return None
    except (SyntaxError, ValueError, RuntimeError, OSError):
        return None
    try:
        return "passed" if same(_ours(case, data), _expected(case)) else "another answer"
    except QueryError as error:
        return f"refused: {error}"


@pytest.mark.skipif(not CASES, reason="../shared/data/w3c/sparql is not there")
def test_what_oxigraph_passes_we_pass(outcomes: dict[str, str]) -> None:
    failed = {name: outcome for name, outcome in outcomes.items() if outcome != "passed"}
    assert len(outcomes) >= 400
    assert set(failed) == set(EXCEPTIONS), failed
    assert len(failed) <= 0.02 * len(outcomes)
