"""Identity: link."""

from __future__ import annotations

import click

from kg.cli.common import TABLES, State, at_option, format_option, store_option, table
from kg.errors import UsageError


@click.group()
def link() -> None:
    """Who is the same as whom, and why.

    \b
    Example: kg link list --to-judge
    """


@link.command("list")
@click.option("--to-judge", is_flag=True, help="Only what is left for a person to judge.")
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def list_(state: State, to_judge: bool, format_: str, at: int | None) -> None:
    """The links, each with its rule, score and reason.

    \b
    Example: kg link list --format csv
    """
    with state.open(at) as graph:
        rows = graph.store.connection.execute(
            "SELECT a.kind, a.space || ':' || a.local, b.space || ':' || b.local, l.outcome, l.rule, "
            "round(l.score, 2), l.reason "
            "FROM link l JOIN entity a ON a.id = l.a JOIN entity b ON b.id = l.b WHERE l.outcome = 'judge' OR NOT ? "
            "ORDER BY ALL",
            [to_judge],
        ).fetchall()
    table(("kind", "this", "that", "outcome", "rule", "score", "reason"), rows, format_)


@link.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@at_option
@store_option
@click.pass_obj
def explain(state: State, a: str, b: str, at: int | None) -> None:
    """The links that make A and B the same, or speak of both; A and B are keys.

    \b
    Example: kg link explain "reviews/aliens.md:bill-paxton" imdb:nm0000200
    """
    with state.open(at) as graph:
        for key in (a, b):
            known = graph.store.connection.execute("SELECT 1 FROM entity WHERE space || ':' || local = ?", [key])
            if known.fetchone() is None:
                raise UsageError(f"nothing has the key {key!r}", hint="`kg show NAME` lists the keys of a thing")
        rows = graph.store.connection.execute(
            "WITH ends AS (SELECT canonical FROM entity_key WHERE space || ':' || local IN (?, ?)) "
            "SELECT x.space || ':' || x.local, y.space || ':' || y.local, l.outcome, l.rule, round(l.score, 2), "
            "l.reason "
            "FROM link l JOIN entity_key x ON x.id = l.a JOIN entity_key y ON y.id = l.b "
            "WHERE x.canonical IN (SELECT * FROM ends) AND y.canonical IN (SELECT * FROM ends) ORDER BY ALL",
            [a, b],
        ).fetchall()
    if not rows:
        state.say("nothing speaks of both")
    table(("this", "that", "outcome", "rule", "score", "reason"), rows)


COMMANDS = (link,)
