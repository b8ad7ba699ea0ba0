"""Every function that SPARQL 1.1 has, by the list of section 17.4; what sets do with errors; sub-queries; memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from duckdb import DuckDBPyConnection

from kg.errors import QueryError
from kg.sparql import Solutions, Term, Triples
from kg.sparql.results import XSD
from kg.sparql.sql.engine import Engine
from kg.sparql.sql.plan import Plan
from kg.sparql.sql.unfold import Dataset
from kg.store.folder import connect

E = "http://e/"

# A call of each function of section 17.4 (and the casts of 17.5), and its value; None where it is another each time.
CALLS = {
    "BOUND(?s)": "true", "IF(true, 1, 2)": "1", "COALESCE(?none, 'a')": "a", "EXISTS { ?s ?p ?o }": "true",
    "NOT EXISTS { ?s ?p 7 }": "true", "false || true": "true", "true && true": "true", "<a> = <b>": "false",
    "sameTerm(1, 1.0)": "false", "1 IN (2, 1)": "true", "1 NOT IN (2)": "true", "isIRI(<a>)": "true",
    "isURI('a')": "false", "isBlank(BNODE())": "true", "isLiteral(1)": "true", "isNumeric('1')": "false",
    "STR(<http://e/a>)": f"{E}a", "LANG('a'@en)": "en", "DATATYPE(1)": f"{XSD}integer", "IRI('a')": f"{E}a",
    "URI('a')": f"{E}a", "isBlank(BNODE('a'))": "true", "BNODE('a') = BNODE('a')": "true",
    "BNODE('a') = BNODE('b')": "false", "STRDT('1', xsd:integer)": "1", "STRLANG('a', 'en')": "a",
    "UUID()": None, "STRUUID()": None, "STRLEN('aé')": "2", "SUBSTR('abc', 2)": "bc", "SUBSTR('abc', 2, 1)": "b",
    "SUBSTR('abc', -1, 3)": "a", "UCASE('é')": "É", "LCASE('É')": "é",
    "STRSTARTS('abc', 'a')": "true", "STRENDS('abc', 'a')": "false", "CONTAINS('abc', 'b')": "true",
    "STRBEFORE('abc', 'b')": "a", "STRAFTER('abc', 'b')": "c", "ENCODE_FOR_URI('a b')": "a%20b",
    "CONCAT('a', 'b')": "ab", "LANGMATCHES('en-GB', 'en')": "true", "REGEX('Abc', '^a', 'i')": "true",
    "REPLACE('abc', 'b', 'x')": "axc", "ABS(-1)": "1", "ROUND(2.5)": "3", "CEIL(1.2)": "2", "FLOOR(1.8)": "1",
    "RAND()": None, "NOW()": None, "YEAR('2001-02-03T04:05:06Z'^^xsd:dateTime)": "2001",
    "MONTH('2001-02-03T04:05:06Z'^^xsd:dateTime)": "2", "DAY('2001-02-03T04:05:06Z'^^xsd:dateTime)": "3",
    "HOURS('2001-02-03T04:05:06Z'^^xsd:dateTime)": "4", "MINUTES('2001-02-03T04:05:06Z'^^xsd:dateTime)": "5",
    "SECONDS('2001-02-03T04:05:06.5Z'^^xsd:dateTime)": "6.5", "TIMEZONE('2001-02-03T04:05:06Z'^^xsd:dateTime)": "PT0S",
    "TZ('2001-02-03T04:05:06Z'^^xsd:dateTime)": "Z", "MD5('abc')": "900150983cd24fb0d6963f7d28e17f72",
    "SHA1('abc')": "a9993e364706816aba3e25717850c26c9cd0d89d", "SUBSTR(SHA256('abc'), 1, 16)": "ba7816bf8f01cfea",
    "SUBSTR(SHA384('abc'), 1, 16)": "cb00753f45a35e8b", "SUBSTR(SHA512(''), 1, 16)": "cf83e1357eefb8bd",
    "SHA512('abc') = CONCAT(SUBSTR(SHA512('abc'), 1, 64), SUBSTR(SHA512('abc'), 65))": "true",
    "STRLEN(SHA512('0123456789012345678901234567890123456789012345678901234567890123456789' "
    "))": "128",
    "xsd:boolean('1')": "true", "xsd:double('1.5')": "1.5E0", "xsd:float(1)": "1.0E0", "xsd:decimal('1.5')": "1.5",
    "xsd:integer('7')": "7", "xsd:dateTime('2001-02-03T04:05:06Z')": "2001-02-03T04:05:06Z",
    "xsd:string(1.5E0)": "1.5", "xsd:string(1E9)": "1.0E9", "xsd:string('0.1'^^xsd:float)": "0.1",
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    quads = [(Term("iri", f"{E}s{n}"), Term("iri", f"{E}p"), Term("literal", "a" * n), None) for n in range(3)]
    with connect() as connection:
        yield Engine(connection, None, lambda: quads)


def plan(engine: Engine, query: str) -> Plan:
    return engine.plan(query, base=E, prefixes={"xsd": XSD}, dataset=Dataset(union=False))


def rows(engine: Engine, query: str) -> list[tuple[str | None, ...]]:
    found = engine.answer(plan(engine, query))
    assert isinstance(found, Solutions | Triples)
    return [tuple(None if term is None else term.value for term in row) for row in found.rows]


@pytest.mark.parametrize("call", CALLS)
def test_every_function_of_the_specification(engine: Engine, call: str) -> None:
    query = f"SELECT ({call} AS ?value) {{ ?s <p> 'aa' }}"
    found = rows(engine, query)
    assert len(found) == 1
    assert found[0][0] == CALLS[call] if CALLS[call] is not None else found[0][0]


def test_a_label_is_another_blank_node_in_each_solution(engine: Engine) -> None:
    found = rows(engine, "SELECT ?a ?b { ?s <p> ?o BIND (BNODE('x') AS ?a) BIND (BNODE('x') AS ?b) }")
    assert [a == b for a, b in found] == [True] * 3
    assert len({a for a, _ in found}) == 3


def test_labels_in_sets_and_conditions(engine: Engine) -> None:
    counts = "(COUNT(DISTINCT BNODE('x')) AS ?n) (COUNT(DISTINCT ISBLANK(BNODE(?o))) AS ?b)"
    assert rows(engine, f"SELECT {counts} {{ ?s <p> ?o }}") == [("3", "1")]
    assert len(rows(engine, "SELECT (COUNT(*) AS ?n) { ?s <p> ?o } GROUP BY (BNODE('x') AS ?b)")) == 3
    optional = "SELECT ?z {{ ?s <p> ?o OPTIONAL {{ ?s <p> ?z FILTER (BNODE('x') = BNODE('{}')) }} }}"
    assert {z is None for (z,) in rows(engine, optional.format("x"))} == {False}
    assert {z is None for (z,) in rows(engine, optional.format("y"))} == {True}


def test_checksums_are_of_plain_strings(engine: Engine) -> None:
    assert rows(engine, "SELECT (SHA1('a'@en) AS ?a) (SHA512('a'@en) AS ?b) (MD5(1) AS ?c) { }") == [(None, None, None)]


def test_nothing_is_described_where_nothing_is_bound(engine: Engine) -> None:
    assert rows(engine, "DESCRIBE ?none { OPTIONAL { ?none <q> ?x } }") == []
    assert len(rows(engine, "DESCRIBE ?s { ?s <p> 'a' }")) == 1


def test_a_set_with_an_error_has_no_smallest(engine: Engine) -> None:
    assert rows(engine, "SELECT (MIN(?n) AS ?m) { VALUES ?n { 1 2 } }") == [("1",)]
    assert rows(engine, "SELECT (MIN(?n) AS ?m) (MAX(?n) AS ?x) { VALUES ?n { 1 UNDEF } }") == [(None, None)]


def test_a_sub_query_that_stands_in_several_places_is_written_once(engine: Engine) -> None:
    cut = "SELECT ?o { ?s <p> ?o } ORDER BY DESC(?o) LIMIT 2"
    query = f"SELECT ?o ?a {{ {{ {cut} }} {{ {{ ?a <p> ?o }} UNION {{ ?o <p> ?a }} UNION {{ BIND (<x> AS ?a) }} }} }}"
    assert plan(engine, query).sql.count("LIMIT 2") == 1
    assert sorted(map(str, rows(engine, query))) == [
        "('a', 'http://e/s1')", "('a', 'http://e/x')", "('aa', 'http://e/s2')", "('aa', 'http://e/x')",
    ]  # fmt: skip


@pytest.mark.parametrize(("word", "count"), [("EXISTS", 2), ("NOT EXISTS", 1)])
def test_unlike_arms_of_a_union_are_asked_one_by_one(engine: Engine, word: str, count: int) -> None:
    """A join with all of them at once would be of every pair of rows."""
    query = f"SELECT * {{ ?s <p> ?o FILTER {word} {{ {{ ?s <p> 'a' }} UNION {{ ?x <p> ?o . ?x <p> 'aa' }} }} }}"
    assert plan(engine, query).sql.count("UNION ALL") == 0
    assert len(rows(engine, query)) == count


BIG = "SELECT ?a ?b { ?s ?p ?a . ?t ?q ?b } ORDER BY DESC(STR(?b)) ?a"


def many(connection: DuckDBPyConnection, count: int, limit: str) -> Engine:
    """An engine that has so many statements, and so much memory to sort all pairs of them."""
    quads = [(Term("iri", f"{E}{n}"), Term("iri", f"{E}p"), Term("literal", f"{n:0100}"), None) for n in range(count)]
    engine = Engine(connection, None, lambda: quads)
    plan(engine, BIG)  # makes the table
    connection.execute("SET threads = 1")  # each takes some
    connection.execute(f"SET memory_limit = '{limit}'")
    return engine


def test_with_a_disk_what_does_not_fit_into_memory_is_put_there() -> None:
    with connect() as connection:
        engine = many(connection, 900, "150MB")
        found = engine.answer(plan(engine, BIG))
        assert isinstance(found, Solutions)
        assert connection.execute("SELECT count(*) > 0 FROM duckdb_temporary_files()").fetchall() == [(True,)]
        keys = [(row[1].value, row[0].value) for row in found.rows if row[0] and row[1]]
    assert keys == sorted(keys, key=lambda key: (-int(key[0]), key[1]))
    assert len(keys) == 900**2


def test_without_a_disk_too_little_memory_is_an_error_of_one_line() -> None:
    with connect() as connection:
        connection.execute("SET temp_directory = ''")
        engine = many(connection, 450, "25MB")
        with pytest.raises(QueryError, match="too little memory for the query") as caught:
            engine.answer(plan(engine, BIG))
    assert "\n" not in str(caught.value)
