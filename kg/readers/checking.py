"""Holding what a language model says against the text: only what is printed there becomes a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from kg import vocab
from kg.readers.quotes import Text
from kg.readers.writing import Stated, Writing

if TYPE_CHECKING:
    from kg.claim import Stance
    from kg.readers.answers import Said

CONFIDENCE = 0.8
"""How sure a claim is whose words were all found; models differ, and none was measured for it."""

NO_QUOTE = "no such words in the text"
NO_NAME = "no such name in the text"
NO_ROLE = "no such role"
NO_FILM = "no such film in the text"
MALFORMED = "an entry that is none"


class Checking:
    """Checks the entries of a model's answers and hands on what holds.

    Args:
        writing: where it is handed to.
    """

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.words = Text(writing.text, cased=False)
        self.total = 0
        self.dropped: Counter[str] = Counter()
        self.parts = 0

    def take(self, said: Iterable[Said | None], start: int, end: int) -> None:
        """Take the entries of an answer about a part of the clean text."""
        part = Text(self.writing.text[start:end])
        for entry in said:
            self.total += 1
            stated = self._stated(entry, part, start) if entry else MALFORMED
            if isinstance(stated, str):
                self.dropped[stated] += 1
            else:
                self.writing.stated.append(stated)

    def warnings(self) -> list[str]:
        """What was dropped, a line for each reason."""
        lines = [f"{n} of {self.total} claims dropped: {why}" for why, n in sorted(self.dropped.items())]
        return lines + ([f"{self.parts} names of parts left out: no such words in the text"] if self.parts else [])

    def _stated(self, said: Said, part: Text, offset: int) -> Stated | str:
        """The credit that an entry states, in the words of the text; else why it is dropped."""
        quote = part.find(said.quote)
        if quote is None:
            return NO_QUOTE
        person = self._person(said.person, part.text[slice(*quote)])
        if person is None:
            return NO_NAME
        role = self._role(said.role)
        if role is None:
            return NO_ROLE
        film = None
        if said.film and not self.writing.is_reviewed(said.film):
            film = self.words.find_name(said.film)
            if film is None:
                return NO_FILM
        return Stated(
            person=person,
            role=role,
            start=quote[0] + offset,
            end=quote[1] + offset,
            film=film,
            character=self._part(said.character),
            description=self._part(said.character_description),
            stance=cast("Stance", said.stance),
            confidence=CONFIDENCE,
        )

    def _person(self, name: str, quote: str) -> str | None:
        """The fullest printed form of a name, or of its last words where only those stand in the quote."""
        found = self._printed(name)
        words = name.split()
        for first in range(1, len(words) if found is None else 0):
            last = " ".join(words[first:])
            if Text(quote, cased=False).find_name(last):
                found = self._printed(last)
                break
        return self.writing.fullest(found) if found else None

    def _role(self, role: str) -> str | None:
        known = vocab.role_of(role)
        return known.code if known else self._printed(role)

    def _part(self, name: str | None) -> str | None:
        found = self._printed(name) if name else None
        self.parts += bool(name) and found is None
        return found

    def _printed(self, words: str) -> str | None:
        """The words as the text prints them, on one line; None where it does not, or they have no letter."""
        span = self.words.find_name(words) if any(c.isalpha() for c in words) else None
        return " ".join(self.writing.text[slice(*span)].split()) if span else None
