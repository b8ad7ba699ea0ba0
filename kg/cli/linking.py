"""Identity: link."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import TABLES, State, at_option, format_option, store_option, table

if TYPE_CHECKING:
    from kg.link.hand import Outcome


@click.group()
def link() -> None:
    """Who is the same as whom, and why.

    \b
    Example: kg link list --to-judge
    """


@link.command("list")
@click.option("--to-judge", is_flag=True, help="Only what is left for a person to judge.")
@click.option("--outcome", type=click.Choice(("same", "judge", "different")), help="Only links of this outcome.")
@click.option("--rule", metavar="RULE", help="Only links of this rule, such as 'by hand'.")
@click.option("--kind", type=click.Choice(("film", "person")), help="Only films, or only people.")
@click.option("--about", metavar="KEY", help="Only links of this key, or of all keys of this space.")
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def list_(
    state: State, to_judge: bool, outcome: str | None, rule: str | None, kind: str | None, about: str | None,
    format_: str, at: int | None,
) -> None:  # fmt: skip
    """The links, each with its rule, score and reason.

    \b
    Example: kg link list --rule "title and year" --format csv
    """
    from kg.link.listing import COLUMNS, Filters, links

    with state.open(at) as graph:
        rows = links(graph.store.connection, Filters("judge" if to_judge else outcome, rule, kind, about))
    table(COLUMNS, rows, format_)


@link.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def explain(state: State, a: str, b: str, format_: str, at: int | None) -> None:
    """Why A and B are the same, or are not; A and B are keys or IRIs.

    These are the links that make them one or speak of both; where there are none, what is alike and what is not.

    \b
    Example: kg link explain "reviews/aliens.md:bill-paxton" imdb:nm0000200
    """
    from kg.link.listing import COLUMNS
    from kg.link.listing import explain as why

    with state.open(at) as graph:
        rows = why(graph.store.connection, a, b)
    table(COLUMNS[1:], rows, format_)


def _decide(state: State, a: str, b: str, outcome: Outcome | None, reason: str) -> None:
    from kg.deciding import decide
    from kg.link.hand import Decision

    for strange in decide(state.path(), [Decision(a, b, outcome, reason)], progress=state.progress):
        state.say(f"warning: {strange}")
    state.progress("")


_REASON = click.option("--reason", metavar="TEXT", default="", help="Why; kept with the link.")


@link.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_REASON
@store_option
@click.pass_obj
def accept(state: State, a: str, b: str, reason: str) -> None:
    """A and B are the same, whatever the rules say; it stays until it is undone.

    \b
    Example: kg link accept credits.csv:jo-doe imdb:nm0000001 --reason "seen on the poster"
    """
    _decide(state, a, b, "same", reason)
    state.say(f"{a} and {b} are the same")


@link.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_REASON
@store_option
@click.pass_obj
def reject(state: State, a: str, b: str, reason: str) -> None:
    """A and B are not the same, whatever the rules say; it stays until it is undone.

    \b
    Example: kg link reject credits.csv:jo-doe imdb:nm0000002
    """
    _decide(state, a, b, "different", reason)
    state.say(f"{a} and {b} are kept apart")


@link.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@store_option
@click.pass_obj
def undo(state: State, a: str, b: str) -> None:
    """Take back what was decided on A and B; the rules decide again.

    \b
    Example: kg link undo credits.csv:jo-doe imdb:nm0000001
    """
    _decide(state, a, b, None, "")
    state.say(f"what was decided on {a} and {b} is taken back")


@link.command("export")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--by-hand", is_flag=True, help="Only what people decided.")
@at_option
@store_option
@click.pass_obj
def export(state: State, file: Path, by_hand: bool, at: int | None) -> None:
    """Write the links as SSSOM, a table of mappings; FILE is - for standard output.

    \b
    Example: kg link export links.sssom.tsv
    """
    from kg.link.sssom import write

    out = io.StringIO()
    with state.open(at) as graph:
        count = write(graph.store, out, by_hand=by_hand)
    if str(file) == "-":
        click.echo(out.getvalue(), nl=False)
    else:
        file.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    state.say(f"{count} links written")


@link.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@store_option
@click.pass_obj
def import_(state: State, file: Path) -> None:
    """Take in the exact matches of an SSSOM file as decided by hand, and those that it denies.

    Rows on things that the store does not have are named and passed over.

    \b
    Example: kg link import links.sssom.tsv
    """
    from kg.deciding import decide
    from kg.link.sssom import read

    decisions, other = read(file)
    for strange in decide(state.path(), decisions, progress=state.progress, strict=False):
        state.say(f"warning: {strange}")
    state.progress("")
    state.say(f"{len(decisions)} decisions read" + (f"; {other} rows decide nothing" if other else ""))


COMMANDS = (link,)
