"""Parts: the name of a character, or what a sentence says instead of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.expressions import expression
from kg.reviews import screen_names
from kg.reviews.callings import CALLING
from kg.reviews.common_words import COMMON_WORDS
from kg.reviews.frames import Frame, Mention
from kg.reviews.given_names import GIVEN_NAMES
from kg.reviews.kin import KIN_NOUN
from kg.reviews.names import Name
from kg.reviews.words import NO_NAME, REALMS, TITLES

_STOP = (
    "who|whom|which|that|whose|when|where|while|but|and|or|with|without|for|from|to|at|in|on|into|onto|upon|"
    "over|under|through|"
    "during|after|before|between|against|about|as|than|then|is|was|are|were|be|been|being|has|have|had|does|"
    "did|will|would|can|"
    "could|may|might|must|should|not|so|because|since|until|if|though|although|opposite|alongside|here|there|"
    "whether|by|he|she|they|it|we|you|i|this"
)
_WORD = rf"(?:(?!(?:{_STOP})\b)[a-z][a-z'-]*)"
_WHO = (
    rf"(?:{CALLING}|{KIN_NOUN}|agent|officer|chief|leader|boss|head|driver|owner|doctor|commander|girl|boy|man|woman)"
)
_PLAYED = r" \((?:the |an? |played |voiced |portrayed |[a-z]+ by )?[A-Z]"
_NAMED = expression(
    rf"(?:(?:both|either|the role of|the part of|the character of|the character|a character named|a man named|"
    rf"a woman named) )?"
    rf"(?:(?:an?|the|his|her|their|its|our|one|some|another) )?((?:(?!(?:{_STOP}|an?|the|his|her|their|its|"
    rf"our)\b)(?:'?[a-z0-9][\w.'/-]*|N(?= (?:[a-z-]+ )?{_WHO} [NP]))"
    rf"(?:,(?= (?!and )[a-z])| and(?= (?![a-z-]+[^su]s )[a-z-]+ [NP]))? ){{0,7}}?)"
    rf"(?P<n>[NP])(?!'s? |'$|{_PLAYED}| (?:does|did|do)\b)"
)
# Somebody of somebody else, or of some body: "her maid Kitty" with a name for "her", "N agent Kitty".
_OF_SOMEBODY = expression(
    rf"(?:(?:an?|the|his|her|their) )?(?:{_WORD} ){{0,3}}?"
    rf"(?:[NPM]'s? (?:{_WORD},? ){{0,3}}{_WORD} |[NP] (?:{_WORD} ){{0,2}}?(?:{_WHO} (?:and )?){{1,2}})"
    rf"(?P<n>[NP])(?!'s? |'$|{_PLAYED})"
)
# A part's name without a capital.
_SMALL = expression(r"\bcharacter (?:of|named|called) ([a-z]{3,})$")
_CHARACTER = expression(r"(?:the |a )?(?:main |title |lead )?character (?:named |called )?[NP]")
# What somebody is and, between commas, the name: "the innkeeper, Gonji, who".
_APPOSED = expression(
    rf"(?:an?|the|his|her|their) (?:(?!(?:{_STOP})\b)[a-z][a-z'-]*,? (?:and (?=[a-z-]+ (?:[a-z-]+ )?[a-z-]+, ))?)"
    rf"{{0,4}}(?:(?!(?:{_STOP})\b)[a-z][a-z'-]*), "
    rf"(?P<n>N(?=[,.;:)]|$)|P(?=[.;:)]|$|, who\b))(?!, (?:an?|the|and (?!s?he|his|her|it|they)) )"
)
_HIS = expression(
    rf"(?:(?:one of )?(?:his|her|their|[NPM]'s?) (?:(?!(?:{_STOP})\b)[a-z][a-z'-]* ){{0,3}}(?:{_WHO}s?|interest)|"
    rf"the (?:[a-z-]+ ){{0,2}}(?:lead|hero|heroine|villain|villainess|protagonist|antagonist|character)|"
    rf"one of (?:the|his|her|their|[NPM]'s?) (?:(?!(?:{_STOP})\b)[a-z][a-z'-]* ){{0,3}}[a-z]+s), "
    rf"(?P<n>[NP])(?=[,.;)]|$)(?!, and (?!(?:his|her|their|its|P (?:the|an?|as|is|plays|his|her|their)) ))"
)
_CALLED = expression(
    rf"(?:an?|the|his|her) (?:(?!(?:{_STOP})\b)(?:[a-z][a-z'-]*|[NP]),? ){{1,6}}(?:named|called|known as|"
    rf"dubbed|aka|a\.k\.a\.) (?:only as |the )?(?P<n>[NP])"
)
# The next of a row is no part but somebody with a part: "Al, who plays Ed, and Bo, who plays Kay".
_NO_PLAYER = (
    r"(?!,? (?:who (?:\w+ ){0,2}(?:play|portray|voice)|(?:as|playing|portraying|voicing) (?:[a-z]+ ){0,3}[NP]))"
)
_OTHERS = expression(
    rf"(?:(?:, and |,? and |/| & |, )(?:the |(?:his|her) (?:[a-z-]+ ){{1,2}})?[NP](?! \(){_NO_PLAYER}){{1,6}}"
    r"(?=[.,;:)!?]|$| (?:respectively|in|with)\b)"
)
_EACH = expression(rf"(?:,? and |/| & )(?:the |(?:his|her|their) (?:[a-z-]+ ){{1,3}})?[NP](?! \()(?!'s? ){_NO_PLAYER}")
_DESCRIBED = expression(
    rf"(?:(?:an?|the|his|her|their|one|another|two|three|some|my|our|[NPM]'s?) )(?:(?!(?:{_STOP})\b)"
    rf"(?:[a-z0-9][a-z0-9'/-]*|[NP](?:'s)?)(?:,(?= [a-z-]+(?:,| [a-z-]+)))? ?){{1,10}}"
    rf"(?:of (?:(?!(?:{_STOP})\b)(?:[a-z0-9][a-z'-]*|[NP](?:'s)?) ?){{1,6}})?"
)
_NO_PART = expression(
    r"(?:.*\b)?(?:role|roles|part|parts|life|lifetime|career|year|decade|scene|scenes|film|movie|picture|director|"
    r"directors|writer|producer|"
    r"filmmaker|actors?|actress|performers?|result|whole|"
    r"usual|kind|bit|way|piece|lead|leads|star|stars|co-star|one|ones|extent|aspect|treat|joy|delight|surprise|"
    r"highlight|standout|gem|weakness|problem|exception|cast|"
    r"sequel|remake|thing|lot|game|note|notes|performance|character|moment|best|worst|most|same|fiddle|"
    r"straight|director|directors|composer|storyteller|victim|filmmaker|screenwriter|himself|herself|"
    r"themselves|tricks?|concerns?|opinions?|frustrations?|chess|goalie|extremes?|middle|opportunity|chance|"
    r"review|reviewer|viewer|fan|critic)\s?$"
)
_BEFORE = expression(
    r"(?:(?:^|(?<=[ (\u2014]))(?:an?|the|his|her|their|its|two|three|four|another|one|some|our|my|"
    r"[NPM]'s?) )(?:(?!(?:who|that|which|is|was|are|were|has|and|but)\b)(?:[a-z0-9][a-z0-9'/-]*+|"
    r"[NP](?:'s)?+),?+ ?+){1,9}$"  # a word is taken whole: in pieces it would be tried in all ways
)


# What may stand between a part and "played by": a bracket, a clause of the part.
_ASIDE = expression(r" ?\([^()]{0,90}\),? ?$|, (?:who|whom|whose)(?:'s|se)? [^.;:()NPMF]{2,70}, ?$")
_CHARACTER_BEFORE = expression(r"\b(?:the )?(?P<n>[NP])'?s? (?:character|role|part)$")
_ARTICLE = expression(rf"(?:^|[ (])(an? (?:(?!(?:{_STOP}|of)\b)[a-z-]+ ){{0,4}})$")
_OWNED_RANK = expression(rf"(?:^|[ (])((?:his|her|its|their|the) (?:(?!(?:{_STOP}|of)\b)[a-z-]+ ){{0,2}})$")
# "Hanna, a guard (X)", "Hanna is a guard (X)": the description is Hanna's.
_APPOSED_TO = expression(r"(?:(?<![,&] )(?<!and )|(?<=\) and ))(?P<n>[NP])(?:,| is| was) $")
_WHO_BEFORE = expression(rf"\b{_WHO} $")
# "Hanna, the captain of N (X)".
_OWNER = expression(rf"(?<![,&] )(?<!and )(?P<n>[NP]), (?:an?|the|his|her) (?:(?!(?:{_STOP})\b)[a-z-]+ ){{0,4}}$")
_PLACED = expression(
    r"\b(?:in|during|of|by|at|from|on|near|over|into|onto|through|across|the|post|after|before|novel|book|for|"
    r"about|around)"
    r"(?: [a-z0-9-]+){0,3} $|[0-9]{4} $|-$"
)
# "Baloo the bear (X)", "Dim the rhino Beetle voiced by X": what stands behind the article only tells what he is.
_THE_KIND = expression(r"(?:^|[^a-zPN'] |\b(?!the |an? )[a-z]+ )(?P<n>N) the (?:[a-z-]+ ){0,2}(?:[a-z-]+|N)$")
_FROM_PLACE = expression(r"(?P<n>[NP]) (?:of|from) (?:the )?N$")
_TITULAR = expression(r"\b(?:the )?(?:titular|eponymous|title character|main character|protagonist|hero|heroine) $")
_PAIR = expression(r"(?<![NP], )(?P<first>[NP])(?: and | & )[NP]$")
_FROM = expression(
    r"(?:^|[ (])((?:an?|the|two|three|[a-z]+,) (?:(?!(?:to|and|who|that|is|"
    r"meets)\b)[a-zNP][a-z-]*,? ){1,7}(?:in|from|at) (?:the )?)$"
)
# "as California residents": a place, and who is from there.
_FROM_THERE = expression(
    r" (?:residents?|natives?|citizens?|inhabitants?|immigrants?|exiles?|locals?|socialites?|twins)\b"
)
_AGED = expression(
    r"an? (?:[a-z-]+, )?(?:young|younger|youthful|old|older|aging|ageing|teenage|middle-aged|adult|pre-|very|"
    r"tougher|wiser|softer|harder|darker|older|colder|meaner|kinder|gentler|sadder|suitably|appropriately|more|"
    r"certain|pitch-perfect|perfect|great|wonderful|memorable|terrific|credible|convincing|fine|superb|"
    r"definitive|menacing|charismatic)"
)
_MODIFIES = expression(
    rf" (?!(?:{_STOP}|[a-z]+ly|too|also|however|though|then|soon|never|always|still|again|himself|"
    rf"herself|back|all|once|[a-z]+s (?:the|an?|his|her|their|its|it|him|them|every|all|some|up|out|off)\b)\b)[a-z-]+\b"
)
# Two whom one person plays, or two people one each: "the Kray twins, Ronnie and Reggie".
_TWO = expression(
    rf"(?:an?|the|his|her|their|both|two|[NP]'s?) (?:(?!(?:{_STOP})\b)(?:[a-z][a-z'-]*|[NP]),? ){{0,4}}?"
    r"(?:twins|brothers|sisters|siblings|parents|couple|lovers|spouses|sons|daughters|children|kids|friends|cousins|"
    r"detectives|cops|partners|roles|characters),? (?:of )?(?P<n>[NP]) (?:and|&) (?:the )?(?P<m>[NP])(?!'|[A-Za-z])"
)
# A verb inside, so that it is a clause: "as his hero considers his options", "as his work sounded too much like it".
_FINITE = expression(r"^(?:[a-z']+ ){2,4}?(?:[a-z]+[^s\W]s (?:his|her|its|their|the|it|him|them)|[a-z]+ed too)\b")
_CLAUSE = expression(
    r"(?:and [a-z]+ )?(?:is|are|was|were|has|have|had|can|could|will|would|does|did|may|might|must|a|an|the|"
    r"his|her|its|their|him|it|them)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its name where it stands, or the span of the clean text that describes it.

    Attributes:
        mention: the name.
        others: further names of a list, where one person plays several or several people one each.
        start, end: the description's span of the clean text, where there is no name.
    """

    mention: Mention | None = None
    others: tuple[Mention, ...] = ()
    start: int = 0
    end: int = 0


def after(frame: Frame, at: int, people: int = 1) -> Part | None:
    """The part that a phrase beginning at a place of the shape names or describes.

    Args:
        frame: the sentence.
        at: the place.
        people: how many people play it; of two, each may have a name of a pair.
    """
    if two := _TWO.match(frame.shape, at):
        return Part(frame.mentions[two.start("n")], (frame.mentions[two.start("m")],))
    apposed = _apposed(frame, at)
    of_somebody = _OF_SOMEBODY.match(frame.shape, at)
    m = _CALLED.match(frame.shape, at) or apposed or of_somebody or _NAMED.match(frame.shape, at)
    if m and (_CHARACTER.match(frame.shape, at) or _NO_PART.match(frame.shape, at, m.start("n")) is None):
        mention = frame.mentions[m.start("n")]
        modifies = _MODIFIES.match(frame.shape, m.end("n"))
        some = frame.shape.startswith(("a ", "an "), at) and not _AGED.match(frame.shape, at)
        if modifies and _FROM_THERE.match(frame.shape, m.end("n")):
            return _described(frame, at)
        called = (
            m in (apposed, of_somebody)
            or _full(mention)
            or (_office(mention) and not frame.shape.startswith(("a ", "an "), at))
            or (mention.name is not None and mention.name.titled and " " in mention.text)
            or _WHO_BEFORE.search(frame.shape, at, m.start("n")) is not None
            or "named" in m.group()
            or "called" in m.group()
            or "character" in m.group()
        )
        if not called and (
            some
            or (_office(mention) and frame.shape.startswith(("a ", "an "), at))
            or (modifies and frame.shape.startswith("the ", at))
            or (_everyday(mention) and frame.shape[at : at + 4] in ("his ", "her ", "the "))
        ):
            return _described(frame, at)
        others = (_EACH if people == 2 else _OTHERS).match(frame.shape, m.end("n"))
        return Part(mention, tuple(frame.within(*others.span())) if others else ())
    return _described(frame, at)


def _apposed(frame: Frame, at: int) -> re.Match[str] | None:
    """What somebody is and, behind a comma, who; no actor's name, which may be the next of a row."""
    m = _APPOSED.match(frame.shape, at)
    if m is None and (his := _HIS.match(frame.shape, at)):
        name = frame.mentions[his.start("n")].name
        return his if name and (len(name.tokens) == 1 or not screen_names.known(name.tokens)) else None
    return m


def _described(frame: Frame, at: int) -> Part | None:
    """A description that begins at a place, unless a verb shows that the phrase is a clause: *as the years pass by*."""
    m = _DESCRIBED.match(frame.shape, at)
    if (
        m is None
        or _FINITE.search(m.group())
        or (not m.group().rstrip().endswith(",") and _CLAUSE.match(frame.shape[m.end() :].lstrip()))
    ):
        return None
    return _description(frame, at, m.end())


def before(frame: Frame, end: int) -> Part | None:
    """The part whose name or description ends at a place of the shape."""
    shape = frame.shape
    aside = _ASIDE.search(shape, max(0, end - 100), end)
    end = aside.start() if aside else end
    while end and shape[end - 1] in " ,\u2014":
        end -= 1
    named = _CHARACTER_BEFORE.search(shape, max(0, end - 30), end) or _THE_KIND.search(shape, max(0, end - 60), end)
    end = named.end("n") if named else end
    if shape.endswith("'s", 0, end):
        end -= 2
    if end and shape[end - 1] in "NP":
        return _name_before(frame, end)
    start = max(0, end - 90)
    found = None
    for m in re.finditer(
        r"(?:^|(?<=[ (\u2014]))(?:an?|the|his|her|their|its|two|three|four|another|one|some|our|my|[NPM]'s?) ",
        shape[start:end],
    ):
        found = _BEFORE.match(shape[:end], start + m.start()) or found
    if found is None:
        return None
    owner = _owner(frame, found.start())
    return Part(owner) if owner else _description(frame, found.start(), end)


def _name_before(frame: Frame, end: int) -> Part | None:
    """The part whose name ends at a place, or a description that the name only belongs to."""
    shape, mention = frame.shape, frame.mentions[end - 1]
    full = _full(mention) or _WHO_BEFORE.search(shape, 0, end - 1) is not None
    full = full or (mention.name is not None and (mention.name.titled or _first_name(mention.name)))
    article = _ARTICLE.search(shape[: end - 1]) or (
        _OWNED_RANK.search(shape[: end - 1]) if _everyday(mention) else None
    )
    if (
        article
        and not full
        and not _AGED.match(article.group(1))
        and "named" not in article.group(1)
        and "called" not in article.group(1)
    ):
        return _description(frame, article.start(1), end)
    owner = None if full else _OWNER.search(shape, 0, end - 1)
    if owner and not screen_names.known(_tokens(frame, owner.start("n"))):
        return Part(frame.mentions[owner.start("n")])
    from_there = _FROM.search(shape[: end - 1])
    if from_there and not (mention.symbol == "P" and len(_tokens(frame, end - 1)) > 1):
        return _description(frame, from_there.start(1), end)
    placed = _FROM_PLACE.search(shape, 0, end)
    first = frame.mentions[placed.start("n")] if placed else None
    if first and first.name and _first_name(first.name) and not _full(mention):
        return Part(first)
    pair = _PAIR.search(shape, 0, end)
    return Part(frame.mentions[pair.start("first")], (mention,)) if pair else Part(mention)


def _owner(frame: Frame, at: int) -> Mention | None:
    """The part that a description at a place belongs to: *Hanna, a guard (X)*; no place, time or actor."""
    single = frame.shape.startswith(("a ", "an ", "the "), at)
    m = _APPOSED_TO.search(frame.shape, 0, at) if single else None
    mention = frame.mentions[m.start("n")] if m else None
    if m is None or mention is None or mention.name is None:
        return None
    if _PLACED.search(frame.shape, 0, m.start("n")) and not _TITULAR.search(frame.shape, 0, m.start("n")):
        return None
    return None if len(mention.name.tokens) > 1 and screen_names.known(mention.name.tokens) else mention


def _tokens(frame: Frame, at: int) -> tuple[str, ...]:
    name = frame.mentions[at].name
    return name.tokens if name else ()


def _everyday(mention: Mention) -> bool:
    """Whether a capitalised word is no name but a nation, a rank or the like."""
    name = mention.name
    return (
        name is None
        or (not name.titled and all(t in COMMON_WORDS or t in NO_NAME or t in TITLES for t in name.tokens))
        or mention.text.isupper()
    )


def _first_name(name: Name) -> bool:
    """Whether a name begins with a first name that is no everyday word or rank."""
    return name.tokens[0] in GIVEN_NAMES - COMMON_WORDS - TITLES - REALMS


def _full(mention: Mention) -> bool:
    """Whether it is a first name and a surname: *a beleaguered Renee Montoya* is a name all the same."""
    name = mention.name
    return name is not None and mention.symbol == "P" and len(name.tokens) > 1 and name.tokens[0] in GIVEN_NAMES


def _office(mention: Mention) -> bool:
    """Whether a rank or an office with a capital stands for a name: *the Judge*."""
    name = mention.name
    return name is not None and len(name.tokens) == 1 and name.tokens[0] in TITLES and mention.text.istitle()


def _description(frame: Frame, start: int, end: int) -> Part | None:
    while end > start and frame.shape[end - 1] in " ,":
        end -= 1
    words = frame.shape[start:end]
    small = _SMALL.search(words)
    if small and small.group(1) not in COMMON_WORDS:
        first, last = frame.span(start + small.start(1), end)
        name = Name(first, last, small.group(1), (small.group(1),))
        return Part(Mention(first, last, small.group(1), "N", name=name))
    if end - start < 3 or _NO_PART.fullmatch(words) or words.count(" ") == 0:
        return None
    first, last = frame.span(start, end)
    return Part(None, (), first, last)
