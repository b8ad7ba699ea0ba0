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

It is ``NAME.mapping.toml`` beside the table, or named by ``--mapping``. Columns that nothing maps are reported. A
person with a part and without a role is an actor. Fields may be quoted as RFC 4180 says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg import sql, vocab
from kg.entities import normal_sql
from kg.errors import InputError
from kg.sources import titles
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.columns import Mapped, delimiter, from_file, guess
from kg.sources.delimited import Dialect, header, load, matches
from kg.sources.review import TEXT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_TABLES = (".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".md", ".markdown")
TABLES = (".csv", ".tsv", ".tab", ".psv")
BLANKS = " \t\r\n\u00a0"
YEAR, COUNT = r"\s*[0-9]{4}(\.0*)?\s*", r"\s*[0-9]{1,9}(\.0*)?\s*"
"""A year and a whole number; spreadsheets and data frames write them as ``1999.0`` too."""


def dialect_of(file: Input) -> Dialect:
    """CSV's quotes and the delimiter that the mapping file names, else the one that splits the first line most."""
    named = delimiter(file.mapping) if file.mapping else None
    return Dialect(named or max(",;\t|", key=file.first_line.count), '"', "")


def mapping_of(file: Input, names: list[str]) -> Mapped:
    """The mapping of the file that lies beside the table or that the user named, else the guess.

    Raises:
        InputError: the mapping file is no TOML, or names a column or a field that is not there.
    """
    return from_file(file.mapping, names, file.name) if file.mapping else guess(names)


def recognise(file: Input) -> bool:
    """Whether the first line has columns for a film and for people in roles, or a mapping file says so."""
    if file.suffix in NO_TABLES:
        return False
    if file.mapping is not None and file.suffix in TABLES:
        return True
    try:
        names = header(file, dialect_of(file))
        reviews = any(vocab.fold(name) in TEXT for name in names)
        return len(names) > 1 and not reviews and mapping_of(file, names).makes_credits
    except InputError:
        return False


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What a table of credits says.

    Raises:
        InputError: the table has no columns for films and people, or is damaged.
    """
    dialect = dialect_of(file)
    names = header(file, dialect)
    mapped = mapping_of(file, names)
    if not mapped.makes_credits:
        what = f"has no columns for a film and for people in roles ({', '.join(names[:6])})"
        raise InputError(what, path=file.name, line=1, hint="write a mapping file, see docs/sources.md")
    source = file.source or file.id
    loaded = load(
        connection,
        file,
        dialect,
        names=names,
        checks=_checks(mapped),
        select=[sql.name(name) for name in names if name in mapped.used],
    )
    spare = [name for name in names if name not in mapped.used]
    return [
        Batch(
            source=source,
            claims=_claims(mapped, source),
            roles="word",
            locator="{film},{person}",
            read=loaded.read,
            taken=loaded.taken,
            rejects=loaded.rejects,
            warnings=loaded.warnings
            + [f"{file.name}:1: column {name!r} maps to no field and was left out" for name in spare],
        )
    ]


def _checks(mapped: Mapped) -> dict[str, str]:
    """Reasons to reject a row, with the SQL condition."""
    people = [
        _cell(mapped, "person"),
        *(_trimmed(sql.name(column)) for column, _ in mapped.roles.values()),
    ]
    checks = {
        "has no film": f"{_cell(mapped, 'film')} IS NULL",
        "has no person": f"coalesce({', '.join(people)}) IS NULL",
    }
    if "person" in mapped.columns:
        checks["has no role"] = f"{_cell(mapped, 'person')} IS NOT NULL AND {_role(mapped)} IS NULL"
    if "year" in mapped.columns:
        checks["has a year that is none"] = matches(_cell(mapped, "year"), YEAR)
    if "billing" in mapped.columns:
        checks["has a billing that is no number"] = matches(_cell(mapped, "billing"), COUNT)
    return checks


def _claims(mapped: Mapped, source: str) -> tuple[Claims, ...]:
    """The claims of the rows: one relation of credits, from which films and people follow."""
    films = _films(mapped, source)
    credits_ = " UNION ALL ".join(_parts(mapped, source, films))
    return (
        Claims(
            "film",
            "SELECT kg_film_space AS film_space, kg_film AS film, min(kg_title) AS title, kg_year AS year "
            f"FROM ({films}) GROUP BY kg_film_space, kg_film, kg_year",
        ),
        Claims(
            "person",
            f"SELECT person_space, person, min(name) AS name FROM ({credits_}) GROUP BY person_space, person",
        ),
        Claims("credit", f"SELECT * EXCLUDE (name) FROM ({credits_})"),
    )


def _films(mapped: Mapped, source: str) -> str:
    """The rows with the film's title, year and key beside the columns of the table."""
    title, year, identifier = _cell(mapped, "film"), _number(mapped, "year", "SMALLINT"), _cell(mapped, "film_id")
    space, local = _key(identifier, "tt", f"coalesce({identifier}, concat_ws(' ', {title}, {year}))", source)
    return f"SELECT *, {title} AS kg_title, {year} AS kg_year, {space} AS kg_film_space, {local} AS kg_film FROM rows"


def _parts(mapped: Mapped, source: str, films: str) -> list[str]:
    """Credits of both shapes: a row a credit, and a column a role."""
    own = {
        "job": "NULL",
        "characters": _list(_cell(mapped, "character"), None),
        "billing": _number(mapped, "billing", "INTEGER"),
        "credited_as": _cell(mapped, "credited_as"),
        "attributes": _list(_cell(mapped, "attributes"), ", "),
        "department": _cell(mapped, "department"),
    }
    parts = []
    if "person" in mapped.columns:
        person, identifier = _cell(mapped, "person"), _cell(mapped, "person_id")
        rows = f"SELECT *, {person} AS kg_person, {identifier} AS kg_id FROM ({films})"
        parts.append(_part(rows, _role(mapped), own, source))
    for name, (column, separator) in mapped.roles.items():
        person = _trimmed(f"unnest(string_split({sql.name(column)}, {sql.literal(separator)}))")
        rows = f"SELECT *, {person} AS kg_person, NULL::VARCHAR AS kg_id FROM ({films})"
        parts.append(_part(rows, sql.literal(name), dict.fromkeys(own, "NULL"), source))
    return parts


def _part(rows: str, role: str, own: Mapping[str, str], source: str) -> str:
    space, local = _key("kg_id", "nm", "coalesce(kg_id, kg_person)", source)
    columns = ", ".join(f"{value} AS {name}" for name, value in own.items())
    return (
        f"SELECT kg_film_space AS film_space, kg_film AS film, {space} AS person_space, {local} AS person, "
        f"kg_person AS name, {role} AS role, {columns} FROM ({rows}) WHERE kg_person IS NOT NULL"
    )


def _role(mapped: Mapped) -> str:
    """The role as printed, or that of an actor where a part is named."""
    return f"coalesce({_cell(mapped, 'role')}, CASE WHEN {_cell(mapped, 'character')} IS NOT NULL THEN 'actor' END)"


def _cell(mapped: Mapped, field: str) -> str:
    """The trimmed text of a field, NULL where it is blank or has no column."""
    return _trimmed(sql.name(mapped.columns[field])) if field in mapped.columns else "NULL::VARCHAR"


def _trimmed(text: str) -> str:
    return f"nullif(trim({text}, {sql.literal(BLANKS)}), '')"


def _number(mapped: Mapped, field: str, sql_type: str) -> str:
    """A whole number, which a check has found to be one."""
    return f"{_cell(mapped, field)}::DOUBLE::{sql_type}"


def _list(cell: str, separator: str | None) -> str:
    items = f"[{cell}]" if separator is None else f"string_split({cell}, {sql.literal(separator)})"
    return f"CASE WHEN {cell} IS NOT NULL THEN {items} END"


def _key(identifier: str, prefix: str, own: str, source: str) -> tuple[str, str]:
    """Space and local part: IMDb's id where the cell has one, else a slug in the source's own space."""
    known = f"coalesce(regexp_full_match({identifier}, '{prefix}[0-9]{{1,11}}'), false)"
    space = f"CASE WHEN {known} THEN 'imdb' ELSE {sql.literal(source)} END"
    return space, f"CASE WHEN {known} THEN {normal_sql(identifier)} ELSE {titles.slug(own)} END"


SOURCE = Source(name="csv", title="Table of credits (CSV, TSV)", recognise=recognise, read=read)
