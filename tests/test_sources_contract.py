"""What every source must hold to, for each that is registered, and golden files of what they say of the sample data."""

from __future__ import annotations

import dataclasses
import importlib
import itertools
import json
import os
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import kg.sources
from kg import sources, vocab
from kg.claim import Claim
from kg.entities import IMDB
from kg.errors import InputError
from kg.sources import collect, csv, review
from kg.sources.base import Batch, Input, Source

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests/golden/sources"
SAMPLES = {
    "imdb": ("imdb",),
    "wikidata": ("wikidata",),
    "jsonld": ("schema",),
    "rdf": ("rdf",),
    "tmdb": ("tmdb",),
    "omdb": ("omdb",),
    "nfo": ("nfo",),
    "wikipedia": ("wikipedia",),
    "neo4j": ("neo4j",),
    "movielens": ("movielens",),
    "letterboxd": ("letterboxd/diary.csv", "letterboxd/ratings.csv", "letterboxd/watched.csv"),
    "csv": ("credits.csv",),
    "review": ("reviews", "letterboxd/reviews.csv", "user-reviews.jsonl"),
}
"""The files and folders of ``data/`` that each source reads."""


def samples(name: str) -> list[Input]:
    return list(collect.collect(str(ROOT / "data" / part) for part in SAMPLES[name]))


def said(source: Source, file: Input) -> list[dict[str, object]]:
    """All claims that a file makes, sorted, a dictionary each."""
    with duckdb.connect() as connection:
        rows = _said(source.read(file, connection), connection)
        return sorted(rows, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def _said(batches: list[Batch], connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, object]]:
    for batch in batches:
        for record in batch.records:
            values = {name: value for name, value in dataclasses.asdict(record).items() if value not in (None, (), "")}
            yield {"table": type(record).__name__.lower(), **values}
        for claims in batch.claims:
            cursor = connection.execute(claims.sql)
            names = [column[0] for column in cursor.description or ()]
            for row in cursor.fetchall():
                found = {name: value for name, value in zip(names, row, strict=True) if value is not None}
                values = dict(_key(name, value, found) for name, value in found.items())
                yield {"table": claims.table, "source": batch.source, "locator": _locator(batch, values), **values}


def _key(name: str, value: object, row: dict[str, object]) -> tuple[str, object]:
    """A key of IMDb in words, where a claim has its number."""
    column = name.removesuffix("_number")
    if column == name:
        return name, value
    kind = str(row.get(f"{column}_kind", column))
    return column, f"{IMDB[kind][0]}{value:07d}"


def _locator(batch: Batch, row: dict[str, object]) -> str:
    place = batch.locator or ""
    for name in ("film", "person", "billing"):
        place = place.replace(f"{{{name}}}", str(row.get(name, row.get("subject", ""))))
    return place


def breaches(source: Source, own: list[Input], others: list[Input]) -> Iterator[str]:
    """What a source does not hold to."""
    if not source.name.isidentifier() or not source.title:
        yield "has no name or no title"
    if not vocab.source_defaults(source.name).title:
        yield "has no defaults in ontology/sources.ttl"
    yield from (f"does not recognise {file.id}" for file in own if not source.recognise(file))
    before = list(itertools.takewhile(lambda other: other.name != source.name, sources.BUILT_IN))
    left = (file for file in others if not any(other.recognise(file) for other in before))
    yield from (f"recognises {file.id}" for file in left if source.recognise(file))
    for file in own:
        yield from _breaches_of(source, file)


def _breaches_of(source: Source, file: Input) -> Iterator[str]:
    with duckdb.connect() as connection:
        batches = source.read(file, connection)
        if any(batch.claims and batch.read != batch.taken + len(batch.rejects) for batch in batches):
            yield f"{file.id}: rows were lost"
        if not batches or not sum(batch.read for batch in batches):
            yield f"{file.id}: nothing was read"
    rows = said(source, file)
    if rows != said(source, file):
        yield f"{file.id}: reading it again gives other claims"
    if any(not row.get("source") or not row.get("locator") for row in rows if row["table"] != "quad"):
        yield f"{file.id}: a claim has no source or no locator"
    text = file.text()
    if any(row.get("quote") and str(row["quote"]) not in text and source.name != "review" for row in rows):
        yield f"{file.id}: a quote is not in the text"


@pytest.mark.parametrize("name", SAMPLES)
def test_each_source_holds_to_the_contract(name: str) -> None:
    others = [file for other in SAMPLES if other != name for file in samples(other)]
    assert list(breaches(sources.named(name), samples(name), others)) == []


def test_every_file_of_the_sample_is_some_sources_own() -> None:
    found = {(sources.recognise(file).name, file.name) for file in collect.collect([str(ROOT / "data")])}
    assert found == {(name, file.name) for name in SAMPLES for file in samples(name)}


def test_every_source_is_registered_and_has_samples() -> None:
    modules = [
        importlib.import_module(f"kg.sources.{module.name}") for module in pkgutil.iter_modules(kg.sources.__path__)
    ]
    registered = [source.name for source in sources.BUILT_IN]
    assert set(registered) == {module.SOURCE.name for module in modules if hasattr(module, "SOURCE")}
    assert registered == list(SAMPLES)
    assert all(samples(name) for name in SAMPLES)


def _unsteady() -> Source:
    count = iter(range(99))

    def read(file: Input, _: duckdb.DuckDBPyConnection) -> list[Batch]:
        claim = Claim(source="s", locator=str(next(count)))
        return [Batch(source="s", records=(claim,), read=1, taken=1)]

    return dataclasses.replace(csv.SOURCE, read=read)


BROKEN = {
    "does not recognise": dataclasses.replace(csv.SOURCE, recognise=lambda file: False),
    "recognises": dataclasses.replace(csv.SOURCE, recognise=lambda file: True),
    "has no name": dataclasses.replace(csv.SOURCE, title=""),
    "nothing was read": dataclasses.replace(csv.SOURCE, read=lambda file, connection: []),
    "rows were lost": dataclasses.replace(
        csv.SOURCE,
        read=lambda file, connection: [dataclasses.replace(csv.read(file, connection)[0], taken=1)],
    ),
    "no locator": dataclasses.replace(
        csv.SOURCE,
        read=lambda file, connection: [dataclasses.replace(csv.read(file, connection)[0], locator=None)],
    ),
    "gives other claims": _unsteady(),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_source_fails_the_contract(what: str) -> None:
    others = [file for other in SAMPLES if other != "csv" for file in samples(other)]
    found = list(breaches(BROKEN[what], samples("csv"), others))
    assert any(what in breach for breach in found), found


def test_the_contract_covers_all_it_says() -> None:
    assert (len(BROKEN), len(SAMPLES)) == (7, len(sources.BUILT_IN))


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "review"])
def test_golden_claims(name: str) -> None:
    """What the sample makes; ``KG_GOLDEN=write`` writes it anew, to be read by eye."""
    rows = [row for file in samples(name) for row in said(sources.named(name), file)]
    lines = [json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows]
    path = GOLDEN / f"{name}.jsonl"
    if os.environ.get("KG_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines(keepends=True) == lines


def test_golden_reviews() -> None:
    """How many claims of each kind a review of the sample makes: what they are is for the tests of the reader."""
    counts: dict[str, dict[str, int]] = {}
    for file in samples("review"):
        for row in said(review.SOURCE, file):
            count = counts.setdefault(str(row["source"]), {})
            count[str(row["table"])] = count.get(str(row["table"]), 0) + 1
    assert {name.partition("#")[0] for name in counts} == {file.id for file in samples("review")}
    assert all({"film", "relation"} <= set(count) for count in counts.values())
    assert len(counts) >= 13


@pytest.mark.parametrize("source", sources.BUILT_IN, ids=lambda source: source.name)
def test_a_source_recognises_nothing_in_noise(source: Source) -> None:
    for head in (b"\x00\x01", b"x", b"{}", b"[]", b",", b"\t\t\t", b"\xff\xfe\x00", b'{"a": 1}\n', b"%PDF-1.4\n"):
        file = Input("a.xyz", "a.xyz", ROOT / "nowhere")
        file.__dict__["head"] = head
        assert not source.recognise(file), (source.name, head)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(Exception, match=f"no format 'nope'; formats are {', '.join(SAMPLES)}"):
        sources.named("nope")


def test_a_plug_in_of_another_package_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        name = "other"

        @staticmethod
        def load() -> Source:
            return dataclasses.replace(csv.SOURCE, name="other", recognise=lambda file: True)

    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [Entry] if group == "kg.sources" else [])
    sources.sources.cache_clear()
    try:
        assert [source.name for source in sources.sources()] == [*SAMPLES, "other"]
        assert sources.recognise(Input("x.zzz", "x.zzz", ROOT / "LICENSE")).name in ("other", "review")
    finally:
        sources.sources.cache_clear()


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(InputError, match="a: is empty"):
        sources.recognise(Input("a", "a", tmp_path / "a"))
