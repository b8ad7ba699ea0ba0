"""A sentence as the patterns see it: its words in lower case, each name and title one capital letter.

``Alita (Rosa Salazar) stands at the gates of Zalem`` is ``N (P) stands at the gates of N``: P is a name such as a
person has (or a surname that resolves to one), N any other name, M the reviewed film, F another film. Blanks are
single, quotation marks and blanks inside brackets are left out, every dash between words is ``\u2014``.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from kg.claim import Stance
from kg.expressions import expression
from kg.reviews.names import Name
from kg.reviews.sentences import Sentence
from kg.reviews.titles import FilmMention
from kg.reviews.words import PICTURES


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a title in the clean text, with its letter in the frame."""

    start: int
    end: int
    text: str
    symbol: str
    name: Name | None = None
    film: FilmMention | None = None


@dataclass(slots=True)
class Frame:
    """One sentence.

    Attributes:
        sentence: its span in the clean text.
        shape: what patterns are matched against.
        at: for each letter of the shape, its place in the clean text (an array: a list would take nine times the room).
        mentions: by place in the shape.
        told: the stance that the heading above it gives to all that stands below: *Rumoured:*, *Not happening:*.
        version: the other film that the sentence is about, or "unnamed"; see :mod:`kg.reviews.versions`.
    """

    sentence: Sentence
    shape: str = ""
    at: array[int] = field(default_factory=lambda: array("i"))
    mentions: dict[int, Mention] = field(default_factory=dict)
    version: Mention | str | None = None
    told: Stance | None = None

    def within(self, start: int, end: int) -> list[Mention]:
        """The names and titles of a span of the shape."""
        return [self.mentions[i] for i in range(start, end) if i in self.mentions]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the clean text for a non-empty span of the shape."""
        last = self.mentions.get(end - 1)
        return self.at[start], last.end if last else self.at[end - 1] + 1


_DROPPED = '"'
_WORDS = expression(r"(?P<plain>[a-z]+(?: [a-z]+)*)|.", re.DOTALL)
_TIGHT_BEFORE = ",.;:)!?"
_BULLET = expression(
    rf"(?:[-*\u2022\u00b7\u2023\u25aa\u2043>{PICTURES}]+|\d{{1,2}}[.)]|"
    r"[a-h][.)])\s+"
    r"(?=\S)"
)
_DASHES = "\u2014\u2013\u2012\u2015"


def build(text: str, sentence: Sentence, mentions: list[Mention], prefix: str = "") -> Frame:
    """The frame of a sentence.

    Args:
        text: the clean text.
        sentence: the span.
        mentions: the names and titles inside the span, in order, without overlap.
        prefix: put before the shape (``\u00a7cast `` for a line of a cast list).
    """
    frame = Frame(sentence)
    out: list[str] = []
    at = frame.at
    for c in prefix:
        out.append(c)
        at.append(sentence.start)
    bullet = _BULLET.match(text, sentence.start, sentence.end)
    position = bullet.end() if bullet else sentence.start
    for mention in mentions:
        _copy(text, position, mention.start, out, at)
        opened = (
            bool(out)
            and out[-1] == "'"
            and text[mention.end : mention.end + 1] == "'"
            and text[mention.end + 1 : mention.end + 2] != "s"
        )
        if opened:
            out.pop()
            at.pop()
        frame.mentions[len(out)] = mention
        out.append(mention.symbol)
        at.append(mention.start)
        position = mention.end + 1 if opened else mention.end
    _copy(text, position, sentence.end, out, at)
    frame.shape = "".join(out)
    return frame


def _copy(text: str, start: int, end: int, out: list[str], at: array[int]) -> None:
    """Most of a text is copied a word at a time, all else a code point at a time."""
    for word in _WORDS.finditer(text, start, end):
        i, stop = word.span()
        if word.lastgroup:
            out += word.group()
            at.extend(range(i, stop))
        else:
            _copy_sign(text, i, out, at)


def _copy_sign(text: str, i: int, out: list[str], at: array[int]) -> None:
    c, last = text[i], out[-1] if out else " "
    if c.isspace():
        if last in " (":
            return
        c = " "
    elif c in _DROPPED:
        return
    elif c in _TIGHT_BEFORE and last == " " and out:
        out.pop()
        at.pop()
    elif c in "-/":
        c = _joint(text, i)
    elif not c.islower():
        c = _plain(c)
    out.append(c)
    at.append(i)


def _joint(text: str, i: int) -> str:
    """A hyphen between blanks as the dash that it is meant for, and *w/* as a colon, which lists come behind, too."""
    if text[i] == "/" and text[i - 1 : i] in ("w", "W") and text[i + 1 : i + 2] == " ":
        return ":"
    return "\u2014" if text[i] == "-" and text[i - 1 : i] == " " == text[i + 1 : i + 2] else text[i]


def _plain(c: str) -> str:
    """A sign as patterns have it: brackets round, dashes alike, letters small."""
    if c in "[{":
        return "("
    if c in "]}":
        return ")"
    if c in _DASHES:
        return "\u2014"
    low = c.lower()
    return low if len(low) == 1 else "\u00b7"
