"""Who is the same as whom: what ids say, what names may say, and what they never may."""

from __future__ import annotations

import csv
import random
from itertools import pairwise
from pathlib import Path

import pytest
from claims import Said, empty, identities, links, tell, told, trusted, verdicts
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.link import link
from kg.link.merge import connected
from kg.pipeline import ingest
from kg.store.folder import Store

HOMONYMS = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "gold_links" / "homonyms_franksmovielog.tsv"


@pytest.fixture(scope="module")
def connection() -> DuckDBPyConnection:
    return empty()


def same(connection: DuckDBPyConnection, *said: Said) -> set[frozenset[str]]:
    tell(connection, said)
    return identities(connection)


def orders(said: list[Said]) -> list[list[Said]]:
    """Some orders in which each comes first once, and last."""
    return [said[n:] + said[:n] for n in range(len(said))] + [said[::-1]]


def sets(*members: tuple[str, ...]) -> set[frozenset[str]]:
    return {frozenset(one) for one in members}


# --- ids ------------------------------------------------------------------------------------------------------------


def test_the_same_id_is_the_same_whatever_it_is_called() -> None:
    found = identities(
        told(
            Said("a").film("x", "Heat", 1995, ids=("imdb:tt0113277",)).person("p", "Al Pacino", ids=("wd:Q41163",)),
            Said("b").film("y", "Hitze", 1996, ids=("imdb:tt0113277",)).person("q", "A. Pacino", ids=("wd:Q41163",)),
        )
    )
    assert found == sets(("imdb:tt0113277", "a:x", "b:y"), ("wd:Q41163", "a:p", "b:q"))


def test_ids_chain_through_several_authorities(connection: DuckDBPyConnection) -> None:
    found = same(
        connection,
        Said("a").film("imdb:tt0113277", "Heat", 1995, ids=("wd:Q42198",)),
        Said("b").film("tmdb:949", "Heat", 1995, ids=("wd:Q42198",)),
        Said("c").film("x", "The Heat", 1995, ids=("tmdb:949",)),
    )
    assert found == sets(("imdb:tt0113277", "wd:Q42198", "tmdb:949", "c:x"))


def test_the_canonical_key_is_that_of_the_preferred_authority(connection: DuckDBPyConnection) -> None:
    tell(connection, [Said("a").film("x", "Heat", ids=("tmdb:949", "wd:Q42198", "imdb:tt0113277"))])
    rows = connection.execute("SELECT DISTINCT canonical_space || ':' || canonical_local FROM entity_key").fetchall()
    assert rows == [("imdb:tt0113277",)]


def test_two_ids_of_one_authority_are_two_whatever_their_names(connection: DuckDBPyConnection) -> None:
    films = trusted().film("imdb:tt0000001", "Heat", 1995).film("imdb:tt0000002", "Heat", 1995)
    people = films.person("imdb:nm0000001", "Al Pacino").person("imdb:nm0000002", "Al Pacino")
    assert same(connection, people.credit("imdb:tt0000001", "imdb:nm0000001")) == set()


# --- films ----------------------------------------------------------------------------------------------------------

CAPE_FEARS = trusted().film("imdb:tt0055824", "Cape Fear", 1962).film("imdb:tt0101540", "Cape Fear", 1991)


@pytest.mark.parametrize(("year", "which"), [(1962, "tt0055824"), (1963, "tt0055824"), (1990, "tt0101540")])
def test_a_remake_of_the_same_title_is_told_by_its_year(connection: DuckDBPyConnection, year: int, which: str) -> None:
    found = same(connection, CAPE_FEARS, Said("r").film("x", "Cape Fear", year))
    assert found == sets((f"imdb:{which}", "r:x"))


def test_a_title_without_a_year_that_two_films_bear_is_left_to_judge(connection: DuckDBPyConnection) -> None:
    assert same(connection, CAPE_FEARS, Said("r").film("x", "Cape Fear")) == set()
    assert links(connection, "judge") == {
        ("imdb:tt0055824", "r:x", "title and year"),
        ("imdb:tt0101540", "r:x", "title and year"),
    }


def test_its_people_tell_which_film_a_title_means(connection: DuckDBPyConnection) -> None:
    credits_ = trusted("crew").person("nm", "Martin Scorsese").credit("imdb:tt0101540", "nm", "fmd")
    review = Said("r").film("x", "Cape Fear").person("p", "Martin Scorsese").credit("x", "p", "fmd")
    assert frozenset(("imdb:tt0101540", "r:x")) in same(connection, CAPE_FEARS, credits_, review)


@pytest.mark.parametrize(
    "title",
    ["Heat 2", "Heat II", "Heats", "Dead Heat", "Heat: The Return", "The Heat", "Heat³", "Heat Part Two"],
)
def test_a_sequel_is_never_its_original(connection: DuckDBPyConnection, title: str) -> None:
    assert same(connection, trusted().film("imdb:tt0113277", "Heat", 1995), Said("r").film("x", title, 1995)) == set()


@pytest.mark.parametrize("title", ["HEAT", "heat", " Heat ", "Héat", "Heat!"])
def test_case_accents_and_marks_do_not_make_another_film(connection: DuckDBPyConnection, title: str) -> None:
    found = same(connection, trusted().film("imdb:tt0113277", "Heat", 1995), Said("r").film("x", title, 1995))
    assert found == sets(("imdb:tt0113277", "r:x"))


def test_a_film_is_found_by_its_original_and_other_titles(connection: DuckDBPyConnection) -> None:
    known = trusted().film(
        "imdb:tt0047478",
        "Seven Samurai",
        1954,
        original_title="Shichinin no samurai",
        titles=(("七人の侍", "ja", "JP"),),
    )
    one, two = Said("a").film("x", "七人の侍", 1954), Said("b").film("y", "Shichinin no Samurai")
    assert same(connection, known, one, two) == sets(("imdb:tt0047478", "a:x", "b:y"))


def test_a_title_of_marks_alone_is_no_name(connection: DuckDBPyConnection) -> None:
    assert same(connection, trusted().film("imdb:tt0000001", "...", 2000), Said("r").film("x", "???", 2000)) == set()


def test_an_episode_is_not_the_film_of_its_title(connection: DuckDBPyConnection) -> None:
    episode = trusted().film("imdb:tt0000001", "Ozymandias", 2013, kind="tvEpisode")
    assert same(connection, episode, Said("r").film("x", "Ozymandias", 2013)) == set()


def test_years_too_far_apart_speak_against_a_title(connection: DuckDBPyConnection) -> None:
    assert (
        same(connection, trusted().film("imdb:tt0079501", "Mad Max", 1979), Said("r").film("x", "Mad Max", 1981))
        == set()
    )


def test_two_reviews_of_one_imaginary_film_speak_of_one(connection: DuckDBPyConnection) -> None:
    reviews = [Said(f"r{n}").film("x", "Sin City: The Last Alley", 2028) for n in range(3)]
    reviews[2] = Said("r2").film("x", "SIN CITY – THE LAST ALLEY")
    assert same(connection, *reviews) == sets(("r0:x", "r1:x", "r2:x"))


def test_a_title_without_a_year_joins_no_two_films(connection: DuckDBPyConnection) -> None:
    """Neither of two imaginary remakes is the other, though a third review may mean either."""
    said = [Said("a").film("x", "Fog", 2031), Said("b").film("x", "Fog", 2051), Said("c").film("x", "Fog")]
    for order in orders(said):
        assert same(connection, *order) == set()
        assert {link[:2] for link in links(connection, "judge")} == {("a:x", "c:x"), ("b:x", "c:x")}


def test_years_one_apart_do_not_join_in_a_chain(connection: DuckDBPyConnection) -> None:
    said = [Said(name).film("x", "Fog", 2031 + n) for n, name in enumerate("abc")]
    for order in orders(said):
        assert same(connection, *order) == set()


def test_a_wrong_id_does_not_hide_that_the_years_differ(connection: DuckDBPyConnection) -> None:
    """Reviews meet at a known film only where each has the right to."""
    said = [CAPE_FEARS, Said("a").film("x", "Cape Fear", 1962), Said("b").film("x", "Cape Fear", 1991)]
    for order in orders([*said, Said("c").film("x", "Cape Fear")]):
        assert same(connection, *order) == sets(("imdb:tt0055824", "a:x"), ("imdb:tt0101540", "b:x"))


# --- people ---------------------------------------------------------------------------------------------------------


def mcqueens(*, years: bool = True) -> Said:
    """The two of that name, each in one film; with their years, if these are known."""
    said = (
        trusted().film("imdb:tt0054047", "The Magnificent Seven", 1960).film("imdb:tt2024544", "12 Years a Slave", 2013)
    )
    said.person("imdb:nm0000537", "Steve McQueen", **({"birth_year": 1930, "death_year": 1980} if years else {}))
    said.person("imdb:nm2588606", "Steve McQueen", **({"birth_year": 1969} if years else {}))
    said.credit("imdb:tt0054047", "imdb:nm0000537", "act", "Vin Tanner")
    return said.credit("imdb:tt2024544", "imdb:nm2588606", "fmd")


def test_a_person_is_found_among_the_credits_of_the_film(connection: DuckDBPyConnection) -> None:
    actor = Said("a").film("x", "The Magnificent Seven", 1960).person("p", "Steve McQueen").credit("x", "p")
    director = Said("b").film("x", "12 Years a Slave", 2013).person("p", "Steve McQueen").credit("x", "p", "fmd")
    found = same(connection, mcqueens(), actor, director)
    assert {frozenset(("imdb:nm0000537", "a:p")), frozenset(("imdb:nm2588606", "b:p"))} <= found


def test_of_two_who_bear_a_name_neither_is_meant_elsewhere(connection: DuckDBPyConnection) -> None:
    review = Said("r").film("x", "Hunger", 2008).person("p", "Steve McQueen").credit("x", "p", "fmd")
    assert same(connection, mcqueens(), review) == set()
    assert {one[:2] for one in links(connection, "judge")} == {("imdb:nm0000537", "r:p"), ("imdb:nm2588606", "r:p")}


def test_a_table_that_has_both_under_one_name_joins_them_not(connection: DuckDBPyConnection) -> None:
    """A table without ids has one key for a name, and credits it on the films of both."""
    table = trusted("table", 0.8, ()).film("m", "The Magnificent Seven", 1960).film("s", "12 Years a Slave", 2013)
    table.person("p", "Steve McQueen").credit("m", "p").credit("s", "p", "fmd")
    found = same(connection, mcqueens(), table)
    assert not any({"imdb:nm0000537", "imdb:nm2588606"} <= one for one in found)
    assert {one[:2] for one in links(connection, "judge")} == {
        ("imdb:nm0000537", "table:p"),
        ("imdb:nm2588606", "table:p"),
    }


@pytest.mark.parametrize("years", [True, False])
def test_reviews_do_not_join_two_people_through_a_third(connection: DuckDBPyConnection, years: bool) -> None:
    """One review names him beside two films that each have one of the two; others are sure."""
    said = [
        mcqueens(years=years),
        Said("a").film("m", "The Magnificent Seven", 1960).film("y", "Fog", 2030).person("p", "Steve McQueen")
        .credit("m", "p").credit("y", "p"),
        Said("b").film("y", "Fog", 2030).person("p", "Steve McQueen").credit("y", "p"),
        Said("c").film("s", "12 Years a Slave", 2013).film("y", "Fog", 2030).person("p", "Steve McQueen")
        .credit("s", "p", "fmd").credit("y", "p"),
    ]  # fmt: skip
    for order in orders(said):
        found = same(connection, *order)
        assert not any({"imdb:nm0000537", "imdb:nm2588606"} <= one for one in found)
        assert {frozenset(("imdb:nm0000537", "a:p")), frozenset(("imdb:nm2588606", "c:p"))} <= found


def test_the_role_tells_two_of_a_name_in_one_film_apart(connection: DuckDBPyConnection) -> None:
    known = trusted().film("imdb:tt0000001", "Heat", 1995)
    known.person("imdb:nm0000001", "John Smith").person("imdb:nm0000002", "John Smith")
    known.credit("imdb:tt0000001", "imdb:nm0000001").credit("imdb:tt0000001", "imdb:nm0000002", "fmd")
    review = Said("r").film("x", "Heat", 1995).person("p", "John Smith").credit("x", "p", "fmd")
    assert frozenset(("imdb:nm0000002", "r:p")) in same(connection, known, review)
    other = Said("r").film("x", "Heat", 1995).person("p", "John Smith").credit("x", "p", "cmp")
    assert same(connection, known, other) == sets(("imdb:tt0000001", "r:x"))
    assert len(links(connection, "judge")) == 2


def test_a_unique_name_is_enough_in_a_film_that_nobody_knows(connection: DuckDBPyConnection) -> None:
    known = trusted().film("imdb:tt0113277", "Heat", 1995).person("imdb:nm0000199", "Al Pacino")
    review = Said("r").film("x", "Shards", 2027).person("p", "Al Pacino").credit("x", "p")
    assert same(connection, known.credit("imdb:tt0113277", "imdb:nm0000199"), review) == sets(("imdb:nm0000199", "r:p"))


def test_years_of_birth_speak_against_a_name(connection: DuckDBPyConnection) -> None:
    known = trusted().person("imdb:nm0000537", "Steve McQueen", birth_year=1930)
    assert same(connection, known, trusted("b", 0.8).person("p", "Steve McQueen", birth_year=1969)) == set()
    assert same(connection, known, trusted("b", 0.8).person("p", "Steve McQueen", birth_year=1930)) != set()


def test_two_single_words_are_no_name_to_go_by(connection: DuckDBPyConnection) -> None:
    """Two reviews of two films that each name a "Smith" need not mean one man."""
    said = [Said(n).film("x", f"Film {n}", 2030).person("p", "Smith").credit("x", "p") for n in "ab"]
    assert same(connection, *said) == set()


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Gian Maria Volonté", True),
        ("Gian Maria Volante", True),
        ("Gina Maria Valente", False),
        ("Gian Volonte", True),
        ("G. M. Volonte", False),
        ("Gia Volonte", False),
        ("Volonte Gian Maria", True),
    ],
)
def test_a_misspelled_name_is_found_in_the_film_in_its_role(
    connection: DuckDBPyConnection, printed: str, found: bool
) -> None:
    known = (
        trusted().film("imdb:tt0058461", "A Fistful of Dollars", 1964).person("imdb:nm0002231", "Gian Maria Volontè")
    )
    known.credit("imdb:tt0058461", "imdb:nm0002231")
    review = Said("r").film("x", "A Fistful of Dollars", 1964).person("p", printed).credit("x", "p")
    assert (frozenset(("imdb:nm0002231", "r:p")) in same(connection, known, review)) == found


@pytest.mark.parametrize("names", [("Joel Coen", "Noel Coen"), ("Lana Wachowski", "Lina Wachowski")])
def test_two_who_are_both_in_the_film_are_no_misspellings(
    connection: DuckDBPyConnection, names: tuple[str, str]
) -> None:
    """A source that names both means two."""
    known = trusted().film("imdb:tt0000001", "Heat", 1995).person("imdb:nm0000001", names[0])
    known.credit("imdb:tt0000001", "imdb:nm0000001", "fmd")
    review = Said("r").film("x", "Heat", 1995).person("p", names[0]).person("q", names[1])
    found = same(connection, known, review.credit("x", "p", "fmd").credit("x", "q", "fmd"))
    assert frozenset(("imdb:nm0000001", "r:p")) in found


def test_a_stage_name_finds_its_bearer(connection: DuckDBPyConnection) -> None:
    known = trusted().film("imdb:tt0437086", "Alita: Battle Angel", 2019)
    known.person("imdb:nm0433580", "Tom Holkenborg", names=("Junkie XL",)).credit(
        "imdb:tt0437086", "imdb:nm0433580", "cmp"
    )
    review = Said("r").film("x", "Alita: Battle Angel", 2019).person("p", "Junkie XL").credit("x", "p", "cmp")
    assert frozenset(("imdb:nm0433580", "r:p")) in same(connection, known, review)


def test_people_and_films_are_never_one(connection: DuckDBPyConnection) -> None:
    known = trusted().film("imdb:tt0000001", "John Wick", 2014).person("imdb:nm0000001", "Keanu Reeves")
    assert same(connection, known, Said("r").film("x", "Keanu Reeves", 2014).person("p", "John Wick")) == set()


def test_none_of_many_namesakes_is_merged(connection: DuckDBPyConnection) -> None:
    known = trusted()
    for n in range(60):
        known.film(f"imdb:tt{n:07d}", f"Film {n}", 1990).person(f"imdb:nm{n:07d}", f"Jo Doe{n // 3}")
        known.credit(f"imdb:tt{n:07d}", f"imdb:nm{n:07d}")
    table = Said("table")
    for n in range(20):
        table.film(f"y{n}", f"Unknown {n}", 1990).person(f"p{n}", f"Jo Doe{n}").credit(f"y{n}", f"p{n}")
    assert same(connection, known, table) == set()
    assert len(links(connection, "judge")) == 60


@pytest.mark.skipif(not HOMONYMS.is_file(), reason=f"needs {HOMONYMS.name}, which lies beside the project")
def test_people_of_one_name_stay_two(tmp_path: Path) -> None:
    """Two tables: one has all bearers of a name by their ids, each on a film of their own; one has names alone."""
    with HOMONYMS.open(encoding="utf-8") as file:
        people = [(row["name"], row["nconsts"].split(",")) for row in csv.DictReader(file, delimiter="\t")]
    assert len(people) > 100
    known, named = ["film,year,person,role,imdb_id,person_id"], ["film,year,person,role"]
    for number, (name, ids) in enumerate(people):
        known += [f'Film {number} {id_},1990,"{name}",actor,,{id_}' for id_ in ids]
        named.append(f'Unheard {number},1991,"{name}",actor')
        named += [f'Film {number} {ids[0]},1990,"{name}",actor', f'Film {number} {ids[1]},1990,"{name}",actor']
    (tmp_path / "known.csv").write_text("\n".join(known), encoding="utf-8")
    (tmp_path / "named.csv").write_text("\n".join(named), encoding="utf-8")
    done = ingest(tmp_path / "film.kg", [str(tmp_path / "known.csv"), str(tmp_path / "named.csv")])
    assert not done.errors
    with Store(tmp_path / "film.kg") as store:
        merged = identities(store.connection)
        judged = links(store.connection, "judge")
        count = store.connection.execute(
            "SELECT count(*) FROM entity WHERE space = 'imdb' AND kind = 'person'"
        ).fetchone()
    assert count == (sum(len(ids) for _, ids in people),)
    wrong = [one for one in merged if any(":nm" in key for key in one)]
    assert wrong == []
    assert {rule for _, _, rule in judged} <= {"name in film", "unique name"}
    assert len({b for _, b, _ in judged}) == len(people)


# --- parts ----------------------------------------------------------------------------------------------------------


def parts(connection: DuckDBPyConnection) -> set[tuple[str, str, str]]:
    rows = connection.execute("SELECT slug, to_slug, rule FROM same_character").fetchall()
    return {(row[0], row[1], row[2]) for row in rows}


def test_two_names_of_one_part_are_one(connection: DuckDBPyConnection) -> None:
    known = trusted().film("imdb:tt0057012", "Dr. Strangelove", 1964).person("imdb:nm0001620", "Peter Sellers")
    known.credit("imdb:tt0057012", "imdb:nm0001620", "act", "Group Capt. Lionel Mandrake", "President Merkin Muffley")
    review = (
        Said("r").film("x", "Dr. Strangelove", 1964).person("p", "Peter Sellers").credit("x", "p", "act", "Mandrake")
    )
    tell(connection, [known, review])
    assert parts(connection) == {("mandrake", "group-capt-lionel-mandrake", "part")}


def test_the_same_name_in_another_world_is_another_part(connection: DuckDBPyConnection) -> None:
    known = (
        trusted()
        .film("imdb:tt0234215", "The Matrix Reloaded", 2003)
        .film("imdb:tt1345836", "The Dark Knight Rises", 2012)
    )
    known.person("imdb:nm0000001", "Ian Bliss").person("imdb:nm0362766", "Tom Hardy")
    known.credit("imdb:tt0234215", "imdb:nm0000001", "act", "Bane").credit(
        "imdb:tt1345836", "imdb:nm0362766", "act", "Bane"
    )
    tell(connection, [known])
    assert parts(connection) == set()
    rows = connection.execute("SELECT count(*) FROM rdf_character").fetchone()
    assert rows == (2,)


def test_a_part_returns_in_the_sequel_and_leads_to_the_first(connection: DuckDBPyConnection) -> None:
    known = trusted()
    for n in range(1, 4):
        known.film(f"imdb:tt000000{n}", f"Alien {n}", 1980 + n).person("imdb:nm0000244", "Sigourney Weaver")
        known.credit(f"imdb:tt000000{n}", "imdb:nm0000244", "act", "Ripley")
    known.relation("imdb:tt0000002", "sequel of", "imdb:tt0000001").relation(
        "imdb:tt0000003", "sequel of", "imdb:tt0000002"
    )
    tell(connection, [known])
    rows = connection.execute("SELECT film_local, slug FROM rdf_character").fetchall()
    assert rows == [("tt0000001", "ripley")]


# --- the order of ingest, and undoing ---------------------------------------------------------------------------------


def a_world() -> list[Said]:
    """Two trusted sources and reviews, with all that makes linking hard."""
    table = trusted("table", 0.8, ()).film("m", "The Magnificent Seven", 1960).film("s", "12 Years a Slave", 2014)
    table.person("p", "Steve McQueen").credit("m", "p", "act", "Vin").person("z", "Hans Zimmer").credit("s", "z", "cmp")
    table.film("f", "Fog", 2030).person("j", "Jo March").credit("f", "j", "fmd")
    known = mcqueens().person("imdb:nm0001877", "Hans Zimmer").credit("imdb:tt2024544", "imdb:nm0001877", "cmp")
    known.film("imdb:tt0055824", "Cape Fear", 1962).film("imdb:tt0101540", "Cape Fear", 1991)
    known.person("imdb:nm0000056", "Yul Brynner").credit(
        "imdb:tt0054047", "imdb:nm0000056", "act", "Chris Larabee Adams"
    )
    known.relation("imdb:tt2024544", "sequel of", "imdb:tt0054047")
    return [
        known,
        table,
        Said("a").film("x", "The Magnificent Seven").person("p", "Yul Bryner").credit("x", "p", "act", "Vin")
        .person("q", "Steve McQueen").credit("x", "q", "act", "Chris"),
        Said("b").film("x", "Fog", 2030).person("p", "Steve McQueen").credit("x", "p", "fmd").person("j", "Jo March")
        .credit("x", "j", "act", "Ann"),
        Said("c").film("x", "Fog").film("y", "Cape Fear").person("p", "Hans Zimmer").credit("x", "p", "cmp")
        .credit("y", "p", "cmp").person("j", "Jo Marsh").credit("x", "j", "fmd"),
        Said("d").film("x", "Fog", 2050).person("j", "Jo March").credit("x", "j").film("y", "12 Years a Slave", 2013)
        .person("k", "Steven McQueen").credit("y", "k", "fmd"),
    ]  # fmt: skip


def concluded(connection: DuckDBPyConnection) -> tuple[object, ...]:
    characters = connection.execute(
        "SELECT film_space, film_local, slug, name FROM rdf_character ORDER BY ALL"
    ).fetchall()
    return (
        identities(connection),
        links(connection, "same"),
        links(connection, "judge"),
        verdicts(connection),
        characters,
    )


@pytest.fixture(scope="module")
def told_in_order(connection: DuckDBPyConnection) -> tuple[object, ...]:
    tell(connection, a_world())
    return concluded(connection)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), others=st.randoms(use_true_random=False))
def test_the_order_of_ingest_does_not_matter(
    connection: DuckDBPyConnection, told_in_order: tuple[object, ...], order: list[int], others: random.Random
) -> None:
    """Neither that of the sources nor, within each, that of the claims."""
    said = [a_world()[n] for n in order]
    for one in said:
        others.shuffle(one.claims)
    tell(connection, said)
    assert concluded(connection) == told_in_order


def test_deleting_the_links_and_linking_again_gives_the_same(connection: DuckDBPyConnection) -> None:
    tell(connection, a_world())
    before = concluded(connection)
    assert before[0]
    assert before[2]
    for table in ("link", "identity", "same_character"):
        connection.execute(f"DELETE FROM {table}")
    link(connection)
    assert concluded(connection) == before


def test_a_link_by_hand_goes_before_the_rules(connection: DuckDBPyConnection) -> None:
    said = [trusted().film("imdb:tt0113277", "Heat", 1995), Said("r").film("x", "Heat", 1995)]
    tell(connection, said)
    assert identities(connection) == sets(("imdb:tt0113277", "r:x"))
    connection.execute("UPDATE link SET outcome = 'different', rule = 'by hand'")
    link(connection)
    assert identities(connection) == set()


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_connected_sets_are_those_of_the_edges(pairs: list[tuple[int, int]]) -> None:
    found = connected(pairs)
    where = {x: number for number, members in enumerate(found) for x in members}
    assert all(where[a] == where[b] for a, b in pairs)
    assert sorted(where) == sorted({x for pair in pairs for x in pair})
    for members in found:
        reached = {members[0]}
        for _ in members:
            reached |= {x for pair in pairs if set(pair) & reached for x in pair}
        assert reached == set(members)
    assert all(a[0] < b[0] for a, b in pairwise(found))
