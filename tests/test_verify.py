"""Quotes read again from their files: unchanged, moved, altered, gone, or without a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import ingest, kg, write

from kg import anchors
from kg.anchors import Quote

REVIEW = """---
title: Low Tide
year: 1964
---
Ana Arden plays Mira. The director is Bo Reed, who likes the sea.

It was shot by Cy Lund.
"""
TEXTS = {
    "a": "Ana Arden plays Mira. I liked it a lot, all of it.",
    "b": "Bo Reed directed it. I did not like it at all.",
}
ROWS = [{"id": name, "film": "Low Tide", "text": text} for name, text in TEXTS.items()]
TABLE = "".join(json.dumps(row) + "\n" for row in ROWS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ingest(tmp_path, {"low-tide.md": REVIEW, "users.jsonl": TABLE})
    return tmp_path


def verify(folder: Path, *words: str) -> tuple[int, set[tuple[str, str | None, str | None]]]:
    """The exit code, and of each line the status, the quote and where it now stands."""
    outcome = kg(folder, "verify", "--format", "json", *words)
    rows = json.loads(outcome.out)["results"]["bindings"]
    value = [{name: cell["value"] for name, cell in row.items()} for row in rows]
    return outcome.code, {(row["status"], row.get("quote"), row.get("now at")) for row in value}


def test_nothing_has_changed(folder: Path) -> None:
    assert verify(folder) == (0, set())
    code, rows = verify(folder, "--all")
    assert code == 0
    assert {row[0] for row in rows} == {"unchanged"}
    assert ("unchanged", "Ana Arden plays Mira.", "char=35,56") in rows
    assert ("unchanged", "Bo Reed directed it.", "char=0,20") in rows


def test_a_file_that_was_edited(folder: Path) -> None:
    edited = REVIEW.replace("Ana Arden", "So. Ana Arden").replace("who likes the sea", "who loves the sea")
    write(folder, {"low-tide.md": edited.replace("It was shot by Cy Lund.", "Nothing more.")})
    code, rows = verify(folder)
    assert code == 1
    assert rows == {
        ("changed file", None, None),
        ("moved", "Ana Arden plays Mira.", "char=39,60"),
        ("altered", "The director is Bo Reed, who likes the sea.", "char=61,104"),
        ("gone", "It was shot by Cy Lund.", None),
    }
    assert verify(folder, "users.jsonl#a") == (0, set())


def test_other_bytes_and_the_same_words(folder: Path) -> None:
    write(folder, {"low-tide.md": REVIEW + "\n\n"})
    assert verify(folder) == (1, {("changed file", None, None)})


def test_a_row_of_a_table(folder: Path) -> None:
    write(folder, {"users.jsonl": TABLE.replace("Bo Reed", "Hm: Bo Reed")})
    assert verify(folder) == (1, {("changed file", None, None), ("moved", "Bo Reed directed it.", "char=4,24")})
    write(folder, {"users.jsonl": TABLE.splitlines()[0] + "\n"})
    assert ("gone", "Bo Reed directed it.", None) in verify(folder)[1]


def test_a_file_that_is_not_there(folder: Path) -> None:
    (folder / "low-tide.md").unlink()
    assert verify(folder) == (1, {("no file", None, None)})
    outcome = kg(folder, "verify", "--format", "csv")
    assert "No such file" in outcome.out
    (folder / "low-tide.md").write_bytes(b"\xff\xfe\x00")
    assert verify(folder)[0] == 1


def test_a_source_that_is_not_there(folder: Path) -> None:
    assert kg(folder, "verify", "nowhere").code == 2


def test_of_several_places_the_one_with_the_same_neighbours() -> None:
    was = Quote(0, 10, "It is good", "", " says Ann.")
    assert anchors.find("So. It is good, no. It is good says Ann.", was).start == 20
    assert anchors.find("x It is good. y It is good.", Quote(16, 26, "It is good")).fate == "unchanged"


@given(st.text(max_size=80), st.text(min_size=1, max_size=40), st.text(max_size=80), st.text(max_size=20))
def test_a_quote_that_was_only_moved_is_found(before: str, words: str, after: str, more: str) -> None:
    text = before + words + after
    quote = Quote(len(before), len(before) + len(words), words, before[-32:], after[:32])
    assert anchors.find(text, quote).fate == "unchanged"
    found = anchors.find(more + text, quote)
    assert found.fate in ("unchanged", "moved")
    assert (more + text)[found.start : found.end] == words
