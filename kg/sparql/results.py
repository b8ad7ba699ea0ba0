"""Answers to queries, whichever engine gives them: solutions, a truth value, or triples.

Rows are read once, as they come; an answer need not fit into memory. How answers are written is in
:mod:`kg.sparql.formats`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMERIC = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "long", "int", "short"))

TermKind = Literal["iri", "literal", "bnode"]


@dataclass(frozen=True, slots=True)
class Term:
    """An RDF term (RDF 1.1 Concepts, section 3, https://www.w3.org/TR/rdf11-concepts/#section-triples).

    Attributes:
        kind: ``iri``, ``literal`` or ``bnode``.
        value: the IRI, the lexical form, or the label of the blank node without ``_:``.
        datatype: the IRI of a literal's datatype; None for plain strings and for strings with a language.
        language: the language tag of a string, if it has one.
    """

    kind: TermKind
    value: str
    datatype: str | None = None
    language: str | None = None

    @classmethod
    def of(cls, value: Term | str | int) -> Term:
        """The value itself if it is a term, else the literal of a Python value.

        >>> Term.of(1999)
        Term(kind='literal', value='1999', datatype='http://www.w3.org/2001/XMLSchema#integer', language=None)
        >>> Term.of(True).value, Term.of("Heat").datatype
        ('true', None)
        """
        match value:
            case Term():
                return value
            case bool():
                return cls("literal", str(value).lower(), XSD + "boolean")
            case int():
                return cls("literal", str(value), XSD + "integer")
            case _:
                return cls("literal", value)

    def n3(self) -> str:
        r"""The term in the syntax of N-Triples, which Turtle and SPARQL read too; always on one line.

        >>> print(Term("literal", 'a "b"\n', language="en").n3(), Term("iri", "http://e/a b").n3())
        "a \"b\"\n"@en <http://e/a\u0020b>
        """
        if self.kind == "iri":
            return f"<{_NOT_IN_IRI.sub(_codepoint, self.value)}>"
        if self.kind == "bnode":
            return f"_:{self.value}"
        quoted = f'"{self.value.translate(_STRING_ESCAPES)}"'
        if self.language:
            return f"{quoted}@{self.language}"
        return quoted if self.datatype is None else f"{quoted}^^{Term('iri', self.datatype).n3()}"

    def is_plain_number(self) -> bool:
        """Whether Turtle and SPARQL read the bare lexical form as this very literal.

        >>> [Term("literal", text, XSD + "decimal").is_plain_number() for text in ("0.80", "-.5", "1", "1e3")]
        [True, True, False, False]
        """
        pattern = _NUMBERS.get(self.datatype or "")
        return pattern is not None and pattern.fullmatch(self.value) is not None


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to SELECT: one row a solution, its terms in the order of ``variables``, None where unbound."""

    variables: tuple[str, ...]
    rows: Iterator[Row]


@dataclass(frozen=True, slots=True)
class Boolean:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT or DESCRIBE: subject, predicate, object."""

    rows: Iterator[tuple[Term, Term, Term]]

    def as_solutions(self) -> Solutions:
        """The triples as a table of three columns, for formats that have no graphs."""
        return Solutions(("subject", "predicate", "object"), iter(self.rows))


Result = Solutions | Boolean | Triples

T = TypeVar("T")


class Counted(Generic[T]):
    """Items, and how many of them have been read.

    >>> items = Counted("abc")
    >>> next(iter(items)), items.count
    ('a', 1)
    """

    def __init__(self, items: Iterable[T]) -> None:
        self._items = items
        self.count = 0

    def __iter__(self) -> Iterator[T]:
        for item in self._items:
            self.count += 1
            yield item


_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_NUMBERS = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+"),
}
_STRING_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    **str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}),
}


def _codepoint(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04X}"
