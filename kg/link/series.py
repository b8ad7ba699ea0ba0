"""Which films came before a film, by what sources call the film a sequel of."""

from __future__ import annotations

SERIES = """sequel AS (
    SELECT DISTINCT subject AS film, object AS earlier FROM relation_said
    WHERE predicate = 'sequel of' AND stance = 'asserted' AND subject <> object
), series AS (
    SELECT film, earlier, 1 AS steps FROM sequel
    UNION SELECT s.film, q.earlier, s.steps + 1 FROM series s JOIN sequel q ON q.film = s.earlier
    WHERE s.steps < 20 AND q.earlier <> s.film
)"""
"""SQL for behind ``WITH RECURSIVE``: ``series`` has a film, a film before it, and by how many steps, twenty at most; it
ends on cycles, and no film is before itself."""
