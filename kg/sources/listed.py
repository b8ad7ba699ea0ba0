"""The values of a JSON list, one after the other, each with its line and its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError

_BLANKS = re.compile(r"[ \t\r\n]*")


def items(text: str, name: str) -> Iterator[tuple[int, Any, str]]:
    r"""The values of a JSON list, with the line that each begins on, counted from 1, and its text.

    Raises:
        InputError: the text is no list in JSON.

    >>> list(items('[1,\n {"a": 2}\n]', "x.json"))
    [(1, 1, '1'), (2, {'a': 2}, '{"a": 2}')]
    """
    decoder = json.JSONDecoder()
    at, line, counted = _after(text, 0), 1, 0
    if text[at : at + 1] != "[":
        raise InputError("is no list in JSON", path=name, line=1)
    at = _after(text, at + 1)
    while text[at : at + 1] != "]":
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, end = decoder.raw_decode(text, at)
        except RecursionError as error:
            raise InputError("its JSON is nested too deeply", path=name, line=line) from error
        except ValueError as error:
            why = getattr(error, "msg", "a number is too long")
            raise _malformed(text, getattr(error, "pos", at), name, why) from error
        yield line, value, text[at:end]
        at = _after(text, end)
        if text[at : at + 1] == ",":
            at = _after(text, at + 1)
        elif text[at : at + 1] != "]":
            raise _malformed(text, at, name, "Expecting ',' delimiter")
    if text[_after(text, at + 1) :]:
        raise _malformed(text, _after(text, at + 1), name, "Extra data")


def _after(text: str, at: int) -> int:
    """The place of the first character from ``at`` on that is no blank."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _malformed(text: str, at: int, name: str, why: str) -> InputError:
    line = text.count("\n", 0, at) + 1
    return InputError("its JSON is not well-formed", path=name, line=line, hint=why)
