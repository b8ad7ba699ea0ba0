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

from kg.exporters.placing import Node, Point, Size, part, shelve

if TYPE_CHECKING:
    import networkx as nx

ALL_PAIRS_UP_TO, PIVOTS, ROUNDS = 150, 40, 20
Roads = dict[Node, list[tuple[Node, float]]]
Term = tuple[Node, Node, float, float]  # two nodes, the distance they should have, how much that matters


def spread(graph: nx.MultiDiGraph, sizes: dict[Node, Size], step: float) -> dict[Node, Point]:
    """Positions in px: parts that hang together each by stress, without overlaps, set beside each other.

    Args:
        step: px between two neighbours of one edge each; neighbours of many edges stand further off.

    """
    import networkx as nx

    found = []
    for members in nx.connected_components(nx.Graph(graph)):
        nodes = [node for node in graph if node in members]  # a set has no order of its own
        found.append(part(_relax(_roads(graph, nodes, step)), {node: sizes[node] for node in nodes}, step * 0.16))
    return shelve(found, sizes, step * 0.6)


def _roads(graph: nx.MultiDiGraph, nodes: list[Node], step: float) -> Roads:
    """Who is beside whom and how far off: a hub needs a circumference for its leaves, so its edges are longer."""
    beside = {node: [n for n in dict.fromkeys((*graph.succ[node], *graph.pred[node])) if n != node] for node in nodes}
    reach = {node: max(len(others), 1) ** 0.5 for node, others in beside.items()}
    return {
        node: [(other, step * (reach[node] + reach[other]) / 2) for other in others] for node, others in beside.items()
    }


def _relax(roads: Roads) -> dict[Node, Point]:
    """Move each pair towards its distance, in steps that shrink from all the way to a little of it."""
    chance = random.Random(len(roads))  # noqa: S311  the same picture each time is the purpose
    terms = _terms(roads)
    reach = max((term[2] for term in terms), default=1.0)
    x = {node: chance.uniform(-reach, reach) / 2 for node in roads}
    y = {node: chance.uniform(-reach, reach) / 2 for node in roads}
    weights = [term[3] for term in terms] or [1.0]
    first, last = 1 / min(weights), 0.1 / max(weights)
    for n in range(ROUNDS):
        rate = first * (last / first) ** (n / (ROUNDS - 1))
        chance.shuffle(terms)
        _move(x, y, terms, rate)
    return {node: (x[node] * 1.15, y[node]) for node in roads}


def _move(x: dict[Node, float], y: dict[Node, float], terms: list[Term], rate: float) -> None:
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
    near = [(a, b, d, d**-2) for a, others in roads.items() for b, d in others]
    return near + _sibling_terms(roads) + _pivot_terms(roads, nodes)


def _sibling_terms(roads: Roads) -> list[Term]:
    """Pairs of neighbours of one node: the leaves of a hub are all as far from any pivot, and would stand in one spot.

    Each is paired with some that follow it in the ring of neighbours, near and far.
    """
    found = []
    for others in roads.values():
        ring = len(others)
        for step in dict.fromkeys((1, 2, 3, 5, 8, ring // 4, ring // 3, ring // 2)):
            pairs = ((others[n], others[(n + step) % ring]) for n in range(ring) if 0 < step < ring)
            found += [(a, b, left + right, (left + right) ** -2) for (a, left), (b, right) in pairs]
    return found


def _pivot_terms(roads: Roads, nodes: list[Node]) -> list[Term]:
    """Pairs with pivots that stand far from each other; each weighs as much as the nodes that it stands for."""
    pivot = max(nodes, key=lambda node: len(roads[node]))
    nearest = dict.fromkeys(nodes, math.inf)
    far: dict[Node, dict[Node, float]] = {}
    while len(far) < PIVOTS and nearest[pivot] > 0:
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
