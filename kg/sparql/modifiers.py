"""Parts of the algebra made of others: joins simplified, aggregates taken out of expressions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kg.sparql.algebra import Aggregate, Bgp, Join, Link, Pattern, Project, Slice, Triple, Var
from kg.sparql.results import Term

UNIT = Bgp()


def without_aggregates(expression: Any, found: dict[Aggregate, Var], fresh: Callable[[], Var]) -> Any:
    """The expression with a variable in the place of each aggregate.

    >>> found = {}
    >>> without_aggregates(Aggregate("COUNT", None), found, lambda: Var(".v1")), len(found)
    (Var(name='.v1'), 1)
    """
    if isinstance(expression, Aggregate):
        if expression not in found:
            found[expression] = fresh()
        return found[expression]
    if isinstance(expression, tuple):
        return tuple(without_aggregates(item, found, fresh) for item in expression)
    if is_dataclass(expression) and not isinstance(expression, (Var, Term)):
        parts = {f.name: without_aggregates(getattr(expression, f.name), found, fresh) for f in fields(expression)}
        return replace(expression, **parts)  # type: ignore[type-var]
    return expression


def nodes(triple: Triple) -> tuple[object, ...]:
    """Subject, predicate and object; a link as its IRI."""
    predicate = triple.predicate
    return triple.subject, Term("iri", predicate.iri) if isinstance(predicate, Link) else predicate, triple.object


def pattern_vars(pattern: Pattern) -> tuple[Var, ...]:
    """The variables that SELECT names, in their order."""
    inner = pattern.pattern if isinstance(pattern, Slice) else pattern
    assert isinstance(inner, Project)
    return inner.vars


def joined(left: Pattern, right: Pattern) -> Pattern:
    """A join, in which the empty pattern is left out and neighbouring triples are one basic graph pattern.

    >>> joined(UNIT, joined(Bgp((Triple(Var("a"), Var("b"), Var("c")),)), UNIT))
    Bgp(triples=(Triple(subject=Var(name='a'), predicate=Var(name='b'), object=Var(name='c')),))
    """
    if left == UNIT:
        return right
    if right == UNIT:
        return left
    if isinstance(left, Bgp) and isinstance(right, Bgp):
        return Bgp(left.triples + right.triples)
    if isinstance(left, Join) and isinstance(left.right, Bgp) and isinstance(right, Bgp):
        return Join(left.left, Bgp(left.right.triples + right.triples))
    return Join(left, right)
