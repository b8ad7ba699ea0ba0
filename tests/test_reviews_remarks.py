"""What reviews say in passing: of other films, in brackets, in tables, in warnings and in front of the text.

The sentences are ours, the films invented; the people are real where the tables of names have to know them.
"""

from __future__ import annotations

import pytest
from reviewing import claimed

from kg.reviews import read

FRAME = "Night Ferry (1958)\n\nNight Ferry is slow. {} It was a long and cold evening for all of us."
MARLA = ("Ida Lupino", "act", ("Marla",), "Night Ferry", "asserted")


def said(text: str) -> set[tuple[str, str, tuple[str, ...], str, str]]:
    """The credits of a sentence within a review of Night Ferry."""
    return claimed(FRAME.format(text), "night-ferry.txt")


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ('Dan Duryea did it already in "The Salt Pier".', "Dan Duryea", "act"),
        ('Dan Duryea, when in "The Salt Pier", was younger.', "Dan Duryea", "act"),
        ('Dan Duryea\'s part in "The Salt Pier" was better.', "Dan Duryea", "act"),
        ('It was better in "The Salt Pier" (Fritz Lang, 1951).', "Fritz Lang", "fmd"),
        ('Fritz Lang went on to make "The Salt Pier".', "Fritz Lang", "fmd"),
        ('As with his previous film, "The Salt Pier", Fritz Lang is grim.', "Fritz Lang", "fmd"),
        ('I prefer "The Salt Pier", directed by Fritz Lang.', "Fritz Lang", "fmd"),
    ],
)
def test_what_is_said_of_another_film_is_claimed_of_that(text: str, person: str, role: str) -> None:
    assert said(text) == {(person, role, (), "The Salt Pier", "asserted")}


@pytest.mark.parametrize(
    "text",
    [
        'Ida Lupino, of "The Salt Pier" fame, plays Marla.',
        'Ida Lupino, last seen in "The Salt Pier", plays Marla.',
        'Ida Lupino ("The Salt Pier") plays Marla.',
        "Ida Lupino (The Salt Pier, 1951) plays Marla.",
        'Marla is played by Ida Lupino ("The Salt Pier").',
    ],
)
def test_where_somebody_is_known_from_takes_no_part_away(text: str) -> None:
    assert said(text) == {MARLA, ("Ida Lupino", "act", (), "The Salt Pier", "asserted")}


@pytest.mark.parametrize("title", ["The Salt Pier", "Heat", "Scarlet Street"])
def test_a_title_in_brackets_with_its_year_is_no_name_of_a_part(title: str) -> None:
    found = said(f"Ida Lupino ({title}, 1951) is good in it, as Dan Duryea (Salt, 1954) is.")
    assert {row[:4] for row in found} >= {("Ida Lupino", "act", (), title), ("Dan Duryea", "act", (), "Salt")}


def test_makers_and_players_in_brackets_with_where_they_are_known_from() -> None:
    found = said(
        'Marla (Ida Lupino, "Salt") sees the costumes (Edith Head, "The Salt Pier"), as in Fritz Lang\'s "Moon".'
    )
    assert {row[:4] for row in found} >= {
        MARLA[:4],
        ("Ida Lupino", "act", (), "Salt"),
        ("Edith Head", "cst", (), "Night Ferry"),
        ("Edith Head", "cst", (), "The Salt Pier"),
        ("Fritz Lang", "fmd", (), "Moon"),
    }


def test_blanks_that_a_tokeniser_left_around_quoted_titles() -> None:
    text = 'It is cold , and Marla ( Ida Lupino , " Salt " ) is too , as is Spanner ( Dan Duryea ) , who waits .'
    assert {row[:4] for row in said(text)} >= {MARLA[:4], ("Ida Lupino", "act", (), "Salt")}


def test_a_maker_in_brackets_with_a_year_stands_behind_a_title() -> None:
    assert said("Jackie Brown (Quentin Tarantino, 1997) is better.") == {
        ("Quentin Tarantino", "fmd", (), "Jackie Brown", "asserted")
    }


@pytest.mark.parametrize(
    "text", ["Ida Lupino of Salt Pier fame plays Marla.", "Ida Lupino, from the Salt Pier series, plays Marla."]
)
def test_fame_without_a_mark_takes_no_part_away(text: str) -> None:
    assert MARLA in said(text)


@pytest.mark.parametrize("warning", ["POSSIBLE SPOILERS", "Possible spoilers ahead!", "***POSSIBLE SPOILERS***"])
def test_a_warning_makes_nothing_doubtful_and_is_no_title(warning: str) -> None:
    text = f"{warning}\n\nNight Ferry is slow. Ida Lupino plays Marla. It was a long and cold evening for all of us."
    assert claimed(text, "night-ferry.txt") == {MARLA}


def test_a_question_what_if_makes_no_page_of_wishes() -> None:
    assert said("What if there was a ferry that never came? Ida Lupino plays Marla.") == {MARLA}


def test_a_table_of_parts_and_actors() -> None:
    rows = "| Character | Actor |\n| --- | --- |\n| Marla | Ida Lupino |\n| Vic Spanner | Dan Duryea |\n"
    assert claimed(f"# Night Ferry\n\n{rows}\nIt is a good film and I liked it.", "night-ferry.md") == {
        MARLA,
        ("Dan Duryea", "act", ("Vic Spanner",), "Night Ferry", "asserted"),
    }


def test_one_part_at_two_ages_is_two_parts() -> None:
    assert {row[:3] for row in said("Ida Lupino plays Old Marla and Jane Greer plays Marla.")} == {
        ("Ida Lupino", "act", ("Old Marla",)),
        ("Jane Greer", "act", ("Marla",)),
    }


def test_first_names_tell_parts_from_players_in_brackets() -> None:
    assert {row[:3] for row in said("Marla (Ida) leaves Spanner (Dan). Ida Lupino and Dan Duryea are fine.")} == {
        ("Ida Lupino", "act", ("Marla",)),
        ("Dan Duryea", "act", ("Spanner",)),
    }


def test_kin_and_parts_in_a_text_without_capitals() -> None:
    text = "night ferry is slow. her father dixon ( dan duryea ) leaves, and marla ( ida lupino ) is alone for long . "
    text += "it was a long and cold evening for all of us , and nobody said a word . "
    assert {row[:3] for row in claimed(text, "night-ferry.txt")} == {
        ("Dan Duryea", "act", ("Dixon",)),
        ("Ida Lupino", "act", ("Marla",)),
    }


def test_the_author_named_in_front_is_the_reviews_own() -> None:
    text = "Author: Ida Bell\n\nNight Ferry is slow. It was a long and cold evening for all of us."
    assert claimed(text, "night-ferry.txt") == set()


@pytest.mark.parametrize(
    "start", ["<title>Night Ferry</title>\n", '<%@ Page Language="C#" %>\n<title>Night Ferry</title>\n<asp:Content>\n']
)
def test_a_page_that_begins_with_other_tags_is_a_page(start: str) -> None:
    page = f"{start}<p>Night Ferry is\nslow. Ida\nLupino plays Marla. It was a long and cold evening for all of us.</p>"
    assert claimed(page, "page.html") == {MARLA}


@pytest.mark.parametrize("source", ["acl-10447-2.txt", "0_2.txt", "cv001_18431.txt"])
def test_the_name_of_a_file_in_a_collection_is_no_title(source: str) -> None:
    text = "It was a long and cold evening for all of us, and we had seen it all before in the same house."
    assert read(text, source=source).claims[0].method != "file name"
