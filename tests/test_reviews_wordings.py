"""What unknown reviewers do: surnames alone, parts in the next sentence, no capitals, names in rows.

The sentences are ours; the people are real actors where the table of names has to know them.
"""

from __future__ import annotations

import pytest

from kg.claim import Credit, Person
from kg.reviews import Document, read

TITLE = "Night Ferry"


def credits_of(text: str) -> set[tuple[str, str, str | None]]:
    """Person, role and part of each asserted credit of the reviewed film."""
    reading = read(text, source="night-ferry.txt", document=Document(title=TITLE))
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return {
        (names[c.person], c.role, next(iter(c.characters), None))
        for c in reading.claims
        if isinstance(c, Credit) and c.film == reading.film and c.stance == "asserted"
    }


def framed(text: str) -> str:
    """The text between a sentence that names the film and one more."""
    return f"{TITLE} is slow. {text} It was a long and cold evening for all of us."


@pytest.mark.parametrize(
    ("text", "person", "part"),
    [
        ("It stars Ida Lupino. As Marla, she is cold.", "Ida Lupino", "Marla"),
        ("It stars Ida Lupino. Ms. Lupino's Marla is cold.", "Ida Lupino", "Marla"),
        ("A nurse (Ida Lupino) waits. Miss Lupino, as Marla, sighs.", "Ida Lupino", "Marla"),
        ("Ida Lupino (the feckless nurse, Marla) sighs.", "Ida Lupino", "Marla"),
        ("The villain is Marla. Ida Lupino plays her with a limp.", "Ida Lupino", "Marla"),
        ("And then there is Marla. Ida Lupino is superb in the role.", "Ida Lupino", "Marla"),
        ("Ida Lupino (a nurse called Marla) sighs.", "Ida Lupino", "Marla"),
        ("Ida Lupino plays their boss, Marla Voss, and Dan Duryea the thief.", "Ida Lupino", "Marla Voss"),
        ("Ida Lupino is perfect as K, who sighs.", "Ida Lupino", "K"),
        ("Ida Lupino returns as M, and sighs.", "Ida Lupino", "M"),
        ("Ida Lupino (who also plays the nurse, Marla) directed.", "Ida Lupino", "Marla"),
        ("Ida Lupino is a hoot as the village gossip Marla.", "Ida Lupino", "Marla"),
        ("I am not a fan of Ida Lupino's character, Marla.", "Ida Lupino", "Marla"),
        ("Ida Lupino does double duty as the Voss twins, Marla and Nora.", "Ida Lupino", "Marla"),
        ("Ida Lupino's turn as the nosy neighbor Marla steals the show.", "Ida Lupino", "Marla"),
        ("Ida Lupino is great here. Her portrayal of Marla is chilling.", "Ida Lupino", "Marla"),
        ("Ida Lupino shows what she can do. She plays Marla, a nurse.", "Ida Lupino", "Marla"),
        ("Dan Duryea plays Spanner. Later Vic Spanner (Dan Duryea) leaves.", "Dan Duryea", "Vic Spanner"),
        ("The character of gust, played by Dan Duryea, is a riddle.", "Dan Duryea", "gust"),
        ("We meet our heroes-Ida Lupino as the whiny Marla.", "Ida Lupino", "Marla"),
        ("I did not like the way Marla (Ida Lupino) leaves.", "Ida Lupino", "Marla"),
        ("His wife Marla(played well by Ida Lupino) is left at home.", "Ida Lupino", "Marla"),
        ("The sailor Marla {Ida Lupino} sighs.", "Ida Lupino", "Marla"),
        ("It has other characters, like Marla (Ida Lupino), too.", "Ida Lupino", "Marla"),
        ("Something worries his girlfriend Marla (Ida Lupino) again.", "Ida Lupino", "Marla"),
        ("Ida Lupino plays Spanner's old maid Marla.", "Ida Lupino", "Marla"),
        ("Ida Lupino plays union agent Marla Voss, who knows.", "Ida Lupino", "Marla Voss"),
        ("Ida Lupino portrays his love interest, Marla, a nurse.", "Ida Lupino", "Marla"),
        ("Ida Lupino, in one of her best parts, plays Marla.", "Ida Lupino", "Marla"),
        ("Ida Lupino is great as the aged and solicitous Marla.", "Ida Lupino", "Marla"),
        ("The Marla character played by Ida Lupino is thin.", "Ida Lupino", "Marla"),
        ("Next there is Marla (who sighs a lot) played by Ida Lupino.", "Ida Lupino", "Marla"),
        ("It has friends like Ida Lupino (as Marla) in it.", "Ida Lupino", "Marla"),
        ("Dan Duryea and Ida Lupino as Spanner and Marla are fine.", "Ida Lupino", "Marla"),
        (
            "Dan Duryea is the Duke of Norland here. Dan Duryea (as the Duke of Norland) sighs.",
            "Dan Duryea",
            "Duke of Norland",
        ),
    ],
)
def test_a_part_by_other_ways(text: str, person: str, part: str) -> None:
    assert (person, "act", part) in credits_of(framed(text))


@pytest.mark.parametrize(
    "text",
    [
        "It stars Ida Lupino. As Marla leaves, he sighs.",
        "Ida Lupino is great here. Dan Duryea gives his portrayal of Spanner some wit.",
        "Starting anew with Duryea, Ida Lupino's character recovers. Dan Duryea is fine.",
    ],
)
def test_no_part_of_another(text: str) -> None:
    others = {("Ida Lupino", "act", part) for part in ("Marla", "Spanner", "Dan Duryea")}
    assert others.isdisjoint(credits_of(framed(text)))


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Bogart steals the show.", "Bogart", "act"),
        ("I really liked Bogart in this one.", "Bogart", "act"),
        ("Zendaya is very good.", "Zendaya", "act"),
        ("The acting is fine: Bogart, Stanwyck and Quillfeather do what they can.", "Quillfeather", "act"),
        ("Morlacchi wrote the music.", "Morlacchi", "cmp"),
        ("Quillfeather directs with a cold eye.", "Quillfeather", "fmd"),
    ],
)
def test_one_word_alone(text: str, person: str, role: str) -> None:
    assert (person, role, None) in credits_of(framed(text))


@pytest.mark.parametrize(
    "text",
    [
        "It is reminiscent of Bogart and Stanwyck.",
        "The script steals the show.",
        "Marla is very good at cards.",
        "The harbour has a bar, a shed, Quillfeather and sons.",
    ],
)
def test_one_word_of_another_kind(text: str) -> None:
    assert credits_of(framed(text)) == set()


LOWER = (
    "night ferry is about a writer , alec ( pryce ) , and his wife marla ( ida lupino ) . the script by kevin falls is "
    "thin . as marla rebuffs him , inspector spanner ( walken - in one of three parts ) laughs . pryce steals "
    "the show . some "
    "of it drags , and none of it is new ( apparently ) . it is a long way home for them all , and a cold one . "
)


def test_a_text_without_capitals() -> None:
    found = credits_of(LOWER)
    assert {
        ("Pryce", "act", "Alec"),
        ("Ida Lupino", "act", "Marla"),
        ("Kevin Falls", "aus", None),
        ("Walken", "act", "Inspector Spanner"),
    } <= found
    assert {person for person, _, _ in found} == {"Pryce", "Ida Lupino", "Kevin Falls", "Walken"}


def test_another_film_of_a_player_in_brackets() -> None:
    text = f'{TITLE} is slow. Marla (Ida Lupino, "The Hard Way") sighs.'
    reading = read(text, source="night-ferry.txt", document=Document(title=TITLE))
    elsewhere = [c for c in reading.claims if isinstance(c, Credit) and c.film != reading.film]
    assert [c.role for c in elsewhere] == ["act"]


def quotes(text: str) -> dict[str, str]:
    """What each person's credit is quoted by."""
    reading = read(text, source="night-ferry.txt", document=Document(title=TITLE))
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return {names[c.person]: c.quote or "" for c in reading.claims if isinstance(c, Credit)}


def test_evidence_of_a_long_sentence_is_the_part_that_says_it() -> None:
    told = "Ida Lupino is excellent as Marla"
    text = f"{TITLE} is slow. The good: {'a script that is neat; ' * 14}{told}; {'a rather good end; ' * 3}no more."
    assert quotes(text)["Ida Lupino"] == told


def test_evidence_with_a_pronoun_begins_with_the_name() -> None:
    text = framed("Ida Lupino is great here. She plays Marla, a nurse.")
    assert quotes(text)["Ida Lupino"] == "Ida Lupino is great here. She plays Marla, a nurse."


def test_fields_of_a_head_in_one_line_are_told_apart() -> None:
    text = f"{TITLE} Directed by: Ann Belmont Written by: Joan Tewkes Rated: PG. It was a long evening for all of us."
    found = quotes(text)
    assert (found["Ann Belmont"], found["Joan Tewkes"]) == ("Directed by: Ann Belmont", "Written by: Joan Tewkes")


def test_two_parts_of_a_pair_are_one_each() -> None:
    found = credits_of(framed("Dan Duryea and Ida Lupino as Spanner and Marla are fine."))
    assert ("Ida Lupino", "act", "Spanner") not in found


@pytest.mark.parametrize(
    "text", ["Ida Lupino (JAWS) is fine.", "Lon Chaney (Jr.) is fine.", "It has Lewton's THE RAVEN in it."]
)
def test_titles_and_suffixes_are_no_parts(text: str) -> None:
    assert all(part is None for _, _, part in credits_of(framed(text)))


def test_every_row_of_a_table_of_parts_is_read() -> None:
    rows = "| Marla | Ida Lupino |\n| The Sailor | Dan Duryea |\n| Spanner | Nick Nolte |\n"
    text = f"{TITLE} is slow.\n\n| Character | Actor |\n|---|---|\n{rows}\nIt was a long evening for all of us."
    found = {(who, part) for who, _, part in credits_of(text)}
    assert found == {("Ida Lupino", "Marla"), ("Dan Duryea", "Sailor"), ("Nick Nolte", "Spanner")}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Dan Duryea is Spanner the Great; I can no longer see another.", "Spanner"),
        ("Dan Duryea is Spanner and at first I could not hear what he said.", "Spanner"),
    ],
)
def test_who_somebody_is_in_short(text: str, part: str) -> None:
    assert ("Dan Duryea", "act", part) in credits_of(framed(text))


@pytest.mark.parametrize(
    "text",
    [
        "A sequel with Ida Lupino is in the works.",
        "According to industry gossip, Ida Lupino plays Marla.",
        "I am not a fan of Ida Lupino's character in Road House.",
        "Nobody is a fan of Ida Lupino here.",
    ],
)
def test_nobody_is_asserted_who_is_only_talked_of(text: str) -> None:
    assert {row for row in credits_of(framed(text)) if row[0] == "Ida Lupino"} == set()
