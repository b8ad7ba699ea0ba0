"""Wikidata: films, people and credits of its entities, as JSON or RDF.

What classes and properties mean stands in ``ontology/wikidata.ttl`` and, for roles, in ``roles.ttl``. A locator is a
statement's own id. A credit of deprecated rank is negated: Wikidata keeps it to say that it is wrong; of other
statements those of the best rank count. ``method`` says whether a credit has a reference that is more than the note
that it came from another project of Wikimedia's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import InputError, Reject
from kg.sources import wikibase
from kg.sources.base import Batch, Input, Source
from kg.sources.input import LARGEST_TEXT
from kg.sources.spool import Spool
from kg.sources.triples import lines_of, quads, syntax
from kg.sources.wikibase import Entity
from kg.sources.wikidata_claims import Reader

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_JSON = re.compile(rb'"type"\s*:\s*"item"')
_MEMBER = re.compile(rb'"(labels|claims|aliases|sitelinks)"\s*:\s*[\[{]')
_RDF = re.compile(rb"http://www\.wikidata\.org/prop/(direct/|statement/|P\d)")


def recognise(file: Input) -> bool:
    """Whether it has items of a Wikibase as JSON, or statements of Wikidata as RDF."""
    head = file.head
    if head.lstrip()[:1] in (b"{", b"["):
        return bool(_JSON.search(head) and _MEMBER.search(head))
    return bool(_RDF.search(head)) and syntax(file) is not None


LEFT_OUT = {
    "descriptions": "prose about the item",
    "sitelinks": "pages of Wikimedia's",
    "external-id": "identifiers of authorities that name nothing else here",
}
"""Parts of an item; properties that are left out stand in ``ontology/wikidata.ttl`` with the reason."""


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What entities say of films and people; the file is gone through three times, so that none has to be kept.

    Raises:
        InputError: it is damaged, or has no film and no person.
    """
    batch = Batch(source=file.source or "wikidata")
    reader = Reader(batch.source)
    entities = _entities(file)
    for entity in entities([]):
        reader.prepare(entity)
    for entity in entities([]):
        reader.name(entity)
    records = Spool()
    for entity in entities(batch.rejects):
        batch.read += 1
        before = len(records)
        records.extend(reader.claims(entity))
        batch.taken += len(records) > before
    records.extend(reader.undescribed())
    if not batch.taken and not batch.rejects:
        raise InputError("has no film and no person of Wikidata", path=file.name, hint="an item says what it is by P31")
    batch.records = records
    batch.warnings = [f"{file.name}: {warning}" for warning in reader.warnings()]
    return [batch]


def _entities(file: Input) -> Callable[[list[Reject]], Iterator[Entity]]:
    """What gives the entities of a file, each time from the start; lines that are none go to the given list."""
    if file.head.lstrip()[:1] not in (b"{", b"["):
        whole = sum(map(len, islice(file.chunks(), 100))) <= LARGEST_TEXT
        return lambda rejects: _of_rdf(file, whole, rejects)
    if _is_lines(file):
        return lambda rejects: _of_lines(file, rejects)
    document = [wikibase.from_json(each) for each in wikibase.entities(_document(file))]
    return lambda _: iter(document)


def _of_rdf(file: Input, whole: bool, rejects: list[Reject]) -> Iterator[Entity]:
    for nodes in wikibase.blocks(quads(file, rejects), whole):
        yield from wikibase.from_rdf(nodes)


def _document(file: Input) -> object:
    text = file.text()
    try:
        return json.loads(text)
    except ValueError as error:
        line = text.count("\n", 0, getattr(error, "pos", 0)) + 1
        why = getattr(error, "msg", "a number is too long")
        raise InputError("its JSON is not well-formed", path=file.name, line=line, hint=why) from error


def _is_lines(file: Input) -> bool:
    """Whether the first line that is more than a bracket is JSON by itself, and is not the last."""
    first = [line for line in islice(lines_of(file), 3) if _bare(line)]
    if len(first) < 2:
        return False
    try:
        return isinstance(json.loads(_bare(first[0])), dict)
    except (ValueError, RecursionError):
        return False


def _bare(line: bytes) -> bytes:
    """A line of a dump without the commas and brackets of the list that the dump is."""
    line = line.strip().removesuffix(b",")
    return b"" if line in (b"[", b"]") else line


def _of_lines(file: Input, rejects: list[Reject]) -> Iterator[Entity]:
    for number, line in enumerate(lines_of(file), 1):
        bare = _bare(line)
        if not bare:
            continue
        try:
            found = list(wikibase.entities(json.loads(bare)))
        except (ValueError, RecursionError):
            found = []
        if not found:
            text = bare.decode("utf-8", "replace")
            rejects.append(Reject(file.name, number, "is no entity of Wikidata", text))
        yield from map(wikibase.from_json, found)


SOURCE = Source(
    name="wikidata", title="Wikidata entities (JSON, RDF)", recognise=recognise, read=read, dump=True, left_out=LEFT_OUT
)
