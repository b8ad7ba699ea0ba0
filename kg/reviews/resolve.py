"""From candidates to credits: who is meant, which part, which film; one credit for each that is said several times."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from kg.claim import Stance
from kg.expressions import expression
from kg.reviews import denials, maker_names, scope, screen_names, stance
from kg.reviews.casting import DENIALS
from kg.reviews.denials import Denial
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.names import fold, longest, person_like, shouted
from kg.reviews.naming import Names, Tokens
from kg.reviews.parts import Part
from kg.reviews.patterns import Candidate, known_in_full
from kg.reviews.sequels import RELATION
from kg.reviews.words import HONOURED

# Patterns that only guess at the maker, and words of a sentence that speaks of other films.
_GUESSED = frozenset(("debut of", "maker's film", "maker of the title", "a maker's movie", "film in apposition"))
_ELSEWHERE = expression(
    r"F|\b(?:unlike|compare[ds]?|alongside|prior|earlier|original|later films?|later adaptation|years earlier|"
    r"such as)\b"
)
# Patterns that name the other film, and patterns that see the same words without it.
_OTHER_FILMS = frozenset(("maker made other films", "maker beside another film"))
_OF_ANY_FILM = frozenset(("trade before name", "trade", "directs"))
# Those that fit what characters do, too (by a surname alone they say nothing), and those of makers alone.
_OF_CHARACTERS_TOO = frozenset(("in the story", "film with", "company", "teamed", "late credit", "acts as", "trade"))
_PARTED_ASIDE = frozenset(("part in the bracket", "actor (as part)"))  # "like X (as Hanna)" compares nobody
_SAID_OF_MAKERS = frozenset(("made by", "work by", "trade cut short"))
THRESHOLD = 0.6
_LISTS = frozenset(("billing line", "cast list line", "actor (as part)", "part (actors)", "played by"))
CREW = frozenset(("fmd", "aus", "cmp", "cng", "flm", "fmp", "prs", "cst", "cad", "aut"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A credit with its names resolved.

    Attributes:
        person: the fullest printed name.
        tokens: its folded words.
        film: the other film's mention; None for the reviewed one.
        part: the fullest printed name of the part.
        described: the words that stand for a name.
        place: of the person's name in the sentence's shape.
        frame: the shortest sentence that states it. since: as of a candidate.
    """

    role: str
    person: str
    tokens: Tokens
    film: Mention | None
    part: str | None
    described: str | None
    frame: Frame
    stance: Stance
    confidence: float
    pattern: str
    weak: bool
    place: int
    job: str | None = None
    attributes: tuple[str, ...] = ()
    since: int | None = None


def evidence(candidates: list[Candidate], names: Names) -> defaultdict[Tokens, float]:
    """How strongly each name is called a person's (positive) or a part's (negative)."""
    acts: defaultdict[Tokens, float] = defaultdict(float)
    makers = {names.canonical(c.who) for c in candidates if c.role in CREW and c.pattern in _SAID_OF_MAKERS}
    for c in candidates:
        weight = 0.3 if c.weak else 1.0
        acts[names.canonical(c.who)] += weight
        for tokens in map(names.canonical, _mentions(c.part)):
            described = c.pattern == "possessive part described" or names.canonical(c.who) not in names.screen
            owned = c.pattern.startswith("possessive part") and described and tokens in names.screen
            if tokens not in makers and not owned:
                acts[tokens] -= 1
    return acts


def _mentions(part: Part | None) -> tuple[Mention, ...]:
    return (part.mention, *part.others) if part and part.mention else ()


class _Sieve:
    """Decides which candidates of a document are credits."""

    def __init__(self, study: Study, candidates: list[Candidate], names: Names) -> None:
        self.study, self.names = study, names
        self.acts = evidence(candidates, names)
        self.films = _last_films(study)
        self.remade = any(RELATION.search(f.shape) for f in study.frames)
        self.elsewhere = {id(c.who) for c in candidates if c.pattern in _OTHER_FILMS}
        self.by = {id(c.who) for c in candidates if c.pattern in _SAID_OF_MAKERS}
        self.whole = stance.of_document(study.text)
        self.parts = {
            names.canonical(m) for c in candidates for m in _mentions(c.part) if self.acts[names.canonical(m)] <= 0
        }
        self.crew = {names.canonical(c.who) for c in candidates if c.role in CREW}
        self.makers = {names.canonical(c.who) for c in candidates if c.role == "fmd" and c.pattern not in _GUESSED}
        self.shown = {names.canonical(c.who) for c in candidates if c.role == "act"}
        acting = (c for c in candidates if c.role == "act" and not c.weak and c.pattern != "possessive part")
        self.actors = {names.canonical(c.who) for c in acting}
        names.parts.update(
            m.name.tokens for c in candidates for m in _mentions(c.part) if m.name and names.canonical(m) in self.parts
        )
        singles = {p[0] for p in names.parts if len(p) == 1}
        names.parts.update(t for t in study.forms.full if self.acts[t] <= 0 and not singles.isdisjoint(t))
        names.close()

    def nobody(self, c: Candidate, tokens: Tokens) -> bool:
        """Whether the name is a part's, a maker's that only seems to act, or stands there for comparison."""
        if tokens in self.parts or self.acts[tokens] <= 0 or _ranked(c) or self.study.quoted(c.who):
            return True
        if c.pattern in _OF_ANY_FILM and id(c.who) in self.elsewhere:
            return True
        if c.pattern == "shot the film" and tokens in self.makers:
            return True
        if c.pattern == "trade" and id(c.who) in self.by:
            return True
        if c.pattern == "standing in for":
            return not self.remade
        if c.pattern.startswith("possessive part") and self.owns_no_part(c, tokens):
            return True
        unknown = tokens not in self.names.screen
        if self.maker(c, tokens) or (unknown and _doubtful(c) and self.study.forms.first_named(tokens)):
            return True
        if c.pattern.endswith("(actor)"):
            return stance.likened(c.frame, c.start)
        compared = stance.compared(c.frame, _place(c)) or stance.likened_to(c.frame, c.start)
        return compared and c.film is None and c.pattern not in DENIALS and c.pattern not in _PARTED_ASIDE

    def owns_no_part(self, c: Candidate, tokens: Tokens) -> bool:
        """Whether *X's Y* is a title, a likeness, or of somebody who is not known to act."""
        called = c.pattern == "possessive part called so"
        if any(
            (self.study.quoted(m) and not called and not _nickname(m)) or shouted(m.text, c.who.text)
            for m in _mentions(c.part)
        ):
            return True
        if c.pattern == "possessive part described":
            if tokens in self.crew or any(self.names.canonical(m) in self.names.screen for m in _mentions(c.part)):
                return True
            named = any(m.symbol == "P" for m in _mentions(c.part)) and tokens in self.names.screen
            return tokens not in self.actors and not named
        if tokens not in self.names.screen and any(known_in_full(m) for m in _mentions(c.part)):
            return True
        if c.pattern == "possessive part by calling":
            return tokens not in self.names.screen | self.actors and not screen_names.surname(tokens[-1])
        maker = tokens in self.crew - self.actors
        return c.pattern == "possessive part" and (maker or bool(_ELSEWHERE.search(c.frame.shape)))

    def of_players(self, c: Candidate) -> bool:
        """Whether the parts are the names of people who play others: *with Wiest, Allen's character recovers*."""
        parts = {self.names.canonical(m) for m in _mentions(c.part)}
        return bool(parts) and parts <= self.names.screen & self.shown

    def maker(self, c: Candidate, tokens: Tokens) -> bool:
        """Whether a maker only seems to act, or an actor to make."""
        if c.pattern in _GUESSED:
            return tokens in self.actors and tokens not in self.makers
        if c.pattern in ("plays", "as") and tokens in self.makers and not _mentions(c.part):
            return True
        return c.role == "act" and _doubtful(c) and c.pattern != "is part" and tokens in self.crew - self.actors

    @staticmethod
    def uncertain(c: Candidate, tokens: Tokens, said: Stance) -> bool:
        """Whether it waits for a store: weak evidence, or a surname alone with a mere description."""
        if c.confidence < THRESHOLD or (c.weak and said == "negated"):
            return c.pattern != "this maker's movie" or said != "asserted" or not maker_names.directs(tokens)
        if len(tokens) == 1 and screen_names.alone(tokens[0]):
            return False
        bare = c.role == "act" and len(tokens) == 1 and not _mentions(c.part)
        bare = bare and c.pattern not in _LISTS and not (c.listed and not c.weak)
        if bare and screen_names.surname(tokens[0]):
            return c.pattern in _OF_CHARACTERS_TOO
        return (c.weak or bare) and not person_like(tokens)

    def sift(self, c: Candidate) -> list[Found] | None:
        """The credits of a candidate; None where it stays a candidate."""
        tokens = self.names.canonical(c.who)
        where = "unnamed" if self.nobody(c, tokens) else scope.of(c, self.films.get(id(c.frame)))
        if where == "unnamed" or (c.weak and where != "main"):
            return []
        said = stance.of_span(c.frame, c.start, c.end, aside=c.pattern.endswith("(actor)"))
        if said == "asserted" and c.frame.told:
            said = c.frame.told
        if said == "asserted" and stance.supposed(c.frame, _place(c)):
            said = "hedged"
        if self.uncertain(c, tokens, said):
            return None
        if self.of_players(c):
            return []
        film = where if isinstance(where, Mention) else None
        if self.whole == "imagined" or (self.whole == "hedged" and said == "asserted"):
            said = self.whole
        found = _credits(c, tokens, film, said, self.names, self.study)
        other = self.films.get(id(c.frame))
        if film is None and other and scope.shared(c):
            found += _credits(c, tokens, other, said, self.names, self.study)
        return found


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of the candidates.

    Attributes:
        found: credits in text order.
        alike: credits of other films, in the role that the person has in the reviewed one.
        uncertain: candidates that wait for a store.
        refused: candidates that are no credits of a film that is named.
    """

    found: list[Found]
    alike: list[Found]
    uncertain: list[Candidate]
    refused: list[Candidate]


def resolve(study: Study, candidates: list[Candidate], names: Names) -> Resolved:
    """Credits, and the candidates that are none."""
    names.call(candidates)
    sieve = _Sieve(study, candidates, names)
    sifted = [(c, sieve.sift(c)) for c in candidates]
    found = [f for _, kept in sifted for f in kept or ()]
    pruned = _prune(found)
    return Resolved(
        _merge([f for f in pruned if f.role]),
        [f for f in pruned if not f.role and f.film is not None],
        [c for c, kept in sifted if kept is None],
        [c for c, kept in sifted if kept is not None and not kept],
    )


def joined(study: Study, names: Names, found: list[Found], alike: list[Found], more: list[Candidate]) -> list[Found]:
    """Credits with those of further candidates that are sure enough, and of other films alike, in text order."""
    whole = stance.of_document(study.text)
    told = [f for c in more for f in _credits(c, names.canonical(c.who), None, whole, names, study)]
    here = [f for f in reversed([*found, *told]) if f.film is None]
    role = {f.tokens: f.role for f in (*here, *(f for f in here if f.role == "fmd"))}
    known = [replace(f, role=role.get(f.tokens) or _usual(f)) for f in alike]
    denied = denials.find(study.frames, names.canonical)
    return _merge([*(_denied(f, denied) for f in (*found, *told)), *(f for f in known if f.role)])


def _usual(f: Found) -> str:
    """What somebody whom the reviewed film does not credit does on films, by the tables of makers and casts.

    A title in somebody's possession is rather the director's: *Jon Favreau's "Iron Man"*.
    """
    owned = f.pattern == "own other film" and maker_names.films(" ".join(f.tokens))[0] > 0
    if owned or maker_names.directs(f.tokens):
        return "fmd"
    return "act" if len(f.tokens) > 1 and screen_names.known(f.tokens) else ""


def _denied(f: Found, denied: dict[Tokens, Denial]) -> Found:
    """A credit as the text denies or doubts it, where that weighs more than what shows it."""
    told = denied.get(f.tokens)
    if told is None or f.film is not None or f.stance != "asserted" or told.role not in ("", f.role):
        return f
    if not (f.weak or f.frame is told.frame):
        return f
    return replace(f, stance=told.stance, frame=told.frame, place=told.place, since=None)


def _nickname(mention: Mention) -> bool:
    """Whether a name in quotation marks is a first name: *Florence Pugh's "Charlie"*."""
    return mention.name is not None and len(mention.name.tokens) == 1 and mention.name.tokens[0] in GIVEN_NAMES


def _doubtful(c: Candidate) -> bool:
    return c.weak or c.pattern in ("is part", "possessive part", "trade")


def _ranked(c: Candidate) -> bool:
    """Whether a rank or an office stands before a name: so parts are called, hardly ever actors."""
    titled = c.who.name is not None and c.who.name.titled and c.pattern not in _PARTED_ASIDE
    return titled and fold(c.who.text.split(" ", 1)[0].rstrip(".")) not in HONOURED


def _place(c: Candidate) -> int:
    return next((i for i, m in c.frame.mentions.items() if m is c.who), c.start)


def _last_films(study: Study) -> dict[int, Mention | None]:
    last: Mention | None = None
    before: dict[int, Mention | None] = {}
    for frame in study.frames:
        before[id(frame)] = last
        last = scope.last_other(frame, last)
    return before


def _credits(
    c: Candidate, tokens: Tokens, film: Mention | None, said: Stance, names: Names, study: Study
) -> list[Found]:
    base = Found(
        role=c.role,
        person=names.person(tokens),
        tokens=tokens,
        film=film,
        part=None,
        described=None,
        frame=c.frame,
        stance=said,
        confidence=c.confidence,
        pattern=c.pattern,
        weak=c.weak,
        place=_place(c),
        job=c.job,
        attributes=c.attributes,
        since=c.since,
    )
    mentions = [m for m in _mentions(c.part) if names.canonical(m) != tokens]
    if mentions and c.role == "act":
        return [replace(base, part=names.part(m) if film is None else m.text) for m in mentions]
    if c.part and not c.part.mention and c.role == "act":
        return [replace(base, described=" ".join(study.text[c.part.start : c.part.end].split()))]
    return [base]


def _prune(found: list[Found]) -> list[Found]:
    """Without credits that only show presence where the same person has a better one."""
    strong = {(f.tokens, f.role) for f in found if not f.weak and f.film is None}
    elsewhere = {f.tokens for f in found if f.film is not None and f.role}
    kept = []
    for f in found:
        if f.weak and (f.tokens, f.role) not in strong and f.tokens in elsewhere:
            continue
        kept.append(f)
    return kept


def _merge(found: list[Found]) -> list[Found]:
    """One credit for each (film, person, role, part); a credit without a part only where there is none with one."""
    groups: defaultdict[tuple[object, ...], list[Found]] = defaultdict(list)
    found = _fullest(found)
    named = {
        (_film(f), f.tokens, f.role) for f in found if f.part and (f.stance == "asserted" or not _asserted(f, found))
    }
    described = {(_film(f), f.tokens, f.role) for f in found if f.described}
    for f in found:
        owner = (_film(f), f.tokens, f.role)
        if (not f.part and owner in named) or (not f.part and not f.described and owner in described):
            continue
        groups[(*owner, f.part)].append(f)
    rumours = {_whose(f) for f in found if f.stance == "hedged" and stance.rumoured(f.frame, f.place)}
    merged = [_best(group, _whose(group[0]) in rumours) for group in groups.values()]
    return _ordered(merged)


def _whose(f: Found) -> tuple[str, Tokens, str]:
    return _film(f), f.tokens, f.role


def _asserted(f: Found, found: list[Found]) -> bool:
    """Whether the text says elsewhere, for sure, that the person plays somebody."""
    return any(o.tokens == f.tokens and o.role == f.role and o.stance == "asserted" and o.described for o in found)


def _fullest(found: list[Found]) -> list[Found]:
    """Each part by the longest name that the same person's parts have: *Spanner* is *Vic Spanner* if he plays him."""
    parts: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for f in found:
        if f.part:
            parts[_film(f), f.tokens].add(f.part)
    return [replace(f, part=longest(f.part, parts[_film(f), f.tokens])) if f.part else f for f in found]


def _ordered(found: list[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f.frame.sentence.start, f.person, f.role, f.part or ""))


def _film(f: Found) -> str:
    return f.film.text if f.film else ""


def _best(group: list[Found], rumoured: bool) -> Found:
    """The shortest sentence among the surest; hedged if all are, or if the casting is told as a rumour anywhere."""
    asserted = [f for f in group if f.stance == "asserted"]
    pool = asserted or group
    top = max(f.confidence for f in pool)
    best = min(
        (f for f in pool if f.confidence >= top - 0.1),
        key=lambda f: (f.frame.sentence.end - f.frame.sentence.start, f.frame.sentence.start),
    )
    said: Stance = "hedged" if rumoured and best.stance == "asserted" else best.stance
    described = best.described or next((f.described for f in group if f.described), None)
    return replace(
        best, stance=said, confidence=top, described=described, attributes=max((f.attributes for f in group), key=len)
    )
