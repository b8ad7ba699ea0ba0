"""Make kg/reviews/maker_names.tsv from the extracts of wikipedia-movie-data.

    python training/maker_names.py FOLDER

FOLDER holds its movies-*.json (https://github.com/prust/wikipedia-movie-data, MIT; the extracts are Wikipedia's, CC
BY-SA). Only names and surnames are kept, each with the number of films.
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

OUT = Path(__file__).parents[1] / "kg" / "reviews" / "maker_names.tsv"
LEAST = 2
"""Films that a name must have made."""
SURNAME = 10
"""Films that all who bear a surname must have made."""
_NAME = r"(?:[A-Z]\.|[A-Z][\w'-]+)(?:(?:(?<=\.) ?| )(?:[A-Z]\.|[A-Z][\w'-]+|de|da|di|del|van|von|der|le|la)){1,3}"
_ROW = rf"(?:an? [a-z]+ )?(?P<who>{_NAME}(?:(?:, and |,? and |, | & ){_NAME})*)"
_DIRECTED = re.compile(
    rf"\b(?:directed|helmed)(?:,? (?:and |co-)*(?:written|produced|edited|scored|shot|starring)){{0,3}},? by {_ROW}"
)
_WROTE = re.compile(
    rf"\b(?:(?:written|scripted)(?:,? (?:and |co-)*(?:produced|edited)){{0,2}} by|screenplay (?:was written )?by|"
    rf"(?:novel|novella|play|story|book|musical|memoir|comic)s?(?: of the same (?:name|title))? by) {_ROW}"
)
_BOTH = re.compile(rf"\b(?:co-)?written(?:,? (?:and |co-)*produced)?,? and (?:co-)?directed by {_ROW}")
_TOKEN = re.compile(r"[^\W_]+(?:['&-][^\W_]+)*")


def makers(folder: Path) -> dict[str, Counter[str]]:
    """For directors and for writers, each name as the reader folds names, and how many films it made."""
    counts: dict[str, Counter[str]] = {"directed": Counter(), "wrote": Counter()}
    for path in sorted(folder.glob("movies-*.json")):
        for film in json.loads(path.read_text(encoding="utf-8")):
            text = film.get("extract") or ""
            counts["directed"].update(_named(text, _DIRECTED) | _named(text, _BOTH))
            counts["wrote"].update(_named(text, _WROTE) | _named(text, _BOTH))
    return counts


def _named(text: str, pattern: re.Pattern[str]) -> set[str]:
    found = set()
    for m in pattern.finditer(text):
        for name in re.findall(_NAME, m.group("who")):
            words = [fold(word) for word in _TOKEN.findall(name.replace("\u2019", "'").replace("-", " "))]
            while words and words[-1] in ("jr", "sr", "ii", "iii"):
                words.pop()
            if 2 <= len(words) <= 4:
                found.add(" ".join(words))
    return found


def surnames(full: Counter[str]) -> Counter[str]:
    """Each surname that is no first name and no everyday word, and the films of all who bear it."""
    counts: Counter[str] = Counter()
    for name, count in full.items():
        counts[name.rsplit(" ", 1)[1]] += count
    words = NO_NAME | COMMON_WORDS | GIVEN_NAMES | TITLES
    return Counter({name: n for name, n in counts.items() if n >= SURNAME and name not in words and len(name) > 3})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    counts = makers(Path(sys.argv[1]))
    kept = {n for n in counts["directed"] | counts["wrote"] if max(c[n] for c in counts.values()) >= LEAST}
    for count in counts.values():
        count.update(surnames(count))
    kept = sorted(kept | {n for n in counts["directed"] if " " not in n})
    OUT.write_text("".join(f"{n}\t{counts['directed'][n]}\t{counts['wrote'][n]}\n" for n in kept), encoding="utf-8")
    print(f"{len(kept):,} names, {OUT.stat().st_size:,} bytes")
