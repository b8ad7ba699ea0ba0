"""What is computed of arrays is what plain Python and networkx compute of the same credits."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.network import MEASURES, Network, bipartite, communities, network, ranked, teams

np = pytest.importorskip("numpy")
sparse = pytest.importorskip("scipy.sparse")

from kg.graph import arrays, louvain  # noqa: E402

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40)


def both(edges: list[tuple[int, int]], spread: int = 1) -> tuple[Network, arrays.Arrays]:
    """The same pairs of film and person as dicts and as arrays."""
    spreaded = [(film * spread, person * spread) for film, person in edges]
    films, people = zip(*spreaded, strict=True)
    return network(sorted(set(spreaded))), arrays.Arrays.of(np.array(films), np.array(people))


@pytest.mark.parametrize("by", MEASURES)
@given(edges=EDGES, spread=st.sampled_from([1, 1000]), limit=st.integers(1, 12))
def test_ranks_are_those_of_plain_python(by: str, edges: list[tuple[int, int]], spread: int, limit: int) -> None:
    known, many = both(edges, spread)
    expected, found = ranked(known, by, limit), ranked(many, by, limit)
    assert [(person, films) for person, _, films in found] == [(person, films) for person, _, films in expected]
    assert [score for _, score, _ in found] == pytest.approx([score for _, score, _ in expected])


@given(EDGES, st.integers(1, 4))
def test_teams_are_those_of_plain_python(edges: list[tuple[int, int]], films: int) -> None:
    known, many = both(edges)
    assert teams(many, films) == teams(known, films)


@given(EDGES)
def test_who_made_what(edges: list[tuple[int, int]]) -> None:
    known, many = both(edges)
    assert {person: many.films_of(person) for person in range(11)} == {p: known.films_of(p) for p in range(11)}
    assert {film: sorted(known.people_of(film)) for film in range(11)} == {f: many.people_of(f) for f in range(11)}


@pytest.mark.parametrize("by", ["closeness", "betweenness"])
def test_many_people_at_once_and_in_turns_are_the_same(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = random.Random(3)
    edges = [(chosen.randrange(60), chosen.randrange(90)) for _ in range(200)]
    known, many = both(edges)
    monkeypatch.setattr(arrays, "_AT_ONCE", 1000)
    found, expected = ranked(many, by, 90), ranked(known, by, 90)
    assert [score for _, score, _ in found] == pytest.approx([score for _, score, _ in expected])
    assert ranked(many, "collaborators", 90) == ranked(known, "collaborators", 90)


@given(EDGES)
def test_communities_hold_everybody_once_and_join_only_what_hangs_together(edges: list[tuple[int, int]]) -> None:
    import networkx as nx

    known, many = both(edges)
    found = communities(many)
    assert sorted(person for people, _ in found for person in people) == sorted(known.people)
    assert sorted(film for _, films in found for film in films) == sorted(known.films)
    parts = [set(part) for part in nx.connected_components(bipartite(known))]
    for people, films in found:
        members = {*(("person", person) for person in people), *(("film", film) for film in films)}
        assert any(members <= part for part in parts)
    assert communities(many, 2) == found[:2]


def test_circles_that_share_little_are_the_communities_that_networkx_finds() -> None:
    edges = [
        (10 * circle + film, 10 * circle + person) for circle in range(5) for film in range(6) for person in range(7)
    ]
    known, many = both([*edges, (0, 10), (21, 33)])
    assert communities(many) == communities(known)


@pytest.mark.parametrize("seed", range(5))
def test_modularity_is_near_that_of_networkx(seed: int) -> None:
    import networkx as nx

    chosen = random.Random(seed)
    edges = [(20 * (n % 8) + chosen.randrange(20), 30 * (n % 8) + chosen.randrange(30)) for n in range(1600)]
    edges += [(chosen.randrange(160), chosen.randrange(240)) for _ in range(800)]
    known, many = both(edges)
    graph = bipartite(known)
    sets = [{("person", p) for p in people} | {("film", f) for f in films} for people, films in communities(many)]
    theirs = nx.community.louvain_communities(graph, seed=1)
    ours = nx.community.modularity(graph, sets)
    assert ours > nx.community.modularity(graph, theirs) - 0.03
    weights = sparse.block_array([[None, many.made], [many.made.T, None]], format="csr")
    assert louvain.modularity(weights, np.concatenate(louvain.communities(many.made))) == pytest.approx(ours)
