"""Other engines asked the same questions, each in a process of its own with a limit of time; see ``sparql.py``."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import geometric_mean
from threading import Timer
from typing import TYPE_CHECKING, Any

from film_questions import QUESTIONS

from kg.knowledge_graph import KnowledgeGraph
from kg.sparql.prefixes import known

if TYPE_CHECKING:
    from sparql import Asked, Bench

PEERS = ("sparq-rdf", "maplib", "oxilite", "virtuoso", "pyoxigraph", "rdflib")


def ask_peers(bench: Bench, folder: Path, options: argparse.Namespace, found: list[Asked]) -> None:
    """Ask other engines, and print how often what we take they take."""
    data = folder / "film.nt"
    if not data.exists():
        _triples(bench.graph, data)
    texts = {question.name: _whole(bench, bench.text(question, options.seed)) for question in QUESTIONS}
    for name in PEERS:
        with tempfile.TemporaryDirectory() as scratch:
            print(*_reported(name, _lines(name, data, texts, Path(scratch), options), found), sep="\n", flush=True)


def _lines(
    name: str, data: Path, texts: dict[str, str], scratch: Path, options: argparse.Namespace
) -> list[dict[str, Any]]:
    """What an engine says. One that is late is stopped and begun anew with the next question, twice at most."""
    said: list[dict[str, Any]] = []
    rest = dict(texts)
    for _ in range(3):
        asked = scratch / "questions.json"
        asked.write_text(json.dumps(rest), encoding="utf-8")
        program = [options.peers, str(Path(__file__).parent / "peers.py"), name, str(data), str(asked)]
        with subprocess.Popen(
            [*program, str(scratch / "store")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            lines = _spoken(process, options.limit, 10 * options.limit)
        said += lines
        for line in lines:
            rest.pop(line.get("question", ""), None)
        if not rest or not lines or "why" in lines[-1]:
            break
        late = next(iter(rest))
        said.append({"question": late, "error": f"no answer in {options.limit:g} s"})
        del rest[late]
    return [*said, *({"question": each, "error": "not asked"} for each in rest)]


def _spoken(process: subprocess.Popen[str], limit: float, first: float) -> list[dict[str, Any]]:
    """The lines of a process until it ends, or until the next is late; then it is stopped."""
    said: list[dict[str, Any]] = []
    watch = Timer(first, process.kill)
    watch.start()
    assert process.stdout
    assert process.stderr
    for line in process.stdout:
        watch.cancel()
        said.append(json.loads(line))
        watch = Timer(limit, process.kill)
        watch.start()
    watch.cancel()
    why = process.stderr.read().strip().splitlines()[-1:]
    return [*said, {"why": why[0]}] if why and process.wait() > 0 else said


def _reported(name: str, said: list[dict[str, Any]], found: list[Asked]) -> Iterable[str]:
    """What an engine took, in words."""
    load = next((line for line in said if "load" in line), None)
    if load is None:
        why = next((line["why"] for line in said if "why" in line), "it did not load in time")
        yield f"{name}: not measured, {why}"
        return
    ours = {one.question.name: one for one in found}
    answered = [line for line in said if "cpu" in line]
    right = [line for line in answered if line["rows"] == ours[line["question"]].rows]
    yield f"{name} {load['version']}: load {load['load']:.1f} s of CPU, {len(right)} of {len(ours)} answers our rows"
    if right:
        ratio = geometric_mean(line["cpu"] / ours[line["question"]].whole for line in right)
        yield f"    {ratio:.1f} times the CPU that we take from the query's text to its rows, geometric mean of these"
    yield "    " + "; ".join(f"{line['question']} {line['cpu']:.0f}" for line in answered)
    for line in said:
        if "error" in line:
            yield f"    {line['question']}: {line['error']}"
        elif "rows" in line and line not in right:
            yield f"    {line['question']}: {line['rows']} rows and not {ours[line['question']].rows}"


def _whole(bench: Bench, text: str) -> str:
    """A query with its prologue."""
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in known(bench.base).items())
    return f"BASE <{bench.base}>\n{declared}{text}"


def _triples(graph: KnowledgeGraph, file: Path) -> None:
    """The triples that the questions ask for, of the union of all graphs, as N-Triples: a third of all there are."""
    words = known(graph.store.base)
    names = {word for question in QUESTIONS for word in re.findall(r"[a-z]+:[A-Za-z]+", " ".join(question.asked))}
    wanted = {f"<{words[name.partition(':')[0]]}{name.partition(':')[2]}>".encode() for name in names}
    kind = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    part, rest = file.with_suffix(".part"), b""
    with part.open("wb") as stream:
        for piece in graph.nquads():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                _, predicate, value = line.split(b" ", 2)
                if predicate in wanted or (predicate == kind and value.split(b" ", 1)[0] in wanted):
                    stream.write(line[: line.rindex(b" <")] + b" .\n")
    part.rename(file)
