"""Stars over credits, each grouped and each plain: the planner takes their tables together and apart again, and no
statement may be lost on the way. Oxigraph answers from the same quads.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from kg.knowledge_graph import KnowledgeGraph
from kg.sparql import EngineName, Solutions, Term

STAR = {
    "film": "fc:film",
    "person": "fc:agent",
    "role": "fc:role",
    "stance": "fc:stance",
    "character": "fc:character",
    "name": "schema:characterName",
    "source": "prov:wasDerivedFrom",
    "verdict": "^fc:assesses",
}
"""Properties of a credit, by the variable that holds the value."""


def answer(graph: KnowledgeGraph, query: str, engine: EngineName) -> Counter[tuple[Term | None, ...]]:
    found = graph.result(query, engine=engine)
    assert isinstance(found, Solutions)
    return Counter(map(tuple, found.rows))


@pytest.mark.parametrize("names", [*combinations(STAR, 2), *combinations(STAR, 3)], ids="-".join)
def test_a_grouped_star_has_the_groups_of_its_rows(graph: KnowledgeGraph, names: tuple[str, ...]) -> None:
    star = "{ " + " ".join(f"?credit {STAR[name]} ?{name} ." for name in names) + " }"
    rows = answer(graph, f"SELECT ?credit {' '.join(f'?{name}' for name in names)} {star}", "duckdb")
    assert rows == answer(graph, f"SELECT ?credit {' '.join(f'?{name}' for name in names)} {star}", "oxigraph")
    for kept in (("credit", names[0]), ("credit", names[-1]), names[:1], names[1:]):
        keys = " ".join(f"?{name}" for name in kept)
        query = f"SELECT {keys} (COUNT(*) AS ?n) {star} GROUP BY {keys}"
        assert answer(graph, query, "duckdb") == answer(graph, query, "oxigraph"), query
