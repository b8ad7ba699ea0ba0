"""Claims that may be more than fit into memory: beyond some thousands they are kept in a temporary file."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import IO

from kg.claim import Claim

KEPT = 20_000
"""Claims that are kept in memory."""


class Spool:
    """Claims to be gone through in the order in which they came, as often as need be.

    >>> spool = Spool()
    >>> spool.extend(Claim(source="s", locator=str(n)) for n in range(50_000))
    50000
    >>> len(spool), [claim.locator for claim in spool][-1]
    (50000, '49999')
    """

    def __init__(self) -> None:
        self._tail: list[Claim] = []
        self._count = 0
        self._file: IO[bytes] | None = None

    def extend(self, claims: Iterable[Claim]) -> int:
        """Put claims behind those that there are; how many they were."""
        before = self._count
        for claim in claims:
            self._tail.append(claim)
            self._count += 1
            if len(self._tail) >= KEPT:
                self._write()
        return self._count - before

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="film-kg-")  # noqa: SIM115 - it lives as long as the spool
            weakref.finalize(self, self._file.close)
        self._file.seek(0, 2)
        pickle.dump(self._tail, self._file, pickle.HIGHEST_PROTOCOL)
        self._tail = []

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Claim]:
        left, place = self._count - len(self._tail), 0
        while left and self._file is not None:
            self._file.seek(place)
            claims = pickle.load(self._file)  # noqa: S301 - nobody else has the file
            place, left = self._file.tell(), left - len(claims)
            yield from claims
        yield from self._tail
