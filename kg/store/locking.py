"""One writer at a time, on every system that DuckDB runs on."""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@contextlib.contextmanager
def writer_lock(store: Path, wait: float) -> Iterator[None]:
    """Be the only writer, as long as the block lasts.

    The lock is DuckDB's own on a small file of ours: it works on every system that DuckDB does, and goes with the
    process that holds it, so nothing stale can be left. Within a process, where DuckDB would let both in, it is a
    lock of the threading module.
    """
    until = time.monotonic() + wait
    own = _WRITERS.setdefault(store.resolve(), threading.Lock())
    if not own.acquire(timeout=max(wait, 0)):
        raise StoreError(f"is held by another writer, process {os.getpid()}", path=store, hint=_WAIT)
    try:
        held = _held(store, until)
        try:
            yield
        finally:
            held.close()
    finally:
        own.release()


_WRITERS: dict[Path, threading.Lock] = {}
_WAIT = "wait until it is done, or use --wait"


def _held(store: Path, until: float) -> DuckDBPyConnection:
    """The lock file, once no other process has it."""
    import duckdb

    while True:
        try:
            return duckdb.connect(str(store / "writer.duckdb"), config={"memory_limit": "64MB"})
        except duckdb.Error as error:
            if time.monotonic() >= until:
                raise StoreError(f"is held by another writer{_holder(error)}", path=store, hint=_WAIT) from error
            time.sleep(0.1)


def _holder(error: Exception) -> str:
    found = re.search(r"PID (\d+)", str(error))
    return f", process {found[1]}" if found else ""
