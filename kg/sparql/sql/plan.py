"""The plan of a query: the statement that answers it and how its cells are read. And plans kept for the next run.

A plan is data alone, so that a query asked again needs neither parser nor planner.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kg.sparql.results import Row, Term
from kg.sparql.terms import decode

MOST_PLANS = 500
"""How many plans are kept beside a snapshot; then the oldest go."""

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]


@dataclass(frozen=True, slots=True)
class Column:
    """How a variable's terms are had from the rows of a statement.

    Attributes:
        kind: ``iri`` and ``literal``: the cell is its IRI or lexical form; ``any``: the cell is the text of a term
            (:mod:`kg.sparql.terms`); ``constant``: the term is always the same; ``unbound``: there is none.
        said: the datatype of a literal, None for plain strings; the text of a constant.
        cell: the place of its cell, from 0; None without a cell.
    """

    kind: Literal["iri", "literal", "any", "constant", "unbound"]
    said: str | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What answers a query.

    Attributes:
        form: the kind of query.
        sql: the statement.
        names: the variables, in the order of the answer.
        columns: how each is read.
        template: the triples of CONSTRUCT; a node is a variable's name after ``?``, a blank node's after ``_``, or the
            text of a term.
        databases: the attached databases that the statement reads.
    """

    form: Form
    sql: str
    names: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    template: tuple[tuple[str, str, str], ...] = ()
    databases: tuple[str, ...] = ()

    def rows(self, cells: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
        """The terms of rows of cells, None where a variable is unbound.

        >>> plan = Plan("SELECT", "", ("a", "b"), (Column("iri", None, 0), Column("constant", "Sx")))
        >>> [term.n3() for term in next(plan.rows(iter([("http://e/",)])))]
        ['<http://e/>', '"x"']
        """
        fixed: list[Term | None] = [decode(c.said) if c.kind == "constant" and c.said else None for c in self.columns]
        read = [(at, each.cell, each) for at, each in enumerate(self.columns) if each.cell is not None]
        for given in cells:
            row = list(fixed)
            for at, cell, column in read:
                text = given[cell]
                if text is not None:
                    row[at] = _term(column, text)
            yield tuple(row)

    def triples(self, rows: Iterator[Row]) -> Iterator[tuple[Term, Term, Term]]:
        """The triples of the template: those without a variable that is unbound, and that are RDF."""
        for number, row in enumerate(rows):
            bound = dict(zip(self.names, row, strict=True))
            for nodes in self.template:
                subject, verb, value = (_instance(node, bound, number) for node in nodes)
                if subject and verb and value and subject.kind != "literal" and verb.kind == "iri":
                    yield subject, verb, value

    def ordered(self, places: Sequence[int]) -> Plan:
        """The same with the variables at these places, in this order."""
        names, columns = (tuple(each[at] for at in places) for each in (self.names, self.columns))
        return replace(self, names=names, columns=columns)  # type: ignore[arg-type]


def _term(column: Column, text: str) -> Term:
    if column.kind == "any":
        return decode(text)
    return Term("iri", text) if column.kind == "iri" else Term("literal", text, column.said)


def _instance(node: str, bound: dict[str, Term | None], number: int) -> Term | None:
    if node[0] == "?":
        return bound[node[1:]]
    return Term("bnode", f"c{number}{node[1:]}") if node[0] == "_" else decode(node)


class Plans:
    """Plans by what was asked, each in a file beside the snapshot.

    Args:
        stem: the files' common beginning; None keeps nothing.
    """

    def __init__(self, stem: Path | None) -> None:
        self._stem = stem

    def get(self, asked: str, databases: Sequence[str]) -> Plan | None:
        """The plan for what is asked, if there is one that reads none but these databases."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            if self._stem is not None:
                kept = json.loads(self._file(asked).read_bytes())
                if kept.pop("asked") == asked and set(kept["databases"]) <= set(databases):
                    return _read(kept)
        return None

    def put(self, asked: str, plan: Plan) -> None:
        """Keep a plan; where it cannot be written, it is done without."""
        if self._stem is None:
            return
        file = self._file(asked)
        part = file.with_name(f"{file.name}.{os.getpid()}")
        kept = {name: getattr(plan, name) for name in ("form", "sql", "names", "template", "databases")}
        columns = [astuple(column) for column in plan.columns]
        with suppress(OSError):
            part.write_text(json.dumps({"asked": asked, **kept, "columns": columns}), encoding="utf-8")
            try:
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)
            self._forget_old()

    def _file(self, asked: str) -> Path:
        from hashlib import blake2b

        assert self._stem is not None
        digest = blake2b(f"{_code()} {asked}".encode(errors="surrogatepass"), digest_size=12).hexdigest()
        return self._stem.with_name(f"{self._stem.name}.{digest}.plan")

    def _forget_old(self) -> None:
        assert self._stem is not None
        files = list(self._stem.parent.glob(f"{self._stem.name}.*.plan"))
        if len(files) > MOST_PLANS:
            for old in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) - MOST_PLANS // 2]:
                old.unlink(missing_ok=True)


def _code() -> int:
    """When the modules that make plans were last changed: a plan of others is not used."""
    here = Path(__file__).parent
    return max(file.stat().st_mtime_ns for folder in (here, here.parent) for file in folder.glob("*.*"))


def _read(kept: dict[str, Any]) -> Plan:
    return Plan(
        kept["form"],
        kept["sql"],
        tuple(kept["names"]),
        tuple(Column(*column) for column in kept["columns"]),
        tuple((s, p, o) for s, p, o in kept["template"]),
        tuple(kept["databases"]),
    )
