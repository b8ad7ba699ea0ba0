"""Cytoscape JSON (https://js.cytoscape.org/#notation/elements-json) with positions, for Cytoscape and Cytoscape.js."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kg.exporters.json import carried
from kg.exporters.picture import compose
from kg.exporters.text import write_file

if TYPE_CHECKING:
    import networkx as nx


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph with every attribute, as ``networkx.cytoscape_graph`` reads it back."""
    import networkx as nx

    boxes = compose(graph).boxes
    data = nx.cytoscape_data(graph)
    for node, element in zip(graph, data["elements"]["nodes"], strict=True):
        element["position"] = {"x": boxes[node].x, "y": boxes[node].y}
    write_file(path, json.dumps(carried(data), ensure_ascii=False, indent=1, allow_nan=False) + "\n")
