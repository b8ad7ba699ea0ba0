"""Reviews: text, Markdown or HTML, one a file or many in a table with a text column.

What is known of a review beside its text comes from front matter (lines ``key: value`` between two ``---`` lines) or
from ``NAME.meta.json`` beside it: title, year, url, author, date; the date also from the metadata of an HTML page, and
it becomes a fact. Offsets count from the start of the file as read, front matter included.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import readers, reviews
from kg.claim import Claim, Fact, Film
from kg.errors import InputError, Reject
from kg.readers.base import PATTERNS, Choice
from kg.reviews import normalise
from kg.sources import jsonld
from kg.sources.base import Batch, Input, Source, well_formed
from kg.sources.delimited import Dialect, header, split
from kg.sources.plain import plain
from kg.sources.published import day, stated

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
TABLES = (".csv", ".tsv")
LINES = (".jsonl", ".ndjson")
LONGEST = 1_000_000
"""Characters of the longest text that is read as one review; a book has fewer."""

TEXT = ("text", "review", "review_text", "reviewtext", "body", "content")
FIELDS = {
    "title": ("film_title", "movie_title", "film", "movie", "title"),
    "year": ("year", "film_year"),
    "url": ("url", "link"),
    "author": ("author", "reviewer", "user"),
    "date": ("date", "published", "review_date"),
    "id": ("id", "review_id"),
}


def document(known: Mapping[str, Any]) -> reviews.Document:
    """What is known of a review beside its text, from front matter, a sidecar or a table's row.

    Markup and broken letters of a title are put right as those of a text are.

    >>> document({"Title": "Am\u00c3\u00a9lie", "year": "2001", "grade": "A"})
    Document(title='Am\u00e9lie', year=2001, url=None, author=None, date=None)
    """
    folded = {str(name).strip().casefold(): value for name, value in known.items()}
    if "letterboxd uri" in folded:
        folded = {"title": folded.get("name"), "url": folded["letterboxd uri"], **folded}
    found = {field: next((folded[name] for name in names if folded.get(name)), None) for field, names in FIELDS.items()}
    year = re.search(r"(?<!\d)\d{4}(?!\d)", str(found["year"] or ""))
    text = {field: str(found[field]) if found[field] else None for field in ("title", "url", "author", "date")}
    if text["title"]:
        text["title"] = normalise.clean(text["title"]).text.strip() or text["title"]
    return reviews.Document(**text, year=int(year[0]) if year else None)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    r"""What stands between two ``---`` or ``+++`` lines at the start, and the text with it blanked out.

    Between ``---`` the lines ``key: value`` are read, between ``+++`` TOML with its tables; no TOML says nothing.

    >>> front_matter("---\ntitle: Heat\n---\nGood.")
    ({'title': 'Heat'}, '   \n           \n   \nGood.')
    >>> front_matter("+++\ntitle = 'Heat'\n[extra]\nyear = 1995\n+++\n")[0]
    {'year': 1995, 'title': 'Heat'}
    """
    match = re.match(r"(---|\+\+\+)[ \t]*\r?\n(.*?\n)\1[ \t]*(?:\r?\n|$)", text[:20_000], re.DOTALL)
    if not match:
        return {}, text
    blank = re.sub(r"[^\n]", " ", match[0]) + text[match.end() :]
    if match[1] == "+++":
        return _toml(match[2]), blank
    pairs = (line.partition(":") for line in match[2].splitlines())
    known = {name.strip(): value.strip().strip("\"'") for name, colon, value in pairs if colon}
    return known, blank


def _toml(text: str) -> dict[str, Any]:
    """The values of a TOML document, those of its tables among them."""
    try:
        found = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    inner = {name: value for table in found.values() if isinstance(table, dict) for name, value in table.items()}
    return inner | {name: value for name, value in found.items() if not isinstance(value, dict)}


def sidecar(file: Input) -> dict[str, Any]:
    """``NAME.meta.json`` beside the file, if there is one and it is asked for.

    Raises:
        InputError: it is not a JSON object.
    """
    beside = file.beside
    if beside is None or not beside.is_file():
        return {}
    try:
        known = json.loads(beside.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError("is not JSON", path=beside, hint=str(error)) from error
    if not isinstance(known, dict):
        raise InputError("is not a JSON object", path=beside, hint="write title, year, url, author and date")
    return known


def read_text(file: Input, warnings: list[str]) -> tuple[str, reviews.Document]:
    """The text of a review with its front matter blanked out, and what is known beside it.

    Args:
        warnings: a year that is none is told here.

    Raises:
        InputError: the file or its sidecar is damaged, or too long for a review.
    """
    text = file.text(4 * LONGEST)  # no character has more bytes than four
    if len(text) > LONGEST:
        raise InputError(f"has more than {LONGEST:,} characters, too many for a review", path=file.name)
    page = {"date": stated(text)} if file.suffix in jsonld.PAGES else {}
    known, text = front_matter(text)
    said = {**page, **known, **sidecar(file)}
    found = document(said)
    year = next((value for name, value in said.items() if name.strip().casefold() in FIELDS["year"]), None)
    if year not in (None, "") and found.year is None:
        warnings.append(f"{file.name}: its year {str(year)[:40]!r} is none and was left out")
    return text, found


def is_ours(file: Input) -> bool:
    """Whether it is a page that film-kg wrote: a graph, a marked text or verdicts, whose claims are others'."""
    return re.search(rb'<meta name="generator" content="film-kg\b', file.head[:4000]) is not None


def recognise(file: Input) -> bool:
    """Whether it is a text file, or a table with a column of review texts."""
    if b"\0" in file.head or is_ours(file):
        return False
    if file.suffix in jsonld.PAGES:
        return not jsonld.recognise(file)
    return file.suffix in SUFFIXES or _is_table(file) or (not file.suffix and _is_prose(file))


def _is_prose(file: Input) -> bool:
    """Whether it has some words, and the marks of no other language."""
    marks = sum(file.head.count(mark) for mark in b"<>{}[]=;@#|\t")
    return len(file.head.split()) >= 10 and marks * 50 < len(file.head)


def _is_table(file: Input) -> bool:
    """Whether the first row of a CSV or JSON Lines file has a column of texts."""
    if file.suffix in LINES:
        names = re.findall(r'"([^"\\]+)"\s*:', file.first_line)
    elif file.suffix in TABLES and len(file.first_line) < LONGEST:
        names = header(file, _dialect(file))
    else:
        return False
    return any(name.strip().casefold() in TEXT for name in names)


def _dialect(file: Input) -> Dialect:
    return Dialect("\t" if file.suffix == ".tsv" else max(",;", key=file.first_line.count), '"', "")


@dataclass(frozen=True, slots=True)
class Text:
    """A review to read.

    Attributes:
        source: the id of the source. name: what messages call it: the file, and the line of a table.
        text: the text that offsets count in. known: what is known beside it.
        reader: what reads it.
    """

    source: str
    name: str
    text: str
    known: reviews.Document
    reader: Choice = PATTERNS


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What all reviews of a file say; no connection is needed.

    Raises:
        InputError: the file is not text, or the reader cannot read it.
        ReaderError: the reader cannot work at all.
    """
    whole = Batch(source=file.source or file.id)
    found = [batch(text) for text in texts(file, whole)]
    return [*found, whole] if whole.rejects or whole.warnings else found


def texts(file: Input, whole: Batch) -> Iterator[Text]:
    """The review that a file is, or each review of a table as its row is read.

    Args:
        file: it is one that :func:`recognise` recognises.
        whole: what holds of the file as a whole is added to its rejects and warnings.

    Raises:
        InputError: the file is not text.
    """
    if _is_table(file):
        yield from _table(file, whole)
    else:
        text, known = read_text(file, whole.warnings)
        yield Text(whole.source, file.name, text, known, file.reader)


def batch(text: Text) -> Batch:
    """What a review says.

    Raises:
        InputError: the reader cannot read it.
        ReaderError: the reader cannot work at all.
    """
    reading = readers.opened(text.reader)(text.text, text.source, text.known)
    film = next((c.title for c in reading.claims if isinstance(c, Film) and c.key == reading.film), None)
    found = Batch(source=text.source, title=f"Review of {film}" if film else None, read=1)
    found.taken = int(bool(reading.claims))
    found.records, found.candidates = (*reading.claims, *_published(text)), reading.candidates
    found.warnings = [f"{text.name}: {warning}" for warning in reading.warnings]
    return found


def _published(text: Text) -> Iterator[Claim]:
    """The day on which the review came out, as a fact; the year alone where no more can be told."""
    if found := day(text.known.date):
        value, datatype = found
        yield Fact(
            source=text.source, locator="date", subject_kind="source", subject=text.source, predicate="review date",
            value=value, datatype=datatype,
        )  # fmt: skip


def _table(file: Input, whole: Batch) -> Iterator[Text]:
    """A review for each row, each a source of its own named ``FILE#ID``; a row without a text is rejected."""
    taken: set[str] = set()
    for line, row, raw, reason in _rows(file, whole.warnings):
        text = next((row[name] for name in row if name.strip().casefold() in TEXT and isinstance(row[name], str)), "")
        why = reason or ("has no text" if not text.strip() else "has too long a text" if len(text) > LONGEST else None)
        if why:
            whole.rejects.append(Reject(file.name, line, why, raw))
            whole.read += 1
            continue
        named = (row[name] for name in row if name.strip().casefold() in FIELDS["id"])
        own = next((str(one) for one in named if one not in (None, "")), str(line))
        identifier = own if own not in taken else f"{own}-{line}"
        taken.add(identifier)
        yield Text(f"{whole.source}#{identifier}", f"{file.name}:{line}", text, document(row), file.reader)
    if not taken and not whole.rejects:
        whole.warnings.append(f"{file.name}: has no rows")


Row = tuple[int, dict[str, Any], str, str | None]
"""A row of a table of reviews: its line, counted from 1, its columns, its text, and what is wrong with it."""


def _rows(file: Input, warnings: list[str]) -> Iterator[Row]:
    with plain(file, warnings) as path, path.open(encoding="utf-8-sig", newline="\n") as stream:
        if file.suffix in LINES:
            yield from (_object(line, raw.strip()) for line, raw in enumerate(stream, 1) if raw.strip())
            return
        dialect = _dialect(file)
        names = header(file, dialect)
        for line, fields, raw in split(stream, dialect):
            surplus = any(fields[len(names) :])
            yield (
                line,
                dict(zip(names, fields, strict=False)),
                raw.strip("\r\n"),
                "has more fields than the header" if surplus else None,
            )


def _object(line: int, raw: str) -> Row:
    """A line of JSON Lines."""
    try:
        row = json.loads(raw)
    except RecursionError:
        return line, {}, raw, "is nested too deeply"
    except ValueError as error:
        return line, {}, raw, f"is not JSON ({getattr(error, 'msg', 'a number is too long')})"
    if not isinstance(row, dict):
        return line, {}, raw, "is not a JSON object"
    return (
        line,
        {name: well_formed(value) if isinstance(value, str) else value for name, value in row.items()},
        raw,
        None,
    )


SOURCE = Source(
    name="review",
    title="Review (text, Markdown, HTML; tables with a text column)",
    recognise=recognise,
    read=read,
    texts=True,
)
