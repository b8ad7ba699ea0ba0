"""Whether a text has capitals where it should."""

from __future__ import annotations

from kg.expressions import expression

_SMALL_I = expression(r"(?:^|[ \n])i(?=[ '][a-z])")


def is_lower(text: str) -> bool:
    """Whether the text has next to no capitals although it is long enough to have some."""
    sample = text[:20000]
    return sum(map(str.islower, sample)) > 80 and sum(map(str.isupper, sample)) * 200 < len(sample)


def lowered(text: str) -> str:
    """The text in small letters where nearly all of them are capitals, else as it is; no place changes.

    >>> lowered("I SAW HEAT (1995) LAST NIGHT AND LIKED IT A LOT. " * 3)[:18]
    'i saw heat (1995) '
    """
    sample = text[:20000]
    if sum(map(str.isupper, sample)) <= 80 or sum(map(str.islower, sample)) * 10 > len(sample):
        return text
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_careless(text: str) -> bool:
    """Whether the text begins small or writes *I* small now and then, and so perhaps names.

    >>> is_careless("i thought i knew it"), is_careless("I thought I knew it")
    (True, False)
    """
    return text[:1].islower() or len(_SMALL_I.findall(text[:20000])) > 1
