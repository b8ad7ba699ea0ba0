"""JSON as files hold it: one value, a value a line, or a module that has nothing but a value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.sources.input import HEAD, LONGEST_LINE, Input

_MODULE = re.compile(r"\s{0,9}(?:export\s{1,9})?(?:const|let|var)\s{1,9}\w{1,99}\s{0,9}=\s{0,9}(?=[\[{])")
_BLANK_OR_END = re.compile(r"[\s;]*")


def starts(file: Input) -> bool:
    """Whether the file begins as JSON does."""
    text = file.head[:400].decode("utf-8", "replace")
    return text.lstrip()[:1] in ("{", "[") or _MODULE.match(text) is not None


def by_line(file: Input) -> bool:
    """Whether it has an object a line: the first line is one, and so is what stands below it."""
    first, _, rest = file.head.partition(b"\n")
    below = rest.lstrip()[:1]
    return first.strip()[:1] == b"{" and first.strip()[-1:] == b"}" and below in (b"{", b"") and bool(_object(first))


def glance(file: Input) -> list[Any]:
    """What can be seen of a file without reading all of it: its value, or the first of its lines.

    Empty where it is no JSON or too long to be sure.
    """
    if not starts(file):
        return []
    if by_line(file):
        return [_object(file.head.split(b"\n", 1)[0])]
    if len(file.head) >= HEAD:
        return []
    try:
        return [value(file)]
    except InputError:
        return []


def value(file: Input) -> Any:
    """The value that a file is.

    Raises:
        InputError: it is not text, is too long for a document, or its JSON is not well-formed; the message has the
            line.
    """
    text = file.text()
    module = _MODULE.match(text)
    start = module.end() if module else len(text) - len(text.lstrip())
    try:
        found, end = json.JSONDecoder().raw_decode(text, start)
        if not _BLANK_OR_END.fullmatch(text, end):
            raise json.JSONDecodeError("Extra data", text, end)
    except RecursionError as error:
        raise InputError("its JSON is nested too deeply", path=file.name) from error
    except ValueError as error:
        line = text.count("\n", 0, getattr(error, "pos", 0)) + 1
        why = getattr(error, "msg", "a number is too long")
        raise InputError("its JSON is not well-formed", path=file.name, line=line, hint=why) from error
    return found


def values(file: Input) -> Iterator[tuple[int, Any, str]]:
    """The line, the value and the text of each object of a file that has one a line, else of the value that it is.

    Raises:
        InputError: as :func:`value` and :func:`lines`.
    """
    if by_line(file):
        yield from lines(file)
    else:
        yield 1, value(file), ""


def lines(file: Input) -> Iterator[tuple[int, dict[str, Any] | None, str]]:
    """The line, counted from 1, the object and the text of each line that is not blank; None for what is no object.

    Raises:
        InputError: it is not text.
    """
    kept, done = b"", 0
    for chunk in file.checked(longest_line=10 * LONGEST_LINE):
        *whole, kept = (kept + chunk).split(b"\n")
        yield from (
            (done + at, _object(line), line.decode().strip()) for at, line in enumerate(whole, 1) if line.strip()
        )
        done += len(whole)
    if kept.strip():
        yield done + 1, _object(kept), kept.decode().strip()


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
