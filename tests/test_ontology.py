"""The ontology as data: every term described, every word with one meaning, every code checked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import turtle, vocab

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
FILES = ("film.ttl", "roles.ttl", "sources.ttl", "shapes.ttl")

# The MARC relator list, https://www.loc.gov/marc/relators/relaterm.html, as far as films are concerned, checked term by
# term: code and the term of the Library of Congress, which is not always the word that film people use.
MARC = {
    "act": "Actor", "adi": "Art director", "anm": "Animator", "ard": "Artistic director", "arr": "Arranger",
    "aud": "Author of dialog", "aus": "Screenwriter", "aut": "Author", "cad": "Casting director",
    "chr": "Choreographer", "clr": "Colorist", "cmp": "Composer", "cnd": "Conductor", "cng": "Cinematographer",
    "cop": "Camera operator", "cre": "Creator", "cst": "Costume designer", "dbd": "Dubbing director", "dnc": "Dancer",
    "drt": "Director", "edm": "Editor of moving image work", "flm": "Film editor", "fmd": "Film director",
    "fmp": "Film producer", "hst": "Host", "ive": "Interviewee", "lyr": "Lyricist", "mka": "Makeup artist",
    "msd": "Musical director", "mus": "Musician", "mxe": "Mixing engineer", "nrt": "Narrator",
    "onp": "Onscreen participant", "pht": "Photographer", "pmn": "Production manager",
    "ppt": "Puppeteer", "pro": "Producer", "prs": "Production designer", "rcd": "Recordist", "sce": "Scenarist",
    "sds": "Sound designer", "sfx": "Special effects provider", "sng": "Singer", "spk": "Speaker",
    "std": "Set designer", "vac": "Voice actor", "vfx": "Visual effects provider", "wfs": "Writer of film story",
}  # fmt: skip

EXTRACT_ROLES = {
    "act": "actor", "fmd": "director", "aus": "writer", "aut": "author", "cmp": "composer", "cng": "cinematographer",
    "flm": "editor", "fmp": "producer", "prs": "production designer", "cst": "costume designer",
    "cad": "casting director",
}  # fmt: skip


def quads(name: str) -> list[Quad]:
    return list(pyoxigraph.parse(turtle.text(name), format=pyoxigraph.RdfFormat.TURTLE))


def by_subject(name: str) -> dict[str, dict[str, list[NamedNode | Literal]]]:
    nodes: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads(name):
        nodes[quad.subject.value][quad.predicate.value].append(quad.object)  # type: ignore[union-attr, arg-type]
    return nodes


def ours() -> list[str]:
    return sorted(iri for iri in by_subject("film.ttl") if iri.startswith(vocab.FC))


def used(name: str) -> Iterator[str]:
    for quad in quads(name):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode):
                yield term.value


@pytest.mark.parametrize("name", FILES)
def test_parses_and_says_nothing_twice(name: str) -> None:
    statements = quads(name)
    assert statements
    named = [quad for quad in statements if not isinstance(quad.subject, BlankNode)]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("name", ["film.ttl", "roles.ttl", "sources.ttl"])
def test_has_no_blank_nodes(name: str) -> None:
    assert not [
        quad for quad in quads(name) if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ]


def test_the_header_names_title_version_and_licence() -> None:
    header = by_subject("film.ttl")["https://w3id.org/film-kg/ontology"]
    dcterms = "http://purl.org/dc/terms/"
    assert {f"{dcterms}title", f"{dcterms}license", f"{OWL}versionInfo", f"{OWL}versionIRI"} <= set(header)
    assert str(header[f"{OWL}versionIRI"][0].value).endswith("/" + header[f"{OWL}versionInfo"][0].value)


@pytest.mark.parametrize("iri", ours())
def test_every_term_is_labelled_explained_and_defined_here(iri: str) -> None:
    term = by_subject("film.ttl")[iri]
    labels = term[f"{RDFS}label"] or term[f"{vocab.SKOS}prefLabel"]
    meanings = term[f"{RDFS}comment"] or term[f"{vocab.SKOS}definition"]
    assert len(labels) == len(meanings) == 1
    assert [label.language for label in (*labels, *meanings) if isinstance(label, Literal)] == ["en", "en"]
    sentence = meanings[0].value
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert [value.value for value in term[f"{RDFS}isDefinedBy"]] == ["https://w3id.org/film-kg/ontology"]


@pytest.mark.parametrize("name", [*FILES, "prefixes.ttl"])
def test_every_term_used_is_declared(name: str) -> None:
    declared = set(by_subject("film.ttl")) | set(by_subject("roles.ttl")) | set(by_subject("sources.ttl"))
    assert {iri for iri in used(name) if iri.startswith(vocab.FC)} <= declared


def test_every_class_has_an_example_and_aligns_with_something() -> None:
    for iri, term in by_subject("film.ttl").items():
        if iri.startswith(vocab.FC) and f"{OWL}Class" in [kind.value for kind in term[RDF_TYPE]]:
            assert term[f"{vocab.SKOS}example"], iri
            assert term[f"{RDFS}subClassOf"], iri


ALIGNED = [
    vocab.SCHEMA,
    vocab.WD,
    "https://movielabs.com/",
    "http://www.ebu.ch/",
    "http://id.loc.gov/ontologies/bibframe/",
]


@pytest.mark.parametrize("vocabulary", ALIGNED)
def test_is_aligned_with(vocabulary: str) -> None:
    matches = {f"{vocab.SKOS}{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")}
    aligned = [q for q in quads("film.ttl") if q.predicate.value in matches and q.object.value.startswith(vocabulary)]  # type: ignore[union-attr]
    assert len(aligned) >= 3


def test_inverses_are_mutual_and_symmetric_relations_have_none() -> None:
    nodes = by_subject("film.ttl")
    for iri, node in nodes.items():
        for inverse in node[f"{OWL}inverseOf"]:
            assert [back.value for back in nodes[inverse.value][f"{OWL}inverseOf"]] == [iri]
            assert f"{OWL}SymmetricProperty" not in [kind.value for kind in node[RDF_TYPE]]


# --- roles -----------------------------------------------------------------------------------------------------------


def test_every_code_is_of_the_marc_list() -> None:
    named = {iri.removeprefix(vocab.REL) for iri in used("roles.ttl") if iri.startswith(vocab.REL)}
    assert named == set(MARC)
    for role in vocab.roles():
        assert role.iri == vocab.REL + role.code


def test_the_words_of_extract() -> None:
    labels = {role.code: role.label for role in vocab.roles()}
    assert {code: labels[code] for code in EXTRACT_ROLES} == EXTRACT_ROLES


def test_no_word_means_two_roles() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for scheme, word, code in vocab.role_words():
        if scheme != "schema":
            meanings[vocab.fold(word)].add(code)
    assert {word: codes for word, codes in meanings.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("scheme", ["code", "word", "imdb", "imdb_job", "tmdb", "job", "wikidata", "schema"])
def test_no_word_of_a_scheme_means_two_roles(scheme: str) -> None:
    pairs = [(word, code) for s, word, code in vocab.role_words() if s == scheme]
    assert len(pairs) == len({word for word, _ in pairs})


def test_all_imdb_categories_have_a_role() -> None:
    categories = "actor actress archive_footage archive_sound casting_director cinematographer composer director editor producer production_designer self writer"  # fmt: skip  # noqa: E501
    assert all(vocab.role_of(category, "imdb") for category in categories.split())


def test_every_shortcut_is_described_and_checked() -> None:
    shortcuts = {role.shortcut for role in vocab.roles()}
    terms = {term.iri for term in vocab.terms() if term.kind == "property"}
    assert shortcuts <= terms
    checked = {q.object.value for q in quads("shapes.ttl") if q.predicate.value == f"{SH}targetObjectsOf"}  # type: ignore[union-attr]
    assert shortcuts <= checked


def test_relation_words_mean_one_relation() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for relation in vocab.relations():
        for word in (relation.label, *relation.words):
            meanings[word].add(relation.label)
    assert {word: labels for word, labels in meanings.items() if len(labels) > 1} == {}


def test_a_review_verb_trade_or_work_means_one_role_and_is_given_once() -> None:
    words = [w for r in vocab.roles() for w in (*r.review_verbs, *r.review_nouns, *r.review_works)]
    assert sorted(words) == sorted(set(words))
    others = {w for r in vocab.roles() for w in r.review_words}
    assert not {f"{verb} by" for r in vocab.roles() for verb in r.review_verbs} & others
    assert not set(words) & others


def test_every_review_word_is_plain_lower_case_but_for_abbreviations() -> None:
    kinds = {f"{vocab.FC}review{kind}" for kind in ("Word", "Verb", "Noun", "Work")}
    words = [q.object.value for q in quads("roles.ttl") if q.predicate.value in kinds]  # type: ignore[union-attr]
    assert len(words) > 150
    assert all(word == word.lower() or re.fullmatch(r"D[Oo]?P", word) for word in words)


# --- what the rest of the project takes from it ----------------------------------------------------------------------


def test_the_rules_that_are_applied_are_described_in_their_order() -> None:
    from kg.verdicts.rules import RULES

    described = {rule.name: rule.concludes for rule in vocab.rules()}
    assert [rule.name for rule in RULES if rule.verdict not in described.get(rule.name, ())] == []
    order = [name for name in described if name in {rule.name for rule in RULES}]
    assert order == [rule.name for rule in RULES]


def test_mapping_and_questions_use_declared_terms_alone() -> None:
    declared = {iri.removeprefix(vocab.FC) for iri in by_subject("film.ttl")}
    folder = Path(str(resources.files("kg.ontology")))
    files = [folder / "mapping.ttl", *sorted(folder.glob("queries/*.rq"))]
    assert len(files) > 20
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert set(re.findall(r"\bfc:(\w+)", text)) <= declared, file.name
        assert set(re.findall(r"\brel:(\w+)", text)) <= set(MARC), file.name
