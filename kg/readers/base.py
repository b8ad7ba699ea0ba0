"""What a reader of reviews is: a frozen description, and a function that makes claims of a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from kg.reviews import Document, Reading

Read: TypeAlias = "Callable[[str, str, Document], Reading]"
"""Reads one review: its text as it was read, the id of its source, and what is known beside the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A setting of a reader: ``url`` of the reader ``llm`` is ``--llm-url``, and ``KG_LLM_URL`` in the environment.

    Attributes:
        name: letters, digits and ``-``.
        help: one sentence.
        default: what holds where nobody says otherwise; None where the reader has to be told.
        metavar: what stands for the value in the help.
        secret: it comes from the environment alone, and is never shown or stored.
        decides: whether another value may give other claims; if so, files are read again when it changes.
    """

    name: str
    help: str
    default: str | None = None
    metavar: str = "TEXT"
    secret: bool = False
    decides: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A way of reading reviews.

    Attributes:
        name: as in ``--reader``: lower-case letters, digits and ``_``.
        title: what it is, in words.
        open: makes it ready, given every setting that has a value; what it returns is kept for all texts. It raises
            :class:`kg.errors.ReaderError` where it cannot work at all, what it returns :class:`kg.errors.InputError`
            where it cannot read one text.
        options: its settings.
        needs: what has to be there for it, in words; empty where nothing is.
        sends: where a review's text goes, in words; empty where it stays on the machine.
    """

    name: str
    title: str
    open: Callable[[Mapping[str, str]], Read]
    options: tuple[Option, ...] = ()
    needs: str = ""
    sends: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader and its settings, as :func:`kg.readers.choose` makes it; it has no secrets and may be stored.

    Attributes:
        name: the reader's name.
        settings: names and values of its options, in the reader's order.
        identity: names the reader with all that decides what it reads, on one line.
    """

    name: str = "patterns"
    settings: tuple[tuple[str, str], ...] = ()
    identity: str = "patterns"


PATTERNS = Choice()
"""What reads a review unless another reader is chosen."""
