"""Validation: the shapes pass what is right, and each of them has been seen to catch what it forbids."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg import turtle, vocab
from kg.errors import InputError, UsageError
from kg.validate import Report, validate

SHAPE = "https://w3id.org/film-kg/shapes#"

# Invented people and films, one of each thing that the shapes speak of.
RIGHT = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix fc: <https://w3id.org/film-kg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rel: <http://id.loc.gov/vocabulary/relators/> .
@prefix schema: <https://schema.org/> .
@prefix : <http://example.org/> .

:imdb a schema:Dataset ; schema:name "imdb" ; fc:trust 0.95 ; fc:completeFor rel:fmd ; fc:graph :graph-imdb ;
    fc:sha256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" .
:review a schema:Review ; schema:name "review.txt" ; fc:trust 0.3 ; fc:graph :graph-review ; schema:itemReviewed :film .
:film a schema:Movie ; schema:name "Northern Light" ; fc:year 1999 ; fc:runtimeMinutes 101 ; schema:character :part ;
    schema:director :ada ; schema:actor :bo .
:series a schema:TVSeries ; schema:name "The Long Series" ; fc:year 1990 ; fc:endYear 1999 .
:ada a schema:Person ; schema:name "Ada Lind" ; fc:birthYear 1950 ; fc:deathYear 2010 .
:bo a schema:Person ; schema:name "Bo Sand" .
:part a fc:Character ; schema:name "Captain Frost" .
:aka a fc:Title ; fc:titleOf :film ; schema:name "Nordlicht" ; schema:inLanguage "de" .
:aka2 a fc:Title ; schema:name "Nordlys" . :film fc:title :aka2 .
:c1 a fc:Credit ; fc:film :film ; fc:agent :ada ; fc:role rel:fmd ; fc:stance fc:asserted ;
    prov:hadPrimarySource :imdb .
:c2 a fc:Credit ; fc:film :film ; fc:agent :bo ; fc:role rel:act ; fc:stance fc:asserted ; fc:confidence 0.9 ;
    fc:character :part ; schema:characterName "Captain Frost" ; schema:position 1 ; fc:creditedAs "B. Sand" ;
    fc:uncredited false ; prov:hadPrimarySource :review ; prov:wasDerivedFrom :e1 .
:e1 a oa:SpecificResource ; oa:hasSource :review ; oa:hasSelector :e1quote , :e1position .
:e1quote a oa:TextQuoteSelector ; oa:exact "Bo Sand is Captain Frost." .
:e1position a oa:TextPositionSelector ; oa:start 10 ; oa:end 35 .
:r1 a fc:Relation ; fc:film :film ; fc:subject :part ; fc:relation fc:rivalOf ; fc:object :part2 ;
    fc:stance fc:asserted ; prov:hadPrimarySource :review ; prov:wasDerivedFrom :e1 .
:part2 a fc:Character ; schema:name "Mate Gale" .
:f1 a fc:Fact ; fc:subject :film ; fc:property schema:genre ; fc:value "Drama" ; fc:stance fc:asserted ;
    prov:hadPrimarySource :imdb .
:a1 a fc:Assessment ; fc:assesses :c2 ; fc:verdict fc:supported ; fc:against :c1 ; fc:rule fc:sameCredit .
:old dcterms:isReplacedBy :film .
"""

# For each shape, a change of one string of RIGHT that it must catch.
BROKEN = {
    "claimSource": (
        "fc:sameCredit",
        'fc:sameCredit . :c1 prov:hadPrimarySource :other . :other a schema:Dataset ; schema:name "o" ; fc:trust 1',
    ),
    "claimStance": ("fc:role rel:fmd ; fc:stance fc:asserted", "fc:role rel:fmd ; fc:stance fc:supported"),
    "claimConfidence": ("fc:confidence 0.9", "fc:confidence 1.9"),
    "claimAssessedOnce": (
        ":a1 a",
        ":a2 a fc:Assessment ; fc:assesses :c2 ; fc:verdict fc:disputed ; fc:rule fc:trustedOnBothSides . :a1 a",
    ),
    "creditFilm": (":c1 a fc:Credit ;", ":c1 a fc:Credit ; fc:film :series ;"),
    "creditFilmDescribed": ("fc:film :film ; fc:agent :ada", "fc:film :nowhere ; fc:agent :ada"),
    "creditAgent": ("fc:agent :ada ;", "fc:agent :ada , :bo ;"),
    "creditAgentIsPerson": ("fc:agent :ada ;", "fc:agent :part ;"),
    "creditRole": ("; fc:role rel:fmd ;", ";"),
    "creditRoleKnown": ("fc:role rel:fmd", "fc:role <http://example.org/role/best-boy>"),
    "creditCharacter": ("fc:character :part ;", "fc:character :ada ;"),
    "creditCharacterName": ('schema:characterName "Captain Frost"', 'schema:characterName ""'),
    "creditedAs": ('fc:creditedAs "B. Sand"', 'fc:creditedAs "B. Sand" , "Bo S."'),
    "creditPosition": ("schema:position 1", "schema:position 0"),
    "creditUncredited": ("fc:uncredited false", 'fc:uncredited "no"'),
    "relationSubject": ("fc:subject :part ;", "fc:subject :part , :part2 ;"),
    "relationType": ("fc:relation fc:rivalOf", "fc:relation fc:rivalOf , fc:friendOf"),
    "relationTypeKnown": ("fc:relation fc:rivalOf", "fc:relation <http://example.org/relation/barber-of>"),
    "relationObject": ("fc:object :part2 ;", 'fc:object "Mate Gale" ;'),
    "factSubject": ("fc:subject :film ;", ""),
    "factProperty": ("fc:property schema:genre ;", ""),
    "factPropertyKnown": ("fc:property schema:genre", "fc:property fc:rivalOf"),
    "factValue": ('fc:value "Drama"', "fc:value :drama"),
    "reviewClaimQuoted": (
        "prov:hadPrimarySource :review ; prov:wasDerivedFrom :e1 .\n:part2",
        "prov:hadPrimarySource :review .\n:part2",
    ),
    "evidenceSource": ("oa:hasSource :review ;", ""),
    "evidenceQuote": ('oa:exact "Bo Sand is Captain Frost."', 'oa:exact ""'),
    "evidenceStart": ("oa:start 10 ;", ""),
    "evidenceEnd": ("oa:end 35", "oa:end 35 , 36"),
    "positionStart": ("oa:start 10 ; oa:end 35", "oa:start -10 ; oa:end 15"),
    "positionOrder": ("oa:start 10 ; oa:end 35", "oa:start 35 ; oa:end 10"),
    "quoteLength": ("oa:end 35", "oa:end 36"),
    "filmNamed": ('schema:name "Northern Light" ;', ""),
    "filmName": ('schema:name "Northern Light"', 'schema:name "Northern Light" , "Nordlicht"'),
    "filmYear": ("fc:year 1999", 'fc:year "1999"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
    "filmEndYear": ("fc:endYear 1999", "fc:endYear 19999"),
    "filmYearsInOrder": ("fc:endYear 1999", "fc:endYear 1989"),
    "filmRuntime": ("fc:runtimeMinutes 101", 'fc:runtimeMinutes "101 min"'),
    "filmCharacter": ("schema:character :part ;", "schema:character :bo ;"),
    "personNamed": ('schema:name "Bo Sand"', 'schema:alternateName "Bo Sand"'),
    "personName": ('schema:name "Bo Sand"', 'schema:name "Bo Sand" , "B. Sand"'),
    "personBirthYear": ("fc:birthYear 1950", "fc:birthYear 1950 , 1949"),
    "personDeathYear": ("fc:deathYear 2010", "fc:deathYear 20100"),
    "personYearsInOrder": ("fc:deathYear 2010", "fc:deathYear 1910"),
    "personIsNoCharacter": (":bo a schema:Person", ":bo a schema:Person , fc:Character"),
    "characterName": ('schema:name "Mate Gale"', 'schema:name "Mate Gale" , "Gale"'),
    "titleName": ('; schema:name "Nordlicht"', ""),
    "titleFilm": ("fc:titleOf :film ;", ""),
    "titleLanguage": ('schema:inLanguage "de"', 'schema:inLanguage "in German"'),
    "shortcutLeadsToPerson": ("schema:actor :bo", "schema:actor :part"),
    "assessmentClaim": ("fc:assesses :c2", "fc:assesses :film"),
    "assessmentVerdict": ("fc:verdict fc:supported", "fc:verdict fc:supported , fc:unsupported"),
    "assessmentRule": ("fc:rule fc:sameCredit", "fc:rule fc:supported"),
    "assessmentAgainst": ("fc:against :c1", "fc:against :ada"),
    "sourceKind": (":imdb a schema:Dataset", ":imdb a schema:Dataset , schema:Review"),
    "sourceName": ('schema:name "imdb" ;', ""),
    "sourceTrust": ("fc:trust 0.95", "fc:trust 95"),
    "sourceCompleteFor": ("fc:completeFor rel:fmd", "fc:completeFor rel:drt"),
    "sourceGraph": ("fc:graph :graph-imdb", "fc:graph :graph-imdb , :graph-other"),
    "sourceSha256": ('fc:sha256 "e3b0', 'fc:sha256 "E3B0'),
    "replacedOnce": (":old dcterms:isReplacedBy :film", ":old dcterms:isReplacedBy :film , :series"),
    "replacedByCurrent": (
        ":old dcterms:isReplacedBy :film",
        ":old dcterms:isReplacedBy :older . :older dcterms:isReplacedBy :film",
    ),
    "replacedUndescribed": (":old dcterms:", ':old a schema:Movie ; schema:name "Old" ; dcterms:'),
}
# What else such a change breaks.
ALSO = {
    "evidenceQuote": {"quoteLength"},
    "evidenceEnd": {"quoteLength"},
    "positionOrder": {"quoteLength"},
    "sourceKind": {"reviewClaimQuoted"},
}


def check(turtle: str, folder: Path) -> Report:
    file = folder / "data.ttl"
    file.write_text(turtle, encoding="utf-8")
    return validate(file)


def shapes() -> set[str]:
    """The shapes that can be broken: those with a severity."""
    graph = rdflib.Graph().parse(data=turtle.text("shapes.ttl"), format="turtle")
    return {str(shape).removeprefix(SHAPE) for shape in graph.subjects(rdflib.SH.severity)}


def test_every_shape_has_an_example_that_breaks_it() -> None:
    assert shapes() == set(BROKEN)
    assert len(BROKEN) == 62


def test_every_shape_has_one_message_of_its_own() -> None:
    graph = rdflib.Graph().parse(data=turtle.text("shapes.ttl"), format="turtle")
    messages = [str(graph.value(rdflib.URIRef(SHAPE + shape), rdflib.SH.message, any=False)) for shape in shapes()]
    assert len(messages) == len(set(messages))
    assert all(message.endswith(".") for message in messages)


def test_the_shapes_are_shacl(tmp_path: Path) -> None:
    import pyshacl

    graph = rdflib.Graph().parse(data=turtle.text("shapes.ttl"), format="turtle")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text


def test_what_is_right_conforms(tmp_path: Path) -> None:
    assert check(RIGHT, tmp_path) == Report(True, ())


@pytest.mark.parametrize("shape", BROKEN)
def test_what_is_broken_is_caught_by_its_shape_alone(shape: str, tmp_path: Path) -> None:
    old, new = BROKEN[shape]
    assert old in RIGHT
    report = check(RIGHT.replace(old, new, 1), tmp_path)
    assert {found.shape.removeprefix(SHAPE) for found in report.results} == {shape} | ALSO.get(shape, set())


def triples(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle, format="turtle")


def nquads(turtle: str) -> bytes:
    """The triples, each in a graph of its own, so that only their union is right."""
    lines = triples(turtle).serialize(format="nt").splitlines()
    return "".join(
        f"{line[:-1]}<http://example.org/graph/{n % 7}> .\n" for n, line in enumerate(lines) if line
    ).encode()


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_reads_quads_in_chunks_however_cut(size: int) -> None:
    data = nquads(RIGHT)
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    assert validate(chunks) == Report(True, ())
    assert not validate([data, b'<http://example.org/film> <https://schema.org/name> "Zweitname" .\n']).conforms


def test_reads_rdflib_graphs_and_leaves_them_alone() -> None:
    graph = triples(RIGHT)
    dataset = rdflib.Dataset()
    dataset.graph(rdflib.URIRef("http://example.org/g")).parse(data=RIGHT, format="turtle")
    size = len(graph)
    assert validate(graph) == validate(dataset) == Report(True, ())
    assert len(graph) == size


def test_a_fact_of_a_review_may_come_from_its_sidecar() -> None:
    fact = ":f2 a fc:Fact ; fc:subject :film ; fc:property fc:rating ; fc:value 4 ; fc:stance fc:asserted ;"
    said = f"{RIGHT} {fact} prov:hadPrimarySource :review"
    assert not validate(triples(f"{said} .")).conforms
    assert validate(triples(f'{said} ; fc:locator "rating" .')).conforms


def test_a_warning_is_reported_and_conforms(tmp_path: Path) -> None:
    report = check(RIGHT.replace("fc:deathYear 2010", "fc:deathYear 1910"), tmp_path)
    assert report.conforms
    assert [(found.severity, found.message) for found in report.results] == [("Warning", "Nobody dies before birth.")]


def test_a_result_says_what_where_and_why(tmp_path: Path) -> None:
    wrong = RIGHT.replace("fc:year 1999", "fc:year 1869").replace("fc:subject :part ;", "").replace("2010", "1910")
    first, second, third = check(wrong, tmp_path).results
    assert (first.focus, first.path, first.value) == (
        "<http://example.org/film>",
        f"<{vocab.FC}year>",
        '"1869"^^<http://www.w3.org/2001/XMLSchema#integer>',
    )
    assert (second.focus, second.value) == ("<http://example.org/r1>", "")
    assert third.severity == "Warning"


@pytest.mark.parametrize(
    ("shape", "path"),
    [
        ("evidenceQuote", "<http://www.w3.org/ns/oa#hasSelector>/<http://www.w3.org/ns/oa#exact>"),
        ("claimAssessedOnce", f"^<{vocab.FC}assesses>"),
        ("titleFilm", f"(<{vocab.FC}titleOf>|^<{vocab.FC}title>)"),
    ],
)
def test_paths_are_written_as_in_sparql(shape: str, path: str, tmp_path: Path) -> None:
    old, new = BROKEN[shape]
    results = check(RIGHT.replace(old, new, 1), tmp_path).results
    assert path in {found.path for found in results}


def test_shapes_of_the_users_own(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix fc: <https://w3id.org/film-kg/ontology#> .\n"
        "<urn:s> a sh:NodeShape ; sh:targetClass fc:Credit ; sh:property <urn:p> .\n"
        "<urn:p> sh:path fc:confidence ; sh:minCount 1 .",
        encoding="utf-8",
    )
    results = validate(triples(RIGHT), own).results
    assert [(found.shape, found.focus) for found in results] == [("urn:p", "<http://example.org/c1>")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bad.ttl", "<urn:a> <urn:b> .", "bad.ttl:1: is no RDF"),
        ("bad.csv", "", "names no RDF format"),
        ("none.ttl", None, "cannot be read"),
    ],
)
def test_what_is_no_rdf_is_named(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        validate(file)
    with pytest.raises(InputError, match=message):
        validate([], file)


def test_shapes_that_are_no_shacl_are_named(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:PropertyShape ; sh:minCount 1 .", "utf-8")
    with pytest.raises(InputError, match=r"shapes\.ttl: these are no SHACL shapes"):
        validate([], file)


def test_without_pyshacl_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pyshacl":
            raise ModuleNotFoundError(name)
        return found(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r'pip install "film-kg\[validate\]"'):
        validate([])
