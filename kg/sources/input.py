"""One file to take in: its bytes decompressed, and its text once it is known to be text.

Text is UTF-8. UTF-16 and UTF-32 are told by their marks; where no byte above 127 is a part of UTF-8, as in what older
programs wrote, a text is read as Windows-1252.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from kg.errors import InputError, UsageError
from kg.readers.base import PATTERNS, Choice

HEAD = 65_536
"""Bytes of a file that are looked at to recognise its format."""

CHUNK = 1_000_000
LONGEST_LINE = 2_000_000
"""Bytes of the longest line of a table: what DuckDB's reader holds in one piece."""

LARGEST_TEXT = 64_000_000
"""Bytes of the largest document that is read as a whole: a review, a page, a JSON file."""

_BOM = codecs.BOM_UTF8
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
UTF_8, LEGACY = "utf-8", "cp1252"
SEEN = 8_000_000
"""Bytes that are looked at for how a text is encoded."""

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_OF_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_IN_NO_TEXT = re.compile(rb"[\0\x81\x8d\x8f\x90\x9d]")
"""NUL, and the bytes that mean nothing in Windows-1252."""


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
        reader: what reads it, if it is a review.
    """

    name: str
    id: str
    path: Path
    source: str | None = None
    mapping: Path | None = None
    sidecar: bool = True
    reader: Choice = PATTERNS

    @cached_property
    def head(self) -> bytes:
        """The first bytes, decompressed, in UTF-8 without a byte order mark.

        Raises:
            InputError: the file cannot be read, or is compressed and damaged.
        """
        found = b""
        for chunk in self._unmarked():
            found += chunk
            if len(found) >= HEAD:
                break
        return found[:HEAD]

    @cached_property
    def encoding(self) -> str:
        """How its text is encoded: ``utf-8``, or what a mark or its bytes tell, as Python calls it.

        Raises:
            InputError: the file cannot be read, or is compressed and damaged.
        """
        found = b""
        for chunk in self.chunks():
            found += chunk
            if len(found) >= SEEN or not (chunk.isascii() or _misfits(found)):
                break
        return next((name for mark, name in _WIDE.items() if found.startswith(mark)), None) or _encoding(found)

    @property
    def supposed(self) -> list[str]:
        """A warning where nothing but its bytes tells how the text is encoded."""
        if self.encoding != LEGACY:
            return []
        return [f"{self.name}: is not UTF-8 and was read as Windows-1252; convert it if it is something else"]

    @cached_property
    def suffix(self) -> str:
        """The file's suffix without ``.gz`` or ``.zst``, in lower case: ``.tsv``."""
        return Path(self.id.lower().removesuffix(".gz").removesuffix(".zst")).suffix

    @property
    def beside(self) -> Path | None:
        """Where its sidecar lies, ``NAME.meta.json``, if there is one; None where it is not to be read."""
        stem = re.sub(r"(\.gz|\.zst)$", "", self.path.name, flags=re.IGNORECASE)
        return self.path.with_name(re.sub(r"(?<=.)\.[^.]*$", "", stem) + ".meta.json") if self.sidecar else None

    @property
    def first_line(self) -> str:
        """The first line, or as much of it as the head has; bytes that are no UTF-8 are replaced."""
        return next(iter(self.head.splitlines()), b"").decode("utf-8", "replace")

    @cached_property
    def compressed(self) -> bool:
        """Whether its first bytes say that it is compressed, whatever its name is."""
        with self._opened() as stream:
            return _compression(stream) is not None

    def chunks(self) -> Iterator[bytes]:
        """The file's bytes in pieces, decompressed by its first bytes rather than by its name.

        Raises:
            InputError: it cannot be read, or its compressed data is cut off or fails its checksum.
        """
        with self._opened() as stream:
            compression = _compression(stream)
            try:
                if compression is None:
                    yield from iter(lambda: stream.read(CHUNK), b"")
                else:
                    yield from _inflated(stream, compression(self.name))
            except EOFError as error:
                raise InputError("is damaged: its compressed data ends early", path=self.name) from error
            except zlib.error as error:
                raise InputError("is damaged: its compressed data is wrong", path=self.name) from error
            except OSError as error:
                raise InputError(f"cannot be read ({error.strerror})", path=self.name) from error

    def checked(self, *, longest_line: int | None = None) -> Iterator[bytes]:
        """The same pieces in UTF-8, each found to be text; a byte order mark is left out.

        Args:
            longest_line: bytes that a line may have.

        Raises:
            InputError: as ``chunks``; or the file has no text, has NUL bytes, is not UTF-8, or has too long a line; the
                message has the line.
        """
        decode = codecs.getincrementaldecoder("utf-8")().decode
        lines, length, blank = 0, 0, True
        chunk = b""
        for chunk in self._unmarked():
            self._check_encoding(chunk, decode, lines)
            ends = chunk.count(b"\n")
            length = length + chunk.find(b"\n") if ends else length + len(chunk)
            if longest_line is not None and length > longest_line:
                raise InputError(f"has a line of more than {longest_line:,} bytes", path=self.name, line=lines + 1)
            if ends:
                length = len(chunk) - chunk.rfind(b"\n") - 1
            lines += ends
            blank = blank and not chunk.strip()
            yield chunk
        self._check_encoding(b"", lambda data: decode(data, True), lines)
        if blank:
            raise InputError("is empty", path=self.name)

    def text(self, longest: int = LARGEST_TEXT) -> str:
        """All of the file as text, without a byte order mark.

        Args:
            longest: bytes that it may have; one that has more is not read to its end.

        Raises:
            InputError: as ``checked``, or the file is too large to be a document.
        """
        pieces, size = [], 0
        for chunk in self.checked():
            pieces.append(chunk)
            size += len(chunk)
            if size > longest:
                raise InputError(f"is longer than {longest // 1_000_000} MB, too long for a document", path=self.name)
        return b"".join(pieces).decode("utf-8")

    def text_lines(self, most: int) -> list[str]:
        """The first lines with their ends, as text; no more than so many.

        Raises:
            InputError: as ``checked``, up to the piece that has the last of them.
        """
        found = b""
        for chunk in self.checked(longest_line=LONGEST_LINE):
            found += chunk
            if found.count(b"\n") >= most:
                break
        return found.decode("utf-8", "ignore").splitlines(keepends=True)[:most]

    def modified(self) -> datetime:
        """When the file last changed, in UTC without a zone, to the second."""
        seconds = int(self.path.stat().st_mtime)
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)

    def _opened(self) -> IO[bytes]:
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", path=self.name) from error

    def _unmarked(self) -> Iterator[bytes]:
        """The pieces in UTF-8, without the byte order mark."""
        pieces = self.chunks() if self.encoding == UTF_8 else self._converted()
        yield next(pieces, b"").removeprefix(_BOM)
        yield from pieces

    def _converted(self) -> Iterator[bytes]:
        """The pieces of another encoding in UTF-8."""
        decode = codecs.getincrementaldecoder(self.encoding)().decode
        try:
            for chunk in self.chunks():
                yield decode(chunk).encode()
            yield decode(b"", True).encode()
        except UnicodeDecodeError as error:
            shown = self.encoding.upper()
            raise InputError(f"is damaged {shown} ({error.reason})", path=self.name, hint="save it as UTF-8") from error

    def _check_encoding(self, chunk: bytes, decode: Callable[[bytes], object], lines: int) -> None:
        if b"\0" in chunk:
            line = lines + chunk.count(b"\n", 0, chunk.index(b"\0")) + 1
            raise InputError("is not text (it has NUL bytes)", path=self.name, line=line)
        try:
            decode(chunk)
        except UnicodeDecodeError as error:
            # The decoder may have kept bytes of the chunk before; none of them ends a line.
            line = lines + error.object.count(b"\n", 0, error.start) + 1
            byte = error.object[error.start]
            raise InputError(
                f"is not UTF-8 (byte 0x{byte:02x})", path=self.name, line=line, hint="convert it first"
            ) from error


def _encoding(data: bytes) -> str:
    """Windows-1252 where most of the bytes above 127 are parts of nothing in UTF-8, and all of them mean something.

    >>> _encoding("Amélie".encode()), _encoding("Amélie".encode("latin-1"))
    ('utf-8', 'cp1252')
    """
    if not _misfits(data):
        return UTF_8
    high = sum(map(len, _BEYOND_ASCII.findall(data)))
    sound = sum(map(len, _OF_UTF_8.findall(data)))
    return LEGACY if sound == 0 < high and not _IN_NO_TEXT.search(data) else UTF_8


def _misfits(data: bytes) -> bool:
    """Whether it cannot be the beginning of a text in UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return True
    return False


def well_formed(text: str) -> str:
    """The text without what UTF-8 or a store cannot hold: NUL and lone surrogates become U+FFFD, so offsets stay.

    >>> well_formed("a" + chr(0) + "b" + chr(0xD800))
    'a\ufffdb\ufffd'
    """
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")


def _compression(stream: IO[bytes]) -> Callable[[str], Callable[[], Any]] | None:
    """What makes decompressors for a stream, by its first bytes; None where it is not compressed."""
    magic = stream.read(4)
    stream.seek(0)
    if magic[:2] == _GZIP:
        return lambda _: lambda: zlib.decompressobj(zlib.MAX_WBITS | 16)
    return _zstd if magic == _ZSTD else None


def _zstd(name: str) -> Callable[[], Any]:
    try:
        import zstandard
    except ImportError as error:
        hint = 'run pip install "film-kg[zstd]", or decompress it'
        raise UsageError("is compressed with Zstandard", path=name, hint=hint) from error
    return lambda: _Zstd(zstandard.ZstdDecompressor().decompressobj(), zstandard.ZstdError)


class _Zstd:
    """Zstandard's decompressor with zlib's error."""

    def __init__(self, inner: Any, error: type[Exception]) -> None:
        self._inner, self._error = inner, error

    def decompress(self, data: bytes) -> bytes:
        try:
            return bytes(self._inner.decompress(data))
        except self._error as error:
            raise zlib.error(str(error)) from error

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inner.unused_data)


def _inflated(stream: IO[bytes], new: Callable[[], Any]) -> Iterator[bytes]:
    """The pieces of a compressed stream of one or more members; zeros that pad its end are no data."""
    inflate = new()
    while data := stream.read(HEAD):
        while data:
            if inflate.eof:
                data = data.lstrip(b"\0")
                inflate = new() if data else inflate
            yield inflate.decompress(data) if data else b""
            data = inflate.unused_data if data else b""
    if not inflate.eof:
        raise EOFError
