"""Reading reviews without a store: extract."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import State, format_option, store_option, table
from kg.errors import InputError, KgError, UnknownFormatError

if TYPE_CHECKING:
    from kg.sources import Input
    from kg.sources.base import Batch


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@format_option("table", "jsonl", "csv", "ttl")
@click.option(
    "--claims", type=click.Choice(["credits", "all"]), default="credits", help="Credits, or relations and facts too."
)
@store_option
@click.option("--no-sidecar", is_flag=True, help="Do not read NAME.meta.json beside reviews.")
@click.pass_obj
def extract(state: State, paths: tuple[str, ...], format_: str, claims: str, no_sidecar: bool) -> int:
    """Show the claims of reviews; no store is needed.

    With --store the candidates that the store bears out are shown too, each with the credit it is promoted by; the
    store is not changed.

    The columns of jsonl and csv are described in docs/model.md; offsets count code points from 0, the end excluded.

    \b
    Example: kg extract review.txt --format jsonl
    """
    if format_ == "ttl":
        return _turtle(paths, no_sidecar)
    bad: list[KgError] = []
    rows = _rows(state, paths, claims == "all", not no_sidecar, bad)
    if format_ == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        found = list(rows)
        if found or not bad:
            _tabular(found, format_)
    for error in bad:
        click.echo(f"kg: {error}", err=True)
    return 2 if bad else 0


def _rows(
    state: State, paths: tuple[str, ...], everything: bool, sidecar: bool, bad: list[KgError]
) -> Iterator[dict[str, Any]]:
    """The claims of all reviews, with what a store that was named would promote."""
    from kg import extract as extraction
    from kg.preview import previewed

    found = _batches(state, paths, sidecar, bad)
    if state.named is None:
        for name, batch in found:
            yield from extraction.rows(name, batch, everything=everything)
    else:
        for name, batch, promoted in previewed(found, Path(state.named)):
            yield from extraction.rows(name, batch, everything=everything, promoted=promoted)


def _batches(state: State, paths: tuple[str, ...], sidecar: bool, bad: list[KgError]) -> Iterator[tuple[str, Batch]]:
    """What was read of each review; a file that is none is an error where it was named, else passed over."""
    from kg.sources import review
    from kg.sources.collect import collect

    for file in collect(paths, sidecar=sidecar, source="-" if "-" in paths else None):
        state.progress(f"reading {file.name}")
        try:
            if _is_review(file, file.name in paths):
                for batch in review.batches(file):
                    for warning in batch.warnings:
                        state.say(f"warning: {warning}")
                    yield file.name, batch
        except KgError as error:
            bad.append(error)
    state.progress("")


def _is_review(file: Input, named: bool) -> bool:
    """Whether a file is a review; a text that was named, or comes from standard input, is taken for one.

    Raises:
        InputError: it was named and is no text, or is credit data.
    """
    from kg import sources
    from kg.sources import review

    try:
        found = sources.recognise(file)
    except UnknownFormatError:
        return named
    if named and found is not review.SOURCE and file.suffix not in review.SUFFIXES:
        raise InputError("is no review", path=file.name, hint="take credit data in by `kg ingest`")
    return found is review.SOURCE or named


def _tabular(rows: list[dict[str, Any]], format_: str) -> None:
    from kg.extract import COLUMNS

    shown = ("person", "role", "character", "film", "stance", "quote") if format_ == "table" else COLUMNS
    extra = tuple(dict.fromkeys(name for row in rows for name in row if name not in COLUMNS))
    if any(extra):
        shown = (*extra, *shown)
    if format_ == "table":
        table(shown, [[row.get(name) for name in shown] for row in rows])
        return
    writer = csv.DictWriter(sys.stdout, shown)
    writer.writeheader()
    for row in rows:
        writer.writerow({k: str(v).lower() if isinstance(v, bool) else v for k, v in row.items()})


def _turtle(paths: tuple[str, ...], no_sidecar: bool) -> int:
    """The claims as RDF, by way of a store that is thrown away."""
    import tempfile

    from kg.export import export
    from kg.knowledge_graph import KnowledgeGraph
    from kg.pipeline import Options
    from kg.pipeline import ingest as take

    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        done = take(Path(folder) / "film.kg", paths, Options(format="review", sidecar=not no_sidecar))
        if done.sources and any(report.taken for report in done.sources.values()):
            with KnowledgeGraph(Path(folder) / "film.kg") as graph:
                export(graph, Path(folder) / "claims.ttl", ontology=False)
            click.echo((Path(folder) / "claims.ttl").read_text(encoding="utf-8"), nl=False)
    for error in done.errors:
        click.echo(f"kg: {error}", err=True)
    return 2 if done.errors else 0


COMMANDS = (extract,)
