"""What morph-kgc, an R2RML engine of other people, makes of a mapping: to compare ours with.

morph-kgc needs an older pyoxigraph than ours, so it lives in an environment of its own, whose interpreter the
environment variable ``KG_MORPH_PYTHON`` names (``pip install 'morph-kgc[sqlite]==2.10.0'``). It cannot read DuckDB, and
it knows no natural mapping for SQLite. So every logical table is copied to SQLite as text, in lexical forms that are
made here and not by :mod:`kg.rdf.terms`, and the mapping is rewritten to name those tables, to state the datatypes and
to have no relative IRI.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.rdf.dump import iter_nquads
from kg.rdf.mapping import XSD, QuadMap, TriplesMap, quad_maps, quoted
from kg.rdf.r2rml import RR, read_mapping

VARIABLE = "KG_MORPH_PYTHON"
_CONFIG = """[CONFIGURATION]
output_format = N-QUADS
output_file = {folder}/morph.nq
number_of_processes = 1
logging_level = ERROR
na_values = no value is null but NULL

[Store]
mappings = {folder}/mapping.ttl
db_url = sqlite:///{folder}/tables.sqlite
"""
_DATATYPES = {
    "BOOLEAN": "boolean",
    "DOUBLE": "double",
    "FLOAT": "double",
    "DATE": "date",
    "TIMESTAMP": "dateTime",
    "BLOB": "hexBinary",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER"), "integer"),
}
_PLACES = ("subjectMap", "predicateMap", "objectMap", "graphMap")


def python() -> str | None:
    """The interpreter that has morph-kgc."""
    return os.environ.get(VARIABLE)


def assert_same_as_morph(connection: Any, mapping: Path, base: str) -> int:
    """Hold that the dump of a DuckDB connection through a mapping is the same set of quads as morph-kgc's.

    Relative IRIs in columns and integers beyond 2^53 are beyond morph-kgc. Returns the number of quads.
    """
    ours = set(
        ox.parse(b"".join(iter_nquads(connection, read_mapping(mapping, base=base))), format=ox.RdfFormat.N_QUADS)
    )
    theirs = quads_of_morph(connection, mapping, base)
    left, right = ox.Dataset(ours), ox.Dataset(theirs)
    for dataset in (left, right):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    only = [sorted(map(str, set(one) - set(other)))[:5] for one, other in ((left, right), (right, left))]
    assert left == right, f"only ours: {only[0]}; only morph-kgc's: {only[1]}"
    return len(ours)


def quads_of_morph(connection: Any, mapping: Path, base: str) -> set[ox.Quad]:
    """The quads that morph-kgc makes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = _Document(mapping, base)
        with sqlite3.connect(folder / "tables.sqlite") as tables:
            for number, triples_map in enumerate(read_mapping(mapping, base=base).triples_maps):
                names = _columns_of(triples_map, quad_maps(read_mapping(mapping, base=base)))
                datatypes = _copy(connection, triples_map.source.sql, names, tables, f"t{number}")
                document.rewrite(triples_map.name, f"t{number}", datatypes)
        tables.close()
        document.write(folder / "mapping.ttl")
        (folder / "config.ini").write_text(_CONFIG.format(folder=folder), "utf-8")
        command = [python() or "", "-m", "morph_kgc", str(folder / "config.ini")]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return {_with_letters(quad) for quad in ox.parse(path=folder / "morph.nq", format=ox.RdfFormat.N_QUADS)}


# Tables --------------------------------------------------------------------------------------------------------------


def _columns_of(triples_map: TriplesMap, quads: tuple[QuadMap, ...]) -> list[str]:
    """The columns that a mapping needs of the table of a triples map, as it spells them."""
    names = [*triples_map.subject.columns]
    for quad in quads:
        if quad.name == triples_map.name:
            own = [term for term in quad.terms if quad.join is None or term is not quad.object]
            names += [name for term in own for name in term.columns]
            names += [child for child, _ in quad.join.on] if quad.join else []
        if quad.join is not None and quad.join.parent == triples_map.source:
            names += [*quad.object.columns, *(parent for _, parent in quad.join.on)]
    return list({name.lower(): name for name in names}.values())


def _copy(connection: Any, source: str, names: list[str], tables: sqlite3.Connection, table: str) -> dict[str, str]:
    """Copy columns to SQLite as text; returns the natural datatype of those that have one."""
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    types = {name.lower(): sql_type for name, sql_type, *_ in described}
    shown = [_expression(quoted(name), types[name.lower()]) for name in names] or ["1"]
    rows = connection.execute(f"SELECT {', '.join(shown)} FROM {source}").fetchall()
    tables.execute(f"CREATE TABLE {table} ({', '.join(f'{quoted(name)} TEXT' for name in names) or 'one TEXT'})")
    values = [[None if value is None else _lexical(value) for value in row] for row in rows]
    tables.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(shown))})", values)
    return {name: XSD + datatype for name in names if (datatype := _datatype(types[name.lower()]))}


def _datatype(sql_type: str) -> str | None:
    return "decimal" if sql_type.startswith("DECIMAL") else _DATATYPES.get(sql_type)


def _expression(name: str, sql_type: str) -> str:
    """What Python is to read: single precision by its own digits, and types that have no datatype as text."""
    if sql_type == "FLOAT":
        return f"CAST(CAST({name} AS VARCHAR) AS DOUBLE)"
    return name if _datatype(sql_type) else f"CAST({name} AS VARCHAR)"


def _lexical(value: Any) -> str:
    """The canonical lexical form of a Python value (R2RML, section 10.2)."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        sign, digits, _ = Decimal(repr(value)).normalize().as_tuple()
        rest = "".join(map(str, digits[1:])) or "0"
        return f"{'-' * sign}{digits[0]}.{rest}E{Decimal(repr(value)).normalize().adjusted()}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, bytes):
        return value.hex().upper()
    if isinstance(value, dt.datetime) and value.microsecond:
        return value.isoformat().rstrip("0")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


# Mapping -------------------------------------------------------------------------------------------------------------


class _Document:
    """The triples of a mapping, to be changed in place."""

    def __init__(self, path: Path, base: str) -> None:
        self.base = base
        self.triples = [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, base_iri=base)]

    def values(self, node: Any, name: str) -> list[Any]:
        return [each.object for each in self.triples if each.subject == node and each.predicate.value == RR + name]

    def put(self, node: Any, name: str, *values: Any) -> None:
        """Give a property other values than it has."""
        self.triples = [
            each for each in self.triples if not (each.subject == node and each.predicate.value == RR + name)
        ]
        self.triples += [ox.Triple(node, ox.NamedNode(RR + name), value) for value in values]

    def rewrite(self, triples_map: str, table: str, datatypes: dict[str, str]) -> None:
        """Name the table, state the datatypes and complete the templates of one triples map."""
        node = ox.NamedNode(triples_map)
        logical = ox.BlankNode()
        self.put(node, "logicalTable", logical)
        self.put(logical, "tableName", ox.Literal(table))
        nodes = [node, *self.values(node, "subjectMap"), *self.values(node, "predicateObjectMap")]
        for at in (each for node in nodes for place in _PLACES for each in self.values(node, place)):
            for column in self.values(at, "column"):
                datatype = datatypes.get(column.value.strip('"'))
                given = [value for name in ("datatype", "language", "termType") for value in self.values(at, name)]
                if datatype and not given:
                    self.put(at, "datatype", ox.NamedNode(datatype))
            for template in self.values(at, "template"):
                if self.is_iri(at):
                    self.complete(at, template.value)

    def complete(self, node: Any, template: str) -> None:
        """Give an IRI template a scheme; without columns, it has to be a constant."""
        absolute = template if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", template) else self.base + template
        if "{" in template:
            self.put(node, "template", ox.Literal(absolute))
        else:
            self.put(node, "template")
            self.put(node, "constant", ox.NamedNode(absolute))

    def is_iri(self, node: Any) -> bool:
        """Whether a template gives IRIs."""
        kinds = [value.value for value in self.values(node, "termType")] or [RR + "IRI"]
        return kinds == [RR + "IRI"] and not (self.values(node, "datatype") or self.values(node, "language"))

    def write(self, path: Path) -> None:
        path.write_bytes(ox.serialize(self.triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _with_letters(quad: ox.Quad) -> ox.Quad:
    """A quad with the letters of all scripts as they are in IRIs, where morph-kgc has them percent-encoded."""
    return ox.Quad(*(_letters(term) for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)))


def _letters(term: Any) -> Any:
    if not isinstance(term, ox.NamedNode):
        return term
    return ox.NamedNode(
        re.sub("(%[89A-F][0-9A-F])+", lambda run: re.sub(r"[^\W]|.", _letter, unquote(run[0])), term.value)
    )


def _letter(found: re.Match[str]) -> str:
    """A character as RFC 3987 has it: as it stands, unless it is none of ``ucschar``."""
    code = ord(found[0])
    stays = code >= 0xA0 and not 0xE000 <= code < 0xF900 and code % 0x10000 < 0xFFF0
    return found[0] if stays else quote(found[0])
