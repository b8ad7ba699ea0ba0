"""What one film is to another: sequel, prequel, remake, reboot, spin-off, parody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews.frames import Frame, Mention
from kg.reviews.titles import squeeze

FILM_PREDICATE = {
    "sequel": "sequel of",
    "follow-up": "sequel of",
    "prequel": "prequel of",
    "remake": "remake of",
    "re-make": "remake of",
    "reboot": "reboot of",
    "spin-off": "spin-off of",
    "spinoff": "spin-off of",
}

RELATION = expression(
    r"(?:(?P<s>[FM])(?: \([^()]*\))?,? (?:is |was |became )?(?:[a-z]+ ){0,2}(?:an?|the|his|her|another|no|not "
    r"an?) (?:[a-z0-9'-]+ ){0,4}?)?"
    r"\b(?P<noun>sequel|follow-up|prequel|remake|re-make|reboot|spin-off|spinoff) (?:to|of|for) (?:(?!(?:the|"
    r"that)\b)[a-z0-9'-]+ ){0,4}(?:the )?(?:(?:[a-z0-9'-]+ ){0,3})(?:(?:[a-z]+ )?P(?: and (?:[a-z]+ )?P)?'s "
    r"(?:[a-z-]+,? ){0,3})?(?P<f>[FM])(?!')"
)


@dataclass(frozen=True, slots=True)
class Between:
    """A relation between two films; the subject is None for the reviewed one."""

    subject: Mention | None
    predicate: str
    object: Mention


def read(frame: Frame) -> Iterator[Between]:
    """What a sentence calls one film to another."""
    for m in RELATION.finditer(frame.shape):
        subject = frame.mentions[m.start("s")] if m.group("s") == "F" else None
        yield Between(subject, FILM_PREDICATE[m.group("noun")], frame.mentions[m.start("f")])


def base_title(title: str) -> str | None:
    """A sequel's title without its number, squeezed; None where it has none.

    >>> base_title("Alita: Battle Angel 2"), base_title("Maleficent 3: Thorns"), base_title("Se7en")
    ('alita battle angel', 'maleficent', None)
    """
    m = re.match(r"(.+?) (?:[2-9]|1\d|II|III|IV)(?:\b|:)", title)
    return squeeze(m.group(1)) if m else None
