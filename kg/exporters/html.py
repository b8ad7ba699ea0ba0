"""One HTML page with the graph in it, by pyvis and vis-network, that needs no network and runs nothing of its data.

pyvis is used for what it is good at, a graph as data and vis-network's script in its wheel, and kept from what it does
badly: its template (Bootstrap from a CDN), its pop-ups, heading and option string (which run markup), its ``add_edge``
(quadratic), its ``write_html`` (crashes outside UTF-8). Ours is ``page.html`` with ``page.css`` and the scripts beside
it; all data goes into JSON blocks that no markup can leave, and a Content-Security-Policy names by hash the one style
sheet and the two scripts that may work (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.json import carried
from kg.exporters.look import STATUSES, TYPES, status_look, type_look
from kg.exporters.picture import Picture, compose
from kg.exporters.placing import Placing
from kg.exporters.shell import environment, policy, style_sheet
from kg.exporters.text import plain, safe_links, write_file

if TYPE_CHECKING:
    import networkx as nx

SCRIPTS = ("draw.js", "panel.js", "page.js")
VIS_SCRIPT = "lib/vis-9.1.2/vis-network.min.js"
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "dragNodes": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "zoomSpeed": 0.7,
    },
}


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as an interactive page."""
    write_file(path, page(graph))


def page(graph: nx.MultiDiGraph) -> str:
    """The page as text."""
    from markupsafe import Markup
    from pyvis.network import Network

    picture = compose(graph)
    number = {node: n for n, node in enumerate(graph)}
    network = Network(directed=True)
    network.nodes = [_node(graph, picture, node, number) for node in graph]
    evidence = Table()
    network.edges = list(_edges(graph, picture, number, evidence))
    network.options = OPTIONS
    style, *scripts = (Markup(text) for text in _assets())  # noqa: S704  our own files and the wheel's, never data
    network.templateEnv = environment()
    network.templateEnv.globals.update(
        page=_page(graph, picture), evidence=evidence.rows, style=style, scripts=scripts, policy=policy(style, scripts)
    )
    network.path = "page.html"
    return str(network.generate_html())


def _assets() -> list[str]:
    """The style sheet, vis-network, and our scripts as one.

    vis-network's own style sheet is left out: it dresses buttons and pop-ups that the page does not use.
    """
    here = files("kg.exporters")
    vis = files("pyvis").joinpath(VIS_SCRIPT).read_text(encoding="utf-8").split("//# sourceMappingURL")[0]
    ours = "\n".join(here.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS)
    return [style_sheet("page.css", ":root[data-theme=dark]"), vis, f"'use strict';\n{ours}"]


def _page(graph: nx.MultiDiGraph, picture: Picture) -> dict[str, Any]:
    """What the page says apart from nodes and edges."""
    about = graph.graph
    types = {data.get("type") for _, data in graph.nodes(data=True)} - {look.type for look in TYPES}
    looks = [*TYPES, *(type_look(word) for word in sorted(types, key=str))]
    return {
        "title": plain(about.get("title")) or "Graph of film credits",
        "query": plain(about.get("query")),
        "note": plain(about.get("note")),
        "left_out": int(about.get("left_out") or 0),
        "licences": [plain(licence) for licence in about.get("licences") or ()],
        "types": [
            asdict(look) | {name: plain(getattr(look, name)) for name in ("type", "one", "many")} for look in looks
        ],
        "statuses": [asdict(look) for look in STATUSES],
        "cards": picture.cards,
        "columns": picture.columns,
        "headings": picture.headings,
        "narrow": _narrow(graph, picture.narrow),
    }


def _narrow(graph: nx.MultiDiGraph, placing: Placing | None) -> dict[str, Any] | None:
    if placing is None:
        return None
    return {"positions": [placing.positions[node] for node in graph], "headings": placing.headings}


def _node(graph: nx.MultiDiGraph, picture: Picture, node: Any, number: dict[Any, int]) -> dict[str, Any]:
    data, box = graph.nodes[node], picture.boxes[node]
    found = {
        "id": number[node],
        "iri": plain(node),
        "label": plain(data.get("label")) or plain(node),
        "type": plain(type_look(data.get("type")).type),
        "year": carried(data.get("year")),
        "links": safe_links(data.get("links") or ()),
        "focus": bool(data.get("focus")),
    }
    look = {"x": box.x, "y": box.y, "w": box.width, "h": box.height, "lines": box.lines, "caption": box.caption}
    return _filled(found | look)


def _edges(
    graph: nx.MultiDiGraph, picture: Picture, number: dict[Any, int], evidence: Table
) -> Iterator[dict[str, Any]]:
    between: Counter[frozenset[int]] = Counter()
    for n, (start, end, key, data) in enumerate(graph.edges(keys=True, data=True)):
        folded = (start, end, key) in picture.folded
        pair = frozenset((number[start], number[end]))
        edge = {
            "id": n,
            "from": number[start],
            "to": number[end],
            "type": plain(data.get("type")),
            "label": plain(data.get("label")) or plain(data.get("type")),
            "status": status_look(data.get("status")).status,
            "evidence": [evidence.place(_filled(carried(item))) for item in data.get("evidence") or ()],
            "folded": folded,
            "nth": between[pair] or None,  # of the edges between these two: each gets a bend of its own
        }
        between[pair] += not folded
        yield _filled(edge)


class Table:
    """Rows that many edges share, each kept once; a sentence often says three things."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._places: dict[str, int] = {}

    def place(self, row: Any) -> int:
        """Where the row stands, counted from 0; it is added if it is new."""
        text = json.dumps(row, sort_keys=True)
        if text not in self._places:
            self._places[text] = len(self.rows)
            self.rows.append(row)
        return self._places[text]


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty or false."""
    return {
        name: value
        for name, value in data.items()
        if value is not None and value is not False and value not in ("", [])
    }
