"""Reads an R2RML document, W3C R2RML (https://www.w3.org/TR/r2rml/), and checks every rule of the recommendation.

What :func:`read_mapping` returns needs no further checks, but for the columns and tables, which only the database
knows. Three properties are our own. ``fc:uniqueKey ("source" "n")`` on a logical table names columns of which no two
rows hold the same values (NULLs aside). It may be repeated. Where it is missing, rows are taken to repeat. A term map
with a template may have an ``fc:number ("film")``; a node with that template, ``fc:number`` and ``rr:sqlQuery`` then
says what the numbers stand for; see :class:`kg.rdf.mapping.Numbering`. One with a template of one column may have an
``fc:among "SELECT ..."``, which gives all values that the column can have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar, get_args

from kg.errors import InputError
from kg.rdf.mapping import (
    XSD,
    Column,
    Kind,
    Mapping,
    Numbering,
    PredicateObjectMap,
    RefObjectMap,
    Source,
    TermMap,
    TriplesMap,
)

if TYPE_CHECKING:
    import pyoxigraph as ox

T = TypeVar("T")

RR = "http://www.w3.org/ns/r2rml#"
UNIQUE_KEY = "https://w3id.org/film-kg/ontology#uniqueKey"
NUMBER = "https://w3id.org/film-kg/ontology#number"
AMONG = "https://w3id.org/film-kg/ontology#among"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PROPERTIES = frozenset(
    """child class column constant datatype graph graphMap inverseExpression joinCondition language logicalTable object
    objectMap parent parentTriplesMap predicate predicateMap predicateObjectMap sqlQuery sqlVersion subject subjectMap
    tableName template termType""".split()
)
_KINDS: dict[str, Kind] = {RR + "IRI": "iri", RR + "BlankNode": "blank", RR + "Literal": "literal"}
_ALLOWED: dict[str, tuple[Kind, ...]] = {
    "subject": ("iri", "blank"),
    "predicate": ("iri",),
    "object": get_args(Kind),
    "graph": ("iri",),
}
# BCP 47; a primary subtag of more than three letters would be well-formed, but none has ever been registered.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|i-[a-z]+)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NAME = re.compile(r'"((?:[^"]|"")+)"|([^".]+)')


def read_mapping(path: str | Path, *, base: str) -> Mapping:
    """The mapping in a file; see :func:`parse_mapping`."""
    try:
        document = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from error
    return parse_mapping(document, base=base, path=path)


def parse_mapping(document: str | bytes, *, base: str, path: str | Path = "mapping") -> Mapping:
    """The mapping in an R2RML document in Turtle.

    Args:
        document: the text, or its bytes in UTF-8.
        base: an absolute IRI: the base of relative IRIs, both those that the mapping makes and those that stand in
            the document, unless it has an ``@base`` of its own.
        path: its name for messages.

    Raises:
        InputError: it is no Turtle, or breaks a rule of R2RML; the message names the triples map.
    """
    import pyoxigraph as ox

    try:
        return _Document(ox.parse(document, format=ox.RdfFormat.TURTLE, base_iri=base), path, base).mapping()
    except SyntaxError as error:
        raise InputError(f"not Turtle: {error.msg}", path=path, line=error.lineno) from error


class _Document:
    """The triples of a document by subject and predicate, and a reader for each kind of node."""

    def __init__(self, quads: Iterable[ox.Quad], path: str | Path, base: str) -> None:
        self.path, self.base, self.map_name = path, base, ""
        self.nodes: dict[object, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
        for quad in quads:
            found = self.nodes.setdefault(quad.subject, {}).setdefault(quad.predicate.value, [])
            if quad.object not in found:
                found.append(quad.object)  # type: ignore[arg-type]

    def fail(self, message: str) -> NoReturn:
        """Raise, naming the triples map that is being read."""
        raise InputError(f"triples map <{self.map_name}>: {message}" if self.map_name else message, path=self.path)

    # Nodes ----------------------------------------------------------------------------------------------------------

    def all(self, node: object, name: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        """The values of an ``rr:`` property."""
        return self.nodes.get(node, {}).get(RR + name, [])

    def one(self, node: object, name: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
        """The value of a property that may be given once."""
        values = self.all(node, name)
        if len(values) > 1:
            self.fail(f"more than one rr:{name}")
        return values[0] if values else None

    def text(self, node: object, name: str) -> str | None:
        """The value of a property that is a string."""
        import pyoxigraph as ox

        value = self.one(node, name)
        if value is not None and not (isinstance(value, ox.Literal) and value.datatype.value == XSD + "string"):
            self.fail(f"rr:{name} must be a string")
        return None if value is None else value.value

    def iri(self, node: object, name: str) -> str | None:
        """The value of a property that is an IRI."""
        value = self.one(node, name)
        return None if value is None else self.as_iri(value, name)

    def as_iri(self, value: object, name: str) -> str:
        """The text of an IRI."""
        import pyoxigraph as ox

        if not isinstance(value, ox.NamedNode):
            self.fail(f"rr:{name} must be an IRI")
        return value.value

    # Triples maps ---------------------------------------------------------------------------------------------------

    def mapping(self) -> Mapping:
        """The whole document."""
        self.check_terms()
        marks = ("logicalTable", "subjectMap", "subject", "predicateObjectMap")
        names = [node for node in self.nodes if any(self.all(node, mark) for mark in marks) or self.is_typed(node)]
        if not names:
            self.fail("no triples map in it")
        mapping = Mapping(self.base, tuple(self.triples_map(node) for node in names), tuple(self.numberings()))
        self.check_parents(mapping)
        return mapping

    def numberings(self) -> Iterator[Numbering]:
        """What numbers stand for."""
        for node in self.nodes:
            query = self.text(node, "sqlQuery") if self.number(node) else None
            if query is not None:
                self.map_name = str(getattr(node, "value", node))
                template = self.text(node, "template")
                if template is None:
                    self.fail("it needs rr:template")
                yield Numbering(self.absolute(self.checked(parse_template, template)), self.number(node), query)

    def number(self, node: object) -> tuple[str, ...]:
        """The columns of fc:number; none where it is not given."""
        return tuple(name for head in self.nodes.get(node, {}).get(NUMBER, []) for name in self.names(head))

    def is_typed(self, node: object) -> bool:
        """Whether it says of itself that it is a triples map."""
        return any(value.value == RR + "TriplesMap" for value in self.nodes[node].get(_RDF + "type", []))

    def check_terms(self) -> None:
        """Misspelt terms of R2RML would otherwise be passed over without a word."""
        for properties in self.nodes.values():
            for name in properties:
                if name.startswith(RR) and name.removeprefix(RR) not in _PROPERTIES:
                    self.fail(f"R2RML has no property rr:{name.removeprefix(RR)}")

    def check_parents(self, mapping: Mapping) -> None:
        """Every parent must be a triples map; where no columns are compared, both must read the same table."""
        for child in mapping.triples_maps:
            self.map_name = child.name
            for ref in (each for pair in child.predicate_object_maps for each in pair.objects):
                if isinstance(ref, RefObjectMap):
                    if ref.parent not in mapping.by_name:
                        self.fail(f"rr:parentTriplesMap <{ref.parent}> is no triples map")
                    parent = mapping.by_name[ref.parent].source
                    if not ref.joins and (parent.table, parent.query) != (child.source.table, child.source.query):
                        self.fail(f"rr:parentTriplesMap <{ref.parent}> reads another table; it needs rr:joinCondition")

    def triples_map(self, node: object) -> TriplesMap:
        """One triples map."""
        self.map_name = str(getattr(node, "value", node))
        maps, constants = self.all(node, "subjectMap"), self.all(node, "subject")
        if len(maps) + len(constants) != 1:
            self.fail("it must have exactly one rr:subjectMap or rr:subject")
        return TriplesMap(
            name=self.map_name,
            source=self.source(self.one(node, "logicalTable")),
            subject=self.term_maps(node, "subject")[0],
            classes=tuple(self.as_iri(each, "class") for at in maps for each in self.all(at, "class")),
            graphs=self.graphs(maps[0]) if maps else (),
            predicate_object_maps=tuple(map(self.predicate_object_map, self.all(node, "predicateObjectMap"))),
        )

    def source(self, node: object) -> Source:
        """The logical table."""
        if node is None:
            self.fail("it has no rr:logicalTable")
        table, query, version = self.text(node, "tableName"), self.text(node, "sqlQuery"), self.iri(node, "sqlVersion")
        if (table is None) == (query is None):
            self.fail("rr:logicalTable must have either rr:tableName or rr:sqlQuery")
        if version not in (None, RR + "SQL2008"):
            self.fail(f"rr:sqlVersion <{version}> is not known here; rr:SQL2008 is")
        keys = tuple(
            frozenset(name.lower() for name in self.names(head)) for head in self.nodes[node].get(UNIQUE_KEY, [])
        )
        if query is not None:
            return Source(query=query.strip().rstrip(";").rstrip(), keys=keys)
        return Source(table=identifiers(table or ""), keys=keys)

    def names(self, head: object) -> Iterator[str]:
        """The column names in an RDF list."""
        while head in self.nodes:
            cell = self.nodes[head]
            yield from (identifier(each.value) for each in cell.get(_RDF + "first", []))
            head = cell.get(_RDF + "rest", [None])[0]

    def predicate_object_map(self, node: object) -> PredicateObjectMap:
        """Predicates and objects that go together."""
        predicates = self.term_maps(node, "predicate")
        refs = {at: ref for at in self.all(node, "objectMap") if (ref := self.ref_object_map(at))}
        objects = self.term_maps(node, "object", without=refs)
        if not predicates or not (objects or refs):
            self.fail("rr:predicateObjectMap needs a predicate and an object")
        return PredicateObjectMap(predicates, (*objects, *refs.values()), self.graphs(node))

    def ref_object_map(self, node: object) -> RefObjectMap | None:
        """A reference to another triples map, or None where the node is an ordinary object map."""
        parent = self.one(node, "parentTriplesMap")
        if parent is None:
            return None
        joins = []
        for at in self.all(node, "joinCondition"):
            child, theirs = self.text(at, "child"), self.text(at, "parent")
            if child is None or theirs is None:
                self.fail("rr:joinCondition needs rr:child and rr:parent")
            joins.append((identifier(child), identifier(theirs)))
        return RefObjectMap(parent.value, tuple(joins))

    def graphs(self, node: object) -> tuple[TermMap | None, ...]:
        """The graphs that are named at a node; None is the default graph."""
        return tuple(None if term.constant == RR + "defaultGraph" else term for term in self.term_maps(node, "graph"))

    # Term maps ------------------------------------------------------------------------------------------------------

    def term_maps(self, node: object, place: str, without: Iterable[object] = ()) -> tuple[TermMap, ...]:
        """The term maps at one place of a node: shortcuts and maps."""
        skipped = set(without)
        constants = [self.constant(value, place) for value in self.all(node, place)]
        return (*constants, *(self.term_map(at, place) for at in self.all(node, place + "Map") if at not in skipped))

    def constant(self, value: object, place: str) -> TermMap:
        """A constant term."""
        import pyoxigraph as ox

        if isinstance(value, ox.Literal) and place == "object":
            datatype = None if value.language or value.datatype.value == XSD + "string" else value.datatype.value
            return TermMap(kind="literal", constant=value.value, datatype=datatype, language=value.language)
        if not isinstance(value, ox.NamedNode):
            self.fail(f"the constant {value} cannot be a {place}")
        return TermMap(kind="iri", constant=value.value)

    def term_map(self, node: object, place: str) -> TermMap:
        """A term map that is a node of its own."""
        constant, column, template = self.one(node, "constant"), self.text(node, "column"), self.text(node, "template")
        if sum(value is not None for value in (constant, column, template)) != 1:
            self.fail(f"rr:{place}Map must have exactly one of rr:constant, rr:column, rr:template")
        if constant is not None:
            return self.constant(constant, place)
        datatype, language = self.iri(node, "datatype"), self.text(node, "language")
        kind = self.kind(node, place, literal=place == "object" and bool(column or datatype or language))
        self.check_literal(kind, datatype, language)
        if column is not None:
            return TermMap(kind=kind, column=identifier(column), datatype=datatype, language=language)
        parts = self.checked(parse_template, template or "")
        parts = self.absolute(parts) if kind == "iri" else parts
        if kind != "blank" and all(isinstance(part, str) for part in parts):
            return TermMap(kind=kind, constant="".join(map(str, parts)), datatype=datatype, language=language)
        number, among = self.number(node), self.among(node, parts)
        return TermMap(kind=kind, template=parts, datatype=datatype, language=language, number=number, among=among)

    def among(self, node: object, parts: tuple[str | Column, ...]) -> str | None:
        """The query of fc:among."""
        values = self.nodes.get(node, {}).get(AMONG, [])
        columns = sum(isinstance(part, Column) for part in parts)
        if values and (len(values) > 1 or columns != 1):
            self.fail("fc:among needs a template of one column, and may be given once")
        return values[0].value if values else None

    def kind(self, node: object, place: str, *, literal: bool) -> Kind:
        """The term type, given or by default."""
        given = self.iri(node, "termType")
        if given is not None and given not in _KINDS:
            self.fail(f"<{given}> is no rr:termType")
        kind: Kind = _KINDS[given] if given else "literal" if literal else "iri"
        if kind not in _ALLOWED[place]:
            self.fail(f"a {place} cannot be of rr:termType <{given}>")
        return kind

    def check_literal(self, kind: Kind, datatype: str | None, language: str | None) -> None:
        """Datatype and language belong to literals, and one of them at most."""
        if (datatype or language) and (kind != "literal" or (datatype and language)):
            self.fail("rr:datatype or rr:language, not both, and with literals only")
        if language is not None and not _LANGUAGE.fullmatch(language):
            self.fail(f"rr:language {language!r} is no language tag of BCP 47")

    def checked(self, parse: Callable[[str], T], text: str) -> T:
        """What ``parse`` makes of the text; its ValueError becomes an error of this document."""
        try:
            return parse(text)
        except ValueError as error:
            self.fail(str(error))

    def absolute(self, parts: tuple[str | Column, ...]) -> tuple[str | Column, ...]:
        """An IRI template with the base before it, unless it has a scheme or may get one from a column."""
        import pyoxigraph as ox

        sample = "".join("x" if isinstance(part, Column) else part for part in parts)
        head = parts[0] if parts and isinstance(parts[0], str) else ""
        if not _SCHEME.match(sample):
            parts = (self.base + head, *(parts[1:] if head else parts))
            sample = self.base + sample
        self.checked(ox.NamedNode, sample)
        return parts


def parse_template(text: str) -> tuple[str | Column, ...]:
    r"""A string template as literal text and columns in turn; a backslash escapes braces and itself.

    Raises:
        ValueError: braces are not in pairs, or nothing stands between them.

    >>> parse_template(r"film/{space}/\{{local}\}")
    ('film/', Column(name='space'), '/{', Column(name='local'), '}')
    """
    parts: list[str | Column] = []
    for escaped, column, plain in re.findall(r"\\(.)|\{((?:\\.|[^{}\\])+)\}|([^{}\\]+|.)", text, re.DOTALL):
        if plain in ("{", "}", "\\"):
            raise ValueError(f"the template {text!r} has a brace without its partner")
        if column:
            parts.append(Column(identifier(re.sub(r"\\(.)", r"\1", column, flags=re.DOTALL))))
        elif parts and isinstance(parts[-1], str):
            parts[-1] += escaped or plain
        else:
            parts.append(escaped or plain)
    return tuple(parts)


def identifier(name: str) -> str:
    """The name of a column without SQL's quotation marks.

    >>> identifier('"Country Code"'), identifier("code")
    ('Country Code', 'code')
    """
    if len(name) > 2 and name[0] == name[-1] == '"':
        return name[1:-1].replace('""', '"')
    return name


def identifiers(name: str) -> tuple[str, ...]:
    """The parts of a table name that may be qualified by schema and catalogue.

    >>> identifiers('main."Country Info"')
    ('main', 'Country Info')
    """
    return tuple(part.replace('""', '"') or plain for part, plain in _NAME.findall(name))
