"""What the blanks and line breaks of a clean text mean: which breaks only wrap a line, which blanks say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews.page import Page

# The blanks that a tokeniser leaves around punctuation: before these, behind a bracket, and inside quotation marks.
_APART = expression(r" (?=[.,;:!?)]|'s\b|n't\b)|(?<=\() | ?\" ?")
_CLOSING = tuple(".,;:!?)")
_SPACED, _TIGHT = expression(r"[\w)\"] [,;:](?=\s)"), expression(r"[\w)\"][,;:]\s")
# Two blanks behind a full stop, as on a typewriter; the indentation of a line; blanks at its end.
_IDLE = expression(r"(?<=[.!?\"')]) (?= \S)|(?:(?<=\n)|\A)[ \t]{1,100}(?=\S)|(?<=\S)[ \t]{1,100}(?=\n)")
_ITEM = expression(r"[-*\u2022|#>]|(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] |\S{1,20}: ")
_NARROWEST, _WIDEST = 20, 160


def tidy(page: Page) -> Page:
    r"""The page with blanks for the line breaks that only wrap its lines, and without the blanks that say nothing.

    >>> raw = "A heist is planned by\nEdward G. Robinson, who\nhas not been so good\nfor years.  See it."
    >>> tidy(Page(raw, raw)).text
    'A heist is planned by Edward G. Robinson, who has not been so good for years. See it.'
    """
    page = page.without([at for m in _IDLE.finditer(page.text) for at in range(*m.span())])
    soft = list(_soft_breaks(page.text))
    letters = list(page.text)
    for at in soft:
        letters[at] = " "
    text = page.text
    page.text = "".join(letters)
    page = page.without([at for at in soft if text[at - 1] == "-" and text[at - 2 : at - 1].isalnum()])
    return page.without(_around_punctuation(page.text)) if tokenised(page.text) else page


@dataclass(frozen=True, slots=True)
class _Break:
    """A line break inside a paragraph: its place, the line before it by length and last two letters, the next one."""

    at: int
    length: int
    last: str
    word: int
    first: str
    item: bool

    def full(self, width: int) -> bool:
        """Whether the next word would not have fitted into a line of ``width``."""
        return self.length + 1 + self.word > width


def _soft_breaks(text: str) -> Iterator[int]:
    """The breaks of lines that were filled up to some width, or that a small letter goes on behind."""
    paragraphs = [(breaks, _filled(breaks)) for breaks in _paragraphs(text)]
    width = max((b.length for breaks, filled in paragraphs if filled for b in breaks), default=0)
    cased = any(b.first.isupper() for breaks, _ in paragraphs for b in breaks) or text[:2000] != text[:2000].lower()
    for breaks, filled in paragraphs:
        for b in breaks:
            if not b.item and (filled or (width and b.full(width)) or _goes_on(b, cased)):
                yield b.at


def _paragraphs(text: str) -> Iterator[list[_Break]]:
    """The breaks of each paragraph that has any."""
    breaks: list[_Break] = []
    start = 0
    while (at := text.find("\n", start)) >= 0:
        end = text.find("\n", at + 1)
        line, following = text[start:at].rstrip(), text[at + 1 : at + 200 if end < 0 else min(end, at + 200)].lstrip()
        if line and following:
            word = following.split(None, 1)[0]
            item = _ITEM.match(following) is not None or line[:1] in "|#" or len(line) > _WIDEST
            breaks.append(_Break(at, len(line), line[-2:], len(word), following[0], item))
        elif breaks:
            yield breaks
            breaks = []
        start = at + 1
    if breaks:
        yield breaks


def _filled(breaks: list[_Break]) -> bool:
    """Whether every line of a paragraph is as full as the longest allows, and half of them go on in small letters."""
    width = max(b.length for b in breaks)
    small = sum(not b.first.isupper() for b in breaks)
    return (
        len(breaks) > 1
        and _NARROWEST <= width <= _WIDEST
        and not any(b.item for b in breaks)
        and all(b.full(width) for b in breaks)
        and (small * 5 >= len(breaks) * 2 if len(breaks) > 2 else small == len(breaks))
    )


def _goes_on(b: _Break, cased: bool) -> bool:
    """Whether a sentence goes on behind the break."""
    if b.length >= _NARROWEST and b.last[-1] == "-" and b.last[0].isalpha():
        return True
    if cased and b.first.islower() and b.length >= _NARROWEST and b.last[-1] not in ".!?:;":
        return True
    return 50 <= b.length <= 130 and (b.first.islower() or b.last[-1] not in ".!?:\"'")


def tokenised(text: str) -> bool:
    """Whether the text has blanks before its commas, as a tokeniser leaves them.

    >>> tokenised("so , pod ( jim broadbent ) , arrietty , and peagreen meet"), tokenised("So, Pod, and Peagreen meet")
    (True, False)
    """
    spaced = len(_SPACED.findall(text[:20_000]))
    return spaced > 2 and spaced > 4 * len(_TIGHT.findall(text[:20_000]))


def _around_punctuation(text: str) -> list[int]:
    """The places of the blanks around punctuation; quotation marks open and close in turn."""
    gone, opened = [], False
    for m in _APART.finditer(text):
        if '"' not in m.group():
            gone.append(m.start())
            continue
        opened = not opened
        if opened and m.group().endswith(" "):
            gone.append(m.end() - 1)
        if not opened and m.group().startswith(" "):
            gone.append(m.start())
        if not opened and m.group().endswith(" ") and text[m.end() : m.end() + 1] in _CLOSING:
            gone.append(m.end() - 1)
    return gone
