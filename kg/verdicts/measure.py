"""How often each pattern of the readers is right, measured on the films that trusted sources know.

A claim is decided where a trusted source bears it out (``supported``), or where it is impossible, denied, or missing
from a list that is complete (``contradicted``, ``anachronism``, and ``unsupported`` by the rule ``missingFromCast``).
All other claims say nothing of the pattern. The precision is the share of decided claims that are borne out; beside it
stands the lower end of Wilson's interval at 95 %, which a handful of lucky claims does not raise.

A claim's own confidence is never rewritten: the figures stand in a table of their own, ``measured``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEASURED = """
INSERT INTO measured
WITH judged AS (
    SELECT c.method, c.confidence, a.verdict = 'supported' AS right_,
           a.verdict IN ('contradicted', 'anachronism') OR a.rule = 'missingFromCast' AS wrong
    FROM credit_said c JOIN assessment a ON a.credit = c.id WHERE c.quote IS NOT NULL AND c.ground IS NULL
), counted AS (
    SELECT method, count(*) AS claims, count(*) FILTER (right_) AS borne_out, count(*) FILTER (wrong) AS denied,
           avg(confidence) AS confidence
    FROM judged GROUP BY method
), shared AS (SELECT *, (borne_out + denied)::DOUBLE AS n, borne_out / nullif(n, 0) AS p FROM counted)
SELECT method, claims, borne_out, denied, round(confidence, 3), round(p, 3),
       round((p + 1.9208 / n - 1.96 * sqrt(p * (1 - p) / n + 0.9604 / (n * n))) / (1 + 3.8416 / n), 3)
FROM shared
"""


def measure(connection: DuckDBPyConnection) -> None:
    """Measure all patterns anew."""
    connection.execute("DELETE FROM measured")
    connection.execute(_MEASURED)
