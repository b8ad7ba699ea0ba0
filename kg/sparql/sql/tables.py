"""What queries read: each logical table of the mapping as a table of numbers and values, made when it is first needed.

The views that the mapping names are made for reading whole: they look up the parts of every IRI, and planning them
takes longer than many a question. So what they give is kept (:mod:`kg.sparql.sql.databases`), without what numbers
stand for. The tables that those numbers lead to, and the quads that no mapping makes, are kept likewise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import sql
from kg.rdf import mapping as r2rml
from kg.rdf.mapping import quoted
from kg.sparql.quads import Quad
from kg.sparql.sql.kinds import holes
from kg.sparql.sql.meeting import native
from kg.sparql.sql.shapes import ANY, ENCODED, INTEGER, STRING, Iri, Lit, Shape, inverted
from kg.sparql.sql.unfold import QUADS
from kg.sparql.terms import decode, encode
from kg.store.memory import sparing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from kg.sparql.sql.databases import About

_MOST_VALUES = 64
_MOST_HEADS = 32
_MOST_RUNS = 16
"""Stretches of rows in order up to which a table is as good as sorted: what is alike lies in few places."""

_QUAD_COLUMNS = "p VARCHAR, sk SMALLINT, s VARCHAR, ok SMALLINT, o VARCHAR, g VARCHAR"

Domains = Mapping[int, Mapping[int, frozenset[str]]]
"""By kind of quad (its place in the flat mapping), then by place in it, all values of the column that makes the IRI."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A logical table of the mapping, or a query of its numbers.

    Attributes:
        sql: what the mapping has behind FROM.
        columns: those that queries need, numbers first.
        order: what rows are sorted by, as queries ask for them: by predicate, as a number, then by the first number.
        among: by kind of quad and place in it, SQL of all values that the column there can have.
    """

    sql: str
    columns: tuple[str, ...]
    order: str = ""
    among: tuple[tuple[int, int, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of the table that is made of it."""
        return f"t_{hashlib.blake2b(self.sql.encode(), digest_size=6).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a relation, as queries read it.

    Attributes:
        sql: what queries have behind FROM.
        columns: by name in lower case, the exact name, the SQL type, and whether it may be NULL.
        domains: the kinds of quads that it has; None where the table has not been made, and it may have any.
        among: what columns can have at most where it has not been made; a query that asks for nothing of that kind
            then need not make it to find so.
        plain: how plain the texts of columns are, by names in lower case; see :class:`kg.sparql.sql.shapes.Iri`.
    """

    sql: str
    columns: Mapping[str, tuple[str, str, bool]]
    domains: Domains | None = None
    among: Domains = field(default_factory=dict)
    plain: Mapping[str, int] = field(default_factory=dict)


def relations(mapping: r2rml.Mapping) -> tuple[Relation, ...]:
    """All that queries may read through a mapping, in the order of its mentions."""
    tables = (_relation(table, kinds) for table, kinds in _by_table(mapping).items())
    return (*tables, *dict.fromkeys(numbers(each) for each in mapping.numberings))


def _by_table(mapping: r2rml.Mapping) -> dict[str, dict[int, r2rml.QuadMap]]:
    """The kinds of quads of each logical table, by their places in the flat mapping."""
    found: dict[str, dict[int, r2rml.QuadMap]] = {}
    for number, quad in enumerate(r2rml.quad_maps(mapping)):
        found.setdefault(quad.source.sql, {})[number] = quad
    return found


def _relation(table: str, kinds: Mapping[int, r2rml.QuadMap]) -> Relation:
    quads = kinds.values()
    numbers_ = dict.fromkeys(name for quad in quads for term in quad.terms for name in term.number)
    others = dict.fromkeys(name for quad in quads for term in quad.terms if not term.number for name in term.columns)
    predicates = ", ".join(map(quoted, dict.fromkeys(name for quad in quads for name in quad.predicate.columns)))
    order = [*([f"hash({predicates})"] if predicates else []), *map(quoted, list(numbers_)[:1])]
    among = tuple((n, at, t.among) for n, quad in kinds.items() for at, t in enumerate(quad.terms) if t.among)
    return Relation(table, tuple({**numbers_, **others}), ", ".join(order), among)


def numbers(numbering: r2rml.Numbering) -> Relation:
    """The query of a template's numbers; two templates may have it in common."""
    return Relation(f"({numbering.query})", ())


# Making --------------------------------------------------------------------------------------------------------------


def made(
    connection: DuckDBPyConnection, database: str, mapping: r2rml.Mapping, wanted: Iterable[Relation]
) -> dict[str, Any]:
    """Make tables in a database; what is to be known of them, by their names, as JSON has it."""
    kinds = _by_table(mapping)
    said = {}
    for relation in wanted:
        table = f"{database}.main.{quoted(relation.name)}"
        columns = ", ".join(map(quoted, relation.columns)) or "*"
        fill(connection, table, f"SELECT {columns} FROM {relation.sql}", relation.order)
        said[relation.name] = _described(connection, table, kinds.get(relation.sql, {}))
    return said


def fill(connection: DuckDBPyConnection, table: str, select: str, order: str) -> None:
    """Make a table of rows, sorted in a step of its own: joining and sorting at once leaves each half of the memory.

    Rows that come in order are not sorted again, as those of large stores mostly do.
    """
    import duckdb

    unsorted = f"CREATE TEMP TABLE unsorted AS {select}" if order else f"CREATE TABLE {table} AS {select}"
    try:
        connection.execute(unsorted)
    except duckdb.OutOfMemoryException:
        with sparing(connection):
            connection.execute(unsorted)
    if order:
        above = f"SELECT ({order}) < lag(({order})) OVER () AS lower FROM unsorted"
        in_order = sql.scalar(connection, f"SELECT count(*) FROM ({above}) WHERE lower") <= _MOST_RUNS
        connection.execute(f"CREATE TABLE {table} AS FROM unsorted {'' if in_order else f'ORDER BY {order}'}")
        connection.execute("DROP TABLE unsorted")


def _described(connection: DuckDBPyConnection, table: str, kinds: Mapping[int, r2rml.QuadMap]) -> dict[str, Any]:
    """The columns of a table, whether they may be NULL, and the kinds of quads that it has."""
    types = {row[0]: row[1] for row in connection.execute(f"DESCRIBE {table}").fetchall()}
    counts = connection.execute(f"SELECT count(*), {', '.join(f'count({quoted(n)})' for n in types)} FROM {table}")
    total, *filled = counts.fetchone() or (0,)
    full = dict(zip(types, filled, strict=True))
    columns = [[name, sql_type, full[name] < total] for name, sql_type in types.items()]
    inside = {name for q in kinds.values() for t in q.terms if t.template and not t.number for name in t.columns}
    texts = [name for name, sql_type in types.items() if sql_type == "VARCHAR" and (name in inside or not kinds)]
    there = dict(_there(connection, table, kinds, full, total))
    few = _few(connection, table, {*texts, *(name for number in there for name in there[number].values())})
    domains = {
        number: {at: few[name] for at, name in single.items() if name in few} for number, single in there.items()
    }
    plain = {name.lower(): _plain_values(few[name]) for name in texts if name in few}
    plain.update(_plain(connection, table, [name for name in texts if name not in few]))
    return {"columns": columns, "kinds": domains, "plain": plain}


def _plain(connection: DuckDBPyConnection, table: str, columns: list[str]) -> dict[str, int]:
    """How plain the texts of some columns are."""
    if not columns:
        return {}
    pattern = sql.literal(ENCODED.pattern)
    plain = (
        "coalesce(bit_and(CASE WHEN regexp_matches({0}, {1}) THEN 0 ELSE 2 END + (strlen({0}) = length({0}))::INT), 3)"
    )
    tests = ", ".join(plain.format(quoted(name), pattern) for name in columns)
    row = connection.execute(f"SELECT {tests} FROM {table}").fetchone() or ()
    return {name.lower(): found for name, found in zip(columns, row, strict=True)}


def _plain_values(values: list[str]) -> int:
    """How plain some texts are; what :func:`_plain` finds by reading all rows."""
    return (0 if any(ENCODED.search(value) for value in values) else 2) + all(map(str.isascii, values))


def _there(
    connection: DuckDBPyConnection,
    table: str,
    kinds: Mapping[int, r2rml.QuadMap],
    full: Mapping[str, int],
    total: int,
) -> Iterator[tuple[int, dict[int, str]]]:
    """The kinds of quads that some row gives, each with the columns that alone make an IRI, by their places."""
    known = {name.lower(): count for name, count in full.items()}
    for number, quad in kinds.items():
        names = dict.fromkeys(name for term in quad.terms for name in term.number or term.columns)
        partly = [name for name in names if known[name.lower()] < total]
        if total and all(known[name.lower()] for name in names):
            where = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in partly)
            query = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT 1)"
            if len(partly) < 2 or sql.scalar(connection, query):
                yield number, {at: quad.terms[at].columns[0] for at in _single(quad)}


def _single(quad: r2rml.QuadMap) -> list[int]:
    """The places of a quad where one column makes an IRI, such as the code of a role."""
    return [
        at
        for at, term in enumerate(quad.terms)
        if term.template and not term.number and len(term.columns) == 1 and at > 0
    ]


def _few(connection: DuckDBPyConnection, table: str, columns: set[str]) -> dict[str, list[str]]:
    """All values of those columns that have few."""
    if not columns:
        return {}
    names = sorted(columns)
    counts = ", ".join(f"approx_count_distinct({quoted(name)})" for name in names)
    row = connection.execute(f"SELECT {counts} FROM {table}").fetchone() or ()
    found = {}
    for name, count in zip(names, row, strict=True):
        if count <= _MOST_VALUES:
            query = f"SELECT DISTINCT {quoted(name)}::VARCHAR FROM {table} WHERE {quoted(name)} IS NOT NULL"
            found[name] = sorted(each[0] for each in connection.execute(query).fetchall())
    return found


# Knowing -------------------------------------------------------------------------------------------------------------


def known(
    connection: DuckDBPyConnection, all_: Iterable[Relation], abouts: Iterable[tuple[str, About]]
) -> dict[str, Known]:
    """What queries read for each relation, by what the mapping has behind FROM: the table made of it, else itself."""
    there: dict[str, tuple[str, Any]] = {}
    for database, about in abouts:
        for name, said in about["tables"].items():
            there.setdefault(name, (database, said))
    all_ = tuple(all_)
    views = _view_columns(connection) if any(relation.name not in there for relation in all_) else {}
    found = {}
    for relation in all_:
        if relation.name in there:
            database, said = there[relation.name]
            columns = {row[0].lower(): tuple(row) for row in said["columns"]}
            domains = {int(n): {int(at): frozenset(v) for at, v in of.items()} for n, of in said["kinds"].items()}
            found[relation.sql] = Known(f"{database}.main.{quoted(relation.name)}", columns, domains, said["plain"])
        else:
            types = views.get(relation.sql) or _described_columns(connection, relation.sql)
            columns = {name.lower(): (name, type_, True) for name, type_ in types}
            found[relation.sql] = Known(relation.sql, columns, among=_among(connection, relation))
    return found


def _among(connection: DuckDBPyConnection, relation: Relation) -> Domains:
    """What columns of a relation can have at most."""
    found: dict[int, dict[int, frozenset[str]]] = {}
    for number, at, query in relation.among:
        values = connection.execute(query).fetchall()
        found.setdefault(number, {})[at] = frozenset(each for (each,) in values if each is not None)
    return found


def _view_columns(connection: DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """The columns of the tables and views of the connection's own database, by the quoted name."""
    query = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE database_name = current_database()"
    found: dict[str, list[tuple[str, str]]] = {}
    for table, name, type_ in connection.execute(query).fetchall():
        found.setdefault(quoted(table), []).append((name, type_))
    return found


def _described_columns(connection: DuckDBPyConnection, relation: str) -> list[tuple[str, str]]:
    rows = connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    return [(row[0], row[1]) for row in rows]


# Quads that no mapping makes -----------------------------------------------------------------------------------------


def quad_shapes(mapping: r2rml.Mapping | None) -> tuple[Shape, ...]:
    """The shapes in which the table of other quads holds terms; its columns sk and ok have their places in this list.

    What no other shape holds is a text; then come plain strings, integers, and the templates of the mapping that have
    one column.
    """
    templates = {
        holes(term)
        for quad in (r2rml.quad_maps(mapping) if mapping else ())
        for term in quad.terms
        if term.kind == "iri" and term.template and not term.number and len(term.columns) == 1 and holes(term)[0]
    }
    one_column = (Iri(parts, ("VARCHAR",)) for parts in sorted(templates, key=str) if parts.count(None) == 1)
    return (ANY, Lit(STRING, "VARCHAR"), Lit(INTEGER, "BIGINT"), *one_column)


def made_quads(
    connection: DuckDBPyConnection, database: str, mapping: r2rml.Mapping | None, quads: Iterable[Quad]
) -> dict[str, Any]:
    """Make the table of other quads; what is to be known of it: whether each triple is in one graph alone, and by
    predicate and shapes of the ends, how the texts of both can begin.
    """
    table = f"{database}.main.{QUADS}"
    connection.execute(f"CREATE TABLE {table} ({_QUAD_COLUMNS})")
    rows = sorted({tuple("" if term is None else encode(term) for term in quad) for quad in quads})
    if rows:
        hold = _Holder(quad_shapes(mapping))
        held = [(p, *hold(s), *hold(o), g) for s, p, o, g in rows]
        columns = [list(column) for column in zip(*held, strict=True)]
        values = "unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), nullif(unnest($6), '')"
        connection.execute(f"INSERT INTO {table} SELECT {values}", columns)
    name = "regexp_extract({0}, '^(I.*[/#:]|[SBLI]|D[^ ]*)')"
    head = f"CASE {{0}}k WHEN 0 THEN CASE {{0}}[1] WHEN 'I' THEN {name} || ' ' ELSE {name} END ELSE '' END"
    query = (
        f"SELECT substr(p, 2), sk, ok, list(DISTINCT {head.format('s')}), list(DISTINCT {head.format('o')}) "
        f"FROM {table} GROUP BY ALL ORDER BY ALL"
    )
    parts = connection.execute(query).fetchall()
    known_ = [(p, sk, ok, *(sorted(h) if len(h) <= _MOST_HEADS else None for h in ends)) for p, sk, ok, *ends in parts]
    return {"unique": len({row[:3] for row in rows}) == len(rows), "parts": known_}


class _Holder:
    """Finds the shape that holds a term: its place in the list of shapes, and the text in the column."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self._shapes = [(at, shape) for at, shape in enumerate(shapes) if at]
        self._known: dict[str, tuple[int, str]] = {}

    def __call__(self, text: str) -> tuple[int, str]:
        if text not in self._known:
            self._known[text] = self._found(text)
        return self._known[text]

    def _found(self, text: str) -> tuple[int, str]:
        term = decode(text)
        for at, shape in self._shapes:
            if isinstance(shape, Iri):
                starts = term.kind == "iri" and term.value.startswith(shape.parts[0] or "")
                if starts and (columns := inverted(shape, term.value)):
                    return at, columns[0]
            elif isinstance(shape, Lit) and native(term, shape.datatype) is not None:
                return at, term.value
        return 0, text
