"""Lists of flat JSON objects as tables: a list in one file, or an object a line."""

from __future__ import annotations

import contextlib
import csv
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.sources.base import Input, well_formed
from kg.sources.listed import items

LINES = (".jsonl", ".ndjson")
BETWEEN = "; "
"""What stands between the texts of a list in a cell."""


def is_flat(file: Input) -> list[str]:
    """The names in the first object of a list of flat objects; empty for all else.

    An object is flat that has no objects inside, and no lists but those of texts or numbers.
    """
    start = re.match(r"\s*\[?\s*(?=\{)", text := file.head.decode("utf-8", "replace"))
    if start is None or ("[" not in start[0] and file.suffix not in LINES):
        return []
    try:
        first, _ = json.JSONDecoder().raw_decode(text, start.end())
    except (ValueError, RecursionError):
        return []
    return [well_formed(name) for name in first] if _flat(first) else []


def _flat(value: Any) -> bool:
    return isinstance(value, dict) and not any(_nested(inner) for inner in value.values())


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict | list) for v in value))


@contextlib.contextmanager
def as_table(file: Input) -> Iterator[tuple[Input, list[tuple[int, str]]]]:
    """The objects as a CSV file, as long as the block lasts, and the line and the text of each.

    Raises:
        InputError: the file is damaged, or has something else than flat objects; the message has the line.
    """
    objects = list(_objects(file))
    names = list(dict.fromkeys(well_formed(name) for _, value, _ in objects for name in value))
    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        path = Path(folder) / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(names)
            for _, value, _ in objects:
                cells = {well_formed(name): _cell(inner) for name, inner in value.items()}
                writer.writerow([cells.get(name, "") for name in names])
        yield replace(file, path=path), [(line, raw) for line, _, raw in objects]


def _cell(value: Any) -> str:
    """A value as the cell of a table, on one line, so that rows have the numbers of lines."""
    if isinstance(value, list):
        return BETWEEN.join(filter(None, map(_cell, value)))
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return " ".join(well_formed(text).splitlines())


def _objects(file: Input) -> Iterator[tuple[int, dict[str, Any], str]]:
    found: Iterator[tuple[int, Any, str]]
    if file.suffix in LINES:
        found = (
            (line, _line(raw, line, file.name), raw)
            for line, raw in enumerate(file.text().split("\n"), 1)
            if raw.strip()
        )
    else:
        found = items(file.text(), file.name)
    for line, value, raw in found:
        if not _flat(value):
            raise InputError("is no flat JSON object", path=file.name, line=line, hint="objects inside are no table")
        yield line, value, raw


def _line(raw: str, line: int, name: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "is not JSON", path=name, line=line, hint=getattr(error, "msg", "it is nested too deeply")
        ) from error
