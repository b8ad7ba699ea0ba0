"""Running `kg ingest` in a folder of its own, and the claims of a store as plain rows."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from kg.cli import run
from kg.store.folder import Store, snapshots

TITLES = "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
PRINCIPALS = "tconst\tordering\tnconst\tcategory\tjob\tcharacters\n"
CREW = "tconst\tdirectors\twriters\n"
NAMES = "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n"
CREDITS = "film,year,person,role,character,billing\n"


def title(number: int, *, name: str = "A Film", year: str = "1999") -> str:
    """A row of title.basics."""
    return f"tt{number:07d}\tmovie\t{name}\t{name}\t0\t{year}\t\\N\t90\tDrama\n"


def principal(film: int, person: int, *, order: str = "1", role: str = "actor", parts: str = "\\N") -> str:
    """A row of title.principals."""
    return f"tt{film:07d}\t{order}\tnm{person:07d}\t{role}\t\\N\t{parts}\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended: its exit code, what it printed, and the rows of the rejects files."""

    code: int
    out: str
    err: str
    rejects: tuple[tuple[str, int, str, str], ...] = ()

    @property
    def report(self) -> dict[str, dict[str, int]]:
        """The counts that were printed for each source."""
        lines = [line for line in self.out.splitlines() if line.strip()]
        if not lines:
            return {}
        names, _, *rows = [re.split(r" {2,}", line) for line in lines]
        return {row[0]: dict(zip(names[2:6], map(int, row[2:6]), strict=True)) for row in rows}


@contextlib.contextmanager
def within(folder: Path) -> Iterator[None]:
    """Work in a folder."""
    old = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(old)


def write(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def kg(folder: Path, *arguments: str) -> Outcome:
    """A command, with the store film.kg in the folder; extract, which needs none, names its own."""
    named = ["--store", "film.kg"] if arguments[0] != "extract" else []
    out, err = io.StringIO(), io.StringIO()
    with within(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), unprepared():
        code = run([*named, *arguments])
    return Outcome(code, out.getvalue(), err.getvalue(), tuple(rejected(folder)))


def unprepared() -> mock._patch[int]:
    """Without the RDF that an ingest makes ready for the first query: most tests ask none."""
    return mock.patch("kg.pipeline.SMALL", 0)


def ingest(folder: Path, files: Mapping[str, bytes | str], *options: str) -> Outcome:
    """Write files and take them in, in the order given."""
    write(folder, files)
    return kg(folder, "ingest", *files, *options)


def rejected(folder: Path) -> Iterator[tuple[str, int, str, str]]:
    """The rows of the rejects files: file, line, reason, row."""
    for path in sorted((folder / "rejects").glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").split("\n")[1:-1]:
            file, line, reason, text = row.split("\t")
            yield file, int(line), reason, text


def stored(folder: Path, query: str, *, at: int | None = None) -> list[tuple[object, ...]]:
    """The rows of a SQL query over the store; none where there is no store."""
    if not (folder / "film.kg").exists():
        return []
    with Store(folder / "film.kg", at=at) as store:
        return store.connection.execute(query).fetchall()


def numbers(folder: Path) -> list[int]:
    """The numbers of the store's snapshots."""
    return [snapshot.number for snapshot in snapshots(folder / "film.kg")]


FACTS = {
    "film": "SELECT s.name, e.space, e.local, f.title, f.original_title, f.year, f.kind, f.runtime_minutes FROM film f "
    "JOIN said s USING (file) JOIN entity e ON e.id = f.film",
    "person": "SELECT s.name, e.space, e.local, p.name, p.birth_year, p.death_year FROM person p "
    "JOIN said s USING (file) JOIN entity e ON e.id = p.person",
    "credit": "SELECT source_name, film_space, film_local, person_space, person_local, coalesce(code, role_label), n, "
    "job, characters, billing, credited_as, attributes, stance, locator, quote FROM credit_said",
    "relation": "SELECT source_name, film_space, film_local, subject_space, subject_local, subject_name, predicate, "
    "object_space, object_local, object_name, locator FROM relation_said",
    "fact": "SELECT source_name, subject_space, subject_local, predicate, value, datatype, locator FROM fact_said",
    "title": "SELECT s.name, e.space, e.local, t.title, t.language, t.region FROM title t JOIN said s USING (file) "
    "JOIN entity e ON e.id = t.film",
    "identity": "SELECT space, local, canonical_space, canonical_local FROM entity_key WHERE id <> canonical",
    "verdict": "SELECT c.source_name, c.film_local, c.person_local, c.n, a.verdict, a.rule FROM assessment a "
    "JOIN credit_said c ON c.id = a.credit",
    "source": "SELECT name, format, title, licence, trust FROM source",
}


def contents(folder: Path) -> dict[str, list[str]]:
    """All that a store says, with names for numbers and in no order of its own."""
    return {kind: sorted(map(repr, stored(folder, query))) for kind, query in FACTS.items()}
