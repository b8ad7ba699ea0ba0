"""What each kind of object of TMDB's API says; see https://developer.themoviedb.org/reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.claim import Claim, Credit, Fact, Film, Person, Relation
from kg.sources import tmdb_fields as fields
from kg.sources.node import LARGEST, Node, Report
from kg.sources.parts import Part, parsed

Shape = Literal["movie", "tv", "episode", "season", "person", "collection", "credit",
                "movie credits", "tv credits", "episode credits", "person credits"]  # fmt: skip

_NUMBER = r"\d{1,10}"


@dataclass(slots=True)
class Reader:
    """Reads the objects of one file.

    Attributes:
        source: the source's id.
        report: where it says what was not taken.
        people: the people described so far, so that nobody is described twice in the same words.
    """

    source: str
    report: Report
    people: set[tuple[Any, ...]] = field(default_factory=set)

    def claims(self, shape: Shape, values: Mapping[str, Any]) -> Iterator[Claim]:
        """What an object of a shape says; what of it cannot be read is reported."""
        node = Node(values, shape, self.report)
        match shape:
            case "person":
                yield from self._person(node)
            case "person credits":
                yield from self._filmography(node, self._key(node, "person"), set())
            case "collection":
                yield from self._collection(node)
            case "season":
                yield from self._season(node, None)
            case "credit":
                yield from self._one_credit(node)
            case "movie" | "tv" | "episode":
                yield from self._title(shape, node)
            case _:
                yield from self._list(shape.removesuffix(" credits"), node)

    def _said(self, at: str) -> dict[str, Any]:
        """What all claims of an object have."""
        return {"source": self.source, "method": "tmdb", "locator": at}

    def _key(self, node: Node, kind: str) -> str | None:
        """The key of an object; one without an id is rejected."""
        whole = dict(node.fields)
        number = node.id("id", _NUMBER)
        if number is None:
            self.report.reject(f"{node.kind} has no id", whole)
        return fields.keyed(kind, number) if number else None

    # Titles

    def _title(self, kind: str, node: Node, series: str | None = None) -> Iterator[Claim]:
        """A film, series or episode with all that is appended to it; ``series`` is the number of its series."""
        film = self._key(node, kind)
        original = node.text("original_title") or node.text("original_name")
        title = node.text("title") or node.text("name")
        own, title = title is not None, title or original
        node.drop("name", "original_name")
        if film is None or title is None:
            if film:
                self.report.reject(f"{kind} has no title", {"id": film, **node.fields})
            return
        at = _place(kind, film)
        yield self._film(kind, node, film, title, original if original != title or not own else None)
        yield from self._facts(kind, node, film, at)
        series = node.id("show_id", _NUMBER) or series
        if series:
            yield Relation(**self._said(at), subject_kind="film", subject=film, predicate="part of",
                           object_kind="film", object=fields.keyed("tv", series))  # fmt: skip
        yield from self._credits(node, film, at)
        for name in [name for name in node.fields if re.fullmatch(r"season/\d{1,4}", name)]:
            yield from self._season(node.node(name), film.rpartition("-")[2])
        node.close()

    def _film(self, kind: str, node: Node, film: str, title: str, original: str | None) -> Film:
        """The description of a title; one that has only an original title bears that as both."""
        short = node.fields.get("type") == "Miniseries"
        ended = kind == "tv" and node.fields.get("status") in ("Ended", "Canceled")
        date = node.fields.get(fields.DATES[kind])
        year, last = node.year(fields.DATES[kind]), node.year("last_air_date")
        if date is not None:
            node.fields[fields.DATES[kind]] = date
        minutes = (int(text) for text in node.names("episode_run_time") if re.fullmatch(r"[1-9]\d{0,4}", text))
        return Film(
            **self._said(_place(kind, film)),
            key=film,
            title=title,
            original_title=original,
            titles=tuple(dict.fromkeys(fields.titles(node))),
            year=year,
            end_year=last if ended else None,
            kind={"movie": "movie", "tv": "tvMiniSeries" if short else "tvSeries", "episode": "tvEpisode"}[kind],
            runtime_minutes=node.whole("runtime", least=1) or next(minutes, None),
            countries=fields.countries(node),
            languages=fields.languages(node),
            ids=fields.identifiers(node, "tt"),
        )

    def _facts(self, kind: str, node: Node, film: str, at: str) -> Iterator[Fact]:
        """The values that are given for a title; no votes, no rating, and 0 is how an unknown sum is written."""
        for predicate in ("season number", "episode number") if kind == "episode" else ():
            place = node.whole(predicate.replace(" ", "_"))
            if place is not None:
                yield self._fact(film, at, predicate, str(place), "integer")
        date, average, votes = node.text(fields.DATES[kind]), node.amount("vote_average"), node.whole("vote_count")
        series = node.node("belongs_to_collection")
        texts = {
            "genre": node.named("genres", "id"),
            "keyword": fields.keywords(node),
            "content rating": fields.certificates(node),
            "production company": node.named("production_companies", "id", "logo_path", "origin_country"),
            "series": (series.text("name") or "",),
        }
        series.drop("id")
        series.close()
        for predicate, values in texts.items():
            for value in filter(None, values):
                yield self._fact(film, at, predicate, value)
        if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date):
            yield self._fact(film, at, "release date", date, "date")
        if average and votes:
            yield self._fact(film, at, "rating", average, "decimal")
            yield self._fact(film, at, "votes", str(votes), "integer")
        for predicate in ("budget", "revenue"):
            amount = node.amount(predicate)
            if amount and float(amount):
                yield self._fact(film, at, predicate, amount, "decimal")

    def _fact(self, film: str, at: str, predicate: str, value: str, datatype: str = "string") -> Fact:
        said = self._said(f"{at}#{predicate.replace(' ', '_')}")
        return Fact(**said, subject_kind="film", subject=film, predicate=predicate, value=value, datatype=datatype)

    def _season(self, node: Node, series: str | None) -> Iterator[Claim]:
        """The episodes of a season; the season itself is no thing of ours."""
        whole, episodes = dict(node.fields), list(node.nodes("episodes", "episode"))
        for episode in episodes:
            yield from self._title("episode", episode, series)
        if not episodes:
            self.report.reject("season lists no episodes, and seasons are not modelled", whole)
        node.drop("_id", "id", "name", "air_date", "vote_average", "credits", "aggregate_credits", "translations",
                  "external_ids")  # fmt: skip
        node.close()

    def _collection(self, node: Node) -> Iterator[Claim]:
        """The films of a collection, each a part of that series."""
        name = node.text("name") or node.text("title")
        number = node.id("id", _NUMBER) or "-"
        for part in node.nodes("parts"):
            shape = "tv" if part.fields.get("media_type") == "tv" else "movie"
            part.kind = shape
            for claim in self._title(shape, part):
                yield claim
                if isinstance(claim, Film) and name:
                    yield self._fact(claim.key, f"collection/{number}", "series", name)
        node.drop("name", "original_name", "original_language", "translations")
        node.close()

    # Credits of a title

    def _list(self, kind: str, node: Node) -> Iterator[Claim]:
        """A title's list of credits on its own."""
        film = self._key(node, kind)
        if film:
            yield from self._credits(node, film, _place(kind, film))
            node.close()

    def _credits(self, node: Node, film: str, at: str) -> Iterator[Claim]:
        """All credits of a title, wherever its object lists them, each of TMDB's credits once."""
        seen: set[str] = set()
        for entry in node.nodes("created_by", "creator"):
            yield from self._entry(entry, film, f"{at}#created_by", seen, job="Creator")
        for one in (node, node.node("credits"), node.node("aggregate_credits")):
            for index, entry in enumerate(one.nodes("cast")):
                yield from self._entry(entry, film, f"{at}#cast,{index}", seen)
            for index, entry in enumerate(one.nodes("guest_stars", "guest star")):
                yield from self._entry(entry, film, f"{at}#guest_stars,{index}", seen, attributes=("guest star",))
            for index, entry in enumerate(one.nodes("crew")):
                yield from self._entry(entry, film, f"{at}#crew,{index}", seen)
            if one is not node:
                one.drop("id")
                one.close()

    def _entry(
        self,
        entry: Node,
        film: str,
        at: str,
        seen: set[str],
        *,
        job: str | None = None,
        attributes: tuple[str, ...] = (),
    ) -> Iterator[Claim]:
        """A person of a list and what that person did; of an aggregate, each role and each job."""
        whole = dict(entry.fields)
        who = self._who(entry, at)
        if who is None:
            self.report.reject(f"{entry.kind} of {film} names nobody", whole)
            return
        if (who.key, who.name, who.names) not in self.people:
            self.people.add((who.key, who.name, who.names))
            yield who
        order, department = entry.whole("order"), entry.text("department")
        for one in [*entry.nodes("roles", "role"), *entry.nodes("jobs", "job")] or [entry]:
            what = _did(one, order, department, job)
            number = one.id("credit_id", r"\w{1,40}")
            if number is None or number not in seen:
                seen.update((number,) if number else ())
                yield self._credit(film, who.key, f"credit/{number}" if number else at, what, attributes)
            if one is not entry:
                one.close()
        entry.close()

    def _who(self, entry: Node, at: str) -> Person | None:
        """The person of an entry; None where the id or the name is missing."""
        number, name, original = entry.id("id", _NUMBER), entry.text("name"), entry.text("original_name")
        name = name or original
        if number is None or name is None:
            return None
        names = (original,) if original and original != name else ()
        return Person(**self._said(at), key=fields.keyed("person", number), name=name, names=names)

    def _credit(self, film: str, person: str, at: str, what: _Did, attributes: tuple[str, ...] = ()) -> Credit:
        part = what.part
        return Credit(
            **self._said(at), film=film, person=person, role=part.role, job=what.job, characters=part.characters,
            billing=what.billing, credited_as=part.credited_as, attributes=(*part.attributes, *attributes),
            department=what.department,
        )  # fmt: skip

    # People

    def _person(self, node: Node) -> Iterator[Claim]:
        """A person with the titles that he or she is credited on, where they are appended."""
        person = self._key(node, "person")
        name, original = node.text("name"), node.text("original_name")
        name = name or original
        if person is None or name is None:
            if person:
                self.report.reject("person has no name", {"id": person, **node.fields})
            return
        others = dict.fromkeys((*((original,) if original else ()), *node.names("also_known_as")))
        yield Person(
            **self._said(_place("person", person)),
            key=person,
            name=name,
            names=tuple(other for other in others if other != name),
            birth_year=node.year("birthday"),
            death_year=node.year("deathday"),
            ids=fields.identifiers(node, "nm"),
        )
        seen: set[str] = set()
        for appended in ("combined_credits", "movie_credits", "tv_credits"):
            yield from self._filmography(node.node(appended), person, seen)
        node.drop("translations")
        node.close()

    def _filmography(self, node: Node, person: str | None, seen: set[str]) -> Iterator[Claim]:
        """The titles of a person's lists, and what the person did for each."""
        if person is None:
            return
        for name in ("cast", "crew"):
            for entry in node.nodes(name):
                number = entry.id("credit_id", r"\w{1,40}")
                what = _did(entry, entry.whole("order"), entry.text("department"), None)
                if number is None or number not in seen:
                    seen.update((number,) if number else ())
                    yield from self._part_of(entry, person, what, number)
        node.drop("id")
        node.close()

    def _part_of(self, entry: Node, person: str, what: _Did, number: str | None) -> Iterator[Claim]:
        """A title, and what a person did for it."""
        series = entry.fields.get("media_type") == "tv" or not entry.fields.keys() & {"title", "original_title"}
        entry.kind = "tv" if series else "movie"
        for claim in self._title(entry.kind, entry):
            yield claim
            if isinstance(claim, Film):
                at = f"credit/{number}" if number else f"{_place('person', person)}#{claim.key}"
                yield self._credit(claim.key, person, at, what)

    def _one_credit(self, node: Node) -> Iterator[Claim]:
        """One credit with its title and its person."""
        number, whole = node.id("id", r"\w{1,40}"), dict(node.fields)
        title, person = node.node("media"), node.node("person")
        job, department = node.text("job"), node.text("department")
        who = self._who(person, f"credit/{number}")
        if who is None:
            self.report.reject("credit names nobody", whole)
            return
        yield who
        person.close()
        cast = node.text("credit_type") == "cast"
        part = parsed(title.text("character"))
        what = (
            _Did(part, None, None, None) if cast else _Did(Part(role=fields.role_of(job or "")), job, None, department)
        )
        title.drop("character", "episodes")
        yield from self._part_of(title, who.key, what, number)
        node.close()


@dataclass(frozen=True, slots=True)
class _Did:
    """What somebody did for a title: a part, or a job of a department."""

    part: Part
    job: str | None
    billing: int | None
    department: str | None


def _did(entry: Node, order: int | None, department: str | None, job: str | None) -> _Did:
    """What an entry says that somebody did; ``order`` counts from 0."""
    job, character = entry.text("job") or job, entry.text("character")
    if job is None:
        return _Did(parsed(character), None, None if order is None else min(order + 1, LARGEST), None)
    return _Did(Part(role=fields.role_of(job)), job, None, department)


def _place(kind: str, film: str) -> str:
    """The path of a thing in TMDB's API, which is the locator of what is said of it."""
    return f"{kind}/{re.sub(r'[^0-9]', '', film)}"
