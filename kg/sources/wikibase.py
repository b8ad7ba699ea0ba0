"""Entities of a Wikibase such as Wikidata, from its JSON or its RDF: labels, aliases and statements.

JSON is https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html, as Special:EntityData, the API and dumps
have it: a map of entities, one entity, or one a line. RDF is
https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format, whole or truthy. Whatever is not of these shapes is
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.sources.input import well_formed

Kind = Literal["item", "text", "time", "quantity"]
Rank = Literal["preferred", "normal", "deprecated"]
FIELDS = {
    "pageid", "ns", "title", "lastrevid", "modified", "type", "datatype", "id", "labels", "descriptions", "aliases",
    "claims", "sitelinks", "redirects",
}  # fmt: skip
RANKS: Mapping[str, Rank] = {"preferred": "preferred", "normal": "normal", "deprecated": "deprecated"}

IMPORTED = ("P143", "P4656", "P813", "P3452", "P887")
"""Properties of references that only say where or when Wikidata's editors took a statement over."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a statement or a qualifier.

    Attributes:
        kind: what it is. text: the id of an item, a string, a date and time (``1999-03-31T00:00:00Z``), or an amount.
        language: of a text that has one.
        precision: of a time: 9 is a year, 10 a month, 11 a day; None where the RDF does not say.
        unit: the id of a quantity's unit, ``1`` for none; None where the RDF does not say.
    """

    kind: Kind
    text: str
    language: str | None = None
    precision: int | None = None
    unit: str | None = None

    @property
    def year(self) -> int | None:
        """The year of a time that is known to the year at least."""
        match = re.match(r"\+?(\d{4})-", self.text) if self.kind == "time" else None
        return int(match[1]) if match and (self.precision is None or self.precision >= 9) else None


@dataclass(slots=True)
class Statement:
    """A statement of an entity.

    Attributes:
        id: its own id, or the entity's with the property where it has none.
        value: None where the value is unknown or there is none.
        qualifiers: values by property.
        referenced: whether it has a reference that is more than a note of where it was taken over from.
    """

    id: str
    value: Value | None = None
    rank: Rank = "normal"
    qualifiers: dict[str, list[Value]] = field(default_factory=dict)
    referenced: bool = False


@dataclass(slots=True)
class Entity:
    """An item: labels by language, aliases by language, statements by property.

    Attributes:
        external: properties whose values are said to be identifiers elsewhere.
        unknown: fields of its JSON that no Wikibase is known to write.
    """

    id: str
    external: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    statements: dict[str, list[Statement]] = field(default_factory=dict)

    def best(self, property_: str) -> list[Value]:
        """The values of the best rank that a property has, in order; none that are deprecated."""
        of = [each for each in self.statements.get(property_, ()) if each.value and each.rank != "deprecated"]
        rank = "preferred" if any(each.rank == "preferred" for each in of) else "normal"
        return [each.value for each in of if each.value and each.rank == rank]

    @property
    def label(self) -> str | None:
        """The label in English, else the one that holds for all languages, else the first by language."""
        first = next(
            (self.labels[language] for language in ("en", "mul", "en-us", "en-gb") if self.labels.get(language)), None
        )
        return first or next((text for _, text in sorted(self.labels.items()) if text), None)


# JSON ----------------------------------------------------------------------------------------------------------------


def entities(value: Any) -> Iterator[dict[str, Any]]:
    """The entities of a JSON value: itself, those of a list, or those of a map ``entities``."""
    if isinstance(value, list):
        for item in value:
            yield from entities(item)
    elif isinstance(value, dict):
        if "entities" in value:
            yield from entities([inner for inner in _map(value["entities"]).values() if isinstance(inner, dict)])
        elif isinstance(value.get("id"), str) and ("labels" in value or "claims" in value):
            yield value


def from_json(value: Mapping[str, Any]) -> Entity:
    """An entity as its JSON has it.

    >>> from_json({"id": "Q1", "labels": {"en": {"value": "Heat"}}, "claims": {"P57": [{"mainsnak": {"snaktype":
    ... "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q2"}}}}]}}).statements["P57"][0].value.text
    'Q2'
    """
    entity = Entity(well_formed(str(value["id"])), unknown=sorted(well_formed(name) for name in set(value) - FIELDS))
    for language, label in _map(value.get("labels")).items():
        entity.labels.update((language, text) for text in _texts([label]))
    for language, aliases in _map(value.get("aliases")).items():
        entity.aliases[language] = list(_texts(aliases))
    for property_, statements in _map(value.get("claims")).items():
        found = [_statement(each, entity.id, property_) for each in _list(statements) if isinstance(each, dict)]
        entity.statements[property_] = found
        if any(
            _map(each.get("mainsnak")).get("datatype") == "external-id"
            for each in _list(statements)
            if isinstance(each, dict)
        ):
            entity.external.add(property_)
    return entity


def _map(value: Any) -> dict[str, Any]:
    """A JSON object; an empty one may have become an empty list on its way through PHP."""
    return {well_formed(name): inner for name, inner in value.items()} if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(values: Any) -> Iterator[str]:
    for value in _list(values):
        text = value.get("value") if isinstance(value, dict) else None
        if isinstance(text, str) and text.strip():
            yield well_formed(text.strip())


def _statement(value: dict[str, Any], entity: str, property_: str) -> Statement:
    qualifiers = {
        name: [found for snak in _list(snaks) if (found := _value(snak))]
        for name, snaks in _map(value.get("qualifiers")).items()
    }
    used = (
        set(_map(reference.get("snaks"))) for reference in _list(value.get("references")) if isinstance(reference, dict)
    )
    identifier = value.get("id")
    return Statement(
        id=well_formed(identifier) if isinstance(identifier, str) and identifier else f"{entity}#{property_}",
        value=_value(value.get("mainsnak")),
        rank=RANKS.get(str(value.get("rank")), "normal"),
        qualifiers=qualifiers,
        referenced=any(names - set(IMPORTED) for names in used),
    )


def _value(snak: Any) -> Value | None:
    """The value of a snak; None where it is unknown, there is none, or it is of a type that nothing here needs."""
    if not isinstance(snak, dict) or snak.get("snaktype", "value") != "value":
        return None
    data = snak.get("datavalue")
    value = data.get("value") if isinstance(data, dict) else None
    if isinstance(value, str):
        return Value("text", well_formed(value.strip())) if value.strip() else None
    if not isinstance(value, dict):
        return None
    if "time" in value:
        precision = value.get("precision")
        precision = precision if isinstance(precision, int) else 0
        return Value("time", well_formed(str(value["time"])).removeprefix("+"), precision=precision)
    if "amount" in value:
        unit = well_formed(str(value.get("unit", "1"))).rpartition("/")[2]
        return Value("quantity", well_formed(str(value["amount"])).removeprefix("+"), unit=unit)
    if isinstance(value.get("text"), str):
        language = value.get("language")
        text = well_formed(value["text"].strip())
        return Value("text", text, language=language if isinstance(language, str) else None) if text else None
    return _item(value)


def _item(value: dict[str, Any]) -> Value | None:
    """The entity that a value names, by its id or, in old dumps, by its number."""
    number = value.get("numeric-id")
    name = value.get("id") or (f"Q{number}" if isinstance(number, int) and not isinstance(number, bool) else None)
    return Value("item", name) if isinstance(name, str) and re.fullmatch(r"[QPL]\d{1,12}(-[SF]\d+)?", name) else None


# RDF -----------------------------------------------------------------------------------------------------------------

ENTITY = "http://www.wikidata.org/entity/"
PROP = "http://www.wikidata.org/prop/"
_WIKIBASE = "http://wikiba.se/ontology#"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"
_XSD = "http://www.w3.org/2001/XMLSchema#"

Nodes = dict[str, list[tuple[str, Any]]]


def blocks(quads: Iterator[Any], whole: bool) -> Iterator[Nodes]:
    """What is said of each subject, an entity with its statements at a time; or all at once, if ``whole``."""
    nodes: Nodes = {}
    current = None
    for quad in quads:
        subject = quad.subject.value if hasattr(quad.subject, "value") else str(quad.subject)
        entity = re.match(r"http://www\.wikidata\.org/entity/(Q\d+)$", subject)
        if entity and not whole and entity[1] != current:
            if nodes and current:
                yield nodes
                nodes = {}
            current = entity[1]
        nodes.setdefault(subject, []).append((quad.predicate.value, quad.object))
    yield nodes


def from_rdf(nodes: Nodes) -> Iterator[Entity]:
    """The entities among some subjects and what is said of each."""
    for subject, said in nodes.items():
        if re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d{1,12}", subject):
            yield _entity(subject.removeprefix(ENTITY), said, nodes)


def _entity(name: str, said: list[tuple[str, Any]], nodes: Nodes) -> Entity:
    entity = Entity(name)
    direct: dict[str, list[Statement]] = {}
    for predicate, term in said:
        local = predicate.removeprefix(PROP)
        if predicate == _LABEL and getattr(term, "language", None):
            entity.labels[term.language] = term.value
        elif predicate == _ALIAS and getattr(term, "language", None):
            entity.aliases.setdefault(term.language, []).append(term.value)
        elif re.fullmatch(r"direct/P\d+", local):
            property_ = local.removeprefix("direct/")
            value = _term(term)
            place = f"{name}#{property_},{value.text if value else ''}"
            direct.setdefault(property_, []).append(Statement(place, value))
        elif re.fullmatch(r"P\d+", local) and getattr(term, "value", "") in nodes:
            entity.statements.setdefault(local, []).append(_full_statement(term.value, local, nodes))
    entity.statements = direct | entity.statements
    return entity


def _full_statement(node: str, property_: str, nodes: Nodes) -> Statement:
    """A statement of its own node; its id is the entity's, a dash, for which JSON has ``$``, and a UUID."""
    statement = Statement(
        re.sub(r"^.*/statement/([A-Za-z]\d+)-", lambda m: f"{m[1].upper()}$", node.replace(f"{ENTITY}", "/"))
    )
    for predicate, term in nodes[node]:
        local = predicate.removeprefix(PROP)
        if local == f"statement/{property_}":
            statement.value = statement.value or _term(term)
        elif local == f"statement/value/{property_}":
            statement.value = _full_value(nodes.get(term.value, [])) or statement.value
        elif predicate == f"{_WIKIBASE}rank":
            rank = term.value.removeprefix(_WIKIBASE).removesuffix("Rank").lower()
            statement.rank = RANKS.get(rank, "normal")
        elif predicate == _DERIVED:
            statement.referenced |= _is_reference(nodes.get(term.value))
        elif re.fullmatch(r"qualifier/P\d+", local) and (value := _term(term)):
            statement.qualifiers.setdefault(local.removeprefix("qualifier/"), []).append(value)
    return statement


def _is_reference(said: list[tuple[str, Any]] | None) -> bool:
    """Whether a reference is more than a note of where it was taken over from; one that is not in the file counts."""
    names = {predicate.rpartition("/")[2] for predicate, _ in said or [] if predicate.startswith(f"{PROP}reference/")}
    return said is None or bool(names - set(IMPORTED))


def _full_value(said: list[tuple[str, Any]]) -> Value | None:
    """A time with its precision, or a quantity with its unit."""
    found = {predicate.removeprefix(_WIKIBASE): term.value for predicate, term in said if hasattr(term, "value")}
    if "timeValue" in found:
        precision = found.get("timePrecision", "")
        return Value(
            "time", found["timeValue"].removeprefix("+"), precision=int(precision) if precision.isdigit() else None
        )
    if "quantityAmount" in found:
        unit = found.get("quantityUnit", "").rpartition("/")[2]
        return Value("quantity", found["quantityAmount"].removeprefix("+"), unit=unit or None)
    return None


def _term(term: Any) -> Value | None:
    """A value as an RDF term; a blank node stands for one that is unknown."""
    datatype = getattr(getattr(term, "datatype", None), "value", None)
    if datatype is None:
        iri = getattr(term, "value", "")
        if re.fullmatch(r"http://www\.wikidata\.org/entity/[QPL]\d{1,12}", iri):
            return Value("item", iri.removeprefix(ENTITY))
        known = type(term).__name__ == "NamedNode" and "/.well-known/genid/" not in iri
        return Value("text", iri) if known else None
    if datatype == f"{_XSD}dateTime":
        return Value("time", term.value.removeprefix("+"))
    if datatype == f"{_XSD}decimal":
        return Value("quantity", term.value.removeprefix("+"))
    return Value("text", term.value.strip(), language=term.language) if term.value.strip() else None
