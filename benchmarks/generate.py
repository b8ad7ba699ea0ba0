"""Synthetic IMDb files of any size, by DuckDB: the same files each time.

    python benchmarks/generate.py 1000000 OUT

writes title.basics, title.principals, title.crew, title.akas, title.ratings and name.basics as ``.tsv.gz`` with so many
principals, a tenth as many titles and three tenths as many names, who are known for none to four titles.
Names are made of syllables of several scripts, some with unbalanced quotes; people's number of credits falls off as in
real data; a fifth of the parts have two names.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

FIRST = """James Mary José María Ana João Zoë Søren Jürgen Łukasz Jiří Çağla Владимир Анна 黒澤 王 김 Rajesh Fatima
    Akira Setsuko O'Shea Jean-Luc""".split()
LAST = """Smith Kowalski Müller García López McDonald Yamada Suzuki Иванов Østergård Äkäslompolo Dubois Rossi Nguyễn
    Trần Tót Papadopoulos Ben-Salah""".split()
WORD = """Night Shadow River Blood Love Summer Last City House King Queen Dark Golden Silent Return Story L'amour Été
    Größe Ночь 夢 愛 Señor Über""".split()


def _pick(words: list[str], number: str) -> str:
    """SQL: one of the words, by a number."""
    listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
    return f"[{listed}][1 + (hash({number}) % {len(words)})::INT]"


def _one(words: str, number: str = "i") -> str:
    """SQL: one of a few values in turn."""
    listed = words.split()
    return f"[{', '.join(listed)}][1 + ({number} % {len(listed)})::INT]"


def _id(prefix: str, number: str) -> str:
    return f"'{prefix}' || lpad(({number})::BIGINT::VARCHAR, 7, '0')"


def statements(principals: int) -> dict[str, str]:
    """The SELECT of each file."""
    titles, names = principals // 10, principals * 3 // 10
    title = f"""{_pick(WORD, "i")} || ' ' || {_pick(WORD, "i * 7 + 1")} || CASE WHEN i % 250 = 0 THEN ' "remix'
        WHEN i % 3 = 0 THEN ' ' || (i % 1999 + 2) ELSE '' END"""
    name = f"""CASE WHEN i % 997 = 0 THEN '"' ELSE '' END || {_pick(FIRST, "i")} || ' ' || {_pick(LAST, "i * 3 + 1")}
        || ' ' || chr(65 + (i % 26)::INT) || (i // 500)"""
    person = _id("nm", f"1 + floor({names} * pow((hash(i * 31 + 7) % 1000000) / 1000000.0, 2.2))")
    film = _id("tt", "1 + i // 10")
    category = _one("'actor' 'actress' 'actor' 'actress' 'self' 'director' 'writer' 'producer' 'composer' 'editor'")
    part = f"""'["' || {_pick(FIRST, "i * 5")} || ' #' || (hash(i) % 9973)
        || CASE WHEN i % 5 = 0 THEN '","' || {_pick(LAST, "i * 11")} ELSE '' END || '"]'"""
    known = f"list_aggregate([{', '.join(_id('tt', f'1 + hash(i * {n}) % {titles}') for n in (3, 5, 7, 11))}]"
    known = f"nullif({known}[:(i % 5)::INT], 'string_agg', ','), '')"
    return {
        "title.basics": f"""
            SELECT {_id("tt", "i + 1")} AS tconst, {_one("'movie' 'short' 'tvEpisode' 'tvMovie'")} AS titleType,
                   {title} AS primaryTitle, {title} AS originalTitle, 0 AS isAdult, 1894 + (hash(i) % 132) AS startYear,
                   NULL AS endYear, 3 + hash(i * 3) % 200 AS runtimeMinutes,
                   {_one("'Drama' 'Comedy,Drama' 'Action' NULL")} AS genres FROM range({titles}) t(i)""",
        "title.principals": f"""
            SELECT {film} AS tconst, 1 + i % 10 AS ordering, {person} AS nconst, {category} AS category,
                   CASE WHEN i % 10 IN (6, 7) THEN {_one("'screenplay' 'novel' 'producer'", "hash(i)")} END AS job,
                   CASE WHEN i % 10 < 5 AND i % 8 <> 0 THEN {part} END AS characters FROM range({principals}) t(i)""",
        "title.crew": f"""
            SELECT {film} AS tconst, string_agg(CASE WHEN i % 10 = 5 THEN {person} END, ',') AS directors,
                   string_agg(CASE WHEN i % 10 = 6 THEN {person} END, ',') AS writers
            FROM range({principals}) t(i) GROUP BY 1 ORDER BY 1""",
        "title.akas": f"""
            SELECT {_id("tt", "1 + i * 2 // 5")} AS titleId, 1 + i % 3 AS ordering, {title} AS title,
                   {_one("'US' 'FR' 'JP'")} AS region, {_one("'en' 'fr' 'ja'")} AS language, 'imdbDisplay' AS types,
                   NULL AS attributes, 0 AS isOriginalTitle FROM range({principals // 4}) t(i)""",
        "title.ratings": f"""
            SELECT {_id("tt", "i + 1")} AS tconst, (1 + hash(i) % 90 / 10.0)::DECIMAL(3, 1) AS averageRating,
                   5 + hash(i * 3) % 100000 AS numVotes FROM range({titles}) t(i) WHERE i % 5 <> 0""",
        "name.basics": f"""
            SELECT {_id("nm", "i + 1")} AS nconst, {name} AS primaryName,
                   CASE WHEN i % 2 = 0 THEN 1870 + hash(i) % 135 END AS birthYear, NULL AS deathYear,
                   'actor,writer' AS primaryProfession, {known} AS knownForTitles
            FROM range({names}) t(i)""",
    }


def generate(principals: int, folder: Path) -> None:
    """Write the files, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    for name, select in statements(principals).items():
        file = folder / f"{name}.tsv.gz"
        if not file.exists():
            options = "FORMAT csv, HEADER, DELIMITER '\t', QUOTE '', ESCAPE '', NULLSTR '\\N', COMPRESSION gzip"
            connection.execute(f"COPY ({select}) TO '{file}.part' ({options})")
            Path(f"{file}.part").rename(file)


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
