"""The reader that is used unless another is asked for: our patterns, which need nothing but the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.readers.base import Read, Reader

if TYPE_CHECKING:
    from kg.reviews import Document, Reading


def _read(text: str, source: str, document: Document) -> Reading:
    from kg import reviews

    return reviews.read(text, source=source, document=document)


def _open(_: Mapping[str, str]) -> Read:
    return _read


READER = Reader(name="patterns", title="Patterns over sentences, for English; the default", open=_open)
