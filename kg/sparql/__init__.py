"""SPARQL 1.1 Query over a store: one function, :func:`evaluate`, whichever engine is behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol

from kg.errors import QueryError
from kg.sparql.prefixes import known
from kg.sparql.prepare import Prepared, iris, prepare
from kg.sparql.results import Boolean, Result, Row, Solutions, Term, Triples
from kg.sparql.searching import SEARCH
from kg.sparql.syntax import checked, syntax_error
from kg.sparql.worker import Dataset, take

if TYPE_CHECKING:
    from kg.sparql.sql.engine import Engine, Plan

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
    engine: EngineName = "oxigraph",
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
        timeout: seconds that the evaluation may take; neither filling the engine nor reading the rows counts.
        exclude_graphs: IRIs of graphs to do without.
        engine: ``oxigraph`` holds the whole dataset in memory, in a process of its own; ``duckdb`` answers from the
            tables of a dataset that is :class:`Tables`.

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
    >>> answer = evaluate(Two(), "SELECT ?film { ?film schema:name $name }", base="http://e/", params={"name": "Heat"})
    >>> answer.variables, list(answer.rows)
    (('film',), [(Term(kind='iri', value='http://e/a', datatype=None, language=None),)])
    """
    if engine == "duckdb":
        tables: Tables = dataset  # type: ignore[assignment]
        plan, asked = _planned(tables, query, base, params, exclude_graphs)
        answer = tables.sql_engine.answer(plan, timeout)
        if isinstance(answer, Solutions):
            order = asked.columns(answer.variables)
            rows = (tuple(row[i] for i in order) for row in answer.rows)
            return Solutions(tuple(answer.variables[i] for i in order), rows)
        return answer
    prefixes = _prefixes_without_search(query, base)
    prepared = prepare(query, _values(params), prefixes, base, dataset.canonical)
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
    plan, _ = _planned(dataset, query, base, params, exclude_graphs)
    return f"{plan.sql}\n\n{dataset.sql_engine.explained(plan)}"


def _planned(
    dataset: Tables,
    query: str,
    base: str,
    params: Mapping[str, Term | str | int] | None,
    exclude_graphs: Sequence[str],
) -> tuple[Plan, Prepared]:
    from kg.sparql.sql.unfold import Dataset as Graphs

    prefixes = known(base)
    prepared = prepare(query, _values(params), prefixes, base, dataset.canonical)
    checked(prepared, base, prefixes)
    for iri in (*(prepared.default or ()), *(prepared.named or ())):
        if not iri.startswith(prefixes["graph"]) and not dataset.sql_engine.has_graph(iri):
            raise _unknown_graph(iri)
    graphs = Graphs(prepared.default, prepared.named, tuple(exclude_graphs))
    return dataset.sql_engine.plan(prepared.text, base=base, prefixes=prefixes, dataset=graphs), prepared


def _prefixes_without_search(query: str, base: str) -> dict[str, str]:
    """The known prefixes, for a query that Oxigraph can answer."""
    prefixes = known(base)
    if "search" in query and SEARCH in iris(query, prefixes, base):
        raise QueryError("fc:search is not known to Oxigraph", hint="--engine duckdb has its index")
    return prefixes


def _values(params: Mapping[str, Term | str | int] | None) -> dict[str, Term]:
    return {name: Term.of(value) for name, value in (params or {}).items()}


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
