"""One film, person or character as text: credits, sources, other names, and where sources disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.lookup import Found, find

if TYPE_CHECKING:
    from kg.store.folder import Store

_CREDITS = """
SELECT c.role_label, coalesce(p.name, c.person_local) AS person, coalesce(f.title, c.film_local) AS film, f.year,
       array_to_string(c.characters, ' / ') AS part, c.character_description, c.credited_as, c.billing, c.source_name,
       c.stance, a.verdict, c.attributes
FROM credit_said c LEFT JOIN person_merged p ON p.person = c.person LEFT JOIN film_merged f ON f.film = c.film
LEFT JOIN assessment a ON a.credit = c.id WHERE {where}
"""
_OTHER_NAMES = {
    "film": """SELECT DISTINCT t.title || coalesce(' (' || nullif(concat_ws('-', t.language, t.region), '') || ')', '')
               FROM title t JOIN entity_key k ON k.id = t.film WHERE k.canonical = ? ORDER BY 1""",
    "person": """SELECT n.name FROM rdf_person_name n JOIN entity e ON e.space = n.space AND e.local = n.local
                 WHERE e.kind = 'person' AND e.id = ? ORDER BY 1""",
}
_SAME = "SELECT space || ':' || local FROM entity_key WHERE canonical = ? ORDER BY 1"
_DESCRIPTIONS = {
    "film": """SELECT s.name, f.title, f.year, f.kind, f.runtime_minutes FROM film f JOIN said s ON s.file = f.file
               JOIN entity_key k ON k.id = f.film WHERE k.canonical = ? AND s.trusted ORDER BY s.trust DESC, s.name""",
    "person": """SELECT s.name, p.name, p.birth_year, p.death_year, NULL FROM person p JOIN said s ON s.file = p.file
                 JOIN entity_key k ON k.id = p.person WHERE k.canonical = ? AND s.trusted
                 ORDER BY s.trust DESC, s.name""",
}
_FIELDS = {"film": ("title", "year", "kind", "runtime"), "person": ("name", "birth year", "death year", "")}


def show(store: Store, name: str, kinds: Sequence[str]) -> Iterator[str]:
    """Lines that describe one thing.

    Args:
        store: an open store.
        name: what :func:`kg.lookup.find` takes.
        kinds: what it may be, in order of preference.

    Raises:
        UsageError: nothing or several things are called that.
    """
    found = find(store.connection, name, kinds)
    yield f"{found.label}{_years(store, found)}"
    yield f"{found.kind} <{store.base}{found.path()}>"
    if found.kind != "character":
        yield from _names(store, found)
    yield from _credits(store, found)
    if found.kind != "character":
        yield from _disagreements(store, found)
        yield from _relations(store, found)


def _years(store: Store, found: Found) -> str:
    """The year of a film, or those of a life."""
    if found.kind == "film":
        return f" ({found.year})" if found.year else ""
    row = store.connection.execute("SELECT death_year FROM person_merged WHERE person = ?", [found.id]).fetchone()
    died = row[0] if row and found.kind == "person" else None
    return f" ({found.year or '?'}–{died or ''})" if found.year or died else ""


def _names(store: Store, found: Found) -> Iterator[str]:
    others = [row[0] for row in store.connection.execute(_OTHER_NAMES[found.kind], [found.id]).fetchall()]
    keys = [row[0] for row in store.connection.execute(_SAME, [found.id]).fetchall()]
    if others:
        yield f"also called: {'; '.join(others)}"
    yield f"the same in: {', '.join(keys)}"


def _credits(store: Store, found: Found) -> Iterator[str]:
    """Credits that say the same are one line with all their sources."""
    where = {
        "film": f"c.film = {found.id}",
        "person": f"c.person = {found.id}",
        "character": f"c.id IN (SELECT credit FROM character_said WHERE film = {found.id} AND slug = $slug)",
    }[found.kind]
    values = {"slug": found.slug} if found.kind == "character" else {}
    rows = store.connection.execute(_CREDITS.format(where=where), values).fetchall()
    lines: dict[tuple[Any, ...], list[str]] = {}
    for row in sorted(rows, key=lambda row: _order(found, row)):
        lines.setdefault(_said(found, row), []).append(_source(row))
    yield ""
    yield f"{len(lines)} credit{'' if len(lines) == 1 else 's'}"
    for (role, rest), sources in lines.items():
        yield f"  {role:<16} {rest}  [{', '.join(dict.fromkeys(sources))}]"


def _order(found: Found, row: tuple[Any, ...]) -> tuple[Any, ...]:
    billing = 9999 if row[7] is None else row[7]
    return (
        (row[0] != "actor", row[0], billing, row[1], row[8], row[4] or "")
        if found.kind == "film"
        else (row[3] or 0, row[2], row[0], row[1], row[8], row[4] or "")
    )


def _said(found: Found, row: tuple[Any, ...]) -> tuple[str, str]:
    role, person, film, year, part, description, credited_as, *_ = row
    titled = f"{film}{f' ({year})' if year else ''}"
    what = {"film": person, "person": titled, "character": f"{person} in {titled}"}[found.kind]
    what += f" as {part}" if part and found.kind != "character" else f" as {description}" if description else ""
    return role, what + (f", credited as {credited_as}" if credited_as else "")


def _source(row: tuple[Any, ...]) -> str:
    notes = [word for word in (row[9] if row[9] != "asserted" else None, row[10]) if word and word != "supported"]
    notes += row[11] or []
    return str(row[8]) + (f": {', '.join(notes)}" if notes else "")


def _disagreements(store: Store, found: Found) -> Iterator[str]:
    """Values that trusted sources give differently."""
    rows = store.connection.execute(_DESCRIPTIONS[found.kind], [found.id]).fetchall()
    for place, field in enumerate(_FIELDS[found.kind], 1):
        values = {row[0]: row[place] for row in rows if row[place] is not None}
        if len({str(value).casefold() for value in values.values()}) > 1:
            yield f"sources disagree on the {field}: " + ", ".join(
                f"{value} ({name})" for name, value in values.items()
            )


def _relations(store: Store, found: Found) -> Iterator[str]:
    """Relations of a thing, but not what others are known for; of millions, those of the thing are found first."""
    own = _list(store, "SELECT id FROM entity_key WHERE canonical = ?", [found.id])
    ids = _list(
        store,
        f"SELECT id FROM relation WHERE subject_kind <> 'source' AND (film IN ({own}) OR subject IN ({own}) "
        f"OR object IN ({own}) AND subject_kind <> 'person')",
    )
    if not ids:
        return
    rows = store.connection.execute(
        "SELECT DISTINCT coalesce(a.title, p.name, r.subject_name), r.predicate, "
        "coalesce(b.title, r.object_name, r.object_local), r.source_name FROM relation_said r "
        "LEFT JOIN film_merged a ON a.film = r.subject LEFT JOIN film_merged b ON b.film = r.object "
        f"LEFT JOIN person_merged p ON p.person = r.subject WHERE r.id IN ({ids}) ORDER BY ALL"
    ).fetchall()
    yield ""
    yield "relations"
    for subject, predicate, object_, source in rows:
        yield f"  {subject} {predicate} {object_}  [{source}]"


def _list(store: Store, query: str, values: Sequence[object] = ()) -> str:
    """The numbers that a query gives, as the inside of SQL's IN."""
    return ", ".join(str(row[0]) for row in store.connection.execute(query, list(values)).fetchall())
