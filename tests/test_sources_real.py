"""Real files, where they lie beside the checkout: counts that were asserted by looking, and no traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ingesting import kg, stored

from kg import sources
from kg.claim import Credit, Film
from kg.sources import jsonld, review, wikipedia
from kg.sources.base import Input
from kg.sources.collect import collect

DATA = Path(__file__).resolve().parents[1].parent / "shared/data"


def real(name: str) -> Path:
    """A file or folder of real data, or a skip that names it."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"needs {name} of the shared data")
    return path


def test_a_slice_of_imdb(tmp_path: Path) -> None:
    done = kg(tmp_path, "ingest", str(real("credits/imdb_tsv_slice")))
    assert (done.code, done.err, done.rejects) == (0, "", ())
    assert done.report == {"imdb": {"read": 23_753, "taken": 23_753, "rejected": 0, "unchanged": 0}}
    counts = "SELECT (SELECT count(*) FROM film), (SELECT count(*) FROM person), (SELECT count(*) FROM credit)"
    assert stored(tmp_path, counts) == [(2000, 10_177, 11_576)]


def test_films_of_schema_org(tmp_path: Path) -> None:
    folder = real("credits/imdb_top250_jsonld")
    [path] = [path for path in folder.glob("*.json") if b"@type" in path.read_bytes()[:4000]]
    [batch] = jsonld.read(Input(path.name, path.name, path), None)  # type: ignore[arg-type]
    assert (batch.read, batch.taken) == (250, 250)
    assert sum(isinstance(claim, Film) for claim in batch.records) == 250
    assert sum(isinstance(claim, Credit) for claim in batch.records) > 1500


def test_films_of_wikipedia() -> None:
    folder = real("credits/wikipedia_movie_data")
    read = films = players = 0
    for path in sorted(folder.glob("movies-*.json")):
        file = Input(path.name, path.name, path)
        assert sources.recognise(file).name == "wikipedia"
        [batch] = wikipedia.read(file, None)  # type: ignore[arg-type]
        assert (batch.rejects, [warning for warning in batch.warnings if "field" in warning]) == ([], [])
        read += batch.read
        films += sum(isinstance(claim, Film) for claim in batch.records)
        players += sum(isinstance(claim, Credit) and claim.role == "act" for claim in batch.records)
    assert (read, films) == (36_273, 36_273)
    assert players > 133_000


def test_a_table_with_known_errors_by_its_guess(tmp_path: Path) -> None:
    (tmp_path / "movies.json").write_bytes(real("credits/vega_movies/movies.json").read_bytes())
    assert kg(tmp_path, "ingest", "--guess", "movies.json").code == 0
    mapping = tmp_path / "movies.mapping.toml"
    text = mapping.read_text(encoding="utf-8")
    assert 'format = "%b %d %Y", pivot = ' in text
    mapping.write_text(re.sub("pivot = [0-9]+", "pivot = 2011", text), encoding="utf-8")
    done = kg(tmp_path, "ingest", "movies.json")
    assert (done.code, done.err) == (0, "")
    assert done.report["movies.json"] == {"read": 3201, "taken": 3200, "rejected": 1, "unchanged": 0}
    assert [row[1:3] for row in done.rejects] == [(3055, "has no film")]
    assert stored(tmp_path, "SELECT count(*) FROM credit") == [(1870,)]
    assert stored(tmp_path, "SELECT max(year) FROM film") == [(2011,)]
    assert stored(tmp_path, "SELECT year FROM film WHERE title = 'The Wizard of Oz'") == [(1939,)]


def test_a_property_graph(tmp_path: Path) -> None:
    done = kg(tmp_path, "ingest", str(real("credits/neo4j_movies/movies.cypher")))
    assert (done.code, done.err, done.rejects) == (0, "", ())
    assert done.report == {"neo4j": {"read": 424, "taken": 424, "rejected": 0, "unchanged": 0}}
    count = "SELECT code, count(*), count(*) FILTER (len(characters) > 0) FROM credit_said GROUP BY 1 ORDER BY 1"
    assert stored(tmp_path, count) == [("act", 172, 172), ("aus", 10, 0), ("fmd", 44, 0), ("fmp", 15, 0)]


def test_films_of_movielens(tmp_path: Path) -> None:
    done = kg(tmp_path, "ingest", str(real("credits/movielens_small")))
    assert (done.code, done.err, done.rejects) == (0, "", ())
    assert done.report == {"movielens": {"read": 23_167, "taken": 23_167, "rejected": 0, "unchanged": 0}}
    film = (
        "SELECT e.local, f.title, f.year FROM film f JOIN entity e ON e.id = f.film WHERE e.local IN ('1', '11', '58')"
    )
    assert stored(tmp_path, f"{film} ORDER BY 2") == [
        ("11", "The American President", 1995),
        ("58", "The Postman", 1994),
        ("1", "Toy Story", 1995),
    ]
    same = (
        "SELECT b.space, b.local FROM identifier i JOIN entity a ON a.id = i.entity JOIN entity b ON b.id = i.same "
        "WHERE a.local = '1' ORDER BY ALL"
    )
    assert stored(tmp_path, same) == [("imdb", "tt0114709"), ("tmdb", "862")]
    assert stored(tmp_path, "SELECT count(*) FROM film WHERE year IS NULL") == [(13,)]
    assert stored(tmp_path, "SELECT count(*) FROM fact WHERE value LIKE '%no genres%'") == [(0,)]


def test_no_other_format_is_taken_for_prose() -> None:
    files = list(collect([str(real("credits/rdf_imdb_shacl"))]))
    assert len(files) > 10
    assert [file.id for file in files if review.recognise(file) and file.suffix not in review.SUFFIXES] == []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("hype_pages", 15), ("imdb_user_aclImdb", 159), ("nkossally", 66), ("pang_lee_polarity", 114),
        ("tmdb_user_reviews", 37), ("web_critics", 4), ("workingmirror", 26), ("writingaboutthings", 2),
    ],
)  # fmt: skip
def test_reviews_are_read(name: str, count: int) -> None:
    files = [file for file in collect([str(real(f"reviews/{name}"))]) if file.suffix == ".txt"]
    assert len(files) == count
    for file in files[:20]:
        text = file.text()
        [batch] = review.read(file, None)  # type: ignore[arg-type]
        for claim in batch.records:
            if claim.quote is not None:
                start, end = claim.locator.removeprefix("char=").split(",")
                assert text[int(start) : int(end)] == claim.quote
