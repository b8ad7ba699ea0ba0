"""SPARQL's built-in functions and casts (SPARQL 1.1, sections 17.4 and 17.5): each name with what makes SQL of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.rdf.mapping import XSD
from kg.sparql.results import Term
from kg.sparql.sql.code import Code, Col, Op, Text, op
from kg.sparql.sql.meeting import decimal_size
from kg.sparql.sql.operators import (
    boolean,
    constant,
    generic,
    integer,
    rounded,
    same_term,
    string,
    text_of,
    typed,
)
from kg.sparql.sql.regex import regex, replaced
from kg.sparql.sql.shapes import DECIMAL, INTEGER, STRING, Any, Const, Iri, Lit, Value, encoded, iri_text, lexical

Args = list[Value]
Function = Callable[[Args], Value | None]

_OF_IRIS = frozenset(f"STR SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC IRI URI STRDT {XSD}string".split())
"""Functions for which an IRI is not always an error."""

LANGUAGE_TAG = "[A-Za-z]+(-[A-Za-z0-9]+)*"
NO_IRI = r"[\x00-\x20<>\"{}|^`\\]"
"""What stands in no IRI (SPARQL 1.1, section 19.8, IRIREF)."""

VOLATILE = ("RAND", "UUID", "STRUUID", "BNODE")
"""Functions that give something else each time."""


def called(name: str, args: list[Value | None], base: str) -> Value | None:
    """The value of a function, of none of whose arguments may be an error; None is an error always.

    Raises:
        QueryError: there is no such function, or it is refused.
    """
    if any(arg is None for arg in args):
        return None
    given = [arg for arg in args if arg is not None]
    if name not in _OF_IRIS and any(isinstance(arg.shape, Iri) for arg in given):
        return None
    if name in ("IRI", "URI"):
        return _iri(given[0], base)
    if name.startswith(XSD) and name.removeprefix(XSD) in _CASTS:
        return _CASTS[name.removeprefix(XSD)](given[0])
    function = _FUNCTIONS.get(name)
    if function is None:
        if ":" in name:
            raise QueryError(f"no function <{name}>")
        raise QueryError(f"{name} is not supported by this engine", hint="--engine oxigraph has it")
    return function(given)


# Terms ---------------------------------------------------------------------------------------------------------------


def _str(args: Args) -> Value:
    value = args[0]
    match value.shape:
        case Const(term):
            return constant(Term("literal", term.value)) if term.kind != "bnode" else string(Op("NULL::VARCHAR"))
        case Iri():
            return string(iri_text(value))
        case Lit():
            return string(lexical(value))
    return string(op("sp_str({0})", encoded(value)))


def _lang(args: Args) -> Value:
    return string(op("sp_lang({0})", encoded(args[0])))


def _datatype(args: Args) -> Value:
    return generic(op("'I' || sp_dt({0})", encoded(args[0])))


def _iri(value: Value, base: str) -> Value | None:
    if isinstance(value.shape, Iri):
        return value
    if isinstance(value.shape, Const):
        term = value.shape.term
        if term.kind == "iri":
            return value
        plain = term.kind == "literal" and term.datatype is None and not term.language
        plain = plain and not re.search(NO_IRI, term.value)
        return constant(Term("iri", _resolved(term.value, base))) if plain else None
    text = encoded(value)
    whole = op("'I' || CASE WHEN regexp_matches({0}, '^[A-Za-z][A-Za-z0-9+.-]*:') THEN {0} ELSE {1} || {0} END",
               op("substr({0}, 2)", text), Text(urljoin(base, ".")))  # fmt: skip
    made = "CASE ({0})[1] WHEN 'I' THEN {0} WHEN 'S' THEN CASE WHEN NOT regexp_matches({0}, {2}) THEN {1} END END"
    return generic(op(made, text, whole, Text(NO_IRI)))


def _resolved(text: str, base: str) -> str:
    return text if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) else urljoin(base, text)


def _kind(*kinds: str) -> Function:
    """A test for some kinds of term."""

    def test(args: Args) -> Value:
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        return boolean(op(f"({{0}})[1] IN ({listed})", encoded(args[0])))

    return test


def _strlang(args: Args) -> Value:
    text, tag = (encoded(arg) for arg in args)
    is_tag = f"regexp_full_match(sp_simple({{1}}), '{LANGUAGE_TAG}')"
    return generic(
        op(
            f"CASE WHEN ({{0}})[1] = 'S' AND {is_tag} THEN 'L' || lower(sp_lex({{1}})) || ' ' || sp_lex({{0}}) END",
            text,
            tag,
        )
    )


def _strdt(args: Args) -> Value:
    text, datatype = (encoded(arg) for arg in args)
    typed_text = "CASE sp_str({1}) WHEN '" + STRING + "' THEN {0} ELSE 'D' || sp_str({1}) || ' ' || sp_lex({0}) END"
    return generic(op(f"CASE WHEN ({{0}})[1] = 'S' AND ({{1}})[1] = 'I' THEN {typed_text} END", text, datatype))


def _bnode(args: Args) -> Value:
    if args:  # the second is the solution's own number: one label is another node in each solution (section 17.4.2.9)
        label = op("sp_simple({0})", encoded(args[0]))
        return generic(op("'Bn' || md5({0} || ' ' || {1})", label, args[1].cols[0]))
    return generic(Op("'Bn' || replace(CAST(uuid() AS VARCHAR), '-', '')"))


# Strings -------------------------------------------------------------------------------------------------------------


def _texts(args: Args) -> list[Code] | None:
    """The strings of arguments that are plain strings for certain."""
    codes = [text_of(arg) for arg in args]
    return None if None in codes else [code for code in codes if code is not None]


def _test(plain: str) -> Function:
    """A test of two strings that agree in language."""

    def test(args: Args) -> Value:
        if codes := _texts(args):
            return boolean(op(plain, _simply_lower(*codes), codes[1]))
        one, other = (encoded(arg) for arg in args)
        code = op(plain, op("sp_lex({0})", one), op("sp_lex({0})", other))
        return boolean(op("CASE WHEN sp_agree({0}, {1}) THEN {2} END", one, other, code))

    return test


_LOWER, _UPPER = "lower(replace({0}, 'İ', 'i̇'))", "upper(replace({0}, 'ß', 'SS'))"
"""Small and capital letters as Unicode maps strings (section 5.18), where DuckDB maps each letter to one."""


def _simply_lower(text: Code, part: Code) -> Code:
    """The small letters of a text as DuckDB has them, where a part is looked for that no exception can be in."""
    plain = isinstance(part, Text) and not set(part.value) & set("iİ\u0307")
    return op("lower({0})", *text.args) if plain and isinstance(text, Op) and text.sql == _LOWER else text


def _alike(plain: str, of_column: str | None = None) -> Function:
    """A string of a string, with its language; ``of_column`` is the same for a column, which may be named often."""

    def make(args: Args) -> Value:
        if codes := _texts(args):
            return string(op(of_column if of_column and isinstance(codes[0], Col) else plain, *codes))
        text = encoded(args[0])
        return generic(op("sp_like({0}, {1})", text, op(plain, op("sp_text({0})", text))))

    return make


def _part(plain: str) -> Function:
    """STRBEFORE or STRAFTER: a plain empty string where nothing is found."""

    def make(args: Args) -> Value:
        if codes := _texts(args):
            return string(op(plain, *codes))
        one, other = (encoded(arg) for arg in args)
        texts = (op("sp_lex({0})", one), op("sp_lex({0})", other))
        found = op("CASE WHEN contains({1}, {2}) THEN sp_like({0}, {3}) ELSE 'S' END", one, *texts, op(plain, *texts))
        return generic(op("CASE WHEN sp_agree({0}, {1}) THEN {2} END", one, other, found))

    return make


def _strlen(args: Args) -> Value:
    codes = _texts(args)
    return integer(op("length({0})", codes[0] if codes else op("sp_text({0})", encoded(args[0]))))


def _substr(args: Args) -> Value:
    places = [_whole_number(arg) for arg in args[1:]]
    sql = "sp_substr({0}, {1}, 4294967295)" if len(places) == 1 else "sp_substr({0}, {1}, {2})"
    sql = f"CASE WHEN {' AND '.join(f'{{{i + 1}}} IS NOT NULL' for i in range(len(places)))} THEN {sql} END"
    if codes := _texts(args[:1]):
        return string(op(sql, codes[0], *places))
    text = encoded(args[0])
    return generic(op("sp_like({0}, {1})", text, op(sql, op("sp_text({0})", text), *places)))


def _whole_number(value: Value) -> Code:
    value = typed(value)
    if isinstance(value.shape, Lit):
        return value.cols[0] if value.shape.datatype == INTEGER else Op("NULL::BIGINT")
    return op("CASE WHEN sp_rank({0}) = 1 THEN sp_dec({0}) END", encoded(value))


def _concat(args: Args) -> Value:
    if not args:
        return constant(Term("literal", ""))
    if codes := _texts(args):
        return string(Op(" || ".join(f"{{{i}}}" for i in range(len(codes))), tuple(codes)))
    found = encoded(args[0])
    for arg in args[1:]:
        found = op("sp_concat({0}, {1})", found, encoded(arg))
    return generic(op("CASE WHEN sp_text({0}) IS NOT NULL THEN {0} END", found) if len(args) == 1 else found)


def _of_text(sql: str, text: str = "sp_text({0})") -> Function:
    """A plain string of a string; ``text`` gives that of a term, or NULL."""

    def make(args: Args) -> Value:
        codes = _texts(args)
        return string(op(sql, codes[0] if codes else op(text, encoded(args[0]))))

    return make


def _checksum(function: str) -> Function:
    return _of_text(f"{function}({{0}})", "sp_simple({0})")


# Dates ---------------------------------------------------------------------------------------------------------------


def _moment(part: int) -> Function:
    return lambda args: integer(op(f"sp_part({{0}}, {part})", encoded(args[0])))


def _seconds(args: Args) -> Value:
    return Value(Lit(DECIMAL, "DECIMAL(18,9)"), (op("sp_seconds({0})", encoded(args[0])),), True)


def _now(_: Args) -> Value:
    return generic(Op("'D" + XSD + "dateTime ' || strftime(make_timestamp(epoch_us(now())), '%Y-%m-%dT%H:%M:%S.%fZ')"))


# Casts ---------------------------------------------------------------------------------------------------------------


def _to_integer(value: Value) -> Value:
    value = typed(value)
    if isinstance(value.shape, Lit):
        if value.shape.datatype == INTEGER:
            return value
        size = decimal_size(value.shape.sql) if value.shape.datatype == DECIMAL else None
        if size is not None and size[0] < 10 and size[1] == 0:
            code = value.cols[0]
            if (
                isinstance(code, Op)
                and code.sql.startswith("CAST(")
                and code.sql.endswith(f" AS DECIMAL({size[0]},0))")
            ):
                code = Op(code.sql.removeprefix("CAST(").rpartition(" AS ")[0], code.args)
            return integer(op("CAST({0} AS INTEGER)", code), "INTEGER")
        if value.shape.datatype == DECIMAL:
            return integer(op("TRY_CAST(trunc({0}) AS BIGINT)", value.cols[0]))
    return generic(op("sp_to_integer({0})", encoded(value)))


def _to_decimal(value: Value) -> Value:
    value = typed(value)
    if isinstance(value.shape, Lit) and value.shape.datatype == DECIMAL:
        return value
    return generic(op("sp_to_decimal({0})", encoded(value)))


def _to_string(value: Value) -> Value:
    """The form of a boolean or a number (XQuery 1.0 and XPath 2.0 Functions, section 17.1.2), else the lexical one."""
    if isinstance(value.shape, (Iri, Lit)):
        return _str([value])
    return string(op("sp_to_string({0})", encoded(value)))


def _generic_cast(name: str) -> Callable[[Value], Value]:
    return lambda value: generic(op(f"sp_to_{name}({{0}})", encoded(value)))


def _moment_cast(name: str) -> Callable[[Value], Value]:
    return lambda value: generic(op(f"sp_to_moment({{0}}, '{name}')", encoded(value)))


_CASTS: dict[str, Callable[[Value], Value]] = {
    "string": _to_string,
    "boolean": lambda value: boolean(op("sp_to_boolean({0})", encoded(value))),
    "integer": _to_integer,
    "decimal": _to_decimal,
    "double": _generic_cast("double"),
    "float": _generic_cast("float"),
    "dateTime": _moment_cast("dateTime"),
    "date": _moment_cast("date"),
}

_FUNCTIONS: dict[str, Function] = {
    "STR": _str,
    "LANG": _lang,
    "DATATYPE": _datatype,
    "SAMETERM": lambda args: same_term(*args),
    "ISIRI": _kind("I"),
    "ISURI": _kind("I"),
    "ISBLANK": _kind("B"),
    "ISLITERAL": _kind("S", "L", "D"),
    "ISNUMERIC": lambda args: boolean(
        op("CASE WHEN {0} IS NOT NULL THEN sp_rank({0}) IS NOT NULL END", encoded(args[0]))
    ),
    "STRLANG": _strlang,
    "STRDT": _strdt,
    "BNODE": _bnode,
    "UUID": lambda _: generic(Op("'Iurn:uuid:' || CAST(uuid() AS VARCHAR)")),
    "STRUUID": lambda _: string(Op("CAST(uuid() AS VARCHAR)")),
    "RAND": lambda _: generic(Op("sp_double(random())")),
    "ABS": lambda args: rounded("ABS", args[0]),
    "CEIL": lambda args: rounded("CEIL", args[0]),
    "FLOOR": lambda args: rounded("FLOOR", args[0]),
    "ROUND": lambda args: rounded("ROUND", args[0]),
    "STRLEN": _strlen,
    "SUBSTR": _substr,
    "UCASE": _alike("sp_upper({0})", _UPPER),
    "LCASE": _alike("sp_lower({0})", _LOWER),
    "STRSTARTS": _test("starts_with({0}, {1})"),
    "STRENDS": _test("ends_with({0}, {1})"),
    "CONTAINS": _test("contains({0}, {1})"),
    "STRBEFORE": _part("sp_before({0}, {1})"),
    "STRAFTER": _part("sp_after({0}, {1})"),
    "CONCAT": _concat,
    "ENCODE_FOR_URI": _of_text("url_encode({0})"),
    "LANGMATCHES": lambda args: boolean(
        op("sp_lang_matches({0}, {1})", *(op("sp_simple({0})", encoded(arg)) for arg in args))
    ),
    "REGEX": regex,
    "REPLACE": replaced,
    "MD5": _checksum("md5"),
    "SHA1": _checksum("sha1"),
    "SHA256": _checksum("sha256"),
    "SHA384": _checksum("sp_sha384"),
    "SHA512": _checksum("sp_sha512"),
    "YEAR": _moment(1),
    "MONTH": _moment(2),
    "DAY": _moment(3),
    "HOURS": _moment(5),
    "MINUTES": _moment(6),
    "SECONDS": _seconds,
    "TIMEZONE": lambda args: generic(op("sp_timezone({0})", encoded(args[0]))),
    "TZ": lambda args: string(op("sp_tz({0})", encoded(args[0]))),
    "NOW": _now,
}

__all__ = ["VOLATILE", "Any", "called"]
