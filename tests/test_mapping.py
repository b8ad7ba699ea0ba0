"""R2RML documents become dataclasses, or an error that names the map; and what is told without rows holds."""

from __future__ import annotations

import re
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.mapping import (
    RDF_TYPE,
    Column,
    Join,
    Kind,
    Mapping,
    QuadMap,
    RefObjectMap,
    Source,
    TermMap,
    is_distinct,
    may_equal,
    may_overlap,
    quad_maps,
)
from kg.rdf.r2rml import parse_mapping, parse_template, read_mapping

BASE = "https://kg.example/id/"
PREFIXES = """@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix fc: <https://w3id.org/film-kg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix ex: <http://a.example/> .
"""
TABLE = 'rr:logicalTable [ rr:tableName "film" ] ; '
SUBJECT = 'rr:subjectMap [ rr:template "film/{id}" ] ; '


def parse(text: str) -> Mapping:
    return parse_mapping(PREFIXES + text, base=BASE)


def object_of(text: str) -> TermMap | RefObjectMap:
    """The only object of a triples map with this object map."""
    mapping = parse(f"<#F> {TABLE}{SUBJECT} rr:predicateObjectMap [ rr:predicate ex:p ; rr:objectMap [ {text} ] ] .")
    return mapping.triples_maps[0].predicate_object_maps[0].objects[0]


def iri(text: str) -> TermMap:
    return TermMap(kind="iri", constant=text)


# Reading -------------------------------------------------------------------------------------------------------------


def test_the_parts_of_a_triples_map() -> None:
    mapping = parse(
        """<#F> rr:logicalTable [ rr:tableName "main.\\"Film \\"\\"s\\"" ;
            fc:uniqueKey ("Id") , ("title" "\\"Year\\"") ] ;
        rr:subjectMap [ rr:template "film/{id}" ; rr:class ex:Film , ex:Work ; rr:graph ex:g ] ;
        rr:predicateObjectMap [ rr:predicate ex:p , ex:q ; rr:graph rr:defaultGraph ;
            rr:object ex:o , "x"@en-GB , 5 ] ."""
    )
    (film,) = mapping.triples_maps
    assert mapping.base == BASE
    assert film.name == BASE + "#F"
    assert film.source == Source(("main", 'Film "s'), keys=(frozenset({"id"}), frozenset({"title", "year"})))
    assert film.subject == TermMap(kind="iri", template=(BASE + "film/", Column("id")))
    assert film.classes == ("http://a.example/Film", "http://a.example/Work")
    assert film.graphs == (iri("http://a.example/g"),)
    (pair,) = film.predicate_object_maps
    assert pair.predicates == (iri("http://a.example/p"), iri("http://a.example/q"))
    assert pair.objects == (
        iri("http://a.example/o"),
        TermMap(kind="literal", constant="x", language="en-gb"),
        TermMap(kind="literal", constant="5", datatype="http://www.w3.org/2001/XMLSchema#integer"),
    )
    assert pair.graphs == (None,)


def test_a_query_loses_its_semicolon_only() -> None:
    mapping = parse(
        '<#F> rr:logicalTable [ rr:sqlQuery " SELECT 1 AS id; " ; rr:sqlVersion rr:SQL2008 ] ; rr:subject ex:s .'
    )
    assert mapping.triples_maps[0].source == Source(query="SELECT 1 AS id")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ('rr:column "v"', TermMap(kind="literal", column="v")),
        ('rr:column "\\"a v\\""', TermMap(kind="literal", column="a v")),
        ('rr:column "v" ; rr:termType rr:IRI', TermMap(kind="iri", column="v")),
        ('rr:column "v" ; rr:termType rr:BlankNode', TermMap(kind="blank", column="v")),
        ('rr:column "v" ; rr:language "x-own"', TermMap(kind="literal", column="v", language="x-own")),
        ('rr:column "v" ; rr:datatype ex:d', TermMap(kind="literal", column="v", datatype="http://a.example/d")),
        ('rr:template "{v}"', TermMap(kind="iri", template=(BASE, Column("v")))),
        ('rr:template "{v}:x"', TermMap(kind="iri", template=(Column("v"), ":x"))),
        ('rr:template "{v}/a:x"', TermMap(kind="iri", template=(BASE, Column("v"), "/a:x"))),
        ('rr:template "urn:{v}"', TermMap(kind="iri", template=("urn:", Column("v")))),
        ('rr:template "{v}" ; rr:termType rr:Literal', TermMap(kind="literal", template=(Column("v"),))),
        ('rr:template "{v}" ; rr:language "en"', TermMap(kind="literal", template=(Column("v"),), language="en")),
        ('rr:template "graph/facts"', iri(BASE + "graph/facts")),
        (
            'rr:template "urn:{v}" ; fc:among "SELECT 1"',
            TermMap(kind="iri", template=("urn:", Column("v")), among="SELECT 1"),
        ),
        ("rr:constant <graph/facts>", iri(BASE + "graph/facts")),
        ('rr:constant "v"', TermMap(kind="literal", constant="v")),
        ('rr:column "v" ; rr:inverseExpression "{v} = 1"', TermMap(kind="literal", column="v")),
    ],
)
def test_term_maps(text: str, term: TermMap) -> None:
    assert object_of(text) == term


BRACES = st.text("{}\\ab/", max_size=10)


@given(st.lists(st.one_of(BRACES, BRACES.filter(bool).map(Column)), max_size=5))
def test_a_template_is_read_as_it_was_written(parts: list[str | Column]) -> None:
    def escape(text: str) -> str:
        return re.sub(r"([{}\\])", r"\\\1", text)

    written = "".join(f"{{{escape(each.name)}}}" if isinstance(each, Column) else escape(each) for each in parts)
    read = parse_template(written)
    assert all(isinstance(one, Column) or isinstance(two, Column) for one, two in pairwise(read))
    merged: list[str | Column] = []
    for part in (part for part in parts if part):
        if merged and isinstance(part, str) and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    assert list(read) == merged


ERRORS = [
    (f"<#F> {SUBJECT} .", "it has no rr:logicalTable"),
    (f"<#F> {TABLE} .", "it must have exactly one rr:subjectMap or rr:subject"),
    (f"<#F> {TABLE} {SUBJECT} rr:subject ex:s .", "it must have exactly one rr:subjectMap or rr:subject"),
    (f"<#F> {TABLE} {TABLE} {SUBJECT} .", "more than one rr:logicalTable"),
    (
        f'<#F> rr:logicalTable [ rr:tableName "a" ; rr:sqlQuery "b" ] ; {SUBJECT} .',
        "either rr:tableName or rr:sqlQuery",
    ),
    (f"<#F> rr:logicalTable [ ] ; {SUBJECT} .", "either rr:tableName or rr:sqlQuery"),
    (f"<#F> rr:logicalTable [ rr:tableName 5 ] ; {SUBJECT} .", "rr:tableName must be a string"),
    (f'<#F> rr:logicalTable [ rr:tableName "a" ; rr:sqlVersion rr:MySQL ] ; {SUBJECT} .', "rr:sqlVersion <.*MySQL>"),
    (f'<#F> {TABLE} rr:subject "s" .', 'the constant "s" cannot be a subject'),
    (
        f'<#F> {TABLE} rr:subjectMap [ rr:template "a" ; rr:termType rr:Literal ] .',
        "a subject cannot be of rr:termType",
    ),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "a" ; rr:termType ex:T ] .', "<.*T> is no rr:termType"),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "a" ; rr:column "b" ] .', "exactly one of rr:constant, rr:column"),
    (f"<#F> {TABLE} rr:subjectMap [ rr:class ex:C ] .", "exactly one of rr:constant, rr:column, rr:template"),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "a" ; rr:class "C" ] .', "rr:class must be an IRI"),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "{{a" ] .', "has a brace without its partner"),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "a}}" ] .', "has a brace without its partner"),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "{{}}" ] .', "has a brace without its partner"),
    (f'<#F> {TABLE} rr:subjectMap [ rr:template "a b" ] .', "Invalid IRI"),
    (f"<#F> {TABLE} {SUBJECT} rr:predicateObjectMap [ rr:predicate ex:p ] .", "needs a predicate and an object"),
    (f"<#F> {TABLE} {SUBJECT} rr:predicateObjectMap [ rr:object ex:o ] .", "needs a predicate and an object"),
    (f'<#F> {TABLE} {SUBJECT} rr:predicateObjectMap [ rr:predicate "p" ; rr:object ex:o ] .', "cannot be a predicate"),
    (f"<#F> {TABLE} {SUBJECT} rr:predicateObjectMap [ rr:predicat ex:p ] .", "R2RML has no property rr:predicat$"),
]
OBJECT_ERRORS = [
    ('rr:column "v" ; rr:language "english"', "'english' is no language tag"),
    ('rr:column "v" ; rr:language "e"', "'e' is no language tag"),
    ('rr:column "v" ; rr:language "en" ; rr:datatype xsd:string', "rr:datatype or rr:language, not both"),
    ('rr:column "v" ; rr:termType rr:IRI ; rr:datatype xsd:string', "with literals only"),
    ('rr:column "v" ; rr:datatype "d"', "rr:datatype must be an IRI"),
    ('rr:column "v", "w"', "more than one rr:column"),
    ("rr:parentTriplesMap <#G>", "<https://kg.example/id/#G> is no triples map"),
    ('rr:parentTriplesMap <#F> ; rr:joinCondition [ rr:child "a" ]', "needs rr:child and rr:parent"),
    ('rr:template "{a}/{b}" ; fc:among "SELECT 1"', "fc:among needs a template of one column"),
    ('rr:template "{a}" ; fc:among "SELECT 1", "SELECT 2"', "may be given once"),
]


@pytest.mark.parametrize(
    ("text", "message"),
    ERRORS
    + [
        (f"<#F> {TABLE} {SUBJECT} rr:predicateObjectMap [ rr:predicate ex:p ; rr:objectMap [ {each} ] ] .", message)
        for each, message in OBJECT_ERRORS
    ],
)
def test_what_breaks_a_rule_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        parse(text)
    assert "triples map <https://kg.example/id/#F>: " in str(caught.value) or "no property" in message


def test_a_parent_without_join_must_have_the_same_table() -> None:
    other = '<#G> rr:logicalTable [ rr:tableName "person" ] ; rr:subject ex:s .'
    with pytest.raises(InputError, match="reads another table; it needs rr:joinCondition"):
        parse(
            f"<#F> {TABLE}{SUBJECT} rr:predicateObjectMap [ rr:predicate ex:p ;"
            f" rr:objectMap [ rr:parentTriplesMap <#G> ] ] . {other}"
        )


def test_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "m.ttl").write_text("@prefix rr: <http://www.w3.org/ns/r2rml#> .\n\n<#F> rr:x\n", "utf-8")
    with pytest.raises(InputError, match=r"m\.ttl:\d: not Turtle: "):
        read_mapping(tmp_path / "m.ttl", base=BASE)
    with pytest.raises(InputError, match=r"gone\.ttl: cannot be read: No such file"):
        read_mapping(tmp_path / "gone.ttl", base=BASE)
    (tmp_path / "m.ttl").write_text("<a> <b> <c> .", "utf-8")
    with pytest.raises(InputError, match=r"m\.ttl: no triples map in it"):
        read_mapping(tmp_path / "m.ttl", base=BASE)


# Quad maps -----------------------------------------------------------------------------------------------------------


def test_quad_maps_are_every_combination_once() -> None:
    mapping = parse(
        f"""<#F> {TABLE} rr:subjectMap [ rr:template "{{id}}" ; rr:class ex:C ; rr:graph ex:g ] ;
        rr:predicateObjectMap [ rr:predicate ex:p, ex:q ; rr:object ex:o ; rr:graph rr:defaultGraph , ex:g ] ;
        rr:predicateObjectMap [ rr:predicate ex:p ; rr:object ex:o ] ."""
    )
    found = [
        (quad.predicate.constant, quad.object.constant, quad.graph and quad.graph.constant)
        for quad in quad_maps(mapping)
    ]
    a = "http://a.example/"
    assert found == [
        (RDF_TYPE, a + "C", a + "g"),
        (a + "p", a + "o", a + "g"),
        (a + "p", a + "o", None),
        (a + "q", a + "o", a + "g"),
        (a + "q", a + "o", None),
    ]


def test_an_object_of_another_map_is_its_subject() -> None:
    mapping = parse(
        f"""<#F> {TABLE}{SUBJECT} rr:predicateObjectMap [ rr:predicate ex:p ; rr:objectMap
            [ rr:parentTriplesMap <#P> ; rr:joinCondition [ rr:child "maker" ; rr:parent "id" ] ] ,
            [ rr:parentTriplesMap <#F> ] ] .
        <#P> rr:logicalTable [ rr:tableName "person" ] ; rr:subjectMap [ rr:template "person/{{id}}" ] ."""
    )
    joined, own = quad_maps(mapping)
    assert joined.join == Join(Source(("person",)), (("maker", "id"),))
    assert joined.object == mapping.by_name[BASE + "#P"].subject
    assert (own.join, own.object) == (None, own.subject)


# What holds for every row --------------------------------------------------------------------------------------------

LITERAL = st.text("a/-:", max_size=3)
VALUES = st.text("ab/-:", max_size=3)


@st.composite
def terms(draw: st.DrawFn) -> TermMap:
    """A term map over the columns x and y."""
    kind: Kind = draw(st.sampled_from(["iri", "literal", "blank"]))
    datatype = draw(st.sampled_from([None, "http://a.example/d"])) if kind == "literal" else None
    shape = draw(st.sampled_from(["constant", "column", "template"]))
    if shape == "constant" and kind != "blank":
        return TermMap(kind=kind, constant=draw(VALUES), datatype=datatype)
    if shape == "column":
        return TermMap(kind=kind, column=draw(st.sampled_from("xy")), datatype=datatype)
    parts: list[str | Column] = [draw(LITERAL), Column("x"), draw(LITERAL), Column("y"), draw(LITERAL)]
    return TermMap(kind=kind, template=tuple(part for part in parts if part), datatype=datatype)


def rendered(term: TermMap, row: dict[str, str]) -> tuple[str, ...]:
    """The term of a row, as a processor would make it."""
    safe = {":": "%3A", "/": "%2F"} if term.kind == "iri" and term.template else {}
    values = {name: "".join(safe.get(each, each) for each in value) for name, value in row.items()}
    text = "".join(values[part.name] if isinstance(part, Column) else part for part in term.parts)
    return term.kind, text, term.datatype or "http://www.w3.org/2001/XMLSchema#string"


ROW = st.fixed_dictionaries({"x": VALUES, "y": VALUES})


@settings(max_examples=500)
@given(terms(), terms(), ROW, ROW)
def test_terms_that_are_said_to_differ_do(
    one: TermMap, other: TermMap, row: dict[str, str], other_row: dict[str, str]
) -> None:
    assume(not may_equal(one, other))
    assert rendered(one, row) != rendered(other, other_row)


@given(terms())
def test_an_injective_term_tells_its_columns(term: TermMap) -> None:
    assume(term.injective)
    values: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for x, y in product(["", "a", "/", "a/", "-", ":"], repeat=2):
        row = {"x": x, "y": y}
        values.setdefault(rendered(term, row), set()).add(tuple(row[name] for name in term.columns))
    assert all(len(each) == 1 for each in values.values())


def test_templates_that_cannot_meet_are_told_apart() -> None:
    def film(*tail: str | Column) -> TermMap:
        return TermMap(kind="iri", template=(BASE + "film/", Column("a"), "/", Column("b"), *tail))

    assert not may_equal(film(), film("/title"))
    assert not may_equal(film(), TermMap(kind="iri", template=(BASE + "person/", Column("a"), "/", Column("b"))))
    assert not may_equal(film("-x"), film("-y"))
    assert not may_equal(film(), iri(BASE + "film/imdb"))
    assert may_equal(film(), iri(BASE + "film/imdb/tt1"))
    assert may_equal(film(), film(Column("c")))
    assert not may_equal(
        TermMap(kind="literal", column="a", datatype="x:d"), TermMap(kind="literal", column="a", language="en")
    )
    assert not may_equal(None, iri("a:b"))
    assert may_equal(None, None)


def test_quads_overlap_where_all_four_places_can() -> None:
    name, year = iri("http://a.example/name"), iri("http://a.example/year")
    title, subject = TermMap(kind="literal", column="title"), TermMap(kind="iri", template=("a:", Column("id")))
    quad = QuadMap("#F", Source(("film",)), subject, name, title)
    assert may_overlap(quad, QuadMap("#G", Source(("other",)), subject, name, title))
    assert not may_overlap(quad, QuadMap("#G", Source(("other",)), subject, year, title))
    assert not may_overlap(quad, QuadMap("#G", Source(("other",)), subject, name, title, iri("a:graph")))


KEYED, FREE = Source(("film",), keys=(frozenset({"id"}),)), Source(("film",))
PAIR = Source(("film",), keys=(frozenset({"id", "n"}),))
ID, NUMBER = TermMap(kind="iri", template=("a:", Column("Id"))), TermMap(kind="literal", column="N")
BOTH = TermMap(kind="iri", template=("a:", Column("id"), "-", Column("n")))
PERSON = Source(("person",), keys=(frozenset({"pid"}),))


@pytest.mark.parametrize(
    ("quad", "distinct"),
    [
        (QuadMap("#F", KEYED, ID, iri("a:p"), NUMBER), True),
        (QuadMap("#F", FREE, ID, iri("a:p"), NUMBER), False),
        (QuadMap("#F", KEYED, NUMBER, iri("a:p"), NUMBER), False),
        (QuadMap("#F", PAIR, ID, iri("a:p"), NUMBER), True),
        (QuadMap("#F", PAIR, ID, iri("a:p"), ID), False),
        (QuadMap("#F", PAIR, BOTH, iri("a:p"), ID), False),
        (QuadMap("#F", PAIR, ID, iri("a:p"), ID, NUMBER), True),
        (QuadMap("#F", KEYED, ID, iri("a:p"), NUMBER, None, Join(PERSON, (("maker", "pid"),))), True),
        (QuadMap("#F", KEYED, ID, iri("a:p"), NUMBER, None, Join(PERSON, (("maker", "name"),))), False),
        (QuadMap("#F", KEYED, ID, iri("a:p"), NUMBER, None, Join(FREE, (("maker", "pid"),))), False),
        (QuadMap("#F", PAIR, ID, iri("a:p"), NUMBER, None, Join(PERSON, (("n", "pid"),))), False),
        (
            QuadMap(
                "#F", PAIR, ID, iri("a:p"), TermMap(kind="literal", column="pid"), None, Join(PERSON, (("n", "pid"),))
            ),
            True,
        ),
    ],
)
def test_distinct_follows_from_keys(quad: QuadMap, distinct: bool) -> None:
    assert is_distinct(quad) is distinct
