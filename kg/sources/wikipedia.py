"""American films as listed by Wikipedia: ``movies-*.json`` of https://github.com/prust/wikipedia-movie-data.

A list of objects with title, year, cast, genres, and of later versions the page (``href``) and its first paragraph
(``extract``). The casts come from the cells of tables, so notes and crew stand among the players: a word in brackets
that names a role gives a person that role, any other in brackets tells namesakes apart, and what is no name is left
out and counted. Several films may share a page, so a page is no identifier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg import vocab
from kg.claim import Claim, Credit, Fact, Film, Person, key, slug, unique
from kg.errors import Reject
from kg.sources.base import Batch, Input, Source, well_formed
from kg.sources.column_names import role_named
from kg.sources.listed import items
from kg.sources.objects import names_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = "https://en.wikipedia.org/wiki/"
LEFT_OUT = dict.fromkeys(("thumbnail", "thumbnail_width", "thumbnail_height"), "pictures are not modelled")
FIRST_YEAR, LAST_YEAR = 1870, 2100

_PLAYERS = re.compile(rb'"cast"\s*:\s*\[\s*["\]]')
_BRACKET = re.compile(r"([^()]*[^()\s])\s*\(([^()]+)\)")
_HEADED = re.compile(r"(\w+)\.?:\s+(\S.*)")
_JOINING = ("and", "with", "the", "of", "narrated by", "voices of", "many cameos")


@dataclass(slots=True)
class _List:
    """A list while it is read.

    Attributes:
        source: the id of the source. file: the list's own name. batch: what becomes of it.
        taken: keys that films have.
        unknown: how many films have each field that is not known. junk: how often a cast has what is no name.
    """

    source: str
    file: str
    batch: Batch
    taken: set[str] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)
    junk: Counter[str] = field(default_factory=Counter)


def recognise(file: Input) -> bool:
    """Whether it is a list of objects with title, year, genres and a cast of names, and no other roles: theirs have
    none, so a list with directors is somebody else's table.
    """
    head = file.head[:8000]
    fields = all(name in head for name in (b'"title"', b'"year"', b'"genres"'))
    listed = re.match(rb"\s*\[\s*\{", head) is not None and fields and _PLAYERS.search(head) is not None
    return listed and not any(role_named(name) for name in names_of(file) if name != "cast")


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a list of films says; no connection is needed.

    Raises:
        InputError: it is no list in JSON; the message has the line.
    """
    source = file.source or "wikipedia"
    found = _List(source, file.id.rsplit("/", 1)[-1].split(".", 1)[0], Batch(source=source))
    claims: list[Claim] = []
    for line, item, raw in items(file.text(), file.name):
        found.batch.read += 1
        why = _wrong(item)
        if why:
            found.batch.rejects.append(Reject(file.name, line, why, raw))
        else:
            claims += _film(found, dict(item))
    found.batch.taken = found.batch.read - len(found.batch.rejects)
    found.batch.records = tuple(claims)
    found.batch.warnings += [
        f"{file.name}: field {name!r} of {count} films is new and was left out"
        for name, count in sorted(found.unknown.items())
    ]
    if found.junk:
        shown = ", ".join(word for word, _ in found.junk.most_common(5))
        found.batch.warnings.append(f"{file.name}: {found.junk.total()} of the casts' entries are no names ({shown})")
    return [found.batch]


def _wrong(item: Any) -> str | None:
    """Why an entry of the list cannot be taken."""
    if not isinstance(item, dict):
        return "is not a JSON object"
    title, year = item.get("title"), item.get("year")
    if not isinstance(title, str) or not title.strip():
        return "has no title"
    if year is not None and (not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR):
        return "has a year that is none"
    for name in ("cast", "genres"):
        if not all(isinstance(text, str) for text in _listed(item.get(name))):
            return f"has {name} that is no list of names"
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _film(found: _List, item: dict[str, Any]) -> Iterator[Claim]:
    """A film with its players and facts; fields are popped, and what is left is counted."""
    title, year = well_formed(item.pop("title").strip()), item.pop("year", None)
    local = unique(slug(f"{title} {year}" if year else title), found.taken)
    found.taken.add(local)
    film, locator = key(found.source, local), f"{found.file}#{local}"
    yield Film(source=found.source, locator=locator, method="wikipedia", key=film, title=title, year=year)
    yield from _cast(found, film, locator, item.pop("cast", None))
    facts = [("genre", genre) for genre in _listed(item.pop("genres", None))]
    facts += [("plot", item.pop("extract", None)), ("page", _page(item.pop("href", None)))]
    for predicate, value in facts:
        if isinstance(value, str) and value.strip():
            yield Fact(
                source=found.source, locator=locator, method="wikipedia", subject_kind="film", subject=film,
                predicate=predicate, value=well_formed(value.strip()),
            )  # fmt: skip
    found.unknown.update(name for name in map(well_formed, item) if name not in LEFT_OUT)


def _page(href: Any) -> str | None:
    """The address of a page by its name."""
    return f"{PAGE}{unquote(href).replace(' ', '_')}" if isinstance(href, str) and href.strip() else None


def _cast(found: _List, film: str, locator: str, cast: Any) -> Iterator[Claim]:
    for billing, printed in enumerate(_listed(cast), 1):
        name, role = person(well_formed(printed))
        if name is None:
            found.junk[printed.strip()[:40]] += 1
            continue
        who = key(found.source, slug(name))
        yield Person(source=found.source, locator=locator, method="wikipedia", key=who, name=name)
        yield Credit(
            source=found.source, locator=locator, method="wikipedia", film=film, person=who, role=role,
            billing=billing if role == "act" else None,
        )  # fmt: skip


def person(printed: str) -> tuple[str | None, str]:
    """The name in a cell of a cast, or None where there is none, and the code of the person's role.

    >>> person("Sam Neill"), person("Paul Burke (actor)"), person("Jo March (screenplay)"), person("(voices)")
    (('Sam Neill', 'act'), ('Paul Burke', 'act'), ('Jo March', 'aus'), (None, 'act'))
    """
    text = " ".join(printed.split())
    if not any(c.isalpha() for c in text) or text[0] in "([" or text.endswith((":", "(")) or text in _JOINING:
        return None, "act"
    bracket, headed = _BRACKET.fullmatch(text), _HEADED.fullmatch(text)
    if bracket:
        role = vocab.role_of(bracket[2], "job")
        return bracket[1], role.code if role else "act"
    if headed and (role := vocab.role_of(headed[1], "job")):
        return headed[2], role.code
    return text, "act"


SOURCE = Source(
    name="wikipedia",
    title="Wikipedia's lists of American films (JSON)",
    recognise=recognise,
    read=read,
    dump=True,
    left_out=LEFT_OUT,
)
