"""The vocabulary as Python sees it: look-ups that never guess, lists in their order, defaults of sources."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import claim, vocab

FOLDED = ("word", "imdb_job", "tmdb", "job")
KNOWN = {(scheme, vocab.fold(word)): code for scheme, word, code in vocab.role_words()}


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert vocab.fold(vocab.fold(text)) == vocab.fold(text)


@given(st.sampled_from(sorted(KNOWN)), st.data())
def test_case_blanks_and_underscores_do_not_matter(known: tuple[vocab.Scheme, str], data: st.DataObject) -> None:
    scheme, word = known
    printed = "".join(data.draw(st.sampled_from([letter, letter.upper()])) for letter in word)
    printed = printed.replace(" ", data.draw(st.sampled_from([" ", "_", "  ", " _ ", "\t"])))
    printed = data.draw(st.sampled_from(["", " "])) + printed + data.draw(st.sampled_from(["", "\n"]))
    found = vocab.role_of(printed, scheme)
    assert found is not None
    assert found.code == KNOWN[known]


@given(st.text(), st.sampled_from(["code", "word", "imdb", "imdb_job", "tmdb", "job", "wikidata", "schema"]))
def test_an_unknown_word_is_no_role(word: str, scheme: vocab.Scheme) -> None:
    expected = KNOWN.get((scheme, vocab.fold(word)))
    found = vocab.role_of(word, scheme)
    assert (found.code if found else None) == expected


@pytest.mark.parametrize(
    "word",
    ["", " ", "directo", "directors of", "second unit director", "assistant director", "music director", "stunts"],
)
def test_near_words_are_no_guesses(word: str) -> None:
    assert vocab.role_of(word) is None
    assert vocab.role_of(word, "job") is None


@pytest.mark.parametrize("word", ["Story", "Book", "Characters", "Other", "Idea", "Musical", "Score", "Rating"])
def test_headings_of_other_columns_are_no_roles(word: str) -> None:
    assert vocab.role_of(word) is None


@pytest.mark.parametrize(
    ("word", "scheme", "code"),
    [
        ("Original Music Composer", "tmdb", "cmp"),
        ("Director of Photography", "tmdb", "cng"),
        ("Screenplay", "tmdb", "aus"),
        ("Novel", "tmdb", "aut"),
        ("Costume Design", "tmdb", "cst"),
        ("Casting", "tmdb", "cad"),
        ("Executive Producer", "tmdb", "fmp"),
        ("archive_footage", "imdb", "onp"),
        ("production_designer", "imdb", "prs"),
        ("casting_director", "imdb", "cad"),
        ("novel", "imdb_job", "aut"),
        ("P161", "wikidata", "act"),
        ("P1431", "wikidata", "fmp"),
        ("musicBy", "schema", "cmp"),
        ("Réalisateur", "word", "fmd"),
        ("Drehbuch", "word", "aus"),
        ("Novel", "job", "aut"),
        ("actress", "job", "act"),
        ("cng", "job", "cng"),
    ],
)
def test_what_the_world_calls_it(word: str, scheme: vocab.Scheme, code: str) -> None:
    found = vocab.role_of(word, scheme)
    assert found is not None
    assert found.code == code


def test_words_fold_as_sql_folds_them() -> None:
    """SQL has lower() and no casefold(); for our words they are the same."""
    words = [word for scheme, word, _ in vocab.role_words() if scheme in FOLDED]
    assert all(word == word.lower() == vocab.fold(word) for word in words)


def test_a_broader_role_is_a_role_and_never_its_own() -> None:
    codes = {role.code for role in vocab.roles()}
    broader = {role.code: role.broader for role in vocab.roles() if role.broader}
    assert broader == {"vac": "act"}
    assert set(broader.values()) <= codes


def test_directors_and_cinematographers_are_sole_holders() -> None:
    assert [role.code for role in vocab.roles() if role.sole_holder] == ["fmd", "cng"]


def test_every_role_has_a_shortcut_and_a_definition() -> None:
    for role in vocab.roles():
        assert role.shortcut.startswith((vocab.SCHEMA, vocab.FC)), role.code
        assert role.definition.endswith("."), role.code


def test_stances_are_those_of_claims() -> None:
    assert tuple(stance.name for stance in vocab.stances()) == claim.STANCES


def test_verdicts_are_tried_in_this_order() -> None:
    assert [verdict.name for verdict in vocab.verdicts()] == [
        "unknownFilm", "anachronism", "disputed", "contradicted", "supported", "unsupported", "ambiguous", "unchecked",
    ]  # fmt: skip


@pytest.mark.parametrize("concept", [*vocab.stances(), *vocab.verdicts(), *vocab.rules()], ids=lambda c: c.name)
def test_concepts_are_defined(concept: vocab.Concept) -> None:
    assert concept.iri == vocab.FC + concept.name
    assert concept.label == concept.label.strip() != ""
    assert concept.definition.endswith(".")


def test_stances_and_verdicts_have_examples_and_rules_conclude() -> None:
    assert all(concept.example for concept in (*vocab.stances(), *vocab.verdicts()))
    names = {verdict.name for verdict in vocab.verdicts()}
    assert all(rule.concludes and names.issuperset(rule.concludes) for rule in vocab.rules())


def test_the_inverse_of_an_inverse_is_the_relation_itself() -> None:
    inverse = {relation.label: relation.inverse for relation in vocab.relations()}
    assert len(inverse) == len(vocab.relations())
    assert [label for label, other in inverse.items() if other and inverse[other] != label] == []


def test_relations_say_between_what_they_stand() -> None:
    for relation in vocab.relations():
        assert relation.subjects, relation.label
        assert relation.objects, relation.label
        assert not relation.symmetric or relation.subjects == relation.objects


@pytest.mark.parametrize(
    "label",
    ["sequel of", "prequel of", "remake of", "based on", "followed by", "lover of", "parent of", "father of",
     "father figure of", "sibling of", "friend of", "ally of", "rival of", "adversary of", "killer of", "ruler of",
     "member of", "works for", "set in", "mentor of", "reviews"],
)  # fmt: skip
def test_relations_that_claims_use(label: str) -> None:
    assert label in {relation.label for relation in vocab.relations()}


def test_a_father_is_a_parent_and_a_parent_a_relative() -> None:
    broader = {relation.label: relation.broader for relation in vocab.relations()}
    assert broader["father of"] == "parent of"
    assert broader["parent of"] == "relative of"
    assert broader["lover of"] is None


@pytest.mark.parametrize("predicate", ["genre", "theme", "rating", "votes", "verdict", "place", "running time"])
def test_facts_have_properties(predicate: str) -> None:
    assert vocab.fact_properties()[predicate].startswith((vocab.SCHEMA, vocab.FC))


@pytest.mark.parametrize(
    ("format_name", "trusted"),
    [
        ("imdb", True),
        ("tmdb", True),
        ("wikidata", True),
        ("jsonld", True),
        ("csv", True),
        ("review", False),
        ("?", False),
    ],
)
def test_who_is_trusted(format_name: str, trusted: bool) -> None:
    defaults = vocab.source_defaults(format_name)
    assert (defaults.trust >= 0.8) is trusted
    assert 0 <= defaults.trust <= 1
    assert defaults.title
    assert defaults.comment.endswith(".")
    assert {role.code for role in vocab.roles()}.issuperset(defaults.complete_for)


def test_absence_speaks_only_in_these_dumps() -> None:
    complete = {name: vocab.source_defaults(name).complete_for for name in ("imdb", "tmdb", "csv", "jsonld", "review")}
    assert complete == {"imdb": ("fmd", "aus"), "tmdb": ("fmd",), "csv": (), "jsonld": (), "review": ()}


def test_prefixes_are_those_of_the_terms() -> None:
    spaces = tuple(vocab.prefixes().values())
    assert len(set(spaces)) == len(spaces)
    assert [term.iri for term in vocab.terms() if not term.iri.startswith(spaces)] == []
    assert vocab.prefixes()["fc"] == vocab.FC


def test_terms_are_explained() -> None:
    for term in vocab.terms():
        assert term.label, term.iri
        assert term.comment.endswith("."), term.iri


def test_importing_it_is_cheap() -> None:
    """Nothing heavy is loaded before the first look-up, and rdflib never."""
    code = (
        "import sys, kg.vocab as v; heavy = {'pyoxigraph', 'rdflib', 'duckdb'}; assert not heavy & set(sys.modules); "
        "v.roles(); assert heavy & set(sys.modules) == {'pyoxigraph'}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
