"""Files as a store needs them: copied cheaply, put in their place for good, removed without fuss."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path


def copy(source: Path, target: Path) -> None:
    """Copy a file, sharing its blocks where the file system can (FICLONE on Linux, see ioctl_ficlone(2))."""
    try:
        import fcntl

        with source.open("rb") as reader, target.open("wb") as writer:
            fcntl.ioctl(writer.fileno(), 0x40049409, reader.fileno())
    except (ImportError, OSError):
        shutil.copyfile(source, target)


def sync(file: Path) -> None:
    """Make a file's bytes last."""
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename last, on systems where a folder can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unlink(file: Path) -> None:
    """Remove a file; one that a reader holds open on Windows is left for the next writer."""
    with contextlib.suppress(OSError):
        file.unlink()
