"""Text as every format can carry it, links that are safe to follow, and files that are replaced in one step."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import UsageError

# What XML 1.0 (https://www.w3.org/TR/xml/#charsets) or UTF-8 has no place for, and the C1 control characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(value: object) -> str:
    r"""The value as text that XML, JSON and HTML can carry: what they cannot is replaced by U+FFFD.

    >>> plain("a\x00b\r\nc"), plain(None), plain(7)
    ('a�b\nc', '', '7')
    """
    text = "" if value is None else str(value)
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def safe_links(links: Iterable[object]) -> list[tuple[str, str]]:
    """The pairs of label and URL whose URL is https and names a host; anything else is left out.

    >>> safe_links([("IMDb", "https://www.imdb.com/title/tt0437086/"), ("no", "javascript:alert(1)"), "odd"])
    [('IMDb', 'https://www.imdb.com/title/tt0437086/')]
    """
    pairs = (link for link in links if isinstance(link, tuple | list) and len(link) == 2)
    return [(plain(label), str(url)) for label, url in pairs if is_https(str(url))]


def is_https(url: str) -> bool:
    """Whether it is an https URL with a host, in printable characters without blanks.

    >>> is_https("https://example.org/a"), is_https("http://example.org/"), is_https("https:///a"), is_https("https://[")
    (True, False, False, False)
    """
    try:
        parts = urlsplit(url)
        return parts.scheme == "https" and bool(parts.hostname) and url.isprintable() and " " not in url
    except ValueError:
        return False


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: under another name in the same folder, then in its place. Text is UTF-8.

    Raises:
        UsageError: the file cannot be written there.

    """
    try:
        _replace(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", path=path) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".film-kg-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
