"""Chains, ranks and communities of people and films: our search and arrays against networkx, CPU and memory.

    python benchmarks/network.py [--credits N] [--data FOLDER] [--runs 3] [--large N]

Each measurement is a process of its own that opens a store of N synthetic credits; ours and networkx's are run in
turn. Closeness from 64 people stands for closeness from a thousand. The commands are run on a store of ``--large``.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from generate import generate
from run import KG, Cost, machine, row, run

STARTS = 64
OPEN = """
import sys
from kg.store.folder import Store
from kg.graph import breadth, network
store = Store(sys.argv[1])
start, end = map(int, sys.argv[2:4])
"""
THEIRS = (
    OPEN
    + """
import networkx as nx
pairs = store.connection.execute(breadth.pairs(store)).fetchall()
graph = nx.Graph()
graph.add_edges_from((("film", film), ("person", person)) for film, person in pairs)
first, last = ("person", start), ("person", end)
people = sorted(node for node in graph if node[0] == "person")
"""
)
OURS = OPEN + "known = network.arrays_of_store(store)\n"
TASKS = {
    "load": ("", ""),
    "chain": ("breadth.chain(store, start, end)", "nx.shortest_path(graph, first, last)"),
    "distances": ("list(breadth.distances(store, start))", "nx.single_source_shortest_path_length(graph, first)"),
    "collaborators": (
        "known.count_collaborators()",
        "[len({p for film in graph[person] for p in graph[film]}) - 1 for person in people]",
    ),
    "closeness": (
        f"known.closeness(range({STARTS}))",
        f"[nx.single_source_shortest_path_length(graph, person) for person in people[:{STARTS}]]",
    ),
    "communities": ("known.communities(10)", "nx.community.louvain_communities(graph, seed=1)"),
}
IN_THE_STORE = ("chain", "distances")


def store_of(credits_: int, folder: Path, data: Path) -> Path:
    """A store of so many synthetic credits."""
    store = folder / f"{credits_}.kg"
    generate(credits_, data)
    subprocess.run([*KG, "-q", "--store", str(store), "ingest", str(data)], check=True)
    return store


def two_people(store: Path) -> list[str]:
    """Two people with credits, as different in fame as the numbers fall."""
    import duckdb

    query = "SELECT person FROM (SELECT DISTINCT person FROM credit) ORDER BY hash(person + 1) LIMIT 2"
    with duckdb.connect(str(next((store / "snapshots").glob("*.duckdb"))), read_only=True) as connection:
        return [str(number) for (number,) in connection.execute(query).fetchall()]


def median(runs: int, *commands: list[str]) -> list[Cost]:
    """The median CPU and the largest memory of each command, run in turn."""
    costs = [[run(command) for command in commands] for _ in range(runs)]
    return [
        Cost(statistics.median(c.cpu for c in each), max(c.memory for c in each)) for each in zip(*costs, strict=True)
    ]


def compared(store: Path, runs: int) -> None:
    """Each task, ours and networkx's: the whole process, with opening the store and loading what is needed."""
    ends = two_people(store)
    print(f"{'':<22}{'ours':>20}{'networkx':>20}   CPU, memory")
    for task, (ours, theirs) in TASKS.items():
        programs = [(OPEN if task in IN_THE_STORE else OURS) + ours, THEIRS + theirs]
        ours_, theirs_ = median(runs, *([sys.executable, "-c", program, str(store), *ends] for program in programs))
        sides = "".join(f"{cost.cpu:>9.2f} s {cost.memory:>5.0f} MB" for cost in (ours_, theirs_))
        times = f"{theirs_.cpu / ours_.cpu:.1f} times, {theirs_.memory / ours_.memory:.1f} times"
        print(f"{task:<22}{sides}   {times}", flush=True)


def commands(store: Path, size: int, runs: int) -> None:
    """The commands on a large store, the names of people as printed."""
    import duckdb

    with duckdb.connect(str(next((store / "snapshots").glob("*.duckdb"))), read_only=True) as connection:
        query = f"SELECT name FROM person WHERE person IN ({', '.join(two_people(store))}) ORDER BY person"
        names = [name for (name,) in connection.execute(query).fetchall()]
    kg = [*KG, "--store", str(store)]
    (path,) = median(runs, [*kg, "path", *names])
    row(f"kg path, {size:,} credits, CPU", f"{path.cpu:.2f} s", "3 s", path.cpu <= 3)
    row(f"kg path, {size:,} credits, memory", f"{path.memory:.0f} MB", "-", True)
    for command in (["stats", "--from", names[0]], ["rank", "--by", "collaborators"], ["communities"]):
        (cost,) = median(1, [*kg, *command])
        row(f"kg {' '.join(command[:2])}, {size:,} credits, CPU", f"{cost.cpu:.2f} s", "-", True)
        row("   memory", f"{cost.memory:.0f} MB", "-", True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--credits", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "film-kg-network")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "networkx", "numpy", "scipy"))
    print(f"{machine()}, {packages}, {platform.system()}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"{options.credits:,} credits")
        compared(store_of(options.credits, Path(folder), Path(f"{options.data}-{options.credits}")), options.runs)
        large = store_of(options.large, Path(folder), Path(f"{options.data}-{options.large}"))
        commands(large, options.large, options.runs)


if __name__ == "__main__":
    main()
