"""Regular expressions that are compiled when they are first used, so that importing a module costs nothing."""

from __future__ import annotations

import re
from typing import Any, cast


class _Expression:
    """Stands in for a compiled expression; its methods are put in place by the first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression as :func:`re.compile` gives it, compiled on first use.

    >>> vowels = expression("[aeiou]+")
    >>> vowels.findall("beautiful"), vowels.search("xyz")
    (['eau', 'i', 'u'], None)
    """
    return cast("re.Pattern[str]", _Expression(source, flags))
