"""What the columns of a table of credits mean: each field's column, and how its cells are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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

KINDS: Mapping[str, str] = {
    "movie": "movie",
    "film": "movie",
    "feature": "movie",
    "tv show": "tvSeries",
    "tv series": "tvSeries",
    "series": "tvSeries",
    "tv mini series": "tvMiniSeries",
    "tv movie": "tvMovie",
    "short": "short",
    "episode": "tvEpisode",
    "tv episode": "tvEpisode",
    "video": "video",
}
"""Words for kinds of films, each with IMDb's."""

NOTHING = (
    "n/a", "n.a.", "na", "null", "nan", "none", "nil", "-", "--", "\u2013", "\u2014", ".", "?", "??", "???", "\\n",
    "(none)", "(null)", "not available", "not applicable", "tba", "t.b.a.", "tbd", "tbc", "to be announced",
)  # fmt: skip
"""What tables write where there is no value, in small letters."""

NOBODY = (*NOTHING, "unknown", "various", "uncredited", "anonymous", "unbekannt", "inconnu", "desconocido")
"""The same in the place of a person."""

UNTITLED = ("n/a", "null", "(null)", "nan", "-", "--", "\\n")
"""The same in the place of a film, for there are films called *None* and *Unknown*."""

SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and how its cells are written.

    Attributes:
        name: the column's name.
        separators: what stands between several values in one cell; none where a cell has one.
        full_names: whether a cell is only divided where every part has two words, as *Joel & Ethan Coen* has not.
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
    full_names: bool = False
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
        roles: the columns of each role that has some of its own.
        facts: the column of each property of films.
        constants: the value of fields that no cell gives.
        skipped: columns that are left out on purpose.
        skip_rows: rows that are left out on purpose: values by column.
    """

    columns: Mapping[str, Column]
    roles: Mapping[str, tuple[Column, ...]]
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
        people = (column for columns in self.roles.values() for column in columns)
        return (*self.columns.values(), *people, *self.facts.values())

    @property
    def used(self) -> set[str]:
        """The columns that it takes or looks at."""
        return {*(column.name for column in self.all), *self.skip_rows}
