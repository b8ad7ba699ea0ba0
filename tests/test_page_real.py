"""All that one can do on the page, by real clicks and keys, on credits and reviews as they come.

The pages: the sample, a page of praise for a film that does not exist, and 5,000 things of IMDb's credits; each in a
wide and a narrow window, light and dark.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from chromium import Page, chromium
from test_page import WINDOWS, assert_quiet, texts, thing_at
from test_page_tools import SVG, axe, shown, violations

from kg.annotated import annotated
from kg.exporters import html
from kg.knowledge_graph import KnowledgeGraph
from kg.pipeline import ingest

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed; `make test TOOLS=1` installs it")

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
SLICE, PRAISE = SHARED / "data" / "credits" / "imdb_tsv_slice", SHARED / "eval" / "gold" / "alita2.txt"
NEEDS = {"praise": PRAISE, "credits": SLICE}


@pytest.fixture(scope="module", params=["sample", "praise", "credits"])
def file(request: pytest.FixtureRequest, sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page."""
    name, folder = request.param, tmp_path_factory.mktemp("real")
    if name in NEEDS and not NEEDS[name].exists():
        pytest.skip(f"there is no {NEEDS[name].name} beside the checkout")
    if name == "praise":
        drawing = annotated(sample_store, str(PRAISE), limit=300)
    else:
        store = sample_store if name == "sample" else folder / "film.kg"
        if name == "credits":
            ingest(store, [str(SLICE)])
        with KnowledgeGraph(store) as graph:
            drawing = graph.to_networkx(limit=5000)
        assert name == "sample" or len(drawing) == 5000
    html.write(drawing, folder / f"{name}.html")
    return folder / f"{name}.html"


@pytest.fixture(params=[(window, dark) for window in WINDOWS for dark in (False, True)], ids=str)
def opened(request: pytest.FixtureRequest, page: Page, file: Path) -> Iterator[Page]:
    """The page in a window, light or dark; after the test nothing has been said or asked for."""
    window, dark = request.param
    page.open(file, window=WINDOWS[window], dark=dark)
    yield page
    assert_quiet(page)


def find(page: Page, script: str) -> Any:
    """Look a thing up by its name in the search, by keys, as a reader does; gives its name."""
    label = page.run(f"{script}.label")
    page.run("field.focus()")
    page.type(label)
    number = page.run(
        f"[...list.querySelectorAll('[role=option]')].findIndex((o) => things[o.dataset.thing] === {script})"
    )
    for _ in range(max(number, 0)):
        page.press("ArrowDown")
    page.press("Enter")
    assert texts(page, "#panel h2") == [label]
    return label


PERSON = "things.filter((t) => t.type === 'person').sort((a, b) => b.claims.length - a.claims.length)[0]"


def test_search_panel_and_links(opened: Page) -> None:
    find(opened, PERSON)
    claims = opened.run(f"{PERSON}.claims.length")
    assert opened.run("document.querySelectorAll('#panel .claim').length") == claims
    assert all(where.strip() for where in texts(opened, "#panel .claim .where"))
    assert opened.run("[...document.querySelectorAll('#panel a')].every((a) => a.protocol === 'https:')")
    opened.click_on("#panel .claim .thing")
    assert opened.run("view.thing") != opened.run(f"{PERSON}.id")
    opened.press("Escape")
    assert opened.run("view.thing") is None


def test_pointing_clicking_and_neighbourhoods(opened: Page, file: Path) -> None:
    find(opened, PERSON)
    opened.click_on("#panel [data-act=only]")
    few = shown(opened)[0]
    assert few == opened.run(f"new Set({PERSON}.claims.flatMap((c) => [c.from, c.to])).size")
    opened.click_on("#state [data-act=more]")
    assert shown(opened)[0] >= few
    place, now = opened.run("location.hash"), shown(opened)
    opened.open(file, fragment=place, window=tuple(opened.run("[innerWidth, innerHeight]")))
    assert shown(opened) == now
    opened.click_on("#state [data-act=all]")
    assert shown(opened)[0] == opened.run("things.length")


def test_a_thing_is_pointed_at_and_clicked_where_it_is_drawn(opened: Page) -> None:
    label = find(opened, PERSON)
    opened.press("Escape")
    opened.run("stage.scrollIntoView({ block: 'center' })")
    x, y = thing_at(opened, label)
    opened.move(x, y)
    assert texts(opened, "#tip:not([hidden])")[0].startswith(label)
    opened.click(x, y)
    assert texts(opened, "#panel h2") == [label]
    opened.click(*thing_at(opened, label), times=2)
    assert opened.run("around.thing !== null && things[around.thing].label") == label


def test_types_verdicts_roles_sources_and_years_are_filtered(opened: Page, file: Path) -> None:
    whole = shown(opened)
    opened.click_on('#types [data-word="character"]')
    assert opened.run("things.filter((t) => t.type === 'character' && isShown(t)).length") == 0
    opened.click_on('#types [data-word="character"]')
    assert shown(opened) == whole
    status = opened.run("document.querySelector('#statuses .chip').dataset.word")
    opened.click_on("#statuses .chip")
    assert opened.run(f"claims.filter((c) => c.shown && c.status === {json.dumps(status)}).length") == 0
    opened.click_on("#statuses .chip")
    opened.click_on("#filter summary")
    for kind in opened.run(
        "[...new Set([...document.querySelectorAll('#filters input[data-filter]')].map((e) => e.dataset.filter))]"
    ):
        box = f'#filters input[data-filter="{kind}"]'
        opened.click_on(box)
        assert shown(opened)[1] < whole[1], kind
        place, less = opened.run("location.hash"), shown(opened)
        opened.open(file, fragment=place, window=tuple(opened.run("[innerWidth, innerHeight]")))
        assert shown(opened) == less, kind
        opened.click_on("#filter summary")
        opened.click_on(box)
        assert shown(opened) == whole, kind
    opened.run("document.querySelector('#from').focus()")
    opened.type("2000")
    opened.press("Enter")
    assert opened.run("things.filter((t) => t.type === 'film' && t.shown && t.year && t.year < 2000).length") == 0


def test_keys_and_buttons_move_the_picture(opened: Page) -> None:
    def scale() -> float:
        found: float = opened.run("network.getScale()")
        return found

    first = scale()
    opened.run("stage.focus()")
    opened.press("+")
    assert scale() == pytest.approx(first * 1.35)
    at = opened.run("network.DOMtoCanvas({ x: 0, y: 0 })")
    opened.press("ArrowRight")
    assert opened.run("network.DOMtoCanvas({ x: 0, y: 0 })")["x"] > at["x"]
    opened.click_on("#out")
    opened.click_on("#fit")
    assert scale() <= first * 1.01
    back = opened.run("getComputedStyle(document.body).backgroundColor")
    opened.click_on("#theme")
    assert opened.run("getComputedStyle(document.body).backgroundColor") != back
    opened.click_on("#theme")


def test_the_list_holds_everything_and_is_read_by_keys(opened: Page) -> None:
    while opened.run("document.querySelectorAll('#panel .things .act').length"):
        opened.click_on("#panel .things .act")
    listed = opened.run("[...document.querySelectorAll('#panel .things .thing')].map((b) => b.textContent).sort()")
    assert listed == opened.run("things.map((t) => thingButton(t).textContent).sort()")
    label = opened.run("document.querySelector('#panel .thing').textContent")
    opened.run("document.querySelector('#panel .thing').focus()")
    opened.press("Enter")
    assert texts(opened, "#panel h2") == [label]
    assert opened.run("document.activeElement.id") == "panel"


def test_it_is_saved_and_printed(page: Page, file: Path, tmp_path: Path) -> None:
    page.open(file, dark=True)
    page.click_on("#save summary")
    root = ElementTree.parse(page.downloads(tmp_path, "#save-svg")).getroot()
    marks = [path for path in root.iter(f"{SVG}path") if path.get("fill-rule") == "evenodd"]
    assert len(marks) >= page.run("things.length")
    assert page.downloads(tmp_path, "#save-png").read_bytes().startswith(b"\x89PNG")
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.querySelectorAll('#printed svg path').length") > 5
    page.run("dispatchEvent(new Event('afterprint'))")
    assert len(page.send("Page.printToPDF")["data"]) > 10_000
    assert page.complaints == []


@pytest.mark.skipif(axe() is None, reason="axe-core is not installed; `make test TOOLS=1` installs it where npm is")
def test_axe_finds_nothing_serious(opened: Page) -> None:
    assert [found for found in violations(opened) if found[0] in ("serious", "critical")] == []


def test_each_mark_in_the_text_shows_its_claims(opened: Page, file: Path) -> None:
    if file.stem != "praise":
        pytest.skip("this page has no text")
    assert opened.run("document.querySelector('#text').textContent") == PRAISE.read_text("utf-8")
    for n in range(opened.run("document.querySelectorAll('#text mark[tabindex]').length")):
        opened.run(f"document.querySelectorAll('#text mark[tabindex]')[{n}].click()")
        assert opened.run("document.querySelectorAll('#text mark.here').length") > 0
        assert opened.run("document.querySelectorAll('#panel .claim').length") > 0
