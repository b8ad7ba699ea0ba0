"""What a store would promote of reviews that it does not have: see :mod:`kg.link.promote`. Nothing is written.

The reviews are taken into a store in memory, beside a slice of the real one: the films whose titles are those of the
reviewed films, with their credits and people. There they are linked as an ingest would link them, so that both agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from kg import sql, vocab
from kg.claim import Credit, Film, Person
from kg.link import link
from kg.sources.base import Batch
from kg.store import tables
from kg.store.folder import Store, scratch, snapshots

TOGETHER = 200
"""Reviews that are looked at together; each look costs a tenth of a second, however many they are."""

_SLICED = ("source", "file", "entity", "film", "title", "person", "name", "identifier", "credit", "evidence", "link")

# Films of the store by their folded titles; reviews of the store count as little as those in hand.
_TITLED = """
CREATE TEMP TABLE titled AS
SELECT DISTINCT coalesce(i.canonical, n.film) AS film, folded(n.title) AS name FROM (
    SELECT film, file, title FROM kept.film UNION ALL SELECT film, file, original_title FROM kept.film
    UNION ALL SELECT film, file, title FROM kept.title) n
SEMI JOIN known f ON f.id = n.file LEFT JOIN kept.identity i ON i.entity = n.film WHERE n.title IS NOT NULL
"""

_SLICE = """
CREATE OR REPLACE TEMP TABLE wanted AS SELECT DISTINCT film AS id FROM titled WHERE name IN (
    SELECT folded(title) FROM (SELECT unnest(?) AS title));
INSERT INTO wanted SELECT i.entity FROM kept.identity i JOIN wanted w ON w.id = i.canonical;
INSERT INTO credit SELECT c.* FROM kept.credit c SEMI JOIN wanted w ON w.id = c.film SEMI JOIN known f ON f.id = c.file;
INSERT INTO wanted SELECT DISTINCT person FROM credit;
INSERT INTO wanted SELECT DISTINCT i.canonical FROM kept.identity i SEMI JOIN credit c ON c.person = i.entity;
INSERT INTO wanted SELECT DISTINCT i.entity FROM kept.identity i SEMI JOIN wanted w ON w.id = i.canonical
    WHERE i.entity NOT IN (SELECT id FROM wanted);
INSERT INTO identifier SELECT i.* FROM kept.identifier i SEMI JOIN wanted w ON w.id = i.entity
    SEMI JOIN known f ON f.id = i.file;
INSERT INTO wanted SELECT DISTINCT same FROM identifier;
INSERT INTO entity SELECT e.* FROM kept.entity e SEMI JOIN wanted w ON w.id = e.id;
INSERT INTO film SELECT x.* FROM kept.film x SEMI JOIN wanted w ON w.id = x.film SEMI JOIN known f ON f.id = x.file;
INSERT INTO title SELECT x.* FROM kept.title x SEMI JOIN wanted w ON w.id = x.film
    SEMI JOIN known f ON f.id = x.file;
INSERT INTO person SELECT x.* FROM kept.person x SEMI JOIN wanted w ON w.id = x.person
    SEMI JOIN known f ON f.id = x.file;
INSERT INTO name SELECT x.* FROM kept.name x SEMI JOIN wanted w ON w.id = x.person SEMI JOIN known f ON f.id = x.file;
INSERT INTO evidence SELECT v.* FROM kept.evidence v SEMI JOIN (
    SELECT id FROM credit UNION ALL SELECT id FROM film UNION ALL SELECT id FROM person) c ON c.id = v.claim;
INSERT INTO link SELECT l.* FROM kept.link l SEMI JOIN wanted a ON a.id = l.a SEMI JOIN wanted b ON b.id = l.b
    WHERE l.rule = 'by hand';
INSERT INTO file SELECT * FROM kept.file SEMI JOIN known USING (id);
INSERT INTO source SELECT * FROM kept.source s WHERE s.id IN (SELECT source FROM file)
"""

_PROMOTED = """
SELECT c.source_name, k.name_start, r.code, coalesce(m.name, c.person_local), g.source_name || ' ' || g.locator,
       c.method, c.confidence
FROM credit_said c JOIN candidate k ON k.id = c.id JOIN role r ON r.id = c.role
JOIN credit_said g ON g.id = c.ground LEFT JOIN person_merged m ON m.person = c.person WHERE c.ground IS NOT NULL
"""

_KNOWN_BY_SURNAME = """
SELECT a.space || ':' || a.local, m.name, min(g.source_name || ' ' || g.locator)
FROM link l JOIN entity_key a ON a.id = l.a JOIN person_merged m ON m.person = a.canonical
JOIN credit_said g ON g.person = a.canonical AND g.format <> 'review'
WHERE l.rule = 'surname in film' AND l.outcome = 'same' GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Promoted:
    """Whom a store knows by a name of a review.

    Attributes:
        person: the person's name in the store.
        ground: the source and the place of the credit that says so.
        method, confidence: how a candidate was promoted; None for a person whom the review claims.
    """

    person: str
    ground: str
    method: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a store makes of reviews.

    Attributes:
        candidates: those promoted, by source, start of the name, and role.
        people: whom the reviews claim by their surnames alone, by key.
    """

    candidates: dict[tuple[str, int, str], Promoted] = field(default_factory=dict)
    people: dict[str, Promoted] = field(default_factory=dict)


class Preview:
    """A store, open for reading, to hold reviews against.

    Raises:
        StoreError: there is no store.
    """

    def __init__(self, path: Path) -> None:
        Store(path).close()
        self._connection = scratch()
        file = sql.literal(str(snapshots(path)[-1].path))
        for statement in (
            f"ATTACH {file} AS kept (READ_ONLY)",
            *(f"DELETE FROM {table}; INSERT INTO {table} FROM kept.{table}" for table in ("role", "role_word")),
            "CREATE TEMP TABLE known AS SELECT id FROM kept.file WHERE format <> 'review'",
            _TITLED,
        ):
            self._connection.execute(statement)
        for name in ("entity_id", "claim_id"):
            last = f"SELECT max(last_value) FROM duckdb_sequences() WHERE sequence_name = '{name}'"
            start = (sql.scalar(self._connection, last) or 0) + 1
            self._connection.execute(f"CREATE OR REPLACE SEQUENCE {name} START {start}")

    def __enter__(self) -> Preview:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def promoted(self, batches: Sequence[Batch]) -> Found:
        """The candidates of some reviews that the store bears out."""
        titles = [c.title for batch in batches for c in batch.records if isinstance(c, Film)]
        if not titles:
            return Found()
        for table in (*_SLICED, "relation", "fact", "candidate"):
            self._connection.execute(f"DELETE FROM {table}")
        for statement in _SLICE.split(";"):
            self._connection.execute(statement, [titles] if "?" in statement else None)
        self._take(batches)
        link(self._connection)
        rows = self._connection.execute(_PROMOTED).fetchall()
        people = self._connection.execute(_KNOWN_BY_SURNAME).fetchall()
        return Found({row[:3]: Promoted(*row[3:]) for row in rows}, {key: Promoted(*rest) for key, *rest in people})

    def _take(self, batches: Sequence[Batch]) -> None:
        """Put in what linking looks at, each review a source with one file."""
        first = sql.scalar(
            self._connection,
            "SELECT 1 + coalesce(max(id), 0) FROM (SELECT id FROM file UNION ALL SELECT id FROM source)",
        )
        numbers, names = [first + n for n in range(len(batches))], [batch.source for batch in batches]
        self._connection.execute(
            "INSERT INTO source (id, name, format, trust) SELECT unnest(?), unnest(?), 'review', ?",
            [numbers, names, vocab.source_defaults("review").trust],
        )
        self._connection.execute(
            "INSERT INTO file (id, source, name, format, yields) "
            "SELECT unnest(?), unnest(?), unnest(?), 'review', false",
            [numbers, numbers, names],
        )
        records = tables.Records(self._connection)
        for number, batch in zip(numbers, batches, strict=True):
            said = [claim for claim in batch.records if isinstance(claim, (Film, Person, Credit))]
            records.add(number, (*said, *batch.candidates))
        records.flush()
