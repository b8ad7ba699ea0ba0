"""The engine: a query's plan to rows of terms, by statements on a DuckDB connection.

What queries need besides the store's own tables is attached to the connection, so that all its cursors see it: the
tables made for them (:mod:`kg.sparql.sql.databases`), and the macros of ``terms.sql``, in a database in memory.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import QueryError, QueryTimeout, first_line
from kg.sparql.results import Boolean, Result, Solutions, Term, Triples
from kg.sparql.sql.databases import Databases
from kg.sparql.sql.plan import Plan, Plans
from kg.sparql.terms import encode

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from kg.rdf.mapping import Mapping as R2rml
    from kg.sparql.quads import Quad
    from kg.sparql.searching import Search
    from kg.sparql.sql.planner import Planner
    from kg.sparql.sql.unfold import Dataset

__all__ = ["Engine", "Plan"]

T = TypeVar("T")

_FUNCTIONS = "kg_functions"
_MOST_ROWS = 2048
_AGAIN = 0.02
"""Seconds after which a statement that is to stop is interrupted again."""


class Engine:
    """Answers queries over the tables of a connection.

    Args:
        connection: where the tables are; nothing in its own database is changed.
        mapping: gives what the tables mean; None: nothing.
        others: gives the quads that no mapping makes; None as graph is the default graph.
        stem: the common beginning of the files in which what queries read is kept; None keeps it in memory.
        search: finds things by words; see :mod:`kg.sparql.searching`.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        mapping: Callable[[], R2rml] | None = None,
        others: Callable[[], Iterable[Quad]] = tuple,
        *,
        stem: Path | None = None,
        search: Search = lambda words: (),  # noqa: ARG005
    ) -> None:
        self._connection, self._mapping, self._others, self._search = connection, mapping, others, search
        self._databases = Databases(connection, stem)
        self._plans = Plans(stem)
        self._functions_there = self._checksums_there = False

    @cached_property
    def _planner(self) -> Planner:
        from kg.sparql.sql.planner import Planner

        mapping = self._mapping() if self._mapping else None
        return Planner(self._connection, self._databases, mapping, self._others, self._search)

    # Planning ----------------------------------------------------------------------------------------------------

    def kept(self, asked: str) -> Plan | None:
        """The plan that is kept for what is asked, if there is one; it need not be that it could be kept."""
        return self._plans.get(asked, self._databases.names)

    def keep(self, asked: str, plan: Plan) -> None:
        """Keep a plan for what is asked: all that it depends on beside the snapshot, in one text."""
        self._plans.put(asked, plan)

    def plan(self, query: str, *, base: str, prefixes: Mapping[str, str], dataset: Dataset) -> Plan:
        """What a query's answer is made of; tables that it reads and that are not there yet are made.

        Args:
            query: well-formed SPARQL 1.1 without FROM clauses.
            base, prefixes: what holds before the query's own prologue.
            dataset: the graphs that it sees.

        Raises:
            QueryError: it asks for what this engine has not.
        """
        try:
            return self._planner.plan(query, base=base, prefixes=prefixes, dataset=dataset)
        except RecursionError:
            raise QueryError("the query is nested too deeply", hint="make it shorter") from None

    def make_tables(self) -> None:
        """Make all tables that queries may read, so that no query has to."""
        self._planner.make()

    def has_graph(self, iri: str) -> bool:
        """Whether the table of other quads has a graph of that name."""
        return self._planner.has_graph(encode(Term("iri", iri)))

    # Answering ---------------------------------------------------------------------------------------------------

    def answer(self, plan: Plan, timeout: float | None = None) -> Result:
        """The answer of a plan; its rows come as they are found.

        Args:
            timeout: seconds that DuckDB may work on it.

        Raises:
            QueryError: the evaluation failed; also while rows are read.
            QueryTimeout: the time is up.
        """
        cells = self._cells(plan, timeout)
        if plan.form == "ASK":
            return Boolean(next(cells, None) is not None)
        rows = plan.rows(cells)
        if plan.form == "SELECT":
            return Solutions(plan.names, _started(rows))
        if plan.form == "CONSTRUCT":
            return Triples(_started(_once(plan.triples(rows))))
        return Triples(_started(_once((s, p, o) for s, p, o in rows if s and p and o)))

    def explained(self, plan: Plan) -> str:
        """DuckDB's plan for the statement of a plan."""
        cursor = self._cursor(plan.sql)
        row = cursor.execute(f"EXPLAIN {plan.sql}").fetchone()
        return str(row[1]) if row else ""

    def _cursor(self, statement: str) -> DuckDBPyConnection:
        """A cursor that knows the functions that a statement needs."""
        cursor = self._connection.cursor()
        if "sp_" in statement or "kg_encoded" in statement:
            if not self._functions_there:
                _define_functions(self._connection)
                self._functions_there = True
            own = cursor.execute("SELECT current_database()").fetchall()[0][0]
            cursor.execute(f"""SET search_path = '"{own}".main,{_FUNCTIONS}.main'""")
        if "sp_sha" in statement and not self._checksums_there:
            from kg.sparql.sql.sha2 import macros

            cursor.execute(macros(_FUNCTIONS))
            self._checksums_there = True
        return cursor

    def _cells(self, plan: Plan, timeout: float | None) -> Iterator[tuple[Any, ...]]:
        import duckdb

        cursor = self._cursor(plan.sql)
        watch = _Watch(cursor, timeout)
        try:
            try:
                watch.run(lambda: cursor.execute(plan.sql))
            except duckdb.InternalException:  # DuckDB 2.0 drops joins that it still needs; from now on it keeps them
                cursor.execute("SET disabled_optimizers = 'join_elimination'")
                watch.run(lambda: cursor.execute(plan.sql))
            most = 1
            while rows := watch.run(lambda: cursor.fetchmany(most)):  # noqa: B023 it is called at once
                yield from rows
                most = min(2 * most, _MOST_ROWS)
        except duckdb.InterruptException:
            message = f"the query was stopped after {timeout:g} s"
            raise QueryTimeout(message, hint="narrow it, or raise the limit") from None
        except duckdb.OutOfMemoryException as error:
            raise QueryError(f"too little memory for the query: {first_line(error)}") from error
        except duckdb.Error as error:
            raise QueryError(f"the query cannot be evaluated: {first_line(error)}") from error
        finally:
            cursor.close()


class _Watch:
    """Has a cursor work in a thread, and interrupts it when its time is up or whoever waits for it is interrupted.

    Python sees a signal, such as that of Ctrl-C, only when a call of DuckDB returns. The time between calls is not
    counted.
    """

    def __init__(self, cursor: DuckDBPyConnection, seconds: float | None) -> None:
        self._cursor, self._left = cursor, seconds

    def run(self, work: Callable[[], T]) -> T:
        """The result of some work of the cursor; its exceptions come through."""
        found: list[T] = []
        failed: list[BaseException] = []
        done = Event()  # Thread.join, when interrupted, takes a thread for ended that is not (CPython issue 90882)

        def do() -> None:
            try:
                found.append(work())
            except BaseException as error:
                failed.append(error)
            finally:
                done.set()

        before = monotonic()
        Thread(target=do, daemon=True).start()
        try:
            done.wait(self._left if self._left is None else max(self._left, 0))
        finally:
            while not done.is_set():  # DuckDB forgets an interrupt that comes while it plans
                self._cursor.interrupt()
                done.wait(_AGAIN)
        if self._left is not None:
            self._left -= monotonic() - before
        if failed:
            raise failed[0]
        return found[0]


def _started(rows: Iterator[Any]) -> Iterator[Any]:
    """The rows, the first of which is there already, so that what goes wrong at once is said at once."""
    first = next(rows, None)
    return iter(()) if first is None else itertools.chain([first], rows)


def _once(triples: Iterator[tuple[Term, Term, Term]]) -> Iterator[tuple[Term, Term, Term]]:
    seen: set[tuple[Term, Term, Term]] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _define_functions(connection: DuckDBPyConnection) -> None:
    """The macros of ``terms.sql``, and those for lexical forms and parts of IRIs, which are the dump's."""
    from kg.rdf import terms

    cursor = connection.cursor()
    cursor.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {_FUNCTIONS} (READ_WRITE)")
    cursor.execute(f"SET search_path = '{_FUNCTIONS}.main'")
    cursor.execute(f"CREATE OR REPLACE MACRO {_FUNCTIONS}.main.kg_encoded(x) AS {terms.percent_encoded('x')}")
    lexical = {"decimal": "DECIMAL(38,18)", "double": "DOUBLE", "float": "FLOAT"}
    for name, sql_type in lexical.items():
        form = terms.natural(sql_type).lexical("x")
        cursor.execute(f"CREATE OR REPLACE MACRO {_FUNCTIONS}.main.sp_{name}_text(x) AS {form}")
    text = files("kg.sparql.sql").joinpath("terms.sql").read_text(encoding="utf-8")
    cursor.execute(text)
    cursor.close()
