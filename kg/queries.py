"""Named questions: SPARQL files with a header that says what they ask and with which parameters.

A question is a file ``NAME.rq`` that any SPARQL tool can read. Comment lines before the query say the rest::

    # title: Filmography
    # question: On which films is a person credited, as what, and playing whom?
    # param person (person): whose films
    # param since (integer, default 1900): from which year on
    # example: person="Hugo Weaving" since=1999

A parameter is a variable of the query, by convention written ``$person``. Its kind is ``film``, ``person``, ``source``
(looked up by name), ``integer`` or ``string``. After the kind may follow ``default VALUE``, or ``optional``: then the
variable is left free where no value is given.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal, get_args

from kg.errors import QueryError, UsageError
from kg.sparql.results import Term

ParamKind = Literal["film", "person", "source", "integer", "string"]

_HEADER = re.compile(r"#\s*(title|question|param|example)\b:?\s*(.*)")
_PARAM = re.compile(r"(\w+)\s*\((\w+)(?:,\s*(?:(optional)|default\s+(.*?)))?\)\s*:\s*(.+)")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question.

    Attributes:
        name: the variable, without ``$``.
        kind: what values it takes.
        description: for readers.
        default: the value where none is given, as a user would write it; None if there is none.
        optional: whether it may be left out without a default.
    """

    name: str
    kind: ParamKind
    description: str
    default: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what its header says.

    Attributes:
        name: what it is called by, ``@name`` on the command line.
        text: the whole file.
        title: a few words.
        question: what it asks, as a sentence.
        params: its parameters, in the order of the header.
        example: values of parameters, as a user would write them, for which the sample data has an answer.
    """

    name: str
    text: str
    title: str = ""
    question: str = ""
    params: tuple[Param, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)


def named() -> tuple[Question, ...]:
    """The questions that ship with the ontology, by name.

    >>> len(named()) >= 24, named()[0].params
    (True, ())
    """
    return tuple(_read(name) for name in _names())


def load(name: str) -> Question:
    """One of the named questions.

    Raises:
        UsageError: there is no such question.

    >>> load("filmography").params[0].kind
    'person'
    """
    if name not in _names():
        raise UsageError(f"no question {name!r}", hint=_did_you_mean(name, _names()) or "see `kg queries`")
    return _read(name)


def parse(name: str, text: str) -> Question:
    r"""A question of one's own; a query without a header is one without parameters.

    Raises:
        QueryError: a line of the header cannot be read; names the line.

    >>> parse("mine", "# param film (film, optional): which one\nSELECT * { ?x fc:film $film }").params
    (Param(name='film', kind='film', description='which one', default=None, optional=True),)
    """
    said: dict[str, str] = {}
    params: list[Param] = []
    example: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _HEADER.match(line)
        if line.strip() and not line.startswith("#"):
            break
        if match and match[1] == "param":
            params.append(_param(match[2], f"@{name}", number))
        elif match and match[1] == "example":
            example = _example(match[2], f"@{name}", number)
        elif match:
            said[match[1]] = match[2].strip()
    return Question(name, text, said.get("title", ""), said.get("question", ""), tuple(params), example)


def bind(question: Question, values: Mapping[str, str], resolve: Callable[[str, str], str]) -> dict[str, Term]:
    r"""The terms to put for a question's parameters; optional ones without a value are left out.

    Args:
        question: whose parameters.
        values: what the user wrote, by name of parameter.
        resolve: gives the IRI for a kind (``film``, ``person`` or ``source``) and a name, or raises what should be
            said of a name that is unknown or means several things.

    Raises:
        UsageError: a parameter is unknown, lacks a value, or is no integer where it should be one.

    >>> asked = parse("q", "# param person (person): who\n# param since (integer, default 1900): when")
    >>> terms = bind(asked, {"person": "Keanu Reeves"}, lambda kind, name: f"http://e/{kind}/{name[:5]}")
    >>> [term.n3() for term in terms.values()]
    ['<http://e/person/Keanu>', '"1900"^^<http://www.w3.org/2001/XMLSchema#integer>']
    """
    names = [param.name for param in question.params]
    for name in values:
        if name not in names:
            takes = f"it takes {', '.join(names)}" if names else "it takes none"
            raise UsageError(
                f"@{question.name} has no parameter {name!r}", hint=_did_you_mean(name, tuple(names)) or takes
            )
    terms = {}
    for param in question.params:
        value = values.get(param.name, param.default)
        if value is not None:
            terms[param.name] = _term(question, param, value, resolve)
        elif not param.optional:
            raise UsageError(
                f"@{question.name} needs {param.name}: {param.description}", hint=f"--param {param.name}=..."
            )
    return terms


def _names() -> tuple[str, ...]:
    folder = files("kg.ontology").joinpath("queries")
    return tuple(sorted(file.name[:-3] for file in folder.iterdir() if file.name.endswith(".rq")))


def _read(name: str) -> Question:
    return parse(name, files("kg.ontology").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8"))


def _did_you_mean(word: str, known: tuple[str, ...]) -> str | None:
    close = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {close[0]}?" if close else None


def _param(text: str, file: str, line: int) -> Param:
    match = _PARAM.fullmatch(text.strip())
    if not match:
        raise QueryError(f"cannot read the parameter {text!r}", path=file, line=line, hint="write NAME (KIND): MEANING")
    name, kind, optional, default, description = match.groups()
    for known in get_args(ParamKind):
        if kind == known:
            return Param(name, known, description.strip(), default, bool(optional))
    kinds = ", ".join(get_args(ParamKind))
    raise QueryError(f"parameter {name}: no kind {kind!r}", path=file, line=line, hint=f"there are {kinds}")


def _example(text: str, file: str, line: int) -> dict[str, str]:
    try:
        pairs = [word.partition("=") for word in shlex.split(text)]
    except ValueError as error:
        message = f"cannot read the example ({error})"
        raise QueryError(message, path=file, line=line, hint='write NAME="VALUE" ...') from error
    return {name: value for name, _, value in pairs}


def _term(question: Question, param: Param, value: str, resolve: Callable[[str, str], str]) -> Term:
    if param.kind == "string":
        return Term.of(value)
    if param.kind != "integer":
        return Term("iri", resolve(param.kind, value))
    if not re.fullmatch(r"[+-]?[0-9]+", value):
        raise UsageError(f"@{question.name}: {param.name} is to be an integer, not {value!r}")
    return Term.of(int(value))
