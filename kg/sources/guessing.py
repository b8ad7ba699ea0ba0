"""What a table's header and values tell of its columns: how it is read without a mapping file, or a first such file.

What a column is follows from its name, else from the form of its values (ids of IMDb, years, titles with a year, words
for roles, dates); how its cells are written follows from its values alone. What nothing speaks for is left out, and
says so in the file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg import vocab
from kg.errors import InputError, KgError, UsageError
from kg.sources.base import Input
from kg.sources.cells import HOURS, SEASONS
from kg.sources.collect import collect, mapping_beside
from kg.sources.column_names import FIELDS, fact_named, field_named, role_named
from kg.sources.columns import KINDS, NOTHING, TYPES, Mapped
from kg.sources.conventions import DATED, conventions, date_forms, share
from kg.sources.delimited import Dialect, split
from kg.sources.mapping_file import from_toml
from kg.sources.objects import names_of
from kg.sources.table import opened

ROWS = 2000
"""Rows that are looked at."""

_OTHER_DATES = re.compile(r"add|updat|creat|modif|watch|access|retriev|birth|death|born|died", re.IGNORECASE)
"""Dates that are not of a film's release."""

NOWHERE = ("", *NOTHING)


@dataclass(slots=True)
class Guess:
    """What a column is guessed to be.

    Attributes:
        column: its name. section: ``columns``, ``roles``, ``facts`` or ``skip``. target: the field, role or property.
        why: the reason in words. options: the conventions of its cells.
    """

    column: str
    section: str
    target: str
    why: str
    options: dict[str, object] = field(default_factory=dict)


def write(paths: Iterable[str]) -> Iterator[tuple[Path, list[Guess], KgError | None]]:
    """Write a first mapping file beside each table: where it lies and its guesses, or what is wrong with the table.

    Args:
        paths: files, folders and globs.

    Raises:
        UsageError: a path does not exist.
    """
    for file in collect(paths):
        target = mapping_beside(file.path)
        try:
            if target.exists():
                raise UsageError("is there already", path=target, hint="move it away to have another guess")
            text, guesses = mapping(file)
            target.write_text(text, encoding="utf-8")
            yield target, guesses, None
        except (KgError, OSError) as error:
            problem = error if isinstance(error, KgError) else InputError(str(error), path=file.name)
            yield target, [], problem


def mapping(file: Input) -> tuple[str, list[Guess]]:
    """The text of a mapping file for a table, and the guesses that it rests on, in the order of the columns.

    Raises:
        InputError: the file is no table, or no column looks like the titles of films of which something is said.
    """
    with opened(file) as (table, dialect, names, _):
        guesses = _guesses(names, sample(table, dialect))
    if not _is_enough(guesses):
        what = f"has no columns that look like films and what is said of them ({', '.join(names[:6])})"
        raise InputError(what, path=file.name, line=1, hint="write a mapping file, see docs/sources.md")
    return _toml(file.name, None if names_of(file) else dialect.delimiter, guesses), guesses


def guess(names: Sequence[str], rows: Iterable[Sequence[str]] | None = None) -> Mapped:
    """How a table is understood without a mapping file: no role is supposed, and a row of one credit names one person.

    Args:
        names: its columns.
        rows: its first rows; None to go by the names alone.

    >>> mapped = guess(["Title", "Star1", "Star2"], [("Heat", "Al Pacino", "Robert De Niro")])
    >>> [column.name for column in mapped.roles["actor"]]
    ['Star1', 'Star2']
    """
    told = tomllib.loads(_toml("", None, _guesses(names, rows)))
    mapped = replace(from_toml(told, Path(), list(names), ""), constants={}, skipped=())
    person = mapped.columns.get("person")
    return replace(mapped, columns={**mapped.columns, "person": replace(person, full_names=True)}) if person else mapped


def sample(table: Input, dialect: Dialect) -> list[list[str]]:
    """The first rows of a table, without its header."""
    return [cells for _, cells, _ in split(table.text_lines(ROWS), dialect)]


def _guesses(names: Sequence[str], rows: Iterable[Sequence[str]] | None) -> list[Guess]:
    if rows is None:
        return _settled([_by_name(name, ()) or Guess(name, "skip", "", "its name says nothing") for name in names], {})
    shown = list(rows)
    values = {
        name: [row[at].strip() for row in shown if at < len(row) and row[at].strip().lower() not in NOWHERE]
        for at, name in enumerate(names)
    }
    return _settled([_guess(name, values[name]) for name in names], values)


def _is_enough(guesses: Sequence[Guess]) -> bool:
    found = {(guess.section, guess.target) for guess in guesses}
    spoken = {("columns", "person"), *(pair for pair in found if pair[0] in ("roles", "facts"))} & found
    return ("columns", "film") in found and bool(spoken)


# What a column is -----------------------------------------------------------------------------------------------------


def _guess(name: str, values: Sequence[str]) -> Guess:
    """What one column is, by its name or else by its values, and how its cells are written."""
    if not values:
        return _by_name(name, values) or Guess(name, "skip", "", "has no values")
    found = _by_name(name, values) or _by_values(name, values)
    if found is None:
        return Guess(name, "skip", "", f"neither its name nor its values say what it is ({_shown(values)})")
    found.options = dict(conventions(found.section, found.target, values))
    if "pivot" in found.options:
        found.why += "; some of its dates lie ahead, so what is after the pivot is read as a century earlier"
    return found


def _by_name(name: str, values: Sequence[str]) -> Guess | None:
    field_ = field_named(name)
    if field_ == "character" and values and _known_roles(values) > MOST_ROLES:
        return Guess(name, "columns", "role", "by its name, for most of its values are words for roles")
    if field_ and _fits(field_, values):
        return Guess(name, "columns", field_, "by its name")
    fact = fact_named(name)
    if fact and (TYPES.get(fact) not in ("integer", "decimal") or share(r"\d+([.,]\d+)?", values) > 0.98):
        return Guess(name, "facts", fact, "by its name")
    role = role_named(name)
    if role and (not values or share(r"[\d.,\s]+", values) < 0.5):
        return Guess(name, "roles", role, "its name is that of a role")
    return None


_SHAPES: Mapping[str, str] = {
    "year": r"(1[89]|20)\d\d(\.0*)?",
    "film_id": r"(https?://\S*/)?tt\d{1,11}([/?#]\S*)?",
    "person_id": r"(https?://\S*/)?nm\d{1,11}([/?#]\S*)?",
    "billing": r"\d{1,9}(\.0*)?",
    "runtime": rf"\d{{1,4}}(\.0*)?(\s*(m|mins?|minutes?)\.?)?|{HOURS}|{SEASONS}",
    "tmdb_id": r"\d{1,9}(\.0*)?",
    "birth_year": r"\d{4}(\.0*)?",
    "death_year": r"\d{4}(\.0*)?",
}
"""What the values of a field must look like for its name to be believed; of a credit's fields, most of more than a few,
for a row with a bad one is rejected with its reason."""

FEW = 10
MOST_ROLES = 0.6
KEYS = ("film_id", "person_id")
"""Fields that may hold a source's own ids."""


def _fits(target: str, values: Sequence[str]) -> bool:
    if target == "date":
        return not values or date_forms(values) != []
    if target in FIELDS:
        return target not in _SHAPES or target in KEYS or len(values) < FEW or share(_SHAPES[target], values) > 0.5
    return target not in _SHAPES or share(_SHAPES[target], values) > 0.98


def _by_values(name: str, values: Sequence[str]) -> Guess | None:
    tests: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("film_id", "its values are ids of titles in IMDb", lambda: share(_SHAPES["film_id"], values) > 0.9),
        ("person_id", "its values are ids of people in IMDb", lambda: share(_SHAPES["person_id"], values) > 0.9),
        ("film", "its values end with years in brackets", lambda: share(DATED.pattern, values) > 0.8),
        ("year", "its values are years", lambda: share(_SHAPES["year"], values) > 0.98 and len(set(values)) > 1),
        ("role", "most of its values are words for roles", lambda: _known_roles(values) > MOST_ROLES),
        ("date", "its values are dates", lambda: not _OTHER_DATES.search(name) and _are_dates(values)),
        ("kind", "its values are kinds of films", lambda: {value.casefold() for value in values} <= {*KINDS}),
    )
    if share(r"[^.!?]{3,60} as \S.*", values) > 0.5:
        return Guess(name, "roles", "actor", "its values name somebody as a part")
    target = next(((target, why) for target, why, holds in tests if holds()), None)
    return Guess(name, "columns", *target) if target else None


def _are_dates(values: Sequence[str]) -> bool:
    return share(r"[\d\s.]+", values) < 0.9 and date_forms(values) != []


def _known_roles(values: Sequence[str]) -> float:
    return sum(vocab.role_of(value) is not None for value in values) / len(values)


def _shown(values: Sequence[str]) -> str:
    return ", ".join(value[:20] for value, _ in Counter(values).most_common(3))


def _settled(guesses: list[Guess], values: Mapping[str, Sequence[str]]) -> list[Guess]:
    """The guesses with one column for each field and property: the first, and names go before values."""
    _name_of_films(guesses, values)
    taken: dict[tuple[str, str], str] = {}
    for guess in sorted(guesses, key=lambda guess: not guess.why.startswith(("by its name", "its name"))):
        place = (guess.section, guess.target)
        if guess.section in ("columns", "facts") and place in taken:
            guess.section, guess.why = "skip", f"{taken[place]!r} is taken for {guess.target} already"
        taken.setdefault(place, guess.column)
    return guesses


def _name_of_films(guesses: list[Guess], values: Mapping[str, Sequence[str]]) -> None:
    """Where people have columns of their own and no film has, a column called "name" names the films."""
    found = {(guess.section, guess.target) for guess in guesses}
    rows_of_people = found & {("columns", "role"), ("columns", "character")}
    if ("columns", "film") not in found and not rows_of_people and any(section == "roles" for section, _ in found):
        for guess in guesses:
            if (guess.section, guess.target) == ("columns", "person"):
                guess.target, guess.why = "film", "by its name, for people have columns of their own"
                shown = values.get(guess.column)
                guess.options = dict(conventions("columns", "film", shown)) if shown else {}


# The file -------------------------------------------------------------------------------------------------------------


def _toml(name: str, delimiter: str | None, guesses: list[Guess]) -> str:
    lines = [f"# Guessed from the header and the first {ROWS:,} rows of {name}; read it before you trust it."]
    if delimiter not in (None, ","):
        lines.append(f"delimiter = {_value(delimiter)}")
    for section in ("columns", "roles", "facts"):
        chosen = [guess for guess in guesses if guess.section == section]
        targets = dict.fromkeys(guess.target for guess in chosen)
        alike = [sorted((one for one in chosen if one.target == target), key=_number) for target in targets]
        lines += ["", f"[{section}]", *map(_line, alike)] if chosen else []
    found = {(guess.section, guess.target) for guess in guesses}
    if ("columns", "person") in found and not found & {("columns", "role"), ("columns", "character")}:
        lines += ["", "[constants]", 'role = "actor"  # no column says what people did: change it if they did not play']
    left = [guess for guess in guesses if guess.section == "skip"]
    if left:
        lines += ["", "[skip]", "columns = ["]
        lines += [f"    {_value(guess.column)},  # {_plain(guess.why)}" for guess in left]
        lines.append("]")
    return "\n".join(lines) + "\n"


def _number(guess: Guess) -> int:
    """The number in a column's name, such as that of the second actor."""
    return int("".join(re.findall(r"\d", guess.column, re.ASCII))[:9] or 0)


def _line(alike: Sequence[Guess]) -> str:
    """The line of one target, which several columns may share."""
    shown = [_column(guess) for guess in alike]
    name = alike[0].target
    target = name if re.fullmatch(r"[\w-]+", name, re.ASCII) else _value(name)
    value = shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"
    return f"{target} = {value}  # {_plain(alike[0].why)}"


def _column(guess: Guess) -> str:
    column = _value(guess.column)
    options = "".join(f", {name} = {_value(value)}" for name, value in guess.options.items())
    return f"{{ column = {column}{options} }}" if options else column


def _value(value: object) -> str:
    """A value in TOML: as in JSON, but for tables and one control character."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_value(key)} = {_value(meant)}' for key, meant in value.items())} }}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
