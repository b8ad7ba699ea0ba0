"""The whole graph as a file: N-Quads by SQL, the other RDF formats from them, and the claims as Parquet."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg import vocab
from kg.errors import UsageError
from kg.knowledge_graph import KnowledgeGraph
from kg.store import tables

if TYPE_CHECKING:
    import pyoxigraph

FORMATS = (".nq", ".nt", ".ttl", ".trig", ".jsonld")
"""Suffixes of RDF formats; ``.nq`` and ``.nt`` are streamed, the others sorted in memory."""


def export(graph: KnowledgeGraph, file: Path, *, ontology: bool = True) -> str:
    """Write the graph, whole or not at all, and return what was written, in words.

    The same store gives the same bytes.

    Args:
        graph: an open store.
        file: its suffix is the format, ``.gz`` behind it compresses; a name without a suffix is a folder for Parquet.
        ontology: whether the ontology is written too.

    Raises:
        UsageError: the suffix is of no known format.
    """
    inner = Path(file.name.removesuffix(".gz")).suffix.lower()
    if not inner:
        return _parquet(graph, file)
    if inner not in FORMATS:
        raise UsageError(
            f"no format {inner!r}", path=file, hint=f"formats are {' '.join(FORMATS)}, or a folder for Parquet"
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".kg-", dir=file.parent) as folder:
        part = Path(folder) / "part"
        with part.open("wb") as raw, _compressed(raw, file) as out:
            count = _write(graph, inner, out, ontology)
        part.replace(file)
    return f"{count} {'quads' if inner in ('.nq', '.trig', '.jsonld') else 'triples'}"


def _compressed(raw: IO[bytes], file: Path) -> IO[bytes]:
    """The stream itself, or one that compresses into it, without time or name so that the bytes do not change."""
    return gzip.GzipFile("", "wb", fileobj=raw, mtime=0) if file.name.endswith(".gz") else raw  # type: ignore[return-value]


def _pieces(graph: KnowledgeGraph, ontology: bool) -> Iterator[bytes]:
    """N-Quads in pieces, cut anywhere."""
    return graph.nquads() if ontology else graph.data_nquads()


def _lines(graph: KnowledgeGraph, ontology: bool) -> Iterator[bytes]:
    """N-Quads line by line."""
    rest = b""
    for piece in _pieces(graph, ontology):
        lines = (rest + piece).split(b"\n")
        rest = lines.pop()
        yield from (line + b"\n" for line in lines if not _is_excluded(graph, line))


def _is_excluded(graph: KnowledgeGraph, line: bytes) -> bool:
    return any(line.endswith(f" <{iri}> .".encode()) for iri in graph.excluded)


def _write(graph: KnowledgeGraph, suffix: str, out: IO[bytes], ontology: bool) -> int:
    if suffix == ".nq" and not graph.excluded:
        return sum(_put_piece(out, piece) for piece in _pieces(graph, ontology))
    lines = _lines(graph, ontology)
    if suffix == ".nq":
        return sum(_put(out, line) for line in lines)
    if suffix == ".nt":
        return sum(_put(out, line[: line.rindex(b" <")] + b" .\n") for line in lines)
    return _sorted(graph, suffix, b"".join(lines), out)


def _put_piece(out: IO[bytes], piece: bytes) -> int:
    out.write(piece)
    return piece.count(b"\n")


def _put(out: IO[bytes], line: bytes) -> int:
    out.write(line)
    return 1


def _sorted(graph: KnowledgeGraph, suffix: str, nquads: bytes, out: IO[bytes]) -> int:
    """Formats that group by subject: the quads sorted, prefixes declared."""
    import pyoxigraph

    formats = {".ttl": "text/turtle", ".trig": "application/trig", ".jsonld": "application/ld+json"}
    format_ = pyoxigraph.RdfFormat.from_media_type(formats[suffix])
    assert format_ is not None
    quads: list[Any] = sorted(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS), key=_by_graph)
    items: list[pyoxigraph.Quad] | list[pyoxigraph.Triple] = quads
    if suffix == ".ttl":
        items = [quad.triple for quad in sorted(quads, key=lambda quad: str(quad.triple))]
    prefixes = {**vocab.prefixes(), "graph": f"{graph.store.base}graph/"}
    data = pyoxigraph.serialize(items, format=format_, prefixes=prefixes)
    assert data is not None
    out.write(data)
    return len(quads)


def _by_graph(quad: Any) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


def _parquet(graph: KnowledgeGraph, folder: Path) -> str:
    """The claims and the tables they lean on, one Parquet file each."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ("source", "file", "entity", "role", *tables.COLUMNS)
    for name in names:
        target = str(folder / f"{name}.parquet").replace("'", "''")
        graph.store.connection.execute(f"COPY (SELECT * FROM {name} ORDER BY ALL) TO '{target}' (FORMAT parquet)")
    return f"{len(names)} tables"
