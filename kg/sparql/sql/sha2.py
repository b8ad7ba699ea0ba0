"""SHA-384 and SHA-512 (FIPS 180-4) as macros of SQL: DuckDB has neither, and functions in Python would need numpy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import count, islice
from math import isqrt

_ALL = 2**64 - 1


def macros(database: str) -> str:
    """The statements that make ``sp_sha384`` and ``sp_sha512`` of a text.

    >>> macros("db").count("CREATE OR REPLACE MACRO db.main.")
    3
    """
    first = _primes(80)
    constants = _words(_cube_root(prime << 192) & _ALL for prime in first)
    starts = [_words(isqrt(prime << 128) & _ALL for prime in part) for part in (first[8:16], first[:8])]
    made = f"CREATE OR REPLACE MACRO {database}.main.sp_sha2(t, start) AS {_digest(constants)};"
    for name, start, words in (("sp_sha384", starts[0], 6), ("sp_sha512", starts[1], 8)):
        text = "list_transform(sp_sha2(t, {})[:{}], lambda w_word: lpad(lower(to_hex(w_word)), 16, '0'))"
        made += f"CREATE OR REPLACE MACRO {database}.main.{name}(t) AS "
        made += f"list_aggregate({text.format(start, words)}, 'string_agg', '');"
    return made


def _primes(number: int) -> list[int]:
    return list(islice((n for n in count(2) if all(n % m for m in range(2, isqrt(n) + 1))), number))


def _cube_root(number: int) -> int:
    """The root, rounded down.

    >>> _cube_root(26), _cube_root(27)
    (2, 3)
    """
    low, high = 0, 1 << (number.bit_length() // 3 + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**3 <= number else (low, middle - 1)
    return low


def _words(numbers: Iterable[int]) -> str:
    return "[" + ", ".join(f"{number}::UBIGINT" for number in numbers) + "]"


def _sum(*words: str) -> str:
    """The sum modulo 2^64."""
    return "((" + " + ".join(f"{word}::UHUGEINT" for word in words) + f") & {_ALL}::UHUGEINT)::UBIGINT"


def _xor(*words: str) -> str:
    return reduce(lambda one, other: f"xor({one}, {other})", words)


def _turned(word: str, places: int) -> str:
    """The bits moved to the right, and those that fall out put in on the left."""
    return f"(({word} >> {places}) | (({word} & {2**places - 1}::UBIGINT) << {64 - places}))"


def _mixed(word: str, *places: int) -> str:
    return _xor(*(_turned(word, each) for each in places))


def _digest(constants: str) -> str:
    """The words of the digest of ``t``; the functions are those of sections 4.1.3 and 6.4.2."""
    small = (
        _xor(_mixed("w[-15]", 1, 8), "(w[-15] >> 7)"),
        _xor(_mixed("w[-2]", 19, 61), "(w[-2] >> 6)"),
    )
    more = f"lambda w, i: list_append(w, {_sum(small[1], 'w[-7]', small[0], 'w[-16]')})"
    schedule = f"list_reduce(list_transform(range(64), lambda i: [i::UBIGINT]), {more}, b)"
    choice = f"xor(s[5] & s[6], xor(s[5], {_ALL}::UBIGINT) & s[7])"
    majority = _xor("(s[1] & s[2])", "(s[1] & s[3])", "(s[2] & s[3])")
    first = _sum("s[8]", _mixed("s[5]", 14, 18, 41), choice, "k[1]", "k[2]")
    second = _sum(_mixed("s[1]", 28, 34, 39), majority)
    state = f"[{_sum('n[1]', 'n[2]')}, s[1], s[2], s[3], {_sum('s[4]', 'n[1]')}, s[5], s[6], s[7]]"
    turn = f"list_transform([[{first}, {second}]], lambda n: {state})[1]"
    steps = f"list_transform(list_zip({constants}, {schedule}), lambda z: [z[1], z[2]])"
    block = f"list_zip(h, list_reduce({steps}, lambda s, k: {turn}, h))"
    added = f"list_transform({block}, lambda z: {_sum('z[1]', 'z[2]')})"
    zeros = "repeat('0', ((111 - strlen(x) // 2) % 128 + 128) % 128 * 2)"
    padded = f"x || '80' || {zeros} || lpad(to_hex(strlen(x) * 4), 32, '0')"
    words = "list_transform(range(16), lambda i: ('0x' || substr(p, n * 256 + i * 16 + 1, 16))::UBIGINT)"
    blocks = f"list_transform(range(strlen(p) // 256), lambda n: {words})"
    whole = f"list_transform([{padded}], lambda p: list_reduce({blocks}, lambda h, b: {added}, start))[1]"
    return f"list_transform([hex(encode(t))], lambda x: {whole})[1]"
