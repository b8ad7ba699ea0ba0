"""The text of a review without its markup, and the way back to the text as read.

HTML tags, entities, comments and scripts, Markdown emphasis and links, curly quotes, doubled encodings (``â€™``),
control characters and combining accents are taken away or replaced. What is left is the *clean text*; every one of
its code points knows where it came from, so that a span of it can be cited in the text as read. Emphasis and links
are kept as marks: a title is often recognised by its italics.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import NamedTuple

from kg.expressions import expression
from kg.reviews import spacing
from kg.reviews.page import Mark, Page
from kg.reviews.words import listed

_TAG = expression(r"</?([A-Za-z][A-Za-z0-9]{0,20})\b([^<>]{0,4000})/?>")
_DECLARATION = expression(r"<(?:[!?][A-Za-z]|%)[^<>]{0,400}>")
_ENTITY = expression(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# A page of HTML, in which a line break is a blank.
_PAGE = expression(
    r"[\s\ufeff]{0,50}(?:<(?:%|!--|\?xml)[^<>]{0,400}>\s{0,50}){0,4}"
    r"<(?:!doctype html|html|head|title|meta|link|body|article|section|main|div|p|table|h[1-6]|[a-z]{2,10}:[a-z]+)\b",
    re.IGNORECASE,
)
_LINK = expression(r"!?\[([^\[\]\n]{1,300})\]\(([^()\s]{1,1000})(?:\s\"[^\"\n]{0,200}\")?\)")
_MOJIBAKE = expression(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022"
    r"\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]{1,3}"
)
_POINTS = expression(
    r"<|&(?=[#A-Za-z])|[*_]+|!?\[|[\u00c2-\u00f4](?=[\u0080-\u00bf\u20ac\u2018-\u2122\u0152-\u0192\u02c6\u02dc])"
    r"|[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\ufeff\ufffd]"
    r"|[\u2018-\u201f\u2032\u2033\u00b4\u2000-\u200f\u2028-\u202f\u2060-\u2069\u3000`]|\w[\u0300-\u036f]+|--+|"
    r"^[ \t]*(?:[#>]+[ \t]*)+",
    re.MULTILINE,
)
_BLOCK = listed(
    "address article aside blockquote br div dl footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p section table ul"
)
_CELLS = listed("tr td th dt dd")
# Two cells and more of a few words: a table of credits. In a table of the old way to lay out a page all else stands.
_ROW = expression(
    r"\s{0,200}(?:<t[dh]\b[^<>]{0,400}>(?:[^<]|</?(?:a|b|i|em|strong|span|cite|u|small|sup|sub|font|abbr)\b[^<>]{0,400}>){0,"
    r"400}</t[dh]>\s{0,200}){2,12}</tr",
    re.IGNORECASE,
)
_EMPHASIS = {
    **dict.fromkeys(listed("em i cite * _"), "italic"),
    **dict.fromkeys(listed("b strong ** __"), "bold"),
    **dict.fromkeys(listed("*** ___"), "italic"),
    **dict.fromkeys(listed("span u q"), "other"),
    "a": "link",
}
_UNSEEN = listed("script style template noscript nav footer button select textarea svg iframe")
_QUOTES = str.maketrans("\u2018\u2019\u201a\u201b\u2032\u00b4`\u201c\u201d\u201e\u201f\u2033", "''''''" + "'" + '"' * 5)
_IMDB = expression(r"\b(tt|nm)[0-9]{7,9}\b")


class _Opened(NamedTuple):
    """Emphasis that has not closed yet: its sign or tag, where it began in the clean text and as read, its address."""

    sign: str
    start: int
    raw_start: int
    address: str = ""


class _Cleaner:
    """Walks over the places where markup may stand, copying what lies between."""

    def __init__(self, raw: str) -> None:
        self.page = Page(raw)
        self.raw = raw
        self.parts: list[str] = []
        self.length = 0
        self.at = 0
        self.open: list[_Opened] = []
        self.links: list[tuple[int, int, _Opened]] = []
        self.never: set[str] = set()
        self.in_row = False
        self.term = ""
        self.is_html = _PAGE.match(raw) is not None

    def put(self, piece: str, source: int) -> None:
        if piece:
            self.page._clean.append(self.length)
            self.page._source.append(source)
            self.parts.append(piece)
            self.length += len(piece)

    def copy(self, upto: int) -> None:
        if upto > self.at:
            piece = self.raw[self.at : upto]
            self.put(piece.replace("\n", " ") if self.is_html else piece, self.at)
            self.at = upto

    def replace(self, start: int, end: int, piece: str) -> None:
        """Put ``piece``, code point by code point, in place of raw[start:end]."""
        self.copy(start)
        if len(piece) == 1:
            self.put(piece, start)
        else:
            for c in piece:
                self.put(c, start)
        self.at = max(self.at, end)

    def find(self, needle: str, start: int) -> int:
        """Like str.find, but a needle once not found is never looked for again (so that all stays linear)."""
        if needle in self.never:
            return -1
        at = self.raw.find(needle, start)
        if at < 0:
            self.never.add(needle)
        return at

    def run(self) -> Page:
        for m in _POINTS.finditer(self.raw):
            if m.start() >= self.at:
                self.close_link(m.start())
                self.point(m)
        self.close_link(len(self.raw) + 1)
        self.copy(len(self.raw))
        self.page.text = "".join(self.parts)
        self.page.marks.sort(key=lambda mark: (mark.start, -mark.end))
        return self.page

    def point(self, m: re.Match[str]) -> None:
        c = m.group()
        if c == "<":
            self.angle(m.start())
        elif c == "&":
            self.entity(m.start())
        elif c[0] in "*_":
            self.star(m)
        elif c.endswith("["):
            self.link(m.start())
        elif "\u00c2" <= c <= "\u00f4" and len(c) == 1:
            self.mojibake(m.start())
        elif len(c) > 1:
            self.several(m)
        else:
            self.replace(m.start(), m.end(), "" if self.raw.startswith("\r\n", m.start()) else _plain(c))

    def several(self, m: re.Match[str]) -> None:
        """Dashes, accents as marks of their own, and the signs that open a Markdown line."""
        c = m.group()
        if c[0] == "-":
            self.replace(m.start(), m.end(), "\u2014")
        elif c[-1] >= "\u0300":
            self.replace(m.start(), m.end(), unicodedata.normalize("NFC", c))
        else:
            self.replace(m.start(), m.end(), "")

    def angle(self, start: int) -> None:
        if self.raw.startswith("<!--", start):
            end = self.find("-->", start + 4)
            self.replace(start, end + 3 if end >= 0 else start + 4, "")
            return
        if declared := _DECLARATION.match(self.raw, start):
            self.replace(start, declared.end(), "")
            return
        m = _TAG.match(self.raw, start)
        if m is None:
            return
        tag, closing = m.group(1).lower(), self.raw[start + 1] == "/"
        if tag in _UNSEEN and not closing:
            end = self.find(f"</{tag}", m.end())
            self.replace(start, end if end >= 0 else m.end(), "")
        elif tag in _CELLS:
            self.replace(start, m.end(), self.cell(tag, closing, m))
        elif tag in _BLOCK:
            self.replace(start, m.end(), "\n")
        else:
            self.replace(start, m.end(), "")
            if tag in _EMPHASIS:
                self.toggle(tag, closing, m)

    def cell(self, tag: str, closing: bool, m: re.Match[str]) -> str:
        """What stands for the tag of a table or of a list of terms: rows and terms with what they mean are lines."""
        if tag == "tr":
            within, self.in_row = self.in_row, not closing and _ROW.match(self.raw, m.end()) is not None
            return "\n| " if self.in_row else "" if within and closing else "\n"
        if tag in ("td", "th"):
            return (" | " if closing else "") if self.in_row else "\n"
        if closing:
            self.term = tag
            return ""
        if tag == "dt":
            return "\n"
        if "".join(self.parts[-2:]).rstrip().endswith(":"):
            return " "
        return ": " if self.term == "dt" else ", "

    def toggle(self, tag: str, closing: bool, m: re.Match[str]) -> None:
        if not closing:
            if len(self.open) < 32:
                self.open.append(_Opened(tag, self.length, m.start(), m.group(2)))
        elif self.open and self.open[-1].sign == tag:
            self.mark(self.open.pop(), m.end())

    def mark(self, opened: _Opened, raw_end: int) -> None:
        if 0 < self.length - opened.start <= 200:
            key = _IMDB.search(opened.address)
            named = f"imdb:{key.group()}" if key else None
            kind = _EMPHASIS.get(opened.sign, "other")
            span = opened.start, self.length, opened.raw_start, raw_end
            self.page.marks.append(Mark(*span, named, kind, opened.address))

    def entity(self, start: int) -> None:
        m = _ENTITY.match(self.raw, start)
        if m:
            plain = html.unescape(m.group())
            if plain != m.group():
                self.replace(start, m.end(), "".join(_plain(c) for c in plain))

    def star(self, m: re.Match[str]) -> None:
        """Emphasis opens before a letter and closes behind one; other stars (a rating, a rule) stay."""
        before = self.raw[m.start() - 1] if m.start() else " "
        after = self.raw[m.end()] if m.end() < len(self.raw) else " "
        if len(m.group()) > 3 or (before.isalnum() and after.isalnum() and m.group()[0] == "_"):
            return
        if after.isdigit() and self.raw.startswith("1/2", m.end()):
            return
        sign = m.group()
        if self.open and self.open[-1].sign == sign and not before.isspace():
            self.replace(m.start(), m.end(), "")
            self.mark(self.open.pop(), m.end())
        elif not after.isspace() and (after.isalnum() or after in "\"'(\u201c\u2018[*_") and not before.isalnum():
            self.replace(m.start(), m.end(), "")
            if len(self.open) < 32:
                self.open.append(_Opened(sign, self.length, m.start()))
        elif not before.isspace() and any(o.sign == sign for o in self.open):
            self.replace(m.start(), m.end(), "")
            while self.open[-1].sign != sign:
                self.open.pop()
            self.mark(self.open.pop(), m.end())
        elif not before.isspace() and before.isalpha():
            self.replace(m.start(), m.end(), "")

    def link(self, start: int) -> None:
        m = _LINK.match(self.raw, start)
        if m is None:
            return
        image = self.raw[start] == "!"
        if image:
            self.replace(start, m.end(), "")
            return
        self.replace(start, start + 1, "")
        self.links.append((m.end(1), m.end(), _Opened("a", self.length, start, m.group(2))))

    def close_link(self, upto: int) -> None:
        """At the end of a link's words, its address is left out."""
        while self.links and self.links[-1][0] <= upto:
            words_end, end, opened = self.links.pop()
            self.replace(words_end, end, "")
            self.mark(opened, end)

    def mojibake(self, start: int) -> None:
        m = _MOJIBAKE.match(self.raw, start)
        for end in range(m.end() if m else start, start + 1, -1):
            mended = _mend(self.raw[start:end])
            if mended:
                self.replace(start, end, "".join(_plain(c) for c in mended))
                return


def _mend(broken: str) -> str | None:
    """UTF-8 that was read as Windows-1252 or Latin-1, read again."""
    raw = bytearray()
    for c in broken:
        try:
            raw += c.encode("latin-1" if ord(c) < 256 else "cp1252")
        except UnicodeEncodeError:
            return None
    try:
        mended = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return mended if len(mended) == 1 else None


def _plain(c: str) -> str:
    """One code point, as the patterns expect it: straight quotes, plain blanks, no control characters."""
    straight = c.translate(_QUOTES)
    if straight != c:
        return straight
    if c in "\u00ad\ufeff" or "\u200b" <= c <= "\u200f" or "\u202a" <= c <= "\u202e" or "\u2060" <= c <= "\u2069":
        return ""
    if c == "\r":
        return "\n"
    if c in "\u2028\u2029":
        return "\n"
    if c < " " or "\x7f" <= c <= "\xa0" or c == "\ufffd" or "\u2000" <= c <= "\u200a" or c in "\u202f\u3000":
        return " " if c not in "\t\n" else c
    return c


def clean(raw: str) -> Page:
    r"""The text without markup, with offsets into the text as read. Takes time linear in its size.

    >>> page = clean("<p>In <i>Heat</i>, Al&nbsp;Pacino’s cop…</p>")
    >>> page.text
    "\nIn Heat, Al Pacino's cop…\n"
    >>> at = page.text.index("Al Pacino"); start, end = page.span(at, at + 9)
    >>> page.raw[start:end]
    'Al&nbsp;Pacino'
    """
    return spacing.tidy(_Cleaner(raw).run())
