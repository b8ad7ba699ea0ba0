"""Patterns for who made the film behind the camera."""

from __future__ import annotations

from kg.reviews.jobs import AND, NOUN, VERB
from kg.reviews.patterns import Pattern

_VERBS = rf"(?P<job>(?:{VERB})(?:{AND}(?:then )?(?:{VERB})){{0,3}})"
_FILM_WORK = (
    r"(?P<job>cinematography|camerawork|camera work|photography|lensing|original score|film score|score|music|"
    r"soundtrack|screenplay|script|teleplay|"
    r"editing|direction|production design|art direction|set design|costume design|costumes)"
)

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
        needs=(" by ",),
        shape=_VERBS + r"(?: and edited)?(?: once again| again| here| entirely| beautifully)?,? by(?: the|"
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
        shape=r"(?<![a-z-])(?<!said )(?<!assistant )(?<!unit )(?<!art )(?<!stunt )(?P<job>(?!actor|actress|star|"
        r"co-star|"
        r"leading)(?:"
        + NOUN
        + r")(?:"
        + AND
        + r"(?:"
        + NOUN
        + r")){0,3})(?:(?:,|:| —| is| was| are| being| in)? )(?P<who>(?:(?<=s )|(?<=s: )){LIST}|{A})",
        examples=(
            ("Director Vincent Sherman knows what he is doing.", "Vincent Sherman|fmd"),
            ("Writer/director Wes Craven goes further.", "Wes Craven|aus", "Wes Craven|fmd"),
            (
                "Screenwriters Stephen Chbosky and Evan Spiliotopoulos tweak it.",
                "Stephen Chbosky|aus",
                "Evan Spiliotopoulos|aus",
            ),
        ),
        counterexamples=("The director of the bank calls.",),
    ),
    Pattern(
        name="name before trade",
        confidence=0.93,
        needs=("director", "writer", "composer", "cinematographer", "editor", "producer", "designer"),
        shape=r"(?P<who>P),? (?:\()?(?:who is )?(?:the |as |(?:is|was)(?: not|n't)? the |is |serving as |serves as |"
        r"does (?:[a-z]+ ){1,4}as )(?:film's |movie's |show's )?(?:[a-z-]+ )?(?P<job>(?!actor|actress|star|"
        r"leading)(?:"
        + NOUN
        + r")(?:"
        + AND
        + r"(?:"
        + NOUN
        + r")){0,3})(?! of (?!this|the film|the movie|M)|, (?:played|portrayed)|'s?|s)(?= of| here| this time| "
        r"again|,|;|\.|\)| does|"
        r" has| is|$)",
        examples=(
            ("Greg Fraser does a magnificent job as cinematographer.", "Greg Fraser|cng"),
            ("Mike Hodges, the director, keeps it tense.", "Mike Hodges|fmd"),
            ("Bill Pope is not the cinematographer this time.", "Bill Pope|cng"),
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
        shape=r"(?P<who>P(?: and P)?),?(?: {ADV})? ?(?<= )(?:directs|directed(?! by)|co-directs|helms|helmed(?! by)|"
        r"makes (?:his|her) (?:feature )?directorial debut|direct(?= )|(?:is |was |takes )?at the helm|takes the "
        r"(?:helm|reins)|(?:has |had )?(?:takes|taken|took) (?:on|over|up) "
        r"(?:the )?direct(?:ing|orial) (?:duties|reins|chores|job)|(?:is |"
        r"was )?behind the camera|(?:(?:is|was) )?(?:back |again )?in the director's chair|(?:is|are) (?:said|"
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
        shape=r"(?P<who>P(?: and P)?),?(?: {ADV})? ?(?<= )(?:co-)?(?:wrote|writes|written|scripted|scripts)(?: both|"
        r",)? and (?:also )?(?:direct|produc)",
        examples=(("Rian Johnson wrote and directed it.", "Rian Johnson|aus"),),
        counterexamples=("He reads and directs.",),
    ),
    Pattern(
        name="wrote and directed",
        role="fmd",
        confidence=0.93,
        needs=("direct",),
        shape=r"(?P<who>P(?: and P)?),?(?: {ADV})? ?(?<= )(?:co-)?(?:wrote|writes|scripted|produces|produced|edited|"
        r"shot),?(?: [a-z]+,)?(?: both)? (?:and|&) (?:also )?(?:directed|directs)(?! by)",
        examples=(("Rian Johnson wrote and directed it.", "Rian Johnson|fmd"),),
        counterexamples=("He reads and directs.",),
    ),
    Pattern(
        name="owned work",
        confidence=0.93,
        needs=("'",),
        shape=r"(?P<who>P(?: and P)?)'s? {OWN}" + _FILM_WORK + r"\b",
        examples=(
            ("Hans Zimmer's score booms throughout.", "Hans Zimmer|cmp"),
            ("Rian Johnson's direction is precise.", "Rian Johnson|fmd"),
            ("Sol Polito's camera work is strong.", "Sol Polito|cng"),
        ),
        counterexamples=("The composer's score is loud.",),
    ),
    Pattern(
        name="surname's owned work",
        confidence=0.75,
        single=True,
        needs=("'s ",),
        shape=r"(?P<who>N)'s {OWN}(?P<job>direction|screenplay|cinematography|camerawork|score)\b(?! of)",
        examples=(("LeRoy's direction is full of ideas.", "LeRoy|fmd"),),
        counterexamples=("The studio's direction is full of ideas.", "The Emperor's score is settled."),
    ),
    Pattern(
        name="maker's hand",
        role="fmd",
        confidence=0.8,
        needs=("'",),
        shape=r"(?P<who>P(?: and P)?)'s? (?:(?!(?:and|but|or|of|in|on|own|co-star|character)\b)[a-z-]+,? "
        r"){0,3}?(?:"
        r"(?:final|opening|closing|first|last|long|tracking) shots?|compositions?|framing|staging|blocking|"
        r"mise-en-scène|filmmaking|directing|handling of|visual style|pacing|long takes?|set pieces?|set-pieces?)\b",
        examples=(("William Friedkin's final shot hints at cycles.", "William Friedkin|fmd"),),
        counterexamples=("The film's final shot hints at cycles.", "William Friedkin's eyes hint at cycles."),
    ),
    Pattern(
        name="maker at work",
        role="fmd",
        confidence=0.8,
        full=True,
        needs=("shoots", "frames", "stages", "lets the camera", "films", "his camera", "her camera"),
        shape=r"(?P<who>P) (?:[a-z]+ly |also |often |never |simply |mostly ){0,2}(?:shoots|stages|frames|films) "
        r"(?:the|this|"
        r"it|everything|all|these|each|every|much|most|scenes?|his|her)\b(?! (?:gun|arrow|cop|man|hostage|sheriff|"
        r"dog))",
        examples=(("William Friedkin shoots the film like a report.", "William Friedkin|fmd"),),
        counterexamples=("William Friedkin shoots at the man.",),
    ),
    Pattern(
        name="work by",
        confidence=0.97,
        single=True,
        needs=(" by ", " from ", ": "),
        shape=r"(?:^|[ (])"
        + _FILM_WORK
        + r"(?: is| was|,| comes)?(?: co-written| written| composed| provided)?(?::| by| from|"
        r" courtesy of)(?: the| an?)?(?:(?: [a-z'/-]+){0,2}? N(?= [a-z-]+ (?:[a-z-]+ )?P)(?: [a-z-]+){1,2}|(?: "
        r"[a-z'/-]+){0,3}?) (?P<who>{LIST}(?:,? (?:together )?with {A}(?:,? and {A})?)?)",
        examples=(
            (
                "The script is by Stanley Kubrick with Terry Southern and Peter George.",
                "Stanley Kubrick|aus",
                "Terry Southern|aus",
                "Peter George|aus",
            ),
            ("Cinematography by Bill Pope reaches new heights.", "Bill Pope|cng"),
            ("The script, by Mike Myers and Michael McCullers, is thin.", "Mike Myers|aus", "Michael McCullers|aus"),
            ("A score by John Carpenter.", "John Carpenter|cmp"),
            ("The script by Hammer producer Anthony Hinds is thin.", "Anthony Hinds|aus"),
        ),
        counterexamples=("The music by the sea is soft.",),
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
    Pattern(
        name="handles",
        confidence=0.93,
        needs=("handle", "responsible for", "takes care", "in charge of"),
        shape=r"(?P<who>P(?: and P)?) (?:handles|handled|(?:is|was|are|were) (?:responsible for|in charge of)|"
        r"takes care of) "
        r"(?:the |all the )?(?:[a-z-]+ ){0,2}?" + _FILM_WORK + r"\b",
        examples=(("Greig Fraser handles the cinematography.", "Greig Fraser|cng"),),
        counterexamples=("Greig Fraser handles the horses.",),
    ),
    Pattern(
        name="work of",
        role="cng",
        confidence=0.8,
        needs=(" of ", "are by", "were by"),
        shape=r"(?:(?P<job>cinematography|camerawork|photography|score|music|screenplay|direction) of|"
        r"\b(?:pictures|images|visuals) (?:are|were) by) (?P<who>P(?:,? and P)?)(?!'s? )",
        examples=(
            ("The music of Masaru Sato stamps along.", "Masaru Sato|cmp"),
            ("The pictures are by Kazuo Miyagawa.", "Kazuo Miyagawa|cng"),
        ),
        counterexamples=("The music of the spheres is soft.", "The music of Masaru Sato's youth is gone."),
    ),
    Pattern(
        name="work named after its maker",
        role="cmp",
        confidence=0.85,
        needs=("score", "soundtrack", "tune", "music"),
        shape=r"\b(?:an?|the|that|this|his|with)(?: (?!by\b)[a-z-]+){0,2} (?P<who>P) (?:score|soundtrack|tune|"
        r"music|theme)\b",
        examples=(("You will hum the Elmer Bernstein tune for a week.", "Elmer Bernstein|cmp"),),
        counterexamples=("You will hum the tune for a week.",),
    ),
    Pattern(
        name="film in apposition",
        role="fmd",
        confidence=0.7,
        needs=("M, his", "M, her"),
        shape=r"^(?:[a-z' ]+: )?(?P<who>P) (?:[a-z']+,? ){0,6}M, (?:his|her) (?:[a-z-]+ ){0,2}(?:sequel|"
        r"follow-up|film|movie|picture|"
        r"debut|remake|adaptation)\b",
        examples=(
            (
                "Ridley Scott remembers that, and \u201cBlade Runner\u201d, his third film, is dark. "
                "\u201cBlade Runner\u201d (1982) is slow.",
                "Ridley Scott|fmd",
            ),
        ),
        counterexamples=("Ridley Scott remembers that, and his third film is dark.",),
    ),
    Pattern(
        name="debut of",
        role="fmd",
        confidence=0.85,
        needs=(
            "feature",
            "debut",
            "effort",
            "masterpiece",
            "outing",
            "direction",
            "hands of",
            "filmography",
            "film",
            "movie",
            "vision",
            "lens",
        ),
        shape=r"(?P<who>P)'s? (?:[a-z]+-?[a-z]* ){0,2}?(?:first feature|second feature|third feature|(?:feature|"
        r"debut) (?:debut|film|feature)|(?:penultimate|final|first|second|third) directorial effort|"
        r"directorial debut|directing debut|directorial effort|sophomore (?:feature|effort)|latest film|"
        r"new film|latest movie|new movie|(?:latest|most recent) feature|filmmaking)",
        examples=(("John Carpenter's second feature is tense.", "John Carpenter|fmd"),),
        counterexamples=("The debut of a star.",),
    ),
    Pattern(
        name="maker's film",
        role="fmd",
        confidence=0.8,
        weak=True,
        needs=("film", "movie", "thriller", "western", "chiller", "comedy", "drama"),
        shape=r"(?P<who>P)'s? (?:(?:[0-9]{4}|(?:[a-z]+-)?[a-z]*(?:horror|vampire|crime|heist|war|science-fiction|"
        r"sci-fi|action|martial|arts|noir|revenge|zombie|slasher|spy|giallo|latest|new|debut|sprawling|"
        r"stylish))[ -]){1,3}(?:film|movie|picture|thriller|western|chiller|comedy|drama|epic|feature|flick|"
        r"remake)\b",
        examples=(("Harry K\u00fcmel's 1971 vampire film knows this.", "Harry K\u00fcmel|fmd"),),
        counterexamples=("The man's film is lost.",),
    ),
    Pattern(
        name="under the direction of",
        role="fmd",
        confidence=0.93,
        needs=(
            "direction of",
            "hands of",
            "a film by",
            "a movie by",
            "film from",
            "directorship of",
            "eye of",
            "helm",
            "lens of",
        ),
        shape=r"(?:direction of|directorship of|a film by|a movie by|film from|lens of|helming of|(?:capable|able|"
        r"deft|sure|steady|skilled|masterful|assured|expert) hands of)(?: the)?(?: [a-z-]+){0,2} (?P<who>P(?: "
        r"and P)?)",
        examples=(("Under the direction of Howard Hawks it flies.", "Howard Hawks|fmd"),),
        counterexamples=("In the direction of the sea.",),
    ),
    Pattern(
        name="maker of the title",
        role="fmd",
        confidence=0.63,
        needs=("M",),
        shape=r"(?P<who>P)'s? (?:(?:[0-9]{4}|classic|new|latest|own|original|brilliant|great|debut|masterpiece|film|"
        r"movie),? ){0,2}M\b(?! (?:performance|role|character|script|novel|book|story))",
        examples=(
            (
                "Ridley Scott's \u201cBlade Runner\u201d (1982) is dark. \u201cBlade Runner\u201d is slow.",
                "Ridley Scott|fmd",
            ),
        ),
        counterexamples=(
            "Deckard's world in \u201cBlade Runner\u201d (1982) is dark. \u201cBlade Runner\u201d is slow.",
        ),
    ),
    Pattern(
        name="a maker's movie",
        role="fmd",
        confidence=0.45,
        needs=("movie", "film"),
        shape=r"\b(?:a|an|the|this|another|new|first|every)(?: new)? (?P<who>P) (?:movie|film|picture)\b",
        examples=(("It is a Denis Villeneuve movie.",),),
        counterexamples=("It is a good movie.",),
    ),
)
