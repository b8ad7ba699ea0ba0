"""Relations: between characters, between a character and a place, of a film to a place and to other films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claim import Kind
from kg.expressions import expression
from kg.reviews import places, sequels
from kg.reviews.document import Study
from kg.reviews.frames import Frame, Mention
from kg.reviews.kin import BETWEEN, BETWEEN_WORDS, BOTH, KIN_BETWEEN, KIN_BOTH, KIN_NOUN, KIN_WORDS, PREDICATE
from kg.reviews.names import fold
from kg.reviews.titles import squeeze

_ADJ = r"(?:(?!(?:and|or|but|who|that|is|was)\b)[a-z][a-z-]*,? ){0,3}?"
_RULER = (
    r"(?:master|ruler|king|queen|lord|leader|head|tyrant|overlord|emperor|empress|dictator|president|mayor|warden|"
    r"governor)"
)
_KILLED = r"(?:killed|murdered|slain|assassinated|executed|poisoned)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPattern:
    """A way to say that something stands in a relation.

    Attributes:
        shape: over :attr:`Frame.shape`; groups ``s`` and ``o`` are letters of names or a pronoun; ``noun``, ``between``
            or ``both`` words of :mod:`kg.reviews.kin`.
        predicate: empty where the words give it.
        object_kind: ``place`` where the object is one.
        examples: a sentence and ``subject|predicate|object`` of each relation in it.
    """

    name: str
    shape: str
    predicate: str = ""
    object_kind: Kind = "character"
    examples: tuple[tuple[str, ...], ...]
    counterexamples: tuple[str, ...]


PATTERNS: tuple[RelationPattern, ...] = (
    RelationPattern(
        name="possessive kin",
        shape=rf"(?P<o>[NP]|\bhis|\bher)(?:'s?)? {_ADJ}(?P<noun>{KIN_NOUN}),? (?P<s>[NP])\b",
        examples=(
            ("Alita learns that her lover Hugo is dead.", "Hugo|lover of|Alita"),
            ("Dracula meets Mina's husband Jonathan.", "Jonathan|husband of|Mina"),
        ),
        counterexamples=("Her lover is gone.",),
    ),
    RelationPattern(
        name="apposition of kin",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?,? (?:is |was |becomes )?(?:also )?(?P<o>[NP])'s? "
        rf"{_ADJ}(?P<noun>{KIN_NOUN})"
        rf"\b(?!'s? | [NP])",
        examples=(("Hugo, Alita's lover, is dead.", "Hugo|lover of|Alita"),),
        counterexamples=("Hugo likes Alita's dress.",),
    ),
    RelationPattern(
        name="kin of",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?, (?:an?|the|now an?) [^.;()]{{0,110}}?\b(?:who (?:becomes|is|proves|"
        rf"serves as)|becoming) (?:both |an? |the )?{_ADJ}(?P<noun>{KIN_NOUN}(?: and (?:an? )?{KIN_NOUN})?) (?:to|"
        rf"of) (?P<o>[NP])",
        examples=(
            (
                "Kael, a rebel who becomes both ally and adversary to Alita, fights.",
                "Kael|ally of|Alita",
                "Kael|adversary of|Alita",
            ),
        ),
        counterexamples=("Kael, a rebel who fights, falls.",),
    ),
    RelationPattern(
        name="becomes kin",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?,?(?: who)? (?:is|was|becomes|became|remains|has become|had become|"
        rf"serves as) "
        rf"(?:both |like |now )?(?:an?|the) {_ADJ}(?P<noun>{KIN_NOUN}(?: and (?:an? )?{KIN_NOUN})?) (?:to|of|"
        rf"for) (?P<o>[NP])\b(?!'s)",
        examples=(
            ("Ripley becomes a mother to Newt.", "Ripley|mother of|Newt"),
            ("Cassie is the daughter of Hartigan.", "Cassie|daughter of|Hartigan"),
            ("Dr. Ido, who has become a father figure to Alita, watches.", "Dr. Ido|father figure of|Alita"),
        ),
        counterexamples=("Cassie is the daughter of a cop.", "Cassie is like the daughter of Hartigan's friend."),
    ),
    RelationPattern(
        name="kin in apposition",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?, (?:(?:an?|the|now an?) )?{_ADJ}(?P<noun>{KIN_NOUN}) (?:to|of) "
        rf"(?P<o>[NP])\b(?!'s)",
        examples=(("Here comes the Yellow Bastard, a rival of Dwight.", "Yellow Bastard|rival of|Dwight"),),
        counterexamples=("Dwight, a rival of nobody, waits.",),
    ),
    RelationPattern(
        name="who is somebody's",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?, (?:an?|the) [^.;,()]{{0,80}}?\bwho (?:is|becomes|was) "
        rf"(?P<o>[NP])'s {_ADJ}"
        rf"(?P<noun>{KIN_NOUN})\b(?! [NP])",
        examples=(("Veil, a smuggler from Zalem who is Alita's ally until dawn, waits.", "Veil|ally of|Alita"),),
        counterexamples=("Veil, a smuggler who is nobody's ally, waits.",),
    ),
    RelationPattern(
        name="kin behind and",
        shape=rf"(?P<o>[NP])(?: \([^()]*\))? and {_ADJ}(?P<noun>{KIN_NOUN}),? (?P<s>[NP])\b(?!'s)",
        examples=(("Dan and wife Beth move in.", "Beth|wife of|Dan"),),
        counterexamples=("Dan and a friendly Beth move in.",),
    ),
    RelationPattern(
        name="between two",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?,?(?: who)?(?: (?:is|was|are|has been|gets|becomes|also|secretly|"
        rf"eventually|once|now|"
        rf"then|finally|soon|later|quickly|brutally|reluctantly)){{0,2}} (?P<between>{KIN_BETWEEN}) (?:the |an? )?"
        rf"(?:(?:his|her|their) (?:[a-z-]+ ){{1,2}}?|[a-z-]+ )?(?P<o>[NP])\b(?!'s? )",
        examples=(
            ("Nova (who laughs) secretly kidnaps Hugo.", "Nova|captor of|Hugo"),
            ("Mina falls in love with Hugo.", "Mina|attracted to|Hugo"),
            ("Vega is hired by Marcellus.", "Vega|works for|Marcellus"),
        ),
        counterexamples=("Nova kidnaps Hugo's dog.", "Nova kills time."),
    ),
    RelationPattern(
        name="both are",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))? and (?P<o>[NP])(?: \([^()]*\))?,? (?:(?:are|were|become|became|remain|"
        rf"as|two|once)(?: the)? )"
        rf"(?:(?!not\b)[a-z-]+ ){{0,2}}?(?P<both>{KIN_BOTH})\b",
        examples=(("Thelma and Louise are best friends.", "Thelma|friend of|Louise"),),
        counterexamples=("Thelma and Louise are not friends.",),
    ),
    RelationPattern(
        name="both named behind",
        shape=rf"\b(?P<both>{KIN_BOTH}) (?P<s>[NP])(?: \([^()]*\))?,? and (?P<o>[NP])\b(?!'s)",
        examples=(("It follows brothers Seth and Richard.", "Seth|brother of|Richard"),),
        counterexamples=("It follows brothers in arms.",),
    ),
    RelationPattern(
        name="comes from",
        predicate="comes from",
        object_kind="place",
        shape=r"(?P<s>[NP])(?: \([^()]*\))?, (?:an?|the) (?:(?!(?:and|who|that|to|is|rebel|member|agent|soldier|"
        r"citizen|native|"
        r"resident|officer|warrior|exile|outcast|defector|veteran)\b)[a-z-]+ ){1,5}from (?:the )?(?P<o>N)(?!')\b",
        examples=(("Sister Veil, a smuggler from Zalem, waits.", "Sister Veil|comes from|Zalem"),),
        counterexamples=("Sister Veil, a smuggler from birth, waits.",),
    ),
    RelationPattern(
        name="death by",
        predicate="killer of",
        shape=rf"(?P<o>[NP])(?:'s death (?:was|is)(?: secretly)? (?:orchestrated|caused|ordered|arranged|engineered)|"
        rf" (?:is|was|gets|has been) (?:brutally )?{_KILLED}) by (?P<s>[NP])",
        examples=(
            ("Hugo's death was orchestrated by Nova.", "Nova|killer of|Hugo"),
            ("Laura is murdered by Shelby.", "Shelby|killer of|Laura"),
        ),
        counterexamples=("Hugo's death was quick.",),
    ),
    RelationPattern(
        name="kills",
        predicate="killer of",
        shape=r"(?P<s>[NP]) (?:kills|murders|slays|assassinates|murdered|killed) (?P<o>[NP])\b(?!'s)",
        examples=(("Nova kills Hugo.", "Nova|killer of|Hugo"),),
        counterexamples=("Nova kills time.",),
    ),
    RelationPattern(
        name="rules",
        predicate="ruler of",
        object_kind="place",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?,? (?:the |is the )(?:[a-z-]+ ){{0,2}}{_RULER} of (?:the )?(?P<o>N)\b",
        examples=(("Nova, the mysterious master of Zalem, waits.", "Nova|ruler of|Zalem"),),
        counterexamples=("Nova, the master of disguise, waits.",),
    ),
    RelationPattern(
        name="belongs to",
        predicate="member of",
        object_kind="place",
        shape=r"(?P<s>[NP])(?: \([^()]*\))?, (?:an?|the) (?:[a-z-]+ ){0,6}(?:rebel|member|agent|soldier|citizen|"
        r"native|resident|officer|warrior|exile|outcast|defector|veteran) (?:from|of) (?:the )?(?P<o>N)\b",
        examples=(
            ("Kael, a charismatic but conflicted rebel from Zalem's inner circle, falls.", "Kael|member of|Zalem"),
        ),
        counterexamples=("Kael, a rebel from birth, falls.",),
    ),
    RelationPattern(
        name="fatherly bond",
        predicate="father figure of",
        shape=r"(?P<s>[NP]|\bhis)(?:'s?)? (?:paternal|fatherly|father-like) (?:bond|love|relationship|affection|care|"
        r"devotion) (?:with|for|to|towards?) (?P<o>[NP]|her|him)\b",
        examples=(("Ido's paternal bond with Alita deepens.", "Ido|father figure of|Alita"),),
        counterexamples=("His bond with the city deepens.",),
    ),
)

_STOPS = ",.;:()!?\u2014"
# Between a person and "his wife Leigh": whoever is or plays her is not her husband.
_IDENTITY = expression(r"[NPMF](?: \([^()]*\))? (?:is|was|plays|portrays|as|voices) $")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A relation that a sentence states; names as mentions, None for the reviewed film."""

    subject: Mention | None
    predicate: str
    object: Mention
    object_kind: Kind
    frame: Frame
    pattern: str
    confidence: float


class Relations:
    """Finds the relations of one document.

    Args:
        study: the document.
        people: the places (in the clean text) of names that are real people's.
    """

    def __init__(self, study: Study, people: set[int]) -> None:
        self.study = study
        self.people = people
        self.places = {p.mention.text for f in study.frames for p in places.of_story(f, people)}
        self.heroine = self._title_character()

    def find(self) -> Iterator[Related]:
        """All relations, in text order."""
        previous: Frame | None = None
        for frame in self.study.frames:
            for pattern in PATTERNS:
                yield from self._match(frame, pattern, previous)
            yield from self._places(frame)
            previous = frame if frame.mentions else previous
        yield from self._films()

    def _match(self, frame: Frame, pattern: RelationPattern, previous: Frame | None) -> Iterator[Related]:
        if "(?P<noun>" in pattern.shape and KIN_WORDS.isdisjoint(_words(frame)):
            return
        if "(?P<between>" in pattern.shape and BETWEEN_WORDS.isdisjoint(_words(frame)):
            return
        for m in re.finditer(pattern.shape, frame.shape):
            subject, obj = self._name(frame, m, "s", previous), self._name(frame, m, "o", previous)
            if subject is None or obj is None or subject.text == obj.text:
                continue
            for predicate in _predicates(m) or [pattern.predicate]:
                back = predicate == "killed by"
                kind: Kind = "place" if obj.text in self.places or pattern.object_kind == "place" else "character"
                yield Related(
                    subject=obj if back else subject,
                    predicate="killer of" if back else predicate,
                    object=subject if back else obj,
                    object_kind=kind,
                    frame=frame,
                    pattern=pattern.name,
                    confidence=0.8,
                )

    def _name(self, frame: Frame, m: re.Match[str], group: str, previous: Frame | None) -> Mention | None:
        """A character of a group; a pronoun stands for a character named before it."""
        mention = frame.mentions.get(m.start(group))
        if mention is not None:
            return None if mention.start in self.people else mention
        other = frame.mentions.get(m.start("s" if group == "o" else "o"))
        before = [
            n
            for i, n in frame.mentions.items()
            if i < m.start(group)
            and self._character(n)
            and n is not other
            and not _IDENTITY.match(frame.shape[: m.start(group)], i)
        ]
        if before:
            return before[-1]
        earlier = [n for n in previous.mentions.values() if self._character(n)] if previous else []
        if earlier and (m.group(group) == "his" or group == "s"):
            return earlier[0]
        found = next((n for n in reversed(earlier) if n.text != earlier[0].text), None)
        return found or (self.heroine if group == "o" and self.heroine and other is not self.heroine else None)

    def _title_character(self) -> Mention | None:
        """The character that the title names, where the text speaks of her right behind her name."""
        film = self.study.film
        words = squeeze(film.title).split() if film else []
        for frame in self.study.frames:
            for i, mention in frame.mentions.items():
                named = mention.name and self._character(mention) and fold(mention.text) in words
                if named and re.match(r"[^.NPMF]{1,60} (?:her|she|herself)\b", frame.shape[i + 1 :]):
                    return mention
        return None

    def _character(self, mention: Mention) -> bool:
        return mention.symbol in "NP" and mention.start not in self.people and mention.text not in self.places

    def _places(self, frame: Frame) -> Iterator[Related]:
        """Where the film is set and where it was shot."""
        for found in (places.filmed, places.of_story, places.told_of):
            for place in found(frame, self.people):
                yield Related(
                    subject=None,
                    predicate=place.predicate,
                    object=place.mention,
                    object_kind="place",
                    frame=frame,
                    pattern=place.predicate,
                    confidence=place.confidence,
                )

    def _films(self) -> Iterator[Related]:
        """Sequels and remakes that a sentence calls so."""
        for frame in self.study.frames:
            for found in sequels.read(frame):
                yield Related(
                    subject=found.subject,
                    predicate=found.predicate,
                    object=found.object,
                    object_kind="film",
                    frame=frame,
                    pattern="film relation",
                    confidence=0.75,
                )


def _words(frame: Frame) -> set[str]:
    return {word.strip(_STOPS) for word in frame.shape.split()}


def _predicates(m: re.Match[str]) -> list[str]:
    """What the words of a match say, each predicate once."""
    groups = m.groupdict()
    if groups.get("between"):
        return [BETWEEN[groups["between"]]]
    if groups.get("both"):
        return [BOTH[groups["both"]]]
    return list(dict.fromkeys(PREDICATE[noun] for noun in re.findall(KIN_NOUN, groups.get("noun") or "")))
