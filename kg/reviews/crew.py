"""Patterns for who made the film behind the camera."""

from __future__ import annotations

from kg.reviews.jobs import AND, NOUN, VERB
from kg.reviews.patterns import Pattern

_VERBS = rf"(?P<job>(?:{VERB})(?:{AND}(?:then )?(?:{VERB})){{0,3}})"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="written together with",
        role="aus",
        confidence=0.9,
        needs=("co-writ", "co-wrote", "co-scripted"),
        shape=r"co-(?:writ(?:ing|ten|es)|wrote|scripted)(?: it| this| the (?:script|screenplay|film))?(?: together)? "
        r"with (?P<who>{LIST})",
        examples=(("Ben Wheatley (co-writing with Amy Jump) keeps it short.", "Amy Jump|aus"),),
        counterexamples=("He is co-writing with ease.",),
    ),
    Pattern(
        name="writing partner",
        role="aus",
        confidence=0.9,
        needs=("writing partner", "co-writer"),
        shape=r"\b(?:writing partner|co-writer),? (?P<who>P)",
        examples=(("Billy Wilder, along with writing partner Charles Brackett, is bitter.", "Charles Brackett|aus"),),
        counterexamples=("He is a writing partner of his.",),
    ),
    Pattern(
        name="writing partners",
        role="aus",
        confidence=0.9,
        needs=("writing partners", "co-writers", "writing team", "writing duo"),
        shape=r"(?:writing partners|co-writers|writing (?:team|duo) of),? (?P<who>{LIST})",
        examples=(
            (
                "The co-writers Billy Wilder and Charles Brackett are bitter.",
                "Billy Wilder|aus",
                "Charles Brackett|aus",
            ),
        ),
        counterexamples=("They are writing partners of his.",),
    ),
    Pattern(
        name="trade in brackets",
        confidence=0.92,
        needs=(" (",),
        shape=r"(?P<who>P) \((?:the )?(?P<job>(?!actor|actress|star|co-star|leading)(?:"
        + NOUN
        + r")(?:"
        + AND
        + r"(?:"
        + NOUN
        + r")){0,2})\)",
        examples=(("Jane Campion (director) keeps it tense.", "Jane Campion|fmd"),),
        counterexamples=("Jane Campion (director of *Holy Smoke*) keeps it tense.",),
    ),
    Pattern(
        name="trade cut short",
        role="fmd",
        confidence=0.9,
        needs=("dir:", "dir."),
        shape=r"(?:^|\()dir(?:\.:?|:) ?(?<= )?(?P<who>{LIST})",
        examples=(("The Reader (dir. Jane Campion) is sad.", "Jane Campion|fmd"),),
        counterexamples=("The dir of the files is lost.",),
    ),
    Pattern(
        name="as a director",
        confidence=0.85,
        needs=("as director", "as writer", "as a director", "as a writer", "as composer", "as producer"),
        shape=r"^(?:but |and |however, )?as (?:a |the )?(?P<job>director|writer|composer|producer),? (?P<who>P)(?=,? "
        r"(?:[a-z]+ly )?(?:has|is|was|[a-z]{3,}s)\b)",
        examples=(("As a director, Jane Campion proves herself.", "Jane Campion|fmd"),),
        counterexamples=("As a director once said, Jane Campion is good.",),
    ),
    Pattern(
        name="adapted it",
        role="aus",
        confidence=0.85,
        needs=("adapted", "adapts"),
        shape=r"(?:(?P<who>P(?: and P)?) (?:[a-z]+ly |also |who )?(?:adapted|adapts) (?:the |his own |her "
        r"own )?(?:novel|book|"
        r"play|story|source|memoir|comic)\b)",
        examples=(("David Hare adapted the novel.", "David Hare|aus"),),
        counterexamples=("David Hare adapted to the cold.",),
    ),
    Pattern(
        name="adaptation by",
        role="aus",
        confidence=0.88,
        needs=("adaptation of", "adaption of"),
        shape=r"adapt(?:at)?ion of (?:the |an? )?P(?:'s?)? (?:[a-z-]+ ){0,2}(?:novel|book|play|story|comic|memoir),? "
        r"by "
        r"(?P<who>{LIST})",
        examples=(("It is an adaptation of the Bernhard Schlink novel by David Hare.", "David Hare|aus"),),
        counterexamples=("It is an adaptation of the novel by Bernhard Schlink.",),
    ),
    Pattern(
        name="adapted by",
        role="aus",
        confidence=0.88,
        needs=("adapted ",),
        shape=r"adapted (?:for the screen |here |[a-z]+ly )?by (?P<who>{LIST})",
        examples=(("Adapted by David Hare from the novel, it is fine.", "David Hare|aus"),),
        counterexamples=("Adapted by degrees.",),
    ),
    Pattern(
        name="directed together with",
        role="fmd",
        confidence=0.9,
        needs=("co-direct",),
        shape=r"co-direct(?:ing|ed|s)(?: it| this| the film)?(?: together)? with (?P<who>{LIST})",
        examples=(("Robert Rodriguez, co-directing with Frank Miller, is faithful.", "Frank Miller|fmd"),),
        counterexamples=("He is co-directing with ease.",),
    ),
    Pattern(
        name="made by",
        confidence=0.87,
        single=True,
        needs=(" by ", " by:"),
        shape=_VERBS + r"(?: and edited)?(?: once again| again| here| entirely| [a-z]+ly| "
        r"in [NP]|with (?:(?!by\b)[a-z-]+ ){0,3}(?!by\b)[a-z-]+|, (?:[a-z]+ )?[a-z]+,)?,? by:?(?: the|"
        r" an?)?(?: N(?= [a-z-]+ (?:[a-z-]+ )?P)(?: [a-z-]+){1,2}|(?: [a-z'-]+){0,3}?) (?P<who>{LIST})",
        examples=(
            (
                "It was written and directed by Kung Pow creator Joss Whedon.",
                "Joss Whedon|aus",
                "Joss Whedon|fmd",
            ),
            (
                "Directed once again by Francis Lawrence and written by Akiva Goldsman, it is dark.",
                "Francis Lawrence|fmd",
                "Akiva Goldsman|aus",
            ),
            (
                "Directed, written, and produced by Rian Johnson.",
                "Rian Johnson|fmd",
                "Rian Johnson|aus",
                "Rian Johnson|fmp",
            ),
        ),
        counterexamples=("A man shot by the police.", "The house was designed by hand."),
    ),
    Pattern(
        name="trade before name",
        confidence=0.97,
        single=True,
        owned=True,
        needs=(
            "director",
            "writer",
            "composer",
            "cinematographer",
            "dp ",
            "dop ",
            "editor",
            "producer",
            "designer",
            "author",
            "novelist",
            "filmmaker",
            "film-maker",
            "helmer",
            "scribe",
            "auteur",
            "lensman",
            "photography",
            "scripter",
            "playwright",
            "cameraman",
        ),
        shape=r"(?:(?<![a-z-])|(?<=-turned-)|(?<=\bactor-)|(?<=\bactress-)|(?<=\bstar-))(?<!said )(?<!= "
        r")(?<!assistant )(?<!unit )(?<!art )(?<!stunt "
        r")(?P<job>(?!actor|"
        r"actress|star|"
        r"co-star|authors? ?:|"
        r"leading)(?:"
        + NOUN
        + r")(?:"
        + AND
        + r"(?:"
        + NOUN
        + r")){0,3})(?: and (?:long-?time|former|sometime|one-?time|occasional) (?:[a-z]+ )?(?:"
        + NOUN
        + r"))?(?: here| in question| of (?:this|the) (?:film|movie|picture|one)|"
        r" \([^()PN]{0,40}\))?(?:(?:,|:| —| is| was| are| "
        r"being| in|, in this case,?)? )"
        r"(?P<who>(?:(?<=s )|(?<=s: )|(?<=s, )){LIST}|{A})",
        examples=(
            ("Director Vincent Sherman knows what he is doing.", "Vincent Sherman|fmd"),
            ("Writer/director Wes Craven goes further.", "Wes Craven|aus", "Wes Craven|fmd"),
            ("It is by director and former editor Robert Wise.", "Robert Wise|fmd"),
            (
                "Screenwriters Stephen Chbosky and Evan Spiliotopoulos tweak it.",
                "Stephen Chbosky|aus",
                "Evan Spiliotopoulos|aus",
            ),
        ),
        counterexamples=("The director of the bank calls.", "Author: Vincent Sherman"),
    ),
    Pattern(
        name="name before trade",
        confidence=0.93,
        needs=("director", "writer", "composer", "cinematographer", "editor", "producer", "designer"),
        shape=r"(?P<who>P)(?: \([^()]{0,80}\))?,? (?:\()?(?:who is )?(?:the |as |also (?:the |its )?|(?:is|was)(?: "
        r"not|n't| also)? "
        r"the |"
        r"is |serving as |serves as |"
        r"does (?:[a-z]+ ){1,4}as )(?:film's |movie's |show's )?(?:[a-z-]+ )?(?P<job>(?!actor|actress|star|"
        r"leading)(?:"
        + NOUN
        + r")(?:"
        + AND
        + r"(?:"
        + NOUN
        + r")){0,3})(?! of (?!this|the film|the movie|M)|, (?:played|portrayed)|'s?|s|, the (?:"
        + NOUN
        + r"))(?= of| here| this time| "
        r"again|,|;|\.|\)| does|"
        r" has| is| and| who| (?:had|did|was|may|might|must|can|could|will|would)\b| [a-z]+s\b|$)",
        examples=(
            ("Greg Fraser does a magnificent job as cinematographer.", "Greg Fraser|cng"),
            ("Mike Hodges, the director, keeps it tense.", "Mike Hodges|fmd"),
            ("Mike Hodges the writer/director may be tense.", "Mike Hodges|aus", "Mike Hodges|fmd"),
            ("Bill Pope is not the cinematographer this time.", "Bill Pope|cng"),
            ("One of the writers, Mike Hodges, is also the director.", "Mike Hodges|fmd"),
            ("Gilbert Taylor was the director of photography, and it shows.", "Gilbert Taylor|cng"),
        ),
        counterexamples=("The man, the director of a bank, smiles.",),
    ),
    Pattern(
        name="directs",
        role="fmd",
        confidence=0.94,
        needs=(
            "direct",
            "helms",
            "helmed",
            "directorial",
            "directed",
            "helm",
            "reins",
            "behind the camera",
            "filmmaker",
            "remake",
        ),
        shape=r"(?P<who>P(?: and P)?)(?: \([^()]{0,80}\))?(?:,|{ASIDE})?(?: {ADV})? ?(?<= )(?:directs|"
        r"directed(?! by)|co-directs|"
        r"helms|helmed(?! by)|"
        r"makes (?:his|her) (?:feature )?direct(?:orial|ing) debut|direct(?= )|(?:is |was |takes )?at the "
        r"helm(?! of (?!it\b|this\b|the (?:film|movie|picture)|[PM]))|takes the "
        r"(?:helm|reins)|(?:has |had )?(?:takes|taken|took) (?:on|over|up) "
        r"(?:the )?direct(?:ing|orial) (?:duties|reins|chores|job)|(?:is |"
        r"was |steps |goes |moves |works )?behind the camera|(?:(?:is|was|sits|returns|steps) )?(?:back |"
        r"again )?(?:in|into|"
        r"to) the director's chair|, directing\b|(?:did|does|has done) an? (?:[a-z]+ ){0,3}job (?:of |in |with )?"
        r"directing\b|(?:is|are) (?:said|"
        r"rumou?red|"
        r"reported|expected|set|slated|tipped|believed) to (?:be directing|direct|be at the helm))",
        examples=(
            ("Wes Craven directs with a sure hand.", "Wes Craven|fmd"),
            ("Robert Rodriguez is back in the director's chair.", "Robert Rodriguez|fmd"),
            ("George Miller is said to be directing.", "George Miller|fmd"),
        ),
        counterexamples=("It was directed by nobody.",),
    ),
    Pattern(
        name="wrote",
        role="aus",
        confidence=0.85,
        needs=("wrote", "writes", "penned", "scripted", "co-wrote"),
        shape=r"(?P<who>P(?: and P)?),?(?: {ADV})? ?(?<= )(?:co-wrote|wrote|co-writes|penned|scripted|"
        r"writes) (?:and directed |and directs |the |this |its |an? )?(?:[a-z-]+ )?(?:script|screenplay|film|"
        r"movie|picture|it\b|this\b|story)",
        examples=(("Leigh Brackett wrote the script.", "Leigh Brackett|aus"),),
        counterexamples=("Mary wrote a letter.",),
    ),
    Pattern(
        name="writes and directs",
        role="aus",
        confidence=0.93,
        needs=("direct",),
        shape=r"(?P<who>P(?: and P)?)(?:,|{ASIDE})?(?: {ADV})? ?(?<= )(?:co-)?(?:wrote|writes|written|scripted|"
        r"scripts)(?:,"
        r"(?: [a-z-]+,?){0,3}| both)? (?:and|&) (?:also )?(?:direct|produc)",
        examples=(("Rian Johnson wrote and directed it.", "Rian Johnson|aus"),),
        counterexamples=("He reads and directs.",),
    ),
    Pattern(
        name="wrote and directed",
        role="fmd",
        confidence=0.93,
        needs=("direct",),
        shape=r"(?P<who>P(?: and P)?)(?:,|{ASIDE})?(?: {ADV})? ?(?<= )(?:co-)?(?:wrote|writes|scripted|produces|"
        r"produced|edited|shot)(?:,(?: [a-z-]+,?){0,3})?(?: both)? (?:and|&) (?:also )?(?:directed|directs)(?! by)",
        examples=(("Rian Johnson wrote and directed it.", "Rian Johnson|fmd"),),
        counterexamples=("He reads and directs.",),
    ),
    Pattern(
        name="scores",
        role="cmp",
        confidence=0.93,
        needs=("score", "compos", "soundtrack", "music"),
        shape=r"(?P<who>P)(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?<= )(?:(?:may|might|could|will|would)(?: or "
        r"(?:may|might) not)? "
        r"(?:write|compose|provide) the (?:score|music|soundtrack)|(?:returns|returned|is back|"
        r"comes back) to score|composes|composed(?! by)|scores the|scored the|(?:provides|provided|supplies|"
        r"contributes|delivers|wrote|crafts) (?:the|an?|his|her) (?:[a-z-]+,? ){0,3}(?:score|soundtrack|music))",
        examples=(
            ("Tom Holkenborg returns to score the sequel.", "Tom Holkenborg|cmp"),
            ("Tom Holkenborg may or may not write the music.", "Tom Holkenborg|cmp"),
        ),
        counterexamples=("Ronaldo scores twice.",),
    ),
    Pattern(
        name="shoots",
        role="cng",
        confidence=0.88,
        needs=("lenses", "photograph", "shoots the film"),
        shape=r"(?P<who>P),?(?: {ADV})? ?(?<= )(?:lenses|photographs|photographed (?=(?:it|this|the (?:film|"
        r"movie|picture)|M)\b)|"
        r"shoots the (?:film|movie))",
        examples=(
            ("Roger Deakins lenses the desert.", "Roger Deakins|cng"),
            ("Wally Pfister photographed it, with deep blacks.", "Wally Pfister|cng"),
        ),
        counterexamples=("Jack shoots the sheriff.", "Jack photographed the sheriff."),
    ),
    Pattern(
        name="shot the film",
        role="cng",
        confidence=0.75,
        needs=("shot ",),
        shape=r"(?P<who>P),?(?: {ADV})? ?(?<= )shot (?:it|this|the (?:film|movie|picture)|M)\b",
        examples=(("Freddie Francis shot the film in colours.", "Freddie Francis|cng"),),
        counterexamples=("Freddie Francis shot the sheriff.",),
    ),
)
