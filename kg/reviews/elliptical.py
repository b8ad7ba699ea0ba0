"""Patterns for parts whose verb or name comes late: *X is a pimp called Y*, *X is A, the judge; Z the thief, B.*"""

from __future__ import annotations

from kg.reviews.callings import CALLING
from kg.reviews.kin import KIN_NOUN
from kg.reviews.patterns import Pattern

_STOP = r"who|which|that|whose|of|by|with|in|on|for|from|to|and|or|but|is|was|named|called|known|dubbed|nicknamed"
_WORD = rf"(?!(?:{_STOP})\b)[a-z][a-z'-]*"
_SOMEBODY = rf"(?:an?|the|his|her|their) (?:{_WORD},? (?:and (?={_WORD},? ))?){{0,5}}?{_WORD}"
_CALLED = (
    r"(?:,? (?:who is |now |also |better |only )?(?:named|called|dubbed|nicknamed|known (?:only |simply )?as|by the "
    r"name of|"
    r"who goes by|going by)(?: only| simply)?)"
)
_END = r"(?=[.,;!?)]|$| (?:who|whose|and|but|while|with)\b| \u2014)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="is somebody called",
        role="act",
        confidence=0.9,
        needs=("called", "named", "dubbed", "nicknamed", "known ", "name of", "goes by", "going by"),
        shape=rf"(?P<who>P)(?: \([^()]{{1,60}}\))? (?:is|was)(?: also| here| again)? (?:{_SOMEBODY}, "
        rf"){{0,2}}{_SOMEBODY}"
        rf"{_CALLED} (?:the )?(?P<char>[NP]){_END}",
        examples=(
            ("Walton Goggins is the bad guy, a pimp called Silky.", "Walton Goggins|act|Silky"),
            ("Kate Winslet is a tired widow named Hanna, who waits.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=(
            "Kate Winslet is the daughter of a man called Roger.",
            "Kate Winslet is the star of a film called Hanna.",
        ),
    ),
    Pattern(
        name="is somebody's, by name",
        role="act",
        confidence=0.86,
        needs=(" is her ", " is his ", " is their ", " is N's ", " is P's ", " was his ", " was her "),
        shape=rf"(?:^|[;:] |, (?:and|while|but) |\band )(?P<who>P)(?: \([^()]{{1,60}}\)|, [^,;:()]{{3,60}},)? "
        rf"(?:is|was) "
        rf"(?:also )?(?:his|her|their|[NP]'s?) (?:[a-z-]+,? ){{0,3}}?(?:{KIN_NOUN}|{CALLING}),? (?:the (?:[a-z-]+ "
        rf"){{1,3}})?(?P<char>[NP]){_END}",
        examples=(
            ("John Huston, the director of the first one, is her father Noah Cross.", "John Huston|act|Noah Cross"),
            ("Kate Winslet is his long-suffering wife, Hanna.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet is Max's sister, the taciturn Hanna.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet is the wife of Hanna.",),
    ),
    Pattern(
        name="is the captain, by name",
        role="act",
        confidence=0.86,
        parted=True,
        needs=(" is the ", " is a ", " is an ", " was the "),
        shape=rf"(?:^|[;:] |, (?:and|while|but) |\band )(?P<who>P)(?: \([^()]{{1,60}}\))? (?:is|was) (?P<part>)"
        rf"(?={_SOMEBODY}, N(?:[;.]|$|, (?:and|while|with) P))",
        examples=(("Ed Norton is the police captain, Henckels; all run.", "Ed Norton|act|Henckels"),),
        counterexamples=("Ed Norton is the star, Henckels the villain.",),
    ),
    Pattern(
        name="makes it and plays in it",
        role="act",
        confidence=0.92,
        parted=True,
        needs=(" plays ", " stars as ", " appears as ", " co-stars as "),
        shape=r"(?P<who>P),? (?:who )?(?:also "
        r")?(?:(?:co-)?(?:writes|wrote|directs|directed|produces|produced|edits|scores)"
        r"(?:, (?:and )?| and )){1,3}(?:also )?(?:plays|(?:co-)?stars as|appears as) (?P<part>)",
        examples=(("John Huston, who writes, directs and plays Max, keeps it moving.", "John Huston|act|Max"),),
        counterexamples=("John Huston directs, and Dev Patel plays Max.",),
    ),
    Pattern(
        name="the next one, without a verb",
        role="act",
        confidence=0.86,
        needs=("; P", "; and P", "; while P"),
        shape=rf"(?<=; )(?:and |while )?(?P<who>P),? (?:also )?{_SOMEBODY}(?:,|{_CALLED}) (?:the )?(?P<char>[NP])"
        r"(?=[.;!]|$|, (?:and|while) P)",
        examples=(
            (
                "Nick Nolte is Sam Bowden, the judge; Kate Winslet his wife and rival, Hanna; and Dev Patel a thief "
                "known "
                "only as Wick.",
                "Kate Winslet|act|Hanna",
                "Dev Patel|act|Wick",
            ),
        ),
        counterexamples=("Nick Nolte directs; Kate Winslet the producer of the film, Hanna.",),
    ),
    Pattern(
        name="the next one as kin, without a verb",
        role="act",
        confidence=0.88,
        needs=(" and P his ", " and P her ", " and P their "),
        shape=r"\b(?:plays|played|portrays|is|was) [^.;:]{1,90}?,? and (?P<who>P) (?:his|her|their) (?:[a-z-]+ ){0,3}?"
        rf"(?:{KIN_NOUN}|{CALLING}),? (?P<char>[NP]){_END}",
        examples=(("Kate Winslet plays Hanna, and Dev Patel their grown son Joy.", "Dev Patel|act|Joy"),),
        counterexamples=("Kate Winslet plays Hanna, and Dev Patel their grown son's Joy.",),
    ),
)
