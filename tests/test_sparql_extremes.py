"""No term in the data makes a query fail: every function takes the largest, the odd and the ill-typed.

Where both engines can hold what they are given, the results are Oxigraph's.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.sparql import Solutions, Term
from kg.sparql.results import XSD
from kg.sparql.sql.engine import Engine
from kg.sparql.sql.unfold import Dataset
from kg.store.folder import connect

NUMBERS = {
    "float": "0.1 -2.5 16777217 3.4e38 INF",
    "double": "0.1 1e300 -1e308 1.7976931348623157e308 INF -INF 123456789.123456789 9007199254740993",
    "integer": "0 -1 9223372036854775807 -9223372036854775808 +7 007",
    "decimal": "0.1 -0.5 1. 2345678901.75 2923706026.01 0.000000000000000001",
}
ODD = {
    "float": "1e300 -1e300 1e-50 NaN x",
    "double": "NaN -0 4.9e-324 1e-400 1e400",
    "integer": f"99999999999999999999999 {'1' * 45} abc",
    "decimal": f"99999999999999999999.5 12345678901234567890123 0.0000000000000000001 . {'9' * 45}",
    "unsignedLong": "99999999999999999999",
    "byte": "300",
    "dateTime": "2001-02-03T04:05:06Z 0001-01-01T00:00:00Z 99999-01-01T00:00:00Z -0044-03-15T00:00:00 x "
    "2001-02-29T00:00:00 2000-01-01T24:00:00Z 2000-01-01T00:00:00+14:00 2000-01-01T00:00:00.123456789123Z",
    "date": "2001-02-03 2001-02-31 99999-01-01 0000-01-01 2001-02-03Z",
    "boolean": "true 0 maybe",
    "duration": "PT5S",
    "string": "a 1e400 -0 ß İ 𝄞 true 0x10",
}
OTHERS = ('""', '" 12 "', '"chat"@en', '"a\\nb\\"\\\\"', "<http://e/a>", '"x"^^<http://e/x>')
UNARY = """ABS CEIL FLOOR ROUND STR LANG DATATYPE STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY HOURS MINUTES SECONDS
TIMEZONE TZ isNumeric MD5 SHA512 xsd:integer xsd:decimal xsd:float xsd:double xsd:string xsd:boolean xsd:dateTime
xsd:date IRI""".split()
FORMS = ("-?x", "!?x", "SUBSTR('abc', ?x)", "SUBSTR('abc', 2, ?x)", "ROUND(xsd:decimal(?x))", "FLOOR(xsd:float(?x))")
OPERATORS = ("+", "-", "*", "/", "=", "!=", "<", ">=")


def literals(kinds: dict[str, str]) -> list[str]:
    return [f'"{text}"^^xsd:{kind}' for kind, texts in kinds.items() for text in texts.split()]


EVERY = (*literals(NUMBERS), *literals(ODD), *OTHERS)


def values(name: str, terms: tuple[str, ...] | list[str]) -> str:
    return f"VALUES (?{name} ?{name}{name}) {{ {' '.join(f'({n} {term})' for n, term in enumerate(terms))} }}"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with connect() as connection:
        yield Engine(connection, None, tuple)


def ours(engine: Engine, query: str) -> list[tuple[Term | None, ...]]:
    plan = engine.plan(query, base="http://e/", prefixes={"xsd": XSD}, dataset=Dataset(union=False))
    found = engine.answer(plan)
    assert isinstance(found, Solutions)
    return list(found.rows)


@pytest.mark.parametrize("call", [*(f"{name}(?xx)" for name in UNARY), *(form.replace("?x", "?xx") for form in FORMS)])
def test_no_term_makes_a_function_fail(engine: Engine, call: str) -> None:
    assert len(ours(engine, f"SELECT ({call} AS ?value) {{ {values('x', EVERY)} }}")) == len(EVERY)


OF_ONE = """
STRLEN(~) SUBSTR(~,1) SUBSTR('a',~) SUBSTR('a',1,~) UCASE(~) LCASE(~) ENCODE_FOR_URI(~) CONTAINS(~,'a')
CONTAINS('a',~) STRSTARTS(~,'') STRSTARTS('a',~) STRENDS(~,'') STRENDS('a',~) STRBEFORE(~,'a') STRBEFORE('a',~)
STRAFTER(~,'a') STRAFTER('a',~) STRAFTER(~,'') CONCAT(~,'a') CONCAT('a',~) LANGMATCHES(~,'*') LANGMATCHES('en',~)
REGEX(~,'') REGEX('a',~) REPLACE(~,'a','b') REPLACE('a',~,'b') REPLACE('a','a',~) MD5(~) SHA1(~) SHA256(~) SHA384(~)
SHA512(~) STRDT(~,<a>) STRLANG(~,'en') STRLANG('a',~) IRI(~) BNODE(~) STR(~) LANG(~) DATATYPE(~) isIRI(~) isNumeric(~)
sameTerm(~,'a') ~='a' 'a'!=~ ~<'a' !~ -~ ~+1 1*~ ABS(~) ROUND(~) YEAR(~) TZ(~) xsd:string(~) xsd:integer(~)
xsd:boolean(~) xsd:double(~) xsd:dateTime(~) ~IN('a') IF(~,1,2)
""".split()


@pytest.mark.parametrize("error", ["?none", "TZ(?n)", "STR(?n/0)", "STRLANG('a','')"])
@pytest.mark.parametrize("call", OF_ONE)
def test_what_is_made_of_an_error_is_one(engine: Engine, call: str, error: str) -> None:
    query = f"SELECT ?x {{ VALUES ?n {{ 1 2 }} BIND ({error} AS ?e) BIND ({call.replace('~', ' ?e ')} AS ?x) }}"
    assert ours(engine, query) == [(None,), (None,)]


@pytest.mark.parametrize("operator", OPERATORS)
def test_no_two_terms_make_an_operator_fail(engine: Engine, operator: str) -> None:
    query = f"SELECT (?xx {operator} ?yy AS ?value) {{ {values('x', EVERY)} {values('y', EVERY)} }}"
    assert len(ours(engine, query)) == len(EVERY) ** 2


@pytest.mark.parametrize("name", ["SUM", "AVG", "MIN", "MAX", "COUNT", "SUM DISTINCT", "AVG DISTINCT"])
def test_no_term_makes_a_set_fail(engine: Engine, name: str) -> None:
    function, _, word = name.partition(" ")
    query = f"SELECT ({function}({word} ?yy) AS ?value) {{ {values('x', EVERY)} {{ VALUES ?yy {{ 1 }} }} UNION "
    found = ours(engine, query + "{ BIND(?xx AS ?yy) } } GROUP BY ?x")
    assert len(found) >= 1
    for term in EVERY:
        assert len(ours(engine, f"SELECT ({function}({word} ?x) AS ?value) {{ VALUES ?x {{ {term} 1 }} }}")) == 1


def test_every_term_has_a_place_in_an_order(engine: Engine) -> None:
    assert len(ours(engine, f"SELECT ?xx {{ {values('x', EVERY)} }} ORDER BY ?xx")) == len(EVERY)


@pytest.mark.parametrize("operator", OPERATORS)
def test_numbers_are_calculated_as_oxigraph_does(engine: Engine, operator: str) -> None:
    numbers = literals(NUMBERS)
    query = f"SELECT ?x ?y (?xx {operator} ?yy AS ?value) {{ {values('x', numbers)} {values('y', numbers)} }}"
    found = {(row[0], row[1]): number(row[2]) for row in ours(engine, query)}
    asked = ox.Store().query(f"PREFIX xsd: <{XSD}> {query}")
    assert isinstance(asked, ox.QuerySolutions)
    differing = []
    for row in asked:
        key = (Term.of(int(row[0].value)), Term.of(int(row[1].value)))
        expected = None if row[2] is None else number(Term("literal", row[2].value, row[2].datatype.value))
        # Oxigraph has no result where digits beyond the eighteenth are lost; here they are cut off.
        if found[key] != expected and expected is not None:
            differing.append((numbers[int(row[0].value)], numbers[int(row[1].value)], found[key], expected))
    assert not differing


def number(term: Term | None) -> object:
    """A number by its datatype and value; of a float, the six digits that are certain."""
    if term is None or term.datatype == f"{XSD}boolean":
        return term
    kind = (term.datatype or "").removeprefix(XSD)
    if kind in ("integer", "decimal"):
        return kind, Decimal(term.value).normalize()
    return kind, f"{float(term.value):.{5 if kind == 'float' else 13}e}"


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("SUM(?x)", "52345678902"),
        ("AVG(?x)", "10469135780.4"),
        ("SUM(DISTINCT ?x)", "52345678902"),
        ("AVG(DISTINCT ?x)", "13086419725.5"),
    ],
)
def test_sums_beyond_nine_digits(engine: Engine, call: str, value: str) -> None:
    """1 and 1.0 are two terms of one value, and both count."""
    found = ours(engine, f"SELECT ({call} AS ?s) {{ VALUES ?x {{ 52345678900 1 1.0 0 0 'x' }} FILTER isNumeric(?x) }}")
    assert found[0][0] is not None
    assert Decimal(found[0][0].value) == Decimal(value)
