"""Work spread over processes, its results in the order of the work, as they come."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 8
"""Results, for each worker, that may wait for an earlier one; so memory does not grow with the work."""


class WorkerDied(KgError):
    """A worker process ended without a result: it was killed, or ran out of memory."""


def ordered(function: Callable[[T], R], work: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """``map(function, work)``, in the order of the work, by several processes.

    Work is taken as it is needed. When the iterator is closed or fails, all processes are ended.

    Args:
        function: can be pickled, as its argument and its result can.
        jobs: processes; 1 is this process, 0 as many as there are cores.

    Raises:
        WorkerDied: a process ended before it had answered.
        Exception: what the function raised, in its turn.

    >>> list(ordered(len, ["a", "bc"]))
    [1, 2]
    """
    jobs = jobs or cores()
    if jobs == 1:
        yield from map(function, work)
        return
    with contextlib.closing(_Crew(function, jobs)) as crew:
        yield from crew.run(work)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Crew(Generic[T, R]):
    """Worker processes with a pipe each; a worker has one piece of work at a time, so no pipe can fill up."""

    def __init__(self, function: Callable[[T], R], jobs: int) -> None:
        self.function, self.jobs = function, jobs
        self.idle: list[Connection] = []
        self.busy: dict[Connection, int] = {}
        self.done: dict[int, tuple[R | None, Exception | None]] = {}
        self.processes: list[BaseProcess] = []

    def run(self, work: Iterable[T]) -> Iterator[R]:
        handed = given = 0
        pieces = enumerate(work)
        more = True
        while more or given < handed:
            while more and handed - given < self.jobs * AHEAD and (worker := self.free()):
                piece = next(pieces, None)
                if piece is None:
                    more = False
                    break
                self.hand(worker, *piece)
                handed += 1
            if given in self.done:
                result, error = self.done.pop(given)
                given += 1
                if error:
                    raise error
                yield result  # type: ignore[misc]  # None only where there is an error, or the function gave it
            elif self.busy:
                self.receive()

    def free(self) -> Connection | None:
        """A worker with nothing to do, started if there may be one more."""
        if not self.idle and len(self.processes) < self.jobs:
            self.start()
        return self.idle.pop() if self.idle else None

    def start(self) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")  # a copy of this process would copy its threads' locks too
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self.function, theirs), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        self.processes.append(process)
        self.idle.append(ours)

    def hand(self, worker: Connection, number: int, piece: T) -> None:
        with _dead_workers_said():
            worker.send(piece)
        self.busy[worker] = number

    def receive(self) -> None:
        """Wait for results, and keep them until it is their turn."""
        from multiprocessing.connection import wait

        ready: list[Connection] = wait(list(self.busy))  # type: ignore[assignment]  # they are what it was given
        for worker in ready:
            with _dead_workers_said():
                self.done[self.busy.pop(worker)] = worker.recv()
            self.idle.append(worker)

    def close(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.join()
        for worker in (*self.idle, *self.busy):
            worker.close()


@contextlib.contextmanager
def _dead_workers_said() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise WorkerDied(
            "a worker process ended before it was done", hint="it may have run out of memory; try fewer --jobs"
        ) from error


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits; a process started meanwhile never hears it, and is ended by this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # else the first start would start it, and let interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(function: Callable[[T], R], pipe: Connection) -> None:
    """What a worker does: answer until nobody asks any more."""
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            piece = pipe.recv()
            try:
                answer: tuple[R | None, Exception | None] = (function(piece), None)
            except Exception as error:
                answer = (None, error)
            pipe.send(answer)
