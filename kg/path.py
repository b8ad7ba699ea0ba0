"""The shortest chain of shared films between two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lookup import find

if TYPE_CHECKING:
    from kg.store import Store

_EDGES = """
SELECT DISTINCT film, person FROM credit_said c LEFT JOIN assessment a ON a.credit = c.id
WHERE c.stance = 'asserted' AND coalesce(a.verdict, '') NOT IN ('contradicted', 'anachronism') AND (c.trusted OR NOT ?)
ORDER BY film, person
"""


def shortest(store: Store, start: str, end: str, *, facts: bool = False) -> list[tuple[str, str, int | None, str]]:
    """The chain as steps (person, film, year, next person); empty where there is none.

    Contradicted claims and those that are not asserted join nobody.

    Args:
        start, end: two people, as :func:`kg.lookup.find` takes them.
        facts: whether only credits of trusted sources count.

    Raises:
        UsageError: nobody, or more than one person, has a name.
    """
    import networkx as nx

    ends = [find(store.connection, name, ["person"]) for name in (start, end)]
    graph = nx.Graph()
    for film, person in store.connection.execute(_EDGES, [facts]).fetchall():
        graph.add_edge(("film", film), ("person", person))
    try:
        nodes = nx.shortest_path(graph, ("person", ends[0].id), ("person", ends[1].id))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    names = _named(store, "person", "name, NULL", [number for kind, number in nodes if kind == "person"])
    titles = _named(store, "film", "title, year", [number for kind, number in nodes if kind == "film"])
    steps = zip(nodes[0::2], nodes[1::2], nodes[2::2], strict=False)
    return [(names[a[1]][0], *titles[film[1]], names[b[1]][0]) for a, film, b in steps]


def _named(store: Store, kind: str, columns: str, ids: list[int]) -> dict[int, tuple[str, int | None]]:
    marks = ", ".join(map(str, ids)) or "NULL"
    rows = store.connection.execute(f"SELECT {kind}, {columns} FROM {kind}_merged WHERE {kind} IN ({marks})").fetchall()
    return {row[0]: (row[1] or "?", row[2]) for row in rows}
