"""Relations of solutions: unions of blocks, each a SELECT-FROM-WHERE whose variables have shapes; and how they join.

A relation is a tuple of blocks. Each block keeps its own shapes, so that in a join the pairs of blocks that cannot have
a solution are left out; where too many would be left, a relation is put into one block (:func:`wrapped`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from kg.sparql.sql.code import (
    TRUE,
    Closure,
    Code,
    Col,
    Item,
    Op,
    Select,
    Table,
    UnionAll,
    every,
    not_null,
    op,
    renumbered,
    renumbered_item,
    some,
)
from kg.sparql.sql.meeting import as_iri, compatible, converted, equated, heads, sql_types, unified
from kg.sparql.sql.shapes import Any, Const, Iri, Shape, Value, spelled

MOST_BLOCKS = 16
"""How many blocks a join may have before one of its sides is put into one."""

MOST_BRANCHES = 64
"""How many branches of a union it may then have before both sides are put into one."""


FEW_PAIRS = 4
"""How many pairs of blocks a join may have before texts are compared with templates once for several of them."""


class Numbers:
    """Numbers for tables, each once in a query."""

    def __init__(self) -> None:
        self._next = count(1)

    def fresh(self) -> int:
        """Another number."""
        return next(self._next)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of some tables, and the variables that they bind; a variable that is not there is unbound.

    Attributes:
        items: the tables.
        where: conditions.
        values: what each variable is, by name.
    """

    items: tuple[Item, ...] = ()
    where: tuple[Code, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    def filtered(self, *conditions: Code) -> Block:
        """The rows for which more conditions hold."""
        if not conditions:
            return self
        where = dict.fromkeys((*self.where, *(c for c in conditions if c != TRUE)))
        return Block(self.items, tuple(where), self.values)

    def bound(self, name: str, value: Value) -> Block:
        """The same rows with one more variable."""
        return Block(self.items, self.where, {**self.values, name: value})

    def keeping(self, names: Iterable[str]) -> Block:
        """The same rows with these variables alone."""
        return replace(self, values={name: self.values[name] for name in names if name in self.values})


Relation = tuple[Block, ...]
UNIT: Relation = (Block(),)


def is_bound(value: Value) -> Code:
    """The condition that a value is bound."""
    return not_null(value.cols[0]) if value.nullable else TRUE


def _unbound(value: Value) -> Code:
    return op("{0} IS NULL", value.cols[0])


def met(one: Value, other: Value) -> tuple[tuple[Code, ...], Value] | None:
    """The conditions that two values of one variable are compatible, and the value of both; None if they cannot be."""
    same = equated(one, other)
    if not one.nullable and not other.nullable:
        if one.shape == other.shape and one.cols == other.cols:
            return (), one
        return None if same is None else (same, _narrower(one, other))
    free = [_unbound(value) for value in (one, other) if value.nullable]
    condition = some([*free, *([] if same is None else [every(same)])])
    if one.nullable and other.nullable:
        return (condition,), coalesced([one, other])
    return (condition,), other if one.nullable else one


def _narrower(one: Value, other: Value) -> Value:
    ranks = [0 if isinstance(v.shape, Const) else 2 if isinstance(v.shape, Any) else 1 for v in (one, other)]
    return one if ranks[0] <= ranks[1] else other


def coalesced(values: list[Value]) -> Value:
    """The first of some values that is bound."""
    shape = _holding([value.shape for value in values], nullable=True)
    columns = [converted(value, shape) for value in values]
    cols = tuple(
        Op(f"coalesce({', '.join(f'{{{i}}}' for i in range(len(each)))})", each) for each in zip(*columns, strict=True)
    )
    return Value(shape, cols, all(value.nullable for value in values))


def _holding(shapes: list[Shape], *, nullable: bool) -> Shape:
    """A shape for all, with a column where a value may be unbound."""
    shape = unified(shapes)
    return Any(heads(shape)) if nullable and isinstance(shape, Const) else shape


def merged(one: Block, other: Block) -> Block | None:
    """The solutions of two blocks that are compatible; None if there can be none.

    Rows of one table that have to be the same row become one.
    """
    values, conditions = dict(one.values), list[Code]()
    for name, value in other.values.items():
        if name in values:
            both = met(values[name], value)
            if both is None:
                return None
            conditions += both[0]
            values[name] = both[1]
        else:
            values[name] = value
    return merged_rows(Block(one.items + other.items, one.where + other.where, values).filtered(*conditions))


def merged_rows(block: Block) -> Block:
    """The block without tables whose row is that of another one: the same table, and a unique key that is equal.

    >>> from kg.sparql.sql.shapes import ANY
    >>> film = Table("film", (frozenset({"id"}),))
    >>> twice = Block((Item(1, film), Item(2, film)), (op("{0} = {1}", Col(1, "id"), Col(2, "id")),),
    ...               {"t": Value(ANY, (Col(2, "title"),))})
    >>> merged_rows(twice)
    Block(items=(Item(number=1, source=Table(sql='film', keys=(frozenset({'id'}),)), join='inner', on=()),), where=(),
    values={'t': Value(shape=Any(heads=None), cols=(Col(table=1, name='title'),), nullable=False)})
    """
    while pair := _same_row(block):
        block = _exchanged(block, {pair[1]: pair[0]})
    return block


def _same_row(block: Block) -> tuple[int, int] | None:
    tables: dict[str, list[Item]] = {}
    for item in block.items:
        if item.join == "inner" and isinstance(item.source, Table) and item.source.keys:
            tables.setdefault(item.source.sql, []).append(item)
    groups = [items for items in tables.values() if len(items) > 1]
    if not groups:
        return None
    same = Classes(block.where)
    for items in groups:
        rows: dict[tuple[frozenset[str], tuple[Code, ...]], int] = {}
        for item in items:
            for key in item.source.keys:  # type: ignore[union-attr]
                row = key, tuple([same.root(Col(item.number, column)) for column in sorted(key)])
                first = rows.setdefault(row, item.number)
                if first != item.number:
                    return first, item.number
    return None


def same_key(same: Classes, item: Item, number: int) -> bool:
    """Whether a row of another number has the values of a unique key that the item's row has."""
    assert isinstance(item.source, Table)
    return any(all(same(Col(item.number, c), Col(number, c)) for c in key) for key in item.source.keys)


class Classes:
    """Which expressions are equal, by conditions that they are."""

    def __init__(self, conditions: Iterable[Code]) -> None:
        self._parents: dict[Code, Code] = {}
        for condition in conditions:
            if isinstance(condition, Op) and condition.sql == "{0} = {1}":
                one, other = (self.root(_lowered(arg)) for arg in condition.args)
                if one != other:
                    self._parents[one] = other

    def __call__(self, one: Code, other: Code) -> bool:
        """Whether two expressions are equal."""
        return self.root(one) == self.root(other)

    def root(self, code: Code) -> Code:
        """The same expression for all that are equal."""
        while (parent := self._parents.get(code)) is not None:
            code = parent
        return code


def _lowered(code: Code) -> Code:
    return Col(code.table, code.name.lower()) if isinstance(code, Col) and not code.name.islower() else code


def _exchanged(block: Block, numbers: Mapping[int, int]) -> Block:
    """The block with some tables' rows taken for those of others."""
    items = tuple(renumbered_item(item, numbers) for item in block.items if item.number not in numbers)
    where = (renumbered(code, numbers) for code in block.where)
    values = {name: moved(value, numbers) for name, value in block.values.items()}
    return Block(items, tuple(dict.fromkeys(code for code in where if not _trivial(code))), values)


def moved(value: Value, numbers: Mapping[int, int]) -> Value:
    """A value over other tables."""
    return Value(value.shape, tuple(renumbered(code, numbers) for code in value.cols), value.nullable)


def _trivial(code: Code) -> bool:
    """Whether it says that a column is itself; the column's value is there, by the key that made rows one."""
    return isinstance(code, Op) and code.sql == "{0} = {1}" and code.args[0] == code.args[1]


# Relations -----------------------------------------------------------------------------------------------------------


def meet(one: Block, other: Block) -> bool:
    """Whether two blocks could have compatible solutions, by the shapes of what they share."""
    shorter, longer = sorted((one.values, other.values), key=len)
    return all(
        value.nullable or longer[name].nullable or compatible(value.shape, longer[name].shape)
        for name, value in shorter.items()
        if name in longer
    )


def joined(numbers: Numbers, left: Relation, right: Relation) -> Relation:
    """The join of two relations."""
    if left == UNIT:
        return right
    if len(left) == len(right) == 1:
        both = merged(left[0], right[0])
        return () if both is None else (both,)
    right = tuple(one for one in right if any(meet(one, other) for other in left))
    left = tuple(one for one in left if any(meet(one, other) for other in right))
    most = max(MOST_BLOCKS, len(left), len(right))
    if sum(meet(one, other) for one in left for other in right) > most:
        each_in_all = len(left) * len(right) > MOST_BRANCHES  # every block of one side would have the whole other side
        longer = len(right) >= len(left)
        if each_in_all or longer:
            right = (wrapped(numbers, right),)
        if each_in_all or not longer:
            left = (wrapped(numbers, left),)
        return joined(numbers, left, right)
    pairs = [(one, other) for one in left for other in right if meet(one, other)]
    if len(pairs) > FEW_PAIRS:
        pairs = _narrowed(numbers, pairs)
    blocks = (merged(one, other) for one, other in pairs)
    return tuple(block for block in blocks if block is not None)


def few(numbers: Numbers, left: Relation, right: Relation) -> Relation:
    """A relation each of whose blocks is to be put beside all of another; one block, where that would be too much."""
    size = sum(_size(item.source) for block in right for item in block.items)
    if len(left) > 1 and len(left) * size > MOST_BRANCHES:
        return (wrapped(numbers, left),)
    return left


def _size(source: object) -> int:
    """How many tables a part of FROM reads."""
    match source:
        case Select(items=items):
            return sum(_size(item.source) for item in items)
        case UnionAll(parts):
            return sum(map(_size, parts))
        case Closure(start=start, step=step):
            return _size(start) + _size(step)
    return 1


def _narrowed(numbers: Numbers, pairs: list[tuple[Block, Block]]) -> list[tuple[Block, Block]]:
    """The pairs, each block with texts of terms where the other has a template as the rows that are of this template.

    What the template's columns are is then found once for all pairs.
    """
    known: dict[tuple[int, str, Shape], Block] = {}

    def fitted(one: Block, other: Block) -> Block:
        for name in one.values.keys() & other.values.keys():
            value, shape = one.values[name], other.values[name].shape
            fits = isinstance(value.shape, Any) and isinstance(shape, Iri) and not value.nullable
            if fits and not other.values[name].nullable:
                key = (id(one), name, shape)
                if key not in known:
                    held = as_iri(value, shape)  # type: ignore[arg-type]
                    assert held is not None
                    found = one.filtered(*held[1]).bound(name, replace(held[0], nullable=False))
                    known[key] = wrapped(numbers, (found,))
                return fitted(known[key], other)
        return one

    return [(fitted(one, other), fitted(other, one)) for one, other in pairs]


def names_of(relation: Relation) -> tuple[str, ...]:
    """The variables that some block binds."""
    return tuple(dict.fromkeys(name for block in relation for name in block.values))


def wrapped(
    numbers: Numbers, relation: Relation, names: Iterable[str] | None = None, *, distinct: bool = False
) -> Block:
    """A relation as a sub-query: one block, each variable in one shape.

    Args:
        numbers: where the sub-query gets its number.
        relation: one block or more.
        names: the variables to keep; None keeps all.
        distinct: whether each row is to come once.
    """
    shapes = shapes_of(relation, names)
    number = numbers.fresh()
    once = distinct and len(relation) == 1
    selects = tuple(select(with_texts(numbers, block, shapes), shapes, distinct=once) for block in relation)
    source = selects[0] if len(selects) == 1 else UnionAll(selects, distinct)
    values = {
        name: Value(shape, tuple(Col(number, column) for column in columns(at, shape)), nullable)
        for at, (name, (shape, nullable)) in enumerate(shapes.items())
    }
    return Block((Item(number, source),), (), values)


Shapes = Mapping[str, tuple[Shape, bool]]


def shapes_of(relation: Relation, names: Iterable[str] | None = None) -> Shapes:
    """The shape of each variable that something binds, over all blocks, and whether it may be unbound."""
    found: dict[str, tuple[Shape, bool]] = {}
    for name in names_of(relation) if names is None else names:
        values = [block.values.get(name) for block in relation]
        there = [value for value in values if value is not None]
        if there:
            nullable = len(there) < len(values) or any(value.nullable for value in there)
            found[name] = (_holding([value.shape for value in there], nullable=nullable), nullable)
    return found


def columns(at: int, shape: Shape) -> tuple[str, ...]:
    """Names for the columns of the variable at a place in a sub-query."""
    return tuple(f"v{at}_{i}" for i in range(len(sql_types(shape))))


def with_texts(numbers: Numbers, block: Block, shapes: Shapes) -> Block:
    """The block with the columns of templates, where a variable that is numbers in it is to have a wider shape."""
    for name, (shape, _) in shapes.items():
        value = block.values.get(name)
        if value is not None and isinstance(value.shape, Iri) and value.shape.key is not None and value.shape != shape:
            item, texts = spelled(value, numbers.fresh())
            if value.nullable:
                block = replace(block, items=(*block.items, item)).bound(name, texts)
            else:
                items = (*block.items, replace(item, join="inner", on=()))
                block = replace(block, items=items, where=(*block.where, *item.on)).bound(name, texts)
    return block


def select(block: Block, shapes: Shapes, *, distinct: bool = False) -> Select:
    """A block as a statement that gives each variable's columns."""
    outputs = [
        output
        for at, (name, (shape, _)) in enumerate(shapes.items())
        for output in zip(columns(at, shape), converted(block.values.get(name), shape), strict=True)
    ]
    return Select(tuple(outputs) or (("one", Op("1")),), block.items, block.where, distinct=distinct)
