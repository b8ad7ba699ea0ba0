"""Reading every quote of a store again from its file: whether it still stands where the claim says."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg import anchors
from kg.anchors import Quote
from kg.check import chosen
from kg.errors import KgError
from kg.sources import review
from kg.sources.base import Batch, Input

if TYPE_CHECKING:
    from kg.store.folder import Store

Status = Literal["unchanged", "moved", "altered", "gone", "changed file", "no file"]


@dataclass(frozen=True, slots=True)
class Verified:
    """A quote, or a file as a whole, and what was found of it.

    Attributes:
        source: who is quoted. location: the file.
        status: of a quote ``unchanged``, ``moved`` (word for word elsewhere), ``altered`` (in like words) or ``gone``;
            of a file ``changed file`` (other bytes than were read) or ``no file`` (it cannot be read).
        quote: the words; None for a file. start, end: where they stood, in code points from 0, the end excluded.
        now_start, now_end: where they stand now.
        now: what stands there, where it is not the same.
        why: why a file cannot be read.
    """

    source: str
    location: str
    status: Status
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    now_start: int | None = None
    now_end: int | None = None
    now: str | None = None
    why: str | None = None


_QUOTES = """
WITH claim AS (
    SELECT id, file FROM film UNION ALL SELECT id, file FROM person UNION ALL SELECT id, file FROM credit
    UNION ALL SELECT id, file FROM relation UNION ALL SELECT id, file FROM fact UNION ALL SELECT id, file FROM candidate
)
SELECT DISTINCT s.name, span_start(v.locator), span_end(v.locator), v.quote, coalesce(v.prefix, ''),
       coalesce(v.suffix, '')
FROM claim c JOIN file f ON f.id = c.file JOIN source s ON s.id = f.source JOIN evidence v ON v.claim = c.id
WHERE f.location = ? AND v.quote IS NOT NULL AND span_start(v.locator) IS NOT NULL ORDER BY ALL
"""


def verify(store: Store, sources: Sequence[str] = ()) -> Iterator[Verified]:
    """What became of every quote of some sources, or of all: by file, then in the order of the text.

    A file that has other bytes than were read comes first, as ``changed file``; one that cannot be read has one row.

    Raises:
        UsageError: a source is not in the store.
    """
    wanted = chosen(store, sources)
    files: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for location, sha256, name, source in store.connection.execute(
        "SELECT f.location, f.sha256, f.name, s.name FROM file f JOIN source s ON s.id = f.source "
        "WHERE f.format = 'review' ORDER BY ALL"
    ).fetchall():
        if not wanted or source in wanted:
            files[location].append((sha256, name, source))
    for location, said in files.items():
        quotes: dict[str, list[Quote]] = defaultdict(list)
        for source, *quote in store.connection.execute(_QUOTES, [location]).fetchall():
            quotes[source].append(Quote(*quote))
        yield from _file(location, said, quotes)


def _file(location: str, said: list[tuple[str, str, str]], quotes: dict[str, list[Quote]]) -> Iterator[Verified]:
    sha256, name, first = said[0]
    try:
        with Path(location).open("rb") as stream:
            same = hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        texts = _texts(Input(name=location, id=name, path=Path(location)))
    except (OSError, KgError) as error:
        why = error.message if isinstance(error, KgError) else error.strerror
        yield Verified(first.partition("#")[0] if len(said) > 1 else first, location, "no file", why=why)
        return
    if not same:
        yield Verified(first.partition("#")[0] if len(said) > 1 else first, location, "changed file")
    for _, _, source in said:
        text = texts.get("") if "" in texts else next((t for end, t in texts.items() if source.endswith(end)), None)
        for quote in quotes[source]:
            yield _quote(source, location, text or "", quote)


def _texts(file: Input) -> dict[str, str]:
    """The texts of a file by what their source's id adds to the file's: nothing, or ``#`` and the id of a row."""
    whole = Batch(source=file.id)
    return {text.source.removeprefix(whole.source): text.text for text in review.texts(file, whole)}


def _quote(source: str, location: str, text: str, quote: Quote) -> Verified:
    found = anchors.find(text, quote)
    now = text[found.start : found.end] if found.fate == "altered" else None
    place = (quote.text, quote.start, quote.end, found.start, found.end, now)
    return Verified(source, location, found.fate, *place)
