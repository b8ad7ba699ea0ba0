"""What a review states of its film beside credits and relations."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reviews import awards, companies, genres, themes, verdict, works
from kg.reviews.document import Study
from kg.reviews.stated import Stated


def read(study: Study) -> Iterator[Stated]:
    """Rating or tone, genres, themes, source works, series, companies and awards."""
    text = study.text
    yield from verdict.read(text)
    yield from genres.read(text, study.frames)
    yield from themes.read(text)
    yield from works.read(text, study.frames, study.film.title if study.film else None)
    yield from companies.read(study.frames)
    yield from awards.read(text, study.frames)
