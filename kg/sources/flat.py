"""Lists of flat JSON objects as tables: a list in one file, or an object a line.

A list of people inside an object, each an object with a name, becomes cells of people with their parts behind them, one
column for each role that the people say they have.
"""

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

from kg import vocab
from kg.errors import InputError
from kg.sources.base import Input, well_formed
from kg.sources.listed import items

NAMES, PARTS = ("name", "person", "full_name", "actor"), ("character", "characters", "part", "plays", "as")
JOBS = ("job", "category", "profession", "role", "department")
"""What the name, the part and the job of somebody are called in an object of a list of people."""

ANYBODY = ("roles", "people", "persons", "credits", "cast", "team", "artists")
"""Lists of people that say no more of what they did."""

LINES = (".jsonl", ".ndjson")
BETWEEN = "; "
"""What stands between the texts of a list in a cell."""


def is_flat(file: Input) -> list[str]:
    """The names in the first object of a list of flat objects; empty for all else.

    An object is flat that has no objects inside, and no lists but those of texts, numbers or people.
    """
    start = re.match(r"\s*\[?\s*(?=\{)", text := file.head.decode("utf-8", "replace"))
    if start is None or ("[" not in start[0] and file.suffix not in LINES):
        return []
    try:
        first, _ = json.JSONDecoder().raw_decode(text, start.end())
    except (ValueError, RecursionError):
        return []
    return [well_formed(name) for name in _unfolded(first)] if _flat(first) else []


def first_names(file: Input) -> list[str]:
    """The names in the first object of a list, flat or not; empty where there is none."""
    start = re.match(r"\s*\[?\s*(?=\{)", text := file.head.decode("utf-8", "replace"))
    with contextlib.suppress(ValueError, RecursionError):
        first, _ = json.JSONDecoder().raw_decode(text, start.end() if start else len(text))
        return [well_formed(name) for name in first] if isinstance(first, dict) else []
    return []


def _flat(value: Any) -> bool:
    return isinstance(value, dict) and not any(_nested(inner) and not _people(inner) for inner in value.values())


def _people(value: Any) -> bool:
    """Whether it is a list of objects with nothing but texts inside, each with the name of somebody."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and _named(one, NAMES) for one in value)
        and not any(_nested(inner) for one in value for inner in one.values())
    )


def _named(value: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    """The texts that an object has under the first of some names that it has."""
    found = (value[name] for name in names if isinstance(value.get(name), str | list))
    texts = (list(filter(None, map(_cell, one if isinstance(one, list) else [one]))) for one in found)
    return next(filter(None, texts), [])


def _unfolded(value: dict[str, Any]) -> dict[str, Any]:
    """An object with a list of people as lists of texts, one for each role."""
    found: dict[str, Any] = {}
    for name, inner in value.items():
        if not _people(inner):
            found[name] = inner
            continue
        for one in inner:
            who, jobs = _named(one, NAMES)[0], _named(one, JOBS)
            role = vocab.role_of(jobs[0]) if jobs else None
            parts = _named(one, PARTS) or ([] if role else jobs)
            column = role.label if role else "actor" if vocab.fold(name) in ANYBODY else name
            found.setdefault(column, []).extend(f"{who} ({part})" for part in parts)
            if not parts:
                found[column].append(who)
    return found


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict | list) for v in value))


@contextlib.contextmanager
def as_table(file: Input) -> Iterator[tuple[Input, list[tuple[int, str]]]]:
    """The objects as a CSV file, as long as the block lasts, and the line and the text of each.

    Raises:
        InputError: the file is damaged, or has something else than flat objects; the message has the line.
    """
    objects = [(line, _unfolded(value), raw) for line, value, raw in _objects(file)]
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
