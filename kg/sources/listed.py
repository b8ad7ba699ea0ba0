"""The values of a JSON list, one after the other, each with its line and its text; the list may lie in an object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError

_BLANKS = re.compile(r"[ \t\r\n]*")


def items(text: str, name: str, *, wrapped: bool = False) -> Iterator[tuple[int, Any, str]]:
    r"""The values of a JSON list, with the line that each begins on, counted from 1, and its text.

    Args:
        name: the file's, for messages.
        wrapped: whether it may be the one list of objects in an object: ``{"movies": [...]}``.

    Raises:
        InputError: the text is no such list in JSON.

    >>> list(items('[1,\n {"a": 2}\n]', "x.json"))
    [(1, 1, '1'), (2, {'a': 2}, '{"a": 2}')]
    >>> list(items('{"n": 1, "films": [{"a": 2}]}', "x.json", wrapped=True))
    [(1, {'a': 2}, '{"a": 2}')]
    """
    decoder = json.JSONDecoder()
    at, line, counted = _after(text, 0), 1, 0
    inner = _inner(text, name) if wrapped and text.startswith("{", at) else None
    at = at if inner is None else inner
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
    if inner is None and text[_after(text, at + 1) :]:
        raise _malformed(text, _after(text, at + 1), name, "Extra data")


def _inner(text: str, name: str) -> int | None:
    """Where the one list of objects in an object begins; None where there is none, or more than one."""
    decoder, at, found = json.JSONDecoder(), _after(text, 0) + 1, []
    try:
        while text[(at := _after(text, at)) : at + 1] == '"':
            _, end = decoder.raw_decode(text, at)
            start = _after(text, _after(text, end) + 1)
            value, end = decoder.raw_decode(text, start)
            if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
                found.append(start)
            at = _after(text, end) + 1
    except RecursionError as error:
        raise InputError("its JSON is nested too deeply", path=name, line=1) from error
    except ValueError as error:
        why = getattr(error, "msg", "a number is too long")
        raise _malformed(text, getattr(error, "pos", at), name, why) from error
    return found[0] if len(found) == 1 else None


def _after(text: str, at: int) -> int:
    """The place of the first character from ``at`` on that is no blank."""
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _malformed(text: str, at: int, name: str, why: str) -> InputError:
    line = text.count("\n", 0, at) + 1
    return InputError("its JSON is not well-formed", path=name, line=line, hint=why)
