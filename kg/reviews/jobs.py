"""The words of reviews for what people do on a film, and the MARC relator code of each."""

from __future__ import annotations

import re
from functools import cache

from kg.reviews.expressions import expression

# Verbs, as in "written and directed by".
VERBS: tuple[tuple[str, str], ...] = (
    ("co-directed", "fmd"),
    ("directed", "fmd"),
    ("helmed", "fmd"),
    ("directorial debut", "fmd"),
    ("co-written", "aus"),
    ("cowritten", "aus"),
    ("written", "aus"),
    ("scripted", "aus"),
    ("penned", "aus"),
    ("co-scripted", "aus"),
    ("co-penned", "aus"),
    ("co-produced", "fmp"),
    ("produced", "fmp"),
    ("executive produced", "fmp"),
    ("executive-produced", "fmp"),
    ("scored", "cmp"),
    ("composed", "cmp"),
    ("photographed", "cng"),
    ("shot", "cng"),
    ("lensed", "cng"),
    ("filmed", "cng"),
    ("edited", "flm"),
    ("designed", "prs"),
    ("costumed", "cst"),
    ("cast", "cad"),
)
# Trades, as in "writer/director X".
NOUNS: tuple[tuple[str, str], ...] = (
    ("director of photography", "cng"),
    ("cinematographer", "cng"),
    ("dp", "cng"),
    ("dop", "cng"),
    ("lensman", "cng"),
    ("cameraman", "cng"),
    ("casting director", "cad"),
    ("art director", "prs"),
    ("production designer", "prs"),
    ("costume designer", "cst"),
    ("music director", "cmp"),
    ("composer", "cmp"),
    ("co-director", "fmd"),
    ("director", "fmd"),
    ("helmer", "fmd"),
    ("filmmaker", "fmd"),
    ("film-maker", "fmd"),
    ("auteur", "fmd"),
    ("co-writer", "aus"),
    ("screenwriter", "aus"),
    ("scriptwriter", "aus"),
    ("co-screenwriter", "aus"),
    ("writer", "aus"),
    ("scribe", "aus"),
    ("scripter", "aus"),
    ("executive producer", "fmp"),
    ("co-producer", "fmp"),
    ("producer", "fmp"),
    ("film editor", "flm"),
    ("editor", "flm"),
    ("novelist", "aut"),
    ("author", "aut"),
    ("playwright", "aut"),
    ("actor", "act"),
    ("actress", "act"),
    ("star", "act"),
    ("co-star", "act"),
    ("leading man", "act"),
    ("leading lady", "act"),
)
# Works, as in "X's score", "the score by X".
WORKS: tuple[tuple[str, str], ...] = (
    ("cinematography", "cng"),
    ("camerawork", "cng"),
    ("camera work", "cng"),
    ("photography", "cng"),
    ("lensing", "cng"),
    ("visuals", "cng"),
    ("score", "cmp"),
    ("music", "cmp"),
    ("soundtrack", "cmp"),
    ("original score", "cmp"),
    ("film score", "cmp"),
    ("screenplay", "aus"),
    ("script", "aus"),
    ("teleplay", "aus"),
    ("writing", "aus"),
    ("editing", "flm"),
    ("direction", "fmd"),
    ("production design", "prs"),
    ("art direction", "prs"),
    ("set design", "prs"),
    ("costumes", "cst"),
    ("costume design", "cst"),
    ("novel", "aut"),
    ("book", "aut"),
    ("novella", "aut"),
    ("short story", "aut"),
    ("play", "aut"),
    ("memoir", "aut"),
    ("bestseller", "aut"),
    ("best-seller", "aut"),
    ("stage play", "aut"),
    ("comic", "aut"),
    ("comic book", "aut"),
    ("graphic novel", "aut"),
    ("book series", "aut"),
    ("source material", "aut"),
    ("source novel", "aut"),
    ("story", "aut"),
)


def _words(table: tuple[tuple[str, str], ...], plural: bool = False) -> str:
    ordered = sorted((word for word, _ in table), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w) for w in ordered) + (")s?" if plural else ")")


VERB = _words(VERBS)
NOUN = _words(NOUNS, plural=True)
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
