"""Every named question has rows on the sample data, the rows it should have, and others once the data are others."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest
import rdflib.plugins.sparql
from questions import GOLDEN, ROOT, Sample, answer, is_ordered, sample

from kg import queries
from kg.queries import Question
from kg.sparql.prefixes import known

QUESTIONS = queries.named()
each = pytest.mark.parametrize("question", QUESTIONS, ids=[question.name for question in QUESTIONS])


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return sample(tmp_path_factory.mktemp("questions"))


def test_every_question_has_its_answer_and_its_mutation() -> None:
    names = {file.stem for file in (ROOT / "ontology" / "queries").glob("*.rq")}
    assert len(names) >= 40
    assert names == {question.name for question in QUESTIONS}
    assert names == {file.stem for file in GOLDEN.glob("*.tsv")} == {file.stem for file in GOLDEN.glob("*.ru")}


@each
def test_its_header_says_what_it_is(question: Question) -> None:
    assert question.title
    assert question.question.endswith("?")
    assert [param.name for param in question.params] == list(dict.fromkeys(p.name for p in question.params))
    needed = {param.name for param in question.params if param.default is None and not param.optional}
    assert needed <= set(question.example) <= {param.name for param in question.params}
    written = set(re.findall(r"\$(\w+)", question.text))
    assert written == {param.name for param in question.params}, "parameters are written with $, and nothing else is"


@each
def test_it_is_sparql_that_other_tools_read(question: Question) -> None:
    """As it stands, with nothing bound, given our prefixes."""
    prefixes = known("http://e.example/")
    pyoxigraph.Store().query(question.text, base_iri="http://e.example/", prefixes=prefixes)
    rdflib.plugins.sparql.prepareQuery(question.text, initNs=prefixes)


@each
def test_it_answers_what_it_should(question: Question, asked: Sample) -> None:
    expected = (GOLDEN / f"{question.name}.tsv").read_text(encoding="utf-8")
    assert expected.count("\n") > 1, "it has no row"
    assert answer(question, asked) == expected


@each
def test_it_answers_the_same_from_the_tables(question: Question, asked: Sample) -> None:
    expected = (GOLDEN / f"{question.name}.tsv").read_text(encoding="utf-8")
    assert answer(question, asked, engine="duckdb") == expected


@each
def test_its_order_is_that_of_the_question_alone(question: Question, asked: Sample) -> None:
    """Ties would be ordered as the engine pleases."""
    if is_ordered(question):
        assert answer(question, asked.reversed()) == answer(question, asked)


@each
def test_other_data_change_the_answer(question: Question, asked: Sample) -> None:
    assert answer(question, asked.updated(question.name)) != answer(question, asked)


def test_the_folder_of_answers_has_nothing_else() -> None:
    assert {Path(file).suffix for file in GOLDEN.iterdir()} == {".tsv", ".ru"}
