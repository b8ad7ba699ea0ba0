"""Speed and size, each figure beside its bar: CPU seconds and ratios of one run, medians of several.

    python benchmarks/run.py [--principals N] [--data FOLDER] [--runs 5]

FOLDER holds IMDb files of N principals, and FOLDER-2 of twice as many; they are made if they are not there. Each
measurement is a process of its own; a ratio's two sides are run in turn, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generate import generate

from kg import __version__

HERE = Path(__file__).parent
SCAN = HERE / "scan.py"
KG = [sys.executable, "-m", "kg"]


@dataclass(frozen=True)
class Cost:
    """What a process took: CPU seconds of it and its children, its largest memory in MB, seconds that passed."""

    cpu: float
    memory: float
    wall: float = 0.0


def run(command: list[str], codes: tuple[int, ...] = (0,)) -> Cost:
    """Run a process to its end, which must be with one of these exit codes."""
    program = (
        "import resource, subprocess, sys, json, time; t = time.monotonic(); "
        "p = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); t = time.monotonic() - t; "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([p.returncode, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024, t]))"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    code, cpu, memory, wall = json.loads(done.stdout)
    if code not in codes:
        sys.exit(f"{' '.join(command)} ended with {code}\n{done.stderr}")
    return Cost(cpu, memory, wall)


def median(commands: list[list[str]], runs: int, before: list[Path | None] | None = None) -> list[Cost]:
    """The median cost of each command, run in turn; ``before`` names folders to remove first."""
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(runs):
        for place, command in enumerate(commands):
            if before and (folder := before[place]):
                shutil.rmtree(folder, ignore_errors=True)
            costs[place].append(run(command))
    return [Cost(statistics.median(c.cpu for c in each), max(c.memory for c in each)) for each in costs]


def row(what: str, figure: str, bar: str, holds: bool) -> None:
    """One line of the table."""
    print(f"{what:<60} {figure:>10}   bar {bar:<12} {'holds' if holds else 'FALLS SHORT'}", flush=True)


def start_and_query(runs: int) -> None:
    """Kg --help, and a question on the sample."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "film.kg")
        data = str(HERE.parent / "data")
        subprocess.run([*KG, "-q", "--store", store, "ingest", data], check=True, stderr=subprocess.DEVNULL)
        question = [*KG, "--store", store, "query", "@filmography", "-p", "person=Bill Pope"]
        first, asked = median([[*KG, "--help"], question], runs)
    row("kg --help, CPU", f"{first.cpu * 1000:.0f} ms", "120 ms", first.cpu <= 0.12)
    row("kg query @filmography on data/, CPU", f"{asked.cpu:.2f} s", "0.9 s", asked.cpu <= 0.9)


def ingest(data: Path, principals: int, runs: int) -> None:
    """Taking in IMDb files, against DuckDB merely scanning them; and twice as many. Then what the store is used for."""
    twice = Path(f"{data}-2")
    generate(principals, data)
    generate(2 * principals, twice)
    with tempfile.TemporaryDirectory() as folder:
        stores = [Path(folder) / "one.kg", Path(folder) / "two.kg"]
        takes = [[*KG, "-q", "--store", str(s), "ingest", str(d)] for s, d in zip(stores, (data, twice), strict=True)]
        scan, one, two = median([[sys.executable, str(SCAN), str(data)], *takes], runs, [None, *stores])
        again = run(takes[0])
        row(f"scan of {principals:,} principals, CPU", f"{scan.cpu:.2f} s", "-", True)
        row("ingest of the same files, CPU", f"{one.cpu:.2f} s", "-", True)
        row("ingest / scan", f"{one.cpu / scan.cpu:.2f}", "2.5", one.cpu <= 2.5 * scan.cpu)
        row("ingest, memory", f"{one.memory:.0f} MB", "1000 MB", one.memory <= 1000)
        row("twice the rows / once, CPU", f"{two.cpu / one.cpu:.2f}", "2.2", two.cpu <= 2.2 * one.cpu)
        row("twice the rows, memory", f"{two.memory:.0f} MB", "1000 MB", two.memory <= 1000)
        row("the same files again (unchanged), CPU", f"{again.cpu:.2f} s", "-", True)
        asked(stores[0], one.cpu, scan.cpu, runs)
        exported(stores[0], runs)


def asked(store: Path, taken: float, scanned: float, runs: int) -> None:
    """The first question of a new store and the next ones, of a person; the chain between two.

    Args:
        taken, scanned: CPU seconds of ingest, and of the mere scan.
    """
    engine = ["--engine", "duckdb"]
    question = [*KG, "--store", str(store), "query", "@filmography", "-p", "person=nm0000100", *engine]
    first = run(question)
    next_, path = median([question, [*KG, "--store", str(store), "path", "nm0000100", "nm0000300"]], runs)
    ratio = (taken + first.cpu) / scanned
    row("kg query @filmography, the first, CPU", f"{first.cpu:.2f} s", "-", True)
    row("ingest and the first question / scan", f"{ratio:.2f}", "2.5", ratio <= 2.5)
    row("the first question, memory", f"{first.memory:.0f} MB", "1000 MB", first.memory <= 1000)
    row("kg query @filmography, the next, CPU", f"{next_.cpu:.2f} s", "0.9 s", next_.cpu <= 0.9)
    row("kg path, CPU", f"{path.cpu:.2f} s", "3 s", path.cpu <= 3)
    row("kg path, memory", f"{path.memory:.0f} MB", "1000 MB", path.memory <= 1000)


def exported(store: Path, runs: int) -> None:
    """A dump, against DuckDB writing the same lines."""
    with tempfile.TemporaryDirectory() as folder:
        copy = [sys.executable, str(HERE / "copying.py"), str(store), folder]
        bare, dump = median([copy, [*KG, "-q", "--store", str(store), "export", f"{folder}/film.nq"]], min(runs, 3))
    row("DuckDB's COPY of the lines of a dump, CPU", f"{bare.cpu:.2f} s", "-", True)
    row("kg export film.nq / COPY", f"{dump.cpu / bare.cpu:.2f}", "1.5", dump.cpu <= 1.5 * bare.cpu)
    row("kg export, memory", f"{dump.memory:.0f} MB", "1000 MB", dump.memory <= 1000)


def machine() -> str:
    """The processor, its cores and the interpreter."""
    try:
        said = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        names = {line.partition(": ")[2] for line in said.splitlines() if line.startswith("model name")}
    except OSError:
        names = {platform.processor()}
    return f"{', '.join(sorted(names))}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, film-kg {__version__}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--principals", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "film-kg-bench" / "imdb")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print(f"{machine()}, medians of {options.runs} runs")
    start_and_query(options.runs)
    ingest(options.data, options.principals, options.runs)


if __name__ == "__main__":
    main()
