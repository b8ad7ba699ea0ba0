"""Wikidata as it comes: ranks, qualifiers, values that are unknown, labels that are missing, JSON, dumps and RDF."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import ingest, kg, stored
from wikibase import Json, document, item, lines, statement

from kg.claim import Claim, Credit, Fact, Film, Person, Relation
from kg.errors import InputError
from kg.sources import wikidata
from kg.sources.base import Batch, Input

HUMAN, FILM = statement("P31", "Q5"), statement("P31", "Q11424")
DATA = Path(__file__).resolve().parents[1] / "data/wikidata"


def read(tmp_path: Path, content: str | bytes, name: str = "a.json") -> Batch:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    file = Input(name, name, tmp_path / name)
    assert wikidata.recognise(file)
    [batch] = wikidata.read(file, None)  # type: ignore[arg-type]
    return batch


def said(batch: Batch, kind: type[Claim]) -> list[Claim]:
    return [claim for claim in batch.records if isinstance(claim, kind)]


def credits_of(batch: Batch) -> list[tuple[object, ...]]:
    return [(c.person, c.role, c.characters, c.stance) for c in said(batch, Credit) if isinstance(c, Credit)]


def film(*statements: Json) -> str:
    return document(item("Q1", "A Film", FILM, *statements), item("Q7", "A Part"))


def test_a_film_says_what_it_is(tmp_path: Path) -> None:
    text = film(
        statement("P345", "tt0000001"), statement("P4947", "77"), statement("P1258", "m/a_film"),
        statement("P577", "+2001-02-03"), statement("P577", "+1999-00-00"), statement("P2047", (95.4, "Q7727")),
        statement("P1476", {"text": "Ein Film", "language": "de"}), statement("P495", "Q7"),
    )  # fmt: skip
    [found] = said(read(tmp_path, text), Film)
    assert isinstance(found, Film)
    assert (found.key, found.title, found.original_title, found.year) == ("wd:Q1", "A Film", "Ein Film", 1999)
    assert (found.runtime_minutes, found.countries) == (95, ("A Part",))
    assert found.ids == ("imdb:tt0000001", "tmdb:77", "rottentomatoes:m/a_film")


@pytest.mark.parametrize(
    ("statements", "field", "value"),
    [
        ([statement("P577", "+1990-01-01"), statement("P577", "+1995-01-01", rank="preferred")], "year", 1995),
        ([statement("P577", "+1990-01-01", rank="deprecated")], "year", None),
        ([statement("P577", "-0500-01-01")], "year", None),
        ([statement("P577", None)], "year", None),
        ([statement("P571", "+1993-01-01")], "year", 1993),
        ([statement("P2047", (7200, "Q11574"))], "runtime_minutes", 120),
        ([statement("P2047", (2, "Q25235"))], "runtime_minutes", 120),
        ([statement("P2047", (2, "Q1"))], "runtime_minutes", None),
        ([statement("P2047", ("9" * 400, "Q7727"))], "runtime_minutes", None),
        ([statement("P345", "nm0000001")], "ids", ()),
        ([statement("P345", "tt0000001"), statement("P345", "tt0000002")], "ids", ()),
        ([statement("P345", "tt0000001"), statement("P345", "tt2", rank="deprecated")], "ids", ("imdb:tt0000001",)),
    ],
)  # fmt: skip
def test_of_several_values_the_best_rank_counts(
    statements: list[Json], field: str, value: object, tmp_path: Path
) -> None:
    [found] = said(read(tmp_path, film(*statements)), Film)
    assert getattr(found, field) == value


def test_a_credit_has_its_qualifiers(tmp_path: Path) -> None:
    cast = statement("P161", "Q2", refs=("P854",), P453="Q7", P1545="3", P1932="Anon.", P3831="Q9", P999="x")
    batch = read(tmp_path, document(item("Q1", "A Film", FILM, cast), item("Q7", "Neo"), item("Q9", "cameo")))
    [found] = said(batch, Credit)
    assert isinstance(found, Credit)
    assert (found.film, found.person, found.role, found.characters) == ("wd:Q1", "wd:Q2", "act", ("Neo",))
    assert (found.billing, found.credited_as, found.attributes) == (3, "Anon.", ("cameo",))
    assert (found.locator, found.method) == ("Q1$P161-Q2", "statement with reference")
    assert "a.json: qualifier P999 of a credit was left out (1)" in batch.warnings


@pytest.mark.parametrize(
    ("qualifiers", "parts"),
    [
        ({"P4633": "The One"}, ("The One",)),
        ({"P453": "Q7", "P4633": "The One"}, ("The One",)),
        ({"P453": ["Q7", "Q8"], "P4633": "The One"}, ("A Part", "Q8")),
        ({"P453": None}, ()),
        ({}, ()),
    ],
)
def test_parts_are_printed_names_or_those_of_their_items(
    qualifiers: dict[str, Any], parts: tuple[str, ...], tmp_path: Path
) -> None:
    batch = read(tmp_path, film(statement("P161", "Q2", **qualifiers)))
    assert credits_of(batch) == [("wd:Q2", "act", parts, "asserted")]


def test_the_crew_comes_by_its_properties(tmp_path: Path) -> None:
    roles = {"P57": "fmd", "P58": "aus", "P86": "cmp", "P344": "cng", "P1040": "flm", "P162": "fmp", "P1431": "fmp",
             "P725": "vac"}  # fmt: skip
    batch = read(tmp_path, film(*(statement(name, f"Q{n}") for n, name in enumerate(roles, 20))))
    assert [row[1] for row in credits_of(batch)] == list(roles.values())
    jobs = [c.job for c in said(batch, Credit) if isinstance(c, Credit)]
    assert jobs == [None, None, None, None, None, None, "executive producer", None]


def test_deprecated_credits_are_negated_and_unknown_values_are_counted(tmp_path: Path) -> None:
    wrong = statement("P57", "Q2", rank="deprecated")
    imported = statement("P57", "Q3", rank="preferred", refs=("P143",))
    batch = read(tmp_path, film(wrong, imported, statement("P57", "Q4"), statement("P57", None)))
    assert credits_of(batch) == [
        ("wd:Q2", "fmd", (), "negated"), ("wd:Q3", "fmd", (), "asserted"), ("wd:Q4", "fmd", (), "asserted"),
    ]  # fmt: skip
    assert {c.method for c in said(batch, Credit)} == {"statement"}
    assert "a.json: statement without a value was left out (1)" in batch.warnings


def test_who_has_no_label_goes_by_the_id(tmp_path: Path) -> None:
    batch = read(tmp_path, film(statement("P57", "Q2"), statement("P58", "Q7")))
    people = {c.key: c.name for c in said(batch, Person) if isinstance(c, Person)}
    assert people == {"wd:Q2": "Q2", "wd:Q7": "A Part"}
    assert "a.json: label is not in the file, and the id stands for it (1)" in batch.warnings


def test_an_id_as_a_name_gives_way_to_any_other(tmp_path: Path) -> None:
    table = "film,person,role,person_id,film_id\nA Film,Ann Other,director,nm0000009,tt0000001\n"
    person = item("Q2", None, HUMAN, statement("P345", "nm0000009"))
    made = document(item("Q1", "A Film", FILM, statement("P57", "Q2"), statement("P345", "tt0000001")), person)
    assert ingest(tmp_path, {"q.json": made, "a.csv": table}).code == 0
    assert stored(tmp_path, "SELECT name FROM rdf_person") == [("Ann Other",)]
    assert stored(tmp_path, "SELECT name FROM rdf_person_name") == []


def test_languages_of_labels_and_aliases(tmp_path: Path) -> None:
    labels = {"labels": {code: {"language": code, "value": text} for code, text in (("fr", "Un"), ("mul", "Uno"))}}
    aliases = {"aliases": {"fr": [{"language": "fr", "value": "Deux"}, {"value": 7}, None]}}
    [found] = said(read(tmp_path, document({**item("Q1", None, FILM), **labels, **aliases})), Film)
    assert isinstance(found, Film)
    assert found.title == "Uno"
    assert found.titles == (("Un", "fr", None), ("Uno", None, None), ("Deux", "fr", None))


def test_people_have_years_and_other_names(tmp_path: Path) -> None:
    names = [statement("P742", "Bo"), statement("P1477", {"text": "Robert", "language": "en"})]
    person = item("Q2", "Bob", HUMAN, *names, statement("P569", "+1950-05-05"), statement("P570", "+2001-00-00"))
    [found] = said(read(tmp_path, document(person)), Person)
    assert isinstance(found, Person)
    assert (found.name, found.names, found.birth_year, found.death_year) == ("Bob", ("Bo", "Robert"), 1950, 2001)


def test_series_sequels_and_sources(tmp_path: Path) -> None:
    series = statement("P179", "Q30", P155="Q31", P156="Q32")
    batch = read(
        tmp_path,
        document(
            item("Q1", "Two", FILM, series, statement("P155", "Q31"), *(statement("P144", q) for q in ("Q33", "Q34"))),
            item("Q30", "Numbers"), item("Q31", "One"), item("Q33", "A Book"), item("Q34", "Zero", FILM),
        ),
    )  # fmt: skip
    relations = {(c.predicate, c.object) for c in said(batch, Relation) if isinstance(c, Relation)}
    assert relations == {("sequel of", "wd:Q31"), ("followed by", "wd:Q32"), ("based on", "wd:Q34")}
    assert len(said(batch, Relation)) == 3
    facts = {(c.predicate, c.value) for c in said(batch, Fact) if isinstance(c, Fact)}
    assert facts == {("series", "Numbers"), ("source work", "A Book")}
    titles = {c.key: c.title for c in said(batch, Film) if isinstance(c, Film)}
    assert titles == {"wd:Q1": "Two", "wd:Q31": "One", "wd:Q34": "Zero"}


def test_an_episode_is_no_sequel(tmp_path: Path) -> None:
    batch = read(tmp_path, document(item("Q1", "Two", statement("P31", "Q21191270"), statement("P155", "Q2"))))
    assert said(batch, Relation) == []


def test_what_is_unknown_is_named_with_its_count(tmp_path: Path) -> None:
    odd = item(
        "Q1", "A Film", FILM, statement("P9998", "x"), statement("P9998", "y"), statement("P2061", "1:1"), colour=1
    )
    assert read(tmp_path, document(odd)).warnings == [
        "a.json: field 'colour' is unknown and was left out (1)",
        "a.json: property P9998 was left out (2)",
    ]


def test_what_is_neither_film_nor_person_is_refused(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.json": document(item("Q1", "A City", statement("P31", "Q515")))})
    assert (done.code, done.err) == (
        2,
        "kg: a.json: has no film and no person of Wikidata; an item says what it is by P31\n",
    )


def test_a_class_that_is_not_known_is_told_by_the_id_at_imdb(tmp_path: Path) -> None:
    odd = item("Q1", "A Film", statement("P31", "Q987654"), statement("P345", "tt0000001"))
    assert len(said(read(tmp_path, document(odd)), Film)) == 1


@pytest.mark.parametrize("compress", [False, True])
def test_dumps_are_read_line_by_line(compress: bool, tmp_path: Path) -> None:
    text = lines(item("Q1", "A Film", FILM, statement("P57", "Q2")), item("Q2", "Ann", HUMAN), item("Q3", "City"))
    content = gzip.compress(text.encode()) if compress else text.encode()
    batch = read(tmp_path, content, "a.json.gz" if compress else "a.json")
    assert (batch.read, batch.taken, batch.rejects) == (3, 2, [])
    assert [c.name for c in said(batch, Person) if isinstance(c, Person)] == ["Ann"]


def test_a_bad_line_of_a_dump_is_rejected(tmp_path: Path) -> None:
    text = lines(item("Q1", "A Film", FILM), item("Q2", "Ann", HUMAN)).replace("]\n", '{"id": "Q3", "labels"\n]\n')
    done = ingest(tmp_path, {"a.json": text})
    assert done.code == 0
    assert done.rejects == (("a.json", 4, "is no entity of Wikidata", '{"id": "Q3", "labels"'),)


def test_a_damaged_document_says_where(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.json": json.dumps(json.loads(film()), indent=1)[:-40]})
    assert done.code == 2
    assert ": its JSON is not well-formed; " in done.err


TTL = """
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> . @prefix wdv: <http://www.wikidata.org/value/> .
@prefix p: <http://www.wikidata.org/prop/> . @prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix psv: <http://www.wikidata.org/prop/statement/value/> . @prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> . @prefix wdref: <http://www.wikidata.org/reference/> .
@prefix wikibase: <http://wikiba.se/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q1 a wikibase:Item ; rdfs:label "A Film"@en ; skos:altLabel "Un film"@fr ; wdt:P31 wd:Q11424 ; wdt:P345 "tt0000001" ;
  wdt:P161 wd:Q2 ; p:P161 wds:Q1-AB12 , wds:q1-cd34 ; p:P2047 wds:Q1-t ; p:P577 wds:Q1-d ; wdt:P57 _:unknown .
wds:Q1-AB12 ps:P161 wd:Q2 ; wikibase:rank wikibase:NormalRank ; pq:P453 wd:Q7 ; pq:P1545 "1" ;
  prov:wasDerivedFrom wdref:a .
wds:q1-cd34 ps:P161 wd:Q3 ; wikibase:rank wikibase:DeprecatedRank .
wds:Q1-t ps:P2047 "95"^^xsd:decimal ; psv:P2047 wdv:t ; wikibase:rank wikibase:NormalRank .
wds:Q1-d ps:P577 "1999-01-01T00:00:00Z"^^xsd:dateTime ; psv:P577 wdv:d ; wikibase:rank wikibase:NormalRank .
wdv:t wikibase:quantityAmount "+95"^^xsd:decimal ; wikibase:quantityUnit wd:Q7727 .
wdv:d wikibase:timeValue "1999-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision "9"^^xsd:integer .
wdref:a pr:P854 <https://example.org/> .
wd:Q7 rdfs:label "Neo"@en .
wd:Q2 rdfs:label "Ann"@en .
"""


def test_rdf_says_the_same_as_json(tmp_path: Path) -> None:
    batch = read(tmp_path, TTL, "a.ttl")
    [found, *_] = said(batch, Film)
    assert isinstance(found, Film)
    assert (found.title, found.year, found.runtime_minutes, found.ids) == ("A Film", 1999, 95, ("imdb:tt0000001",))
    assert credits_of(batch) == [("wd:Q2", "act", ("Neo",), "asserted"), ("wd:Q3", "act", (), "negated")]
    assert [c.locator for c in said(batch, Credit)] == ["Q1$AB12", "Q1$cd34"]
    assert [c.method for c in said(batch, Credit)] == ["statement with reference", "statement"]
    assert said(batch, Fact) == []  # a year is no date
    assert "a.ttl: statement without a value was left out (1)" in batch.warnings


def test_truthy_lines_may_be_more_than_memory_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DATA / "alien.nt").read_text(encoding="utf-8")
    whole = list(read(tmp_path, text, "a.nt").records)
    monkeypatch.setattr(wikidata, "LARGEST_TEXT", 10)
    assert list(read(tmp_path, text, "a.nt").records) == whole
    assert len([c for c in whole if isinstance(c, Credit)]) == 2


def test_a_bad_line_of_truthy_is_rejected(tmp_path: Path) -> None:
    text = (DATA / "alien.nt").read_text(encoding="utf-8") + '<http://e/> <http://e/> "open .\n'
    done = ingest(tmp_path, {"a.nt": text})
    assert (done.code, len(done.rejects), done.rejects[0][1]) == (0, 1, 15)


def test_files_of_wikidata_are_one_source(tmp_path: Path) -> None:
    assert kg(tmp_path, "ingest", str(DATA)).code == 0
    assert stored(tmp_path, "SELECT name FROM source") == [("wikidata",)]
    query = (
        "SELECT DISTINCT film_canonical_local, person_canonical_local, code, characters FROM credit_said ORDER BY ALL"
    )
    assert stored(tmp_path, query) == [
        ("tt0078748", "nm0000244", "act", []), ("tt0078748", "nm0000631", "fmd", []),
        ("tt0090605", "nm0000116", "fmd", []), ("tt0090605", "nm0000244", "act", ["Ripley"]),
    ]  # fmt: skip


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(["Q5", "+1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from("mainsnak datavalue value qualifiers references rank id P57 time text".split()), inner),
    max_leaves=12,
)  # fmt: skip


@given(JSONS, JSONS, JSONS)
@settings(max_examples=150)
def test_whatever_stands_in_an_item_is_no_traceback(claims: object, labels: object, more: object) -> None:
    from kg.sources import wikibase
    from kg.sources.wikidata_claims import Reader

    reader = Reader("s")
    odd = {"id": "Q1", "labels": labels, "aliases": more, "claims": {"P31": [FILM], "P57": claims, "P577": more}}
    for value in (
        {"id": "Q1", "labels": labels, "claims": claims},
        odd,
        {**odd, "claims": {"P57": [more], "P31": [FILM]}},
    ):
        for entity in map(wikibase.from_json, wikibase.entities(value)):
            reader.prepare(entity)
            list(reader.claims(entity))


def test_an_empty_list_is_no_wikidata(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"entities": {"Q1": {"type": "item", "labels": {}}}}')
    with pytest.raises(InputError, match="has no film and no person"):
        wikidata.read(Input("a.json", "a.json", tmp_path / "a.json"), None)  # type: ignore[arg-type]
