"""Asking another SPARQL server, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError, QueryTimeout
from kg.sparql.prefixes import known
from kg.sparql.prepare import portable
from kg.sparql.results import Boolean, Result, Solutions, Term, Triples

ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"


def ask(url: str, query: str, params: Mapping[str, Term], *, base: str, timeout: float) -> Result:
    """The server's answer to a query.

    Args:
        url: the server's query address, http or https.
        query, params, base: as for :func:`kg.sparql.evaluate`.
        timeout: seconds that the server may be silent.

    Raises:
        QueryError: the server cannot be reached, refuses, or answers with what is no SPARQL result.
        QueryTimeout: it was silent for too long.
    """
    if not url.startswith(("http://", "https://")):
        raise QueryError(f"{url} is no http or https address")
    text = portable(query, params, known(base), base)
    data = urllib.parse.urlencode({"query": text}).encode()
    request = urllib.request.Request(url, data, {"Accept": ACCEPT})  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
            return _result(answer.headers.get_content_type(), answer.read(), url)
    except TimeoutError as error:
        raise QueryTimeout(f"{url} did not answer within {timeout:g} s") from error
    except urllib.error.HTTPError as error:
        raise QueryError(f"{url} answers {error.code}: {error.read(300).decode(errors='replace')}") from error
    except (urllib.error.URLError, OSError) as error:
        raise QueryError(f"{url} cannot be asked ({error})") from error


def _result(media_type: str, body: bytes, url: str) -> Result:
    if "n-triples" in media_type:
        return _triples(body)
    try:
        found = json.loads(body)
        if "boolean" in found:
            return Boolean(bool(found["boolean"]))
        names = tuple(found["head"]["vars"])
        rows = (tuple(_term(binding.get(name)) for name in names) for binding in found["results"]["bindings"])
        return Solutions(names, rows)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QueryError(f"{url} answers with what is no SPARQL result ({media_type})") from error


def _term(value: dict[str, Any] | None) -> Term | None:
    if value is None:
        return None
    kind = {"uri": "iri", "bnode": "bnode"}.get(value["type"], "literal")
    return Term(kind, value["value"], value.get("datatype"), value.get("xml:lang"))  # type: ignore[arg-type]


def _triples(body: bytes) -> Triples:
    import pyoxigraph

    def term(value: Any) -> Term:
        if isinstance(value, pyoxigraph.Literal):
            return Term("literal", value.value, None if value.language else value.datatype.value, value.language)
        return Term("iri" if isinstance(value, pyoxigraph.NamedNode) else "bnode", value.value)

    found = pyoxigraph.parse(body, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Triples((term(t.subject), term(t.predicate), term(t.object)) for t in found)
