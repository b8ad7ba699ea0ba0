"""OPTIONAL, EXISTS and MINUS: joins that keep the rows of their left side, or leave some of them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Literal

from kg.sparql.sql.blocks import (
    Block,
    Classes,
    Numbers,
    Relation,
    coalesced,
    is_bound,
    meet,
    met,
    moved,
    names_of,
    same_key,
    wrapped,
)
from kg.sparql.sql.code import (
    TRUE,
    Code,
    Op,
    Select,
    Some,
    Table,
    asks,
    equal,
    every,
    not_null,
    op,
    renumbered,
    some,
    when,
)
from kg.sparql.sql.meeting import as_iri, converted, heads
from kg.sparql.sql.shapes import ANY, Any, Iri, Value

Condition = Callable[[Block], Code]


def left_joined(numbers: Numbers, left: Block, right: Relation, condition: Condition) -> Block:
    """OPTIONAL: the rows of a block, each with the solutions of a relation that are compatible, if there are any.

    Args:
        numbers: for sub-queries.
        left, right: the two sides.
        condition: what has to hold besides, of the values of both.
    """
    right = tuple(block for block in right if meet(left, block))
    if not right:
        return left
    block = right[0]
    if len(right) > 1 or len(block.items) != 1 or block.items[0].join != "inner" or _has_constants(left, block):
        block = wrapped(numbers, tuple(_as_optional(left, each) for each in right))
    left, held = _numbered(numbers, left, block)
    conditions, values = _compatible(left, block, held)
    both = Block(left.items, left.where, values)
    on = (
        *conditions,
        *block.where,
        condition(replace(both, values={**block.values, **left.values, **_shared(left, block)})),
    )
    looked_up = _looked_up(left, block, values, conditions, tuple(code for code in on if code != TRUE))
    if looked_up:
        return looked_up
    item = replace(block.items[0], join="left", on=tuple(dict.fromkeys(code for code in on if code != TRUE)))
    return Block((*left.items, item), left.where, values)


def _has_constants(left: Block, right: Block) -> bool:
    return any(not value.cols for name, value in right.values.items() if name not in left.values)


def _as_optional(left: Block, block: Block) -> Block:
    """The block with what the left has not in columns, so that it can be NULL."""
    values = {
        name: Value(Any(heads(value.shape)), converted(value, ANY))
        if not value.cols and name not in left.values
        else value
        for name, value in block.values.items()
    }
    return replace(block, values=values)


def _shared(left: Block, right: Block) -> dict[str, Value]:
    """What a variable of both is where the two go together."""
    found = {}
    for name in left.values.keys() & right.values.keys():
        both = met(left.values[name], right.values[name])
        if both is not None:
            found[name] = both[1]
    return found


def _numbered(numbers: Numbers, left: Block, right: Block) -> tuple[Block, dict[str, Value]]:
    """The left block, and the numbers of those IRIs in it that are texts there and numbers on the right.

    They are looked up once a row, one statement further in: a left join would look them up for every pair of rows.
    """
    held: dict[str, Value] = {}
    for name in left.values.keys() & right.values.keys():
        one, shape = left.values[name], right.values[name].shape
        found = as_iri(one, shape) if isinstance(one.shape, Any) and isinstance(shape, Iri) and shape.key else None
        if found and not one.nullable and not right.values[name].nullable:
            cols = tuple(when(every(found[1]), code) for code in found[0].cols)
            held[f".number of {name}"] = Value(shape, cols, True)
    if not held:
        return left, {}
    inner = wrapped(numbers, (replace(left, values={**left.values, **held}),))
    found_there = {name.removeprefix(".number of "): inner.values[name] for name in held}
    return replace(inner, values={name: inner.values[name] for name in left.values}), found_there


def _compatible(left: Block, right: Block, held: Mapping[str, Value]) -> tuple[tuple[Code, ...], dict[str, Value]]:
    """The conditions that rows go together, and the values of the left join; ``held`` are numbers of texts."""
    conditions: list[Code] = []
    values = dict(left.values)
    for name, value in right.values.items():
        nullable = replace(value, nullable=True) if value.cols else value
        if name not in left.values:
            values[name] = nullable
            continue
        if name in held:
            conditions += [equal(one, other) for one, other in zip(held[name].cols, value.cols, strict=True)]
            continue
        both = met(left.values[name], value)
        assert both is not None
        conditions += both[0]
        if left.values[name].nullable:
            values[name] = coalesced([left.values[name], nullable])
    return tuple(conditions), values


def _looked_up(
    left: Block, right: Block, values: dict[str, Value], conditions: tuple[Code, ...], on: tuple[Code, ...]
) -> Block | None:
    """The left join without a join, where the row on the right is one that the left has already."""
    item = right.items[0]
    if not isinstance(item.source, Table) or not item.source.keys:
        return None
    if any(left.values[name].nullable for name in right.values if name in left.values):
        return None
    same = Classes((*left.where, *conditions))
    for other in left.items:
        if other.join == "inner" and other.source == item.source and same_key(same, other, item.number):
            numbers = {item.number: other.number}
            left_same = Classes(left.where)
            rest = [renumbered(code, numbers) for code in on]
            rest = [code for code in rest if code not in left.where and not _holds(left_same, code)]
            new = {n: _guarded(moved(value, numbers), rest) for n, value in values.items() if n not in left.values}
            return replace(left, values={**left.values, **new})
    return None


def _holds(same: Classes, code: Code) -> bool:
    return isinstance(code, Op) and code.sql == "{0} = {1}" and same(*code.args)


def _guarded(value: Value, conditions: list[Code]) -> Value:
    """A value that is there where the conditions hold; a column that has to be there guards itself."""
    if not value.nullable:
        return value
    kept = [code for code in conditions if len(value.cols) > 1 or code != not_null(value.cols[0])]
    return replace(value, cols=tuple(when(every(kept), code) for code in value.cols))


def against(numbers: Numbers, left: Block, right: Relation, kind: Literal["semi", "anti"]) -> Block:
    """The rows of a block that have (``semi``) or do not have (``anti``) a compatible solution in a relation."""
    shared = tuple(name for name in names_of(right) if name in left.values)
    right = tuple(block for block in right if meet(left, block))
    if not right:
        return left.filtered(Op("false")) if kind == "semi" else left
    if len(right) > 1 or len(right[0].items) != 1 or right[0].items[0].join != "inner":
        right = (wrapped(numbers, right, shared),)
    block = right[0]
    conditions = [c for name in shared if name in block.values for c in _met_conditions(left, block, name)]
    on = tuple(dict.fromkeys((*conditions, *block.where)))
    if any(asks(code) for code in on):  # a join would ask it of every pair of rows
        found = Some(Select((("one", Op("1")),), block.items, on))
        return left.filtered(found if kind == "semi" else op("NOT {0}", found))
    item = replace(block.items[0], join=kind, on=on)
    return replace(left, items=(*left.items, item))


def by_shared(numbers: Numbers, relation: Relation, names: Set[str]) -> Relation:
    """One block for all that share the same ones of some variables, for DuckDB is slow to ask one after the other."""
    found: dict[frozenset[str], list[Block]] = {}
    for block in relation:
        found.setdefault(frozenset(block.values.keys() & names), []).append(block)
    return tuple(
        blocks[0] if len(blocks) == 1 else wrapped(numbers, tuple(blocks), sorted(shared))
        for shared, blocks in found.items()
    )


def _met_conditions(left: Block, right: Block, name: str) -> tuple[Code, ...]:
    both = met(left.values[name], right.values[name])
    assert both is not None
    return both[0]


def subtracted(numbers: Numbers, left: Block, right: Relation) -> Block:
    """MINUS: the rows for which no solution of a relation is compatible and shares a bound variable."""
    for block in right:
        shared = [name for name in block.values if name in left.values]
        if not shared or not meet(left, block):
            continue
        kept = block.keeping(shared)
        if not any(block.values[name].nullable or left.values[name].nullable for name in shared):
            left = against(numbers, left, (kept,), "anti")
            continue
        inner = wrapped(numbers, (kept,))
        conditions = [c for name in shared if name in inner.values for c in _met_conditions(left, inner, name)]
        overlap = some(
            every([is_bound(left.values[name]), is_bound(inner.values[name])])
            for name in shared
            if name in inner.values
        )
        found = Select((("one", Op("1")),), inner.items, tuple(c for c in (*conditions, overlap) if c != TRUE))
        left = left.filtered(op("NOT {0}", Some(found)))
    return left
