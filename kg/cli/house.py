"""Housekeeping: sources, stats, history."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from kg.cli.common import TABLES, State, at_option, format_option, store_option, table


@click.command()
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def sources(state: State, format_: str, at: int | None) -> None:
    """The sources of the store: what they are, how far they are trusted, what they say.

    \b
    Example: kg sources --format csv
    """
    with state.open(at) as graph:
        rows = graph.store.connection.execute(
            "SELECT s.name, s.format, s.title, s.trust, array_to_string(s.complete_for, ' '), s.licence, "
            "s.retrieved::DATE::VARCHAR, (SELECT count(*) FROM credit_said c WHERE c.source = s.id) "
            "FROM source s ORDER BY 1"
        ).fetchall()
    table(("source", "format", "title", "trust", "complete for", "licence", "retrieved", "credits"), rows, format_)


@click.command()
@format_option(*TABLES)
@store_option
@click.pass_obj
def history(state: State, format_: str) -> None:
    """The snapshots that are kept; any reading command asks an older one by --at N.

    \b
    Example: kg history
    """
    from kg.store.folder import snapshots

    rows = [
        (s.number, datetime.fromtimestamp(s.published, UTC).strftime("%Y-%m-%d %H:%M:%S"), s.bytes)
        for s in snapshots(state.path())
    ]
    table(("snapshot", "published (UTC)", "bytes"), rows, format_)


@click.command()
@at_option
@store_option
@click.pass_obj
def index(state: State, at: int | None) -> None:
    """Make the index of names and titles that fc:search reads, so that the first search need not.

    It lies beside the snapshot and goes with it; a search on a new snapshot makes it anew.

    \b
    Example: kg index
    """
    from kg.search import file_of, make

    with state.open(at) as graph:
        make(graph.store)
        file = file_of(graph.store)
        size = f"{file.stat().st_size / 1e6:.1f} MB" if file.is_file() else "nothing, as it cannot be written here"
    state.say(f"{file}: {size}")


COMMANDS = (sources, history, index)
