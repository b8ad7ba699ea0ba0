"""What the reader of reviews finds and what it costs, each figure beside its bar and with the command that shows it.

    python benchmarks/reading.py [--shared FOLDER] [--reviews 10000]

FOLDER (``../shared`` beside the checkout) holds reviews, casts, annotated reviews and their scorer; where it or
``tests/gold`` lacks something, the line says so. Closed annotations are scored and never shown.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from run import HERE, KG, machine, row, run

ROOT = HERE.parent
GOLD = ROOT / "tests" / "gold"
WRITTEN = ROOT / "tests" / "written"
STYLES = ("hype", "professional", "user")
Check = tuple[str, str, float]  # what, the pattern of its figure in the scorer's report, its bar


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--reviews", type=int, default=10_000)
    options = parser.parse_args()
    shared, reviews = options.shared, options.shared / "data" / "reviews"
    print(f"{machine()}, {datetime.now(UTC):%Y-%m-%d}")
    with tempfile.TemporaryDirectory() as folder:
        gold("annotated reviews", shared / "eval" / "gold", shared, Path(folder), SEEN)
        gold("our annotations, open half", GOLD, shared, Path(folder), UNSEEN)
        gold("our annotations, closed half", GOLD / "closed", shared, Path(folder), UNSEEN)
        gold("written for this, open", WRITTEN, shared, Path(folder), UNSEEN)
        gold("written for this, closed", WRITTEN / "closed", shared, Path(folder), UNSEEN)
        casts(shared, Path(folder))
        speed(reviews, Path(folder))
        many(reviews, Path(folder), options.reviews)


SEEN: tuple[Check, ...] = (
    ("credits, F1", r"^credit  all .*F1 ([\d.]+)", 0.93),
    ("parts, F1", r"^part    all .*F1 ([\d.]+)", 0.92),
    ("credits of other films, precision", r"^other   all .*P ([\d.]+)", 0.80),
    ("stance right", r"^stance right ([\d.]+)", 0.95),
    ("evidence right", r"evidence ([\d.]+)", 0.98),
)
UNSEEN: tuple[Check, ...] = (
    ("credits, F1", r"^credit  all .*F1 ([\d.]+)", 0.88),
    ("parts, F1", r"^part    all .*F1 ([\d.]+)", 0.88),
    *((f"credits, F1, style {style}", rf"^credit  {style} .*F1 ([\d.]+)", 0.82) for style in STYLES),
    ("evidence right", r"evidence ([\d.]+)", 0.98),
)
CASTS: tuple[Check, ...] = (
    ("precision", r"precision ([\d.]+)", 0.96),
    ("recall of full names that are printed", r"printed ([\d.]+)", 0.80),
    ("character agrees", r"character agrees ([\d.]+)", 0.85),
)


def gold(what: str, folder: Path, shared: Path, work: Path, checks: Iterable[Check]) -> None:
    """Score what is read in the reviews that a folder of annotations names."""
    names = {file.stem for file in folder.glob("*.json")}
    beside = folder.is_relative_to(shared) or folder.is_relative_to(WRITTEN)
    texts = folder if beside else shared / "data" / "reviews"
    files = sorted(str(file) for file in texts.rglob("*.txt") if file.stem in names)
    if not files or len(files) < len(names):
        print(f"{what}: {folder} or the texts of {texts} are not here")
        return
    score(what, ["gold", str(folder)], ["--texts", str(texts)], files, shared, work, checks)


def casts(shared: Path, work: Path) -> None:
    """Hold what is read in the reviews of one critic against the casts of the films."""
    reviews = shared / "data" / "reviews" / "franksmovielog"
    titles = shared / "data" / "credits" / "franksmovielog" / "data" / "titles"
    if not reviews.is_dir() or not titles.is_dir():
        print(f"casts: {reviews} or {titles} is not here")
        return
    score("casts", ["cast", str(titles), str(reviews)], [], [str(reviews)], shared, work, CASTS)


def score(
    what: str, before: list[str], after: list[str], paths: list[str], shared: Path, work: Path, checks: Iterable[Check]
) -> None:
    """Read the reviews, score what was found, and print the figures of the scorer's summary."""
    found = work / "found.jsonl"
    run([*KG, "-q", "extract", *paths, "--jobs", "0", "-o", str(found)])
    scorer = [sys.executable, str(shared / "eval" / "score.py"), *before, str(found), *after]
    report = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout
    shown = " ".join([*before, "found.jsonl", *after])
    print(f"-- kg extract {len(paths)} paths -o found.jsonl; python score.py {shown}")
    for name, pattern, bar in checks:
        figure = re.search(pattern, report, re.MULTILINE)
        if figure:
            row(f"{what}: {name}", figure[1], f"{bar}", float(figure[1]) >= bar)
    for line in report.splitlines():
        if line.startswith("cast "):
            hedged = re.search(r"not asserted ([\d.]+)", line)
            if hedged:
                row(f"{what}: not asserted", hedged[1], "0.08 at most", float(hedged[1]) <= 0.08)


def speed(reviews: Path, work: Path) -> None:
    """One core: loading, characters a second, memory."""
    tiny, text = work / "tiny.txt", work / "text.txt"
    tiny.write_text("In Heat (1995), Al Pacino plays Vincent Hanna.\n", encoding="utf-8")
    load = min((run([*KG, "extract", str(tiny)]) for _ in range(5)), key=lambda cost: cost.cpu)
    print("-- kg extract tiny.txt")
    row("load, CPU", f"{load.cpu:.2f} s", "0.3 s", load.cpu <= 0.3)
    files = sorted(reviews.rglob("*.txt"))
    if not files:
        print(f"speed: {reviews} is not here")
        return
    paths, size = [], 0
    for file in files[:: max(1, len(files) // 600)]:
        paths.append(str(file))
        size += len(file.read_text(encoding="utf-8"))
    cost = run([*KG, "-q", "extract", *paths, "--format", "jsonl"])
    rate = size / (cost.cpu - load.cpu)
    print(f"-- kg extract {len(paths)} reviews of {size:,} characters")
    row("characters a second of CPU", f"{rate:,.0f}", "50,000", rate >= 50_000)
    whole = " ".join(" ".join(Path(path).read_text(encoding="utf-8").split()) for path in paths)
    for name, length in (("one line of 1 MB", 999_000), ("one line of 5 MB", 5_000_000), ("50 MB", 50_000_000)):
        text.write_text((whole * (length // len(whole) + 1))[:length], encoding="ascii", errors="replace")
        memory(name, text)


def memory(name: str, text: Path) -> None:
    """What one file needs; one that is too long for a review is an error."""
    cost = run([*KG, "-q", "extract", str(text), "--format", "jsonl"], codes=(0, 2))
    print(f"-- kg extract on {name}: {cost.cpu:.2f} s of CPU")
    row(f"memory, {name}", f"{cost.memory:.0f} MB", "200 MB", cost.memory <= 200)


def many(reviews: Path, work: Path, count: int) -> None:
    """Many reviews in one call, as rows of a table and as files: a quarter of them, all, and by several processes."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(reviews.glob("imdb_user_*/*.txt"))]
    if not texts:
        print(f"many reviews: {reviews} is not here")
        return
    quarter, whole, folder = work / "quarter.jsonl", work / "all.jsonl", work / "files"
    folder.mkdir()
    for file, number in ((quarter, count // 4), (whole, count)):
        with file.open("w", encoding="utf-8") as out:
            for n, text in enumerate(islice(cycle(texts), number)):
                out.write(json.dumps({"id": n, "text": text}) + "\n")
                if file == whole:
                    (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    command = [*KG, "-q", "extract", "--format", "jsonl"]
    one, all_, files = run([*command, str(quarter)]), run([*command, str(whole)]), run([*command, str(folder)])
    shared = run([*command, str(whole), "--jobs", "2"])
    print(f"-- kg extract all.jsonl: {count:,} reviews, {all_.cpu:.0f} s of CPU; a quarter of them {one.cpu:.0f} s")
    row("four times the reviews / once, CPU", f"{all_.cpu / one.cpu:.2f}", "4.4", all_.cpu <= 4.4 * one.cpu)
    row(
        "four times the reviews, memory more",
        f"{all_.memory - one.memory:.0f} MB",
        "20 MB",
        all_.memory <= one.memory + 20,
    )
    row(f"{count:,} reviews in a table, memory", f"{all_.memory:.0f} MB", "200 MB", all_.memory <= 200)
    row(f"{count:,} reviews in files, memory", f"{files.memory:.0f} MB", "200 MB", files.memory <= 200)
    row("by --jobs 2 / by one, CPU", f"{shared.cpu / all_.cpu:.2f}", "-", True)
    row("by --jobs 2 / by one, time (of a quiet machine)", f"{shared.wall / all_.wall:.2f}", "-", True)


if __name__ == "__main__":
    main()
