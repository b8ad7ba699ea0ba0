r"""Scripts in Cypher that make a graph: the nodes and relationships of their CREATE and MERGE statements.

Only patterns with literal properties are understood, as in ``CREATE (a:Person {name: 'Ann'})-[:WROTE]->(b:Movie)``
(https://neo4j.com/docs/cypher-manual/current/clauses/create/); constraints and indexes are passed over, and any other
statement is given back as one that is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)|(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))"""
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<word>\w+|`[^`]+`)|(?P<mark>.)",
    re.DOTALL,
)
_SCHEMA = ("CONSTRAINT", "INDEX", "FULLTEXT", "RANGE", "TEXT", "POINT", "LOOKUP", "UNIQUE")
_WORDS = {"TRUE": True, "FALSE": False, "NULL": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id within the graph, its labels, its properties, and the line that it stands on."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship: the ids of its ends, its type, its properties, and the line that it stands on."""

    start: str
    end: str
    type: str
    properties: dict[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What is not understood: its text and the line that it begins on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    line: int


class _Unexpected(Exception):
    """A token stands where no pattern has one."""


def parse(text: str) -> Iterator[Node | Edge | Statement]:
    """The nodes and relationships that a script makes, in its order; a node without a variable gets an id of its own.

    >>> [type(part).__name__ for part in parse("CREATE (a:Movie {title: 'Heat'}), (b)-[:DIRECTED]->(a); RETURN 1")]
    ['Node', 'Edge', 'Statement']
    """
    reader = _Reader(text)
    while (token := reader.token) is not None:
        if token.text == ";":
            reader.next()
        elif token.text.upper() in ("CREATE", "MERGE"):
            reader.next()
            if reader.upper() in _SCHEMA:
                reader.skip()
            else:
                yield from _paths(reader, token)
        elif token.text.upper() == "DROP" or token.text.startswith(":"):
            reader.skip()
        else:
            yield reader.skip()


def _paths(reader: _Reader, start: _Token) -> Iterator[Node | Edge | Statement]:
    """The parts of a list of paths, or the rest of the statement where one is not understood."""
    try:
        yield from reader.path()
        while reader.upper() == ",":
            reader.next()
            yield from reader.path()
        if reader.upper() not in (";", "", "CREATE", "MERGE"):
            yield reader.skip()
    except _Unexpected:
        yield reader.skip(start)


class _Reader:
    """The tokens of a script, one after the other."""

    def __init__(self, text: str) -> None:
        self._text, self._tokens, self._own = text, _tokens(text), 0
        self.token: _Token | None = next(self._tokens, None)

    def upper(self) -> str:
        """The next token in upper case; empty at the end."""
        return self.token.text.upper() if self.token else ""

    def next(self) -> _Token:
        """Take the next token."""
        token = self.token
        if token is None:
            raise _Unexpected
        self.token = next(self._tokens, None)
        return token

    def skip(self, start: _Token | None = None) -> Statement:
        """Take the rest of a statement; from ``start``, if given."""
        first = start or self.next()
        end = first.at + len(first.text)
        while self.token is not None and self.token.text != ";":
            token = self.next()
            end = token.at + len(token.text)
        return Statement(self._text[first.at : end], first.line)

    def path(self) -> Iterator[Node | Edge]:
        """A node, and the relationships and nodes that hang on it."""
        node = self._node()
        yield from self._made(node)
        while self.upper() in ("-", "<"):
            back, (type_, properties, line), forth = self._arrow()
            other = self._node()
            yield from self._made(other)
            if back == forth:
                raise _Unexpected
            ends = (other.id, node.id) if back else (node.id, other.id)
            yield Edge(*ends, type_, properties, line)
            node = other

    def _made(self, node: Node) -> Iterator[Node]:
        """The node, unless it is the mere name of one."""
        if node.labels or node.properties:
            yield node

    def _node(self) -> Node:
        line = self._take("(").line
        name, labels = self._labelled()
        properties = self._properties()
        self._take(")")
        if not name:
            self._own += 1
        return Node(name or f"node-{self._own}", labels, properties, line)

    def _arrow(self) -> tuple[bool, tuple[str, dict[str, Any], int], bool]:
        back = self._maybe("<")
        self._take("-")
        line = self._take("[").line
        _, types = self._labelled()
        properties = self._properties()
        self._take("]")
        self._take("-")
        if len(types) != 1:
            raise _Unexpected
        return back, (types[0], properties, line), self._maybe(">")

    def _labelled(self) -> tuple[str, tuple[str, ...]]:
        name = self.next().text.strip("`") if self.token and self.token.kind == "word" else ""
        labels = []
        while self._maybe(":"):
            labels.append(self._word())
        return name, tuple(labels)

    def _properties(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self._maybe("{"):
            while not self._maybe("}"):
                name = self._word()
                self._take(":")
                found[name] = self._value()
                self._maybe(",")
        return found

    def _value(self) -> Any:
        token = self.next()
        if token.text == "[":
            values = []
            while not self._maybe("]"):
                values.append(self._value())
                self._maybe(",")
            return values
        if token.kind == "text":
            return _unquoted(token.text)
        if token.kind == "number":
            return int(token.text) if re.fullmatch(r"[1-9]\d{0,15}", token.text) else token.text
        if token.text.upper() in _WORDS:
            return _WORDS[token.text.upper()]
        raise _Unexpected

    def _word(self) -> str:
        token = self.next()
        if token.kind != "word":
            raise _Unexpected
        return token.text.strip("`")

    def _take(self, text: str) -> _Token:
        token = self.next()
        if token.text != text:
            raise _Unexpected
        return token

    def _maybe(self, text: str) -> bool:
        found = self.token is not None and self.token.text == text
        if found:
            self.next()
        return found


def _tokens(text: str) -> Iterator[_Token]:
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "blank":
            line, counted = line + text.count("\n", counted, match.start()), match.start()
            yield _Token(str(match.lastgroup), match[0], match.start(), line)


def _unquoted(text: str) -> str:
    r"""A string without its quotes and escapes.

    >>> _unquoted("'it\\'s'")
    "it's"
    """
    marks = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    return re.sub(r"\\(.)", lambda match: marks.get(match[1], match[1]), text[1:-1], flags=re.DOTALL)
