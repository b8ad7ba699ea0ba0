"""Fifteen questions on films, each in SPARQL and in SQL written by hand.

The SQL reads ``TABLES``, made by hand from the store's views in a database of their own: one for each kind of thing,
with the columns that the questions need and no more; ``entity`` and ``role`` are the store's. ``{person}``,
``{actor}`` and ``{near}`` are people's numbers, and in ``patterns`` their IRIs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Attributes:
        name: what it is called.
        head: the query up to the bracket that opens its pattern.
        patterns: triples, whose order means nothing.
        rest: filters and optional patterns, which come after them, with the bracket that closes the pattern.
        hand: the SQL.
    """

    name: str
    head: str
    patterns: tuple[str, ...]
    rest: str
    hand: str

    @property
    def asked(self) -> tuple[str, ...]:
        """All patterns."""
        return (*self.patterns, self.rest)

    def sparql(self, seed: int, people: dict[str, str]) -> str:
        """The query with its triples in an order of chance.

        Args:
            people: an IRI for each name in braces.
        """
        patterns = list(self.patterns)
        random.Random(f"{seed} {self.name}").shuffle(patterns)
        text = f"{self.head} {{ {' . '.join(patterns)} . {self.rest}"
        for name, iri in people.items():
            text = text.replace("{" + name + "}", f"<{iri}>")
        return text


_PLAYS = "SELECT person FROM shortcuts WHERE property = 'actor' GROUP BY 1"
PEOPLE = {
    "person": "SELECT person FROM credits GROUP BY 1 ORDER BY abs(count(*) - 60), person LIMIT 1",
    "actor": f"{_PLAYS} ORDER BY abs(count(*) - 40), person LIMIT 1",
    "near": f"{_PLAYS} ORDER BY abs(count(*) - 8), person LIMIT 1",
}
"""Of whom it is asked: people with a career of a usual length, whatever the size of the data."""

TABLES = {
    "credits": "SELECT id AS credit, film, person, source_name AS source, code, stance FROM credit_said ORDER BY id",
    "parts": "SELECT DISTINCT id AS credit, unnest(characters) AS name FROM credit_said ORDER BY credit",
    "films": "SELECT film, title, year, class FROM rdf_film WHERE title IS NOT NULL ORDER BY film",
    "people": "SELECT person, name FROM rdf_person WHERE name IS NOT NULL ORDER BY person",
    "genres": "SELECT film, genre FROM rdf_film_genre ORDER BY film",
    "shortcuts": """SELECT film, person, schema_name AS property FROM rdf_shortcut WHERE schema_name IS NOT NULL
        ORDER BY film""",
    "sequels": """SELECT DISTINCT subject AS film, object AS of_film FROM relation_said
        WHERE predicate = 'sequel of' AND stance = 'asserted'""",
    "sources": "SELECT source, title FROM rdf_source",
}
"""The tables made by hand, with the SQL that makes each."""

QUESTIONS = (
    Question(
        "filmography",
        "SELECT ?title ?year ?role ?source",
        (
            "?credit fc:agent {person}", "?credit fc:film ?film", "?credit fc:role ?code", "?code skos:prefLabel ?role",
            "?film schema:name ?title", "?film fc:year ?year", "?credit prov:hadPrimarySource ?from",
            "?from schema:name ?source",
        ),
        "}",
        """
        SELECT f.title, f.year, r.label, s.title FROM credits c JOIN films f USING (film) JOIN role r USING (code)
        JOIN sources s USING (source)
        WHERE c.person = {person} AND f.year IS NOT NULL""",
    ),
    Question(
        "co-stars",
        "SELECT ?name (COUNT(DISTINCT ?film) AS ?films)",
        ("?film schema:actor {actor}", "?film schema:actor ?other", "?other schema:name ?name"),
        "FILTER (?other != {actor}) } GROUP BY ?other ?name ORDER BY DESC(?films) ?name LIMIT 20",
        """
        SELECT p.name, n FROM (
            SELECT b.person, count(DISTINCT b.film) AS n FROM shortcuts a JOIN shortcuts b USING (film)
            WHERE a.person = {actor} AND a.property = 'actor' AND b.property = 'actor' AND b.person <> {actor}
            GROUP BY 1) JOIN people p USING (person) ORDER BY n DESC, p.name LIMIT 20""",
    ),
    Question(
        "actor-director pairs of three films and more",
        "SELECT ?player ?maker (COUNT(DISTINCT ?film) AS ?films)",
        (
            "?film schema:actor ?actor", "?film schema:director ?director", "?actor schema:name ?player",
            "?director schema:name ?maker",
        ),
        "} GROUP BY ?actor ?director ?player ?maker HAVING (COUNT(DISTINCT ?film) >= 3)",
        """
        SELECT p.name, q.name, n FROM (
            SELECT a.person AS actor, d.person AS director, count(DISTINCT film) AS n
            FROM shortcuts a JOIN shortcuts d USING (film)
            WHERE a.property = 'actor' AND d.property = 'director' GROUP BY ALL HAVING n >= 3)
        JOIN people p ON p.person = actor JOIN people q ON q.person = director""",
    ),
    Question(
        "the hundred most credited",
        "SELECT ?name (COUNT(?credit) AS ?credits)",
        ("?credit fc:agent ?person", "?person schema:name ?name"),
        "} GROUP BY ?person ?name ORDER BY DESC(?credits) ?name LIMIT 100",
        """
        SELECT p.name, n FROM (SELECT person, count(*) AS n FROM credits GROUP BY 1) JOIN people p USING (person)
        ORDER BY n DESC, p.name LIMIT 100""",
    ),
    Question(
        "characters played by many",
        "SELECT ?part (COUNT(DISTINCT ?person) AS ?people)",
        ("?credit schema:characterName ?part", "?credit fc:agent ?person"),
        "} GROUP BY ?part ORDER BY DESC(?people) ?part LIMIT 50",
        """
        SELECT name, count(DISTINCT person) FROM parts JOIN credits USING (credit)
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50""",
    ),
    Question(
        "composer-director pairs",
        "SELECT ?music ?maker (COUNT(DISTINCT ?film) AS ?films)",
        (
            "?one fc:film ?film", "?one fc:role rel:cmp", "?one fc:agent ?composer", "?two fc:film ?film",
            "?two fc:role rel:fmd", "?two fc:agent ?director", "?composer schema:name ?music",
            "?director schema:name ?maker",
        ),
        "} GROUP BY ?composer ?director ?music ?maker ORDER BY DESC(?films) ?music ?maker LIMIT 50",
        """
        SELECT p.name, q.name, n FROM (
            SELECT a.person AS composer, d.person AS director, count(DISTINCT film) AS n
            FROM credits a JOIN credits d USING (film) WHERE a.code = 'cmp' AND d.code = 'fmd' GROUP BY ALL)
        JOIN people p ON p.person = composer JOIN people q ON q.person = director
        ORDER BY n DESC, p.name, q.name LIMIT 50""",
    ),
    Question(
        "two hops",
        "SELECT (COUNT(DISTINCT ?third) AS ?people)",
        ("?film schema:actor {near}", "?film schema:actor ?second", "?other schema:actor ?second",
         "?other schema:actor ?third"),
        "}",
        """
        WITH played AS (SELECT film, person FROM shortcuts WHERE property = 'actor')
        SELECT count(DISTINCT person) FROM played WHERE film IN (SELECT film FROM played WHERE person IN (
            SELECT person FROM played WHERE film IN (SELECT film FROM played WHERE person = {near})))""",
    ),
    Question(
        "optional and year",
        "SELECT ?title ?music",
        ("?film fc:year 1999", "?film schema:name ?title"),
        "OPTIONAL { ?film schema:musicBy ?composer . ?composer schema:name ?music } }",
        """
        SELECT f.title, m.name FROM films f LEFT JOIN (
            SELECT s.film, p.name FROM shortcuts s JOIN people p USING (person)
            WHERE s.property = 'musicBy') m USING (film)
        WHERE f.year = 1999""",
    ),
    Question(
        "regex",
        "SELECT ?person ?name",
        ("?person a schema:Person", "?person schema:name ?name"),
        'FILTER REGEX(?name, "^J[^ ]* R.* [A-C][0-9]*$") }',
        """
        SELECT {iri_person}, p.name FROM people p JOIN entity e ON e.id = p.person
        WHERE regexp_matches(p.name, '^J[^ ]* R.* [A-C][0-9]*$')""",
    ),
    Question(
        "contains",
        "SELECT ?title ?year",
        ("?film a schema:Movie", "?film schema:name ?title", "?film fc:year ?year"),
        'FILTER CONTAINS(LCASE(?title), "shadow r") }',
        """
        SELECT title, year FROM films WHERE class = 'Movie' AND year IS NOT NULL
        AND contains(lower(title), 'shadow r')""",
    ),
    Question(
        "NOT EXISTS",
        "SELECT (COUNT(DISTINCT ?person) AS ?people)",
        ("?film schema:director ?person", "?person a schema:Person"),
        "FILTER NOT EXISTS { ?other schema:actor ?person } }",
        """
        SELECT count(*) FROM (SELECT DISTINCT person FROM shortcuts WHERE property = 'director') d
        SEMI JOIN people USING (person)
        ANTI JOIN (SELECT person FROM shortcuts WHERE property = 'actor') a USING (person)""",
    ),
    Question(
        "per decade",
        "SELECT ?decade ?code (COUNT(?credit) AS ?credits)",
        ("?credit fc:film ?film", "?credit fc:role ?code", "?film fc:year ?year", "?credit fc:stance fc:asserted"),
        "BIND (xsd:integer(FLOOR(?year / 10)) * 10 AS ?decade) } GROUP BY ?decade ?code",
        """
        SELECT year // 10 * 10, {iri_role}, count(*) FROM credits JOIN films USING (film)
        WHERE year IS NOT NULL AND code IS NOT NULL AND stance = 'asserted' GROUP BY year // 10 * 10, code""",
    ),
    Question(
        "sequel chain",
        "SELECT ?title ?year",
        ("?film fc:sequelOf+ <film/imdb/tt0000101>", "?film schema:name ?title", "?film fc:year ?year"),
        "}",
        """
        WITH RECURSIVE later(film) AS (
            SELECT film FROM sequels WHERE of_film = 1000000000101
            UNION SELECT s.film FROM sequels s JOIN later l ON s.of_film = l.film)
        SELECT f.title, f.year FROM later JOIN films f USING (film)
        WHERE f.year IS NOT NULL""",
    ),
    Question(
        "genre and director",
        "SELECT ?name (COUNT(DISTINCT ?film) AS ?films)",
        ('?film schema:genre "Comedy"', "?film schema:director ?director", "?director schema:name ?name"),
        "} GROUP BY ?director ?name ORDER BY DESC(?films) ?name LIMIT 50",
        """
        SELECT p.name, n FROM (
            SELECT s.person, count(*) AS n FROM shortcuts s JOIN genres g USING (film)
            WHERE s.property = 'director' AND g.genre = 'Comedy' GROUP BY 1)
        JOIN people p USING (person) ORDER BY n DESC, p.name LIMIT 50""",
    ),
    Question(
        "sources that disagree",
        "SELECT ?title ?one_says ?one_name ?other_says ?other_name",
        (
            "?one fc:film ?film", "?one fc:role rel:fmd", "?one fc:agent ?person", "?one fc:stance fc:asserted",
            "?one prov:hadPrimarySource ?source", "?two fc:film ?film", "?two fc:role rel:fmd", "?two fc:agent ?other",
            "?two fc:stance fc:asserted", "?two prov:hadPrimarySource ?silent", "?film schema:name ?title",
            "?source dcterms:identifier ?one_says", "?silent dcterms:identifier ?other_says",
            "?person schema:name ?one_name", "?other schema:name ?other_name",
        ),
        "FILTER (?source != ?silent && ?person != ?other) FILTER NOT EXISTS { ?same fc:film ?film ; fc:role rel:fmd ; "
        "fc:agent ?person ; prov:hadPrimarySource ?silent } }",
        """
        WITH d AS NOT MATERIALIZED (
            SELECT film, person, source FROM credits WHERE code = 'fmd' AND stance = 'asserted')
        SELECT f.title, a.source, p.name, b.source, q.name
        FROM d a JOIN d b ON b.film = a.film AND b.source <> a.source AND b.person <> a.person
        ANTI JOIN (SELECT film, person, source FROM credits WHERE code = 'fmd') s
            ON s.film = a.film AND s.person = a.person AND s.source = b.source
        JOIN films f ON f.film = a.film JOIN people p ON p.person = a.person JOIN people q ON q.person = b.person""",
    ),
)  # fmt: skip
