"""Themes that a review names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reviews.expressions import expression
from kg.reviews.stated import Stated

_THEME_LINE = expression(
    r"\bthemes? (?:of|like|such as|including|around|are)(?: the)? ([a-z][^.;:!?\n()]{3,90})", re.IGNORECASE
)
_THEME_SAID = expression(
    r"\b(?:delves? (?:deeper )?into|explores?|meditation on|study (?:of|in|on)|examines?|reflection on|"
    r"grapples with|tackles|rumination on)(?: the)?(?: themes? of)? ([a-z][^.;:!?\n()\u2014]{3,80})"
)
_THEME_END = expression(
    r"\b(?:that|which|who|as|while|when|with|in|by|for|through|but|what|how|why|and the (?:human|way)|of|his|"
    r"her|its|their)\b"
)


def read(text: str) -> Iterator[Stated]:
    """The themes of the film, each once."""
    seen: set[str] = set()
    for pattern, confidence in ((_THEME_LINE, 0.85), (_THEME_SAID, 0.6)):
        for m in pattern.finditer(text):
            at = m.start(1)
            pieces = re.split(r",? and (?:the )?|, (?:the )?", m.group(1))
            if pattern is _THEME_SAID and len(pieces) < 2:
                continue
            for piece in pieces[:6]:
                short = _THEME_END.split(piece)[0].strip(" ,")
                if short and len(short.split()) <= 3 and not short[0].isupper():
                    yield from _once(seen, short, text.index(short, at), confidence)


def _once(seen: set[str], value: str, start: int, confidence: float) -> Iterator[Stated]:
    if value and value.lower() not in seen and len(value) < 40:
        seen.add(value.lower())
        yield Stated("theme", value, start, start + len(value), confidence)
