"""From what a user writes (a name, an id, an IRI) to the one thing in the store that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from kg.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of the store.

    Attributes:
        kind: ``film``, ``person`` or ``character``.
        id: its entity; for a character that of its film.
        space, local: its key; for a character that of its film.
        label: its name. year: of a film, or the birth year of a person.
        slug, film: of a character, with the film's title; else "".
    """

    kind: str
    id: int
    space: str
    local: str
    label: str
    year: int | None = None
    slug: str = ""
    film: str = ""

    def path(self) -> str:
        """Its IRI relative to the base of identifiers.

        >>> Found("film", 1, "imdb", "tt0113277", "Heat").path()
        'film/imdb/tt0113277'
        """
        parts = [self.kind, self.space, self.local, *([self.slug] if self.slug else [])]
        return iri_path(*parts)

    def __str__(self) -> str:
        if self.kind == "character":
            return f"{self.label} in {self.film} {self.path()}"
        year = f" ({self.year})" if self.year else ""
        return f"{self.label}{year} {self.space}:{self.local}"


_RESERVED = re.compile(
    r"[^A-Za-z0-9._~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
    + f"{chr(0xE1000)}-{chr(0xEFFFD)}-]"
)


def iri_path(*parts: str) -> str:
    """The parts as an IRI's path: letters of every script stand as they are, all else is percent-encoded.

    It is what R2RML makes of the columns of a template (RFC 3987, ``iunreserved``).

    >>> iri_path("film", "credits.csv", "la-jetée-1962"), iri_path("a/b c%")
    ('film/credits.csv/la-jetée-1962', 'a%2Fb%20c%25')
    """
    return "/".join(_RESERVED.sub(lambda match: quote(match[0], safe=""), part) for part in parts)


# The ids stand in the sub-query too: a filter on the other side of a join does not go into a view that groups.
_FILMS = """
SELECT 'film', k.id, k.space, k.local, coalesce(m.title, k.local), m.year, '' FROM entity k
LEFT JOIN (FROM film_merged WHERE film IN ({ids})) m ON m.film = k.id WHERE k.kind = 'film' AND k.id IN ({ids})
"""
_PEOPLE = """
SELECT 'person', k.id, k.space, k.local, coalesce(m.name, k.local), m.birth_year, '' FROM entity k
LEFT JOIN (FROM person_merged WHERE person IN ({ids})) m ON m.person = k.id
WHERE k.kind = 'person' AND k.id IN ({ids})
"""
_CHARACTERS = """
SELECT 'character', k.id, k.space, k.local, min(c.name), NULL, c.slug, coalesce(m.title, k.local)
FROM character_said c JOIN entity k ON k.id = c.film LEFT JOIN film_merged m ON m.film = c.film
WHERE {where} GROUP BY ALL
"""
_CALLED = "c.said_slug = slug($name) OR c.slug = slug($name) OR list_contains(string_split(c.slug, '-'), slug($name))"
_CHARACTER = """
SELECT 'character', c.film, c.film_space, c.film_local, c.name, NULL, c.slug, coalesce(m.title, c.film_local)
FROM rdf_character c LEFT JOIN film_merged m ON m.film = c.film
WHERE (c.film_space, c.film_local, c.slug) = ($space, $local, $slug)
"""
_PLURAL = {"film": "films", "person": "people", "character": "characters"}
_DESCRIBED = {"film": _FILMS, "person": _PEOPLE}


def find(connection: DuckDBPyConnection, text: str, kinds: Sequence[str] = ("film", "person", "character")) -> Found:
    """The one thing that is meant.

    Args:
        text: an IRI of ours, a key (``imdb:tt0113277``), an id (``tt0113277``), a name, or a title with its year,
            ``Heat (1995)``. Case and accents do not matter.
        kinds: what it may be; the first kind with a thing of that name is taken.

    Raises:
        UsageError: nothing has that name, or several things have; the message lists them.
    """
    text = text.encode(errors="replace").decode()
    for kind in kinds:
        found = candidates(connection, text, kind)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(str(one) for one in found[:6]) + (", ..." if len(found) > 6 else "")
            hint = f"name one by its last word here, {str(found[0]).rpartition(' ')[2]}"
            raise UsageError(f"{len(found)} {_PLURAL[kind]} are called {text!r}: {listed}", hint=hint)
    raise UsageError(f"no {' or '.join(kinds)} is called {text!r}", hint=_near(connection, text, kinds))


def candidates(connection: DuckDBPyConnection, text: str, kind: str) -> list[Found]:
    """All things of a kind that a text may mean, sorted by key."""
    if kind == "character":
        rows = _characters(connection, text)
        exact = [row for row in rows if row[4].casefold() == text.casefold()]
        return [Found(*row) for row in sorted(exact or rows, key=lambda row: row[2:])]
    ids = _by_key(connection, text, kind) or _by_name(connection, text, kind)
    rows = connection.execute(_DESCRIBED[kind].format(ids=", ".join(map(str, ids)) or "NULL")).fetchall()
    return [Found(*row) for row in sorted(rows, key=lambda row: row[2:4])]


def _characters(connection: DuckDBPyConnection, text: str) -> list[tuple[Any, ...]]:
    """Parts by their IRI, or by their name or a word of it."""
    iri = re.search(r"(?:^|/)character/([^/]+)/([^/]+)/([^/?#]+)$", text)
    if iri is None:
        return connection.execute(_CHARACTERS.format(where=_CALLED), {"name": text}).fetchall()
    values = dict(zip(("space", "local", "slug"), map(unquote, iri.groups()), strict=True))
    return connection.execute(_CHARACTER, values).fetchall()


def _by_key(connection: DuckDBPyConnection, text: str, kind: str) -> list[int]:
    """Entities with this key or id; a former one leads to what replaced it."""
    iri = re.search(rf"(?:^|/){kind}/([^/]+)/([^/?#]+)$", text)
    space, _, local = text.rpartition(":")
    if iri:
        space, local = unquote(iri[1]), unquote(iri[2])
    if not local or " " in local:
        return []
    rows = connection.execute(
        "SELECT DISTINCT canonical FROM entity_key WHERE kind = ? AND local = ? AND (? = '' OR space = ?)",
        [kind, local, space, space],
    ).fetchall()
    return [row[0] for row in rows]


_NAMES = {
    "film": """SELECT film AS id, title AS name FROM film UNION ALL SELECT film, original_title FROM film
        UNION ALL SELECT film, title FROM title""",
    "person": """SELECT person AS id, name FROM person UNION ALL SELECT person, name FROM name
        UNION ALL SELECT person, credited_as FROM credit WHERE credited_as IS NOT NULL""",
}


def _called(connection: DuckDBPyConnection, text: str, kind: str) -> list[tuple[int]]:
    """Films or people of a name.

    A name that is the same once folded has its longest word, in small letters and without accents; looking for that
    first is four times as quick as folding every name, and most names have no accents to be taken away.
    """
    row = connection.execute("SELECT list_sort(string_split(folded(?), ' '), 'DESC')", [text]).fetchone()
    longest = max(row[0] if row else (), key=len, default="")
    return connection.execute(
        f"SELECT DISTINCT k.canonical FROM ({_NAMES[kind]}) n JOIN entity_key k ON k.id = n.id "
        "WHERE CASE WHEN strlen(n.name) = length(n.name) THEN contains(lower(n.name), $longest) "
        "ELSE contains(lower(strip_accents(n.name)), $longest) END AND folded(n.name) = folded($text)",
        {"longest": longest, "text": text},
    ).fetchall()


def path(connection: DuckDBPyConnection, text: str, kind: str) -> str:
    """The IRI of a film or a person, relative to the base of identifiers; see :func:`find`."""
    text = text.encode(errors="replace").decode()
    ids = _by_key(connection, text, kind) or _by_name(connection, text, kind)
    if len(ids) != 1:
        return find(connection, text, [kind]).path()
    return _path_of(connection, ids[0], kind)


def current(connection: DuckDBPyConnection, path_: str, kind: str) -> str | None:
    """The IRI that now stands for one of a film or a person, both relative to the base; None if nothing has it."""
    ids = _by_key(connection, path_, kind)
    return _path_of(connection, ids[0], kind) if len(ids) == 1 else None


def _path_of(connection: DuckDBPyConnection, number: int, kind: str) -> str:
    row = connection.execute("SELECT space, local FROM entity WHERE id = ?", [number]).fetchone()
    assert row is not None
    return iri_path(kind, *row)


def _by_name(connection: DuckDBPyConnection, text: str, kind: str) -> list[int]:
    rows = _called(connection, text, kind)
    title, year = title_and_year(text)
    if not rows and year and kind == "film":
        named = ", ".join(str(row[0]) for row in _called(connection, title, kind)) or "NULL"
        rows = connection.execute(
            f"SELECT film FROM film_merged WHERE film IN ({named}) AND year = ?", [year]
        ).fetchall()
    return sorted(row[0] for row in rows)


def title_and_year(text: str) -> tuple[str, int | None]:
    """A title and the year behind it in brackets.

    >>> title_and_year("Heat (1995)"), title_and_year("Heat")
    (('Heat', 1995), ('Heat', None))
    """
    match = re.fullmatch(r"(.*\S)\s*\((\d{4})\)", text)
    return (match[1], int(match[2])) if match else (text, None)


def _near(connection: DuckDBPyConnection, text: str, kinds: Sequence[str]) -> str:
    """A hint: the name that is most like the text, if one is much like it."""
    names = {"film": "SELECT title AS name FROM film_merged", "person": "SELECT name FROM person_merged"}
    selects = " UNION ALL ".join(names.get(kind, "SELECT name FROM rdf_character") for kind in kinds)
    row = connection.execute(
        f"SELECT name, jaro_winkler_similarity(lower(name), lower(?)) AS likeness FROM ({selects}) "
        "WHERE likeness > 0.85 ORDER BY likeness DESC, name LIMIT 1",
        [text],
    ).fetchone()
    return f"did you mean {row[0]}?" if row else "`kg stats` says what the store has"


def source_path(connection: DuckDBPyConnection, name: str) -> str:
    """The id of a source, or the one that ends so, as the path of its IRI.

    Raises:
        UsageError: there is no such source, or several.
    """
    rows = connection.execute("SELECT name FROM source ORDER BY name").fetchall()
    known = [row[0] for row in rows]
    found = [one for one in known if one == name] or [one for one in known if one.endswith(name)]
    if len(found) != 1:
        what = f"several sources end in {name!r}: {', '.join(found[:6])}" if found else f"no source {name!r}"
        raise UsageError(what, hint="`kg sources` lists them")
    return iri_path(found[0])
