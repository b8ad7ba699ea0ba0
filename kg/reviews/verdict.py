"""What the reviewer makes of the film: the rating as printed, else the tone."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reviews.rating import rating
from kg.reviews.stated import Stated
from kg.reviews.tone import polarity


def read(text: str) -> Iterator[Stated]:
    """The rating as printed and between 0 and 1, and the verdict that it or the tone gives.

    >>> [(s.predicate, s.value) for s in read("A fine film. 8/10")]
    [('rating', '8/10'), ('normalised rating', '0.80'), ('verdict', 'positive')]
    """
    rated = rating(text)
    if rated:
        share, start, end = rated
        yield Stated("rating", text[start:end].strip(), start, end, 0.9)
        yield Stated("normalised rating", f"{share:.2f}", start, end, 0.9, "decimal")
        yield Stated("verdict", _verdict(share), start, end, 0.9)
    else:
        told = polarity(text)
        if told:
            yield Stated("verdict", told[0], 0, 0, told[1])


def _verdict(share: float) -> str:
    return "positive" if share >= 0.65 else "negative" if share <= 0.45 else "mixed"
