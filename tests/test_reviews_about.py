"""Which film a text is about, where neither a headline nor a file's name tells. People and films here are made up."""

from __future__ import annotations

import pytest

from kg.claim import Film
from kg.reviews import read

NAMED = (
    (
        "Marrow Street",
        "It is hard to believe that Marrow Street is a first feature. Ilse Vandermeer has made no film before.",
    ),
    (
        "Marrow Protocol",
        "## *Marrow Protocol* review \u2013 a thriller without thrills\n\nIt is no *Tin Bishop*, which I like.",
    ),
    (
        "The Long Quay",
        "# Film review: The Long Quay\n\nA clerk steals a crown from *The Tin Bishop* and is never found.",
    ),
    ("Under the Pier", "Reviewed by: Sam\nTitle: Under the Pier\n\nA clerk steals a crown, and is never found."),
    ("Halcyon", 'Somewhere around the middle of "Halcyon", the new thriller by Otto Brandt, everybody lies.'),
    ("Nine Keys", 'A slick heist.\n\n"Nine Keys" opens with a vault and closes with a shrug.'),
    ("Where Owls Dare", "My dad made me watch Where Owls Dare and I have to admit it rocks. Ole Bakke is a commando."),
    ("Dangerous", "_Dangerous_ is a passable melodrama that rests on the strength of its two leads."),
    ("The Long Pier", "I love THE LONG PIER and have it on disc, as it is a favourite of mine since school."),
    ("The Tin Bishop", "The Tin Bishop tells of a clerk who steals a crown. It was shot in Malta by Ana Prieto."),
    ("Winter Salt", "I never liked ghost stories. Winter Salt is a modest film about one, and I like it a lot."),
    ("A River of Glass", "A River of Glass is based on the letters of two fishermen. Nobody in it ever hurries."),
    (
        "the blue corridor",
        "the blue corridor is a dull , long and noisy thriller . nobody in it can act . ole bakke plays the captain .",
    ),
    ("Dune Walkers", "Did you see the film Dune Walkers? I did, and I want my evening back."),
    ("Elemental Jack", '"Elemental Jack" is an outstanding picture that children will want to see again.'),
)
NOT_NAMED = (
    "What a film! Otto Brandt is a wonder, and I cried when Marta Lind sang.",
    "Otto Brandt is a fine actor, and this is his best part. I saw it twice with my sister.",
    "It is better than The Tin Bishop and as good as Winter Salt. I want more of those.",
    "I watched this on a plane. Marta plays the piano teacher, and Otto Brandt is her brother.",
    "New York is a character in this story. Hannah walks through it for two hours.",
)


def about(text: str) -> str | None:
    """The title of the film that a text is found to be about."""
    reading = read(text, source="review.txt")
    titles = {claim.key: claim.title for claim in reading.claims if isinstance(claim, Film)}
    title = titles.get(reading.film or "")
    return None if title is None or title.startswith("[") else title


@pytest.mark.parametrize(("title", "text"), NAMED, ids=[title for title, _ in NAMED])
def test_a_film_is_named_where_reviewers_name_it(title: str, text: str) -> None:
    assert about(text + ("" if text.islower() else " Ole Bakke plays Captain Rask.")) == title


@pytest.mark.parametrize("text", NOT_NAMED)
def test_people_places_and_films_that_it_is_compared_with_are_not_what_a_text_is_about(text: str) -> None:
    assert about(text + " Ole Bakke plays Captain Rask.") is None


def test_the_film_that_is_spoken_of_is_told_from_those_that_it_is_compared_with() -> None:
    text = (
        'Like "The Tin Bishop" and "A River of Glass" before it, "Winter Salt" is a slow film. "Winter Salt" has no '
        'plot; the director of "The Tin Bishop" would have cut an hour. Ole Bakke plays Captain Rask.'
    )
    assert about(text) == "Winter Salt"
