"""One HTML page with the graph in it, by pyvis and vis-network, that needs no network and runs nothing of its data.

pyvis is used for what it is good at, a graph as data and vis-network's script in its wheel, and kept from what it does
badly: its template (Bootstrap from a CDN), its pop-ups, heading and option string (which run markup), its ``add_edge``
(quadratic), its ``write_html`` (crashes outside UTF-8). Ours is ``page.html`` with ``page.css`` and the scripts beside
it; all data goes into JSON blocks that no markup can leave, and a Content-Security-Policy names by hash the one style
sheet and the two scripts that may work (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.columns import SEQUELS
from kg.exporters.json import carried
from kg.exporters.look import STATUSES, TYPES, status_look, type_look
from kg.exporters.picture import Picture, compose
from kg.exporters.placing import Placing, Point
from kg.exporters.shell import environment, policy, style_sheet
from kg.exporters.text import plain, safe_links, write_file

if TYPE_CHECKING:
    import networkx as nx

SMALL = 1000
"""Things up to which vis-network draws; more are drawn on a canvas of our own, as quick at twenty times that."""
SCRIPTS = ("data.js", "draw.js", "panel.js", "filters.js", "text.js", "{surface}", "search.js", "page.js", "saving.js")
VIS_SCRIPT = "lib/vis-9.1.2/vis-network.min.js"
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "dragNodes": True,
        "keyboard": False,
        "zoomSpeed": 0.7,
    },
}


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as an interactive page."""
    write_file(path, page(graph))


def page(graph: nx.MultiDiGraph) -> str:
    """The page as text."""
    from markupsafe import Markup

    picture = compose(graph)
    small = len(graph) <= SMALL
    number = {node: n for n, node in enumerate(graph)}
    words = Table()
    evidence = Table()
    base = os.path.commonprefix([plain(node) for node in graph]) if len(graph) > 1 else ""  # noqa: RUF071  no path
    nodes = [_node(graph, picture, node, base) for node in graph]
    edges = list(_edges(graph, picture, number, words, evidence))
    style, *scripts = (Markup(text) for text in _assets(small))  # noqa: S704  our own files and the wheel's, never data
    rest = {
        "page": _page(graph, picture) | {"base": base, "words": words.rows},
        "evidence": evidence.rows,
        "style": style,
        "scripts": scripts,
        "policy": policy(style, scripts),
        "generator": f"film-kg{', pyvis, vis-network 9.1.2 (Apache-2.0 OR MIT)' if small else ''}",
    }
    if small:
        return _by_pyvis(nodes, edges, rest)
    return str(environment().get_template("page.html").render(nodes=nodes, edges=edges, options=None, **rest))


def _by_pyvis(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], rest: dict[str, Any]) -> str:
    from pyvis.network import Network

    network = Network(directed=True)
    network.nodes, network.edges, network.options = nodes, edges, OPTIONS
    network.templateEnv = environment()
    network.templateEnv.globals.update(rest)
    network.path = "page.html"
    return str(network.generate_html())


def _assets(small: bool) -> list[str]:
    """The style sheet, vis-network where it is needed, and our scripts as one.

    vis-network's own style sheet is left out: it dresses buttons and pop-ups that the page does not use.
    """
    here = files("kg.exporters")
    names = [name.format(surface="vis.js" if small else "canvas.js") for name in SCRIPTS]
    ours = "\n".join(here.joinpath(name).read_text(encoding="utf-8") for name in names)
    style = style_sheet("page.css", ":root[data-theme=dark]")
    return [style, *([_vis()] if small else []), f"'use strict';\n{ours}"]


def _vis() -> str:
    return files("pyvis").joinpath(VIS_SCRIPT).read_text(encoding="utf-8").split("//# sourceMappingURL")[0]


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
        "text": carried(about.get("text")),
        "sequels": sorted(SEQUELS),
        "types": [
            asdict(look) | {name: plain(getattr(look, name)) for name in ("type", "one", "many")} for look in looks
        ],
        "statuses": [asdict(look) for look in STATUSES],
        "cards": picture.cards,
        "columns": picture.columns,
        "headings": picture.headings,
        "axes": picture.axes,
        "stems": _stems(graph, picture.stems),
        "narrow": _narrow(graph, picture.narrow),
    }


def _narrow(graph: nx.MultiDiGraph, placing: Placing | None) -> dict[str, Any] | None:
    if placing is None:
        return None
    return {
        "positions": [placing.positions[node] for node in graph],
        "headings": placing.headings,
        "axes": placing.axes,
        "stems": _stems(graph, placing.stems),
    }


def _stems(graph: nx.MultiDiGraph, stems: dict[Any, Point]) -> dict[int, Point]:
    """By the number of the thing that the line leads to."""
    return {number: stems[node] for number, node in enumerate(graph) if node in stems}


def _node(graph: nx.MultiDiGraph, picture: Picture, node: Any, base: str) -> dict[str, Any]:
    """A thing as the page has it; its number is its place in the list, and what follows from the rest is left out."""
    data, box = graph.nodes[node], picture.boxes[node]
    found = {
        "iri": plain(node)[len(base) :],
        "label": plain(data.get("label")) or plain(node),
        "type": plain(type_look(data.get("type")).type),
        "year": carried(data.get("year")),
        "links": safe_links(data.get("links") or ()),
        "focus": bool(data.get("focus")),
        "x": box.x,
        "y": box.y,
        "w": box.width,
    }
    card = {"h": box.height, "lines": box.lines, "caption": box.caption} if picture.cards else {}
    return _filled(found | card)


def _edges(
    graph: nx.MultiDiGraph, picture: Picture, number: dict[Any, int], words: Table, evidence: Table
) -> Iterator[dict[str, Any]]:
    between: Counter[frozenset[int]] = Counter()
    for start, end, key, data in graph.edges(keys=True, data=True):
        folded = (start, end, key) in picture.folded
        pair = frozenset((number[start], number[end]))
        type_, label = plain(data.get("type")), plain(data.get("label"))
        edge = {
            "from": number[start],
            "to": number[end],
            "type": words.place(type_),
            "label": words.place(label) if label and label != type_ else None,
            "status": words.place(status_look(data.get("status")).status),
            "evidence": [evidence.place(_evidence(item, words)) for item in data.get("evidence") or ()],
            "folded": folded,
            "nth": between[pair] or None,  # of the edges between these two: each gets a bend of its own
        }
        between[pair] += not folded
        yield _filled(edge)


COMMON = {"stance": "asserted", "confidence": 1.0}
"""What goes without saying in a row of evidence."""
REPEATED = frozenset({"source", "stance", "verdict"})
"""What many rows say in the same words: they have a number in its place."""


def _evidence(item: dict[str, Any], words: Table) -> dict[str, Any]:
    said = _filled(carried(item))
    kept = {name: value for name, value in said.items() if COMMON.get(name) != value}
    return {name: words.place(value) if name in REPEATED else value for name, value in kept.items()}


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
