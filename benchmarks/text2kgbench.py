"""How well encyclopaedic sentences are read: Text2KGBench, Wikidata-TekGen, movie ontology (CC BY 4.0).

    python benchmarks/text2kgbench.py [--split train|validation] [--misses RELATION]

The set (https://github.com/cenguix/Text2KGBench) gives one sentence and a triple (film, relation, object) a line. A
triple that the reader states is right where relation and object are those of a line with the same sentence, both
compared without case, accents, punctuation and leading *the*, and with mojibake undone. The subject is the film of
the line, which most sentences do not name in full (*The film ...*), so the reader is told it as the sidecar of a
review would say it; ``--untold`` leaves it out.

Three ways of counting what is not right, all printed:

* **judged**: a sentence of the set has 1.1 triples on average and states about three, so that a triple of a relation
  that the line does not ask for is neither right nor wrong. Of a relation that it does ask for, every further object
  is wrong (the local closed world assumption).
* **strict**: whatever is not in the set is wrong, stated or not.
* recall over all triples, and over those whose object the sentence prints: no reader finds the others.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.claim import Credit, Fact, Film, Person, Relation
from kg.reviews import Document, Reading, read
from kg.reviews.normalise import clean

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "text2kgbench" / "wikidata_tekgen"
# What the reader claims, in the words of the set.
ROLES = {"fmd": "director", "aus": "screenwriter", "act": "cast member"}
RELATIONS = {"set in": "narrative location", "filmed in": "filming location"}
FACTS = {
    "source work": "based on",
    "genre": "genre",
    "production company": "production company",
    "award": "award received",
    "nomination": "nominated for",
}
MODELLED = (*ROLES.values(), *RELATIONS.values(), *FACTS.values())

Triple = tuple[str, str]


@dataclass(slots=True)
class Counts:
    """Right, wrong, wrong by the strict count, missed; how many of the missed the sentence does not print."""

    right: int = 0
    wrong: int = 0
    strict: int = 0
    missed: int = 0
    unprinted: int = 0

    def __iadd__(self, other: Counts) -> Counts:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def norm(label: str) -> str:
    """A label as it is compared.

    >>> norm("The Phoenix: H\u014d-\u014c"), norm("Zolt\u00c3\u00a1n")
    ('phoenix ho o', 'zoltan')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", clean(label).text) if not unicodedata.combining(c))
    return re.sub(r"^the ", "", re.sub(r"[\W_]+", " ", plain.casefold()).strip())


def triples(reading: Reading) -> Iterator[Triple]:
    """What a reading says of any film, as relation and object."""
    names = {
        c.key: c.name if isinstance(c, Person) else c.title for c in reading.claims if isinstance(c, Person | Film)
    }
    for c in reading.claims:
        if isinstance(c, Credit) and c.role in ROLES and c.stance == "asserted":
            yield ROLES[c.role], names[c.person]
        elif isinstance(c, Relation) and c.predicate in RELATIONS:
            yield RELATIONS[c.predicate], names.get(c.object, c.object)
        elif isinstance(c, Fact) and c.predicate in FACTS:
            yield FACTS[c.predicate], c.value
            if c.predicate == "award":  # who wins was nominated
                yield "nominated for", c.value


def sentences(split: str) -> dict[str, tuple[str, set[Triple]]]:
    """Each sentence of the set once, with its film and its triples."""
    found: dict[str, tuple[str, set[Triple]]] = {}
    with (DATA / f"ont_1_movie_{split}.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            _, wanted = found.setdefault(line["sent"], (line["sub_label"], set()))
            wanted.add((line["rel_label"], line["obj_label"]))
    return found


def measure(wanted: set[Triple], stated: set[Triple], text: str) -> dict[str, Counts]:
    """The counts of one sentence by relation."""
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    asked = {relation for relation, _ in wanted}
    gold = {(relation, norm(label)) for relation, label in wanted}
    plain = f" {norm(text)} "
    for relation, label in {(relation, norm(label)) for relation, label in stated}:
        right = (relation, label) in gold
        counts[relation] += Counts(right, not right and relation in asked, not right)
    for relation, label in gold - {(relation, norm(label)) for relation, label in stated}:
        counts[relation] += Counts(missed=1, unprinted=f" {label} " not in plain)
    return counts


def row(name: str, c: Counts) -> str:
    """One line of the table."""

    def share(part: int, whole: int) -> float:
        return part / whole if whole else 0.0

    def harmonic(p: float, r: float) -> float:
        return 2 * p * r / (p + r) if p + r else 0.0

    total, printed = c.right + c.missed, c.right + c.missed - c.unprinted
    p, strict, r = share(c.right, c.right + c.wrong), share(c.right, c.right + c.strict), share(c.right, total)
    return (
        f"{name:20} {total:5} {printed:7}   {p:.3f} {r:.3f} {harmonic(p, r):.3f}   "
        f"{share(c.right, printed):.3f} {harmonic(p, share(c.right, printed)):.3f}   {strict:.3f} "
        f"{harmonic(strict, r):.3f}"
    )


def report(counts: dict[str, Counts]) -> None:
    """The table: relations that are modelled, their sum, the others, the sum of all."""

    def summed(names: Iterable[str]) -> Counts:
        total = Counts()
        for name in names:
            total += counts[name]
        return total

    print(f"{'':20} {'':5} {'':7}   judged              printed only  strict")
    print(f"{'relation':20} {'asked':>5} {'printed':>7}   P     R     F1      R     F1      P     F1")
    others = sorted(set(counts) - set(MODELLED))
    for name in MODELLED:
        print(row(name, counts[name]))
    print(row("modelled", summed(MODELLED)))
    for name in others:
        print(row(f"({name})", counts[name]))
    print(row("all", summed((*MODELLED, *others))))


def main() -> None:
    """Measure one split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("train", "validation"), default="validation")
    parser.add_argument("--untold", action="store_true", help="do not tell the reader the film")
    parser.add_argument(
        "--misses", metavar="RELATION", help="also print what is missed or wrong of a relation (train only)"
    )
    arguments = parser.parse_args()
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    states: Counter[str] = Counter()
    for text, (title, wanted) in sentences(arguments.split).items():
        reading = read(text, source="sentence", document=Document(title=None if arguments.untold else title))
        stated = set(triples(reading))
        states.update(relation for relation, _ in stated)
        for relation, c in measure(wanted, stated, text).items():
            counts[relation] += c
            if arguments.split == "train" and relation == arguments.misses and (c.wrong or c.missed > c.unprinted):
                print(
                    f"- {title} {sorted(x for r, x in wanted if r == relation)} "
                    f"{sorted(x for r, x in stated if r == relation)}\n  {text}"
                )
    report(counts)


if __name__ == "__main__":
    main()
