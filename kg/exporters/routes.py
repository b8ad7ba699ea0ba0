"""Where lines between cards begin and end: apart from each other, in the order of what they lead to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from kg.exporters.picture import Box, Picture

Edge = tuple[Any, Any, Any]  # two nodes and the key of the edge between them
STEP = 9.0
"""Between two lines at the same side of a card, in points; less where many meet it."""


def routes(graph: nx.MultiDiGraph, picture: Picture) -> dict[Edge, tuple[Box, Box]]:
    """The boxes that each drawn line joins, moved so that no two lines run over each other.

    Lines from column to column are spread over the side of a card, lines that join the same two things otherwise stand
    beside each other. A part's card comes to a point, where all its lines begin; those that begin on an axis stay
    level. Edges that are folded, and those of a thing with itself, are not there.
    """
    drawn = [edge for edge in graph.edges(keys=True) if edge not in picture.folded and edge[0] != edge[1]]
    ends = {edge: (picture.start(graph, *edge[:2]), picture.boxes[edge[1]]) for edge in drawn}
    on_axis = {edge for edge in drawn if ends[edge][0] is not picture.boxes[edge[0]]}
    across = {edge for edge in drawn if picture.columns and leads_across(*ends[edge])}
    moves = _moves_at_sides(graph, picture, [edge for edge in drawn if edge in across - on_axis])
    sideways = _moves_sideways([edge for edge in drawn if edge not in across] if picture.cards else [])
    found = {}
    for edge, (start, end) in ends.items():
        aside, up, down = sideways.get(edge, 0.0), moves.get((edge, 0), 0.0), moves.get((edge, 1), 0.0)
        found[edge] = replace(start, x=start.x + aside, y=start.y + up), replace(end, x=end.x + aside, y=end.y + down)
    return found


def leads_across(start: Box, end: Box) -> bool:
    """Whether one of two boxes stands beside the other, neither above nor below it."""
    return abs(start.x - end.x) > (start.width + end.width) / 2


def _moves_at_sides(graph: nx.MultiDiGraph, picture: Picture, edges: list[Edge]) -> dict[tuple[Edge, int], float]:
    sides = defaultdict(list)
    for edge in edges:
        for which, node in enumerate(edge[:2]):
            box, other = picture.boxes[node], picture.boxes[edge[1 - which]]
            if graph.nodes[node].get("type") != "character":
                sides[node, other.x > box.x].append((other.y, edge, which))
    moves = {}
    for (node, _), lines in sides.items():
        step = min(STEP, picture.boxes[node].height * 0.8 / len(lines))
        for n, (_, edge, which) in enumerate(sorted(lines, key=lambda line: line[0])):
            moves[edge, which] = (n - (len(lines) - 1) / 2) * step
    return moves


def _moves_sideways(edges: list[Edge]) -> dict[Edge, float]:
    pairs = defaultdict(list)
    for edge in edges:
        pairs[frozenset(edge[:2])].append(edge)
    return {edge: (n - (len(alike) - 1) / 2) * STEP for alike in pairs.values() for n, edge in enumerate(alike)}
