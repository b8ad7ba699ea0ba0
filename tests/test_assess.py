"""Verdicts: each rule with an example and a counterexample, the order of the rules, and what the sample data has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from claims import Said, empty, tell, told, trusted, verdicts

from kg import vocab
from kg.check import check
from kg.claim import Stance
from kg.conclude import conclude
from kg.knowledge_graph import KnowledgeGraph
from kg.store import tables
from kg.verdicts.assess import assess
from kg.verdicts.rules import RULES

Line = tuple[str, ...]
"""A credit: source, person, role, parts; a word before a colon is an attribute, ``voice:Woody``."""


@dataclass(frozen=True)
class Case:
    """A film of 1999 (or another year), what is said of it, and the verdict on the last line."""

    verdict: str | None
    rule: str | None
    against: str | None
    lines: tuple[Line, ...]
    year: int = 1999
    stance: Any = "asserted"


def case(*lines: str, gives: str, year: int = 1999, stance: str = "asserted") -> Case:
    """Lines are ``source: person, role, part, part``; ``gives`` is ``verdict rule [source person]``."""
    split = tuple(
        (source, *(word.strip() for word in rest.split(",")))
        for source, _, rest in (line.partition(": ") for line in lines)
    )
    verdict, rule, *against = gives.split(" ", 2) if gives else (None, None)
    return Case(verdict, rule, against[0] if against else None, split, year, stance)


CASES = {
    # The source hedges, negates or imagines the claim.
    "hedged": case("imdb: Ann, fmd", "review: Ann, fmd", gives="unchecked notAsserted", stance="hedged"),
    "negated": case("imdb: Ann, fmd", "review: Bob, fmd", gives="unchecked notAsserted", stance="negated"),
    "imagined": case("review: Bob, fmd", gives="unchecked notAsserted", stance="imagined"),
    # No trusted source knows a film of this title and year.
    "unknown film": case("review: Ann, fmd", gives="unknownFilm filmInNoTrustedSource"),
    "known by reviews alone": case("review2: Ann, fmd", "review: Ann, fmd", gives="unknownFilm filmInNoTrustedSource"),
    "unknown film of the dead": case("review: Dead, act", year=2020, gives="unknownFilm filmInNoTrustedSource"),
    # The film came out before the person was born.
    "before birth": case("imdb: Ann, fmd", "review: Late, act", gives="anachronism beforeBirth"),
    "in the year of birth": case("imdb: Ann, fmd", "review: Late, act", year=2005, gives="unsupported trustedSilent"),
    "before birth, as trusted credits say": case(
        "imdb: Late, act", "review: Late, act", gives="supported sameCredit imdb Late"
    ),
    # The person had died more than five years before, the role is one for the living, and no archive is meant.
    "after death": case("imdb: Ann, fmd", "review: Dead, act, Oracle", year=1986, gives="anachronism afterDeath"),
    "five years after death": case("imdb: Ann, fmd", "review: Dead, act", year=1985, gives="unsupported trustedSilent"),
    "a dead author": case("imdb: Ann, fmd", "review: Dead, aut", gives="unsupported trustedSilent"),
    "a dead composer": case("imdb: Ann, fmd", "review: Dead, cmp", gives="unsupported trustedSilent"),
    "archive footage": case(
        "imdb: Ann, fmd", "review: Dead, act, archive footage:Self", gives="unsupported trustedSilent"
    ),
    "anachronism before contradiction": case("imdb: Ann, fmd", "review: Dead, fmd", gives="anachronism afterDeath"),
    "after death, as trusted credits say": case(
        "imdb: Dead, act", "review: Dead, act", gives="supported sameCredit imdb Dead"
    ),
    # Trusted sources stand on both sides.
    "disputed director": case(
        "imdb: Ann, fmd", "table: Bob, fmd", "review: Bob, fmd", gives="disputed trustedOnBothSides imdb Ann"
    ),
    "disputed player": case(
        "table: Ann, act, Ripley",
        "other: Bob, act, Ripley",
        "review: Bob, act, Ripley",
        gives="disputed trustedOnBothSides table Ann",
    ),
    "a list that does not claim to be whole denies nobody": case(
        "table: Ann, fmd", "other: Bob, fmd", "review: Bob, fmd", gives="supported sameCredit other Bob"
    ),
    "trusted against complete": case("imdb: Ann, fmd", "table: Bob, fmd", gives="disputed trustedOnBothSides imdb Ann"),
    "complete against trusted": case("table: Bob, fmd", "imdb: Ann, fmd", gives=""),
    "two directors, one of them in the other list": case(
        "table: Ann, fmd", "imdb: Bob, fmd", "imdb: Ann, fmd", gives="supported sameCredit table Ann"
    ),
    "trusted against trusted, one part": case(
        "table: Ann, act, Ripley", "other: Bob, act, Ellen Ripley", gives="disputed trustedOnBothSides table Ann"
    ),
    "trusted against trusted, different parts of a cast": case(
        "table: Ann, act, Ripley", "other: Bob, act, Ash", gives=""
    ),
    "trusted against trusted, no part": case("table: Ann, act", "other: Bob, act, Ash", gives=""),
    "trusted against trusted, husband and wife": case(
        "table: Ann, act, Mrs. Robinson", "other: Bob, act, Mr. Robinson", gives=""
    ),
    "trusted against trusted, somebody's mother": case(
        "table: Ann, act, Alice", "other: Bob, act, Alice's Mother", gives=""
    ),
    "trusted against trusted, young and old": case(
        "table: Ann, act, Vito Corleone", "other: Bob, act, Young Vito Corleone", gives=""
    ),
    "trusted against trusted, numbered": case("table: Ann, act, Guard", "other: Bob, act, Guard #2", gives=""),
    "trusted against trusted, themselves": case("table: Ann, onp, Self", "other: Bob, onp, Self", gives=""),
    "trusted against trusted, a part of several": case(
        "table: Ann, act, Nurse", "table: Cy, act, Nurse", "other: Bob, act, Nurse", gives=""
    ),
    "trusted against trusted, body and voice": case(
        "table: Ann, act, Darth Vader", "other: Bob, act, voice:Darth Vader", gives=""
    ),
    "trusted against trusted, the same": case(
        "table: Ann, cmp", "other: Ann, cmp", gives="supported sameCredit table Ann"
    ),
    "trusted sources of different roles": case("imdb: Ann, fmd", "table: Bob, cmp", gives=""),
    "one trusted source has the part twice": case("imdb: Ann, act, Ripley", "imdb: Bob, act, Ripley", gives=""),
    # A trusted source gives this part to another actor and not to this one.
    "other player": case(
        "imdb: Ann, act, Lieutenant Elgart",
        "imdb: Bob, act, Judge",
        "review: Bob, act, Elgart",
        gives="contradicted otherPlayer imdb Ann",
    ),
    "other player of a longer name": case(
        "imdb: Ann, act, Brig. Gen. Jack D. Ripper",
        "review: Bob, act, General Ripper",
        gives="unsupported trustedSilent",
    ),
    "other player of a shorter name": case(
        "imdb: Ann, act, Vin", "review: Bob, act, Vin Tanner", gives="contradicted otherPlayer imdb Ann"
    ),
    "both play it": case(
        "imdb: Ann, act, Anakin",
        "imdb: Bob, act, Anakin",
        "review: Bob, act, Anakin",
        gives="supported sameCredit imdb Bob",
    ),
    "somebody's wife is not somebody": case(
        "imdb: Ann, act, Noah", "review: Bob, act, Noah's Wife", gives="unsupported trustedSilent"
    ),
    "the part of a title": case(
        "imdb: Ann, act, The Judge", "review: Bob, act, Judge", gives="contradicted otherPlayer imdb Ann"
    ),
    # A trusted source lists everybody who had this role, and this person is not among them.
    "missing from the list": case(
        "imdb: Ann, fmd", "review: Bob, fmd", gives="contradicted missingFromCompleteList imdb Ann"
    ),
    "one of several in the list": case(
        "imdb: Ann, aus", "imdb: Bob, aus", "review: Bob, aus", gives="supported sameCredit imdb Bob"
    ),
    "the list has nobody": case("imdb: Ann, cmp", "review: Bob, fmd", gives="unsupported trustedSilent"),
    # A trusted source gives this role, which a film gives to so few, to others.
    "other holder": case("imdb: Ann, cng", "review: Bob, cng", gives="contradicted otherHolder imdb Ann"),
    "other holder of a role that many have": case(
        "imdb: Ann, pro", "review: Bob, pro", gives="unsupported trustedSilent"
    ),
    "holder in one of two trusted sources": case(
        "imdb: Ann, cng", "table: Bob, cng", "review: Bob, cng", gives="supported sameCredit table Bob"
    ),
    # A trusted source gives this person the same role, and the same part where both name one.
    "same credit": case("imdb: Ann, cmp", "review: Ann, cmp", gives="supported sameCredit imdb Ann"),
    "same part": case(
        "imdb: Ann, act, Ellen Ripley", "review: Ann, act, Ripley", gives="supported sameCredit imdb Ann"
    ),
    "of several the most trusted is shown": case(
        "other: Ann, cmp",
        "table: Ann, cmp",
        "imdb: Ann, cmp",
        "review: Ann, cmp",
        gives="supported sameCredit imdb Ann",
    ),
    "part named by one only": case("imdb: Ann, act, Ripley", "review: Ann, act", gives="supported sameCredit imdb Ann"),
    "one of three parts": case(
        "imdb: Ann, act, Mandrake, Muffley, Strangelove",
        "review: Ann, act, Muffley",
        gives="supported sameCredit imdb Ann",
    ),
    "a voice is a kind of acting": case(
        "imdb: Ann, act, Woody", "review: Ann, vac, Woody", gives="supported sameCredit imdb Ann"
    ),
    # The same role, the part named otherwise.
    "other part": case("imdb: Ann, act, Ripley", "review: Ann, act, Newt", gives="supported otherPart imdb Ann"),
    "other part, which is another's": case(
        "imdb: Ann, act, Ripley",
        "imdb: Bob, act, Newt",
        "review: Ann, act, Newt",
        gives="contradicted otherPlayer imdb Bob",
    ),
    # Trusted sources know the film and say nothing of it.
    "silent": case("imdb: Ann, fmd", "review: Bob, cst", gives="unsupported trustedSilent"),
    "silent on a cast that is not complete": case(
        "imdb: Ann, act, Ripley", "review: Bob, act, Ash", gives="unsupported trustedSilent"
    ),
    "silent on a role of its own words": case(
        "imdb: Ann, fmd", "review: Bob, best boy", gives="unsupported trustedSilent"
    ),
}


def of_the_cases() -> list[Said]:
    """All cases as one store, each with a film of its own."""
    said = {
        "imdb": trusted(),
        "table": trusted("table", 0.8, ()),
        "other": trusted("other", 0.8, ()),
        "review": Said("review"),
        "review2": Said("review2"),
    }
    people = ["Ann", "Bob", "Cy", "Dead", "Late"]
    for number, name in enumerate(people):
        years = {"Dead": {"birth_year": 1920, "death_year": 1980}, "Late": {"birth_year": 2005}}.get(name, {})
        said["imdb"].person(f"imdb:nm{number:07d}", f"{name} {name}son", **years)
    for number, one in enumerate(CASES.values()):
        for place, (source, person, role, *parts) in enumerate(one.lines):
            key, nm = f"imdb:tt{number:07d}", f"imdb:nm{people.index(person):07d}"
            said[source].film(key, f"Film {number}", one.year)
            marked = [part.rpartition(":") for part in parts]
            stance: Stance = one.stance if place == len(one.lines) - 1 else "asserted"
            attributes = tuple(mark for mark, _, _ in marked if mark)
            said[source].credit(key, nm, role, *(part for _, _, part in marked), stance=stance, attributes=attributes)
    return list(said.values())


@pytest.fixture(scope="module")
def assessed() -> dict[str, tuple[str, str, str | None]]:
    return verdicts(told(*of_the_cases()))


def _name(said: str | None) -> str | None:
    """``imdb tt0000001 nm0000000 act`` as ``imdb Ann``."""
    return said and f"{said.split()[0]} {['Ann', 'Bob', 'Cy', 'Dead', 'Late'][int(said.split()[2][2:])]}"


@pytest.mark.parametrize("name", CASES)
def test_the_verdict_is_that_of_the_first_rule_that_holds(
    name: str, assessed: dict[str, tuple[str, str, str | None]]
) -> None:
    one, number = CASES[name], list(CASES).index(name)
    source, person, role, *_ = one.lines[-1]
    nm = f"nm{['Ann', 'Bob', 'Cy', 'Dead', 'Late'].index(person):07d}"
    verdict, rule, against = assessed.get(f"{source} tt{number:07d} {nm} {role}", (None, None, None))
    assert (verdict, rule, _name(against)) == (one.verdict, one.rule, one.against)


def test_the_rules_are_those_of_the_ontology_in_its_order() -> None:
    """The ontology may know rules that are not tried yet; none is tried that it does not know."""
    known = [rule.name for rule in vocab.rules()]
    names = [rule.name for rule in RULES]
    assert [name for name in known if name in names] == names
    assert {rule.verdict for rule in RULES} == {verdict.name for verdict in vocab.verdicts()}


def test_the_order_of_the_sources_decides_nothing() -> None:
    connection = empty()
    said = of_the_cases()
    tell(connection, said)
    expected = verdicts(connection)
    tell(connection, said[::-1])
    assert verdicts(connection) == expected


def test_a_name_that_two_bear_is_ambiguous_only_if_one_of_them_might_be_meant() -> None:
    known = trusted().film("imdb:tt0000001", "Heat", 1995).film("imdb:tt0000002", "Ronin", 1998)
    for person in (1, 2):
        known.person(f"imdb:nm000000{person}", "John Smith").credit("imdb:tt0000001", f"imdb:nm000000{person}", "fmd")
    known.person("imdb:nm0000003", "Ann Other").credit("imdb:tt0000002", "imdb:nm0000003", "fmd")
    review = Said("r").film("h", "Heat", 1995).film("o", "Ronin", 1998).person("p", "John Smith")
    review.credit("h", "p", "fmd").credit("o", "p", "fmd").credit("h", "p", "cst")
    found = verdicts(told(known, review))
    assert found["r h p fmd"][:2] == ("ambiguous", "severalCandidates")
    assert found["r h p cst"][:2] == ("ambiguous", "severalCandidates")
    assert found["r o p fmd"] == ("contradicted", "missingFromCompleteList", "imdb tt0000002 nm0000003 fmd")


def test_three_directors_of_one_imaginary_sequel() -> None:
    """Each review is held against another that names somebody else, and none against one that agrees."""
    said = []
    for source, who in (("a", "Ann Annson"), ("b", "Bob Bobson"), ("c", "Cy Cyson"), ("d", "Ann Annson")):
        said.append(Said(source).film("x", "Fog 2", 2031).person("p", who).credit("x", "p", "fmd"))
    found = verdicts(told(trusted().film("imdb:tt0000001", "Fog", 1980), *said))
    assert {verdict[:2] for verdict in found.values()} == {("unknownFilm", "rivalClaim")}
    against = {key[0]: str(value[2])[0] for key, value in found.items()}
    assert against == {"a": "b", "b": "a", "c": "a", "d": "b"}


def test_a_title_that_two_films_bear_is_ambiguous_and_one_that_none_has_unknown() -> None:
    known = trusted().film("imdb:tt0000001", "Heat", 1986).film("imdb:tt0000002", "Heat", 1995)
    known.person("imdb:nm0000001", "Ann Other").credit("imdb:tt0000001", "imdb:nm0000001", "fmd")
    found = verdicts(
        told(
            known,
            Said("r").film("x", "Heat").person("p", "Al Pacino").credit("x", "p"),
            Said("a").film("x", "Fog", 2031).person("p", "Al Pacino").credit("x", "p"),
            Said("b").film("x", "Fog", 2051).person("p", "Al Pacino").credit("x", "p"),
            Said("c").film("x", "Fog").person("p", "Al Pacino").credit("x", "p"),
        )
    )
    assert found["r x p act"][:2] == ("ambiguous", "severalCandidates")
    assert {found[f"{name} x p act"][0] for name in "abc"} == {"unknownFilm"}


def test_a_claim_of_no_trusted_source_never_denies() -> None:
    said = [Said(name, trust=0.79).film("imdb:tt0000001", "Heat", 1995) for name in ("a", "b")]
    for number, one in enumerate(said):
        one.person(f"imdb:nm000000{number}", f"Jo{number} Doe").credit(
            "imdb:tt0000001", f"imdb:nm000000{number}", "fmd"
        )
    assert {verdict for verdict, *_ in verdicts(told(*said)).values()} == {"unknownFilm"}


# --- the sample data --------------------------------------------------------------------------------------------------


def _found(graph: KnowledgeGraph, *sources: str) -> dict[tuple[str, str, str, str], tuple[str, str | None]]:
    """Verdict and the other side's person, by source, person, role and film."""
    return {
        (one.claim.source.rpartition("/")[2], one.claim.person, one.claim.role, one.claim.film): (
            one.verdict,
            one.other.person if one.other else None,
        )
        for one in check(graph.store, sources)
    }


def test_where_the_reviews_are_wrong(graph: KnowledgeGraph) -> None:
    """The table of ``data/README.md``."""
    found = _found(graph)
    assert found["aliens.md", "Ridley Scott", "director", "Aliens"] == ("contradicted", "James Cameron")
    assert found["cape-fear.txt", "Martin Balsam", "actor", "Cape Fear"] == ("contradicted", "Robert Mitchum")
    hype = "invented-alita-shards-of-heaven.txt", "Bill Pope", "cinematographer"
    assert found[*hype, "The Dark Knight"] == ("contradicted", "Wally Pfister")
    assert found[*hype, "The Matrix"] == ("supported", "Bill Pope")
    assert found[*hype, "Alita: Shards of Heaven"] == ("unknownFilm", None)
    oracle = "user-reviews.jsonl#u2", "Gloria Foster", "actor", "The Matrix Resurrections"
    assert found[oracle] == ("anachronism", None)


def test_nothing_else_in_the_reviews_is_wrong(graph: KnowledgeGraph) -> None:
    wrong = {key for key, (verdict, _) in _found(graph).items() if verdict in ("contradicted", "anachronism")}
    allowed = {
        ("aliens.md", "Ridley Scott"),
        ("cape-fear.txt", "Martin Balsam"),
        ("cape-fear.txt", "Robert Mitchum"),
        ("invented-alita-shards-of-heaven.txt", "Bill Pope"),
        ("user-reviews.jsonl#u2", "Gloria Foster"),
    }
    assert {key[:2] for key in wrong} <= allowed


def test_what_cannot_be_borne_out(graph: KnowledgeGraph) -> None:
    found = _found(graph)
    assert found["user-reviews.jsonl#u4", "Damien Chazelle", "director", "Whiplash"][0] == "ambiguous"
    assert {verdict for key, (verdict, _) in found.items() if "last-alley" in key[0]} <= {"unknownFilm", "unchecked"}
    assert {verdict for key, (verdict, _) in found.items() if "salt-road" in key[0]} <= {"unknownFilm", "unchecked"}
    assert ("the-matrix-resurrections.txt", "Bill Pope", "cinematographer", "The Matrix Resurrections") not in {
        key for key, (verdict, _) in found.items() if verdict != "unchecked"
    }


def test_where_the_credits_disagree(graph: KnowledgeGraph) -> None:
    found = {**_found(graph, "credits.csv"), **_found(graph, "imdb"), **_found(graph, "the-matrix.html")}
    disputed = {key for key, (verdict, _) in found.items() if verdict == "disputed"}
    assert ("credits.csv", "Lilly Wachowski", "director", "The Matrix Resurrections") in disputed
    assert {key for key, (verdict, _) in found.items() if verdict == "contradicted"} == set()
    for film in ("Alita: Battle Angel", "Dr. Strangelove", "A Fistful of Dollars"):
        assert not [key for key in disputed if key[3].startswith(film)]


# --- what a claim takes for granted -----------------------------------------------------------------------------------


def _returns(quote: str, person: str = "Rosa Salazar", role: str = "act", parts: tuple[str, ...] = ()) -> Any:
    """What is found of a claim on a sequel that only a review knows, its credits being these words."""
    known = trusted().film("imdb:tt0000001", "Alita", 2019)
    known.person("imdb:nm0000001", "Rosa Salazar").credit("imdb:tt0000001", "imdb:nm0000001", "act", "Alita")
    known.person("imdb:nm0000002", "Robert Rodriguez").credit("imdb:tt0000001", "imdb:nm0000002", "fmd")
    review = Said("r").film("y", "Alita 2", 2031).film("x", "Alita", 2019).relation("y", "sequel of", "x")
    review.person("p", person).credit("y", "p", role, *parts, quote=quote)
    rows = told(known, review).execute(
        "SELECT a.verdict, a.rule, f.local, p.person_local FROM presupposition a JOIN entity f ON f.id = a.film "
        "JOIN credit_said p ON p.id = a.against"
    )
    return rows.fetchall()


@pytest.mark.parametrize(
    "quote",
    ["Rosa Salazar returns as Alita.", "Rosa Salazar (Alita) returns.", "Salazar reprises her role.",
     "Rosa Salazar and Keean Johnson return as the couple.", "With returning star Rosa Salazar it is good.",
     "The return of Rosa Salazar is a gift.",
     "Rosa Salazar is back.", "Alita is once again played by Rosa Salazar.",
     "She is played once more by Rosa Salazar.", "Once again directed with verve by Rosa Salazar."],
)  # fmt: skip
def test_who_returns_was_there_before(quote: str) -> None:
    assert _returns(quote) == [("supported", "returnWithEarlierCredit", "tt0000001", "nm0000001")]


@pytest.mark.parametrize(
    "quote",
    ["Rosa Salazar plays Alita.", "Rosa Salazar returns to the big screen.", "Rosa Salazar fights while Zapan returns.",
     "Zapan returns, and so he meets Rosa Salazar.", "Once again it rains, and Rosa Salazar is wet.",
     "She goes back, says Rosa Salazar."],
)  # fmt: skip
def test_nothing_is_taken_for_granted_where_nobody_returns(quote: str) -> None:
    assert _returns(quote) == []


def test_who_returns_and_was_not_there() -> None:
    assert [row[:2] for row in _returns("Ann Other returns as Gelda.", "Ann Other")] == [
        ("unsupported", "returnWithoutEarlierCredit")
    ]
    assert [row[:2] for row in _returns("Director Ann Other returns to direct it.", "Ann Other", "fmd")] == [
        ("contradicted", "returnWithoutEarlierCredit")
    ]


def test_films_that_follow_each_other_in_a_ring_end() -> None:
    review = Said("r").film("y", "Alita 2", 2031).film("x", "Alita", 2019).person("p", "Rosa Salazar")
    review.relation("y", "sequel of", "x").relation("x", "sequel of", "y")
    review.credit("y", "p", quote="Rosa Salazar returns as Alita.")
    assert told(trusted().film("imdb:tt0000001", "Alita", 2019), review)


# --- only what has changed --------------------------------------------------------------------------------------------


def test_what_changes_is_assessed_as_if_all_were(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking a source away, putting it back and changing it leaves the verdicts of a new store."""
    monkeypatch.setattr("kg.verdicts.assess.BATCH", 20)
    monkeypatch.setattr("kg.verdicts.assess.SHARE", 7)
    said = of_the_cases()
    connection = told(*said)
    for gone in ("table", "imdb"):
        files = connection.execute("SELECT id FROM said JOIN file ON file.id = said.file WHERE said.name = ?", [gone])
        tables.remove_files(connection, [row[0] for row in files.fetchall()])
        conclude(connection, lambda _: None)
        said = [one for one in said if one.name != gone]
        assert verdicts(connection) == verdicts(told(*said))


def test_a_film_that_does_not_change_is_not_assessed_again() -> None:
    connection = told(*of_the_cases())
    connection.execute("UPDATE assessment SET rule = 'untouched'")
    assess(connection)
    assert {rule for _, rule, _ in verdicts(connection).values()} == {"untouched"}
    connection.execute("UPDATE film SET year = 1850 WHERE film = (SELECT id FROM entity WHERE local = 'tt0000006')")
    assess(connection)
    changed = {key.split()[1] for key, (_, rule, _) in verdicts(connection).items() if rule != "untouched"}
    assert changed == {"tt0000006"}
