"""Identity: which films, people and characters of different sources are the same, and why.

Nothing is rewritten: a link is a row with a rule, a score and its reason in words; ``identity`` follows from the links
that say ``same`` (:mod:`kg.link.merge`). Ids decide; names only where nothing speaks against them, and never where two
bear the name.

The rules, in order; each looks at what those before it have merged:

1. *identifier*: a source gives the same id of an authority.
2. *people of the review*: a review whose text names no title for sure, and the film whose people it names
   (:mod:`kg.link.reviewed`).
3. *title and year*, *similar title*, *shared people*: two films, weighed (:mod:`kg.link.films`).
4. *earlier film of the series*: what a review calls "the first film" or "its predecessor" (:mod:`kg.link.series`).
5. *name in film*, *similar name in film*, *misspelled name in film*: two people in the credits of one film, and
   *unique name*: two people anywhere (:mod:`kg.link.people`).
6. *surname in film*: a person whom a review calls by one name alone is the only one credited on the film whose names
   end so, in that role (see :mod:`kg.link.promote`, which also makes credits of candidates that are borne out).
7. *part*, *returning part*: two names of one part (:mod:`kg.link.parts`).

A link has one of three outcomes: ``same``, ``judge`` (several are possible, or not enough speaks for it, and a person
may say) and, by hand, ``different``. What a person says (rule ``by hand``) goes before all rules and stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg import sql
from kg.link import promote
from kg.link.films import link_films
from kg.link.merge import KNOWN, merge
from kg.link.parts import link_parts
from kg.link.people import link_people
from kg.link.reviewed import link_reviewed
from kg.link.series import link_earlier

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# An id that a source gives to two things that an authority tells apart says of neither what it is.
_IDENTIFIERS = f"""
INSERT INTO link
WITH given AS (
    SELECT DISTINCT i.entity, i.same, s.name, x.space, x.space IN {KNOWN} AS known, e.space || ':' || e.local AS key
    FROM identifier i JOIN said s ON s.file = i.file JOIN entity e ON e.id = i.same JOIN entity x ON x.id = i.entity
), counted AS (SELECT *, count(*) OVER (PARTITION BY name, same, space) AS things FROM given)
SELECT entity, same, CASE WHEN known AND things > 1 THEN 'judge' ELSE 'same' END, 'identifier', 1.0,
       name || ' gives the id ' || key || CASE WHEN known AND things > 1 THEN ' to ' || things || ' things' ELSE '' END
FROM counted
"""
_CLAIMED_TWICE = """
SELECT l.reason || ' (' || string_agg(DISTINCT e.space || ':' || e.local, ', ' ORDER BY e.space || ':' || e.local)
       || '): none of them is merged by it'
FROM link l JOIN entity e ON e.id = l.a WHERE l.rule = 'identifier' AND l.outcome = 'judge'
AND l.a IN (SELECT i.entity FROM identifier i JOIN said s ON s.file = i.file WHERE list_contains(?, s.name))
GROUP BY l.b, l.reason ORDER BY 1
"""

# What one rule left to judge, a later one may have settled: then the thing has an id of that authority.
_JUDGED = f"""
DELETE FROM link WHERE outcome = 'judge' AND (a, b) IN (
    SELECT l.a, l.b FROM link l JOIN entity b ON b.id = l.b AND b.space IN {KNOWN}
    JOIN entity_key x ON x.id = l.a JOIN entity_key y ON y.canonical = x.canonical AND y.space = b.space
    WHERE l.outcome = 'judge')
"""


def link(connection: DuckDBPyConnection) -> None:
    """Find anew who is the same as whom; links that a person made (rule ``by hand``) stay and go before all others."""
    promote.withdraw(connection)
    connection.execute("DELETE FROM link WHERE rule <> 'by hand'")
    connection.execute("DELETE FROM identity")
    connection.execute(_IDENTIFIERS)
    merge(connection)
    if _several(connection, "film"):
        link_reviewed(connection)
        link_films(connection)
        link_earlier(connection)
    if _several(connection, "person"):
        link_people(connection)
    if promote.find(connection):
        promote.surnames(connection)
        merge(connection)
        promote.promote(connection)
    connection.execute(_JUDGED)
    link_parts(connection)


def claimed_twice(connection: DuckDBPyConnection, sources: Iterable[str]) -> list[str]:
    """In words, the ids that one of these sources gives to several things that an authority tells apart."""
    return [row[0] for row in connection.execute(_CLAIMED_TWICE, [list(sources)]).fetchall()]


def _several(connection: DuckDBPyConnection, kind: str) -> bool:
    """Whether any entity of a kind may be one of another space: where all have an id of one, names decide nothing."""
    query = (
        f"SELECT count(DISTINCT space) FROM entity WHERE kind = '{kind}' AND id NOT IN (SELECT entity FROM identity)"
    )
    return bool(sql.scalar(connection, query) > 1)
