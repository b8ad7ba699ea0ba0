"""Damaged files of every format: an answer or one line of error, never a traceback, and nothing lost.

``KG_MUTATIONS`` says how many of each format, ``make fuzz`` takes a thousand.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection
from limits import limit
from mutations import MUTATIONS, mutated
from test_sources_contract import SAMPLES, samples

from kg import pipeline, sources
from kg.claim import Candidate
from kg.errors import KgError
from kg.sources import collect
from kg.store.folder import Store, scratch

COUNT = int(os.environ.get("KG_MUTATIONS", "8"))
TOGETHER = 20
"""How many take each other's place in one store."""
KINDS = ("film", "person", "credit", "relation", "fact", "candidate", "quad")


@pytest.mark.parametrize("first", range(0, COUNT, TOGETHER))
@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files(name: str, first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fifth goes into a store on disk and is linked, assessed and prepared; the others are read and stored."""
    files = samples(name)
    whole = {step: getattr(pipeline, step) for step in ("writing", "conclude", "_prepare")}
    memory: dict[Path, DuckDBPyConnection] = {}
    for number in range(first, min(first + TOGETHER, COUNT)):
        file = files[number % len(files)]
        folder = tmp_path / str(number % len(files))
        folder.mkdir(exist_ok=True)
        path = folder / Path(file.name).name
        path.write_bytes(mutated(file.path.read_bytes(), number))
        disk = number % 5 == 0
        if not disk and folder not in memory:
            memory[folder] = scratch()
            memory[folder].execute("SET threads = 1")
        quick = {"writing": lambda path, **_: writing(memory[path.parent]), "conclude": _nothing, "_prepare": _nothing}
        for step, done in (whole if disk else quick).items():
            monkeypatch.setattr(pipeline, step, done)
        with limit(20):
            result = pipeline.ingest(folder / "film.kg", [str(path)], pipeline.Options(format=name, keep=1))
        where = f"{name}, mutation {number} of {file.name}"
        for error in result.errors:
            assert isinstance(error, KgError), where
            assert path.name in str(error), where
            assert "\n" not in str(error), where
        if name not in ("wikidata", "jsonld", "rdf"):
            assert all(report.read >= report.taken + report.rejected for report in result.sources.values()), where
        if not result.errors:
            assert (stored(folder / "film.kg") if disk else counted(memory[folder])) == said(name, path), where
    for connection in memory.values():
        connection.close()


def _nothing(*_: object) -> None:
    """What a quick run leaves out."""


@contextmanager
def writing(connection: DuckDBPyConnection) -> Iterator[DuckDBPyConnection]:
    """A transaction on a store in memory, as :func:`kg.store.folder.writing` has one on disk."""
    connection.execute("BEGIN")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def said(name: str, path: Path) -> dict[str, int]:
    """How many rows of each kind the file makes when it is only read."""
    counts = dict.fromkeys(KINDS, 0)
    [file] = collect.collect([str(path)])
    with duckdb.connect() as connection:
        for batch in sources.named(name).read(file, connection):
            for claims in batch.claims:
                if claims.table in counts:
                    counts[claims.table] += len(connection.execute(claims.sql).fetchall())
            for claim in (*batch.records, *batch.candidates):
                kind = "candidate" if isinstance(claim, Candidate) else type(claim).__name__.lower()
                counts[kind] += 1
    return counts


def stored(path: Path) -> dict[str, int]:
    if not path.exists():
        return dict.fromkeys(KINDS, 0)
    with Store(path) as store:
        return counted(store.connection)


def counted(connection: DuckDBPyConnection) -> dict[str, int]:
    return {kind: connection.execute(f"SELECT count(*) FROM {kind}").fetchall()[0][0] for kind in KINDS}


def test_what_is_no_file_of_any_format_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)))
    with pytest.raises(KgError, match="format"):
        raise pipeline.ingest(tmp_path / "film.kg", [str(tmp_path / "a.bin")]).errors[0]


def test_each_mutation_changes_something() -> None:
    data = b'{"name": "Ann Bo", "year": 1999}\none\ttwo, three\n'
    for mutation in MUTATIONS:
        assert any(mutation(data, random.Random(seed)) != data for seed in range(5))
