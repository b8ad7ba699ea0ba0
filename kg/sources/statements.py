"""RDF in a relation of DuckDB, so that what is said of a thing can be found without keeping all in memory.

The relation ``rows`` has one row a statement: ``n`` (its number, from 0), ``s``, ``p``, ``o``, ``kind`` of the object
(iri, literal or bnode), ``datatype``, ``language``, ``graph``, and ``q``, the predicate with schema.org's https name.
Blank nodes are ``_:1``, ``_:2``, ..., in the order in which they come, so that the same file gives the same.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import sql
from kg.errors import Reject
from kg.sources.base import Input, well_formed
from kg.sources.triples import quads

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {
    "n": "BIGINT", "s": "VARCHAR", "p": "VARCHAR", "o": "VARCHAR", "kind": "VARCHAR", "datatype": "VARCHAR",
    "language": "VARCHAR", "graph": "VARCHAR",
}  # fmt: skip
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
STRING = "http://www.w3.org/2001/XMLSchema#string"


def load(file: Input, connection: DuckDBPyConnection, rejects: list[Reject]) -> int:
    """Put the statements of a file into ``rows``, each once; how many the file has.

    Raises:
        InputError: it is no RDF, or is damaged.
    """
    read = fill(connection, "brought", COLUMNS, _rows(file, rejects))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE rows AS SELECT min(n) AS n, * EXCLUDE (n), {normal('p')} AS q "
        "FROM brought GROUP BY ALL; DROP TABLE brought"
    )
    return read + len(rejects)


def normal(column: str) -> str:
    """SQL for an IRI with schema.org's https name."""
    return f"regexp_replace({column}, '^https?://(www\\.)?schema\\.org/', 'https://schema.org/')"


def fill(connection: DuckDBPyConnection, table: str, columns: dict[str, str], rows: Iterable[Sequence[object]]) -> int:
    """Make a temporary table of rows, by way of a file; how many there are."""
    count = 0
    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        lines = Path(folder) / "rows.jsonl"
        longest = 1_000_000
        with lines.open("w", encoding="utf-8") as stream:
            for row in rows:
                line = json.dumps(dict(zip(columns, row, strict=True)))
                longest = max(longest, 2 * len(line))
                stream.write(line + "\n")
                count += 1
        types = ", ".join(f"{name}: '{sql_type}'" for name, sql_type in columns.items())
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS FROM read_json({sql.literal(str(lines))}, "
            f"format = 'newline_delimited', maximum_object_size = {longest}, columns = {{{types}}})"
        )
    return count


def _rows(file: Input, rejects: list[Reject]) -> Iterator[tuple[Any, ...]]:
    names: dict[str, str] = {}

    def node(term: Any) -> str:
        if type(term).__name__ != "BlankNode":
            return str(well_formed(term.value))
        return names.setdefault(term.value, f"_:{len(names) + 1}")

    for number, quad in enumerate(quads(file, rejects)):
        kind = {"NamedNode": "iri", "BlankNode": "bnode", "Literal": "literal"}.get(type(quad.object).__name__)
        if kind is None or not hasattr(quad.subject, "value"):
            reason = "is a statement about a statement, which RDF 1.1 does not have"
            rejects.append(Reject(file.name, number + 1, reason, str(quad)))
            continue
        language = getattr(quad.object, "language", None)
        named = getattr(getattr(quad.object, "datatype", None), "value", STRING)
        datatype = None if language or named == STRING else named
        graph = getattr(quad.graph_name, "value", None)
        yield number, node(quad.subject), quad.predicate.value, node(quad.object), kind, datatype, language, graph
