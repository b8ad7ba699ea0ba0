"""The shortest chain of shared films between two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph import breadth
from kg.lookup import find

if TYPE_CHECKING:
    from kg.store.folder import Store


def shortest(store: Store, start: str, end: str, *, facts: bool = False) -> list[tuple[str, str, int | None, str]]:
    """The chain as steps (person, film, year, next person); empty where there is none.

    Contradicted claims and those that are not asserted join nobody.

    Args:
        start, end: two people, as :func:`kg.lookup.find` takes them.
        facts: whether only credits of trusted sources count.

    Raises:
        UsageError: nobody, or more than one person, has a name.
    """
    nodes = chain(store, start, end, facts=facts)
    names = named(store, "person", "name, NULL", [number for kind, number in nodes if kind == "person"])
    titles = named(store, "film", "title, year", [number for kind, number in nodes if kind == "film"])
    steps = zip(nodes[0::2], nodes[1::2], nodes[2::2], strict=False)
    return [(names[a[1]][0], *titles[film[1]], names[b[1]][0]) for a, film, b in steps]


def chain(store: Store, start: str, end: str, *, facts: bool = False) -> list[tuple[str, int]]:
    """The chain as nodes in turn, ``("person", n)`` and ``("film", n)``; empty where there is none."""
    ends = [find(store.connection, name, ["person"]).id for name in (start, end)]
    return breadth.chain(store, *ends, facts=facts)


def named(store: Store, kind: str, columns: str, ids: list[int]) -> dict[int, tuple[str, int | None]]:
    """Some columns of the merged description of films or people."""
    marks = ", ".join(map(str, ids)) or "NULL"
    rows = store.connection.execute(f"SELECT {kind}, {columns} FROM {kind}_merged WHERE {kind} IN ({marks})").fetchall()
    return {row[0]: (row[1] or "?", row[2]) for row in rows}
