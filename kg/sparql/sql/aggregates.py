"""Set functions of SPARQL (SPARQL 1.1, section 18.5.1) over the rows of a group."""

from __future__ import annotations

from collections.abc import Mapping

from kg.sparql.algebra import Aggregate
from kg.sparql.results import Term
from kg.sparql.sql.blocks import is_bound
from kg.sparql.sql.code import TRUE, Code, Op, Text, op
from kg.sparql.sql.operators import generic, integer, string, text_of, typed
from kg.sparql.sql.shapes import DECIMAL, INTEGER, STRING, Const, Iri, Lit, Value, decimal_size, encoded

Rows = Mapping[str, Value]


def aggregated(aggregate: Aggregate, value: Value | None, rows: Rows) -> Value | None:
    """The value of a set function; None if it is an error for every group.

    Args:
        aggregate: which function.
        value: its argument; None for ``*`` and for what is an error in every row.
        rows: what the rows bind, for ``COUNT(DISTINCT *)``.
    """
    if aggregate.name == "COUNT":
        return integer(_count(aggregate, value, rows))
    if value is None:
        return _of_errors(aggregate.name)
    if isinstance(value.shape, Const) and aggregate.name in ("SAMPLE", "MIN", "MAX"):
        return generic(op("CASE WHEN count(*) > 0 THEN {0} END", encoded(value)))
    value = typed(value)
    match aggregate.name:
        case "SUM":
            return _sum(value, _word(aggregate))
        case "AVG":
            return _average(value, _word(aggregate))
        case "MIN" | "MAX":
            return _extreme(aggregate.name.lower(), value)
        case "SAMPLE":
            return generic(op("any_value({0})", encoded(value)))
    return _concatenated(value, aggregate)


def _of_errors(name: str) -> Value | None:
    """What an empty group gives; any other has an error in it."""
    empty = {"SUM": Term.of(0), "AVG": Term.of(0), "GROUP_CONCAT": Term("literal", "")}.get(name)
    return None if empty is None else generic(op("CASE WHEN count(*) = 0 THEN {0} END", encoded(Value(Const(empty)))))


def _word(aggregate: Aggregate) -> str:
    return "DISTINCT " if aggregate.distinct else ""


def _count(aggregate: Aggregate, value: Value | None, rows: Rows) -> Code:
    if aggregate.arg is None:
        if not aggregate.distinct:
            return Op("count(*)")
        cols = [code for each in rows.values() for code in each.cols]
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


def _all_numbers(code: Code, result: Code) -> Code:
    """The result where no row has an error."""
    return op("CASE WHEN count(*) = count({0}) THEN {1} END", code, result)


def _sum(value: Value, word: str) -> Value:
    if isinstance(value.shape, Lit) and value.shape.datatype in (INTEGER, DECIMAL):
        code = value.cols[0]
        if value.shape.datatype == INTEGER:
            return integer(_all_numbers(code, op(f"TRY_CAST(coalesce(sum({word}{{0}}), 0) AS BIGINT)", code)))
        size = decimal_size(value.shape.sql)
        assert size is not None
        shape = Lit(DECIMAL, f"DECIMAL(38,{size[1]})")
        total = op(f"CASE WHEN count(*) > 0 THEN sum({word}{{0}}) ELSE 0 END", code)
        return Value(shape, (op(f"CAST({{0}} AS {shape.sql})", _all_numbers(code, total)),), True)
    text = encoded(value)
    numbers = _all_numbers(op("sp_rank({0})", text), op("coalesce(max(sp_rank({0})), 1)", text))
    exact = op(f"coalesce(sum({word}sp_dec({{0}})), 0)", text)
    return generic(op("sp_number({0}, {1}, {1}, {2})", numbers, exact, op(f"coalesce(sum({word}sp_dbl({{0}})), 0)", text)))


def _average(value: Value, word: str) -> Value:
    if isinstance(value.shape, Lit) and value.shape.datatype == INTEGER:
        code = value.cols[0]
        ratio = op(f"sp_ratio(coalesce(sum({word}{{0}}), 0), greatest(count({word}{{0}}), 1))", code)
        zero = op("CASE WHEN count(*) = 0 THEN sp_integer(0) ELSE sp_decimal({0}) END", _all_numbers(code, ratio))
        return generic(zero)
    text = encoded(value)
    numbers = _all_numbers(op("sp_rank({0})", text), op("greatest(coalesce(max(sp_rank({0})), 1), 2)", text))
    count = op(f"greatest(count({word}{{0}}), 1)", text)
    exact = op(f"sp_quotient(coalesce(sum({word}sp_dec({{0}})), 0), {{1}})", text, count)
    real = op(f"sum({word}sp_dbl({{0}})) / {{1}}", text, count)
    average = op("sp_number({0}, NULL, {1}, {2})", numbers, exact, real)
    return generic(op("CASE WHEN count(*) = 0 THEN sp_integer(0) ELSE {0} END", average))


def _extreme(name: str, value: Value) -> Value:
    if isinstance(value.shape, Lit) and value.shape.datatype in (INTEGER, DECIMAL, STRING):
        code = op(f"{name}({{0}})", value.cols[0])
        return Value(value.shape, (code,), True)
    text = encoded(value)
    if isinstance(value.shape, (Iri, Lit)):
        return generic(op(f"{name}({{0}})", text))
    return generic(op(f"arg_{name}({{0}}, (sp_place({{0}}), sp_size({{0}}), sp_words({{0}})))", text))


def _concatenated(value: Value, aggregate: Aggregate) -> Value:
    code = text_of(value)
    if code is None:
        code = op("sp_str({0})", encoded(value))
    joined = op(f"coalesce(string_agg({_word(aggregate)}{{0}}, {{1}}), '')", code, Text(aggregate.separator))
    return string(_all_numbers(code, joined))
