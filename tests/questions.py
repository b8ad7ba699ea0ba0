"""The named questions on the sample data: what they are asked of, what they answer, and what must change it.

``tests/golden/questions/NAME.tsv`` is what ``NAME`` answers with the parameters of its example; ``NAME.ru`` is a SPARQL
update that changes the data so that the answer has to be another one. After a change that is meant, run this file to
write the answers anew, and read the difference before it is committed::

    python tests/questions.py
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import kg
from kg import queries
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest
from kg.queries import Question
from kg.sparql import EngineName, Solutions, Term, evaluate
from kg.sparql.formats import write
from kg.sparql.prefixes import known
from kg.sparql.sql.engine import Engine

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "questions"


class Sample:
    """The graph of ``data/``, or a changed copy of it."""

    def __init__(self, graph: KnowledgeGraph, quads: bytes, version: str) -> None:
        self._graph = graph
        self.quads = quads
        self.version = version
        self.base = graph.store.base

    def nquads(self) -> Iterator[bytes]:
        yield self.quads

    def canonical(self, iri: str) -> str:
        return self._graph.canonical(iri)

    @property
    def sql_engine(self) -> Engine:
        """What answers from the tables of the store, which are those of the sample as it was taken in."""
        return self._graph.sql_engine

    def terms(self, question: Question) -> dict[str, Term]:
        """The parameters of its example."""
        return queries.bind(question, question.example, self._graph.resolve)

    def updated(self, name: str) -> Sample:
        """The same after ``NAME.ru``."""
        import pyoxigraph

        store = pyoxigraph.Store()
        store.bulk_load(self.quads, format=pyoxigraph.RdfFormat.N_QUADS)
        prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in known(self.base).items())
        update = (GOLDEN / f"{name}.ru").read_text(encoding="utf-8")
        store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")  # so that WHERE sees all graphs
        store.update(prologue + update, base_iri=self.base)
        store.update("CLEAR DEFAULT")
        return Sample(self._graph, store.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b"", f"{self.version} {name}")

    def reversed(self) -> Sample:
        """The same quads, the last one first."""
        lines = self.quads.splitlines(keepends=True)
        return Sample(self._graph, b"".join(lines[::-1]), f"{self.version} reversed")


def sample(folder: Path) -> Sample:
    """``data/``, taken into a store in a folder."""
    result = ingest(folder / "film.kg", [str(ROOT / "data")])
    assert not result.errors, result.errors
    graph = kg.open(folder / "film.kg")
    return Sample(graph, b"".join(graph.nquads()), graph.version)


def answer(question: Question, asked: Sample, engine: EngineName = "oxigraph") -> str:
    """What a question answers with its example's parameters, as TSV; sorted where it has no order of its own."""
    terms = asked.terms(question)
    result = evaluate(asked, question.text, base=asked.base, params=terms, timeout=60, engine=engine)
    assert isinstance(result, Solutions)
    out = io.StringIO()
    write(result, "tsv", out)
    head, *rows = out.getvalue().splitlines(keepends=True)
    return head + "".join(rows if is_ordered(question) else sorted(rows))


def is_ordered(question: Question) -> bool:
    """Whether its answer is a list."""
    return re.search(r"^ORDER BY\b", question.text, re.MULTILINE) is not None


def main() -> None:
    """Write the answers anew."""
    with tempfile.TemporaryDirectory() as folder:
        asked = sample(Path(folder))
        for question in queries.named():
            text = answer(question, asked)
            (GOLDEN / f"{question.name}.tsv").write_text(text, encoding="utf-8", newline="")
            print(f"{text.count(chr(10)) - 1:5} {question.name}")


if __name__ == "__main__":
    main()
