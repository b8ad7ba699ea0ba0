"""From the store to a networkx graph: films, people, characters and places, and the claims that join them.

The graph has the attributes that exporters rely on (see :mod:`kg.exporters`). An edge is one relation between two
things, whoever says it: its evidence lists every claim, and its status is the best that is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import sql
from kg.errors import UsageError
from kg.lookup import Found, find, iri_path

if TYPE_CHECKING:
    import networkx as nx

    from kg.sparql.results import Triples
    from kg.store import Store

LIMIT = 300
LOOKED_AT = 1000
"""Films of a whole store that are looked at, those with most credits; more only where more may be drawn."""
_ORDER = ("fact", "disputed", "claim", "hedged", "contradicted", "negated", "imagined")
"""Statuses of an edge, the one that stands for several first."""

_CREDITS = """
SELECT c.film, c.person, c.role_label, c.characters, c.character_description, c.billing, c.credited_as, c.source_name,
       c.quote, c.locator, c.stance, c.confidence, c.trusted, a.verdict, a.against, c.id
FROM credit_said c LEFT JOIN assessment a ON a.credit = c.id WHERE {where}
ORDER BY c.billing NULLS LAST, c.trusted DESC, c.source_name, c.locator, c.id
"""
_AGAINST = """
SELECT c.id, coalesce(p.name, c.person_local) || ', ' || c.role_label
       || coalesce(' (' || array_to_string(c.characters, ', ') || ')', '') || ', says ' || c.source_name
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
WHERE r.film IN ({{films}}) OR r.subject IN ({{films}}) OR r.object IN ({{films}})
ORDER BY r.source_name, r.locator, r.id
"""


@dataclass
class _Picture:
    """A graph while it grows: nodes in the order of their importance, edges with their evidence."""

    base: str
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)

    def iri(self, *parts: str) -> str:
        return self.base + iri_path(*parts)

    def node(self, iri: str, type_: str, label: str, **more: Any) -> str:
        self.nodes.setdefault(iri, {"type": type_, "label": label, "year": None, "links": [], "focus": False, **more})
        return iri

    def edge(self, start: str, end: str, type_: str, status: str, evidence: dict[str, Any]) -> None:
        found = self.edges.setdefault(
            (start, end, type_), {"type": type_, "label": type_, "status": status, "evidence": []}
        )
        found["evidence"].append(evidence)
        found["status"] = min(found["status"], status, key=_ORDER.index)


def to_graph(
    store: Store, *, around: str | None = None, depth: int = 1, limit: int = LIMIT, query: str = ""
) -> nx.MultiDiGraph:
    """The graph of a store, or of the neighbourhood of one thing.

    Args:
        store: an open store.
        around: a film, a person or a character, as :func:`kg.lookup.find` takes it; None for the whole store.
        depth: steps of shared films from there: 1 is a film with its people, or a person with their films.
        limit: nodes at most; those that matter more (by nearness, billing and number of credits) are kept.
        query: the command that made it, which the page shows.

    Returns:
        nodes keyed by IRI, edges by type; ``left_out`` counts the nodes beyond the limit.

    Raises:
        UsageError: nothing, or more than one thing, has the name.
    """
    focus = find(store.connection, around) if around else None
    films = _films(store, focus, depth, limit)
    picture = _Picture(store.base)
    _add_credits(store, picture, films, focus, depth)
    _add_relations(store, picture, films, attached=focus is not None and focus.kind == "person" and depth == 1)
    if focus:
        picture.nodes.setdefault(store.base + focus.path(), {})["focus"] = True
    title = (
        f"{focus.label}{f' ({focus.year})' if focus.year and focus.kind == 'film' else ''}" if focus else "Film credits"
    )
    graph = _drawn(picture, limit, title=title, query=query, licences=_licences(store, picture))
    if focus is None and len(films) >= max(limit, LOOKED_AT):
        graph.graph["left_out"] = _things(store) - graph.number_of_nodes()
    return graph


def _things(store: Store) -> int:
    """How many films, people and characters the credits of the whole store join."""
    query = (
        "SELECT count(DISTINCT film) + count(DISTINCT person) + "
        "(SELECT count(*) FROM (SELECT DISTINCT film, slug FROM character_said)) FROM credit_said"
    )
    return int(sql.scalar(store.connection, query))


def from_triples(triples: Triples, *, limit: int = LIMIT, query: str = "") -> nx.MultiDiGraph:
    """The graph of a CONSTRUCT's answer: IRIs are nodes, labelled by their names; other literals are left aside."""
    from kg.vocab import SCHEMA

    picture = _Picture("")
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    links = []
    for subject, predicate, object_ in triples.rows:
        if object_.kind == "literal":
            if predicate.value.endswith(("/name", "#label", "#prefLabel")):
                names.setdefault(subject.value, object_.value)
            continue
        if predicate.value.endswith("#type"):
            types[subject.value] = object_.value.removeprefix(SCHEMA).rpartition("#")[2].lower()
        else:
            links.append((subject.value, predicate.value, object_.value))
    kinds = {"movie": "film", "tvseries": "film", "tvepisode": "film"}
    for subject_iri in dict.fromkeys(iri for start, _, end in links for iri in (start, end)):
        type_ = types.get(subject_iri, _kind_of(subject_iri))
        picture.node(subject_iri, kinds.get(type_, type_), names.get(subject_iri, _tail(subject_iri)))
    for start, label, end in links:
        picture.edge(start, end, _tail(label), "fact", {"source": "query", "quote": None, "locator": ""})
    return _drawn(picture, limit, title="Answer", query=query, licences=[])


def _kind_of(iri: str) -> str:
    return next((kind for kind in ("film", "person", "character", "place") if f"/{kind}/" in iri), "other")


def _tail(iri: str) -> str:
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2]


def _ids(values: Iterable[int]) -> str:
    return ", ".join(map(str, values)) or "NULL"


def _films(store: Store, focus: Found | None, depth: int, limit: int) -> list[int]:
    """The films to draw, the nearest first; of one distance, those with most credits."""
    query = store.connection.execute
    if focus is None:
        most = f"SELECT film FROM credit_said GROUP BY film ORDER BY count(*) DESC, film LIMIT {max(limit, LOOKED_AT)}"
        return [row[0] for row in query(most).fetchall()]
    films = [focus.id] if focus.kind != "person" else []
    people = {focus.id} if focus.kind == "person" else set()
    for step in range(depth):
        if step or not people:
            people |= {
                r[0] for r in query(f"SELECT DISTINCT person FROM credit_said WHERE film IN ({_ids(films)})").fetchall()
            }
            if focus.kind != "person" and step == 0:
                continue
        rows = query(
            f"SELECT film FROM credit_said WHERE person IN ({_ids(people)}) "
            f"AND film NOT IN ({_ids(films) if films else -1}) "
            f"GROUP BY film ORDER BY count(*) DESC, film"
        ).fetchall()
        films += [row[0] for row in rows]
    return films


def _titles(store: Store, films: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    """What :func:`_film` wants of each film."""
    rows = store.connection.execute(
        f"SELECT k.id, k.space, k.local, coalesce(m.title, k.local), m.year FROM entity k "
        f"LEFT JOIN film_merged m ON m.film = k.id WHERE k.kind = 'film' AND k.id IN ({_ids(films)})"
    ).fetchall()
    return {row[0]: row for row in rows}


def _film(picture: _Picture, _: int, space: str, local: str, title: str, year: int | None) -> str:
    links = [("IMDb", f"https://www.imdb.com/title/{local}/")] if space == "imdb" else []
    return picture.node(picture.iri("film", space, local), "film", title, year=year, links=links)


def _add_credits(store: Store, picture: _Picture, films: Sequence[int], focus: Found | None, depth: int) -> None:
    """Films, each with its people and their parts, so that a limit cuts off the last films and not all edges.

    Around a person at one step, the films' other people are not drawn.
    """
    where = f"c.film IN ({_ids(films)})"
    if focus and focus.kind == "person" and depth == 1:
        where += f" AND c.person = {focus.id}"
    rows = store.connection.execute(_CREDITS.format(where=where)).fetchall()
    against = _against(store, {row[14] for row in rows if row[14]})
    keys = _keys(store, {row[0] for row in rows} | {row[1] for row in rows})
    names = _names(store, {row[1] for row in rows})
    parts = _parts(store, {row[15] for row in rows})
    near = {film: place for place, film in enumerate(films)}
    titles = _titles(store, films)
    for row in sorted(rows, key=lambda row: near[row[0]]):
        film = _film(picture, *titles[row[0]])
        space, local = keys[row[1]]
        links = [("IMDb", f"https://www.imdb.com/name/{local}/")] if space == "imdb" else []
        person = picture.node(picture.iri("person", space, local), "person", names.get(row[1], local), links=links)
        _credit_edges(picture, row, film, person, parts.get(row[15], []), against)
    for title in titles.values():
        _film(picture, *title)


def _credit_edges(
    picture: _Picture,
    row: tuple[Any, ...],
    film: str,
    person: str,
    parts: Sequence[tuple[str, str, str, str]],
    against: dict[int, str],
) -> None:
    """A credit without a named part joins person and film; each part stands between them."""
    evidence = {
        "source": row[7],
        "quote": row[8],
        "locator": row[9],
        "stance": row[10],
        "confidence": row[11],
        "verdict": row[13],
        "against": against.get(row[14]),
        "credited as": row[6],
    }
    status = _status(row[10], row[12], row[13])
    if not parts:
        label = f"{row[2]} ({row[4]})" if row[4] else row[2]
        picture.edge(person, film, label, status, evidence)
    for space, local, slug, name in parts:
        character = picture.node(picture.iri("character", space, local, slug), "character", name)
        picture.edge(person, character, "plays", status, evidence)
        picture.edge(character, film, "appears in", status, evidence)


def _status(stance: str, trusted: bool, verdict: str | None) -> str:
    if stance != "asserted":
        return stance
    if verdict in ("contradicted", "anachronism"):
        return "contradicted"
    if verdict == "disputed":
        return "disputed"
    return "fact" if trusted or verdict == "supported" else "claim"


def _against(store: Store, ids: set[int]) -> dict[int, str]:
    return dict(store.connection.execute(_AGAINST.format(ids=_ids(ids))).fetchall())


def _keys(store: Store, ids: set[int]) -> dict[int, tuple[str, str]]:
    rows = store.connection.execute(f"SELECT id, space, local FROM entity WHERE id IN ({_ids(ids)})").fetchall()
    return {row[0]: (row[1], row[2]) for row in rows}


def _names(store: Store, people: set[int]) -> dict[int, str]:
    rows = store.connection.execute(
        f"SELECT person, name FROM person_merged WHERE person IN ({_ids(people)})"
    ).fetchall()
    return dict(rows)


def _parts(store: Store, credits_: set[int]) -> dict[int, list[tuple[str, str, str, str]]]:
    """The characters of each credit: film's key, slug and name."""
    rows = store.connection.execute(
        f"WITH shown AS (SELECT * FROM character_said WHERE credit IN ({_ids(credits_)})), "
        f"named AS (SELECT film, slug, arg_min(name, (1 - trust, name)) AS name FROM character_said "
        f"WHERE film IN (SELECT film FROM shown) GROUP BY film, slug) "
        f"SELECT DISTINCT c.credit, k.space, k.local, c.slug, n.name FROM shown c JOIN entity k ON k.id = c.film "
        f"JOIN named n ON n.film = c.film AND n.slug = c.slug ORDER BY ALL"
    ).fetchall()
    found: dict[int, list[tuple[str, str, str, str]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[1:])
    return found


def _add_relations(store: Store, picture: _Picture, films: Sequence[int], *, attached: bool) -> None:
    """Relations of the films and of who is in them; ``attached`` leaves out those between things not drawn yet."""
    drawn = set(picture.nodes)
    for row in store.connection.execute(_RELATIONS.format(films=_ids(films))).fetchall():
        predicate, source, quote, locator, stance, confidence, trusted = row[12:]
        ends = [_iri_of_end(picture, *row[:4]), _iri_of_end(picture, *row[6:10])]
        if None in ends or ends[0] == ends[1] or (attached and drawn.isdisjoint(ends)):
            continue
        start, end = (_end(picture, str(iri), *values) for iri, values in zip(ends, (row[:6], row[6:12]), strict=True))
        evidence = {"source": source, "quote": quote, "locator": locator, "stance": stance, "confidence": confidence}
        picture.edge(start, end, predicate, _status(stance, trusted, None), evidence)


def _iri_of_end(picture: _Picture, kind: str, space: str | None, local: str | None, slug: str | None) -> str | None:
    """The IRI of one end of a relation; None where nothing can be drawn."""
    parts = {"film": (space, local), "character": (space, local, slug), "place": (slug,)}.get(kind, (None,))
    return None if None in parts else picture.iri(kind, *map(str, parts))


def _end(
    picture: _Picture,
    iri: str,
    kind: str,
    space: str | None,
    local: str | None,
    _: str | None,
    name: str,
    year: int | None,
) -> str:
    """The node at one end of a relation."""
    if kind == "film":
        return _film(picture, 0, str(space), str(local), name, year)
    return picture.node(iri, kind, name)


def _licences(store: Store, picture: _Picture) -> list[str]:
    """The licences of the sources that speak in the picture."""
    rows = store.connection.execute("SELECT name, licence FROM source WHERE licence IS NOT NULL").fetchall()
    shown = {claim["source"] for edge in picture.edges.values() for claim in edge["evidence"]}
    return sorted({licence for name, licence in rows if name in shown})


def _drawn(picture: _Picture, limit: int, *, title: str, query: str, licences: list[str]) -> nx.MultiDiGraph:
    """The picture as a networkx graph, without the nodes beyond the limit."""
    import networkx as nx

    if limit < 1:
        raise UsageError(f"--limit {limit} leaves nothing to draw", hint="ask for at least 1 node")
    kept = set(sorted(picture.nodes, key=lambda iri: not picture.nodes[iri]["focus"])[:limit])
    graph = nx.MultiDiGraph(
        title=title, query=query, left_out=len(picture.nodes) - len(kept), licences=licences, note=None
    )
    graph.add_nodes_from((iri, values) for iri, values in picture.nodes.items() if iri in kept)
    for (start, end, type_), values in picture.edges.items():
        if start in kept and end in kept:
            graph.add_edge(start, end, key=type_, **values)
    return graph
