"""Of which film a sentence says something: the reviewed one, another that it names, or one that it does not name."""

from __future__ import annotations

import re
from typing import Literal

from kg.expressions import expression
from kg.reviews.frames import Frame, Mention
from kg.reviews.patterns import Candidate

Scope = Mention | Literal["main", "unnamed"]

_IN_FILM = expression(
    r"^(?:'s?)?[^.;:()—]{0,45}? (?:in|from|of|for|on)(?: both| such)?(?: films?| movies?| works?)?(?: as|"
    r" like)? (?:the |his |her |their |last year's |an? )?(?:(?!(?:and|but|the|than|with|"
    r"as)\b)[a-z0-9'-]+ ){0,4}(?P<f>F)"
)
_NEXT_TO = expression(
    r"^ ?(?:\(|, )?(?:of |in |from |who starred in |known for |best known for |best known from |fresh off |"
    r"fresh from )(?:[a-z0-9'-]+ ){0,3}(?P<f>F)"
)
# Where else somebody is known from: "played by P of F and F fame".
_FAME = expression(r"^,? \(?(?:of|from) (?:the )?F(?:(?:,? and|,) F){0,3} fame\b")
_OPENS = expression(
    r"^(?:(?:but|and|as|like|just as|much like|even|also|unlike),? )?(?:in|with|for|on|from) (?:the |his |her |"
    r"that |both |previous |earlier )?(?:[a-z0-9'-]+ ){0,5}?(?P<f>F)(?: \([^()]*\))?,"
)
_FILM_STARRING = expression(
    r"(?P<f>F)(?:,? \([^()]{0,40}\))?,?(?: (?:which|that|also|a|an|the(?! [a-z0-9-])|the [a-z0-9-]+|with|and|was|is|by|"
    r"film|movie|vehicle|version|remake|thriller|comedy|drama|western|classic))*,? \(?$"
)
_FILM_WITH = expression(r"(?P<f>F)(?: \([^()]{0,40}\))? with (?:the |an? )?(?:[a-z-]+ ){0,2}$")
_CLAUSE = expression(r"^ (?!(?:was|is|has|does)\b)[a-z]{3,}s ")
_EQUIVALENT = expression(r"(?P<f>F)(?:'s)? (?:equivalent|counterpart|version|incarnation|character|role)\b[^.;]{0,40}$")
_UNNAMED = expression(
    r"\b(?:in|from|of|to|with|than|by) (?:the|that) (?:[a-z0-9'-]+ ){0,2}(?:original|re-?make|first film|"
    r"first movie|first one|earlier film|previous film|earlier films|earlier version|tv series|tv show|novel|"
    r"book)(?:s)?,? ?$|^in (?:the|that) (?:[a-z0-9'-]+ ){0,2}(?:original|re-?make|first film|first one|"
    r"earlier version)\b"
)
_AFTER_UNNAMED = expression(
    r"^[^.;:()—,]{0,40} (?:in|from|of) (?:the|that) (?:[a-z0-9'-]+ ){0,2}(?:original|re-?make|first film|"
    r"first movie|first one|previous film|earlier version|tv series|tv show|1[89]\d\d [a-z]+)\b"
)
# "FILM is a remake of ..., with X as Y": the sentence is about its subject.
_SUBJECT = expression(
    r"^(?:[a-z' ]{0,25} )?(?P<f>F)(?: \([^()]*\))?,? (?:is|was) (?:an?|the|his|her) (?:[a-z-]+ ){0,3}(?:remake|"
    r"re-make|sequel|"
    r"prequel|follow-up|reboot|spin-?off|retelling|adaptation|version|(?:film|movie) (?:with|by|starring))\b"
)
_OWNS = expression(r"^'s? (?:[a-z0-9-]+ ){0,2}(?P<f>F)(?!')")
_SHARED = expression(
    r"\b(?:both films|the two films|two films|share|shares|sharing)\b[^.;]*\bthe same (?:[a-z-]+ )?[a-z]?$"
)
# Films at large: "better than the classics directed by X"; not "one of the films directed by X".
_FILMS = expression(
    r"\b(?:films|movies|pictures|classics|westerns|thrillers|comedies|dramas|remakes|sequels|epics|musicals)"
    r"(?: that| which)?(?: were| are)? (?:(?:[a-z]+ ){0,2}by (?:the )?(?:[a-z-]+ ){0,3})?$"
)
_ONE_OF = expression(r"\b(?:one|first|last|latest|second|third|fourth) (?:of|in) [^.;]{0,70}$")
_STARRING = ("starring", "made by", "performances by", "played by", "work by", "based on", "company")


def of(candidate: Candidate, last: Mention | None) -> Scope:
    """The film that a candidate belongs to.

    Args:
        candidate: found in a frame.
        last: the other film named last before this sentence.
    """
    if candidate.film is not None:
        return candidate.film
    if candidate.pattern == "standing in for":
        return last or "unnamed"
    where = _named(candidate, last)
    version = candidate.frame.version
    if where == "main" and version is not None:
        return version if isinstance(version, Mention) else "unnamed"
    return "unnamed" if isinstance(where, Mention) and where.text[:1].islower() else where


def _named(candidate: Candidate, last: Mention | None) -> Scope:
    frame, shape = candidate.frame, candidate.frame.shape
    if candidate.pattern in ("made by", "trade before name") and _at_large(shape, candidate.start):
        return "unnamed"
    if (
        "F" not in shape
        and "original" not in shape
        and "make" not in shape
        and "first" not in shape
        and "version" not in shape
    ):
        return "main"
    end = _end(candidate)
    for m in (_EQUIVALENT.search(shape[: candidate.start]), _STARRING_OF(candidate)):
        if m:
            return frame.mentions[m.start("f")]
    if candidate.pattern == "directs" and shape.startswith(" F", end):
        return frame.mentions[end + 1]
    m = _OWNS.match(shape[end:]) if candidate.pattern in ("trade before name", "trade") else None
    if m:
        return frame.mentions[end + m.start("f")]
    place = next((i for i, m in frame.mentions.items() if m is candidate.who), 0)
    beside = _FILM_WITH.search(shape, max(0, place - 80), place) if candidate.part and "M" not in shape else None
    if beside:
        return frame.mentions[beside.start("f")]
    told = candidate.pattern == "trade before name" and _CLAUSE.match(shape[end:])
    fame = _FAME.match(shape[end:])
    m = None if fame else _NEXT_TO.match(shape[end:]) or (None if told else _IN_FILM.match(shape[end:]))
    if m and not _between(shape[end : end + m.start("f")]):
        return frame.mentions[end + m.start("f")]
    opened = _OPENS.match(shape) or _SUBJECT.match(shape)
    if opened and opened.start("f") < candidate.start:
        return frame.mentions[opened.start("f")]
    return _unnamed(candidate, last, end)


def _at_large(shape: str, start: int) -> bool:
    """Whether it is said of films that are not named, before a place of the shape."""
    return _FILMS.search(shape, 0, start) is not None and _ONE_OF.search(shape, 0, start) is None


def _STARRING_OF(candidate: Candidate) -> re.Match[str] | None:  # noqa: N802
    return _FILM_STARRING.search(candidate.frame.shape[: candidate.start]) if candidate.pattern in _STARRING else None


def _between(words: str) -> bool:
    """Whether another person's clause begins between a credit and a title."""
    return bool(
        re.search(
            r"[PM]|\b(?:who|while|whereas|but|since|sequel|remake|reminiscent|better|worse|like|unlike|than)\b|"
            r", (?:the|an?|also) (?:[a-z-]+ ){0,3}(?:directors?|writers?|screenwriters?|composers?|makers?|creators?|"
            r"authors?|cinematographers?|producers?|editors?|filmmakers?|star|actor|actress|man|woman|mind|team|duo) ",
            words,
        )
    )


def _unnamed(candidate: Candidate, last: Mention | None, end: int) -> Scope:
    shape = candidate.frame.shape
    before = shape[max(0, candidate.start - 60) : candidate.start + 1]
    if _UNNAMED.search(before.rstrip() + " ") and candidate.pattern in _STARRING:
        return last or "unnamed"
    if _AFTER_UNNAMED.match(shape[end:]) and "M" not in shape[end:]:
        return "unnamed"
    return "main"


def _end(candidate: Candidate) -> int:
    """Where the credit ends in the shape: behind the person and the part."""
    end = candidate.end
    part = candidate.part
    last = part.mention.start if part and part.mention else part.end - 1 if part else -1
    at = candidate.frame.at
    while end < len(at) and at[end] <= last:
        end += 1
    return end


def shared(candidate: Candidate) -> bool:
    """Whether two films are said to have it in common: *they share the same screenwriter in X*."""
    return bool(_SHARED.search(candidate.frame.shape[: candidate.start + 1]))


def last_other(frame: Frame, last: Mention | None) -> Mention | None:
    """The other film named last up to the end of this sentence."""
    others = [m for m in frame.mentions.values() if m.symbol == "F"]
    return others[-1] if others else last
