"""What a claim takes for granted: who returns in a sequel was in a film before it.

That can be checked even where no trusted source knows the sequel: rows of ``presupposition``, which stand beside the
verdicts and never in their place. The rules are ``returnWithEarlierCredit`` and ``returnWithoutEarlierCredit``.

Who returns is told by the words beside the name in the quote (*returns as*, *reprises her role*, *returning director*);
which films came before, by what sources call the film a sequel of. The person must have had a role of the same kind
there. Where they had none, a complete list of a role that few hold contradicts; a cast, or a list that does not claim
to be whole, leaves it unsupported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.link.series import SERIES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# RE2, so without backtracking. Between the name and the word only other names, brackets and small words may stand.
_RETURNS = (
    r"(?:return(?:s|ed|ing)?(?: (?:as|in|for|here|again|too|alongside|with)\b"
    r"| to (?:direct|write|score|shoot|play|produce|edit|(?:the|his|her|their) roles?)\b|\s*[.,;:!)]|\s*$)"
    r"|repris(?:e|es|ed|ing)\b|(?:is|are) back\b|back as\b)"
)
_AFTER = (
    r"(?:\s+\([^()]{0,80}\))?(?:,?\s+(?:and|also|once|again|all|both|who|will|\p{Lu}[\p{L}.'-]*|\([^()]{0,80}\)))*,?\s+"
)
_BEFORE = (
    r"\b(?:[Rr]eturning(?:\s+[a-z]+){0,3}|[Rr]eturn of|[Oo]nce (?:again|more)(?:\s+[a-z]+){0,3} by)"
    r"(?:,?\s+(?:and|\p{Lu}[\p{L}.'-]*|\([^()]{0,80}\)))*?,?\s+"
)

_RETURNING = f"""
CREATE OR REPLACE TEMP TABLE returning_ AS
WITH quoted AS (
    SELECT c.id, c.film, c.person, c.code, c.quote,
           regexp_escape(string_split(trim(coalesce(p.name, m.name)), ' ')[-1]) AS surname
    FROM credit_said c JOIN credit o ON o.id = c.id LEFT JOIN person p ON p.person = c.person_said AND p.file = o.file
    LEFT JOIN person_merged m ON m.person = c.person
    WHERE c.stance = 'asserted' AND NOT c.trusted
      AND regexp_matches(c.quote, '(?i)\\b(return|repris|back\\b|once (again|more))')
)
SELECT DISTINCT id, film, person, code FROM quoted
WHERE regexp_matches(quote, surname || $${_AFTER}{_RETURNS}$$) OR regexp_matches(quote, $${_BEFORE}$$ || surname)
"""

_PRESUPPOSED = f"""
INSERT INTO presupposition
WITH RECURSIVE {SERIES}, before AS (
    SELECT c.id, c.film, c.person, c.source, c.code, kin(c.code) AS kin,
           (1 - c.trust, c.source_name, c.billing, c.n) AS place
    FROM credit_said c WHERE c.trusted AND c.ground IS NULL AND c.stance = 'asserted'
    AND c.film IN (SELECT earlier FROM series)
), held AS (
    SELECT r.id, s.earlier, s.steps, b.place, b.id AS other, b.person = r.person AS same,
           list_contains(o.complete_for, r.code) AND b.kin <> 'act' AS complete
    FROM returning_ r JOIN series s ON s.film = r.film JOIN before b ON b.film = s.earlier AND b.kin = kin(r.code)
    JOIN source o ON o.id = b.source
), said AS (
    SELECT id, bool_or(same) AS same, min((steps, earlier, place, other)) FILTER (same) AS found,
           min((steps, earlier, place, other)) AS near, bool_or(complete) AS complete
    FROM held GROUP BY id
)
SELECT id, coalesce(found, near)[2],
       CASE WHEN same THEN 'supported' WHEN complete THEN 'contradicted' ELSE 'unsupported' END,
       CASE WHEN same THEN 'returnWithEarlierCredit' ELSE 'returnWithoutEarlierCredit' END, coalesce(found, near)[4]
FROM said
"""


def assess_returns(connection: DuckDBPyConnection) -> None:
    """Make all presuppositions anew."""
    connection.execute("DELETE FROM presupposition")
    if sql.scalar(connection, "SELECT count(*) FROM relation WHERE predicate = 'sequel of'"):
        connection.execute(_RETURNING)
        connection.execute(_PRESUPPOSED)
        connection.execute("DROP TABLE returning_")
