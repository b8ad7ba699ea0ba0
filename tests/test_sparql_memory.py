"""What the tables that queries read may take of memory."""

from __future__ import annotations

import duckdb
import pytest

from kg import sql
from kg.sparql.sql.tables import fill
from kg.store.folder import connect

RELATION = "SELECT hash(range) AS key, count(*) AS n FROM range(300_000) GROUP BY ALL"


@pytest.mark.parametrize("asked", ["", "8MB"])
def test_what_does_not_fit_has_more_memory_unless_a_limit_was_asked_for(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_MEMORY", asked)
    connection = connect()
    connection.execute("SET memory_limit = '8MB'; SET max_temp_directory_size = '0KB'")
    threads = sql.scalar(connection, "SELECT current_setting('threads')")
    if asked:
        with pytest.raises(duckdb.OutOfMemoryException):
            fill(connection, "made", RELATION, "key")
    else:
        fill(connection, "made", RELATION, "key")
        assert sql.scalar(connection, "SELECT count(*) FROM made") == 300_000
        assert (
            sql.scalar(connection, "SELECT count(*) FROM (SELECT key < lag(key) OVER () AS b FROM made) WHERE b") == 0
        )
    assert sql.scalar(connection, "SELECT current_setting('threads')") == threads
    limit = sql.scalar(connection, "SELECT current_setting('memory_limit')")
    assert limit == ("762.9 MiB" if not asked else "7.6 MiB")
