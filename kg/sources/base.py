"""What a source is: a frozen description, a function that recognises its files, and one that reads them.

A source never sees the store. A table source leaves its good rows in the temporary relation ``rows`` of the DuckDB
connection that it is given and says by SQL what claims they make; a prose or JSON source gives records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from kg.claim import Candidate, Claim
from kg.errors import Reject
from kg.sources.input import Input, well_formed
from kg.sources.spool import Spool

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Batch", "Claims", "Input", "Source", "Table", "well_formed"]

Table = Literal["film", "title", "person", "name", "identifier", "credit", "relation", "fact", "quad"]


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims of one table as SQL over the relation ``rows``.

    Attributes:
        table: which table of the store they go to.
        sql: a SELECT with some of the columns of :data:`kg.store.tables.COLUMNS`; keys are as
            :func:`kg.store.tables.insert` takes them.
    """

    table: Table
    sql: str


@dataclass(kw_only=True)
class Batch:
    """What one file says: either relations over ``rows``, or records.

    Attributes:
        source: the id of the source that says it.
        title: what the source is, in words: a film's name for a review, else None.
        claims: relations of a table source; ``roles`` is how roles are written,
            ``locator`` the template of locators and ``yields`` whether its credits give way (see
            ``kg/store/schema.sql``).
        format, trust, licence, complete_for: of the source, where the file itself says so and not only the format.
        records: claims of a prose or JSON source, spooled where they may be very many.
        candidates: what waits for a store to bear it out.
        read: rows or documents that were looked at.
        taken: rows that were taken, or documents that gave claims.
        rejects: rows that were left out; a table has ``read == taken + len(rejects)``.
        warnings: what the user should know.
    """

    source: str
    title: str | None = None
    claims: tuple[Claims, ...] = ()
    roles: str = "code"
    locator: str | None = None
    yields: bool = False
    format: str | None = None
    trust: float | None = None
    licence: str | None = None
    complete_for: tuple[str, ...] | None = None
    records: tuple[Claim, ...] | Spool = ()
    candidates: tuple[Candidate, ...] = ()
    read: int = 0
    taken: int = 0
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """A format of input.

    Attributes:
        name: the format's name, as in ``--as``.
        title: what it is, in words.
        recognise: whether a file is of this format, by its content.
        read: what a file says; one batch for each source in it, which is one but for tables of reviews.
        dump: whether its files are parts of one source named like the format.
        paths: whether the parts of such a source go by the paths that the user gave, as their names (``550.json``) are
            not their own.
        texts: whether each file is a text of its own, within which offsets count.
        left_out: fields that it knows and does not take, each with the reason.
    """

    name: str
    title: str
    recognise: Callable[[Input], bool]
    read: Callable[[Input, DuckDBPyConnection], list[Batch]]
    dump: bool = False
    paths: bool = False
    texts: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
