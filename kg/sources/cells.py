"""SQL for the cells of a table: trimmed texts, people and parts, dates, each by its column's conventions."""

from __future__ import annotations

import re

from kg import sql
from kg.sources import titles
from kg.sources.columns import NOBODY, NOTHING, Column

BLANKS = " \t\r\n\u00a0"
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%b %d %Y", "%d %b %Y", "%B %d, %Y", "%d %B %Y", "%Y%m%d", "%Y-%m", "%Y")
"""How dates are written that no mapping file speaks of; those that could be two dates are not among them."""

HOURS = r"\s*(\d{1,2})\s*h(ours?|rs?)?\.?\s*(\d{1,2})?\s*(m|mins?|minutes?)?\.?\s*"
SEASONS = r"\s*\d{1,3}\s*([Ss]easons?|[Ee]pisodes?|[Ss]eries|[Vv]olumes?)\s*"
"""How long a film runs in hours and minutes, and what says instead how much there is of a series."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_GENERATION = r",\s+((?:Jr|Sr)\b\.?|II+\b|IV\b)"


def trimmed(text: str) -> str:
    """SQL: a text without blanks around it, NULL where nothing is left."""
    return f"nullif(trim({text}, {sql.literal(BLANKS)}), '')"


def value(column: Column, nothing: tuple[str, ...] = NOTHING) -> str:
    """SQL: the trimmed text of a cell, or what it stands for; NULL where it says that there is none.

    >>> import duckdb
    >>> query = f"SELECT {value(Column('job', values={'Regie': 'director'}))} FROM (VALUES (' Regie'), ('N/A')) t(job)"
    >>> duckdb.execute(query).fetchall()
    [('director',), (None,)]
    """
    text = trimmed(sql.name(column.name))
    cases = " ".join(f"WHEN {sql.literal(a)} THEN {sql.literal(b)}" for a, b in column.values.items())
    rest = f"CASE WHEN {_among(text, nothing)} THEN NULL ELSE {text} END"
    return f"CASE {text} {cases} ELSE {rest} END" if cases else rest


def _among(text: str, words: tuple[str, ...]) -> str:
    return f"lower({text}) IN ({', '.join(map(sql.literal, words))})"


def several(column: Column) -> str:
    """SQL: the list of what stands in a cell; blank parts are left out, a generation stays with its name.

    >>> import duckdb
    >>> query = f"SELECT {several(Column('who', (', ', ' & ')))} FROM (SELECT 'A, Jr., B & C' AS who)"
    >>> duckdb.execute(query).fetchone()
    (['A Jr.', 'B', 'C'],)
    >>> column = Column("who", (" & ",), full_names=True)
    >>> query = f"SELECT {several(column)} FROM (VALUES ('Joel & Ethan Coen'), ('Al Ray & Jo Low')) t(who)"
    >>> duckdb.execute(query).fetchall()
    [(['Joel & Ethan Coen'],), (['Al Ray', 'Jo Low'],)]
    """
    text = whole = value(column)
    if not column.separators:
        return f"list_filter([{text}], lambda t: t IS NOT NULL)"
    first, *others = column.separators
    if any(separator.strip() == "," for separator in column.separators):
        text = f"regexp_replace({text}, {sql.literal(_GENERATION)}, ' \\1', 'g')"
    for other in others:
        text = f"replace({text}, {sql.literal(other)}, {sql.literal(first)})"
    parts = f"list_transform(string_split({text}, {sql.literal(first)}), lambda t: {trimmed('t')})"
    parts = f"list_filter({parts}, lambda t: t IS NOT NULL)"
    if not column.full_names:
        return parts
    short = f"len(list_filter({parts}, lambda t: NOT contains(t, ' '))) > 0"
    return f"CASE WHEN {short} THEN [{whole}] ELSE {parts} END"


def people(column: Column) -> str:
    """SQL: the list of the people in a cell, without what tables write where there is nobody.

    >>> import duckdb
    >>> duckdb.execute(f"SELECT {people(Column('who', (', ',)))} FROM (SELECT 'A, unknown, -' AS who)").fetchone()
    (['A'],)
    """
    return f"list_filter({several(column)}, lambda t: NOT {_among('t', NOBODY)})"


def person(column: Column, cell: str) -> str:
    """SQL: the name of the person in a cell, or in a part of one.

    >>> import duckdb
    >>> who = Column("who", surname_first=True, character=" as ")
    >>> cell = "'Pacino, Al as Hanna'"
    >>> duckdb.execute(f"SELECT {person(who, cell)}, {part(who, cell)}").fetchone()
    ('Al Pacino', 'Hanna')
    """
    name = cell
    if column.character is not None:
        name = f"coalesce({trimmed(f'regexp_extract({cell}, {_cut(column.character)}, 1)')}, {cell})"
    return f"regexp_replace({name}, '^([^,]+),\\s*([^,]+)$', '\\2 \\1')" if column.surname_first else name


def part(column: Column, cell: str) -> str:
    """SQL: the part of the person in a cell, NULL where none is given."""
    if column.character is None:
        return "NULL::VARCHAR"
    return trimmed(f"regexp_extract({cell}, {_cut(column.character)}, 2)")


def _cut(character: str) -> str:
    """SQL: an expression that cuts a person from the part."""
    if character == "()":
        return sql.literal(r"^(.*\S)\s*\(([^()]*)\)\s*$")
    return sql.literal(f"^(.*?){re.escape(character)}(.*)$")


def title(column: Column, cell: str) -> str:
    """SQL: a title without its year, its article in front, where the column's conventions say so."""
    text = titles.without_year(cell) if column.year else cell
    return titles.article_first(text) if column.article else text


def date(column: Column) -> str:
    """SQL: the date of a cell, NULL where it is none.

    >>> import duckdb
    >>> columns = Column("d"), Column("d", format="%b %d %Y", pivot=2010)
    >>> query = f"SELECT {', '.join(map(date, columns))} FROM (SELECT 'Dec 31 2046' AS d)"
    >>> [str(found) for found in duckdb.execute(query).fetchone()]
    ['2046-12-31', '1946-12-31']
    """
    text = value(column)
    for month, english in zip(column.months, _MONTHS, strict=False):
        word = sql.literal(rf"(^|\PL){re.escape(month)}($|\PL)")
        text = f"regexp_replace({text}, {word}, '\\1{english}\\2', 'i')"
    forms = ", ".join(sql.literal(form) for form in ([column.format] if column.format else DATES))
    found = f"try_strptime({text}, [{forms}])::DATE"
    if column.pivot is None:
        return found
    return f"CASE WHEN year({found}) > {column.pivot} THEN ({found} - INTERVAL 100 YEAR)::DATE ELSE {found} END"


def minutes(cell: str) -> str:
    """SQL: how many minutes a film runs, without the unit; NULL where a cell counts the seasons of a series.

    >>> import duckdb
    >>> for printed in ("142 min", "2 h 22", "1hr 5min", "3 Seasons"):
    ...     print(*duckdb.execute(f"SELECT {minutes(sql.literal(printed))}").fetchone())
    142
    142
    65
    None
    """
    parts = (f"coalesce(try_cast(regexp_extract({cell}, '{HOURS}', {group}, 'i') AS INTEGER), 0)" for group in (1, 3))
    return (
        f"CASE WHEN regexp_full_match({cell}, '{HOURS}', 'i') THEN ({' * 60 + '.join(parts)})::VARCHAR "
        f"WHEN NOT regexp_full_match({cell}, '{SEASONS}', 'i') "
        rf"THEN regexp_replace({cell}, '\s*(m|mins?|minutes?)\.?$', '', 'i') END"
    )


def number(column: Column, cell: str) -> str:
    """SQL: a number with a point for its decimal mark."""
    return cell if column.decimal == "." else f"replace({cell}, {sql.literal(column.decimal)}, '.')"
