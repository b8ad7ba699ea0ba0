"""The rating that a review prints, brought between 0 and 1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression

Rating = tuple[float, int, int]

_DIGITS = {
    "zero": 0.0,
    "no": 0.0,
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
_WORD = "zero|half|one|two|three|four|five|six|seven|eight|nine|ten"
_NUMBER = (
    rf"(?:(?<![\d./$\u00a3\u20ac])\d{{1,3}}(?:[.,]\d{{1,2}})?(?: ?(?:1/2|\u00bd)(?!\d)| and a half)?|"
    rf"(?<![\d/])1/2(?!\d)|(?<![\u2605\u2b50*] )(?<![\u2605\u2b50*])\u00bd|"
    rf"\b(?:{_WORD})(?: and (?:a|one) half)?\b)"
)
_GIVES = (
    r"\b(?:(?:rating|score|vote|grade|verdict|mark)s?\b(?:(?: is| of|:| -|,|=)+)|(?:i|we|i'll|i'd|i would|i will|"
    r"which i)? ?"
    r"(?:giv(?:e|es|ing)|gave|rate|rated|awards?|scores?) (?:it|this(?: one| film| movie| thing| picture)?|the "
    r"(?:film|movie|picture)|that)"
    r"(?: only| just| a solid| a strong| a generous)?|(?:it|film|movie|this) (?:gets|earns|scores|deserves|receives|"
    r"rates)(?: only| just)?|"
    r"gets)(?: an?| about| around)? ?"
)
_OUT_OF = expression(
    rf"(?P<value>{_NUMBER}) ?(?:-| )?(?P<stars>stars? ?)?(?:/|\(?(?:out )?of(?: a possible)? ?) ?(?P<top>100|10|20|"
    rf"5|4|five|ten|four)(?:\.0)?\)?"
    r"(?P<more> ?-?stars?)?(?![\d/%]|th\b|\.\d| (?:people|critics|women|men|times|viewers|films|movies|scenes|cases|"
    r"kids|friends|years|minutes|days)\b)",
    re.IGNORECASE,
)
_STARRED = expression(
    rf"(?:{_GIVES}|(?:^|[.!?;:(\n]) ?\W{{0,3}}|\ban? (?:solid |strong |weak )?)(?P<value>{_NUMBER}|"
    rf"no)[ -]stars?\b(?! (?:out of|of|\(|hotel|general|admiral|restaurant|in|as|and))",
    re.IGNORECASE | re.MULTILINE,
)
_PERCENT = expression(
    rf"(?:{_GIVES}|^\W{{0,6}})(?P<value>\d{{1,3}}(?:\.\d)?) ?%"
    r"(?! of|[^.\n]{0,25}(?:rotten|metacritic|imdb|tomatometer))",
    re.IGNORECASE | re.MULTILINE,
)
_PLAIN = expression(
    rf"{_GIVES}(?P<value>{_NUMBER})(?! ?(?:/|%|stars?|out|of\b|-|1/2|\u00bd|minutes|hours|years|times|thumbs|per "
    rf"?cent|people|more|good|different|[a-z]+s\b))(?!\d)(?![.,]\d)",
    re.IGNORECASE,
)
_SIGNS = expression(
    r"(?P<filled>[\u2605\u2b50]{1,10})(?P<half> ?\u00bd| ?1/2)?(?P<empty>[\u2606]{0,10})|"
    r"(?<![*\w])(?P<typed>\*{1,5})(?P<more> ?1/2|\u00bd)?(?![*\w])(?: (?:out )?of (?P<full>\*{4,5}))?"
)
_GRADE = expression(
    rf"(?:{_GIVES}|\b(?i:grade|rating|score|verdict)\b:? ?(?:an? )?|^)(?P<grade>[A-DF][+-]?|[a-df][+-])(?=[\s.,;!)]|"
    rf"$)(?! [a-z])",
    re.MULTILINE,
)
_GRADE_GIVEN = expression(_GIVES + r"(?-i:(?P<grade>[A-DF][+-]?|[a-df][+-]))(?=[\s.,;!)]|$)(?! [a-z])", re.IGNORECASE)
_THUMBS = expression(r"\b(?P<two>two )?(?:big )?thumbs (?P<way>up|down)\b", re.IGNORECASE)
_LETTER = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.4, "F": 0.15}


def rating(text: str) -> Rating | None:
    """The reviewer's rating between 0 and 1 and its span: the last one in the text.

    Stars without a full number are of five; a bare number behind *rating* or *I give it* is of ten.

    >>> rating("I give it 8 out of 10.")[0], rating("(***1/2)")[0], rating("Grade: B-")[0], rating("See it on 9/11.")
    (0.8, 0.7, 0.77, None)
    >>> rating("It gets three and a half stars.")[0], rating("Score: 85 %")[0], rating("He wears four stars.")
    (0.7, 0.85, None)
    """
    found = [*_ratios(text), *_stars(text), *_shares(text), *_letters(text)]
    return max(found, key=lambda r: r[2]) if found else None


def _value(printed: str) -> float:
    """A printed number: ``3 1/2``, ``two and a half``, ``7,5``."""
    plain = printed.lower().strip()
    half = bool(re.search(r"1/2|\u00bd| half", plain))
    base = re.sub(r"(?: and (?:a|one) half| ?1/2| ?\u00bd)$", "", plain)
    return (
        _DIGITS.get(base, 0.0 if not base else float(base.replace(",", ".")) if base[0].isdigit() else 0.0) + 0.5 * half
    )


def _ratios(text: str) -> Iterator[Rating]:
    if "/" not in text and " of " not in text:
        return
    for m in _OUT_OF.finditer(text):
        top, value = m.group("top").lower(), _value(m.group("value"))
        full = _DIGITS.get(top) or float(top)
        starred = bool(m.group("stars") or m.group("more"))
        fraction = full == 4 and value in (1.0, 3.0) and not starred and "/" in m.group()
        if value <= full and not fraction and (starred or "/" in m.group() or "out of" in m.group().lower()):
            yield value / full, m.start(), m.end()


def _stars(text: str) -> Iterator[Rating]:
    for m in _SIGNS.finditer(text):
        filled = len(m.group("filled") or m.group("typed") or "") + (0.5 if m.group("half") or m.group("more") else 0)
        total = len(m.group("full") or "") or max(5, len(m.group("filled") or "") + len(m.group("empty") or ""))
        lone = m.group("typed") is not None and len(m.group("typed")) < 2 and not m.group("more")
        if filled <= total and not lone:
            yield filled / total, m.start(), m.end()
    for m in _STARRED.finditer(text) if "star" in text.lower() else ():
        value = _value(m.group("value"))
        if value <= 5 and not m.group().isupper():
            yield value / 5, m.start("value"), m.end()


def _shares(text: str) -> Iterator[Rating]:
    for m in _PERCENT.finditer(text) if "%" in text else ():
        if float(m.group("value")) <= 100:
            yield float(m.group("value")) / 100, m.start("value"), m.end()
    for m in _PLAIN.finditer(text):
        value = _value(m.group("value"))
        if value <= 100:
            yield value / (10 if value <= 10 else 100), m.start("value"), m.end("value")


def _letters(text: str) -> Iterator[Rating]:
    for m in (*_GRADE.finditer(text), *_GRADE_GIVEN.finditer(text)):
        at, letter = m.start("grade"), m.group("grade").upper()
        alone = m.start() == at and (text[at:].strip() != m.group("grade") or len(letter) == 1)
        if not alone:
            shade = {"+": 0.03, "-": -0.03}.get(letter[1:], 0)
            yield round(_LETTER[letter[0]] + shade, 2), at, m.end("grade")
    for m in _THUMBS.finditer(text):
        up, two = m.group("way").lower() == "up", m.group("two")
        yield (0.9 if two else 0.75) if up else (0.1 if two else 0.25), m.start(), m.end()
