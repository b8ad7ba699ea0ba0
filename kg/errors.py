"""What can go wrong, said in one line: what, where, and what to do about it.

Every problem that a user can cause is a :class:`KgError`. The command line prints its text on stderr and ends with
its exit code; no other exception is expected to reach a user.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class KgError(Exception):
    """A problem that the user can mend. ``str(error)`` is the whole message, on one line.

    Args:
        message: what is wrong.
        path: the file it is wrong in, if any.
        line: the line of that file, counted from 1.
        hint: what to do about it.

    >>> str(KgError("no column 'tconst'", path="title.basics.tsv", line=1, hint="is this an IMDb file?"))
    "title.basics.tsv:1: no column 'tconst'; is this an IMDb file?"
    """

    exit_code = 2

    def __init__(
        self, message: str, *, path: str | Path | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        place = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(" ".join(f"{place}{message}{f'; {hint}' if hint else ''}".split("\n")))
        self.message, self.path, self.line, self.hint = message, path, line, hint


class UsageError(KgError):
    """The command or the function was called in a way that makes no sense."""


class InputError(KgError):
    """A file cannot be taken in; nothing of it reaches the store."""


class ReaderError(KgError):
    """A reader of reviews cannot work: its server, its model or its package is not there or refuses."""


class UnknownFormatError(InputError):
    """A file is of no format that we read; in a folder it is passed over and named."""


class StoreError(KgError):
    """The store is missing, is of another version, is damaged, or is held by another writer."""


class QueryError(KgError):
    """A query cannot be parsed or evaluated."""


class QueryTimeout(QueryError):
    """A query was stopped because its time was up."""


def first_line(error: Exception) -> str:
    r"""The first line of what another library says of a problem, for a message of ours.

    >>> first_line(ValueError("no\n\nmore"))
    'no'
    """
    return str(error).strip().split("\n", 1)[0]


@dataclass(frozen=True, slots=True)
class Reject:
    """One row of an input that was left out, and why.

    Attributes:
        file: the file's name as the user gave it.
        line: its line, counted from 1.
        reason: what is wrong with the row.
        row: the row as it stands in the file.
    """

    file: str
    line: int
    reason: str
    row: str
