"""How well the tone of a review is told, on reviews whose rating is known; and where the weights of words come from.

    python training/tone.py            # what kg/reviews/tone.py makes of the test half
    python training/tone.py --learn    # writes kg/reviews/tone_words.py from the training half

The reviews lie in ``../shared/data/reviews``: those whose sidecar has a polarity, a grade (B- or better is positive, D+
or worse negative) or a rating of ten (7 or more positive, 4 or less negative); what lies between is left out. The half
whose name has an odd SHA-1 is learnt from, the even half is measured. What ships is a weight a word, no sentence.

The weights are those of a logistic regression over the words of a review, each counted once (as ``not WORD`` behind a
negation), the vector brought to length 1, the last quarter of the text counted twice; every source weighs the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.reviews.normalise import clean
from kg.reviews.tone import LEAST, polarity, score, words
from kg.reviews.words import listed

REVIEWS = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "reviews"
TARGET = Path(__file__).resolve().parents[1] / "kg" / "reviews" / "tone_words.py"
KEPT = 900
# What is thought of a word before any review is counted.
GOOD = listed(
    """
    excellent great superb masterpiece brilliant wonderful fantastic amazing terrific enjoyable entertaining
    recommend recommended recommends delightful outstanding stunning breathtaking triumph gem classic perfect
    beautiful beautifully charming hilarious best favorite favourite loved love enjoyed enjoy fun solid impressive
    compelling powerful gripping thrilling captivating memorable unforgettable engaging touching moving clever
    satisfying masterful magnificent remarkable revelation joy effective good lovely
    """
)
BAD = listed(
    """
    bad terrible awful horrible worst boring dull waste wasted mess disappointing disappointment disappointed poor
    poorly stupid dumb dumbest lame weak pointless tedious ridiculous unfunny forgettable bland predictable
    cringeworthy fails failed failure fail unwatchable dreadful pathetic annoying avoid garbage trash crap lousy
    mediocre overlong contrived ugly laughable skip painful sadly unfortunately uninspired flat lifeless miscast
    clumsy disaster
    """
)
PRIOR = {**dict.fromkeys(GOOD, 1.0), **dict.fromkeys(BAD, -1.0)}


@dataclass(frozen=True, slots=True)
class Known:
    """A review with its polarity; ``odd`` is the half that is learnt from."""

    source: str
    text: str
    positive: bool
    odd: bool


def label(sidecar: dict[str, object]) -> bool | None:
    """Whether a sidecar says that the review is positive; None where it says nothing or something between."""
    polar, grade, rating = (str(sidecar.get(key) or "") for key in ("polarity", "grade", "rating"))
    if polar in ("pos", "neg"):
        return polar == "pos"
    if grade[:1] in tuple("ABDF"):
        return grade[0] in "AB"
    if rating.replace(".", "").isdigit() and not 4 < float(rating) < 7:
        return float(rating) >= 7
    return None


def known() -> Iterator[Known]:
    """All reviews whose polarity is known."""
    for path in sorted(REVIEWS.glob("*/*.txt")):
        sidecar = path.with_suffix(".json")
        positive = label(json.loads(sidecar.read_text(encoding="utf-8"))) if sidecar.exists() else None
        if positive is not None:
            odd = int(hashlib.sha1(path.stem.encode()).hexdigest(), 16) % 2 == 1
            yield Known(path.parent.name, clean(path.read_text(encoding="utf-8")).text, positive, odd)


Vector = dict[str, float]


def learn(vectors: list[Vector], reviews: list[Known], rounds: int = 12, decay: float = 0.005) -> Vector:
    """The weights of a logistic regression by stochastic gradient descent, drawn towards :data:`PRIOR`."""
    seen = Counter(word for vector in vectors for word in vector)
    prior = {word: 2 * x for word, x in PRIOR.items()} | {f"not_{word}": -x for word, x in PRIOR.items()}
    kept = {word for word, n in seen.items() if n >= 6} | set(prior)
    sizes = Counter((r.source, r.positive) for r in reviews)
    share = [min(2.0, len(reviews) / len(sizes) / sizes[r.source, r.positive]) for r in reviews]
    known = [{word: x for word, x in vector.items() if word in kept} for vector in vectors]
    weights: defaultdict[str, float] = defaultdict(float, prior)
    order = list(range(len(reviews)))
    shuffler = random.Random(1)
    for n in range(rounds):
        shuffler.shuffle(order)
        rate = 0.8 / (1 + n / 8)
        for i in order:
            norm = length(known[i])
            p = 1 / (1 + math.exp(-dot(weights, known[i]) / norm))
            step = rate * share[i] * (reviews[i].positive - p) / norm
            for word, x in known[i].items():
                weights[word] += step * x - rate * share[i] * decay * (weights[word] - prior.get(word, 0.0))
    return dict(sorted(weights.items(), key=lambda item: -abs(item[1]) * math.log1p(seen[item[0]]))[:KEPT])


def dot(weights: Vector, vector: Vector) -> float:
    """The weighed sum of a vector."""
    return sum(weights[word] * x for word, x in vector.items() if word in weights)


def length(vector: Vector) -> float:
    """Its length as :func:`kg.reviews.tone.score` takes it."""
    return max(LEAST, math.sqrt(sum(x * x for x in vector.values())))


def held_out(vectors: list[Vector], reviews: list[Known], folds: int = 5) -> list[tuple[float, bool]]:
    """The score of each review by weights that were learnt without it, and whether it is positive."""
    order = list(range(len(reviews)))
    random.Random(5).shuffle(order)
    scores: list[tuple[float, bool]] = []
    for fold in range(folds):
        apart = order[fold::folds]
        rest = sorted(set(order) - set(apart))
        weights = learn([vectors[i] for i in rest], [reviews[i] for i in rest])
        for i in apart:
            scores.append((score(weights, vectors[i]), reviews[i].positive))
    return scores


def calibrate(scores: list[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and bias that turn held-out scores into probabilities (Platt)."""
    slope, bias = 1.0, 0.0
    for _ in range(3000):
        errors = [(x, positive - 1 / (1 + math.exp(-(slope * x + bias)))) for x, positive in scores]
        slope += 0.5 * sum(x * e for x, e in errors) / len(errors)
        bias += 0.5 * sum(e for _, e in errors) / len(errors)
    return slope, bias


def measure(reviews: list[Known]) -> None:
    """Accuracy on what is decided, coverage, and how often each band of confidence is right."""
    by_source: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bands: defaultdict[float, Counter[bool]] = defaultdict(Counter)
    for review in reviews:
        tone, confidence = polarity(review.text) or ("none", 0.0)
        right = tone == ("positive" if review.positive else "negative")
        decided = tone in ("positive", "negative")
        for name in (review.source, "all"):
            by_source[name].update(reviews=1, decided=decided, right=right and decided)
        if decided:
            bands[math.floor(confidence * 10) / 10][right] += 1
    for name, c in sorted(by_source.items()):
        print(
            f"{name:22} {c['reviews']:5} decided {c['decided'] / c['reviews']:.3f}  right "
            f"{c['right'] / max(1, c['decided']):.3f}"
        )
    for band, counted in sorted(bands.items()):
        n = counted.total()
        print(f"confidence {band:.1f}-{band + 0.1:.1f}  {n:5}  right {counted[True] / n:.3f}")


def main() -> None:
    """Learn or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learn", action="store_true")
    arguments = parser.parse_args()
    reviews = list(known())
    if arguments.learn:
        half = [r for r in reviews if r.odd]
        vectors = [words(r.text) for r in half]
        write(learn(vectors, half), *calibrate(held_out(vectors, half)))
    else:
        measure([r for r in reviews if not r.odd])


def write(weights: Vector, slope: float, bias: float) -> None:
    """The module that ships: words with their weights, rounded."""
    pairs = " ".join(f"{word}:{round(x * 100)}" for word, x in sorted(weights.items()) if round(x * 100))
    lines = [
        '"""Weights of words for the tone of a review, learnt by ``training/tone.py --learn``."""',
        "",
        "from __future__ import annotations",
        "",
        "# From a score to the probability of praise.",
        f"SLOPE = {slope:.3f}",
        f"BIAS = {bias:.3f}",
        "# In hundredths: above 0 in praise, below 0 in blame; ``not_`` behind a negation.",
        'WEIGHED = """',
        *textwrap.wrap(pairs, 118, break_on_hyphens=False),
        '"""',
    ]
    TARGET.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
