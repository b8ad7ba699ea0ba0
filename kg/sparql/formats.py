"""The formats that answers are written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from kg.errors import UsageError
from kg.sparql import graphs, standard, tables
from kg.sparql.results import Boolean, Result, Solutions, Triples
from kg.sparql.tables import Layout


@dataclass(frozen=True, slots=True)
class Format:
    """A format of answers.

    Attributes:
        name: what ``--format`` calls it.
        media_type: that of solutions and truth values; None where the format has graphs only.
        graph_media_type: that of triples; None where they are written as a table of three columns.
        solutions: writes solutions and returns the number of rows; None where the format has graphs only.
        boolean: writes a truth value.
        triples: writes triples and returns their number; None where they are written as solutions.
    """

    name: str
    media_type: str | None
    graph_media_type: str | None
    solutions: Callable[[Solutions, TextIO, Layout], int] | None = None
    boolean: Callable[[Boolean, TextIO], None] = standard.write_boolean_line
    triples: Callable[[Triples, TextIO, Layout], int] | None = None


FORMATS: tuple[Format, ...] = (
    Format("table", "text/plain", None, tables.write_table),
    Format("csv", "text/csv", None, standard.write_csv),
    Format("tsv", "text/tab-separated-values", None, standard.write_tsv),
    Format(
        "json",
        "application/sparql-results+json",
        "application/ld+json",
        standard.write_json,
        standard.write_boolean_json,
        graphs.write_jsonld,
    ),
    Format(
        "xml",
        "application/sparql-results+xml",
        "application/rdf+xml",
        standard.write_xml,
        standard.write_boolean_xml,
        graphs.write_rdfxml,
    ),
    Format("md", "text/markdown", None, tables.write_markdown),
    Format("ttl", None, "text/turtle", triples=graphs.write_turtle),
    Format("nt", None, "application/n-triples", triples=graphs.write_ntriples),
    Format("jsonld", None, "application/ld+json", triples=graphs.write_jsonld),
)


def write(result: Result, name: str, out: TextIO, layout: Layout | None = None) -> int:
    """Write an answer and return how many rows it had (1 for a truth value).

    Nothing but one page of a table is held in memory. ``csv`` ends its lines with CR LF, as RFC 4180 says, so ``out``
    must not translate line ends (``newline=""``).

    Args:
        result: what :func:`kg.sparql.evaluate` returned.
        name: one of :data:`FORMATS`.
        out: where to; the text is meant to be encoded in UTF-8.
        layout: for ``table``, ``md`` and ``ttl``: how IRIs are shortened, and how wide a table may be.

    Raises:
        UsageError: no such format, or a format of graphs for solutions or a truth value.

    >>> import sys
    >>> from kg.sparql.results import Term
    >>> write(Solutions(("n",), iter([(Term.of(3),), (None,)])), "json", sys.stdout)
    {"head": {"vars": ["n"]}, "results": {"bindings": [
    {"n": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},
    {}
    ]}}
    2
    """
    found = next((known for known in FORMATS if known.name == name), None)
    if found is None:
        raise UsageError(f"no format {name!r}", hint=f"there are {' '.join(known.name for known in FORMATS)}")
    layout = layout or Layout()
    if isinstance(result, Triples) and found.triples:
        return found.triples(result, out, layout)
    if found.solutions is None:
        raise UsageError(f"{name} holds triples", hint="ask with CONSTRUCT or DESCRIBE, or use csv, json, ...")
    if isinstance(result, Boolean):
        found.boolean(result, out)
        return 1
    return found.solutions(result.as_solutions() if isinstance(result, Triples) else result, out, layout)
