"""What the structure of a page tells: rows of tables, terms and what they mean, labelled lines, what is no text."""

from __future__ import annotations

import pytest
from reviewing import claimed

from kg.reviews.normalise import clean

BODY = "<p>It is a very good film, and I liked it when I saw it in the cinema.</p>"
CREDITS = {
    "a table of credits": "<table><tr><th>Director</th><td>Ridley Scott</td></tr><tr><th>Music</th><td>"
    "<a href='/x'>Jerry Goldsmith</a></td></tr></table>",
    "terms": "<dl><dt>Director:</dt><dd>Ridley Scott</dd><dt>Music</dt><dd>Jerry Goldsmith</dd></dl>",
    "lines": "<p>Director - Ridley Scott<br>Music \u2013 Jerry Goldsmith</p>",
    "a list": "<ul><li><b>Director:</b> Ridley Scott</li><li>Music \u2014 <i>Jerry Goldsmith</i></li></ul>",
    "a table that lays out the page": "<table><tr><td><p>Director: Ridley Scott</p></td><td><p>Music by "
    "Jerry Goldsmith.</p></td></tr></table>",
}
PARTS = {
    "a table of a cast": "<table><thead><tr><th>Actor</th><th>Character</th></tr></thead><tbody><tr><td>"
    "Tom Skerritt</td><td>Dallas</td></tr><tr><td>Ian Holm</td><td><em>Ash</em></td></tr></tbody></table>",
    "rows without a head": "<table><tr><td>Tom Skerritt</td><td>Dallas</td></tr><tr><td>Ian Holm</td><td>Ash</td></tr>"
    "</table>",
    "a list": "<ul><li>Tom Skerritt as Dallas</li><li><b>Ian Holm</b> as <i>Ash</i></li></ul>",
    "lines": "<p>Tom Skerritt \u2013 Dallas<br>Ian Holm: Ash</p>",
}


def page(inside: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """Person, role and characters of what a page about Alien says."""
    head = "<!DOCTYPE html><html><head><title>Alien - review</title></head><body><h2>Alien</h2>"
    found = claimed(f"{head}{inside}{BODY}</body></html>", "page.html")
    assert {film for *_, film, _ in found} <= {"Alien"}
    return {(person, role, characters) for person, role, characters, *_ in found}


@pytest.mark.parametrize("what", CREDITS)
def test_credits_in_the_structure_of_a_page(what: str) -> None:
    assert page(CREDITS[what]) == {("Ridley Scott", "fmd", ()), ("Jerry Goldsmith", "cmp", ())}


@pytest.mark.parametrize("what", PARTS)
def test_parts_in_the_structure_of_a_page(what: str) -> None:
    assert page(PARTS[what]) == {("Tom Skerritt", "act", ("Dallas",)), ("Ian Holm", "act", ("Ash",))}


@pytest.mark.parametrize("tag", ["nav", "footer", "script", "style", "button", "noscript"])
def test_what_stands_around_a_text_is_not_read(tag: str) -> None:
    assert page(f"<{tag}>Edited by John Smith. Tom Hanks plays Kane.</{tag}>") == set()


def test_a_declaration_is_no_text() -> None:
    assert clean("<?xml version='1.0'?><!DOCTYPE html><p>Alien</p>").text.strip() == "Alien"
