"""The process in which Oxigraph evaluates queries; run as a script by :mod:`kg.sparql.worker`, never imported.

A process of its own, because Oxigraph cannot be interrupted: it is simply ended. It imports pyoxigraph alone, and ends
by itself when its standard input does, so it cannot outlive whoever started it.

Both streams carry frames: a length of four bytes, then a marshalled object. In come blocks of N-Quads (bytes), None
when there are no more, then requests; out go pairs ``(kind, payload)``, the last of an answer ``end`` or an error.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from queue import Queue
from threading import Thread
from typing import Any

import pyoxigraph as ox

_MOST_ROWS = 1024
_PLAIN = {"http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}

Frames = Queue[Any]
Answer = Iterator[tuple[str, Any]]


class _Blocks(RawIOBase):
    """The blocks of N-Quads up to None, as one file."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._rest = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest and not self._ended:
            block = self._frames.get()
            self._ended = block is None
            self._rest = memoryview(block or b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _cell(term: Any) -> tuple[str, ...] | None:
    if isinstance(term, ox.NamedNode):
        return ("iri", term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        return ("literal", term.value, None if datatype in _PLAIN else datatype, term.language)  # type: ignore[return-value]
    if term is None:
        return None
    if isinstance(term, ox.BlankNode):
        return ("bnode", term.value)
    raise ValueError("the answer holds a triple as a term, which is not part of RDF 1.1")


def _chunks(rows: Iterable[Any]) -> Answer:
    """The rows in lists that grow, so that the first is sent at once and many cost little."""
    chunk: list[tuple[Any, ...]] = []
    most = 1
    for row in rows:
        chunk.append(tuple(map(_cell, row)))
        if len(chunk) >= most:
            yield "rows", chunk
            chunk, most = [], min(2 * most, _MOST_ROWS)
    yield "rows", chunk


def _answer(store: ox.Store, query: str, base: str, prefixes: dict[str, str]) -> Answer:
    result = store.query(query, base_iri=base, prefixes=prefixes)
    if isinstance(result, ox.QueryBoolean):
        yield "boolean", bool(result)
    elif isinstance(result, ox.QuerySolutions):
        yield "solutions", [variable.value for variable in result.variables]
        yield from _chunks(result)
    else:
        yield "triples", None
        yield from _chunks((t.subject, t.predicate, t.object) for t in result)


class _Dataset:
    """The quads, the default graph being the union of all graphs, as a set; and other datasets cut out of it."""

    def __init__(self, blocks: _Blocks) -> None:
        self.whole = ox.Store()
        self.whole.bulk_load(BufferedReader(blocks), format=ox.RdfFormat.N_QUADS)
        self.whole.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
        self._last: tuple[Any, ox.Store] = (None, self.whole)

    def choose(self, default: list[str] | None, named: list[str] | None, excluded: list[str]) -> ox.Store:
        """The dataset of FROM and FROM NAMED (None: all graphs), without the excluded graphs."""
        if default is None and not excluded:
            return self.whole
        key = (default, named, excluded)
        if self._last[0] != key:
            graphs = {graph.value for graph in self.whole.named_graphs()} - set(excluded)
            kept = [graphs if wanted is None else graphs & set(wanted) for wanted in (default, named)]
            self._last = (key, self._cut(*kept))
        return self._last[1]

    def _cut(self, default: set[str], named: set[str]) -> ox.Store:
        store = ox.Store()
        for graph in default:
            quads = self.whole.quads_for_pattern(None, None, None, ox.NamedNode(graph))
            store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        for graph in named:
            store.bulk_extend(self.whole.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        return store

    def unknown(self, graphs: list[str], prefix: str) -> list[str]:
        """Those that are no graph of the dataset; one under ``prefix`` may be empty and thus absent."""
        return [g for g in graphs if not g.startswith(prefix) and not self.whole.contains_named_graph(ox.NamedNode(g))]


def _serve(dataset: _Dataset, request: dict[str, Any]) -> Answer:
    try:
        asked = [*(request["default"] or []), *(request["named"] or [])]
        if unknown := dataset.unknown(asked, request["prefixes"].get("graph", request["base"])):
            yield "unknown graph", unknown[0]
            return
        store = dataset.choose(request["default"], request["named"], request["excluded"])
        yield from _answer(store, request["query"], request["base"], request["prefixes"])
        yield "end", None
    except SyntaxError as error:
        yield "syntax", str(error)
    except (RuntimeError, OSError, ValueError) as error:
        yield "error", str(error)


def _send(kind: str, payload: Any) -> None:
    body = marshal.dumps((kind, payload))
    sys.stdout.buffer.write(len(body).to_bytes(4, "big") + body)
    sys.stdout.buffer.flush()


def _receive(frames: Frames) -> None:
    """Pass frames on until the input ends, and the process with it, whatever it is doing."""
    while head := sys.stdin.buffer.read(4):
        frames.put(marshal.loads(sys.stdin.buffer.read(int.from_bytes(head, "big"))))  # noqa: S302 our own parent's
    os._exit(0)


def main() -> None:
    """Fill the dataset, then answer one request after another."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    frames: Frames = Queue(maxsize=4)
    Thread(target=_receive, args=(frames,), daemon=True).start()
    blocks = _Blocks(frames)
    try:
        dataset = _Dataset(blocks)
    except (SyntaxError, ValueError, OSError) as error:
        _send("error", f"the store's N-Quads cannot be read: {error}")
        return
    _send("end", None)
    while True:
        for kind, payload in _serve(dataset, frames.get()):
            _send(kind, payload)


if __name__ == "__main__":
    main()
