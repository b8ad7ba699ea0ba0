"""What is known of a variable's terms while planning, and how columns of SQL hold them.

A :class:`Value` is a shape and its columns. Terms of an IRI template are held by the template's columns, or by numbers
that stand for them, literals of one datatype by a native value of SQL, terms of mixed kinds by their text
(:mod:`kg.sparql.terms`), and a constant by nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count
from urllib.parse import unquote

from kg.rdf import terms
from kg.rdf.mapping import XSD
from kg.sparql.results import Term
from kg.sparql.sql.code import Code, Col, Item, Op, Scalar, Select, Table, Text, equal, op
from kg.sparql.terms import encode

STRING, INTEGER, DECIMAL, DOUBLE, BOOLEAN = (
    XSD + name for name in ("string", "integer", "decimal", "double", "boolean")
)
INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")


@dataclass(frozen=True, slots=True)
class Key:
    """Numbers that stand for the columns of a template; see :class:`kg.rdf.mapping.Numbering`.

    Attributes:
        table: what has both, the numbers and the columns.
        numbers, types: the numbers' columns and SQL types.
        columns: the template's columns; one that is among the numbers is not looked up.
        find: the numbers for some texts of the columns, as SQL; None if the store has none.
        plain: how plain the texts of each column are; see :class:`Iri`.
    """

    table: str
    numbers: tuple[str, ...]
    types: tuple[str, ...]
    columns: tuple[str, ...]
    find: Callable[[tuple[str, ...]], tuple[Code, ...] | None] = field(compare=False, repr=False)
    plain: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Iri:
    """IRIs of a template: text, and None for each column; ``types`` are the columns' SQL types.

    With a key they are held by its numbers, else by the columns. ``domain`` has all values of the one column, where
    that is known; ``plain`` says of each column whether all its texts stand in an IRI as they are (2), are ASCII (1),
    both (3), or neither is known (0).
    """

    parts: tuple[str | None, ...]
    types: tuple[str, ...]
    key: Key | None = None
    domain: frozenset[str] | None = field(default=None, compare=False)
    plain: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Lit:
    """Literals of a datatype, each with the one lexical form that its value of an SQL type has."""

    datatype: str
    sql: str


@dataclass(frozen=True, slots=True)
class Const:
    """One term."""

    term: Term


@dataclass(frozen=True, slots=True)
class Any:
    """Terms of any kind, as texts; ``heads`` says how those texts can begin (IRIs: with any of these), None if unknown.

    A literal's head is the text before the first blank.
    """

    heads: frozenset[str] | None = None


Shape = Iri | Lit | Const | Any
ANY = Any()


@dataclass(frozen=True, slots=True)
class Value:
    """A term in a row: a shape, its columns, and whether it may be unbound, when all of them are NULL."""

    shape: Shape
    cols: tuple[Code, ...] = ()
    nullable: bool = False


# Text of templates ---------------------------------------------------------------------------------------------------

_UNRESERVED = "-A-Za-z0-9._~"
_UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane * 0x10000 + (0x1000 if plane == 0xE else 0))}-{chr(plane * 0x10000 + 0xFFFD)}"
    for plane in range(1, 15)
)
ENCODED = re.compile(f"[^{_UNRESERVED}{_UCSCHAR}]")
"""What does not stand in an IRI as it is."""
HOLE = r"([^:/?#\[\]@!$&'()*+,;=]*)"


def percent_encoded(text: str) -> str:
    """A column's text as it stands in an IRI; as :func:`kg.rdf.terms.percent_encoded` does in SQL.

    >>> percent_encoded("char=3,5 é")
    'char%3D3%2C5%20é'
    """
    return ENCODED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)


@lru_cache(maxsize=4096)
def inverted(shape: Iri, iri: str) -> tuple[str, ...] | None:
    """The columns' texts that make a template give an IRI; None if none do.

    >>> inverted(Iri(("http://e/film/", None, "/", None), ("VARCHAR", "VARCHAR")), "http://e/film/imdb/tt1%20a")
    ('imdb', 'tt1 a')
    """
    pattern = "".join(HOLE if part is None else re.escape(part) for part in shape.parts)
    found = re.fullmatch(pattern, iri, re.DOTALL)
    if found is None:
        return None
    values = tuple(unquote(text) for text in found.groups())
    if any(percent_encoded(value) != text for value, text in zip(values, found.groups(), strict=True)):
        return None
    fits = all(kind == "VARCHAR" or is_canonical_integer(text) for text, kind in zip(values, shape.types, strict=True))
    return values if fits else None


def is_canonical_integer(text: str) -> bool:
    """Whether a text is the one way to write an integer of 18 digits at most."""
    return re.fullmatch(r"0|-?[1-9][0-9]{0,17}", text) is not None


def from_sql(write: Callable[[str], str], code: Code) -> Code:
    """An expression made by a function that works on SQL text."""
    sql = write("\0").replace("{", "{{").replace("}", "}}").replace("\0", "{0}")
    return Op(sql, (code,))


def lexical(value: Value) -> Code:
    """The lexical form of literals of one datatype."""
    assert isinstance(value.shape, Lit)
    natural = terms.natural(value.shape.sql)
    return value.cols[0] if natural.is_text else from_sql(natural.lexical, value.cols[0])


def iri_text(value: Value) -> Code:
    """The text of IRIs of one template; that of numbers is looked up, by a sub-query."""
    assert isinstance(value.shape, Iri)
    if value.shape.key is not None:
        item, texts = spelled(value, next(_inner))
        return Scalar(Select((("t", iri_text(texts)),), (replace(item, join="inner", on=()),), item.on))
    plain = value.shape.plain or (0,) * len(value.cols)
    cols = iter(zip(value.cols, value.shape.types, plain, strict=True))
    return _concatenated([Text(part) if part is not None else _in_iri(*next(cols)) for part in value.shape.parts])


_inner = count(1_000_000)


def number_of(key: Key, name: str, texts: dict[str, Code]) -> Code:
    """One of the numbers for the texts of the columns."""
    number = next(_inner)
    where = tuple(equal(Col(number, each), code) for each, code in texts.items() if _in_table(key, each))
    return Scalar(Select(((name, Col(number, name)),), (Item(number, Table(key.table)),), where))


def _in_table(key: Key, name: str) -> bool:
    """Whether a column is looked up by: a column that is number and text at once is not in the table."""
    return not (name in key.columns and name in key.numbers)


def spelled(value: Value, number: int) -> tuple[Item, Value]:
    """The same IRIs by the columns of the template, and the table with this number that has to be joined for them."""
    assert isinstance(value.shape, Iri)
    assert value.shape.key is not None
    key = value.shape.key
    held = dict(zip(key.numbers, value.cols, strict=True))
    on = tuple(equal(code, Col(number, name)) for name, code in held.items() if _in_table(key, name))
    cols = tuple(held[name] if name in held else Col(number, name) for name in key.columns)
    item = Item(number, Table(key.table), "left", on)
    return item, Value(Iri(value.shape.parts, value.shape.types, plain=key.plain), cols, value.nullable)


def constant_cols(shape: Iri, term: Term) -> tuple[Code, ...] | None:
    """What holds a constant in a shape; None where it is no IRI of the template, or none that the store knows."""
    texts = inverted(shape, term.value) if term.kind == "iri" else None
    if texts is None or (shape.domain is not None and texts[0] not in shape.domain):
        return None
    if shape.key is not None:
        return shape.key.find(texts)
    return tuple(Text(t) if k == "VARCHAR" else Op(t) for t, k in zip(texts, shape.types, strict=True))


def _in_iri(code: Code, sql_type: str, plain: int) -> Code:
    natural = terms.natural(sql_type)
    text = code if natural.is_text else from_sql(natural.lexical, code)
    if plain & 2 or natural.is_simple:
        return text
    return op("url_encode({0})" if plain & 1 else "kg_encoded({0})", text)


def _concatenated(parts: list[Code]) -> Code:
    return parts[0] if len(parts) == 1 else Op(" || ".join(f"{{{i}}}" for i in range(len(parts))), tuple(parts))


def encoded(value: Value) -> Code:
    """The text of a term of any shape, as :func:`kg.sparql.terms.encode` makes it.

    >>> encoded(Value(Const(Term("iri", "http://e/a"))))
    Text(value='Ihttp://e/a')
    """
    match value.shape:
        case Const(term):
            return Text(encode(term))
        case Any():
            return value.cols[0]
        case Iri():
            text = iri_text(value)
            return op("'I' || {0}", text)
        case Lit(datatype):
            head = "S" if datatype == STRING else f"D{datatype} "
            return op("{0} || {1}", Text(head), lexical(value))
