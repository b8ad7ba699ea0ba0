"""Random queries have the same answers from the store's tables as from Oxigraph."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from random_queries import queries

from kg.errors import QueryError, QueryTimeout
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.sparql import Boolean, EngineName, Term

DATA = Path(__file__).resolve().parents[1] / "data"
MOST = int(os.environ.get("KG_RANDOM_QUERIES", "500"))
"""How many queries are asked; each number is another choice."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("random") / "film.kg"
    head = (DATA / "credits.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:60]
    (folder.parent / "credits.csv").write_text("".join(head), encoding="utf-8")
    reviews = sorted(map(str, (DATA / "reviews").glob("*.txt")))[:4]
    assert not ingest(folder, [str(folder.parent / "credits.csv"), *reviews]).errors
    with KnowledgeGraph(folder) as opened:
        yield opened


def answer(graph: KnowledgeGraph, query: str, engine: EngineName) -> object:
    """An answer as a value that can be compared: a truth value, or a multiset of rows."""
    found = graph.result(query, timeout=120, engine=engine)
    if isinstance(found, Boolean):
        return found.value
    return Counter(tuple(map(_comparable, row)) for row in found.rows)


def _comparable(term: Term | None) -> object:
    """Decimals by value: engines print 1.0 and 1."""
    if term and term.datatype and term.datatype.endswith("#decimal"):
        return Decimal(term.value).normalize(), term.datatype
    return term


@settings(
    max_examples=MOST, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck], report_multiple_bugs=False
)
@given(queries())
def test_both_engines_agree(graph: KnowledgeGraph, query: str) -> None:
    try:
        expected = answer(graph, query, "oxigraph")
    except QueryTimeout:
        assume(False)
    try:
        found = answer(graph, query, "duckdb")
    except QueryTimeout:
        raise
    except QueryError as error:
        if "not supported" in str(error):
            return
        raise
    assert found == expected
