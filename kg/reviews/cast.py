"""Patterns for who plays whom."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

_PLAYS = r"(?:plays|portrays|essays|embodies|personifies|inhabits|impersonates|(?:re)?played|portrayed(?! by)|playing|portraying|play|portray)"
_RETURNS = (
    r"(?:stars|co-stars|starring|co-starring|returns|returned|returning|is back|are back|back|joins|joins the cast|joins in|appears|appearing|shows up|pops up|turns up|steps in|steps up|"
    r"enters|features|featured|cameos|cast|casted|miscast|is cast|was cast|are cast|is miscast|shines|shine|excels|excel|impresses|dazzles|convinces|triumphs|sparkles|stuns|"
    r"do(?:es)? (?:(?!(?:for|to|as)\\b)[a-z]+ ){1,5}|debuts|surprises|surprise|rivets|convince|disappoints|co-star|star|appear|return|join|turns in (?:[a-z-]+,? ){1,6}|turned in (?:[a-z-]+,? ){1,6}|"
    r"(?:gives|gave|give|delivers|delivered|deliver|provides|offers|puts in|put in|contributes)(?: us)? (?:[a-z-]+,? ){1,9}|"
    r"(?:is|are|was|were|proves|proved|makes|made) (?:(?!(?:to|as|that|if|when|not|what|the way|for|by|than|like|because|about)\\b)[a-z'-]+,? ){1,6}|"
    r"steals (?:[a-z'-]+ ){1,5}|has (?:[a-z-]+ ){1,4}|comes off (?:[a-z-]+ ){0,3}|chews (?:[a-z]+ ){1,4}|hams it up|"
    r"reprises (?:his|her|their) roles?|reprising (?:his|her|their) roles?|rounds out (?:[a-z]+ ){1,3}|slips (?:[a-z]+ ){1,5}|stands out|standing out)"
)
_GOOD = (
    r"(?:excellent|great|good|terrific|superb|wonderful|fantastic|brilliant|outstanding|perfect|fine|solid|decent|impressive|effective|convincing|believable|likable|likeable|"
    r"charming|charismatic|hilarious|funny|bad|terrible|awful|dreadful|wooden|miscast|wasted|memorable|stunning|amazing|magnificent|marvelous|marvellous|splendid|phenomenal|"
    r"remarkable|adequate|competent|watchable|engaging|endearing|menacing|chilling|creepy|delightful|electric|magnetic|riveting|mesmerizing|compelling|sympathetic|"
    r"exceptional|strong|weak|ok|okay|at (?:his|her|their) best|at (?:his|her) most|in top form|in fine form|top-notch|spot-on|spot on|a revelation|a delight|a joy|a hoot|a standout|"
    r"a treat|a scene-stealer|the standout|the highlight|the star|the best thing|the real star|by far the star|the mvp|gorgeous|beautiful|lovely|cute|sexy|flawless|fabulous)"
)
_SHOWS = (
    r"(?:co-stars|steals (?:the show|every scene|his scenes|her scenes|their scenes|all (?:of )?(?:his|her|the|their) scenes|scenes|the film|the movie|the picture)|chews|hams it up|phones it in|phoned it in|makes an appearance|"
    r"(?:gives?|gave|delivers?|delivered|turns? in|turned in|puts in|provides|offers|contributes)(?: us)? (?:[a-z'-]+,? ){0,7}(?:performances?|turns?|portrayals?|acting|interpretation|characterization|comic relief|cameo)\\b|"
    r"(?:holds?|held) (?:his|her|their) own|overacts?|underplays?|mugs|acts? (?:[a-z]+ ){0,3}(?:circles|well|badly)|plays (?:it (?:straight|cool|safe|broad|big|for)|off|opposite|straight|against)|"
    r"(?:has|have|share|shares) (?:(?:no|zero|good|great|real|little|excellent|terrific|some|much|wonderful|fantastic|an easy|strong|decent|palpable) )+(?:chemistry|screen presence|charisma|screen time|comic timing)|"
    r"fares? (?:better|well|worse|best|slightly)|is given (?:little|nothing|not much)|are given (?:little|nothing)|gets (?:the best|most of the|some of the best|all the best) (?:lines|moments|laughs)|"
    r"(?:makes|make) the most of|looks? (?:lost|bored|great|good|tired|uncomfortable|wooden)|shows up|show up|turns up|turn up|pops up|pop up|rounds? out the|carries the (?:film|movie|picture)|all work well|works? well (?:together|here|in))"
)
_OWNED = (
    r"(?:performances?|acting|portrayals?|turn|characters?|characterization|comic timing|comedic timing|charisma|screen presence|presence|line readings?|line delivery|delivery|accent|"
    r"shtick|physicality|star turn|co-stars?|chemistry|overacting|mugging|cameo|screen time|star power|comedic|comic)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="plays", role="act", confidence=0.96, single=True, needs=("play", "portray", "essays", "embodies", "personifies", "inhabits", "impersonates"),
        parted=True,
        shape=r"(?P<who>{LIST})(?:,? who)?(?: {ADV})? ?(?<= )(?:both )?" + _PLAYS + r"(?: here| beautifully)? (?P<part>)",
        examples=(("Viggo Mortensen plays Tom Stall, a diner owner.", "Viggo Mortensen|act|Tom Stall"), ("Christopher Lee convincingly portrays the judge George Jeffreys.", "Christopher Lee|act|George Jeffreys"), ("The film has Vincent Price playing a mad magician.", "Vincent Price|act")),
        counterexamples=("The part is played by Mary Murphy.", "Mary plays chess."),
    ),
    Pattern(
        name="voices", role="act", confidence=0.95, single=True, needs=("voic",), attributes=("voice",),
        shape=r"(?P<who>{LIST}),? {ADV}(?:voices|voicing|lends (?:his|her) voice to|provides the voice of|is the voice of|as the voice of) (?P<part>)",
        examples=(("Robin Williams voices the Genie.", "Robin Williams|act|Genie"),),
        counterexamples=("Robin Williams voices his concern.",),
    ),
    Pattern(
        name="as", role="act", confidence=0.93, single=True, parted=True, needs=(" as ",),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?<= )" + _RETURNS + r"(?: ?(?:here|in|once again|yet again|too|again|also|this time|\u2014|with (?:[a-z]+ ){1,4}|in a (?:[a-z-]+ ){1,4}))?,? ?(?<= )(?:returning |starring |again )?as (?:usual )?(?P<part>)",
        examples=(("Oscar Isaac joins as Kael, a rebel.", "Oscar Isaac|act|Kael"), ("Zendaya shines as Lyra.", "Zendaya|act|Lyra"), ("Robert Englund proves the biggest surprise as Freddy.", "Robert Englund|act|Freddy")),
        counterexamples=("Rosa Salazar is as good as Christoph Waltz.", "He is known as Kael."),
    ),
    Pattern(
        name="person as part", role="act", confidence=0.93, single=True, parted=True, needs=(" as ",),
        shape=r"(?:^|[,;:(\u2014] ?|\b(?:with|and|including|includes|features|featuring|like|has|have|sees|saw|stars|starring|of|from|by|for|both|besides|&|casting|adds|gives us|there's|an uncredited|a young|a very young|opposite) )(?:(?:an? |the |his |her )?(?:(?!(?:as|and|or|but|that|who|is)\b)[a-z-]+ ){0,3}?)?(?P<who>{A})(?: \([^()]{0,60}\))?(?:,| \u2014)? (?:returning |starring |again |back |here |cast )?as (?P<part>)",
        examples=(("With Austin Stoker as the stalwart lieutenant, it works.", "Austin Stoker|act"), ("It has Rosa Salazar as Alita and Christoph Waltz as Dr. Ido.", "Rosa Salazar|act|Alita", "Christoph Waltz|act|Dr. Ido")),
        counterexamples=("The camera comforts Stephen Morris as the film ends.", "He paints Bruce Wayne as a man of focus."),
    ),
    Pattern(
        name="part before person", role="act", confidence=0.9, parted=True, needs=("as ",),
        shape=r"(?:^|[,;\u2014] |and |but )as (?P<part>)(?:the |his |her )?(?:(?:[a-z-]+ ){0,4}?[NP](?:'s? (?:[a-z-]+ ){0,3}[a-z-]+)?|(?:[a-z-]+ ){0,4}(?:(?!director|writer|screenwriter|backup|child|viewer|filmmaker|producer|actor)[a-z]+(?:er|or|ist|man|woman|ess|boy|girl)|villain|hero|heroine|wife|husband|mother|father|son|daughter|brother|sister|boss|cop|friend|lead|baddie|sidekick|partner|captain|doctor|king|queen|agent)), (?:the )?(?:[a-z-]+ ){0,3}?(?P<who>{LIST})(?! and)",
        owned=True,
        examples=(("As the villain, John Goodman goes over the top.", "John Goodman|act"), ("As Freddy, Robert Englund shines.", "Robert Englund|act|Freddy")),
        counterexamples=("As Zalem falls, Alita fights.", "As the years pass, Ethan Edwards is consumed."),
    ),
    Pattern(
        name="played by", role="act", confidence=0.96, single=True, needs=("played", "portrayed", "voiced", "essayed", "embodied", "brought to life", "performed", "acted"),
        shape=r"(?P<before>)[ ,(—]{0,3}(?:(?:and|who|which|is|was|are|were|as|now|here|once again|again|who's|being|both|all|also|this time|then|[a-z]+ly),? ){0,4}(?:re)?(?:played|portrayed|voiced|essayed|embodied|brought to life|performed|acted)(?: here| this time| brilliantly| again)?,? (?:(?:with|in|to) (?:(?!by\b)[a-z'-]+,? ){1,8})?(?:(?!by\b)[a-z]+ly,? ){0,2}by (?P<who>{LIST})",
        examples=(("The kid, called Mississippi and played by James Caan, is fun.", "James Caan|act|Mississippi"), ("Commander Atheon, portrayed by Benedict Cumberbatch, is a warlord.", "Benedict Cumberbatch|act|Commander Atheon"), ("She meets the queen, now played with icy grace by Michelle Pfeiffer.", "Michelle Pfeiffer|act")),
        counterexamples=("A song played by the band.",),
    ),
    Pattern(
        name="possessive part", role="act", confidence=0.92, needs=("'",),
        shape=r"(?P<who>P)'s? (?P<char>[NP])(?!'s? [NP]|[a-z])(?= |,|\.|;|:|'|$|\))",
        examples=(("Jennifer Connelly's Chiren reappears.", "Jennifer Connelly|act|Chiren"),),
        counterexamples=("Jennifer Connelly's performance is fine.",),
    ),
    Pattern(
        name="role of", role="act", confidence=0.94, single=True, owned=True, parted=True, needs=("role", "part of", "portrayal", "performance", "interpretation", "turn as", "take on", "shoes"),
        shape=r"(?P<who>{A})(?:'s?|,? who)? (?:(?!(?:is|was|but|while|when|if|than|like|that|which|where|said|from)\b)[a-z'-]+,? ){0,8}?(?:(?:the|his|her|dual|a) (?:[a-z]+ ){0,2}(?:role|part|character)s? of|portrayal of|interpretation of|(?<!s )take on|(?:performances?|turn|role|outing|return) as|performance of|shoes of) (?P<part>)",
        examples=(("Keanu Reeves reprises his role as John Wick.", "Keanu Reeves|act|John Wick"), ("Lon Chaney Jr. gives perhaps his finest interpretation of Larry Talbot.", "Lon Chaney Jr.|act|Larry Talbot"), ("Daniel Craig takes on the role of Benoit Blanc.", "Daniel Craig|act|Benoit Blanc")),
        counterexamples=("The role of women is discussed.",),
    ),
    Pattern(
        name="would play", role="act", confidence=0.8, parted=True, needs=("play ", "portray "),
        shape=r"(?P<who>P) (?:would|will|could|can|may|might|must|gets to|got to|does|did|to) (?:[a-z]+ly )?(?:play|portray) (?P<part>)",
        examples=(("Bela Lugosi would play Dracula twice.", "Bela Lugosi|act|Dracula"),),
        counterexamples=("Children will play outside.",),
    ),
    Pattern(
        name="cast as", role="act", confidence=0.93, parted=True, needs=("cast", "choice of", "addition of", "choosing", "integrate", "bring", "return of", "introduc"),
        shape=r"(?:(?<!that )casts?|casting(?: of)?|choice of|addition of|inclusion of|choosing|introduces|introducing|integrates?|brings?(?: back)?|return of|reunites?|presence of|sees) (?P<who>P(?: and P)?)(?: back)? (?:as|to play|in the role of|to portray) (?P<part>)",
        examples=(("The casting of Jason Momoa as Dante pays off.", "Jason Momoa|act|Dante"), ("The decision to bring Peter Stormare back as Lucifer is sound.", "Peter Stormare|act|Lucifer")),
        counterexamples=("The cast is good as a whole.",),
    ),
    Pattern(
        name="is part", role="act", confidence=0.85, needs=(" is ", " are "),
        shape=r"(?P<who>P) is (?:also )?(?P<char>N)(?=,|\.|;| —|$)",
        examples=(("Keanu Reeves is Constantine.", "Keanu Reeves|act|Constantine"),),
        counterexamples=("Keanu Reeves is great.",),
    ),
    Pattern(
        name="cast list line", role="act", confidence=0.94, single=True, needs=("\u00a7cast ",),
        shape=r"^\u00a7cast [-*\u2022\u00b7 ]*(?P<who>{A})(?: ?(?:—|-|:|/|\.{2,}|\u2026| as) ?(?:as |returning as |plays |also as )?(?P<part>)| ?$| ?\()",
        examples=(("Cast:\nKeanu Reeves \u2013 as John Constantine, older\n", "Keanu Reeves|act|John Constantine"),),
        counterexamples=("Keanu Reeves \u2013 what a man.",),
    ),
    Pattern(
        name="starring", role="act", confidence=0.95, needs=("star", "cast:", "cast includes", "featur", "headlin", "cast"),
        shape=r"(?:(?:co-|also |also co)?(?:starring|stars?:|stars(?: are| include)?|featuring|features|featured)(?: in this| here)?:?|cast(?: members)?(?: \([^()]{0,30}\))?:|cast (?:includes?|features?|including|featuring|is led by|is headed by|led by|headed by|consists of|comprising|comprises|of)|headlined by|headlining|headed by|led by|toplined by|fronted by)(?: the likes of| such as| both| a| an| the| also| an? (?:[a-z-]+ ){1,4}(?:like|including|of))? (?P<who>{LIST})(?! [a-z]+(?:s|ed) the)",
        examples=(("Starring Daniel Craig, Chris Evans, Ana de Armas", "Daniel Craig|act", "Chris Evans|act", "Ana de Armas|act"), ("The cast includes Patrick O'Neal, Mary Murphy and Jay Novello.", "Patrick O'Neal|act", "Mary Murphy|act", "Jay Novello|act")),
        counterexamples=("It features New York.",),
    ),
    Pattern(
        name="billing line", role="act", confidence=0.95, single=True, needs=("star", "cast", "featuring", "with "),
        shape=r"^(?:[-*\u2022] ?)?(?:\u00a7cast )?(?:main |lead |supporting |principal |voice )?(?:starring|stars|cast(?: members)?|featuring|actors|with the voices of)(?: of characters)?:? ?(?<= )(?P<who>{A}(?: \([^()]{0,80}\))?(?:(?:,? and |,? & |, |; ){A}(?: \([^()]{0,80}\))?){0,20})(?=[ .,]*$|,? et al| and (?:more|others)|\.| written| directed)",
        examples=(("Starring: Cher, Daniel Craig and Zendaya", "Cher|act", "Daniel Craig|act", "Zendaya|act"),),
        counterexamples=("Starring in it is a joy.",),
    ),
    Pattern(
        name="performances by", role="act", confidence=0.93, needs=("performance", "support", "acting", "turn", "work", "cameo", "appearance", "chemistry", "casting"),
        shape=r"(?:performances?(?: (?:here|comes?|is|are))?|support|supporting work|acting(?: job)?|turns?|cameos?(?: appearances?)?|appearances?|chemistry|casting|(?:acting|comic|physical|character) work) (?:by|from|of|between|with)(?: both| the likes of| the| an?)? (?P<who>{LIST})",
        examples=(("Good performances from Jean Arthur and William Holden hold it together.", "Jean Arthur|act", "William Holden|act"), ("There is a cameo by Stan Lee.", "Stan Lee|act")),
        counterexamples=("A performance of great charm.",),
    ),
    Pattern(
        name="company", role="act", confidence=0.85, weak=True, needs=("opposite", "joined by", "alongside", "aided by", "supported by", "along with", "backed by", "joining"),
        shape=r"(?:opposite|(?:is|are|was|re)?joined by|alongside|aided by|supported by|along with|backed by|accompanied by|joining (?:him|her|them)(?: is| are)?|rounded out by|rounding out the cast (?:is|are))(?: both| the| an?)? (?P<who>{LIST})",
        examples=(("He shines opposite Jean Arthur.", "Jean Arthur|act"), ("He is joined by Kate Beckinsale and Chris Hemsworth.", "Kate Beckinsale|act", "Chris Hemsworth|act")),
        counterexamples=("He sat opposite the door.",),
    ),
    Pattern(
        name="joined by as", role="act", confidence=0.93, single=True, needs=("join",),
        shape=r"(?:joining (?:him|her|them|[NP])|joined by|along for the ride) (?:is|are|by)? ?(?P<who>P) as (?P<part>)",
        examples=(("Joining him is Lupita Nyong'o as Dr. Asha Karim.", "Lupita Nyong'o|act|Dr. Asha Karim"),),
        counterexamples=("Joining him is a delight.",),
    ),
    Pattern(
        name="trade", role="act", confidence=0.93, owned=True, needs=("actor", "actress", "star ", "stars ", "newcomer", "lead", "comedian", "veteran", "villain", "star,", "hero"),
        shape=r"(?<!fellow )(?<!radio )(?:actors?|actress(?:es)?|(?<!all-)(?<!five-)(?<!pop )(?<!rock )(?<!porn )(?<!frequent )stars?|co-stars?|newcomers?|leading m[ae]n|leading lad(?:y|ies)|leads?|comedians?|lead actors?|scene-stealer|character actors?) (?P<who>{LIST})",
        examples=(("The girl that actress Sheila Vand conveys is lonely.", "Sheila Vand|act"), ("Stars Jean Arthur and William Holden click.", "Jean Arthur|act", "William Holden|act")),
        counterexamples=("The actor was good.",),
    ),
    Pattern(
        name="good in it", role="act", confidence=0.88, weak=True, needs=(" is ", " are ", " was ", " were ", "'s "),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?(?: is| are| was| were|'s)(?:,? (?!not\b|n't\b)(?:[a-z-]+|as usual|by far|as always),?){0,4}? " + _GOOD + r"\b",
        examples=(("James Cromwell is quite good.", "James Cromwell|act"), ("Aline MacMahon and Boris Karloff are good.", "Aline MacMahon|act", "Boris Karloff|act")),
        counterexamples=("The script is good.",),
    ),
    Pattern(
        name="shows", role="act", confidence=0.87, weak=True, needs=(" ",),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?<= )" + _SHOWS + r"\b",
        examples=(("Edward Robinson gives a lively performance.", "Edward Robinson|act"), ("William Hurt chews scenery.", "William Hurt|act")),
        counterexamples=("The film gives a lively picture.",),
    ),
    Pattern(
        name="owned performance", role="act", confidence=0.9, weak=True, needs=("'",),
        shape=r"(?P<who>P(?: and P)?)'s? {OWN}" + _OWNED + r"\b",
        examples=(("Will Smith's considerable charisma helps.", "Will Smith|act"), ("Colm Meaney's character is forced.", "Colm Meaney|act")),
        counterexamples=("The town's character is its charm.",),
    ),
    Pattern(
        name="playing on the person", role="act", confidence=0.88, weak=True, needs=("see ", "seeing", "watch", "thank", "with ", "fan", "love"),
        shape=r"(?:(?:to|and|we|you|i) (?:see|watch|hear)|seeing|watching|hearing)(?: a| the| an)?(?: [a-z-]+){0,2} (?P<who>{LIST})(?=[,.;:!?)]|$| (?:in|as|play|do|and|at|go|get|give|on|with|back|again|try|take|who|—|doing|playing|here|once|looking|having|being|so|at)\b)",
        examples=(("It is a pleasure to see Robert Mitchum.", "Robert Mitchum|act"),),
        counterexamples=("It is good to see the sea.",),
    ),
    Pattern(
        name="late credit", role="act", confidence=0.86, weak=True, needs=("is ", "are ", "comes", "stealing", "enter ", "belongs"),
        shape=r"(?:(?:also|stealing|equally|even|particularly|especially|just as) (?:(?!(?:by|with)\b)[a-z'-]+ ){1,7}(?:is|are|was|were)|(?:standout|highlight|star|hero|villain|lead|scene-stealer|mvp|best thing about (?:this|the) (?:movie|film)|film belongs to|movie belongs to|show belongs to|in the lead)(?: here| of the (?:film|show|movie|cast))?(?: is| are|,|:)?(?: easily| definitely| undoubtedly)?) (?P<who>{LIST})",
        examples=(("Also stealing his share of scenes is Seth Green.", "Seth Green|act"), ("The standout is Mary Murphy.", "Mary Murphy|act")),
        counterexamples=("Also good is the end.",),
    ),
)
