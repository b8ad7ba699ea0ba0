"""The page of marked texts: exact, harmless, and of use with a mouse, a keyboard, a telephone and without a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from chromium import Page, browser, chromium
from hypothesis import given
from hypothesis import strategies as st
from ingesting import Outcome, kg

from kg import reading
from kg.exporters.marked import MarkedText, page

DATA = Path(__file__).resolve().parents[1] / "data"
WINDOWS = {"desk": (1280, 800), "telephone": (390, 844)}
HOSTILE = (
    "<script>window.__pwned=1</script><img src=x onerror='window.__pwned=2'>",
    "</div></article></main><h1>Out</h1></style></title><!-- <![CDATA[ ]]> --> &lt; &#0; &amp;amp;",
    "\u202eright to left\u202c \u2067מדריד\u2069 العربية \u200f.",
    "\r\n\ra\x0bb\x0c\x1b[31m\x7f\x80\x85\x9f\u2028\u2029\ufeff\ufffe\uffff \U0001f600\U0010ffff",
    "\n\n  leading blanks, \ttabs",
    "\"quotes\" 'single' `back` {{ 7 * 7 }} {% raw %}",
    "javascript:alert(1) data:text/html,x http://127.0.0.1:9/x",
)
in_chromium = pytest.mark.skipif(
    chromium() is None, reason="Chromium is not installed; `make test TOOLS=1` installs it"
)


def extract(folder: Path, *arguments: str) -> Outcome:
    """The command in a folder."""
    return kg(folder, "extract", *arguments)


def row(start: int, end: int, text: str, **more: Any) -> dict[str, Any]:
    """A claim as extract gives it."""
    known = {"type": "credit", "source": "a.txt", "film": "Film", "year": 2001, "person": "P", "role": "actor"}
    place = {"start": start, "end": end, "quote": text[start:end], "stance": "asserted", "pattern": "as"}
    return {**known, **place, "confidence": 0.9, "character": None, "character_description": None, **more}


class Reader(HTMLParser):
    """What a browser makes of the page: the texts, and what each mark spans in its text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.marks: list[dict[tuple[int, int], str]] = []
        self.open: list[tuple[int, int]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.depth = 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.tags.append((tag, known))
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"][1:]] if known.get("href", "").startswith("#") else []
        if tag == "div" and known.get("class") == "text":
            self.texts.append("")
            self.marks.append({})
            self.depth = 1
        elif tag == "mark":
            place = (int(known["data-start"]), int(known["data-end"]))
            self.open.append(place)
            self.marks[-1].setdefault(place, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open.pop()
        elif tag == "div":
            self.depth = 0

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts[-1] += data
            for place in self.open:
                self.marks[-1][place] += data


def assert_exact(markup: str, texts: list[MarkedText]) -> None:
    found = Reader(markup)
    assert found.texts == [text.text for text in texts]
    for marks, text in zip(found.marks, texts, strict=True):
        assert marks == {
            (r["start"], r["end"]): text.text[r["start"] : r["end"]] for r in text.rows if r["end"] > r["start"]
        }
    assert len(found.ids) == len(set(found.ids))
    assert {link for link in found.links if link} <= set(found.ids)


def test_each_mark_of_the_sample_is_the_quote_of_its_claims() -> None:
    options = reading.Options(everything=True)
    found = list(reading.read([str(DATA / "reviews"), str(DATA / "user-reviews.jsonl")], options))
    texts = [MarkedText(one.source, one.title, one.text, one.rows) for one in found]
    assert len(texts) >= 15
    assert sum(len(text.rows) for text in texts) >= 150
    markup = page(texts)
    assert_exact(markup, texts)
    for marks, text in zip(Reader(markup).marks, texts, strict=True):
        for r in text.rows:
            assert r["quote"] is None or marks[r["start"], r["end"]] == r["quote"]


@st.composite
def marked_texts(draw: st.DrawFn) -> MarkedText:
    """Any text with any spans: equal, nested, crossing, adjoining, empty."""
    alphabet = st.one_of(st.sampled_from("ab <>&\"'\n\t\r\u202e\u2067\x85"), st.characters(exclude_categories=["Cs"]))
    text = draw(st.text(alphabet, max_size=40)).replace("\0", "")
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places).map(sorted).map(tuple), max_size=12))
    return MarkedText("a.txt", None, text, [row(start, end, text) for start, end in spans])


@given(st.lists(marked_texts(), max_size=3))
def test_any_spans_of_any_text_read_back_exactly(texts: list[MarkedText]) -> None:
    assert_exact(page(texts), texts)


def test_what_reads_the_page_back_sees_a_wrong_mark() -> None:
    text = MarkedText("a.txt", None, "In Heat he plays a cop.", [row(3, 7, "In Heat he plays a cop.")])
    markup = page([text])
    assert_exact(markup, [text])
    for wrong in (markup.replace(">Heat<", ">Heap<"), markup.replace('data-end="7"', 'data-end="8"')):
        assert wrong != markup
        with pytest.raises(AssertionError):
            assert_exact(wrong, [text])


def hostile() -> list[MarkedText]:
    texts = []
    for evil in HOSTILE:
        text = f"Before {evil} between {evil} after."
        spans = [(0, len(text)), (7, 7 + len(evil)), (3, 12), (9, len(text) - 3), (0, 0)]
        rows = [row(*span, text, person=evil, film=evil, pattern=evil, character=evil) for span in spans]
        odd = row(2, 9, text, type=evil, stance=evil, subject=evil, predicate=evil, value=evil, person=None)
        texts.append(MarkedText(evil, evil, text, [*rows, odd]))
    return texts


def test_hostile_text_stays_text() -> None:
    markup = page(hostile())
    assert_exact(markup, hostile())
    found = Reader(markup)
    assert not {"script", "img", "iframe", "object", "base"} & {tag for tag, _ in found.tags}
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    hrefs = {attributes["href"] for _, attributes in found.tags if "href" in attributes}
    assert {href for href in hrefs if not href.startswith("#")} == {"data:,"}
    assert markup.count("</style>") == 1
    assert "7 * 7" in markup


def test_the_command_writes_a_page_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    file = str(DATA / "reviews" / "aliens.md")
    done = extract(tmp_path, file, "--format", "html")
    assert (done.code, done.err) == (0, "")
    assert extract(tmp_path, file, "-o", str(tmp_path / "a.html")).out == ""
    assert (tmp_path / "a.html").read_text("utf-8") == done.out
    assert "<nav" not in done.out
    assert "<nav" in extract(tmp_path, file, str(DATA / "user-reviews.jsonl"), "--format", "html").out


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    options = reading.Options(everything=True)
    for name, paths in {"one": ["reviews/aliens.md"], "many": ["reviews", "user-reviews.jsonl"]}.items():
        found = reading.read([str(DATA / path) for path in paths], options)
        markup = page(MarkedText(one.source, one.title, one.text, one.rows) for one in found)
        (made / f"{name}.html").write_text(markup, "utf-8")
    (made / "hostile.html").write_text(page(hostile()), "utf-8", newline="")
    (made / "empty.html").write_text(page([MarkedText("a.txt", None, "", [])]), "utf-8")
    return made


def assert_quiet(chrome: Page) -> None:
    """No error, no warning, no dialog, nothing run, nothing asked for but the file itself and data in it."""
    assert chrome.complaints == []
    assert chrome.dialogs == []
    assert [url for url in chrome.requests if not url.startswith("data:")] == chrome.requests[:1]
    assert chrome.run("typeof window.__pwned") == "undefined"
    assert chrome.run("document.scripts.length") == 0


def shown(chrome: Page, selector: str) -> int:
    """How many elements take up room on the page."""
    return int(chrome.run(f"[...document.querySelectorAll('{selector}')].filter((e) => e.offsetHeight).length"))


def place(chrome: Page, selector: str) -> tuple[float, float]:
    """A point on the first line of an element, brought into view."""
    x, y = chrome.run(
        f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{ block: 'center' }});"
        "const b = e.getClientRects()[0]; return [b.x + 5, b.y + 5] })()"
    )
    return x, y


@in_chromium
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", ["one", "many", "hostile", "empty"])
def test_opens_in_silence(chrome: Page, folder: Path, name: str, window: str, dark: bool) -> None:
    chrome.open(folder / f"{name}.html", dark=dark, window=WINDOWS[window])
    assert_quiet(chrome)
    assert chrome.run("document.documentElement.scrollWidth") == WINDOWS[window][0]


@in_chromium
def test_a_browser_reads_the_texts_back_exactly(chrome: Page, folder: Path) -> None:
    chrome.open(folder / "hostile.html")
    assert chrome.run("[...document.querySelectorAll('.text')].map((e) => e.textContent)") == [
        text.text for text in hostile()
    ]
    assert chrome.run("document.querySelectorAll('article').length") == len(HOSTILE)


@in_chromium
def test_a_mark_leads_to_its_claims_and_a_claim_to_its_mark(chrome: Page, folder: Path) -> None:
    chrome.open(folder / "one.html")
    chrome.click(*place(chrome, "mark a[href='#t0l4']"))
    assert chrome.run("location.hash") == "#t0l4"
    assert "Bill Paxton" in chrome.run("document.querySelector(':target').textContent")
    chrome.click_on(".passage:target .said a")
    assert chrome.run("document.querySelector(':target').localName") == "mark"
    assert chrome.run("document.querySelector(':target').textContent").startswith("Bill Paxton is Private Hudson")
    box = chrome.run("(({ top, bottom }) => [top, bottom])(document.querySelector(':target').getBoundingClientRect())")
    assert 60 < box[0] < box[1] < 800


@in_chromium
def test_pointing_and_the_keyboard_show_who_what_where_and_how_sure(chrome: Page, folder: Path) -> None:
    said = "getComputedStyle(document.querySelector({}), '::after').content"
    first = "\"mark a[href='#t0l4']\""
    chrome.open(folder / "one.html")
    assert chrome.run(said.format(first)) == "none"
    x, y = place(chrome, "mark a[href='#t0l4']")
    chrome.move(x, y)
    assert (
        chrome.run(said.format(first))
        == '"Bill Paxton — actor — Private Hudson (Aliens (1986), is part, confidence 0.85)"'
    )
    chrome.run("document.querySelector('#fact').focus()")
    for _ in range(30):
        chrome.press("Tab")
        if chrome.run("document.activeElement.matches('mark a')"):
            break
    assert "aliens" in chrome.run(said.format("':focus'")).casefold()
    chrome.press("Enter")
    assert chrome.run("document.querySelector(':target').className") == "passage"


@in_chromium
def test_what_is_not_chosen_is_neither_marked_nor_listed(chrome: Page, folder: Path) -> None:
    chrome.open(folder / "many.html")
    line = "getComputedStyle(document.querySelector('mark.{}:not(mark mark)')).borderBottomColor"
    claims, colour = shown(chrome, ".claim"), chrome.run(line.format("credit-asserted"))
    credits_ = shown(chrome, ".claim.credit")
    assert 0 < credits_ < claims
    chrome.click_on("#credit")
    assert shown(chrome, ".claim") == claims - credits_
    assert chrome.run(line.format("credit-asserted")) != colour
    chrome.click_on("#credit")
    hedged = shown(chrome, ".claim.hedged")
    assert hedged > 0
    chrome.click_on("#hedged")
    assert shown(chrome, ".claim") == claims - hedged
    assert chrome.run(line.format("credit-asserted")) == colour


@in_chromium
def test_dark_and_light_follow_the_system_and_the_switch(chrome: Page, folder: Path) -> None:
    background = "getComputedStyle(document.querySelector('.text')).backgroundColor"
    chrome.open(folder / "one.html")
    light = chrome.run(background)
    chrome.click_on("#dark")
    dark = chrome.run(background)
    assert light == "rgb(255, 255, 255)" != dark
    chrome.open(folder / "one.html", dark=True)
    assert chrome.run(background) == dark
    chrome.click_on("#dark")
    assert chrome.run(background) == light


@in_chromium
def test_everything_to_press_has_a_name(chrome: Page, folder: Path) -> None:
    chrome.open(folder / "many.html")
    assert chrome.run(
        "[...document.querySelectorAll('input, a')]"
        ".filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.[0]?.textContent.trim())).length"
    ) == 0  # fmt: skip
    assert chrome.run("document.querySelectorAll('nav a').length") == chrome.run(
        "document.querySelectorAll('article').length"
    )


@in_chromium
def test_the_policy_stops_what_is_injected_by_hand(chrome: Page, folder: Path, tmp_path: Path) -> None:
    evil = "<script>window.__pwned=1</script><img src=x onerror='window.__pwned=2'><img src='https://127.0.0.1:9/x'>"
    text = (folder / "one.html").read_text("utf-8")
    (tmp_path / "evil.html").write_text(text.replace("<header>", evil + "<header>"), "utf-8")
    chrome.open(tmp_path / "evil.html")
    assert chrome.run("typeof window.__pwned") == "undefined"
    assert any("Content Security Policy" in complaint for complaint in chrome.complaints)
