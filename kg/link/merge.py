"""From links to identity: sets of entities that are the same, each with a canonical one.

What a person decided goes first, then what the ids say. Links by names (``probable`` where an authority names one of
the two, ``likely`` where none does) follow, the surest first, and all of one score together, so that the order in
which sources came decides nothing. Where links of one score would join two things that are known to be two, none of
those that do is followed, and a person may judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from kg.claim import AUTHORITIES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Pair = tuple[int, int]

KNOWN = f"({', '.join(map(repr, AUTHORITIES))})"
"""SQL: the list of the spaces that are authorities'."""
RANK = f"coalesce(list_position({list(AUTHORITIES)}, space), 99)"
"""SQL: the rank of ``space`` among them, the first as 1."""

_SURE = """
SELECT l.a, l.b FROM link l JOIN entity a ON a.id = l.a JOIN entity b ON b.id = l.b WHERE l.outcome = 'same'
ORDER BY l.rule <> 'by hand', l.score DESC, least((a.space, a.local), (b.space, b.local)),
         greatest((a.space, a.local), (b.space, b.local))
"""
_TENTATIVE = (
    "SELECT a, b, outcome, score FROM link WHERE outcome IN ('probable', 'likely') ORDER BY outcome DESC, score DESC"
)

_WHAT = """
SELECT e.id, e.space, coalesce(f.year, p.birth_year) FROM entity e SEMI JOIN asked USING (id)
LEFT JOIN (SELECT film, min(year) AS year FROM film GROUP BY film) f ON f.film = e.id
LEFT JOIN (SELECT person, min(birth_year) AS birth_year FROM person GROUP BY person) p ON p.person = e.id
"""


@dataclass(slots=True)
class _Set:
    """What is known of the members of a set: their spaces and years, and whom a person keeps apart from them."""

    spaces: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)


class Sets:
    """Disjoint sets of numbers, each number at first a set of its own.

    >>> sets = Sets()
    >>> sets.join(3, 1); sets.join(5, 4); sets.join(1, 2)
    >>> sets.root(3) == sets.root(2), sets.root(3) == sets.root(4), list(sets)
    (True, False, [[1, 2, 3], [4, 5]])
    """

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, x: int) -> int:
        """The least number of the set that has this one."""
        parent = self._parent
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = x = parent[parent[x]]
        return x

    def join(self, a: int, b: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(a), self.root(b)))
        self._parent[high] = low

    def __iter__(self) -> Iterator[list[int]]:
        members: dict[int, list[int]] = {}
        for x in sorted(self._parent):
            members.setdefault(self.root(x), []).append(x)
        return iter(members.values())


def connected(pairs: Iterable[Pair]) -> list[list[int]]:
    """The connected sets of a graph given by its edges, each sorted, in the order of their least members.

    >>> connected([(3, 1), (5, 4), (1, 2)])
    [[1, 2, 3], [4, 5]]
    """
    sets = Sets()
    for a, b in pairs:
        sets.join(a, b)
    return list(sets)


def merge(connection: DuckDBPyConnection) -> None:
    """Decide the tentative links, and make ``identity``: every entity but the canonical one of each set."""
    apart = connection.execute("SELECT a, b FROM link WHERE outcome = 'different'").fetchall()
    sets = _sure(connection.execute(_SURE).fetchall(), apart)
    tentative = connection.execute(_TENTATIVE).fetchall()
    if tentative:
        refused = _settle(connection, sets, tentative, apart)
        _decide(connection, refused)
    rows = [(entity, number) for number, members in enumerate(sets) for entity in members]
    connection.execute("DELETE FROM identity")
    connection.execute(
        f"INSERT INTO identity SELECT entity, canonical FROM (SELECT entity, first(entity) OVER (PARTITION BY set "
        f"ORDER BY {RANK}, space, local) AS canonical "
        f"FROM (SELECT unnest(?::BIGINT[]) AS entity, unnest(?::BIGINT[]) AS set) m JOIN entity e ON e.id = entity) "
        f"WHERE entity <> canonical",
        [[entity for entity, _ in rows], [number for _, number in rows]],
    )


def _sure(pairs: list[Pair], apart: list[Pair]) -> Sets:
    """The sets that sure links make, one link after the other; one that would join two kept apart is passed over."""
    sets = Sets()
    kept: dict[int, set[int]] = {}
    for a, b in apart:
        kept.setdefault(a, set()).add(b)
        kept.setdefault(b, set()).add(a)
    members = {entity: {entity} for entity in kept}
    for a, b in pairs:
        x, y = sets.root(a), sets.root(b)
        if kept and any(kept[one] & members.get(y, set()) for one in members.get(x, ())):
            continue
        sets.join(a, b)
        if kept and x != y:
            members[sets.root(a)] = members.pop(x, set()) | members.pop(y, set())
    return sets


def _settle(
    connection: DuckDBPyConnection, sets: Sets, links: list[tuple[int, int, str, float]], apart: list[Pair]
) -> list[Pair]:
    """Follow tentative links, the surest first, and return those that were not."""
    known = _described(connection, sets, {entity for a, b, *_ in links for entity in (a, b)}, apart)
    refused: list[Pair] = []
    for _, level in groupby(links, key=lambda link: link[2:]):
        together = list(level)
        strict = together[0][2] == "likely"
        for roots in connected((sets.root(a), sets.root(b)) for a, b, *_ in together):
            found = [known[root] for root in roots]
            parted = any(sets.root(entity) in roots for one in found for entity in one.apart)
            if parted or _clash(found, strict=strict):
                refused += [(a, b) for a, b, *_ in together if sets.root(a) in roots]
                continue
            for root in roots[1:]:
                sets.join(roots[0], root)
            one = known[sets.root(roots[0])]
            for root in roots:
                one.spaces |= known[root].spaces
                one.years |= known[root].years
                one.apart |= known[root].apart
    return refused


def _clash(found: list[_Set], *, strict: bool) -> bool:
    """Whether sets cannot be one: two ids of an authority; if ``strict``, also two keys of a source, or the years."""
    spaces = [space for one in found for space in one.spaces if strict or space in AUTHORITIES]
    years = {year for one in found for year in one.years}
    return len(spaces) > len(set(spaces)) or (strict and bool(years) and max(years) - min(years) > 1)


def _described(connection: DuckDBPyConnection, sets: Sets, ends: set[int], apart: list[Pair]) -> dict[int, _Set]:
    """What is known of the sets of these entities, by root."""
    known = {sets.root(entity): _Set() for entity in ends}
    of_set: dict[int, int] = {entity: sets.root(entity) for members in sets for entity in members}
    asked = [entity for entity, root in of_set.items() if root in known]
    connection.execute("CREATE OR REPLACE TEMP TABLE asked AS SELECT unnest(?::BIGINT[]) AS id", [asked])
    for entity, space, year in connection.execute(_WHAT).fetchall():
        one = known[of_set[entity]]
        one.spaces.add(space)
        if year is not None:
            one.years.add(year)
    for a, b in apart:
        for end, other in ((a, b), (b, a)):
            if of_set.get(end) in known:
                known[of_set[end]].apart.add(other)
    connection.execute("DROP TABLE asked")
    return known


def _decide(connection: DuckDBPyConnection, refused: list[Pair]) -> None:
    """Give tentative links their outcome."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE refused AS SELECT unnest(?::BIGINT[]) AS a, unnest(?::BIGINT[]) AS b",
        [[a for a, _ in refused], [b for _, b in refused]],
    )
    connection.execute(
        "UPDATE link SET outcome = CASE WHEN EXISTS (SELECT 1 FROM refused r WHERE r.a = link.a AND r.b = link.b) "
        "THEN 'judge' ELSE 'same' END WHERE outcome IN ('probable', 'likely')"
    )
    connection.execute("DROP TABLE refused")
