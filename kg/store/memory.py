"""How much memory DuckDB may take."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

USUAL = "800MB"
"""What DuckDB may take before it uses the disk, unless ``$KG_MEMORY`` says so."""
_AT_NEED = "50%"


def limit() -> str:
    """What DuckDB may take; an error where ``$KG_MEMORY`` is no size."""
    size = os.environ.get("KG_MEMORY") or USUAL
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)? ?[KMGT]i?B", size, re.IGNORECASE):
        raise UsageError(f"KG_MEMORY, or --memory, is {size!r}", hint="give a size such as 2GB")
    return size


@contextlib.contextmanager
def sparing(connection: DuckDBPyConnection) -> Iterator[None]:
    """For what does not fit: one thread, as each holds tables of its own; more memory, unless a limit was asked for."""
    usual = limit()
    connection.execute("SET threads = 1")
    if usual == USUAL:
        connection.execute(f"SET memory_limit = '{_AT_NEED}'")
    try:
        yield
    finally:
        connection.execute("RESET threads")
        connection.execute(f"SET memory_limit = '{usual}'")
