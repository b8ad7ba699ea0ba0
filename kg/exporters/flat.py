"""A graph whose attributes are plain values, as GraphML and GEXF want them, with the positions of the picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.claim import unique
from kg.exporters.json import carried
from kg.exporters.picture import compose
from kg.exporters.text import plain

if TYPE_CHECKING:
    import networkx as nx


def flatten(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """A copy in which every attribute is text, a number or a truth value.

    None is left out, lists and dicts become JSON, characters that XML has no place for become U+FFFD. An edge keeps
    its key as ``claim_key`` and becomes ``e1``, ``e2``, ... in the order of the graph, for both formats want ids that
    are unique in the whole file. Every node has ``x`` and ``y`` in px, y downwards.
    """
    import networkx as nx

    boxes = compose(graph).boxes
    flat = nx.MultiDiGraph()
    flat.graph.update(_flat(graph.graph))
    names: dict[Any, str] = {}
    taken: set[str] = set()
    for node, data in graph.nodes(data=True):
        names[node] = unique(plain(node), taken)
        taken.add(names[node])
        flat.add_node(names[node])
        flat.nodes[names[node]].update(_flat(data) | {"x": boxes[node].x, "y": boxes[node].y})
    for n, (start, end, key, data) in enumerate(graph.edges(keys=True, data=True), 1):
        flat.add_edge(names[start], names[end], f"e{n}")
        flat.edges[names[start], names[end], f"e{n}"].update(_flat(data) | {"claim_key": plain(key)})
    return flat


def _flat(attributes: dict[Any, Any]) -> dict[str, str | int | float | bool]:
    return {plain(name): _value(value) for name, value in attributes.items() if value is not None}


def _value(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | dict | set | frozenset):
        return json.dumps(carried(value), ensure_ascii=False)
    return plain(value)
