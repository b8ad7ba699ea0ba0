"""From a parsed sentence to credits: rules over the relations between its words.

The relations are those of ClearNLP's labels for English, which spaCy's models use (``nsubj``, ``agent``, ``appos``,
...); a person is a run of words that the entity recogniser calls PERSON. Nothing here needs spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
"""First word and the one behind the last, counted from 0 within the sentence."""

PLAYING = frozenset("play portray voice embody reprise".split())
STARRING = frozenset("star co-star costar feature".split())
MAKING = {
    **dict.fromkeys(("direct", "helm"), "fmd"),
    **dict.fromkeys(("write", "pen", "script", "co-write"), "aus"),
    **dict.fromkeys(("shoot", "lens", "photograph"), "cng"),
    **dict.fromkeys(("compose", "score"), "cmp"),
    "produce": "fmp",
    "edit": "flm",
}
TRADES = {
    **dict.fromkeys(("director", "filmmaker"), "fmd"),
    **dict.fromkeys(("writer", "screenwriter", "co-writer"), "aus"),
    **dict.fromkeys(("cinematographer", "cameraman"), "cng"),
    "composer": "cmp",
    "producer": "fmp",
    "editor": "flm",
    **dict.fromkeys(("star", "actor", "actress"), "act"),
}
WORKS = {
    "direction": "fmd",
    **dict.fromkeys(("screenplay", "script"), "aus"),
    **dict.fromkeys(("cinematography", "photography", "camerawork"), "cng"),
    **dict.fromkeys(("score", "music", "soundtrack"), "cmp"),
    "editing": "flm",
}
PERFORMANCES = frozenset("performance portrayal turn role cameo".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence.

    Attributes:
        text, lemma, pos, dep: as printed, its dictionary form, its part of speech (Universal Dependencies), and its
            relation to its head.
        head: its head's place in the sentence, its own for the root.
        start, end: its code points in the sentence.
        person: whether it belongs to a person's name; opens: whether a name begins with it.
    """

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    person: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody's role: spans of the person's name and of the part (a name, or what stands for one)."""

    person: Span
    role: str
    rule: str
    part: Span | None = None
    named: bool = True


class Sentence:
    """The words of a sentence with what hangs on each."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.below: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self.below[token.head].append(i)

    @cached_property
    def people(self) -> list[Span]:
        """The names of people, in order."""
        found: list[Span] = []
        for i, token in enumerate(self.tokens):
            if token.person and token.pos != "PART" and not token.text.startswith("'"):
                if token.opens or not found or found[-1][1] != i:
                    found.append((i, i + 1))
                else:
                    found[-1] = (found[-1][0], i + 1)
        return found

    @cached_property
    def _owner(self) -> dict[int, Span]:
        return {i: span for span in self.people for i in range(*span)}

    def root(self, span: Span) -> int:
        """The word of a span whose head lies outside it."""
        return next((i for i in range(*span) if not span[0] <= self.tokens[i].head < span[1]), span[1] - 1)

    def children(self, i: int, *deps: str) -> Iterator[int]:
        """The words below one that stand to it in one of these relations."""
        return (c for c in self.below[i] if self.tokens[c].dep in deps)

    def joined(self, i: int) -> Iterator[int]:
        """A word and those that are joined to it by *and* or commas."""
        seen, todo = {i}, [i]
        while todo:
            at = todo.pop(0)
            yield at
            more = [c for c in self.children(at, "conj", "appos") if c not in seen]
            seen.update(more)
            todo += more

    def persons(self, i: int) -> Iterator[Span]:
        """The people named at a word and at those joined to it."""
        seen = set()
        for at in self.joined(i):
            span = self._owner.get(at)
            if span and span not in seen:
                seen.add(span)
                yield span

    def objects(self, i: int, *prepositions: str) -> Iterator[int]:
        """The words behind prepositions (or the agent's *by*) that hang on a word."""
        for c in self.children(i, "prep", "agent"):
            if self.tokens[c].lemma.lower() in prepositions:
                yield from self.children(c, "pobj")

    def part(self, i: int) -> tuple[Span, bool]:
        """What names a part at a word: a name, or the words around a noun, and whether it is a name."""
        first, last = self._owner.get(i, (i, i + 1))
        if i in self._owner or self.tokens[i].pos == "PROPN":
            while first and self._beside(first - 1):
                first -= 1
            while last < len(self.tokens) and self._beside(last):
                last += 1
            return (first, last), True
        before = [c for c in self.children(i, "det", "amod", "compound", "nummod", "poss") if c < i]
        return (min(before, default=i), i + 1), False

    def _beside(self, i: int) -> bool:
        """Whether a word goes on with the name beside it (a title, say), and is no other person's."""
        return self.tokens[i].pos == "PROPN" and i not in self._owner


Rule = Callable[[Sentence], Iterator[Credit]]


def playing(s: Sentence) -> Iterator[Credit]:
    """Anna plays Mira; Anna stars as Mira; Anna returns as Mira."""
    for i, token in enumerate(s.tokens):
        if token.pos != "VERB":
            continue
        played = list(s.children(i, "dobj")) if token.lemma in PLAYING else []
        played = [p for p in played if token.lemma != "reprise"] or list(s.objects(i, "as"))
        for subject in s.children(i, "nsubj", "nsubjpass"):
            for person in s.persons(subject):
                if played:
                    span, named = s.part(played[0])
                    if span != person and (named or token.lemma in PLAYING | STARRING):
                        yield Credit(person, "act", "plays", span, named)
                elif token.lemma in STARRING:
                    yield Credit(person, "act", "stars")


def played_by(s: Sentence) -> Iterator[Credit]:
    """Mira is played by Anna; Mira, played by Anna."""
    for i, token in enumerate(s.tokens):
        if token.lemma in PLAYING and token.pos == "VERB":
            parts = [*s.children(i, "nsubjpass"), *([token.head] if token.dep in ("acl", "relcl") else [])]
            for maker in s.objects(i, "by"):
                for person in s.persons(maker):
                    span, named = s.part(parts[0]) if parts else (None, True)
                    yield Credit(person, "act", "played by", span if span != person else None, named)


def starring(s: Sentence) -> Iterator[Credit]:
    """The film stars Anna and Tom; starring Anna."""
    for i, token in enumerate(s.tokens):
        if token.lemma in STARRING:
            for named in s.children(i, "dobj"):
                yield from (Credit(person, "act", "starring") for person in s.persons(named))


def making(s: Sentence) -> Iterator[Credit]:
    """Directed by Tom; Tom directs the film."""
    for i, token in enumerate(s.tokens):
        role = MAKING.get(token.lemma)
        if role and token.pos == "VERB":
            for at in [*s.objects(i, "by"), *s.children(i, "nsubj")]:
                yield from (Credit(person, role, "making") for person in s.persons(at))


def trades(s: Sentence) -> Iterator[Credit]:
    """Director Tom Reed; Tom Reed, the director; the director is Tom Reed."""
    for span in s.people:
        root = s.root(span)
        head = s.tokens[root].head
        near = [span[0] - 1] if span[0] else []
        near += [c for c in s.children(root, "appos", "compound", "nmod") if c not in range(*span)]
        near += [head] if s.tokens[root].dep == "appos" else []
        if s.tokens[root].dep in ("nsubj", "attr") and s.tokens[head].lemma == "be":
            near += [c for c in s.children(head, "nsubj", "attr") if c != root]
        words = [s.tokens[i].lemma.lower() for i in near if s.tokens[i].pos in ("NOUN", "PROPN")]
        role = next((TRADES[word] for word in words if word in TRADES), None)
        if role:
            yield Credit(span, role, "trade")


def works(s: Sentence) -> Iterator[Credit]:
    """The score by Ada; Ada's score; Anna's performance as Mira; Anna's Mira."""
    for i, token in enumerate(s.tokens):
        word = token.lemma.lower()
        if word in WORKS:
            for at in [*s.objects(i, "by"), *s.children(i, "poss")]:
                yield from (Credit(person, WORKS[word], "work") for person in s.persons(at))
        elif word in PERFORMANCES or token.pos == "PROPN":
            for person in (p for at in s.children(i, "poss") for p in s.persons(at)):
                played = [i] if token.pos == "PROPN" else list(s.objects(i, "as", "of"))
                part, named = s.part(played[0]) if played else (None, True)
                if part != person:
                    yield Credit(person, "act", "possessive", part, named)


def brackets(s: Sentence) -> Iterator[Credit]:
    """Mira (Anna Bellweather); two sailors (Anna Bellweather and Tom Reed)."""
    open_ = None
    for i, token in enumerate(s.tokens):
        if token.text == "(":
            open_ = i
        elif token.text == ")" and open_ is not None:
            inside = [p for p in s.people if open_ < p[0] and p[1] <= i]
            words = sum(last - first for first, last in inside)
            rest = [t.text for t in s.tokens[open_ + 1 : i] if t.text.lower() in (",", "and", "&")]
            if open_ and inside and words + len(rest) == i - open_ - 1:
                part, named = s.part(open_ - 1)
                if s.tokens[open_ - 1].pos in ("PROPN", "NOUN"):
                    yield from (Credit(person, "act", "bracket", part, named) for person in inside)
            open_ = None


RULES: tuple[Rule, ...] = (brackets, playing, played_by, starring, making, trades, works)


def credits_of(sentence: Sentence) -> Iterator[Credit]:
    """What every rule finds in a sentence; a credit may be found twice."""
    for rule in RULES:
        yield from rule(sentence)
