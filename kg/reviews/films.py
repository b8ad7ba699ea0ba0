"""Which film the review is about, and which titles of the text are its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews import about
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.names import fold, person_like
from kg.reviews.page import Mark
from kg.reviews.sentences import Sentence
from kg.reviews.titles import GENERIC, SMALL, WORD, YEAR, FilmMention, owned, squeeze, titlish
from kg.reviews.words import PICTURES, listed

_HEAD = expression(
    r"^(?:(?:the )?(?:fictional|concept|fan|movie|film|book|dvd|blu-ray|trailer|advance|spoiler-free|my|new|"
    r"a) )*(?:movie |film )?reviews?(?: of)?[:\u2013\u2014 -]+",
    re.IGNORECASE,
)


# "Title: Heat", and "Film: Heat (1995)", which without a year may be a mark: "Film: 4/5".
_LABEL = expression(
    r"^\W*(?:(?:film|movie) )?title ?: *|^\W*(?:film|movie) ?: *(?=[^\n]*\((?:18|19|20)\d\d\))", re.IGNORECASE
)
# What headlines of newspapers call a review: "Heat review \u2013 cold and long", "Film review: Heat".
_REVIEW_OF = expression(
    r"^\W*(?P<title>(?!(?:film|movie) review)[^\n:|]{2,60}?)[\"'*_\u201d\u2019]* (?:film |movie )?"
    r"review(?: ?[:|\u2013\u2014-]|$)|"
    r"^\W*(?:film|movie) review ?[:|\u2013\u2014-] ?[\"'*_\u201c\u2018]*(?P<other>[^\n:|\u2013\u2014]{2,60}?)\W*$",
    re.IGNORECASE,
)


_TAIL = expression(
    r"(?:(?<! )(?= )|(?! ))[:,]?(?: *[|\u2013\u2014-])? *"  # a row of blanks is looked at from its first alone
    r"(?:(?:a|an|my|the|our) )?(?:(?:movie|film|official|concept|blu-ray|dvd) )*(?:reviews?|trailer)\b.*$",
    re.IGNORECASE,
)


_SIGNS = expression(rf"[{PICTURES}]+")
_NO_TITLE = listed(
    "review reviews page doc document text post article note notes film films movie movies user critic sample "
    "untitled input data file test index readme example draft new copy train dev val pos neg positive negative"
)
_WARNED = listed("spoiler spoilers ahead warning alert")
"""Last words of a first line that warns: *Possible spoilers*."""
_NUMBER = expression(r"[a-z]{1,6}[\s_-](?:(?:\d{5,}|0\d{2,})(?:[\s_-]\d{1,3})?|\d{3,}[\s_-]\d{1,3})", re.IGNORECASE)
_COUNTED = expression(r"[a-z]{1,3}\d{2,6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MainFilm:
    """The reviewed film: title as printed or guessed, year, how it was found, how sure."""

    title: str
    year: int | None
    method: str
    confidence: float


def tidy(title: str) -> tuple[str, int | None]:
    """A title line without 'review', year and subtitle behind a dash.

    >>> tidy("Fictional Review: Heat 2 (2027) \u2013 The Return"), tidy("Knives Out Review: The Whodunit")
    (('Heat 2', 2027), ('Knives Out', None))
    """
    text = _HEAD.sub("", " ".join(title.split()))
    year = YEAR.search(text)
    if year:
        text = text[: year.start()]
    text = _TAIL.sub("", text) or text
    text = re.split(r" [\u2013\u2014|] | - |\u2014", text)[0]
    return _SIGNS.sub("", text).strip(" \"'*_.,:;(\u2013\u2014-"), int(year.group(1)) if year else None


def slug_title(source: str) -> tuple[str, int | None] | None:
    """A title guessed from the last part of a path, or None where that is no words.

    >>> slug_title("reviews/the-mad-magician-1954.txt"), slug_title("000_9e8273fafe264f73.txt"), slug_title("994.txt")
    (('The Mad Magician', 1954), None, None)
    >>> slug_title("u048-train-neg-5531.txt"), slug_title("imdb_10447_2.txt"), slug_title("101-dalmatians-1961.txt")
    (None, None, ('101 Dalmatians', 1961))
    """
    stem = re.sub(
        r"\.(?:txt|md|markdown|html?|gz|zst|text)$", "", re.split(r"[/\\]", source.rstrip("/"))[-1], flags=re.IGNORECASE
    )
    if _NUMBER.fullmatch(stem):
        return None
    words = [w for w in re.split(r"[\s_-]+|(?<=[a-z]{4})(?=\d{1,2}(?:[\s_-]|$))", stem) if w]
    at = next((i for i, w in enumerate(words) if i and re.fullmatch(r"(?:18|19|20)\d\d", w)), None)
    year = int(words[at]) if at else None
    words = words[:at]
    if at is None and len(words) > 1 and (_COUNTED.fullmatch(words[0]) or words[0].casefold() in _NO_TITLE):
        words = [w for w in words[1:] if not re.fullmatch(r"\d{3,}", w)] or words
    while len(words) > 1 and words[-1].casefold() in (
        "review",
        "reviews",
        "movie",
        "film",
        "user",
        "critic",
        "imdb",
        "tmdb",
    ):
        words.pop()
    letters = [w for w in words if w.isalpha() and len(w) > 1]
    if all(w.casefold() in _NO_TITLE or w.isdigit() for w in words):
        return None
    if (
        not letters
        or any(re.fullmatch(r"(?=.*\d)[0-9a-f]{6,}", w) for w in words)
        or not any(re.search("[aeiouy]", w, re.I) for w in letters)
    ):
        return None
    return " ".join(w if i and w in SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)), year


def _occurrences(text: str, titles: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Every place of titles that are known, longest first at each place."""
    known = sorted({t for t in titles if len(t) > 2}, key=lambda t: (-len(t), t))
    if known:
        for m in re.finditer(r"(?<!\w)(?:" + "|".join(re.escape(t) for t in known[:200]) + r")(?!\w)", text):
            yield m.span()


def _headline(text: str, sentences: list[Sentence]) -> MainFilm | None:
    """The title in the first lines, if the text goes on to name it."""
    for sentence in sentences[:4]:
        if sentence.block > 2:
            break
        line = text[sentence.start : sentence.end]
        if len(line) > 160 or not (sentence.heading or YEAR.search(line) or re.search(r"\breview\b", line, re.I)):
            continue
        label = _LABEL.match(line)
        line = line[label.end() :] if label else line
        title, year = tidy(line)
        title = title[owned(title) :]
        words = WORD.findall(title)
        if (
            not words
            or len(words) > 12
            or (
                len(words) == 1 and fold(words[0]) in COMMON_WORDS and not (year or _again(text, title, line, sentence))
            )
            or re.search(r"^\W*(?:book|film|movie|rating|score|verdict|stars?)\W*:", line, re.IGNORECASE)
            or any(fold(w) in GENERIC for w in words[:1])
            or fold(words[-1]) in _WARNED
            or (
                ":" in line[:14]
                and not re.match(r"\S+ review:", line, re.I)
                and not _HEAD.match(line)
                and not year
                and len(words) < 2
            )
        ):
            continue
        again = squeeze(title) in squeeze(text[sentence.end :]) or title.upper() == title
        again = again or label is not None or (sentence.heading and _headed(line, title))
        dated = YEAR.search(line)
        if '"' in title or "'s '" in title or (dated and not sentence.heading and line.startswith(",", dated.end())):
            continue
        if titlish(words) and (year or (again and len(words) <= 8)):
            return MainFilm(title, year, "title line", 0.95 if year else 0.85)
    return None


def _headed(line: str, title: str) -> bool:
    """Whether a heading says that it is a review of a title of two words or more, or of one that is marked."""
    m = _REVIEW_OF.match(line)
    if m is None or squeeze(m.group("title") or m.group("other")) != squeeze(title):
        return False
    words = title.split()
    return words[0].lower() not in ("a", "an", "my", "our") or len(words) > 2


def _again(text: str, title: str, line: str, sentence: Sentence) -> bool:
    """Whether an everyday word of a line that speaks of a review stands alone in a line below or, with its capital,
    within a sentence: *Alien - review*.
    """
    if not re.search(r"\breview\b", line, re.IGNORECASE) or not title[:1].isupper():
        return False
    word = re.escape(title)
    return re.search(rf"^\W*{word}\W*$|(?<=[a-z,] )[\"']?{word}\b", text[sentence.end :], re.MULTILINE) is not None


def _named_by_file(text: str, source: str, mentions: list[FilmMention]) -> MainFilm | None:
    """A title of the text that the file name begins with."""
    guess = slug_title(source)
    if guess is None:
        return None
    wanted, plain = squeeze(guess[0]), squeeze(text[:20000])
    for mention in mentions:
        if squeeze(mention.title) == wanted:
            return MainFilm(mention.title, mention.year or guess[1], "file name and text", 0.95)
    words = wanted.split()
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        everyday = all(w in COMMON_WORDS for w in words[:length]) and length < 3
        single = length == 1 < len(words)
        if single and (
            len(phrase) < 4 or not re.search(rf"(?<=[a-z,] )[\"'*_]*{re.escape(phrase.capitalize())}\b", text)
        ):
            continue
        if not everyday and re.search(rf"\b{re.escape(phrase)}\b", plain):
            longer = next((m.title for m in mentions if squeeze(m.title).startswith(phrase) and m.key is None), None)
            title = longer or " ".join(guess[0].split()[:length])
            return MainFilm(title, guess[1], "file name and text", 0.9 if length == len(words) else 0.7)
    return None


def main_film(
    text: str,
    source: str,
    given: tuple[str | None, int | None],
    sentences: list[Sentence],
    mentions: list[FilmMention],
    marks: Sequence[Mark] = (),
    *,
    lower: bool = False,
) -> MainFilm | None:
    """Which film the review is about: what is known beside the text, its title line, file name, or first titles."""
    if given[0]:
        title, year = tidy(given[0])
        if title:
            return MainFilm(title, given[1] or year, "document", 1.0)
    guess = slug_title(source)
    found = _headline(text, sentences) or _named_by_file(text, source, mentions)
    if found is None and not (guess and (guess[1] or " " in guess[0])):
        found = _spoken_of(text, mentions, marks, lower=lower)
    if found:
        title = _spelling(text, found.title)
        return MainFilm(title, given[1] or found.year, found.method, found.confidence)
    return MainFilm(guess[0], given[1] or guess[1], "file name", 0.5 if guess[1] else 0.3) if guess else None


def _spelling(text: str, title: str) -> str:
    """A title in capitals as the text prints it elsewhere, else with small letters; others stay.

    >>> _spelling("SIN CITY: THE LAST ALLEY (2028)", "SIN CITY: THE LAST ALLEY"), _spelling("RED is dull.", "RED")
    ('Sin City: The Last Alley', 'RED')
    """
    if not title.isupper() or len(title) < 5:
        return title
    for m in re.finditer(re.escape(title), text, re.IGNORECASE):
        if not m.group().isupper() and m.group()[0].isupper():
            return m.group()
    words = title.split(" ")
    return " ".join(_capital(word, n == 0 or words[n - 1].endswith(":")) for n, word in enumerate(words))


def _capital(word: str, first: bool) -> str:
    if re.fullmatch(r"[IVX]+\W*", word) and not first:
        return word
    return word.lower() if word.lower() in SMALL and not first else word[:1] + word[1:].lower()


def _spoken_of(text: str, mentions: list[FilmMention], marks: Sequence[Mark], *, lower: bool) -> MainFilm | None:
    """The title that stands where reviewers name the film they speak of."""
    title = about.find(text, mentions, marks, lower=lower)
    return MainFilm(title.printed, title.year, "spoken of", 0.6) if title else None


def resolve(text: str, film: MainFilm | None, mentions: list[FilmMention]) -> list[FilmMention]:
    """All titles in text order without overlap, each marked as the reviewed film's or another's."""
    own = _own_titles(film)
    spans = [m for m in mentions if m.end > m.start]
    known = {
        m.title: m
        for m in spans
        if (" " in m.title or m.title[-1:].isdigit()) and not person_like(tuple(fold(w) for w in m.title.split()))
    }
    if film and (" " in film.title or film.title[-1:].isdigit()):
        for form in (film.title, film.title.upper()):
            known.setdefault(form, FilmMention(0, 0, form))
    spans += [FilmMention(a, b, text[a:b], key=known[text[a:b]].key) for a, b in _occurrences(text, known)]
    spans.sort(key=lambda m: (m.start, -(m.end - m.start), m.key is None, m.year is None))
    kept: list[FilmMention] = []
    for m in spans:
        if kept and m.start < kept[-1].end:
            continue
        squeezed = squeeze(m.title)
        main = (
            bool(film) and (squeezed == squeeze(film.title) or (squeezed in own and m.key is None)) if film else False
        ) and not _of_another_year(film, m)
        kept.append(FilmMention(m.start, m.end, m.title, main, m.key, m.year))
    return kept


def _of_another_year(film: MainFilm | None, mention: FilmMention) -> bool:
    """Whether a title is told from the reviewed film's by its year, as a remake's is from the original's."""
    return bool(film and film.year and mention.year and abs(film.year - mention.year) > 1)


def _own_titles(film: MainFilm | None) -> set[str]:
    """Short forms of the reviewed film's title: runs of its words, but for *X* of *House of X*, an earlier film."""
    if film is None:
        return set()
    words = squeeze(film.title).split()
    runs = (
        {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        if len(words) <= 12
        else set()
    )
    plain = {r for r in runs if r not in COMMON_WORDS and not r.isdigit()}
    if words and words[-1].isdigit():
        plain -= {" ".join(words[:-1])}
    if len(words) > 2 and words[-2] == "of":
        plain.discard(words[-1])
    return plain
