"""Breadth-first search over the credits of a store, a set of people or films at a time, by DuckDB.

Each step reads two columns of the credits and keeps what is new, so that nothing is loaded but what is reached: at ten
million credits that is less than making arrays of them first (docs/decisions/0005).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store.folder import Store

WRONG = """
SELECT credit AS id FROM assessment WHERE verdict IN ('contradicted', 'anachronism')
UNION ALL SELECT claim FROM evidence WHERE stance <> 'asserted'
"""
"""Credits that join nobody: contradicted claims and those that are not asserted."""

CREDITS = """
SELECT film, person FROM claimed WHERE id NOT IN (FROM wrong) AND (NOT {facts} OR file IN (FROM trusted))
"""
_PREPARED = f"""
CREATE OR REPLACE TEMP TABLE wrong AS {WRONG};
CREATE OR REPLACE TEMP TABLE trusted AS SELECT file FROM said WHERE trusted;
"""
_OTHER = {"person": "film", "film": "person"}
_STEP = """
CREATE OR REPLACE TEMP TABLE {side}_new AS
SELECT coalesce(i.canonical, c.{to}) AS id, min(f.id) AS via
FROM ({said}) c JOIN {side}_front f ON f.entity = c.{at} LEFT JOIN identity i ON i.entity = c.{to}
WHERE coalesce(i.canonical, c.{to}) NOT IN (SELECT id FROM {side}_{to}) GROUP BY ALL
"""
_FRONT = """
CREATE OR REPLACE TEMP TABLE {side}_front AS SELECT id AS entity, id FROM {side}_new
UNION ALL SELECT entity, canonical FROM identity WHERE canonical IN (SELECT id FROM {side}_new)
"""


def credits_of(store: Store, *, facts: bool) -> str:
    """A query for the pairs of film and person that count, by what sources call them; needs :data:`_PREPARED`."""
    store.connection.execute(_PREPARED)
    return CREDITS.format(facts=str(facts).lower())


class Side:
    """What has been reached from one person, kept in temporary tables.

    Args:
        store: an open store.
        name: of the tables.
        start: the person's number.
        said: what :func:`credits_of` gives.

    Attributes:
        kind: of what was reached last: ``person`` or ``film``.
        new: how many were reached last.
    """

    def __init__(self, store: Store, name: str, start: int, said: str) -> None:
        self._execute = store.connection.execute
        self.name, self.kind, self.new, self._said = name, "person", 1, said
        for kind in _OTHER:
            self._execute(f"CREATE OR REPLACE TEMP TABLE {name}_{kind} (id BIGINT, via BIGINT)")
        self._execute(
            f"CREATE OR REPLACE TEMP TABLE {name}_new AS SELECT {int(start)}::BIGINT AS id, NULL::BIGINT AS via"
        )
        self._keep()

    def step(self) -> int:
        """Go on from people to their films, or from films to their people; how many are new."""
        at, self.kind = self.kind, _OTHER[self.kind]
        self._execute(_STEP.format(side=self.name, at=at, to=self.kind, said=self._said))
        self._keep()
        return self.new

    def _keep(self) -> None:
        self._execute(f"INSERT INTO {self.name}_{self.kind} FROM {self.name}_new")
        self._execute(_FRONT.format(side=self.name))
        self.new = self._one(f"SELECT count(*) FROM {self.name}_new") or 0

    def _one(self, query: str) -> int | None:
        row = self._execute(query).fetchone()
        return None if row is None else row[0]

    def met(self, other: Side) -> int | None:
        """The least of what was reached last that the other side has reached too."""
        return self._one(f"SELECT min(id) FROM {self.name}_new WHERE id IN (SELECT id FROM {other.name}_{self.kind})")

    def way(self, kind: str, number: int) -> Iterator[tuple[str, int]]:
        """The nodes from one that was reached back to the start."""
        at: int | None = number
        while at is not None:
            yield kind, at
            at = self._one(f"SELECT via FROM {self.name}_{kind} WHERE id = {at}")
            kind = _OTHER[kind]

    def ids(self, kind: str) -> list[int]:
        """All people or films that have been reached, in order."""
        return [row[0] for row in self._execute(f"SELECT id FROM {self.name}_{kind} ORDER BY id").fetchall()]


def chain(store: Store, start: int, end: int, *, facts: bool = False) -> list[tuple[str, int]]:
    """The shortest chain between two people, ``("person", n)`` and ``("film", n)`` in turn; empty where there is none.

    It is looked for from both ends, by turns from the one with less to look at. Of several that are as short, it is the
    one with the least numbers.
    """
    if start == end:
        return [("person", start)]
    said = credits_of(store, facts=facts)
    one, other = Side(store, "one", start, said), Side(store, "other", end, said)
    while True:
        side, opposite = (one, other) if one.new <= other.new else (other, one)
        if not side.step():
            return []
        number = side.met(opposite)
        if number is not None:
            there = list(one.way(side.kind, number))
            return [*reversed(there), *list(other.way(side.kind, number))[1:]]


def distances(store: Store, start: int, *, facts: bool = False) -> Iterator[int]:
    """How many people are 0, 1, 2, ... films away from one; nothing where the person has no credit."""
    side = Side(store, "one", start, credits_of(store, facts=facts))
    count = 1 if side.step() else 0
    while count:
        yield count
        count = side.step()
        side.step()


def nearest(store: Store, start: int, *, facts: bool = False) -> tuple[list[int], list[int]]:
    """Who is one film away, those with most films first, and the films that lead there."""
    said = credits_of(store, facts=facts)
    side = Side(store, "one", start, said)
    side.step()
    side.step()
    rows = store.connection.execute(
        "SELECT n.id, count(DISTINCT coalesce(i.canonical, c.film)) AS films "
        f"FROM one_new n JOIN one_front f ON f.id = n.id JOIN ({said}) c ON c.person = f.entity "
        "LEFT JOIN identity i ON i.entity = c.film GROUP BY n.id ORDER BY films DESC, n.id"
    ).fetchall()
    return [row[0] for row in rows], side.ids("film")


def people(store: Store, *, facts: bool = False) -> int:
    """How many people have a credit that counts."""
    row = store.connection.execute(f"SELECT count(DISTINCT person) FROM ({pairs(store, facts=facts)})").fetchone()
    return row[0] if row else 0


def pairs(store: Store, *, facts: bool = False) -> str:
    """A query for the pairs of film and person that count, by their canonical numbers; a pair may come twice."""
    return (
        f"SELECT coalesce(f.canonical, c.film) AS film, coalesce(p.canonical, c.person) AS person "
        f"FROM ({credits_of(store, facts=facts)}) c "
        "LEFT JOIN identity f ON f.entity = c.film LEFT JOIN identity p ON p.entity = c.person"
    )
