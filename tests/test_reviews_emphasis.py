"""A name that is set off is the same name: bold, italic, underlined or linked, in Markdown and in HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reviewing import claimed

from kg.reviews.normalise import clean

ROOT = Path(__file__).resolve().parents[1]
MARKS = {
    "**": "**{}**",
    "*": "*{}*",
    "__": "__{}__",
    "***": "***{}***",
    "[]()": "[{}](https://films.example/x1)",
    "**[]()**": "**[{}](https://films.example/people/x1)**",
    "b": "<b>{}</b>",
    "i": "<i>{}</i>",
    "strong": "<strong>{}</strong>",
    "em": "<em>{}</em>",
    "u": "<u>{}</u>",
    "a": '<a href="/actors/x1" class="link">{}</a>',
    "a to IMDb": '<a href="https://www.imdb.com/name/nm0000199/">{}</a>',
}
PLAIN = """Heat (1995)

Al Pacino plays Vincent Hanna and Robert De Niro plays Neil McCauley. The film was directed by Michael Mann. Val Kilmer
stars as Chris Shiherlis, with Ashley Judd as Charlene (her best work). Jon Voight plays Nate; Elliot Goldenthal's music
hums below it. Waingro (Kevin Gage) is the worst of them. Nobody is better than Diane Venora.
"""
NAMES = (
    "Al Pacino", "Vincent Hanna", "Robert De Niro", "Neil McCauley", "Michael Mann", "Val Kilmer", "Chris Shiherlis",
    "Ashley Judd", "Charlene", "Jon Voight", "Nate", "Elliot Goldenthal", "Waingro", "Kevin Gage", "Diane Venora",
)  # fmt: skip


def set_off(text: str, names: tuple[str, ...], mark: str) -> str:
    """The text with each of the names in marks."""
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{longest})(?!\w)", lambda m: MARKS[mark].format(m.group()), text)


@pytest.mark.parametrize("mark", MARKS)
def test_emphasised_names_give_the_same_claimed(mark: str) -> None:
    plain = claimed(PLAIN)
    assert len(plain) >= 8
    assert claimed(set_off(PLAIN, NAMES, mark)) == plain


@pytest.mark.parametrize("mark", ["**", "[]()", "b", "a"])
def test_emphasised_people_of_longer_reviews_give_the_same_claimed(mark: str) -> None:
    """Italics are left out: a name in italics may be a title (*Annie Hall*)."""
    asked = lost = 0
    for path in sorted((ROOT / "tests" / "written").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if not re.search(r"[*_<\[]", text):
            plain = claimed(text)
            people = tuple({person for person, *_ in plain})
            marked = claimed(set_off(text, people, mark)) if people else plain
            asked, lost = asked + len(plain), lost + len(plain ^ marked)
    assert asked > 300
    assert lost <= asked * 0.03


@pytest.mark.parametrize("mark", ["**", "*", "i", "b", "em", "cite"])
def test_emphasised_titles_stay_titles(mark: str) -> None:
    form = MARKS.get(mark, "<cite>{}</cite>")
    title = form.format("The Long Ferry")
    text = f"Heat (1995)\n\n{form.format('Al Pacino')}, who directed {title}, plays Vincent Hanna.\n"
    assert ("Al Pacino", "fmd", (), "The Long Ferry", "asserted") in claimed(text)


def test_a_quote_takes_emphasis_at_its_ends_as_a_whole() -> None:
    raw = 'Then <a href="/x">Al Pacino</a> plays **Nate**, and **all is well**.'
    page = clean(raw)
    start = page.text.index("Al Pacino")
    first, last = page.span(start, page.text.index("Nate") + 4)
    assert raw[first:last] == '<a href="/x">Al Pacino</a> plays **Nate**'
    first, last = page.span(start + 3, start + 9)
    assert raw[first:last] == "Pacino"
