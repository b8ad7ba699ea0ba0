"""The index of names and titles: what it costs, how fast it answers, and how much of what is misspelt it finds.

    python benchmarks/search.py [--credits N] [--data FOLDER] [--names 300]

A store is made of N synthetic credits. Of names drawn at random, each is asked as it is, with one random edit, and with
one in each of two words: it is found if the thing is among the thousand that come back, and first if none is likelier.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from generate import generate
from run import KG, machine, row

from kg.lookup import iri_path
from kg.search import Hit, file_of, make, search
from kg.store.folder import Store

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def edited(word: str, chosen: random.Random) -> str:
    """The word with a letter left out, put in, changed, or changed with the next."""
    at, letter = chosen.randrange(len(word)), chosen.choice(LETTERS)
    forms = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    )
    return chosen.choice(forms)


def misspelt(name: str, edits: int, chosen: random.Random) -> str:
    """The name with an edit in so many of its words, long or short; in all, where it has fewer."""
    words = name.split()
    for at in chosen.sample(range(len(words)), min(edits, len(words))):
        words[at] = edited(words[at], chosen)
    return " ".join(words)


def misspelt_long(name: str, chosen: random.Random) -> str:
    """The name with an edit in one of its words of five letters or more, if it has one."""
    words = name.split()
    long = [at for at, word in enumerate(words) if len(word) >= 5]
    if long:
        at = chosen.choice(long)
        words[at] = edited(words[at], chosen)
    return " ".join(words)


def measured(store: Store, asked: list[tuple[str, str]]) -> tuple[float, float, list[float]]:
    """Of pairs of a text and a path: the share that is found, the share that is first, and CPU seconds of each."""
    found, first, times = 0, 0, []
    for text, path in asked:
        before = process_time()
        hits: list[Hit] = search(store, text)
        times.append(process_time() - before)
        mine = [hit.score for hit in hits if hit.path == path]
        found += bool(mine)
        first += bool(mine) and mine[0] == hits[0].score
    return found / len(asked), first / len(asked), times


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--credits", type=int, default=1_000_000)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "film-kg-search")
    parser.add_argument("--names", type=int, default=300)
    parser.add_argument("--store", type=Path, help="ask this store instead")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "film.kg"
        if options.store is None:
            generate(options.credits, options.data)
            subprocess.run([*KG, "-q", "--store", str(path), "ingest", str(options.data)], check=True)
        with Store(path) as store:
            report(store, options.names)


def report(store: Store, names: int) -> None:
    """The lines for one store."""
    file_of(store).unlink(missing_ok=True)
    before = process_time()
    make(store)
    row("making the index, CPU", f"{process_time() - before:.2f} s", "-", True)
    row("the index", f"{file_of(store).stat().st_size / 1e6:.1f} MB", "-", True)
    rows = store.connection.execute(
        "SELECT n.name, n.kind, e.space, e.local FROM kg_search.main.name n JOIN entity e ON e.id = n.entity "
        f"WHERE len(n.name) > 3 ORDER BY hash(n.id) LIMIT {names}"
    ).fetchall()
    things = [(name, iri_path(kind, space, local)) for name, kind, space, local in rows]
    chosen = random.Random(1)
    kinds: dict[str, Callable[[str], str]] = {
        "as they are": str,
        "an edit in a word of 5 letters or more": lambda name: misspelt_long(name, chosen),
        "an edit in any word": lambda name: misspelt(name, 1, chosen),
        "an edit in each of two words": lambda name: misspelt(name, 2, chosen),
    }
    for what, change in kinds.items():
        asked = [(change(name), path) for name, path in things]
        found, first, times = measured(store, asked)
        row(f"{what}: found", f"{found:.3f}", "-", True)
        row(f"{what}: first", f"{first:.3f}", "-", True)
        median = statistics.median(times) * 1000
        row(f"{what}: CPU, median", f"{median:.0f} ms", "100 ms", median <= 100)
        row(f"{what}: CPU, slowest", f"{max(times) * 1000:.0f} ms", "-", True)


if __name__ == "__main__":
    sys.exit(main())
