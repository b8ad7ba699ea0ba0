"""TMDB's objects: what is taken of them, what is reported, and what is refused."""

from __future__ import annotations

import copy
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import ingest, kg, stored, write

from kg.claim import Claim, Credit, Fact, Film, Person
from kg.errors import InputError
from kg.sources import tmdb
from kg.sources.base import Batch, Input
from kg.sources.node import Report
from kg.sources.tmdb_claims import Reader
from kg.sources.tmdb_fields import LEFT_OUT

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared/data/credits"
MOVIE = json.loads((ROOT / "data/tmdb/movie-99000001.json").read_text(encoding="utf-8"))
PERSON = json.loads((ROOT / "data/tmdb/person-99000101.json").read_text(encoding="utf-8"))
SERIES = json.loads((ROOT / "data/tmdb/tv-99000001.json").read_text(encoding="utf-8"))


def read(folder: Path, value: Any, name: str = "a.json") -> list[Batch]:
    """What a file says that has a value as JSON, or a text as it stands."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return tmdb.read(Input(name, name, path), None)  # type: ignore[arg-type]


def claims(batches: list[Batch]) -> list[Claim]:
    return [claim for batch in batches for claim in batch.records]


def recognised(folder: Path, value: Any, name: str = "a.json") -> bool:
    text = value if isinstance(value, str) else json.dumps(value)
    (folder / name).write_text(text, encoding="utf-8")
    return tmdb.recognise(Input(name, name, folder / name))


def real(name: str) -> Path:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"needs {name} of the shared data")
    return path


def test_one_number_is_four_things(tmp_path: Path) -> None:
    write(tmp_path, {"movie/7.json": json.dumps({**MOVIE, "id": 7, "imdb_id": None, "external_ids": None})})
    write(tmp_path, {"tv/7.json": json.dumps({**SERIES, "id": 7}), "person/7.json": json.dumps({**PERSON, "id": 7})})
    assert kg(tmp_path, "ingest", "movie", "tv", "person").err == ""
    keys = stored(
        tmp_path, "SELECT DISTINCT kind, local FROM entity WHERE space = 'tmdb' AND local LIKE '%7' ORDER BY ALL"
    )
    assert keys == [("film", "7"), ("film", "tv-7"), ("person", "7")]
    episode = stored(tmp_path, "SELECT local FROM entity WHERE local LIKE 'episode%'")
    assert episode == [("episode-99000001",)]


def test_addresses_of_films_series_and_people(tmp_path: Path) -> None:
    ingest(tmp_path, {"a.json": json.dumps([{**MOVIE, "id": 7}, {**SERIES, "id": 7}])})
    query = "SELECT tmdb, tmdb_tv FROM rdf_film_same WHERE imdb IS NULL ORDER BY ALL"
    assert stored(tmp_path, query) == [("7", None), (None, "7"), (None, "99000001"), (None, None)]


def test_files_of_one_name_in_several_folders_are_parts_of_one_source(tmp_path: Path) -> None:
    files = {f"{n}/details.json": json.dumps({"id": n, "title": f"Film {n}", "release_date": ""}) for n in (1, 2)}
    assert ingest(tmp_path, files).report["tmdb"]["taken"] == 2
    assert kg(tmp_path, "ingest", *files).report["tmdb"]["unchanged"] == 2
    write(tmp_path, {"1/details.json": json.dumps({"id": 1, "title": "Other", "release_date": ""})})
    kg(tmp_path, "ingest", *files)
    assert stored(tmp_path, "SELECT title FROM film ORDER BY 1") == [("Film 2",), ("Other",)]


def test_a_credit_of_the_film_and_of_the_person_is_one(tmp_path: Path) -> None:
    for order in (("film.json", "person.json"), ("person.json", "film.json")):
        folder = tmp_path / order[0]
        texts = {"film.json": json.dumps(MOVIE), "person.json": json.dumps(PERSON)}
        ingest(folder, {name: texts[name] for name in order})
        found = "SELECT n, locator FROM credit_said WHERE person_local = '99000101' AND film_local = '99000001'"
        assert stored(folder, found) == [(1, "credit/5a1000000000000000000001")]


def test_what_a_film_says(tmp_path: Path) -> None:
    said = claims(read(tmp_path, MOVIE))
    [film] = [claim for claim in said if isinstance(claim, Film)]
    assert (film.title, film.original_title, film.year, film.runtime_minutes) == (
        "Salt Harbour",
        "Porto de Sal",
        2009,
        104,
    )
    assert film.titles == (("O Porto de Sal", None, "BR"), ("Salzhafen", "de", "DE"))
    assert (film.ids, film.languages, film.countries) == (("imdb:tt99000001",), ("pt",), ("Portugal",))
    facts = {(claim.predicate, claim.value) for claim in said if isinstance(claim, Fact)}
    assert facts == {
        ("genre", "Drama"), ("genre", "Mystery"), ("keyword", "lighthouse"), ("content rating", "PT:M/12"),
        ("production company", "Lanterna Filmes"), ("series", "Salt Harbour Collection"),
        ("release date", "2009-03-27"), ("rating", "6.9"), ("votes", "41"), ("budget", "4200000"),
    }  # fmt: skip
    credits_ = [(claim.role, claim.job, claim.characters, claim.billing) for claim in said if isinstance(claim, Credit)]
    assert credits_ == [
        ("act", None, ("Marta Seixas",), 1),
        ("act", None, ("The Harbour Master", "Old Seixas"), 2),
        ("vac", None, ("Radio",), 3),
        ("fmd", "Director", (), None),
        ("aut", "Novel", (), None),
        ("cng", "Director of Photography", (), None),
    ]
    assert [claim.names for claim in said if isinstance(claim, Person)][2] == ("青波ゆき",)


def test_a_job_that_no_role_fits_stays_as_printed(tmp_path: Path) -> None:
    ingest(tmp_path, {"a.json": json.dumps(MOVIE).replace("Director of Photography", "Best Boy Electric")})
    query = "SELECT role_label, job, department FROM credit_said WHERE code IS NULL"
    assert stored(tmp_path, query) == [("best boy electric", "Best Boy Electric", "Camera")]


def test_no_votes_and_no_sum_are_no_facts(tmp_path: Path) -> None:
    said = claims(read(tmp_path, {**MOVIE, "vote_count": 0, "vote_average": 0, "budget": 0}))
    assert not {claim.predicate for claim in said if isinstance(claim, Fact)} & {"rating", "votes", "budget", "revenue"}


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the objects of a value are."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    own = [at] if isinstance(value, dict) else []
    return own + [place for name, inner in items for place in places(inner, (*at, name))]


@pytest.mark.parametrize("sample", [MOVIE, PERSON, SERIES], ids=["movie", "person", "tv"])
def test_an_unknown_field_is_named_once_wherever_it_stands(sample: dict[str, Any], tmp_path: Path) -> None:
    assert read(tmp_path, sample)[0].warnings == []
    found = places(sample)
    assert len(found) > 4
    for place in found:
        changed = copy.deepcopy(sample)
        inner = changed
        for step in place:
            inner = inner[step]
        inner["colour"] = "red"
        [warning] = read(tmp_path, changed)[0].warnings
        assert warning.endswith(".colour' is unknown and was left out, once"), (place, warning)


def test_an_unknown_field_of_many_is_counted(tmp_path: Path) -> None:
    films = [{"id": n, "title": "A", "release_date": "", "colour": 1} for n in range(7)]
    assert read(tmp_path, films)[0].warnings == ["a.json: field 'movie.colour' is unknown and was left out, 7 times"]


def test_values_that_cannot_be_are_reported(tmp_path: Path) -> None:
    odd = {**MOVIE, "runtime": "long", "release_date": [1], "imdb_id": "nm1", "budget": 1e300, "genres": 5}
    [batch] = read(tmp_path, odd)
    fields = [warning.split("'")[1] for warning in batch.warnings]
    assert fields == ["movie.budget", "movie.genres", "movie.imdb_id", "movie.release_date", "movie.runtime"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": None}, "movie has no id"),
        ({"id": "x"}, "movie has no id"),
        ({"title": "", "original_title": None}, "movie has no title"),
        ({"credits": {"cast": [{"id": 1, "character": "A"}]}}, "cast of tmdb:99000001 names nobody"),
        ({"credits": {"crew": ["A"]}}, "crew is not an object"),
    ],
)
def test_what_cannot_be_read_is_rejected(change: dict[str, Any], reason: str, tmp_path: Path) -> None:
    [batch] = read(tmp_path, {**MOVIE, **change})
    assert [reject.reason for reject in batch.rejects] == [reason]
    assert batch.read == batch.taken + 1


def test_text_in_text(tmp_path: Path) -> None:
    table = {"99000001": json.dumps(MOVIE), "8": json.dumps({**MOVIE, "id": 8})}
    assert recognised(tmp_path, table)
    assert [claim.key for claim in claims(read(tmp_path, table)) if isinstance(claim, Film)] == [
        "tmdb:99000001",
        "tmdb:8",
    ]
    module = f"export const films = {json.dumps([MOVIE])};\n"
    assert recognised(tmp_path, module, "a.js")
    assert len(claims(read(tmp_path, module))) == len(claims(read(tmp_path, MOVIE)))


@pytest.mark.parametrize("quoted", [json.dumps, repr], ids=["JSON", "Python"])
def test_tables_with_lists_as_text(quoted: Any, tmp_path: Path) -> None:
    out = io.StringIO()
    writer = csv.writer(out)
    lists = MOVIE["credits"]
    writer.writerow(["movie_id", "title", "genres", "runtime", "spoken_languages", "cast", "crew"])
    writer.writerow(
        [5, "Salt", quoted(MOVIE["genres"]), "104.0", "Portuguese", quoted(lists["cast"]), quoted(lists["crew"])]
    )
    writer.writerow([6, "Tide", "Drama, Mystery", "", "", "[]", "[]"])
    out.write("7,Lost\n")
    done = ingest(tmp_path, {"a.csv": out.getvalue()})
    assert done.report == {"tmdb": {"read": 3, "taken": 2, "rejected": 1, "unchanged": 0}}
    assert [row[1:] for row in done.rejects] == [(4, "has 2 fields and the header 7", "7,Lost")]
    assert stored(tmp_path, "SELECT count(*) FROM credit") == [(6,)]
    genres = "SELECT count(*) FROM fact WHERE predicate = 'genre'"
    assert stored(tmp_path, genres) == [(4,)]
    assert stored(tmp_path, "SELECT runtime_minutes FROM film ORDER BY 1") == [(104,), (None,)]


def test_a_daily_export(tmp_path: Path) -> None:
    lines = [
        '{"adult":false,"id":5,"original_title":"Um","popularity":0.6,"video":false}',
        '{"adult":false,"id":6,"original_title":',
        "",
        "[1]",
        '{"adult":false,"id":7,"original_title":"Dois","popularity":0.6,"video":false}',
    ]
    done = ingest(tmp_path, {"movie_ids_01_02_2024.json": "\n".join(lines) + "\n"})
    assert [row[1:3] for row in done.rejects] == [(2, "is not a JSON object"), (4, "is not a JSON object")]
    assert stored(tmp_path, "SELECT title FROM film ORDER BY 1") == [("Dois",), ("Um",)]
    people = '{"adult":false,"id":5,"name":"A","popularity":1}\n{"adult":false,"id":6,"name":"B","popularity":1}\n'
    ingest(tmp_path, {"person_ids_01_02_2024.json": people})
    assert stored(tmp_path, "SELECT name FROM person ORDER BY 1") == [("A",), ("B",)]


def test_the_original_title_alone_never_names_a_film_that_has_another(tmp_path: Path) -> None:
    export = '{"adult":false,"id":99000001,"original_title":"Porto de Sal","popularity":0.6,"video":false}\n'
    ingest(tmp_path, {"1.json": export, "2.json": json.dumps(MOVIE)})
    assert stored(tmp_path, "SELECT DISTINCT title FROM film_merged") == [("Salt Harbour",)]


def test_a_long_export_is_kept_in_pieces(tmp_path: Path) -> None:
    lines = "".join(
        f'{{"adult":false,"id":{n},"original_title":"{n}","popularity":0.6,"video":false}}\n' for n in range(1, 12_001)
    )
    assert ingest(tmp_path, {"a.json": lines}).report["tmdb"]["taken"] == 12_000
    assert stored(tmp_path, "SELECT count(DISTINCT film), count(DISTINCT id) FROM film") == [(12_000, 12_000)]


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("tv/5/aggregate_credits.json", "tv-5"),
        ("tv/5/season/1/aggregate_credits.json", None),
        ("movie/5/credits.json", "5"),
        ("episode-5.json", "episode-5"),
        ("credits.json", None),
    ],
)
def test_whose_credits_they_are_is_never_guessed(name: str, shape: str | None, tmp_path: Path) -> None:
    lists = {"id": 5, "crew": [{"id": 1, "name": "A", "job": "Director", "credit_id": "aa", "department": "Directing"}]}
    [batch] = read(tmp_path, lists, name)
    found = {claim.film for claim in claims([batch]) if isinstance(claim, Credit)}
    assert found == ({f"tmdb:{shape}"} if shape else set())
    assert len(batch.rejects) == (shape is None)


@pytest.mark.parametrize(
    "value",
    [
        {"id": 18, "name": "Drama"},
        {"status_code": 34, "status_message": "The resource you requested could not be found.", "success": False},
        {"id": 3, "name": "A Company", "logo_path": None, "origin_country": "US"},
        {"title": "Heat", "year": 1995, "director": "Michael Mann"},
        {"page": 1, "results": [], "total_pages": 1},
        [],
        {"1": "2"},
        "[" * 500,
    ],
)
def test_other_json_is_not_ours(value: Any, tmp_path: Path) -> None:
    assert not recognised(tmp_path, value)


def test_a_file_that_has_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.json: has no title, person or list of credits"):
        read(tmp_path, {"page": 1, "results": []})
    with pytest.raises(InputError, match=r"a\.json:2: its JSON is not well-formed; Expecting value"):
        read(tmp_path, '{"id":\n}')
    with pytest.raises(InputError, match="nested too deeply"):
        read(tmp_path, "[" * 100_000)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(MOVIE)), inner, max_size=4),
    max_leaves=9,
)


@given(st.sampled_from([MOVIE, PERSON, SERIES]), st.data(), JSON)
def test_any_value_in_any_place_is_taken_or_reported(sample: dict[str, Any], data: st.DataObject, value: Any) -> None:
    changed = copy.deepcopy(sample)
    place = data.draw(st.sampled_from([place for place in places(sample) if place]))
    inner: Any = changed
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    report = Report("a.json", LEFT_OUT)
    reader = Reader("tmdb", report)
    said = [c for shape, fields in tmdb._objects(changed, "", report) if shape for c in reader.claims(shape, fields)]
    assert said or report.rejects
    assert all(claim.source == "tmdb" and claim.locator for claim in said)


def test_responses_as_a_client_library_keeps_them(tmp_path: Path) -> None:
    folder = real("tmdb_api_fixtures")
    done = kg(tmp_path, "ingest", str(folder))
    assert done.code == 0
    assert "Traceback" not in done.err
    assert done.report["tmdb"]["taken"] >= 60


def test_films_with_appended_credits(tmp_path: Path) -> None:
    done = kg(tmp_path, "ingest", str(real("tmdb_append_credits_popcorn/sampleList.js")))
    assert (done.code, done.err) == (0, "")
    assert done.report["tmdb"] == {"read": 20, "taken": 20, "rejected": 0, "unchanged": 0}
    text = real("tmdb_append_credits_popcorn/sampleList.js").read_text(encoding="utf-8")
    printed = json.loads(text[text.index("[") :])
    lists = [film["credits"] for film in printed]
    entries = sum(len(each["cast"]) + len(each["crew"]) for each in lists)
    people = {entry["id"] for each in lists for name in ("cast", "crew") for entry in each[name]}
    assert stored(tmp_path, "SELECT count(*), count(DISTINCT person) FROM credit") == [(entries, len(people))]


def test_text_in_text_as_a_data_set_ships_it(tmp_path: Path) -> None:
    folder = real("cinemada_cmu_tmdb")
    names = ("tmdb_id2detail_small.json", "tmdb_id2credit_small.json")
    done = kg(tmp_path, "ingest", *(str(folder / name) for name in names))
    assert (done.code, done.err) == (0, "")
    assert done.report["tmdb"] == {"read": 20, "taken": 20, "rejected": 0, "unchanged": 0}
    known = json.loads((folder / names[0]).read_text(encoding="utf-8"))
    assert stored(tmp_path, "SELECT count(*) FROM film") == [(len(known),)]
