"""Kinds of quads that the mapping makes: over which table, and from which columns their terms come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from kg.errors import QueryError
from kg.rdf import mapping as r2rml
from kg.rdf import terms
from kg.rdf.dump import components
from kg.rdf.mapping import TermMap
from kg.sparql.algebra import Node, Var
from kg.sparql.results import Term
from kg.sparql.sql.code import Code, Col, Table, op, renumbered
from kg.sparql.sql.meeting import compatible
from kg.sparql.sql.shapes import Any, Const, Iri, Key, Lit, Shape, Value, from_sql

Columns = Mapping[str, tuple[str, str, bool]]
"""By column in lower case: the column's exact name, its SQL type, and whether it may be NULL."""

Parts = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A term map over a table.

    Attributes:
        shape: of its terms.
        names: its columns.
        code: the SQL that makes a text of one column, where one is needed.
    """

    shape: Iri | Lit | Const | Any
    names: tuple[str, ...] = ()
    code: Code | None = None

    def value(self, number: int) -> Value:
        """The term in a row of the table with this number."""
        if self.code is not None:
            return Value(self.shape, (renumbered(self.code, {0: number}),))
        return Value(self.shape, tuple(Col(number, name) for name in self.names))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of quad that the mapping makes.

    Attributes:
        table: its rows.
        subject, predicate, object, graph: its terms.
        needed: columns that may be NULL; then a row gives no quad.
        group: names the kinds that together may give a quad more than once; None where it gives each once.
    """

    table: Table
    subject: Place
    predicate: Place
    object: Place
    graph: Place | None
    needed: tuple[str, ...]
    group: str | None


class Readable(Protocol):
    """What queries read for a logical table; see :class:`kg.sparql.sql.tables.Known`."""

    @property
    def sql(self) -> str:
        """What they have behind FROM."""

    @property
    def columns(self) -> Columns:
        """Its columns."""

    @property
    def domains(self) -> Mapping[int, Mapping[int, frozenset[str]]] | None:
        """By number of the kinds of quads that it has, values of columns; None where any may be there."""

    @property
    def among(self) -> Mapping[int, Mapping[int, frozenset[str]]]:
        """What columns can have at most, where ``domains`` is None."""

    @property
    def plain(self) -> Mapping[str, int]:
        """How plain the texts of columns are."""


class Kinds:
    """Kinds of quads, to be found by predicate."""

    def __init__(self, all_: Iterable[Kind] = ()) -> None:
        self._all = tuple(all_)
        self._by_iri: dict[str, list[Kind]] = {}
        for kind in self._all:
            shape = kind.predicate.shape
            if isinstance(shape, Const):
                self._by_iri.setdefault(shape.term.value, []).append(kind)
        self._others = [kind for kind in self._all if not isinstance(kind.predicate.shape, Const)]
        self._of: dict[str, tuple[Kind, ...]] = {}
        self._met: dict[tuple[int, int], tuple[bool, Shape, Shape]] = {}

    def of(self, predicate: Node) -> Iterable[Kind]:
        """Those that may have a predicate, or all."""
        if isinstance(predicate, Var):
            return self._all
        found = self._of.get(predicate.value)
        if found is None:
            others = (kind for kind in self._others if compatible(kind.predicate.shape, Const(predicate)))
            found = self._of[predicate.value] = (*self._by_iri.get(predicate.value, ()), *others)
        return found

    def meet(self, one: Shape, other: Shape) -> bool:
        """Whether terms of both shapes can be the same; remembered, for the shapes are those of all queries."""
        known = self._met.get((id(one), id(other)))
        if known is None:
            known = self._met[id(one), id(other)] = (compatible(one, other), one, other)  # which keeps both ids theirs
        return known[0]


def kinds(mapping: r2rml.Mapping, tables: Mapping[str, Readable], keys: Mapping[Parts, Key]) -> tuple[Kind, ...]:
    """The kinds of quads of a mapping.

    Args:
        tables: for each logical table of the mapping, what queries read in its place.
        keys: of the templates that have numbers.

    Raises:
        QueryError: the mapping has joins; ours has none.
    """
    quads = r2rml.quad_maps(mapping)
    there = {
        number: quad
        for number, quad in enumerate(quads)
        if (domains := tables[quad.source.sql].domains) is None or number in domains
    }
    groups = _groups(tuple(there.values()))
    return tuple(_kind(number, quad, mapping.base, tables, keys, groups.get(quad)) for number, quad in there.items())


@lru_cache(maxsize=16)
def _groups(quads: tuple[r2rml.QuadMap, ...]) -> dict[r2rml.QuadMap, str]:
    """The kinds that may give a quad more than once, each with the name of its group."""
    found = {}
    for number, component in enumerate(components(quads)):
        if len(component) > 1 or not r2rml.is_distinct(component[0]):
            found.update(dict.fromkeys(component, str(number)))
    return found


def _kind(
    number: int,
    quad: r2rml.QuadMap,
    base: str,
    tables: Mapping[str, Readable],
    keys: Mapping[Parts, Key],
    group: str | None,
) -> Kind:
    if quad.join is not None:
        raise QueryError(f"triples map <{quad.name}> cannot be queried: it joins tables")
    table = tables[quad.source.sql]
    columns = table.columns
    domains = (table.among if table.domains is None else table.domains).get(number, {})
    lowered = (frozenset(name.lower() for name in key) for key in quad.source.keys)
    unique = tuple(key for key in lowered if key <= columns.keys())
    places = [_within(_place(t, columns, base, keys), domains.get(at), table.plain) for at, t in enumerate(quad.terms)]
    needed = dict.fromkeys(each for place in places for each in place.names if columns[each.lower()][2])
    subject, predicate, object_ = places[:3]
    graph = places[3] if quad.graph else None
    return Kind(Table(table.sql, unique), subject, predicate, object_, graph, tuple(needed), group)


def _within(place: Place, domain: frozenset[str] | None, plain: Mapping[str, int]) -> Place:
    """A place that knows all values of its one column, and how plain its texts are."""
    if not isinstance(place.shape, Iri) or place.shape.key is not None:
        return place
    levels = tuple(plain.get(name.lower(), 0) for name in place.names)
    return replace(place, shape=replace(place.shape, domain=domain, plain=levels))


def holes(term: TermMap | r2rml.Numbering) -> Parts:
    """A template with None for each column."""
    return tuple(None if isinstance(part, r2rml.Column) else part for part in term.template or ())


def _place(term: TermMap, columns: Columns, base: str, keys: Mapping[Parts, Key]) -> Place:
    if term.constant is not None:
        kind = "iri" if term.kind == "iri" else "literal"
        datatype = None if term.datatype == r2rml.XSD + "string" else term.datatype
        return Place(Const(Term(kind, term.constant, datatype, term.language)))  # type: ignore[arg-type]
    if term.number:
        key = keys[holes(term)]
        text_types = ("VARCHAR",) * len(key.columns)
        return Place(Iri(holes(term), text_types, key), tuple(columns[name.lower()][0] for name in term.number))
    if term.kind == "iri" and term.template and isinstance(term.template[0], str) and term.injective:
        ordered = [columns[part.name.lower()] for part in term.template if isinstance(part, r2rml.Column)]
        return Place(Iri(holes(term), tuple(each[1] for each in ordered)), tuple(each[0] for each in ordered))
    name, sql_type, _ = columns[term.columns[0].lower()]
    if term.kind == "iri" and term.column is not None:
        text = from_sql(lambda value: terms.resolved(value, base, f"error('no IRI: ' || {value})"), Col(0, name))
        return Place(Any(frozenset({"I"})), (name,), op("'I' || {0}", text))
    natural = terms.natural(sql_type)
    if term.kind == "literal" and term.column is not None and not term.language and not term.datatype:
        return Place(Lit(natural.datatype or r2rml.XSD + "string", sql_type), (name,))
    raise QueryError(f"the term map of column {name} cannot be queried")
