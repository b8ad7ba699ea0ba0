"""GraphML (http://graphml.graphdrawing.org/), for yEd, Cytoscape, Gephi and networkx."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from kg.exporters.flat import flatten
from kg.exporters.text import write_file

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as GraphML; what becomes of its attributes, see :func:`kg.exporters.flat.flatten`."""
    from networkx.readwrite.graphml import GraphMLWriter

    buffer = io.BytesIO()
    GraphMLWriter(graph=flatten(graph), encoding="utf-8", prettyprint=True).dump(buffer)
    write_file(path, buffer.getvalue())
