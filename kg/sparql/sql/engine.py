"""The engine: a query's text to rows of terms, by statements on a DuckDB connection.

What queries need besides the store's own tables (the macros of ``terms.sql``, the table of quads that no mapping makes)
is kept in a database in memory that is attached to the connection, so that all its cursors see it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING
from typing import Any as Anything

from kg.errors import QueryError, QueryTimeout, first_line
from kg.rdf import mapping as r2rml
from kg.rdf import terms
from kg.sparql import algebra
from kg.sparql.algebra import Bgp, Join, Link, Node, Project, Triple, Values, Var
from kg.sparql.parser import parse
from kg.sparql.quads import Quad
from kg.sparql.results import Boolean, Result, Row, Solutions, Term, Triples
from kg.sparql.searching import Search, searched
from kg.sparql.sql import tables
from kg.sparql.sql.blocks import Numbers
from kg.sparql.sql.code import FALSE, Op, Select, UnionAll
from kg.sparql.sql.patterns import Translator
from kg.sparql.sql.shapes import Any, Shape
from kg.sparql.sql.solutions import Solved, solved
from kg.sparql.sql.unfold import QUADS, Dataset, Kind, QuadPart, Quads, Unfolder, kinds
from kg.sparql.sql.writer import write
from kg.sparql.terms import encode

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FUNCTIONS = "kg_functions"
_MOST_ROWS = 2048
_MOST_HEADS = 32


class Engine:
    """Answers queries over the tables of a connection.

    Args:
        connection: where the tables are; nothing in its own database is changed.
        mapping: what the tables mean; None: nothing.
        others: gives the quads that no mapping makes; None as graph is the default graph.
        file: where to keep what queries read; see :func:`kg.sparql.sql.tables.attach`.
        union: whether the default graph is the union of all graphs.
        search: finds things by words; see :mod:`kg.sparql.searching`.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        mapping: r2rml.Mapping | None = None,
        others: Callable[[], Iterable[Quad]] = tuple,
        *,
        file: Path | None = None,
        union: bool = True,
        search: Search = lambda words: (),  # noqa: ARG005
    ) -> None:
        self._connection, self._search = connection, search
        tables.attach(connection, mapping, others, file=file, once=union)
        self._path = _search_path(connection)
        self._functions_there = False
        self._quads = Quads(_parts(self._cursor(), tables.quad_shapes(mapping)), unique=union)
        self._kinds: tuple[Kind, ...] = ()
        if mapping:
            read = {each.source.sql: tables.table_of(each.source) for each in mapping.triples_maps}
            cursor = self._cursor()
            found = tables.types(connection), tables.keys(cursor, mapping), tables.domains(cursor)
            self._kinds = kinds(mapping, read, *found)

    def _cursor(self) -> DuckDBPyConnection:
        cursor = self._connection.cursor()
        cursor.execute(f"SET search_path = '{self._path}'")
        return cursor

    def has_graph(self, iri: str) -> bool:
        """Whether the table of other quads has a graph of that name."""
        query = f"SELECT 1 FROM {QUADS} WHERE g = ? LIMIT 1"
        return self._cursor().execute(query, [encode(Term("iri", iri))]).fetchone() is not None

    # Planning ----------------------------------------------------------------------------------------------------

    def plan(self, query: str, *, base: str, prefixes: Mapping[str, str], dataset: Dataset) -> Plan:
        """What a query's answer is made of.

        Args:
            query: well-formed SPARQL 1.1 without FROM clauses.
            base, prefixes: what holds before the query's own prologue.
            dataset: the graphs that it sees.

        Raises:
            QueryError: it asks for what this engine has not.
        """
        parsed = searched(parse(query, prefixes, base), self._search)
        unused = _used_once(parsed)
        translator = Translator(Unfolder(Numbers(), self._kinds, self._quads, dataset, unused), parsed.base)
        if parsed.form == "ASK":
            relation = translator.relation(parsed.pattern)
            parts = tuple(Select((("one", Op("1")),), b.items, b.where, limit=1) for b in relation)
            if not parts:
                return Plan(parsed, Solved(Select((("one", Op("1")),), (), (FALSE,)), (), ()))
            return Plan(parsed, Solved(parts[0] if len(parts) == 1 else UnionAll(parts), (), ()))
        pattern = _descriptions(parsed) if parsed.form == "DESCRIBE" else parsed.pattern
        return Plan(parsed, solved(translator, pattern))

    # Answering ---------------------------------------------------------------------------------------------------

    def answer(self, plan: Plan, timeout: float | None = None) -> Result:
        """The answer of a plan; its rows come as they are found.

        Args:
            timeout: seconds that DuckDB may work on it.

        Raises:
            QueryError: the evaluation failed; also while rows are read.
            QueryTimeout: the time is up.
        """
        rows = self._rows(plan, timeout)
        match plan.query.form:
            case "ASK":
                return Boolean(next(rows, None) is not None)
            case "SELECT":
                return Solutions(tuple(var.name for var in plan.query.vars), _started(_terms(plan.solved, rows)))
            case "CONSTRUCT":
                found = _made(plan.query, _terms(plan.solved, rows))
        if plan.query.form == "DESCRIBE":
            found = ((s, p, o) for s, p, o in _terms(plan.solved, rows) if s and p and o)
        return Triples(_started(_once(found)))

    def explained(self, plan: Plan) -> str:
        """DuckDB's plan for the statement of a plan."""
        cursor = self._cursor()
        self._define(cursor, plan.sql)
        row = cursor.execute(f"EXPLAIN {plan.sql}").fetchone()
        return str(row[1]) if row else ""

    def _define(self, cursor: DuckDBPyConnection, sql: str) -> None:
        """Define the functions of ``terms.sql`` where a statement has need of them."""
        if "sp_" in sql and not self._functions_there:
            _define_functions(cursor)
            self._functions_there = True

    def _rows(self, plan: Plan, timeout: float | None) -> Iterator[tuple[Anything, ...]]:
        import duckdb

        sql = plan.sql
        cursor = self._cursor()
        self._define(cursor, sql)
        watch = _Watch(cursor, timeout)
        try:
            with watch.running():
                cursor.execute(sql)
            most = 1
            while True:
                with watch.running():
                    rows = cursor.fetchmany(most)
                if not rows:
                    return
                yield from rows
                most = min(2 * most, _MOST_ROWS)
        except duckdb.InterruptException:
            if not watch.rang:
                raise KeyboardInterrupt from None
            message = f"the query was stopped after {timeout:g} s"
            raise QueryTimeout(message, hint="narrow it, or raise the limit") from None
        except duckdb.OutOfMemoryException as error:
            raise QueryError(f"too little memory for the query: {first_line(error)}") from error
        except duckdb.Error as error:
            raise QueryError(f"the query cannot be evaluated: {first_line(error)}") from error
        finally:
            cursor.close()


class Plan:
    """A query with the statement that answers it."""

    def __init__(self, query: algebra.Query, found: Solved) -> None:
        self.query, self.solved = query, found

    @property
    def sql(self) -> str:
        """The statement."""
        return write(self.solved.query)


def _used_once(query: algebra.Query) -> frozenset[str]:
    """Variables that stand in one place only, and so have no bearing on the answer."""
    if any(a.arg is None and a.distinct for a in algebra.aggregates(query)):
        return frozenset()
    counts = Counter(var.name for var in algebra.variables(query))
    described = {node.name for node in query.described if isinstance(node, Var)}
    return frozenset(name for name, number in counts.items() if number == 1 and name not in described)


class _Watch:
    """Interrupts a cursor when the time that it may work is up; the time between does not count."""

    def __init__(self, cursor: DuckDBPyConnection, seconds: float | None) -> None:
        self._cursor, self._left, self.rang = cursor, seconds, False

    @contextmanager
    def running(self) -> Iterator[None]:
        if self._left is None:
            yield
            return
        timer = Timer(max(self._left, 0), self._ring)
        before = monotonic()
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self._left -= monotonic() - before

    def _ring(self) -> None:
        self.rang = True
        self._cursor.interrupt()


def _started(rows: Iterator[Anything]) -> Iterator[Anything]:
    """The rows, the first of which is there already, so that what goes wrong at once is said at once."""
    first = next(rows, None)
    return iter(()) if first is None else itertools.chain([first], rows)


def _terms(found: Solved, rows: Iterator[tuple[Anything, ...]]) -> Iterator[Row]:
    places = [at for at, decoder in enumerate(found.decoders) if decoder]
    decoders = [decoder for decoder in found.decoders if decoder]
    for cells in rows:
        row = list(found.constants)
        for at, decoder, cell in zip(places, decoders, cells, strict=False):
            if cell is not None:
                row[at] = decoder(cell)
        yield tuple(row)


# CONSTRUCT and DESCRIBE ----------------------------------------------------------------------------------------------


def _made(query: algebra.Query, rows: Iterator[Row]) -> Iterator[tuple[Term, Term, Term]]:
    """The triples of a template: those without a variable that is unbound, and that are RDF."""
    names = [var.name for var in query.vars]
    for number, row in enumerate(rows):
        bound = dict(zip(names, row, strict=True))
        for triple in query.template:
            predicate = Term("iri", triple.predicate.iri) if isinstance(triple.predicate, Link) else triple.predicate
            terms_ = [_instance(node, bound, number) for node in (triple.subject, predicate, triple.object)]  # type: ignore[arg-type]
            subject, verb, value = terms_
            if subject and verb and value and subject.kind != "literal" and verb.kind == "iri":
                yield subject, verb, value


def _instance(node: Node, bound: Mapping[str, Term | None], number: int) -> Term | None:
    if isinstance(node, Term):
        return node
    return Term("bnode", f"c{number}{node.name.strip('._')}") if node.hidden else bound[node.name]


def _once(triples: Iterator[tuple[Term, Term, Term]]) -> Iterator[tuple[Term, Term, Term]]:
    seen: set[tuple[Term, Term, Term]] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _descriptions(query: algebra.Query) -> algebra.Pattern:
    """All triples whose subject is described."""
    parts: list[algebra.Pattern] = []
    whole = (Var("subject"), Var("predicate"), Var("object"))
    for node in query.described:
        if isinstance(node, Term):
            subjects: algebra.Pattern = Values((whole[0],), ((node,),))
        else:
            named = algebra.Extend(query.pattern, whole[0], node)
            subjects = Project(named, (whole[0],), distinct=True)
        parts.append(Join(subjects, Bgp((Triple(*whole),))))
    pattern = parts[0] if parts else Values(whole, ())
    for part in parts[1:]:
        pattern = algebra.Union(pattern, part)
    return Project(pattern, whole)


# What is attached ----------------------------------------------------------------------------------------------------


def _search_path(connection: DuckDBPyConnection) -> str:
    """Where names are looked for: the store, the tables of queries, and the functions."""
    row = connection.execute("SELECT current_database()").fetchone()
    assert row is not None
    connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {_FUNCTIONS} (READ_WRITE)")
    encoded = terms.percent_encoded("x")
    connection.execute(f"CREATE OR REPLACE MACRO {_FUNCTIONS}.main.kg_encoded(x) AS {encoded}")
    return f'"{row[0]}".main,{tables.ATTACHED}.main,{_FUNCTIONS}.main'


def _parts(cursor: DuckDBPyConnection, shapes: tuple[Shape, ...]) -> dict[str, tuple[QuadPart, ...]]:
    """By predicate, the shapes of subjects and objects in the table of other quads."""
    name = "regexp_extract({0}, '^(I.*[/#:]|[SBLI]|D[^ ]*)')"
    head = f"CASE {{0}}k WHEN 0 THEN CASE {{0}}[1] WHEN 'I' THEN {name} || ' ' ELSE {name} END ELSE '' END"
    query = (
        f"SELECT substr(p, 2), sk, ok, list(DISTINCT {head.format('s')}), list(DISTINCT {head.format('o')}) "
        f"FROM {QUADS} GROUP BY ALL ORDER BY ALL"
    )
    found: dict[str, tuple[QuadPart, ...]] = {}
    for p, sk, ok, subjects, objects in cursor.execute(query).fetchall():
        ends = (Any(_few(heads)) if at == 0 else shapes[at] for at, heads in ((sk, subjects), (ok, objects)))
        found[p] = (*found.get(p, ()), QuadPart(sk, ok, *ends))
    return found


def _few(heads: list[str]) -> frozenset[str] | None:
    return frozenset(heads) if len(heads) <= _MOST_HEADS else None


def _define_functions(cursor: DuckDBPyConnection) -> None:
    """The macros of ``terms.sql``, and those for lexical forms, which are the dump's."""
    lexical = {"decimal": "DECIMAL(38,18)", "double": "DOUBLE", "float": "FLOAT"}
    for name, sql_type in lexical.items():
        form = terms.natural(sql_type).lexical("x")
        cursor.execute(f"CREATE OR REPLACE MACRO {_FUNCTIONS}.main.sp_{name}_text(x) AS {form}")
    text = files("kg.sparql.sql").joinpath("terms.sql").read_text(encoding="utf-8")
    cursor.execute(text)
