"""The benchmarks' data are the same each time, and their questions have the answers of SQL written by hand."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def printed(*command: str) -> str:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, decompressed."""
    return {
        file.name: gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        for file in folder.iterdir()
    }


def test_the_generated_files_are_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        printed("benchmarks/generate.py", "2000", str(tmp_path / name), "--more")
    one = contents(tmp_path / "one")
    assert one == contents(tmp_path / "two")
    lines = {name: text.count(b"\n") for name, text in one.items() if not name.endswith(".toml")}
    assert lines == {
        "title.basics.tsv.gz": 201,
        "title.principals.tsv.gz": 2001,
        "title.crew.tsv.gz": 201,
        "title.akas.tsv.gz": 501,
        "title.ratings.tsv.gz": 161,
        "name.basics.tsv.gz": 601,
        "catalogue.csv": 161,
        "sequels.nt": 34,
        "own.nt": 40,
        "reviews.jsonl": 2,
    }


def test_film_questions_have_the_answers_of_sql_by_hand_and_of_oxigraph(tmp_path: Path) -> None:
    out = printed("benchmarks/sparql.py", "--size", "10000", "--check", "--oracle", "--data", str(tmp_path / "data"))
    assert re.search(r"^15 answers are those by hand, of \d{3,} rows$", out, re.MULTILINE), out
    assert re.search(r"^15 answers are Oxigraph's; it did not answer none$", out, re.MULTILINE), out
