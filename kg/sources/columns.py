"""What the columns of a table of credits mean: by their names, or by a small TOML file (see :mod:`kg.sources.csv`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import vocab
from kg.errors import InputError

FIELDS: Mapping[str, tuple[str, ...]] = {
    "film": ("film", "title", "movie", "film title", "movie title", "primary title", "work"),
    "year": ("year", "film year", "release year", "start year"),
    "film_id": ("film id", "imdb id", "tconst", "imdb", "film imdb id", "title id", "imdb title id", "film imdb"),
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

SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a table's columns are understood.

    Attributes:
        columns: column of each field.
        roles: column and separator of each role that is a column of its own.
    """

    columns: Mapping[str, str]
    roles: Mapping[str, tuple[str, str]]

    @property
    def makes_credits(self) -> bool:
        """Whether there is a film, and a person in some role."""
        named = "person" in self.columns and ("role" in self.columns or "character" in self.columns)
        return "film" in self.columns and (named or bool(self.roles))

    @property
    def used(self) -> set[str]:
        """The columns that it takes."""
        return {*self.columns.values(), *(column for column, _ in self.roles.values())}


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


def from_file(path: Path, names: list[str], table: str) -> Mapped:
    """The mapping that a file says.

    Args:
        path: the mapping file.
        names: the columns that the table has.
        table: the table's name, for messages.

    Raises:
        InputError: the mapping file is no TOML, or names a column or a field that is not there.
    """
    found = read_toml(path)
    columns = {field: _text(value, path, f"columns.{field}") for field, value in _part(found, "columns", path).items()}
    roles = {role: _role_column(value, path, role) for role, value in _part(found, "roles", path).items()}
    for field in columns:
        if field not in FIELDS:
            raise InputError(f"maps to {field!r}", path=path, hint=f"fields are {', '.join(FIELDS)}")
    mapped = Mapped(columns, roles)
    for column in sorted(mapped.used):
        if column not in names:
            raise InputError(f"names the column {column!r}", path=path, hint=f"{table} has {', '.join(names[:20])}")
    return mapped


def read_toml(path: Path) -> dict[str, Any]:
    """A mapping file as it stands.

    Raises:
        InputError: it cannot be read, or is no TOML; the message has the line.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"is no mapping file ({error})", path=path) from error


def delimiter(path: Path) -> str | None:
    """The delimiter that a mapping file names, if it does.

    Raises:
        InputError: it is no mapping file, or the delimiter is not one character.
    """
    found = read_toml(path).get("delimiter")
    if found is not None and (not isinstance(found, str) or len(found) != 1 or found in '"\r\n\0'):
        raise InputError(f"its delimiter is {found!r}", path=path, hint='write one character, such as ";" or "\\t"')
    return found


def _part(found: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    part = found.get(name, {})
    if not isinstance(part, dict):
        raise InputError(f"its {name!r} is no table", path=path, hint=f"write [{name}] and a line for each")
    return part


def _text(value: Any, path: Path, what: str) -> str:
    if not isinstance(value, str) or not value:
        raise InputError(f"its {what} is {value!r}", path=path, hint="write a text in quotes")
    return value


def _role_column(value: Any, path: Path, role: str) -> tuple[str, str]:
    if not isinstance(value, dict):
        return _text(value, path, f"roles.{role}"), SEPARATOR
    separator = _text(value.get("separator", SEPARATOR), path, f"roles.{role}.separator")
    return _text(value.get("column"), path, f"roles.{role}.column"), separator
