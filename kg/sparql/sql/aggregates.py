"""Set functions of SPARQL (SPARQL 1.1, section 18.5.1) over the rows of a group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.sparql.algebra import Aggregate
from kg.sparql.results import Term
from kg.sparql.sql.blocks import is_bound
from kg.sparql.sql.code import TRUE, Code, Op, Text, op
from kg.sparql.sql.meeting import decimal_size
from kg.sparql.sql.operators import generic, integer, string, text_of, typed
from kg.sparql.sql.shapes import DECIMAL, INTEGER, STRING, Const, Iri, Lit, Value, encoded

Rows = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Folded:
    """A set function: what is computed of a group, and the value that is made of it, one statement further out.

    DuckDB takes no lambda over an aggregate, and the functions of ``terms.sql`` are full of them.
    """

    columns: tuple[Code, ...]
    made: Callable[[tuple[Code, ...]], Value]


def aggregated(aggregate: Aggregate, value: Value | None, rows: Rows, *, empty: bool = True) -> Folded | None:
    """The value of a set function; None if it is an error for every group.

    Args:
        aggregate: which function.
        value: its argument; None for ``*`` and for what is an error in every row.
        rows: what the rows bind, for ``COUNT(DISTINCT *)``.
        empty: whether a group may have no rows, as there may be none at all where nothing is grouped by.
    """
    if aggregate.name == "COUNT":
        return Folded((_count(aggregate, value, rows),), lambda cols: integer(cols[0]))
    if value is None:
        return _of_errors(aggregate.name)
    if isinstance(value.shape, Const) and aggregate.name in ("SAMPLE", "MIN", "MAX"):
        return Folded((op("CASE WHEN count(*) > 0 THEN {0} END", encoded(value)),), lambda cols: generic(cols[0]))
    value = typed(value)
    match aggregate.name:
        case "SUM":
            return _sum(value, _word(aggregate), empty=empty)
        case "AVG":
            return _average(value, _word(aggregate))
        case "MIN" | "MAX":
            return _extreme(aggregate.name.lower(), value)
        case "SAMPLE":
            return Folded((op("any_value({0})", encoded(value)),), lambda cols: generic(cols[0]))
    return _concatenated(value, aggregate)


def _of_errors(name: str) -> Folded | None:
    """What an empty group gives; any other has an error in it."""
    empty = {"SUM": Term.of(0), "AVG": Term.of(0), "GROUP_CONCAT": Term("literal", "")}.get(name)
    if empty is None:
        return None
    text = encoded(Value(Const(empty)))
    return Folded((op("CASE WHEN count(*) = 0 THEN {0} END", text),), lambda cols: generic(cols[0]))


def _word(aggregate: Aggregate) -> str:
    return "DISTINCT " if aggregate.distinct else ""


def _count(aggregate: Aggregate, value: Value | None, rows: Rows) -> Code:
    if aggregate.arg is None:
        if not aggregate.distinct:
            return Op("count(*)")
        cols = [code for name, each in rows.items() if name[0] != "." for code in each.cols]
        row = ", ".join(f"{{{i}}}" for i in range(len(cols)))
        return Op(f"count(DISTINCT row({row}))", tuple(cols)) if cols else Op("least(count(*), 1)")
    if value is None:
        return Op("0")
    if not aggregate.distinct:
        return Op("count(*)") if is_bound(value) == TRUE else op("count({0})", (value.cols or (encoded(value),))[0])
    if not value.cols:
        return Op("least(count(*), 1)")
    if len(value.cols) == 1:
        return op("count(DISTINCT {0})", value.cols[0])
    return op("count(DISTINCT {0})", _key(value))


def _key(value: Value) -> Code:
    """One column for several: a text that is another for each IRI of a template."""
    pieces = " || chr(31) || ".join(f"{{{i}}}" for i in range(len(value.cols)))
    return Op(pieces, value.cols)


def _all_bound(code: Code, result: Code) -> Code:
    """The result where no row has an error; a set with an error in it has no value."""
    return op("CASE WHEN count(*) = count({0}) THEN {1} END", code, result)


def _sum(value: Value, word: str, *, empty: bool) -> Folded:
    if isinstance(value.shape, Lit) and value.shape.datatype in (INTEGER, DECIMAL):
        code = value.cols[0]
        if value.shape.datatype == INTEGER:
            total = _all_bound(code, op(f"TRY_CAST(coalesce(sum({word}{{0}}), 0) AS BIGINT)", code))
            return Folded((total,), lambda cols: integer(cols[0]))
        size = decimal_size(value.shape.sql)
        assert size is not None
        shape = Lit(DECIMAL, f"DECIMAL(38,{size[1]})")
        total = op(f"CAST({{0}} AS {shape.sql})", _all_bound(code, op(f"sum({word}{{0}})", code)))
        if not empty:
            return Folded((total,), lambda cols: Value(shape, cols, True))
        nothing = "CASE WHEN {1} = 0 THEN sp_integer(0) ELSE sp_decimal({0}) END"
        return Folded((total, Op("count(*)")), lambda cols: generic(op(nothing, *cols)))
    return _of_numbers(encoded(value), word, "sp_number({0}, {1}, {1}, {2})")


def _of_numbers(text: Code, word: str, made: str) -> Folded:
    """What is made of the sum of terms: of their highest rank, if all are numbers; their exact sum, if it can be held;
    their sum as doubles; how many there are.

    The exact sum is that of the whole parts and that of the rest: sums of decimals of 38 digits fail where they grow.
    """
    rank = op("CASE WHEN sp_rank({0}) >= 3 OR sp_dec({0}) IS NOT NULL THEN sp_rank({0}) END", text)
    ranks = _all_bound(rank, op("coalesce(max(sp_rank({0})), 1)", text))
    if word:  # two terms of one value are two, so the terms are kept and what they hold is summed one statement out
        columns: tuple[Code, ...] = (ranks, op("coalesce(list(DISTINCT {0}), [])", text))
        exact, floating = (
            f"coalesce(list_sum(list_transform({{0}}, lambda each: sp_{kind}(each))), 0)" for kind in ("dec", "dbl")
        )
        return Folded(
            columns,
            lambda cols: generic(
                op(made, cols[0], op(f"TRY({exact})", cols[1]), op(floating, cols[1]), op("len({0})", cols[1]))
            ),
        )
    whole = op("coalesce(sum(CAST(trunc(sp_dec({0})) AS HUGEINT)), 0)", text)
    rest = op("coalesce(sum(sp_dec({0}) - trunc(sp_dec({0}))), 0)", text)
    columns = (ranks, whole, rest, op("coalesce(sum(sp_dbl({0})), 0)", text), op("count({0})", text))
    return Folded(
        columns,
        lambda cols: generic(
            op(made, cols[0], op("TRY(CAST({0} AS DECIMAL(38,18)) + {1})", *cols[1:3]), cols[3], cols[4])
        ),
    )


def _average(value: Value, word: str) -> Folded:
    if isinstance(value.shape, Lit) and value.shape.datatype == INTEGER:
        code = value.cols[0]
        sums = _all_bound(code, op(f"coalesce(sum({word}{{0}}), 0)", code))
        ratio = (
            "CASE WHEN {0} IS NULL THEN NULL WHEN {1} = 0 THEN sp_integer(0) ELSE sp_decimal(sp_ratio({0}, {1})) END"
        )
        counted = op(f"count({word}{{0}})", code)
        return Folded((sums, counted), lambda cols: generic(op(ratio, *cols)))
    parts = "greatest({0}, 2), NULL, sp_quotient({1}, CAST({3} AS DECIMAL(38,18))), {2} / {3}"
    average = f"CASE WHEN {{0}} IS NULL THEN NULL WHEN {{3}} = 0 THEN sp_integer(0) ELSE sp_number({parts}) END"
    return _of_numbers(encoded(value), word, average)


def _extreme(name: str, value: Value) -> Folded:
    if isinstance(value.shape, Lit) and value.shape.datatype in (INTEGER, DECIMAL, STRING):
        shape, code = value.shape, value.cols[0]
        return Folded((_all_bound(code, op(f"{name}({{0}})", code)),), lambda cols: Value(shape, cols, True))
    text = encoded(value)
    found = f"{name}({{0}})" if isinstance(value.shape, (Iri, Lit)) else f"arg_{name}({{0}}, sp_place({{0}}))"
    return Folded((_all_bound(text, op(found, text)),), lambda cols: generic(cols[0]))


def _concatenated(value: Value, aggregate: Aggregate) -> Folded:
    code = text_of(value)
    if code is None:
        code = op("sp_str({0})", encoded(value))
    joined = op(f"coalesce(string_agg({_word(aggregate)}{{0}}, {{1}}), '')", code, Text(aggregate.separator))
    return Folded((_all_bound(code, joined),), lambda cols: string(cols[0]))
