"""Capitals for the names of a text that was written without any.

Nothing but the case of letters changes, so offsets stay. Names are found by what other reviews write with a capital, by
first names, by brackets, by being unknown words beside one, and by standing without an article.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.expressions import expression
from kg.reviews import letter_case, screen_names, small_words
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.small_words import FUNCTION, LINKS, OCCUPATION, TOKEN
from kg.reviews.words import (
    DETERMINERS,
    EVERYDAY_SURNAMES,
    NO_NAME,
    PARTICLES,
    PLACE_FIRST,
    TITLES,
    listed,
)

_BRACKET = expression(
    r"\( ?((?:(?:(?:played|portrayed|voiced) by|(?:the )?voice of) )?)([a-z][a-z' .-]{2,40}?)"
    r"(?= ?[,)]| and | in | again| - )"
)
# One word in brackets, as the surname of an actor behind the part.
_ALONE = expression(
    r"(?<![a-z])([a-z]{1,30}) \( ?((?:played by )?)([a-z][a-z'-]{2,20}?)(?: ?[,-] [^()]{0,60}| "
    r"again)? ?\)"
)
# A first name and any word behind a job: *written by kevin falls*.
_BILLED = expression(
    r"\b(?:by|directors?|writers?|screenwriters?|producers?|composers?|cinematographers?|starring|stars?|actors?|"
    r"actress(?:es)?) ([a-z]{3,}) ([a-z]{4,})\b"
)
# A part behind a name and *as* or *plays*.
_AS = expression(r"(?:\bas|\bplays|\bportrays|\bnamed|\bcalled) ([a-z]{4,})(?: ([a-z]{4,}))?(?= the |[,.;)]| [,.;)])")
_CALLED = expression(r"\b(?:named|called) ([a-z]{3,})\b")
# A rank before an unknown word, and a particle before one: *miss withering*, *van dien*.
_RANKED = expression(
    r"\b(?:miss|mrs|mr|dr|captain|professor|inspector|sergeant|detective|senator|colonel|sheriff)\.? "
    r"([a-z]{4,})\b"
)
# A part behind a known player: *paul sorvino is paulie*, *amanda seyfried is the dumb one karen*.
_IS = expression(
    r" (?:is|was|as|plays|played) (?:the [a-z]+ (?:one )?|poor |old |little )?([a-z]{3,})(?: ([a-z]{3,}))?(?![a-z'])"
)
_OF_THE = expression(r"\b(van|von|de|del|di|mc|la|le) ([a-z]{4,})\b")
_INITIALED = expression(r"\b(?:([a-z]{3,}) |([a-z])\. ?)([a-z])\.? {1,2}([a-z]{3,})\b")
_TITLE = expression(r"\" ?([a-z0-9][a-z0-9 ':,!.-]{1,50}?) ?[,.]? ?\"")

# What a text opens with, a year in brackets behind it.
_DATED = expression(r"\A\W{0,3}([a-z0-9][a-z0-9 ':,!.&-]{0,60}?) ?\((?:18|19|20)\d\d\)")

_HEADER = expression(
    r"\b(?:(?:directed|written|composed|conducted|produced|narrated|screenplay|music|story|edited|photographed) by|"
    r"director|writers?|screenwriters?|producers?|composer|starring|stars|cast) ?: ?"
)
_PIECE = expression(
    r" ?(?P<who>[a-z][a-z' .-]{3,40}?) ?(?P<end>,|&|\band\b|\n|\.(?= |\n|$)|"
    r"(?= [a-z]+(?: by)? ?:)|$)"
)
_THIRD = expression(r" ([a-z]{3,})(?= ?[,;.&)]| and )")
_DETERMINED = expression(r"\b(?:an?|the|his|her|their|its|this|that|my|our) $")
_KIN = listed("brother sister mother cousin")
_OWN = expression(r"(?:\b(?:his|her|their|my|our)|'s) (?:[a-z-]+ ){0,2}$")
CAPITAL = 80
"""Capitals in a hundred from which a word is a name wherever it stands."""


def known_names(text: str) -> str:
    """The text with capitals on first names and surnames that casts know together.

    >>> known_names("i saw john wayne and the john down the hall")
    'i saw John Wayne and the john down the hall'
    """
    tokens = list(TOKEN.finditer(text))
    names = (name for name in _on_screen(text, tokens) if name[0][1] in GIVEN_NAMES)
    capital = {start for name in names for start, _ in name}
    return "".join(c.upper() if i in capital and len(c.upper()) == 1 else c for i, c in enumerate(text))


def truecase(text: str) -> str:
    """The text with capitals on what look like names.

    >>> truecase("the lawyer , ocious potter ( john goodman ) , and pod ( jim broadbent ) meet .")
    'the lawyer , Ocious Potter ( John Goodman ) , and Pod ( Jim Broadbent ) meet .'
    >>> truecase("the story begins with edwina ( thewlis ) , written by kevin falls . later thewlis leaves ( alone )")
    'the story begins with Edwina ( Thewlis ) , written by Kevin Falls . later Thewlis leaves ( alone )'
    >>> truecase("directed by : pixote hunt , gaetan & paul brizzi conducted by : james levine . only larry leaves .")
    'directed by : Pixote Hunt , Gaetan & Paul Brizzi conducted by : James Levine . only Larry leaves .'
    >>> truecase("only Tom reed leaves, and Tom reed is back")
    'only Tom Reed leaves, and Tom Reed is back'
    """
    tokens = list(TOKEN.finditer(text))
    capital: set[int] = set()
    surnames: set[str] = set()
    finders = (
        _in_brackets(text),
        _with_particle(text),
        _alone(text),
        _billed(text),
        _headed(text),
        _pairs(text, tokens),
        _initialed(text),
    )
    for name in (*itertools.chain(*finders), *_on_screen(text, tokens)):
        capital.update(
            start for n, (start, word) in enumerate(name) if word not in PARTICLES or (n == 0 and word in GIVEN_NAMES)
        )
        surnames.add(name[-1][1])
    capital |= _parts(text, capital, surnames, _bare(text, tokens))
    capital |= _written_large(text, tokens)
    for before, token in itertools.pairwise(tokens):
        if (
            before.start() in capital
            and text[before.end() : token.start()] == " "
            and small_words.surname_like(token.group())
        ):
            capital.add(token.start())
    capital.update(
        b.start() for a, b in itertools.pairwise([None, *tokens]) if b and small_words.names_somebody(a, b, text)
    )
    for at, token in enumerate(tokens):
        word = token.group().removesuffix("'s")
        surname = small_words.well_known(word) and not _in_compound(tokens, at, text)
        if (word in surnames and not (small_words.known(word) and token.group() == word)) or surname:
            capital.add(token.start())
    capital.update(a.start() for a, b in itertools.pairwise(tokens) if _titles(a, b, text, capital))
    suffixes = ((a, b) for a, b in itertools.pairwise(tokens) if b.group() in ("jr", "sr"))
    capital.update(suffix.start() for before, suffix in suffixes if before.start() in capital)
    for m in (*_TITLE.finditer(text), *_DATED.finditer(text)):
        if len(m.group(1).split()) <= 6:
            capital.update(t.start() for t in TOKEN.finditer(text, m.start(1), m.end(1)))
    return "".join(c.upper() if i in capital and len(c.upper()) == 1 else c for i, c in enumerate(text))


def _written_large(text: str, tokens: list[re.Match[str]]) -> set[int]:
    """Words that others write with a capital, and unknown ones that the text has again and without an article."""
    found = {t.start() for t in tokens if (letter_case.share(t.group().removesuffix("'s")) or 0) >= CAPITAL}
    firsts = ((a, b) for a, b in itertools.pairwise(tokens) if a.group() in PLACE_FIRST and b.start() in found)
    found.update(a.start() for a, b in firsts if text[a.end() : b.start()] == " ")
    unheard = _unheard(text, tokens)
    return found | {t.start() for t in tokens if t.group().removesuffix("'s") in unheard}


def _unheard(text: str, tokens: list[re.Match[str]]) -> set[str]:
    """Words that nobody else writes, which the text has twice, one of them as names stand."""
    counts = Counter(t.group().removesuffix("'s") for t in tokens)
    some = {b.group() for a, b in itertools.pairwise(tokens) if a.group() in ("a", "an", "another", "the", "this")}
    found = set()
    for a, b in itertools.pairwise(tokens):
        word = b.group().removesuffix("'s")
        often = counts[word] > 1 and len(word) > 3 and word not in some and "-" not in word
        apart = often and (text[a.end()] != " " or a.group() in LINKS)
        if apart and letter_case.share(word) is None and not small_words.known(word):
            found.add(word)
    return found


def _bare(text: str, tokens: list[re.Match[str]]) -> dict[str, int]:
    """How often words stand without an article or an adjective, for those that mostly do."""
    bare, all_ = Counter[str](), Counter[str]()
    for before, token in itertools.pairwise(tokens):
        word = token.group().removesuffix("'s")
        all_[word] += 1
        bare[word] += text[before.end() : token.start()] != " " or before.group() in LINKS
    return {word: n for word, n in bare.items() if 2 * n > all_[word]}


def _parts(text: str, capital: set[int], surnames: set[str], bare: dict[str, int]) -> set[int]:
    """Where the names of parts stand: before brackets with names, behind *as* and *plays*, behind ranks."""
    found: set[int] = set()
    for m in _BRACKET.finditer(text):
        if m.start(2) in capital:
            found.update(_before(text, m.start()) or _everyday(text, m.start(), bare))
    for m in _AS.finditer(text):
        if not any(small_words.known(word) or word in DETERMINERS for word in m.groups() if word):
            found.update(m.start(n) for n in (1, 2) if m.group(n))
            surnames.add(m.group(2) or m.group(1))
    for m in _CALLED.finditer(text):
        if m.group(1) in GIVEN_NAMES and m.group(1) not in COMMON_WORDS:
            found.add(m.start(1))
            surnames.add(m.group(1))
    for at in _ends(text, capital):
        is_part = _IS.match(text, at)
        if is_part and not small_words.known(is_part.group(1)) and is_part.group(1) not in DETERMINERS:
            found.update(
                is_part.start(n) for n in (1, 2) if is_part.group(n) and not small_words.known(is_part.group(n))
            )
    found.update(m.start(1) for m in _RANKED.finditer(text) if not small_words.frequent(m.group(1)))
    return found


def _ends(text: str, capital: set[int]) -> set[int]:
    """Where names end."""
    ends = {m.end() for at in capital if (m := TOKEN.match(text, at))}
    return {end for end in ends if text.startswith(" ", end) and end + 1 not in capital}


Words = list[tuple[int, str]]
"""The words of a name, each with its place."""


def _words(tokens: Iterable[re.Match[str]]) -> Words:
    return [(token.start(), token.group().removesuffix("'s")) for token in tokens]


def _in_brackets(text: str) -> Iterator[Words]:
    """Names in brackets, as of actors behind their parts."""
    for m in _BRACKET.finditer(text):
        words = _words(TOKEN.finditer(text, m.start(2), m.end(2)))
        if small_words.person([word for _, word in words]):
            yield words


def _alone(text: str) -> Iterator[Words]:
    """Surnames alone in brackets: those that casts know, and unknown words behind a name or an unknown word."""
    for m in _ALONE.finditer(text):
        before, word = m.group(1), m.group(3)
        named = before in GIVEN_NAMES or not small_words.known(before)
        unknown = named and word not in COMMON_WORDS and not word.endswith(("ly", "ed", "ing"))
        if (
            (unknown or (screen_names.films(word) > 0 and not small_words.known(word)))
            and word not in DETERMINERS
            and not _knows_person(text, m.start(2))
        ):
            yield [(m.start(3), word)]


def _with_particle(text: str) -> Iterator[Words]:
    """A particle and an unknown word, where the text has them together more than once: *van dien*."""
    for m in _OF_THE.finditer(text):
        if not small_words.known(m.group(2)) and text.count(m.group()) > 1:
            yield [(m.start(1), m.group(1).title()), (m.start(2), m.group(2))]


def _knows_person(text: str, bracket: int) -> bool:
    """Whether a name that casts know stands before a bracket, which then holds a film of theirs."""
    words = TOKEN.findall(text, max(0, bracket - 60), bracket)
    return screen_names.known(words[-2:]) > 0


def _billed(text: str) -> Iterator[Words]:
    """A first name that is no word, behind a job, and the word behind it even where it is an everyday one."""
    for m in _BILLED.finditer(text):
        if m.group(1) in GIVEN_NAMES and m.group(1) not in COMMON_WORDS and m.group(2) not in FUNCTION:
            yield [(m.start(1), m.group(1)), (m.start(2), m.group(2))]


def _headed(text: str) -> Iterator[Words]:
    """The names of a row behind a job and a colon: *directed by : pixote hunt , eric goldberg & paul brizzi*."""
    for m in _HEADER.finditer(text):
        for piece in _PIECE.finditer(text, m.end(), min(len(text), m.end() + 400)):
            words = _words(TOKEN.finditer(text, *piece.span("who")))
            if not 0 < len(words) < 5 or any(w in FUNCTION or w in DETERMINERS for _, w in words):
                break
            yield words
            if piece.group("end") in (".", "\n", ""):
                break


def _pairs(text: str, tokens: list[re.Match[str]]) -> Iterator[Words]:
    """A first name and an unknown word behind it."""
    counts = Counter(token.group().removesuffix("'s") for token in tokens)
    for at, (first, second) in enumerate(itertools.pairwise(tokens)):
        name, word = first.group(), second.group().removesuffix("'s")
        if name not in GIVEN_NAMES or text[first.end() : second.start()] != " " or name in DETERMINERS:
            continue
        if name in NO_NAME and len(name) > 2 and not screen_names.known((name, word)):
            continue
        if word in GIVEN_NAMES and _in_compound(tokens, at, text):
            continue
        unknown = (
            len(word) > 1 and not small_words.known(word) and word not in PARTICLES and not small_words.adverb(word)
        )
        named = unknown and (name not in COMMON_WORDS or len(word) > 4)
        named = named or (name not in COMMON_WORDS and word in EVERYDAY_SURNAMES)
        if named and not small_words.verb(name, second.group(), counts[name], text):
            third = None if second.group().endswith("'s") else _THIRD.match(text, second.end())
            last = [(third.start(1), third[1])] if third and not small_words.known(third[1]) else []
            yield _words((first, second)) + last


def _in_compound(tokens: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether a word, with what stands beside it, is the end of what somebody is."""
    return 0 < at < len(tokens) - 1 and small_words.compound(tokens[at - 1], tokens[at], tokens[at + 1], text)


def _initialed(text: str) -> Iterator[Words]:
    """A first name or an initial, an initial and an unknown word."""
    for m in _INITIALED.finditer(text):
        first = 1 if m.group(1) else 2
        if (first == 2 or m.group(1) in GIVEN_NAMES) and not small_words.known(m.group(4)):
            yield [(m.start(n), m.group(n)) for n in (first, 3, 4)]


def _titles(word: re.Match[str], name: re.Match[str], text: str, capital: set[int]) -> bool:
    """Whether a word is a title right before a name: *inspector Scott Roper*."""
    return (
        name.start() in capital
        and word.start() not in capital
        and word.group() in TITLES - {"don", "king", "general", "major", "count", "agent", "chief", "nurse"}
        and not _is_kin(text, word)
        and text[word.end() : name.start()] in (" ", ". ")
    )


def _is_kin(text: str, word: re.Match[str]) -> bool:
    """Whether a word before a name tells whose kin it is: *her father dixon*, but not *father callahan*."""
    own = word.group() == "father" and _OWN.search(text, max(0, word.start() - 40), word.start())
    return word.group() in _KIN or bool(own)


def _on_screen(text: str, tokens: list[re.Match[str]]) -> Iterator[Words]:
    """Two or three words that casts know as a name, initials among them; never words that are all everyday."""
    for at, token in enumerate(tokens):
        if token.group() not in GIVEN_NAMES and small_words.frequent(token.group()):
            continue
        for size in (3, 2):
            name = tokens[at : at + size]
            words = [word for _, word in _words(name)]
            apart = any(text[a.end() : b.start()] not in (" ", ". ") for a, b in itertools.pairwise(name))
            if apart or len(name) < size or all(w in COMMON_WORDS for w in words):
                continue
            if screen_names.known(words) > 0:
                yield _words(name)
                break


def _before(text: str, bracket: int) -> list[int]:
    """The name that stands before a bracket: unknown words, and a first name or a title in front of them."""
    starts: list[int] = []
    for token in reversed(list(TOKEN.finditer(text, max(0, bracket - 60), bracket))):
        word = token.group()
        gap = text[token.end() : starts[-1] if starts else bracket]
        if gap.strip(" ." if starts else ' "'):
            break
        if (
            starts
            and (word not in TITLES or _is_kin(text, token))
            and (
                (_next(text, starts[-1]) in GIVEN_NAMES and text.count(f"{word} {_next(text, starts[-1])}") < 2)
                or (OCCUPATION.search(word) and (word not in GIVEN_NAMES or len(starts) > 1))
            )
        ):
            break
        if (
            (
                small_words.known(word)
                and not (starts and ((word in TITLES and not _is_kin(text, token)) or word in GIVEN_NAMES))
            )
            or word in PARTICLES
            or len(starts) > 2
        ):
            break
        starts.append(token.start())
        if word in TITLES:
            break
    return starts


def _everyday(text: str, bracket: int, bare: dict[str, int]) -> list[int]:
    """A word of the language right before a bracket that is a name there: *worm ( x ) ... and worm leaves*."""
    words = list(TOKEN.finditer(text, max(0, bracket - 40), bracket))[-2:]
    if len(words) < 2 or text[words[1].end() : bracket].strip():
        return []
    before, word = words
    if (
        text[before.end() : word.start()] == " "
        and before.group() in GIVEN_NAMES - COMMON_WORDS
        and len(word.group()) > 2
    ):
        return [] if word.group() in FUNCTION else [before.start(), word.start()]
    apart = text[before.end() : word.start()] != " " or before.group() in LINKS
    if apart and (word.group() in GIVEN_NAMES or not (word.group() in COMMON_WORDS or word.group().endswith("s"))):
        return [word.start()]
    if bare.get(word.group(), 0) < 2 or word.group() in COMMON_WORDS:
        return []
    places = (m.start() for m in re.finditer(rf"\b{re.escape(word.group())}\b", text))
    return [at for at in places if not _DETERMINED.search(text, max(0, at - 6), at)]


def _next(text: str, at: int) -> str:
    """The word that begins at a place."""
    return text[at : at + 40].split(" ", 1)[0]
