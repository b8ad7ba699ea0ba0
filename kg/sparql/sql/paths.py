"""Basic graph patterns with property paths (SPARQL 1.1, section 9).

Triple patterns are joined first, the ones with the fewest kinds of quads foremost. A path that may have no length needs
no list of all nodes where one of its ends is a node already.
"""

from __future__ import annotations

from collections.abc import Sequence as List

from kg.sparql.algebra import Alternative, Inverse, Link, Negated, Node, Path, Repeat, Sequence, Triple, Var
from kg.sparql.property_paths import simple
from kg.sparql.results import Term
from kg.sparql.sql.blocks import UNIT, Block, Numbers, Relation, joined, meet, met, wrapped
from kg.sparql.sql.code import Closure, Code, Col, Item, Select, Table, UnionAll, every, op
from kg.sparql.sql.meeting import compatible, converted, equated, heads, sql_types, unified
from kg.sparql.sql.shapes import Any, Const, Shape, Value, encoded
from kg.sparql.sql.unfold import Given, Unfolder, bound_to


class Paths:
    """Matches triples and paths.

    Args:
        numbers: for tables.
        unfolder: matches plain triples.
    """

    def __init__(self, numbers: Numbers, unfolder: Unfolder) -> None:
        self.numbers, self.unfolder = numbers, unfolder

    def matched(self, triples: List[Triple], graph: Node | None, others: List[Relation] = ()) -> Relation:
        """The solutions of a basic graph pattern, in the default graph or a named one, joined with others."""
        optional = [t for t in triples if isinstance(t.predicate, Repeat) and t.predicate.zero]
        plain = [t for t in triples if t not in optional]
        given = self.unfolder.given(plain)
        found = self._joined([*others, *(self._one(triple, graph, given) for triple in plain)])
        nodes = {node.name for t in plain for node in (t.subject, t.object) if isinstance(node, Var)}
        while optional:
            path = min(optional, key=lambda t: _free_ends(t, nodes))
            optional.remove(path)
            found = self._zero_or_more(found, path, nodes, graph)
            nodes |= {node.name for node in (path.subject, path.object) if isinstance(node, Var)}
        return found

    def _joined(self, relations: list[Relation]) -> Relation:
        """The join of relations: first those with few blocks, then those that share a variable with what is there."""
        found: Relation = UNIT
        bound: set[str] = set()
        rest = _pruned(relations)
        while rest:
            following = min(
                rest, key=lambda relation: (bool(bound) and bound.isdisjoint(_names(relation)), len(relation))
            )
            rest.remove(following)
            found = joined(self.numbers, found, following)
            bound |= _names(following)
        return found

    def _one(self, triple: Triple, graph: Node | None, given: Given) -> Relation:
        """The solutions of a triple pattern, or of a path that has a length."""
        match triple.predicate:
            case Var() | Term() | Link():
                return self.unfolder.triple(triple, graph, given)
            case Alternative(first, second):
                ways = (Triple(triple.subject, path, triple.object) for path in (first, second))
                return tuple(block for way in ways for block in self._way(way, graph))
            case Negated():
                return self._negated(triple, triple.predicate, graph)
            case Repeat(path):
                return self._closed(triple, path, graph, more=triple.predicate.more)
            case Sequence() | Inverse():
                return self._way(triple, graph)

    def _way(self, triple: Triple, graph: Node | None) -> Relation:
        return self.matched(simple(triple, lambda: Var(f".p{self.numbers.fresh()}")), graph)

    def _negated(self, triple: Triple, path: Negated, graph: Node | None) -> Relation:
        found: list[Block] = []
        for iris, ends in (
            (path.forward, (triple.subject, triple.object)),
            (path.backward, (triple.object, triple.subject)),
        ):
            if iris is None:
                continue
            predicate = Var(f".p{self.numbers.fresh()}")
            for block in self.unfolder.triple(Triple(ends[0], predicate, ends[1]), graph):
                other = _without(block, predicate, iris)
                found += [other] if other else []
        return tuple(found)

    # Closures ----------------------------------------------------------------------------------------------------

    def _closed(self, triple: Triple, path: Path, graph: Node | None, *, more: bool) -> Relation:
        """The pairs of a path of one length (``more``: or several), each once."""
        if isinstance(triple.subject, Var) and isinstance(triple.object, Term):
            return self._closed(
                Triple(triple.object, triple.predicate, triple.subject), Inverse(path), graph, more=more
            )
        ends = (Var(f".p{self.numbers.fresh()}"), Var(f".p{self.numbers.fresh()}"))
        steps = self.matched(simple(Triple(ends[0], path, ends[1]), lambda: Var(f".p{self.numbers.fresh()}")), graph)
        names = [ends[0].name, ends[1].name, *([graph.name] if isinstance(graph, Var) else [])]
        found = (self._pairs(triple, part, names, graph, more=more) for part in _apart(steps, names[:2]))
        return tuple(block for block in found if block)

    def _pairs(
        self, triple: Triple, steps: Relation, names: list[str], graph: Node | None, *, more: bool
    ) -> Block | None:
        """The pairs of steps that lead to no others."""
        step = wrapped(self.numbers, steps, names, distinct=not more)  # a closure has each pair once anyway
        values = [step.values[name] for name in names]
        both = _holding([value.shape for value in values[:2]]) if more else None
        shapes = [*(both or _holding([value.shape]) for value in values[:2]), *(v.shape for v in values[2:])]
        found: Block | None = self._closure(step, values, shapes, triple.subject, more=more)
        assert found is not None
        number, at = found.items[0].number, 0
        for node, shape in zip((triple.subject, triple.object, graph), shapes, strict=False):
            cols = tuple(Col(number, f"c{at + i}") for i in range(len(sql_types(shape))))
            at += len(cols)
            assert node is not None
            found = found and bound_to(found, node, Value(shape, cols))
        return found

    def _closure(self, step: Block, values: list[Value], shapes: list[Shape], subject: Node, *, more: bool) -> Block:
        """A table of pairs of ends, columns c0, c1, ...; from one subject where that is a constant."""
        codes = [code for value, shape in zip(values, shapes, strict=True) for code in converted(value, shape)]
        names = tuple(f"c{at}" for at in range(len(codes)))
        where: tuple[Code, ...] = step.where
        if isinstance(subject, Term):
            seed = equated(values[0], Value(Const(subject)))
            where = (*where, *(seed if seed is not None else (op("false"),)))
        first = Select(tuple(zip(names, codes, strict=True)), step.items, where)
        number = self.numbers.fresh()
        if not more:
            return Block((Item(number, first),))
        table, reached = self.numbers.fresh(), self.numbers.fresh()
        width = len(sql_types(shapes[0]))
        before = [Col(reached, name) for name in names]
        links = [op("{0} = {1}", before[width + i], codes[i]) for i in range(width)]
        links += [op("{0} = {1}", before[i], codes[i]) for i in range(2 * width, len(codes))]
        following = [*before[:width], *codes[width:]]
        items = (Item(reached, Table(f"t{table}")), *step.items)
        again = Select(tuple(zip(names, following, strict=True)), items, (*step.where, *links))
        return Block((Item(number, Closure(table, names, first, again)),))

    def _zero_or_more(self, found: Relation, triple: Triple, nodes: set[str], graph: Node | None) -> Relation:
        """Solutions joined with a path that may have no length: with both ends one node, or with two that differ."""
        assert isinstance(triple.predicate, Repeat)
        longer = self._closed(triple, triple.predicate.path, graph, more=triple.predicate.more)
        longer = tuple(other for block in longer if (other := _differing(block, triple)))
        return self._same(found, triple, nodes, graph) + joined(self.numbers, found, longer)

    def _same(self, found: Relation, triple: Triple, nodes: set[str], graph: Node | None) -> Relation:
        ends = (triple.subject, triple.object)
        known = nodes - self.unfolder.unused
        if not any(isinstance(node, Term) or node.name in known for node in ends):
            found = joined(self.numbers, found, self._nodes(ends[0], graph))
        blocks = []
        for block in found:
            values = [Value(Const(n)) if isinstance(n, Term) else block.values.get(n.name) for n in ends]
            value = values[0] or values[1]
            assert value is not None
            same: Block | None = block
            for node in ends:
                same = same and bound_to(same, node, value)
            blocks += [same] if same else []
        return tuple(blocks)

    def _nodes(self, node: Node, graph: Node | None) -> Relation:
        """Every subject and object of the graph."""
        assert isinstance(node, Var)
        hidden = [graph.name] if isinstance(graph, Var) else []
        other = (Var(".o"), Var(".s"))
        ways = (Triple(node, Var(".p"), other[0]), Triple(other[1], Var(".p"), node))
        unused, self.unfolder.unused = self.unfolder.unused, frozenset()
        blocks = tuple(block for way in ways for block in self.unfolder.triple(way, graph))
        self.unfolder.unused = unused
        parts = _apart(blocks, [node.name])
        return tuple(wrapped(self.numbers, part, [node.name, *hidden], distinct=True) for part in parts)


def _apart(steps: Relation, ends: list[str]) -> list[Relation]:
    """The blocks of steps in parts, such that no step of one can follow, or be, one of another."""
    parts: list[list[Block]] = []
    for block in steps:
        shapes = [block.values[end].shape for end in ends]
        near = [
            part
            for part in parts
            if any(compatible(s, b.values[end].shape) for b in part for end in ends for s in shapes)
        ]
        parts = [*(part for part in parts if part not in near), [*(b for part in near for b in part), block]]
    return [tuple(part) for part in parts]


def _names(relation: Relation) -> set[str]:
    return {name for block in relation for name in block.values}


def _free_ends(triple: Triple, nodes: set[str]) -> int:
    return sum(isinstance(node, Var) and node.name not in nodes for node in (triple.subject, triple.object))


def _pruned(relations: list[Relation]) -> list[Relation]:
    """The relations, those of several blocks without blocks that can meet no block of another; until there are none.

    What is left out of one relation may leave a block of another without a partner.
    """
    several = [at for at, relation in enumerate(relations) if len(relation) > 1]
    names = [_names(relation) for relation in relations]
    near = {
        at: [other for other, its in enumerate(names) if other != at and not its.isdisjoint(names[at])]
        for at in several
    }
    changed = True
    while changed:
        changed = False
        for at in several:
            others = [relations[other] for other in near[at]]
            kept = tuple(block for block in relations[at] if all(any(meet(block, each) for each in o) for o in others))
            if len(kept) < len(relations[at]):
                relations[at], changed = kept, True
    return relations


def _without(block: Block, predicate: Var, iris: tuple[str, ...]) -> Block | None:
    """The rows whose predicate is none of some IRIs."""
    value = block.values[predicate.name]
    rest = block.keeping(name for name in block.values if name != predicate.name)
    for iri in iris:
        other = Value(Const(Term("iri", iri)))
        if not compatible(value.shape, other.shape):
            continue
        if isinstance(value.shape, Const):
            return None
        rest = rest.filtered(op("{0} <> {1}", encoded(value), encoded(other)))
    return rest


def _differing(block: Block, triple: Triple) -> Block | None:
    """The rows whose ends are two nodes."""
    values = [Value(Const(n)) if isinstance(n, Term) else block.values[n.name] for n in (triple.subject, triple.object)]
    if triple.subject == triple.object:
        return None
    same = equated(values[0], values[1])
    return block if same is None else block.filtered(op("NOT {0}", every(same))) if same else None


def _holding(shapes: list[Shape]) -> Shape:
    shape = unified(shapes)
    return Any(heads(shape)) if isinstance(shape, Const) else shape


__all__ = ["Paths", "UnionAll", "met"]
