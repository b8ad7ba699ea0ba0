"""Claims by hand: added, denied, withdrawn; and what is written for Wikidata's editors."""

from __future__ import annotations

from pathlib import Path

import pytest
from claims import Said, told, trusted
from ingesting import ingest, kg, stored

from kg import quickstatements
from kg.store.folder import Store

TABLE = "film,year,person,role,character\nHeat,1995,Michael Mann,director,\nHeat,1995,Al Pacino,actor,Vincent Hanna\n"
REVIEW = "---\ntitle: Heat\nyear: 1995\n---\nDirected by Michael Mann. Al Pacino plays Vincent Hanna, and I like it.\n"
WHY = ("--reason", "the title card", "--author", "Mo", "--date", "2026-01-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ingest(tmp_path, {"heat.csv": TABLE, "heat.md": REVIEW})
    return tmp_path


def verdicts(folder: Path) -> set[tuple[str, str, str, str]]:
    """Source, person, verdict and rule of each claim."""
    rows = stored(folder, "SELECT c.source_name, p.name, a.verdict, a.rule FROM assessment a JOIN credit_said c "
                  "ON c.id = a.credit JOIN person_merged p USING (person)")  # fmt: skip
    return {(str(a), str(b), str(c), str(d)) for a, b, c, d in rows}


def test_a_credit_that_is_added(folder: Path) -> None:
    outcome = kg(folder, "claim", "add", "Heat (1995)", "Ann Other", "editor", *WHY)
    assert outcome.code == 2
    assert "no person is called 'Ann Other'" in outcome.err
    outcome = kg(folder, "claim", "add", "Heat (1995)", "Ann Other", "editor", "--new", *WHY)
    assert outcome.code == 0
    listed = kg(folder, "claim", "list", "--format", "csv").out.splitlines()
    said = "claimed,Ann Other,editor,,Heat,1995,Mo,2026-01-02 00:00:00,the title card"
    assert listed[1:] == [f"{outcome.out.strip()},{said}"]
    asked = "SELECT ?who ?why { ?c fc:role rel:flm ; fc:agent/schema:name ?who ; fc:reason ?why }"
    found = kg(folder, "query", asked, "--format", "csv")
    assert found.out.splitlines() == ["who,why", "Ann Other,the title card"]


def test_it_survives_what_is_taken_in_anew(folder: Path) -> None:
    kg(folder, "claim", "add", "Heat", "Al Pacino", "producer", *WHY)
    ingest(folder, {"heat.csv": TABLE.replace("Vincent", "V."), "heat.md": REVIEW + "\nMore.\n"})
    assert len(kg(folder, "claim", "list", "--format", "csv").out.splitlines()) == 2


def test_a_claim_of_another_source_is_denied_and_stays(folder: Path) -> None:
    before = stored(folder, "SELECT * FROM credit ORDER BY id")
    assert ("heat.md", "Michael Mann", "supported", "sameCredit") in verdicts(folder)
    number = kg(folder, "claim", "add", "Heat", "Michael Mann", "director", "--not", *WHY).out.strip()
    found = verdicts(folder)
    assert ("heat.csv", "Michael Mann", "disputed", "trustedOnBothSides") in found
    assert ("heat.md", "Michael Mann", "disputed", "trustedOnBothSides") in found
    assert ("by-hand", "Michael Mann", "unchecked", "notAsserted") in found
    assert stored(folder, f"SELECT * FROM credit WHERE id <> {number} ORDER BY id") == before
    assert kg(folder, "claim", "withdraw", number).code == 0
    assert stored(folder, "SELECT * FROM credit ORDER BY id") == before
    assert ("heat.md", "Michael Mann", "supported", "sameCredit") in verdicts(folder)
    assert stored(folder, "SELECT * FROM by_hand") == []


def test_a_credit_is_denied_by_its_iri(folder: Path) -> None:
    asked = "SELECT ?c { ?c a fc:Credit ; fc:role rel:act ; prov:hadPrimarySource/dcterms:identifier 'heat.csv' }"
    iri = kg(folder, "query", asked, "--format", "csv").out.splitlines()[1]
    assert kg(folder, "claim", "withdraw", iri).code == 2
    assert kg(folder, "claim", "withdraw", iri, *WHY).code == 0
    assert ("heat.csv", "Al Pacino", "disputed", "trustedOnBothSides") in verdicts(folder)
    assert kg(folder, "claim", "withdraw", iri + "9", *WHY).code == 2


def test_withdrawing_takes_the_film_and_the_person_that_it_made(folder: Path) -> None:
    before = stored(folder, "SELECT space, local FROM entity ORDER BY ALL")
    number = kg(folder, "claim", "add", "Thief (1981)", "Ann Other", "editor", "--new", *WHY).out.strip()
    assert ("Thief", 1981) in stored(folder, "SELECT title, year FROM film")
    kg(folder, "claim", "withdraw", number)
    assert stored(folder, "SELECT space, local FROM entity ORDER BY ALL") == before


@pytest.mark.parametrize(
    ("words", "message"),
    [(("Heat", "Al Pacino", "wizard", "--reason", "x"), "no role 'wizard'"),
     (("Heat", "Al Pacino", "editor", "--reason", " "), "needs a reason"),
     (("Nowhere", "Al Pacino", "editor", "--reason", "x"), "no film is called 'Nowhere'"),
     (("Heat", "Al Pacino", "editor"), "Missing option '--reason'")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], message: str, folder: Path) -> None:
    outcome = kg(folder, "claim", "add", *words)
    assert (outcome.code, message in outcome.err) == (2, True), outcome.err


def test_author_and_reason_survive_export_and_ingest(folder: Path) -> None:
    kg(folder, "claim", "add", "Heat", "Al Pacino", "producer", *WHY)
    kg(folder, "claim", "add", "Heat", "Michael Mann", "director", "--not", *WHY)
    said = "SELECT author, made, reason, stance FROM by_hand JOIN evidence USING (claim) ORDER BY ALL"
    before = stored(folder, said)
    assert len(before) == 2
    assert kg(folder, "export", "x.nq").code == 0
    assert kg(folder, "forget", "by-hand", "heat.csv", "heat.md").code == 0
    assert stored(folder, said) == []
    assert kg(folder, "ingest", "x.nq").code == 0
    assert stored(folder, said) == before
    assert kg(folder, "claim", "list", "--format", "csv").out.count("the title card") == 2


def test_a_number_that_no_claim_has(folder: Path) -> None:
    assert "no claim by hand has the number 7" in kg(folder, "claim", "withdraw", "7").err


def test_forgetting_the_source_takes_its_reasons_too(folder: Path) -> None:
    kg(folder, "claim", "add", "Heat", "Al Pacino", "producer", *WHY)
    kg(folder, "forget", "by-hand")
    assert stored(folder, "SELECT * FROM by_hand") == []


# --- QuickStatements --------------------------------------------------------------------------------------------------


class _Opened:
    """What :func:`quickstatements.statements` needs of a store."""

    def __init__(self, *said: Said) -> None:
        self.connection = told(*said)


def _lines(*said: Said) -> list[str]:
    opened = _Opened(*said)
    return list(quickstatements.statements(opened))  # type: ignore[arg-type]


def _imdb() -> Said:
    said = trusted().film("imdb:tt0113277", "Heat", 1995, ids=("wd:Q42198",))
    said.person("imdb:nm0000199", "Al Pacino", ids=("wd:Q41163",)).person("imdb:nm0000520", "Michael Mann")
    said.credit("imdb:tt0113277", "imdb:nm0000199", "act", "Vincent Hanna", billing=1)
    return said.credit("imdb:tt0113277", "imdb:nm0000520", "fmd")


def test_a_statement_has_its_part_and_where_it_is_stated() -> None:
    assert _lines(_imdb()) == [
        'Q42198\tP161\tQ41163\tP4633\t"Vincent Hanna"\tP1545\t"1"\tS248\tQ37312\tS345\t"tt0113277"\tS813'
        "\t+2020-01-01T00:00:00Z/11"
    ]


def test_what_wikidata_has_already_is_left_out() -> None:
    theirs = Said("wd", 0.85, (), "wikidata").film("wd:Q42198", "Heat", 1995).person("wd:Q41163", "Al Pacino")
    assert _lines(_imdb(), theirs.credit("wd:Q42198", "wd:Q41163", "act")) == []


def test_what_a_trusted_source_denies_is_left_out() -> None:
    hand = Said("by-hand", 1.0, (), "hand").credit("imdb:tt0113277", "imdb:nm0000199", "act", stance="negated")
    assert _lines(_imdb(), hand) == []


def test_what_only_a_review_says_and_what_has_no_address_is_left_out() -> None:
    review = Said("r").film("x", "Heat", 1995, ids=("wd:Q42198",)).person("p", "Al Pacino", ids=("wd:Q41163",))
    assert _lines(review.credit("x", "p", "fmd")) == []
    table = trusted("table", 0.9, ()).film("x", "Heat", 1995, ids=("wd:Q42198",))
    assert _lines(table.person("p", "Al Pacino", ids=("wd:Q41163",)).credit("x", "p", "fmd")) == []


def test_a_part_that_cannot_be_quoted_is_left_out() -> None:
    said = trusted().film("imdb:tt0113277", "Heat", 1995, ids=("wd:Q42198",))
    said.person("imdb:nm0000199", "Al Pacino", ids=("wd:Q41163",))
    said.credit("imdb:tt0113277", "imdb:nm0000199", "act", 'Vincent "V" Hanna', "A\tB")
    assert "P4633" not in _lines(said)[0]
    assert _lines(said)[0].count("\t") == 8


def test_the_command_writes_them(folder: Path) -> None:
    assert kg(folder, "export", "edits.qs", "--quickstatements").err == "edits.qs: 0 statements\n"
    with Store(folder / "film.kg") as store:
        assert quickstatements.write(store, folder / "more" / "edits.qs") == "0 statements"
