"""Relations: between characters, between a character and a place, of a film to a place and to other films."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claim import Kind
from kg.reviews.document import Study
from kg.reviews.expressions import expression
from kg.reviews.frames import Frame, Mention
from kg.reviews.titles import squeeze

# What somebody is to somebody else: the noun, and the predicate from the noun's bearer to the other.
KIN: tuple[tuple[str, str], ...] = (
    ("lover", "lover of"),
    ("boyfriend", "lover of"),
    ("girlfriend", "lover of"),
    ("love interest", "lover of"),
    ("sweetheart", "lover of"),
    ("fianc\u00e9", "lover of"),
    ("fianc\u00e9e", "lover of"),
    ("fiance", "lover of"),
    ("fiancee", "lover of"),
    ("beloved", "lover of"),
    ("true love", "lover of"),
    ("husband", "spouse of"),
    ("wife", "spouse of"),
    ("ex-wife", "former spouse of"),
    ("ex-husband", "former spouse of"),
    ("adoptive father", "father figure of"),
    ("father figure", "father figure of"),
    ("surrogate father", "father figure of"),
    ("stepfather", "father figure of"),
    ("father", "father of"),
    ("dad", "father of"),
    ("mother", "mother of"),
    ("mom", "mother of"),
    ("son", "child of"),
    ("daughter", "child of"),
    ("brother", "sibling of"),
    ("sister", "sibling of"),
    ("twin", "sibling of"),
    ("half-brother", "sibling of"),
    ("best friend", "friend of"),
    ("friend", "friend of"),
    ("buddy", "friend of"),
    ("pal", "friend of"),
    ("mentor", "mentor of"),
    ("teacher", "mentor of"),
    ("rival", "rival of"),
    ("nemesis", "adversary of"),
    ("arch-nemesis", "adversary of"),
    ("enemy", "adversary of"),
    ("adversary", "adversary of"),
    ("foe", "adversary of"),
    ("antagonist", "adversary of"),
    ("ally", "ally of"),
    ("sidekick", "ally of"),
    ("partner", "partner of"),
    ("boss", "employer of"),
    ("employer", "employer of"),
    ("assistant", "works for"),
    ("henchman", "works for"),
    ("enforcer", "works for"),
    ("right-hand man", "works for"),
    ("bodyguard", "works for"),
    ("killer", "killer of"),
    ("murderer", "killer of"),
)
_PREDICATE = dict(KIN)
_NOUN = "(?:" + "|".join(sorted((re.escape(n) for n, _ in KIN), key=len, reverse=True)) + ")"
_ADJ = r"(?:(?!(?:and|or|but|who|that|is|was)\b)[a-z][a-z-]*,? ){0,3}?"
_RULER = (
    r"(?:master|ruler|king|queen|lord|leader|head|tyrant|overlord|emperor|empress|dictator|president|mayor|warden|"
    r"governor)"
)
_KILLED = r"(?:killed|murdered|slain|assassinated|executed|poisoned)"
_PLACE_NOUN = (
    r"(?:city|town|village|planet|kingdom|island|metropolis|country|realm|colony|world|moon|station|suburb|borough|"
    r"region|county|state|province|harbor|port)"
)
_SITE = (
    r"(?:streets|ruins|gates|slums|walls|towers|spires|skyline|outskirts|rooftops|alleys|suburbs|shores|sewers|"
    r"skies|heart|depths|city|town|village|kingdom|island|planet|land|people|citizens) of(?: the)? "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPattern:
    """A way to say that something stands in a relation.

    Attributes:
        shape: over :attr:`Frame.shape`; groups ``s`` and ``o`` are letters of names or a pronoun, ``noun`` words of
            :data:`KIN`.
        predicate: empty where ``noun`` gives it.
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
        shape=rf"(?P<o>[NP]|\bhis|\bher)(?:'s?)? {_ADJ}(?P<noun>{_NOUN}),? (?P<s>[NP])\b",
        examples=(
            ("Alita learns that her lover Hugo is dead.", "Hugo|lover of|Alita"),
            ("Dracula meets Mina's husband Jonathan.", "Jonathan|spouse of|Mina"),
        ),
        counterexamples=("Her lover is gone.",),
    ),
    RelationPattern(
        name="apposition of kin",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?,? (?:is |was |becomes )?(?:also )?(?P<o>[NP])'s? {_ADJ}(?P<noun>{_NOUN})"
        rf"\b(?!'s? | [NP])",
        examples=(("Hugo, Alita's lover, is dead.", "Hugo|lover of|Alita"),),
        counterexamples=("Hugo likes Alita's dress.",),
    ),
    RelationPattern(
        name="kin of",
        shape=rf"(?P<s>[NP])(?: \([^()]*\))?, (?:an?|the|now an?) [^.;()]{{0,110}}?\b(?:who (?:becomes|is|proves|"
        rf"serves as)|becoming) (?:both |an? |the )?{_ADJ}(?P<noun>{_NOUN}(?: and (?:an? )?{_NOUN})?) (?:to|"
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

_SET_IN = expression(
    r"\b(?:set|takes place|taking place|located|unfolds|unfolding|opens|begins) in (?:(?:the |a |"
    r"an )?(?:[a-z0-9'-]+,? ){0,5})(?P<o>N)\b"
)
_IN_PLACE = expression(
    rf"(?P<o>N), (?:the|an?) (?:(?!(?:who|man|woman|girl|boy)\b)[a-z-]+ ){{0,4}}{_PLACE_NOUN}\b|{_SITE}(?P<o2>N)\b"
)
_SEQUEL = expression(
    r"\b(?P<noun>sequel|follow-up|prequel|remake|re-make|reboot|spin-off|spinoff) (?:to|of|for) (?:(?!(?:the|"
    r"that)\b)[a-z0-9'-]+ ){0,4}(?:the )?(?:(?:[a-z0-9'-]+ ){0,3})(?P<f>F)"
)
_FILM_PREDICATE = {
    "sequel": "sequel of",
    "follow-up": "sequel of",
    "prequel": "prequel of",
    "remake": "remake of",
    "re-make": "remake of",
    "reboot": "remake of",
    "spin-off": "spin-off of",
    "spinoff": "spin-off of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A relation that a sentence states; names as mentions."""

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
        self.places = {m.text for f in study.frames for m in self._placed(f)}

    def find(self) -> Iterator[Related]:
        """All relations, in text order."""
        previous: Frame | None = None
        for frame in self.study.frames:
            for pattern in PATTERNS:
                yield from self._match(frame, pattern, previous)
            for m in self._placed(frame):
                yield Related(
                    subject=None,
                    predicate="set in",
                    object=m,
                    object_kind="place",
                    frame=frame,
                    pattern="place",
                    confidence=0.8,
                )
            previous = frame if frame.mentions else previous
        yield from self._films()

    def _match(self, frame: Frame, pattern: RelationPattern, previous: Frame | None) -> Iterator[Related]:
        for m in re.finditer(pattern.shape, frame.shape):
            subject, obj = self._name(frame, m, "s", previous), self._name(frame, m, "o", previous)
            if subject is None or obj is None or subject.text == obj.text:
                continue
            nouns = re.findall(_NOUN, m.groupdict().get("noun") or "")
            for predicate in [_PREDICATE[n] for n in nouns] or [pattern.predicate]:
                kind: Kind = "place" if obj.text in self.places or pattern.object_kind == "place" else "character"
                yield Related(
                    subject=subject,
                    predicate=predicate,
                    object=obj,
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
        before = [n for i, n in frame.mentions.items() if i < m.start(group) and self._character(n) and n is not other]
        if before:
            return before[-1]
        earlier = [n for n in previous.mentions.values() if self._character(n)] if previous else []
        if not earlier:
            return None
        return (
            earlier[0]
            if m.group(group) == "his" or group == "s"
            else next((n for n in reversed(earlier) if n.text != earlier[0].text), None)
        )

    def _character(self, mention: Mention) -> bool:
        return mention.symbol in "NP" and mention.start not in self.people and mention.text not in self.places

    def _placed(self, frame: Frame) -> Iterator[Mention]:
        """Names that the sentence treats as a place of the story."""
        for pattern in (_SET_IN, _IN_PLACE):
            for m in pattern.finditer(frame.shape):
                at = m.start("o") if m.group("o") else m.start("o2")
                mention = frame.mentions[at]
                if (
                    mention.start not in self.people
                    and mention.name
                    and not (pattern is _IN_PLACE and mention.name.titled)
                ):
                    yield mention
        for i, mention in frame.mentions.items():
            if (
                mention.symbol == "N"
                and mention.name
                and len(mention.name.tokens) > 1
                and mention.name.tokens[-1] in ("city", "island", "town", "village", "valley")
                and re.search(r"\b(?:in|of|to|from|over|beneath|above|through|across) (?:the )?$", frame.shape[:i])
            ):
                yield mention

    def _films(self) -> Iterator[Related]:
        """Sequels and remakes that a sentence calls so."""
        for frame in self.study.frames:
            for m in _SEQUEL.finditer(frame.shape):
                yield Related(
                    subject=None,
                    predicate=_FILM_PREDICATE[m.group("noun")],
                    object=frame.mentions[m.start("f")],
                    object_kind="film",
                    frame=frame,
                    pattern="film relation",
                    confidence=0.75,
                )


def base_title(title: str) -> str | None:
    """A sequel's title without its number, squeezed; None where it has none.

    >>> base_title("Alita: Battle Angel 2"), base_title("Maleficent 3: Thorns"), base_title("Se7en")
    ('alita battle angel', 'maleficent', None)
    """
    m = re.match(r"(.+?) (?:[2-9]|1\d|II|III|IV)(?:\b|:)", title)
    return squeeze(m.group(1)) if m else None
