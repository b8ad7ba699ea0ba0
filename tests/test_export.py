"""The graph as files: the same bytes for the same claims, and the same triples in every format."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pyoxigraph
import pytest

import kg
from kg.errors import UsageError
from kg.export import FORMATS, export
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest

DATA = Path(__file__).resolve().parents[1] / "data"
MEDIA = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
GRAPHS = (".nq", ".trig", ".jsonld")


def quads(data: bytes, suffix: str) -> set[str]:
    return {str(quad) for quad in pyoxigraph.parse(data, format=MEDIA[suffix])}


@pytest.mark.parametrize("suffix", [*FORMATS, *(f"{suffix}.gz" for suffix in FORMATS)])
def test_every_format_has_the_same_triples(suffix: str, graph: KnowledgeGraph, nquads: bytes, tmp_path: Path) -> None:
    said = export(graph, tmp_path / f"films{suffix}")
    data = (tmp_path / f"films{suffix}").read_bytes()
    inner = suffix.removesuffix(".gz")
    if suffix != inner:
        data = gzip.decompress(data)
    triples = {str(quad.triple) for quad in pyoxigraph.parse(nquads, format=MEDIA[".nq"])}
    expected = quads(nquads, ".nq") if inner in GRAPHS else triples
    found = (
        quads(data, inner)
        if inner in GRAPHS
        else {str(triple) for triple in pyoxigraph.parse(data, format=MEDIA[inner])}
    )
    assert found == expected
    assert said == f"{len(expected)} {'quads' if inner in GRAPHS else 'triples'}"


def test_the_same_store_gives_the_same_bytes(sample_store: Path, tmp_path: Path) -> None:
    """In another process too, where hashes of strings are others."""
    names = [f"films{suffix}" for suffix in (".nq", ".nt.gz", ".ttl", ".trig", ".jsonld.gz")]
    code = (
        "import sys, kg; from pathlib import Path; from kg.export import export\n"
        "with kg.open(sys.argv[1]) as graph:\n"
        "    for name in sys.argv[2:]: export(graph, Path(name))\n"
    )
    for seed in ("0", "4711"):
        (tmp_path / seed).mkdir()
        arguments = [sys.executable, "-c", code, str(sample_store), *names]
        subprocess.run(arguments, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, cwd=tmp_path / seed)
    for name in names:
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "4711" / name).read_bytes()


def test_the_order_of_the_files_makes_no_difference(nquads: bytes, tmp_path: Path) -> None:
    """A folder that grows, and is taken in each time."""
    files = sorted((path for path in DATA.rglob("*") if path.is_file()), key=lambda path: path.name[::-1])
    for part in (files[2::3], files[::3], files[1::3]):
        for file in part:
            copy = tmp_path / "data" / file.relative_to(DATA)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
        assert not ingest(tmp_path / "film.kg", [str(tmp_path / "data")]).errors
    with kg.open(tmp_path / "film.kg") as graph:
        found = b"".join(graph.nquads())
    ours, theirs = set(found.splitlines()), set(nquads.splitlines())
    assert (sorted(ours - theirs)[:5], sorted(theirs - ours)[:5]) == ([], [])
    assert found == nquads


def test_with_facts_alone_the_graph_of_claims_is_left_out(sample_store: Path, nquads: bytes, tmp_path: Path) -> None:
    with kg.open(sample_store, facts=True) as facts:
        export(facts, tmp_path / "facts.nq")
        claims = f"<{facts.store.base}graph/claims>"
    whole = quads(nquads, ".nq")
    kept = quads((tmp_path / "facts.nq").read_bytes(), ".nq")
    assert whole - kept == {quad for quad in whole if quad.endswith(claims)} != set()


def test_the_claims_as_parquet_have_every_row(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export(graph, tmp_path / "claims")
    with duckdb.connect() as connection:
        for file in (tmp_path / "claims").glob("*.parquet"):
            expected = graph.store.connection.execute(f"SELECT count(*) FROM {file.stem}").fetchone()
            assert connection.execute(f"SELECT count(*) FROM '{file}'").fetchone() == expected
    assert {file.stem for file in (tmp_path / "claims").iterdir()} >= {
        "film",
        "person",
        "credit",
        "relation",
        "fact",
        "source",
    }


def test_an_unknown_format_is_named_and_nothing_is_written(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format '\.xlsx'.*\.nq"):
        export(graph, tmp_path / "films.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_leaves_the_file_as_it_was(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "films.nq").write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(KnowledgeGraph, "nquads", fail)
    with pytest.raises(OSError, match="no space"):
        export(graph, tmp_path / "films.nq")
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]
