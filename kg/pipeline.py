"""Joining the stages: files to claims to the store, identity and verdicts. No other module does."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import rejected, sources, vocab
from kg.conclude import conclude, remove
from kg.errors import InputError, KgError, Reject, UnknownFormatError, UsageError
from kg.link import claimed_twice
from kg.readers.base import PATTERNS, Choice
from kg.sources.base import Batch, Input, Source
from kg.sources.collect import collect
from kg.store import tables
from kg.store.folder import BASE, COMPACT_ABOVE, connect, writing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to take files in.

    Attributes:
        source: the id of the source, for all files; else see ``DESIGN``: a dump's format, or the file's path.
        format: the format's name; else each file is recognised by its content.
        licence, trust: what is said of the sources, instead of the defaults of ``ontology/sources.ttl``.
        complete_for: codes of the roles of which they list everybody, so that a missing name is a denial; as above.
        mapping: a mapping file for tables.
        sidecar: whether ``NAME.meta.json`` beside a review is read.
        reader: what reads reviews, see :func:`kg.readers.choose`.
        strict: whether one bad file or row stops everything.
        dry_run: whether to read only.
        base: the base of identifiers of a new store.
        keep: snapshots to keep. wait: seconds to wait for another writer.
    """

    source: str | None = None
    format: str | None = None
    licence: str | None = None
    trust: float | None = None
    complete_for: tuple[str, ...] | None = None
    mapping: Path | None = None
    sidecar: bool = True
    reader: Choice = PATTERNS
    strict: bool = False
    dry_run: bool = False
    base: str = BASE
    keep: int = 3
    wait: float = 10.0


@dataclass(kw_only=True)
class SourceReport:
    """What became of one source.

    Attributes:
        read: rows or documents looked at. taken: those that gave claims. rejected: those left out.
        unchanged: files that the store has already.
        rejects: the file that holds the rejected rows, with reasons.
    """

    source: str
    format: str
    read: int = 0
    taken: int = 0
    rejected: int = 0
    unchanged: int = 0
    rejects: Path | None = None


@dataclass(kw_only=True)
class Ingested:
    """What became of an ingest: a report and the rejects of each source, problems of files left out, and warnings."""

    sources: dict[str, SourceReport] = field(default_factory=dict)
    errors: list[KgError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rejects: dict[str, list[Reject]] = field(default_factory=dict)

    def report(self, source: str, format_: str) -> SourceReport:
        """The report of a source, made at first use."""
        return self.sources.setdefault(source, SourceReport(source=source, format=format_))


SMALL = 50_000
"""Rows of claims up to which a store's RDF is made when it is written."""


class _NothingToWrite(Exception):
    """Raised inside a transaction that has nothing to publish."""


@dataclass(frozen=True)
class _Job:
    """A file with its format, and the source that it belongs to or whose parts it has."""

    file: Input
    format: Source

    @property
    def source(self) -> str:
        return self.file.source or (self.format.name if self.format.dump else self.file.id)

    @property
    def name(self) -> str:
        """The file's name within its source: a dump's parts go by their own names, wherever they lie, or by paths."""
        if self.format.paths:
            return self.file.name
        return re.sub(r"(\.gz|\.zst)$", "", Path(self.file.id).name) if self.format.dump else self.file.id

    @cached_property
    def sha256(self) -> str:
        with self.file.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def options(self, options: Options) -> str:
        """All but the bytes that decides what the file says: another of these, and it is read again."""
        extra = [self.file.mapping, self.file.beside]
        digests = [hashlib.sha256(p.read_bytes()).hexdigest() if p and p.is_file() else None for p in extra]
        reader = [self.file.reader.identity] if self.format.texts else []
        said = [options.licence, options.trust, options.complete_for]
        return json.dumps([self.format.name, *said, *digests, *reader])


def _kept(options: Options, stored: str) -> Options:
    """What the user says of a source now, and for the rest what was said when the store took the file in."""
    licence, trust, complete_for = json.loads(stored)[1:4]
    return dataclasses.replace(
        options,
        licence=licence if options.licence is None else options.licence,
        trust=trust if options.trust is None else options.trust,
        complete_for=complete_for if options.complete_for is None else options.complete_for,
    )


def ingest(
    path: str | Path,
    files: Iterable[str],
    options: Options = Options(),
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Ingested:
    """Take files into a store, in one transaction; link and assess what it then holds.

    A bad file is left out whole and its problem returned; the others are taken. A file that the store has already,
    byte for byte, is unchanged; one that changed replaces its own claims alone.

    Args:
        path: the store's folder, made if it is not there.
        files: files, folders, globs and ``-``.
        progress: called with a line on what is being done.

    Raises:
        KgError: the arguments make no sense, the store cannot be written, or a file is bad and ``strict`` holds.
    """
    result = Ingested()
    jobs = list(_jobs(files, options, result))
    _stop_if_strict(result, options)
    if options.dry_run:
        _read_only(jobs, options, result, progress)
        return result
    jobs = _apart(jobs)
    try:
        with writing(path, base=options.base, keep=options.keep, wait=options.wait) as connection:
            records = tables.Records(connection)
            taken = [_take(connection, job, options, result, records, progress) for job in jobs]
            records.flush()
            tables.complete(connection, records.table_files)
            rejected.nothing_taken(result)
            _stop_if_strict(result, options)
            if not any(taken):
                raise _NothingToWrite
            conclude(connection, progress)
            result.warnings += claimed_twice(connection, result.sources)
    except _NothingToWrite:
        pass
    else:
        _prepare(path, progress)
    rejected.write(Path(path).parent / "rejects", result)
    return result


def _prepare(path: str | Path, progress: Callable[[str], None]) -> None:
    """Make what queries of a small store read now, so that the first query need not."""
    from kg.knowledge_graph import KnowledgeGraph

    with KnowledgeGraph(path) as graph:
        if sum(tables.counts(graph.store.connection).values()) < SMALL:
            progress("preparing queries")
            graph.prepare_queries()


def forget(path: str | Path, names: Iterable[str], *, purge: bool = False) -> list[str]:
    """Remove sources with all they say; returns their ids.

    Args:
        names: ids of sources.
        purge: whether older snapshots go too, so that nothing of the sources is left.

    Raises:
        UsageError: a source is not in the store.
    """
    space = -1.0 if purge else COMPACT_ABOVE
    with writing(path, create=False, keep=1 if purge else 3, compact_above=space) as connection:
        known = {row[0] for row in connection.execute("SELECT name FROM source").fetchall()}
        gone = [name for name in names if name in known]
        for name in names:
            if name not in known:
                raise UsageError(f"no source {name!r} in the store", hint="`kg sources` lists them")
        remove(connection, gone)
    return gone


def read_file(file: Input, format_: Source, connection: DuckDBPyConnection) -> list[Batch]:
    """What a file says, whatever goes wrong with it said as an error of that file."""
    try:
        found = format_.read(file, connection)
    except RecursionError as error:
        raise InputError("is nested too deeply", path=file.name) from error
    if found:
        found[-1].warnings += file.supposed
    return found


def _jobs(files: Iterable[str], options: Options, result: Ingested) -> Iterator[_Job]:
    """The files with their formats; those of none are problems, or warnings where a folder held them."""
    files = list(files)
    how = options
    for file in collect(files, source=how.source, mapping=how.mapping, sidecar=how.sidecar, reader=how.reader):
        try:
            format_ = sources.named(options.format) if options.format else sources.recognise(file)
        except UnknownFormatError as error:
            if file.name in files:
                result.errors.append(error)
            else:
                result.warnings.append(f"{file.name}: passed over, it is of no known format")
            continue
        except InputError as error:
            result.errors.append(error)
            continue
        yield _Job(file, format_)


def _apart(jobs: list[_Job]) -> list[_Job]:
    """Several texts that the user gave one source: each becomes a part of it, as offsets count within a text."""
    texts = [job for job in jobs if job.format.texts and job.file.source]
    if len(texts) < 2:
        return jobs
    parts = {id(job): dataclasses.replace(job.file, source=f"{job.file.source}/{job.file.id}") for job in texts}
    return [_Job(parts[id(job)], job.format) if id(job) in parts else job for job in jobs]


def _stop_if_strict(result: Ingested, options: Options) -> None:
    rejects = [reject for found in result.rejects.values() for reject in found]
    if options.strict and result.errors:
        raise result.errors[0]
    if options.strict and rejects:
        count = "1 row is bad" if len(rejects) == 1 else f"{len(rejects)} rows are bad"
        hint = f"{count}, and with --strict nothing was stored"
        raise InputError(rejects[0].reason, path=rejects[0].file, line=rejects[0].line, hint=hint)


def _read_only(jobs: list[_Job], options: Options, result: Ingested, progress: Callable[[str], None]) -> None:
    connection = connect()
    for job in jobs:
        progress(f"reading {job.file.name}")
        try:
            for batch in read_file(job.file, job.format, connection):
                _count(batch, job, result)
        except InputError as error:
            result.errors.append(error)
    connection.close()
    rejected.nothing_taken(result)
    _stop_if_strict(result, options)


def _take(
    connection: DuckDBPyConnection,
    job: _Job,
    options: Options,
    result: Ingested,
    records: tables.Records,
    progress: Callable[[str], None],
) -> bool:
    """Take one file in; whether anything changed."""
    try:
        job, old, same, options = _known(connection, job, options)
        if same:
            result.report(job.source, job.format.name).unchanged += 1
            return False
        progress(f"reading {job.file.name}")
        batches = read_file(job.file, job.format, connection)
    except (InputError, OSError) as error:
        result.errors.append(error if isinstance(error, KgError) else InputError(str(error), path=job.file.name))
        return False
    tables.remove_files(connection, old)
    for batch in batches:
        _count(batch, job, result)
        _insert(connection, batch, job, options, records)
    return True


def _known(connection: DuckDBPyConnection, job: _Job, options: Options) -> tuple[_Job, list[int], bool, Options]:
    """What the store has of a file: the job under the name it has there, the ids of its rows, whether it is the same,
    and the options with what was said of the source before.

    Raises:
        InputError: another file has its name.
    """
    here = str(job.file.path.resolve())
    found = connection.execute(
        "SELECT f.id, f.sha256, f.options, f.location, f.name FROM file f JOIN source s ON s.id = f.source "
        "WHERE ($source IS NULL AND f.location = $here AND f.format = $format) "
        "OR (f.name = $name AND (s.name = $id OR starts_with(s.name, $id || '#')))",
        {"source": options.source, "here": here, "name": job.name, "id": job.source, "format": job.format.name},
    ).fetchall()
    if found and not job.format.dump and found[0][4] != job.file.id:
        job = _Job(dataclasses.replace(job.file, id=found[0][4]), job.format)
    options = _kept(options, found[0][2]) if found else options
    state = (job.sha256, job.options(options))
    same = bool(found) and all((row[1], row[2]) == state for row in found)
    elsewhere = next((row[3] for row in found if Path(row[3]).parent != Path(here).parent), None)
    if elsewhere and not same and job.file.name != "-":
        what = f"{job.name} of {job.source!r}" if job.format.dump else f"its id {job.source!r}"
        raise InputError(f"{what} is that of {elsewhere}", path=job.file.name, hint="name it by --source")
    return job, [row[0] for row in found], same, options


def _count(batch: Batch, job: _Job, result: Ingested) -> None:
    report = result.report(batch.source if "#" not in batch.source else job.source, job.format.name)
    report.read += batch.read
    report.taken += batch.taken
    report.rejected += len(batch.rejects)
    result.warnings += batch.warnings
    result.rejects.setdefault(report.source, []).extend(batch.rejects)


def _insert(connection: DuckDBPyConnection, batch: Batch, job: _Job, options: Options, records: tables.Records) -> None:
    defaults = vocab.source_defaults(job.format.name)
    number = tables.put_source(
        connection,
        tables.SourceRow(
            name=batch.source,
            format=batch.format or job.format.name,
            title=batch.title or (defaults.title if job.format.dump else batch.source),
            location=str(job.file.path.resolve()),
            licence=options.licence or batch.licence or defaults.licence,
            retrieved=job.file.modified(),
            trust=next(t for t in (options.trust, batch.trust, defaults.trust) if t is not None),
            complete_for=next(
                c for c in (options.complete_for, batch.complete_for, defaults.complete_for) if c is not None
            ),
        ),
    )
    file = tables.put_file(
        connection,
        number,
        name=job.name,
        location=str(job.file.path.resolve()),
        format=job.format.name,
        options=job.options(options),
        sha256=job.sha256,
        bytes=job.file.path.stat().st_size,
        locator=batch.locator,
        yields=batch.yields,
        rows_read=batch.read,
        rows_taken=batch.taken,
        rows_rejected=len(batch.rejects),
    )
    for claims in batch.claims:
        tables.insert(connection, claims.table, claims.sql, file=file, roles=batch.roles)
    if batch.claims:
        records.table_files.append(file)
    records.add(file, itertools.chain(batch.records, batch.candidates))
