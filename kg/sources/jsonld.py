"""schema.org's descriptions of films: JSON-LD on its own, or JSON-LD, microdata or RDFa inside an HTML page.

Every object of a type of film or series is taken, wherever it stands. JSON-LD goes before microdata, microdata before
RDFa, for pages that say the same thing twice. A page that says of itself that it is a review or an article is prose,
whatever it says beside that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.claim import Claim
from kg.errors import InputError
from kg.sources import markup, schema_org
from kg.sources.base import Batch, Input, Source
from kg.sources.schema_org import KINDS, LEFT_OUT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGES = (".html", ".htm", ".xhtml")
PROSE = {"Review", "CriticReview", "UserReview", "Article", "NewsArticle", "BlogPosting"}
"""What a page is that is read as a review, if it says so of itself."""


def recognise(file: Input) -> bool:
    """Whether it is a page with a film that is not a page of prose, or JSON that uses schema.org's film types."""
    if file.suffix in PAGES:
        return _is_page(file)
    start = file.head.lstrip()
    named = any(f'"{kind}"'.encode() in file.head or f"/{kind}".encode() in file.head for kind in KINDS)
    typed = b'"@type"' in file.head or (b'"type"' in file.head and b"schema.org" in file.head)
    return start[:1] in (b"{", b"[") and typed and (named or b"schema.org" in file.head)


def _is_page(file: Input) -> bool:
    try:
        text = file.text()
    except InputError:
        return b"application/ld+json" in file.head
    if "application/ld+json" in text:
        try:
            tops = [
                set(schema_org.types(node)) for block in markup.json_blocks(file, text, []) for node in _tops(block)
            ]
        except InputError:
            return True
        if any(kinds & PROSE for kinds in tops) and not any(kinds & KINDS.keys() for kinds in tops):
            return False
        if any(kinds & KINDS.keys() for kinds in tops) or not markup.marked(text) & PROSE:
            return True
    marked = markup.marked(text)
    return bool(marked & KINDS.keys()) and not marked & PROSE


def _tops(block: Any) -> Iterator[dict[str, Any]]:
    """The objects that a block is about."""
    for node in schema_org.values(block):
        if isinstance(node, dict):
            yield node
            yield from (inner for inner in schema_org.values(node.get("@graph")) if isinstance(inner, dict))


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a schema.org description says.

    Raises:
        UsageError: it is microdata or RDFa, and what reads these is not installed.
        InputError: there is no film in it, or it is damaged.
    """
    text = file.text()
    failed: list[InputError] = []
    blocks = markup.json_blocks(file, text, failed)
    films = _films(blocks)
    if not films and markup.marked(text) & KINDS.keys():
        blocks = markup.attributes(file, text)
        films = _films(blocks)
    if failed and not films:
        raise failed[0]
    if not films:
        hint = "its @type must be Movie or a TV type"
        raise InputError("has no schema.org film with a name", path=file.name, hint=hint)
    page = schema_org.Page(file.source or file.id, named=_named(blocks))
    claims: list[Claim] = []
    for node, at in films:
        claims += schema_org.film_claims(page, dict(node), at)
    warnings = [f"{error}; this block was left out" for error in failed]
    warnings += [f"{file.name}: {what} ({count})" for what, count in sorted(page.left.items())]
    return [Batch(source=page.source, read=len(films), taken=len(films), records=tuple(claims), warnings=warnings)]


def _films(blocks: list[Any]) -> list[tuple[dict[str, Any], str]]:
    """The films with names, each with its JSON Pointer."""
    objects = _objects(blocks, "", apart=_BACK)
    return [(node, at) for node, at in objects if schema_org.kind_of(node) and schema_org.first(node.get("name"))]


def _named(blocks: list[Any]) -> dict[str, dict[str, Any]]:
    """The objects that are described somewhere, by their ``@id``."""
    objects = (node for node, _ in _objects(blocks, ""))
    return {str(node["@id"]): node for node in objects if "@id" in node and node.keys() - {"@id", "@type"}}


_BACK = frozenset(("review", "reviews"))
"""What leads from a film to things that name it again, as what they review."""


def _objects(value: Any, pointer: str, apart: frozenset[str] = frozenset()) -> Iterator[tuple[dict[str, Any], str]]:
    """Every object inside a value with its JSON Pointer, in document order.

    Args:
        apart: fields of films that are not looked into.
    """
    if isinstance(value, dict):
        yield value, pointer
        passed = apart if schema_org.kind_of(value) else ()
        for name, inner in value.items():
            if name not in passed:
                yield from _objects(inner, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}", apart)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _objects(inner, f"{pointer}/{index}", apart)


SOURCE = Source(
    name="jsonld",
    title="schema.org films (JSON-LD; HTML with JSON-LD, microdata or RDFa)",
    recognise=recognise,
    read=read,
    left_out=LEFT_OUT,
)
