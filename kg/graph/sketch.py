"""A graph of things and claims while it grows, and as networkx has it in the end.

A thing is kept under its IRI, in the order in which it came, the most important first; an edge is one relation between
two things, whoever says it: its evidence lists every claim, and its status is the best that is said of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.lookup import iri_path

if TYPE_CHECKING:
    import networkx as nx

ORDER = ("fact", "disputed", "claim", "hedged", "contradicted", "negated", "imagined")
"""Statuses of an edge, the one that stands for several first."""


@dataclass
class Sketch:
    """What there is so far, the base of IRIs, and the keys (kind, space, local) of films and people."""

    base: str
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def iri(self, *parts: str) -> str:
        """The IRI of a thing: its kind, then its key."""
        return self.base + iri_path(*parts)

    def node(self, iri: str, type_: str, label: str, **more: Any) -> str:
        """Add a thing unless it is there; gives its IRI."""
        self.nodes.setdefault(iri, {"type": type_, "label": label, "year": None, "links": [], "focus": False, **more})
        return iri

    def edge(self, start: str, end: str, type_: str, status: str, evidence: dict[str, Any], label: str = "") -> None:
        """Add a claim that two things stand in a relation."""
        found = self.edges.setdefault(
            (start, end, type_), {"type": type_, "label": label or type_, "status": status, "evidence": []}
        )
        found["evidence"].append(evidence)
        found["status"] = min(found["status"], status, key=ORDER.index)

    def graph(self, limit: int, **about: Any) -> nx.MultiDiGraph:
        """The first so many things, those in focus before all, as networkx has them; ``left_out`` counts the others.

        Raises:
            UsageError: the limit leaves nothing.
        """
        import networkx as nx

        if limit < 1:
            raise UsageError(f"--limit {limit} leaves nothing to draw", hint="ask for at least 1 node")
        kept = set(sorted(self.nodes, key=lambda iri: not self.nodes[iri]["focus"])[:limit])
        about = {"query": "", "licences": [], "note": None} | about
        graph = nx.MultiDiGraph(left_out=len(self.nodes) - len(kept), **about)
        graph.add_nodes_from((iri, values) for iri, values in self.nodes.items() if iri in kept)
        for (start, end, type_), values in self.edges.items():
            if start in kept and end in kept:
                graph.add_edge(start, end, key=type_, **values)
        return graph
