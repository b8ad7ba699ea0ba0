"""NFO files of media libraries, as Kodi and Jellyfin write them: a film, a series or one or more episodes as XML.

See https://kodi.wiki/view/NFO_files. A file may have several elements at its top, one an episode, and the address of
the title at a film database before or after them. Document types are refused, and so are entities: a library's file
has no use for them, and a page of them can fill a disk. Locators are paths of elements, counted from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.claim import Claim, Credit, Fact, Film, Person, key, slug, unique
from kg.sources import schema_org
from kg.sources.base import Batch, Input, Source
from kg.sources.nfo_xml import elements, fields
from kg.sources.node import LARGEST, Node, Report
from kg.sources.parts import Part, parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from duckdb import DuckDBPyConnection

KINDS = {"movie": "movie", "tvshow": "tvSeries", "episodedetails": "tvEpisode"}
_TMDB = {"movie": "", "tvshow": "tv-", "episodedetails": "episode-"}
"""What stands before a number of TMDB in a key; see :mod:`kg.sources.tmdb`."""

ROLES = {"director": "fmd", "credits": "aus", "writer": "aus"}
LEFT_OUT: Mapping[str, str] = {
    **dict.fromkeys(("plot", "outline", "tagline", "review"), "prose, and no claim of credits"),
    **dict.fromkeys(("thumb", "fanart", "art", "trailer", "url", "episodeguide"), "pictures, videos and addresses"),
    **dict.fromkeys(("fileinfo", "aspectratio", "dateadded", "lockdata", "source", "edition"), "about the user's file"),
    **dict.fromkeys(
        "playcount lastplayed watched resume userrating epbookmark code status isuserfavorite".split(),
        "about the user's library",
    ),
    **dict.fromkeys(
        "season episode displayseason displayepisode episodenumberend airsbefore_episode airsbefore_season "
        "airsafter_season namedseason seasonnumber displayorder".split(),
        "seasons are not modelled",
    ),
    **dict.fromkeys(("airs_dayofweek", "airs_time"), "when a series is broadcast is not modelled"),
    **dict.fromkeys(("top250", "criticrating"), "ranks and marks whose scale is not said"),
    **dict.fromkeys(("customrating", "countrycode"), "what the library's owner set"),
    **dict.fromkeys(("tvdbid", "tmdbcolid", "tvrageid", "collectionnumber"), "ids of no title or of no authority here"),
    "sorttitle": "how the library sorts",
    "showlink": "says only that a library shows them together",
    "lockedfields": "about the user's library",
}
_ROOT = re.compile(rb"<(movie|tvshow|episodedetails)[\s/>]")
_IDS = {"imdb": r"tt\d{1,11}", "tmdb": r"\d{1,10}", "wikidata": r"Q\d{1,12}"}


def recognise(file: Input) -> bool:
    """Whether it is XML with an element of a film, a series or an episode at its top."""
    start = re.sub(
        rb"\A(\s|<\?[^>]{0,200}\?>|<!--(?s:.){0,2000}?-->|<!DOCTYPE|https?://[^\s<]{1,300})*", b"", file.head[:5000]
    )
    return _ROOT.match(start) is not None or (file.suffix == ".nfo" and _ROOT.search(file.head) is not None)


@dataclass(slots=True)
class _Reader:
    """Reads the elements of one file.

    Attributes:
        source: the source's id.
        report: where it says what was not taken.
        addresses: identifiers from addresses beside the XML.
        taken: the slugs of titles that have no id.
    """

    source: str
    report: Report
    addresses: tuple[str, ...]
    taken: set[str] = field(default_factory=set)

    def title(self, element: Element, at: str) -> Iterator[Claim]:
        """What an element says of its film, series or episode."""
        node = self._node(element)
        if node.kind not in KINDS:
            self.report.reject(f"{node.kind} is no film, series or episode", at)
            return
        title, original = self._first(node, "title"), self._first(node, "originaltitle")
        if title is None and original is None:
            self.report.reject(f"{node.kind} has no title", at)
            return
        name = title or original or ""
        dates = [self._first(node, tag) for tag in ("premiered", "aired", "releasedate", "year")]
        year = next((int(date[:4]) for date in dates if date and re.match(r"\d{4}", date)), None)
        ids = self._ids(node)
        if not ids:
            self.taken.add(local := unique(slug(f"{name} {year or ''}"), self.taken))
            ids = (key(self.source, local),)
        end = self._first(node, "enddate")
        yield Film(
            **self._said(at),
            key=ids[0],
            title=name,
            original_title=original if original != name else None,
            year=year,
            end_year=int(end[:4]) if end and re.match(r"\d{4}", end) and node.kind == "tvshow" else None,
            kind=KINDS[node.kind],
            runtime_minutes=self._minutes(node),
            countries=tuple(self._several(node, "country")),
            languages=(*self._several(node, "language"), *self._several(node, "languages")),
            ids=ids[1:],
        )
        for predicate, value, datatype in self._facts(node, dates):
            yield Fact(**self._said(at), subject_kind="film", subject=ids[0], predicate=predicate, value=value,
                       datatype=datatype)  # fmt: skip
        yield from self._credits(node, ids[0], at)
        self._close(node)

    def _said(self, at: str) -> dict[str, Any]:
        return {"source": self.source, "method": "nfo", "locator": at}

    def _node(self, element: Element) -> Node:
        return Node(fields(element), str(element.tag).lower(), self.report)

    def _entries(self, node: Node, name: str) -> list[Node]:
        return [self._node(element) for element in node.raw(name) or ()]

    def _close(self, node: Node) -> None:
        node.drop("")
        node.close()

    def _texts(self, node: Node, name: str) -> list[str]:
        """The texts of the elements of a name; what else they have is reported."""
        found = []
        for entry in self._entries(node, name):
            found.append(entry.text(""))
            self._close(entry)
        return list(dict.fromkeys(text for text in found if text))

    def _several(self, node: Node, name: str) -> list[str]:
        """The same, where one element may have several texts divided by slashes."""
        parts = (part.strip(" ,") for text in self._texts(node, name) for part in re.split(r"\s/\s", text))
        return [part for part in dict.fromkeys(parts) if part]

    def _first(self, node: Node, name: str) -> str | None:
        return next(iter(self._texts(node, name)), None)

    def _minutes(self, node: Node) -> int | None:
        printed = self._first(node, "runtime")
        match = re.match(r"(\d{1,5})(?![\d:])", printed or "")
        return (int(match[1]) or None) if match else None

    def _ids(self, node: Node) -> tuple[str, ...]:
        """The identifiers of a title: IMDb's first, then TMDB's and Wikidata's."""
        said: dict[str, str | None] = {}
        for entry in self._entries(node, "uniqueid"):
            said.setdefault((entry.text("@type") or "").lower(), entry.text(""))
            entry.drop("@default")
            self._close(entry)
        for entry in self._entries(node, "id"):
            own = entry.text("")
            for site in ("imdb", "tmdb", "tvdb"):
                other = entry.text(f"@{site}")
                said[site] = said.get(site) or other
            said["imdb"] = said.get("imdb") or (own if own and own.startswith("tt") else None)
            self._close(entry)
        for site in ("imdb", "tmdb", "wikidata"):
            for tag in (f"{site}id", f"{site}_id"):
                other = self._first(node, tag)
                said[site] = said.get(site) or other
        found = {
            site: value for site, pattern in _IDS.items() if (value := said.get(site)) and re.fullmatch(pattern, value)
        }
        keys = [key("imdb", found["imdb"])] if "imdb" in found else []
        keys += [key("tmdb", f"{_TMDB[node.kind]}{int(found['tmdb'])}")] if "tmdb" in found else []
        keys += [key("wd", found["wikidata"])] if "wikidata" in found else []
        return tuple(dict.fromkeys((*keys, *self.addresses)))

    def _facts(self, node: Node, dates: list[str | None]) -> Iterator[tuple[str, str, str]]:
        for tag, predicate in (("genre", "genre"), ("tag", "keyword"), ("mpaa", "content rating"),
                               ("certification", "content rating")):  # fmt: skip
            yield from ((predicate, value, "string") for value in self._several(node, tag))
        studios = self._several(node, "studio")
        if node.kind == "movie":
            yield from (("production company", studio, "string") for studio in studios)
        for series in (*self._sets(node), *self._texts(node, "showtitle")):
            if node.kind != "tvshow":
                yield "series", series, "string"
        for tag in ("season", "episode") if node.kind == "episodedetails" else ():
            place = self._first(node, tag)
            if place and re.fullmatch(r"\d{1,5}", place):
                yield f"{tag} number", str(int(place)), "integer"
        date = next((date for date in dates if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date)), None)
        if date:
            yield "release date", date, "date"
        yield from self._ratings(node)

    def _sets(self, node: Node) -> list[str]:
        """The series that a film is in: a name, or an element with one."""
        found = []
        for entry in self._entries(node, "set"):
            found += [self._first(entry, "name") or entry.text("") or ""]
            entry.drop("overview", "@tmdbcolid")
            self._close(entry)
        return [name for name in found if name]

    def _ratings(self, node: Node) -> Iterator[tuple[str, str, str]]:
        """Marks: of several sites the default, or the first; others with their site; and a single one, out of ten."""
        outer = self._entries(node, "ratings")
        marks = [mark for ratings in outer for entry in self._entries(ratings, "rating") if (mark := self._mark(entry))]
        for ratings in outer:
            self._close(ratings)
        marks.sort(key=lambda mark: not mark.preferred)
        for place, mark in enumerate(marks):
            if place == 0 and mark.best == "10":
                yield "rating", mark.value, "decimal"
                yield from (("votes", votes, "integer") for votes in [mark.votes] if votes)
            else:
                yield "rating", f"{mark.value}/{mark.best} ({mark.site})", "string"
        for tag in ("rating", "communityrating"):
            for text in self._texts(node, tag):
                value = text.replace(",", ".")
                if re.fullmatch(r"\d{1,2}(\.\d{1,20})?", value) and 0 < float(value) <= 10:
                    yield "rating", _short(value), "decimal"
                elif value not in ("0", "-1"):
                    self.report.odd[f"{node.kind}.{tag}"] += 1
        votes = (self._first(node, "votes") or "").replace(",", "")
        if re.fullmatch(r"[1-9]\d{0,8}", votes):
            yield "votes", votes, "integer"

    def _mark(self, entry: Node) -> _Mark | None:
        """One site's mark; None where it is none."""
        value, votes = self._first(entry, "value"), (self._first(entry, "votes") or "").replace(",", "")
        mark = _Mark(
            site=entry.text("@name") or "",
            best=entry.text("@max") or "10",
            preferred=entry.text("@default") == "true",
            value=_short(value or ""),
            votes=votes if re.fullmatch(r"[1-9]\d{0,8}", votes) else "",
        )
        self._close(entry)
        return mark if re.fullmatch(r"\d{1,9}(\.\d{1,20})?", mark.value) and float(mark.value) else None

    def _credits(self, node: Node, film: str, at: str) -> Iterator[Claim]:
        for tag, role in ROLES.items():
            for index, entry in enumerate(self._entries(node, tag), 1):
                ids, names = _person_ids(entry), entry.text("") or ""
                several = [name.strip(" ,") for name in re.split(r"\s/\s", names) if name.strip(" ,")]
                for name in several:
                    yield from self._credit(film, f"{at}/{tag}[{index}]", name, ids if len(several) == 1 else (),
                                            Part(role=role))  # fmt: skip
                self._close(entry)
        for index, entry in enumerate(self._entries(node, "actor"), 1):
            yield from self._actor(entry, film, f"{at}/actor[{index}]")

    def _actor(self, entry: Node, film: str, at: str) -> Iterator[Claim]:
        """An entry of the cast, which Jellyfin also uses for the crew."""
        name, kind = self._first(entry, "name"), self._first(entry, "type") or "Actor"
        printed = self._first(entry, "role")
        order = next((n for n in (self._first(entry, "order"), self._first(entry, "sortorder")) if n), "")
        ids = tuple(found for tag in ("imdbid", "tmdbid") for found in _person_id(tag, self._first(entry, tag) or ""))
        entry.drop("profile", "tvdbid", "thumb")
        self._close(entry)
        if name is None:
            self.report.reject("actor has no name", at)
            return
        job = vocab.role_of(kind, "word")
        if kind in ("Actor", "GuestStar") or job is None:
            part = parsed(printed)
            guest = ("guest star",) if kind == "GuestStar" else ()
            billing = min(int(order) + 1, LARGEST) if re.fullmatch(r"\d{1,9}", order) else None
            part = Part(part.characters, part.role, (*part.attributes, *guest), part.credited_as)
            yield from self._credit(film, at, name, ids, part, billing)
        else:
            yield from self._credit(film, at, name, ids, Part(role=job.code), job=printed)

    def _credit(
        self, film: str, at: str, name: str, ids: tuple[str, ...], part: Part, billing: int | None = None,
        job: str | None = None,
    ) -> Iterator[Claim]:  # fmt: skip
        person, *others = ids or (key(self.source, slug(name)),)
        yield Person(**self._said(at), key=person, name=name, ids=tuple(others))
        yield Credit(
            **self._said(at), film=film, person=person, role=part.role, job=job, characters=part.characters,
            billing=billing, credited_as=part.credited_as, attributes=part.attributes,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that a site gives: how much out of how much, by how many, and whether the library shows it."""

    site: str
    best: str
    preferred: bool
    value: str
    votes: str


def _short(number: str) -> str:
    """A decimal without zeros at its end.

    >>> _short("8.300000"), _short("7.0"), _short("10")
    ('8.3', '7', '10')
    """
    return number.rstrip("0").rstrip(".") if "." in number else number


def _person_id(tag: str, value: str) -> Iterator[str]:
    if tag == "imdbid" and re.fullmatch(r"nm\d{1,11}", value):
        yield key("imdb", value)
    elif tag == "tmdbid" and re.fullmatch(r"\d{1,10}", value):
        yield key("tmdb", str(int(value)))


def _person_ids(entry: Node) -> tuple[str, ...]:
    """The identifiers of a person, from attributes."""
    found = [value for tag in ("imdbid", "tmdbid") for value in _person_id(tag, entry.text(f"@{tag}") or "")]
    entry.drop("@tvdbid")
    return tuple(found)


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What an NFO file says.

    Raises:
        InputError: it is not well-formed, or has a document type.
    """
    text, report = file.text(), Report(file.name, LEFT_OUT)
    outside = f"{text[: text.find('<')]} {text[text.rfind('>') + 1 :]}".split() if "<" in text else []
    found_at_top = elements(text, file)
    addresses = schema_org.identifiers({"url": outside}, "tt") if len(found_at_top) == 1 else ()
    reader = _Reader(file.source or file.id, report, addresses)
    records: list[Claim] = []
    taken = 0
    for index, element in enumerate(found_at_top, 1):
        said = list(reader.title(element, f"{element.tag}[{index}]"))
        taken += bool(said)
        records += said
    found = Batch(source=reader.source, records=tuple(records), read=taken + len(report.rejects), taken=taken)
    found.rejects, found.warnings = report.rejects, report.warnings()
    return [found]


SOURCE = Source(name="nfo", title="NFO of a media library (Kodi, Jellyfin)", recognise=recognise, read=read,
                left_out=LEFT_OUT)  # fmt: skip
