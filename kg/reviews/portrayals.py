"""Patterns that give an actor a part in other words than *plays* or *as*: brings her to life, was born to play her."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

_ON = r"(?=[,.;:!?)]|$| (?:is|was|has|does|as|and|but|who|with|in|from|for|gets|makes|takes|[a-z]{3,}s|[a-z]+ed)\b)"
_LIKE_LIFE = (
    r"(?:believable|likable|likeable|sympathetic|human|compelling|real|interesting|memorable|credible|convincing|"
    r"menacing|relatable|lovable|frightening|tragic|charming|three-dimensional|fun)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="brings to life",
        role="act",
        confidence=0.9,
        needs=(" life", "hands"),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:brings?|brought|bringing|breath(?:es?|ed|ing) (?:new |real "
        r")?life into|"
        r"gives? life to) (?P<char>[NP])\b(?!'s? (?:novel|book|story|script|play|film))",
        examples=(
            ("Kate Winslet brings Hanna Schmitz to life.", "Kate Winslet|act|Hanna Schmitz"),
            ("Kate Winslet breathes life into Hanna.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet brings life into the room.", "Kate Winslet brings flowers."),
    ),
    Pattern(
        name="makes the part",
        role="act",
        confidence=0.86,
        needs=("nails", "captur", "embod", "humani", "infus", "imbu", "invest", "inhabit", "mak", "made"),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:(?:nails|captures|embodies|humani[sz]es|inhabits)(?: the "
        r"(?:role|part|"
        r"character) of)? (?P<char>[NP])\b|(?=(?:infuses|imbues|invests|makes|made) [NP]\b(?: with\b| (?:[a-z-]+ ){0,6}"
        + _LIKE_LIFE
        + r"\b))(?:infuses|imbues|invests|makes|made) (?P<part>))",
        examples=(
            ("Kate Winslet nails Hanna from the first scene.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet infuses Hanna with sadness.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet makes Hanna a believable woman.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet makes Hanna a cake.", "Kate Winslet captures the flag."),
    ),
    Pattern(
        name="made for the part",
        role="act",
        confidence=0.88,
        parted=True,
        needs=("born to", "for the", "to play", "to playing"),
        shape=r"(?P<who>P) (?:is|was|seems|seemed|feels|looks|proves)(?: [a-z]+){0,3} (?:born to play|(?:perfect|right|"
        r"wrong|ideal|made|suited|fit|a (?:perfect|good|great|fine|natural) (?:fit|choice)|too (?:old|young)) "
        r"(?:for|to) "
        r"(?:play(?:ing)? |the (?:role|part|character) of )(?:the role of )?)(?<= )?(?: )?(?P<part>)",
        examples=(
            ("Kate Winslet was born to play Hanna.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet is perfect for the role of Hanna.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet is perfect for a Sunday.",),
    ),
    Pattern(
        name="character of the actor",
        role="act",
        confidence=0.9,
        needs=(" character", " alter ego"),
        shape=r"(?P<char>[NP]), (?P<who>P)'s (?:[a-z-]+ ){0,2}(?:character|alter ego)\b",
        examples=(("Hanna, Kate Winslet's character, is a riddle.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Hanna likes Kate Winslet's character.",),
    ),
    Pattern(
        name="actor's character",
        role="act",
        confidence=0.9,
        needs=(" character", " alter ego"),
        shape=r"(?P<who>P)'s? (?:[a-z-]+ ){0,2}(?:character|alter ego),? (?:named |called )?(?P<char>[NP])" + _ON,
        examples=(
            ("Kate Winslet's character, Hanna, is a riddle.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet's main character Hanna is a riddle.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet's character likes Hanna.",),
    ),
    Pattern(
        name="part goes to",
        role="act",
        confidence=0.9,
        needs=("role of", "part of"),
        shape=r"(?:role|part) of (?P<char>[NP]) (?:goes|went|falls|fell|is given|was given) to (?P<who>P)\b",
        examples=(("The role of Hanna went to Kate Winslet.", "Kate Winslet|act|Hanna"),),
        counterexamples=("The role of women went to waste.",),
    ),
    Pattern(
        name="in the actor's hands",
        role="act",
        confidence=0.88,
        needs=(" hands",),
        shape=r"\bin (?P<who>P)'s? (?:[a-z]+ )?hands,? (?P<char>[NP])\b",
        examples=(("In Kate Winslet's hands, Hanna becomes human.", "Kate Winslet|act|Hanna"),),
        counterexamples=("In Kate Winslet's hands is a letter.",),
    ),
    Pattern(
        name="aside, playing",
        role="act",
        confidence=0.92,
        parted=True,
        needs=("playing", "portraying", "cast as", "returning as", "appearing as"),
        shape=r"(?P<who>P)(?:,| -| \u2014) (?:here |now |again |once again )?(?:playing|portraying|cast as|returning "
        r"as|appearing as) "
        r"(?P<part>)",
        examples=(("The great Kate Winslet, here playing Hanna, is superb.", "Kate Winslet|act|Hanna"),),
        counterexamples=("The great Kate Winslet, playing chess, is superb.",),
    ),
    Pattern(
        name="in the person of",
        role="act",
        confidence=0.9,
        needs=("in the person of", "in the form of", "in the guise of", "with the voice of", "in the shape of"),
        shape=r"(?P<char>[NP]),? (?:in the (?:person|form|guise|shape)|with the voice) of (?:the |an? )?(?:[a-z]+ )?"
        r"(?P<who>P)\b",
        examples=(("Enter Hanna, in the person of Kate Winslet.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Enter Hanna, in the form of a letter.",),
    ),
    Pattern(
        name="part is actor",
        role="act",
        confidence=0.8,
        full=True,
        needs=(" is ",),
        shape=r"(?:^|[,;:(\u2014] ?|\b(?:and|but|while) )(?P<char>N) is (?:an? |the )?(?:[a-z-]+ "
        r")?(?P<who>P)(?=,|\.|$)",
        examples=(("Hanna is Kate Winslet, cold as ever.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Hanna is cold, and Kate Winslet is colder.",),
    ),
    Pattern(
        name="who plays the part, the actor",
        role="act",
        confidence=0.9,
        needs=(" who play", " that play", " playing ", " who portray", " portraying ", " who voice"),
        shape=r"\b(?:actor|actress|performer|man|woman|girl|boy|guy|kid|fellow|one|person|child|lady|dude) (?:(?:who|"
        r"that) "
        r"(?:plays|played|portrays|portrayed|voices|voiced)|playing|portraying) (?:the (?:role|part|character) of )?"
        r"(?P<char>[NP]) ?(?:,|\(|is|was)(?: the)? ?(?P<who>P)(?=[,.;)]|$)",
        examples=(
            ("The actress who plays Hanna, Kate Winslet, is cold.", "Kate Winslet|act|Hanna"),
            ("The girl who played Hanna is Kate Winslet.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("The girl who played Hanna met Kate Winslet.",),
    ),
    Pattern(
        name="part and actor side by side",
        role="act",
        confidence=0.82,
        full=True,
        needs=("N/", "N - ", "N \u2014 "),
        shape=r"(?<!/)(?P<char>N)(?:/(?=P(?!/|'s? ))| [-\u2014] (?=P [-\u2014] ))(?P<who>P)",
        examples=(("Hanna/Kate Winslet is cold.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Hanna and/or Kate Winslet is cold.",),
    ),
    Pattern(
        name="actors as a pair of parts",
        role="act",
        confidence=0.9,
        needs=(" as ",),
        parted=True,
        shape=r"(?P<who>P,? (?:and|&) P) as (?P<part>)(?=(?:the )?[NP] (?:and|&) (?:the )?[NP])",
        examples=(
            (
                "Kate Winslet and Ralph Fiennes as Hanna and Michael are cold.",
                "Kate Winslet|act|Hanna",
                "Ralph Fiennes|act|Michael",
            ),
        ),
        counterexamples=("Kate Winslet and Ralph Fiennes as lovers and friends are cold.",),
    ),
    Pattern(
        name="is in the role of",
        role="act",
        confidence=0.9,
        parted=True,
        needs=("role of", "part of", "shoes of"),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:is|was|are|were|looks|seems|feels) (?:(?!(?:that|like|by|"
        r"when)\b)[a-z'-]+,? ){1,6}in "
        r"(?:the|his|her) (?:[a-z]+ )?(?:role|part|shoes) of (?P<part>)",
        examples=(("Kate Winslet is great in the role of Hanna.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Kate Winslet is great in the role of women.",),
    ),
    Pattern(
        name="becomes the part",
        role="act",
        confidence=0.85,
        needs=("becom", "became"),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:becom(?:es|ing)|became) (?P<char>N)(?=[,.;!]|$| (?:in|before|and|"
        r"from|with|so|to|as)\b)",
        examples=(("Kate Winslet becomes Hanna before our eyes.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Kate Winslet becomes Hanna's friend.",),
    ),
)
