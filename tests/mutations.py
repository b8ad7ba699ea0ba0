"""Files that went wrong on their way: bytes flipped, cut off, doubled, nested, in another encoding, each by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with one to three things done to them; the same seed does the same.

    >>> mutated(b"one,two", 1) == mutated(b"one,two", 1)
    True
    """
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data, chance)
    return data


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _flip(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(min(len(found), chance.randrange(1, 20))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _delete(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def _double(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:]


def _swap_fields(data: bytes, chance: random.Random) -> bytes:
    """Two pieces between separators change places."""
    parts = re.split(rb"([\t,;\n<>\"{}\[\]])", data)
    if len(parts) > 2:
        a, b = (2 * chance.randrange((len(parts) + 1) // 2) for _ in range(2))
        parts[a], parts[b] = parts[b], parts[a]
    return b"".join(parts)


def _drop_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _replace(pattern: bytes, values: tuple[bytes, ...]) -> Mutation:
    """One of the places that match becomes one of the values."""

    def mutate(data: bytes, chance: random.Random) -> bytes:
        found = list(re.finditer(pattern, data))
        if not found:
            return data
        place = chance.choice(found)
        return data[: place.start()] + chance.choice(values) + data[place.end() :]

    return mutate


def _insert(values: tuple[bytes, ...]) -> Mutation:
    def mutate(data: bytes, chance: random.Random) -> bytes:
        place = chance.randrange(len(data) + 1)
        return data[:place] + chance.choice(values) + data[place:]

    return mutate


def _encode(data: bytes, chance: random.Random) -> bytes:
    """The same text as some program wrote it."""
    text = data.decode("utf-8", errors="replace")
    encoding = chance.choice(("utf-16", "utf-16-le", "latin-1", "cp1252", "utf-8-sig", "utf-32", "cp037"))
    return text.encode(encoding, errors="replace")


def _line_ends(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\x0b", "\u2028".encode())))


NUMBERS = (b"99999999999999999999999", b"-1", b"1e400", b"0", b"NaN", b"\xd9\xa1\xd9\xa9", b"1999.5", b"9" * 5000)
NAMES = (
    b"N" * 10_000,
    "\u202eABC\u202c \U0001f3ac".encode(),
    b"a\x00b",
    b"\\N",
    b"null",
    b"",
    b"' OR 1=1 --",
    b"</script>",
)
NESTED = (b"[" * 5000, b'{"a":' * 5000, b"<a>" * 5000, b"(" * 5000, b'"' * 501, b"]" * 50, b"<!--", b"<![CDATA[")
STRANGE = (
    b"\x00",
    b"\x00" * 100,
    "\u202e".encode(),
    "\U0001f600".encode(),
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\x1b[31m",
    b"\x1a",
)

MUTATIONS: tuple[Mutation, ...] = (
    _cut,
    _flip,
    _delete,
    _double,
    _swap_fields,
    _drop_line,
    _encode,
    _line_ends,
    _replace(rb"\d+", NUMBERS),
    _replace(rb"[A-Za-z][A-Za-z ]+", NAMES),
    _replace(rb"[\t,;:{}\[\]<>\"]", (b"", b",", b"\t", b'"', b"::", b"}", b"]")),
    _insert(NESTED),
    _insert(STRANGE),
)
