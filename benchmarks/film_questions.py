"""Fifteen questions on films, each in SPARQL and in SQL written by hand for the tables that queries read.

In ``hand``, ``{credit}`` and the like are such tables, called as the views of ``kg/store/views.sql`` are; ``{direct}``
and ``{shortcut}`` are those of both graphs. ``{person}``, ``{actor}`` and ``{near}`` are people's numbers, and in
``patterns`` their IRIs. What cannot change a time much (role labels of the ontology) is taken from the store's tables.
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


_PLAYS = "SELECT person FROM {shortcut} WHERE schema_name = 'actor' GROUP BY 1"
PEOPLE = {
    "person": "SELECT person FROM {credit} GROUP BY 1 ORDER BY abs(count(*) - 60), person LIMIT 1",
    "actor": f"{_PLAYS} ORDER BY abs(count(*) - 40), person LIMIT 1",
    "near": f"{_PLAYS} ORDER BY abs(count(*) - 8), person LIMIT 1",
}
"""Of whom it is asked: people with a career of a usual length, whatever the size of the data."""

UNIONS = {
    "shortcut": ("shortcut_facts", "shortcut_claims"),
    "direct": ("direct_facts", "direct_claims"),
}
"""Tables that are in two, one for each graph."""

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
        SELECT f.title, f.year, r.label, s.title FROM {credit} c JOIN {film} f USING (film) JOIN role r USING (code)
        JOIN {source} s ON s.source = c.source_key
        WHERE c.person = {person} AND f.title IS NOT NULL AND f.year IS NOT NULL AND s.title IS NOT NULL""",
    ),
    Question(
        "co-stars",
        "SELECT ?name (COUNT(DISTINCT ?film) AS ?films)",
        ("?film schema:actor {actor}", "?film schema:actor ?other", "?other schema:name ?name"),
        "FILTER (?other != {actor}) } GROUP BY ?other ?name ORDER BY DESC(?films) ?name LIMIT 20",
        """
        SELECT p.name, n FROM (
            SELECT b.person, count(DISTINCT b.film) AS n FROM {shortcut} a JOIN {shortcut} b USING (film)
            WHERE a.person = {actor} AND a.schema_name = 'actor' AND b.schema_name = 'actor' AND b.person <> {actor}
            GROUP BY 1) JOIN {person_} p USING (person) WHERE p.name IS NOT NULL ORDER BY n DESC, p.name LIMIT 20""",
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
            FROM {shortcut} a JOIN {shortcut} d USING (film)
            WHERE a.schema_name = 'actor' AND d.schema_name = 'director' GROUP BY ALL HAVING n >= 3)
        JOIN {person_} p ON p.person = actor JOIN {person_} q ON q.person = director
        WHERE p.name IS NOT NULL AND q.name IS NOT NULL""",
    ),
    Question(
        "the hundred most credited",
        "SELECT ?name (COUNT(?credit) AS ?credits)",
        ("?credit fc:agent ?person", "?person schema:name ?name"),
        "} GROUP BY ?person ?name ORDER BY DESC(?credits) ?name LIMIT 100",
        """
        SELECT p.name, n FROM (SELECT person, count(*) AS n FROM {credit} GROUP BY 1) JOIN {person_} p USING (person)
        WHERE p.name IS NOT NULL ORDER BY n DESC, p.name LIMIT 100""",
    ),
    Question(
        "characters played by many",
        "SELECT ?part (COUNT(DISTINCT ?person) AS ?people)",
        ("?credit schema:characterName ?part", "?credit fc:agent ?person"),
        "} GROUP BY ?part ORDER BY DESC(?people) ?part LIMIT 50",
        """
        SELECT n.name, count(DISTINCT c.person) AS people FROM {credit_character_name} n JOIN {credit} c USING (credit)
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
            FROM {credit} a JOIN {credit} d USING (film) WHERE a.code = 'cmp' AND d.code = 'fmd' GROUP BY ALL)
        JOIN {person_} p ON p.person = composer JOIN {person_} q ON q.person = director
        WHERE p.name IS NOT NULL AND q.name IS NOT NULL ORDER BY n DESC, p.name, q.name LIMIT 50""",
    ),
    Question(
        "two hops",
        "SELECT (COUNT(DISTINCT ?third) AS ?people)",
        ("?film schema:actor {near}", "?film schema:actor ?second", "?other schema:actor ?second",
         "?other schema:actor ?third"),
        "}",
        """
        WITH played AS (SELECT film, person FROM {shortcut} WHERE schema_name = 'actor')
        SELECT count(DISTINCT person) FROM played WHERE film IN (SELECT film FROM played WHERE person IN (
            SELECT person FROM played WHERE film IN (SELECT film FROM played WHERE person = {near})))""",
    ),
    Question(
        "optional and year",
        "SELECT ?title ?music",
        ("?film fc:year 1999", "?film schema:name ?title"),
        "OPTIONAL { ?film schema:musicBy ?composer . ?composer schema:name ?music } }",
        """
        SELECT f.title, m.name FROM {film} f LEFT JOIN (
            SELECT s.film, p.name FROM {shortcut} s JOIN {person_} p USING (person)
            WHERE s.schema_name = 'musicBy' AND p.name IS NOT NULL) m USING (film)
        WHERE f.year = 1999 AND f.title IS NOT NULL""",
    ),
    Question(
        "regex",
        "SELECT ?person ?name",
        ("?person a schema:Person", "?person schema:name ?name"),
        'FILTER REGEX(?name, "^J[^ ]* R.* [A-C][0-9]*$") }',
        """
        SELECT {iri_person}, p.name FROM {person_} p JOIN entity e ON e.id = p.person
        WHERE regexp_matches(p.name, '^J[^ ]* R.* [A-C][0-9]*$')""",
    ),
    Question(
        "contains",
        "SELECT ?title ?year",
        ("?film a schema:Movie", "?film schema:name ?title", "?film fc:year ?year"),
        'FILTER CONTAINS(LCASE(?title), "shadow r") }',
        """
        SELECT title, year FROM {film} WHERE class = 'Movie' AND year IS NOT NULL
        AND contains(lower(title), 'shadow r')""",
    ),
    Question(
        "NOT EXISTS",
        "SELECT (COUNT(DISTINCT ?person) AS ?people)",
        ("?film schema:director ?person", "?person a schema:Person"),
        "FILTER NOT EXISTS { ?other schema:actor ?person } }",
        """
        SELECT count(*) FROM (SELECT DISTINCT person FROM {shortcut} WHERE schema_name = 'director') d
        SEMI JOIN {person_} USING (person)
        ANTI JOIN (SELECT person FROM {shortcut} WHERE schema_name = 'actor') a USING (person)""",
    ),
    Question(
        "per decade",
        "SELECT ?decade ?code (COUNT(?credit) AS ?credits)",
        ("?credit fc:film ?film", "?credit fc:role ?code", "?film fc:year ?year", "?credit fc:stance fc:asserted"),
        "BIND (xsd:integer(FLOOR(?year / 10)) * 10 AS ?decade) } GROUP BY ?decade ?code",
        """
        SELECT year // 10 * 10, {iri_role}, count(*) FROM {credit} JOIN {film} USING (film)
        WHERE year IS NOT NULL AND code IS NOT NULL AND stance = 'asserted' GROUP BY year // 10 * 10, code""",
    ),
    Question(
        "sequel chain",
        "SELECT ?title ?year",
        ("?film fc:sequelOf+ <film/imdb/tt0000101>", "?film schema:name ?title", "?film fc:year ?year"),
        "}",
        """
        WITH RECURSIVE sequel(film, of_film) AS (
            SELECT subject_film_number, object_film_number FROM {direct} WHERE own_name = 'sequelOf'
        ), later(film) AS (
            SELECT film FROM sequel WHERE of_film = 1000000000101
            UNION SELECT s.film FROM sequel s JOIN later l ON s.of_film = l.film)
        SELECT f.title, f.year FROM later JOIN {film} f USING (film)
        WHERE f.title IS NOT NULL AND f.year IS NOT NULL""",
    ),
    Question(
        "genre and director",
        "SELECT ?name (COUNT(DISTINCT ?film) AS ?films)",
        ('?film schema:genre "Comedy"', "?film schema:director ?director", "?director schema:name ?name"),
        "} GROUP BY ?director ?name ORDER BY DESC(?films) ?name LIMIT 50",
        """
        SELECT p.name, n FROM (
            SELECT s.person, count(*) AS n FROM {shortcut} s JOIN {film_genre} g USING (film)
            WHERE s.schema_name = 'director' AND g.genre = 'Comedy' GROUP BY 1)
        JOIN {person_} p USING (person) WHERE p.name IS NOT NULL ORDER BY n DESC, p.name LIMIT 50""",
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
        WITH d AS (SELECT film, person, source_key FROM {credit} WHERE code = 'fmd' AND stance = 'asserted')
        SELECT f.title, a.source_key, p.name, b.source_key, q.name
        FROM d a JOIN d b ON b.film = a.film AND b.source_key <> a.source_key AND b.person <> a.person
        ANTI JOIN (SELECT * FROM {credit} WHERE code = 'fmd') s
            ON s.film = a.film AND s.person = a.person AND s.source_key = b.source_key
        JOIN {film} f ON f.film = a.film JOIN {person_} p ON p.person = a.person JOIN {person_} q ON q.person = b.person
        WHERE f.title IS NOT NULL AND p.name IS NOT NULL AND q.name IS NOT NULL""",
    ),
)  # fmt: skip
