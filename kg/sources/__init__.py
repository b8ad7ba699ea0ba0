"""Formats of input: one module a format, registered here; others join by the entry-point group ``kg.sources``.

To add a source, write a module with a ``SOURCE`` (see :mod:`kg.sources.base`) and name it in the tuple below. The
order matters where a file could be two things: the first that recognises it reads it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import cache

from kg.errors import InputError, UnknownFormatError, UsageError
from kg.sources import (
    csv,
    documents,
    imdb,
    jsonld,
    letterboxd,
    movielens,
    neo4j,
    nfo,
    omdb,
    rdf,
    review,
    tmdb,
    wikidata,
    wikipedia,
)
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.objects import OBJECTS, names_of
from kg.sources.table import columns

BUILT_IN: tuple[Source, ...] = (
    imdb.SOURCE,
    wikidata.SOURCE,
    jsonld.SOURCE,
    rdf.SOURCE,
    tmdb.SOURCE,
    omdb.SOURCE,
    nfo.SOURCE,
    wikipedia.SOURCE,
    neo4j.SOURCE,
    movielens.SOURCE,
    letterboxd.SOURCE,
    csv.SOURCE,
    review.SOURCE,
)

__all__ = ["BUILT_IN", "Batch", "Claims", "Input", "Source", "named", "recognise", "sources"]


@cache
def sources() -> tuple[Source, ...]:
    """Ours, then those of installed packages, by name."""
    from importlib.metadata import entry_points

    others = (entry.load() for entry in sorted(entry_points(group="kg.sources"), key=lambda entry: entry.name))
    return (*BUILT_IN, *others)


def _in_turn() -> Iterator[Source]:
    """The same; installed packages are only searched, which takes time, when none of ours was the one."""
    yield from BUILT_IN
    yield from sources()[len(BUILT_IN) :]


def named(name: str) -> Source:
    """The format of this name.

    Raises:
        UsageError: there is none; the message lists them.

    >>> named("imdb").dump
    True
    """
    for source in _in_turn():
        if source.name == name:
            return source
    raise UsageError(f"no format {name!r}", hint=f"formats are {', '.join(source.name for source in sources())}")


def recognise(file: Input) -> Source:
    """The format of a file, by its content.

    Raises:
        InputError: it is empty.
        UnknownFormatError: it is of no format that we read.
    """
    if not file.head.strip():
        raise InputError("is empty", path=file.name)
    for source in _in_turn():
        if source.recognise(file):
            return source
    if b"\0" in file.head:
        raise UnknownFormatError("is not text (it has NUL bytes), and of no known format", path=file.name)
    if review.is_ours(file):
        raise UnknownFormatError("is a page that film-kg wrote, and no source", path=file.name)
    raise UnknownFormatError(_why_not(file), path=file.name, hint=_HINT)


_HINT = "name the format by --as, see `kg ingest --help`"


def _why_not(file: Input) -> str:
    """What stands in the way of reading a file, as far as it can be seen."""
    if file.suffix == ".json" and documents.starts(file):
        try:
            documents.value(file)
        except InputError as error:
            return f"is of no known format ({error.message} in line {error.line or 1}: {error.hint})"
    if file.suffix in csv.TABLES:
        with contextlib.suppress(InputError):
            names = ", ".join((names_of(file) if file.suffix in OBJECTS else columns(file))[:6])
            if not names:
                return "is of no known format"
            return f"is of no known format (its columns {names} do not tell of films and people; a mapping file can)"
    return "is of no known format"
