"""Make ``docs/pictures/graph.png``: the page that ``kg render`` writes for the sample, as Chromium shows it.

::

    python docs/picture.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from kg.exporters import exporter_for
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "graph.png"
AROUND = "Aliens (1986)"
WINDOW = (1280, 800)


def main() -> None:
    """Take in ``data/``, draw what is around a film whose director a review names wrongly, and photograph the page."""
    sys.path.insert(0, str(ROOT / "tests"))
    from chromium import browser

    with tempfile.TemporaryDirectory(prefix="film-kg-docs-") as folder:
        here = Path(folder)
        ingest(here / "film.kg", [str(ROOT / "data")])
        with KnowledgeGraph(here / "film.kg") as graph:
            exporter_for(here / "graph.html").write(graph.to_networkx(around=AROUND), here / "graph.html")
        with browser(here / "profile") as page:
            page.open(here / "graph.html", window=WINDOW)
            PICTURE.parent.mkdir(exist_ok=True)
            page.screenshot(PICTURE)


if __name__ == "__main__":
    main()
