"""What a graph asks the store: rows of credits, relations and facts, and the names, keys and links of things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg import sql

if TYPE_CHECKING:
    from kg.store.folder import Store

_CREDITS = """
SELECT c.film, c.person, c.role_label, c.characters, c.character_description, c.billing, c.credited_as, c.source_name,
       c.quote, c.locator, c.stance, c.confidence, c.trusted, a.verdict, a.against, c.id
FROM credit_said c LEFT JOIN assessment a ON a.credit = c.id WHERE {where}
ORDER BY c.billing NULLS LAST, c.trusted DESC, c.source_name, c.locator, c.id
"""
_AGAINST = """
SELECT c.id, coalesce(p.name, c.person_local) || ', ' || c.role_label
       || coalesce(' (' || nullif(array_to_string(c.characters, ', '), '') || ')', '') || ', says ' || c.source_name
       || ' at ' || c.locator
FROM credit_said c LEFT JOIN person_merged p ON p.person = c.person WHERE c.id IN ({ids})
"""
_END = """
r.{end}_kind, CASE r.{end}_kind WHEN 'film' THEN r.{end}_film ELSE r.{end}_character_space END,
CASE r.{end}_kind WHEN 'film' THEN r.{end}_local ELSE r.{end}_character_local END,
coalesce(r.{end}_character, r.{end}_place), coalesce({end}_merged.title, r.{end}_name, r.{end}_local), {end}_merged.year
"""
_RELATIONS = f"""
SELECT {_END.format(end="subject")}, {_END.format(end="object")}, r.predicate, r.source_name, r.quote, r.locator,
       r.stance, r.confidence, r.trusted
FROM rdf_relation r LEFT JOIN film_merged subject_merged ON subject_merged.film = r.subject
LEFT JOIN film_merged object_merged ON object_merged.film = r.object
WHERE {{where}}
ORDER BY r.source_name, r.locator, r.id
"""
_FACTS = """
SELECT subject, subject_kind, predicate, value, source_name, quote, locator, stance, confidence, trusted
FROM fact_said WHERE {where} ORDER BY trusted DESC, source_name, locator, id
"""
_PAGES = {
    ("imdb", "film"): ("IMDb", "https://www.imdb.com/title/{}/"),
    ("imdb", "person"): ("IMDb", "https://www.imdb.com/name/{}/"),
    ("tmdb", "film"): ("TMDb", "https://www.themoviedb.org/movie/{}"),
    ("tmdb", "person"): ("TMDb", "https://www.themoviedb.org/person/{}"),
    ("wd", "film"): ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    ("wd", "person"): ("Wikidata", "https://www.wikidata.org/wiki/{}"),
}
"""The page of a thing elsewhere, by the space of its key and its kind."""


def ids(values: Iterable[int]) -> str:
    """Numbers as SQL has them between the brackets of IN."""
    return ", ".join(map(str, values)) or "NULL"


def titles(store: Store, films: Iterable[int]) -> dict[int, tuple[str, str, str, int | None]]:
    """Of each film its key, its title and its year."""
    rows = store.connection.execute(
        f"SELECT k.id, k.space, k.local, coalesce(m.title, k.local), m.year FROM entity k "
        f"LEFT JOIN film_merged m ON m.film = k.id WHERE k.kind = 'film' AND k.id IN ({ids(films)})"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}


def against(store: Store, credits_: set[int]) -> dict[int, str]:
    """Credits in words, as the other side of a verdict shows them."""
    return dict(store.connection.execute(_AGAINST.format(ids=ids(credits_))).fetchall())


def keys(store: Store, entities: set[int]) -> dict[int, tuple[str, str]]:
    """The keys of entities: space and local."""
    rows = store.connection.execute(f"SELECT id, space, local FROM entity WHERE id IN ({ids(entities)})").fetchall()
    return {row[0]: (row[1], row[2]) for row in rows}


def names(store: Store, people: set[int]) -> dict[int, str]:
    """The names of people."""
    rows = store.connection.execute(
        f"SELECT person, name FROM person_merged WHERE person IN ({ids(people)})"
    ).fetchall()
    return dict(rows)


def parts(store: Store, credits_: set[int]) -> dict[int, list[tuple[str, str, str, str]]]:
    """The characters of each credit: film's key, slug and name."""
    rows = store.connection.execute(
        f"WITH shown AS (SELECT * FROM character_said WHERE credit IN ({ids(credits_)})), "
        f"named AS (SELECT film, slug, arg_min(name, (1 - trust, name)) AS name FROM character_said "
        f"WHERE film IN (SELECT film FROM shown) GROUP BY film, slug) "
        f"SELECT DISTINCT c.credit, k.space, k.local, c.slug, n.name FROM shown c JOIN entity k ON k.id = c.film "
        f"JOIN named n ON n.film = c.film AND n.slug = c.slug ORDER BY ALL"
    ).fetchall()
    found: dict[int, list[tuple[str, str, str, str]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[1:])
    return found


def things(store: Store) -> int:
    """How many films, people and characters the credits of the whole store join."""
    query = (
        "SELECT count(DISTINCT film) + count(DISTINCT person) + "
        "(SELECT count(*) FROM (SELECT DISTINCT film, slug FROM character_said)) FROM credit_said"
    )
    return int(sql.scalar(store.connection, query))


def credits_of(store: Store, where: str) -> list[tuple[Any, ...]]:
    """The credits for which a condition on ``c`` holds, each with its verdict, by billing."""
    return store.connection.execute(_CREDITS.format(where=where)).fetchall()


def relations_of(store: Store, where: str) -> list[tuple[Any, ...]]:
    """The relations for which a condition on ``r`` holds, with both ends."""
    return store.connection.execute(_RELATIONS.format(where=where)).fetchall()


def reviewed(store: Store, source: str) -> list[tuple[Any, ...]]:
    """The films that a source reviews, each with what says so."""
    return store.connection.execute(
        "SELECT object, source_name, quote, locator, stance, confidence, trusted FROM relation_said "
        "WHERE predicate = 'reviews' AND object_kind = 'film' AND source_name = ? ORDER BY locator, id",
        [source],
    ).fetchall()


def films_of(store: Store, source: str) -> list[int]:
    """The films that a source speaks of: the reviewed first, then those it gives most credits."""
    return [
        row[0]
        for row in store.connection.execute(
            "SELECT film FROM (SELECT object AS film, 0 AS rank, 0 AS n FROM relation_said "
            "WHERE predicate = 'reviews' AND object_kind = 'film' AND source_name = $source UNION ALL "
            "SELECT film, 1, -count(*) FROM credit_said WHERE source_name = $source GROUP BY film) "
            "WHERE film IS NOT NULL GROUP BY film ORDER BY min((rank, n)), film",
            {"source": source},
        ).fetchall()
    ]


def shared_films(store: Store, people: Sequence[int]) -> list[int]:
    """The films for which at least two of the people have credits, those with most of them first."""
    rows = store.connection.execute(
        f"SELECT film FROM credit_said WHERE person IN ({ids(people)}) GROUP BY film "
        "HAVING count(DISTINCT person) > 1 ORDER BY count(DISTINCT person) DESC, film"
    ).fetchall()
    return [row[0] for row in rows]


def facts_of(store: Store, where: str) -> list[tuple[Any, ...]]:
    """The facts for which a condition holds: subject, predicate, value, and what says so."""
    return store.connection.execute(_FACTS.format(where=where)).fetchall()


def links(store: Store, keys: Mapping[str, tuple[str, str, str]]) -> dict[str, list[tuple[str, str]]]:
    """The pages of films and people elsewhere, as pairs of label and URL, by the names of the keys."""
    rows = store.connection.execute(
        "SELECT DISTINCT t.name, k.kind, k.space, k.local FROM (SELECT unnest($names) AS name, "
        "unnest($kinds) AS kind, unnest($spaces) AS space, unnest($locals) AS local) t "
        "JOIN entity_key k ON k.kind = t.kind "
        "AND k.canonical_space = t.space AND k.canonical_local = t.local WHERE k.space IN ('imdb', 'tmdb', 'wd') "
        "ORDER BY ALL",
        {
            "names": list(keys),
            "kinds": [key[0] for key in keys.values()],
            "spaces": [key[1] for key in keys.values()],
            "locals": [key[2] for key in keys.values()],
        },
    ).fetchall()
    found: dict[str, list[tuple[str, str]]] = {}
    for name, kind, space, local in rows:
        label, page = _PAGES[space, kind]
        found.setdefault(name, []).append((label, page.format(quote(local, safe=""))))
    return found
