"""Every rule of assessment holds in its example and not in its counterexample, and says so in a sentence."""

from __future__ import annotations

import pytest
from claims import Said, told, trusted, verdicts

from kg import vocab
from kg.claim import STANCES, Stance
from kg.verdicts.rules import RULES, Rule

FILM = "imdb:tt0000001"
PEOPLE = {
    "Ann": "Ann Annson", "Bob": "Bob Bobson", "Cy": "Cy Cyson", "Dead": "Dead Deadson", "Late": "Late Lateson",
    "Anna": "Anna Annson", "Ane": "Ane Anson", "Plain": "Lon Reed", "Junior": "Lon Reed Jr.", "Senior": "Lon Reed Sr.",
}  # fmt: skip
YEARS = {"Dead": {"birth_year": 1920, "death_year": 1980}, "Late": {"birth_year": 2005}}
BY_NAME_ALONE = ("Anna", "Ane", "Plain")


def said(lines: tuple[str, ...]) -> list[Said]:
    """The sources that the lines of an example speak of; see :class:`kg.verdicts.rules.Rule`."""
    sources = {
        "imdb": trusted(), "cast": trusted("cast", 0.95, ("act",)), "table": trusted("table", 0.8, ()),
        "other": trusted("other", 0.8, ()), "review": Said("review"), "review2": Said("review2"),
        "early": Said("early").fact("early", "review date", "1990-05-01"),
    }  # fmt: skip
    spoken = {name: one for name, one in sources.items() if any(line.split()[0][:-1] == name for line in lines)}
    for line in lines:
        source, rest = line.split(" ", 1)
        one = spoken[source[:-1]].film(FILM, "A Film", 1999)
        who, role, *more = (word.strip() for word in rest.split(","))
        stance: Stance = next((stance for stance in STANCES if stance in more), "asserted")
        parts = [part.rpartition(":") for part in more if part not in STANCES]
        if source.endswith("?"):
            one.candidate(FILM, PEOPLE[who], role)
            continue
        key = who.casefold() if who in BY_NAME_ALONE else f"imdb:nm{list(PEOPLE).index(who) + 1:07d}"
        one.person(key, PEOPLE[who], **YEARS.get(who, {}))
        if who == "Anna":  # somebody else bears the name
            spoken["imdb"].person("imdb:nm0000099", PEOPLE[who])
        attributes = tuple(mark for mark, _, _ in parts if mark)
        one.credit(FILM, key, role, *(part for _, _, part in parts), stance=stance, attributes=attributes)
    return list(spoken.values())


def decided(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """Verdict and rule of the last line's claim."""
    source = lines[-1].split()[0][:-1]
    found = [value for key, value in verdicts(told(*said(lines))).items() if key.split()[0] == source]
    assert len(found) <= 1
    return found[0][:2] if found else None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_holds_in_its_example_and_not_in_its_counterexample(rule: Rule) -> None:
    assert decided(rule.example) == (rule.verdict, rule.name)
    other = decided(rule.counterexample)
    assert other is None or other[1] != rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_ontology_says_a_rule_in_a_sentence(rule: Rule) -> None:
    known = {one.name: one for one in vocab.rules()}[rule.name]
    assert known.definition.endswith(".")
    assert known.concludes == (rule.verdict,)


def test_an_example_is_a_film_of_few_credits() -> None:
    assert all(1 <= len(lines) <= 4 for rule in RULES for lines in (rule.example, rule.counterexample))
