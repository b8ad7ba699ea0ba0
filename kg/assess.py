"""Verdicts: what trusted sources say of each credit that another source claims.

A claim is held against the credits of the trusted sources (trust 0.8 or more) for the same film; trusted sources are
held against each other too. The verdict is that of the first rule that holds; the rules stand in ``ontology/film.ttl``
with the sentence that says each of them, and below with the condition that decides it.

A promoted candidate (see :mod:`kg.promote`) rests on a credit of another source. It is not held against any, and judges
none, even where its own source is trusted: a name that one source completes is not a second voice.

Absence speaks only where a source is ``complete_for`` the role and has somebody in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.claim import AUTHORITIES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by which a claim is assessed.

    Attributes:
        name: its name in the ontology.
        verdict: what it concludes.
        condition: SQL over the relation ``weighed``: the claim with what each side says of it.
        against: the column with the credit that decided it, or ``NULL``.
    """

    name: str
    verdict: str
    condition: str
    against: str = "NULL"


RULES: tuple[Rule, ...] = (
    Rule("promotedByIt", "unchecked", "ground IS NOT NULL", "ground"),
    Rule("notAsserted", "unchecked", "stance <> 'asserted'"),
    Rule("filmInNoTrustedSource", "unknownFilm", "NOT known AND NOT several_films"),
    Rule("beforeBirth", "anachronism", "NOT trusted AND same_credit IS NULL AND birth_year > year"),
    Rule(
        "afterDeath",
        "anachronism",
        "NOT trusted AND same_credit IS NULL AND death_year + 5 < year AND code IN ('act', 'vac', 'onp', 'fmd', 'cng') "
        "AND NOT list_has_any(coalesce(attributes, []), ['archive footage', 'archive sound'])",
    ),
    Rule("trustedOnBothSides", "disputed", "(trusted OR same_credit IS NOT NULL) AND denied IS NOT NULL", "denied"),
    Rule("otherPlayer", "contradicted", "NOT trusted AND other_player IS NOT NULL", "other_player"),
    Rule("missingFromCompleteList", "contradicted", "NOT trusted AND missing IS NOT NULL", "missing"),
    Rule(
        "otherHolder",
        "contradicted",
        "NOT trusted AND same_credit IS NULL AND sole_holder AND other_holder IS NOT NULL",
        "other_holder",
    ),
    Rule("sameCredit", "supported", "same_credit IS NOT NULL", "same_credit"),
    Rule("otherPart", "supported", "NOT trusted AND same_role IS NOT NULL", "same_role"),
    Rule("severalCandidates", "ambiguous", "NOT trusted AND (several_films OR several_people)"),
    Rule("trustedSilent", "unsupported", "NOT trusted"),
)
"""In the order in which they are tried. A trusted credit that no rule touches has no assessment."""

# Words that say nothing about which part it is, and words that make it another: "Alice's Mother" is not Alice.
_IDLE = "['the', 'a', 'an', 'of', 'dr', 'captain', 'professor', 'self', 'himself', 'herself', 'themselves']"
_MARKS = (
    "['mr', 'mrs', 'ms', 'miss', 'sir', 'lord', 'lady', 'king', 'queen', 's', 'mother', 'father', 'wife', 'husband', "
    "'son', 'daughter', 'sister', 'brother', 'young', 'younger', 'old', 'older', 'little', 'teen', 'teenage', 'adult', "
    "'baby', 'child', 'voice']"
)

_WEIGH = f"""
CREATE OR REPLACE TEMP TABLE weighed AS
WITH several_sources AS (
    SELECT film FROM credit_said WHERE trusted GROUP BY film HAVING count(DISTINCT source) > 1
), said AS (
    SELECT id, source, trusted AND ground IS NULL AS trusted, ground, film, person, stance, code,
           coalesce(broader, code, role_label) AS role, sole_holder, attributes,
           (1 - trust, source_name, billing, film_local, person_space, person_local, n) AS place,
           list_filter(string_split(folded(array_to_string(characters, ' ')), ' '),
                       lambda w: w <> '' AND NOT list_contains({_IDLE}, w)) AS words,
           coalesce(names, []) AS names
    FROM credit_said
    LEFT JOIN (SELECT person, string_split(folded(name), ' ') AS names FROM person_merged) USING (person)
    WHERE film IN (SELECT film FROM several_sources UNION SELECT film FROM credit_said WHERE NOT trusted)
), part AS (
    SELECT *, list_sort(list_filter(words, lambda w: list_contains({_MARKS}, w) OR regexp_full_match(w, '[0-9]+')))
           AS marks,
           coalesce(code = 'vac' OR list_contains(attributes, 'voice'), false) AS voice,
           trusted AND min(person) OVER of_part <> max(person) OVER of_part AS of_several
    FROM said WINDOW of_part AS (PARTITION BY source, film, words)
), judged AS (
    SELECT * FROM part WHERE NOT trusted OR film IN (SELECT film FROM several_sources)
), undecided AS (
    SELECT x.canonical AS entity, x.canonical_space AS space, y.canonical AS candidate
    FROM (SELECT a, b FROM link WHERE outcome = 'judge' UNION SELECT b, a FROM link WHERE outcome = 'judge') l
    JOIN entity_key x ON x.id = l.a JOIN entity_key y ON y.id = l.b
), pair AS (
    SELECT c.id, t.source, t.id AS other, t.place, c.person = t.person AS same_person, c.role = t.role AS same_role,
           c.person <> t.person AND ((c.person, t.person) IN (SELECT (entity, candidate) FROM undecided)
               OR len(c.names) > 0 AND len(t.names) > 0
               AND (list_has_all(c.names, t.names) OR list_has_all(t.names, c.names))) AS maybe_person,
           coalesce(c.names[-1] = t.names[-1], false) AS same_surname,
           len(coalesce(c.words, [])) = 0 OR len(coalesce(t.words, [])) = 0 OR list_has_any(c.words, t.words)
           AS same_part,
           len(c.words) > 0 AND len(t.words) > 0 AND (list_has_all(c.words, t.words) OR list_has_all(t.words, c.words))
           AND c.marks = t.marks AND NOT c.of_several AND NOT t.of_several AND (NOT c.trusted OR c.voice = t.voice)
           AS whole_part,
           list_contains(s.complete_for, c.code) AS complete
    FROM judged c JOIN part t ON t.film = c.film AND t.trusted AND t.source <> c.source AND t.stance = 'asserted'
    JOIN source s ON s.id = t.source
), side AS (
    SELECT id, source, min((place, other)) FILTER (same_person AND same_role AND same_part) AS same_credit,
           min((place, other)) FILTER (same_person AND same_role) AS same_role,
           min((place, other)) FILTER (NOT same_person AND same_role AND whole_part AND NOT same_surname)
           AS other_player,
           min((place, other)) FILTER (NOT same_person AND same_role) AS other_holder,
           bool_or(complete) AS complete, bool_or(maybe_person AND same_role) AS maybe
    FROM pair GROUP BY id, source
), said_by AS (
    SELECT id, min(same_credit)[2] AS same_credit, min(same_role)[2] AS same_role,
           (min(other_player) FILTER (same_credit IS NULL AND NOT maybe))[2] AS other_player,
           (min(other_holder) FILTER (same_role IS NULL AND NOT maybe AND complete))[2] AS missing,
           (min(other_holder) FILTER (same_role IS NULL AND NOT maybe))[2] AS other_holder
    FROM side GROUP BY id
)
SELECT c.*, b.* EXCLUDE (id), coalesce(b.other_player, b.missing) AS denied, f.year, p.birth_year, p.death_year,
       coalesce(f.trusted, false) OR c.film IN (SELECT film FROM part WHERE trusted) AS known,
       c.film IN (SELECT u.entity FROM undecided u JOIN film_merged m ON m.film = u.candidate WHERE m.trusted)
       AS several_films,
       c.person IN (SELECT entity FROM undecided WHERE space NOT IN {AUTHORITIES}) AS several_people
FROM judged c LEFT JOIN said_by b ON b.id = c.id LEFT JOIN film_merged f ON f.film = c.film
LEFT JOIN person_merged p ON p.person = c.person
"""


def assess(connection: DuckDBPyConnection) -> None:
    """Make all assessments anew."""
    connection.execute("DELETE FROM assessment")
    if not _anything_to_judge(connection):
        return
    connection.execute(_WEIGH)
    verdict = " ".join(f"WHEN {rule.condition} THEN '{rule.verdict}'" for rule in RULES)
    name = " ".join(f"WHEN {rule.condition} THEN '{rule.name}'" for rule in RULES)
    against = " ".join(f"WHEN {rule.condition} THEN {rule.against}" for rule in RULES)
    connection.execute(
        f"INSERT INTO assessment SELECT * FROM (SELECT id, CASE {verdict} END AS verdict, CASE {name} END AS rule, "
        f"CASE {against} END AS against FROM weighed) WHERE verdict IS NOT NULL"
    )
    connection.execute("DROP TABLE weighed")


def _anything_to_judge(connection: DuckDBPyConnection) -> bool:
    """Whether there is a claim that is not trusted, or a second trusted source."""
    row = connection.execute(
        "SELECT count(*) FILTER (NOT trusted), count(DISTINCT source) FROM said "
        "WHERE file IN (SELECT DISTINCT file FROM claimed)"
    ).fetchone()
    assert row is not None
    return bool(row[0] or row[1] > 1)
