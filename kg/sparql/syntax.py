"""Syntax errors in one short line, with the place in the query as written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.sparql.lexer import Token, place, tokens
from kg.sparql.prepare import Prepared, padded

_MESSAGE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_NOT_SAID = {"SERVICE", "LATERAL", "OPTIONAL"}  # refused, an extension, and the longest: it always looks furthest ahead
_MOST_EXPECTED = 6


def checked(query: Prepared, base: str, prefixes: Mapping[str, str]) -> None:
    """Nothing, for a query that is well formed.

    Raises:
        QueryError: it is not (see :func:`syntax_error`), or it asks for a function that there is not.
    """
    if _parser_message(query.text, base, prefixes):
        raise syntax_error(query, base, prefixes)


def syntax_error(query: Prepared, base: str, prefixes: Mapping[str, str]) -> QueryError:
    """What is wrong with a query that Oxigraph's parser refuses.

    The parser reports the furthest place that it has looked at, which for a keyword is as many characters on as the
    keyword has; so it gets the query with blanks added after each token, and what it reports lies at the token or in
    its blanks. Long lists of what might stand there are left out.

    >>> asked = "ASK { ?film schema:name }"
    >>> str(syntax_error(Prepared(asked, asked, None, None, ()), "http://e/", {"schema": "https://schema.org/"}))
    "1:25: syntax error at '}'"
    """
    spaced = padded(query)
    match = _MESSAGE.fullmatch(_parser_message(spaced.text, base, prefixes))
    if not match:
        return QueryError("the query cannot be parsed")
    reached = _offset(spaced.text, int(match[1]), int(match[2]))
    offset = query.original_offset(spaced.original_offset(reached))
    token = None if reached >= len(spaced.text) else _token_at(query.original, offset)
    at = place(query.original, token.start if token else len(query.original))
    expected = match[3].split(", ")
    if sentences := [item for item in expected if re.fullmatch(r"[A-Z][a-z]* .+", item)]:
        return QueryError(f"{at}: {sentences[0][0].lower()}{sentences[0][1:]}")
    found = f"at {token.text!r}" if token else "at the end of the query"
    return QueryError(f"{at}: syntax error {found}{_expectation(expected)}")


def _parser_message(text: str, base: str, prefixes: Mapping[str, str]) -> str:
    import pyoxigraph

    try:
        pyoxigraph.Store().query(text, base_iri=base, prefixes=dict(prefixes))
    except SyntaxError as error:
        return str(error)
    except (RuntimeError, ValueError) as error:
        raise QueryError(str(error)) from error
    return ""


def _expectation(items: list[str]) -> str:
    words = [item for item in items if re.fullmatch("[A-Z]+", item) and item not in _NOT_SAID]
    signs = [item.strip('"') for item in items if re.fullmatch(r'"[^"\\]+"', item)]
    wanted = [*words, *signs]
    return f", expected {' or '.join(wanted)}" if 0 < len(wanted) <= _MOST_EXPECTED else ""


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(passed) + 1 for passed in text.split("\n")[: line - 1]) + column - 1


def _token_at(query: str, offset: int) -> Token | None:
    return next((token for token in reversed(tokens(query)) if token.start <= offset), None)
