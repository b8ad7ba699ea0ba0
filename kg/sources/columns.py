"""What the columns of a table of credits mean: each field's column, and how its cells are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg import vocab

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

MORE: Mapping[str, tuple[str, ...]] = {
    "date": ("release date", "released", "premiere", "date"),
    "original_title": ("original title", "title original"),
    "runtime": ("running time", "runtime", "duration", "running time min", "runtime minutes", "length"),
    "kind": ("kind", "title type"),
    "language": ("title language",),
    "tmdb_id": ("tmdb id", "tmdb", "tmdb movie id"),
    "birth_year": ("birth year", "born", "person birth year"),
    "death_year": ("death year", "died", "person death year"),
}
"""More fields, which a mapping file may name: what a table says of a film or a person beside the credit."""

TYPES: Mapping[str, str] = {
    "rating": "decimal",
    "normalised rating": "decimal",
    "votes": "integer",
    "running time": "integer",
    "season number": "integer",
    "episode number": "integer",
    "release date": "date",
}
"""The datatype of facts that are no mere text."""

SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and how its cells are written.

    Attributes:
        name: the column's name.
        separators: what stands between several values in one cell; none where a cell has one.
        values: what stands for what in the cells: ``{"Regie": "director"}``.
        format: how a date is written, as strptime has it. months: the names of the months, January first, for ``%B``.
        pivot: the last year that a date may have; a later one is a century too late.
        year: whether a title has its year in brackets behind it.
        article: whether a title may have its article behind it, after a comma.
        surname_first: whether people are written "Surname, First name".
        character: what stands between a person and the part: a text such as " as ", or "()" for brackets.
        decimal: the decimal mark of numbers.
    """

    name: str
    separators: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None
    months: tuple[str, ...] = ()
    pivot: int | None = None
    year: bool = False
    article: bool = False
    surname_first: bool = False
    character: str | None = None
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a table's columns are understood.

    Attributes:
        columns: the column of each field.
        roles: the column of each role that has one of its own.
        facts: the column of each property of films.
        constants: the value of fields that no cell gives.
        skipped: columns that are left out on purpose.
        skip_rows: rows that are left out on purpose: values by column.
    """

    columns: Mapping[str, Column]
    roles: Mapping[str, Column]
    facts: Mapping[str, Column] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    skip_rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def makes_credits(self) -> bool:
        """Whether there is a film, and a person in some role."""
        has = {*self.columns, *self.constants}
        person = self.columns.get("person")
        named = person is not None and bool(has & {"role", "character"} or person.character)
        return "film" in has and (named or bool(self.roles))

    @property
    def makes_claims(self) -> bool:
        """Whether there is a film of which something is said."""
        return self.makes_credits or ("film" in self.columns and bool(self.facts))

    @property
    def all(self) -> tuple[Column, ...]:
        """Every column that it takes, with its conventions."""
        return (*self.columns.values(), *self.roles.values(), *self.facts.values())

    @property
    def used(self) -> set[str]:
        """The columns that it takes or looks at."""
        return {*(column.name for column in self.all), *self.skip_rows}


def guess(names: list[str]) -> Mapped:
    """The mapping that the columns' names give.

    >>> guess(["Title", "Year", "Director"]).roles["director"]
    Column(name='Director', separators=(';',), values={}, format=None, months=(), pivot=None, year=False, article=False,
           surname_first=False, character=None, decimal='.')
    """
    columns: dict[str, Column] = {}
    roles: dict[str, Column] = {}
    for name in names:
        folded = vocab.fold(name)
        field_ = next((field_ for field_, words in FIELDS.items() if folded in words), None)
        role = role_named(name)
        if field_ and field_ not in columns:
            columns[field_] = Column(name)
        elif role and role not in roles:
            roles[role] = Column(name, (SEPARATOR,))
    return Mapped(columns, roles)


def role_named(name: str) -> str | None:
    """The role that a column's name means, in the singular or the plural.

    >>> role_named("Directors"), role_named("Regie"), role_named("Colour")
    ('director', 'director', None)
    """
    folded = vocab.fold(name)
    role = vocab.role_of(folded.removesuffix("s")) or vocab.role_of(folded)
    return role.label if role else None
