"""Claims with their evidence: keys, locators, quotes."""

from __future__ import annotations

from dataclasses import replace

from kg.claim import Candidate, Claim, Credit, Fact, Film, Kind, Person, Relation, key, slug, unique
from kg.reviews import evidence, facts, patterns, stance
from kg.reviews.document import Study
from kg.reviews.evidence import Evidence
from kg.reviews.frames import Frame, Mention
from kg.reviews.loose import Loose
from kg.reviews.naming import Names, Tokens
from kg.reviews.reading import Document, Reading
from kg.reviews.relations import Related, Relations
from kg.reviews.resolve import Found
from kg.reviews.sequels import base_title
from kg.reviews.titles import FilmMention, squeeze


class Emitter:
    """Collects the claims of one reading."""

    def __init__(self, study: Study, source: str, known: Document) -> None:
        self.study, self.source, self.known = study, source, known
        self.warnings: list[str] = []
        self.records: list[tuple[int, int, Claim]] = []
        self.keys: dict[tuple[str, str], str] = {}
        self.taken: set[str] = set()
        self.loose: list[Candidate] = []
        self.used: dict[str, int] = {}
        self.film: str | None = None
        self.alias: dict[str, str] = {}
        self._main_film()

    def evidence(self, start: int, end: int) -> Evidence:
        """Locator, quote, prefix and suffix of a span of the clean text."""
        return evidence.span(self.study, start, end)

    def sentence(self, frame: Frame) -> Evidence:
        """The evidence of a whole sentence."""
        return evidence.sentence(self.study, frame)

    def add(self, at: int, rank: int, claim: Claim) -> None:
        """Put a claim at a place of the clean text; of those at one place the lower rank comes first."""
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
            self.warnings.append(
                "the text names no film that it is about; its credits stand under a title in square brackets"
            )
            self._put_main(title, None, None, 0.05, "no title")
            return
        if film.method == "file name":
            self.warnings.append(f"the text names no film that it is about; {film.title!r} is taken from the file name")
        mention = next((t for t in self.study.titles if t.main), None)
        self._put_main(
            film.title, film.year, (mention.start, mention.end) if mention else None, film.confidence, film.method
        )

    def _put_main(
        self, title: str, year: int | None, span: tuple[int, int] | None, confidence: float, method: str
    ) -> None:
        local = slug(f"{title} {year}" if year else title)
        self.taken.add(local)
        self.film = self.keys["film", squeeze(title) or title] = key(self.source, local)
        where: Evidence = self.evidence(*span) if span else {"locator": "char=0,0"}
        self.add(
            -1,
            0,
            Film(
                source=self.source, key=self.film, title=title, year=year, confidence=confidence, method=method, **where
            ),
        )
        self.add(
            -1,
            1,
            Relation(
                source=self.source,
                subject_kind="source",
                subject=self.source,
                predicate="reviews",
                object_kind="film",
                object=self.film,
                confidence=confidence,
                method=method,
                **where,
            ),
        )

    def _any_film(self, mention: Mention, at: int) -> str:
        """The key of the reviewed film or of another."""
        return self.film if self.film and mention.symbol == "M" else self.other_film(mention, at)

    def other_film(self, mention: Mention, at: int | None = None) -> str:
        """The key of another film, claimed when it is first asked for, at a place of the clean text."""
        film = self.study.film
        year = mention.film.year if mention.film else None
        same = film is not None and squeeze(film.title) == squeeze(mention.text)
        found, new = self._key("film", f"{mention.text} {year}" if same and year else mention.text)
        used = mention.start if at is None else min(at, mention.start)
        self.used[found] = min(self.used.get(found, used), used)
        if new:
            ids = (mention.film.key,) if mention.film and mention.film.key else ()
            self.add(
                used,
                0,
                Film(
                    source=self.source,
                    key=found,
                    title=" ".join(mention.text.split()),
                    year=year,
                    ids=ids,
                    confidence=0.8,
                    method="title",
                    **self.evidence(mention.start, mention.end),
                ),
            )
        return found

    def person(self, name: str, frame: Frame, confidence: float) -> str:
        """The key of a person, claimed when first asked for."""
        found, new = self._key("person", name)
        if new:
            self.add(
                frame.sentence.start,
                1,
                Person(
                    source=self.source,
                    key=found,
                    name=name,
                    confidence=confidence,
                    method="name",
                    **self.sentence(frame),
                ),
            )
        return found

    def aliases(self, candidates: list[patterns.Candidate], names: Names) -> None:
        """Names in brackets behind a person's own become what the person is credited as."""
        for c in candidates:
            if c.alias:
                self.alias[names.person(names.canonical(c.who))] = c.alias
        self.records = [(at, rank, self._aliased(claim)) for at, rank, claim in self.records]

    def _aliased(self, claim: Claim) -> Claim:
        if not isinstance(claim, (Credit, Person)):
            return claim
        if isinstance(claim, Person):
            alias = self.alias.get(claim.name)
            return replace(claim, names=(alias,)) if alias else claim
        alias = next(
            (a for name, a in self.alias.items() if self.keys.get(("person", squeeze(name) or name)) == claim.person),
            None,
        )
        return replace(claim, credited_as=alias) if alias and claim.film == self.film else claim

    def credits(self, found: list[Found]) -> None:
        """The credits, with the films and people that they use."""
        for f in found:
            at = f.frame.sentence.start
            film = self.other_film(f.film, at) if f.film else self.film
            assert film is not None
            person = self.person(f.person, f.frame, f.confidence)
            self.add(
                at,
                2,
                Credit(
                    source=self.source,
                    film=film,
                    person=person,
                    role=f.role,
                    job=f.job,
                    characters=(f.part,) if f.part else (),
                    character_description=f.described,
                    attributes=f.attributes,
                    stance=f.stance,
                    confidence=round(f.confidence, 3),
                    method=f.pattern,
                    **evidence.credit(self.study, f),
                ),
            )

    def relations(self, found: list[Found], names: Names) -> None:
        """Relations of characters, places and films; film-film ones by title too."""
        people = {f.tokens for f in found}
        real = {
            m.start for f in self.study.frames for m in f.mentions.values() if m.name and names.canonical(m) in people
        }
        seen: set[tuple[str, str, str]] = set()
        for r in Relations(self.study, real).find():
            at = r.frame.sentence.start
            subject = (
                self.film
                if r.subject is None
                else self.other_film(r.subject, at)
                if r.subject.film
                else names.part(r.subject)
            )
            obj = (
                self._any_film(r.object, at)
                if r.object_kind == "film"
                else r.object.text
                if r.object_kind == "place"
                else names.part(r.object)
            )
            if subject and (subject, r.predicate, obj) not in seen and subject != obj:
                seen.add((subject, r.predicate, obj))
                self._relate(r, subject, obj)
        self._sequel(seen)

    def _relate(self, r: Related, subject: str, obj: str) -> None:
        whole = stance.of_document(self.study.text)
        said = (
            whole
            if whole == "imagined"
            else stance.of_span(r.frame, 0, len(r.frame.shape))
            if r.object_kind == "film"
            else "asserted"
        )
        self.add(
            r.frame.sentence.start,
            3,
            Relation(
                source=self.source,
                film=None if r.object_kind == "film" else self.film,
                subject_kind="film" if r.subject is None or r.subject.film else "character",
                subject=subject,
                predicate=r.predicate,
                object_kind=r.object_kind,
                object=obj,
                stance=said,
                confidence=r.confidence,
                method=r.pattern,
                **self.sentence(r.frame),
            ),
        )

    def _sequel(self, seen: set[tuple[str, str, str]]) -> None:
        """A film whose title is another's with a number is its sequel."""
        film = self.study.film
        base = base_title(film.title) if film else None
        earlier = self.keys.get(("film", base)) if base else None
        if earlier is None and base:
            mention = next((t for t in self.study.titles if not t.main and squeeze(t.title) == base), None)
            earlier = self._titled(mention) if mention else None
        if earlier and self.film and (self.film, "sequel of", earlier) not in seen:
            where = next(c for _, _, c in self.records if isinstance(c, Film) and c.key == earlier)
            self.add(
                len(self.study.text),
                3,
                Relation(
                    source=self.source,
                    subject_kind="film",
                    subject=self.film,
                    predicate="sequel of",
                    object_kind="film",
                    object=earlier,
                    confidence=0.8,
                    method="numbered title",
                    locator=where.locator,
                    quote=where.quote,
                    prefix=where.prefix,
                    suffix=where.suffix,
                ),
            )

    def _titled(self, title: FilmMention) -> str:
        """The key of the film that a title is of."""
        return self.other_film(Mention(title.start, title.end, title.title, "F", film=title))

    def mentioned(self) -> None:
        """The films that the markup names by their ids, each once, but for the reviewed one."""
        seen = {self.film}
        for title in self.study.titles:
            if title.key is None or title.main:
                continue
            film = self._titled(title)
            if film not in seen:
                seen.add(film)
                self.add(
                    title.start,
                    3,
                    Relation(
                        source=self.source,
                        subject_kind="source",
                        subject=self.source,
                        predicate="mentions",
                        object_kind="film",
                        object=film,
                        confidence=0.95,
                        method="linked title",
                        **self.evidence(title.start, title.end),
                    ),
                )

    def facts(self) -> None:
        """Rating, verdict, genres and themes of the reviewed film."""
        assert self.film is not None
        for j in facts.read(self.study):
            where = evidence.stated(self.study, j)
            subject: tuple[Kind, str] = (
                ("source", self.source)
                if j.predicate in ("rating", "normalised rating", "verdict")
                else ("film", self.film)
            )
            self.add(
                j.start,
                4,
                Fact(
                    source=self.source,
                    subject_kind=subject[0],
                    subject=subject[1],
                    predicate=j.predicate,
                    value=j.value,
                    datatype=j.datatype,
                    confidence=j.confidence,
                    method=f"{j.predicate} in text",
                    **where,
                ),
            )

    def uncertain(self, left: list[Loose]) -> None:
        """Candidates that are not claimed: each name once for a role, the first that has a part, else the first."""
        assert self.film is not None
        chosen: dict[tuple[Tokens, str], Loose] = {}
        for c in left:
            known = chosen.setdefault((c.tokens, c.role), c)
            if c.part and not known.part:
                chosen[c.tokens, c.role] = c
        for c in chosen.values():
            start, end = self.study.page.span(c.who.start, c.who.end)
            self.loose.append(
                Candidate(
                    source=self.source,
                    film=self.film,
                    name=c.who.text,
                    start=start,
                    end=end,
                    role=c.role,
                    character=c.part,
                    stance=c.stance,
                    confidence=c.confidence,
                    method=c.pattern,
                    **self.sentence(c.frame),
                )
            )

    def reading(self, language: str) -> Reading:
        """Everything in text order; a film before the first claim that speaks of it."""
        places = [(self.used.get(c.key, at) if isinstance(c, Film) else at, rank, c) for at, rank, c in self.records]
        ordered = [claim for _, _, claim in sorted(places, key=lambda r: (r[0], r[1]))]
        return Reading(tuple(ordered), self.film, language, tuple(self.warnings), tuple(self.loose))
