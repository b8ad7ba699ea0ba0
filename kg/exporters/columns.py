"""Layout in columns: one film with its cast, parts, crew, places and other films.

cast    parts    earlier film    crew      other films
  |       |       THE FILM      places
  |       |      later film     themes
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.exporters.placing import Node, Placing, Point, Size

if TYPE_CHECKING:
    import networkx as nx

MOST_ROWS = 40
GAP, BLOCK_GAP, ALLEY = 13.0, 48.0, 66.0
ACTING = frozenset({"actor", "actress", "voice actor"})
SEQUELS = frozenset({"sequel of", "prequel of", "remake of", "follows", "followed by", "based on"})
Slots = list[Node | None]  # None keeps a row free, so that a person stands beside the part


@dataclass(slots=True)
class Block:
    """Things of one kind below each other, under a heading."""

    heading: str
    slots: Slots

    def __bool__(self) -> bool:
        """Whether anything stands in it."""
        return any(node is not None for node in self.slots)


@dataclass(slots=True)
class Plan:
    """Which blocks stand in which column; the first two share their rows. ``centre`` is to stand at 0, 0."""

    columns: list[list[Block]]
    centre: Node

    def place(self, sizes: dict[Node, Size]) -> Placing:
        """Positions for things of these sizes."""
        columns = [column for column in self.columns if any(column)]
        rows = self._row_height(sizes)
        positions: dict[Node, Point] = {}
        headings: list[tuple[float, float, str]] = []
        left = 0.0
        for column in columns:
            width = max(sizes[node].width for block in column for node in block.slots if node is not None)
            pitch = rows if column in self.columns[:2] else None
            self._stack(column, left + width / 2, pitch, sizes, positions, headings)
            left += width + ALLEY
        x, y = positions[self.centre]
        return Placing(
            {node: (px - x, py - y) for node, (px, py) in positions.items()},
            tuple((hx - x, hy - y, text) for hx, hy, text in headings),
        )

    def place_narrow(self, sizes: dict[Node, Size]) -> Placing:
        """Positions in two columns: the centre on top, then people beside their parts, then block by block."""
        blocks = [block for column in self.columns[2:] for block in column if block]
        blocks.sort(key=lambda block: self.centre not in block.slots)
        people, parts = (column[0] if column else Block("", []) for column in self.columns[:2])
        pairs = Block(
            "Cast and characters", [node for pair in zip(people.slots, parts.slots, strict=True) for node in pair]
        )
        half = max(size.width for size in sizes.values()) / 2 + GAP / 2
        positions: dict[Node, Point] = {}
        headings: list[tuple[float, float, str]] = []
        y = 0.0
        for block in [blocks[0], pairs, *blocks[1:]]:
            if block:
                headings.append((0.0, y - 10, block.heading))
                y = self._two_by_two(block.slots, half, y, sizes, positions) + BLOCK_GAP
        return Placing(positions, tuple(headings))

    def _two_by_two(
        self, slots: Slots, half: float, y: float, sizes: dict[Node, Size], positions: dict[Node, Point]
    ) -> float:
        """Set things in rows of two from y on; gives the foot of the last row."""
        for n in range(0, len(slots), 2):
            row = slots[n : n + 2]
            height = max(sizes[node].height for node in row if node is not None)
            for node, x in zip(row, (-half, half) if len(slots) > 1 else (0.0,), strict=False):
                if node is not None:
                    positions[node] = (round(x, 1), round(y + height / 2, 1))
            y += height + GAP
        return y - GAP

    def _row_height(self, sizes: dict[Node, Size]) -> float:
        paired = [node for column in self.columns[:2] for block in column for node in block.slots if node is not None]
        return max((sizes[node].height for node in paired), default=0.0)

    def _stack(
        self,
        column: list[Block],
        x: float,
        pitch: float | None,
        sizes: dict[Node, Size],
        positions: dict[Node, Point],
        headings: list[tuple[float, float, str]],
    ) -> None:
        blocks = [block for block in column if block]
        heights = [_height(block, pitch, sizes) for block in blocks]
        y = -(sum(heights) + BLOCK_GAP * (len(blocks) - 1)) / 2
        if any(self.centre in block.slots for block in blocks):
            y = -_above(blocks, self.centre, pitch, sizes)
        for block, height in zip(blocks, heights, strict=True):
            headings.append((x, y - 10, block.heading))
            at = y
            for node in block.slots:
                step = _slot(node, pitch, sizes)
                if node is not None:
                    positions[node] = (x, at + step / 2)
                at += step + GAP
            y += height + BLOCK_GAP


def _slot(node: Node | None, pitch: float | None, sizes: dict[Node, Size]) -> float:
    return pitch or (sizes[node].height if node is not None else 0.0)


def _height(block: Block, pitch: float | None, sizes: dict[Node, Size]) -> float:
    return sum(_slot(node, pitch, sizes) for node in block.slots) + GAP * (len(block.slots) - 1)


def _above(blocks: list[Block], centre: Node, pitch: float | None, sizes: dict[Node, Size]) -> float:
    """How far below the top of the blocks the middle of the centre is."""
    y = 0.0
    for block in blocks:
        if centre in block.slots:
            before = block.slots[: block.slots.index(centre)]
            return y + sum(_slot(node, pitch, sizes) + GAP for node in before) + _slot(centre, pitch, sizes) / 2
        y += _height(block, pitch, sizes) + BLOCK_GAP
    return y


def column_plan(graph: nx.MultiDiGraph, film: Node) -> Plan | None:
    """The plan for a graph around one film; None if a column would be too long."""
    plan = _film_plan(graph, film)
    rows = [sum(len(block.slots) for block in column) for column in plan.columns]
    return plan if max(rows) <= MOST_ROWS else None


def _film_plan(graph: nx.MultiDiGraph, film: Node) -> Plan:
    parts, people = _of_type(graph, "character"), _of_type(graph, "person")
    cast = [person for person in people if _acts(graph, person, film)]
    crew = [person for person in people if person not in set(cast) and graph.has_edge(person, film)]
    players, roles = _pairs(graph, cast, parts)
    films = [other for other in _of_type(graph, "film") if other != film]
    series = [other for other in films if _in_series(graph, film, other)]
    earlier = [other for other in series if _before(graph, other, film)]
    later = [other for other in series if other not in earlier]
    other_films = _beside(graph, [other for other in films if other not in series], crew + cast)
    columns = [
        [Block("Cast", players)],
        [Block("Characters", roles)],
        [
            Block("Earlier", _by_year(graph, earlier)),
            Block("", [film]),
            Block("Later", _by_year(graph, later)),
            Block("Sources", _of_type(graph, "source")),
        ],
        [Block("Crew", list(crew)), *_setting(graph)],
        [Block("Other films", list(other_films))],
    ]
    return Plan([*columns, [Block("Others", _rest(graph, columns))]], film)


def _setting(graph: nx.MultiDiGraph) -> list[Block]:
    return [Block("Places", _of_type(graph, "place")), Block("Themes and genres", _of_type(graph, "theme", "genre"))]


def _of_type(graph: nx.MultiDiGraph, *types: str) -> Slots:
    return [node for node, data in graph.nodes(data=True) if data.get("type") in types]


def _acts(graph: nx.MultiDiGraph, person: Node, film: Node) -> bool:
    """Whether a person plays a part, or acts in the film, which is more than having done something else for it."""
    edges = graph.out_edges(person, data=True)
    return any(data.get("type") == "plays" or (end == film and is_acting(data.get("type"))) for _, end, data in edges)


def is_acting(role: object) -> bool:
    """Whether a role is acting: ``actor``, ``actor (a gunfighter)``, ``voice actor``.

    >>> is_acting("actor (a gunfighter)"), is_acting("director")
    (True, False)
    """
    return str(role).partition(" (")[0] in ACTING


def _in_series(graph: nx.MultiDiGraph, film: Node, other: Node) -> bool:
    edges = [*(graph.get_edge_data(film, other) or {}).values(), *(graph.get_edge_data(other, film) or {}).values()]
    return any(data.get("type") in SEQUELS for data in edges)


def _before(graph: nx.MultiDiGraph, film: Node, other: Node) -> bool:
    """Whether a film is earlier than another: by year, else by which of them is the sequel."""
    years = graph.nodes[film].get("year"), graph.nodes[other].get("year")
    if isinstance(years[0], int) and isinstance(years[1], int) and years[0] != years[1]:
        return years[0] < years[1]
    return bool(graph.has_edge(other, film))


def _by_year(graph: nx.MultiDiGraph, films: Iterable[Node | None]) -> Slots:
    return sorted(films, key=lambda film: (graph.nodes[film].get("year") is None, graph.nodes[film].get("year") or 0))


def _pairs(graph: nx.MultiDiGraph, cast: list[Node], parts: Slots) -> tuple[Slots, Slots]:
    """People and their parts in rows that match: who plays two parts has a free row below, and the other way round.

    Who has no part here stands last, so that the line to the film passes below all parts.
    """
    import networkx as nx

    play = nx.Graph()
    play.add_nodes_from([*cast, *parts])
    known = set(parts)
    play.add_edges_from((person, part) for person in cast for part in graph.succ[person] if part in known)
    players: Slots = []
    roles: Slots = []
    seen: set[Node] = set()
    for start in sorted([*cast, *parts], key=lambda node: play.degree(node) == 0):
        if start not in seen:
            group = nx.node_connected_component(play, start)
            seen |= group
            left, right = [p for p in cast if p in group], [p for p in parts if p in group]
            rows = max(len(left), len(right))
            players += [*left, *[None] * (rows - len(left))]
            roles += [*right, *[None] * (rows - len(right))]
    return players, roles


def _beside(graph: nx.MultiDiGraph, nodes: Iterable[Node | None], order: Slots) -> Slots:
    """The nodes in the order of those that they have to do with, so that fewer lines cross."""
    rank = {node: n for n, node in enumerate(order)}

    def mean(node: Node | None) -> float:
        found = [rank[other] for other in (*graph.succ[node], *graph.pred[node]) if other in rank]
        return sum(found) / len(found) if found else float(len(rank))

    return sorted(nodes, key=mean)


def _rest(graph: nx.MultiDiGraph, columns: list[list[Block]]) -> Slots:
    placed = {node for column in columns for block in column for node in block.slots}
    return [node for node in graph if node not in placed]
