"""Statements about films as claims, by what ``ontology/rdf.ttl`` says of classes and properties."""

from __future__ import annotations

import contextlib
import json
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import unquote

from kg import sql, turtle, vocab
from kg.claim import Claim, Credit, Fact, Film, Person, Relation, key, slug
from kg.sources.schema_org import identifiers, minutes, year_of
from kg.sources.statements import TYPE, fill, normal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READING = "https://w3id.org/film-kg/reading#"
BASE = "https://w3id.org/film-kg/id/"
SCHEMA = "https://schema.org/"
SPACE = "iri"
"""The space of keys that are IRIs."""

_SCHEME = {"film": "tt", "person": "nm"}

_TYPED = f"""
CREATE OR REPLACE TEMP TABLE typed AS
SELECT s, arg_min(value, CASE value WHEN 'role' THEN 1 WHEN 'person' THEN 2 WHEN 'other' THEN 3 ELSE 0 END) AS kind
FROM rows JOIN meaning ON word = 'kind' AND term = {normal("o")} WHERE p = '{TYPE}' GROUP BY s
"""

# Credits with their people, directly or by way of a node for somebody in a part.
_CREDITED = """
CREATE OR REPLACE TEMP TABLE subject AS
SELECT s FROM (SELECT s FROM rows UNION SELECT o FROM rows WHERE kind = 'iri')
WHERE s NOT IN (SELECT s FROM rows WHERE p = 'http://purl.org/dc/terms/isReplacedBy');

CREATE OR REPLACE TEMP TABLE film_node AS
SELECT s FROM typed WHERE kind NOT IN ('person', 'role', 'other')
UNION SELECT r.s FROM rows r JOIN meaning m ON m.word = 'of' AND m.term = r.q WHERE r.s NOT IN (SELECT s FROM typed)
UNION SELECT s FROM subject WHERE {own_film};

CREATE OR REPLACE TEMP TABLE credited AS
SELECT r.n, NULL::BIGINT AS through, r.s AS film, m.value AS role, r.p, r.o AS person, r.kind, NULL::VARCHAR AS part
FROM rows r JOIN meaning m ON m.word = 'credit' AND m.term = r.q
WHERE r.s IN (SELECT s FROM film_node) AND r.o NOT IN (SELECT s FROM typed WHERE kind IN ('role', 'other'))
  AND r.n NOT IN (SELECT n FROM used)
UNION ALL
SELECT r.n, x.n, r.s, m.value, r.p, x.o, x.kind, r.o
FROM rows r JOIN meaning m ON m.word = 'credit' AND m.term = r.q JOIN typed t ON t.s = r.o AND t.kind = 'role'
JOIN rows x ON x.s = r.o JOIN meaning y ON y.word = 'credit' AND y.term = x.q
WHERE r.s IN (SELECT s FROM film_node) AND r.n NOT IN (SELECT n FROM used);

CREATE OR REPLACE TEMP TABLE person_node AS
SELECT s FROM typed WHERE kind = 'person' AND s NOT IN (SELECT s FROM film_node)
UNION SELECT person FROM credited WHERE kind <> 'literal' AND person NOT IN (SELECT s FROM film_node)
UNION SELECT s FROM subject WHERE {own_person};
"""

_NAMED = """
CREATE OR REPLACE TEMP TABLE named AS SELECT s, arg_min(o, (coalesce(language, 'en') <> 'en', n)) AS name
FROM rows JOIN meaning ON word = 'field' AND value = 'name' AND term = q WHERE kind = 'literal' GROUP BY s
"""
_THING = """
CREATE OR REPLACE TEMP TABLE thing AS SELECT f.*, s.source FROM found f LEFT JOIN speaker s ON s.iri = f.iri
"""
_NODES = """
SELECT e.s, e.what, t.kind,
       list(r.o ORDER BY coalesce(r.language, 'en') <> 'en', r.n) FILTER (m.value = 'name') AS names,
       list(r.o ORDER BY r.n) FILTER (m.value = 'same') AS same,
       list(r.o ORDER BY r.n) FILTER (m.value = 'imdb number') AS numbers
FROM (SELECT s, 'film' AS what FROM film_node UNION ALL SELECT s, 'person' FROM person_node) e
LEFT JOIN typed t ON t.s = e.s LEFT JOIN rows r ON r.s = e.s LEFT JOIN meaning m ON m.word = 'field' AND m.term = r.q
GROUP BY e.s, e.what, t.kind ORDER BY e.s
"""

_SAID = """
SELECT e.iri, e.what, e.kind, e.key, e.ids, e.source,
       list({'n': r.n, 'word': m.word, 'value': m.value, 'p': r.p, 'o': r.o, 'kind': r.kind, 'language': r.language,
       'region': if(r.n < 0, r.datatype, NULL), 'key': k.key, 'name': l.name} ORDER BY r.n)
       FILTER (m.word IS NOT NULL) AS said
FROM thing e LEFT JOIN rows r ON r.s = e.iri AND r.n NOT IN (SELECT n FROM used)
LEFT JOIN meaning m ON m.word IN ('field', 'fact', 'relation') AND m.term = r.q
LEFT JOIN thing k ON k.iri = r.o AND k.what = 'film' AND r.kind <> 'literal' AND m.word = 'relation'
LEFT JOIN named l ON l.s = r.o AND r.kind <> 'literal' AND (m.word = 'fact' OR m.value IN ('country', 'language'))
GROUP BY ALL ORDER BY e.what, e.iri
"""

_CREDITS = """
SELECT c.n, c.through, f.key, p.key, c.role, c.film, c.p, c.person, c.kind,
       list(x.o ORDER BY x.n) FILTER (x.n IS NOT NULL), list(x.n) FILTER (x.n IS NOT NULL)
FROM credited c JOIN thing f ON f.iri = c.film AND f.what = 'film'
LEFT JOIN thing p ON p.iri = c.person AND p.what = 'person' AND c.kind <> 'literal'
LEFT JOIN rows x ON x.s = c.part AND x.q = 'https://schema.org/characterName' AND x.kind = 'literal'
GROUP BY ALL ORDER BY c.n, c.through
"""


@cache
def meanings() -> tuple[tuple[str, str, str], ...]:
    """What properties and classes mean: (IRI, word of the reading vocabulary, value).

    >>> ("http://dbpedia.org/ontology/starring", "credit", "act") in meanings()
    True
    """
    found: dict[tuple[str, str], str] = {}
    for node in turtle.nodes("rdf.ttl").values():
        for word, values in node.values.items():
            found[node.iri, word.removeprefix(READING)] = values[0].removeprefix(vocab.REL)
    for role in vocab.roles():
        for iri in (role.shortcut, role.iri, *(f"{SCHEMA}{name}" for name in role.schema)):
            found.setdefault((iri, "credit"), role.code)
        if role.shortcut.startswith(vocab.FC):
            found.setdefault((role.shortcut, "of"), "film")
    for relation in vocab.relations():
        if relation.subjects == ("film",) and relation.objects == ("film",):
            found.setdefault((relation.iri, "relation"), relation.label)
    for predicate, iri in vocab.fact_properties().items():
        if (iri, "field") not in found:
            found.setdefault((iri, "fact"), predicate)
    return tuple((iri, word, value) for (iri, word), value in found.items())


class Reader:
    """The films, people and credits among the statements of ``rows``.

    Attributes:
        bases: bases of identifiers of ours in the file: the usual one, and that of an export with another.
    """

    def __init__(self, connection: DuckDBPyConnection, source: str) -> None:
        self.connection, self.source = connection, source
        connection.execute("CREATE OR REPLACE TEMP TABLE used (n BIGINT)")
        connection.execute("CREATE OR REPLACE TEMP TABLE speaker (iri VARCHAR, source VARCHAR)")
        fill(connection, "meaning", {"term": "VARCHAR", "word": "VARCHAR", "value": "VARCHAR"}, meanings())
        found = connection.execute(
            "SELECT DISTINCT regexp_extract(s, '^(.*/)credit/', 1) FROM rows "
            f"WHERE p = '{TYPE}' AND o = '{vocab.FC}Credit'"
        ).fetchall()
        self.bases = tuple(sorted({BASE, *(row[0] for row in found if row[0])}))
        self._used: IO[str] | None = None

    @contextlib.contextmanager
    def noting(self) -> Iterator[None]:
        """Within the block, statements that became claims are noted; at its end they are in the relation ``used``."""
        with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
            path = Path(folder) / "used.csv"
            with path.open("w", encoding="ascii") as self._used:
                self._used.write("n\n")
                yield
            noted = f"read_csv({sql.literal(str(path))}, header = true, columns = {{n: 'BIGINT'}})"
            self.connection.execute(f"INSERT INTO used SELECT n FROM {noted}")

    def use(self, *numbers: int | None) -> None:
        """Note statements of which a claim has all they say."""
        assert self._used is not None
        self._used.writelines(f"{number}\n" for number in numbers if number is not None)

    def key(self, iri: str, what: str | None = None) -> str | None:
        """The key in an IRI of ours of a film or a person.

        Args:
            what: ``film`` or ``person``; None takes both.
        """
        for base in self.bases:
            inside = iri.removeprefix(base) if iri.startswith(base) else ""
            match = re.fullmatch(r"(film|person)/([^/]+)/([^/]+)", inside)
            if match and what in (None, match[1]):
                return f"{unquote(match[2])}:{unquote(match[3])}"
        return None

    def claims(self, source: str) -> Iterator[tuple[str, Claim]]:
        """What is said of films and people, each with the source that says it."""
        self._find()
        for iri, what, kind, own, ids, owner, said in rows_of(self.connection, _SAID):
            describe = self._film if what == "film" else self._person
            yield from ((owner or source, claim) for claim in describe(iri, kind, own, tuple(ids or ()), said or []))
        yield from ((source, claim) for claim in self._credits())
        self._use_types()

    def _find(self) -> None:
        """Make the relations that the rest is asked of: nodes of films and people with their keys, and names."""
        self.connection.execute(_TYPED)
        own = {what: " OR ".join(f"regexp_full_match(s, {sql.literal(re.escape(base) + what + '/[^/]+/[^/]+')})"
                                 for base in self.bases) for what in ("film", "person")}  # fmt: skip
        self.connection.execute(_CREDITED.format(own_film=own["film"], own_person=own["person"]))
        self.connection.execute(_NAMED)
        columns = {"iri": "VARCHAR", "what": "VARCHAR", "kind": "VARCHAR", "key": "VARCHAR", "ids": "VARCHAR[]"}
        fill(self.connection, "found", columns, map(self._thing, rows_of(self.connection, _NODES)))
        self.connection.execute(_THING)

    def _thing(self, row: tuple[Any, ...]) -> tuple[str, str, str | None, str, list[str]]:
        """A node with its key and its other identifiers."""
        iri, what, kind, names, same, numbers = row
        scheme = _SCHEME[what]
        ids = list(identifiers({"@id": iri, "sameAs": same or []}, scheme))
        ids += [f"imdb:{scheme}{number:0>7}" for number in numbers or () if re.fullmatch(r"\d{5,10}", number)]
        if own := self.key(iri, what):
            others = [
                key(SPACE, each) for each in same or () if "://" in each and not identifiers({"url": each}, scheme)
            ]
            ids = [own, *(each for each in (*ids, *others) if each != own)]
        elif iri.startswith("_:"):
            ids = ids or [key(self.source, slug(names[0]) if names else iri[2:])]
        elif f"http://www.wikidata.org/entity/{ids[0][3:] if ids else ''}" != iri:
            ids.append(key(SPACE, iri))
        return iri, what, kind, ids[0], list(dict.fromkeys(ids[1:]))

    # Descriptions ----------------------------------------------------------------------------------------------------

    def _film(
        self, iri: str, kind: str | None, own: str, ids: tuple[str, ...], said: list[dict[str, Any]]
    ) -> Iterator[Claim]:
        place = self._of(f"<{iri}>")
        names = self._names(said, "name")
        title = names[0][0] if names else self._unnamed(iri, own)
        years = self._years(said, "released") + self._years(said, "made")
        lengths = [each for each in map(self._minutes, said) if each]
        kinds = [self._taken(each) for each in said if each["value"] == "kind"]
        yield Film(
            **place, key=own, title=title, titles=tuple(names[1:] + self._names(said, "other name")),
            original_title=next((text for text, _, _ in self._names(said, "original title")), None),
            year=next(iter(years), None), end_year=next(iter(self._years(said, "ended")), None),
            kind=next(iter(kinds), None) or kind or "movie", runtime_minutes=next(iter(lengths), None),
            countries=self._texts(said, "country"), languages=self._texts(said, "language"), ids=ids,
        )  # fmt: skip
        self._identified(iri, said, "tt")
        yield from self._facts(iri, "film", own, said)
        for each in said:
            if each["word"] == "relation" and each["key"]:
                self.use(each["n"])
                yield Relation(**self._of(f"<{iri}> <{each['p']}> <{each['o']}>"), subject_kind="film", subject=own,
                               predicate=each["value"], object_kind="film", object=each["key"])  # fmt: skip

    def _person(
        self, iri: str, _: str | None, own: str, ids: tuple[str, ...], said: list[dict[str, Any]]
    ) -> Iterator[Claim]:
        names = self._names(said, "name")
        others = [text for text, _, _ in names[1:] + self._names(said, "other name")]
        yield Person(
            **self._of(f"<{iri}>"), key=own, name=names[0][0] if names else self._unnamed(iri, own),
            names=tuple(dict.fromkeys(others)), birth_year=next(iter(self._years(said, "born")), None),
            death_year=next(iter(self._years(said, "died")), None), ids=ids,
        )  # fmt: skip
        self._identified(iri, said, "nm")
        yield from self._facts(iri, "person", own, said)

    def _unnamed(self, iri: str, own: str) -> str:
        """What stands for a name: the id that an authority gave, or the last part of an IRI."""
        return own.rpartition(":")[2] if self.key(iri) or iri.startswith("_:") else _last(iri)

    def _of(self, locator: str) -> dict[str, Any]:
        return {"source": self.source, "method": "rdf", "locator": locator}

    def _taken(self, each: dict[str, Any]) -> str | None:
        """The text of a literal, which is then used."""
        if each["kind"] != "literal" or not each["o"].strip():
            return None
        self.use(each["n"])
        return str(each["o"].strip())

    def _names(self, said: list[dict[str, Any]], field: str) -> list[tuple[str, str | None, str | None]]:
        """Names with their languages: those in English or in none first, each once."""
        of = [each for each in said if each["word"] == "field" and each["value"] == field]
        of.sort(key=lambda each: (each["language"] or "en") != "en")
        return list(
            dict.fromkeys((text, each["language"], each["region"]) for each in of if (text := self._taken(each)))
        )

    def _texts(self, said: list[dict[str, Any]], field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (self._text(each) for each in said if each["value"] == field))))

    def _text(self, each: dict[str, Any]) -> str | None:
        """A literal, or the name of what an IRI names, or the last part of the IRI."""
        if each["kind"] == "literal":
            return self._taken(each)
        text = each["name"] or _last(each["o"])
        if text and each["kind"] == "iri":
            self.use(each["n"])
        return text if each["kind"] == "iri" or each["name"] else None

    def _years(self, said: list[dict[str, Any]], field: str) -> list[int]:
        found = []
        for each in said:
            year = year_of(each["o"]) if each["value"] == field and each["kind"] == "literal" else None
            if year:
                found.append(year)
                if re.fullmatch(r"\d{4}", each["o"]):
                    self.use(each["n"])
        return sorted(found)

    def _minutes(self, each: dict[str, Any]) -> int | None:
        """A running time in whole minutes."""
        text, unit = each["o"], each["value"]
        if each["word"] != "field" or unit not in ("minutes", "seconds", "duration") or each["kind"] != "literal":
            return None
        length = minutes(text) if unit == "duration" else None
        if unit != "duration" and re.fullmatch(r"\d{1,6}(\.\d{1,9})?(E[0-4])?", text):
            length = round(float(text) / (60 if unit == "seconds" else 1))
        if length:
            self.use(each["n"])
        return length

    def _identified(self, iri: str, said: list[dict[str, Any]], scheme: str) -> None:
        """Use the statements that gave an identifier."""
        for each in said:
            is_key = each["o"] == iri or (self.key(iri) and "://" in each["o"])
            if each["value"] == "same" and (is_key or identifiers({"sameAs": each["o"]}, scheme)):
                self.use(each["n"])
            if each["value"] == "imdb number" and re.fullmatch(r"\d{5,10}", each["o"]):
                self.use(each["n"])

    def _facts(self, iri: str, what: Any, own: str, said: list[dict[str, Any]]) -> Iterator[Claim]:
        for each in said:
            if each["word"] == "fact" and (text := self._text(each)):
                yield Fact(**self._of(f"<{iri}> <{each['p']}>"), subject_kind=what, subject=own,
                           predicate=each["value"], value=text)  # fmt: skip

    # Credits ---------------------------------------------------------------------------------------------------------

    def _credits(self) -> Iterator[Claim]:
        for n, through, film, known, role, at, p, who, kind, parts, numbers in rows_of(self.connection, _CREDITS):
            name = who.strip() if kind == "literal" else None
            if known is None and not name:
                continue
            said = json.dumps(who, ensure_ascii=False) if name else f"<{who}>"
            place = self._of(f"<{at}> <{p}> {said}")
            person = known or key(self.source, slug(name or ""))
            if known is None and name:
                yield Person(**place, key=person, name=name)
            self.use(n, through, *(numbers or ()))
            yield Credit(**place, film=film, person=person, role=role, characters=tuple(parts or ()))

    def _use_types(self) -> None:
        """The classes that say what a film, a person or somebody in a part is."""
        found = self.connection.execute(
            f"SELECT n FROM rows JOIN meaning ON word = 'kind' AND term = {normal('o')} WHERE p = '{TYPE}' AND "
            "value <> 'other' AND (s IN (SELECT iri FROM thing) OR s IN (SELECT part FROM credited))"
        )
        self.use(*(row[0] for row in found.fetchall()))


def _last(iri: str) -> str:
    """The last part of an IRI as words, for want of a name.

    >>> _last("http://dbpedia.org/resource/Al_Pacino")
    'Al Pacino'
    """
    return unquote(re.split(r"[/#:]", iri.rstrip("/#:"))[-1]).replace("_", " ") or iri


def rows_of(connection: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, some thousands at a time; no other may be asked meanwhile."""
    connection.execute(query)
    while some := connection.fetchmany(5_000):
        yield from some
