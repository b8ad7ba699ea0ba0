"""Which films came before a film, by what sources call the film a sequel of; and reviews that name none of them.

"The first film", "the original" and "its predecessor" are titles of no film. In the review of a film whose series the
store knows they are its first film, or the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.link.merge import merge

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RULE = "earlier film of the series"

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

_KIND = "(?:film|movie|one|part|entry|picture|chapter|instal?lment)s?"
_FIRST = rf"(?:(?:the|its|this|that) )?(?:(?:very )?first {_KIND}|(?:[0-9]{{4}} )?original(?: {_KIND})?)"
_BEFORE = rf"(?:(?:the|its|this|that) )?(?:(?:immediate )?predecessor|(?:previous|prior|preceding|last) {_KIND})"

# What a review calls so is a film that the reader put down under those words.
_EARLIER = f"""
INSERT INTO link
WITH RECURSIVE {SERIES}, told AS (
    SELECT f.film, f.file, f.title, regexp_full_match(folded(f.title), '{_FIRST}') AS first
    FROM film f JOIN said s ON s.file = f.file AND s.format = 'review'
    WHERE regexp_full_match(folded(f.title), '{_FIRST}|{_BEFORE}') AND f.film NOT IN (SELECT entity FROM identity)
), found AS (
    SELECT t.film, t.title, e.earlier, e.steps, g.title AS reviewed
    FROM told t JOIN relation r ON r.file = t.file AND r.predicate = 'reviews' JOIN entity_key k ON k.id = r.object
    JOIN series e ON e.film = k.canonical JOIN film_merged m ON m.film = e.earlier AND m.trusted
    JOIN film_merged g ON g.film = k.canonical WHERE k.canonical <> t.film
    QUALIFY e.steps = CASE WHEN t.first THEN max(e.steps) OVER (PARTITION BY t.film) ELSE 1 END
)
SELECT film, earlier, CASE WHEN count(*) OVER (PARTITION BY film) = 1 THEN 'probable' ELSE 'judge' END, '{RULE}', 0.9,
       title || ' in a review of ' || reviewed || ', of whose series it is '
       || CASE WHEN steps = 1 THEN 'the film before' ELSE 'the film ' || steps || ' before' END
FROM found
"""


def link_earlier(connection: DuckDBPyConnection) -> None:
    """Find links between what reviews call the first film, or the one before, and the films of the series."""
    if sql.scalar(connection, "SELECT count(*) FROM relation WHERE predicate = 'sequel of'"):
        connection.execute(_EARLIER)
        merge(connection)
