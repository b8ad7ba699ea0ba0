"""A table with a layout that its makers have fixed: what each of its columns is, and what its rows say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.sources.base import Batch, Claims, Input
from kg.sources.delimited import Dialect, load

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a format.

    Attributes:
        columns: its columns.
        rows: what is taken of a row, as SQL over the columns, which are text.
        key: the locator of a row, as a template over the row's natural key.
        claims: what its rows say.
        checks: reasons for which a row is rejected, with the SQL condition.
        yields: whether its credits give way to those of other files.
        left_out: columns that are not taken, each with the reason.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, str]
    key: str
    claims: tuple[Claims, ...]
    checks: Mapping[str, str]
    yields: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)

    def read(
        self,
        file: Input,
        connection: DuckDBPyConnection,
        dialect: Dialect,
        names: Sequence[str],
        *,
        source: str,
        roles: str,
    ) -> Batch:
        """What a file of this layout says; a column that it does not know is named in a warning.

        Args:
            names: the columns as they stand in the file.
            source: the id of the source, unless the user has named it.
            roles: how roles are written, as in :class:`kg.sources.base.Batch`.

        Raises:
            InputError: the file is damaged.
        """
        select = [f"{expression} AS {name}" for name, expression in self.rows.items()]
        loaded = load(connection, file, dialect, names=names, checks=self.checks, select=select)
        known = {name.casefold() for name in self.columns}
        new = [name for name in names if name.casefold() not in known]
        return Batch(
            source=file.source or source,
            claims=self.claims,
            roles=roles,
            locator=self.key,
            yields=self.yields,
            read=loaded.read,
            taken=loaded.taken,
            rejects=loaded.rejects,
            warnings=loaded.warnings + [f"{file.name}:1: column {name!r} is new and was left out" for name in new],
        )
