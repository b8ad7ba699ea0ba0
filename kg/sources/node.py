"""An object of a document while it is read: fields are taken out of it by type, and what is left is reported.

So nothing is lost unseen: a field that nobody took, a value that is not what its field holds and an entry that cannot
be read each end in a warning or among the rejects.
"""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import Reject
from kg.sources.input import well_formed

LARGEST = 2**31 - 1
"""The largest whole number that a column of the store holds."""

BLANK = frozenset((None, "", "N/A"))
_NOTHING: Mapping[str, Any] = {}


@dataclass(slots=True)
class Report:
    """What of a file was not taken.

    Attributes:
        file: the file's name, for messages.
        left_out: fields that are known and not taken, each with the reason.
        line: the line that is read, counted from 1; 1 throughout a document that is one value.
        unknown: fields that nobody knows, each with how often it was there.
        odd: fields that held what they should not, each with how often.
        rejects: entries that say nothing that could be kept.
    """

    file: str
    left_out: Mapping[str, str]
    line: int = 1
    unknown: Counter[str] = field(default_factory=Counter)
    odd: Counter[str] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)

    def reject(self, reason: str, entry: Any) -> None:
        """Keep an entry among the rejects."""
        text = entry if isinstance(entry, str) else json.dumps(entry, ensure_ascii=False, default=str)
        self.rejects.append(Reject(self.file, self.line, reason, well_formed(text)))

    def warnings(self) -> list[str]:
        """A line for each field that was left out or held what it should not."""
        return [
            *(
                f"{self.file}: field {name!r} is unknown and was left out, {_times(n)}"
                for name, n in _sorted(self.unknown)
            ),
            *(
                f"{self.file}: field {name!r} has a value that it cannot have, {_times(n)}"
                for name, n in _sorted(self.odd)
            ),
        ]


def _sorted(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items())


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


class Node:
    """One object: each method takes a field out of it and gives its value, or None where it has none.

    Args:
        fields: the object.
        kind: what it is, for messages: ``movie``.
        report: where to say what was not taken.

    >>> node = Node({"title": " Heat ", "runtime": "170.0", "colour": "red"}, "movie", Report("a.json", {}))
    >>> node.text("title"), node.whole("runtime"), node.text("tagline")
    ('Heat', 170, None)
    >>> node.close()
    >>> node.report.warnings()
    ["a.json: field 'movie.colour' is unknown and was left out, once"]
    """

    __slots__ = ("fields", "kind", "report")

    def __init__(self, fields: Mapping[str, Any], kind: str, report: Report) -> None:
        self.fields, self.kind, self.report = dict(fields), kind, report

    def raw(self, name: str) -> Any:
        """The value as it stands; None where it is blank."""
        if name not in self.fields:
            return None
        value = self.fields.pop(name)
        value = value.strip() if isinstance(value, str) else value
        return None if isinstance(value, str | None) and value in BLANK else value

    def text(self, name: str) -> str | None:
        """A text, or a number as one."""
        value = self.raw(name)
        if value is None:
            return None
        good = isinstance(value, str | int | float) and not isinstance(value, bool)
        return well_formed(str(value)) if self._is(name, value, good) else None

    def whole(self, name: str, *, least: int = 0) -> int | None:
        """A whole number from ``least``; data frames write it as ``170.0`` too."""
        value = self.text(name)
        match = re.fullmatch(r"(\d{1,10})(\.0*)?", value or "")
        number = int(match[1]) if match else LARGEST + 1
        return number if self._is(name, value, number <= LARGEST) and number >= least else None

    def amount(self, name: str) -> str | None:
        """A number that is not negative, in the form of an XSD decimal."""
        return self.id(name, r"\d{1,15}(\.\d{1,20})?")

    def year(self, name: str) -> int | None:
        """The year of a date, ``1999-10-15``."""
        date = self.text(name)
        match = re.match(r"(\d{4})(?!\d)", date or "")
        return int(match[1]) if self._is(name, date, match is not None) and match else None

    def id(self, name: str, pattern: str) -> str | None:
        """A text of a form, such as an identifier."""
        value = self.text(name)
        if value is None:
            return None
        return value if self._is(name, value, bool(re.fullmatch(pattern, value))) else None

    def nodes(self, name: str, kind: str | None = None) -> Iterator[Node]:
        """The objects of a list, which tables also hold as names with commas; an entry that is none is rejected."""
        value = decoded(self.raw(name))
        if value is None:
            return
        if isinstance(value, str):
            value = [{"name": part} for part in value.split(", ")]
        if self._is(name, value, isinstance(value, list)):
            for entry in value:
                if isinstance(entry, dict):
                    yield Node(entry, kind or name, self.report)
                else:
                    self.report.reject(f"{kind or name} is not an object", entry)

    def node(self, name: str) -> Node:
        """An object of its own, empty where there is none."""
        value = decoded(self.raw(name))
        if value is None:
            return Node(_NOTHING, name, self.report)
        return Node(value if self._is(name, value, isinstance(value, dict)) else {}, name, self.report)

    def names(self, name: str) -> tuple[str, ...]:
        """The texts and numbers of a list."""
        value = decoded(self.raw(name))
        entries = value if self._is(name, value, isinstance(value, list)) else []
        texts = (str(entry) for entry in entries if isinstance(entry, str | int | float))
        return tuple(well_formed(text).strip() for text in texts if text.strip())

    def named(self, name: str, *spare: str, by: str = "name") -> tuple[str, ...]:
        """The names of the objects of a list, whose other fields, ``spare``, say no more."""
        found = []
        for entry in self.nodes(name):
            found.append(entry.text(by))
            entry.drop(by, *spare)
            entry.close()
        return tuple(dict.fromkeys(text for text in found if text))

    def drop(self, *names: str) -> None:
        """Pass over fields that only say again what is known."""
        for name in names:
            self.fields.pop(name, None)

    def close(self) -> None:
        """Report the fields that are left."""
        if self.fields:
            self.report.unknown.update(self._left())

    def _left(self) -> Iterator[str]:
        return (f"{self.kind}.{well_formed(n)}" for n in self.fields if n not in self.report.left_out)

    def _is(self, name: str, value: Any, good: bool) -> bool:
        """Whether there is a value and it is good; one that is not is reported."""
        if value is not None and not good:
            self.report.odd[f"{self.kind}.{name}"] += 1
        return value is not None and good


def decoded(value: Any) -> Any:
    """A value that a table holds as text: JSON, or Python's way to print the same; all else as it stands.

    >>> decoded('[{"id": 1}]'), decoded("[{'id': 1, 'path': None}]"), decoded("[not so"), decoded("Heat")
    ([{'id': 1}], [{'id': 1, 'path': None}], '[not so', 'Heat')
    """
    if not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    for parse in (json.loads, ast.literal_eval):
        try:
            return parse(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            continue
    return value
