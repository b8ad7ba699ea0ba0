"""What a user's words mean: one thing, or a list of what they may mean."""

from __future__ import annotations

import contextlib

import pytest
from claims import Said, told, trusted
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.knowledge_graph import KnowledgeGraph
from kg.lookup import Found, candidates, find, iri_path, source_path
from kg.rdf.terms import percent_encoded


@pytest.mark.parametrize(
    "text",
    [
        "Alita: Battle Angel",
        "alita battle angel",
        "  ALITA:  Battle   Angel ",
        "Alita: Battle Angel (2019)",
        "tt0437086",
        "imdb:tt0437086",
        "film/imdb/tt0437086",
        "https://w3id.org/film-kg/id/film/imdb/tt0437086",
    ],
)
def test_all_ways_to_name_a_film(text: str, graph: KnowledgeGraph) -> None:
    found = find(graph.store.connection, text)
    assert (found.kind, found.local, found.label, found.year) == ("film", "tt0437086", "Alita: Battle Angel", 2019)


@pytest.mark.parametrize(
    ("text", "local"),
    [("Toshiro Mifune", "nm0001536"), ("toshirô mifune", "nm0001536"), ("Junkie XL", None), ("nm0000537", "nm0000537")],
)
def test_all_ways_to_name_a_person(text: str, local: str | None, graph: KnowledgeGraph) -> None:
    found = find(graph.store.connection, text, ["person"])
    assert local in (found.local, None)
    assert found.kind == "person"


def test_the_year_tells_films_of_one_title_apart(graph: KnowledgeGraph) -> None:
    connection = graph.store.connection
    assert find(connection, "Cape Fear (1962)").year == 1962
    assert find(connection, "Cape Fear (1991)").year == 1991
    with pytest.raises(UsageError, match=r"2 films are called 'Cape Fear': Cape Fear \(1962\) imdb:tt0055824, .*1991"):
        find(connection, "Cape Fear")
    with pytest.raises(UsageError, match="no film"):
        find(connection, "Cape Fear (1970)", ["film"])


def test_a_title_may_end_in_a_year_of_its_own() -> None:
    connection = told(
        trusted().film("imdb:tt0000001", "Blade Runner (2049)", 2017).film("imdb:tt0000002", "1984 (1984)", 1956)
    )
    assert find(connection, "Blade Runner (2049)").local == "tt0000001"
    assert find(connection, "1984 (1984)").local == "tt0000002"
    assert find(connection, "1984 (1984) (1956)").local == "tt0000002"


def test_a_former_key_leads_to_what_replaced_it(graph: KnowledgeGraph) -> None:
    for text in ("reviews/aliens.md:aliens-1986", "film/reviews%2Faliens.md/aliens-1986"):
        assert find(graph.store.connection, text).local == "tt0090605"


def test_a_film_goes_before_a_person_and_a_person_before_a_part() -> None:
    known = (
        trusted()
        .film("imdb:tt0000001", "Tess", 1979)
        .person("imdb:nm0000001", "Tess")
        .person("imdb:nm0000002", "Ann Lee")
    )
    connection = told(known.credit("imdb:tt0000001", "imdb:nm0000002", "act", "Tess", "Ann Lee"))
    assert [find(connection, "Tess").kind, find(connection, "Ann Lee").kind] == ["film", "person"]
    assert find(connection, "Tess", ["character"]).slug == "tess"


def test_a_part_is_found_by_its_name_or_one_word_of_it() -> None:
    known = trusted().film("imdb:tt0000001", "Alien", 1979).person("imdb:nm0000001", "S. Weaver")
    connection = told(known.credit("imdb:tt0000001", "imdb:nm0000001", "act", "Ellen Ripley"))
    found = find(connection, "ripley")
    assert (found.label, found.slug, found.film) == ("Ellen Ripley", "ellen-ripley", "Alien")
    assert find(connection, found.path()) == found
    assert candidates(connection, "rip", "character") == []


def test_an_empty_store_has_nothing_to_be_near() -> None:
    with pytest.raises(UsageError, match="no film or person or character is called 'Heat'"):
        find(told(), "Heat")


def test_its_path_is_that_of_the_rdf(graph: KnowledgeGraph) -> None:
    rows = graph.query("SELECT ?x { { ?x a schema:Movie } UNION { ?x a schema:Person } UNION { ?x a fc:Character } }")
    assert isinstance(rows, list)
    iris = sorted(row["x"].removeprefix(graph.store.base) for row in rows)
    assert any(not iri.isascii() for iri in iris)
    strange = [iri for iri in iris if not iri.isascii() or "%" in iri]
    for iri in strange[::3]:
        assert find(graph.store.connection, iri, [iri.partition("/")[0]]).path() == iri


@given(text=st.text())
def test_a_path_is_what_the_dump_makes_of_it(text: str, graph: KnowledgeGraph) -> None:
    row = graph.store.connection.execute(f"SELECT {percent_encoded('v')} FROM (SELECT ? AS v)", [text]).fetchone()
    assert row == (iri_path(text),)


def test_a_source_is_found_by_its_end(graph: KnowledgeGraph) -> None:
    assert source_path(graph.store.connection, "aliens.md") == "reviews%2Faliens.md"
    with pytest.raises(UsageError, match=r"several sources end in '\.txt'"):
        source_path(graph.store.connection, ".txt")


@settings(max_examples=6)
@given(text=st.text(max_size=12))
def test_any_text_is_found_or_refused_in_one_line(text: str, graph: KnowledgeGraph) -> None:
    with contextlib.suppress(UsageError):
        assert isinstance(find(graph.store.connection, text), Found)
    if len(candidates(graph.store.connection, text, "film")) != 1:
        with pytest.raises(UsageError, match=r"^[^\n]*\Z"):
            find(graph.store.connection, text, ["film"])


@settings(max_examples=4)
@given(names=st.lists(st.text(min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=3, unique=True))
def test_a_listed_thing_can_be_named_by_its_iri(names: list[str]) -> None:
    said = Said("s", trust=0.9)
    for number, name in enumerate(names):
        said.film(f"f{number}", name, 2000).person(f"p{number}", name).credit(f"f{number}", f"p{number}", "act", name)
    connection = told(said)
    for kind in ("film", "person"):
        for number in range(len(names)):
            [found] = candidates(connection, f"s:{kind[0]}{number}", kind)
            assert find(connection, found.path(), [kind]) == found
            assert find(connection, f"https://kg.example/{found.path()}", [kind]) == found
