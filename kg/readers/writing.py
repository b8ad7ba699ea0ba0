"""Writing claims with their evidence: what readers other than the patterns share.

The words are those of the clean text (see :mod:`kg.reviews.normalise`); spans are turned into places of the text as
read. Which film a review is about, and which full name a surname stands for, is found as for the patterns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.claim import Credit, Stance
from kg.reviews import Document, Reading, language, normalise, stance
from kg.reviews.document import study
from kg.reviews.emit import Emitter
from kg.reviews.frames import Mention
from kg.reviews.names import fold
from kg.reviews.naming import Names
from kg.reviews.titles import squeeze


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A credit that a reader found.

    Attributes:
        person, role: a printed name; a MARC relator code or printed words.
        start, end: what states it, a span of the clean text.
        film: the span of another film's title in the clean text; None for the reviewed film.
        character, description: the part's printed name, or the words instead of one.
        stance: how it is stated. confidence: the reader's, 0 to 1. pattern: what found it, if that has a name.
    """

    person: str
    role: str
    start: int
    end: int
    film: tuple[int, int] | None = None
    character: str | None = None
    description: str | None = None
    stance: Stance = "asserted"
    confidence: float
    pattern: str = ""


class Writing:
    """The claims of one reading.

    Args:
        text, source, document: what the reader was given.
        method: what the methods of its claims begin with, the reader's name first.
        languages: those that the reader can read; None for any.

    Attributes:
        text: the clean text. title: the reviewed film's, None where none is named.
        readable: whether it is worth reading: it has words of a language that the reader knows, and is no template.
    """

    def __init__(
        self, text: str, source: str, document: Document, method: str, languages: Sequence[str] | None = None
    ) -> None:
        self.method, self.warnings = method, list[str]()
        self.study = study(normalise.clean(text), source, document.title, document.year)
        self.text = self.study.page.text
        self.title = self.study.film.title if self.study.film else None
        self.names = Names(self.study)
        self.language = language.guess(self.text)
        self.imagined = stance.of_document(self.text) == "imagined"
        self.stated: list[Stated] = []
        self.readable = self._readable(languages)
        self._emitter = Emitter(self.study, source, document)

    def _readable(self, languages: Sequence[str] | None) -> bool:
        if languages is not None and self.language not in languages:
            what = f"the text does not seem to be in a language that is read ({self.language}); nothing was read"
            self.warnings.append(what)
            return False
        if stance.template(self.study.page.raw):
            self.warnings.append("the text is a template with placeholders; no credits were read")
            return False
        if self.imagined:
            self.warnings.append("the page says that it invents; its credits are marked as imagined")
        return self.language != "und"

    def fullest(self, name: str) -> str:
        """The fullest form that the text prints of a printed name."""
        forms = self.study.forms
        full = forms.person(tuple(fold(word) for word in name.split()))
        return self.names.person(full) if full and (full in forms.full or full in forms.singles) else name

    def is_reviewed(self, title: str) -> bool:
        """Whether a title is the reviewed film's."""
        return self.title is not None and squeeze(title) == squeeze(self.title)

    def reading(self) -> Reading:
        """Everything in text order; of a credit that is stated twice, the one with a part, else the first."""
        seen: set[object] = set()
        parted = {self._owner(s) for s in self.stated if s.character}
        for stated in self.stated:
            known = (*self._owner(stated), stated.character)
            if known not in seen and (stated.character or self._owner(stated) not in parted):
                seen.add(known)
                self._write(stated)
        found = self._emitter.reading(self.language)
        claims = tuple(
            replace(c, method=f"{self.method}: {c.method}" if c.method else self.method) for c in found.claims
        )
        return replace(found, claims=claims, warnings=(*found.warnings, *self.warnings))

    def _owner(self, stated: Stated) -> tuple[str, str, str]:
        film = self.text[slice(*stated.film)] if stated.film else ""
        return squeeze(film), squeeze(stated.person) or stated.person, stated.role

    def _write(self, stated: Stated) -> None:
        frames = self.study.frames
        at = bisect_right(frames, stated.start, key=lambda frame: frame.sentence.start)
        frame = frames[max(at - 1, 0)]
        where = frame.sentence.start
        film = self._emitter.film
        if stated.film:
            title = self.text[slice(*stated.film)]
            film = self._emitter.other_film(Mention(*stated.film, title, "F"), where)
        assert film is not None
        credit = Credit(
            source=self._emitter.source,
            film=film,
            person=self._emitter.person(stated.person, frame, stated.confidence),
            role=stated.role,
            characters=(stated.character,) if stated.character else (),
            character_description=stated.description,
            stance="imagined" if self.imagined else stated.stance,
            confidence=stated.confidence,
            method=stated.pattern,
            **self._emitter.evidence(stated.start, stated.end),
        )
        self._emitter.add(where, 2, credit)
