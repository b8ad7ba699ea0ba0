"""Which film a review is about whose text does not say so: the one in whose credits the people are that it names.

The reader says how it came by a title. Where it found none, or took the title that the text names most, which may be
that of another film, the review's own claims and candidates decide: each full name counts a point in the credits of a
film (half as a candidate, less in another role), each word of a part half a point, the title itself a little more than
a name. The film with the most points is reviewed if no other comes near; otherwise a person may judge.

A title that the text names most, and people who are in both, do not tell a film from its sequel. A title that no film
of the store bears may be that of a film that the store does not have, such as a sequel that names
the cast of the first. Then people are no reason to take it for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.link import names
from kg.link.merge import merge

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RULE = "people of the review"
MARGIN = 0.3
"""Points by which a film must be ahead of all others."""

_MAIN = """
CREATE OR REPLACE TEMP TABLE main AS
SELECT DISTINCT f.film, f.file, f.title, f.year, v.method <> 'no title' AS titled, core(title_words(f.title)) AS core
FROM relation r JOIN film f ON f.film = r.object AND f.file = r.file JOIN evidence v ON v.claim = f.id
WHERE r.predicate = 'reviews' AND v.method IN ('most named', 'no title') AND f.film NOT IN (SELECT entity FROM identity)
"""

# Full names that the review gives a role in its film, and the words of its parts.
_TOLD = """
CREATE OR REPLACE TEMP TABLE told AS
SELECT m.film AS review, folded(p.name) AS name, list(DISTINCT c.role) AS roles, 1.0 AS weight
FROM main m JOIN credit c ON c.film = m.film AND c.file = m.file
JOIN person p ON p.person = c.person AND p.file = c.file
JOIN evidence v ON v.claim = c.id WHERE contains(trim(p.name), ' ') AND v.stance = 'asserted' GROUP BY ALL
UNION ALL
SELECT m.film, folded(c.name), list(DISTINCT c.role), 0.5
FROM main m JOIN candidate c ON c.film = m.film AND c.file = m.file
JOIN evidence v ON v.claim = c.id WHERE contains(trim(c.name), ' ') AND v.stance = 'asserted' GROUP BY ALL
"""

_BORNE = """
CREATE OR REPLACE TEMP TABLE borne AS
WITH bearer AS (
    SELECT n.person, n.name FROM person_name n SEMI JOIN told t ON t.name = n.name
), credited AS (
    SELECT coalesce(f.canonical, c.film) AS film, b.name, c.role, c.characters
    FROM credit c LEFT JOIN identity p ON p.entity = c.person
    JOIN bearer b ON b.person = coalesce(p.canonical, c.person)
    JOIN said s ON s.file = c.file AND s.format <> 'review'
    LEFT JOIN identity f ON f.entity = c.film WHERE NOT c.superseded
), best AS (
    SELECT t.review, c.film, t.name, max(t.weight * CASE WHEN list_contains(t.roles, c.role) THEN 1.0 ELSE 0.4 END)
           AS points
    FROM told t JOIN credited c ON c.name = t.name GROUP BY ALL
)
SELECT review, film, count(*) AS people, sum(points) AS points FROM best GROUP BY ALL
"""

_PARTS = """
CREATE OR REPLACE TEMP TABLE played AS
WITH wanted AS (SELECT DISTINCT film FROM borne), theirs AS (
    SELECT DISTINCT coalesce(f.canonical, c.film) AS film,
           unnest(part_words(array_to_string(c.characters, ' '))) AS word
    FROM credit c LEFT JOIN identity f ON f.entity = c.film
    WHERE c.characters IS NOT NULL AND coalesce(f.canonical, c.film) IN (FROM wanted)
), own AS (
    SELECT DISTINCT m.film AS review, unnest(part_words(array_to_string(c.characters, ' '))) AS word
    FROM main m JOIN credit c ON c.film = m.film AND c.file = m.file WHERE c.characters IS NOT NULL
)
SELECT b.review, b.film, count(*) AS parts FROM borne b JOIN own o ON o.review = b.review
JOIN theirs t ON t.film = b.film AND t.word = o.word WHERE length(o.word) > 2 GROUP BY ALL
"""

_TITLE = """
CREATE OR REPLACE TEMP TABLE entitled AS
SELECT DISTINCT m.film AS review, k.canonical AS film FROM (
    SELECT film, file, core(words) AS core FROM (
        SELECT film, file, title_words(title) AS words FROM film
        UNION SELECT film, file, title_words(title) FROM title)) n
JOIN main m ON m.core = n.core AND m.titled JOIN said s ON s.file = n.file AND s.format <> 'review'
JOIN entity_key k ON k.id = n.film
"""

_DECIDED = f"""
INSERT INTO link
WITH pair AS (SELECT review, film FROM borne UNION SELECT review, film FROM entitled), counted AS (
    SELECT p.review, p.film, m.titled, f.title, f.year, coalesce(b.people, 0) AS people, coalesce(w.parts, 0) AS parts,
           e.film IS NOT NULL AS same_title,
           core(title_words(f.title)) AS core,
           coalesce(b.points, 0) + 0.5 * coalesce(w.parts, 0) + CASE WHEN e.film IS NULL THEN 0
               WHEN f.year = m.year THEN 2.2 WHEN abs(f.year - m.year) > 1 THEN 0 ELSE 1.2 END AS points
    FROM pair p JOIN main m ON m.film = p.review JOIN film_merged f ON f.film = p.film
    LEFT JOIN borne b ON b.review = p.review AND b.film = p.film
    LEFT JOIN played w ON w.review = p.review AND w.film = p.film
    LEFT JOIN entitled e ON e.review = p.review AND e.film = p.film
), series AS (
    SELECT DISTINCT x.review FROM counted x JOIN counted y ON y.review = x.review AND y.film <> x.film
        AND y.people >= x.people AND starts_with(y.core, x.core) AND y.core <> x.core
    WHERE x.same_title AND length(x.core) > 3
), placed AS (
    SELECT *, lead(points, 1, 0) OVER of_review AS next, row_number() OVER of_review AS place,
           bool_or(same_title) OVER (PARTITION BY review) AS known_title
    FROM counted WINDOW of_review AS (PARTITION BY review ORDER BY points DESC, film)
), best AS (
    SELECT *, max(next) FILTER (place = 1) OVER (PARTITION BY review) AS second,
           max(points) OVER (PARTITION BY review) AS most FROM placed
)
SELECT review, film,
       CASE WHEN most - second > {MARGIN} AND (same_title OR people > 1 AND (known_title OR NOT titled))
                 AND (people > 0 OR second = 0) AND NOT (same_title AND review IN (FROM series)) THEN 'probable'
            ELSE 'judge' END, '{RULE}', round(1 - pow(2, -1 - points), 3),
       people || ' of the people that the review names are in the credits of ' || title
       || CASE WHEN parts > 0 THEN ', and ' || parts || ' words of its parts' ELSE '' END
       || CASE WHEN same_title THEN ', and it names that title' WHEN titled THEN ', though it names another title'
               ELSE '' END
       || '; ' || round(points, 1) || ' points, the next film has '
       || round(CASE WHEN place = 1 THEN next ELSE most END, 1)
FROM best WHERE (place = 1 OR most - points <= {MARGIN} AND place <= 5) AND (same_title OR people > 1)
"""


def link_reviewed(connection: DuckDBPyConnection) -> None:
    """Find links between the films of reviews without a sure title and those that have the people they name."""
    if not sql.scalar(connection, "SELECT count(*) FROM relation WHERE predicate = 'reviews'"):
        return
    names.define(connection)
    connection.execute(_MAIN)
    if sql.scalar(connection, "SELECT count(*) FROM main"):
        for statement in (_TOLD, _BORNE, _PARTS, _TITLE, _DECIDED):
            connection.execute(statement)
        merge(connection)
        for table in ("told", "borne", "played", "entitled"):
            connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP TABLE main")
