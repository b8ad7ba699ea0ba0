"""The plainest sentences that say who did what, each with names of all kinds: what anybody tries first.

Half of the people are real and in films that they were in; the others (Mira Tolland, Jonas Verhaal, Priya Raman, their
parts, and *Salt Roads*) are invented, as names that no table knows.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TypeVar

import pytest

from kg.claim import Credit, Person
from kg.reviews import read

T = TypeVar("T")

PLAYERS = (
    ("Al Pacino", "Vincent Hanna"),
    ("Robert De Niro", "Neil McCauley"),
    ("Val Kilmer", "Chris Shiherlis"),
    ("Mira Tolland", "Edda Quist"),
    ("Jonas Verhaal", "Captain Ruud"),
    ("Ana de Armas", "Joi"),
    ("Saoirse Ronan", "Christine"),
    ("Song Kang-ho", "Ki-taek"),
    ("Chris O'Dowd", "Officer Rhodes"),
    ("Lupita Nyong'o", "Adelaide Wilson"),
    ("Catherine Deneuve", "S\u00e9verine"),
    ("Anne-Marie Duff", "Violet Miller"),
    ("Idris Elba", "Heimdall"),
    ("J.K. Simmons", "Terence Fletcher"),
    ("Max von Sydow", "Father Merrin"),
    ("Priya Raman", "Dr. Lena Marsh"),
    ("Samuel L. Jackson", "Jules"),
    ("Timoth\u00e9e Chalamet", "Paul Atreides"),
)
MAKERS = (
    "Christopher Nolan",
    "Greta Gerwig",
    "Denis Villeneuve",
    "Bong Joon Ho",
    "Mira Tolland",
    "Jonas Verhaal",
    "Hans Zimmer",
    "Roger Deakins",
    "Ennio Morricone",
    "J.J. Abrams",
    "C\u00e9line Sciamma",
    "Lars von Trier",
    "Bill Pope",
    "Hildur Gu\u00f0nad\u00f3ttir",
)
TWO = (
    "{0} plays {1} and {2} plays {3}.",
    "{0} plays {1}, and {2} plays {3}.",
    "{0} plays {1}, {2} plays {3}.",
    "{0} is {1} and {2} is {3}.",
    "{0} is {1}, {2} is {3}.",
    "{0} plays {1} while {2} portrays {3}.",
    "{0} portrays {1}; {2} portrays {3}.",
    "{0} stars as {1}, with {2} as {3}.",
    "{1} is played by {0} and {3} by {2}.",
    "{1} is played by {0}, {3} by {2}.",
    "{1} is played by {0} and {3} is played by {2}.",
    "{1} ({0}) meets {3} ({2}).",
    "{1} ({0}) and {3} ({2}) fall out.",
    "{0} ({1}) and {2} ({3}) are superb.",
    "The film stars {0} as {1} and {2} as {3}.",
    "The movie features {0} as {1} alongside {2} as {3}.",
    "{0}, as {1}, and {2}, as {3}, share a scene.",
    "Starring {0} ({1}), {2} ({3}).",
    "{0} and {2} play {1} and {3}.",
    "{0} and {2} star as {1} and {3}.",
    "{1}, played by {0}, falls for {3}, played by {2}.",
    "We meet {1} (played by {0}) and {3} (played by {2}).",
    "{1} (portrayed by {0}) hunts {3} (portrayed by {2}).",
    "{0} was cast as {1}; {2} was cast as {3}.",
    "{0} returns as {1} and {2} joins as {3}.",
    "{0} voices {1} and {2} voices {3}.",
    "{0}'s {1} and {2}'s {3} are at odds.",
    "{0} is superb as {1}, and {2} is no less so as {3}.",
    "In the lead role of {1} is {0}, while {2} appears as {3}.",
    "{0} shines in the role of {1}, as does {2} in the role of {3}.",
    "{0} brings {1} to life, and {2} makes a fine {3}.",
    "{1} is portrayed brilliantly by {0}, and {3} is voiced by {2}.",
    "With {0} as {1} and {2} as {3}.",
    "Cast: {0} as {1}, {2} as {3}.",
    "{0} takes on the role of {1} opposite {2} as {3}.",
    "The story follows {1} ({0}), who is hunted by {3} ({2}).",
    "After {1} ({0}) loses his job, {3} ({2}) hires him.",
    "{0} gives a great performance as {1}, and {2} is very good as {3}.",
    "{2} co-stars as {3} and {0} has the title role of {1}.",
    "As {1}, {0} is magnetic; as {3}, {2} is merely fine.",
    "{0}, who plays {1}, and {2}, who plays {3}, have no chemistry.",
    "Playing {1}, {0} is a revelation, and {2} is fun playing {3}.",
    "{0} steals the film as {1}. {2} is wasted as {3}.",
    "{0} played {1} and {2} played {3}.",
    "{0} has been cast as {1} and {2} as {3}.",
    "{0} reprises the role of {1}, while {2} reprises {3}.",
)
"""Sentences with a player, the part, another player and the part."""
THREE = (
    "{0} ({1}), {2} ({3}) and {4} ({5}) round out the cast.",
    "The cast includes {0} as {1}, {2} as {3}, and {4} as {5}.",
    "{0} plays {1}, {2} plays {3} and {4} plays {5}.",
    "{0}, {2} and {4} play {1}, {3} and {5} respectively.",
    "{1} ({0}), {3} ({2}) and {5} ({4}) set off together.",
    "{0} is {1}, {2} is {3} and {4} is {5}.",
    "Starring {0} as {1}, {2} as {3} and {4} as {5}.",
    "{0} leads as {1}, {2} supports as {3}, and {4} cameos as {5}.",
    "It stars {0} ({1}), {2} ({3}), and {4} ({5}).",
    "Cast:\n{0} as {1}\n{2} as {3}\n{4} as {5}\n",
    "Cast\n- {0} ... {1}\n- {2} ... {3}\n- {4} ... {5}\n",
    "| Actor | Character |\n|---|---|\n| {0} | {1} |\n| {2} | {3} |\n| {4} | {5} |\n",
    "**Cast:** {0} ({1}), {2} ({3}), {4} ({5})",
    "Cast: {0} ({1}), {2} ({3}), {4} ({5})",
    "{1} is played by {0}, {3} by {2} and {5} by {4}.",
    "{0} and {2} are terrific as {1} and {3}, and {4} is {5}.",
    "There's {0} as {1}, {2} as {3}, {4} as {5}.",
    "{0} is the best thing in it as {1}; {2} hams it up as {3}; {4} barely registers as {5}.",
    "{1} (a superb {0}) and {3} (a weary {2}) are chased by {5} ({4}).",
    "I loved {0} as {1}. {2} was good as {3} too, but {4} as {5} was miscast.",
    "{0} does a fine job as {1} and so does {2} as {3}, though {4} is wooden as {5}.",
    "{0}'s performance as {1} is the heart of it; {2}'s turn as {3} and {4}'s {5} help.",
    "The trio of {0}, {2} and {4} (as {1}, {3} and {5}) is a joy.",
    "Kudos to {0} who played {1}, {2} who played {3} and {4} who played {5}.",
    "{0} — as {1} — outshines {2} (as {3}) and {4} (as {5}).",
    "Among the voices are {0} as {1}, {2} as {3} and {4} as {5}.",
    "{5}, {4}'s character, is dull, but {1} ({0}) and {3} ({2}) are not.",
    "{0} (as {1}), {2} (as {3}) and {4} (as {5}) all shine.",
    "{0} [{1}], {2} [{3}] and {4} [{5}] are all good.",
    "{0} as {1} and {2} as {3} have real chemistry, with {4} as {5} in support.",
)
MADE = (
    ("Directed by {0}.", ("fmd",)),
    ("{0} directs.", ("fmd",)),
    ("{0} directed this one.", ("fmd",)),
    ("Director {0} keeps it tight.", ("fmd",)),
    ("{0}'s direction is sure.", ("fmd",)),
    ("The film was directed by {0} and written by {1}.", ("fmd", "aus")),
    ("Written and directed by {0}.", ("aus+fmd",)),
    ("{0} wrote and directed it.", ("aus+fmd",)),
    ("{0} writes and directs.", ("aus+fmd",)),
    ("Director {0} and writer {1} know the genre.", ("fmd", "aus")),
    ("{0} directs from a script by {1}.", ("fmd", "aus")),
    ("{0} directs from a screenplay by {1}.", ("fmd", "aus")),
    ("The screenplay by {0} is sharp.", ("aus",)),
    ("The script was written by {0}.", ("aus",)),
    ("{0}'s script is witty.", ("aus",)),
    ("{0}'s screenplay is witty.", ("aus",)),
    ("{0} wrote the screenplay.", ("aus",)),
    ("{0} penned the script.", ("aus",)),
    ("The score is by {0}.", ("cmp",)),
    ("The music is by {0}.", ("cmp",)),
    ("Music by {0}.", ("cmp",)),
    ("{0}'s score swells.", ("cmp",)),
    ("{0} composed the score.", ("cmp",)),
    ("The score, composed by {0}, swells.", ("cmp",)),
    ("{0} provides the score.", ("cmp",)),
    ("Composer {0} does fine work.", ("cmp",)),
    ("With music by {0} and cinematography by {1}.", ("cmp", "cng")),
    ("Cinematography by {0}.", ("cng",)),
    ("{0}'s cinematography is gorgeous.", ("cng",)),
    ("Cinematographer {0} shoots in grey.", ("cng",)),
    ("It is beautifully shot by {0}.", ("cng",)),
    ("The film was shot by {0}.", ("cng",)),
    ("{0} shot the film.", ("cng",)),
    ("The cinematography of {0} is stunning.", ("cng",)),
    ("Director of photography {0} works wonders.", ("cng",)),
    ("Edited by {0}.", ("flm",)),
    ("Editor {0} cuts it well.", ("flm",)),
    ("{0}'s editing is brisk.", ("flm",)),
    ("Produced by {0}.", ("fmp",)),
    ("Producer {0} spared no cost.", ("fmp",)),
    ("The costumes by {0} are lavish.", ("cst",)),
    ("Costume designer {0} deserves a prize.", ("cst",)),
    ("{0}'s production design is rich.", ("prs",)),
    ("Production designer {0} builds a world.", ("prs",)),
    ("Based on the novel by {0}.", ("aut",)),
    ("It is based on a book by {0}.", ("aut",)),
    ("Adapted from {0}'s novel.", ("aut",)),
    ("{0} adapts the novel by {1}.", ("aus", "aut")),
    ("{0}, who directed, shows restraint.", ("fmd",)),
    ("Helmed by {0}, it works.", ("fmd",)),
    ("{0} helms.", ("fmd",)),
    ("In the hands of director {0}, it soars.", ("fmd",)),
    ("A film by {0}.", ("fmd",)),
    ("{0}'s latest film is a gem.", ("fmd",)),
    ("Directors {0} and {1} share the credit.", ("fmd", "fmd")),
    ("Co-directed by {0} and {1}.", ("fmd", "fmd")),
    ("It was written by {0} and {1}.", ("aus", "aus")),
    ("Director: {0}. Writer: {1}.", ("fmd", "aus")),
    ("The music of {0} and the photography of {1} are first-rate.", ("cmp", "cng")),
)
"""Sentences with makers, and what each has done: codes joined by ``+``."""

NOT_SO = (
    "{0} was originally offered the role of {1}.",
    "{0} was considered for the part of {1}.",
    "{0} turned down the role of {1}.",
    "{0} was rumoured to play {1}.",
    "{0} might play {1} in the sequel.",
    "{0} could have played {1}.",
    "{0} would have been a better {1}.",
    "I kept wishing {0} had played {1}.",
    "If only {0} had been cast as {1}!",
    "{0} was supposed to play {1} but dropped out.",
    "The part of {1} was first offered to {0}.",
    "{0} auditioned for {1} without success.",
    "{0} does not play {1} here.",
    "{0} isn't in this one.",
    "{0} doesn't appear.",
    "Without {0} it isn't the same.",
    "There is no {0} this time.",
    "Rumour has it that {0} will return as {1}.",
    "It is said that {0} may direct.",
    "{0} was attached to direct at one point.",
    "{0} was once going to direct it.",
    "Imagine {0} as {1}.",
    "What if {0} had directed it?",
    "I wish {0} had directed this.",
    "{0} passed on the chance to direct.",
    "It feels like a {0} film.",
    "It reminded me of {0}.",
    "He is no {0}.",
    "She looks like a young {0}.",
    "Think {0} on a bad day.",
    "It is not directed by {0}, and it shows.",
    "Fans of {0} will be disappointed.",
    "In the hands of {0} it might have worked.",
    "The director is clearly a fan of {0}.",
    "{0} replaced nobody, and was replaced by nobody.",
    "{0} is reportedly in talks to play {1}.",
    "Allegedly {0} was to score it.",
    "They wanted {0} for {1}.",
    "It should have been directed by {0}.",
    "The studio wanted {0} to play {1}.",
    "He does his best {0} impression.",
    "A poor man's {0}.",
    "With a better director, say {0}, it would have been fun.",
)
"""Sentences that name somebody who did not do it, or of whom it is not known."""


def played(text: str) -> set[tuple[str, str | None]]:
    reading = read(text, source="a.txt")
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    acted = [c for c in reading.claims if isinstance(c, Credit) and c.role == "act"]
    return {(names[c.person], part) for c in acted for part in c.characters or (None,)}


def made(text: str) -> set[tuple[str, str]]:
    reading = read(text, source="a.txt")
    names = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    return {(names[c.person], c.role) for c in reading.claims if isinstance(c, Credit)}


def rows(of: tuple[T, ...], size: int) -> list[tuple[T, ...]]:
    """As many rows of names as there are names, each name in each place once."""
    steps = [0, 7, 3][:size]
    return [tuple(of[(at + step) % len(of)] for step in steps) for at in range(len(of))]


@pytest.mark.parametrize("sentence", [*TWO, *THREE])
def test_who_plays_whom(sentence: str) -> None:
    wrong = []
    for at, row in enumerate(rows(PLAYERS, 2 if sentence in TWO else 3)):
        film = ("Heat (1995) is a fine film.", "Salt Roads (2011) is a drama.")[at % 2]
        gap = "\n\n" if "\n" in sentence or sentence.startswith(("Cast", "**")) else " "
        text = film + gap + sentence.format(*itertools.chain.from_iterable(row))
        if played(text) != set(row):
            wrong.append((text, played(text)))
    assert wrong == []


KNOWN = (
    ("Al Pacino", "Vincent Hanna"),
    ("Robert De Niro", "Neil McCauley"),
    ("Val Kilmer", "Chris Shiherlis"),
    ("Jack Nicholson", "Jake Gittes"),
    ("Samuel L. Jackson", "Jules"),
    ("Harrison Ford", "Rick Deckard"),
    ("Meryl Streep", "Miranda Priestly"),
    ("Tom Hanks", "Forrest Gump"),
)
"""People whom casts know, since a text without capitals, or of nothing else, says less of where names are."""


@pytest.mark.parametrize("cased", [str.lower, str.upper])
@pytest.mark.parametrize("sentence", TWO)
def test_whatever_the_letters_case(sentence: str, cased: Callable[[str], str]) -> None:
    before = "Heat (1995) is a fine film. We saw it last night and liked it a lot, which does not happen often. "
    wrong = []
    for row in rows(KNOWN, 2):
        text = cased(before + sentence.format(*itertools.chain.from_iterable(row)))
        found = {(who.lower(), (part or "").lower()) for who, part in played(text)}
        if found != {(who.lower(), part.lower()) for who, part in row}:
            wrong.append((text, found))
    assert wrong == []


@pytest.mark.parametrize(("sentence", "roles"), MADE)
def test_who_made_it(sentence: str, roles: tuple[str, ...]) -> None:
    wrong = []
    for at, row in enumerate(rows(MAKERS, 2)):
        film = ("Heat (1995) is a fine film.", "Salt Roads (2011) is a drama.")[at % 2]
        text = f"{film} {sentence.format(*row)}"
        wanted = {(name, role) for name, its in zip(row, roles, strict=False) for role in its.split("+")}
        if made(text) != wanted:
            wrong.append((text, made(text)))
    assert wrong == []


@pytest.mark.parametrize("sentence", NOT_SO)
def test_what_is_not_said_is_not_claimed(sentence: str) -> None:
    wrong = []
    for at, (player, part) in enumerate(PLAYERS):
        film = ("Heat (1995) is a fine film.", "Salt Roads (2011) is a drama.")[at % 2]
        text = f"{film} {sentence.format(player, part)}"
        wrong += [
            (text, c) for c in read(text, source="a.txt").claims if isinstance(c, Credit) and c.stance == "asserted"
        ]
    assert wrong == []
