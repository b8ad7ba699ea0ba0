"""Verdicts: what trusted sources say of each credit that another source claims.

A claim is held against the credits of the trusted sources (trust 0.8 or more) for the same film; trusted sources are
held against each other too, and on a film that no trusted source knows, reviews against reviews. The verdict is that of
the first rule that holds (:mod:`kg.verdicts.rules`).

A promoted candidate (see :mod:`kg.link.promote`) rests on a credit of another source. It is not held against any, and
judges none, even where its own source is trusted: a name that one source completes is not a second voice.

Absence speaks only where a source is ``complete_for`` the role and has somebody in it: for a role that few hold it
contradicts, in a cast, which has uncredited players, it only supports nothing.

What a claim takes for granted is assessed beside it: see :mod:`kg.verdicts.returns`.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg import sql
from kg.claim import AUTHORITIES
from kg.verdicts.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

# Words that say nothing about which part it is, and words that make it another: "Alice's Mother" is not Alice.
_IDLE = "['the', 'a', 'an', 'of', 'dr', 'captain', 'professor', 'self', 'himself', 'herself', 'themselves']"
_MARKS = (
    "['mr', 'mrs', 'ms', 'miss', 'sir', 'lord', 'lady', 'king', 'queen', 's', 'mother', 'father', 'wife', 'husband', "
    "'son', 'daughter', 'sister', 'brother', 'young', 'younger', 'old', 'older', 'little', 'teen', 'teenage', 'adult', "
    "'baby', 'child', 'voice']"
)

# The names of those whom sources that are not trusted name, if a trusted source knows somebody of that name: they are
# no misspellings of others. All names are folded for it, so it is asked only where there is such a source.
_NAMESAKES = """
CREATE OR REPLACE TEMP TABLE namesake AS
WITH called AS (
    SELECT DISTINCT folded(m.name) AS name FROM credit c JOIN said s USING (file)
    LEFT JOIN identity i ON i.entity = c.person JOIN person_merged m ON m.person = coalesce(i.canonical, c.person)
    WHERE NOT s.trusted AND NOT c.superseded
)
SELECT DISTINCT name FROM (SELECT folded(n.name) AS name FROM person n JOIN said s USING (file) WHERE s.trusted)
SEMI JOIN called USING (name)
"""
_NO_NAMESAKES = "CREATE OR REPLACE TEMP TABLE namesake (name VARCHAR)"

SHARE = 500_000
"""Credits that are put beside what else is known of their films and people at once."""

BATCH = 100_000
"""Credits that are held against each other at once, so that memory does not grow with the store."""

# The credits of films that a source speaks of that is not trusted, or several that are, with all that a verdict rests
# on. Made of tables and not of credit_said, which would join the keys of every film and person several times over; and
# step by step, for what one statement joins has to be in memory all at once.
_SPOKEN = {
    "chosen": """
SELECT coalesce(i.canonical, c.film) AS film, min(source) FILTER (trusted) <> max(source) FILTER (trusted) AS several
FROM claimed c JOIN said USING (file) LEFT JOIN identity i ON i.entity = c.film GROUP BY ALL
HAVING several OR NOT bool_and(trusted)
""",
    "credited": """
SELECT c.id, s.source, hash(s.source, s.name, s.trust, s.complete_for) AS speaker,
       s.trusted AND ground IS NULL AS trusted, c.ground, h.film, coalesce(j.canonical, c.person) AS person,
       c.person AS person_said, coalesce(v.stance, 'asserted') AS stance, c.role AS role_said, c.attributes,
       c.characters, c.billing, c.n, coalesce(h.several, false) AS several
FROM claimed c JOIN said s USING (file) LEFT JOIN identity i ON i.entity = c.film
JOIN chosen h ON h.film = coalesce(i.canonical, c.film) LEFT JOIN identity j ON j.entity = c.person
LEFT JOIN evidence v ON v.claim = c.id
""",
    "judged": """
SELECT x.canonical AS entity, list_sort(list(DISTINCT y.canonical)) AS maybe
FROM (SELECT a, b FROM link WHERE outcome = 'judge' UNION SELECT b, a FROM link WHERE outcome = 'judge') l
JOIN entity_key x ON x.id = l.a JOIN entity_key y ON y.id = l.b GROUP BY ALL
""",
    "filmed": """
WITH uncertain AS (
    SELECT entity FROM judged d, unnest(d.maybe) AS m(film) JOIN film_merged g USING (film) WHERE g.trusted
)
SELECT film, year, coalesce(trusted, false) AS described, film IN (FROM uncertain) AS several_films
FROM chosen LEFT JOIN film_merged USING (film)
""",
    "named": """
SELECT person, name, birth_year, death_year, folded(name) IN (FROM namesake) AS namesake
FROM person_merged SEMI JOIN credited USING (person)
""",
}

# The same beside the names and years of all, of a part of the films at a time.
_WHOLE = """
WITH dated AS (
    SELECT s.source, min(try_cast(left(f.value, 4) AS INTEGER)) AS said_in FROM fact f JOIN said s USING (file)
    JOIN entity e ON e.id = f.subject AND e.kind = 'source'
    WHERE f.predicate = 'review date' AND s.format = 'review' GROUP BY ALL
)
SELECT c.*, d.said_in, NOT c.trusted AND p.namesake AS namesake, e.space AS person_space, e.local AS person_local,
       f.year, f.described, p.name, p.birth_year, p.death_year, coalesce(u.maybe, []) AS maybe, f.several_films
FROM credited c JOIN filmed f USING (film) JOIN entity e ON e.id = c.person_said LEFT JOIN named p USING (person)
LEFT JOIN judged u ON u.entity = c.person LEFT JOIN dated d ON d.source = c.source
WHERE c.film % {shares} = {share}
"""

# Films of which all that was weighed is as it was keep their verdicts.
_CHANGED = """
CREATE OR REPLACE TEMP TABLE print AS SELECT film, sum(hash(spoken, '{rules}')) AS print FROM spoken GROUP BY film;
CREATE OR REPLACE TEMP TABLE kept AS SELECT film FROM print JOIN assessed USING (film, print);
DELETE FROM assessment WHERE credit NOT IN (SELECT id FROM spoken WHERE film IN (FROM kept));
DELETE FROM spoken WHERE film IN (FROM kept);
DELETE FROM assessed WHERE film NOT IN (FROM kept);
INSERT INTO assessed FROM print WHERE film NOT IN (FROM kept);
DROP TABLE print; DROP TABLE kept
"""

_PART = f"""
WITH said AS (
    SELECT c.* EXCLUDE (characters, name), s.complete_for, r.code, r.sole_holder,
           coalesce(broader, code, label) AS role, coalesce(kin(code), label) AS kin,
           string_split(folded(c.name), ' ') AS names, person_space IN {AUTHORITIES} AS identified,
           (1 - s.trust, s.name, billing, person_space, person_local, n, c.id) AS place,
           list_filter(string_split(folded(array_to_string(characters, ' ')), ' '),
                       lambda w: w <> '' AND NOT list_contains({_IDLE}, w)) AS words
    FROM spoken c JOIN source s ON s.id = c.source JOIN role r ON r.id = c.role_said
    WHERE film % {{batches}} = {{batch}}
)
SELECT *, list_sort(list_filter(words, lambda w: list_contains({_MARKS}, w) OR regexp_full_match(w, '[0-9]+')))
       AS marks,
       coalesce(code = 'vac' OR list_contains(attributes, 'voice'), false) AS voice,
       trusted AND min(person) OVER of_part <> max(person) OVER of_part AS of_several,
       bool_or(trusted AND stance = 'asserted' OR described) OVER (PARTITION BY film) AS known
FROM said WINDOW of_part AS (PARTITION BY source, film, words)
"""

_SUFFIXES = "['jr', 'sr', 'ii', 'iii', 'iv']"


def _within(a: str, b: str) -> str:
    return f"(list_has_all({a}, {b}) OR list_has_all({b}, {a}))"


def _suffixes(names: str) -> str:
    return f"list_filter({names}, lambda w: list_contains({_SUFFIXES}, w))"


# Each claim beside each trusted credit of its film, but between trusted sources only those of one role. A part's name
# that fits several people there means none of them, but for the one that bears it whole.
_PAIR = f"""
WITH beside AS (
    SELECT c.id, t.source, t.id AS other, t.place, t.person, c.person = t.person AS same_person,
           c.role = t.role AS same_role, c.kin = t.kin AS kindred, t.stance = 'negated' AS negated,
           c.kin = 'act' AS cast_, c.person <> t.person AND list_contains(c.maybe, t.person) AS undecided,
           c.person <> t.person AND c.kin = t.kin AND NOT c.trusted AND NOT (c.identified AND t.identified)
           AND len(c.names) > 0 AND len(t.names) > 0 AS comparable, c.namesake, c.names AS names,
           t.names AS other_names,
           len(coalesce(c.words, [])) = 0 OR len(coalesce(t.words, [])) = 0 OR list_has_any(c.words, t.words)
           AS same_part,
           c.role = t.role AND len(c.words) > 0 AND len(t.words) > 0 AND {_within("c.words", "t.words")}
           AND c.marks = t.marks AND NOT c.of_several AND NOT t.of_several AND (NOT c.trusted OR c.voice = t.voice)
           AS whole_part, list_sort(c.words) = list_sort(t.words) AS equal_part,
           coalesce(c.names[-1] = t.names[-1], false) AS same_surname, list_contains(t.complete_for, c.role) AS complete
    FROM part c JOIN part t
    ON t.film = c.film AND t.trusted AND t.source <> c.source AND t.stance IN ('asserted', 'negated')
    WHERE NOT c.trusted OR c.several AND c.role = t.role
), compared AS (
    SELECT * EXCLUDE (comparable, namesake, names, other_names),
           CASE WHEN comparable THEN {_within("names", "other_names")} ELSE false END AS part_of_name,
           CASE WHEN comparable AND NOT namesake AND len(names) > 1 AND len(other_names) > 1
                     AND {_suffixes("names")} = {_suffixes("other_names")}
                THEN {_within("names", "other_names")}
                     OR least(length(n), length(o)) >= 8 AND damerau_levenshtein(n, o) <= 2
                ELSE false END AS near_name
    FROM (SELECT *, array_to_string(names, ' ') AS n, array_to_string(other_names, ' ') AS o FROM beside)
)
SELECT * EXCLUDE (n, o), near_name OR part_of_name OR undecided AS maybe,
       whole_part AND NOT same_surname AND (equal_part
           OR count(DISTINCT person) FILTER (whole_part) OVER (PARTITION BY id, source) = 1) AS of_part
FROM compared
"""

# What one source says of a claim, then what all do. The first of several is that of the most trusted source.
_SIDES = """
WITH side AS (
    SELECT id, source, min((place, other)) FILTER (NOT negated AND same_person AND same_role AND same_part)
           AS same_credit,
           min((place, other)) FILTER (NOT negated AND same_person AND same_role) AS same_role,
           min((place, other)) FILTER (NOT negated AND same_person AND kindred) AS kindred_role,
           CASE WHEN count(DISTINCT person) FILTER (NOT negated AND near_name AND kindred) = 1
                THEN min((place, other)) FILTER (NOT negated AND near_name AND kindred) END AS near_name,
           min((place, other)) FILTER (negated AND same_person AND same_role AND same_part) AS denial,
           min((place, other)) FILTER (NOT negated AND NOT same_person AND of_part) AS other_player,
           min((place, other)) FILTER (NOT negated AND NOT same_person AND same_role) AS other_holder,
           bool_or(complete) AS complete, bool_or(maybe AND kindred) AS maybe, bool_or(cast_) AS cast_,
           bool_or(undecided OR maybe AND kindred) AS several_people
    FROM pair GROUP BY id, source
)
SELECT id, min(same_credit)[2] AS same_credit, min(same_role)[2] AS same_role, min(near_name)[2] AS near_name,
       min(kindred_role)[2] AS kindred_role, min(denial)[2] AS denial,
       (min(other_player) FILTER (same_credit IS NULL AND NOT maybe))[2] AS other_player,
       (min(other_holder) FILTER (kindred_role IS NULL AND NOT maybe AND complete AND NOT cast_))[2] AS missing,
       (min(other_holder) FILTER (kindred_role IS NULL AND NOT maybe AND complete AND cast_))[2] AS absent,
       (min(other_holder) FILTER (kindred_role IS NULL AND NOT maybe))[2] AS other_holder,
       bool_or(several_people) AS several_people
FROM side GROUP BY id
"""

# On a film that no trusted source knows: who else is said to hold a role that a film gives to so few.
_RIVAL = """
WITH claim AS (
    SELECT id, source, film, role, person, place FROM part
    WHERE sole_holder AND stance = 'asserted' AND ground IS NULL AND NOT known
), voice AS (
    SELECT film, role, person, source, min((place, id)) AS first FROM claim GROUP BY ALL
), holder AS (SELECT film, role, person, min({'first': first, 'source': source}, 2) AS voices FROM voice GROUP BY ALL)
SELECT c.id, min(CASE WHEN h.voices[1].source <> c.source THEN h.voices[1].first ELSE h.voices[2].first END)[2] AS rival
FROM claim c JOIN holder h ON h.film = c.film AND h.role = c.role AND h.person <> c.person GROUP BY c.id
"""

_WEIGHED = """
SELECT c.id, c.stance, c.trusted, c.ground, c.code, c.sole_holder, c.attributes, c.year, c.said_in,
       c.birth_year, c.death_year,
       s.* EXCLUDE (id, several_people), coalesce(s.several_people, false) AS several_people, r.rival,
       coalesce(s.denial, s.other_player, s.missing) AS denied, c.known, c.several_films
FROM part c LEFT JOIN sides s ON s.id = c.id LEFT JOIN rival r ON r.id = c.id
WHERE NOT c.trusted OR c.several
"""

_EACH = {"part": _PART, "pair": _PAIR, "sides": _SIDES, "rival": _RIVAL, "weighed": _WEIGHED}


def assess(connection: DuckDBPyConnection) -> None:
    """Bring all assessments up to date; only films of which something has changed are weighed anew."""
    if not _anything_to_judge(connection):
        for table in ("assessment", "assessed"):
            connection.execute(f"DELETE FROM {table}")
        return
    doubtful = sql.scalar(connection, "SELECT count(*) FROM said WHERE NOT trusted")
    connection.execute(_NAMESAKES if doubtful else _NO_NAMESAKES)
    _make(connection, _SPOKEN)
    shares = sql.scalar(connection, "SELECT count(*) FROM credited") // SHARE + 1
    _make(connection, {"spoken": _WHOLE.format(shares=shares, share=0)})
    for share in range(1, shares):
        connection.execute(f"INSERT INTO spoken {_WHOLE.format(shares=shares, share=share)}")
    connection.execute(_CHANGED.format(rules=_version()))
    batches = sql.scalar(connection, "SELECT count(*) FROM spoken") // BATCH + 1
    for batch in range(batches):
        _make(connection, _EACH | {"part": _PART.format(batches=batches, batch=batch)})
        connection.execute(_decide())
    for table in ("namesake", *_SPOKEN, "spoken", *_EACH):
        connection.execute(f"DROP TABLE {table}")


def _make(connection: DuckDBPyConnection, tables: Mapping[str, str]) -> None:
    """Make temporary tables of the rows of statements, one after the other."""
    for name, statement in tables.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement}")


def _version() -> str:
    """Names the rules as they now are, so that verdicts by others are not kept."""
    return hashlib.sha256("".join((*_EACH.values(), _decide())).encode()).hexdigest()


def _decide() -> str:
    """The verdict of the first rule that holds, for each claim that was weighed."""
    verdict = " ".join(f"WHEN {rule.condition} THEN '{rule.verdict}'" for rule in RULES)
    name = " ".join(f"WHEN {rule.condition} THEN '{rule.name}'" for rule in RULES)
    against = " ".join(f"WHEN {rule.condition} THEN {rule.against}" for rule in RULES)
    return (
        f"INSERT INTO assessment SELECT * FROM (SELECT id, CASE {verdict} END AS verdict, CASE {name} END AS rule, "
        f"CASE {against} END AS against FROM weighed) WHERE verdict IS NOT NULL"
    )


def _anything_to_judge(connection: DuckDBPyConnection) -> bool:
    """Whether there is a claim that is not trusted, or a second trusted source."""
    row = connection.execute(
        "SELECT count(*) FILTER (NOT trusted), count(DISTINCT source) FROM said "
        "WHERE file IN (SELECT DISTINCT file FROM claimed)"
    ).fetchone()
    assert row is not None
    return bool(row[0] or row[1] > 1)
