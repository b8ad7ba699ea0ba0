"""Answers that are graphs: Turtle, N-Triples, JSON-LD and RDF/XML."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, TextIO

from kg.sparql.lexer import is_plain_local
from kg.sparql.results import Counted, Term, Triples

if TYPE_CHECKING:
    import pyoxigraph

    from kg.sparql.tables import Layout

Triple = tuple[Term, Term, Term]

_PAGE = 1000
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def write_ntriples(triples: Triples, out: TextIO, _layout: Layout) -> int:
    """N-Triples (https://www.w3.org/TR/n-triples/), in the order given."""
    rows = Counted(triples.rows)
    for row in rows:
        out.write(" ".join(term.n3() for term in row) + " .\n")
    return rows.count


def write_turtle(triples: Triples, out: TextIO, layout: Layout) -> int:
    """Turtle (https://www.w3.org/TR/turtle/), in the order given, a subject's triples that follow each other together.

    Those of the layout's prefixes are used that the first thousand triples have need of.
    """
    counted = Counted(triples.rows)
    rows = iter(counted)
    page = list(islice(rows, _PAGE))
    used = _used(page, layout)
    for prefix in sorted(used):
        out.write(f"@prefix {prefix}: {Term('iri', used[prefix]).n3()} .\n")
    before: Triple | None = None
    for triple in chain(page, rows):
        subject, predicate, value = (_turtle(term, used) for term in triple)
        if triple[1].value == _TYPE:
            predicate = "a"
        if before and before[0] == triple[0]:
            out.write(f", {value}" if before[1] == triple[1] else f" ;\n    {predicate} {value}")
        else:
            out.write(f"{' .' if before else ''}\n{subject} {predicate} {value}")
        before = triple
    out.write(" .\n" if before else "")
    return counted.count


def _used(page: list[Triple], layout: Layout) -> dict[str, str]:
    iris = {term.value for triple in page for term in triple if term.kind == "iri"}
    iris |= {term.datatype for triple in page for term in triple if term.datatype and not term.is_plain_number()}
    return {
        prefix: namespace
        for prefix, namespace in layout.prefixes.items()
        if any(iri.startswith(namespace) and is_plain_local(iri[len(namespace) :]) for iri in iris)
    }


def _turtle(term: Term, prefixes: dict[str, str]) -> str:
    if term.kind == "iri":
        return _short(term.value, prefixes)
    if term.is_plain_number():
        return term.value
    if term.datatype:
        return f"{Term('literal', term.value).n3()}^^{_short(term.datatype, prefixes)}"
    return term.n3()


def _short(iri: str, prefixes: dict[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and is_plain_local(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return Term("iri", iri).n3()


def write_jsonld(triples: Triples, out: TextIO, _layout: Layout) -> int:
    """JSON-LD (https://www.w3.org/TR/json-ld/), expanded."""
    return _serialise(triples, "jsonld", out)


def write_rdfxml(triples: Triples, out: TextIO, _layout: Layout) -> int:
    """RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/)."""
    return _serialise(triples, "rdf", out)


def _serialise(triples: Triples, extension: str, out: TextIO) -> int:
    import pyoxigraph

    rows = Counted(triples.rows)
    form = pyoxigraph.RdfFormat.from_extension(extension)
    pyoxigraph.serialize(_oxigraph(rows), _Utf8(out), form)  # type: ignore[arg-type]
    out.write("\n")
    return rows.count


def _oxigraph(rows: Iterable[Triple]) -> Iterator[pyoxigraph.Triple]:
    import pyoxigraph

    for subject, predicate, value in rows:
        yield pyoxigraph.Triple(_term(subject), _term(predicate), _term(value))  # type: ignore[arg-type]


def _term(term: Term) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    import pyoxigraph

    if term.kind == "iri":
        return pyoxigraph.NamedNode(term.value)
    if term.kind == "bnode":
        return pyoxigraph.BlankNode(term.value)
    if term.language:
        return pyoxigraph.Literal(term.value, language=term.language)
    datatype = pyoxigraph.NamedNode(term.datatype) if term.datatype else None
    return pyoxigraph.Literal(term.value, datatype=datatype)


class _Utf8:
    """A stream of bytes that writes text."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        self._out.write(self._decoder.decode(data))
        return len(data)

    def flush(self) -> None:
        self._out.flush()
