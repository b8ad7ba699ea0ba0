"""A user's export from Letterboxd: watched, ratings, diary, likes, lists, watch list; the texts of reviews are reviews.

The export is a folder of CSV files (https://letterboxd.com/settings/data/). Films have a title and a year; the address
in a diary is that of the entry and not of the film, so that it is no identifier. Marks are stars, half to five.
``reviews.csv`` is a table of reviews (:mod:`kg.sources.review`). A list of films is a table behind a table of one row,
which is about the list itself.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.sources import titles
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.delimited import Dialect, header, matches
from kg.sources.sheet import Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DIALECT = Dialect(",", '"', "")
BEST, STARS = 5, r"([1-4](\.[05])?|0?\.5|5(\.0)?)"
"""How many stars a film can have at most, and what a mark looks like."""

_LISTED = ("Date", "Name", "Year", "Letterboxd URI")
_FILM = {
    "title": "trim(Name)",
    "year": "try_cast(Year AS SMALLINT)",
    "film": titles.slug("concat_ws(' ', trim(Name), Year)"),
}
_CHECKS = {
    "has no Name": "Name IS NULL OR trim(Name) = ''",
    "Year is not a year": matches("Year", "[0-9]{4}"),
}
_MARK = {**_CHECKS, "Rating is no number of stars": matches("Rating", STARS)}
_FILMS = Claims(
    "film",
    "SELECT 'letterboxd' AS film_space, film, min(title) AS title, year FROM rows GROUP BY film, year",
)
_WHEN = {"Date": "when somebody watched says nothing of a film", "Letterboxd URI": "may be that of a diary's entry"}
_PRIVATE = "says nothing of films"


def _fact(predicate: str, value: str, datatype: str, rows: str) -> Claims:
    return Claims(
        "fact",
        f"SELECT DISTINCT 'letterboxd' AS subject_space, film AS subject, 'film' AS subject_kind, "
        f"'{predicate}' AS predicate, {value} AS value, '{datatype}' AS datatype FROM {rows}",
    )


_MARKS = (
    _fact("rating", "rating::VARCHAR", "decimal", "rows WHERE rating IS NOT NULL"),
    _fact(
        "normalised rating",
        f"(rating / {BEST})::DECIMAL(3, 2)::VARCHAR",
        "decimal",
        "rows WHERE rating IS NOT NULL",
    ),
)
_TAGS = _fact(
    "keyword", "tag", "string", "(SELECT film, trim(unnest(string_split(tags, ','))) AS tag FROM rows) WHERE tag <> ''"
)

SHEETS: Mapping[str, Sheet] = {
    "diary": Sheet(
        columns=(*_LISTED, "Rating", "Rewatch", "Tags", "Watched Date"),
        rows={**_FILM, "rating": "try_cast(Rating AS DECIMAL(2, 1))", "tags": "Tags"},
        key="diary#{film}",
        claims=(_FILMS, *_MARKS, _TAGS),
        checks=_MARK,
        left_out={**_WHEN, "Rewatch": _WHEN["Date"], "Watched Date": _WHEN["Date"]},
    ),
    "ratings": Sheet(
        columns=(*_LISTED, "Rating"),
        rows={**_FILM, "rating": "try_cast(Rating AS DECIMAL(2, 1))"},
        key="ratings#{film}",
        claims=(_FILMS, *_MARKS),
        checks=_MARK,
        left_out=_WHEN,
    ),
    "watched": Sheet(
        columns=_LISTED, rows=_FILM, key="watched#{film}", claims=(_FILMS,), checks=_CHECKS, left_out=_WHEN
    ),
    "list": Sheet(
        columns=("Position", "Name", "Year", "URL", "Description"),
        rows=_FILM,
        key="list#{film}",
        claims=(_FILMS,),
        checks=_CHECKS,
        left_out={
            "Position": "where somebody ranks a film says nothing of the film",
            "URL": "is a short form that names no film without a network",
            "Description": "a note without a mark says nothing that is claimed",
        },
    ),
    "profile": Sheet(
        columns=("Date Joined", "Username", "Given Name", "Family Name"),
        rows={"who": "Username"},
        key="profile",
        claims=(),
        checks={},
        left_out=dict.fromkeys(("Date Joined", "Username", "Given Name", "Family Name"), _PRIVATE),
    ),
    "comments": Sheet(
        columns=("Date", "Content", "Comment"),
        rows={"text": "Comment"},
        key="comments",
        claims=(),
        checks={},
        left_out=dict.fromkeys(("Date", "Content", "Comment"), _PRIVATE),
    ),
}
"""The tables, those with more columns first; the watch list and likes have the columns of ``watched``."""


_LIST = "Position,Name,Year,"
"""How the header of a list's films begins, on one of the first lines."""


def _sheet(file: Input) -> tuple[Sheet, list[str]] | None:
    """Which table it is, and its columns; None of a table of reviews."""
    if _films_at(file):
        return SHEETS["list"], list(SHEETS["list"].columns)
    if not re.search("[,;\t]", file.first_line):
        return None
    try:
        columns = header(file, _dialect(file))
    except InputError:
        return None
    found = next((sheet for sheet in SHEETS.values() if set(sheet.columns) <= set(columns)), None)
    return (found, columns) if found and "Review" not in columns else None


def _dialect(file: Input) -> Dialect:
    """Commas; or what a spreadsheet put in their place when it saved the table again."""
    return replace(DIALECT, delimiter=max(",;\t", key=file.first_line.count))


def _films_at(file: Input) -> int:
    """How many lines stand before the films of a list; 0 if it is none."""
    lines = file.head.decode("utf-8", "replace").splitlines()[:60]
    about = any(line.startswith("Date,Name,Tags,") for line in lines[:2])
    return next((n for n, line in enumerate(lines) if about and line.startswith(_LIST)), 0)


@contextlib.contextmanager
def _table(file: Input, before: int) -> Iterator[Input]:
    """The file without the lines before its header."""
    if not before:
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        path = Path(folder) / "list.csv"
        path.write_text("".join(file.text().splitlines(keepends=True)[before:]), encoding="utf-8", newline="")
        yield replace(file, path=path)


def recognise(file: Input) -> bool:
    """Whether its columns are those of one of the tables."""
    return _sheet(file) is not None


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What one of the tables says.

    Raises:
        InputError: its columns are those of none, or it is damaged.
    """
    found = _sheet(file)
    if found is None:
        what = f"has the columns of no table of a Letterboxd export ({file.first_line[:60]})"
        raise InputError(what, path=file.name, line=1, hint="is it another format?")
    sheet, columns = found
    before = _films_at(file)
    with _table(file, before) as table:
        dialect = DIALECT if before else _dialect(file)
        batch = sheet.read(table, connection, dialect, columns, source="letterboxd", roles="code")
    batch.rejects = [replace(reject, line=reject.line + before) for reject in batch.rejects]
    if not sheet.claims:
        batch.warnings = [f"{file.name}: was left out: {_PRIVATE}"]
    return [batch]


SOURCE = Source(
    name="letterboxd",
    title="Letterboxd export (CSV)",
    recognise=recognise,
    read=read,
    dump=True,
    left_out={f"{kind} {column}": why for kind, sheet in SHEETS.items() for column, why in sheet.left_out.items()},
)
