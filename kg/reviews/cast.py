"""Patterns for who plays whom."""

from __future__ import annotations

from kg.reviews.callings import CALLING
from kg.reviews.kin import KIN_NOUN
from kg.reviews.patterns import Pattern

_PLAYS = (
    r"(?:plays|portrays|essays|embodies|personifies|inhabits|impersonates|(?:re)?played|portrayed(?! by)|playing|"
    r"portraying|play|portray|repris(?:es|ed|ing)(?= (?:the )?[NP](?!')))(?! (?:up|off|down|against)\b)"
)
_RETURNS = (
    r"(?:reunite|reunites|team up|return|stars|co-stars|starring|co-starring|returns|returned|returning|"
    r"is back|are back|back|joins|"
    r"joins the cast|joins in|appears|appearing|shows up|pops up|turns up|steps in|steps up|"
    r"enters|features|featured|cameos|cast|casted|miscast|(?:is|was|are|were) (?:[a-z]+ly )?(?:mis)?cast|shines|shine|"
    r"had (?:[a-z-]+ ){1,6}|"
    r"excels|excel|impresses|dazzles|convinces|triumphs|sparkles|stuns|"
    r"(?:does|do|did|has done) (?:(?!(?:for|to|as)\b)[a-z]+ ){1,5}|(?:does|do|did) an? (?:[a-z-]+ ){1,3}job (?!(?:of |"
    r"in "
    r")?(?:crafting|painting|casting|presenting|depicting|making|"
    r"setting|showing)\b)(?:[a-z'NP-]+ ){0,6}?|"
    r"leads|lead|headlines|supports|support|debuts|leaves an impression|"
    r"wanders (?:in|through|by)|registers|breathes life|surprises|surprise|rivets|"
    r"convince|disappoints|co-star|star|appear|return|join|turns in (?:[a-z-]+,? ){1,6}|"
    r"turned in (?:[a-z-]+,? ){1,6}|"
    r"(?:gives|gave|give|delivers|delivered|deliver|provides|offers|puts in|put in|"
    r"contributes)(?: us)? (?:(?!(?:music|score|soundtrack|songs?|script|screenplay|cinematography|scene|film|"
    r"movie|time|audience|story)\b)[a-z-]+,? ){1,9}|"
    r"(?:is|are|was|were|proves|proved|makes|made) (?:(?!(?:to|as|that|if|when|what|the way|for|by|than|like|"
    r"because|about)\b)[a-z'-]+,? ){1,6}|"
    r"(?:seems|seemed|looks|looked|feels|felt) (?:(?!(?:as|like|that|for|to|by)\b)[a-z'-]+,? ){1,6}|"
    r"steals (?:[a-z'-]+ ){1,5}|has (?:[a-z-]+ ){1,4}|comes off (?:[a-z-]+ ){0,3}|chews (?:[a-z]+ ){1,4}|hams it up|"
    r"reprises (?:his|her|their) roles?|reprising (?:his|her|their) roles?|rounds out (?:[a-z]+ ){1,3}|"
    r"(?:works|worked|fares|fared|fits|scores|succeeds|struggles|suffices|soars|thrives|delights|charms|stumbles|"
    r"flounders|acquits (?:him|her)self)(?: (?!as\b)[a-z]+){0,3}|slips (?:[a-z]+ ){1,5}|stands out|standing out)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="plays",
        role="act",
        confidence=0.94,
        single=True,
        needs=("play", "portray", "essays", "embodies", "personifies", "inhabits", "impersonates", "repris"),
        parted=True,
        shape=r"(?<!^in )(?P<who>{LIST})(?:,? who|(?<=^P),|{ASIDE})?(?: {ADV})? ?(?<= )(?:both )?"
        + _PLAYS
        + r"(?: here| beautifully)? (?P<part>)",
        examples=(
            ("Viggo Mortensen plays Tom Stall, a diner owner.", "Viggo Mortensen|act|Tom Stall"),
            ("Christopher Lee convincingly portrays the judge George Jeffreys.", "Christopher Lee|act|George Jeffreys"),
            ("Christopher Lee reprises Dracula.", "Christopher Lee|act|Dracula"),
            (
                "Mary Murphy, who plays Ann, and Christopher Lee, who plays Saruman, argue.",
                "Mary Murphy|act|Ann",
                "Christopher Lee|act|Saruman",
            ),
        ),
        counterexamples=(
            "The part is played by Mary Murphy.",
            "Mary plays chess.",
            "Howard Hawks plays up Mary Murphy.",
        ),
    ),
    Pattern(
        name="voices",
        role="act",
        confidence=0.95,
        single=True,
        parted=True,
        needs=("voic",),
        attributes=("voice",),
        shape=r"(?P<who>{LIST}),? {ADV}(?:voices|voicing|lends (?:his|her) (?:[a-z-]+,? ){0,4}(?:voice|tones) to|"
        r"(?:provides|provided|supplies|supplied|does|did) the (?:[a-z]+ )?voice (?:of|for)|"
        r"is the voice of|as the voice of) (?P<part>)",
        examples=(("Robin Williams voices the Genie.", "Robin Williams|act|Genie"),),
        counterexamples=("Robin Williams voices his concern.",),
    ),
    Pattern(
        name="as",
        role="act",
        confidence=0.97,
        single=True,
        parted=True,
        needs=(" as ", " playing ", " portraying "),
        shape=r"(?<!as )(?<!as N/)(?P<who>{LIST})(?: \([^()]{0,60}\))?(?:,|{ASIDE})?(?: {ADV})? ?(?<= )"
        + _RETURNS
        + r"(?: ?(?:here|in|once again|yet again|too|again|also|this time|\u2014|with (?:[a-z]+ ){1,4}|"
        r"in a (?:[a-z-]+ ){1,4}|\([^()]{1,40}\)))?,? ?(?<= )"
        r"(?:(?:returning |starring |again )?as (?:usual )?|(?:playing|portraying) (?=(?:[a-z-]+ ){0,4}[NP](?!')))"
        r"(?P<part>)",
        examples=(
            ("Oscar Isaac joins as Kael, a rebel.", "Oscar Isaac|act|Kael"),
            ("Zendaya shines as Lyra.", "Zendaya|act|Lyra"),
            ("Robert Englund proves the biggest surprise as Freddy.", "Robert Englund|act|Freddy"),
            ("Robert Englund is great fun playing Freddy.", "Robert Englund|act|Freddy"),
        ),
        counterexamples=("Rosa Salazar is as good as Christoph Waltz.", "He is known as Kael."),
    ),
    Pattern(
        name="full name as part",
        role="act",
        confidence=0.85,
        full=True,
        parted=True,
        needs=(" as ",),
        shape=r"(?<!know)(?<!remembe)(?<! se)(?<! t)(?<!describ)[a-z] "
        r"(?P<who>P)(?: \([^()]{0,60}\)|'s?(?= as ))?(?:,| \u2014)? "
        r"(?:returning |starring |again |back |here |cast )?as (?P<part>)",
        examples=(
            ("It is good, especially Rosa Salazar as Alita.", "Rosa Salazar|act|Alita"),
            ("A sly Christoph Waltz as Dr. Ido steals it.", "Christoph Waltz|act|Dr. Ido"),
            (
                "The acting, particularly Christoph Waltz's as the weary Dr. Ido, is good.",
                "Christoph Waltz|act|Dr. Ido",
            ),
        ),
        counterexamples=("I remember Rosa Salazar as a child.", "It is as funny as Rosa Salazar."),
    ),
    Pattern(
        name="person as part",
        role="act",
        confidence=0.88,
        single=True,
        parted=True,
        needs=(" as ",),
        shape=r"(?:^|[,;:(\u2014-] ?|\b(?:with|and|including|includes|features|featuring|like|has|have|sees|saw|stars|"
        r"but|though|although|while|yet|whereas|are|were|"
        r"starring|^or|of|from|by|for|both|besides|&|casting|adds|loved|liked|love|like|hated|enjoyed|adored|"
        r"buy|bought|gives us|there's|that's|here's|it's|"
        r"opposite|alongside|beside|against|plus|only|"
        r"(?:surprise|standout|highlight|revelation|discovery|star|mvp|exception|best) is) "
        r"(?:(?:an? |the |his |her )?(?:(?!(?:as|and|or|but|that|who|is)\b)[a-z-]+ ){0,3}?)?|"
        r"\b(?:an? (?:uncredited|young|very young|unrecognizable|wonderful|terrific|hilarious|superb|"
        r"excellent) ))(?P<who>{A})(?: \([^()]{0,60}\))?(?:,| \u2014)? (?:returning |starring |again |back |"
        r"here |cast )?as (?P<part>)",
        examples=(
            ("With Austin Stoker as the stalwart lieutenant, it works.", "Austin Stoker|act"),
            (
                "It has Rosa Salazar as Alita and Christoph Waltz as Dr. Ido.",
                "Rosa Salazar|act|Alita",
                "Christoph Waltz|act|Dr. Ido",
            ),
        ),
        counterexamples=(
            "It is Stephen Morris as the film ends.",
            "The camera comforts Stephen Morris as the film ends.",
            "He paints Bruce Wayne as a man of focus.",
        ),
    ),
    Pattern(
        name="part in the bracket",
        role="act",
        confidence=0.93,
        parted=True,
        needs=(" (",),
        shape=r"(?P<who>P) \((?:who(?: is|'s|,)? )?(?!(?:here )?(?:billed|credited|listed|known) "
        r"as)[^()]{0,110}?\bas (?P<part>)(?![NP](?:,? and|,) [NP])",
        examples=(
            (
                "Joaquin Phoenix (who is quite good as shop clerk Max California) helps.",
                "Joaquin Phoenix|act|Max California",
            ),
        ),
        counterexamples=(
            "Joaquin Phoenix (as good as ever) helps.",
            "Joaquin Phoenix (billed as Leaf Phoenix) helps.",
        ),
    ),
    Pattern(
        name="role of",
        role="act",
        confidence=0.93,
        single=True,
        owned=True,
        parted=True,
        needs=(
            "role",
            "part of",
            "portrayal",
            "performance",
            "interpretation",
            "turn ",
            "take on",
            "shoes",
            "appearance",
            "outing",
            "work ",
            "debut",
            "return as",
        ),
        shape=r"(?P<who>{A})(?:'s?|,? who)? (?:(?!(?:is|was|but|while|when|if|than|like|that|which|where|said|"
        r"from)\b)(?:[a-z'-]+,?|\([^()]{1,40}\)) ){0,10}?(?:(?:the|his|her|dual|a) (?:[a-z]+ ){0,2}(?:role|part|"
        r"character)s? of|"
        r"portrayal of|(?:interpretation of|(?<!s )take on)(?= (?:the |his |her )?[NP](?!'))|(?:performances?|"
        r"turn|roles?|parts?|outing|return|appearance|debut|work|stint) as|(?:performance|role|turn|work|outing|time) "
        r"(?:in |as |while )?(?:playing|portraying)|performance of|shoes of) (?P<part>)",
        examples=(
            ("Keanu Reeves reprises his role as John Wick.", "Keanu Reeves|act|John Wick"),
            (
                "Lon Chaney Jr. gives perhaps his finest interpretation of Larry Talbot.",
                "Lon Chaney Jr.|act|Larry Talbot",
            ),
            ("Daniel Craig takes on the role of Benoit Blanc.", "Daniel Craig|act|Benoit Blanc"),
        ),
        counterexamples=("The role of women is discussed.",),
    ),
    Pattern(
        name="would play",
        role="act",
        confidence=0.8,
        parted=True,
        needs=("play ", "portray "),
        shape=r"(?P<who>P) (?:would|will|could|can|may|might|must|gets to|got to|does|did|to|(?:is|are|was|were) "
        r"(?:rumou?red|said|cast|chosen|picked|hired|signed|selected|"
        r"reported|expected|set|tipped|believed|thought|slated|due) to) (?:[a-z]+ly )?(?:play|"
        r"portray) (?P<part>)",
        examples=(
            ("Bela Lugosi would play Dracula twice.", "Bela Lugosi|act|Dracula"),
            ("Charlize Theron is rumoured to play Furiosa.", "Charlize Theron|act|Furiosa"),
        ),
        counterexamples=("Children will play outside.",),
    ),
    Pattern(
        name="cast as",
        role="act",
        confidence=0.93,
        parted=True,
        needs=("cast", "choice of", "addition of", "choosing", "integrate", "bring", "return of", "introduc"),
        shape=r"(?:(?<!that )casts?|casting(?: of)?|choice of|addition of|inclusion of|choosing|introduces|"
        r"introducing|integrates?|brings?(?: back)?|return of|reunites?|presence of|"
        r"sees) (?P<who>P(?: and P)?)(?: back)? (?:as|to play|in the role of|to portray) (?P<part>)",
        examples=(
            ("The casting of Jason Momoa as Dante pays off.", "Jason Momoa|act|Dante"),
            ("The decision to bring Peter Stormare back as Lucifer is sound.", "Peter Stormare|act|Lucifer"),
        ),
        counterexamples=("The cast is good as a whole.",),
    ),
    Pattern(
        name="is part",
        role="act",
        confidence=0.85,
        needs=(" is ", " be "),
        shape=r"(?:^(?:the )?(?:[a-z]+-[a-z]+ |[a-z]+ed |so |old |young |poor |dear |good ){0,2}|[,;:(\u2014] ?|"
        r"\b(?:and|but|while|because|that|when|where|here|yes) )(?P<who>P)"
        r"(?: \([^()]{1,80}\))?(?:, (?:as )?(?!who|which)[a-z' ]{3,40},)? (?:(?:simply|just|truly|really|also) "
        r")?(?:is|was|will (?:forever "
        r"|always )?be) "
        r"(?:also |now |again |simply |truly |forever |always |already |basically |essentially "
        r")?(?:the (?=N(?:[,.;]|$)))?(?P<char>[NP])(?: again)?"
        r"(?: the (?:[a-z]+|[NP]))?(?=,|\.|;|!| —|$| in (?:this|it|here)\b| (?:here|to "
        r"me|who|whose|that|an?|because|and "
        r"(?:s?hes?|i|it|at|then|that|has|is|was|makes|does|they|you|we|in|for)|again)\b| and "
        r"(?:[a-z-]+,? ){0,3}P\b)",
        examples=(
            ("Keanu Reeves is Constantine.", "Keanu Reeves|act|Constantine"),
            ("Keanu Reeves is Neo again, older.", "Keanu Reeves|act|Neo"),
            ("Nick Nolte is Sam Bowden, the lawyer.", "Nick Nolte|act|Sam Bowden"),
            ("Nick Nolte will forever be Sam Bowden.", "Nick Nolte|act|Sam Bowden"),
            ("Nick Nolte, as far as anybody can tell, is Sam Bowden.", "Nick Nolte|act|Sam Bowden"),
        ),
        counterexamples=(
            "Keanu Reeves is great.",
            "The only one to come close to Keanu Reeves is Nick Nolte.",
            "Keanu Reeves is Constantine's friend.",
        ),
    ),
    Pattern(
        name="is the part",
        role="act",
        confidence=0.85,
        parted=True,
        needs=(" is ",),
        shape=rf"(?P<who>P) is (?:also |now |again )?(?P<part>)(?:our (?:[a-z-]+ ){{0,3}}[NP]|"
        rf"the (?:[a-z]+ )?N|the (?:[a-z-]+ ){{0,2}}(?:{KIN_NOUN}|hero|heroine|villain|lead|baddie), [NP]|the "
        rf"(?:[a-z-]+[ "
        rf"/]){{0,4}}{CALLING} [NP]|(?:his|her|their) "
        rf"(?:[a-z-]+ ){{0,2}}"
        rf"{KIN_NOUN},? [NP])(?: again)?(?=,|\.|;| —|$| and [PN]\b| who)",
        examples=(
            ("Heath Ledger is the Joker, and he scares.", "Heath Ledger|act|Joker"),
            ("Jessica Lange is his wife Leigh, who has stopped asking.", "Jessica Lange|act|Leigh"),
            ("Jessica Lange is our heroine Leigh.", "Jessica Lange|act|Leigh"),
        ),
        counterexamples=("Jessica Lange is the best.", "Jessica Lange is the Joker's friend."),
    ),
    Pattern(
        name="and plays too",
        role="act",
        confidence=0.93,
        parted=True,
        needs=("; he plays", "; she plays", "; he also plays", "; she also plays", "; and he plays", "; and she plays"),
        shape=r"(?P<who>P) plays [^;]{1,150}; (?:and )?s?he (?:also )?plays (?P<part>)",
        examples=(
            (
                "Peter Sellers plays Mandrake, a captain; he plays President Muffley.",
                "Peter Sellers|act|President Muffley",
            ),
        ),
        counterexamples=("Peter Sellers plays Mandrake; it plays in London.",),
    ),
    Pattern(
        name="and is too",
        role="act",
        confidence=0.9,
        parted=True,
        needs=("; and he is", "; and she is", "; he is", "; she is"),
        shape=r"(?P<who>P) plays .{1,260}; (?:and )?s?he is (?:also )?(?:the [a-z]+ (?:himself|herself), "
        r")?(?P<part>)(?=[NP])",
        examples=(
            (
                "Peter Sellers plays Mandrake; and he is the doctor himself, Dr. Strangelove.",
                "Peter Sellers|act|Dr. Strangelove",
            ),
        ),
        counterexamples=("Peter Sellers plays Mandrake; and he is good.",),
    ),
    Pattern(
        name="acts as",
        role="act",
        confidence=0.82,
        weak=True,
        parted=True,
        needs=(" as ",),
        shape=r"(?:^|[;:\u2014] |, (?:and |while |but )|\band )(?P<who>P) (?:also )?(?!(?:paints?|uses|depicts|"
        r"sees|frames|casts|"
        r"describes|presents|treats|directs|writes|establishes|regards|knows|hires|recruits|brings|introduces|films|"
        r"shoots|reveals|identifies|recognizes|reimagines|serves|acts|works|begins|starts|views|poses|envisions|makes|"
        r"keeps|leaves|remakes|recasts|emerges|comes|looks|sounds|is|seems|dies|lives|grows|calls|lets|wants|sets|"
        r"disguises|dresses|was|has|does|is|his|goes|puts|turns)\b)"
        r"[a-z]{2,}s (?:to [a-z]+ )?(?:(?:(?!(?:as|that|which|who|and|but|like|such|same|well|much|him|her|"
        r"himself|herself|"
        r"them|it|so|to|"
        r"known)\b)[a-z'-]+|N|P(?! as\b)) ){0,7}as (?P<part>)(?=(?:the |his |her )?(?:[a-z-]+ ){0,2}[NP](?!'))",
        examples=(
            ("Rosario Dawson rules Old Town again as Gail.", "Rosario Dawson|act|Gail"),
            ("Nick Stahl haunts the middle hour as the Yellow Bastard.", "Nick Stahl|act|Yellow Bastard"),
            ("Neil Patrick Harris gets most of the explaining as the Analyst.", "Neil Patrick Harris|act|Analyst"),
        ),
        counterexamples=("Howard Hawks paints the town as Sodom.", "Howard Hawks drinks as much as Falstaff."),
    ),
    Pattern(
        name="not in it",
        role="act",
        confidence=0.9,
        needs=(" not ", "n't "),
        shape=r"(?P<who>P) (?:(?:will not|won't) (?:be (?:back|returning|in it|in this)|return|appear|reprise|"
        r"come back)|"
        r"(?:does not|doesn't|did not|didn't) (?:return|appear|reprise|come back))\b",
        examples=(("Nicholas Hoult will not be back.", "Nicholas Hoult|act"),),
        counterexamples=("Nicholas Hoult will not be pleased.",),
    ),
    Pattern(
        name="cast list line",
        role="act",
        confidence=0.94,
        single=True,
        needs=("\u00a7cast ",),
        shape=r"^\u00a7cast [-*\u2022\u00b7| ]*(?P<who>{A})(?: ?(?:—|-|:|/|\.{2,}|\u2026|\|| as) ?(?:as |returning as |"
        r"plays |also as )?(?P<part>)| ?$| ?\()",
        examples=(
            ("Cast:\nKeanu Reeves \u2013 as John Constantine, older\n", "Keanu Reeves|act|John Constantine"),
            ("Cast:\n- Keanu Reeves ... Constantine\n", "Keanu Reeves|act|Constantine"),
            ("| Actor | Role |\n|---|---|\n| Keanu Reeves | Constantine |\n", "Keanu Reeves|act|Constantine"),
        ),
        counterexamples=("Keanu Reeves \u2013 what a man.",),
    ),
    Pattern(
        name="table of parts",
        role="act",
        confidence=0.94,
        single=True,
        needs=("\u00a7part ",),
        shape=r"^\u00a7part [| ]*(?:the )?(?:(?P<char>[NP])[^|PN]{0,60}|[^|PN]{1,80}?) ?\| ?(?P<who>{A}) ?(?:\||$|\()",
        examples=(
            (
                "| Role | Played by |\n|---|---|\n| John Constantine | Keanu Reeves |\n",
                "Keanu Reeves|act|John Constantine",
            ),
        ),
        counterexamples=("| Song | Singer |\n|---|---|\n| John Constantine | Keanu Reeves |\n",),
    ),
    Pattern(
        name="joined by as",
        role="act",
        confidence=0.93,
        single=True,
        needs=("join",),
        shape=r"(?:joining (?:him|her|them|[NP])|joined by|along for the ride) (?:is|are|"
        r"by)? ?(?P<who>P) as (?P<part>)",
        examples=(("Joining him is Lupita Nyong'o as Dr. Asha Karim.", "Lupita Nyong'o|act|Dr. Asha Karim"),),
        counterexamples=("Joining him is a delight.",),
    ),
)
