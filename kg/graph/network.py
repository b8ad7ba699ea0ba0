"""Who made films with whom, as a network of people and films, and what can be computed of it.

It is kept as two dicts of lists, which plain Python walks as fast as any library of pure Python; beyond
:data:`MANY` credits as arrays (:mod:`kg.graph.arrays`), where numpy and scipy are there. Contradicted claims and those
that are not asserted join nobody. Chains and distances from one person need neither: :mod:`kg.graph.breadth`.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING

from kg.graph.breadth import pairs

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.arrays import Arrays
    from kg.store.folder import Store

EXACT = 1000
"""People up to which centrality is computed from everybody; in a larger network from so many, chosen at random."""
MANY = 100_000
"""Credits above which a network is kept as arrays."""
ARRAYS = all(find_spec(name) for name in ("numpy", "scipy"))
"""Whether it can be; ``film-kg[arrays]`` brings what is needed."""
_DIGITS = 12
"""Figures that agree in so many digits are the same: sums in another order differ in the last ones."""


@dataclass(frozen=True, slots=True)
class Network:
    """The people of each film and the films of each person, by their numbers in the store."""

    films: Mapping[int, list[int]]
    people: Mapping[int, list[int]]

    def films_of(self, person: int) -> list[int]:
        """The films of a person."""
        return self.people.get(person, [])

    def people_of(self, film: int) -> list[int]:
        """The people of a film."""
        return self.films.get(film, [])

    def pairs(self, films: int) -> Iterator[tuple[int, int]]:
        """Two people who made at least so many films together."""
        found: Counter[tuple[int, int]] = Counter()
        for people in self.films.values():
            often = sorted(person for person in people if len(self.people[person]) >= films)
            found.update(combinations(often, 2))
        return (pair for pair, count in found.items() if count >= films)


def network(edges: Iterable[tuple[int, int]]) -> Network:
    """The network of pairs of film and person.

    >>> network([(1, 7), (1, 8), (2, 8)]).people
    {7: [1], 8: [1, 2]}
    """
    films: dict[int, list[int]] = defaultdict(list)
    people: dict[int, list[int]] = defaultdict(list)
    for film, person in edges:
        films[film].append(person)
        people[person].append(film)
    return Network(dict(films), dict(people))


def of_store(store: Store, *, facts: bool = False) -> Network | Arrays:
    """The network of a store; ``facts`` counts the credits of trusted sources alone."""
    found = store.connection.execute(f"SELECT count(*) FROM ({pairs(store, facts=facts)})").fetchone()
    if ARRAYS and found and found[0] > MANY:
        return arrays_of_store(store, facts=facts)
    query = f"SELECT DISTINCT film, person FROM ({pairs(store, facts=facts)}) ORDER BY ALL"
    return network(store.connection.execute(query).fetchall())


def arrays_of_store(store: Store, *, facts: bool = False) -> Arrays:
    """The network of a store as arrays."""
    from kg.graph.arrays import Arrays

    columns = store.connection.execute(pairs(store, facts=facts)).fetchnumpy()
    return Arrays.of(columns["film"], columns["person"])


def distances(known: Network, start: int) -> dict[int, int]:
    """How many films away each person is, 0 for the first; who cannot be reached is left out.

    >>> distances(network([(1, 7), (1, 8), (2, 8), (2, 9)]), 7)
    {7: 0, 8: 1, 9: 2}
    """
    found, seen, edge = {start: 0}, set[int](), [start]
    steps = 0
    while edge:
        steps += 1
        films = [film for person in edge for film in known.people.get(person, ()) if film not in seen]
        seen.update(films)
        edge = [person for film in dict.fromkeys(films) for person in known.films[film] if person not in found]
        edge = list(dict.fromkeys(edge))
        found.update(dict.fromkeys(edge, steps))
    return found


def by_films(known: Network) -> dict[int, float]:
    """How many films each person has made."""
    return {person: float(len(films)) for person, films in known.people.items()}


def by_collaborators(known: Network) -> dict[int, float]:
    """How many others each person has made a film with."""
    return {
        person: float(len({other for film in films for other in known.films[film]}) - 1)
        for person, films in known.people.items()
    }


def by_closeness(known: Network) -> dict[int, float]:
    """Harmonic closeness: the mean over the others of 1 / distance, 0 for who cannot be reached; 1 is next to all."""
    if len(known.people) < 2:
        return dict.fromkeys(known.people, 0.0)
    starts = _starts(known)
    sums = dict.fromkeys(known.people, 0.0)
    for start in starts:
        for person, steps in distances(known, start).items():
            if steps:
                sums[person] += 1 / steps
    return {person: total / (len(starts) - (person in starts)) for person, total in sums.items()}


def by_betweenness(known: Network) -> dict[int, float]:
    """The share of the shortest chains between two others that lead through a person (Brandes 2001)."""
    import networkx as nx

    starts = _starts(known)
    count = len(known.people)
    if count < 3:
        return dict.fromkeys(known.people, 0.0)
    everybody = [("person", person) for person in known.people]
    found = nx.betweenness_centrality_subset(bipartite(known), [("person", person) for person in starts], everybody)
    share = 2 / ((count - 1) * (count - 2)) * count / len(starts)
    return {person: found["person", person] * share for person in known.people}


MEASURES: dict[str, Callable[[Network], dict[int, float]]] = {
    "films": by_films,
    "collaborators": by_collaborators,
    "closeness": by_closeness,
    "betweenness": by_betweenness,
}


def ranked(known: Network | Arrays, by: str, limit: int) -> list[tuple[int, float, int]]:
    """The people who are most central by one of :data:`MEASURES`, their figures, and how many films they made.

    Of those with the same figure, who made more films comes first, then who has the lesser number.

    >>> ranked(network([(1, 7), (1, 8), (2, 8)]), "collaborators", 2)
    [(8, 1.0, 2), (7, 1.0, 1)]
    """
    if not isinstance(known, Network):
        return known.ranked(by, limit, starts_among(len(known.people)))
    scores = {person: round(score, _DIGITS) for person, score in MEASURES[by](known).items()}
    first = sorted(scores, key=lambda person: (-scores[person], -len(known.people[person]), person))[:limit]
    return [(person, scores[person], len(known.people[person])) for person in first]


def starts_among(count: int) -> list[int]:
    """The places of the people from whom centrality is computed, of so many in order of their numbers."""
    return list(range(count)) if count <= EXACT else sorted(random.Random(count).sample(range(count), EXACT))  # noqa: S311


def _starts(known: Network) -> list[int]:
    people = sorted(known.people)
    return [people[at] for at in starts_among(len(people))]


def bipartite(known: Network) -> nx.Graph:
    """The network for networkx: nodes are ``("film", n)`` and ``("person", n)``."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_edges_from((("film", film), ("person", p)) for film, people in known.films.items() for p in people)
    return graph


def communities(known: Network | Arrays, limit: int | None = None) -> list[tuple[list[int], list[int]]]:
    """People and films in groups that have more to do with each other than with the rest, the largest first.

    By the method of Louvain (Blondel and others 2008, https://arxiv.org/abs/0803.0476), the same each time. Each is a
    list of people, those with most films in the group first, and a list of films. ``limit`` is how many at most.
    """
    if not isinstance(known, Network):
        return known.communities(limit)
    import networkx as nx

    found = nx.community.louvain_communities(bipartite(known), seed=1)
    groups = []
    for members in found:
        films = sorted(number for kind, number in members if kind == "film")
        inside = set(films)
        people = [number for kind, number in members if kind == "person"]
        people.sort(key=lambda person: (-len(inside.intersection(known.people[person])), person))
        groups.append((people, films))
    return sorted(groups, key=lambda group: (-len(group[0]), min(group[0], default=0)))[:limit]


def teams(known: Network | Arrays, films: int = 2) -> list[tuple[list[int], list[int]]]:
    """People who made at least so many films together, all of them in each: the people and the films.

    Those with most films come first, then the larger. A team within a team of the same films is left out.
    """
    found = {tuple(_shared(map(known.films_of, pair))) for pair in known.pairs(films)}
    grown = {(tuple(_shared(map(known.people_of, together))), together) for together in found}
    return [
        (list(people), list(together))
        for people, together in sorted(grown, key=lambda team: (-len(team[1]), -len(team[0]), team[0]))
    ]


def _shared(lists: Iterable[list[int]]) -> list[int]:
    """What all of some lists have, in order."""
    return sorted(set.intersection(*map(set, lists)))
