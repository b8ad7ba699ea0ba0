"""Property paths of SPARQL's syntax (SPARQL 1.1, productions 88-96)."""

from __future__ import annotations

from collections.abc import Callable

from kg.sparql.algebra import Alternative, Inverse, Link, Negated, Path, Repeat, Sequence, Triple, Var
from kg.sparql.parsing import RDF, Reader


class PathReader:
    """Reads paths.

    Args:
        reader: where from.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def path(self) -> Path:
        """A path, or one of several."""
        path = self._sequence()
        while self.reader.take("|"):
            path = Alternative(path, self._sequence())
        return path

    def _sequence(self) -> Path:
        path = self._step()
        if self.reader.take("/"):
            path = Sequence(path, self._sequence())
        return path

    def _step(self) -> Path:
        if self.reader.take("^"):
            return Inverse(self._step())
        path = self._atom()
        sign = self.reader.peek()
        if sign.text in ("?", "*", "+") and sign.kind == "sign":
            self.reader.next()
            return Repeat(path, sign.text in "?*", sign.text in "*+")
        return path

    def _atom(self) -> Path:
        if self.reader.take("A"):
            return Link(f"{RDF}type")
        if self.reader.take("!"):
            return self._negated()
        if self.reader.take("("):
            path = self.path()
            self.reader.expect(")")
            return path
        return Link(self.reader.iri())

    def _negated(self) -> Negated:
        forward: list[str] = []
        backward: list[str] = []
        bracket = self.reader.take("(")
        empty = bool(bracket and self.reader.take(")"))
        while not empty:
            backwards = self.reader.take("^")
            iri = f"{RDF}type" if self.reader.take("A") else self.reader.iri()
            (backward if backwards else forward).append(iri)
            if not bracket or self.reader.expect("|", ")") == ")":
                break
        return Negated(tuple(forward) if forward or not backward else None, tuple(backward) if backward else None)


def simple(triple: Triple, fresh: Callable[[], Var]) -> list[Triple]:
    """A path of sequences and inverses as triples of its links (SPARQL 1.1, section 18.2.2.4).

    >>> path = Sequence(Link("http://e/p"), Inverse(Link("http://e/q")))
    >>> [(t.subject.name, t.object.name) for t in simple(Triple(Var("a"), path, Var("b")), lambda: Var(".1"))]
    [('a', '.1'), ('b', '.1')]
    """
    match triple.predicate:
        case Sequence(first, second):
            between = fresh()
            ends = (Triple(triple.subject, first, between), Triple(between, second, triple.object))
            return [part for end in ends for part in simple(end, fresh)]
        case Inverse(path):
            return simple(Triple(triple.object, path, triple.subject), fresh)
    return [triple]
