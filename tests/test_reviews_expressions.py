"""No expression of the reader takes longer than the text is: each is tried on what it nearly matches.

The strings are made from the expression itself: its own branches, letters and repetitions, cut, repeated and with an
end that does not fit, so that whatever can be matched in several ways is tried in all of them. An alarm stops what has
used too much CPU time for one string, however busy the machine is.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from limits import TooSlow, limit

from kg import reviews
from kg.expressions import expression
from kg.reviews.patterns import compiled
from kg.reviews.reader import PATTERNS
from kg.reviews.relations import PATTERNS as RELATIONS

LONGEST = 1200  # characters of a sentence
SECONDS = 0.5  # a fiftieth of that is usual on the slowest
ROUNDS = 60
LAZY = type(expression(""))
PARSER: Any = importlib.import_module("re._parser")
OF_CATEGORY = {"WORD": "a", "SPACE": " ", "DIGIT": "1", "NOT_WORD": "-", "NOT_SPACE": "a", "NOT_DIGIT": "a"}


def all_expressions() -> dict[tuple[str, int], str]:
    """Every expression of the reader's modules, alone, in tables or in patterns, with the place it was found in."""
    found: dict[tuple[str, int], str] = {}
    for module in pkgutil.iter_modules(reviews.__path__):
        for name, value in vars(importlib.import_module(f"kg.reviews.{module.name}")).items():
            for key in inside(value):
                found.setdefault(key, f"{module.name}.{name}")
    for pattern in PATTERNS:
        found.setdefault((compiled(pattern.shape).pattern, 0), f"pattern {pattern.name}")
    for relation in RELATIONS:
        found.setdefault((relation.shape, 0), f"relation {relation.name}")
    return found


def inside(value: Any, depth: int = 0) -> Iterator[tuple[str, int]]:
    """The expressions and their flags in a value of a module."""
    if type(value) is LAZY:
        lazy: Any = value
        yield lazy._source, lazy._flags
    elif isinstance(value, re.Pattern):
        yield value.pattern, value.flags
    elif depth < 3 and isinstance(value, dict | tuple | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from inside(one, depth + 1)
    elif depth < 3 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from inside(getattr(value, field.name), depth)


def made(tree: Any, pick: random.Random, depth: int = 0) -> str:
    """A text that the expression matches, but for what it looks at around it."""
    out = ""
    for op, value in tree:
        name = str(op)
        if name == "LITERAL":
            out += chr(value)
        elif name in ("NOT_LITERAL", "ANY"):
            out += "x"
        elif name == "IN":
            out += one_of(value, pick)
        elif name.endswith("_REPEAT"):
            least, most, repeated = value
            times = pick.choice([least, min(most, least + 1), min(most, 12), min(most, 40)]) if depth < 6 else least
            pieces = [made(repeated, pick, depth + 1) for _ in range(times)]
            out += "".join(pieces) if pick.random() < 0.5 else "".join(pieces[:1]) * times
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            out += made(value[-1] if name == "SUBPATTERN" else value, pick, depth + 1)
        elif name == "BRANCH":
            out += made(pick.choice(value[1]), pick, depth + 1)
        if len(out) > LONGEST:
            break
    return out


def one_of(members: Any, pick: random.Random) -> str:
    """A letter of a class; of all but some letters, one that is seldom among these."""
    letters = []
    for op, value in members:
        name = str(op)
        if name == "NEGATE":
            return pick.choice("a ")
        letters.append(
            chr(value) if name == "LITERAL"
            else chr(pick.randint(*value)) if name == "RANGE"
            else OF_CATEGORY[str(value).removeprefix("CATEGORY_")]
        )  # fmt: skip
    return pick.choice(letters)


def near_misses(source: str, flags: int) -> Iterator[str]:
    """Texts that an expression matches up to a place, and then does not."""
    tree, pick = PARSER.parse(source, flags), random.Random(source)
    for _ in range(ROUNDS):
        text = made(tree, pick)
        cut = pick.randint(0, len(text))
        for miss in (
            f"{text[:-1]}!",
            f"{text[:cut]}!{text[cut:]}",
            text[:cut] * pick.choice([1, 3, 8]),
            text[:cut] + text[cut // 2 : cut] * 20,
        ):
            yield miss[: LONGEST - 1] + "!"


def slowest(source: str, flags: int) -> str | None:
    """A text on which an expression takes too long, if one is found."""
    known = re.compile(source, flags)
    for text in near_misses(source, flags):
        try:
            with limit(SECONDS):
                for _ in known.finditer(text):
                    pass
        except TooSlow:
            return text
    return None


EXPRESSIONS = all_expressions()


def test_all_expressions_are_here() -> None:
    assert len(EXPRESSIONS) >= 200
    assert {"sentences._STOP", "normalise._POINTS", "parts._BEFORE", "pattern plays"} <= set(EXPRESSIONS.values())


@pytest.mark.parametrize(("source", "flags"), EXPRESSIONS, ids=EXPRESSIONS.values())
def test_no_near_miss_takes_long(source: str, flags: int) -> None:
    assert slowest(source, flags) is None


@pytest.mark.parametrize("source", ["(?:[a-z]+ ?){1,9}$", "(?:a|b|ab)*$", "(?:x+)+y"])
def test_an_expression_that_tries_all_ways_is_found(source: str) -> None:
    assert slowest(source, 0)
