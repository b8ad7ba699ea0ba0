"""What the formats beside IMDb's understand, and what they say where they do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ingesting import CREDITS, ingest, kg, stored, write

CREDIT = (
    "SELECT film_space, film_local, person_local, coalesce(code, role_label), characters FROM credit_said ORDER BY ALL"
)


def credits_of(folder: Path) -> list[tuple[object, ...]]:
    """Film, person and role of each credit."""
    return [(row[1], row[2], row[3]) for row in stored(folder, CREDIT)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_seen(delimiter: str, tmp_path: Path) -> None:
    row = delimiter.join(["Heat", "1995", '"Pacino, Al; the|one\tX"', "actor"])
    done = ingest(tmp_path, {"a.csv": delimiter.join(["Film", "Year", "Person", "Role"]) + f"\n{row}\n"})
    assert (done.code, done.err) == (0, "")
    assert credits_of(tmp_path) == [("heat-1995", "pacino-al-the-one-x", "act")]


def test_columns_in_other_words_and_roles_as_columns(tmp_path: Path) -> None:
    text = "Movie Title,Release Year,Directors,Music\nHeat,1995.0,Michael Mann; Nobody Else ;,Elliot Goldenthal\n"
    done = ingest(tmp_path, {"a.csv": text})
    assert (done.code, done.err) == (0, "")
    assert credits_of(tmp_path) == [
        ("heat-1995", "elliot-goldenthal", "cmp"),
        ("heat-1995", "michael-mann", "fmd"),
        ("heat-1995", "nobody-else", "fmd"),
    ]


def test_ids_are_keys(tmp_path: Path) -> None:
    text = (
        "film,year,person,role,imdb_id,person_id\nHeat,1995,Al Pacino,actor,tt113277,nm0000199\n"
        "Heat,1995,Val Kilmer,actor,X-7,P 9\nHeat,1995,Jon Voight,actor,,\n"
    )
    ingest(tmp_path, {"a.csv": text})
    query = "SELECT film_space, film_local, person_space, person_local FROM credit_said ORDER BY ALL"
    assert stored(tmp_path, query) == [
        ("a.csv", "heat-1995", "a.csv", "jon-voight"),
        ("a.csv", "x-7", "a.csv", "p-9"),
        ("imdb", "tt0113277", "imdb", "nm0000199"),
    ]


BAD_ROWS = {
    ",1995,Al Pacino,actor,,": "has no film",
    "  ,1995,Al Pacino,actor,,": "has no film",
    "Heat,1995,,actor,,": "has no person",
    "Heat,1995,Al Pacino,,,": "has no role",
    "Heat,95,Al Pacino,actor,,": "has a year that is none",
    "Heat,20000,Al Pacino,actor,,": "has a year that is none",
    "Heat,-5,Al Pacino,actor,,": "has a year that is none",
    "Heat,1995,Al Pacino,actor,,first": "has a billing that is no number",
    "Heat,1995,Al Pacino,actor,,99999999999": "has a billing that is no number",
    "Heat,1995,Al Pacino,actor": "has fewer fields than the header, which has 6",
    "Heat,1995,Al Pacino,actor,,,x": "has more fields than the header, which has 6",
    'Heat,1995,"Al" Pacino,actor,,': "has a quote that does not end",
    '"Heat\nHeat",1995,"Al\n\nPacino",actor,,x': "has a billing that is no number",
}


def test_bad_rows_of_a_csv(tmp_path: Path) -> None:
    good = 'Heat,1995,"Al\nPacino",actor,"""Vincent""",1'
    rows = [row for bad in BAD_ROWS for row in (bad, good, "")]
    done = ingest(tmp_path, {"a.csv": CREDITS + "\n".join(rows) + "\n"})
    lines, line = [], 2
    for row in rows:
        lines += [line] if row in BAD_ROWS else []
        line += row.count("\n") + 1
    assert [(row[1], row[2]) for row in done.rejects] == list(zip(lines, BAD_ROWS.values(), strict=True))
    assert [row[3].replace("\\n", "\n") for row in done.rejects] == list(BAD_ROWS)
    count = len(BAD_ROWS)
    assert done.report["a.csv"] == {"read": 2 * count, "taken": count, "rejected": count, "unchanged": 0}
    assert stored(tmp_path, "SELECT DISTINCT characters FROM credit") == [(['"Vincent"'],)]


def test_a_quote_that_never_ends_says_how_much_it_swallowed(tmp_path: Path) -> None:
    rows = "".join(f"Heat,1995,Person {n},actor,,\n" for n in range(20))
    done = ingest(tmp_path, {"a.csv": f'{CREDITS}Heat,1995,Al Pacino,actor,,\nHeat,1995,"Val Kilmer,actor,,\n{rows}'})
    assert [row[1:3] for row in done.rejects] == [
        (3, "has a quote that does not end, so that 21 lines were read as one row")
    ]
    assert "Person 19" in done.rejects[0][3]


def test_unused_columns_are_named_and_an_unknown_role_is_kept(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.csv": "film,person,role,,colour\nHeat,Al Pacino,Best Boy  Grip,x,red\n"})
    assert done.err == (
        "warning: a.csv:1: column 'column 4' maps to no field and was left out\n"
        "warning: a.csv:1: column 'colour' maps to no field and was left out\n"
    )
    assert credits_of(tmp_path) == [("heat", "al-pacino", "best boy grip")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title,colour\nHeat,red\n", "(title, colour)"),
        ("film,person\nHeat,Al Pacino\n", "(film, person)"),
        ("person,role\nAl Pacino,actor\n", "(person, role)"),
    ],
)
def test_a_table_of_something_else(text: str, message: str, tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.csv": text}, "--as", "csv")
    assert done.err == (
        f"kg: a.csv:1: has no columns for a film and for people in roles {message}; "
        "write a mapping file, see docs/sources.md\n"
    )


GERMAN = "Titel;Jahr;Regie;Besetzung\nHeat;1995;Michael Mann;Al Pacino, Robert De Niro\n"
MAPPING = """\
delimiter = ";"
[columns]
film = "Titel"
year = "Jahr"
[roles]
director = "Regie"
actor = { column = "Besetzung", separator = ", " }
"""


def test_a_mapping_file_beside_the_table_or_named(tmp_path: Path) -> None:
    expected = [
        ("heat-1995", "al-pacino", "act"),
        ("heat-1995", "michael-mann", "fmd"),
        ("heat-1995", "robert-de-niro", "act"),
    ]
    write(tmp_path, {"a/film.csv": GERMAN, "a/film.mapping.toml": MAPPING, "b/film.dat": GERMAN, "m.toml": MAPPING})
    assert kg(tmp_path, "ingest", "a").code == 0
    assert credits_of(tmp_path) == expected
    assert kg(tmp_path, "forget", "film.csv").code == 0
    assert kg(tmp_path, "ingest", "b", "--mapping", "m.toml").code == 0
    assert credits_of(tmp_path) == expected


def test_a_changed_mapping_reads_the_table_again(tmp_path: Path) -> None:
    ingest(tmp_path, {"film.mapping.toml": MAPPING, "film.csv": GERMAN}, "--as", "csv")
    write(tmp_path, {"film.mapping.toml": MAPPING.replace("director =", "producer =")})
    kg(tmp_path, "ingest", "film.csv")
    assert ("heat-1995", "michael-mann", "fmp") in credits_of(tmp_path)


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("x", "is no mapping file (Expected '=' after a key in a key/value pair (at end of document))"),
        ("columns = 3", "its 'columns' is no table; write [columns] and a line for each"),
        ("[columns]\nfilm = 3", "its columns.film is 3; write a text in quotes"),
        ("[columns]\nfilm = 'Film'", "names the column 'Film'; film.csv has Titel, Jahr, Regie, Besetzung"),
        ("[columns]\nmovie = 'Titel'", "maps to 'movie'; fields are film, year, film_id, person, person_id, role, "
         "character, billing, credited_as, attributes, department, date, original_title, runtime, kind, language, "
         "tmdb_id, birth_year, death_year"),
        ("[roles]\nactor = {}", "its roles.actor.column is None; write a text in quotes"),
        ("[roles]\nactor = {column='Titel', separator=''}", "its roles.actor.separator is ''; write a text in quotes"),
        ("delimiter = ';;'", "its delimiter is ';;'; write one character, such as \";\" or \"\\t\""),
    ],
)  # fmt: skip
def test_a_wrong_mapping_file(mapping: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"film.csv": GERMAN, "film.mapping.toml": mapping})
    done = kg(tmp_path, "ingest", "film.csv")
    assert (done.code, done.err) == (2, f"kg: film.mapping.toml: {message}\n")


def film_page(**more: object) -> str:
    """A schema.org film as JSON."""
    return json.dumps(
        {"@context": "https://schema.org", "@type": "Movie", "name": "Heat", "datePublished": "1995-12-15", **more}
    )


def test_people_in_every_form_that_jsonld_has(tmp_path: Path) -> None:
    role = {"@type": "PerformanceRole", "characterName": ["A", "B"], "actor": [{"name": "Al Pacino"}, "Val Kilmer"]}
    graph = {
        "@context": "http://schema.org/",
        "@graph": [
            {"@type": "http://schema.org/Person", "@id": "#mann", "name": "Michael Mann"},
            {"@type": ["schema:Movie"], "schema:name": "Heat", "schema:director": {"@id": "#mann"}, "actor": [role],
             "musicBy": "Elliot Goldenthal", "producer": {"@type": "Organization", "name": "Regency"}},
        ],
    }  # fmt: skip
    assert ingest(tmp_path, {"a.json": json.dumps(graph)}).code == 0
    assert stored(tmp_path, CREDIT) == [
        ("a.json", "heat", "al-pacino", "act", ["A", "B"]),
        ("a.json", "heat", "elliot-goldenthal", "cmp", []),
        ("a.json", "heat", "michael-mann", "fmd", []),
        ("a.json", "heat", "val-kilmer", "act", ["A", "B"]),
    ]


def test_text_that_cannot_be_stored_is_mended(tmp_path: Path) -> None:
    page = film_page(name="Ro\0nin\ud83d", director="Zo\ud800e &amp; Co", alternateName=["\udfff"], **{"odd\ud800": 1})
    done = ingest(tmp_path, {"a.json": page})
    assert done.code == 0
    assert stored(tmp_path, "SELECT title FROM film") == [("Ro\ufffdnin\ufffd",)]
    assert stored(tmp_path, "SELECT name FROM person") == [("Zo\ufffde & Co",)]


@pytest.mark.parametrize(
    ("top", "format_"),
    [("Review", "review"), ("BlogPosting", "review"), ("Movie", "jsonld"), ("WebPage", "jsonld")],
)
def test_a_page_of_prose_is_a_review_whatever_it_embeds(top: str, format_: str, tmp_path: Path) -> None:
    block = json.dumps({"@type": top, "name": "Heat", "about": {"@type": "Movie", "name": "Heat"}})
    prose = "<p>Heat (1995) is a fine film. Al Pacino plays Vincent Hanna, and it is good.</p>"
    done = ingest(tmp_path, {"a.html": f'<script type="application/ld+json">{block}</script>{prose}'})
    assert done.code == 0
    assert stored(tmp_path, "SELECT format FROM source") == [(format_,)]


def test_a_number_may_be_a_name(tmp_path: Path) -> None:
    ingest(tmp_path, {"a.json": film_page(name=300, datePublished=2006)})
    assert stored(tmp_path, "SELECT title, year FROM film") == [("300", 2006)]


PROSE = "Heat (1995) is a fine film. Al Pacino plays Vincent Hanna, and Michael Mann directed it."


def test_a_table_of_reviews(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": PROSE}),
        "",
        '{"id": "two", "text": ',
        '["a list"]',
        json.dumps({"id": "three", "text": "  "}),
        json.dumps({"id": "one", "text": PROSE + "\u2028\ud800"}),
        json.dumps({"text": PROSE}),
        "[" * 100_000,
        '{"text": ' + "9" * 5000 + "}",
        json.dumps({"id": "five", "text": 5}),
    ]
    done = ingest(tmp_path, {"a.jsonl": "\n".join(lines) + "\n"})
    assert done.code == 0
    assert [row[1:3] for row in done.rejects] == [
        (3, "is not JSON (Expecting value)"),
        (4, "is not a JSON object"),
        (5, "has no text"),
        (8, "is nested too deeply"),
        (9, "is not JSON (a number is too long)"),
        (10, "has no text"),
    ]
    assert done.report["a.jsonl"] == {"read": 9, "taken": 3, "rejected": 6, "unchanged": 0}
    names = [row[0] for row in stored(tmp_path, "SELECT DISTINCT source_name FROM credit_said ORDER BY 1")]
    assert names == ["a.jsonl#7", "a.jsonl#one", "a.jsonl#one-6"]
    assert kg(tmp_path, "ingest", "a.jsonl").report["a.jsonl"]["unchanged"] == 1


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_csv_of_reviews(delimiter: str, tmp_path: Path) -> None:
    rows = [
        ["id", "review", "title"],
        ["1", f'"{PROSE}\n\n{PROSE}"', "Heat"],
        ["2", "", "Heat"],
        ["3", f'"{PROSE}"', "Heat", "x"],
    ]
    done = ingest(tmp_path, {"a.csv": "\n".join(delimiter.join(row) for row in rows) + "\n"})
    assert [row[1:3] for row in done.rejects] == [(5, "has no text"), (6, "has more fields than the header")]
    assert done.report["a.csv"] == {"read": 3, "taken": 1, "rejected": 2, "unchanged": 0}


def test_a_table_of_reviews_without_rows_says_so(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.csv": "id,review\n"})
    assert (done.code, done.err) == (0, "warning: a.csv: has no rows\n")


def test_a_sidecar_names_the_film(tmp_path: Path) -> None:
    prose = "Al Pacino plays Vincent Hanna, and it is a good film with a good score."
    files = {"a.txt": prose, "a.meta.json": '\ufeff{"title": "Heat", "year": "1995", "grade": "A"}'}
    write(tmp_path, files)
    assert kg(tmp_path, "ingest", "a.txt").code == 0
    assert stored(tmp_path, "SELECT title, year FROM film") == [("Heat", 1995)]
    write(tmp_path, {"a.meta.json": '{"title": "Ronin", "year": 1998}'})
    assert kg(tmp_path, "ingest", "a.txt").report["a.txt"]["taken"] == 1
    assert stored(tmp_path, "SELECT title, year FROM film") == [("Ronin", 1998)]
    assert kg(tmp_path, "ingest", "a.txt", "--no-sidecar").code == 0
    assert ("Ronin", 1998) not in stored(tmp_path, "SELECT title, year FROM film")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"a.md": "---\ntitle: Heat\ndate: 4 March 1990\n---\n{}"}, [("1990-03-04", "date")]),
        (
            {"a.txt": "{}", "a.meta.json": '{"title": "Heat", "published": "1990-03-04T10:00"}'},
            [("1990-03-04", "date")],
        ),
        ({"a.html": '<meta name="date" content="04.03.1990"><p>{}</p>'}, [("1990", "integer")]),
        ({"a.csv": 'title,text,date\nHeat,"{}",1990\n'}, [("1990", "integer")]),
        ({"a.md": "---\ntitle: Heat\ndate: yesterday\n---\n{}"}, []),
        ({"a.md": "---\ntitle: Heat\ndate: 1990 or 1991\n---\n{}"}, []),
    ],
)
def test_the_date_of_a_review(files: dict[str, str], found: list[tuple[str, str]], tmp_path: Path) -> None:
    write(tmp_path, {name: text.replace("{}", PROSE) for name, text in files.items()})
    assert kg(tmp_path, "ingest", *(name for name in files if not name.endswith(".json"))).code == 0
    dated = "SELECT value, datatype FROM fact JOIN entity e ON e.id = subject WHERE predicate = 'review date'"
    assert stored(tmp_path, f"{dated} AND e.kind = 'source'") == found


@pytest.mark.parametrize(
    ("date", "rule"), [("1993-12-31", "reviewBeforeFilm"), ("1994-01-01", "missingFromCompleteList")]
)
def test_a_review_dated_before_its_film(date: str, rule: str, tmp_path: Path) -> None:
    table = "film,year,person,role\nHeat,1995,Michael Mann,director\n"
    review = f"---\ntitle: Heat\nyear: 1995\ndate: {date}\n---\nDirected by Bob Other, and I like it.\n"
    write(tmp_path, {"heat.csv": table, "heat.md": review})
    assert kg(tmp_path, "ingest", "heat.csv", "--complete-for", "fmd").code == 0
    assert kg(tmp_path, "ingest", "heat.md").code == 0
    assert stored(tmp_path, "SELECT rule FROM assessment") == [(rule,)]


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ("{", "is not JSON; Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[]", "is not a JSON object; write title, year, url, author and date"),
        (b"\xe9", "is not JSON; 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data"),
    ],
)
def test_a_wrong_sidecar(sidecar: bytes | str, message: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": PROSE, "a.meta.json": sidecar})
    done = kg(tmp_path, "ingest", "a.txt")
    assert (done.code, done.err) == (2, f"kg: a.meta.json: {message}\n")


@pytest.mark.parametrize(
    ("front", "film"),
    [
        ("---\ntitle: Ronin\nyear: 1998\n---\n", ("Ronin", 1998)),
        ("---\r\ntitle: 'Ronin: Again'\r\nyear: soon\r\n---\r\n", ("Ronin: Again", None)),
        ("---\ntitle: Ronin\nyear: 99999999999\n---\n", ("Ronin", None)),
        ("---\ntitle: My favourite heist\nfilm: Ronin\nyear: 1998\n---\n", ("Ronin", 1998)),
        ("---\ntitle: 'Ronin: a review'\n---\n", ("Ronin", None)),
        ('+++\ntitle = "Ronin"\ndate = 2020-01-05\n[extra]\nyear = 1998\n+++\n', ("Ronin", 1998)),
        ("+++\ntitle = Ronin\n+++\n", ("Heat", 1995)),
        ("---\ntitle: Ronin\n", ("Ronin", None)),  # it never ends, so it is a line of the text that says so
        ("---\n: : :\n\x01\n---\n", ("Heat", 1995)),
    ],
)
def test_front_matter(front: str, film: tuple[str, int | None], tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.md": front + PROSE})
    assert done.code == 0
    assert film in stored(tmp_path, "SELECT title, year FROM film")
    quotes = stored(tmp_path, "SELECT quote, start_at, end_at FROM rdf_evidence")
    text = front + PROSE
    assert quotes
    assert all(text[int(str(start)) : int(str(end))] == quote for quote, start, end in quotes)


def test_a_review_in_another_language_gives_a_warning_alone(tmp_path: Path) -> None:
    text = "Der Film ist sehr gut und die Schauspieler sind es auch, aber die Musik ist nicht so gut wie das Bild. " * 3
    done = ingest(tmp_path, {"a.txt": text})
    assert done.code == 0
    assert done.err == "warning: a.txt: the text does not seem to be English (de); nothing was read\n"
    assert done.report["a.txt"]["taken"] == 0
