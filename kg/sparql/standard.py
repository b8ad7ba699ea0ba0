"""Answers in the formats of the W3C: JSON, XML, CSV and TSV."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from kg.sparql.results import Boolean, Counted, Row, Solutions, Term

if TYPE_CHECKING:
    from kg.sparql.tables import Layout

_XML_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_TYPES = {"iri": "uri", "literal": "literal", "bnode": "bnode"}


def write_json(solutions: Solutions, out: TextIO, _layout: Layout) -> int:
    """SPARQL 1.1 Query Results JSON Format (https://www.w3.org/TR/sparql11-results-json/), a solution a line."""
    out.write(f'{{"head": {_json({"vars": solutions.variables})[:-1]}}}, "results": {{"bindings": [')
    rows = Counted(solutions.rows)
    for row in rows:
        binding = {name: _json_term(term) for name, term in zip(solutions.variables, row, strict=True) if term}
        out.write(f"{',' if rows.count > 1 else ''}\n{_json(binding)}")
    out.write("\n]}}\n")
    return rows.count


def write_boolean_json(answer: Boolean, out: TextIO) -> None:
    """The answer to ASK in JSON."""
    out.write(_json({"head": {}, "boolean": answer.value}) + "\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json_term(term: Term) -> dict[str, str]:
    found = {"type": _TYPES[term.kind], "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype:
        found["datatype"] = term.datatype
    return found


def write_xml(solutions: Solutions, out: TextIO, _layout: Layout) -> int:
    """SPARQL Query Results XML Format (https://www.w3.org/TR/rdf-sparql-XMLres/), a solution a line.

    A character that XML 1.0 cannot hold is written as U+FFFD.
    """
    names = [_xml(name) for name in solutions.variables]
    variables = "".join(f'<variable name="{name}"/>' for name in names)
    out.write(f'<?xml version="1.0"?>\n<sparql xmlns="{_XML_NAMESPACE}"><head>{variables}</head><results>\n')
    rows = Counted(solutions.rows)
    for row in rows:
        pairs = zip(names, row, strict=True)
        bindings = "".join(f'<binding name="{name}">{_xml_term(term)}</binding>' for name, term in pairs if term)
        out.write(f"<result>{bindings}</result>\n")
    out.write("</results></sparql>\n")
    return rows.count


def write_boolean_xml(answer: Boolean, out: TextIO) -> None:
    """The answer to ASK in XML."""
    value = str(answer.value).lower()
    out.write(f'<?xml version="1.0"?>\n<sparql xmlns="{_XML_NAMESPACE}"><head/><boolean>{value}</boolean></sparql>\n')


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#xD;"})


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text).translate(_XML_ESCAPES)


def _xml_term(term: Term) -> str:
    element = _TYPES[term.kind]
    attribute = (
        f' xml:lang="{_xml(term.language)}"'
        if term.language
        else f' datatype="{_xml(term.datatype)}"'
        if term.datatype
        else ""
    )
    return f"<{element}{attribute}>{_xml(term.value)}</{element}>"


def write_csv(solutions: Solutions, out: TextIO, _layout: Layout) -> int:
    """SPARQL 1.1 Query Results CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/): values without their kind."""
    return _write_lines(solutions.variables, map(_csv_fields, solutions.rows), ",", "\r\n", out)


def _csv_fields(row: Row) -> Iterator[str]:
    for term in row:
        text = "" if term is None else f"_:{term.value}" if term.kind == "bnode" else term.value
        yield f'"{text.replace(chr(34), chr(34) * 2)}"' if any(c in text for c in ',"\r\n') else text


def write_tsv(solutions: Solutions, out: TextIO, _layout: Layout) -> int:
    """SPARQL 1.1 Query Results TSV (https://www.w3.org/TR/sparql11-results-csv-tsv/): terms as SPARQL writes them."""
    names = tuple(f"?{name}" for name in solutions.variables)
    return _write_lines(names, (map(_tsv_field, row) for row in solutions.rows), "\t", "\n", out)


def _tsv_field(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if term.is_plain_number() else term.n3()


def _write_lines(names: tuple[str, ...], rows: Iterator[Iterator[str]], separator: str, end: str, out: TextIO) -> int:
    out.write(separator.join(names) + end)
    counted = Counted(rows)
    for fields in counted:
        out.write(separator.join(fields) + end)
    return counted.count


def write_boolean_line(answer: Boolean, out: TextIO) -> None:
    """The answer to ASK as a word, for formats in which the W3C gives it no form."""
    out.write(f"{str(answer.value).lower()}\n")
