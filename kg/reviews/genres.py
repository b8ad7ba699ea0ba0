"""Genres that a review names: in a line of its own, or before *film* where it says what the film is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews.frames import Frame
from kg.reviews.stated import Stated
from kg.reviews.words import listed

# Genres of more than one word; a hyphen stands for either a hyphen or a blank.
_COMPOUND = listed(
    """
    science-fiction romantic-comedy black-comedy dark-comedy screwball-comedy slapstick-comedy stand-up-comedy
    action-comedy musical-comedy teen-comedy sex-comedy buddy-comedy satirical-comedy comedy-horror horror-comedy
    sci-fi-horror body-horror folk-horror psychological-horror gothic-horror supernatural-horror psychological-thriller
    action-thriller crime-thriller erotic-thriller political-thriller spy-thriller legal-thriller comedy-drama
    crime-drama period-drama costume-drama courtroom-drama family-drama historical-drama legal-drama medical-drama
    political-drama prison-drama romantic-drama social-drama sports-drama teen-drama war-drama dark-fantasy
    high-fantasy urban-fantasy romantic-fantasy space-opera space-western spaghetti-western acid-western film-noir
    neo-noir tech-noir martial-arts kung-fu sword-and-sandal sword-and-sorcery coming-of-age found-footage road-movie
    monster-movie disaster-movie buddy-cop police-procedural jukebox-musical rock-musical absolute-film love-story
    ghost-story fairy-tale magical-girl military-science-fiction concert-film art-house
    """
)
_NOUNS = listed(
    """
    comedy drama melodrama thriller western musical mystery romance documentary mockumentary docudrama biopic slasher
    satire parody spoof whodunit giallo swashbuckler tragedy noir horror fantasy tragicomedy dramedy romcom rom-com
    caper farce splatter
    """
)
_ADJECTIVES = listed(
    """
    action adventure animation anime biographical crime cyberpunk dieselpunk disaster epic erotic experimental family
    heist historical kaiju mecha monster post-apocalyptic propaganda romantic sci-fi sports spy steampunk superhero
    supernatural surrealist suspense vampire war wuxia yaoi hentai zombie exploitation blaxploitation dystopian gangster
    gothic slapstick survival vigilante revenge religious fantastic
    """
)
# Words between a genre and its noun that say nothing of the genre.
_NEUTRAL = listed(
    "feature short television tv special silent anthology independent direct-to-video made-for-tv live-action b 3d"
)
_SAME = {
    "romantic": "romance",
    "sci fi": "science fiction",
    "rom com": "romantic comedy",
    "romcom": "romantic comedy",
    "biopic": "biographical",
    "horror comedy": "comedy horror",
}
_HEAD = r"(?:film|movie|flick|picture|cartoon|feature|featurette|short|miniseries|romp|outing|yarn|epic|b-movie)"
_RUN = (
    r"(?P<run>(?:(?:(?!(?:of|to|in|on|for|with|from|by|about|that|which|who|than|not|but|as|is|was|and|or|an?|the|this|"
    r"film|movie)\b)[a-z0-9'.-]+|[NP])(?:,? |/)){0,9})"
)
_IS = (
    r"(?:(?:^|[ (])(?P<subject>[NPMF)]|it|this|that|film|movie|picture|feature|which|here)(?:,? \([^()]{0,120}\))?"
    r"(?:,? (?:also|originally|internationally|released|titled|aka|a\.k\.a\.|or|later|formerly|"
    r"subtitled)\b[^.;]{0,90}?)?,? ?(?:is|was|'s|remains|becomes)|(?:^|, |: |\. )as|^(?:it's|what we have here is)|^)"
)
_SAID = expression(
    _IS + r" ?(?:still |also |ultimately |essentially |basically |simply |really |both |not only |"
    r"more than )?(?:an?|the|one of the [a-z]+|this) "
    + _RUN
    + r"(?P<noun>"
    + _HEAD
    + r"|"
    + "|".join(sorted(map(re.escape, _NOUNS), key=len, reverse=True))
    + r")s?\b(?! (?:director|writer|star|actor|actress|fans?|buff|maker|critic|producer|genre|lover))"
)
_THIS = expression(r"\bthis " + _RUN + r"(?P<noun>" + _HEAD + r")\b(?! (?:director|maker|series))")
_LOOSE = expression(
    r"\b(?:this|an?|the) "
    + _RUN.replace("<run>", "<loose>")
    + r"(?:world|universe|tale|story|saga|adventure|odyssey|yarn|epic)\b"
)
_BARE = expression(
    r"\bthis (?:[a-z-]+,? ){0,3}?(?P<bare>thriller|western|comedy|romantic comedy|whodunit|slasher|documentary|"
    r"musical|mockumentary|melodrama|"
    r"biopic|giallo|satire|spoof)\b"
)
# What tells the genre even before "world" or "story".
_MARKED = listed(
    "cyberpunk sci-fi science-fiction supernatural dystopian post-apocalyptic steampunk fantasy horror ghost-story "
    "superhero"
)
_LINE = expression(r"^[^\w\n]*genres?\W*: ?\W*(.{2,80})$", re.IGNORECASE | re.MULTILINE)
_WORD = expression(r"[a-z0-9'.-]+|[/,]|[NP]")


def read(text: str, frames: list[Frame]) -> Iterator[Stated]:
    """The genres of the reviewed film, each once.

    Args:
        text: the clean text.
        frames: its sentences.
    """
    seen: set[str] = set()
    for stated in (*_lines(text), *(s for frame in frames for s in _sentence(frame))):
        if stated.value.casefold() not in seen:
            seen.add(stated.value.casefold())
            yield stated


def _lines(text: str) -> Iterator[Stated]:
    for m in _LINE.finditer(text):
        at = m.start(1)
        for piece in re.split(r"\s*[|,/;\u2022]\s*", m.group(1)):
            value = piece.strip(" .*_")
            if 2 < len(value) < 40:
                start = text.index(value, at)
                yield Stated("genre", value, start, start + len(value), 0.95)


def _sentence(frame: Frame) -> Iterator[Stated]:
    if not any(word in frame.shape for word in (" a ", " an ", "this ", "A ", "a ", "an ", "the ")):
        return
    for pattern, confidence in ((_SAID, 0.85), (_THIS, 0.75)):
        for m in pattern.finditer(frame.shape):
            if m.groupdict().get("subject") == "F":
                continue
            head = m.group("noun") if m.group("noun") in _NOUNS else ""
            for start, end, genre in named(m.group("run") + head):
                first, last = frame.span(m.start("run") + start, m.start("run") + end)
                yield Stated("genre", genre, first, last, confidence)
    yield from _loosely(frame)


def _loosely(frame: Frame) -> Iterator[Stated]:
    """Genres of the story or its world, and nouns such as *this thriller*."""
    for m in _LOOSE.finditer(frame.shape):
        for start, end, genre in named(m.group("loose")):
            if genre.replace(" ", "-") in _MARKED:
                first, last = frame.span(m.start("loose") + start, m.start("loose") + end)
                yield Stated("genre", genre, first, last, 0.65)
    for m in _BARE.finditer(frame.shape):
        first, last = frame.span(*m.span("bare"))
        yield Stated("genre", m.group("bare"), first, last, 0.7)


def named(run: str) -> list[tuple[int, int, str]]:
    """The genres at the end of the words before *film*, with their spans, in the order of the words.

    >>> [genre for _, _, genre in named("1989 american low-budget fantasy comedy horror ")]
    ['fantasy', 'comedy horror']
    >>> named("very good ")
    []
    """
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(run)]
    found: list[tuple[int, int, str]] = []
    end = len(words)
    while end:
        size = _longest(words, end)
        if size:
            start, last = words[end - size][0], words[end - 1][1]
            plain = " ".join(w.replace("-", " ") for _, _, w in words[end - size : end])
            found.append((start, last, _SAME.get(plain, _shown(run[start:last], plain))))
            end -= size
        elif words[end - 1][2] in _NEUTRAL or words[end - 1][2] in ("/", ",", "and"):
            end -= 1
        else:
            break
    return found[::-1]


def _shown(printed: str, plain: str) -> str:
    return printed if printed in ("neo-noir", "coming-of-age", "stand-up comedy", "post-apocalyptic") else plain


def _longest(words: list[tuple[int, int, str]], end: int) -> int:
    """How many of the words before a place are one genre."""
    for size in (3, 2, 1):
        if size <= end:
            joined = "-".join(w for _, _, w in words[end - size : end])
            if joined in _COMPOUND or (size == 1 and (joined in _NOUNS or joined in _ADJECTIVES)):
                return size
            pair = joined.split("-")
            if size == 1 and len(pair) == 2 and all(p in _NOUNS or p in _ADJECTIVES for p in pair):
                return size
    return 0
