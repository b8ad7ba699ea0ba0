"""An export of some licences holds what a store of only those sources would, and not a triple more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from claims import Said, empty, tell, trusted
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingesting import ingest, kg

from kg.conclude import remove
from kg.knowledge_graph import SHARED_VIEWS
from kg.licensing import folded
from kg.rdf.dump import iter_nquads
from kg.rdf.mapping import Mapping
from kg.rdf.r2rml import read_mapping
from kg.store import tables

ROOT = Path(__file__).resolve().parents[1]


def of_many_kinds() -> list[Said]:
    """Sources that describe, merge, promote, judge and contradict each other."""
    imdb = trusted().film("imdb:tt0000001", "Low Tide", 1964, ids=("wd:Q1",)).person("imdb:nm0000001", "Ana Arden")
    imdb.credit("imdb:tt0000001", "imdb:nm0000001", "act", "Mira Vale").person("imdb:nm0000002", "Bo Reed")
    imdb.credit("imdb:tt0000001", "imdb:nm0000002", "fmd").film("imdb:tt0000002", "High Tide", 1960)
    imdb.credit("imdb:tt0000002", "imdb:nm0000001", "act", "Mira Vale")
    table = trusted("table", 0.8, ()).film("a", "Low Tide", 1964, runtime_minutes=99).person("p", "Ana Arden")
    table.credit("a", "p", "act", "Mira").person("q", "Cy Lund").credit("a", "q", "fmd").credit("a", "q", "best boy")
    table.relation("Mira", "lover of", "Jon", "character", film="table:a")
    review = Said("r").film("x", "Low Tide", 1964).candidate("x", "Reed", "fmd").person("p", "Ana Arden")
    review.credit("x", "p", "act", "Mira", quote="Ana Arden returns as Mira.").film("y", "High Tide", 1960)
    review.relation("x", "sequel of", "y").person("s", "Lund").credit("x", "s", "fmd", quote="By Lund.")
    other = Said("r2").film("z", "Low Tide", 1965).person("l", "Cy Lund").credit("z", "l", "cmp", quote="Lund.")
    other.relation("Mira", "rival of", "Jon", "character", film="r2:z").person("d", "Dee Dow").credit(
        "z", "d", "gaffer"
    )
    return [imdb, table, review, other]


@cache
def mapping() -> Mapping:
    return read_mapping(ROOT / "ontology" / "mapping.ttl", base="https://example.org/")


def quads(connection: DuckDBPyConnection) -> list[bytes]:
    """All quads of a store, sorted; nothing more can be done with it."""
    for name in SHARED_VIEWS:
        connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM main.{name}")
    return sorted(b"".join(iter_nquads(connection, mapping())).split(b"\n"))


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(kept=st.sets(st.sampled_from(["imdb", "table", "r", "r2"]), min_size=1, max_size=3), order=st.randoms())
def test_a_store_that_forgets_is_one_that_never_knew(kept: set[str], order: object) -> None:
    connection, said = empty(), of_many_kinds()
    order.shuffle(said)  # type: ignore[attr-defined]
    tell(connection, said)
    remove(connection, [one.name for one in said if one.name not in kept])
    alone = empty()
    tell(alone, [one for one in said if one.name in kept])
    assert quads(connection) == quads(alone)


def test_what_one_source_says_is_seen_where_it_is_not_forgotten() -> None:
    """The comparison above would see a leak: with one source more it fails."""
    connection, alone = empty(), empty()
    tell(connection, of_many_kinds())
    tell(alone, of_many_kinds()[:3])
    assert quads(connection) != quads(alone)


def test_export_by_licence(tmp_path: Path) -> None:
    data = ROOT / "data"
    said = {"imdb": str(data / "imdb"), "mine": str(data / "reviews" / "aliens.md")}
    kg(tmp_path, "ingest", said["imdb"])
    kg(tmp_path, "ingest", said["mine"], "--licence", "CC BY 4.0")
    kg(tmp_path, "ingest", str(data / "credits.csv"), "--licence", "https://creativecommons.org/publicdomain/zero/1.0/")
    assert kg(tmp_path, "export", "open.nq", "--licence", "open").code == 0
    alone = tmp_path / "alone"
    alone.mkdir()
    kg(alone, "ingest", said["mine"], "--licence", "CC BY 4.0")
    kg(alone, "ingest", str(data / "credits.csv"), "--licence", "https://creativecommons.org/publicdomain/zero/1.0/")
    kg(alone, "export", "alone.nq")
    written = (tmp_path / "open.nq").read_bytes()
    assert sorted(written.splitlines()) == sorted((alone / "alone.nq").read_bytes().splitlines())
    assert b"imdb.com/non-commercial" not in written.replace(b"ontology#", b"")
    beside = (tmp_path / "open.nq.attribution.md").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0" in beside
    assert "`credits.csv`" in beside
    assert "imdb" not in beside


def test_licences_that_no_source_has(tmp_path: Path) -> None:
    ingest(tmp_path, {"c.csv": "film,year,person,role\nHeat,1995,Michael Mann,director\n"}, "--licence", "My terms")
    outcome = kg(tmp_path, "export", "x.nq", "--licence", "open")
    assert (outcome.code, not (tmp_path / "x.nq").exists()) == (2, True)
    assert "no source is under 'open'; the sources' licences: My terms" in outcome.err
    assert kg(tmp_path, "export", "x.nq", "--licence", "my terms").code == 0


@pytest.mark.parametrize(
    ("said", "id_"),
    [("CC BY-SA 4.0", "CC-BY-SA-4.0"), ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
     ("http://www.creativecommons.org/licenses/by-sa/4.0/legalcode.en", "CC-BY-SA-4.0"), ("cc0", "CC0-1.0"),
     ("CC BY-NC 4.0", "cc-by-nc-4.0"), ("https://creativecommons.org/licenses/by-nd/4.0/",
      "creativecommons.org/licenses/by-nd/4.0"), ("Public Domain", "CC-PDDC")],
)  # fmt: skip
def test_licences_are_known_in_many_spellings(said: str, id_: str) -> None:
    assert folded(said) == id_


def test_roles_of_forgotten_sources_go() -> None:
    connection = empty()
    tell(connection, of_many_kinds())
    assert connection.execute("SELECT 1 FROM role WHERE label = 'gaffer'").fetchone()
    remove(connection, ["r2"])
    assert tables.counts(connection)["credit"] > 0
    assert connection.execute("SELECT 1 FROM role WHERE label = 'gaffer'").fetchone() is None
