"""Candidates of reviews: how many, how many a store bears out, how good those are, and what promoting them costs.

    python benchmarks/candidates.py [--reviews FOLDER] [--titles FOLDER] [--score SCRIPT] [--principals N]

REVIEWS holds texts, each with a sidecar that has the ``imdb_id`` of its film; TITLES their credits, a JSON file a film
with ``imdbId``, ``title``, ``year`` and lists of people (``directors``, ``writers``, ``performers`` with their
``roles``); SCRIPT compares what `kg extract` prints with them. A promoted credit is right where the sidecar's film,
not the one that the title was taken for, credits that person in that role. What it costs is measured on N synthetic
principals, a twentieth of their films reviewed.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generate import generate

from kg import link, sql
from kg.extract import role_word
from kg.link import promote
from kg.pipeline import Options, ingest
from kg.store.folder import writing

SHARED = Path(__file__).resolve().parents[2] / "shared"
PEOPLE = (("directors", "director"), ("writers", "writer"), ("performers", "actor"))
REVIEWS = """
CREATE TEMP TABLE reviewed AS SELECT film, row_number() OVER (ORDER BY film) AS n FROM film QUALIFY n % 20 = 0;
CREATE TEMP TABLE told AS
    SELECT c.id, c.film, r.n, c.role, p.name, row_number() OVER (PARTITION BY c.film ORDER BY c.id) AS place
    FROM credit c JOIN reviewed r ON r.film = c.film JOIN person p ON p.person = c.person QUALIFY place <= 6;
INSERT INTO source (id, name, format, trust) SELECT 100 + n, 'r' || n, 'review', 0.3 FROM reviewed;
INSERT INTO file (id, source, name, format, yields) SELECT id, id, name, 'review', false FROM source WHERE id > 100;
INSERT INTO entity SELECT n * 10, 'film', 'r' || n, 'x' FROM reviewed;
INSERT INTO entity SELECT n * 10 + place, 'person', 'r' || n, 'p' || place FROM told WHERE place <= 3;
INSERT INTO film (id, file, film, title, year, kind)
    SELECT nextval('claim_id'), 100 + n, n * 10, title, year, kind FROM film JOIN reviewed USING (film);
INSERT INTO person (id, file, person, name)
    SELECT nextval('claim_id'), 100 + n, n * 10 + place, name FROM told WHERE place <= 3;
INSERT INTO credit (id, file, film, person, role, n, superseded)
    SELECT nextval('claim_id'), 100 + n, n * 10, n * 10 + place, role, 1, false FROM told WHERE place <= 3;
INSERT INTO candidate
    SELECT nextval('claim_id'), 100 + n, n * 10, CASE WHEN place = 4 THEN string_split(name, ' ')[-1] ELSE name END,
           0, 1, role, NULL FROM told WHERE place > 3;
INSERT INTO evidence (claim, locator, stance, confidence, method)
    SELECT id, 'char=0,1', 'asserted', 0.4, 'bench' FROM candidate
"""
"""Reviews of a twentieth of the films, with three claims and up to three candidates each, as real reviews have."""


def credits_table(titles: Path, file: Path) -> dict[str, set[tuple[str, str]]]:
    """Write the credits as a table; (name, role) of each film."""
    known: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with file.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(["film_id", "film", "year", "person_id", "person", "role", "character", "billing"])
        for path in sorted(titles.glob("*.json")):
            film = json.loads(path.read_text(encoding="utf-8"))
            for field, role in PEOPLE:
                for place, one in enumerate(film.get(field, []), 1):
                    known[film["imdbId"]].add((one["name"], role))
                    part = " / ".join(one.get("roles") or [])
                    out.writerow(
                        [film["imdbId"], film["title"], film["year"], one["imdbId"], one["name"], role, part, place]
                    )
    return known


def extract(reviews: Path, out: Path, *options: str) -> tuple[list[dict[str, Any]], float]:
    """What kg extract prints, and the seconds that it took."""
    begun = time.perf_counter()
    with out.open("w", encoding="utf-8") as stream:
        command = [sys.executable, "-m", "kg", "-q", "extract", ".", "--format", "jsonl", *options]
        subprocess.run(command, check=True, stdout=stream, cwd=reviews)
    took = time.perf_counter() - begun
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()], took


def quality(reviews: Path, titles: Path, score: Path) -> None:
    """How many candidates, how many promoted, and how good."""
    with tempfile.TemporaryDirectory() as folder:
        table, path = Path(folder) / "credits.csv", Path(folder) / "film.kg"
        known = credits_table(titles, table)
        ingest(path, [str(table)], Options(trust=0.95))
        alone, first = extract(reviews, Path(folder) / "alone.jsonl", "--claims", "all")
        both, second = extract(reviews, Path(folder) / "both.jsonl", "--store", str(path))
        waiting = Counter(row["pattern"] for row in alone if row["type"] == "candidate")
        print(f"candidates                     {sum(waiting.values()):6d}   {first:.0f} s without a store")
        for pattern, count in waiting.most_common(8):
            print(f"  {pattern:<28} {count:6d}")
        promoted = [row for row in both if row["promoted_by"]]
        print(f"promoted or known by surname   {len(promoted):6d}   {second:.0f} s with it")
        for pattern, (good, count) in sorted(right(promoted, reviews, known).items()):
            print(f"  {pattern:<28} {count:6d}   right {good / count:.3f}")
        for what, rows in (
            ("without the store", [r for r in alone if r["type"] == "credit"]),
            ("with the store", both),
        ):
            file = Path(folder) / "scored.jsonl"
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            print(f"{what}:", flush=True)
            subprocess.run([sys.executable, str(score), "cast", str(titles), str(reviews), str(file)], check=True)


def right(
    promoted: list[dict[str, Any]], reviews: Path, known: dict[str, set[tuple[str, str]]]
) -> dict[str, tuple[int, int]]:
    """By how they were promoted: those that the sidecar's film bears out, and all."""
    found: dict[str, tuple[int, int]] = {}
    for row in promoted:
        beside = (reviews / row["source"]).with_suffix(".json")
        film = json.loads(beside.read_text(encoding="utf-8"))["imdb_id"] if beside.exists() else None
        role = {"author": "writer"}.get(role_word(row["role"]), row["role"])
        by = row["pattern"] if row["pattern"].startswith("promoted") else "claimed by surname"
        good, count = found.get(by, (0, 0))
        found[by] = good + ((row["person"], role) in known.get(film, ())), count + 1
    return found


def cost(principals: int) -> None:
    """What promoting costs beside the rest of linking."""
    data = Path(tempfile.gettempdir()) / "film-kg-bench" / f"imdb-{principals}"
    generate(principals, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.kg"
        ingest(path, [str(data)])
        with writing(path) as connection:
            plain = cpu(lambda: link.link(connection))
            connection.execute(REVIEWS)
            for name in ("find", "surnames", "promote"):
                timed(name)
            whole = cpu(lambda: link.link(connection))
            reviews, candidates, promoted = (
                sql.scalar(connection, f"SELECT count(*) FROM {table}")
                for table in ("reviewed", "candidate", "promoted")
            )
    inside = sum(SPENT.values())
    print(f"{principals:,} principals: linking without reviews {plain:.2f} s of CPU; with {reviews:,} reviews")
    print(f"  that have {candidates:,} candidates {whole:.2f} s; promoting {promoted:,} of them took {inside:.2f} s,")
    print(f"  {inside / whole:.1%} of linking")


SPENT: dict[str, float] = {}


def timed(name: str) -> None:
    """Count the CPU seconds of a function of :mod:`kg.link.promote`."""
    function = getattr(promote, name)

    def counted(*arguments: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*arguments)
        finally:
            SPENT[name] = SPENT.get(name, 0.0) + time.process_time() - begun

    setattr(promote, name, counted)


def cpu(function: Callable[[], object]) -> float:
    """The CPU seconds of a call, all threads."""
    begun = time.process_time()
    function()
    return time.process_time() - begun


def main() -> None:
    """Print both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=Path, default=SHARED / "data" / "reviews" / "franksmovielog")
    parser.add_argument(
        "--titles", type=Path, default=SHARED / "data" / "credits" / "franksmovielog" / "data" / "titles"
    )
    parser.add_argument("--score", type=Path, default=SHARED / "eval" / "score.py")
    parser.add_argument("--principals", type=int, default=1_000_000)
    options = parser.parse_args()
    quality(options.reviews, options.titles, options.score)
    cost(options.principals)


if __name__ == "__main__":
    main()
