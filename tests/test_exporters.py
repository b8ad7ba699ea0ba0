"""What holds for every exporter, the formats read back, and the picture they share."""

from __future__ import annotations

import json as stdlib_json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
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
from kg.exporters import EXPORTERS, Exporter, exporter_for, gexf, graphml, html, json, svg
from kg.exporters.flat import flatten
from kg.exporters.picture import Box, compose, folded, wrap
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


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_contract(exporter: Exporter, check: Callable[[Exporter, Path], None], tmp_path: Path) -> None:
    check(exporter, tmp_path)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_each_check_fails_for_a_broken_exporter(check: Callable[[Exporter, Path], None], tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        check(by_name(check.__name__), tmp_path)


def test_the_suite_is_as_large_as_it_should_be() -> None:
    assert (len(EXPORTERS), len(CHECKS), len(GRAPHS), len(pictures.HOSTILE)) == (5, 7, 6, 22)


def test_suffixes_are_lower_case_and_nobody_shares_one() -> None:
    suffixes = [suffix for exporter in EXPORTERS for suffix in exporter.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(re.fullmatch(r"\.[a-z]+", suffix) for suffix in suffixes)


@pytest.mark.parametrize("name", ["alita", "alita.", "alita.xlsx", ".html"])
def test_an_unknown_suffix_is_an_error_that_lists_those_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html \.htm \.svg \.graphml \.gexf \.json"):
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
    for n in range(27):
        pictures.join(graph, pictures.add(graph, "person", f"P{n}"), "editor", film)
    assert not compose(graph).columns
    graph.remove_node(f"{pictures.BASE}person/p26")
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


@settings(max_examples=150, deadline=None)
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


@given(st.text(max_size=200), st.integers(3, 30), st.integers(1, 3))
def test_wrapped_text_is_as_many_lines_as_allowed_and_loses_only_its_end(text: str, columns: int, lines: int) -> None:
    found = wrap(text, columns, lines)
    assert 1 <= len(found) <= lines
    joined = "".join("".join(found).split()).removesuffix("…")
    assert "".join(text.split()).startswith(joined)
