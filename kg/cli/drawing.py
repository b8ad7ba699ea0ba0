"""Writing out: render, export, validate."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import TABLES, State, at_option, format_option, store_option, table
from kg.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx


@click.command()
@click.option(
    "-o",
    "--output",
    "output",
    type=click.Path(path_type=Path),
    required=True,
    help="The file; its suffix is the format.",
)
@click.option("--around", metavar="NAME", help="A film, a person or a character to draw the neighbourhood of.")
@click.option("--depth", type=click.IntRange(1, 6), default=1, show_default=True, help="Steps from there.")
@click.option("--limit", type=click.IntRange(1), default=300, show_default=True, help="Nodes at most.")
@click.option("--query", "sparql", metavar="CONSTRUCT", help="Draw what a CONSTRUCT query gives.")
@click.option("--review", metavar="FILE", help="Draw what a review says, beside its text with every claim marked.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds the query may take.",
)
@at_option
@store_option
@click.pass_obj
def render(state: State, /, output: Path, at: int | None, **wanted: Any) -> None:
    """Draw the graph as a page that needs no network, or in another format, by the suffix of the file.

    html is the page; svg and png are drawings of at most 200 things; graphml, gexf, dot, json, cyjs and csv (a pair of
    files) are for other programs.

    \b
    Example: kg render -o alita.html --around "Alita: Battle Angel"
    """
    from kg.exporters import exporter_for

    asked = [f"--{name}" for name in ("around", "sparql", "review") if wanted[name]]
    if len(asked) > 1:
        both = " and ".join(asked).replace("sparql", "query")
        raise UsageError(f"{both} ask for two pictures", hint="take one of them")
    exporter = exporter_for(output)
    drawing = _drawing(state, at, **wanted)
    exporter.write(drawing, output)
    left = drawing.graph["left_out"]
    more = f"; {left} more were left out, --limit draws more" if left else ""
    state.say(f"{output}: {drawing.number_of_nodes()} nodes, {drawing.number_of_edges()} edges{more}")


def _drawing(
    state: State,
    at: int | None,
    around: str | None,
    depth: int,
    limit: int,
    sparql: str | None,
    review: str | None,
    timeout: float,
) -> nx.MultiDiGraph:
    from kg.annotated import annotated
    from kg.graph.answer import from_triples
    from kg.graph.build import to_graph
    from kg.sparql import Triples

    said = "kg " + " ".join(word if " " not in word else f'"{word}"' for word in sys.argv[1:])
    if review:
        return annotated(state.path(), review, limit=limit, query=said, say=state.say)
    with state.open(at) as graph:
        if not sparql:
            return to_graph(graph.store, around=around, depth=depth, limit=limit, query=said)
        text, terms = graph.question(sparql, {})
        answer = graph.result(text, params=terms, timeout=timeout)
        if not isinstance(answer, Triples):
            raise UsageError("only triples can be drawn", hint="ask with CONSTRUCT or DESCRIBE")
        return from_triples(answer, limit=limit, query=sparql)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--facts", is_flag=True, help="Without the graph of unconfirmed shortcuts.")
@click.option(
    "--licence",
    metavar="ID,...",
    help="Only what sources under these licences say: open, or SPDX ids.",
)
@click.option("--quickstatements", is_flag=True, help="Credits that Wikidata lacks, for its editors, with references.")
@at_option
@store_option
@click.pass_obj
def export(state: State, file: Path, facts: bool, licence: str | None, quickstatements: bool, at: int | None) -> None:
    """Write the whole graph: nq, nt, ttl, trig or jsonld by suffix (.gz too), or a folder of Parquet files.

    Named graphs are kept by nq, trig and jsonld. A FILE without a suffix, or ending in /, is the Parquet folder.

    \b
    With --licence the other sources are forgotten in a copy first, with all that was concluded from them;
    what is left is listed in FILE.attribution.md. ID is open, an SPDX id, or as `kg sources` lists it.

    \b
    Example: kg export films.nq.gz
    """
    from kg import licensing
    from kg.export import export as write
    from kg.quickstatements import write as statements

    with contextlib.ExitStack() as stack:
        graph = stack.enter_context(state.open(at, facts=facts))
        if licence:
            kept, others = licensing.allowed(graph.store, licence)
            graph = stack.enter_context(licensing.restricted(graph, others))
            state.say(f"{licensing.attribution(file, kept)}: {len(kept)} sources; {len(others)} were left out")
        count = statements(graph.store, file) if quickstatements else write(graph, file)
    state.say(f"{file}: {count}")


@click.command()
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def validate(state: State, format_: str, at: int | None) -> int:
    """Check the graph against its SHACL shapes; ends with 1 where it does not conform.

    Needs pip install "film-kg[validate]".

    \b
    Example: kg validate --format csv
    """
    from kg.validate import validate as shapes

    with state.open(at) as graph:
        report = shapes(graph.nquads())
    rows = [(v.severity, v.message, v.focus, v.path, v.value) for v in report.results]
    table(("severity", "message", "focus", "path", "value"), rows, format_)
    state.say("conforms" if report.conforms else "does not conform")
    return 0 if report.conforms else 1


COMMANDS = (render, export, validate)
