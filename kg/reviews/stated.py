"""A value that a review states of its film."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact before it is a claim.

    Attributes:
        predicate: a label of the fact properties in ``ontology/film.ttl``: ``genre``, ``award``, ...
        value: its lexical form.
        start, end: where the clean text says it; equal where the whole text does.
        confidence: 0 to 1.
        datatype: local name of the XSD datatype.
    """

    predicate: str
    value: str
    start: int
    end: int
    confidence: float
    datatype: str = "string"
