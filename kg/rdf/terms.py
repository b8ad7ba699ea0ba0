r"""RDF terms as SQL expressions of DuckDB: natural lexical forms, percent-encoding, escapes, valid IRIs.

Every function takes the text of an SQL expression and gives the text of another; nothing is executed here and nothing
has to be defined in the database first. An expression may be repeated in the result, so it should be a column. All
are written so that ordinary values cost one test and rare ones the rest. NULL gives NULL throughout.

Rests on R2RML, sections 7.3, 10 and 11 (https://www.w3.org/TR/r2rml/), RFC 3986 and 3987, and the canonical form of
N-Quads (https://www.w3.org/TR/rdf-canon/#canonical-quads).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.rdf.mapping import XSD, TermMap


def text(value: str) -> str:
    """A string as an SQL literal.

    >>> text("it's")
    "'it''s'"
    """
    return "'" + value.replace("'", "''") + "'"


# Natural mapping of SQL values (R2RML, section 10.2) -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Natural:
    """What an SQL type is in RDF.

    Attributes:
        datatype: IRI of the datatype; None is a plain string.
        lexical: makes the lexical form, a VARCHAR, of a value.
        is_simple: no lexical form has a character that an IRI or a quoted string would have to escape.
        is_text: the value is its own lexical form.
    """

    datatype: str | None
    lexical: Callable[[str], str]
    is_simple: bool = True
    is_text: bool = False


def natural(sql_type: str) -> Natural:
    """The natural RDF datatype of a DuckDB type, as DESCRIBE prints it.

    >>> natural("DECIMAL(5,2)").datatype, natural("VARCHAR").datatype
    ('http://www.w3.org/2001/XMLSchema#decimal', None)
    """
    name = re.sub(r"\(.*", "", sql_type)
    return _NATURAL.get("" if sql_type.endswith("]") else name, _OTHER)


def _varchar(value: str) -> str:
    return f"CAST({value} AS VARCHAR)"


def _decimal(value: str) -> str:
    """Without trailing zeros: the canonical form of XSD 1.1, in which a whole number has no point."""
    cast = _varchar(value)
    return f"CASE WHEN contains({cast}, '.') THEN rtrim(rtrim({cast}, '0'), '.') ELSE {cast} END"


def _double(value: str) -> str:
    """One digit other than 0 before the point, at least one after it, an exponent: ``1.0E0``.

    DuckDB prints the shortest decimal that reads back as the same number; its digits are kept and set in order.
    """
    names = "['sign', 'whole', 'rest', 'power']"
    parts = f"regexp_extract(CAST({value} AS VARCHAR), '(-?)([0-9]+)[.]?([0-9]*)e?(.*)', {names})"
    power = "length(p.whole) - 1 - length(p.whole || p.rest) + length(d) + coalesce(TRY_CAST(p.power AS INTEGER), 0)"
    number = f"if(d = '', '0.0E0', concat(d[1], '.', coalesce(nullif(rtrim(d[2:], '0'), ''), '0'), 'E', {power}))"
    digits = "[ltrim(p.whole || p.rest, '0')]"
    return (
        f"CASE WHEN isnan({value}) THEN 'NaN' WHEN isinf({value}) THEN if({value} > 0, 'INF', '-INF') ELSE"
        f" list_transform([{parts}], lambda p: p.sign || list_transform({digits}, lambda d: {number})[1])[1] END"
    )


def _day(value: str) -> str:
    """A date; DuckDB's years before 1 AD are those of XSD 1.1 but for the way they are printed."""
    return (
        f"CASE WHEN NOT isfinite({value}) THEN error('an infinite date is no xsd:date') WHEN year({value}) > 0 THEN"
        f" {_varchar(value)} ELSE {_early_year(value)} || strftime({value}, '-%m-%d') END"
    )


def _early_year(value: str) -> str:
    return f"if(year({value}) < 0, '-', '') || lpad(CAST(abs(year({value})) AS VARCHAR), 4, '0')"


def _moment(value: str) -> str:
    """A timestamp with T between date and time."""
    stamp = f"CAST({value} AS TIMESTAMP)"
    return (
        f"CASE WHEN NOT isfinite({value}) THEN error('an infinite timestamp is no xsd:dateTime')"
        f" WHEN year({value}) > 0 THEN replace({_varchar(value)}, ' ', 'T') ELSE"
        f" {_early_year(value)} || strftime({stamp}, '-%m-%d') || 'T' || CAST(CAST({stamp} AS TIME) AS VARCHAR) END"
    )


def _instant(value: str) -> str:
    """A timestamp with a time zone, in UTC, whatever the session's zone is."""
    utc = _moment(f"make_timestamp(epoch_us({value}))")
    return f"CASE WHEN isfinite({value}) THEN {utc} || 'Z' ELSE {_moment(value)} END"


def _zoned_time(value: str) -> str:
    return rf"regexp_replace(regexp_replace({_varchar(value)}, '([+-]\d\d)$', '\1:00'), '[+]00:00$', 'Z')"


_OTHER = Natural(None, _varchar, is_simple=False)
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_TIMESTAMPS = ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")
_NATURAL = {
    "VARCHAR": Natural(None, str, is_simple=False, is_text=True),
    **dict.fromkeys((*_INTEGERS, *(f"U{name}" for name in _INTEGERS), "BIGNUM"), Natural(XSD + "integer", _varchar)),
    "BOOLEAN": Natural(XSD + "boolean", _varchar),
    "DECIMAL": Natural(XSD + "decimal", _decimal),
    "FLOAT": Natural(XSD + "double", _double),
    "DOUBLE": Natural(XSD + "double", _double),
    "DATE": Natural(XSD + "date", _day),
    "TIME": Natural(XSD + "time", _varchar, is_simple=False),
    "TIME WITH TIME ZONE": Natural(XSD + "time", _zoned_time, is_simple=False),
    **dict.fromkeys(_TIMESTAMPS, Natural(XSD + "dateTime", _moment, is_simple=False)),
    "TIMESTAMP WITH TIME ZONE": Natural(XSD + "dateTime", _instant, is_simple=False),
    "BLOB": Natural(XSD + "hexBinary", lambda value: f"hex({value})"),
}


# Lexical forms that a datatype of R2RML's table admits; a value with another form is a data error.
_DIGITS, _DAY = r"[+-]?(\d+(\.\d*)?|\.\d+)", r"-?([1-9]\d{3,}|0\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_CLOCK, _ZONE = r"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)", r"(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
_LEXICAL = {
    "integer": r"[+-]?\d+",
    "decimal": _DIGITS,
    "double": rf"{_DIGITS}([eE][+-]?\d+)?|[+-]?INF|NaN",
    "float": rf"{_DIGITS}([eE][+-]?\d+)?|[+-]?INF|NaN",
    "boolean": r"true|false|0|1",
    "date": _DAY + _ZONE,
    "time": _CLOCK + _ZONE,
    "dateTime": rf"{_DAY}T{_CLOCK}{_ZONE}",
    "gYear": rf"-?([1-9]\d{{3,}}|0\d{{3}}){_ZONE}",
    "hexBinary": r"([0-9a-fA-F]{2})*",
}


def is_checked(datatype: str) -> bool:
    """Whether the lexical forms of a datatype are known here."""
    return datatype.startswith(XSD) and datatype.removeprefix(XSD) in _LEXICAL


def typed(lexical: str, datatype: str, bad: str) -> str:
    """A lexical form where it is one of ``datatype``, else ``bad``.

    Args:
        lexical: a VARCHAR expression.
        datatype: an IRI for which :func:`is_checked` holds.
        bad: the expression for ill-typed values, such as NULL or a call of ``error``.
    """
    pattern = text(_LEXICAL[datatype.removeprefix(XSD)])
    return f"CASE WHEN {lexical} IS NULL OR regexp_full_match({lexical}, {pattern}) THEN {lexical} ELSE {bad} END"


# Literals ------------------------------------------------------------------------------------------------------------

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = r'[\x00-\x1F\x7F"\\]'


def escaped(value: str) -> str:
    """A VARCHAR as it stands between the quotation marks of canonical N-Quads.

    Its escapes are those of JSON, but that JSON leaves U+007F as it is.
    """
    inside = rf"replace(CAST(to_json({value}) AS VARCHAR)[2:-2], chr(127), '\u007F')"
    return f"CASE WHEN regexp_matches({value}, '{_SPECIAL}') THEN {inside} ELSE {value} END"


def escape(value: str) -> str:
    r"""The same for a constant.

    >>> escape('a "b"\n\x01é')
    'a \\"b\\"\\n\\u0001é'
    """
    return re.sub(_SPECIAL, lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", value)


def suffix(datatype: str | None, language: str | None) -> str:
    """What stands behind the closing quotation mark.

    >>> suffix(None, "en"), suffix(XSD + "string", None)
    ('@en', '')
    """
    if language is not None:
        return f"@{language}"
    return "" if datatype in (None, XSD + "string") else f"^^<{datatype}>"


def constant(term: TermMap) -> str:
    """A constant term as N-Quads writes it.

    >>> constant(TermMap(kind="literal", constant="a", language="en"))
    '"a"@en'
    """
    value = term.constant or ""
    return f"<{value}>" if term.kind == "iri" else f'"{escape(value)}"{suffix(term.datatype, term.language)}'


# IRIs ----------------------------------------------------------------------------------------------------------------

# Every character beyond ASCII counts as a letter in the patterns; those that are none are looked for apart, since
# their many ranges would have to be compiled again in each place.
_LETTERS = r"A-Za-z0-9\-._~\x{80}-\x{10FFFF}"
_SUBDELIMS = "!$&''()*+,;="
_PERCENT = "%[0-9A-Fa-f]{2}"
_PAIR, _BYTE = "[0-9A-Fa-f]{1,4}", "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_LAST = rf"({_PAIR}:{_PAIR}|{_BYTE}(\.{_BYTE}){{3}})"
_SHORTENED = [f"(({_PAIR}:){{0,{before}}}{_PAIR})?::({_PAIR}:){{{4 - before}}}{_LAST}" for before in range(5)]
_LONG = [f"({_PAIR}:){{6}}{_LAST}", f"::({_PAIR}:){{5}}{_LAST}"]
_OPEN = [f"(({_PAIR}:){{0,5}}{_PAIR})?::{_PAIR}", f"(({_PAIR}:){{0,6}}{_PAIR})?::"]
_V6 = "|".join([*_LONG, *_SHORTENED, *_OPEN])
_IP = rf"\[({_V6}|[vV][0-9A-Fa-f]+\.[A-Za-z0-9\-._~{_SUBDELIMS}:]+)\]"


def _run(extra: str) -> str:
    """Any number of unreserved characters, sub-delimiters, percent-encoded bytes and the characters of ``extra``."""
    return f"([{_LETTERS}{_SUBDELIMS}{extra}]|{_PERCENT})*"


_AUTHORITY = rf"({_run(':')}@)?({_IP}|{_run('')})(:[0-9]*)?"
_PATH = rf"//{_AUTHORITY}(/{_run(':@/')})?|(/?([{_LETTERS}{_SUBDELIMS}:@]|{_PERCENT}){_run(':@/')})?|/"
_IRI = rf"[A-Za-z][A-Za-z0-9+.\-]*:({_PATH})(\?{_run(':@/?')})?(#{_run(':@/?')})?"
_PRIVATE = r"\x{E000}-\x{F8FF}\x{F0000}-\x{FFFFD}\x{100000}-\x{10FFFD}"
_NONE = r"\x{80}-\x{9F}\x{FDD0}-\x{FDEF}\x{FFF0}-\x{FFFF}\x{E0000}-\x{E0FFF}" + "".join(
    rf"\x{{{plane:X}FFFE}}\x{{{plane:X}FFFF}}" for plane in range(1, 17)
)
_MISPLACED = rf"[{_NONE}]|^[^?#]*[{_PRIVATE}]|#.*[{_PRIVATE}]"


_DOUBTFUL = r"[\x{80}-\x{9F}\x{E000}-\x{F8FF}\x{FDD0}-\x{FDEF}\x{FFF0}-\x{10FFFF}]"
_UCSCHAR = r"\x{A0}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFEF}" + "".join(
    rf"\x{{{plane:X}{'1000' if plane == 0xE else '0000'}}}-\x{{{plane:X}FFFD}}" for plane in range(1, 0xF)
)


def percent_encoded(value: str) -> str:
    """A VARCHAR with everything percent-encoded in UTF-8 that is not unreserved in an IRI (RFC 3987, ``iunreserved``).

    ``url_encode`` does that for ASCII. Letters of all scripts stay: they are encoded and decoded again, with ``%`` in
    what is ASCII encoded once more. Only values that may have characters beyond ASCII that are no letters, and those
    beyond the basic plane, are gone through character by character.
    """
    letters = rf"url_decode(regexp_replace(url_encode({value}), '%([0-7].)', '%25\1', 'g'))"
    letter = f"CASE WHEN regexp_matches(c, '[{_UCSCHAR}]') THEN c ELSE url_encode(c) END"
    return (
        f"CASE WHEN strlen({value}) = length({value}) THEN url_encode({value})"
        f" WHEN regexp_matches({value}, '{_DOUBTFUL}')"
        f" THEN array_to_string(list_transform(string_split({value}, ''), lambda c: {letter}), '') ELSE {letters} END"
    )


def resolved(value: str, base: str, bad: str) -> str:
    """A VARCHAR that is an absolute IRI, as it is; else with ``base`` before it, if that makes an IRI; else ``bad``.

    Nothing is normalised, dots in the path neither (R2RML, section 7.3).
    """
    whole = f"{text(base)} || {value}"
    return (
        f"CASE WHEN {value} IS NULL THEN NULL WHEN {_is_iri(value)} THEN {value}"
        f" WHEN {_is_iri(whole)} THEN {whole} ELSE {bad} END"
    )


def _is_iri(value: str) -> str:
    """Whether a VARCHAR is an IRI with a scheme (RFC 3987, ``IRI``)."""
    misplaced = f"strlen({value}) > length({value}) AND regexp_matches({value}, '{_MISPLACED}', 's')"
    return f"(regexp_full_match({value}, '{_IRI}') AND NOT ({misplaced}))"


def blank_label(value: str) -> str:
    """The label of a blank node: equal for equal VARCHARs, different for different ones, legal for all."""
    return f"'b' || hex({value})"
