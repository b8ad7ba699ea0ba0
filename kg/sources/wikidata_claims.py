"""From entities of Wikidata to claims, by what ``ontology/wikidata.ttl`` says of classes, properties and qualifiers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg import turtle, vocab
from kg.claim import Claim, Credit, Fact, Film, Kind, Person, Relation, key
from kg.sources.wikibase import ENTITY, Entity, Statement, Value

READING = "https://w3id.org/film-kg/reading#"
PER_MINUTE = {"Q7727": 1.0, "Q11574": 1 / 60, "Q25235": 60.0}
"""Units of time, by minutes in each: minute, second, hour."""

PREFIX = {"film": "tt", "person": "nm"}
"""How IMDb's ids begin."""


@cache
def said_of(term: str) -> dict[str, str]:
    """What ``ontology/wikidata.ttl`` says of a class or a property, by the words of its vocabulary.

    >>> said_of("Q24862")["kind"], said_of("P4985")["space"], said_of("P99999")
    ('short', 'tmdb', {})
    """
    node = turtle.nodes("wikidata.ttl").get(f"{ENTITY}{term}")
    return {name.removeprefix(READING): values[0] for name, values in node.values.items()} if node else {}


@cache
def properties(word: str, value: str | None = None) -> tuple[str, ...]:
    """The properties of which a word is said, in the order of the file.

    >>> properties("field", "born"), properties("qualifier", "credited as")
    (('P569',), ('P1932', 'P1810'))
    """
    iris = [iri.removeprefix(ENTITY) for iri in turtle.nodes("wikidata.ttl")]
    return tuple(iri for iri in iris if word in said_of(iri) and value in (None, said_of(iri)[word]))


def _day(entity: Entity, property_: str, value: Value) -> bool:
    """Whether a date is a day, and of the best rank that the property has."""
    return value.precision == 11 and value in entity.best(property_)


def kind_of(entity: Entity) -> str | None:
    """What an entity is: a title type of IMDb's, ``person``, ``label``, or None where nothing says it.

    Of several classes the first that is known decides; of none, the first letters of its id at IMDb.
    """
    classes = [value.text for value in entity.best("P31")]
    kinds = [kind for each in classes if (kind := said_of(each).get("kind"))]
    if kinds:
        return kinds[0]
    imdb = next((value.text[:2] for value in entity.best("P345")), "")
    return {"tt": "movie", "nm": "person"}.get(imdb)


@dataclass
class Reader:
    """What has to be known of all entities of a file while it is read.

    Attributes:
        source: the id of the source.
        kinds: what each film and person of the file is, by id.
        labels: the names of what films and people lean on: characters, genres, people that are not described.
        left: what was left out, and how often.
    """

    source: str
    kinds: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str | None] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    people: dict[str, None] = field(default_factory=dict)
    films: dict[str, None] = field(default_factory=dict)

    def prepare(self, entity: Entity) -> None:
        """First: see whether it is a film or a person, and whose names it will need."""
        kind = kind_of(entity)
        if kind in (None, "label"):
            return
        self.kinds[entity.id] = str(kind)
        for statements in entity.statements.values():
            for statement in statements:
                values = [statement.value, *(value for values in statement.qualifiers.values() for value in values)]
                self.labels.update((value.text, None) for value in values if value and value.kind == "item")

    def name(self, entity: Entity) -> None:
        """Second: keep its name if it will be needed."""
        if entity.id in self.labels:
            self.labels[entity.id] = entity.label

    def claims(self, entity: Entity) -> Iterator[Claim]:
        """Third: what it says."""
        self.left.update(f"field {name!r} is unknown and was left out" for name in entity.unknown)
        kind = self.kinds.get(entity.id)
        if kind is None:
            return
        yield self._person(entity) if kind == "person" else self._film(entity, kind)
        related: set[tuple[str, str]] = set()
        for property_, statements in entity.statements.items():
            self._count(property_, property_ in entity.external, statements)
            for statement in statements:
                for claim in self._said(entity, kind, property_, statement):
                    if not isinstance(claim, Relation) or (claim.predicate, claim.object) not in related:
                        yield claim
                    if isinstance(claim, Relation):
                        related.add((claim.predicate, claim.object))

    def undescribed(self) -> Iterator[Claim]:
        """Last: the people and films that others name and that are not in the file, by their names if these are."""
        for identifier in self.people:
            if identifier not in self.kinds:
                name = self._name(identifier)
                yield Person(
                    source=self.source, method="name", locator=identifier, key=key("wd", identifier), name=name
                )
        for identifier in self.films:
            if identifier not in self.kinds and (title := self.labels.get(identifier)):
                yield Film(
                    source=self.source, method="name", locator=identifier, key=key("wd", identifier), title=title
                )

    def warnings(self) -> list[str]:
        """What was left out, a line each, with how often."""
        return [f"{what} ({count})" for what, count in sorted(self.left.items())]

    # Descriptions ----------------------------------------------------------------------------------------------------

    def _film(self, entity: Entity, kind: str) -> Film:
        original = next((value.text for value in _values(entity, "original title")), None)
        years = sorted(year for value in _values(entity, "released") if (year := value.year))
        others = [value.year for name in ("started", "made") for value in _values(entity, name) if value.year]
        years = others + years if kind in ("tvSeries", "tvMiniSeries") else years + others
        ended = [year for value in _values(entity, "ended") if (year := value.year)]
        return Film(
            **self._of(entity.id),
            key=key("wd", entity.id),
            title=entity.label or original or self._unnamed(entity.id),
            original_title=original,
            titles=_titles(entity),
            year=next(iter(years), None),
            end_year=max(ended, default=None),
            kind=kind,
            runtime_minutes=self._minutes(entity),
            countries=tuple(self._names(_values(entity, "country"))),
            languages=tuple(self._names(_values(entity, "language"))),
            ids=self._ids(entity, "film"),
        )

    def _person(self, entity: Entity) -> Person:
        born, died = ([year for value in _values(entity, name) if (year := value.year)] for name in ("born", "died"))
        name = entity.label or self._unnamed(entity.id)
        written = [text for text, _, _ in _titles(entity)] + [value.text for value in _values(entity, "other name")]
        return Person(
            **self._of(entity.id),
            key=key("wd", entity.id),
            name=name,
            names=tuple(text for text in dict.fromkeys(written) if text != name),
            birth_year=next(iter(born), None),
            death_year=next(iter(died), None),
            ids=self._ids(entity, "person"),
        )

    def _of(self, locator: str) -> dict[str, Any]:
        return {"source": self.source, "locator": locator, "method": "item"}

    def _minutes(self, entity: Entity) -> int | None:
        """The first running time whose unit is known."""
        for value in _values(entity, "running time"):
            if value.unit in PER_MINUTE and re.fullmatch(r"\d{1,6}(\.\d{1,9})?", value.text):
                return round(float(value.text) * PER_MINUTE[value.unit]) or None
            self.left["running time without a unit of time was left out"] += 1
        return None

    def _ids(self, entity: Entity, kind: str) -> tuple[str, ...]:
        """Its keys elsewhere; of two in one space nothing says which is meant, and they might join two things."""
        found: dict[str, list[str]] = {}
        for property_ in properties("space"):
            space, prefix = said_of(property_)["space"], said_of(property_).get("prefix", "")
            texts = [value.text for value in entity.best(property_) if value.kind == "text"]
            right = [text for text in texts if _fits(property_, space, kind, text)]
            self.left[f"identifier {property_} does not look like one and was left out"] += len(texts) - len(right)
            found.setdefault(space, []).extend(prefix + text for text in right)
        several = [space for space, texts in found.items() if len(set(texts)) > 1]
        self.left.update(f"identifiers of {space} were left out where a thing has several" for space in several)
        self.left = +self.left
        return tuple(key(space, texts[0]) for space, texts in found.items() if len(set(texts)) == 1)

    # Statements ------------------------------------------------------------------------------------------------------

    def _count(self, property_: str, external: bool, statements: list[Statement]) -> None:
        """Note a property that is not taken, and statements without a value."""
        known = said_of(property_)
        taken = known.keys() & {"field", "fact", "relation", "space"} or vocab.role_of(property_, "wikidata")
        if not taken and not external and "leftOut" not in known:
            self.left[f"property {property_} was left out"] += len(statements)
        empty = sum(1 for statement in statements if taken and statement.value is None)
        if empty:
            self.left["statement without a value was left out"] += empty

    def _said(self, entity: Entity, kind: str, property_: str, statement: Statement) -> Iterator[Claim]:
        value, known = statement.value, said_of(property_)
        if value is None:
            return
        role = vocab.role_of(property_, "wikidata")
        if role and kind != "person" and value.kind == "item":
            yield self._credit(entity, property_, role.code, statement, value)
        elif statement.rank == "deprecated":
            return
        elif "relation" in known and kind not in ("person", "tvEpisode") and self._is_film(property_, value):
            yield self._relation(entity, known["relation"], statement, value)
        elif "fact" in known:
            yield self._fact(entity, kind, known["fact"], statement, self._names([value])[0], "string")
        elif known.get("field") == "released" and kind != "person" and _day(entity, property_, value):
            yield self._fact(entity, kind, "release date", statement, value.text[:10], "date")
        for name in properties("relation"):
            for other in (
                statement.qualifiers.get(name, ()) if known.get("fact") == "series" and kind != "tvEpisode" else ()
            ):
                if other.kind == "item":
                    yield self._relation(entity, said_of(name)["relation"], statement, other)

    def _is_film(self, property_: str, value: Value) -> bool:
        """Whether the object of a relation is a film: what a film is based on is one only if it is known to be."""
        known = self.kinds.get(value.text, "person") != "person"
        return value.kind == "item" and (known or "fact" not in said_of(property_))

    def _credit(self, entity: Entity, property_: str, role: str, statement: Statement, value: Value) -> Credit:
        said = statement.qualifiers
        for name in said.keys() - {*properties("qualifier")}:
            self.left[f"qualifier {name} of a credit was left out"] += 1
        self.people[value.text] = None
        jobs = self._names(_qualifiers(said, "job"))
        is_cast = role in ("act", "vac", "onp")
        billing = next(
            (each.text for each in _qualifiers(said, "billing") if re.fullmatch(r"\d{1,6}", each.text)), None
        )
        return Credit(
            source=self.source,
            locator=statement.id,
            method="statement with reference" if statement.referenced else "statement",
            stance="negated" if statement.rank == "deprecated" else "asserted",
            film=key("wd", entity.id),
            person=key("wd", value.text),
            role=role,
            job=said_of(property_).get("job") or (None if is_cast else "; ".join(jobs) or None),
            characters=self._characters(said),
            billing=int(billing) if billing else None,
            credited_as=next((each.text for each in _qualifiers(said, "credited as") if each.kind == "text"), None),
            attributes=tuple(jobs) if is_cast else (),
        )

    def _characters(self, said: dict[str, list[Value]]) -> tuple[str, ...]:
        """The parts: as printed in the credits where that is said of all, else the names of their items."""
        items, printed = _qualifiers(said, "character"), _qualifiers(said, "character name")
        if len(printed) >= len(items):
            return tuple(dict.fromkeys(value.text for value in printed))
        return tuple(dict.fromkeys(self._names(items)))

    def _relation(self, entity: Entity, predicate: str, statement: Statement, other: Value) -> Relation:
        self.films[other.text] = None
        return Relation(
            source=self.source, locator=statement.id, method="statement", subject_kind="film",
            subject=key("wd", entity.id), predicate=predicate, object_kind="film", object=key("wd", other.text),
        )  # fmt: skip

    def _fact(self, entity: Entity, kind: str, predicate: str, statement: Statement, value: str, datatype: str) -> Fact:
        what: Kind = "person" if kind == "person" else "film"
        return Fact(
            source=self.source, locator=statement.id, method="statement", subject_kind=what,
            subject=key("wd", entity.id), predicate=predicate, value=value, datatype=datatype,
        )  # fmt: skip

    # Names -----------------------------------------------------------------------------------------------------------

    def _names(self, values: list[Value]) -> list[str]:
        """Texts as they are, items by their names."""
        return [self._name(value.text) if value.kind == "item" else value.text for value in values]

    def _name(self, identifier: str) -> str:
        return self.labels.get(identifier) or self._unnamed(identifier)

    def _unnamed(self, identifier: str) -> str:
        self.left["label is not in the file, and the id stands for it"] += 1
        return identifier


def _values(entity: Entity, name: str) -> list[Value]:
    """The values of the properties that say a field."""
    return [value for property_ in properties("field", name) for value in entity.best(property_)]


def _qualifiers(said: dict[str, list[Value]], name: str) -> list[Value]:
    return [value for property_ in properties("qualifier", name) for value in said.get(property_, ())]


def _titles(entity: Entity) -> tuple[tuple[str, str | None, str | None], ...]:
    """Labels and aliases with their languages; what holds for all languages has none."""
    labels = [(text, language) for language, text in entity.labels.items()]
    aliases = [(text, language) for language, texts in entity.aliases.items() for text in texts]
    tagged = dict.fromkeys((text, None if language == "mul" else language) for text, language in labels + aliases)
    return tuple((text, language, None) for text, language in tagged)


def _fits(property_: str, space: str, kind: str, text: str) -> bool:
    """Whether an identifier looks like one of its authority, and of this kind of thing."""
    if space == "imdb" and not text.startswith(PREFIX[kind]):
        return False
    return re.fullmatch(said_of(property_)["pattern"], text) is not None
