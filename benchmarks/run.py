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
            if before and before[place]:
                shutil.rmtree(before[place], ignore_errors=True)
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
    """Taking in IMDb files, against DuckDB merely scanning them; and twice as many."""
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
    row("ingest / scan", f"{one.cpu / scan.cpu:.2f}", "4", one.cpu <= 4 * scan.cpu)
    row("ingest, memory", f"{one.memory:.0f} MB", "1000 MB", one.memory <= 1000)
    row("twice the rows / once, CPU", f"{two.cpu / one.cpu:.2f}", "2.2", two.cpu <= 2.2 * one.cpu)
    row("twice the rows, memory", f"{two.memory:.0f} MB", "1000 MB", two.memory <= 1000)
    row("the same files again (unchanged), CPU", f"{again.cpu:.2f} s", "-", True)


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
