"""Mapping files: what the columns of a table mean, in TOML (see :mod:`kg.sources.csv`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg import vocab
from kg.errors import InputError
from kg.sources.column_names import FIELDS, MORE
from kg.sources.columns import SEPARATOR, Column, Mapped

SECTIONS = ("delimiter", "columns", "roles", "facts", "constants", "skip")
OPTIONS = ("column", "separator", "values", "format", "months", "pivot", "year", "article", "order", "character",
           "decimal")  # fmt: skip
"""What may be said of a column."""

_WORDS = {"year": "in brackets", "article": "last", "order": "last, first"}
"""Options that have one value."""


def from_file(path: Path, names: list[str], table: str) -> Mapped:
    """The mapping that a file says; see :func:`from_toml`."""
    return from_toml(read_toml(path), path, names, table)


def from_toml(found: dict[str, Any], path: Path, names: list[str], table: str) -> Mapped:
    """The mapping that the tables of a TOML document say.

    Args:
        found: the document.
        path: where it lies, for messages.
        names: the columns that the table has.
        table: the table's name, for messages.

    Raises:
        InputError: it names a column, a field or an option that is not there.
    """
    _known(found, SECTIONS, path, "has the section")
    known = (*FIELDS, *MORE)
    columns = {name: _column(value, path, f"columns.{name}") for name, value in _part(found, "columns", path).items()}
    for name in columns:
        if name not in known:
            raise InputError(f"maps to {name!r}", path=path, hint=f"fields are {', '.join(known)}")
    roles = {role: _columns(value, path, f"roles.{role}") for role, value in _part(found, "roles", path).items()}
    facts = {name: _column(value, path, f"facts.{name}") for name, value in _part(found, "facts", path).items()}
    _known(facts, tuple(vocab.fact_properties()), path, "has the fact")
    constants = {
        name: str(value) if isinstance(value, int) else _text(value, path, f"constants.{name}")
        for name, value in _part(found, "constants", path).items()
    }
    _known(constants, known, path, "has the constant")
    skipped, rows = _skip(_part(found, "skip", path), path)
    mapped = Mapped(columns, roles, facts, constants, skipped, rows)
    for column in sorted({*mapped.used, *skipped}):
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


def _known(found: Mapping[str, Any], known: tuple[str, ...], path: Path, what: str) -> None:
    for name in found:
        if name not in known:
            raise InputError(f"{what} {name!r}", path=path, hint=f"known are {', '.join(known)}")


def _part(found: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    part = found.get(name, {})
    if not isinstance(part, dict):
        raise InputError(f"its {name!r} is no table", path=path, hint=f"write [{name}] and a line for each")
    return part


def _text(value: Any, path: Path, what: str) -> str:
    if not isinstance(value, str) or not value:
        raise InputError(f"its {what} is {value!r}", path=path, hint="write a text in quotes")
    return value


def _texts(value: Any, path: Path, what: str) -> tuple[str, ...]:
    return tuple(_text(item, path, what) for item in (value if isinstance(value, list) else [value]))


def _columns(value: Any, path: Path, what: str) -> tuple[Column, ...]:
    """The columns of a role: one, or a list of them."""
    return tuple(_column(one, path, what, (SEPARATOR,)) for one in (value if isinstance(value, list) else [value]))


def _column(value: Any, path: Path, what: str, separators: tuple[str, ...] = ()) -> Column:
    """A column by its name, or by a table with its conventions."""
    if not isinstance(value, dict):
        return Column(_text(value, path, what), separators)
    _known(value, OPTIONS, path, f"says of {what}")
    for option, only in _WORDS.items():
        if value.get(option, only) != only:
            raise InputError(f"its {what}.{option} is {value[option]!r}", path=path, hint=f'write "{only}"')
    name = _text(value.get("column"), path, f"{what}.column")
    options: dict[str, Any] = {
        option: _text(value[option], path, f"{what}.{option}")
        for option in ("format", "character", "decimal")
        if option in value
    }
    if "separator" in value:
        separators = _texts(value["separator"], path, f"{what}.separator")
    return Column(
        name,
        separators,
        values=_values(value, path, what),
        months=_months(value, path, what),
        pivot=_pivot(value, path, what),
        year="year" in value,
        article="article" in value,
        surname_first="order" in value,
        **options,
    )


def _values(value: dict[str, Any], path: Path, what: str) -> Mapping[str, str]:
    part = _part(value, "values", path)
    return {printed: _text(meant, path, f"{what}.values.{printed}") for printed, meant in part.items()}


def _months(value: dict[str, Any], path: Path, what: str) -> tuple[str, ...]:
    months = _texts(value["months"], path, f"{what}.months") if "months" in value else ()
    if months and len(months) != 12:
        raise InputError(f"its {what}.months are {len(months)}", path=path, hint="write twelve, January first")
    return months


def _pivot(value: dict[str, Any], path: Path, what: str) -> int | None:
    pivot = value.get("pivot")
    if pivot is not None and (not isinstance(pivot, int) or not 1000 <= pivot <= 9999):
        raise InputError(f"its {what}.pivot is {pivot!r}", path=path, hint="write the last year that a date may have")
    return pivot


def _skip(part: dict[str, Any], path: Path) -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """Columns and rows that are left out on purpose."""
    _known(part, ("columns", "rows"), path, "skips")
    rows = _part(part, "rows", path)
    return (
        _texts(part.get("columns", []), path, "skip.columns"),
        {column: _texts(values, path, f"skip.rows.{column}") for column, values in rows.items()},
    )
