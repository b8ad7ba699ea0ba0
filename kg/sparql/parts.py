"""Walking through the parts of a query, or of the statement that it becomes: dataclasses in tuples in dataclasses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")


def every(kind: type[T], part: object) -> Iterator[T]:
    """Every part of a kind that stands anywhere in a part, in order; nothing within one that is found.

    >>> list(every(str, ((1, "a"), ("b", ("c",)))))
    ['a', 'b', 'c']
    """
    if isinstance(part, kind):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from every(kind, item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from every(kind, getattr(part, field.name))
