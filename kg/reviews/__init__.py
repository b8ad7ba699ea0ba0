"""Reviews: from prose to claims. The reader rests on the text alone; it never looks into a store."""

from __future__ import annotations

from kg.reviews.reading import Document, Reading

__all__ = ["Document", "Reading", "read"]


def read(text: str, *, source: str, document: Document | None = None) -> Reading:
    """Read one review: see :func:`kg.reviews.reader.read`, which is loaded on the first call.

    >>> read("Directed by John Ford.", source="stagecoach-1939.txt").film
    'stagecoach-1939.txt:stagecoach-1939'
    """
    from kg.reviews import reader

    return reader.read(text, source=source, document=document)
