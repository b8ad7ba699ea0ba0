"""What follows from the claims of a store: identity, promoted candidates, verdicts, how often patterns are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.link import link
from kg.store import tables
from kg.verdicts.assess import assess
from kg.verdicts.measure import measure
from kg.verdicts.returns import assess_returns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def conclude(connection: DuckDBPyConnection, progress: Callable[[str], None]) -> None:
    """What follows from the claims as they now are: numbers of equal credits, identity and verdicts."""
    progress("linking")
    tables.finish(connection)
    link(connection)
    progress("assessing")
    assess(connection)
    assess_returns(connection)
    measure(connection)


def remove(connection: DuckDBPyConnection, names: Sequence[str]) -> None:
    """Remove sources, and conclude from the rest as if they had never been there."""
    numbers = connection.execute(
        "SELECT f.id FROM file f JOIN source s ON s.id = f.source WHERE list_contains(?, s.name)", [list(names)]
    ).fetchall()
    tables.remove_files(connection, [row[0] for row in numbers])
    tables.drop_orphans(connection)
    conclude(connection, lambda _: None)
