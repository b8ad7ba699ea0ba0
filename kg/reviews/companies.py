"""Production companies that the text names as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews.frames import Frame, Mention
from kg.reviews.stated import Stated
from kg.reviews.words import listed

COMPANY_WORDS = listed(
    """
    pictures studio studios enterprises entertainment films productions production company corporation inc ltd media
    cinema features movies animation animations television bros cartoons theatres filmworks filmproduktion pathe
    classics international film-production productions. film unit group network filmes filmové banner works
    """
)
_NAMES = (
    r"(?P<names>(?:the )?(?:[a-z-]+ ){0,2}[NPF](?: ?\([^()]{0,40}\))?(?:(?:,? and |, | in (?:collaboration|"
    r"association|co-production) with |/| & |,? with )(?:the )?[NPF]){0,7})"
)
_SHAPES = tuple(
    expression(shape)
    for shape in (
        r"\b(?:co-)?produced(?:,? (?:and|written|directed|edited|distributed|released|financed|animated|,| ){0,12})?"
        r"(?: "
        r"in [^.;]{1,30})? by " + _NAMES,
        r"\b(?:made|developed|financed|co-financed|animated|film(?:ed)?|greenlit|short) (?:for|by) " + _NAMES,
        r"\bproduced by [^.;]{1,80}? (?:for|of|at|and(?= N)|through|under) " + _NAMES,
        r"\b(?:directed|shot|written) by [^.;]{1,60}? (?:for|at) " + _NAMES,
        r"\b(?:production (?:company|house|companies)|studios?|banner)(?: of|,| is| was| are| were|:)? " + _NAMES,
        r"\bunder (?:the|its|his|her|their)(?: [a-z-]+){0,3}? (?:banner )?" + _NAMES,
        r"(?P<names>N) banner\b",
        r"\b(?:an?|the|1[89]\d\d|20\d\d|[a-z]+) (?P<names>N) (?:[a-z-]+ ){0,3}(?:production|cartoon|short|release)\b",
        r"\bproduction of " + _NAMES,
        r"(?P<names>N)'s? (?:[a-z0-9-]+ ){0,4}(?:film|production|feature|movie|short)\b",
    )
)
_NEEDS = (
    "produc",
    "made ",
    "developed",
    "banner",
    "studio",
    " for ",
    "animated",
    "under ",
    "greenlit",
    "film",
    "short",
)
_ORGANISED = expression(r"(?:^|[ -])(?:Film|Kino|[A-Z]{2,5})$")


def read(frames: list[Frame]) -> Iterator[Stated]:
    """The companies that made the reviewed film, each once."""
    seen: set[str] = set()
    for frame in frames:
        if not any(word in frame.shape for word in _NEEDS) or ("F" in frame.shape and "M" not in frame.shape):
            continue
        if not any(company(mention) for mention in frame.mentions.values()):
            continue
        for shape in _SHAPES:
            for m in shape.finditer(frame.shape):
                for mention in frame.within(*m.span("names")):
                    if company(mention) and mention.text not in seen:
                        seen.add(mention.text)
                        yield Stated("production company", mention.text, mention.start, mention.end, 0.85)


def company(mention: Mention) -> bool:
    """Whether a name is a company's by its words: *Ealing Studios*, *Wien-Film*, *HBO*."""
    words = re.split(r"[ -]", mention.text.casefold())
    named = len(words) > 1 and any(w.strip(".,") in COMPANY_WORDS for w in words)
    return named or (mention.symbol == "N" and _ORGANISED.search(mention.text) is not None)
