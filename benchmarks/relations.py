"""How well places, genres, themes, character relations and verdicts are read: precision and recall on annotated
reviews.

    python benchmarks/relations.py [GOLD_DIR] [--texts DIR] [--show]

GOLD_DIR has one JSON a review with any of ``places``, ``genres``, ``themes`` (lists of words), ``character_relations``
or ``relations`` (``{"a", "relation", "b"}`` or ``[a, relation, b]``) and ``verdict`` (``{"polarity", "rating"}`` or a
word); the text has the same name, beside it or anywhere under ``--texts``. Words are compared without case, accents,
punctuation, articles and a plural's *s*; a name of one is right where all its words are in the other's. Annotators
write genres and relations in their own words, so that figures for these are lower bounds:

* ``genre`` and ``theme``: right where either of the two contains the other.
* ``pair``: the two characters of a relation, in either order, whatever the relation is called.
* ``relation``: those whose gold word is a label of ``ontology/film.ttl``; right also where one implies the other.
* ``polarity``: over reviews whose gold is positive or negative, decided ones and those right among them.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg import vocab
from kg.claim import Fact, Film, Relation
from kg.reviews import read

GOLD = Path(__file__).resolve().parents[1].parent / "shared" / "eval" / "gold"
KINDS = ("place", "genre", "theme", "pair", "relation")


def norm(text: str) -> str:
    """Words as they are compared.

    >>> norm("The Caf\u00e9s of \u2018Oz\u2019")
    'cafe of oz'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[\W_]+", " ", re.sub(r"\([^()]*\)|'s\b", "", plain)).split()
    return " ".join(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in words
        if w not in ("the", "a", "an", "dr", "mr", "mrs")
    )


def alike(one: str, other: str) -> bool:
    """Whether all words of one stand in the other."""
    a, b = set(norm(one).split()), set(norm(other).split())
    return bool(a and b) and (a <= b or b <= a)


def predicate(word: str) -> str | None:
    """The label of the ontology for an annotator's word."""
    folded = vocab.fold(word)
    known = {w: r.label for r in vocab.relations() for w in (vocab.fold(r.label), *r.words)}
    return known.get(folded) or known.get(f"{folded} of") or known.get(re.sub(r" (?:to|with)$", " of", folded))


def implied(label: str) -> set[str]:
    """The label with everything broader."""
    by_label = {r.label: r for r in vocab.relations()}
    found: set[str] = set()
    at: str | None = label
    while at and at not in found:
        found.add(at)
        at = by_label[at].broader
    return found


def same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether two relations say the same of the same two, the inverse included."""
    a, label, b = one
    c, said, d = other
    inverse = next((r.inverse for r in vocab.relations() if r.label == said), None)
    straight = alike(a, c) and alike(b, d) and bool(implied(label) & implied(said))
    return straight or (inverse is not None and alike(a, d) and alike(b, c) and bool(implied(label) & implied(inverse)))


def stated(text: str, name: str) -> dict[str, list[Any]]:
    """What the reader says."""
    reading = read(text, source=name)
    titles = {c.key for c in reading.claims if isinstance(c, Film)}
    out: dict[str, list[Any]] = {kind: [] for kind in (*KINDS, "verdict", "rating")}
    for c in reading.claims:
        if isinstance(c, Fact) and c.predicate in out:
            out[c.predicate].append(c.value)
        elif isinstance(c, Relation) and c.object_kind == "place" and c.subject in titles:
            out["place"].append(c.object)
        elif isinstance(c, Relation) and c.subject_kind == "character":
            out["pair"].append((c.subject, c.object))
            out["relation"].append((c.subject, c.predicate, c.object))
    return out


def annotated(gold: dict[str, Any]) -> dict[str, list[Any]]:
    """The same of the annotation."""
    rows = gold.get("character_relations") or gold.get("relations") or []
    triples = [(r["a"], r["relation"], r["b"]) if isinstance(r, dict) else tuple(r) for r in rows]
    verdict = gold.get("verdict") or {}
    verdict = {"polarity": verdict} if isinstance(verdict, str) else verdict
    return {
        "place": gold.get("places") or [],
        "genre": gold.get("genres") or [],
        "theme": gold.get("themes") or [],
        "pair": [(a, b) for a, _, b in triples],
        "relation": [(a, label, b) for a, said, b in triples if (label := predicate(said))],
        "verdict": [verdict["polarity"]] if verdict.get("polarity") else [],
        "rating": [str(verdict["rating"])] if verdict.get("rating") else [],
    }


def right(kind: str, one: Any, other: Any) -> bool:
    """Whether what was found is what was annotated."""
    if kind == "relation":
        return same(one, other)
    if kind == "pair":
        return any(alike(one[0], x) and alike(one[1], y) for x, y in (other, other[::-1]))
    return alike(one, other)


def reviews(folder: Path, texts: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and annotation of each."""
    for path in sorted(folder.glob("*.json")):
        beside = path.with_suffix(".txt")
        found = beside if beside.exists() else next(iter(sorted(texts.rglob(beside.name))), None)
        if found:
            yield found.name, found.read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--texts", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true", help="print what is wrong and what is missed")
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for name, text, gold in reviews(arguments.gold, arguments.texts):
        found, wanted = stated(text, name), annotated(gold)
        counts["reviews", ""] += 1
        for kind in KINDS:
            hits = [f for f in found[kind] if any(right(kind, f, w) for w in wanted[kind])]
            missed = [w for w in wanted[kind] if not any(right(kind, f, w) for f in found[kind])]
            counts[kind, "right"] += len(hits)
            counts[kind, "found"] += len(found[kind])
            counts[kind, "wanted"] += len(wanted[kind])
            counts[kind, "met"] += len(wanted[kind]) - len(missed)
            if arguments.show and (missed or len(hits) < len(found[kind])):
                print(f"{name} {kind}: wrong {[f for f in found[kind] if f not in hits]} missed {missed}")
        if wanted["verdict"] and wanted["verdict"][0] in ("positive", "negative"):
            tone = found["verdict"][:1]
            counts["polarity", "known"] += 1
            counts["polarity", "decided"] += tone != ["mixed"] and bool(tone)
            counts["polarity", "right"] += tone == wanted["verdict"]
        counts["rating", "wanted"] += bool(wanted["rating"])
        counts["rating", "found"] += bool(found["rating"])
        counts["rating", "right"] += bool(wanted["rating"]) and found["rating"] == wanted["rating"]
    print(f"{counts['reviews', '']} reviews")
    for kind in KINDS:
        p = counts[kind, "right"] / max(1, counts[kind, "found"])
        r = counts[kind, "met"] / max(1, counts[kind, "wanted"])
        print(
            f"{kind:9} P {p:.3f} ({counts[kind, 'right']}/{counts[kind, 'found']})  R {r:.3f} "
            f"({counts[kind, 'met']}/{counts[kind, 'wanted']})"
        )
    print(
        f"polarity  right {counts['polarity', 'right']} of {counts['polarity', 'decided']} decided, "
        f"{counts['polarity', 'known']} known"
    )
    print(
        f"rating    right {counts['rating', 'right']} of {counts['rating', 'found']} found, "
        f"{counts['rating', 'wanted']} printed"
    )


if __name__ == "__main__":
    main()
