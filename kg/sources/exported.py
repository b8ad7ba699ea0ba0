"""What ``kg export`` wrote, read back: credits, relations, facts and evidence of each source, under that source.

The sources of an export become parts of the file that has them, ``x.nq#imdb``, with their own trust and licence.
Descriptions of films and people are merged in an export; each goes to the most trusted source that speaks of the
thing. Shortcuts, verdicts and the ontology are passed over, for the store makes them itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from kg import sql, turtle, vocab
from kg.claim import ByHand, Claim, Credit, Fact, Film, Person, Relation
from kg.sources.base import Batch, Claims
from kg.sources.rdf_claims import Reader, rows_of
from kg.sources.statements import TYPE, fill

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FC, SCHEMA = vocab.FC, vocab.SCHEMA
PROV, OA, DCTERMS = "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/"
KEPT = """
SELECT s AS subject, p AS predicate, o AS object, kind, datatype, language, graph FROM rows
WHERE n NOT IN (SELECT n FROM used) AND n >= 0
  AND coalesce((SELECT name FROM exporter WHERE exporter.graph = rows.graph), {file}) = {source}
"""
"""The statements that stay as they are: those in the graph of a source of an export are that source's."""

KINDS = "credit|relation|fact|evidence|title|assessment|presupposition|method|character|place|source|role|property"
"""What our IRIs begin with behind the base, but for films and people, which are read as anybody's are."""

_SOURCES = """
SELECT s, max(o) FILTER (q = '{dc}identifier'), max(o) FILTER (q = '{sc}name'), max(o) FILTER (q = '{fc}trust'),
       max(o) FILTER (q = '{fc}format'), max(o) FILTER (q = '{fc}graph'),
       max(o) FILTER (q IN ('{dc}license', '{dc}rights')), list(DISTINCT o) FILTER (q = '{fc}completeFor')
FROM rows WHERE s IN (SELECT s FROM rows WHERE q = '{fc}trust') AND regexp_matches(s, {ours}) GROUP BY s ORDER BY s
"""
# Other titles as anybody would state them; their regions stand where literals have a datatype.
_TITLES = """
INSERT INTO rows
SELECT -1 - min(t.n), t.o, '{schema}alternateName', min(x.o) FILTER (x.q = '{schema}name'), 'literal',
       min(x.o) FILTER (x.q = '{fc}region'), min(x.o) FILTER (x.q = '{schema}inLanguage'), NULL, '{schema}alternateName'
FROM rows t JOIN rows x ON x.s = t.s WHERE t.q = '{fc}titleOf' GROUP BY t.s, t.o
"""
_NODE = """
CREATE OR REPLACE TEMP TABLE node AS
SELECT s, list({{'q': q, 'o': o, 'd': coalesce(datatype, '')}} ORDER BY n) AS said,
       max(o) FILTER (q = '{prov}hadPrimarySource') AS source,
       max(o) FILTER (q = '{prov}wasDerivedFrom') AS evidence
FROM rows WHERE regexp_matches(s, {ours}) GROUP BY s
"""
_EVIDENCE = """
CREATE OR REPLACE TEMP TABLE excerpt AS
SELECT e.s, max(x.o) FILTER (x.q = '{oa}exact') AS quote, max(x.o) FILTER (x.q = '{oa}prefix') AS prefix,
       max(x.o) FILTER (x.q = '{oa}suffix') AS suffix, max(x.o) FILTER (x.q = '{oa}start') AS start_at,
       max(x.o) FILTER (x.q = '{oa}end') AS end_at
FROM rows e JOIN rows x ON x.s = e.o WHERE e.q = '{oa}hasSelector' GROUP BY e.s
"""
_STATED = """
SELECT n.s, n.said, p.name, e.quote, e.prefix, e.suffix, e.start_at, e.end_at
FROM node n JOIN exporter p ON p.iri = n.source LEFT JOIN excerpt e ON e.s = n.evidence
WHERE list_contains(n.said, {{'q': '{type}', 'o': '{kind}', 'd': ''}}) ORDER BY n.s
"""
_REVIEWED = """
SELECT p.name, r.o, e.quote, e.prefix, e.suffix, e.start_at, e.end_at FROM rows r JOIN exporter p ON p.iri = r.s
LEFT JOIN rows h ON h.q = '{oa}hasSource' AND h.o = r.s AND h.s NOT IN (
    SELECT o FROM rows WHERE q = '{prov}wasDerivedFrom')
LEFT JOIN excerpt e ON e.s = h.s WHERE r.q = '{schema}itemReviewed' ORDER BY r.n
"""
# The most trusted source that speaks of a film or a person describes it.
_SPEAKER = """
CREATE OR REPLACE TEMP TABLE speaker AS
SELECT o AS iri, arg_min(name, (1 - trust, name)) AS source FROM (
    SELECT r.o, p.name, p.trust FROM node n JOIN exporter p ON p.iri = n.source JOIN rows r ON r.s = n.s
    WHERE r.q IN ('{fc}film', '{fc}agent', '{fc}subject', '{fc}object')
    UNION ALL SELECT r.o, p.name, p.trust FROM rows r JOIN exporter p ON p.iri = r.s WHERE r.q = '{schema}itemReviewed'
) GROUP BY o
"""
# Whatever a store makes of its tables; what somebody added to our nodes in other words is kept.
_USED = """
INSERT INTO used SELECT n FROM rows
WHERE regexp_matches(s, {ours}) AND (q IN {predicates} OR p = '{type}')
   OR regexp_matches(s, {things}) AND (q IN {shortcuts} OR q = '{dcterms}isReplacedBy' OR q = '{schema}character')
"""


def is_export(connection: DuckDBPyConnection) -> bool:
    """Whether there are sources of ours among the statements."""
    return bool(sql.scalar(connection, "SELECT count(*) FROM exporter"))


def sources(connection: DuckDBPyConnection, bases: tuple[str, ...], file: str) -> list[Batch]:
    """A batch for each source of an export, without its claims yet; none where it is no export.

    Args:
        file: the id of the source that the file is.
    """
    _drop_ontology(connection)
    query = _SOURCES.format(dc=DCTERMS, sc=SCHEMA, fc=FC, ours=_pattern(bases, "source"))
    batches, parts = [], []
    for iri, name, title, trust, format_, graph, licence, complete in connection.execute(query).fetchall():
        batch = Batch(source=f"{file}#{name}", title=title, trust=_number(trust), format=format_, licence=licence)
        batch.complete_for = tuple(sorted(role.removeprefix(vocab.REL) for role in complete or ()))
        batches.append(batch)
        batch.claims = (Claims("quad", KEPT.format(file=sql.literal(file), source=sql.literal(batch.source))),)
        parts.append((iri, batch.source, batch.trust, graph))
    fill(connection, "exporter", {"iri": "VARCHAR", "name": "VARCHAR", "trust": "DOUBLE", "graph": "VARCHAR"}, parts)
    return batches


def claims(connection: DuckDBPyConnection, reader: Reader) -> Iterator[tuple[str, Claim]]:
    """What each source of an export says; the statements that say it are then used."""
    ours = _pattern(reader.bases, KINDS)
    connection.execute(_NODE.format(prov=PROV, ours=ours))
    connection.execute(_EVIDENCE.format(oa=OA))
    connection.execute(_SPEAKER.format(fc=FC, schema=SCHEMA))
    connection.execute(_TITLES.format(fc=FC, schema=SCHEMA))
    for kind, make in (("Credit", _credit), ("Relation", _relation), ("Fact", _fact)):
        for iri, said, source, *evidence in rows_of(connection, _STATED.format(type=TYPE, kind=FC + kind)):
            place = _place(source, said, evidence)
            yield from ((source, claim) for claim in make(_Node(reader, iri, _Said(said), place)))
    yield from _reviewed(connection, reader)
    yield from _former(connection, reader)
    _use(connection, reader.bases, ours)


class _Said(dict[str, list[str]]):
    """What is said of a node: objects by predicate, and the datatype of the last of each."""

    def __init__(self, said: list[dict[str, str]]) -> None:
        super().__init__()
        self.datatypes = {each["q"]: each["d"] for each in said}
        for each in said:
            self.setdefault(each["q"], []).append(each["o"])

    def one(self, predicate: str) -> str | None:
        """The first object of a predicate."""
        return next(iter(self.get(predicate, ())), None)


def _place(source: str, said: list[dict[str, str]], evidence: list[Any]) -> dict[str, Any]:
    """What every claim has."""
    found, (quote, prefix, suffix, start, end) = _Said(said), evidence
    locator = f"char={start},{end}" if quote is not None else found.one(f"{FC}locator") or "-"
    stance = (found.one(f"{FC}stance") or "").removeprefix(FC)
    return {
        "source": source, "locator": locator, "quote": quote, "prefix": prefix, "suffix": suffix,
        "stance": stance if stance in ("asserted", "hedged", "negated", "imagined") else "asserted",
        "confidence": _number(found.one(f"{FC}confidence")) if found.one(f"{FC}confidence") else 1.0,
        "method": found.one(f"{FC}method") or "",
    }  # fmt: skip


def _number(text: str | None) -> float | None:
    """A number between 0 and 1."""
    try:
        return min(max(float(text or ""), 0.0), 1.0)
    except ValueError:
        return None


def _parts(reader: Reader, iri: str) -> list[str]:
    """The parts of an IRI of ours behind the base, decoded."""
    base = next((base for base in reader.bases if iri.startswith(base)), "")
    return [unquote(part) for part in iri.removeprefix(base).split("/")]


@dataclass(frozen=True, slots=True)
class _Node:
    """A credit, a relation or a fact of an export.

    Attributes:
        place: what every claim has.
    """

    reader: Reader
    iri: str
    said: _Said
    place: dict[str, Any]


def _credit(node: _Node) -> Iterator[Claim]:
    """A credit; its IRI has the keys that its source used, before anything was merged."""
    said, parts = node.said, _parts(node.reader, node.iri)
    role = (said.one(f"{FC}role") or "").removeprefix(vocab.REL)
    if len(parts) != 8 or not role:
        return
    billing = said.one(f"{SCHEMA}position") or ""
    attributes = said.get(f"{FC}attribute", []) + (["uncredited"] if said.one(f"{FC}uncredited") == "true" else [])
    yield Credit(
        **node.place,
        film=f"{parts[2]}:{parts[3]}",
        person=f"{parts[4]}:{parts[5]}",
        role=_words(role) if "/" in role else role,
        job=said.one(f"{FC}job"),
        characters=tuple(said.get(f"{SCHEMA}characterName", ())),
        character_description=said.one(f"{FC}characterDescription"),
        billing=int(billing) if re.fullmatch(r"[0-9]{1,9}", billing) else None,
        credited_as=said.one(f"{FC}creditedAs"),
        attributes=tuple(sorted(attributes)),
        department=said.one(f"{FC}department"),
        by_hand=_by_hand(said),
    )


def _by_hand(said: _Said) -> ByHand | None:
    """Who made a claim by hand and why; None where the claim is not by hand, or its day is none."""
    author, made, reason = (said.one(iri) for iri in (f"{DCTERMS}creator", f"{DCTERMS}created", f"{FC}reason"))
    if author is None or made is None or reason is None:
        return None
    try:
        return ByHand(author=author, made=datetime.fromisoformat(made).replace(tzinfo=None), reason=reason)
    except ValueError:
        return None


def _relation(node: _Node) -> Iterator[Claim]:
    labels = {relation.iri: relation.label for relation in vocab.relations()}
    parts = _parts(node.reader, node.iri)
    if len(parts) != 7:
        return
    ends = [_end(node, node.said.one(f"{FC}subject"), parts[3]), _end(node, node.said.one(f"{FC}object"), parts[5])]
    predicate, film = node.said.one(f"{FC}relation"), node.said.one(f"{FC}film")
    if ends[0] and ends[1] and predicate:
        (subject_kind, subject), (object_kind, object_) = ends[0], ends[1]
        yield Relation(
            **node.place, film=node.reader.key(film, "film") if film else None, subject_kind=subject_kind,
            subject=subject, predicate=labels.get(predicate) or _words(predicate), object_kind=object_kind,
            object=object_,
        )  # fmt: skip


def _end(node: _Node, iri: str | None, printed: str) -> tuple[Any, str] | None:
    """The kind and the key or the name of what a relation joins; names are in the relation's own IRI, as printed."""
    kind = _parts(node.reader, iri or "")[0]
    if kind in ("film", "person"):
        found = node.reader.key(iri or "")
        return (kind, found) if found else None
    return (kind, printed) if kind in ("character", "place") else None


def _fact(node: _Node) -> Iterator[Claim]:
    predicates = {iri: predicate for predicate, iri in vocab.fact_properties().items()}
    subject, value, property_ = (node.said.one(FC + name) for name in ("subject", "value", "property"))
    if not (subject and value is not None and property_):
        return
    kind, *rest = _parts(node.reader, subject)
    file = node.place["source"].partition("#")[0]
    about = node.reader.key(subject) if kind in ("film", "person") else f"{file}#{'/'.join(rest)}"
    datatype = node.said.datatypes.get(f"{FC}value", "").rpartition("#")[2]
    if about and kind in ("film", "person", "source"):
        yield Fact(
            **node.place, subject_kind=kind, subject=about, value=_parts(node.reader, node.iri)[-1],  # type: ignore[arg-type]
            datatype=datatype or "string",
            predicate=predicates.get(property_) or _words(property_),
        )  # fmt: skip


def _words(iri: str) -> str:
    """The words that the last part of an IRI was made of."""
    return unquote(iri.rpartition("/")[2]).replace("-", " ")


def _reviewed(connection: DuckDBPyConnection, reader: Reader) -> Iterator[tuple[str, Claim]]:
    """Which film a review is of, with the evidence that nothing else rests on."""
    for source, film, *evidence in rows_of(connection, _REVIEWED.format(schema=SCHEMA, oa=OA, prov=PROV)):
        if found := reader.key(film, "film"):
            said: dict[str, Any] = {"subject_kind": "source", "subject": source, "predicate": "reviews"}
            yield source, Relation(**_place(source, [], evidence), **said, object_kind="film", object=found)


def _former(connection: DuckDBPyConnection, reader: Reader) -> Iterator[tuple[str, Claim]]:
    """Who was merged with whom: the former key gets the canonical one as its identifier."""
    query = (
        f"SELECT r.s, r.o, x.o, coalesce(k.o, 'movie'), p.source FROM rows r "
        f"LEFT JOIN rows x ON x.s = r.o AND x.q = '{SCHEMA}name' LEFT JOIN rows k ON k.s = r.o AND k.q = '{FC}kind' "
        f"LEFT JOIN speaker p ON p.iri = r.o WHERE r.q = '{DCTERMS}isReplacedBy' ORDER BY r.n"
    )
    for former, canonical, name, kind, source in rows_of(connection, query):
        old, new = reader.key(former), reader.key(canonical)
        if old and new and name and source:
            said: dict[str, Any] = {"source": source, "locator": f"<{former}>", "key": old, "ids": (new,)}
            is_film = _parts(reader, former)[0] == "film"
            yield source, Film(**said, title=name, kind=kind) if is_film else Person(**said, name=name)


def _use(connection: DuckDBPyConnection, bases: tuple[str, ...], ours: str) -> None:
    """Pass over what the store makes of its tables."""
    predicate = "http://www.w3.org/ns/r2rml#predicate"
    made = {value for node in turtle.nodes("mapping.ttl").values() for value in node.all(predicate)}
    shortcuts = {role.shortcut for role in vocab.roles()} | {relation.iri for relation in vocab.relations()}
    connection.execute(
        _USED.format(ours=ours, things=_pattern(bases, "film|person|character"), predicates=_listed(made), type=TYPE,
                     shortcuts=_listed(shortcuts), dcterms=DCTERMS, schema=SCHEMA)
    )  # fmt: skip


def _listed(values: set[str]) -> str:
    return f"({', '.join(map(sql.literal, sorted(filter(None, values))))})"


def _pattern(bases: tuple[str, ...], kinds: str) -> str:
    """SQL of a regular expression for IRIs of ours of some kinds."""
    return sql.literal(f"^({'|'.join(map(re.escape, bases))})({kinds})/")


def _drop_ontology(connection: DuckDBPyConnection) -> None:
    """Use the statements of our ontology, which every graph of ours has already."""
    import pyoxigraph

    found = (
        (triple.subject.value, triple.predicate.value, triple.object.value)
        for name in ("film.ttl", "roles.ttl")
        for triple in pyoxigraph.parse(turtle.text(name), format=pyoxigraph.RdfFormat.TURTLE)
    )
    fill(connection, "ontology", {"s": "VARCHAR", "p": "VARCHAR", "o": "VARCHAR"}, found)
    connection.execute("INSERT INTO used SELECT n FROM rows SEMI JOIN ontology USING (s, p, o); DROP TABLE ontology")
