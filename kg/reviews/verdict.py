"""What the reviewer makes of the film: the rating as printed, else the tone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reviews.expressions import expression
from kg.reviews.stated import Stated
from kg.reviews.words import listed

_OUT_OF = expression(
    r"(?<![\d./])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:/|(?:stars? )?out of(?: a possible)?) ?(5|10|100|4|five|ten|"
    r"four)(?:\.0)?(?: stars?)?(?![\d/]|th)",
    re.IGNORECASE,
)
_WORDS_OUT_OF = expression(
    r"\b(zero|half|one|two|three|four|five|six|seven|eight|nine|ten)(?: and a half)? (?:stars? )?out of (five|"
    r"ten|four|5|10|4)\b",
    re.IGNORECASE,
)
_STARS = expression(
    r"([\u2605\u2b50]{1,10})(\u00bd| ?1/2)?([\u2606]{0,10})|(?<![*\w])(\*{1,5})( ?1/2|\u00bd)?(?![*\w])"
)
_GRADE = expression(
    r"(?:\b(?i:grade|rating|score|verdict|i give (?:it|this|the)[a-z ]{0,20})\b:? ?(?:an? |it )?|^)([A-DF][+-]?|"
    r"[a-df][+-])(?=[\s.,;!)]|$)(?! [a-z])",
    re.MULTILINE,
)
_THUMBS = expression(r"\b(two )?thumbs (up|down)\b", re.IGNORECASE)
_NUMBER = {
    "zero": 0.0,
    "half": 0.5,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
}
_LETTER = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.4, "F": 0.15}
_GOOD = listed(
    """
    excellent great superb masterpiece brilliant wonderful fantastic amazing terrific enjoyable entertaining
    recommend recommended recommends delightful outstanding stunning breathtaking triumph gem classic perfect
    beautiful beautifully charming hilarious best favorite favourite loved love enjoyed enjoy fun solid impressive
    compelling powerful gripping thrilling captivating memorable unforgettable engaging touching moving clever
    satisfying masterful magnificent remarkable revelation joy effective good lovely
    """
)
_BAD = listed(
    """
    bad terrible awful horrible worst boring dull waste wasted mess disappointing disappointment disappointed poor
    poorly stupid dumb dumbest lame weak pointless tedious ridiculous unfunny forgettable bland predictable
    cringeworthy fails failed failure fail unwatchable dreadful pathetic annoying avoid garbage trash crap lousy
    mediocre overlong contrived ugly laughable skip painful sadly unfortunately uninspired flat lifeless miscast
    clumsy disaster
    """
)
_NOT = expression(r"\b(?:not|never|no|hardly|isn't|wasn't|don't|didn't|doesn't|nothing|without|n't)\W+(?:\w+\W+){0,2}$")
_WORD = expression(r"[a-z][a-z']+")
def read(text: str) -> Iterator[Stated]:
    """The rating as printed and between 0 and 1, and the verdict that it or the tone gives."""
    rated = rating(text)
    if rated:
        share, start, end = rated
        yield Stated("rating", text[start:end].strip(), start, end, 0.9)
        yield Stated("normalised rating", f"{share:.2f}", start, end, 0.9, "decimal")
        yield Stated("verdict", _verdict(share), start, end, 0.9)
    else:
        tone = polarity(text)
        if tone:
            yield Stated("verdict", tone[0], 0, 0, tone[1])


def _verdict(share: float) -> str:
    return "positive" if share >= 0.65 else "negative" if share <= 0.45 else "mixed"


def rating(text: str) -> tuple[float, int, int] | None:
    """The reviewer's rating between 0 and 1 and its span: the last one in the text.

    >>> rating("I give it 8 out of 10.")[0], rating("(***1/2)")[0], rating("Grade: B-")[0], rating("See it on 9/11.")
    (0.8, 0.7, 0.77, None)
    """
    found = [*_ratios(text), *_stars(text), *_letters(text)]
    return max(found, key=lambda r: r[2]) if found else None


def _ratios(text: str) -> Iterator[tuple[float, int, int]]:
    for m in _OUT_OF.finditer(text):
        value, top = float(m.group(1).replace(",", ".")), m.group(2).lower()
        full = _NUMBER.get(top) or float(top)
        if (
            value <= full
            and "%" not in text[m.start() : m.end() + 1]
            and not (full == 4 and value in (1.0, 3.0) and "star" not in m.group())
        ):
            yield value / full, m.start(), m.end()
    for m in _WORDS_OUT_OF.finditer(text):
        value = _NUMBER[m.group(1).lower()] + (0.5 if "half" in m.group() and m.group(1).lower() != "half" else 0)
        full = _NUMBER.get(m.group(2).lower()) or float(m.group(2))
        if value <= full:
            yield value / full, m.start(), m.end()


def _stars(text: str) -> Iterator[tuple[float, int, int]]:
    for m in _STARS.finditer(text):
        filled = len(m.group(1) or m.group(4) or "") + (0.5 if m.group(2) or m.group(5) else 0)
        total = max(5, len(m.group(1) or "") + len(m.group(3) or ""))
        lone = m.group(4) is not None and len(m.group(4)) < 2 and not m.group(5)
        if filled <= total and not lone:
            yield filled / total, m.start(), m.end()


def _letters(text: str) -> Iterator[tuple[float, int, int]]:
    for m in _GRADE.finditer(text):
        letter = m.group(1).upper()
        if m.start() == m.start(1) and (text[m.start(1) :].strip() != m.group(1) or len(letter) == 1):
            continue
        yield round(_LETTER[letter[0]] + {"+": 0.03, "-": -0.03}.get(letter[1:], 0), 2), m.start(1), m.end(1)
    for m in _THUMBS.finditer(text):
        up = m.group(2).lower() == "up"
        yield (0.9 if m.group(1) else 0.75) if up else (0.1 if m.group(1) else 0.25), m.start(), m.end()


def polarity(text: str) -> tuple[str, float] | None:
    """The tone by words of praise and blame, those in the last sentences counted twice; None where there are none."""
    lower = text.lower()
    late = len(lower) * 3 // 4
    good = bad = 0.0
    for m in _WORD.finditer(lower):
        word = m.group()
        if word in _GOOD or word in _BAD:
            weight = 2.0 if m.start() > late else 1.0
            praise = (word in _GOOD) != bool(_NOT.search(lower[max(0, m.start() - 25) : m.start()]))
            good, bad = good + weight * praise, bad + weight * (not praise)
    if not good + bad:
        return None
    share = good / (good + bad)
    tone = "positive" if share > 0.58 else "negative" if share < 0.42 else "mixed"
    return tone, round(min(0.85, 0.5 + abs(share - 0.5) * min(1.0, (good + bad) / 8)), 2)
