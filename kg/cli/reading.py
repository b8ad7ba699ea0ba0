"""Reading reviews without a store: extract."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kg.cli.choosing import reader_option
from kg.cli.common import State, jobs_option, store_option, table
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.readers import Choice
    from kg.reading import Extracted, Options

SUFFIXES = {".jsonl": "jsonl", ".csv": "csv", ".ttl": "ttl", ".html": "html", ".htm": "html"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "jsonl", "csv", "ttl", "html"]),
    help="How the answer is written [default: by the suffix of -o, else table].",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.")
@click.option(
    "--claims",
    type=click.Choice(["credits", "all"]),
    default="credits",
    help="Credits, or relations, facts and candidates too.",
)
@jobs_option
@store_option
@click.option("--no-sidecar", is_flag=True, help="Do not read NAME.meta.json beside reviews.")
@reader_option
@click.pass_obj
def extract(
    state: State,
    paths: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    claims: str,
    jobs: int,
    no_sidecar: bool,
    reader: Choice,
) -> int:
    """Show the claims of reviews; no store is needed.

    With --store the candidates that the store bears out are shown too, each with the credit that it is promoted by;
    the store is not changed (ttl has the claims alone). --claims all shows the candidates that wait for a store.

    The claims of each review are written as soon as it is read. html is a page that shows the texts with all
    their claims marked. The columns of jsonl and csv are described in docs/model.md; offsets count code points from 0,
    the end excluded.

    \b
    Example: kg extract review.txt --format jsonl
    """
    from kg.reading import Options, read

    format_ = format_ or SUFFIXES.get(output.suffix.lower() if output else "", "table")
    options = Options(
        everything=claims == "all" or format_ == "html",
        sidecar=not no_sidecar,
        reader=reader,
        jobs=jobs,
        store=Path(state.named) if state.named else None,
    )
    errors: list[KgError] = []
    with _out(output) as out:
        if format_ == "ttl":
            if options.store:
                state.say("warning: ttl has what the texts claim alone; other formats show what the store bears out")
            _turtle(paths, options, out, errors)
        else:
            found = _said(state, read(paths, options, progress=state.progress), errors)
            first = next(found, None)
            if first or not errors:
                WRITERS[format_](chain([first] if first else [], found), options, out)
    state.progress("")
    for error in errors:
        click.echo(f"kg: {error}", err=True)
    return 2 if errors else 0


@contextlib.contextmanager
def _out(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
    else:
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out


def _said(state: State, found: Iterable[Extracted], errors: list[KgError]) -> Iterator[Extracted]:
    """The reviews; warnings are told as they come, errors kept for the end."""
    for one in found:
        for warning in one.warnings:
            state.say(f"warning: {warning}")
        if one.error:
            errors.append(one.error)
        else:
            yield one


def _json_lines(found: Iterable[Extracted], options: Options, out: TextIO) -> None:  # noqa: ARG001
    for one in found:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in one.rows)
        out.flush()


def _csv(found: Iterable[Extracted], options: Options, out: TextIO) -> None:
    from kg.extract import COLUMNS

    writer = csv.DictWriter(out, _columns(options, COLUMNS))
    writer.writeheader()
    for one in found:
        for row in one.rows:
            writer.writerow({k: str(v).lower() if isinstance(v, bool) else v for k, v in row.items()})
        out.flush()


def _table(found: Iterable[Extracted], options: Options, out: TextIO) -> None:
    """A table; its first thousand rows decide how wide the columns are, so they are waited for."""
    shown = _columns(options, ("person", "role", "character", "film", "stance", "quote"))
    table(shown, ([row.get(name) for name in shown] for one in found for row in one.rows), out=out)


def _page(found: Iterable[Extracted], options: Options, out: TextIO) -> None:  # noqa: ARG001
    """One page of what is claimed; its contents come first, so the last review is waited for."""
    from kg.exporters.marked import MarkedText, page

    said = ((one, [row for row in one.rows if row["type"] != "candidate"]) for one in found)
    out.write(page(MarkedText(one.source, one.title, one.text, rows) for one, rows in said))


def _columns(options: Options, columns: tuple[str, ...]) -> tuple[str, ...]:
    from kg.extract import GROUND, OTHER_COLUMNS

    first, last = OTHER_COLUMNS if options.everything else (), (GROUND,) if options.store else ()
    return (*first, *columns, *last)


def _turtle(paths: tuple[str, ...], options: Options, out: TextIO, errors: list[KgError]) -> None:
    """The claims as RDF, by way of a store that is thrown away."""
    import tempfile

    from kg import pipeline
    from kg.export import export
    from kg.knowledge_graph import KnowledgeGraph

    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        store, file = Path(folder) / "film.kg", Path(folder) / "claims.ttl"
        how = pipeline.Options(format="review", sidecar=options.sidecar, reader=options.reader)
        done = pipeline.ingest(store, paths, how)
        if done.sources and any(report.taken for report in done.sources.values()):
            with KnowledgeGraph(store) as graph:
                export(graph, file, ontology=False)
            out.write(file.read_text(encoding="utf-8"))
    errors += done.errors


WRITERS = {"jsonl": _json_lines, "csv": _csv, "table": _table, "html": _page}

COMMANDS = (extract,)
