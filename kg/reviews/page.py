"""The clean text of a review, with the way back from each of its code points to the text as read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasised or linked words of the clean text.

    Attributes:
        start, end: their span.
        raw_start, raw_end: the span of the text as read, signs and tags with it.
        key: the film or person that a link names (``imdb:tt...``, ``imdb:nm...``).
        kind: ``bold``, ``italic``, ``link`` or ``other``.
        address: where a link goes.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    key: str | None = None
    kind: str = "other"
    address: str = ""


@dataclass(slots=True)
class Page:
    """A text without markup.

    Attributes:
        raw: the text as read.
        text: the clean text.
        marks: its emphasised and linked spans, by start.
    """

    raw: str
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    _clean: list[int] = field(default_factory=list)
    _source: list[int] = field(default_factory=list)
    _touching: dict[int, list[Mark]] = field(default_factory=dict)

    def origin(self, position: int) -> int:
        """Where a code point of the clean text stands in the text as read."""
        at = bisect_right(self._clean, position) - 1
        return min(self._source[at] + position - self._clean[at], len(self.raw)) if at >= 0 else position

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as read that a non-empty span of the clean text came from.

        Emphasis that opens or closes at its ends belongs to it, where it does so with both.
        """
        first, last = self.origin(start), self.origin(end - 1)
        at = bisect_right(self._clean, end - 1)
        wide = at < len(self._clean) and self._clean[at] == end and end - self._clean[at - 1] == 1
        stop = self._source[at] if wide and self._source[at - 1] == last else last + 1
        while stop > first + 1 and self.raw[stop - 1] == " ":
            stop -= 1
        for mark in self._marks_at(start, end):
            first, stop = min(first, mark.raw_start), max(stop, mark.raw_end)
        return first, stop

    def _marks_at(self, start: int, end: int) -> Iterator[Mark]:
        """The marks within a span that touch one of its ends, but for those around all of it."""
        if not self._touching:
            for mark in self.marks:
                self._touching.setdefault(mark.start, []).append(mark)
                self._touching.setdefault(-mark.end, []).append(mark)
        for mark in (*self._touching.get(start, ()), *self._touching.get(-end, ())):
            if start <= mark.start and mark.end <= end and mark.end - mark.start < end - start:
                yield mark

    def without(self, gone: list[int]) -> Page:
        """The page without some code points of its clean text, their places in rising order."""
        if not gone:
            return self
        page = Page(self.raw)
        page.text = "".join(self.text[a + 1 : b] for a, b in pairwise([-1, *gone, len(self.text)]))
        starts = {at - bisect_right(gone, at - 1): source for at, source in zip(self._clean, self._source, strict=True)}
        starts |= {at - n: self.origin(at + 1) for n, at in enumerate(gone)}
        page._clean = sorted(starts)
        page._source = [starts[at] for at in page._clean]
        page.marks = [
            replace(m, start=m.start - bisect_right(gone, m.start - 1), end=m.end - bisect_right(gone, m.end - 1))
            for m in self.marks
        ]
        return page
