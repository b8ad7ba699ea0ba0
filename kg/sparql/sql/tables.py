"""What queries read: for each logical table of the mapping a table of numbers and values, made once for a snapshot.

The views that the mapping names are made for reading whole: they look up the parts of every IRI, and planning them
takes longer than many a question. So what they give is kept, without what numbers stand for, in a DuckDB file beside
the snapshot (``derived/``), or in memory where that cannot be written. Quads that no mapping makes go there too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg import sql
from kg.rdf import mapping as r2rml
from kg.rdf import terms
from kg.rdf.dump import components
from kg.rdf.mapping import quoted
from kg.sparql.quads import Quad
from kg.sparql.sql.code import Code, Op, Text
from kg.sparql.sql.meeting import native
from kg.sparql.sql.shapes import ANY, INTEGER, STRING, Iri, Key, Lit, Shape, inverted
from kg.sparql.sql.unfold import QUADS, REPEATS, Parts, Types, holes
from kg.sparql.terms import decode, encode

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ATTACHED = "kg_sparql"
_MOST_VALUES = 64
_COLUMNS = "p VARCHAR, sk SMALLINT, s VARCHAR, ok SMALLINT, o VARCHAR, g VARCHAR"


def attach(
    connection: DuckDBPyConnection,
    mapping: r2rml.Mapping | None,
    others: Callable[[], Iterable[Quad]],
    *,
    file: Path | None = None,
    once: bool = True,
) -> None:
    """Attach the tables of queries to a connection, as the database ``kg_sparql``.

    Args:
        connection: has the tables of the mapping.
        mapping: what they mean.
        others: gives the quads that no mapping makes.
        file: where to keep the tables; made where it is not there.
        once: whether a triple is kept once, whatever its graph.
    """
    if file is not None and (file.is_file() or _made(connection, mapping, others, file)):
        connection.execute(f"ATTACH IF NOT EXISTS {sql.literal(str(file))} AS {ATTACHED} (READ_ONLY)")
        return
    connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {ATTACHED} (READ_WRITE)")
    _fill(connection, mapping, others, once=once)


def _made(
    connection: DuckDBPyConnection, mapping: r2rml.Mapping | None, others: Callable[[], Iterable[Quad]], file: Path
) -> bool:
    """Make the file, whole or not at all; whether it could be made."""
    import duckdb

    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        connection.execute(f"ATTACH {sql.literal(str(part))} AS {ATTACHED} (READ_WRITE, BLOCK_SIZE 65536)")
        try:
            _fill(connection, mapping, others, once=True)
        finally:
            connection.execute(f"DETACH {ATTACHED}")
        part.replace(file)
    except (OSError, duckdb.IOException):
        return False
    finally:
        for left in (part, part.with_name(f"{part.name}.wal")):
            left.unlink(missing_ok=True)
    return True


def _fill(
    connection: DuckDBPyConnection,
    mapping: r2rml.Mapping | None,
    others: Callable[[], Iterable[Quad]],
    *,
    once: bool,
) -> None:
    connection.execute(f"CREATE OR REPLACE TABLE {ATTACHED}.main.{QUADS} ({_COLUMNS})")
    _insert(connection, mapping, others(), once=once)
    for source, columns in _columns(mapping).items() if mapping else ():
        listed = ", ".join(quoted(name) for name in columns)
        order = " ORDER BY " + quoted(columns[0]) if columns[0] in ("film", "person", "credit") else ""
        connection.execute(f"CREATE TABLE {table_of(source)} AS SELECT {listed} FROM {source.sql}{order}")
        _say_what_is_never_null(connection, table_of(source), columns)
    connection.execute(f"CREATE OR REPLACE TABLE {ATTACHED}.main.q_kind (kind INTEGER, place INTEGER, value VARCHAR)")
    if mapping:
        _say_what_there_is(connection, mapping)
    for numbering in mapping.numberings if mapping else ():
        connection.execute(f"CREATE TABLE {_number_table(numbering)} AS {numbering.query}")


def _say_what_is_never_null(connection: DuckDBPyConnection, table: str, columns: list[str]) -> None:
    """Columns without a NULL need no condition in queries."""
    counts = ", ".join(f"count(*) = count({quoted(name)})" for name in columns)
    row = connection.execute(f"SELECT {counts} FROM {table}").fetchone()
    for name, full in zip(columns, row or (), strict=True):
        if full:
            connection.execute(f"ALTER TABLE {table} ALTER COLUMN {quoted(name)} SET NOT NULL")


def _say_what_there_is(connection: DuckDBPyConnection, mapping: r2rml.Mapping) -> None:
    """Of each kind of quad that has any: the values of the columns that alone make an IRI, where they are few."""
    by_table: dict[str, list[tuple[int, r2rml.QuadMap]]] = {}
    for number, quad in enumerate(r2rml.quad_maps(mapping)):
        by_table.setdefault(table_of(quad.source), []).append((number, quad))
    repeating = [(number, REPEATS, str(group)) for number, group in _repeating(mapping)]
    for table, quads in by_table.items():
        outputs = [output for _, quad in quads for output in _summary(quad)]
        row = iter(connection.execute(f"SELECT {', '.join(outputs)} FROM {table}").fetchone() or ())
        rows = [found for number, quad in quads for found in _found_of(number, quad, row)]
        known = {row[0] for row in rows}
        rows += [row for row in repeating if row[0] in known]
        if rows:
            connection.executemany(f"INSERT INTO {ATTACHED}.main.q_kind VALUES (?, ?, ?)", rows)


def _repeating(mapping: r2rml.Mapping) -> Iterator[tuple[int, int]]:
    """The kinds of quads that may give a quad more than once, each with the number of its group."""
    quads = r2rml.quad_maps(mapping)
    numbers = {quad: number for number, quad in enumerate(quads)}
    for group, component in enumerate(components(quads)):
        if len(component) > 1 or not r2rml.is_distinct(component[0]):
            yield from ((numbers[quad], group) for quad in component)


def _summary(quad: r2rml.QuadMap) -> list[str]:
    """What is asked of the rows that give a quad: whether there are any, and the values of columns that make an IRI."""
    names = dict.fromkeys(name for term in quad.terms for name in term.number or term.columns)
    there = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in names) or "true"
    values = (f"CAST({quoted(quad.terms[at].columns[0])} AS VARCHAR)" for at in _single(quad))
    few = (
        f"CASE WHEN approx_count_distinct({value}) FILTER ({there}) <= {_MOST_VALUES} "
        f"THEN list(DISTINCT {value}) FILTER ({there}) END"
        for value in values
    )
    return [f"count(*) FILTER ({there})", *few]


def _single(quad: r2rml.QuadMap) -> list[int]:
    """The places of a quad where one column makes an IRI, such as the code of a role."""
    return [
        at
        for at, term in enumerate(quad.terms)
        if term.template and not term.number and len(term.columns) == 1 and at > 0
    ]


def _found_of(number: int, quad: r2rml.QuadMap, row: Iterator[object]) -> list[tuple[int, int | None, str | None]]:
    """The rows of q_kind for a kind of quad; none where there is no such quad."""
    count = next(row)
    found: list[tuple[int, int | None, str | None]] = [(number, None, None)]
    for at in _single(quad):
        values = next(row)
        if isinstance(values, list):
            found += [(number, at, value) for value in values]
    return found if count else []


Domains = Mapping[int, Mapping[int, frozenset[str]]]
"""By kind of quad, then by place in it, all values of the column that makes the IRI; kinds without quads lack."""


def domains(cursor: DuckDBPyConnection) -> Domains:
    """The kinds of quads that there are, and the values of columns of which IRIs are made, where they are few."""
    found: dict[int, dict[int, set[str]]] = {}
    for kind, place, value in cursor.execute(f"SELECT * FROM {ATTACHED}.main.q_kind").fetchall():
        places = found.setdefault(kind, {})
        if place is not None:
            places.setdefault(place, set()).add(value)
    return {kind: {at: frozenset(values) for at, values in places.items()} for kind, places in found.items()}


def table_of(source: r2rml.Source) -> str:
    """The table that queries read for a logical table."""
    return f"{ATTACHED}.main.{quoted('q_' + '_'.join(source.table))}"


def _columns(mapping: r2rml.Mapping) -> dict[r2rml.Source, list[str]]:
    """The columns that queries need of each logical table, numbers first; by its first mention."""
    found: dict[str, tuple[r2rml.Source, dict[str, bool]]] = {}
    for quad in r2rml.quad_maps(mapping):
        _, names = found.setdefault(quad.source.sql, (quad.source, {}))
        for term in quad.terms:
            for name in term.number or term.columns:
                names[name] = names.get(name, False) or bool(term.number)
    return {source: sorted(names, key=lambda name: not names[name]) for source, names in found.values()}


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


def _insert(
    connection: DuckDBPyConnection, mapping: r2rml.Mapping | None, others: Iterable[Quad], *, once: bool
) -> None:
    rows = sorted({tuple("" if term is None else encode(term) for term in quad) for quad in others})
    if once:
        rows = list({row[:3]: row for row in rows}.values())
    if rows:
        hold = _Holder(quad_shapes(mapping))
        held = [(p, *hold(s), *hold(o), g) for s, p, o, g in rows]
        columns = [list(column) for column in zip(*held, strict=True)]
        values = "unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), nullif(unnest($6), '')"
        connection.execute(f"INSERT INTO {ATTACHED}.main.{QUADS} SELECT {values}", columns)


class _Holder:
    """Finds the shape that holds a term: its place in the list of shapes, and the text in the column."""

    def __init__(self, shapes: tuple[Shape, ...]) -> None:
        self._shapes = shapes
        self._known: dict[str, tuple[int, str]] = {}

    def __call__(self, text: str) -> tuple[int, str]:
        if text not in self._known:
            self._known[text] = self._found(text)
        return self._known[text]

    def _found(self, text: str) -> tuple[int, str]:
        term = decode(text)
        for at, shape in enumerate(self._shapes):
            if isinstance(shape, Iri) and term.kind == "iri" and (columns := inverted(shape, term.value)):
                return at, columns[0]
            if isinstance(shape, Lit) and native(term, shape.datatype) is not None:
                return at, term.value
        return 0, text


def _number_table(numbering: r2rml.Numbering) -> str:
    """The table of a template's numbers; two templates may have a query in common."""
    return f"{ATTACHED}.main.{quoted('q_number_' + '_'.join(numbering.number))}"


def types(connection: DuckDBPyConnection) -> Types:
    """The columns of the tables that queries read."""
    found: dict[str, dict[str, tuple[str, str, bool]]] = {}
    query = (
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
        f"WHERE database_name = '{ATTACHED}' AND starts_with(table_name, 'q_')"
    )
    for table, column, sql_type, nullable in connection.execute(query).fetchall():
        found.setdefault(f"{ATTACHED}.main.{quoted(table)}", {})[column.lower()] = (column, sql_type, nullable)
    return found


def keys(cursor: DuckDBPyConnection, mapping: r2rml.Mapping) -> dict[Parts, Key]:
    """The numbers of templates."""
    return {holes(numbering): _key(cursor, numbering) for numbering in mapping.numberings}


def _key(cursor: DuckDBPyConnection, numbering: r2rml.Numbering) -> Key:
    columns = tuple(part.name for part in numbering.template if isinstance(part, r2rml.Column))
    table = _number_table(numbering)
    kinds = tuple("VARCHAR" if name in columns else "BIGINT" for name in numbering.number)
    known: dict[tuple[str, ...], tuple[Code, ...] | None] = {}

    def find(texts: tuple[str, ...]) -> tuple[Code, ...] | None:
        if texts not in known:
            known[texts] = _found(cursor, numbering, table, dict(zip(columns, texts, strict=True)))
        return known[texts]

    return Key(table, numbering.number, kinds, columns, find)


def _found(
    cursor: DuckDBPyConnection, numbering: r2rml.Numbering, table: str, given: Mapping[str, str]
) -> tuple[Code, ...] | None:
    """The numbers for some texts, as SQL."""
    inside = {name: text for name, text in given.items() if name not in numbering.number}
    wanted = [name for name in numbering.number if name not in given]
    where = " AND ".join(f"{quoted(name)} = {terms.text(text)}" for name, text in inside.items())
    row = cursor.execute(f"SELECT {', '.join(map(quoted, wanted))} FROM {table} WHERE {where} LIMIT 1").fetchone()
    if row is None:
        return None
    numbers = dict(zip(wanted, row, strict=True))
    return tuple(Text(given[name]) if name in given else Op(str(int(numbers[name]))) for name in numbering.number)
