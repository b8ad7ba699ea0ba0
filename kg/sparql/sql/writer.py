"""Trees of SQL to text. The only place where anything is quoted."""

from __future__ import annotations

from kg.sparql.sql.code import Closure, Code, Col, Inline, Item, Op, Query, Scalar, Select, Some, Table, Text, UnionAll
from kg.sql import literal, name


def write(query: Query) -> str:
    """A query as SQL of DuckDB.

    >>> from kg.sparql.sql.code import equal
    >>> film = Item(1, Table("film"))
    >>> print(write(Select((("title", Col(1, "title")),), (film,), (equal(Col(1, "key"), Text("it's")),))))
    SELECT t1."title" AS "title"
    FROM film AS t1
    WHERE t1."key" = 'it''s'
    """
    match query:
        case UnionAll():
            word = "\nUNION\n" if query.distinct else "\nUNION ALL\n"
            return word.join(_bracketed(part) for part in query.parts)
        case Closure():
            columns = ", ".join(name(column) for column in query.columns)
            table = f"t{query.number}"
            return (
                f"WITH RECURSIVE {table}({columns}) AS (\n{_bracketed(query.start)}\nUNION\n{_bracketed(query.step)})\n"
                f"SELECT * FROM {table}"
            )
    return _select(query)


def _bracketed(query: Query) -> str:
    plain = isinstance(query, Select) and not query.order and query.limit is None and not query.offset
    return write(query) if plain else f"(SELECT * FROM ({write(query)}))"


def _select(select: Select) -> str:
    outputs = ", ".join(f"{expression(code)} AS {name(output)}" for output, code in select.outputs) or "1 AS one"
    sql = f"SELECT {'DISTINCT ' if select.distinct else ''}{outputs}{_from(select.items)}"
    if select.where:
        sql += f"\nWHERE {' AND '.join(map(expression, select.where))}"
    if select.group:
        sql += f"\nGROUP BY {', '.join(map(expression, select.group))}"
    elif select.group is not None:
        sql += "\nHAVING true"
    if select.order:
        sql += f"\nORDER BY {', '.join(_direction(*each) for each in select.order)}"
    if select.limit is not None:
        sql += f"\nLIMIT {select.limit}"
    return f"{sql}\nOFFSET {select.offset}" if select.offset else sql


def _direction(code: Code, descending: bool) -> str:
    return f"{expression(code)} {'DESC NULLS LAST' if descending else 'ASC NULLS FIRST'}"


def _from(items: tuple[Item, ...]) -> str:
    inner = [_item(item) for item in items if item.join == "inner"]
    others = [item for item in items if item.join != "inner"]
    if not inner:
        if not others:
            return ""
        inner = ["(SELECT 1) AS unit"]
    sql = "\nFROM " + "\nCROSS JOIN ".join(inner)
    for item in others:
        on = " AND ".join(map(expression, item.on)) or "true"
        sql += f"\n{item.join.upper()} JOIN {_item(item)} ON {on}"
    return sql


def _item(item: Item) -> str:
    match item.source:
        case Table():
            return f"{item.source.sql} AS t{item.number}"
        case Inline():
            return f"{_inline(item.source)} AS t{item.number}({', '.join(item.source.columns)})"
    return f"({write(item.source)}) AS t{item.number}"


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


def expression(code: Code) -> str:
    r"""An expression as SQL.

    >>> expression(Op("{0} || {1}", (Text("{0}"), Col(3, "a"))))
    '\'{0}\' || t3."a"'
    """
    match code:
        case Col():
            return f"t{code.table}.{name(code.name)}"
        case Text():
            return _text(code.value)
        case Some():
            return f"EXISTS ({write(code.select)})"
        case Scalar():
            return f"({write(code.select)})"
        case Op():
            return code.sql.format(*map(expression, code.args)) if code.args else code.sql
