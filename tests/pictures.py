"""Graphs to draw in tests: an imaginary film beside its real forerunner, made-up graphs of any size, hostile text.

The sentences quoted were written for these tests. The second Alita film is imaginary, and so are the people of
:func:`crowd`, whose names are put together from syllables.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

BASE = "https://w3id.org/film-kg/id/"
REVIEW = "reviews/second-alita.txt"
DUMP = "imdb"


def evidence(quote: str | None, source: str = REVIEW, against: str | None = None, **more: Any) -> dict[str, Any]:
    found = {"source": source, "quote": quote, "locator": "char=10,60", "stance": "asserted", "confidence": 0.9}
    return found | {"verdict": "contradicted" if against else "unsupported", "against": against} | more


def blank(title: str = "A graph", **more: Any) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.graph.update({"title": title, "query": "kg render", "left_out": 0, "licences": [], "note": None} | more)
    return graph


def add(graph: nx.MultiDiGraph, kind: str, label: str, **more: Any) -> str:
    iri = f"{BASE}{kind}/{label.casefold().replace(' ', '-')}"
    if iri not in graph:
        graph.add_node(iri, **({"type": kind, "label": label, "year": None, "links": [], "focus": False} | more))
    return iri


def join(
    graph: nx.MultiDiGraph, start: str, label: str, end: str, status: str = "claim", *found: dict[str, Any], **more: Any
) -> None:
    data = {"type": label, "label": label, "status": status, "evidence": list(found)} | more
    graph.add_edge(start, end, key=f"{label} {graph.number_of_edges(start, end)}", **data)


CAST = (
    ("Rosa Salazar", "Alita", "Rosa Salazar is back as Alita, and the camera cannot leave her alone."),
    (
        "Christoph Waltz",
        "Dr. Dyson Ido",
        "As Dr. Dyson Ido, Christoph Waltz mends cyborgs and hides from his own past.",
    ),
    ("Jennifer Connelly", "Chiren", "In dreams we meet Chiren again (Jennifer Connelly, glacial as ever)."),
    ("Edward Norton", "Nova", "High above, Nova (Edward Norton) pulls the strings of everybody in Iron City."),
    ("Oscar Isaac", "Kael", "New to the cast is Oscar Isaac as Kael, a rebel who trusts nobody."),
    ("Zendaya", "Lyra", "Zendaya plays Lyra, half machine and wholly angry."),
    ("Mahershala Ali", "Vector", "Mahershala Ali may return as Vector, if the rumours are right."),
    ("Ed Skrein", "Zapan", "Ed Skrein’s Zapan has lost his face and none of his vanity."),
)
CREW = (
    ("Robert Rodriguez", "director", "claim", "Robert Rodriguez directs once more, faster and colder."),
    ("James Cameron", "director", "contradicted", "It is James Cameron himself who directed this one."),
    ("James Cameron", "producer", "fact", None),
    ("James Cameron", "writer", "fact", None),
    ("Laeta Kalogridis", "writer", "claim", "Laeta Kalogridis wrote the script."),
    ("Bill Pope", "cinematographer", "claim", "Bill Pope, who shot The Matrix, lights the ruins like cathedrals."),
    ("Tom Holkenborg", "composer", "claim", "Tom Holkenborg, better known as Junkie XL, wrote the score."),
    ("Stephen E. Rivkin", "editor", "hedged", "Stephen E. Rivkin is said to have cut it."),
    ("Jon Landau", "producer", "disputed", "Jon Landau produced."),
)
IMDB = (("IMDb", "https://www.imdb.com/title/tt0437086/"), ("Wikidata", "https://www.wikidata.org/wiki/Q21642590"))


def alita() -> nx.MultiDiGraph:
    """One film in focus, imaginary, with cast, parts, crew, places, themes and the films before it."""
    graph = blank(
        "Alita: Battle Angel 2",
        query="kg render -o alita2.html --around 'Alita: Battle Angel 2' --depth 2",
        left_out=34,
        licences=["reviews: for these tests alone", "credits: facts, CC0"],
        note="No source of credits knows this film: all that is said about it are claims of one review.",
    )
    film = add(graph, "film", "Alita: Battle Angel 2", year=2025, focus=True)
    first = add(graph, "film", "Alita: Battle Angel", year=2019, links=list(IMDB))
    for name, part, quote in CAST:
        person, character = add(graph, "person", name), add(graph, "character", part)
        status = "hedged" if "may return" in quote else "claim"
        join(graph, person, "plays", character, status, evidence(quote))
        join(graph, character, "appears in", film, status, evidence(quote))
        join(graph, person, "actor", film, status, evidence(quote))
    for name, role, status, said in CREW:
        against = "imdb title.crew#tt0437086: director Robert Rodriguez" if status == "contradicted" else None
        found = evidence(said, against=against) if said else evidence(None, DUMP, locator="title.crew#tt0437086")
        join(graph, add(graph, "person", name), role, film, status, found)
    _world(graph, film, first)
    return graph


def _world(graph: nx.MultiDiGraph, film: str, first: str) -> None:
    join(
        graph,
        film,
        "sequel of",
        first,
        "claim",
        evidence("Six years after the first film, the sequel begins where it ended."),
    )
    row = evidence(None, DUMP, locator="title.crew#tt0437086", verdict="supported", confidence=1.0)
    for name, role in (
        ("Robert Rodriguez", "director"),
        ("Bill Pope", "cinematographer"),
        ("Tom Holkenborg", "composer"),
    ):
        join(graph, add(graph, "person", name), role, first, "fact", row)
    for title, year, name, role in (
        ("The Matrix", 1999, "Bill Pope", "cinematographer"),
        ("Sin City", 2005, "Robert Rodriguez", "director"),
        ("Mad Max: Fury Road", 2015, "Tom Holkenborg", "composer"),
        ("Avatar", 2009, "James Cameron", "director"),
        ("Avatar", 2009, "Stephen E. Rivkin", "editor"),
    ):
        join(graph, add(graph, "person", name), role, add(graph, "film", title, year=year), "fact", row)
    hugo = add(graph, "character", "Hugo")
    join(graph, hugo, "appears in", film, "negated", evidence("Hugo does not come back."))
    join(
        graph,
        add(graph, "character", "Alita"),
        "lover of",
        hugo,
        "claim",
        evidence("Alita still mourns Hugo, whom she loved."),
    )
    for place, quote in (
        ("Zalem", "Zalem hangs over the scrapyard."),
        ("Iron City", "Iron City has never been so wet."),
    ):
        join(graph, film, "set in", add(graph, "place", place), "claim", evidence(quote))
    join(
        graph,
        add(graph, "character", "Nova"),
        "rules",
        add(graph, "place", "Zalem"),
        "imagined",
        evidence("One imagines Nova on a throne."),
    )
    join(
        graph,
        film,
        "theme",
        add(graph, "theme", "Revenge"),
        "claim",
        evidence("It is about revenge, and what it costs."),
    )
    join(graph, film, "genre", add(graph, "genre", "Science fiction"), "fact", row)


def crowd(size: int, focus: bool = False) -> nx.MultiDiGraph:
    """About so many things: films by year in a few franchises, each with cast, parts and crew who meet again."""
    dice = random.Random(size)
    graph = blank(
        f"{size} things", query=f"kg render -o crowd.html --limit {size}", left_out=12_345, licences=["made up"]
    )
    people = [_name(dice) for _ in range(size * 2 // 5)]
    n = 0
    while len(graph) < size:
        n += 1
        film = add(graph, "film", _title(dice, n), year=1970 + n, focus=focus and n == 1)
        circle = n * 4 % len(people)
        _staff(graph, dice, film, [people[(circle + dice.randrange(14)) % len(people)] for _ in range(9)])
        if n % 5 == 0:
            join(graph, film, "set in", add(graph, "place", dice.choice(("Lisbon", "Osaka", "Marfa", "Tartu"))), "fact")
    graph.remove_nodes_from(list(graph)[size:])
    return graph


def _staff(graph: nx.MultiDiGraph, dice: random.Random, film: str, names: list[str]) -> None:
    label = graph.nodes[film]["label"]
    quote = "{} did the work of a lifetime on {}, or so this made-up sentence says."
    for n, name in enumerate(names):
        person = add(graph, "person", name)
        status = dice.choice(("fact", "fact", "fact", "claim", "claim", "contradicted", "disputed", "hedged"))
        role = ("director", "composer", "editor", "writer")[n] if n < 4 else "actor"
        join(graph, person, role, film, status, evidence(quote.format(name, label)))
        if n > 6:
            part = add(graph, "character", _name(dice))
            join(graph, person, "plays", part, status, evidence(quote.format(name, label)))
            join(graph, part, "appears in", film, status, evidence(quote.format(name, label)))


SYLLABLES = (
    "an",
    "bel",
    "cor",
    "da",
    "el",
    "fi",
    "gar",
    "hol",
    "is",
    "jo",
    "ka",
    "lu",
    "mar",
    "no",
    "or",
    "pe",
    "qui",
    "ro",
    "sa",
    "ti",
    "ul",
    "ver",
    "wen",
    "xi",
    "yo",
    "zan",
)


def _name(dice: random.Random) -> str:
    return " ".join("".join(dice.choices(SYLLABLES, k=dice.randrange(2, 4))).capitalize() for _ in range(2))


def _title(dice: random.Random, n: int) -> str:
    word = "".join(dice.choices(SYLLABLES, k=3)).capitalize()
    return f"{dice.choice(('The', 'Return to', 'A Night in', 'Farewell,'))} {word} {n}"


HOSTILE = (
    "<img src=x onerror='window.__pwned=1'>",
    "</script><script>window.__pwned=2</script>",
    "</style><script>window.__pwned=3</script>",
    "<!--<script>window.__pwned=4//",
    "<svg onload=window.__pwned=5>",
    "see href in <a href='javascript:window.__pwned=6'>this</a>",
    "javascript:window.__pwned=7",
    "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "\"'`;alert(1)//\\u003c",
    "nul\x00bell\x07esc\x1b[31m del\x7f c1\x9b",
    "lone \ud800 and \udfff, nonchar \ufffe\uffff",
    "line\u2028paragraph\u2029\r\nreturn\ttab",
    "\u202eright to left\u202c مرحبا שלום",
    "x" * 10_000,
    "word " * 2_000,
    "七人の侍" * 40,
    "e\u0301" * 50 + "👩‍👩‍👧‍👦",
    "",
    " ",
    "__proto__",
    "constructor",
    "]]> &amp; &#0; &nosuch; <![CDATA[",
    "<script src=https://127.0.0.1:9/x.js></script>",
    "<link rel=stylesheet href=//127.0.0.1:9/x.css>",
    "<iframe srcdoc='<script>parent.__pwned=1</script>'>",
    "<math><mtext></math><a href=javascript:window.__pwned=1>x</a>",
    "<details open ontoggle=window.__pwned=1>",
    "<input autofocus onfocus=window.__pwned=1>",
    "<body onload=window.__pwned=1>",
    "<meta http-equiv=refresh content='0;url=https://127.0.0.1:9'>",
    "<base href='https://127.0.0.1:9/'>",
    "<template><script>window.__pwned=1</script></template>",
    "</textarea></title></noscript><img src=x onerror=window.__pwned=1>",
    "' onmouseover='window.__pwned=1",
    '" onclick="window.__pwned=1" x="',
    "`${window.__pwned=1}`",
    "\\'; window.__pwned=1; //",
    "\\u003cscript\\u003ewindow.__pwned=1\\u003c/script\\u003e",
    "%3Cscript%3Ewindow.__pwned=1%3C/script%3E",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
    "data:text/html,<script>window.__pwned=1</script>",
    "vbscript:window.__pwned=1",
    "JaVaScRiPt:window.__pwned=1",
    " javascript:window.__pwned=1",
    "java\tscript:window.__pwned=1",
    "https://user:pass@127.0.0.1:9/",
    "../../etc/passwd",
    "file:///etc/passwd",
    "con",
    "name.html#thing=<img>",
    "#claim=1&thing=2&no-type=film",
    "hasOwnProperty",
    "toString",
    "NaN",
    "null",
    "-1e999",
    "=HYPERLINK(1)",
    "\ufeffmark",
    "a\u200bb\u00adc\u2066d\u2069",
    "Z" + "\u0335\u0322\u034a" * 60,
    "𝒯𝒽𝑒 𝐹𝒾𝓁𝓂 \U0001f3ac" * 10,
)


def hostile() -> nx.MultiDiGraph:
    """Every hostile string in every field."""
    review_text = {"source": HOSTILE[0], "title": HOSTILE[1], "text": "\n".join(HOSTILE)}
    graph = blank(" ".join(HOSTILE), query="\n".join(HOSTILE), note=HOSTILE[0], licences=list(HOSTILE), left_out=3)
    graph.graph["text"] = review_text
    for n, text in enumerate(HOSTILE):
        kind = ("film", "person", "character", text)[n % 4]
        links = [
            (text, "javascript:window.__pwned=8"),
            (text, text),
            (text, "https://example.org/" + text),
            (text, "https://example.org/ok"),
        ]
        graph.add_node(f"{text} {n}", type=kind, label=text, year=None, links=links, focus=n == 1)
    nodes = list(graph)
    for n, text in enumerate(HOSTILE):
        found = evidence(text, text, text, locator=text, stance=text, verdict=text, confidence=0.1)
        of_text = evidence(text, HOSTILE[0], text, locator=f"char={n},{n * 7 + 5}")
        graph.add_edge(
            nodes[n], nodes[(n + 1) % len(nodes)], key=text, type=text, label=text, status=text, evidence=[found]
        )
        graph.add_edge(
            nodes[n],
            nodes[0],
            key=f"again {text}",
            type="actor",
            label=text,
            status="contradicted",
            evidence=[found, of_text],
        )
    return graph


def career() -> nx.MultiDiGraph:
    """One person in focus, with the films of that person and who else made them."""
    graph = blank("Bill Pope", query="kg render -o pope.html --around 'Bill Pope'")
    pope = add(graph, "person", "Bill Pope", focus=True)
    row = evidence(None, DUMP, locator="title.crew#tt0133093", verdict="supported", confidence=1.0)
    for title, year, director in (
        ("Bound", 1996, "Lana Wachowski"),
        ("Darkman", 1990, "Sam Raimi"),
        ("The Matrix", 1999, "Lana Wachowski"),
        ("Spider-Man 2", 2004, "Sam Raimi"),
        ("Scott Pilgrim vs. the World", 2010, "Edgar Wright"),
        ("Baby Driver", 2017, "Edgar Wright"),
        ("Alita: Battle Angel", 2019, "Robert Rodriguez"),
    ):
        film = add(graph, "film", title, year=year)
        join(graph, pope, "cinematographer", film, "fact", row)
        join(graph, add(graph, "person", director), "director", film, "fact", row)
    return graph


TEXT = (
    "\n\nNova Prime (2031)\n\nAnna Berg 🎬 directs. Anna Berg plays Nova, and Kai Lund is the Pilot.\n\nNothing more."
)
"""A made-up review of a film that does not exist, with a letter beyond the first plane."""


def review() -> nx.MultiDiGraph:
    """What a made-up review says, with its text."""
    graph = blank("Review of Nova Prime", text={"source": REVIEW, "title": "Nova Prime", "text": TEXT})
    film = add(graph, "film", "Nova Prime", year=2031, focus=True)

    def said(words: str, against: str | None = None) -> dict[str, Any]:
        start = TEXT.index(words)
        return evidence(words, against=against, locator=f"char={start},{start + len(words)}")

    both = "Anna Berg plays Nova, and Kai Lund is the Pilot."
    berg = add(graph, "person", "Anna Berg")
    join(graph, berg, "director", film, "contradicted", said("Anna Berg 🎬 directs.", "imdb: director Ida Holm"))
    for name, part in (("Anna Berg", "Nova"), ("Kai Lund", "the Pilot")):
        person, character = add(graph, "person", name), add(graph, "character", part)
        join(graph, person, "plays", character, "claim", said(both))
        join(graph, character, "appears in", film, "claim", said(both))
    return graph


MAKERS: dict[str, Callable[[], nx.MultiDiGraph]] = {
    "alita": alita,
    "career": career,
    "crowd": lambda: crowd(300),
    "many": lambda: crowd(1100),
    "review": review,
    "hostile": hostile,
}
"""Graphs of every layout, and those with a text or with hostile strings."""


def written(makers: Mapping[str, Callable[[], nx.MultiDiGraph]], folder: Path) -> Path:
    """The folder, with a page of each graph."""
    from kg.exporters import html

    for name, make in makers.items():
        html.write(make(), folder / f"{name}.html")
    return folder
