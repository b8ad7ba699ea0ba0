"""How the cells of a column are written, by its values: separators, dates, articles behind titles, order of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from kg import vocab
from kg.sources.cells import DATES
from kg.sources.columns import KINDS, TYPES
from kg.sources.titles import ARTICLES

SEPARATORS = ("; ", ";", " | ", "|", " / ", "/", ", ", ",")
BETWEEN_PEOPLE = (*SEPARATORS, " & ", " and ", " und ", " et ", " y ")
LONGEST = 60
"""Letters of one of several values in a cell."""

DATED = re.compile(r".+\(\d{4}\)\s*")
"""A title with its year in brackets."""

_ARTICLED = re.compile(rf".+, (?:{'|'.join(ARTICLES)})(?: \(\d{{4}}\))?", re.IGNORECASE)
_FORMS = (*DATES[:-1], "%m/%d/%Y", "%d/%m/%Y", "%d-%m-%Y", "%d. %B %Y")


def share(pattern: str, values: Sequence[str]) -> float:
    """How many of the values an expression matches, from 0 to 1; 1 where there are none."""
    if not values:
        return 1.0
    compiled = re.compile(pattern)
    return sum(compiled.fullmatch(value[:500]) is not None for value in values) / len(values)


def conventions(section: str, target: str, values: Sequence[str]) -> Iterator[tuple[str, object]]:
    """The conventions that the values of a column show, as a mapping file has them.

    Args:
        section, target: what the column is. values: its cells, none of them blank.

    >>> dict(conventions("roles", "actor", ["Al Pacino, Robert De Niro", "Val Kilmer"]))
    {'separator': [', ']}
    """
    if target == "film":
        if share(DATED.pattern, values) > 0.5:
            yield "year", "in brackets"
        if any(_ARTICLED.fullmatch(value[:500]) for value in values):
            yield "article", "last"
    elif target in ("date", "release date"):
        yield from _dates(values)
    elif target == "kind" and {value.casefold() for value in values} <= {*KINDS}:
        yield "values", {value: KINDS[value.casefold()] for value in dict.fromkeys(values)}
    elif section == "roles" or target == "person":
        yield from _people(values)
    elif target == "role":
        yield from _jobs(values)
    elif section == "facts" and target not in ("plot", *TYPES) and (marks := _separators(values, 0.05, SEPARATORS)):
        yield "separator", marks
    elif TYPES.get(target) == "decimal" and any("," in value for value in values):
        yield "decimal", ","


def _dates(values: Sequence[str]) -> Iterator[tuple[str, object]]:
    form = date_forms(values)[0]
    yield "format", form
    latest, now = max(datetime.strptime(value, form).year for value in values), datetime.now(UTC).year
    if latest > now + 1 and "%Y" in form:
        yield "pivot", now


def date_forms(values: Sequence[str]) -> list[str]:
    """The forms in which all dates can be read; none where two forms read them differently."""
    forms = [form for form in _FORMS if all(_is_date(value, form) for value in values)]
    readings = {tuple(datetime.strptime(value, form) for value in values) for form in forms}
    return forms if len(readings) == 1 else []


def _is_date(value: str, form: str) -> bool:
    try:
        datetime.strptime(value, form)
    except ValueError:
        return False
    return True


def _people(values: Sequence[str]) -> Iterator[tuple[str, object]]:
    marks = _separators(values, 0.02, BETWEEN_PEOPLE)
    marks = [mark for mark in marks if mark != "/" or _full_names(values, mark)]
    if _surnames_first(values):
        yield "order", "last, first"
        marks = [mark for mark in marks if mark.strip() != ","]
    if marks:
        yield "separator", marks
    parts = list(_parts(values, marks))
    for mark, pattern in ((" as ", r".+ as .+"), ("()", r".*\S\s*\([^()]+\)")):
        if parts and share(pattern, parts) > 0.2:
            yield "character", mark
            return


def _full_names(values: Sequence[str], mark: str) -> bool:
    """Whether a mark stands between names of several words, and not within one: *AC/DC*."""
    parts = [part.strip() for value in values if mark in value for part in value.split(mark)]
    return sum(" " in part for part in parts) > 0.8 * len(parts)


def _surnames_first(values: Sequence[str]) -> bool:
    """Whether people are written *Mann, Michael*: two parts, one of them a single word, wherever there is a comma."""
    commas = [value.split(", ") for value in values if ", " in value]
    inverted = [parts for parts in commas if len(parts) == 2 and any(" " not in part for part in parts)]
    plain = [parts for parts in inverted if not any(" " in part for part in parts)]
    return len(inverted) > 0.8 * len(commas) and (len(plain) > len(values) / 3 or 2 * len(plain) > len(commas))


def _jobs(values: Sequence[str]) -> Iterator[tuple[str, object]]:
    """What stands between the roles of one person in one cell, *writer, producer*: where each by itself is a role."""
    several = [value for value in dict.fromkeys(values) if vocab.role_of(value) is None]
    found = [mark for mark in BETWEEN_PEOPLE if any(_roles(value.split(mark)) for value in several)]
    if found:
        yield "separator", found


def _roles(words: Sequence[str]) -> bool:
    return len(words) > 1 and all(vocab.role_of(word.strip()) for word in words)


def _separators(values: Sequence[str], least: float, separators: Sequence[str]) -> list[str]:
    """What stands between several values in one cell: in some cells, and with short parts on both sides."""
    found: list[str] = []
    for separator in separators:
        cells = [value for value in values if separator in value]
        covered = any(separator.strip() == other.strip() for other in found)
        parts = [part for cell in cells for part in cell.split(separator)]
        short = sum(len(part) < LONGEST for part in parts)
        if cells and not covered and len(cells) >= least * len(values) and short >= 0.99 * len(parts):
            found.append(separator)
    return found


def _parts(values: Sequence[str], separators: Sequence[str]) -> Iterator[str]:
    if not separators:
        yield from values
        return
    pattern = re.compile("|".join(map(re.escape, separators)))
    yield from (part.strip() for value in values for part in pattern.split(value) if part.strip())
