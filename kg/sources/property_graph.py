"""Files that hold a property graph, to its nodes and relationships: CSV, JSON Lines, CREATE statements."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from kg.errors import InputError, Reject
from kg.sources.base import Input
from kg.sources.cypher import Edge, Node, Statement, parse
from kg.sources.delimited import Dialect, header, split
from kg.sources.plain import plain

Part = Node | Edge | Statement | Reject
_SCRIPT = re.compile(rb"(?im)^\s*(?:CREATE|MERGE)\s*\(\s*[`\w]*\s*:\s*`?\w+`?\s*[{)]")
_TYPED = re.compile(r"(?P<name>[^:]*):(?P<type>[A-Za-z_]+)(?:\([^)]*\))?(?P<list>\[\])?(?:\{[^}]*\})?")
_IDS = ("ID", "LABEL", "START_ID", "END_ID", "TYPE")


def parts_of(file: Input) -> Callable[[Input, list[str]], Iterator[Part]] | None:
    """What reads the parts of a file of this form."""
    line = file.first_line
    if line.startswith('{"') and '"type":' in line and ('"labels":' in line or '"start":' in line):
        return _json_parts
    if _is_table(file):
        return _table_parts
    return _script_parts if _SCRIPT.search(file.head) else None


def _is_table(file: Input) -> bool:
    try:
        names = header(file, _dialect(file))
    except InputError:
        return False
    typed = {match["type"] for name in names if (match := _TYPED.fullmatch(name))}
    whole = {"_id", "_labels"} <= set(names) or {"_start", "_end", "_type"} <= set(names)
    return whole or {"ID", "LABEL"} <= typed or {"START_ID", "END_ID"} <= typed


def _dialect(file: Input) -> Dialect:
    return Dialect(max(",;\t|", key=file.first_line.count), '"', "")


def _script_parts(file: Input, warnings: list[str]) -> Iterator[Part]:  # noqa: ARG001
    yield from parse(file.text())


def _json_parts(file: Input, warnings: list[str]) -> Iterator[Part]:
    with plain(file, warnings) as path, path.open(encoding="utf-8-sig", newline="\n") as stream:
        for line, raw in enumerate(stream, 1):
            if raw.strip():
                yield _object(raw.strip(), line, file.name)


def _object(raw: str, line: int, name: str) -> Part:
    """A line of JSON Lines."""
    try:
        row = json.loads(raw)
        properties = row.get("properties") or {}
        if row["type"] == "node":
            return Node(str(row["id"]), tuple(map(str, row.get("labels") or ())), dict(properties), line)
        start, end = str(row["start"]["id"]), str(row["end"]["id"])
        return Edge(start, end, str(row["label"]), dict(properties), line)
    except RecursionError:
        return Reject(name, line, "is nested too deeply", raw)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Reject(name, line, "is no node or relationship in JSON", raw)


def _table_parts(file: Input, warnings: list[str]) -> Iterator[Part]:
    dialect = _dialect(file)
    columns = [_column(name) for name in header(file, dialect)]
    with plain(file, warnings) as path, path.open(encoding="utf-8", newline="") as stream:
        for line, cells, raw in split(stream, dialect):
            if len(cells) != len(columns):
                fewer = "fewer" if len(cells) < len(columns) else "more"
                why = f"has {fewer} fields than the header, which has {len(columns)}"
                yield Reject(file.name, line, why, raw.strip("\r\n"))
            else:
                yield _row(
                    columns, cells, Reject(file.name, line, "is neither node nor relationship", raw.strip("\r\n"))
                )


def _column(name: str) -> tuple[str, bool]:
    """What a column is called, its own part in capitals, and whether its cells are lists.

    >>> _column("movieId:ID(Movie)"), _column("roles:string[]"), _column("_start"), _column("title")
    (('ID', False), ('roles', True), ('START_ID', False), ('title', False))
    """
    own = {"_id": "ID", "_labels": "LABEL", "_start": "START_ID", "_end": "END_ID", "_type": "TYPE"}
    match = _TYPED.fullmatch(name)
    if name in own or match is None:
        return own.get(name, name), False
    return (match["type"], False) if match["type"] in _IDS else (match["name"], bool(match["list"]))


def _row(columns: list[tuple[str, bool]], cells: list[str], otherwise: Reject) -> Part:
    """The node or the relationship of a row."""
    ids: dict[str, str] = {}
    properties: dict[str, Any] = {}
    for (name, several), cell in zip(columns, cells, strict=True):
        if name in _IDS:
            ids[name] = cell.strip()
        else:
            properties[name] = _cell(cell, several)
    if ids.get("START_ID") and ids.get("END_ID") and ids.get("TYPE"):
        return Edge(ids["START_ID"], ids["END_ID"], ids["TYPE"], properties, otherwise.line)
    labels = tuple(label for label in re.split(r"[:;]", ids.get("LABEL", "")) if label)
    return Node(ids["ID"], labels, properties, otherwise.line) if ids.get("ID") and labels else otherwise


def _cell(cell: str, several: bool) -> Any:
    """The value of a cell; lists are JSON, or divided by semicolons where the header says so."""
    if cell.startswith("[") and cell.endswith("]"):
        try:
            value = json.loads(cell)
        except (ValueError, RecursionError):
            return cell
        return value if isinstance(value, list) else cell
    return [part for part in cell.split(";") if part] if several else cell
