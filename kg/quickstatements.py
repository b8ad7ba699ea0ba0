"""Credits for Wikidata's editors, as QuickStatements (https://www.wikidata.org/wiki/Help:QuickStatements, version 1).

A line is a statement: the film's item, the property of the role, the person's item; of a cast member the name of the
part (P4633) and the place in the credits (P1545) as qualifiers; and a reference for each source that says so.

A credit is written where a trusted source other than Wikidata asserts it and none denies it, where exactly one item of
Wikidata is known for the film and for the person, where Wikidata has a property for the role, where no source of the
format ``wikidata`` in the store has it, and where a source can be referred to: by its item and the film's id there, or
by its address. Nothing is sent anywhere: an editor reads the file and runs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import vocab

if TYPE_CHECKING:
    from kg.store.folder import Store

_CREDITS = """
WITH item AS (
    SELECT canonical, min(local) AS item FROM entity_key WHERE space = 'wd' AND regexp_full_match(local, 'Q[1-9][0-9]*')
    GROUP BY canonical HAVING count(DISTINCT local) = 1
), known AS (SELECT DISTINCT film, person, code FROM credit_said WHERE format = 'wikidata' AND stance = 'asserted')
SELECT f.item, p.item, c.code, c.characters, c.billing, c.format, s.location, s.retrieved::DATE::VARCHAR,
       c.film_space, c.film_local
FROM credit_said c JOIN source s ON s.id = c.source
JOIN item f ON f.canonical = c.film JOIN item p ON p.canonical = c.person
LEFT JOIN assessment a ON a.credit = c.id
WHERE c.trusted AND c.format <> 'wikidata' AND c.stance = 'asserted' AND c.ground IS NULL AND c.code IS NOT NULL
  AND coalesce(a.verdict, 'supported') = 'supported' AND (c.film, c.person, c.code) NOT IN (FROM known)
ORDER BY f.item, c.code, c.billing, p.item, c.source_name, c.locator
"""


def write(store: Store, file: Path) -> str:
    """Write the statements, one a line, and return what was written, in words."""
    lines = list(statements(store))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return f"{len(lines)} statements"


def statements(store: Store) -> Iterator[str]:
    """The statements, in the order of films, roles and billing; a credit that several sources give is one."""
    properties = {role.code: role.wikidata[0] for role in vocab.roles() if role.wikidata}
    found: dict[tuple[str, str, str], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for row in store.connection.execute(_CREDITS).fetchall():
        film, person, code, characters, billing = row[:5]
        reference = _reference(*row[5:])
        if code in properties and reference:
            qualifiers, references = found[film, properties[code], person]
            if not references and properties[code] in ("P161", "P725"):
                qualifiers += _qualifiers(characters, billing)
            references += [] if reference[0] in references else reference
    for statement, (qualifiers, references) in found.items():
        yield "\t".join((*statement, *qualifiers, *references))


def _qualifiers(characters: list[str] | None, billing: int | None) -> list[str]:
    """The part's name where it can be written, which a quotation mark or a control character cannot, and the place."""
    parts = [part for part in characters or [] if part.isprintable() and not set(part) & set('"|')]
    names = [word for part in parts for word in ("P4633", f'"{part}"')]
    return [*names, *(("P1545", f'"{billing}"') if billing else ())]


def _reference(format_: str, location: str, retrieved: str, space: str, local: str) -> list[str]:
    """Where it is stated: the source's item with the film's id there, or its address; nothing without either."""
    known = vocab.source_defaults(format_)
    date: Any = ["S813", f"+{retrieved}T00:00:00Z/11"]
    if known.item and known.property and space == known.format:
        return [f"S248\t{known.item}\tS{known.property[1:]}", f'"{local}"', *date]
    if location.startswith(("http://", "https://")) and '"' not in location:
        return [f'S854\t"{location}"', *date]
    return []
