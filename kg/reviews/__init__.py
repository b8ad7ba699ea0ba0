"""Reviews: from prose to claims. The reader rests on the text alone; it never looks into a store."""

from __future__ import annotations

from kg.reviews.reader import read
from kg.reviews.reading import Candidate, Document, Reading

__all__ = ["Candidate", "Document", "Reading", "read"]
