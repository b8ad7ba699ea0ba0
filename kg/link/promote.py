"""Candidates that the store bears out: rows of ``promoted``, which count as credits of the review that names them.

A candidate is a name with a role that a review gives it, too uncertain to be a claim. It is promoted where the reviewed
film is one that another source credits, and exactly one person credited there bears the name in that role. A name is
borne in one of three forms, the first that fits:

1. *full name*: one of the person's names, whatever its accents, case, blanks and order of words;
2. *first and last name*: with a middle name or initial more or less;
3. *surname*: the last word or words of the person's names. Nobody else in the credits of the film may bear it, in any
   role, and no part may be called so.

Somebody who has several roles in the film must have words close by that say which. Where text and source both name the
part, they must agree. What the review claims by itself of that person and role, it
needs no candidate for. Reviews never bear out each other.

The person is the other source's, and the credit there is the ground: the promoted credit rests on it, so it can never
be borne out or denied by it (see :mod:`kg.verdicts.assess`). Names are joined by a key within a film, so the work grows
with the candidates and the credits of their films, and not with their product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CONFIDENCE = {"full name": 0.96, "first and last name": 0.96, "surname": 0.94}
"""How often the text gives the role to that person: 76 of 80 promoted credits, chosen at random and read."""
AGREEING = 0.02
"""What it adds that the part agrees too."""

CLOSE = 0.5
"""The confidence of a candidate from which on its words say which of several roles is meant."""

_SURNAME = list(CONFIDENCE).index("surname") + 1
_FAMILY = "CASE r.code WHEN 'vac' THEN 'act' WHEN 'onp' THEN 'act' WHEN 'aut' THEN 'aus' ELSE r.code END"

_WAITING = f"""
CREATE OR REPLACE TEMP TABLE waiting AS
SELECT c.id, c.file, c.film AS said_film, coalesce(i.canonical, c.film) AS film, c.role, {_FAMILY} AS family,
       name_words(c.name) AS words, c.character, part_words(c.character) AS part, v.confidence, c.name_start,
       NULL::BIGINT AS person
FROM candidate c JOIN role r ON r.id = c.role JOIN evidence v ON v.claim = c.id
LEFT JOIN identity i ON i.entity = c.film
WHERE v.stance = 'asserted' AND r.code IS NOT NULL
UNION ALL
SELECT c.id, c.file, c.film, coalesce(i.canonical, c.film), c.role, {_FAMILY}, name_words(p.name), NULL,
       part_words(array_to_string(c.characters, ' ')), 1.0, NULL, c.person
FROM credit c JOIN said s ON s.file = c.file AND s.format = 'review' JOIN role r ON r.id = c.role
JOIN person p ON p.person = c.person AND p.file = c.file LEFT JOIN identity i ON i.entity = c.film
WHERE NOT contains(p.name, ' ') AND r.code IS NOT NULL
"""

# Credits of those films by other sources than reviews; the most trusted first.
_GROUND = f"""
CREATE OR REPLACE TEMP TABLE ground AS
WITH wanted AS (
    SELECT DISTINCT film, film AS said FROM waiting
    UNION SELECT w.film, i.entity FROM identity i JOIN waiting w ON w.film = i.canonical
)
SELECT c.id, w.film, coalesce(i.canonical, c.person) AS person, c.person AS said, {_FAMILY} AS family,
       part_words(array_to_string(c.characters, ' ')) AS part,
       (1 - s.trust, s.name, e.space, e.local, c.role, c.n) AS place
FROM credit c JOIN wanted w ON w.said = c.film JOIN said s ON s.file = c.file AND s.format <> 'review'
JOIN role r ON r.id = c.role JOIN entity e ON e.id = c.person LEFT JOIN identity i ON i.entity = c.person
LEFT JOIN evidence v ON v.claim = c.id
WHERE NOT c.superseded AND coalesce(v.stance, 'asserted') = 'asserted' AND r.code IS NOT NULL
"""

_NAMED = """
CREATE OR REPLACE TEMP TABLE named AS
WITH wanted AS (
    SELECT DISTINCT person, said FROM ground
    UNION SELECT i.canonical, i.entity FROM identity i JOIN ground g ON g.person = i.canonical
    UNION SELECT person, person FROM ground
), bearer AS (SELECT DISTINCT film, person FROM ground), named AS (
    SELECT DISTINCT w.person, name_words(n.name) AS words FROM (
        SELECT person AS said, name FROM person UNION ALL SELECT person, name FROM name
        UNION ALL SELECT person, credited_as FROM credit WHERE credited_as IS NOT NULL) n JOIN wanted w USING (said)
)
FROM bearer JOIN named USING (person)
"""

# The keys under which a name is looked up: form 1 as it stands and in any order, 2 by both ends, 3 by every end.
_FULL = "'1 ' || array_to_string(words, ''), '1 ' || array_to_string(list_sort(words), ' ')"
_ENDS = "CASE WHEN len(words) > 1 THEN '2 ' || words[1] || ' ' || words[-1] END"
_BORNE = f"""
CREATE OR REPLACE TEMP TABLE borne AS
WITH bearer AS (
    SELECT DISTINCT film, person, unnest([{_FULL}, {_ENDS}]
        || list_transform(range(2, len(words) + 1), lambda i: '3 ' || array_to_string(words[i:], ''))) AS key
    FROM named WHERE len(words) > 0
), asked AS (
    SELECT id, film, family, unnest([{_FULL}, {_ENDS}, '3 ' || array_to_string(words, '')]) AS key
    FROM waiting WHERE len(words) > 0
), hit AS (
    SELECT DISTINCT a.id, a.film, a.family, b.person, left(a.key, 1)::TINYINT AS form
    FROM asked a JOIN bearer b ON b.film = a.film AND b.key = a.key
), best AS (
    SELECT *, count(*) OVER (PARTITION BY id) AS bearers FROM hit QUALIFY form = min(form) OVER (PARTITION BY id)
)
SELECT b.id, b.person, b.form, arg_min(g.id, g.place) AS ground, arg_min(g.said, g.place) AS said,
       list_distinct(flatten(list(g.part))) AS part, any_value(r.roles) AS roles
FROM best b JOIN ground g ON g.film = b.film AND g.person = b.person AND g.family = b.family
JOIN (SELECT film, person, count(DISTINCT family) AS roles FROM ground GROUP BY ALL) r
    ON r.film = b.film AND r.person = b.person
WHERE b.form < {_SURNAME} OR b.bearers = 1 GROUP BY b.id, b.person, b.form
"""

# Of each the only person that bears the name, if no part is called so and no part named speaks against it.
_ONE = f"""
CREATE OR REPLACE TEMP TABLE chosen AS
WITH part_name AS (SELECT DISTINCT film, unnest(part) AS word FROM ground)
SELECT w.*, b.form, b.said, b.ground, b.person AS bearer, list_has_any(w.part, b.part) AS agrees
FROM borne b JOIN waiting w USING (id)
WHERE (len(w.part) = 0 OR len(b.part) = 0 OR list_has_any(w.part, b.part))
  AND (b.roles = 1 OR w.confidence >= {CLOSE})
  AND (b.form < {_SURNAME} OR (w.film, w.words[-1]) NOT IN (FROM part_name))
QUALIFY count(*) OVER (PARTITION BY id) = 1
"""

_SURNAMES = f"""
INSERT INTO link
SELECT person, min(said), 'same', 'surname in film', 0.9,
       'the surname ' || any_value(words[1]) || ' among the credits of ' || min(m.title)
FROM chosen JOIN film_merged m USING (film) WHERE person IS NOT NULL AND form = {_SURNAME}
GROUP BY person HAVING count(DISTINCT bearer) = 1 AND person NOT IN (
    SELECT entity FROM identity UNION SELECT canonical FROM identity)
"""

_PROMOTE = f"""
INSERT INTO promoted
WITH one AS (
    SELECT c.* EXCLUDE (person), k.canonical AS person,
           CASE form {" ".join(f"WHEN {n} THEN '{form}'" for n, form in enumerate(CONFIDENCE, 1))} END AS method,
           CASE form {" ".join(f"WHEN {n} THEN {c}" for n, c in enumerate(CONFIDENCE.values(), 1))} END AS sure
    FROM chosen c JOIN entity_key k ON k.id = c.said WHERE c.person IS NULL
), own AS (
    SELECT c.file, f.canonical AS film, p.canonical AS person, {_FAMILY} AS family
    FROM credit c JOIN entity_key f ON f.id = c.film JOIN entity_key p ON p.id = c.person JOIN role r ON r.id = c.role
    WHERE c.file IN (SELECT file FROM waiting)
)
SELECT id, file, said_film, said, role, character, ground, 'promoted by ' || method,
       round(sure + CASE WHEN agrees THEN {AGREEING} ELSE 0 END, 3)
FROM one WHERE (file, film, person, family) NOT IN (FROM own)
QUALIFY row_number() OVER (PARTITION BY file, said_film, person, family
                           ORDER BY agrees DESC, form, confidence DESC, name_start, role, id) = 1
"""


def withdraw(connection: DuckDBPyConnection) -> None:
    """Take all promotions back; the candidates stay."""
    connection.execute("DELETE FROM promoted")


def find(connection: DuckDBPyConnection) -> bool:
    """Find who is meant by candidates and by surnames alone; whether a review has any.

    Leaves the temporary table ``chosen`` for :func:`surnames` and :func:`promote`.
    """
    if not sql.scalar(connection, "SELECT count(*) FROM source WHERE format = 'review'"):
        return False
    connection.execute(_WAITING)
    found = bool(sql.scalar(connection, "SELECT count(*) FROM waiting"))
    if found:
        for statement in (_GROUND, _NAMED, _BORNE, _ONE):
            connection.execute(statement)
    return found


def surnames(connection: DuckDBPyConnection) -> None:
    """Link the people whom reviews claim by their surnames alone with those who bear them."""
    connection.execute(_SURNAMES)


def promote(connection: DuckDBPyConnection) -> None:
    """Promote the candidates that credits of other sources bear out, by the identities found so far."""
    connection.execute(_PROMOTE)
    for table in ("waiting", "ground", "named", "borne", "chosen"):
        connection.execute(f"DROP TABLE {table}")
