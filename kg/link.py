"""Identity: which films, people and characters of different sources are the same, and why.

Nothing is rewritten: a link is a row with a rule, a score and its reason in words; ``identity`` follows from the links
that say ``same``. Ids decide; names only where nothing speaks against them, and never where two bear the name.

The rules, in order; each looks at what those before it have merged:

1. *identifier*: a source gives the same id of an authority.
2. *title and year*: a film without an id bears the title of exactly one other, and the years are at most one apart.
   Titles are compared whole, so that a sequel is never its original.
3. *name in film*: a person without an id bears the name of one credited on the same film, in the same role if
   several are.
4. *misspelled name in film*: the same with a letter or two apart, in the same role, where nobody bears the name itself.
5. *unique name*: a person without an id bears the name of exactly one other.
6. *surname in film*: a person whom a review calls by one name alone is the only one credited on the film whose names
   end so, in that role (see :mod:`kg.promote`, which also makes credits of candidates that are borne out).
7. *part*: two names that two sources give the part of one person in one film, one within the other; and a part of
   the same name in the film of which this one is a sequel.

A link has one of three outcomes: ``same``, ``judge`` (several are possible, and a person may say which) and, by hand,
``different``. While linking there is a fourth, ``likely``: of two that no authority names. It becomes ``same`` unless
that would join two things that are known to be two (see ``_SETTLE``); so reviews never join two people through a third.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg import promote, sql
from kg.claim import AUTHORITIES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_KNOWN = f"({', '.join(repr(space) for space in AUTHORITIES)})"

_IDENTIFIERS = """
INSERT INTO link SELECT DISTINCT entity, same, 'same', 'identifier', 1.0,
    s.name || ' gives the id ' || e.space || ':' || e.local
FROM identifier i JOIN said s ON s.file = i.file JOIN entity e ON e.id = i.same
"""

# Films that no authority names, with every film of one of their titles whose year does not speak against it. Two that
# no authority names are a pair once, and only where neither may be a film that one does name.
_FILM_PAIRS = f"""
CREATE OR REPLACE TEMP TABLE pair AS
WITH described AS (
    SELECT n.film, n.name, m.title, m.year, m.kind, k.space, k.local, k.space IN {_KNOWN} AS known
    FROM film_name n JOIN film_merged m ON m.film = n.film JOIN entity k ON k.id = n.film WHERE n.name <> ''
), candidate AS (
    SELECT DISTINCT a.film AS a, b.film AS b, b.known, a.title, a.year, b.year AS other_year,
           CASE WHEN a.year = b.year THEN 3 WHEN a.year IS NULL OR b.year IS NULL THEN 1 ELSE 2 END AS nearness
    FROM described a JOIN described b ON b.name = a.name AND b.film <> a.film
    WHERE NOT a.known AND (b.known OR a.space <> b.space AND (b.space, b.local) < (a.space, a.local))
      AND coalesce(abs(a.year - b.year), 0) <= 1 AND (a.kind = b.kind OR 'tvEpisode' NOT IN (a.kind, b.kind))
), named AS (SELECT a FROM candidate WHERE known), people AS (
    SELECT DISTINCT c.film, n.name FROM credit_said c JOIN person_name n ON n.person = c.person
    WHERE c.film IN (SELECT a FROM candidate UNION SELECT b FROM candidate)
)
SELECT c.*, (SELECT count(*) FROM people p JOIN people q ON q.name = p.name AND p.film = c.a AND q.film = c.b) AS shared
FROM candidate c WHERE known OR (a NOT IN (FROM named) AND b NOT IN (FROM named))
"""

_FILMS = """
INSERT INTO link
WITH best AS (
    SELECT * FROM pair QUALIFY NOT known OR rank() OVER (PARTITION BY a ORDER BY shared > 0 DESC, nearness DESC) = 1
), counted AS (SELECT *, count(*) OVER (PARTITION BY a) AS bearers FROM best)
SELECT a, b, CASE WHEN NOT known THEN CASE WHEN nearness = 3 THEN 'same' ELSE 'likely' END
                  WHEN bearers = 1 THEN 'same' ELSE 'judge' END, 'title and year',
       0.5 + 0.1 * nearness + least(0.1 * shared, 0.2),
       'the title ' || title || CASE WHEN nearness = 3 THEN ' and the year ' || year
            WHEN nearness = 2 THEN ' and years one apart (' || year || ', ' || other_year || ')'
            ELSE ', and no year to compare' END
       || CASE WHEN shared > 0 THEN ', and ' || shared || ' of the people credited' ELSE '' END
       || CASE WHEN bearers > 1 AND known THEN '; ' || bearers || ' films bear it' ELSE '' END
FROM counted
"""

# People that no authority names, with those credited on the same film under the same name or, in the same role, one a
# letter or two away. It is no misspelling where somebody else bears the name, or where the source names both.
_PEOPLE_IN_FILM = f"""
CREATE OR REPLACE TEMP TABLE pair AS
WITH credited AS (
    SELECT DISTINCT c.film, c.person, c.role, n.name, k.space, k.local, k.space IN {_KNOWN} AS known, m.birth_year
    FROM credit_said c JOIN person_name n ON n.person = c.person JOIN entity k ON k.id = c.person
    LEFT JOIN person_merged m ON m.person = c.person
    WHERE c.film IN (SELECT o.film FROM credit_said o JOIN entity e ON e.id = o.person WHERE e.space NOT IN {_KNOWN})
), near AS (
    SELECT a.person AS a, b.person AS b, b.known, a.film, a.name, b.name AS other_name, a.name = b.name AS equal,
           bool_or(a.role = b.role) AS same_role
    FROM credited a JOIN credited b ON b.film = a.film AND b.person <> a.person
    WHERE NOT a.known AND (b.known OR a.space <> b.space AND (b.space, b.local) < (a.space, a.local))
      AND coalesce(abs(a.birth_year - b.birth_year), 0) <= 1 AND (a.name = b.name OR (
        a.role = b.role AND length(a.name) >= 8 AND abs(length(a.name) - length(b.name)) <= 2
        AND contains(a.name, ' ')
        AND damerau_levenshtein(a.name, b.name) <= CASE WHEN length(a.name) < 14 THEN 1 ELSE 2 END
        AND b.name NOT IN (SELECT o.name FROM credited o WHERE o.film = a.film AND o.space = a.space)))
    GROUP BY ALL
)
FROM near WHERE equal OR name NOT IN (SELECT n.name FROM person_name n JOIN entity e ON e.id = n.person
                                      WHERE e.space IN {_KNOWN})
"""

# Within a film, the role tells two of a name apart; who is credited on films of both is neither.
_PEOPLE = """
INSERT INTO link
WITH best AS (
    SELECT * FROM pair QUALIFY rank() OVER (PARTITION BY a, film, known ORDER BY equal DESC, same_role DESC) = 1
), chosen AS (SELECT * FROM best QUALIFY rank() OVER (PARTITION BY a, known ORDER BY equal DESC) = 1
), counted AS (
    SELECT a, b, known, equal, min(name) AS name, min(other_name) AS other_name, min(m.title) AS title
    FROM chosen c JOIN film_merged m ON m.film = c.film GROUP BY ALL
), numbered AS (SELECT *, count(*) OVER (PARTITION BY a, known) AS bearers FROM counted)
SELECT a, b, CASE WHEN NOT known THEN 'likely' WHEN bearers = 1 THEN 'same' ELSE 'judge' END,
       CASE WHEN equal THEN 'name in film' ELSE 'misspelled name in film' END, CASE WHEN equal THEN 0.95 ELSE 0.8 END,
       CASE WHEN equal THEN 'the name ' || name ELSE 'the names ' || name || ' and ' || other_name END
       || ' among the credits of ' || title
       || CASE WHEN bearers > 1 AND known THEN '; ' || bearers || ' people bear it in its films' ELSE '' END
FROM numbered
"""

_NAMESAKES = f"""
CREATE OR REPLACE TEMP TABLE pair AS
WITH named AS (
    SELECT n.person, n.name, k.space, k.local, k.space IN {_KNOWN} AS known, m.birth_year
    FROM person_name n JOIN entity k ON k.id = n.person LEFT JOIN person_merged m ON m.person = n.person
    WHERE n.name <> ''
)
SELECT a.person AS a, b.person AS b, b.known, min(a.name) AS name
FROM named a JOIN named b ON b.name = a.name AND b.person <> a.person
WHERE NOT a.known AND coalesce(abs(a.birth_year - b.birth_year), 0) <= 1
  AND (b.known OR contains(a.name, ' ') AND a.space <> b.space AND (b.space, b.local) < (a.space, a.local)) GROUP BY ALL
"""

_UNIQUE_NAMES = f"""
INSERT INTO link
WITH counted AS (SELECT *, count(*) FILTER (known) OVER (PARTITION BY a) AS bearers FROM pair)
SELECT a, b, CASE WHEN NOT known THEN 'likely' WHEN bearers = 1 THEN 'same' ELSE 'judge' END, 'unique name', 0.7,
       'the name ' || name || CASE WHEN bearers > 1 THEN ', which ' || bearers || ' people bear'
                                   ELSE ', which nobody else bears' END
FROM counted WHERE (known OR bearers = 0) AND a NOT IN (
    SELECT l.a FROM link l JOIN entity e ON e.id = l.b WHERE l.outcome = 'judge' AND e.space IN {_KNOWN})
"""

# What one rule left to judge, a later one may have settled.
_JUDGED = f"""
DELETE FROM link WHERE outcome = 'judge' AND a IN (SELECT id FROM entity_key WHERE canonical_space IN {_KNOWN})
AND b IN (SELECT id FROM entity_key WHERE canonical_space IN {_KNOWN})
"""

# A source that gives two keys means two things, and so do years more than one apart.
_SETTLE = """
CREATE OR REPLACE TEMP TABLE clash AS
WITH described AS (
    SELECT m.set, k.canonical, e.space, coalesce(f.year, p.birth_year) AS year
    FROM member m JOIN entity_key k ON k.id = m.entity JOIN entity_key e ON e.canonical = k.canonical
    LEFT JOIN film_merged f ON f.film = k.canonical LEFT JOIN person_merged p ON p.person = k.canonical
), crowded AS (SELECT set FROM described GROUP BY set, space HAVING count(DISTINCT canonical) > 1)
FROM crowded UNION SELECT set FROM described GROUP BY set HAVING max(year) - min(year) > 1;
UPDATE link SET outcome = CASE WHEN a IN (SELECT entity FROM member WHERE set IN (FROM clash)) THEN 'judge'
                               ELSE 'same' END
WHERE outcome = 'likely';
DROP TABLE clash
"""

# Parts that one person has in one film under two names, one of which is within the other: the more trusted, then the
# longer name stands for both.
_PARTS = """
INSERT INTO same_character
WITH several AS (
    SELECT film FROM credit_said WHERE characters IS NOT NULL GROUP BY film HAVING count(DISTINCT source) > 1
), part AS (
    SELECT DISTINCT c.film, c.person, c.source, slug(n.name) AS slug, n.name, c.trust,
           string_split(slug(n.name), '-') AS words
    FROM credit_said c, unnest(c.characters) AS n(name)
    WHERE c.stance <> 'negated' AND c.film IN (SELECT film FROM several)
), pair AS (
    SELECT a.film, a.slug, a.name, b.slug AS to_slug, b.name AS other,
           row_number() OVER (PARTITION BY a.film, a.slug ORDER BY b.trust DESC, len(b.words) DESC, b.slug) AS place
    FROM part a JOIN part b ON b.film = a.film AND b.person = a.person AND b.slug <> a.slug AND b.source <> a.source
    WHERE (list_has_all(a.words, b.words) OR list_has_all(b.words, a.words))
      AND (b.trust, len(b.words), a.slug) > (a.trust, len(a.words), b.slug)
)
SELECT film, slug, film, to_slug, 'part', 'the same person plays ' || name || ' and ' || other FROM pair WHERE place = 1
"""

# A part of the same name in the film of which this one is a sequel, followed to the first of the series.
_RETURNING = """
INSERT INTO same_character
WITH RECURSIVE sequel AS (
    SELECT DISTINCT subject AS film, object AS earlier FROM relation_said
    WHERE predicate = 'sequel of' AND stance = 'asserted' AND subject <> object
), series AS (
    SELECT film, earlier, 1 AS steps FROM sequel
    UNION SELECT s.film, q.earlier, s.steps + 1 FROM series s JOIN sequel q ON q.film = s.earlier
    WHERE s.steps < 20 AND q.earlier <> s.film
), part AS (
    SELECT DISTINCT said_film AS film, said_slug AS slug, film AS to_film, slug AS to_slug
    FROM character_said WHERE said_film IN (SELECT film FROM series UNION SELECT earlier FROM series)
), found AS (
    SELECT p.film, p.slug, first(o.to_film ORDER BY s.steps DESC, o.to_film) AS to_film,
           first(o.to_slug ORDER BY s.steps DESC, o.to_film) AS to_slug
    FROM part p JOIN series s ON s.film = p.film JOIN part o ON o.film = s.earlier AND o.to_slug = p.to_slug
    GROUP BY ALL
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


def link(connection: DuckDBPyConnection) -> None:
    """Find anew who is the same as whom; links that a person made (rule ``by hand``) stay and go before all others."""
    promote.withdraw(connection)
    connection.execute("DELETE FROM link WHERE rule <> 'by hand'")
    connection.execute("DELETE FROM identity")
    connection.execute(_IDENTIFIERS)
    _merge(connection)
    for pairs, decide, kind in ((_FILM_PAIRS, _FILMS, "film"), *((p, d, "person") for p, d in _PERSON_RULES)):
        if _unnamed(connection, kind):
            connection.execute(pairs)
            connection.execute(decide)
            connection.execute("DROP TABLE pair")
            _merge(connection)
    if promote.find(connection):
        promote.surnames(connection)
        _merge(connection)
        promote.promote(connection)
    connection.execute(_JUDGED)
    connection.execute("DELETE FROM same_character")
    speakers = "SELECT count(DISTINCT source) FROM said WHERE file IN (SELECT DISTINCT file FROM claimed)"
    if sql.scalar(connection, speakers) > 1:
        connection.execute(_PARTS)
    if sql.scalar(connection, "SELECT count(*) FROM relation WHERE predicate = 'sequel of'"):
        connection.execute(_RETURNING)
    connection.execute(_MERGE_PARTS)


_PERSON_RULES = ((_PEOPLE_IN_FILM, _PEOPLE), (_NAMESAKES, _UNIQUE_NAMES))


def _unnamed(connection: DuckDBPyConnection, kind: str) -> bool:
    """Whether any entity of a kind has no id of an authority: where all have, names decide nothing."""
    query = f"SELECT count(*) FROM entity_key WHERE kind = '{kind}' AND canonical_space NOT IN {_KNOWN}"
    return bool(sql.scalar(connection, query))


def _merge(connection: DuckDBPyConnection) -> None:
    """Make ``identity`` of the links that say same: every entity but the canonical one of each set.

    Likely links hold where they join no two things that a space, or the years, keep apart; else a person may judge.
    """
    if sql.scalar(connection, "SELECT count(*) FROM link WHERE outcome = 'likely'"):
        _gather(connection, "same", "likely")
        connection.execute(_SETTLE)
    _gather(connection, "same")
    connection.execute("DELETE FROM identity")
    connection.execute(
        f"INSERT INTO identity SELECT entity, canonical FROM (SELECT entity, first(entity) OVER (PARTITION BY set "
        f"ORDER BY coalesce(list_position({list(AUTHORITIES)}, space), 99), space, local) AS canonical "
        f"FROM member JOIN entity e ON e.id = member.entity) WHERE entity <> canonical"
    )
    connection.execute("DROP TABLE member")


def _gather(connection: DuckDBPyConnection, *outcomes: str) -> None:
    """The temporary table ``member``: the sets of entities that links of these outcomes connect."""
    pairs = connection.execute("SELECT a, b FROM link WHERE list_contains(?, outcome)", [outcomes]).fetchall()
    apart = {
        frozenset(pair) for pair in connection.execute("SELECT a, b FROM link WHERE outcome = 'different'").fetchall()
    }
    sets = connected(pair for pair in pairs if frozenset(pair) not in apart)
    rows = [(entity, number) for number, members in enumerate(sets) for entity in members]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE member AS SELECT unnest(?::BIGINT[]) AS entity, unnest(?::BIGINT[]) AS set",
        [[entity for entity, _ in rows], [number for _, number in rows]],
    )


def connected(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected sets of a graph given by its edges, each sorted, in the order of their least members.

    >>> connected([(3, 1), (5, 4), (1, 2)])
    [[1, 2, 3], [4, 5]]
    """
    parent: dict[int, int] = {}

    def root(x: int) -> int:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    sets: dict[int, list[int]] = {}
    for x in sorted(parent):
        sets.setdefault(root(x), []).append(x)
    return list(sets.values())
