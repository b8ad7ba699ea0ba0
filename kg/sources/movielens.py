"""MovieLens data sets: movies, links, ratings and tags, with commas, semicolons, or ``::`` and no header.

The layouts are those of https://grouplens.org/datasets/movielens/: ``.csv`` since 2013, ``.dat`` before. Links have
the numbers of IMDb's ids without their leading zeros: 114709 is tt0114709. A rating of one user is no claim of ours;
what is taken is the mean of a film and how many gave one. A tag counts once for a film, in its most frequent spelling;
how many gave it is left out, as a fact has one value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.sources import titles
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.delimited import Dialect, header, matches
from kg.sources.sheet import Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SPACE = "'movielens' AS {0}_space, film AS {0}"
BEST, STARS = 5, r"[0-4](\.[0-9]+)?|5(\.0*)?"
"""How many stars a film can have at most, and what a rating looks like."""

NO_GENRES, GENRES = "(no genres listed)", "unnest(string_split(genres, '|'))"
_LINKED = "'film' AS entity_kind, 'film' AS same_kind, 'links#' || film AS locator"
_USERS = {"userId": "users who rate are not modelled", "timestamp": "when somebody rated says nothing of a film"}
_FILM = {"movieId is not a number": f"movieId IS NULL OR {matches('movieId', '[0-9]{1,18}')}"}
_NAMED = {"film": "coalesce(nullif(ltrim(movieId, '0'), ''), '0')"}


def _fact(predicate: str, value: str, datatype: str) -> str:
    """SQL: the start of a query for facts of films."""
    return (
        f"SELECT {SPACE.format('subject')}, 'film' AS subject_kind, '{predicate}' AS predicate, {value} AS value, "
        f"'{datatype}' AS datatype"
    )


_MEANS = "(SELECT film, avg(rating) AS mean, count(*) AS votes FROM rows GROUP BY film)"
_TITLE = titles.without_year("title")

SHEETS: Mapping[str, Sheet] = {
    "movies": Sheet(
        columns=("movieId", "title", "genres"),
        rows={
            **_NAMED,
            "title": titles.article_first(titles.without_brackets(_TITLE)),
            "others": f"list_transform({titles.in_brackets(_TITLE)}, lambda t: {titles.article_first('t')})",
            "year": titles.year("title"),
            "end_year": titles.end_year("title"),
            "genres": f"nullif(genres, '{NO_GENRES}')",
        },
        key="movies#{film}",
        checks={**_FILM, "has no title": "title IS NULL OR trim(title) = ''"},
        claims=(
            Claims("film", f"SELECT {SPACE.format('film')}, title, year, end_year FROM rows"),
            Claims(
                "title",
                f"SELECT {SPACE.format('film')}, unnest(list_distinct(others)) AS title, 'movies#' || film AS locator "
                "FROM rows",
            ),
            Claims("fact", f"{_fact('genre', GENRES, 'string')} FROM rows WHERE genres IS NOT NULL"),
        ),
    ),
    "links": Sheet(
        columns=("movieId", "imdbId", "tmdbId"),
        rows={
            **_NAMED,
            "imdb": "try_cast(regexp_replace(imdbId, '^tt', '') AS BIGINT)",
            "tmdb": "ltrim(regexp_replace(tmdbId, '\\.0*$', ''), '0')",
        },
        key="links#{film}",
        checks={
            **_FILM,
            "imdbId is not a number": matches("imdbId", "(tt)?[0-9]{1,11}"),
            "tmdbId is not a number": matches("tmdbId", r"[0-9]{1,11}(\.0*)?"),
        },
        claims=(
            Claims(
                "identifier",
                f"SELECT {SPACE.format('entity')}, imdb AS same_number, {_LINKED} FROM rows WHERE imdb IS NOT NULL",
            ),
            Claims(
                "identifier",
                f"SELECT {SPACE.format('entity')}, 'tmdb' AS same_space, tmdb AS same, {_LINKED} FROM rows "
                "WHERE tmdb <> ''",
            ),
        ),
    ),
    "ratings": Sheet(
        columns=("userId", "movieId", "rating", "timestamp"),
        rows={**_NAMED, "rating": "try_cast(rating AS DECIMAL(3, 1))"},
        key="ratings#{film}",
        left_out=_USERS,
        checks={
            **_FILM,
            "rating is no number of stars": f"rating IS NULL OR {matches('rating', STARS)}",
        },
        claims=(
            Claims("fact", f"{_fact('rating', 'round(mean, 2)::DECIMAL(4, 2)::VARCHAR', 'decimal')} FROM {_MEANS}"),
            Claims(
                "fact",
                f"{_fact('normalised rating', f'round(mean / {BEST}, 3)::DECIMAL(4, 3)::VARCHAR', 'decimal')} "
                f"FROM {_MEANS}",
            ),
            Claims("fact", f"{_fact('votes', 'votes::VARCHAR', 'integer')} FROM {_MEANS}"),
        ),
    ),
    "tags": Sheet(
        columns=("userId", "movieId", "tag", "timestamp"),
        rows={**_NAMED, "tag": "trim(tag)"},
        key="tags#{film}",
        left_out=_USERS,
        checks={**_FILM, "has no tag": "tag IS NULL OR trim(tag) = ''"},
        claims=(
            Claims(
                "fact",
                f"{_fact('keyword', 'first(tag ORDER BY n DESC, tag)', 'string')} "
                "FROM (SELECT film, tag, count(*) AS n FROM rows GROUP BY film, tag) GROUP BY film, lower(tag)",
            ),
        ),
    ),
    "genome-scores": Sheet(
        columns=("movieId", "tagId", "relevance"),
        rows=_NAMED,
        key="genome-scores#{film}",
        left_out={"tagId": "a machine's guess", "relevance": "a machine's guess"},
        checks=_FILM,
        claims=(),
    ),
    "genome-tags": Sheet(
        columns=("tagId", "tag"),
        rows={"tag": "tag"},
        key="genome-tags",
        left_out={"tagId": "numbers a machine's guesses", "tag": "the vocabulary of a machine's guesses"},
        checks={},
        claims=(),
    ),
}

PLAIN: Mapping[str, str] = {
    "movies": r"\d+::.*\S.*::[^:]*",
    "ratings": r"\d+::\d+::[0-5](\.\d)?::\d+",
    "tags": r"\d+::\d+::.+::\d+",
}
"""What the first line of a table with ``::`` and without a header looks like."""


def _layout(file: Input) -> tuple[str, Dialect, list[str]] | None:
    """Which table it is, how it is written, and its columns."""
    line = file.first_line.strip()
    plain = next((name for name in ("ratings", "tags", "movies") if re.fullmatch(PLAIN[name], line[:2000])), None)
    if plain:
        return plain, Dialect("::", "", "", header=False), list(SHEETS[plain].columns)
    dialect = Dialect(max(",;\t", key=line.count), '"', "")
    try:
        columns = header(file, dialect)
    except InputError:
        return None
    folded = {name.strip().casefold() for name in columns}
    kind = next((name for name, sheet in SHEETS.items() if {c.casefold() for c in sheet.columns} <= folded), None)
    return (kind, dialect, columns) if kind else None


def recognise(file: Input) -> bool:
    """Whether its columns are those of one of the tables."""
    return _layout(file) is not None


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What one of the tables says.

    Raises:
        InputError: its columns are those of none, or it is damaged.
    """
    layout = _layout(file)
    if layout is None:
        what = f"has the columns of no MovieLens table ({file.first_line[:60]})"
        raise InputError(what, path=file.name, line=1, hint="is it another format?")
    kind, dialect, columns = layout
    batch = SHEETS[kind].read(file, connection, dialect, columns, source="movielens", roles="code")
    if not batch.claims:
        batch.warnings.append(f"{file.name}: {kind} was left out: {next(iter(SHEETS[kind].left_out.values()))}")
    return [batch]


SOURCE = Source(
    name="movielens",
    title="MovieLens data sets (CSV, .dat)",
    recognise=recognise,
    read=read,
    dump=True,
    left_out={f"{kind} {column}": why for kind, sheet in SHEETS.items() for column, why in sheet.left_out.items()},
)
