"""Damaged files of every format: an answer or one line of error, never a traceback, and nothing lost.

``KG_MUTATIONS`` says how many of each format, ``make fuzz`` takes a thousand.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import duckdb
import pytest
from limits import limit
from mutations import MUTATIONS, mutated
from test_sources_contract import SAMPLES, samples

from kg import pipeline, sources
from kg.claim import Candidate
from kg.errors import KgError
from kg.sources import collect
from kg.store import Store

COUNT = int(os.environ.get("KG_MUTATIONS", "8"))
KINDS = ("film", "person", "credit", "relation", "fact", "candidate", "quad")


@pytest.mark.parametrize("number", range(COUNT))
@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files(name: str, number: int, tmp_path: Path) -> None:
    files = samples(name)
    file = files[number % len(files)]
    path = tmp_path / Path(file.name).name
    path.write_bytes(mutated(file.path.read_bytes(), number))
    with limit(20):
        result = pipeline.ingest(tmp_path / "film.kg", [str(path)], pipeline.Options(format=name))
    for error in result.errors:
        assert isinstance(error, KgError)
        assert str(path.name) in str(error)
        assert "\n" not in str(error)
    for report in result.sources.values():
        assert report.read >= report.taken + report.rejected or name in ("wikidata", "jsonld", "rdf"), report
    if not result.errors:
        assert stored(tmp_path / "film.kg") == said(name, path)


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
        return {kind: store.connection.execute(f"SELECT count(*) FROM {kind}").fetchall()[0][0] for kind in KINDS}


def test_what_is_no_file_of_any_format_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)))
    with pytest.raises(KgError, match="format"):
        raise pipeline.ingest(tmp_path / "film.kg", [str(tmp_path / "a.bin")]).errors[0]


def test_each_mutation_changes_something() -> None:
    data = b'{"name": "Ann Bo", "year": 1999}\none\ttwo, three\n'
    for mutation in MUTATIONS:
        assert any(mutation(data, random.Random(seed)) != data for seed in range(5))
