"""The network of people and films as arrays, for what is too large to walk in Python (:mod:`kg.graph.network`).

It is two sparse matrices of scipy, the films of each person and the people of each film, by places in sorted arrays of
their numbers. All that is computed agrees with what :mod:`kg.graph.network` computes of the same credits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Figures = NDArray[np.float64]

_AT_ONCE = 1 << 23
"""Cells of one array of floats or of one product of matrices: 64 MB."""
_BITS = 64
_DIGITS = 12
_TABLE = 8
"""How many times larger than what they number numbers may spread to be looked up in a table."""


@dataclass(frozen=True, eq=False)
class Arrays:
    """A network; places count from 0.

    Attributes:
        people, films: their numbers in the store, ascending.
        made: a row for each person with a 1 for each of the films.
    """

    people: Numbers
    films: Numbers
    made: sparse.csr_array

    @cached_property
    def cast(self) -> sparse.csr_array:
        """A row for each film with a 1 for each of the people."""
        return self.made.T.tocsr()

    @classmethod
    def of(cls, films: Numbers, people: Numbers) -> Arrays:
        """The network of pairs, given by two arrays of one length; a pair may come twice.

        >>> known = Arrays.of(np.array([5, 5, 9]), np.array([70, 71, 71]))
        >>> known.people.tolist(), known.films.tolist(), known.made.toarray().tolist()
        ([70, 71], [5, 9], [[1, 0], [1, 1]])
        """
        who, rows = _places(people)
        which, columns = _places(films)
        made = sparse.coo_array((np.ones(len(rows), np.int32), (rows, columns)), (len(who), len(which))).tocsr()
        made.data[:] = 1
        return cls(who, which, made)

    def films_of(self, person: int) -> list[int]:
        """The films of a person, by their numbers."""
        return _row(self.made, self.people, self.films, person)

    def people_of(self, film: int) -> list[int]:
        """The people of a film, by their numbers."""
        return _row(self.cast, self.films, self.people, film)

    def ranked(self, by: str, limit: int, starts: Sequence[int]) -> list[tuple[int, float, int]]:
        """As :func:`kg.graph.network.ranked`; ``starts`` are the places of people to compute centrality from."""
        count, films = len(self.people), self.count_films()
        if by == "films":
            scores = films
        elif by == "collaborators":
            scores = self.count_collaborators()
        elif by == "closeness":
            scores = self.closeness(starts)
        else:
            chains = max((count - 1) * (count - 2), 1)
            scores = self.betweenness(starts) * (count / max(len(starts), 1) / chains)
        scores = np.round(scores, _DIGITS)
        first = np.lexsort((self.people, -films, -scores))[:limit]
        figures = scores[first].tolist(), films[first].astype(int).tolist()
        return list(zip(self.people[first].tolist(), *figures, strict=True))

    def communities(self, limit: int | None = None) -> list[tuple[list[int], list[int]]]:
        """As :func:`kg.graph.network.communities`."""
        from kg.graph.louvain import communities

        of_people, of_films = communities(self.made)
        sizes = np.bincount(of_people, minlength=int(of_films.max(initial=-1)) + 1)
        least = np.full(len(sizes), len(self.people))
        np.minimum.at(least, of_people, np.arange(len(of_people)))
        found = []
        for group in np.lexsort((least, -sizes))[:limit]:
            people, films = np.flatnonzero(of_people == group), np.flatnonzero(of_films == group)
            inside = self.made[people][:, films].sum(axis=1)
            order = np.lexsort((people, -inside))
            found.append((self.people[people[order]].tolist(), self.films[films].tolist()))
        return found

    # Measures ----------------------------------------------------------------------------------------------------

    def count_films(self) -> Figures:
        """How many films each person has made."""
        return np.asarray(np.diff(self.made.indptr), np.float64)

    def count_collaborators(self) -> Figures:
        """How many others each person has made a film with."""
        return np.concatenate([np.zeros(0), *(np.diff(product.indptr) - 1.0 for _, product in self._together())])

    def _together(self, rows: NDArray[np.intp] | None = None) -> Iterator[tuple[int, sparse.csr_array]]:
        """For some people at a time, how many films they made with everybody; the place of the first with them."""
        made = self.made if rows is None else self.made[rows]
        cast = self.cast if rows is None else made.T.tocsr()
        work = np.cumsum(made @ np.diff(cast.indptr))
        start = 0
        while start < len(work):
            done = work[start - 1] if start else 0
            end = max(int(np.searchsorted(work, done + _AT_ONCE, "right")), start + 1)
            yield start, made[start:end] @ cast
            start = end

    def closeness(self, starts: Sequence[int]) -> Figures:
        """Harmonic closeness, from people at some places; 64 at a time, one bit each (Then and others 2014)."""
        sums = np.zeros(len(self.people))
        for at in range(0, len(starts), _BITS):
            self._add_closeness(np.asarray(starts[at : at + _BITS]), sums)
        others = np.full(len(self.people), len(starts))
        others[np.asarray(starts, dtype=np.intp)] -= 1
        found: Figures = sums / np.maximum(others, 1)
        return found

    def _add_closeness(self, starts: NDArray[np.intp], sums: Figures) -> None:
        edge = np.zeros(len(self.people), np.uint64)
        edge[starts] = np.uint64(1) << np.arange(len(starts), dtype=np.uint64)
        seen, seen_films = edge.copy(), np.zeros(len(self.films), np.uint64)
        steps = 0
        while edge.any():
            steps += 1
            films = _spread(self.cast, edge) & ~seen_films
            seen_films |= films
            edge = _spread(self.made, films) & ~seen
            seen |= edge
            sums += np.bitwise_count(edge) / steps

    def betweenness(self, starts: Sequence[int]) -> Figures:
        """The sum over chains from people at some places of the shares that lead through each (Brandes 2001)."""
        sums = np.zeros(len(self.people))
        at_once = max(1, _AT_ONCE // (len(self.people) + len(self.films)))
        for at in range(0, len(starts), at_once):
            sums += self._dependencies(np.asarray(starts[at : at + at_once]))
        return sums

    def _dependencies(self, starts: NDArray[np.intp]) -> Figures:
        """Brandes' two passes for several starts, a column each: people are at even levels, films at odd ones."""
        chains = np.zeros((len(self.people), len(starts))), np.zeros((len(self.films), len(starts)))
        levels = tuple(np.full(each.shape, -1, np.int32) for each in chains)
        chains[0][starts, range(len(starts))] = 1
        levels[0][starts, range(len(starts))] = 0
        ways, level, edge = (self.cast, self.made), 0, chains[0].copy()
        while edge.any():
            edge = ways[level % 2] @ edge
            level += 1
            side = level % 2
            edge[levels[side] >= 0] = 0
            levels[side][edge > 0] = level
            chains[side][edge > 0] = edge[edge > 0]
        return _gathered(self, chains, levels, level)

    # Teams -------------------------------------------------------------------------------------------------------

    def pairs(self, films: int) -> Iterator[tuple[int, int]]:
        """Two people who made at least so many films together, by their numbers."""
        often = np.flatnonzero(np.diff(self.made.indptr) >= films)
        for start, product in self._together(often):
            found = product.tocoo()
            rows = found.row + start
            enough = (found.data >= films) & (rows < found.col)
            ones, others = self.people[often[rows[enough]]], self.people[often[found.col[enough]]]
            yield from zip(ones.tolist(), others.tolist(), strict=True)


def _places(numbers: Numbers) -> tuple[Numbers, NDArray[np.intp]]:
    """The numbers that there are, ascending, and the place of each; by a table, where they lie close together.

    >>> _places(np.array([7, 5, 7]))
    (array([5, 7]), array([1, 0, 1]))
    """
    if not len(numbers) or np.ptp(numbers) > _TABLE * len(numbers):
        return np.unique(numbers, return_inverse=True)
    low = numbers.min()
    there = np.zeros(int(np.ptp(numbers)) + 1, bool)
    there[numbers - low] = True
    return np.flatnonzero(there) + low, (np.cumsum(there) - 1)[numbers - low]


def _row(matrix: sparse.csr_array, rows: Numbers, columns: Numbers, number: int) -> list[int]:
    at = int(np.searchsorted(rows, number))
    if at == len(rows) or rows[at] != number:
        return []
    found: list[int] = np.sort(columns[matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]]]).tolist()
    return found


def _spread(matrix: sparse.csr_array, bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Of each row, the bits that are set for any of its columns; every row has a column."""
    return np.bitwise_or.reduceat(bits[matrix.indices], matrix.indptr[:-1])


def _gathered(known: Arrays, chains: tuple[Figures, ...], levels: tuple[NDArray[np.int32], ...], last: int) -> Figures:
    """Brandes' second pass, from the last level back to the first: what hangs on each person."""
    hang = tuple(np.zeros_like(each) for each in chains)
    ways = known.made, known.cast
    for level in range(last, 0, -1):
        side, other = level % 2, 1 - level % 2
        here = levels[side] == level
        share = np.zeros_like(chains[side])
        share[here] = (hang[side][here] + (side == 0)) / chains[side][here]
        before = levels[other] == level - 1
        hang[other][before] += chains[other][before] * (ways[other] @ share)[before]
    hang[0][levels[0] == 0] = 0
    return hang[0].sum(axis=1)  # type: ignore[no-any-return]
