"""What every reader must hold to. :func:`flaws` is asked of each reading; :func:`breaches` is for tests of a reader."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg import vocab
from kg.claim import AUTHORITIES, STANCES, Candidate, Claim, Credit, Fact, Film, Person, Relation, split_key
from kg.readers.base import Read
from kg.reviews import Document, Reading, normalise

AROUND = 32
"""Code points of the longest prefix or suffix of a quote."""

SAMPLES: dict[str, tuple[str, Document]] = {
    "plain": (
        "Salt Roads (2031)\n\nAnna Bellweather plays Mira Stone in the new film, which Tom Reed directed. "
        "It is the story of a ferry and of the people on it.\n\nBellweather is rumoured to return as Mira.",
        Document(title="Salt Roads", year=2031),
    ),
    "curly": (
        "“Salt Roads” is Anna Bellweather’s film — she plays ‘Mira’ … and that’s that.\r\n\r\nScore: José Añón.",
        Document(title="Salt Roads"),
    ),
    "markup": (
        "<html><body><h1>Salt Roads</h1><script>var x = 'directed by Nobody Atall';</script><p>In <i>Salt Roads</i>, "
        "Anna&nbsp;Bellweather plays <b>Mira</b> &amp; Tom Reed directs.</p></body></html>",
        Document(title="Salt Roads", year=2031),
    ),
    "beyond the basic plane": (
        "\U0001f3ac Salt Roads \U0001f600 stars Anna Bellweather \U0001f600 as Mira. Directed by Tom Reed \U0001f3ac",
        Document(title="Salt Roads"),
    ),
    "French": (
        "Le film est une réussite et les acteurs sont très bons. La mise en scène est de Tom Reed, et Anna "
        "Bellweather joue le rôle de Mira dans une histoire qui se passe sur la mer.",
        Document(),
    ),
    "no film and no credits": ("It is a good film. The sea is blue, and the boat is slow.", Document()),
    "no letters": ("... 10/10 !!! \u2605\u2605\u2605", Document(title="Salt Roads")),
    "one word": ("Good.", Document()),
}
"""Texts on a film that does not exist, each with what is known beside it."""


def breaches(read: Read, name: str) -> Iterator[str]:
    """What a reader does not hold to, tried on :data:`SAMPLES`; nothing where all is well.

    Args:
        read: what the reader's ``open`` returned.
        name: the reader's name.

    >>> from kg.readers import patterns
    >>> list(breaches(patterns.READER.open({}), "patterns"))
    []
    """
    first = {}
    for sample, (text, document) in SAMPLES.items():
        try:
            first[sample] = read(text, f"{sample}.txt", document)
        except Exception as error:
            yield f"{sample}: raises {type(error).__name__}: {error}"
            return
    for sample, (text, document) in SAMPLES.items():
        reading = first[sample]
        yield from (f"{sample}: {flaw}" for flaw in flaws(reading, text, f"{sample}.txt", name))
        if read(text, f"{sample}.txt", document) != reading:
            yield f"{sample}: reading it again gives another reading"
        if document.title and reading.claims and _title(reading) != document.title:
            yield f"{sample}: its film is {_title(reading)!r} and not the one that is known beside the text"
    if first["French"].language == "en":
        yield "French: takes the text for English"
    if not any(isinstance(claim, Credit) for reading in first.values() for claim in reading.claims):
        yield "finds no credit in any sample"


def _title(reading: Reading) -> str | None:
    return next((c.title for c in reading.claims if isinstance(c, Film) and c.key == reading.film), None)


def flaws(reading: Reading, text: str, source: str, name: str) -> Iterator[str]:
    """What is wrong with a reading of a text.

    Args:
        reading: what the reader gave.
        text, source: what it was given.
        name: the reader's name, with which the methods of its claims begin; those of ``patterns`` are its patterns.
    """
    known: set[str] = set()
    for claim in reading.claims:
        at = f"{type(claim).__name__} at {claim.locator}"
        yield from (f"{at} {flaw}" for flaw in _common(claim, text, source, name))
        yield from (f"{at} {flaw}" for flaw in _own(claim, text, source, known))
        if isinstance(claim, Film | Person):
            known.add(claim.key)
    if reading.film is not None and reading.film not in known:
        yield "the reviewed film is not claimed"
    if not reading.language:
        yield "no language is named"
    if any("\n" in warning or not warning.strip() for warning in reading.warnings):
        yield "a warning is not one line"
    for candidate in reading.candidates:
        said = f"candidate {candidate.name!r}"
        yield from (f"{said} {flaw}" for flaw in _common(candidate, text, source, name))
        yield from (f"{said} {flaw}" for flaw in _candidate(candidate, text, known))


def _common(claim: Claim, text: str, source: str, name: str) -> Iterator[str]:
    """What is wrong with what every claim has."""
    if claim.source != source:
        yield f"is of the source {claim.source!r}"
    if claim.stance not in STANCES:
        yield f"has the stance {claim.stance!r}"
    if math.isnan(claim.confidence) or not 0 <= claim.confidence <= 1:
        yield f"has the confidence {claim.confidence}"
    own = name == "patterns" or re.match(rf"{re.escape(name)}(?![\w-])", claim.method)
    if not claim.method or not own:
        yield f"has the method {claim.method!r}, which does not begin with {name!r}"
    span = re.fullmatch(r"char=(\d{1,9}),(\d{1,9})", claim.locator)
    if span is None:
        yield "has a locator that is not char=START,END"
        return
    start, end = int(span[1]), int(span[2])
    if not start <= end <= len(text) or (claim.quote is not None and text[start:end] != claim.quote):
        yield "has a quote that does not stand there"
    if claim.quote == "" or (claim.quote is None and isinstance(claim, Credit)):
        yield "has no quote"
    before, after = claim.prefix or "", claim.suffix or ""
    there = text.endswith(before, 0, start) and text.startswith(after, end)
    if not there or max(len(before), len(after)) > AROUND:
        yield "has a prefix or a suffix that does not stand there"


def _own(claim: Claim, text: str, source: str, known: set[str]) -> Iterator[str]:
    """What is wrong with what only its kind of claim has; ``known`` are the films and people claimed before it."""
    if isinstance(claim, Film | Person):
        space = split_key(claim.key)[0]
        if claim.key in known:
            yield f"has the key {claim.key!r} a second time"
        if space != source and space not in AUTHORITIES:
            yield f"has the key {claim.key!r}, which is not of this source"
        if not _printable(claim.title if isinstance(claim, Film) else claim.name):
            yield "has no name"
    else:
        yield from (f"is of {key!r}, which no earlier claim describes" for key in _used(claim) if key not in known)
        if isinstance(claim, Credit):
            yield from _credit(claim, text)
        elif not isinstance(claim, Relation | Fact):
            yield "is of no known kind"
        elif claim.predicate not in _predicates():
            yield f"has the unknown predicate {claim.predicate!r}"


def _credit(claim: Credit, text: str) -> Iterator[str]:
    if not vocab.role_of(claim.role, "code") and vocab.fold(claim.role) not in _words(text):
        yield f"has the role {claim.role!r}, which is neither known nor in the text"
    if not all(map(_printable, (claim.role, *claim.characters))):
        yield "has a role or a part without a name"


@cache
def _predicates() -> frozenset[str]:
    return frozenset((*(relation.label for relation in vocab.relations()), *vocab.fact_properties()))


@lru_cache(maxsize=2)
def _words(text: str) -> str:
    """The words of a text without its markup, folded."""
    return vocab.fold(normalise.clean(text).text)


def _used(claim: Claim) -> Iterator[str]:
    """The keys of films and people that a claim uses."""
    if isinstance(claim, Credit):
        yield from (claim.film, claim.person)
    elif isinstance(claim, Relation):
        ends = ((claim.subject_kind, claim.subject), (claim.object_kind, claim.object), ("film", claim.film))
        yield from (key for kind, key in ends if kind in ("film", "person") and key is not None)
    elif isinstance(claim, Fact) and claim.subject_kind in ("film", "person"):
        yield claim.subject


def _candidate(candidate: Candidate, text: str, known: set[str]) -> Iterator[str]:
    if not candidate.quote:
        yield "has no quote"
    if not 0 <= candidate.start < candidate.end <= len(text):
        yield "has a span outside the text"
    if candidate.film not in known:
        yield f"is of {candidate.film!r}, which no claim describes"


def _printable(name: str) -> bool:
    """Whether a name has something to print on one line."""
    return bool(name.strip()) and "\n" not in name and "\0" not in name
