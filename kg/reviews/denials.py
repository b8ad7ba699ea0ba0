"""Who a text says is not in the film, was only asked, or is only said to be in it.

Reviews name people whom nobody saw: *she was wanted for it*, *he turned it down*, *some sources list him; he is not in
it*. A sentence that tells so weighs more than a name in company, so those whom only company would claim
(:mod:`kg.reviews.context`, and patterns that merely show presence) get the stance that it gives them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.claim import Stance
from kg.expressions import expression
from kg.reviews.frames import Frame, Mention

_WHO = r"(?P<who>[PN])"
_ASIDE = r"(?: himself| herself)?(?:, (?:who|of|the|then|at|from|a|an)\b[^.;:()]{2,70}(?=,))?"
_LATELY = r"(?:(?:[a-z]+ly|had|has|have|been|also|then|once|just|even|famously|at first|first|himself|herself),? ){0,3}"
_ROLE = (
    r"(?:it|this|that|them|him|her|the (?:film|movie|picture|part|role|script|job|offer|gig|lead|chance|whole thing))"
)
_END = r"(?=[.,;:!?)]|$| (?:and|but|because|before|so|for|to|flat|twice|since|in|after|outright)\b)"
_MAKE = r"(?:be [NP]\b|play|star|direct|do it|write it|score it)"
_OFFERED = (
    r"(?:(?:wanted|offered|approached|considered|suggested|courted|wooed|pursued|sought|mooted|tested|eyed)(?= "
    r"(?:for|to|"
    r"as|but|and|first|instead)\b|[.,;!)]|$)|originally cast|first cast|slated|(?:nearly|almost) (?=[NP]\b|cast\b|in "
    r"(?:it|this|the film)|hired|chosen|given)|in talks|in the running|the (?:first|original) (?:choice|pick)|first "
    rf"choice|(?:going|supposed|meant) to {_MAKE})"
)
_OUT = (
    r"(?:dropped out|drop out|pulled out|backed out|bowed out|walked away|walked off|fell out|fell through|"
    r"was (?:fired|dropped|let go)|got (?:fired|replaced|dropped))"
)
_NEGATED = (
    rf"{_WHO}{_ASIDE},? (?:who )?{_LATELY}(?:turned {_ROLE}(?: flat)? down|turned down(?: {_ROLE}(?: of [a-zNP "
    rf"]{{1,20}}?)?| an? (?:[a-z]+ ){{0,3}}(?:part|role|offer))?|said no|passed(?: on {_ROLE}|(?=[.;]|$))|"
    rf"(?:refused|declined)(?=[.;]|$| {_ROLE}| to (?:do|play|be|star|return|take|direct)\b)|(?:had to )?{_OUT}){_END}",
    rf"{_WHO}{_ASIDE},? (?:who )?{_LATELY}(?:(?:is|was|are|were)(?: not|n't) (?:even )?in (?:it|this|here|the "
    r"(?:film|movie|picture|sequel|finished film))|has no part in (?:it|this|the (?:film|movie|picture))|had nothing "
    r"to "
    r"do with (?:it|this|the (?:film|movie|picture|sequel))|(?:does|did)(?: not|n't) (?:(?P<job>appear|play (?=it|"
    r"the (?:part|"
    r"role))|(?:direct|write) (?=it|this|an?\b))|return))",
    rf"^(?:here |and )?(?:instead of|in place of|replacing) {_WHO}, ",
    rf"{_WHO}, no(?=[.!?,;]|$)",
    rf"\bin {_WHO}'s? (?:old |original |former )?(?:role|part)\b(?! as)",
    rf"\bcut {_WHO}'s? (?:scenes?|part|role|performance)\b",
    rf"{_WHO}'s? (?:scenes?|part|role|cameo)[^.;:()PNMF]{{0,20}} (?:was|were|got|ended up|wound up) (?:cut|deleted|"
    r"removed|dropped|on the cutting)",
    rf"{_WHO} (?:was|were|had been) (?:[a-z]+ly )?cast\b[^.;:()PNMF]{{0,40}} (?:before|until)\b",
)
_HEDGED = (
    rf"{_WHO},? (?:who )?(?:was|were|had been|has been) (?:[a-z]+ly |once |also |even |at one point ){{0,2}}"
    rf"{_OFFERED}\b(?! (?:with|as good|as if|impossible|everything|nothing|enough))",
    rf"\b(?:they|studio|producers?|director|s?he|we|P|paramount|universal|which|who|had|have|was|been|were)(?:'d| "
    rf"had)? "
    rf"(?:originally |first |also |really |even |initially )?(?:wanted|offered|approached|considered|suggested|courted|"
    rf"hoped for|wooed|pursued) (?:the (?:great |late |young |role to |part to )?|it to |an? [a-z]+ )?{_WHO}"
    r"(?=[.,;!)]|$| (?:for|as|instead|but|and|first|to (?:play|be|star|direct|write|score|do))\b)",
    rf"\b(?:wanted|offered|approached|considered|suggested|courted|pursued) [NP],? (?:and|or|then) (?:[a-z]+ ){{0,5}}?"
    rf"{_WHO}(?=[.,;!)]|$)",
    rf"\b(?:almost|nearly) (?:starred|cast|played by|went to|had|was|got|hired|gave (?:it|the (?:part|role)) to) "
    rf"(?:an? )?(?:[a-z0-9-]+ ){{0,4}}?{_WHO}",
    rf"\b(?:wrote|written) (?:it|this|the (?:part|role|lead|film)) for (?:the )?(?:[a-z-]+ ){{0,3}}?{_WHO}"
    r"(?=,? (?:who|but)\b[^.;]{0,40}\b(?:refus|declin|turn|pass|unavailable|busy))",
    rf"\bwanted to (?:cast|hire|get|use|have) (?:an? |the )?(?:[a-z-]+ ){{0,4}}?{_WHO}",
    rf"\b(?:offered|went) to [NP][^.;:()]{{0,40}},? (?:and )?then (?:to )?{_WHO}",
    rf"{_WHO}, (?:perhaps|maybe|possibly)(?=[?.!,]|$)",
    rf"{_WHO} (?:really |badly |always |desperately ){{0,2}}wanted to (?:be|play|star|direct) ",
    rf"\b(?:some|other|a few|many|several) (?:sources|lists|sites|blogs?|people|databases|fans|books|reviewers|of the "
    rf"[a-z]+) (?:[a-z]+ )?(?:list|lists|says?|claims?|credits?|names?|swears?|insists?|will tell you)(?: that)? "
    rf"{_WHO}",
)
_SAYS: tuple[tuple[re.Pattern[str], Stance], ...] = (
    *((expression(shape), "negated") for shape in _NEGATED),
    *((expression(shape), "hedged") for shape in _HEDGED),
)
_JOBS = {"direct": "fmd", "write": "aus", "appear": "act", "play": "act"}
_CUE = re.compile(
    r"turned|said no|passed|refused|declined|dropp|drop out|out\b|n't|not |no part|nothing to do|, no\b|cut|deleted|"
    r"cast|"
    r"want|offer|approach|consider|suggest|court|woo|pursu|sought|mooted|tested|attached|announced|slated|eyed|nearly|"
    r"almost|talks|running|up for|choice|pick|going to|supposed|meant|dying|hoped|wrote|written|fired|replaced|"
    r"instead of|in place of|replacing|'s? (?:old |original |former )?(?:role|part)|perhaps|maybe|possibly|went to|"
    r"some |other |few |many |several "
)
# The next sentence takes it back: "People say that X directed it. He did not."
_TAKEN_BACK = expression(
    r"^(?:but |well,? |and |actually,? |sadly,? )?(?:s?he (?:did|does|was|is|has|had|will)(?: not|n't)(?= ?[.!,]| ?$|"
    r" (?:in "
    r"(?:it|this|the)|(?P<job>direct|write|appear|play)(?= (?:it|this|an?|the (?:part|role))| ?[.,!]| ?$)|even in)\b)|"
    r"s?he's not (?:in (?:it|this|the|here)|him|her)\b|it(?: was|'s| is) not (?:him|her|true)\b|not (?:so|true)\b|"
    r"that(?:'s| is| was) (?:not true|wrong|false)\b|(?:wrong|nope|false)(?=[.!,:]|$))|\bi think it is(?: not|n't) "
    r"(?:him|"
    r"her)\b"
)


@dataclass(frozen=True, slots=True)
class Denial:
    """What a text says of somebody's having a role.

    Attributes:
        stance: ``negated`` or ``hedged``.
        role: the one that is meant, a code, or empty.
        frame, place: the sentence that says so, and where the name stands in its shape.
    """

    stance: Stance
    role: str
    frame: Frame
    place: int


def find(frames: list[Frame], canonical: Callable[[Mention], tuple[str, ...]]) -> dict[tuple[str, ...], Denial]:
    """By the words of a name what is said against it; a denial counts more than a doubt.

    Args:
        frames: the sentences in order.
        canonical: gives the words of the full name that a mention stands for.
    """
    found: dict[tuple[str, ...], Denial] = {}
    following = itertools.chain(frames[1:], [None])
    for frame, reply in zip(frames, following, strict=True):
        for denial in _said(frame, reply):
            tokens = canonical(frame.mentions[denial.place])
            if tokens not in found or (denial.stance == "negated" and found[tokens].stance == "hedged"):
                found[tokens] = denial
    return found


def _said(frame: Frame, reply: Frame | None) -> Iterator[Denial]:
    people = [place for place, mention in frame.mentions.items() if mention.symbol in "PN"]
    if len(people) == 1 and reply and (m := _TAKEN_BACK.search(reply.shape)):
        yield Denial("negated", _role(m), frame, people[0])
    if people and _CUE.search(frame.shape):
        for shape, stance in _SAYS:
            for m in shape.finditer(frame.shape):
                yield Denial(stance, _role(m), frame, m.start("who"))


def _role(m: re.Match[str]) -> str:
    """The role whose verb a denial has."""
    job = m.groupdict().get("job")
    return _JOBS[job.strip()] if job else ""
