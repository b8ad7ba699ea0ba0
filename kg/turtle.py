"""Our own Turtle files in ``ontology/``, as they ship, read by pyoxigraph once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Node:
    """A subject with what is said of it.

    Attributes:
        iri: its IRI.
        values: IRIs and lexical forms of literals by IRI of the predicate, in the order of the file.
    """

    iri: str
    values: dict[str, list[str]]

    def all(self, predicate: str, start: str = "") -> tuple[str, ...]:
        """The values of a predicate, each without ``start`` if it begins with that."""
        return tuple(value.removeprefix(start) for value in self.values.get(predicate, ()))

    def one(self, predicate: str, default: str = "") -> str:
        """The first value of a predicate."""
        return next(iter(self.values.get(predicate, ())), default)


def text(name: str) -> bytes:
    """A file of the ontology as it ships.

    >>> text("roles.ttl")[:7]
    b'@prefix'
    """
    from importlib.resources import files

    return files("kg.ontology").joinpath(name).read_bytes()


@cache
def nodes(name: str) -> dict[str, Node]:
    """The subjects of a file by IRI, in its order.

    >>> nodes("roles.ttl")["http://id.loc.gov/vocabulary/relators/fmd"].one("http://www.w3.org/2004/02/skos/core#notation")
    'fmd'
    """
    import pyoxigraph

    found: dict[str, Node] = {}
    for quad in pyoxigraph.parse(text(name), format=pyoxigraph.RdfFormat.TURTLE):
        node = found.setdefault(quad.subject.value, Node(quad.subject.value, {}))
        node.values.setdefault(quad.predicate.value, []).append(quad.object.value)
    return found


@cache
def prefixes(name: str) -> dict[str, str]:
    """The prefixes that a file declares, with their namespaces.

    >>> prefixes("prefixes.ttl")["rel"]
    'http://id.loc.gov/vocabulary/relators/'
    """
    import pyoxigraph

    parser = pyoxigraph.parse(text(name), format=pyoxigraph.RdfFormat.TURTLE)
    for _ in parser:
        pass
    return dict(sorted(parser.prefixes.items()))
