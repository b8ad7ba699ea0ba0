"""Lists of JSON objects as tables: a list in one file, alone or the one list of an object, or an object a line.

A list of texts is a cell with several. A list of people inside an object, each an object with a name, becomes cells of
people with their parts behind them, one column for each role that the people say they have. The values of an object
inside are columns of their own, ``imdb rating``; MongoDB's ``{"$oid": ...}`` are their values. All that is nested
deeper is a cell of JSON, which no field takes.
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
OBJECTS = (".json", *LINES)
BETWEEN = "; "
"""What stands between the texts of a list in a cell."""

_LIST = re.compile(r"\s*\[\s*(?=\{)")
_IN_AN_OBJECT = re.compile(r'\s*\{(?:\s*"[^"]{1,80}"\s*:\s*[^\[\]{}]{1,500}?,)*\s*"[^"]{1,80}"\s*:\s*\[\s*(?=\{)')
_LINE = re.compile(r"\s*(?=\{)")


def names_of(file: Input) -> list[str]:
    """The names of the columns that the first object of a list gives; empty for all else."""
    text = file.head.decode("utf-8", "replace")
    start = _LINE.match(text) if file.suffix in LINES else _LIST.match(text) or _IN_AN_OBJECT.match(text)
    with contextlib.suppress(ValueError, RecursionError):
        first, _ = json.JSONDecoder().raw_decode(text, start.end() if start else len(text))
        return [well_formed(name) for name in _unfolded(first)] if isinstance(first, dict) else []
    return []


@contextlib.contextmanager
def as_table(file: Input) -> Iterator[tuple[Input, list[tuple[int, str]]]]:
    """The objects as a CSV file, as long as the block lasts, and the line and the text of each.

    Raises:
        InputError: the file is damaged, or has something else than objects; the message has the line.
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


def _unfolded(value: dict[str, Any]) -> dict[str, Any]:
    """An object with nothing but texts and lists of texts in it."""
    found: dict[str, Any] = {}
    for name, inner in value.items():
        plain = _plain(inner)
        if _people(plain):
            for column, text in _players(name, plain):
                found.setdefault(column, []).append(text)
        elif isinstance(plain, dict):
            found |= {f"{name} {inside}": _plain(deep) for inside, deep in plain.items()}
        else:
            found[name] = plain
    return found


def _plain(value: Any) -> Any:
    """What MongoDB writes as an object, ``{"$numberInt": "1995"}``, as its value."""
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        return _plain(next(iter(value.values())))
    return value


def _people(value: Any) -> bool:
    """Whether it is a list of objects with nothing but texts inside, each with the name of somebody."""
    people = isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    return people and all(_texts(one, NAMES) and not any(map(_nested, one.values())) for one in value)


def _players(name: str, people: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each of a list of people: the column for the role, and the name with the part."""
    for one in people:
        who, jobs = _texts(one, NAMES)[0], _texts(one, JOBS)
        role = vocab.role_of(jobs[0]) if jobs else None
        column = role.label if role else "actor" if vocab.fold(name) in ANYBODY else name
        for part in _texts(one, PARTS) or ([] if role else jobs) or [""]:
            yield column, f"{who} ({part})" if part else who


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict | list) for v in value))


def _texts(value: dict[str, Any], names: tuple[str, ...]) -> list[str]:
    """The texts that an object has under the first of some names that it has."""
    found = (value[name] for name in names if isinstance(value.get(name), str | list))
    texts = (list(filter(None, map(_cell, one if isinstance(one, list) else [one]))) for one in found)
    return next(filter(None, texts), [])


def _cell(value: Any) -> str:
    """A value as the cell of a table, on one line, so that rows have the numbers of lines."""
    if isinstance(value, list) and not _nested(value):
        return BETWEEN.join(filter(None, map(_cell, value)))
    if isinstance(value, dict | list):
        return well_formed(json.dumps(value, ensure_ascii=False))
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
        found = items(file.text(), file.name, wrapped=True)
    for line, value, raw in found:
        if not isinstance(value, dict):
            raise InputError("is no JSON object", path=file.name, line=line, hint="all others are")
        yield line, value, raw


def _line(raw: str, line: int, name: str) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "is not JSON", path=name, line=line, hint=getattr(error, "msg", "it is nested too deeply")
        ) from error
