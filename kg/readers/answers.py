"""What a language model answers: the schema that it is asked for, and reading what it gave instead."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from kg.claim import STANCES

LONGEST = 2_000
"""Characters of the longest value that is looked at; a quote that is longer is no sentence."""

MOST = 500
"""Entries of an answer that are looked at; a part of a review states fewer credits."""

_NAME, _NULLABLE = {"type": "string"}, {"type": ["string", "null"]}
_PROPERTIES: dict[str, Any] = {
    "person": _NAME,
    "role": _NAME,
    "character": _NULLABLE,
    "character_description": _NULLABLE,
    "film": _NULLABLE,
    "stance": {"type": "string", "enum": list(STANCES)},
    "quote": _NAME,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "credits": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _PROPERTIES,
                "required": list(_PROPERTIES),
                "additionalProperties": False,
            },
        }
    },
    "required": ["credits"],
    "additionalProperties": False,
}
"""JSON Schema (https://json-schema.org) of an answer; all properties are required, as strict modes of servers ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One entry of an answer, as the model gave it: nothing in it is known to be true, or to be in the text."""

    person: str
    role: str
    quote: str
    stance: str = "asserted"
    character: str | None = None
    character_description: str | None = None
    film: str | None = None


def parse(content: str) -> list[Said | None] | None:
    r"""The entries of an answer, None for each that is malformed; None alone where it is no answer at all.

    Words around the JSON, a fence of Markdown and thoughts in ``<think>`` are passed over.

    >>> parse('Sure:\n```json\n{"credits": [{"person": "A", "role": "actor", "quote": "A acts."}, 7]}\n```')
    [Said(person='A', role='actor', quote='A acts.', stance='asserted', character=None,
    character_description=None, film=None), None]
    >>> parse('{"credits": [{"person":') is None, parse("I cannot help with that.") is None
    (True, True)
    """
    body = content.rpartition("</think>")[2]
    found = _json(body)
    entries = found.get("credits") if isinstance(found, dict) else found
    return [_said(entry) for entry in entries[:MOST]] if isinstance(entries, list) else None


def _json(body: str) -> Any:
    """The first JSON object or array of a text, else None."""
    start = min((at for mark in "{[" if (at := body.find(mark)) >= 0), default=-1)
    if start < 0:
        return None
    try:
        return json.JSONDecoder().raw_decode(body, start)[0]
    except (ValueError, RecursionError):
        return None


def _said(entry: object) -> Said | None:
    """An entry whose values are what they should be; words for nothing count as nothing."""
    if not isinstance(entry, dict):
        return None
    values = {field.name: entry.get(field.name) for field in fields(Said)}
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    if not all(isinstance(value, str) and len(value) <= LONGEST for value in given.values()):
        return None
    if not {"person", "role", "quote"} <= set(given) or given.get("stance", "asserted") not in STANCES:
        return None
    return Said(**given)
