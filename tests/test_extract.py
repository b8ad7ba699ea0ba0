"""kg extract as a tool: rows as they are found, in the same order however many processes read, and a clean end."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ingesting import Outcome, kg

from kg import reading
from kg.errors import UsageError

DATA = Path(__file__).resolve().parents[1] / "data"
TEXT = "In Heat (1995), Al Pacino plays Vincent Hanna and Robert De Niro plays Neil McCauley. "
KG = [sys.executable, "-m", "kg", "extract"]


def extract(folder: Path, *arguments: str) -> Outcome:
    """The command in a folder."""
    return kg(folder, "extract", *arguments)


def some(folder: Path, count: int) -> list[str]:
    """Files, each with a number in it; the longest come first."""
    for n in range(count):
        (folder / f"r{n:03}.txt").write_text(f"{TEXT * (count - n)}\nReview {n}.\n", encoding="utf-8")
    return [str(folder / f"r{n:03}.txt") for n in range(count)]


@pytest.mark.parametrize("format_", ["jsonl", "csv", "table", "html"])
def test_any_number_of_processes_writes_the_same(format_: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"a\0b")
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{}\nno\n" + json.dumps({"text": TEXT}))
    paths = [*some(tmp_path, 9), "bad.txt", "rows.jsonl", str(DATA / "reviews")]
    one, several, all_ = (
        extract(tmp_path, *paths, "--format", format_, "--claims", "all", "--jobs", jobs) for jobs in "130"
    )
    assert one == several == all_
    assert one.code == 2
    assert one.out.count("Vincent Hanna") >= 20
    assert (
        one.err.splitlines()[-3:]
        == [
            "warning: rows.jsonl:2: has no text",
            "warning: rows.jsonl:3: is not JSON (Expecting value)",
            "kg: bad.txt:1: is not text (it has NUL bytes)",
        ]
        or "bad.txt" in one.err
    )


def test_a_row_comes_before_the_next_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = some(tmp_path, 5)
    seen: list[str] = []
    found = reading.read(paths, progress=seen.append)
    assert next(found).rows
    assert seen == [f"reading {paths[0]}"]


def test_a_review_of_a_table_comes_before_the_next_row_is_read(tmp_path: Path) -> None:
    table = tmp_path / "reviews.jsonl"
    table.write_text("".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in range(2000)), encoding="utf-8")
    found = reading.read([str(table)])
    assert [next(found).source for _ in range(3)] == [f"{table}#{n}" for n in range(3)]
    assert sum(1 for _ in found) == 1997


def test_memory_does_not_grow_with_the_number_of_reviews(tmp_path: Path) -> None:
    import tracemalloc

    def peak(count: int) -> int:
        table = tmp_path / f"{count}.jsonl"
        table.write_text("".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in range(count)), encoding="utf-8")
        tracemalloc.start()
        for _ in reading.read([str(table)]):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(800) <= peak(200) + 200_000


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_where_nobody_reads_any_more_it_ends_without_a_word(jobs: str, tmp_path: Path) -> None:
    with running(some(tmp_path, 60), jobs) as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["person"] == "Al Pacino"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def running(paths: list[str], jobs: str) -> subprocess.Popen[bytes]:
    """The command in a process and a group of its own."""
    command = [*KG, *paths, "--format", "jsonl", "--jobs", jobs]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def workers_of(process: int) -> list[Path]:
    """The workers that a process has started; the standard library starts a process for itself too."""
    found = [Path("/proc", one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return [one for one in found if b"spawn_main" in (one / "cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc here")
def test_ctrl_c_ends_all_processes(tmp_path: Path) -> None:
    with running(some(tmp_path, 200), "2") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        workers = workers_of(process.pid)
        assert len(workers) == 2
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.close()
        assert process.stderr.read().strip() == b"kg: stopped"
        assert process.wait() == 130
    assert not [one for one in workers if one.exists()]


def test_the_suffix_of_the_file_is_the_format(tmp_path: Path) -> None:
    [path] = some(tmp_path, 1)
    shown = {format_: extract(tmp_path, path, "--format", format_).out for format_ in ("jsonl", "csv", "html")}
    shown["txt"] = extract(tmp_path, path).out
    for suffix, out in shown.items():
        done = extract(tmp_path, path, "-o", f"out.{suffix}")
        assert (done.code, done.out, done.err) == (0, "", "")
        assert (tmp_path / f"out.{suffix}").read_bytes().decode() == out
    assert len(shown["jsonl"].splitlines()) == 2
    rows = list(csv.DictReader(io.StringIO(shown["csv"])))
    assert [row["character"] for row in rows] == ["Vincent Hanna", "Neil McCauley"]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = extract(tmp_path, *some(tmp_path, 1), "-o", "no/such/folder.jsonl")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("kg: ")
    assert done.err.count("\n") == 1


def test_a_path_that_does_not_exist_is_wrong_use() -> None:
    def read() -> Iterator[reading.Extracted]:
        return reading.read(["nowhere.txt"])

    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        next(read())
