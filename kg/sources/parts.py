"""How databases print a part: several parts divided by a slash, and remarks in brackets behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg import vocab

_REMARK = re.compile(r"\(([^()]{1,60})\)$")
_NOTES = frozenset(
    ("voice", "uncredited", "archive footage", "archive sound", "singing voice", "credit only", "scenes deleted")
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a cast list says of one entry.

    Attributes:
        characters: the parts' names, without remarks.
        role: ``act``; ``vac`` where only the voice is given, ``onp`` for somebody as himself.
        attributes: remarks such as ``uncredited``.
        credited_as: the name in the credits, where a remark gives it.
    """

    characters: tuple[str, ...] = ()
    role: str = "act"
    attributes: tuple[str, ...] = ()
    credited_as: str | None = None


def parsed(printed: str | None) -> Part:
    """What a printed part says.

    >>> parsed("Bruce Wayne / Batman").characters
    ('Bruce Wayne', 'Batman')
    >>> parsed("Woody (voice) (uncredited)")
    Part(characters=('Woody',), role='vac', attributes=('voice', 'uncredited'), credited_as=None)
    >>> parsed("Himself - Host").role, parsed("Cop (age 8)").characters, parsed("Max (as Al X)").credited_as
    ('onp', ('Cop (age 8)',), 'Al X')
    """
    name, credited_as = (printed or "").strip(), None
    attributes: list[str] = []
    while (match := _REMARK.search(name)) and (found := _remark(match[1])) is not None:
        notes, other = found
        attributes[:0] = notes
        credited_as = credited_as or other
        name = name[: match.start()].rstrip()
    characters = tuple(part.strip() for part in re.split(r"\s/\s", name) if part.strip())
    return Part(characters, _role(characters, attributes), tuple(attributes), credited_as)


def _remark(text: str) -> tuple[list[str], str | None] | None:
    """The notes of a remark, and the name that it says somebody is credited by; None where it is part of the name."""
    notes = [note.strip().casefold() for note in text.split(",")]
    if all(note in _NOTES for note in notes):
        return notes, None
    return ([], text[3:].strip()) if text.startswith("as ") and text[3:].strip() else None


def _role(characters: tuple[str, ...], attributes: list[str]) -> str:
    if "voice" in attributes:
        return "vac"
    first = characters[0].split(" - ")[0] if characters else ""
    himself = vocab.role_of(first, "word")
    return "onp" if himself and himself.code == "onp" else "act"
