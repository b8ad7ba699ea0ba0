"""From relations to the statement that is run: modifiers, and terms made of columns at the very end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.sparql.algebra import Expression, Order, Pattern, Project, Slice, Var, variables
from kg.sparql.sql.blocks import Block, Relation, Shapes, columns, shapes_of, with_texts, wrapped
from kg.sparql.sql.code import FALSE, Code, Col, Item, Op, Query, Select, UnionAll, op
from kg.sparql.sql.meeting import converted, heads
from kg.sparql.sql.operators import typed
from kg.sparql.sql.plan import Column
from kg.sparql.sql.shapes import (
    BOOLEAN,
    DECIMAL,
    INTEGER,
    STRING,
    Const,
    Iri,
    Lit,
    Shape,
    Value,
    encoded,
    iri_text,
    lexical,
    spelled,
)
from kg.sparql.terms import encode

if TYPE_CHECKING:
    from kg.sparql.sql.patterns import Translator


@dataclass(frozen=True, slots=True)
class Solved:
    """A statement, and how each variable is had from its rows."""

    query: Query
    columns: tuple[Column, ...]


def solved(translator: Translator, pattern: Pattern) -> Solved:
    """The statement for a pattern with its modifiers."""
    parts = _taken_apart(pattern)
    names = [var.name for var in parts.vars]
    relation = _single(translator, parts) if parts.order or parts.sliced else _plain(translator, parts)
    shapes = shapes_of(relation, names)
    selects = tuple(_texts(translator, block, shapes) for block in relation) or (
        Select(_outputs(shapes), (), (FALSE,)),
    )
    query: Query = selects[0] if len(selects) == 1 else UnionAll(selects)
    if parts.order or parts.sliced:
        query = _ordered_again(relation[0], selects[0])
    return Solved(query, _columns_read(names, shapes))


def _columns_read(names: list[str], shapes: Shapes) -> tuple[Column, ...]:
    """How the variables are had; the statement has a cell for each that has a shape which is no constant."""
    with_cells = [name for name, (shape, _) in shapes.items() if not isinstance(shape, Const)]
    cells = {name: at for at, name in enumerate(with_cells)}
    return tuple(_column(shapes[name][0], cells.get(name)) if name in shapes else Column("unbound") for name in names)


def _column(shape: Shape, cell: int | None) -> Column:
    match shape:
        case Const(term):
            return Column("constant", encode(term))
        case Iri():
            return Column("iri", None, cell)
        case Lit(datatype):
            return Column("literal", None if datatype == STRING else datatype, cell)
    return Column("any", None, cell)


@dataclass(frozen=True, slots=True)
class _Parts:
    inner: Pattern
    vars: tuple[Var, ...]
    distinct: bool
    order: tuple[tuple[Expression, bool], ...]
    offset: int
    limit: int | None

    @property
    def sliced(self) -> bool:
        return self.limit is not None or self.offset > 0


def _taken_apart(pattern: Pattern) -> _Parts:
    offset, limit = 0, None
    if isinstance(pattern, Slice):
        offset, limit, pattern = pattern.offset, pattern.limit, pattern.pattern
    assert isinstance(pattern, Project)
    inner, order = pattern.pattern, ()
    if isinstance(inner, Order):
        order, inner = inner.conditions, inner.pattern  # type: ignore[assignment]
    return _Parts(inner, pattern.vars, pattern.distinct, order, offset, limit)


def _plain(translator: Translator, parts: _Parts) -> Relation:
    return translator.relation(Project(parts.inner, parts.vars, parts.distinct))


def ordered(translator: Translator, pattern: Slice) -> Block:
    """A sub-query with LIMIT or OFFSET as a block."""
    block = _single(translator, _taken_apart(pattern))[0]
    return block.keeping(name for name in block.values if not name.startswith(".o"))


def _single(translator: Translator, parts: _Parts) -> Relation:
    """The solutions in order as one block, cut off; ``.o0``, ``.o1``, ... are what they are ordered by."""
    relation = translator.relation(parts.inner)
    names = [var.name for var in parts.vars]
    if parts.distinct:
        relation = _distinct(translator, parts, relation, names)
    if not relation:
        relation = (Block((), (FALSE,)),)
    block = relation[0] if len(relation) == 1 else wrapped(translator.numbers, relation)
    keys = []
    for expression, descending in parts.order:
        value = translator.value(expression, block.values)
        if value is not None:
            block, value = _with_texts(translator, block, value)
        keys += _keys(value, descending)
    kept = block.keeping(names)
    shapes = shapes_of((kept,), names)
    select = _columns(kept, shapes)
    number = translator.numbers.fresh()
    outputs = (*select.outputs, *((f".o{at}", code) for at, (code, _) in enumerate(keys)))
    select = Select(
        outputs, select.items, select.where, None, False, tuple(keys) if parts.sliced else (), parts.limit, parts.offset
    )
    values = {
        name: Value(shape, tuple(Col(number, column) for column in columns(at, shape)), nullable)
        for at, (name, (shape, nullable)) in enumerate(shapes.items())
    }
    order = {
        f".o{at}{'-' if descending else ''}": Value(Lit(STRING, "VARCHAR"), (Col(number, f".o{at}"),), True)
        for at, (_, descending) in enumerate(keys)
    }
    return (Block((Item(number, select),), (), {**values, **order}),)


def _distinct(translator: Translator, parts: _Parts, relation: Relation, names: list[str]) -> Relation:
    """Each solution once; by what is not selected, the first of each is put in order."""
    used = {var.name for expression, _ in parts.order for var in variables(expression)}
    if not relation or used <= set(names):
        kept = tuple(block.keeping(names) for block in relation)
        return (wrapped(translator.numbers, kept, distinct=True),) if kept else ()
    from kg.errors import QueryError

    raise QueryError("DISTINCT with ORDER BY a variable that is not selected is not supported", hint="select it too")


def _columns(block: Block, shapes: Shapes) -> Select:
    outputs = [
        output
        for at, (name, (shape, _)) in enumerate(shapes.items())
        for output in zip(columns(at, shape), converted(block.values.get(name), shape), strict=True)
    ]
    return Select(tuple(outputs) or (("one", Op("1")),), block.items, block.where)


def _keys(value: Value | None, descending: bool) -> list[tuple[Code, bool]]:
    """What rows are ordered by (SPARQL 1.1, section 15.1)."""
    if value is None or isinstance(value.shape, Const):
        return []
    value = typed(value)
    if isinstance(value.shape, Lit) and value.shape.datatype in (INTEGER, DECIMAL, STRING, BOOLEAN):
        return [(value.cols[0], descending)]
    if isinstance(value.shape, Iri):
        return [(iri_text(value), descending)]
    text = encoded(value)
    known = heads(value.shape)
    if known and all(head[0] == "I" for head in known):
        return [(text, descending)]
    if known and known <= {"S", "L"}:
        return [(op("substr({0}, CASE ({0})[1] WHEN 'S' THEN 2 ELSE instr({0}, ' ') + 1 END)", text), descending)]
    return [(op("sp_place({0})", text), descending)]


def _outputs(shapes: Shapes) -> tuple[tuple[str, Code], ...]:
    outputs = [
        (f"x{at}", op("NULL::VARCHAR")) for at, (shape, _) in enumerate(shapes.values()) if not isinstance(shape, Const)
    ]
    return tuple(outputs) or (("one", Op("1")),)


def _texts(translator: Translator, block: Block, shapes: Shapes) -> Select:
    """The statement that makes the terms of a block's rows."""
    outputs = []
    block = with_texts(translator.numbers, block, shapes)
    for at, (name, (shape, _)) in enumerate(shapes.items()):
        if not isinstance(shape, Const):
            value = block.values.get(name)
            if value and value.shape == shape:
                block, value = _with_texts(translator, block, value)
            else:
                value = Value(shape, converted(value, shape))
            outputs.append((f"x{at}", _text(value)))
    return Select(tuple(outputs) or (("one", Op("1")),), block.items, block.where)


def _with_texts(translator: Translator, block: Block, value: Value) -> tuple[Block, Value]:
    """A value of numbers as the columns that they stand for, whose table is joined."""
    if not isinstance(value.shape, Iri) or value.shape.key is None:
        return block, value
    item, texts = spelled(value, translator.numbers.fresh())
    if value.nullable:
        return replace(block, items=(*block.items, item)), texts
    items = (*block.items, replace(item, join="inner", on=()))
    return replace(block, items=items, where=(*block.where, *item.on)), texts


def _text(value: Value) -> Code:
    match value.shape:
        case Iri():
            return iri_text(value)
        case Lit():
            return op("CAST({0} AS VARCHAR)", lexical(value))
    return encoded(value)


def _ordered_again(block: Block, select: Select) -> Select:
    """The order of a sub-query said once more outside, where alone it counts."""
    order = tuple((value.cols[0], name.endswith("-")) for name, value in block.values.items() if name.startswith(".o"))
    return replace(select, order=order)
