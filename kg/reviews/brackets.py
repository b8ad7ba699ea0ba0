"""Names in brackets: a part and who plays it, a person and the part, earlier films, another name of the same person.

``Alita (Rosa Salazar)`` and ``Rosa Salazar (Alita)`` look alike; which is the actor is told by the shape of the
names, by what the rest of the text says of them, and by what brackets do elsewhere in the same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.expressions import expression
from kg.reviews import jobs, maker_names, parts, screen_names
from kg.reviews.bracket import Bracket, brackets
from kg.reviews.frames import Frame, Mention
from kg.reviews.names import acronym, shouted
from kg.reviews.parts import Part
from kg.reviews.patterns import MACROS, Candidate
from kg.reviews.personness import FIRST_NAME, acts_alone, by_first_name, in_a_place, in_two_words, personness
from kg.reviews.titles import titlish

_PEOPLE = expression(
    r"(?:(?:again |once again |also |here |now |who is |is |is now )?(?:re)?(?:played|portrayed|voiced|essayed|"
    r"embodied|performed|acted)(?: [a-z,'-]+){0,8}? by |(?:[a-z ,-]{0,40})?(?:led|recast|headed) (?:by|with) |"
    r"(?:the |featuring the |with the )?voices? (?:of|by) |aka |here |(?:an? |the )?(?:[a-z-]+,? ){0,4}?"
    r"(?:performance|turn|work|cameo|portrayal|role) (?:from|by|of|for) )?"
    r"(?:(?:an? |the |his |her )?(?:(?!(?:see|like|as|think|cf|sorry|thanks|hello|and|or|including|from|in|"
    r"directed|written|based|also|not|with|unlike|of|for|by|to|who|where|when|which|remember|about|until|"
    r"because|especially|particularly|even|via|at|pre|post|formerly|later|before|after|read|ie|meaning)\b)"
    r"[a-z][a-z'-]*,? ){0,5}?)?(?:(?:the )?[NPF]'s? (?=P))?"
    r"(?P<who>[PN](?:(?:,? and |, | & |/|,? plus )(?:an? |the )?(?:[a-z][a-z'-]* ){0,3}?[PN]){0,8})"
    r"(?P<rest>[!.]*$| the (?!P|N).*|'s? .*|,.*|"
    r";.*|:.*| (?:in|who|from|of|—|cameo|again|here|having|doing|looking|with|as|at|"
    r"once|on|channeling|channelling|playing|back|reprising|returning|returns|\u2014|under|wearing|sporting|"
    r"giving|being|by|stealing|[a-z]+ing|\().*| ?[\u2014-] .*|\u2014.*| ?\([^()]*\).*)"
)
_KNOWN_FROM = expression(
    r",? (?:also )?(?:in |tv's |of |from |who starred in |best known for |known for |fresh off |star of "
    r")?(?P<f>F)(?: fame)?$"
)
# The ways to read a bracket, each with its precision on real casts.
CONFIDENCE = {
    "part (actor)": 0.98,
    "part (actors)": 0.95,
    "description (actor)": 0.98,
    "words (actor)": 0.8,
    "actor (part)": 0.85,
    "actor (as part)": 0.95,
    "work (maker)": 0.93,
    "made by, in brackets": 0.93,
    "alias in brackets": 0.8,
    "player of another film, in brackets": 0.85,
    "person (earlier films)": 0.7,
}
_VOICE = expression(r"\bvoice[sd]?\b")
_NOT_PEOPLE = expression(
    r"(?:also|see|like|as|think|cf|sorry|thanks|hello|including|from|not|unlike|and|or|remember|about)\b"
)
_CREW = expression(rf"(?P<job>{jobs.VERB}(?:{jobs.AND}{jobs.VERB}){{0,3}}) by (?P<who>{MACROS['LIST']})")
_AS = expression(
    r"(?:(?:cast |here |back |again |once again |returning |starring |seen |best |also )*as |(?:who )?(?:also |here "
    r"|again )?(?:plays|"
    r"playing|played(?! (?:[a-z,'-]+ ){0,8}by\b)|portraying|voicing) |in the role of )"
)
_ALIAS = expression(
    r"(?:a\.?k\.?a\.?|alias|born|n\u00e9e|better known as|also known as|credited as|billed as|"
    r"under (?:his|her|the) (?:[a-z-]+ )?(?:pseudonym|pen name|stage name|alias|real name|birth name)) (?P<who>[PN])"
)
_YEARS = expression(r"^(?:[MF],? ?)?(?:18|19|20)\d\d")
_NO_CAST = expression(r"\betc\b|[PN] (?:one|version|film|movie|remake|original|iteration)\b")
_JOB_BEFORE = expression(
    rf"(?:^|[ (])(?P<job>{jobs.NOUN}(?:{jobs.AND}{jobs.NOUN}){{0,2}}|cinematography by|music by|score by|"
    rf"directed by|written by|screenplay by) $"
)
_PLAYER_BEFORE = expression(
    r"\b(?:actor|actress|comedian|comedienne|thespian|newcomer|star|veteran|performer|starlet) (?:[a-z]+ )?$"
)
_WORK_BEFORE = expression(
    r"(?:^|[ (])(?P<job>cinematographer|director of photography|director|composer|screenwriter|writer|editor|"
    r"cinematography|score|soundtrack|music|screenplay|script|direction|editing|production design|"
    r"costume design|costumes)(?: (?:of|for|behind) (?:(?:the|this) (?:film|movie|picture)|M))?$"
)
_SOME = expression(
    r"\b(?:an?|his|her|their|one|another|some|two) (?!(?:good|great|fine|talented|gifted|capable|able|competent|"
    r"brilliant|clever) [a-z-]+$)(?:[a-z'-]+ ){0,5}[a-z'-]+$"
)
# What is listed behind it are titles: "true classics (Old Yeller, Mary Poppins)".
_OF_FILMS = expression(
    r"\b(?:classics|films|movies|pictures|musicals|comedies|westerns|thrillers|hits|sequels|remakes|vehicles|shows|series|"
    r"franchises|cartoons|novels|books|titles|flicks) $"
)
_LIKE_A_FILM = expression(
    r"\b(?:reworking|remake|version|rip-?off|knock-?off|retread|riff|variation|reminiscent|shades) (?:of|on) [NP] $"
)
_MAKER = expression(r"(?:dir(?:\.|ected by)? )?P(?:,? (?:18|19|20)\d\d)?")
_CITED = expression(r"^[^()]*, (?:(?:1[89]|20)\d\d\b|[MF] \()")
# "(Michael J. Nelson as Mike Nelson)": patterns for what stands outside of brackets read it.
_PLAYED_INSIDE = expression(r"[PN] (?:as|playing) (?:the )?(?:[a-z-]+ ){0,2}[NP]")
_IN_ANOTHER = expression(r"(?P<char>[NP]) (?:in|from) [NP]'s? (?P<film>[NPF])")
_A_YEAR = expression(r"(?:18|19|20)\d\d")
_ITEM = expression(r"(?:,? and | & |, |; |/)")


class Reader:
    """Reads the brackets of one text.

    Args:
        text: its clean text.
        acts: for a name's folded words, how strongly other patterns call it an actor's (positive) or a part's
            (negative).
        canonical: gives those words.
        crew: names that other patterns give a job behind the camera.
    """

    def __init__(
        self,
        text: str,
        acts: dict[tuple[str, ...], float],
        canonical: Callable[[Mention], tuple[str, ...]],
        crew: set[tuple[str, ...]],
    ) -> None:
        self.text = text
        self.acts = acts
        self.canonical = canonical
        self.makers = crew
        self.votes = 0

    def read(self, frames: list[Frame]) -> list[Candidate]:
        """All that the brackets of some sentences say."""
        pairs = [b for frame in frames if "(" in frame.shape for b in brackets(frame)]
        for b in pairs:
            self.vote(b)
        return [
            replace(c, attributes=("voice",)) if _VOICE.search(b.inside) else c for b in pairs for c in self.bracket(b)
        ]

    def score(self, mention: Mention) -> float:
        """How much a name looks like a person's, by itself and by what else the text says of it."""
        full = self.canonical(mention) if mention.name else ()
        short = mention.name is not None and len(mention.name.tokens) == 1 < len(full)
        called = FIRST_NAME if by_first_name(mention, self.text) else 2 * (short and screen_names.known(full) > 0)
        return personness(mention, self.text) + called + max(-3, min(3, 3 * self.acts.get(full, 0)))

    def vote(self, b: Bracket) -> None:
        """Count which way round the clear cases are."""
        left, m = b.left(), _PEOPLE.fullmatch(b.inside)
        if left and left.name and m and len(m.group("who")) == 1:
            right = b.frame.mentions[b.open + 1 + m.start("who")]
            difference = self.score(right) - self.score(left)
            self.votes += (difference >= 2) - (difference <= -2)

    def bracket(self, b: Bracket) -> list[Candidate]:
        """What one pair of brackets says."""
        inside, left = b.inside, b.left()
        crew = _CREW.search(inside)
        if crew:
            return self.crew(b, crew, left)
        alias = _ALIAS.match(inside)
        if alias and left and left.symbol == "P":
            return [
                replace(
                    self.found(b, "", left, None, "alias in brackets"),
                    alias=b.frame.mentions[b.open + 1 + alias.start("who")].text,
                )
            ]
        if _PLAYED_INSIDE.match(inside):
            return []
        m = _AS.match(inside)
        if m and left and left.symbol in "PN":
            part = parts.after(b.frame, b.open + 1 + m.end())
            return self.each(b, left, part) if part else []
        return self.elsewhere(b, left) or self.films(b, left) or self.people(b, left)

    def elsewhere(self, b: Bracket, left: Mention | None) -> list[Candidate]:
        """A part in another film, which its maker's name in front tells: ``X (Hanna in Michael Mann's Heat)``."""
        m = _IN_ANOTHER.fullmatch(b.inside)
        if m is None or left is None or left.symbol != "P":
            return []
        part, title = (b.frame.mentions[b.open + 1 + m.start(name)] for name in ("char", "film"))
        film = replace(title, symbol="F")
        return [replace(self.found(b, "act", left, Part(part), "player of another film, in brackets"), film=film)]

    def each(self, b: Bracket, left: Mention, part: Part) -> list[Candidate]:
        """The player before ``(as Hanna)``, or as many as there are parts in it, one each."""
        named = (part.mention, *part.others) if part.mention else ()
        people = self.lefts(b, left, len(named))
        if len(named) > 1 and len(people) == len(named):
            pairs = zip(people, named, strict=True)
            return [self.found(b, "act", who, Part(name), "actor (as part)") for who, name in pairs]
        return [self.found(b, "act", left, part, "actor (as part)")]

    def people(self, b: Bracket, left: Mention | None) -> list[Candidate]:
        """People in the bracket: a maker of a work, or who plays what stands before it."""
        if (_CITED.match(b.inside) and not _MAKER.fullmatch(b.inside)) or b.frame.shape[: b.open].strip(
            " \u00a7[^:;]0123456789"
        ) == "":
            return []
        if _YEARS.match(b.inside) or _NOT_PEOPLE.match(b.inside) or _NO_CAST.search(b.inside):
            return []
        m = _PEOPLE.fullmatch(b.inside)
        if m is None:
            return []
        start = b.open + 1 + m.start("who")
        who = b.frame.within(start, start + len(m.group("who")))
        job = _WORK_BEFORE.search(b.frame.shape[: b.open].rstrip())
        if job and not _SOME.search(b.frame.shape[: b.open].rstrip()) and any(w.symbol == "P" for w in who):
            codes = jobs.codes(job.group("job"))
            made = [
                replace(self.found(b, code, w, None, "work (maker)"), job=job.group("job"))
                for w in who
                for code in codes
            ]
            return [*made, *(c for code in codes for c in self.known_from(b, m, code, "person (earlier films)"))]
        if m.group("rest").startswith("'"):
            return []
        if left is not None and (acronym(left.text, who[0].text) or acronym(who[0].text, left.text)):
            return []
        if left is None:
            named = _OF_FILMS.search(b.frame.shape[: b.open])
            return [] if named else [*self.described(b, who), *self.known_from(b, m)]
        if self.of_title(b, left, who):
            return self.directed(b, left, who[0])
        return [] if left.symbol in "MF" else [*self.named(b, left, who), *self.known_from(b, m)]

    @staticmethod
    def of_title(b: Bracket, left: Mention, who: list[Mention]) -> bool:
        """Whether a director stands behind what is a title: ``a reworking of Trespass (Walter Hill)``."""
        name = who[0].name if len(who) == 1 else None
        named = left.symbol in "MF" or _LIKE_A_FILM.search(b.frame.shape[: b.open])
        return bool(named) and name is not None and maker_names.directs(name.tokens)

    def directed(self, b: Bracket, left: Mention, who: Mention) -> list[Candidate]:
        """The director of the film before a bracket that holds nothing but the name and a year."""
        film = None if left.symbol == "M" else replace(left, symbol="F")
        directed = replace(self.found(b, "fmd", who, None, "work (maker)"), film=film)
        return [directed] if _MAKER.fullmatch(b.inside) else []

    def known_from(
        self, b: Bracket, m: re.Match[str], code: str = "act", pattern: str = "player of another film, in brackets"
    ) -> Iterator[Candidate]:
        """Another film behind the one person in a bracket: ``Ari (Helena Bonham Carter, "Fight Club")``."""
        film = _KNOWN_FROM.match(m.group("rest"))
        start = b.open + 1 + m.start("who")
        who = b.frame.mentions[start]
        if film and len(m.group("who")) == 1 and who.symbol == "P":
            other = b.frame.mentions[b.open + 1 + m.start("rest") + film.start("f")]
            yield replace(self.found(b, code, who, None, pattern), film=other)

    def named(self, b: Bracket, left: Mention, who: list[Mention]) -> list[Candidate]:
        """A name before the bracket and one or more in it."""
        spoken = bool(re.match(r"(?:[a-z]+ ){0,3}(?:played|portrayed|voiced|voices? of)", b.inside))
        if self.canonical(left) in self.makers and not spoken and not acts_alone(left, who[0]):
            alone = len(who) == 1 and _ALL_NAMES.fullmatch(b.inside)
            return [replace(self.found(b, "", left, None, "alias in brackets"), alias=who[0].text)] if alone else []
        before = b.frame.shape[: b.frame.shape.rfind(left.symbol, 0, b.open)]
        job = None if acts_alone(left, who[0]) else _JOB_BEFORE.search(before)
        job = job if job and set(jobs.codes(job.group("job"))) != {"act"} else None
        margin = self.margin(left, who[0])
        if not spoken and len(who) == 1 and _PLAYER_BEFORE.search(before) and left.symbol == "P":
            sure = self.score(left) > self.score(who[0]) + margin - 1
            return self.reversed(b, left, who) if sure else self.cast(b, left, who, spoken)
        likelier = job or self.score(left) > self.score(who[0]) + margin
        if not spoken and likelier and len(who) <= 2 and self.score(left) >= 1:
            if job and len(who) == 1 and _ALL_NAMES.fullmatch(b.inside):
                return [replace(self.found(b, "", left, None, "alias in brackets"), alias=who[0].text)]
            return [] if job else self.reversed(b, left, who)
        return self.cast(b, left, who, spoken)

    def cast(self, b: Bracket, left: Mention, who: list[Mention], spoken: bool) -> list[Candidate]:
        """The players of the parts before a bracket."""
        likely = [w for w in who if w.symbol == "P" or self.score(w) >= 0 or len(who) == 1]
        likely = [w for w in likely if not self.text.startswith("TV's ", w.start - 5)] or likely[:1]
        people = who if spoken else [w for w in likely if not in_a_place(w)]
        lefts = self.lefts(b, left, len(people))
        if len(people) == 1 and len(lefts) == 1:
            part = parts.before(b.frame, b.open)
            part = Part(left) if part is None or part.mention else part
            return [self.found(b, "act", people[0], part, "part (actor)")]
        if len(lefts) == len(people):
            return [self.found(b, "act", w, Part(p), "part (actor)") for w, p in zip(people, lefts, strict=True)]
        return [self.found(b, "act", w, None, "part (actors)") for w in people]

    def margin(self, left: Mention, who: Mention) -> float:
        """By how much the name before a bracket has to look more like a person's to be the actor's."""
        if self.votes < 0:
            return 0.5
        if acts_alone(left, who):
            return 4.5
        known = left.name is not None and screen_names.known(left.name.tokens) > 0
        return 1.5 if self.votes == 0 or (known and personness(who, self.text) < 1) else 4.5

    def reversed(self, b: Bracket, left: Mention, who: list[Mention]) -> list[Candidate]:
        """A person before the bracket and the part in it."""
        if not _ALL_NAMES.fullmatch(b.inside) and not _APPOSED.fullmatch(b.inside):
            return []
        return [self.found(b, "act", left, Part(w), "actor (part)") for w in who if not shouted(w.text, left.text)]

    def lefts(self, b: Bracket, left: Mention, wanted: int) -> list[Mention]:
        """The names before the bracket, as many as stand in it, if they are a list."""
        if wanted < 2 or not _LISTED.match(b.inside):
            return [left]
        m = re.search(
            r"[PN](?:(?:, and |,? and |, )(?:the |(?:his|her) [a-z]+ )?[PN]){1,6} ?,? ?$", b.frame.shape[: b.open]
        )
        return b.frame.within(m.start(), m.end()) if m else [left]

    def described(self, b: Bracket, who: list[Mention]) -> list[Candidate]:
        """A description, not a name, before the bracket."""
        part = parts.before(b.frame, b.open)
        spoken = bool(re.match(r"(?:[a-z]+ ){0,3}(?:played|portrayed|voiced|voices? of)", b.inside))
        sure = part is not None or spoken
        whole = part is not None and len(who) == 1 and _ALL_NAMES.fullmatch(b.inside) is not None
        likely = [w for w in who if w.symbol == "P" or (whole and in_two_words(w))]
        people = who if spoken else [w for w in likely if self.text[w.start - 4 : w.start].lower() != "the "]
        return [self.found(b, "act", w, part, "description (actor)" if sure else "words (actor)") for w in people]

    def crew(self, b: Bracket, m: re.Match[str], left: Mention | None) -> list[Candidate]:
        """A maker named inside: ``(directed by X)``."""
        start = b.open + 1 + m.start("who")
        film = left if left and left.symbol == "F" else None
        who = b.frame.within(start, start + len(m.group("who")))
        return [
            replace(self.found(b, code, w, None, "made by, in brackets"), film=film, job=m.group("job"))
            for w in who
            if w.symbol in "PN"
            for code in jobs.codes(m.group("job"))
        ]

    def films(self, b: Bracket, left: Mention | None) -> list[Candidate]:
        """Earlier films of the person before the bracket."""
        if left is None or left.symbol not in "PN" or b.close >= len(b.frame.at):
            return []
        start, end = b.frame.at[b.open] + 1, b.frame.at[b.close]
        items = [i for i in _ITEM.split(self.text[start:end]) if i.strip()]
        known = [m for m in b.frame.within(b.open, b.close) if m.symbol == "F"]
        plain = [m for m in b.frame.within(b.open, b.close) if m.symbol == "P" and self.score(m) >= 2]
        listed = (
            (len(items) > 1 or _FOREIGN.fullmatch(items[0] if items else ""))
            and not plain
            and all(titlish(re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", i) or ["a"]) for i in items)
            and left.symbol == "P"
        )
        if listed and not known and self.score(left) < 1:
            return []
        if listed:
            return [
                replace(self.found(b, "", left, None, "person (earlier films)"), film=f)
                for f in self.titles(start, end)
            ]
        return (
            [replace(self.found(b, "", left, None, "person (earlier films)"), film=f) for f in known]
            if known and not plain
            else []
        )

    def titles(self, start: int, end: int) -> Iterator[Mention]:
        """The titles of a list, one by one, without the years behind them."""
        at = start
        for item in _ITEM.split(self.text[start:end]):
            first = self.text.index(item, at)
            at = first + len(item)
            title = item.strip(" \"'.")
            if title and not (first > start and _A_YEAR.fullmatch(title)):
                first += item.index(title)
                yield Mention(first, first + len(title), title, "F")

    @staticmethod
    def found(b: Bracket, role: str, who: Mention, part: Part | None, pattern: str) -> Candidate:
        """A candidate of this bracket."""
        start = b.frame.shape.rfind(" ", 0, max(0, b.open - 1)) + 1
        return Candidate(
            role=role,
            who=who,
            part=part,
            frame=b.frame,
            start=start,
            end=b.close,
            pattern=pattern,
            confidence=CONFIDENCE[pattern],
        )


# One title that its first word tells from a name: "(Los lunes al sol)".
_FOREIGN = expression(
    r"(?:Los|Las|El|La|Le|Les|Der|Die|Das|Il|Lo|Gli|Une?|Ein|Una) [\w'\u2019-]+(?: [\w'\u2019-]+){1,6}|"
    r"(?:Los|Las|Les|Der|Die|Das|Gli|Une) [\w'\u2019-]+"
)
# A part and who that is: "(Hanna, the butler)", "(the butler, Hanna)", "(a butler called Hanna)".
_APPOSED = expression(
    r"[PN], (?:an?|the|his|her) (?:[a-z][a-z'-]* ?){1,5}|"
    r"(?:an?|the|his|her|their) (?:(?!of\b|by\b|from\b)[a-z][a-z'-]*,? ){1,5}(?:(?:named|called|known as) )?[PN]"
)
_LISTED = expression(r"(?:as )?[PN]")
_ALL_NAMES = expression(r"(?:the )?[PN](?:(?:,? and |, |/| & )(?:the )?[PN]){0,3}")
