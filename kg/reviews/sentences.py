"""Blocks and sentences of a clean text, with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.expressions import expression

# A row of stops is looked at from its first one alone, so that thousands of them take no longer than they are.
_STOP = expression(
    r"(?<![.!?\u2026\u3002])[.!?\u2026\u3002]+[\"')\]]*(?=\s)|(?<=[a-z)])[.!?](?=[A-Z][a-z])|"
    r"(?<=[a-z0-9)][.!?]\")(?=[A-Z])"
)
_ABBREVIATED = expression(
    r"(?:^|[\s(\[\"'/-])(?:mrs?|ms|dr|st|sr|jr|prof|gen|col|capt|lt|sgt|cpl|pvt|maj|cmdr|"
    r"det|insp|supt|dist|atty|rev|hon|messrs|mme|mlle|vs|v|no|vol|pt|etc|a\.?k\.?a|"
    r"e\.g|i\.e|[a-z]|(?:[a-z]\.)+[a-z])$",
    re.IGNORECASE,
)
# The end of a line, with the blank lines behind it.
_BREAK = expression(r"\n(?:[ \t]*(?:\n[ \t]*)+)?")
# The fields of a page's head, where they run on in one line: "Director: X Writer: Y Rated: PG".
_FIELD = expression(
    r"(?<=\s)(?=(?:(?:directed|written|produced|composed|edited|photographed|screenplay|music|score|"
    r"cinematography|story|script|distributed|released)(?: (?:and|&) [a-z]+)? by|directors?|writers?|producers?|"
    r"composers?|"
    r"editors?|cinematographers?|screenwriters?|screenplay|music|score|cinematography|starring|stars|cast|rated|rating|"
    r"running time|runtime|genres?|studio|year|release date|released|country|language|distributor|scripture "
    r"references) ?: )",
    re.IGNORECASE,
)
MAX_SENTENCE = 1200
_LINE = 90
"""Characters up to which a block is a line of a list, in which stops may lead from a name to a part."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of the clean text.

    Attributes:
        start, end: code points, end exclusive, without blanks at either end.
        block: the number of the paragraph or line that it stands in, from 0.
        heading: whether it is a line of its own without a full stop at its end.
    """

    start: int
    end: int
    block: int
    heading: bool = False


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines: those that were only wrapped are one already."""
    spans, at = [], 0
    for gap in _BREAK.finditer(text):
        spans.append((at, gap.start()))
        at = gap.end()
    return [*spans, (at, len(text))]


def _ends(text: str, start: int, end: int, cased: bool) -> list[int]:
    """Where the sentences of a block end."""
    ends: list[int] = []
    depth = 0
    last = start
    for m in _STOP.finditer(text, start, end):
        depth = max(0, depth + text.count("(", last, m.end()) - text.count(")", last, m.end()))
        first = text[last]
        last = m.end()
        if depth and m.end() - (ends[-1] if ends else start) < MAX_SENTENCE and first != "(":
            continue
        goes_on = cased and text[m.end() : m.end() + 3].lstrip()[:1].islower()
        leads = m.group()[:2] == ".." and text[m.start() - 1] == " " and end - start < _LINE  # "Al Pacino ... Hanna"
        if not goes_on and not leads and not _abbreviated(text, start, m):
            ends.append(m.end())
            depth = 0
    return ends


def _abbreviated(text: str, start: int, m: re.Match[str]) -> bool:
    if m.group()[:1] != "." or len(m.group().rstrip("\"')]")) > 1:
        return False
    before = text[max(start, m.start() - 12) : m.start()]
    if before[-1:] == " ":
        return False
    return bool(_ABBREVIATED.search(before))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def split(text: str, cased: bool = True) -> list[Sentence]:
    """The sentences of a clean text, in order. A sentence of more than 1,200 code points is cut at a blank.

    Args:
        text: a clean text.
        cased: whether its sentences begin with a capital; then a full stop before a small letter ends none.

    >>> text = "Dr. No (Joseph Wiseman) waits. He smiles."
    >>> [text[s.start : s.end] for s in split(text)]
    ['Dr. No (Joseph Wiseman) waits.', 'He smiles.']
    """
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_blocks(text)):
        at = start
        block_end = _trim(text, start, end)[1]
        heading = block_end > start and text[block_end - 1] not in ".!?\u2026\"')" and block_end - start < 150
        for stop in [*_ends(text, start, end, cased), end]:
            for first, last in _pieces(text, at, stop):
                a, b = _trim(text, first, last)
                if b > a:
                    sentences.append(Sentence(a, b, number, heading and b == block_end and a <= start + 3))
            at = stop
    return sentences


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, cut before the fields of a head and where it is too long to be a sentence."""
    fields = [m.start() for m in _FIELD.finditer(text, start, end)]
    bounds = [start, *fields, end] if len(fields) > 1 else [start, end]
    return [piece for first, last in pairwise(bounds) for piece in _cut(text, first, last)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]
