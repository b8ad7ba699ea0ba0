"""Tables with layouts of their own: what is understood of them, what is rejected, and what is reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ingesting import ingest, kg, stored, write

from kg import sources
from kg.sources import collect

DATA = Path(__file__).resolve().parents[1] / "data"
FILMS = "SELECT e.space, e.local, f.title, f.year FROM film f JOIN entity e ON e.id = f.film ORDER BY ALL"
FACTS = "SELECT subject_local, predicate, value, datatype FROM fact_said ORDER BY ALL"
TABLES = ("imdb", "movielens", "letterboxd")
"""The formats whose samples are tables of fixed layouts."""


def tables() -> Iterator[Path]:
    """The files of the samples that are such tables, and are not compressed."""
    for file in collect.collect([str(DATA)]):
        if sources.recognise(file).name in TABLES and not file.compressed:
            yield file.path


def widened(text: str) -> str:
    """A table with one column more, the last."""
    lines = text.splitlines()
    delimiter = "\t" if "\t" in lines[0] else ","
    return "".join(f"{line}{delimiter}{'x' if number else 'hitherto'}\n" for number, line in enumerate(lines))


@pytest.mark.parametrize("path", list(tables()), ids=lambda path: path.name)
def test_an_unknown_column_is_reported_and_the_rest_is_read(path: Path, tmp_path: Path) -> None:
    write(tmp_path, {"plain/" + path.name: path.read_text(encoding="utf-8")})
    write(tmp_path, {"more/" + path.name: widened(path.read_text(encoding="utf-8"))})
    plain = kg(tmp_path, "ingest", "--dry-run", f"plain/{path.name}")
    done = kg(tmp_path, "ingest", "--dry-run", f"more/{path.name}")
    assert (plain.code, plain.err) == (0, "")
    assert (done.code, done.err) == (0, f"warning: more/{path.name}:1: column 'hitherto' is new and was left out\n")
    assert done.report == plain.report


def test_all_tables_are_tried() -> None:
    assert len(list(tables())) >= 10


MOVIES = "movieId,title,genres\n"


@pytest.mark.parametrize(
    ("printed", "title", "year"),
    [
        ("Heat (1995)", "Heat", 1995),
        ("Heat", "Heat", None),
        ("1984", "1984", None),
        ("(500) Days (2009) ", "(500) Days", 2009),
        ("Postman, The (Postino, Il) (1994)", "The Postman", 1994),
        ("Léon (a.k.a. Professional, The) (Léon) (1994)", "Léon", 1994),
        ("Avventura, L' (1960)", "L'Avventura", 1960),
        ("Good, the Bad, The (1966)", "The Good, the Bad", 1966),
        ("Steins (2006–2007)", "Steins", 2006),
        ("Open (2006-)", "Open", 2006),
        ("(2012)", "(2012)", 2012),
    ],
)
def test_titles_of_movielens(printed: str, title: str, year: int | None, tmp_path: Path) -> None:
    ingest(tmp_path, {"movies.csv": f'{MOVIES}7,"{printed}",Drama\n'})
    assert stored(tmp_path, FILMS) == [("movielens", "7", title, year)]


def test_other_titles_of_movielens(tmp_path: Path) -> None:
    ingest(tmp_path, {"movies.csv": f'{MOVIES}7,"Léon (a.k.a. Professional, The) (Léon) (1994)",(no genres listed)\n'})
    assert stored(tmp_path, "SELECT title FROM title ORDER BY 1") == [("Léon",), ("The Professional",)]
    assert stored(tmp_path, FACTS) == []


DIALECTS = {
    "comma": {
        "movies.csv": f"{MOVIES}7,Heat (1995),Crime|Drama\n",
        "ratings.csv": "userId,movieId,rating,timestamp\n1,7,4.0,9\n2,7,3.5,9\n",
        "tags.csv": "userId,movieId,tag,timestamp\n1,7,Cops,9\n2,7,cops,9\n3,7,cops,9\n",
    },
    "semicolon": {
        "movies.csv": "movieId;title;genres\r\n7;Heat (1995);Crime|Drama\r\n",
        "ratings.csv": "userId;movieId;rating;timestamp\n1;7;4;9\n2;7;3.5;9\n",
        "tags.csv": "userId;movieId;tag;timestamp\n1;7;Cops;9\n2;7;cops;9\n3;7;cops;9\n",
    },
    "colons": {
        "movies.dat": "7::Heat (1995)::Crime|Drama\n",
        "ratings.dat": "1::7::4::9\n2::7::3.5::9\n",
        "tags.dat": "1::7::Cops::9\n2::7::cops::9\n3::7::cops::9\n",
    },
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_dialects_of_movielens(dialect: str, tmp_path: Path) -> None:
    done = ingest(tmp_path, DIALECTS[dialect])
    assert (done.code, done.err) == (0, "")
    assert done.report == {"movielens": {"read": 6, "taken": 6, "rejected": 0, "unchanged": 0}}
    assert stored(tmp_path, FILMS) == [("movielens", "7", "Heat", 1995)]
    assert stored(tmp_path, FACTS) == [
        ("7", "genre", "Crime", "string"),
        ("7", "genre", "Drama", "string"),
        ("7", "keyword", "cops", "string"),
        ("7", "normalised rating", "0.750", "decimal"),
        ("7", "rating", "3.75", "decimal"),
        ("7", "votes", "2", "integer"),
    ]


def test_links_without_leading_zeros_meet_the_ids_of_imdb(tmp_path: Path) -> None:
    rows = ["7,113277,949", "8,0000008,", "9,tt10872600,634649.0", "10,,", "11,x,1", "12,1,x", "y,1,1"]
    done = ingest(tmp_path, {"links.csv": "movieId,imdbId,tmdbId\n" + "\n".join(rows) + "\n"})
    assert [row[1:3] for row in done.rejects] == [
        (6, "imdbId is not a number"),
        (7, "tmdbId is not a number"),
        (8, "movieId is not a number"),
    ]
    same = (
        "SELECT a.local, b.space, b.local, i.locator FROM identifier i JOIN entity a ON a.id = i.entity "
        "JOIN entity b ON b.id = i.same ORDER BY ALL"
    )
    assert stored(tmp_path, same) == [
        ("7", "imdb", "tt0113277", "links#7"),
        ("7", "tmdb", "949", "links#7"),
        ("8", "imdb", "tt0000008", "links#8"),
        ("9", "imdb", "tt10872600", "links#9"),
        ("9", "tmdb", "634649", "links#9"),
    ]


def test_bad_rows_of_a_table_without_a_header(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"ratings.dat": "1::7::4::9\n1::7\n1::7::6::9\n1::seven::4::9\n\n2::7::5::9\n"})
    assert [row[1:3] for row in done.rejects] == [
        (2, "has fewer fields than the header, which has 4"),
        (3, "rating is no number of stars"),
        (4, "movieId is not a number"),
    ]
    assert done.report["movielens"] == {"read": 5, "taken": 2, "rejected": 3, "unchanged": 0}


def test_the_tag_genome_is_left_out_with_a_word(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"genome-scores.csv": "movieId,tagId,relevance\n1,1,0.03\n"})
    assert (done.code, done.err) == (0, "warning: genome-scores.csv: genome-scores was left out: a machine's guess\n")


LISTED = "Date,Name,Year,Letterboxd URI"


def test_a_diary_that_a_spreadsheet_saved_again(tmp_path: Path) -> None:
    header = f"{LISTED},Rating,Rewatch,Tags,Watched Date\n".replace(",", ";")
    ingest(tmp_path, {"diary.csv": f"{header}2024-01-06;Heat;1995;https://example.org/1;4.5;;;2024-01-05\n"})
    assert stored(tmp_path, FILMS) == [("letterboxd", "heat-1995", "Heat", 1995)]


def test_a_diary_gives_films_marks_and_tags(tmp_path: Path) -> None:
    rows = [
        '2024-01-06,"Heat, Again",1995,https://example.org/1,4.5,,"cops, L.A.",2024-01-05',
        '2024-02-06,"Heat, Again",1995,https://example.org/2,4.5,Yes,,2024-02-05',
        "2024-02-07,1941,,https://example.org/3,,,,",
        "2024-02-08,,1995,https://example.org/4,,,,",
        "2024-02-08,Ronin,98,https://example.org/4,,,,",
        "2024-02-08,Ronin,1998,https://example.org/4,5.5,,,",
    ]
    done = ingest(tmp_path, {"diary.csv": f"{LISTED},Rating,Rewatch,Tags,Watched Date\n" + "\n".join(rows) + "\n"})
    assert [row[1:3] for row in done.rejects] == [
        (5, "has no Name"),
        (6, "Year is not a year"),
        (7, "Rating is no number of stars"),
    ]
    assert stored(tmp_path, FILMS) == [
        ("letterboxd", "1941", "1941", None),
        ("letterboxd", "heat-again-1995", "Heat, Again", 1995),
    ]
    assert stored(tmp_path, FACTS) == [
        ("heat-again-1995", "keyword", "L.A.", "string"),
        ("heat-again-1995", "keyword", "cops", "string"),
        ("heat-again-1995", "normalised rating", "0.90", "decimal"),
        ("heat-again-1995", "rating", "4.5", "decimal"),
    ]


@pytest.mark.parametrize("first", ["Letterboxd list export v7\n", "\n"])
def test_a_list_of_an_export_names_its_films(first: str, tmp_path: Path) -> None:
    about = 'Date,Name,Tags,URL,Description\n2026-01-02,Mine,,https://boxd.it/aaa,"Two\nlines, in quotes"\n\n'
    films = "Position,Name,Year,URL,Description\n1,Heat,1995,https://boxd.it/b,\n2,,1998,https://boxd.it/c,\n3,Ronin,1998,,x\n"
    write(tmp_path, {"lists/mine.csv": first + about + films})
    done = kg(tmp_path, "ingest", "lists")
    assert (done.code, [(row[1], row[2]) for row in done.rejects]) == (0, [(8, "has no Name")])
    query = "SELECT e.space, e.local, f.title, f.year FROM film f JOIN entity e ON e.id = f.film ORDER BY ALL"
    assert stored(tmp_path, query) == [
        ("letterboxd", "heat-1995", "Heat", 1995),
        ("letterboxd", "ronin-1998", "Ronin", 1998),
    ]


def test_reviews_of_an_export_go_to_the_reader(tmp_path: Path) -> None:
    text = "Al Pacino plays Vincent Hanna, and Michael Mann directed it."
    row = f'2024-01-06,Heat,1995,https://example.org/1,4.5,,"{text}",,2024-01-05'
    done = ingest(tmp_path, {"reviews.csv": f"{LISTED},Rating,Rewatch,Review,Tags,Watched Date\n{row}\n"})
    assert (done.code, done.err) == (0, "")
    assert stored(tmp_path, "SELECT format FROM source") == [("review",)]
    assert stored(tmp_path, "SELECT title, year FROM film") == [("Heat", 1995)]
    assert ("fmd",) in stored(tmp_path, "SELECT code FROM credit_said")


@pytest.mark.parametrize(
    "text", ["Date Joined,Username,Given Name,Family Name\n1,a,b,c\n", "Date,Content,Comment\n1,a,b\n"]
)
def test_what_an_export_says_of_its_user_is_left_out(text: str, tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.csv": text})
    assert (done.code, done.err) == (0, "warning: a.csv: was left out: says nothing of films\n")


def test_what_somebody_is_known_for_is_shown_of_the_person_alone(tmp_path: Path) -> None:
    names = "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n"
    titles = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    files = {
        "name.basics.tsv": f"{names}nm1\tAl Pacino\t1940\t\\N\tactor\ttt1,tt2\n",
        "title.basics.tsv": f"{titles}tt1\tmovie\tHeat\tHeat\t0\t1995\t\\N\t170\t\\N\n",
    }
    assert ingest(tmp_path, files).code == 0
    person = kg(tmp_path, "show", "Al Pacino").out.splitlines()
    assert [line for line in person if "known for" in line] == [
        "  Al Pacino known for Heat  [imdb]",
        "  Al Pacino known for tt0000002  [imdb]",
    ]
    assert "known for" not in kg(tmp_path, "show", "Heat").out
