"""XML that may be hostile: no document types and no entities; several elements may stand at the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.sources.input import Input

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DECLARATION = re.compile(r"<\?xml[^<>]{0,200}\?>")


def elements(text: str, file: Input) -> list[Element]:
    """The elements at the top of a file.

    Raises:
        InputError: it is not well-formed, or has a document type or entities.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    start, end = text.find("<"), text.rfind(">") + 1
    lines = "\n" * text.count("\n", 0, start)
    whole = text[start:end]
    try:
        try:
            return [fromstring(whole, forbid_dtd=True)]
        except ParseError:
            bare = _DECLARATION.sub("", whole)
            return list(fromstring(f"{lines}<nfo>{bare}</nfo>", forbid_dtd=True))
    except DefusedXmlException as error:
        raise InputError(
            "has a document type, which may hide entities without end", path=file.name, hint="remove it"
        ) from error
    except ParseError as error:
        line, why = error.position[0], str(error).partition(":")[0]
        raise InputError(f"its XML is not well-formed ({why})", path=file.name, line=line) from error


def fields(element: Element) -> dict[str, Any]:
    """An element as fields: its attributes with ``@``, its text as ``""``, and the lists of its children by name."""
    found: dict[str, Any] = {f"@{name.lower()}": value for name, value in element.attrib.items()}
    found[""] = element.text
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(child.tag.lower(), []).append(child)
    return found
