"""Candidate mentions: which names the reader puts forward without claiming them, with which role and where."""

from __future__ import annotations

import pytest

from kg.claim import Candidate, Credit
from kg.reviews import read

HEAD = "Low Tide (1964)\n\nThis is a film about the sea and the people who live by it. "

FOUND = [
    ("The script is thin, and Quill knows it.", "Quill", "aus", None),
    ("Much of that belongs to Rae Quill, on whose novel it rests.", "Rae Quill", "aut", None),
    ("The music swells wherever Orlo Vance has nothing to say.", "Orlo Vance", "cmp", None),
    ("It was directed by mara quill, and it shows.", "mara quill", "fmd", None),
    ("A gambler and her brother (Anders and Bellweather) come to town.", "Bellweather", "act", None),
    ("The crooked banker Bellweather owns the harbour.", "Bellweather", "act", None),
    ("The cast is fine. Bellweather, for one, never looks at the sea.", "Bellweather", "act", None),
]
NOT_FOUND = [
    "The script is thin, and the sea knows it.",
    "The script is thin, unlike that of Quill.",
    "It was directed by the book, and it shows.",
    "Bellweather owns the harbour.",
    "After Bellweather the town sleeps.",
    "Ana Lopez (The Long Night) swims.",
    "Wherever Bellweather goes, it rains.",
]


def candidates(text: str) -> tuple[Candidate, ...]:
    return read(text, source="a.txt").candidates


@pytest.mark.parametrize(("sentence", "name", "role", "part"), FOUND)
def test_a_name_beside_what_gives_it_a_role_is_a_candidate(
    sentence: str, name: str, role: str, part: str | None
) -> None:
    text = HEAD + sentence
    [found] = [c for c in candidates(text) if (c.name, c.role) == (name, role)]
    assert found.character == part
    assert text[found.start : found.end] == name
    assert found.film == "a.txt:low-tide-1964"
    assert name in (found.quote or "")


@pytest.mark.parametrize("sentence", NOT_FOUND)
def test_a_name_without_a_role_is_none(sentence: str) -> None:
    assert candidates(HEAD + sentence) == ()


def test_a_doubtful_sentence_leaves_its_doubt_on_the_candidate() -> None:
    [found] = candidates(HEAD + "The script is thin, and Quill is rumoured to know it.")
    assert found.stance == "hedged"


def test_an_invented_page_has_none() -> None:
    page = "Fictional review: Low Tide 2\n\nThe script is thin, and Quill knows it. It is a film about the sea."
    assert candidates(page) == ()


def test_who_is_claimed_in_a_role_is_no_candidate_for_it_and_each_is_one_once() -> None:
    text = HEAD + "It was written by Rae Quill. The script is thin, and Quill knows it. The script, to Zorley, is art. "
    text += "Zorley wrote none of the script."
    reading = read(text, source="a.txt")
    assert [c.role for c in reading.claims if isinstance(c, Credit)] == ["aus"]
    assert [(c.name, c.role) for c in reading.candidates] == [("Zorley", "aus")]


def test_claims_are_the_same_with_and_without_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.reviews import loose

    text = HEAD + " ".join(sentence for sentence, *_ in FOUND) + " Ana Lopez plays Kate."
    with_them = read(text, source="a.txt")
    monkeypatch.setattr(loose, "gather", lambda *_: iter(()))
    without = read(text, source="a.txt")
    assert with_them.candidates
    assert not without.candidates
    assert with_them.claims == without.claims
