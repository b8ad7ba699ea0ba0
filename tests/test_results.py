"""Writers of results against the parsers of pyoxigraph and rdflib, and against the W3C's own examples."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.compare
import rdflib.query
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.sparql.formats import FORMATS, write
from kg.sparql.results import XSD, Boolean, Row, Solutions, Term, Triples
from kg.sparql.tables import Layout, cut, display_width

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
XML_TEXT = (
    st.text(  # without blanks at the ends: pyoxigraph's parser trims them, but test_xml_is_well_formed keeps them
        alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n\r"), max_size=12
    ).map(str.strip)
)
PATH = st.from_regex(r"[abcXYZ019._~/?é七:-]{0,8}(#[ab19]{0,3})?", fullmatch=True)
IRIS = st.builds(lambda path: Term("iri", "http://e.example/" + path), PATH)
NUMBERS = st.one_of(
    st.integers().map(Term.of),
    st.sampled_from(["0.80", "1.0", "-.5"]).map(lambda text: Term("literal", text, XSD + "decimal")),
    st.sampled_from(["1e3", "-1.5E-7"]).map(lambda text: Term("literal", text, XSD + "double")),
    st.sampled_from(["many", "1.5", "+", ""]).map(lambda text: Term("literal", text, XSD + "integer")),
)


@pytest.fixture(autouse=True, scope="module")
def _lexical_forms_as_they_are() -> Iterator[None]:
    """Keep rdflib from rewriting ``1e3`` to ``1000.0`` while it reads."""
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    yield
    rdflib.NORMALIZE_LITERALS = normalize


def literals(text: st.SearchStrategy[str]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(Term.of, text),
        st.builds(
            lambda value, tag: Term("literal", value, None, tag), text, st.sampled_from(["en", "pt-br", "zh-hant"])
        ),
        st.builds(lambda value, name: Term("literal", value, "http://e.example/" + name), text, PATH),
        st.booleans().map(Term.of),
        NUMBERS,
    )


def tables(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[tuple[str, ...], list[Row]]]:
    cell = st.one_of(
        st.none(), IRIS, literals(text), st.sampled_from(["b0", "x1"]).map(lambda name: Term("bnode", name))
    )
    names = st.sampled_from([("x",), ("x", "y"), ("film", "ñ", "z_1")])
    return names.flatmap(
        lambda columns: st.tuples(
            st.just(columns), st.lists(st.tuples(*[cell for _ in columns]), max_size=5).map(list[Row])
        )
    )


def written(columns: tuple[str, ...], rows: list[Row], name: str, layout: Layout | None = None) -> str:
    out = io.StringIO(newline="")
    assert write(Solutions(columns, iter(rows)), name, out, layout) == len(rows)
    return out.getvalue()


def from_oxigraph(term: object) -> Term | None:
    match term:
        case None:
            return None
        case ox.NamedNode():
            return Term("iri", term.value)
        case ox.BlankNode():
            return Term("bnode", term.value)
        case ox.Literal():
            plain = term.language or term.datatype.value == XSD + "string"
            return Term("literal", term.value, None if plain else term.datatype.value, term.language)
    raise AssertionError(term)


def by_oxigraph(text: str, form: ox.QueryResultsFormat) -> tuple[tuple[str, ...], list[Row]]:
    found = ox.parse_query_results(text.encode(), form)
    assert isinstance(found, ox.QuerySolutions)
    return tuple(v.value for v in found.variables), [tuple(map(from_oxigraph, row)) for row in found]


def from_rdflib(term: object) -> Term | None:
    match term:
        case None:
            return None
        case rdflib.URIRef():
            return Term("iri", str(term))
        case rdflib.BNode():
            return Term("bnode", "")
        case rdflib.Literal():
            return Term("literal", str(term), str(term.datatype) if term.datatype else None, term.language)
    raise AssertionError(term)


def by_rdflib(text: str, form: str) -> tuple[tuple[str, ...], list[Row]]:
    found = rdflib.query.Result.parse(io.BytesIO(text.encode()), format=form)
    names = [str(name) for name in found.vars or []]
    return tuple(names), [
        tuple(from_rdflib(binding.get(rdflib.Variable(n))) for n in names) for binding in found.bindings
    ]


def unlabelled(rows: list[Row]) -> list[Row]:
    return [tuple(Term("bnode", "") if term and term.kind == "bnode" else term for term in row) for row in rows]


@given(tables(TEXT))
def test_json_is_read_back_by_both(table: tuple[tuple[str, ...], list[Row]]) -> None:
    text = written(*table, "json")
    assert by_oxigraph(text, ox.QueryResultsFormat.JSON) == table
    names, rows = by_rdflib(text, "json")
    assert (names, rows) == (table[0], unlabelled(table[1]))


@given(tables(XML_TEXT))
def test_xml_is_read_back_by_both(table: tuple[tuple[str, ...], list[Row]]) -> None:
    text = written(*table, "xml")
    assert by_oxigraph(text, ox.QueryResultsFormat.XML) == table
    names, rows = by_rdflib(text, "xml")
    assert (names, rows) == (table[0], unlabelled(table[1]))


@given(TEXT)
def test_xml_is_well_formed_whatever_the_text(text: str) -> None:
    root = ElementTree.fromstring(written(("x",), [(Term.of(text),)], "xml"))
    expected = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    literal = root.find(".//{*}literal")
    assert literal is not None
    assert (literal.text or "") == expected


@given(tables(TEXT))
def test_tsv_is_read_back(table: tuple[tuple[str, ...], list[Row]]) -> None:
    text = written(*table, "tsv")
    if len(table[0]) > 1:  # a row of one unbound variable is an empty line, which pyoxigraph takes for none
        assert by_oxigraph(text, ox.QueryResultsFormat.TSV) == table
    assert text.count("\n") == len(table[1]) + 1


@given(tables(TEXT))
def test_csv_has_the_values(table: tuple[tuple[str, ...], list[Row]]) -> None:
    names, rows = table
    text = written(names, rows, "csv")
    values = [["" if t is None else f"_:{t.value}" if t.kind == "bnode" else t.value for t in row] for row in rows]
    read = [row or [""] for row in csv.reader(io.StringIO(text, newline=""))]
    assert read == [list(names), *values]
    assert text.endswith("\r\n")


@pytest.mark.parametrize(("name", "form"), [("csv", ox.QueryResultsFormat.CSV), ("tsv", ox.QueryResultsFormat.TSV)])
def test_plain_values_are_written_as_pyoxigraph_writes_them(name: str, form: ox.QueryResultsFormat) -> None:
    query = """SELECT * { VALUES (?x ?y) {
         (<http://e/a> "b,c") ("\\"so\\"" "d"@en) (12 1.50) (UNDEF "1"^^<http://e/t>) } }"""
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    rows: list[Row] = [tuple(map(from_oxigraph, row)) for row in found]
    again = ox.Store().query(query)
    assert isinstance(again, ox.QuerySolutions)
    expected = again.serialize(format=form)
    assert expected is not None
    assert written(("x", "y"), rows, name) == expected.decode()


def test_the_examples_of_the_recommendations() -> None:
    """SPARQL 1.1 Query Results CSV and TSV Formats, sections 3.2 and 4.2."""
    names = ("x", "literal")
    example = Term("iri", "http://example/x")
    rows: list[Row] = [
        (example, Term.of("String")),
        (example, Term.of('String-with-dquote"')),
        (Term("bnode", "b0"), Term.of("Blank node")),
        (None, Term.of("Missing 'x'")),
        (None, None),
        (example, None),
        (Term("bnode", "b1"), Term("literal", "String-with-lang", None, "en")),
        (Term("bnode", "b1"), Term.of(123)),
    ]
    assert written(names, rows, "csv") == (
        'x,literal\r\nhttp://example/x,String\r\nhttp://example/x,"String-with-dquote"""\r\n_:b0,Blank node\r\n'
        ",Missing 'x'\r\n,\r\nhttp://example/x,\r\n_:b1,String-with-lang\r\n_:b1,123\r\n"
    )
    assert written(names, rows, "tsv") == (
        '?x\t?literal\n<http://example/x>\t"String"\n<http://example/x>\t"String-with-dquote\\""\n_:b0\t"Blank node"\n'
        '\t"Missing \'x\'"\n\t\n<http://example/x>\t\n_:b1\t"String-with-lang"@en\n_:b1\t123\n'
    )


@given(literals(TEXT) | IRIS)
@example(Term.of("".join(map(chr, range(0x80)))))
def test_n3_is_read_back_and_stays_on_one_line(term: Term) -> None:
    line = f"<http://e/s> <http://e/p> {term.n3()} ."
    assert [from_oxigraph(t.object) for t in ox.parse(line, ox.RdfFormat.N_TRIPLES)] == [term]
    assert not re.search("[\x00-\x1f\x7f]", line)


@given(TEXT)
def test_no_character_ends_an_iri_early(text: str) -> None:
    n3 = Term("iri", "http://e/" + text).n3()
    assert n3[0] == "<"
    assert n3.index(">") == len(n3) - 1
    assert not re.search(r"[\x00-\x20\"{}|^`]", n3)


# --- booleans and formats -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [True, False])
@pytest.mark.parametrize("form", [form for form in FORMATS if form.solutions])
def test_booleans(form: object, value: bool) -> None:
    out = io.StringIO()
    name = getattr(form, "name")  # noqa: B009
    write(Boolean(value), name, out)
    if name == "json":
        assert json.loads(out.getvalue()) == {"head": {}, "boolean": value}
    elif name == "xml":
        parsed = ox.parse_query_results(out.getvalue().encode(), ox.QueryResultsFormat.XML)
        assert bool(parsed) is value
    else:
        assert out.getvalue() == f"{str(value).lower()}\n"


@pytest.mark.parametrize("name", ["ttl", "nt", "jsonld"])
def test_formats_of_graphs_refuse_solutions(name: str) -> None:
    with pytest.raises(UsageError, match=f"{name} holds triples; ask with CONSTRUCT or DESCRIBE"):
        written(("x",), [], name)


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="no format 'yaml'; there are table csv tsv json xml md ttl nt jsonld"):
        written(("x",), [], "yaml")


# --- graphs ---------------------------------------------------------------------------------------------------------

TRIPLES = st.lists(
    st.tuples(IRIS, st.one_of(IRIS, st.just(Term("iri", str(rdflib.RDF.type)))), IRIS | literals(TEXT)), max_size=8
)
PREFIXES = {"e": "http://e.example/", "ex": "http://e.example/a", "rdf": str(rdflib.RDF), "xsd": XSD}


def graph_text(triples: list[tuple[Term, Term, Term]], name: str) -> str:
    out = io.StringIO()
    assert write(Triples(iter(triples)), name, out, Layout(PREFIXES, "http://e.example/")) == len(triples)
    return out.getvalue()


@given(TRIPLES)
def test_turtle_and_ntriples_are_read_back(triples: list[tuple[Term, Term, Term]]) -> None:
    for name, form in (("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)):
        text = graph_text(triples, name)
        read = {tuple(map(from_oxigraph, (t.subject, t.predicate, t.object))) for t in ox.parse(text.encode(), form)}
        assert read == set(triples), text


FEW = [
    (Term("iri", "http://e.example/a"), Term("iri", str(rdflib.RDF.type)), Term("iri", str(rdflib.RDF.type))),
    (Term("iri", "http://e.example/a"), Term("iri", "http://e.example/p"), Term("literal", "Amélie", None, "fr")),
    (Term("iri", "http://e.example/a"), Term("iri", "http://e.example/p"), Term.of(2001)),
    (Term("bnode", "x"), Term("iri", "http://e.example/p"), Term("iri", "http://e.example/film/imdb/tt1")),
]


@pytest.mark.parametrize(
    ("name", "form"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("json", "json-ld"), ("xml", "xml")]
)
def test_graphs_are_read_by_rdflib(name: str, form: str) -> None:
    read = rdflib.Graph().parse(data=graph_text(FEW, name), format=form)
    expected = rdflib.Graph().parse(data=graph_text(FEW, "nt"), format="nt")
    assert len(read) == 4
    assert rdflib.compare.isomorphic(read, expected)


def test_turtle_says_only_the_prefixes_it_needs_and_repeats_no_subject() -> None:
    assert graph_text(FEW[:3], "ttl") == (
        "@prefix e: <http://e.example/> .\n"
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        '\ne:a a rdf:type ;\n    e:p "Amélie"@fr, 2001 .\n'
    )


@pytest.mark.parametrize("name", ["csv", "table", "md", "tsv"])
def test_tables_of_triples_have_three_columns(name: str) -> None:
    assert "subject" in graph_text(FEW, name).splitlines()[0]


# --- tables for people ----------------------------------------------------------------------------------------------


def test_a_table_is_aligned_by_width_and_numbers_by_their_end() -> None:
    rows: list[Row] = [(Term.of("七人の侍"), Term.of(1954)), (Term.of("Heat"), Term.of(-5)), (None, None)]
    assert written(("title", "year"), rows, "table") == (
        "title     year\n--------  ----\n七人の侍  1954\nHeat        -5\n\n"
    )


@given(tables(TEXT), st.integers(min_value=30, max_value=90))
def test_a_table_on_a_terminal_fits_and_sends_no_control_character(
    table: tuple[tuple[str, ...], list[Row]], width: int
) -> None:
    text = written(*table, "table", Layout(width=width))
    lines = text.split("\n")
    assert len(lines) == len(table[1]) + 3
    assert all(display_width(line) <= width for line in lines)
    assert not [c for c in text if unicodedata.category(c) == "Cc" and c != "\n"]


def test_nothing_is_cut_where_there_is_no_terminal() -> None:
    long = "x" * 500
    assert long in written(("a", "b"), [(Term.of(long), Term.of(long))], "table")
    assert "…" in written(("a", "b"), [(Term.of(long), Term.of(long))], "table", Layout(width=40))


def test_terminal_escapes_and_changes_of_direction_are_shown() -> None:
    text = written(("x",), [(Term.of("\x1b]0;pwned\x07 a\u202eb\x9b"),)], "table")
    assert text.splitlines()[2] == r"\x1b]0;pwned\x07 a\u202eb\x9b"


def test_iris_are_shortened_to_what_a_query_reads() -> None:
    base = "https://w3id.org/film-kg/id/"
    layout = Layout({"schema": "https://schema.org/", "graph": base + "graph/"}, base)
    iris = ["https://schema.org/Movie", base + "film/imdb/tt1", base + "graph/claims", base + "a/../b", "http://x/"]
    text = written(("x",), [(Term("iri", iri),) for iri in iris], "table", layout)
    shown = text.splitlines()[2:]
    assert shown == ["schema:Movie", "<film/imdb/tt1>", "graph:claims", f"<{base}a/../b>", "<http://x/>"]
    prologue = f"BASE <{base}> PREFIX schema: <https://schema.org/> PREFIX graph: <{base}graph/>"
    read = ox.Store().query(f"{prologue} SELECT * {{ VALUES ?x {{ {' '.join(shown)} }} }}")
    assert isinstance(read, ox.QuerySolutions)
    assert [str(row[0].value) for row in read] == [*iris[:3], base + "a/../b", "http://x/"]


@given(TEXT, st.integers(min_value=1, max_value=20))
def test_cut_text_has_at_most_the_width(text: str, width: int) -> None:
    short = cut(text, width)
    assert display_width(short) <= width
    assert short == text or short.endswith("…")


@given(tables(TEXT))
def test_markdown_cells_cannot_leave_their_cell(table: tuple[tuple[str, ...], list[Row]]) -> None:
    text = written(*table, "md")
    lines = text.split("\n")
    assert len(lines) == len(table[1]) + 3
    for line in lines[:-1]:
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == len(table[0]) + 1
    assert "<" not in text


# --- streaming ------------------------------------------------------------------------------------------------------


class Full(Exception):
    pass


class Narrow(io.StringIO):
    """Takes 2,000 lines and then no more."""

    lines = 0

    def write(self, text: str) -> int:
        self.lines += text.count("\n")
        if self.lines > 2000:
            raise Full
        return len(text)


@pytest.mark.parametrize("form", FORMATS)
def test_rows_are_written_as_they_come(form: object) -> None:
    """An answer without an end: what has been read beyond what was written is a page or a buffer."""
    read = 0

    def endless() -> Iterator[tuple[Term, Term, Term]]:
        nonlocal read
        while True:
            read += 1
            yield Term("iri", f"http://e.example/{read}"), Term("iri", "http://e.example/p"), Term.of("x" * 100)

    name = getattr(form, "name")  # noqa: B009
    out = Narrow()
    if name in {"json", "jsonld", "xml"}:  # pyoxigraph writes these graphs, some of them without line ends
        result: Solutions | Triples = Solutions(("s", "p", "o"), endless()) if name != "jsonld" else Triples(endless())
        if name == "jsonld":
            out.write = lambda text: (_ for _ in ()).throw(Full)  # type: ignore[method-assign]
    else:
        result = Triples(endless())
    with pytest.raises(Full):
        write(result, name, out)
    assert read < 3100
