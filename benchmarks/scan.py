"""DuckDB merely scanning IMDb files: every column read, its largest value kept."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

COLUMNS = {
    "title.basics": "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres",
    "title.principals": "tconst ordering nconst category job characters",
    "title.crew": "tconst directors writers",
    "title.akas": "titleId ordering title region language types attributes isOriginalTitle",
    "title.ratings": "tconst averageRating numVotes",
    "name.basics": "nconst primaryName birthYear deathYear primaryProfession knownForTitles",
}

connection = duckdb.connect(config={"memory_limit": "800MB", "preserve_insertion_order": False})
for name, columns in COLUMNS.items():
    types = ", ".join(f"'{column}': 'VARCHAR'" for column in columns.split())
    values = ", ".join(f"max({column})" for column in columns.split())
    connection.execute(
        f"SELECT {values} FROM read_csv('{Path(sys.argv[1]) / name}.tsv.gz', delim = '\t', header = true, quote = '', "
        f"escape = '', nullstr = '\\N', auto_detect = false, columns = {{{types}}})"
    ).fetchall()
