"""RDF of any syntax as a stream of quads: N-Triples, N-Quads, Turtle, TriG, RDF/XML and JSON-LD, told by content."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, Reject
from kg.sources.input import LARGEST_TEXT, Input

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat

_BLANK = re.compile(rb"(?:\s+|#[^\n]*(?:\n|\Z))*")
_LINE = re.compile(rb"(?:<[^<>\s]*>|_:\S+)[ \t]+<[^<>\s]*>[ \t]*[<_\"][^\n]*\.[ \t]*(?:#[^\n]*)?\r?(?:\n|\Z)")
_TURTLE = re.compile(rb"(?:@prefix|@base|prefix|base)\s+[^\s<>]*\s*<[^<>\s]*>", re.IGNORECASE)
_RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LINES = 4_000
_LONGEST = 1_000_000


def syntax(file: Input) -> str | None:
    """The media type of the RDF in a file, by its first bytes; None where it is none.

    Turtle goes by that of TriG, which it is a part of, and N-Triples by that of N-Quads.
    """
    head = file.head
    start = head[_skipped(head) :]
    if _LINE.match(start) or (_LINE.match(start + b"\n") and b"\n" not in start):
        return "application/n-quads"
    if _TURTLE.match(start):
        return "application/trig"
    if start.startswith(b"<") and _RDF in head and re.search(rb"<(\w+:)?RDF[\s>]", head):
        return "application/rdf+xml"
    if start[:1] in (b"{", b"[") and re.search(rb'"@(context|id|graph)"\s*:', head):
        return "application/ld+json"
    return None


def _skipped(head: bytes) -> int:
    """How many bytes of blanks and comments it begins with."""
    found = _BLANK.match(head)
    return found.end() if found else 0


def quads(file: Input, rejects: list[Reject]) -> Iterator[Quad]:
    """The quads of a file, as they come.

    Args:
        rejects: where lines of N-Triples and N-Quads go that are none, each with its number and why.

    Raises:
        InputError: it is no RDF, or another syntax is damaged, for then it cannot be told where it goes on.
    """
    import pyoxigraph

    media = syntax(file)
    format_ = pyoxigraph.RdfFormat.from_media_type(media or "")
    if format_ is None:
        raise InputError("is no RDF", path=file.name, hint="RDF is N-Triples, N-Quads, Turtle, TriG, RDF/XML, JSON-LD")
    if media == "application/n-quads":
        return _of_lines(file, format_, rejects)
    if media == "application/rdf+xml":
        _refuse_bombs(file)
    return _of_document(file, format_)


def _of_document(file: Input, format_: RdfFormat) -> Iterator[Quad]:
    import pyoxigraph

    stream = io.BufferedReader(_Stream(file.checked()))
    # A relative address stands for something beside the file; where that is, the file alone cannot say.
    base = f"file:///{re.sub(r'[^A-Za-z0-9._/-]', '_', file.id)}"
    try:
        yield from pyoxigraph.parse(stream, format=format_, base_iri=base)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        why = re.sub(r"^Parser error.*?: ", "", str(getattr(error, "msg", error)))
        if "LoadDocumentCallback" in why:
            raise InputError(
                "names a JSON-LD context that lies elsewhere", path=file.name, hint="expand it first"
            ) from error
        raise InputError(f"its RDF is not well-formed: {why[:200]}", path=file.name, line=line) from error


class _Stream(io.RawIOBase):
    """Pieces of bytes as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def _of_lines(file: Input, format_: RdfFormat, rejects: list[Reject]) -> Iterator[Quad]:
    """Many lines at a time; where one is bad, each by itself."""
    parse = _parser(format_)
    for first, lines in _batches(file):
        try:
            found = parse(b"".join(lines))
        except (SyntaxError, ValueError):
            found = [
                quad for number, line in enumerate(lines, first) for quad in _one(file, parse, number, line, rejects)
            ]
        yield from found


def _parser(format_: RdfFormat) -> Callable[[bytes], list[Quad]]:
    import pyoxigraph

    return lambda data: list(pyoxigraph.parse(data, format=format_))


def _one(
    file: Input, parse: Callable[[bytes], list[Quad]], number: int, line: bytes, rejects: list[Reject]
) -> list[Quad]:
    try:
        return parse(line)
    except (SyntaxError, ValueError) as error:
        why = re.sub(r"^Parser error.*?: ", "", str(getattr(error, "msg", error)))
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        rejects.append(Reject(file.name, number, f"is no statement: {why[:200]}", text))
        return []


def _batches(file: Input) -> Iterator[tuple[int, list[bytes]]]:
    """Whole lines in batches, each with the number of its first, counted from 1."""
    number, batch, size = 1, list[bytes](), 0
    for line in lines_of(file):
        batch.append(line)
        size += len(line)
        if len(batch) >= _LINES or size > _LONGEST:
            yield number, batch
            number, batch, size = number + len(batch), [], 0
    yield number, batch


def lines_of(file: Input, longest: int = LARGEST_TEXT) -> Iterator[bytes]:
    """The lines of a file with their ends.

    Raises:
        InputError: it is not text, or a line is longer than ``longest`` bytes.
    """
    pieces: list[bytes] = []
    for chunk in file.checked(longest_line=longest):
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            yield b"".join((*pieces, line, b"\n"))
            pieces = []
        pieces.append(rest)
    if any(pieces):
        yield b"".join(pieces)


def _refuse_bombs(file: Input) -> None:
    """Entities that are made of entities can grow without bound; RDF has no use for them.

    Raises:
        InputError: there is one.
    """
    declared = re.findall(rb"<!ENTITY\s+(?:%\s*)?[\w.-]+\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC))", file.head)
    if any(b"&" in (double or single) or outer for double, single, outer in declared):
        raise InputError(
            "declares XML entities made of others or kept elsewhere", path=file.name, hint="expand them first"
        )
