"""NFO files: what is taken of them, what is reported, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import kg, stored, write

from kg.claim import Claim, Credit, Fact, Film, Person
from kg.errors import InputError
from kg.sources import nfo, nfo_xml
from kg.sources.base import Batch, Input
from kg.sources.node import Report

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared/data/credits/nfo"
MOVIE, SERIES, EPISODES = (
    (ROOT / "data/nfo" / name).read_text(encoding="utf-8") for name in ("movie.nfo", "tvshow.nfo", "S01E01-E02.nfo")
)


def file(folder: Path, text: str, name: str = "a.nfo") -> Input:
    (folder / name).write_text(text, encoding="utf-8")
    return Input(name, name, folder / name)


def read(folder: Path, text: str) -> Batch:
    [batch] = nfo.read(file(folder, text), None)  # type: ignore[arg-type]
    return batch


def of(kind: type[Claim], batch: Batch) -> list[Claim]:
    return [claim for claim in batch.records if isinstance(claim, kind)]


def film(folder: Path, text: str) -> Film:
    [found] = of(Film, read(folder, text))
    assert isinstance(found, Film)
    return found


def test_what_a_film_says(tmp_path: Path) -> None:
    batch = read(tmp_path, MOVIE)
    assert (batch.warnings, batch.rejects) == ([], [])
    found = film(tmp_path, MOVIE)
    assert (found.key, found.ids) == ("imdb:tt99000002", ("tmdb:99000002",))
    assert (found.title, found.original_title, found.year) == ("Salt Harbour: The Tide Clock", "Porto de Sal 2", 2013)
    assert (found.runtime_minutes, found.countries) == (97, ("Portugal",))
    assert {(fact.predicate, fact.value) for fact in of(Fact, batch) if isinstance(fact, Fact)} == {
        ("genre", "Drama"), ("genre", "Mystery"), ("keyword", "lighthouse"), ("content rating", "Portugal:M/12"),
        ("production company", "Lanterna Filmes"), ("series", "Salt Harbour Collection"),
        ("release date", "2013-10-04"), ("rating", "5.9"), ("votes", "1020"), ("rating", "5.5/10 (themoviedb)"),
    }  # fmt: skip
    assert [(c.role, c.person, c.characters, c.billing) for c in of(Credit, batch) if isinstance(c, Credit)] == [
        ("fmd", "a.nfo:yuki-aonami", (), None),
        ("aus", "a.nfo:inês-carvoeiro", (), None),
        ("aus", "a.nfo:duarte-mós", (), None),
        ("act", "a.nfo:tomás-ribalta", ("The Harbour Master", "Old Seixas"), 1),
        ("vac", "a.nfo:vera-nascente", ("Radio",), 2),
    ]


def test_series_and_several_episodes_in_one_file(tmp_path: Path) -> None:
    series = film(tmp_path, SERIES)
    assert (series.key, series.ids, series.kind) == ("imdb:tt99000003", ("tmdb:tv-99000001",), "tvSeries")
    assert (series.year, series.end_year) == (2014, 2016)
    batch = read(tmp_path, EPISODES)
    assert [(e.key, e.title, e.locator) for e in of(Film, batch) if isinstance(e, Film)] == [
        ("imdb:tt99000004", "First Light", "episodedetails[1]"),
        ("a.nfo:segunda-luz-2014", "Segunda Luz", "episodedetails[2]"),
    ]
    assert [c.attributes for c in of(Credit, batch) if isinstance(c, Credit) and c.role == "onp"] == [("guest star",)]


@pytest.mark.parametrize(
    "ids",
    [
        "<uniqueid type='imdb'>tt0000007</uniqueid><uniqueid type='TMDB' default='true'>7</uniqueid>",
        "<id>tt0000007</id><tmdbid>7</tmdbid>",
        "<id IMDB='tt0000007' TMDB='7'>99</id>",
        "<imdb_id>tt0000007</imdb_id><tmdbId>7</tmdbId>",
    ],
)
def test_identifiers_in_every_form(ids: str, tmp_path: Path) -> None:
    found = film(tmp_path, f"<movie><title>A</title>{ids}</movie>")
    assert (found.key, found.ids) == ("imdb:tt0000007", ("tmdb:7",))
    assert read(tmp_path, f"<movie><title>A</title>{ids}</movie>").warnings == []


@pytest.mark.parametrize(
    "text",
    [
        "{}\nhttps://www.imdb.com/title/tt0000007/?ref_=a&b=c\n",
        "https://www.imdb.com/title/tt0000007/\n{}",
        "<?xml version='1.0'?>\n{}\nhttps://www.themoviedb.org/movie/8\nhttps://www.imdb.com/title/tt0000007/",
    ],
)
def test_an_address_beside_the_xml(text: str, tmp_path: Path) -> None:
    whole = text.format("<movie><title>A</title></movie>")
    assert nfo.recognise(file(tmp_path, whole))
    assert film(tmp_path, whole).key == "imdb:tt0000007"


def test_people_have_ids_where_a_library_gives_them(tmp_path: Path) -> None:
    text = (
        '<movie><title>A</title><director tmdbid="5">X</director>'
        "<actor><name>Y</name><imdbid>nm6</imdbid><tmdbid>6</tmdbid></actor></movie>"
    )
    assert [(p.key, p.ids) for p in of(Person, read(tmp_path, text)) if isinstance(p, Person)] == [
        ("tmdb:5", ()),
        ("imdb:nm6", ("tmdb:6",)),
    ]


@pytest.mark.parametrize(
    ("rating", "facts"),
    [
        ("<rating>8.0</rating><votes>1,234</votes>", [("rating", "8"), ("votes", "1234")]),
        ("<communityrating>7,5</communityrating>", [("rating", "7.5")]),
        ("<rating>0</rating>", []),
        ("<ratings><rating max='100'><value>75</value></rating></ratings>", [("rating", "75/100 ()")]),
        ("<ratings><rating max='10'><value>0.0</value></rating></ratings>", []),
    ],
)
def test_ratings(rating: str, facts: list[tuple[str, str]], tmp_path: Path) -> None:
    batch = read(tmp_path, f"<movie><title>A</title>{rating}</movie>")
    assert [(f.predicate, f.value) for f in of(Fact, batch) if isinstance(f, Fact)] == facts


def test_a_rating_above_the_best_is_reported(tmp_path: Path) -> None:
    [warning] = read(tmp_path, "<movie><title>A</title><communityrating>15.5</communityrating></movie>").warnings
    assert "movie.communityrating" in warning


@pytest.mark.parametrize("text", [MOVIE, SERIES, EPISODES], ids=["movie", "tvshow", "episodes"])
def test_an_unknown_element_is_reported_wherever_it_stands(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text).warnings == []
    taken = 'movie|tvshow|episodedetails|actor|set|ratings|rating name="imdb" max="10" default="true"'
    starts = [match.end() for match in re.finditer(rf"<({taken})>", text)]
    assert starts
    for start in starts:
        [warning] = read(tmp_path, f"{text[:start]}<colour>red</colour>{text[start:]}").warnings
        assert warning.endswith(".colour' is unknown and was left out, once")


def test_an_unknown_attribute_is_reported(tmp_path: Path) -> None:
    [warning] = read(tmp_path, '<movie><title colour="red">A</title></movie>').warnings
    assert "title.@colour" in warning


BOMB = '<!DOCTYPE movie [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{"&" + a + ";" * 1}{("&" + a + ";") * 9}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "text",
    [
        f"{BOMB}]><movie><title>&i;</title></movie>",
        '<?xml version="1.0"?><!DOCTYPE movie [<!ENTITY x SYSTEM "file:///etc/passwd">]><movie><title>&x;</title></movie>',
        '<!DOCTYPE movie SYSTEM "http://example.org/a.dtd"><movie><title>A</title></movie>',
    ],
    ids=["bomb", "file", "dtd"],
)
def test_entities_are_refused(text: str, tmp_path: Path) -> None:
    assert nfo.recognise(file(tmp_path, text))
    with pytest.raises(InputError, match="has a document type, which may hide entities without end; remove it"):
        read(tmp_path, text)
    write(tmp_path, {"b.nfo": text})
    assert kg(tmp_path, "ingest", "b.nfo").code == 2
    assert stored(tmp_path, "SELECT count(*) FROM film") in ([], [(0,)])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<movie>\n<title>A</title>\n", 2),
        ("<movie>\n<title>A & B</title></movie>", 2),
        ("<movie><title>&nope;</title></movie>", 1),
        ("<movie><title>A</title></movie>\n<movie><title>B</movie>", 2),
    ],
)
def test_what_is_not_well_formed_names_its_line(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=rf"a\.nfo:{line}: its XML is not well-formed"):
        read(tmp_path, text)


def test_what_has_no_title_is_rejected(tmp_path: Path) -> None:
    batch = read(
        tmp_path, "<movie><fanart/></movie><album/><movie><title>A</title><actor><role>X</role></actor></movie>"
    )
    assert [reject.reason for reject in batch.rejects] == [
        "movie has no title",
        "album is no film, series or episode",
        "actor has no name",
    ]
    assert (batch.read, batch.taken) == (4, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "movie",
        "https://www.imdb.com/title/tt0000007/",
        "<album><title>A</title></album>",
        "<html><movie/></html>",
        "<x",
    ],
)
def test_other_files_are_not_ours(text: str, tmp_path: Path) -> None:
    assert not nfo.recognise(file(tmp_path, text, "a.xml"))


def test_deep_nesting_is_no_crash(tmp_path: Path) -> None:
    deep = "<a>" * 50_000 + "</a>" * 50_000
    assert read(tmp_path, f"<movie><title>A</title>{deep}</movie>").warnings == [
        "a.nfo: field 'movie.a' is unknown and was left out, once"
    ]


@given(st.integers(0, len(MOVIE)), st.integers(0, len(MOVIE)), st.text(alphabet="<>&/!x \n'\"", max_size=4))
def test_a_damaged_file_is_read_or_refused(start: int, length: int, text: str) -> None:
    damaged = MOVIE[:start] + text + MOVIE[start + length % 40 :]
    path = Path("a.nfo")
    found = Input("a.nfo", "a.nfo", path)
    try:
        elements = nfo_xml.elements(damaged, found)
    except InputError:
        return
    report = Report("a.nfo", nfo.LEFT_OUT)
    said = [list(nfo._Reader("s", report, ()).title(element, "x")) for element in elements]
    assert all(said) or report.rejects


def test_files_of_a_library(tmp_path: Path) -> None:
    if not (REAL / "bernmic_movie.nfo").exists():
        pytest.skip("needs nfo of the shared data")
    done = kg(tmp_path, "ingest", str(REAL))
    assert done.code == 0
    report = {name: counts for name, counts in done.report.items() if name.endswith(".nfo")}
    assert sum(counts["taken"] for counts in report.values()) == 17
    assert [row[2] for row in done.rejects] == ["movie has no title"]
    unknown = [line for line in done.err.splitlines() if "is unknown" in line]
    assert unknown == []
