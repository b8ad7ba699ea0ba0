"""DOT (https://graphviz.org/doc/info/lang.html) with the positions, colours and shapes of the picture, for graphviz.

``dot`` lays the graph out anew; ``neato -n2`` draws it where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.flat import flatten
from kg.exporters.look import status_look, type_look
from kg.exporters.text import write_file

if TYPE_CHECKING:
    import networkx as nx

SHAPES = {"film": "box", "person": "ellipse", "character": "hexagon", "place": "triangle", "theme": "star"}
_RENAMED = {"style", "color", "shape", "pos", "id", "URL", "href", "tooltip", "image", "penwidth"}
"""Attributes that graphviz means something else by; ours are written with a word in front."""


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as DOT; what becomes of its attributes, see :func:`kg.exporters.flat.flatten`."""
    flat = flatten(graph)
    write_file(path, "\n".join(["digraph {", *_lines(flat), "}", ""]))


def _lines(flat: nx.MultiDiGraph) -> Iterator[str]:
    yield f"graph {_list(flat.graph)};"
    yield 'node [style="filled" fontname="sans-serif"];'
    for node, data in flat.nodes(data=True):
        look = type_look(data.get("type"))
        position = {"pos": f"{data.pop('x')},{-data.pop('y')}!"}
        ink = "#ffffff" if look.type in ("film", "source") else "#000000"
        drawn = {"shape": SHAPES.get(look.type, "box"), "fillcolor": look.colour, "fontcolor": ink} | position
        yield f"{_quoted(node)} {_list(_own(data) | drawn)};"
    for start, end, key, data in flat.edges(keys=True, data=True):
        status = status_look(data.get("status"))
        drawn = {"style": "dashed" if status.dashes else "solid", "color": "#b03a00" if status.alarming else "#555555"}
        yield f"{_quoted(start)} -> {_quoted(end)} {_list({'key': key} | _own(data) | drawn)};"


def _own(data: Mapping[str, Any]) -> dict[str, Any]:
    return {f"film_kg_{name}" if name in _RENAMED else name: value for name, value in data.items()}


def _list(attributes: Mapping[str, Any]) -> str:
    return "[" + " ".join(f"{_quoted(name)}={_quoted(value)}" for name, value in attributes.items()) + "]"


def _quoted(value: object) -> str:
    r"""The value as a quoted ID, in which graphviz takes a backslash for the start of an escape.

    >>> print(_quoted('a "b"\\n'), _quoted(True))
    "a \"b\"\\n" "true"
    """
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
