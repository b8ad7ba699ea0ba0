"""HTML's character references, whatever their numbers: Python's own readers raise where one has 4,300 digits."""

from __future__ import annotations

import html
import re

_ENDLESS = re.compile(r"&#\d{100,};?")


def bounded(page: str) -> str:
    """HTML without the references that no character can have: U+FFFD instead, as HTML has it for all beyond Unicode.

    >>> bounded("a&#38;b&#" + "9" * 5000 + ";c")
    'a&#38;b\ufffdc'
    """
    return _ENDLESS.sub("\ufffd", page)


def unescape(text: str) -> str:
    """A text with its character references resolved.

    >>> unescape("Schindler&apos;s &#76;ist")
    "Schindler's List"
    """
    return html.unescape(bounded(text))
