"""Any table of credits: CSV, TSV and their kin, and lists of JSON objects, with columns mapped by their names or
by a small TOML file.

Two shapes are understood, alone or mixed: a row is one credit (film, person, role), or a column is a role and its
cells name people. A mapping file says what no name tells::

    delimiter = ";"

    [columns]                 # field = column, or a table with the column's conventions
    film = { column = "Titel", article = "last" }
    date = { column = "Premiere", format = "%d. %B %Y", pivot = 2026 }
    person = "Name"
    role = { column = "Funktion", values = { "DB" = "writer" } }

    [roles]                   # role = column that names people
    director = "Regie"
    writer = ["Buch 1", "Buch 2"]
    actor = { column = "Besetzung", separator = [", ", " und "], character = " als " }

    [facts]                   # property = column
    genre = { column = "Gattung", separator = "/" }

    [constants]               # field = value
    language = "de"

    [skip]                    # what is left out on purpose
    columns = ["Plakat"]
    rows = { "Funktion" = ["Catering"] }

It is ``NAME.mapping.toml`` beside the table, or named by ``--mapping``. Without one the columns' names and values tell
(see :mod:`kg.sources.guessing`); ``kg ingest --guess`` writes what they tell. Columns that nothing maps are reported. A
person with a part and without a role is an actor. Fields may be quoted as RFC 4180 says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import sql, vocab
from kg.errors import InputError, Reject
from kg.sources import cells, guessing
from kg.sources.base import Batch, Input, Source
from kg.sources.columns import TYPES, Mapped
from kg.sources.credit_table import cell, claims, role
from kg.sources.delimited import Dialect, Loaded, load, matches
from kg.sources.mapping_file import from_file
from kg.sources.review import TEXT
from kg.sources.table import columns, opened

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_TABLES = (".html", ".htm", ".xhtml", ".md", ".markdown")
TABLES = (".csv", ".tsv", ".tab", ".psv", ".json", ".jsonl", ".ndjson")
YEAR, COUNT = r"\s*[0-9]{4}(\.0*)?\s*", r"\s*[0-9]{1,9}(\.0*)?\s*"
"""A year and a whole number; spreadsheets and data frames write them as ``1999.0`` too."""

NUMBERS = {"integer": COUNT, "decimal": r"\s*[0-9]{1,12}(\.[0-9]+)?\s*"}
YEARS = ("year", "birth_year", "death_year")
COUNTS = ("billing", "runtime", "tmdb_id")


def _mapping(file: Input, table: Input, dialect: Dialect, names: list[str]) -> Mapped:
    """The mapping of the file that lies beside the table or that the user named, else what the table itself tells.

    Raises:
        InputError: the mapping file is no TOML, or names a column or a field that is not there.
    """
    if file.mapping:
        return from_file(file.mapping, names, file.name)
    return guessing.guess(names, guessing.sample(table, dialect))


def recognise(file: Input) -> bool:
    """Whether the first line has columns for a film and for people in roles, or for films with their ids and something
    that is said of them; or a mapping file says so.
    """
    if file.suffix in NO_TABLES:
        return False
    if file.mapping is not None and file.suffix in TABLES:
        return True
    try:
        names = columns(file)
        if len(names) < 2 or any(vocab.fold(name) in TEXT for name in names):
            return False
        mapped = guessing.guess(names)
        return mapped.makes_credits or ("film_id" in mapped.columns and mapped.makes_claims)
    except InputError:
        return False


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What a table of credits says.

    Raises:
        InputError: the table has no columns for films and people, or is damaged.
    """
    with opened(file) as (table, dialect, names, objects):
        mapped = _mapping(file, table, dialect, names)
        if not mapped.makes_claims:
            what = f"has no columns for a film and for people in roles ({', '.join(names[:6])})"
            hint = "write a mapping file, see docs/sources.md"
            raise InputError(what, path=file.name, line=1, hint=hint)
        source = file.source or file.id
        select = [sql.name(name) for name in names if name in mapped.used]
        loaded = load(connection, table, dialect, names=names, checks=_checks(mapped), select=select)
    spare = [name for name in names if name not in mapped.used and name not in mapped.skipped]
    return [
        Batch(
            source=source,
            claims=claims(mapped, source),
            roles="word",
            locator="{film},{person}",
            read=loaded.read,
            taken=loaded.taken,
            rejects=_placed(loaded, objects),
            warnings=loaded.warnings
            + [f"{file.name}:1: column {name!r} maps to no field and was left out" for name in spare],
        )
    ]


def _placed(loaded: Loaded, objects: list[tuple[int, str]]) -> list[Reject]:
    """The rejects; those of JSON objects with their own lines and texts."""
    if not objects:
        return loaded.rejects
    return [
        replace(reject, line=objects[reject.line - 2][0], row=objects[reject.line - 2][1]) for reject in loaded.rejects
    ]


def _checks(mapped: Mapped) -> dict[str, str]:
    """Reasons to reject a row, with the SQL condition."""
    checks = {
        f"is skipped, its {column} is {value}": f"{cells.trimmed(sql.name(column))} = {sql.literal(value)}"
        for column, values in mapped.skip_rows.items()
        for value in values
    }
    checks["has no film"] = f"{cell(mapped, 'film')} IS NULL"
    named = [column for columns in mapped.roles.values() for column in columns]
    people = [*filter(None, [mapped.columns.get("person")]), *named]
    if people and not mapped.facts:
        checks["has no person"] = " AND ".join(f"coalesce(len({cells.people(column)}), 0) = 0" for column in people)
    if "person" in mapped.columns and not mapped.columns["person"].character:
        checks["has no role"] = f"{cell(mapped, 'person')} IS NOT NULL AND {role(mapped)} IS NULL"
    shown = {"year": "year", "billing": "billing", "birth_year": "birth year", "death_year": "death year",
             "runtime": "running time", "tmdb_id": "TMDb id"}  # fmt: skip
    for fields, pattern, what in ((YEARS, YEAR, "none"), (COUNTS, COUNT, "no number")):
        for name in fields:
            if name in mapped.columns:
                value = cells.minutes(cell(mapped, name)) if name == "runtime" else cell(mapped, name)
                checks[f"has a {shown[name]} that is {what}"] = matches(value, pattern)
    if "date" in mapped.columns:
        column = mapped.columns["date"]
        checks["has a date that is none"] = f"{cells.value(column)} IS NOT NULL AND {cells.date(column)} IS NULL"
    return checks | _fact_checks(mapped)


def _fact_checks(mapped: Mapped) -> dict[str, str]:
    checks = {}
    for name, column in mapped.facts.items():
        datatype = TYPES.get(name, "string")
        if datatype in NUMBERS:
            number = cells.number(column, cells.value(column))
            checks[f"has a {name} that is no number"] = matches(number, NUMBERS[datatype])
        elif datatype == "date":
            printed = cells.value(column)
            checks[f"has a {name} that is no date"] = f"{printed} IS NOT NULL AND {cells.date(column)} IS NULL"
    return checks


SOURCE = Source(name="csv", title="Table of credits (CSV, TSV, JSON)", recognise=recognise, read=read)
