"""Work spread over processes: the same results in the same order, and no process is left or waited for in vain."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from kg import workers


def double(number: int) -> int:
    return 2 * number


def odd_ones_fail(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number


def the_third_dies(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def where(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, 100])
def test_results_come_in_the_order_of_the_work(jobs: int, size: int) -> None:
    assert list(workers.ordered(double, range(size), jobs)) == [2 * n for n in range(size)]


def test_work_is_taken_as_it_is_needed() -> None:
    taken = []

    def numbers() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = workers.ordered(double, numbers(), 2)
    assert [next(results) for _ in range(3)] == [0, 2, 4]
    assert len(taken) <= 3 + 2 * workers.AHEAD + 1
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_in_its_turn(jobs: int) -> None:
    results = workers.ordered(odd_ones_fail, [0, 2, 3, 4], jobs)
    assert [next(results), next(results)] == [0, 2]
    with pytest.raises(ValueError, match="3 is odd"):
        next(results)
    assert multiprocessing.active_children() == []


def test_a_worker_that_dies_is_an_error() -> None:
    with pytest.raises(workers.WorkerDied, match="ended before it was done"):
        list(workers.ordered(the_third_dies, range(50), 2))
    assert multiprocessing.active_children() == []


def test_work_is_done_elsewhere_and_shared() -> None:
    found = set(workers.ordered(where, range(64), 2))
    assert os.getpid() not in found
    assert len(found) == 2
    assert set(workers.ordered(where, range(3), 1)) == {os.getpid()}
