"""What a person decides: two things are the same, or they are not. Such links go before all rules and stay.

They are rows of ``link`` with the rule ``by hand``, about the very keys that were named; a key is ``space:local``, or
our IRI, whole or from its kind on (``film/imdb/tt0113277``), which tells a film from a person of the same key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from kg import entities
from kg.claim import AUTHORITIES
from kg.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RULE = "by hand"
Outcome = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of two things.

    Attributes:
        a, b: their keys or IRIs.
        outcome: whether they are one; None takes back what was decided.
        reason: why, in the person's words.
    """

    a: str
    b: str
    outcome: Outcome | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A film or a person under one key."""

    id: int
    kind: str
    space: str
    local: str

    def __str__(self) -> str:
        return f"{self.space}:{self.local}"


def ends(connection: DuckDBPyConnection, a: str, b: str) -> tuple[Entity, Entity]:
    """The two things that are meant, of one kind.

    Raises:
        UsageError: nothing has such a key, one is a film and the other a person, or both may be either.
    """
    first, second = _entities(connection, a), _entities(connection, b)
    pairs = [(x, y) for x in first for y in second if x.kind == y.kind]
    if not pairs:
        raise UsageError(
            f"{a!r} is a {first[0].kind} and {b!r} a {second[0].kind}", hint="only things of one kind are one"
        )
    if len(pairs) > 1:
        raise UsageError(
            f"{a!r} and {b!r} are films and people", hint=f"write film/{'/'.join(a.rsplit(':', 1))}, or person/..."
        )
    if pairs[0][0] == pairs[0][1]:
        raise UsageError(f"{a!r} and {b!r} are one key")
    return pairs[0]


def _entities(connection: DuckDBPyConnection, text: str) -> list[Entity]:
    iri = re.search(r"(?:^|/)(film|person)/([^/]+)/([^/?#]+)$", text)
    kind, space, local = iri.groups() if iri else ("", *text.rpartition(":")[::2])
    space, local = (unquote(space), unquote(local)) if iri else (space, local)
    rows = connection.execute(
        "SELECT id, kind, space, local FROM entity WHERE space = ? AND local = ? AND ? IN ('', kind) ORDER BY kind",
        [space, entities.normal(space, local), kind],
    ).fetchall()
    if not rows:
        raise UsageError(f"nothing has the key {text!r}", hint="`kg show NAME` lists the keys of a thing")
    return [Entity(*row) for row in rows]


def decide(connection: DuckDBPyConnection, decisions: Iterable[Decision], *, strict: bool = True) -> list[str]:
    """Keep decisions, each in the place of an earlier one on the same two; what is strange about them, in words.

    Linking must follow.

    Args:
        strict: whether a decision on something that is not there stops everything, or is only strange.

    Raises:
        UsageError: a key is not there, or there is nothing to take back.
    """
    strange = []
    for one in decisions:
        try:
            a, b = ends(connection, one.a, one.b)
        except UsageError as error:
            if strict:
                raise
            strange.append(f"{error.message}, passed over")
            continue
        gone = connection.execute(
            "DELETE FROM link WHERE rule = ? AND (a, b) IN ((?, ?), (?, ?)) RETURNING a", [RULE, a.id, b.id, b.id, a.id]
        ).fetchall()
        if one.outcome is None:
            if not gone:
                raise UsageError(
                    f"nobody decided on {a} and {b}", hint="`kg link reject` keeps apart what a rule joins"
                )
            continue
        if one.outcome == "same" and a.space == b.space and a.space in AUTHORITIES:
            strange.append(f"{a} and {b} are two ids of one authority")
        connection.execute(
            "INSERT INTO link VALUES (?, ?, ?, ?, 1.0, ?)",
            [a.id, b.id, one.outcome, RULE, one.reason or "decided by hand"],
        )
    return strange
