"""SPARQL 1.1 queries to algebra (SPARQL 1.1, section 18.2), by recursive descent.

A query that comes here is well formed: :mod:`kg.sparql.syntax` has had Oxigraph's parser look at it. Importing rdflib
and parsing with it take more time than most queries on a store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from kg.sparql.algebra import (
    Aggregate,
    Bgp,
    Call,
    Expression,
    Extend,
    Filter,
    Graph,
    Group,
    LeftJoin,
    Link,
    Minus,
    Node,
    Order,
    Pattern,
    Project,
    Query,
    Slice,
    Triple,
    Union,
    Values,
    Var,
    in_scope,
)
from kg.sparql.expressions import Expressions
from kg.sparql.modifiers import UNIT, joined, nodes, pattern_vars, without_aggregates
from kg.sparql.parsing import RDF, Reader
from kg.sparql.property_paths import PathReader, simple
from kg.sparql.results import Term


def parse(query: str, prefixes: Mapping[str, str], base: str) -> Query:
    """The algebra of a query without FROM clauses.

    >>> parse("SELECT ?f { ?f <p> 1 } LIMIT 3", {}, "http://e/").pattern.limit
    3
    """
    parser = _Parser(query, prefixes, base)
    return replace(parser.query(), base=parser.reader.base)


class _Parser:
    def __init__(self, query: str, prefixes: Mapping[str, str], base: str) -> None:
        self.reader = Reader(query, prefixes, base)
        self.expressions = Expressions(self.reader, self.group)
        self._paths = PathReader(self.reader)
        self._hidden = 0

    def query(self) -> Query:
        """The whole query."""
        reader = self.reader
        reader.prologue()
        form = reader.expect("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
        if form == "SELECT":
            pattern = self._select()
            return Query(form, self._values_after(pattern), pattern_vars(pattern))
        if form == "ASK":
            return Query(form, self._modified(self._where(), (), None))
        if form == "CONSTRUCT":
            return self._construct()
        described = self._described()
        where: Pattern = self._where() if reader.says("WHERE", "{") else UNIT
        named = tuple(node for node in described if isinstance(node, Var)) or in_scope(where)
        pattern = self._modified(where, tuple((var, None) for var in named), None)
        return Query(form, pattern, described=described or named)

    def _construct(self) -> Query:
        if self.reader.says("{"):
            template = self._template()
            where = self._where()
        else:
            self.reader.expect("WHERE")
            where = self.group()
            template = where.triples if isinstance(where, Bgp) else ()
        names = tuple(dict.fromkeys(var for triple in template for var in nodes(triple) if isinstance(var, Var)))
        bound = tuple(var for var in names if not var.hidden)
        return Query("CONSTRUCT", self._modified(where, tuple((var, None) for var in bound), None), bound, template)

    def _template(self) -> tuple[Triple, ...]:
        self.reader.expect("{")
        triples: list[Triple] = []
        while not self.reader.take("}"):
            self._triples(triples)
            self.reader.take(".")
        return tuple(triples)

    def _described(self) -> tuple[Node, ...]:
        found: list[Node] = []
        if not self.reader.take("*"):
            while self.reader.is_term():
                found.append(self.reader.term())
        return tuple(found)

    def _where(self) -> Pattern:
        self.reader.take("WHERE")
        return self.group()

    # SELECT ------------------------------------------------------------------------------------------------------

    def _select(self) -> Pattern:
        reader = self.reader
        kind = reader.take("DISTINCT", "REDUCED")
        items: list[tuple[Var, Expression | None]] = []
        star = bool(reader.take("*"))
        while not star and (reader.peek().kind == "variable" or reader.says("(")):
            if reader.take("("):
                expression = self.expressions.expression()
                reader.expect("AS")
                items.append((self._variable(), expression))
                reader.expect(")")
            else:
                items.append((self._variable(), None))
        where = self._where()
        return self._modified(where, None if star else tuple(items), kind)

    def _variable(self) -> Var:
        return Var(self.reader.next().text[1:])

    def _modified(
        self, where: Pattern, items: tuple[tuple[Var, Expression | None], ...] | None, kind: str | None
    ) -> Pattern:
        """The solution modifiers (SPARQL 1.1, sections 18.2.4 and 18.2.5) over a WHERE clause."""
        keys, grouped = self._group_by()
        having = self._having()
        order = self._order_by()
        offset, limit = self._limits()
        where = self._values_after(where)
        aggregates: dict[Aggregate, Var] = {}
        chosen = [(var, without_aggregates(e, aggregates, self._fresh)) for var, e in items or ()]
        conditions = [without_aggregates(e, aggregates, self._fresh) for e in having]
        ordered = [(without_aggregates(e, aggregates, self._fresh), descending) for e, descending in order]
        pattern = where
        if grouped or aggregates:
            pattern = Group(where, keys, tuple((var, aggregate) for aggregate, var in aggregates.items()))
        for condition in conditions:
            pattern = Filter(condition, pattern)
        for var, expression in chosen:
            if expression is not None:
                pattern = Extend(pattern, var, expression)
        if ordered:
            pattern = Order(pattern, tuple(ordered))
        names = in_scope(where) if items is None else tuple(var for var, _ in chosen)
        pattern = Project(pattern, names, kind is not None)
        return pattern if not offset and limit is None else Slice(pattern, offset, limit)

    def _group_by(self) -> tuple[tuple[tuple[Var, Expression], ...], bool]:
        keys: list[tuple[Var, Expression]] = []
        if not self.reader.take("GROUP"):
            return (), False
        self.reader.expect("BY")
        while not self.reader.says("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "}", ""):
            bracket = self.reader.says("(")
            if bracket:
                self.reader.next()
            expression = self.expressions.expression() if bracket else self.expressions.constraint()
            var = self._variable() if self.reader.take("AS") else None
            if bracket:
                self.reader.expect(")")
            keys.append((var or (expression if isinstance(expression, Var) else self._fresh()), expression))
        return tuple(keys), True

    def _having(self) -> list[Expression]:
        found = []
        if self.reader.take("HAVING"):
            while not self.reader.says("ORDER", "LIMIT", "OFFSET", "VALUES", "}", ""):
                found.append(self.expressions.constraint())
        return found

    def _order_by(self) -> list[tuple[Expression, bool]]:
        found: list[tuple[Expression, bool]] = []
        if self.reader.take("ORDER"):
            self.reader.expect("BY")
            while not self.reader.says("LIMIT", "OFFSET", "VALUES", "}", ""):
                descending = self.reader.take("ASC", "DESC") == "DESC"
                found.append((self.expressions.constraint(), descending))
        return found

    def _limits(self) -> tuple[int, int | None]:
        offset, limit = 0, None
        while word := self.reader.take("LIMIT", "OFFSET"):
            number = int(self.reader.next().text)
            offset, limit = (offset, number) if word == "LIMIT" else (number, limit)
        return offset, limit

    def _values_after(self, pattern: Pattern) -> Pattern:
        return joined(pattern, self._values()) if self.reader.take("VALUES") else pattern

    def _fresh(self) -> Var:
        self._hidden += 1
        return Var(f".v{self._hidden}")

    # Patterns ----------------------------------------------------------------------------------------------------

    def group(self) -> Pattern:
        """A group graph pattern in braces (SPARQL 1.1, section 18.2.2)."""
        pattern, filters = self._group()
        for condition in filters:
            pattern = Filter(condition, pattern)
        return pattern

    def _group(self) -> tuple[Pattern, list[Expression]]:
        """A group, and the filters that stand right in it."""
        reader = self.reader
        reader.expect("{")
        if reader.take("SELECT"):
            inner = self._values_after(self._select())
            reader.expect("}")
            return inner, []
        pattern: Pattern = UNIT
        filters: list[Expression] = []
        while not reader.take("}"):
            if reader.take("FILTER"):
                filters.append(self.expressions.constraint())
            else:
                pattern = self._element(pattern)
            reader.take(".")
        return pattern, filters

    def _element(self, before: Pattern) -> Pattern:
        reader = self.reader
        if reader.take("OPTIONAL"):
            inner, filters = self._group()
            return LeftJoin(before, inner, reduce(lambda a, b: Call("&&", (a, b)), filters) if filters else None)
        if reader.take("MINUS"):
            return Minus(before, self.group())
        if reader.take("BIND"):
            reader.expect("(")
            expression = self.expressions.expression()
            reader.expect("AS")
            bound = Extend(before, self._variable(), expression)
            reader.expect(")")
            return bound
        if reader.take("GRAPH"):
            name = reader.term()
            return joined(before, Graph(name, self.group()))
        if reader.take("VALUES"):
            return joined(before, self._values())
        if reader.says("{"):
            return joined(before, self._union())
        triples: list[Triple] = []
        self._triples(triples)
        return joined(before, Bgp(tuple(triples)))

    def _union(self) -> Pattern:
        pattern = self.group()
        while self.reader.take("UNION"):
            pattern = Union(pattern, self.group())
        return pattern

    def _values(self) -> Values:
        reader = self.reader
        single = not reader.take("(")
        names: list[Var] = []
        while reader.peek().kind == "variable":
            names.append(self._variable())
        if not single:
            reader.expect(")")
        reader.expect("{")
        rows: list[tuple[Term | None, ...]] = []
        while not reader.take("}"):
            if not single:
                reader.expect("(")
            rows.append(tuple(self._datum() for _ in names))
            if not single:
                reader.expect(")")
        return Values(tuple(names), tuple(rows))

    def _datum(self) -> Term | None:
        term = None if self.reader.take("UNDEF") else self.reader.term()
        assert not isinstance(term, Var)
        return term

    # Triples -----------------------------------------------------------------------------------------------------

    def _triples(self, found: list[Triple]) -> None:
        """A subject with its predicates and objects."""
        bracketed = self.reader.says("[", "(")
        subject = self._node(found)
        if not bracketed or not self.reader.says(".", "}", ""):
            self._properties(subject, found)

    def _properties(self, subject: Node, found: list[Triple]) -> None:
        reader = self.reader
        while not reader.says(".", "]", "}", "") and self._is_verb():
            predicate = reader.term() if reader.peek().kind == "variable" else self._paths.path()
            while True:
                found.extend(simple(Triple(subject, predicate, self._node(found)), reader.blank_node))
                if not reader.take(","):
                    break
            if not reader.take(";"):
                return
            while reader.take(";"):
                pass

    def _is_verb(self) -> bool:
        return self.reader.peek().kind == "variable" or self.reader.is_iri() or self.reader.says("A", "^", "!", "(")

    def _node(self, found: list[Triple]) -> Node:
        reader = self.reader
        if reader.take("["):
            node = reader.blank_node()
            self._properties(node, found)
            reader.expect("]")
            return node
        return self._collection(found) if reader.take("(") else reader.term()

    def _collection(self, found: list[Triple]) -> Node:
        first, rest, nil = Link(f"{RDF}first"), Link(f"{RDF}rest"), Term("iri", f"{RDF}nil")
        if self.reader.take(")"):
            return nil
        head = self.reader.blank_node()
        found.append(Triple(head, first, self._node(found)))
        found.append(Triple(head, rest, self._collection(found)))
        return head
