"""Reviews of the Large Movie Review Dataset whose films' casts are known, as a folder that ``context.py`` learns from.

    python training/large_reviews.py ACLIMDB OUT --titles FOLDER --exclude TEXTS... [--unrated]

ACLIMDB is the data set (https://ai.stanford.edu/~amaas/data/sentiment/), unpacked: ``train`` and ``test``, each with
``pos``, ``neg`` and the addresses of the films in ``urls_pos.txt`` and ``urls_neg.txt``, the n-th for the review
``n_MARK.txt``. FOLDER is as in ``context.py``. OUT gets ``NAME.txt`` and ``NAME.json`` for each review of a film that
FOLDER has, but for those whose text stands in a folder of TEXTS: what is annotated stays unseen. ``--unrated`` lays out
those of ``train/unsup`` instead.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def films(folder: Path) -> set[str]:
    """The IMDb ids of the films whose credits are known."""
    return {json.loads(file.read_text(encoding="utf-8"))["imdbId"] for file in folder.glob("*.json")}


def reviews(folder: Path, unrated: bool) -> Iterator[tuple[str, str, str]]:
    """Name, film and text of each review."""
    for part in ("train",) if unrated else ("train", "test"):
        for tone in ("unsup",) if unrated else ("neg", "pos"):
            addresses = (folder / part / f"urls_{tone}.txt").read_text(encoding="utf-8").split()
            for file in sorted((folder / part / tone).glob("*.txt")):
                number = int(file.stem.split("_")[0])
                film = re.search(r"tt\d+", addresses[number])
                text = re.sub(r"<br ?/?>", "\n", file.read_text(encoding="utf-8"))
                if film:
                    yield f"{part}-{tone}-{number}", film[0], text


def essence(text: str) -> str:
    """The words that a text begins with, to know it again however it is laid out."""
    return " ".join(re.findall(r"\w+", text))[:400]


def write(found: Iterable[tuple[str, str, str]], known: set[str], seen: set[str], out: Path) -> int:
    """Write the reviews of known films whose texts have not been seen; gives their number."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, film, text in found:
        if film in known and essence(text) not in seen:
            (out / f"{name}.txt").write_text(text, encoding="utf-8")
            (out / f"{name}.json").write_text(json.dumps({"imdb_id": film}), encoding="utf-8")
            count += 1
    return count


def main() -> None:
    """Write the folder, and say how many reviews it has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--titles", type=Path, required=True)
    parser.add_argument("--exclude", nargs="*", type=Path, default=[])
    parser.add_argument("--unrated", action="store_true", help="the reviews without a rating")
    options = parser.parse_args()
    seen = {essence(file.read_text(encoding="utf-8")) for folder in options.exclude for file in folder.rglob("*.txt")}
    print(f"{write(reviews(options.data, options.unrated), films(options.titles), seen, options.out):,} reviews")


if __name__ == "__main__":
    main()
