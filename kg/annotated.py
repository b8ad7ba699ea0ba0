"""A review and its picture side by side: what it claims, each claim with its verdict and its place in the text."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.reading import Extracted, read

if TYPE_CHECKING:
    import networkx as nx


def annotated(
    store: Path, review: str, *, limit: int, query: str = "", say: Callable[[str], None] = lambda _: None
) -> nx.MultiDiGraph:
    """The graph of what a review says, with its text, held against a store.

    A review that the store has not is taken into a copy of the store, which is thrown away; without a store nothing
    is held against it.

    Args:
        store: the store's folder, which need not be there.
        review: a file, with ``#ID`` behind it where the file holds several.
        limit: things at most.
        query: the command that made it.
        say: is told where the review was looked at in a copy.

    Raises:
        UsageError: there is no such review, or the file holds several and none is named.
    """
    from kg.graph.build import of_source

    found = _text(review)
    file = Path(review) if Path(review).is_file() else Path(review.rpartition("#")[0])
    with _holding(store, file, say) as graph:
        source = _source(graph, file, found)
        drawing = of_source(graph.store, source, limit=limit, query=query)
    drawing.graph["title"] = found.title or found.source
    drawing.graph["text"] = {"source": source, "title": found.title, "text": found.text}
    return drawing


def _text(review: str) -> Extracted:
    """The text of the review."""
    file, _, number = review.rpartition("#")
    path = review if Path(review).exists() or not file else file
    found = list(read([path]))
    errors = [one.error for one in found if one.error]
    if errors:
        raise errors[0]
    texts = [one for one in found if one.text and (path == review or one.source.endswith(f"#{number}"))]
    if len(texts) == 1:
        return texts[0]
    known = " ".join(one.source.rpartition("#")[2] for one in found if "#" in one.source)
    some = f"holds {len(texts)} reviews" if texts else "holds no such review"
    raise UsageError(some, path=review, hint=f"name one: {path}#ID with an ID of {known[:200]}" if known else "")


@contextmanager
def _holding(store: Path, file: Path, say: Callable[[str], None]) -> Iterator[KnowledgeGraph]:
    """The store, if it holds the file as it is; else a copy of it that does."""
    exists = (store / "current").exists()
    if exists:
        with KnowledgeGraph(store) as graph:
            if _sources(graph, file):
                yield graph
                return
    say(f"{file} is not in the store; it is held against it all the same" if exists else "without a store, no verdicts")
    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        copy = Path(folder) / "film.kg"
        if exists:
            shutil.copytree(store, copy)
        ingest(copy, [str(file)])
        with KnowledgeGraph(copy) as graph:
            yield graph


def _sources(graph: KnowledgeGraph, file: Path) -> list[str]:
    """The sources that came from a file of these very bytes."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    rows = graph.store.connection.execute(
        "SELECT DISTINCT s.name FROM file f JOIN source s ON s.id = f.source WHERE f.sha256 = ? ORDER BY 1", [digest]
    ).fetchall()
    return [row[0] for row in rows]


def _source(graph: KnowledgeGraph, file: Path, found: Extracted) -> str:
    """The source that the review is in the store."""
    _, mark, number = found.source.rpartition("#")
    names = [name for name in _sources(graph, file) if not mark or name.endswith(f"#{number}")]
    if not names:
        raise UsageError("could not be taken in as a review", path=file, hint="see why with `kg ingest --dry-run`")
    return names[0]
