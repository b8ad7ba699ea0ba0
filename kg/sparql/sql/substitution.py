"""Constants in the place of variables, in the patterns of EXISTS (SPARQL 1.1, section 18.6, ``substitute``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.sparql.algebra import Bgp, Filter, Graph, Join, LeftJoin, Node, Pattern, Triple, Union, Var
from kg.sparql.results import Term


def substituted(pattern: Pattern, terms: Mapping[str, Term]) -> Pattern:
    """The pattern with terms for the variables of its triples; sub-queries, whose variables are others, stay.

    >>> x, y = Var("x"), Var("y")
    >>> substituted(Bgp((Triple(x, y, x),)), {"y": Term("iri", "http://e/p")}).triples[0].predicate.value
    'http://e/p'
    """
    if not terms:
        return pattern
    match pattern:
        case Bgp(triples):
            return Bgp(tuple(_triple(triple, terms) for triple in triples))
        case Join() | Union() | LeftJoin():
            return replace(pattern, left=substituted(pattern.left, terms), right=substituted(pattern.right, terms))
        case Filter():
            return replace(pattern, pattern=substituted(pattern.pattern, terms))
        case Graph():
            return Graph(_node(pattern.name, terms), substituted(pattern.pattern, terms))
    return pattern


def _triple(triple: Triple, terms: Mapping[str, Term]) -> Triple:
    predicate = _node(triple.predicate, terms) if isinstance(triple.predicate, Var) else triple.predicate
    return Triple(_node(triple.subject, terms), predicate, _node(triple.object, terms))


def _node(node: Node, terms: Mapping[str, Term]) -> Node:
    return terms.get(node.name, node) if isinstance(node, Var) else node
