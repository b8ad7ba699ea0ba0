"""RDF that users bring: statements in known vocabularies become claims, all others are kept as they are.

What the vocabularies mean stands in ``ontology/rdf.ttl``, and of our own in the other files there. A film or a person
is known by the address of an authority, else by its own IRI, in the space ``iri``: an IRI names one thing wherever it
stands. A blank node is known by its name. What ``kg export`` wrote is read back by :mod:`kg.sources.exported`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import sql
from kg.claim import Claim
from kg.errors import InputError
from kg.sources import exported, jsonld, statements, triples, wikidata
from kg.sources.base import Batch, Claims, Input, Source
from kg.sources.rdf_claims import Reader
from kg.sources.spool import Spool

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def recognise(file: Input) -> bool:
    """Whether it is RDF in one of its syntaxes, and none that another source knows better."""
    return triples.syntax(file) is not None and not wikidata.recognise(file) and not jsonld.recognise(file)


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:
    """What statements say: claims of the file, and of each source of which it is an export; the rest as statements.

    Raises:
        InputError: it is no RDF, is damaged, or has no statement.
    """
    batch = Batch(source=file.source or file.id)
    batch.read = statements.load(file, connection, batch.rejects)
    if batch.read == 0:
        raise InputError("has no statement", path=file.name)
    batch.taken = batch.read - len(batch.rejects)
    reader = Reader(connection, batch.source)
    own = exported.sources(connection, reader.bases, batch.source)
    batches = {each.source: each for each in (batch, *own)}
    spools = {name: Spool() for name in batches}
    with reader.noting():
        for name, claim in _claims(connection, reader, batch.source):
            spools[name].extend([claim])
    for name, each in batches.items():
        each.records = spools[name]
    kept = exported.KEPT.format(file=sql.literal(batch.source), source=sql.literal(batch.source))
    batch.claims = (Claims("quad", kept),)
    return list(batches.values())


def _claims(connection: DuckDBPyConnection, reader: Reader, source: str) -> Iterator[tuple[str, Claim]]:
    """Every claim with the source that makes it."""
    if exported.is_export(connection):
        yield from exported.claims(connection, reader)
    yield from reader.claims(source)


SOURCE = Source(
    name="rdf",
    title="RDF (N-Triples, N-Quads, Turtle, TriG, RDF/XML, JSON-LD)",
    recognise=recognise,
    read=read,
    left_out={"an export's shortcuts, verdicts and former IRIs": "the store makes them itself"},
)
