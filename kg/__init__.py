"""A knowledge graph of film credits: who made which film, in what role, playing whom, according to whom.

>>> import kg
>>> graph = kg.open("film.kg")  # doctest: +SKIP
>>> graph.query("@filmography", params={"person": "Bill Pope"})  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.knowledge_graph import KnowledgeGraph

__version__ = "0.1.0"
__all__ = ["open"]


def open(path: str | Path = "film.kg", *, at: int | None = None, facts: bool = False) -> KnowledgeGraph:  # noqa: A001
    """Open a store for reading; see :class:`kg.knowledge_graph.KnowledgeGraph`."""
    from kg.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph(path, at=at, facts=facts)
