"""SPARQL against SQL written by hand on the same tables, and against other engines.

    python benchmarks/sparql.py [--size 1000000] [--data FOLDER] [--runs 7] [--seed 1] [--oracle] [--peers PYTHON]

FOLDER-N holds the files of N principals and the store that is made of them; both are made if they are not there. The
fifteen questions of ``film_questions.py`` are asked, their triples in an order of chance. The table has ms of CPU:
looking up whether IRIs of the query have been replaced; parsing (by Oxigraph's parser for its messages, then by ours);
planning until the SQL is written; that SQL; the one by hand; and the ratio of these two. Answers that differ from those
by hand end the run; with ``--oracle`` they are compared with Oxigraph's too. ``--peers`` is a Python that has other
engines (pyoxigraph, rdflib, maplib, sparq-rdf, oxilite: what is not there is said), each asked in a process of its own.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from film_questions import PEOPLE, QUESTIONS, TABLES, Question
from generate import generate
from run import machine, row

from kg.errors import KgError
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.rdf.mapping import quoted
from kg.sparql import EngineName, Solutions, Term
from kg.sparql.parser import parse
from kg.sparql.prefixes import known
from kg.sparql.prepare import prepare as bound
from kg.sparql.sql.engine import Engine, Plan
from kg.sparql.sql.unfold import Dataset
from kg.sparql.syntax import checked
from kg.sql import literal, scalar

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PEERS = ("sparq-rdf", "maplib", "oxilite", "pyoxigraph", "rdflib")
REPEATS = itertools.count()

Rows = list[tuple[Any, ...]]
Answer = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question took, in milliseconds of CPU."""

    question: Question
    look: float
    parse: float
    plan: float
    ours: float
    hand: float
    rows: int

    @property
    def ratio(self) -> float:
        """Our SQL against that by hand."""
        return self.ours / self.hand

    @property
    def whole(self) -> float:
        """From the query's text to its rows."""
        return self.look + self.parse + self.plan + self.ours


class Bench:
    """A store, open, with the tables made by hand in another database.

    Args:
        graph: the store.
        hand: the file of the tables made by hand; made unless it is there.
    """

    def __init__(self, graph: KnowledgeGraph, hand: Path) -> None:
        self.graph, self.base = graph, graph.store.base
        self.engine: Engine = graph.sql_engine
        connection = graph.store.connection
        if not hand.exists():
            print(f"tables made by hand: {cpu(lambda: _made(connection, hand)) / 1000:.1f} s of CPU", flush=True)
        connection.execute(f"ATTACH {literal(str(hand))} AS hand (READ_ONLY)")
        self.cursor = self._cursor("hand.main")
        self.people = {name: scalar(self.cursor, query) for name, query in PEOPLE.items()}
        keys = {name: f"SELECT space || '/' || local FROM entity WHERE id = {n}" for name, n in self.people.items()}
        self.iris = {name: f"{self.base}person/{scalar(self.cursor, q)}" for name, q in keys.items()}

    def _cursor(self, *databases: str) -> DuckDBPyConnection:
        """A cursor that looks names up in the store, and then in other databases."""
        cursor = self.graph.store.connection.cursor()
        own = scalar(cursor, "SELECT current_database()")
        cursor.execute(f"SET search_path = {literal(','.join([f'{quoted(own)}.main', *databases]))}")
        return cursor

    def hand(self, question: Question) -> str:
        """The SQL by hand."""
        text = question.hand.replace("{iri_person}", f"'{self.base}person/' || e.space || '/' || e.local")
        text = text.replace("{iri_role}", "'http://id.loc.gov/vocabulary/relators/' || code")
        for name, number in self.people.items():
            text = text.replace("{" + name + "}", str(number))
        return text

    def text(self, question: Question, seed: int) -> str:
        """The SPARQL."""
        return question.sparql(seed, self.iris)

    def planned(self, text: str) -> tuple[Plan, list[float]]:
        """The plan of a query that was not asked before; the milliseconds of looking IRIs up, parsing and planning."""
        text = f"{text} # {next(REPEATS)}"
        prefixes = known(self.base)
        begun = time.process_time()
        prepared = bound(text, {}, prefixes, self.base, self.graph.canonical)
        looked = time.process_time()
        checked(prepared, self.base, prefixes)
        read = time.process_time()
        parse(prepared.text, prefixes, self.base)
        parsed = time.process_time()
        plan = self.engine.plan(prepared.text, base=self.base, prefixes=prefixes, dataset=Dataset(None, None, ()))
        _ = plan.sql
        done = time.process_time()
        return plan, [1000 * s for s in (looked - begun, parsed - looked, (done - parsed) - (parsed - read))]

    def both(self, plan: Plan, question: Question) -> tuple[Callable[[], Rows], Callable[[], Rows]]:
        """What runs the statement of a plan, and what runs the one by hand."""
        for _ in self.graph.result(self.text(question, 0), engine="duckdb").rows:  # type: ignore[union-attr]
            break  # now its functions are there
        query = "SELECT database_name FROM duckdb_databases() WHERE database_name IN ('kg_sparql', 'kg_functions')"
        there = [f"{row[0]}.main" for row in self.cursor.execute(query).fetchall()]
        ours, hand = self._cursor(*there), self.hand(question)
        return lambda: ours.execute(plan.sql).fetchall(), lambda: self.cursor.execute(hand).fetchall()

    def answer(self, text: str) -> Answer:
        """The answer by the store's tables."""
        return solutions(self.graph, text, "duckdb")

    def expected(self, question: Question) -> Answer:
        """The answer by hand."""
        return comparable(self.cursor.execute(self.hand(question)).fetchall())


def solutions(graph: KnowledgeGraph, text: str, engine: EngineName, limit: float | None = None) -> Answer:
    """The answer to a SELECT query."""
    found = graph.result(text, engine=engine, timeout=limit)
    assert isinstance(found, Solutions)
    return comparable(found.rows)


def _made(connection: DuckDBPyConnection, file: Path) -> None:
    """Make the tables by hand, all or none."""
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)
    connection.execute(f"ATTACH {literal(str(part))} AS hand (READ_WRITE)")
    for name, select in TABLES.items():
        connection.execute(f"CREATE TABLE hand.{name} AS {select}")
    connection.execute("DETACH hand")
    part.rename(file)


def comparable(rows: Iterable[Any]) -> Answer:
    """Rows as a multiset of texts."""
    return Counter(tuple(_text(cell) for cell in line) for line in rows)


def _text(cell: Any) -> str:
    if isinstance(cell, Term):
        return cell.value
    return "" if cell is None else str(cell)


def cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU, of all threads."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def compared(bench: Bench, question: Question, seed: int) -> int:
    """How many rows an answer has, which are those by hand.

    Raises:
        SystemExit: they are not, or there are none.
    """
    expected, found = bench.expected(question), bench.answer(bench.text(question, seed))
    if expected != found or not found:
        less, more = (expected - found).most_common(2), (found - expected).most_common(2)
        sys.exit(f"{question.name}: {expected.total()} rows by hand, {found.total()} of ours; lack {less}, have {more}")
    return found.total()


def ask(bench: Bench, question: Question, seed: int, runs: int) -> Asked:
    """Ask a question several times, the two statements in turn; medians.

    Raises:
        SystemExit: the answers differ.
    """
    rows = compared(bench, question, seed)
    plans = [bench.planned(bench.text(question, seed)) for _ in range(runs)]
    one, other = bench.both(plans[-1][0], question)
    times = [(cpu(one), cpu(other)) for _ in range(runs)]
    ours, by_hand = (statistics.median(each) for each in zip(*times, strict=True))
    look, parsing, planning = (statistics.median(times[at] for _, times in plans) for at in (0, 1, 2))
    return Asked(question, look, parsing, planning, ours, by_hand, rows)


def mean(values: Iterable[float]) -> float:
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, values)))


def table(bench: Bench, seed: int, runs: int) -> list[Asked]:
    """Print what each question took."""
    print(f"{'':<46} {'rows':>6} {'look up':>8} {'parse':>7} {'plan':>7} {'ours':>9} {'hand':>9} {'ratio':>6}")
    found = []
    for question in QUESTIONS:
        one = ask(bench, question, seed, runs)
        found.append(one)
        before = f"{one.look:>8.1f} {one.parse:>7.1f} {one.plan:>7.1f}"
        print(
            f"{question.name:<46} {one.rows:>6} {before} {one.ours:>9.1f} {one.hand:>9.1f} {one.ratio:>6.2f}",
            flush=True,
        )
    worst, planning = max(one.ratio for one in found), max(one.plan for one in found)
    average = mean(one.ratio for one in found)
    row("generated SQL / by hand, geometric mean", f"{average:.2f}", "1.3", average <= 1.3)
    row("generated SQL / by hand, worst", f"{worst:.2f}", "2", worst <= 2)
    row("planning, the longest, ms", f"{planning:.1f}", "5", planning <= 5)
    return found


def oracle(bench: Bench, seed: int, limit: float) -> None:
    """Compare the answers with Oxigraph's."""
    same, late = 0, []
    for question in QUESTIONS:
        text = bench.text(question, seed)
        try:
            expected = solutions(bench.graph, text, "oxigraph", limit)
        except KgError as error:
            late.append(f"{question.name} ({error})")
            continue
        if expected != bench.answer(text):
            sys.exit(f"{question.name}: Oxigraph answers otherwise")
        same += 1
    print(f"{same} answers are Oxigraph's; it did not answer {', '.join(late) or 'none'}")


def store(size: int, data: Path) -> tuple[Path, Path]:
    """The folder of the files and the store of a size, made unless they are there."""
    folder = Path(f"{data}-{size}")
    generate(size, folder / "files", beside=True)
    made = folder / "film.kg"
    if not made.exists():
        seconds = cpu(lambda: ingest(made, [str(folder / "files")])) / 1000
        print(f"{size:,} principals and what is beside them: ingest {seconds:.1f} s of CPU", flush=True)
    return folder, made


def prepare(bench: Bench, seed: int) -> None:
    """Let the engine make the tables that the questions need."""
    seconds = cpu(lambda: [bench.planned(bench.text(question, seed)) for question in QUESTIONS]) / 1000
    print(f"all questions planned once, with the tables that they need: {seconds:.1f} s of CPU", flush=True)


# Other engines -------------------------------------------------------------------------------------------------------


def peers(bench: Bench, folder: Path, options: argparse.Namespace, found: list[Asked]) -> None:
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
        ratio = mean(line["cpu"] / ours[line["question"]].whole for line in right)
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, action="append", help="principals [100000 and 1000000]")
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "film-kg-bench" / "sparql")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="compare answers and measure nothing")
    parser.add_argument("--oracle", action="store_true", help="compare answers with Oxigraph's")
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has other engines")
    parser.add_argument("--limit", type=float, default=60, help="seconds that another engine may take for a question")
    options = parser.parse_args()
    for size in options.size or (100_000, 1_000_000):
        load = "/".join(f"{each:.1f}" for each in os.getloadavg())
        print(f"-- {size:,} principals; {machine()}, medians of {options.runs} runs, load {load}")
        folder, made = store(size, options.data)
        with KnowledgeGraph(made) as graph:
            bench = Bench(graph, folder / "hand.duckdb")
            prepare(bench, options.seed)
            if options.check:
                rows = [compared(bench, question, options.seed) for question in QUESTIONS]
                print(f"{len(rows)} answers are those by hand, of {sum(rows)} rows")
            found = [] if options.check else table(bench, options.seed, options.runs)
            if options.oracle:
                oracle(bench, options.seed, options.limit)
            if options.peers and found:
                peers(bench, folder, options, found)


if __name__ == "__main__":
    main()
