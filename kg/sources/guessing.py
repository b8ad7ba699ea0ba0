"""A first mapping file for a table, guessed from its header and its values; each line says why.

What a column is follows from its name, else from the form of its values (ids of IMDb, years, titles with a year, words
for roles, dates); how its cells are written follows from its values alone. What nothing speaks for is left out, and
says so in the file.
"""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg import vocab
from kg.errors import InputError, KgError, UsageError
from kg.sources.base import Input
from kg.sources.cells import DATES
from kg.sources.collect import collect, mapping_beside
from kg.sources.columns import FIELDS, MORE, TYPES, role_named
from kg.sources.csv import dialect_of
from kg.sources.delimited import header, split
from kg.sources.flat import as_table, is_flat
from kg.sources.titles import ARTICLES

ROWS = 2000
"""Rows that are looked at."""

FOREIGN: Mapping[str, tuple[str, ...]] = {
    "film": (
        "titel",
        "filmtitel",
        "titre",
        "titre du film",
        "título",
        "titulo",
        "titolo",
        "película",
        "filme",
        "pelicula",
    ),
    "year": (
        "jahr",
        "année",
        "annee",
        "año",
        "ano",
        "anno",
        "jaar",
        "år",
        "rok",
        "erscheinungsjahr",
        "produktionsjahr",
    ),
    "person": ("personne", "persona", "pessoa", "nom", "nome", "nombre"),
    "role": ("funktion", "fonction", "función", "funcion", "ruolo", "função", "beruf", "tätigkeit"),
    "character": ("rolle", "rôle", "personnage", "personaje", "personaggio", "figur"),
    "original_title": ("originaltitel", "titre original", "título original", "titolo originale"),
    "date": ("premiere", "kinostart", "date de sortie", "fecha de estreno", "data di uscita", "erscheinungsdatum"),
    "runtime": ("laufzeit", "durée", "duree", "duración", "duracion", "durata", "länge"),
}
FACTS: Mapping[str, tuple[str, ...]] = {
    "genre": ("genre", "genres", "major genre", "main genre", "gattung", "género", "genere"),
    "rating": ("rating", "imdb rating", "score", "imdb score", "average rating", "vote average", "stars", "note"),
    "votes": ("votes", "imdb votes", "num votes", "vote count", "number of votes"),
    "content rating": ("mpaa rating", "content rating", "certificate", "rated", "fsk"),
    "plot": ("plot", "overview", "synopsis", "summary", "plot summary", "description"),
    "keyword": ("keyword", "keywords", "tag", "tags", "plot keywords"),
    "country": ("country", "countries", "production countries", "land", "pays", "país", "paese"),
    "language": ("language", "languages", "original language", "sprache", "langue", "idioma", "lingua"),
    "production company": ("production company", "production companies", "studio", "studios"),
    "source kind": ("source", "source kind", "based on kind"),
    "award": ("award", "awards"),
}  # fmt: skip
SEPARATORS = ("; ", ";", " | ", "|", " / ", "/", ", ", ",", " & ", " and ", " und ", " et ", " y ")
_DATED = re.compile(r".+\(\d{4}\)\s*")
_ARTICLED = re.compile(rf".+, (?:{'|'.join(ARTICLES)})(?: \(\d{{4}}\))?", re.IGNORECASE)
_FORMS = (*DATES[:-1], "%m/%d/%Y", "%d/%m/%Y", "%d-%m-%Y", "%d. %B %Y")


@dataclass(slots=True)
class Guess:
    """What a column is guessed to be.

    Attributes:
        column: its name. section: ``columns``, ``roles``, ``facts`` or ``skip``. target: the field, role or property.
        why: the reason in words. options: the conventions of its cells.
    """

    column: str
    section: str
    target: str
    why: str
    options: dict[str, object] = field(default_factory=dict)


def write(paths: Iterable[str]) -> Iterator[tuple[Path, list[Guess], KgError | None]]:
    """Write a first mapping file beside each table: where it lies and its guesses, or what is wrong with the table.

    Args:
        paths: files, folders and globs.

    Raises:
        UsageError: a path does not exist.
    """
    for file in collect(paths):
        target = mapping_beside(file.path)
        try:
            if target.exists():
                raise UsageError("is there already", path=target, hint="move it away to have another guess")
            text, guesses = mapping(file)
            target.write_text(text, encoding="utf-8")
            yield target, guesses, None
        except (KgError, OSError) as error:
            problem = error if isinstance(error, KgError) else InputError(str(error), path=file.name)
            yield target, [], problem


def mapping(file: Input) -> tuple[str, list[Guess]]:
    """The text of a mapping file for a table, and the guesses that it rests on, in the order of the columns.

    Raises:
        InputError: the file is no table, or no column looks like the titles of films of which something is said.
    """
    delimiter, names, rows = _sample(file)
    values = {
        name: [row[at].strip() for row in rows if at < len(row) and row[at].strip()] for at, name in enumerate(names)
    }
    guesses = _settled([_guess(name, values[name]) for name in names])
    found = {(guess.section, guess.target) for guess in guesses}
    spoken = {("columns", "person"), *(pair for pair in found if pair[0] in ("roles", "facts"))} & found
    if ("columns", "film") not in found or not spoken:
        what = f"has no columns that look like films and what is said of them ({', '.join(names[:6])})"
        raise InputError(what, path=file.name, line=1, hint="write a mapping file, see docs/sources.md")
    return _toml(file.name, delimiter, guesses, found), guesses


def _sample(file: Input) -> tuple[str | None, list[str], list[list[str]]]:
    """The delimiter if it is no comma, the columns and the first rows of a table."""
    if is_flat(file):
        with as_table(file) as (table, _), table.path.open(encoding="utf-8", newline="") as stream:
            names, *rows = itertools.islice(csv.reader(stream), ROWS + 1)
        return None, names, rows
    dialect = dialect_of(file)
    lines = file.text_lines(ROWS)
    return dialect.delimiter, header(file, dialect), [cells for _, cells, _ in split(lines, dialect)]


# What a column is -----------------------------------------------------------------------------------------------------


def _guess(name: str, values: Sequence[str]) -> Guess:
    """What one column is, by its name or else by its values, and how its cells are written."""
    if not values:
        return Guess(name, "skip", "", "has no values")
    found = _by_name(name, values) or _by_values(name, values)
    if found is None:
        return Guess(name, "skip", "", f"neither its name nor its values say what it is ({_shown(values)})")
    found.options = dict(_conventions(found, values))
    if "pivot" in found.options:
        found.why += "; some of its dates lie ahead, so what is after the pivot is read as a century earlier"
    return found


def _by_name(name: str, values: Sequence[str]) -> Guess | None:
    folded = " ".join(re.sub(r"\(s\)|[^\w\s()]", " ", vocab.fold(name)).split())
    for words in (FIELDS, MORE, FOREIGN):
        target = next((target for target, known in words.items() if folded in known), None)
        if target and _fits(target, values):
            return Guess(name, "columns", target, "by its name")
    fact = next((fact for fact, known in FACTS.items() if folded in known), None)
    if fact and (TYPES.get(fact) not in ("integer", "decimal") or _share(r"\d+([.,]\d+)?", values) > 0.98):
        return Guess(name, "facts", fact, "by its name")
    role = role_named(folded)
    return (
        Guess(name, "roles", role, "its name is that of a role")
        if role and _share(r"[\d.,\s]+", values) < 0.5
        else None
    )


_SHAPES: Mapping[str, str] = {
    "year": r"(1[89]|20)\d\d(\.0*)?",
    "film_id": r"tt\d{1,11}",
    "person_id": r"nm\d{1,11}",
    "billing": r"\d{1,9}(\.0*)?",
    "runtime": r"\d{1,4}(\.0*)?",
    "tmdb_id": r"\d{1,9}(\.0*)?",
    "birth_year": r"\d{4}(\.0*)?",
    "death_year": r"\d{4}(\.0*)?",
}
"""What the values of a field must look like for its name to be believed."""


def _fits(target: str, values: Sequence[str]) -> bool:
    if target == "date":
        return _date_forms(values) != []
    return target not in _SHAPES or _share(_SHAPES[target], values) > 0.98


def _by_values(name: str, values: Sequence[str]) -> Guess | None:
    tests: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("film_id", "its values are ids of titles in IMDb", lambda: _share(r"tt\d{5,11}", values) > 0.9),
        ("person_id", "its values are ids of people in IMDb", lambda: _share(r"nm\d{5,11}", values) > 0.9),
        ("film", "its values end with years in brackets", lambda: _share(_DATED.pattern, values) > 0.8),
        ("year", "its values are years", lambda: _share(_SHAPES["year"], values) > 0.98 and len(set(values)) > 1),
        ("role", "most of its values are words for roles", lambda: _known_roles(values) > 0.6),
        ("date", "its values are dates", lambda: _share(r"[\d\s.]+", values) < 0.9 and _date_forms(values) != []),
    )
    if _share(r"[^.!?]{3,60} as \S.*", values) > 0.5:
        return Guess(name, "roles", "actor", "its values name somebody as a part")
    target = next(((target, why) for target, why, holds in tests if holds()), None)
    return Guess(name, "columns", *target) if target else None


def _share(pattern: str, values: Sequence[str]) -> float:
    compiled = re.compile(pattern)
    return sum(compiled.fullmatch(value[:500]) is not None for value in values) / len(values)


def _known_roles(values: Sequence[str]) -> float:
    return sum(vocab.role_of(value) is not None for value in values) / len(values)


def _shown(values: Sequence[str]) -> str:
    return ", ".join(value[:20] for value, _ in Counter(values).most_common(3))


def _settled(guesses: list[Guess]) -> list[Guess]:
    """The guesses with one column for each target: the first, and names go before values."""
    taken: dict[tuple[str, str], str] = {}
    for guess in sorted(guesses, key=lambda guess: not guess.why.startswith(("by its name", "its name"))):
        place = (guess.section, guess.target)
        if guess.section != "skip" and place in taken:
            guess.section, guess.why = "skip", f"{taken[place]!r} is taken for {guess.target} already"
        taken.setdefault(place, guess.column)
    return guesses


# How its cells are written --------------------------------------------------------------------------------------------


def _conventions(guess: Guess, values: Sequence[str]) -> Iterator[tuple[str, object]]:
    if guess.target == "film":
        if _share(_DATED.pattern, values) > 0.5:
            yield "year", "in brackets"
        if any(_ARTICLED.fullmatch(value[:500]) for value in values):
            yield "article", "last"
    elif guess.target in ("date", "release date"):
        yield from _dates(values)
    elif guess.section == "roles" or guess.target == "person":
        yield from _people(values)
    elif guess.section == "facts" and guess.target not in ("plot", *TYPES):
        yield from _split(values, 0.05)
    elif TYPES.get(guess.target) == "decimal" and any("," in value for value in values):
        yield "decimal", ","


def _dates(values: Sequence[str]) -> Iterator[tuple[str, object]]:
    form = _date_forms(values)[0]
    yield "format", form
    latest, now = max(datetime.strptime(value, form).year for value in values), datetime.now(UTC).year
    if latest > now + 1 and "%Y" in form:
        yield "pivot", now


def _date_forms(values: Sequence[str]) -> list[str]:
    """The forms in which all dates can be read; none where two forms read them differently."""
    forms = [form for form in _FORMS if all(_is_date(value, form) for value in values)]
    readings = {tuple(datetime.strptime(value, form) for value in values) for form in forms}
    return forms if len(readings) == 1 else []


def _is_date(value: str, form: str) -> bool:
    try:
        datetime.strptime(value, form)
    except ValueError:
        return False
    return True


def _people(values: Sequence[str]) -> Iterator[tuple[str, object]]:
    separated = dict(_split(values, 0.02))
    commas = [value.split(", ") for value in values if ", " in value]
    inverted = [parts for parts in commas if len(parts) == 2 and not any(" " in part for part in parts)]
    if inverted and len(inverted) > len(values) / 3:
        yield "order", "last, first"
        separated = {"separator": [s for s in _listed(separated.get("separator")) if s.strip() != ","]}
    yield from ((name, value) for name, value in separated.items() if value)
    parts = list(_parts(values, _listed(separated.get("separator"))))
    for mark, pattern in ((" as ", r".+ as .+"), ("()", r".*\S\s*\([^()]+\)")):
        if parts and _share(pattern, parts) > 0.2:
            yield "character", mark
            return


def _listed(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _split(values: Sequence[str], least: float) -> Iterator[tuple[str, object]]:
    """What stands between several values in one cell: in some cells, and with short parts on both sides."""
    found: list[str] = []
    for separator in SEPARATORS:
        cells = [value for value in values if separator in value]
        covered = any(separator.strip() == other.strip() for other in found)
        parts = [part for cell in cells for part in cell.split(separator)]
        if cells and not covered and len(cells) >= least * len(values) and all(len(part) < 60 for part in parts):
            found.append(separator)
    if found:
        yield "separator", found


def _parts(values: Sequence[str], separators: Sequence[str]) -> Iterator[str]:
    if not separators:
        yield from values
        return
    pattern = re.compile("|".join(map(re.escape, separators)))
    yield from (part.strip() for value in values for part in pattern.split(value) if part.strip())


# The file -------------------------------------------------------------------------------------------------------------


def _toml(name: str, delimiter: str | None, guesses: list[Guess], found: set[tuple[str, str]]) -> str:
    lines = [f"# Guessed from the header and the first {ROWS:,} rows of {name}; read it before you trust it."]
    if delimiter not in (None, ","):
        lines.append(f"delimiter = {json.dumps(delimiter)}")
    for section in ("columns", "roles", "facts"):
        chosen = [guess for guess in guesses if guess.section == section]
        lines += ["", f"[{section}]", *map(_line, chosen)] if chosen else []
    if ("columns", "person") in found and not found & {("columns", "role"), ("columns", "character")}:
        lines += ["", "[constants]", 'role = "actor"  # no column says what people did: change it if they did not play']
    left = [guess for guess in guesses if guess.section == "skip"]
    if left:
        lines += ["", "[skip]", "columns = ["]
        lines += [f"    {json.dumps(guess.column, ensure_ascii=False)},  # {_plain(guess.why)}" for guess in left]
        lines.append("]")
    return "\n".join(lines) + "\n"


def _line(guess: Guess) -> str:
    column = json.dumps(guess.column, ensure_ascii=False)
    options = "".join(f", {name} = {json.dumps(value, ensure_ascii=False)}" for name, value in guess.options.items())
    target = guess.target if re.fullmatch(r"[\w-]+", guess.target, re.ASCII) else json.dumps(guess.target)
    shown = f"{{ column = {column}{options} }}" if options else column
    return f"{target} = {shown}  # {_plain(guess.why)}"


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
