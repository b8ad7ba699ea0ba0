"""Node-link JSON: what ``networkx.node_link_graph(data, edges="edges")`` reads back, and D3 draws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.text import plain, write_file

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as node-link JSON with every attribute; tuples become lists."""
    import networkx as nx

    data = carried(nx.node_link_data(graph, edges="edges"))
    write_file(path, json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def carried(value: Any) -> Any:
    r"""The value as JSON can carry it: text without control characters, no NaN, containers within containers.

    >>> carried({"a\x00": (1, None, {"x"}, float("nan"))})
    {'a�': [1, None, ['x'], None]}
    """
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if abs(value) < float("inf") else None
        case dict():
            return {plain(name): carried(inner) for name, inner in value.items()}
        case list() | tuple():
            return [carried(inner) for inner in value]
        case set() | frozenset():
            return sorted((carried(inner) for inner in value), key=str)
        case _:
            return plain(value)
