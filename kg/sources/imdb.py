"""IMDb's non-commercial data sets: title.basics, .principals, .crew, .akas, .ratings and name.basics.

Tab-separated UTF-8, one header line, ``\\N`` for no value, no quoting; see
https://developer.imdb.com/non-commercial-datasets/. Columns are found by name, so their order does not matter; a
missing one is an error and an unknown one a warning.

A row of title.crew gives a credit only where title.principals has none for that film, person and role: principals
say more of it, and a row twice is no second claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.delimited import TSV, header, load

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TITLE = {"is not a title id": "tconst IS NULL OR NOT starts_with(tconst, 'tt')"}
_NAME = {"is not a name id": "nconst IS NULL OR NOT starts_with(nconst, 'nm')"}


@dataclass(frozen=True, slots=True)
class _File:
    """One of IMDb's files.

    Attributes:
        columns: its columns with SQL types.
        key: the locator of a row, as a template over the row's natural key.
        claims: what its rows say.
        checks: reasons for which a row is rejected, with the SQL condition.
        yields: whether its credits give way to those of other files.
    """

    columns: Mapping[str, str]
    key: str
    claims: tuple[Claims, ...]
    checks: Mapping[str, str]
    yields: bool = False
    unused: frozenset[str] = field(default_factory=frozenset)


def _text(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "VARCHAR")


def _crew(column: str, role: str) -> str:
    return (
        f"SELECT tconst AS film, unnest(string_split({column}, ',')) AS person, '{role}' AS role, "
        f"'title.crew' AS method FROM rows WHERE {column} IS NOT NULL"
    )


FILES: Mapping[str, _File] = {
    "title.basics": _File(
        columns=_text("tconst", "titleType", "primaryTitle", "originalTitle", "isAdult")
        | {"startYear": "SMALLINT", "endYear": "SMALLINT", "runtimeMinutes": "INTEGER", "genres": "VARCHAR"},
        key="title.basics#{film}",
        checks={**_TITLE, "has no title": "primaryTitle IS NULL"},
        claims=(
            Claims(
                "film",
                "SELECT tconst AS film, primaryTitle AS title, nullif(originalTitle, primaryTitle) AS original_title, "
                "startYear AS year, endYear AS end_year, coalesce(titleType, 'movie') AS kind, "
                "runtimeMinutes AS runtime_minutes, 'title.basics' AS method FROM rows",
            ),
            Claims(
                "fact",
                "SELECT tconst AS subject, 'film' AS subject_kind, 'genre' AS predicate, "
                "unnest(string_split(genres, ',')) AS value, 'title.basics' AS method FROM rows WHERE genres IS NOT NULL",
            ),
        ),
    ),
    "title.principals": _File(
        columns=_text("tconst", "nconst", "category", "job", "characters") | {"ordering": "INTEGER"},
        key="title.principals#{film},{billing}",
        checks=_TITLE
        | _NAME
        | {
            "has no category": "category IS NULL",
            "characters is not a JSON list": "characters IS NOT NULL AND NOT json_valid(characters)",
        },
        claims=(
            Claims(
                "credit",
                "SELECT tconst AS film, nconst AS person, category AS role, nullif(job, category) AS job, "
                "from_json(characters, '[\"VARCHAR\"]') AS characters, ordering AS billing, "
                "CASE category WHEN 'archive_footage' THEN ['archive footage'] "
                "WHEN 'archive_sound' THEN ['archive sound'] END AS attributes, 'title.principals' AS method FROM rows",
            ),
        ),
    ),
    "title.crew": _File(
        columns=_text("tconst", "directors", "writers"),
        key="title.crew#{film}",
        checks=_TITLE,
        claims=(Claims("credit", f"{_crew('directors', 'director')} UNION ALL {_crew('writers', 'writer')}"),),
        yields=True,
    ),
    "title.akas": _File(
        columns=_text("titleId", "title", "region", "language", "types", "attributes", "isOriginalTitle")
        | {"ordering": "INTEGER"},
        key="title.akas#{film}",
        checks={
            "is not a title id": "titleId IS NULL OR NOT starts_with(titleId, 'tt')",
            "has no title": "title IS NULL",
        },
        claims=(
            Claims(
                "title",
                "SELECT titleId AS film, title, language, region FROM rows "
                "WHERE isOriginalTitle IS NULL OR isOriginalTitle <> '1' OR language IS NOT NULL OR region IS NOT NULL",
            ),
        ),
    ),
    "title.ratings": _File(
        columns=_text("tconst") | {"averageRating": "DOUBLE", "numVotes": "INTEGER"},
        key="title.ratings#{film}",
        checks=_TITLE,
        claims=(
            Claims(
                "fact",
                "SELECT tconst AS subject, 'film' AS subject_kind, 'rating' AS predicate, "
                "averageRating::DECIMAL(4, 1)::VARCHAR AS value, 'decimal' AS datatype, 'title.ratings' AS method "
                "FROM rows WHERE averageRating IS NOT NULL UNION ALL "
                "SELECT tconst, 'film', 'votes', numVotes::VARCHAR, 'integer', 'title.ratings' "
                "FROM rows WHERE numVotes IS NOT NULL",
            ),
        ),
    ),
    "name.basics": _File(
        columns=_text("nconst", "primaryName", "primaryProfession", "knownForTitles")
        | {"birthYear": "SMALLINT", "deathYear": "SMALLINT"},
        key="name.basics#{person}",
        checks=_NAME | {"has no name": "primaryName IS NULL"},
        claims=(
            Claims(
                "person",
                "SELECT nconst AS person, primaryName AS name, birthYear AS birth_year, deathYear AS death_year, "
                "'name.basics' AS method FROM rows",
            ),
        ),
    ),
}


def kind_of(columns: list[str]) -> str | None:
    """Which of IMDb's files has these columns: the one that shares most, if it shares three or its own key.

    >>> kind_of(["tconst", "directors", "writers"]), kind_of(["film", "year"])
    ('title.crew', None)
    """
    shared = {name: len(set(columns) & set(file.columns)) for name, file in FILES.items()}
    best = max(shared, key=lambda name: (shared[name], -len(FILES[name].columns)))
    return best if shared[best] >= 3 or columns[:1] in (["tconst"], ["nconst"], ["titleId"]) else None


def recognise(file: Input) -> bool:
    """Whether the first line is the header of one of IMDb's files."""
    columns = file.first_line.split("\t")
    return columns[0] in ("tconst", "nconst", "titleId") and kind_of(columns) is not None


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What one of IMDb's files says.

    Raises:
        InputError: a column is missing, or the file is damaged.
    """
    columns = header(file, TSV)
    kind = _kind(file, columns)
    contract = FILES[kind]
    missing = [name for name in contract.columns if name not in columns]
    if missing:
        raise InputError(
            f"{kind} has no column {', '.join(map(repr, missing))}",
            path=file.name,
            line=1,
            hint="see developer.imdb.com/non-commercial-datasets for the columns",
        )
    new = [name for name in columns if name not in contract.columns]
    read_rows, rejects = load(connection, file, TSV, contract.columns, names=columns, checks=contract.checks)
    return [
        Batch(
            source=file.source or "imdb",
            claims=contract.claims,
            space="imdb",
            roles="imdb",
            locator=contract.key,
            yields=contract.yields,
            read=read_rows,
            taken=read_rows - len(rejects),
            rejects=rejects,
            warnings=[f"{file.name}:1: column {name!r} is new and was left out" for name in new],
        )
    ]


def _kind(file: Input, columns: list[str]) -> str:
    """The file's name says which it is where it is one of IMDb's; else its columns do."""
    by_name = next((kind for kind in FILES if f"/{file.id}".rsplit("/", 1)[-1].startswith(kind)), None)
    kind = by_name or kind_of(columns)
    if kind is None:
        raise InputError(
            f"its header is none of IMDb's ({', '.join(columns[:4])}, ...)", path=file.name, line=1, hint="is it another format?"
        )
    return kind


SOURCE = Source(
    name="imdb",
    title="IMDb non-commercial data sets (TSV)",
    recognise=recognise,
    read=read,
    dump=True,
    left_out={
        "title.basics isAdult": "no credit",
        "title.akas types, attributes, ordering": "kinds of titles are not modelled",
        "name.basics primaryProfession": "follows from the credits",
        "name.basics knownForTitles": "follows from the credits",
    },
)
