"""Taking in and out again: ingest, forget."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.choosing import reader_option
from kg.cli.common import State, store_option, table

if TYPE_CHECKING:
    from kg.pipeline import Ingested


def _roles(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The codes of roles in a list of codes or words."""
    if value is None:
        return None
    from kg import vocab

    words = [word.strip() for word in value.split(",") if word.strip() and word.strip() != "none"]
    for word in words:
        if vocab.role_of(word) is None:
            raise click.BadParameter(f"no role {word!r}; docs/vocabulary.md lists them")
    return tuple(role.code for word in words if (role := vocab.role_of(word)))


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--as", "format_", metavar="FORMAT", help="The format of all files [default: recognised by content].")
@click.option("--source", metavar="ID", help="The source's id [default: a dump's format, else the file's path].")
@click.option("--licence", metavar="TEXT", help="The sources' licence.")
@click.option(
    "--trust", type=click.FloatRange(0, 1), help="How far the sources are believed; from 0.8 on they are trusted."
)
@click.option(
    "--complete-for", callback=_roles, metavar="ROLE,...",
    help="Roles of which the sources list everybody: director,actor, or none.",
)  # fmt: skip
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="A mapping file for tables [default: NAME.mapping.toml]."
)
@click.option("--no-sidecar", is_flag=True, help="Do not read NAME.meta.json beside reviews.")
@reader_option
@click.option("--guess", is_flag=True, help="Write a first mapping file beside each table; store nothing.")
@click.option("--dry-run", is_flag=True, help="Read and report; store nothing.")
@click.option("--strict", is_flag=True, help="Store nothing if any file or row is bad.")
@click.option("--base", metavar="IRI", help="The base of identifiers of a new store.")
@click.option("--keep", type=click.IntRange(1), default=3, show_default=True, help="Snapshots to keep.")
@click.option("--wait", type=float, default=10.0, show_default=True, help="Seconds to wait for another writer.")
@store_option
@click.pass_obj
def ingest(
    state: State, /, paths: tuple[str, ...], format_: str | None, no_sidecar: bool, guess: bool, **options: Any
) -> int:
    """Take files into the store: reviews, IMDb dumps, tables, schema.org pages.

    PATH is a file, a folder, a quoted glob, or - for standard input; .gz and .zst are read too. Each source gets a
    line: rows read, taken and rejected, files unchanged. Rejected rows are kept in rejects/ beside the store.

    \b
    Example: kg ingest data/ --store films.kg
    """
    if guess:
        return _guess(state, paths)
    from kg.pipeline import Options
    from kg.pipeline import ingest as take
    from kg.store.folder import BASE

    options["base"] = options["base"] or BASE
    done = take(
        state.path(), paths, Options(format=format_, sidecar=not no_sidecar, **options), progress=state.progress
    )
    state.progress("")
    _report(state, done)
    return 2 if done.errors else 0


def _guess(state: State, paths: tuple[str, ...]) -> int:
    """Write mapping files, and say what was guessed and why."""
    from kg.sources import guessing

    errors = 0
    for path, guesses, error in guessing.write(paths):
        if error:
            click.echo(f"kg: {error}", err=True)
            errors += 1
            continue
        click.echo(path)
        for one in guesses:
            meaning = f"{one.section}.{one.target}" if one.target and one.section != "skip" else "left out"
            state.say(f"{one.column!r}: {meaning}, {one.why}")
    return 2 if errors else 0


def _report(state: State, done: Ingested) -> None:
    columns = ("source", "format", "read", "taken", "rejected", "unchanged", "rejects")
    rows = [
        (r.source, r.format, r.read, r.taken, r.rejected, r.unchanged, str(r.rejects) if r.rejects else None)
        for r in sorted(done.sources.values(), key=lambda r: r.source)
    ]
    if rows and not state.quiet:
        shown = columns if any(row[-1] for row in rows) else columns[:-1]
        table(shown, [row[: len(shown)] for row in rows])
    for warning in done.warnings:
        state.say(f"warning: {warning}")
    for error in done.errors:
        click.echo(f"kg: {error}", err=True)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--purge", is_flag=True, help="Remove the older snapshots too, so that nothing of it is left.")
@store_option
@click.pass_obj
def forget(state: State, sources: tuple[str, ...], purge: bool) -> None:
    """Remove sources with all they say.

    \b
    Example: kg forget reviews/aliens.md
    """
    from kg.pipeline import forget as remove

    for name in remove(state.path(), sources, purge=purge):
        state.say(f"forgot {name}")


COMMANDS = (ingest, forget)
