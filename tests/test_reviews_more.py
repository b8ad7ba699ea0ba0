"""What reviews say beside credits: ratings, tone, genres, source works, series, companies, awards, places, relations.

All text is ours and its people and films are invented.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg import vocab
from kg.claim import Fact, Relation
from kg.reviews import Document, read
from kg.reviews.rating import rating

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"


def facts(text: str) -> set[tuple[str, str]]:
    """Predicate and value of every fact."""
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    return {(c.predicate, c.value) for c in reading.claims if isinstance(c, Fact)}


def relations(text: str) -> set[tuple[str, str, str]]:
    """Subject (empty for the film), predicate and object of every relation but *reviews*."""
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    return {
        ("" if c.subject_kind == "film" else c.subject, c.predicate, c.object)
        for c in reading.claims
        if isinstance(c, Relation) and c.predicate != "reviews"
    }


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("I give it four stars.", 0.8),
        ("\u2605\u2605\u00bd", 0.5),
        ("\u2605\u2605\u2605\u2605 \u00bd", 0.9),
        ("**1/2 out of ****", 0.625),
        ("3 1/2 stars", 0.7),
        ("two and a half stars out of four", 0.625),
        ("RATING: 3 stars (out of four)", 0.75),
        ("7,5/10", 0.75),
        ("Score: 85 %", 0.85),
        ("My vote is seven.", 0.7),
        ("I'd give it a B-.", 0.77),
        ("Two thumbs up!", 0.9),
        ("No stars.", 0.0),
    ],
)
def test_ratings_as_printed(text: str, share: float) -> None:
    found = rating(text)
    assert found
    assert found[0] == pytest.approx(share)
    assert 0 <= found[1] < found[2] <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "He wears four stars on his uniform.",
        "The film stars four stars of the silent days.",
        "It opened on 9/11.",
        "Two out of three women left.",
        "Nine out of ten people agree.",
        "95% of the film is rain.",
        "It came out in May, giving it a 48% rating on Rotten Tomatoes.",
        "I give it 10 minutes.",
        "In 1/2 an hour it is over.",
    ],
)
def test_what_is_no_rating(text: str) -> None:
    assert rating(text) is None


def test_genres_of_what_the_film_is_said_to_be() -> None:
    assert ("genre", "comedy horror") in facts("Night Ferry is a 1989 low-budget comedy horror film.")
    assert {("genre", "dark fantasy"), ("genre", "adventure")} <= facts("It is a dark fantasy adventure film.")
    assert ("genre", "western") not in facts("Unlike \u201cThe Salt Road\u201d (1960), a western, it has no guns.")


def test_source_works_and_kinds() -> None:
    assert {("source work", "The Grey Water"), ("source kind", "novel")} <= facts(
        "It is loosely based on the 1906 novel The Grey Water by Edwin Hale."
    )
    assert {("source work", "Night Ferry"), ("source kind", "stage play")} <= facts(
        "The film is based on the stage play of the same name by Edwin Hale."
    )
    assert ("source kind", "true story") in facts("It is based on a true story.")
    assert ("source work", "The Grey Water") in facts("An adaptation of Edwin Hale's The Grey Water, it keeps the fog.")


def test_series() -> None:
    assert ("series", "Harbour Lights") in facts("It is the third film in the Harbour Lights series.")
    assert not {f for f in facts("It is the third film in a row without a plot.") if f[0] == "series"}


def test_companies() -> None:
    found = facts("Night Ferry was produced by Saltmere Pictures and Grey Water Productions for the BBC.")
    assert {("production company", "Saltmere Pictures"), ("production company", "Grey Water Productions")} <= found
    assert not {f for f in facts("It was produced by Edwin Hale.") if f[0] == "production company"}


def test_awards_and_nominations() -> None:
    found = facts("It won the Palme d'Or and was nominated for two Academy Awards, for Best Director and Best Picture.")
    assert ("award", "Palme d'Or") in found
    assert {
        ("nomination", "Academy Award for Best Director"),
        ("nomination", "Academy Award for Best Picture"),
    } <= found
    assert not {f for f in facts("He lost the Golden Bear to a film about bears.") if f[0] == "award"}


def test_places() -> None:
    assert {("", "set in", "Saltmere"), ("", "filmed in", "Lisbon"), ("", "filmed in", "Porto")} <= relations(
        "Set in Saltmere in 1926, the film was shot on location in Lisbon and Porto."
    )
    assert ("", "set in", "London") in relations("The story takes place in postwar London.")
    assert relations("The town sheriff sees Rell, the town drunk.") == set()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Nell's brother Tobin waits.", ("Tobin", "brother of", "Nell")),
        ("Nell is married to Abel.", ("Nell", "spouse of", "Abel")),
        ("Rell betrays Tobin.", ("Rell", "betrayer of", "Tobin")),
        ("In the end Tobin is killed by Rell on the boat.", ("Rell", "killer of", "Tobin")),
        ("Rell, an old enemy of Tobin, waits.", ("Rell", "adversary of", "Tobin")),
        ("Rell and Tobin are rivals.", ("Rell", "rival of", "Tobin")),
        ("Rell's henchman Wick follows.", ("Wick", "works for", "Rell")),
        ("Nell, the daughter of Abel, waits.", ("Nell", "daughter of", "Abel")),
    ],
)
def test_relations_of_characters(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(text)


def test_words_of_relations_are_read_from_the_ontology() -> None:
    nouns = [w for r in vocab.relations() if r.objects == ("character",) for w in r.words if w.endswith(" of")]
    assert len(nouns) > 100
    spoken = [w for w in nouns if len(w.split()) == 2 and w.split()[0] not in ("one", "kin", "family", "agent")]
    missed = [w for w in spoken if not relations(f"Nell's {w.removesuffix(' of')} Tobin waits.")]
    assert missed == []


def test_evidence_of_a_fact_is_its_sentence() -> None:
    text = "The boat leaves. It is loosely based on the 1906 novel The Grey Water by Edwin Hale. Rain."
    claims = [c for c in read(text, source="night-ferry.txt").claims if isinstance(c, Fact)]
    quotes = {c.quote for c in claims if c.predicate == "source work"}
    assert quotes == {"It is loosely based on the 1906 novel The Grey Water by Edwin Hale."}
    for c in claims:
        start, end = map(int, c.locator.removeprefix("char=").split(","))
        assert not c.quote or text[start:end] == c.quote


def printed(script: str) -> str:
    """What a script prints."""
    command = [sys.executable, str(ROOT / script)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(
    not (SHARED / "text2kgbench" / "wikidata_tekgen" / "ont_1_movie_validation.jsonl").exists(),
    reason="text2kgbench is not beside the checkout",
)
def test_encyclopaedic_sentences() -> None:
    found = re.search(
        r"^modelled +\d+ +\d+ +[\d.]+ [\d.]+ ([\d.]+)", printed("benchmarks/text2kgbench.py"), re.MULTILINE
    )
    assert found
    assert float(found.group(1)) >= 0.60


@pytest.mark.skipif(
    not (SHARED / "reviews" / "imdb_user_aclImdb").exists(), reason="rated reviews are not beside the checkout"
)
def test_tone_of_reviews_that_were_not_learnt_from() -> None:
    found = re.search(r"^all +\d+ decided ([\d.]+) +right ([\d.]+)", printed("training/tone.py"), re.MULTILINE)
    assert found
    assert float(found.group(1)) >= 0.75
    assert float(found.group(2)) >= 0.80
