"""Rows to N-Quads: the text is right for any value, each quad stands once, and the order is always the same."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import InputError, StoreError
from kg.rdf import terms
from kg.rdf.dump import copy, false_keys, iter_nquads, statements, write_nquads
from kg.rdf.lines import Invalid
from kg.rdf.mapping import RDF_TYPE, XSD
from kg.rdf.r2rml import parse_mapping

BASE = "https://kg.example/id/"
PREFIXES = """@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix fc: <https://w3id.org/film-kg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <http://a.example/> .
"""
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.lists(TEXT, min_size=1, max_size=20)
# Beyond ASCII, what RFC 3987 does not count among the letters: controls, private use and what is no character.
NO_LETTER = re.compile(
    "[\x80-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 15))
    + "]"
)


@pytest.fixture(scope="module")
def connection() -> Any:
    with duckdb.connect() as opened:
        yield opened


def table(connection: Any, sql: str, *rows: object) -> None:
    """A table ``t`` with the given columns and rows."""
    connection.execute(f"CREATE OR REPLACE TABLE t ({sql})")
    for row in rows:
        connection.execute(f"INSERT INTO t VALUES ({', '.join('?' * len(row))})", row)  # type: ignore[arg-type]


def nquads(connection: Any, mapping: str, *, invalid: Invalid = "raise") -> list[str]:
    """The lines of a mapping."""
    parsed = parse_mapping(PREFIXES + mapping, base=BASE)
    return b"".join(iter_nquads(connection, parsed, invalid=invalid)).decode().splitlines(keepends=True)


def each(
    connection: Any, object_map: str, sql_type: str, values: list[Any], *, invalid: Invalid = "raise"
) -> list[Any]:
    """The object that an object map gives for each value of a column ``v``, or None, as pyoxigraph reads it."""
    table(connection, f"i INTEGER, v {sql_type}", *enumerate(values))
    lines = nquads(
        connection,
        '<#T> rr:logicalTable [ rr:tableName "t" ; fc:uniqueKey ("i") ] ; rr:subjectMap [ rr:template "{i}" ] ;'
        f" rr:predicateObjectMap [ rr:predicate ex:p ; rr:objectMap [ {object_map} ] ] .",
        invalid=invalid,
    )
    quads = ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS)
    found = {int(quad.subject.value.removeprefix(BASE)): quad.object for quad in quads}
    return [found.get(place) for place in range(len(values))]


def one(connection: Any, object_map: str, sql_type: str, value: object, *, invalid: Invalid = "raise") -> Any:
    """The object for a single value."""
    return each(connection, object_map, sql_type, [value], invalid=invalid)[0]


def safe(text: str) -> str:
    """The reference for percent-encoding, from the grammar of RFC 3987."""
    return "".join(
        quote(character, safe="") if character < "\x80" or NO_LETTER.match(character) else character
        for character in text
    )


# Terms ---------------------------------------------------------------------------------------------------------------


def test_every_character_is_percent_encoded_as_the_rfc_says(connection: Any) -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    connection.execute("CREATE OR REPLACE TABLE c AS SELECT unnest(?) AS code", [[ord(each) for each in characters]])
    found = connection.execute(
        f"SELECT {terms.percent_encoded('c')} FROM (SELECT chr(code) AS c, code FROM c) ORDER BY code"
    ).fetchall()
    assert [row[0] for row in found] == [safe(each) for each in characters]


@settings(max_examples=30)
@given(TEXTS)
@example(["%41/é\x00\ue000+ %", "\U0001f3ac\U000e0001", ""])
def test_a_column_in_a_template_is_safe(connection: Any, values: list[str]) -> None:
    found = each(connection, 'rr:template "x/{v}/y"', "VARCHAR", values)
    assert found == [ox.NamedNode(f"{BASE}x/{safe(value)}/y") for value in values]


@settings(max_examples=30)
@given(TEXTS)
@example(['\\"\n\r\t\b\f\x00\x7f\x85\u2028', "\x01é\x1f", ""])
def test_any_text_is_a_literal(connection: Any, values: list[str]) -> None:
    assert each(connection, 'rr:column "v"', "VARCHAR", values) == [ox.Literal(value) for value in values]
    tagged = each(connection, 'rr:column "v" ; rr:language "en"', "VARCHAR", values)
    assert tagged == [ox.Literal(value, language="en") for value in values]
    template = each(connection, 'rr:template "\\"\\n{v}\\\\\\\\" ; rr:termType rr:Literal', "VARCHAR", values)
    assert template == [ox.Literal(f'"\n{value}\\') for value in values]


def test_literals_are_escaped_as_canonical_n_quads_are(connection: Any) -> None:
    table(connection, "v VARCHAR", ("".join(map(chr, range(0x80))) + "é\u2028",))
    (found,) = connection.execute(f"SELECT {terms.escaped('v')} FROM t").fetchone()
    short = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
    wanted = [short.get(code) or (f"\\u{code:04X}" if code < 32 or code == 127 else chr(code)) for code in range(0x80)]
    assert found == "".join(wanted) + "é\u2028" == terms.escape("".join(map(chr, range(0x80))) + "é\u2028")


@settings(max_examples=30)
@given(TEXTS)
def test_blank_nodes_are_one_for_equal_text_and_two_for_different(connection: Any, values: list[str]) -> None:
    found = each(connection, 'rr:column "v" ; rr:termType rr:BlankNode', "VARCHAR", [*values, *values])
    assert found[: len(values)] == found[len(values) :]
    assert len(set(found)) == len(set(values))


IRI_TEXT = st.one_of(
    TEXT,
    st.text("ab:/?#[]@!%41.-é\ue000 \x80", max_size=12),
    st.text("ab:/?#[]@!%41.-é\ue000", max_size=10).map("http://".__add__),
)


def is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


@settings(max_examples=50)
@given(st.lists(IRI_TEXT, min_size=1, max_size=20))
@example(["http://a.example/%zz", "http://a.example?\ue000#\ue000", "a:", "", "a:b c", "A://[0]", "a://[::1.2.3.4]:1/"])
@example(["a://[1:2:3:4:5:6:7:8]", "a://[1::8]", "a://[v1.a]", "a://[1:2:3:4:5:6:7::8]", "a://u@[::1]", "//b"])
def test_a_column_is_an_iri_as_it_stands_or_behind_the_base_or_not_at_all(connection: Any, values: list[str]) -> None:
    found = each(connection, 'rr:column "v" ; rr:termType rr:IRI', "VARCHAR", values, invalid="skip")
    wanted = [next((iri for iri in (value, BASE + value) if is_iri(iri)), None) for value in values]
    assert found == [iri and ox.NamedNode(iri) for iri in wanted]


def test_a_template_may_get_its_scheme_from_a_column(connection: Any) -> None:
    template = 'rr:template "{v}:x"'
    assert one(connection, template, "VARCHAR", "urn") == ox.NamedNode("urn:x")
    assert one(connection, template, "VARCHAR", "1") == ox.NamedNode(BASE + "1:x")
    assert one(connection, template, "VARCHAR", "a b") == ox.NamedNode(BASE + "a%20b:x")


NATURAL = [
    ("INTEGER", "-7", "-7", "integer"),
    ("HUGEINT", "170141183460469231731687303715884105727", "170141183460469231731687303715884105727", "integer"),
    ("UTINYINT", "255", "255", "integer"),
    ("DECIMAL(5,2)", "1.50", "1.5", "decimal"),
    ("DECIMAL(5,2)", "-0.50", "-0.5", "decimal"),
    ("DECIMAL(5,2)", "100.00", "100", "decimal"),
    ("DECIMAL(5,0)", "100", "100", "decimal"),
    ("DOUBLE", "1", "1.0E0", "double"),
    ("DOUBLE", "80.25", "8.025E1", "double"),
    ("DOUBLE", "0", "0.0E0", "double"),
    ("DOUBLE", "-0.0", "-0.0E0", "double"),
    ("DOUBLE", "nan", "NaN", "double"),
    ("DOUBLE", "-inf", "-INF", "double"),
    ("DOUBLE", "1e300", "1.0E300", "double"),
    ("DOUBLE", "0.00001234", "1.234E-5", "double"),
    ("DOUBLE", "1234567", "1.234567E6", "double"),
    ("REAL", "70.22", "7.022E1", "double"),
    ("BOOLEAN", "true", "true", "boolean"),
    ("DATE", "1999-03-31", "1999-03-31", "date"),
    ("DATE", "0044-03-15 (BC)", "-0043-03-15", "date"),
    ("DATE", "0001-03-15 (BC)", "0000-03-15", "date"),
    ("DATE", "12345-01-02", "12345-01-02", "date"),
    ("TIME", "10:11:12.5", "10:11:12.5", "time"),
    ("TIMETZ", "10:11:12+02", "10:11:12+02:00", "time"),
    ("TIMETZ", "10:11:12+00", "10:11:12Z", "time"),
    ("TIMESTAMP", "2009-10-10 12:12:22", "2009-10-10T12:12:22", "dateTime"),
    ("TIMESTAMP", "2009-10-10 12:12:22.120", "2009-10-10T12:12:22.12", "dateTime"),
    ("TIMESTAMP_NS", "2009-10-10 12:12:22.123456789", "2009-10-10T12:12:22.123456789", "dateTime"),
    ("TIMESTAMP", "0044-03-15 (BC) 01:02:03", "-0043-03-15T01:02:03", "dateTime"),
    ("TIMESTAMPTZ", "2009-10-10 12:12:22+02", "2009-10-10T10:12:22Z", "dateTime"),
    ("BLOB", "\\x89\\x50\\x0A", "89500A", "hexBinary"),
    ("VARCHAR", "10", "10", "string"),
    ("UUID", "6f2b1c1e-7a52-4d0f-9c1d-3a54b7f0a111", "6f2b1c1e-7a52-4d0f-9c1d-3a54b7f0a111", "string"),
    ("ENUM('a \"b\"')", 'a "b"', 'a "b"', "string"),
    ("INTEGER[]", "[1, 2]", "[1, 2]", "string"),
]


@pytest.mark.parametrize(("sql_type", "value", "lexical", "datatype"), NATURAL)
def test_natural_mapping(connection: Any, sql_type: str, value: str, lexical: str, datatype: str) -> None:
    wanted = ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))
    assert one(connection, 'rr:column "v"', sql_type, value) == wanted


@pytest.mark.parametrize(("sql_type", "value", "lexical", "datatype"), NATURAL)
def test_templates_use_the_natural_lexical_form(
    connection: Any, sql_type: str, value: str, lexical: str, datatype: str
) -> None:
    assert one(connection, 'rr:template "x/{v}"', sql_type, value) == ox.NamedNode(f"{BASE}x/{safe(lexical)}")


@settings(max_examples=30)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=30))
@example([1e22, 5e-324, 999999999999999.9, 1e16, 123456789.125, -0.0])
def test_doubles_are_canonical_and_read_back_the_same(connection: Any, values: list[float]) -> None:
    for found, value in zip(each(connection, 'rr:column "v"', "DOUBLE", values), values, strict=True):
        assert re.fullmatch(r"-?(0\.0E0|[1-9]\.(0|\d*[1-9])E(0|-?[1-9]\d*))", found.value)
        assert repr(float(found.value)) == repr(value)


@pytest.mark.parametrize("value", ["infinity", "-infinity"])
@pytest.mark.parametrize("sql_type", ["DATE", "TIMESTAMP", "TIMESTAMPTZ"])
def test_an_infinite_date_is_an_error(connection: Any, sql_type: str, value: str) -> None:
    with pytest.raises(InputError, match="infinite"):
        one(connection, 'rr:column "v"', sql_type, value)


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("integer", "-007", "1.0"),
        ("decimal", ".5", "1e3"),
        ("double", "1e3", "one"),
        ("float", "INF", "inf"),
        ("boolean", "1", "yes"),
        ("date", "2001-02-28Z", "2001-2-28"),
        ("time", "24:00:00", "25:00:00"),
        ("dateTime", "2001-02-28T01:02:03.4+14:00", "2001-02-28 01:02:03"),
        ("gYear", "-0044", "44"),
        ("hexBinary", "0aF1", "0aF"),
    ],
)
def test_a_datatype_that_is_given_is_checked(connection: Any, datatype: str, good: str, bad: str) -> None:
    term_map = f'rr:column "v" ; rr:datatype xsd:{datatype}'
    literal = ox.Literal(good, datatype=ox.NamedNode(XSD + datatype))
    assert one(connection, term_map, "VARCHAR", good) == literal
    assert one(connection, term_map, "VARCHAR", bad, invalid="skip") is None
    with pytest.raises(InputError, match=f"<{BASE}#T>: .*{re.escape(bad)} is not of datatype <{XSD}{datatype}>"):
        one(connection, term_map, "VARCHAR", bad)


def test_a_datatype_of_ones_own_is_not_checked(connection: Any) -> None:
    found = one(connection, 'rr:column "v" ; rr:datatype ex:any', "VARCHAR", 'x "y"')
    assert found == ox.Literal('x "y"', datatype=ox.NamedNode("http://a.example/any"))
    assert one(connection, 'rr:column "v" ; rr:datatype xsd:string', "INTEGER", 5) == ox.Literal("5")


# Quads ---------------------------------------------------------------------------------------------------------------

FILMS = """
<#Film> rr:logicalTable [ rr:tableName "t" ; fc:uniqueKey ("id") ] ;
    rr:subjectMap [ rr:template "film/{id}" ; rr:class ex:Film ; rr:graphMap [ rr:template "graph/{source}" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:name ; rr:objectMap [ rr:column "title" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:year ; rr:objectMap [ rr:column "year" ] ; rr:graph ex:years ] .
"""


def test_the_lines_of_a_row_stand_together_in_the_order_of_the_key(connection: Any) -> None:
    table(
        connection,
        "id INTEGER, title VARCHAR, year INTEGER, source VARCHAR",
        (10, "Heat", 1995, "a"),
        (9, None, None, "b"),
    )
    assert nquads(connection, FILMS) == [
        f"<{BASE}film/9> <{RDF_TYPE}> <http://a.example/Film> <{BASE}graph/b> .\n",
        f"<{BASE}film/10> <{RDF_TYPE}> <http://a.example/Film> <{BASE}graph/a> .\n",
        f'<{BASE}film/10> <http://a.example/name> "Heat" <{BASE}graph/a> .\n',
        f'<{BASE}film/10> <http://a.example/year> "1995"^^<{XSD}integer> <{BASE}graph/a> .\n',
        f'<{BASE}film/10> <http://a.example/year> "1995"^^<{XSD}integer> <http://a.example/years> .\n',
    ]


def test_rows_without_a_line_leave_no_trace(connection: Any) -> None:
    table(
        connection,
        "id INTEGER, a VARCHAR, b VARCHAR",
        (1, None, None),
        (2, "x", None),
        (3, None, "\n"),
        (None, "x", "y"),
    )
    lines = nquads(
        connection,
        '<#T> rr:logicalTable [ rr:tableName "t" ; fc:uniqueKey ("id") ] ; rr:subjectMap [ rr:template "s/{id}" ] ;'
        ' rr:predicateObjectMap [ rr:predicate ex:a ; rr:objectMap [ rr:column "a" ] ] ;'
        ' rr:predicateObjectMap [ rr:predicate ex:b ; rr:objectMap [ rr:column "b" ] ] .',
    )
    assert lines == [f'<{BASE}s/2> <http://a.example/a> "x" .\n', f'<{BASE}s/3> <http://a.example/b> "\\n" .\n']


def test_an_empty_table_gives_nothing(connection: Any) -> None:
    table(connection, "id INTEGER, title VARCHAR, year INTEGER, source VARCHAR")
    assert nquads(connection, FILMS) == []


def test_the_order_is_that_of_the_key_for_any_number_of_rows_and_threads(connection: Any) -> None:
    connection.execute(
        "CREATE OR REPLACE TABLE t AS SELECT (i * 7919) % 200000 AS id, NULL AS title, NULL AS year, 'a' AS source"
        " FROM range(200000) r(i) ORDER BY hash(i)"
    )
    connection.execute("SET preserve_insertion_order = false")
    found = [int(line.split(">", 1)[0].rsplit("/", 1)[1]) for line in nquads(connection, FILMS)]
    assert found == list(range(200000))


def test_rows_of_one_subject_are_in_order_too(connection: Any) -> None:
    genres = [(film, genre) for film in (2, 1) for genre in ("b", "c", "a")]
    table(connection, "film INTEGER, genre VARCHAR", *genres)
    lines = nquads(
        connection,
        '<#G> rr:logicalTable [ rr:tableName "t" ; fc:uniqueKey ("genre" "film") ] ;'
        ' rr:subjectMap [ rr:template "{film}" ] ;'
        ' rr:predicateObjectMap [ rr:predicate ex:genre ; rr:objectMap [ rr:column "genre" ] ] .',
    )
    assert lines == [f'<{BASE}{film}> <http://a.example/genre> "{genre}" .\n' for film, genre in sorted(genres)]


def test_rows_are_not_held_in_batches(connection: Any) -> None:
    """DuckDB would hold 122,880 rows in memory for each thread before it writes any."""
    table(connection, "id INTEGER, title VARCHAR, year INTEGER, source VARCHAR", (1, "Heat", 1995, "a"))
    connection.execute("SET threads = 2")
    (statement,) = statements(connection, parse_mapping(PREFIXES + FILMS, base=BASE))
    plans = []

    class Recorder:
        def execute(self, sql: str) -> None:
            plans.append(connection.execute(f"EXPLAIN {sql}").fetchall()[0][1].upper().replace("_", " "))

    recorder: Any = Recorder()
    copy(recorder, statement, Path("unused.nq"))
    recorder.execute(f"COPY ({statement.sql}) TO 'unused.nq' (FORMAT csv)")
    assert ["BATCH COPY TO FILE" in plan for plan in plans] == [False, True]


ROWS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("ab/ "), st.sampled_from(["a", "b", None])),
    unique=True,
    max_size=6,
)


@settings(max_examples=50)
@given(ROWS, st.randoms(use_true_random=False))
def test_no_quad_stands_twice_and_none_is_lost(
    connection: Any, rows: list[tuple[str, str, str | None]], random: Any
) -> None:
    """Against a reference that makes every quad of every row, for templates that are and are not injective."""
    mapping = """
    <#Keyed> rr:logicalTable [ rr:tableName "t" ; fc:uniqueKey ("a" "b" "c") ] ;
        rr:subjectMap [ rr:template "http://x.example/{a}/{b}" ; rr:class ex:C ] ;
        rr:predicateObjectMap [ rr:predicate ex:p, ex:q ; rr:objectMap [ rr:column "c" ] ] ;
        rr:predicateObjectMap [ rr:predicate ex:r ; rr:objectMap [ rr:template "{b}{c}" ; rr:termType rr:Literal ] ] .
    <#Loose> rr:logicalTable [ rr:sqlQuery "SELECT a, b, c FROM t -- all of it" ] ;
        rr:subjectMap [ rr:template "http://x.example/{a}/{b}" ] ;
        rr:predicateObjectMap [ rr:predicate ex:p ; rr:object "a", "z" ] ;
        rr:predicateObjectMap [ rr:predicateMap [ rr:template "http://a.example/{c}" ] ;
            rr:objectMap [ rr:column "a" ] ] .
    """
    table(connection, "a VARCHAR, b VARCHAR, c VARCHAR", *rows)
    wanted = set()
    for a, b, c in rows:
        subject = f"<http://x.example/{a}/{safe(b)}>"
        wanted.add(f"{subject} <{RDF_TYPE}> <http://a.example/C> .\n")
        wanted.update(f'{subject} <http://a.example/p> "{each}" .\n' for each in "az")
        if c is not None:
            wanted.update(f'{subject} <http://a.example/{each}> "{c}" .\n' for each in "pq")
            wanted.add(f'{subject} <http://a.example/r> "{b}{c}" .\n')
            wanted.add(f'{subject} <http://a.example/{c}> "{a}" .\n')
    lines = nquads(connection, mapping)
    assert sorted(lines) == sorted(wanted)
    random.shuffle(rows)
    table(connection, "a VARCHAR, b VARCHAR, c VARCHAR", *rows)
    assert nquads(connection, mapping) == lines


def test_joins(connection: Any) -> None:
    connection.execute("CREATE OR REPLACE TABLE film (id INTEGER, maker INTEGER)")
    connection.execute("INSERT INTO film VALUES (1, 7), (2, 7), (3, NULL), (4, 9)")
    connection.execute('CREATE OR REPLACE TABLE person ("Id" INTEGER, "the name" VARCHAR)')
    connection.execute("INSERT INTO person VALUES (7, 'A/B'), (7, 'A/B'), (8, 'C'), (2, 'D')")
    lines = nquads(
        connection,
        """<#Film> rr:logicalTable [ rr:tableName "film" ; fc:uniqueKey ("id") ] ;
            rr:subjectMap [ rr:template "film/{id}" ] ;
            rr:predicateObjectMap [ rr:predicate ex:maker ; rr:objectMap [ rr:parentTriplesMap <#Person> ;
                rr:joinCondition [ rr:child "maker" ; rr:parent "id" ] ] ] ;
            rr:predicateObjectMap [ rr:predicate ex:namesake ; rr:objectMap [ rr:parentTriplesMap <#Person> ;
                rr:joinCondition [ rr:child "id" ; rr:parent "id" ] ] ] .
        <#Person> rr:logicalTable [ rr:tableName "person" ] ;
            rr:subjectMap [ rr:template "person/{\\"the name\\"}" ] .""",
    )
    assert lines == [
        *(f"<{BASE}film/{n}> <http://a.example/maker> <{BASE}person/A%2FB> .\n" for n in (1, 2)),
        f"<{BASE}film/2> <http://a.example/namesake> <{BASE}person/D> .\n",
    ]


def test_a_key_that_is_none_is_found(connection: Any) -> None:
    mapping = parse_mapping(PREFIXES + FILMS.replace('("id")', '("ID") , ("title" "year")'), base=BASE)
    columns = "id INTEGER, title VARCHAR, year INTEGER, source VARCHAR"
    table(connection, columns, (1, "Heat", None, "a"), (2, "Heat", None, "a"), (3, "Heat", 1995, "a"))
    assert false_keys(connection, mapping) == []
    table(connection, columns, (1, "Heat", 1995, "a"), (2, "Heat", 1995, "a"), (3, "Heat", 1994, "a"))
    assert false_keys(connection, mapping) == [f'triples map <{BASE}#Film>: two rows have the same "title", "year"']


# Files and errors ----------------------------------------------------------------------------------------------------


def test_file_stream_and_pieces_are_the_same_bytes(connection: Any, tmp_path: Path) -> None:
    films = "SELECT i AS id, 'Amélie' AS title, i AS year, 'a' AS source FROM range(2000) r(i)"
    connection.execute(f"CREATE OR REPLACE TABLE t AS {films}")
    mapping = parse_mapping(PREFIXES + FILMS, base=BASE)
    stream = io.BytesIO()
    write_nquads(connection, mapping, stream)
    write_nquads(connection, mapping, tmp_path / "it's.nq")
    pieces = list(iter_nquads(connection, mapping))
    assert stream.getvalue() == (tmp_path / "it's.nq").read_bytes() == b"".join(pieces)
    assert len(pieces) > 2
    assert [path.name for path in tmp_path.iterdir()] == ["it's.nq"]


def test_a_dump_that_fails_leaves_the_file_as_it_was(connection: Any, tmp_path: Path) -> None:
    table(connection, "v VARCHAR", ("good",), ("not good",))
    mapping = parse_mapping(
        PREFIXES + '<#T> rr:logicalTable [ rr:tableName "t" ] ; rr:subjectMap [ rr:column "v" ; rr:class ex:C ] .',
        base=BASE,
    )
    (tmp_path / "o.nq").write_text("before")
    with pytest.raises(InputError, match=f"triples map <{BASE}#T>: .*not good is not an IRI"):
        write_nquads(connection, mapping, tmp_path / "o.nq")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]


def test_a_folder_that_is_missing_is_named(connection: Any, tmp_path: Path) -> None:
    table(connection, "id INTEGER, title VARCHAR, year INTEGER, source VARCHAR")
    with pytest.raises(StoreError, match=re.escape("o.nq: cannot be written: No such file")):
        write_nquads(connection, parse_mapping(PREFIXES + FILMS, base=BASE), tmp_path / "missing" / "o.nq")


@pytest.mark.parametrize(
    ("logical_table", "message"),
    [
        ('rr:tableName "nowhere"', "Table with name nowhere does not exist"),
        ('rr:sqlQuery "SELECT FROM"', "Parser Error"),
        ('rr:sqlQuery "SELECT 1 AS v; DROP TABLE t"', "Parser Error"),
        ('rr:sqlQuery "SELECT 1 AS v, 2 AS V"', "two columns of its query have the same name"),
        ('rr:sqlQuery "SELECT 1 AS w"', "its table has no column 'v'; it has w"),
        ("rr:sqlQuery \"SELECT CAST('x' || i AS INTEGER) AS v FROM range(2) r(i)\"", "Could not convert string 'x0'"),
    ],
)
def test_a_mapping_that_does_not_fit_the_database_is_named(connection: Any, logical_table: str, message: str) -> None:
    with pytest.raises(InputError, match=f"^triples map <{BASE}#T>: .*{re.escape(message)}"):
        nquads(
            connection,
            f'<#T> rr:logicalTable [ {logical_table} ] ; rr:subjectMap [ rr:template "{{v}}" ; rr:class ex:C ] .',
        )


def test_a_join_column_that_is_missing_is_named(connection: Any) -> None:
    table(connection, "id INTEGER")
    with pytest.raises(InputError, match="its table has no column 'gone'; it has id"):
        nquads(
            connection,
            """<#T> rr:logicalTable [ rr:tableName "t" ] ; rr:subjectMap [ rr:template "{id}" ] ;
            rr:predicateObjectMap [ rr:predicate ex:p ; rr:objectMap [ rr:parentTriplesMap <#T> ;
                rr:joinCondition [ rr:child "id" ; rr:parent "gone" ] ] ] .""",
        )
