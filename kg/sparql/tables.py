"""Answers as tables for people: aligned text and Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import TextIO

from kg.sparql.lexer import is_plain_local
from kg.sparql.results import NUMERIC, Counted, Row, Solutions, Term

_PAGE = 1000
_GAP = 2
_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """How tables are laid out.

    Attributes:
        prefixes: prefixes and their namespaces, by which IRIs are shortened to what a query may hold too.
        base: IRIs under it that no prefix shortens are written relative to it, ``<film/imdb/tt0113277>``.
        width: columns of the terminal; None where there is none: then nothing is cut.
    """

    prefixes: Mapping[str, str] = field(default_factory=dict)
    base: str | None = None
    width: int | None = None

    def shorten(self, iri: str) -> str:
        """The IRI as short as a query may hold it, where these prefixes and this base are known.

        >>> layout = Layout({"fc": "http://e/o#"}, "http://e/id/")
        >>> [layout.shorten(iri) for iri in ("http://e/o#Credit", "http://e/id/film/x/1", "http://f/")]
        ['fc:Credit', '<film/x/1>', '<http://f/>']
        """
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and is_plain_local(iri[len(namespace) :]):
                return f"{prefix}:{iri[len(namespace) :]}"
        if self.base and iri.startswith(self.base) and not re.search(r"(^|/)\.{0,2}(/|$)", iri[len(self.base) :]):
            return Term("iri", iri[len(self.base) :]).n3()
        return Term("iri", iri).n3()


def write_table(solutions: Solutions, out: TextIO, layout: Layout) -> int:
    """Aligned columns, numbers to the right; control characters are shown, never sent.

    The first thousand rows decide how wide a column is; a wider cell after them moves its neighbours, and on a
    terminal is cut.
    """
    counted = Counted(solutions.rows)
    rows = iter(counted)
    page = list(islice(rows, _PAGE))
    cells = [[_cell(term, layout) for term in row] for row in page]
    names = [visible(name) for name in solutions.variables]
    widths = [max(map(display_width, column)) for column in zip(names, *cells, strict=True)]
    widths = _fit(widths, layout.width)
    right = [_is_numeric(column) for column in zip(*page, strict=True)] or [False] * len(names)
    lines = chain(cells, ([_cell(term, layout) for term in row] for row in rows))
    for line in ([*names], ["-" * width for width in widths]):
        out.write(_line(line, widths, right, layout))
    for line in lines:
        out.write(_line(line, widths, right, layout))
    return counted.count


def _cell(term: Term | None, layout: Layout) -> str:
    if term is None:
        return ""
    if term.kind == "literal":
        return visible(term.value)
    return visible(layout.shorten(term.value) if term.kind == "iri" else term.n3())


def _is_numeric(column: Sequence[Term | None]) -> bool:
    terms = [term for term in column if term]
    return bool(terms) and all(term.datatype in NUMERIC for term in terms)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], layout: Layout) -> str:
    padded = []
    for cell, width, to_right in zip(cells, widths, right, strict=True):
        text = cell if layout.width is None else cut(cell, width)
        blanks = " " * (width - display_width(text))
        padded.append(blanks + text if to_right else text + blanks)
    return (" " * _GAP).join(padded).rstrip() + "\n"


def _fit(widths: list[int], most: int | None) -> list[int]:
    """The widths, the widest lowered to one limit until all have room."""
    if most is None:
        return widths
    room = most - _GAP * (len(widths) - 1)
    limit = max(widths, default=0)
    while limit > _NARROWEST and sum(min(width, limit) for width in widths) > room:
        limit -= 1
    return [min(width, limit) for width in widths]


def cut(text: str, width: int) -> str:
    """The text, or as much of it as leaves room for ``…``.

    >>> cut("七人の侍", 8), cut("七人の侍", 6)
    ('七人の侍', '七人…')
    """
    if display_width(text) <= width:
        return text
    kept = 0
    for index, character in enumerate(text):
        kept += display_width(character)
        if kept > width - 1:
            return f"{text[:index]}…"
    return text


@lru_cache(maxsize=4096)
def display_width(text: str) -> int:
    """The columns that a text takes on a terminal (Unicode Standard Annex 11, ambiguous characters narrow).

    >>> [display_width(text) for text in ("Heat", "七人の侍", "Ame\u0301lie")]
    [4, 8, 6]
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""The text with what could steer a terminal written as escapes: control characters, changes of direction.

    >>> visible("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    """
    return _UNSAFE.sub(lambda match: repr(match.group())[1:-1], text)


def write_markdown(solutions: Solutions, out: TextIO, layout: Layout) -> int:
    """A table of GitHub Flavored Markdown (https://github.github.com/gfm/#tables-extension-), every value as text."""
    out.write(_markdown_row([visible(name) for name in solutions.variables]))
    out.write(_markdown_row(["---"] * len(solutions.variables)))
    rows = Counted(solutions.rows)
    for row in rows:
        out.write(_markdown_row(_markdown_cells(row, layout)))
    return rows.count


_MARKDOWN_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{character: f"\\{character}" for character in "\\`*_[]|~$"}}
)


def _markdown_cells(row: Row, layout: Layout) -> list[str]:
    return [_cell(term, layout).translate(_MARKDOWN_ESCAPES) for term in row]


def _markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
