"""A table as it lies in a file: delimited text, or a list of JSON objects."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from kg.sources.base import Input
from kg.sources.delimited import Dialect, header
from kg.sources.mapping_file import delimiter
from kg.sources.objects import as_table, names_of

OBJECTS = Dialect(",", '"', "")
"""How the objects of a list are written as a table."""


@contextlib.contextmanager
def opened(file: Input) -> Iterator[tuple[Input, Dialect, list[str], list[tuple[int, str]]]]:
    """The table, how it is written, its columns, and of JSON objects the line and the text of each.

    Raises:
        InputError: the file is damaged.
    """
    if names_of(file):
        with as_table(file) as (table, rows):
            yield table, OBJECTS, header(table, OBJECTS), rows
    else:
        dialect = dialect_of(file)
        yield file, dialect, header(file, dialect), []


def columns(file: Input) -> list[str]:
    """The names of its columns; of a list of objects, those that the first one has.

    Raises:
        InputError: the first line has no end in sight.
    """
    return names_of(file) or header(file, dialect_of(file))


def dialect_of(file: Input) -> Dialect:
    """CSV's quotes and the delimiter that the mapping file names, else the one that splits the first line most."""
    named = delimiter(file.mapping) if file.mapping else None
    return Dialect(named or max(",;\t|", key=file.first_line.count), '"', "")
