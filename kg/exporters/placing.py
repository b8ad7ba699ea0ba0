"""The result of a layout, and what every layout needs to keep things off each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Node = Hashable
Point = tuple[float, float]
Roads = dict[Node, list[tuple[Node, float]]]
"""Who is beside whom, and how far off they should be."""


class Size(NamedTuple):
    """Width and height in px."""

    width: float
    height: float


class Axis(NamedTuple):
    """A vertical line from top to bottom, with marks at some heights of it."""

    x: float
    top: float
    bottom: float
    marks: tuple[float, ...]

    def moved(self, dx: float, dy: float) -> Axis:
        """The same elsewhere."""
        return Axis(self.x + dx, self.top + dy, self.bottom + dy, tuple(mark + dy for mark in self.marks))


@dataclass(frozen=True, slots=True)
class Placing:
    """Where things stand.

    Attributes:
        positions: the centre of each.
        headings: of columns and rows: the middle of the foot, and the text.
        stems: where on an axis the line from the thing in focus begins, by the thing that it leads to; else it begins
            at the thing in focus itself.
        axes: lines that are no claims, but the scale that things stand along.
    """

    positions: dict[Node, Point]
    headings: tuple[tuple[float, float, str], ...] = ()
    stems: dict[Node, Point] = field(default_factory=dict)
    axes: tuple[Axis, ...] = ()


def part(positions: dict[Node, Point], sizes: dict[Node, Size], gap: float, rounds: int = 200) -> dict[Node, Point]:
    """Push boxes that overlap, or stand closer than the gap, apart along the shorter way, until none does.

    After the rounds are used up a little overlap may be left. Only boxes in neighbouring cells of a grid are compared.
    """
    now = dict(positions)
    for _ in range(rounds):
        moved = False
        for a, b in _neighbours(now, sizes, gap):
            moved |= _push(now, sizes, a, b, gap)
        if not moved:
            break
    return now


def _neighbours(now: dict[Node, Point], sizes: dict[Node, Size], gap: float) -> Iterator[tuple[Node, Node]]:
    wide = max((size.width for size in sizes.values()), default=1.0) + gap
    high = max((size.height for size in sizes.values()), default=1.0) + gap
    cells: dict[tuple[int, int], list[Node]] = defaultdict(list)
    for node, (x, y) in now.items():
        cells[int(x // wide), int(y // high)].append(node)
    for (column, row), members in cells.items():
        for n, node in enumerate(members):
            yield from ((node, other) for other in members[n + 1 :])
            for step in ((1, 0), (-1, 1), (0, 1), (1, 1)):
                yield from ((node, other) for other in cells.get((column + step[0], row + step[1]), ()))


def _push(now: dict[Node, Point], sizes: dict[Node, Size], a: Node, b: Node, gap: float) -> bool:
    (ax, ay), (bx, by) = now[a], now[b]
    over_x = (sizes[a].width + sizes[b].width) / 2 + gap - abs(bx - ax)
    over_y = (sizes[a].height + sizes[b].height) / 2 + gap - abs(by - ay)
    if over_x <= 0.01 or over_y <= 0.01:
        return False
    if over_x < over_y:
        step = over_x / 2 * (1 if bx >= ax else -1)
        now[a], now[b] = (ax - step, ay), (bx + step, by)
    else:
        step = over_y / 2 * (1 if by >= ay else -1)
        now[a], now[b] = (ax, ay - step), (bx, by + step)
    return True


def shelve(groups: list[dict[Node, Point]], sizes: dict[Node, Size], gap: float) -> dict[Node, Point]:
    """Set groups of things side by side in rows, the largest first, so that the whole is about 4 wide by 3 high."""
    bounds = [_bounds(group, sizes) for group in groups]
    order = sorted(range(len(groups)), key=lambda n: (-(bounds[n][3] - bounds[n][1]), n))
    area = sum((right - left + gap) * (bottom - top + gap) for left, top, right, bottom in bounds)
    limit = max([(area * 4 / 3) ** 0.5] + [right - left for left, _, right, _ in bounds])
    found: dict[Node, Point] = {}
    x = y = row = 0.0
    for n in order:
        left, top, right, bottom = bounds[n]
        if x > 0 and x + right - left > limit:
            x, y, row = 0.0, y + row + gap, 0.0
        found |= {node: (px - left + x, py - top + y) for node, (px, py) in groups[n].items()}
        x, row = x + right - left + gap, max(row, bottom - top)
    return found


def _bounds(group: dict[Node, Point], sizes: dict[Node, Size]) -> tuple[float, float, float, float]:
    return (
        min(x - sizes[node].width / 2 for node, (x, _) in group.items()),
        min(y - sizes[node].height / 2 for node, (_, y) in group.items()),
        max(x + sizes[node].width / 2 for node, (x, _) in group.items()),
        max(y + sizes[node].height / 2 for node, (_, y) in group.items()),
    )
