"""Who is meant by the names of one document: full names for short ones, fullest printed forms, names of parts."""

from __future__ import annotations

from collections import defaultdict

from kg.expressions import expression
from kg.reviews import screen_names
from kg.reviews.document import Study
from kg.reviews.frames import Mention
from kg.reviews.patterns import Candidate

Tokens = tuple[str, ...]
"""The folded words of a name."""

_OTHER_AGE = frozenset("old older young younger little adult teenage".split())
"""What tells a part from the same one at another age, whom somebody else plays: *Rose* and *Old Rose*."""
_NICKNAME = expression(r" ([\"'])[^\"']+\1 ")


class Names:
    """Resolves the names of one document."""

    def __init__(self, study: Study) -> None:
        self.forms = study.forms
        self.text = study.text
        self.parts: set[Tokens] = set()
        self.screen = {t for t in study.forms.full if screen_names.known(t)}
        self.by_end: defaultdict[Tokens, set[Tokens]] = defaultdict(set)
        self.called: dict[Tokens, Tokens] = {}

    def call(self, candidates: list[Candidate]) -> None:
        """Let the last word stand for a name that does not look like a person's but is read as one: *Marry Harron*."""
        full = {c.who.name.tokens for c in candidates if c.who.name and len(c.who.name.tokens) > 1}
        for tokens in full:
            owners = self.forms.by_word.get(tokens[-1], set())
            if owners == {tokens} and self.forms.person(tokens[-1:]) in (None, tokens[-1:]):
                self.called[tokens[-1:]] = tokens

    def close(self) -> None:
        """Index the parts by how they begin and end."""
        for t in self.parts:
            for n in range(1, len(t)):
                self.by_end[t[:n]].add(t)
                self.by_end[t[-n:]].add(t)

    def canonical(self, mention: Mention) -> Tokens:
        """The full name that a mention stands for, else its own words."""
        if mention.name is None:
            return (mention.text.casefold(),)
        tokens = mention.name.tokens
        return self.called.get(tokens) or self.forms.person(tokens) or tokens

    def person(self, tokens: Tokens) -> str:
        """The fullest printed form of a name, without a nickname in quotation marks."""
        return _NICKNAME.sub(" ", self.forms.printed(tokens))

    def part(self, mention: Mention) -> str:
        """The fullest printed name of a part: the only longer one that this one ends or begins."""
        if mention.name is None:
            return mention.text
        tokens = mention.name.tokens
        own = self.canonical(mention) if tokens[-1:] == self.canonical(mention)[-1:] else ()
        longer = {t for t in self.by_end.get(tokens, ()) if len(t) > len(tokens) and (t == own or t not in self.screen)}
        longer = {t for t in longer if t[0] not in _OTHER_AGE or t == own}
        best = next(iter(longer)) if len(longer) == 1 else tokens
        printed = (self.forms.full.get(best) or self.forms.singles.get(best) or {mention.text: 1}).items()
        return max(printed, key=lambda item: (len(item[0].split()), item[1], item[0]))[0]
