"""What one can do on the page, by real clicks and keys: filter, narrow, save, print, read a review."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pictures
import pytest
from chromium import Page, chromium
from test_page import WINDOWS, assert_quiet, pixel, texts, thing_at

from kg.graph.notebook import Drawing

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed; `make test TOOLS=1` installs it")

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pictures.written(pictures.MAKERS, tmp_path_factory.mktemp("pages"))


def shown(page: Page) -> tuple[int, int]:
    """How many things and claims are shown."""
    things, claims = page.run("[things.filter(isShown).length, claims.filter((c) => c.shown).length]")
    return things, claims


def tick(page: Page, kind: str, word: str) -> None:
    page.click_on("#filter:not([open]) summary, #filter[open] legend")
    page.click_on(f'#filters input[data-filter="{kind}"][data-word="{word}"]')
    page.click_on("h1")


# Filters


def test_a_role_is_filtered_away_with_its_claims_and_who_did_nothing_else(page: Page, folder: Path) -> None:
    page.open(folder / "career.html")
    assert shown(page) == (12, 14)
    page.click_on("#filter summary")
    counts = dict(zip(texts(page, "#filters .name"), texts(page, "#filters .choice .count"), strict=True))
    assert counts == {"cinematographer": "7", "director": "7"}
    page.click_on('#filters input[data-word="director"]')
    assert shown(page) == (8, 7)
    assert texts(page, "#state bdi") == ["8 of 12 things, 7 of 14 claims"]
    assert page.run("visNodes.get().filter((n) => n.hidden).length") == 4
    page.click_on("#state [data-act=all]")
    assert shown(page) == (12, 14)
    assert page.run("document.querySelector('#state').hidden")
    assert_quiet(page)


def test_sources_verdicts_confidence_and_years_are_filters_with_counts(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    page.click_on("#filter summary")
    assert dict(zip(texts(page, "#filters .name"), texts(page, "#filters .count"), strict=True))[pictures.DUMP] == "11"
    page.click_on(f'#filters input[data-word="{pictures.DUMP}"]')
    assert shown(page)[1] == 49 - 11
    page.click_on(f'#filters input[data-word="{pictures.DUMP}"]')
    page.run("document.querySelector('#sure').focus()")
    for _ in range(20):
        page.press("ArrowRight")
    assert page.run("filters.sure") == 1
    assert shown(page)[1] == page.run("claims.filter((c) => c.evidence.some((e) => (e.confidence ?? 1) >= 1)).length")
    assert texts(page, "#sure-says")[0].startswith("1.00: ")
    page.run(
        "document.querySelector('#sure').value = 0; document.querySelector('#sure').dispatchEvent(new Event('input'))"
    )
    page.run("document.querySelector('#from').focus()")
    page.type("2010")
    page.press("Enter")
    years = page.run("things.filter((t) => t.type === 'film' && t.shown).map((t) => t.year).sort()")
    assert years == [2015, 2019, 2025]
    page.press("Escape")
    page.click_on('#statuses [data-word="claim"]')
    assert page.run("claims.filter((c) => c.shown && c.status === 'claim').length") == 0
    assert_quiet(page)


def test_what_is_filtered_stands_in_the_address_and_survives_a_reload(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    tick(page, "role", "director")
    page.click_on('#types [data-word="place"]')
    page.click(*thing_at(page, "Nova"))
    before, place = shown(page), page.run("location.hash")
    page.open(folder / "alita.html", fragment=place)
    assert shown(page) == before != (34, 49)
    assert texts(page, "#panel h2") == ["Nova"]
    assert page.run("document.querySelector('#types [data-word=place]').ariaPressed") == "false"
    assert not page.run("document.querySelector('#filters [data-word=director]').checked")
    assert_quiet(page)


# Neighbourhoods


@pytest.mark.parametrize("name", ["alita", "many"])
def test_a_neighbourhood_is_shown_alone_and_grows_step_by_step(page: Page, folder: Path, name: str) -> None:
    page.open(folder / f"{name}.html")
    label, near = page.run(
        "(() => { const t = things.find((t) => t.type === 'person' && t.claims.length > 1 && t.claims.length < 7);"
        "choose(t.id, null, { pan: true }); return [t.label, view.near.size] })()"
    )
    page.click_on("#panel [data-act=only]")
    assert shown(page)[0] == near
    assert texts(page, "#state bdi")[0].startswith(f"within 1 step of {label}: ")
    page.click_on("#state [data-act=more]")
    assert shown(page)[0] > near
    wider, place = shown(page), page.run("location.hash")
    page.open(folder / f"{name}.html", fragment=place)
    assert shown(page) == wider
    page.click_on("#state [data-act=all]")
    assert shown(page)[0] == page.run("things.length")
    assert_quiet(page)


def test_two_clicks_on_a_thing_show_its_neighbourhood(page: Page, folder: Path) -> None:
    for name, label in (("alita", "Bill Pope"), ("many", None)):
        page.open(folder / f"{name}.html")
        wanted = label or page.run("things.find((t) => t.type === 'place').label")
        page.click(*thing_at(page, wanted), times=2)
        assert page.run("around.thing !== null && things[around.thing].label") == wanted
        assert shown(page)[0] == page.run("new Set(things[around.thing].claims.flatMap((c) => [c.from, c.to])).size")


def test_what_decided_a_verdict_is_shown_for_what_it_is(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    for verdict, words in (
        ("supported", "Borne out by: x"),
        ("unchecked", "Rests on: x"),
        ("contradicted", "Against it: x"),
    ):
        assert page.run(f"otherSide({{ against: 'x', verdict: '{verdict}' }}).textContent") == words
    assert page.run("otherSide({ verdict: 'supported' })") is None


# Keys


@pytest.mark.parametrize("name", ["alita", "many"])
def test_the_picture_moves_by_keys(page: Page, folder: Path, name: str) -> None:
    def where() -> Any:
        return page.run("[network.DOMtoCanvas({ x: 0, y: 0 }), network.getScale()]")

    page.open(folder / f"{name}.html")
    at, scale = where()
    page.run("stage.focus()")
    page.press("ArrowRight")
    page.press("ArrowDown")
    moved, _ = where()
    assert moved["x"] > at["x"]
    assert moved["y"] > at["y"]
    page.press("+")
    assert where()[1] == pytest.approx(scale * 1.35)
    page.press("-")
    page.press("0")
    assert (
        page.run(
            "things.filter((t) => { const p = network.canvasToDOM({ x: t.px, y: t.py }); "
            "return p.x < 0 || p.y < 0 || p.x > stage.clientWidth || p.y > stage.clientHeight }).length"
        )
        == 0
    )
    page.press("/")
    assert page.run("document.activeElement.id") == "search"


# Many things on a canvas of our own


@pytest.mark.parametrize("window", WINDOWS)
def test_a_large_graph_has_the_same_page_without_vis_network(page: Page, folder: Path, window: str) -> None:
    page.open(folder / "many.html", window=WINDOWS[window])
    assert page.run("typeof vis") == "undefined"
    label = page.run("things.find((t) => t.type === 'place').label")
    page.run("field.focus()")
    page.type(label)
    page.press("Enter")
    assert texts(page, "#panel h2") == [label]
    page.press("Escape")
    assert page.run("view.thing") is None
    page.click(*thing_at(page, label))
    assert texts(page, "#panel h2") == [label]
    x, y = thing_at(page, label)
    page.move(x + 1, y)
    assert label in texts(page, "#tip")[0]
    assert_quiet(page)


def test_a_large_graph_is_moved_by_the_mouse_and_drawn_anew(page: Page, folder: Path) -> None:
    page.open(folder / "many.html")
    scale = page.run("network.getScale()")
    page.send("Input.dispatchMouseEvent", type="mouseWheel", x=400, y=400, deltaX=0, deltaY=-240)
    page.settle()
    assert page.run("network.getScale()") > scale
    before = page.run("network.centre.x")
    for kind, x in (("mousePressed", 300), ("mouseMoved", 340), ("mouseMoved", 420), ("mouseReleased", 420)):
        page.send("Input.dispatchMouseEvent", type=kind, x=x, y=300, button="left", buttons=1, clickCount=1)
    page.settle()
    assert page.run("network.centre.x") < before
    assert page.run("view.thing") is None
    assert page.run(
        "new Promise((done) => (function look() { network.isFresh() ? done(1) : requestAnimationFrame(look) })())"
    )
    some = {tuple(pixel(page, x, y)) for x in range(100, 900, 40) for y in range(100, 700, 40)}
    assert len(some) > 3


# Files and paper


@pytest.mark.parametrize("name", ["alita", "career", "crowd", "many", "hostile"])
def test_the_picture_is_saved_as_svg_and_png(page: Page, folder: Path, name: str, tmp_path: Path) -> None:
    page.open(folder / f"{name}.html")
    root = ElementTree.fromstring(page.run("svgText()"))
    assert root.tag == f"{SVG}svg"
    marks = [path for path in root.iter(f"{SVG}path") if path.get("fill-rule") == "evenodd"]
    assert len(marks) >= page.run("things.length")
    wide, high = page.run(
        "pngBlob().then((blob) => createImageBitmap(blob)).then((bitmap) => [bitmap.width, bitmap.height])"
    )
    box = [float(part) for part in str(root.get("viewBox")).split()]
    assert wide / high == pytest.approx(box[2] / box[3], rel=0.02)
    if name == "alita":
        words = {text.text for text in root.iter(f"{SVG}text")}
        assert {"Rosa Salazar", "Alita: Battle Angel 2", "Crew"} <= words
        assert any("Licences: reviews: for these tests alone" in str(word) for word in words)
    assert not page.dialogs
    assert page.run("typeof window.__pwned") == "undefined"


def test_the_menu_saves_files(page: Page, folder: Path, tmp_path: Path) -> None:
    page.open(folder / "alita.html")
    page.click_on("#save summary")
    drawing = page.downloads(tmp_path, "#save-svg")
    assert drawing.name == "alita-battle-angel-2.svg"
    assert ElementTree.parse(drawing).getroot().tag == f"{SVG}svg"
    picture = page.downloads(tmp_path, "#save-png")
    assert picture.read_bytes().startswith(b"\x89PNG")
    page.press("Escape")
    assert not page.run("document.querySelector('#save').open")
    assert page.complaints == []


@pytest.mark.parametrize("name", ["alita", "many", "review"])
def test_it_is_printed_as_a_light_drawing_with_the_list_of_claims(page: Page, folder: Path, name: str) -> None:
    page.open(folder / f"{name}.html", dark=True)
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.querySelectorAll('#printed svg path').length") > 5
    assert page.run("document.documentElement.dataset.theme") == "light"
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run("document.querySelector('#printed').childElementCount") == 0
    assert page.run("document.documentElement.dataset.theme") == "dark"
    assert len(page.send("Page.printToPDF")["data"]) > 10_000
    assert_quiet(page)


# A review beside its picture


def marks(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.run(
        "[...document.querySelectorAll('#text mark')].map((m) => [m.textContent, m.dataset.status])"
    )
    return found


@pytest.mark.parametrize("window", WINDOWS)
def test_a_click_in_the_text_shows_the_claim_and_the_other_way_round(page: Page, folder: Path, window: str) -> None:
    page.open(folder / "review.html", window=WINDOWS[window])
    assert page.run("document.querySelector('#text').textContent") == pictures.TEXT
    directs, both = "Anna Berg 🎬 directs.", "Anna Berg plays Nova, and Kai Lund is the Pilot."
    assert marks(page) == [[directs, "contradicted"], [both, "claim"]]
    page.click_on("#text mark.alarming")
    assert texts(page, "#panel h2") == ["Anna Berg — director — Nova Prime"]
    assert texts(page, "#panel .against") == ["Against it: imdb: director Ida Holm"]
    assert texts(page, "#text mark.here") == [directs]
    page.run("document.querySelectorAll('#text mark')[1].focus()")
    page.press("Enter")
    assert texts(page, "#panel h2") == ["4 claims"]
    assert texts(page, "#text mark.here") == [both]
    page.run("choose(null)")
    assert texts(page, "#text mark.here") == []
    page.run("choose(things.find((t) => t.label === 'Kai Lund').id)")
    assert texts(page, "#text mark.here") == [both]
    assert_quiet(page)


def test_a_click_on_a_line_shows_its_sentence(page: Page, folder: Path) -> None:
    page.open(folder / "review.html")
    (ax, ay), (bx, by) = thing_at(page, "Kai Lund"), thing_at(page, "the Pilot")
    page.click((ax + bx) / 2 + 6, (ay + by) / 2)
    assert texts(page, "#panel h2") == ["Kai Lund — plays — the Pilot"]
    assert len(texts(page, "#text mark.here")) == 1


# Readable by everybody


def axe() -> Path | None:
    """The script of axe-core, where ``make test TOOLS=1`` has put it."""
    file = Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js"
    return file if file.is_file() else None


@pytest.mark.skipif(axe() is None, reason="axe-core is not installed; `make test TOOLS=1` installs it where npm is")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", ["alita", "career", "many", "review"])
def test_axe_finds_nothing(page: Page, folder: Path, name: str, window: str, dark: bool) -> None:
    page.open(folder / f"{name}.html", window=WINDOWS[window], dark=dark)
    page.run("document.querySelectorAll('details').forEach((menu) => { menu.open = true }); choose(1)")
    assert violations(page) == []


@pytest.mark.skipif(axe() is None, reason="axe-core is not installed; `make test TOOLS=1` installs it where npm is")
def test_axe_would_find_something(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    page.run(
        "document.querySelector('h1').style.color = '#ccc'; document.querySelector('#in').removeAttribute('aria-label')"
    )
    page.run("document.querySelector('#in').title = ''; document.querySelector('#in').textContent = ''")
    assert {"button-name", "color-contrast"} <= {found[1] for found in violations(page)}


def violations(page: Page) -> list[list[Any]]:
    """What axe-core finds: how bad, which rule, where."""
    script = axe()
    assert script
    page.send("Runtime.evaluate", expression=script.read_text("utf-8"))
    found: list[list[Any]] = page.run(
        "axe.run().then((all) => all.violations.map((v) => [v.impact, v.id, v.nodes.map((n) => n.html.slice(0, 200))]))"
    )
    return found


# In a notebook


def test_a_notebook_shows_it_in_a_frame_that_works(page: Page, tmp_path: Path) -> None:
    frame = Drawing(pictures.career())._repr_html_()
    for name, text in (("shown", frame), ("blank", "<iframe style='width: 100%; height: 640px'></iframe>")):
        (tmp_path / f"{name}.html").write_text(f"<!doctype html><meta charset=utf-8>{text}", "utf-8")
        page.open(tmp_path / f"{name}.html")
        page.screenshot(tmp_path / f"{name}.png")
        assert page.complaints == []
    assert (tmp_path / "shown.png").stat().st_size > (tmp_path / "blank.png").stat().st_size + 15_000


# How much it weighs


@pytest.mark.parametrize("name", pictures.MAKERS)
def test_the_page_weighs_no_more_than_it_may(folder: Path, name: str) -> None:
    """At most 0.6 MB, and 400 bytes a thing, and the bytes of the quotes and texts shown."""
    graph: nx.MultiDiGraph = pictures.MAKERS[name]()
    quotes = {item.get("quote") or "" for _, _, data in graph.edges(data=True) for item in data["evidence"]}
    words = sum(len(json.dumps(quote, ensure_ascii=False).encode("utf-8", "replace")) for quote in quotes)
    text = len(json.dumps(graph.graph.get("text"), ensure_ascii=False).encode("utf-8", "replace"))
    if name != "hostile":  # which is ten thousand letters in every field
        assert (folder / f"{name}.html").stat().st_size <= 600_000 + 400 * len(graph) + words + text


SPY = """(() => {
  window.written = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
    const [m, wide] = [this.getTransform(), this.measureText(text).width * this.getTransform().a];
    const left = m.a * x + m.e - (this.textAlign === 'center' ? wide / 2 : 0);
    window.written.push([text, left, m.d * y + m.f, wide]);
    return write.call(this, text, x, y, ...more);
  };
})()"""


CHOICES = """(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const few = things.filter((t) => t.type === 'person' && t.claims.length > 1 && t.claims.length < 6).slice(0, 8);
  const all = [];
  for (const t of few) {
    choose(t.id);
    network.moveTo({ position: { x: t.px, y: t.py }, scale: 2, animation: false });
    await frame();
    network.redraw();
    await frame();
    window.written.length = 0;
    network.redraw();
    await frame();
    all.push([t.claims.map((c) => c.label), window.written.slice()]);
  }
  return all;
})()"""


@pytest.mark.parametrize("name", ["crowd", "many"])
def test_the_words_of_lines_cover_no_name_and_each_other_neither(page: Page, folder: Path, name: str) -> None:
    page.open(folder / f"{name}.html")
    page.run(SPY)
    found = page.run(CHOICES)
    words = 0
    for labels, drawn in found:
        written = [one for one in drawn if one[0].strip()]
        words += sum(any(label in text for label in labels) for text, *_ in written)
        boxes = [(left, y - 5, left + wide, y + 5) for _, left, y, wide in written]
        for n, one in enumerate(boxes):
            for two, other in zip(boxes[:n], written, strict=False):
                apart = one[0] >= two[2] or one[2] <= two[0] or one[1] >= two[3] or one[3] <= two[1]
                assert apart, (written[n], other)
    assert words > 4
