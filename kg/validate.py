"""Checking RDF against the shapes in ``ontology/shapes.ttl`` (SHACL, https://www.w3.org/TR/shacl/), by pySHACL.

The data are checked as the union of their graphs, together with the ontology, since shapes ask whether a role is one of
the list and what is a subclass of what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import turtle
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

    _Triple = tuple[Node, Node, Node]

_RANK = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that a shape does not allow.

    Attributes:
        shape: IRI of the shape.
        severity: ``Violation``, ``Warning`` or ``Info``.
        focus: the node that is wrong, as in N-Triples.
        path: the property that is wrong, or "" where it is the node as a whole.
        value: the value that is wrong, as in N-Triples, or "" where it is the lack or the number of values.
        message: the shape's sentence, in English.
    """

    shape: str
    severity: str
    focus: str
    path: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a validation found.

    Attributes:
        conforms: whether there is no violation; warnings do not count.
        results: violations first, then warnings, each in the order of focus, shape and value.
    """

    conforms: bool
    results: tuple[Violation, ...]


def validate(data: Iterable[bytes] | Path | rdflib.Graph, shapes: Path | None = None) -> Report:
    """Check data against shapes.

    Args:
        data: chunks of N-Quads in UTF-8, however cut; or a file of RDF, whose format its suffix says; or an rdflib
            graph or dataset, which is left as it is. Named graphs are read as one.
        shapes: a file of shapes; without it, those of ``ontology/shapes.ttl``.

    Raises:
        UsageError: pySHACL is not installed.
        InputError: the data or the shapes are no RDF, or the shapes are no SHACL.

    >>> film = b"<http://example.org/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Movie> ."
    >>> [found.message for found in validate([film]).results]
    ['A film has a name; no source gives this one any.']
    """
    pyshacl = _pyshacl()
    import rdflib

    checked, rules = rdflib.Graph(), rdflib.Graph()
    for triple in chain(_triples(data), *(_parsed(turtle.text(name), name) for name in ("film.ttl", "roles.ttl"))):
        checked.add(triple)
    for triple in _triples(shapes) if shapes else _parsed(turtle.text("shapes.ttl"), "shapes.ttl"):
        rules.add(triple)
    try:
        _, found, _ = pyshacl.validate(checked, shacl_graph=rules, inplace=True)
    except (pyshacl.errors.ValidationFailure, RuntimeError) as error:
        raise InputError(f"these are no SHACL shapes: {error}", path=shapes or "shapes.ttl") from error
    results = sorted(_results(found), key=lambda v: (_RANK[v.severity], v.focus, v.shape, v.value))
    return Report(not any(v.severity == "Violation" for v in results), tuple(results))


def _pyshacl() -> Any:
    try:
        import pyshacl
    except ImportError as error:
        raise UsageError("validation needs pySHACL", hint='pip install "film-kg[validate]"') from error
    return pyshacl


def _triples(data: Iterable[bytes] | Path | rdflib.Graph) -> Iterator[_Triple]:
    import rdflib

    if isinstance(data, rdflib.Dataset):
        return (quad[:3] for quad in data.quads())
    if isinstance(data, rdflib.Graph):
        return iter(data)
    if isinstance(data, Path):
        return _file(data)
    return _parsed(b"".join(data), "data.nq")


def _file(path: Path) -> Iterator[_Triple]:
    try:
        with path.open("rb") as stream:
            yield from _parsed(stream, str(path))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error


def _parsed(source: Any, name: str) -> Iterator[_Triple]:
    """The triples of bytes or of a stream, parsed by pyoxigraph, which is ten times as fast as rdflib."""
    import pyoxigraph

    form = pyoxigraph.RdfFormat.from_extension(name.rpartition(".")[2])
    if form is None:
        raise InputError("its suffix names no RDF format", path=name, hint="use .nq, .nt, .ttl, .trig, .rdf or .jsonld")
    term = _terms()
    try:
        for quad in pyoxigraph.parse(source, format=form):
            yield term(quad.subject), term(quad.predicate), term(quad.object)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"is no RDF: {error}", path=name, line=getattr(error, "lineno", None)) from error


def _terms() -> Callable[[Any], Node]:
    """A function from pyoxigraph's terms to rdflib's."""
    import pyoxigraph
    import rdflib

    def term(value: Any) -> Node:
        if isinstance(value, pyoxigraph.NamedNode):
            return rdflib.URIRef(value.value)
        if isinstance(value, pyoxigraph.BlankNode):
            return rdflib.BNode(value.value)
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value))

    return term


def _results(found: rdflib.Graph) -> Iterator[Violation]:
    from rdflib.namespace import SH

    for result in found.objects(None, SH.result):
        path = found.value(result, SH.resultPath)
        yield Violation(
            shape=str(found.value(result, SH.sourceShape)),
            severity=str(found.value(result, SH.resultSeverity)).removeprefix(str(SH)),
            focus=_n3(found.value(result, SH.focusNode)),
            path=_path(found, path) if path else "",
            value=_n3(found.value(result, SH.value)),
            message=str(found.value(result, SH.resultMessage)),
        )


def _n3(node: Node | None) -> str:
    return node.n3() if node is not None else ""


def _path(found: rdflib.Graph, path: Node) -> str:
    """A SHACL path as SPARQL writes it: https://www.w3.org/TR/shacl/#property-paths."""
    from rdflib.collection import Collection
    from rdflib.namespace import RDF, SH

    if inverse := found.value(path, SH.inversePath):
        return f"^{_path(found, inverse)}"
    if either := found.value(path, SH.alternativePath):
        return "(" + "|".join(_path(found, part) for part in Collection(found, either)) + ")"
    if (path, RDF.first, None) in found:
        return "/".join(_path(found, part) for part in Collection(found, path))
    return _n3(path)
