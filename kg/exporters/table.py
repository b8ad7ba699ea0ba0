"""A pair of CSV files: the claims in the file that was named, the things beside it in ``NAME.nodes.csv``.

The first columns are those by which Gephi's and Cytoscape's importers know things and claims.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.flat import flatten
from kg.exporters.text import write_file

if TYPE_CHECKING:
    import networkx as nx

NODES = ("Id", "Label", "type", "year", "focus", "links", "x", "y")
EDGES = ("Source", "Target", "Type", "Label", "Id", "key", "relation", "status", "from", "to", "evidence")


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as two tables; lists, such as the evidence of a claim, are JSON."""
    flat = flatten(graph)
    nodes, edges = _text(NODES, _nodes(flat)), _text(EDGES, _edges(flat))
    write_file(nodes_beside(path), nodes)
    write_file(path, edges)


def nodes_beside(path: Path) -> Path:
    """The file that has the things.

    >>> nodes_beside(Path("films.csv")).name
    'films.nodes.csv'
    """
    return path.with_name(f"{path.stem}.nodes{path.suffix}")


def _nodes(flat: nx.MultiDiGraph) -> Iterator[tuple[Any, ...]]:
    for node, data in flat.nodes(data=True):
        yield node, data.get("label", node), *(data.get(name) for name in NODES[2:])


def _edges(flat: nx.MultiDiGraph) -> Iterator[tuple[Any, ...]]:
    for start, end, name, data in flat.edges(keys=True, data=True):
        ends = [flat.nodes[node].get("label", node) for node in (start, end)]
        said = [data.get(word) for word in ("claim_key", "type", "status")]
        yield start, end, "Directed", data.get("label"), name, *said, *ends, data.get("evidence")


def _text(columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> str:
    """The rows by RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), empty where there is nothing."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows([str(v).lower() if isinstance(v, bool) else v for v in row] for row in rows)
    return buffer.getvalue()
