"""Reading tables of delimited text with DuckDB: typed columns by name, bad rows to the rejects, nothing in Python."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import InputError, Reject
from kg.sources.base import HEAD, Input

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REJECTS_LISTED = 10_000
"""Rejected rows of one file that are listed one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written.

    Attributes:
        delimiter: between fields.
        quote: around fields that contain it; empty where nothing is quoted.
        null: the text that stands for no value.
    """

    delimiter: str
    quote: str
    null: str


TSV = Dialect("\t", "", "\\N")


def header(file: Input, dialect: Dialect) -> list[str]:
    """The names of a table's columns, from its first line.

    Raises:
        InputError: the file is empty, is not text, or its first line has no end in sight.
    """
    if not file.head.strip():
        raise InputError("is empty", path=file.name)
    if b"\0" in file.head:
        raise InputError("is not text (it has NUL bytes)", path=file.name, line=1)
    if len(file.first_line) >= HEAD - 4:
        raise InputError(f"its first line is longer than {HEAD} bytes, so it has no header", path=file.name, line=1)
    if not dialect.quote:
        return file.first_line.split(dialect.delimiter)
    return next(csv.reader([file.first_line], delimiter=dialect.delimiter, quotechar=dialect.quote), [])


def load(
    connection: DuckDBPyConnection,
    file: Input,
    dialect: Dialect,
    columns: Mapping[str, str],
    *,
    names: list[str],
    checks: Mapping[str, str],
) -> tuple[int, list[Reject]]:
    """Read a table into the temporary relation ``rows``: the good rows alone.

    Args:
        columns: SQL type of each column that has another than VARCHAR.
        names: the columns as they stand in the file.
        checks: reason for a reject, and the SQL condition under which a row has it.

    Returns:
        how many data rows the file has, and the rows that were left out, in the order of the file.

    Raises:
        InputError: the file is damaged or is not UTF-8: then nothing of it can be trusted.
    """
    import duckdb

    types = {name: columns.get(name, "VARCHAR") for name in names}
    bad = " ".join(f"WHEN {condition} THEN '{reason}'" for reason, condition in checks.items())
    reason = f"CASE {bad} END" if bad else "NULL::VARCHAR"
    scan = _scan(file, dialect, types, rejects=True)
    connection.execute("DROP TABLE IF EXISTS rows; DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    try:
        connection.execute(f"CREATE TEMP TABLE rows AS SELECT *, {reason} AS bad FROM {scan}")
    except duckdb.Error as error:
        raise InputError(_damage(error), path=file.name) from error
    rejects = _reader_rejects(connection, file)
    lines = {reject.line for reject in rejects}
    unsound = _one(connection, "SELECT count(*) FROM rows WHERE bad IS NOT NULL")
    if unsound:
        rejects += _checked_rejects(connection, file, dialect, types, reason, lines)
        connection.execute("DELETE FROM rows WHERE bad IS NOT NULL")
    taken = _one(connection, "SELECT count(*) FROM rows")
    return taken + unsound + len(lines), sorted(rejects, key=lambda reject: reject.line)


def _scan(file: Input, dialect: Dialect, types: Mapping[str, str], *, rejects: bool) -> str:
    columns = ", ".join(f"{_literal(name)}: '{sql_type}'" for name, sql_type in types.items())
    compression = {b"\x1f\x8b": "gzip", b"\x28\xb5": "zstd"}.get(_magic(file), "none")
    return (
        f"read_csv({_literal(str(file.path))}, delim = {_literal(dialect.delimiter)}, header = true, "
        f"quote = {_literal(dialect.quote)}, escape = {_literal(dialect.quote)}, nullstr = {_literal(dialect.null)}, "
        f"auto_detect = false, strict_mode = {str(bool(dialect.quote)).lower()}, compression = '{compression}', "
        f"columns = {{{columns}}}, {'store_rejects = true, rejects_limit = 0' if rejects else 'ignore_errors = true'})"
    )


def _magic(file: Input) -> bytes:
    with file.path.open("rb") as stream:
        return stream.read(2)


def _reader_rejects(connection: DuckDBPyConnection, file: Input) -> list[Reject]:
    """Rows that DuckDB could not read; one reason a line."""
    found = connection.execute(
        "SELECT line, first(error_type), first(column_name), first(left(csv_line, 2000)), first(left(error_message, 200)) "
        "FROM reject_errors GROUP BY line ORDER BY line"
    ).fetchall()
    for line, kind, *_ in found:
        if kind == "INVALID ENCODING":
            raise InputError("is not UTF-8", path=file.name, line=line, hint="convert it first")
    return [Reject(file.name, line, _reason(kind, column, message), row) for line, kind, column, row, message in found]


def _reason(kind: str, column: str | None, message: str) -> str:
    if kind == "CAST":
        return f"{column}: {message.split('. ', 1)[-1]}"
    if kind in ("MISSING COLUMNS", "TOO MANY COLUMNS"):
        return message.lower()
    return kind.lower()


def _checked_rejects(
    connection: DuckDBPyConnection,
    file: Input,
    dialect: Dialect,
    types: Mapping[str, str],
    reason: str,
    known: set[int],
) -> list[Reject]:
    """Find the lines of rows that fail a check: a second pass, in the order of the file, over files that have any.

    The rows that DuckDB rejects are missing from the pass, so their lines are put back into the count.
    """
    connection.execute("SET threads = 1; SET preserve_insertion_order = true")
    try:
        found = connection.execute(
            f"SELECT number, why, row FROM (SELECT row_number() OVER () AS number, {reason} AS why, "
            f"concat_ws({_literal(dialect.delimiter)}, {', '.join(_quote(n) for n in types)}) AS row "
            f"FROM {_scan(file, dialect, types, rejects=False)}) WHERE why IS NOT NULL LIMIT {REJECTS_LISTED}"
        ).fetchall()
    finally:
        connection.execute("RESET threads; SET preserve_insertion_order = false")
    gaps = sorted(known)
    return [Reject(file.name, _line(number, gaps), why, row) for number, why, row in found]


def _line(number: int, gaps: list[int]) -> int:
    """The line of the n-th row that was read, where the header is line 1 and the lines ``gaps`` were not read.

    >>> _line(1, []), _line(1, [2]), _line(2, [3, 4]), _line(3, [2, 9])
    (2, 3, 5, 5)
    """
    line = number + 1
    for gap in gaps:
        if gap > line:
            break
        line += 1
    return line


def _damage(error: Exception) -> str:
    text = str(error)
    if "GZIP" in text or "gzip" in text or "zstd" in text.lower():
        return "is damaged: its compressed data ends early or is wrong"
    return "cannot be read as a table: " + text.split("\n", 1)[0].removeprefix("Invalid Input Error: ")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _one(connection: DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return int(row[0])
