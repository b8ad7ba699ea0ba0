"""What goes into the reader and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claim import Candidate, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is known of a review beside its text, from front matter or a sidecar.

    Attributes:
        title, year: the reviewed film's.
        url, author, date: the review's own.
    """

    title: str | None = None
    year: int | None = None
    url: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a review says.

    Attributes:
        claims: Film, Person, Credit, Relation and Fact claims in text order; a film or person before what uses it.
        film: key of the reviewed film, None where the text names none and no title can be guessed.
        language: ``en``, else what the text seems to be in (``und`` where it cannot be told); only English is read.
        warnings: each one line.
        candidates: mentions too uncertain to claim.
    """

    claims: tuple[Claim, ...]
    film: str | None
    language: str
    warnings: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()
