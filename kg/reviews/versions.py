"""Sentences about another version of the reviewed film, or about another film, though they do not name it again.

*The 1969 picture, which Henry Hathaway directed*; *Now the remake. Josh Brolin has muscles*; a paragraph that begins
with another title and a colon. What is said there is no credit of the reviewed film.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews.films import MainFilm
from kg.reviews.frames import Frame, Mention

_YEARED = expression(
    r"^(?:[a-z]+,? ){0,3}?(?:the|that|this|in the) (?:original |old |new |first )?\(?((?:18|19|20)\d\d)\)?"
    r"(?: [a-z-]+)?? (?:one|film|picture|movie|version|original|remake|adaptation|series|serial)\b"
)
_MAIN_AGAIN = expression(
    r"^(?:[a-z]+,? ){0,2}?(?:this|the new|the current|the present) (?:one|version|film|remake|movie)\b"
)
_REMAKE = expression(
    r"^(?:(?:now|then|as for|about|and|but|next|also),? ){0,2}(?:for |to )?(?:the |a )?(?:american |hollywood |"
    r"english |"
    r"us |new )?(?:re-?make|reboot|re-?do)\b(?! of)"
)
_EARLIER = expression(
    r"\b(?:there (?:was|is|were|had been) |they (?:did|made) it )(?:[a-z'-]+ ){0,4}?(?:an? |the )?(?:earlier|"
    r"previous|older|old|tv|bbc|"
    r"silent|stage|television|N) (?:[a-z]+ )?(?:attempt|version|adaptation|film|serial|series|remake|production|"
    r"miniseries)\b"
)
_OLD = expression(
    r"^(?:(?:first|now|then|next|as for|about|so|and|but),? ){0,2}(?:the |an? )?(?:old|original|older) "
    r"(?:one|version|film|movie|picture)\b(?=[ ,.:(])(?: (?:from|of) ((?:18|19|20)\d\d))?"
)
_TITLED = expression(r"^F(?: \(((?:18|19|20)\d\d)\))?(?::| \u2014) ?\S")


def mark(text: str, frames: list[Frame], film: MainFilm | None) -> None:
    """Set :attr:`Frame.version` of the sentences that are about another version.

    Args:
        text: the clean text.
        frames: its sentences, in order.
        film: the reviewed film.
    """
    year = _year(frames, film)
    about_remake = _of_a_remake(text)
    block, version = -1, None
    for frame in frames:
        if frame.sentence.block != block:
            block, version = frame.sentence.block, None
        version = _next(frame, version, year, about_remake)
        earlier = version is None and _EARLIER.search(frame.shape)
        frame.version = "unnamed" if earlier else version


def _next(frame: Frame, version: Mention | str | None, year: int | None, about_remake: bool) -> Mention | str | None:
    """Which version is spoken of from this sentence on."""
    titled, yeared = _TITLED.match(frame.shape), _YEARED.match(frame.shape)
    if titled:
        return frame.mentions[0]
    if yeared and year:
        return None if abs(int(yeared.group(1)) - year) <= 1 else "unnamed"
    if _MAIN_AGAIN.match(frame.shape) or frame.shape.startswith("M"):
        return None
    old = _OLD.match(frame.shape)
    if (old and not (year and old.group(1) and int(old.group(1)) == year)) or (
        not about_remake and _REMAKE.match(frame.shape)
    ):
        return "unnamed"
    return version


def _year(frames: list[Frame], film: MainFilm | None) -> int | None:
    """The year of the reviewed film; the last of those by which its versions are told apart."""
    if film is None or film.year:
        return film.year if film else None
    years = [int(m.group(1)) for m in _years(frames)]
    return max(years) if len(set(years)) > 1 else None


def _years(frames: list[Frame]) -> Iterator[re.Match[str]]:
    return (m for frame in frames if (m := _YEARED.match(frame.shape)))


def _of_a_remake(text: str) -> bool:
    """Whether the reviewed film is itself called a remake."""
    return (
        re.search(r"\b(?:this|is (?:a|the|another)|a needless|a pointless) (?:[a-z]+ )?re-?make\b", text, re.I)
        is not None
    )
