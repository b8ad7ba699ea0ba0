"""Bad input: what is said, with which exit code, and that nothing of a bad file is stored."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from ingesting import CREDITS, CREW, NAMES, PRINCIPALS, TITLES, ingest, kg, principal, stored, title, write

from kg.sources import BUILT_IN

GOOD = TITLES + title(1) + title(2)
MANY = gzip.compress((TITLES + "".join(title(n) for n in range(1, 3000))).encode(), mtime=0)
BASICS = "title.basics.tsv"
FILM = {"@context": "https://schema.org", "@type": "Movie", "name": "Heat", "director": "Michael Mann"}


def flipped(data: bytes, at: int) -> bytes:
    """The bytes with one of them changed."""
    changed = bytearray(data)
    changed[at] ^= 0xFF
    return bytes(changed)


def page(*blocks: str) -> str:
    """An HTML page with JSON-LD."""
    scripts = "".join(f'<script type="application/ld+json">\n{block}\n</script>\n' for block in blocks)
    return f"<!doctype html>\n<html><head>\n{scripts}</head><body><p>Nothing.</p></body></html>\n"


DAMAGED = "is damaged: its compressed data"
CUT_16 = "is damaged UTF-16 (truncated data); save it as UTF-8"
NO_FILM = "has no schema.org film with a name; its @type must be Movie or a TV type"
BAD_FILES: Mapping[str, tuple[str, bytes | str, str]] = {
    "empty": (BASICS, b"", ": is empty"),
    "blank": ("a.txt", b"\n  \n\n", ": is empty"),
    "only a byte order mark": ("a.csv", b"\xef\xbb\xbf", ": is empty"),
    "binary": ("a.bin", bytes(range(256)) * 9, ": is not text (it has NUL bytes), and of no known format"),
    "binary named as text": (
        "a.txt",
        bytes(range(256)) * 9,
        ": is not text (it has NUL bytes), and of no known format",
    ),
    "no known format": (
        "a.xyz",
        "one\ntwo\n",
        ": is of no known format; name the format by --as, see `kg ingest --help`",
    ),
    "gzip cut in its header": (f"{BASICS}.gz", MANY[:5], f": {DAMAGED} ends early"),
    "gzip cut at its start": (f"{BASICS}.gz", MANY[:20], f": {DAMAGED} ends early"),
    "gzip cut in the middle": (f"{BASICS}.gz", MANY[: len(MANY) // 2], f": {DAMAGED} ends early"),
    "gzip cut before its checksum": (f"{BASICS}.gz", MANY[:-8], f": {DAMAGED} ends early"),
    "gzip cut by a byte": (f"{BASICS}.gz", MANY[:-1], f": {DAMAGED} ends early"),
    "gzip with a wrong checksum": (f"{BASICS}.gz", flipped(MANY, -6), f": {DAMAGED} is wrong"),
    "gzip with a wrong length": (f"{BASICS}.gz", flipped(MANY, -2), f": {DAMAGED} is wrong"),
    "gzip with a wrong byte": (f"{BASICS}.gz", flipped(MANY, len(MANY) // 2), f": {DAMAGED} is wrong"),
    "gzip with a tail": (f"{BASICS}.gz", MANY + b"tail", f": {DAMAGED} is wrong"),
    "gzip review cut": (
        "a.txt.gz",
        gzip.compress(b"In Heat, Al Pacino plays a cop. " * 999)[:-9],
        f": {DAMAGED} ends early",
    ),
    "table in two encodings": (
        BASICS,
        GOOD.encode() + title(3, name="Amélie").encode() + title(4, name="Amélie").encode("latin-1"),
        ":5: is not UTF-8 (byte 0xe9); convert it first",
    ),
    "review in two encodings": (
        "a.txt",
        "An é.\n".encode() + "Amélie is fine.\n".encode("latin-1"),
        ":2: is not UTF-8 (byte 0xe9); convert it first",
    ),
    "bytes that Windows-1252 has not": (
        "a.txt",
        b"A film.\nA \x81.\n",
        ":2: is not UTF-8 (byte 0x81); convert it first",
    ),
    "UTF-8 that is cut": ("a.txt", "A film.\nAmé".encode()[:-1], ":2: is not UTF-8 (byte 0xc3); convert it first"),
    "UTF-8 that is cut in a table": (
        BASICS,
        GOOD.encode() + b"tt3\xc3",
        ":4: is not UTF-8 (byte 0xc3); convert it first",
    ),
    "UTF-16 table, cut": (BASICS, GOOD.encode("utf-16")[:-1], f": {CUT_16}"),
    "UTF-16 review, cut": ("a.txt", "A film.".encode("utf-16")[:-1], f": {CUT_16}"),
    "UTF-32, cut": ("a.csv", CREDITS.encode("utf-32")[:-1], ": is damaged UTF-32 (truncated data); save it as UTF-8"),
    "NUL in a table": (BASICS, GOOD + title(3, name="A\0B"), ":4: is not text (it has NUL bytes)"),
    "NUL far into a review": ("a.txt", "A film.\n" * 20_000 + "\0", ":20001: is not text (it has NUL bytes)"),
    "missing column": (
        BASICS,
        GOOD.replace("startYear\t", ""),
        ":1: title.basics has no column 'startYear'; see developer.imdb.com/non-commercial-datasets for the columns",
    ),
    "missing columns": (
        "title.crew.tsv",
        "tconst\tdirector\nt1\tn1\n",
        ":1: title.crew has no column 'directors', 'writers'; "
        "see developer.imdb.com/non-commercial-datasets for the columns",
    ),
    "column twice": (BASICS, "tconst\t" + GOOD, ":1: has the column 'tconst' twice; rename one of them"),
    "column twice but for case": (
        "a.csv",
        "film,Year,year,director\nHeat,1995,1995,X\n",
        ":1: has the column 'year' twice; rename one of them",
    ),
    "no header": (
        BASICS,
        title(1) + title(2),
        ":1: title.basics has no column 'tconst', 'titleType', 'primaryTitle', 'originalTitle', 'isAdult', "
        "'startYear', 'endYear', 'runtimeMinutes', 'genres'; "
        "see developer.imdb.com/non-commercial-datasets for the columns",
    ),
    "cut JSON of no known kind": (
        "a.json",
        '{"films": [1,\n2',
        ": is of no known format (its JSON is not well-formed in line 2: Expecting ',' delimiter); name the format by "
        "--as, see `kg ingest --help`",
    ),
    "no header at all": (
        "a.csv",
        "Heat,1995,Al Pacino\n",
        ": is of no known format (its columns Heat, 1995, Al Pacino do not tell of films and people; a mapping file "
        "can); name the format by --as, see `kg ingest --help`",
    ),
    "page without a film": ("a.html", page(json.dumps({"@type": "Person", "name": "Heat"})), f": {NO_FILM}"),
    "page with a nameless film": ("a.html", page(json.dumps({"@type": "Movie"})), f": {NO_FILM}"),
    "page with no JSON": ("a.html", page(""), ":5: its JSON is not well-formed; Expecting value"),
    "JSON without a film": (
        "a.jsonld",
        json.dumps({"@context": "https://schema.org", "@type": "Book"}),
        f": {NO_FILM}",
    ),
    "malformed JSON": (
        "a.json",
        '{"@type": "Movie",\n "name": "Heat",\n "director": }\n',
        ":3: its JSON is not well-formed; Expecting value",
    ),
    "malformed JSON in a page": (
        "a.html",
        page('{"@type": "Movie",\n"name" "Heat"}'),
        ":5: its JSON is not well-formed; Expecting ':' delimiter",
    ),
    "JSON that is cut": (
        "a.json",
        json.dumps(FILM)[:-5],
        ":1: its JSON is not well-formed; Unterminated string starting at",
    ),
    "JSON nested deeply": (
        "a.json",
        '{"@type": "Movie", "name": ' + "[" * 200_000 + "]" * 200_000 + "}",
        ": its JSON is nested too deeply",
    ),
    "JSON with an endless number": (
        "a.json",
        '{"@type": "Movie", "year": ' + "9" * 10_000 + "}",
        ":1: its JSON is not well-formed; a number is too long",
    ),
    "long field in a table": (
        BASICS,
        GOOD + title(3, name="x" * 10_000_000) + title(4),
        ":4: has a line of more than 2,000,000 bytes",
    ),
    "long header": (
        "a.tsv",
        "tconst\t" + "x" * 100_000,
        ":1: its first line is longer than 65,536 bytes, so it has no header",
    ),
    "long review": ("a.txt", "A film. " * 200_000, ": has more than 1,000,000 characters, too many for a review"),
}


def test_all_bad_files_are_here() -> None:
    assert len(BAD_FILES) == 45


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_named_and_left_out(case: str, tmp_path: Path) -> None:
    name, content, message = BAD_FILES[case]
    options = ["--as", "imdb"] if case == "long header" else []
    done = ingest(tmp_path, {name: content}, *options)
    assert (done.code, done.err) == (2, f"kg: {name}{message}\n")
    assert not (tmp_path / "film.kg").exists()
    assert done.rejects == ()


@pytest.mark.parametrize(
    "case", ["gzip with a wrong byte", "table in two encodings", "missing column", "page without a film"]
)
def test_the_other_files_are_taken(case: str, tmp_path: Path) -> None:
    name, content, message = BAD_FILES[case]
    others = {
        "first/title.crew.tsv": f"{CREW}tt0000001\tnm0000001\t\\N\n",
        "last.csv": f"{CREDITS}Heat,1995,Al Pacino,actor,,\n",
    }
    write(tmp_path, {"bad/" + name: content, **others})
    done = kg(tmp_path, "ingest", "first", "bad", "last.csv")
    assert (done.code, done.err) == (2, f"kg: bad/{name}{message}\n")
    assert stored(tmp_path, "SELECT source_name, person_local FROM credit_said ORDER BY 1") == [
        ("imdb", "nm0000001"),
        ("last.csv", "al-pacino"),
    ]


@pytest.mark.parametrize("option", ["--strict", "--dry-run"])
def test_strict_and_dry_run_store_nothing(option: str, tmp_path: Path) -> None:
    done = ingest(
        tmp_path, {"a.csv": f"{CREDITS}Heat,1995,Al Pacino,actor,,\n", "b.txt": b"\xc3\xa9 \xe9 film"}, option
    )
    assert done.code == 2
    assert "kg: b.txt:1: is not UTF-8 (byte 0xe9); convert it first\n" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.txt"]


def test_strict_stops_at_a_bad_row_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    ingest(tmp_path, {BASICS: GOOD})
    before = (tmp_path / "film.kg/current").read_text()
    done = ingest(tmp_path, {BASICS: GOOD + title(3, year="soon") + title(4, year="later")}, "--strict")
    assert done.code == 2
    assert (
        done.err == f"kg: {BASICS}:4: startYear is not a year; 2 rows are bad, and with --strict nothing was stored\n"
    )
    assert (tmp_path / "film.kg/current").read_text() == before
    assert stored(tmp_path, "SELECT count(*) FROM film") == [(2,)]


def test_a_file_that_turns_bad_keeps_what_the_store_has_of_it(tmp_path: Path) -> None:
    ingest(tmp_path, {BASICS: GOOD})
    assert ingest(tmp_path, {BASICS: GOOD.encode("utf-16")[:-1]}).code == 2
    assert stored(tmp_path, "SELECT count(*) FROM film") == [(2,)]


BAD_TITLES = {
    "year 20000": (title(3, year="20000"), "startYear is not a year"),
    "year -5": (title(3, year="-5"), "startYear is not a year"),
    "year 99999999999": (title(3, year="99999999999"), "startYear is not a year"),
    "year 1999.5": (title(3, year="1999.5"), "startYear is not a year"),
    "year with a blank": (title(3, year=" 1999"), "startYear is not a year"),
    "year empty": (title(3, year=""), "startYear is not a year"),
    "no title": (title(3, name="\\N"), "has no primaryTitle"),
    "blank title": (title(3, name=" "), "has no primaryTitle"),
    "id with a blank": (title(3).replace("tt0000003", "tt 3"), "tconst is not a title id"),
    "id of a person": (title(3).replace("tt0000003", "nm0000003"), "tconst is not a title id"),
    "id empty": (title(3).replace("tt0000003", ""), "tconst is not a title id"),
    "id too long": (title(3).replace("tt0000003", "tt123456789012"), "tconst is not a title id"),
    "too few fields": ("tt0000003\tmovie\tA\n", "has fewer fields than the header, which has 9"),
    "too many fields": (title(3).replace("\n", "\tx\n"), "has more fields than the header, which has 9"),
    "tab in a field": (title(3, name="A\tB"), "has more fields than the header, which has 9"),
}


@pytest.mark.parametrize("case", BAD_TITLES)
def test_a_bad_row_is_rejected_with_its_line(case: str, tmp_path: Path) -> None:
    row, reason = BAD_TITLES[case]
    done = ingest(tmp_path, {BASICS: f"{GOOD}\n{row}{title(4)}"})
    assert done.code == 0
    assert done.rejects == ((BASICS, 5, reason, row.strip("\n").replace("\\", "\\\\").replace("\t", "\\t")),)
    assert done.report == {"imdb": {"read": 4, "taken": 3, "rejected": 1, "unchanged": 0}}
    assert stored(tmp_path, "SELECT local FROM entity ORDER BY 1") == [(f"tt000000{n}",) for n in (1, 2, 4)]


def test_rejects_go_when_the_file_is_mended(tmp_path: Path) -> None:
    assert ingest(tmp_path, {BASICS: GOOD + title(3, year="x")}).rejects
    assert ingest(tmp_path, {BASICS: GOOD + title(3)}).rejects == ()


def test_text_that_looks_like_trouble_is_kept(tmp_path: Path) -> None:
    names = [
        '"Crocodile" Dundee',
        '"half a quote',
        "back\\slash \\n",
        "it's; a, |comma|",
        "七人の侍",
        "<img src=x>",
        "NULL",
    ]
    done = ingest(tmp_path, {BASICS: TITLES + "".join(title(n, name=name) for n, name in enumerate(names, 1))})
    assert done.rejects == ()
    assert [row[0] for row in stored(tmp_path, "SELECT title FROM film ORDER BY film")] == names


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"\n", b"\r"),
        lambda text: text.replace(b"\n", b"\r\n", 2),
        lambda text: text.rstrip(b"\n"),
        lambda text: text.replace(b"\n", b"\n\n"),
        lambda text: gzip.compress(text[:200]) + gzip.compress(text[200:]) + bytes(20),
    ],
    ids=["BOM", "CRLF", "CR", "mixed", "no last line end", "blank lines", "gzip in two members"],
)
def test_line_ends_and_marks_make_no_difference(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    done = ingest(tmp_path, {BASICS: change(GOOD.encode())})
    assert (done.code, done.err, done.rejects) == (0, "", ())
    assert stored(tmp_path, "SELECT local, title, year FROM film JOIN entity e ON e.id = film ORDER BY 1") == [
        ("tt0000001", "A Film", 1999),
        ("tt0000002", "A Film", 1999),
    ]


def test_a_stray_carriage_return_is_a_blank(tmp_path: Path) -> None:
    done = ingest(tmp_path, {BASICS: GOOD + title(3, name="A\rB") + title(4, year="x")})
    assert done.err == f"warning: {BASICS}: has carriage returns inside lines, which were read as blanks\n"
    assert [row[1] for row in done.rejects] == [5]
    assert ("A B",) in stored(tmp_path, "SELECT title FROM film")


def test_columns_may_come_in_any_order_and_new_ones_are_named(tmp_path: Path) -> None:
    rows = [line.split("\t") for line in GOOD.splitlines()]
    turned = "".join(
        "\t".join(["new", *reversed(row)] if n == 0 else ["x", *reversed(row)]) + "\n" for n, row in enumerate(rows)
    )
    done = ingest(tmp_path, {BASICS: turned})
    assert (done.code, done.err) == (0, f"warning: {BASICS}:1: column 'new' is new and was left out\n")
    assert stored(tmp_path, "SELECT title, year FROM film") == [("A Film", 1999)] * 2


CHARACTERS = {
    "Neo": "characters is not a JSON list of strings",
    '"Neo"': "characters is not a JSON list of strings",
    '{"a":"b"}': "characters is not a JSON list of strings",
    '["Neo",1]': "characters is not a JSON list of strings",
    '["Neo",null]': "characters is not a JSON list of strings",
    '[["Neo"]]': "characters is not a JSON list of strings",
    '["Neo"': "characters is not a JSON list of strings",
    '["\\ud800"]': "characters is not a JSON list of strings",
    '["a\\u0000b"]': "characters is not a JSON list of strings",
    '["bad \\x escape"]': "characters is not a JSON list of strings",
}
PARTS = {
    '["Neo","The One"]': ["Neo", "The One"],
    '[ "Neo" , "The One" ]': ["Neo", "The One"],
    '["Maj. \\"King\\" Kong"]': ['Maj. "King" Kong'],
    '["Am\\u00e9lie \\ud83d\\ude00"]': ["Amélie 😀"],
    '["A\\/B\\\\C"]': ["A/B\\C"],
    "[]": [],
    "\\N": None,
}


def test_characters_are_a_list_of_strings(tmp_path: Path) -> None:
    rows = [principal(1, n, parts=parts) for n, parts in enumerate([*CHARACTERS, *PARTS], 1)]
    done = ingest(tmp_path, {"title.principals.tsv": PRINCIPALS + "".join(rows)})
    assert [(row[1], row[2]) for row in done.rejects] == list(enumerate(CHARACTERS.values(), 2))
    assert [row[0] for row in stored(tmp_path, "SELECT characters FROM credit ORDER BY person")] == list(PARTS.values())


def test_other_bad_cells_of_imdb(tmp_path: Path) -> None:
    principals = [principal(1, 1, order=order) for order in ("x", "-1", "1.5", "\\N")] + [principal(1, 1, role="\\N")]
    files = {
        "title.principals.tsv": PRINCIPALS
        + "".join(principals)
        + principal(1, 2).replace("nm", "mn")
        + principal(1, 3),
        "title.crew.tsv": f"{CREW}tt1\tnm1, nm2\t\\N\ntt1\tnm1\tLana\ntt1\tnm1,\t\\N\ntt0000001\tnm1,nm2\tnm3\n",
        "name.basics.tsv": NAMES
        + "nm1\t\\N\t1950\t\\N\t\\N\t\\N\nnm2\tA\tca 1950\t\\N\t\\N\t\\N\nnm3\tB\t4\t65\t\\N\t\\N\n",
        "title.ratings.tsv": "tconst\taverageRating\tnumVotes\ntt1\t8,7\t10\ntt1\t8.7\tmany\ntt1\t8.7\t10\n",
        "title.akas.tsv": "titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\tisOriginalTitle\n"
        "tt1\t1\t\\N\tJP\t\\N\t\\N\t\\N\t0\n1\t1\tA\tJP\t\\N\t\\N\t\\N\t0\ntt1\tx\tB\tJP\tja\t\\N\t\\N\t0\n",
    }
    found = [(file, line, reason) for file, line, reason, _ in ingest(tmp_path, files).rejects]
    assert found == [
        *(("title.principals.tsv", line, "ordering is not a number") for line in (2, 3, 4, 5)),
        ("title.principals.tsv", 6, "has no category"),
        ("title.principals.tsv", 7, "nconst is not a name id"),
        ("title.crew.tsv", 2, "directors has what is not a name id"),
        ("title.crew.tsv", 3, "writers has what is not a name id"),
        ("title.crew.tsv", 4, "directors has what is not a name id"),
        ("name.basics.tsv", 2, "has no primaryName"),
        ("name.basics.tsv", 3, "birthYear is not a year"),
        ("title.ratings.tsv", 2, "averageRating is not a number"),
        ("title.ratings.tsv", 3, "numVotes is not a number"),
        ("title.akas.tsv", 2, "has no title"),
        ("title.akas.tsv", 3, "titleId is not a title id"),
    ]
    assert stored(tmp_path, "SELECT value FROM fact ORDER BY 1") == [("10",), ("8.7",)]


def test_bad_rows_of_episodes_and_of_known_titles(tmp_path: Path) -> None:
    episodes = "tconst\tparentTconst\tseasonNumber\tepisodeNumber\n"
    rows = ["tt1\ttt9\t1\t2", "tt2\t\\N\t1\t2", "tt3\ttt9\tone\t2", "tt4\ttt9\t1\tlast", "tt5\ttt9\t\\N\t\\N"]
    known = ["nm1\tA\t\\N\t\\N\t\\N\ttt1,tt2", "nm2\tB\t\\N\t\\N\t\\N\ttt1,2", "nm3\tC\t\\N\t\\N\t\\N\t"]
    done = ingest(
        tmp_path,
        {
            "title.episode.tsv": "\n".join([episodes.strip(), *rows]),
            "name.basics.tsv": "\n".join([NAMES.strip(), *known]),
        },
    )
    assert (done.code, done.err) == (0, "")
    assert [row[1:3] for row in done.rejects] == [
        (3, "parentTconst is not a title id"),
        (4, "seasonNumber is not a number"),
        (5, "episodeNumber is not a number"),
        (3, "knownForTitles has what is not a title id"),
    ]
    said = "SELECT subject_local, predicate, object_local, locator FROM relation_said ORDER BY ALL"
    assert stored(tmp_path, said) == [
        ("nm0000001", "known for", "tt0000001", "name.basics#nm0000001"),
        ("nm0000001", "known for", "tt0000002", "name.basics#nm0000001"),
        ("tt0000001", "part of", "tt0000009", "title.episode#tt0000001"),
        ("tt0000005", "part of", "tt0000009", "title.episode#tt0000005"),
    ]
    facts = "SELECT subject_local, predicate, value, datatype, locator FROM fact_said ORDER BY ALL"
    assert stored(tmp_path, facts) == [
        ("tt0000001", "episode number", "2", "integer", "title.episode#tt0000001"),
        ("tt0000001", "season number", "1", "integer", "title.episode#tt0000001"),
    ]


def test_most_of_a_file_bad_is_a_bad_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.sources.delimited.MOST_REJECTS", 2)
    bad = "".join(title(n, year="x") for n in range(3, 6))
    done = ingest(tmp_path, {BASICS: GOOD + bad})
    assert done.err == f"kg: {BASICS}: more than 2 of its rows are bad; is it another format?\n"
    assert not (tmp_path / "film.kg").exists()


MEASURE = """
import sys
from pathlib import Path
from kg.cli import run
code = run(["--store", sys.argv[1] + ".kg", "ingest", sys.argv[1]])
[peak] = [line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(code, int(peak) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize(
    ("name", "start", "message"),
    [
        (BASICS, GOOD, ":4: has a line of more than 2,000,000 bytes"),
        ("a.csv", CREDITS, ":2: has a line of more than 2,000,000 bytes"),
        ("a.jsonl", '{"text": "', ":1: has a line of more than 2,000,000 bytes"),
        ("a.json", '{"@type": "Movie", "name": "', ": is longer than 64 MB, too long for a document"),
        ("a.html", '<script type="application/ld+json">', ": is longer than 64 MB, too long for a document"),
        ("a.txt", "", ": is longer than 4 MB, too long for a document"),
        ("a.bin", "", ": is of no known format; name the format by --as, see `kg ingest --help`"),
    ],
)
def test_a_line_of_100_mb_needs_little_memory(name: str, start: str, message: str, tmp_path: Path) -> None:
    with (tmp_path / name).open("w") as stream:
        stream.write(start)
        stream.writelines("x" * 1_000_000 for _ in range(100))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, name], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    code, megabytes = map(int, done.stdout.split())
    assert (code, done.stderr) == (2, f"kg: {name}{message}\n")
    assert megabytes < 300


def test_ten_thousand_columns(tmp_path: Path) -> None:
    names = ",".join(f"c{n}" for n in range(9_994))
    done = ingest(tmp_path, {"a.csv": f"film,year,person,role,{names}\nHeat,1995,Al Pacino,actor,{',' * 9_993}\n"})
    assert (done.code, done.rejects) == (0, ())
    assert stored(tmp_path, "SELECT person_local FROM credit_said") == [("al-pacino",)]


@pytest.mark.parametrize(
    "name",
    [
        "with blank.csv",
        "it's.csv",
        "a#b%20c:d.csv",
        "[1]*?.csv",
        "日本 é.csv",
        "two\nlines.csv",
        "-dash.csv",
        "{x}.csv",
        "~.csv",
    ],
)
def test_any_file_name(name: str, tmp_path: Path) -> None:
    write(tmp_path, {f"in/{name}": f"{CREDITS}Heat,1995,Al Pacino,actor,,\nRonin,soon,Jean Reno,actor,,\n"})
    done = kg(tmp_path, "ingest", f"in/{name}")
    assert done.code == 0
    assert stored(tmp_path, "SELECT source_name, film_local FROM credit_said") == [(name, "heat-1995")]
    assert [row[1:3] for row in done.rejects] == [(3, "has a year that is none")]


def test_a_source_id_with_a_slash_keeps_its_rejects_in_the_folder(tmp_path: Path) -> None:
    bad = f"{CREDITS}Heat,soon,Al Pacino,actor,,\n"
    write(tmp_path, {"a.csv": bad, "in/b/c.csv": bad, "in/b_c.csv": bad})
    kg(tmp_path, "ingest", "a.csv", "--source", "../../x/y")
    done = kg(tmp_path, "ingest", "in")
    assert sorted(path.name for path in (tmp_path / "rejects").iterdir()) == [
        ".._.._x_y.tsv",
        "b_c.csv-2.tsv",
        "b_c.csv.tsv",
    ]
    assert {row[0] for row in done.rejects} == {"a.csv", "in/b/c.csv", "in/b_c.csv"}


def test_what_a_folder_passes_over(tmp_path: Path) -> None:
    row = f"{CREDITS}Heat,1995,Al Pacino,actor,,\n"
    ingest(tmp_path / "in", {"a.csv": row})
    write(
        tmp_path / "in",
        {
            "README.md": "x",
            "sub/LICENSE": "x",
            ".hidden.csv": row,
            ".git/a.csv": row,
            "sub/rejects/b.csv": row,
            "z.mapping.toml": "",
            "sub/NOTICE.txt": "x",
            "b.meta.json": "{}",
            "sub/b.csv": row,
        },
    )
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/self").symlink_to("self")
    (tmp_path / "in/gone.csv").symlink_to("nowhere")
    done = kg(tmp_path, "ingest", "in")
    assert (done.code, done.err, list(done.report)) == (0, "", ["a.csv", "sub/b.csv"])


def test_an_unreadable_file_in_a_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"in/a.csv": f"{CREDITS}Heat,1995,Al Pacino,actor,,\n", "in/b.csv": "x"})
    opened = Path.open

    def refuse(self: Path, *arguments: str, **named: str) -> object:
        if self.name == "b.csv":
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    done = kg(tmp_path, "ingest", "in")
    assert (done.code, done.err) == (2, "kg: in/b.csv: cannot be read (Permission denied)\n")
    assert stored(tmp_path, "SELECT count(*) FROM credit") == [(1,)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nosuch.csv"], "nosuch.csv: there is no such file or folder"),
        (["no*.csv"], "nothing matches 'no*.csv'; quote the pattern, or name a folder"),
        (["-"], "standard input has no name; name the source by --source"),
        (["x" * 300], f"{'x' * 300}: cannot be read (File name too long)"),
        (["a.txt", "--as", "nope"], f"no format 'nope'; formats are {', '.join(source.name for source in BUILT_IN)}"),
    ],
)
def test_wrong_use(arguments: list[str], message: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A film."})
    done = kg(tmp_path, "ingest", *arguments)
    assert (done.code, done.err) == (2, f"kg: {message}\n")
    assert not (tmp_path / "film.kg").exists()


def test_a_glob_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {f"in/{n}.csv": f"{CREDITS}Heat,1995,Person {n},actor,,\n" for n in range(3)})
    assert list(kg(tmp_path, "ingest", "in/[01].csv").report) == ["0.csv", "1.csv"]
    with (tmp_path / "in/2.csv").open("rb") as stream:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
        done = kg(tmp_path, "ingest", "-", "--source", "piped")
    assert (done.code, list(done.report)) == (0, ["piped"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    code = f"open({str(tmp_path / 'pipe')!r}, 'w').write({CREDITS + 'Heat,1995,Al Pacino,actor,,'!r})"
    with subprocess.Popen([sys.executable, "-c", code]):
        done = kg(tmp_path, "ingest", "pipe", "--as", "csv")
    assert (done.code, done.report["pipe"]["taken"]) == (0, 1)


def test_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = zstandard.ZstdCompressor(write_checksum=True).compress(GOOD.encode())
    assert ingest(tmp_path, {f"{BASICS}.zst": data}).report["imdb"]["taken"] == 2
    for bad, message in ((data[:-6], "ends early"), (flipped(data, -1), "is wrong"), (flipped(data, 30), "is wrong")):
        done = ingest(tmp_path, {f"{BASICS}.zst": bad})
        assert (done.code, done.err) == (2, f"kg: {BASICS}.zst: {DAMAGED} {message}\n")


@pytest.mark.parametrize("place", ["text", "attribute", "block"])
def test_a_reference_to_no_character(place: str, tmp_path: Path) -> None:
    """Python turns no more than 4,300 digits into a number."""
    endless = f"&#{'9' * 5000};"
    film = json.dumps(FILM | {"genre": endless if place == "block" else "Crime"})
    data = page(film).replace("<body>", f'<body><p title="{endless if place == "attribute" else ""}">')
    data = data.replace("Nothing.", endless if place == "text" else "Nothing.")
    found = ingest(tmp_path, {"a.html": data})
    assert (found.code, stored(tmp_path, "SELECT count(*) FROM film")) == (0, [(1,)]), found.err
    assert ingest(tmp_path, {"b.html": data}, "--as", "review").code == 0
