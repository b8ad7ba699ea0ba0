"""What reviews claim, as plain rows."""

from __future__ import annotations

from kg.claim import Credit, Film, Person
from kg.reviews import read


def claimed(text: str, source: str = "page.md") -> set[tuple[str, str, tuple[str, ...], str, str]]:
    """Person, role, characters, film and stance of every credit."""
    claims = read(text, source=source).claims
    people = {c.key: c.name for c in claims if isinstance(c, Person)}
    films = {c.key: c.title for c in claims if isinstance(c, Film)}
    return {(people[c.person], c.role, c.characters, films[c.film], c.stance) for c in claims if isinstance(c, Credit)}
