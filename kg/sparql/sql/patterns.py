"""Patterns of the algebra to relations, bottom up, and expressions to values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.errors import QueryError
from kg.sparql import algebra
from kg.sparql.algebra import (
    Aggregate,
    Bgp,
    Call,
    Exists,
    Expression,
    Extend,
    Filter,
    Graph,
    Group,
    Join,
    LeftJoin,
    Minus,
    Node,
    Order,
    Pattern,
    Project,
    Slice,
    Triple,
    Values,
    Var,
)
from kg.sparql.parts import every
from kg.sparql.results import Term
from kg.sparql.sql.aggregates import aggregated
from kg.sparql.sql.blocks import (
    Block,
    Numbers,
    Relation,
    columns,
    few,
    is_bound,
    joined,
    meet,
    met,
    names_of,
    wrapped,
)
from kg.sparql.sql.code import FALSE, TRUE, Code, Col, Inline, Item, Op, Select, Some, Text, op, replaced, some
from kg.sparql.sql.forms import SPECIAL, calls, group_key, inline_column, numbers_of
from kg.sparql.sql.functions import VOLATILE, called
from kg.sparql.sql.grouping import Grouped, looked_up_later
from kg.sparql.sql.joins import against, by_shared, left_joined, subtracted
from kg.sparql.sql.meeting import converted, heads
from kg.sparql.sql.operators import boolean, calculated, compared, string, truth
from kg.sparql.sql.paths import Paths
from kg.sparql.sql.shapes import Any, Const, Value
from kg.sparql.sql.substitution import substituted
from kg.sparql.sql.unfold import Unfolder

Rows = Mapping[str, Value]
_COMPARISONS = ("=", "!=", "<", ">", "<=", ">=")
_FEW_ROWS = 3
_SOLUTION = ".n"
"""How the hidden variable begins that is another text in each solution."""


class Translator:
    """Makes relations of patterns.

    Args:
        unfolder: makes them of triple patterns.
        base: the base of relative IRIs.
    """

    def __init__(self, unfolder: Unfolder, base: str) -> None:
        self.unfolder = unfolder
        self.numbers: Numbers = unfolder.numbers
        self.base = base
        self._paths = Paths(self.numbers, unfolder)
        self._graph: Node | None = None
        self._outer: Rows = {}
        self._looked_outside = False

    # Patterns ----------------------------------------------------------------------------------------------------

    def relation(self, pattern: Pattern) -> Relation:
        """The solutions of a pattern."""
        match pattern:
            case Bgp() | Join():
                return self._joined(pattern)
            case LeftJoin():
                return self._left_join(pattern)
            case algebra.Union(left, right):
                return self.relation(left) + self.relation(right)
            case Minus(left, right):
                subtrahend = self.relation(right)
                return tuple(
                    subtracted(self.numbers, block, subtrahend)
                    for block in few(self.numbers, self.relation(left), subtrahend)
                )
            case Values():
                return self._values(pattern)
        return self._of_one(pattern)

    def _of_one(self, pattern: Filter | Graph | Extend | Group | Order | Project | Slice) -> Relation:
        """The solutions of what stands over one pattern."""
        match pattern:
            case Filter(condition, inner):
                return self.filtered(self.relation(inner), condition)
            case Graph():
                return self._in_graph(pattern)
            case Extend(inner, var, expression):
                return tuple(self._extended(block, var, expression) for block in self.relation(inner))
            case Group():
                return (self._grouped(pattern),)
            case Order(inner, _):
                return self.relation(inner)
            case Project():
                return self._projected(pattern)
            case Slice():
                return (self._sliced(pattern),)

    def _joined(self, pattern: Bgp | Join) -> Relation:
        parts = _joined_parts(pattern)
        triples = [triple for part in parts if isinstance(part, Bgp) for triple in part.triples]
        others = [self.relation(part) for part in parts if not isinstance(part, Bgp)]
        return self._paths.matched(triples, self._graph, others)

    def _left_join(self, pattern: LeftJoin) -> Relation:
        left, right = self.relation(pattern.left), self.relation(pattern.right)

        def condition(both: Block) -> Code:
            return TRUE if pattern.condition is None else truth(self.value(pattern.condition, both.values))

        return tuple(left_joined(self.numbers, block, right, condition) for block in few(self.numbers, left, right))

    def _in_graph(self, pattern: Graph) -> Relation:
        """The pattern in one graph or in each; the variable of the graph is bound when the pattern has been matched."""
        if isinstance(pattern.name, Term):
            if pattern.pattern == Bgp():
                return self._there(pattern.name)
            return self._with_graph(pattern.name, pattern.pattern)
        hidden = Var(f".g{self.numbers.fresh()}")
        found = self._with_graph(hidden, pattern.pattern)
        if any(hidden.name not in block.values for block in found):
            found = joined(self.numbers, found, self._graphs(hidden))
        blocks = []
        for block in found:
            value = block.values[hidden.name]
            rest = block.keeping(name for name in block.values if name != hidden.name)
            named = self._bound(rest, pattern.name.name, value)
            blocks += [named] if named else []
        return tuple(blocks)

    def _bound(self, block: Block, name: str, value: Value) -> Block | None:
        if name not in block.values:
            return block.bound(name, value)
        both = met(block.values[name], value)
        return both and block.filtered(*both[0]).bound(name, both[1])

    def _with_graph(self, graph: Node, pattern: Pattern) -> Relation:
        before, self._graph = self._graph, graph
        try:
            return self.relation(pattern)
        finally:
            self._graph = before

    def _graphs(self, var: Var) -> Relation:
        """The graphs that have a triple."""
        every_triple = Triple(Var(".s"), Var(".p"), Var(".o"))
        return (wrapped(self.numbers, self.unfolder.triple(every_triple, var), [var.name], distinct=True),)

    def _there(self, graph: Term) -> Relation:
        """One solution where a graph has a triple, else none."""
        found = self.unfolder.triple(Triple(Var(".s"), Var(".p"), Var(".o")), graph)
        return (wrapped(self.numbers, found, [], distinct=True),) if found else ()

    def _hidden_graph(self) -> tuple[str, ...]:
        return (self._graph.name,) if isinstance(self._graph, Var) else ()

    def _extended(self, block: Block, var: Var, expression: Expression) -> Block:
        block = self._labelling(block, expression)
        value = self.value(expression, block.values)
        if value is None:
            return block
        bound = block.bound(var.name, value)
        volatile = any(call.name in VOLATILE for call in calls(expression))
        return wrapped(self.numbers, (bound,)) if volatile else bound

    def _labelling(self, block: Block, part: object) -> Block:
        """The block with a number for each solution, where an expression in a part names blank nodes by labels."""
        labels = any(call.name == "BNODE" and call.args for call in every(Call, part))
        if not labels or any(name.startswith(_SOLUTION) for name in block.values):
            return block
        numbered = block.bound(f"{_SOLUTION}{self.numbers.fresh()}", string(Op("CAST(uuid() AS VARCHAR)")))
        return wrapped(self.numbers, (numbered,))

    def _values(self, pattern: Values) -> Relation:
        names = [var.name for var in pattern.vars]
        if len(pattern.rows) <= _FEW_ROWS:
            return tuple(
                Block((), (), {n: Value(Const(term)) for n, term in zip(names, row, strict=True) if term is not None})
                for row in pattern.rows
            )
        number = self.numbers.fresh()
        values: dict[str, Value] = {}
        cells: list[list[str | None]] = []
        looked_up = Block()
        for at, name in enumerate(names):
            terms = [row[at] for row in pattern.rows]
            iris = [term.value for term in terms if term is not None and term.kind == "iri"]
            found = self.unfolder.numbered(iris) if pattern.stored and len(iris) == len(terms) else None
            if found is not None:
                columns_ = tuple(Col(number, f"c{len(cells) + place}") for place in range(len(found[1][0])))
                cells += map(list, zip(*found[1], strict=True))
                looked_up = numbers_of(looked_up, name, found[0], columns_, self.numbers.fresh())
                continue
            value, texts = inline_column(terms, Col(number, f"c{len(cells)}"))
            cells.append(texts)
            if value:
                values[name] = value
        inline = Inline(tuple(f"c{at}" for at in range(len(cells))), tuple(zip(*cells, strict=True)))
        items = (Item(number, inline), *looked_up.items)
        return (Block(items, looked_up.where, {**values, **looked_up.values}),)

    def _grouped(self, pattern: Group) -> Block:
        relation = self.relation(pattern.pattern)
        hidden = [(Var(name), Var(name)) for name in self._hidden_graph()]
        if len(relation) > 1:
            relation = (wrapped(self.numbers, relation, self._used(pattern, relation)),)
        block = relation[0] if relation else Block((), (FALSE,))
        block = self._labelling(block, (pattern.keys, pattern.aggregates))
        number = self.numbers.fresh()
        values: dict[str, Value] = {}
        outputs: list[tuple[str, Code]] = []
        for at, (var, expression) in enumerate((*pattern.keys, *hidden)):
            value = self.value(expression, block.values)
            if value is None:
                continue
            shape = Any(heads(value.shape)) if isinstance(value.shape, Const) else value.shape
            made = list(zip(columns(at, shape), converted(value, shape), strict=True))
            values[var.name] = Value(shape, tuple(Col(number, name) for name, _ in made), value.nullable)
            outputs += made
        keys = tuple(outputs)
        computed: list[tuple[str, Code]] = []
        for at, (var, aggregate) in enumerate(pattern.aggregates):
            argument = None if aggregate.arg is None else self.value(aggregate.arg, block.values)
            found = aggregated(aggregate, argument, block.values, empty=not pattern.keys)
            if found is not None:
                names = tuple(f"a{at}_{i}" for i in range(len(found.columns)))
                computed += zip(names, found.columns, strict=True)
                values[var.name] = found.made(tuple(Col(number, name) for name in names))
        return self._groups(
            number, Grouped(block.items, block.where, keys, tuple(computed)), values, bool(pattern.keys)
        )

    def _groups(self, number: int, grouped: Grouped, values: dict[str, Value], has_keys: bool) -> Block:
        """The groups as a block, with what is looked up after grouping."""
        grouped = looked_up_later(grouped, number)
        group = tuple(group_key(code) for _, code in grouped.keys)
        if has_keys and not group:
            group = (op("CAST({0} AS VARCHAR)", Op("'all'")),)
        outputs = (*grouped.keys, *grouped.aggregates) or (("one", Op("1")),)
        select = Select(outputs, grouped.items, grouped.where, group)
        later = {Col(number, name): code for name, code in (grouped.found or {}).items()}
        found = {
            name: replace(value, cols=tuple(replaced(code, later) for code in value.cols))
            for name, value in values.items()
        }
        return Block((Item(number, select), *grouped.later), grouped.conditions, found)

    def _used(self, pattern: Group, relation: Relation) -> list[str]:
        """The variables that keys and aggregates look at; all, where rows are counted as they are."""
        if any(aggregate.arg is None for _, aggregate in pattern.aggregates):
            return list(names_of(relation))
        used = {var.name for part in (*pattern.keys, *pattern.aggregates) for var in algebra.variables(part[1])}
        return [name for name in names_of(relation) if name in used or name in self._hidden_graph()]

    def _projected(self, pattern: Project) -> Relation:
        names = [var.name for var in pattern.vars] + list(self._hidden_graph())
        relation = tuple(block.keeping(names) for block in self.relation(pattern.pattern))
        if not pattern.distinct or not relation:
            return relation
        return (wrapped(self.numbers, relation, distinct=True),)

    def _sliced(self, pattern: Slice) -> Block:
        """A sub-query with LIMIT; in a graph that is a variable it would be one for each graph."""
        if self._hidden_graph():
            raise QueryError("LIMIT in a sub-query within GRAPH ?g is not supported", hint="--engine oxigraph has it")
        from kg.sparql.sql.solutions import ordered

        return ordered(self, pattern)

    # Filters -----------------------------------------------------------------------------------------------------

    def filtered(self, relation: Relation, condition: Expression) -> Relation:
        """The solutions for which a condition is true."""
        if isinstance(condition, Call) and condition.name == "&&":
            for part in condition.args:
                relation = self.filtered(relation, part)
            return relation
        for question in every(Exists, condition):
            if len(relation) > 1:
                relation = few(self.numbers, relation, self._inside(question.pattern, relation[0].values)[0])
        negative = isinstance(condition, Call) and condition.name == "!" and isinstance(condition.args[0], Exists)
        if isinstance(condition, Exists) or negative:
            exists = condition.args[0] if isinstance(condition, Call) else condition
            assert isinstance(exists, Exists)
            return tuple(self._where_exists(block, exists, negative=negative) for block in relation)
        relation = tuple(self._labelling(block, condition) for block in relation)
        found = ((block, truth(self.value(condition, block.values))) for block in relation)
        return tuple(block.filtered(code) for block, code in found if code != FALSE)

    def _where_exists(self, block: Block, exists: Exists, *, negative: bool) -> Block:
        """The rows with or without a solution: a semi or anti join, unless the pattern looks at the row itself."""
        found, looked = self._inside(exists.pattern, block.values)
        alike = len({frozenset(each.values.keys() & block.values.keys()) for each in found}) < 2
        if looked or self._looks_further(exists.pattern, block.values) or not (alike or negative):
            code = self._some(block.values, found, at_once=not looked)
            return block.filtered(op("NOT {0}", code) if negative else code)
        for part in (found,) if alike else ((each,) for each in found):  # one join asks one question
            block = against(self.numbers, block, part, "anti" if negative else "semi")
        return block

    def _inside(self, pattern: Pattern, rows: Rows) -> tuple[Relation, bool]:
        """The solutions of a pattern of EXISTS, and whether expressions in it use what only the row outside binds."""
        outer, looked = self._outer, self._looked_outside
        self._outer, self._looked_outside = {**outer, **rows}, False
        constants = {n: v.shape.term for n, v in self._outer.items() if isinstance(v.shape, Const) and not v.nullable}
        try:
            return self.relation(substituted(pattern, constants)), self._looked_outside
        finally:
            self._outer, self._looked_outside = outer, looked or self._looks_further(pattern, rows)

    def _looks_further(self, pattern: Pattern, rows: Rows) -> bool:
        """Whether a pattern may use what a row further out binds."""
        return any(v.name in self._outer and v.name not in rows for v in algebra.variables(pattern))

    def _some(self, rows: Rows, relation: Relation, *, at_once: bool) -> Code:
        """The condition that a relation has a solution that is compatible with a row."""
        given = {**self._outer, **rows}
        found: list[Code] = []
        for block in by_shared(self.numbers, relation, given.keys()) if at_once else relation:
            if not meet(Block(values=given), block):
                continue
            conditions: list[Code] = []
            for name in block.values.keys() & given.keys():
                both = met(given[name], block.values[name])
                assert both is not None
                conditions += both[0]
            where = tuple(dict.fromkeys((*block.where, *(c for c in conditions if c != TRUE))))
            found.append(Some(Select((("one", Op("1")),), block.items, where)))
        return some(found)

    # Expressions -------------------------------------------------------------------------------------------------

    def value(self, expression: Expression, rows: Rows) -> Value | None:
        """An expression over the values of a row; None if it is an error or unbound for all."""
        match expression:
            case Var(name):
                return self._variable(name, rows)
            case Term():
                return Value(Const(expression))
            case Exists(pattern):
                found, looked = self._inside(pattern, rows)
                return boolean(self._some(rows, found, at_once=not looked))
            case Call(name, args):
                return self._called(name, args, rows)
            case Aggregate():
                raise QueryError(f"{expression.name} stands where there is nothing to aggregate")

    def _variable(self, name: str, rows: Rows) -> Value | None:
        if name not in rows and name in self._outer:
            self._looked_outside = True
            return self._outer[name]
        return rows.get(name)

    def _called(self, name: str, args: tuple[Expression, ...], rows: Rows) -> Value | None:
        if name == "BOUND":
            value = self.value(args[0], rows)
            return boolean(FALSE if value is None else is_bound(value))
        given = [self.value(arg, rows) for arg in args]
        if name in _COMPARISONS:
            return compared(name, given[0], given[1])
        if name in ("+", "-", "*", "/"):
            return calculated(name, given[0], given[1])
        if name in SPECIAL:
            return SPECIAL[name](given)
        if name == "BNODE" and args:
            # A condition keeps nothing of the one solution that it looks at, so there any number will do.
            given.append(next((rows[known] for known in rows if known.startswith(_SOLUTION)), string(Text(""))))
        return called(name, given, self.base)


def _joined_parts(pattern: Pattern) -> list[Pattern]:
    """What nested joins join."""
    if not isinstance(pattern, Join):
        return [pattern]
    return [*_joined_parts(pattern.left), *_joined_parts(pattern.right)]
