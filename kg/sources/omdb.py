"""OMDb: responses of its API as saved to disk, see https://www.omdbapi.com: titles, search pages and seasons.

Everything is text: several people stand in one, with commas, and what somebody did in brackets; ``N/A`` is no value.
Titles have IMDb's ids; people have none, so that within a file one name is one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.claim import Claim, Credit, Fact, Film, Person, Relation, key, slug, unique
from kg.errors import InputError
from kg.sources import documents
from kg.sources.base import Batch, Input, Source
from kg.sources.node import Node, Report
from kg.sources.spool import Spool

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KINDS = {"movie": "movie", "series": "tvSeries", "episode": "tvEpisode", "game": "videoGame"}
ROLES = {"Actors": "act", "Director": "fmd", "Writer": "aus"}
FACTS = {"Genre": "genre", "Production": "production company"}
LEFT_OUT: Mapping[str, str] = {
    **dict.fromkeys(("Plot", "Awards"), "prose; it names no award"),
    **dict.fromkeys(("Poster", "Website"), "pictures and addresses"),
    **dict.fromkeys(("Season", "totalSeasons"), "seasons are not modelled"),
    **dict.fromkeys(("Response", "totalResults"), "about the answer, not the title"),
    "DVD": "when a film came out on disc is not modelled",
    "Metascore": "Ratings say it",
}
_ID = r"tt\d{1,11}"
_MARKS = {"imdbID", "Response", "Year", "Type", "Released", "imdbRating"}


def people(printed: str) -> Iterator[tuple[str, str | None]]:
    """The names in a text, each with the remark behind it; a remark may have commas, and a name one before ``Jr.``.

    >>> list(people("Al Smith (story, characters), Sam Davis, Jr., Al Smith"))
    [('Al Smith', 'story, characters'), ('Sam Davis, Jr.', None), ('Al Smith', None)]
    """
    found: list[tuple[str, str | None]] = []
    for piece in _pieces(printed):
        name, _, behind = piece.partition("(")
        remark, closed, rest = behind.rpartition(")")
        remark, rest = (remark.strip(), rest.strip()) if closed else (behind.strip(), "")
        name = " ".join(filter(None, (name.strip(), rest)))
        name, remark = (name, remark) if name else (remark, "")
        if name in ("Jr.", "Sr.", "II", "III") and found:
            found[-1] = (f"{found[-1][0]}, {name}", remark or None)
        elif name:
            found.append((name, remark or None))
    yield from found


def _pieces(printed: str) -> list[str]:
    """What stands between commas that are in no brackets."""
    pieces, depth = [""], 0
    for character in printed:
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character == "," and not depth:
            pieces.append("")
        else:
            pieces[-1] += character
    return pieces


def role_of(remark: str | None, default: str) -> str:
    """The role that a remark says, else that of the field.

    >>> role_of("novel by", "aus"), role_of("based on the comics by", "aus"), role_of("narration", "aus")
    ('aut', 'aut', 'aus')
    """
    if remark is None or default == "act":
        return default
    said = remark.casefold().removesuffix(" by")
    role = vocab.role_of(said, "job") if default == "aus" else None
    if role and role.code in ("aus", "aut"):
        return role.code
    return "aut" if default == "aus" and "based on" in said else default


@dataclass(slots=True)
class _Reader:
    """Reads the titles of one file.

    Attributes:
        source: the source's id.
        report: where it says what was not taken.
        taken: the slugs of titles that have no id.
        known: the people described so far.
    """

    source: str
    report: Report
    taken: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def _said(self, at: str) -> dict[str, Any]:
        return {"source": self.source, "method": "omdb", "locator": at}

    def title(self, values: Mapping[str, Any], series: str | None = None) -> Iterator[Claim]:
        """What an object says of its title; ``series`` is the id of the series that an episode is of."""
        node = Node(values, "title", self.report)
        error, title = node.text("Error"), node.text("Title")
        identifier, (year, end_year) = node.id("imdbID", _ID), _years(node)
        if title is None:
            self.report.reject(f"says {error!r}" if error else "has no Title", values)
            return
        if identifier is None:
            self.taken.add(local := unique(slug(f"{title} {year or ''}"), self.taken))
        film = key("imdb", identifier) if identifier else key(self.source, local)
        at = identifier or local
        kind = node.id("Type", "|".join(KINDS))
        yield Film(
            **self._said(at),
            key=film,
            title=title,
            year=year,
            end_year=end_year,
            kind=KINDS[kind or ("episode" if series else "movie")],
            runtime_minutes=_minutes(node),
            countries=_parts(node, "Country"),
            languages=_parts(node, "Language"),
        )
        series = node.id("seriesID", _ID) or series
        if series:
            yield Relation(**self._said(at), subject_kind="film", subject=film, predicate="part of",
                           object_kind="film", object=key("imdb", series))  # fmt: skip
        yield from self._facts(node, film, at)
        for name, role in ROLES.items():
            yield from self._credits(node.text(name) or "", film, role, f"{at}#{name}")
        node.close()

    def _facts(self, node: Node, film: str, at: str) -> Iterator[Fact]:
        said: list[tuple[str, str | None, str]] = [
            (FACTS[name], part, "string") for name in FACTS for part in _parts(node, name)
        ]
        for entry in node.nodes("Ratings"):
            source, value = entry.text("Source"), entry.text("Value")
            if source and value and source != "Internet Movie Database":
                said.append(("rating", f"{value} ({source})", "string"))
            entry.close()
        said += [
            ("content rating", node.text("Rated"), "string"),
            ("release date", _date(node), "date"),
            ("rating", node.amount("imdbRating"), "decimal"),
            ("votes", _sum(node, "imdbVotes"), "integer"),
            ("revenue", _sum(node, "BoxOffice"), "decimal"),
        ]
        for name in ("Season", "Episode"):
            place = node.whole(name) if (node.fields.get(name) or "N/A") != "N/A" else None
            said.append((f"{name.lower()} number", None if place is None else str(place), "integer"))
        for predicate, value, datatype in said:
            if value:
                yield Fact(**self._said(at), subject_kind="film", subject=film, predicate=predicate, value=value,
                           datatype=datatype)  # fmt: skip

    def _credits(self, printed: str, film: str, role: str, at: str) -> Iterator[Claim]:
        for place, (name, remark) in enumerate(people(printed), 1):
            person = key(self.source, slug(name))
            if person not in self.known:
                self.known.add(person)
                yield Person(**self._said(f"{at},{place}"), key=person, name=name)
            cast = role == "act"
            yield Credit(
                **self._said(f"{at},{place}"), film=film, person=person, role=role_of(remark, role),
                job=None if cast else remark, billing=place if cast else None,
                attributes=(remark,) if cast and remark else (),
            )  # fmt: skip


def _parts(node: Node, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in (node.text(name) or "").split(",") if part.strip()))


def _years(node: Node) -> tuple[int | None, int | None]:
    """The first and the last year of ``2001–2003``; a series that goes on has no last one."""
    printed = node.id("Year", r"\d{4}\s*([–—-]\s*(\d{4})?)?")
    years = [int(year) for year in re.findall(r"\d{4}", printed or "")]
    return (years[0] if years else None), (years[1] if len(years) > 1 else None)


def _minutes(node: Node) -> int | None:
    """The minutes of ``104 min`` or ``1 h 44 min``."""
    printed = node.id("Runtime", r"(\d{1,3} ?(h|hr|hrs)\b)?\s?([\d,]{1,6} ?(min|mins|S min)\b)?")
    match = re.match(r"(?:(\d+) ?h\w*)?\s?(?:([\d,]+) ?[Sm])?", printed or "")
    return (int(match[1] or 0) * 60 + int((match[2] or "0").replace(",", ""))) or None if match else None


def _date(node: Node) -> str | None:
    """The day of ``27 Mar 2009``, or as an episode's is written, in ISO 8601."""
    printed = node.text("Released")
    if printed is None or re.fullmatch(r"\d{4}-\d\d-\d\d", printed):
        return printed
    match = re.fullmatch(r"(\d{1,2}) (\w{3}) (\d{4})", printed)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    if match and match[2] in months:
        try:
            return datetime(int(match[3]), months.index(match[2]) + 1, int(match[1])).date().isoformat()
        except ValueError:
            pass
    node.report.odd["title.Released"] += 1
    return None


def _sum(node: Node, name: str) -> str | None:
    printed = node.id(name, r"\$?\d{1,3}(,?\d{3}){0,5}")
    return printed.replace(",", "").removeprefix("$") if printed else None


def _titles(value: Any) -> Iterator[tuple[dict[str, Any], str | None]]:
    """The titles of a value, each with the id of its series where a season lists it."""
    if isinstance(value, list):
        for entry in value:
            yield from _titles(entry)
    elif not isinstance(value, dict):
        yield {"value": value}, None
    elif isinstance(value.get("Search"), list):
        yield from _titles(value["Search"])
    elif isinstance(value.get("Episodes"), list):
        series = value.get("seriesID") or value.get("imdbID")
        known = series if isinstance(series, str) and re.fullmatch(_ID, series) else None
        whole = {"Type": "episode"} | ({"Season": value["Season"]} if "Season" in value else {})
        yield from ((entry, known) for entry, _ in _titles([{**whole, **e} for e in value["Episodes"]]))
    else:
        yield value, None


def recognise(file: Input) -> bool:
    """Whether it is JSON with a title, a page or a season as OMDb writes them."""
    if b'"Title"' not in file.head or not documents.starts(file):
        return False
    seen = documents.glance(file)
    if not seen:
        return b'"imdbID"' in file.head
    return any("Title" in title and len(title.keys() & _MARKS) > 1 for value in seen for title, _ in _titles(value))


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a file of OMDb says.

    Raises:
        InputError: it is damaged, or has no title.
    """
    report, said, taken = Report(file.name, LEFT_OUT), Spool(), 0
    reader = _Reader(file.source or file.id, report)
    for line, value, text in documents.values(file):
        report.line = line
        if value is None:
            report.reject("is not a JSON object", text)
            continue
        for title, series in _titles(value):
            taken += bool(said.extend(reader.title(title, series)))
    if not taken and not report.rejects:
        raise InputError("has no title of OMDb", path=file.name)
    read_ = taken + len(report.rejects)
    return [
        Batch(source=reader.source, records=said, read=read_, taken=taken, rejects=report.rejects,
              warnings=report.warnings())
    ]  # fmt: skip


SOURCE = Source(name="omdb", title="OMDb (API responses)", recognise=recognise, read=read, left_out=LEFT_OUT)
