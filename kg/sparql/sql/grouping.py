"""Looking names up after grouping: what a group's key tells of another table is fetched once a group, not once a row.

A table of which one row belongs to each group, because the group's keys have its unique key, is joined to the groups.
Keys that are columns of it are keys no more, so that rows are told apart by numbers and not by texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.sparql.parts import every
from kg.sparql.sql.code import Code, Col, Item, Op, Table, equal, replaced

Named = tuple[str, Code]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What is grouped, and what comes after.

    Attributes:
        items, where: the rows that are grouped.
        keys, aggregates: what is computed of them, each with the name of its column.
        later: tables that are joined to the groups, with the conditions, in which a column of a group has the number of
            the group's table.
        found: what stands for a key that is had from one of those tables, by the key's name.
    """

    items: tuple[Item, ...]
    where: tuple[Code, ...]
    keys: tuple[Named, ...]
    aggregates: tuple[Named, ...]
    later: tuple[Item, ...] = ()
    conditions: tuple[Code, ...] = ()
    found: Mapping[str, Code] | None = None


def looked_up_later(grouped: Grouped, number: int) -> Grouped:
    """The same groups with as few tables as can be before the grouping; ``number`` is that of the groups' table."""
    for item in grouped.items:
        if len(grouped.items) > 1 and item.join == "inner" and isinstance(item.source, Table):
            for key in item.source.keys:
                other = _without(grouped, item, key, number)
                if other is not None:
                    return looked_up_later(other, number)
    return grouped


def _without(grouped: Grouped, item: Item, key: frozenset[str], number: int) -> Grouped | None:
    """The groups without a table; None where it has a say in them."""
    about = [code for code in grouped.where if item.number in _numbers(code)]
    tied, also = _ties(about, item.number)
    if not key <= tied.keys() or any(item.number in _numbers(i) for i in grouped.items if i != item):
        return None
    names = {
        Col(item.number, name): tied[name.lower()] for name in _columns_of(grouped, item.number) if name.lower() in key
    }
    keys = [(name, replaced(code, names)) for name, code in grouped.keys]
    aggregates = tuple((name, replaced(code, names)) for name, code in grouped.aggregates)
    kept = [(name, code) for name, code in keys if item.number not in _numbers(code)]
    later = [(name, code) for name, code in keys if _numbers(code) == {item.number}]
    places = {code: Col(number, name) for name, code in kept}
    ties = [tied[name] for name in key]
    rest = [code for code in about if _tie(code, item.number) is None or _tie(code, item.number)[0] not in key]  # type: ignore[index]
    if (
        not later
        or len(kept) + len(later) < len(keys)
        or any(tie not in places for tie in ties)
        or any(item.number in _numbers(code) for _, code in aggregates)
        or any(_numbers(code) != {item.number} for code in rest)
    ):
        return None
    conditions = [equal(Col(item.number, name), places[tied[name]]) for name in sorted(key)]
    return replace(
        grouped,
        items=tuple(other for other in grouped.items if other != item),
        where=(*(code for code in grouped.where if code not in about), *also),
        keys=tuple(kept),
        aggregates=aggregates,
        later=(*grouped.later, item),
        conditions=(*grouped.conditions, *conditions, *rest),
        found={**(grouped.found or {}), **dict(later)},
    )


def _ties(about: list[Code], number: int) -> tuple[dict[str, Code], list[Code]]:
    """What each column of a table equals, and what else equals that: without the table they are equal still."""
    tied: dict[str, Code] = {}
    also: list[Code] = []
    for name, other in (pair for code in about if (pair := _tie(code, number))):
        if tied.setdefault(name, other) != other:
            also.append(equal(tied[name], other))
    return tied, also


def _tie(code: Code, number: int) -> tuple[str, Code] | None:
    """The column of a table, in lower case, that a condition makes equal to one of another table."""
    if isinstance(code, Op) and code.sql == "{0} = {1}":
        for one, other in (code.args, code.args[::-1]):
            if isinstance(one, Col) and one.table == number and isinstance(other, Col) and other.table != number:
                return one.name.lower(), other
    return None


def _columns_of(part: object, number: int) -> Iterator[str]:
    """The columns of a table that are named anywhere in a part of a statement."""
    return (column.name for column in every(Col, part) if column.table == number)


def _numbers(part: object) -> set[int]:
    """The numbers of the tables whose columns are named anywhere in a part of a statement."""
    return {column.table for column in every(Col, part)}
