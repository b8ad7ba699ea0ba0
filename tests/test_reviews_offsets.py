"""Offsets are exact whatever the text; work grows with its size and not faster; no expression backtracks wildly."""

from __future__ import annotations

import importlib
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reviews import normalise, read, sentences
from kg.reviews.patterns import compiled
from kg.reviews.reader import PATTERNS
from kg.reviews.relations import PATTERNS as RELATION_PATTERNS

PIECES = st.sampled_from(
    (
        *(
            "Anna Bellweather",
            " plays ",
            "Mira",
            " (",
            ")",
            "_",
            "**",
            "*",
            "<i>",
            "</i>",
            "<b",
            "<!--",
            "-->",
            "<script>",
        ),
        *("&amp;", "&#39;", "&", "[", "](x)", "\u201c", "\u2019s", "\u00e2\u20ac\u2122", "e\u0301", "\u200b", "\x00"),
        *("\r\n", "\n\n", "\U0001f600", "\u0634\u064a", "--", "# ", "> ", " the film is of ", " directed by ", "'"),
        *("2 (2031)", ". ", ", and ", "<span data-imdb-id='tt0000001'>", "</span>", " as "),
    )
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(TEXTS)
@settings(max_examples=300)
def test_every_letter_of_the_clean_text_has_its_place(raw: str) -> None:
    page = normalise.clean(raw)
    last = 0
    for i, c in enumerate(page.text):
        start, end = page.span(i, i + 1)
        assert 0 <= start < end <= len(raw)
        assert start >= last
        assert (
            not c.isalpha()
            or not c.isascii()
            or c in raw[start:end]
            or raw[start] in "&\u00c3\u00e2"
            or not raw[start].isascii()
        )
        last = start
    for s in sentences.split(page.text):
        assert 0 <= s.start < s.end <= len(page.text)


@given(TEXTS)
@settings(max_examples=200)
def test_quotes_are_what_stands_there(raw: str) -> None:
    reading = read("This is the story of a film and it was. " + raw, source="a.txt")
    text = "This is the story of a film and it was. " + raw
    for claim in reading.claims:
        start, end = map(int, claim.locator.removeprefix("char=").split(","))
        assert 0 <= start <= end <= len(text)
        assert claim.quote is None or (text[start:end] == claim.quote and claim.quote)
    for candidate in reading.candidates:
        start, end = map(int, candidate.locator.removeprefix("char=").split(","))
        assert text[start:end] == candidate.quote
        assert start <= candidate.start < candidate.end <= end


def calls(text: str) -> int:
    """How many Python functions are called to read a text: its work, whatever the machine."""
    count = 0

    def profile(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        read(text, source="a.txt")
    finally:
        sys.setprofile(None)
    return count


HARD = [
    "(" * 50,
    "Anna Bellweather (",
    "Anna Bellweather, Tom Reed and ",
    "_a ",
    "<i>",
    "<!-- ",
    "[x](",
    "\u00e2\u20ac\u2122",
    "as ",
    "directed by ",
    "In Heat 2, ",
    "\u201cA B\u201d ",
    "\x00",
    "\U0001f600",
    "the director, ",
    "word",
    "<tr><td>Al Pacino</td><td>",
    "<tr><td>x</td><td>y</td></tr>",
    "<dt>Music<dd>",
    "**Al Pacino** ",
    "[*Al Pacino*](/people/x) ",
    "a b c\n",
    "Al Pacino plays\nHanna,  and\n",
    "- \n",
]


@pytest.mark.parametrize("piece", HARD, ids=repr)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    start = "This is the story of a film and it was in the cinema. "
    once, twice = (start + piece * (n // len(piece)) for n in (12_000, 24_000))
    read(twice, source="a.txt")  # what is compiled and kept at its first use is no work of either
    assert calls(twice) <= 2.2 * calls(once) + 2_000


def test_many_different_names_are_linear_too() -> None:
    """The names of both texts are new, so that neither is read from a cache."""

    def text(n: int, x: str) -> str:
        return "The film is of the sea. " + "".join(
            f"Anna Bel{x}{i}ow plays Tom Wea{x}{i}er. Xy{x}{i} Hanks shines as Wren{x}{i}. " for i in range(n)
        )

    assert calls(text(400, "lo")) <= 2.3 * calls(text(200, "mu"))


def unbounded(tree: Any, inside: bool = False) -> list[str]:
    """Repetitions without bound around another repetition: these can backtrack in more than linear time."""
    found: list[str] = []
    for op, value in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            endless = str(value[1]) == "MAXREPEAT"
            if inside and endless:
                found.append(str(value))
            found += unbounded(value[2], inside or endless)
        elif name == "SUBPATTERN":
            found += unbounded(value[3], inside)
        elif name == "BRANCH":
            found += [f for branch in value[1] for f in unbounded(branch, inside)]
        elif name in ("ASSERT", "ASSERT_NOT"):
            found += unbounded(value[1], inside)
    return found


SHAPES = [(p.name, compiled(p.shape).pattern) for p in PATTERNS] + [(p.name, p.shape) for p in RELATION_PATTERNS]


@pytest.mark.parametrize(("name", "shape"), SHAPES, ids=[name for name, _ in SHAPES])
def test_no_repetition_without_bound_inside_another(name: str, shape: str) -> None:
    parser = importlib.import_module("re._parser")
    assert unbounded(parser.parse(shape)) == []
    assert unbounded(parser.parse("(?:a+ )+")), "the check itself must find a bad one"
