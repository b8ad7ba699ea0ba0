"""What a store would promote of reviews that it does not have: see :mod:`kg.promote`. Nothing is written.

The reviews are taken into a store in memory, beside a slice of the real one: the films whose titles are those of the
reviewed films, with their credits and people. There they are linked as an ingest would link them, so that both agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from kg import sql, store, tables, vocab
from kg.claim import Film
from kg.link import link
from kg.sources.base import Batch

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
INSERT INTO wanted SELECT DISTINCT coalesce(i.canonical, i.entity) FROM kept.identity i SEMI JOIN credit c ON c.person = i.entity;
INSERT INTO wanted SELECT DISTINCT i.entity FROM kept.identity i SEMI JOIN wanted w ON w.id = i.canonical
    WHERE i.entity NOT IN (SELECT id FROM wanted);
INSERT INTO identifier SELECT i.* FROM kept.identifier i SEMI JOIN wanted w ON w.id = i.entity
    SEMI JOIN known f ON f.id = i.file;
INSERT INTO wanted SELECT DISTINCT same FROM identifier;
INSERT INTO entity SELECT e.* FROM kept.entity e SEMI JOIN wanted w ON w.id = e.id;
INSERT INTO film SELECT x.* FROM kept.film x SEMI JOIN wanted w ON w.id = x.film SEMI JOIN known f ON f.id = x.file;
INSERT INTO title SELECT x.* FROM kept.title x SEMI JOIN wanted w ON w.id = x.film SEMI JOIN known f ON f.id = x.file;
INSERT INTO person SELECT x.* FROM kept.person x SEMI JOIN wanted w ON w.id = x.person SEMI JOIN known f ON f.id = x.file;
INSERT INTO name SELECT x.* FROM kept.name x SEMI JOIN wanted w ON w.id = x.person SEMI JOIN known f ON f.id = x.file;
INSERT INTO evidence SELECT v.* FROM kept.evidence v SEMI JOIN (
    SELECT id FROM credit UNION ALL SELECT id FROM film UNION ALL SELECT id FROM person) c ON c.id = v.claim;
INSERT INTO link SELECT l.* FROM kept.link l SEMI JOIN wanted a ON a.id = l.a SEMI JOIN wanted b ON b.id = l.b
    WHERE l.rule = 'by hand';
INSERT INTO file SELECT * FROM kept.file SEMI JOIN known USING (id);
INSERT INTO source SELECT * FROM kept.source s WHERE s.id IN (SELECT source FROM file)
"""

_PROMOTED = """
SELECT c.source_name, k.name_start, coalesce(m.name, c.person_local), c.method, c.confidence,
       g.source_name || ' ' || g.locator, r.code
FROM credit_said c JOIN candidate k ON k.id = c.id JOIN role r ON r.id = c.role
JOIN credit_said g ON g.id = c.ground LEFT JOIN person_merged m ON m.person = c.person WHERE c.ground IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Promoted:
    """What became of a candidate.

    Attributes:
        person: the person's name in the store.
        method, confidence: how it was promoted.
        ground: the source and the place of the credit that bears it out.
    """

    person: str
    method: str
    confidence: float
    ground: str


Found = dict[tuple[str, int, str], Promoted]
"""Promotions by the candidate's source, the start of its name and its role."""


class Preview:
    """A store, open for reading, to hold reviews against.

    Raises:
        StoreError: there is no store.
    """

    def __init__(self, path: Path) -> None:
        store.Store(path).close()
        self._connection = store.scratch()
        file = sql.literal(str(store.snapshots(path)[-1].path))
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
        titles = [c.title for batch in batches if batch.candidates for c in batch.records if isinstance(c, Film)]
        if not titles:
            return {}
        for table in (*_SLICED, "relation", "fact", "candidate"):
            self._connection.execute(f"DELETE FROM {table}")
        for statement in _SLICE.split(";"):
            self._connection.execute(statement, [titles] if "?" in statement else None)
        self._take(batches)
        link(self._connection)
        rows = self._connection.execute(_PROMOTED).fetchall()
        return {(source, at, role): Promoted(*rest) for source, at, *rest, role in rows}

    def _take(self, batches: Iterable[Batch]) -> None:
        records = tables.Records(self._connection)
        trust = vocab.source_defaults("review").trust
        for batch in batches:
            row = tables.SourceRow(batch.source, "review", batch.source, "", None, datetime(1970, 1, 1), trust, ())
            number = tables.put_source(self._connection, row)
            file = tables.put_file(self._connection, number, name=batch.source, format="review", yields=False)
            records.add(file, (*batch.records, *batch.candidates))
        records.flush()


def previewed(found: Iterable[tuple[str, Batch]], path: Path) -> Iterator[tuple[str, Batch, Found]]:
    """Reviews with what a store would promote of them, in their order."""
    with Preview(path) as preview:
        waiting: list[tuple[str, Batch]] = []
        for one in found:
            waiting.append(one)
            if len(waiting) == TOGETHER:
                yield from _together(preview, waiting)
                waiting = []
        yield from _together(preview, waiting)


def _together(preview: Preview, waiting: list[tuple[str, Batch]]) -> Iterator[tuple[str, Batch, Found]]:
    promoted = preview.promoted([batch for _, batch in waiting])
    for name, batch in waiting:
        yield name, batch, promoted
