"""What a sentence says of *he* or *she*, where the sentence before speaks of one actor alone."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews import parts, screen_names
from kg.reviews.frames import Frame, Mention
from kg.reviews.parts import Part
from kg.reviews.patterns import Candidate

_PLAYS = expression(
    r"^(?:(?:and|but|here|later|in (?:this|the) (?:one|film|movie|picture)),? )?s?he (?:also |later |again "
    r")?(?:plays|portrays|voices|gives(?= N [a-z]+ [a-z])|"
    r"is(?= N(?:[,.;]| and s?he\b| in\b))) "
    r"(?=(?:both )?(?:[a-z]+ ){0,2}[NP](?:[,.;]| \(| (?:and|who|with|as|in|more|a|an|some)\b|$))"
)
_AS = expression(
    r"^(?:as(?! for\b)|playing|portraying) (?:the |an? )?(?:[a-z-]+ |N (?=[a-z-]+ )){0,3}?(?P<char>[NP]),? "
    r"(?:the [a-z]+,? |an? (?:[a-z-]+ ){1,4},? )?s?he\b"
)
_PORTRAYAL = expression(
    r"[^P]{0,60}\b(?:his|her) (?:[a-z-]+,? ){0,3}?(?:(?:portrayal|interpretation|incarnation|version) of|"
    r"(?:performance|turn|work|role|part|acting) as) (?:the )?(?:[a-z-]+ ){0,2}?(?P<char>[NP])(?!'s? )"
)
_OWN = expression(
    r"^(?:and |but )?(?:his|her) (?:[a-z]+ )?(?:character,? (?:\u2014 )?)?(?P<char>[NP])"
    r"(?=, (?:who|is|a|an|the)\b|,?(?: \u2014)? (?:is|was|has)\b)"
)
_PLAYED_BY = expression(
    r"^(?:and |but |here,? )?(?:s?he|it)(?:'s| is| was) (?:[a-z]+ly )?(?:played|portrayed|voiced)(?: [a-z]+ly)? by "
    r"(?:the |an? )?(?:[a-z-]+ ){0,3}?(?P<who>P)(?!,? and P)|"
    r"^(?:and |but |here,? |the (?:[a-z-]+ ){0,2})?(?P<player>P)(?: \([^()]{0,60}\))?,? (?:who )?(?:[a-z]+ly )?(?:"
    r"(?:plays|played|portrays|portrayed|embodies|inhabits|voices) (?:him|her)\b|"
    r"(?:plays|played|has|had|takes|took|owns|nails|gets|got) (?:the|this) (?:role|part|character)\b(?! of)|"
    r"(?:is|was) (?:[a-z-]+,? ){1,5}in the (?:role|part)\b(?! of))"
)
_AT = expression(r"\b(?:in|at|of|from|to|near|by|on|with) (?:the )?$")
_OWNED = expression(r"'s? (?:[a-z-]+ ){0,4}(?:roles?|parts?|performances?|films?|movies?|work|turns?)\b")
_THERE = expression(
    r"\bs?he (?:had |once |also |previously |later )?(?:played|portrayed|starred|appeared|co-starred|was) in (?:both )?"
    r"(?:[a-z0-9']+ ){0,3}?(?P<film>F)"
)


def read(frames: list[Frame], found: list[Candidate]) -> Iterator[Candidate]:
    """Credits of the one actor of the sentence before.

    Args:
        frames: the sentences in order.
        found: what patterns found in them.
    """
    acts: defaultdict[int, dict[str, Mention]] = defaultdict(dict)
    for c in found:
        if c.role == "act" and c.film is None:
            acts[id(c.frame)].setdefault(c.who.text, c.who)
    for before, frame in itertools.pairwise(frames):
        yield from _played_by(before, frame)
        actors = list(acts[id(before)].values())
        subject = before.mentions.get(0)
        if "he " not in frame.shape and not frame.shape.startswith(("his ", "her ", "and h", "but h")):
            continue
        if len(actors) == 1 and not _outdone(before, actors[0]):
            yield from _said(before, frame, actors[0])
        elif subject and _alone(before, subject):
            yield from _said(before, frame, subject)
        elif not actors and (only := _only(before)):
            yield from _said(before, frame, only)


def _played_by(before: Frame, frame: Frame) -> Iterator[Candidate]:
    """Who plays the one name of the sentence before: *Meet Fredo. He is played by X*, *X plays him*."""
    m = _PLAYED_BY.match(frame.shape)
    named = [
        mention
        for at, mention in before.mentions.items()
        if m and mention.symbol in "PN" and not _AT.search(before.shape, 0, at)
    ]
    if m is None or len(named) != 1 or named[0].name is None or screen_names.known(named[0].name.tokens):
        return
    yield Candidate(
        role="act",
        who=frame.mentions[max(m.start("who"), m.start("player"))],
        part=Part(named[0]),
        frame=frame,
        start=m.start(),
        end=m.end(),
        pattern="he plays",
        confidence=0.85,
        since=before.sentence.start,
    )


def _outdone(frame: Frame, actor: Mention) -> bool:
    """Whether somebody else whom casts know is the nearer subject: *if you liked X in this, Y is worse*."""
    people = [m for m in frame.mentions.values() if m.symbol == "P" and m.name and m.text != actor.text]
    later = [m for m in people if m.start > actor.start and m.name and screen_names.known(m.name.tokens)]
    return bool(later) and frame.mentions.get(0) is not actor


def _alone(frame: Frame, subject: Mention) -> bool:
    """Whether the subject of a sentence owns something, or is the one person of it and known to casts."""
    if frame.shape.startswith("P's "):
        return True
    people = sum(mention.symbol == "P" for mention in frame.mentions.values())
    return subject.name is not None and people == 1 and screen_names.known(subject.name.tokens) > 0


def _only(frame: Frame) -> Mention | None:
    """The owner whom casts know of a performance, the one person of a sentence: *it is X's best role*."""
    people = [(at, m) for at, m in frame.mentions.items() if m.symbol in "PN"]
    at, only = people[0] if len(people) == 1 else (0, None)
    owned = only and only.name and _OWNED.match(frame.shape, at + 1) and screen_names.known(only.name.tokens)
    return only if owned else None


def _said(before: Frame, frame: Frame, actor: Mention) -> Iterator[Candidate]:
    there, plays = _THERE.search(frame.shape), _PLAYS.match(frame.shape)
    own = _OWN.match(frame.shape) or _AS.match(frame.shape) or _PORTRAYAL.match(frame.shape)
    m = there or plays or own
    if m is None:
        return
    yield Candidate(
        role="act",
        who=actor,
        part=parts.after(frame, m.end()) if plays else Part(frame.mentions[own.start("char")]) if own else None,
        frame=frame,
        start=m.start(),
        end=m.end(),
        pattern="he in another film" if there else "he plays",
        confidence=0.8,
        film=frame.mentions[there.start("film")] if there else None,
        since=before.sentence.start,
    )
