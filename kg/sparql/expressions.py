"""Expressions of SPARQL's syntax (SPARQL 1.1, productions 107-128), by recursive descent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.sparql.algebra import Aggregate, Call, Exists, Expression
from kg.sparql.parsing import Reader

if TYPE_CHECKING:
    from kg.sparql.algebra import Pattern

AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_COMPARISONS = ("=", "!", "<", ">", "IN", "NOT")


class Expressions:
    """Reads expressions.

    Args:
        reader: where from.
        group: reads the group graph pattern of EXISTS.
    """

    def __init__(self, reader: Reader, group: Callable[[], Pattern]) -> None:
        self.reader = reader
        self._group = group

    def expression(self) -> Expression:
        """``a || b``, and all that binds closer."""
        left = self._conjunction()
        while self.reader.take("|"):
            self.reader.expect("|")
            left = Call("||", (left, self._conjunction()))
        return left

    def constraint(self) -> Expression:
        """An expression in brackets, or a call."""
        return self._primary()

    def _conjunction(self) -> Expression:
        left = self._comparison()
        while self.reader.take("&"):
            self.reader.expect("&")
            left = Call("&&", (left, self._comparison()))
        return left

    def _comparison(self) -> Expression:
        left = self._sum()
        if not self.reader.says(*_COMPARISONS):
            return left
        operator = self.reader.next().text.upper()
        if operator in ("IN", "NOT"):
            if operator == "NOT":
                self.reader.expect("IN")
            found = Call("IN", (left, *self.arguments()))
            return Call("!", (found,)) if operator == "NOT" else found
        if operator in "!<>" and self.reader.take("="):
            operator += "="
        return Call(operator, (left, self._sum()))

    def _sum(self) -> Expression:
        left = self._product()
        while operator := self.reader.take("+", "-"):
            left = Call(operator, (left, self._product()))
        return left

    def _product(self) -> Expression:
        left = self._unary()
        while operator := self.reader.take("*", "/"):
            left = Call(operator, (left, self._unary()))
        return left

    def _unary(self) -> Expression:
        if self.reader.take("!"):
            return Call("!", (self._unary(),))
        if self.reader.says("+", "-") and self.reader.peek(1).kind != "number":
            return Call("unary" + self.reader.next().text, (self._primary(),))
        return self._primary()

    def _primary(self) -> Expression:
        reader = self.reader
        if reader.take("("):
            inner = self.expression()
            reader.expect(")")
            return inner
        if reader.is_iri():
            iri = reader.term()
            return Call(iri.value, self.arguments()) if reader.says("(") else iri  # type: ignore[union-attr]
        if reader.peek().kind == "word" and not reader.says("TRUE", "FALSE"):
            return self._built_in(reader.next().text.upper())
        return reader.term()

    def _built_in(self, name: str) -> Expression:
        if name == "NOT":
            self.reader.expect("EXISTS")
            return Call("!", (Exists(self._group()),))
        if name == "EXISTS":
            return Exists(self._group())
        return self._aggregate(name) if name in AGGREGATES else Call(name, self.arguments())

    def _aggregate(self, name: str) -> Aggregate:
        reader = self.reader
        reader.expect("(")
        distinct = bool(reader.take("DISTINCT"))
        arg = None if reader.take("*") else self.expression()
        separator = " "
        if reader.take(";"):
            reader.expect("SEPARATOR")
            reader.expect("=")
            separator = reader.literal().value
        reader.expect(")")
        return Aggregate(name, arg, distinct, separator)

    def arguments(self) -> tuple[Expression, ...]:
        """Expressions in brackets, with commas between them."""
        self.reader.expect("(")
        found = []
        while not self.reader.take(")"):
            found.append(self.expression())
            self.reader.take(",")
        return tuple(found)
