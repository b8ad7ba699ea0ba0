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
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean, median
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from film_questions import PEOPLE, QUESTIONS, TABLES, Question
from generate import generate
from others import ask_peers
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
    """A cell's text; of an IRI with its letters, as SQL by hand does not percent-encode them."""
    text = cell.value if isinstance(cell, Term) else "" if cell is None else str(cell)
    return unquote(text) if text.startswith("https://") else text


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
    ours, by_hand = (median(each) for each in zip(*times, strict=True))
    look, parsing, planning = (median(times[at] for _, times in plans) for at in (0, 1, 2))
    return Asked(question, look, parsing, planning, ours, by_hand, rows)


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
    average = geometric_mean(one.ratio for one in found)
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
                ask_peers(bench, folder, options, found)


if __name__ == "__main__":
    main()
