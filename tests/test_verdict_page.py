"""The page of verdicts in a browser: quiet, as wide as its window, and filtered without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import Page, browser, chromium

from kg.check import Checked, Side
from kg.cli.verdict_page import page

in_chromium = pytest.mark.skipif(
    chromium() is None, reason="Chromium is not installed; `make test TOOLS=1` installs it"
)
LONG = "Incomprehensibilities" * 12


def claim(verdict: str, person: str, quote: str, source: str = "a.txt") -> Checked:
    side = Side(source, "char=0,9", person, "actor", "Heat", 1995, (LONG,), quote)
    return Checked(side, "asserted", 0.9, verdict, "sameCredit", side, "plays", 0.5)


CLAIMS = [
    claim("supported", "Ann", "Ann is <i>good</i>."),
    claim("contradicted", "<img src=x onerror=alert(1)>", LONG),
    claim("supported", "Bob", "Bob.", "b.txt"),
]


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as one:
        yield one


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "check.html"
    path.write_text(page(CLAIMS, str, str), encoding="utf-8")
    return path


@in_chromium
@pytest.mark.parametrize("window", [(1280, 800), (360, 700)], ids=str)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_opens_in_silence_and_fits(chrome: Page, file: Path, window: tuple[int, int], dark: bool) -> None:
    chrome.open(file, window=window, dark=dark)
    assert (chrome.complaints, chrome.dialogs, chrome.requests) == ([], [], [file.as_uri()])
    assert chrome.run("document.documentElement.scrollWidth") == window[0]
    assert chrome.run("document.querySelectorAll('script, img').length") == 0


@in_chromium
def test_a_verdict_can_be_hidden_and_shown_again(chrome: Page, file: Path) -> None:
    chrome.open(file)
    seen = "[...document.querySelectorAll('article')].filter((e) => e.getClientRects().length).length"
    assert chrome.run(seen) == 3
    chrome.click_on("#show-supported")
    assert chrome.run(seen) == 1
    chrome.click_on("#show-supported")
    assert chrome.run(seen) == 3


def test_a_quote_is_read_without_its_markup() -> None:
    assert "“Ann is good.”" in page(CLAIMS, str, str)


def test_no_claims() -> None:
    assert "0 claims of 0 sources" in page([], str, str)
