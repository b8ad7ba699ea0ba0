"""Patterns for who takes part, where no role is named: bills, praise and blame, company."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

_GOOD = (
    r"(?:excellent|great|good|terrific|superb|wonderful|fantastic|brilliant|outstanding|perfect|fine|solid|"
    r"decent|impressive|effective|convincing|believable|likable|likeable|"
    r"charming|charismatic|hilarious|funny|bad|terrible|awful|dreadful|wooden|miscast|wasted|memorable|"
    r"stunning|amazing|magnificent|marvelous|marvellous|splendid|phenomenal|"
    r"remarkable|adequate|competent|watchable|engaging|endearing|menacing|chilling|creepy|delightful|electric|"
    r"magnetic|riveting|mesmerizing|compelling|sympathetic|"
    r"exceptional|strong|weak|ok|okay|at (?:his|her|their) best|at (?:his|her) most|in top form|in fine form|"
    r"top-notch|spot-on|spot on|a revelation|a delight|a joy|a hoot|a standout|"
    r"a treat|a scene-stealer|the standout|the highlight|the star|the best thing|the real star|by far the star|"
    r"the mvp|awesome|incredible|extraordinary|sublime|stiff|bland|horrible|adorable|cool|dull|unconvincing|"
    r"annoying|underused|underutilized|irritating|intense|subtle|nuanced|gorgeous|beautiful|lovely|cute|sexy|"
    r"flawless|fabulous)"
)
_SHOWS = (
    r"(?:co-stars|steals (?:the show|every scene|his scenes|her scenes|their scenes|all (?:of )?(?:his|her|the|"
    r"their) scenes|scenes|the film|the movie|the picture)|chews|hams it up|phones it in|phoned it in|"
    r"makes an appearance|"
    r"(?:gives?|gave|delivers?|delivered|turns? in|turned in|puts in|provides|offers|"
    r"contributes)(?: us)? (?:[a-z'-]+,? ){0,7}(?:performances?|turns?|portrayals?|acting|interpretation|"
    r"characterization|comic relief|cameo)\b|"
    r"does an? (?:[a-z-]+ ){1,3}job (?:as|opposite)|does (?:his|her) best|(?:holds?|held) (?:his|her|their) own|"
    r"overacts?|"
    r"underplays?|mugs|acts? (?:[a-z]+ ){0,3}(?:circles|well|"
    r"badly)|plays (?:it (?:straight|cool|safe|broad|big|for)|off|opposite|straight|against)|"
    r"(?:has|have|share|shares) (?:(?:no|zero|good|great|real|little|excellent|terrific|some|much|wonderful|"
    r"fantastic|an easy|strong|decent|palpable) )+(?:chemistry|screen presence|charisma|screen time|"
    r"comic timing)|"
    r"(?:is|are|was|were) back (?:again|together|for|in|here|with)|"
    r"acted (?:[a-z]+ ){0,2}(?:well|badly|poorly|superbly|brilliantly|beautifully|perfectly|convincingly)|"
    r"fares? (?:better|well|worse|best|slightly)|is given (?:little|nothing|not much)|are given (?:little|"
    r"nothing)|gets (?:the best|most of the|some of the best|all the best) (?:lines|moments|laughs)|"
    r"(?:makes|make) the most of|looks? (?:lost|bored|great|good|tired|uncomfortable|wooden)|shows up|show up|"
    r"turns up|turn up|pops up|pop up|rounds? out the|carries the (?:film|movie|picture)|(?:all|both) (?:do|"
    r"does|perform|work|shine|excel|impress|deliver|acquit|convince|turn in|give|are|steal|relish|relishing|"
    r"have)|works? well (?:together|here|in)|"
    r"stealing (?:the show|every scene|scenes|all (?:of )?(?:his|her|the) scenes)|chewing (?:the )?scenery|"
    r"round(?:s|ing)? out the|relish(?:es|ing)? |convincingly |effortlessly |infuses (?:the role|his|her|"
    r"the part|[NP])|brings (?:[a-z-]+ ){1,5}to (?:the|his|her) (?:role|part|character))"
)
_OWNED = (
    r"(?:performances?|acting|portrayals?|turn|characters?|characterization|comic timing|comedic timing|"
    r"charisma|screen presence|presence|line readings?|line delivery|delivery|accent|"
    r"shtick|physicality|star turn|co-stars?|chemistry|overacting|mugging|cameo|screen time|star power)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="starring",
        role="act",
        confidence=0.94,
        needs=("star", "cast:", "with:", "cast includes", "featur", "headlin", "cast", "also had", "also has"),
        shape=r"(?:^with:(?= P, P, )|(?:co-|also |also co)?(?:starring|stars?:|stars(?: are| "
        r"include)?|featuring|features|"
        r"featured)(?: in this| here)?:?|cast(?: members)?(?: \([^()]{0,30}\))?:|cast (?:includes?|features?|like|"
        r"that includes|that features|"
        r"including|featuring|is led by|is headed by|led by|headed by|consists of|comprising|comprises|of)|"
        r"(?:film|movie|picture|it) also ha(?:s|d)|headlined by|headlining|headed by|led by|toplined by|fronted "
        r"by)(?: the likes of| such as| both| a|"
        r" an| the| also| an? (?:[a-z-]+ ){1,4}(?:like|including|of)| (?:[a-z-]+ ){0,2}(?:player|singer|rapper|"
        r"comedian|musician|model|"
        r"wrestler|dancer|boxer|footballer|duo|trio|newcomer)s?)? (?P<who>{LIST})(?! [a-z]+(?:s|ed) the)",
        examples=(
            (
                "Starring Daniel Craig, Chris Evans, Ana de Armas",
                "Daniel Craig|act",
                "Chris Evans|act",
                "Ana de Armas|act",
            ),
            (
                "The cast includes Patrick O'Neal, Mary Murphy and Jay Novello.",
                "Patrick O'Neal|act",
                "Mary Murphy|act",
                "Jay Novello|act",
            ),
        ),
        counterexamples=("It features New York.",),
    ),
    Pattern(
        name="starring, between semicolons",
        role="act",
        confidence=0.94,
        needs=("; P",),
        shape=r"\b(?:starring|stars:?|cast:|featuring) (?P<who>{A}(?: \([^()]{0,80}\))?(?:; {A}(?: "
        r"\([^()]{0,80}\))?){2,15}"
        r"(?:(?:; and |; & |,? and | & ){A})?)",
        examples=(
            (
                "Starring Mary Murphy; Jay Novello; Patrick O'Neal & Jean Arthur.",
                "Mary Murphy|act",
                "Jay Novello|act",
                "Patrick O'Neal|act",
                "Jean Arthur|act",
            ),
        ),
        counterexamples=("Starring Mary Murphy; it drags.",),
    ),
    Pattern(
        name="voices of",
        role="act",
        confidence=0.94,
        needs=("voice",),
        attributes=("voice",),
        shape=r"\b(?:voices?|voice (?:work|talents?|performances?)) (?:of|from|by|include[sd]?|including) (?:the "
        r"likes of )?"
        r"(?P<who>{LIST})(?! as )(?!'s? )",
        examples=(
            (
                "The film stars the voices of Anya Taylor-Joy and Jim Gaffigan.",
                "Anya Taylor-Joy|act",
                "Jim Gaffigan|act",
            ),
        ),
        counterexamples=("The voice of reason is silent.", "The voice of Jim Gaffigan's conscience is silent."),
    ),
    Pattern(
        name="billing line",
        role="act",
        confidence=0.95,
        single=True,
        needs=("star", "cast", "featuring", "with "),
        shape=r"^(?:[-*\u2022] ?)?(?:\u00a7cast )?(?:main |lead |supporting |principal |voice )?(?:starring|stars|"
        r"cast(?: members)?|featuring|actors|with the voices of)(?: of characters)?:? ?(?<= )(?P<who>{A}(?: "
        r"\([^()]{0,80}\))?(?:(?:,? and |,? & |, |; ){A}(?: \([^()]{0,80}\))?){0,20})(?=[ .,]*$|,? et al|"
        r" and (?:more|others)|\.| written| directed)",
        examples=(("Starring: Cher, Daniel Craig and Zendaya", "Cher|act", "Daniel Craig|act", "Zendaya|act"),),
        counterexamples=("Starring in it is a joy.",),
    ),
    Pattern(
        name="performances by",
        role="act",
        confidence=0.88,
        needs=(
            "performance",
            "support",
            "acting",
            "turn",
            "work",
            "cameo",
            "appearance",
            "chemistry",
            "casting",
            " role",
            " part",
        ),
        shape=r"(?:performances?(?: (?:here|comes?|is|are))?|support|supporting work|acting(?: job)?|turns?|"
        r"cameos?(?: appearances?)?|appearances?|chemistry|casting|(?:acting|comic|physical|"
        r"character) work|(?:supporting|lead|leading|small|smaller|bit|minor|title|main|central|key|tiny|starring) "
        r"(?:role|part)s?(?= by| from)) (?:by|from|of|between|with)(?: both| the likes of| the| an?)? (?P<who>{LIST})",
        examples=(
            (
                "Good performances from Jean Arthur and William Holden hold it together.",
                "Jean Arthur|act",
                "William Holden|act",
            ),
            ("There is a cameo by Stan Lee.", "Stan Lee|act"),
        ),
        counterexamples=("A performance of great charm.",),
    ),
    Pattern(
        name="company",
        role="act",
        confidence=0.89,
        weak=True,
        needs=("opposite", "joined by", "alongside", "aided by", "supported by", "along with", "backed by", "joining"),
        shape=r"(?:opposite|(?:is|are|was|re)?joined by|alongside|aided by|supported by|along with|backed by|"
        r"accompanied by|joining (?:him|her|them)(?: is| are)?|rounded out by|rounding out the cast (?:is|"
        r"are))(?: both| the| an?)? (?P<who>{LIST})",
        examples=(
            ("He shines opposite Jean Arthur.", "Jean Arthur|act"),
            ("He is joined by Kate Beckinsale and Chris Hemsworth.", "Kate Beckinsale|act", "Chris Hemsworth|act"),
        ),
        counterexamples=("He sat opposite the door.",),
    ),
    Pattern(
        name="trade",
        role="act",
        confidence=0.84,
        owned=True,
        needs=(
            "actor",
            "actress",
            "star ",
            "stars ",
            "newcomer",
            "lead",
            "comedian",
            "veteran",
            "villain",
            "star,",
            "hero",
        ),
        shape=r"(?<!fellow )(?<!radio )(?<!frequent )(?<!previous )(?<!former )(?<!future )(?<!fan )(?<!turned "
        r")(?:actors?|"
        r"actress(?:es)?|(?<!all-)(?<!five-)(?<!pop )(?<!rock )(?<!porn )(?<!frequent )stars?|co-stars?|"
        r"newcomers?|leading m[ae]n|leading lad(?:y|ies)|leads?|comedians?|lead actors?|scene-stealer|"
        r"character actors?) (?P<who>{LIST})",
        examples=(
            ("The girl that actress Sheila Vand conveys is lonely.", "Sheila Vand|act"),
            ("Stars Jean Arthur and William Holden click.", "Jean Arthur|act", "William Holden|act"),
        ),
        counterexamples=("The actor was good.",),
    ),
    Pattern(
        name="good in it",
        role="act",
        confidence=0.84,
        weak=True,
        needs=(" is ", " are ", " was ", " were ", "'s "),
        shape=r"(?<! by )(?P<who>{LIST})(?: \([^()]{0,60}\))?(?: himself| herself)?(?:(?: is| are| was| were|is "
        r"n't|isn't|"
        r"wasn't|"
        r"aren't)(?:,? (?:[a-z-]+|as usual|by far|as always),?){0,4}? "
        + _GOOD
        + r"\b(?! (?:with|choice|enough to)\b)|'s(?: [a-z]+ly| so| too| very)? "
        + _GOOD
        + r"(?=[,.;!]| (?:as|in|here|and|but|too)\b|$))",
        examples=(
            ("James Cromwell is quite good.", "James Cromwell|act"),
            ("Aline MacMahon and Boris Karloff are good.", "Aline MacMahon|act", "Boris Karloff|act"),
        ),
        counterexamples=(
            "The script is good.",
            "The songs by Boris Karloff are good.",
            "Ken Maynard's impressive stunt work helps.",
            "Lars Trier is fine with that.",
        ),
    ),
    Pattern(
        name="shows",
        role="act",
        confidence=0.96,
        weak=True,
        needs=(" ",),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?<= )" + _SHOWS + r"\b",
        examples=(
            ("Edward Robinson gives a lively performance.", "Edward Robinson|act"),
            ("William Hurt chews scenery.", "William Hurt|act"),
        ),
        counterexamples=("The film gives a lively picture.",),
    ),
    Pattern(
        name="owned performance",
        role="act",
        confidence=0.9,
        weak=True,
        needs=("'",),
        shape=r"(?P<who>P(?: and P)?)'s? {OWN}" + _OWNED + r"\b",
        examples=(
            ("Will Smith's considerable charisma helps.", "Will Smith|act"),
            ("Colm Meaney's character is forced.", "Colm Meaney|act"),
        ),
        counterexamples=("The town's character is its charm.",),
    ),
    Pattern(
        name="playing on the person",
        role="act",
        confidence=0.88,
        weak=True,
        needs=("see ", "seeing", "watch", "thank", "with ", "fan", "love"),
        shape=r"(?:(?:to|and|we|you|i) (?:see|watch|hear)|seeing|watching|hearing)(?: a| the| an)?(?: (?!(?:as|by|"
        r"with|from|like|of|for|in)\b)[a-z-]+){0,2} (?P<who>{LIST})(?=[,.;:!?)]|$| (?:in|as|play|do|and|at|go|"
        r"get|give|on|with|back|again|try|take|who|—|doing|playing|here|once|looking|having|being|so|at)\b)",
        examples=(("It is a pleasure to see Robert Mitchum.", "Robert Mitchum|act"),),
        counterexamples=("It is good to see the sea.",),
    ),
    Pattern(
        name="late credit",
        role="act",
        confidence=0.8,
        weak=True,
        needs=("is ", "are ", "comes", "stealing", "enter ", "belongs"),
        shape=r"(?:(?:also|stealing|equally|even|particularly|especially|just as) (?:(?!(?:by|"
        r"with)\b)[a-z'-]+ ){1,7}(?:is|are|was|were)|(?:standout|highlight|star|hero|villain|lead|"
        r"scene-stealer|mvp|best thing about (?:this|the) (?:movie|film)|film belongs to|movie belongs to|soul "
        r"belongs to|heart belongs to|"
        r"show belongs to|in the lead)(?: here| of the (?:film|show|movie|cast))?(?: is| are|,|:)?(?: easily|"
        r" definitely| undoubtedly)?) (?P<who>{LIST})(?: as (?P<part>))?",
        examples=(
            ("Also stealing his share of scenes is Seth Green.", "Seth Green|act"),
            ("The standout is Mary Murphy.", "Mary Murphy|act"),
            ("Also good is Mary Murphy as Kathie the waitress.", "Mary Murphy|act|Kathie"),
        ),
        counterexamples=("Also good is the end.",),
    ),
    Pattern(
        name="in the cast",
        role="act",
        confidence=0.98,
        weak=True,
        needs=(
            "cast",
            "perform",
            "actor",
            "ensemble",
            "players",
            "talent",
            "support",
            "gang",
            "crew",
            "guests",
            "faces",
            "acting",
        ),
        shape=r"\b(?:cast|casting|guests|guest stars|performances|performers|actors|ensemble|players|"
        r"supporting (?:cast|players|turns|"
        r"roles)|talents?|gang|acting|(?:familiar|famous|known|new|fresh|recognizable|recognisable) "
        r"faces)\b[^.;()PN]{0,50}\b(?:particularly|especially|notably|including|"
        r"include[sd]?|namely|like|such as|featuring|highlighted by|anchored by|from|with the exception of|led by|"
        r"are|is)(?: the| a| an| both| the always| the ever)?(?: [a-z-]+)? (?P<who>{LIST})",
        examples=(
            ("It is a testament to the charisma of the cast, particularly Ryan Reynolds.", "Ryan Reynolds|act"),
            ("Widmark's gang includes Henry Silva and Robert Middleton.", "Henry Silva|act", "Robert Middleton|act"),
        ),
        counterexamples=("The cast is good, unlike the script.",),
    ),
    Pattern(
        name="supporting them",
        role="act",
        confidence=0.92,
        needs=("upporting", "support", "joining", "opposite", "alongside", "aboard", "hand", "camera"),
        shape=r"(?:^|[,;] )(?:supporting|joining|opposite|alongside|backing|rounding out|in front of the camera|"
        r"in support)(?: the cast| them| him| her| [NP]|,)*(?:,? (?:is|are|we have|there's|there is|"
        r"there are))(?: the| an?| [a-z]+){0,4} (?P<who>{LIST})",
        examples=(("Supporting them are Warren Oates and Ron Starr.", "Warren Oates|act", "Ron Starr|act"),),
        counterexamples=("Supporting them is a house.",),
    ),
    Pattern(
        name="teamed",
        role="act",
        confidence=0.88,
        weak=True,
        needs=("team", "pair", "reunit", "match", "company of", "form of", "star "),
        shape=r"(?:re-?)?(?:teams|teaming|pairs|pairing|pairing of|reunites|reuniting|matches|in the company of|"
        r"in the form of|stardom of|charms of|charisma of|talents of|presence of|star power of|vehicle for|"
        r"showcase for)(?: him| her| them| up)?(?: with)?(?: a| an| the)?(?: [a-z-]+){0,2} (?P<who>{LIST}(?: "
        r"with P)?)",
        examples=(
            ("It pairs Jack Lemmon with Judy Holliday.", "Jack Lemmon|act"),
            ("Two hours in the company of Frank Sinatra and Dean Martin.", "Frank Sinatra|act", "Dean Martin|act"),
        ),
        counterexamples=("It pairs well with wine.",),
    ),
    Pattern(
        name="in the story",
        role="act",
        confidence=0.85,
        weak=True,
        full=True,
        needs=("s ",),
        shape=r"(?:^|[;:\u2014] |, (?:and |while |but |when |as |where |with )|\b(?:(?<![PN] )and|while|when|"
        r"where|as|but|"
        r"with) )(?P<who>P(?:,? and P|, P){0,4})(?: \([^()]{0,60}\))? (?:[a-z]+ly |also |never |still |then |just |"
        r"first |soon ){0,2}(?![a-z, ]{3,40} in (?:his|her|their) (?:[a-z-]+ )?(?:review|essay|article|column|book|"
        r"biography|memoirs?|interview|commentary)\b)(?!sings (?:[a-z-]+ ){1,4}(?:songs?|theme|tune|track|credits)\b)"
        r"(?!(?:says|writes|notes|claims|argues|recalls|remembers|explains|reports|reviews|"
        r"calls|thinks|believes|suggests|tells|was|does|has|is|directs|helms|films|shoots|stages|crafts|builds|"
        r"makes|uses|keeps|lets|knows|understands|gives us|delivers|adapts|cuts|wants|opens|owns|seems|fills|"
        r"handles|frames|manages|proves|movies|films|fans|vehicles|pictures|westerns|comedies|roles|characters|"
        r"projects|adaptations|novels|books|stories|imitators|impressions|characteristically|classics|series|"
        r"makes)\b)[a-z]{2,}s (?!of\b)",
        examples=(("James Coburn swaggers through this western.", "James Coburn|act"),),
        counterexamples=(
            "Howard Hawks says that three good scenes are enough.",
            "Pauline Kael asks in her review who needs it.",
            "The rain falls on the town.",
        ),
    ),
    Pattern(
        name="award for",
        role="act",
        confidence=0.88,
        weak=True,
        needs=("actor", "actress"),
        shape=r"(?:best (?:supporting )?(?:actor|actress)|acting)(?: oscar| award| nomination| nod| prize)?s? (?:for|"
        r"to|went to) (?P<who>P)",
        examples=(("It won Best Actor for Alec Guinness.", "Alec Guinness|act"),),
        counterexamples=("It won for best film.",),
    ),
    Pattern(
        name="famous from elsewhere",
        role="act",
        confidence=0.84,
        weak=True,
        needs=(" fame",),
        shape=r"(?P<who>P),? (?:of|from) (?:the |tv's )?[FN] fame\b",
        examples=(('It has Mary Murphy of "Titanic" fame in it.', "Mary Murphy|act"),),
        counterexamples=("It has Mary Murphy of all people.",),
    ),
)
