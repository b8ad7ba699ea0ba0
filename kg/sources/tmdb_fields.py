"""The fields of TMDB's objects: those that are left out and why, its keys, and how it writes languages and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg import vocab
from kg.claim import key
from kg.sources.node import Node

SPACES: Mapping[str, str] = {"movie": "", "tv": "tv-", "episode": "episode-", "person": ""}
"""What stands before the number in the key of each kind of thing; TMDB counts each kind by itself."""

DATES: Mapping[str, str] = {"movie": "release_date", "tv": "first_air_date", "episode": "air_date"}
"""The field with the day on which a title came out."""

_PICTURES = "backdrop_path poster_path profile_path logo_path still_path images videos homepage tagged_images".split()
_OTHER_TITLES = (
    "recommendations similar lists changes reviews watch/providers screened_theatrically episode_groups seasons "
    "last_episode_to_air next_episode_to_air known_for"
).split()
_SITES = "facebook_id instagram_id twitter_id tiktok_id youtube_id freebase_mid freebase_id tvdb_id tvrage_id".split()

LEFT_OUT: Mapping[str, str] = {
    **dict.fromkeys(_PICTURES, "pictures, videos and addresses"),
    **dict.fromkeys(("overview", "tagline", "biography", "description", "comments"), "prose, and no claim of credits"),
    **dict.fromkeys(_OTHER_TITLES, "what it lists has files of its own"),
    **dict.fromkeys(_SITES, "ids of sites that are no authority here"),
    **dict.fromkeys(("account_states", "rating", "favorite", "watchlist"), "what one user of the site thinks"),
    **dict.fromkeys(("adult", "softcore", "video", "popularity", "status", "in_production", "type"), "no credit"),
    **dict.fromkeys(("number_of_episodes", "number_of_seasons", "episode_count", "total_episode_count"), "counts"),
    **dict.fromkeys(("season_number", "episode_type", "production_code"), "seasons are not modelled"),
    "networks": "who broadcasts a series is not modelled",
    "gender": "the gender of people is not modelled",
    "place_of_birth": "where people were born is not modelled",
    "known_for_department": "follows from the credits",
    "genre_ids": "numbers of genres, which the title's own file names",
    "cast_id": "a number within one list of credits",
    "media_type": "the object shows what it is",
    "languages": "spoken_languages say it",
    "title of credits": "credits appended to a season, as seasons are not modelled",
}
"""Fields that are known and not taken, each with the reason."""

_LANGUAGES = {"xx": None, "cn": "yue"}
"""TMDB's own codes: no language, and Cantonese; the others are of ISO 639-1."""


def keyed(kind: str, number: str) -> str:
    """The key of a thing of a kind.

    >>> keyed("movie", "550"), keyed("tv", "1396"), keyed("person", "0550")
    ('tmdb:550', 'tmdb:tv-1396', 'tmdb:550')
    """
    return key("tmdb", f"{SPACES[kind]}{int(number)}")


def identifiers(node: Node, prefix: str) -> tuple[str, ...]:
    """The same film (prefix ``tt``) or person (``nm``) at IMDb and Wikidata, of the object or appended to it."""
    outer, inner = _ids(node, prefix), node.node("external_ids")
    found = dict.fromkeys((*outer, *_ids(inner, prefix)))
    inner.drop("id")
    inner.close()
    return tuple(found)


def _ids(node: Node, prefix: str) -> list[str]:
    imdb, wikidata = node.id("imdb_id", rf"{prefix}\d{{1,11}}"), node.id("wikidata_id", r"Q\d{1,12}")
    return [key(space, local) for space, local in (("imdb", imdb), ("wd", wikidata)) if local]


def language(code: str | None) -> str | None:
    """A language as BCP 47 writes it.

    >>> language("de"), language("cn"), language("xx"), language("German")
    ('de', 'yue', None, None)
    """
    found = _LANGUAGES.get(code, code) if code else None
    return found if found and re.fullmatch(r"[a-z]{2,3}", found) else None


def region(code: str | None) -> str | None:
    """A region of ISO 3166-1, None where the code is none."""
    return code if code and re.fullmatch(r"[A-Z]{2}", code) else None


def countries(node: Node) -> tuple[str, ...]:
    """The countries that produced a title: their names, else their codes."""
    codes = node.names("origin_country")
    return node.named("production_countries", "iso_3166_1") or codes


def languages(node: Node) -> tuple[str, ...]:
    """The language that a title was made in, then the others that are spoken in it."""
    first = language(node.text("original_language"))
    spoken = []
    for entry in node.nodes("spoken_languages", "language"):
        code, name = language(entry.text("iso_639_1")), entry.text("english_name") or entry.text("name")
        spoken.append(code or name)
        entry.drop("name", "english_name")
        entry.close()
    return tuple(dict.fromkeys(found for found in (first, *spoken) if found))


def titles(node: Node) -> Iterator[tuple[str, str | None, str | None]]:
    """The alternative and the translated titles, each with language and region."""
    alternative = node.node("alternative_titles")
    for name in ("titles", "results"):
        for entry in alternative.nodes(name, "alternative title"):
            yield from _title(entry, entry, None)
    translated = node.node("translations")
    for entry in translated.nodes("translations", "translation"):
        data = entry.node("data")
        yield from _title(entry, data, language(entry.text("iso_639_1")))
        data.drop("runtime")
        data.close()
    for outer in (alternative, translated):
        outer.drop("id")
        outer.close()


def _title(entry: Node, data: Node, spoken: str | None) -> Iterator[tuple[str, str | None, str | None]]:
    found = data.text("title") or data.text("name")
    if found:
        yield found, spoken, region(entry.text("iso_3166_1"))
    entry.drop("iso_3166_1", "name", "english_name", "type")
    entry.close()


def certificates(node: Node) -> tuple[str, ...]:
    """For whom a title was rated fit, by country: ``US:PG-13``."""
    found = []
    dates, marks = node.node("release_dates"), node.node("content_ratings")
    for entry in dates.nodes("results", "release country"):
        country = entry.text("iso_3166_1")
        spare = ("descriptors", "iso_639_1", "note", "release_date", "type")
        found += [(country, mark) for mark in entry.named("release_dates", *spare, by="certification")]
        entry.close()
    for entry in marks.nodes("results", "content rating"):
        found.append((entry.text("iso_3166_1"), entry.text("rating") or ""))
        entry.drop("descriptors")
        entry.close()
    for outer in (dates, marks):
        outer.drop("id")
        outer.close()
    return tuple(dict.fromkeys(f"{country}:{mark}" for country, mark in found if country and mark))


def keywords(node: Node) -> tuple[str, ...]:
    """The keywords of a title, which the API wraps and tables do not."""
    if not isinstance(node.fields.get("keywords"), dict):
        return node.named("keywords", "id")
    inner = node.node("keywords")
    found = (*inner.named("keywords", "id"), *inner.named("results", "id"))
    inner.drop("id")
    inner.close()
    return found


def role_of(job: str) -> str:
    """The MARC code of a job of TMDB, else the job as printed.

    >>> role_of("Director of Photography"), role_of("Novel"), role_of("Best Boy Electric")
    ('cng', 'aut', 'Best Boy Electric')
    """
    role = vocab.role_of(job, "tmdb") or vocab.role_of(job, "job")
    return role.code if role else job
