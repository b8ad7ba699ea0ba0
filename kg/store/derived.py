"""Databases that are made from a snapshot and lie beside it: whole or not there, and made again where they are not."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def made(connection: DuckDBPyConnection, file: Path, fill: Callable[[], object], *, name: str, block_size: int) -> bool:
    """Make a database file, whole or not at all; whether it could be made, which it cannot in a folder only to read.

    Args:
        connection: makes it.
        file: where it is to lie; its folder is made.
        fill: puts the tables into the database.
        name: what the database is called while it is filled.
        block_size: of the file, in bytes: 16,384 or more, a power of two.
    """
    import duckdb

    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        connection.execute(f"ATTACH {sql.literal(str(part))} AS {name} (READ_WRITE, BLOCK_SIZE {block_size})")
        try:
            fill()
        finally:
            connection.execute(f"DETACH {name}")
        part.replace(file)
    except (OSError, duckdb.IOException):
        return False
    finally:
        for left in (part, part.with_name(f"{part.name}.wal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return True
