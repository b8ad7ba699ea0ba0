"""What speaks for two films or two people being one, and against it, between catalogues that share no ids."""

from __future__ import annotations

import random

import pytest
from claims import Said, empty, identities, links, tell, trusted
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.claim import Relation
from kg.link import names
from kg.link.reviewed import RULE


@pytest.fixture(scope="module")
def connection() -> DuckDBPyConnection:
    return empty()


def catalogue(name: str = "b") -> Said:
    """A table without ids that is believed, but not before the other."""
    return trusted(name, 0.8, ())


def cast(said: Said, film: str, *people: str, director: str | None = None) -> Said:
    """Tell who is in a film."""
    for role, name in [("act", one) for one in people] + ([("fmd", director)] if director else []):
        key = name.lower().replace(" ", "-")
        said.person(key, name).credit(film, key, role)
    return said


def same(connection: DuckDBPyConnection, *said: Said) -> bool:
    """Whether the films x of two catalogues are one."""
    tell(connection, said)
    return frozenset(("a:x", "b:x")) in identities(connection)


PEOPLE = ("Jo March", "Ann Doe", "Bea Roe")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Matrix", "Matrix, The"),
        ("Amour fou, L'", "L'amour fou"),
        ("Drawn & Quartered", "Drawn and Quartered"),
        ("Showdown at Noon: Part 2", "Showdown at Noon (2)"),
        ("Rocky II", "Rocky 2"),
        ("Twenty Years to Midnight", "20 Years to Midnight"),
        ("House of Cards", "House of Cards (US)"),
        ("Beachhead", "Beach Head"),
        ("The Epidemic Returns", "Epidemic Returns"),
        ("Dia de los Dangerous", "Día de Los Dangerous!"),
        ("The Venture of Kanua Island", "The Venture of Kanau Island"),
    ],
)
def test_one_title_is_written_in_many_ways(connection: DuckDBPyConnection, one: str, other: str) -> None:
    assert same(connection, catalogue("a").film("x", one, 1999), catalogue().film("x", other, 1999))
    assert not same(connection, catalogue("a").film("x", one, 1999), catalogue().film("x", other, 1994))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rocky", "Rocky II"),
        ("Rocky II", "Rocky III"),
        ("Kill Bill: Vol. 1", "Kill Bill: Vol. 2"),
        ("Dune", "Dune: Part Two"),
        ("Superman II", "Superman II: The Richard Donner Cut"),
        ("Sunrise", "Sunset Boulevard"),
    ],
)
def test_another_number_or_another_cut_is_another_film_whoever_is_in_it(
    connection: DuckDBPyConnection, one: str, other: str
) -> None:
    a = cast(catalogue("a").film("x", one, 1999), "x", *PEOPLE, director="Di Rector")
    b = cast(catalogue().film("x", other, 1999), "x", *PEOPLE, director="Al Other")
    assert not same(connection, a, b)


def test_people_tell_two_films_of_one_title_and_year_apart(connection: DuckDBPyConnection) -> None:
    a = cast(catalogue("a").film("x", "Pinocchio", 2022), "x", *PEOPLE, director="Di Rector")
    other = cast(catalogue().film("x", "Pinocchio", 2022), "x", "Cy Coe", "Dee Poe", "Ed Loe", director="Al Other")
    assert not same(connection, a, other)
    assert same(connection, a, cast(catalogue().film("x", "Pinocchio", 2022), "x", *PEOPLE, director="Di Rector"))


def test_a_later_release_is_the_same_film_where_its_people_say_so(connection: DuckDBPyConnection) -> None:
    a = cast(catalogue("a").film("x", "Wild Berries", 1957), "x", *PEOPLE, director="Di Rector")
    assert same(connection, a, cast(catalogue().film("x", "Wild Berries", 1959), "x", *PEOPLE, director="Di Rector"))
    assert not same(connection, a, cast(catalogue().film("x", "Wild Berries", 1959), "x", "Jo March"))
    assert not same(
        connection, a, cast(catalogue().film("x", "Wild Berries", 1967), "x", *PEOPLE, director="Di Rector")
    )


def test_a_film_of_another_title_is_found_by_its_people(connection: DuckDBPyConnection) -> None:
    a = cast(
        catalogue("a").film("x", "Eat Drink Man Woman", 1994, runtime_minutes=124), "x", *PEOPLE, director="Di Rector"
    )
    b = cast(catalogue().film("x", "Yin shi nan nu", 1994, runtime_minutes=123), "x", *PEOPLE, director="Di Rector")
    tell(connection, [a, b])
    assert frozenset(("a:x", "b:x")) in identities(connection) or ("a:x", "b:x", "shared people") in links(
        connection, "judge"
    )


def test_two_of_a_catalogue_with_an_equal_claim_are_left_to_judge(connection: DuckDBPyConnection) -> None:
    known = trusted().film("imdb:tt0000001", "Heat", 1995)
    tell(connection, [known, catalogue().film("x", "Heat", 1995).film("y", "HEAT", 1995)])
    assert identities(connection) == set()
    assert len(links(connection, "judge")) == 2


def test_a_film_that_a_catalogue_lists_twice_is_known_by_its_people(connection: DuckDBPyConnection) -> None:
    known = cast(trusted().film("imdb:tt0000001", "Heat", 1995), "imdb:tt0000001", *PEOPLE)
    twice = cast(cast(catalogue().film("x", "Heat", 1995).film("y", "Heat", 1996), "x", *PEOPLE), "y", *PEOPLE)
    tell(connection, [known, twice])
    assert frozenset(("imdb:tt0000001", "b:x", "b:y")) in identities(connection)


def test_two_authorities_without_each_others_ids_are_joined_by_title_and_year(connection: DuckDBPyConnection) -> None:
    tell(connection, [trusted().film("imdb:tt0000001", "Heat", 1995), trusted("t").film("tmdb:949", "Heat", 1995)])
    assert identities(connection) == {frozenset(("imdb:tt0000001", "tmdb:949"))}
    tell(connection, [trusted().film("imdb:tt0000001", "Heat", 1995), trusted("t").film("tmdb:949", "Heat")])
    assert identities(connection) == set()


def test_a_third_never_joins_two_ids_of_one_authority(connection: DuckDBPyConnection) -> None:
    """Each link for itself would be good enough."""
    known = trusted().film("imdb:tt0000001", "Heat", 1995).film("imdb:tt0000002", "Hitze", 1995)
    third = catalogue("t").film("tmdb:1", "Heat", 1995, titles=(("Hitze", None, None),))
    tell(connection, [known, third])
    assert identities(connection) == set()


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Bong Joon Ho", "Joon-ho Bong", True),
        ("Yvonne De Carlo", "Yvonne DeCarlo", True),
        ("J.B. Smoove", "J. B. Smoove", True),
        ("Kamal Xudaverdiyev", "Kamal Khudaverdiyev", True),
        ("Aleksandr Ostrovskiy", "Aleksandr Ostrovsky", True),
        ("Eric Ellis Overmyer", "Eric Overmyer", True),
        ("Liliane Montevecchi", "Lilianne Montevechi", True),
        ("Jo March", "Joan Archer", False),
        ("Ann Doe", "Bea Doe", False),
    ],
)
def test_a_name_in_a_film_is_written_in_many_ways(
    connection: DuckDBPyConnection, one: str, other: str, found: bool
) -> None:
    a = catalogue("a").film("x", "Heat", 1995).person("p", one).credit("x", "p")
    b = catalogue().film("x", "Heat", 1995).person("q", other).credit("x", "q")
    tell(connection, [a, b])
    assert (frozenset(("a:p", "b:q")) in identities(connection)) == found


def test_an_initial_needs_the_part_beside_the_surname(connection: DuckDBPyConnection) -> None:
    for part, found in (("Ripley", True), ("Ash", False)):
        a = catalogue("a").film("x", "Alien", 1979).person("p", "Sigourney Weaver").credit("x", "p", "act", "Ripley")
        b = catalogue().film("x", "Alien", 1979).person("q", "S. Weaver").credit("x", "q", "act", part)
        tell(connection, [a, b])
        assert (frozenset(("a:p", "b:q")) in identities(connection)) == found


def test_a_table_with_one_key_for_two_bearers_of_a_name_is_left_to_judge(connection: DuckDBPyConnection) -> None:
    """The other film of that key lies a working life after the last of the actor's, and in another role."""
    known = trusted().film("imdb:tt0000001", "The Escape", 1963).person("imdb:nm0000001", "Steve Queen")
    known.credit("imdb:tt0000001", "imdb:nm0000001", "act")
    table = catalogue().film("x", "The Escape", 1963).film("y", "Chained", 2013).person("q", "Steve Queen")
    tell(connection, [known, table.credit("x", "q", "act").credit("y", "q", "fmd")])
    assert not any("b:q" in one for one in identities(connection))
    assert ("b:q", "imdb:nm0000001", "name in film") in links(connection, "judge")


def test_namesakes_of_two_authorities_are_not_one_by_the_name_alone(connection: DuckDBPyConnection) -> None:
    for born, found in ((None, False), (1964, True), (1970, False)):
        known = trusted().person("imdb:nm0000001", "Adam Clark", birth_year=1964)
        tell(connection, [known, trusted("t").person("tmdb:7", "Adam Clark", birth_year=born)])
        assert (identities(connection) == {frozenset(("imdb:nm0000001", "tmdb:7"))}) == found
        assert (links(connection, "judge") == {("imdb:nm0000001", "tmdb:7", "unique name")}) == (born is None)


# --- the film of a review ---------------------------------------------------------------------------------------------


def review(title: str, method: str, *people: str) -> Said:
    """A review whose reader came by the title in some way, with the people it names."""
    said = Said("r").film("x", title, method=method, confidence=0.7)
    said.claims.append(
        Relation(
            source="r",
            locator="0",
            subject_kind="source",
            subject="r",
            predicate="reviews",
            object_kind="film",
            object="r:x",
        )
    )
    return cast(said, "x", *people)


def sequel(source: str, film: str, earlier: str) -> Relation:
    """A source calls a film the sequel of another."""
    return Relation(
        source=source, locator=film, subject_kind="film", subject=film, predicate="sequel of", object_kind="film",
        object=earlier,
    )  # fmt: skip


def halloweens() -> Said:
    known = cast(trusted().film("imdb:tt0000001", "Halloween", 1978), "imdb:tt0000001", "Jamie Lee", "Don Pleasance")
    cast(known.film("imdb:tt0000002", "Halloween", 2007), "imdb:tt0000002", "Scout Com", "Mal McDowell")
    cast(known.film("imdb:tt0000003", "The Haze", 1980), "imdb:tt0000003", "Jamie Lee", "Adrienne Bar", "Cy Coe")
    return cast(known.film("imdb:tt0000004", "Beyond the Jaws of Death", 1970), "imdb:tt0000004", "Eve Roe", "Fay Moe")


@pytest.mark.parametrize(
    ("title", "method", "people", "which"),
    [
        ("[film reviewed in r]", "no title", ("Don Pleasance", "Jamie Lee"), "tt0000001"),
        ("[film reviewed in r]", "no title", ("Jamie Lee",), None),
        ("[film reviewed in r]", "no title", ("Pleasance", "Lee"), "tt0000001"),
        ("[film reviewed in r]", "no title", ("Donald Pleasance", "James Lee"), None),
        ("[film reviewed in r]", "no title", ("Ann Pleasance", "Lee", "Coe"), "tt0000003"),
        ("Halloween", "spoken of", ("Mal McDowell",), "tt0000002"),
        ("Halloween", "spoken of", ("Jamie Lee", "Adrienne Bar", "Cy Coe"), "tt0000003"),
        ("Halloween Returns", "spoken of", ("Don Pleasance", "Jamie Lee"), None),
        ("Halloween Returns", "title line", ("Don Pleasance", "Jamie Lee"), None),
        ("Another Name", "spoken of", ("Don Pleasance", "Jamie Lee"), "tt0000001"),
        ("The Haze", "spoken of", (), "tt0000003"),
        ("Halloween", "spoken of", (), None),
        ("Hallowen", "spoken of", ("Don Pleasance", "Jamie Lee"), "tt0000001"),
        ("Halloween 2", "spoken of", ("Don Pleasance", "Jamie Lee"), None),
        ("Jaws of Death", "spoken of", ("Eve Roe", "Fay Moe"), "tt0000004"),
        ("The Night of the Jaws of Death", "spoken of", ("Eve Roe", "Fay Moe"), None),
    ],
)
def test_a_review_without_a_sure_title_is_of_the_film_of_its_people(
    connection: DuckDBPyConnection, title: str, method: str, people: tuple[str, ...], which: str | None
) -> None:
    """But a title that the store does not have may be that of an imaginary sequel."""
    tell(connection, [halloweens(), review(title, method, *people)])
    found = [one for one in identities(connection) if "r:x" in one]
    assert found == ([frozenset((f"imdb:{which}", "r:x"))] if which else [])
    if which:
        assert (f"imdb:{which}", "r:x", RULE) in links(connection, "same")


def test_the_macros_are_of_the_connection_and_no_store_keeps_them(connection: DuckDBPyConnection) -> None:
    names.define(connection)
    query = "SELECT DISTINCT database_name FROM duckdb_functions() WHERE function_name = 'title_words'"
    assert connection.execute(query).fetchall() == [("temp",)]


def test_a_review_that_may_be_of_the_sequel_is_left_to_judge(connection: DuckDBPyConnection) -> None:
    """It names the first film and people who are in both."""
    known = cast(trusted().film("imdb:tt0000001", "Dead Ice", 2009), "imdb:tt0000001", *PEOPLE)
    cast(known.film("imdb:tt0000002", "Dead Ice 2: Thaw", 2014), "imdb:tt0000002", *PEOPLE)
    tell(connection, [known, review("Dead Ice", "spoken of", "Jo March", "Ann Doe")])
    assert not any("r:x" in one for one in identities(connection))
    assert ("imdb:tt0000001", "r:x", RULE) in links(connection, "judge")
    cast(known, "imdb:tt0000001", "Cy Coe")
    tell(connection, [known, review("Dead Ice", "spoken of", "Jo March", "Cy Coe")])
    assert frozenset(("imdb:tt0000001", "r:x")) in identities(connection)


@pytest.mark.parametrize("linked", [True, False])
def test_a_film_that_a_review_links_is_rather_another(connection: DuckDBPyConnection, linked: bool) -> None:
    known = cast(trusted().film("imdb:tt0000001", "Dead Ice", 2009), "imdb:tt0000001", "Jo March", "Ann Doe")
    cast(known.film("imdb:tt0000002", "Thaw", 2014), "imdb:tt0000002", "Jo March", "Ann Doe")
    said = review("[film reviewed in r]", "no title", "Jo March", "Ann Doe")
    if linked:
        said.film("other", "Dead Ice", ids=("imdb:tt0000001",))
        said.claims.append(
            Relation(
                source="r", locator="1", subject_kind="source", subject="r", predicate="mentions", object_kind="film",
                object="r:other",
            )
        )  # fmt: skip
    tell(connection, [known, said])
    assert (frozenset(("imdb:tt0000002", "r:x")) in identities(connection)) == linked
    assert not any({"imdb:tt0000001", "r:x"} <= one for one in identities(connection))


@pytest.mark.parametrize(("printed", "one"), [("Ivica Mati?", True), ("?vica M?tic", True), ("Ivi? ???tic", False)])
def test_letters_lost_to_an_encoding(connection: DuckDBPyConnection, printed: str, one: bool) -> None:
    for known, found in (("Ivica Matić", one), ("Ivica Matos", False), ("Ivica Maticz", False)):
        tell(connection, [trusted().person("imdb:nm0000001", known), trusted("t").person("x", printed)])
        assert (identities(connection) == {frozenset(("imdb:nm0000001", "t:x"))}) == found


def test_of_two_episodes_of_one_title_that_in_the_same_place(connection: DuckDBPyConnection) -> None:
    """Another place speaks against nothing, as sources count in other ways."""
    a, b = trusted("a"), trusted("b")
    for said, word, place in ((a, "x", "2"), (b, "y", "2"), (b, "z", "7")):
        said.film(word, "Chimney Sweeper", 2005, kind="tvEpisode")
        said.fact(word, "season number", "1", "film").fact(word, "episode number", place, "film")
    tell(connection, [a, b])
    assert identities(connection) == {frozenset(("a:x", "b:y"))}
    tell(connection, [a, trusted("b").film("z", "Chimney Sweeper", 2005, kind="tvEpisode")])
    assert identities(connection) == {frozenset(("a:x", "b:z"))}


@pytest.mark.parametrize("dash", [" - ", " – ", ": "])
def test_a_subtitle_behind_a_dash_is_one_behind_a_colon(connection: DuckDBPyConnection, dash: str) -> None:
    known = cast(trusted().film("imdb:tt0000001", "Ice: The Thaw", 1997), "imdb:tt0000001", "Ann Doe")
    tell(connection, [known, review(f"Ice{dash}The Thaw", "document", "Ann Doe")])
    assert frozenset(("imdb:tt0000001", "r:x")) in identities(connection)


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("The first film", 1),
        ("the 1978 original", 1),
        ("its predecessor", 2),
        ("The previous film", 2),
        ("First", None),
    ],
)
def test_the_first_film_is_that_of_the_series(connection: DuckDBPyConnection, words: str, which: int | None) -> None:
    known = trusted()
    for number in (1, 2, 3):
        cast(known.film(f"imdb:tt000000{number}", f"Ice {number}", 1975 + 3 * number), f"imdb:tt000000{number}")
    for number in (2, 3):
        known.claims.append(sequel("t", f"imdb:tt000000{number}", f"imdb:tt000000{number - 1}"))
    said = review("Ice 3", "document", "Ann Doe").film("y", words)
    tell(connection, [known, said])
    found = [one for one in identities(connection) if "r:y" in one]
    assert found == ([frozenset((f"imdb:tt000000{which}", "r:y"))] if which else [])


def test_the_first_film_of_an_unknown_series_is_none(connection: DuckDBPyConnection) -> None:
    known = cast(trusted().film("imdb:tt0000001", "Ice", 1975), "imdb:tt0000001", "Ann Doe")
    said = review("Ice", "document", "Ann Doe").film("y", "The first film")
    said.claims.append(sequel("r", "r:x", "r:y"))
    tell(connection, [known, said])
    assert [one for one in identities(connection) if "r:y" in one] == []
    assert frozenset(("imdb:tt0000001", "r:x")) in identities(connection)


# --- the order of ingest ----------------------------------------------------------------------------------------------


def a_world() -> list[Said]:
    """Two authorities, two catalogues and two reviews, with all that is weighed."""
    first = cast(catalogue("a").film("x", "Haze, The", 1980), "x", "Lee Jamie", "Adrienne Bar", director="Di Rector")
    second = cast(catalogue("b").film("x", "The Haze", 1981).film("y", "Haze 2", 1981), "x", "Jamie Lee", "Cy Coe")
    other = trusted("t").film("tmdb:5", "Halloween", 1978).person("tmdb:9", "Jamie Lee", birth_year=1958)
    return [
        halloweens(),
        cast(first.film("z", "Halloween", 1979), "z", "D. Pleasance"),
        cast(second.film("z", "Hallowe'en", 2007), "y", "Jamie Lee"),
        other.credit("tmdb:5", "tmdb:9"),
        review("[film reviewed in r]", "no title", "Don Pleasance", "Jamie Lee"),
        cast(Said("s").film("x", "Haze"), "x", "Adrienne Barr"),
    ]


def concluded(connection: DuckDBPyConnection) -> tuple[object, ...]:
    reasons = connection.execute("SELECT outcome, rule, score, reason FROM link ORDER BY ALL").fetchall()
    return identities(connection), links(connection, "same"), links(connection, "judge"), reasons


@pytest.fixture(scope="module")
def expected(connection: DuckDBPyConnection) -> tuple[object, ...]:
    tell(connection, a_world())
    return concluded(connection)


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), others=st.randoms(use_true_random=False))
def test_no_order_of_ingest_changes_what_is_weighed(
    connection: DuckDBPyConnection, expected: tuple[object, ...], order: list[int], others: random.Random
) -> None:
    assert len(expected[0]) > 3  # type: ignore[arg-type]
    said = [a_world()[n] for n in order]
    for one in said:
        others.shuffle(one.claims)
    tell(connection, said)
    assert concluded(connection) == expected
