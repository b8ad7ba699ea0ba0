"""The claims of reviews as plain rows, and the candidates that wait for a store or that one bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg import vocab
from kg.claim import Candidate, Claim, Credit, Fact, Film, Person, Relation
from kg.sources.base import Batch

if TYPE_CHECKING:
    from kg.preview import Found, Promoted

PLAIN = (
    "actor", "director", "writer", "author", "composer", "cinematographer", "editor", "producer",
    "production designer", "costume designer", "casting director",
)  # fmt: skip
"""The roles that are always called by these words."""

COLUMNS = (
    "source", "film", "year", "person", "role", "character", "character_description", "main_film", "stance",
    "credited_as", "quote", "start", "end", "pattern", "confidence",
)  # fmt: skip
"""The columns of a credit."""

OTHER_COLUMNS = ("type", "subject", "predicate", "object", "value")
"""The columns of relations and facts that credits have not."""

GROUND = "promoted_by"
"""The column that rows have where a store was asked: the source and place of the credit that bears the row out."""


def role_word(role: str) -> str:
    """The word for a role: one of :data:`PLAIN` where it is one of those or a kind of one, else as printed.

    >>> role_word("cng"), role_word("vac"), role_word("stunts")
    ('cinematographer', 'actor', 'stunts')
    """
    known = vocab.role_of(role, "code")
    if known is None:
        return role
    if known.label not in PLAIN and known.broader:
        return role_word(known.broader)
    return known.label


def rows(
    name: str, batch: Batch, *, everything: bool = False, promoted: Found | None = None
) -> Iterator[dict[str, Any]]:
    """The claims of a review in the order of the text; those that rest on no words of it come last.

    Args:
        name: the file as the user gave it.
        batch: what was read of it.
        everything: relations, facts and candidates too, each row with its ``type``; else credits alone, without.
        promoted: what a store bears out. Then every row has ``promoted_by``, the source and place of the credit that
            a promoted candidate rests on, promoted candidates are credits, and people whom the text calls by their
            surnames alone are given by their names in the store.
    """
    films = {claim.key: claim for claim in batch.records if isinstance(claim, Film)}
    people = {claim.key: claim.name for claim in batch.records if isinstance(claim, Person)}
    main = next((c.object for c in batch.records if isinstance(c, Relation) and c.predicate == "reviews"), None)
    own = name_of(name, batch)
    for claim in sorted((*batch.records, *batch.candidates), key=lambda claim: (span(claim) == (0, 0), span(claim))):
        row = {"source": own, **_common(claim)} | ({} if promoted is None else {GROUND: None})
        if isinstance(claim, Credit):
            for character in claim.characters or (None,):
                credit = _credit(claim, films, people, main) | {"character": character}
                known = promoted.people.get(claim.person) if promoted else None
                named = {"person": known.person, GROUND: known.ground} if known else {}
                yield _ordered(row | credit | named, "credit" if everything else None)
        elif isinstance(claim, Candidate):
            borne = promoted.candidates.get((claim.source, claim.start, claim.role)) if promoted else None
            if borne or everything:
                kind = "credit" if borne else "candidate"
                yield _ordered(row | _candidate(claim, films, borne), kind if everything else None)
        elif everything and isinstance(claim, Relation):
            yield _ordered(row | _relation(claim, films), "relation")
        elif everything and isinstance(claim, Fact):
            subject = films[claim.subject].title if claim.subject in films else claim.subject
            yield _ordered(row | {"subject": subject, "predicate": claim.predicate, "value": claim.value}, "fact")


def name_of(name: str, batch: Batch) -> str:
    """What the rows of a review call it: the file, with the id of its row where the file is a table.

    >>> name_of("reviews.csv", Batch(source="reviews.csv#7"))
    'reviews.csv#7'
    """
    return name + (f"#{batch.source.rpartition('#')[2]}" if "#" in batch.source and "#" not in name else "")


def span(claim: Claim) -> tuple[int, int]:
    """START and END of a claim's words, code points counted from 0; (0, 0) where it has none.

    >>> span(Claim(source="s", locator="char=3,9"))
    (3, 9)
    """
    match = re.fullmatch(r"char=(\d+),(\d+)", claim.locator)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _common(claim: Claim) -> dict[str, Any]:
    start, end = span(claim)
    return {
        "stance": claim.stance,
        "quote": claim.quote,
        "start": start,
        "end": end,
        "pattern": claim.method,
        "confidence": claim.confidence,
    }


def _credit(claim: Credit, films: dict[str, Film], people: dict[str, str], main: str | None) -> dict[str, Any]:
    film = films[claim.film]
    return {
        "film": film.title,
        "year": film.year,
        "person": people[claim.person],
        "role": role_word(claim.role),
        "character_description": claim.character_description,
        "main_film": claim.film == main,
        "credited_as": claim.credited_as,
    }


def _candidate(claim: Candidate, films: dict[str, Film], borne: Promoted | None) -> dict[str, Any]:
    """A name as printed, or the person whom a store knows by it."""
    film = films[claim.film]
    known = {
        "film": film.title,
        "year": film.year,
        "person": claim.name,
        "role": role_word(claim.role),
        "character": claim.character,
        "character_description": None,
        "main_film": True,
        "credited_as": None,
    }
    if borne is None:
        return known
    method = {"pattern": borne.method, "confidence": borne.confidence}
    return {**known, "person": borne.person, **method, GROUND: borne.ground}


def _relation(claim: Relation, films: dict[str, Film]) -> dict[str, Any]:
    def name(value: str) -> str:
        return films[value].title if value in films else value

    film = films[claim.film].title if claim.film in films else None
    return {"film": film, "subject": name(claim.subject), "predicate": claim.predicate, "object": name(claim.object)}


def _ordered(row: dict[str, Any], type_: str | None) -> dict[str, Any]:
    """The columns in their fixed order; those that other kinds of claims have come last."""
    known = {column: row[column] for column in COLUMNS if column in row}
    rest = {column: value for column, value in row.items() if column not in COLUMNS}
    return {**({"type": type_} if type_ else {}), **known, **rest}
