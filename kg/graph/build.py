"""From the store to a networkx graph: films, people, characters, places and themes, and the claims that join them.

The graph has the attributes that exporters rely on (see :mod:`kg.exporters`). An edge is one relation between two
things, whoever says it: its evidence lists every claim, and its status is the best that is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg import sql
from kg.errors import UsageError
from kg.graph import rows as graph_rows
from kg.graph.sketch import Sketch
from kg.lookup import Found, find

if TYPE_CHECKING:
    import networkx as nx

    from kg.store.folder import Store

LIMIT = 300
LOOKED_AT = 1000
"""Films of a whole store that are looked at, those with most credits; more only where more may be drawn."""
THINGS_OF_A_FILM = ("genre", "theme", "place")
"""Facts of a film whose values are drawn as things."""


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
    sketch = Sketch(store.base)
    alone = focus is not None and focus.kind == "person" and depth == 1
    _add_credits(store, sketch, films, f" AND c.person = {focus.id}" if focus and alone else "")
    _add_relations(store, sketch, _about(films), attached=alone)
    if focus and focus.kind == "film":
        _add_facts(store, sketch, [focus.id])
    if focus:
        sketch.nodes.setdefault(store.base + focus.path(), {})["focus"] = True
    graph = _finished(store, sketch, limit, title=_title(focus), query=query)
    if focus is None and len(films) >= max(limit, LOOKED_AT):
        graph.graph["left_out"] = graph_rows.things(store) - graph.number_of_nodes()
    return graph


def of_source(store: Store, source: str, *, limit: int = LIMIT, query: str = "") -> nx.MultiDiGraph:
    """The graph of what one source says: its credits, relations and facts, each with the source's own evidence alone.

    Of a review, the film that it reviews is in focus, and the review is a thing too, which has said its opinion.

    Raises:
        UsageError: the store has no such source.
    """
    if not sql.scalar(store.connection, f"SELECT count(*) FROM source WHERE name = {sql.literal(source)}"):
        raise UsageError(f"the store has no source '{source}'", hint="see them with `kg sources`")
    own = f"source_name = {sql.literal(source)}"
    films = graph_rows.films_of(store, source)
    sketch = Sketch(store.base)
    _add_credits(store, sketch, films, f" AND c.{own}")
    _add_relations(store, sketch, f"r.{own}")
    _add_facts(store, sketch, films, f" AND {own}")
    _add_review(store, sketch, source)
    return _finished(store, sketch, limit, title=source, query=query)


def of_people(
    store: Store, people: Sequence[int], films: Sequence[int] | None = None, *, title: str, limit: int, query: str = ""
) -> nx.MultiDiGraph:
    """The graph of some people and the films that join them: those named, or those that two of them have made."""
    ids = graph_rows.ids(people)
    shared = films if films is not None else graph_rows.shared_films(store, people)
    sketch = Sketch(store.base)
    _add_credits(store, sketch, shared, f" AND c.person IN ({ids})")
    return _finished(store, sketch, limit, title=title, query=query)


def _title(focus: Found | None) -> str:
    if focus is None:
        return "Film credits"
    return f"{focus.label} ({focus.year})" if focus.year and focus.kind == "film" else focus.label


def _finished(store: Store, sketch: Sketch, limit: int, **about: Any) -> nx.MultiDiGraph:
    """The sketch as a graph, with the pages of its things elsewhere and the licences of who speaks in it."""
    for iri, pages in graph_rows.links(store, sketch.keys).items():
        sketch.nodes[iri]["links"] = pages
    return sketch.graph(limit, licences=_licences(store, sketch), **about)


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
            cast = f"SELECT DISTINCT person FROM credit_said WHERE film IN ({graph_rows.ids(films)})"
            people |= {row[0] for row in query(cast).fetchall()}
            if focus.kind != "person" and step == 0:
                continue
        rows = query(
            f"SELECT film FROM credit_said WHERE person IN ({graph_rows.ids(people)}) "
            f"AND film NOT IN ({graph_rows.ids(films) if films else -1}) "
            f"GROUP BY film ORDER BY count(*) DESC, film"
        ).fetchall()
        films += [row[0] for row in rows]
    return films


def _about(films: Sequence[int]) -> str:
    """The condition by which a relation has to do with films."""
    ids = graph_rows.ids(films)
    return f"(r.film IN ({ids}) OR r.subject IN ({ids}) OR r.object IN ({ids}))"


def _film(sketch: Sketch, space: str, local: str, title: str, year: int | None) -> str:
    iri = sketch.iri("film", space, local)
    sketch.keys[iri] = ("film", space, local)
    return sketch.node(iri, "film", title, year=year)


def _add_credits(store: Store, sketch: Sketch, films: Sequence[int], also: str) -> None:
    """Films, each with its people and their parts, so that a limit cuts off the last films and not all edges.

    Args:
        also: a further condition on the credits ``c``.
    """
    rows = graph_rows.credits_of(store, f"c.film IN ({graph_rows.ids(films)}){also}")
    against = graph_rows.against(store, {row[14] for row in rows if row[14]})
    keys = graph_rows.keys(store, {row[0] for row in rows} | {row[1] for row in rows})
    names = graph_rows.names(store, {row[1] for row in rows})
    parts = graph_rows.parts(store, {row[15] for row in rows})
    near = {film: place for place, film in enumerate(films)}
    titles = graph_rows.titles(store, films)
    for row in sorted(rows, key=lambda row: near[row[0]]):
        film = _film(sketch, *titles[row[0]])
        space, local = keys[row[1]]
        person = sketch.node(sketch.iri("person", space, local), "person", names.get(row[1], local))
        sketch.keys[person] = ("person", space, local)
        _credit_edges(sketch, row, film, person, parts.get(row[15], []), against)
    for title in titles.values():
        _film(sketch, *title)


def _credit_edges(
    sketch: Sketch,
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
        sketch.edge(person, film, label, status, evidence)
    for space, local, slug, name in parts:
        character = sketch.node(sketch.iri("character", space, local, slug), "character", name)
        sketch.edge(person, character, "plays", status, evidence)
        sketch.edge(character, film, "appears in", status, evidence)


def _status(stance: str, trusted: bool, verdict: str | None) -> str:
    if stance != "asserted":
        return stance
    if verdict in ("contradicted", "anachronism"):
        return "contradicted"
    if verdict == "disputed":
        return "disputed"
    return "fact" if trusted or verdict == "supported" else "claim"


def _add_relations(store: Store, sketch: Sketch, where: str, *, attached: bool = False) -> None:
    """Relations for which a condition holds; ``attached`` leaves out those between things not drawn yet."""
    drawn = set(sketch.nodes)
    for row in graph_rows.relations_of(store, where):
        predicate, *said = row[12:]
        ends = [_iri_of_end(sketch, *row[:4]), _iri_of_end(sketch, *row[6:10])]
        if None in ends or ends[0] == ends[1] or (attached and drawn.isdisjoint(ends)):
            continue
        start, end = (_end(sketch, str(iri), *values) for iri, values in zip(ends, (row[:6], row[6:12]), strict=True))
        evidence, status = _said(*said)
        sketch.edge(start, end, predicate, status, evidence)


def _said(
    source: str, quote: str | None, locator: str, stance: str, confidence: float, trusted: bool
) -> tuple[dict[str, Any], str]:
    """The evidence of a claim that no verdict is given on, and its status."""
    evidence = {"source": source, "quote": quote, "locator": locator, "stance": stance, "confidence": confidence}
    return evidence, _status(stance, trusted, None)


def _iri_of_end(sketch: Sketch, kind: str, space: str | None, local: str | None, slug: str | None) -> str | None:
    """The IRI of one end of a relation; None where nothing can be drawn."""
    parts = {"film": (space, local), "character": (space, local, slug), "place": (slug,)}.get(kind, (None,))
    return None if None in parts else sketch.iri(kind, *map(str, parts))


def _end(
    sketch: Sketch,
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
        return _film(sketch, str(space), str(local), name, year)
    return sketch.node(iri, kind, name)


def _add_facts(store: Store, sketch: Sketch, films: Sequence[int], also: str = "") -> None:
    """Genres, themes and places of films as things."""
    titles = graph_rows.titles(store, films)
    where = f"subject_kind = 'film' AND subject IN ({graph_rows.ids(films)}){also}"
    for film, _, predicate, value, *said in graph_rows.facts_of(store, where):
        if predicate in THINGS_OF_A_FILM:
            thing = sketch.node(sketch.iri(predicate, str(value).casefold()), predicate, str(value))
            evidence, status = _said(*said)
            sketch.edge(_film(sketch, *titles[film]), thing, predicate, status, evidence)


def _add_review(store: Store, sketch: Sketch, source: str) -> None:
    """The review as a thing, with the film that it is of, which comes into focus, and what it thinks of it."""
    review = sketch.node(sketch.iri("source", source), "source", source)
    films = graph_rows.reviewed(store, source)
    titles = graph_rows.titles(store, [row[0] for row in films])
    for film, *said in films:
        iri = _film(sketch, *titles[film])
        sketch.nodes[iri]["focus"] = film == films[0][0]
        evidence, status = _said(*said)
        sketch.edge(review, iri, "reviews", status, evidence)
    where = f"subject_kind = 'source' AND source_name = {sql.literal(source)} AND predicate <> 'review date'"
    for _, _, predicate, value, *said in graph_rows.facts_of(store, where) if films else []:
        evidence, status = _said(*said)
        sketch.edge(review, _film(sketch, *titles[films[0][0]]), f"{predicate}: {value}", status, evidence)


def _licences(store: Store, sketch: Sketch) -> list[str]:
    """The licences of the sources that speak in the picture."""
    rows = store.connection.execute("SELECT name, licence FROM source WHERE licence IS NOT NULL").fetchall()
    shown = {claim["source"] for edge in sketch.edges.values() for claim in edge["evidence"]}
    return sorted({licence for name, licence in rows if name in shown})
