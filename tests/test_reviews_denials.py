"""What a text says against somebody's having a role: turned down, only asked, not in it, below such a heading."""

from __future__ import annotations

import pytest

from kg.claim import Credit, Person
from kg.reviews import read
from kg.reviews.sections import Sections
from kg.reviews.sentences import Sentence

HEAD = "Heat (1995)\n\nAl Pacino plays Vincent Hanna and Robert De Niro plays Neil McCauley. "


def stances(text: str) -> dict[tuple[str, str], str]:
    """The stance of each credit, by person and role."""
    reading = read(text, source="heat-1995.txt")
    people = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return {(people[c.person], c.role): c.stance for c in reading.claims if isinstance(c, Credit)}


@pytest.mark.parametrize(
    "told",
    [
        "Harrison Ford turned it down.",
        "Harrison Ford, who had just made a western, turned down the part.",
        "They asked him twice and Harrison Ford said no.",
        "Harrison Ford was wanted for the cop, but he was busy.",
        "The studio had wanted Harrison Ford for the cop.",
        "Harrison Ford had been cast and measured before the strike.",
        "It almost starred Harrison Ford.",
        "Some sources list Harrison Ford among the cast. He's not in it.",
        "People say that Harrison Ford is in it. He is not.",
        "Whoever cut Harrison Ford's scenes owes us a drink.",
        "Harrison Ford is not in it, whatever the box says.",
        "It could have had stars. Harrison Ford, no.",
        "Michael Mann wrote it for Harrison Ford, who had the good taste to refuse.",
    ],
)
def test_nobody_is_in_a_film_that_the_text_says_he_is_not_in(told: str) -> None:
    said = stances(HEAD + told)
    assert said["Al Pacino", "act"] == said["Robert De Niro", "act"] == "asserted"
    assert said.get(("Harrison Ford", "act")) in (None, "negated", "hedged")


@pytest.mark.parametrize(
    "told",
    [
        "Jon Voight is superb, and he does not waste a line.",
        "Jon Voight was considered a fading star then, and is superb.",
        "Jon Voight, who turned sixty that year, is superb.",
        "Jon Voight is superb. He is not a man to cross.",
        "Jon Voight was nearly perfect.",
    ],
)
def test_other_words_of_the_kind_deny_nothing(told: str) -> None:
    assert stances(HEAD + told)["Jon Voight", "act"] == "asserted"


def test_a_denial_is_of_the_role_that_it_names() -> None:
    said = stances(HEAD + "Jon Voight plays Nate. People say that Jon Voight directed it. He did not direct it.")
    assert said["Jon Voight", "act"] == "asserted"
    assert said["Jon Voight", "fmd"] in ("negated", "hedged")


def test_headings_give_their_stance_to_what_stands_below() -> None:
    text = (
        "Heat 2: all we know\n\nConfirmed:\n- Michael Mann is directing\n- Al Pacino as Vincent Hanna\n\n"
        "Rumored, with salt:\n- Tom Hardy as Neil McCauley\n\nNot happening:\n- Jon Voight as Nate\n\n"
        "Crew:\n- Music by Elliot Goldenthal\n"
    )
    said = stances(text)
    assert said["Al Pacino", "act"] == "asserted"
    assert said["Tom Hardy", "act"] == "hedged"
    assert said["Jon Voight", "act"] == "negated"
    assert said["Elliot Goldenthal", "cmp"] == "asserted"


def test_a_label_before_a_paragraph_holds_to_its_end() -> None:
    sections = Sections()
    lines = [("Wishes (mine): Tom Hardy as Neil.", 0), ("And a good score.", 0), ("It is out in May.", 1)]
    told = [sections.told(line, Sentence(0, len(line), block)) for line, block in lines]
    assert told == ["hedged", "hedged", None]


def test_a_page_that_mostly_wishes_asserts_nothing() -> None:
    text = (
        "Heat 2, please\n\nIf they ask me, I'd get Michael Mann to direct. I would want Tom Hardy as Neil McCauley. "
        "He'd be all silence. Oscar Isaac as Vincent Hanna would be loud. I wish for Elliot Goldenthal's score. "
        "It'd open in the rain. If only somebody would make it. Ana de Armas as Justine Hanna."
    )
    assert set(stances(text).values()) == {"hedged"}
    assert any("would like" in warning for warning in read(text, source="a.txt").warnings)
