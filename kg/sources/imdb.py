r"""IMDb's non-commercial data sets: title.basics, .principals, .crew, .episode, .akas, .ratings and name.basics.

Tab-separated UTF-8, one header line, ``\N`` for no value, no quoting; see
https://developer.imdb.com/non-commercial-datasets/. Columns are found by name, so their order does not matter; a
missing one is an error and an unknown one a warning.

A row of title.crew gives a credit only where title.principals has none for that film, person and role: principals
say more of it, and a row twice is no second claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.delimited import TSV, header, matches
from kg.sources.sheet import Sheet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

YEAR, COUNT, STRINGS = "[0-9]{4}", "[0-9]{1,9}", r'\[\s*("([^"\\]|\\.)*"\s*(,\s*"([^"\\]|\\.)*"\s*)*)?\]'
"""What a year, a whole number and a JSON list of strings look like."""


_PLAIN_LIST = r"""regexp_full_match(characters, '\["[^"\\]*"(,"[^"\\]*")*\]') AND json_valid(characters)"""
"""SQL: a list of strings without escapes or blanks between them, as nearly all are; a cheap look before a dear one."""


def _number(column: str) -> str:
    """SQL: the number of an id, NULL of what is none."""
    return f"try_cast(substr({column}, 3) AS BIGINT)"


def _id(column: str, prefix: str) -> str:
    """SQL: the column is no id of IMDb, which is the prefix and up to 11 digits."""
    return f"{column} IS NULL OR {matches(column, f'{prefix}[0-9]{{1,11}}')}"


def _blank(column: str) -> str:
    """SQL: the column says nothing."""
    return f"{column} IS NULL OR {column} = '' OR (starts_with({column}, ' ') AND trim({column}) = '')"


def _ids(column: str, prefix: str) -> str:
    return matches(column, f"{prefix}[0-9]{{1,11}}(,{prefix}[0-9]{{1,11}})*")


def _crew(column: str, role: str) -> str:
    return (
        f"SELECT film_number, substr(unnest(string_split({column}, ',')), 3)::BIGINT AS person_number, "
        f"'{role}' AS role FROM rows WHERE {column} IS NOT NULL"
    )


def _place(column: str) -> str:
    """SQL: the place of an episode, in its series or in its season, as a fact."""
    return (
        f"SELECT film_number AS subject_number, 'film' AS subject_kind, '{column} number' AS predicate, "
        f"{column}::VARCHAR AS value, 'integer' AS datatype FROM rows WHERE {column} IS NOT NULL"
    )


_TITLE = {"tconst is not a title id": _id("tconst", "tt")}
_NAME = {"nconst is not a name id": _id("nconst", "nm")}

FILES: Mapping[str, Sheet] = {
    "title.basics": Sheet(
        columns=tuple(
            "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres".split()
        ),
        rows={
            "film_number": _number("tconst"),
            "title": "primaryTitle",
            "original_title": "nullif(originalTitle, primaryTitle)",
            "year": "try_cast(startYear AS SMALLINT)",
            "end_year": "try_cast(endYear AS SMALLINT)",
            "kind": "coalesce(titleType, 'movie')",
            "runtime_minutes": "try_cast(runtimeMinutes AS INTEGER)",
            "genres": "genres",
        },
        key="title.basics#{film}",
        left_out={"isAdult": "no credit"},
        checks={
            **_TITLE,
            "has no primaryTitle": _blank("primaryTitle"),
            "startYear is not a year": matches("startYear", YEAR),
            "endYear is not a year": matches("endYear", YEAR),
            "runtimeMinutes is not a number": matches("runtimeMinutes", COUNT),
        },
        claims=(
            Claims(
                "film",
                "SELECT film_number, title, original_title, year, end_year, kind, runtime_minutes FROM rows",
            ),
            Claims(
                "fact",
                "SELECT film_number AS subject_number, 'film' AS subject_kind, 'genre' AS predicate, "
                "unnest(string_split(genres, ',')) AS value FROM rows WHERE genres IS NOT NULL",
            ),
        ),
    ),
    "title.principals": Sheet(
        columns=("tconst", "ordering", "nconst", "category", "job", "characters"),
        rows={
            "film_number": _number("tconst"),
            "person_number": _number("nconst"),
            "role": "category",
            "job": "nullif(job, category)",
            "characters": "CASE WHEN json_valid(characters) THEN from_json(characters, '[\"VARCHAR\"]') END",
            "billing": "try_cast(ordering AS INTEGER)",
        },
        key="title.principals#{film},{billing}",
        checks={
            **_TITLE,
            **_NAME,
            "has no category": _blank("category"),
            "ordering is not a number": f"ordering IS NULL OR {matches('ordering', COUNT)}",
            "characters is not a JSON list of strings": (
                f"characters IS NOT NULL AND NOT ({_PLAIN_LIST}) "
                f"AND ({matches('characters', STRINGS)} "
                r"OR contains(characters, '\u0000') OR NOT json_valid(characters))"
            ),
        },
        claims=(
            Claims(
                "credit",
                "SELECT film_number, person_number, role, job, characters, billing, "
                "CASE role WHEN 'archive_footage' THEN ['archive footage'] "
                "WHEN 'archive_sound' THEN ['archive sound'] END AS attributes FROM rows",
            ),
        ),
    ),
    "title.crew": Sheet(
        columns=("tconst", "directors", "writers"),
        rows={"film_number": _number("tconst"), "directors": "directors", "writers": "writers"},
        key="title.crew#{film}",
        checks={
            **_TITLE,
            "directors has what is not a name id": _ids("directors", "nm"),
            "writers has what is not a name id": _ids("writers", "nm"),
        },
        claims=(Claims("credit", f"{_crew('directors', 'director')} UNION ALL {_crew('writers', 'writer')}"),),
        yields=True,
    ),
    "title.akas": Sheet(
        columns=("titleId", "ordering", "title", "region", "language", "types", "attributes", "isOriginalTitle"),
        rows={
            "film_number": _number("titleId"),
            "title": "title",
            "language": "language",
            "region": "region",
            "original": "isOriginalTitle",
        },
        key="title.akas#{film}",
        left_out=dict.fromkeys(("types", "attributes", "ordering"), "kinds of titles are not modelled"),
        checks={"titleId is not a title id": _id("titleId", "tt"), "has no title": _blank("title")},
        claims=(
            Claims(
                "title",
                "SELECT film_number, title, language, region FROM rows "
                "WHERE original IS NULL OR original <> '1' OR language IS NOT NULL OR region IS NOT NULL",
            ),
        ),
    ),
    "title.ratings": Sheet(
        columns=("tconst", "averageRating", "numVotes"),
        rows={
            "film_number": _number("tconst"),
            "rating": "try_cast(averageRating AS DECIMAL(4, 1))",
            "votes": "try_cast(numVotes AS INTEGER)",
        },
        key="title.ratings#{film}",
        checks={
            **_TITLE,
            "averageRating is not a number": matches("averageRating", r"[0-9]{1,2}(\.[0-9]+)?"),
            "numVotes is not a number": matches("numVotes", COUNT),
        },
        claims=(
            Claims(
                "fact",
                "SELECT film_number AS subject_number, 'film' AS subject_kind, 'rating' AS predicate, "
                "rating::VARCHAR AS value, 'decimal' AS datatype FROM rows WHERE rating IS NOT NULL UNION ALL "
                "SELECT film_number, 'film', 'votes', votes::VARCHAR, 'integer' FROM rows WHERE votes IS NOT NULL",
            ),
        ),
    ),
    "name.basics": Sheet(
        columns=("nconst", "primaryName", "birthYear", "deathYear", "primaryProfession", "knownForTitles"),
        rows={
            "person_number": _number("nconst"),
            "name": "primaryName",
            "birth_year": "try_cast(birthYear AS SMALLINT)",
            "death_year": "try_cast(deathYear AS SMALLINT)",
            "known_for": "nullif(knownForTitles, '')",
        },
        key="name.basics#{person}",
        left_out={"primaryProfession": "follows from the credits"},
        checks={
            **_NAME,
            "has no primaryName": _blank("primaryName"),
            # Authors of the works that films are made of lived before the year 1000.
            "birthYear is not a year": matches("birthYear", "[0-9]{1,4}"),
            "deathYear is not a year": matches("deathYear", "[0-9]{1,4}"),
            "knownForTitles has what is not a title id": f"knownForTitles <> '' AND {_ids('knownForTitles', 'tt')}",
        },
        claims=(
            Claims(
                "person",
                "SELECT person_number, name, birth_year, death_year FROM rows",
            ),
            Claims(
                "relation",
                "SELECT person_number AS subject_number, 'person' AS subject_kind, 'known for' AS predicate, "
                "substr(title, 3)::BIGINT AS object_number, 'film' AS object_kind "
                "FROM (SELECT person_number, unnest(string_split(known_for, ',')) AS title FROM rows)",
            ),
        ),
    ),
    "title.episode": Sheet(
        columns=("tconst", "parentTconst", "seasonNumber", "episodeNumber"),
        rows={
            "film_number": _number("tconst"),
            "series_number": _number("parentTconst"),
            "season": "try_cast(seasonNumber AS INTEGER)",
            "episode": "try_cast(episodeNumber AS INTEGER)",
        },
        key="title.episode#{film}",
        checks={
            **_TITLE,
            "parentTconst is not a title id": _id("parentTconst", "tt"),
            "seasonNumber is not a number": matches("seasonNumber", COUNT),
            "episodeNumber is not a number": matches("episodeNumber", COUNT),
        },
        claims=(
            Claims(
                "relation",
                "SELECT film_number AS subject_number, 'film' AS subject_kind, 'part of' AS predicate, "
                "series_number AS object_number, 'film' AS object_kind FROM rows",
            ),
            Claims("fact", f"{_place('season')} UNION ALL {_place('episode')}"),
        ),
    ),
}


def kind_of(name: str, columns: list[str]) -> str | None:
    """Which of IMDb's files it is: its name says so, else its columns: the file that shares most of them.

    >>> kind_of("title.crew.tsv.gz", []), kind_of("mine.tsv", ["tconst", "directors"]), kind_of("a.tsv", ["film"])
    ('title.crew', 'title.crew', None)
    """
    by_name = next((kind for kind in FILES if name.startswith(kind)), None)
    if by_name or columns[:1] not in (["tconst"], ["nconst"], ["titleId"]):
        return by_name
    return max(FILES, key=lambda kind: (len(set(columns) & set(FILES[kind].columns)), -len(FILES[kind].columns)))


def _kind(file: Input, columns: list[str]) -> str | None:
    return kind_of(file.id.rsplit("/", 1)[-1], columns)


def recognise(file: Input) -> bool:
    """Whether it is tab-separated and its name or its first column is that of one of IMDb's files."""
    return "\t" in file.first_line and _kind(file, file.first_line.split("\t")) is not None


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What one of IMDb's files says.

    Raises:
        InputError: a column is missing, or the file is damaged.
    """
    columns = header(file, TSV)
    kind = _kind(file, columns)
    if kind is None:
        what = f"its header is none of IMDb's ({', '.join(columns[:4])}, ...)"
        raise InputError(what, path=file.name, line=1, hint="is it another format?")
    _require(file, kind, columns)
    return [FILES[kind].read(file, connection, TSV, columns, source="imdb", roles="imdb")]


def _require(file: Input, kind: str, columns: list[str]) -> None:
    missing = [name for name in FILES[kind].columns if name not in columns]
    if missing:
        raise InputError(
            f"{kind} has no column {', '.join(map(repr, missing))}",
            path=file.name,
            line=1,
            hint="see developer.imdb.com/non-commercial-datasets for the columns",
        )


SOURCE = Source(
    name="imdb",
    title="IMDb non-commercial data sets (TSV)",
    recognise=recognise,
    read=read,
    dump=True,
    left_out={f"{kind} {column}": why for kind, file in FILES.items() for column, why in file.left_out.items()},
)
