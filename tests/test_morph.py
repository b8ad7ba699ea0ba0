"""Our dump is the same set of quads as morph-kgc's."""

from __future__ import annotations

from pathlib import Path

import duckdb
import morph
import pytest

from kg.knowledge_graph import KnowledgeGraph

pytestmark = pytest.mark.skipif(
    not morph.python(), reason=f"morph-kgc: {morph.VARIABLE} names no Python that has it (make test TOOLS=1 does)"
)

BASE = "https://kg.example/id/"
TABLES = r"""
CREATE TABLE film (id INTEGER PRIMARY KEY, space VARCHAR, "Local Key" VARCHAR, title VARCHAR, year SMALLINT,
    rating DECIMAL(4,2), share DOUBLE, score REAL, seen BOOLEAN, released DATE, retrieved TIMESTAMP, poster BLOB,
    kind ENUM ('movie', 'tv "series"'), url VARCHAR, maker INTEGER);
INSERT INTO film VALUES
    (1, 'imdb', 'tt0437086', 'Alita: Battle Angel', 2019, 7.30, 0.5, 70.22, TRUE, '2019-01-31', '2026-11-22 10:11:12',
     '\x89\x50'::BLOB, 'movie', 'https://a.example/é?q=1#x', 7),
    (2, 'reviews/a b.txt', 'amélie-2001', 'Le "Fabuleux" \ Destin' || chr(10) || chr(9) || 'd''Amélie', 2001, 10.00,
     12345.678, 1, FALSE, '2001-04-25', '2026-11-22 10:11:12.5', ''::BLOB, 'tv "series"', NULL, 7),
    (3, '七人の侍', '100%/a{b}+c', '', NULL, -0.25, 1e-7, NULL, NULL, NULL, NULL, NULL, NULL, 'urn:x', 9),
    (4, NULL, 'x', 'no subject', 1999, 1, 1, 1, TRUE, NULL, NULL, NULL, 'movie', NULL, NULL);
CREATE TABLE person (id INTEGER, name VARCHAR);
INSERT INTO person VALUES (7, 'James Cameron'), (7, 'J. Cameron'), (8, 'Nobody');
CREATE VIEW credit AS SELECT f.space, f."Local Key" AS key, p.name, 'act' AS role FROM film f, person p;
"""
MAPPING = """
@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix ex: <http://a.example/> .
@prefix fc: <https://w3id.org/film-kg/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<#Film> a rr:TriplesMap ; rr:logicalTable [ rr:tableName "film" ; fc:uniqueKey ("id") ] ;
    rr:subjectMap [ rr:template "film/{space}/{Local Key}" ; rr:class ex:Film , ex:Work ; rr:graph <graph/entities> ] ;
    rr:predicateObjectMap [ rr:predicate ex:title , ex:name ; rr:objectMap [ rr:column "title" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:titleFr ; rr:objectMap [ rr:column "title" ; rr:language "fr" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:year ; rr:objectMap [ rr:column "year" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:gYear ; rr:objectMap [ rr:column "year" ; rr:datatype xsd:gYear ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:rating ; rr:objectMap [ rr:column "rating" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:share ; rr:objectMap [ rr:column "share" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:score ; rr:objectMap [ rr:column "score" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:seen ; rr:objectMap [ rr:column "seen" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:released ; rr:objectMap [ rr:column "released" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:retrieved ; rr:objectMap [ rr:column "retrieved" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:poster ; rr:objectMap [ rr:column "poster" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:kind ; rr:objectMap [ rr:template "kind/{kind}/{seen}/{released}" ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:label ;
        rr:objectMap [ rr:template "{title} ({year})" ; rr:termType rr:Literal ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:url ; rr:objectMap [ rr:column "url" ; rr:termType rr:IRI ] ] ;
    rr:predicateObjectMap [ rr:predicate ex:maker ;
        rr:graphMap [ rr:template "graph/{space}" ] , [ rr:template "graph/all" ] ;
        rr:objectMap [ rr:parentTriplesMap <#Person> ;
            rr:joinCondition [ rr:child "maker" ; rr:parent "id" ] ] ] .

<#Person> a rr:TriplesMap ; rr:logicalTable [ rr:tableName "person" ] ;
    rr:subjectMap [ rr:template "person/{name}" ] ;
    rr:predicateObjectMap [ rr:predicate ex:id ; rr:objectMap [ rr:column "id" ] ] .

<#Credit> a rr:TriplesMap ; rr:logicalTable [ rr:sqlQuery "SELECT space, key, role FROM credit" ] ;
    rr:subjectMap [ rr:template "c{role}" ; rr:termType rr:BlankNode ; rr:class ex:Credit ] ;
    rr:predicateObjectMap [ rr:predicate ex:film ; rr:objectMap [ rr:template "film/{space}/{key}" ] ] ;
    rr:predicateObjectMap [ rr:predicateMap [ rr:template "role/{role}" ] ; rr:object "yes" ] .
"""


def test_every_kind_of_term_and_join(tmp_path: Path) -> None:
    (tmp_path / "mapping.ttl").write_text(MAPPING, "utf-8")
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        assert morph.assert_same_as_morph(connection, tmp_path / "mapping.ttl", BASE) == 61
        quads = morph.quads_of_morph(connection, tmp_path / "mapping.ttl", BASE)
        connection.execute("UPDATE film SET title = 'another' WHERE id = 1")
        assert quads != morph.quads_of_morph(connection, tmp_path / "mapping.ttl", BASE)
        connection.execute("CREATE OR REPLACE VIEW credit AS SELECT 'a' AS space, 'b' AS key, 'c' AS role")
        assert morph.assert_same_as_morph(connection, tmp_path / "mapping.ttl", BASE) > 40


def test_the_sample_is_the_same_set_of_quads(graph: KnowledgeGraph) -> None:
    mapping = Path(__file__).resolve().parents[1] / "ontology" / "mapping.ttl"
    assert morph.assert_same_as_morph(graph.store.connection, mapping, graph.store.base) > 10_000
