"""Headers of named questions and the binding of their parameters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import queries
from kg.errors import QueryError, UsageError
from kg.queries import Param, bind, load, parse
from kg.sparql.results import Term

TEXT = """\
# title: Filmography
# A remark that is no part of the header's words.
# question: Which films?
# param person (person): whose films
# param since (integer, default 1900): from which year on
# param word (string, optional): a word, such as (this)
# example: person="Hugo Weaving" since=1999

SELECT ?film { ?film schema:actor $person } # param late (film): too late to count
"""
ASKED = parse("filmography", TEXT)


def resolve(kind: str, name: str) -> str:
    if name == "Steve McQueen":
        raise UsageError("two people are called that")
    return f"http://e/{kind}/{name}"


def test_a_header_is_read() -> None:
    assert ASKED.title == "Filmography"
    assert ASKED.question == "Which films?"
    assert ASKED.params == (
        Param("person", "person", "whose films"),
        Param("since", "integer", "from which year on", default="1900"),
        Param("word", "string", "a word, such as (this)", optional=True),
    )
    assert ASKED.example == {"person": "Hugo Weaving", "since": "1999"}
    assert ASKED.text == TEXT


def test_values_become_terms() -> None:
    assert bind(ASKED, {"person": "nm1", "since": "-5", "word": "1"}, resolve) == {
        "person": Term("iri", "http://e/person/nm1"),
        "since": Term.of(-5),
        "word": Term.of("1"),
    }
    assert set(bind(ASKED, {"person": "nm1"}, resolve)) == {"person", "since"}


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "@filmography needs person: whose films; --param person=..."),
        ({"persn": "x"}, "@filmography has no parameter 'persn'; did you mean person?"),
        ({"person": "x", "qqq": "y"}, "@filmography has no parameter 'qqq'; it takes person, since, word"),
        ({"person": "x", "since": "1999.5"}, "@filmography: since is to be an integer, not '1999.5'"),
        ({"person": "Steve McQueen"}, "two people are called that"),
    ],
)
def test_values_that_cannot_be_bound(values: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        bind(ASKED, values, resolve)
    assert str(caught.value) == message


def test_a_question_without_parameters_takes_none() -> None:
    with pytest.raises(UsageError, match="@mine has no parameter 'x'; it takes none"):
        bind(parse("mine", "ASK {}"), {"x": "1"}, resolve)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("# param person", "@mine:2: cannot read the parameter 'person'; write NAME (KIND): MEANING"),
        (
            "# param x (year): when",
            "@mine:2: parameter x: no kind 'year'; there are film, person, source, integer, string",
        ),
        ("# param x (film, perhaps): which", "@mine:2: cannot read the parameter"),
    ],
)
def test_a_bad_header_names_its_line(line: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse("mine", f"# title: Mine\n{line}\nASK {{}}")
    assert str(caught.value).startswith(message)


@given(st.text())
def test_any_text_is_a_question_or_a_clear_error(text: str) -> None:
    try:
        question = parse("any", text)
    except QueryError:
        return
    assert question.text == text


def test_an_unclosed_quote_in_an_example_is_an_error_with_its_line() -> None:
    with pytest.raises(QueryError, match="@mine:2: cannot read the example"):
        parse("mine", '# title: Mine\n# example: person="Hugo\nASK {}')


def test_an_unknown_question_is_a_usage_error_with_a_hint() -> None:
    with pytest.raises(UsageError, match=r"no question 'filmografy'; did you mean filmography\?"):
        load("filmografy")
    with pytest.raises(UsageError, match="no question 'zzz'; see `kg queries`"):
        load("zzz")
    with pytest.raises(UsageError, match="no question"):
        load("../film")


def test_named_questions_are_those_of_the_folder() -> None:
    names = [question.name for question in queries.named()]
    assert names == sorted(set(names))
    assert all(queries.load(name).name == name for name in names)
