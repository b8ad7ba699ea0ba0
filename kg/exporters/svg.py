"""An SVG drawing with real text, to print, to search and to put into a paper. Light, on its own background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.exporters.look import StatusLook, status_look, type_look
from kg.exporters.picture import CAPTION_FONT, FOCUS_FONT, FONT, Box, Picture, compose, shorten, text_width
from kg.exporters.placing import Axis
from kg.exporters.routes import leads_across, routes
from kg.exporters.text import plain, write_file

if TYPE_CHECKING:
    import networkx as nx

PAPER, INK, SOFT, LINE, ALARM, AXIS = "#f7f5f0", "#1c1d22", "#5c5f69", "#7d808a", "#b03a00", "#b87f00"
MARGIN, TOP = 40.0, 64.0
SANS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


MOST = 200
"""Things in a drawing, which cannot be zoomed into; of more, the first are drawn, which matter most."""


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as an SVG drawing with quotes as tool-tips of the lines."""
    write_file(path, drawing(graph))


def drawing(graph: nx.MultiDiGraph) -> bytes:
    """The drawing as XML."""
    graph = _first(graph)
    picture = compose(graph)
    names = {} if picture.cards else place_names(picture)
    root = _canvas(graph, picture, list(names.values()))
    for axis in picture.axes:
        _draw_axis(root, axis)
    for edge, boxes in routes(graph, picture).items():
        data = graph.edges[edge]
        _draw_line(root, picture, *boxes, data, _sentence(graph, *edge[:2], data))
    for node, data in graph.nodes(data=True):
        _draw_thing(root, picture.boxes[node], data, picture.cards)
    for node, place in names.items():
        _text(root, place[0], place[1] + 10.5, " ".join(picture.boxes[node].lines), FONT - 1, halo=True)
    for x, y, heading in picture.headings:
        _text(root, x, y, heading, 12.0, anchor="middle", weight="600", fill=SOFT, halo=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(tostring(root, encoding="utf-8")) + b"\n"


def _first(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph with no more things than a drawing has."""
    if len(graph) <= MOST:
        return graph
    less = graph.subgraph(list(graph)[:MOST]).copy()
    less.graph["left_out"] = int(graph.graph.get("left_out") or 0) + len(graph) - len(less)
    return less


def _foot(graph: nx.MultiDiGraph) -> str:
    """What stands below: how much is not drawn, and the licences."""
    left, licences = int(graph.graph.get("left_out") or 0), [plain(one) for one in graph.graph.get("licences") or ()]
    more = [f"{left:,} more things are not drawn"] if left else []
    return ". ".join([*more, *([f"Licences: {'; '.join(licences)}"] if licences else [])])


def place_names(picture: Picture) -> dict[Any, Rectangle]:
    """Where names stand beside marks, the larger first; a name that would cover another or a mark has no place."""
    marks = {node: _around(box.x, box.y, box.width, box.height) for node, box in picture.boxes.items()}
    found: dict[Any, Rectangle] = {}
    for node in sorted(marks, key=lambda node: -picture.boxes[node].width):
        others = [*found.values(), *(mark for other, mark in marks.items() if other != node)]
        place = next(
            (place for place in _places(picture.boxes[node]) if all(_apart(place, other) for other in others)), None
        )
        if place:
            found[node] = place
    return found


def _places(box: Box) -> Iterator[Rectangle]:
    """Right of the mark, below it, left of it, above it."""
    width, height = text_width(" ".join(box.lines), FONT - 1), 14.0
    x, y = box.width / 2 + 4 + width / 2, box.height / 2 + 9
    for dx, dy in ((x, 0.0), (0.0, y), (-x, 0.0), (0.0, -y)):
        yield _around(box.x + dx, box.y + dy, width, height)


def _around(x: float, y: float, width: float, height: float) -> Rectangle:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _apart(one: Rectangle, two: Rectangle) -> bool:
    return one[0] >= two[2] or one[2] <= two[0] or one[1] >= two[3] or one[3] <= two[1]


def _canvas(graph: nx.MultiDiGraph, picture: Picture, names: list[Rectangle]) -> Element:
    all_of_it = [*names, *(_around(box.x, box.y, box.width, box.height) for box in picture.boxes.values())]
    all_of_it += [_around(x, y - 6, 80.0, 12.0) for x, y, _ in picture.headings] or [(0.0, 0.0, 1.0, 1.0)]
    left, top = min(r[0] for r in all_of_it) - MARGIN, min(r[1] for r in all_of_it) - TOP
    width, height = max(r[2] for r in all_of_it) + MARGIN - left, max(r[3] for r in all_of_it) + MARGIN - top
    view = {
        "viewBox": f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}",
        "width": f"{width:.0f}",
        "height": f"{height:.0f}",
    }
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": SANS, "fill": INK} | view)
    title = plain(graph.graph.get("title"))
    SubElement(root, "title").text = title
    marker = {"id": "to", "viewBox": "0 0 8 8", "refX": "7", "refY": "4", "markerWidth": "6", "markerHeight": "6"}
    arrow = SubElement(SubElement(root, "defs"), "marker", marker | {"orient": "auto", "fill": "context-stroke"})
    SubElement(arrow, "path", d="M0 .8L8 4L0 7.2L1.6 4Z")
    area = {"x": f"{left:.1f}", "y": f"{top:.1f}", "width": f"{width:.1f}", "height": f"{height:.1f}"}
    SubElement(root, "rect", area | {"fill": PAPER})
    _text(root, left + 20, top + 32, shorten(title, max(8, int(width / 11))), 20.0, weight="600")
    _text(root, left + 20, top + height - 12, shorten(_foot(graph), max(8, int(width / 6))), 11.0, fill=SOFT)
    return root


def _draw_axis(root: Element, axis: Axis) -> None:
    pen = {"stroke": AXIS, "stroke-width": "3", "stroke-linecap": "round"}
    SubElement(root, "path", {"d": f"M{axis.x:.1f} {axis.top:.1f}V{axis.bottom:.1f}"} | pen)
    for mark in axis.marks:
        dot = {"cx": f"{axis.x:.1f}", "cy": f"{mark:.1f}", "r": "4.5", "fill": PAPER, "stroke": AXIS}
        SubElement(root, "circle", dot | {"stroke-width": "2.5"})


def _draw_line(root: Element, picture: Picture, start: Box, end: Box, data: dict[str, Any], sentence: str) -> None:
    look = status_look(data.get("status"))
    path, middle = _path(start, end, picture.columns)
    pen = {
        "fill": "none",
        "stroke": ALARM if look.alarming else LINE,
        "stroke-width": "1.8" if look.alarming else "1.2",
    }
    if look.dashes:
        pen["stroke-dasharray"] = " ".join(map(str, look.dashes))
    if picture.cards:
        pen["marker-end"] = "url(#to)"
    line = SubElement(root, "path", {"d": path} | pen)
    SubElement(line, "title").text = sentence
    if look.struck:
        _strike(root, middle, look)


def _strike(root: Element, middle: tuple[float, float], look: StatusLook) -> None:
    x, y = middle
    colour = ALARM if look.alarming else LINE
    SubElement(
        root, "path", {"d": f"M{x - 4:.1f} {y - 5:.1f}l8 10m0 -10l-8 10", "stroke": colour, "stroke-width": "1.8"}
    )


def _path(start: Box, end: Box, columns: bool) -> tuple[str, tuple[float, float]]:
    """From side to side between columns, else straight from edge to edge; and the middle of it."""
    if columns and leads_across(start, end):
        way = 1 if end.x > start.x else -1
        x1, x2 = start.x + way * start.width / 2, end.x - way * end.width / 2
        half = (x1 + x2) / 2
        curve = f"M{x1:.1f} {start.y:.1f}C{half:.1f} {start.y:.1f} {half:.1f} {end.y:.1f} {x2:.1f} {end.y:.1f}"
        return curve, (half, (start.y + end.y) / 2)
    if columns and abs(start.y - end.y) > 2 * (start.height + end.height):
        return _around_others(start, end)
    (x1, y1), (x2, y2) = _border(start, end), _border(end, start)
    return f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", ((x1 + x2) / 2, (y1 + y2) / 2)


def _around_others(start: Box, end: Box) -> tuple[str, tuple[float, float]]:
    """Past what stands between two things of one column, on the right."""
    x1, x2 = start.x + start.width / 2, end.x + end.width / 2
    out = max(x1, x2) + 20 + abs(start.y - end.y) * 0.12
    curve = f"M{x1:.1f} {start.y:.1f}C{out:.1f} {start.y:.1f} {out:.1f} {end.y:.1f} {x2:.1f} {end.y:.1f}"
    return curve, ((x1 + x2) / 8 + out * 0.75, (start.y + end.y) / 2)


def _border(box: Box, towards: Box) -> tuple[float, float]:
    """Where the straight line between two centres leaves the first box."""
    dx, dy = towards.x - box.x, towards.y - box.y
    share = min(box.width / 2 / abs(dx) if dx else 1.0, box.height / 2 / abs(dy) if dy else 1.0, 0.5)
    return box.x + dx * share, box.y + dy * share


def _draw_thing(root: Element, box: Box, data: dict[str, Any], card: bool) -> None:
    look, focus = type_look(data.get("type")), bool(data.get("focus"))
    group = SubElement(root, "g")
    SubElement(group, "title").text = f"{plain(data.get('label'))} ({plain(look.one)})"
    if not card:
        _mark(group, box.x, box.y, box.width / 2, look.shape, look.colour)
        return
    SubElement(group, "path", {"d": _outline(box, look.type), "fill": PAPER})
    frame = {"d": _outline(box, look.type), "fill": look.colour, "stroke": INK if focus else look.colour}
    SubElement(
        group, "path", frame | {"fill-opacity": ".32" if focus else ".14", "stroke-width": "1.8" if focus else "1.3"}
    )
    _mark(group, box.x - box.width / 2 + (26 if focus else 21), box.y, 10.0 if focus else 7.0, look.shape, look.colour)
    _card_text(group, box, focus)


def _card_text(group: Element, box: Box, focus: bool) -> None:
    font = FOCUS_FONT if focus else FONT
    left = box.x - box.width / 2 + (46 if focus else 34)
    y = box.y - (len(box.lines) * (font + 4) + (14 if box.caption else 0)) / 2 + font
    for line in box.lines:
        _text(group, left, y, line, font, weight="600" if focus else "500")
        y += font + 4
    if box.caption:
        _text(group, left, y - 3, box.caption, CAPTION_FONT, fill=SOFT)


def _outline(box: Box, kind: str) -> str:
    left, top, right, bottom = _around(box.x, box.y, box.width, box.height)
    if kind == "character":
        tip = min(12.0, box.height / 2)
        a, b = f"{left + tip:.1f}", f"{right - tip:.1f}"
        return f"M{left:.1f} {box.y:.1f}L{a} {top:.1f}H{b}L{right:.1f} {box.y:.1f}L{b} {bottom:.1f}H{a}Z"
    r = {"film": 3.0, "person": box.height / 2}.get(kind, 8.0)
    corner = f"a{r:.1f} {r:.1f} 0 0 1"
    across, down = box.width - 2 * r, box.height - 2 * r
    return (
        f"M{left + r:.1f} {top:.1f}h{across:.1f}{corner} {r:.1f} {r:.1f}v{down:.1f}{corner} -{r:.1f} {r:.1f}"
        f"h-{across:.1f}{corner} -{r:.1f} -{r:.1f}v-{down:.1f}{corner} {r:.1f} -{r:.1f}Z"
    )


def _mark(group: Element, x: float, y: float, radius: float, shape: str, colour: str) -> None:
    look = {"fill": colour, "fill-rule": "evenodd", "stroke": INK, "stroke-width": f"{1.2 / radius:.3f}"}
    SubElement(group, "path", {"d": shape, "transform": f"translate({x:.1f} {y:.1f}) scale({radius:.2f})"} | look)


def _text(
    parent: Element,
    x: float,
    y: float,
    text: str,
    font: float,
    *,
    halo: bool = False,
    **look: str,
) -> None:
    names = {"anchor": "text-anchor", "weight": "font-weight"}
    style = {names.get(name, name): value for name, value in look.items()}
    if halo:
        style |= {"stroke": PAPER, "stroke-width": "4", "stroke-linejoin": "round", "paint-order": "stroke"}
    SubElement(parent, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": f"{font:g}"} | style).text = text


def _sentence(graph: nx.MultiDiGraph, start: Any, end: Any, data: dict[str, Any]) -> str:
    """What a line says, how well it is borne out, and the first words that say so."""
    said = f"{_label(graph, start)} – {plain(data.get('label'))} – {_label(graph, end)}"
    quotes = [plain(item["quote"]) for item in data.get("evidence") or () if item.get("quote")]
    quote = f"\n“{quotes[0]}”" if quotes else ""
    return f"{said} ({status_look(data.get('status')).title.lower()}){quote}"


def _label(graph: nx.MultiDiGraph, node: Any) -> str:
    return plain(graph.nodes[node].get("label")) or plain(node)
