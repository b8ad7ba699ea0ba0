"""Layout by stress: things that are few steps apart stand near each other, without any column or axis.

Stress by stochastic gradient descent (Zheng, Pawar, Goodman 2018, https://arxiv.org/abs/1710.04626) over all pairs of
a small graph, over neighbours and pairs with some pivots of a larger one (Ortmann, Klimenta, Brandes 2016,
https://arxiv.org/abs/1608.08909), so that the work grows with nodes and edges and not with their square. Plain Python:
the layouts of networkx want numpy and scipy, which are ten times the size of all that this package needs.
"""

from __future__ import annotations

import heapq
import math
import random
from typing import TYPE_CHECKING

from kg.exporters.placing import Node, Point, Roads, Size, part, shelve
from kg.exporters.sfdp import by_sfdp

if TYPE_CHECKING:
    import networkx as nx

ALL_PAIRS_UP_TO, PIVOTS, ROUNDS = 150, 40, 20
LARGE, LARGE_PIVOTS, LARGE_ROUNDS, LARGE_PARTING = 1200, 10, 10, 5
SFDP_FROM = 300
RING = (1, 2, 3, 5, 8)
"""Which of the neighbours that follow a leaf in the ring around a hub it is kept away from."""
Term = tuple[Node, Node, float, float]  # two nodes, the distance they should have, how much that matters


def spread(graph: nx.MultiDiGraph, sizes: dict[Node, Size], step: float) -> dict[Node, Point]:
    """Positions in px: parts that hang together each by stress, without overlaps, set beside each other.

    A part of more than 300 things is laid out by graphviz' ``sfdp`` where that is installed: fewer lines cross.

    Args:
        step: px between two neighbours of one edge each; neighbours of many edges stand further off.

    """
    import networkx as nx

    found = []
    for members in nx.connected_components(nx.Graph(graph)):
        nodes = [node for node in graph if node in members]  # a set has no order of its own
        found.append(_placed(_roads(graph, nodes, step), {node: sizes[node] for node in nodes}, step))
    return shelve(found, sizes, step * 0.6)


def _placed(roads: Roads, sizes: dict[Node, Size], step: float) -> dict[Node, Point]:
    """Positions of one part that hangs together."""
    by_graphviz = by_sfdp(roads, sizes, step) if len(roads) > SFDP_FROM else None
    if by_graphviz:
        return {node: (x * 1.15, y) for node, (x, y) in by_graphviz.items()}
    large = len(roads) > LARGE
    return part(
        _with_twigs(roads, step) if large else _relax(roads), sizes, step * 0.16, LARGE_PARTING if large else 200
    )


def _roads(graph: nx.MultiDiGraph, nodes: list[Node], step: float) -> Roads:
    """Who is beside whom and how far off: a hub needs a circumference for its leaves, so its edges are longer."""
    beside = {node: [n for n in dict.fromkeys((*graph.succ[node], *graph.pred[node])) if n != node] for node in nodes}
    reach = {node: max(len(others), 1) ** 0.5 for node, others in beside.items()}
    return {
        node: [(other, step * (reach[node] + reach[other]) / 2) for other in others] for node, others in beside.items()
    }


def _with_twigs(roads: Roads, step: float) -> dict[Node, Point]:
    """Positions in a large graph: what hangs on it by one edge is cut off, the rest relaxed, and the twigs set around.

    Most of a graph of credits are people of one film; cutting them off makes the rest small enough for plain Python.
    """
    core = {node: dict(others) for node, others in roads.items()}
    hangs: dict[Node, list[Node]] = {}
    ends = [node for node, others in core.items() if len(others) == 1]
    while ends:
        node = ends.pop()
        if len(core[node]) != 1:
            continue  # the last of a tree
        [parent] = core.pop(node)
        del core[parent][node]
        hangs.setdefault(parent, []).append(node)
        if len(core[parent]) == 1:
            ends.append(parent)
    relaxed = _relax({node: list(others.items()) for node, others in core.items()})
    found = _evened(relaxed, hangs, len(roads), step)
    for node in core:
        _set_around(found, hangs, node, step)
    return found


def _evened(found: dict[Node, Point], hangs: dict[Node, list[Node]], count: int, step: float) -> dict[Node, Point]:
    """The same in a disc that is equally full everywhere: each in its direction, as far out as there are things inside.

    Where everybody is few steps from everybody, stress alone heaps most things up in the middle.
    """
    middle = [sum(point[n] for point in found.values()) / len(found) for n in (0, 1)]
    radius = step * math.sqrt(count / math.pi)
    total = sum(1 + len(hangs.get(node, ())) for node in found)
    inside, even = 0.0, {}
    for node in sorted(found, key=lambda node: math.dist(found[node], middle)):
        mass = 1 + len(hangs.get(node, ()))
        far, (x, y) = math.dist(found[node], middle), found[node]
        factor = radius * math.sqrt((inside + mass / 2) / total) / far if far else 0.0
        even[node] = ((x - middle[0]) * factor * 1.15, (y - middle[1]) * factor)
        inside += mass
    return even


def _set_around(found: dict[Node, Point], hangs: dict[Node, list[Node]], root: Node, step: float) -> None:
    """Set what hangs on a node in rings around it, and what hangs on that further out in the same direction."""
    x, y = found[root]
    ring, turn, left = 0.55 * step, 0.0, 0
    for node in hangs.get(root, ()):
        if left == 0:
            left = room = max(4, int(2 * math.pi * ring / (0.42 * step)))
            ring, turn = ring + 0.42 * step, turn + math.pi / room
        angle = turn + 2 * math.pi * left / room
        left -= 1
        branch, length = [node], ring
        while branch:
            for n, one in enumerate(branch):
                lean = angle + (n - (len(branch) - 1) / 2) * 0.12
                found[one] = (x + length * math.cos(lean), y + length * math.sin(lean))
            branch, length = [child for one in branch for child in hangs.get(one, ())], length + 0.42 * step


def _relax(roads: Roads) -> dict[Node, Point]:
    """Move each pair towards its distance, in steps that shrink from all the way to a little of it."""
    chance = random.Random(len(roads))  # noqa: S311  the same picture each time is the purpose
    place = {node: n for n, node in enumerate(roads)}
    terms = [(place[a], place[b], distance, weight) for a, b, distance, weight in _terms(roads)]
    reach = max((term[2] for term in terms), default=1.0)
    x = [chance.uniform(-reach, reach) / 2 for _ in roads]
    y = [chance.uniform(-reach, reach) / 2 for _ in roads]
    weights = [term[3] for term in terms] or [1.0]
    first, last = 1 / min(weights), 0.1 / max(weights)
    rounds = LARGE_ROUNDS if len(roads) > LARGE else ROUNDS
    for n in range(rounds):
        chance.shuffle(terms)
        _move(x, y, terms, first * (last / first) ** (n / (rounds - 1)))
    return {node: (x[n] * 1.15, y[n]) for node, n in place.items()}


def _move(x: list[float], y: list[float], terms: list[tuple[int, int, float, float]], rate: float) -> None:
    for a, b, distance, weight in terms:
        dx, dy = x[a] - x[b], y[a] - y[b]
        length = math.sqrt(dx * dx + dy * dy) or 1e-9
        share = min(weight * rate, 1.0) * (length - distance) / (2 * length)
        x[a] -= share * dx
        y[a] -= share * dy
        x[b] += share * dx
        y[b] += share * dy


def _terms(roads: Roads) -> list[Term]:
    nodes = list(roads)
    if len(nodes) <= ALL_PAIRS_UP_TO:
        far = {node: _distances(roads, node) for node in nodes}
        return [(a, b, far[a][b], far[a][b] ** -2) for n, a in enumerate(nodes) for b in nodes[n + 1 :]]
    large = len(nodes) > LARGE
    place = {node: n for n, node in enumerate(nodes)}
    near = [(a, b, d, d**-2) for a, others in roads.items() for b, d in others if not large or place[a] < place[b]]
    siblings = _sibling_terms(roads, RING[:1] if large else RING)
    return near + siblings + _pivot_terms(roads, nodes, LARGE_PIVOTS if large else PIVOTS)


def _sibling_terms(roads: Roads, steps: tuple[int, ...]) -> list[Term]:
    """Pairs of neighbours of one node: the leaves of a hub are all as far from any pivot, and would stand in one spot.

    Each is paired with some that follow it in the ring of neighbours, near and far.
    """
    found = []
    for others in roads.values():
        ring = len(others)
        for step in dict.fromkeys((*steps, *((ring // 4, ring // 3) if len(steps) > 1 else ()), ring // 2)):
            pairs = ((others[n], others[(n + step) % ring]) for n in range(ring) if 0 < step < ring)
            found += [(a, b, left + right, (left + right) ** -2) for (a, left), (b, right) in pairs]
    return found


def _pivot_terms(roads: Roads, nodes: list[Node], count: int) -> list[Term]:
    """Pairs with pivots that stand far from each other; each weighs as much as the nodes that it stands for."""
    pivot = max(nodes, key=lambda node: len(roads[node]))
    nearest = dict.fromkeys(nodes, math.inf)
    far: dict[Node, dict[Node, float]] = {}
    while len(far) < count and nearest[pivot] > 0:
        far[pivot] = _distances(roads, pivot)
        nearest = {node: min(nearest[node], far[pivot][node]) for node in nodes}
        pivot = max(nodes, key=nearest.__getitem__)
    share = len(nodes) / len(far) / 2
    return [(p, b, d, share * d**-2) for p, distances in far.items() for b, d in distances.items() if d > 0]


def _distances(roads: Roads, start: Node) -> dict[Node, float]:
    """The length of the shortest way to every node (Dijkstra)."""
    done: dict[Node, float] = {}
    queue: list[tuple[float, int, Node]] = [(0.0, 0, start)]
    count = 0
    while queue:
        length, _, node = heapq.heappop(queue)
        if node in done:
            continue
        done[node] = length
        for other, road in roads[node]:
            count += 1
            heapq.heappush(queue, (length + road, count, other))
    return done
