"""RDF that users bring: what becomes claims, what is kept as it is, and that an export comes back whole."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import ingest, kg, stored, write

import kg as film_kg
from kg import pipeline
from kg.knowledge_graph import KnowledgeGraph
from kg.sources import rdf, recognise, triples
from kg.sources.base import Input

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared/data/credits/rdf_imdb_shacl/rdf/resource/datagraph.ttl"
PREFIXES = """
@prefix dbo: <http://dbpedia.org/ontology/> . @prefix dbr: <http://dbpedia.org/resource/> . @prefix e: <http://e.org/> .
@prefix schema: <http://schema.org/> . @prefix s: <https://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dc: <http://purl.org/dc/terms/> .
@prefix rel: <http://id.loc.gov/vocabulary/relators/> . @prefix fc: <https://w3id.org/film-kg/ontology#> .
@prefix movie: <http://data.linkedmdb.org/resource/movie/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FILM = "https://w3id.org/film-kg/id/film/"
CREDITS = "SELECT film_space, film_local, person_local, code, characters FROM credit_said ORDER BY ALL"


def quads(folder: Path) -> set[str]:
    """The statements that were kept, as N-Triples."""
    with film_kg.open(folder / "film.kg") as graph:
        from kg.rdf import dump, quads

        text = b"".join(dump.lines(graph.store.connection, [quads.statement(graph.store.base)]))
    return {str(quad.triple) for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS)}


CREDITED = {
    "schema.org": 'e:f a schema:Movie ; schema:name "A" ; schema:director e:p . e:p schema:name "P" .',
    "schema.org by https": 'e:f a s:Movie ; s:name "A" ; s:director e:p . e:p a s:Person ; s:name "P" .',
    "DBpedia": 'e:f a dbo:Film ; rdfs:label "A"@en ; dbo:director e:p . e:p rdfs:label "P"@en .',
    "LinkedMDB": 'e:f a movie:film ; rdfs:label "A" ; movie:director e:p . e:p movie:director_name "P" .',
    "relators": 'e:f a dbo:Film ; dc:title "A" ; rel:fmd e:p . e:p rdfs:label "P" .',
    "no class": 'e:f schema:name "A" ; schema:director e:p . e:p schema:name "P" .',
    "a class of one's own": 'e:f a e:Show ; schema:name "A" ; schema:director e:p . e:p schema:name "P" .',
    "other languages": 'e:f a dbo:Film ; rdfs:label "B"@fr , "A"@en ; dbo:director e:p . e:p rdfs:label "P"@de .',
}


@pytest.mark.parametrize("vocabulary", CREDITED)
def test_known_vocabularies_become_credits(vocabulary: str, tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.ttl": PREFIXES + CREDITED[vocabulary]})
    assert (done.code, done.err) == (0, "")
    assert stored(tmp_path, "SELECT title FROM rdf_film") == [("A",)]
    assert stored(tmp_path, "SELECT name FROM rdf_person") == [("P",)]
    assert [row[3] for row in stored(tmp_path, CREDITS)] == ["fmd"]
    own = {"<http://e.org/f> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e.org/Show>"}
    assert quads(tmp_path) == (own if "one's own" in vocabulary else set())


def test_what_says_nothing_about_credits_is_kept_and_asked_for(tmp_path: Path) -> None:
    text = """dbr:A a dbo:Film ; rdfs:label "A"@en ; dbo:budget "6.0E7"^^xsd:double ; e:in [ e:x 1 ] ;
        e:note "a \\"b\\"\\n"@en-GB ."""
    assert ingest(tmp_path, {"a.ttl": PREFIXES + text}).code == 0
    with film_kg.open(tmp_path / "film.kg") as graph:
        asked = """PREFIX e: <http://e.org/> SELECT ?name ?note ?x { ?film schema:name ?name ; schema:sameAs ?there .
            ?there e:note ?note ; e:in/e:x ?x }"""
        assert graph.query(asked) == [{"name": "A", "note": 'a "b"\n', "x": 1}]
        graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s <http://dbpedia.org/ontology/budget> ?o } }"
        assert graph.query(graphs) == [{"g": "https://w3id.org/film-kg/id/graph/a.ttl"}]


def test_parts_years_and_identifiers(tmp_path: Path) -> None:
    text = """e:f a schema:Movie ; schema:name "A" ; owl:sameAs <http://www.imdb.com/title/tt0000001> , e:other ;
        schema:datePublished "1999-03-31"^^xsd:date ; schema:duration "PT95M" ; schema:director "Bo Ci" ;
        schema:actor [ a schema:PerformanceRole ; schema:actor e:p ; schema:characterName "Kay" ] .
        e:p schema:name "P" ; schema:birthDate "1950" ; schema:sameAs <http://www.wikidata.org/entity/Q5> ."""
    assert ingest(tmp_path, {"a.ttl": PREFIXES + text}).code == 0
    assert stored(tmp_path, CREDITS) == [
        ("imdb", "tt0000001", "Q5", "act", ["Kay"]), ("imdb", "tt0000001", "bo-ci", "fmd", []),
    ]  # fmt: skip
    assert stored(tmp_path, "SELECT year, runtime_minutes FROM rdf_film") == [(1999, 95)]
    assert {triple.split(" ", 1)[1] for triple in quads(tmp_path)} == {
        "<http://www.w3.org/2002/07/owl#sameAs> <http://e.org/other>",
        '<http://schema.org/datePublished> "1999-03-31"^^<http://www.w3.org/2001/XMLSchema#date>',
    }


def test_a_book_with_an_author_is_no_film(tmp_path: Path) -> None:
    text = 'e:b a schema:Book ; schema:name "B" ; schema:author e:p . e:v a schema:VideoGame ; schema:director e:p .'
    assert ingest(tmp_path, {"a.ttl": PREFIXES + text}).code == 0
    assert stored(tmp_path, "SELECT count(*) FROM film") == [(0,)]
    assert len(quads(tmp_path)) == 5


def test_statements_about_our_films_join_them(tmp_path: Path) -> None:
    table = "film,year,person,role,film_id\nHeat,1995,Michael Mann,director,tt0113277\n"
    text = f'<{FILM}imdb/tt0113277> e:note "seen" ; s:keywords "heist" ; owl:sameAs dbr:Heat .'
    assert ingest(tmp_path, {"c.csv": table, "a.ttl": PREFIXES + text}).code == 0
    with film_kg.open(tmp_path / "film.kg") as graph:
        asked = (
            '{ ?f schema:name "Heat" ; <http://e.org/note> ?note ; schema:sameAs <http://dbpedia.org/resource/Heat> }'
        )
        assert graph.query(f"SELECT ?note {asked}") == [{"note": "seen"}]
    assert stored(tmp_path, "SELECT value FROM fact_said WHERE predicate = 'keyword'") == [("heist",)]


def test_a_triple_of_two_sources_stands_in_one_graph(tmp_path: Path) -> None:
    same = '<http://e.org/a> <http://e.org/b> "c" .\n'
    assert ingest(tmp_path, {"a.nt": same, "b.nt": same + same}).code == 0
    with film_kg.open(tmp_path / "film.kg") as graph:
        found = graph.query('SELECT ?g { GRAPH ?g { <http://e.org/a> <http://e.org/b> "c" } }')
    assert found == [{"g": "https://w3id.org/film-kg/id/graph/a.nt"}]
    assert kg(tmp_path, "forget", "a.nt").code == 0
    assert stored(tmp_path, "SELECT count(*) FROM quad") == [(1,)]


DATA = "<http://e.org/a> <http://e.org/b> <http://e.org/c> ."
SYNTAXES = {
    "a.nt": DATA, "a.nq": DATA.replace(" .", " <http://e.org/g> ."), "a.ttl": f"@prefix e: <http://e.org/> .\n{DATA}",
    "a.trig": "PREFIX e: <http://e.org/>\n# a graph\ne:g { e:a e:b e:c }",
    "a.rdf": '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e='
    '"http://e.org/"><rdf:Description rdf:about="http://e.org/a"><e:b rdf:resource="http://e.org/c"/></rdf:Description></rdf:RDF>',
    "a.jsonld": '{"@id": "http://e.org/a", "http://e.org/b": {"@id": "http://e.org/c"}}',
    "commented.ttl": f"# hello\n\n@base <http://e.org/> .\n{DATA}",
}  # fmt: skip


@pytest.mark.parametrize("name", SYNTAXES)
@pytest.mark.parametrize("compressed", [False, True])
def test_syntaxes_are_told_by_content(name: str, compressed: bool, tmp_path: Path) -> None:
    content = SYNTAXES[name].encode()
    file = "x.data"
    write(tmp_path, {file: gzip.compress(content) if compressed else content})
    assert recognise(Input(file, file, tmp_path / file)) is rdf.SOURCE
    assert kg(tmp_path, "ingest", file).code == 0
    assert quads(tmp_path) == {"<http://e.org/a> <http://e.org/b> <http://e.org/c>"}


BAD = {
    "a.ttl": (f"@prefix e: <http://e.org/> .\n{DATA}\ne:a e:b ] .\n", ":3: its RDF is not well-formed: ]"),
    "a.jsonld": ('{"@context": "https://e.org/c", "@id": "x"}', ": names a JSON-LD context that lies elsewhere"),
    "a.rdf": ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
              '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>',
              ": declares XML entities made of others"),
    "b.rdf": ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Desc', ": its RDF is not"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_damaged_documents_are_refused_in_a_line(name: str, tmp_path: Path) -> None:
    content, message = BAD[name]
    done = ingest(tmp_path, {name: content})
    assert done.code == 2
    assert done.err.startswith(f"kg: {name}{message}")
    assert done.err.count("\n") == 1


def test_bad_lines_of_n_triples_are_rejected(tmp_path: Path) -> None:
    bad = ['<http://e.org/a> <http://e.org/b> "c .', "<http://e.org/a> <b c> <http://e.org/d> .", "nothing"]
    done = ingest(tmp_path, {"a.nt": "\n".join([DATA, *bad, '<http://e.org/a> <http://e.org/b> "e" .'])})
    assert done.code == 0
    assert [(row[1], row[3]) for row in done.rejects] == list(enumerate(bad, 2))
    assert done.report["a.nt"] == {"read": 5, "taken": 2, "rejected": 3, "unchanged": 0}


def test_lines_are_read_in_batches_with_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triples, "_LINES", 2)
    lines = [f'<http://e.org/{n}> <http://e.org/b> "c" .' for n in range(7)]
    done = ingest(tmp_path, {"a.nt": "\n".join([*lines[:5], "bad", *lines[5:]])})
    assert [row[1] for row in done.rejects] == [6]
    assert len(quads(tmp_path)) == 7


def test_a_files_blank_nodes_are_its_own_and_the_same_each_time(tmp_path: Path) -> None:
    text = "@prefix e: <http://e.org/> .\n[] e:p [ e:q 1 ] ."
    assert ingest(tmp_path, {"a.ttl": text, "b.ttl": text}).code == 0
    once = quads(tmp_path)
    assert len(once) == 4
    assert {triple.split(" ")[0] for triple in once if "/q>" in triple} == {
        f"<https://w3id.org/film-kg/id/genid/{name}/{name}/1>" for name in ("a.ttl", "b.ttl")
    }


def test_every_triple_stands_in_one_graph(tmp_path: Path) -> None:
    files = {f"{n}.ttl": PREFIXES + text for n, text in enumerate(CREDITED.values())}
    assert ingest(tmp_path, files).code == 0
    with film_kg.open(tmp_path / "film.kg") as graph:
        found = [
            quad.triple for quad in pyoxigraph.parse(b"".join(graph.nquads()), format=pyoxigraph.RdfFormat.N_QUADS)
        ]
    assert len(found) == len(set(found))


# Round trip ----------------------------------------------------------------------------------------------------------

OWN = ("#retrieved>", "/source/x.nq>")
"""What may differ: when a source was taken in, and the description of the file as a source."""


def exported(graph: KnowledgeGraph) -> set[str]:
    lines = b"".join(graph.nquads()).decode().replace("x.nq%23", "").replace("x.nq#", "").splitlines()
    return {line for line in lines if not any(part in line for part in OWN)}


@pytest.mark.parametrize("base", ["https://w3id.org/film-kg/id/", "https://films.example/id/"])
def test_an_export_comes_back_whole(base: str, tmp_path: Path) -> None:
    """Credits, relations, facts, evidence, titles, links, verdicts and other statements, of every source."""
    (tmp_path / "a.ttl").write_text(PREFIXES + CREDITED["DBpedia"] + 'e:f e:note "n" .', encoding="utf-8")
    options = pipeline.Options(base=base)
    result = pipeline.ingest(tmp_path / "one.kg", [str(ROOT / "data"), str(tmp_path / "a.ttl")], options)
    assert not result.errors
    with film_kg.open(tmp_path / "one.kg") as graph:
        before = exported(graph)
        (tmp_path / "x.nq").write_bytes(b"".join(graph.nquads()))
    assert not pipeline.ingest(tmp_path / "two.kg", [str(tmp_path / "x.nq")], options).errors
    with film_kg.open(tmp_path / "two.kg") as graph:
        after = exported(graph)
    assert len(before) > 10_000
    assert sorted(before - after) == []
    assert sorted(after - before) == []


SAID = (
    "SELECT replace(source_name, 'x.nq#', '') AS source, film_local, person_local, code, n, job, billing, credited_as, "
    "list_sort(coalesce(characters, [])), list_sort(coalesce(attributes, [])), stance, locator "
    "FROM credit_said ORDER BY ALL"
)


def test_an_export_may_be_taken_in_beside_its_sources(tmp_path: Path) -> None:
    assert kg(tmp_path, "ingest", str(ROOT / "data/imdb")).code == 0
    assert kg(tmp_path, "export", "x.nq").code == 0
    before = stored(tmp_path, SAID)
    assert kg(tmp_path, "ingest", "x.nq").code == 0
    assert stored(tmp_path, SAID) == [row for row in before for _ in range(2)]
    assert kg(tmp_path, "forget", "x.nq#imdb", "x.nq").code == 0
    assert stored(tmp_path, SAID) == before


def test_a_students_turtle(tmp_path: Path) -> None:
    if not SHARED.exists():
        pytest.skip("needs rdf_imdb_shacl of the shared data")
    assert kg(tmp_path, "ingest", str(SHARED)).code == 0
    rows = stored(tmp_path, CREDITS)
    assert len(rows) == 12
    assert {row[0] for row in rows} == {"imdb"}
    assert {row[3] for row in rows} == {"act", "fmd"}
    years = stored(tmp_path, "SELECT local, year FROM rdf_film ORDER BY 1")
    assert years == [("tt0848228", 2012), ("tt3480822", 2021), ("tt9140560", 2021)]
    assert stored(tmp_path, "SELECT count(*) FROM rdf_person") == [(11,)]


TERMS = ["<http://e.org/a>", "<http://schema.org/actor>", "<https://schema.org/name>", '"x"', '"1999"@en', "_:b", "<",
         "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<http://schema.org/Movie>", "<http://schema.org/Role>",
         f"<{FILM}imdb/tt1>", "<https://w3id.org/film-kg/ontology#Credit>", "<http://purl.org/dc/terms/isReplacedBy>",
         "<https://w3id.org/film-kg/id/credit/a/b>", "<https://w3id.org/film-kg/ontology#trust>"]  # fmt: skip


@given(st.lists(st.tuples(*[st.sampled_from(TERMS)] * 3), min_size=1, max_size=12))
@settings(max_examples=12)
def test_any_statements_are_stored_or_rejected(lines: list[tuple[str, str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        text = DATA + "\n" + "".join(f"{' '.join(line)} .\n" for line in lines)
        done = ingest(Path(folder), {"a.nt": text})
        assert done.code == 0
        report = done.report["a.nt"]
        assert report["read"] == report["taken"] + report["rejected"] == len(lines) + 1
