"""What a person decides on identity: kept, obeyed, taken back, written as SSSOM and read again."""

from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path

import pytest
from claims import Said, empty, identities, tell, trusted
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import CREDITS, ingest, kg, stored

from kg.errors import InputError, UsageError
from kg.link import hand, link, sssom
from kg.link.hand import Decision
from kg.link.listing import explain

ONE = CREDITS + "Fog,1980,Jo March,director,,\nFog,1980,Ann Doe,actor,Ann,1\n"
TWO = CREDITS + "Fog,1980,Jo March,director,,\nMist,1999,Ann Doe,actor,Bea,1\n"
SAME = "SELECT a.local, b.local FROM entity_key a JOIN entity_key b USING (canonical) WHERE a.space < b.space"


def films(folder: Path) -> set[tuple[object, ...]]:
    return set(stored(folder, f"{SAME} AND a.kind = 'film'"))


def test_what_is_rejected_stays_apart_until_it_is_undone(tmp_path: Path) -> None:
    ingest(tmp_path, {"one.csv": ONE, "two.csv": TWO})
    assert films(tmp_path) == {("fog-1980", "fog-1980")}
    assert kg(tmp_path, "link", "reject", "one.csv:fog-1980", "two.csv:fog-1980", "--reason", "a remake").code == 0
    assert films(tmp_path) == set()
    listed = kg(tmp_path, "link", "list", "--rule", "by hand", "--format", "csv").out
    assert "film,one.csv:fog-1980,two.csv:fog-1980,different,by hand,1.0,a remake" in listed
    ingest(tmp_path, {"two.csv": TWO + "Haze,2001,Jo March,actor,,\n"})
    assert films(tmp_path) == set()
    assert kg(tmp_path, "link", "undo", "two.csv:fog-1980", "one.csv:fog-1980").code == 0
    assert films(tmp_path) == {("fog-1980", "fog-1980")}


def test_what_is_accepted_is_one_and_its_former_iri_leads_on(tmp_path: Path) -> None:
    ingest(tmp_path, {"one.csv": ONE, "two.csv": TWO})
    kg(tmp_path, "link", "accept", "film/one.csv/fog-1980", "two.csv:mist-1999")
    assert ("fog-1980", "mist-1999") in films(tmp_path)
    replaced = stored(tmp_path, "SELECT local, canonical_local FROM rdf_film_replaced WHERE local = 'mist-1999'")
    assert replaced == [("mist-1999", "fog-1980")]
    assert "Fog" in kg(tmp_path, "show", "film/two.csv/mist-1999").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("accept", "one.csv:fog-1980", "one.csv:no-such"), "nothing has the key"),
        (("accept", "one.csv:fog-1980", "one.csv:jo-march"), "only things of one kind are one"),
        (("accept", "one.csv:fog-1980", "one.csv:fog-1980"), "are one key"),
        (("undo", "one.csv:fog-1980", "two.csv:fog-1980"), "nobody decided"),
        (("import", "none.tsv"), "cannot be read"),
    ],
)
def test_a_decision_that_makes_no_sense_is_one_line_and_changes_nothing(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    ingest(tmp_path, {"one.csv": ONE, "two.csv": TWO})
    done = kg(tmp_path, "link", *words)
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1
    assert films(tmp_path) == {("fog-1980", "fog-1980")}


def test_explain_says_what_keeps_two_apart() -> None:
    connection = empty()
    tell(connection, [trusted().film("imdb:tt0000001", "Fog", 1980).film("imdb:tt0000002", "Fog", 1999)])
    (row,) = explain(connection, "imdb:tt0000001", "imdb:tt0000002")
    assert row[:4] == ("imdb:tt0000001", "imdb:tt0000002", "none", "")
    assert "the title Fog" in row[5]
    assert "1980 and 1999" in row[5]
    assert "both are keys of imdb" in row[5]
    with pytest.raises(UsageError):
        explain(connection, "imdb:tt0000001", "imdb:nm0000001")


def test_two_kept_apart_are_apart_whatever_joins_them() -> None:
    """Also through a third that has the ids of both, and through names."""
    connection = empty()
    third = Said("c").film("z", "Fog", 1980, ids=("wd:Q1", "tmdb:1"))
    tell(connection, [trusted("a").film("wd:Q1", "Fog", 1980), trusted("b").film("tmdb:1", "Fog", 1980), third])
    assert identities(connection) == {frozenset(("wd:Q1", "tmdb:1", "c:z"))}
    hand.decide(connection, [Decision("wd:Q1", "tmdb:1", "different")])
    link(connection)
    assert not any({"wd:Q1", "tmdb:1"} <= one for one in identities(connection))
    assert len(identities(connection)) == 1


# --- SSSOM ------------------------------------------------------------------------------------------------------------


def test_links_make_a_round_trip(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        ingest(folder, {"one.csv": ONE, "two.csv": TWO})
    kg(here, "link", "accept", "one.csv:ann-doe", "two.csv:jo-march", "--reason", 'a "stage" name\twith a tab')
    kg(here, "link", "reject", "one.csv:fog-1980", "two.csv:fog-1980")
    assert kg(here, "link", "export", "links.sssom.tsv", "--by-hand").code == 0
    text = (here / "links.sssom.tsv").read_text(encoding="utf-8")
    (there / "links.sssom.tsv").write_text(text, encoding="utf-8")
    assert kg(there, "link", "import", "links.sssom.tsv").code == 0
    by_hand = "SELECT outcome, reason FROM link WHERE rule = 'by hand' ORDER BY ALL"
    assert stored(there, by_hand) == stored(here, by_hand)
    assert set(stored(there, SAME)) == set(stored(here, SAME))
    assert kg(there, "link", "export", "-", "--by-hand").out == text


def test_the_file_is_what_the_standard_says(tmp_path: Path) -> None:
    ingest(tmp_path, {"one.csv": ONE, "two.csv": TWO})
    text = kg(tmp_path, "link", "export", "-").out
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert head[0] == "#curie_map:"
    assert text.startswith("\n".join(head))
    rows = list(csv.DictReader(io.StringIO("\n".join(text.splitlines()[len(head) :])), delimiter="\t"))
    assert {row["predicate_id"] for row in rows} == {"skos:exactMatch"}
    assert {row["mapping_justification"] for row in rows} == {"semapv:CompositeMatching"}
    assert any(row["subject_id"] == "film:two.csv/fog-1980" and row["object_label"] == "Fog" for row in rows)
    assert all(0 < float(row["confidence"]) <= 1 for row in rows)


HEAD = "#curie_map:\n#  t: https://www.imdb.com/title/\n#  w: http://www.wikidata.org/entity/\n"
TABLE = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n"


def read(tmp_path: Path, text: str) -> tuple[list[Decision], int]:
    (tmp_path / "x.tsv").write_text(text, encoding="utf-8")
    return sssom.read(tmp_path / "x.tsv")


def test_files_of_others_are_read_by_the_addresses_of_authorities(tmp_path: Path) -> None:
    rows = "t:tt0113277\tskos:exactMatch\t\tw:Q42198\tsemapv:ManualMappingCuration\nt:tt1\tskos:closeMatch\t\tw:Q2\tx\n"
    rows += "t:tt2\towl:sameAs\tNot\tw:Q3\tsemapv:LexicalMatching\n"
    decisions, other = read(tmp_path, HEAD + TABLE + rows)
    assert [(one.a, one.b, one.outcome) for one in decisions] == [
        ("imdb:tt0113277", "wd:Q42198", "same"),
        ("imdb:tt2", "wd:Q3", "different"),
    ]
    assert other == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no column 'object_id'"),
        (HEAD + "a\tb\n1\t2\n", "x.tsv:4: is no SSSOM table"),
        (HEAD + TABLE + "q:1\tskos:exactMatch\t\tw:Q1\tx\n", "x.tsv:5: the prefix of 'q:1' is not in the curie_map"),
        (HEAD + TABLE + "t:tt1\tskos:exactMatch\n", "is no identifier"),
    ],
)
def test_a_bad_file_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=r".*") as error:
        read(tmp_path, text)
    assert message in str(error.value)


@settings(max_examples=60)
@given(text=st.text(alphabet=st.sampled_from('#:\t\n" {}abtqskos_idw/.1é'), max_size=120))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    with contextlib.suppress(InputError):
        read(folder, HEAD + TABLE + text)
