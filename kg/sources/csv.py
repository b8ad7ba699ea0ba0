"""Any table of credits: CSV, TSV and their kin, with columns mapped by their names or by a small TOML file.

Two shapes are understood, alone or mixed: a row is one credit (film, person, role), or a column is a role and its
cells name people. A mapping file says what no name tells::

    delimiter = ";"

    [columns]                 # field = column
    film = "Titel"
    year = "Jahr"
    person = "Name"
    role = "Funktion"

    [roles]                   # role = column that names people, or a table with the separator of several in a cell
    director = "Regie"
    actor = { column = "Besetzung", separator = ", " }

It is ``NAME.mapping.toml`` beside the table, or named by ``--mapping``. Columns that nothing maps are reported.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.errors import InputError
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.delimited import Dialect, header, load
from kg.sources.review import TEXT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIELDS: Mapping[str, tuple[str, ...]] = {
    "film": ("film", "title", "movie", "film title", "movie title", "primary title", "work"),
    "year": ("year", "film year", "release year", "start year"),
    "film_id": ("imdb id", "tconst", "imdb", "film imdb id", "title id", "imdb title id", "film imdb"),
    "person": ("person", "name", "person name", "primary name", "artist", "full name"),
    "person_id": ("person id", "nconst", "imdb person id", "person imdb id", "name id", "imdb name id", "person imdb"),
    "role": ("role", "job", "category", "function", "credit", "position held"),
    "character": ("character", "part", "characters", "character name", "plays"),
    "billing": ("billing", "order", "position", "ordering", "cast order"),
    "credited_as": ("credited as", "as", "credited name", "billed as"),
    "attributes": ("note", "notes", "attributes", "attribute"),
    "department": ("department",),
}
"""The fields of a credit and the column names that mean them, folded (see :func:`kg.vocab.fold`)."""

TYPES = {"year": "SMALLINT", "billing": "INTEGER"}
SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a table's columns are understood.

    Attributes:
        columns: column of each field.
        roles: column and separator of each role that is a column of its own.
        delimiter: between fields, where the mapping file says so.
    """

    columns: Mapping[str, str]
    roles: Mapping[str, tuple[str, str]]
    delimiter: str | None = None

    @property
    def makes_credits(self) -> bool:
        """Whether there is a film, and a person in some role."""
        return "film" in self.columns and ("person" in self.columns or bool(self.roles))


def guess(names: list[str]) -> Mapped:
    """The mapping that the columns' names give.

    >>> guess(["Title", "Year", "Director"]).roles
    {'director': ('Director', ';')}
    """
    columns: dict[str, str] = {}
    roles: dict[str, tuple[str, str]] = {}
    for name in names:
        folded = vocab.fold(name)
        field = next((field for field, words in FIELDS.items() if folded in words), None)
        role = vocab.role_of(folded.removesuffix("s")) or vocab.role_of(folded)
        if field and field not in columns:
            columns[field] = name
        elif role and role.label not in roles:
            roles[role.label] = (name, SEPARATOR)
    return Mapped(columns, roles)


def mapping_of(file: Input, names: list[str]) -> Mapped:
    """The mapping of the file that lies beside the table or that the user named, else the guess.

    Raises:
        InputError: the mapping file is no TOML, or names a column or a field that is not there.
    """
    if file.mapping is None:
        return guess(names)
    found = _toml(file)
    columns = dict(found.get("columns", {}))
    roles = {role: _role_column(value) for role, value in found.get("roles", {}).items()}
    for column in (*columns.values(), *(column for column, _ in roles.values())):
        if column not in names:
            raise InputError(f"names the column {column!r}", path=file.mapping, hint=f"{file.name} has {', '.join(names)}")
    for field in columns:
        if field not in FIELDS:
            raise InputError(f"maps to {field!r}", path=file.mapping, hint=f"fields are {', '.join(FIELDS)}")
    return Mapped(columns, roles, found.get("delimiter"))


def _toml(file: Input) -> dict[str, Any]:
    assert file.mapping is not None
    try:
        return tomllib.loads(file.mapping.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no mapping file ({error})", path=file.mapping) from error


def _role_column(value: Any) -> tuple[str, str]:
    if isinstance(value, str):
        return value, SEPARATOR
    return str(value["column"]), str(value.get("separator", SEPARATOR))


def dialect_of(file: Input) -> Dialect:
    """The delimiter that splits the first line most, and CSV's quotes (RFC 4180)."""
    delimiter = max(",;\t|", key=file.first_line.count)
    if file.mapping is not None:
        delimiter = str(_toml(file).get("delimiter", delimiter))
    return Dialect(delimiter, '"', "")


def recognise(file: Input) -> bool:
    """Whether the first line has columns for a film and for people in roles, or a mapping file says so."""
    if file.suffix in (".html", ".htm", ".json", ".jsonl", ".md"):
        return False
    if file.mapping is not None:
        return True
    try:
        names = header(file, dialect_of(file))
    except InputError:
        return False
    reviews = any(vocab.fold(name) in TEXT for name in names)
    return len(names) > 1 and not reviews and guess(names).makes_credits


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What a table of credits says.

    Raises:
        InputError: the table has no columns for films and people, or is damaged.
    """
    dialect = dialect_of(file)
    names = header(file, dialect)
    mapped = mapping_of(file, names)
    if not mapped.makes_credits:
        raise InputError(
            f"has no columns for a film and its people ({', '.join(names[:6])})",
            path=file.name,
            line=1,
            hint="write a mapping file, see docs/sources.md",
        )
    source = file.source or file.id
    types = {column: TYPES[field] for field, column in mapped.columns.items() if field in TYPES}
    film = _quote(mapped.columns["film"])
    checks = {"has no film": f"{film} IS NULL OR trim({film}) = ''"}
    if "person" in mapped.columns and not mapped.roles:
        person = _quote(mapped.columns["person"])
        checks["has no person"] = f"{person} IS NULL OR trim({person}) = ''"
    rows, rejects = load(connection, file, dialect, types, names=names, checks=checks)
    used = {*mapped.columns.values(), *(column for column, _ in mapped.roles.values())}
    return [
        Batch(
            source=source,
            claims=_claims(mapped, source),
            roles="word",
            locator="{film},{person}",
            read=rows,
            taken=rows - len(rejects),
            rejects=rejects,
            warnings=[f"{file.name}:1: column {name!r} maps to no field and was left out" for name in names if name not in used],
        )
    ]


def _claims(mapped: Mapped, source: str) -> tuple[Claims, ...]:
    """The claims of the rows: one relation of credits, from which films and people follow."""
    films = _films(mapped, source)
    credits_ = " UNION ALL ".join(_parts(mapped, source, films))
    return (
        Claims(
            "film",
            "SELECT kg_film_space AS film_space, kg_film AS film, min(kg_title) AS title, kg_year AS year, "
            f"'{{film}}' AS locator, 'csv' AS method FROM ({films}) GROUP BY kg_film_space, kg_film, kg_year",
        ),
        Claims(
            "person",
            "SELECT person_space, person, min(name) AS name, '{person}' AS locator, 'csv' AS method "
            f"FROM ({credits_}) GROUP BY person_space, person",
        ),
        Claims("credit", f"SELECT * EXCLUDE (name) FROM ({credits_})"),
    )


def _films(mapped: Mapped, source: str) -> str:
    """The rows with the film's title, year and key beside the columns of the table."""
    title, year = _cell(mapped, "film"), _column(mapped, "year")
    space, local = _key(_cell(mapped, "film_id"), "tt", _slug(f"concat_ws(' ', {title}, {year})"), source)
    return f"SELECT *, {title} AS kg_title, {year} AS kg_year, {space} AS kg_film_space, {local} AS kg_film FROM rows"


def _parts(mapped: Mapped, source: str, films: str) -> list[str]:
    """Credits of both shapes: a row a credit, and a column a role."""
    own = {
        "job": "NULL",
        "characters": _list(_cell(mapped, "character"), None),
        "billing": _column(mapped, "billing"),
        "credited_as": _cell(mapped, "credited_as"),
        "attributes": _list(_cell(mapped, "attributes"), ", "),
        "department": _cell(mapped, "department"),
    }
    parts = []
    if "person" in mapped.columns:
        role = f"coalesce({_cell(mapped, 'role')}, 'actor')"
        person, identifier = _cell(mapped, "person"), _cell(mapped, "person_id")
        parts.append(_part(f"SELECT *, {person} AS kg_person, {identifier} AS kg_id FROM ({films})", role, own, source))
    for name, (column, separator) in mapped.roles.items():
        person = f"nullif(trim(unnest(string_split({_quote(column)}, '{_escape(separator)}'))), '')"
        rows = f"SELECT *, {person} AS kg_person, NULL AS kg_id FROM ({films})"
        parts.append(_part(rows, f"'{_escape(name)}'", dict.fromkeys(own, "NULL"), source))
    return parts


def _part(rows: str, role: str, own: Mapping[str, str], source: str) -> str:
    space, local = _key("kg_id", "nm", _slug("kg_person"), source)
    columns = ", ".join(f"{value} AS {name}" for name, value in own.items())
    return (
        f"SELECT kg_film_space AS film_space, kg_film AS film, {space} AS person_space, {local} AS person, "
        f"kg_person AS name, {role} AS role, {columns}, 'csv' AS method FROM ({rows}) WHERE kg_person IS NOT NULL"
    )


def _cell(mapped: Mapped, field: str) -> str:
    """The trimmed text of a field, NULL where it is blank or has no column."""
    return f"nullif(trim({_quote(mapped.columns[field])}), '')" if field in mapped.columns else "NULL::VARCHAR"


def _list(cell: str, separator: str | None) -> str:
    items = f"[{cell}]" if separator is None else f"string_split({cell}, '{separator}')"
    return f"CASE WHEN {cell} IS NOT NULL THEN {items} END"


def _key(identifier: str, prefix: str, own: str, source: str) -> tuple[str, str]:
    """Space and local part: IMDb's id where the cell has one, else a slug in the source's own space."""
    known = f"starts_with({identifier}, '{prefix}')"
    space = f"CASE WHEN {known} THEN 'imdb' ELSE '{_escape(source)}' END"
    return space, f"CASE WHEN {known} THEN {identifier} ELSE {own} END"


def _slug(text: str) -> str:
    """A slug in SQL, as :func:`kg.claim.slug` makes it."""
    kept = f"regexp_replace(lower(nfc_normalize({text})), '[^\\p{{L}}\\p{{N}}\\p{{M}}]+', '-', 'g')"
    return f"coalesce(nullif(trim({kept}, '-'), ''), '-')"


def _column(mapped: Mapped, field: str) -> str:
    return _quote(mapped.columns[field]) if field in mapped.columns else "NULL"


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _escape(text: str) -> str:
    return text.replace("'", "''")


SOURCE = Source(name="csv", title="Table of credits (CSV, TSV)", recognise=recognise, read=read)
