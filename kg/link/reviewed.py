"""Which film a review is about whose text does not say so: the one whose people and parts it names.

The reader says how it came by a title. Where it found none, or took the title that the text names most, which may be
that of another film, the review's own claims and candidates decide. They are weighed in bits: what few films have says
more than what many have, so a name in one of a thousand films counts ten bits, :data:`MOST` at most. Full names count
whole, less in another role than the review gives, as a candidate, or where the surname alone is borne; words of the
parts a little more than half; a title that the text names, :data:`TITLE` bits. A film that the text links is rather
another one, as a link leads to its own page: it loses :data:`LINKED` bits. From :data:`ENOUGH` on the film with most
bits is reviewed if it is ahead of all others; so no name suffices alone, but the title that the text names most does
if one film bears it. Otherwise a person may judge.

A title that the text names most, and people who are in both, do not tell a film from its sequel, unless more of its
people and parts say so. A title that no film of the store bears may be that of a film that the store does not have,
such as a sequel that names the cast of the first and shares words with its title. Then people are no reason to take it
for another, unless the title is a part of the other's or differs by a letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.link import names
from kg.link.merge import merge

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RULE = "people of the review"
ENOUGH = 9
"""Bits from which on a film is the reviewed one."""
MOST = 8
"""Bits that one name or word counts at most: a store that has few films does not know how rare it is."""
TITLE = 8
"""Bits of a title that the text names; two more with the same year."""
LINKED = 10
"""Bits that a film loses for a link to it."""
SURE = 1
"""Bits beside those of the title from which on a film is no sequel's first part."""
AHEAD = {True: 1, False: 0.5}
"""Bits by which a film must be ahead of all others, where the text names a title and where it names none."""
FILMS = 4096
"""Films of which a store is a part at least."""

_MAIN = """
CREATE OR REPLACE TEMP TABLE main AS
SELECT DISTINCT f.film, f.file, f.title, f.year, v.method <> 'no title' AS titled, core(title_words(f.title)) AS core
FROM relation r JOIN film f ON f.film = r.object AND f.file = r.file JOIN evidence v ON v.claim = f.id
WHERE r.predicate = 'reviews' AND v.method IN ('spoken of', 'no title') AND f.film NOT IN (SELECT entity FROM identity)
"""

# The names that the review gives a role in its film; single names stand for surnames, if no full name ends so.
_TOLD = """
CREATE OR REPLACE TEMP TABLE told AS
WITH said AS (
    SELECT m.film AS review, folded(p.name) AS name, c.role, 1.0 AS weight
    FROM main m JOIN credit c ON c.film = m.film AND c.file = m.file
    JOIN person p ON p.person = c.person AND p.file = c.file JOIN evidence v ON v.claim = c.id
    WHERE v.stance = 'asserted'
    UNION ALL
    SELECT m.film, folded(c.name), c.role, 0.8 FROM main m JOIN candidate c ON c.film = m.film AND c.file = m.file
    JOIN evidence v ON v.claim = c.id WHERE v.stance = 'asserted'
)
SELECT *, surname(name) AS surname, contains(name, ' ') AS whole
FROM (SELECT review, name, list(DISTINCT role) AS roles, max(weight) AS weight FROM said WHERE name <> '' GROUP BY ALL)
QUALIFY whole OR NOT bool_or(whole) OVER (PARTITION BY review, surname)
"""

# What each film's credits say of those names. A surname that a review gives in full is looked for where nobody bears
# the whole name: the first name may be a nickname.
_BORNE = """
CREATE OR REPLACE TEMP TABLE borne AS
WITH bearer AS (
    SELECT * FROM (SELECT person, name, surname(name) AS surname FROM person_name) SEMI JOIN told USING (surname)
), credited AS (
    SELECT coalesce(f.canonical, c.film) AS film, b.name, b.surname, c.role
    FROM credit c LEFT JOIN identity p ON p.entity = c.person
    JOIN bearer b ON b.person = coalesce(p.canonical, c.person)
    JOIN said s ON s.file = c.file AND s.format <> 'review'
    LEFT JOIN identity f ON f.entity = c.film WHERE NOT c.superseded
), named AS (
    SELECT *, {bits} AS bits FROM (SELECT name, film, list(DISTINCT role) AS roles FROM credited GROUP BY ALL)
    WINDOW alike AS (PARTITION BY name)
), surnamed AS (
    SELECT *, {bits} AS bits FROM (SELECT surname, film, list(DISTINCT role) AS roles FROM credited GROUP BY ALL)
    WINDOW alike AS (PARTITION BY surname)
), whole AS (
    SELECT t.review, n.film, t.name,
           bits * weight * CASE WHEN list_has_any(t.roles, n.roles) THEN 1 ELSE 0.7 END AS bits
    FROM told t JOIN named n USING (name) WHERE t.whole
), found AS (
    FROM whole UNION ALL
    SELECT t.review, n.film, t.name, bits * weight * CASE WHEN t.whole THEN 0.3
           WHEN list_has_any(t.roles, n.roles) THEN 1 ELSE 0.6 END
    FROM told t JOIN surnamed n USING (surname) ANTI JOIN whole w
        ON w.review = t.review AND w.film = n.film AND w.name = t.name
    WHERE NOT t.whole OR list_has_any(t.roles, n.roles)
)
SELECT review, film, count(*) AS people, sum(bits) AS bits FROM found GROUP BY ALL
"""

# Words of parts, and of what is perhaps a name: a part may be told as if it were a person.
_PARTS = """
CREATE OR REPLACE TEMP TABLE played AS
WITH wanted AS (SELECT DISTINCT film FROM borne WHERE bits > 2 UNION SELECT film FROM entitled), own AS (
    SELECT review, word, max(weight) AS weight FROM (
        SELECT m.film AS review, unnest(part_words(array_to_string(c.characters, ' '))) AS word, 0.6 AS weight
        FROM main m JOIN credit c ON c.film = m.film AND c.file = m.file WHERE c.characters IS NOT NULL
        UNION ALL SELECT m.film, unnest(part_words(c.character)), 0.5
        FROM main m JOIN candidate c ON c.film = m.film AND c.file = m.file WHERE c.character IS NOT NULL
        UNION ALL SELECT m.film, unnest(part_words(c.name)), 0.2
        FROM main m JOIN candidate c ON c.film = m.film AND c.file = m.file)
    WHERE length(word) > 2 GROUP BY ALL
), theirs AS (
    SELECT *, least(8, log2(greatest((SELECT count(*) FROM wanted), 64) / count(*) OVER (PARTITION BY word))) AS bits
    FROM (
        SELECT DISTINCT coalesce(f.canonical, c.film) AS film,
               unnest(part_words(array_to_string(c.characters, ' '))) AS word
        FROM credit c LEFT JOIN identity f ON f.entity = c.film JOIN said s ON s.file = c.file
        WHERE c.characters IS NOT NULL AND s.format <> 'review' AND coalesce(f.canonical, c.film) IN (FROM wanted)
    ) SEMI JOIN own USING (word)
)
SELECT o.review, t.film, count(*) AS parts, sum(bits * weight) AS bits FROM own o JOIN theirs t USING (word)
GROUP BY ALL
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
WITH pair AS (
    SELECT review, film FROM borne UNION SELECT review, film FROM played UNION SELECT review, film FROM entitled
), linked AS (
    SELECT DISTINCT m.film AS review, k.canonical AS film
    FROM main m JOIN relation r ON r.file = m.file AND r.predicate = 'mentions' JOIN entity_key k ON k.id = r.object
), counted AS (
    SELECT p.review, p.film, m.titled, f.title, f.year, coalesce(b.people, 0) AS people, coalesce(w.parts, 0) AS parts,
           e.film IS NOT NULL AS same_title, core(title_words(f.title)) AS core,
           list_has_any(list_filter(title_words(m.title), lambda w: length(w) > 3), title_words(f.title))
           AND NOT list_has_all(title_words(f.title), title_words(m.title))
           AND NOT (numbers(title_words(f.title)) = numbers(title_words(m.title))
                    AND damerau_levenshtein(core(title_words(f.title)), m.core) = 1) AS kindred,
           round(coalesce(b.bits, 0) + coalesce(w.bits, 0) - CASE WHEN l.film IS NULL THEN 0 ELSE {LINKED} END
                 + CASE WHEN e.film IS NULL THEN 0 WHEN f.year = m.year THEN {TITLE} + 2
                        WHEN abs(f.year - m.year) > 1 THEN 0 ELSE {TITLE} END, 1) AS bits
    FROM pair p JOIN main m ON m.film = p.review JOIN film_merged f ON f.film = p.film
    LEFT JOIN borne b ON b.review = p.review AND b.film = p.film
    LEFT JOIN played w ON w.review = p.review AND w.film = p.film
    LEFT JOIN entitled e ON e.review = p.review AND e.film = p.film
    LEFT JOIN linked l ON l.review = p.review AND l.film = p.film
), series AS (
    SELECT DISTINCT x.review FROM counted x JOIN counted y ON y.review = x.review AND y.film <> x.film
        AND y.people >= x.people AND starts_with(y.core, x.core) AND y.core <> x.core
    WHERE x.same_title AND length(x.core) > 3
), placed AS (
    SELECT *, lead(bits, 1, 0) OVER of_review AS next, row_number() OVER of_review AS place,
           bool_or(same_title) OVER (PARTITION BY review) AS known_title
    FROM counted WINDOW of_review AS (PARTITION BY review ORDER BY bits DESC, film)
), best AS (
    SELECT *, max(next) FILTER (place = 1) OVER (PARTITION BY review) AS second,
           max(bits) OVER (PARTITION BY review) AS most,
           CASE WHEN titled THEN {AHEAD[True]} ELSE {AHEAD[False]} END AS ahead FROM placed
)
SELECT review, film,
       CASE WHEN most >= CASE WHEN same_title THEN {TITLE} ELSE {ENOUGH} END AND most - second >= ahead
                 AND (known_title OR NOT titled OR NOT kindred)
                 AND NOT (same_title AND review IN (FROM series) AND most - second - {TITLE} < {SURE})
            THEN 'probable' ELSE 'judge' END,
       '{RULE}', round(1 - pow(2, -bits / 4), 3),
       people || ' of the people that the review names are in the credits of ' || title
       || CASE WHEN parts > 0 THEN ', and ' || parts || ' words of its parts' ELSE '' END
       || CASE WHEN same_title THEN ', and it names that title' WHEN titled THEN ', though it names another title'
               ELSE '' END
       || '; ' || bits || ' bits, the next film has ' || CASE WHEN place = 1 THEN next ELSE most END
FROM best WHERE (place = 1 OR most - bits < ahead AND place <= 5) AND bits >= {TITLE}
"""


def link_reviewed(connection: DuckDBPyConnection) -> None:
    """Find links between the films of reviews without a sure title and those that have the people they name."""
    if not sql.scalar(connection, "SELECT count(*) FROM relation WHERE predicate = 'reviews'"):
        return
    names.define(connection)
    connection.execute(_MAIN)
    if sql.scalar(connection, "SELECT count(*) FROM main"):
        films = sql.scalar(connection, "SELECT count(*) FROM entity WHERE kind = 'film'")
        bits = f"least({MOST}, log2({max(films, FILMS)} / count(*) OVER alike))"
        for statement in (_TOLD, _BORNE.format(bits=bits), _TITLE, _PARTS, _DECIDED):
            connection.execute(statement)
        merge(connection)
        for table in ("told", "borne", "played", "entitled"):
            connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP TABLE main")
