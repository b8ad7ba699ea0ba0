"""How well an actor is told by the company of words, on films whose casts are known; and where the weights come from.

    pip install -e '.[train]'
    python training/context.py --titles FOLDER --exclude GOLD... -- REVIEWS...            # measures
    python training/context.py --learn --titles FOLDER --exclude GOLD... -- REVIEWS...    # and writes context.tsv

REVIEWS are folders of ``NAME.txt`` beside ``NAME.json`` with the film's ``imdb_id``; FOLDER holds the films' credits as
JSON in the form of https://github.com/fshowalter/movielog (``imdbId``, ``performers`` with ``name``). Reviews named
like a file of a GOLD folder are left out, so that what is annotated stays unseen. A name counts as an actor's if the
cast has it. Precision and recall are those of cross-validation by review; what is written is learnt from all.
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

from kg.reviews import naming, normalise, resolve, weighing
from kg.reviews.document import study
from kg.reviews.names import fold
from kg.reviews.reader import find

OUT = Path(weighing.__file__).with_name("context.tsv")
LEAST = 4
"""Reviews in which a feature must stand: what is rarer is somebody's sentence and not a habit."""
STRENGTH = 0.15
"""Inverse of the regularisation."""
CLAIMED_WEIGHT = 0.5
"""How much a name counts that patterns have claimed, beside one that they have not."""
BLIND_WEIGHT = 0.3
"""How much a name counts as if no cast had it: so the text alone is learnt from, too."""
FOLDS = 6
TELLING = 0.03
"""Weights nearer to nothing are left out."""


@dataclass
class Example:
    """A name of a review: what is told of it, the roles that patterns claim, and those that it has in the film."""

    review: str
    name: str
    features: set[str]
    claimed: set[str]
    roles: set[str]
    blind: bool = False


def people(folder: Path) -> dict[str, dict[str, set[str]]]:
    """The folded names of each film's cast and directors, by IMDb id."""
    found = {}
    for path in folder.glob("*.json"):
        film = json.loads(path.read_text(encoding="utf-8"))
        found[film["imdbId"]] = {
            role: {_folded(p["name"]) for p in film[key]} for role, key in (("act", "performers"), ("fmd", "directors"))
        }
    return found


def _folded(name: str) -> str:
    return " ".join(fold(word.strip(".,")) for word in name.split())


def _has(names: set[str], tokens: tuple[str, ...], printed: str) -> bool:
    """Whether one of a film's names is meant: in full, by the surname alone, or with a short first name."""
    if {" ".join(tokens), _folded(printed)} & names:
        return True
    if len(tokens) == 1:
        return any(name.endswith(f" {tokens[0]}") for name in names)
    return any(name.endswith(f" {tokens[-1]}") and name[:2] == tokens[0][:2] for name in names)


def examples(path: Path, film: dict[str, set[str]], source: str) -> list[Example]:
    """The names of one review, those that patterns claim among them.

    Args:
        path: of the text.
        film: the names of the film's people, by role.
        source: what the review is called: that may tell its film.
    """
    document = study(normalise.clean(path.read_text(encoding="utf-8")), source)
    names = naming.Names(document)
    resolved = resolve.resolve(document, find(document, names), names)
    rows = []
    company = weighing.company(resolved.found, len(document.text))
    for person in weighing.people(document, names, resolved):
        told = weighing.features(person, company)
        roles = {role for role, people in film.items() if _has(people, person.tokens, names.person(person.tokens))}
        claimed = {claim[:3] for claim in person.claims}
        rows.append(Example(path.stem, " ".join(person.tokens), told, claimed, roles))
        if len(person.tokens) > 1:
            told = weighing.features(person, company, blind=True)
            rows.append(Example(path.stem, " ".join(person.tokens), told, claimed, roles, blind=True))
    return rows


def matrix(rows: list[Example], kept: set[str]) -> list[dict[str, float]]:
    """Rows for scikit-learn."""
    return [dict.fromkeys(sorted(row.features & kept), 1.0) for row in rows]


def fit(rows: list[Example], kept: set[str], role: str) -> tuple[DictVectorizer, LogisticRegression]:
    """A logistic regression of some rows."""
    vectors = DictVectorizer()
    data = vectors.fit_transform(matrix(rows, kept))
    weight = [(CLAIMED_WEIGHT if row.claimed else 1.0) * (BLIND_WEIGHT if row.blind else 1.0) for row in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    return vectors, model.fit(data, [role in row.roles for row in rows], sample_weight=weight)


def crossed(rows: list[Example], kept: set[str], role: str) -> Any:
    """The score of each row by a model that has not seen its review."""
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(FOLDS).split(rows, groups=[row.review for row in rows]):
        vectors, model = fit([rows[i] for i in train], kept, role)
        scores[test] = model.decision_function(vectors.transform(matrix([rows[i] for i in test], kept)))
    return scores


def calibrated(scores: Any, rows: list[Example], role: str) -> tuple[float, float]:
    """Scale and shift after which the score of an unclaimed name is the logit of its probability (Platt)."""
    chosen = [i for i, row in enumerate(rows) if not row.claimed and not row.blind]
    model = LogisticRegression(C=1e6).fit(scores[chosen].reshape(-1, 1), [role in rows[i].roles for i in chosen])
    return float(model.coef_[0][0]), float(model.intercept_[0])


def report(scores: Any, rows: list[Example], role: str) -> None:
    """Precision and recall on names that no pattern has claimed, by threshold; how many claims would be doubted."""
    fresh = [i for i, row in enumerate(rows) if not row.claimed and not row.blind]
    right = np.array([role in rows[i].roles for i in fresh])
    sure = 1 / (1 + np.exp(-scores[fresh]))
    print(f"{role}: {len({r.review for r in rows})} reviews, {len(rows)} names, unclaimed {len(fresh)}, {right.sum()}")
    for threshold in (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        taken = sure >= threshold
        share = right[taken].mean() if taken.any() else math.nan
        band = right[taken & (sure < threshold + 0.1)]
        recall = right[taken].sum() / right.sum()
        calibration = band.mean() if len(band) else math.nan
        print(
            f"  from {threshold:.2f}: {taken.sum():4d} names, precision {share:.3f}, recall {recall:.3f}, "
            f"right up to 0.1 above {calibration:.2f}"
        )
    claims = [i for i, row in enumerate(rows) if role in row.claimed and not row.blind]
    right = np.array([role in rows[i].roles for i in claims])
    sure = 1 / (1 + np.exp(-scores[claims]))
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        left = sure < threshold
        print(f"  claims below {threshold:.2f}: {left.sum()} of {len(claims)}, right {right[left].sum()}")


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reviews", nargs="+", type=Path)
    parser.add_argument("--titles", type=Path, required=True)
    parser.add_argument("--exclude", nargs="*", type=Path, default=[])
    parser.add_argument("--show", action="store_true", help="the surest names that no cast has")
    parser.add_argument("--learn", action="store_true", help="write kg/reviews/context.tsv")
    options = parser.parse_args()
    excluded = {path.stem for folder in options.exclude for path in folder.rglob("*.json")}
    known = people(options.titles)
    rows: list[Example] = []
    for n, side in enumerate(sorted(path for folder in options.reviews for path in folder.glob("*.json"))):
        text = side.with_suffix(".txt")
        film = json.loads(side.read_text(encoding="utf-8")).get("imdb_id")
        if film in known and side.stem not in excluded and text.exists():
            rows += examples(text, known[film], text.name if n % 2 else "review.txt")
    counts = Counter(name for _, name in {(row.review, name) for row in rows for name in row.features})
    kept = {name for name, count in counts.items() if count >= LEAST}
    scaled = {}
    for role in weighing.ROLES:
        scores = crossed(rows, kept, role)
        scale, shift = scaled[role] = calibrated(scores, rows, role)
        scores = scores * scale + shift
        report(scores, rows, role)
        if options.show:
            for i in np.argsort(-scores)[:4000]:
                if not rows[i].claimed and not rows[i].blind and role not in rows[i].roles and scores[i] > 0.5:
                    print(f"  {1 / (1 + math.exp(-scores[i])):.2f} {rows[i].review}: {rows[i].name}")
    if options.learn:
        write(rows, kept, scaled)


def write(rows: list[Example], kept: set[str], scaled: dict[str, tuple[float, float]]) -> None:
    """The weights of all rows, scaled so that their sum is the logit of the probability."""
    columns: list[dict[str, float]] = []
    for role in weighing.ROLES:
        scale, shift = scaled[role]
        vectors, model = fit(rows, kept, role)
        weights = dict(zip(vectors.get_feature_names_out(), (float(w) * scale for w in model.coef_[0]), strict=True))
        columns.append({"": float(model.intercept_[0]) * scale + shift, **weights})
    lines = [
        "\t".join((name, *(f"{column.get(name, 0):.2f}" for column in columns))) + "\n"
        for name in sorted(set().union(*columns))
        if not name or any(abs(column.get(name, 0)) >= TELLING for column in columns)
    ]
    OUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines):,} weights, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
