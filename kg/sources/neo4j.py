"""Property graphs out of Neo4j: films, people and what joins them.

Read are CSV files with nodes and relationships in one (``apoc.export.csv``) or with the headers of ``neo4j-admin
import`` (``:ID``, ``:LABEL``, ``:START_ID``, ``:END_ID``, ``:TYPE``;
https://neo4j.com/docs/operations-manual/current/tools/neo4j-admin/neo4j-admin-import/), the JSON Lines of
``apoc.export.json``, and scripts of CREATE statements. A label says whether a node is a film or a person, a
relationship's type is a role, ``roles`` are the parts. Ids are the graph's own.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.claim import Claim, Credit, Fact, Film, Person, Relation, key
from kg.entities import normal
from kg.errors import InputError, Reject
from kg.sources.base import Batch, Input, Source, well_formed
from kg.sources.cypher import Edge, Node, Statement
from kg.sources.property_graph import Part, parts_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LABELS: Mapping[str, str] = {
    **dict.fromkeys(("movie", "film", "series", "tvshow", "show", "episode"), "film"),
    **dict.fromkeys(("person", "actor", "director", "writer", "producer", "people", "artist"), "person"),
    **dict.fromkeys(("genre", "keyword"), "word"),
}
"""What a node of a label is: a film, a person, or a word that is said of films."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("title", "name", "primaryTitle"),
    "year": ("released", "year", "releaseYear"),
    "runtime": ("runtime", "runtimeMinutes"),
    "plot": ("plot", "overview"),
    "countries": ("countries",),
    "languages": ("languages",),
    "born": ("born", "birthYear", "birthDate"),
    "died": ("died", "deathYear", "deathDate"),
    "imdb": ("imdbId", "imdb_id", "tconst", "nconst"),
    "tmdb": ("tmdbId", "tmdb_id"),
    "characters": ("roles", "role", "character", "characters"),
    "rating": ("imdbRating", "rating"),
    "votes": ("imdbVotes", "votes"),
}
"""The properties that are taken, each with its names."""

LEFT_OUT: Mapping[str, str] = {
    "tagline": "advertising",
    "poster": "pictures are not modelled",
    "url": "the ids say it",
    "REVIEWED": "the mark of a single user is no fact of a film",
    "RATED": "the mark of a single user is no fact of a film",
    "FOLLOWS": "says nothing of films",
}
"""Properties and types of relationships that are known and not taken."""


@dataclass(slots=True)
class _Graph:
    """A graph while it is read.

    Attributes:
        source: the id of the source. batch: what becomes of it.
        kinds: what each node of the file is. names: what each is called.
        unknown: how often something was met that is not known.
    """

    source: str
    batch: Batch
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)

    def said(self, locator: str) -> dict[str, Any]:
        """What all claims of a place have."""
        return {"source": self.source, "method": "neo4j", "locator": locator}

    def key(self, own: str) -> str:
        return key(self.source, own)


def recognise(file: Input) -> bool:
    """Whether its header, its first object or its first statements are those of a graph."""
    return parts_of(file) is not None


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a graph says; no connection is needed.

    Raises:
        InputError: it is no graph, or damaged.
    """
    parts = parts_of(file)
    if parts is None:
        what = "has neither nodes nor relationships of a property graph"
        raise InputError(what, path=file.name, line=1, hint="is it another format?")
    source = file.source or "neo4j"
    graph = _Graph(source, Batch(source=source))
    found = list(parts(file, graph.batch.warnings))
    graph.batch.read = len(found)
    claims: list[Claim] = []
    for kind in (Node, Edge, Statement, Reject):
        for part in found:
            if isinstance(part, kind):
                claims += _claims(graph, part, file.name)
    graph.batch.records = tuple(claims)
    graph.batch.rejects.sort(key=lambda reject: reject.line)
    graph.batch.taken = graph.batch.read - len(graph.batch.rejects)
    graph.batch.warnings += [
        f"{file.name}: {what} is new and was left out ({count} times)" for what, count in sorted(graph.unknown.items())
    ]
    return [graph.batch]


def _claims(graph: _Graph, part: Part, name: str) -> list[Claim]:
    """The claims of a part; one that cannot be taken goes to the rejects."""
    if isinstance(part, Reject):
        graph.batch.rejects.append(part)
        return []
    if isinstance(part, Statement):
        why = "is no CREATE of nodes and relationships"
        graph.batch.rejects.append(Reject(name, part.line, why, part.text))
        return []
    made = _node(graph, part) if isinstance(part, Node) else _edge(graph, part)
    if isinstance(made, str):
        shown = json.dumps([part.id if isinstance(part, Node) else part.type, part.properties], ensure_ascii=False)
        graph.batch.rejects.append(Reject(name, part.line, made, shown))
        return []
    return made


# Nodes and relationships to claims ------------------------------------------------------------------------------------


def _node(graph: _Graph, node: Node) -> list[Claim] | str:
    """A film or a person, or why it is none."""
    kind = next((LABELS[label.casefold()] for label in node.labels if label.casefold() in LABELS), "")
    known = _Properties(dict(node.properties))
    name = known.text("name")
    graph.kinds[node.id] = kind
    if not kind:
        graph.unknown[f"the label {'/'.join(node.labels)!r}"] += 1
        return []
    if name is None:
        return "has no name or title"
    graph.names[node.id] = name
    own = graph.key(node.id)
    said = graph.said(f"node#{node.id}")
    if kind == "word":
        return []
    claims = _film(said, own, name, known) if kind == "film" else [_person(said, own, name, known)]
    known.report(graph.unknown, node.labels[0])
    return claims


def _film(said: dict[str, Any], own: str, title: str, known: _Properties) -> list[Claim]:
    film = Film(
        **said, key=own, title=title, year=known.year("year"), runtime_minutes=known.number("runtime"),
        countries=known.texts("countries"), languages=known.texts("languages"), ids=known.ids("tt"),
    )  # fmt: skip
    facts = (("plot", "string"), ("rating", "decimal"), ("votes", "integer"))
    values = [(name, datatype, known.text(name)) for name, datatype in facts]
    return [
        film,
        *(
            Fact(**said, subject_kind="film", subject=own, predicate=name, value=value, datatype=datatype)
            for name, datatype, value in values
            if value and (datatype == "string" or re.fullmatch(r"\d+(\.\d+)?", value))
        ),
    ]


def _person(said: dict[str, Any], own: str, name: str, known: _Properties) -> Claim:
    return Person(
        **said, key=own, name=name, birth_year=known.year("born"), death_year=known.year("died"), ids=known.ids("nm")
    )


def _edge(graph: _Graph, edge: Edge) -> list[Claim] | str:
    """A credit, a relation of films or a word about one; or why it is none."""
    if edge.type in LEFT_OUT:
        return []
    start, end = (graph.kinds.get(own) for own in (edge.start, edge.end))
    if (start is None or end is None) and graph.kinds:
        return "has an end that is no node of the file"
    said = graph.said(f"relationship#{edge.start},{edge.type},{edge.end}")
    words = vocab.fold(edge.type)
    if {start, end} in ({"film", "person"}, {None}) and (role_of(words) or start):
        back = start == "film"
        return [_credit(graph, said, edge, role_of(words) or words, back)]
    if (start, end) == ("film", "word"):
        predicate = "genre" if "genre" in words else "keyword"
        value = graph.names.get(edge.end, "")
        return [Fact(**said, subject_kind="film", subject=graph.key(edge.start), predicate=predicate, value=value)]
    if (start, end) == ("film", "film") and (label := relation_of(words)):
        subject, object_ = graph.key(edge.start), graph.key(edge.end)
        relation = Relation(
            **said, subject_kind="film", subject=subject, predicate=label, object_kind="film", object=object_
        )
        return [relation]
    graph.unknown[f"the relationship {edge.type!r}"] += 1
    return []


def _credit(graph: _Graph, said: dict[str, Any], edge: Edge, role: str, back: bool) -> Credit:
    film, person = (edge.start, edge.end) if back else (edge.end, edge.start)
    known = _Properties(dict(edge.properties))
    credit = Credit(
        **said, film=graph.key(film), person=graph.key(person), role=role, characters=known.texts("characters")
    )
    known.report(graph.unknown, edge.type)
    return credit


@cache
def role_of(words: str) -> str | None:
    """The code of the role that a relationship's type means.

    >>> role_of("acted in"), role_of("directed by"), role_of("has actor"), role_of("knows")
    ('act', 'fmd', 'act', None)
    """
    short = re.sub(r"^(has|was|is) | (in|by|for|of)$", "", words)
    verbs = {verb: role.code for role in vocab.roles() for verb in (*role.review_verbs, *role.review_words)}
    found = vocab.role_of(words, "job") or vocab.role_of(short, "job")
    return found.code if found else verbs.get(short)


@cache
def relation_of(words: str) -> str | None:
    """The label of the relation between films that a relationship's type means.

    >>> relation_of("sequel of"), relation_of("is remake of"), relation_of("similar")
    ('sequel of', 'remake of', None)
    """
    short = re.sub(r"^(is|was) (a )?", "", words)
    between = [relation for relation in vocab.relations() if "film" in relation.subjects and "film" in relation.objects]
    return next((r.label for r in between if short in (r.label, *r.words)), None)


@dataclass(frozen=True, slots=True)
class _Properties:
    """The properties of a node or a relationship, each taken once."""

    left: dict[str, Any]

    def _pop(self, field_: str) -> Any:
        """The first value that a field has under one of its names."""
        values = [self.left.pop(name, None) for name in FIELDS[field_]]
        return next((value for value in values if value not in (None, "", [])), None)

    def text(self, field_: str) -> str | None:
        value = self._pop(field_)
        return well_formed(str(value)).strip() or None if isinstance(value, str | int | float) else None

    def texts(self, field_: str) -> tuple[str, ...]:
        value = self._pop(field_)
        values = value if isinstance(value, list) else [] if value is None else [value]
        return tuple(well_formed(str(text)).strip() for text in values if str(text).strip())

    def number(self, field_: str) -> int | None:
        match = re.fullmatch(r"(\d{1,6})(\.0*)?", self.text(field_) or "")
        return int(match[1]) if match else None

    def year(self, field_: str) -> int | None:
        match = re.match(r"(\d{4})(?!\d)", self.text(field_) or "")
        return int(match[1]) if match else None

    def ids(self, prefix: str) -> tuple[str, ...]:
        imdb = re.fullmatch(r"(?:tt|nm)?(\d{1,11})", self.text("imdb") or "")
        tmdb = re.fullmatch(r"(\d{1,11})(?:\.0*)?", self.text("tmdb") or "")
        found = [key("imdb", normal("imdb", f"{prefix}{imdb[1]}"))] if imdb else []
        return (*found, *([key("tmdb", tmdb[1])] if tmdb else ()))

    def report(self, unknown: Counter[str], what: str) -> None:
        """Count what was not taken."""
        rest = (name for name, value in self.left.items() if name not in LEFT_OUT and value not in (None, "", []))
        unknown.update(f"the property {well_formed(name)!r} of {what!r}" for name in rest)


SOURCE = Source(
    name="neo4j",
    title="Property graph out of Neo4j (CSV, JSON Lines, Cypher)",
    recognise=recognise,
    read=read,
    dump=True,
    left_out=LEFT_OUT,
)
