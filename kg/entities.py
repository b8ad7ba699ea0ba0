"""Keys become integers: each film and person that a claim names is a row of ``entity``, so that joins run on numbers.

IMDb's ids are numbers already, and there are millions of them: the entity of ``tt0133093`` is a fixed start plus
133093, which needs no looking up. All other keys get the next free number. How many leading zeros an IMDb id is
written with does not matter; it is kept with at least seven digits, as IMDb writes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

IMDB = {"film": ("tt", 1_000_000_000_000), "person": ("nm", 2_000_000_000_000)}
"""Prefix of IMDb's ids and the number that they are added to, for each kind of entity; an id has at most 11 digits."""


def normal(space: str, local: str) -> str:
    """The local part of a key in the one form that it is kept in.

    >>> normal("imdb", "tt0133093"), normal("imdb", "tt133093"), normal("wd", "Q0042")
    ('tt0133093', 'tt0133093', 'Q0042')
    """
    match = re.fullmatch(r"(tt|nm)(\d{1,11})", local) if space == "imdb" else None
    return f"{match[1]}{int(match[2]):07d}" if match else local


def normal_sql(local: str) -> str:
    """SQL that gives an IMDb id with seven digits at least: :func:`normal` for a column."""
    digits = f"ltrim(substr({local}, 3), '0')"
    return f"left({local}, 2) || lpad({digits}, greatest(7, length({digits}))::INTEGER, '0')"


def intern(connection: DuckDBPyConnection, relation: str, column: str, kind: str | None) -> None:
    """Give every new key of a column a row of ``entity``.

    Args:
        relation: SQL of the relation that has the column, with the space of each key in ``COLUMN_space``.
        kind: the kind of entity in the column; None where ``COLUMN_kind`` says it.
    """
    connection.execute(
        f"INSERT INTO entity SELECT {_any_number()}, n.kind, n.space, n.local FROM ("
        f"SELECT DISTINCT {_kind(column, kind)} AS kind, i.{column}_space AS space, i.{column} AS local "
        f"FROM ({relation}) i WHERE i.{column} IS NOT NULL) n "
        f"ANTI JOIN entity e ON e.kind = n.kind AND e.space = n.space AND e.local = n.local"
    )


def intern_numbered(connection: DuckDBPyConnection, kind: str, ids: str) -> None:
    """Give IMDb's entities of a kind a row each, of which claims have only the number.

    Args:
        kind: ``film`` or ``person``.
        ids: SQL of a relation with the column ``id``; numbers of other entities in it do not matter.
    """
    prefix, start = IMDB[kind]
    number = f"(n.id - {start})"
    local = f"CASE WHEN {number} < 10000000 THEN lpad({number}::VARCHAR, 7, '0') ELSE {number}::VARCHAR END"
    connection.execute(
        f"INSERT INTO entity SELECT n.id, '{kind}', 'imdb', '{prefix}' || {local} "
        f"FROM (SELECT DISTINCT id FROM ({ids}) WHERE id >= {start} AND id < {start + 1_000_000_000_000}) n "
        f"ANTI JOIN entity e ON e.id = n.id"
    )


def reference(column: str, kind: str | None, *, optional: bool) -> tuple[str, str]:
    """SQL for the number of a key in a column of the relation ``i``, and the join that it needs."""
    join = (
        f"{'LEFT ' if optional else ''}JOIN entity k_{column} ON k_{column}.kind = {_kind(column, kind)} "
        f"AND k_{column}.space = i.{column}_space AND k_{column}.local = i.{column}"
    )
    return f"k_{column}.id", join


def numbered(column: str, kind: str | None) -> str:
    """SQL for the number of an IMDb id whose own number is in ``COLUMN_number`` of the relation ``i``."""
    if kind is not None:
        return f"{IMDB[kind][1]} + i.{column}_number"
    starts = " ".join(f"WHEN '{kind}' THEN {start}" for kind, (_, start) in IMDB.items())
    return f"CASE i.{column}_kind {starts} END + i.{column}_number"


def _any_number() -> str:
    """The number of a key of any space, from ``n``."""
    known = " ".join(
        f"WHEN n.space = 'imdb' AND n.kind = '{kind}' AND regexp_full_match(n.local, '{prefix}[0-9]{{7,11}}') "
        f"THEN {start} + substr(n.local, 3)::BIGINT"
        for kind, (prefix, start) in IMDB.items()
    )
    return f"CASE {known} ELSE nextval('entity_id') END"


def _kind(column: str, kind: str | None) -> str:
    return f"i.{column}_kind" if kind is None else f"'{kind}'"
