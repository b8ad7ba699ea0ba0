"""How fast the page is in headless Chromium without a GPU, and how much it weighs, each figure beside its bar.

::

    python benchmarks/pages.py

The graphs are made up (``tests/pictures.py``): who works with whom meets again, which is harder to lay out than real
credits. A frame counts when the browser has drawn it (``requestAnimationFrame``); a busy machine gives lower figures.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import pictures
from chromium import browser

from kg.exporters import html

if TYPE_CHECKING:
    from chromium import Page

FRAMES = 90
BARS = {1000: 0.0, 5000: 30.0, 20000: 15.0}
"""Things, and frames a second that they must reach; the first has none."""
FIRST_PICTURE = 2.0
MOVES = {
    "panning": "{ position: { x: c.x + Math.sin(i / 9) * 200 / s, y: c.y + Math.cos(i / 7) * 120 / s }, scale: s }",
    "zooming": "{ position: c, scale: s * (1 + 0.02 * i) }",
}
SCRIPT = """(async () => {
  const s = network.getScale(), c = { ...(network.centre ?? network.getViewPosition()) };
  const start = performance.now();
  for (let i = 0; i < FRAMES; i++) {
    network.moveTo({ ...MOVE, animation: false });
    await new Promise(requestAnimationFrame);
  }
  return FRAMES / (performance.now() - start) * 1000;
})()"""


def main() -> None:
    """Write pages of each size, open them, move them, and print what was measured."""
    with tempfile.TemporaryDirectory(prefix="film-kg-bench-", ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        with browser(here / "profile") as page:
            for size, bar in BARS.items():
                print(json.dumps(measured(page, here / f"{size}.html", size, bar), ensure_ascii=False), flush=True)


def measured(page: Page, file: Path, size: int, bar: float) -> dict[str, Any]:
    """The figures of one size."""
    graph = pictures.crowd(size)
    start = time.process_time()
    html.write(graph, file)
    laid_out = time.process_time() - start
    page.open(file)
    loaded = page.run("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000
    frames = {name: SCRIPT.replace("MOVE", move).replace("FRAMES", str(FRAMES)) for name, move in MOVES.items()}
    quotes = {item.get("quote") or "" for _, _, data in graph.edges(data=True) for item in data["evidence"]}
    weight = 600_000 + 400 * len(graph) + sum(len(json.dumps(quote, ensure_ascii=False).encode()) for quote in quotes)
    return {
        "things": len(graph),
        "claims": graph.number_of_edges(),
        "layout and writing, s of CPU": round(laid_out, 1),
        "loaded and drawn, s": round(loaded, 2),
        "loaded and drawn, bar": FIRST_PICTURE,
        **{f"{name}, frames/s": round(page.run(script), 1) for name, script in frames.items()},
        "frames/s, bar": bar,
        "MB": round(file.stat().st_size / 1e6, 2),
        "MB, bar": round(weight / 1e6, 2),
    }


if __name__ == "__main__":
    main()
