"""Make ``docs/pictures/``: six pages that ``kg`` writes for the sample, as Chromium shows them.

::

    python docs/picture.py

Without Chromium it makes none and says so.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chromium import Page

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DESK, TELEPHONE = (1280, 800), (390, 844)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the command that writes the page, the window, and what is done on the page first."""

    name: str
    command: tuple[str, ...]
    window: tuple[int, int] = DESK
    dark: bool = False
    script: str = "0"


SHOTS = (
    Shot("graph", ("render", "--around", "Aliens (1986)")),
    Shot("career", ("render", "--around", "Keanu Reeves"), dark=True),
    Shot(
        "neighbourhood",
        ("render", "--around", "Alita: Shards of Heaven", "--depth", "2"),
        script="choose(things.find((thing) => thing.label === 'Robert Rodriguez').id)",
    ),
    Shot(
        "review",
        ("render", "--review", str(ROOT / "data" / "reviews" / "aliens.md")),
        script="document.querySelector('#text mark.alarming').click()",
    ),
    Shot("communities", ("communities", "--limit", "4"), script="byId('filter').open = true"),
    Shot("telephone", ("render", "--around", "Robert Rodriguez"), window=TELEPHONE),
)


def main() -> None:
    """Take in ``data/``, write the pages and photograph them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from chromium import browser, chromium

    if chromium() is None:
        print("pictures are left as they are: Chromium is not installed")
        return
    with tempfile.TemporaryDirectory(prefix="film-kg-docs-", ignore_cleanup_errors=True) as folder:
        here = Path(folder)
        _run(here, "ingest", str(ROOT / "data"))
        PICTURES.mkdir(exist_ok=True)
        with browser(here / "profile") as page:
            for shot in SHOTS:
                _take(shot, page, here)


def _take(shot: Shot, page: Page, here: Path) -> None:
    file = here / f"{shot.name}.html"
    _run(here, *shot.command, "-o", str(file))
    page.open(file, window=shot.window, dark=shot.dark)
    page.run("document.querySelectorAll('footer .query').forEach((line) => line.remove())")  # it names a folder of ours
    page.run(f"{{ {shot.script}; 0 }}")
    page.settle()
    page.screenshot(PICTURES / f"{shot.name}.png")


def _run(here: Path, *command: str) -> None:
    from kg.cli import run

    code = run(["-q", "--store", str(here / "film.kg"), *command])
    assert code == 0, command


if __name__ == "__main__":
    main()
