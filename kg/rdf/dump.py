"""Rows to N-Quads by SQL alone, through an R2RML mapping; no row ever becomes a Python object.

:func:`statements` gives the SELECT statements of a mapping, and DuckDB writes their text by COPY. One statement
covers as much of a triples map as can be: each row of the table is read once and gives all its lines at once. What
might repeat (see :func:`kg.rdf.mapping.is_distinct` and :func:`kg.rdf.mapping.may_overlap`) has a statement with
DISTINCT.

The same rows give the same bytes: statements follow the mapping, and each has an ORDER BY over the subject's columns
(over whole lines, where several quad maps had to be united). There is no sort over everything, and DuckDB spills
sorts that outgrow its memory limit.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import InputError, StoreError, first_line
from kg.rdf import terms
from kg.rdf.lines import Invalid, Layers, Line, Piece, Ref, Tables, Writer, concat, not_null
from kg.rdf.mapping import Mapping, QuadMap, is_distinct, may_overlap, quad_maps, quoted

if TYPE_CHECKING:
    import duckdb

# Larger pieces cost three times as much: the allocator asks the system for fresh memory for each.
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Statement:
    """A SELECT of one VARCHAR column of N-Quads text, each value one or more lines without the last line's end."""

    name: str
    sql: str


def write_nquads(
    connection: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    target: str | Path | BinaryIO,
    *,
    invalid: Invalid = "raise",
) -> None:
    """Write all quads of the mapping; see :func:`iter_nquads`.

    Args:
        connection: a database that has the tables of the mapping.
        target: a file's name (the file appears whole or not at all), or a binary stream.
        invalid: ``raise`` on a value that cannot be a term (R2RML, section 11.1, data error), or ``skip`` its quads.

    Raises:
        InputError: a table or column is missing, a query of the mapping fails, or a value cannot be a term.
        StoreError: the disk is full or cannot be written.
    """
    if not isinstance(target, str | Path):
        for chunk in iter_nquads(connection, mapping, invalid=invalid):
            target.write(chunk)
        return
    target = Path(target)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with partial.open("wb") as stream:
            for chunk in iter_nquads(connection, mapping, folder=target.parent, invalid=invalid):
                stream.write(chunk)
        partial.replace(target)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", path=target) from error
    finally:
        partial.unlink(missing_ok=True)


def iter_nquads(
    connection: duckdb.DuckDBPyConnection, mapping: Mapping, *, folder: Path | None = None, invalid: Invalid = "raise"
) -> Iterator[bytes]:
    """All quads of the mapping as pieces of an N-Quads document (UTF-8), up to 64 KiB each, cut anywhere.

    The text of one statement at a time goes through a file in ``folder`` (default: the system's temporary folder),
    so memory does not grow with the number of rows.
    """
    if connection.execute("SELECT NOT current_setting('preserve_insertion_order')").fetchall() == [(True,)]:
        connection.execute("SET preserve_insertion_order = true")
    yield from lines(connection, statements(connection, mapping, invalid=invalid), folder=folder)


def lines(
    connection: duckdb.DuckDBPyConnection, statements: Iterable[Statement], *, folder: Path | None = None
) -> Iterator[bytes]:
    """What statements give, one after the other, as pieces up to 64 KiB, cut anywhere."""
    with tempfile.TemporaryDirectory(prefix=".kg-dump-", dir=folder) as place:
        part = Path(place, "part.nq")
        for statement in statements:
            copy(connection, statement, part)
            with part.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk


def copy(connection: duckdb.DuckDBPyConnection, statement: Statement, path: Path) -> None:
    """Write what one statement gives to a file."""
    import duckdb

    target = f"{terms.text(str(path))} (FORMAT csv, HEADER false, DELIMITER '', QUOTE '', ESCAPE '')"
    # From a plain query DuckDB writes batches of 122,880 rows, each held whole in memory by each thread: hundreds of
    # megabytes, for rows of many lines, and more time for getting them than for the work. A branch that cannot tell
    # its batches (it is empty, too) makes it write rows as they come; sorts still use all threads.
    streamed = f"({statement.sql})\nUNION ALL SELECT NULL FROM range(0)"
    try:
        connection.execute(f"COPY ({streamed}) TO {target}")
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise StoreError(f"N-Quads of <{statement.name}> cannot be written: {first_line(error)}") from error
    except duckdb.Error as error:
        raise InputError(f"triples map <{statement.name}>: {first_line(error)}") from error


# From quad maps to statements ----------------------------------------------------------------------------------------


def statements(
    connection: duckdb.DuckDBPyConnection, mapping: Mapping, *, invalid: Invalid = "raise"
) -> tuple[Statement, ...]:
    """The SELECT statements whose results are the N-Quads of the mapping, in order; also for people to read.

    Raises:
        InputError: a table or column is missing, or a query of the mapping fails.
    """
    tables = Tables(connection)
    return tuple(
        Statement(
            group[0].name, _rows(tables, mapping, group, invalid) if plain else _union(tables, mapping, group, invalid)
        )
        for plain, group in _groups(quad_maps(mapping))
    )


def false_keys(connection: duckdb.DuckDBPyConnection, mapping: Mapping) -> list[str]:
    """What the mapping states of its tables and is not so; a dump may then repeat lines.

    Returns a sentence for each unique key that two rows share; keys with a NULL are passed over.
    """
    stated = {(each.source, key): each.name for each in mapping.triples_maps for key in each.source.keys}
    found = []
    for (source, key), name in stated.items():
        columns = [quoted(column) for column in sorted(key)]
        groups = (
            f"SELECT 1 FROM {source.sql} WHERE {not_null(columns)} GROUP BY {', '.join(columns)} HAVING count(*) > 1"
        )
        if connection.execute(f"{groups} LIMIT 1").fetchone():
            found.append(f"triples map <{name}>: two rows have the same {', '.join(columns)}")
    return found


def _groups(quads: tuple[QuadMap, ...]) -> list[tuple[bool, list[QuadMap]]]:
    """Quad maps that share a statement, and whether no line of it can repeat.

    Those that may overlap go together, and those of one triples map that neither overlap nor repeat.
    """
    groups: dict[object, tuple[bool, list[QuadMap]]] = {}
    for component in components(quads):
        first = component[0]
        plain = len(component) == 1 and is_distinct(first)
        key = first.name if plain and first.join is None else first
        groups.setdefault(key, (plain, []))[1].extend(component)
    return list(groups.values())


def components(quads: tuple[QuadMap, ...]) -> list[list[QuadMap]]:
    """Quad maps that are linked by possible overlaps, so that together they may give a quad twice; by their first.

    >>> from kg.rdf.mapping import Column, Source, TermMap
    >>> film = TermMap(kind="iri", template=("http://a.example/", Column("id")))
    >>> name, title = (TermMap(kind="iri", constant=f"http://a.example/{each}") for each in ("name", "title"))
    >>> quads = tuple(QuadMap("#F", Source(("film",)), film, each, film) for each in (name, title, name))
    >>> [len(each) for each in components(quads)]
    [2, 1]
    """
    component = list(range(len(quads)))
    for later, quad in enumerate(quads):
        for earlier in range(later):
            old, new = component[later], component[earlier]
            if old != new and may_overlap(quad, quads[earlier]):
                component = [min(old, new) if each in (old, new) else each for each in component]
    members: dict[int, list[QuadMap]] = {}
    for quad, number in zip(quads, component, strict=True):
        members.setdefault(number, []).append(quad)
    return list(members.values())


def _rows(tables: Tables, mapping: Mapping, group: list[QuadMap], invalid: Invalid) -> str:
    """One value a row, with the lines of all quad maps: of one relation and subject, and none of them repeats."""
    first = group[0]
    layers = Layers(tables, first.name, first.source, first.join)
    writer = Writer(layers, mapping.base, invalid)
    subject = writer.term(first.subject)
    lines = [writer.predicate_object(quad) for quad in group]
    needed = subject.needed + (lines[0].needed if len(lines) == 1 else ())
    order = [layers.column(name, "a") for name in _key(group)]
    order += [layers.column(name, "b") for name in first.object.columns] if first.join else []
    return _select(layers.sql(needed, order), subject, lines, set(needed))


def _select(layers: str, subject: Line, lines: list[Line], given: set[str]) -> str:
    """The lines of a row as one text; those that need more than what is ``given`` come after those that do not."""
    shared = any(isinstance(piece, Ref) for piece in subject.pieces)
    head: tuple[Piece, ...] = (Ref("s"),) if shared else subject.pieces
    source = f"SELECT *, {concat(subject.pieces)} AS s\nFROM ({layers})" if shared else layers
    always = [line for line in lines if given.issuperset(line.needed)]
    sometimes = [line for line in lines if not given.issuperset(line.needed)]
    pieces: list[Piece] = [piece for line in always for piece in ("\n", *head, *line.pieces)][1:]
    conditions = [not_null(name for name in line.needed if name not in given) for line in sometimes]
    for line, condition in zip(sometimes, conditions, strict=True):
        text = concat(("\n", *head, *line.pieces))
        pieces.append(Ref(f"CASE WHEN {condition} THEN {text} END"))
    if always:
        return f"SELECT {concat(pieces)} AS lines\nFROM ({source})"
    return f"SELECT ltrim({concat(pieces)}, chr(10)) AS lines\nFROM ({source})\nWHERE {' OR '.join(conditions)}"


def _key(group: list[QuadMap]) -> list[str]:
    """The columns that put rows in order: the subject's and, if these do not tell rows apart, those of all unique keys.

    One of them is not enough, for where a column of it is NULL, two rows may agree in the others. Numbers that stand
    for templates are left out: each store counts in an order of its own.
    """
    subject = {name.lower(): name for name in group[0].subject.columns}
    terms = [term for quad in group for term in (quad.subject, quad.object)]
    numbers = {name.lower() for term in terms for name in term.number}
    numbers -= {name.lower() for term in terms for name in term.columns}
    keys = [key for key in group[0].source.keys if not key & numbers]
    if any(key <= subject.keys() for key in keys):
        return list(subject.values())
    return [*subject.values(), *sorted(frozenset[str]().union(*keys) - subject.keys())]


def _union(tables: Tables, mapping: Mapping, group: list[QuadMap], invalid: Invalid) -> str:
    """One line a value, each once, in order."""
    selects = "\nUNION ALL ".join(_lines(tables, mapping, quad, invalid) for quad in group)
    return f"SELECT DISTINCT line FROM (\n{selects})\nORDER BY line"


def _lines(tables: Tables, mapping: Mapping, quad: QuadMap, invalid: Invalid) -> str:
    """The lines of one quad map, which may repeat."""
    layers = Layers(tables, quad.name, quad.source, quad.join)
    writer = Writer(layers, mapping.base, invalid)
    line = writer.term(quad.subject) + writer.predicate_object(quad)
    return f"SELECT {concat(line.pieces)} AS line\nFROM ({layers.sql(line.needed)})"
