"""Databases of tables that queries read, attached to a connection: made once for a snapshot, each a file beside it.

A file is whole or not there, and never changes. It can be thrown away; then it is made again. Where none can be
written, a database is in memory. Each says in its table ``about``, as JSON, what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from kg import sql
from kg.store.derived import made

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

About = dict[str, Any]
Fill = Callable[["DuckDBPyConnection", str], About]

FORMAT = 5
"""Raised whenever the tables, or what is said of them, change: files of another format are not read."""

_PREFIX = f"kg_made_{FORMAT}_"
_MAKING = "kg_making"
_LARGE = 8 << 20


class Databases:
    """The databases of a connection.

    Args:
        connection: to attach them to.
        stem: the common beginning of the files; None keeps all in memory.
    """

    def __init__(self, connection: DuckDBPyConnection, stem: Path | None) -> None:
        self._connection, self._stem = connection, stem
        self._lock = Lock()
        self._names: list[str] = []
        if stem is not None:
            for file in sorted(stem.parent.glob(f"{stem.name}.{FORMAT}.*.duckdb")):
                self._attach(file)

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called in SQL."""
        return tuple(self._names)

    def about(self) -> Iterator[tuple[str, About]]:
        """What each says that is in it."""
        for name in self._names:
            yield name, json.loads(sql.scalar(self._connection, f"SELECT said FROM {name}.main.about"))

    def make(self, key: str, fill: Fill) -> None:
        """Make a database, unless it is there.

        Args:
            key: names what is in it: letters and digits.
            fill: puts the tables into a database of that name, and returns what it has put there.
        """
        name = f"{_PREFIX}{key}"
        with self._lock:
            if name in self._names:
                return
            if self._stem is None or not self._made(self._file(key), fill):
                self._connection.execute(f"ATTACH ':memory:' AS {name} (READ_WRITE)")
                self._fill(name, fill)
                self._names.append(name)

    def _file(self, key: str) -> Path:
        assert self._stem is not None
        return self._stem.with_name(f"{self._stem.name}.{FORMAT}.{key}.duckdb")

    def _made(self, file: Path, fill: Fill) -> bool:
        """Make a file and attach it; whether it could be made."""
        size = self._block_size()
        if not made(self._connection, file, lambda: self._fill(_MAKING, fill), name=_MAKING, block_size=size):
            return False
        self._attach(file)
        return True

    def _block_size(self) -> int:
        """Small blocks for a small store, most of which would be empty; a large one is scanned in them half as fast."""
        query = "SELECT block_size * total_blocks FROM pragma_database_size() WHERE database_name = current_database()"
        return 16384 if sql.scalar(self._connection, query) < _LARGE else 262144

    def _fill(self, name: str, fill: Fill) -> None:
        said = fill(self._connection, name)
        self._connection.execute(f"CREATE TABLE {name}.main.about AS SELECT ? AS said", [json.dumps(said)])

    def _attach(self, file: Path) -> None:
        import duckdb

        name = _PREFIX + file.name.rsplit(".", 2)[-2]
        with suppress(duckdb.IOException):  # swept away meanwhile
            self._connection.execute(f"ATTACH IF NOT EXISTS {sql.literal(str(file))} AS {name} (READ_ONLY)")
            self._names.append(name)
