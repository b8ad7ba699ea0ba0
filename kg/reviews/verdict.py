"""What the reviewer makes of the film: the rating as printed, else the tone; genres and themes that are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reviews.expressions import expression
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
_GENRES = (
    "science fiction",
    "sci-fi",
    "action",
    "adventure",
    "animation",
    "biopic",
    "comedy",
    "romantic comedy",
    "crime",
    "documentary",
    "drama",
    "melodrama",
    "family",
    "fantasy",
    "film noir",
    "noir",
    "horror",
    "musical",
    "mystery",
    "whodunit",
    "romance",
    "slasher",
    "superhero",
    "thriller",
    "war",
    "western",
    "martial arts",
    "kung fu",
    "heist",
    "giallo",
    "satire",
    "spy",
    "disaster",
    "sports",
    "historical",
    "psychological thriller",
    "dark comedy",
    "black comedy",
    "action thriller",
    "anime",
)
_GENRE_WORDS = "(?:" + "|".join(sorted((re.escape(g) for g in _GENRES), key=len, reverse=True)) + ")"
_GENRE_LINE = expression(r"^[^\w\n]*genres?: ?(.{2,80})$", re.IGNORECASE | re.MULTILINE)
_GENRE_SAID = expression(
    rf"\b(?:this|the film is|the movie is|it is|it's|is)(?: still| also|"
    rf" ultimately)? (?:an? )?(?:[a-z-]+,? ){{0,4}}?({_GENRE_WORDS})(?:[ /-]({_GENRE_WORDS}))?(?= (?:film|"
    rf"movie|flick|picture|piece|entry|classic|tale|epic|that|with|about|and|which|set|starring)|[.,;])",
    re.IGNORECASE,
)
_THEME_LINE = expression(
    r"\bthemes? (?:of|like|such as|including|around|are)(?: the)? ([a-z][^.;:!?\n()]{3,90})", re.IGNORECASE
)
_THEME_SAID = expression(
    r"\b(?:delves? (?:deeper )?into|explores?|meditation on|study (?:of|in|on)|examines?|reflection on|"
    r"grapples with|tackles|rumination on)(?: the)?(?: themes? of)? ([a-z][^.;:!?\n()\u2014]{3,80})"
)
_THEME_END = expression(
    r"\b(?:that|which|who|as|while|when|with|in|by|for|through|but|what|how|why|and the (?:human|way)|of|his|"
    r"her|its|their)\b"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact about the reviewed film: predicate, value, span of the clean text, confidence, datatype."""

    predicate: str
    value: str
    start: int
    end: int
    confidence: float
    datatype: str = "string"


def facts(text: str) -> Iterator[Judged]:
    """Rating (as printed, and between 0 and 1), verdict, genres and themes of a clean text."""
    rated = rating(text)
    if rated:
        share, start, end = rated
        yield Judged("rating", text[start:end].strip(), start, end, 0.9)
        yield Judged("normalised rating", f"{share:.2f}", start, end, 0.9, "decimal")
        yield Judged("verdict", _verdict(share), start, end, 0.9)
    else:
        tone = polarity(text)
        if tone:
            yield Judged("verdict", tone[0], 0, 0, tone[1])
    yield from _genres(text)
    yield from _themes(text)


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


def _genres(text: str) -> Iterator[Judged]:
    seen: set[str] = set()
    for m in _GENRE_LINE.finditer(text):
        at = m.start(1)
        for piece in re.split(r"\s*[|,/]\s*", m.group(1)):
            yield from _once(seen, "genre", piece.strip(), text.index(piece, at), 0.95)
    for m in _GENRE_SAID.finditer(text):
        for group in (1, 2):
            if m.group(group):
                yield from _once(seen, "genre", m.group(group).lower(), m.start(group), 0.75)


def _themes(text: str) -> Iterator[Judged]:
    seen: set[str] = set()
    for pattern, confidence in ((_THEME_LINE, 0.85), (_THEME_SAID, 0.6)):
        for m in pattern.finditer(text):
            at = m.start(1)
            pieces = re.split(r",? and (?:the )?|, (?:the )?", m.group(1))
            if pattern is _THEME_SAID and len(pieces) < 2:
                continue
            for piece in pieces[:6]:
                short = _THEME_END.split(piece)[0].strip(" ,")
                if short and len(short.split()) <= 3 and not short[0].isupper():
                    yield from _once(seen, "theme", short, text.index(short, at), confidence)


def _once(seen: set[str], predicate: str, value: str, start: int, confidence: float) -> Iterator[Judged]:
    if value and value.lower() not in seen and len(value) < 40:
        seen.add(value.lower())
        yield Judged(predicate, value, start, start + len(value), confidence)
