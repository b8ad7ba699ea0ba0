"""Readers of reviews, registered here; others join by the entry-point group ``film_kg.readers``.

To add one, make a ``READER`` (see :mod:`kg.readers.base`) and hold it to :func:`kg.readers.contract.breaches`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import InputError, KgError, ReaderError, UsageError, first_line
from kg.readers import llm, patterns, spacy
from kg.readers.base import Choice, Option, Read, Reader

if TYPE_CHECKING:
    from kg.reviews import Document, Reading

BUILT_IN: tuple[Reader, ...] = (patterns.READER, llm.READER, spacy.READER)

__all__ = ["BUILT_IN", "Choice", "Option", "Reader", "choose", "named", "opened", "readers"]


@cache
def readers() -> tuple[Reader, ...]:
    """Ours, then those of installed packages, by name."""
    from importlib.metadata import entry_points

    others = (entry.load() for entry in sorted(entry_points(group="film_kg.readers"), key=lambda entry: entry.name))
    return (*BUILT_IN, *others)


def _in_turn() -> Iterator[Reader]:
    """The same; installed packages are only searched, which takes time, when none of ours was the one."""
    yield from BUILT_IN
    yield from readers()[len(BUILT_IN) :]


def named(name: str) -> Reader:
    """The reader of this name.

    Raises:
        UsageError: there is none; the message lists them.

    >>> named("patterns").sends
    ''
    """
    for reader in _in_turn():
        if reader.name == name:
            return reader
    raise UsageError(f"no reader {name!r}", hint=f"readers are {', '.join(reader.name for reader in readers())}")


def choose(name: str = "patterns", given: Mapping[str, str | None] | None = None) -> Choice:
    """A reader with its settings: those given, else those of the environment, else its defaults.

    Args:
        name: the reader's name.
        given: values by the options' names; None stands for none.

    Raises:
        UsageError: there is no such reader, or it has no such option.

    >>> choose("spacy", {"model": "en_core_web_sm"}).identity
    'spacy {"model": "en_core_web_sm"}'
    """
    reader, values = named(name), dict(given or {})
    open_ = [option for option in reader.options if not option.secret]
    unknown = sorted(set(values) - {option.name for option in open_})
    if unknown:
        raise UsageError(f"the reader {name!r} has no option {unknown[0]!r}", hint="see `kg extract --help`")
    settings = {option.name: values.get(option.name) or _environment(reader, option) for option in open_}
    known = {option: value for option, value in settings.items() if value is not None}
    decisive = {option.name: known[option.name] for option in open_ if option.decides and option.name in known}
    identity = f"{name} {json.dumps(decisive, ensure_ascii=False)}" if decisive else name
    return Choice(name, tuple(known.items()), identity)


def variable(reader: Reader, option: Option) -> str:
    """The environment variable of an option.

    >>> variable(llm.READER, Option(name="url", help="."))
    'KG_LLM_URL'
    """
    return f"KG_{reader.name}_{option.name}".upper().replace("-", "_")


def _environment(reader: Reader, option: Option) -> str | None:
    return os.environ.get(variable(reader, option)) or option.default


@cache
def opened(choice: Choice) -> Read:
    """The function of a reader, made ready once; every reading that it gives is verified.

    What it raises for a text is an :class:`kg.errors.InputError` with the source's id, whatever went wrong inside.

    Raises:
        KgError: the reader cannot work: something that it needs is missing.
    """
    reader = named(choice.name)
    secrets = {option.name: _environment(reader, option) for option in reader.options if option.secret}
    inner = reader.open({**dict(choice.settings), **{k: v for k, v in secrets.items() if v is not None}})

    def read(text: str, source: str, document: Document) -> Reading:
        from kg.readers.contract import flaws

        try:
            reading = inner(text, source, document)
        except (ReaderError, RecursionError):
            raise
        except KgError as error:
            raise InputError(error.message, path=error.path or source, line=error.line, hint=error.hint) from error
        except Exception as error:
            what = f"the reader {choice.name!r} failed ({type(error).__name__}: {first_line(error)})"
            raise InputError(what, path=source, hint="take another by --reader") from error
        flaw = next(flaws(reading, text, source, choice.name), None)
        if flaw:
            raise InputError(f"the reader {choice.name!r} made a claim that does not hold: {flaw}", path=source)
        return reading

    return read
