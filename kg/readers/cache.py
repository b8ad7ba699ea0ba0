"""Answers of a language model kept in a folder, so that reading again asks nobody and gives the same."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from kg.errors import ReaderError
from kg.readers.chat import Answer


class Cache:
    """A folder with one file an answer, named by the SHA-256 of its question.

    Args:
        folder: where the files lie; made if it is not there. None keeps nothing.

    Raises:
        ReaderError: the folder cannot be made.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise _unwritable(folder, error) from error

    def get(self, question: object) -> Answer | None:
        """The answer to a question; None where there is none, or its file is damaged."""
        file = self._file(question)
        try:
            kept = json.loads(file.read_text(encoding="utf-8")) if file else {}
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(kept, dict) or not isinstance(kept.get("content"), str):
            return None
        return Answer(kept["content"], kept.get("whole") is True)

    def put(self, question: object, answer: Answer) -> None:
        """Keep an answer, whole or not at all.

        Raises:
            ReaderError: it cannot be written.
        """
        file = self._file(question)
        if file is None:
            return
        part = file.with_name(f"{file.name}.{os.getpid()}")
        text = json.dumps({"question": question, "content": answer.content, "whole": answer.whole}, indent=1)
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(file)
        except OSError as error:
            raise _unwritable(file, error) from error

    def _file(self, question: object) -> Path | None:
        if self.folder is None:
            return None
        digest = hashlib.sha256(json.dumps(question, sort_keys=True).encode()).hexdigest()
        return self.folder / f"{digest}.json"


def _unwritable(path: Path, error: OSError) -> ReaderError:
    return ReaderError(f"cannot be written ({error.strerror})", path=path, hint="name another folder by --llm-cache")
