"""Awards that the film, or somebody for it, has won or was nominated for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.expressions import expression
from kg.reviews.frames import Frame
from kg.reviews.stated import Stated

_CAPITAL = r"[A-Z\u00c0-\u00de](?:[\w.'&]|-(?=[A-Z]))*"
_SMALL = r"(?:(?:of|for|de|di|du|des|the|in|a|an|and|or|on|from) ){1,2}"
_RUN = rf"{_CAPITAL}(?:(?: ?[-,\u2013] ?| )(?:{_SMALL})?(?:d')?{_CAPITAL}){{0,11}}"
_PRIZE = (
    r"(?:Palme d'Or|(?:Award|Prize|Oscar|Emmy|Globe|BAFTA|Bear|Lion|Leopard|Palm|Palme|Goya|Razzie|Medal|Trophy|"
    r"Cristal|Hugo|"
    r"Genie)s?|C\u00e9sar|Cesar|Grand Prix|Prix(?: du \w+)?|Golden Film|Platinum Film|David di Donatello)"
)
# "two Academy Awards, for Best Director and Best Picture": the body, then its categories.
_CATEGORY = (
    r"\b(?:Best|Worst|Outstanding|Most|Achievement)(?: [A-Z][\w'-]*| or(?= [A-Z])| in(?: an?)?(?= [A-Z])| on(?= "
    r"[A-Z])| a(?= [A-Z])|"
    r" and(?= (?!Best|Worst)[A-Z])|, (?=Color\b))*"
)
_AWARD = expression(rf"\b(?={_RUN})(?=[^.;]{{0,70}}?\b{_PRIZE}\b)(?P<body>{_RUN})")
_BEST = expression(_CATEGORY)
_WON = expression(
    r"\b(?:won|wins|winning|win|winner of|earned|earns|earning|received|receives|receiving|awarded|garnered|"
    r"garnering|gained|"
    r"took home|takes home|bagged|netting|netted|recipient of|honou?red with|scooped|landed)\b"
)
_NOMINATED = expression(r"\b(?:nominat(?:ed|ion|ions|ing)|nominees?|shortlisted|in competition for|up for)\b")
_LOST = expression(r"\b(?:lost|losing|lose|beaten|did not win|didn't win|not win|failed to win|snubbed|robbed)\b")
_NO_AWARD = expression(
    r"\bNobel\b|\b(?:Awards?|Prize|Festival|Ceremony)s? (?:Ceremony|Night|Season)\b|^(?:Film|Festival)\b"
)


def read(text: str, frames: list[Frame]) -> Iterator[Stated]:
    """What the text says was won (``award``) and what nominated for (``nomination``), each once.

    Args:
        text: the clean text.
        frames: its sentences; one that names another film says nothing of the reviewed one.
    """
    seen: set[tuple[str, str]] = set()
    for frame in frames:
        if "F" in frame.shape and "M" not in frame.shape:
            continue
        for stated in _sentence(text, frame.sentence.start, frame.sentence.end):
            if (stated.predicate, stated.value) not in seen:
                seen.add((stated.predicate, stated.value))
                yield stated


def _sentence(text: str, start: int, end: int) -> Iterator[Stated]:
    line = text[start:end]
    cues = sorted(
        [(m.start(), "award") for m in _WON.finditer(line)]
        + [(m.start(), "nomination") for m in _NOMINATED.finditer(line)]
        + [(m.start(), "") for m in _LOST.finditer(line)]
    )
    if not any(predicate for _, predicate in cues):
        return
    for first, last, value in names(line):
        predicate = _predicate(cues, line, first, last)
        if predicate:
            yield Stated(predicate, value, start + first, start + last, 0.85)


def _predicate(cues: list[tuple[int, str]], line: str, first: int, last: int) -> str:
    """What the nearest cue says of an award: one behind it (``an Oscar nomination``), else the last before it."""
    if re.match(r"(?:'s?)? (?:[a-z]+ )?nominat|-nominated| nominee", line[last:]):
        return "nomination"
    if re.match(r" (?:winner|win\b)|-winning", line[last:]) and not cues:
        return "award"
    before = [cue for cue in cues if cue[0] < first]
    if not before:
        return ""
    at, predicate = before[-1]
    if (
        predicate == "nomination"
        and len(before) > 1
        and before[-2][1] == "award"
        and "received" in line[before[-2][0] : at]
    ):
        return "nomination"
    return predicate


def names(line: str) -> Iterator[tuple[int, int, str]]:
    """The awards that a sentence names, with their spans; a list of categories shares its body.

    >>> [n for *_, n in names("It won the Palme d'Or and two Academy Awards, for Best Director and Best Film Editing.")]
    ["Palme d'Or", 'Academy Award for Best Director', 'Academy Award for Best Film Editing']
    >>> [n for *_, n in names("He won the Academy Award for Best Actor and Best Actress respectively.")]
    ['Academy Award for Best Actor', 'Academy Award for Best Actress']
    """
    body, at = "", 0
    while True:
        best, award = _BEST.search(line, at), _AWARD.search(line, at)
        if best and body and (not award or best.start() <= award.start()):
            yield best.start(), best.end(), f"{body} for {best.group().rstrip(' ,')}"
            at = best.end()
        elif award:
            first, last, name = _trim(line, award.start(), award.end())
            at = max(last, award.start() + 1)
            if name and not re.search(r"\bat(?: the)?(?: [0-9a-z]+)?(?: annual)? $", line[:first]):
                known, _, rest = name.partition(" for ")
                body = _single(known)
                if (
                    rest
                    or not re.match(r"s?,? (?:[a-z]+ )?(?:nominations? )?(?:-|:|,|for|in the categor)", line[last:])
                    or not _BEST.search(line, last, last + 40)
                ):
                    yield first, last, f"{body} for {rest}" if rest else body
        else:
            return


def _trim(line: str, start: int, end: int) -> tuple[int, int, str]:
    """The award in a run of capitalised words: from its body's first word to its category's last."""
    run = line[start:end]
    prize = re.search(rf"\b{_PRIZE}\b", run)
    if prize is None or _NO_AWARD.search(run):
        return start, end, ""
    tail = run[prize.end() :]
    best = _BEST.search(tail)
    cut = re.search(
        r",? and (?=(?:the |an? )?[A-Z])|, (?!Color)| -|\u2013| at | from | on | in | for (?!Best|Worst|Most|Out|"
        r"Ach|a )",
        tail,
    )
    if best and tail.startswith(" for "):
        run, cut = run[: prize.end() + best.end()], None
    if cut:
        run = run[: prize.end() + cut.start()]
    before = re.split(r",? and (?:the )?(?=[A-Z])|, | for | in | at | on | from ", run[: prize.start()])
    first = start + prize.start() - len(before[-1])
    name = line[first : start + len(run)].rstrip(" ,.")
    name = re.sub(r"'s$", "", name)
    if name.casefold().startswith("the "):
        name, first = name[4:], first + 4
    return first, first + len(name), name


def _single(body: str) -> str:
    return re.sub(r"\b(Award|Oscar|Prize|Emmy|Globe|BAFTA)s\b", r"\1", body)
