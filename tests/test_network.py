"""The network of people and films: what is computed of it agrees with networkx, and the commands say and draw it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli import run
from kg.graph.network import (
    Network,
    bipartite,
    by_betweenness,
    by_closeness,
    by_collaborators,
    communities,
    distances,
    network,
    teams,
)
from kg.knowledge_graph import KnowledgeGraph

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40).map(
    lambda edges: sorted(set(edges))
)


def projected(known: Network) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(known.people)
    for people in known.films.values():
        graph.add_edges_from((a, b) for a in people for b in people if a < b)
    return graph


@given(EDGES)
def test_distances_are_those_of_networkx(edges: list[tuple[int, int]]) -> None:
    known = network(edges)
    graph = projected(known)
    for person in known.people:
        assert distances(known, person) == dict(nx.single_source_shortest_path_length(graph, person))


@given(EDGES)
def test_centrality_is_that_of_networkx(edges: list[tuple[int, int]]) -> None:
    known = network(edges)
    graph = projected(known)
    others = max(len(known.people) - 1, 1)
    assert by_collaborators(known) == {person: float(degree) for person, degree in graph.degree}
    harmonic = nx.harmonic_centrality(graph)
    assert by_closeness(known) == pytest.approx({person: value / others for person, value in harmonic.items()})


def test_betweenness_is_the_share_of_chains_that_lead_through_somebody() -> None:
    chain = network([(1, 1), (1, 2), (2, 2), (2, 3)])
    assert by_betweenness(chain) == {1: 0.0, 2: 1.0, 3: 0.0}
    assert by_betweenness(network([(1, 1)])) == {1: 0.0}


def test_communities_hold_everybody_once_and_part_two_circles() -> None:
    edges = [(film, person) for film in (1, 2, 3) for person in (1, 2, 3)]
    edges += [(film, person) for film in (4, 5, 6) for person in (4, 5, 6)]
    found = communities(network([*edges, (6, 1)]))
    assert sorted(sorted(people) for people, _ in found) == [[1, 2, 3], [4, 5, 6]]
    assert sorted(film for _, films in found for film in films) == [1, 2, 3, 4, 5, 6]


def together_in(known: Network, people: list[int]) -> list[int]:
    """The films that all of these people made."""
    return sorted(film for film, cast in known.films.items() if set(people) <= set(cast))


@given(EDGES, st.integers(2, 4))
def test_a_team_made_all_its_films_together_and_nobody_is_left_out_of_it(
    edges: list[tuple[int, int]], films: int
) -> None:
    known = network(edges)
    found = teams(known, films)
    for people, together in found:
        assert len(people) >= 2
        assert len(together) >= films
        assert together_in(known, people) == together
        assert people == sorted(p for p, made in known.people.items() if set(together) <= set(made))
    pairs = {(a, b) for a in known.people for b in known.people if a < b and len(together_in(known, [a, b])) >= films}
    covered = {(a, b) for people, _ in found for a in people for b in people if a < b}
    assert pairs == covered


SAID = """
SELECT DISTINCT film, person FROM credit_said c LEFT JOIN assessment a ON a.credit = c.id
WHERE c.stance = 'asserted' AND coalesce(a.verdict, '') NOT IN ('contradicted', 'anachronism') AND (c.trusted OR NOT ?)
"""


@pytest.mark.parametrize("facts", [False, True])
def test_the_network_of_a_store_has_the_credits_that_are_asserted_and_not_contradicted(
    graph: KnowledgeGraph, *, facts: bool
) -> None:
    from kg.graph.network import arrays_of_store, of_store

    said = graph.store.connection.execute(SAID, [facts]).fetchall()
    wrong = graph.store.connection.execute("SELECT 1 FROM assessment WHERE verdict = 'contradicted'").fetchall()
    known = of_store(graph.store, facts=facts)
    assert wrong
    assert isinstance(known, Network)
    assert {(film, person) for film, people in known.films.items() for person in people} == set(said)
    assert bipartite(known).number_of_edges() == len(said)
    arrays = arrays_of_store(graph.store, facts=facts)
    assert {(film, person) for film in known.films for person in arrays.people_of(film)} == set(said)


@pytest.mark.parametrize(
    ("command", "first"),
    [
        (["rank", "--limit", "3"], ["1", "Robert Rodriguez"]),
        (["rank", "--by", "closeness", "--limit", "3"], ["1", "Robert Rodriguez"]),
        (["rank", "--by", "betweenness", "--limit", "3"], ["1"]),
        (["rank", "--by", "films", "--limit", "3"], ["1"]),
        (["communities", "--limit", "3"], ["1"]),
        (["communities", "--teams", "3", "--limit", "3"], ["1"]),
        (["stats", "--from", "Bill Pope"], ["0", "1"]),
        (["stats"], ["films"]),
        (["path", "Sigourney Weaver", "Keanu Reeves"], ["Sigourney Weaver"]),
    ],
    ids=" ".join,
)
def test_each_command_answers_as_csv_and_as_a_picture(
    command: list[str], first: list[str], graph: KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(graph.store.path)
    picture = tmp_path / "out.graphml"
    assert run(["--store", store, *command, "--format", "csv", "-o", str(picture)]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) >= 2
    assert rows[1][: len(first)] == first
    drawn = nx.read_graphml(picture)
    assert drawn.number_of_nodes() >= 3
    assert "person" in {data["type"] for _, data in drawn.nodes(data=True)}


def test_a_path_that_is_not_there_is_no_error(
    graph: KnowledgeGraph, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = ["path", "Akira Kurosawa", "Bill Pope", "--format", "csv", "-o", str(tmp_path / "out.svg")]
    assert run(["--store", str(graph.store.path), *arguments]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == ["person,film,year,with"] or "," in said.out
    assert (tmp_path / "out.svg").exists() == (len(said.out.splitlines()) > 1)
