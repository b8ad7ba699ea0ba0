"""What the names of a table's columns mean: fields of a credit, roles, properties of films."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg import vocab

FIELDS: Mapping[str, tuple[str, ...]] = {
    "film": (
        "film",
        "title",
        "movie",
        "primary title",
        "work",
        "film name",
        "movie name",
        "name of film",
        "name of movie",
    ),
    "year": ("year", "release year", "released year", "year of release", "start year", "title year"),
    "film_id": ("film id", "imdb id", "imdbid", "tconst", "imdb", "title id", "imdb title id", "imdb link", "imdb url"),
    "person": ("person", "name", "person name", "primary name", "artist", "full name"),
    "person_id": ("person id", "nconst", "imdb person id", "person imdb id", "name id", "imdb name id", "person imdb"),
    "role": ("role", "job", "category", "function", "credit", "position held"),
    "character": ("character", "part", "characters", "character name", "plays"),
    "billing": ("billing", "order", "position", "ordering", "cast order"),
    "credited_as": ("credited as", "as", "credited name", "billed as"),
    "attributes": ("note", "notes", "attributes", "attribute"),
    "department": ("department",),
}
"""The fields of a credit and the column names that mean them, folded (see :func:`kg.vocab.fold`)."""

MORE: Mapping[str, tuple[str, ...]] = {
    "date": ("release date", "released", "premiere", "date"),
    "original_title": ("original title", "title original"),
    "runtime": ("running time", "runtime", "duration", "running time min", "runtime minutes", "length"),
    "kind": ("kind", "title type"),
    "language": ("title language",),
    "tmdb_id": ("tmdb id", "tmdb"),
    "birth_year": ("birth year", "born", "person birth year"),
    "death_year": ("death year", "died", "person death year"),
}
"""More fields, which a mapping file may name: what a table says of a film or a person beside the credit."""

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
    "genre": ("genre", "genres", "categories", "major genre", "main genre", "listed in", "gattung", "género", "genere"),
    "rating": ("rating", "imdb rating", "score", "imdb score", "average rating", "vote average", "stars", "note"),
    "votes": ("votes", "imdb votes", "num votes", "vote count", "number of votes"),
    "content rating": ("mpaa rating", "content rating", "certificate", "rated", "fsk"),
    "plot": ("plot", "overview", "synopsis", "summary", "plot summary", "description"),
    "keyword": ("keyword", "keywords", "tag", "tags", "plot keywords"),
    "country": ("country", "countries", "production countries", "land", "pays", "país", "paese"),
    "language": ("language", "languages", "original language", "sprache", "langue", "idioma", "lingua"),
    "production company": ("production company", "production companies", "studio", "studios", "company"),
    "source kind": ("source", "source kind", "based on kind"),
    "award": ("award", "awards"),
}  # fmt: skip
"""Properties of films and the column names that mean them, folded."""

OF_FILMS = ("film", "year", "film_id", "date", "original_title", "runtime", "kind", "tmdb_id")
"""The fields that "Movie" or "Series" before their name only decorates."""

_DECORATION = {"movie", "film", "series", "show", "name", "names"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def field_named(name: str) -> str | None:
    """The field of a credit that a column's name means.

    >>> [field_named(name) for name in ("Series_Title", "releaseYear", "movie_imdb_link", "Jahr", "Poster")]
    ['film', 'year', 'film_id', 'year', None]
    >>> field_named("Runtime (Minutes)")
    'runtime'
    """
    known = [(field, words) for table in (FIELDS, MORE, FOREIGN) for field, words in table.items()]
    found = next((field for field, words in known if _folded(name) in words), None)
    bare = list(_tried(name))[1:]
    return found or next(
        (field for text in bare for field, words in known if field in OF_FILMS and text in words), None
    )


def _tried(name: str) -> Iterator[str]:
    """The name as it is, bare, and without what stands in brackets: *Runtime (Minutes)*."""
    for form in dict.fromkeys((name, re.sub(r"\s*\((?!s\))[^()]*\)", "", name))):
        yield _folded(form)
        yield _undecorated(form)


def fact_named(name: str) -> str | None:
    """The property of a film that a column's name means.

    >>> fact_named("Genre(s)"), fact_named("Movie Rating"), fact_named("Director")
    ('genre', 'rating', None)
    """
    return next((fact for text in _tried(name) for fact, words in FACTS.items() if text in words), None)


def role_named(name: str) -> str | None:
    """The role that a column's name means, in the singular or the plural; a number does not matter.

    >>> [role_named(name) for name in ("Directors", "Regie", "Colour", "Star2", "actor_1_name")]
    ['director', 'director', None, 'actor', 'actor']
    """
    for text in (_folded(name), _undecorated(name)):
        role = vocab.role_of(text.removesuffix("s")) or vocab.role_of(text) if text else None
        if role:
            return role.label
    return None


def _folded(name: str) -> str:
    return " ".join(re.sub(r"\(s\)|[^\w\s()]", " ", vocab.fold(_CAMEL.sub(" ", name))).split())


def _undecorated(name: str) -> str:
    """The name without numbers and without what only says that it is of a film, or a name."""
    words = re.sub(r"\d+", " ", _folded(name)).split()
    return " ".join(word for word in words if word not in _DECORATION)
