"""Small stores made of claims, without files: who says what, and what is concluded from it.

A :class:`Said` is a source with its claims, films and people named by short words: ``film("heat", "Heat", 1995)`` of
the source ``r1`` has the key ``r1:heat``; a word with a colon is a key as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kg.claim import Candidate, Claim, Credit, Fact, Film, Kind, Person, Relation, Stance
from kg.conclude import conclude
from kg.store import folder, tables
from kg.store.folder import BASE, connect

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CLAIMS = (*tables.COLUMNS, "source", "file", "entity", "link", "identity", "same_character", "assessment",
          "assessed", "presupposition", "promoted")  # fmt: skip


@dataclass
class Said:
    """A source and its claims."""

    name: str
    trust: float = 0.3
    complete_for: tuple[str, ...] = ()
    format: str = "review"
    claims: list[Claim] = field(default_factory=list)

    def key(self, word: str) -> str:
        return word if ":" in word else f"{self.name}:{word}"

    def film(self, word: str, title: str, year: int | None = None, *, ids: tuple[str, ...] = (), **more: Any) -> Said:
        self.claims.append(Film(**self._place(), key=self.key(word), title=title, year=year, ids=ids, **more))
        return self

    def person(self, word: str, name: str, **more: Any) -> Said:
        self.claims.append(Person(**self._place(), key=self.key(word), name=name, **more))
        return self

    def credit(
        self, film: str, person: str, role: str = "act", *parts: str, stance: Stance = "asserted", **more: Any
    ) -> Said:
        place = {**self._place(), "film": self.key(film), "person": self.key(person), "stance": stance}
        self.claims.append(Credit(**place, role=role, characters=parts, **more))
        return self

    def relation(self, subject: str, predicate: str, object_: str, kind: Kind = "film", **more: Any) -> Said:
        ends = (self.key(subject), self.key(object_)) if kind == "film" else (subject, object_)
        kinds: dict[str, Any] = {"subject_kind": kind, "object_kind": kind}
        self.claims.append(
            Relation(**self._place(), subject=ends[0], predicate=predicate, object=ends[1], **kinds, **more)
        )
        return self

    def fact(self, subject: str, predicate: str, value: str, kind: Kind = "source") -> Said:
        about = subject if kind == "source" else self.key(subject)
        self.claims.append(
            Fact(**self._place(), subject_kind=kind, subject=about, predicate=predicate, value=value, datatype="string")
        )
        return self

    def candidate(self, film: str, name: str, role: str = "act", part: str | None = None, **more: Any) -> Said:
        """A candidate mention; each begins where the one before it ends."""
        start = len(self.claims)
        place = {**self._place(), "film": self.key(film), "start": start, "end": start + 1}
        self.claims.append(Candidate(**place, name=name, role=role, character=part, **more))
        return self

    def _place(self) -> dict[str, Any]:
        return {"source": self.name, "locator": f"{len(self.claims) + 1}"}


def trusted(name: str = "imdb", trust: float = 0.95, complete_for: tuple[str, ...] = ("fmd", "aus")) -> Said:
    """A source that judges others; complete for directors and writers, as IMDb's dump is."""
    return Said(name, trust, complete_for, "imdb" if name == "imdb" else "csv")


def empty() -> DuckDBPyConnection:
    """A store in memory with nothing in it."""
    connection = connect()
    folder._create(connection, BASE)
    return connection


def tell(connection: DuckDBPyConnection, said: Iterable[Said]) -> None:
    """Put what sources say in the place of all that the store has, in this order, and conclude from it."""
    for table in CLAIMS:
        connection.execute(f"DELETE FROM {table}")
    records = tables.Records(connection)
    for one in said:
        row = tables.SourceRow(
            one.name, one.format, one.name, one.name, None, datetime(2020, 1, 1), one.trust, one.complete_for
        )
        file = tables.put_file(connection, tables.put_source(connection, row), name=one.name, format=one.format)
        records.add(file, one.claims)
    records.flush()
    conclude(connection, lambda _: None)


def told(*said: Said) -> DuckDBPyConnection:
    """A store that holds what sources say, linked and assessed."""
    connection = empty()
    tell(connection, said)
    return connection


def identities(connection: DuckDBPyConnection) -> set[frozenset[str]]:
    """The sets of keys that are the same thing, those of one member left out."""
    rows = connection.execute("SELECT canonical, list(space || ':' || local) FROM entity_key GROUP BY 1").fetchall()
    return {frozenset(keys) for _, keys in rows if len(keys) > 1}


def links(connection: DuckDBPyConnection, outcome: str) -> set[tuple[str, str, str]]:
    """The links of an outcome, as (key, key, rule), the keys sorted."""
    rows = connection.execute(
        "SELECT a.space || ':' || a.local, b.space || ':' || b.local, l.rule FROM link l "
        "JOIN entity a ON a.id = l.a JOIN entity b ON b.id = l.b WHERE l.outcome = ?",
        [outcome],
    ).fetchall()
    return {(min(a, b), max(a, b), rule) for a, b, rule in rows}


def promotions(connection: DuckDBPyConnection) -> dict[str, tuple[str, str, str]]:
    """Person, method and the place of the ground, by what was promoted: ``source name role``."""
    rows = connection.execute(
        "SELECT c.source_name || ' ' || k.name || ' ' || c.code, c.person_space || ':' || c.person_local, c.method, "
        "g.source_name || ' ' || g.locator FROM credit_said c JOIN candidate k ON k.id = c.id "
        "JOIN credit_said g ON g.id = c.ground"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}


def verdicts(connection: DuckDBPyConnection) -> dict[str, tuple[str, str, str | None]]:
    """Verdict, rule and the credit that decided, by credit; a credit is written ``source film person role``."""
    rows = connection.execute(
        "WITH word AS (SELECT id, concat_ws(' ', source_name, film_local, person_local, coalesce(code, role_label), "
        "nullif(n, 1)) AS said FROM credit_said) "
        "SELECT c.said, a.verdict, a.rule, o.said FROM assessment a JOIN word c ON c.id = a.credit "
        "LEFT JOIN word o ON o.id = a.against"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}
