"""What a film is made from: the title and the kind of the work; and the series that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews.frames import Frame
from kg.reviews.stated import Stated

# A sentence without one of these says nothing of a source.
_CUE = expression(
    r"(?i:based|adapt|inspired|derived|drawn|telling|dramati|reworking|transposition|imagining|"
    r"version|updating|moderni|of the same|eponymous|same-|identically)"
)
_KIND = (
    r"(?:graphic novels?|comic books?|comic strips?|comics?|video ?games?|short stor(?:y|ies)|stage plays?|stage "
    r"musicals?|"
    r"television series|tv series|tv show|radio plays?|fairy ?tales?|folk ?tales?|novellas?|novels?|novelization|"
    r"books?|"
    r"plays?|musicals?|operas?|mangas?|anime|webcomics?|memoirs?|autobiography|autobiographies|biography|poems?|"
    r"ballad|songs?|"
    r"articles?|games?|legends?|sagas?|story|stories|tales?|trilogy|series|best-?sellers?|opera|toys?|toy line|myth)"
)
_FROM = (
    r"(?:(?:loosely |closely |partly |in part |freely |largely |also )?(?:based|derived|adapted|drawn)(?: (?:very |"
    r"more or less )?(?:loosely|closely|primarily|mainly|"
    r"partly|in part|partially|freely|in turn|directly))?,? (?:up)?(?:on|from)|"
    r"(?:adapt(?:ation|ion)|re-?telling|dramati[sz]ation|reworking|transposition|reimagining|re-imagining|film version|"
    r"screen version|movie version|modernization|modernisation|updating|version) of|"
    r"(?:film |screen |movie )?(?:adapts|adapting|retells|retelling)|inspired by|adapted (?:for the screen )?from)"
)
# "his 1906 youth novel", "the bestselling": what may stand between.
_THROUGH = r"(?:(?!(?:and|but|that|which|who|by|with|as|in|for|about|is|was|to)\b)[\w'.&-]+,? ){0,7}?"
_NAME = (
    r"[A-Z0-9\u00c0-\u00de\u0100-\u017f][\w'.!?&/-]*(?::? (?:(?:of|the|and|in|a|an|to|for|with|on|at|from|de|la|le|"
    r"les|du|des|del|di|"
    r"von|der|die|das|no|or|is|by the|&|-) ){0,3}[A-Z0-9\u00c0-\u00de\u0100-\u017f][\w'.!?&/-]*){0,11}"
)
_TITLE = rf"(?P<quote>[\"*_\u201c'])?(?P<title>(?(quote)[^\"*_\u201c\u201d\n]{{1,80}}?(?=[\"*_\u201d',])|{_NAME}))"
# "the plot of", "characters and settings from", "a wide variety of sources, including".
_PARTS = r"(?:(?:[a-z'-]+ ){1,5}(?:of|from|in|by|sources, including) )?"
_WORK = expression(
    rf"\b(?i:{_FROM}) {_PARTS}(?:the |an? |his |her |their |one of )?"
    rf"(?P<through>{_THROUGH})(?P<kind>{_KIND})\b,? (?:of |called |titled |entitled |named )?{_TITLE}"
)
_KINDED = expression(
    rf"\b(?i:{_FROM}) (?:the |an? |his |her |their )?{_THROUGH}(?P<kind>{_KIND}|true stor(?:y|ies)|true events|"
    rf"real[- ]life events|real events|"
    rf"actual events|historical events|true crimes?|real-life stor(?:y|ies)|events)\b(?P<same> of the same (?:name|"
    rf"title))?"
)
_BARE = expression(
    rf"\b(?i:{_FROM}) (?:(?:that|those|the (?:plot|story|events|legend|tale|appendices|characters)) (?:of|in|from) "
    rf")?(?:the |an? )?(?:(?P<author>{_NAME})'s? (?:classic |own |famous |beloved )?)?{_TITLE}(?P<tail>,? an? "
    rf"(?:[\w-]+ ){{0,4}}?{_KIND}\b)?"
)
_SAME = expression(
    rf"\b{_KIND} of the same (?:name|title)|\b(?:eponymous|same-titled|same-named|identically titled) (?:[\w-]+ "
    rf"){{0,3}}?(?P<kind>{_KIND})\b"
)
_BECAME = {
    "novelization": "novel",
    "story": "story",
    "stories": "story",
    "short stories": "short story",
    "video games": "video game",
    "series": "series",
    "autobiographies": "autobiography",
    "bestseller": "book",
    "best-seller": "book",
    "tv show": "television series",
    "tv series": "television series",
}
_SERIES = expression(
    rf"\b(?P<place>(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|"
    rf"last|final|latest|next|"
    rf"penultimate|\d+(?:st|nd|rd|th)|part \w+|one|entry|instal?ment|chapter|sequel|episode|film|movie|part)) "
    rf"(?:(?!(?:and|but|by|with|that)\b)[\w'-]+ ){{0,6}}?"
    rf"(?:in|of|from) (?:the |a |his |her )?(?:(?!(?:and|but|by|with|that)\b)[a-z][\w'-]+ "
    rf"){{0,3}}?(?P<quote>[\"*_])?(?P<title>{_NAME})[\"*_]?(?:'s)? (?:(?:feature|live-action|animated|film|films|"
    rf"movie|cinematic|horror|media|"
    rf"horror|original|comedy|slasher|direct-to-video|short|theatrical|action|cartoon) ){{0,3}}"
    rf"(?P<kind>series|franchise|saga|trilogy|tetralogy|quadrilogy|cycle|universe|anthology|hexalogy)\b"
)
_NO_TITLE = expression(r"^(?:I|A|An|The|It|This|That|He|She|They|His|Her|World War .*|[0-9]{1,4})$")


def read(text: str, frames: list[Frame], film: str | None) -> Iterator[Stated]:
    """Source works (``source work``, ``source kind``) and series (``series``) of the reviewed film, each once.

    Args:
        text: the clean text.
        frames: its sentences.
        film: the title of the reviewed film: what *of the same name* means.
    """
    seen: set[tuple[str, str]] = set()
    for frame in frames:
        start, end = frame.sentence.start, frame.sentence.end
        for stated in (*_works(text, start, end, film), *_series(text, start, end)):
            found = (stated.predicate, stated.value.casefold())
            if found not in seen:
                seen.add(found)
                yield stated


def _works(text: str, start: int, end: int, film: str | None) -> Iterator[Stated]:
    if not _CUE.search(text, start, end):
        return
    taken = start
    for m in _WORK.finditer(text, start, end):
        yield from _titled(m, 0.88)
        yield from _more(text, m.end(), end)
        taken = m.end()
    for m in _KINDED.finditer(text, taken, end):
        kind = _kind(m.group("kind"))
        yield Stated("source kind", kind, m.start("kind"), m.end("kind"), 0.85)
        if m.group("same") and film:
            yield Stated("source work", film, m.start("kind"), m.end("same"), 0.85)
        taken = m.end()
    for m in _SAME.finditer(text, start, end):
        if film:
            yield Stated("source work", film, m.start(), m.end(), 0.8)
    for m in _BARE.finditer(text, taken, end):
        yield from _titled(m, 0.7)


def _titled(m: re.Match[str], confidence: float) -> Iterator[Stated]:
    """The title, and the kind where it is said."""
    title = m.group("title").rstrip(" ,.;:")
    groups = m.groupdict()
    if groups.get("author") or (len(title) > 1 and not _NO_TITLE.match(title)):
        yield Stated("source work", title, m.start("title"), m.start("title") + len(title), confidence)
    if groups.get("kind"):
        yield Stated("source kind", _kind(m.group("kind")), m.start("kind"), m.end("kind"), confidence)


_AND = expression(rf"[\"*_]?(?: \([^()]{{0,20}}\))? and {_TITLE}(?=[ .,;(\"*_]|$)")


def _more(text: str, at: int, end: int) -> Iterator[Stated]:
    """A second title behind *and*."""
    m = _AND.match(text, at, end)
    if m and (m.group("quote") or len(m.group("title").split()) > 1):
        yield from _titled(m, 0.7)


def _kind(printed: str) -> str:
    kind = printed.casefold()
    if kind in _BECAME:
        return _BECAME[kind]
    if re.search(r"true|real|actual|historical|events", kind):
        return "true story"
    return kind.removesuffix("s") if not kind.endswith("ss") else kind


def _series(text: str, start: int, end: int) -> Iterator[Stated]:
    if not any(cue in text[start:end] for cue in ("series", "franchise", "saga", "logy", "cycle", "universe")):
        return
    for m in _SERIES.finditer(text, start, end):
        title = m.group("title")
        if not _NO_TITLE.match(title):
            yield Stated("series", title, m.start("title"), m.end("title"), 0.85)
