"""Asking: query, queries, show, check, verify, path, schema."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import TABLES, State, at_option, format_option, layout, store_option, table
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.check import Checked

ANSWERS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt", "jsonld", "md")


def _params(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, equals, _value in pairs:
        if not equals:
            raise click.BadParameter(f"{name!r} is not NAME=VALUE")
    return {name: value for name, _, value in pairs}


@click.command()
@click.argument("sparql", required=False)
@click.option(
    "-f", "--file", "file", type=click.Path(path_type=Path), help="A file with the query; - is standard input."
)
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", callback=_params, help="A parameter's value."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(ANSWERS),
    default=None,
    help="How the answer is written [default: table; ttl for CONSTRUCT].",
)
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True, help="Seconds it may take."
)
@click.option("--facts", is_flag=True, help="Without the shortcuts that no trusted source bears out.")
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "oxigraph"]),
    default="duckdb",
    show_default=True,
    help="duckdb asks the store's tables, oxigraph copies the graph into memory.",
)
@click.option(
    "--explain", is_flag=True, help="Show the query as it is evaluated, on standard error; with duckdb the SQL."
)
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL server instead of the store.")
@at_option
@store_option
@click.pass_obj
def query(state: State, /, sparql: str | None, file: Path | None, params: dict[str, str], **options: Any) -> None:
    """Ask in SPARQL 1.1, or a named question by @NAME (see `kg queries`).

    Prefixes fc: schema: rel: prov: oa: skos: dcterms: and film: person: graph: need no declaration; the default graph
    is the union of all graphs.

    \b
    Example: kg query @filmography -p person="Keanu Reeves"
    Example: kg query 'SELECT ?n { ?f schema:name "Alien" ; schema:director/schema:name ?n }' --format csv
    """
    from kg.sparql import Triples
    from kg.sparql.formats import write

    text = _text(sparql, file)
    with state.open(options["at"], facts=options["facts"]) as graph:
        asked, terms = graph.question(text, params)
        if options["explain"]:
            click.echo(asked.rstrip(), err=True)
            for name, term in terms.items():
                click.echo(f"# ${name} = {term.n3()}", err=True)
            if options["engine"] == "duckdb":
                click.echo(graph.explained(asked, params=terms), err=True)
        if options["endpoint"]:
            from kg.sparql.endpoint import ask

            answer = ask(options["endpoint"], asked, terms, base=graph.store.base, timeout=options["timeout"])
        else:
            answer = graph.result(asked, params=terms, timeout=options["timeout"], engine=options["engine"])
        format_ = options["format_"] or ("ttl" if isinstance(answer, Triples) else "table")
        count = write(answer, format_, sys.stdout, layout(graph.store.base))
    if count == 0:
        state.say("no rows")


def _text(sparql: str | None, file: Path | None) -> str:
    if (sparql is None) == (file is None):
        raise UsageError("say one query", hint="as an argument, by @NAME, or by -f FILE")
    if sparql == "-" or (file and str(file) == "-"):
        return sys.stdin.read()
    if file is None:
        return str(sparql)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read ({error})", path=file) from error


@click.command()
@click.argument("name", required=False)
@format_option(*TABLES)
def queries(name: str | None, format_: str) -> None:
    """The named questions; with NAME, the SPARQL of one.

    \b
    Example: kg queries filmography
    """
    from kg.queries import load, named

    if name:
        click.echo(load(name.removeprefix("@")).text, nl=False)
        return
    rows = [(q.name, q.question or q.title, " ".join(p.name for p in q.params)) for q in named()]
    table(("name", "question", "parameters"), rows, format_)


@click.command()
@click.argument("name")
@click.option("--as", "kind", type=click.Choice(["film", "person", "character"]), help="What NAME is.")
@at_option
@store_option
@click.pass_obj
def show(state: State, name: str, kind: str | None, at: int | None) -> None:
    """One film, person or character: credits, sources, other names, and where sources disagree.

    NAME is a name, a title with its year, "Heat (1995)", a key, imdb:tt0113277, or an IRI.

    \b
    Example: kg show "Alita: Battle Angel"
    """
    from kg.show import show as describe
    from kg.sparql.tables import visible

    with state.open(at) as graph:
        for line in describe(graph.store, name, [kind] if kind else ["film", "person", "character"]):
            click.echo(visible(line))


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@format_option("table", "json", "csv", "md", "html")
@click.option(
    "--fail-on",
    multiple=True,
    metavar="VERDICT[,...]",
    help="End with 1 if a claim has this verdict, e.g. contradicted.",
)
@click.option("--summary", "report", flag_value="sources", help="Count the verdicts of each source instead.")
@click.option("--patterns", "report", flag_value="patterns", help="How often each pattern of the reader was right.")
@at_option
@store_option
@click.pass_obj
def check(
    state: State, sources: tuple[str, ...], format_: str, fail_on: tuple[str, ...], report: str | None, at: int | None
) -> int:
    """Hold claims against the trusted sources: each with its quote, its verdict and the other side.

    SOURCE is an id as `kg sources` lists it, or the end of one; without any, all reviews are checked.

    \b
    Example: kg check aliens.md --fail-on contradicted
    Example: kg check --summary --format csv
    """
    from kg import vocab
    from kg.check import check as verdicts
    from kg.cli import checked

    known = {name: verdict.name for verdict in vocab.verdicts() for name in (verdict.name, verdict.label)}
    wanted = [word.strip() for words in fail_on for word in words.split(",")]
    for verdict in wanted:
        if verdict not in known:
            names = ", ".join(dict.fromkeys(known.values()))
            raise UsageError(f"no verdict {verdict!r}", hint=f"verdicts are {names}")
    failing = {known[verdict] for verdict in wanted}
    with state.open(at) as graph:
        found: list[Checked] = list(verdicts(graph.store, sources))
        state.found = int(any(one.verdict in failing for one in found))
        if report:
            checked.report(graph.store, report, sources, format_)
        else:
            checked.write(found, format_)
    return state.found


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--all", "everything", is_flag=True, help="List the quotes too that stand where they stood.")
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def verify(state: State, sources: tuple[str, ...], everything: bool, format_: str, at: int | None) -> int:
    """Read every quote again from its file, and find it anew where the file has been edited.

    A line each for what is not as it was: a quote moved, altered or gone, a changed file, no file. Ends with 1 if there
    is any. Places count code points from 0, the end excluded. `kg ingest` takes a changed file in anew.

    \b
    Example: kg verify aliens.md
    """
    from kg.verify import verify as read_again

    with state.open(at) as graph:
        found = list(read_again(graph.store, sources))
    state.found = int(any(one.status != "unchanged" for one in found))
    shown = [one for one in found if everything or one.status != "unchanged"]
    columns = ("status", "source", "quote", "place", "now at", "now", "file", "why")
    rows = [
        (o.status, o.source, o.quote, _span(o.start, o.end), _span(o.now_start, o.now_end), o.now, o.location, o.why)
        for o in shown
    ]
    table(columns, rows, format_)
    counts = Counter(one.status for one in found)
    state.say(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no quotes")
    return state.found


def _span(start: int | None, end: int | None) -> str | None:
    return None if start is None else f"char={start},{end}"


@click.command()
@format_option(*TABLES)
def schema(format_: str) -> None:
    """Classes, properties and prefixes to query with, each with an example.

    \b
    Example: kg schema --format md
    """
    from kg import vocab

    short = layout().shorten
    rows: list[tuple[str, ...]] = [(t.kind, short(t.iri), t.comment or t.label, t.example) for t in vocab.terms()]
    rows += [("prefix", f"{name}:", space, "") for name, space in vocab.prefixes().items()]
    table(("what", "name", "meaning", "example"), rows, format_)


COMMANDS = (query, queries, show, check, verify, schema)
