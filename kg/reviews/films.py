"""Titles of films in a clean text: which film the review is about, and which others it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.names import fold, person_like
from kg.reviews.normalise import Page
from kg.reviews.sentences import Sentence
from kg.reviews.words import NO_NAME, TRADES

_SMALL = frozenset("of the and in on to a an for from with at by or vs vs. as is & de la le du der die das no et el y".split())
_YEAR = re.compile(r" ?\((?:[a-z.]+,? )?((?:18|19|20)\d\d)(?:[-\u2013](?:\d{2,4})?)?\)")
_QUOTED = re.compile(r"\"([^\"\n]{1,70})\"|(?<![\w)])'([A-Z0-9][^'\n]{0,60}(?:'[a-z]{1,2}\b[^'\n]{0,60})?)'(?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*[!?]?|&")
_HEAD = re.compile(
    r"^(?:(?:the )?(?:fictional|concept|fan|movie|film|book|dvd|blu-ray|trailer|advance|spoiler-free|my|new|a) )*(?:movie |film )?reviews?(?: of)?[:\u2013\u2014 -]+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[:,]? *[|\u2013\u2014-]? *(?:(?:movie|film|official|concept|blu-ray|dvd) )*(?:reviews?|trailer)\b.*$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b((?:[A-Z][\w'\u2019-]*|I|of|the|and|in|a)(?: (?:[A-Z][\w'\u2019-]*|of|the|and|in|a)){0,6}) (\d{1,2}|20[2-9]\d|I{2,3}|IV|VI{0,3})(?=[\s,.;:'!?)\u2014\u2013-]|$)")
_GENERIC = frozenset(
    "introduction cast characters plot synopsis summary verdict conclusion story review reviews overview background trailer genre starring director".split()
)


@dataclass(frozen=True, slots=True)
class FilmMention:
    """A title in the clean text; ``key`` where the markup names the film, ``year`` where one stands behind."""

    start: int
    end: int
    title: str
    main: bool = False
    key: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MainFilm:
    """The reviewed film: title as printed or guessed, year, how it was found, how sure."""

    title: str
    year: int | None
    method: str
    confidence: float


def squeeze(title: str) -> str:
    """A title as titles are compared: folded words with single blanks.

    >>> squeeze("The  Am\u00e9lie: Part-2!")
    'the amelie part 2'
    """
    return " ".join(re.findall(r"[^\W_]+", fold(title).replace("'", "")))


def titlish(words: list[str]) -> bool:
    """Whether the words are written as in a title: all but the small ones with a capital or a digit."""
    big = [w for w in words if fold(w) not in _SMALL]
    return bool(big) and len(words) <= 12 and all(w[0].isupper() or w[0].isdigit() for w in big) and not words[0][0].islower()


def tidy(title: str) -> tuple[str, int | None]:
    """A title line without 'review', year and subtitle behind a dash.

    >>> tidy("Fictional Review: Heat 2 (2027) \u2013 The Return"), tidy("Knives Out Review: The Whodunit")
    (('Heat 2', 2027), ('Knives Out', None))
    """
    text = _HEAD.sub("", " ".join(title.split()))
    year = _YEAR.search(text)
    if year:
        text = text[: year.start()]
    text = _TAIL.sub("", text) or text
    text = re.split(r" [\u2013\u2014|] | - |\u2014", text)[0]
    return text.strip(" \"'*_.,:;\u2013\u2014-"), int(year.group(1)) if year else None


def slug_title(source: str) -> tuple[str, int | None] | None:
    """A title guessed from the last part of a path, or None where that is no words.

    >>> slug_title("reviews/the-mad-magician-1954.txt"), slug_title("000_9e8273fafe264f73.txt"), slug_title("994.txt")
    (('The Mad Magician', 1954), None, None)
    """
    stem = re.sub(r"\.(?:txt|md|markdown|html?|gz|zst|text)$", "", re.split(r"[/\\]", source.rstrip("/"))[-1], flags=re.IGNORECASE)
    words = [w for w in re.split(r"[\s_-]+", stem) if w]
    year = int(words.pop()) if words and re.fullmatch(r"(?:18|19|20)\d\d", words[-1]) and len(words) > 1 else None
    while len(words) > 1 and words[-1].casefold() in ("review", "reviews", "movie", "film", "user", "critic", "imdb", "tmdb"):
        words.pop()
    letters = [w for w in words if w.isalpha() and len(w) > 1]
    if not letters or any(re.fullmatch(r"(?=.*\d)[0-9a-f]{6,}", w) for w in words) or not any(re.search("[aeiouy]", w, re.I) for w in letters):
        return None
    return " ".join(w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words)), year


def marked(page: Page, cased: bool) -> Iterator[FilmMention]:
    """Titles set in italics or bold, or linked."""
    for mark in page.marks:
        words = page.text[mark.start : mark.end]
        for start, end in _items(words, mark.start):
            title = page.text[start:end].strip(" ,.;:\"'")
            start = page.text.index(title, start) if title else start
            if title and (mark.key or "").startswith("imdb:tt"):
                yield FilmMention(start, start + len(title), title, key=mark.key)
            elif mark.key is None and _title_in_marks(page.text, title, start, cased):
                yield FilmMention(start, start + len(title), title)


def _items(words: str, start: int) -> list[tuple[int, int]]:
    """One emphasised title, or several with commas between."""
    pieces = words.rstrip(", ").split(", ")
    if len(pieces) < 3 or not all(titlish(p.split() or ["a"]) for p in pieces):
        return [(start, start + len(words))]
    spans = []
    for piece in pieces:
        spans.append((start, start + len(piece)))
        start += len(piece) + 2
    return spans


def _title_in_marks(text: str, title: str, start: int, cased: bool) -> bool:
    words = _WORD.findall(title)
    if not words or not cased or not titlish(words) or title.endswith((".", ":")) or fold(title) in _GENERIC or len(title) < 2:
        return False
    tokens = tuple(fold(w) for w in words)
    if len(tokens) == 1 and (tokens[0] in COMMON_WORDS or tokens[0] in NO_NAME):
        return text[max(0, start - 3) : start].strip()[-1:] not in ("", ".", "\n") and tokens[0] not in ("i", "and", "not", "the", "very")
    return tokens[0] not in ("full", "rating", "grade", "note", "director", "cast")


_FILM_CUE = re.compile(r"\b(?:movies?|films?|classics?|hit|thrillers?|comedy|drama|remake|sequel|prequel|series|franchise|like|unlike|than|from|of|to|see|watch|watched|called|titled|entitled|re-make)(?:,? (?:such as|like|the|of|to))? \W?$")


def quoted(text: str, sentences: list[Sentence]) -> Iterator[FilmMention]:
    """Titles in quotation marks."""
    for sentence in sentences:
        piece = text[sentence.start : sentence.end]
        if '"' not in piece and "'" not in piece:
            continue
        for m in _QUOTED.finditer(piece):
            group = 1 if m.group(1) is not None else 2
            inner = m.group(group).strip(" ,.")
            words = _WORD.findall(inner)
            if not words or not titlish(words) or not inner:
                continue
            behind = piece[m.end() : m.end() + 8]
            before = piece[max(0, m.start() - 40) : m.start() + 1]
            tokens = tuple(fold(w) for w in words)
            year = _YEAR.match(piece, m.end())
            part = behind.lstrip(" ,").startswith("(") and not year
            if part or (len(words) == 1 or person_like(tokens)) and not (year or _FILM_CUE.search(before)):
                if not (part is False and len(words) > 2):
                    continue
            start = sentence.start + m.start(group) + m.group(group).index(inner)
            yield FilmMention(start, start + len(inner), inner, year=int(year.group(1)) if year else None)


def dated(text: str) -> Iterator[FilmMention]:
    """Titles that a year in brackets follows."""
    for m in _YEAR.finditer(text):
        tokens = list(_WORD.finditer(text, max(0, m.start() - 90), m.start()))
        start, end = m.start(), m.start()
        for token in reversed(tokens):
            gap = text[token.end() : start] if start < end else text[token.end() : end]
            word = token.group()
            if gap.strip(" ") not in ("", ":", ",") or ("," in gap and fold(word) not in COMMON_WORDS and start < end) or "\n" in gap:
                break
            if not (word[0].isupper() or word[0].isdigit() or (fold(word) in _SMALL and start < end)) or fold(word) in TRADES:
                break
            start = token.start()
        words = [w.group() for w in _WORD.finditer(text, start, end)]
        while words and words[0][0].islower():
            start += text[start:end].index(words[0]) + len(words[0])
            words = words[1:]
        title = text[start:end].strip(" ,:\"'")
        if title and title[0] not in "0123456789" or len(words) > 1:
            at = text.index(title, start) if title else start
            if title:
                yield FilmMention(at, at + len(title), title, year=int(m.group(1)))


def numbered(text: str) -> Iterator[FilmMention]:
    """Capitalised words with a number behind: a sequel's title."""
    for m in _NUMBERED.finditer(text):
        words = m.group(1).split()
        start = m.start()
        while words and (words[0].islower() or fold(words[0]) in COMMON_WORDS and len(words) > 1 and fold(words[0]) not in ("the", "a", "i")):
            start += len(words[0]) + 1
            words = words[1:]
        if words and not all(fold(w) in COMMON_WORDS or fold(w) in NO_NAME for w in words[-1:]):
            end = m.end()
            tail = re.match(r": (?:[A-Z][\w'-]*)(?: (?:[A-Z][\w'-]*|of|the|and|in|for|to|a)){0,6}(?<=[\w])", text[end : end + 80])
            if tail and titlish(tail.group()[2:].split()):
                end += len(tail.group())
            yield FilmMention(start, end, text[start:end])


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
        if len(line) > 160 or not (sentence.heading or _YEAR.search(line) or re.search(r"\breview\b", line, re.I)):
            continue
        title, year = tidy(line)
        words = _WORD.findall(title)
        if not words or len(words) > 12 or any(fold(w) in _GENERIC for w in words[:1]) or ":" in line[:14] and not _HEAD.match(line) and not year and len(words) < 2:
            continue
        again = squeeze(title) in squeeze(text[sentence.end :]) or title.upper() == title
        if titlish(words) and (year or again and len(words) <= 8):
            return MainFilm(title, year, "title line", 0.95 if year else 0.85)
    return None


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
        if (length > 1 or length == len(words)) and re.search(rf"\b{re.escape(phrase)}\b", plain) and phrase not in COMMON_WORDS:
            title = " ".join(guess[0].split()[: length])
            return MainFilm(title, guess[1], "file name and text", 0.9 if length == len(words) else 0.7)
    return None


def main_film(text: str, source: str, given: tuple[str | None, int | None], sentences: list[Sentence], mentions: list[FilmMention]) -> MainFilm | None:
    """Which film the review is about: what is known beside the text, else its title line, file name and first titles."""
    if given[0]:
        title, year = tidy(given[0])
        if title:
            return MainFilm(title, given[1] or year, "document", 1.0)
    found = _headline(text, sentences) or _named_by_file(text, source, mentions) or _most_named(mentions)
    if found:
        return MainFilm(found.title, given[1] or found.year, found.method, found.confidence)
    guess = slug_title(source)
    return MainFilm(guess[0], given[1] or guess[1], "file name", 0.3) if guess else None


def _most_named(mentions: list[FilmMention]) -> MainFilm | None:
    """The title named most often and first; a title in the opening sentence weighs more."""
    weight: Counter[str] = Counter()
    first: dict[str, FilmMention] = {}
    for n, m in enumerate(mentions):
        squeezed = squeeze(m.title)
        weight[squeezed] += (1 if m.key else 3) + (3 if n == 0 and m.start < 200 else 0)
        first.setdefault(squeezed, m)
    if not weight:
        return None
    best = max(weight, key=lambda t: (weight[t], -first[t].start))
    if weight[best] < 4:
        return None
    year = next((m.year for m in mentions if m.year and squeeze(m.title) == best), None)
    return MainFilm(first[best].title, year, "most named", 0.7)


def resolve(text: str, film: MainFilm | None, mentions: list[FilmMention]) -> list[FilmMention]:
    """All titles in text order without overlap, each marked as the reviewed film's or another's."""
    own = _own_titles(film)
    spans = [m for m in mentions if m.end > m.start]
    known = {m.title: m for m in spans if (" " in m.title or m.title[-1:].isdigit()) and not person_like(tuple(fold(w) for w in m.title.split()))}
    if film and (" " in film.title or film.title[-1:].isdigit()):
        known.setdefault(film.title, FilmMention(0, 0, film.title))
    spans += [FilmMention(a, b, text[a:b], key=known[text[a:b]].key) for a, b in _occurrences(text, known)]
    spans.sort(key=lambda m: (m.start, -(m.end - m.start), m.key is None, m.year is None))
    kept: list[FilmMention] = []
    for m in spans:
        if kept and m.start < kept[-1].end:
            continue
        squeezed = squeeze(m.title)
        main = bool(film) and (squeezed == squeeze(film.title) or squeezed in own and m.key is None) if film else False
        kept.append(FilmMention(m.start, m.end, m.title, main, m.key, m.year))
    return kept


def _own_titles(film: MainFilm | None) -> set[str]:
    """Short forms of the reviewed film's title: parts of it at a colon, and runs of its words."""
    if film is None:
        return set()
    words = squeeze(film.title).split()
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} if len(words) <= 12 else set()
    plain = {r for r in runs if r not in COMMON_WORDS and not r.isdigit()}
    if words and words[-1].isdigit():
        plain -= {" ".join(words[:-1])}
    if ":" in film.title and re.search(r"\d", film.title.split(":")[0]) is None:
        plain -= set()
    return plain
