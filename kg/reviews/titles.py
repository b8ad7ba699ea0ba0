"""Titles of films in a clean text: by quotation marks, a year or a number behind; for italics see ``emphasis``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews import maker_names, screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import fold, person_like
from kg.reviews.sentences import Sentence
from kg.reviews.words import NO_NAME, PLACE_FIRST, PLACE_WORDS, TITLES, TRADES, listed

SMALL = listed("of the and in on to a an for from with at by or vs vs. as is & de la le du der die das no et el y")


YEAR = expression(
    r" ?\((?:[a-z.]+,? |(?:[A-Z][\w.'-]+ ){1,3}?[A-Z][\w'-]+, )?((?:18|19|20)\d\d)(?:[-\u2013](?:\d{2,4})?)?\)"
)


_QUOTED = expression(r"\"([^\"\n]{1,70})\"|(?<![\w)])'([A-Z0-9][^'\n]{0,60}(?:'[a-z]{1,2}\b[^'\n]{0,60})?)'(?!\w)")


WORD = expression(r"[^\W_]+(?:['.&-][^\W_]+)*[!?]?|&")


_NUMBERED = expression(
    r"\b((?:[A-Z][\w'\u2019-]{0,40}|I|of|the|and|in|a)(?: (?:[A-Z][\w'\u2019-]{0,40}|of|the|and|in|a)){0,6}) (\d{1,2}|"
    r"20[2-9]\d|I{2,3}|IV|VI{0,3})(?=[\s,.;:'!?)\u2014\u2013-]|$)"
)


GENERIC = listed(
    "introduction cast characters plot synopsis summary verdict conclusion story review reviews overview "
    "background trailer genre starring director"
)


_COUNTED = listed("war part chapter volume act season episode phase page class type vol")
_SUBTITLE = expression(r": [A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|of|the|and|in|for|to|a)){0,6}(?<=\w)")
_CUED = expression(
    r"\b(?:sequel|prequel|follow-up|remake|re-make|reboot|spin-?off) (?:to|of) (?:[A-Z][\w-]+ (?:[A-Z][\w-]+ "
    r")?[A-Z][\w-]+'s )?"
    r"(?P<t>[A-Z0-9][\w&-]*(?!'s)(?::? (?:(?:of|the|and|in|a|to|for) ){0,2}[A-Z0-9][\w&-]*(?!'s)){0,7})(?![\w'])"
)
# "Pola X is a beautiful adaptation of": a text that begins so has named its film.
_TOLD_OF = expression(
    r"\A\W{0,3}(?P<t>[A-Z][\w'-]*(?:,? (?:[A-Z0-9][\w'-]*|of|the|and|a|in|to|&|for|on)){0,6}) (?:is|was) "
    r"(?:[a-z]+ly )?(?:an?|the|one of(?: the)?) (?:[a-z-]+,? (?:and )?){0,4}(?:films?|movies?|adapt(?:at)?ion|flick|"
    r"documentary|sequel|remake|western|musical)\b(?!-|'s | (?:actor|actress|director|star|maker|buff|critic|editor|"
    r"legend|noir|hero|lover|fan))"
)
# Words with a capital, small ones between them; or capitals alone in a text that has small letters.
RUN = expression(
    r"(?<![\w'.&-])(?:[A-Z0-9\u00c0-\u00de][\w'\u2019&.-]*[\w!?]|[A-Z0-9])(?:(?::? |, (?=[A-Z][\w, ]{0,24},? (?:and|&) "
    r"[A-Z]))"
    r"(?:(?:of|the|and|in|on|to|a|an|for|from|with|at|by|or|de|la|le|du|el|&|vs\.?|d'une|des) "
    r"){0,3}(?:[A-Z0-9\u00c0-\u00de][\w'\u2019&.-]*[\w!?]|[A-Z0-9](?![\w.]))){0,9}"
)
# What stands in front of another film of somebody's, though nothing sets its title off.
_ANOTHER = expression(
    r"\b(?:(?:directors?|makers?|stars?|creators?|writers?|man|woman|guys?|people|team|actor|actress) (?:of|behind|who "
    r"(?:made|directed|wrote|did|gave us))|"
    r"(?:also|later|previously|then|who|he|she|had|went on to|before|have|has) (?:also )?(?:direct|directed|wrote|"
    r"write|made|make|did|"
    r"starred in|appeared in|was in|were in|played in|turned up in|shot|scored)|"
    r"(?:known|famous|remembered|loved|familiar) (?:for|from)|(?:know|remember|recognise|recognize)(?:,? (?:him|her|"
    r"them))?,? from|"
    r"(?:last|previously|recently|first) seen in|fresh (?:from|off)|(?:work|turn|role|roles|performance|part|parts) "
    r"(?:in|on)|"
    r"(?:cop|vet|doctor|nurse|cameraman|villain|character) (?:in|on|from)|same as|pre|years before|years after|"
    r"(?:movie|film|drama|show|series) of|they gave) ",
    re.IGNORECASE,
)
_BEHIND_ANOTHER = expression(
    r"[.,;:!?)]|$| (?:fame|and|where|in|back|two|three|with|to|as|or|too|years|a|but|for|was|is|which)\b"
)
_ACTS = expression(r" (?:plays|portrays|voices|stars|co-stars|returns|appears|shines|as)\b")
_LEADING = ("in", "with", "for", "from", "like", "unlike")


@dataclass(frozen=True, slots=True)
class FilmMention:
    """A title in the clean text; ``key`` where the markup names the film, ``year`` where one stands behind, ``sure``
    where italics, a year or a number tell that it is a title.
    """

    start: int
    end: int
    title: str
    main: bool = False
    key: str | None = None
    year: int | None = None
    sure: bool = False


def squeeze(title: str) -> str:
    """A title as titles are compared: folded words with single blanks.

    >>> squeeze("The  Am\u00e9lie: Part-2!")
    'the amelie part 2'
    """
    return " ".join(re.findall(r"[^\W_]+", fold(title).replace("'", "")))


def titlish(words: list[str]) -> bool:
    """Whether the words are written as in a title: all but the small ones with a capital or a digit."""
    big = [w for w in words if fold(w) not in SMALL]
    return (
        bool(big)
        and len(words) <= 12
        and all(w[0].isupper() or w[0].isdigit() for w in big)
        and not words[0][0].islower()
    )


_OWNED = expression(r"(?P<who>[A-Z][\w.-]+ (?:[A-Z][\w.-]* ){0,2}?[A-Z][\w-]+)'s? (?=[A-Z0-9])")


def owned(title: str) -> int:
    """How many letters of a title are its maker's name in front: *Fritz Lang's M*, but not *Charlie Wilson's War*.

    >>> owned("Alfred Hitchcock's The Birds"), owned("Charlie Wilson's War")
    (19, 0)
    """
    m = _OWNED.match(title)
    name = " ".join(fold(word.strip(".")) for word in m.group("who").split()) if m else ""
    return m.end() if m and max(maker_names.films(name)) > 0 else 0


_FILM_CUE = expression(
    r"\b(?:movies?|films?|classics?|hit|thrillers?|comedy|drama|remake|sequel|prequel|series|franchise|like|"
    r"unlike|than|from|of|to|see|watch|watched|called|titled|entitled|re-make)(?:,? (?:such as|like|the|of|"
    r"to))? \W?$"
)


_OWNER = expression(r"[A-Z][\w-]+'s $")
"""Who owns the title behind it, be it written small: *Kim Ki-duk's "Spring, summer, fall, winter"*."""
_MAKER_BEHIND = expression(
    r" (?:director|helmer|star|co-star|alum|scribe|writer|screenwriter|creator|composer|cinematographer|producer|actor|"
    r"actress) [A-Z]"
)
"""What stands behind a title in front of who worked on it."""
_IN_BRACKET = expression(r"\([A-Z][\w.'-]+ [^()\"]{2,40}, (?:TV's )?\W$")
"""What stands before a title that tells where an actor is known from: *Ari (Helena Bonham Carter, "Fight Club")*."""
_POSSESSIVE = expression(r"([A-Z][\w-]+)'s $")
OF_A_PART = expression(
    r"(?:(?<!such )(?<!same )(?<!well )(?<!good )(?<!bad )(?<!films )\bas|\bplay(?:s|ed|ing)?|\bportray(?:s|ed|ing)?|"
    r"\bvoic(?:es|ed|ing)|\bnicknamed|\bdubbed|\ba (?:man|woman|boy|girl|guy) (?:called|named)) (?:the )?\W?$",
    re.IGNORECASE,
)


def quoted(text: str, sentences: list[Sentence]) -> Iterator[FilmMention]:
    """Titles in quotation marks."""
    for sentence in sentences:
        piece = text[sentence.start : sentence.end]
        if '"' not in piece and "'" not in piece:
            continue
        for m in _QUOTED.finditer(piece):
            group = 1 if m.group(1) is not None else 2
            inner = m.group(group).strip(" ,.")
            words = WORD.findall(inner)
            owner = len(words) > 2 and words[0][0].isupper() and _OWNER.search(piece, 0, m.start())
            if not words or not inner or not (owner or titlish(words)):
                continue
            behind = piece[m.end() : m.end() + 8]
            before = piece[max(0, m.start() - 40) : m.start() + 1]
            tokens = tuple(fold(w) for w in words)
            year = YEAR.match(piece, m.end())
            part = behind.lstrip(" ,").startswith("(") and not year
            if OF_A_PART.search(before):
                continue
            bracket = _IN_BRACKET.search(before) and behind.startswith(")")
            cued_so = _FILM_CUE.search(before) or _MAKER_BEHIND.match(piece, m.end())
            told = year or bracket or cued_so or _of_a_maker(piece, m.start())
            doubtful = part or ((len(words) == 1 or person_like(tokens)) and not told)
            if doubtful and (part or len(words) <= 2):
                continue
            start = sentence.start + m.start(group) + m.group(group).index(inner)
            yield FilmMention(start, start + len(inner), inner, year=int(year.group(1)) if year else None)


_KNOWN_FROM = expression(
    r"(?P<who>[A-Z][\w.'-]+ (?:[A-Z][\w.'-]* ){0,2}?[A-Z][\w'-]+) \((?:of |from |in |TV's )?(?P<t>[A-Z0-9][\w'&:. "
    r"-]{1,50}?),? \(?(?P<y>(?:18|19|20)\d\d)\)"
)


def bracketed(text: str) -> Iterator[FilmMention]:
    """Titles in brackets with their years behind somebody whom films know: *Al Pacino (Heat, 1995)*."""
    for m in _KNOWN_FROM.finditer(text):
        who, words = " ".join(map(fold, m.group("who").split())), m.group("t").split()
        if _filmed(who) and titlish(words) and not _a_name(tuple(map(fold, words))):
            yield FilmMention(m.start("t"), m.end("t"), m.group("t"), year=int(m.group("y")), sure=True)


def _filmed(name: str) -> bool:
    """Whether films have had somebody of that name, all of it."""
    return screen_names.films(name) > 0 or any(maker_names.films(name))


def _a_name(tokens: tuple[str, ...]) -> bool:
    """Whether words are somebody's name, a place's, a month's, or those of a country by its letters."""
    if len(tokens) > 1:
        return tokens[0] in PLACE_FIRST or _filmed(" ".join(tokens))
    word = tokens[0]
    named = word in NO_NAME or maker_names.surname(word) or screen_names.surname(word)
    return bool(named) or word in PLACE_WORDS or len(word.replace(".", "")) < 4


def _of_a_maker(piece: str, at: int) -> bool:
    """Whether the surname of a maker of films stands in the possessive before a place."""
    owner = _POSSESSIVE.search(piece, max(0, at - 40), at)
    return owner is not None and maker_names.surname(fold(owner[1]))


def dated(text: str) -> Iterator[FilmMention]:
    """Titles that a year in brackets follows, or a year in the same brackets."""
    inner = list(bracketed(text))
    yield from inner
    for m in YEAR.finditer(text):
        if any(m.start() < title.start < m.end() for title in inner):
            continue
        tokens = list(WORD.finditer(text, max(0, m.start() - 90), m.start()))
        start, end = m.start(), m.start()
        for token in reversed(tokens):
            gap = text[token.end() : start] if start < end else text[token.end() : end]
            word = token.group()
            if (
                gap.strip(" ") not in ("", ":", ",")
                or ("," in gap and fold(word) not in COMMON_WORDS and start < end)
                or "\n" in gap
            ):
                break
            if (
                not (word[0].isupper() or word[0].isdigit() or (fold(word) in SMALL and start < end))
                or fold(word) in TRADES
            ):
                break
            start = token.start()
        words = [w.group() for w in WORD.finditer(text, start, end)]
        while words and words[0][0].islower():
            start += text[start:end].index(words[0]) + len(words[0])
            words = words[1:]
        if len(words) > 1 and text.startswith(",", m.end()) and fold(words[0]) in _LEADING:
            start += text[start:end].index(words[0]) + len(words[0])
            words = words[1:]
        start += owned(text[start:end])
        title = text[start:end].strip(" ,:\"'")
        if (title and title[0] not in "0123456789") or len(words) > 1:
            at = text.index(title, start) if title else start
            if title:
                yield FilmMention(at, at + len(title), title, year=int(m.group(1)), sure=True)


def numbered(text: str) -> Iterator[FilmMention]:
    """Capitalised words with a number behind: a sequel's title, with what follows its colon."""
    for m in _NUMBERED.finditer(text):
        start = _after_opening(text, m)
        words = text[start : m.end(1)].split()
        if all(fold(w) in SMALL for w in words) or fold(words[-1]) in _COUNTED or _generation(text, words, m):
            continue
        telling = sum(w[0].isupper() for w in words) > 1
        if telling or not all(fold(w) in COMMON_WORDS or fold(w) in NO_NAME for w in words):
            tail = _SUBTITLE.match(text, m.end())
            end = tail.end() if tail and titlish(tail.group()[2:].split()) else m.end()
            yield FilmMention(start, end, text[start:end], sure=True)


def _generation(text: str, words: list[str], m: re.Match[str]) -> bool:
    """Whether the number is a part of a person's name: Yahya Abdul-Mateen II."""
    folded = tuple(fold(w) for w in words)
    if m.group(2) not in ("II", "III", "IV") or not person_like(folded):
        return False
    return folded[0] in GIVEN_NAMES or _ACTS.match(text, m.end()) is not None


def cued(text: str) -> Iterator[FilmMention]:
    """Titles that no mark sets off but words such as *the sequel to* in front of them."""
    for m in _CUED.finditer(text):
        yield FilmMention(m.start("t"), m.end("t"), m.group("t"), sure=True)
    told = _TOLD_OF.match(text)
    if told and not all(fold(w) in COMMON_WORDS | NO_NAME for w in told.group("t").split()):
        start = told.start("t") + owned(told.group("t"))
        yield FilmMention(start, told.end("t"), text[start : told.end("t")], sure=True)


def another(text: str) -> Iterator[FilmMention]:
    """Titles of other films that no mark sets off, behind *directed*, *known for*, *last seen in*."""
    for cue in _ANOTHER.finditer(text):
        run = RUN.match(text, cue.end())
        if run and _BEHIND_ANOTHER.match(text, run.end()) and _stands_alone(run.group().split()):
            yield FilmMention(run.start(), run.end(), run.group())


def _stands_alone(words: list[str]) -> bool:
    """Whether words with capitals are a title rather than a name of somebody or of a place."""
    tokens = tuple(fold(w.strip(",")).removesuffix("'s") for w in words)
    if not titlish(words) or tokens[0] in TRADES or len(words) > 8:
        return False
    opened = tokens[0] in ("the", "a", "an", "la", "le", "el", "les")
    if len(words) == 1:
        word = tokens[0]
        named = word in NO_NAME or word in GIVEN_NAMES or maker_names.surname(word) or screen_names.surname(word)
        return len(word) > 4 and not named and word not in PLACE_WORDS and "'" not in words[0]
    if tokens[0] in PLACE_FIRST or any(t in NO_NAME or t in PLACE_WORDS or t in TITLES for t in tokens):
        return opened
    return not person_like(tokens) and (opened or any(t in COMMON_WORDS for t in tokens))


def _after_opening(text: str, m: re.Match[str]) -> int:
    """Where a numbered title begins, small words in front and a sentence's first word left out."""
    start = m.start()
    opening = text[max(0, start - 2) : start].strip() in ("", ".", "!", "?") and text[start - 1 : start] != "("
    words = m.group(1).split()
    while words and (words[0].islower() or (opening and len(words) > 1 and _everyday(words[0]))):
        start += len(words.pop(0)) + 1
    return start


def _everyday(word: str) -> bool:
    return fold(word) in COMMON_WORDS and fold(word) not in ("the", "a", "i")
