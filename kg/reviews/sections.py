"""What a heading says of all that stands below it: *Rumoured:*, *Wish list*, *Not happening:*."""

from __future__ import annotations

import re

from kg.claim import Stance
from kg.expressions import expression
from kg.reviews.sentences import Sentence

_HEAD = r"[\W\d]*(?:the |my |our |latest |more |other )?"
_SAYS: tuple[tuple[re.Pattern[str], Stance], ...] = (
    (
        expression(
            _HEAD
            + r"(?:not (?:happening|returning|coming back|in it|true|cast)|debunked|denied|false rumou?rs?|ruled out|"
            r"who(?:'s| is| will)? (?:not|out)|turned (?:it )?down|passed)\b",
            re.IGNORECASE,
        ),
        "negated",
    ),
    (
        expression(
            _HEAD + r"(?:rumou?rs?|rumou?red|unconfirmed|speculation|speculative|gossip|hearsay|maybes?|possibl[ey](?! "
            r"(?:[a-z]+ )?spoilers?\b)|in talks|"
            r"wish(?:es)?|wish ?list|dream cast|fan ?cast|who i(?:'d| would)? (?:want|like|pick|cast)|my picks|"
            r"hopes)\b",
            re.IGNORECASE,
        ),
        "hedged",
    ),
)
_ITEM = expression(r"\W*(?:[-*\u2022\u00b7]|\d{1,2}[.)])\s")
_LONGEST = 70
"""Characters of the longest line that is taken for a heading."""


class Sections:
    """Follows the headings of a text."""

    def __init__(self) -> None:
        self._stance: Stance | None = None
        self._block: int | None = None

    def told(self, line: str, sentence: Sentence) -> Stance | None:
        """The stance that the heading above a sentence gives it, None where there is none that gives one.

        Args:
            line: the words of the sentence; sentences come in order.
        """
        label = line[:_LONGEST].partition(":")
        heading = (sentence.heading and len(line) <= _LONGEST and not _ITEM.match(line)) or line.rstrip().endswith(":")
        said = None
        if heading or label[1]:
            said = next((stance for shape, stance in _SAYS if shape.match(line)), None)
        if said:
            self._stance = said
            self._block = sentence.block if label[2].strip() else None
        elif heading or (self._block is not None and sentence.block != self._block):
            self._stance = self._block = None
        return self._stance
