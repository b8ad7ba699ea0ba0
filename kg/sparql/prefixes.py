"""The prefixes that a query may use without declaring them."""

from __future__ import annotations

from kg import vocab

_KINDS = ("film", "person", "character", "place", "source", "credit", "evidence", "title", "graph")


def known(base: str) -> dict[str, str]:
    """Every known prefix and its namespace: ``ontology/prefixes.ttl``, and one for each kind of identifier.

    Args:
        base: the base of identifiers.

    >>> prefixes = known("https://example.org/")
    >>> prefixes["rel"], prefixes["film"]
    ('http://id.loc.gov/vocabulary/relators/', 'https://example.org/film/')
    """
    return vocab.prefixes() | {kind: f"{base}{kind}/" for kind in _KINDS}
