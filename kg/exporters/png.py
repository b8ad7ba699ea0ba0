"""A PNG of the SVG drawing at twice its size, without a browser: resvg draws it, with the fonts of the system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.exporters import svg
from kg.exporters.text import write_file

if TYPE_CHECKING:
    import networkx as nx

ZOOM = 2


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write a graph as a PNG.

    Raises:
        UsageError: resvg is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("drawing PNG needs resvg", path=path, hint='pip install "film-kg[png]"') from error
    drawing = svg.drawing(graph).decode()
    write_file(path, bytes(resvg_py.svg_to_bytes(svg_string=drawing, zoom=ZOOM, font_family="DejaVu Sans")))
