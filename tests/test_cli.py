"""The commands as a user types them: what they print and where, how they end, what they say when they cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest

from kg import __version__
from kg.cli import cli, run
from kg.knowledge_graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
REVIEWS = ROOT / "data" / "reviews"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Kg = Callable[..., Ended]


@pytest.fixture
def kg(sample_store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kg:
    """Run a command with the sample as its store, in a folder of its own."""
    monkeypatch.setenv("KG_STORE", str(sample_store))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["kg", *arguments])
        capsys.readouterr()
        code = run(list(arguments))
        return Ended(code, *capsys.readouterr())

    return call


def process(*arguments: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **env},
    )


def commands(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands())
READING = {
    ("query",): ["query", "SELECT ?n { ?f schema:name ?n } ORDER BY ?n LIMIT 2"],
    ("queries",): ["queries"],
    ("show",): ["show", "Heat"],
    ("verify",): ["verify", "aliens.md", "--all"],
    ("claim", "list"): ["claim", "list"],
    ("check",): ["check", "aliens.md"],
    ("path",): ["path", "Ridley Scott", "Wally Pfister"],
    ("rank",): ["rank", "--limit", "3"],
    ("communities",): ["communities", "--teams", "2"],
    ("schema",): ["schema"],
    ("render",): ["render", "-o", "heat.json", "--around", "Heat"],
    ("export",): ["export", "films.nq"],
    ("validate",): ["validate"],
    ("link", "list"): ["link", "list"],
    ("link", "explain"): ["link", "explain", "reviews/aliens.md:bill-paxton", "imdb:nm0000200"],
    ("link", "export"): ["link", "export", "-"],
    ("sources",): ["sources"],
    ("stats",): ["stats"],
    ("history",): ["history"],
    ("index",): ["index"],
    ("extract",): ["extract", str(REVIEWS / "aliens.md")],
}
WRITING = {
    *(("ingest",), ("forget",), ("claim", "add"), ("claim", "withdraw")),
    *(("link", word) for word in ("accept", "reject", "undo", "import")),
}
SILENT = {("render",), ("export",), ("index",)}


# --- help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...], kg: Kg) -> None:
    ended = kg(*path, "--help")
    assert ended.code == 0
    assert ended.err == ""
    assert f"kg {path[0]}" in "".join(line for line in ended.out.splitlines() if "Example:" in line)
    assert max(map(len, ended.out.splitlines())) <= 110
    for parameter in COMMANDS[path].params:
        if isinstance(parameter, click.Option) and parameter.name not in ("store", "at", "help"):
            assert parameter.help, parameter


def test_every_command_is_tried_below() -> None:
    groups = {path for path, command in COMMANDS.items() if isinstance(command, click.Group)}
    assert set(COMMANDS) - groups == set(READING) | WRITING


def test_an_example_of_the_help_runs(kg: Kg) -> None:
    import shlex

    for path, command in COMMANDS.items():
        examples = re.findall(r"Example: kg (.*)", command.help or "")
        assert examples, path
        for example in examples if path not in WRITING | {("extract",), ("validate",)} else []:
            ended = kg(*shlex.split(example))
            assert ended.code in (0, 1 if "--fail-on" in example else 0), (example, ended)
            assert "kg:" not in ended.err, (example, ended)


@pytest.mark.parametrize("words", [["--version"], ["-h"], ["--help"]])
def test_the_version_and_the_help(words: list[str], kg: Kg) -> None:
    ended = kg(*words)
    assert (ended.code, ended.err) == (0, "")
    assert __version__ in ended.out or "kg ingest data/" in ended.out


# --- what goes where ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", READING, ids=" ".join)
def test_standard_output_is_data_alone(path: tuple[str, ...], kg: Kg) -> None:
    ended = kg(*READING[path])
    quiet = ended if path == ("validate",) else kg("-q", *READING[path])
    assert (ended.code, quiet.code) == (0, 0)
    assert quiet.out == ended.out
    assert quiet.err == ("conforms\n" if path == ("validate",) else "")
    assert bool(ended.out) != (path in SILENT)
    assert "\x1b" not in ended.out + ended.err
    assert "Traceback" not in ended.err


TABULAR = [
    path
    for path in READING
    if path not in (("validate",), ("claim", "list")) and any(p.name == "format_" for p in COMMANDS[path].params)
]


@pytest.mark.parametrize("path", TABULAR, ids=" ".join)
def test_tables_come_as_csv_json_and_markdown(path: tuple[str, ...], kg: Kg) -> None:
    option = next(parameter for parameter in COMMANDS[path].params if parameter.name == "format_")
    assert isinstance(option.type, click.Choice)
    for format_ in option.type.choices:
        if path == ("query",) and format_ in ("ttl", "nt", "jsonld"):
            continue
        ended = kg(*READING[path], "--format", format_)
        assert ended.code == 0, (format_, ended)
        if format_ == "csv":
            rows = list(csv.reader(io.StringIO(ended.out)))
            assert len({len(row) for row in rows}) == 1
            assert len(rows) > 1
        if format_ == "json":
            assert json.loads(ended.out) is not None
        if format_ == "jsonl":
            assert all(json.loads(line) for line in ended.out.splitlines())


def test_no_colours_in_a_pipe_or_where_they_are_not_wanted(sample_store: Path) -> None:
    done = process("--store", str(sample_store), "check", "aliens.md", NO_COLOR="1", FORCE_COLOR="")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr


def test_memory_is_a_size(sample_store: Path) -> None:
    def ask(*options: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        return process(*options, "--store", str(sample_store), "query", "ASK {}", "--format", "csv", stdin=b"", **env)

    assert ask("--memory", "1.5 GiB").stdout == ask(KG_MEMORY="300MB").stdout == b"true\n"
    for wrong in (ask("--memory", "lots"), ask(KG_MEMORY="lots")):
        assert wrong.returncode == 2
        assert wrong.stderr == b"kg: KG_MEMORY, or --memory, is 'lots'; give a size such as 2GB\n"


@pytest.mark.parametrize("size", ["5MB", "12MB", "20MB"])
def test_too_little_memory_is_one_line(size: str, tmp_path: Path) -> None:
    done = process("--memory", size, "--store", str(tmp_path / "film.kg"), "ingest", str(ROOT / "data" / "imdb"))
    assert b"Traceback" not in done.stderr
    if done.returncode:
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert done.stderr.endswith(b"--memory gives it more\n")


def test_a_reader_that_goes_away_is_no_error(sample_store: Path) -> None:
    """As with ``| head -1``."""
    query = "SELECT * { ?s ?p ?o }"
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "--store", str(sample_store), "query", query, "--format", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"s,p,o\r\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.parametrize(("verdicts", "code"), [("contradicted", 1), ("supported,contradicted", 1), ("anachronism", 0)])
def test_a_reader_that_goes_away_changes_no_exit_code(verdicts: str, code: int, sample_store: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "--store", str(sample_store), "check", "aliens.md", "--fail-on", verdicts],
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.wait() == code


def test_a_verdict_may_be_called_by_its_words(kg: Kg, sample_store: Path) -> None:
    named = ("--store", str(sample_store), "check", "aliens.md", "--fail-on")
    assert [kg(*named, words).code for words in ("unknown film", "unknownFilm, contradicted")] == [0, 1]


def test_any_locale_will_do(sample_store: Path) -> None:
    done = process("--store", str(sample_store), "show", "七人の侍", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Toshirô Mifune" in done.stdout.decode() or "Toshiro Mifune" in done.stdout.decode()
    assert "七人の侍" in done.stdout.decode()


def test_names_from_sources_cannot_write_to_the_terminal(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("film,year,person,role,character\n\x1b[31mRed\x07,2000,A\x1b[2J B,actor,\x1b]0;x\n")
    assert kg("--store", "t.kg", "ingest", "c.csv").code == 0
    for words in (
        ["show", "--as", "film", "\x1b[31mRed\x07"],
        ["check"],
        ["sources"],
        ["query", "SELECT * { ?s schema:name ?o }"],
    ):
        ended = kg("--store", "t.kg", *words)
        assert "\x1b" not in ended.out + ended.err, words
        assert "\x07" not in ended.out + ended.err, words


# --- which store ----------------------------------------------------------------------------------------------------


def test_every_command_that_rests_on_a_store_takes_its_name() -> None:
    without = {("queries",), ("schema",), ("link",), ("claim",)}
    named = {
        path for path, command in COMMANDS.items() if any(parameter.name == "store" for parameter in command.params)
    }
    assert named == set(COMMANDS) - without


@pytest.mark.parametrize("path", [("query",), ("show",), ("link", "list"), ("export",)], ids=" ".join)
def test_the_store_is_named_before_the_command_or_after_it(
    path: tuple[str, ...], kg: Kg, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE", "nowhere.kg")
    assert kg("--store", str(sample_store), *READING[path]).code == 0
    assert kg(*READING[path], "--store", str(sample_store)).code == 0
    ended = kg(*READING[path])
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("kg: nowhere.kg: there is no store; ")
    monkeypatch.delenv("KG_STORE")
    assert "film.kg: there is no store" in kg(*READING[path]).err


def test_settings_of_the_folder(kg: Kg, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE")
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    (tmp_path / "film-kg.toml").write_text(
        f'store = {json.dumps(str(sample_store))}\n[query]\ntimeout = 0.2\nformat = "csv"\n', encoding="utf-8"
    )
    assert kg("stats").code == 0
    assert kg("query", "SELECT ?n { <film/imdb/tt0078748> schema:name ?n }").out == "n\r\nAlien\r\n"
    assert kg("query", "SELECT ?n { <film/imdb/tt0078748> schema:name ?n }", "--format", "tsv").out == '?n\n"Alien"\n'
    ended = kg("query", slow)
    assert (ended.code, ended.out) == (2, "")
    assert "0.2" in ended.err
    assert "nowhere.kg" in kg("stats", "--store", "nowhere.kg").err


def test_settings_for_a_new_store(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE")
    (tmp_path / "film-kg.toml").write_text(
        'store = "mine.kg"\n[ingest]\nbase = "https://example.org/films/"\nkeep = 1\n'
    )
    (tmp_path / "c.csv").write_text("film,year,person,role\nHeat,1995,Michael Mann,director\n")
    assert kg("ingest", "c.csv").code == 0
    assert "<https://example.org/films/film/c.csv/heat-1995>" in kg("show", "Heat").out


@pytest.mark.parametrize("text", ["store = ", "\x00", "[query\n"])
def test_settings_that_are_none_are_named(text: str, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "film-kg.toml").write_text(text)
    ended = kg("stats")
    assert (ended.code, ended.out) == (2, "")
    assert "film-kg.toml" in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("text", ["stoer = 'a.kg'\n", "[qurey]\ntimeout = 3\n", "[query]\ntimeuot = 3\n"])
def test_settings_that_nothing_takes_are_named(text: str, kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "film-kg.toml").write_text(text)
    ended = kg("stats")
    assert ended.code == 2
    assert "film-kg.toml" in ended.err
    assert text.split(maxsplit=1)[0].strip("[]") in ended.err or "timeuot" in ended.err


# --- wrong use ------------------------------------------------------------------------------------------------------

WRONG = {
    "nope": "No such command 'nope'",
    "show": "Missing argument",
    "show --bad": "No such option",
    "show Nobody-At-All": "no film or person or character is called 'Nobody-At-All'",
    "show 'Steve McQueen'": "2 people are called 'Steve McQueen'",
    "show Whiplash": "3 films are called 'Whiplash'",
    "show Bane": "2 characters are called 'Bane'",
    "show ''": "is called ''",
    "path 'Bill Pope' Nobody": "no person is called 'Nobody'",
    "check nowhere.txt": "no source 'nowhere.txt'",
    "check aliens.md --fail-on wrong": "no verdict 'wrong'",
    "check .txt": "several sources end in '.txt'",
    "query": "say one query",
    "query 'SELECT ?x' -f x.rq": "say one query",
    "query -f nowhere.rq": "nowhere.rq: cannot be read",
    "query 'SELECT ?x {'": "syntax error",
    "query 'DELETE WHERE { ?s ?p ?o }'": "",
    "query 'SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }'": "",
    "query @nowhere": "nowhere",
    "query @filmography": "needs person",
    "query @filmography -p person": "is not NAME=VALUE",
    "query @filmography -p person=Nobody": "no person is called 'Nobody'",
    "query @filmography -p 'person=Bill Pope' -p colour=red": "no parameter 'colour'",
    "query 'ASK {}' --format ttl": "ttl",
    "query 'ASK {}' --format nope": "'nope' is not one of",
    "query 'ASK {}' --timeout 0": "timeout",
    "query 'ASK {}' --timeout soon": "timeout",
    "queries nowhere": "nowhere",
    "stats --at 99": "has no snapshot 99",
    "render -o picture.doc": "no exporter writes '.doc'",
    "render -o picture": "no exporter writes",
    "render": "Missing option",
    "render -o a.html --around Nobody": "is called 'Nobody'",
    "render -o a.html --limit 0": "limit",
    "render -o a.html --depth 9": "depth",
    "render -o a.html --query 'SELECT ?x { ?x a schema:Movie }'": "only triples can be drawn",
    "export films.xlsx": "no format '.xlsx'",
    "ingest nowhere.csv": "nowhere.csv",
    "ingest": "Missing argument",
    "ingest film-kg.txt --as nope": "",
    "forget nowhere.csv": "no source 'nowhere.csv'",
    "extract nowhere.txt": "nowhere.txt",
    "link explain nowhere:a nowhere:b": "nowhere:a",
    "stats --store /dev/null": "is not a store",
}


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_said_in_one_line(line: str, kg: Kg) -> None:
    import shlex

    ended = kg(*shlex.split(line))
    assert (ended.code, ended.out) == (2, "")
    assert re.fullmatch(r"kg: .+\n", ended.err), ended.err
    assert WRONG[line] in ended.err
    assert "Traceback" not in ended.err


def test_a_hint_is_near_or_none(kg: Kg) -> None:
    assert "did you mean Sigourney Weaver?" in kg("show", "Sigourney Weever").err
    assert "did you mean" not in kg("show", "Qqqqq Zzzzz").err


def test_with_v_the_traceback_is_shown(kg: Kg) -> None:
    ended = kg("-v", "show", "Nobody-At-All")
    assert "Traceback" in ended.err
    assert ended.err.rstrip().splitlines()[-1].startswith("kg: ")


def test_each_thing_that_several_are_called_can_be_named(kg: Kg) -> None:
    """What the message lists is what the command takes."""
    for name, count in (("Steve McQueen", 2), ("Whiplash", 3), ("Bane", 2)):
        listed = kg("show", name).err.partition(": ")[2].partition(": ")[2].partition("; ")[0]
        keys = [words.split()[-1] for words in listed.split(", ")]
        assert len(keys) == count
        shown = [kg("show", key) for key in keys]
        assert [one.code for one in shown] == [0] * count
        assert len({one.out.splitlines()[1] for one in shown}) == count


# --- the commands one by one ----------------------------------------------------------------------------------------


def test_show_a_film(kg: Kg) -> None:
    out = kg("show", "Mad Max (1979)").out
    assert out.startswith("Mad Max (1979)\nfilm <https://w3id.org/film-kg/id/film/imdb/tt0079501>\n")
    assert "Mel Gibson as Max Rockatansky" in out
    assert "sources disagree on the year: 1979 (imdb), 1980 (credits.csv)" in out
    assert kg("show", "tt0079501").out == kg("show", "imdb:tt0079501").out == out
    assert kg("show", "https://w3id.org/film-kg/id/film/imdb/tt0079501").out == out
    assert kg("show", "mad max", "--as", "film").out == out


def test_show_a_person(kg: Kg) -> None:
    out = kg("show", "Tom Holkenborg").out
    assert "person <" in out
    assert "Junkie XL" in out
    assert "Mad Max: Fury Road (2015)" in out
    assert kg("show", "junkie xl", "--as", "person").out == out
    assert "1930" in kg("show", "imdb:nm0000537").out


def test_show_a_part(kg: Kg) -> None:
    out = kg("show", "ripley", "--as", "character").out
    assert "character <https://w3id.org/film-kg/id/character/imdb/" in out
    assert "Sigourney Weaver" in out


def test_a_former_iri_shows_what_replaced_it(kg: Kg) -> None:
    former = "https://w3id.org/film-kg/id/film/reviews%2Faliens.md/aliens-1986"
    assert kg("show", former).out == kg("show", "Aliens (1986)").out != ""


def test_names_with_quotes_and_signs(kg: Kg) -> None:
    assert "Paul Hogan" in kg("show", '"Crocodile" Dundee').out
    assert "Lupita" in kg("show", "Lupita Nyong'o").out
    for name in ("'; DROP TABLE film; --", 'a"b', "%", "_", "\\", "{ids}", "$name", "(1995)", "\x00", "\udce4"):
        ended = kg("show", name)
        assert (ended.code, ended.err.count("\n")) == (2, 1), name


def test_the_way_from_one_to_another(kg: Kg) -> None:
    rows = list(csv.reader(io.StringIO(kg("path", "Ridley Scott", "Wally Pfister", "--format", "csv").out)))
    assert rows[0] == ["person", "film", "year", "with"]
    assert (rows[1][0], rows[-1][3]) == ("Ridley Scott", "Wally Pfister")
    assert all(one[3] == next_[0] for one, next_ in pairwise(rows[1:]))
    assert not any(row[0] == "Ridley Scott" and row[1] == "Aliens" for row in rows)
    same = kg("path", "Bill Pope", "Bill Pope")
    assert same.code == 0
    assert len(same.out.splitlines()) == 2


def test_a_chain_that_is_not_there(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(
        "film,year,person,role\nHeat,1995,Michael Mann,director\nAlien,1979,Ridley Scott,director\n"
    )
    kg("--store", "t.kg", "ingest", "c.csv")
    ended = kg("--store", "t.kg", "path", "Michael Mann", "Ridley Scott")
    assert (ended.code, ended.err) == (0, "no chain of shared films\n")


@pytest.mark.parametrize("suffix", ["html", "svg", "graphml", "gexf", "json"])
def test_render_around_films_people_parts_and_all(suffix: str, kg: Kg, tmp_path: Path) -> None:
    for words in (["--around", "Aliens (1986)"], ["--around", "Bill Pope", "--limit", "5"]):
        ended = kg("render", "-o", f"a.{suffix}", *words)
        assert (ended.code, ended.out) == (0, "")
        assert re.fullmatch(rf"a\.{suffix}: \d+ nodes, \d+ edges.*\n", ended.err)
        assert (tmp_path / f"a.{suffix}").stat().st_size > 100


def test_render_says_what_was_left_out(kg: Kg, tmp_path: Path) -> None:
    whole = kg("render", "-o", "a.json", "--limit", "100000").err
    count = int(re.findall(r"(\d+) nodes", whole)[0])
    assert "left out" not in whole
    ended = kg("render", "-o", "b.json", "--limit", "10")
    assert ended.err.startswith("b.json: 10 nodes")
    assert f"; {count - 10} more were left out" in ended.err
    assert kg("render", "-o", "c.json", "--around", "character/imdb/tt1345836/bane").code == 0
    assert len(json.loads((tmp_path / "c.json").read_text())["nodes"]) > 1


def test_render_what_a_query_constructs(kg: Kg, tmp_path: Path) -> None:
    construct = "CONSTRUCT { ?f schema:director ?p . ?f schema:name ?n . ?p schema:name ?m } " \
                "WHERE { ?f schema:director ?p ; schema:name ?n . ?p schema:name ?m }"  # fmt: skip
    assert kg("render", "-o", "d.json", "--query", construct).code == 0
    labels = {node["label"] for node in json.loads((tmp_path / "d.json").read_text())["nodes"]}
    assert {"Alien", "Ridley Scott"} <= labels


def test_an_older_snapshot_can_be_asked(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("film,year,person,role\nHeat,1995,Michael Mann,director\n")
    (tmp_path / "b.csv").write_text("film,year,person,role\nAlien,1979,Ridley Scott,director\n")
    for name in ("a.csv", "b.csv"):
        assert kg("--store", "t.kg", "ingest", name).code == 0
    history = list(csv.DictReader(io.StringIO(kg("--store", "t.kg", "history", "--format", "csv").out)))
    assert [row["snapshot"] for row in history] == ["1", "2"]
    assert kg("--store", "t.kg", "show", "Alien", "--at", "1").code == 2
    assert kg("--store", "t.kg", "show", "Alien").code == 0
    kg("--store", "t.kg", "forget", "b.csv")
    assert kg("--store", "t.kg", "show", "Alien").code == 2
    assert kg("--store", "t.kg", "show", "Alien", "--at", "2").code == 0
    elsewhere = {("path",), ("check",), ("verify",), ("link", "explain"), ("validate",)}
    for path, words in READING.items():
        if "at" in {parameter.name for parameter in COMMANDS[path].params} and path not in elsewhere:
            ended = kg("--store", "t.kg", *words, "--at", "1")
            assert ended.code == 0, (path, ended)


def test_what_a_claim_hangs_on_is_explained(kg: Kg) -> None:
    out = kg("link", "explain", "reviews/aliens.md:aliens-1986", "imdb:tt0090605").out
    assert "title and year" in out
    assert "the title Aliens and the year 1986" in out
    assert "Whiplash" in kg("link", "list", "--to-judge").out


def rows_of(graph: KnowledgeGraph, query: str) -> list[dict[str, Any]]:
    answer = graph.query(query)
    assert isinstance(answer, list)
    return answer


def test_statistics_are_those_of_the_store(kg: Kg, graph: KnowledgeGraph) -> None:
    rows = dict(csv.reader(io.StringIO(kg("stats", "--format", "csv").out)))
    [count] = rows_of(graph, "SELECT (COUNT(*) AS ?n) { ?c a fc:Credit }")
    assert int(rows["credits"]) == count["n"]
    [count] = rows_of(graph, "SELECT (COUNT(*) AS ?n) { ?p a schema:Person }")
    assert int(rows["people"]) == count["n"]
    assert int(rows["sources"]) == len(kg("sources", "--format", "csv").out.splitlines()) - 1


def test_parameters_and_prefixes_need_no_declaration(kg: Kg) -> None:
    out = kg("query", "@filmography", "-p", "person=Bill Pope", "--format", "csv").out
    assert "The Matrix" in out
    by_key = kg("query", "@filmography", "-p", "person=imdb:nm0691084", "--format", "csv")
    assert by_key.code == 0


def test_a_query_from_a_file_or_from_standard_input(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?f schema:name 'Alien' }", encoding="utf-8")
    assert kg("query", "-f", "q.rq", "--format", "csv").out.strip().endswith("true")
    for words in (["-f", "-"], ["-"]):
        monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?f schema:name 'Alien' }"))
        assert kg("query", *words, "--format", "csv").out.strip().endswith("true")


def test_an_empty_answer_is_an_answer(kg: Kg) -> None:
    ended = kg("query", "SELECT ?x { ?x schema:name 'No such film' }")
    assert (ended.code, ended.err) == (0, "no rows\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_in_the_shell(shell: str) -> None:
    done = process(_KG_COMPLETE=f"{shell}_source")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"_KG_COMPLETE" in done.stdout


def test_completion_knows_the_commands() -> None:
    done = process(_KG_COMPLETE="bash_complete", COMP_WORDS="kg in", COMP_CWORD="1")
    assert b"ingest" in done.stdout


def test_nothing_heavy_is_loaded_for_help() -> None:
    code = (
        "import sys, kg.cli; kg.cli.run(['--help']); "
        "print([m for m in ('duckdb', 'rdflib', 'networkx', 'pyvis', 'pyoxigraph', 'fcntl') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_module_needs_posix() -> None:
    """Every module can be imported where there is no fcntl, resource or pwd."""
    code = (
        "import sys, importlib, pkgutil\n"
        "for name in ('fcntl', 'resource', 'pwd', 'grp', 'termios'): sys.modules[name] = None\n"
        "import kg\n"
        "for module in pkgutil.walk_packages(kg.__path__, 'kg.'):\n"
        "    if module.name != 'kg.__main__': importlib.import_module(module.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# --- the contract of kg extract --------------------------------------------------------------------------------------

FIELDS = (
    "source film year person role character character_description main_film stance credited_as quote start end pattern "
    "confidence"
).split()


def test_extract_prints_one_object_a_credit_in_the_order_of_the_text(kg: Kg) -> None:
    files = [str(path) for path in sorted(REVIEWS.iterdir()) if path.suffix in (".txt", ".md", ".html")]
    objects = [json.loads(line) for line in kg("extract", *files, "--format", "jsonl").out.splitlines()]
    assert len(objects) > 50
    assert {one["source"] for one in objects} <= set(files)
    for one in objects:
        assert list(one) == FIELDS
        assert one["stance"] in ("asserted", "hedged", "negated", "imagined")
        assert 0 < one["confidence"] <= 1
        assert one["person"].strip() == one["person"] != ""
        assert isinstance(one["main_film"], bool)
        assert one["end"] - one["start"] == len(one["quote"])
        text = Path(one["source"]).read_text(encoding="utf-8")
        if one["source"].endswith(".txt"):
            assert text[one["start"] : one["end"]] == one["quote"]
    places = [(files.index(one["source"]), one["start"]) for one in objects]
    assert places == sorted(places)


def test_extract_names_roles_by_the_words_of_the_contract(kg: Kg) -> None:
    from kg.extract import PLAIN

    out = kg("extract", str(REVIEWS), str(ROOT / "data" / "user-reviews.jsonl"), "--format", "jsonl").out
    assert {json.loads(line)["role"] for line in out.splitlines()} <= set(PLAIN)


def test_extract_of_all_claims_says_what_each_is(kg: Kg) -> None:
    file = str(REVIEWS / "aliens.md")
    objects = [
        json.loads(line) for line in kg("extract", file, "--claims", "all", "--format", "jsonl").out.splitlines()
    ]
    assert {one["type"] for one in objects} == {"credit", "relation", "fact"}
    credits_ = [{k: v for k, v in one.items() if k != "type"} for one in objects if one["type"] == "credit"]
    assert credits_ == [json.loads(line) for line in kg("extract", file, "--format", "jsonl").out.splitlines()]
    assert {"subject": "Aliens", "predicate": "sequel of", "object": "Alien"}.items() <= objects[0].items()


def test_extract_needs_no_store_and_reads_standard_input(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_STORE")
    text = (REVIEWS / "the-dark-knight.txt").read_bytes()
    done = process("extract", "-", "--format", "jsonl", stdin=text)
    assert (done.returncode, done.stderr) == (0, b"")
    here = kg("extract", str(REVIEWS / "the-dark-knight.txt"), "--format", "jsonl").out.splitlines()
    piped = [json.loads(line) | {"source": None} for line in done.stdout.splitlines()]
    assert piped == [json.loads(line) | {"source": None} for line in here] != []


def test_extract_as_turtle_says_that_it_looks_into_no_store(kg: Kg, tmp_path: Path) -> None:
    done = kg("extract", str(REVIEWS / "aliens.md"), "--format", "ttl", "--store", str(tmp_path / "film.kg"))
    assert "warning: ttl has what the texts claim alone" in done.err


def test_extract_as_turtle_is_rdf(kg: Kg) -> None:
    import pyoxigraph

    out = kg("extract", str(REVIEWS / "aliens.md"), "--format", "ttl").out
    triples = list(pyoxigraph.parse(out.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert sum(str(triple.object).endswith("#Credit>") for triple in triples) == len(
        kg("extract", str(REVIEWS / "aliens.md"), "--format", "jsonl").out.splitlines()
    )
