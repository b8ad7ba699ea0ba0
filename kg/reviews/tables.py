"""Sorted tables of names with numbers, searched as they are read and never parsed: to load one is to read its file."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _text(file: str) -> str:
    """The sorted lines ``name TAB number ...``, each behind a line break."""
    return "\n" + Path(__file__).with_name(file).read_text(encoding="utf-8")


def text(file: str) -> str:
    """A table beside this module as it stands, with a line break in front of each line."""
    return _text(file)


def numbers(file: str, name: str) -> tuple[int, ...]:
    """The numbers of a name; none where the table does not have it.

    Args:
        file: the table's file, beside this module.
        name: as it stands in the first column.

    >>> len(numbers("maker_names.tsv", "john ford")), numbers("maker_names.tsv", "nobody of that name")
    (2, ())
    """
    table = _text(file)
    low, high = 0, len(table)
    while low < high:
        start = table.rfind("\n", low, (low + high) // 2 + 1) + 1
        end = table.find("\n", start)
        end = len(table) if end < 0 else end
        found, _, counts = table[start:end].partition("\t")
        if found == name:
            return tuple(map(int, counts.split("\t")))
        if found < name:
            low = end
        else:
            high = start - 1
    return ()
