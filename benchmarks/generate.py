"""Synthetic credits of any size, by DuckDB: IMDb's files, and what other sources say of the same films.

    python benchmarks/generate.py 1000000 OUT [--more]

writes title.basics, title.principals, title.crew, title.akas, title.ratings and name.basics as ``.tsv.gz`` with so many
principals, a tenth as many titles and three tenths as many names, who are known for none to four titles.
Names are made of syllables of several scripts, some with unbalanced quotes; people's number of credits falls off as in
real data; a fifth of the players are of the director's company; a fifth of the parts have two names.

With ``--more`` come four files beside them:

* ``catalogue.csv``, with its mapping file: director and three players of a fifth of the films, most by IMDb's ids;
  one director in sixteen is somebody else;
* ``sequels.nt``: chains of four films, and of twenty;
* ``own.nt``: copies of a twentieth of the films, in a vocabulary that the program does not know;
* ``reviews.jsonl``: a review for each thousandth film (each hundredth of fewer than 10,000), with claims that are
  asserted and that are hedged, some of them wrong.

They are the same each time with one version of DuckDB, whose ``hash`` stands for chance.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

FIRST = """James Mary José María Ana João Zoë Søren Jürgen Łukasz Jiří Çağla Владимир Анна 黒澤 王 김 Rajesh Fatima
    Akira Setsuko O'Shea Jean-Luc""".split()
LAST = """Smith Kowalski Müller García López McDonald Yamada Suzuki Иванов Østergård Äkäslompolo Dubois Rossi Nguyễn
    Trần Tót Papadopoulos Ben-Salah""".split()
WORD = """Night Shadow River Blood Love Summer Last City House King Queen Dark Golden Silent Return Story L'amour Été
    Größe Ночь 夢 愛 Señor Über""".split()

BASE = "https://w3id.org/film-kg/id/"
SEQUEL = "https://w3id.org/film-kg/ontology#sequelOf"
OWN = "https://example.org/archive#"
TSV = "FORMAT csv, HEADER, DELIMITER '\t', QUOTE '', ESCAPE '', NULLSTR '\\N', COMPRESSION gzip"
CSV = "FORMAT csv, HEADER, DELIMITER ';'"
LINES = "FORMAT csv, HEADER false, DELIMITER '\x01', QUOTE '', ESCAPE ''"

MAPPING = """delimiter = ";"

[columns]
film = "Titel"
year = "Jahr"
film_id = "Kennung"
person = "Name"
person_id = "Normdatei"
role = { column = "Funktion", values = { "Regie" = "director", "Besetzung" = "actor" } }
character = "Rolle"
"""


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


def _title(film: str) -> str:
    """SQL: the title of a film, by its number from 0."""
    return f"""{_pick(WORD, film)} || ' ' || {_pick(WORD, f"{film} * 7 + 1")} || CASE WHEN {film} % 250 = 0
        THEN ' "remix' WHEN {film} % 3 = 0 THEN ' ' || ({film} % 1999 + 2) ELSE '' END"""


def _year(film: str) -> str:
    return f"1894 + (hash({film}) % 132)"


def _name(person: str) -> str:
    """SQL: the name of a person, by the number from 0."""
    return f"""CASE WHEN {person} % 997 = 0 THEN '"' ELSE '' END || {_pick(FIRST, person)} || ' '
        || {_pick(LAST, f"{person} * 3 + 1")} || ' ' || chr(65 + ({person} % 26)::INT) || ({person} // 500)"""


def _drawn(names: int, number: str) -> str:
    """SQL: the number from 0 of a person, of whom the first are drawn most often."""
    return f"floor({names} * pow((hash(({number}) * 31 + 7) % 1000000) / 1000000.0, 2.2))::BIGINT"


def _person(principals: int, i: str) -> str:
    """SQL: who has the principal of a number: the tenth of a film, its director being the sixth.

    A fifth of the players are among twelve who play for that director, a quarter of the composers are his own.
    """
    names = principals * 3 // 10
    director = _drawn(names, f"{i} // 10 * 10 + 5")
    company = f"({director} * 7919 + hash({i}) % 12 * 104729 + 13) % {names}"
    composer = f"({director} * 2654435761 + 17) % {names}"
    return f"""CASE WHEN {i} % 10 < 4 AND hash({i} * 3) % 5 = 0 THEN {company}
        WHEN {i} % 10 = 8 AND hash({i} * 5) % 4 = 0 THEN {composer} ELSE {_drawn(names, i)} END"""


def statements(principals: int) -> dict[str, str]:
    """The SELECT of each of IMDb's files."""
    titles, names = principals // 10, principals * 3 // 10
    person = _id("nm", f"1 + {_person(principals, 'i')}")
    film = _id("tt", "1 + i // 10")
    category = _one("'actor' 'actress' 'actor' 'actress' 'self' 'director' 'writer' 'producer' 'composer' 'editor'")
    known = f"list_aggregate([{', '.join(_id('tt', f'1 + hash(i * {n}) % {titles}') for n in (3, 5, 7, 11))}]"
    known = f"nullif({known}[:(i % 5)::INT], 'string_agg', ','), '')"
    return {
        "title.basics": f"""
            SELECT {_id("tt", "i + 1")} AS tconst, {_one("'movie' 'short' 'tvEpisode' 'tvMovie'")} AS titleType,
                   {_title("i")} AS primaryTitle, {_title("i")} AS originalTitle, 0 AS isAdult,
                   {_year("i")} AS startYear, NULL AS endYear, 3 + hash(i * 3) % 200 AS runtimeMinutes,
                   {_one("'Drama' 'Comedy,Drama' 'Action' NULL")} AS genres FROM range({titles}) t(i)""",
        "title.principals": f"""
            SELECT {film} AS tconst, 1 + i % 10 AS ordering, {person} AS nconst, {category} AS category,
                   CASE WHEN i % 10 IN (6, 7) THEN {_one("'screenplay' 'novel' 'producer'", "hash(i)")} END AS job,
                   CASE WHEN i % 10 < 5 AND i % 8 <> 0 THEN '["' || {_parts("i", '","')} || '"]' END AS characters
            FROM range({principals}) t(i)""",
        "title.crew": f"""
            SELECT {film} AS tconst, string_agg(CASE WHEN i % 10 = 5 THEN {person} END, ',') AS directors,
                   string_agg(CASE WHEN i % 10 = 6 THEN {person} END, ',') AS writers
            FROM range({principals}) t(i) GROUP BY 1 ORDER BY 1""",
        "title.akas": f"""
            SELECT {_id("tt", "1 + i * 2 // 5")} AS titleId, 1 + i % 3 AS ordering, {_title("i")} AS title,
                   {_one("'US' 'FR' 'JP'")} AS region, {_one("'en' 'fr' 'ja'")} AS language, 'imdbDisplay' AS types,
                   NULL AS attributes, 0 AS isOriginalTitle FROM range({principals // 4}) t(i)""",
        "title.ratings": f"""
            SELECT {_id("tt", "i + 1")} AS tconst, (1 + hash(i) % 90 / 10.0)::DECIMAL(3, 1) AS averageRating,
                   5 + hash(i * 3) % 100000 AS numVotes FROM range({titles}) t(i) WHERE i % 5 <> 0""",
        "name.basics": f"""
            SELECT {_id("nm", "i + 1")} AS nconst, {_name("i")} AS primaryName,
                   CASE WHEN i % 2 = 0 THEN 1870 + hash(i) % 135 END AS birthYear, NULL AS deathYear,
                   'actor,writer' AS primaryProfession, {known} AS knownForTitles
            FROM range({names}) t(i)""",
    }


def _parts(i: str, between: str) -> str:
    """SQL: the part of a player, or the two parts."""
    second = f"CASE WHEN {i} % 5 = 0 THEN '{between}' || {_pick(LAST, f'{i} * 11')} ELSE '' END"
    return f"{_pick(FIRST, f'{i} * 5')} || ' #' || (hash({i}) % 9973) || {second}"


def more(principals: int) -> dict[str, tuple[str, str]]:
    """The SELECT of each file of another source, and how it is written."""
    titles, names = principals // 10, principals * 3 // 10
    return {
        "catalogue.csv": (_catalogue(titles, principals, names), CSV),
        "sequels.nt": (_sequels(titles), LINES),
        "own.nt": (_own(titles), LINES),
        "reviews.jsonl": (_reviews(titles, principals, names), "FORMAT json"),
    }


def _catalogue(titles: int, principals: int, names: int) -> str:
    """A table of credits, a row a credit; of each fiftieth film it has names only."""
    said = _person(principals, "(film * 10 + place)")
    other = f"CASE WHEN place = 5 AND hash(film * 13) % 16 = 0 THEN (said + 1) % {names} ELSE said END"
    part = f"CASE WHEN place < 5 AND (film * 10 + place) % 8 <> 0 THEN {_parts('(film * 10 + place)', ' / ')} END"
    return f"""
        SELECT {_id("tt", "film + 1")} AS Kennung, {_title("film")} AS Titel, {_year("film")} AS Jahr,
               CASE WHEN film % 250 <> 0 THEN {_id("nm", "person + 1")} END AS Normdatei, {_name("person")} AS Name,
               CASE place WHEN 5 THEN 'Regie' ELSE 'Besetzung' END AS Funktion, part AS Rolle
        FROM (SELECT *, {other} AS person FROM (
            SELECT film, place, {said} AS said, {part} AS part
            FROM (SELECT i * 5 AS film FROM range({titles // 5}) t(i)), (VALUES (0), (1), (2), (5)) p(place)))
        ORDER BY film, place"""


def _film(number: str) -> str:
    return f"'<{BASE}film/imdb/' || {_id('tt', f'{number} + 1')} || '>'"


def _sequels(titles: int) -> str:
    return f"""
        SELECT {_film("i")} || ' <{SEQUEL}> ' || {_film("(i - 1)")} || ' .' FROM range(1, {titles}) t(i)
        WHERE i % 40 IN (3, 4, 5) OR i % 1000 BETWEEN 101 AND 119"""


def _own(titles: int) -> str:
    """Copies of films: of which film, what they are called, where they stand."""
    copy = f"'<{OWN}copy/' || i || '> '"
    lines = (
        f"{copy} || '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{OWN}Copy> .'",
        f"{copy} || '<{OWN}copyOf> ' || {_film('i')} || ' .'",
        f"""{copy} || '<https://schema.org/name> "Copy ' || i || '" .'""",
        f"""{copy} || '<{OWN}shelf> "' || chr(65 + (i % 26)::INT) || ' ' || (i // 26) || '" .'""",
    )
    return f"SELECT unnest([{', '.join(lines)}]) FROM range(0, {titles}, 20) t(i)"


def _reviews(titles: int, principals: int, names: int) -> str:
    """Reviews; every other one names another director. Their films have a number in the title, so that few share it."""
    who = {place: _person(principals, f"(film * 10 + {place})") for place in (0, 1, 5, 6, 8)}
    who[5] = f"({who[5]} + CASE WHEN film % 2 = 0 THEN 1 ELSE 0 END) % {names}"
    name = {place: f"ltrim({_name(f'({number})')}, '\"')" for place, number in who.items()}
    part = _parts("(film * 10 + 1)", " and ")
    text = (
        f"title || ' is directed by ' || {name[5]} || '. ' || {name[1]} || ' plays ' || {part} || '. The music is by ' "
        f"|| {name[8]} || '. It was reportedly written by ' || {name[6]} || '. ' || {name[0]} || ' is said to star.'"
    )
    return f"""
        SELECT film AS id, title, year, {text} AS text
        FROM (SELECT film, {_title("film")} AS title, {_year("film")} AS year
              FROM (SELECT i AS film FROM range(3, {titles}, {999 if titles >= 10_000 else 99}) t(i))) ORDER BY film"""


def generate(principals: int, folder: Path, *, beside: bool = False) -> None:
    """Write IMDb's files, unless they are there; ``beside``: those of other sources too."""
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    files = {f"{name}.tsv.gz": (select, TSV) for name, select in statements(principals).items()}
    if beside:
        files |= more(principals)
        (folder / "catalogue.mapping.toml").write_text(MAPPING, encoding="utf-8")
    for name, (select, options) in files.items():
        file = folder / name
        if not file.exists():
            connection.execute(f"COPY ({select}) TO '{file}.part' ({options})")
            Path(f"{file}.part").rename(file)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("principals", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--more", action="store_true")
    options = parser.parse_args()
    generate(options.principals, options.folder, beside=options.more)


if __name__ == "__main__":
    main()
