"""A store of film credits as a store of rdflib: ``rdflib.Graph(store="KG")`` reads it in place, nothing is copied.

It has the interface of :class:`rdflib.store.Store` (https://rdflib.readthedocs.io/en/stable/apidocs/rdflib.store/) and
the triples of ``kg export``: patterns and SPARQL are answered from the tables (:mod:`kg.sparql.sql`). It cannot be
written to.

A graph without a name, as ``rdflib.Graph(store="KG")`` makes it, is the union of all graphs, and one whose name is an
IRI is that named graph. The default graph of a :class:`rdflib.Dataset` is empty unless it is made with
``default_union=True``, as every triple stands in a named graph.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.store import VALID_STORE, Store

from kg.errors import StoreError
from kg.knowledge_graph import KnowledgeGraph
from kg.sparql import results
from kg.sparql.lexer import tokens
from kg.sparql.prefixes import known
from kg.sparql.prepare import prepare
from kg.sparql.sql.unfold import Dataset
from kg.sparql.syntax import checked

if TYPE_CHECKING:
    from rdflib.term import Identifier, Node

Pattern = tuple["Node | None", "Node | None", "Node | None"]
_STRING = rdflib.XSD.string
_UNION = "__UNION__"


class KG(Store):
    r"""A store that is open for reading; ``configuration`` is its folder.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from kg.pipeline import ingest
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "c.csv").write_text("film,year,person,role\nHeat,1995,Michael Mann,director\n")
    >>> _ = ingest(folder / "film.kg", [str(folder / "c.csv")])
    >>> graph = rdflib.Graph(store=KG(str(folder / "film.kg")))
    >>> film = graph.value(predicate=rdflib.SDO.name, object=rdflib.Literal("Heat"))
    >>> [str(graph.value(who, rdflib.SDO.name)) for who in graph.objects(film, rdflib.SDO.director)]
    ['Michael Mann']
    """

    context_aware = True
    graph_aware = True

    def __init__(self, configuration: str | None = None, identifier: Identifier | None = None) -> None:
        self._opened: KnowledgeGraph | None = None
        self._base = ""
        self._namespaces: dict[str, rdflib.URIRef] = {}
        self._graphs: dict[rdflib.URIRef, rdflib.Graph] = {}
        super().__init__(configuration, identifier)

    # Opening -----------------------------------------------------------------------------------------------------

    def open(self, configuration: str | tuple[str, str], create: bool = False) -> int:  # noqa: ARG002
        """Open the store in a folder; ``create`` makes none.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        self.close()
        self._opened = KnowledgeGraph(str(configuration))
        self._base = self._opened.store.base
        for prefix, namespace in known(self._base).items():
            self.bind(prefix, rdflib.URIRef(namespace))
        return VALID_STORE

    def close(self, commit_pending_transaction: bool = False) -> None:  # noqa: ARG002
        """Close the store; it can be opened again."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    @property
    def _graph(self) -> KnowledgeGraph:
        if self._opened is None:
            raise StoreError("no store is open", hint='name its folder: graph.open("film.kg")')
        return self._opened

    # Reading -----------------------------------------------------------------------------------------------------

    def triples(
        self, triple_pattern: Pattern, context: rdflib.Graph | None = None
    ) -> Iterator[tuple[tuple[Node, Node, Node], Iterator[rdflib.Graph]]]:
        """The triples that match a pattern, None for anything, each with the graph that it stands in."""
        names = [
            f"?{name}" if node is None else _term(node).n3() for node, name in zip(triple_pattern, "spo", strict=True)
        ]
        if not _may_be(triple_pattern):
            return
        for row in self._rows(f"SELECT * {{ GRAPH ?g {{ {' '.join(names)} }} }}", context):
            found = [row.get(name, node) for name, node in zip("spo", triple_pattern, strict=True)]
            yield tuple(found), iter([self._named(row["g"])])  # type: ignore[misc]

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        """How many triples a graph has, or all."""
        return int(next(self._rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", context))["n"])

    def contexts(self, triple: Pattern | None = None) -> Generator[rdflib.Graph, None, None]:
        """The graphs that have a triple, or any."""
        pattern = triple or (None, None, None)
        if _may_be(pattern):
            for row in self._rows(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {_text(pattern)} }} }}", None):
                yield self._named(row["g"])

    def _rows(self, text: str, context: rdflib.Graph | None) -> Iterator[dict[str, Any]]:
        """The solutions of a query whose GRAPH ?g sees one graph or all."""
        engine = self._graph.sql_engine
        chosen = _chosen(getattr(context, "identifier", context))
        plan = engine.plan(text, base=self._base, prefixes={}, dataset=Dataset(named=chosen))
        answer = engine.answer(plan)
        assert isinstance(answer, results.Solutions)
        for row in answer.rows:
            yield {n: _node(term) for n, term in zip(answer.variables, row, strict=True) if term is not None}

    def _named(self, name: rdflib.URIRef) -> rdflib.Graph:
        if name not in self._graphs:
            self._graphs[name] = rdflib.Graph(self, name, bind_namespaces="none")
        return self._graphs[name]

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **_: Any,
    ) -> Result:
        """The answer to a SPARQL query; see :func:`kg.sparql.evaluate`.

        ``initNs`` goes before the prefixes that need no declaration, ``initBindings`` are parameters; a query that
        rdflib has prepared is evaluated by rdflib, pattern by pattern.

        Raises:
            QueryError: the syntax is wrong, or it asks for what there is not.
        """
        if not isinstance(query, str):
            raise NotImplementedError
        graph, base = self._graph, self._base
        prefixes = known(base) | {prefix: str(namespace) for prefix, namespace in initNs.items()}
        names = {token.text[1:] for token in tokens(query) if token.kind == "variable"}
        params = {str(name): _term(node) for name, node in initBindings.items() if str(name) in names}
        prepared = prepare(query, params, prefixes, base, graph.canonical)
        checked(prepared, base, prefixes)
        default = prepared.default if prepared.default is not None else _chosen(queryGraph)
        seen = Dataset(default, prepared.named)
        plan = graph.sql_engine.plan(prepared.text, base=base, prefixes=prefixes, dataset=seen)
        answer = graph.sql_engine.answer(plan)
        if isinstance(answer, results.Solutions):
            return _solutions(answer, prepared.columns(answer.variables))
        return _boolean(answer) if isinstance(answer, results.Boolean) else _graph_of(answer)

    # Namespaces, which are rdflib's alone ------------------------------------------------------------------------

    def bind(self, prefix: str, namespace: rdflib.URIRef, override: bool = True) -> None:
        """Take a prefix for a namespace, for writing terms."""
        if override or (prefix not in self._namespaces and self.prefix(namespace) is None):
            for old in [each for each, has in self._namespaces.items() if has == namespace]:
                del self._namespaces[old]
            self._namespaces[prefix] = rdflib.URIRef(namespace)

    def prefix(self, namespace: rdflib.URIRef) -> str | None:
        """The prefix of a namespace."""
        return next((prefix for prefix, has in self._namespaces.items() if has == namespace), None)

    def namespace(self, prefix: str) -> rdflib.URIRef | None:
        """The namespace of a prefix."""
        return self._namespaces.get(prefix)

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        """All prefixes with their namespaces."""
        yield from list(self._namespaces.items())

    # Writing, which is refused -----------------------------------------------------------------------------------

    def add(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise self._refused("a triple cannot be added")

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: N802
        """Refused, unless there is nothing to add."""
        for _ in quads:
            raise self._refused("a triple cannot be added")

    def remove(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise self._refused("a triple cannot be removed")

    def update(self, *_: Any, **__: Any) -> NoReturn:
        """Refused."""
        raise self._refused("SPARQL Update is not to be had")

    def destroy(self, *_: Any) -> NoReturn:
        """Refused."""
        raise self._refused("the store cannot be destroyed")

    def add_graph(self, *_: Any) -> None:
        """Nothing: rdflib says this of every graph that is asked for by name."""

    def remove_graph(self, *_: Any) -> NoReturn:
        """Refused."""
        raise self._refused("a graph cannot be removed")

    def _refused(self, what: str) -> StoreError:
        path = self._opened.store.path if self._opened else None
        return StoreError(
            f"{what}: rdflib reads the store alone", path=path, hint="`kg ingest` and `kg forget` change it"
        )


def _chosen(identifier: Any) -> tuple[str, ...] | None:
    """The graphs that a name of rdflib's stands for; None for all."""
    if identifier is None or isinstance(identifier, rdflib.BNode) or identifier == _UNION:
        return None
    return () if identifier == DATASET_DEFAULT_GRAPH_ID else (str(identifier),)


def _may_be(pattern: Pattern) -> bool:
    """Whether a triple of the store may match: there are no blank nodes, and literals are objects."""
    subject, predicate, value = pattern
    iris = all(node is None or isinstance(node, rdflib.URIRef) for node in (subject, predicate))
    return iris and (value is None or isinstance(value, rdflib.URIRef | rdflib.Literal))


def _text(pattern: Pattern) -> str:
    """The pattern in SPARQL, with the variables s, p and o."""
    return " ".join(f"?{name}" if node is None else _term(node).n3() for node, name in zip(pattern, "spo", strict=True))


def _term(node: Any) -> results.Term:
    if isinstance(node, rdflib.Literal):
        datatype = None if node.datatype in (None, _STRING, rdflib.RDF.langString) else str(node.datatype)
        return results.Term("literal", str(node), datatype, node.language)
    return results.Term("bnode" if isinstance(node, rdflib.BNode) else "iri", str(node))


def _node(term: results.Term) -> Any:
    """The term in rdflib's words; a literal keeps the lexical form that the store gives it."""
    if term.kind == "iri":
        return rdflib.URIRef(term.value)
    if term.kind == "bnode":
        return rdflib.BNode(term.value)
    datatype = rdflib.URIRef(term.datatype) if term.datatype else None
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def _solutions(answer: results.Solutions, order: list[int]) -> Result:
    found = Result("SELECT")
    names = [rdflib.Variable(answer.variables[at]) for at in order]
    found.vars = names

    def bindings() -> Iterator[dict[rdflib.Variable, Any]]:
        for row in answer.rows:
            cells = ((name, row[at]) for name, at in zip(names, order, strict=True))
            yield {name: _node(term) for name, term in cells if term is not None}

    found.bindings = bindings()
    return found


def _boolean(answer: results.Boolean) -> Result:
    found = Result("ASK")
    found.askAnswer = answer.value
    return found


def _graph_of(answer: results.Triples) -> Result:
    found = Result("CONSTRUCT")
    found.graph = rdflib.Graph()
    for subject, predicate, value in answer.rows:
        found.graph.add((_node(subject), _node(predicate), _node(value)))
    return found
