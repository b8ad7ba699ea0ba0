"""Every pattern finds its examples and nothing in its counterexamples; a broken one fails."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import vocab
from kg.claim import Fact
from kg.reviews import kin, naming, normalise, read, relations, sequels
from kg.reviews.document import study
from kg.reviews.patterns import Pattern, compiled, find
from kg.reviews.reader import PATTERNS
from kg.reviews.relations import RelationPattern, Relations

NUMBER_OF_PATTERNS = 284
NUMBER_OF_RELATION_PATTERNS = 16


def found(pattern: Pattern, text: str) -> set[str]:
    page = normalise.clean(text)
    document = study(page, "a.txt")
    names = naming.Names(document)
    rows = set()
    for frame in document.frames:
        for c in find(frame, [pattern]):
            part = f"|{names.part(c.part.mention)}" if c.part and c.part.mention else ""
            rows.add(f"{names.person(names.canonical(c.who))}|{c.role}{part}")
    return rows


def failures(pattern: Pattern) -> list[str]:
    """What of a pattern's contract does not hold."""
    problems = []
    for text, *expected in pattern.examples:
        missing = set(expected) - found(pattern, text)
        if missing:
            problems.append(f"{pattern.name}: {missing} not found in {text!r}, only {found(pattern, text)}")
    problems += [
        f"{pattern.name}: {found(pattern, t)} found in {t!r}" for t in pattern.counterexamples if found(pattern, t)
    ]
    if not pattern.examples or not pattern.counterexamples:
        problems.append(f"{pattern.name}: no examples or no counterexamples")
    if not 0 < pattern.confidence < 1:
        problems.append(f"{pattern.name}: confidence {pattern.confidence}")
    return problems


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_pattern_keeps_its_contract(pattern: Pattern) -> None:
    assert failures(pattern) == []


def test_names_are_unique_and_none_is_missing() -> None:
    assert len({p.name for p in PATTERNS}) == len(PATTERNS) == NUMBER_OF_PATTERNS
    assert len({p.name for p in relations.PATTERNS}) == len(relations.PATTERNS) == NUMBER_OF_RELATION_PATTERNS


def test_a_broken_pattern_fails_the_contract() -> None:
    pattern = next(p for p in PATTERNS if p.name == "plays")
    assert failures(replace(pattern, shape=r"(?P<who>P) never plays (?P<part>)"))
    assert failures(replace(pattern, shape=r"(?P<who>[PN])(?P<part>)", parted=False))
    assert failures(replace(pattern, counterexamples=()))


def test_shapes_only_use_known_groups() -> None:
    for pattern in PATTERNS:
        assert set(compiled(pattern.shape).groupindex) <= {
            "who",
            "part",
            "char",
            "before",
            "job",
            "film",
            "film2",
            "films",
        }, pattern.name
        assert "who" in compiled(pattern.shape).groupindex
        assert pattern.role or {"job", "film", "films"} & set(compiled(pattern.shape).groupindex), pattern.name


def related(pattern: RelationPattern, text: str) -> set[str]:
    document = study(normalise.clean(text), "a.txt")
    rows = {
        (r.subject.text, r.predicate, r.object.text)
        for r in Relations(document, set()).find()
        if r.subject and r.pattern == pattern.name
    }
    return {"|".join(row) for row in rows}


@pytest.mark.parametrize("pattern", relations.PATTERNS, ids=lambda p: p.name)
def test_relation_pattern_keeps_its_contract(pattern: RelationPattern) -> None:
    for text, *expected in pattern.examples:
        assert set(expected) <= related(pattern, text), text
    for text in pattern.counterexamples:
        assert related(pattern, text) == set(), text


def test_every_relation_that_is_emitted_is_in_the_vocabulary() -> None:
    known = {r.label for r in vocab.relations()}
    emitted = {r.predicate for r in relations.PATTERNS if r.predicate} | set(kin.PREDICATE.values())
    emitted |= set(sequels.FILM_PREDICATE.values()) | {"set in", "filmed in", "reviews"}
    assert emitted <= known, emitted - known


def test_every_fact_that_is_emitted_is_in_the_vocabulary() -> None:
    text = "The Matrix Resurrections (2021). A grim horror film about grief and loss. Two stars out of five."
    facts = {c.predicate for c in read(text, source="a.txt").claims if isinstance(c, Fact)}
    assert {"rating", "verdict"} <= facts <= set(vocab.fact_properties())
