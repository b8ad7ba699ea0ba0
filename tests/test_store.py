"""The folder of snapshots: readers, writers, crashes, full disks."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ingesting import CREDITS, TITLES, contents, ingest, kg, numbers, stored, title, within

from kg import __version__
from kg.errors import StoreError
from kg.store import folder

ROWS = "".join(f"Film {n},1999,Person {n % 90},actor,Part {n},{n}\n" for n in range(400))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Path]:
    """A folder with a store of one small source, worked in."""
    ingest(tmp_path, {"a.csv": f"{CREDITS}Heat,1995,Al Pacino,actor,Vincent,1\n"})
    with within(tmp_path):
        yield tmp_path


def left_over(folder: Path) -> set[str]:
    """What lies in the store's folder and beside it that is no part of a store at rest."""
    kept = [
        "film.kg/current",
        "film.kg/snapshots",
        "film.kg/writer.duckdb",
        "film.kg/derived",
        "a.csv",
        "titles.tsv",
        "film.kg",
    ]
    kept += [f"film.kg/snapshots/{number:06d}.duckdb" for number in numbers(folder)]
    kept += [path.relative_to(folder).as_posix() for path in folder.glob("film.kg/derived/*.duckdb")]
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")} - {*kept, "title.basics.tsv"}


# Refusals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["stats"], ["forget", "a.csv"], ["ingest", "a.csv"]])
def test_a_folder_that_is_no_store(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "film.kg").mkdir()
    (tmp_path / "film.kg/mine.txt").write_text("mine")
    (tmp_path / "a.csv").write_text(f"{CREDITS}Heat,1995,Al Pacino,actor,,\n")
    done = kg(tmp_path, *command)
    assert done.code == 2
    assert done.err.startswith("kg: film.kg: is not a store; name a")
    assert done.err.count("\n") == 1
    assert [path.name for path in (tmp_path / "film.kg").iterdir()] == ["mine.txt"]


def test_no_store_at_all(tmp_path: Path) -> None:
    done = kg(tmp_path, "stats")
    assert done.err == "kg: film.kg: there is no store; make one with `kg ingest FILE...`, or name it by --store\n"


def test_a_store_in_an_empty_folder_is_made(tmp_path: Path) -> None:
    (tmp_path / "film.kg").mkdir()
    assert ingest(tmp_path, {"a.csv": f"{CREDITS}Heat,1995,Al Pacino,actor,,\n"}).code == 0
    assert numbers(tmp_path) == [1]


@pytest.mark.parametrize("command", [["stats"], ["ingest", "a.csv", "--trust", "0.1"], ["forget", "a.csv"]])
def test_a_store_of_another_version(command: list[str], made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.folder.SCHEMA", folder.SCHEMA + 1)
    done = kg(made, *command)
    assert done.code == 2
    assert done.err == (
        f"kg: film.kg: was written by film-kg {__version__} in format {folder.SCHEMA - 1}, and "
        f"film-kg {__version__} reads format {folder.SCHEMA}; ingest the sources into a new store\n"
    )


def test_a_store_with_blocks_of_another_size_is_written_on(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.folder._BLOCKS", "BLOCK_SIZE 16384")
    assert kg(made, "ingest", "a.csv", "--trust", "0.1").code == 0
    assert numbers(made) == [1, 2]


@pytest.mark.parametrize("content", [b"", b"no database", bytes(4096)])
def test_a_damaged_snapshot(content: bytes, made: Path) -> None:
    (made / "film.kg/snapshots/000001.duckdb").write_bytes(content)
    for command in (["stats"], ["ingest", "a.csv"]):
        done = kg(made, *command)
        assert done.code == 2
        assert done.err.startswith("kg: film.kg: ")
        assert done.err.count("\n") == 1


@pytest.mark.parametrize("content", ["", "x", "-1", "999999"])
def test_a_damaged_pointer(content: str, made: Path) -> None:
    (made / "film.kg/current").write_text(content)
    for command in (["stats"], ["ingest", "a.csv", "--trust", "0.1"]):
        done = kg(made, *command)
        assert (done.code, done.err.count("\n")) == (2, 1)


# One writer, many readers --------------------------------------------------------------------------------------------


ASK = """
from kg.store.folder import Store
print(Store("film.kg").connection.execute("SELECT count(*) FROM credit").fetchone())
"""


def test_a_reader_answers_while_another_process_writes(made: Path) -> None:
    """The reader asks before, during and after, and sees the one state or the other."""
    with folder.Store("film.kg") as reader, folder.writing("film.kg") as connection:
        connection.execute("DELETE FROM credit")
        asked = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
        assert asked.stdout == "(1,)\n"
        assert reader.connection.execute("SELECT count(*) FROM credit").fetchone() == (1,)
    assert stored(made, "SELECT count(*) FROM credit") == [(0,)]


def test_a_reader_outlives_its_snapshot(made: Path) -> None:
    with folder.Store("film.kg") as reader:
        for _ in range(5):
            with folder.writing("film.kg", keep=1) as connection:
                connection.execute("DELETE FROM credit")
        assert numbers(made) == [6]
        assert reader.connection.execute("SELECT count(*) FROM credit_said").fetchone() == (1,)


HOLD = """
import sys
from kg.store.folder import writing
with writing("film.kg") as connection:
    connection.execute("DELETE FROM credit")
    print("held", flush=True)
    sys.stdin.readline()
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    """A process that is in the middle of writing, until it is told to go on."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_says_who_holds_the_store(made: Path) -> None:
    with hold(made) as process:
        done = kg(made, "ingest", "a.csv", "--trust", "0.1", "--wait", "0")
        assert done.code == 2
        assert (
            done.err
            == f"kg: film.kg: is held by another writer, process {process.pid}; wait until it is done, or use --wait\n"
        )
        process.communicate("\n")
    assert numbers(made) == [1, 2]


def test_a_second_writer_waits(made: Path) -> None:
    with hold(made) as process:
        assert process.stdin is not None
        waiting = subprocess.Popen(
            [sys.executable, "-m", "kg", "ingest", "a.csv", "--trust", "0.1", "--wait", "60"],
            cwd=made, env={**os.environ, "KG_STORE": "film.kg"},
        )  # fmt: skip
        process.communicate("\n")
        assert waiting.wait(60) == 0
    assert numbers(made) == [1, 2, 3]
    assert stored(made, "SELECT trust FROM source") == [(0.1,)]


def test_two_writers_in_one_process(made: Path) -> None:
    with (
        folder.writing("film.kg"),
        pytest.raises(StoreError, match="is held by another writer"),
        folder.writing("film.kg", wait=0),
    ):
        pass
    assert numbers(made) == [1, 2]


def test_an_exception_leaves_the_store_as_it_was(made: Path) -> None:
    before = contents(made)

    def change() -> None:
        with folder.writing("film.kg") as connection:
            connection.execute("DELETE FROM credit")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        change()
    assert (contents(made), numbers(made), left_over(made)) == (before, [1], set())


def test_an_exception_while_a_store_is_made_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="stop"), folder.writing(tmp_path / "film.kg"):
        raise RuntimeError("stop")
    assert list(tmp_path.iterdir()) == []


# Crashes -----------------------------------------------------------------------------------------------------------

DIE = """
import os, signal, sys
from kg import pipeline
left = int(sys.argv[1])
def step(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return step
sys.setprofile(lambda frame, event, _: step() if "/kg/" in frame.f_code.co_filename or event == "c_call" else None)
pipeline.ingest("film.kg", ["a.csv"])
sys.setprofile(None)
print("done")
"""


def die(folder: Path, steps: int) -> bool:
    """An ingest that is killed after so many calls; whether it had come to its end before."""
    done = subprocess.run(
        [sys.executable, "-c", DIE, str(steps)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -9), done.stderr
    return done.stdout == "done\n"


@POSIX
def test_kill_at_any_moment_leaves_the_store_as_before_or_after(made: Path) -> None:
    before = contents(made)
    (made / "a.csv").write_text(CREDITS + ROWS)
    chance = random.Random(2)
    seen = set()
    for steps in [*sorted(chance.randrange(100, 12_000) for _ in range(5)), 10**9]:
        finished = die(made, steps)
        state = contents(made)
        rows = len(state["credit"])
        assert rows == 400 if finished else state == before or rows == 400
        seen.add(rows)
    assert seen == {1, 400}
    with folder.writing("film.kg"):
        pass
    assert left_over(made) == set()


@POSIX
def test_kill_while_a_store_is_made_leaves_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CREDITS + ROWS)
    assert not die(tmp_path, 3_000)
    assert not (tmp_path / "film.kg").exists()
    assert kg(tmp_path, "ingest", "a.csv").code == 0
    assert stored(tmp_path, "SELECT count(*) FROM credit") == [(400,)]


def test_what_a_killed_writer_left_is_swept_up(made: Path) -> None:
    for name in (
        "writing-1.duckdb",
        "writing-1.duckdb.wal",
        "writing-1.dense",
        "snapshots/000002.duckdb",
        "current.new",
    ):
        (made / "film.kg" / name).write_bytes(b"left")
    assert kg(made, "ingest", "a.csv", "--trust", "0.1").code == 0
    assert numbers(made) == [1, 2]
    assert left_over(made) == set()


# A full disk -------------------------------------------------------------------------------------------------------

FULL = """
import resource, signal, sys
from kg.cli import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(run(["--store", "film.kg", "ingest", "titles.tsv", "--as", "imdb"]))
"""


@POSIX
@pytest.mark.parametrize("megabytes", [1, 3])
def test_a_full_disk_changes_nothing(megabytes: int, made: Path) -> None:
    before = contents(made)
    chance = random.Random(1)
    rows = (title(n, name=chance.randbytes(60).hex()) for n in range(1, 40_000))
    (made / "titles.tsv").write_text(TITLES + "".join(rows))
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(megabytes << 20)], cwd=made, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kg: film.kg: ")
    assert done.stderr.endswith("nothing was changed; make room and try again\n")
    assert done.stderr.count("\n") == 1
    assert (contents(made), numbers(made), left_over(made)) == (before, [1], set())
    assert kg(made, "ingest", "titles.tsv", "--as", "imdb").code == 0


# Space -------------------------------------------------------------------------------------------------------------


def test_dead_blocks_are_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.folder.WORTH_COMPACTING", 4 << 20)
    chance = random.Random(3)
    rows = "".join(title(n, name=chance.randbytes(20).hex()) for n in range(1, 250_000))
    ingest(tmp_path, {"a.csv": f"{CREDITS}Heat,1995,Al Pacino,actor,,\n", "title.basics.tsv": TITLES + rows})
    large = (tmp_path / "film.kg/snapshots/000001.duckdb").stat().st_size
    assert large > 4 << 20
    assert kg(tmp_path, "forget", "imdb").code == 0
    assert (tmp_path / "film.kg/snapshots/000002.duckdb").stat().st_size < large / 2
    assert stored(tmp_path, "SELECT film_local FROM credit_said") == [("heat-1995",)]
    assert left_over(tmp_path) == set()


def test_a_purge_leaves_no_byte_of_a_source(tmp_path: Path) -> None:
    marks = [b"Zqxwvmarkone", b"zqxwvmarkone", b"Zqxwvmarktwo", b"zqxwvmarktwo"]
    row = f"{CREDITS}Heat,1995,Al Pacino,actor,,\n"
    ingest(tmp_path, {"keep.csv": row})
    secret = f"{CREDITS}Zqxwvmarkone,1995,Zqxwvmarktwo and a long name that is kept out of line,actor,,\n"
    ingest(tmp_path, {"in/secret.csv": secret, "in/b.csv": row})
    assert any(mark in path.read_bytes() for path in (tmp_path / "film.kg").rglob("*.duckdb") for mark in marks)
    assert kg(tmp_path, "forget", "--purge", "secret.csv").code == 0
    found = [
        (path.name, mark)
        for path in tmp_path.rglob("*")
        if path.is_file() and "in" not in path.relative_to(tmp_path).parts
        for mark in marks
        if mark in path.read_bytes()
    ]
    assert found == []
    assert len(numbers(tmp_path)) == 1
