"""What is done to a query before an engine sees it: refuse, bind parameters, put canonical IRIs for former ones.

All of it works on tokens (:mod:`kg.sparql.lexer`), so that the words inside strings, IRIs and comments are never taken
for keywords or variables, and places in error messages stay those of the query as written.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.sparql.lexer import Token, place, tokens
from kg.sparql.results import Term

MOST_NESTED = 200
"""How many brackets may be open at once: parsers that go down with each would run out of stack."""

Edit = tuple[int, int, str]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query as an engine gets it.

    Attributes:
        original: the query as written.
        text: the query to evaluate.
        default: the graphs named by FROM; None where there is no dataset clause.
        named: the graphs named by FROM NAMED; None where there is no dataset clause.
        edits: what was changed, in order: start and end in ``original``, and the text put there.
    """

    original: str
    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    edits: tuple[Edit, ...]

    def original_offset(self, offset: int) -> int:
        """The place in ``original`` of a place in ``text``, both in code points from 0."""
        shift = 0
        for start, end, text in self.edits:
            if offset < start + shift:
                break
            if offset < start + shift + len(text):
                return start
            shift += len(text) - (end - start)
        return offset - shift

    def columns(self, variables: Sequence[str]) -> list[int]:
        """Which of the answer's variables to show, in which order: of ``SELECT *`` by first use, else as they are."""
        found = tokens(self.original)
        if not any(one.says("SELECT") and other.text == "*" for one, other in pairwise(found)):
            return list(range(len(variables)))
        names = dict.fromkeys(token.text[1:] for token in found if token.kind == "variable")
        return [variables.index(name) for name in names if name in variables]


@dataclass(frozen=True, slots=True)
class _Query:
    """A query's text and tokens, and the prologue's meaning: namespaces and base; ``body`` follows the prologue."""

    text: str
    body: tuple[Token, ...]
    namespaces: Mapping[str, str]
    base: str

    def iri(self, token: Token) -> str:
        """The IRI that a token of kind ``iri`` or ``name`` stands for."""
        if token.kind == "iri":
            return resolve(token.text, self.base)
        prefix, _, local = token.text.partition(":")
        return self.namespaces[prefix] + re.sub(r"\\(.)", r"\1", local)

    def error(self, message: str, token: Token, hint: str | None = None) -> QueryError:
        """An error at a token."""
        return QueryError(f"{place(self.text, token.start)}: {message}", hint=hint)


def prepare(
    query: str, params: Mapping[str, Term], prefixes: Mapping[str, str], base: str, canonical: Callable[[str], str]
) -> Prepared:
    """Check a query's head and rewrite its tokens; the rest of the syntax is left to the engine.

    A parameter ``x`` is put for every ``?x`` and ``$x``, in the sense of SEP-0007
    (https://github.com/w3c/sparql-dev/blob/main/SEP/SEP-0007/sep-0007.md): ``SELECT ?x`` becomes ``SELECT (value AS
    ?x)`` and ``BOUND(?x)`` becomes ``true``. An IRI under ``base`` that ``canonical`` maps to another one is replaced.
    FROM and FROM NAMED are taken out of the text.

    Raises:
        QueryError: an update, SERVICE, an unknown prefix, or a parameter that the query does not have or sets itself.

    >>> prepare("SELECT ?f { ?f rel:act ?p }", {"p": Term("iri", "http://e/p")}, {"rel": "http://e/"}, "http://e/",
    ...         str).text
    'SELECT ?f { ?f rel:act <http://e/p> }'
    """
    parsed = _prologue(query, prefixes, base)
    _refuse(parsed)
    clauses = list(_dataset_clauses(parsed))
    values = {name: _canonical_term(name, value, canonical) for name, value in params.items()}
    edits = [
        *_parameter_edits(parsed, values),
        *_iri_edits(parsed, base, canonical),
        *_key_edits(parsed, values),
        *((clause.start, clause.end, "") for clause in clauses),
    ]
    default = tuple(clause.graph for clause in clauses if not clause.named)
    named = tuple(clause.graph for clause in clauses if clause.named)
    return _edited(query, sorted(edits), default if clauses else None, named if clauses else None)


def iris(query: str, prefixes: Mapping[str, str], base: str) -> set[str]:
    """The IRIs that a query names, but for names whose prefix is not known.

    >>> iris("ASK { ?x fc:search 'a' ; no:no 1 }", {"fc": "http://e/"}, "http://b/")
    {'http://e/search'}
    """
    parsed = _prologue(query, prefixes, base)
    prefixed = {
        token for token in parsed.body if token.kind == "name" and token.text.split(":")[0] in parsed.namespaces
    }
    return {parsed.iri(token) for token in parsed.body if token.kind == "iri" or token in prefixed}


def portable(query: str, params: Mapping[str, Term], prefixes: Mapping[str, str], base: str) -> str:
    """The query for any other engine: parameters put, the base and the known prefixes that it uses declared.

    Raises:
        QueryError: as :func:`prepare`.

    >>> print(portable("ASK { ?f rel:act $p }", {"p": Term.of(1)}, {"rel": "http://e/", "fc": "http://f/"}, "http://b/"))
    BASE <http://b/>
    PREFIX rel: <http://e/>
    ASK { ?f rel:act "1"^^<http://www.w3.org/2001/XMLSchema#integer> }
    """
    parsed = _prologue(query, prefixes, base)
    _refuse(parsed)
    values = {name: _canonical_term(name, value, str) for name, value in params.items()}
    text = _edited(query, sorted(_parameter_edits(parsed, values)), None, None).text
    used = {token.text.partition(":")[0] for token in parsed.body if token.kind == "name"}
    lines = [f"PREFIX {prefix}: {Term('iri', prefixes[prefix]).n3()}" for prefix in sorted(used & set(prefixes))]
    return "\n".join([f"BASE {Term('iri', base).n3()}", *lines, text])


def padded(query: Prepared) -> Prepared:
    """The query with many blanks wherever there may be some, so that a parser that looks ahead stays near a token."""
    found = tokens(query.text)
    pairs = zip(found, [*found[1:], None], strict=True)
    ends = [one.end for one, other in pairs if not other or one.end < other.start or other.text in "(){}"]
    return _edited(query.text, [(end, end, " " * 24) for end in ends], query.default, query.named)


def _edited(
    original: str, edits: Sequence[Edit], default: tuple[str, ...] | None, named: tuple[str, ...] | None
) -> Prepared:
    pieces, at = [], 0
    for start, end, replacement in edits:
        pieces += [original[at:start], replacement]
        at = end
    return Prepared(original, "".join([*pieces, original[at:]]), default, named, tuple(edits))


def resolve(reference: str, base: str) -> str:
    r"""The IRI that a reference in angle brackets stands for.

    >>> resolve("<#>", "http://e/x"), resolve("<b>", "http://e/x/"), resolve(r"<\u0061:b>", "http://e/")
    ('http://e/x#', 'http://e/x/b', 'a:b')
    """
    text = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda m: chr(int(m[1] or m[2], 16)), reference[1:-1])
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return text
    found = urljoin(base, text)
    return f"{found}#" if text.endswith("#") and not found.endswith("#") else found


def _prologue(query: str, prefixes: Mapping[str, str], base: str) -> _Query:
    found = tokens(query)
    namespaces, at = dict(prefixes), 0
    while at < len(found):
        kinds = [token.kind for token in found[at + 1 : at + 3]]
        if found[at].says("BASE") and kinds[:1] == ["iri"]:
            base = resolve(found[at + 1].text, base)
            at += 2
        elif found[at].says("PREFIX") and kinds == ["name", "iri"]:
            namespaces[found[at + 1].text[:-1]] = resolve(found[at + 2].text, base)
            at += 3
        else:
            break
    return _Query(query, tuple(found[at:]), namespaces, base)


def _refuse(query: _Query) -> None:
    if not query.body:
        raise QueryError("the query is empty", hint="begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    first = query.body[0]
    if first.says(*_UPDATES):
        raise query.error(f"{first.text.upper()} is an update, and a query changes nothing", first)
    if not first.says(*_FORMS, "PREFIX", "BASE"):
        close = difflib.get_close_matches(first.text.upper(), _FORMS, n=1)
        raise query.error(
            f"expected {', '.join(_FORMS[:-1])} or {_FORMS[-1]}, found {first.text!r}",
            first,
            hint=f"did you mean {close[0]}?" if close else None,
        )
    depth = 0
    for token in query.body:
        depth += (token.text in {"{", "(", "["}) - (token.text in {"}", ")", "]"})
        if depth > MOST_NESTED:
            raise query.error(f"more than {MOST_NESTED} brackets within brackets", token)
        if token.says("SERVICE"):
            raise query.error("SERVICE is refused: a query reads this store alone", token)
        if token.kind == "name" and (prefix := token.text.partition(":")[0]) not in query.namespaces:
            if query.text[token.start - 1] == "<":
                raise query.error("this IRI has no closing >", token)
            known = " ".join(f"{name}:" for name in sorted(query.namespaces))
            raise query.error(f"unknown prefix {prefix}:", token, hint=f"known without PREFIX: {known}")


@dataclass(frozen=True, slots=True)
class _DatasetClause:
    start: int
    end: int
    named: bool
    graph: str


def _dataset_clauses(query: _Query) -> Iterator[_DatasetClause]:
    for at, token in enumerate(query.body):
        if token.says("FROM"):
            after = query.body[at + 1 : at + 3]
            named = bool(after) and after[0].says("NAMED")
            graph = after[named] if len(after) > named else token
            if graph.kind in {"iri", "name"}:
                yield _DatasetClause(token.start, graph.end, named, query.iri(graph))


def _canonical_term(name: str, value: Term, canonical: Callable[[str], str]) -> Term:
    if value.kind == "bnode":
        raise QueryError(f"parameter {name}: a blank node names nothing outside its document", hint="give an IRI")
    return Term("iri", canonical(value.value)) if value.kind == "iri" else value


def _iri_edits(query: _Query, base: str, canonical: Callable[[str], str]) -> Iterator[Edit]:
    for token in query.body:
        if token.kind in {"iri", "name"} and (iri := query.iri(token)).startswith(base):
            current = canonical(iri)
            if current != iri:
                yield token.start, token.end, Term("iri", current).n3()


def _key_edits(query: _Query, values: Mapping[str, Term]) -> Iterator[Edit]:
    """``(?x AS ?key)`` in GROUP BY as an expression, for Oxigraph takes a mere variable for the key itself."""
    body, grouping = query.body, False
    for at, token in enumerate(body):
        if token.says("BY"):
            grouping = body[at - 1].says("GROUP")
        elif token.text == "}" or token.says("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"):
            grouping = False
        elif grouping and token.says("AS"):
            inner = at - 1
            while body[inner].text == ")":
                inner -= 1
            name, depth = body[inner].text[1:], at - inner
            opening = "".join(each.text for each in body[max(inner - depth, 0) : inner])
            if body[inner].kind == "variable" and name not in values and opening == "(" * depth:
                yield body[inner].start, body[inner].end, f"COALESCE({body[inner].text})"


def _parameter_edits(query: _Query, values: Mapping[str, Term]) -> list[Edit]:
    edits, unused = [], set(values)
    for at, (token, context) in enumerate(zip(query.body, _contexts(query.body), strict=True)):
        name = token.text[1:]
        if token.kind == "variable" and name in values:
            unused.discard(name)
            edits.append(_parameter_edit(query, at, context, values[name].n3()))
    if unused:
        has = " ".join(sorted({f"?{t.text[1:]}" for t in query.body if t.kind == "variable"})) or "none"
        raise QueryError(f"the query has no variable ?{min(unused)} for the parameter", hint=f"its variables: {has}")
    return edits


def _parameter_edit(query: _Query, at: int, context: str, value: str) -> Edit:
    token, before = query.body[at], query.body[max(at - 2, 0) : at]
    if context == "values" or (before and before[-1].says("AS")):
        raise query.error(f"the query itself sets the parameter {token.text}", token)
    if len(before) == 2 and before[0].says("BOUND") and at + 1 < len(query.body):
        return before[0].start, query.body[at + 1].end, "true"
    forms = {
        "select": f"({value} AS {token.text})",
        "sub-select": f"({value} AS {token.text}_{token.start})",  # outside it is a constant already
        "modifier": f"({value})",
    }
    return token.start, token.end, forms.get(context, value)


def _contexts(body: Sequence[Token]) -> Iterator[str]:
    """Where each token stands: a ``select`` or ``sub-select`` list, ``modifier`` (ORDER BY), ``values``, a pattern."""
    stack = ["pattern"]
    for token in body:
        if token.says("SELECT"):
            stack[-1] = "select" if len(stack) == 1 else "sub-select"
        elif token.kind == "word":
            stack[-1] = _context_after(token.text.upper(), stack[-1])
        elif token.text == "{":
            stack[-1] = "pattern"
            stack.append("pattern")
        elif token.text == "(":
            stack.append("values" if stack[-1] == "values" else "expression")
        elif token.text in {"}", ")"} and len(stack) > 1:
            stack.pop()
        yield stack[-1]


def _context_after(word: str, context: str) -> str:
    if word in {"WHERE", "FROM", "HAVING", "LIMIT", "OFFSET"}:
        return "pattern"
    return {"BY": "modifier", "VALUES": "values"}.get(word, context)
