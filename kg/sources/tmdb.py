"""TMDB: responses of its API as saved to disk, its daily exports, and tables that hold them as text.

Responses are those of https://developer.themoviedb.org/reference: films, series, episodes, people, collections, with
whatever is appended to them, and lists, search pages and single credits. Exports have an object a line. Tables, as
data sets are often shipped, have a column a field with lists as JSON, as Python prints them, or as names.

Films, series, episodes and people are counted apart by TMDB: 550 is a film, a series and a person. The kind of an
entity tells films from people; a series is ``tmdb:tv-550`` and an episode ``tmdb:episode-550``.

A person's list of credits is no title's: its credits give way to those that the title's own object has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from kg.errors import InputError
from kg.sources import documents
from kg.sources.base import Batch, Input, Source
from kg.sources.delimited import Dialect, header, split
from kg.sources.node import Node, Report, decoded
from kg.sources.plain import plain
from kg.sources.spool import Spool
from kg.sources.tmdb_claims import Reader, Shape
from kg.sources.tmdb_fields import LEFT_OUT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CSV = Dialect(",", '"', "")
_MOVIE = {"release_date", "video", "vote_average", "imdb_id", "runtime", "credits", "cast", "crew"}
_TV = {"first_air_date", "number_of_seasons", "episode_run_time", "vote_average"}
_PERSON = {"known_for_department", "birthday", "also_known_as", "biography", "profile_path"}
_EXPORTED_PERSON, _EXPORTED_TV = {"adult", "id", "name", "popularity"}, {"id", "original_name", "popularity"}
"""Fields by which the objects are told apart."""

_LISTS = (
    "results",
    "items",
    "movie_results",
    "tv_results",
    "person_results",
    "tv_episode_results",
    "tv_season_results",
)
_OF_LISTS = (
    "page total_pages total_results dates id name description iso_639_1 iso_3166_1 item_count favorite_count list_type "
    "created_by average_rating sort_by public revenue runtime object_ids"
).split()
_MEDIA: Mapping[object, Shape] = {
    "movie": "movie",
    "tv": "tv",
    "person": "person",
    "tv_episode": "episode",
    "tv_season": "season",
}
_OF_PEOPLE = ("person", "person credits", "credit")
"""Shapes whose credits are one person's, and no title's whole list."""

_MARKS = re.compile(
    rb'\\?"(credit_id|known_for_department|poster_path|profile_path|still_path|first_air_date|original_title)\\?":'
)


def shape_of(value: Mapping[str, Any], hint: str = "") -> Shape | None:
    """What an object is, by its fields; None where it is nothing that we read, or does not say.

    Args:
        hint: ``movie``, ``tv`` or ``episode`` where the file's path says so, for lists that do not say it.

    >>> shape_of({"id": 550, "title": "Fight Club", "release_date": ""}), shape_of({"id": 18, "name": "Drama"})
    ('movie', None)
    """
    names = set(value)
    if "credit_type" in names and "media" in names:
        return "credit"
    if value.get("media_type") in _MEDIA and "file_path" not in names:
        return _MEDIA[value["media_type"]]
    if isinstance(value.get("parts"), list):
        return "collection"
    if "season_number" in names or "episode_number" in names:
        return "episode" if "episode_number" in names else "season"
    if names & {"title", "original_title"} and names & _MOVIE:
        return "movie"
    if ("name" in names and names & _PERSON) or names == _EXPORTED_PERSON:
        return "person"
    if (names & {"name", "original_name"} and names & _TV) or names == _EXPORTED_TV:
        return "tv"
    return _list_of_credits(value, hint) if names & {"cast", "crew", "guest_stars"} else None


def _list_of_credits(value: Mapping[str, Any], hint: str) -> Shape | None:
    """Whose credits a list of them has: only a film's have ``cast_id``."""
    entries = [entry for name in ("cast", "crew") for entry in _dicts(decoded(value.get(name)))]
    if any(entry.keys() & {"original_title", "first_air_date", "vote_average"} for entry in entries):
        return "person credits"
    if any("cast_id" in entry for entry in entries):
        return "movie credits"
    kind = "episode" if "guest_stars" in value else hint
    return cast(Shape, f"{kind} credits") if kind else None


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _objects(value: Any, hint: str, report: Report) -> Iterator[tuple[Shape | None, dict[str, Any]]]:
    """The objects of a value: itself, or those of a list, a page, or a table from ids to objects."""
    value = decoded(value)
    if isinstance(value, list):
        for entry in value:
            yield from _objects(entry, hint, report)
    elif not isinstance(value, dict):
        yield None, {"value": value}
    elif shape := shape_of(value, hint):
        yield shape, value
    elif value and all(re.fullmatch(r"\d{1,10}", name) for name in value):
        yield from _objects(list(value.values()), hint, report)
    elif any(isinstance(value.get(name), list) for name in _LISTS):
        page = Node(value, "list", report)
        for name in _LISTS:
            yield from _objects(page.raw(name) or [], hint, report)
        page.drop(*_OF_LISTS)
        page.close()
    else:
        yield None, value


def _hint(file: Input) -> str:
    """What the file's path says of the lists in it; nothing where it is a season's, which no list can be told from."""
    words = set(re.split(r"[^a-z]+", file.id.lower()))
    of = {"movie": {"movie", "movies", "film", "films"}, "tv": {"tv", "show", "shows", "series"}}
    found = [kind for kind, names in of.items() if names & words]
    if "episode" in words or "episodes" in words:
        return "episode"
    return found[0] if len(found) == 1 and not words & {"season", "seasons", "person", "people"} else ""


def recognise(file: Input) -> bool:
    """Whether it is JSON with objects of TMDB, or a table with columns that are its fields."""
    if _is_table(file):
        return True
    if not documents.starts(file) or b'"@type"' in file.head:
        return False
    seen = documents.glance(file)
    if not seen:
        return _MARKS.search(file.head) is not None
    found = [pair for value in seen for pair in _objects(value, _hint(file), Report(file.name, LEFT_OUT))]
    marked = _MARKS.search(file.head) is not None or (documents.by_line(file) and any("id" in f for _, f in found))
    return marked and any(shape for shape, _ in found)


def _is_table(file: Input) -> bool:
    if file.suffix != ".csv" or len(file.first_line) > 4000:
        return False
    names = set(header(file, _CSV))
    return bool(names & {"id", "movie_id"}) and (
        {"cast", "crew"} <= names or {"original_title", "vote_average"} <= names
    )


def read(file: Input, connection: DuckDBPyConnection) -> list[Batch]:  # noqa: ARG001
    """What a file of TMDB's objects says.

    Raises:
        InputError: it is damaged, or nothing in it is of TMDB.
    """
    report, source, hint = Report(file.name, LEFT_OUT), file.source or "tmdb", _hint(file)
    reader, warnings = Reader(source, report), list[str]()
    titles, people = Spool(), Spool()
    taken = 0
    for value in _values(file, report, warnings):
        for shape, fields in _objects(value, hint, report):
            if shape is None:
                report.reject("is no title, person or list of credits of TMDB, or does not say whose it is", fields)
            else:
                taken += bool((people if shape in _OF_PEOPLE else titles).extend(reader.claims(shape, fields)))
    if not taken and not report.rejects:
        raise InputError("has no title, person or list of credits", path=file.name)
    found = Batch(source=source, records=titles, read=taken + len(report.rejects), taken=taken)
    found.rejects, found.warnings = report.rejects, warnings + report.warnings()
    return [found, Batch(source=source, records=people, yields=True)] if len(people) else [found]


def _values(file: Input, report: Report, warnings: list[str]) -> Iterator[Any]:
    """The values of a file: of its lines, of its rows, or the one that it is."""
    if _is_table(file):
        yield from _rows(file, report, warnings)
        return
    for line, value, text in documents.values(file):
        report.line = line
        if value is None:
            report.reject("is not a JSON object", text)
        else:
            yield value


def _rows(file: Input, report: Report, warnings: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of a table as objects; they are films, whose lists are texts."""
    names = ["id" if name == "movie_id" else name for name in header(file, _CSV)]
    with plain(file, warnings) as path, path.open(encoding="utf-8-sig", newline="") as stream:
        for line, cells, text in split(stream, _CSV):
            report.line = line
            if len(cells) != len(names):
                report.reject(f"has {len(cells)} fields and the header {len(names)}", text.strip("\r\n"))
                continue
            row = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
            yield {"media_type": "movie", **row} if "title" in row or "original_title" in row else row


SOURCE = Source(
    name="tmdb",
    title="TMDB (API responses, exports, tables)",
    recognise=recognise,
    read=read,
    dump=True,
    paths=True,
    left_out=LEFT_OUT,
)
