"""Patterns that say who somebody is rather than plays, and those where a second actor shares the words of the first.

*James Caan makes a volcanic Sonny; John Cazale a timid Fredo*, *Fredo - that's John Cazale*, *the part of Sonny went to
James Caan, that of Fredo to John Cazale*.
"""

from __future__ import annotations

from kg.reviews.callings import CALLING
from kg.reviews.kin import KIN_NOUN
from kg.reviews.patterns import Pattern

_END = r"(?=[,.;:!?)]|$| (?:\u2014|-|and|or|but|who|with|in|from|while|as|to)\b| \u2014| -)"
_EPITHET = (
    r"(?:poor|old|young|little|big|weak|sweet|dear|wicked|evil|mad|crazy|brave|loyal|shy|timid|gentle|innocent|"
    r"naive|cynical|embittered|tormented|doomed|troubled|ageing|aging|villainous|heroic|saintly|sinister|haughty|"
    r"cruel|vain|greedy|nervous|hapless|long-suffering|hot-headed|cold-blooded|kindly|sleazy|slimy|snobbish|"
    r"mysterious|enigmatic|legendary|infamous|notorious|beautiful|lovely|pretty|plucky|feisty|tough|grizzled|"
    r"grumpy|drunken|crooked|corrupt|ruthless|ambitious|jealous|lonely|dim|wise|foolish|silly|sensitive)"
)
_FACE = (
    r"(?:an? |some |real |the )?(?:(?!(?:to|of)\b)[a-z-]+,? (?:and )?){0,3}(?:face|soul|heart|edge|life|depth|"
    r"dignity|warmth|"
    r"humanity|charm|pathos|menace|gravity|spark|swagger|weight|vulnerability|voice|sadness|bite)\b"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="is a part with epithets",
        role="act",
        confidence=0.85,
        needs=(" is ", " was "),
        shape=r"(?P<who>P)(?:,[^,;:.()]{3,40},)? (?:is|was) (?:the |our |his |her |their )?(?:"
        + _EPITHET
        + r",? (?:and )?){1,3}"
        + rf"(?:{CALLING} )?(?P<char>[NP]){_END}",
        examples=(
            ("John Cazale, in his first film, is poor weak Fredo.", "John Cazale|act|Fredo"),
            ("John Cazale is the old Fredo.", "John Cazale|act|Fredo"),
        ),
        counterexamples=("John Cazale is poor and weak.", "John Cazale is the old Fredo's friend."),
    ),
    Pattern(
        name="makes a part of it",
        role="act",
        confidence=0.84,
        needs=("makes a", "made a", "makes for a", "made for a"),
        shape=r"(?P<who>P) (?:makes|made)(?: for)? an? "
        rf"(?:(?!(?:as|of|for|to|and|film|movie)\b)[a-z-]+,? (?:and )?){{1,3}}(?P<char>[NP]){_END}",
        examples=(("James Caan makes a volcanic Sonny.", "James Caan|act|Sonny"),),
        counterexamples=("James Caan makes a film in Sonny.", "James Caan makes a good cup of tea."),
    ),
    Pattern(
        name="and a second one of it",
        role="act",
        confidence=0.84,
        needs=("makes a", "made a"),
        shape=r"\b(?:makes|made) an? (?:[a-z-]+,? ){1,3}[NP](?:;|,|,? and|,? while) (?P<who>P),? an? (?:even )?"
        rf"(?:[a-z-]+,? ){{1,3}}(?P<char>[NP]){_END}",
        examples=(("James Caan makes a volcanic Sonny; John Cazale a timid Fredo.", "John Cazale|act|Fredo"),),
        counterexamples=("James Caan makes a volcanic Sonny; John Cazale is timid.",),
    ),
    Pattern(
        name="gives the part a face",
        role="act",
        confidence=0.87,
        needs=("gives ", "gave ", "lends ", "lent "),
        shape=rf"(?P<who>P)(?:,? {{ADV}})? ?(?<= )(?:gives|gave|lends|lent) (?P<char>[NP]) {_FACE}",
        examples=(("John Cazale gives Fredo a human face.", "John Cazale|act|Fredo"),),
        counterexamples=("John Cazale gives Fredo a letter.", "John Cazale gives a human face to it."),
    ),
    Pattern(
        name="whom the actor plays",
        role="act",
        confidence=0.9,
        needs=(" plays", " play", " portray", " voices"),
        shape=r"(?P<char>[NP]),? (?:whom|who|that)(?: the)? (?:[a-z]+ ){0,2}(?P<who>P) (?:[a-z]+ly )?(?:plays|portrays|"
        r"voices|played|portrayed|voiced)\b(?! (?:by|[NP]|the (?:role|part)))",
        examples=(("There is Fredo, whom John Cazale plays as a fool.", "John Cazale|act|Fredo"),),
        counterexamples=("There is Fredo, who plays chess with John Cazale.",),
    ),
    Pattern(
        name="who is the part",
        role="act",
        confidence=0.85,
        needs=("who is", "who was", "who's"),
        shape=rf"(?P<who>P)(?:,| \()? ?(?<=[ (])who(?: is| was|'s) (?:also )?(?:the )?(?P<char>[NP])(?!'){_END}",
        examples=(
            ("I liked John Cazale who was Fredo.", "John Cazale|act|Fredo"),
            ("John Cazale (who is Fredo) is cold.", "John Cazale|act|Fredo"),
        ),
        counterexamples=("John Cazale, who is Fredo's brother, is cold.", "John Cazale, who is cold, sighs."),
    ),
    Pattern(
        name="that's the actor",
        role="act",
        confidence=0.84,
        needs=("that's P", "that is P"),
        shape=r"(?P<char>[NP])(?:,| \u2014| \()? ?(?<=[ (])that(?:'s| is| was) (?P<who>P)(?=[,.;:!)]| \u2014|$| "
        r"(?:doing|"
        r"in|under|behind)\b)",
        examples=(("We follow Fredo \u2014 that's John Cazale \u2014 to the lake.", "John Cazale|act|Fredo"),),
        counterexamples=("We follow Fredo, and that's John Cazale's idea.",),
    ),
    Pattern(
        name="another role, another actor",
        role="act",
        confidence=0.9,
        needs=("that of ",),
        shape=r"\b(?:role|part) of [^.;]{1,60}(?:,|;|\band|\bwhile) (?P<who>P) (?:gets |has |takes |plays )?that of "
        r"(?:the )?(?:[a-z-]+ ){0,3}(?P<char>[NP])(?! (?:by|to) )(?!')",
        examples=(("James Caan gets the part of Sonny and John Cazale that of Fredo.", "John Cazale|act|Fredo"),),
        counterexamples=("The part of Sonny is small, and that of Fredo is smaller.",),
    ),
    Pattern(
        name="another role by",
        role="act",
        confidence=0.9,
        needs=("that of ",),
        shape=r"\b(?:role|part) of [^.;]{1,60}(?:,|;|\band|\bwhile) (?:and )?that of "
        r"(?:the )?(?:[a-z-]+ ){0,3}(?P<char>[NP]) (?:by|to) (?P<who>P)(?!')",
        examples=(
            ("The role of Sonny is filled by James Caan, that of Fredo by John Cazale.", "John Cazale|act|Fredo"),
        ),
        counterexamples=("The part of Sonny is small, and that of Fredo by far smaller.",),
    ),
    Pattern(
        name="takes the part on",
        role="act",
        confidence=0.8,
        needs=(
            "tackles",
            "disappears into",
            "vanishes into",
            "has a ball with",
            "has fun with",
            "gets under the skin of",
        ),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:tackles|disappears (?:completely |entirely )?into|vanishes into|"
        r"has (?:a ball|(?:great |some )?fun) with|gets under the skin of) (?:the (?:role|part|character) of )?"
        r"(?P<char>[NP])(?!')"
        rf"{_END}",
        examples=(
            ("John Cazale disappears into Fredo.", "John Cazale|act|Fredo"),
            ("John Cazale has a ball with Fredo, and it shows.", "John Cazale|act|Fredo"),
        ),
        counterexamples=("John Cazale disappears into the night.", "John Cazale tackles Fredo's brother."),
    ),
    Pattern(
        name="best part of the actor",
        role="act",
        confidence=0.86,
        needs=("role", "part", "performance", "character"),
        owned=True,
        shape=r"(?:^|[,;(\u2014] ?|\band )(?P<char>[NP]) (?:is|was|remains) (?P<who>P)'s? (?:[a-z-]+ ){0,3}(?:role|"
        r"part|performance|character|creation)\b",
        examples=(("Fredo Corleone is John Cazale's best part.", "John Cazale|act|Fredo Corleone"),),
        counterexamples=("Boston is part of John Cazale's life.",),
    ),
    Pattern(
        name="it this way as the part",
        role="act",
        confidence=0.9,
        parted=True,
        needs=(" it ",),
        shape=r"(?P<who>P) (?:plays|camps|hams|phones|mails|gives|nails|kills|loses|pulls) it"
        r"(?: (?!as\b)[a-z']+){0,4} as (?P<part>)(?=(?:the |his |her )?(?:[a-z-]+ ){0,3}[NP])",
        examples=(("John Cazale plays it straight as Fredo.", "John Cazale|act|Fredo"),),
        counterexamples=("John Cazale plays it as written.",),
    ),
    Pattern(
        name="in it as",
        role="act",
        confidence=0.9,
        parted=True,
        needs=("in it as ", "in there as ", "in here as ", "in this as "),
        shape=r"(?P<who>P) in (?:it|there|here|this) as (?P<part>)(?=(?:the |his |her )?(?:[a-z-]+ ){0,3}[NP])",
        examples=(("It has John Cazale in it as Fredo.", "John Cazale|act|Fredo"),),
        counterexamples=("John Cazale believes in it as Fredo does not.",),
    ),
    Pattern(
        name="doubles as",
        role="act",
        confidence=0.9,
        parted=True,
        needs=("double", "dual"),
        shape=r"(?P<who>P)(?:,? who)? (?:also |then )?(?:doubles|doubled|doubling)(?: up)? as (?P<part>)"
        r"(?=(?:the |an? |his |her )?(?:[a-z-]+ ){0,3}[NP])",
        examples=(("John Cazale, who doubles as Fredo, is cold.", "John Cazale|act|Fredo"),),
        counterexamples=("John Cazale doubles as editor.",),
    ),
    Pattern(
        name="plays one part, another one",
        role="act",
        confidence=0.88,
        needs=(" called N", " named N", " called P", " named P"),
        shape=r"\bplays an? [^.;]{3,60}(?:,|;|,? and|,? while) (?P<who>P),? an? (?:[a-z-]+ ){1,4}(?:called|named) "
        r"(?P<char>[NP])",
        examples=(
            ("James Caan plays a man called Sonny and John Cazale a brother called Fredo.", "John Cazale|act|Fredo"),
        ),
        counterexamples=("James Caan plays a man called Sonny and a brother called Fredo.",),
    ),
    Pattern(
        name="as this or as that",
        role="act",
        confidence=0.94,
        full=True,
        needs=(" or P as ",),
        shape=r"(?P<who>P) as (?P<char>[NP])(?= or P as\b)",
        examples=(("Not even James Caan as Sonny or John Cazale as Fredo can save it.", "James Caan|act|Sonny"),),
        counterexamples=("James Caan as Sonny is cold.",),
    ),
    Pattern(
        name="equals sign",
        role="act",
        confidence=0.85,
        needs=(" = ", "="),
        shape=r"(?P<char>[NP]) ?= ?(?P<who>P)",
        examples=(("Fredo = John Cazale, obviously.", "John Cazale|act|Fredo"),),
        counterexamples=("Fredo == a fool.",),
    ),
    Pattern(
        name="does something as",
        role="act",
        confidence=0.82,
        full=True,
        needs=(" as N",),
        shape=r"(?<!and )(?<!, )(?P<who>P) (?!is known|was known|and\b|or\b|are\b|were\b)(?:(?!(?:known|described|"
        r"describes|refers?|referred|sees|"
        r"treats|"
        r"posing|poses|disguised|dressed|credited|billed|such|same|well|good|seen|regarded|thinks?|thought|like|than|"
        r"who|"
        r"that|which|when|if|because|director|writer|producer|wrote|directed)\b)[a-z']+(?:-[a-z]+)?,? ){2,14}as "
        r"(?:the |his |her )?(?:(?:[a-z]+ly |[a-z-]+ed |"
        + _EPITHET
        + r" ){1,3})?(?P<char>N)(?=[,.;:!?)]|$| (?:is|was|has|in|"
        r"and|with|while|who|whose|but|does|[a-z]{3,}s)\b)",
        examples=(
            ("John Cazale never stops talking as Fredo.", "John Cazale|act|Fredo"),
            ("We get John Cazale staring out of windows as Fredo, a fool.", "John Cazale|act|Fredo"),
        ),
        counterexamples=("John Cazale is a man known as Fredo.", "John Cazale thinks of Jane as Fredo."),
    ),
    Pattern(
        name="villain is the part, the actor",
        role="act",
        confidence=0.86,
        full=True,
        needs=(" is N, P",),
        shape=r"\b(?:villain|villainess|hero|heroine|star|lead|baddie|heavy|protagonist|antagonist|favou?rite|standout|"
        r"culprit|revelation|surprise) (?:here |of the (?:film|piece|story) )?is (?P<char>N), (?P<who>P)(?=[,.;!)]|$)",
        examples=(("The true villain is Fredo, John Cazale, licking a knife.", "John Cazale|act|Fredo"),),
        counterexamples=("The villain is Fredo, and John Cazale is cold.",),
    ),
    Pattern(
        name="somebody is the actor",
        role="act",
        confidence=0.86,
        full=True,
        needs=(" is P", " is the ", " was P", " is that "),
        shape=r"(?:^|[;:\u2014] |, |\band |\bwhile )(?:the|our|his|her|their) (?:(?!(?:director|writer|composer|"
        r"producer|"
        r"author|filmmaker|editor|man behind|who|that|which|is)\b)[a-z'-]+ ){0,5}(?:fella|fellow|guy|girl|boy|lady|"
        r"villain|"
        r"hero|heroine|baddie|bad guy|love interest|"
        + CALLING
        + "|"
        + KIN_NOUN
        + r"|friend)(?: (?:from|in|at|with|of|on) (?:[a-z'-]+ ){0,3}[a-z'-]+)?(?P<before>),? (?:is|was) (?:that "
        r"(?:[a-z-]+ |N (?=actor|actress)){0,4}|"
        r"the (?:[a-z-]+ ){0,2})?(?P<who>P)(?=[,.;:!(]|$| \(| \u2014)",
        examples=(
            ("The handsome fella from the bank is John Cazale.", "John Cazale|act"),
            ("The hapless clerk is that nice old fellow John Cazale, you know him.", "John Cazale|act"),
        ),
        counterexamples=("The director is John Cazale.", "The villain is John Cazale's brother."),
    ),
    Pattern(
        name="does several parts",
        role="act",
        confidence=0.9,
        parted=True,
        needs=("does ", "has ", "gets "),
        shape=r"(?P<who>P) (?:does|has|gets) (?:two|three|four|both|several) (?:different )?(?:parts|roles|characters|"
        r"monsters|people|voices|creatures|jobs), (?P<part>)(?=(?:the )?[NP])",
        examples=(("Doug Jones does two monsters, Fauno and the Pale Man.", "Doug Jones|act|Fauno"),),
        counterexamples=("Doug Jones does two films, one of them good.",),
    ),
    Pattern(
        name="done by the actor",
        role="act",
        confidence=0.86,
        needs=(" done by ", " handled by ", " taken by "),
        shape=rf"(?:the|his|her|an?) (?:[a-z-]+ ){{0,3}}(?:{CALLING}|{KIN_NOUN}|steward|villain|hero|heroine|role|"
        rf"part)(?P<before>) "
        r"(?:is|are|was|were) (?:[a-z]+ )?(?:done|handled|taken) by (?P<who>{LIST})",
        examples=(("The wicked priest is done by John Cazale, with a limp.", "John Cazale|act"),),
        counterexamples=("The music is done by John Cazale.",),
    ),
    Pattern(
        name="fills out the cast",
        role="act",
        confidence=0.88,
        single=True,
        needs=(" out the ", " up the "),
        shape=r"(?P<who>{LIST}) (?:also )?(?:fill|fills|round|rounds|flesh|fleshes|make|makes) (?:out|up) the "
        r"(?:[a-z-]+ ){0,2}"
        r"(?:cast|crew|ensemble|gang|team|rest|company|line-?up)\b(?:,? (?:as|playing) (?P<part>))?",
        examples=(
            ("John Cazale and James Caan fill out the crew.", "John Cazale|act", "James Caan|act"),
            (
                "John Cazale and James Caan round out the cast as Pete and Dave.",
                "John Cazale|act|Pete",
                "James Caan|act|Dave",
            ),
        ),
        counterexamples=("The two fill out the crew.",),
    ),
    Pattern(
        name="in the role we have",
        role="act",
        confidence=0.88,
        needs=("role of", "part of"),
        shape=r"\bin the (?:role|part) of (?:[a-z-]+ ){0,3}[a-z-]+(?P<before>),? (?:we (?:have|find|get|see)|there "
        r"is|is|comes) "
        r"(?:the (?:[a-z-]+ ){0,2})?(?P<who>P)(?!')",
        examples=(("In the role of enemy we have John Cazale, very sad.", "John Cazale|act"),),
        counterexamples=("In the role of enemy we have nobody.",),
    ),
    Pattern(
        name="line of part and actor",
        role="act",
        confidence=0.9,
        either=True,
        needs=(": P", ":P", "/P", "/ P", "\u2014 P", "= P", ".. P", "\u2026 P"),
        shape=r"^(?:the )?(?P<char>[NP])(?: \([^()]{1,40}\))?(?:,? "
        r"(?:the|his|her|their|aka) [a-z' -]{2,24}?)? ?(?::|"
        r"/|\u2014|=|\.{2,}|"
        r"\u2026) ?(?:voiced "
        r"by |played by )?(?P<who>P)(?=[,.(!;/]|$| \(| \u2014| and (?:he|she|they)\b)(?! / |,? (?:and )?[PN])",
        examples=(
            ("Hanna: Kate Winslet (with a scarf)", "Kate Winslet|act|Hanna"),
            ("1. Hanna, the guard - Kate Winslet. Cold.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Director: Kate Winslet.", "Hanna: Kate Winslet's best part."),
    ),
    Pattern(
        name="line of actor and part",
        role="act",
        confidence=0.85,
        needs=("P \u2014 N", "P \u2014 the ", "P: N", "P = N", "P .", "P..", "P \u2026", "P | N"),
        shape=r"^[-*\u2022| ]{0,4}(?P<who>P) ?(?::|\u2014|=|\.{2,}|\u2026|\|) ?(?:(?:the|his|her|an?) (?:[a-z-]+ "
        r"){0,3}[a-z-]+, )?"
        r"(?P<char>N)(?= ?\|?$| \(|, (?:the|an?|his|her) [a-z -]{3,40}$)",
        examples=(
            ("Kate Winslet - Hanna", "Kate Winslet|act|Hanna"),
            ("Kate Winslet - the hateful guard, Hanna", "Kate Winslet|act|Hanna"),
            ("Kate Winslet - Hanna, the guard", "Kate Winslet|act|Hanna"),
            ("| Kate Winslet | Hanna |", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet: Hanna was a cold woman.",),
    ),
    Pattern(
        name="look for the actor",
        role="act",
        confidence=0.86,
        needs=("look ", "watch for", "watch out"),
        shape=r"\b(?:look|watch)(?: also| out| fast| quick| quickly| closely| sharp| hard)? for (?:the |an? "
        r")?(?:[a-z-]+ ){0,2}(?P<who>P)"
        r"(?=,| in (?:an?|the|his|her)\b| as\b| \()",
        examples=(("Look also for Jane Greer, later famous, in a bit part.", "Jane Greer|act"),),
        counterexamples=("Look for Jane Greer's other films.",),
    ),
    Pattern(
        name="whose part does it",
        role="act",
        confidence=0.85,
        full=True,
        needs=(", whose ",),
        shape=r"(?P<who>P), whose (?:[a-z-]+,? (?:but |and |yet )?){0,6}(?P<char>[NP])(?= [a-z]{2,}s\b)(?!'s? )",
        examples=(
            (
                "Dev Patel, whose brilliant but broken physicist Arun Mehta holds the key, is fun.",
                "Dev Patel|act|Arun Mehta",
            ),
        ),
        counterexamples=("Dev Patel, whose father met Arun Mehta in Delhi, is fun.",),
    ),
    Pattern(
        name="does the part",
        role="act",
        confidence=0.82,
        full=True,
        needs=(" does N",),
        shape=r"(?:^|[,;] ?|\band )(?P<who>P) does (?P<char>N)(?=[.,;!]|$| and\b)(?!, [NP])",
        examples=(("Jason Marsden does Haku.", "Jason Marsden|act|Haku"),),
        counterexamples=("Jason Marsden does Haku's hair.",),
    ),
)
