"""Candidates: which ones credits of other sources bear out, what follows from that, and when it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from claims import Said, empty, identities, links, promotions, tell, trusted, verdicts
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingesting import kg, stored

from kg.link import promote
from kg.pipeline import ingest
from kg.preview import Preview
from kg.sources import review
from kg.sources.base import Batch
from kg.sources.collect import collect
from kg.store.folder import Store

FILM = "imdb:tt0000001"


@pytest.fixture(scope="module")
def connection() -> DuckDBPyConnection:
    return empty()


def cast(*names: str, role: str = "act", **more: object) -> Said:
    """A trusted source with one film and people of these names in one role."""
    said = trusted().film(FILM, "Low Tide", 1964)
    for number, name in enumerate(names, 1):
        said.person(f"imdb:nm{number:07d}", name).credit(FILM, f"imdb:nm{number:07d}", role)
    return said


def asks(name: str, role: str = "act", part: str | None = None, **more: object) -> Said:
    """A review of that film with one candidate."""
    return Said("r").film("x", "Low Tide", 1964).candidate("x", name, role, part, **more)


def who(connection: DuckDBPyConnection, *said: Said) -> dict[str, str]:
    tell(connection, said)
    return {asked: person for asked, (person, _, _) in promotions(connection).items()}


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "credited", "form"),
    [
        ("Ana Lopez", "Ana Lopez", "full name"),
        ("ANA LÓPEZ", "Ana Lopez", "full name"),
        ("ana lopez", "Ana López", "full name"),
        ("J.K. Arden", "J. K. Arden", "full name"),
        ("JK Arden", "J.K. Arden", "full name"),
        ("DeLuca", "De Luca", "full name"),
        ("Han Joon Ho", "Joon-ho Han", "full name"),
        ("Zerena", "Zerena", "full name"),
        ("Sir Ian Holm", "Ian Holm", "full name"),
        ("Robert Dane", "Robert Dane Jr.", "full name"),
        ("Samuel Arden", "Samuel L. Arden", "first and last name"),
        ("Samuel L. Arden", "Samuel Arden", "first and last name"),
        ("Lopez", "Ana Lopez", "surname"),
        ("De Niro", "Robert De Niro", "surname"),
        ("Niro", "Robert De Niro", "surname"),
        ("Dane", "Robert Dane Jr.", "surname"),
        ("O'Hara", "Maureen O’Hara", "surname"),
    ],
)
def test_a_name_is_borne_in_one_of_three_forms(
    connection: DuckDBPyConnection, printed: str, credited: str, form: str
) -> None:
    tell(connection, (cast("Rae Quill", credited), asks(printed)))
    assert {v[:2] for v in promotions(connection).values()} == {("imdb:nm0000002", f"promoted by {form}")}


@pytest.mark.parametrize(
    ("printed", "credited"),
    [
        ("Ana", "Ana Lopez"),
        ("Lopez", "Ana Lopezzi"),
        ("Eva Lopez", "Ana Lopez"),
        ("Ana Lopes", "Ana Lopez"),
        ("Joon", "Joon-ho Han"),
        ("Jr.", "Robert Dane Jr."),
        ("...", "..."),
    ],
)
def test_other_names_are_not_borne(connection: DuckDBPyConnection, printed: str, credited: str) -> None:
    assert who(connection, cast("Rae Quill", credited), asks(printed)) == {}


def test_aliases_and_names_in_credits_count(connection: DuckDBPyConnection) -> None:
    said = trusted().film(FILM, "Low Tide", 1964).person("imdb:nm1", "Ana Lopez", names=("Annie Cuesta",))
    said.credit(FILM, "imdb:nm1", credited_as="A. Riva")
    assert list(who(connection, said, asks("Annie Cuesta")).values()) == ["imdb:nm0000001"]
    assert list(who(connection, said, asks("A. Riva")).values()) == ["imdb:nm0000001"]


def test_another_title_of_the_film_counts(connection: DuckDBPyConnection) -> None:
    known = trusted().film(FILM, "Marea baja", 1964, titles=(("Low Tide", "en", "US"),))
    known.person("imdb:nm1", "Ana Lopez").credit(FILM, "imdb:nm1")
    assert who(connection, known, asks("Lopez")) == {"r Lopez act": "imdb:nm0000001"}


def test_a_name_that_two_bear_is_nobodys(connection: DuckDBPyConnection) -> None:
    assert who(connection, cast("Ana Lopez", "Eva Lopez"), asks("Lopez")) == {}
    assert who(connection, cast("Ana Lopez", "Ana López"), asks("Ana Lopez")) == {}


def test_a_full_name_goes_before_a_surname(connection: DuckDBPyConnection) -> None:
    assert who(connection, cast("Ana Cher", "Cher"), asks("Cher")) == {"r Cher act": "imdb:nm0000002"}


def test_a_surname_is_nobodys_where_another_in_the_credits_bears_it_in_any_role(
    connection: DuckDBPyConnection,
) -> None:
    family = cast("Ana Lopez").person("imdb:nm9", "Eva Lopez").credit(FILM, "imdb:nm9", "fmd")
    assert who(connection, family, asks("Lopez")) == {}
    assert who(connection, family, asks("Ana Lopez")) == {"r Ana Lopez act": "imdb:nm0000001"}


def test_a_surname_is_nobodys_where_a_part_is_called_so(connection: DuckDBPyConnection) -> None:
    known = cast("Ana Lopez").person("imdb:nm9", "Rae Quill").credit(FILM, "imdb:nm9", "act", "Mrs. Lopez")
    assert who(connection, known, asks("Lopez")) == {}
    assert who(connection, known, asks("Ana Lopez")) == {"r Ana Lopez act": "imdb:nm0000001"}


# --- roles, parts, films, stance -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "credited", "promoted"),
    [
        ("act", "act", True),
        ("act", "vac", True),
        ("vac", "act", True),
        ("act", "onp", True),
        ("aut", "aus", True),
        ("fmd", "fmd", True),
        ("act", "fmd", False),
        ("fmd", "fmp", False),
        ("cmp", "act", False),
    ],
)
def test_the_role_must_be_of_one_kind(connection: DuckDBPyConnection, said: str, credited: str, promoted: bool) -> None:
    assert bool(who(connection, cast("Ana Lopez", role=credited), asks("Ana Lopez", said))) is promoted


def confidence(connection: DuckDBPyConnection, *said: Said) -> list[float]:
    tell(connection, said)
    return [row[0] for row in connection.execute("SELECT confidence FROM promoted").fetchall()]


def test_a_part_that_agrees_makes_it_surer_and_one_that_does_not_forbids_it(connection: DuckDBPyConnection) -> None:
    known = trusted().film(FILM, "Low Tide", 1964).person("imdb:nm1", "Ana Lopez")
    known.credit(FILM, "imdb:nm1", "act", "Captain Kate Bell")
    [alone] = confidence(connection, known, asks("Lopez"))
    [agreeing] = confidence(connection, known, asks("Lopez", part="Kate"))
    assert agreeing > alone
    assert confidence(connection, known, asks("Lopez", part="Maria")) == []
    assert confidence(connection, known, asks("Lopez", part="the captain")) == [alone]


def test_another_film_bears_out_nothing(connection: DuckDBPyConnection) -> None:
    other = Said("r").film("x", "High Tide", 1964).candidate("x", "Ana Lopez")
    assert who(connection, cast("Ana Lopez"), other) == {}
    older = Said("r").film("x", "Low Tide", 1951).candidate("x", "Ana Lopez")
    assert who(connection, cast("Ana Lopez"), older) == {}


def test_reviews_bear_out_no_review(connection: DuckDBPyConnection) -> None:
    other = Said("s", trust=0.9).film("x", "Low Tide", 1964).person("p", "Ana Lopez").credit("x", "p")
    assert who(connection, trusted().film(FILM, "Low Tide", 1964), other, asks("Ana Lopez")) == {}


@pytest.mark.parametrize("stance", ["hedged", "negated", "imagined"])
def test_only_what_is_asserted_is_promoted(connection: DuckDBPyConnection, stance: str) -> None:
    assert who(connection, cast("Ana Lopez"), asks("Ana Lopez", stance=stance)) == {}


def test_what_the_review_claims_needs_no_candidate(connection: DuckDBPyConnection) -> None:
    claims = asks("Lopez").person("p", "Ana Lopez").credit("x", "p")
    assert who(connection, cast("Ana Lopez"), claims) == {}
    hedges = asks("Lopez").person("p", "Ana Lopez").credit("x", "p", stance="hedged")
    assert who(connection, cast("Ana Lopez"), hedges) == {}
    directs = asks("Lopez").person("p", "Ana Lopez").credit("x", "p", "fmd")
    assert who(connection, cast("Ana Lopez"), directs) == {"r Lopez act": "imdb:nm0000001"}


def test_who_has_several_roles_needs_words_that_say_which(connection: DuckDBPyConnection) -> None:
    known = cast("Ana Lopez").credit(FILM, "imdb:nm1", "fmd")
    assert who(connection, known, asks("Lopez", confidence=0.4)) == {}
    assert who(connection, known, asks("Lopez", confidence=0.5)) == {"r Lopez act": "imdb:nm0000001"}


def test_a_person_is_promoted_once_for_a_role(connection: DuckDBPyConnection) -> None:
    twice = asks("Lopez").candidate("x", "Ana Lopez").candidate("x", "Ana Lopez", "vac")
    assert who(connection, cast("Ana Lopez"), twice) == {"r Ana Lopez act": "imdb:nm0000001"}


def test_the_ground_is_the_most_trusted_credit(connection: DuckDBPyConnection) -> None:
    csv = trusted("a.csv", 0.8).film("y", "Low Tide", 1964).person("q", "Ana Lopez").credit("y", "q")
    tell(connection, (csv, cast("Ana Lopez"), asks("Ana Lopez")))
    assert promotions(connection)["r Ana Lopez act"] == ("imdb:nm0000001", "promoted by full name", "imdb 3")


def test_promotion_changes_no_claim(connection: DuckDBPyConnection) -> None:
    claims = asks("Lopez").person("p", "Rae Quill").credit("x", "p", "fmd")
    keys = {"film": "film", "person": "person", "credit": "film, person", "candidate": "film"}
    mine = {
        kind: f"SELECT t.* EXCLUDE (id, file, {own}) FROM {kind} t JOIN said s USING (file) WHERE s.name = 'r'"
        for kind, own in keys.items()
    }
    rows = []
    for said in ((claims,), (claims, cast("Ana Lopez"))):
        tell(connection, said)
        rows.append({kind: connection.execute(query).fetchall() for kind, query in mine.items()})
    assert len(promotions(connection)) == 1
    assert rows[0] == rows[1]
    assert all(rows[0].values())


# --- verdicts --------------------------------------------------------------------------------------------------------


def test_a_promoted_credit_rests_on_its_ground_and_is_not_borne_out_by_it(connection: DuckDBPyConnection) -> None:
    tell(connection, (cast("Ana Lopez", role="fmd"), asks("Lopez", "fmd")))
    assert verdicts(connection) == {
        "r x nm0000001 fmd": ("unchecked", "promotedByIt", "imdb tt0000001 nm0000001 fmd"),
    }


def test_a_promoted_credit_judges_nobody_though_its_source_is_trusted(connection: DuckDBPyConnection) -> None:
    """A review of trust 0.9 that completes a name from a table of trust 0.5 would bear that very table out."""
    table = trusted("a.csv", 0.5).film("y", "Low Tide", 1964).person("q", "Ana Lopez").credit("y", "q", "fmd")
    believed = Said("r", trust=0.9).film("x", "Low Tide", 1964).candidate("x", "Lopez", "fmd")
    tell(connection, (table, believed))
    assert verdicts(connection) == {
        "a.csv y q fmd": ("unsupported", "trustedSilent", None),
        "r x q fmd": ("unchecked", "promotedByIt", "a.csv y q fmd"),
    }


# --- surnames that are claimed ---------------------------------------------------------------------------------------


def test_a_person_claimed_by_the_surname_is_the_one_who_bears_it(connection: DuckDBPyConnection) -> None:
    claims = Said("r").film("x", "Low Tide", 1964).person("p", "Lopez").credit("x", "p")
    tell(connection, (cast("Ana Lopez", "Rae Quill"), claims))
    assert frozenset(("imdb:nm0000001", "r:p")) in identities(connection)
    assert links(connection, "same") >= {("imdb:nm0000001", "r:p", "surname in film")}
    assert verdicts(connection)["r x p act"][:2] == ("supported", "sameCredit")


@pytest.mark.parametrize(
    "known",
    [
        cast("Ana Lopez", "Eva Lopez"),
        cast("Ana Lopez", role="fmd"),
        cast("Lopez Quill"),
        cast("Ana Lopez").person("imdb:nm9", "Rae Quill").credit(FILM, "imdb:nm9", "act", "Lopez"),
    ],
    ids=["two bear it", "another role", "a first name", "a part"],
)
def test_a_surname_that_does_not_tell_links_nobody(connection: DuckDBPyConnection, known: Said) -> None:
    tell(connection, (known, Said("r").film("x", "Low Tide", 1964).person("p", "Lopez").credit("x", "p")))
    assert not any("r:p" in one for one in identities(connection))


# --- order and time ------------------------------------------------------------------------------------------------


NAMES = ("Ana Lopez", "Eva Lopez", "Ana Riva", "Riva", "Lopez", "Quill", "Rae Quill")


@st.composite
def sources(draw: st.DrawFn) -> list[Said]:
    said = []
    for number in range(draw(st.integers(1, 3))):
        one = trusted(f"t{number}", draw(st.sampled_from((0.5, 0.8, 0.95)))).film("x", "Low Tide", 1964)
        for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)):
            one.person(name, name).credit("x", name, draw(st.sampled_from(("act", "fmd"))))
        said.append(one)
    for number in range(draw(st.integers(1, 2))):
        one = Said(f"r{number}").film("x", "Low Tide", 1964)
        for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)):
            if draw(st.booleans()):
                one.candidate("x", name, draw(st.sampled_from(("act", "fmd"))))
            else:
                one.person(name, name).credit("x", name)
        said.append(one)
    return said


@given(sources(), st.randoms())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_sources_does_not_matter(connection: DuckDBPyConnection, said: list[Said], random: object) -> None:
    found = []
    for _ in range(2):
        tell(connection, said)
        found.append((promotions(connection), identities(connection), verdicts(connection)))
        random.shuffle(said)  # type: ignore[attr-defined]
    assert found[0] == found[1]


CREDITS = "film,year,person,role,character\nLow Tide,1964,Ana Lopez,actor,Kate\nLow Tide,1964,Rae Quill,writer,\n"
TEXT = "Low Tide (1964)\n\nIt is a film about the sea. The script is thin, and Quill knows it.\n"


def test_either_side_may_come_first_and_what_rests_on_a_source_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CREDITS, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    promoted = "SELECT person_local, code, locator, quote, method FROM credit_said WHERE ground IS NOT NULL"
    left = "SELECT (SELECT count(*) FROM candidate), (SELECT count(*) FROM promoted), (SELECT count(*) FROM evidence)"

    def promotes(*command: str) -> list[tuple[object, ...]]:
        assert kg(tmp_path, *command).code == 0
        return stored(tmp_path, promoted)

    assert promotes("ingest", "a.txt") == []
    after = promotes("ingest", "a.csv")
    assert [row[:2] for row in after] == [("rae-quill", "aus")]
    assert promotes("forget", "a.csv") == []
    assert stored(tmp_path, "SELECT name FROM candidate") == [("Quill",)]
    assert promotes("ingest", "a.csv") == after
    assert promotes("forget", "a.txt") == []
    assert stored(tmp_path, left) == [(0, 0, 0)]
    assert promotes("ingest", "a.txt") == after


def test_a_dump_has_what_is_promoted_and_not_what_waits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.csv").write_text(CREDITS, encoding="utf-8")
    ingest(tmp_path / "film.kg", [str(tmp_path / "a.txt")])
    kg(tmp_path, "export", "before.nq")
    assert "quill" not in (tmp_path / "before.nq").read_text(encoding="utf-8").casefold()
    ingest(tmp_path / "film.kg", [str(tmp_path / "a.csv")])
    kg(tmp_path, "export", "after.nq")
    lines = (tmp_path / "after.nq").read_text(encoding="utf-8").splitlines()
    credit = "<https://w3id.org/film-kg/id/credit/a.txt/a.txt/low-tide-1964/a.csv/rae-quill/aus/1>"
    assert len(lines) == len(set(lines))
    assert any(line.startswith(credit) and '"promoted by surname"' in line for line in lines)
    assert any("promotedByIt" in line and "/assessment/a.txt/" in line for line in lines)


def test_names_are_joined_by_keys_and_never_pair_by_pair(connection: DuckDBPyConnection) -> None:
    tell(connection, (cast("Ana Lopez"), asks("Lopez")))
    assert promote.find(connection)
    for statement in (promote._BORNE, promote._ONE, promote._PROMOTE):
        query = statement[statement.index("WITH") :]
        [(_, plan)] = connection.execute(f"EXPLAIN (FORMAT json) {query}").fetchall()
        steps = set(re.findall(r'"name": *"(\w+)"', plan))
        assert "HASH_JOIN" in steps
        assert not [step for step in steps if "PRODUCT" in step or "NL_JOIN" in step or "LOOP" in step]


# --- kg extract --store ----------------------------------------------------------------------------------------------


def test_a_preview_says_what_an_ingest_would_do(tmp_path: Path) -> None:
    texts = {
        "a.txt": TEXT,
        "b.txt": TEXT.replace("Quill knows it", "Rae Quill knows it"),
        "c.txt": TEXT.replace("Low Tide (1964)", "High Tide (1970)"),
        "d.txt": "Low Tide (1964)\n\nThis is what the tide does. Lopez plays Kate, who comes home to the sea.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a.csv").write_text(CREDITS, encoding="utf-8")
    ingest(tmp_path / "film.kg", [str(tmp_path / "a.csv")])
    before = (tmp_path / "film.kg" / "current").read_bytes()
    files = list(collect([str(tmp_path / name) for name in texts]))
    batches = [review.batch(text) for file in files for text in review.texts(file, Batch(source=file.id))]
    with Preview(tmp_path / "film.kg") as preview:
        found = preview.promoted(batches)
    shown = {(source, role, one.person, one.ground) for (source, _, role), one in found.candidates.items()}
    assert {(source, role, person) for source, role, person, _ in shown} == {
        ("a.txt", "aus", "Rae Quill"),
        ("b.txt", "aus", "Rae Quill"),
    }
    assert [(key, one.person) for key, one in found.people.items()] == [("d.txt:lopez", "Ana Lopez")]
    assert (tmp_path / "film.kg" / "current").read_bytes() == before
    ingest(tmp_path / "film.kg", [str(tmp_path / name) for name in texts])
    taken = (
        "SELECT c.source_name, c.code, m.name, g.source_name || ' ' || g.locator FROM credit_said c JOIN credit_said g "
    )
    assert set(stored(tmp_path, f"{taken} ON g.id = c.ground JOIN person_merged m ON m.person = c.person")) == shown
    with Preview(tmp_path / "film.kg") as preview:
        assert preview.promoted(batches) == found, "reviews of the store do not count"


def extract(folder: Path, *options: str) -> list[dict[str, Any]]:
    """What `kg extract a.txt` prints, by the store where it is named."""
    outcome = kg(folder, "extract", "a.txt", "--format", "jsonl", *options)
    assert outcome.code == 0, outcome.err
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_extract_shows_claims_and_what_a_store_bears_out(tmp_path: Path) -> None:
    text = TEXT + "It stars Ana Lopez as Kate.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.csv").write_text(CREDITS, encoding="utf-8")
    kg(tmp_path, "ingest", "a.csv")
    alone = extract(tmp_path)
    both = extract(tmp_path, "--store", "film.kg")
    assert "promoted_by" not in alone[0]
    assert [{k: v for k, v in row.items() if k != "promoted_by"} for row in both if not row["promoted_by"]] == alone
    [row] = [row for row in both if row["promoted_by"]]
    assert [row[k] for k in ("person", "role", "film", "pattern", "main_film", "stance")] == [
        "Rae Quill", "writer", "Low Tide", "promoted by surname", True, "asserted",
    ]  # fmt: skip
    assert row["promoted_by"].startswith("a.csv ")
    assert text[row["start"] : row["end"]] == row["quote"]
    with Store(tmp_path / "film.kg") as store:
        assert store.number == 1


def test_extract_of_all_claims_shows_the_candidates_that_wait(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.csv").write_text(CREDITS, encoding="utf-8")
    kg(tmp_path, "ingest", "a.csv")
    kinds = [
        [
            (row["type"], row["person"], row["role"])
            for row in extract(tmp_path, "--claims", "all", *more)
            if "role" in row
        ]
        for more in ((), ("--store", "film.kg"))
    ]
    assert kinds == [[("candidate", "Quill", "writer")], [("credit", "Rae Quill", "writer")]]


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    outcome = kg(tmp_path, "extract", "a.txt", "--store", "none.kg")
    assert outcome.code == 2
    assert "there is no store" in outcome.err
