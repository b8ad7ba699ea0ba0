"""The picture's graph: the same things as the RDF, edges with their evidence, and what is left out first."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from claims import Said, told, trusted

from kg.annotated import annotated
from kg.cli import run
from kg.errors import UsageError
from kg.exporters import html
from kg.exporters.picture import compose
from kg.graph.answer import from_triples
from kg.graph.build import to_graph
from kg.knowledge_graph import KnowledgeGraph
from kg.sparql import Triples


@pytest.fixture(scope="module")
def whole(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    return graph.to_networkx(limit=100_000)


def labels(drawn: nx.MultiDiGraph, type_: str) -> set[str]:
    return {data["label"] for _, data in drawn.nodes(data=True) if data["type"] == type_}


@pytest.mark.parametrize(
    ("type_", "class_"),
    [
        ("film", "schema:Movie schema:TVEpisode schema:TVSeries"),
        ("person", "schema:Person"),
        ("character", "fc:Character"),
        ("place", "schema:Place"),
    ],
)
def test_its_things_are_those_of_the_rdf(
    type_: str, class_: str, whole: nx.MultiDiGraph, graph: KnowledgeGraph
) -> None:
    answer = graph.query(f"SELECT ?x {{ VALUES ?class {{ {class_} }} ?x a ?class }}")
    assert isinstance(answer, list)
    known = {row["x"] for row in answer}
    drawn = {iri for iri, data in whole.nodes(data=True) if data["type"] == type_}
    assert drawn
    assert drawn - known == set()
    if type_ in ("film", "person"):
        assert known - drawn == set()


def test_every_edge_has_its_evidence(whole: nx.MultiDiGraph) -> None:
    for _, _, data in whole.edges(data=True):
        assert data["status"] in ("fact", "disputed", "claim", "hedged", "contradicted", "negated", "imagined")
        assert data["evidence"]
        assert all(claim["source"] for claim in data["evidence"])
    statuses = {data["status"] for _, _, data in whole.edges(data=True)}
    assert {"fact", "claim", "contradicted"} <= statuses


def test_a_contradicted_claim_shows_the_other_side(graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx("Aliens (1986)")
    person = next(iri for iri, data in drawn.nodes(data=True) if data["label"] == "Ridley Scott")
    [(_, _, data)] = [edge for edge in drawn.out_edges(person, data=True) if edge[2]["type"] == "director"]
    assert data["status"] == "contradicted"
    assert "James Cameron" in data["evidence"][0]["against"]
    assert data["evidence"][0]["quote"].startswith("The director is Ridley Scott")


@pytest.mark.parametrize("name", ["Aliens (1986)", "Bill Pope", "character/imdb/tt1345836/bane"])
def test_around_one_thing_all_is_within_reach(name: str, graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx(name)
    [focus] = [iri for iri, data in drawn.nodes(data=True) if data["focus"]]
    assert len(drawn) > 2
    assert nx.is_weakly_connected(drawn)
    deeper = graph.to_networkx(name, depth=2, limit=100_000)
    assert set(drawn) < set(deeper)
    assert focus in deeper


def test_the_limit_keeps_the_thing_itself(graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx("Sigourney Weaver", limit=1)
    assert [data["label"] for _, data in drawn.nodes(data=True)] == ["Sigourney Weaver"]
    assert drawn.graph["left_out"] == len(graph.to_networkx("Sigourney Weaver", limit=10_000)) - 1
    with pytest.raises(UsageError, match="--limit 0"):
        graph.to_networkx(limit=0)


def test_a_part_that_returns_is_one_thing_in_relations_too() -> None:
    known = trusted().film("imdb:tt0078748", "Alien", 1979).film("imdb:tt0090605", "Aliens", 1986)
    known.person("imdb:nm0000244", "Sigourney Weaver").relation("imdb:tt0090605", "sequel of", "imdb:tt0078748")
    for film in ("imdb:tt0078748", "imdb:tt0090605"):
        known.credit(film, "imdb:nm0000244", "act", "Ripley")
    known.relation("Ripley", "mother of", "Newt", "character", film="imdb:tt0090605")

    class Holder:
        base = "https://kg.example/"
        connection = told(known, Said("r"))

    drawn = to_graph(Holder())  # type: ignore[arg-type]
    assert sorted(iri.partition("character/")[2] for iri in drawn if "/character/" in iri) == [
        "imdb/tt0078748/ripley",
        "imdb/tt0090605/newt",
    ]


def test_what_a_query_constructs_is_drawn(graph: KnowledgeGraph) -> None:
    answer = graph.result(
        "CONSTRUCT { ?f schema:director ?p . ?f schema:name ?n } { ?f schema:director ?p ; schema:name ?n }"
    )
    assert isinstance(answer, Triples)
    drawn = from_triples(answer)
    assert "Alien" in labels(drawn, "film")
    assert {data["type"] for _, _, data in drawn.edges(data=True)} == {"director"}


# --- what notebooks ask ---------------------------------------------------------------------------------------------


def test_answers_in_the_terms_of_python(graph: KnowledgeGraph) -> None:
    rows = graph.query("SELECT ?t ?y ?none { ?f schema:name ?t ; fc:year ?y } ORDER BY ?t ?y LIMIT 1")
    assert rows == [{"t": '"Crocodile" Dundee', "y": 1986}]
    assert graph.query("ASK { ?f schema:name 'Alien' }") is True
    assert graph.query("ASK { ?f schema:name 'No such film' }") is False
    made = graph.query("CONSTRUCT { ?f a fc:Thing } { ?f a schema:Movie ; schema:name 'Alien' }")
    assert [str(triple[0]) for triple in made] == [f"{graph.store.base}film/imdb/tt0078748"]  # type: ignore[union-attr, index]
    titles = graph.query("@filmography", params={"person": "Bill Pope"})
    assert any("The Matrix" in row.values() for row in titles)  # type: ignore[union-attr]


def test_the_dataset_has_every_quad(graph: KnowledgeGraph, nquads: bytes) -> None:
    dataset = graph.dataset()
    assert sum(1 for _ in dataset.quads()) == len(nquads.splitlines())
    assert f"{graph.store.base}graph/facts" in {str(each.identifier) for each in dataset.graphs()}


@pytest.mark.parametrize("limit", [10, 40, 150])
def test_a_limit_leaves_films_with_their_people(graph: KnowledgeGraph, limit: int) -> None:
    drawn = to_graph(graph.store, limit=limit)
    assert drawn.number_of_nodes() == limit
    assert drawn.number_of_edges() >= limit / 2
    assert drawn.graph["left_out"] > 100


# --- notebooks ------------------------------------------------------------------------------------------------------


def test_a_notebook_shows_the_page_in_a_frame(graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx("Aliens (1986)")
    assert isinstance(drawn, nx.MultiDiGraph)
    frames: list[dict[str, str | None]] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: frames.append(dict(attrs) | {"tag": tag})  # type: ignore[method-assign]
    reader.feed(drawn._repr_html_())
    [frame] = frames
    assert frame["tag"] == "iframe"
    assert "allow-same-origin" not in str(frame["sandbox"])
    assert frame["srcdoc"] == html.page(drawn)


def test_a_query_is_drawn_and_saved(graph: KnowledgeGraph, tmp_path: Path) -> None:
    drawn = graph.draw("CONSTRUCT { ?f schema:director ?p } { ?f schema:director ?p }")
    assert drawn.number_of_edges() > 5
    drawn.save(tmp_path / "out.graphml")
    assert nx.read_graphml(tmp_path / "out.graphml").number_of_edges() == drawn.number_of_edges()
    with pytest.raises(UsageError, match="only triples can be drawn"):
        graph.draw("ASK { ?f schema:director ?p }")


# --- what a film has, and where else it is ----------------------------------------------------------------------------


def test_a_film_has_its_genres_and_its_pages_elsewhere(graph: KnowledgeGraph) -> None:
    drawn = graph.to_networkx("Aliens (1986)")
    assert "Sci-Fi" in labels(drawn, "genre")
    links = {label for _, data in drawn.nodes(data=True) if data["focus"] for label, _ in data["links"]}
    assert {"IMDb", "Wikidata"} <= links
    assert all(url.startswith("https://") for _, data in drawn.nodes(data=True) for _, url in data["links"])


@pytest.mark.parametrize("name", ["Aliens (1986)", "The Matrix", "Bill Pope", "Keanu Reeves", "Robert Rodriguez"])
def test_no_label_of_the_sample_covers_another(name: str, graph: KnowledgeGraph) -> None:
    picture = compose(graph.to_networkx(name))
    assert picture.columns
    for places in (picture, picture.narrow):
        assert places
        at = {n: (b.x, b.y) for n, b in picture.boxes.items()} if places is picture else picture.narrow.positions  # type: ignore[union-attr]
        boxes = [(x, y, picture.boxes[n].width, picture.boxes[n].height) for n, (x, y) in at.items()]
        boxes += [(x, y - 6, 7.0 * len(text), 12.0) for x, y, text in places.headings]
        for n, (x1, y1, w1, h1) in enumerate(boxes):
            for x2, y2, w2, h2 in boxes[n + 1 :]:
                assert abs(x1 - x2) >= (w1 + w2) / 2 or abs(y1 - y2) >= (h1 + h2) / 2


# --- a review beside its picture --------------------------------------------------------------------------------------

DATA = Path(__file__).resolve().parents[1] / "data"


def test_what_a_review_says_is_drawn_with_its_text_and_its_own_evidence_alone(sample_store: Path) -> None:
    drawn = annotated(sample_store, str(DATA / "reviews" / "aliens.md"), limit=300)
    text = drawn.graph["text"]
    assert text["source"] == "reviews/aliens.md"
    assert text["text"].strip().startswith("# Aliens")
    claims = [item for _, _, data in drawn.edges(data=True) for item in data["evidence"]]
    assert {item["source"] for item in claims} == {text["source"]}
    for item in claims:
        start, end = map(int, item["locator"].removeprefix("char=").split(","))
        assert text["text"][start:end] == item["quote"]
    assert "contradicted" in {data["status"] for _, _, data in drawn.edges(data=True)}
    assert labels(drawn, "source") == {"reviews/aliens.md"}


def test_a_review_that_the_store_has_not_is_held_against_it_all_the_same(sample_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text("Aliens (1986)\n\nAliens was directed by Ridley Scott. Sigourney Weaver plays Ripley.\n", "utf-8")
    said: list[str] = []
    drawn = annotated(sample_store, str(file), limit=300, say=said.append)
    assert "is not in the store" in said[0]
    statuses = {data["type"]: data["status"] for _, _, data in drawn.edges(data=True)}
    assert (statuses["director"], statuses["plays"]) == ("contradicted", "fact")
    alone = annotated(tmp_path / "no.kg", str(file), limit=300)
    assert {data["status"] for _, _, data in alone.edges(data=True)} == {"claim"}


def test_one_of_several_reviews_in_a_file_is_named(sample_store: Path) -> None:
    file = str(DATA / "user-reviews.jsonl")
    with pytest.raises(UsageError, match=r"holds 4 reviews; name one: .*#ID"):
        annotated(sample_store, file, limit=300)
    assert annotated(sample_store, f"{file}#u1", limit=300).graph["text"]["source"].endswith("#u1")
    with pytest.raises(UsageError, match="holds no such review"):
        annotated(sample_store, f"{file}#u99", limit=300)


def test_two_pictures_at_once_are_refused(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["render", "-o", "x.html", "--around", "Aliens", "--review", "y.txt"]
    assert run(["--store", str(sample_store), *arguments]) == 2
    assert "--around and --review ask for two pictures" in capsys.readouterr().err


def test_the_other_side_names_a_part_only_where_there_is_one() -> None:
    known = trusted().film("imdb:tt0113277", "Heat", 1995).person("imdb:nm0000199", "Al Pacino")
    known.credit("imdb:tt0113277", "imdb:nm0000199", "act")
    said = Said("r").film("r:heat", "Heat", 1995).person("r:pacino", "Al Pacino").credit("r:heat", "r:pacino", "act")

    class Holder:
        base = "https://kg.example/"
        connection = told(known, said)

    sides = [
        item["against"]
        for _, _, data in to_graph(Holder()).edges(data=True)  # type: ignore[arg-type]
        for item in data["evidence"]
    ]
    assert any(sides)
    assert not any("()" in str(side) for side in sides)
