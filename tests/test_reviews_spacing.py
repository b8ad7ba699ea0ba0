"""How a text is laid out changes nothing of what it says: line ends, widths, indentation, quotes, tags."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from reviewing import claimed

from kg.reviews.normalise import clean

WRITTEN = sorted((Path(__file__).parent / "written").glob("*.txt"))


def paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def wrapped(width: int) -> Callable[[str], str]:
    """Every paragraph that is one line, filled up to a width; headers and lists stay."""

    def wrap(text: str) -> str:
        parts = ("\n".join(textwrap.wrap(p, width)) if "\n" not in p.strip() else p for p in paragraphs(text))
        return "\n\n".join(parts)

    return wrap


def broken(text: str) -> str:
    return "<div>" + html.escape(text).replace("\n", "<br/>\n") + "</div>"


LAYOUTS: dict[str, Callable[[str], str]] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "wrapped at 72": wrapped(72),
    "wrapped at 60": wrapped(60),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "indented": lambda text: "\n".join(f"    {line}" for line in text.split("\n")),
    "two blanks behind a stop": lambda text: re.sub(r"(?<=[a-z][.!?]) (?=[A-Z])", "  ", text),
    "blanks at the ends of lines": lambda text: "\n".join(f"{line}   " for line in text.split("\n")),
    "a mark of byte order": lambda text: f"\ufeff{text}",
    "line breaks of HTML": broken,
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_has_the_same_credits(layout: str) -> None:
    asked = lost = 0
    for path in WRITTEN[:: 3 if layout != "wrapped at 72" else 1]:
        text = path.read_text(encoding="utf-8")
        if "<" not in text:
            plain = claimed(text, path.name)
            asked, lost = asked + len(plain), lost + len(plain ^ claimed(LAYOUTS[layout](text), path.name))
    assert asked > 150
    assert lost <= asked * 0.01


@pytest.mark.parametrize(
    "raw",
    [
        "Cast\nAl Pacino as Vincent Hanna\nRobert De Niro as Neil McCauley\nVal Kilmer as Chris Shiherlis\n",
        "Director: Michael Mann\nWriter: Michael Mann\nMusic: Elliot Goldenthal\n",
        "- Al Pacino, the detective\n- Robert De Niro, the thief\n",
        " a. Al Pacino ..... the detective\n b. Robert De Niro ..... the thief\n",
        "| Actor | Part |\n| Al Pacino | Vincent Hanna |\n",
        "Heat\nA film by Michael Mann\n",
    ],
)
def test_lines_of_lists_stay_lines(raw: str) -> None:
    assert clean(raw).text.count("\n") == raw.count("\n")


def test_a_wrapped_word_with_a_hyphen_is_one_word() -> None:
    raw = "The singer in the bar is Jennifer Love-\nHewitt, who sang in that film from the\nsame year."
    page = clean(raw)
    assert "Jennifer Love-Hewitt, who" in page.text
    start = page.text.index("Jennifer")
    first, last = page.span(start, start + len("Jennifer Love-Hewitt"))
    assert raw[first:last] == "Jennifer Love-\nHewitt"
