"""What may be given away: the sources of some licences, and the store as it would be if there were no others.

A graph mixes its sources: a film's year may come from one, its identity from another, a verdict from a third. So
nothing is filtered. The other sources are forgotten in a copy of the store, everything that was concluded is concluded
anew from the rest, and that is exported.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import pipeline, vocab
from kg.errors import UsageError
from kg.knowledge_graph import KnowledgeGraph
from kg.store import disk
from kg.store.folder import Store


@dataclass(frozen=True, slots=True)
class Licensed:
    """A source with its licence, as the user or the format's defaults gave it.

    Attributes:
        name: its id. title: what it is, in words. credits: how many credits it claims.
        licence: its licence, or None. retrieved: the date of its files, ISO 8601.
    """

    name: str
    title: str
    licence: str | None
    retrieved: str
    credits: int


def folded(licence: str) -> str:
    """A licence as licences are compared: the SPDX id of one that we know, else its letters.

    >>> folded("CC BY 4.0"), folded("http://creativecommons.org/licenses/by/4.0/deed.de"), folded("My Terms")
    ('CC-BY-4.0', 'CC-BY-4.0', 'my-terms')
    """
    letters = _letters(licence)
    known = (
        one for one in vocab.open_licences() if letters in map(_letters, (one.id, one.name, one.address, *one.words))
    )
    return next((one.id for one in known), letters)


def _letters(licence: str) -> str:
    bare = re.sub(r"^https?://(www\.)?|/+(deed|legalcode)(\.\w+)?/*$|[/.]+$", "", licence.strip().casefold())
    return re.sub(r"[\s_-]+", "-", bare)


def allowed(store: Store, licences: str) -> tuple[list[Licensed], list[str]]:
    """The sources under one of some licences, and the ids of all others.

    Args:
        licences: ``open``, or licences separated by commas: SPDX ids, addresses, or the words of `kg sources`.

    Raises:
        UsageError: no source has such a licence; the message lists those that there are.
    """
    wanted = {folded(one) for one in licences.split(",") if one.strip() not in ("", "open")}
    if "open" in map(str.strip, licences.split(",")):
        wanted |= {one.id for one in vocab.open_licences()}
    rows = store.connection.execute(
        "SELECT s.name, coalesce(s.title, s.name), s.licence, s.retrieved::DATE::VARCHAR, "
        "(SELECT count(*) FROM credit_said c WHERE c.source = s.id) FROM source s ORDER BY 1"
    ).fetchall()
    sources = [Licensed(*row) for row in rows]
    kept = [one for one in sources if one.licence and folded(one.licence) in wanted]
    if not kept:
        have = ", ".join(sorted({one.licence for one in sources if one.licence})) or "none"
        raise UsageError(f"no source is under {licences!r}", hint=f"the sources' licences: {have}")
    return kept, [one.name for one in sources if one not in kept]


@contextlib.contextmanager
def restricted(graph: KnowledgeGraph, others: list[str]) -> Iterator[KnowledgeGraph]:
    """The graph as if some sources had never been taken in: a copy of the store that is gone after the block."""
    with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
        copy = Path(folder) / "film.kg"
        (copy / "snapshots").mkdir(parents=True)
        disk.copy(graph.store.file, copy / "snapshots" / "000001.duckdb")
        (copy / "current").write_text("1\n", encoding="ascii")
        if others:
            pipeline.forget(copy, others, purge=True)
        with KnowledgeGraph(copy, facts=bool(graph.excluded)) as rest:
            yield rest


def attribution(file: Path, sources: list[Licensed]) -> Path:
    """Write beside an export whose data it holds, and under which licences; the file's path."""
    known = {one.id: one for one in vocab.open_licences()}
    made = "Made with film-kg from these sources and no others, whose statements were joined, compared and given names."
    lines = [f"# Sources of {file.name}", "", made, ""]
    for one in sources:
        licence = known.get(folded(one.licence or ""))
        terms = f"[{licence.name}]({licence.address})" if licence else one.licence
        lines.append(f"- **{one.title}** (`{one.name}`), as of {one.retrieved}, {one.credits} credits: {terms}")
    beside = file.with_name(f"{file.name.rstrip('/')}.attribution.md")
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return beside
