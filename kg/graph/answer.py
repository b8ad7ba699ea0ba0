"""The graph of what a CONSTRUCT answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.sketch import Sketch
from kg.vocab import SCHEMA

if TYPE_CHECKING:
    import networkx as nx

    from kg.sparql.results import Triples


def from_triples(triples: Triples, *, limit: int = 300, query: str = "") -> nx.MultiDiGraph:
    """The graph of a CONSTRUCT's answer: IRIs are nodes, labelled by their names; other literals are left aside."""
    picture = Sketch("")
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    links = []
    for subject, predicate, object_ in triples.rows:
        if object_.kind == "literal":
            if predicate.value.endswith(("/name", "#label", "#prefLabel")):
                names.setdefault(subject.value, object_.value)
            continue
        if predicate.value.endswith("#type"):
            types[subject.value] = object_.value.removeprefix(SCHEMA).rpartition("#")[2].lower()
        else:
            links.append((subject.value, predicate.value, object_.value))
    kinds = {"movie": "film", "tvseries": "film", "tvepisode": "film"}
    for subject_iri in dict.fromkeys(iri for start, _, end in links for iri in (start, end)):
        type_ = types.get(subject_iri, _kind_of(subject_iri))
        picture.node(subject_iri, kinds.get(type_, type_), names.get(subject_iri, _tail(subject_iri)))
    for start, label, end in links:
        picture.edge(start, end, _tail(label), "fact", {"source": "query", "quote": None, "locator": ""})
    return picture.graph(limit, title="Answer", query=query)


def _kind_of(iri: str) -> str:
    return next((kind for kind in ("film", "person", "character", "place") if f"/{kind}/" in iri), "other")


def _tail(iri: str) -> str:
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2]
