"""Communities by the method of Louvain (Blondel and others 2008, https://arxiv.org/abs/0803.0476), by arrays.

Instead of one node after the other, nodes move a set at a time: all people while films stay, then all films while
people stay, so that no two neighbours move at once; of what groups have become, halves chosen at random. A sweep that
does not make the modularity larger is the last and is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Labels = NDArray[np.intp]
    Figures = NDArray[np.float64]

_ENOUGH = 1e-3
"""Modularity that a sweep has to add for another to follow."""


def communities(made: sparse.csr_array, seed: int = 1) -> tuple[Labels, Labels]:
    """The number of the community of each row and of each column of the matrix of a bipartite graph.

    >>> [each.tolist() for each in communities(sparse.csr_array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1]]))]
    [[0, 0, 1], [0, 0, 1, 1]]
    """
    random = np.random.default_rng(seed)
    count = made.shape[0]
    weights = sparse.block_array([[None, made], [made.T, None]], format="csr").astype(np.float64)
    labels: Labels = np.arange(weights.shape[0])
    parts = [labels[:count], labels[count:]]
    while True:
        found = _moved(weights, parts)
        if found.max(initial=-1) + 1 == weights.shape[0]:
            return labels[:count], labels[count:]
        labels = found[labels]
        groups = _one_hot(found, found.max() + 1)
        weights = (groups.T @ weights @ groups).tocsr()
        parts = np.array_split(random.permutation(weights.shape[0]), 2)


def modularity(weights: sparse.csr_array, labels: Labels) -> float:
    """The share of the weight within communities, less what chance would put there."""
    degrees = np.asarray(weights.sum(axis=1)).ravel()
    total = degrees.sum()
    within = weights.tocoo()
    inside = within.data[labels[within.row] == labels[within.col]].sum()
    return float(inside / total - ((np.bincount(labels, degrees) / total) ** 2).sum())


def _moved(weights: sparse.csr_array, parts: Sequence[Labels]) -> Labels:
    """The nodes in communities, numbered without gaps, each node having gone where modularity gains most."""
    degrees = np.asarray(weights.sum(axis=1)).ravel()
    others = weights - sparse.diags_array(weights.diagonal(), format="csr")
    rows = [(part, others[part]) for part in parts]
    best: Labels = np.arange(len(degrees))
    reached = modularity(weights, best)
    while True:
        labels = best.copy()
        for part, near in rows:
            labels[part] = _chosen(near, degrees, labels, part)
        now = modularity(weights, labels)
        if now <= reached:
            break
        best, gained, reached = labels, now - reached, now
        if gained < _ENOUGH:
            break
    return np.unique(best, return_inverse=True)[1]


def _chosen(near: sparse.csr_array, degrees: Figures, labels: Labels, part: Labels) -> Labels:
    """For each node of a part the community that it gains most by, its own where no other is better."""
    totals = np.bincount(labels, degrees, minlength=len(degrees))
    own, degree = labels[part], degrees[part]
    links = near @ _one_hot(labels, len(degrees))
    sizes = np.diff(links.indptr)
    node = np.repeat(np.arange(len(part)), sizes)
    at_home = links.indices == own[node]
    share = degree[node] * (totals[links.indices] - at_home * degree[node]) / degrees.sum()
    gain = links.data - share
    home = -degree * (totals[own] - degree) / degrees.sum()
    home[node[at_home]] = gain[at_home]
    chosen = own.copy()
    some = np.flatnonzero(sizes)
    if len(some):
        starts = links.indptr[:-1][some]
        most = np.maximum.reduceat(gain, starts)
        first = np.where(gain == np.repeat(most, sizes[some]), links.indices, len(degrees))
        better = most > home[some] + 1e-12
        chosen[some[better]] = np.minimum.reduceat(first, starts)[better]
    return chosen


def _one_hot(labels: Labels, count: int) -> sparse.csr_array:
    """A row for each node with a 1 in the column of its community."""
    cells = np.ones(len(labels)), labels, np.arange(len(labels) + 1)
    return sparse.csr_array(cells, shape=(len(labels), int(count)))
