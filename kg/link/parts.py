"""Which parts are the same: two names that one person's part has, and parts that return in a sequel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.link.series import SERIES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Parts that one person has in one film under two names, one of which is within the other: the more trusted, then the
# longer name stands for both.
_PARTS = """
INSERT INTO same_character
WITH told AS (
    SELECT c.id, coalesce(f.canonical, c.film) AS film, coalesce(p.canonical, c.person) AS person, s.source, s.trust,
           c.characters
    FROM claimed c JOIN said s ON s.file = c.file LEFT JOIN identity f ON f.entity = c.film
    LEFT JOIN identity p ON p.entity = c.person WHERE c.characters IS NOT NULL
), several AS (SELECT film FROM told GROUP BY film HAVING count(DISTINCT source) > 1), printed AS (
    SELECT t.*, unnest(t.characters) AS name FROM told t SEMI JOIN several USING (film)
    LEFT JOIN evidence v ON v.claim = t.id WHERE coalesce(v.stance, 'asserted') <> 'negated'
), part AS (
    SELECT DISTINCT film, person, source, slug(name) AS slug, name, trust, string_split(slug(name), '-') AS words
    FROM printed
), pair AS (
    SELECT a.film, a.slug, a.name, b.slug AS to_slug, b.name AS other,
           row_number() OVER (PARTITION BY a.film, a.slug ORDER BY b.trust DESC, len(b.words) DESC, b.slug) AS place
    FROM part a JOIN part b ON b.film = a.film AND b.person = a.person AND b.slug <> a.slug AND b.source <> a.source
    WHERE (list_has_all(a.words, b.words) OR list_has_all(b.words, a.words))
      AND (b.trust, len(b.words), a.slug) > (a.trust, len(a.words), b.slug)
)
SELECT film, slug, film, to_slug, 'part', 'the same person plays ' || name || ' and ' || other FROM pair WHERE place = 1
"""

# A part of the same name in the film of which this one is a sequel, followed to the first of the series. What is
# sought is made first, for DuckDB would join all parts with each other by their names.
_RETURNING = f"""
INSERT INTO same_character
WITH RECURSIVE {SERIES}, wanted AS (SELECT film FROM series UNION SELECT earlier FROM series), printed AS (
    SELECT coalesce(i.canonical, c.film) AS film, unnest(c.characters) AS name
    FROM claimed c LEFT JOIN identity i ON i.entity = c.film
    WHERE c.characters IS NOT NULL AND coalesce(i.canonical, c.film) IN (SELECT film FROM wanted)
), named AS (SELECT DISTINCT film, slug(name) AS slug FROM printed WHERE trim(name) <> ''), part AS (
    SELECT n.film, n.slug, coalesce(m.to_film, n.film) AS to_film, coalesce(m.to_slug, n.slug) AS to_slug
    FROM named n LEFT JOIN same_character m USING (film, slug)
), sought AS MATERIALIZED (
    SELECT p.film, p.slug, p.to_slug, s.earlier, s.steps FROM part p JOIN series s ON s.film = p.film
), found AS (
    SELECT p.film, p.slug, first(o.to_film ORDER BY p.steps DESC, o.to_film) AS to_film,
           first(o.to_slug ORDER BY p.steps DESC, o.to_film) AS to_slug
    FROM sought p JOIN part o ON o.film = p.earlier AND o.to_slug = p.to_slug GROUP BY ALL
)
SELECT film, slug, to_film, to_slug, 'returning part', 'a part of that name in the film it is a sequel of' FROM found
"""

_MERGE_PARTS = """
CREATE OR REPLACE TEMP TABLE merged AS
SELECT film, slug, last(to_film ORDER BY rule = 'returning part') AS to_film,
       last(to_slug ORDER BY rule = 'returning part') AS to_slug,
       last(rule ORDER BY rule = 'returning part') AS rule, last(reason ORDER BY rule = 'returning part') AS reason
FROM same_character GROUP BY film, slug;
DELETE FROM same_character;
INSERT INTO same_character SELECT * FROM merged WHERE (film, slug) <> (to_film, to_slug);
DROP TABLE merged
"""


def link_parts(connection: DuckDBPyConnection) -> None:
    """Make ``same_character`` anew, by the identities found."""
    connection.execute("DELETE FROM same_character")
    speakers = "SELECT count(DISTINCT source) FROM said WHERE file IN (SELECT DISTINCT file FROM claimed)"
    if sql.scalar(connection, speakers) > 1:
        connection.execute(_PARTS)
    if sql.scalar(connection, "SELECT count(*) FROM relation WHERE predicate = 'sequel of'"):
        connection.execute(_RETURNING)
    connection.execute(_MERGE_PARTS)
