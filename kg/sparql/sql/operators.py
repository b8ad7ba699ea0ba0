"""SPARQL's operators on values: on native columns where both kinds are known, else on the texts of terms.

An operand or a result of None is an error or unbound, always; NULL in a row is the same for this row.
"""

from __future__ import annotations

from kg.sparql.results import Term
from kg.sparql.sql.blocks import is_bound
from kg.sparql.sql.code import FALSE, NULL, TRUE, Code, Op, Text, every, op, when
from kg.sparql.sql.meeting import decimal_size, equated, native, typed_constant
from kg.sparql.sql.shapes import ANY, BOOLEAN, DECIMAL, INTEGER, STRING, Any, Const, Iri, Lit, Value, encoded
from kg.sparql.terms import encode

_GENERIC = {
    "=": "sp_equal({0}, {1})",
    "!=": "NOT sp_equal({0}, {1})",
    "<": "sp_less({0}, {1})",
    ">": "sp_less({1}, {0})",
}
_ARITHMETIC = {"+": "sp_add", "-": "sp_subtract", "*": "sp_multiply", "/": "sp_divide"}
_SMALL = ("TINYINT", "SMALLINT", "INTEGER")
_QUOTIENTS = {f"sp_ratio({{0}}::{sql}, {{1}})": sql for sql in _SMALL}
"""How the quotient of two small integers is written, with the type of the first."""


def boolean(code: Code) -> Value:
    """A condition as a value."""
    return Value(Lit(BOOLEAN, "BOOLEAN"), (code,), True)


def string(code: Code) -> Value:
    """A plain string as a value."""
    return Value(Lit(STRING, "VARCHAR"), (code,), True)


def integer(code: Code, sql: str = "BIGINT") -> Value:
    """An integer as a value."""
    return Value(Lit(INTEGER, sql), (code,), True)


def generic(code: Code) -> Value:
    """The text of a term as a value."""
    return Value(ANY, (code,), True)


def typed(value: Value) -> Value:
    """A constant with a native value as that; any other value as it is.

    >>> typed(Value(Const(Term.of(7)))).shape
    Lit(datatype='http://www.w3.org/2001/XMLSchema#integer', sql='INTEGER')
    """
    if isinstance(value.shape, Const):
        shape = typed_constant(value.shape.term)
        code = native(value.shape.term, shape.datatype) if shape else None
        if shape and code:
            return Value(shape, (code,))
    return value


def truth(value: Value | None) -> Code:
    """The effective boolean value (SPARQL 1.1, section 17.2.2)."""
    if value is None:
        return op("NULL::BOOLEAN")
    value = typed(value)
    match value.shape:
        case Lit(datatype):
            if datatype == BOOLEAN:
                return value.cols[0]
            if datatype == STRING:
                return op("{0} <> ''", value.cols[0])
            if datatype in (INTEGER, DECIMAL):
                return op("{0} <> 0", value.cols[0])
        case Iri():
            return op("NULL::BOOLEAN")
    return op("sp_true({0})", encoded(value))


def compared(operator: str, one: Value | None, other: Value | None) -> Value | None:
    """``=``, ``!=``, ``<``, ``>``, ``<=`` or ``>=`` (SPARQL 1.1, section 17.3)."""
    if one is None or other is None:
        return None
    one, other = typed(one), typed(other)
    if _is_node(one) or _is_node(other):
        return _compared_nodes(operator, one, other)
    if _comparable(one, other):
        return boolean(op(f"{{0}} {'<>' if operator == '!=' else operator} {{1}}", one.cols[0], other.cols[0]))
    texts = (encoded(one), encoded(other))
    if operator in ("<=", ">="):
        less = op(_GENERIC[operator[0]], *texts)
        return boolean(op("({0} OR {1})", less, op(_GENERIC["="], *texts)))
    return boolean(op(_GENERIC[operator], *texts))


def _is_node(value: Value) -> bool:
    return isinstance(value.shape, Iri) or (isinstance(value.shape, Const) and value.shape.term.kind != "literal")


def _comparable(one: Value, other: Value) -> bool:
    if not isinstance(one.shape, Lit) or not isinstance(other.shape, Lit):
        return False
    datatypes = {one.shape.datatype, other.shape.datatype}
    return datatypes <= {INTEGER, DECIMAL} or datatypes in ({STRING}, {BOOLEAN})


def _compared_nodes(operator: str, one: Value, other: Value) -> Value | None:
    """IRIs and blank nodes are equal to themselves and to nothing else, and have no order."""
    if operator not in ("=", "!="):
        return None
    if isinstance(one.shape, Any) or isinstance(other.shape, Any):
        same: Code = op("{0} = {1}", encoded(one), encoded(other))
    else:
        conditions = equated(one, other)
        same = every(conditions) if conditions is not None else _where_bound(FALSE, one, other)
        same = _where_bound(TRUE, one, other) if same == TRUE else same
    return boolean(same if operator == "=" else op("NOT {0}", same))


def _where_bound(code: Code, *values: Value) -> Code:
    return when(every(bound for value in values if (bound := is_bound(value)) != TRUE), code)


def same_term(one: Value | None, other: Value | None) -> Value | None:
    """SameTerm."""
    if one is None or other is None:
        return None
    return boolean(op("{0} = {1}", encoded(one), encoded(other)))


def calculated(operator: str, one: Value | None, other: Value | None) -> Value | None:
    """``+``, ``-``, ``*`` or ``/`` of numbers; integers have 64 bits, decimals 18 digits after the point."""
    if one is None or other is None:
        return None
    one, other = typed(one), typed(other)
    if isinstance(one.shape, Lit) and isinstance(other.shape, Lit):
        kinds = {one.shape.datatype, other.shape.datatype}
        if kinds == {INTEGER}:
            return _integers(operator, one, other)
        found = _decimals(operator, one, other) if kinds <= {INTEGER, DECIMAL} else None
        if found:
            return found
    if isinstance(one.shape, Iri) or isinstance(other.shape, Iri):
        return None
    return generic(op(f"{_ARITHMETIC[operator]}({{0}}, {{1}})", encoded(one), encoded(other)))


def _integers(operator: str, one: Value, other: Value) -> Value:
    codes = (one.cols[0], other.cols[0])
    small = all(value.shape.sql in _SMALL for value in (one, other))  # type: ignore[union-attr]
    if operator == "/":
        quotient = f"sp_ratio({{0}}::{one.shape.sql}, {{1}})" if small else "sp_ratio({0}, {1})"  # type: ignore[union-attr]
        return Value(Lit(DECIMAL, "DECIMAL(38,18)"), (op(quotient, *codes),), True)
    if small:
        return integer(op(f"({{0}}::BIGINT {operator} {{1}})", *codes))
    return integer(op(f"TRY_CAST({{0}}::HUGEINT {operator} {{1}} AS BIGINT)", *codes))


def _decimals(operator: str, one: Value, other: Value) -> Value | None:
    """The exact result, where an SQL type can hold every one that these types can have."""
    sizes = [_size(value) for value in (one, other)]
    if sizes[0] is None or sizes[1] is None or operator == "/":
        return None
    (digits, scale), (other_digits, other_scale) = sizes[0], sizes[1]
    if operator == "*":
        width, places = digits + other_digits, scale + other_scale
    else:
        places = max(scale, other_scale)
        width = max(digits - scale, other_digits - other_scale) + places + 1
    if width > 38:
        return None
    casts = [
        op(f"{{0}}::DECIMAL({width if operator != '*' else d},{places if operator != '*' else s})", value.cols[0])
        for value, d, s in ((one, digits, scale), (other, other_digits, other_scale))
    ]
    return Value(Lit(DECIMAL, f"DECIMAL({width},{places})"), (op(f"({{0}} {operator} {{1}})", *casts),), True)


def _size(value: Value) -> tuple[int, int] | None:
    assert isinstance(value.shape, Lit)
    sql = value.shape.sql
    return {"TINYINT": (3, 0), "SMALLINT": (5, 0), "INTEGER": (10, 0), "BIGINT": (19, 0)}.get(sql) or decimal_size(sql)


def negated(value: Value | None) -> Value | None:
    """Unary minus."""
    return calculated("-", Value(Const(Term.of(0))), value)


def rounded(name: str, value: Value | None) -> Value | None:
    """ABS, CEIL, FLOOR or ROUND."""
    if value is None:
        return None
    value = typed(value)
    if isinstance(value.shape, Lit) and value.shape.datatype in (INTEGER, DECIMAL):
        code = value.cols[0]
        if value.shape.datatype == INTEGER:
            return integer(op("abs({0}::BIGINT)", code)) if name == "ABS" else value
        size = decimal_size(value.shape.sql)
        assert size is not None
        if name == "FLOOR" and (whole := _whole_quotient(code)):
            return whole
        if name == "ABS":
            return Value(value.shape, (op("abs({0})", code),), True)
        if name == "ROUND":
            code = op("({0}::DECIMAL(38,18) + 0.5)", code)
            return Value(Lit(DECIMAL, "DECIMAL(38,0)"), (op("floor({0})::DECIMAL(38,0)", code),), True)
        return Value(Lit(DECIMAL, "DECIMAL(38,0)"), (op(f"{name.lower()}({{0}})::DECIMAL(38,0)", code),), True)
    return generic(op(f"sp_{name.lower()}({{0}})", encoded(value)))


_DIGITS = {"TINYINT": 3, "SMALLINT": 5, "INTEGER": 10}


def _whole_quotient(code: Code) -> Value | None:
    """The quotient of a small integer and a positive constant, rounded down, where an expression is their quotient."""
    match code:
        case Op(sql, (dividend, Op(divisor, ()))) if sql in _QUOTIENTS and divisor.isdigit() and int(divisor):
            digits = _DIGITS[_QUOTIENTS[sql]]
            down = f"CASE WHEN {{0}} >= 0 THEN {{0}} // {divisor} ELSE -(({int(divisor) - 1} - {{0}}) // {divisor}) END"
            whole = op(f"CAST({down} AS DECIMAL({digits},0))", dividend)
            return Value(Lit(DECIMAL, f"DECIMAL({digits},0)"), (whole,), True)
    return None


def constant(term: Term) -> Value:
    """A constant as a value."""
    return Value(Const(term))


def text_of(value: Value) -> Code | None:
    """The string of a value that is a plain string for certain."""
    value = typed(value)
    return value.cols[0] if isinstance(value.shape, Lit) and value.shape.datatype == STRING else None


def chosen(condition: Code, one: Value | None, other: Value | None) -> Value | None:
    """IF: one value where the condition is true, the other where it is false."""
    from kg.sparql.sql.meeting import converted, heads, unified

    shapes = [value.shape for value in (one, other) if value is not None]
    if not shapes:
        return None
    shape = unified(shapes)
    shape = Any(heads(shape)) if isinstance(shape, Const) else shape
    pairs = zip(converted(one, shape), converted(other, shape), strict=True)
    cols = tuple(op("CASE WHEN {0} THEN {1} WHEN NOT {0} THEN {2} END", condition, *pair) for pair in pairs)
    return Value(shape, cols, True)


def encoded_or_null(value: Value | None) -> Code:
    """The text of a term; NULL for an error."""
    return NULL if value is None else encoded(value)


def iri_constant(iri: str) -> Op | Text:
    """The text of an IRI as a term."""
    return Text(encode(Term("iri", iri)))
