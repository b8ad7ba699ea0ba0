"""GEXF 1.2 (https://gexf.net/) with the positions, colours and sizes of the picture, for Gephi."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.exporters.flat import flatten
from kg.exporters.look import status_look, type_look
from kg.exporters.text import plain, write_file

if TYPE_CHECKING:
    import networkx as nx

# Attribute names that GEXF means something else by; ours are written with a word in front.
_RESERVED = {"id", "pid", "start", "end", "parents", "spells", "slices", "viz", "weight"}
_ALARM = "#D55E00"


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as GEXF; what becomes of its attributes, see :func:`prepare`."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", version="1.2draft")
    writer.add_graph(prepare(graph))
    meta = writer.xml.find("meta")
    meta.attrib.clear()  # it would carry today's date
    meta.find("creator").text = "film-kg"
    description = meta.makeelement("description", {})
    description.text = " | ".join(plain(graph.graph.get(name)) for name in ("title", "query", "note"))
    meta.append(description)
    buffer = io.BytesIO()
    writer.write(buffer)
    write_file(path, buffer.getvalue())


def prepare(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The flattened graph with Gephi's ``viz`` attributes.

    Years are intervals: a film has its own, anything else those from its first film to its last, a claim those of the
    film that it is about; so Gephi's timeline can be drawn over them. The machine word of an edge is called
    ``relation``, since ``type`` is GEXF's word for directed or not. Gephi's y axis points upwards, so y is negated.
    """
    flat = flatten(graph)
    spans = _spans(flat)
    if spans:
        flat.graph.update(mode="dynamic", timeformat="integer")
    for node, data in flat.nodes(data=True):
        x, y = data.pop("x"), data.pop("y")
        _rename(data)
        data.update(_interval(spans.get(node)))
        look = {"color": _rgb(type_look(data.get("type")).colour), "size": 8.0 + 2.0 * flat.degree(node) ** 0.5}
        data["viz"] = look | {"position": {"x": x, "y": -y, "z": 0.0}}
    for start, end, name, data in flat.edges(keys=True, data=True):
        data["relation"] = data.pop("type", "")
        _rename(data)
        data.update(_interval(_common(spans.get(start), spans.get(end))))
        data["id"] = name
        alarming = status_look(data.get("status")).alarming
        data["viz"] = {"color": _rgb(_ALARM if alarming else "#666666"), "shape": _line(data)}
    return flat


Span = tuple[int, int]


def _spans(flat: nx.MultiDiGraph) -> dict[str, Span]:
    """First and last year of each thing that has any; what is two steps from a film has its years too."""
    years = {node: data.get("year") for node, data in flat.nodes(data=True) if data.get("type") == "film"}
    known = {node: (year, year) for node, year in years.items() if isinstance(year, int)}
    for _ in range(2):
        near = {
            node: [known[other] for other in (*flat.succ[node], *flat.pred[node]) if other in known]
            for node in flat
            if node not in known and node not in years
        }
        known |= {node: (min(s[0] for s in some), max(s[1] for s in some)) for node, some in near.items() if some}
    return known


def _common(one: Span | None, two: Span | None) -> Span | None:
    """The years that both have, or those of the shorter where they have none in common."""
    if one is None or two is None:
        return one or two
    first, last = max(one[0], two[0]), min(one[1], two[1])
    return (first, last) if first <= last else min(one, two, key=lambda span: span[1] - span[0])


def _interval(span: Span | None) -> dict[str, int]:
    return {"start": span[0], "end": span[1]} if span else {}


def _rename(data: dict[str, Any]) -> None:
    for name in _RESERVED & data.keys():
        data[f"film_kg_{name}"] = data.pop(name)


def _line(data: dict[str, Any]) -> str:
    return "dashed" if status_look(data.get("status")).dashes else "solid"


def _rgb(colour: str) -> dict[str, int | float]:
    return {part: int(colour[at : at + 2], 16) for part, at in (("r", 1), ("g", 3), ("b", 5))} | {"a": 1.0}
