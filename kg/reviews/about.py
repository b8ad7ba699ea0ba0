"""Which title a text is about where no headline and no file says so: each title is weighed by where it stands.

A review names its film where a reviewer does: in its first sentences, behind *watched* or *the film*, in front of *is a
comedy* or *opens with*; and it compares it with others, behind *like*, *than* or *the director of*. Points for all
places of a title are added up. They were set by reading reviews whose film is known, and are few enough to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews import maker_names, screen_names
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.names import fold, person_like
from kg.reviews.page import Mark
from kg.reviews.titles import GENERIC, RUN, SMALL, WORD, YEAR, FilmMention, squeeze, titlish
from kg.reviews.words import NO_NAME, TRADES

ENOUGH, _ENOUGH_MARKED = 4.0, 3.0
"""Points that a title needs, in plain letters and where typography sets it off."""

_KIND = (
    r"(?:films?|movies?|pictures?|flicks?|features?|classics?|masterpiece|documentary|thriller|comedy|comedies|drama|"
    r"western|musical|"
    r"sequel|prequel|remake|adaptation|biopic|chiller|romance|romp|epic|caper|noir|shocker|actioner|fantasy|satire|"
    r"parody|"
    r"spoof|whodunit|tearjerker|potboiler|melodrama|programmer|entry|instal?lment|debut|effort|outing|slasher|mystery|"
    r"spectacle|adventure|cartoon|farce|rom-com|romcom|weepie|giallo|miniseries|short|story|tale)"
)
_QUOTE = expression(r"\"([A-Z0-9][^\"\n.?]{0,50}?)[,.]?\"")
_TOLD = expression(
    rf"(?:^|(?<=[.!?\n)] )|(?<=[.!?\n)]  )|(?<=\n))((?:[a-z0-9'&-]+ ){{0,5}}[a-z0-9'&-]+) (?=is (?:an?|the|one of the) "
    rf"(?:[a-z0-9'-]+,? (?:, )?){{0,6}}?{_KIND}\b(?!'))",
    re.IGNORECASE,
)
_LOWER_QUOTE = expression(r"\"\s*([a-z0-9][^\"\n]{1,50}?)\s*[,.]?\s*\"|(?<!\w)_([a-z0-9][^_\n]{1,50})_")
_BEFORE = {
    4.0: expression(
        rf"\b(?:{_KIND},? (?:called|titled|entitled|named)|(?:this|the) (?:film|movie|picture|flick),?|reviews? of|"
        r"(?:dvd|copy|screening|premiere|viewing|title) of|titled|entitled) $",
        re.IGNORECASE,
    ),
    3.0: expression(
        r"\b(?:(?:i|we|you|me|us|everyone) (?:just |finally |recently |really |also |have |had |'ve |must |should |to |"
        r"went to |got to |sat down to |happened to |\w+ly ){0,3}"
        r"(?:saw|see|seen|watch|watched|rewatched|re-watched|caught|viewed|rented|enjoyed|loved|love|liked|hated|rank|"
        r"rate|recommend|reviewed|bought)|"
        r"watching|enjoyed watching|setup for) (?:the film |the movie )?$",
        re.IGNORECASE,
    ),
    # "Agnes Varda's "Happiness" (1965) stars": no other film, where a text opens with it.
    2.9: expression(r"(?:^|[.!?] |\n)(?:[A-Z][\w.-]+ ){1,3}[A-Z][\w.-]+(?:'s|') (?:[a-z-]+ ){0,3}[\"'_*]*$"),
    1.5: expression(
        r"(?:^|[.!?:] |\n)(?:sadly|so|but|and|now|here|still|then|yes|ah|overall|in short|ultimately|finally|however|"
        r"fortunately|unfortunately|luckily|on the surface|in the end|at its best|all in all|at times)?,? ?"
        r"(?:in|with|that|here in|here is|here's|for|as for)? ?$|"
        r"\b(?:problem|trouble|thing|point|beauty|charm|success|fault|mark|end|start|beginning|heart|center|centre|"
        r"world|genius|power|joy|magic|message|truth|rest|most|all|much|minutes|hour|half|scene|version|making|fan|"
        r"fans|"
        r"lover|lovers|subject|secret) "
        r"(?:of|with|about|in|to)(?: the film| the movie)? $|\b(?:throughout|makes|made|keeps|find|found|consider|"
        r"call|gives|give|in|see|watch|about|that) $",
        re.IGNORECASE,
    ),
    -3.0: expression(
        r"\b(?:like|unlike|than|as|remake of|sequel (?:to|of)|prequel to|follow-up to|directors? of|stars? of|"
        r"makers? of|team behind|people behind|people who|guy who|folks who|writers? of|producers? of|man behind|"
        r"creators? of|same|similar to|such as|compared (?:to|with)|reminiscent of|homage to|echoes of|shades of|"
        r"in the vein of|version of|adaptation of|based on|inspired by|from|after|since|before|also|did|directed|made|"
        r"wrote|crossed with|meets|(?<!this )spin-?off of|rip-?off of|and|or|both|between|his|her|their|'s|with|"
        r"to rival|recalls?|rivals?|played|played in|starred in|seen in|known for|remembered for|cross between|think) "
        r"(?:the (?:great |original |classic |wonderful |excellent |brilliant |superb )?)?(?:of )?[\"'_*]?$",
        re.IGNORECASE,
    ),
}
_AFTER = {
    3.5: expression(
        rf"[\"'_*,]* ?(?:\((?:18|19|20)\d\d\),? ?)?(?:,|is|was|isn't|wasn't|remains|may (?:well )?be|has to be|must be|"
        rf"could be|\u2013|\u2014|--?)(?: \w+ly| simply| just| still| not| also| both)? (?:an?|the|one of|my|his|her|"
        rf"their|[\w.-]+(?: [\w.-]+)?'s?) (?:[\w$'-]+,? (?:, )?){{0,6}}?{_KIND}\b"
        r"(?!'| (?:star|director|actor|actress|maker|legend|buff|fan|critic))",
        re.IGNORECASE,
    ),
    2.0: expression(
        r"[\"'_*]*(?: \((?:18|19|20)\d\d\)|(?:'s|') (?:plot|story|script|screenplay|director|cast|runtime|final|"
        r"climax|third|second|first|first half|ending|premise|central|best|biggest|worst|strength|success|visuals)\b|"
        r",? (?:directed|written|starring|stars|released|shot|set|based|adapted|made|currently|which|the (?:latest|new|"
        r"first|second|third|last))\b|,? (?:also (?:known|called|titled|released|stars|starring|features)|aka|"
        r"a\.k\.a\.)|"
        r"(?: \w+ly| also| still| never| does| simply| just)? (?:opens|begins|starts|tells|follows|stars|features|"
        r"cent(?:er|re)s|takes (?:place|us)|concerns|revolves|chronicles|depicts|explores|deals|works|fails|manages|"
        r"delivers|suffers|boasts|succeeds|marks|plays (?:like|out)|feels|looks|sounds|gives us|offers|proves|"
        r"contains|ends|unfolds|boils|belongs|came out|comes out|hits|hit|rocks|sucks|holds up|stands|moves|goes|"
        r"doesn't|does not|didn't|has (?:a|an|its|the|not|no|some|all|been)|had me|is (?:not )?(?:about|based|set|"
        r"directed|written|loosely|as|so|too|very|pretty|good|great|bad|perfect|terrible|awful|brilliant|wonderful|"
        r"amazing|designed|simply|just|an? |the |one|nothing|well|without|probably|worth|beautifully|funny|like|"
        r"more|no)|was (?:released|made|shot|filmed|directed|written|a |an |the |loosely|very|so|good|great|not)|"
        r"continues|runs|tries|wants|aims|lacks|never|will|may|might|could|would|should|can)\b)",
        re.IGNORECASE,
    ),
    -3.0: expression(
        r"[\"'_*]*,? (?:plays|portrays|voices|says|said|stars as|co-stars|who|whose|steals|shines|whom|himself|herself|"
        r"fame|did|alum|alumni|veteran|star|director|is played|played by|as [A-Z])\b"
    ),
}
_OPENING, _HEAD = 180, 60
_FIRST = 1.5
_MARKED, _AGAIN, _COUNTED = 1.2, 0.7, 4
_TELLING = 3.0
_LEAD = 0.3
_WORDS_BEFORE, _WORDS_BEHIND = 60, 110
_MOST = 12


@dataclass(slots=True)
class Title:
    """A title and the points it has.

    Attributes:
        printed: as it first stands in the text, or longer. start: where. year: behind it in brackets, if any.
        marked: whether typography tells that it is one. points: the sum over its places. places: how many.
        told: places where words around it say that a title stands there.
    """

    printed: str
    start: int
    year: int | None = None
    marked: bool = False
    points: float = 0.0
    places: int = 0
    told: int = 0


def find(text: str, mentions: Sequence[FilmMention], marks: Sequence[Mark] = (), *, lower: bool) -> Title | None:
    """The title that the text is about, or None where none stands out.

    Args:
        text: the clean text.
        mentions: the titles that its typography, years and numbers tell.
        marks: what is set in italics or bold, names left out.
        lower: the text has no capitals of its own.
    """
    titles: dict[str, Title] = {}
    for start, end, marked, year in _places(text, mentions, marks, lower):
        key = squeeze(text[start:end]).removeprefix("the ")
        title = titles.setdefault(key, Title(text[start:end], start, year))
        title.places += 1
        if title.places > _MOST:
            continue
        title.points += _AGAIN if marked and title.places == 2 else 0.0
        points, told = _place(text, start, end)
        title.points += points + (_MARKED if marked else 0.0) * (title.places <= _COUNTED)
        title.told += told
        title.marked |= marked
        title.year = title.year or year
        if len(text[start:end]) > len(title.printed):
            title.printed = text[start:end]
    weighty = {k: t for k, t in titles.items() if t.points >= (_ENOUGH_MARKED if t.marked else ENOUGH)}
    plain = [key for key, title in weighty.items() if not title.marked]
    people = _people(text) if plain else frozenset()
    found = [
        title
        for key, title in weighty.items()
        if title.marked or ((title.told or _long(title.printed)) and not _of_person(key, people))
    ]
    found.sort(key=lambda t: (-t.points, t.start))
    return found[0] if found and (len(found) == 1 or found[1].points <= found[0].points - _LEAD) else None


def _long(printed: str) -> bool:
    """Whether capitals on so many words are a title's: small words among them, and more than a name has."""
    words = printed.split()
    inner = [w for w in words[1:-1] if w in SMALL]
    return len(words) > 4 or (len(words) > 2 and (bool(inner) or words[0] in ("The", "A", "An")))


def _people(text: str) -> frozenset[str]:
    """The words of names that are people's, and of no title."""
    words: set[str] = set()
    for run in RUN.finditer(text):
        tokens = tuple(fold(w) for w in WORD.findall(run.group()))
        if person_like(tokens):
            words.update(tokens)
    return frozenset(words)


def _of_person(key: str, people: frozenset[str]) -> bool:
    """Whether a title that nothing marks is rather somebody's name."""
    words = key.split()
    if len(words) == 1:
        return words[0] in people or screen_names.alone(words[0]) or screen_names.surname(words[0])
    if len(words) > 2 and words[2] in ("from", "of", "in", "at", "with"):  # "Jean Arthur from the Rockettes"
        words = words[:2]
    return bool(screen_names.known(words)) or any(maker_names.films(" ".join(words)))


def _place(text: str, start: int, end: int) -> tuple[float, bool]:
    """Points of one place, and whether its words say that a title stands there."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _WORDS_BEFORE) : start].rstrip("\"'_*([")
    behind = text[end : end + _WORDS_BEHIND]
    points, told = 0.0, False
    for worth, pattern in _BEFORE.items():
        if pattern.search(before):
            points += 1.0 if start < _HEAD and before.rstrip().endswith("'s") else worth
            told |= worth >= _TELLING
            break
    for worth, pattern in _AFTER.items():
        if pattern.match(behind):
            points += worth
            told |= worth >= _TELLING
            break
    if points > 0 and start < _OPENING:
        points += _FIRST
    return points, told


def _places(
    text: str, mentions: Sequence[FilmMention], marks: Sequence[Mark], lower: bool
) -> Iterator[tuple[int, int, bool, int | None]]:
    """Where titles may stand: start, end, whether typography tells it, and the year behind."""
    keyed = {m.start for m in mentions if m.key is not None}
    own = (m for m in mentions if m.start not in keyed)
    spans: dict[int, tuple[int, int, bool, int | None]] = {m.start: (m.start, m.end, True, m.year) for m in own}
    for start, end in (*_set_off(text, marks), *(_quotes(text, lower))):
        if start not in keyed:
            spans.setdefault(start, (start, end, True, None))
    yield from spans.values()
    if lower:
        yield from _in_small_letters(text)
        return
    taken = sorted([*((m.start, m.end) for m in mentions), *((a, b) for a, b, *_ in spans.values())])
    at = 0
    for run in RUN.finditer(text):
        start, end = _trimmed(text, run.start(), run.end())
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        free = end > start and not (at < len(taken) and taken[at][0] < end)
        if free and _may_be_title(text, start, end):
            year = YEAR.match(text, end)
            yield start, end, _shouted(text, start, end), int(year.group(1)) if year else None


def _set_off(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Words in italics that may be a title."""
    for mark in marks:
        words = text[mark.start : mark.end].split()
        if mark.key is None and 0 < len(words) < 9 and words[0][:1].isupper() and not words[-1].endswith((".", ":")):
            yield mark.start, mark.end


def _quotes(text: str, lower: bool) -> Iterator[tuple[int, int]]:
    """Words in quotation marks that may be a title; in a text of small letters any few of them."""
    for quote in (_LOWER_QUOTE if lower else _QUOTE).finditer(text):
        group = quote.lastindex or 1
        if len(quote.group(group).split()) <= 7:
            yield quote.span(group)


def _in_small_letters(text: str) -> Iterator[tuple[int, int, bool, int | None]]:
    """In a text without capitals: what a sentence begins with and says to be a film."""
    for told in _TOLD.finditer(text):
        words = told.group(1).split()
        named = [w for w in words if w not in SMALL and w not in _NEVER]
        plain = all(fold(w) in COMMON_WORDS for w in named)
        if (
            named
            and not _NO_TITLE.intersection(words[-1:] + words[:1])
            and (not plain or len(named) > 1 or told.start() < 3)
        ):
            yield told.start(1), told.end(1), False, None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A run without a sentence's first word that is no part of it, and without what owns it."""
    piece = text[start:end]
    owner = piece.rfind("'s ")
    if owner > 0 and person_like(tuple(fold(w) for w in piece[:owner].split())):
        start += owner + 3
    words = list(WORD.finditer(text, start, end))
    while words and words[-1].group() in ("I", "I'm", "I've"):
        words = words[:-1]
        while words and words[-1].group().islower():
            words = words[:-1]
    if not words:
        return start, start
    end = words[-1].end() - 2 * text.endswith("'s", start, words[-1].end())
    end -= text.endswith("?", start, end)
    opening = start == 0 or text[start - 2 : start].strip() in ("", ".", "!", "?", ":")
    if opening and len(words) > 1 and fold(words[0].group()) in _OPENERS:
        start = words[1].start()
    return start, end


_NEVER = TRADES | frozenset("this that my his her your our their these those it it's he she they i".split())
_NO_TITLE = _NEVER | frozenset(
    "there here film movie scene feature offering plot story result acting director one part problem thing performance "
    "cast ending idea script what which who also all and but so".split()
)
_OPENERS = frozenset(
    "when while as if in on at with but and so this that since after before like unlike here now then i i'm also "
    "although though because once does did is was are for from by see watch yes no not just even still well "
    "director writer first".split()
)


def _may_be_title(text: str, start: int, end: int) -> bool:
    words = WORD.findall(text, start, end)
    tokens = tuple(fold(w) for w in words)
    if not words or not titlish(words) or len(words) > 10 or fold(text[start:end]) in GENERIC or tokens[0] in _NEVER:
        return False
    if len(tokens) == 1:
        opening = text[max(0, start - 2) : start].strip() in ("", ".", "!", "?", ":", '"')
        plain = (
            opening or tokens[0] in COMMON_WORDS or tokens[0] in NO_NAME or len(tokens[0]) < 3 or tokens[0].isdigit()
        )
        return not plain or (_shouted(text, start, end) and tokens[0] not in NO_NAME and len(tokens[0]) > 2)
    return not all(t in NO_NAME or t in SMALL or t in _NEVER or t.isdigit() for t in tokens)


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether capitals alone set it off from a text in small letters."""
    piece = text[start:end]
    letters = sum(c.isalpha() for c in piece)
    if letters < (4 if " " in piece else 5) or not piece.isupper():
        return False
    around = text[max(0, start - 80) : start] + text[end : end + 80]
    return sum(c.islower() for c in around) > sum(c.isupper() for c in around) * 3
