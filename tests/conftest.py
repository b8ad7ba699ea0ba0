"""The sample data, taken in once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Page, browser
from hypothesis import settings

import kg
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all of ``data/``."""
    path = tmp_path_factory.mktemp("sample") / "film.kg"
    result = ingest(path, [str(ROOT / "data")])
    assert not result.errors, result.errors
    return path


@pytest.fixture(scope="session")
def graph(sample_store: Path) -> Iterator[KnowledgeGraph]:
    """The sample, open for reading."""
    with kg.open(sample_store) as opened:
        yield opened


@pytest.fixture(scope="session")
def nquads(graph: KnowledgeGraph) -> bytes:
    """The sample as N-Quads."""
    return b"".join(graph.nquads())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how to have what was skipped."""
    skipped = len(terminalreporter.stats.get("skipped", []))
    if skipped:
        terminalreporter.write_line(
            f"{skipped} tests were skipped for want of a tool or of data beside the checkout; `make test TOOLS=1` "
            "installs the tools"
        )


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of a running Chromium, the same for all tests, which each open a file of their own in it."""
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found
