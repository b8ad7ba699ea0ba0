"""What the store holds for a triple pattern: kinds of quads that the mapping makes, and the table of other quads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from kg.errors import QueryError
from kg.rdf import mapping as r2rml
from kg.rdf import terms
from kg.rdf.dump import components
from kg.rdf.mapping import TermMap
from kg.sparql.algebra import Link, Node, Triple, Var
from kg.sparql.results import Term
from kg.sparql.sql.blocks import Block, Numbers, Relation, met, wrapped
from kg.sparql.sql.code import Code, Col, Item, Select, Table, every, not_null, op, renumbered, some
from kg.sparql.sql.meeting import compatible, equated, unified
from kg.sparql.sql.shapes import Any, Const, Iri, Key, Lit, Shape, Value, from_sql, inverted

QUADS = "quads"
"""The table of quads that no mapping makes: p and g are texts of terms, s and o hold terms in the shapes at the places
in sk and ok; g NULL is the default graph."""

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

    def of(self, predicate: Node) -> Iterable[Kind]:
        """Those that may have a predicate, or all."""
        if isinstance(predicate, Var):
            return self._all
        return (*self._by_iri.get(predicate.value, ()), *self._others)


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
    domains = (table.domains or {}).get(number, {})
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


@dataclass(frozen=True, slots=True)
class Dataset:
    """Which graphs a query sees, as IRIs.

    Attributes:
        default: those of the default graph; None: all.
        named: those that GRAPH sees; None: all.
        excluded: those that are not there.
        union: whether the default graph is the union of all where ``default`` is None; else it is the unnamed one.
    """

    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    excluded: tuple[str, ...] = ()
    union: bool = True


@dataclass(frozen=True, slots=True)
class QuadPart:
    """Quads of one predicate whose subjects and objects have a shape each, and its number in the columns sk and ok."""

    sk: int
    ok: int
    subject: Shape
    object: Shape


@dataclass(frozen=True, slots=True)
class Quads:
    """What is known of the table of other quads.

    Attributes:
        table: what queries have behind FROM.
        parts: by predicate, what there is.
        unique: whether each triple is in one graph alone.
    """

    table: str
    parts: Mapping[str, tuple[QuadPart, ...]]
    unique: bool = True

    def of(self, predicate: Node) -> tuple[QuadPart, ...]:
        """The parts for a predicate, or for all."""
        if isinstance(predicate, Term):
            return self.parts.get(predicate.value, ())
        found: dict[tuple[int, int], list[QuadPart]] = {}
        for part in (part for parts in self.parts.values() for part in parts):
            found.setdefault((part.sk, part.ok), []).append(part)
        return tuple(
            QuadPart(*at, unified(part.subject for part in parts), unified(part.object for part in parts))
            for at, parts in found.items()
        )


class Unfolder:
    """Triple patterns to relations.

    Args:
        numbers: for the tables.
        known: the kinds of quads that the mapping makes.
        quads: what is known of the others.
        dataset: the graphs to see.
        unused: variables that need not be bound.
    """

    def __init__(
        self,
        numbers: Numbers,
        known: Kinds,
        quads: Quads,
        dataset: Dataset,
        unused: frozenset[str] = frozenset(),
    ) -> None:
        self.numbers, self.known, self.quads, self.dataset, self.unused = numbers, known, quads, dataset, unused

    def numbered(self, iris: Sequence[str]) -> tuple[Iri, list[tuple[str, ...]]] | None:
        """The shape with numbers that some IRIs all have, and the columns' texts of each; None where there is none."""
        places = (place for kind in self.known.of(Var("p")) for place in (kind.subject, kind.object))
        for shape in dict.fromkeys(place.shape for place in places if isinstance(place.shape, Iri) and place.shape.key):
            texts = [found for iri in iris if (found := inverted(shape, iri)) is not None]
            if len(texts) == len(iris):
                return shape, texts
        return None

    def triple(self, pattern: Triple, graph: Node | None) -> Relation:
        """All that a triple pattern matches, in the default graph or in one by name."""
        assert isinstance(pattern.predicate, Var | Term | Link)
        predicate = pattern.predicate
        nodes = (
            pattern.subject,
            Term("iri", predicate.iri) if isinstance(predicate, Link) else predicate,
            pattern.object,
        )
        matching = [kind for kind in self.known.of(nodes[1]) if _may_match(kind, nodes)]
        found = [self._of_kind(kind, nodes, graph) for kind in matching if kind.group is None]
        for group in dict.fromkeys(kind.group for kind in matching if kind.group is not None):
            found += self._once([kind for kind in matching if kind.group == group], nodes, graph)
        found += [self._of_quads(part, nodes, graph) for part in self.quads.of(nodes[1])]
        return self._together([block for block in found if block is not None])

    def _once(self, kinds_: list[Kind], nodes: tuple[Node, ...], graph: Node | None) -> Relation:
        """Blocks of kinds that may repeat, each solution once."""
        unused, self.unused = self.unused, frozenset()
        blocks = [self._of_kind(kind, nodes, graph) for kind in kinds_]
        self.unused = unused
        there = tuple(block for block in blocks if block is not None)
        return (wrapped(self.numbers, there, distinct=True),) if there else ()

    def _together(self, blocks: list[Block]) -> Relation:
        """The blocks, those of which all variables have the same shapes as one: its tables are the parts of one."""
        groups: dict[tuple[tuple[str, Shape], ...], list[Block]] = {}
        for block in blocks:
            groups.setdefault(tuple((name, value.shape) for name, value in block.values.items()), []).append(block)
        return tuple(each[0] if len(each) == 1 else wrapped(self.numbers, tuple(each)) for each in groups.values())

    def _of_kind(self, kind: Kind, nodes: tuple[Node, ...], graph: Node | None) -> Block | None:
        number = self.numbers.fresh()
        conditions = [not_null(Col(number, name)) for name in kind.needed]
        block: Block | None = Block((Item(number, kind.table),), tuple(conditions))
        for node, place in zip(nodes, (kind.subject, kind.predicate, kind.object), strict=True):
            block = block and self._bound(block, node, place.value(number))
        return block and self._in_graph(block, kind.graph.value(number) if kind.graph else None, graph)

    def _bound(self, block: Block, node: Node, value: Value) -> Block | None:
        return block if isinstance(node, Var) and node.name in self.unused else bound_to(block, node, value)

    def _in_graph(self, block: Block, value: Value | None, graph: Node | None) -> Block | None:
        """The rows of a block that stand in the graph that is asked; ``value`` is the row's graph."""
        dataset = self.dataset
        if value is None:
            return block if graph is None and dataset.default is None else None
        if graph is None and dataset.default is None and not dataset.union:
            return None
        chosen = dataset.default if graph is None else dataset.named
        if chosen is not None:
            condition = _one_of(value, chosen)
            if condition is None:
                return None
            block = block.filtered(condition)
        for iri in dataset.excluded:
            condition = _one_of(value, [iri])
            if condition is not None:
                block = block.filtered(op("NOT {0}", condition))
        return block if graph is None else bound_to(block, graph, value)

    def _of_quads(self, part: QuadPart, nodes: tuple[Node, ...], graph: Node | None) -> Block | None:
        number, table = self.numbers.fresh(), self.numbers.fresh()
        once = graph is None and not (self.dataset.union and self.quads.unique)
        if not once:
            number = table
        kinds_ = (op(f"{{0}} = {part.sk}", Col(table, "sk")), op(f"{{0}} = {part.ok}", Col(table, "ok")))
        block = self._quads_in_graph(Block((Item(table, Table(self.quads.table)),), kinds_), table, graph)
        if block is None:
            return None
        if once:
            outputs = tuple((name, Col(table, name)) for name in "spo")
            block = Block((Item(number, Select(outputs, block.items, block.where, distinct=True)),))
        shapes = (part.subject, Any(frozenset({"I"})), part.object)
        for node, shape, name in zip(nodes, shapes, "spo", strict=True):
            block = block and self._bound(block, node, _held(shape, Col(number, name)))
        return block

    def _quads_in_graph(self, block: Block, number: int, graph: Node | None) -> Block | None:
        value = Value(Any(frozenset({"I"})), (Col(number, "g"),))
        if graph is None and self.dataset.default is None and not self.dataset.union:
            return block.filtered(op("{0} IS NULL", value.cols[0]))
        if graph is not None:
            block = block.filtered(not_null(value.cols[0]))
        return self._in_graph(block, value, graph)


def _held(shape: Shape, code: Code) -> Value:
    """What a column of texts holds in a shape; DuckDB may look at it before the conditions that say it holds that."""
    return Value(
        shape, (op("TRY_CAST({0} AS BIGINT)", code),) if isinstance(shape, Lit) and shape.sql == "BIGINT" else (code,)
    )


def _one_of(value: Value, iris: Iterable[str]) -> Code | None:
    """The condition that a value is one of some IRIs; None if it never is."""
    found = [equated(value, Value(Const(Term("iri", iri)))) for iri in iris]
    there = [every(conditions) for conditions in found if conditions is not None]
    return some(there) if there else None


def _may_match(kind: Kind, nodes: tuple[Node, ...]) -> bool:
    places = (kind.predicate, kind.subject, kind.object)
    return all(
        isinstance(node, Var) or compatible(place.shape, Const(node))
        for node, place in zip((nodes[1], nodes[0], nodes[2]), places, strict=True)
    )


def bound_to(block: Block, node: Node, value: Value) -> Block | None:
    """The rows in which a node of a pattern is a value; None if there can be none."""
    if isinstance(node, Term):
        conditions = equated(value, Value(Const(node)))
        return None if conditions is None else block.filtered(*conditions)
    if node.name not in block.values:
        return block.bound(node.name, value)
    both = met(block.values[node.name], value)
    return None if both is None else block.filtered(*both[0]).bound(node.name, both[1])
