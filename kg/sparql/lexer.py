"""The tokens of a SPARQL query, as far as they must be known without parsing it.

Rests on the terminals of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar, productions 139-173).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.expressions import expression

_BASE_CHAR = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_CHAR = f"{_BASE_CHAR}_0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_PREFIX = rf"(?:[{_BASE_CHAR}](?:\.*[{_NAME_CHAR}])*)?"
_LOCAL_CHAR = rf"[{_NAME_CHAR}:]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?#@%-]"
_LOCAL = rf"(?:(?!-|[\u00b7\u0300-\u036f\u203f-\u2040])(?:{_LOCAL_CHAR})(?:\.*(?:{_LOCAL_CHAR}))*)?"
_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

_TOKEN = expression(
    rf"""
      (?P<comment> \#[^\r\n]* )
    | (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*> )
    | (?P<string> \"\"\"(?:(?:\"|\"\")?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<variable> [?$][{_BASE_CHAR}_0-9][{_BASE_CHAR}_0-9\u00b7\u0300-\u036f\u203f-\u2040]* )
    | (?P<blank> _:[{_NAME_CHAR}](?:\.*[{_NAME_CHAR}])* )
    | (?P<name> {_PREFIX}:{_LOCAL} )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<word> [A-Za-z_][A-Za-z_0-9]* )
    | (?P<number> (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? )
    | (?P<space> \s+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_LOCAL = expression(rf"[{_BASE_CHAR}_0-9](?:\.*[{_NAME_CHAR}])*")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query.

    Attributes:
        kind: ``iri``, ``string``, ``variable``, ``blank``, ``name`` (with a prefix), ``language``, ``word`` (a keyword
            or the name of a function), ``number`` or ``sign`` (one character).
        text: as it stands in the query.
        start: where it begins, in code points from 0.
    """

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.start + len(self.text)

    def says(self, *words: str) -> bool:
        """Whether it is one of these keywords (in capitals), in whatever case."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> list[Token]:
    """The tokens of a query, without blanks and comments. A string that does not end gives its quote as a sign.

    >>> [(t.kind, t.text) for t in tokens("ASK { <x#y> rel:act.b ?v . } # end")][1:5]
    [('sign', '{'), ('iri', '<x#y>'), ('name', 'rel:act.b'), ('variable', '?v')]
    """
    return [
        Token(kind, match.group(), match.start())
        for match in _TOKEN.finditer(query)
        if (kind := match.lastgroup or "sign") not in {"space", "comment"}
    ]


def place(query: str, offset: int) -> str:
    r"""``line:column`` of an offset, both counted from 1, the column in code points.

    >>> place("ASK\n{ ?x }", 6)
    '2:3'
    """
    before = query[:offset]
    return f"{before.count(chr(10)) + 1}:{offset - before.rfind(chr(10))}"


def is_plain_local(text: str) -> bool:
    """Whether the text can follow a prefix without escapes.

    >>> is_plain_local("Credit"), is_plain_local("imdb/tt1"), is_plain_local("act."), is_plain_local("")
    (True, False, False, False)
    """
    return _PLAIN_LOCAL.fullmatch(text) is not None
