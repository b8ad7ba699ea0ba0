"""Layout along years: one person at the head of an axis, and the films beside it from the first to the last.

    PERSON
      |
1979  o---- part ---- film
1986  o-------------- film

A long career goes on in further stretches to the right, each from its first year downwards, so that the whole is about
as wide as a screen. On a telephone it is one stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.exporters.placing import Axis, Node, Placing, Point, Size

if TYPE_CHECKING:
    import networkx as nx

GAP, YEAR_GAP, MOST_YEARS = 12.0, 5.0, 6  # px below a row, px more for each year without a film, up to so many
STEM, ALLEY, STRETCH = 44.0, 48.0, 96.0  # from the axis to the first card, between cards, between stretches
DOT = 6.0  # from the axis to where a line begins
MOST_BESIDE = 30
SHAPE = 1.3  # width by height that the whole should have


@dataclass(frozen=True, slots=True)
class Row:
    """A film with the parts that the person has in it; a part of several films stands beside the first of them."""

    film: Node
    year: int | None
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Career:
    """A person, the films in the order of their years, and what else there is, to stand on the right."""

    person: Node
    rows: tuple[Row, ...]
    beside: tuple[Node, ...]

    def place(self, sizes: dict[Node, Size]) -> Placing:
        """Positions for things of these sizes, the person at 0, 0."""
        best = min(range(1, len(self.rows) + 1), key=lambda n: abs(self._shape(sizes, n) - SHAPE))
        return self._placed(sizes, self._stretches(sizes, best))

    def place_narrow(self, sizes: dict[Node, Size]) -> Placing:
        """The same in one stretch, and what stands on the right below it."""
        return self._placed(sizes, [list(self.rows)], below=True)

    def _shape(self, sizes: dict[Node, Size], count: int) -> float:
        stretches = self._stretches(sizes, count)
        wide = sum(_width(rows, sizes) + STRETCH for rows in stretches)
        return wide / max(_height(rows, sizes) for rows in stretches)

    def _stretches(self, sizes: dict[Node, Size], count: int) -> list[list[Row]]:
        """The rows in so many stretches of about the same height, or fewer; a year is not torn apart."""
        limit = _height(self.rows, sizes) / count
        found: list[list[Row]] = [[]]
        for row in self.rows:
            full = found[-1] and _height([*found[-1], row], sizes) > limit * 1.05
            if full and row.year != found[-1][-1].year and len(found) < count:
                found.append([])
            found[-1].append(row)
        return found

    def _placed(self, sizes: dict[Node, Size], stretches: Sequence[Sequence[Row]], *, below: bool = False) -> Placing:
        head = sizes[self.person]
        drawing = _Drawing(sizes, {self.person: (head.width / 2 - 26, -head.height / 2 - 22)})
        x = 0.0
        for rows in stretches:
            drawing.stretch(rows, x, -22.0 if rows is stretches[0] else 0.0)
            x += _width(rows, sizes) + STRETCH
        start = (0.0, drawing.foot() + 30) if below else (x - STRETCH / 2, 0.0)
        drawing.pile(self.beside, *start)
        return drawing.placing(self.person)


def career_plan(graph: nx.MultiDiGraph, person: Node) -> Career | None:
    """The plan for a graph around one person; None where too much else is in it to stand beside the films."""
    parts = {node for node in graph.succ[person] if graph.nodes[node].get("type") == "character"}
    own_films = set(graph.succ[person]) | {film for part in parts for film in graph.succ[part]}
    films = [node for node, data in graph.nodes(data=True) if data.get("type") == "film" and node in own_films]
    films.sort(key=lambda film: (_year(graph, film) is None, _year(graph, film) or 0))
    placed = {person, *films}
    rows = []
    for film in films:
        own = tuple(part for part in graph.pred[film] if part in parts and part not in placed)
        rows.append(Row(film, _year(graph, film), own))
        placed.update(own)
    order = {node: n for n, row in enumerate(rows) for node in (row.film, *row.parts)}
    beside = sorted((node for node in graph if node not in placed), key=lambda node: _nearest(graph, node, order))
    return Career(person, tuple(rows), tuple(beside)) if rows and len(beside) <= MOST_BESIDE else None


def _nearest(graph: nx.MultiDiGraph, node: Node, order: dict[Node, int]) -> float:
    """The mean place in the career of what a thing has to do with, so that few lines cross."""
    found = [order[other] for other in (*graph.succ[node], *graph.pred[node]) if other in order]
    return sum(found) / len(found) if found else float(len(order))


def _year(graph: nx.MultiDiGraph, film: Node) -> int | None:
    year = graph.nodes[film].get("year")
    return year if isinstance(year, int) else None


def _row_height(row: Row, sizes: dict[Node, Size]) -> float:
    parts = sum(sizes[part].height + GAP for part in row.parts) - GAP
    return max(sizes[row.film].height, parts)


def _pauses(rows: Sequence[Row]) -> Iterator[float]:
    """What is left free above each row but the first: more where years passed without a film."""
    for one, two in pairwise(rows):
        years = (two.year - one.year - 1) if one.year is not None and two.year is not None else 0
        yield GAP + YEAR_GAP * min(max(years, 0), MOST_YEARS)


def _height(rows: Sequence[Row], sizes: dict[Node, Size]) -> float:
    return sum(_row_height(row, sizes) for row in rows) + sum(_pauses(rows))


def _part_width(rows: Sequence[Row], sizes: dict[Node, Size]) -> float:
    return max((sizes[part].width for row in rows for part in row.parts), default=-ALLEY)


def _width(rows: Sequence[Row], sizes: dict[Node, Size]) -> float:
    return STEM + _part_width(rows, sizes) + ALLEY + max(sizes[row.film].width for row in rows)


class _Drawing:
    """Positions while they are found."""

    def __init__(self, sizes: dict[Node, Size], positions: dict[Node, Point]) -> None:
        self.sizes, self.positions = sizes, positions
        self.headings: list[tuple[float, float, str]] = []
        self.stems: dict[Node, Point] = {}
        self.axes: list[Axis] = []

    def stretch(self, rows: Sequence[Row], x: float, top: float) -> None:
        """Set rows below each other from y = 0 on, beside an axis at x that begins at ``top``."""
        films = x + STEM + _part_width(rows, self.sizes) + ALLEY
        y, year, marks = 0.0, None, []
        for row, pause in zip(rows, [0.0, *_pauses(rows)], strict=True):
            y += pause
            height = _row_height(row, self.sizes)
            self._row(row, x, films, y, height)
            if row is rows[0] or row.year != year:
                self.headings.append((x - 30, y + height / 2 + 4.5, "year?" if row.year is None else str(row.year)))
                marks.append(y + height / 2)
            year = row.year
            y += height
        self.axes.append(Axis(x, top, y, tuple(marks)))

    def _row(self, row: Row, x: float, films: float, y: float, height: float) -> None:
        middle = y + height / 2
        self.positions[row.film] = (films + self.sizes[row.film].width / 2, middle)
        self.stems[row.film] = (x + DOT, middle)
        at = middle - (sum(self.sizes[part].height + GAP for part in row.parts) - GAP) / 2
        for part in row.parts:
            self.positions[part] = (x + STEM + self.sizes[part].width / 2, at + self.sizes[part].height / 2)
            self.stems[part] = (x + DOT, at + self.sizes[part].height / 2)
            at += self.sizes[part].height + GAP

    def pile(self, nodes: Sequence[Node], x: float, y: float) -> None:
        """Set things below each other, their left sides in a line."""
        if nodes:
            self.headings.append((x + max(self.sizes[node].width for node in nodes) / 2, y - 10, "Also"))
        for node in nodes:
            self.positions[node] = (x + self.sizes[node].width / 2, y + self.sizes[node].height / 2)
            y += self.sizes[node].height + GAP

    def foot(self) -> float:
        """The lower end of the axes."""
        return max(axis.bottom for axis in self.axes)

    def placing(self, centre: Node) -> Placing:
        """All of it, moved so that the centre is at 0, 0."""
        x, y = self.positions[centre]
        return Placing(
            {node: (px - x, py - y) for node, (px, py) in self.positions.items()},
            tuple((hx - x, hy - y, text) for hx, hy, text in self.headings),
            {node: (px - x, py - y) for node, (px, py) in self.stems.items()},
            tuple(axis.moved(-x, -y) for axis in self.axes),
        )
