"""Trees of SQL to text. The only place where anything is quoted."""

from __future__ import annotations

from collections import Counter

from kg.sparql.parts import distinct
from kg.sparql.sql.code import Closure, Code, Col, Inline, Item, Op, Query, Scalar, Select, Some, Table, Text, UnionAll
from kg.sql import literal, name


def write(query: Query) -> str:
    """A query as SQL of DuckDB; a sub-query that stands in several places is evaluated once.

    >>> from kg.sparql.sql.code import equal
    >>> film = Item(1, Table("film"))
    >>> print(write(Select((("title", Col(1, "title")),), (film,), (equal(Col(1, "key"), Text("it's")),))))
    SELECT t1."title" AS "title"
    FROM film AS t1
    WHERE t1."key" = 'it''s'
    """
    shared = repeated(query)
    writer = _Writer(frozenset(shared))
    tables = (f"q{number} AS MATERIALIZED ({writer.query(source)})" for number, source in shared.items())
    return (f"WITH {', '.join(tables)}\n" if shared else "") + writer.query(query)


def repeated(query: Query) -> dict[int, Query]:
    """By number, the sub-queries in FROM that stand in several places, one that another reads before that one.

    A plain SELECT of columns is left where it stands, so that DuckDB puts the conditions around it into it.
    """
    times: Counter[int] = Counter()
    found: dict[int, Query] = {}

    def walk(part: Query) -> None:
        match part:
            case UnionAll(parts):
                for each in parts:
                    walk(each)
            case Closure():
                walk(part.start)
                walk(part.step)
            case Select():
                for item in part.items:
                    times[item.number] += 1
                    if times[item.number] == 1 and isinstance(item.source, Query):
                        walk(item.source)
                        found[item.number] = item.source

    walk(query)
    return {n: source for n, source in found.items() if times[n] > 1 and not _is_plain(source) and _is_closed(source)}


def _is_plain(query: Query) -> bool:
    if not isinstance(query, Select) or query.distinct or query.group is not None or query.limit is not None:
        return False
    return all(isinstance(code, Col) for _, code in query.outputs)


def _is_closed(query: Query) -> bool:
    """Whether a query looks at no row outside."""
    parts = list(distinct(query))
    own = {part.number for part in parts if isinstance(part, Item | Closure)}
    return all(part.table in own for part in parts if isinstance(part, Col))


class _Writer:
    """Writes queries; the sub-queries of some numbers are tables that are there."""

    def __init__(self, shared: frozenset[int] = frozenset()) -> None:
        self._shared = shared

    def query(self, query: Query) -> str:
        match query:
            case UnionAll():
                word = "\nUNION\n" if query.distinct else "\nUNION ALL\n"
                return word.join(self._bracketed(part) for part in query.parts)
            case Closure():
                columns = ", ".join(name(column) for column in query.columns)
                table = f"t{query.number}"
                parts = f"{self._bracketed(query.start)}\nUNION\n{self._bracketed(query.step)}"
                return f"WITH RECURSIVE {table}({columns}) AS (\n{parts})\nSELECT * FROM {table}"
        return self._select(query)

    def _bracketed(self, query: Query) -> str:
        plain = isinstance(query, Select) and not query.order and query.limit is None and not query.offset
        return self.query(query) if plain else f"(SELECT * FROM ({self.query(query)}))"

    def _select(self, select: Select) -> str:
        write = self.expression
        outputs = ", ".join(f"{write(code)} AS {name(output)}" for output, code in select.outputs) or "1 AS one"
        sql = f"SELECT {'DISTINCT ' if select.distinct else ''}{outputs}{self._from(select.items)}"
        if select.where:
            sql += f"\nWHERE {' AND '.join(map(write, select.where))}"
        if select.group:
            sql += f"\nGROUP BY {', '.join(map(write, select.group))}"
        elif select.group is not None:
            sql += "\nHAVING true"
        if select.order:
            sql += f"\nORDER BY {', '.join(self._direction(*each) for each in select.order)}"
        if select.limit is not None:
            sql += f"\nLIMIT {select.limit}"
        return f"{sql}\nOFFSET {select.offset}" if select.offset else sql

    def _direction(self, code: Code, descending: bool) -> str:
        return f"{self.expression(code)} {'DESC NULLS LAST' if descending else 'ASC NULLS FIRST'}"

    def _from(self, items: tuple[Item, ...]) -> str:
        inner = [self._item(item) for item in items if item.join == "inner"]
        others = [item for item in items if item.join != "inner"]
        if not inner:
            if not others:
                return ""
            inner = ["(SELECT 1) AS unit"]
        sql = "\nFROM " + "\nCROSS JOIN ".join(inner)
        for item in others:
            on = " AND ".join(map(self.expression, item.on)) or "true"
            sql += f"\n{item.join.upper()} JOIN {self._item(item)} ON {on}"
        return sql

    def _item(self, item: Item) -> str:
        match item.source:
            case Table():
                return f"{item.source.sql} AS t{item.number}"
            case Inline():
                return f"{_inline(item.source)} AS t{item.number}({', '.join(item.source.columns)})"
        written = f"q{item.number}" if item.number in self._shared else f"({self.query(item.source)})"
        return f"{written} AS t{item.number}"

    def expression(self, code: Code) -> str:
        r"""An expression as SQL.

        >>> _Writer().expression(Op("{0} || {1}", (Text("{0}"), Col(3, "a"))))
        '\'{0}\' || t3."a"'
        """
        match code:
            case Col():
                return f"t{code.table}.{name(code.name)}"
            case Text():
                return _text(code.value)
            case Some():
                return f"EXISTS ({self.query(code.select)})"
            case Scalar():
                return f"({self.query(code.select)})"
            case Op():
                return code.sql.format(*map(self.expression, code.args)) if code.args else code.sql


def _inline(inline: Inline) -> str:
    rows = ", ".join(f"({', '.join(map(_cell, row)) or '1'})" for row in inline.rows)
    return f"(VALUES {rows})"


def _cell(value: str | None) -> str:
    return "NULL::VARCHAR" if value is None else _text(value)


def _text(value: str) -> str:
    """A string literal; DuckDB's parser takes no NUL.

    >>> _text("a" + chr(0))
    "('a' || chr(0) || '')"
    """
    if "\0" not in value:
        return literal(value)
    return "(" + " || chr(0) || ".join(map(literal, value.split("\0"))) + ")"
