"""Operators and forms that have a value though an argument is an error; and the columns of inline data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.sparql.algebra import Call
from kg.sparql.results import Term
from kg.sparql.sql.blocks import Block, coalesced
from kg.sparql.sql.code import FALSE, TRUE, Code, Col, Item, Table, equal, op, some
from kg.sparql.sql.meeting import head_of, unified
from kg.sparql.sql.operators import boolean, calculated, chosen, compared, negated, truth
from kg.sparql.sql.shapes import Any, Const, Iri, Lit, Value
from kg.sparql.terms import encode

SPECIAL: dict[str, Callable[[list[Value | None]], Value | None]] = {
    "||": lambda given: boolean(op("({0} OR {1})", *map(truth, given))),
    "&&": lambda given: boolean(op("({0} AND {1})", *map(truth, given))),
    "!": lambda given: boolean(_opposite(truth(given[0]))),
    "IN": lambda given: boolean(some([truth(compared("=", given[0], other)) for other in given[1:]])),
    "IF": lambda given: chosen(truth(given[0]), given[1], given[2]),
    "COALESCE": lambda given: _first([value for value in given if value is not None]),
    "unary-": lambda given: negated(given[0]),
    "unary+": lambda given: calculated("+", Value(Const(Term.of(0))), given[0]),
}
"""Operators and forms for which an argument that is an error is not the end."""


def _opposite(code: Code) -> Code:
    if code in (TRUE, FALSE):
        return FALSE if code == TRUE else TRUE
    return op("(NOT {0})", code)


def _first(values: list[Value]) -> Value | None:
    """COALESCE: what comes after a value that is always there does not matter."""
    kept: list[Value] = []
    for value in values:
        kept.append(value)
        if not value.nullable:
            break
    return kept[0] if len(kept) == 1 else coalesced(kept) if kept else None


def inline_column(terms: list[Term | None], code: Code) -> tuple[Value | None, list[str | None]]:
    """A column of inline data: its value, and its cells."""
    there = [term for term in terms if term is not None]
    if not there:
        return None, [None] * len(terms)
    nullable = len(there) < len(terms)
    shape = unified(Const(term) for term in there)
    if isinstance(shape, Lit):
        return Value(shape, (op(f"CAST({{0}} AS {shape.sql})", code),), nullable), [
            None if t is None else t.value for t in terms
        ]
    texts = [None if term is None else encode(term) for term in terms]
    known = frozenset(text if text[0] == "I" else head_of(text) for text in texts if text)
    return Value(Any(known if len(known) <= 64 else None), (code,), nullable), texts


def numbers_of(block: Block, name: str, shape: Iri, texts: Sequence[Code], number: int) -> Block:
    """The block with one more variable: IRIs of a template, given by the texts of its columns, held by their numbers.

    The table of the numbers is joined, so that what the IRIs are joined with needs no texts; an IRI that the store has
    not is left out.
    """
    key = shape.key
    assert key is not None
    given = dict(zip(key.columns, texts, strict=True))
    where = [equal(Col(number, column), text) for column, text in given.items() if column not in key.numbers]
    cols = tuple(given[column] if column in given else Col(number, column) for column in key.numbers)
    joined = replace(block, items=(*block.items, Item(number, Table(key.table))))
    return joined.filtered(*where).bound(name, Value(shape, cols))


def group_key(code: Code) -> Code:
    """A key of GROUP BY; a bare number would be taken for a place in the list."""
    return code if isinstance(code, Col) else op("({0})", code)


def calls(expression: object) -> Iterable[Call]:
    """Every call in an expression."""
    if isinstance(expression, Call):
        yield expression
        for arg in expression.args:
            yield from calls(arg)
