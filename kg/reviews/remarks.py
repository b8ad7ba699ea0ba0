"""Patterns for side remarks: *the voice is X's*, *X can be glimpsed*, *the score, crafted by X*, *shared with X*."""

from __future__ import annotations

from kg.reviews.jobs import WORK
from kg.reviews.patterns import Pattern

_WORDS = r"(?:[a-z-]+ ){0,3}?"
_TUNES = r"(?:songs?|tunes?|numbers|melod(?:y|ies)|themes?|waltz(?:es)?)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="keeps at it as",
        role="act",
        confidence=0.86,
        parted=True,
        full=True,
        needs=(" as ",),
        shape=r"(?:^|[;:\u2014] |, (?:and |while |but )|\band |(?=P,? who ))(?P<who>P)(?:,? who)? "
        r"(?!(?:are|were|directs|uses|poses|masquerades|dresses|knew|knows|thinks|regards|sits|shoots|films|casts|writes|presents|"
        r"paints|frames|treats|sees|describes|shows|establishes|gives us|brings|sets|has|had|is|was|and|or|who)\b)"
        r"(?:[a-z'-]+ ){1,7}as (?P<part>)(?=(?:(?:the|her|his) )?(?:[a-z-]+ ){0,2}[NP](?:[.,;]|$| (?:and|who|in)\b))",
        examples=(
            ("Jean Arthur never stops talking as Babe, and it helps.", "Jean Arthur|act|Babe"),
            ("And Jean Arthur, who holds her own as Babe, helps.", "Jean Arthur|act|Babe"),
        ),
        counterexamples=(
            "Frank Capra uses the town as Babe's stage.",
            "Gary Cooper and Jean Arthur are both terrific as Mary, Babe and the rest.",
        ),
    ),
    Pattern(
        name="in the role of a kind",
        role="act",
        confidence=0.9,
        needs=("role of ", "part of "),
        shape=r"\bin the (?:role|part) of (?P<part>)[^PMF.;:()]{2,50}?,? (?:we have|we get|is|there is|comes|you "
        r"have) (?:the |an? )?" + _WORDS + r"(?P<who>P)(?!')",
        examples=(("In the role of the enemy we have Jean Arthur, very elegant.", "Jean Arthur|act"),),
        counterexamples=("In the role of the enemy we have nobody.",),
    ),
    Pattern(
        name="part is the player",
        role="act",
        confidence=0.86,
        needs=(" is the ", " is a ", " is an "),
        shape=r"(?P<char>N) is (?:the|an?) (?:[a-z-]+ "
        r"){0,3}(?:actor|actress|wrestler|comedian|comic|singer|newcomer|veteran|"
        r"model|dancer|boxer|rapper|footballer) (?P<who>P)(?!')",
        examples=(("The Moth is the tall wrestler Nat Pendleton in curtains.", "Nat Pendleton|act|Moth"),),
        counterexamples=("The Moth is the actor's friend.",),
    ),
    Pattern(
        name="the one, by name, is the player",
        role="act",
        confidence=0.88,
        needs=(", is P", ", was P"),
        shape=r"\b(?:the|an?|his|her|their) (?:[a-z-]+ ){1,4}?[a-z-]+, (?P<char>N), (?:is|was) (?P<who>P)(?=[!.,;]|$)",
        examples=(("I forgot that the boiler man, Kamaji, is Nat Pendleton!", "Nat Pendleton|act|Kamaji"),),
        counterexamples=("The boiler man, Kamaji, is Nat Pendleton's friend.",),
    ),
    Pattern(
        name="makes a good one",
        role="act",
        confidence=0.88,
        needs=(" makes a ", " makes an ", " made a ", " made an "),
        shape=r"(?P<who>P)(?: \([^()]{0,60}\))?(?:, [^.;:()]{3,110},)? (?:makes|made) an? (?:[a-z-]+,? "
        r"){0,3}(?P<char>[NP])"
        r"(?=[,.;]| (?:who|and|in|with)\b|$)",
        examples=(("Jean Arthur, all grown up, makes a glorious Babe, and it helps.", "Jean Arthur|act|Babe"),),
        counterexamples=("Jean Arthur makes a film.",),
    ),
    Pattern(
        name="voice is somebody's",
        role="act",
        confidence=0.88,
        attributes=("voice",),
        needs=("voice is ", "voice was ", "voice that "),
        shape=r"\bvoice(?: (?:that|which|in|of|behind) [a-z ]{2,40}?)? (?:is|was) (?:that of |still |none other than |"
        r"unmistakably )?(?P<who>P)(?:'s?)?(?=[.,;]|$| and\b)",
        examples=(
            ("His voice is that of June Foray, 12.", "June Foray|act"),
            ("The voice that opens it is June Foray's.", "June Foray|act"),
        ),
        counterexamples=("The voice is June Foray's best tool.",),
    ),
    Pattern(
        name="can be glimpsed",
        role="act",
        confidence=0.88,
        needs=(" be glimpsed", " be seen", " be spotted", " be heard"),
        shape=r"(?P<who>{LIST}) (?:can|may|might) (?:also |even |briefly )?be (?:briefly "
        r")?(?:glimpsed|seen|spotted|heard)\b"
        r"(?! (?:as (?:an? )?(?:influence|inspiration)|in (?:his|her|other|another|every)))",
        examples=(("Jean Arthur can be glimpsed among the judges.", "Jean Arthur|act"),),
        counterexamples=("The sea can be seen.",),
    ),
    Pattern(
        name="somebody from elsewhere is",
        role="act",
        confidence=0.82,
        full=True,
        needs=(" from ", " of "),
        shape=r"(?P<who>P),? (?:from|of) (?:the )?[PNF](?: fame)?,? is (?P<part>)(?=(?:the|an?|his|her) "
        r")(?!(?:the|a|an) "
        r"(?:[a-z-]+ )?(?:director|writer|composer|producer|best|worst|reason|highlight|star|one)\b)",
        examples=(("And Jean Arthur from the Rockettes is the cheerleader who likes him.", "Jean Arthur|act"),),
        counterexamples=("Jean Arthur from Wonder Girls is good.",),
    ),
    Pattern(
        name="that is somebody",
        role="act",
        confidence=0.88,
        full=True,
        needs=("that is P", "that's P", "that was P", "it's P", "it is P", "here's P"),
        shape=r"\b(?:that is|that's|that was|it's|it is|here's) (?P<who>P) "
        r"(?:doing|playing|under|behind|having|hamming|in "
        r"(?:the|a) (?:[a-z-]+ )?(?:mask|wig|suit|costume|dress|beard)|as (?P<part>))",
        examples=(("The thief wants it; that is Jean Arthur doing a bad one for once.", "Jean Arthur|act"),),
        counterexamples=("It's Jean Arthur who said so.",),
    ),
    Pattern(
        name="as somebody else does",
        role="act",
        confidence=0.88,
        weak=True,
        needs=(" does", " did"),
        shape=r"P (?:[a-z]+ly |just |also "
        r")?(?:excels?|shines?|impress(?:es|ed)|delivers?|delivered|succeeds?|disappoints?|"
        r"struggles?|overacts?)[^PMF.;:()]{0,40},? as (?P<who>P) (?:does|did)\b",
        examples=(("Nat Pendleton just excels, as Jean Arthur does.", "Jean Arthur|act"),),
        counterexamples=("Nat Pendleton leaves, as Jean Arthur does.",),
    ),
    Pattern(
        name="has a cameo",
        role="act",
        confidence=0.93,
        needs=("cameo", "walk-on"),
        shape=r"(?P<who>P)(?: himself| herself)?(?:,? {ADV})? ?(?<= )(?:has|had|makes|made|gets|does|did|takes|pops "
        r"up in|turns up "
        r"in|contributes) an? (?:[a-z-]+,? ){0,3}(?:cameo|walk-on)(?: (?:role|part|appearance))?(?: as "
        r"(?P<part>)|(?=[.,;]| (?:in|here|too|at|who|and)\b|$))",
        examples=(("Frank Capra has a cameo as the cut man.", "Frank Capra|act"),),
        counterexamples=("Frank Capra has a cameo on his ring.",),
    ),
    Pattern(
        name="does what can be done",
        role="act",
        confidence=0.86,
        weak=True,
        needs=(" what they can", " what he can", " what she can", " his best", " her best", " their best"),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))? (?:all |both |certainly |really "
        r")?(?:do|does|did|try|tries|tried) (?:all )?"
        r"(?:what (?:they|he|she) can|(?:his|her|their) (?:level |very )?best)\b(?! to (?:direct|stage|film))",
        examples=(
            ("Jean Arthur and Nat Pendleton do what they can with nothing.", "Jean Arthur|act", "Nat Pendleton|act"),
        ),
        counterexamples=("They do what they can.",),
    ),
    Pattern(
        name="has the face for it",
        role="act",
        confidence=0.8,
        weak=True,
        full=True,
        needs=(" has ", " had "),
        shape=r"(?P<who>P) (?:has|had) (?:an?|the|such an?|just the) (?:[a-z-]+,? "
        r"){0,3}(?:gaze|face|voice|smile|grin|screen "
        r"presence|presence|charisma|charm|chops)\b",
        examples=(("Jean Arthur has a gaze to go with that line.", "Jean Arthur|act"),),
        counterexamples=("The town has a face to it.",),
    ),
    Pattern(
        name="shares the script",
        role="aus",
        confidence=0.9,
        needs=("share", "sharing"),
        shape=r"(?P<who>P(?: and P)?)(?:, [^.;:()PNMF]{3,60},| [^.;:()PNMF]{3,60})?,? (?:and )?(?:also "
        r")?shar(?:es?|ed|ing) "
        r"(?:the |a |an )?(?:original )?(?:script|screenplay|writing|story)(?: credits?)?\b",
        examples=(("Mario Puzo got top credit, and shared the script with him.", "Mario Puzo|aus"),),
        counterexamples=("Mario Puzo shared the room.",),
    ),
    Pattern(
        name="script shared with somebody",
        role="aus",
        confidence=0.9,
        needs=("with P", "is P", "with his ", "with her "),
        shape=r"\b(?:shar(?:es?|ed|ing) (?:the |a )?(?:script|screenplay|writing|story)(?: "
        r"credits?)?|(?:script|screenplay|writing|"
        r"story)(?: credit)?, shared|(?:wrote|writes|written|writing) (?:it|this|the (?:script|screenplay|film))(?: "
        r"together)?) "
        r"(?:with|is) (?:(?:his|her) (?:[a-z-]+ )?)?(?P<who>P(?: and P)?)(?!')",
        examples=(
            ("He has a screenplay credit, shared with Mario Puzo.", "Mario Puzo|aus"),
            ("She wrote it with her brother Mario Puzo, in a week.", "Mario Puzo|aus"),
        ),
        counterexamples=("She shared the room with Mario Puzo.", "She wrote it with care."),
    ),
    Pattern(
        name="wrote the songs",
        role="cmp",
        confidence=0.9,
        needs=("wrote ", "written ", "writes ", "composed ", "penned "),
        shape=r"(?P<who>P(?:,? and P)?)(?:,? {ADV})? ?(?<= )(?:wrote|written|writes|composed|penned) "
        r"(?:(?:the|all|its|some|those|"
        r"these|two|three|several|a|most of the|new) ){0,2}" + _WORDS + _TUNES + r"\b(?!')",
        examples=(("Randy Newman wrote the songs and sings them as well.", "Randy Newman|cmp"),),
        counterexamples=("Randy Newman wrote the song's critic.", "Randy Newman wrote the letters."),
    ),
    Pattern(
        name="words by",
        role="lyr",
        confidence=0.9,
        needs=("words by ", "lyrics by ", "lyrics are by "),
        shape=r"\b(?:words|lyrics)(?: are| were)? by (?P<who>P(?: and P)?)(?!')",
        examples=(("The songs have words by Tim Rice.", "Tim Rice|lyr"),),
        counterexamples=("The words by the door are red.",),
    ),
    Pattern(
        name="somebody's tune",
        role="cmp",
        confidence=0.76,
        full=True,
        needs=("'s ", "' "),
        shape=r"(?P<who>P)'s? (?:(?!(?:favou?rite|own|big|best)\b)[a-z-]+,? "
        r"){0,3}?(?:waltz|accordion|synths?|zither|main theme|"
        r"title theme|theme music|melodies|orchestration)\b(?! (?:player|lesson|of his|of her))",
        examples=(("Nino Rota's waltz is sad.", "Nino Rota|cmp"),),
        counterexamples=("Nino Rota's house is sad.",),
    ),
    Pattern(
        name="brought in to work",
        role="cmp",
        confidence=0.88,
        needs=(" to score",),
        shape=r"(?P<who>P)(?:, [^.;:()]{3,90},)? (?:was|were|is|has been|got) (?:[a-z]+ ){1,3}to score "
        r"(?:it|this|the (?:film|"
        r"movie|picture))\b",
        examples=(("David Shire, a veteran of the years, was lured back to score it.", "David Shire|cmp"),),
        counterexamples=("David Shire was there to score a goal.",),
    ),
    Pattern(
        name="work is somebody",
        confidence=0.86,
        full=True,
        needs=(" is P", " was P", " from P", "courtesy of P"),
        shape=rf"\b(?:the|its|this) (?:[a-z-]+ ){{0,2}}?(?P<job>{WORK}) (?:is|was|(?:is |was )?courtesy of|comes "
        rf"from|came from|is "
        r"(?:all|pure|by)) (?P<who>P(?:,? and P)?)(?!'s? )(?=[.,;]|$| (?:doing|at|in|who|and|on)\b)",
        examples=(("The music is Hans Zimmer and David Shire doing too much.", "Hans Zimmer|cmp", "David Shire|cmp"),),
        counterexamples=("The music is Hans Zimmer's best.",),
    ),
    Pattern(
        name="work, done by",
        confidence=0.93,
        needs=(" by P", " by the ", " by his ", " by her ", "credited to ", " by veteran", " by "),
        shape=rf"\b(?P<job>{WORK}),? (?:\u2014 )?(?:(?:which )?(?:is|was|are|were) )?(?:[a-z]+ly "
        rf")?(?:crafted|penned|written|provided|composed|done|"
        r"handled|supplied|created|contributed|delivered|fashioned|adapted|credited) (?:by|to) (?:the )?(?:[a-z-]+ "
        r"){0,3}?"
        r"(?P<who>P(?:(?:, P){0,4},? (?:and|&) P)?)(?!'s? )",
        examples=(
            ("The screenplay, crafted by David Hare, is cold.", "David Hare|aus"),
            ("The score, provided by the great David Shire, is cold.", "David Shire|cmp"),
        ),
        counterexamples=("The screenplay, crafted by a committee, is cold.",),
    ),
    Pattern(
        name="work and its makers",
        confidence=0.9,
        needs=(", P",),
        shape=rf"^(?:\u00a7cast )?(?P<job>{WORK}), (?P<who>P(?:(?:,? and |, | & )[NP]){{0,5}})(?= ?[.;(]|$)",
        examples=(("Screenplay, David Hare, Mario Puzo.", "David Hare|aus", "Mario Puzo|aus"),),
        counterexamples=("Script, David Hare said, is all.",),
    ),
)
