"""The store: a folder of numbered snapshots, each one DuckDB file that never changes once it is published.

::

    film.kg/current               the number of the newest snapshot, replaced atomically
    film.kg/snapshots/000007.duckdb
    film.kg/derived/000007.*      what was found from that snapshot once, and can be thrown away
    film.kg/writer.duckdb         whoever has it open is the writer (DuckDB's own lock, gone with its process)

A writer copies the current snapshot, changes the copy in one transaction and publishes it; readers open a snapshot
read-only and are never blocked. So a crash leaves only a file to sweep up, and the last snapshots are the history.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, sql
from kg.errors import KgError, StoreError, first_line
from kg.store import disk, memory, tables
from kg.store.locking import writer_lock

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = 6
BASE = "https://w3id.org/film-kg/id/"
_BLOCKS = "BLOCK_SIZE 65536"
"""Smaller blocks than DuckDB's own choice: a store of a few films takes 1.5 MB and not 6, one of many a fifth less."""

COMPACT_ABOVE = 0.3
"""Share of dead blocks in a snapshot above which it is written anew."""
WORTH_COMPACTING = 16 << 20
"""Bytes of a snapshot below which dead blocks do not matter."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of a store.

    Attributes:
        number: counted from 1.
        path: its DuckDB file.
        published: seconds since the epoch.
        bytes: its size.
    """

    number: int
    path: Path
    published: float
    bytes: int


class Store:
    """A snapshot of a store, open for reading.

    Attributes:
        path: the store's folder.
        number: the snapshot's number, counted from 1.
        connection: a read-only DuckDB connection; its tables are described in ``kg/store/schema.sql``.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "film.kg"
    >>> with writing(folder) as connection:
    ...     _ = connection.execute("INSERT INTO entity VALUES (1, 'film', 'imdb', 'tt0133093')")
    >>> with Store(folder) as store:
    ...     store.number, store.connection.execute("SELECT count(*) FROM entity").fetchone()
    (1, (1,))
    """

    def __init__(self, path: str | Path, *, at: int | None = None) -> None:
        self.path = Path(path)
        self.number, self.connection = _open_newest(self.path) if at is None else _open_number(self.path, at)

    @property
    def version(self) -> str:
        """Names this state of this store; another state has another name."""
        return f"{self.path.resolve()}@{self.number}"

    @property
    def file(self) -> Path:
        """The snapshot's DuckDB file."""
        return _file(self.path, self.number)

    def derived(self, name: str) -> Path:
        """A file for what follows from this snapshot and was costly to find; it goes when the snapshot does."""
        return self.path / "derived" / f"{self.number:06d}.{name}"

    @cached_property
    def base(self) -> str:
        """The IRI that identifiers are relative to."""
        return str(sql.scalar(self.connection, "SELECT base FROM store"))

    def close(self) -> None:
        """Close the connection; the store can be used no more."""
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def snapshots(path: str | Path) -> tuple[Snapshot, ...]:
    """The snapshots that a store still has, oldest first.

    Raises:
        StoreError: there is no store.
    """
    _current(Path(path))
    return tuple(
        Snapshot(int(file.stem), file, file.stat().st_mtime, file.stat().st_size)
        for file in sorted(_folder(Path(path)).glob("*.duckdb"))
    )


@contextlib.contextmanager
def writing(
    path: str | Path,
    *,
    base: str = BASE,
    keep: int = 3,
    wait: float = 10.0,
    create: bool = True,
    compact_above: float = COMPACT_ABOVE,
) -> Iterator[DuckDBPyConnection]:
    """Change a store: a connection to a copy of its current snapshot, in one transaction.

    Leaving the block commits and publishes the copy as the next snapshot; an exception leaves the store as it was.

    Args:
        path: the store's folder, made if it is not there and ``create`` holds.
        base: the base of identifiers of a new store; an old one keeps its own.
        keep: how many snapshots to leave, the new one included.
        wait: seconds to wait for another writer to finish.
        create: whether to make a store where there is none.
        compact_above: share of dead blocks above which the snapshot is written anew; below 0 it always is, and
            nothing that was deleted is left in it.

    Raises:
        StoreError: the folder is no store, is of another version, is held by another writer, or the disk is full.
    """
    store = Path(path)
    if not (store / "current").exists():
        if not create:
            _current(store)
        with _creating(store, base) as connection:
            yield connection
        return
    with writer_lock(store, wait):
        _sweep(store)
        number = _current(store)
        copy = store / f"writing-{os.getpid()}.duckdb"
        try:
            with _duckdb_errors(store):
                disk.copy(_file(store, number), copy)
            with _transaction(copy, store, compact_above=compact_above) as connection:
                yield connection
            with _duckdb_errors(store):
                _publish(store, copy, number + 1)
        finally:
            for left in store.glob(f"{copy.stem}.*"):
                disk.unlink(left)
        _forget_old(store, keep)


@contextlib.contextmanager
def _creating(store: Path, base: str) -> Iterator[DuckDBPyConnection]:
    """A new store under a temporary name, renamed when its first snapshot is whole."""
    if store.exists() and (not store.is_dir() or any(store.iterdir())):
        raise StoreError("is not a store", path=store, hint="name a new folder, or one that `kg ingest` made")
    store.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{store.name}-", dir=store.parent))
    try:
        _folder(fresh).mkdir()
        copy = fresh / "writing.duckdb"
        with _transaction(copy, store, schema=base) as connection:
            yield connection
        _publish(fresh, copy, 1)
        fresh.chmod(0o755)
        if store.exists():
            store.rmdir()
        try:
            fresh.rename(store)
        except OSError as error:
            raise StoreError("another process made this store meanwhile", path=store, hint="try again") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextlib.contextmanager
def _transaction(
    file: Path, store: Path, schema: str | None = None, compact_above: float = COMPACT_ABOVE
) -> Iterator[DuckDBPyConnection]:
    """One transaction on a working copy; committed, compacted where it has grown holes, and closed."""
    with _duckdb_errors(store):
        connection = _connect_for_writing(file)
        try:
            connection.execute("BEGIN")
            if schema is not None:
                _create(connection, schema)
            _check(connection, store)
            yield connection
            connection.execute("COMMIT")
            connection.execute("CHECKPOINT film_kg")
            dead = _dead_share(connection, file)
        finally:
            connection.close()
        if dead > compact_above:
            _compact(file)


def connect(file: str | Path = ":memory:", *, read_only: bool = False) -> DuckDBPyConnection:
    """A DuckDB connection with our limits: bounded memory, spilling outside the store, no extensions from the net."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory.limit(),
        "temp_directory": str(Path(tempfile.gettempdir()) / f"film-kg-{os.getpid()}"),
        "preserve_insertion_order": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    }
    return duckdb.connect(str(file), read_only=read_only, config=config)


def scratch() -> DuckDBPyConnection:
    """A store in memory with nothing in it, to be thrown away."""
    connection = connect()
    _create(connection, BASE)
    return connection


def _connect_for_writing(file: Path) -> DuckDBPyConnection:
    """A connection to a working copy, which needs no write-ahead log: after a crash it is thrown away."""
    connection = connect()
    blocks = "" if file.exists() else f", {_BLOCKS}"
    connection.execute(f"ATTACH {sql.literal(str(file))} AS film_kg (RECOVERY_MODE no_wal_writes{blocks})")
    connection.execute("USE film_kg")
    return connection


def _create(connection: DuckDBPyConnection, base: str) -> None:
    for name in ("schema.sql", "views.sql"):
        connection.execute(files("kg.store").joinpath(name).read_text(encoding="utf-8"))
    connection.execute("INSERT INTO store VALUES (?, ?, ?)", [SCHEMA, __version__, base])
    tables.fill_vocabulary(connection)


def _check(connection: DuckDBPyConnection, store: Path) -> None:
    """Refuse a store of another version before anything is read from it."""
    try:
        row = connection.execute("SELECT schema, software FROM store").fetchone()
    except Exception as error:
        raise StoreError("is not a store of film credits", path=store, hint="name another folder") from error
    if row is None or row[0] != SCHEMA:
        wrote = row[1] if row else "an unknown version"
        raise StoreError(
            f"was written by film-kg {wrote} in format {row[0] if row else '?'}, and film-kg {__version__} reads "
            f"format {SCHEMA}",
            path=store,
            hint="ingest the sources into a new store",
        )


def _open_newest(store: Path) -> tuple[int, DuckDBPyConnection]:
    """Open the current snapshot; should it be swept away meanwhile, the one that replaced it."""
    while True:
        number = _current(store)
        try:
            return _open_number(store, number)
        except StoreError:
            if _current(store) == number:
                raise


def _open_number(store: Path, number: int) -> tuple[int, DuckDBPyConnection]:
    import duckdb

    _current(store)
    file = _file(store, number)
    if not file.exists():
        have = ", ".join(str(int(other.stem)) for other in sorted(_folder(store).glob("*.duckdb")))
        raise StoreError(f"has no snapshot {number}", path=store, hint=f"it has {have}")
    try:
        connection = connect(file, read_only=True)
    except duckdb.Error as error:
        raise StoreError(f"snapshot {number} cannot be opened ({first_line(error)})", path=store) from error
    _check(connection, store)
    return number, connection


def _current(store: Path) -> int:
    if not store.exists():
        raise StoreError(
            "there is no store", path=store, hint="make one with `kg ingest FILE...`, or name it by --store"
        )
    try:
        return int((store / "current").read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise StoreError("is not a store", path=store, hint="name a folder that `kg ingest` made") from error


def _folder(store: Path) -> Path:
    return store / "snapshots"


def _file(store: Path, number: int) -> Path:
    return _folder(store) / f"{number:06d}.duckdb"


def _publish(store: Path, copy: Path, number: int) -> None:
    """Put a finished copy in its place, then point to it: two renames, each all or nothing."""
    disk.sync(copy)
    copy.replace(_file(store, number))
    disk.sync_folder(_folder(store))
    pointer = store / "current.new"
    pointer.write_text(f"{number}\n", encoding="ascii")
    disk.sync(pointer)
    pointer.replace(store / "current")


def _sweep(store: Path) -> None:
    """Remove what a writer that was killed left behind; called while holding the lock."""
    number = _current(store)
    unpublished = (file for file in _folder(store).iterdir() if _number(file) > number)
    for left in (*store.glob("writing-*"), *store.glob("current.new"), *unpublished):
        disk.unlink(left)


def _number(file: Path) -> int:
    return int(file.stem) if file.stem.isdigit() else 0


def _forget_old(store: Path, keep: int) -> None:
    for old in sorted(_folder(store).glob("*.duckdb"))[: -max(keep, 1)]:
        disk.unlink(old)
    kept = {file.stem for file in _folder(store).glob("*.duckdb")}
    for derived in (store / "derived").glob("*"):
        if derived.name.split(".", 1)[0] not in kept:
            disk.unlink(derived)


def _dead_share(connection: DuckDBPyConnection, file: Path) -> float:
    """The share of a file that holds nothing; 0 for a small one. Blocks at its end that are free count too."""
    query = "SELECT used_blocks * block_size FROM pragma_database_size() WHERE database_name = 'film_kg'"
    row = connection.execute(query).fetchone()
    size = file.stat().st_size
    return 0.0 if row is None or size < WORTH_COMPACTING else 1 - row[0] / size


def _compact(file: Path) -> None:
    """Write a snapshot anew without its dead blocks."""
    dense = file.with_suffix(".dense")
    connection = connect()
    try:
        connection.execute(f"ATTACH {sql.literal(str(file))} AS old (READ_ONLY)")
        connection.execute(f"ATTACH {sql.literal(str(dense))} AS dense ({_BLOCKS})")
        connection.execute("COPY FROM DATABASE old TO dense")
    finally:
        connection.close()
    dense.replace(file)


@contextlib.contextmanager
def _duckdb_errors(store: Path) -> Iterator[None]:
    """DuckDB's failures as one line each; ours pass through."""
    import duckdb

    try:
        yield
    except KgError:
        raise
    except duckdb.OutOfMemoryException as error:
        raise StoreError(first_line(error), path=store, hint="nothing was changed; --memory gives it more") from error
    except (duckdb.IOException, OSError) as error:
        raise StoreError(first_line(error), path=store, hint="nothing was changed; make room and try again") from error
