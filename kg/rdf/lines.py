"""SELECT statements whose values are lines of N-Quads, for quad maps of one relation.

A statement is built in layers, each a sub-query of the next: the relation's columns, filtered and sorted; the lexical
forms of those that are not text; their escaped or percent-encoded texts; the subject, which all lines of a row share;
the lines. So nothing is computed twice, and the sort carries nothing but columns. ``concat`` is called once a line:
DuckDB takes four times as long to join the same pieces by ``||``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.errors import InputError, first_line
from kg.rdf import terms
from kg.rdf.mapping import Column, Join, QuadMap, Source, TermMap, quoted

if TYPE_CHECKING:
    import duckdb

Invalid = Literal["raise", "skip"]
Side = Literal["a", "b"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Ref:
    """An SQL expression, mostly a column of a sub-query, as a piece of text beside constant ones."""

    sql: str


Piece = str | Ref


class Tables:
    """The columns of logical tables and their SQL types, asked of the database once each."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.known: dict[Source, dict[str, tuple[str, str]]] = {}

    def columns(self, source: Source, name: str) -> dict[str, tuple[str, str]]:
        """Name and type of each column, by its name in lower case.

        Raises:
            InputError: there is no such table, the query fails, or two of its columns have one name.
        """
        if source not in self.known:
            self.known[source] = self._described(source, name)
        return self.known[source]

    def _described(self, source: Source, name: str) -> dict[str, tuple[str, str]]:
        import duckdb

        try:
            # Within brackets, a query cannot end and another statement begin.
            query = f"({source.query}\n)" if source.query is not None else f"SELECT * FROM {source.sql}"
            rows = self.connection.execute(f"DESCRIBE {query}").fetchall()
        except duckdb.Error as error:
            raise InputError(f"triples map <{name}>: {first_line(error)}") from error
        columns = {row[0].lower(): (row[0], row[1]) for row in rows}
        if len(columns) < len(rows):
            raise InputError(f"triples map <{name}>: two columns of its query have the same name")
        return columns


class Layers:
    """The sub-queries under a statement: columns of a relation, their lexical forms, texts made of those.

    Args:
        tables: where columns are looked up.
        name: the triples map, for messages.
        source, join: the relation; in ``join`` it is called ``a`` and the parent ``b``.
    """

    def __init__(self, tables: Tables, name: str, source: Source, join: Join | None = None) -> None:
        self.tables, self.name, self.source, self.join = tables, name, source, join
        self.raw: dict[str, str] = {}
        self.forms: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def find(self, name: str, side: Side) -> tuple[str, str]:
        """A column of the relation as SQL, and its SQL type.

        Raises:
            InputError: there is no such column.
        """
        source = self.join.parent if side == "b" and self.join else self.source
        columns = self.tables.columns(source, self.name)
        if name.lower() not in columns:
            hint = f"it has {', '.join(each for each, _ in columns.values())}"
            raise InputError(f"triples map <{self.name}>: its table has no column {name!r}", hint=hint)
        exact, sql_type = columns[name.lower()]
        return f"{side}.{quoted(exact)}", sql_type

    def column(self, name: str, side: Side) -> str:
        """The first layer's name for a column of the relation."""
        return self.raw.setdefault(self.find(name, side)[0], f"c{len(self.raw)}")

    def form(self, name: str, side: Side) -> tuple[str, terms.Natural]:
        """The second layer's name for the lexical form of a column, and what its type is in RDF."""
        value, natural = self.column(name, side), terms.natural(self.find(name, side)[1])
        if natural.is_text:
            return value, natural
        return self.forms.setdefault(natural.lexical(value), f"l{len(self.forms)}"), natural

    def text(self, expression: str) -> Ref:
        """The third layer's name for an expression over lexical forms."""
        return Ref(self.texts.setdefault(expression, f"t{len(self.texts)}"))

    def relation(self) -> str:
        """What stands behind FROM."""
        if self.join is None:
            return f"{self.source.sql} AS a"
        on = " AND ".join(f"{self.find(left, 'a')[0]} = {self.find(right, 'b')[0]}" for left, right in self.join.on)
        return f"{self.source.sql} AS a JOIN {self.join.parent.sql} AS b ON {on}"

    def sql(self, needed: Iterable[str], order: Sequence[str] = ()) -> str:
        """The layers, for rows where no ``needed`` name is NULL, in the order of some names of the first."""
        needed = list(dict.fromkeys(needed))
        columns = ", ".join(f"{expression} AS {name}" for expression, name in self.raw.items()) or "1 AS c0"
        early = [name for name in needed if name in self.raw.values()]
        sql = f"SELECT {columns}\nFROM {self.relation()}{_where(early)}"
        sql += f"\nORDER BY {', '.join(order)}" if order else ""
        for layer in filter(None, (self.forms, self.texts)):
            made = ", ".join(f"{expression} AS {name}" for expression, name in layer.items())
            sql = f"SELECT *, {made}\nFROM ({sql})"
        late = [name for name in needed if name not in early]
        return f"SELECT *\nFROM ({sql}){_where(late)}" if late else sql


def _where(names: Iterable[str]) -> str:
    conditions = not_null(names)
    return f"\nWHERE {conditions}" if conditions else ""


def not_null(names: Iterable[str]) -> str:
    """The condition that none of the names is NULL."""
    return " AND ".join(f"{name} IS NOT NULL" for name in names)


def concat(pieces: Iterable[Piece]) -> str:
    """Pieces of text as one expression.

    >>> concat(["<", "a", Ref("t0"), ">"])
    "concat('<a', t0, '>')"
    """
    merged: list[Piece] = []
    for piece in pieces:
        if merged and isinstance(piece, str) and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return f"concat({', '.join(each.sql if isinstance(each, Ref) else terms.text(each) for each in merged)})"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of N-Quads or a part of one, and the names that must not be NULL for it to be."""

    pieces: tuple[Piece, ...]
    needed: tuple[str, ...]

    def __add__(self, other: Line) -> Line:
        return Line(self.pieces + other.pieces, tuple(dict.fromkeys(self.needed + other.needed)))


@dataclass(frozen=True, slots=True)
class Writer:
    """Term maps as pieces of N-Quads, over the layers of one relation.

    Attributes:
        layers: the sub-queries, which grow by what the terms need.
        base: the base IRI.
        invalid: whether a value that cannot be a term raises or leaves its quads out.
    """

    layers: Layers
    base: str
    invalid: Invalid = "raise"

    def predicate_object(self, quad: QuadMap) -> Line:
        """The line of a quad behind its subject."""
        line = Line((" ",), ()) + self.term(quad.predicate) + Line((" ",), ())
        line += self.term(quad.object, "b" if quad.join else "a")
        if quad.graph is not None:
            line += Line((" ",), ()) + self.term(quad.graph)
        return line + Line((" .",), ())

    def term(self, term: TermMap, side: Side = "a") -> Line:
        """A term, and the names that must not be NULL for it to be."""
        if term.constant is not None:
            return Line((terms.constant(term),), ())
        pieces = {"iri": self.iri, "blank": self.blank, "literal": self.literal}[term.kind](term, side)
        checked = [piece.sql for piece in pieces if isinstance(piece, Ref)] if self.invalid == "skip" else []
        return Line(tuple(pieces), (*(self.layers.column(name, side) for name in term.columns), *checked))

    def iri(self, term: TermMap, side: Side) -> list[Piece]:
        """A template that begins with a scheme gives IRIs for certain; all else has to be looked at row by row."""
        parts = term.parts
        if isinstance(parts[0], str) and _SCHEME.match(parts[0]):
            return ["<", *self.each(parts, side, terms.percent_encoded), ">"]
        whole = self.whole(parts, side, terms.percent_encoded if term.template else str)
        return ["<", self.layers.text(terms.resolved(whole, self.base, self.bad(whole, "an IRI"))), ">"]

    def blank(self, term: TermMap, side: Side) -> list[Piece]:
        """A label that any text can give."""
        return ["_:", self.layers.text(terms.blank_label(self.whole(term.parts, side, str)))]

    def literal(self, term: TermMap, side: Side) -> list[Piece]:
        """A literal with its datatype or language."""
        inherent = self.layers.form(term.column, side)[1].datatype if term.column is not None else None
        datatype = term.datatype or (None if term.language else inherent)
        end = '"' + terms.suffix(datatype, term.language)
        if term.datatype and term.datatype != inherent and terms.is_checked(term.datatype):
            whole = self.whole(term.parts, side, str)
            bad = self.bad(whole, f"of datatype <{term.datatype}>")
            return ['"', self.layers.text(terms.typed(whole, term.datatype, bad)), end]
        written = [part if isinstance(part, Column) else terms.escape(part) for part in term.parts]
        return ['"', *self.each(written, side, terms.escaped), end]

    def each(self, parts: Iterable[str | Column], side: Side, encode: Callable[[str], str]) -> Iterator[Piece]:
        """Pieces for constant text and columns, these encoded unless no value of their type needs it."""
        for part in parts:
            if isinstance(part, str):
                yield part
            else:
                value, natural = self.layers.form(part.name, side)
                yield Ref(value) if natural.is_simple else self.layers.text(encode(value))

    def whole(self, parts: Iterable[str | Column], side: Side, encode: Callable[[str], str]) -> str:
        """An expression for a text that has to be judged as a whole."""
        values = [
            terms.text(part) if isinstance(part, str) else encode(self.layers.form(part.name, side)[0])
            for part in parts
        ]
        return values[0] if len(values) == 1 else f"({' || '.join(values)})"

    def bad(self, value: str, what: str) -> str:
        """The expression for a value that cannot be a term."""
        return "NULL" if self.invalid == "skip" else f"error({value} || {terms.text(f' is not {what}')})"
