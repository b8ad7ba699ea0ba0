"""The algebra of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlAlgebra) as frozen dataclasses.

A pattern gives solutions, an expression a term or an error. Terms are :class:`kg.sparql.results.Term`; blank nodes of
a query are variables whose name begins with a dot, which no variable of a query can have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.sparql.parts import every
from kg.sparql.results import Term


@dataclass(frozen=True, slots=True)
class Var:
    """A variable, without its question mark."""

    name: str

    @property
    def hidden(self) -> bool:
        """Whether it is none of the query's own: a blank node, or a place to keep an aggregate's value."""
        return self.name.startswith(".")


Node = Var | Term


# Paths ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """One triple with this predicate."""

    iri: str


@dataclass(frozen=True, slots=True)
class Inverse:
    """The path backwards."""

    path: Path


@dataclass(frozen=True, slots=True)
class Sequence:
    """One path, then the other."""

    first: Path
    second: Path


@dataclass(frozen=True, slots=True)
class Alternative:
    """Either path."""

    first: Path
    second: Path


@dataclass(frozen=True, slots=True)
class Repeat:
    """``path?`` (zero, not more), ``path+`` (not zero, more) or ``path*`` (both); each pair of ends once."""

    path: Path
    zero: bool
    more: bool


@dataclass(frozen=True, slots=True)
class Negated:
    """One triple with a predicate that is none of ``forward``, or one read backwards with none of ``backward``.

    None for a direction that is not asked.
    """

    forward: tuple[str, ...] | None
    backward: tuple[str, ...] | None


Path = Link | Inverse | Sequence | Alternative | Repeat | Negated


# Patterns ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Triple:
    """A triple pattern; a path of more than a link stands where the predicate does."""

    subject: Node
    predicate: Node | Path
    object: Node


@dataclass(frozen=True, slots=True)
class Bgp:
    """A basic graph pattern, with paths; the empty one has one solution, which binds nothing."""

    triples: tuple[Triple, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Solutions of both that are compatible."""

    left: Pattern
    right: Pattern


@dataclass(frozen=True, slots=True)
class LeftJoin:
    """OPTIONAL: what is on the right, where it is and the condition holds."""

    left: Pattern
    right: Pattern
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Union:
    """Solutions of either."""

    left: Pattern
    right: Pattern


@dataclass(frozen=True, slots=True)
class Minus:
    """Solutions of the left that no compatible one on the right shares a variable with."""

    left: Pattern
    right: Pattern


@dataclass(frozen=True, slots=True)
class Filter:
    """Solutions for which the condition holds."""

    condition: Expression
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Graph:
    """The pattern in a named graph, or in each in turn."""

    name: Node
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Extend:
    """BIND and SELECT (... AS ...): unbound where the expression is an error."""

    pattern: Pattern
    var: Var
    expression: Expression


@dataclass(frozen=True, slots=True)
class Values:
    """Inline data; None is UNDEF. ``stored`` says that all of its IRIs name things of the store."""

    vars: tuple[Var, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """GROUP BY: a row for each group, with its keys and its aggregates; without keys, one for all."""

    pattern: Pattern
    keys: tuple[tuple[Var, Expression], ...]
    aggregates: tuple[tuple[Var, Aggregate], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Solutions in order; each condition is an expression and whether it descends."""

    pattern: Pattern
    conditions: tuple[tuple[Expression, bool], ...]


@dataclass(frozen=True, slots=True)
class Project:
    """Some variables; ``distinct`` where each row is to come once (REDUCED allows it)."""

    pattern: Pattern
    vars: tuple[Var, ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """LIMIT and OFFSET."""

    pattern: Pattern
    offset: int = 0
    limit: int | None = None


Pattern = Bgp | Join | LeftJoin | Union | Minus | Filter | Graph | Extend | Values | Group | Order | Project | Slice


# Expressions ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Call:
    """An operator, a built-in function (its name in capitals) or a cast (its IRI), with its arguments."""

    name: str
    args: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether the pattern has a solution, given what is bound."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A set function; ``arg`` None is ``*``."""

    name: str
    arg: Expression | None
    distinct: bool = False
    separator: str = " "


Expression = Var | Term | Call | Exists | Aggregate


# Queries -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Query:
    """A query.

    Attributes:
        form: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
        pattern: what is matched.
        template: the triples to make.
        described: what to describe.
        base: the base of relative IRIs, the query's own if it has one.
    """

    form: str
    pattern: Pattern
    vars: tuple[Var, ...] = ()
    template: tuple[Triple, ...] = ()
    described: tuple[Node, ...] = ()
    base: str = ""


def in_scope(pattern: Pattern) -> tuple[Var, ...]:
    """The variables that a pattern may bind, in order of appearance (SPARQL 1.1, section 18.2.1).

    >>> triple = Triple(Var("f"), Link("http://e/p"), Var("x"))
    >>> [var.name for var in in_scope(Extend(Bgp((triple,)), Var("n"), Var("x")))]
    ['f', 'x', 'n']
    """
    return tuple(dict.fromkeys(var for var in _scope(pattern) if not var.hidden))


def _scope(pattern: Pattern) -> Iterator[Var]:
    match pattern:
        case Bgp():
            for triple in pattern.triples:
                yield from (x for x in (triple.subject, triple.predicate, triple.object) if isinstance(x, Var))
        case Join() | LeftJoin() | Union():
            yield from (*_scope(pattern.left), *_scope(pattern.right))
        case Minus():
            yield from _scope(pattern.left)
        case Values() | Project():
            yield from pattern.vars
        case Group():
            yield from (var for var, _ in (*pattern.keys, *pattern.aggregates))
        case Filter() | Order() | Slice() | Graph() | Extend():
            yield from _of_one(pattern)


def _of_one(pattern: Filter | Order | Slice | Graph | Extend) -> Iterator[Var]:
    if isinstance(pattern, Graph) and isinstance(pattern.name, Var):
        yield pattern.name
    yield from _scope(pattern.pattern)
    if isinstance(pattern, Extend):
        yield pattern.var


def variables(expression: object) -> Iterator[Var]:
    """Every variable that stands anywhere in an expression, patterns of EXISTS included.

    >>> [var.name for var in variables(Call("=", (Var("a"), Call("STR", (Var("b"),)))))]
    ['a', 'b']
    """
    return every(Var, expression)


def aggregates(expression: object) -> Iterator[Aggregate]:
    """Every set function that stands anywhere in a query."""
    return every(Aggregate, expression)
