"""Verdicts as one HTML page that needs nothing but itself: no script, no network; verdicts can be hidden by CSS."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from kg.charrefs import unescape
from kg.check import Checked, Side

STYLE = """
:root{--ink:#1c1f23;--soft:#5b6470;--line:#d9dde3;--paper:#fff;--ground:#f4f5f7;--no:#a4161a;--yes:#17653a;
--doubt:#8a5300;--far:#5b3f8f;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3abb6;--line:#3a4049;--paper:#1e2227;--ground:#15181c;
--no:#ff8a80;--yes:#7bd3a0;--doubt:#f0b75e;--far:#c3a8f5}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:2.25rem 0 .6rem;overflow-wrap:anywhere}
h2 small{font-weight:400;color:var(--soft);margin-left:.5rem}
fieldset{border:0;padding:0;margin:1rem 0 0;display:flex;flex-wrap:wrap;gap:.4rem}
legend{color:var(--soft);font-size:.9rem;padding:0 0 .4rem}
label{border:1px solid var(--line);border-radius:2rem;padding:.1rem .75rem .1rem .5rem;background:var(--paper);
cursor:pointer;font-size:.9rem;white-space:nowrap}
label:has(:not(:checked)){opacity:.55}label:focus-within{outline:2px solid currentColor}
article{background:var(--paper);border:1px solid var(--line);border-left:.35rem solid var(--tone);border-radius:.35rem;
padding:.75rem 1rem;margin:0 0 .6rem;break-inside:avoid;overflow-wrap:anywhere}
article p{margin:0}.claim{font-weight:600;overflow-wrap:anywhere}.verdict{color:var(--tone);font-weight:600;
font-size:.9rem;float:right;margin-left:1rem}
blockquote{margin:.45rem 0 0;padding:0;overflow-wrap:anywhere}
cite,.place,.why{font-style:normal;color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
.other{padding-left:.8rem;border-left:2px solid var(--line)}
article p.other,article p.why{margin-top:.45rem}
.contradicted,.anachronism{--tone:var(--no)}.supported{--tone:var(--yes)}
.disputed,.unsupported,.ambiguous{--tone:var(--doubt)}.unknownFilm{--tone:var(--far)}.unchecked{--tone:var(--soft)}
@media print{fieldset{display:none}body{background:none}}
"""


def _head(title: str, style: str) -> str:
    """What a page begins with, up to its body; ``style`` comes behind the style of all pages."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="film-kg">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>\n'
        f"<style>{STYLE}{style}</style></head>\n"
    )


def page(found: Sequence[Checked], label: Callable[[str], str], why: Callable[[str], str]) -> str:
    """The page.

    Args:
        label: words for a verdict. why: the sentence of a rule.
    """
    counts = Counter(one.verdict for one in found)
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{name}" checked> {count} {escape(label(name))}</label>\n'
        for name, count in counts.most_common()
    )
    hide = "".join(f"body:has(#show-{name}:not(:checked)) article.{name}{{display:none}}\n" for name in counts)
    sources = groupby(found, key=lambda one: one.claim.source)
    sections = "".join(_section(source, list(claims), label, why) for source, claims in sources)
    return (
        f"{_head('Claims and verdicts', hide)}<body><main><h1>Claims and verdicts</h1>\n"
        f'<p class="place">{_many(len(found), "claim")} of {_many(len({o.claim.source for o in found}), "source")}, '
        f"each held against the trusted sources</p>\n<fieldset><legend>Show</legend>\n{boxes}</fieldset>\n"
        f"{sections}</main></body></html>"
    )


def readable(quote: str) -> str:
    """A quote as a person reads it: markup and entities of HTML away, blanks as one.

    >>> readable("<p>She  sings &amp; dances.</p>")
    'She sings & dances.'
    """
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", quote)).split())


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _section(source: str, claims: Sequence[Checked], label: Callable[[str], str], why: Callable[[str], str]) -> str:
    cards = "".join(_card(one, label(one.verdict), why) for one in claims)
    return f"<section><h2>{escape(source)}<small>{_many(len(claims), 'claim')}</small></h2>\n{cards}</section>\n"


def _card(one: Checked, verdict: str, why: Callable[[str], str]) -> str:
    stance = "" if one.stance == "asserted" else f" ({one.stance})"
    parts = [
        f'<p class="verdict">{escape(verdict)}</p>',
        f'<p class="claim">{escape(str(one.claim))}{escape(stance)}</p>',
        _quote(one.claim),
        _side(one.other) if one.other else "",
        f'<p class="why">{escape(why(one.rule))}</p>',
    ]
    if one.earlier:
        parts += [_side(one.earlier.other), f'<p class="why">{escape(why(one.earlier.rule))}</p>']
    return f'<article class="{escape(one.verdict)}">{"".join(parts)}</article>\n'


def _quote(side: Side) -> str:
    place = f"<cite>{escape(side.locator)}</cite>"
    return f"<blockquote>“{escape(readable(side.quote))}” {place}</blockquote>" if side.quote else f"<p>{place}</p>"


def _side(other: Side) -> str:
    words = f"<br>“{escape(readable(other.quote))}”" if other.quote else ""
    place = f'<span class="place">{escape(other.source)}, {escape(other.locator)}</span>'
    return f'<p class="other">{escape(str(other))}{words}<br>{place}</p>'


def report(title: str, columns: Iterable[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as a page."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    style = (
        "table{border-collapse:collapse;background:var(--paper);font-variant-numeric:tabular-nums;margin-top:1rem}"
        "th,td{padding:.35rem .7rem;border:1px solid var(--line);text-align:right;vertical-align:bottom}"
        "th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}main{max-width:none;overflow-x:auto}"
    )
    return (
        f"{_head(title, style)}<body><main><h1>{escape(title)}</h1>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></main></body></html>"
    )
