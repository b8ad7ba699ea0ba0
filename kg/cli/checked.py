"""Verdicts as text, tables and pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg import vocab
from kg.check import VERDICTS, Checked, Side, by_pattern, by_source
from kg.cli import verdict_page
from kg.cli.common import table
from kg.sparql.tables import visible

if TYPE_CHECKING:
    from kg.store.folder import Store

COLUMNS = (
    "verdict", "source", "place", "claim", "stance", "quote", "rule", "other source", "other place", "other side",
    "other quote", "pattern", "confidence", "measured", "earlier film", "earlier verdict",
)  # fmt: skip
SOURCES = ("source", "claims", "borne out", *VERDICTS[1:])
PATTERNS = ("pattern", "claims", "borne out", "denied", "confidence", "precision", "at least")
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
        click.echo(verdict_page.page(found, _label, _sentence))
    else:
        _text(found)


def report(store: Store, what: str, sources: Sequence[str], format_: str) -> None:
    """Write how the claims of each source fare, or how often each pattern was right."""
    columns, rows = (SOURCES, by_source(store, sources)) if what == "sources" else (PATTERNS, by_pattern(store))
    if format_ == "html":
        title = "Claims by source" if what == "sources" else "Patterns and how often they were right"
        click.echo(verdict_page.report(title, columns, rows))
    else:
        table(columns, rows, format_)


def _row(one: Checked) -> tuple[str | float | None, ...]:
    o, e = one.other, one.earlier
    other = (o.source, o.locator, str(o), o.quote) if o else (None, None, None, None)
    earlier = (f"{e.film} ({e.year})" if e.year else e.film, e.verdict) if e else (None, None)
    return (
        one.verdict, one.claim.source, one.claim.locator, str(one.claim), one.stance, one.claim.quote,
        _sentence(one.rule), *other, one.pattern, one.confidence, one.measured, *earlier,
    )  # fmt: skip


def _sentence(rule: str) -> str:
    return next((known.definition for known in vocab.rules() if known.name == rule), rule)


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
            click.echo(f"      {one.claim.locator}: “{visible(verdict_page.readable(one.claim.quote))}”")
        if one.other:
            _other(one.other)
        click.echo(f"      {_sentence(one.rule)}")
        if one.earlier:
            _other(one.earlier.other)
            click.echo(f"      {_sentence(one.earlier.rule)}")
    counts = {verdict.name: sum(one.verdict == verdict.name for one in found) for verdict in vocab.verdicts()}
    click.echo(
        "\n" + ", ".join(f"{count} {_label(name)}" for name, count in counts.items() if count) if found else "no claims"
    )


def _other(other: Side) -> None:
    words = f": “{visible(verdict_page.readable(other.quote))}”" if other.quote else ""
    click.echo(f"      {visible(other.source)}: {visible(str(other))}, at {visible(other.locator)}{words}")
