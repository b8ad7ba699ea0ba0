"""Walking through the parts of a query, or of the statement that it becomes: dataclasses in tuples in dataclasses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")


def every(kind: type[T], part: object) -> Iterator[T]:
    """Every part of a kind that stands anywhere in a part, in order; nothing within one that is found.

    >>> list(every(str, ((1, "a"), ("b", ("c",)))))
    ['a', 'b', 'c']
    """
    rest = [part]
    while rest:
        found = rest.pop()
        if isinstance(found, kind):
            yield found
        else:
            rest.extend(_parts(found))


def distinct(part: object) -> Iterator[object]:
    """A part and all that is in it, at any depth; what stands in several places comes once.

    >>> pair = (1, 2)
    >>> sum(found is pair for found in distinct((pair, pair)))
    1
    """
    rest, seen = [part], set[int]()
    while rest:
        found = rest.pop()
        if id(found) not in seen:
            seen.add(id(found))
            yield found
            rest.extend(_parts(found))


def _parts(part: object) -> Iterable[object]:
    """The parts of a part, the last first."""
    if isinstance(part, tuple):
        return reversed(part)
    kind = type(part)
    names = _names.get(kind)
    if names is None:
        names = tuple(field.name for field in reversed(fields(kind))) if is_dataclass(kind) else ()
        _names[kind] = names
    return [getattr(part, name) for name in names] if names else ()


_names: dict[type, tuple[str, ...]] = {}
"""The fields of dataclasses, the last first; none of other types. :func:`dataclasses.fields` is slow."""
