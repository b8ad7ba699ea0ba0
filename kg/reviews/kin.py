"""The words of reviews for what one character is to another; their home is ``ontology/film.ttl``.

A label or further label that ends in *of* gives a noun (*girlfriend of*: ``her girlfriend Mona``); any other is what
stands between the two (*kidnaps*, *in love with*, *killed by*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import vocab

# "one of", "under the thumb of": no noun; "from", "home is": say too little by themselves.
_NO_NOUN = re.compile(r"^(?:one|under|in|on|has|kin|family|agent|head|leader|master) ")
_SYMMETRIC = (
    "friend",
    "lover",
    "partner",
    "rival",
    "enemy",
    "sibling",
    "twin",
    "colleague",
    "co-worker",
    "ally",
    "roommate",
)


def _labels() -> Iterator[tuple[str, str]]:
    """Every label of the relations between characters, with the predicate."""
    for relation in vocab.relations():
        if relation.subjects == ("character",) and relation.objects == ("character",):
            yield from ((word, relation.label) for word in (vocab.fold(relation.label), *relation.words))


def _alternatives(words: Iterator[str]) -> str:
    return "(?:" + "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) + ")"


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


# What somebody is to somebody else: the noun, and the predicate from the noun's bearer to the other.
PREDICATE = {
    word.removesuffix(" of"): predicate
    for word, predicate in _labels()
    if word.endswith(" of") and not _NO_NOUN.match(word)
}
# What stands between two characters, and the predicate from the first to the second.
BETWEEN = {
    word: predicate
    for word, predicate in _labels()
    if not word.endswith((" of", " to")) or word.startswith(("attracted", "married", "engaged", "drawn"))
}
# Nouns for both of two: "rivals", "best friends".
BOTH = {_plural(noun): PREDICATE[noun] for noun in (*_SYMMETRIC, "best friend", "brother", "sister")}
KIN_NOUN = _alternatives(iter(PREDICATE))
KIN_BETWEEN = _alternatives(iter(BETWEEN))
KIN_BOTH = _alternatives(iter(BOTH))
# The first words of both: a sentence without any of them needs no pattern of relations.
KIN_WORDS = frozenset(noun.split()[0] for noun in PREDICATE)
BETWEEN_WORDS = frozenset(words.split()[0].strip(".") for words in BETWEEN)
