"""Patterns that name the part before its player: *Hanna is played by X*, *as Hanna, X shines*."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="part before person",
        role="act",
        confidence=0.87,
        parted=True,
        needs=("as ", "in the role of ", "in the part of ", "playing ", "portraying "),
        shape=r"(?:^|[,;\u2014] |and |but )(?:as|playing|portraying|in the (?:role|part) of) (?P<part>)"
        r"(?:the |his |her )?(?:(?:[a-z-]+ ){0,4}?[NP](?:'s? "
        r"(?:[a-z-]+ ){0,3}[a-z-]+)?|(?:[a-z-]+ ){0,4}(?:(?!director|writer|screenwriter|backup|child|viewer|"
        r"filmmaker|producer|actor)[a-z]+(?:er|or|ist|man|woman|ess|boy|girl)|villain|hero|heroine|wife|"
        r"husband|mother|father|son|daughter|brother|sister|boss|cop|friend|lead|baddie|sidekick|partner|"
        r"captain|doctor|king|queen|agent)), (?:the )?(?:[a-z-]+ ){0,3}?(?P<who>{LIST})(?! and)"
        r"(?!,? (?:as|playing|portraying) (?:[a-z]+ ){0,3}[NP])",
        owned=True,
        examples=(
            ("As the villain, John Goodman goes over the top.", "John Goodman|act"),
            ("As Freddy, Robert Englund shines.", "Robert Englund|act|Freddy"),
            ("Playing Freddy, Robert Englund shines.", "Robert Englund|act|Freddy"),
            ("In the role of the mad Dr. Foster, the reliable Robert Englund shines.", "Robert Englund|act|Dr. Foster"),
        ),
        counterexamples=(
            "As Zalem falls, Alita fights.",
            "As the years pass, Ethan Edwards is consumed.",
            "Robert Englund, as Freddy, and John Goodman, as Big Dan, share a scene.",
        ),
    ),
    Pattern(
        name="played by",
        role="act",
        confidence=0.96,
        single=True,
        needs=("played", "portrayed", "voiced", "essayed", "embodied", "brought to life", "performed", "acted"),
        shape=r"(?P<before>)(?<!^as)(?!^(?:as|played|portrayed|voiced) )[ ,(—]{0,3}(?:(?:and|who|which|is|was|are|"
        r"were|as|now|here|once again|"
        r"again|who's|being|"
        r"both|all|also|this time|then|[a-z]+ly),? ){0,4}(?:re)?(?:played|portrayed|voiced|essayed|embodied|"
        r"brought to life|performed|acted)(?: here| this time| brilliantly| (?:once )?again| once more| well)?,? "
        r"(?:(?:with|in|"
        r"to) (?:(?!by\b)[a-z'-]+,? ){1,8})?(?:(?:so|quite|very|rather|too) )?(?:(?!by\b)[a-z]+ly,? ){0,2}by "
        r"(?:(?:[a-z'-]+ ){1,6}(?:actor|actress|star|gentleman|veteran|legend|comedian|"
        r"newcomer|lad|girl|boy|kid|guy|man|woman|lady|fellow|child|person),? )?(?P<who>{LIST})"
        r"(?!(?:(?<=, P)|(?<=and P)) [a-z]+s\b)(?!(?:(?<=and P)|(?<=, P)),? as (?!he|she|they|it)\b)"
        r"(?!(?:(?<=[PN])|(?<=\))) by [NP])",
        examples=(
            ("The kid, called Mississippi and played by James Caan, is fun.", "James Caan|act|Mississippi"),
            (
                "Commander Atheon, portrayed by Benedict Cumberbatch, is a warlord.",
                "Benedict Cumberbatch|act|Commander Atheon",
            ),
            ("She meets the queen, now played with icy grace by Michelle Pfeiffer.", "Michelle Pfeiffer|act"),
        ),
        counterexamples=("A song played by the band.",),
    ),
    Pattern(
        name="and another by",
        role="act",
        confidence=0.93,
        single=True,
        needs=("played by", "portrayed by", "voiced by", "essayed by", "embodied by", "brought to life by"),
        shape=r"(?:[,;]|\band|\bwhile|\bwith) (?:(?:the|his|her|an?|young|old|older|younger|[a-z]+) ){0,3}[NP]"
        r"(?P<before>) by (?P<who>{LIST})(?!(?:(?<=[PN])|(?<=\))) by [NP])",
        examples=(
            (
                "Hanna is played by Al Pacino, Chris by Val Kilmer and the wife Justine by Diane Venora.",
                "Val Kilmer|act|Chris",
                "Diane Venora|act|Justine",
            ),
        ),
        counterexamples=("Songs are played by the band, and Hanna by Night is sung.",),
    ),
    Pattern(
        name="role filled by",
        role="act",
        confidence=0.92,
        parted=True,
        needs=("role of ", "part of ", "role as "),
        shape=r"\b(?:role|part) (?:of|as) (?P<part>)(?:the |his |her )?(?:[a-z-]+ ){0,4}[NP],? (?:is|was|goes to|"
        r"went to|"
        r"belongs to|falls to|fell to|is taken by|is filled by|was taken by|was filled by|we have|we find|stands) "
        r"(?:an? |the )?(?:(?!(?:that|which|who|what|than|as|like|for|of|to|by|when)\b)[a-z-]+,? ){0,3}(?P<who>P)(?!')",
        examples=(
            ("In the lead role of Hanna is Al Pacino.", "Al Pacino|act|Hanna"),
            ("The part of Chris goes to a young Val Kilmer.", "Val Kilmer|act|Chris"),
        ),
        counterexamples=("The role of Hanna is the best that Al Pacino had.",),
    ),
)
