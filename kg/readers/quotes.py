"""Finding words in a text that were copied from it, perhaps with other quotation marks, dashes or blanks."""

from __future__ import annotations

import re
from itertools import chain

_ALIKE = {
    **dict.fromkeys(
        '"\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u2039\u203a`\u00b4', "'"
    ),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
}


class Text:
    """A text to find words in.

    Args:
        text: the text.
        cased: whether capitals count.
    """

    def __init__(self, text: str, *, cased: bool = True) -> None:
        self.text, self.cased = text, cased
        pieces = _alike(text, cased)
        self.folded = "".join(pieces)
        self._origin = list(chain.from_iterable([at] * len(piece) for at, piece in enumerate(pieces)))

    def find(self, words: str, *, unique: bool = True) -> tuple[int, int] | None:
        r"""The span of words: where they stand as they are, else where something alike does.

        Args:
            words: what to look for; blanks at its ends do not count.
            unique: whether something alike counts only where it stands once.

        >>> Text("She\u2019s \u201cMira\u201d \u2014 at last.").find("She's 'Mira' - at  last.")
        (0, 23)
        >>> Text("It is. It  is.").find("It\nis."), Text("a b").find("c")
        (None, None)
        """
        words = words.strip()
        at = self.text.find(words) if words else -1
        if at >= 0:
            return at, at + len(words)
        wanted = "".join(_alike(words, self.cased))
        at = self.folded.find(wanted) if wanted else -1
        if at < 0 or (unique and self.folded.find(wanted, at + 1) >= 0):
            return None
        return self._origin[at], self._origin[at + len(wanted) - 1] + 1

    def find_name(self, name: str) -> tuple[int, int] | None:
        """The first span of a name that is no part of a longer word.

        >>> Text("Also Al Reed.", cased=False).find_name("AL"), Text("Bowen").find_name("Bo")
        ((5, 7), None)
        """
        wanted = "".join(_alike(name.strip(), self.cased))
        match = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.folded) if re.search(r"\w", wanted) else None
        return (self._origin[match.start()], self._origin[match.end() - 1] + 1) if match else None


def _alike(text: str, cased: bool) -> list[str]:
    """For each code point what stands for it where texts are compared: a run of blanks is one blank."""
    pieces, blank = [], False
    for c in text:
        piece = _ALIKE.get(c) or (" " if c.isspace() else c if cased else c.casefold())
        pieces.append("" if piece == " " and blank else piece)
        blank = piece == " "
    return pieces
