"""Claims by hand: claim add, withdraw, list."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime

import click

from kg.cli.common import TABLES, State, at_option, format_option, store_option, table
from kg.errors import UsageError


@click.group()
def claim() -> None:
    """Claims of your own: credits that you add, or deny, each with a reason.

    No claim of another source is rewritten: it is judged anew with yours beside it.

    \b
    Example: kg claim list
    """


def _author(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Who is given, else who is logged in."""
    try:
        return value or os.environ.get("KG_AUTHOR") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def signed(function: click.decorators.FC) -> click.decorators.FC:
    """``--reason``, ``--author`` and ``--date``."""
    for option in (
        click.option("--date", "made", type=click.DateTime(), help="When it was made [default: now, UTC]."),
        click.option("--author", callback=_author, metavar="NAME", help="Who says so [default: $KG_AUTHOR, else you]."),
        click.option("--reason", required=True, metavar="TEXT", help="Why: a page, a document, a title card."),
    ):
        function = option(function)
    return function


@claim.command()
@click.argument("film")
@click.argument("person")
@click.argument("role")
@click.option("--as", "character", metavar="PART", help="The part that they play.")
@click.option("--not", "denied", is_flag=True, help="Claim that it is not so.")
@click.option("--new", is_flag=True, help="Make the film or the person where nothing is called so.")
@click.option("--licence", metavar="TEXT", help="The licence of all claims by hand.")
@signed
@store_option
@click.pass_obj
def add(
    state: State, /, film: str, person: str, role: str, made: datetime | None, licence: str | None, **options: object
) -> None:
    """Claim a credit, or with --not that it is wrong.

    FILM and PERSON are names, keys or IRIs; a title may have its year, "Heat (1995)". Prints the claim's number.

    \b
    Example: kg claim add Alien "Ann Other" editor --reason "opening titles" --new
    """
    from kg.corrections import Correction
    from kg.corrections import add as put

    now = made or datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    correction = Correction(film=film, person=person, role=role, made=now, **options)  # type: ignore[arg-type]
    click.echo(put(state.path(), correction, licence=licence))


@claim.command()
@click.argument("which", metavar="NUMBER|IRI")
@click.option("--reason", metavar="TEXT", help="Why, where a claim of another source is denied.")
@click.option("--author", callback=_author, metavar="NAME", help="Who says so [default: $KG_AUTHOR, else you].")
@click.option("--date", "made", type=click.DateTime(), help="When [default: now, UTC].")
@store_option
@click.pass_obj
def withdraw(state: State, which: str, reason: str | None, author: str, made: datetime | None) -> None:
    """Take a claim of yours back, or deny one of another source.

    NUMBER is a claim by hand as `kg claim list` shows it: it is gone. IRI is a credit of any other source as queries
    give it: it stays, and a claim by hand says that it is not so.

    \b
    Example: kg claim withdraw 17
    """
    from kg import corrections

    if which.isdigit():
        corrections.withdraw(state.path(), int(which))
        state.say(f"withdrew {which}")
        return
    if not reason:
        raise UsageError("why is the claim of another source wrong?", hint="say it by --reason")
    now = made or datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    click.echo(corrections.deny(state.path(), which, reason=reason, author=author, made=now))


@claim.command("list")
@format_option(*TABLES)
@at_option
@store_option
@click.pass_obj
def list_(state: State, format_: str, at: int | None) -> None:
    """The claims by hand, with author, date and reason.

    \b
    Example: kg claim list --format csv
    """
    with state.open(at) as graph:
        rows = graph.store.connection.execute(
            "SELECT h.claim, CASE c.stance WHEN 'negated' THEN 'denied' ELSE 'claimed' END, "
            "coalesce(p.name, c.person_local), c.role_label, c.characters, coalesce(f.title, c.film_local), f.year, "
            "h.author, h.made::VARCHAR, h.reason "
            "FROM by_hand h JOIN credit_said c ON c.id = h.claim LEFT JOIN person_merged p ON p.person = c.person "
            "LEFT JOIN film_merged f ON f.film = c.film ORDER BY h.claim"
        ).fetchall()
    columns = ("claim", "is", "person", "role", "part", "film", "year", "author", "made", "reason")
    table(columns, rows, format_)


COMMANDS = (claim,)
