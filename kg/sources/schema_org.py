"""schema.org's descriptions of films as claims, however they are spelt: https://schema.org/Movie, /PerformanceRole.

People are objects, strings, lists, references by ``@id``, or wrapped in a ``Role`` with ``characterName``. Locators are
JSON Pointers (RFC 6901) into the list of a page's blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.charrefs import unescape
from kg.claim import Claim, Credit, Fact, Film, Kind, Person, Relation, key, slug

Node = dict[str, Any]

KINDS = {
    "Movie": "movie",
    "TVSeries": "tvSeries",
    "TVEpisode": "tvEpisode",
    "TVMiniSeries": "tvMiniSeries",
    "TVMovie": "tvMovie",
}
ROLES = {
    "actor": "act", "actors": "act", "director": "fmd", "directors": "fmd", "author": "aus", "creator": "aus",
    "musicBy": "cmp", "producer": "fmp", "editor": "flm", "cinematographer": "cng", "productionDesigner": "prs",
    "costumeDesigner": "cst", "castingDirector": "cad", "screenwriter": "aus",
}  # fmt: skip
FACTS = {
    "genre": "genre", "contentRating": "content rating", "keywords": "keyword", "award": "award", "awards": "award",
    "productionCompany": "production company", "about": "theme",
}  # fmt: skip
WORKS = {
    "isBasedOn": ("based on", "source work"),
    "partOfSeries": ("part of", "series"),
    "isPartOf": ("part of", "series"),
}
"""Fields that name other works: the relation where that is a film here, and the fact where it is not."""

ORGANISATIONS = ("Organization", "Corporation", "LocalBusiness", "MovieTheater", "NewsMediaOrganization")
LEFT_OUT = {
    "description": "prose of the page",
    "abstract": "prose of the page",
    "disambiguatingDescription": "prose of the page",
    "image": "no credit",
    "thumbnailUrl": "no credit",
    "trailer": "no credit",
    "video": "no credit",
    "associatedMedia": "no credit",
    "review": "reviews of others are sources of their own",
    "reviews": "reviews of others are sources of their own",
    "potentialAction": "no credit",
    "mainEntityOfPage": "the page itself",
    "timeRequired": "the duration says it",
    "offers": "no credit",
    "publisher": "who shows or sells it",
    "provider": "who shows or sells it",
    "numberOfEpisodes": "no credit",
    "numberOfSeasons": "no credit",
    "containsSeason": "episodes inside it are taken by themselves",
    "episode": "episodes inside it are taken by themselves",
    "episodeNumber": "no credit",
    "partOfSeason": "the series is taken",
    "character": "parts without a player",
    "subtitleLanguage": "no credit",
    "isFamilyFriendly": "the content rating says it",
    "@unordered": "our own mark of markup that has no order",
}

ADDRESSES = {
    "tt": {
        "imdb": re.compile(r"imdb\.com/(?:[a-z-]{2,5}/)?title/(tt\d{5,11})|^(tt\d{5,11})$"),
        "wd": re.compile(r"wikidata\.org/(?:wiki|entity)/(?:Special:EntityData/)?(Q\d{1,12})"),
        "tmdb": re.compile(r"themoviedb\.org/(?:movie/|(?=tv/))((?:tv/)?\d{1,10})"),
    },
    "nm": {
        "imdb": re.compile(r"imdb\.com/(?:[a-z-]{2,5}/)?name/(nm\d{5,11})|^(nm\d{5,11})$"),
        "wd": re.compile(r"wikidata\.org/(?:wiki|entity)/(?:Special:EntityData/)?(Q\d{1,12})"),
        "tmdb": re.compile(r"themoviedb\.org/person/(\d{1,10})"),
    },
}
"""Addresses of films (``tt``) and people (``nm``) that have a key in them, the preferred space first."""

PROPERTIES = {"tmdb": "tmdb", "tmdbid": "tmdb", "themoviedb": "tmdb", "wikidata": "wd", "wikidataid": "wd"}
"""Spaces by what a ``PropertyValue`` calls an identifier; IMDb's are told by their form."""


@dataclass
class Page:
    """One document while it is read.

    Attributes:
        source: the id of the source.
        named: its objects by their ``@id``.
        keys: the keys that films without an identifier were given, by title and year.
        left: what was left out, and how often.
    """

    source: str
    named: dict[str, Node] = field(default_factory=dict)
    keys: dict[tuple[str, int | None], str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)

    def film_key(self, node: Node, title: str, year: int | None) -> tuple[str, tuple[str, ...]]:
        """A film's key and its other identifiers; two descriptions of one title and year are one film."""
        ids = identifiers(node, "tt")
        if ids:
            return ids[0], ids[1:]
        if (title, year) not in self.keys:
            local, taken = slug(title), set(self.keys.values())
            names = [local, *([f"{local}-{year}"] if year else []), *(f"{local}-{n}" for n in range(2, len(taken) + 3))]
            self.keys[title, year] = next(name for each in names if (name := key(self.source, each)) not in taken)
        return self.keys[title, year], ()

    def whole(self, item: Any) -> Any:
        """An object with what is said of it elsewhere in the document, by its ``@id``."""
        if not isinstance(item, dict) or item.keys() - {"@id", "@type"}:
            return item
        return self.named.get(str(item.get("@id")), item)


def identifiers(node: Node, scheme: str) -> tuple[str, ...]:
    """Keys of a thing in IMDb, Wikidata and TMDb, from its ``@id``, ``url``, ``sameAs`` and ``identifier``.

    >>> identifiers({"url": "/title/tt0133093/", "sameAs": ["https://www.wikidata.org/wiki/Q83495"]}, "tt")
    ('imdb:tt0133093', 'wd:Q83495')
    >>> identifiers({"identifier": {"@type": ["PropertyValue"], "propertyID": "TMDB", "value": 603}}, "tt")
    ('tmdb:603',)
    >>> identifiers({"sameAs": "https://www.themoviedb.org/tv/1396-breaking-bad"}, "tt")
    ('tmdb:tv-1396',)
    """
    found: dict[str, str] = {}
    for address in strings([node.get("@id"), node.get("url"), node.get("sameAs"), node.get("identifier")]):
        full = f"https://www.imdb.com{address}" if address.startswith("/") and "//" not in address else address
        for space, pattern in ADDRESSES[scheme].items():
            if match := pattern.search(full):
                found.setdefault(space, key(space, match[match.lastindex or 0].replace("/", "-")))
    for value in values(node.get("identifier")):
        named = re.sub(r"[^a-z]", "", str(value.get("propertyID", "")).lower()) if isinstance(value, dict) else ""
        local = first(value.get("value")) or "" if named in PROPERTIES else ""
        if re.fullmatch(r"Q\d{1,12}" if PROPERTIES.get(named) == "wd" else r"\d{1,10}", local):
            found.setdefault(PROPERTIES[named], key(PROPERTIES[named], local))
    return tuple(found[space] for space in ADDRESSES[scheme] if space in found)


# Values --------------------------------------------------------------------------------------------------------------


def values(value: Any) -> list[Any]:
    """The members of a value: itself, or those of a list, an ``@list`` or an ``@set``."""
    if isinstance(value, dict) and value.keys() & {"@list", "@set"}:
        return values(value.get("@list", value.get("@set")))
    return value if isinstance(value, list) else [] if value is None else [value]


def strings(value: Any) -> Iterator[str]:
    """All strings of a value: itself, of a list, or of an object's ``@id``, ``@value``, ``value`` and ``name``.

    Pages have HTML's entities inside their strings, and some of them twice.

    >>> list(strings(["Schindler&amp;apos;s List", {"name": "A &amp; B"}, 1999, True]))
    ["Schindler's List", 'A & B', '1999']
    """
    if isinstance(value, str):
        yield unescape(unescape(value)).strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        names = ("@id", "@value", "value", "name", "@list", "@set")
        yield from strings([value.get(name) for name in names])


def texts(value: Any) -> Iterator[str]:
    """As :func:`strings`, but of an object its name or its value and no address."""
    names = ("name", "@value", "value", "alternateName")
    for item in values(value):
        said = next((item[name] for name in names if item.get(name)), None) if isinstance(item, dict) else item
        yield from (text for text in strings(said) if text)


def first(value: Any) -> str | None:
    """The first text of a value that is not empty."""
    return next((text for text in texts(value) if text), None)


def types(node: Node) -> list[str]:
    """The types of an object."""
    return [str(name) for name in values(node.get("@type"))]


def kind_of(node: Node) -> str | None:
    """What kind of film an object is, in IMDb's words; None where it is none."""
    return next((KINDS[name] for name in types(node) if name in KINDS), None)


def year_of(date: str | None) -> int | None:
    """The year of a date, as ISO 8601 has it or in words.

    >>> year_of("1999-03-31"), year_of("March 31, 1999"), year_of("31.3.1999"), year_of("2nd of May")
    (1999, 1999, 1999, None)
    """
    match = re.search(r"(?<!\d)(18|19|20)\d\d(?!\d)", (date or "")[:100])
    return int(match[0]) if match else None


def minutes(duration: str) -> int | None:
    """Whole minutes of an ISO 8601 duration.

    >>> minutes("PT2H16M"), minutes("PT95M"), minutes("P0Y0M0DT1H"), minutes("two hours")
    (136, 95, 60, None)
    """
    match = re.fullmatch(r"P(?:0Y)?(?:0M)?(?:0D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:[\d.]{1,9}S)?", duration.strip())
    return (int(match[1] or 0) * 60 + int(match[2] or 0)) or None if match else None


def listed(text: str) -> list[str]:
    """The names in a string that holds several, with commas or semicolons between them.

    >>> listed("Al Pacino, Robert De Niro"), listed("Robert Downey, Jr."), listed("Val Kilmer")
    (['Al Pacino', 'Robert De Niro'], ['Robert Downey, Jr.'], ['Val Kilmer'])
    """
    names: list[str] = []
    for part in re.split(r"[,;]", text):
        if re.fullmatch(r"\s*(Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\.?\s*", part) and names:
            names[-1] += f", {part.strip()}"
        elif part.strip():
            names.append(part.strip())
    return names


# Claims --------------------------------------------------------------------------------------------------------------


def film_claims(page: Page, node: Node, at: str) -> Iterator[Claim]:
    """A film, its people, credits, relations and facts; fields are popped, and what is left is counted."""
    kind = str(kind_of(node))
    names = list(texts(node.pop("name")))
    year = _year(node)
    film, ids = page.film_key(node, names[0], year)
    for known in ("@context", "@type", "@id", "sameAs", "identifier", "url"):
        node.pop(known, None)
    yield Film(
        **_said(page, at),
        key=film,
        title=names[0],
        titles=(*((other, None, None) for other in names[1:]), *_titles(node.pop("alternateName", None))),
        year=year,
        end_year=year_of(first(node.pop("endDate", None))),
        kind=kind,
        runtime_minutes=minutes(first(node.pop("duration", None)) or ""),
        countries=tuple(texts(node.pop("countryOfOrigin", None))),
        languages=tuple(texts(node.pop("inLanguage", None))),
        ids=ids,
    )
    for name, role in ROLES.items():
        yield from _credits(page, film, node.pop(name, None), role, f"{at}/{name}", "@unordered" not in node)
    yield from _relations(page, node, film, at)
    yield from _facts(page, node, film, at)
    page.left.update(f"field {name!r} was left out" for name in node if name not in LEFT_OUT)


def _said(page: Page, at: str) -> dict[str, Any]:
    return {"source": page.source, "method": "jsonld", "locator": at}


def _titles(value: Any) -> Iterator[tuple[str, str | None, str | None]]:
    for item in values(value):
        language = item.get("@language") if isinstance(item, dict) else None
        yield from ((text, language if isinstance(language, str) else None, None) for text in texts(item))


def _year(node: Node) -> int | None:
    """The first year that a field gives, of those that speak of the film's coming out."""
    events = [each.get("startDate") for each in values(node.pop("releasedEvent", None)) if isinstance(each, dict)]
    others = [node.pop(name, None) for name in ("dateCreated", "copyrightYear", "startDate")]
    dates = map(first, [node.get("datePublished"), *others, *events])
    return next((year for date in dates if (year := year_of(date))), None)


def _facts(page: Page, node: Node, film: str, at: str) -> Iterator[Fact]:
    date = first(node.pop("datePublished", None)) or ""
    if re.match(r"\d{4}-\d\d-\d\d", date):
        yield _fact(page, f"{at}/datePublished", film, "release date", date[:10], "date")
    for name, predicate in FACTS.items():
        for text in texts(node.pop(name, None)):
            several = text.split(",") if predicate in ("genre", "keyword") else [text]
            for part in filter(None, map(str.strip, several)):
                yield _fact(page, f"{at}/{name}", film, predicate, part, "string")
    rating = next((each for each in values(node.pop("aggregateRating", None)) if isinstance(each, dict)), {})
    counted = rating.get("ratingCount", rating.get("reviewCount"))
    for name, predicate, datatype, value in (
        ("ratingValue", "rating", "decimal", rating.get("ratingValue")),
        ("ratingCount", "votes", "integer", counted),
    ):
        text = (first(value) or "").replace(",", "" if name == "ratingCount" else ".")
        if _NUMBER.fullmatch(text) and (datatype == "decimal" or text.isdigit()):
            yield _fact(page, f"{at}/aggregateRating/{name}", film, predicate, text, datatype)
    share = _share(rating)
    if share is not None:
        yield _fact(page, f"{at}/aggregateRating/ratingValue", film, "normalised rating", share, "decimal")


_NUMBER = re.compile(r"\d{1,12}(\.\d{1,9})?")


def _share(rating: Mapping[str, Any]) -> str | None:
    """A rating as a share of the best one, where the page names that: sites count to 5, to 10 and to 100.

    >>> _share({"ratingValue": "83", "bestRating": 100}), _share({"ratingValue": "4,2", "bestRating": "5"})
    ('0.830', '0.840')
    >>> _share({"ratingValue": "83"})
    """
    texts = [(first(rating.get(name)) or "").replace(",", ".") for name in ("ratingValue", "bestRating")]
    if not all(map(_NUMBER.fullmatch, texts)):
        return None
    value, best = map(float, texts)
    return f"{value / best:.3f}" if best > 0 and value <= best else None


def _fact(page: Page, at: str, film: str, predicate: str, value: str, datatype: str) -> Fact:
    kind: Kind = "film"
    return Fact(**_said(page, at), subject_kind=kind, subject=film, predicate=predicate, value=value, datatype=datatype)


def _relations(page: Page, node: Node, film: str, at: str) -> Iterator[Claim]:
    """What it is based on, the series it is part of, where it was shot and where it happens."""
    for name, (predicate, fact) in WORKS.items():
        for item in values(node.pop(name, None)):
            other = page.whole(item)
            title = first(other)
            is_film = isinstance(other, dict) and kind_of(other) and title
            place = f"{at}/{name}"
            if is_film and title:
                object_, _ = page.film_key(other, title, _year(dict(other)))
                yield Relation(**_said(page, place), subject_kind="film", subject=film, predicate=predicate,
                               object_kind="film", object=object_)  # fmt: skip
            elif title:
                yield _fact(page, place, film, fact, title, "string")
    for name, predicate in (("contentLocation", "set in"), ("locationCreated", "filmed in")):
        for where in texts(node.pop(name, None)):
            yield Relation(**_said(page, f"{at}/{name}"), film=film, subject_kind="film", subject=film,
                           predicate=predicate, object_kind="place", object=where)  # fmt: skip


def _credits(page: Page, film: str, value: Any, role: str, at: str, ordered: bool) -> Iterator[Claim]:
    billing = 0
    several = values(value)
    for index, entry in enumerate(several):
        place = f"{at}/{index}" if isinstance(value, list) else at
        for item in listed(unescape(unescape(entry))) if isinstance(entry, str) else [page.whole(entry)]:
            billing += 1
            characters, people = _performance(item, role)
            for person in people:
                place_in_list = billing if role == "act" and ordered else None
                yield from _credit(page, film, page.whole(person), role, characters, place, place_in_list)


def _performance(item: Any, role: str) -> tuple[list[str], list[Any]]:
    """The parts and the people of an entry, which a Role object may wrap."""
    if isinstance(item, dict) and any(kind.endswith("Role") for kind in types(item)):
        fields = [name for name, code in ROLES.items() if code == role and name in item] or [
            n for n in ROLES if n in item
        ]
        people = values(item[fields[0]]) if fields else []
        return list(texts(item.get("characterName") or item.get("roleName"))), people
    return [], [item]


def _credit(
    page: Page, film: str, item: Any, role: str, characters: list[str], at: str, billing: int | None
) -> Iterator[Claim]:
    """A person and the credit; organisations and who has neither a name nor an identifier are counted."""
    node = item if isinstance(item, dict) else {"name": item}
    if any(kind in ORGANISATIONS for kind in types(node)):
        page.left["organisation among the people was left out"] += 1
        return
    name = first(node.get("name")) or " ".join(texts([node.get("givenName"), node.get("familyName")]))
    ids = identifiers(node, "nm")
    if not name and not ids:
        page.left["entry without a name was left out"] += 1
        return
    person, others = (ids[0], ids[1:]) if ids else (key(page.source, slug(name)), ())
    if name:
        yield Person(
            **_said(page, at), key=person, name=name, ids=others, names=tuple(texts(node.get("alternateName"))),
            birth_year=year_of(first(node.get("birthDate"))), death_year=year_of(first(node.get("deathDate"))),
        )  # fmt: skip
    yield Credit(**_said(page, at), film=film, person=person, role=role, characters=tuple(characters), billing=billing)
