"""Verdicts as text, tables and pages."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import asdict

import click

from kg import vocab
from kg.check import Checked, Side
from kg.cli.common import table
from kg.sparql.tables import visible

COLUMNS = (
    "verdict",
    "source",
    "place",
    "claim",
    "stance",
    "quote",
    "rule",
    "other source",
    "other place",
    "other side",
)
COLOURS = {
    "contradicted": "red", "anachronism": "red", "disputed": "yellow", "supported": "green",
    "unsupported": "yellow", "unknownFilm": "magenta",
}  # fmt: skip


def write(found: Sequence[Checked], format_: str) -> None:
    """Write verdicts to standard output."""
    if format_ == "json":
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    elif format_ in ("csv", "md"):
        table(COLUMNS, [_row(one) for one in found], format_)
    elif format_ == "html":
        click.echo(_page(found))
    else:
        _text(found)


def _row(one: Checked) -> tuple[str | None, ...]:
    other = (one.other.source, one.other.locator, str(one.other)) if one.other else (None, None, None)
    return (
        one.verdict, one.claim.source, one.claim.locator, str(one.claim), one.stance, one.claim.quote, _why(one),
        *other,
    )  # fmt: skip


def _why(one: Checked) -> str:
    return next((rule.definition for rule in vocab.rules() if rule.name == one.rule), one.rule)


def _label(verdict: str) -> str:
    return next((known.label for known in vocab.verdicts() if known.name == verdict), verdict)


def _text(found: Sequence[Checked]) -> None:
    """A paragraph for each claim; the verdicts' counts at the end."""
    source = None
    for one in found:
        if one.claim.source != source:
            source = one.claim.source
            click.echo(click.style(f"\n{visible(source)}" if one is not found[0] else visible(source), bold=True))
        hedge = "" if one.stance == "asserted" else f" ({one.stance})"
        verdict = click.style(f"{_label(one.verdict):<13}", fg=COLOURS.get(one.verdict))
        click.echo(f"  {verdict} {visible(str(one.claim))}{hedge}")
        if one.claim.quote:
            click.echo(f"      {one.claim.locator}: “{visible(_read(one.claim.quote))}”")
        if one.other:
            _other(one.other)
        click.echo(f"      {_why(one)}")
    counts = {verdict.name: sum(one.verdict == verdict.name for one in found) for verdict in vocab.verdicts()}
    click.echo(
        "\n" + ", ".join(f"{count} {_label(name)}" for name, count in counts.items() if count) if found else "no claims"
    )


def _read(quote: str) -> str:
    """A quote as a person reads it: markup and entities of HTML away, blanks as one."""
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", "", quote)).split())


def _other(other: Side) -> None:
    click.echo(f"      {visible(other.source)}: {visible(str(other))}, at {visible(other.locator)}")


def _page(found: Sequence[Checked]) -> str:
    """A page that needs nothing but itself."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in COLUMNS)
    rows = "".join(
        f'<tr class="{html.escape(one.verdict)}">'
        + "".join(f"<td>{html.escape(cell or '')}</td>" for cell in _row(one))
        + "</tr>\n"
        for one in found
    )
    style = (
        "body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color:#1a1a1a;background:#fff}"
        "table{border-collapse:collapse}"
        "th,td{text-align:left;vertical-align:top;padding:.4rem .7rem;border-bottom:1px solid #ddd}"
        "td:first-child{font-weight:600}.contradicted td:first-child,.anachronism td:first-child{color:#a40000}"
        ".supported td:first-child{color:#00613a}"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Claims and verdicts</title>'
        f"<style>{style}</style></head><body><h1>Claims and verdicts</h1>"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table></body></html>"
    )
