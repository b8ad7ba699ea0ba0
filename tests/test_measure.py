"""How often patterns were right: what counts for them and against them, and what says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from claims import Said, told, trusted
from ingesting import kg

from kg.knowledge_graph import KnowledgeGraph


def _store() -> list[tuple[object, ...]]:
    known = trusted("cast", 0.95, ("act", "fmd")).film("imdb:tt0000001", "Heat", 1995)
    for number, (name, role) in enumerate([("Ann Annson", "act"), ("Bob Bobson", "fmd")], 1):
        known.person(f"imdb:nm000000{number}", name).credit("imdb:tt0000001", f"imdb:nm000000{number}", role)
    review = Said("r").film("x", "Heat", 1995).film("y", "Fog", 2031)
    for key, name in (("a", "Ann Annson"), ("b", "Bob Bobson"), ("c", "Cy Cyson")):
        review.person(key, name)
    for method, film, person, role in (
        ("plays", "x", "a", "act"), ("plays", "x", "c", "act"), ("plays", "y", "a", "act"), ("plays", "x", "c", "cst"),
        ("directs", "x", "b", "fmd"), ("directs", "x", "c", "fmd"), ("hums", "y", "c", "cmp"),
    ):  # fmt: skip
        review.credit(film, person, role, quote="So it is.", method=method, confidence=0.9)
    return told(known, review).execute("SELECT * FROM measured ORDER BY method").fetchall()


def test_what_is_decided_counts() -> None:
    """Missing from a whole cast counts against; an unknown film and a silent source count neither way."""
    directs, hums, plays = _store()
    assert directs[:6] == ("directs", 2, 1, 1, 0.9, 0.5)
    assert plays[:6] == ("plays", 4, 1, 1, 0.9, 0.5)
    assert hums == ("hums", 1, 0, 0, 0.9, None, None)


def test_the_lower_end_is_wilsons() -> None:
    """1 of 2 right: (0.5 + 1.9208 / 2 - 1.96 sqrt(0.125 + 0.9604 / 4)) / (1 + 3.8416 / 2)."""
    assert _store()[0][6] == pytest.approx(0.095, abs=0.001)


def test_a_claims_own_confidence_stays(graph: KnowledgeGraph) -> None:
    rows = graph.query(
        "SELECT ?name ?precision ?confidence { ?m a fc:Method ; dcterms:identifier ?name ; fc:precision ?precision . "
        '?c fc:method ?name ; fc:confidence ?confidence FILTER(?name = "directs") }'
    )
    assert isinstance(rows, list)
    assert {(float(row["precision"]), row["confidence"]) for row in rows} == {(1.0, 0.94)}


def test_reports(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Heat\nyear: 1995\n---\nDirected by Bob Bobson. Ann Annson plays Vin. It is good, and I like it.\n"
    )
    (tmp_path / "heat.md").write_text(text, encoding="utf-8")
    (tmp_path / "c.csv").write_text("film,year,person,role\nHeat,1995,Cy Cyson,director\nHeat,1995,Ann Annson,actor\n")
    kg(tmp_path, "ingest", "heat.md", "c.csv")
    out = kg(tmp_path, "check", "--summary", "--format", "csv").out
    assert out.splitlines()[1].startswith("heat.md,2,1,1,0,0,0,0,0,0")
    assert kg(tmp_path, "check", "--summary", "c.csv", "--format", "csv").out.count("\n") == 1
    patterns = kg(tmp_path, "check", "--patterns", "--format", "csv").out.splitlines()
    assert patterns[0] == "pattern,claims,borne out,denied,confidence,precision,at least"
    assert len(patterns) == 3
    page = kg(tmp_path, "check", "--patterns", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
