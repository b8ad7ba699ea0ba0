"""What the store holds for a triple pattern: quads that the mapping makes, and the table of other quads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.sparql.algebra import Link, Node, Triple, Var
from kg.sparql.results import Term
from kg.sparql.sql.blocks import Block, Numbers, Relation, met, wrapped
from kg.sparql.sql.code import Code, Col, Item, Select, Table, every, not_null, op, some
from kg.sparql.sql.kinds import Kind, Kinds
from kg.sparql.sql.meeting import compatible, equated, unified
from kg.sparql.sql.shapes import Any, Const, Iri, Lit, Shape, Value, inverted

QUADS = "quads"
"""The table of quads that no mapping makes: p and g are texts of terms, s and o hold terms in the shapes at the places
in sk and ok; g NULL is the default graph."""

Given = Mapping[str, Sequence[tuple[Shape, ...]]]
"""By variable, the shapes that it can have by each of some triple patterns."""

EMPTY: Given = {}


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
        self._matched: dict[tuple[Node, Node, Node], list[Kind]] = {}

    def numbered(self, iris: Sequence[str]) -> tuple[Iri, list[tuple[str, ...]]] | None:
        """The shape with numbers that some IRIs all have, and the columns' texts of each; None where there is none."""
        places = (place for kind in self.known.of(Var("p")) for place in (kind.subject, kind.object))
        for shape in dict.fromkeys(place.shape for place in places if isinstance(place.shape, Iri) and place.shape.key):
            texts = [found for iri in iris if (found := inverted(shape, iri)) is not None]
            if len(texts) == len(iris):
                return shape, texts
        return None

    def given(self, patterns: Iterable[Triple]) -> Given:
        """What shapes a variable of several triple patterns can have by each that has a predicate."""
        found: dict[str, list[tuple[Shape, ...]]] = {}
        for pattern in patterns:
            if not isinstance(pattern.predicate, Term | Link):
                continue
            nodes = nodes_of(pattern)
            kinds_, parts = self._matching(nodes), self.quads.of(nodes[1])
            for at, node in ((0, nodes[0]), (1, nodes[2])):
                if isinstance(node, Var):
                    shapes = [(kind.subject, kind.object)[at].shape for kind in kinds_]
                    shapes += [(part.subject, part.object)[at] for part in parts]
                    found.setdefault(node.name, []).append(tuple(shapes))
        return {name: sets for name, sets in found.items() if len(sets) > 1}

    def _matching(self, nodes: tuple[Node, Node, Node]) -> list[Kind]:
        """The kinds that may have the terms of a triple pattern."""
        found = self._matched.get(nodes)
        if found is None:
            found = self._matched[nodes] = [kind for kind in self.known.of(nodes[1]) if _may_match(kind, nodes)]
        return found

    def _goes(self, kind: Kind, nodes: tuple[Node, ...], given: Given) -> bool:
        """Whether a kind has terms that the variables of a triple pattern can have by the other patterns."""
        return all(
            any(self.known.meet(place.shape, shape) for shape in shapes)
            for node, place in ((nodes[0], kind.subject), (nodes[2], kind.object))
            if isinstance(node, Var)
            for shapes in given.get(node.name, ())
        )

    def triple(self, pattern: Triple, graph: Node | None, given: Given = EMPTY) -> Relation:
        """All that a triple pattern matches, in the default graph or in one by name.

        Args:
            given: what its variables can be by the patterns that it is joined with; what cannot be may be left out.
        """
        nodes = nodes_of(pattern)
        matching = self._matching(nodes)
        if given:
            matching = [kind for kind in matching if self._goes(kind, nodes, given)]
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


def nodes_of(pattern: Triple) -> tuple[Node, Node, Node]:
    """Subject, predicate and object of a triple pattern whose predicate is no path of several steps."""
    predicate = pattern.predicate
    if isinstance(predicate, Link):
        return pattern.subject, Term("iri", predicate.iri), pattern.object
    assert isinstance(predicate, Var | Term)
    return pattern.subject, predicate, pattern.object


def _may_match(kind: Kind, nodes: tuple[Node, ...]) -> bool:
    """Whether a kind of the predicate has the terms that a triple pattern has for subject and object."""
    return all(
        isinstance(node, Var) or compatible(place.shape, Const(node))
        for node, place in ((nodes[0], kind.subject), (nodes[2], kind.object))
    )


def bound_to(block: Block, node: Node, value: Value) -> Block | None:
    """The rows in which a node of a pattern is a value; None if there can be none."""
    if isinstance(node, Term):
        if isinstance(value.shape, Const) and value.shape.term == node:
            return block
        conditions = equated(value, Value(Const(node)))
        return None if conditions is None else block.filtered(*conditions)
    if node.name not in block.values:
        return block.bound(node.name, value)
    both = met(block.values[node.name], value)
    return None if both is None else block.filtered(*both[0]).bound(node.name, both[1])
