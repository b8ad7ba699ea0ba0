"""Which emphasised or linked words are titles of films: italics mostly are, bold words and links are names as often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews import maker_names, screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import fold, person_like
from kg.reviews.page import Mark, Page
from kg.reviews.titles import GENERIC, OF_A_PART, WORD, YEAR, FilmMention, titlish
from kg.reviews.words import NO_NAME

# Bold words at the head of a line, with who does it behind: "**Vetch** \u2013 Dev Patel".
_LABEL = expression(r"(?: \([^()\n]{1,40}\))? ?(?:[:\u2013\u2014]|- )")
_PERSONS_PAGE = expression(
    r"(?:^|[/?&#])(?:names?|persons?|people|actors?|actress(?:es)?|celebrit(?:y|ies)|celebs?|cast|directors?|stars?|"
    r"filmmakers?|artists?|writers?|biography|bio)[/=_-]|/nm\d{7}",
    re.IGNORECASE,
)
_FILMS_PAGE = expression(r"(?:^|[/?&#])(?:films?|movies?|titles?|tv|shows?|m)[/=_-]", re.IGNORECASE)
# Words of a credit: a phrase that is emphasised as a whole, "Al Pacino as Vincent Hanna", "Directed by Michael Mann".
_CREDIT = expression(
    r"(?P<who>[^,]{3,40}?),? (?:as|plays|is) (?=[A-Z])|(?:directed|written|produced|edited|shot|music|score|"
    r"cinematography|screenplay|story|starring|photographed|composed)(?: and \w+)? (?:by|with) (?=[A-Z])|"
    r"starring (?=[A-Z])",
    re.IGNORECASE,
)
# What stands behind a name: what its bearer does, or in brackets who plays it.
_DOES = expression(
    r"(?:'s)? (?:plays(?! (?:as|like|out|with|on|for)\b)|portrays|portrayed|voices|voiced|co-stars|directs|directed|"
    r"wrote|composed|who plays)\b|(?:'s)? as (?=[A-Z\W])|"
    r" \((?:played by |voiced by |voice of |portrayed by |an? \w+ )?[A-Z][\w'-]+ (?:[A-Z][\w.'-]* ){0,2}[A-Z][\w'-]+\)|"
    r" \((?:played|voiced|portrayed) by "
)
_MADE = (
    r"\b(?:(?:direct|produc|compos|edit|play|portray|voic|photograph|creat)ed by|written by|shot by|score by|music by|"
    r"starring|co-starring|actors?|actress|actresses|(?:voices?|performances?) of|performances? from)"
    r"(?: the| both)? \W?$|"
    r"\b(?:music|score|direct(?:ors?|ion)|cinematograph(?:y|er)|photography|camera|edit(?:ing|ors?)|writers?|screenplay|"
    r"script|producers?|cast|starring|costumes?|design)(?: by)? ?[:|\u2013\u2014-] ?\W?$"
)
_MADE_BY = expression(_MADE, re.IGNORECASE)
# The same in bold or as a link, which titles are less often.
_BESIDE = expression(
    _MADE + r"|\b(?:by|stars|co-stars|with|alongside|opposite|featuring|features|including|directors?|writers?|"
    r"composers?|star|newcomers?|veterans?|work of)(?: the| both)? \W?$",
    re.IGNORECASE,
)
_A_FILM = expression(
    r"\b(?:movies?|films?|classics?|hit|thrillers?|comedy|drama|remake|sequel|prequel|series|franchise|see|watch|watched|"
    r"saw|called|titled|entitled|re-make)(?:,? (?:such as|like|the|of|to))? \W?$",
    re.IGNORECASE,
)
_ROW = 400
_MANY = 2
_CLEARLY = {"italic": 2, "bold": 1, "link": 1, "other": 1}
"""How many times more names than titles make a habit."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What is set off on a page: the titles among it, and all marks that are no names of people or of parts."""

    titles: list[FilmMention]
    marks: list[Mark]


def read(page: Page, cased: bool) -> Emphasis:
    """The emphasised words of a page without the names among them.

    A link to a page of IMDb tells by itself. Of the rest, what casts know as a name, what a part's or a maker's name
    would stand for (*plays **Nate***) and what is written like the names that the page sets off in the same way are no
    titles, unless a year or a word such as *film* stands beside them.

    Args:
        cased: whether the text has capitals at all. In a text without, nothing but a link tells of a title.

    >>> from kg.reviews.normalise import clean
    >>> text = "**Al Pacino** plays **Vincent Hanna**, as in *Serpico*. **Insomnia** (2002) came later."
    >>> [mention.title for mention in read(clean(text), True).titles]
    ['Serpico', 'Insomnia']
    """
    spans = list(_spans(page))
    habits = _habits(page.text, spans)
    people = {(s.start, s.end) for s in spans if _to_a_person(s.mark)}
    names = {s for s in spans if (s.start, s.end) in people or (cased and _name(page.text, s, habits))}
    named = {(s.start, s.end) for s in names}
    marks = [m for m in page.marks if (m.start, m.end) not in named and not _to_a_person(m)]
    found = []
    for span in spans:
        if (span.mark.key or "").startswith("imdb:tt"):
            found.append(FilmMention(span.start, span.end, span.title, key=span.mark.key))
        elif cased and span.mark.key is None and span not in names and _written_as_title(page.text, span):
            found.append(FilmMention(span.start, span.end, span.title, sure=True))
    return Emphasis(found, marks)


@dataclass(frozen=True, slots=True)
class _Span:
    """Words in marks that may be one title, its place without signs around it, and whether it is written as one."""

    start: int
    end: int
    title: str
    tokens: tuple[str, ...]
    titlish: bool
    mark: Mark


def _spans(page: Page) -> Iterator[_Span]:
    for mark in page.marks:
        for start, end in _items(page.text[mark.start : mark.end], mark.start):
            if _LABEL.match(page.text, end) and not _line_before(page.text, start).strip(" -*\u2022"):
                continue
            title = page.text[start:end].strip(" ,.;:\"'")
            if title:
                first = page.text.index(title, start)
                words = WORD.findall(title)
                yield _Span(first, first + len(title), title, tuple(map(fold, words)), titlish(words), mark)


def _line_before(text: str, at: int) -> str:
    """What stands before a place in its line, as far back as a row of a table may go."""
    return text[max(0, at - _ROW) : at].rpartition("\n")[2]


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


def _written_as_title(text: str, span: _Span) -> bool:
    tokens = span.tokens
    if not span.titlish or fold(span.title) in GENERIC or len(span.title) < 2:
        return False
    if text[span.end : span.end + 1] == ":" and span.end < span.mark.end:
        return False
    if len(tokens) == 1 and (tokens[0] in COMMON_WORDS or tokens[0] in NO_NAME):
        before = text[max(0, span.start - 3) : span.start].strip()[-1:]
        return before not in ("", ".", "\n") and tokens[0] not in ("i", "and", "not", "the", "very")
    return tokens[0] not in ("full", "rating", "grade", "note", "director", "cast")


def _to_a_person(mark: Mark) -> bool:
    return (mark.key or "").startswith("imdb:nm") or (
        _PERSONS_PAGE.search(mark.address) is not None and not _FILMS_PAGE.search(mark.address)
    )


def _known(tokens: tuple[str, ...]) -> bool:
    """Whether casts or makers' lists know the name."""
    return len(tokens) > 1 and (screen_names.known(tokens) > 0 or any(maker_names.films(" ".join(tokens))))


def _habits(text: str, spans: list[_Span]) -> frozenset[str]:
    """The kinds of emphasis that the page sets names in rather than titles: italics only if that is quite clear."""
    names, others = Counter[str](), Counter[str]()
    films = {(span.start, span.end) for span in spans if (span.mark.key or "").startswith("imdb:tt")}
    told = {(span.mark.kind, span.tokens) for span in spans if _told(text, span)}
    titled = {(span.mark.kind, span.tokens) for span in spans if (span.start, span.end) in films}
    for kind, tokens in dict.fromkeys((span.mark.kind, span.tokens) for span in spans if span.titlish):
        surname = len(tokens) == 1 and kind != "italic" and screen_names.surname(tokens[0])
        given = kind != "italic" and tokens[0] in GIVEN_NAMES and person_like(tokens)
        if (kind, tokens) in titled:
            others[kind] += 1
        elif _known(tokens) or surname or given or (kind, tokens) in told:
            names[kind] += 1
        elif len(tokens) > 1 and not person_like(tokens):
            others[kind] += 1
    return frozenset(kind for kind in names if names[kind] >= _MANY and names[kind] > others[kind] * _CLEARLY[kind])


def _told(text: str, span: _Span) -> bool:
    """Whether the words around show that these are the name of somebody or of a part."""
    beside = _MADE_BY if span.mark.kind == "italic" else _BESIDE
    return (
        _of_a_part(text, span)
        or beside.search(_before(text, span)) is not None
        or _DOES.match(text, span.end) is not None
    )


def _of_a_part(text: str, span: _Span) -> bool:
    """Whether *as*, *plays* or the like stands before a word or a name."""
    return OF_A_PART.search(_before(text, span)) is not None and (len(span.tokens) == 1 or person_like(span.tokens))


def _before(text: str, span: _Span) -> str:
    return text[max(0, span.start - 40) : span.start]


def _name(text: str, span: _Span, habits: frozenset[str]) -> bool:
    """Whether the words are a person's or a part's name, or a whole credit, rather than a title."""
    if not span.titlish or YEAR.match(text, span.end) or _FILMS_PAGE.search(span.mark.address):
        return False
    if _line_before(text, span.start).startswith("|"):  # a row of a table of people and parts
        return True
    credit = _CREDIT.match(span.title)
    if credit and (credit["who"] is None or person_like(tuple(fold(w) for w in WORD.findall(credit["who"])))):
        return True
    if _of_a_part(text, span):
        return True
    if _A_FILM.search(_before(text, span)):
        return False
    telling = span.mark.kind in habits or _told(text, span)
    if len(span.tokens) == 1:
        word = span.tokens[0]
        return telling or (span.mark.kind != "italic" and (word in GIVEN_NAMES or screen_names.surname(word)))
    if span.mark.kind == "italic" and not telling:
        return screen_names.known(span.tokens) > _MANY or maker_names.films(" ".join(span.tokens))[0] > _MANY
    return person_like(span.tokens)
