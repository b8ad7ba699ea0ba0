"""REGEX and REPLACE (SPARQL 1.1, sections 17.4.3.14 and 17.4.3.15) by DuckDB's RE2."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.sparql.sql.code import Code, Text, op
from kg.sparql.sql.operators import boolean, generic, string, text_of
from kg.sparql.sql.shapes import Const, Value, encoded


def regex(args: list[Value]) -> Value:
    """REGEX(text, pattern, flags)."""
    text = text_of(args[0]) or op("sp_text({0})", encoded(args[0]))
    pattern = _pattern(args[1], args[2] if len(args) > 2 else None)
    return boolean(op(pattern[1].format("regexp_matches({0}, {1})"), text, pattern[0]))


def replaced(args: list[Value]) -> Value:
    """REPLACE(text, pattern, replacement, flags)."""
    pattern, guard = _pattern(args[1], args[3] if len(args) > 3 else None)
    into = text_of(args[2]) or op("sp_text({0})", encoded(args[2]))
    references = r"regexp_replace(replace({0}, '\$', chr(1)), '[$]([0-9])', '\\\1', 'g')"
    into = op(f"replace({references}, chr(1), '$')", into)
    sql = guard.format("regexp_replace({0}, {1}, {2}, 'g')")
    if (plain := text_of(args[0])) is not None:
        return string(op(sql, plain, pattern, into))
    text = encoded(args[0])
    return generic(op("sp_like({0}, {1})", text, op(sql, op("sp_text({0})", text), pattern, into)))


def _pattern(value: Value, flags: Value | None) -> tuple[Code, str]:
    """A pattern in the syntax of RE2, and what goes around its use: one that is no constant may be ill-formed."""
    given = flags.shape.term.value if flags and isinstance(flags.shape, Const) else None
    if flags is not None and (given is None or not set(given) <= set("smixq")):
        raise QueryError("flags of a regular expression are a constant of s, m, i, x and q")
    head = "".join(sorted(set(given or "") & set("smi")))
    head = f"(?{head})" if head else ""
    if isinstance(value.shape, Const):
        return Text(head + _translated(value.shape.term.value, given or "")), "{}"
    code = text_of(value) or op("sp_text({0})", encoded(value))
    if given and set(given) & set("xq"):
        raise QueryError("the flags x and q need a constant pattern")
    return op("{0} || {1}", Text(head), code) if head else code, "TRY({})"


def _translated(pattern: str, flags: str) -> str:
    r"""A pattern of XPath (XQuery 1.0 and XPath 2.0 Functions, section 7.6.1) in the syntax of RE2.

    >>> print(_translated(r"\i\c*", ""), _translated("a b", "x"), _translated("a.b", "q"))
    [A-Za-z_:\pL][-.0-9A-Za-z_:\pL\pN\pM]* ab a\.b
    """
    if "q" in flags:
        return re.escape(pattern)
    if "x" in flags:
        pattern = re.sub(r"\s", "", pattern)
    if re.search(r"(?<!\\)\[[^\]]*-\[", pattern):
        raise QueryError("a class without some of its characters, [a-z-[aeiou]], is not supported")
    names = {
        "i": r"[A-Za-z_:\pL]",
        "c": r"[-.0-9A-Za-z_:\pL\pN\pM]",
        "I": r"[^A-Za-z_:\pL]",
        "C": r"[^-.0-9A-Za-z_:\pL\pN\pM]",
    }
    return re.sub(r"\\(.)", lambda found: names.get(found[1], found[0]), pattern, flags=re.DOTALL)
