"""Make kg/reviews/screen_names.tsv from the casts of wikipedia-movie-data.

    python training/screen_names.py FOLDER

FOLDER holds its movies-*.json (https://github.com/prust/wikipedia-movie-data, MIT).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import fold
from kg.reviews.words import NO_NAME, TITLES

OUT = Path(__file__).parents[1] / "kg" / "reviews" / "screen_names.tsv"
LEAST = 6
"""Casts in which a surname must stand."""
ALONE = 4
"""Casts in which the one word must stand that is somebody's whole name."""
_WORD = re.compile(r"[A-Z][\w'-]{2,}")
_TOKEN = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")


def names(folder: Path) -> Counter[str]:
    """Each name of two words and more as the reader folds names, and in how many casts it stands."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("movies-*.json")):
        for film in json.loads(path.read_text(encoding="utf-8")):
            counts.update({folded for name in film.get("cast", ()) if (folded := _folded(name))})
    return counts


def _folded(name: str) -> str:
    words = [fold(word) for word in _TOKEN.findall(name.replace("\u2019", "'").replace("-", " "))]
    while words and words[-1] in ("jr", "sr", "ii", "iii"):
        words.pop()
    return " ".join(words) if 2 <= len(words) <= 5 else ""


def alone(folder: Path) -> Counter[str]:
    """Each name of one word that is no other word, behind ``*``, and in how many casts it stands."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("movies-*.json")):
        for film in json.loads(path.read_text(encoding="utf-8")):
            counts.update(name for name in film.get("cast", ()) if _WORD.fullmatch(name))
    found = Counter({fold(name): n for name, n in counts.items() if n >= ALONE})
    words = NO_NAME | COMMON_WORDS | GIVEN_NAMES | TITLES
    return Counter({f"* {name.replace('-', ' ')}": n for name, n in found.items() if name not in words})


def surnames(full: Counter[str]) -> Counter[str]:
    """Each surname, and in how many casts it stands."""
    counts: Counter[str] = Counter()
    for name, count in full.items():
        counts[name.rsplit(" ", 1)[1]] += count
    return Counter({name: n for name, n in counts.items() if n >= LEAST and name not in NO_NAME and len(name) > 2})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    full = names(Path(sys.argv[1]))
    rows = sorted((full + surnames(full) + alone(Path(sys.argv[1]))).items())
    OUT.write_text("".join(f"{name}\t{count}\n" for name, count in rows), encoding="utf-8")
    print(f"{len(rows):,} names, {OUT.stat().st_size:,} bytes")
