"""Random queries answered from the store's tables and by Oxigraph, and whether the answers are the same.

    python benchmarks/random_queries.py [--count 10000] [--seed 1] [--limit 20] [--only NUMBER]

A query is made of a seed and its number, and is asked of one of three small stores, whichever the number falls to. Each
has the statements of ``query_grammar.py`` beside credits: of a table with reviews, of several sources, or hardly any.
Answers are compared as multisets, or as lists where the query gives them an order, blank nodes by what is said of them.
A query whose answers differ is printed with the shortest part of it of which they differ too; then the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal, InvalidOperation
from pathlib import Path
from random import Random

import pyoxigraph as ox
from query_grammar import STATEMENTS, Grammar, Query

from kg.errors import QueryError, QueryTimeout
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.sparql import Boolean, EngineName, Solutions, Term, Triples
from kg.sparql.lexer import tokens

DATA = Path(__file__).resolve().parents[1] / "data"
PREFIX = "PREFIX z: <https://example.org/zoo#> "
XSD = "http://www.w3.org/2001/XMLSchema#"
NONE = object()
"""The answer of a query that was refused, or that took too long."""


def stores(folder: Path) -> Iterator[Path]:
    """The small stores, made anew."""
    rows = (DATA / "credits.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    reviews = sorted((DATA / "reviews").glob("*.txt"))[:2]
    more = {"table": reviews, "several": [DATA / "nfo", DATA / "rdf"], "few": []}
    for (name, inputs), size in zip(more.items(), (25, 8, 4), strict=True):
        files = folder / name
        files.mkdir()
        (files / "zoo.ttl").write_text(STATEMENTS, encoding="utf-8")
        (files / "credits.csv").write_text("".join(rows[:size]), encoding="utf-8")
        if errors := ingest(folder / f"{name}.kg", [str(files), *map(str, inputs)]).errors:
            sys.exit(f"{name}: {errors}")
        yield folder / f"{name}.kg"


def asked(seed: int, number: int) -> Query:
    """The query of a number; the ones that read everything are mostly for the smallest store."""
    return Grammar(Random(f"{seed} {number}"), wide=number % 3 == 2 or number % 30 == 0).query()


# Answers -------------------------------------------------------------------------------------------------------------


def answer(graph: KnowledgeGraph, query: Query, engine: EngineName, limit: float) -> object:
    """An answer as a value that can be compared."""
    found = graph.result(PREFIX + query.text, timeout=limit, engine=engine)
    if isinstance(found, Boolean):
        return found.value
    if isinstance(found, Triples):
        return _isomorphic(found)
    assert isinstance(found, Solutions)
    rows = [tuple(map(_comparable, found.variables, row)) for row in found.rows]
    return rows if query.ordered else Counter(rows)


def _comparable(name: str, term: Term | None) -> object:
    """Numbers by value, since engines write 1.0 and 1; blank nodes as such; what SPARQL leaves open without that."""
    if term is None:
        return None
    if name == "sample":
        return True
    if name == "joined":
        return "".join(sorted(term.value))
    return ("bnode",) if term.kind == "bnode" else _by_value(term)


def _by_value(term: Term) -> object:
    kind = (term.datatype or "").removeprefix(XSD)
    try:
        if kind == "decimal":
            return kind, Decimal(term.value).normalize()
        if kind in ("double", "float"):
            return kind, f"{float(term.value):.{11 if kind == 'double' else 5}e}"
    except (ValueError, InvalidOperation):
        pass
    return term


def _isomorphic(triples: Triples) -> object:
    """Triples as a set, blank nodes with canonical names."""
    dataset = ox.Dataset(ox.Quad(*map(_node, row)) for row in triples.rows)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if term.kind != "literal":
        return ox.NamedNode(term.value) if term.kind == "iri" else ox.BlankNode(term.value)
    found = _by_value(term)
    text = term.value if isinstance(found, Term) else str(found[1])  # type: ignore[index]
    if term.language:
        return ox.Literal(text, language=term.language)
    return ox.Literal(text, datatype=ox.NamedNode(term.datatype or f"{XSD}string"))


# Comparing -----------------------------------------------------------------------------------------------------------


class Compared:
    """Compares answers, and counts what became of the queries.

    Args:
        limit: seconds that an engine may take for a query.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.refused: Counter[str] = Counter()
        self.late: Counter[str] = Counter()
        self.same = self.empty = 0
        self.seconds: Counter[str] = Counter()

    def differs(self, graph: KnowledgeGraph, query: Query) -> tuple[object, object] | None:
        """Both answers, Oxigraph's first, where they are not the same."""
        try:
            expected = self._timed(graph, query, "oxigraph")
        except QueryTimeout:
            self.late["oxigraph"] += 1
            return None
        try:
            found = self._timed(graph, query, "duckdb")
        except QueryTimeout:
            self.late["duckdb"] += 1
            print(f"-- late: {query.text}", flush=True)
            return None
        except QueryError as error:
            if "cannot be evaluated" in str(error) or "not supported" not in str(error):
                return expected, str(error)
            self.refused[str(error)] += 1
            return None
        except Exception as error:  # one that is no QueryError is a fault, and as good as a wrong answer
            return expected, repr(error)
        self.same += found == expected
        self.empty += not expected
        return None if found == expected else (expected, found)

    def _timed(self, graph: KnowledgeGraph, query: Query, engine: EngineName) -> object:
        begun = time.perf_counter()
        try:
            return answer(graph, query, engine, self.limit)
        finally:
            self.seconds[engine] += time.perf_counter() - begun


def shortest(graph: KnowledgeGraph, query: Query, limit: float) -> Query:
    """A query without the parts that make no difference to there being one."""
    text, size = query.text, len(tokens(query.text)) // 2
    while size:
        for part in _without(text, size):
            other = Query(part, query.ordered)
            try:
                if len(part) < len(text) and Compared(limit).differs(graph, other):
                    text, size = part, len(tokens(part)) // 2 + 1
                    break
            except QueryError:
                continue
        size = min(size - 1, size * 3 // 4)
    return Query(text, query.ordered)


def _without(text: str, size: int) -> Iterator[str]:
    """The text without so many tokens, whose brackets are balanced, wherever they stand."""
    there = tokens(text)
    for at in range(len(there) - size + 1):
        part = [token.text for token in there[at : at + size]]
        if all(part.count(one) == part.count(other) for one, other in ("()", "{}", "[]")):
            yield text[: there[at].start] + text[there[at + size - 1].end :]


def _shown(answers: tuple[object, object]) -> str:
    expected, found = answers
    if isinstance(expected, Counter | set) and isinstance(found, Counter | set):
        expected, found = Counter(expected), Counter(found)
        lack, more = list((expected - found).elements()), list((found - expected).elements())
        return f"lacks {len(lack)} such as {lack[:2]}, has {len(more)} more such as {more[:2]}"
    return f"Oxigraph: {str(expected)[:300]}\n      ours: {str(found)[:300]}"


def main() -> None:
    """Ask, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=20, help="seconds that an engine may take for a query")
    parser.add_argument("--only", type=int, action="append", help="the query of this number alone")
    parser.add_argument("--most", type=int, default=20, help="end after so many differences")
    options = parser.parse_args()
    compared, differing = Compared(options.limit), 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        graphs = [stack.enter_context(KnowledgeGraph(path)) for path in stores(folder)]
        begun, ran = time.process_time(), 0
        for at, graph in enumerate(graphs):  # one after the other, since Oxigraph is filled anew for another store
            for number in options.only or range(at, options.count, len(graphs)):
                if number % len(graphs) != at or differing == options.most:
                    continue
                query = asked(options.seed, number)
                ran += 1
                try:
                    answers = compared.differs(graph, query)
                except QueryError as error:  # Oxigraph has no answer, so there is nothing to compare with
                    differing += 1
                    print(f"-- {number} of seed {options.seed}: {error}: {query.text}", flush=True)
                    continue
                if answers:
                    differing += 1
                    print(f"-- {number} of seed {options.seed}: {query.text}", flush=True)
                    short = shortest(graph, query, options.limit)
                    answers = Compared(options.limit).differs(graph, short) or answers
                    print(f"   {short.text}\n   {_shown(answers)}", flush=True)
        took = time.process_time() - begun
    print(f"{ran} queries ran (seed {options.seed}), {took:.0f} s of CPU beside Oxigraph's")
    print(f"{compared.same + differing} were compared, {compared.empty} of them with an empty answer")
    print(
        f"{compared.refused.total()} were refused"
        + "".join(f"\n    {n}: {w}" for w, n in compared.refused.most_common())
    )
    print(f"{compared.late.total()} took too long {dict(compared.late) or ''}")
    print(f"{differing} differ")
    print({name: round(seconds) for name, seconds in compared.seconds.items()}, file=sys.stderr)
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
