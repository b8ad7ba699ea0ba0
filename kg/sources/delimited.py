"""Reading tables of delimited text with DuckDB: columns by name, bad rows to the rejects, nothing in Python.

All columns are read as text; a source checks them and turns them into numbers by SQL, so that a rejected row is found
again as it stands in its file.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg import sql
from kg.errors import InputError, Reject, StoreError
from kg.sources.input import HEAD, Input
from kg.sources.plain import plain

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_REJECTS = 100_000
"""Bad rows of one file above which it is not taken to be a table of the kind at all."""

csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written.

    Attributes:
        delimiter: between fields: one character, or up to four where nothing is quoted.
        quote: around fields that contain it; empty where nothing is quoted.
        null: the text that stands for no value.
        header: whether the first row has the names of the columns.
    """

    delimiter: str
    quote: str
    null: str
    header: bool = True


TSV = Dialect("\t", "", "\\N")


@dataclass(slots=True)
class Loaded:
    """What became of a table's rows.

    Attributes:
        taken: rows in the relation ``rows``.
        rejects: the rows that were left out, in the order of the file.
        warnings: what else the user should know.
    """

    taken: int = 0
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """All rows but the header and blank lines."""
        return self.taken + len(self.rejects)


def header(file: Input, dialect: Dialect) -> list[str]:
    """The names of a table's columns, from its first row; a column without a name is called by its number.

    Raises:
        InputError: the first line has no end in sight.
    """
    text = file.head.decode("utf-8", "replace")
    if len(file.first_line.encode()) >= HEAD - 4:
        raise InputError(f"its first line is longer than {HEAD:,} bytes, so it has no header", path=file.name, line=1)
    lines = io.StringIO(text, newline="")
    found = file.first_line.split(dialect.delimiter) if not dialect.quote else next(_csv(lines, dialect), [])
    return [name if name.strip() else f"column {number}" for number, name in enumerate(found, 1)]


def _distinct(file: Input, names: Sequence[str]) -> None:
    twice = [name for name, count in Counter(name.lower() for name in names).items() if count > 1]
    if twice:
        raise InputError(f"has the column {twice[0]!r} twice", path=file.name, line=1, hint="rename one of them")


def matches(column: str, pattern: str) -> str:
    """SQL for: the column has a value, and not one of the pattern.

    >>> matches("year", "[0-9]+")
    "NOT regexp_full_match(year, '[0-9]+')"
    """
    return f"NOT regexp_full_match({column}, {sql.literal(pattern)})"


def load(
    connection: DuckDBPyConnection,
    file: Input,
    dialect: Dialect,
    *,
    names: Sequence[str],
    checks: Mapping[str, str],
    select: Sequence[str],
) -> Loaded:
    """Read a table into the temporary relation ``rows``: the good rows alone.

    Args:
        names: the columns as they stand in the file.
        checks: reason for a reject, and the SQL condition under which a row has it.
        select: what ``rows`` is to have, as SQL over the columns, which are text; it must not fail on a bad row.

    Raises:
        InputError: the file is damaged, is not UTF-8, has a column twice, or very many of its rows are bad: then
            nothing of it can be trusted.
    """
    _distinct(file, names)
    loaded = Loaded()
    with plain(file, loaded.warnings) as path:
        table = _Table(file, path, dialect, tuple(names), _case(checks))
        _read(connection, table, select)
        unsound = sql.scalar(connection, "SELECT count(*) FROM rows WHERE kg_reason IS NOT NULL")
        unread = sql.scalar(connection, "SELECT count(DISTINCT line_byte_position) FROM reject_errors")
        if unsound + unread > MOST_REJECTS:
            raise InputError(
                f"more than {MOST_REJECTS:,} of its rows are bad", path=file.name, hint="is it another format?"
            )
        loaded.rejects += _unread(connection, table) if unread else []
        if unsound:
            loaded.rejects += _unsound(connection, table, unsound)
            connection.execute("DELETE FROM rows WHERE kg_reason IS NOT NULL")
    loaded.taken = sql.scalar(connection, "SELECT count(*) FROM rows")
    loaded.rejects.sort(key=lambda reject: reject.line)
    return loaded


@dataclass(frozen=True, slots=True)
class _Table:
    """A table while it is read.

    Attributes:
        file: as the user gave it.
        path: its plain text.
        reason: SQL for the reason to reject a row, NULL for a good one.
    """

    file: Input
    path: Path
    dialect: Dialect
    names: tuple[str, ...]
    reason: str

    def scan(self) -> str:
        """The SQL relation of its rows."""
        columns = ", ".join(f"{sql.literal(name)}: 'VARCHAR'" for name in self.names)
        quote = sql.literal(self.dialect.quote)
        return (
            f"read_csv({sql.path(self.path)}, delim = {sql.literal(self.dialect.delimiter)}, quote = {quote}, "
            f"escape = {quote}, header = {self.dialect.header}, nullstr = {sql.literal(self.dialect.null)}, "
            "auto_detect = false, strict_mode = true, compression = 'none', store_rejects = true, rejects_limit = 0, "
            f"columns = {{{columns}}})"
        )

    def reject(self, line: int, reason: str, row: str) -> Reject:
        return Reject(self.file.name, line, reason, row.strip("\r\n"))


def _case(checks: Mapping[str, str]) -> str:
    whens = " ".join(f"WHEN {condition} THEN {sql.literal(reason)}" for reason, condition in checks.items())
    return f"CASE {whens} END" if whens else "NULL::VARCHAR"


def _read(connection: DuckDBPyConnection, table: _Table, select: Sequence[str]) -> None:
    import duckdb

    connection.execute(
        "DROP TABLE IF EXISTS rows; DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans"
    )
    try:
        connection.execute(
            f"CREATE TEMP TABLE rows AS SELECT {', '.join(select)}, {table.reason} AS kg_reason FROM {table.scan()}"
        )
    except duckdb.Error as error:
        # A failed statement ends the transaction that it stands in, so this stops more than the file.
        why = str(error).split("\n", 1)[0]
        raise StoreError(f"cannot be read as a table ({why})", path=table.file.name, hint="leave it out") from error


def _unread(connection: DuckDBPyConnection, table: _Table) -> Iterator[Reject]:
    """Rows that DuckDB could not split; one reason a row."""
    found = connection.execute(
        "SELECT line_byte_position, arg_min(error_type, byte_position), arg_min(error_message, byte_position), "
        "arg_min(csv_line, byte_position) FROM reject_errors GROUP BY ALL ORDER BY 1"
    ).fetchall()
    lines = _lines(table.path, [row[0] for row in found])
    for line, (_, kind, message, row) in zip(lines, found, strict=True):
        yield table.reject(line, _reason(kind, message, row), row)


def _reason(kind: str, message: str, row: str) -> str:
    columns = re.match(r"Expected Number of Columns: (\d+)", message)
    if columns:
        return f"has {'fewer' if kind == 'MISSING COLUMNS' else 'more'} fields than the header, which has {columns[1]}"
    if kind == "UNQUOTED VALUE":
        lines = row.strip("\r\n").count("\n") + 1
        return "has a quote that does not end" + (f", so that {lines} lines were read as one row" if lines > 1 else "")
    return message.split("\n", 1)[0].rstrip(".")


def _lines(path: Path, positions: Sequence[int]) -> Iterator[int]:
    """The lines, counted from 1, on which rows begin that DuckDB places at these bytes, counted from 1, in order.

    A position may be that of a blank line before the row.
    """
    line, at = 1, 0
    with path.open("rb") as stream:
        for position in positions:
            while at < position - 1:
                piece = stream.read(min(1 << 20, position - 1 - at))
                line, at = line + piece.count(b"\n"), at + len(piece)
            while (byte := stream.read(1)) in (b"\r", b"\n"):
                line, at = line + (byte == b"\n"), at + 1
            stream.seek(at)
            yield line


def _unsound(connection: DuckDBPyConnection, table: _Table, count: int) -> list[Reject]:
    """Rows that fail a check, found in the file by their text: a check looks at nothing else."""
    columns = ", ".join(f"coalesce({sql.name(name)}, {sql.literal(table.dialect.null)})" for name in table.names)
    reasons = dict(
        connection.execute(
            f"SELECT DISTINCT regexp_replace(concat_ws('\x1f', {columns}), {sql.literal(_LOOSE)}, '', 'g'), "
            f"{table.reason} AS why FROM {table.scan()} WHERE why IS NOT NULL"
        ).fetchall()
    )
    found = [table.reject(line, reasons[text], row) for line, text, row in _rows(table) if text in reasons]
    if len(found) != count:
        raise InputError(f"{count} of its rows are bad, and only {len(found)} of them were found", path=table.file.name)
    return found


_LOOSE = '[ \t\r\n"]'
"""What two readers of CSV may see differently in a row: quotes and the blanks around them."""


def _rows(table: _Table) -> Iterator[tuple[int, str, str]]:
    """The line of each row, its text for comparison, and the row as it stands in the file."""
    width = len(table.names)
    with table.path.open(encoding="utf-8", newline="") as stream:
        for line, fields, row in split(stream, table.dialect):
            if len(fields) >= width and not any(fields[width:]):
                yield line, re.sub(_LOOSE, "", "\x1f".join(fields[:width])), row


def split(stream: Iterable[str], dialect: Dialect) -> Iterator[tuple[int, list[str], str]]:
    r"""The rows after the header, if there is one: the line that each begins on, counted from 1, its fields, its text.

    Args:
        stream: lines with their ends.

    >>> list(split(['a,b\n', '\n', '1,"x\n', 'y"\n'], Dialect(",", '"', "")))
    [(3, ['1', 'x\ny'], '1,"x\ny"\n')]
    """
    if not dialect.quote:
        for line, row in enumerate(stream, 1):
            if line > 1 or not dialect.header:
                yield line, row.rstrip("\r\n").split(dialect.delimiter), row
        return
    seen: list[str] = []
    line = 0
    for fields in _csv(_noted(stream, seen), dialect):
        if line and fields:
            blank = next((at for at, text in enumerate(seen) if text.strip("\r\n")), 0)
            yield line + blank + 1, fields, "".join(seen[blank:])
        line += len(seen)
        seen.clear()


def _noted(lines: Iterable[str], seen: list[str]) -> Iterator[str]:
    for line in lines:
        seen.append(line)
        yield line


def _csv(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote)
