"""A store as one object: what notebooks and the command line ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import lookup, queries, vocab
from kg.errors import UsageError
from kg.store.folder import Store

if TYPE_CHECKING:
    import rdflib

    from kg.graph.notebook import Drawing
    from kg.rdf import mapping as r2rml
    from kg.sparql import EngineName, Result, Term
    from kg.sparql.sql.engine import Engine

SHARED_VIEWS = (
    "entity_key", "said", "credit_said", "film_merged", "person_merged", "character_said", "relation_said", "fact_said",
    "rdf_credit", "rdf_relation", "shortcut", "rdf_fact", "rdf_film_character", "rdf_direct",
)  # fmt: skip
"""Views that many statements of a dump stand on, each after those it needs."""

KEPT_BELOW = 32 * 2**20
"""Bytes of N-Quads up to which they are kept beside the snapshot."""

ONTOLOGY = ("film.ttl", "roles.ttl")
"""The files of the ontology that are part of the graph, in the named graph ``graph/ontology``."""


class KnowledgeGraph:
    r"""A store of film credits, open for reading.

    Args:
        path: the store's folder.
        at: the number of an older snapshot; None for the newest.
        facts: whether to leave out the graph ``claims``: shortcuts that no trusted source bears out.

    Raises:
        StoreError: there is no store, or it cannot be read.

    >>> from kg.pipeline import ingest
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "c.csv").write_text("film,year,person,role\nHeat,1995,Michael Mann,director\n")
    >>> _ = ingest(folder / "film.kg", [str(folder / "c.csv")])
    >>> graph = KnowledgeGraph(folder / "film.kg")
    >>> [row["who"] for row in graph.query("SELECT ?who { ?film schema:director/schema:name ?who }")]
    ['Michael Mann']
    """

    def __init__(self, path: str | Path = "film.kg", *, at: int | None = None, facts: bool = False) -> None:
        self.store = Store(path, at=at)
        self.excluded = (f"{self.store.base}graph/claims",) if facts else ()

    @property
    def version(self) -> str:
        """Names this state of this store."""
        return self.store.version

    @cached_property
    def mapping(self) -> r2rml.Mapping:
        """The R2RML mapping, with the store's base of identifiers."""
        from importlib.resources import as_file, files

        from kg.rdf.r2rml import read_mapping

        with as_file(files("kg.ontology").joinpath("mapping.ttl")) as path:
            return read_mapping(path, base=self.store.base)

    def nquads(self) -> Iterator[bytes]:
        """The whole graph as N-Quads in pieces: what the mapping makes of the store, then the ontology.

        A small graph is kept beside its snapshot, so that it is made once, should Oxigraph be asked again.
        """
        kept = self.store.derived(f"{_shape()}.nq")
        if kept.is_file():
            yield kept.read_bytes()
            return
        size, pieces = 0, list[bytes]()
        for piece in chain(self.data_nquads(), [ontology_nquads(self.store.base)]):
            yield piece
            size += len(piece)
            pieces = [*pieces, piece] if size <= KEPT_BELOW else []
        if pieces:
            _keep(kept, b"".join(pieces))

    def data_nquads(self) -> Iterator[bytes]:
        """The graph without the ontology, as N-Quads in pieces."""
        from kg.rdf import quads
        from kg.rdf.dump import iter_nquads, lines

        self._evaluate_shared_views()
        yield from iter_nquads(self.store.connection, self.mapping)
        yield from lines(self.store.connection, [quads.statement(self.store.base)])

    def _evaluate_shared_views(self) -> None:
        """Put temporary tables in the place of the shared views.

        Planning nested views takes DuckDB longer than reading a small store, and each of the dump's statements would
        do it again; a temporary table of the same name goes before the view wherever other views name it.
        """
        have = {
            row[0]
            for row in self.store.connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE temporary"
            ).fetchall()
        }
        for name in SHARED_VIEWS:
            if name not in have:
                self.store.connection.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM main.{name}")

    def canonical(self, iri: str) -> str:
        """The IRI that replaces a former one; itself where none does."""
        for kind in ("film", "person"):
            if iri.startswith(f"{self.store.base}{kind}/"):
                found = lookup.current(self.store.connection, iri.removeprefix(self.store.base), kind)
                return self.store.base + found if found else iri
        return iri

    @cached_property
    def sql_engine(self) -> Engine:
        """What answers SPARQL from the store's tables; see :mod:`kg.sparql.sql`."""
        from kg.sparql.sql.engine import Engine

        stem = self.store.derived(_shape())
        return Engine(self.store.connection, lambda: self.mapping, self._other_quads, stem=stem, search=self._search)

    def prepare_queries(self) -> None:
        """Make all that queries read now, so that the first one need not."""
        self._evaluate_shared_views()
        self.sql_engine.make_tables()

    def _search(self, words: str) -> Iterator[tuple[str, float]]:
        """What ``fc:search`` finds: IRIs and scores."""
        from kg.search import search

        return ((self.store.base + hit.path, hit.score) for hit in search(self.store, words))

    def _other_quads(self) -> Iterator[tuple[Term, Term, Term, Term | None]]:
        """The quads that no mapping makes: what users bring, and the ontology."""
        from kg.rdf import quads
        from kg.rdf.dump import lines
        from kg.sparql.quads import parsed

        brought = b"".join(lines(self.store.connection, [quads.statement(self.store.base)]))
        yield from parsed(brought + ontology_nquads(self.store.base))

    def result(
        self,
        query: str,
        *,
        params: Mapping[str, Term | str | int] | None = None,
        timeout: float | None = None,
        engine: EngineName = "duckdb",
    ) -> Result:
        """The answer to a SPARQL query as :func:`kg.sparql.evaluate` gives it."""
        from kg.sparql import evaluate

        return evaluate(
            self,
            query,
            params=params,
            timeout=timeout,
            base=self.store.base,
            exclude_graphs=self.excluded,
            engine=engine,
        )

    def explained(self, query: str, *, params: Mapping[str, Term | str | int] | None = None) -> str:
        """How a SPARQL query is answered from the tables; see :func:`kg.sparql.explain`."""
        from kg.sparql import explain

        return explain(self, query, params=params, base=self.store.base, exclude_graphs=self.excluded)

    def query(
        self, query: str, *, params: Mapping[str, str] | None = None, timeout: float | None = None
    ) -> list[dict[str, Any]] | bool | rdflib.Graph:
        """The answer to a SPARQL query in Python's terms.

        Args:
            query: SPARQL 1.1, or ``@NAME`` for a named question.
            params: values of the question's parameters; films and people by name.
            timeout: seconds that it may take.

        Returns:
            for SELECT a list of dicts, unbound variables left out, numbers and booleans as Python has them; for ASK a
            bool; for CONSTRUCT and DESCRIBE an :class:`rdflib.Graph`.
        """
        from kg.sparql import Boolean, Triples

        text, terms = self.question(query, params or {})
        answer = self.result(text, params=terms, timeout=timeout)
        if isinstance(answer, Boolean):
            return answer.value
        if isinstance(answer, Triples):
            return _graph(answer)
        names = answer.variables
        return [{n: _python(t) for n, t in zip(names, row, strict=True) if t is not None} for row in answer.rows]

    def question(self, query: str, params: Mapping[str, str]) -> tuple[str, dict[str, Term]]:
        """The text of a query or a named question, and the terms of its parameters."""
        asked = queries.load(query[1:]) if query.startswith("@") else queries.parse("query", query)
        return asked.text, queries.bind(asked, params, self.resolve)

    def resolve(self, kind: str, name: str) -> str:
        """The IRI of a film, a person or a source by its name.

        Raises:
            UsageError: nothing or several things are called that.
        """
        if kind == "source":
            return self.store.base + "source/" + lookup.source_path(self.store.connection, name)
        return self.store.base + lookup.path(self.store.connection, name, kind)

    def dataset(self) -> rdflib.Dataset:
        """The whole graph as an :class:`rdflib.Dataset` in memory, for small stores and other libraries."""
        import rdflib

        dataset = rdflib.Dataset()
        dataset.parse(data=b"".join(self.nquads()), format="nquads")
        return dataset

    def to_networkx(self, around: str | None = None, *, depth: int = 1, limit: int = 300) -> Drawing:
        """The graph of the store, or of the neighbourhood of one thing; see :func:`kg.graph.build.to_graph`.

        It is a :class:`networkx.MultiDiGraph` that a notebook shows as the interactive page.
        """
        from kg.graph.build import to_graph
        from kg.graph.notebook import Drawing

        return Drawing(to_graph(self.store, around=around, depth=depth, limit=limit))

    def draw(self, query: str, *, limit: int = 300, timeout: float | None = None) -> Drawing:
        """The graph of what a CONSTRUCT or DESCRIBE query answers; see :meth:`to_networkx`.

        Raises:
            UsageError: the query asks for something else than triples.
        """
        from kg.graph.answer import from_triples
        from kg.graph.notebook import Drawing
        from kg.sparql import Triples

        answer = self.result(query, timeout=timeout)
        if not isinstance(answer, Triples):
            raise UsageError("only triples can be drawn", hint="ask with CONSTRUCT or DESCRIBE")
        return Drawing(from_triples(answer, limit=limit, query=query))

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _shape() -> str:
    """Names what the RDF's shape depends on beside the snapshot: the mapping, the ontology and this version."""
    import zlib

    from kg import __version__

    data = b"".join(vocab.text(name) for name in ("mapping.ttl", *ONTOLOGY))
    return f"{__version__}-{zlib.crc32(data):08x}"


def _keep(file: Path, data: bytes) -> None:
    """Write a file whole or not at all; where it cannot be written, it is done without."""
    import contextlib
    import os

    part = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        part.write_bytes(data)
        part.replace(file)


def ontology_nquads(base: str) -> bytes:
    """The ontology as N-Quads, sorted, in the graph ``graph/ontology``; its blank nodes become IRIs (RDF 1.1, 3.5)."""
    import pyoxigraph

    graph = pyoxigraph.NamedNode(f"{base}graph/ontology")
    lines = set()
    for name in ONTOLOGY:
        for triple in pyoxigraph.parse(vocab.text(name), format=pyoxigraph.RdfFormat.TURTLE):
            lines.add(f"{triple.subject} {triple.predicate} {triple.object} {graph} .\n")
    return "".join(sorted(lines)).encode()


def _python(term: Term) -> Any:
    """A term as Python has it: numbers and booleans, else its text."""
    if term.is_plain_number():
        return float(term.value) if any(c in term.value for c in ".eE") else int(term.value)
    if term.datatype == "http://www.w3.org/2001/XMLSchema#boolean":
        return term.value in ("true", "1")
    return term.value


def _graph(answer: Any) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    lines = (" ".join(term.n3() for term in row) + " .\n" for row in answer.rows)
    return graph.parse(data="".join(lines), format="nt")
