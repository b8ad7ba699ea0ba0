"""What trusted sources say of each claim: both sides with their places, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store.folder import Store


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
class Earlier:
    """What a claim that somebody returns takes for granted: that they were in an earlier film.

    Attributes:
        film, year: the earlier film.
        verdict, rule: names of the ontology; other: that person's credit there, else the first of the same kind.
    """

    film: str
    year: int | None
    verdict: str
    rule: str
    other: Side


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with its verdict.

    Attributes:
        claim: what is claimed, and where.
        stance, confidence: of the claim.
        verdict, rule: names of the ontology; other: the credit that decided, if one did.
        pattern: what found the claim. measured: the share of its decided claims that are borne out
            (`kg.verdicts.measure`).
        earlier: what the claim takes for granted of an earlier film, if anything.
    """

    claim: Side
    stance: str
    confidence: float
    verdict: str
    rule: str
    other: Side | None
    pattern: str
    measured: float | None = None
    earlier: Earlier | None = None


_SIDE = """
SELECT c.id, c.source_name, c.locator, coalesce(p.name, c.person_local), c.role_label, coalesce(f.title, c.film_local),
       f.year, coalesce(c.characters, []), c.quote, c.stance, c.confidence, c.method, m.precision
FROM credit_said c LEFT JOIN measured m ON m.method = c.method
LEFT JOIN person_merged p ON p.person = c.person LEFT JOIN film_merged f ON f.film = c.film
WHERE c.id IN (SELECT unnest(?::BIGINT[]))
"""

# Of trusted sources only what is disputed, unless they are named.
_FOUND = """
SELECT a.credit, a.verdict, a.rule, a.against FROM assessment a JOIN credit_said c ON c.id = a.credit
WHERE list_contains($wanted, c.source_name) OR len($wanted) = 0 AND (NOT c.trusted OR a.verdict = 'disputed')
ORDER BY c.source_name, coalesce(span_start(c.locator), 0), c.locator, c.id
"""

_EARLIER = """
SELECT a.credit, coalesce(f.title, e.local), f.year, a.verdict, a.rule, a.against
FROM presupposition a JOIN entity e ON e.id = a.film LEFT JOIN film_merged f ON f.film = a.film
"""


def check(store: Store, sources: Sequence[str] = ()) -> Iterator[Checked]:
    """The verdicts on the claims of some sources, or of all: by source, then in the order of the text.

    Trusted sources are listed only where they are named or where one of them is disputed.

    Raises:
        UsageError: a source is not in the store.
    """
    wanted = sorted(chosen(store, sources))
    found = store.connection.execute(_FOUND, {"wanted": wanted}).fetchall()
    before = {row[0]: row[1:] for row in store.connection.execute(_EARLIER).fetchall()}
    credits_ = {one for credit, _, _, against in found for one in (credit, against)} | {
        row[-1] for row in before.values()
    }
    sides = store.connection.execute(_SIDE, [sorted(credits_ - {None})]).fetchall()
    rows = {row[0]: row for row in sides}
    for credit, verdict, rule, against in found:
        row, returns = rows[credit], before.get(credit)
        other = _side(rows[against]) if against else None
        earlier = _earlier(returns, rows) if returns else None
        yield Checked(_side(row), row[9], row[10], verdict, rule, other, row[11], row[12], earlier)


def _earlier(returns: tuple, rows: dict) -> Earlier:  # type: ignore[type-arg]
    film, year, verdict, rule, against = returns
    return Earlier(film, year, verdict, rule, _side(rows[against]))


VERDICTS = (
    "supported", "contradicted", "anachronism", "disputed", "unsupported", "ambiguous", "unknownFilm", "unchecked",
)  # fmt: skip
"""The verdicts as reports count them: for, against, and neither."""


def by_source(store: Store, sources: Sequence[str] = ()) -> list[tuple[str | int, ...]]:
    """How the claims of each source fare: its id, how many there are, and how many have each of :data:`VERDICTS`.

    Of a trusted source only those claims count that another trusted source denies or bears out.

    Raises:
        UsageError: a source is not in the store.
    """
    wanted = chosen(store, sources)
    counts = ", ".join(f"count(*) FILTER (a.verdict = '{verdict}')" for verdict in VERDICTS)
    rows = store.connection.execute(
        f"SELECT c.source_name, count(*), {counts} FROM credit_said c JOIN assessment a ON a.credit = c.id "
        f"GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return [row for row in rows if not wanted or row[0] in wanted]


def by_pattern(store: Store) -> list[tuple[str | int | float | None, ...]]:
    """How often each pattern was right: name, claims, borne out, denied, confidence, precision and its lower end."""
    return store.connection.execute("SELECT * FROM measured ORDER BY borne_out + denied DESC, method").fetchall()


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
