"""Which shapes can hold the same term, the conditions that they do, and one shape for several."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, reduce
from operator import and_

from kg.rdf import mapping
from kg.rdf.mapping import TermMap
from kg.sparql.results import Term
from kg.sparql.sql.code import Code, Op, Text, equal, op
from kg.sparql.sql.shapes import (
    ANY,
    BOOLEAN,
    DECIMAL,
    HOLE,
    INTEGER,
    INTEGERS,
    STRING,
    Any,
    Const,
    Iri,
    Lit,
    Shape,
    Value,
    constant_cols,
    encoded,
    is_canonical_integer,
    number_of,
)
from kg.sparql.terms import encode

# What can be equal ---------------------------------------------------------------------------------------------------


def heads(shape: Shape) -> frozenset[str] | None:
    """How the texts of a shape's terms can begin.

    >>> sorted(heads(Iri(("http://e/", None), ("VARCHAR",))))
    ['Ihttp://e/']
    """
    match shape:
        case Any():
            return shape.heads
        case Iri():
            return frozenset({f"I{shape.parts[0] or ''}"})
        case Lit():
            return frozenset({"S" if shape.datatype == STRING else f"D{shape.datatype}"})
        case Const(term):
            text = encode(term)
            return frozenset({text if term.kind == "iri" else head_of(text)})


def head_of(text: str) -> str:
    """How a literal's or a blank node's text begins, as far as that says its kind."""
    return text[0] if text[0] in "SBL" else text.partition(" ")[0]


def compatible(one: Shape, other: Shape) -> bool:
    """Whether terms of both shapes can be the same term; never wrongly False.

    >>> compatible(Lit(INTEGER, "SMALLINT"), Const(Term.of("1999"))), compatible(Lit(INTEGER, "SMALLINT"), ANY)
    (False, True)
    >>> compatible(Lit("http://e/day", "VARCHAR"), Const(Term("literal", "Monday", "http://e/day")))
    True
    """
    if isinstance(one, Iri) and isinstance(other, Iri) and one.domain and other.domain and one == other:
        return not one.domain.isdisjoint(other.domain)
    if one == other:
        return True
    if isinstance(one, Const) and isinstance(other, Const):
        return encode(one.term) == encode(other.term)
    if isinstance(other, Const):
        one, other = other, one
    if isinstance(one, Const):
        if isinstance(other, Iri):
            return constant_cols(other, one.term) is not None
        if isinstance(other, Lit) and other.datatype in _NATIVE:
            return native(one.term, other.datatype) is not None
        if isinstance(other, Lit):
            return one.term.kind == "literal" and not one.term.language and one.term.datatype == other.datatype
    if isinstance(one, Iri) and isinstance(other, Iri):
        return _templates_meet(one.parts, other.parts)
    return _heads_meet(heads(one), heads(other))


@lru_cache(maxsize=4096)
def _templates_meet(one: tuple[str | None, ...], other: tuple[str | None, ...]) -> bool:
    return mapping.may_equal(_term_map(one), _term_map(other))


def _term_map(parts: tuple[str | None, ...]) -> TermMap:
    template = tuple(mapping.Column("c") if part is None else part for part in parts)
    return TermMap(kind="iri", template=template)


def _heads_meet(ones: frozenset[str] | None, others: frozenset[str] | None) -> bool:
    if ones is None or others is None:
        return True
    return any(a == b or (a[0] == "I" == b[0] and _iris_meet(a, b)) for a in ones for b in others)


def _iris_meet(one: str, other: str) -> bool:
    """Whether an IRI can begin in both ways; a blank at the end says that what follows has none of ``/#:``.

    >>> [_iris_meet("Ihttp://e/ ", other) for other in ("Ihttp://e/film/", "Ihttp://e/a", "I")]
    [False, True, True]
    """
    if one.endswith(" ") and other.endswith(" "):
        return one == other
    if other.endswith(" "):
        one, other = other, one
    if not one.endswith(" "):
        return one.startswith(other) or other.startswith(one)
    space = one[:-1]
    return space.startswith(other) or (other.startswith(space) and not set("/#:") & set(other[len(space) :]))


_NATIVE = frozenset((STRING, BOOLEAN, INTEGER, DECIMAL))
"""Datatypes whose constants are compared as values of SQL; those of others are compared by their text."""


def native(term: Term, datatype: str) -> Code | None:
    """A literal constant as a native value; None unless it has this datatype and its canonical lexical form.

    >>> native(Term.of(7), INTEGER), native(Term("literal", "07", INTEGER), INTEGER)
    (Op(sql='7', args=()), None)
    """
    if term.kind != "literal" or term.language or (term.datatype or STRING) != datatype:
        return None
    text = term.value
    if datatype == STRING:
        return Text(text)
    if datatype == BOOLEAN:
        return Op(text) if text in ("true", "false") else None
    if datatype == INTEGER:
        return Op(text) if is_canonical_integer(text) else None
    if datatype == DECIMAL and re.fullmatch(r"(0|-?[1-9][0-9]{0,14})(\.[0-9]{0,14}[1-9])?|-?0\.[0-9]{0,14}[1-9]", text):
        return Op(text if "." in text else f"{text}.0")
    return None


def equated(one: Value, other: Value) -> tuple[Code, ...] | None:
    """The conditions that two bound values are the same term; None if they cannot be.

    >>> film = Iri(("http://e/", None), ("VARCHAR",))
    >>> equated(Value(film, (Text("a"),)), Value(Const(Term("iri", "http://e/b"))))
    (Op(sql='{0} = {1}', args=(Text(value='a'), Text(value='b'))),)
    """
    if not compatible(one.shape, other.shape):
        return None
    if isinstance(one.shape, Const) and isinstance(other.shape, Const):
        return ()
    if isinstance(one.shape, (Const, Any)) and not isinstance(other.shape, (Const, Any)):
        one, other = other, one
    match one.shape:
        case Iri():
            held = as_iri(other, one.shape)
            if held is not None:
                return (*(equal(a, b) for a, b in zip(one.cols, held[0].cols, strict=True)), *held[1])
        case Lit(datatype):
            if isinstance(other.shape, Lit):
                return (equal(one.cols[0], other.cols[0]),)
            if isinstance(other.shape, Const):
                constant = native(other.shape.term, datatype)
                if constant is not None:
                    return (equal(one.cols[0], constant),)
    return (equal(encoded(one), encoded(other)),)


def as_iri(value: Value, shape: Iri) -> tuple[Value, tuple[Code, ...]] | None:
    """A value as columns of a template, and conditions for it to be one; None if that has to be asked otherwise."""
    match value.shape:
        case Iri():
            return (value, ()) if value.shape == shape else None
        case Const(term):
            cols = constant_cols(shape, term)
            return None if cols is None else (Value(shape, cols, value.nullable), ())
        case Any():
            return _parsed(value, shape)
    return None


def _parsed(value: Value, shape: Iri) -> tuple[Value, tuple[Code, ...]]:
    """The columns of a template, out of the texts of IRIs."""
    count = sum(part is None for part in shape.parts)
    pattern = "^I" + "".join(HOLE if part is None else re.escape(part) for part in shape.parts) + "$"
    cols: list[Code] = []
    for number, sql_type in enumerate(shape.types, 1):
        if count == 1 and shape.parts[-1] is None:
            head = "I" + "".join(part for part in shape.parts if part)
            starts = op("starts_with({0}, {1})", value.cols[0], Text(head))
            text = op(f"CASE WHEN {{1}} THEN substr({{0}}, {len(head) + 1}) END", value.cols[0], starts)
        else:
            text = op(f"regexp_extract({{0}}, {{1}}, {number}, 's')", value.cols[0], Text(pattern))
        plain = op("CASE WHEN contains({0}, '%') THEN url_decode({0}) ELSE {0} END", text)
        cols.append(plain if sql_type == "VARCHAR" else op(f"TRY_CAST({{0}} AS {sql_type})", plain))
    found = Value(Iri(shape.parts, shape.types), tuple(cols), True)
    check = equal(encoded(found), value.cols[0])
    if shape.key is None:
        return found, (check,)
    given = dict(zip(shape.key.columns, cols, strict=True))
    numbers = tuple(given[name] if name in given else number_of(shape.key, name, given) for name in shape.key.numbers)
    return Value(shape, numbers, True), (check,)


# One shape for several ------------------------------------------------------------------------------------------------


def unified(shapes: Iterable[Shape]) -> Shape:
    """The narrowest shape that can hold the terms of all.

    >>> unified([Lit(INTEGER, "SMALLINT"), Const(Term.of(5))])
    Lit(datatype='http://www.w3.org/2001/XMLSchema#integer', sql='BIGINT')
    >>> part = Iri(("http://e/", None, "/", None), ("VARCHAR", "VARCHAR"), plain=(2, 1))
    >>> isinstance(unified([part, Iri(("http://e/", None), ("VARCHAR",), plain=(2,))]), Any)
    True
    """
    given = list(shapes)
    found = list(dict.fromkeys(given))
    iri = next((shape for shape in found if isinstance(shape, Iri)), None)
    if iri is not None and all(_fits(shape, iri) for shape in found):
        return replace(iri, domain=_domain(given), plain=_plain(given))
    if len(found) == 1:
        return found[0]
    literals = [_literal(shape) for shape in found]
    if literals[0] is not None and all(each is not None and each.datatype == literals[0].datatype for each in literals):
        widest = _widest([each.sql for each in literals if each is not None])
        if widest is not None:
            return Lit(literals[0].datatype, widest)
    all_heads = [heads(shape) for shape in found]
    if any(each is None for each in all_heads):
        return ANY
    union = frozenset[str]().union(*(each for each in all_heads if each is not None))
    return Any(union if len(union) <= 64 else None)


def _domain(shapes: list[Shape]) -> frozenset[str] | None:
    """The values of the one column in all shapes, where they are known of each."""
    found: frozenset[str] = frozenset()
    for shape in shapes:
        if not isinstance(shape, Iri) or shape.domain is None:
            return None
        found |= shape.domain
    return found


def _plain(shapes: list[Shape]) -> tuple[int, ...]:
    """How plain the texts of each column are in all shapes of one template."""
    found = [shape.plain if isinstance(shape, Iri) else () for shape in shapes]
    return tuple(reduce(and_, column) for column in zip(*found, strict=True)) if all(found) else ()


def _fits(shape: Shape, iri: Iri) -> bool:
    if isinstance(shape, Const):
        return constant_cols(iri, shape.term) is not None
    return shape == iri


def _literal(shape: Shape) -> Lit | None:
    if isinstance(shape, Const) and shape.term.kind == "literal" and not shape.term.language:
        return typed_constant(shape.term)
    return shape if isinstance(shape, Lit) else None


def typed_constant(term: Term) -> Lit | None:
    """The shape of a constant that has a native value."""
    datatype = term.datatype or STRING
    if term.kind != "literal" or term.language or native(term, datatype) is None:
        return None
    if datatype == DECIMAL:
        whole, _, rest = term.value.lstrip("-").partition(".")
        rest = rest or "0"
        return Lit(datatype, f"DECIMAL({len(whole) + len(rest)},{len(rest)})")
    if datatype == INTEGER:
        return Lit(datatype, "INTEGER" if abs(int(term.value)) < 2**31 else "BIGINT")
    return Lit(datatype, {STRING: "VARCHAR", BOOLEAN: "BOOLEAN"}[datatype])


def _widest(types: list[str]) -> str | None:
    """An SQL type that holds the values of all, so that each keeps its lexical form."""
    if len(set(types)) == 1:
        return types[0]
    if all(sql in INTEGERS for sql in types):
        return max((*types, "BIGINT"), key=INTEGERS.index)
    sizes = [decimal_size(sql) for sql in types]
    if all(sizes):
        scale = max(size[1] for size in sizes if size)
        whole = max(size[0] - size[1] for size in sizes if size)
        return f"DECIMAL({whole + scale},{scale})" if whole + scale <= 38 else None
    return None


def decimal_size(sql: str) -> tuple[int, int] | None:
    """Digits and digits after the point of an SQL type.

    >>> decimal_size("DECIMAL(4,3)")
    (4, 3)
    """
    found = re.fullmatch(r"DECIMAL\((\d+), ?(\d+)\)", sql)
    return (int(found[1]), int(found[2])) if found else None


def converted(value: Value | None, shape: Shape) -> tuple[Code, ...]:
    """The columns that hold a value in a shape that is as wide; NULLs for None."""
    if value is None:
        return tuple(op(f"NULL::{sql}") for sql in sql_types(shape))
    match shape:
        case Const():
            return ()
        case Iri():
            held = as_iri(value, shape)
            assert held is not None
            return held[0].cols
        case Lit(datatype, sql):
            if isinstance(value.shape, Const):
                constant = native(value.shape.term, datatype)
                assert constant is not None
                return (op(f"CAST({{0}} AS {sql})", constant),)
            same = isinstance(value.shape, Lit) and value.shape.sql == sql
            return value.cols if same else (op(f"CAST({{0}} AS {sql})", value.cols[0]),)
        case Any():
            return (encoded(value),)


def sql_types(shape: Shape) -> tuple[str, ...]:
    """The SQL types of a shape's columns."""
    match shape:
        case Iri():
            return shape.types if shape.key is None else shape.key.types
        case Lit():
            return (shape.sql,)
        case Any():
            return ("VARCHAR",)
    return ()
