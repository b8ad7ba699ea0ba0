"""Who is the same as whom, against data whose pairs are known: precision, recall, F1 and CPU seconds.

    python benchmarks/identity.py [--shared FOLDER] [--only WORD] [--people N] [--errors N]

Records go into a store in memory as any source's do, without the ids that are held against the outcome, and are linked
by the code that an ingest runs. A pair is right if the ids say so; only pairs across the two sources count. The four
sets of pyJedAI come without people, so names stand alone; their gold is what the ids of their makers gave, and leaves
out pairs that are equal in every field (see docs/benchmarks.md).
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import random
import re
import resource
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.claim import Claim, Credit, Fact, Film, Person, slug
from kg.link import link
from kg.link.listing import explain
from kg.sources.base import Batch
from kg.sources.review import Text, batch, document
from kg.store import tables
from kg.store.folder import scratch

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHARED = Path(__file__).resolve().parents[2] / "shared"
Pairs = set[tuple[str, str]]


@dataclass
class Told:
    """A source in the making: its claims, keys in its own space where an id is not to be shown."""

    space: str
    claims: list[Claim] = field(default_factory=list)

    def _said(self) -> dict[str, Any]:
        return {"source": self.space, "locator": str(len(self.claims) + 1)}

    def film(self, word: str, title: str, year: int | None = None, **more: Any) -> str:
        """Tell of a film; its key."""
        key = word if ":" in word else f"{self.space}:{word}"
        self.claims.append(Film(**self._said(), key=key, title=title, year=year, **more))
        return key

    def person(self, word: str, name: str, **more: Any) -> str:
        """Tell of a person; the key."""
        key = word if ":" in word else f"{self.space}:{word}"
        self.claims.append(Person(**self._said(), key=key, name=name, **more))
        return key

    def credit(self, film: str, person: str, role: str, *parts: str) -> None:
        """Tell of a credit."""
        self.claims.append(Credit(**self._said(), film=film, person=person, role=role, characters=parts))

    def fact(self, film: str, predicate: str, value: str) -> None:
        """Tell of a value."""
        self.claims.append(
            Fact(**self._said(), subject_kind="film", subject=film, predicate=predicate, value=value, datatype="string")
        )

    def names(self, film: str, role: str, people: Iterable[str]) -> None:
        """Tell of people who have no id: a key for each name, as tables without ids have."""
        for name in people:
            if name.strip():
                word = f"{self.space}:{slug(name)}"
                if not any(c.key == word for c in self.claims[-60:] if isinstance(c, Person)):
                    self.person(word, name)
                self.credit(film, word, role)


def linked(*sources: Told, reviews: Iterable[Batch] = ()) -> tuple[DuckDBPyConnection, float]:
    """A store in memory with these sources, linked, and the CPU seconds that linking took."""
    connection = scratch()
    records = tables.Records(connection)
    for one in sources:
        row = tables.SourceRow(one.space, "csv", one.space, one.space, None, datetime(2020, 1, 1), 0.8, ())
        file = tables.put_file(connection, tables.put_source(connection, row), name=one.space, format="csv")
        for start in range(0, len(one.claims), 20_000):
            records.add(file, one.claims[start : start + 20_000])
    for review in reviews:
        row = tables.SourceRow(
            review.source, "review", review.source, review.source, None, datetime(2020, 1, 1), 0.3, ()
        )
        file = tables.put_file(connection, tables.put_source(connection, row), name=review.source, format="review")
        records.add(file, (*review.records, *review.candidates))
    records.flush()
    tables.finish(connection)
    begun = time.process_time()
    link(connection)
    return connection, time.process_time() - begun


def found(connection: DuckDBPyConnection, kind: str, a: str, b: str) -> Pairs:
    """The pairs of entities of two spaces that are the same, as local parts of keys."""
    rows = connection.execute(
        "SELECT a.local, b.local FROM entity_key a JOIN entity_key b ON b.canonical = a.canonical "
        "WHERE a.kind = ? AND a.space = ? AND b.space = ?",
        [kind, a, b],
    ).fetchall()
    return {(x, y) for x, y in rows}


def score(what: str, pairs: Pairs, gold: Pairs, cpu: float, bars: dict[str, float]) -> None:
    """One line of the table."""
    right = len(pairs & gold)
    figures = {"precision": right / max(len(pairs), 1), "recall": right / max(len(gold), 1)}
    figures["F1"] = 2 * right / max(len(pairs) + len(gold), 1)
    holds = all(figures[name] >= bar for name, bar in bars.items())
    shown = " ".join(f"{name[0]} {value:.4f}" for name, value in figures.items())
    asked = ", ".join(f"{name[0]} {bar:g}" for name, bar in bars.items()) or "-"
    verdict = "holds" if holds else "FALLS SHORT"
    print(f"{what:<44} {shown}  {cpu:6.1f} s CPU   bar {asked:<16} {verdict}", flush=True)


def show(
    connection: DuckDBPyConnection, what: str, pairs: Pairs, spaces: tuple[str, str], kind: str, limit: int
) -> None:
    """What is known of some pairs, for the reader of errors."""
    for pair in sorted(pairs)[:limit]:
        keys = [f"{kind}/{space}/{local}" for space, local in zip(spaces, pair, strict=True)]
        print(f"    {what}:", *(row[-1] for row in explain(connection, *keys)), sep=" | ")


# --- the sets of pyJedAI ----------------------------------------------------------------------------------------------


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table whose cells are divided by bars, columns by the last part of their names."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="|")
        names = [re.split(r"[/#]", name)[-1] for name in next(reader)]
        for row in reader:
            yield dict(zip(names, row, strict=False))


def year_of(*values: str | None) -> int | None:
    """The first year that is written."""
    for value in values:
        match = re.match(r"(\d{4})", value or "")
        if match:
            return int(match[1])
    return None


def minutes(value: str | None) -> int | None:
    """The first of some numbers of minutes, if it is not 0."""
    match = re.match(r"\d+", value or "")
    return int(match[0]) or None if match else None


def records(path: Path, space: str) -> Told:
    """Films, series, episodes and people as the rows of one file describe them."""
    told = Told(space)
    for row in rows(path):
        get = row.get
        if get("title"):
            episode = get("episodeNumber") not in (None, "")
            film = told.film(
                row["id"],
                row["title"],
                year_of(get("startYear"), get("releaseDate"), get("release_year")),
                kind="tvEpisode" if episode else "movie",
                runtime_minutes=minutes(get("runtimeMinutes") or get("runtime")),
            )
            if episode:
                told.fact(film, "season number", row["seasonNumber"])
                told.fact(film, "episode number", row["episodeNumber"])
            if get("releaseDate"):
                told.fact(film, "release date", row["releaseDate"])
        elif get("name"):
            told.person(
                row["id"], row["name"], birth_year=year_of(get("birthYear"), get("birthDate")),
                death_year=year_of(get("deathYear")),
            )  # fmt: skip
    return told


def described_films(path: Path, space: str) -> Told:
    """Films with the few people that the rows of D10 name."""
    told = Told(space)
    for printed in rows(path):
        row = {name: re.sub(r"u([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), cell) for name, cell in printed.items()}
        film = told.film(row["id"], row["title"], year_of(row.get("year")))
        for column, role in (("starring", "act"), ("actor name", "act"), ("director name", "fmd"), ("writer", "aus")):
            named = [re.sub(r"\s*\(.*?\)", "", one) for one in re.split(r"  +", row.get(column) or "")]
            told.names(film, role, [re.sub(r"^([^,]+), ([^,]+)$", r"\2 \1", one.strip()) for one in named])
    return told


def pyjedai(shared: Path, errors: int) -> None:
    """IMDb, TMDb and TVDB records (D5, D6, D7) and IMDb films against DBpedia's (D10)."""
    folder = shared / "data" / "credits" / "pyjedai_ccer"
    for name, one, other, bar in (
        ("D5", "imdb", "tmdb", 0.94), ("D6", "imdb", "tvdb", 0.88), ("D7", "tmdb", "tvdb", 0.82),
        ("D10", "imdb", "dbpedia", 0.90),
    ):  # fmt: skip
        read = described_films if name == "D10" else records
        a, b = read(folder / name / f"{one}.csv", f"{one}.csv"), read(folder / name / f"{other}.csv", f"{other}.csv")
        gold = {(row["D1"], row["D2"]) for row in rows(folder / name / "gt.csv")}
        connection, cpu = linked(a, b)
        kinds = ("film",) if name == "D10" else ("film", "person")
        pairs = {kind: found(connection, kind, a.space, b.space) for kind in kinds}
        score(f"{name}: {one} and {other}", set().union(*pairs.values()), gold, cpu, {"F1": bar})
        films = {c.key.rpartition(":")[2] for c in a.claims if isinstance(c, Film)}
        for kind in kinds:
            mine = {pair for pair in gold if (pair[0] in films) == (kind == "film")}
            if mine:
                score(f"   {kind}", pairs[kind], mine, 0, {})
            show(connection, "wrong", pairs[kind] - mine, (a.space, b.space), kind, errors)
            show(connection, "missed", mine - pairs[kind], (a.space, b.space), kind, errors)


# --- catalogues with people -------------------------------------------------------------------------------------------


def criticized(shared: Path, *, ids: bool = True) -> Told:
    """The films of one critic with their casts, under IMDb's ids."""
    told = Told("critic.json")
    for path in sorted((shared / "data" / "credits" / "franksmovielog" / "data" / "titles").glob("*.json")):
        film = json.loads(path.read_text(encoding="utf-8"))
        space = "imdb" if ids else "critic"
        key = told.film(
            f"{space}:{film['imdbId']}", film["title"], year_of(film["year"]), original_title=film.get("originalTitle")
        )
        for column, role in (("directors", "fmd"), ("writers", "aus"), ("performers", "act")):
            for one in film.get(column) or []:
                person = told.person(f"{space}:{one['imdbId']}", one["name"])
                told.credit(key, person, role, *(one.get("roles") or []))
    return told


def catalogues(shared: Path, errors: int) -> None:
    """MovieLens, the top 250 and Wikipedia's lists against the critic's films."""
    credits_ = shared / "data" / "credits"
    critic = criticized(shared)
    known = {c.key.rpartition(":")[2] for c in critic.claims if isinstance(c, Film)}
    movielens(credits_ / "movielens_small", critic, known, errors)
    top250(credits_ / "imdb_top250_jsonld", critic, known, errors)
    wikipedia(credits_ / "wikipedia_movie_data", critic, errors)


BARS = {"precision": 0.998, "recall": 0.97}


def movielens(folder: Path, critic: Told, known: set[str], errors: int) -> None:
    """Titles with years, and nothing else."""
    told = Told("movielens")
    with (folder / "movies.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            title, year = re.fullmatch(r"(.*?)\s*(?:\((\d{4})(?:[-–]\d*)?\))?\s*", row["title"]).groups()  # type: ignore[union-attr]
            other = re.findall(r"\((?:a\.k\.a\. )?([^()]+)\)", title)
            told.film(
                row["movieId"], re.sub(r"\s*\([^()]*\)", "", title) or title, int(year) if year else None,
                titles=tuple((one, None, None) for one in other),
            )  # fmt: skip
    with (folder / "links.csv").open(encoding="utf-8", newline="") as stream:
        ids = {row["movieId"]: f"tt{int(row['imdbId']):07d}" for row in csv.DictReader(stream, delimiter=";")}
    connection, cpu = linked(critic, told)
    pairs = found(connection, "film", "movielens", "imdb")
    gold = {(mine, theirs) for mine, theirs in ids.items() if theirs in known}
    score("films: MovieLens (title, year) and the critic's", pairs, gold, cpu, BARS)
    show(connection, "wrong", pairs - gold, ("movielens", "imdb"), "film", errors)
    show(connection, "missed", gold - pairs, ("movielens", "imdb"), "film", errors)


def top250(folder: Path, critic: Told, known: set[str], errors: int) -> None:
    """Films with directors and three actors; their people against the critic's."""
    told = Told("top")
    gold: Pairs = set()
    people: dict[str, str] = {}
    for number, film in enumerate(json.loads((folder / "top250_min.json").read_text(encoding="utf-8"))):
        key = told.film(str(number), html.unescape(film["name"]), year_of(str(film["year"])))
        told.names(key, "fmd", map(html.unescape, film["directors"]))
        told.names(key, "act", map(html.unescape, film["actors"]))
        theirs = film["imdb_url"].strip("/").rpartition("/")[2]
        if theirs in known:
            gold.add((str(number), theirs))
    for film in json.loads((folder / "top250.json").read_text(encoding="utf-8")):
        for column in ("actor", "director", "creator"):
            listed = film.get(column) or []
            for one in listed if isinstance(listed, list) else [listed]:
                if one.get("name") and "/name/" in one.get("url", ""):
                    people[slug(html.unescape(one["name"]))] = one["url"].strip("/").rpartition("/")[2]
    connection, cpu = linked(critic, told)
    pairs = found(connection, "film", "top", "imdb")
    score("films: top 250 (three actors, director)", pairs, gold, cpu, BARS)
    show(connection, "wrong", pairs - gold, ("top", "imdb"), "film", errors)
    show(connection, "missed", gold - pairs, ("top", "imdb"), "film", errors)
    credited = {
        c.person.rpartition(":")[2]
        for c in told.claims
        if isinstance(c, Credit) and c.film.rpartition(":")[2] in {x for x, _ in gold}
    }
    theirs = {c.key.rpartition(":")[2] for c in critic.claims if isinstance(c, Person)}
    mine = {(word, people[word]) for word in credited if people.get(word) in theirs}
    pairs = {pair for pair in found(connection, "person", "top", "imdb") if pair[0] in credited}
    score("people of the films that both have", pairs, mine, cpu, {"precision": 0.999, "recall": 0.98})
    show(connection, "wrong", pairs - mine, ("top", "imdb"), "person", errors)
    show(connection, "missed", mine - pairs, ("top", "imdb"), "person", errors)


def directed(text: str, names: Iterable[str]) -> bool:
    """Whether the surname of one of some people stands in a text."""
    plain = _plain(text)
    return any(re.sub(r" (jr|sr|ii|iii)$", "", _plain(name)).rpartition(" ")[2] in plain for name in names)


def _plain(text: str) -> str:
    marked = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in marked if not unicodedata.combining(c)).lower()).strip()


def wikipedia(folder: Path, critic: Told, errors: int) -> None:
    """Films with casts, which carry no id: a pair is right if the director that the article names directed the film.

    Only articles that say "directed by" are asked, and films of theirs that share title and director, years at most one
    apart, count as missed. The director is not shown to the linking.
    """
    directors: dict[str, set[str]] = {}
    described: dict[str, tuple[str, int | None]] = {}
    names = {c.key: c.name for c in critic.claims if isinstance(c, Person)}
    for claim in critic.claims:
        if isinstance(claim, Film):
            described[claim.key.rpartition(":")[2]] = (slug(claim.title), claim.year)
        elif isinstance(claim, Credit) and claim.role == "fmd":
            directors.setdefault(claim.film.rpartition(":")[2], set()).add(names[claim.person])
    told, said, titles = Told("wikipedia"), {}, {}
    for path in sorted(folder.glob("movies-*.json")):
        for number, film in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            word = f"{path.stem}-{number}"
            key = told.film(word, film["title"], film["year"])
            told.names(key, "act", film.get("cast") or [])
            match = re.search(r"directed(?:, [\w ,-]+)? by (.{3,120})", film.get("extract") or "")
            if match:
                said[word], titles[word] = match[1], (slug(film["title"]), film["year"])
    by_title: dict[str, list[str]] = {}
    for local, (title, _) in described.items():
        by_title.setdefault(title, []).append(local)
    gold = {
        (word, local)
        for word, (title, year) in titles.items()
        for local in by_title.get(title, [])
        if abs((described[local][1] or 0) - year) <= 1 and directed(said[word], directors.get(local, ()))
    }
    connection, cpu = linked(critic, told)
    pairs = {
        (word, local)
        for word, local in found(connection, "film", "wikipedia", "imdb")
        if word in said and local in directors
    }
    right = {(w, local) for w, local in pairs if directed(said[w], directors[local])}
    score("films: Wikipedia (cast) and the critic's", pairs, gold | right, cpu, BARS)
    show(connection, "wrong", pairs - gold - right, ("wikipedia", "imdb"), "film", errors)
    show(connection, "missed", gold - pairs, ("wikipedia", "imdb"), "film", errors)


# --- the reviewed film ------------------------------------------------------------------------------------------------


def reviewed(shared: Path, errors: int) -> None:
    """The film that each of one critic's reviews is about, among all whose credits he keeps: from the text alone.

    Once the files have their names, which say the title and often the year, and once they are called by numbers.
    """
    critic = criticized(shared)
    folder = shared / "data" / "reviews" / "franksmovielog"
    for what, named in (("files called by numbers", False), ("files with their names", True)):
        gold: Pairs = set()
        batches: list[Batch] = []
        for number, path in enumerate(sorted(folder.glob("*.txt"))):
            name = path.name if named else f"{number}.txt"
            known = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            gold.add((name, known["imdb_id"].strip('"')))  # one is quoted twice
            batches.append(batch(Text(name, name, path.read_text(encoding="utf-8"), document({}))))
        connection, cpu = linked(critic, reviews=batches)
        rows = connection.execute(
            "SELECT DISTINCT s.name, k.canonical_local FROM relation r JOIN said s ON s.file = r.file "
            "JOIN entity_key k ON k.id = r.object WHERE r.predicate = 'reviews' AND k.canonical_space = 'imdb'"
        ).fetchall()
        pairs = {(x, y) for x, y in rows}
        score(f"reviewed film, {what}", pairs, gold, cpu, {"precision": 0.97, "recall": 0.85})
        titles = dict(
            connection.execute(
                "SELECT e.local, f.title || ' ' || f.year FROM film f JOIN entity e ON e.id = f.film"
            ).fetchall()
        )
        mains = dict(
            connection.execute(
                "SELECT s.name, f.title || coalesce(' ' || f.year, '') || ' [' || v.method || ']' "
                "FROM relation r JOIN said s ON s.file = r.file "
                "JOIN film f ON f.film = r.object AND f.file = r.file "
                "JOIN evidence v ON v.claim = f.id WHERE r.predicate = 'reviews'"
            ).fetchall()
        )
        right = dict(gold)
        for name, film in sorted(pairs - gold)[:errors]:
            print("    wrong", name, "is", titles.get(right[name]), "not", titles.get(film), "|", mains.get(name))
        for name, film in sorted(gold - pairs)[:errors]:
            if not any(name == x for x, _ in pairs):
                print("    missed", name, "is", titles.get(film, "not there"), "|", mains.get(name))


# --- synthetic people -------------------------------------------------------------------------------------------------

SYLLABLES = (
    "ba ren to mi la kov ster dan jo el ric sa wil ton mar ley gus fre da vin chi ro an der sen ka li no pe tra".split()
)


def synthetic(count: int) -> None:
    """Two catalogues of as many people: two thirds are in both, every other of them spelt another way there."""
    rng = random.Random(7)
    word = lambda: "".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3)))).capitalize()  # noqa: E731
    given, family = [word() for _ in range(2000)], [word() for _ in range(40_000)]
    a, b = Told("one"), Told("two")
    films = count // 2
    for n in range(films):
        year = 1920 + rng.randrange(100)
        title = f"{word()} {word()} {word()}"
        a.film(f"f{n}", title, year)
        b.film(f"f{n}", title, year)
    gold: Pairs = set()
    for n in range(count):
        name = f"{rng.choice(given)} {rng.choice(family)}"
        both = n % 3 < 2
        seen = rng.sample(range(films), 3)
        role = rng.choice(("act", "act", "act", "fmd", "aus", "cmp"))
        a.person(f"p{n}", name)
        if both:
            gold.add((f"p{n}", f"p{n}"))
        b.person(
            f"p{n}",
            _respelt(name, rng) if both and n % 2 else name if both else f"{rng.choice(given)} {rng.choice(family)}",
        )
        other = [*seen[:2], rng.randrange(films)] if both else rng.sample(range(films), 3)
        for told, theirs in ((a, seen), (b, other)):
            for film in theirs:
                told.credit(f"{told.space}:f{film}", f"{told.space}:p{n}", role)
    connection, cpu = linked(a, b)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    score(f"{count:,} and {count:,} synthetic people", found(connection, "person", "one", "two"), gold, cpu, {})
    print(f"{'':44} CPU {cpu:.0f} s, bar 60 s; {memory:.0f} MB, bar 2000 MB", flush=True)


def _respelt(name: str, rng: random.Random) -> str:
    """A name with a letter less, its words swapped, or an initial more."""
    given, family = name.split()
    place = rng.randrange(1, len(family))
    return rng.choice((f"{given} {family[:place]}{family[place + 1 :]}", f"{family} {given}", f"{given} K. {family}"))


PARTS: dict[str, Callable[[Path, int], None]] = {"pyjedai": pyjedai, "catalogues": catalogues, "reviewed": reviewed}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", default="")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--errors", type=int, default=0, help="Show so many wrong and missed pairs of each.")
    options = parser.parse_args()
    for name, part in PARTS.items():
        if options.only in name:
            if not (options.shared / "data").is_dir():
                print(f"{name}: {options.shared} is not there")
                continue
            part(options.shared, options.errors)
    if options.only in "synthetic":
        synthetic(options.people)


if __name__ == "__main__":
    sys.exit(main())
