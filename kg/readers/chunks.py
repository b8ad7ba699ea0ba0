"""Cutting a long text into parts that overlap."""

from __future__ import annotations

from collections.abc import Iterator

SIZE = 6_000
"""Code points of the longest part."""

OVERLAP = 400
"""Code points that two parts share at most, so that nothing that is said at a cut is lost."""

_BREAKS = ("\n\n", "\n", ". ", " ")


def chunks(text: str, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[tuple[int, int]]:
    r"""Spans that cover a text, cut between paragraphs where there are any, else between sentences or words.

    Args:
        text: the text.
        size: code points of the longest part.
        overlap: code points that two parts share at most; less than half of ``size``.

    >>> text = "One two.\n\nThree.\n\nFive."
    >>> [text[a:b] for a, b in chunks(text, 20, 9)]
    ['One two.\n\nThree.\n\n', 'Three.\n\nFive.']
    >>> list(chunks("x" * 10, 6, 2))
    [(0, 6), (4, 10)]
    """
    start = 0
    while len(text) - start > size:
        end = _last_break(text, start + size // 2 + 1, start + size)
        yield start, end
        start = _first_break(text, end - overlap, end)
    yield start, len(text)


def _last_break(text: str, start: int, end: int) -> int:
    """The place behind the last break that ends between two places; the later place where there is none."""
    found = (text.rfind(mark, start - len(mark), end) + len(mark) for mark in _BREAKS)
    return next((at for at in found if at >= start), end)


def _first_break(text: str, start: int, end: int) -> int:
    """The place behind the first break between two places that has words behind it; the first place without one."""
    words = start + len(text[start:end].rstrip())
    found = ((text.find(mark, start - len(mark), words), len(mark)) for mark in _BREAKS)
    return next((at + length for at, length in found if at >= 0), start)
