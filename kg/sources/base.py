"""What a source is: a frozen description, a function that recognises its files, and one that reads them.

A source never sees the store. A table source leaves its good rows in the temporary relation ``rows`` of the DuckDB
connection that it is given and says by SQL what claims they make; a prose or JSON source gives records.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from kg.claim import Claim
from kg.errors import InputError, Reject, UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEAD = 65_536
"""Bytes of a file that are looked at to recognise its format."""

Table = Literal["film", "title", "person", "name", "identifier", "credit", "relation", "fact"]


@dataclass(frozen=True)
class Input:
    """One file to take in.

    Attributes:
        name: the file as the user gave it, for messages.
        id: its name within its source: the path relative to the argument that the user gave.
        path: where its bytes lie.
        source: the source's id, where the user named it.
        mapping: a CSV mapping file that the user named or that lies beside the file.
        sidecar: whether ``NAME.meta.json`` beside it is read.
    """

    name: str
    id: str
    path: Path
    source: str | None = None
    mapping: Path | None = None
    sidecar: bool = True

    @cached_property
    def head(self) -> bytes:
        """The first bytes, decompressed.

        Raises:
            InputError: the file cannot be opened, or is compressed and damaged.
        """
        with self.open() as stream:
            return self._read(stream, HEAD)

    @cached_property
    def suffix(self) -> str:
        """The file's suffix without ``.gz`` or ``.zst``, in lower case: ``.tsv``."""
        return Path(self.id.lower().removesuffix(".gz").removesuffix(".zst")).suffix

    @property
    def first_line(self) -> str:
        """The first line, or as much of it as the head has; bytes that are no UTF-8 are replaced."""
        return self.head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")

    def open(self) -> IO[bytes]:
        """The file's bytes, decompressed by its first bytes rather than by its name."""
        try:
            raw = self.path.open("rb")
            magic = raw.read(4)
            raw.seek(0)
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", path=self.name) from error
        if magic[:2] == b"\x1f\x8b":
            return gzip.open(raw)  # type: ignore[return-value]
        if magic == b"\x28\xb5\x2f\xfd":
            return _zstd(raw, self.name)
        return raw

    def read(self) -> bytes:
        """All of the file's bytes, decompressed.

        Raises:
            InputError: it cannot be read, or its compression is damaged.
        """
        with self.open() as stream:
            return self._read(stream, -1)

    def text(self) -> str:
        """All of the file as text: UTF-8, without a byte order mark.

        Raises:
            InputError: it is not text, or not UTF-8; the message has the line.
        """
        data = self.read().removeprefix(b"\xef\xbb\xbf")
        if not data.strip():
            raise InputError("is empty", path=self.name)
        if b"\0" in data:
            line = data.count(b"\n", 0, data.index(b"\0")) + 1
            raise InputError("is not text (it has NUL bytes)", path=self.name, line=line)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputError(
                f"is not UTF-8 (byte 0x{data[error.start]:02x})", path=self.name, line=line, hint="convert it first"
            ) from error

    def modified(self) -> datetime:
        """When the file last changed, in UTC without a zone, to the second."""
        seconds = int(self.path.stat().st_mtime)
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)

    def _read(self, stream: IO[bytes], size: int) -> bytes:
        try:
            return stream.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(
                f"is damaged: its compressed data ends early or is wrong ({error})", path=self.name
            ) from error


def _zstd(raw: IO[bytes], name: str) -> IO[bytes]:
    try:
        import zstandard
    except ImportError as error:
        raise UsageError(
            "is compressed with Zstandard", path=name, hint='run pip install "film-kg[zstd]", or decompress it'
        ) from error
    return zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims of one table as SQL over the relation ``rows``.

    Attributes:
        table: which table of the store they go to.
        sql: a SELECT with some of the columns of :data:`kg.tables.COLUMNS`; keys are local parts in ``Batch.space``.
    """

    table: Table
    sql: str


@dataclass(kw_only=True)
class Batch:
    """What one file says: either relations over ``rows``, or records.

    Attributes:
        source: the id of the source that says it.
        title: what the source is, in words: a film's name for a review, else None.
        claims: relations of a table source; ``space`` is the space of their keys, ``roles`` how roles are written,
            ``locator`` the template of locators and ``yields`` whether its credits give way (see ``kg/schema.sql``).
        records: claims of a prose or JSON source.
        read: rows or documents that were looked at.
        taken: rows or documents that gave claims.
        rejects: rows that were left out.
        warnings: what the user should know.
    """

    source: str
    title: str | None = None
    claims: tuple[Claims, ...] = ()
    space: str | None = None
    roles: str = "code"
    locator: str | None = None
    yields: bool = False
    records: tuple[Claim, ...] = ()
    read: int = 0
    taken: int = 0
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """A format of input.

    Attributes:
        name: the format's name, as in ``--as``.
        title: what it is, in words.
        recognise: whether a file is of this format, by its content.
        read: what a file says; one batch for each source in it, which is one but for tables of reviews.
        dump: whether its files are parts of one source named like the format.
        left_out: fields that it knows and does not take, each with the reason.
    """

    name: str
    title: str
    recognise: Callable[[Input], bool]
    read: Callable[[Input, DuckDBPyConnection], list[Batch]]
    dump: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
