"""From a query's text to its plan, by what the mapping says and what is known of the tables.

A plan is made with the tables that there are; one that needs others has them made, and is made once more, with what is
then known of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.rdf import mapping as r2rml
from kg.rdf import terms
from kg.rdf.mapping import quoted
from kg.sparql import algebra
from kg.sparql.algebra import Bgp, Join, Project, Triple, Values, Var
from kg.sparql.parser import parse
from kg.sparql.parts import distinct
from kg.sparql.quads import Quad
from kg.sparql.results import Term
from kg.sparql.searching import Search, searched
from kg.sparql.sql import tables
from kg.sparql.sql.blocks import Numbers
from kg.sparql.sql.code import FALSE, Code, Op, Select, Table, Text, UnionAll
from kg.sparql.sql.databases import Databases
from kg.sparql.sql.kinds import Kinds, holes, kinds
from kg.sparql.sql.patterns import Translator
from kg.sparql.sql.plan import Plan
from kg.sparql.sql.shapes import Any, Key, Shape
from kg.sparql.sql.solutions import Solved, solved
from kg.sparql.sql.tables import Relation
from kg.sparql.sql.unfold import QUADS, Dataset, QuadPart, Quads, Unfolder, nodes_of
from kg.sparql.sql.writer import write
from kg.sparql.terms import encode

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Planner:
    """Makes plans over the tables of a connection.

    Args:
        connection: has the tables of the mapping.
        databases: where to keep what queries read.
        mapping: what the tables mean; None: nothing.
        others: gives the quads that no mapping makes.
        search: finds things by words; see :mod:`kg.sparql.searching`.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        databases: Databases,
        mapping: r2rml.Mapping | None,
        others: Callable[[], Iterable[Quad]],
        search: Search,
    ) -> None:
        self._databases, self._mapping, self._others, self._search = databases, mapping, others, search
        self._cursor = connection.cursor()
        self._relations = tables.relations(mapping) if mapping else ()
        self._know()

    def _know(self) -> None:
        """Read what the databases say that is in them; first make the table of other quads if there is none."""
        abouts = list(self._databases.about())
        if not any("quads" in about for _, about in abouts):
            self._make(())
            abouts = list(self._databases.about())
        database, said = next((name, about["quads"]) for name, about in abouts if "quads" in about)
        self._quads = Quads(f"{database}.main.{QUADS}", _parts(said["parts"], self._mapping), unique=said["unique"])
        self._known = tables.known(self._cursor, self._relations, abouts)
        self._kinds = Kinds()
        if self._mapping:
            keys = {holes(each): self._key(each) for each in self._mapping.numberings}
            self._kinds = Kinds(kinds(self._mapping, self._known, keys))

    def make(self, wanted: Iterable[Relation] | None = None) -> None:
        """Make the tables of relations, or of all; those that are there are left."""
        chosen = self._relations if wanted is None else wanted
        missing = [each for each in chosen if self._known[each.sql].domains is None]
        if missing:
            self._make(missing)
            self._know()

    def _make(self, wanted: Sequence[Relation]) -> None:
        has_quads = any("quads" in about for _, about in self._databases.about())

        def fill(connection: DuckDBPyConnection, database: str) -> dict[str, object]:
            said: dict[str, object] = {"tables": {}}
            if self._mapping and wanted:
                said["tables"] = tables.made(connection, database, self._mapping, wanted)
            if not has_quads:
                said["quads"] = tables.made_quads(connection, database, self._mapping, self._others())
            return said

        names = " ".join(["" if has_quads else QUADS, *sorted(each.name for each in wanted)])
        self._databases.make(hashlib.blake2b(names.encode(), digest_size=6).hexdigest(), fill)

    def has_graph(self, text: str) -> bool:
        """Whether the table of other quads has a graph, by the text of its name as a term."""
        query = f"SELECT 1 FROM {self._quads.table} WHERE g = ? LIMIT 1"
        return self._cursor.execute(query, [text]).fetchone() is not None

    # Numbers -----------------------------------------------------------------------------------------------------

    def _key(self, numbering: r2rml.Numbering) -> Key:
        columns = tuple(part.name for part in numbering.template if isinstance(part, r2rml.Column))
        known = self._known[tables.numbers(numbering).sql]
        table, plain = known.sql, tuple(known.plain.get(name.lower(), 0) for name in columns)
        types = tuple("VARCHAR" if name in columns else "BIGINT" for name in numbering.number)
        found: dict[tuple[str, ...], tuple[Code, ...] | None] = {}

        def find(texts: tuple[str, ...]) -> tuple[Code, ...] | None:
            if texts not in found:
                found[texts] = self._found(numbering, table, dict(zip(columns, texts, strict=True)))
            return found[texts]

        return Key(table, numbering.number, types, columns, find, plain)

    def _found(self, numbering: r2rml.Numbering, table: str, given: Mapping[str, str]) -> tuple[Code, ...] | None:
        """The numbers for some texts, as SQL."""
        inside = {name: text for name, text in given.items() if name not in numbering.number}
        wanted = [name for name in numbering.number if name not in given]
        where = " AND ".join(f"{quoted(name)} = {terms.text(text)}" for name, text in inside.items())
        query = f"SELECT {', '.join(map(quoted, wanted))} FROM {table} WHERE {where} LIMIT 1"
        row = self._cursor.execute(query).fetchone()
        if row is None:
            return None
        numbers = dict(zip(wanted, row, strict=True))
        return tuple(Text(given[name]) if name in given else Op(str(int(numbers[name]))) for name in numbering.number)

    # Plans -------------------------------------------------------------------------------------------------------

    def plan(self, query: str, *, base: str, prefixes: Mapping[str, str], dataset: Dataset) -> Plan:
        """The plan of a query; arguments and errors as for :meth:`kg.sparql.sql.engine.Engine.plan`."""
        parsed = searched(parse(query, prefixes, base), self._search)
        while True:
            found = self._solved(parsed, dataset)
            read = {part.sql for part in distinct(found.query) if isinstance(part, Table)}
            missing = [each for each in self._relations if each.sql in read and self._known[each.sql].domains is None]
            if not missing:
                return self._written(parsed, found, read)
            self.make(missing)

    def _solved(self, parsed: algebra.Query, dataset: Dataset) -> Solved:
        unused = _used_once(parsed)
        translator = Translator(Unfolder(Numbers(), self._kinds, self._quads, dataset, unused), parsed.base)
        if parsed.form != "ASK":
            return solved(translator, _descriptions(parsed) if parsed.form == "DESCRIBE" else parsed.pattern)
        blocks = translator.relation(parsed.pattern)
        parts = tuple(Select((("one", Op("1")),), block.items, block.where, limit=1) for block in blocks)
        if not parts:
            return Solved(Select((("one", Op("1")),), (), (FALSE,)), ())
        return Solved(parts[0] if len(parts) == 1 else UnionAll(parts), ())

    def _written(self, parsed: algebra.Query, found: Solved, read: set[str]) -> Plan:
        names = tuple(var.name for var in parsed.vars)
        if parsed.form == "DESCRIBE":
            names = ("subject", "predicate", "object")
        databases = tuple(name for name in self._databases.names if any(sql.startswith(f"{name}.") for sql in read))
        template = tuple(tuple(_node(node) for node in nodes_of(triple)) for triple in parsed.template)
        return Plan(parsed.form, write(found.query), names, found.columns, template, databases)  # type: ignore[arg-type]


def _parts(
    rows: Iterable[tuple[str, int, int, list[str] | None, list[str] | None]], mapping: r2rml.Mapping | None
) -> dict[str, tuple[QuadPart, ...]]:
    """By predicate, the shapes of subjects and objects in the table of other quads."""
    shapes = tables.quad_shapes(mapping)

    def shape(at: int, heads: list[str] | None) -> Shape:
        return shapes[at] if at else Any(None if heads is None else frozenset(heads))

    found: dict[str, tuple[QuadPart, ...]] = {}
    for p, sk, ok, subjects, objects in rows:
        found[p] = (*found.get(p, ()), QuadPart(sk, ok, shape(sk, subjects), shape(ok, objects)))
    return found


def _node(node: object) -> str:
    """A node of a template, as :class:`Plan` has it."""
    if isinstance(node, Term):
        return encode(node)
    assert isinstance(node, Var)
    return f"_{node.name.strip('._')}" if node.hidden else f"?{node.name}"


def _used_once(query: algebra.Query) -> frozenset[str]:
    """Variables that stand in one place only, and so have no bearing on the answer."""
    if any(a.arg is None and a.distinct for a in algebra.aggregates(query)):
        return frozenset()
    counts = Counter(var.name for var in algebra.variables(query))
    described = {node.name for node in query.described if isinstance(node, Var)}
    return frozenset(name for name, number in counts.items() if number == 1 and name not in described)


def _descriptions(query: algebra.Query) -> algebra.Pattern:
    """All triples whose subject is described."""
    parts: list[algebra.Pattern] = []
    whole = (Var("subject"), Var("predicate"), Var("object"))
    for node in query.described:
        if isinstance(node, Term):
            subjects: algebra.Pattern = Values((whole[0],), ((node,),))
        else:
            named = algebra.Extend(query.pattern, whole[0], node)
            bound = algebra.Filter(algebra.Call("BOUND", (whole[0],)), named)
            subjects = Project(bound, (whole[0],), distinct=True)
        parts.append(Join(subjects, Bgp((Triple(*whole),))))
    pattern = parts[0] if parts else Values(whole, ())
    for part in parts[1:]:
        pattern = algebra.Union(pattern, part)
    return Project(pattern, whole)
