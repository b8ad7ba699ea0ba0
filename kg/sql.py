"""Writing SQL: text as literals, names as identifiers, paths as DuckDB opens them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def literal(text: str) -> str:
    """A string literal.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """A quoted identifier.

    >>> name('a "b')
    '"a ""b"'
    """
    return '"' + text.replace('"', '""') + '"'


def path(file: str | Path) -> str:
    """A literal that names this very file to DuckDB's readers, which take ``*``, ``?`` and ``[`` for patterns.

    >>> path("a[1]?.csv")
    "'a[[]1][?].csv'"
    """
    return literal(re.sub(r"([*?[])", r"[\1]", str(file)))


def scalar(connection: DuckDBPyConnection, query: str) -> Any:
    """The only value of a query's only row."""
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]
