"""Make kg/reviews/letter_case.tsv: how often reviews write a word with a capital in the middle of a sentence.

    python training/letter_case.py ACLIMDB

ACLIMDB is the Large Movie Review Dataset (https://ai.stanford.edu/~amaas/data/sentiment/), unpacked. Only words and
their shares are kept; reviews with next to no capitals are left out.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).parents[1] / "kg" / "reviews" / "letter_case.tsv"
LEAST = 6
"""How often a word must stand in the middle of a sentence."""
_WORD = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-z]+(?:'[a-z]+)?)(?![A-Za-z])")


def counted(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the middle of a sentence, and how often with a capital."""
    all_, capital = Counter[str](), Counter[str]()
    for file in sorted(folder.glob("t*/*/*.txt")):
        text = file.read_text(encoding="utf-8")
        if sum(c.isupper() for c in text) * 60 < len(text):
            continue
        for found in _WORD.findall(text):
            word = found.removesuffix("'s")
            all_[word.lower()] += 1
            capital[word.lower()] += word[0].isupper()
    return all_, capital


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    words, capitals = counted(Path(sys.argv[1]))
    rows = [(word, round(100 * capitals[word] / n)) for word, n in sorted(words.items()) if n >= LEAST]
    OUT.write_text("".join(f"{word}\t{share}\n" for word, share in rows), encoding="utf-8")
    print(f"{len(rows):,} words, {OUT.stat().st_size:,} bytes")
