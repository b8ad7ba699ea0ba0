"""From what the user names (files, folders, globs, ``-``) to the files to take in."""

from __future__ import annotations

import atexit
import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from kg.errors import UsageError
from kg.readers.base import PATTERNS, Choice
from kg.sources.base import Input

PASSED_OVER = ("readme", "license", "licence", "copying", "changelog", "notice")
"""Files, by their name without suffix, that are passed over in a folder."""


def collect(
    paths: Iterable[str],
    *,
    source: str | None = None,
    mapping: Path | None = None,
    sidecar: bool = True,
    reader: Choice = PATTERNS,
) -> Iterator[Input]:
    """The files that paths name, each once, in the order given; those of a folder in the order of their names.

    A file's id is its path relative to the argument that found it. In a folder, README and LICENSE files, mapping
    files, sidecars, dot-files, stores and ``rejects/`` are passed over.

    Raises:
        UsageError: a path does not exist, a glob finds nothing, or ``-`` comes without ``source``.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _found(path, source):
            real = found.path.resolve()
            if real not in seen:
                seen.add(real)
                beside = mapping_beside(found.path)
                yield Input(
                    name=found.name,
                    id=found.id,
                    path=found.path,
                    source=source,
                    mapping=mapping or (beside if beside.is_file() else None),
                    sidecar=sidecar,
                    reader=reader,
                )


def mapping_beside(path: Path) -> Path:
    """Where the mapping file of a table lies.

    >>> mapping_beside(Path("a/film.csv.gz")).name
    'film.mapping.toml'
    """
    return path.with_name(path.name.split(".", 1)[0] + ".mapping.toml")


def _found(path: str, source: str | None) -> list[Input]:
    try:
        return list(_expand(path, source))
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", path=path) from error


def _expand(path: str, source: str | None) -> Iterator[Input]:
    if path == "-":
        if source is None:
            raise UsageError("standard input has no name", hint="name the source by --source")
        yield Input("-", source, _spooled(sys.stdin.buffer))
        return
    given = Path(path)
    if given.is_dir():
        yield from _folder(given)
    elif given.is_file():
        yield Input(path, given.name, given)
    elif given.exists():
        with given.open("rb") as pipe:
            yield Input(path, given.name, _spooled(pipe))
    elif glob.has_magic(path):
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - absolute patterns too
        if not found:
            raise UsageError(f"nothing matches {path!r}", hint="quote the pattern, or name a folder")
        for name in found:
            yield from _expand(name, source)
    else:
        raise UsageError("there is no such file or folder", path=path)


def _folder(folder: Path) -> Iterator[Input]:
    for path in sorted(_files(folder)):
        inner = path.relative_to(folder)
        if not _passed_over(inner) and not _in_store(path, folder):
            yield Input(str(path), inner.as_posix(), path)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, and the folders that cannot be read, so that they are named as files would be."""
    closed: list[Path] = []
    for inner, _, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        yield from (path for path in (Path(inner, name) for name in names) if path.is_file())
    yield from closed


def _passed_over(path: Path) -> bool:
    name = path.name.lower()
    return (
        any(part.startswith(".") or part == "rejects" for part in path.parts)
        or name.endswith((".mapping.toml", ".meta.json"))
        or name.split(".", 1)[0] in PASSED_OVER
    )


def _in_store(path: Path, root: Path) -> bool:
    """Whether the file is part of a store below the folder."""
    inside = [root / part for part in path.relative_to(root).parents]
    return any((folder / "current").is_file() and (folder / "snapshots").is_dir() for folder in inside)


def _spooled(stream: IO[bytes]) -> Path:
    """A stream as a file, which is gone when the process ends: it is read more than once."""
    with tempfile.NamedTemporaryFile(prefix="film-kg-", delete=False) as spool:
        shutil.copyfileobj(stream, spool)
    atexit.register(lambda: Path(spool.name).unlink(missing_ok=True))
    return Path(spool.name)
