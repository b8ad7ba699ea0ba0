"""No row is lost: whatever the mix of good and bad rows, each is taken or rejected, with its line."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingesting import CREDITS, PRINCIPALS, principal

from kg.errors import InputError
from kg.sources import csv, imdb
from kg.sources.base import Batch, Input


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its text, and whether it is to be taken, rejected or passed over."""

    text: str
    what: str


def taken(text: str) -> Row:
    return Row(text, "taken")


def bad(text: str) -> Row:
    return Row(text, "rejected")


BLANK = Row("", "blank")

IMDB_ROWS = st.one_of(
    st.integers(1, 99).map(lambda n: taken(principal(n, n).rstrip("\n"))),
    st.sampled_from(['"x', 'y"', '"', "é\u2028", ",", "\\", "'", "\x0b\x0c\x1c\x1f\x85", "  "]).map(
        lambda text: taken(f"tt1\t1\tnm1\tactor\t{text}\t\\N")
    ),
    st.sampled_from(
        [
            "tt1\t1\tnm1",
            "x",
            "tt1\t1\tnm1\tactor\t\\N\t\\N\tmore",
            "\t",
            "tt1\tone\tnm1\tactor\t\\N\t\\N",
            "tt1\t1\tnm1\tactor\t\\N\t{}",
            "mm1\t1\tnm1\tactor\t\\N\t\\N",
            "\t\t\t\t\t",
            'tt1\t1\tnm1\t\\N\t"\t\\N',
            "tt1\t1\tnm1\tactor\té\t[1]",
            " ",
        ]
    ).map(bad),
    st.just(BLANK),
)

CSV_ROWS = st.one_of(
    st.integers(1, 99).map(lambda n: taken(f"Film {n},1995,Person {n},actor,,{n}")),
    st.sampled_from(
        [
            '"A\nB",1995,X,actor,,',
            '"A\n\n\nB",1995,"X, Y",actor,"""P""\n",',
            "A,1995,X,actor,,,",
            "A,,X,actor,5' 11\",",
            '"A",1995.0,X,"actor",,""',
        ]
    ).map(taken),
    st.sampled_from(
        [
            "A,1995",
            "A,1995,X,actor,,,more",
            ",1995,X,actor,,",
            '"A\nB",95,X,actor,,',
            '"\n",1995,X,actor,,',
            "A,1995,X,actor,,no",
            '"A\n\nB",1995',
            '"A","\n",,,,,,x',
            "A",
            " ",
            ",,,,,",
            'A,1995,"X",,,',
        ]
    ).map(bad),
    st.just(BLANK),
)

ENDS = st.sampled_from(["\n", "\r\n"])


def read(content: bytes, name: str) -> Batch:
    """What a file of this content says, and that its good rows are those in ``rows``."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / name
        path.write_bytes(content)
        source = imdb.SOURCE if name.endswith(".tsv") else csv.SOURCE
        [batch] = source.read(Input(name, name, path), connection)
        assert connection.execute("SELECT count(*) FROM rows").fetchone() == (batch.taken,)
    return batch


def lines_of(rows: list[Row], what: str) -> list[int]:
    """The lines on which the rows begin, after a header of one line."""
    found, line = [], 2
    for row in rows:
        found += [line] if row.what == what else []
        line += row.text.count("\n") + 1
    return found


def check(rows: list[Row], header: str, end: str, name: str, last: bool) -> None:
    text = end.join([header.rstrip("\n"), *(row.text for row in rows)]) + (end if last else "")
    batch = read(text.encode(), name)
    assert [reject.line for reject in batch.rejects] == lines_of(rows, "rejected")
    assert batch.taken == len(lines_of(rows, "taken"))
    assert batch.read == batch.taken + len(batch.rejects)
    assert [reject.row.replace("\r", "") for reject in batch.rejects] == [
        row.text for row in rows if row.what == "rejected"
    ]


@settings(max_examples=40)
@given(st.lists(IMDB_ROWS, max_size=12), ENDS, st.booleans())
def test_no_row_of_an_imdb_file_is_lost(rows: list[Row], end: str, last: bool) -> None:
    check(rows, PRINCIPALS, end, "title.principals.tsv", last)


@settings(max_examples=40)
@given(st.lists(CSV_ROWS, max_size=12), st.booleans())
def test_no_row_of_a_csv_is_lost(rows: list[Row], last: bool) -> None:
    check(rows, CREDITS, "\n", "a.csv", last)


def test_lines_hold_over_many_buffers() -> None:
    """DuckDB reads large files in parallel pieces."""
    rows = [
        bad("short") if n % 70_001 == 5 else taken(principal(n, n, role="a" * 40).rstrip("\n")) for n in range(600_000)
    ]
    rows[300_000] = bad(principal(1, 1, order="x").rstrip("\n"))
    check(rows, PRINCIPALS, "\n", "title.principals.tsv", True)


@settings(max_examples=50)
@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
    st.sampled_from(["a.csv", "title.principals.tsv"]),
)
def test_any_bytes_are_rows_or_an_error(content: bytes, name: str) -> None:
    """Nothing but our own errors, and the connection can go on."""
    header = CREDITS if name == "a.csv" else PRINCIPALS
    with contextlib.suppress(InputError):
        batch = read(header.encode() + content, name)
        assert batch.read == batch.taken + len(batch.rejects)


@settings(max_examples=30)
@given(st.text('abc,"\n\r\t;', max_size=120))
def test_any_quotes_are_rows_or_an_error(text: str) -> None:
    batch = read((CREDITS + text).encode(), "a.csv")
    assert batch.read == batch.taken + len(batch.rejects)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_row_that_is_there_several_times_is_counted_as_often(count: int) -> None:
    batch = read(
        (PRINCIPALS + "x\n" * count + principal(1, 1, order="x") * count + principal(1, 1)).encode(),
        "title.principals.tsv",
    )
    assert (batch.read, batch.taken, len(batch.rejects)) == (2 * count + 1, 1, 2 * count)
