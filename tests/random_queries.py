"""Random SPARQL queries over our vocabulary, for comparing engines."""

from __future__ import annotations

from hypothesis import strategies as st

TRIPLES = (
    "?film schema:name ?title", "?film fc:year ?year", "?film schema:director ?person", "?film schema:actor ?person",
    "?film schema:genre ?genre", "?film a ?class", "?film a schema:Movie", "?film fc:kind ?kind",
    "?person schema:name ?name", "?person a schema:Person", "?person fc:birthYear ?born",
    "?person schema:alternateName ?alias", "?credit fc:film ?film", "?credit fc:agent ?person", "?credit fc:role ?role",
    "?credit fc:role rel:act", "?credit fc:role rel:fmd", "?credit schema:characterName ?part",
    "?credit fc:stance ?stance",
    "?credit fc:character ?character", "?character schema:name ?part",
    "?credit prov:hadPrimarySource ?source",
    "?credit fc:confidence ?confidence", "?credit schema:position ?position", "?source schema:name ?sourceName",
    "?source fc:trust ?trust", "?source a ?kindOfSource", "?role skos:prefLabel ?label", "?role skos:broader ?broader",
    "?assessment fc:assesses ?credit", "?assessment fc:verdict ?verdict", "?verdict skos:prefLabel ?verdictLabel",
    "?film ?property ?value", "?thing schema:name ?title",
    "?thing schema:name ?name",
    "?credit fc:film/schema:name ?title", "?credit fc:agent/schema:name ?name",
    "?film (schema:director|schema:actor) ?person",
    "?film ^fc:film ?credit", "?role skos:broader? ?broader", "?role skos:broader* ?broader",
    "?film fc:sequelOf+ ?earlier",
    "?film (fc:sequelOf|^fc:sequelOf)* ?earlier", "?claim fc:value ?fact",
    "?claim fc:subject ?film", "?credit prov:wasDerivedFrom/oa:hasSelector/oa:exact ?quote",
)  # fmt: skip

CONDITIONS = (
    "?year > 1990", "?year = 1999", "?year != ?born", "?year - ?born > 30", "?title < ?name", "?title = ?name",
    "?name != ?alias", "CONTAINS(?name, 'e')", "STRSTARTS(?title, 'The')", "REGEX(?name, '^[A-K]')",
    "REGEX(?title, 'matrix', 'i')", "LANG(?label) = 'en'", "BOUND(?part)", "!BOUND(?year)", "?role = rel:act",
    "?role IN (rel:act, rel:fmd)", "?role NOT IN (rel:cmp)", "isIRI(?value)", "isLiteral(?value)", "STRLEN(?title) > 8",
    "?confidence >= 0.9", "?trust > 0.8 || ?year > 2000", "STR(?film) < STR(?person)", "?stance = fc:asserted",
    "DATATYPE(?value) = xsd:integer", "?value > 3", "?fact = 'drama'", "LCASE(?name) = LCASE(?title)",
    "COALESCE(?year, 0) < 2000", "IF(BOUND(?part), STRLEN(?part) > 5, true)", "sameTerm(?film, ?thing)",
    "?earlier != ?film", "?person = ?thing", "?property != schema:name", "?position < 3 && ?year > 1980",
)  # fmt: skip

BINDINGS = (
    ("?year + 1", "next"), ("STRLEN(?name)", "length"), ("CONCAT(?name, ' / ', ?title)", "both"),
    ("?year / 10", "tenth"),
    ("UCASE(?title)", "upper"), ("SUBSTR(?name, 2, 4)", "middle"), ("FLOOR(?confidence * 10)", "grade"),
    ("STRAFTER(?name, ' ')", "last"), ("STRBEFORE(STR(?film), 'film')", "before"), ("STR(?role)", "roleText"),
    ("COALESCE(?part, ?name, 'none')", "called"), ("IF(?year > 2000, 'new', 'old')", "age"), ("?film", "same"),
    ("xsd:integer(?confidence)", "whole"), ("-?year", "negative"), ("DATATYPE(?value)", "type"),
    ("REPLACE(?name, 'e', 'E')", "loud"),
)  # fmt: skip

VALUES = (
    "VALUES ?role { rel:act rel:fmd }", "VALUES (?role ?word) { (rel:act 'cast') (rel:fmd UNDEF) (UNDEF 'any') }",
    "VALUES ?year { 1999 2003 }", "VALUES ?property { schema:name fc:year fc:role }",
)  # fmt: skip

AGGREGATES = (
    "COUNT(*)", "COUNT(?film)", "COUNT(DISTINCT ?person)", "MIN(?year)", "MAX(?title)", "SUM(?year)", "AVG(?year)",
    "COUNT(DISTINCT ?value)", "MAX(?confidence)", "SUM(?confidence)", "AVG(?confidence)", "MIN(?name)",
)  # fmt: skip


def _variables(text: str) -> set[str]:
    return {word.rstrip(".,;)") for word in text.replace("(", " ").split() if word.startswith("?") and len(word) > 1}


@st.composite
def patterns(draw: st.DrawFn, size: int = 3) -> str:
    """Triples, each of which shares a variable with one before it."""
    found = [draw(st.sampled_from(TRIPLES))]
    for _ in range(draw(st.integers(0, size - 1))):
        bound = set().union(*map(_variables, found))
        near = [triple for triple in TRIPLES if _variables(triple) & bound and triple not in found]
        found.append(draw(st.sampled_from(near)))
    return " . ".join(found)


@st.composite
def groups(draw: st.DrawFn, depth: int = 2) -> str:
    """The inside of a group graph pattern."""
    text = draw(patterns())
    for _ in range(draw(st.integers(0, depth))):
        text = draw(st.sampled_from(_EXTENSIONS))(draw, text, depth)
    return text


def _near(draw: st.DrawFn, text: str, size: int = 2) -> str:
    bound = _variables(text)
    first = draw(st.sampled_from([triple for triple in TRIPLES if _variables(triple) & bound]))
    more = [triple for triple in TRIPLES if _variables(triple) & _variables(first) and triple != first]
    return " . ".join([first, *([draw(st.sampled_from(more))] if draw(st.booleans()) and size > 1 else [])])


def _optional(draw: st.DrawFn, text: str, depth: int) -> str:
    inner = _near(draw, text)
    condition = f" FILTER ({draw(st.sampled_from(CONDITIONS))})" if draw(st.integers(0, 3)) == 0 else ""
    return f"{text} OPTIONAL {{ {inner}{condition} }}"


def _union(draw: st.DrawFn, text: str, depth: int) -> str:
    return f"{{ {text} }} UNION {{ {draw(groups(0)) if depth else draw(patterns(2))} }}"


def _minus(draw: st.DrawFn, text: str, depth: int) -> str:
    return f"{text} MINUS {{ {_near(draw, text)} }}"


def _filter(draw: st.DrawFn, text: str, depth: int) -> str:
    return f"{text} FILTER ({draw(st.sampled_from(CONDITIONS))})"


def _exists(draw: st.DrawFn, text: str, depth: int) -> str:
    condition = f" FILTER ({draw(st.sampled_from(CONDITIONS))})" if draw(st.integers(0, 3)) == 0 else ""
    word = draw(st.sampled_from(("EXISTS", "NOT EXISTS")))
    return f"{text} FILTER {word} {{ {_near(draw, text)}{condition} }}"


def _bind(draw: st.DrawFn, text: str, depth: int) -> str:
    expression, name = draw(st.sampled_from(BINDINGS))
    return text if f"?{name}" in text else f"{text} BIND ({expression} AS ?{name})"


def _values(draw: st.DrawFn, text: str, depth: int) -> str:
    return f"{text} {draw(st.sampled_from(VALUES))}"


def _graph(draw: st.DrawFn, text: str, depth: int) -> str:
    graph = draw(st.sampled_from(("?g", "graph:entities", "graph:facts", "graph:verdicts")))
    return f"{text} . GRAPH {graph} {{ {_near(draw, text, 1)} }}"


def _subquery(draw: st.DrawFn, text: str, depth: int) -> str:
    inner = _near(draw, text)
    shared = sorted(_variables(inner) & _variables(text))
    return f"{text} {{ SELECT {shared[0]} (COUNT(*) AS ?many) {{ {inner} }} GROUP BY {shared[0]} }}"


_EXTENSIONS = (
    _optional, _optional, _union, _minus, _filter, _filter, _exists, _exists, _bind, _values, _graph, _subquery,
)  # fmt: skip


@st.composite
def queries(draw: st.DrawFn) -> str:
    """A whole query, without LIMIT, so that its answer is one multiset."""
    body = draw(groups())
    names = sorted(_variables(body))
    form = draw(st.sampled_from(("all", "some", "distinct", "group", "ask", "total", "construct")))
    some = sorted(set(draw(st.lists(st.sampled_from(names), min_size=1, max_size=3))))
    if form == "ask":
        return f"ASK {{ {body} }}"
    if form == "construct":
        return f"CONSTRUCT {{ {some[0]} fc:related {some[-1]} }} WHERE {{ {body} }}"
    if form in ("group", "total"):
        aggregate = draw(st.sampled_from(AGGREGATES))
        if form == "total":
            return f"SELECT ({aggregate} AS ?result) {{ {body} }}"
        having = draw(st.sampled_from(("", " HAVING (COUNT(*) > 1)")))
        return f"SELECT {' '.join(some)} ({aggregate} AS ?result) {{ {body} }} GROUP BY {' '.join(some)}{having}"
    shown = {"all": "*", "some": " ".join(some), "distinct": "DISTINCT " + " ".join(some)}[form]
    return f"SELECT {shown} {{ {body} }}"
