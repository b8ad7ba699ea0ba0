"""Mapping files: what they can say of a table, and the first one that is guessed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import ingest, kg, stored, write

from kg.errors import InputError
from kg.sources import guessing
from kg.sources.base import Input

CREDITS = "SELECT film_local, person_local, coalesce(code, role_label), characters FROM credit_said ORDER BY ALL"
FILMS = "SELECT e.local, f.title, f.year FROM film f JOIN entity e ON e.id = f.film ORDER BY ALL"
FACTS = "SELECT subject_local, predicate, value, datatype, locator FROM fact_said ORDER BY ALL"


def into(folder: Path, table: str, mapping: str, name: str = "t.csv") -> tuple[int, str, list[tuple[int, str]]]:
    """What is said of a table with a mapping: exit code, messages, and the rejects by line."""
    write(folder, {"t.mapping.toml": mapping, name: table})
    done = kg(folder, "ingest", name)
    return done.code, done.err, [(row[1], row[2]) for row in done.rejects]


def test_several_people_and_parts_in_one_cell(tmp_path: Path) -> None:
    table = 'F;Cast\nHeat;"Al Pacino as Hanna, Robert Downey, Jr. as He und Val Kilmer"\n'
    mapping = """
        [columns]
        film = "F"
        [roles]
        actor = { column = "Cast", separator = [", ", " und "], character = " as " }
    """
    assert into(tmp_path, table, mapping) == (0, "", [])
    assert stored(tmp_path, CREDITS) == [
        ("heat", "al-pacino", "act", ["Hanna"]),
        ("heat", "robert-downey-jr", "act", ["He"]),
        ("heat", "val-kilmer", "act", None),
    ]


def test_parts_in_brackets_and_surnames_first(tmp_path: Path) -> None:
    table = 'F,Who\nHeat,"Pacino, Al (Vincent Hanna) | De Niro, Robert (Neil) | Moby"\n'
    mapping = """
        [columns]
        film = "F"
        person = { column = "Who", separator = " | ", character = "()", order = "last, first" }
    """
    assert into(tmp_path, table, mapping) == (0, "", [])
    assert stored(tmp_path, CREDITS) == [
        ("heat", "al-pacino", "act", ["Vincent Hanna"]),
        ("heat", "moby", "act", None),
        ("heat", "robert-de-niro", "act", ["Neil"]),
    ]


def test_roles_by_value_rows_and_columns_to_skip(tmp_path: Path) -> None:
    table = "F,P,Job,Wage\nHeat,Michael Mann,MM,1\nHeat,Ann Cook,Catering,2\nHeat,Al Pacino,actor,3\n"
    mapping = """
        [columns]
        film = "F"
        person = "P"
        role = { column = "Job", values = { MM = "director" } }
        [skip]
        columns = ["Wage"]
        rows = { Job = ["Catering"] }
    """
    assert into(tmp_path, table, mapping) == (0, "", [(3, "is skipped, its Job is Catering")])
    assert [row[1:3] for row in stored(tmp_path, CREDITS)] == [("al-pacino", "act"), ("michael-mann", "fmd")]


def test_titles_with_years_articles_and_a_language(tmp_path: Path) -> None:
    table = 'T,D\n"Postman, The (1994)",Michael Radford\nHeat,Michael Mann\n'
    mapping = """
        [columns]
        film = { column = "T", year = "in brackets", article = "last" }
        [roles]
        director = "D"
        [constants]
        language = "en"
    """
    assert into(tmp_path, table, mapping) == (0, "", [])
    assert stored(tmp_path, FILMS) == [("heat", "Heat", None), ("the-postman-1994", "The Postman", 1994)]
    assert stored(tmp_path, "SELECT title, language FROM title ORDER BY 1") == [("Heat", "en"), ("The Postman", "en")]


def test_dates_numbers_and_facts_by_their_conventions(tmp_path: Path) -> None:
    table = (
        "T;Am;Note;Gattung;Dauer;TMDb\n"
        "Heat;15. Dezember 1995;8,3;Krimi / Drama;170;949\n"
        "Metropolis;10. Jänner 2027;8;;153;\n"
        "Falsch;31. Juni 1995;8;;1;\n"
        "Falsch;1. Mai 1995;gut;;1;\n"
        "Falsch;1. Mai 1995;8;;lang;\n"
    )
    months = ["Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
              "Dezember"]  # fmt: skip
    mapping = f"""
        delimiter = ";"
        [columns]
        film = "T"
        date = {{ column = "Am", format = "%d. %B %Y", pivot = 2026, months = {json.dumps(months)} }}
        runtime = "Dauer"
        tmdb_id = "TMDb"
        [facts]
        rating = {{ column = "Note", decimal = "," }}
        genre = {{ column = "Gattung", separator = " / " }}
    """
    assert into(tmp_path, table, mapping) == (
        0,
        "",
        [
            (4, "has a date that is none"),
            (5, "has a rating that is no number"),
            (6, "has a running time that is no number"),
        ],
    )
    assert stored(tmp_path, FILMS) == [("heat-1995", "Heat", 1995), ("metropolis-1927", "Metropolis", 1927)]
    key = "tmdb:949"
    assert stored(tmp_path, "SELECT space || ':' || local FROM entity WHERE space = 'tmdb'") == [(key,)]
    assert [row[1:4] for row in stored(tmp_path, FACTS)] == [
        ("genre", "Drama", "string"),
        ("genre", "Krimi", "string"),
        ("rating", "8.3", "decimal"),
        ("release date", "1995-12-15", "date"),
        ("rating", "8", "decimal"),
        ("release date", "1927-01-10", "date"),
    ]
    assert stored(tmp_path, FACTS)[4][4] == "metropolis-1927"


def test_a_list_of_flat_objects_is_a_table(tmp_path: Path) -> None:
    rows = [
        {"Title": 300, "Director": "Zack Snyder", "Colour": "two\nlines"},
        {"Title": None, "Director": "Nobody"},
        {"Director": "Michael Mann; Ann Other", "Title": "Heat"},
    ]
    for name, text in (("a.json", json.dumps(rows, indent=1)), ("b.jsonl", "\n".join(map(json.dumps, rows)))):
        done = ingest(tmp_path, {name: text})
        line = 7 if name == "a.json" else 2
        assert [(row[0], row[1], row[2]) for row in done.rejects if row[0] == name] == [(name, line, "has no film")]
        assert done.err == f"warning: {name}:1: column 'Colour' maps to no field and was left out\n"
        said = f"SELECT film_local, person_local FROM credit_said WHERE source_name = '{name}' ORDER BY ALL"
        assert stored(tmp_path, said) == [("300", "zack-snyder"), ("heat", "ann-other"), ("heat", "michael-mann")]


WRAPPED = """{"page": 1, "movies": [
  {"_id": {"$oid": "a1"}, "title": "Heat", "director": "Michael Mann", "imdb": {"rating": 8.3, "id": "tt0113277"},
   "year": {"$numberInt": "1995"}},
  {"title": "Alien", "director": "Ridley Scott", "imdb": {"rating": 8.5, "id": "tt0078748"}, "year": 1979}
]}"""


def test_a_list_may_lie_in_an_object_and_objects_in_its_objects(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"movies.json": WRAPPED})
    assert done.code == 0
    assert stored(tmp_path, "SELECT title, year FROM film ORDER BY ALL") == [
        ("Alien", 1979), ("Heat", 1995)
    ]  # fmt: skip
    assert stored(tmp_path, "SELECT film_local, person_local FROM credit_said ORDER BY ALL") == [
        ("tt0078748", "ridley-scott"), ("tt0113277", "michael-mann")
    ]  # fmt: skip


def test_two_lists_in_an_object_are_no_table(tmp_path: Path) -> None:
    text = '{"a": [{"title": "Heat", "director": "M"}], "b": [{"title": "Alien", "director": "R"}]}'
    assert ingest(tmp_path, {"a.json": text}).code == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[{"title": "A", "director": "B"},\n [{"title": "C"}]]',
            "2: is no JSON object; all others are",
        ),
        ('[{"title": "A", "director": "B"},\n {"title": }]', "2: its JSON is not well-formed; Expecting value"),
        ('[{"title": "A", "director": "B"}, 3]', "1: is no JSON object; all others are"),
    ],
)
def test_what_is_no_list_of_objects(text: str, message: str, tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.json": text})
    assert (done.code, done.err) == (2, f"kg: a.json:{message}\n")


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("[colums]\n", "has the section 'colums'; known are delimiter, columns, roles, facts, constants, skip"),
        ("[columns]\nfilm = { column = 'T', colour = 'x' }", "says of columns.film 'colour'; known are column, "
         "separator, values, format, months, pivot, year, article, order, character, decimal"),
        ("[columns]\nfilm = { column = 'T', year = 'x' }", "its columns.film.year is 'x'; write \"in brackets\""),
        ("[columns]\ndate = { column = 'T', pivot = 'x' }", "its columns.date.pivot is 'x'; write the last year that a "
         "date may have"),
        ("[columns]\ndate = { column = 'T', months = ['a'] }", "its columns.date.months are 1; write twelve, January "
         "first"),
        ("[constants]\ncolour = 'x'", "has the constant 'colour'; known are "),
        ("[facts]\ncolour = 'T'", "has the fact 'colour'; known are "),
        ("[skip]\ncells = ['T']", "skips 'cells'; known are columns, rows"),
        ("[skip]\ncolumns = ['X']", "names the column 'X'; t.csv has T, D"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_says_what_is_known(mapping: str, message: str, tmp_path: Path) -> None:
    code, err, _ = into(tmp_path, "T,D\nHeat,Michael Mann\n", mapping)
    assert code == 2
    assert err.startswith(f"kg: t.mapping.toml: {message}")
    assert err.count("\n") == 1


# Guessing -------------------------------------------------------------------------------------------------------------

GUESSED = {
    "one credit a row, in German": (
        "Titel;Jahr;Name;Funktion;Gage\n"
        "Heat;1995;Al Pacino;Darsteller;1\nHeat;1995;Michael Mann;Regie;2\nRonin;1998;Jean Reno;Darsteller;3\n",
        {"film": "Titel", "year": "Jahr", "person": "Name", "role": "Funktion"},
        [("heat-1995", "al-pacino", "act"), ("heat-1995", "michael-mann", "fmd"), ("ronin-1998", "jean-reno", "act")],
    ),
    "one film a row, titles with years, people with parts": (
        'Movie,Directed by,Stars\n"Heat (1995)",Michael Mann,"Al Pacino as Hanna; Val Kilmer as Chris"\n'
        '"Matrix, The (1999)",Lana Wachowski & Lilly Wachowski,Keanu Reeves as Neo\n',
        {"film": {"column": "Movie", "year": "in brackets", "article": "last"}},
        [
            ("heat-1995", "al-pacino", "act"),
            ("heat-1995", "michael-mann", "fmd"),
            ("heat-1995", "val-kilmer", "act"),
            ("the-matrix-1999", "keanu-reeves", "act"),
            ("the-matrix-1999", "lana-wachowski", "fmd"),
            ("the-matrix-1999", "lilly-wachowski", "fmd"),
        ],
    ),
    "columns that only their values explain": (
        "a,b,Name,c,d\ntt0113277,Heat (1995),Al Pacino,nm0000199,actor\n"
        "tt0113277,Heat (1995),Michael Mann,nm0000520,director\n",
        {
            "film_id": "a",
            "film": {"column": "b", "year": "in brackets"},
            "person": "Name",
            "person_id": "c",
            "role": "d",
        },
        [("tt0113277", "nm0000199", "act"), ("tt0113277", "nm0000520", "fmd")],
    ),
}


@pytest.mark.parametrize("what", GUESSED)
def test_a_guess_ingests_as_it_stands(what: str, tmp_path: Path) -> None:
    table, columns, credits_ = GUESSED[what]
    write(tmp_path, {"t.csv": table})
    done = kg(tmp_path, "ingest", "--guess", "t.csv")
    assert (done.code, done.out) == (0, "t.mapping.toml\n")
    assert not (tmp_path / "film.kg").exists()
    assert tomllib.loads((tmp_path / "t.mapping.toml").read_text(encoding="utf-8"))["columns"] == columns
    taken = kg(tmp_path, "ingest", "t.csv")
    assert (taken.code, taken.err, taken.rejects) == (0, "", ())
    assert [row[:3] for row in stored(tmp_path, CREDITS)] == credits_


TOLD = {
    "several people in a cell": (
        "show_id,type,title,director,cast,release_year,duration\n"
        's1,Movie,Heat,Michael Mann,"Al Pacino, Val Kilmer",1995,170 min\n'
        's2,TV Show,Luck,"Michael Mann, Phillip Noyce",Dustin Hoffman,2011,1 Season\n',
        [
            ("heat-1995", "al-pacino", "act"),
            ("heat-1995", "michael-mann", "fmd"),
            ("heat-1995", "val-kilmer", "act"),
            ("luck-2011", "dustin-hoffman", "act"),
            ("luck-2011", "michael-mann", "fmd"),
            ("luck-2011", "phillip-noyce", "fmd"),
        ],
        [("heat-1995", "Heat", 1995, "movie", 170), ("luck-2011", "Luck", 2011, "tvSeries", None)],
    ),
    "a column for each star": (
        "Series_Title,Released_Year,Runtime,Director,Star1,Star2\n"
        "Heat,1995,170 min,Michael Mann,Al Pacino,Val Kilmer\n",
        [("heat-1995", "al-pacino", "act"), ("heat-1995", "michael-mann", "fmd"), ("heat-1995", "val-kilmer", "act")],
        [("heat-1995", "Heat", 1995, "movie", 170)],
    ),
    "links of IMDb and numbered actors": (
        "director_name,actor_2_name,actor_1_name,movie_title,movie_imdb_link,title_year\n"
        "Michael Mann,Val Kilmer,Al Pacino,Heat\u00a0,http://www.imdb.com/title/tt0113277/?ref_=fn_tt_tt_1,1995\n",
        [("tt0113277", "al-pacino", "act"), ("tt0113277", "michael-mann", "fmd"), ("tt0113277", "val-kilmer", "act")],
        [("tt0113277", "Heat", 1995, "movie", None)],
    ),
    "a name that is a film's": (
        "name,rating,year,director,writer,star,runtime\nHeat,R,1995,Michael Mann,Michael Mann,Al Pacino,170.0\n",
        [("heat-1995", "al-pacino", "act"), ("heat-1995", "michael-mann", "aus"), ("heat-1995", "michael-mann", "fmd")],
        [("heat-1995", "Heat", 1995, "movie", 170)],
    ),
}
"""Headers as widely shared tables have them, each with the credits and the films that it tells by itself."""


@pytest.mark.parametrize("what", TOLD)
def test_a_table_is_understood_without_a_mapping_file(what: str, tmp_path: Path) -> None:
    table, credits_, films = TOLD[what]
    write(tmp_path, {"t.csv": table})
    done = kg(tmp_path, "ingest", "t.csv")
    assert (done.code, done.rejects) == (0, ())
    assert [row[:3] for row in stored(tmp_path, CREDITS)] == credits_
    more = "SELECT e.local, f.title, f.year, f.kind, f.runtime_minutes FROM film f JOIN entity e ON e.id = f.film"
    assert stored(tmp_path, f"{more} ORDER BY ALL") == films


def test_no_role_is_supposed_without_a_mapping_file(tmp_path: Path) -> None:
    write(tmp_path, {"t.csv": "film,person\nHeat,Al Pacino\n"})
    assert "is of no known format" in kg(tmp_path, "ingest", "t.csv").err


def test_a_table_of_something_else_has_no_guess(tmp_path: Path) -> None:
    write(tmp_path, {"t.csv": "a,b\n1,2\n", "u.txt": "A film.\n"})
    done = kg(tmp_path, "ingest", "--guess", "t.csv", "u.txt")
    what = "has no columns that look like films and what is said of them"
    hint = "write a mapping file, see docs/sources.md"
    assert (done.code, done.err.splitlines()) == (
        2,
        [f"kg: t.csv:1: {what} (a, b); {hint}", f"kg: u.txt:1: {what} (A film.); {hint}"],
    )
    assert list(tmp_path.glob("*.toml")) == []


def test_a_guess_says_why_and_what_it_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"t.csv": GUESSED["one credit a row, in German"][0]})
    done = kg(tmp_path, "ingest", "--guess", "t.csv")
    assert done.err.splitlines() == [
        "'Titel': columns.film, by its name",
        "'Jahr': columns.year, by its name",
        "'Name': columns.person, by its name",
        "'Funktion': columns.role, by its name",
        "'Gage': left out, neither its name nor its values say what it is (1, 2, 3)",
    ]
    again = kg(tmp_path, "ingest", "--guess", "t.csv")
    assert (again.code, again.err) == (2, "kg: t.mapping.toml: is there already; move it away to have another guess\n")


def test_a_guess_tells_dates_from_each_other(tmp_path: Path) -> None:
    def guessed(*dates: str) -> guessing.Guess:
        rows = "".join(f'Heat,Michael Mann,"{date}"\n' for date in dates)
        write(tmp_path, {"t.csv": f"Title,Director,Release Date\n{rows}"})
        return guessing.mapping(Input("t.csv", "t.csv", tmp_path / "t.csv"))[1][2]

    assert guessed("Dec 15 1995").options == {"format": "%b %d %Y"}
    assert guessed("12/15/1995", "01/02/1995").options == {"format": "%m/%d/%Y"}
    assert guessed("15/12/1995", "01/02/1995").options == {"format": "%d/%m/%Y"}
    assert guessed("01/02/1995").section == "skip"
    assert set(guessed("Dec 15 1995", "Dec 31 2972").options) == {"format", "pivot"}
    assert "a century earlier" in guessed("Dec 15 2972").why


def test_surnames_first_are_not_two_people(tmp_path: Path) -> None:
    write(tmp_path, {"t.csv": 'Title,Director\nHeat,"Mann, Michael"\nRonin,"Frankenheimer, John"\n'})
    [_, director] = guessing.mapping(Input("t.csv", "t.csv", tmp_path / "t.csv"))[1]
    assert director.options == {"order": "last, first"}


CELL = st.text(alphabet="ab,;|\"'()[]#\\\n\t ü1\x7f\x01", max_size=12)


@settings(max_examples=60)
@given(
    st.lists(CELL, min_size=2, max_size=4, unique=True), st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=4)
)
def test_any_guess_is_toml_that_names_its_columns(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], rows: list[list[str]]
) -> None:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [["Title", "Director", *names], *(["Heat", "Mann", *row] for row in rows)]
    )
    path = tmp_path_factory.mktemp("guess") / "t.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    try:
        written, guesses = guessing.mapping(Input("t.csv", "t.csv", path))
    except InputError:
        return
    found = tomllib.loads(written)
    left = found.get("skip", {}).get("columns", [])
    assert sorted(left) == sorted(guess.column for guess in guesses if guess.section == "skip")


CELLS = {
    "nobody is written in many ways": (
        "Title,Year,Director,Writer,Cast\n"
        'Heat,1995,Michael Mann,N/A,"Al Pacino, Robert De Niro, -"\n'
        'None,2001,unknown,NULL,"AC/DC, Cher"\n'
        "Alien,1979,Ridley Scott,Dan O'Bannon/Ronald Shusett,Sigourney Weaver\n",
        {
            ("heat-1995", "michael-mann", "fmd"), ("heat-1995", "al-pacino", "act"),
            ("heat-1995", "robert-de-niro", "act"), ("none-2001", "ac-dc", "act"), ("none-2001", "cher", "act"),
            ("alien-1979", "ridley-scott", "fmd"), ("alien-1979", "dan-o-bannon", "aus"),
            ("alien-1979", "ronald-shusett", "aus"), ("alien-1979", "sigourney-weaver", "act"),
        },
    ),
    "a column called Rolle with words for roles": (
        "Film,Jahr,Name,Rolle\nHeat,1995,Michael Mann,Regie\nHeat,1995,Dante Spinotti,Kamera\n"
        "Heat,1995,Al Pacino,Schauspieler\n",
        {
            ("heat-1995", "michael-mann", "fmd"), ("heat-1995", "dante-spinotti", "cng"),
            ("heat-1995", "al-pacino", "act"),
        },
    ),
    "several people and several roles in a row": (
        'film,year,person,role\nHeat,1995,"Mann, Michael","writer, producer"\nHeat,1995,"Spinotti, Dante",editor\n'
        "Heat,1995,Al Pacino & Val Kilmer,actor\nHeat,1995,Joel & Ethan Coen,director\n",
        {
            ("heat-1995", "michael-mann", "aus"), ("heat-1995", "michael-mann", "fmp"),
            ("heat-1995", "dante-spinotti", "flm"), ("heat-1995", "al-pacino", "act"),
            ("heat-1995", "val-kilmer", "act"), ("heat-1995", "joel-ethan-coen", "fmd"),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CELLS)
def test_cells_as_people_write_them(what: str, tmp_path: Path) -> None:
    table, said = CELLS[what]
    write(tmp_path, {"t.csv": table})
    done = kg(tmp_path, "ingest", "t.csv")
    assert (done.code, done.rejects) == (0, ())
    assert {tuple(row[:3]) for row in stored(tmp_path, CREDITS)} == said


LINES = {
    "texts": '{"title": "Heat", "year": 1995, "director": "Michael Mann", "cast": "Al Pacino, Val Kilmer"}\n',
    "lists": '{"title": "Heat", "year": 1995, "director": "Michael Mann", "cast": ["Al Pacino", "Val Kilmer"]}\n',
}


@pytest.mark.parametrize("what", LINES)
def test_lines_with_a_cast_and_without_an_id_are_no_answers_of_tmdb(what: str, tmp_path: Path) -> None:
    other = LINES[what].replace("Heat", "Heat 2").replace("Al Pacino", "Jon Voight")
    write(tmp_path, {"t.jsonl": LINES[what] + other})
    done = kg(tmp_path, "ingest", "t.jsonl")
    assert (done.code, done.err, done.report["t.jsonl"]["taken"]) == (0, "", 2)
    assert [row[:3] for row in stored(tmp_path, CREDITS)][:3] == [
        ("heat-1995", "al-pacino", "act"), ("heat-1995", "michael-mann", "fmd"), ("heat-1995", "val-kilmer", "act")
    ]  # fmt: skip


def test_pages_that_we_wrote_are_no_sources(tmp_path: Path) -> None:
    write(tmp_path, {"heat.txt": "Heat (1995)\n\nAl Pacino plays Vincent Hanna in Heat.\n"})
    kg(tmp_path, "ingest", "heat.txt")
    (tmp_path / "pages").mkdir()
    for name, words in {"graph.html": ["render"], "text.html": ["extract", "heat.txt", "--format", "html"]}.items():
        kg(tmp_path, *words, "-o", f"pages/{name}")
    (tmp_path / "pages" / "check.html").write_text(kg(tmp_path, "check", "--format", "html").out, encoding="utf-8")
    done = kg(tmp_path, "ingest", "pages", *(f"pages/{name}.html" for name in ("graph", "text", "check")))
    assert done.code == 2
    assert done.err.count("is a page that film-kg wrote, and no source") == 3
    assert stored(tmp_path, "SELECT name FROM source") == [("heat.txt",)]


def test_a_row_of_nobody_is_rejected_and_an_id_stays_with_one_person(tmp_path: Path) -> None:
    table = (
        "film,person,person id,role\nHeat,N/A,nm0000001,editor\nHeat,unknown,,actor\n"
        "Heat,Al Pacino,nm0000199,actor\nHeat,Val Kilmer; Jon Voight,nm0000174,actor\n"
    )
    write(tmp_path, {"t.csv": table})
    done = kg(tmp_path, "ingest", "t.csv")
    assert [(row[1], row[2]) for row in done.rejects] == [(2, "has no person"), (3, "has no person")]
    assert [row[1] for row in stored(tmp_path, CREDITS)] == ["jon-voight", "nm0000199", "val-kilmer"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"])
def test_a_table_says_the_same_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    text = "film,year,person,role\nLe Fabuleux Destin d\u2019Am\u00e9lie,2001,Audrey Tautou,actor\n"
    marked = text.encode(encoding) if encoding != "utf-16-le" else b"\xff\xfe" + text.encode(encoding)
    done = ingest(tmp_path, {"t.csv": marked})
    assert done.code == 0
    assert ("was read as Windows-1252" in done.err) == (encoding == "cp1252")
    assert stored(tmp_path, FILMS) == [
        ("le-fabuleux-destin-d-amélie-2001", "Le Fabuleux Destin d\u2019Am\u00e9lie", 2001),
    ]


def test_a_review_in_windows_1252_is_read_and_found_again(tmp_path: Path) -> None:
    text = "In Heat (1995), it\u2019s Al Pacino who plays Vincent Hanna, \u00e0 la carte.\n"
    done = ingest(tmp_path, {"heat.txt": text.encode("cp1252")})
    assert "was read as Windows-1252" in done.err
    assert stored(tmp_path, CREDITS) == [("heat-1995", "al-pacino", "act", ["Vincent Hanna"])]
    assert kg(tmp_path, "verify").code == 0


def test_people_inside_objects(tmp_path: Path) -> None:
    people = [
        {"name": "Al Pacino", "category": "Actor", "characters": ["Hanna", "He"], "order": 1},
        {"name": "Michael Mann", "category": "Director"},
        {"name": "Val Kilmer", "role": "Chris"},
    ]
    films = [{"title": "Heat", "year": 1995, "roles": people}, {"title": "Ronin", "year": 1998, "roles": []}]
    done = ingest(tmp_path, {"t.json": json.dumps(films)})
    assert (done.code, done.report["t.json"]["taken"]) == (0, 1)
    assert stored(tmp_path, CREDITS) == [
        ("heat-1995", "al-pacino", "act", ["Hanna"]),
        ("heat-1995", "al-pacino", "act", ["He"]),
        ("heat-1995", "michael-mann", "fmd", None),
        ("heat-1995", "val-kilmer", "act", ["Chris"]),
    ]


def test_objects_of_no_known_kind_are_told_by_their_names(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"t.json": '[{"id": 1, "pages": [{"no": 1}]}]'})
    assert "its columns id, pages do not tell of films and people" in done.err


def test_a_table_of_films_with_their_ids_needs_no_people(tmp_path: Path) -> None:
    ingest(tmp_path, {"t.csv": 'IMDBID,Title,Genres\ntt0113277,Heat,"Crime, Drama"\ntt0122690,Ronin,Crime\n'})
    assert stored(tmp_path, FILMS) == [("tt0113277", "Heat", None), ("tt0122690", "Ronin", None)]


def test_titles_with_years_in_a_column_called_name(tmp_path: Path) -> None:
    ingest(
        tmp_path, {"t.csv": "Name;Cast\nTom and Jerry (2021);Chlo\u00eb Moretz, Rob Delaney\nHeat (1995);Al Pacino\n"}
    )
    assert stored(tmp_path, FILMS) == [("heat-1995", "Heat", 1995), ("tom-and-jerry-2021", "Tom and Jerry", 2021)]


@pytest.mark.parametrize("column", ["Runtime (Minutes)", "Duration", "Running time (min)"])
def test_running_times_as_they_are_printed(column: str, tmp_path: Path) -> None:
    rows = [("Heat", "170 min"), ("Ronin", "2h 2m"), ("Alien", "1 hr 57 min"), ("Lost", "6 Seasons"), ("M", "99")]
    table = "".join(f"{film},Somebody,{length}\n" for film, length in rows)
    done = ingest(tmp_path, {"t.csv": f"Title,Director,{column}\n{table}"})
    assert (done.code, done.rejects) == (0, ())
    query = "SELECT f.title, f.runtime_minutes FROM film f ORDER BY ALL"
    assert stored(tmp_path, query) == [("Alien", 117), ("Heat", 170), ("Lost", None), ("M", 99), ("Ronin", 122)]
