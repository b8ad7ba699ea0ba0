"""Claims with their evidence: keys, locators, quotes."""

from __future__ import annotations

from kg.claim import Claim, Credit, Film, Person, Relation, Stance, key, slug, unique
from kg.reviews import reading
from kg.reviews.document import Study
from kg.reviews.films import squeeze
from kg.reviews.frames import Frame, Mention
from kg.reviews.patterns import Candidate
from kg.reviews.reading import Document, Reading
from kg.reviews.resolve import Found, Names

AROUND = 32


class Emitter:
    """Collects the claims of one reading."""

    def __init__(self, study: Study, source: str, known: Document) -> None:
        self.study, self.source, self.known = study, source, known
        self.warnings: list[str] = []
        self.records: list[tuple[int, int, Claim]] = []
        self.keys: dict[tuple[str, str], str] = {}
        self.taken: set[str] = set()
        self.loose: list[reading.Candidate] = []
        self.film: str | None = None
        self.alias: dict[str, str] = {}
        self._main_film()

    def evidence(self, start: int, end: int) -> dict[str, str]:
        """Locator, quote, prefix and suffix of a span of the clean text."""
        raw = self.study.page.raw
        first, last = self.study.page.span(start, end)
        return {
            "locator": f"char={first},{last}", "quote": raw[first:last],
            "prefix": raw[max(0, first - AROUND) : first], "suffix": raw[last : last + AROUND],
        }  # fmt: skip

    def sentence(self, frame: Frame) -> dict[str, str]:
        return self.evidence(frame.sentence.start, frame.sentence.end)

    def add(self, at: int, rank: int, claim: Claim) -> None:
        self.records.append((at, rank, claim))

    def _key(self, kind: str, name: str) -> tuple[str, bool]:
        """The key of a film or a person of this source, and whether it is new."""
        squeezed = squeeze(name) or name
        if (kind, squeezed) in self.keys:
            return self.keys[kind, squeezed], False
        local = unique(slug(name), self.taken)
        self.taken.add(local)
        self.keys[kind, squeezed] = key(self.source, local)
        return self.keys[kind, squeezed], True

    def _main_film(self) -> None:
        film = self.study.film
        if film is None:
            title = f"[film reviewed in {self.source.rstrip('/').rsplit('/', 1)[-1]}]"
            self.warnings.append("the text names no film that it is about; its credits stand under a title in square brackets")
            self._put_main(title, None, None, 0.05, "no title")
            return
        if film.method == "file name":
            self.warnings.append(f"the text names no film that it is about; {film.title!r} is taken from the file name")
        mention = next((t for t in self.study.titles if t.main), None)
        self._put_main(film.title, film.year, (mention.start, mention.end) if mention else None, film.confidence, film.method)

    def _put_main(self, title: str, year: int | None, span: tuple[int, int] | None, confidence: float, method: str) -> None:
        local = slug(f"{title} {year}" if year else title)
        self.taken.add(local)
        self.film = self.keys["film", squeeze(title) or title] = key(self.source, local)
        where = self.evidence(*span) if span else {"locator": "char=0,0"}
        self.add(-1, 0, Film(source=self.source, key=self.film, title=title, year=year, confidence=confidence, method=method, **where))  # type: ignore[arg-type]
        self.add(-1, 1, Relation(
            source=self.source, subject_kind="source", subject=self.source, predicate="reviews", object_kind="film", object=self.film,
            confidence=confidence, method=method, **where,
        ))  # type: ignore[arg-type]  # fmt: skip

    def other_film(self, mention: Mention) -> str:
        """The key of another film, claimed when it is first asked for."""
        found, new = self._key("film", mention.text)
        if new:
            ids = (mention.film.key,) if mention.film and mention.film.key else ()
            year = mention.film.year if mention.film else None
            self.add(mention.start, 0, Film(source=self.source, key=found, title=mention.text, year=year, ids=ids, confidence=0.8, method="title", **self.evidence(mention.start, mention.end)))  # type: ignore[arg-type]
        return found

    def person(self, name: str, frame: Frame, confidence: float) -> str:
        found, new = self._key("person", name)
        if new:
            self.add(frame.sentence.start, 1, Person(source=self.source, key=found, name=name, confidence=confidence, method="name", **self.sentence(frame)))  # type: ignore[arg-type]
        return found

    def aliases(self, candidates: list[Candidate], names: Names) -> None:
        """Names in brackets behind a person's own become what the person is credited as."""
        for c in candidates:
            if c.alias:
                self.alias[names.person(names.canonical(c.who))] = c.alias
        self.records = [(at, rank, self._aliased(claim)) for at, rank, claim in self.records]

    def _aliased(self, claim: Claim) -> Claim:
        if not isinstance(claim, (Credit, Person)):
            return claim
        from dataclasses import replace

        if isinstance(claim, Person):
            alias = self.alias.get(claim.name)
            return replace(claim, names=(alias,)) if alias else claim
        alias = next((a for name, a in self.alias.items() if self.keys.get(("person", squeeze(name) or name)) == claim.person), None)
        return replace(claim, credited_as=alias) if alias and claim.film == self.film else claim

    def credits(self, found: list[Found]) -> None:
        for f in found:
            at = f.frame.sentence.start
            film = self.other_film(f.film) if f.film else self.film
            assert film is not None
            person = self.person(f.person, f.frame, f.confidence)
            self.add(at, 2, Credit(
                source=self.source, film=film, person=person, role=f.role, job=f.job, characters=(f.part,) if f.part else (),
                character_description=f.described, attributes=f.attributes, stance=f.stance, confidence=round(f.confidence, 3), method=f.pattern,
                **self.sentence(f.frame),
            ))  # type: ignore[arg-type]  # fmt: skip

    def uncertain(self, left: list[Candidate]) -> None:
        for c in left:
            start, end = self.study.page.span(c.who.start, c.who.end)
            first, last = self.study.page.span(c.frame.sentence.start, c.frame.sentence.end)
            said: Stance = "asserted"
            self.loose.append(reading.Candidate(
                name=c.who.text, start=start, end=end, role=c.role, film=self.film, stance=said, confidence=c.confidence, method=c.pattern,
                quote=self.study.page.raw[first:last], quote_start=first, quote_end=last,
            ))  # fmt: skip

    def reading(self, language: str) -> Reading:
        """Everything in text order."""
        ordered = [claim for _, _, claim in sorted(self.records, key=lambda r: (r[0], r[1]))]
        return Reading(tuple(ordered), self.film, language, tuple(self.warnings), tuple(self.loose))
