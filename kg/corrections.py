"""Claims made by hand: a source of its own, whose every claim has an author, a date and a reason.

A claim by hand adds a credit, or denies one that another source claims: that claim stays as it is, and is judged anew
with the denial beside it. Claims by hand stay whatever is taken in anew, until they are withdrawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg import lookup, sql, vocab
from kg.claim import ByHand, Claim, Credit, Film, Person, key, slug
from kg.conclude import conclude
from kg.errors import UsageError
from kg.store import tables
from kg.store.folder import Store, writing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SOURCE = "by-hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A credit that somebody claims or denies.

    Attributes:
        film, person: a name, a title with its year, a key or an IRI.
        role: a role's code or a word for it.
        character: the part, or None. denied: whether the claim is that it is not so.
        reason, author, made: why, who and when (UTC).
        new: whether a film or person that nothing is called so is made.
    """

    film: str
    person: str
    role: str
    reason: str
    author: str
    made: datetime
    character: str | None = None
    denied: bool = False
    new: bool = False


def add(path: str | Path, correction: Correction, *, licence: str | None = None) -> int:
    """Claim or deny a credit by hand; returns the claim's number.

    Raises:
        UsageError: nothing, or several things, are called so, the role is unknown, or there is no reason.
        StoreError: there is no store, or it cannot be written.
    """
    role = vocab.role_of(correction.role)
    if role is None:
        raise UsageError(f"no role {correction.role!r}", hint="docs/vocabulary.md lists them")
    if not correction.reason.strip():
        raise UsageError("a claim by hand needs a reason")
    with writing(path, create=False) as connection:
        film, films = _film(connection, correction)
        person, people = _person(connection, correction)
        credit = Credit(
            source=SOURCE, locator=f"by hand, {correction.made:%Y-%m-%d}", method="by hand",
            stance="negated" if correction.denied else "asserted", film=film, person=person, role=role.code,
            characters=(correction.character,) if correction.character else (),
            by_hand=ByHand(author=correction.author, made=correction.made, reason=correction.reason),
        )  # fmt: skip
        number = _put(connection, [*films, *people, credit], licence)
        conclude(connection, lambda _: None)
    return number


def deny(path: str | Path, iri: str, *, reason: str, author: str, made: datetime) -> int:
    """Deny by hand the credit of another source that an IRI names, as queries give it; returns the claim's number.

    Raises:
        UsageError: no credit has that IRI.
    """
    parts = [unquote(part) for part in f"/{iri}".rpartition("/credit/")[2].split("/")]
    with Store(path) as opened:
        row = _credit(opened.connection, parts) if len(parts) == 7 else None
    if row is None or not iri.endswith(lookup.iri_path("credit", *row[:7])):
        raise UsageError(f"no credit is {iri!r}", hint="`kg query` gives the IRIs of credits, `kg claim list` numbers")
    _, film_space, film, person_space, person, role, _, characters = row
    correction = Correction(
        film=f"{film_space}:{film}", person=f"{person_space}:{person}", role=role, denied=True,
        character=characters[0] if characters else None, reason=reason, author=author, made=made,
    )  # fmt: skip
    return add(path, correction)


def _credit(connection: DuckDBPyConnection, parts: list[str]) -> tuple[Any, ...] | None:
    """The credit whose IRI is of these parts, with them and its characters."""
    columns = "source_key, film_space, film_local, person_space, person_local, role_key, n::VARCHAR"
    return connection.execute(
        f"SELECT {columns}, characters FROM rdf_credit WHERE ({columns}) = (?, ?, ?, ?, ?, ?, ?)", parts
    ).fetchone()


def withdraw(path: str | Path, number: int) -> None:
    """Take a claim by hand back, with the film and the person that it alone made.

    Raises:
        UsageError: no claim by hand has that number.
    """
    with writing(path, create=False) as connection:
        if connection.execute("SELECT 1 FROM by_hand WHERE claim = ?", [number]).fetchone() is None:
            raise UsageError(f"no claim by hand has the number {number}", hint="`kg claim list` shows them")
        for table, column in (("credit", "id"), ("evidence", "claim"), ("by_hand", "claim")):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", [number])
        for table in ("film", "person"):
            connection.execute(
                f"DELETE FROM {table} WHERE file IN (SELECT file FROM said WHERE name = ?) "
                f"AND {table} NOT IN (SELECT {table} FROM credit)",
                [SOURCE],
            )
        tables.drop_orphans(connection)
        conclude(connection, lambda _: None)


def _film(connection: DuckDBPyConnection, correction: Correction) -> tuple[str, list[Claim]]:
    """The film's key, and the claim that makes it where it is new."""
    try:
        found = lookup.find(connection, correction.film, ["film"])
        return f"{found.space}:{found.local}", []
    except UsageError:
        if not correction.new or lookup.candidates(connection, correction.film, "film"):
            raise
    title, year = lookup.title_and_year(correction.film)
    film = key(SOURCE, slug(f"{title} {year}" if year else title))
    return film, [Film(source=SOURCE, locator="by hand", key=film, title=title, year=year)]


def _person(connection: DuckDBPyConnection, correction: Correction) -> tuple[str, list[Claim]]:
    """The person's key, and the claim that makes them where they are new."""
    try:
        found = lookup.find(connection, correction.person, ["person"])
        return f"{found.space}:{found.local}", []
    except UsageError:
        if not correction.new or lookup.candidates(connection, correction.person, "person"):
            raise
    person = key(SOURCE, slug(correction.person))
    return person, [Person(source=SOURCE, locator="by hand", key=person, name=correction.person)]


def _put(connection: DuckDBPyConnection, claims: list[Claim], licence: str | None) -> int:
    """Write the claims, the credit last; the credit's number."""
    records = tables.Records(connection)
    records.add(_file(connection, licence), claims)
    records.flush()
    return int(sql.scalar(connection, "SELECT max(id) FROM credit"))


def _file(connection: DuckDBPyConnection, licence: str | None) -> int:
    """The file of claims by hand, made with its source at the first one."""
    found = connection.execute(
        "SELECT f.id, s.licence FROM file f JOIN source s ON s.id = f.source WHERE s.name = ?", [SOURCE]
    ).fetchone()
    if found and licence in (None, found[1]):
        return int(found[0])
    defaults = vocab.source_defaults("hand")
    row = tables.SourceRow(
        name=SOURCE, format="hand", title=defaults.title, location=SOURCE, licence=licence, retrieved=datetime.now(),
        trust=defaults.trust, complete_for=defaults.complete_for,
    )  # fmt: skip
    source = tables.put_source(connection, row)
    return int(found[0]) if found else tables.put_file(connection, source, name=SOURCE, location=SOURCE, format="hand",
                                                       yields=False)  # fmt: skip
