"""The handle on a process that evaluates queries: start it, fill it, ask it, end it; and the pool of idle ones."""

from __future__ import annotations

import atexit
import marshal
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, QueryTimeout

if TYPE_CHECKING:
    from kg.sparql import Dataset

_SCRIPT = Path(__file__).with_name("oxigraph.py")
_MOST_IDLE = 2
_ENDED = "the query engine ended unexpectedly"
_ENDED_HINT = "there may be too little memory for the query"


class Worker:
    """A process that holds one version of a dataset and answers one query at a time."""

    def __init__(self, dataset: Dataset) -> None:
        self.version = dataset.version
        self._timed_out = False
        self._process = subprocess.Popen(  # noqa: S603 our own script
            [sys.executable, "-P", str(_SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        _alive.add(self)
        try:
            self._fill(dataset)
        except BaseException:
            self.end()
            raise

    def _fill(self, dataset: Dataset) -> None:
        for block in dataset.nquads():
            self._send(block)
        self._send(None)
        kind, payload = self._receive(None)
        if kind == "error":
            raise QueryError(payload)

    def ask(self, request: Mapping[str, Any], timeout: float | None) -> Iterator[tuple[str, Any]]:
        """The parts of an answer. The process is ended unless all of them are read.

        Args:
            request: as :mod:`kg.sparql.oxigraph` takes it.
            timeout: seconds that the process may work; the time between two parts does not count.
        """
        finished = False
        left = timeout
        try:
            self._send(request)
            while True:
                before = time.monotonic()
                kind, payload = self._receive(left)
                left = None if left is None else left - (time.monotonic() - before)
                finished = kind not in {"solutions", "triples", "boolean", "rows"}
                if kind == "end":
                    return
                yield kind, payload
                if finished:
                    return
        except _EndedError:
            if self._timed_out:
                raise QueryTimeout(
                    f"the query was stopped after {timeout:g} s", hint="narrow it, or raise the limit"
                ) from None
            raise
        finally:
            if finished:
                _release(self)
            else:
                self.end()

    def _send(self, frame: Any) -> None:
        body = marshal.dumps(frame)
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(len(body).to_bytes(4, "big") + body)
            self._process.stdin.flush()
        except OSError:
            raise _EndedError(_ENDED, hint=_ENDED_HINT) from None

    def _receive(self, seconds: float | None) -> tuple[str, Any]:
        timer = Timer(max(seconds, 0), self._time_out) if seconds is not None else None
        if timer:
            timer.start()
        try:
            head = self._read(4)
            kind, payload = marshal.loads(self._read(int.from_bytes(head, "big")))  # noqa: S302 our own process
        finally:
            if timer:
                timer.cancel()
        return kind, payload

    def _read(self, size: int) -> bytes:
        assert self._process.stdout is not None
        found = self._process.stdout.read(size)
        if len(found) < size:
            raise _EndedError(_ENDED, hint=_ENDED_HINT)
        return found

    def _time_out(self) -> None:
        self._timed_out = True
        self._process.kill()

    @property
    def usable(self) -> bool:
        """Whether it can be asked again."""
        return not self._timed_out and self._process.poll() is None

    def end(self) -> None:
        """End the process now, whatever it is doing."""
        _alive.discard(self)
        self._process.kill()
        for stream in (self._process.stdout, self._process.stdin):
            try:
                assert stream is not None
                stream.close()
            except OSError:
                pass
        self._process.wait()


class _EndedError(QueryError):
    """The process ended before its answer did."""


_alive: set[Worker] = set()
_idle: list[Worker] = []
_lock = Lock()


def take(dataset: Dataset) -> Worker:
    """An idle worker that holds this version of the dataset, else a new one."""
    with _lock:
        found = [worker for worker in _idle if worker.version == dataset.version and worker.usable]
        kept = found[1:]
        outdated = [worker for worker in _idle if worker not in found]
        _idle[:] = kept
    for worker in outdated:
        worker.end()
    return found[0] if found else Worker(dataset)


def _release(worker: Worker) -> None:
    with _lock:
        if worker.usable and len(_idle) < _MOST_IDLE:
            _idle.append(worker)
            return
    worker.end()


@atexit.register
def end_all() -> None:
    """End every worker of this process."""
    for worker in tuple(_alive):
        worker.end()
