"""RDF that no mapping makes: the table ``quad``, which holds what users bring, as N-Quads.

Each triple is written once, in the graph of the source that has it; of several, of the first by name. A blank node gets
an IRI of ours (RDF 1.1 Concepts, section 3.5): ``genid/SOURCE/FILE/NUMBER``.
"""

from __future__ import annotations

from kg.rdf import terms
from kg.rdf.dump import Statement


def statement(base: str) -> Statement:
    """The SELECT whose one column is the lines.

    Args:
        base: the base of identifiers.

    >>> statement("http://a.example/").name
    'quad'
    """
    genid = f"concat({terms.text(f'{base}genid/')}, source, '/', file, '/', substr({{0}}, 3))"
    node = f"CASE WHEN starts_with({{0}}, '_:') THEN {genid} ELSE {{0}} END"
    tag = (
        "CASE WHEN language IS NOT NULL THEN concat('@', language) "
        "WHEN datatype IS NOT NULL THEN concat('^^<', datatype, '>') ELSE '' END"
    )
    literal = f"concat('\"', {terms.escaped('object')}, '\"', {tag})"
    iri = f"concat('<', {node.format('object')}, '>')"
    triple = (
        f"concat('<', {node.format('subject')}, '> <', predicate, '> ', "
        f"CASE WHEN kind = 'literal' THEN {literal} ELSE {iri} END)"
    )
    named = (
        f"SELECT q.* EXCLUDE (file), {terms.percent_encoded('s.name')} AS source, "
        f"{terms.percent_encoded('f.name')} AS file FROM quad q JOIN file f ON f.id = q.file "
        "JOIN source s ON s.id = f.source"
    )
    once = f"SELECT {triple} AS triple, min(source) AS source FROM ({named}) GROUP BY triple"
    graph = f"concat(' <', {terms.text(f'{base}graph/')}, source, '> .')"
    return Statement("quad", f"SELECT concat(triple, {graph}) AS line FROM ({once}) ORDER BY line")
