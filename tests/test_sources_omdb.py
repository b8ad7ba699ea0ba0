"""OMDb's titles: what is taken of their texts, what is reported, and what is refused."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import ingest, stored

from kg.claim import Claim, Credit, Fact, Film, Relation
from kg.errors import InputError
from kg.sources import omdb
from kg.sources.base import Batch, Input

ROOT = Path(__file__).resolve().parents[1]
FILM, SERIES, EPISODE = json.loads((ROOT / "data/omdb/titles.json").read_text(encoding="utf-8"))


def read(folder: Path, value: Any) -> Batch:
    path = folder / "a.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    [batch] = omdb.read(Input("a.json", "a.json", path), None)  # type: ignore[arg-type]
    return batch


def recognised(folder: Path, value: Any) -> bool:
    (folder / "a.json").write_text(json.dumps(value), encoding="utf-8")
    return omdb.recognise(Input("a.json", "a.json", folder / "a.json"))


def of(kind: type[Claim], batch: Batch) -> list[Any]:
    return [claim for claim in batch.records if isinstance(claim, kind)]


def test_what_a_film_says(tmp_path: Path) -> None:
    batch = read(tmp_path, FILM)
    assert batch.warnings == []
    [film] = of(Film, batch)
    assert (film.key, film.year, film.end_year, film.runtime_minutes) == ("imdb:tt99000001", 2009, None, 104)
    assert [(claim.role, claim.job, claim.person, claim.billing) for claim in of(Credit, batch)] == [
        ("act", None, "a.json:inês-carvoeiro", 1),
        ("act", None, "a.json:tomás-ribalta", 2),
        ("fmd", None, "a.json:yuki-aonami", None),
        ("aut", "novel", "a.json:duarte-mós", None),
        ("aus", "screenplay", "a.json:yuki-aonami", None),
        ("aus", "dialogue", "a.json:inês-carvoeiro", None),
    ]
    assert {(claim.predicate, claim.value, claim.datatype) for claim in of(Fact, batch)} == {
        ("genre", "Drama", "string"), ("genre", "Mystery", "string"), ("rating", "81% (Rotten Tomatoes)", "string"),
        ("rating", "7.0", "decimal"), ("votes", "1204", "integer"), ("revenue", "310400", "decimal"),
        ("release date", "2009-03-27", "date"), ("production company", "Lanterna Filmes", "string"),
    }  # fmt: skip


def test_series_and_their_episodes(tmp_path: Path) -> None:
    batch = read(tmp_path, [SERIES, EPISODE])
    assert [(film.kind, film.year, film.end_year) for film in of(Film, batch)] == [
        ("tvSeries", 2014, 2016),
        ("tvEpisode", 2014, None),
    ]
    assert [(claim.subject, claim.object) for claim in of(Relation, batch)] == [("imdb:tt99000004", "imdb:tt99000003")]


@pytest.mark.parametrize(
    ("printed", "years"),
    [("1999", (1999, None)), ("2001–2003", (2001, 2003)), ("2019–", (2019, None)), ("N/A", (None, None))],
)
def test_years(printed: str, years: tuple[int | None, int | None], tmp_path: Path) -> None:
    [film] = of(Film, read(tmp_path, {**FILM, "Year": printed}))
    assert (film.year, film.end_year) == years


@pytest.mark.parametrize(("printed", "minutes"), [("104 min", 104), ("1 h 44 min", 104), ("2 h", 120), ("N/A", None)])
def test_running_times(printed: str, minutes: int | None, tmp_path: Path) -> None:
    [film] = of(Film, read(tmp_path, {**FILM, "Runtime": printed}))
    assert film.runtime_minutes == minutes


def test_pages_seasons_and_lines(tmp_path: Path) -> None:
    short = {name: FILM[name] for name in ("Title", "Year", "imdbID", "Type", "Poster")}
    page = {"Search": [short], "totalResults": "1", "Response": "True"}
    season = {"Title": "The Keeper's Log", "Season": "1", "totalSeasons": "2", "imdbID": "tt99000003", "Episodes": [
        {"Title": "First Light", "Released": "2014-01-10", "Episode": "1", "imdbRating": "N/A", "imdbID": "tt99000004"},
    ], "Response": "True"}  # fmt: skip
    assert recognised(tmp_path, page)
    assert recognised(tmp_path, season)
    assert [film.title for film in of(Film, read(tmp_path, page))] == ["Salt Harbour"]
    assert [claim.object for claim in of(Relation, read(tmp_path, season))] == ["imdb:tt99000003"]
    assert [film.kind for film in of(Film, read(tmp_path, season))] == ["tvEpisode"]
    lines = f"{json.dumps(FILM)}\n{{\n{json.dumps(EPISODE)}\n"
    done = ingest(tmp_path, {"b.jsonl": lines})
    assert [row[1:3] for row in done.rejects] == [(2, "is not a JSON object")]
    assert stored(tmp_path, "SELECT count(*) FROM film") == [(2,)]


def test_titles_without_an_id_are_told_apart(tmp_path: Path) -> None:
    batch = read(tmp_path, [{**FILM, "imdbID": "N/A"}, {**FILM, "imdbID": "N/A"}])
    assert [film.key for film in of(Film, batch)] == ["a.json:salt-harbour-2009", "a.json:salt-harbour-2009-2"]


@pytest.mark.parametrize("sample", [FILM, SERIES, EPISODE], ids=["film", "series", "episode"])
def test_an_unknown_field_is_reported(sample: dict[str, Any], tmp_path: Path) -> None:
    assert read(tmp_path, sample).warnings == []
    unknown = "a.json: field 'title.Colour' is unknown and was left out, twice".replace("twice", "2 times")
    assert read(tmp_path, [{**sample, "Colour": "red"}] * 2).warnings == [unknown]


def test_an_unknown_field_of_a_rating_is_reported(tmp_path: Path) -> None:
    changed = copy.deepcopy(FILM)
    changed["Ratings"][0]["Colour"] = "red"
    assert "Ratings.Colour" in read(tmp_path, changed).warnings[0]


@pytest.mark.parametrize(
    "change",
    [{"Year": "soon"}, {"Released": "31 Feb 2009"}, {"Runtime": "long"}, {"imdbID": "nm1"}, {"imdbVotes": "1.2"},
     {"BoxOffice": "€5"}, {"Type": "play"}, {"Ratings": 5}, {"Genre": ["Drama"]}],
)  # fmt: skip
def test_values_that_cannot_be_are_reported(change: dict[str, Any], tmp_path: Path) -> None:
    [warning] = read(tmp_path, {**FILM, **change}).warnings
    assert f"title.{next(iter(change))}" in warning


def test_errors_are_rejected(tmp_path: Path) -> None:
    batch = read(tmp_path, [FILM, {"Response": "False", "Error": "Movie not found!"}, {"Year": "1999"}, 5])
    assert [reject.reason for reject in batch.rejects] == [
        "says 'Movie not found!'",
        "has no Title",
        "has no Title",
    ]
    assert (batch.read, batch.taken) == (4, 1)
    with pytest.raises(InputError, match="has no title of OMDb"):
        read(tmp_path, {"Search": []})


@pytest.mark.parametrize(
    "value", [{}, [], {"Title": "Heat"}, {"title": "Heat", "imdbID": "tt1"}, {"Response": "False", "Error": "No"}]
)
def test_other_json_is_not_ours(value: Any, tmp_path: Path) -> None:
    assert not recognised(tmp_path, value)


@given(st.text(alphabet="Al, ()JrSé.–", max_size=60))
def test_no_letter_of_a_list_of_people_is_lost(printed: str) -> None:
    found = "".join(f"{name}{remark or ''}" for name, remark in omdb.people(printed))
    letters = [c for c in found if c.isalpha()]
    assert sorted(letters) == sorted(c for c in printed if c.isalpha())
