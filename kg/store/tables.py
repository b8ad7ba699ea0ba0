"""Writing claims into the tables of a store: keys become integers, roles become codes, rows get their file.

Two kinds of input end in the same tables: SQL relations of a table source, and records of a prose or JSON source
(which go through JSON Lines, so that DuckDB reads them as a table too).
"""

from __future__ import annotations

import dataclasses
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import entities, sql, vocab
from kg.claim import Candidate, Claim, Credit, Fact, Film, Person, Relation, split_key

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS: dict[str, dict[str, str]] = {
    "film": {"film": "VARCHAR", "title": "VARCHAR", "original_title": "VARCHAR", "year": "SMALLINT",
             "end_year": "SMALLINT", "kind": "VARCHAR", "runtime_minutes": "INTEGER", "countries": "VARCHAR[]",
             "languages": "VARCHAR[]"},
    "title": {"film": "VARCHAR", "title": "VARCHAR", "language": "VARCHAR", "region": "VARCHAR", "locator": "VARCHAR"},
    "person": {"person": "VARCHAR", "name": "VARCHAR", "birth_year": "SMALLINT", "death_year": "SMALLINT"},
    "name": {"person": "VARCHAR", "name": "VARCHAR", "locator": "VARCHAR"},
    "identifier": {"entity": "VARCHAR", "same": "VARCHAR", "locator": "VARCHAR"},
    "credit": {"film": "VARCHAR", "person": "VARCHAR", "role": "VARCHAR", "job": "VARCHAR", "characters": "VARCHAR[]",
               "character_description": "VARCHAR", "billing": "INTEGER", "credited_as": "VARCHAR",
               "attributes": "VARCHAR[]", "department": "VARCHAR"},
    "relation": {"film": "VARCHAR", "subject_kind": "VARCHAR", "subject": "VARCHAR", "subject_name": "VARCHAR",
                 "predicate": "VARCHAR", "object_kind": "VARCHAR", "object": "VARCHAR", "object_name": "VARCHAR"},
    "fact": {"subject": "VARCHAR", "predicate": "VARCHAR", "value": "VARCHAR", "datatype": "VARCHAR"},
    "candidate": {"film": "VARCHAR", "name": "VARCHAR", "name_start": "INTEGER", "name_end": "INTEGER",
                  "role": "VARCHAR", "character": "VARCHAR"},
    "quad": {"subject": "VARCHAR", "predicate": "VARCHAR", "object": "VARCHAR", "kind": "VARCHAR",
             "datatype": "VARCHAR", "language": "VARCHAR", "graph": "VARCHAR"},
    "evidence": {"claim": "BIGINT", "locator": "VARCHAR", "quote": "VARCHAR", "prefix": "VARCHAR", "suffix": "VARCHAR",
                 "stance": "VARCHAR", "confidence": "DOUBLE", "method": "VARCHAR"},
    "by_hand": {"claim": "BIGINT", "author": "VARCHAR", "made": "TIMESTAMP", "reason": "VARCHAR"},
}  # fmt: skip
"""The columns that each kind of claim has before its keys are integers; see ``kg/store/schema.sql``."""

_KEYS: dict[str, dict[str, str | None]] = {
    "film": {"film": "film"},
    "title": {"film": "film"},
    "person": {"person": "person"},
    "name": {"person": "person"},
    "identifier": {"entity": None, "same": None},
    "credit": {"film": "film", "person": "person"},
    "relation": {"film": "film", "subject": None, "object": None},
    "fact": {"subject": None},
    "candidate": {"film": "film"},
    "evidence": {},
    "by_hand": {},
    "quad": {},
}
"""The key columns of each table and the kind of entity in them; None where the row says it in ``COLUMN_kind``."""

_OF_CLAIMS = ("evidence", "by_hand")
_EVIDENCE = tuple(name for name in COLUMNS["evidence"] if name != "claim")
_DEFAULTS = {"kind": "'movie'", "datatype": "'string'"}
_NUMBERED = {"film", "person", "credit", "relation", "fact", "candidate"}
_WITH_ROLE = {"credit", "candidate"}
_OPTIONAL = {"relation"}
_AT_A_TIME = 10_000
"""Claims that are turned into rows at a time."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the store keeps of a source; see :class:`kg.sources.base.Description`."""

    name: str
    format: str
    title: str
    location: str
    licence: str | None
    retrieved: datetime
    trust: float
    complete_for: tuple[str, ...]


def fill_vocabulary(connection: DuckDBPyConnection) -> None:
    """Fill a new store with the roles, relations and properties of the ontology."""
    numbers = {role.code: number for number, role in enumerate(vocab.roles(), 1)}
    _fill(
        connection,
        "role",
        [(numbers[r.code], r.code, r.label, r.shortcut or None, r.broader, r.sole_holder) for r in vocab.roles()],
    )
    _fill(connection, "role_word", [(scheme, word, numbers[code]) for scheme, word, code in vocab.role_words()])
    _fill(connection, "relation_type", [(relation.label, relation.iri) for relation in vocab.relations()])
    _fill(connection, "fact_property", list(vocab.fact_properties().items()))


def _fill(connection: DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    connection.execute(f"INSERT INTO {table} SELECT {', '.join('unnest(?)' for _ in columns)}", columns)


def put_source(connection: DuckDBPyConnection, source: SourceRow) -> int:
    """The id of a source, made or brought up to date."""
    row = connection.execute("SELECT id FROM source WHERE name = ?", [source.name]).fetchone()
    number = row[0] if row else sql.scalar(connection, "SELECT coalesce(max(id), 0) + 1 FROM source")
    connection.execute("DELETE FROM source WHERE id = ?", [number])
    values = [number, *dataclasses.astuple(source)]
    values[-1] = list(source.complete_for)
    connection.execute("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return int(number)


def put_file(connection: DuckDBPyConnection, source: int, **columns: Any) -> int:
    """The id of a new row of ``file``."""
    number = sql.scalar(connection, "SELECT coalesce(max(id), 0) + 1 FROM file")
    names = ", ".join(("id", "source", *columns))
    marks = ", ".join("?" * (len(columns) + 2))
    connection.execute(f"INSERT INTO file ({names}) VALUES ({marks})", [number, source, *columns.values()])
    return int(number)


def remove_files(connection: DuckDBPyConnection, numbers: Iterable[int]) -> None:
    """Delete files with all they say, and the sources that have no file left."""
    chosen = ", ".join(str(int(n)) for n in numbers)
    if not chosen:
        return
    claims = " UNION ALL ".join(f"SELECT id FROM {table} WHERE file IN ({chosen})" for table in sorted(_NUMBERED))
    for table in _OF_CLAIMS:
        connection.execute(f"DELETE FROM {table} WHERE claim IN ({claims})")
    for table in (*_KEYS, "file"):
        if table not in _OF_CLAIMS:
            connection.execute(f"DELETE FROM {table} WHERE {'id' if table == 'file' else 'file'} IN ({chosen})")
    connection.execute("DELETE FROM source WHERE id NOT IN (SELECT source FROM file)")


def drop_orphans(connection: DuckDBPyConnection) -> None:
    """Delete entities and roles that no claim speaks of, and links by hand to such entities."""
    used = " UNION ALL ".join(f"SELECT {column} FROM {table}" for table, columns in _KEYS.items() for column in columns)
    connection.execute(f"DELETE FROM entity WHERE id NOT IN (SELECT * FROM ({used}) u(id) WHERE id IS NOT NULL)")
    connection.execute("DELETE FROM link WHERE a NOT IN (SELECT id FROM entity) OR b NOT IN (SELECT id FROM entity)")
    unused = "code IS NULL AND id NOT IN (SELECT role FROM credit UNION ALL SELECT role FROM candidate)"
    connection.execute(f"DELETE FROM role_word WHERE role IN (SELECT id FROM role WHERE {unused})")
    connection.execute(f"DELETE FROM role WHERE {unused}")


def insert(
    connection: DuckDBPyConnection,
    kind: str,
    relation: str,
    *,
    file: int | None,
    roles: str = "code",
) -> int:
    """Insert claims of one kind and return how many.

    Args:
        relation: SQL of a relation with some of the columns of ``COLUMNS[kind]``; the others are NULL or default. A
            key ``X`` is either its local part, with the space in ``X_space``, or ``X_number``, the number of an IMDb
            id; :func:`complete` must follow the latter.
        file: the file that says so; None where the relation has a column ``file``.
        roles: the scheme in which roles are written: ``code``, ``imdb`` or ``word``.
    """
    present = {row[0] for row in connection.execute(f"DESCRIBE {relation}").fetchall()}
    keys = {column: what for column, what in _KEYS[kind].items() if present & {column, f"{column}_number"}}
    for column, what in keys.items():
        if column in present:
            entities.intern(connection, relation, column, what)
    if kind in _WITH_ROLE:
        _intern_roles(connection, relation, roles)
    values, joins = [], []
    for column in COLUMNS[kind]:
        if f"{column}_number" in present:
            values.append(entities.numbered(column, keys[column]))
        elif column in keys:
            number, join = entities.reference(column, keys[column], optional=kind in _OPTIONAL)
            values.append(number)
            joins.append(join)
        elif kind in _WITH_ROLE and column == "role":
            values.append("w.role, 1" if kind == "credit" else "w.role")
            joins.append(f"JOIN role_word w ON w.scheme = '{roles}' AND w.word = {_folded(roles)}")
        else:
            values.append(f"i.{column}" if column in present else _DEFAULTS.get(column, "NULL"))
            if column == "department":
                values.append("false")
    own = ["i.file" if file is None else str(file)] if kind not in _OF_CLAIMS else []
    if kind in _NUMBERED:
        own.insert(0, "i.id" if "id" in present else "nextval('claim_id')")
    columns = ", ".join([*own, *values])
    rows = connection.execute(f"INSERT INTO {kind} SELECT {columns} FROM ({relation}) i {' '.join(joins)}").fetchone()
    return int(rows[0]) if rows else 0


def complete(connection: DuckDBPyConnection, files: Iterable[int]) -> None:
    """Give rows of ``entity`` to the IMDb ids that the claims of these files have only as numbers."""
    chosen = ", ".join(map(str, files))
    for kind in entities.IMDB if chosen else ():
        columns = ((table, column) for table, keys in _KEYS.items() for column in keys if keys[column] in (kind, None))
        parts = (f"SELECT {column} AS id FROM {table} WHERE file IN ({chosen})" for table, column in columns)
        entities.intern_numbered(connection, kind, " UNION ALL ".join(parts))


def _folded(scheme: str) -> str:
    return "i.role" if scheme == "imdb" else "trim(regexp_replace(lower(i.role), '[\\s_]+', ' ', 'g'))"


def _intern_roles(connection: DuckDBPyConnection, relation: str, scheme: str) -> None:
    """Keep the roles that no code fits, as printed."""
    unknown = connection.execute(
        f"SELECT DISTINCT {_folded(scheme)} AS word FROM ({relation}) i "
        f"ANTI JOIN role_word w ON w.scheme = '{scheme}' AND w.word = {_folded(scheme)} "
        f"WHERE i.role IS NOT NULL ORDER BY 1"
    ).fetchall()
    for (word,) in unknown:
        row = connection.execute("SELECT id FROM role WHERE code IS NULL AND label = ?", [word]).fetchone()
        number = row[0] if row else sql.scalar(connection, "SELECT max(id) + 1 FROM role")
        if row is None:
            connection.execute("INSERT INTO role VALUES (?, NULL, ?, NULL, NULL, false)", [number, word])
        connection.execute("INSERT INTO role_word VALUES (?, ?, ?)", [scheme, word, number])


def finish(connection: DuckDBPyConnection) -> None:
    """What holds over all files of a source, whatever order they came in.

    Credits of files that yield (title.crew) are superseded where another file of the source has the same film, person
    and role; credits that are otherwise equal are numbered by job, characters and locator, from 1.
    """
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE yielding AS SELECT f.id AS file, f.source FROM file f WHERE f.yields;
        UPDATE credit SET superseded = NOT superseded FROM yielding y
        WHERE credit.file = y.file AND superseded <> EXISTS (
            SELECT 1 FROM credit o JOIN file f ON f.id = o.file WHERE f.source = y.source AND NOT f.yields
            AND o.film = credit.film AND o.person = credit.person AND o.role = credit.role)""")
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE repeated AS
        SELECT c.id, row_number() OVER (PARTITION BY source, film, person, role
                                        ORDER BY job, characters, billing, span_start(v.locator), v.locator, c.id) AS n
        FROM credit c JOIN file f ON f.id = c.file LEFT JOIN evidence v ON v.claim = c.id
        SEMI JOIN (SELECT film, person, role FROM credit WHERE NOT superseded GROUP BY ALL HAVING count(*) > 1) r
        ON r.film = c.film AND r.person = c.person AND r.role = c.role
        WHERE NOT superseded;
        UPDATE credit SET n = r.n FROM repeated r WHERE credit.id = r.id AND credit.n <> r.n;
        DROP TABLE repeated; DROP TABLE yielding""")


class Records:
    """Claims that come as records, gathered and inserted many at a time.

    Args:
        connection: where the tables are.

    Attributes:
        table_files: the files whose claims came as relations, for :func:`complete`.
    """

    def __init__(self, connection: DuckDBPyConnection) -> None:
        self._connection = connection
        self._rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in COLUMNS}
        self.table_files: list[int] = []

    def add(self, file: int, claims: Iterable[Claim]) -> None:
        """Gather the claims that a file makes, some at a time."""
        rest = iter(claims)
        while some := list(islice(rest, _AT_A_TIME)):
            self._add(file, some)

    def _add(self, file: int, claims: Sequence[Claim]) -> None:
        for number, claim in enumerate(claims, self._reserve(len(claims))):
            for kind, row in rows_of(claim):
                self._rows[kind].append({"id": number, "file": file, **row})
            self._rows["evidence"].append({"claim": number, **{name: getattr(claim, name) for name in _EVIDENCE}})
            if isinstance(claim, Credit) and claim.by_hand:
                made = claim.by_hand.made.isoformat(sep=" ")
                said = {"author": claim.by_hand.author, "made": made, "reason": claim.by_hand.reason}
                self._rows["by_hand"].append({"claim": number, **said})
        if sum(len(rows) for rows in self._rows.values()) > 50_000:
            self.flush()

    def _reserve(self, count: int) -> int:
        """The first of as many consecutive ids."""
        return int(sql.scalar(self._connection, f"SELECT max(nextval('claim_id')) FROM range({count})")) - count + 1

    def flush(self) -> None:
        """Insert what has been gathered."""
        for kind, rows in self._rows.items():
            if rows:
                self._insert(kind, rows)
                rows.clear()

    def _insert(self, kind: str, rows: list[dict[str, Any]]) -> None:
        spaces = {name: "VARCHAR" for column in _KEYS[kind] for name in (f"{column}_space", f"{column}_kind")}
        columns = {"id": "BIGINT", "file": "INTEGER", **spaces, **COLUMNS[kind]}
        with tempfile.TemporaryDirectory(prefix="film-kg-") as folder:
            lines = Path(folder) / "claims.jsonl"
            texts = [json.dumps(row) + "\n" for row in rows]
            lines.write_text("".join(texts), encoding="utf-8")
            longest = max(1_000_000, 2 * max(map(len, texts)))
            types = ", ".join(f"{name}: '{sql_type}'" for name, sql_type in columns.items())
            path = sql.literal(str(lines))
            relation = (
                f"SELECT * FROM read_json({path}, format = 'newline_delimited', "
                f"maximum_object_size = {longest}, columns = {{{types}}})"
            )
            insert(self._connection, kind, relation, file=None)


def rows_of(claim: Claim) -> Iterable[tuple[str, dict[str, Any]]]:
    """The rows of tables that a record is: (table, columns), keys as ``X_kind``, ``X_space`` and ``X``.

    >>> film = Film(source="s", locator="1", key="imdb:tt1", title="Heat", ids=("wd:Q1",))
    >>> [(kind, row.get("film"), row.get("same")) for kind, row in rows_of(film)]
    [('film', 'tt0000001', None), ('identifier', None, 'Q1')]
    """
    match claim:
        case Film():
            yield from _film_rows(claim)
        case Person():
            yield from _person_rows(claim)
        case Credit():
            own = {name: getattr(claim, name) for name in COLUMNS["credit"] if name not in ("film", "person")}
            yield "credit", {**own, **_key("film", claim.film), **_key("person", claim.person)}
        case Relation():
            ends = {
                **_end("subject", claim.subject_kind, claim.subject),
                **_end("object", claim.object_kind, claim.object),
            }
            film = _key("film", claim.film) if claim.film else {}
            yield "relation", {"predicate": claim.predicate, **ends, **film}
        case Fact():
            value = {"predicate": claim.predicate, "value": claim.value, "datatype": claim.datatype}
            yield "fact", {**value, **_key("subject", claim.subject, claim.subject_kind)}
        case Candidate():
            span = {"name_start": claim.start, "name_end": claim.end}
            own = {"name": claim.name, "role": claim.role, "character": claim.character}
            yield "candidate", {**own, **span, **_key("film", claim.film)}


def _film_rows(claim: Film) -> Iterable[tuple[str, dict[str, Any]]]:
    own = {name: getattr(claim, name) for name in COLUMNS["film"] if name != "film"}
    film, place = _key("film", claim.key), {"locator": claim.locator}
    yield "film", {**own, **film}
    for title, language, region in claim.titles:
        yield "title", {"title": title, "language": language, "region": region, **film, **place}
    for same in claim.ids:
        yield "identifier", {**_key("entity", claim.key, "film"), **_key("same", same, "film"), **place}


def _person_rows(claim: Person) -> Iterable[tuple[str, dict[str, Any]]]:
    own = {"name": claim.name, "birth_year": claim.birth_year, "death_year": claim.death_year}
    person, place = _key("person", claim.key), {"locator": claim.locator}
    yield "person", {**own, **person}
    for name in claim.names:
        yield "name", {"name": name, **person, **place}
    for same in claim.ids:
        yield "identifier", {**_key("entity", claim.key, "person"), **_key("same", same, "person"), **place}


def _key(column: str, value: str, kind: str | None = None) -> dict[str, Any]:
    space, local = split_key(value)
    return {f"{column}_kind": kind, f"{column}_space": space, column: entities.normal(space, local)}


def _end(column: str, kind: str, value: str) -> dict[str, Any]:
    if kind in ("film", "person"):
        return _key(column, value, kind)
    return {f"{column}_kind": kind, f"{column}_name": value}


def counts(connection: DuckDBPyConnection) -> Mapping[str, int]:
    """How many rows each table of claims has."""
    return {kind: int(sql.scalar(connection, f"SELECT count(*) FROM {kind}")) for kind in COLUMNS}
