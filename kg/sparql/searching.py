"""``fc:search`` in a query: its triples become the things that were found, before the query is planned.

``?thing fc:search "words"`` gives each thing once, and ``(?thing ?score) fc:search "words"`` its score too, as Jena's
``text:query`` and Stardog's ``textMatch`` have it: plain triples of SPARQL, the second with a list as subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kg.errors import QueryError
from kg.sparql.algebra import Bgp, Join, Link, Node, Pattern, Query, Triple, Union, Values, Var
from kg.sparql.parts import every
from kg.sparql.results import XSD, Term

SEARCH = "https://w3id.org/film-kg/ontology#search"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
Search = Callable[[str], Iterable[tuple[str, float]]]
"""Gives the IRIs of things that some words name, each with a score from 0 to 1."""


def searched(query: Query, search: Search) -> Query:
    """The query with what ``search`` finds in the place of triples with ``fc:search``.

    Raises:
        QueryError: what is searched for is no text, or the property stands where it cannot be answered.

    >>> triple = Triple(Var("x"), Link(SEARCH), Term("literal", "heat"))
    >>> searched(Query("ASK", Bgp((triple,))), lambda _: [("http://e/heat", 1.0)]).pattern.right.rows
    ((Term(kind='iri', value='http://e/heat', datatype=None, language=None),),)
    """
    if not any(link.iri == SEARCH for link in every(Link, query.pattern)):
        return query
    return replace(query, pattern=_searched(query.pattern, search))


def _searched(part: Any, search: Search) -> Any:
    """A part of the algebra, all patterns in it rewritten."""
    if isinstance(part, Bgp):
        return _in_bgp(part, search)
    if isinstance(part, Link) and part.iri == SEARCH:
        raise QueryError("fc:search cannot be part of a path", hint='write ?thing fc:search "words" by itself')
    if isinstance(part, tuple):
        return tuple(_searched(each, search) for each in part)
    if is_dataclass(part) and not isinstance(part, type | Term | Var):
        return replace(part, **{field.name: _searched(getattr(part, field.name), search) for field in fields(part)})
    return part


def _in_bgp(bgp: Bgp, search: Search) -> Pattern:
    asked = [triple for triple in bgp.triples if triple.predicate == Link(SEARCH)]
    if not asked:
        return Bgp(tuple(_searched(triple, search) for triple in bgp.triples))
    rest = [triple for triple in bgp.triples if triple not in asked]
    found: Pattern | None = None
    for triple in asked:
        nodes, of_list = _subjects(triple.subject, rest)
        rest = [each for each in rest if each not in of_list]
        if of_list and any(triple.subject in (each.subject, each.object) for each in rest):
            raise QueryError(
                "the list before fc:search has no other property", hint="end with a dot: . ?thing schema:name ?n"
            )
        hits = _found(nodes, triple.object, search)
        found = Join(found, hits) if found else hits
    others = Bgp(tuple(_searched(triple, search) for triple in rest))
    return Join(others, found) if found else others


def _subjects(subject: Node, triples: list[Triple]) -> tuple[list[Node], list[Triple]]:
    """The things that the subject stands for: itself, or the members of a list; and the triples of the list."""
    nodes: list[Node] = []
    used: list[Triple] = []
    at = subject
    while isinstance(at, Var) and at.hidden:
        here = {each.predicate.iri: each for each in triples if each.subject == at and isinstance(each.predicate, Link)}
        if not here.keys() >= {f"{RDF}first", f"{RDF}rest"}:
            break
        nodes.append(here[f"{RDF}first"].object)
        used += (here[f"{RDF}first"], here[f"{RDF}rest"])
        at = here[f"{RDF}rest"].object
    if used and len(nodes) != len(("thing", "score")):
        raise QueryError("fc:search has a list of two as subject", hint='(?thing ?score) fc:search "words"')
    return nodes or [subject], used


def _found(nodes: list[Node], words: Node, search: Search) -> Pattern:
    if not isinstance(words, Term) or words.kind != "literal":
        raise QueryError("fc:search needs a text, and has none here", hint='?thing fc:search "words"')
    rows = [(Term("iri", iri), Term("literal", f"{score:.4f}", f"{XSD}decimal")) for iri, score in search(words.value)]
    names = tuple(node for node in nodes if isinstance(node, Var))
    by_kind: dict[str, list[tuple[Term, ...]]] = {}
    for row in rows:
        if all(isinstance(node, Var) or node == term for term, node in zip(row, nodes, strict=False)):
            kept = tuple(term for term, node in zip(row, nodes, strict=False) if isinstance(node, Var))
            by_kind.setdefault(row[0].value.rsplit("/", 2)[0], []).append(kept)
    parts: list[Pattern] = [Values(names, tuple(each), stored=True) for each in by_kind.values()]
    found = parts[0] if parts else Values(names, ())
    for part in parts[1:]:
        found = Union(found, part)
    return found
