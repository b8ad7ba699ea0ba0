"""SQL for what a table of credits says, by the mapping of its columns (see :mod:`kg.sources.csv`)."""

from __future__ import annotations

from collections.abc import Mapping

from kg import sql
from kg.entities import normal_sql
from kg.sources import cells, titles
from kg.sources.base import Claims
from kg.sources.columns import TYPES, UNTITLED, Column, Mapped

NUMBERS = ("integer", "decimal")
"""Datatypes of facts that are numbers."""


def claims(mapped: Mapped, source: str) -> tuple[Claims, ...]:
    """The claims of the rows: films, people and credits, and what is said of films beside these."""
    films = _films(mapped, source)
    film = (
        "SELECT kg_film_space AS film_space, kg_film AS film, min(kg_title) AS title, kg_year AS year, "
        f"min({cell(mapped, 'original_title')}) AS original_title, "
        f"min(coalesce({cell(mapped, 'kind')}, 'movie')) AS kind, "
        f"min({cells.minutes(cell(mapped, 'runtime'))}::DOUBLE::INTEGER) AS runtime_minutes "
        f"FROM ({films}) GROUP BY kg_film_space, kg_film, kg_year"
    )
    return (
        Claims("film", film),
        *_people(_parts(mapped, source, films)),
        *_titles(mapped, films),
        *_facts(mapped, films),
    )


def _people(parts: list[str]) -> tuple[Claims, ...]:
    if not parts:
        return ()
    credits_ = " UNION ALL ".join(parts)
    return (
        Claims(
            "person",
            "SELECT person_space, person, min(name) AS name, min(birth_year) AS birth_year, "
            f"min(death_year) AS death_year FROM ({credits_}) GROUP BY person_space, person",
        ),
        Claims("credit", f"SELECT * EXCLUDE (name, birth_year, death_year) FROM ({credits_})"),
    )


def _titles(mapped: Mapped, films: str) -> tuple[Claims, ...]:
    """The language of titles, and the film's id in TMDb."""
    said = []
    if {"language"} & {*mapped.columns, *mapped.constants}:
        said.append(
            Claims(
                "title",
                "SELECT DISTINCT kg_film_space AS film_space, kg_film AS film, kg_title AS title, "
                f"{cell(mapped, 'language')} AS language, kg_film AS locator FROM ({films})",
            )
        )
    if "tmdb_id" in mapped.columns:
        said.append(
            Claims(
                "identifier",
                "SELECT DISTINCT 'film' AS entity_kind, kg_film_space AS entity_space, kg_film AS entity, "
                "'film' AS same_kind, 'tmdb' AS same_space, "
                f"{number(mapped, 'tmdb_id', 'BIGINT')}::VARCHAR AS same, kg_film AS locator "
                f"FROM ({films}) WHERE {cell(mapped, 'tmdb_id')} IS NOT NULL",
            )
        )
    return tuple(said)


def _facts(mapped: Mapped, films: str) -> tuple[Claims, ...]:
    """What is said of films; a date that gives the year is the release date too."""
    columns = dict(mapped.facts)
    if "date" in mapped.columns and "release date" not in columns:
        columns["release date"] = mapped.columns["date"]
    return tuple(Claims("fact", _fact(name, column, films)) for name, column in columns.items())


def _fact(name: str, column: Column, films: str) -> str:
    datatype = TYPES.get(name, "string")
    value = f"unnest({cells.several(column)})"
    if datatype == "date":
        value = f"{cells.date(column)}::VARCHAR"
    elif datatype in NUMBERS:
        value = f"trim({cells.number(column, cells.value(column))})"
        value = f"{value}::DOUBLE::BIGINT::VARCHAR" if datatype == "integer" else value
    return (
        f"SELECT DISTINCT kg_film_space AS subject_space, kg_film AS subject, 'film' AS subject_kind, "
        f"{sql.literal(name)} AS predicate, value, {sql.literal(datatype)} AS datatype "
        f"FROM (SELECT *, {value} AS value FROM ({films})) WHERE value IS NOT NULL"
    )


def _films(mapped: Mapped, source: str) -> str:
    """The rows with the film's title, year and key beside the columns of the table."""
    column = mapped.columns.get("film")
    printed, identifier = cell(mapped, "film"), cell(mapped, "film_id")
    title = cells.title(column, printed) if column else printed
    years = [number(mapped, "year", "SMALLINT")]
    if "date" in mapped.columns:
        years.append(f"year({cells.date(mapped.columns['date'])})::SMALLINT")
    if column and column.year:
        years.append(titles.year(printed))
    rows = f"SELECT *, {title} AS kg_title, coalesce({', '.join(years)}) AS kg_year FROM rows"
    space, local = _key(identifier, "tt", f"coalesce({identifier}, concat_ws(' ', kg_title, kg_year))", source)
    return f"SELECT *, {space} AS kg_film_space, {local} AS kg_film FROM ({rows})"


def _parts(mapped: Mapped, source: str, films: str) -> list[str]:
    """Credits of both shapes: a row a credit, and a column a role."""
    own = {
        "job": "NULL",
        "characters": _characters(mapped),
        "billing": number(mapped, "billing", "INTEGER"),
        "credited_as": cell(mapped, "credited_as"),
        "attributes": _list(cell(mapped, "attributes"), ", "),
        "department": cell(mapped, "department"),
        "birth_year": number(mapped, "birth_year", "SMALLINT"),
        "death_year": number(mapped, "death_year", "SMALLINT"),
    }
    parts = []
    if "person" in mapped.columns:
        column = mapped.columns["person"]
        identifier = f"CASE WHEN len(kg_cells) = 1 THEN {cell(mapped, 'person_id')} END"
        rows = f"SELECT *, unnest({roles(mapped)}) AS kg_role FROM ({_cast(column, identifier, films)})"
        parts.append(_part(rows, "kg_role", own, source))
    for name, columns in mapped.roles.items():
        others = {**dict.fromkeys(own, "NULL"), "characters": _list("kg_part", None)}
        parts += [_part(_cast(column, "NULL::VARCHAR", films), sql.literal(name), others, source) for column in columns]
    return parts


def _cast(column: Column, identifier: str, films: str) -> str:
    """The rows, once for each person in a column, with the person, the id and the part."""
    rows = f"SELECT *, {cells.people(column)} AS kg_cells, unnest(kg_cells) AS kg_cell FROM ({films})"
    person, part = cells.person(column, "kg_cell"), cells.part(column, "kg_cell")
    return f"SELECT *, {person} AS kg_person, {identifier} AS kg_id, {part} AS kg_part FROM ({rows})"


def _characters(mapped: Mapped) -> str:
    """The parts of a row's person: those of their own column, else that in the person's cell."""
    column = mapped.columns.get("character")
    own = f"nullif({cells.several(column)}, [])" if column else "NULL::VARCHAR[]"
    return f"coalesce({own}, {_list('kg_part', None)})"


def _part(rows: str, role: str, own: Mapping[str, str], source: str) -> str:
    space, local = _key("kg_id", "nm", "coalesce(kg_id, kg_person)", source)
    columns = ", ".join(f"{value} AS {name}" for name, value in own.items())
    return (
        f"SELECT kg_film_space AS film_space, kg_film AS film, {space} AS person_space, {local} AS person, "
        f"kg_person AS name, {role} AS role, {columns} FROM ({rows}) WHERE kg_person IS NOT NULL"
    )


def role(mapped: Mapped) -> str:
    """The role as printed, or that of an actor where a part is or may be named."""
    person = mapped.columns.get("person")
    other = f"CASE WHEN {cell(mapped, 'character')} IS NOT NULL THEN 'actor' END"
    return f"coalesce({cell(mapped, 'role')}, {sql.literal('actor') if person and person.character else other})"


def roles(mapped: Mapped) -> str:
    """The roles of a row, as printed; where it names none, as :func:`role` has it."""
    column = mapped.columns.get("role")
    return f"coalesce(nullif({cells.several(column)}, []), [{role(mapped)}])" if column else f"[{role(mapped)}]"


def cell(mapped: Mapped, field: str) -> str:
    """The trimmed text of a field, else its constant; NULL where it is blank or has neither."""
    constant = sql.literal(mapped.constants[field]) if field in mapped.constants else "NULL::VARCHAR"
    if field not in mapped.columns:
        return constant
    value = cells.value(mapped.columns[field], *((UNTITLED,) if field == "film" else ()))
    return f"coalesce({value}, {constant})"


def number(mapped: Mapped, field: str, sql_type: str) -> str:
    """A whole number, which a check has found to be one."""
    return f"{cell(mapped, field)}::DOUBLE::{sql_type}"


def _list(cell: str, separator: str | None) -> str:
    items = f"[{cell}]" if separator is None else f"string_split({cell}, {sql.literal(separator)})"
    return f"CASE WHEN {cell} IS NOT NULL THEN {items} END"


def _key(identifier: str, prefix: str, own: str, source: str) -> tuple[str, str]:
    """Space and local part: IMDb's id where the cell has one, alone or in a link, else a slug in the source's space."""
    known = f"nullif(regexp_extract({identifier}, '^(?:https?://\\S*/)?({prefix}[0-9]{{1,11}})(?:[/?#]\\S*)?$', 1), '')"
    space = f"CASE WHEN {known} IS NOT NULL THEN 'imdb' ELSE {sql.literal(source)} END"
    return space, f"CASE WHEN {known} IS NOT NULL THEN {normal_sql(known)} ELSE {titles.slug(own)} END"
