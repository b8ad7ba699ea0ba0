"""From what the user names to the claims of each review, one after the other; no store is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from kg import extract, sources, workers
from kg.errors import InputError, KgError, UnknownFormatError
from kg.readers.base import PATTERNS, Choice
from kg.sources import review
from kg.sources.base import Batch, Input
from kg.sources.collect import collect
from kg.sources.review import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How reviews are read.

    Attributes:
        everything: whether relations and facts are shown too, or credits alone.
        sidecar: whether ``NAME.meta.json`` beside a review is read.
        reader: what reads, see :func:`kg.readers.choose`.
        jobs: processes that read; 0 is as many as there are cores.
        store: a store that bears candidates out, or None; it is read alone, and reviews are looked at many at a time.
    """

    everything: bool = False
    sidecar: bool = True
    reader: Choice = PATTERNS
    jobs: int = 1
    store: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What became of one review, or of a file or row that is none.

    Attributes:
        source: the file as the user gave it, with ``#`` and its id where the review is a row of it.
        title: what the review is of, in words, if that is known.
        text: the text that offsets count in.
        rows: its claims, as :func:`kg.extract.rows` gives them.
        warnings: each one line.
        error: why the file could not be read.
        batch: the claims themselves, while they wait for a store.
    """

    source: str
    title: str | None = None
    text: str = ""
    rows: tuple[dict[str, Any], ...] = ()
    warnings: tuple[str, ...] = ()
    error: KgError | None = None
    batch: Batch | None = None


def read(
    paths: Iterable[str], options: Options = Options(), *, progress: Callable[[str], None] = lambda _: None
) -> Iterator[Extracted]:
    """The claims of reviews in files and folders, each review as soon as it is read.

    A file that is no review is an error where it was named, and passed over in a folder.

    Args:
        paths: files, folders, globs and ``-``.
        progress: called with a line on what is being done.

    Raises:
        UsageError: a path does not exist.
        ReaderError: the reader cannot work at all.
        StoreError: there is no such store.
    """
    found = workers.ordered(partial(_read, options=options), _work(list(paths), options, progress), options.jobs)
    return found if options.store is None else _held_against(options.store, found, options)


def _held_against(store: Path, found: Iterator[Extracted], options: Options) -> Iterator[Extracted]:
    """The reviews with what a store makes of them."""
    from kg.preview import TOGETHER, Preview

    with Preview(store) as preview:
        while some := tuple(islice(found, TOGETHER)):
            promoted = preview.promoted([one.batch for one in some if one.batch])
            for one in some:
                rows = (
                    extract.rows(one.source, one.batch, everything=options.everything, promoted=promoted)
                    if one.batch
                    else ()
                )
                yield replace(one, rows=tuple(rows), batch=None)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A review to read, or what is known already of a file."""

    name: str
    text: Text | None = None
    warnings: tuple[str, ...] = ()
    error: KgError | None = None


def _work(paths: list[str], options: Options, progress: Callable[[str], None]) -> Iterator[_Piece]:
    named = "-" if "-" in paths else None
    for file in collect(paths, sidecar=options.sidecar, reader=options.reader, source=named):
        progress(f"reading {file.name}")
        whole = Batch(source=file.source or file.id)
        try:
            if _is_review(file, file.name in paths):
                for text in review.texts(file, whole):
                    yield _Piece(file.name, text)
                whole.warnings += file.supposed
        except KgError as error:
            yield _Piece(file.name, error=error)
        rejects = (f"{reject.file}:{reject.line}: {reject.reason}" for reject in whole.rejects)
        if whole.warnings or whole.rejects:
            yield _Piece(file.name, warnings=(*whole.warnings, *rejects))


def _is_review(file: Input, named: bool) -> bool:
    """Whether a file is a review; a text that was named, or comes from standard input, is taken for one.

    Raises:
        InputError: it was named and is no text, or is credit data.
    """
    try:
        found = sources.recognise(file)
    except UnknownFormatError:
        return named
    if named and found is not review.SOURCE and file.suffix not in review.SUFFIXES:
        raise InputError("is no review", path=file.name, hint="take credit data in by `kg ingest`")
    return found is review.SOURCE or named


def _read(piece: _Piece, options: Options) -> Extracted:
    if piece.text is None:
        return Extracted(source=piece.name, warnings=piece.warnings, error=piece.error)
    try:
        batch = review.batch(piece.text)
    except RecursionError:
        return Extracted(source=piece.name, error=InputError("is nested too deeply", path=piece.name))
    except InputError as error:
        return Extracted(source=piece.name, error=error)
    return Extracted(
        source=extract.name_of(piece.name, batch),
        title=batch.title,
        text=piece.text.text,
        rows=tuple(extract.rows(piece.name, batch, everything=options.everything)) if options.store is None else (),
        batch=None if options.store is None else batch,
        warnings=tuple(batch.warnings),
    )
