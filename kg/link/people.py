"""Which people of different sources are the same: by their names in the credits of one film, and by a name alone.

In a film, a name need not be written alike: the words in another order, a middle name more or less, another
transliteration, a letter or two. The less alike the names are, the more must speak for them: the role, the part, the
year of birth, more films. They are weighed in bits, as films are (:mod:`kg.link.films`).

A name alone makes two people one only where nobody else bears it and not both have the id of an authority.
Years of birth more than one apart speak against every name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.claim import AUTHORITIES
from kg.link import names
from kg.link.merge import KNOWN, RANK, merge

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENOUGH = 12
"""Bits from which on two people are the same, of which a film that both are credited on has given four."""
APART = 30
"""Years between films from which on a name in other roles is rather another's."""

# Everybody, with what comes first; the names by which they are found.
_DESCRIBED = f"""
CREATE OR REPLACE TEMP TABLE described AS
SELECT e.id AS person, e.space, ({RANK}, e.space, e.local) AS place, e.space IN {KNOWN} AS known,
       e.space <> '{AUTHORITIES[0]}' AS late, m.birth_year, m.death_year, coalesce(s.spaces, [e.space]) AS spaces
FROM entity e LEFT JOIN person_merged m ON m.person = e.id
LEFT JOIN (SELECT i.canonical, list_append(list(DISTINCT x.space), any_value(c.space)) AS spaces FROM identity i
           JOIN entity x ON x.id = i.entity JOIN entity c ON c.id = i.canonical GROUP BY 1) s ON s.canonical = e.id
WHERE e.kind = 'person' AND e.id NOT IN (SELECT entity FROM identity)
"""

# The films that somebody late is credited on, with all who are: each with each of their names.
_CREDITED = """
CREATE OR REPLACE TEMP TABLE credited AS
WITH said AS (
    SELECT coalesce(f.canonical, c.film) AS film, coalesce(p.canonical, c.person) AS person, c.role, c.characters
    FROM credit c LEFT JOIN identity f ON f.entity = c.film LEFT JOIN identity p ON p.entity = c.person
    WHERE NOT c.superseded
), wanted AS (
    SELECT film FROM said JOIN described USING (person) GROUP BY film HAVING bool_or(late) AND count(DISTINCT space) > 1
)
SELECT c.film, c.person, list(DISTINCT c.role) AS roles,
       list_distinct(flatten(list(list_transform(coalesce(c.characters, []), lambda n: slug(n))))) AS parts
FROM said c SEMI JOIN wanted USING (film) GROUP BY ALL
"""

# Names, folded. To fold all is what it costs to look for a few people in a large store: that is done only for those who
# are not found in the films that they are credited on.
_CALLED = """
CREATE OR REPLACE TEMP TABLE called AS
WITH wanted AS ({wanted}), printed AS (
    SELECT DISTINCT coalesce(i.canonical, n.person) AS person, n.name FROM (
        SELECT person, name FROM person UNION SELECT person, name FROM name
        UNION SELECT person, credited_as FROM credit WHERE credited_as IS NOT NULL
    ) n LEFT JOIN identity i ON i.entity = n.person WHERE n.name <> ''
)
SELECT DISTINCT person, folded(name) AS name FROM printed SEMI JOIN wanted USING (person)
"""
_CREDITED_ALONE = _CALLED.format(wanted="SELECT person FROM credited")
_EVERYBODY = _CALLED.format(wanted="SELECT person FROM described")

# Names that lost letters to a wrong encoding, a question mark for each, as patterns of what they were: of two words,
# with three marks at most, and those a quarter of all letters at most.
_DAMAGED = r"""
CREATE OR REPLACE TEMP TABLE damaged AS
SELECT person, replace(name, '?', '_') AS pattern FROM (
    SELECT DISTINCT coalesce(i.canonical, n.person) AS person,
           trim(regexp_replace(lower(strip_accents(n.name)), '[^\p{L}\p{N}?]+', ' ', 'g')) AS name
    FROM (SELECT person, name FROM person UNION ALL SELECT person, name FROM name) n
    LEFT JOIN identity i ON i.entity = n.person WHERE contains(n.name, '?'))
WHERE regexp_matches(name, '\p{L}.* .*\p{L}')
  AND length(name) - length(replace(name, '?', '')) <= least(3, length(name) // 4)
"""

_NAMED = """
CREATE OR REPLACE TEMP TABLE named AS
SELECT person, name, words, list_sort(words) AS sorted, replace(name, ' ', '') AS letters, spelled(name) AS spelled
FROM (
    SELECT person, name, name_words(name) AS words FROM called SEMI JOIN credited USING (person)) WHERE len(words) > 0
"""

# How alike two names are, in bits: equal; in another order or other blanks; in another transliteration; a middle name
# more or less; a letter or two; the surname and an initial.
_ALIKE = """
CASE WHEN x.name = y.name THEN 10
     WHEN x.sorted = y.sorted OR x.letters = y.letters THEN 9
     WHEN len(x.words) = 1 OR len(y.words) = 1 THEN 0
     WHEN x.words[-1] = y.words[-1] AND x.words[1] = y.words[1] THEN 7
     WHEN abs(length(x.name) - length(y.name)) <= 3 AND x.spelled = y.spelled THEN 8
     WHEN length(x.name) >= 8 AND abs(length(x.name) - length(y.name)) <= 2
          AND damerau_levenshtein(x.name, y.name) <= CASE WHEN length(x.name) < 14 THEN 1 ELSE 2 END THEN 6
     WHEN x.words[-1] = y.words[-1] AND left(x.words[1], 1) = left(y.words[1], 1) AND (length(x.words[1]) = 1
          OR length(y.words[1]) = 1 OR starts_with(x.words[1], y.words[1])
          OR starts_with(y.words[1], x.words[1])) THEN 5
     ELSE 0 END
"""

# Pairs within a film. It is no other spelling where somebody there bears the name itself, or the source names both.
_LIKEST = f"""
CREATE OR REPLACE TEMP TABLE likest AS
WITH couple AS (
    SELECT a.person AS a, b.person AS b, a.film, x.known AND y.known AS both_known, y.known, x.space AS a_space,
           list_has_any(a.roles, b.roles) AS same_role, list_has_any(a.parts, b.parts) AS same_part,
           CASE WHEN x.birth_year = y.birth_year THEN 4 ELSE 0 END AS birth_bits
    FROM credited a JOIN credited b ON b.film = a.film JOIN described x ON x.person = a.person
    JOIN described y ON y.person = b.person
    WHERE y.place < x.place AND NOT list_has_any(x.spaces, y.spaces)
      AND coalesce(abs(x.birth_year - y.birth_year), 0) <= 1 AND coalesce(abs(x.death_year - y.death_year), 0) <= 1
), compared AS (
    SELECT c.*, x.name, y.name AS other_name, {_ALIKE} AS name_bits
    FROM couple c JOIN named x ON x.person = c.a JOIN named y ON y.person = c.b
)
SELECT * FROM compared WHERE name_bits > 0
QUALIFY row_number() OVER (PARTITION BY a, b, film ORDER BY name_bits DESC, name, other_name) = 1
"""
_IN_FILM = """
CREATE OR REPLACE TEMP TABLE pair AS
WITH bearer AS (
    SELECT c.film, c.person, d.space, n.name FROM credited c JOIN named n USING (person) JOIN described d USING (person)
)
SELECT l.*, name_bits + 4 + birth_bits + CASE WHEN same_role THEN 2 ELSE 0 END + CASE WHEN same_part THEN 4 ELSE 0 END
       AS bits
FROM (FROM likest WHERE name_bits >= 9 UNION ALL SELECT l.* FROM likest l
      ANTI JOIN bearer o ON o.film = l.film AND o.name = l.name AND o.person <> l.a
      ANTI JOIN bearer q ON q.film = l.film AND q.name = l.other_name AND q.space = l.a_space
      WHERE l.name_bits < 9 AND l.same_role AND (l.name_bits > 6 OR l.same_part OR l.name NOT IN (
          SELECT n.name FROM called n JOIN described d USING (person) WHERE d.known))) l
"""

# A table that has one key for a name may mean two: its other films lie a working life apart, in other roles.
_FAR = f"""
CREATE OR REPLACE TEMP TABLE far AS
WITH wanted AS (SELECT a AS person FROM pair UNION SELECT b FROM pair), work AS (
    SELECT DISTINCT coalesce(p.canonical, c.person) AS person, c.role, m.year
    FROM credit c LEFT JOIN identity p ON p.entity = c.person
    JOIN (SELECT film, min(year) AS year FROM film GROUP BY film) m ON m.film = c.film
    WHERE coalesce(p.canonical, c.person) IN (FROM wanted) AND m.year IS NOT NULL
), life AS (
    SELECT person, min(year) AS first, max(year) AS last, list(DISTINCT role) AS roles FROM work GROUP BY person
)
SELECT DISTINCT p.a, p.b
FROM (SELECT DISTINCT a, b FROM pair) p JOIN life l ON l.person = p.b JOIN work w ON w.person = p.a
WHERE (w.year > l.last + {APART} OR w.year < l.first - {APART}) AND NOT list_contains(l.roles, w.role)
"""

# Within a film, the role tells two of a name apart; who is credited on films of both is neither.
_DECIDED_IN_FILM = f"""
INSERT INTO link
WITH best AS (
    SELECT * FROM pair QUALIFY rank() OVER (PARTITION BY a, film, known
        ORDER BY name_bits >= 9 DESC, name_bits DESC, same_part DESC, same_role DESC) = 1
), chosen AS (
    SELECT * FROM best QUALIFY rank() OVER (PARTITION BY a, known ORDER BY name_bits >= 9 DESC, name_bits DESC) = 1
), counted AS (
    SELECT a, b, known, max(name_bits) AS name_bits, max(bits) + least(2 * (count(*) - 1), 4) AS bits,
           count(*) AS films,
           min(name) AS name, min(other_name) AS other_name, min(m.title) AS title, bool_or(same_role) AS same_role,
           bool_or(same_part) AS same_part, max(birth_bits) AS birth_bits
    FROM chosen c JOIN film_merged m ON m.film = c.film GROUP BY a, b, known
), numbered AS (
    SELECT c.* REPLACE (c.bits - CASE WHEN f.a IS NULL THEN 0 ELSE 6 END AS bits), f.a IS NOT NULL AS far,
           count(*) OVER (PARTITION BY c.a, known) AS bearers
    FROM counted c LEFT JOIN far f ON f.a = c.a AND f.b = c.b
)
SELECT a, b, CASE WHEN bits < {ENOUGH} THEN 'judge' WHEN NOT known THEN 'likely' WHEN bearers = 1 THEN 'probable'
                  ELSE 'judge' END,
       CASE WHEN name_bits = 10 THEN 'name in film' WHEN name_bits IN (6, 8) THEN 'misspelled name in film'
            ELSE 'similar name in film' END,
       round(1 / (1 + pow(2, {ENOUGH - 2} - bits)) / CASE WHEN known THEN bearers ELSE 1 END, 3),
       CASE WHEN name_bits = 10 THEN 'the name ' || name ELSE 'the names ' || name || ' and ' || other_name END
       || ' among the credits of ' || title || CASE WHEN films > 1 THEN ' and ' || films - 1 || ' more' ELSE '' END
       || CASE WHEN name_bits < 10 AND same_part THEN ', in the same part' WHEN name_bits < 10 AND same_role THEN
               ', in the same role' ELSE '' END
       || CASE WHEN birth_bits > 0 THEN ', and the same year of birth' ELSE '' END
       || CASE WHEN far THEN ', but others of their films are {APART} years apart, in other roles' ELSE '' END
       || CASE WHEN bearers > 1 AND known THEN '; ' || bearers || ' people bear it in its films' ELSE '' END
FROM numbered WHERE bits >= {ENOUGH - 2}
"""

# Names that one person of each side bears, whatever the order of their words, or lost letters.
_NAMESAKES = """
CREATE OR REPLACE TEMP TABLE pair AS
WITH bearer AS (SELECT d.*, n.name FROM called n JOIN described d USING (person) WHERE n.name <> ''), late AS (
    SELECT *, unnest(['1' || name] || CASE WHEN contains(name, ' ')
                                           THEN ['2' || ordered(name), '3' || replace(name, ' ', '')]
                                           ELSE [] END) AS key FROM bearer WHERE late
), length_of AS (SELECT DISTINCT length(key) - 1 AS letters FROM late WHERE key[1] = '3'), near AS (
    SELECT *, replace(name, ' ', '') AS joined FROM bearer WHERE contains(name, ' ')
), keyed AS (
    SELECT *, '1' || name AS key FROM bearer WHERE name IN (SELECT name FROM late)
    UNION ALL BY NAME SELECT * EXCLUDE (joined), '3' || joined AS key FROM near
    WHERE '3' || joined IN (SELECT key FROM late)
    UNION ALL BY NAME SELECT * EXCLUDE (joined), '2' || ordered(name) AS key FROM near
    WHERE length(joined) IN (FROM length_of)
), both_named AS (
    SELECT a.person AS a, b.person AS b, left(a.key, 1) AS form, a.name, b.name AS other_name
    FROM late a JOIN keyed b ON b.key = a.key
    UNION ALL SELECT d.person, c.person, '4', d.pattern, c.name
    FROM damaged d JOIN called c ON length(c.name) = length(d.pattern) AND c.name LIKE d.pattern
    UNION ALL SELECT c.person, d.person, '4', c.name, d.pattern
    FROM damaged d JOIN called c ON length(c.name) = length(d.pattern) AND c.name LIKE d.pattern
)
SELECT p.a, p.b, y.known, x.known AND y.known AS both_known, min(p.form) AS form, min(p.name) AS name,
       min(p.other_name) AS other_name, bool_or(x.birth_year = y.birth_year) AS born
FROM both_named p JOIN described x ON x.person = p.a JOIN described y ON y.person = p.b
WHERE p.a <> p.b AND x.late AND y.place < x.place AND NOT list_has_any(x.spaces, y.spaces)
  AND coalesce(abs(x.birth_year - y.birth_year), 0) <= 1 AND coalesce(abs(x.death_year - y.death_year), 0) <= 1
  AND (contains(p.name, ' ') OR y.known AND (NOT x.known OR coalesce(x.birth_year = y.birth_year, false)))
GROUP BY ALL
"""

# The years of the films that somebody of a pair has acted in or directed: they are those of a life. Books are filmed
# and scripts are found long after.
_ACTIVE = """
CREATE OR REPLACE TEMP TABLE active AS
WITH wanted AS (SELECT a AS person FROM pair UNION SELECT b FROM pair), said AS (
    SELECT person, person AS said FROM wanted
    UNION ALL SELECT w.person, i.entity FROM wanted w JOIN identity i ON i.canonical = w.person
)
SELECT s.person, min(f.year) AS first, max(f.year) AS last FROM credit c JOIN said s ON s.said = c.person
JOIN role r ON r.id = c.role JOIN film f ON f.film = c.film
WHERE r.code IN ('act', 'fmd', 'cng', 'flm') AND NOT c.superseded AND c.attributes IS NULL GROUP BY s.person
"""
POSTHUMOUS = 3
"""Years after a death in which a film that somebody worked on may still come out."""

_DECIDED_BY_NAME = f"""
INSERT INTO link
WITH counted AS (
    SELECT p.*, count(*) FILTER (p.known) OVER (PARTITION BY p.a) AS bearers,
           coalesce(greatest(v.last, w.last) > least(x.death_year, y.death_year) + {POSTHUMOUS}, false)
           OR coalesce(least(v.first, w.first) < greatest(x.birth_year, y.birth_year), false) AS outlived
    FROM pair p JOIN described x ON x.person = p.a JOIN described y ON y.person = p.b
    LEFT JOIN active v ON v.person = p.a LEFT JOIN active w ON w.person = p.b
    WHERE (p.a, p.b) NOT IN (SELECT a, b FROM link)
)
SELECT a, b, CASE WHEN NOT known THEN 'likely'
                  WHEN bearers > 1 OR outlived OR (both_known AND NOT coalesce(born, false)) THEN 'judge'
                  ELSE 'probable' END,
       'unique name', CASE WHEN born THEN 0.9 WHEN form = '1' THEN 0.7 ELSE 0.65 END,
       CASE WHEN form = '1' THEN 'the name ' || name ELSE 'the names ' || name || ' and ' || other_name END
       || CASE WHEN bearers > 1 THEN ', which ' || bearers || ' people bear' ELSE ', which nobody else bears' END
       || CASE WHEN born THEN ', and the same year of birth' ELSE '' END
       || CASE WHEN outlived THEN ', but there are films from before the birth or after the death' ELSE '' END
FROM counted WHERE (known OR bearers = 0) AND (known OR NOT outlived) AND a NOT IN (
    SELECT l.a FROM link l JOIN entity e ON e.id = l.b WHERE l.outcome = 'judge' AND e.space IN {KNOWN})
"""


_UNLIKE = "SELECT count(*) FROM likest WHERE name_bits <= 6 AND same_role AND NOT same_part"
_LEFT = f"""
SELECT count(*) FROM entity
WHERE kind = 'person' AND space <> '{AUTHORITIES[0]}' AND id NOT IN (SELECT entity FROM identity)
"""


def link_people(connection: DuckDBPyConnection) -> None:
    """Find links between people by their names and films, and follow them."""
    names.define(connection)
    for statement in (_DESCRIBED, _CREDITED, _CREDITED_ALONE, _NAMED, _LIKEST):
        connection.execute(statement)
    if sql.scalar(connection, _UNLIKE):
        connection.execute(_EVERYBODY)  # whether somebody else bears the name
    for statement in (_IN_FILM, _FAR, _DECIDED_IN_FILM):
        connection.execute(statement)
    merge(connection)
    if sql.scalar(connection, _LEFT):
        for statement in (_DESCRIBED, _EVERYBODY, _DAMAGED, _NAMESAKES, _ACTIVE, _DECIDED_BY_NAME):
            connection.execute(statement)
        merge(connection)
    for table in ("called", "described", "credited", "named", "likest", "pair", "far", "damaged", "active"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
