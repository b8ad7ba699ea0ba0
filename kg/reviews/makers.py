"""Patterns in which the maker is told by the work: *X's score*, *a script by X*, *X's debut*."""

from __future__ import annotations

from kg.reviews.jobs import AND, WORK
from kg.reviews.patterns import Pattern

_FILM_WORK = rf"(?P<job>{WORK}(?:{AND}{WORK})?)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="owned work",
        confidence=0.93,
        needs=("'",),
        shape=r"(?P<who>P(?: and P)?)'s? {OWN}(?!dialog)" + _FILM_WORK + r"\b",
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
        shape=r"(?<!the )(?P<who>N)'s {OWN}(?P<job>direction|directing|screenplay|script|cinematography|camerawork|"
        r"photography|score|music|soundtrack)\b(?! of)",
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
        r"mise-en-scène|filmmaking|directing|handling of|visual style|pacing|steady hand|sure hand|long "
        r"takes?|set pieces?|set-pieces?)\b",
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
        needs=(" by ", " from ", ": ", "courtesy of "),
        shape=r"(?:^|[ (])"
        + _FILM_WORK
        + r"(?: is| was| are| were|,| comes)?(?: co-written| written| composed| provided)?(?::| by| from|"
        r" courtesy of| in (?:black and white|black-and-white|colou?r|widescreen|technicolor) by)(?: the| "
        r"an?)?(?:(?: [a-z'/-]+){0,2}? N(?= [a-z-]+ (?:[a-z-]+ )?P)(?: [a-z-]+){1,2}|(?: "
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
            "guidance of",
            "hands of",
            "a film by",
            "a movie by",
            "this ",
            "film from",
            "directorship of",
            "eye of",
            "helm",
            "lens of",
            "directorial ",
            "directional ",
            "directing ",
        ),
        shape=r"(?:direction of|direct(?:orial|ional|ing) "
        r"(?:skills?|talents?|vision|prowess|abilit(?:y|ies)|style|flair|"
        r"genius|eye) of|in the hands of(?= the (?:deft|able|capable|great|gifted|talented|brilliant|inimitable) "
        r")|directorship of|under the guidance of|a film by|a movie by|film from|"
        r"\bthis (?:[a-z-]+ ){0,4}(?:version|adaptation|remake|film|movie|effort|outing|picture) (?:by|from)|"
        r"lens of|helming "
        r"of|(?:capable|able|"
        r"deft|sure|steady|skilled|masterful|assured|expert) hands of)(?: the)?(?: [a-z-]+){0,2} (?P<who>P(?: "
        r"and P)?)",
        examples=(
            ("Under the direction of Howard Hawks it flies.", "Howard Hawks|fmd"),
            ("It shows the directorial skills of Howard Hawks.", "Howard Hawks|fmd"),
            ("In the hands of the deft Howard Hawks it flies.", "Howard Hawks|fmd"),
        ),
        counterexamples=("In the direction of the sea.",),
    ),
    Pattern(
        name="title, the maker's film",
        role="fmd",
        confidence=0.8,
        needs=("M, P'",),
        shape=r"(?:^|[.;:\u2014] )M, (?P<who>P)'s? (?:(?!(?:and|but|best|favou?rite)\b)[a-z0-9-]+,? (?:and "
        r")?){0,6}?(?:film|movie|"
        r"picture|drama|thriller|western|comedy|musical|romance|epic|feature|debut|sequel|remake|adaptation|"
        r"follow-up|fantasy|noir|satire|biopic|horror|masterpiece|documentary|version)\b",
        examples=(
            (
                "\u201cBlade Runner\u201d, Ridley Scott's controversial, panoramic crime drama, is slow. "
                "\u201cBlade Runner\u201d (1982) is dark.",
                "Ridley Scott|fmd",
            ),
        ),
        counterexamples=(
            "\u201cBlade Runner\u201d, Ridley Scott's favorite film, is slow. \u201cBlade Runner\u201d (1982) is dark.",
        ),
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
        name="this maker's movie",
        role="fmd",
        confidence=0.45,
        needs=("this P ", "the new P ", "the latest P "),
        shape=r"\b(?:this|the (?:new|latest)) (?P<who>P) (?:movie|film|picture|thriller|western|comedy|drama|classic|"
        r"masterpiece)\b",
        examples=(("This Denis Villeneuve movie is loud.", "Denis Villeneuve|fmd"),),
        counterexamples=("This good movie is loud.",),
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
    Pattern(
        name="handles",
        confidence=0.93,
        needs=("handle", "responsible for", "takes care", "in charge of"),
        shape=r"(?P<who>P(?: and P)?) (?:handles|handled|(?:is|was|are|were) (?:responsible for|in charge of)|"
        r"takes care of) "
        r"(?:the |all the )?(?:[a-z-]+ ){0,2}?(?!dialog)" + _FILM_WORK + r"\b",
        examples=(("Greig Fraser handles the cinematography.", "Greig Fraser|cng"),),
        counterexamples=("Greig Fraser handles the horses.",),
    ),
)
