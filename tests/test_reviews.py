"""Reading whole reviews: films, people, parts, stance, evidence, and texts that are no reviews. All text is ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.claim import Credit, Fact, Film, Person, Relation
from kg.reviews import Document, Reading, read


def credited(reading: Reading, stance: str | None = None) -> set[tuple[str, ...]]:
    """(person, role[, part][, other film's title]) of each credit."""
    people = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    films = {c.key: c.title for c in reading.claims if isinstance(c, Film)}
    rows = set()
    for c in reading.claims:
        if isinstance(c, Credit) and (stance is None or c.stance == stance):
            rows.add((people[c.person], c.role, *c.characters, *(() if c.film == reading.film else (films[c.film],))))
    return rows


def film(reading: Reading) -> Film:
    return next(c for c in reading.claims if isinstance(c, Film) and c.key == reading.film)


def facts(reading: Reading, predicate: str) -> list[str]:
    return [c.value for c in reading.claims if isinstance(c, Fact) and c.predicate == predicate]


def relations(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (c.subject, c.predicate, c.object)
        for c in reading.claims
        if isinstance(c, Relation) and c.predicate != "reviews"
    }


HYPE = """Harbour Lights 2 (2031) \u2013 The Long Tide

Harbour Lights 2 (2031) brings the sea back with force. Captain Mira Voss (Anna Bellweather) stands at the gates of
Saltmere, the drowned city her family once ruled. Her lover Tobin was killed by Rell
(Oscar Penhallow), the cruel master of Saltmere.

Director Judith Marlowe returns with a steady hand. Peter Ashdown returns as Old Gregor, and Zelinda shines as Wren,
a smuggler. Marlowe\u2019s direction is calm. Anna Bellweather\u2019s Mira is fierce.

Cinematography by Hugh Carrow (The Glass Sea, Harbour Lights) glows. Tomas Reed (DJ Brine) returns to score the film.
"""


def test_a_hype_page_is_read_whole() -> None:
    reading = read(HYPE, source="pages/hype.md")
    assert film(reading).title == "Harbour Lights 2"
    assert film(reading).year == 2031
    assert credited(reading) == {
        ("Anna Bellweather", "act", "Captain Mira Voss"),
        ("Oscar Penhallow", "act", "Rell"),
        ("Judith Marlowe", "fmd"),
        ("Peter Ashdown", "act", "Old Gregor"),
        ("Zelinda", "act", "Wren"),
        ("Hugh Carrow", "cng"),
        ("Hugh Carrow", "cng", "The Glass Sea"),
        ("Hugh Carrow", "cng", "Harbour Lights"),
        ("Tomas Reed", "cmp"),
    }
    assert next(c.credited_as for c in reading.claims if isinstance(c, Credit) and c.role == "cmp") == "DJ Brine"
    found = relations(reading)
    assert ("Rell", "killer of", "Tobin") in found
    assert ("Rell", "ruler of", "Saltmere") in found
    assert (reading.film, "set in", "Saltmere") in found
    assert (reading.film, "sequel of", "pages/hype.md:harbour-lights") in found
    assert reading.warnings == ()


def test_claims_come_in_order_with_their_records_first() -> None:
    reading = read(HYPE, source="pages/hype.md")
    known: set[str] = set()
    for claim in reading.claims:
        if isinstance(claim, (Film, Person)):
            known.add(claim.key)
        elif isinstance(claim, Credit):
            assert {claim.film, claim.person} <= known
    assert isinstance(reading.claims[0], Film)


def test_evidence_is_exact_and_short() -> None:
    text = (
        "<p>In <i>Salt Roads</i>, Al&eacute; M&aacute;rquez &amp; <b>Tom Reed</b> shine.</p><p>Tom Reed plays "
        "Gus\u2026 well.</p>"
    )
    for claim in read(text, source="a.html").claims:
        if claim.quote is not None:
            start, end = map(int, claim.locator.removeprefix("char=").split(","))
            assert text[start:end] == claim.quote
            assert text[max(0, start - 32) : start] == claim.prefix
            assert text[end : end + 32] == claim.suffix


def test_surnames_resolve_within_the_text_and_to_nobody_when_two_share_one() -> None:
    one = read(
        "Anna Bellweather stars in this film. Later Bellweather plays Mira Voss with care.", source="salt-roads.txt"
    )
    assert ("Anna Bellweather", "act", "Mira Voss") in credited(one)
    two = read(
        "Anna Bellweather and Paul Bellweather star in it. Then Bellweather plays Mira Voss.", source="salt-roads.txt"
    )
    assert not {c for c in credited(two) if "Mira Voss" in c and c[0] != "Bellweather"}


def test_brackets_are_read_in_both_directions() -> None:
    assert ("Anna Bellweather", "act", "Mira") in credited(
        read("Mira (Anna Bellweather) waits for the ship.", source="salt-roads.txt")
    )
    swapped = read("Anna Bellweather (Captain Voss) is the best of the cast in this film.", source="salt-roads.txt")
    assert ("Anna Bellweather", "act", "Captain Voss") in credited(swapped)
    described = read(
        "A retired diver (Anna Bellweather) meets his daughter (Ruth Penhallow) in the harbour.",
        source="salt-roads.txt",
    )
    assert credited(described) == {("Anna Bellweather", "act"), ("Ruth Penhallow", "act")}
    assert {c.character_description for c in described.claims if isinstance(c, Credit)} == {
        "A retired diver",
        "his daughter",
    }


def test_lists_are_paired_with_lists() -> None:
    reading = read("Ann Bellweather and Ruth Penhallow reunite as Mira Voss and Wren Hale.", source="salt-roads.txt")
    assert credited(reading) == {("Ann Bellweather", "act", "Mira Voss"), ("Ruth Penhallow", "act", "Wren Hale")}
    both = read("Peter Ashdown plays both Gregor Voss and Silas Crouch in the film.", source="salt-roads.txt")
    assert credited(both) == {("Peter Ashdown", "act", "Gregor Voss"), ("Peter Ashdown", "act", "Silas Crouch")}


def test_a_voice_is_marked_as_one() -> None:
    reading = read("Mira (voice of Anna Bellweather) flies. Wren is voiced by Ruth Penhallow.", source="salt-roads.txt")
    assert credited(reading) == {("Anna Bellweather", "act", "Mira"), ("Ruth Penhallow", "act", "Wren")}
    assert {c.attributes for c in reading.claims if isinstance(c, Credit)} == {("voice",)}


def test_editorial_brackets_are_no_template() -> None:
    text = "Directed by Judith Marlowe, it has [the director] at her best. See [Director's Cut](http://a.b/c) too."
    assert ("Judith Marlowe", "fmd") in credited(read(text, source="salt-roads.txt"))


def test_words_of_a_headline_are_no_parts() -> None:
    text = (
        "Salt Roads (1974): Ashdown's Harbour Hunter Returns with Grit and Gusto\n\nPeter Ashdown plays Gus Hale "
        "in Salt Roads."
    )
    assert credited(read(text, source="salt-roads.txt")) == {("Peter Ashdown", "act", "Gus Hale")}


def test_a_text_without_capitals_is_read() -> None:
    text = (
        "this is a small film about the sea and the people of it . a crooked agent , silas crouch ( john goodwell ) , "
        "wants the harbour . her foe , mira ( anna bellweather ) is in his way . directed by peter ashdown , "
        "it drags . "
    )
    reading = read(text, source="salt-roads.txt")
    assert {
        ("John Goodwell", "act", "Silas Crouch"),
        ("Anna Bellweather", "act", "Mira"),
        ("Peter Ashdown", "fmd"),
    } <= credited(reading)


def test_credits_of_other_films_go_to_those_films() -> None:
    text = "_Salt Roads_ is fine. In _Glass Sea_, Anna Bellweather played Mira Voss. Here Ruth Penhallow plays Wren."
    reading = read(text, source="salt-roads.txt")
    assert ("Anna Bellweather", "act", "Mira Voss", "Glass Sea") in credited(reading)
    assert ("Ruth Penhallow", "act", "Wren") in credited(reading)


def test_comparisons_give_no_credits() -> None:
    text = "Unlike Anna Bellweather, the lead is dull. He is no Peter Ashdown. She looks like Ruth Penhallow in it."
    assert credited(read(text, source="salt-roads.txt")) == set()


UNASSERTED = (
    "Director: Judith Marlowe (rumored return)",
    "Anna Bellweather is reportedly in talks to join. Anna Bellweather plays Mira Voss, rumour has it.",
    "Fictional Review: Salt Roads 2\n\nMira Voss (Anna Bellweather) sails again, directed by Judith Marlowe.",
    "This is a fan-made concept trailer for Salt Roads 2. Anna Bellweather returns as Mira Voss.",
    "Envision Anna Bellweather as Mira Voss, directed by Judith Marlowe.",
    "The part was originally offered to Anna Bellweather as Mira Voss.",
    "Anna Bellweather might play Mira Voss in the sequel.",
    "The film does not exist; it is purely fictional. Anna Bellweather plays Mira Voss.",
    "Allegedly, Peter Ashdown returns as Old Gregor.",
    "It might have been funny, were it written by Peter Ashdown.",
    "Peter Ashdown turned down the role of Old Gregor.",
    "Directed by [Director Name], it has Anna Bellweather as Mira Voss.",
)


@pytest.mark.parametrize("text", UNASSERTED)
def test_nothing_is_asserted_from_rumour_invention_or_template(text: str) -> None:
    assert credited(read(text, source="salt-roads-2.txt"), "asserted") == set()


def test_plain_statements_are_asserted() -> None:
    text = "Anna Bellweather plays Mira Voss. The town is said to be cursed and could return to the sea."
    assert credited(read(text, source="salt-roads.txt"), "asserted") == {("Anna Bellweather", "act", "Mira Voss")}


@pytest.mark.parametrize(
    ("text", "source", "title", "year"),
    [
        ("Salt Roads (1974)\n\nSalt Roads is a slow film.", "x/994.txt", "Salt Roads", 1974),
        ("Salt Roads Review: A Sea of Troubles\n\nI saw Salt Roads and was bored.", "994.txt", "Salt Roads", None),
        ("I have seen this film and it was not good.", "reviews/salt-roads-1974.txt", "Salt Roads", 1974),
        ("_Salt Roads_ is slow. But _Salt Roads_ has charm.", "994.txt", "Salt Roads", None),
        ('The best thing about "Salt Roads" is that "Salt Roads" is short.', "994.txt", "Salt Roads", None),
        ("The sequel is here: Salt Roads 2 is out, and Salt Roads 2 is long.", "994.txt", "Salt Roads 2", None),
    ],
)
def test_the_reviewed_film(text: str, source: str, title: str, year: int | None) -> None:
    claim = film(read(text, source=source))
    assert (claim.title, claim.year) == (title, year)


def test_what_is_known_beside_the_text_goes_first() -> None:
    reading = read(
        "_Glass Sea_ was better than this.", source="994.txt", document=Document(title="Salt Roads", year=1974)
    )
    assert (film(reading).title, film(reading).year) == ("Salt Roads", 1974)


LINKED = """<span data-imdb-id="tt0000009">_Dead Ice_</span> was better. Ann Doe plays a nurse and Jo March a thief.
Fans of <span data-imdb-id="tt0000009">_Dead Ice_</span> and of
<a href="https://www.imdb.com/title/tt0000008/">_The Long
Cold Night_</a> may stay at home."""


def test_a_film_that_is_only_linked_is_mentioned_and_not_the_reviewed_one() -> None:
    found = read(LINKED, source="r.txt")
    assert found.film == "r.txt:film-reviewed-in-r-txt"
    said = {c.key: (c.title, c.ids) for c in found.claims if isinstance(c, Film)}
    mentioned = [c for c in found.claims if isinstance(c, Relation) and c.predicate == "mentions"]
    assert [(said[c.object], c.quote) for c in mentioned] == [
        (("Dead Ice", ("imdb:tt0000009",)), "Dead Ice"),
        (("The Long Cold Night", ("imdb:tt0000008",)), "The Long\nCold Night"),
    ]
    own = LINKED.replace("was better", "is good. _Dead Ice_ begins well, and _Dead Ice_ ends badly")
    found = read(own, source="r.txt")
    assert found.film == "r.txt:dead-ice"
    assert [c.object for c in found.claims if isinstance(c, Relation) and c.predicate == "mentions"] == [
        "r.txt:the-long-cold-night"
    ]


def test_no_film_named_is_a_warning_and_a_title_in_square_brackets() -> None:
    reading = read("Anna Bellweather plays Mira Voss and she is good in it.", source="994.txt")
    assert film(reading).title == "[film reviewed in 994.txt]"
    assert len(reading.warnings) == 1
    assert ("Anna Bellweather", "act", "Mira Voss") in credited(reading)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le film est une r\u00e9ussite et les acteurs sont dans le ton, mais il y a des longueurs qui fatiguent.",
            "fr",
        ),
        ("Der Film ist nicht gut und die Schauspieler sind auch nicht von der besten Sorte, wie man sieht.", "de"),
        ("\u3053\u306e\u6620\u753b\u306f\u3068\u3066\u3082\u9762\u767d\u3044\u3002", "ja"),
        ("", "und"),
        ("\x00\x00 123 ...", "und"),
    ],
)
def test_what_is_not_english_gives_no_claims(text: str, language: str) -> None:
    reading = read(text, source="a.txt")
    assert (reading.language, reading.claims, reading.film) == (language, (), None)
    assert len(reading.warnings) == 1


@pytest.mark.parametrize(
    ("text", "rating", "share", "verdict"),
    [
        ("A fine film. 9.7/10", "9.7/10", "0.97", "positive"),
        ("I give it 3 out of 10 and that is kind.", "3 out of 10", "0.30", "negative"),
        ("It has its moments. (***1/2)", "***1/2", "0.70", "positive"),
        ("It has its moments. \u2605\u2605\u2605\u2606\u2606", "\u2605\u2605\u2605\u2606\u2606", "0.60", "mixed"),
        ("It has its moments.\n\nGrade: D+", "D+", "0.43", "negative"),
    ],
)
def test_ratings(text: str, rating: str, share: str, verdict: str) -> None:
    reading = read(text, source="salt-roads.txt")
    assert facts(reading, "rating") == [rating]
    assert facts(reading, "normalised rating") == [share]
    assert facts(reading, "verdict") == [verdict]


def test_tone_is_the_verdict_where_no_rating_is_printed() -> None:
    assert facts(read("It is a boring, awful mess and a waste of the time of us all.", source="a.txt"), "verdict") == [
        "negative"
    ]
    assert facts(read("It is a wonderful, gripping film and one of the best.", source="a.txt"), "verdict") == [
        "positive"
    ]
    assert facts(read("The ship leaves the harbour at the end of the day.", source="a.txt"), "verdict") == []


def test_genres_and_themes() -> None:
    reading = read("Genre: Sci-Fi | Drama\n\nThe film delves into identity, loss and guilt.", source="salt-roads.txt")
    assert facts(reading, "genre") == ["Sci-Fi", "Drama"]
    assert facts(reading, "theme") == ["identity", "loss", "guilt"]


def test_uncertain_mentions_are_candidates_and_not_claims() -> None:
    text = "It is the story of a boy. Bellweather plays a tired old captain of a small ship, and the boy."
    reading = read(text, source="salt-roads.txt")
    assert credited(reading) == set()
    assert [(c.name, c.role, text[c.start : c.end]) for c in reading.candidates] == [
        ("Bellweather", "act", "Bellweather")
    ]


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys, kg.reviews; print([m for m in ('duckdb', 'rdflib', 'networkx', 'pyvis', 'click', 'spacy', "
        "'numpy') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_a_film_relation_belongs_to_the_film_that_the_sentence_says() -> None:
    text = "Third Tide (2009) is good. Second Tide (2003), the sequel to First Tide (1999), was not."
    said = [c for c in read(text, source="a.txt").claims if isinstance(c, Relation) and c.predicate == "sequel of"]
    assert [(c.subject, c.object) for c in said] == [("a.txt:second-tide", "a.txt:first-tide")]


def test_a_remake_is_told_from_the_original_of_the_same_title_by_its_year() -> None:
    text = "Low Tide (1991)\n\nLow Tide is a remake of Low Tide (1962), and Ana Lopez plays Kate."
    reading = read(text, source="a.txt")
    remakes = [c for c in reading.claims if isinstance(c, Relation) and c.predicate == "remake of"]
    assert [c.subject for c in remakes] == [reading.film]
    assert remakes[0].object != reading.film


def test_a_title_in_capitals_is_spelt_as_elsewhere_in_the_text() -> None:
    assert film(read("LOW TIDE: THE RETURN (2028)\n\nLow Tide: the Return is fun.", source="a.txt")).title == (
        "Low Tide: the Return"
    )
    assert film(read("LOW TIDE OF THE NORTH (2028)\n\nIt is fun.", source="a.txt")).title == "Low Tide of the North"


def test_nicknames_stay_in_parts_and_a_line_break_in_html_is_a_blank() -> None:
    text = '<html><p>Low Tide (1964): George Scott plays Gen. "Buck" Turner. The music of\nAnna Lopez hums.</p></html>'
    got = credited(read(text, source="a.html"))
    assert any('Gen. "Buck" Turner' in row for row in got)
    assert any("Anna Lopez" in row for row in got)
