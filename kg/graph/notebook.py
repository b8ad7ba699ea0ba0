"""A graph that a notebook shows as the page: what ``to_networkx()`` gives."""

from __future__ import annotations

from html import escape
from pathlib import Path

import networkx as nx

HEIGHT = 640  # px


class Drawing(nx.MultiDiGraph):  # type: ignore[misc]  # networkx has no types
    """A :class:`networkx.MultiDiGraph` with :meth:`_repr_html_`; networkx does with it all that it does with one."""

    def _repr_html_(self) -> str:
        """The interactive page in a frame of its own, which can neither reach the notebook nor the network."""
        from kg.exporters.html import page

        return (
            f'<iframe srcdoc="{escape(page(self))}" sandbox="allow-scripts allow-downloads allow-popups allow-modals" '
            f'title="Graph of film credits" style="width: 100%; height: {HEIGHT}px; border: 1px solid #8885"></iframe>'
        )

    def save(self, path: str | Path) -> None:
        """Write the graph to a file, in the format that its suffix names.

        Raises:
            UsageError: no format goes by that suffix, or the file cannot be written.
        """
        from kg.exporters import exporter_for

        exporter_for(Path(path)).write(self, Path(path))
