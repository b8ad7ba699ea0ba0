"""A table's bytes as DuckDB reads them without surprises: plain, sound text whose lines end in one way."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.sources.input import LONGEST_LINE, UTF_8, Input

STRAY = "has carriage returns inside lines, which were read as blanks"


@dataclass(slots=True)
class LineEnds:
    """How the lines of a text end.

    Attributes:
        feeds, returns, pairs: how many line feeds, carriage returns, and of these the pairs of both.
    """

    feeds: int = 0
    returns: int = 0
    pairs: int = 0
    _last: bytes = b""

    def add(self, chunk: bytes) -> None:
        """Count those of a piece of the text."""
        self.feeds += chunk.count(b"\n")
        if b"\r" in chunk:
            self.returns += chunk.count(b"\r")
            self.pairs += chunk.count(b"\r\n")
        self.pairs += self._last == b"\r" and chunk.startswith(b"\n")
        self._last = chunk[-1:]

    @property
    def even(self) -> bool:
        """Whether all lines end in the same way, in LF or in CR LF."""
        return self.returns in (0, self.feeds) and self.pairs == self.returns

    @property
    def stray(self) -> bool:
        """Whether there are carriage returns that end no line."""
        return self.feeds > 0 and self.returns > self.pairs


@contextlib.contextmanager
def plain(file: Input, warnings: list[str]) -> Iterator[Path]:
    """The file itself if it is plain text with even line ends, else such a copy, as long as the block lasts.

    The copy has the same number of line feeds up to any row. A carriage return that ends no line becomes a blank, of
    which ``warnings`` is told; where a file has no line feeds at all, carriage returns end its lines.

    Raises:
        InputError: the file is damaged, is not UTF-8, or has a line that no table has; the message has the line.
    """
    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        ends, path = LineEnds(), file.path
        chunks = _counted(file.checked(longest_line=LONGEST_LINE), ends)
        if file.compressed or file.encoding != UTF_8:
            path = _write(Path(folder) / "plain", chunks)
        else:
            for _ in chunks:
                pass
        if not ends.even:
            path = _write(Path(folder) / "even", evened(_pieces(path), b" " if ends.feeds else b"\n"))
        if ends.stray:
            warnings.append(f"{file.name}: {STRAY}")
        yield path


def evened(chunks: Iterable[bytes], stray: bytes) -> Iterator[bytes]:
    r"""The pieces with every CR LF as LF and every other CR as ``stray``.

    >>> b"".join(evened([b"a\rb\r", b"\nc\r", b"d\n"], b" "))
    b'a b\nc d\n'
    """
    kept = b""
    for piece in chunks:
        data = kept + piece
        kept = b"\r" if data.endswith(b"\r") else b""
        yield data[: len(data) - len(kept)].replace(b"\r\n", b"\n").replace(b"\r", stray)
    yield kept.replace(b"\r", stray)


def _counted(chunks: Iterable[bytes], ends: LineEnds) -> Iterator[bytes]:
    for chunk in chunks:
        ends.add(chunk)
        yield chunk


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        yield from iter(lambda: stream.read(1 << 20), b"")


def _write(path: Path, chunks: Iterable[bytes]) -> Path:
    with path.open("wb") as stream:
        for chunk in chunks:
            stream.write(chunk)
    return path
