"""Tokens of a query, read one after another; terms and IRIs of SPARQL's syntax."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.sparql.algebra import Node, Var
from kg.sparql.lexer import Token, place, tokens
from kg.sparql.prepare import resolve
from kg.sparql.results import XSD, Term

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", "\\": "\\", '"': '"', "'": "'"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)


class Reader:
    """The tokens of a query that is known to be well formed.

    Args:
        query: the text.
        prefixes, base: what holds before the query's own prologue.
    """

    def __init__(self, query: str, prefixes: Mapping[str, str], base: str) -> None:
        self.query = query
        self.prefixes = dict(prefixes)
        self.base = base
        self.at = 0
        self._tokens = [part for token in tokens(query) for part in _split(token)]
        self._blank_nodes = 0

    def peek(self, ahead: int = 0) -> Token:
        """The next token, or the one so many after it; a sign without text at the end."""
        index = self.at + ahead
        return self._tokens[index] if index < len(self._tokens) else Token("sign", "", len(self.query))

    def next(self) -> Token:
        """The next token, which is then past."""
        token = self.peek()
        self.at += 1
        return token

    def says(self, *words: str) -> bool:
        """Whether the next token is one of these keywords or signs."""
        token = self.peek()
        return token.says(*words) or (token.kind == "sign" and token.text in words)

    def take(self, *words: str) -> str | None:
        """Pass the next token if it is one of these, and give it in capitals."""
        return self.next().text.upper() if self.says(*words) else None

    def expect(self, *words: str) -> str:
        """Pass the next token, which is one of these.

        Raises:
            QueryError: it is not.
        """
        found = self.take(*words)
        if found is None:
            raise self.error(f"expected {' or '.join(words)}")
        return found

    def error(self, message: str) -> QueryError:
        """An error at the next token."""
        return QueryError(f"{place(self.query, self.peek().start)}: {message}")

    def blank_node(self, label: str | None = None) -> Var:
        """The variable for a blank node with a label, or for one without."""
        self._blank_nodes += label is None
        return Var(f".b{self._blank_nodes}" if label is None else f"._{label}")

    # Terms -------------------------------------------------------------------------------------------------------

    def prologue(self) -> None:
        """Pass BASE and PREFIX."""
        while word := self.take("BASE", "PREFIX"):
            if word == "BASE":
                self.base = self._resolved(self.next().text)
            else:
                prefix = self.next().text[:-1]
                self.prefixes[prefix] = self._resolved(self.next().text)

    def iri(self) -> str:
        """An IRI, whole or with a prefix."""
        token = self.next()
        if token.kind == "iri":
            return self._resolved(token.text)
        if token.kind != "name":
            self.at -= 1
            raise self.error("expected an IRI")
        prefix, _, local = token.text.partition(":")
        return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)

    def _resolved(self, text: str) -> str:
        return resolve(text, self.base)

    def is_iri(self) -> bool:
        """Whether an IRI comes next."""
        return self.peek().kind in ("iri", "name")

    def is_term(self) -> bool:
        """Whether a variable or an RDF term comes next."""
        return self.peek().kind in ("iri", "name", "variable", "blank", "string", "number") or self.says(
            "TRUE", "FALSE", "+", "-"
        )

    def term(self) -> Node:
        """A variable or an RDF term."""
        token = self.peek()
        if token.kind == "variable":
            return Var(self.next().text[1:])
        if token.kind == "blank":
            return self.blank_node(self.next().text[2:])
        return Term("iri", self.iri()) if self.is_iri() else self.literal()

    def literal(self) -> Term:
        """A literal."""
        if word := self.take("TRUE", "FALSE"):
            return Term("literal", word.lower(), XSD + "boolean")
        sign = self.take("+", "-") or ""
        token = self.next()
        if token.kind == "number":
            kind = "double" if "e" in token.text.lower() else "decimal" if "." in token.text else "integer"
            return Term("literal", sign + token.text, XSD + kind)
        if token.kind != "string":
            self.at -= 1
            raise self.error("expected a term")
        quotes = 3 if token.text[:3] in ('"""', "'''") else 1
        text = _unescaped(token.text[quotes:-quotes])
        if self.peek().kind == "language":
            return Term("literal", text, None, self.next().text[1:])
        if self.says("^"):
            self.at += 2
            datatype = self.iri()
            return Term("literal", text, None if datatype == XSD + "string" else datatype)
        return Term("literal", text)


def _split(token: Token) -> tuple[Token, ...]:
    """A number and the full stop that ends a triple are two."""
    if token.kind == "number" and token.text.endswith("."):
        return Token("number", token.text[:-1], token.start), Token("sign", ".", token.end - 1)
    return (token,)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _ESCAPES[m[3]], text)
