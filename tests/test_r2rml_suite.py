"""The W3C R2RML test cases (https://www.w3.org/TR/rdb2rdf-test-cases/), run on DuckDB.

A case without an expected output is a mapping that must be refused; so is one with an empty output, but for the one
whose table is empty. Every exception stands below with its reason, and a test holds that it is still needed.
"""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.rdf.dump import write_nquads
from kg.rdf.lines import Invalid
from kg.rdf.r2rml import read_mapping

SUITE = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "w3c" / "r2rml"
CASES = sorted(path.name for path in SUITE.glob("R2RMLTC*")) if SUITE.is_dir() else []
BASE = "http://example.com/base/"
SIZE = 60
pytestmark = pytest.mark.skipif(not CASES, reason=f"the W3C R2RML test cases are not at {SUITE}")

# What DuckDB (the second: before 2.0) spells differently.
DIALECT = {r"VARBINARY\(200\)": "VARBINARY", r"X'([0-9A-F]+)'": r"from_hex('\1')"}

# Must be refused, and is not.
ACCEPTED = {"R2RMLTC0002f": "the mapping's Name is to be another column than the table's; DuckDB's names have no case"}

# Has an output, and is refused.
REFUSED = {"R2RMLTC0004b": "its subject map has rr:termType rr:Literal, which R2RML, section 7.4, forbids"}

# Cases whose expected numbers have another datatype than R2RML, section 10.2, gives them, or none ("10" and not
# "10"^^xsd:integer, as R2RMLTC0007e and R2RMLTC0012e have it), or are not canonical. There, numbers are equal by value.
NUMBERS = {
    "R2RMLTC0002a": "INTEGER as a plain string",
    "R2RMLTC0005a": "FLOAT as a plain string, 30.0",
    "R2RMLTC0005b": "FLOAT as a plain string",
    "R2RMLTC0007c": "INTEGER as a plain string",
    "R2RMLTC0007d": "INTEGER as a plain string",
    "R2RMLTC0008b": "INTEGER as a plain string",
    "R2RMLTC0009d": "BIGINT as a plain string",
    "R2RMLTC0011a": "INTEGER as a plain string",
    "R2RMLTC0011b": "INTEGER as a plain string",
    "R2RMLTC0012a": "FLOAT as xsd:integer",
    "R2RMLTC0016a": "INTEGER as a plain string",
    "R2RMLTC0016b": "REAL and FLOAT as plain strings",
    "R2RMLTC0018a": "INTEGER as a plain string",
}

# Cases whose expected output was made from another row than the one in resource.sql.
ROWS = {
    "R2RMLTC0020a": ("http://company.com/Alice", "http://example.com/company/Alice"),
    "R2RMLTC0020b": ("http://company.com/Alice", "http://example.com/company/Alice"),
}

# Cases with values that cannot be terms: their output is the rest, and by default they are an error.
DATA_ERRORS = {"R2RMLTC0019b": "Juan Daniel is not an IRI", "R2RMLTC0020b": "Emily Smith is not an IRI"}


def run(case: str, *, invalid: Invalid = "raise", amend: bool = True) -> bytes:
    """The N-Quads of a case."""
    resource = (SUITE / case / "resource.sql").read_text("utf-8")
    for theirs, ours in DIALECT.items():
        resource = re.sub(theirs, ours, resource)
    if amend and case in ROWS:
        resource = resource.replace(*ROWS[case])
    with duckdb.connect() as connection:
        connection.execute(resource)
        output = io.BytesIO()
        write_nquads(connection, read_mapping(SUITE / case / "mapping.ttl", base=BASE), output, invalid=invalid)
    return output.getvalue()


def expected(case: str) -> bytes | None:
    """The output that a case must have, or None where it must be refused."""
    path = SUITE / case / "output.nq"
    content = path.read_bytes() if path.is_file() else b""
    return content if content.strip() or case == "R2RMLTC0000" else None


def dataset(nquads: bytes, *, by_value: bool) -> ox.Dataset:
    """Quads in canonical form; ``by_value``, every number is a plain string that no other number has."""
    quads = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    if by_value:
        quads = [ox.Quad(quad.subject, quad.predicate, _number(quad.object), quad.graph_name) for quad in quads]
    result = ox.Dataset(quads)
    result.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return result


def _number(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    try:
        return ox.Literal(str(Decimal(term.value).normalize())) if isinstance(term, ox.Literal) else term
    except ArithmeticError:
        return term


def same(case: str, output: bytes, *, by_value: bool) -> bool:
    return dataset(output, by_value=by_value) == dataset(expected(case) or b"", by_value=by_value)


def test_the_suite_is_whole() -> None:
    assert len(CASES) == SIZE
    assert sum(expected(case) is None for case in CASES) == 10
    assert {*ACCEPTED, *REFUSED, *NUMBERS, *ROWS, *DATA_ERRORS} <= set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    if (expected(case) is None or case in REFUSED) and case not in ACCEPTED:
        with pytest.raises(InputError, match=r"triples map <http://example\.com/base/"):
            run(case)
    elif case not in ACCEPTED:
        output = run(case, invalid="skip" if case in DATA_ERRORS else "raise")
        assert same(case, output, by_value=case in NUMBERS)
        assert len(output.splitlines()) == len(set(output.splitlines()))


@pytest.mark.parametrize("case", [case for case in CASES if case in DATA_ERRORS])
def test_a_value_that_is_no_term_is_an_error(case: str) -> None:
    with pytest.raises(InputError, match=re.escape(DATA_ERRORS[case])):
        run(case)


@pytest.mark.parametrize("case", [case for case in CASES if case in NUMBERS])
def test_an_exception_for_numbers_is_needed(case: str) -> None:
    assert not same(case, run(case), by_value=False)


@pytest.mark.parametrize("case", [case for case in CASES if case in ROWS])
def test_an_exception_for_rows_is_needed(case: str) -> None:
    assert not same(case, run(case, invalid="skip", amend=False), by_value=False)


@pytest.mark.parametrize("case", [case for case in CASES if case in ACCEPTED])
def test_an_accepted_case_is_still_accepted(case: str) -> None:
    assert run(case)
