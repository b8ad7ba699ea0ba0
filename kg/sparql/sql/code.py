"""SQL as trees: expressions, and the SELECT statements that they stand in. Only :mod:`kg.sparql.sql.writer` makes text.

Tables in FROM have numbers that are unique in a query, so an expression means the same wherever it stands, in a
correlated sub-query too, and rows can be merged by exchanging one number for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Col:
    """A column of the table with this number."""

    table: int
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A string constant; the only way for a user's text into SQL."""

    value: str


@dataclass(frozen=True, slots=True)
class Op:
    """An operator or a function: SQL of ours with ``{0}``, ``{1}``, ... where the arguments stand."""

    sql: str
    args: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """EXISTS (...)."""

    select: Query


@dataclass(frozen=True, slots=True)
class Scalar:
    """The one value of a statement with one column; NULL where it has no row."""

    select: Query


Code = Col | Text | Op | Some | Scalar

TRUE, FALSE, NULL = Op("true"), Op("false"), Op("NULL")


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view, or a query in brackets, with its unique keys, in lower case."""

    sql: str
    keys: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """Rows given in the query: every value is text or NULL."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


Join = Literal["inner", "left", "semi", "anti"]


@dataclass(frozen=True, slots=True)
class Item:
    """A part of FROM. The inner ones come first; ``on`` is for the others."""

    number: int
    source: Table | Inline | Query
    join: Join = "inner"
    on: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Select:
    """A SELECT statement; ``group`` None has no grouping, an empty one is one group."""

    outputs: tuple[tuple[str, Code], ...]
    items: tuple[Item, ...] = ()
    where: tuple[Code, ...] = ()
    group: tuple[Code, ...] | None = None
    distinct: bool = False
    order: tuple[tuple[Code, bool], ...] = ()
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class UnionAll:
    """Rows of all; ``distinct`` each once."""

    parts: tuple[Query, ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Closure:
    """Rows of ``start`` and of ``step``, which reads this very table by its number, until nothing new comes."""

    number: int
    columns: tuple[str, ...]
    start: Query
    step: Query


Query = Select | UnionAll | Closure


def op(sql: str, *args: Code) -> Op:
    """An :class:`Op`.

    >>> op("{0} + {1}", Col(1, "a"), Op("2"))
    Op(sql='{0} + {1}', args=(Col(table=1, name='a'), Op(sql='2', args=())))
    """
    return Op(sql, args)


def equal(one: Code, other: Code) -> Op:
    """The condition that two expressions are equal, as :func:`kg.sparql.sql.blocks.merged_rows` looks for it."""
    return Op("{0} = {1}", (one, other))


def not_null(code: Code) -> Op:
    """The condition that an expression has a value."""
    return Op("{0} IS NOT NULL", (code,))


def every(conditions: Iterable[Code]) -> Code:
    """All of some conditions.

    >>> every([]).sql
    'true'
    """
    return _folded("AND", list(dict.fromkeys(conditions)), TRUE)


def some(conditions: Iterable[Code]) -> Code:
    """One of some conditions."""
    return _folded("OR", list(dict.fromkeys(conditions)), FALSE)


def _folded(word: str, parts: list[Code], empty: Code) -> Code:
    if len(parts) < 2:
        return parts[0] if parts else empty
    return Op("(" + f" {word} ".join(f"{{{i}}}" for i in range(len(parts))) + ")", tuple(parts))


def asks(code: Code) -> bool:
    """Whether a statement stands in an expression."""
    return isinstance(code, (Some, Scalar)) or (isinstance(code, Op) and any(map(asks, code.args)))


def when(condition: Code, value: Code) -> Code:
    """The value where the condition holds, else NULL."""
    return value if condition == TRUE else Op("CASE WHEN {0} THEN {1} END", (condition, value))


def renumbered(code: Code, numbers: Mapping[int, int]) -> Code:
    """The expression with other numbers of tables.

    >>> renumbered(equal(Col(1, "a"), Col(2, "a")), {2: 1})
    Op(sql='{0} = {1}', args=(Col(table=1, name='a'), Col(table=1, name='a')))
    """
    match code:
        case Col():
            return Col(numbers[code.table], code.name) if code.table in numbers else code
        case Op():
            return Op(code.sql, tuple(renumbered(arg, numbers) for arg in code.args))
        case Some():
            return Some(_renumbered_query(code.select, numbers))
        case Scalar():
            return Scalar(_renumbered_query(code.select, numbers))
    return code


def replaced(code: Code, others: Mapping[Col, Code]) -> Code:
    """The expression with others for some columns; within sub-queries they stay, and mean the same.

    >>> replaced(Op("-{0}", (Col(1, "a"),)), {Col(1, "a"): Col(2, "b")})
    Op(sql='-{0}', args=(Col(table=2, name='b'),))
    """
    if isinstance(code, Col):
        return others.get(code, code)
    return Op(code.sql, tuple(replaced(arg, others) for arg in code.args)) if isinstance(code, Op) else code


def _renumbered_query(query: Query, numbers: Mapping[int, int]) -> Query:
    match query:
        case UnionAll():
            return replace(query, parts=tuple(_renumbered_query(part, numbers) for part in query.parts))
        case Closure():
            start, step = (_renumbered_query(part, numbers) for part in (query.start, query.step))
            return replace(query, start=start, step=step)
    return Select(
        tuple((name, renumbered(code, numbers)) for name, code in query.outputs),
        tuple(renumbered_item(item, numbers) for item in query.items),
        tuple(renumbered(code, numbers) for code in query.where),
        None if query.group is None else tuple(renumbered(code, numbers) for code in query.group),
        query.distinct,
        tuple((renumbered(code, numbers), descending) for code, descending in query.order),
        query.limit,
        query.offset,
    )


def renumbered_item(item: Item, numbers: Mapping[int, int]) -> Item:
    """A part of FROM with other numbers in its conditions, and in a sub-query that is correlated."""
    source = item.source
    if isinstance(source, Select | UnionAll | Closure):
        source = _renumbered_query(source, numbers)
    return Item(item.number, source, item.join, tuple(renumbered(code, numbers) for code in item.on))
