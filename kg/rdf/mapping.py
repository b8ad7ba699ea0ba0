"""The mapping of tables to RDF, W3C R2RML (https://www.w3.org/TR/r2rml/), as dataclasses and as flat quad maps.

:mod:`kg.rdf.r2rml` reads a document into a :class:`Mapping`. :func:`quad_maps` flattens it: one :class:`QuadMap` is one
kind of quad, with the relation that its rows come from and a term map for each of its four places. Dumps and queries
both start there, and both use what can be said without looking at any row: whether two term maps can ever give the
same term (:func:`may_equal`), and whether no two rows can give the same quad (:func:`is_distinct`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

Kind = Literal["iri", "blank", "literal"]

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a logical table, as a part of a template; names are compared as SQL does, without regard to case."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMap:
    """How a row becomes an RDF term; exactly one of ``constant``, ``column`` and ``template`` is set.

    Attributes:
        kind: the kind of term.
        constant: an IRI, or the lexical form of a literal.
        column: the column whose value is the term: an IRI as it stands, the natural RDF literal of an SQL value, ...
        template: literal text and columns in turn. In an IRI, columns are percent-encoded, and a relative template
            has the base put before it already, so that it begins with a scheme unless a column stands in it.
        datatype: IRI of the datatype; None for a plain string and, with ``column``, for the natural datatype of the
            SQL type (R2RML, section 10.2), which only the database knows.
        language: BCP 47 tag.
        number: columns that are equal in two rows just where the template's are, and quicker to compare; none, if none
            are stated. See :class:`Numbering`.
        among: SQL that gives all values that the one column can have, and maybe more; None: they are not known before.
    """

    kind: Kind
    constant: str | None = None
    column: str | None = None
    template: tuple[str | Column, ...] | None = None
    datatype: str | None = None
    language: str | None = None
    number: tuple[str, ...] = ()
    among: str | None = None

    @property
    def parts(self) -> tuple[str | Column, ...]:
        """Its text and columns in turn, of which a constant and a column have one."""
        return self.template or (Column(self.column) if self.column is not None else self.constant or "",)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns that the term is made of, each once, in order.

        >>> TermMap(kind="iri", template=("film/", Column("space"), "/", Column("local"))).columns
        ('space', 'local')
        """
        return tuple(dict.fromkeys(part.name for part in self.parts if isinstance(part, Column)))

    @property
    def injective(self) -> bool:
        """Whether equal terms come from equal values: reserved characters part the columns of an IRI template.

        >>> TermMap(kind="iri", template=("film/", Column("space"), "/", Column("local"))).injective
        True
        >>> TermMap(kind="iri", template=("film/", Column("space"), "-", Column("local"))).injective
        False
        """
        if self.template is None:
            return self.column is None or self.kind != "iri"
        if self.kind != "iri" and len(self.columns) < 2:
            return True
        return self.kind == "iri" and all(_RESERVED.search(text) for text in _between(self.template))


@dataclass(frozen=True, slots=True)
class Source:
    """A logical table: a base table or view, named with its schema if need be, or an SQL query; and its unique keys."""

    table: tuple[str, ...] = ()
    query: str | None = None
    keys: tuple[frozenset[str], ...] = ()

    @property
    def sql(self) -> str:
        """What can stand behind FROM.

        >>> Source(table=("main", "Country Info")).sql
        '"main"."Country Info"'
        """
        return f"({self.query}\n)" if self.query is not None else ".".join(map(quoted, self.table))


def quoted(name: str) -> str:
    """A name as an SQL identifier.

    >>> print(quoted('say "hi" twice'))
    "say ""hi"" twice"
    """
    return '"' + name.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class RefObjectMap:
    """Objects that are the subjects of another triples map, found by equal columns: (child's, parent's) pairs."""

    parent: str
    joins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PredicateObjectMap:
    """Every predicate with every object; ``graphs`` are those named here; None in them is the default graph."""

    predicates: tuple[TermMap, ...]
    objects: tuple[TermMap | RefObjectMap, ...]
    graphs: tuple[TermMap | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TriplesMap:
    """A triples map; ``name`` is its IRI; ``graphs`` hold for all its triples, those of its classes included."""

    name: str
    source: Source
    subject: TermMap
    classes: tuple[str, ...] = ()
    graphs: tuple[TermMap | None, ...] = ()
    predicate_object_maps: tuple[PredicateObjectMap, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the numbers of a template (``fc:number``) stand for.

    Attributes:
        template: the template, whose columns are columns of ``query``.
        number: columns of ``query``, in the order of each term map's ``number``.
        query: SQL that gives each number once.
    """

    template: tuple[str | Column, ...]
    number: tuple[str, ...]
    query: str


@dataclass(frozen=True)
class Mapping:
    """A whole mapping; ``base`` stands before relative IRIs."""

    base: str
    triples_maps: tuple[TriplesMap, ...]
    numberings: tuple[Numbering, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, TriplesMap]:
        """The triples maps by their IRIs."""
        return {triples_map.name: triples_map for triples_map in self.triples_maps}


@dataclass(frozen=True, slots=True)
class Join:
    """The other table of a joined quad map; ``on`` are pairs of a column of the source and one of ``parent``."""

    parent: Source
    on: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuadMap:
    """One kind of quad: each row of ``source`` gives one, unless a column that a term needs is NULL.

    Attributes:
        name: IRI of the triples map that it comes from.
        graph: None is the default graph.
        join: where it is set, the rows are those of the join, and ``object`` speaks of columns of ``join.parent``.
    """

    name: str
    source: Source
    subject: TermMap
    predicate: TermMap
    object: TermMap
    graph: TermMap | None = None
    join: Join | None = None

    @property
    def terms(self) -> tuple[TermMap, ...]:
        """Its term maps: subject, predicate, object and, unless it is the default graph, graph."""
        return (self.subject, self.predicate, self.object, *([self.graph] if self.graph else []))


def quad_maps(mapping: Mapping) -> tuple[QuadMap, ...]:
    """The mapping as a flat list, in the order of the document; within a triples map its classes come first.

    >>> film = TermMap(kind="iri", template=("http://a.example/film/", Column("id")))
    >>> table = TriplesMap("http://a.example/#Film", Source(("film",)), film, ("https://schema.org/Movie",))
    >>> [quad.object.constant for quad in quad_maps(Mapping("http://a.example/", (table,)))]
    ['https://schema.org/Movie']
    """
    return tuple(dict.fromkeys(quad for each in mapping.triples_maps for quad in _quads_of(mapping, each)))


def _quads_of(mapping: Mapping, each: TriplesMap) -> Iterator[QuadMap]:
    """The quad maps of one triples map."""
    for iri in each.classes:
        for graph in each.graphs or (None,):
            predicate, object_ = TermMap(kind="iri", constant=RDF_TYPE), TermMap(kind="iri", constant=iri)
            yield QuadMap(each.name, each.source, each.subject, predicate, object_, graph)
    for pair in each.predicate_object_maps:
        for object_or_ref in pair.objects:
            object_, join = _object(mapping, object_or_ref)
            for predicate in pair.predicates:
                for graph in (*each.graphs, *pair.graphs) or (None,):
                    yield QuadMap(each.name, each.source, each.subject, predicate, object_, graph, join)


def _object(mapping: Mapping, wanted: TermMap | RefObjectMap) -> tuple[TermMap, Join | None]:
    """The term map of an object, and the join that it needs; without conditions, the parent's row is the child's."""
    if isinstance(wanted, TermMap):
        return wanted, None
    parent = mapping.by_name[wanted.parent]
    return parent.subject, Join(parent.source, wanted.joins) if wanted.joins else None


# What is true of every row ------------------------------------------------------------------------------------------

# Percent-encoding leaves none of these in a value, so in a template they stand where the author wrote them.
_RESERVED = re.compile(r"[:/?#\[\]@!$&'()*+,;=]")
_HOLE = "\0"


def may_equal(one: TermMap | None, other: TermMap | None) -> bool:
    """Whether some rows could make both maps give the same term; None is the default graph. Never wrongly False.

    >>> film = TermMap(kind="iri", template=("http://a.example/film/", Column("a"), "/", Column("b")))
    >>> title = TermMap(kind="iri", template=("http://a.example/film/", Column("a"), "/", Column("b"), "/title"))
    >>> heat = TermMap(kind="iri", constant="http://a.example/film/imdb/tt0113277")
    >>> may_equal(film, title), may_equal(film, heat)
    (False, True)
    """
    if one is None or other is None:
        return one is other
    if one.constant is not None and other.constant is not None:
        return one == other
    if one.kind != other.kind or not _same_type(one, other):
        return False
    if one.column is not None or other.column is not None:
        return True
    first, second = _pattern(one), _pattern(other)
    if one.kind != "iri":
        return _parts_meet(first, second)
    return _iris_meet(first, second)


def _same_type(one: TermMap, other: TermMap) -> bool:
    """Whether two literals can have the same language and datatype; a column's natural datatype can be any."""
    if one.kind != "literal" or (one.language or "").lower() != (other.language or "").lower():
        return one.kind != "literal"
    if any(term.column is not None and term.datatype is None for term in (one, other)):
        return True
    return (one.datatype or XSD + "string") == (other.datatype or XSD + "string")


def _pattern(term: TermMap) -> str:
    """Its text with a hole for each column."""
    return "".join(_HOLE if isinstance(part, Column) else part for part in term.parts)


@lru_cache(maxsize=4096)
def _iris_meet(one: str, other: str) -> bool:
    """Whether two IRI patterns can be filled to be the same: what stands between reserved characters must meet."""
    if not (one.partition(_HOLE)[0] and other.partition(_HOLE)[0]):
        return True
    delimiters = [_RESERVED.findall(text) for text in (one, other)]
    pairs = zip(_RESERVED.split(one), _RESERVED.split(other), strict=False)
    return delimiters[0] == delimiters[1] and all(_parts_meet(first, second) for first, second in pairs)


def _parts_meet(one: str, other: str) -> bool:
    """Whether two patterns agree as far as the first hole from the front and from the back."""
    if _HOLE not in one and _HOLE not in other:
        return one == other
    if _HOLE not in one or _HOLE not in other:
        holed, plain = (one, other) if _HOLE in one else (other, one)
        pattern = ".*".join(re.escape(text) for text in holed.split(_HOLE))
        return re.fullmatch(pattern, plain, re.DOTALL) is not None
    heads = [text.partition(_HOLE)[0] for text in (one, other)]
    tails = [text.rpartition(_HOLE)[2] for text in (one, other)]
    return (heads[0].startswith(heads[1]) or heads[1].startswith(heads[0])) and (
        tails[0].endswith(tails[1]) or tails[1].endswith(tails[0])
    )


def _between(template: tuple[str | Column, ...]) -> Iterator[str]:
    """The text between each two neighbouring columns of a template."""
    pieces = _pattern(TermMap(kind="iri", template=template)).split(_HOLE)
    yield from pieces[1:-1]


def may_overlap(one: QuadMap, other: QuadMap) -> bool:
    """Whether the two could give the same quad. Never wrongly False."""
    return (
        may_equal(one.predicate, other.predicate)
        and may_equal(one.graph, other.graph)
        and may_equal(one.object, other.object)
        and may_equal(one.subject, other.subject)
    )


def determined(quad: QuadMap) -> tuple[frozenset[str], frozenset[str]]:
    """The columns of the source, and of the join's parent, whose values the quad tells; in lower case."""
    terms = [term for term in quad.terms if term.injective]
    child = {name.lower() for term in terms if quad.join is None or term is not quad.object for name in term.columns}
    parent = {name.lower() for name in quad.object.columns} if quad.join and quad.object.injective else set()
    for left, right in quad.join.on if quad.join else ():
        if left.lower() in child or right.lower() in parent:
            child.add(left.lower())
            parent.add(right.lower())
    return frozenset(child), frozenset(parent)


def is_distinct(quad: QuadMap) -> bool:
    """Whether no two rows give the same quad, by the unique keys that the mapping states.

    >>> film = TermMap(kind="iri", template=("http://a.example/film/", Column("id")))
    >>> name = TermMap(kind="iri", constant="https://schema.org/name")
    >>> keyed = Source(("film",), keys=(frozenset({"id"}),))
    >>> title = TermMap(kind="literal", column="title")
    >>> [is_distinct(QuadMap("#F", source, film, name, title)) for source in (keyed, Source(("film",)))]
    [True, False]
    """
    child, parent = determined(quad)
    if not any(key <= child for key in quad.source.keys):
        return False
    if quad.join is None:
        return True
    return any(key <= parent | {right.lower() for _, right in quad.join.on} for key in quad.join.parent.keys)
