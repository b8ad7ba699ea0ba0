"""How fast the page is in headless Chromium without a GPU, and how much it weighs, each figure beside its bar.

::

    python benchmarks/pages.py

The graphs are made up (``tests/pictures.py``): who works with whom meets again, which is harder to lay out than real
credits. A frame counts when the browser has drawn it (``requestAnimationFrame``); a busy machine gives lower figures.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

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
                measure(page, here / f"{size}.html", size, bar)


def measure(page: Page, file: Path, size: int, bar: float) -> None:
    """Print the figures of one size."""
    graph = pictures.crowd(size)
    start = spent()
    html.write(graph, file)
    name = f"{len(graph)} things, {graph.number_of_edges()} claims"
    print(f"{name + ': layout and writing, s of CPU':<66}{spent() - start:.1f}", flush=True)
    page.open(file)
    loaded = page.run("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000
    say(f"{name}: loaded and drawn, s", loaded, FIRST_PICTURE, loaded <= FIRST_PICTURE)
    for move, script in MOVES.items():
        frames = page.run(SCRIPT.replace("MOVE", script).replace("FRAMES", str(FRAMES)))
        say(f"{name}: {move}, frames a second", frames, bar, frames >= bar)
    quotes = {item.get("quote") or "" for _, _, data in graph.edges(data=True) for item in data["evidence"]}
    most = 600_000 + 400 * len(graph) + sum(len(json.dumps(quote, ensure_ascii=False).encode()) for quote in quotes)
    say(f"{name}: MB", file.stat().st_size / 1e6, most / 1e6, file.stat().st_size <= most)


def spent() -> float:
    """The CPU time of this process, and of programs that it ran, as ``sfdp``, in s."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def say(name: str, figure: float, bar: float, holds: bool) -> None:
    """One line."""
    print(f"{name:<66}{figure:<8.2f}bar {bar:<12.4g}{'holds' if holds else 'FALLS SHORT'}", flush=True)


if __name__ == "__main__":
    main()
