"""Reviews annotated by reading, where they lie beside the checkout: the scores may not fall."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.claim import Credit, Film, Person, Relation
from kg.reviews import Document, Reading, read

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
GOLD = SHARED / "eval" / "gold"
SCORER = SHARED / "eval" / "score.py"
FRANKS = SHARED / "data" / "reviews" / "franksmovielog"
TITLES = SHARED / "data" / "credits" / "franksmovielog" / "data" / "titles"
ROLES = {
    "act": "actor",
    "fmd": "director",
    "aus": "writer",
    "aut": "author",
    "cmp": "composer",
    "cng": "cinematographer",
    "flm": "editor",
    "fmp": "producer",
}


def needs(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not beside the checkout")


def rows(reading: Reading, source: str) -> list[dict[str, object]]:
    """The credits as ``kg extract --format jsonl`` gives them."""
    films = {c.key: c for c in reading.claims if isinstance(c, Film)}
    people = {c.key: c for c in reading.claims if isinstance(c, Person)}
    out: list[dict[str, object]] = []
    for c in reading.claims:
        if isinstance(c, Credit):
            start, end = map(int, c.locator.removeprefix("char=").split(","))
            row: dict[str, object] = {
                "source": source,
                "film": films[c.film].title,
                "person": people[c.person].name,
                "role": ROLES.get(c.role, c.role),
            }
            row |= {
                "main_film": c.film == reading.film,
                "stance": c.stance,
                "quote": c.quote,
                "start": start,
                "end": end,
            }
            out += [{**row, "character": part} for part in c.characters or (None,)]
    return out


def score(tmp_path: Path, arguments: list[str], texts: list[Path]) -> str:
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for path in texts:
            reading = read(path.read_text(encoding="utf-8"), source=path.name)
            out.writelines(json.dumps(row) + "\n" for row in rows(reading, path.name))
    return subprocess.run(
        [sys.executable, str(SCORER), *arguments, str(predicted)], capture_output=True, text=True, check=True
    ).stdout


def number(report: str, pattern: str) -> float:
    found = re.search(pattern, report)
    assert found, report
    return float(found.group(1))


@needs(GOLD / "alita2.txt")
def test_gold(tmp_path: Path) -> None:
    report = score(tmp_path, ["gold", str(GOLD)], sorted(GOLD.glob("*.txt")))
    assert number(report, r"credit +all .*F1 ([\d.]+)") >= 0.95
    assert number(report, r"part +all .*F1 ([\d.]+)") >= 0.94
    assert number(report, r"other +all +P ([\d.]+)") >= 0.80
    assert number(report, r"stance right ([\d.]+)") >= 0.95
    assert number(report, r"does not assert ([\d.]+)") >= 0.95
    assert number(report, r"evidence ([\d.]+)") >= 0.98
    for style in ("hype", "professional", "user"):
        assert number(report, rf"credit +{style} .*F1 ([\d.]+)") >= 0.82


@needs(TITLES)
def test_real_casts(tmp_path: Path) -> None:
    report = score(tmp_path, ["cast", str(TITLES), str(FRANKS)], sorted(FRANKS.glob("*.txt"))[::4])
    assert number(report, r"precision ([\d.]+)") >= 0.92
    assert number(report, r"agrees ([\d.]+)") >= 0.85
    assert number(report, r"not asserted ([\d.]+)") <= 0.08


@needs(SHARED / "eval" / "alita2-more.tsv")
def test_relations_places_and_aliases_of_the_seed_page() -> None:
    text = (GOLD / "alita2.txt").read_text(encoding="utf-8")
    reading = read(text, source="alita2.txt", document=Document(date="2025-01-01"))
    titles = {c.key: c.title for c in reading.claims if isinstance(c, Film)}
    people = {c.key: c.name for c in reading.claims if isinstance(c, Person)}
    found = {
        (titles.get(c.subject, c.subject), c.predicate, titles.get(c.object, c.object))
        for c in reading.claims
        if isinstance(c, Relation)
    }
    for c in reading.claims:
        if isinstance(c, Credit):
            found.add((people[c.person], "worked on", titles[c.film]))
            found.add((people[c.person], "credited as", c.credited_as or ""))
    with (SHARED / "eval" / "alita2-more.tsv").open(encoding="utf-8") as table:
        wanted = {(row["subject"], row["relation"], row["object"]) for row in csv.DictReader(table, delimiter="\t")}
    assert wanted <= found
    kept = {"worked on", "credited as", "reviews"}
    assert {row for row in found if row[1] not in kept} == {row for row in wanted if row[1] not in kept}
