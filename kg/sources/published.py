"""When a review came out: the date that a page states in its head, and what printed dates mean."""

from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser

from kg.charrefs import bounded

STATED = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "pubdate", "date")
"""What the metadata of a page may call the day on which it came out, the surest first."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class _Dates(HTMLParser):
    """Gathers the dates of ``meta`` and ``time`` elements by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "time"):
            said = {name: value or "" for name, value in attrs}
            names = " ".join(said.get(name, "") for name in ("property", "name", "itemprop")).casefold().split()
            value = said.get("content") or said.get("datetime")
            for name in names if value else ():
                self.found.setdefault(name, str(value))


def stated(page: str) -> str | None:
    """The date that the metadata of an HTML page states, as printed there.

    >>> stated('<meta property="article:published_time" content="2019-03-04T10:00:00Z"><meta name="date" content="x">')
    '2019-03-04T10:00:00Z'
    """
    parser = _Dates()
    parser.feed(bounded(page))
    return next((parser.found[name] for name in STATED if name in parser.found), None)


def day(printed: str | None) -> tuple[str, str] | None:
    """A date as ISO 8601 has it with its datatype, or the only year in it; None where there is none.

    Of dates in figures only those that begin with the year are read whole: 3/4/2019 is March to some, April to others.

    >>> day("2019-03-04T10:00:00Z"), day("March 4th, 2019"), day("4 Mar 2019"), day("3/4/2019"), day("today")
    (('2019-03-04', 'date'), ('2019-03-04', 'date'), ('2019-03-04', 'date'), ('2019', 'integer'), None)
    """
    years = set(re.findall(r"(?<!\d)(?:18|19|20)\d\d(?!\d)", printed or ""))
    if printed is None or len(years) != 1:
        return None
    year, month, of_month = years.pop(), 0, 0
    if figures := re.search(r"(?<!\d)\d{4}[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", printed):
        month, of_month = int(figures[1]), int(figures[2])
    elif words := re.search(r"(?:(\d{1,2})\S* )?\b([A-Za-z]{3})[a-z]*\.?(?: (\d{1,2})(?!\d))?", printed):
        month = _MONTHS.index(words[2].lower()) + 1 if words[2].lower() in _MONTHS else 0
        of_month = int(words[1] or words[3] or 0)
    try:
        return datetime(int(year), month, of_month).date().isoformat(), "date"
    except ValueError:
        return year, "integer"
