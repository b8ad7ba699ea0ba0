"""Verdicts: what credits bear out of reviews, and whether altered credits are noticed; what assessing costs.

    python benchmarks/verdicts.py [--reviews FOLDER] [--titles FOLDER] [--score SCRIPT] [--principals N] [--show]

REVIEWS holds texts, each with a sidecar that has ``title``, ``year`` and ``imdb_id`` of its film; TITLES their credits,
as ``candidates.py`` reads them; SCRIPT says which names are near enough to be one. A claim is right where the film's
credits have that name, or one a letter or two apart, in that role. Then one credit of a director or player in twenty
gets another person, from a fixed seed, and the same claims are assessed anew.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from candidates import REVIEWS, SHARED, cpu, credits_table
from generate import generate
from run import machine, row

from kg.pipeline import Options, ingest
from kg.sql import scalar
from kg.store.folder import Store, writing
from kg.verdicts.assess import assess

ROLES = {"act": "actor", "vac": "actor", "onp": "actor", "fmd": "director", "aus": "writer", "aut": "writer"}
ALARMS = ("contradicted", "unsupported")
ONE_IN = 20
CLAIMS = """
SELECT c.source_name, p.name, c.code, c.locator, a.verdict, a.rule
FROM credit_said c JOIN credit o ON o.id = c.id JOIN person p ON p.person = c.person_said AND p.file = o.file
JOIN relation_said r ON r.source = c.source AND r.predicate = 'reviews' AND r.object = c.film
LEFT JOIN assessment a ON a.credit = c.id WHERE c.format = 'review' AND c.stance = 'asserted' AND c.ground IS NULL
ORDER BY ALL
"""


@dataclass(frozen=True)
class Claim:
    """An asserted claim on the reviewed film, and the person of its credits that it is right about, if any."""

    review: str
    person: str
    role: str
    place: str
    verdict: str
    rule: str
    who: str | None
    film: str


def module(path: Path) -> ModuleType:
    """A script as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def texts(reviews: Path, folder: Path) -> dict[str, str]:
    """Copy the reviews, each with title and year in a sidecar; the film of each, by name."""
    films = {}
    for path in sorted(reviews.glob("*.txt")):
        known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        (folder / path.name).write_bytes(path.read_bytes())
        beside = {"title": known["title"], "year": known["year"]}
        (folder / f"{path.stem}.meta.json").write_text(json.dumps(beside), encoding="utf-8")
        films[path.name] = known["imdb_id"]
    return films


def claims(
    store: Path, films: dict[str, str], known: dict[str, set[tuple[str, str]]], score: ModuleType
) -> list[Claim]:
    """The claims of all reviews with their verdicts."""
    with Store(store) as opened:
        rows = opened.connection.execute(CLAIMS).fetchall()
    found = []
    for source, person, code, place, verdict, rule in rows:
        film, role = films[source.rpartition("/")[2]], ROLES.get(code)
        if role and film in known:
            who = next((n for n, r in known[film] if r == role and score.norm(n) == score.norm(person)), None) or next(
                (n for n, r in sorted(known[film]) if r == role and score.near(score.norm(n), score.norm(person))), None
            )
            found.append(Claim(source, person, role, place, verdict, rule, who, film))
    return found


def alter(table: Path, seed: int = 20) -> set[tuple[str, str, str]]:
    """Give one credit of a director or player in twenty to somebody else; the credits that were altered."""
    chance = random.Random(seed)
    with table.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    film, who, name, role = (header.index(column) for column in ("film_id", "person_id", "person", "role"))
    holders = {r: sorted({(x[who], x[name]) for x in rows if x[role] == r}) for r in ("director", "actor")}
    cast: dict[str, set[str]] = {}
    for one in rows:
        cast.setdefault(one[film], set()).add(one[name])
    altered = set()
    for one in rows:
        if one[role] in holders and chance.random() < 1 / ONE_IN:
            altered.add((one[film], one[name], one[role]))
            other = chance.choice(holders[one[role]])
            while other[1] in cast[one[film]]:
                other = chance.choice(holders[one[role]])
            one[who], one[name] = other
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return altered


def quality(options: argparse.Namespace) -> None:
    """Recall of what is borne out; alterations noticed; false alarms."""
    score = module(options.score)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table, store, copies = folder / "credits.csv", folder / "film.kg", folder / "reviews"
        copies.mkdir()
        films, known = texts(options.reviews, copies), credits_table(options.titles, table)
        how = Options(trust=0.95, complete_for=("fmd", "act"))
        ingest(store, [str(copies)])
        ingest(store, [str(table)], how)
        right = [one for one in claims(store, films, known, score) if one.who]
        supported = [one for one in right if one.verdict == "supported"]
        alarms = [one for one in right if one.verdict in ALARMS]
        altered = alter(table)
        ingest(store, [str(table)], how)
        after = [one for one in claims(store, films, known, score) if one.who]
    told = [one for one in after if (one.film, one.who, one.role) in altered]
    caught = [one for one in told if one.verdict in ALARMS]
    rest = [one for one in after if (one.film, one.who, one.role) not in altered]
    false = [one for one in rest if one.verdict in ALARMS]
    print(f"{len(right)} right claims of {len({one.review for one in right})} reviews; {len(altered)} credits altered,")
    print(f"of which reviews have {len(told)} right claims: {Counter(one.verdict for one in told)}")
    print(f"verdicts on right claims: {Counter(one.verdict for one in right)}")
    recall, noticed = len(supported) / len(right), len(caught) / len(told)
    row("right claims that come out supported", f"{recall:.3f}", "0.98", recall >= 0.98)
    for what, some, of in (("as they are", alarms, right), ("altered, of the others", false, rest)):
        row(f"false alarms, credits {what}", f"{len(some) / len(of):.3f}", "0.01 at most", len(some) <= 0.01 * len(of))
    row("altered credits that come out contradicted or unsupported", f"{noticed:.3f}", "0.95", noticed >= 0.95)
    if options.show:
        for what, some in (("right, not supported", [one for one in right if one.verdict != "supported"]),
                           ("not noticed", [one for one in told if one.verdict not in ALARMS])):  # fmt: skip
            for one in some:
                print(
                    f"  {what}: {one.review} {one.person} ({one.who}) {one.role} {one.verdict} {one.rule} {one.place}"
                )


SECOND = """
INSERT INTO source (id, name, format, trust, complete_for) SELECT 99, 'second', 'tmdb', 0.85, ['fmd'];
INSERT INTO file (id, source, name, format, yields) VALUES (99, 99, 'second', 'tmdb', false);
INSERT INTO credit (id, file, film, person, role, n, superseded)
    SELECT nextval('claim_id'), 99, film, CASE WHEN id % 20 = 0 THEN person + 1 ELSE person END, role, n, false
    FROM credit WHERE n = 1 AND NOT superseded
"""
"""A second trusted source that gives one credit in twenty to somebody else."""


def cost(principals: int) -> None:
    """What assessing costs, beside the ingest of the same credits."""
    data = Path(tempfile.gettempdir()) / "film-kg-bench" / f"imdb-{principals}"
    generate(principals, data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "film.kg"
        took = cpu(lambda: ingest(path, [str(data)]))
        with writing(path) as connection:
            connection.execute(REVIEWS)
            reviews = cpu(lambda: assess(connection))
            claims_ = scalar(connection, "SELECT count(*) FROM assessment")
            connection.execute(SECOND)
            second = cpu(lambda: assess(connection))
            all_ = scalar(connection, "SELECT count(*) FROM assessment")
            connection.execute("DELETE FROM assessed WHERE film = (SELECT min(film) FROM assessed)")
            again = cpu(lambda: assess(connection))
    print(f"{principals:,} principals: ingest {took:.2f} s of CPU")
    row(f"{claims_:,} claims of reviews assessed, CPU", f"{reviews:.2f} s", "-", holds=True)
    row(f"{all_:,} claims of two trusted sources and reviews, CPU", f"{second:.2f} s", "-", holds=True)
    row("the same, one film changed, CPU", f"{again:.2f} s", "-", holds=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=Path, default=SHARED / "data" / "reviews" / "franksmovielog")
    parser.add_argument(
        "--titles", type=Path, default=SHARED / "data" / "credits" / "franksmovielog" / "data" / "titles"
    )
    parser.add_argument("--score", type=Path, default=SHARED / "eval" / "score.py")
    parser.add_argument("--principals", type=int, default=1_000_000)
    parser.add_argument("--show", action="store_true", help="list what is not as it should be")
    options = parser.parse_args()
    print(machine())
    quality(options)
    cost(options.principals)


if __name__ == "__main__":
    main()
