"""Exporters: a graph to a file, one module a format.

An exporter sees nothing but a :class:`networkx.MultiDiGraph`; how that graph came to be is not its affair. What it
may rely on:

* the graph: ``title``, ``query`` (the command or query that made it), ``left_out`` (how many things were not drawn),
  ``licences`` (a list), ``note`` (or None), ``text`` (of a review: ``source``, ``title``, ``text``; or missing);
* a node, keyed by its IRI: ``type`` (``film``, ``person``, ``character``, ``place``, ``theme``, ``genre``, ``source``;
  another word is drawn too), ``label``, ``year`` (or None), ``links`` (pairs of label and https URL), ``focus``;
* an edge, keyed by a string: ``type`` (``actor``, ``director``, ``plays``, ``sequel of``, ...), ``label``, ``status``
  (see :data:`kg.exporters.look.STATUSES`), ``evidence`` (dicts of ``source``, ``quote``, ``locator``, ``stance``,
  ``confidence``, ``verdict``, ``against``).

Everything may be missing, and any text may be hostile. An exporter writes the same bytes for the same graph, in UTF-8
on any locale, all or nothing. To add one, write a module with a ``write(graph, path)`` and add a line to
:data:`EXPORTERS`; ``tests/test_exporters.py`` then holds it to the above.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.exporters import cytoscape, dot, gexf, graphml, html, json, png, svg, table

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    Attributes:
        name: the word for it, ``html``.
        suffixes: the file name endings it goes by, lower case and with their dot.
        title: what it is, for a list of formats.
        write: writes a graph to a file, replacing it in one step.
        drawn: whether it is a picture of pixels, in which no text can be found.

    """

    name: str
    suffixes: tuple[str, ...]
    title: str
    write: Callable[[nx.MultiDiGraph, Path], None]
    drawn: bool = False


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("html", (".html", ".htm"), "interactive page, one file, no network", html.write),
    Exporter("svg", (".svg",), "drawing with real text, at most 200 things", svg.write),
    Exporter("png", (".png",), "the same drawing in pixels, without a browser", png.write, drawn=True),
    Exporter("graphml", (".graphml",), "GraphML, for yEd, Cytoscape and networkx", graphml.write),
    Exporter("gexf", (".gexf",), "GEXF with positions, colours and years, for Gephi", gexf.write),
    Exporter("dot", (".dot", ".gv"), "DOT, for graphviz", dot.write),
    Exporter("json", (".json",), "node-link JSON, for networkx and D3", json.write),
    Exporter("cyjs", (".cyjs",), "Cytoscape JSON, for Cytoscape and Cytoscape.js", cytoscape.write),
    Exporter("csv", (".csv",), "two tables: claims, and things in NAME.nodes.csv", table.write),
)


def exporter_for(path: Path) -> Exporter:
    """The exporter that a file's suffix asks for, whatever its case.

    Raises:
        UsageError: no exporter goes by that suffix; the message lists those there are.

    >>> exporter_for(Path("alita.HTML")).name
    'html'
    >>> exporter_for(Path("alita.doc"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.UsageError: alita.doc: no exporter writes '.doc'; take one of .html .htm .svg .png .graphml .gexf ...

    """
    suffix = path.suffix.lower()
    for exporter in EXPORTERS:
        if suffix in exporter.suffixes:
            return exporter
    known = " ".join(suffix for exporter in EXPORTERS for suffix in exporter.suffixes)
    raise UsageError(f"no exporter writes '{suffix}'", path=path, hint=f"take one of {known}")
