"""Themes that a review names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews.stated import Stated
from kg.reviews.words import listed

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


_KNOWN = listed(
    """
    addiction adolescence alienation ambition betrayal brotherhood capitalism childhood class colonialism
    compassion corruption courage cruelty damnation death deception desire destiny disability divorce duty envy
    exile faith fame family fate father-son fatherhood fear forgiveness freedom friendship gender greed grief
    guilt heartbreak heroism home honour honor hope hypocrisy identity immigration immortality imperfection
    injustice innocence isolation jealousy justice legacy loneliness longing loss love loyalty madness marriage
    masculinity memory misogyny morality mortality motherhood nostalgia obsession oppression parenthood poverty
    power prejudice pride privilege race racism rebellion reconciliation redemption regret religion resilience
    responsibility revenge sacrifice self-discovery sexism sexuality slavery solitude survival sisterhood
    temptation tradition trauma trust truth vanity vengeance violence war womanhood
    """
)
_OF = expression(
    r"\b(?:story|stories|tale|film|movie|drama|parable|allegory|fable|tragedy|exploration|portrait|quest|comedy|"
    r"thriller|question|cycle|"
    r"nature|price|cost|it's|is|story is|all) (?:of|about|on|for) ((?:[a-z-]+,? ){0,8}[a-z-]+)"
)


def read(text: str) -> Iterator[Stated]:
    """The themes of the film, each once."""
    seen: set[str] = set()
    for pattern, confidence in ((_THEME_LINE, 0.85), (_THEME_SAID, 0.6)):
        for m in pattern.finditer(text):
            at = m.start(1)
            pieces = re.split(r",? and (?:the )?|, (?:the )?", m.group(1))
            if pattern is _THEME_SAID and not any(_telling(piece) for piece in pieces):
                continue
            for piece in pieces[:6]:
                short = _THEME_END.split(piece)[0].strip(" ,")
                if short and len(short.split()) <= 3 and not short[0].isupper():
                    yield from _once(seen, short, text.index(short, at), confidence)
    for word, start in _known(text):
        yield from _once(seen, word, start, 0.6)


def _telling(piece: str) -> bool:
    words = _THEME_END.split(piece)[0].strip(" ,").split()
    return bool(words) and words[-1] in _KNOWN


def _known(text: str) -> Iterator[tuple[str, int]]:
    """Themes of the closed list that a story is said to be of or about, up to a word that is none."""
    for m in _OF.finditer(text):
        at = m.start(1)
        for word in m.group(1).split():
            plain = word.rstrip(",")
            if plain in _KNOWN:
                yield plain, at
            elif plain not in ("and", "the", "of", "human"):
                break
            at += len(word) + 1


def _once(seen: set[str], value: str, start: int, confidence: float) -> Iterator[Stated]:
    if value and value.lower() not in seen and len(value) < 40:
        seen.add(value.lower())
        yield Stated("theme", value, start, start + len(value), confidence)
