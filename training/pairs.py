"""How well the words around tell an actor's part, on films whose casts are known; and where the weights come from.

    pip install -e '.[train]'
    python training/pairs.py --titles FOLDER --exclude GOLD... -- REVIEWS...            # measures
    python training/pairs.py --learn --titles FOLDER --exclude GOLD... -- REVIEWS...    # and writes pairing.tsv

The folders are those of ``context.py``, whose films' JSON has the ``roles`` of its ``performers`` too. A name counts as
that of an actor's part if the cast calls one so, or by a word of it; actors whose parts the cast does not name are left
out. Learnt from are all actors, those to whom a pattern gives a part as if none had; measured are the others alone.
Precision and recall are those of cross-validation, with no film on both sides; what is written is learnt from all.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from kg.reviews import context, naming, normalise, paired, pairing, resolve
from kg.reviews.document import study
from kg.reviews.names import fold
from kg.reviews.pairing import Pair
from kg.reviews.reader import find

OUT = Path(pairing.__file__).with_name("pairing.tsv")
LEAST = 4
"""Pairs of which something must be told: what is rarer is somebody's sentence and not a habit."""
STRENGTH = 0.05
"""Inverse of the regularisation."""
FOLDS = 6
TELLING = 0.02
"""Weights nearer to nothing are left out."""
NO_NAME = frozenset("dr mr mrs ms miss sir the a of lady lord captain professor young old self and".split())
Cast = list[tuple[str, set[str]]]


@dataclass
class Example:
    """An actor and a name of a review: whether the part is called so, and whether patterns give the actor a part."""

    review: str
    film: str
    pair: Pair
    right: bool
    parted: bool


@dataclass
class Claims:
    """Parts that patterns claim: those that the casts bear out, and the others."""

    right: int = 0
    wrong: int = 0


def casts(folder: Path) -> dict[str, Cast]:
    """The folded names of each film's cast with the words of their parts, by IMDb id."""
    found = {}
    for path in folder.glob("*.json"):
        film = json.loads(path.read_text(encoding="utf-8"))
        found[film["imdbId"]] = [
            (folded(p["name"]), set().union(*(words(folded(role)) for role in p.get("roles") or ())))
            for p in film["performers"]
        ]
    return found


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(fold(word.strip(".,'\"()#")) for word in name.replace("/", " ").split())


def words(name: str) -> set[str]:
    """The words of a part's name that tell it from others."""
    return set(name.replace("-", " ").split()) - NO_NAME


def near(one: str, other: str) -> bool:
    """Whether a letter or two make two longer names one."""
    if one == other or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 2:
        return one == other
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1] <= 1 + (len(one) >= 8)


def called(part: set[str], name: str) -> bool:
    """Whether a name has a word of a part's."""
    said = words(name)
    return bool(part & said) or any(near(a, b) for a in part for b in said if len(a) > 4 and len(b) > 4)


def played(cast: Cast, tokens: tuple[str, ...], printed: str) -> set[str] | None:
    """The words of somebody's parts; nothing where the cast does not name them, None where nobody is called so."""
    full = {" ".join(tokens), folded(printed)}
    some = [part for name, part in cast if name in full]
    if some:
        return some[0]
    end = f" {tokens[-1]}"
    some = [part for name, part in cast if name.endswith(end) and (len(tokens) == 1 or name[:2] == tokens[0][:2])]
    if not some and len(tokens) > 1:
        some = [part for name, part in cast if near(name, folded(printed))]
    return set().union(*some) if some else None


def examples(path: Path, film: str, cast: Cast, source: str, claims: Claims) -> list[Example]:
    """The pairs of one review; the parts that patterns claim in it are counted.

    Args:
        path: of the text.
        film: its IMDb id.
        cast: of the film.
        source: what the review is called: that may tell its film.
        claims: the count.
    """
    document = study(normalise.clean(path.read_text(encoding="utf-8")), source)
    names = naming.Names(document)
    resolved = resolve.resolve(document, find(document, names), names)
    weighed = context.find(document, names, resolved)
    found = resolve.joined(document, names, weighed.found, weighed.claimed)
    parted = {f.tokens for f in found if f.part and pairing.plays(f)}
    for f in found:
        part = played(cast, f.tokens, f.person) if f.part and pairing.plays(f) else set()
        if f.part and (part or part is None):
            right = bool(part) and called(part or set(), folded(f.part))
            claims.right += right
            claims.wrong += not right
    rows = []
    for pair in pairing.pairs(document, names, found, parted=True):
        part = played(cast, pair.actor, names.person(pair.actor))
        if part or part is None:
            right = bool(part) and called(part or set(), " ".join(pair.part))
            rows.append(Example(path.stem, film, pair, right, pair.actor in parted))
    return rows


def matrix(rows: list[Example], kept: set[str]) -> list[dict[str, float]]:
    """Rows for scikit-learn."""
    return [dict.fromkeys(sorted(row.pair.told & kept), 1.0) for row in rows]


def fit(data: Any, right: Any) -> LogisticRegression:
    """A logistic regression of some rows."""
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(data, right)


def crossed(rows: list[Example], kept: set[str]) -> Any:
    """The score of each row by a model that has not seen its film."""
    data, right = DictVectorizer().fit_transform(matrix(rows, kept)), np.array([row.right for row in rows])
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(rows, groups=[row.film for row in rows]):
        scores[test] = fit(data[train], right[train]).decision_function(data[test])
    return scores


def calibrated(scores: Any, rows: list[Example]) -> tuple[float, float]:
    """Scale and shift after which the score of an actor without a part is the logit of its probability (Platt)."""
    chosen = [i for i, row in enumerate(rows) if not row.parted]
    model = LogisticRegression(C=1e6).fit(scores[chosen].reshape(-1, 1), [rows[i].right for i in chosen])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def report(sure: Any, rows: list[Example], claims: Claims, show: bool) -> None:
    """Precision and recall on actors without a part, by threshold, and of all parts with these."""
    reviews: dict[str, list[tuple[float, Pair]]] = {}
    truth = {}
    for chance, row in zip(sure, rows, strict=True):
        if not row.parted:
            reviews.setdefault(row.review, []).append((float(chance), row.pair))
            truth[id(row.pair)] = row
    chosen = [each for weighed in reviews.values() for each in paired.likeliest(weighed, 0.2).values()]
    missed = len({(row.review, row.pair.actor) for row in truth.values() if row.right})
    print(f"{len(truth)} pairs of actors without a part, {missed} actors whose part is among the names")
    before = claims.right + claims.wrong
    print(f"by patterns: {before} parts, precision {claims.right / before:.3f}", end=", ")
    print(f"recall {claims.right / (claims.right + missed):.3f}")
    for threshold in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.79, 0.85, 0.9):
        taken = [(chance, truth[id(pair)]) for chance, pair in chosen if chance >= threshold]
        right = sum(row.right for _, row in taken)
        band = [row.right for chance, row in taken if chance < threshold + 0.1]
        print(
            f"  from {threshold:.2f}: {len(taken):4d} parts, precision {right / max(1, len(taken)):.3f}, "
            f"right up to 0.1 above {sum(band) / max(1, len(band)):.2f}; "
            f"with patterns: precision {(claims.right + right) / (before + len(taken)):.3f}, "
            f"recall {(claims.right + right) / (claims.right + missed):.3f}"
        )
    for chance, pair in sorted(chosen, key=lambda each: -each[0]):
        if show and chance >= 0.5 and not truth[id(pair)].right:
            frame = pair.places[0][0]
            print(
                f"  {chance:.2f} {truth[id(pair)].review}: {' '.join(pair.actor)}, {' '.join(pair.part)}; {frame.shape}"
            )


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reviews", nargs="+", type=Path)
    parser.add_argument("--titles", type=Path, required=True)
    parser.add_argument("--exclude", nargs="*", type=Path, default=[])
    parser.add_argument("--show", action="store_true", help="the surest parts that the casts do not have")
    parser.add_argument("--learn", action="store_true", help="write kg/reviews/pairing.tsv")
    options = parser.parse_args()
    excluded = {path.stem for folder in options.exclude for path in folder.rglob("*.json")}
    known, rows, claims, count = casts(options.titles), list[Example](), Claims(), 0
    for n, side in enumerate(sorted(path for folder in options.reviews for path in folder.glob("*.json"))):
        text = side.with_suffix(".txt")
        film = json.loads(side.read_text(encoding="utf-8")).get("imdb_id")
        if film in known and side.stem not in excluded and text.exists():
            count += 1
            rows += examples(text, film, known[film], text.name if n % 2 else "review.txt", claims)
    print(f"{count} reviews, {len(rows)} pairs, {sum(row.right for row in rows)} right")
    told = Counter(name for row in rows for name in row.pair.told)
    kept = {name for name, number in told.items() if number >= LEAST}
    scores = crossed(rows, kept)
    scale, shift = calibrated(scores, rows)
    report(1 / (1 + np.exp(-scores * scale - shift)), rows, claims, options.show)
    if options.learn:
        write(rows, kept, scale, shift)


def write(rows: list[Example], kept: set[str], scale: float, shift: float) -> None:
    """The weights of all rows, scaled so that their sum is the logit of the probability."""
    vectors = DictVectorizer()
    model = fit(vectors.fit_transform(matrix(rows, kept)), [row.right for row in rows])
    lines = [f"\t{float(model.intercept_[0]) * scale + shift:.2f}\n"] + [
        f"{name}\t{float(weight) * scale:.2f}\n"
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
        if not math.isclose(0, float(weight) * scale, abs_tol=TELLING)
    ]
    OUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines):,} weights, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
