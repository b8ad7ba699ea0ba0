"""Claims: what a source says about films, people and credits, with its place in the source.

A claim is never a fact. It has a source, a locator in that source, for prose the exact words, and a stance. The five
kinds below are the rows of five tables of the store; sources that are tables give the same columns as SQL relations
(see :mod:`kg.sources`), sources that are prose or JSON give these records.

Films and people are named by **keys**: ``space:local``, where the space is an authority (``imdb:tt0437086``,
``tmdb:399579``, ``wd:Q103474``) or, where the source has no ids, the source itself (``reviews/alita.txt:alita-2019``).
TMDB counts films, series, episodes and people apart: the kind of an entity tells film ``tmdb:550`` from the person of
that key, and series and episodes are ``tmdb:tv-1396`` and ``tmdb:episode-62161``.
Characters and places have no keys: they are printed names within a film.

A :class:`Candidate` is no claim yet: what it says counts only where a store bears it out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Stance = Literal["asserted", "hedged", "negated", "imagined"]
STANCES: tuple[Stance, ...] = ("asserted", "hedged", "negated", "imagined")

AUTHORITIES = ("imdb", "wd", "tmdb")
"""Spaces whose ids name one thing each, the preferred first: canonical keys come from them."""

Kind = Literal["film", "person", "character", "place", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has.

    Attributes:
        source: the id of the source that says so.
        locator: the place in the source: a row's natural key (``title.principals#tt0437086,3``), or for prose
            ``char=START,END``, code points into the text as read, counted from 0, END exclusive.
        quote: for prose, exactly the text between START and END; else None.
        prefix, suffix: up to 32 code points of text before and after the quote (Web Annotation Data Model,
            TextQuoteSelector, https://www.w3.org/TR/annotation-model/#text-quote-selector).
        stance: whether the source asserts it, hedges it, negates it, or says that it is imagined.
        confidence: how sure the reader is that the source says so, 0 to 1; not how likely it is to be true.
        method: the reader or the pattern that found it.
    """

    source: str
    locator: str
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    stance: Stance = "asserted"
    confidence: float = 1.0
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film(Claim):
    """A film, series or episode that a source describes or mentions.

    Attributes:
        key: its key (see the module).
        kind: ``movie``, ``short``, ``tvSeries``, ``tvEpisode``, ...: IMDb's words for title types.
        titles: other titles, each with BCP 47 language and ISO 3166 region where the source gives them.
        countries, languages: as the source spells them.
        ids: keys of the same film elsewhere, ``("imdb:tt0437086",)``.
    """

    key: str
    title: str
    original_title: str | None = None
    titles: tuple[tuple[str, str | None, str | None], ...] = ()
    year: int | None = None
    end_year: int | None = None
    kind: str = "movie"
    runtime_minutes: int | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Claim):
    """A person that a source describes or mentions."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    birth_year: int | None = None
    death_year: int | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Who made a claim by hand, when (without a time zone, in UTC), and for which reason."""

    author: str
    made: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Claim):
    """Somebody did something for a film.

    Attributes:
        film, person: their keys.
        role: a MARC relator code (``act``, ``fmd``, ``cmp``; the list is ``ontology/roles.ttl``), or the words of the
            source where no code fits.
        job: the job as printed.
        characters: the parts' names as printed, in order.
        character_description: what the source says instead of a name (``a gunfighter``).
        billing: place in the credits, counted from 1.
        credited_as: the name in the credits where it is not the person's own.
        attributes: ``uncredited``, ``voice``, ``archive footage``, ...
        by_hand: of a claim by hand, who made it and why.
    """

    film: str
    person: str
    role: str
    job: str | None = None
    characters: tuple[str, ...] = ()
    character_description: str | None = None
    billing: int | None = None
    credited_as: str | None = None
    attributes: tuple[str, ...] = ()
    department: str | None = None
    by_hand: ByHand | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Claim):
    """Something stands in a relation to something else: film to film, character to character, character to place.

    Attributes:
        film: key of the film in which it holds; None for relations between films.
        predicate: ``sequel of``, ``remake of``, ``based on``, ``lover of``, ``set in``, ``reviews``, ...: a label of
            ``ontology/film.ttl``.
        subject, object: a key for films, people and sources; the printed name for characters and places.
    """

    film: str | None = None
    subject_kind: Kind
    subject: str
    predicate: str
    object_kind: Kind
    object: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Claim):
    """A value that a source gives for a film or a person: genre, theme, rating, verdict of a review, award, ...

    Attributes:
        subject_kind, subject: what it is about, by key.
        predicate: ``genre``, ``theme``, ``rating``, ``votes``, ``verdict``, ...
        value: its lexical form; datatype: the local name of its XSD datatype.
    """

    subject_kind: Kind
    subject: str
    predicate: str
    value: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Claim):
    """A name to which a text gives a role in the reviewed film, too uncertain to be a claim.

    Whether it is one shows when a store has a credit of that film that bears it out (see :mod:`kg.link.promote`).

    Attributes:
        film: key of the reviewed film.
        name: the name as printed; start, end: its span in the text as read, counted as ``locator`` is.
        role: a MARC relator code, as a credit's.
        character: the part's name, if the text gives one.
    """

    film: str
    name: str
    start: int
    end: int
    role: str
    character: str | None = None


def slug(name: str) -> str:
    """The name as the local part of a key: NFC, casefolded, runs of blanks and punctuation to one ``-``.

    Letters, marks and digits of every script are kept, so that no two scripts collapse to nothing.

    >>> slug("Alita: Battle Angel 2"), slug("Amélie"), slug("七人の侍"), slug("M*A*S*H"), slug("...")
    ('alita-battle-angel-2', 'amélie', '七人の侍', 'm-a-s-h', '-')
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    kept = "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in folded)
    return re.sub(r"\s+", "-", kept.strip()) or "-"


def unique(local: str, taken: Container[str]) -> str:
    """``local``, or ``local-2``, ``local-3``, ... where it is taken already.

    >>> unique("heat", set()), unique("heat", {"heat", "heat-2"})
    ('heat', 'heat-3')
    """
    if local not in taken:
        return local
    n = 2
    while f"{local}-{n}" in taken:
        n += 1
    return f"{local}-{n}"


def key(space: str, local: str) -> str:
    """A key of its two parts; a colon in the local part is written ``%3A``, so that the last colon divides.

    >>> key("imdb", "tt0437086"), key("reviews/a:b.txt", "x:y")
    ('imdb:tt0437086', 'reviews/a:b.txt:x%3Ay')
    """
    return f"{space}:{local.replace('%', '%25').replace(':', '%3A') if ':' in local else local}"


def split_key(value: str) -> tuple[str, str]:
    """The space and the local part of a key, as they stand in it.

    >>> split_key("reviews/a:b.txt:heat-1995")
    ('reviews/a:b.txt', 'heat-1995')
    """
    space, _, local = value.rpartition(":")
    return space, local
