"""What a picture of a graph consists of: where each thing stands, how large it is, what is written on it.

All of it is computed here, before anything is drawn, so that page, SVG and GEXF show the same picture, the same each
time, and no reader's browser has to find it out. Lengths are px at a zoom of 1, x to the right, y downwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.exporters.career import Career, career_plan
from kg.exporters.columns import Plan, column_plan, is_acting
from kg.exporters.placing import Axis, Placing, Point, Size
from kg.exporters.stress import spread
from kg.exporters.text import plain

if TYPE_CHECKING:
    import networkx as nx

CARDS_UP_TO = 30  # things that stand in no columns; more than that are drawn as marks with their names beside them
FONT, FOCUS_FONT, CAPTION_FONT = 13.0, 17.0, 11.0


@dataclass(frozen=True, slots=True)
class Box:
    """One thing in the picture: its centre, its size, the lines of its name, and a smaller line below them."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture.

    Attributes:
        cards: whether things are cards with their names on them, or marks with their names beside them.
        boxes: by node.
        headings: of the columns, each with the middle of its foot.
        folded: the edges that another pair of edges already says: A acts in the film, beside A plays B, B appears in
            it. They are not drawn, but listed.
        columns: whether things stand in columns, so that lines run best from side to side.
        stems, axes: as a layout along years has them, see :class:`kg.exporters.placing.Placing`.
        narrow: the same for a telephone; None where things stand neither in columns nor along years.

    """

    cards: bool
    boxes: dict[Any, Box]
    headings: tuple[tuple[float, float, str], ...]
    folded: frozenset[tuple[Any, Any, Any]]
    columns: bool
    stems: dict[Any, Point]
    axes: tuple[Axis, ...]
    narrow: Placing | None

    def start(self, graph: nx.MultiDiGraph, start: Any, end: Any) -> Box:
        """Where the line between two things begins: at the first of them, or at a point of an axis."""
        if end in self.stems and graph.nodes[start].get("focus"):
            return Box(*self.stems[end], 0.0, 0.0, (), "")
        return self.boxes[start]


def compose(graph: nx.MultiDiGraph) -> Picture:
    """Lay a graph out: one film in focus in columns, one person along years, if they fit, all else by distance.

    Deterministic: it depends on the graph and the order of its nodes and edges alone.
    """
    plan = _plan(graph)
    cards = plan is not None or len(graph) <= CARDS_UP_TO
    along = isinstance(plan, Career)
    captions = {node: _caption(graph, node, along) for node in graph}
    texts = {node: _lines(graph, node) for node in graph}
    sizes = {
        node: _card(texts[node], captions[node], _focus(graph, node)) if cards else _mark(graph, node) for node in graph
    }
    placing = plan.place(sizes) if plan else Placing(spread(graph, sizes, 120.0 if cards else 46.0))
    boxes = {
        node: Box(round(x, 1), round(y, 1), *sizes[node], texts[node], captions[node])
        for node, (x, y) in placing.positions.items()
    }
    return Picture(
        cards,
        boxes,
        placing.headings,
        folded(graph),
        plan is not None,
        placing.stems,
        placing.axes,
        plan.place_narrow(sizes) if plan else None,
    )


def _plan(graph: nx.MultiDiGraph) -> Plan | Career | None:
    """How a graph with one thing in focus is laid out around it; None where there is no such way."""
    focus = [node for node, data in graph.nodes(data=True) if data.get("focus")]
    if len(focus) != 1:
        return None
    plans = {"film": column_plan, "person": career_plan}
    plan = plans.get(graph.nodes[focus[0]].get("type"))
    return plan(graph, focus[0]) if plan else None


def folded(graph: nx.MultiDiGraph) -> frozenset[tuple[Any, Any, Any]]:
    """The acting edges that a "plays" edge of the same status and the part's edge to the same film stand for."""
    return frozenset(
        (person, film, key)
        for person, film, key, data in graph.edges(keys=True, data=True)
        if is_acting(data.get("type")) and _played(graph, person, film, data.get("status"))
    )


def _played(graph: nx.MultiDiGraph, person: Any, film: Any, status: object) -> bool:
    return any(
        data.get("type") == "plays" and data.get("status") == status and graph.has_edge(part, film)
        for _, part, data in graph.out_edges(person, data=True)
    )


def _focus(graph: nx.MultiDiGraph, node: Any) -> bool:
    return bool(graph.nodes[node].get("focus"))


def _caption(graph: nx.MultiDiGraph, node: Any, along: bool) -> str:
    """The year of a film, unless its name says it, or along years what the person in focus did for it.

    Of a person, what that person did for the film in focus, or else for any film.
    """
    data = graph.nodes[node]
    if data.get("type") == "film" and along:
        return _roles(edge for edge in graph.in_edges(node, data=True) if _focus(graph, edge[0]))
    if data.get("year") is not None:
        return "" if str(data["year"]) in str(data.get("label")) else plain(data["year"])
    if data.get("type") != "person" or (along and _focus(graph, node)):
        return ""
    edges = [edge for edge in graph.out_edges(node, data=True) if graph.nodes[edge[1]].get("type") == "film"]
    return _roles([edge for edge in edges if _focus(graph, edge[1])] or edges)


def _roles(edges: Iterable[tuple[Any, Any, dict[str, Any]]]) -> str:
    """What the edges say that somebody did, but acting, which goes without saying."""
    roles = dict.fromkeys(plain(data.get("label")) for _, _, data in edges if not is_acting(data.get("type")))
    return shorten(", ".join(roles), 26)


def _lines(graph: nx.MultiDiGraph, node: Any) -> tuple[str, ...]:
    label = plain(graph.nodes[node].get("label")) or plain(node)
    return wrap(label, 19, 3) if _focus(graph, node) else wrap(label, 24, 2)


def _card(lines: Iterable[str], caption: str, focus: bool) -> Size:
    font = FOCUS_FONT if focus else FONT
    lines = tuple(lines)
    bold = 1.1 if focus else 1.0
    text = max([text_width(line, font) * bold for line in lines] + [text_width(caption, CAPTION_FONT)])
    height = len(lines) * (font + 4) + (CAPTION_FONT + 3 if caption else 0) + (26 if focus else 14)
    return Size(round(text + (66 if focus else 46), 1), round(height, 1))


def _mark(graph: nx.MultiDiGraph, node: Any) -> Size:
    """Size by importance: the area grows with the number of edges."""
    base = 18.0 if graph.nodes[node].get("type") == "film" else 11.0
    side = round(base + 2.2 * min(graph.degree(node), 80) ** 0.5 + (10 if _focus(graph, node) else 0), 1)
    return Size(side, side)


def wrap(text: str, columns: int, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of about so many columns, cut with an ellipsis where it does not fit.

    >>> wrap("Alita: Battle Angel 2", 14, 2), wrap("Donaudampfschifffahrt", 8, 2), wrap("  ", 5, 1)
    (('Alita: Battle', 'Angel 2'), ('Donauda', 'mpfschi…'), ('',))
    """
    rest = " ".join(text[: columns * lines * 4].split())
    found: list[str] = []
    while rest and len(found) < lines:
        cut = len(rest) if text_width(rest, 1) <= columns * 0.56 else _break(rest, columns)
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    if rest:
        found[-1] = f"{found[-1][: columns - 1]}…"
    return tuple(found) or ("",)


def _break(text: str, columns: int) -> int:
    """Where to end a line: at the last blank that fits, or in the middle of a word that is too long for a line."""
    fits = next((n for n in range(1, len(text)) if text_width(text[: n + 1], 1) > columns * 0.56), len(text))
    blank = text.rfind(" ", 0, fits + 1)
    return blank if blank > fits // 3 else fits


def shorten(text: str, columns: int) -> str:
    """The text, cut with an ellipsis to so many characters.

    >>> shorten("director, writer", 9), shorten("director", 9)
    ('director…', 'director')
    """
    return text if len(text) <= columns else f"{text[: columns - 1].rstrip(' ,')}…"


def text_width(text: str, font: float) -> float:
    """About how wide a text is in a sans-serif font of that size; the drawing has some room to spare.

    >>> text_width("Nova", 10) < text_width("NOVA", 10) < text_width("七人の侍", 10)
    True
    """
    return font * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if character in "iljtfrI.,:;'’|!()[] -":
        return 0.36
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.86 if character in "mwMW@%—" else 0.68 if character.isupper() else 0.57
