"""Property graphs: the same films and credits out of every form that they are written in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingesting import ingest, stored

from kg.sources.cypher import Edge, Node, Statement, parse

DATA = Path(__file__).resolve().parents[1] / "data"
CREDITS = "SELECT film_local, person_local, coalesce(code, role_label), characters FROM credit_said ORDER BY ALL"
FILMS = "SELECT e.local, f.title, f.year FROM film f JOIN entity e ON e.id = f.film ORDER BY ALL"
NODES = [
    {"type": "node", "id": "1", "labels": ["Movie"], "properties": {"title": "Heat", "released": 1995}},
    {"type": "node", "id": "2", "labels": ["Person"], "properties": {"name": "Al Pacino", "born": 1940}},
    {"type": "node", "id": "3", "labels": ["Person"], "properties": {"name": "Michael Mann"}},
]
EDGES = [
    {"type": "relationship", "id": "4", "label": "ACTED_IN", "properties": {"roles": ["Hanna", "He"]},
     "start": {"id": "2"}, "end": {"id": "1"}},
    {"type": "relationship", "id": "5", "label": "DIRECTED_BY", "start": {"id": "1"}, "end": {"id": "3"}},
    {"type": "relationship", "id": "6", "label": "LENT_A_CAR", "start": {"id": "3"}, "end": {"id": "1"}},
]  # fmt: skip
FORMS = {
    "json": {"graph.json": "\n".join(map(json.dumps, NODES + EDGES)) + "\n"},
    "apoc": {
        "graph.csv": '"_id","_labels","title","released","name","born","_start","_end","_type","roles"\n'
        '"1",":Movie","Heat","1995","","",,,,\n"2",":Person","","","Al Pacino","1940",,,,\n'
        '"3",":Person:Star","","","Michael Mann","",,,,\n,,,,,,"2","1","ACTED_IN","[""Hanna"",""He""]"\n'
        ',,,,,,"1","3","DIRECTED_BY",""\n,,,,,,"3","1","LENT_A_CAR",""\n'
    },
    "admin": {
        "films.csv": "id:ID(Film);title;released:int;:LABEL\n1;Heat;1995;Movie\n",
        "people.csv": "id:ID(Person);name;born:int;:LABEL\n2;Al Pacino;1940;Person\n3;Michael Mann;;Person\n",
        "played.csv": ":START_ID(Person)|roles:string[]|:END_ID(Film)|:TYPE\n2|Hanna;He|1|ACTED_IN\n3||1|DIRECTED\n",
    },
    "cypher": {
        "graph.cypher": "CREATE CONSTRAINT FOR (p:Person) REQUIRE (p.name) IS UNIQUE;\n// A film.\n"
        "CREATE (`1`:Movie {title: 'Heat', released: 1995}),\n (`2`:Person:Star {name: \"Al Pacino\", born: 1940})\n"
        "CREATE (`3`:Person {name: 'Michael Mann'})\nCREATE (`2`)-[:ACTED_IN {roles: ['Hanna', 'He']}]->(`1`)"
        "<-[:LENT_A_CAR]-(`3`), (`1`)-[:DIRECTED_BY]->(`3`);\n"
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(form: str, tmp_path: Path) -> None:
    done = ingest(tmp_path, FORMS[form])
    assert (done.code, done.err, done.rejects) == (0, "", ())
    assert stored(tmp_path, FILMS) == [("1", "Heat", 1995)]
    assert stored(tmp_path, "SELECT name, birth_year FROM person ORDER BY 1") == [
        ("Al Pacino", 1940),
        ("Michael Mann", None),
    ]
    lent: list[object] = [] if form == "admin" else [("1", "3", "lent a car", [])]
    assert stored(tmp_path, CREDITS) == [("1", "2", "act", ["Hanna", "He"]), ("1", "3", "fmd", []), *lent]


def test_words_ids_and_films_of_a_series(tmp_path: Path) -> None:
    script = """
        CREATE (a:Movie {title: 'A', imdbId: '0113277', tmdbId: '949', imdbRating: 8.3, plot: 'It\\'s on.'})
        CREATE (b:Movie {title: 'B'}) CREATE (g:Genre {name: 'Crime'}) CREATE (u:User {name: 'u'})
        CREATE (b)-[:SEQUEL_OF]->(a)-[:IN_GENRE]->(g) CREATE (u)-[:RATED {rating: 4}]->(a)
    """
    done = ingest(tmp_path, {"a.cypher": script})
    assert (done.code, done.err) == (0, "warning: a.cypher: the label 'User' is new and was left out (1 times)\n")
    facts = "SELECT subject_local, predicate, value FROM fact_said ORDER BY 2"
    assert [row[1:] for row in stored(tmp_path, facts)] == [("genre", "Crime"), ("plot", "It's on."), ("rating", "8.3")]
    relation = "SELECT predicate, object_space, object_local, locator FROM relation_said"
    assert stored(tmp_path, relation) == [("sequel of", "imdb", "tt0113277", "relationship#b,SEQUEL_OF,a")]


def test_unknown_properties_labels_and_types_are_reported(tmp_path: Path) -> None:
    text = (DATA / "neo4j/yojimbo.csv").read_text(encoding="utf-8").splitlines()
    more = "".join(f'{line},"{"x" if number else "hitherto"}"\n' for number, line in enumerate(text))
    done = ingest(tmp_path, {"a.csv": more})
    assert (done.code, done.err.splitlines()) == (
        0,
        [
            "warning: a.csv: the property 'hitherto' of 'ACTED_IN' is new and was left out (1 times)",
            "warning: a.csv: the property 'hitherto' of 'DIRECTED' is new and was left out (2 times)",
            "warning: a.csv: the property 'hitherto' of 'Movie' is new and was left out (2 times)",
            "warning: a.csv: the property 'hitherto' of 'Person' is new and was left out (2 times)",
        ],
    )
    assert done.report["neo4j"] == {"read": 7, "taken": 7, "rejected": 0, "unchanged": 0}


def test_bad_lines_are_rejected(tmp_path: Path) -> None:
    bad = ["{}", "[1]", '{"type": "node"', '{"type": "relationship", "label": "DIRECTED", "start": 1, "end": 2}']
    nameless = {"type": "node", "id": "9", "labels": ["Movie"], "properties": {"year": 1}}
    lost = {**EDGES[0], "start": {"id": "77"}}
    lines = [json.dumps(NODES[0]), *bad, json.dumps(nameless), json.dumps(lost)]
    done = ingest(tmp_path, {"a.jsonl": "\n".join(lines)})
    assert [row[1:3] for row in done.rejects] == [
        *((line, "is no node or relationship in JSON") for line in range(2, 6)),
        (6, "has no name or title"),
        (7, "has an end that is no node of the file"),
    ]
    assert done.report["neo4j"] == {"read": 7, "taken": 1, "rejected": 6, "unchanged": 0}


def test_a_row_that_is_neither_and_one_too_short(tmp_path: Path) -> None:
    done = ingest(tmp_path, {"a.csv": "_id,_labels,title,_start,_end,_type\n1,:Movie,Heat,,,\n,,,1,,\n2,:Movie\n"})
    assert [row[1:3] for row in done.rejects] == [
        (3, "is neither node nor relationship"),
        (4, "has fewer fields than the header, which has 6"),
    ]


def test_other_statements_are_rejected_whole(tmp_path: Path) -> None:
    script = "CREATE (a:Movie {title: 'A'});\nMATCH (n) RETURN n;\nCREATE (b:Movie {title: $title})\n, (c:Movie);\n"
    done = ingest(tmp_path, {"a.cypher": script})
    assert [row[1:] for row in done.rejects] == [
        (2, "is no CREATE of nodes and relationships", "MATCH (n) RETURN n"),
        (3, "is no CREATE of nodes and relationships", "CREATE (b:Movie {title: $title})\\n, (c:Movie)"),
    ]
    assert stored(tmp_path, FILMS) == [("a", "A", None)]


@given(st.text(alphabet="(){}[]:,-<>'\"\\;ab1 \n", max_size=60))
def test_any_script_ends(text: str) -> None:
    parts = list(parse("CREATE (a:Movie {title: 'A'}) " + text))
    assert all(isinstance(part, Node | Edge | Statement) for part in parts)
    assert parts
