"""What trusted sources say of each claim: both sides with their places, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Side:
    """A credit as one source gives it."""

    source: str
    locator: str
    person: str
    role: str
    film: str
    year: int | None
    characters: tuple[str, ...]
    quote: str | None

    def __str__(self) -> str:
        part = f" ({', '.join(self.characters)})" if self.characters else ""
        return f"{self.person}, {self.role}{part}, {self.film}{f' ({self.year})' if self.year else ''}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its verdict.

    Attributes:
        claim: what is claimed, and where.
        stance, confidence: of the claim.
        verdict, rule: names of the ontology; other: the credit that decided, if one did.
    """

    claim: Side
    stance: str
    confidence: float
    verdict: str
    rule: str
    other: Side | None


_SIDE = """
SELECT c.id, c.source_name, c.locator, coalesce(p.name, c.person_local), c.role_label, coalesce(f.title, c.film_local),
       f.year, coalesce(c.characters, []), c.quote, c.stance, c.confidence, c.trusted
FROM credit_said c LEFT JOIN person_merged p ON p.person = c.person LEFT JOIN film_merged f ON f.film = c.film
WHERE c.id IN (SELECT credit FROM assessment UNION SELECT against FROM assessment)
"""


def check(store: Store, sources: Sequence[str] = ()) -> Iterator[Checked]:
    """The verdicts on the claims of some sources, or of all: by source, then in the order of the text.

    Trusted sources are listed only where they are named or where one of them is disputed.

    Raises:
        UsageError: a source is not in the store.
    """
    wanted = chosen(store, sources)
    rows = {row[0]: row for row in store.connection.execute(_SIDE).fetchall()}
    found = store.connection.execute(
        "SELECT a.credit, a.verdict, a.rule, a.against FROM assessment a JOIN credit_said c ON c.id = a.credit "
        "ORDER BY c.source_name, coalesce(span_start(c.locator), 0), c.locator, c.id"
    ).fetchall()
    for credit, verdict, rule, against in found:
        row = rows[credit]
        if row[1] in wanted or (not wanted and (not row[11] or verdict == "disputed")):
            other = _side(rows[against]) if against else None
            yield Checked(_side(row), row[9], row[10], verdict, rule, other)


def chosen(store: Store, sources: Sequence[str]) -> set[str]:
    """The ids of the sources that a user names by their ids or by the ends of them.

    Raises:
        UsageError: none has that id, or several end so.
    """
    known = {row[0] for row in store.connection.execute("SELECT name FROM source").fetchall()}
    return {_source(name, known) for name in sources}


def _source(name: str, known: set[str]) -> str:
    ending = [one for one in known if one == name] or [one for one in known if one.endswith(name)]
    if len(ending) != 1:
        raise UsageError(
            f"{'several sources end in' if ending else 'no source'} {name!r}", hint="`kg sources` lists them"
        )
    return ending[0]


def _side(row: tuple) -> Side:  # type: ignore[type-arg]
    return Side(row[1], row[2], row[3], row[4], row[5], row[6], tuple(row[7]), row[8])
