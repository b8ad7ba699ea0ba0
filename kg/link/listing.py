"""Links for people to read: which there are, and what speaks for and against two things being one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.link.hand import Entity, ends

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = ("kind", "this", "that", "outcome", "rule", "score", "reason")

_LINKS = """
SELECT a.kind, a.space || ':' || a.local, b.space || ':' || b.local, l.outcome, l.rule, round(l.score, 2), l.reason
FROM link l JOIN entity a ON a.id = l.a JOIN entity b ON b.id = l.b
WHERE ($outcome IS NULL OR l.outcome = $outcome) AND ($rule IS NULL OR l.rule = $rule)
  AND ($kind IS NULL OR a.kind = $kind)
  AND ($about IS NULL OR a.space || ':' || a.local = $about OR b.space || ':' || b.local = $about
       OR a.space = $about OR b.space = $about)
ORDER BY ALL
"""

# All links within the set of each and between the two.
_BETWEEN = """
WITH ends AS (SELECT canonical FROM entity_key WHERE id IN (?, ?))
SELECT x.space || ':' || x.local, y.space || ':' || y.local, l.outcome, l.rule, round(l.score, 2), l.reason
FROM link l JOIN entity_key x ON x.id = l.a JOIN entity_key y ON y.id = l.b
WHERE x.canonical IN (FROM ends) AND y.canonical IN (FROM ends) ORDER BY ALL
"""

_FILM = """
SELECT m.title, m.year, m.kind, m.runtime_minutes,
       (SELECT list(DISTINCT n.name) FROM film_name n WHERE n.film = m.film),
       (SELECT list(DISTINCT p.name ORDER BY p.name) FROM credit_said c JOIN person_merged p ON p.person = c.person
        WHERE c.film = m.film)
FROM film_merged m JOIN entity_key k ON k.canonical = m.film WHERE k.id = ?
"""
_PERSON = """
SELECT m.name, m.birth_year, NULL, NULL, (SELECT list(DISTINCT n.name) FROM person_name n WHERE n.person = m.person),
       (SELECT list(DISTINCT f.title ORDER BY f.title) FROM credit_said c JOIN film_merged f ON f.film = c.film
        WHERE c.person = m.person)
FROM person_merged m JOIN entity_key k ON k.canonical = m.person WHERE k.id = ?
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which links to list; None is any. ``about`` is a key, or the space of one."""

    outcome: str | None = None
    rule: str | None = None
    kind: str | None = None
    about: str | None = None


def links(connection: DuckDBPyConnection, which: Filters = Filters()) -> list[tuple[Any, ...]]:
    """Links as rows of ``COLUMNS``, sorted."""
    values = {"outcome": which.outcome, "rule": which.rule, "kind": which.kind, "about": which.about}
    return connection.execute(_LINKS, values).fetchall()


def explain(connection: DuckDBPyConnection, a: str, b: str) -> list[tuple[Any, ...]]:
    """Why two things are the same, or are not: rows of ``COLUMNS`` without the kind.

    These are the links that make them one or speak of both; where there are none, a row with the outcome ``none`` that
    says what is alike and what is not.

    Raises:
        UsageError: nothing has such a key, or they are of two kinds.
    """
    first, second = ends(connection, a, b)
    found = connection.execute(_BETWEEN, [first.id, second.id]).fetchall()
    one, two = (_canonical(connection, end) for end in (first, second))
    if one == two or any({row[0], row[1]} == {str(first), str(second)} for row in found):
        return found
    return [(str(first), str(second), "none", "", None, "; ".join(_compared(connection, first, second))), *found]


def _canonical(connection: DuckDBPyConnection, end: Entity) -> int:
    row = connection.execute("SELECT canonical FROM entity_key WHERE id = ?", [end.id]).fetchone()
    return int(row[0]) if row else end.id


@dataclass(frozen=True, slots=True)
class _Described:
    """What is compared of a film or a person; ``others`` are the film's people or the person's films."""

    name: str = "nothing"
    year: int | None = None
    kind: str | None = None
    minutes: int | None = None
    names: list[str] | None = field(default_factory=list)
    others: list[str] | None = field(default_factory=list)


def _compared(connection: DuckDBPyConnection, a: Entity, b: Entity) -> list[str]:
    """What is alike and what is not, a clause each."""
    film = a.kind == "film"
    rows = [connection.execute(_FILM if film else _PERSON, [end.id]).fetchone() for end in (a, b)]
    x, y = (_Described(*row) if row else _Described() for row in rows)
    said = [f"the {'titles' if film else 'names'} {x.name} and {y.name}"]
    if set(x.names or ()) & set(y.names or ()):
        said = [f"the {'title' if film else 'name'} {x.name}"]
    for what, one, two in (("year" if film else "year of birth", x.year, y.year), ("minutes", x.minutes, y.minutes)):
        if one and two:
            said.append(f"the {what} {one}" if one == two else f"the {what} {one} and {two}")
    if x.kind != y.kind:
        said.append(f"a {x.kind} and a {y.kind}")
    shared = sorted(set(x.others or ()) & set(y.others or ()))
    sides = f"of {len(x.others or ())} and {len(y.others or ())} {'people' if film else 'films'}"
    said.append(f"{len(shared) or 'none'} {sides} shared" + (f" ({', '.join(shared[:5])})" if shared else ""))
    if a.space == b.space:
        said.append(f"both are keys of {a.space}, which lists a thing once")
    return said
