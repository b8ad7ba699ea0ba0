"""The words of reviews for what people do on a film, each with its MARC relator code, from ``ontology/roles.ttl``."""

from __future__ import annotations

import re
from functools import cache

from kg import vocab
from kg.expressions import expression

# Verbs, as in "written and directed by"; trades, as in "writer/director X"; works, as in "X's score".
VERBS, NOUNS, WORKS = (
    tuple((word, role.code) for role in vocab.roles() for word in getattr(role, f"review_{kind}"))
    for kind in ("verbs", "nouns", "works")
)


def _words(table: tuple[tuple[str, str], ...], plural: bool = False) -> str:
    ordered = sorted((word for word, _ in table), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w) for w in ordered) + (")s?" if plural else ")")


VERB = _words(VERBS)
NOUN = _words(NOUNS, plural=True)
WORK = _words(tuple((word, code) for word, code in WORKS if code != "aut" and word != "visuals"))
"""What the work of a maker is called; not that of the source's author, nor visuals, which may be the director's."""
AND = r"(?:, and |,? and |, | & |/|-| - )"


@cache
def _table() -> dict[str, str]:
    return dict((*WORKS, *NOUNS, *VERBS))


_JOB = expression("|".join(sorted((re.escape(w) for w, _ in (*VERBS, *NOUNS, *WORKS)), key=len, reverse=True)))


@cache
def codes(words: str) -> tuple[str, ...]:
    """The codes of the jobs that some words name, each once, in order.

    >>> codes("written, produced and directed"), codes("writer/director"), codes("director of photography")
    (('aus', 'fmp', 'fmd'), ('aus', 'fmd'), ('cng',))
    """
    return tuple(dict.fromkeys(_table()[m.group()] for m in _JOB.finditer(words)))
