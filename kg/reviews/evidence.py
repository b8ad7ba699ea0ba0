"""Where a text says what is claimed: locator, quote and what stands around it, in the text as read."""

from __future__ import annotations

from typing import Required, TypedDict

from kg.reviews.document import Study
from kg.reviews.frames import Frame
from kg.reviews.resolve import Found
from kg.reviews.stated import Stated

AROUND = 32
LONG = 300
"""Code points of a sentence that is no longer shown whole where a part of it says the same."""
_EXACT = ("rating", "normalised rating", "verdict")


class Evidence(TypedDict, total=False):
    """The fields of a claim that point into the text."""

    locator: Required[str]
    quote: str
    prefix: str
    suffix: str


def span(study: Study, start: int, end: int) -> Evidence:
    """The evidence of a span of the clean text."""
    raw = study.page.raw
    first, last = study.page.span(start, end)
    return {
        "locator": f"char={first},{last}",
        "quote": raw[first:last],
        "prefix": raw[max(0, first - AROUND) : first],
        "suffix": raw[last : last + AROUND],
    }


def sentence(study: Study, frame: Frame) -> Evidence:
    """The evidence of a whole sentence."""
    return span(study, frame.sentence.start, frame.sentence.end)


def credit(study: Study, found: Found) -> Evidence:
    """The evidence of a credit: the sentence; of a long one the part between semicolons that says it all."""
    start, end = found.frame.sentence.start, found.frame.sentence.end
    if found.since is not None:
        return span(study, found.since, end)
    at = found.frame.at[found.place]
    first, last = study.text.rfind("; ", start, at), study.text.find("; ", at, end)
    first, last = first + 2 if first >= 0 else start, last if last >= 0 else end
    if end - start <= LONG or (found.part or "") not in study.text[first:last]:
        first, last = start, end
    return span(study, first, last)


def stated(study: Study, fact: Stated) -> Evidence:
    """The evidence of a fact: what is printed of a rating, the whole text of its tone, else the sentence."""
    if fact.end <= fact.start:
        return {"locator": f"char=0,{len(study.page.raw)}"}
    if fact.predicate not in _EXACT:
        for frame in study.frames:
            if frame.sentence.start <= fact.start and fact.end <= frame.sentence.end:
                return sentence(study, frame)
    return span(study, fact.start, fact.end)
