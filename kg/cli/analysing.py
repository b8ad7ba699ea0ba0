"""What the network of people and films shows: stats, path, rank, communities. Each as a table, and as a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.common import TABLES, State, at_option, format_option, store_option, table

if TYPE_CHECKING:
    from kg.knowledge_graph import KnowledgeGraph
    from kg.store.folder import Store

F = TypeVar("F", bound=Callable[..., Any])
COUNTS = (
    ("films", "SELECT count(*) FROM rdf_film"),
    ("people", "SELECT count(*) FROM rdf_person"),
    ("characters", "SELECT count(*) FROM rdf_character"),
    ("sources", "SELECT count(*) FROM source"),
    ("credits", "SELECT count(*) FROM credit_said"),
    ("relations", "SELECT count(*) FROM relation_said"),
    ("facts", "SELECT count(*) FROM fact_said"),
    ("merged", "SELECT count(*) FROM identity"),
    ("to judge", "SELECT count(DISTINCT a) FROM link WHERE outcome = 'judge'"),
)
MOST_DRAWN = 300


def picture_option(command: F) -> F:
    """``-o FILE``: draw the answer too."""
    says = "Draw it too; the suffix is the format, as of `kg render`."
    return click.option("-o", "--output", type=click.Path(path_type=Path), help=says)(command)


def facts_option(command: F) -> F:
    """``--facts``: whose credits count."""
    return click.option("--facts", is_flag=True, help="Trusted credits alone.")(command)


@click.command()
@click.option("--from", "start", metavar="PERSON", help="How many people are how many shared films away from one.")
@format_option(*TABLES)
@facts_option
@picture_option
@at_option
@store_option
@click.pass_obj
def stats(state: State, /, start: str | None, format_: str, facts: bool, output: Path | None, at: int | None) -> None:
    """How much of what the store has; or how far everybody is from one person.

    The picture is of who is nearest: those one film away, those with most films first.

    \b
    Example: kg stats --from "Sigourney Weaver"
    """
    with state.open(at) as graph:
        if start:
            _distances(state, graph.store, start, format_, facts, output)
            return
        query = graph.store.connection.execute
        rows = [(name, query(sql).fetchone()[0]) for name, sql in COUNTS]  # type: ignore[index]
        verdicts = query("SELECT verdict, count(*) FROM assessment GROUP BY 1 ORDER BY 1").fetchall()
        if output:
            _draw_whole(state, graph, output)
    table(("what", "count"), rows + [(f"claims {name}", count) for name, count in verdicts], format_)


def _distances(state: State, store: Store, start: str, format_: str, facts: bool, output: Path | None) -> None:
    from kg.graph import breadth
    from kg.lookup import find

    found = find(store.connection, start, ["person"])
    counts = list(breadth.distances(store, found.id, facts=facts))
    far = breadth.people(store, facts=facts) - sum(counts)
    rows: list[tuple[Any, Any]] = [*enumerate(counts), *([("never", far)] if far else [])]
    if output:
        near, films = breadth.nearest(store, found.id, facts=facts)
        _draw(state, store, output, [found.id, *near], films, f"Nearest to {found.label}")
    table(("films away", "people"), rows, format_)


@click.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@format_option(*TABLES)
@facts_option
@picture_option
@at_option
@store_option
@click.pass_obj
def path(state: State, /, start: str, end: str, format_: str, facts: bool, output: Path | None, at: int | None) -> None:
    """The shortest chain of shared films between two people.

    \b
    Example: kg path "Sigourney Weaver" "Miles Teller"
    """
    from kg.graph.path import chain, shortest

    with state.open(at) as graph:
        steps = shortest(graph.store, start, end, facts=facts)
        if steps and output:
            nodes = chain(graph.store, start, end, facts=facts)
            people, films = ([n for kind, n in nodes if kind == wanted] for wanted in ("person", "film"))
            _draw(state, graph.store, output, people, films, f"From {steps[0][0]} to {steps[-1][3]}")
    if not steps:
        state.say("no chain of shared films")
    table(("person", "film", "year", "with"), steps, format_)


@click.command()
@click.option(
    "--by",
    type=click.Choice(["films", "collaborators", "closeness", "betweenness"]),
    default="collaborators",
    show_default=True,
    help="What counts.",
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="People at most.")
@format_option(*TABLES)
@facts_option
@picture_option
@at_option
@store_option
@click.pass_obj
def rank(state: State, /, by: str, limit: int, format_: str, facts: bool, output: Path | None, at: int | None) -> None:
    """Who is most central among those who make films together.

    films and collaborators are counts. closeness is the mean of 1 / films away over all others; betweenness the share
    of the shortest chains between two others that lead through somebody. Beyond 1,000 people these two are estimated
    from 1,000 of them, the same each time. The picture has the films that two of the ranked made together.

    \b
    Example: kg rank --by betweenness --limit 10
    """
    from kg.graph import network
    from kg.graph.path import named

    with state.open(at) as graph:
        known = network.of_store(graph.store, facts=facts)
        found = network.ranked(known, by, limit)
        first = [person for person, _, _ in found]
        names = named(graph.store, "person", "name, NULL", first)
        rows = [(n, names[p][0], _figure(score), films) for n, (p, score, films) in enumerate(found, 1)]
        if output:
            _draw(state, graph.store, output, first, None, f"Most central by {by}")
    table(("rank", "person", by, "films"), [row[: 3 if by == "films" else 4] for row in rows], format_)


@click.command()
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="Groups at most.")
@click.option("--teams", type=click.IntRange(2), metavar="N", help="Teams instead: who made N films or more together.")
@format_option(*TABLES)
@facts_option
@picture_option
@at_option
@store_option
@click.pass_obj
def communities(
    state: State,
    /,
    limit: int,
    teams: int | None,
    format_: str,
    facts: bool,
    output: Path | None,
    at: int | None,
) -> None:
    """Groups of people who make films with each other more than with others; or recurring teams.

    Groups are found by the method of Louvain, the same each time. Of each the table has its size, the people with most
    films in it and some of its films; of a team all of them. The picture has the first people of each.

    \b
    Example: kg communities --teams 3
    """
    from kg.graph import network

    with state.open(at) as graph:
        known = network.of_store(graph.store, facts=facts)
        found = network.teams(known, teams)[:limit] if teams else network.communities(known, limit)
        rows = [_group(graph.store, n, group, whole=bool(teams)) for n, group in enumerate(found, 1)]
        if output:
            people = [person for group in found for person in group[0][: MOST_DRAWN // len(found) // 2]]
            films = [film for group in found for film in group[1]]
            title = f"Teams of {teams} films or more" if teams else "Communities"
            _draw(state, graph.store, output, list(dict.fromkeys(people)), list(dict.fromkeys(films)), title)
    table(("group", "people", "films", "who", "which"), rows, format_)


def _group(store: Store, number: int, group: tuple[list[int], list[int]], *, whole: bool) -> tuple[Any, ...]:
    """A row of the table; unless the whole is asked for, the first five people and three films."""
    from kg.graph.path import named

    people, films = group if whole else (group[0][:5], group[1][:3])
    names, titles = named(store, "person", "name, NULL", people), named(store, "film", "title, year", films)
    years = [f"{titles[film][0]} ({titles[film][1]})" if titles[film][1] else titles[film][0] for film in films]
    more = ["…"] if len(people) < len(group[0]) else [], ["…"] if len(films) < len(group[1]) else []
    who, which = [names[person][0] for person in people] + more[0], years + more[1]
    return number, len(group[0]), len(group[1]), ", ".join(who), ", ".join(which)


def _figure(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 4)


def _draw(
    state: State, store: Store, output: Path, people: Sequence[int], films: Sequence[int] | None, title: str
) -> None:
    from kg.graph.build import of_people

    drawing = of_people(store, people, films, title=title, limit=MOST_DRAWN, query=_said())
    _write(state, drawing, output)


def _draw_whole(state: State, graph: KnowledgeGraph, output: Path) -> None:
    from kg.graph.build import to_graph

    _write(state, to_graph(graph.store, query=_said()), output)


def _write(state: State, drawing: Any, output: Path) -> None:
    from kg.exporters import exporter_for

    exporter_for(output).write(drawing, output)
    state.say(f"{output}: {drawing.number_of_nodes()} nodes, {drawing.number_of_edges()} edges")


def _said() -> str:
    return "kg " + " ".join(word if " " not in word else f'"{word}"' for word in sys.argv[1:])


COMMANDS = (stats, path, rank, communities)
