"""Parts that no pattern finds: what the words around an actor and another name tell.

The sentences are ours; the people are real actors, since the table of names knows real names alone.
"""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from kg.claim import Credit, Person
from kg.reviews import Document, paired, pairing, read
from kg.reviews.pairing import Pair

TABLE = Path(pairing.__file__).with_name("pairing.tsv").read_text(encoding="utf-8").splitlines()


def acting(text: str) -> dict[str, Credit]:
    """The credits of actors by name."""
    reading = read(text, source="night-ferry.txt", document=Document(title="Night Ferry"))
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return {names[c.person]: c for c in reading.claims if isinstance(c, Credit) and c.role == "act"}


def parts(text: str) -> set[tuple[str, str]]:
    """Actors with their parts."""
    return {(name, part) for name, c in acting(text).items() for part in c.characters}


TOLD = [
    ("Ida Lupino (obviously) is spectacularly understated in the lead role of Ruth, and she is a joy.", "Ruth"),
    ("Ida Lupino, stunning in furs, essays another comic part as Ruth Harker, poet and victim.", "Ruth Harker"),
    ("Ida Lupino does a serviceable job as our heroine, Ruth Harker, who never finds a date.", "Ruth Harker"),
]


@pytest.mark.parametrize(("sentence", "part"), TOLD)
def test_the_company_of_words_tells_a_part(sentence: str, part: str) -> None:
    text = f"Night Ferry is slow. {sentence} Ruth walks home alone."
    assert parts(text) == {("Ida Lupino", part)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Lupino wrote to Ruth Harker about it.",
        "Ida Lupino is wonderful, and so is the view of Lisbon.",
        "Ida Lupino reminds me of a certain Ruth Harker.",
        "Ida Lupino is in it, like a sister of Ruth Harker in some other story.",
        "Ida Lupino is excellent as Ruth Harker's wife.",
    ],
)
def test_other_names_are_no_parts(sentence: str) -> None:
    assert parts(f"Night Ferry is slow. {sentence}") == set()


def test_a_part_by_context_says_so_and_quotes_its_sentence() -> None:
    sentence, part = TOLD[1]
    credit = acting(f"Night Ferry is slow. Ida Lupino is in it. {sentence}")["Ida Lupino"]
    assert credit.characters == (part,)
    assert credit.method == paired.PATTERN
    assert credit.confidence >= paired.CLAIMED
    assert credit.quote == sentence


def test_a_part_is_called_by_the_longest_name_that_the_text_has_for_it() -> None:
    text = f"Night Ferry is slow. {TOLD[0][0]} The police look for Ruth Harker in Lisbon."
    assert parts(text) == {("Ida Lupino", "Ruth Harker")}


def test_an_actor_with_a_part_is_left_alone() -> None:
    text = f"Ida Lupino plays the widow Clara Voss in Night Ferry. {TOLD[1][0]}"
    assert parts(text) == {("Ida Lupino", "Clara Voss")}


def test_each_actor_has_one_part_and_each_part_one_actor() -> None:
    weighed = [(0.9, Pair(("a",), ("x",))), (0.8, Pair(("a",), ("y",))), (0.75, Pair(("b",), ("x",)))]
    assert {who: pair.part for who, (_, pair) in paired.likeliest(weighed).items()} == {("a",): ("x",)}
    assert paired.likeliest([(paired.CLAIMED - 0.01, Pair(("a",), ("x",)))]) == {}


def test_the_weights_are_numbers_with_a_constant() -> None:
    weights = pairing.weights()
    assert len(weights) == len(TABLE) > 1000
    assert "" in weights
    assert all(map(math.isfinite, weights.values()))
