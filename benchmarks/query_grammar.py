"""Random SPARQL queries over our vocabulary and over the statements of ``STATEMENTS``, by a seed.

Their answers do not depend on what SPARQL leaves open: a LIMIT stands under an order that puts each solution in its
place, MIN and MAX are of terms of one kind, and so on. What may differ is named: the variable ``?joined`` is a
GROUP_CONCAT, whose order is open, and ``?sample`` a SAMPLE. Where Oxigraph does not do as the specification says, the
queries keep clear:

* COUNT (DISTINCT *) is not asked (section 18.3: blank nodes bind nothing);
* COUNT has no argument that is an error (section 18.5.1.2: those do not count);
* paths with ``|`` and ``!`` are asked with DISTINCT (section 18.4: a pair of nodes comes once for each way);
* no sub-query stands in GRAPH ?g (section 18.6: the graph is bound);
* strings with a language are no conditions (section 17.2.2: they are true unless empty);
* neither they nor IRIs are compared by ``<`` (section 17.3);
* no moment is subtracted from another (section 17.3: numbers are), no number is asked whether it is the sameTerm as a
  constant, since Oxigraph writes numbers anew;
* no time of day is there (section 17.4.5.7: SECONDS is of an xsd:dateTime);
* GROUP_CONCAT is of strings, as which we take any term.
"""

# ruff: noqa: ARG002 the makers of one kind of part are called alike

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

STATEMENTS = """
@prefix z: <https://example.org/zoo#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
# An invented graph of all kinds of terms, with cycles, that no vocabulary of ours knows.
z:n1 a z:Node ; z:next z:n2, z:n3 ; z:near z:n4 ; z:value 1, 2.5, "1", "chat"@en ; z:number 7 ; z:text "Anna" .
z:n2 a z:Node ; z:next z:n3 ; z:near z:n1, z:n2 ; z:value true, "chat"@fr, "" ; z:number -3 ; z:text "Tom Cruise" .
z:n3 a z:Node ; z:next z:n1 ; z:value "1.5"^^xsd:double, "2001-02-03T04:05:06Z"^^xsd:dateTime .
z:n3 z:text "Straße İstanbul" .
z:n4 a z:Leaf ; z:next z:n4 ; z:value "NaN"^^xsd:double, "abc"^^xsd:integer, z:n1 ; z:number 2.25 ; z:text "x.y(z)" .
z:n5 a z:Leaf ; z:near z:n6 ; z:value "5"^^xsd:integer, "1.5"^^xsd:float, "maybe"^^xsd:boolean ; z:number 7 .
z:n6 a z:Leaf ; z:near z:n5 ; z:value "x"^^z:code, "y"^^z:code, "INF"^^xsd:double ; z:number 0 ; z:text "12" .
z:n1 z:when "2001-02-03T04:05:06Z"^^xsd:dateTime, "1999-12-31T23:59:59.25+05:30"^^xsd:dateTime .
z:n2 z:when "2001-02-03T04:05:06"^^xsd:dateTime, "2001-02-03"^^xsd:date .
z:n3 z:when "1999-12-31"^^xsd:date, "2020-02-29Z"^^xsd:date, "no date"^^xsd:dateTime .
z:n1 z:label "cat"@en, "Cat"@en-GB, "chat"@fr, "plain" . z:n2 z:label "cat"@de, "dog"@en . z:n3 z:label "12"@en .
z:n1 z:part [ z:text "a piece" ; z:number 1 ] . z:n2 z:part [ z:text "another" ], z:n3 .
z:next rdfs:label "next" . z:n6 z:near z:next .
"""
"""Turtle. Lexical forms are canonical, since Oxigraph does not keep others."""

TRIPLES = (
    "?film schema:name ?title", "?film fc:year ?year", "?film schema:director ?person", "?film schema:actor ?person",
    "?film schema:genre ?genre", "?film a ?class", "?film a schema:Movie", "?film fc:kind ?kind",
    "?person schema:name ?name", "?person a schema:Person", "?person fc:birthYear ?born",
    "?person schema:alternateName ?alias", "?credit fc:film ?film", "?credit fc:agent ?person", "?credit fc:role ?role",
    "?credit fc:role rel:act", "?credit fc:role rel:fmd", "?credit schema:characterName ?part",
    "?credit fc:stance ?stance", "?credit fc:character ?character", "?character schema:name ?part",
    "?credit prov:hadPrimarySource ?source", "?credit fc:confidence ?confidence", "?credit schema:position ?position",
    "?source schema:name ?sourceName", "?source fc:trust ?trust", "?source a ?kindOfSource",
    "?role skos:prefLabel ?label", "?role skos:broader ?broader", "?assessment fc:assesses ?credit",
    "?assessment fc:verdict ?verdict", "?verdict skos:prefLabel ?label", "?film ?property ?value",
    "?thing schema:name ?title", "?thing schema:name ?name", "?claim fc:value ?fact", "?claim fc:subject ?film",
    "?node z:next ?other", "?other z:next ?third", "?node z:near ?other", "?node z:value ?value",
    "?other z:value ?value", "?node z:number ?number", "?node z:text ?name", "?node z:when ?when", "?node a z:Node",
    "?node z:label ?label", "?node a ?class", "?node ?property ?value", "z:n1 ?property ?value", "?node z:part ?piece",
    "?piece z:text ?title", "?node z:next [ z:value ?value ]", "?node z:value ?value, ?another",
    "?node z:next ?other ; z:number ?number", "[] z:near ?other",
)  # fmt: skip

LINKS = {
    "node": ("z:next", "z:near", "z:part", "a"),
    "role": ("skos:broader", "skos:prefLabel"),
    "film": ("fc:sequelOf", "schema:director", "schema:actor", "^fc:film", "schema:name"),
    "credit": ("fc:film", "fc:agent", "fc:role", "prov:hadPrimarySource"),
}
"""Links of paths, by the variable that they start from."""
ENDS = {"node": ("?other", "?value", "z:n3"), "role": ("?broader",), "film": ("?thing", "?person"), "credit": ("?x",)}
CLOSED = {"node": ("z:next", "z:near", "^z:next"), "role": ("skos:broader",), "film": ("fc:sequelOf",)}
"""Links that a path may repeat."""

NUMBERS = ("?year", "?born", "?confidence", "?position", "?trust", "?number", "?value", "?next", "?tenth")
STRINGS = ("?title", "?name", "?part", "?alias", "?sourceName", "?label", "?value", "?fact")
MOMENTS = ("?when", "?when", "?value")
CONSTANTS = (
    "1", "2.5", "-3", "0", "1.5E0", "7", "'1'", "''", "'chat'@en", "'chat'@fr", "'Anna'", "true", "z:n1", "schema:name",
    "'2001-02-03'^^xsd:date", "'2001-02-03T04:05:06Z'^^xsd:dateTime", "'x'^^z:code", "'abc'^^xsd:integer", "rel:act",
    "'NaN'^^xsd:double",
)  # fmt: skip
COMPARED = (
    "1", "2.5", "7", "1.5E0", "'Anna'", "true", "'2001-02-03'^^xsd:date", "'2001-02-03T04:05:06Z'^^xsd:dateTime",
)  # fmt: skip
"""Constants that ``<`` has something to say of: neither IRIs nor strings with a language."""
PATTERNS = ("'e'", "'^[A-K]'", "'the', 'i'", "'a.b', 'q'", r"'\\d+'", r"'[^a-z ]+$'", "'(a|o)n'", "'A N', 'ix'")

NUMERIC = (
    "{n} + {n}", "{n} - {c}", "{n} * {c}", "{n} / {n}", "-{n}", "ABS({n})", "CEIL({n})", "FLOOR({n})", "ROUND({n})",
    "STRLEN({s})", "xsd:integer({a})", "xsd:decimal({a})", "xsd:double({a})", "xsd:float({n})", "YEAR({m})",
    "MONTH({m})", "DAY({m})", "HOURS({m})", "MINUTES({m})", "SECONDS({m})", "IF({b}, {n}, {n})", "COALESCE({n}, {n})",
    "{n}", "{n}", "{c}",
)  # fmt: skip
TEXTUAL = (
    "UCASE({s})", "LCASE({s})", "SUBSTR({s}, 2)", "SUBSTR({s}, 2, 4)", "SUBSTR({s}, {n}, 3)", "CONCAT({s}, {s})",
    "CONCAT({s}, ' / ', {s})", "STRBEFORE({s}, 'a')", "STRAFTER({s}, ' ')", "STRBEFORE({s}, {s})", "STR({a})",
    "REPLACE({s}, 'e', 'E')", "REPLACE({s}, '([aeiou])(.)', '$2$1')", "ENCODE_FOR_URI({s})", "LANG({a})", "TZ({m})",
    "STRLANG({s}, 'en')", "STRDT({s}, xsd:string)", "MD5({s})", "SHA1({s})", "SHA256({s})", "SHA384({s})",
    "SHA512({s})", "xsd:string({a})", "COALESCE({s}, {s}, 'none')", "IF({b}, {s}, 'else')", "{s}", "{s}", "'a'",
    "REPLACE({s}, '^.', '')", "STR(DATATYPE({a}))", "SUBSTR(STR({a}), 1, 30)",
)  # fmt: skip
OTHER = (
    "{a}", "{a}", "{n}", "{s}", "{m}", "{k}", "DATATYPE({a})", "IRI({a})", "IRI(CONCAT('http://e/', {s}))",
    "xsd:boolean({a})", "xsd:dateTime({a})", "xsd:date({m})", "TIMEZONE({m})", "STRDT({s}, z:code)", "{b}",
    "IF({b}, {a}, {a})", "COALESCE({a}, {a})", "STRDT(STR(xsd:integer({n})), xsd:integer)",
)  # fmt: skip
BOOLEAN = (
    "({n} + 0) < {n}", "{n} > {c}", "({n} * 1) >= {n}", "{n} = {n}", "{n} != {c}", "STR({s}) < STR({s})", "{s} = {s}",
    "STR({a}) >= 'M'",
    "{a} = {a}", "{a} != {a}", "{a} = {k}", "{a} != {k}", "{a} <= {o}", "{a} > {o}", "xsd:dateTime({m}) < {m}",
    "xsd:date({m}) > {m}", "{m} >= {o}",
    "CONTAINS({s}, 'e')", "CONTAINS({s}, {s})", "STRSTARTS({s}, 'The')", "STRENDS({s}, 'n')", "REGEX({s}, {p})",
    "LANG({a}) = 'en'", "LANGMATCHES(LANG({a}), 'en')", "LANGMATCHES(LANG({a}), '*')", "BOUND({v})", "!BOUND({v})",
    "isIRI({a})", "isLiteral({a})", "isBlank({a})", "isNumeric({a})", "sameTerm({a}, {a})", "sameTerm({s}, {k})",
    "{a} IN ({k}, {k}, {a})", "{a} NOT IN ({k}, {a})", "DATATYPE({a}) = xsd:integer", "({n} + 0)", "STR({a})",
    "xsd:boolean({a})",
    "({b} || {b})", "({b} && {b})", "!({b})", "IF({b}, {b}, true)", "COALESCE({b}, false)", "?role = rel:act",
    "?role IN (rel:act, rel:fmd)", "?stance = fc:asserted", "CONTAINS(LCASE({s}), 'an')", "isIRI(UUID())",
    "DATATYPE(NOW()) = xsd:dateTime", "STRLEN(STRUUID()) = 36", "RAND() < 2", "isBlank(BNODE())",
    "isBlank(BNODE(MD5({s})))", "BNODE(MD5({s})) = BNODE(MD5({s}))",
)  # fmt: skip

VALUES = (
    "VALUES ?role { rel:act rel:fmd }", "VALUES (?role ?word) { (rel:act 'cast') (rel:fmd UNDEF) (UNDEF 'any') }",
    "VALUES ?year { 1999 2003 }", "VALUES ?property { schema:name fc:year fc:role z:value }",
    "VALUES (?node ?number) { (z:n1 UNDEF) (UNDEF 7) (z:n6 0) (z:n2 7) (UNDEF UNDEF) }",
    "VALUES ?value { 1 'chat'@en }",
    "VALUES (?node ?other ?name) { (z:n1 z:n2 UNDEF) (UNDEF z:n3 UNDEF) (z:n2 UNDEF 'Tom Cruise') (z:n1 z:n3 UNDEF) }",
    "VALUES ?node { z:n1 z:n2 z:n3 z:nowhere }", "VALUES () { () }", "VALUES (?title ?label) { (UNDEF 'cat'@en) }",
)  # fmt: skip

AGGREGATES = (
    "COUNT(*)", "COUNT({v})", "COUNT(DISTINCT {v})", "SUM({n})", "SUM(DISTINCT {n})", "AVG({n})",
    "AVG(DISTINCT {n})", "MIN({u})", "MAX({u})", "MIN(DISTINCT {u})", "SUM({N})", "AVG({N})", "COUNT(COALESCE({b}, 0))",
    "COUNT(DISTINCT COALESCE({S}, 0))", "SUM(STRLEN({s}))", "MAX({u}) - MIN({u})", "COUNT(*) * 2", "SUM(IF({b}, 1, 0))",
)  # fmt: skip
UNIFORM = ("?year", "?title", "?name", "?born", "?confidence", "?position", "?trust", "?number", "?part", "?sourceName")
"""Variables whose terms are of one kind: they have an order."""
ORDERED = (*UNIFORM, "?film", "?person", "?role", "?node", "?other", "?label", "?class", "?property", "?stance")
"""Variables whose terms are told apart by their text and their language."""
GRAPHS = ("?g", "?g", "graph:entities", "graph:facts", "graph:verdicts", "graph:own", "?film")
TEMPLATES = (
    "{x} fc:related {y}", "[] fc:first {x} ; fc:second {y}", "_:a z:of {x} . _:a z:near _:b . _:b z:of {y}",
    "{x} z:p {y} . {y} z:q {x}", "z:s ?property {x} ; z:c 1, 'text'@en", "{x} ?property {y}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A query; ``ordered``: its solutions are to come in one order."""

    text: str
    ordered: bool = False


def variables(text: str) -> list[str]:
    """The variables of a text, each once."""
    words = (word.strip("(){}[].,;!") for word in text.replace("(", " ").replace("{", " ").split())
    return sorted({word for word in words if word.startswith("?") and word[1:].isalnum()})


class Grammar:
    """Makes queries.

    Args:
        random: chooses.
        wide: whether variables may stand in the place of a predicate, and negated sets: such queries read all tables.
    """

    def __init__(self, random: Random, *, wide: bool = True) -> None:
        self.random, self.one, self.wide = random, random.choice, wide
        self._triples = TRIPLES if wide else [triple for triple in TRIPLES if "?property" not in triple]

    def chance(self, of: int) -> bool:
        """True once in so many times."""
        return self.random.randrange(of) == 0

    # Expressions -----------------------------------------------------------------------------------------------------

    def _variable(self, wanted: Sequence[str], bound: Iterable[str]) -> str:
        """A wanted variable that is bound, mostly; sometimes any, or one that is not bound."""
        there = [name for name in wanted if name in bound]
        if there and not self.chance(12):
            return self.one(there)
        return self.one(list(bound)) if bound and not self.chance(8) else self.one(wanted)

    def expression(self, forms: Sequence[str], bound: Sequence[str], depth: int = 2) -> str:
        """An expression of one of some forms over what is bound."""
        leaves = [form for form in forms if "{b}" not in form] if depth < 1 else forms
        parts = {
            "n": (NUMERIC, NUMBERS), "s": (TEXTUAL, STRINGS), "m": ((), MOMENTS), "a": (OTHER, bound),
            "b": (BOOLEAN, ()),
        }  # fmt: skip
        made = ""
        for piece in self.one(leaves).split("{"):
            name, closed, rest = piece.partition("}")
            if not closed:
                made += piece
                continue
            made += self._part(name, parts, bound, depth) + rest
        return made

    def _part(
        self, name: str, parts: dict[str, tuple[Sequence[str], Sequence[str]]], bound: Sequence[str], depth: int
    ) -> str:
        match name:
            case "c":
                return self.one(("1", "2", "10", "0.5", "1.5E0"))
            case "k":
                return self.one(CONSTANTS)
            case "o":
                return self.one(COMPARED)
            case "p":
                return self.one(PATTERNS)
            case "u":
                return self.one([v for v in UNIFORM if v in bound] or ["?year"])
            case "v":
                return self._variable(ORDERED, bound)
            case "N" | "S":
                return self.expression({"N": NUMERIC, "S": TEXTUAL}[name], bound, 0)
        forms, wanted = parts[name]
        if name == "b":
            return self.expression(forms, bound, depth - 1)
        if forms and depth > 0 and self.chance(3):
            return f"({self.expression(forms, bound, depth - 1)})"
        return self._variable(wanted, bound)

    def condition(self, bound: Sequence[str]) -> str:
        """What stands behind FILTER."""
        return f"({self.expression(BOOLEAN, bound)})"

    # Patterns --------------------------------------------------------------------------------------------------------

    def path(self, start: str, depth: int = 2) -> str:
        """A property path from a variable's things."""
        kind = self.random.randrange(9) if depth else 0
        link = self.one(LINKS[start])
        if kind <= 1 or (kind <= 4 and start not in CLOSED):
            return link
        if kind <= 4:
            inner = self.one((self.one(CLOSED[start]), f"({'|'.join(CLOSED[start][:2])})", f"(^{CLOSED['node'][0]})"))
            return f"{inner}{self.one('?*+')}"
        if kind == 5:
            return f"({self.path(start, depth - 1)}|{self.path(start, depth - 1)})"
        if kind == 6:
            return f"^({self.path(start, depth - 1)})"
        if kind == 7 and self.wide:
            negated = self.random.sample([one.strip("^") for one in LINKS[start]], 2)
            return self.one((f"!{negated[0]}", f"!({negated[0]}|^{negated[1]})", f"!(^{negated[0]})"))
        return f"{self.path(start, depth - 1)}/{self.path(start, depth - 1)}"

    def triple(self, near: Sequence[str] = (), *, path: bool = True) -> str:
        """A triple, which shares a variable with those near; one in six has a path."""
        if path and self.chance(6):
            starts = [name for name in LINKS if not near or f"?{name}" in near]
            if starts:
                start = self.one(starts)
                path, end = self.path(start), self.one(ENDS[start])
                if set("|!") & set(path):
                    names = " ".join(dict.fromkeys([f"?{start}", *([end] if end[0] == "?" else [])]))
                    return f"{{ SELECT DISTINCT {names} {{ ?{start} {path} {end} }} }}"
                return f"?{start} {path} {end}"
        close = [triple for triple in self._triples if not near or set(variables(triple)) & set(near)]
        return self.one(close or self._triples)

    def triples(self, size: int, near: Sequence[str] = ()) -> str:
        """Triples, each of which shares a variable with one before it."""
        found = [self.triple(near)]
        for _ in range(self.random.randrange(size)):
            found.append(self.triple(variables(" ".join(found))))
        return " . ".join(dict.fromkeys(found))

    def group(self, depth: int = 2) -> str:
        """The inside of a group graph pattern."""
        text = self.triples(3)
        for _ in range(self.random.randrange(depth + 1)):
            text = getattr(self, self.one(_EXTENSIONS))(text)
        return text

    def inner(self, text: str, size: int = 2) -> str:
        """A small pattern that shares a variable with another, sometimes with a filter on what only that has."""
        found = self.triples(size, variables(text))
        if self.chance(4):
            found = f"{found} FILTER {self.condition([*variables(found), *variables(text)])}"
        return found

    def optional(self, text: str) -> str:
        """OPTIONAL, sometimes with another in it."""
        found = self.inner(text)
        if self.chance(3):
            found = f"{found} OPTIONAL {{ {self.inner(found)} }}"
        return f"{text} OPTIONAL {{ {found} }}"

    def union(self, text: str) -> str:
        """UNION."""
        return f"{{ {text} }} UNION {{ {self.group(0)} }}"

    def minus(self, text: str) -> str:
        """MINUS."""
        found = self.inner(text)
        return f"{text} MINUS {{ {self.optional(found) if self.chance(4) else found} }}"

    def filter(self, text: str) -> str:
        """FILTER."""
        return f"{text} FILTER {self.condition(variables(text))}"

    def exists(self, text: str) -> str:
        """FILTER EXISTS, alone or in an expression."""
        found = self.inner(text)
        if self.chance(4):
            found = f"{{ {found} }} UNION {{ {self.triples(1, variables(text))} }}"
        word = self.one(("EXISTS", "NOT EXISTS"))
        if self.chance(5):
            return f"{text} FILTER ({word} {{ {found} }} || {self.condition(variables(text))})"
        return f"{text} FILTER {word} {{ {found} }}"

    def bind(self, text: str) -> str:
        """BIND, and sometimes a pattern that uses what is bound."""
        forms, names = self.one(((NUMERIC, ("next", "tenth")), (TEXTUAL, ("word", "upper")), (OTHER, ("same", "x"))))
        name = self.one(names)
        if f"?{name}" in text:
            return text
        return f"{text} BIND ({self.expression(forms, variables(text))} AS ?{name})"

    def values(self, text: str) -> str:
        """VALUES, before or behind."""
        rows = self.one(VALUES)
        if any(f"AS {name})" in text for name in variables(rows)):  # what BIND binds is not bound before
            return text
        return f"{text} {rows}" if self.chance(2) else f"{rows} {text}"

    def graph(self, text: str) -> str:
        """GRAPH."""
        inner = self.triple(variables(text), path=False)
        if self.chance(2):
            inner = f"{inner} FILTER {self.condition(variables(inner))}"
        if self.chance(3):
            inner = f"{inner} OPTIONAL {{ {self.triple(variables(inner), path=False)} }}"
        return f"{text} . GRAPH {self.one(GRAPHS)} {{ {inner} }}"

    def subquery(self, text: str) -> str:
        """A sub-query: grouped, or cut off under an order."""
        inner = self.inner(text)
        shared = [name for name in variables(inner) if name in variables(text)]
        if self.chance(2) and (cut := self.cut(inner, shared)):
            return f"{text} {{ {cut} }}"
        if not shared:
            return text
        keys = " ".join(self.random.sample(shared, min(len(shared), self.random.randint(1, 2))))
        aggregate = self.expression(AGGREGATES, variables(inner))
        return f"{text} {{ SELECT {keys} (({aggregate}) AS ?many) {{ {inner} }} GROUP BY {keys} }}"

    def cut(self, inner: str, wanted: Sequence[str] = ()) -> str | None:
        """A SELECT whose solutions have one order, cut off."""
        there = [name for name in variables(inner) if name in ORDERED]
        names = list(
            dict.fromkeys([*(n for n in wanted if n in there), *self.random.sample(there, min(len(there), 2))])
        )
        if not names:
            return None
        keys = " ".join(f"{self.one(('', 'DESC'))}(STR({name})) (LANG({name})) (DATATYPE({name}))" for name in names)
        slice_ = self.one((f"LIMIT {self.random.randint(1, 9)}", "LIMIT 3 OFFSET 2", "OFFSET 1", "LIMIT 0"))
        return f"SELECT DISTINCT {' '.join(names)} {{ {inner} }} ORDER BY {keys} {slice_}"

    # Queries ---------------------------------------------------------------------------------------------------------

    def query(self) -> Query:
        """A whole query."""
        body = self.group()
        names = variables(body) or ["?x"]
        some = sorted(self.random.sample(names, min(len(names), self.random.randint(1, 3))))
        return getattr(self, f"_{self.one(_FORMS)}")(body, names, some)

    def _all(self, body: str, names: list[str], some: list[str]) -> Query:
        return Query(f"SELECT * {{ {body} }}")

    def _some(self, body: str, names: list[str], some: list[str]) -> Query:
        if self.chance(3):
            expression = self.expression(self.one((NUMERIC, TEXTUAL, OTHER)), names)
            return Query(f"SELECT {' '.join(some)} ({expression} AS ?result) {{ {body} }}")
        return Query(f"SELECT {' '.join(some)} {{ {body} }}")

    def _distinct(self, body: str, names: list[str], some: list[str]) -> Query:
        return Query(f"SELECT DISTINCT {' '.join(some)} {{ {body} }}")

    def _ordered(self, body: str, names: list[str], some: list[str]) -> Query:
        uniform = [name for name in names if name in UNIFORM]
        if uniform and self.chance(2):
            chosen = self.random.sample(uniform, min(len(uniform), 2))
            keys = " ".join(f"{self.one(('ASC', 'DESC'))}({name})" for name in chosen)
            return Query(f"SELECT DISTINCT {' '.join(chosen)} {{ {body} }} ORDER BY {keys}", ordered=True)
        cut = self.cut(body)
        return Query(cut, ordered=True) if cut else self._all(body, names, some)

    def _ask(self, body: str, names: list[str], some: list[str]) -> Query:
        return Query(f"ASK {{ {body} }}")

    def _construct(self, body: str, names: list[str], some: list[str]) -> Query:
        template = self.one(TEMPLATES).format(x=some[0], y=some[-1])
        return Query(f"CONSTRUCT {{ {template} }} WHERE {{ {body} }}")

    def _short(self, body: str, names: list[str], some: list[str]) -> Query:
        plain = " . ".join(self.random.sample([t for t in self._triples if "[" not in t], 1))
        return Query(f"CONSTRUCT WHERE {{ {plain} }}")

    def _describe(self, body: str, names: list[str], some: list[str]) -> Query:
        if self.chance(3):
            return Query("DESCRIBE " + self.one(("z:n1", "z:n4 z:n2", "rel:act", "z:nowhere", "z:n5")))
        return Query(f"DESCRIBE {some[0]} {{ {body} }}")

    def _total(self, body: str, names: list[str], some: list[str]) -> Query:
        return Query(f"SELECT {self._aggregate(names)} {{ {body} }}")

    def _grouped(self, body: str, names: list[str], some: list[str]) -> Query:
        having = f" HAVING ({self._having(names)})" if self.chance(3) else ""
        if self.chance(4):
            key = self.expression(self.one((NUMERIC, TEXTUAL)), names)
            return Query(f"SELECT ?key {self._aggregate(names)} {{ {body} }} GROUP BY ({key} AS ?key){having}")
        keys = " ".join(some)
        return Query(f"SELECT {keys} {self._aggregate(names)} {{ {body} }} GROUP BY {keys}{having}")

    def _having(self, names: list[str]) -> str:
        return self.one(("COUNT(*) > 1", f"{self.expression(AGGREGATES, names)} > 2", "COUNT(*) < 3 || COUNT(*) > 5"))

    def _aggregate(self, names: list[str]) -> str:
        if self.chance(5):
            word, separator = self.one(("", "DISTINCT ")), self.one(("", " ; SEPARATOR = '|'", " ; SEPARATOR = ''"))
            text = self.expression(("STR({a})", "STR({s})"), names)
            return f"(GROUP_CONCAT({word}{text}{separator}) AS ?joined)"
        if self.chance(8):
            return f"(SAMPLE({self.one(names)}) AS ?sample)"
        return f"(({self.expression(AGGREGATES, names)}) AS ?result)"


_EXTENSIONS = (
    "optional", "optional", "optional", "union", "minus", "filter", "filter", "filter", "exists", "exists", "bind",
    "bind", "values", "graph", "subquery",
)  # fmt: skip
_FORMS = (
    "all", "all", "some", "some", "distinct", "ordered", "ordered", "ask", "construct", "short", "describe", "total",
    "grouped", "grouped",
)  # fmt: skip
