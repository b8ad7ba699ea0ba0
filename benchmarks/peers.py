"""Another engine: loads N-Triples and answers questions, a line of JSON for the load and for each answer.

    python benchmarks/peers.py ENGINE DATA.nt QUESTIONS.json FOLDER

QUESTIONS is an object with a query for each name; FOLDER is where a store on disk is kept, so that it is loaded once.
It needs nothing but the engine, so it runs in an environment that has that and not this program.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from virtuoso import RUNNING, Server, installed

Count = Callable[[str], int]
"""Asks a query, reads the whole answer, and counts its rows."""


def _pyoxigraph(data: str, folder: Path) -> Count:
    import pyoxigraph

    new = not folder.exists()
    store = pyoxigraph.Store(str(folder))
    if new:
        store.bulk_load(path=data, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return lambda query: sum(1 for _ in store.query(query))


def _rdflib(data: str, _: Path) -> Count:
    import rdflib

    graph = rdflib.Graph()
    graph.parse(data, format="nt")
    return lambda query: sum(1 for _ in graph.query(query))


def _maplib(data: str, _: Path) -> Count:
    import maplib

    model: Any = maplib.Model()
    model.read(data)
    return lambda query: int(model.query(query).height)


def _sparq(data: str, _: Path) -> Count:
    import sparq

    graph: Any = sparq.Graph.load(Path(data).read_text(encoding="utf-8"), format="ntriples")
    return lambda query: len(graph.query(query).rows)


def _oxilite(data: str, folder: Path) -> Count:
    import oxilite

    new = not folder.exists()
    store: Any = oxilite.Store(f"{folder}.sqlite")
    if new:
        store.bulk_load(path=data, format=oxilite.RdfFormat.N_TRIPLES)
        folder.touch()
    return lambda query: sum(1 for _ in store.query(query))


def _virtuoso(data: str, folder: Path) -> Count:
    return Server(Path(data), folder).count


ENGINES: dict[str, Callable[[str, Path], Count]] = {
    "pyoxigraph": _pyoxigraph,
    "rdflib": _rdflib,
    "maplib": _maplib,
    "sparq-rdf": _sparq,
    "oxilite": _oxilite,
    "virtuoso": _virtuoso,
}


def spent() -> float:
    """Seconds of CPU of this process and of a server that it runs."""
    return time.process_time() + sum(server.spent() for server in RUNNING)


def say(**what: object) -> None:
    """A line of JSON."""
    print(json.dumps(what), flush=True)


def main() -> None:
    """Load, then answer each question."""
    name, data, questions, folder = sys.argv[1:]
    begun = spent()
    count = ENGINES[name](data, Path(folder))
    say(load=spent() - begun, version=installed() if name == "virtuoso" else version(name))
    for question, query in json.loads(Path(questions).read_text(encoding="utf-8")).items():
        begun = spent()
        try:
            rows = count(query)
        except Exception as error:
            say(question=question, error=str(error).split("\n", 1)[0][:200])
        else:
            say(question=question, rows=rows, cpu=1000 * (spent() - begun))


if __name__ == "__main__":
    main()
