"""schema.org descriptions of films: JSON-LD on its own, or inside an HTML page.

Every object of a type of film or series is taken, wherever it stands, with http or https names. People are objects,
strings or ``PerformanceRole`` objects (https://schema.org/PerformanceRole) with the part in ``characterName``.
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
from kg.sources.base import Batch, Input, Source

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
    """One document while it is read: its source, and the keys it has given."""

    source: str
    taken: set[str]

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


def _type(node: dict[str, Any]) -> str | None:
    """The film type of an object, without ``schema:`` or the namespace."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    short = (re.sub(r"^(https?://schema\.org/|schema:)", "", str(name)) for name in names)
    return next((name for name in short if name in KINDS), None)


def blocks_of(file: Input) -> list[Any]:
    """The JSON values of a file: its JSON-LD blocks where it is a page, else the whole.

    Raises:
        InputError: it is not text, or the JSON is not well-formed; the message has the line.
    """
    text = file.text()
    if text.lstrip()[:1] not in ("{", "["):
        page = _Scripts()
        page.feed(text)
        page.close()
        return [_json(block, file, text.find(block)) for block in page.blocks]
    return [_json(text, file, 0)]


def _json(block: str, file: Input, offset: int) -> Any:
    try:
        return json.loads(block)
    except (json.JSONDecodeError, RecursionError) as error:
        position = getattr(error, "pos", 0) + max(offset, 0)
        line = file.text().count("\n", 0, position) + 1
        raise InputError("its JSON is not well-formed", path=file.name, line=line, hint=str(error)) from error


def recognise(file: Input) -> bool:
    """Whether it is a page with a block of JSON-LD, or JSON that uses schema.org's film types."""
    if file.suffix in (".html", ".htm", ".xhtml"):
        return b"application/ld+json" in file.read()
    start = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    named = any(f'"{kind}"'.encode() in file.head or f"/{kind}".encode() in file.head for kind in KINDS)
    return start[:1] in (b"{", b"[") and b'"@type"' in file.head and (named or b"schema.org" in file.head)


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a schema.org description says.

    Raises:
        InputError: there is no film in it, or it is damaged.
    """
    source = file.source or file.id
    page = _Page(source, set())
    films = [(node, at) for node, at in _objects(blocks_of(file), "") if _type(node) and _first(node.get("name"))]
    if not films:
        raise InputError("has no schema.org film with a name", path=file.name, hint="its @type must be Movie or a TV type")
    batch = Batch(source=source, locator=None, read=len(films), taken=len(films))
    claims: list[Claim] = []
    for node, at in films:
        claims += _film_claims(page, dict(node), at, batch, file.name)
    batch.records = tuple(claims)
    return [batch]


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
    items = value if isinstance(value, list) else [] if value is None else [value]
    for index, item in enumerate(items):
        place = f"{at}/{index}" if isinstance(value, list) else at
        yield from _credit(page, film, item, role, place, index + 1)


def _credit(page: _Page, film: str, item: Any, role: str, at: str, billing: int) -> Iterator[Claim]:
    """A person and the credit; organisations and things without a name are passed over."""
    character, node = _performance(item)
    name = _first(node.get("name")) if isinstance(node, dict) else _first(node)
    if not name or (isinstance(node, dict) and "Organization" in str(node.get("@type"))):
        return
    whole = node if isinstance(node, dict) else {}
    person, ids = page.key(whole, name, "nm")
    yield Person(
        source=page.source, method="jsonld", locator=at, key=person, name=name, ids=ids,
        names=tuple(_strings(whole.get("alternateName"))),
        birth_year=_year_of(_first(whole.get("birthDate"))), death_year=_year_of(_first(whole.get("deathDate"))),
    )  # fmt: skip
    yield Credit(
        source=page.source, method="jsonld", locator=at, film=film, person=person, role=role,
        characters=tuple(character), billing=billing if role == "act" else None,
    )  # fmt: skip


def _performance(item: Any) -> tuple[list[str], Any]:
    """The part and the person of an actor's entry, which a Role object may wrap."""
    if isinstance(item, dict) and "Role" in str(item.get("@type", "")):
        inner = next((item[field] for field in ROLES if field in item), None)
        people = inner if isinstance(inner, list) else [inner]
        return list(_strings(item.get("characterName") or item.get("roleName"))), people[0]
    return [], item


def _year(node: dict[str, Any]) -> int | None:
    dates = [node.pop(field, None) for field in ("datePublished", "dateCreated", "copyrightYear", "startDate")]
    return next((year for year in (_year_of(_first(str(d) if isinstance(d, int) else d)) for d in dates) if year), None)


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


SOURCE = Source(name="jsonld", title="schema.org films (JSON-LD, HTML)", recognise=recognise, read=read, left_out=LEFT_OUT)
