"""The page in a real browser: nothing hostile runs, nothing is asked of the network, and everything on it works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pictures
import pytest
from chromium import Page, chromium

pytestmark = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed; `make test TOOLS=1` installs it")

WINDOWS = {"desk": (1280, 800), "telephone": (390, 844)}
MAKERS = {**pictures.MAKERS, "empty": nx.MultiDiGraph}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pictures.written(MAKERS, tmp_path_factory.mktemp("pages"))


def assert_quiet(page: Page) -> None:
    """No error, no warning, no dialog, nothing run, nothing asked for but the file itself and data in it."""
    assert page.complaints == []
    assert page.dialogs == []
    assert [url for url in page.requests if not url.startswith("data:")] == page.requests[:1]
    assert page.run("performance.getEntriesByType('resource').length") == 0
    assert page.run("typeof window.__pwned") == "undefined"


def texts(page: Page, selector: str) -> list[str]:
    found: list[str] = page.run(f"[...document.querySelectorAll({json.dumps(selector)})].map((e) => e.textContent)")
    return found


def thing_at(page: Page, label: str) -> tuple[float, float]:
    """Where a thing is in the window."""
    x, y = page.run(
        f"(() => {{ const t = things.find((t) => t.label === {json.dumps(label)});"
        "const at = network.canvasToDOM({ x: t.px, y: t.py }), s = stage.getBoundingClientRect();"
        "return [at.x + s.x, at.y + s.y] })()"
    )
    return x, y


def pixel(page: Page, x: float, y: float) -> list[int]:
    """The colour that the canvas shows at a point of the window, 0 to 255 each, with opacity."""
    found: list[int] = page.run(
        f"(() => {{ const c = document.querySelector('canvas'), s = c.getBoundingClientRect(), r = c.width / s.width;"
        f"return [...c.getContext('2d').getImageData(({x} - s.x) * r, ({y} - s.y) * r, 1, 1).data] }})()"
    )
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", MAKERS)
def test_opens_in_silence(page: Page, folder: Path, name: str, window: str, dark: bool) -> None:
    page.open(folder / f"{name}.html", dark=dark, window=WINDOWS[window])
    assert_quiet(page)
    assert page.run("document.documentElement.scrollWidth") == WINDOWS[window][0]


def test_silence_is_heard(page: Page, tmp_path: Path) -> None:
    (tmp_path / "loud.html").write_text(
        "<img src=http://127.0.0.1:9/x>"
        "<script>window.__pwned=1; console.error('no'); alert('hello'); throw Error()</script>"
    )
    page.open(tmp_path / "loud.html")
    assert page.dialogs == ["hello"]
    assert len(page.complaints) >= 2
    assert "http://127.0.0.1:9/x" in page.requests
    with pytest.raises(AssertionError):
        assert_quiet(page)


def test_the_policy_stops_what_is_injected_by_hand(page: Page, folder: Path, tmp_path: Path) -> None:
    text = (folder / "alita.html").read_text("utf-8")
    evil = "<script>window.__pwned=1</script><img src=x onerror='window.__pwned=2'><img src='https://127.0.0.1:9/x'>"
    (tmp_path / "evil.html").write_text(text.replace("<header>", evil + "<header>"), "utf-8")
    page.open(tmp_path / "evil.html")
    assert page.run("typeof window.__pwned") == "undefined"
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


def test_hostile_text_is_text_wherever_one_goes(page: Page, folder: Path) -> None:
    page.open(folder / "hostile.html")
    for n in range(len(pictures.HOSTILE)):
        page.run(f"choose({n})")
        page.run(f"showTip({{ x: 50, y: 50 }}, things[{n}], null)")
        page.run(f"choose(null, {2 * n})")
        page.run(f"showTip({{ x: 50, y: 50 }}, null, claims[{2 * n}])")
        page.run(f"field.value = {json.dumps(pictures.HOSTILE[n][:50], ensure_ascii=True)}; showMatches()")
    page.settle()
    assert_quiet(page)
    made = page.run(
        "[...new Set([...document.querySelectorAll('#panel *, #tip *, #found *, header *')].map((e) => e.localName))]"
    )
    assert not {"img", "script", "iframe", "object", "style"} & set(made)
    assert page.run("[...document.querySelectorAll('a')].every((a) => a.protocol === 'https:')")


def test_a_click_on_a_thing_shows_its_claims_with_quote_source_and_the_other_side(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    page.click(*thing_at(page, "James Cameron"))
    assert texts(page, "#panel h2") == ["James Cameron"]
    assert texts(page, "#panel blockquote") == ["It is James Cameron himself who directed this one."]
    assert texts(page, "#panel mark") == ["James Cameron"]
    assert "reviews/second-alita.txt" in texts(page, "#panel .where")[0]
    assert texts(page, "#panel .against") == ["Against it: imdb title.crew#tt0437086: director Robert Rodriguez"]
    assert texts(page, "#panel .status") == ["Contradicted", "Fact", "Fact", "Fact"]
    page.click_on("#panel .thing")
    assert texts(page, "#panel h2") == ["Alita: Battle Angel 2"]
    page.click_on("#panel .back")
    assert texts(page, "#panel h2") == ["34 things, 49 claims"]
    assert_quiet(page)


def test_choosing_a_thing_dims_what_has_nothing_to_do_with_it(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    x, y = thing_at(page, "Zendaya")
    before = pixel(page, x, y - 10)
    page.click(*thing_at(page, "Bill Pope"))
    assert pixel(page, x, y - 10) != before
    opacities = dict(page.run("visEdges.get().map((e) => [e.id, e.color.opacity])"))
    bright = {n for n, opacity in opacities.items() if opacity == 1}
    assert bright == set(page.run("claims.filter((c) => [c.from, c.to].includes(view.thing)).map((c) => c.id)"))
    page.press("Escape")
    assert pixel(page, x, y - 10) == before


def test_a_click_on_a_line_shows_that_claim(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    (ax, ay), (bx, by) = thing_at(page, "Zendaya"), thing_at(page, "Lyra")
    assert ay == by
    page.click((ax + bx) / 2 + 8, ay)
    assert texts(page, "#panel h2") == ["Zendaya — plays — Lyra"]
    assert texts(page, "#panel blockquote") == ["Zendaya plays Lyra, half machine and wholly angry."]


def test_pointing_shows_a_pop_up_with_the_quote(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    page.move(*thing_at(page, "Chiren"))
    assert texts(page, "#tip:not([hidden])") == ["ChirenCharacter, 2 claims"]
    (ax, ay), (bx, by) = thing_at(page, "Zendaya"), thing_at(page, "Lyra")
    page.move((ax + bx) / 2 + 8, (ay + by) / 2)
    assert "Zendaya plays Lyra, half machine and wholly angry." in texts(page, "#tip:not([hidden])")[0]
    page.move(5, 70)
    assert texts(page, "#tip:not([hidden])") == []


def test_the_legend_counts_hides_and_shows(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    assert texts(page, "#types .chip") == ["Films6", "People15", "Characters9", "Places2", "Themes1", "Genres1"]
    assert texts(page, "#statuses .chip")[:3] == ["Fact11", "Unsupported30", "Disputed1"]
    spot = thing_at(page, "Alita")
    shown = pixel(page, *spot)
    page.click_on("#types .chip:nth-child(3)")
    assert page.run("visNodes.get().filter((n) => n.hidden).length") == 9
    assert page.run("claims.filter((c) => visEdges.get(c.id).hidden && !c.folded).length") == 19
    assert pixel(page, *spot) != shown
    assert page.run("document.querySelector('#types .chip:nth-child(3)').ariaPressed") == "false"
    page.click_on("#types .chip:nth-child(3)")
    assert page.run("visNodes.get().filter((n) => n.hidden).length") == 0
    assert pixel(page, *spot) == shown
    page.click_on("#statuses .chip:nth-child(1)")
    assert page.run("visEdges.get().filter((e) => e.hidden && !claims[e.id].folded).length") == 11


def test_search_completes_by_keyboard_whatever_accents_and_case(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    page.run("document.querySelector('#search').focus()")
    page.type("ÁLÏT")
    assert texts(page, "#found [role=option]") == ["Alita: Battle Angel 2", "Alita: Battle Angel", "Alita"]
    assert page.run("field.getAttribute('aria-expanded')") == "true"
    page.press("ArrowDown")
    page.press("ArrowDown")
    assert page.run("document.getElementById(field.getAttribute('aria-activedescendant')).textContent") == "Alita"
    page.press("Enter")
    assert texts(page, "#panel h2") == ["Alita"]
    assert page.run("list.hidden")
    page.press("Escape")
    page.type("zzzz")
    assert texts(page, "#found .none") == ["Nothing here has that in its name."]


def test_search_in_a_crowd_moves_to_what_it_found(page: Page, folder: Path) -> None:
    page.open(folder / "crowd.html")
    page.run("network.moveTo({ scale: 3, position: { x: 1e4, y: 1e4 } })")
    label = page.run("things[7].label")
    page.run("field.focus()")
    page.type(label)
    page.press("Enter")
    x, y = thing_at(page, label)
    assert 0 < x < 930
    assert 60 < y < 740
    assert texts(page, "#panel h2") == [label]


def test_an_address_with_a_thing_or_a_claim_survives_a_reload(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    page.click(*thing_at(page, "Nova"))
    place = page.run("location.hash")
    page.open(folder / "alita.html", fragment=place)
    assert texts(page, "#panel h2") == ["Nova"]
    n = page.run("claims.findIndex((c) => things[c.from].label === 'Christoph Waltz' && c.type === 'plays')")
    page.open(folder / "alita.html", fragment=f"#claim={n}")
    assert texts(page, "#panel h2") == ["Christoph Waltz — plays — Dr. Dyson Ido"]
    for odd in ("#thing=%E0%A4%A", "#claim=9999", "#claim=__proto__", "#x", "#thing=constructor"):
        page.open(folder / "alita.html", fragment=odd)
        assert texts(page, "#panel h2") == ["34 things, 49 claims"], odd
        assert_quiet(page)


def test_dark_and_light_follow_the_system_and_the_switch(page: Page, folder: Path) -> None:
    def background() -> Any:
        return page.run("getComputedStyle(document.body).backgroundColor")

    page.open(folder / "alita.html", dark=True)
    dark = background()
    corner = pixel(page, *thing_at(page, "Zendaya"))
    page.click_on("#theme")
    light = background()
    assert light == "rgb(255, 255, 255)" != dark
    assert pixel(page, *thing_at(page, "Zendaya")) != corner
    page.open(folder / "alita.html")
    assert background() == light


def test_everything_in_the_picture_is_in_the_list_and_within_reach_of_the_keyboard(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    assert sorted(texts(page, "#panel .thing")) == sorted(
        data["label"] for _, data in pictures.alita().nodes(data=True)
    )
    page.run("document.querySelector('#panel .thing').focus()")
    page.press("Enter")
    assert texts(page, "#panel h2") == ["Alita: Battle Angel 2"]
    assert page.run("document.activeElement.id") == "panel"
    assert page.run("[...document.querySelectorAll('button, input')].every((e) => e.tabIndex === 0)")
    unnamed = page.run(
        "[...document.querySelectorAll('button, input, a, [role=img], [role=group], [role=listbox]')]"
        ".filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.[0]?.textContent.trim()))"
        ".map((e) => e.outerHTML)"
    )
    assert unnamed == []


def test_what_was_left_out_who_made_it_and_the_licences_are_said(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    assert texts(page, "footer .left-out") == ["34 more things are not drawn; a higher --limit draws more."]
    assert texts(page, "footer .query") == [
        "Made by kg render -o alita2.html --around 'Alita: Battle Angel 2' --depth 2"
    ]
    assert texts(page, "footer .licences") == ["Licences: reviews: for these tests alone; credits: facts, CC0"]
    assert "No source of credits knows this film" in texts(page, "#panel .lead")[0]
    page.open(folder / "career.html")
    assert texts(page, "footer .left-out, footer .licences") == []


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", ["alita", "career", "crowd"])
def test_the_first_view_shows_it_large_enough_and_inside(page: Page, folder: Path, name: str, window: str) -> None:
    page.open(folder / f"{name}.html", window=WINDOWS[window])
    left, right, scale = page.run(
        "(() => { const at = (t, s) => network.canvasToDOM({ x: t.px + s * t.w / 2, y: t.py }).x;"
        "const sides = [-1, 1].map((s) => things.map((t) => at(t, s)));"
        "return [Math.min(...sides[0]), Math.max(...sides[1]), network.getScale()] })()"
    )
    assert left >= 0
    assert right <= page.run("stage.clientWidth")
    assert scale > 0.7 or name == "crowd"


def contrast(page: Page, front: str, back: str) -> float:
    """The contrast of two colours of the style sheet (WCAG 2.2, relative luminance)."""
    found = page.run(
        "(() => { const s = getComputedStyle(document.documentElement);"
        f"return ['--{front}', '--{back}'].map((n) => channels(s.getPropertyValue(n).trim())) }})()"
    )
    light = sorted(
        sum(
            w * (c / 255 / 12.92 if c < 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4)
            for w, c in zip((0.2126, 0.7152, 0.0722), rgb, strict=True)
        )
        for rgb in found
    )
    return float((light[1] + 0.05) / (light[0] + 0.05))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_what_is_behind_them(page: Page, folder: Path, dark: bool) -> None:
    page.open(folder / "alita.html", dark=dark)
    for text in ("ink", "soft", "accent", "alarm"):
        for back in ("paper", "sheet"):
            assert contrast(page, text, back) >= 4.5, (text, back)
    assert contrast(page, "alarm", "alarm-paper") >= 4.5
    assert contrast(page, "line", "paper") >= 3


def test_zoom_and_whole_picture(page: Page, folder: Path) -> None:
    page.open(folder / "alita.html")
    whole = page.run("network.getScale()")
    page.click_on("#in")
    assert page.run("network.getScale()") == pytest.approx(whole * 1.35)
    page.click_on("#out")
    page.click_on("#out")
    page.click_on("#fit")
    assert page.run("network.getScale()") == pytest.approx(whole)
