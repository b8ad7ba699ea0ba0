"""What holds for every exporter, the formats read back, and the picture they share."""

from __future__ import annotations

import csv
import json as stdlib_json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pictures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.exporters import EXPORTERS, Exporter, cytoscape, dot, exporter_for, gexf, graphml, html, json, png, svg, table
from kg.exporters.flat import flatten
from kg.exporters.picture import Box, compose, folded, wrap
from kg.exporters.placing import Size
from kg.exporters.routes import leads_across, routes
from kg.exporters.stress import spread
from kg.exporters.svg import place_names
from kg.exporters.text import is_https, plain, write_file

HERE = Path(__file__).parent
GRAPHS: dict[str, Callable[[], nx.MultiDiGraph]] = {
    "film": pictures.alita,
    "person": pictures.career,
    "crowd": lambda: pictures.crowd(60),
    "hostile": pictures.hostile,
    "empty": nx.MultiDiGraph,
    "bare": lambda: nx.MultiDiGraph([("a", "b", "k"), ("a", "b", "l"), ("a", "a", "m")]),
}


# The contract: each check takes an exporter and a folder, and raises if the exporter does not keep it.


def draws_every_graph(exporter: Exporter, folder: Path) -> None:
    for name, make in GRAPHS.items():
        exporter.write(make(), folder / name)
        assert (folder / name).stat().st_size > 20, name


def writes_the_same_bytes_again(exporter: Exporter, folder: Path) -> None:
    for name, make in GRAPHS.items():
        exporter.write(make(), folder / name)
        first = (folder / name).read_bytes()
        exporter.write(make(), folder / name)
        assert (folder / name).read_bytes() == first, name


def writes_the_same_bytes_in_any_process_and_locale(exporter: Exporter, folder: Path) -> None:
    exporter.write(pictures.hostile(), folder / "here")
    script = (
        "import sys; from pathlib import Path; import pictures, test_exporters as t;"
        "t.by_name(sys.argv[1]).write(pictures.hostile(), Path(sys.argv[2]))"
    )
    ascii_only = {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
    }
    paths = {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent)])}
    command = [sys.executable, "-c", script, exporter.name, str(folder / "there")]
    done = subprocess.run(command, env={**os.environ, **ascii_only, **paths}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "there").read_bytes() == (folder / "here").read_bytes()


def writes_utf8_without_control_characters(exporter: Exporter, folder: Path) -> None:
    exporter.write(pictures.hostile(), folder / "out")
    text = (folder / "out").read_bytes().decode("utf-8")
    data = re.sub(r"(?s)<script>/\*\*\n \* vis-network.*?</script>", "", text)  # vis-network has some in its code
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", data)
    assert "七人の侍" in data


def keeps_every_node_and_claim(exporter: Exporter, folder: Path) -> None:
    graph = pictures.alita()
    exporter.write(graph, folder / "out")
    text = (folder / "out").read_text("utf-8")
    for _, data in graph.nodes(data=True):
        assert data["label"] in text
    for _, _, data in graph.edges(data=True):
        for item in data["evidence"]:
            assert exporter.name == "svg" or (item["quote"] or item["locator"]) in text


def leaves_the_graph_alone(exporter: Exporter, folder: Path) -> None:
    graph = pictures.alita()
    exporter.write(graph, folder / "out")
    assert nx.node_link_data(graph, edges="edges") == nx.node_link_data(pictures.alita(), edges="edges")


def leaves_the_old_file_if_it_fails(exporter: Exporter, folder: Path) -> None:
    class StopError(Exception):
        pass

    class Trap(str):
        __slots__ = ()

        def __str__(self) -> str:
            raise StopError

    graph = pictures.alita()
    graph.add_node("last", type="film", label=Trap("x"), year=1, links=[], focus=False)
    (folder / "out").write_text("old")
    with pytest.raises(StopError):
        exporter.write(graph, folder / "out")
    assert (folder / "out").read_text() == "old"
    assert [path.name for path in folder.iterdir()] == ["out"]


CHECKS = (
    draws_every_graph,
    writes_the_same_bytes_again,
    writes_the_same_bytes_in_any_process_and_locale,
    writes_utf8_without_control_characters,
    keeps_every_node_and_claim,
    leaves_the_graph_alone,
    leaves_the_old_file_if_it_fails,
)


def _rest(graph: nx.MultiDiGraph) -> str:
    return stdlib_json.dumps(json.carried(nx.node_link_data(graph, edges="edges")), ensure_ascii=False)


def _crash(graph: nx.MultiDiGraph, path: Path) -> None:
    write_file(path, _rest(graph) if len(graph) else "")


def _random(graph: nx.MultiDiGraph, path: Path) -> None:
    write_file(path, _rest(graph) + b64encode(os.urandom(9)).decode())


def _local(graph: nx.MultiDiGraph, path: Path) -> None:
    path.write_text(_rest(graph))


def _raw(graph: nx.MultiDiGraph, path: Path) -> None:
    write_file(path, (str(graph.nodes(data=True)) + "七人の侍" + "\x00").encode("utf-8", "replace"))


def _forget(graph: nx.MultiDiGraph, path: Path) -> None:
    write_file(path, _rest(nx.MultiDiGraph(graph.edges())) + "七人の侍")


def _meddle(graph: nx.MultiDiGraph, path: Path) -> None:
    write_file(path, _rest(graph))
    graph.clear()


def _half(graph: nx.MultiDiGraph, path: Path) -> None:
    path.write_bytes(b"half")
    write_file(path, _rest(graph))


BROKEN = tuple(
    Exporter(check.__name__, (), "broken on purpose", write)
    for check, write in zip(CHECKS, (_crash, _random, _local, _raw, _forget, _meddle, _half), strict=True)
)


def by_name(name: str) -> Exporter:
    return next(exporter for exporter in (*EXPORTERS, *BROKEN) if exporter.name == name)


PIXELS = (draws_every_graph, writes_the_same_bytes_again, leaves_the_graph_alone, leaves_the_old_file_if_it_fails)
"""What holds for a picture of pixels too."""
CONTRACT = [(exporter, check) for exporter in EXPORTERS for check in (PIXELS if exporter.drawn else CHECKS)]


@pytest.mark.parametrize(
    ("exporter", "check"), CONTRACT, ids=[f"{exporter.name}-{check.__name__}" for exporter, check in CONTRACT]
)
def test_contract(exporter: Exporter, check: Callable[[Exporter, Path], None], tmp_path: Path) -> None:
    check(exporter, tmp_path)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_fails_for_a_broken_exporter(check: Callable[[Exporter, Path], None], tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        check(by_name(check.__name__), tmp_path)


def test_the_suite_is_as_large_as_it_should_be() -> None:
    assert (len(EXPORTERS), len(CHECKS), len(GRAPHS), len(pictures.HOSTILE)) == (9, 7, 6, 61)


def test_suffixes_are_lower_case_and_nobody_shares_one() -> None:
    suffixes = [suffix for exporter in EXPORTERS for suffix in exporter.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(re.fullmatch(r"\.[a-z]+", suffix) for suffix in suffixes)


@pytest.mark.parametrize("name", ["alita", "alita.", "alita.xlsx", ".html"])
def test_an_unknown_suffix_is_an_error_that_lists_those_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html \.htm \.svg \.png \.graphml"):
        exporter_for(Path(name))


# Files


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written: No such file"):
        write_file(tmp_path / "nowhere" / "a.html", "x")


@given(st.text(), st.text())
def test_only_https_links_with_a_host_are_safe(scheme: str, rest: str) -> None:
    url = f"{scheme}:{rest}"
    assert not is_https(url) or re.match(r"(?i)https://[^/\s]", url)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_plain_text_goes_through_xml_and_utf8(text: str) -> None:
    once = plain(text)
    element = ElementTree.fromstring(f"<a b={stdlib_json.dumps('x')}>{'x'}</a>")
    element.text = once
    read = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8")).text or ""
    assert read == once == plain(once)


# Formats read back


@pytest.mark.parametrize("name", GRAPHS)
def test_graphml_reads_back_equal(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    graphml.write(graph, tmp_path / "out")
    read = nx.read_graphml(tmp_path / "out", force_multigraph=True)
    flat = flatten(graph)
    assert dict(read.nodes(data=True)) == dict(flat.nodes(data=True))
    assert sorted(read.edges(keys=True, data=True), key=str) == sorted(flat.edges(keys=True, data=True), key=str)
    assert read.graph.items() >= flat.graph.items()


@pytest.mark.parametrize("name", GRAPHS)
def test_gexf_reads_back_equal(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    gexf.write(graph, tmp_path / "out")
    read = nx.read_gexf(tmp_path / "out")
    wanted = gexf.prepare(graph)
    assert set(read) == set(wanted)
    for node, data in wanted.nodes(data=True):
        found = read.nodes[node]
        assert found["viz"]["position"] == data["viz"]["position"]
        assert {**found, "viz": 0} == {"label": str(node), **data, "viz": 0}
    claims = {data["id"]: (start, end, data) for start, end, data in read.edges(data=True)}
    assert read.number_of_edges() == len(claims) == graph.number_of_edges()
    for start, end, data in wanted.edges(data=True):
        del data["viz"]  # networkx writes the looks of edges, but does not read them
        assert claims[data["id"]][:2] == (start, end)
        assert claims[data["id"]][2].items() >= data.items()


def test_gexf_has_no_date_in_it(tmp_path: Path) -> None:
    gexf.write(pictures.alita(), tmp_path / "out")
    assert "lastmodified" not in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize("name", ["film", "person", "crowd"])
def test_json_reads_back_equal(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    json.write(graph, tmp_path / "out")
    read = nx.node_link_graph(stdlib_json.loads((tmp_path / "out").read_text("utf-8")), edges="edges")
    for _, data in graph.nodes(data=True):
        data["links"] = [list(link) for link in data["links"]]
    assert nx.utils.graphs_equal(read, graph)
    assert read.graph == graph.graph


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pydot's, of its parser's library
@pytest.mark.parametrize("name", GRAPHS)
def test_dot_reads_back_equal(name: str, tmp_path: Path) -> None:
    import pydot

    graph = GRAPHS[name]()
    dot.write(graph, tmp_path / "out")
    [parsed] = pydot.graph_from_dot_data((tmp_path / "out").read_text("utf-8")) or []
    flat = flatten(graph)
    nodes = {
        _unquoted(node.get_name()): node for node in parsed.get_nodes() if node.get_name() not in ("node", "graph")
    }
    assert set(nodes) == set(flat)
    for node, data in flat.nodes(data=True):
        said = {_unquoted(k): _unquoted(v) for k, v in nodes[node].get_attributes().items()}
        wanted_words = {word: str(data[word]) for word in ("label", "type", "year", "links") if word in data}
        assert said.items() >= wanted_words.items()
        assert said["pos"] == f"{data['x']},{-data['y']}!"
    edges = [
        (_unquoted(e.get_source()), _unquoted(e.get_destination()), e.get_attributes()) for e in parsed.get_edges()
    ]
    wanted = [(start, end, str(data.get("evidence"))) for start, end, data in flat.edges(data=True)]
    read = [(start, end, _unquoted(data.get("evidence") or data.get('"evidence"'))) for start, end, data in edges]
    assert sorted(read) == sorted(wanted)


def _unquoted(text: object) -> str:
    plain_text = str(text)[1:-1] if str(text).startswith('"') else str(text)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], plain_text)


@pytest.mark.parametrize("name", GRAPHS)
def test_cytoscape_json_reads_back_equal(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    cytoscape.write(graph, tmp_path / "out")
    data = stdlib_json.loads((tmp_path / "out").read_text("utf-8"))
    read = nx.cytoscape_graph(data)
    assert read.number_of_edges() == graph.number_of_edges()
    assert [read.nodes[node]["label"] for node in read if "label" in read.nodes[node]] == [
        plain(values["label"]) for _, values in graph.nodes(data=True) if "label" in values
    ]
    said = [values.get("evidence") for _, _, values in read.edges(data=True)]
    assert sorted(map(str, said)) == sorted(str(json.carried(v.get("evidence"))) for _, _, v in graph.edges(data=True))
    boxes = compose(graph).boxes
    places = [element["position"] for element in data["elements"]["nodes"]]
    assert places == [{"x": boxes[node].x, "y": boxes[node].y} for node in graph]


@pytest.mark.parametrize("name", GRAPHS)
def test_the_pair_of_tables_reads_back_equal(name: str, tmp_path: Path) -> None:
    graph = GRAPHS[name]()
    table.write(graph, tmp_path / "out.csv")
    nodes, edges = (_rows(tmp_path / file) for file in ("out.nodes.csv", "out.csv"))
    flat = flatten(graph)
    assert [row["Id"] for row in nodes] == list(flat)
    assert [row["Label"] for row in nodes] == [str(data.get("label", node)) for node, data in flat.nodes(data=True)]
    read = nx.MultiDiGraph()
    for row in edges:
        read.add_edge(row["Source"], row["Target"], row["Id"], evidence=row["evidence"] or None, status=row["status"])
    assert sorted(read.edges(keys=True)) == sorted(flat.edges(keys=True))
    for start, end, key, data in flat.edges(keys=True, data=True):
        assert read.edges[start, end, key]["evidence"] == (data.get("evidence") or None)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        csv.field_size_limit(10**7)
        return list(csv.DictReader(file))


def test_years_are_intervals_in_gexf() -> None:
    graph = pictures.career()
    wanted = gexf.prepare(graph)
    spans = {data["label"]: (data["start"], data["end"]) for _, data in wanted.nodes(data=True)}
    assert wanted.graph["mode"] == "dynamic"
    assert spans["Darkman"] == (1990, 1990)
    assert spans["Sam Raimi"] == (1990, 2004)
    assert spans["Bill Pope"] == (1990, 2019)
    assert {(data["start"], data["end"]) for start, _, data in wanted.edges(data=True) if "sam-raimi" in start} == {
        (1990, 1990),
        (2004, 2004),
    }


def test_a_drawing_has_at_most_two_hundred_things_and_says_so(tmp_path: Path) -> None:
    svg.write(pictures.crowd(300), tmp_path / "out.svg")
    text = (tmp_path / "out.svg").read_text("utf-8")
    assert text.count("<g>") == svg.MOST == 200
    assert f"{12_345 + 100:,} more things are not drawn" in text


def test_a_png_is_as_large_as_the_drawing_and_not_empty(tmp_path: Path) -> None:
    png.write(pictures.alita(), tmp_path / "out.png")
    data = (tmp_path / "out.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    root = ElementTree.fromstring(svg.drawing(pictures.alita()))
    wide, high = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    assert abs(wide - 2 * float(root.get("width", 0))) <= 2
    assert abs(high - 2 * float(root.get("height", 0))) <= 2
    assert len(data) > 50_000


def test_parallel_edges_are_kept_in_every_format(tmp_path: Path) -> None:
    graph = pictures.blank()
    film, person = pictures.add(graph, "film", "F"), pictures.add(graph, "person", "P")
    for role in ("director", "writer", "director"):
        pictures.join(graph, person, role, film)
    for exporter in EXPORTERS:
        exporter.write(graph, tmp_path / exporter.name)
    assert nx.read_graphml(tmp_path / "graphml").number_of_edges() == 3
    assert nx.read_gexf(tmp_path / "gexf").number_of_edges() == 3
    assert len(stdlib_json.loads((tmp_path / "json").read_text())["edges"]) == 3
    assert (tmp_path / "svg").read_text().count("marker-end") == 3
    assert (tmp_path / "dot").read_text().count(" -> ") == 3
    assert len(stdlib_json.loads((tmp_path / "cyjs").read_text())["elements"]["edges"]) == 3
    assert len(_rows(tmp_path / "csv")) == 3
    assert len(_block((tmp_path / "html").read_text("utf-8"), "edge-data")) == 3


# The page, without a browser


def _block(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return stdlib_json.loads(found[1])


def test_nothing_hostile_leaves_the_data_blocks() -> None:
    page = html.page(pictures.hostile())
    assert len(re.findall("<script", page.split("<script>/**", 1)[0])) == 5  # data blocks only
    assert page.count("</script>") == 7
    assert "49" not in _block(page, "page-data")["title"]
    for text in ("<img", "<svg onload", "</style><", "<!--"):
        assert text not in re.sub(r"(?s)<script>.*?</script>", "", page)
    links = [url for node in _block(page, "node-data") for _, url in node["links"]]
    assert set(map(is_https, links)) == {True}


def test_the_policy_allows_the_style_and_the_scripts_of_the_page_and_no_more() -> None:
    page = html.page(pictures.alita())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    hashes = {
        "'sha256-" + b64encode(sha256(text.encode()).digest()).decode() + "'"
        for text in re.findall(r"(?s)<(?:script|style)>(.*?)</(?:script|style)>", page)
    }
    rules = policy[1].replace("&#39;", "'")
    assert set(re.findall("'sha256-[^']*'", rules)) == hashes
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules


@pytest.mark.parametrize(
    "make", [pictures.alita, pictures.career, lambda: pictures.crowd(300)], ids=["34", "12", "300"]
)
def test_the_page_weighs_no_more_than_it_should(make: Callable[[], nx.MultiDiGraph]) -> None:
    graph = make()
    texts = {item["quote"] for _, _, data in graph.edges(data=True) for item in data["evidence"] if item["quote"]}
    shown = sum(len(text.encode()) for text in texts)
    assert len(html.page(graph).encode()) <= 600_000 + 400 * len(graph) + shown


# The picture


def _overlap(one: Box, two: Box) -> bool:
    return (
        abs(one.x - two.x) < (one.width + two.width) / 2 - 0.5
        and abs(one.y - two.y) < (one.height + two.height) / 2 - 0.5
    )


def _overlaps(boxes: list[Box]) -> int:
    return sum(_overlap(one, two) for n, one in enumerate(boxes) for two in boxes[n + 1 :])


@pytest.mark.parametrize("name", GRAPHS)
def test_no_two_things_overlap(name: str) -> None:
    picture = compose(GRAPHS[name]())
    assert _overlaps(list(picture.boxes.values())) == 0
    if picture.narrow:
        narrow = [replace(picture.boxes[n], x=x, y=y) for n, (x, y) in picture.narrow.positions.items()]
        assert len(narrow) == len(picture.boxes)
        assert _overlaps(narrow) == 0


def test_a_film_stands_between_its_cast_and_its_crew() -> None:
    graph = pictures.alita()
    picture = compose(graph)
    at = {graph.nodes[node]["label"]: box for node, box in picture.boxes.items()}
    film = at["Alita: Battle Angel 2"]
    assert picture.columns
    assert at["Rosa Salazar"].x < at["Alita"].x < film.x < at["Robert Rodriguez"].x < at["The Matrix"].x
    assert at["Rosa Salazar"].y == at["Alita"].y
    assert (at["Alita: Battle Angel"].x, film.x, film.y) == (0, 0, 0)
    assert at["Alita: Battle Angel"].y < film.y < at["Zalem"].y
    assert [text for _, _, text in picture.headings if text] == [
        "Cast",
        "Characters",
        "Earlier",
        "Crew",
        "Places",
        "Themes and genres",
        "Other films",
    ]


def test_the_films_of_a_person_stand_by_year() -> None:
    graph = pictures.career()
    films = [node for node, data in graph.nodes(data=True) if data["type"] == "film"]
    boxes = compose(graph).boxes
    by_height = sorted(films, key=lambda film: boxes[film].y)
    assert [graph.nodes[film]["year"] for film in by_height] == [1990, 1996, 1999, 2004, 2010, 2017, 2019]


def test_a_column_that_would_be_too_long_is_no_column() -> None:
    graph = pictures.blank()
    film = pictures.add(graph, "film", "F", focus=True)
    for n in range(41):
        pictures.join(graph, pictures.add(graph, "person", f"P{n}"), "editor", film)
    assert not compose(graph).columns
    graph.remove_node(f"{pictures.BASE}person/p40")
    assert compose(graph).columns


def test_acting_is_folded_into_playing_only_where_both_stand_alike() -> None:
    graph = pictures.blank()
    film, part = pictures.add(graph, "film", "F"), pictures.add(graph, "character", "C")
    for name, status in (("A", "claim"), ("B", "contradicted")):
        person = pictures.add(graph, "person", name)
        pictures.join(graph, person, "plays", part, "claim")
        pictures.join(graph, person, "actor", film, status)
    assert not folded(graph)
    pictures.join(graph, part, "appears in", film)
    assert [graph.nodes[edge[0]]["label"] for edge in folded(graph)] == ["A"]


def test_no_name_of_a_drawing_covers_another_or_a_mark() -> None:
    picture = compose(pictures.crowd(120))
    names = place_names(picture)
    assert len(names) > 60
    boxes = [Box((r[0] + r[2]) / 2, (r[1] + r[3]) / 2, r[2] - r[0], r[3] - r[1], (), "") for r in names.values()]
    assert _overlaps(boxes) == 0
    assert not any(_overlap(name, mark) for name in boxes for mark in picture.boxes.values())


def test_a_drawing_has_real_text_and_parses(tmp_path: Path) -> None:
    for make in GRAPHS.values():
        svg.write(make(), tmp_path / "out.svg")
        root = ElementTree.parse(tmp_path / "out.svg").getroot()
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
    svg.write(pictures.alita(), tmp_path / "out.svg")
    texts = [text.text for text in ElementTree.parse(tmp_path / "out.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert {"Rosa Salazar", "Dr. Dyson Ido", "Iron City", "director, producer, writer"} <= set(texts)


def test_parts_without_anybody_who_plays_them_stand_in_a_column_of_their_own() -> None:
    graph = pictures.blank()
    film = pictures.add(graph, "film", "F", focus=True)
    pictures.join(graph, pictures.add(graph, "character", "C"), "appears in", film)
    picture = compose(graph)
    assert [text for _, _, text in picture.headings] == ["Characters", ""]
    assert len(picture.boxes) == 2


EDGES = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60)


@settings(max_examples=150)
@given(
    EDGES,
    st.lists(st.sampled_from(["film", "person", "character", "place", "odd"]), min_size=26, max_size=26),
    st.booleans(),
)
def test_any_graph_is_laid_out_whole_and_clear(edges: list[tuple[int, int]], types: list[str], focus: bool) -> None:
    graph = nx.MultiDiGraph(edges)
    for node in graph:
        graph.nodes[node].update(type=types[node], label=f"Thing {node}", focus=focus and node == 0)
    picture = compose(graph)
    assert set(picture.boxes) == set(graph)
    assert _overlaps(list(picture.boxes.values())) == 0
    assert compose(graph) == picture


@settings(max_examples=100)
@given(EDGES, st.lists(st.sampled_from(["film", "person", "character"]), min_size=26, max_size=26), st.booleans())
def test_no_line_runs_over_another(edges: list[tuple[int, int]], types: list[str], focus: bool) -> None:
    graph = nx.MultiDiGraph(edges)
    for node in graph:
        graph.nodes[node].update(type=types[node], label=f"Thing {node}", focus=focus and node == 0)
    picture = compose(graph)
    found = routes(graph, picture)
    assert set(found) == {edge for edge in graph.edges(keys=True) if edge not in picture.folded and edge[0] != edge[1]}
    joined = [
        frozenset((round(box.x, 3), round(box.y, 3)) for box in boxes)
        for edge, boxes in found.items()
        if picture.cards and boxes[0].width and "character" not in {types[node] for node in edge[:2]}
    ]
    assert len(set(joined)) == len(joined)


def test_lines_meet_the_side_of_a_card_in_the_order_of_where_they_lead() -> None:
    graph = pictures.alita()
    picture = compose(graph)
    film = next(node for node, data in graph.nodes(data=True) if data.get("focus"))
    met = [
        (picture.boxes[edge[0]].y, boxes[1].y)
        for edge, boxes in routes(graph, picture).items()
        if edge[1] == film and leads_across(*boxes) and boxes[0].x > boxes[1].x
    ]
    assert len(met) > 3
    assert [end for _, end in sorted(met)] == sorted({end for _, end in met})
    assert all(abs(end - picture.boxes[film].y) < picture.boxes[film].height / 2 for _, end in met)


@given(st.text(max_size=200), st.integers(3, 30), st.integers(1, 3))
def test_wrapped_text_is_as_many_lines_as_allowed_and_loses_only_its_end(text: str, columns: int, lines: int) -> None:
    found = wrap(text, columns, lines)
    assert 1 <= len(found) <= lines
    joined = "".join("".join(found).split()).removesuffix("…")
    assert "".join(text.split()).startswith(joined)


# Large graphs, by graphviz where it is


def large() -> tuple[nx.MultiDiGraph, dict[Any, Size]]:
    graph = pictures.crowd(400)
    return graph, {node: Size(20.0, 20.0) for node in graph}


def boxes_of(found: Mapping[Any, tuple[float, float]]) -> list[Box]:
    return [Box(x, y, 20.0, 20.0, (), "") for x, y in found.values()]


@pytest.mark.skipif(shutil.which("sfdp") is None, reason="graphviz is not installed; `make test TOOLS=1` installs it")
def test_graphviz_lays_out_a_large_graph_the_same_each_time_without_overlaps(monkeypatch: pytest.MonkeyPatch) -> None:
    graph, sizes = large()
    found = spread(graph, sizes, 46.0)
    assert set(found) == set(graph)
    assert found == spread(graph, sizes, 46.0)
    assert _overlaps(boxes_of(found)) == 0
    monkeypatch.setenv("PATH", "")
    assert spread(graph, sizes, 46.0) != found


@pytest.mark.parametrize(
    "program",
    [None, "exit 1", "echo node 0 1.0 1.0", "echo node x; echo node 99999 1 1; echo node 0 a b", "kill -9 $$"],
)
def test_without_graphviz_or_a_whole_answer_of_it_the_layout_is_our_own(
    program: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    graph, sizes = large()
    monkeypatch.setenv("PATH", str(tmp_path))
    ours = spread(graph, sizes, 46.0)
    assert set(ours) == set(graph)
    if program:
        (tmp_path / "sfdp").write_text(f"#!/bin/sh\n{program}\n", "utf-8")
        (tmp_path / "sfdp").chmod(0o755)
    assert spread(graph, sizes, 46.0) == ours
