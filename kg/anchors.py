"""Finding a quote again in a text that has been edited since."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from kg.readers.quotes import Text

Fate = Literal["unchanged", "moved", "altered", "gone"]

ALIKE = 0.75
"""How much of a passage must be that of the quote for it to be the same with other words (difflib's ratio)."""

SEEDS = 200
"""Places that are looked at for such a passage: those of its rarest words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as it was: its span in code points from 0, the end excluded, and up to 32 code points beside it."""

    start: int
    end: int
    text: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a quote, and the span where it now stands, if it does."""

    fate: Fate
    start: int | None = None
    end: int | None = None


def find(text: str, quote: Quote) -> Found:
    r"""Where a quote stands in a text: in its place, elsewhere word for word, elsewhere in like words, or nowhere.

    Of several places the one is taken whose neighbours are most like those that the quote had, then the nearest.

    >>> was = Quote(0, 12, "She sings it", suffix=" well.")
    >>> find("She sings it well.", was)
    Found(fate='unchanged', start=0, end=12)
    >>> find("So it goes. She sings it well.", was)
    Found(fate='moved', start=12, end=24)
    >>> find("She  sings\nit well.", was).fate, find("Nobody does.", was).fate
    ('altered', 'gone')
    """
    if text[quote.start : quote.end] == quote.text:
        return Found("unchanged", quote.start, quote.end)
    places = [match.start() for match in re.finditer(re.escape(quote.text), text)]
    if places:
        start = max(places, key=lambda at: (_context(text, at, at + len(quote.text), quote), -abs(at - quote.start)))
        return Found("moved", start, start + len(quote.text))
    span = Text(text).find(quote.text) or _like(text, quote)
    return Found("altered", *span) if span else Found("gone")


def _context(text: str, start: int, end: int, quote: Quote) -> float:
    before = text[max(0, start - len(quote.prefix)) : start]
    after = text[end : end + len(quote.suffix)]
    return _ratio(before, quote.prefix) + _ratio(after, quote.suffix)


def _ratio(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _like(text: str, quote: Quote) -> tuple[int, int] | None:
    """The passage that is most like the quote, if any is alike enough: looked for around the quote's rarest words."""
    words = {match[0]: match.start() for match in re.finditer(r"\w{4,}", quote.text)}
    found = {word: [m.start() for m in re.finditer(rf"\b{re.escape(word)}\b", text)] for word in words}
    seeds = [at - words[word] for word in sorted(words, key=lambda w: len(found[w])) for at in found[word]][:SEEDS]
    matcher, best = difflib.SequenceMatcher(b=quote.text, autojunk=False), (ALIKE, 0, 0)
    for start in sorted({max(0, seed) for seed in seeds}):
        matcher.set_seq1(text[start : start + len(quote.text)])
        if matcher.quick_ratio() > best[0] and (ratio := matcher.ratio()) > best[0]:
            best = (ratio, start, min(len(text), start + len(quote.text)))
    return best[1:] if best[2] else None
