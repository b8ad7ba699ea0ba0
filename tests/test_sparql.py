"""The engines behind :func:`kg.sparql.evaluate`: datasets, parameters, errors, limits, and the process of Oxigraph."""

from __future__ import annotations

import ast
import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, QueryError, QueryTimeout
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.sparql import Boolean, EngineName, Solutions, Term, Triples, evaluate, oxigraph, worker
from kg.sparql.lexer import tokens
from kg.sparql.prefixes import known
from kg.sparql.prepare import padded, portable, prepare
from kg.sparql.quads import parsed
from kg.sparql.results import XSD, Result
from kg.sparql.sql.engine import Engine
from kg.sparql.sql.tables import relations
from kg.store.folder import connect

BASE = "https://w3id.org/film-kg/id/"
HEAT = f"{BASE}film/imdb/tt0113277"
FORMER = f"{BASE}film/credits.csv/heat-1995"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h FILTER (?b + ?d + ?f = ?h) }"

QUADS = f"""\
<{HEAT}> <https://schema.org/name> "Heat" <{BASE}graph/entities> .
<{HEAT}> <https://w3id.org/film-kg/ontology#year> "1995"^^<{XSD}integer> <{BASE}graph/entities> .
<{HEAT}> <https://schema.org/director> <{BASE}person/imdb/nm0000520> <{BASE}graph/facts> .
<{HEAT}> <https://schema.org/director> <{BASE}person/imdb/nm0000520> <{BASE}graph/claims> .
<{HEAT}> <https://schema.org/actor> <{BASE}person/imdb/nm0000199> <{BASE}graph/claims> .
<{BASE}person/imdb/nm0000520> <https://schema.org/name> "Michael Mann" <{BASE}graph/entities> .
<{BASE}person/imdb/nm0000199> <https://schema.org/name> "Al Pacino"@en <{BASE}graph/entities> .
"""


class Fixed:
    """A dataset of given quads."""

    def __init__(self, quads: str = QUADS, version: str | None = None) -> None:
        self._quads = quads
        self.version = version or f"fixed {hash(quads)}"
        self.filled = 0

    def nquads(self) -> Iterator[bytes]:
        self.filled += 1
        data = self._quads.encode()
        for start in range(0, len(data), 100):  # blocks that end anywhere
            yield data[start : start + 100]

    def canonical(self, iri: str) -> str:
        return HEAT if iri == FORMER else iri

    @cached_property
    def sql_engine(self) -> Engine:
        return Engine(connect(), None, lambda: parsed(self._quads.encode()))


ENGINES: tuple[EngineName, ...] = ("duckdb", "oxigraph")
both = pytest.mark.parametrize("engine", ENGINES)
FIXED = Fixed()
MANY = Fixed(
    "".join(f'<http://e/{n}> <http://e/p> "{n}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n' for n in range(300))
)


@pytest.fixture(scope="module", autouse=True)
def _end_workers() -> Iterator[None]:
    yield
    worker.end_all()
    assert not worker._alive


def ask(query: str, dataset: Fixed | None = None, engine: EngineName = "oxigraph", **options: Any) -> Result:
    return evaluate(dataset or FIXED, query, base=BASE, engine=engine, **options)


def select(query: str, dataset: Fixed | None = None, **options: Any) -> list[tuple[str, ...]]:
    """The rows that one engine finds, or both, which have to agree."""
    if "engine" not in options:
        found, other = (select(query, dataset, engine=engine, **options) for engine in ENGINES)
        assert sorted(found) == sorted(other)
        return found
    result = ask(query, dataset, **options)
    assert isinstance(result, Solutions)
    return [tuple("" if term is None else term.value for term in row) for row in result.rows]


def refused(query: str, **options: Any) -> str:
    """What both engines say of a query that they do not answer."""
    said = []
    for engine in ENGINES:
        with pytest.raises(QueryError) as caught:
            ask(query, engine=engine, **options)
        said.append(str(caught.value))
    assert said[0] == said[1]
    assert "\n" not in said[0]
    return said[0]


# --- answers --------------------------------------------------------------------------------------------------------


@both
def test_the_three_kinds_of_answers(engine: EngineName) -> None:
    assert ask("ASK { ?f schema:name 'Heat' }", engine=engine) == Boolean(True)
    assert ask("ASK { ?f schema:name 'Ronin' }", engine=engine) == Boolean(False)
    triples = ask("CONSTRUCT { ?f fc:year ?y } WHERE { ?f fc:year ?y }", engine=engine)
    assert isinstance(triples, Triples)
    assert [tuple(term.value for term in row) for row in triples.rows] == [
        (HEAT, "https://w3id.org/film-kg/ontology#year", "1995")
    ]
    described = ask("DESCRIBE <film/imdb/tt0113277>", engine=engine)
    assert isinstance(described, Triples)
    assert len(list(described.rows)) == 4


@both
def test_terms_keep_kind_datatype_and_language(engine: EngineName) -> None:
    query = "SELECT * { ?f fc:year ?y ; schema:actor/schema:name ?n OPTIONAL { ?f fc:none ?z } BIND(BNODE() AS ?b) }"
    result = ask(query, engine=engine)
    assert isinstance(result, Solutions)
    assert result.variables == ("f", "y", "n", "z", "b")
    ((film, year, name, none, blank),) = result.rows
    assert film == Term("iri", HEAT)
    assert year == Term.of(1995)
    assert name == Term("literal", "Al Pacino", None, "en")
    assert none is None
    assert blank is not None
    assert blank.kind == "bnode"


@pytest.mark.parametrize(
    "key", ["(?t AS ?key)", "((?t) AS ?key)", "(STR(?f) AS ?s) (?t AS ?key)", "(COALESCE(?t) AS ?key)"]
)
def test_a_key_may_be_another_name_of_a_variable(key: str) -> None:
    """Oxigraph's parser alone takes it for the variable itself."""
    query = f"SELECT ?key (COUNT(*) AS ?n) {{ ?f schema:name ?t }} GROUP BY {key} HAVING (COUNT(*) > 0)"
    assert len(select(query)) == len(select("SELECT ?t { ?f schema:name ?t }"))
    assert select("SELECT ?key { ?f schema:name 'Heat' } GROUP BY " + key, params={"t": "x"}) == [("x",)]


@both
def test_columns_of_a_star_stand_in_the_order_of_their_first_use(engine: EngineName) -> None:
    result = ask("SELECT * { ?z schema:name ?a }", engine=engine)
    assert isinstance(result, Solutions)
    assert result.variables == ("z", "a")
    assert (HEAT, "Heat") in {tuple(t.value for t in row if t) for row in result.rows}


# --- datasets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?p { ?f schema:director ?p }", 1),  # in two graphs, yet one triple
        ("SELECT ?g { GRAPH ?g { ?f schema:director ?p } }", 2),
        ("SELECT ?p FROM graph:facts { ?f schema:director ?p }", 1),
        ("SELECT ?p FROM graph:facts FROM <graph/claims> { ?f schema:director|schema:actor ?p }", 2),
        (f"PREFIX g: <{BASE}graph/> SELECT ?p FROM g:entities {{ ?f schema:director ?p }}", 0),
        ("SELECT ?g FROM NAMED graph:facts { GRAPH ?g { ?f schema:director ?p } }", 1),
        ("SELECT ?p FROM NAMED graph:facts { ?f schema:director ?p }", 0),
        (
            "SELECT * FROM graph:facts FROM NAMED graph:entities { ?f schema:director ?p GRAPH ?g { ?p ?q ?n } }",
            1,
        ),
        ("SELECT ?p FROM graph:nothing-in-it { ?f schema:director ?p }", 0),
    ],
)
def test_datasets(query: str, rows: int) -> None:
    assert len(select(query)) == rows


def test_excluded_graphs_are_in_no_dataset() -> None:
    claims = [f"{BASE}graph/claims"]
    assert len(select("SELECT ?p { ?f schema:director|schema:actor ?p }", exclude_graphs=claims)) == 1
    assert len(select("SELECT ?g { GRAPH ?g { ?f schema:director ?p } }", exclude_graphs=claims)) == 1
    assert len(select("SELECT ?p FROM graph:claims { ?f schema:actor ?p }", exclude_graphs=claims)) == 0
    assert len(select("SELECT ?p { ?f schema:director|schema:actor ?p }")) == 2


def test_quads_without_a_graph_are_in_the_union() -> None:
    assert len(select("SELECT * { ?s ?p ?o }", MANY)) == 300
    assert len(select("SELECT * { GRAPH ?g { ?s ?p ?o } }", MANY)) == 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "1:12: SERVICE is refused"),
        ("SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }", "1:12: SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM <file:///etc/passwd>: no such graph"),
        (
            "SELECT * FROM NAMED <http://127.0.0.1:1/x.ttl> { ?s ?p ?o }",
            "FROM <http://127.0.0.1:1/x.ttl>: no such graph",
        ),
        ("INSERT DATA { <a> <b> <c> }", "1:1: INSERT is an update"),
        ("PREFIX a: <b>\n DROP ALL", "2:2: DROP is an update"),
        ("LOAD <file:///etc/passwd>", "1:1: LOAD is an update"),
    ],
)
def test_what_reaches_beyond_the_store_is_refused(query: str, message: str) -> None:
    assert refused(query).startswith(message)


def test_words_in_strings_iris_and_comments_are_not_taken_for_keywords() -> None:
    assert select(
        "SELECT ?n { ?f schema:name ?n FILTER (?n != 'SERVICE FROM <x>') # SERVICE <x>\n FILTER (?n = \"Heat\") }"
    ) == [("Heat",)]
    assert select("SELECT (<http://e/FROM#SERVICE> AS ?x) {}") == [("http://e/FROM#SERVICE",)]
    assert select('SELECT ("""a "?n" SERVICE\n""" AS ?x) {}') == [('a "?n" SERVICE\n',)]


# --- errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "the query is empty"),
        ("# nothing", "the query is empty"),
        ("SELEC * {}", "1:1: expected SELECT, ASK, CONSTRUCT or DESCRIBE, found 'SELEC'; did you mean SELECT?"),
        ("SELECT * {\n  ?é foo:x ?b }", "2:6: unknown prefix foo:; known without PREFIX: bf: character: "),
        ("SELECT * {\n  ?a <http://e/p ?b }", "2:7: this IRI has no closing >"),
        ("SELECT * { ?a ?b }", "1:18: syntax error at '}'"),
        ("SELECT * { ?a a schema:Movie", "1:29: syntax error at the end of the query"),
        ("SELECT * { ?a a schema:Movie . FOO ?y }", "1:32: syntax error at 'FOO'"),
        ("SELECT * {{ ?x ?y ?z } UNOIN { ?x ?y ?z }}", "1:24: syntax error at 'UNOIN'"),
        ("SELECT * { ?a a schema:Movie FILTER (?x = ) }", "1:43: syntax error at ')'"),
        ("SELECT ?x { ?x a schema:Movie } ORDER ?x", "1:39: syntax error at '?x', expected BY"),
        ("SELECT ?x WHERE ?x a schema:Movie }", "1:17: syntax error at '?x', expected {"),
        ("SELECT ?x (COUNT(*) AS ?k) { ?x ?b ?c }", "1:40: the SELECT contains a variable that is unbound"),
        ("SELECT * { ?x ?y ?z FILTER (<http://e/f>(?x)) }", "The custom function <http://e/f> is not supported"),
        ("SELECT (<<( <a> <b> <c> )>> AS ?x) {}", "the answer holds a triple as a term"),
    ],
)
def test_errors_have_their_place_and_one_line(query: str, message: str) -> None:
    if "triple as a term" in message:
        for engine, said in (("oxigraph", message), ("duckdb", "1:9: expected a term")):
            with pytest.raises(QueryError, match=said):
                select(query, engine=engine)
    else:
        assert refused(query).startswith(message)


def test_a_parameter_does_not_move_the_place_of_an_error() -> None:
    params = {"f": Term("iri", HEAT), "n": "a long name\nof two lines"}
    message = refused("SELECT *\n{ ?f schema:name ?n . ?f FILTER }", params=params)
    assert message.startswith("2:26: syntax error at 'FILTER'")


def test_quads_that_cannot_be_read_are_an_error() -> None:
    with pytest.raises(QueryError, match="the store's N-Quads cannot be read"):
        ask("ASK {}", Fixed("<http://e/a> <http://e/b> nonsense .\n"))


# --- parameters and canonical IRIs ----------------------------------------------------------------------------------

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60)
@given(TEXT, TEXT, st.integers())
def test_a_parameter_is_a_value_whatever_it_holds(text: str, path: str, number: int) -> None:
    iri = Term("iri", "http://e/" + "".join(c for c in path if c.isalnum()))
    literal = Term("literal", text, None, "en")
    query = "SELECT ?a ?b ?c (STRLEN($a) AS ?l) ('?a $a' AS ?s) (?d AS ?e) { FILTER ($a = ?a) }"
    result = ask(query, engine="duckdb", params={"a": text, "b": iri, "c": number, "d": literal})
    assert isinstance(result, Solutions)
    assert list(result.rows) == [(Term.of(text), iri, Term.of(number), Term.of(len(text)), Term.of("?a $a"), literal)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?f schema:name ?x }",
        "SELECT (COUNT(*) AS ?k) { $f schema:name ?x }",
        "SELECT ?x { { SELECT ?x { $f schema:name ?x } } }",
        "SELECT ?f ?x { { SELECT ?f ?x { $f schema:name ?x } } }",
        "SELECT ?f ?k { { SELECT ?f (COUNT(*) AS ?k) { $f schema:name ?x } GROUP BY ?f } }",
        "SELECT ?f (MAX(?x) AS ?y) { ?f schema:name ?x } GROUP BY ?f ORDER BY ?f DESC(?f) ?y",
        "SELECT ?x { ?y schema:name ?x FILTER (?y = $f) }",
        "SELECT ?x { ?y schema:name ?x FILTER EXISTS { $f schema:name ?x } }",
        "SELECT ?x { ?y schema:name ?x MINUS { $f schema:director ?x } FILTER (!BOUND(?f) || ?y = ?f) }",
        "SELECT ?y { BIND ($f AS ?y) }",
        "SELECT ?y { VALUES ?y { $f } }",
        "SELECT ?y { VALUES (?y ?z) { ($f 1) } }",
    ],
)
def test_a_parameter_holds_wherever_it_stands(query: str) -> None:
    """With the parameter bound, one row; and the same query free has more, or no valid syntax."""
    assert len(select(query, params={"f": Term("iri", HEAT)})) == 1
    assert select(query, params={"f": Term("iri", HEAT)}) != select(query, params={"f": Term("iri", "http://e/none")})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x { ?y schema:name ?x }", "the query has no variable ?f for the parameter; its variables: ?x ?y"),
        ("SELECT (1 AS ?f) {}", "1:14: the query itself sets the parameter ?f"),
        ("SELECT ?f { VALUES $f { 1 } }", "1:20: the query itself sets the parameter $f"),
        ("SELECT ?f { VALUES (?a ?f) { (1 2) } }", "1:24: the query itself sets the parameter ?f"),
        ("SELECT ?x { BIND (1 AS ?f) }", "1:24: the query itself sets the parameter ?f"),
    ],
)
def test_parameters_that_make_no_sense(query: str, message: str) -> None:
    assert refused(query, params={"f": Term("iri", HEAT)}) == message


def test_a_blank_node_is_no_parameter() -> None:
    assert refused("SELECT ?f {}", params={"f": Term("bnode", "x")}).startswith("parameter f: a blank node")


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?n {{ <{FORMER}> schema:name ?n }}",
        "SELECT ?n { <film/credits.csv/heat-1995> schema:name ?n }",
        r"SELECT ?n { film:credits.csv\/heat-1995 schema:name ?n }",
        r"PREFIX f: <film/credits.csv/> SELECT ?n { f:heat-1995 schema:name ?n }",
        f"BASE <{BASE}film/> SELECT ?n {{ <credits.csv/heat-1995> schema:name ?n }}",
        f"PREFIX f: <{FORMER}> SELECT ?n {{ f: schema:name ?n }}",
    ],
)
def test_a_former_iri_is_read_as_the_canonical_one(query: str) -> None:
    assert select(query) == [("Heat",)]


def test_a_former_iri_as_a_parameter() -> None:
    assert select("SELECT ?n { ?f schema:name ?n }", params={"f": Term("iri", FORMER)}) == [("Heat",)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?n { ?f schema:name ?n ; fc:year 1995 }",
        "PREFIX schema: <http://other/> SELECT ?n { ?n schema:name ?f }",
        "SELECT ?n FROM <graph/entities> { ?f schema:name ?n }",
        "BASE <http://e/> SELECT (<x> AS ?n) { ?f schema:name 'Heat' }",
    ],
)
def test_a_portable_query_needs_nothing_known(query: str) -> None:
    """As another engine reads it: pyoxigraph without prefixes, base or parameters."""
    values = {"f": Term("iri", HEAT)}
    text = portable(query, values, known(BASE), BASE)
    store = ox.Store()
    store.load(QUADS.encode(), format=ox.RdfFormat.N_QUADS)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    answer = store.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    found = sorted((row[0].value,) for row in answer)
    assert found == sorted(select(query, params=values))
    assert ("FROM" in text) == ("FROM" in query)


# --- the text of queries --------------------------------------------------------------------------------------------


@given(TEXT)
def test_tokens_cover_what_is_not_blank(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(st.sampled_from(["?f", "$g", "'?f'", "<x>", "{", "a:b", " ", "\n", "é", "#?f\n", "("]), max_size=12))
def test_places_in_a_rewritten_query_lead_back(pieces: list[str]) -> None:
    query = "ASK " + " ".join(pieces)
    names = {token.text[1:] for token in tokens(query) if token.kind == "variable"}
    values = {name: Term.of("a value longer than its name") for name in names}
    rewritten = prepare(query, values, {"a": "http://a/"}, "http://e/", str)
    for one in (rewritten, padded(rewritten)):
        for token in tokens(one.original):
            if token.kind != "variable":
                places = [offset for offset in range(len(one.text)) if one.original_offset(offset) == token.start]
                assert any(one.text.startswith(token.text, offset) for offset in places)


# --- the process ----------------------------------------------------------------------------------------------------


def pids() -> set[int]:
    return {each._process.pid for each in worker._alive}


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_query_past_its_limit_is_ended_and_the_next_one_answered() -> None:
    worker.end_all()
    with pytest.raises(QueryTimeout, match=r"the query was stopped after 0\.2 s; narrow it, or raise the limit"):
        select(ENDLESS, MANY, timeout=0.2)
    assert pids() == set()
    assert select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", MANY, timeout=60) == [("300",)]


@both
def test_a_limit_also_ends_an_answer_that_has_begun(engine: EngineName) -> None:
    query = (
        "SELECT ?a { { ?a ?p 1 } UNION { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h FILTER (?b + ?d + ?f + ?h < 0) } }"
    )
    with pytest.raises(QueryTimeout):
        list(getattr(ask(query, MANY, engine, timeout=0.3), "rows", ()))


@both
def test_reading_slowly_is_no_time_of_the_engine(monkeypatch: pytest.MonkeyPatch, engine: EngineName) -> None:
    """By a clock that stands still but while rows are looked at, where it runs far beyond the limit."""
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    more_than_a_pipe_holds = "SELECT * { ?a ?b ?c . ?x ?y ?z } LIMIT 20000"
    result = ask(more_than_a_pipe_holds, MANY, engine, timeout=60)
    assert isinstance(result, Solutions)
    for _ in result.rows:
        now += 1000
    assert now == 20_000_000


def test_a_worker_is_kept_and_filled_once_a_version() -> None:
    worker.end_all()
    dataset = Fixed(version="one")
    for _ in range(3):
        select("SELECT * { ?s ?p ?o }", dataset)
    first = pids()
    assert (len(first), dataset.filled) == (1, 1)
    assert select("SELECT ?s { ?s schema:name 'Heat' }", Fixed("", "two")) == []
    assert len(pids()) == 1
    assert pids() != first


@both
def test_two_answers_can_be_read_at_once(engine: EngineName) -> None:
    one = ask("SELECT ?s { ?s ?p ?o }", MANY, engine)
    two = ask("SELECT ?o { ?s ?p ?o }", MANY, engine)
    assert isinstance(one, Solutions)
    assert isinstance(two, Solutions)
    pairs = list(zip(one.rows, two.rows, strict=True))
    assert len(pairs) == 300


@pytest.mark.parametrize("leave", ["close", "forget", "never read"])
def test_an_answer_left_unread_ends_its_process(leave: str) -> None:
    """Rows without an end arrive before the last is known, and whoever stops reading them leaves nothing running."""
    worker.end_all()
    result: Solutions | None = None
    answer = ask("SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }", MANY)
    assert isinstance(answer, Solutions)
    result = answer
    (pid,) = pids()
    if leave != "never read":
        for _ in range(3000):
            assert next(result.rows)
    if leave == "close":
        result.rows.close()  # type: ignore[attr-defined]
    del result, answer
    assert pids() == set()
    assert gone(pid)


def test_a_process_that_dies_is_an_error_and_replaced() -> None:
    result = ask("SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }", MANY)
    assert isinstance(result, Solutions)
    for each in tuple(worker._alive):
        each._process.kill()
    with pytest.raises(QueryError, match="the query engine ended unexpectedly"):
        list(result.rows)
    assert len(select("SELECT * { ?s ?p ?o }", MANY)) == 300


def test_the_process_ends_with_whoever_started_it_even_within_a_query() -> None:
    """A parent that is killed closes its end of the pipe: that alone has to be enough."""
    script = Path(oxigraph.__file__)
    process = subprocess.Popen([sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    request: dict[str, object] = {
        "query": ENDLESS,
        "base": BASE,
        "prefixes": {},
        "default": None,
        "named": None,
        "excluded": [],
    }
    frames: list[Any] = [b"".join(MANY.nquads()), None, request]
    for frame in frames:
        body = marshal.dumps(frame)
        process.stdin.write(len(body).to_bytes(4, "big") + body)
    process.stdin.flush()
    process.stdout.read(4)  # it is filled, and begins the query
    process.stdin.close()
    assert process.wait(timeout=60) == 0
    process.stdout.close()


OUTSIDE = """
from kg.sparql import evaluate
class Endless:
    version = "x"
    def canonical(self, iri): return iri
    def nquads(self):
        for n in range(300):
            yield b'<http://e/%d> <http://e/p> "%d" .\\n' % (n, n)
answer = evaluate(Endless(), "SELECT * { ?s ?p ?o }", base="http://e/", engine="oxigraph")
print(len(list(answer.rows)))
"""


def run(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *options, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )


def test_a_script_without_a_main_guard_works_and_leaves_nothing_behind() -> None:
    done = run(OUTSIDE, "-X", "dev", "-W", "error")
    assert (done.stdout, done.stderr, done.returncode) == ("300\n", "", 0)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals of POSIX")
def test_an_interrupt_ends_the_query_and_its_process() -> None:
    """Ctrl-C while the engine works: KeyboardInterrupt at once, and no process left."""
    code = OUTSIDE.replace("SELECT * { ?s ?p ?o }", ENDLESS) + ""
    code = f"""
import os, signal, threading
from kg.sparql import worker
received = worker.Worker._receive
def interrupted(self, seconds):
    if seconds == 1000:
        threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    return received(self, seconds)
worker.Worker._receive = interrupted
try:
    {code.strip().replace(chr(10), chr(10) + "    ").replace('base="http://e/", ', 'base="http://e/", timeout=1000, ')}
except KeyboardInterrupt:
    print("interrupted", len(worker._alive))
"""
    done = run(code)
    assert (done.stdout, done.stderr) == ("interrupted 0\n", "")


def test_the_worker_imports_next_to_nothing() -> None:
    """It is started for every command: pyoxigraph and what Python has loaded anyway, none of our modules."""
    tree = ast.parse(Path(oxigraph.__file__).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    light = {"__future__", "collections.abc", "io", "marshal", "os", "queue", "signal", "sys", "threading", "typing"}
    assert names == light | {"pyoxigraph"}


def errors(do: Callable[[], object]) -> type[KgError] | None:
    try:
        do()
    except KgError as error:
        return type(error)
    return None


def test_deep_nesting_is_an_error_and_no_crash_of_ours() -> None:
    for number in (150, 20000):
        for deep in ("SELECT * " + "{" * number + "}" * number, f"ASK {{ FILTER ({'(' * number}true{')' * number}) }}"):
            assert errors(partial(ask, deep, engine="duckdb")) in (None, QueryError)
    assert refused("SELECT * " + "{" * 20000 + "}" * 20000).startswith("1:210: more than 200 brackets")
    assert select("SELECT ?n { ?f schema:name ?n FILTER (?n = 'Heat') }") == [("Heat",)]


# --- the tables of a store ------------------------------------------------------------------------------------------

INTERRUPTED = """
import os, signal, threading
from kg.sparql import evaluate
from test_sparql import ENDLESS, MANY
MANY.sql_engine
cursor = type(MANY.sql_engine)._cursor
def watched(self, statement):
    found = cursor(self, statement)
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    return found
type(MANY.sql_engine)._cursor = watched
try:
    evaluate(MANY, ENDLESS, base="http://e/", timeout=1000)
except KeyboardInterrupt:
    print("interrupted")
print(len(list(evaluate(MANY, "SELECT ?s { ?s ?p 7 }", base="http://e/").rows)))
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="signals of POSIX")
def test_an_interrupt_stops_duckdb_at_once_and_the_next_query_is_answered() -> None:
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n{INTERRUPTED}"
    done = run(code.replace("print(len(", "signal.signal(signal.SIGINT, signal.SIG_IGN)\nprint(len("))
    assert (done.stdout, done.stderr) == ("interrupted\n1\n", "")


def test_an_answer_of_the_tables_starts_before_its_end_is_known() -> None:
    """Its last row would not come in a lifetime."""
    result = ask("SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j }", MANY, "duckdb")
    assert isinstance(result, Solutions)
    assert [next(result.rows) is not None for _ in range(3000)] == [True] * 3000


def test_a_triple_of_two_graphs_is_found_in_both() -> None:
    twice = Fixed("".join(f"<http://e/a> <http://e/p> <http://e/b> <http://e/{graph}> .\n" for graph in "gh"))
    assert select("SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", twice) == [("http://e/g",), ("http://e/h",)]
    assert len(select("SELECT * { ?s ?p ?o }", twice)) == 1


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "c.csv").write_text("film,year,person,role\nHeat,1995,Michael Mann,director\n", encoding="utf-8")
    ingest(folder / "film.kg", [str(folder / "c.csv")])
    return folder / "film.kg"


NAMES = "SELECT ?n { ?f schema:director/schema:name ?n }"


def files(store: Path, suffix: str) -> list[Path]:
    return sorted((store / "derived").glob(f"*{suffix}"))


def test_tables_are_made_when_a_query_needs_them_and_then_read(store: Path) -> None:
    for file in files(store, ""):
        file.unlink()
    with KnowledgeGraph(store) as graph:
        assert graph.query("SELECT ?s { ?s a fc:Place }") == []
        few = files(store, ".duckdb")
        assert graph.query(NAMES) == [{"n": "Michael Mann"}]
        more = files(store, ".duckdb")
        assert len(few) < len(more)
    with KnowledgeGraph(store) as graph:
        assert graph.query(NAMES) == [{"n": "Michael Mann"}]
    assert files(store, ".duckdb") == more


def test_no_table_is_made_to_learn_that_it_has_no_such_predicate(store: Path) -> None:
    def tables() -> set[str]:
        found = set()
        for file in files(store, ".duckdb"):
            with duckdb.connect(file, read_only=True) as connection:
                found |= {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        return found

    with KnowledgeGraph(store) as graph:
        shortcuts = {r.name for r in relations(graph.mapping) if "shortcut" in r.sql or "direct" in r.sql}
        for asked, made in ((NAMES, 2), ("SELECT ?n { ?f schema:name ?n ; fc:year ?y }", 0)):
            for file in files(store, ""):
                file.unlink()
            with KnowledgeGraph(store) as fresh:
                assert fresh.query(asked)
            assert len(tables() & shortcuts) == made


def test_what_cannot_be_kept_is_made_in_memory(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in files(store, ""):
        file.unlink()

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "read-only", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with KnowledgeGraph(store) as graph:
        assert graph.query(NAMES) == graph.query(NAMES) == [{"n": "Michael Mann"}]
    assert files(store, "") == []


def test_a_query_asked_again_needs_neither_parser_nor_planner(store: Path) -> None:
    code = f"""
import sys, kg
print(kg.open({str(store)!r}).query({NAMES!r}))
print(sorted({{"rdflib", "pyoxigraph", "kg.sparql.parser", "kg.sparql.sql.planner"}} & set(sys.modules)))
"""
    assert run(code).stdout.startswith("[{'n': 'Michael Mann'}]\n")
    assert run(code).stdout == "[{'n': 'Michael Mann'}]\n[]\n"


def test_a_kept_plan_is_for_one_question_alone(store: Path) -> None:
    with KnowledgeGraph(store) as graph, KnowledgeGraph(store, facts=True) as facts:
        for _ in range(2):
            assert graph.query("SELECT ?t { ?f schema:name ?t ; fc:year $y }") == [{"t": "Heat"}]
            found = graph.result("SELECT ?t { ?f schema:name ?t ; fc:year $y }", params={"y": 1996})
            assert isinstance(found, Solutions)
            assert list(found.rows) == []
            assert facts.query("ASK { GRAPH graph:claims { ?s ?p ?o } }") is False
            assert facts.query(NAMES) == graph.query(NAMES) == [{"n": "Michael Mann"}]


def test_a_kept_plan_that_cannot_be_read_is_made_anew(store: Path) -> None:
    with KnowledgeGraph(store) as graph:
        assert graph.query(NAMES)
    for file in files(store, ".plan"):
        file.write_bytes(b"{")
    with KnowledgeGraph(store) as graph:
        assert graph.query(NAMES) == [{"n": "Michael Mann"}]
