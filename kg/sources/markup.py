"""What pages say in schema.org's words, as JSON values: JSON-LD by ourselves, microdata and RDFa by extruct."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from kg.charrefs import bounded, unescape
from kg.errors import InputError, UsageError
from kg.sources.base import Input, well_formed

NAMESPACES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/", "http://www.schema.org/")
_MARKED = re.compile(
    r"""\b(itemtype|typeof)\s*=\s*(?:"([^"]{0,400})"|'([^']{0,400})'|([^\s"'>]{1,400}))""", re.IGNORECASE
)
_OPENED = re.compile(r"\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--)\s*")
_CLOSED = re.compile(r"\s*;?\s*(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|-->)?\s*\Z")


class _Scripts(HTMLParser):
    """The JSON-LD blocks of a page, each with the offset of its text, counted from 0."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").split(";")[0].strip().lower()
        self._inside = tag == "script" and kind == "application/ld+json"
        if self._inside:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.blocks[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"


def json_blocks(file: Input, text: str, failed: list[InputError]) -> list[Any]:
    """The JSON values of a file: its JSON-LD blocks where it is a page, else the whole, with short names.

    Args:
        failed: gets the errors of a page's blocks that are left out, as each is a piece of data by itself.

    Raises:
        InputError: the JSON is not well-formed, and it is no page or has no other block; the message has the line.
    """
    if text.lstrip()[:1] in ("{", "["):
        return [_json(text, text, 0, file)]
    text = bounded(text)
    page = _Scripts()
    page.feed(text)
    page.close()
    found = []
    for block in page.blocks:
        if block.strip() or len(page.blocks) == 1:
            try:
                found.append(_json(block, text, text.find(block), file))
            except InputError as error:
                failed.append(error)
    if failed and not found:
        raise failed[0]
    return found


def _json(block: str, text: str, offset: int, file: Input) -> Any:
    """The value of a block that stands at an offset of a text, counted from 0."""
    try:
        return plain(_loaded(block))
    except RecursionError as error:
        raise InputError("its JSON is nested too deeply", path=file.name) from error
    except ValueError as error:
        line = text.count("\n", 0, offset + getattr(error, "pos", 0)) + 1
        why = getattr(error, "msg", "a number is too long")
        raise InputError("its JSON is not well-formed", path=file.name, line=line, hint=why) from error


def _loaded(block: str) -> Any:
    """The value of a block; line ends inside strings, comments around the whole and escaped quotes are forgiven."""
    try:
        return json.loads(block, strict=False)
    except ValueError:
        for mended in (_unwrapped(block), unescape(block)):
            try:
                return json.loads(mended, strict=False)
            except ValueError:
                continue
        raise


def _unwrapped(block: str) -> str:
    """A block without what hides it from old browsers.

    >>> _unwrapped(" //<![CDATA[ {} ; //]]>"), _unwrapped("/* <![CDATA[ */ {} /* ]]> */"), _unwrapped("<!-- {} -->")
    ('{}', '{}', '{}')
    """
    opened = _OPENED.match(block)
    body = block[opened.end() if opened else 0 :].rstrip()
    closed = _CLOSED.search(body, max(0, len(body) - 40))
    return body[: closed.start() if closed else len(body)].strip()


def plain(value: Any, prefixes: tuple[str, ...] = ("schema:",), known: bool = False) -> Any:
    """A JSON value with names as schema.org has them, and no characters that cannot be stored.

    Args:
        prefixes: what may stand before a name; a context may declare others.
        known: whether a context of schema.org holds, in which ``type`` and ``id`` may stand for ``@type`` and ``@id``.

    >>> plain({"@context": {"s": "http://schema.org/"}, "@type": "s:Movie", "s:name": {"@value": "Heat"}})["name"]
    {'@value': 'Heat'}
    """
    if isinstance(value, dict):
        declared = list(_declared(value.get("@context")))
        prefixes = (*prefixes, *declared)
        known = known or "schema.org" in json.dumps(value.get("@context"))
        alias = {"type": "@type", "id": "@id"} if known and "@type" not in value else {}
        names = {name: short(well_formed(str(alias.get(name, name))), prefixes) for name in value}
        return {
            names[name]: _typed(names[name], plain(inner, prefixes, known), prefixes) for name, inner in value.items()
        }
    if isinstance(value, list):
        return [plain(inner, prefixes, known) for inner in value]
    return well_formed(value) if isinstance(value, str) else value


def _typed(name: str, value: Any, prefixes: tuple[str, ...]) -> Any:
    """The types of an object, with short names; any other value as it is."""
    if name != "@type":
        return value
    types = value if isinstance(value, list) else [value]
    return [short(each, prefixes) for each in types if isinstance(each, str)]


def _declared(context: Any) -> Iterator[str]:
    """The prefixes that a context declares for schema.org."""
    for part in context if isinstance(context, list) else [context]:
        for prefix, iri in part.items() if isinstance(part, dict) else ():
            if iri in NAMESPACES and not prefix.startswith("@"):
                yield f"{prefix}:"


def short(name: str, prefixes: tuple[str, ...] = ("schema:",)) -> str:
    """A name without the namespace or a prefix of schema.org.

    >>> short("http://schema.org/Movie"), short("schema:name"), short("name")
    ('Movie', 'name', 'name')
    """
    start = next((start for start in (*NAMESPACES, *prefixes) if name.startswith(start)), "")
    return name.removeprefix(start)


def marked(text: str) -> set[str]:
    """The types that the attributes of a page's microdata and RDFa name.

    >>> sorted(marked('<div itemscope itemtype="http://schema.org/Movie"><p typeof="schema:Person Thing">'))
    ['Movie', 'Person', 'Thing']
    """
    values = (value for _, *alternatives in _MARKED.findall(text) for value in alternatives)
    return {short(name) for value in values for name in value.split()}


def attributes(file: Input, text: str) -> list[Any]:
    """The JSON values of a page's microdata, or where it has none, of its RDFa.

    Raises:
        UsageError: extruct is not installed.
        InputError: extruct cannot make anything of the page.
    """
    try:
        import extruct
    except ImportError as error:
        hint = 'run pip install "film-kg[html]"'
        raise UsageError("has microdata or RDFa", path=file.name, hint=hint) from error
    microdata = "itemtype" in text.lower()
    syntax = "microdata" if microdata else "rdfa"
    try:
        found = extruct.extract(text, syntaxes=[syntax], uniform=microdata)[syntax]
    except Exception as error:  # extruct lets through whatever its parsers raise
        raise InputError(f"its markup cannot be read ({type(error).__name__})", path=file.name) from error
    values = [plain(value, known=True) for value in found]
    return values if microdata else _embedded(values)


def _embedded(nodes: list[dict[str, Any]]) -> list[Any]:
    """Descriptions with those that they point to inside, in an order that is always the same: RDFa has none."""
    by_id = {node["@id"]: node for node in nodes if "@id" in node}
    inner_ids = {name for node in nodes for value in node.values() for name in _pointed_at(value)}

    def whole(value: Any, above: tuple[str, ...]) -> Any:
        if isinstance(value, list):
            return sorted((whole(inner, above) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True))
        if not isinstance(value, dict):
            return value
        name = value.get("@id", "")
        if name in above or len(above) > 20:
            return {}
        inner = {**by_id.get(name, {}), **value}
        if name.startswith("_:"):
            del inner["@id"]
        return {field: whole(each, (*above, name)) for field, each in inner.items()} | {"@unordered": True}

    roots = (whole(node, ()) for node in nodes if node.get("@id") not in inner_ids)
    return sorted(roots, key=lambda node: json.dumps(node, sort_keys=True))


def _pointed_at(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict) and "@id" in each:
            yield each["@id"]
