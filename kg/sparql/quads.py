"""N-Quads to terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.sparql.results import Term

_PLAIN = {"http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}

Quad = tuple[Term, Term, Term, Term | None]


def parsed(nquads: bytes) -> Iterator[Quad]:
    """The quads of an N-Quads document; None as graph is the default graph.

    >>> [quad[2].value for quad in parsed(b'<http://e/a> <http://e/p> "b" .')]
    ['b']
    """
    import pyoxigraph as ox

    for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
        graph = None if isinstance(quad.graph_name, ox.DefaultGraph) else term(quad.graph_name)
        yield term(quad.subject), term(quad.predicate), term(quad.object), graph


def term(found: Any) -> Term:
    """A term of Oxigraph as one of ours."""
    import pyoxigraph as ox

    if isinstance(found, ox.Literal):
        datatype = found.datatype.value
        return Term("literal", found.value, None if datatype in _PLAIN else datatype, found.language)
    return Term("iri" if isinstance(found, ox.NamedNode) else "bnode", found.value)
