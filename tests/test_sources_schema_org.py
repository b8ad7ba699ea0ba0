"""schema.org in all its spellings: every one of these says that Ann Bo plays Kay in A Film, which Cy Di directed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import ingest, stored

from kg.claim import Credit, Fact, Film, Person, Relation
from kg.errors import UsageError
from kg.pipeline import ingest as take_in
from kg.sources import jsonld, markup, schema_org
from kg.sources.base import Batch, Input

ORG = "https://schema.org"
ANN, CY = {"@type": "Person", "name": "Ann Bo"}, {"@type": "Person", "name": "Cy Di"}
PART = {"@type": "PerformanceRole", "actor": ANN, "characterName": "Kay"}


def page(*values: object, body: str = "") -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)
    return f"<!doctype html><html><head>{scripts}</head><body>{body}</body></html>"


def film(**said: object) -> dict[str, object]:
    return {"@context": ORG, "@type": "Movie", "name": "A Film", **said}


MICRODATA = """
<div itemscope itemtype="http://schema.org/Movie"><h1 itemprop="name">A Film</h1>
<div itemprop="actor" itemscope itemtype="http://schema.org/PerformanceRole">
<b itemprop="actor" itemscope itemtype="http://schema.org/Person"><i itemprop="name">Ann Bo</i></b> as
<i itemprop="characterName">Kay</i></div><p itemprop="director">Cy Di</p></div>"""
RDFA = """
<div vocab="https://schema.org/" typeof="Movie"><h1 property="name">A Film</h1>
<div property="actor" typeof="PerformanceRole"><b property="actor" typeof="Person"><i property="name">Ann Bo</i></b> as
<i property="characterName">Kay</i></div>
<p property="director" typeof="Person"><i property="name">Cy Di</i></p></div>"""

SPELLINGS: dict[str, object] = {
    "plain": film(actor=PART, director=CY),
    "http": {**film(actor=PART, director="Cy Di"), "@context": "http://schema.org/"},
    "lists": film(actor=[PART], director=[CY]),
    "ordered lists": film(actor={"@list": [PART]}, director={"@set": ["Cy Di"]}),
    "types in lists": {**film(director=CY), "@type": ["CreativeWork", "Movie"], "actor": {**PART, "@type": ["Role"]}},
    "prefix": {
        "@context": {"s": "http://schema.org/", "x": "http://e.org/"}, "@type": "s:Movie", "s:name": "A Film",
        "s:actor": {"@type": "s:PerformanceRole", "s:actor": {"s:name": "Ann Bo"}, "s:characterName": "Kay"},
        "s:director": {"@type": "s:Person", "s:name": {"@value": "Cy Di", "@language": "en"}},
    },
    "full names": {
        f"{ORG}/name": [{"@value": "A Film"}], "@type": [f"{ORG}/Movie"],
        f"{ORG}/actor": [{"@type": [f"{ORG}/Role"], f"{ORG}/actor": [{f"{ORG}/name": [{"@value": "Ann Bo"}]}],
                          f"{ORG}/characterName": [{"@value": "Kay"}]}],
        f"{ORG}/director": [{f"{ORG}/name": [{"@value": "Cy Di"}]}],
    },
    "aliases": {"@context": ORG, "type": "Movie", "name": "A Film", "director": {"type": "Person", "name": "Cy Di"},
                "actor": {"type": "Role", "actor": {"type": "Person", "name": "Ann Bo"}, "characterName": "Kay"}},
    "graph": {"@context": ORG, "@graph": [
        {"@type": "WebSite", "name": "A Site"}, {"@id": "#a", **ANN}, {"@id": "#d", **CY},
        {"@id": "#r", "@type": "PerformanceRole", "actor": {"@id": "#a"}, "characterName": "Kay"},
        {"@type": "Movie", "name": "A Film", "actor": [{"@id": "#r"}], "director": {"@type": "Person", "@id": "#d"}}]},
    "inside": {"@context": ORG, "@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "item": film(actor=PART, director=CY)}]},
    "parts of names": film(actor=PART, director={"@type": "Person", "givenName": "Cy", "familyName": "Di"}),
    "entities": film(actor={**PART, "characterName": "K&#97;y"}, director="C&amp;#121; Di"),
    "blanks": film(actor=PART, director=" Cy Di \n"),
    "in a page": page(film(actor=PART, director=CY)),
    "hidden in a page": page().replace("</head>", '<script type="application/ld+json; charset=utf-8">//<![CDATA[\n'
                                       + json.dumps(film(actor=PART, director=CY)) + ";\n//]]></script></head>"),
    "twice in a page": page(film(actor=PART, director=CY), body=MICRODATA),
    "microdata": page(body=MICRODATA),
    "microdata beside others": page({"@context": ORG, "@type": "WebSite", "name": "A Site"}, body=MICRODATA),
    "RDFa": page(body=RDFA),
}  # fmt: skip


def read(tmp_path: Path, value: object) -> Batch:
    text, name = (value, "a.html") if isinstance(value, str) else (json.dumps(value), "a.json")
    (tmp_path / name).write_text(text, encoding="utf-8")
    file = Input(name, name, tmp_path / name, source="s")
    assert jsonld.recognise(file)
    [batch] = jsonld.read(file, None)  # type: ignore[arg-type]
    return batch


def credits_of(batch: Batch) -> list[tuple[object, ...]]:
    return [(c.film, c.person, c.role, c.characters) for c in batch.records if isinstance(c, Credit)]


def test_all_spellings_are_here() -> None:
    assert len(SPELLINGS) == 19


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_says_the_same(spelling: str, tmp_path: Path) -> None:
    batch = read(tmp_path, SPELLINGS[spelling])
    assert credits_of(batch) == [("s:a-film", "s:ann-bo", "act", ("Kay",)), ("s:a-film", "s:cy-di", "fmd", ())]
    assert [c.name for c in batch.records if isinstance(c, Person)] == ["Ann Bo", "Cy Di"]
    assert (batch.read, batch.taken, batch.warnings) == (1, 1, [])


def test_names_in_one_string_are_several(tmp_path: Path) -> None:
    batch = read(tmp_path, film(actor="Ann Bo, Ed Fy, Jr.; Gus Hu"))
    assert [row[1] for row in credits_of(batch)] == ["s:ann-bo", "s:ed-fy-jr", "s:gus-hu"]
    assert [c.billing for c in batch.records if isinstance(c, Credit)] == [1, 2, 3]


def test_what_has_no_order_has_no_billing(tmp_path: Path) -> None:
    first, again = (read(tmp_path, page(body=RDFA)) for _ in range(2))
    assert first.records == again.records
    assert [c.billing for c in first.records if isinstance(c, Credit)] == [None, None]


def test_ids_come_from_addresses_and_properties(tmp_path: Path) -> None:
    ann = {
        "@type": "Person",
        "name": "Ann Bo",
        "url": "/name/nm0000009/?ref_=x",
        "sameAs": "https://m.imdb.com/title/tt0000009/",
    }
    same = ["http://www.wikidata.org/entity/Q9", "https://www.themoviedb.org/movie/7-a-film", "https://e.org/Q8"]
    batch = read(tmp_path, film(url="/title/tt0000001/", sameAs=same, actor=ann))
    [found] = [c for c in batch.records if isinstance(c, Film)]
    assert (found.key, found.ids) == ("imdb:tt0000001", ("wd:Q9", "tmdb:7"))
    assert credits_of(batch)[0][1] == "imdb:nm0000009"


def test_a_series_at_tmdb_is_no_film_at_tmdb() -> None:
    assert schema_org.identifiers({"sameAs": "https://www.themoviedb.org/tv/1399"}, "tt") == ("tmdb:tv-1399",)
    assert schema_org.identifiers({"sameAs": "https://www.themoviedb.org/movie/1399"}, "nm") == ()


def test_an_id_without_a_name_is_a_credit(tmp_path: Path) -> None:
    batch = read(tmp_path, film(director={"@type": "Person", "url": "/name/nm0000009/"}, actor={"@type": "Person"}))
    assert credits_of(batch) == [("s:a-film", "imdb:nm0000009", "fmd", ())]
    assert batch.warnings == ["a.json: entry without a name was left out (1)"]


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"datePublished": "1999-03-31"}, 1999), ({"datePublished": {"@type": "Date", "@value": "1999-03-31"}}, 1999),
        ({"datePublished": "March 31, 1999"}, 1999), ({"datePublished": 1999}, 1999), ({"copyrightYear": "1999"}, 1999),
        ({"releasedEvent": {"@type": "PublicationEvent", "startDate": "1999"}}, 1999),
        ({"dateCreated": "1999-1"}, 1999),
        ({"datePublished": "soon"}, None), ({"datePublished": "219991"}, None), ({"datePublished": []}, None),
    ],
)  # fmt: skip
def test_years(fields: dict[str, object], year: int | None, tmp_path: Path) -> None:
    [found] = [c for c in read(tmp_path, film(**fields)).records if isinstance(c, Film)]
    assert found.year == year


def test_facts_and_relations(tmp_path: Path) -> None:
    batch = read(tmp_path, film(
        genre="Drama, Crime", keywords=["heist"], award="A Prize, in gold", productionCompany={"name": "Co"},
        isBasedOn={"@type": "Book", "name": "A Book"}, datePublished="1999-03-31T00:00:00Z",
        contentLocation={"name": "Rome"},
        aggregateRating={"ratingValue": "8,1", "ratingCount": "1,234"},
    ))  # fmt: skip
    facts = [(c.predicate, c.value) for c in batch.records if isinstance(c, Fact)]
    assert sorted(facts) == [
        ("award", "A Prize, in gold"), ("genre", "Crime"), ("genre", "Drama"), ("keyword", "heist"),
        ("production company", "Co"), ("rating", "8.1"), ("release date", "1999-03-31"), ("source work", "A Book"),
        ("votes", "1234"),
    ]  # fmt: skip
    assert [(c.predicate, c.object) for c in batch.records if isinstance(c, Relation)] == [("set in", "Rome")]


def test_an_episode_is_part_of_its_series(tmp_path: Path) -> None:
    series = {"@type": "TVSeries", "name": "A Series"}
    batch = read(tmp_path, {"@context": ORG, "@type": "TVEpisode", "name": "One", "partOfSeries": series})
    assert [(c.key, c.kind) for c in batch.records if isinstance(c, Film)] == [
        ("s:one", "tvEpisode"),
        ("s:a-series", "tvSeries"),
    ]
    assert [(c.subject, c.object) for c in batch.records if isinstance(c, Relation)] == [("s:one", "s:a-series")]


def test_two_films_of_one_title_are_two_by_their_years(tmp_path: Path) -> None:
    films = [film(datePublished=year, director="Cy Di") for year in ("1990", "1995", "1990")]
    batch = read(tmp_path, {"@graph": films})
    assert [row[0] for row in credits_of(batch)] == ["s:a-film", "s:a-film-1995", "s:a-film"]


def test_unknown_fields_are_named_once_with_their_count(tmp_path: Path) -> None:
    batch = read(tmp_path, [film(colour="red", image="x"), film(colour="blue", name="B")])
    assert batch.warnings == ["a.json: field 'colour' was left out (2)"]


def test_organisations_are_counted(tmp_path: Path) -> None:
    batch = read(tmp_path, film(creator=[{"@type": "Organization", "url": "/company/co1/"}, CY]))
    assert [row[1] for row in credits_of(batch)] == ["s:cy-di"]
    assert batch.warnings == ["a.json: organisation among the people was left out (1)"]


@pytest.mark.parametrize("markup_", [MICRODATA, RDFA])
def test_without_extruct_one_line_says_what_to_install(
    markup_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "extruct", None)
    with pytest.raises(UsageError, match=r'^a.html: has microdata or RDFa; run pip install "film-kg\[html\]"$'):
        read(tmp_path, page(body=markup_))
    assert credits_of(read(tmp_path, page(film(director=CY), body=markup_))) == [("s:a-film", "s:cy-di", "fmd", ())]


def test_a_page_of_prose_is_none_of_ours(tmp_path: Path) -> None:
    body = '<div itemscope itemtype="https://schema.org/Review"><p itemprop="reviewBody">Ann Bo plays Kay.</p></div>'
    (tmp_path / "a.html").write_text(page(body=body + MICRODATA), encoding="utf-8")
    assert not jsonld.recognise(Input("a.html", "a.html", tmp_path / "a.html"))


def test_microdata_is_stored(tmp_path: Path) -> None:
    assert ingest(tmp_path, {"a.html": page(body=MICRODATA)}).code == 0
    assert stored(tmp_path, "SELECT characters FROM credit_said WHERE code = 'act'") == [(["Kay"],)]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from("@type @id @value @list @context name actor director characterName sameAs url".split()),
        inner, max_size=4),
    max_leaves=15,
)  # fmt: skip


@given(ANYTHING, ANYTHING)
@settings(max_examples=200)
def test_whatever_stands_in_a_description_is_no_traceback(one: object, other: object) -> None:
    value = markup.plain(
        film(actor=one, director=other, datePublished=one, aggregateRating=other, sameAs=one, isBasedOn=other)
    )
    for node, at in jsonld._films([value]):
        list(schema_org.film_claims(schema_org.Page("s", jsonld._named([value])), dict(node), at))


def test_a_block_hidden_by_a_comment_with_blanks_is_read(tmp_path: Path) -> None:
    page = tmp_path / "heat.html"
    film = '{"@context": "https://schema.org", "@type": "Movie", "name": "Heat", "director": "Michael Mann"}'
    page.write_text(
        f'<script type="application/ld+json">\n/* <![CDATA[ */\n{film}\n/* ]]> */\n</script>', encoding="utf-8"
    )
    result = take_in(tmp_path / "film.kg", [str(page)])
    assert not result.errors
    assert [report.taken for report in result.sources.values()] == [1]


def test_a_damaged_block_is_left_out_and_named_where_another_has_the_film(tmp_path: Path) -> None:
    page = tmp_path / "heat.html"
    film = (
        '{"@context": "https://schema.org", "@type": "Movie", "name": "Heat", "director": "Michael Mann",'
        ' "review": [{"@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Heat"}}]}'
    )
    bad = '{"@type": "BreadcrumbList", "itemListElement": [{"name": "a",}]}'
    script = '<script type="application/ld+json">'
    page.write_text(f"{script}{bad}</script>\n{script}{film}</script>", encoding="utf-8")
    result = take_in(tmp_path / "film.kg", [str(page)])
    assert not result.errors
    assert [report.taken for report in result.sources.values()] == [1], "what it reviews is the film itself"
    assert any("heat.html:1" in warning and "left out" in warning for warning in result.warnings)
    page.write_text(f"{script}{bad}</script>", encoding="utf-8")
    assert "not well-formed" in str(take_in(tmp_path / "other.kg", [str(page)]).errors[0])
