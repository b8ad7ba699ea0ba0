"""Breadth-first search in the store agrees with networkx, whatever is merged, contradicted, negated or not trusted."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import breadth
from kg.graph.network import Network, bipartite, distances, of_store
from kg.store.folder import scratch

if TYPE_CHECKING:
    from kg.store.folder import Store

FILM, PERSON = 100, 200
TRUSTED, OTHER = 1, 2
CREDITS = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.integers(0, 7),
        st.sampled_from([TRUSTED, TRUSTED, OTHER]),
        st.sampled_from(["", "", "", "contradicted", "supported", "negated", "superseded"]),
    ),
    min_size=1,
    max_size=24,
)
MERGED = st.dictionaries(st.integers(1, 7), st.just(0), max_size=2)


@pytest.fixture(scope="module")
def connection() -> Any:
    return scratch()


def filled(connection: Any, said: list[Any], people: dict[int, int], films: dict[int, int]) -> Store:
    """A store with these credits; of people and films those in the dicts are merged into others."""
    tables = ("source", "file", "entity", "credit", "evidence", "assessment", "identity")
    run = connection.execute
    for table in tables:
        run(f"DELETE FROM {table}")
    run("INSERT INTO source (id, name, trust) VALUES (1, 'a', 0.9), (2, 'b', 0.3)")
    run("INSERT INTO file (id, source) VALUES (1, 1), (2, 2)")
    for start, kind in ((FILM, "film"), (PERSON, "person")):
        run(f"INSERT INTO entity SELECT {start} + i, '{kind}', 'x', '{kind}' || i FROM range(8) t(i)")
    for film, other in films.items():
        run("INSERT INTO identity VALUES (?, ?)", [FILM + film, FILM + other])
    for person, other in people.items():
        run("INSERT INTO identity VALUES (?, ?)", [PERSON + person, PERSON + other])
    for number, (film, person, file, what) in enumerate(said):
        values = [number, file, FILM + film, PERSON + person, what == "superseded"]
        run(
            "INSERT INTO credit (id, file, film, person, role, superseded) SELECT ?, ?, ?, ?, min(id), ? FROM role",
            values,
        )
        if what == "negated":
            run("INSERT INTO evidence (claim, stance) VALUES (?, 'negated')", [number])
        elif what in ("contradicted", "supported"):
            run("INSERT INTO assessment (credit, verdict) VALUES (?, ?)", [number, what])
    return SimpleNamespace(connection=connection)  # type: ignore[return-value]


@settings(max_examples=40)
@given(CREDITS, MERGED, MERGED, st.booleans())
def test_chains_and_distances_are_those_of_networkx(
    connection: Any, said: list[Any], people: dict[int, int], films: dict[int, int], facts: bool
) -> None:
    store = filled(connection, said, people, films)
    known = of_store(store, facts=facts)
    assert isinstance(known, Network)
    graph = bipartite(known)
    start = PERSON
    steps = distances(known, start) if start in known.people else {}
    counted = list(breadth.distances(store, start, facts=facts))
    assert counted == [list(steps.values()).count(n) for n in range(max(steps.values(), default=-1) + 1)]
    assert breadth.people(store, facts=facts) == len(known.people)
    if steps:
        near, made = breadth.nearest(store, start, facts=facts)
        one_away = (person for person, far in steps.items() if far == 1)
        assert near == sorted(one_away, key=lambda person: (-len(known.people[person]), person))
        assert made == sorted(known.people[start])
    for end in set(known.people) - {start}:
        found = breadth.chain(store, start, end, facts=facts)
        if end not in steps:
            assert found == []
            continue
        assert (found[0], found[-1]) == (("person", start), ("person", end))
        assert len(found) == 2 * steps[end] + 1
        assert all(graph.has_edge(one, other) for one, other in pairwise(found))


def test_somebody_is_next_to_nobody_but_themselves(connection: Any) -> None:
    store = filled(connection, [(0, 0, TRUSTED, "")], {}, {})
    assert breadth.chain(store, PERSON, PERSON) == [("person", PERSON)]
    assert breadth.chain(store, PERSON, PERSON + 1) == []
    assert list(breadth.distances(store, PERSON)) == [1]
    assert list(breadth.distances(store, PERSON + 1)) == []
