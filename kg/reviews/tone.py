"""The tone of a review that prints no rating: words of praise and blame, weighed as learnt from rated reviews."""

from __future__ import annotations

import math
from functools import cache

from kg.expressions import expression
from kg.reviews.tone_words import BIAS, SLOPE, WEIGHED

_WORD = expression(r"[a-z][a-z']+|[.;:!?,]")
_NOT = frozenset(
    "not never no hardly isn't wasn't don't didn't doesn't can't couldn't won't wouldn't nothing without barely".split()
)
_STOP = frozenset(".;:!?,")
# Below this a review is called mixed.
DECIDED = 0.6
# A text without a word of this weight has no tone.
STRONG = 1.5
# A short text does not say as much as its share of telling words.
LEAST = 3.0


def words(text: str) -> dict[str, float]:
    """The words of a text with what each counts: once, twice in the last quarter; ``not_`` within three words of a
    negation.

    >>> words("It is not a good film at all, as far as I can tell.")["not_good"], "good" in words("Not good.")
    (1.0, False)
    """
    lower = text.lower().replace("\u2019", "'")
    late = len(lower) * 3 // 4
    found: dict[str, float] = {}
    negated = 0
    for m in _WORD.finditer(lower):
        word = m.group()
        if word in _STOP:
            negated = 0
        elif word in _NOT:
            negated = 4
        named = f"not_{word}" if negated and word not in _NOT else word
        negated = max(0, negated - 1)
        if word not in _STOP:
            found[named] = max(found.get(named, 0.0), 2.0 if m.start() >= late else 1.0)
    return found


@cache
def _weights() -> dict[str, float]:
    pairs = (pair.rpartition(":") for pair in WEIGHED.split())
    return {word: int(weight) / 100 for word, _, weight in pairs}


def score(weights: dict[str, float], vector: dict[str, float]) -> float:
    """The weighed sum of the known words over the length of their vector, which counts as 3 where it is shorter.

    >>> score({"fine": 2.0}, {"fine": 1.0, "film": 1.0})
    0.6666666666666666
    """
    known = {word: x for word, x in vector.items() if word in weights}
    length = math.sqrt(sum(x * x for x in known.values()))
    return sum(weights[word] * x for word, x in known.items()) / max(LEAST, length)


def polarity(text: str) -> tuple[str, float] | None:
    """``positive``, ``negative`` or ``mixed``, and how often such a call was right; None without a telling word.

    >>> polarity("A wonderful film, beautifully told: one of the best of the year.")[0]
    'positive'
    >>> polarity("A dull mess, poorly written; the worst waste of time in years.")[0]
    'negative'
    """
    weights, vector = _weights(), words(text)
    if max((abs(weights.get(word, 0.0)) for word in vector), default=0.0) < STRONG:
        return None
    value = score(weights, vector)
    positive = 1 / (1 + math.exp(-(SLOPE * value + BIAS)))
    confidence = round(min(0.97, max(positive, 1 - positive)), 2)
    if confidence < DECIDED:
        return "mixed", round(1 - confidence, 2)
    return "positive" if positive > 0.5 else "negative", confidence
