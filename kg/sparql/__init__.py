"""SPARQL 1.1 Query over a store: one function, :func:`evaluate`, whichever engine is behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol

from kg.errors import QueryError
from kg.sparql.results import Boolean, Result, Row, Solutions, Term, Triples

if TYPE_CHECKING:
    from kg.sparql.sql.engine import Engine
    from kg.sparql.sql.plan import Plan

__all__ = [
    "Boolean",
    "Dataset",
    "EngineName",
    "Result",
    "Solutions",
    "Tables",
    "Term",
    "Triples",
    "evaluate",
    "explain",
]

EngineName = Literal["oxigraph", "duckdb"]


class Dataset(Protocol):
    """What queries are asked of."""

    @property
    def version(self) -> str:
        """A name of the content: two datasets with the same version hold the same quads."""

    def nquads(self) -> Iterator[bytes]:
        """All quads in N-Quads, in blocks of any size."""

    def canonical(self, iri: str) -> str:
        """The IRI that now stands for this one; the same where nothing has replaced it."""


class Tables(Dataset, Protocol):
    """A dataset that can be asked by SQL."""

    @property
    def sql_engine(self) -> Engine:
        """What compiles queries to SQL."""


def evaluate(
    dataset: Dataset,
    query: str,
    *,
    base: str,
    params: Mapping[str, Term | str | int] | None = None,
    timeout: float | None = None,
    exclude_graphs: Sequence[str] = (),
    engine: EngineName = "duckdb",
) -> Result:
    """Answer a SPARQL 1.1 query (https://www.w3.org/TR/sparql11-query/).

    The default graph is the union of all graphs; FROM and FROM NAMED choose among the graphs of the dataset. The
    prefixes of :func:`kg.sparql.prefixes.known` need no declaration. A former IRI in the query or in a parameter is
    replaced by the canonical one.

    Args:
        dataset: what is asked.
        query: SELECT, ASK, CONSTRUCT or DESCRIBE.
        base: the base of relative IRIs and of the store's identifiers.
        params: values for variables of the query, by name without ``?``; a ``str`` is a plain string, not an IRI.
        timeout: seconds that the evaluation may take; neither making tables nor reading the rows counts.
        exclude_graphs: IRIs of graphs to do without.
        engine: ``duckdb`` answers from the tables of a dataset that is :class:`Tables`; ``oxigraph`` holds any dataset
            in memory, in a process of its own.

    Returns:
        The answer; its rows come as they are found, can be read once, and may raise the errors below while read.

    Raises:
        QueryError: the syntax is wrong, or it asks for SERVICE, an update, or a graph that is not in the dataset.
        QueryTimeout: the time is up.

    >>> class Two:
    ...     version = "two"
    ...     def nquads(self):
    ...         yield b'<http://e/a> <https://schema.org/name> "Heat" <http://e/g> .'
    ...     def canonical(self, iri):
    ...         return iri
    >>> query = "SELECT ?film { ?film schema:name $name }"
    >>> answer = evaluate(Two(), query, base="http://e/", params={"name": "Heat"}, engine="oxigraph")
    >>> answer.variables, list(answer.rows)
    (('film',), [(Term(kind='iri', value='http://e/a', datatype=None, language=None),)])
    """
    values = {name: Term.of(value) for name, value in (params or {}).items()}
    if engine == "duckdb":
        tables: Tables = dataset  # type: ignore[assignment]
        return tables.sql_engine.answer(_plan(tables, query, base, values, exclude_graphs), timeout)
    return _by_oxigraph(dataset, query, base, values, timeout, exclude_graphs)


def _by_oxigraph(
    dataset: Dataset,
    query: str,
    base: str,
    values: Mapping[str, Term],
    timeout: float | None,
    exclude_graphs: Sequence[str],
) -> Result:
    from kg.sparql.prepare import prepare
    from kg.sparql.syntax import syntax_error
    from kg.sparql.worker import take

    prefixes = _prefixes_without_search(query, base)
    prepared = prepare(query, values, prefixes, base, dataset.canonical)
    request = {
        "query": prepared.text,
        "base": base,
        "prefixes": prefixes,
        "default": _listed(prepared.default),
        "named": _listed(prepared.named),
        "excluded": list(exclude_graphs),
    }
    parts = take(dataset).ask(request, timeout)
    kind, payload = next(parts)
    match kind:
        case "boolean":
            _exhaust(parts)
            return Boolean(bool(payload))
        case "solutions":
            order = prepared.columns(payload)
            return Solutions(tuple(payload[i] for i in order), _rows(parts, order))
        case "triples":
            return Triples(_rows(parts, [0, 1, 2]))
        case "syntax":
            raise syntax_error(prepared, base, prefixes)
        case "unknown graph":
            raise _unknown_graph(payload)
    raise QueryError(payload)


def explain(
    dataset: Tables,
    query: str,
    *,
    base: str,
    params: Mapping[str, Term | str | int] | None = None,
    exclude_graphs: Sequence[str] = (),
) -> str:
    """The SQL that a query is answered by, and DuckDB's plan for it; arguments and errors as for :func:`evaluate`."""
    values = {name: Term.of(value) for name, value in (params or {}).items()}
    plan = _plan(dataset, query, base, values, exclude_graphs)
    return f"{plan.sql}\n\n{dataset.sql_engine.explained(plan)}"


def _plan(dataset: Tables, query: str, base: str, values: Mapping[str, Term], exclude_graphs: Sequence[str]) -> Plan:
    """The plan of a query: the one that is kept from an earlier time, or a new one."""
    params = " ".join(f"{name}={term.n3()}" for name, term in sorted(values.items()))
    asked = "\n".join([query, params, base, *exclude_graphs])
    plan = dataset.sql_engine.kept(asked)
    if plan is None:
        plan = _new_plan(dataset, query, base, values, exclude_graphs)
        dataset.sql_engine.keep(asked, plan)
    return plan


def _new_plan(
    dataset: Tables, query: str, base: str, values: Mapping[str, Term], exclude_graphs: Sequence[str]
) -> Plan:
    from kg.sparql.prefixes import known
    from kg.sparql.prepare import prepare
    from kg.sparql.sql.unfold import Dataset as Graphs
    from kg.sparql.syntax import checked

    prefixes = known(base)
    prepared = prepare(query, values, prefixes, base, dataset.canonical)
    checked(prepared, base, prefixes)
    for iri in (*(prepared.default or ()), *(prepared.named or ())):
        if not iri.startswith(prefixes["graph"]) and not dataset.sql_engine.has_graph(iri):
            raise _unknown_graph(iri)
    graphs = Graphs(prepared.default, prepared.named, tuple(exclude_graphs))
    plan = dataset.sql_engine.plan(prepared.text, base=base, prefixes=prefixes, dataset=graphs)
    return plan.ordered(prepared.columns(plan.names)) if plan.form == "SELECT" else plan


def _prefixes_without_search(query: str, base: str) -> dict[str, str]:
    """The known prefixes, for a query that Oxigraph can answer."""
    from kg.sparql.prefixes import known
    from kg.sparql.prepare import iris
    from kg.sparql.searching import SEARCH

    prefixes = known(base)
    if "search" in query and SEARCH in iris(query, prefixes, base):
        raise QueryError("fc:search is not known to Oxigraph", hint="--engine duckdb has its index")
    return prefixes


def _unknown_graph(iri: str) -> QueryError:
    return QueryError(f"FROM <{iri}>: no such graph in this store", hint="no file or address is read")


def _exhaust(parts: Iterator[tuple[str, Any]]) -> None:
    for _ in parts:
        pass


def _listed(graphs: tuple[str, ...] | None) -> list[str] | None:
    return None if graphs is None else list(graphs)


def _rows(parts: Iterator[tuple[str, Any]], order: Sequence[int]) -> Iterator[Any]:
    for kind, payload in parts:
        if kind != "rows":
            raise QueryError(payload)
        for cells in payload:
            row: Row = tuple(None if (cell := cells[i]) is None else Term(*cell) for i in order)
            yield row
