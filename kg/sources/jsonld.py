"""schema.org descriptions of films: JSON-LD on its own, or inside an HTML page.

Every object of a type of film or series is taken, wherever it stands, with http or https names. People are objects,
strings, references by ``@id``, or ``PerformanceRole`` objects (https://schema.org/PerformanceRole) with the part in
``characterName``. A page that says of itself that it is a review or an article is prose, whatever it says beside that.
Locators are JSON Pointers (RFC 6901) into the list of the page's JSON-LD blocks.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from kg.claim import Claim, Credit, Fact, Film, Kind, Person, key, slug, unique
from kg.errors import InputError
from kg.sources.base import Batch, Input, Source, well_formed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

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
FACTS = {"genre": "genre", "contentRating": "content rating", "keywords": "keyword", "award": "award"}
LEFT_OUT = {
    "description": "prose of the page",
    "image": "no credit",
    "trailer": "no credit",
    "review": "reviews of others are sources of their own",
    "url": "taken as an identifier where it is one",
    "potentialAction": "no credit",
    "productionCompany": "companies are not modelled",
    "timeRequired": "the duration says it",
}
PAGES = (".html", ".htm", ".xhtml")
PROSE = ("Review", "CriticReview", "UserReview", "Article", "NewsArticle", "BlogPosting")
"""What a page is that is read as a review, if its JSON-LD says so at the top."""

AUTHORITIES = (
    (re.compile(r"imdb\.com/(?:[a-z]{2}/)?(?:title|name)/((?:tt|nm)\d+)"), "imdb"),
    (re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)"), "wd"),
    (re.compile(r"themoviedb\.org/(?:movie|person|tv)/(\d+)"), "tmdb"),
)


class _Scripts(HTMLParser):
    """The JSON-LD blocks of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and (dict(attrs).get("type") or "").strip().lower() == "application/ld+json"
        if self._inside:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"


@dataclass(frozen=True, slots=True)
class _Page:
    """One document while it is read: its source, the keys it has given, and its named objects by their ``@id``."""

    source: str
    taken: set[str]
    named: dict[str, dict[str, Any]]

    def key(self, node: dict[str, Any], name: str, scheme: str) -> tuple[str, tuple[str, ...]]:
        """The node's key, and its other identifiers: IMDb's first, else a slug of the name."""
        ids = identifiers(node, scheme)
        if ids:
            return ids[0], ids[1:]
        local = slug(name)
        if scheme == "tt":
            local = unique(local, self.taken)
            self.taken.add(local)
        return key(self.source, local), ()


def identifiers(node: dict[str, Any], scheme: str) -> tuple[str, ...]:
    """Keys of a thing in IMDb, Wikidata and TMDb, from its ``@id``, ``url`` and ``sameAs``.

    >>> identifiers({"url": "/title/tt0133093/", "sameAs": ["https://www.wikidata.org/wiki/Q83495"]}, "tt")
    ('imdb:tt0133093', 'wd:Q83495')
    """
    found: dict[str, str] = {}
    for address in _strings([node.get("@id"), node.get("url"), node.get("sameAs"), node.get("identifier")]):
        full = address if "//" in address else f"https://www.imdb.com{address}" if address.startswith("/") else address
        for pattern, space in AUTHORITIES:
            match = pattern.search(full)
            if match and (space != "imdb" or match[1].startswith(scheme)):
                found.setdefault(space, key(space, match[1]))
        if re.fullmatch(rf"{scheme}\d{{5,}}", full):
            found.setdefault("imdb", key("imdb", full))
    return tuple(found[space] for _, space in AUTHORITIES if space in found)


def _strings(value: Any) -> Iterator[str]:
    """All strings of a value: itself, of a list, or of an object's ``@id``, ``value`` and ``name``."""
    if isinstance(value, str):
        yield html.unescape(value).strip()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        yield from _strings([value.get("@id"), value.get("@value"), value.get("value"), value.get("name")])


def _first(value: Any) -> str | None:
    return next((text for text in _strings(value) if text), None)


def _objects(value: Any, pointer: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object inside a value with its JSON Pointer, in document order."""
    if isinstance(value, dict):
        yield value, pointer
        for name, inner in value.items():
            yield from _objects(inner, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _objects(inner, f"{pointer}/{index}")


def _types(node: dict[str, Any]) -> list[str]:
    """The types of an object, without ``schema:`` or the namespace."""
    types = node.get("@type")
    return [_short(str(name)) for name in (types if isinstance(types, list) else [types])]


def _type(node: dict[str, Any]) -> str | None:
    """The film type of an object."""
    return next((name for name in _types(node) if name in KINDS), None)


def _short(name: str) -> str:
    return re.sub(r"^(https?://schema\.org/|schema:)", "", name)


def blocks_of(file: Input) -> list[Any]:
    """The JSON values of a file: its JSON-LD blocks where it is a page, else the whole.

    Names are without ``schema:`` or the namespace.

    Raises:
        InputError: it is not text, or the JSON is not well-formed; the message has the line.
    """
    text = file.text()
    if text.lstrip()[:1] in ("{", "["):
        return [_json(text, text, 0, file)]
    page = _Scripts()
    page.feed(text)
    page.close()
    return [_json(block, text, text.find(block), file) for block in page.blocks]


def _json(block: str, text: str, offset: int, file: Input) -> Any:
    """The value of a block that stands at an offset of a text, counted from 0."""
    try:
        return _plain(json.loads(block))
    except RecursionError as error:
        raise InputError("its JSON is nested too deeply", path=file.name) from error
    except ValueError as error:
        line = text.count("\n", 0, offset + getattr(error, "pos", 0)) + 1
        why = getattr(error, "msg", "a number is too long")
        raise InputError("its JSON is not well-formed", path=file.name, line=line, hint=why) from error


def _plain(value: Any) -> Any:
    """A JSON value with short names, and no characters that cannot be stored."""
    if isinstance(value, dict):
        return {_short(well_formed(name)): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return well_formed(value) if isinstance(value, str) else value


def recognise(file: Input) -> bool:
    """Whether it is a page with JSON-LD that is not a page of prose, or JSON that uses schema.org's film types."""
    if file.suffix in PAGES:
        return any(b"application/ld+json" in chunk for chunk in file.chunks()) and not _is_prose(file)
    start = file.head.lstrip()
    named = any(f'"{kind}"'.encode() in file.head or f"/{kind}".encode() in file.head for kind in KINDS)
    return start[:1] in (b"{", b"[") and b'"@type"' in file.head and (named or b"schema.org" in file.head)


def _is_prose(file: Input) -> bool:
    try:
        tops = [kind for block in blocks_of(file) for node in _tops(block) for kind in _types(node)]
    except InputError:
        return False
    return any(kind in PROSE for kind in tops) and not any(kind in KINDS for kind in tops)


def _tops(block: Any) -> Iterator[dict[str, Any]]:
    """The objects that a block is about."""
    for node in block if isinstance(block, list) else [block]:
        if isinstance(node, dict):
            yield node
            yield from (inner for inner in _list(node.get("@graph")) if isinstance(inner, dict))


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a schema.org description says.

    Raises:
        InputError: there is no film in it, or it is damaged.
    """
    source = file.source or file.id
    objects = list(_objects(blocks_of(file), ""))
    named = {str(node["@id"]): node for node, _ in objects if "@id" in node and "name" in node}
    page = _Page(source, set(), named)
    films = [(node, at) for node, at in objects if _type(node) and _first(node.get("name"))]
    if not films:
        raise InputError(
            "has no schema.org film with a name", path=file.name, hint="its @type must be Movie or a TV type"
        )
    batch = Batch(source=source, locator=None, read=len(films), taken=len(films))
    claims: list[Claim] = []
    for node, at in films:
        claims += _film_claims(page, dict(node), at, batch, file.name)
    batch.records = tuple(claims)
    return [batch]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _film_claims(page: _Page, node: dict[str, Any], at: str, batch: Batch, name: str) -> Iterator[Claim]:
    """A film, its people, credits and facts; fields are popped, and what is left is reported."""
    kind = KINDS[str(_type(node))]
    title = str(_first(node.pop("name")))
    film, ids = page.key(node, title, "tt")
    for known in ("@context", "@type", "@id", "sameAs", "identifier", "url"):
        node.pop(known, None)
    said = {"source": page.source, "method": "jsonld"}
    yield Film(
        **said,  # type: ignore[arg-type]
        locator=at,
        key=film,
        title=title,
        titles=tuple((other, None, None) for other in _strings(node.pop("alternateName", None))),
        year=_year(node),
        kind=kind,
        runtime_minutes=minutes(_first(node.pop("duration", None)) or ""),
        countries=tuple(_strings(node.pop("countryOfOrigin", None))),
        languages=tuple(_strings(node.pop("inLanguage", None))),
        ids=ids,
    )
    for field, role in ROLES.items():
        yield from _credits(page, film, node.pop(field, None), role, f"{at}/{field}")
    for field, predicate in FACTS.items():
        for value in _values(node.pop(field, None)):
            yield _fact(said, f"{at}/{field}", film, predicate, value, "string")
    yield from _ratings(said, film, node.pop("aggregateRating", None), f"{at}/aggregateRating")
    rest = sorted(set(node) - set(LEFT_OUT))
    batch.warnings += [f"{name}: field {field!r} of {title} was left out" for field in rest]


def _fact(said: dict[str, str], at: str, film: str, predicate: str, value: str, datatype: str) -> Fact:
    kind: Kind = "film"
    return Fact(
        source=said["source"], method=said["method"], locator=at, subject_kind=kind, subject=film,
        predicate=predicate, value=value, datatype=datatype,
    )  # fmt: skip


def _values(value: Any) -> Iterator[str]:
    """Strings of a field that may hold several in one, comma-separated."""
    for text in _strings(value):
        yield from (part.strip() for part in text.split(",") if part.strip())


def _ratings(said: dict[str, str], film: str, rating: Any, at: str) -> Iterator[Fact]:
    if isinstance(rating, dict):
        for field, predicate, datatype in (("ratingValue", "rating", "decimal"), ("ratingCount", "votes", "integer")):
            value = rating.get(field)
            if isinstance(value, int | float | str) and re.fullmatch(r"\d+(\.\d+)?", str(value)):
                yield _fact(said, f"{at}/{field}", film, predicate, str(value), datatype)


def _credits(page: _Page, film: str, value: Any, role: str, at: str) -> Iterator[Claim]:
    for index, item in enumerate(_list(value)):
        place = f"{at}/{index}" if isinstance(value, list) else at
        characters, people = _performance(item)
        for person in people:
            yield from _credit(page, film, person, role, characters, place, index + 1)


def _credit(
    page: _Page, film: str, item: Any, role: str, characters: list[str], at: str, billing: int
) -> Iterator[Claim]:
    """A person and the credit; organisations and things without a name are passed over."""
    node = item if isinstance(item, dict) else {"name": item}
    if "name" not in node:
        node = page.named.get(str(node.get("@id")), node)
    name = _first(node.get("name"))
    if not name or "Organization" in _types(node):
        return
    person, ids = page.key(node, name, "nm")
    yield Person(
        source=page.source, method="jsonld", locator=at, key=person, name=name, ids=ids,
        names=tuple(_strings(node.get("alternateName"))),
        birth_year=_year_of(_first(node.get("birthDate"))), death_year=_year_of(_first(node.get("deathDate"))),
    )  # fmt: skip
    yield Credit(
        source=page.source, method="jsonld", locator=at, film=film, person=person, role=role,
        characters=tuple(characters), billing=billing if role == "act" else None,
    )  # fmt: skip


def _performance(item: Any) -> tuple[list[str], list[Any]]:
    """The parts and the people of an actor's entry, which a Role object may wrap."""
    if isinstance(item, dict) and any(kind in ("Role", "PerformanceRole") for kind in _types(item)):
        people = next((_list(item[field]) for field in ROLES if field in item), [])
        return [text for text in _strings(item.get("characterName") or item.get("roleName")) if text], people
    return [], [item]


def _year(node: dict[str, Any]) -> int | None:
    dates = [node.pop(field, None) for field in ("datePublished", "dateCreated", "copyrightYear", "startDate")]
    return next((year for year in (_year_of(_first(date)) for date in dates) if year), None)


def _year_of(date: str | None) -> int | None:
    match = re.match(r"(1[89]|20)\d\d", date or "")
    return int(match[0]) if match else None


def minutes(duration: str) -> int | None:
    """Whole minutes of an ISO 8601 duration.

    >>> minutes("PT2H16M"), minutes("PT95M"), minutes("two hours")
    (136, 95, None)
    """
    match = re.fullmatch(r"P(?:0D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:[\d.]+S)?", duration.strip())
    return (int(match[1] or 0) * 60 + int(match[2] or 0)) or None if match else None


SOURCE = Source(
    name="jsonld", title="schema.org films (JSON-LD, HTML)", recognise=recognise, read=read, left_out=LEFT_OUT
)
