"""Patterns for who plays whom."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

_PLAYS = r"(?:plays|portrays|essays|embodies|personifies|inhabits|impersonates|(?:re)?played(?! by| with| for| opposite| out| off| at| to| up| on| in )|portrayed(?! by)|playing|portraying)"
_RETURNS = (
    r"(?:stars|co-stars|starring|co-starring|returns|returned|returning|is back|are back|back|joins|joins the cast|joins in|appears|appearing|shows up|pops up|turns up|steps in|steps up|"
    r"enters|features|featured|cameos|cast|casted|miscast|is cast|was cast|are cast|is miscast|shines|shine|excels|excel|impresses|dazzles|convinces|triumphs|sparkles|stuns|"
    r"do(?:es)? (?:[a-z]+ ){1,5}|debuts|turns in (?:[a-z-]+,? ){1,6}|turned in (?:[a-z-]+,? ){1,6}|"
    r"(?:gives|gave|give|delivers|delivered|deliver|provides|offers|puts in|put in|contributes)(?: us)? (?:[a-z-]+,? ){1,9}|"
    r"(?:is|are|was|were|proves|proved|makes|made|seems|feels|looks) (?:[a-z'-]+,? ){1,8}|"
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
    r"(?:stars|co-stars|shines|excels|impresses|steals (?:the show|every|his|her|their|all|this|the film|scenes)|chews|hams|charms|dazzles|appears as|appears in (?:a|the)|makes an appearance|shows up|turns up|pops up|"
    r"(?:gives|gave|delivers|delivered|turns in|turned in|puts in|provides|offers) (?:a|an|us|one|his|her|another|the|perhaps|some|good|great|solid|fine|excellent|strong)(?: [a-z'-]+,?){0,6} (?:performances?|turns?|portrayals?|work|interpretation|characterization|comic relief|support)|"
    r"(?:does|do|did) (?:a|an|his|her|their|what|admirable|good|great|fine|solid|well|quite|very|excellent|as)|(?:holds?|held) (?:his|her|their) own|carries the|carry the|makes the most|overacts|overact|underplays|mugs|"
    r"plays (?:it|all|off|opposite|straight|against)|brings|bring|infuses|radiates|exudes|anchors|acquits|struggles|struggle|fares|fare|sells|nails|lends|lend|imbues|makes (?:a|an|his|her|for a)|"
    r"looks|look|has (?:little|nothing|much|some|good|great|never|a lot)|have (?:good|great|real|little|nothing|excellent|terrific|some|much|no)|gets (?:the|some|a|his|her|most|little|to)|is given|are given|manages|seems|comes across|comes off)"
)
_OWNED = (
    r"(?:performances?|acting|portrayals?|turn|character|characters|characterization|role|comic timing|comedic timing|charisma|charm|screen presence|presence|delivery|accent|"
    r"interpretation|line readings|scenes|shtick|physicality|star turn|villain|antagonist|hero|heroine|protagonist|comedy|eyes|face|chemistry|casting|co-stars?|ego|smile|voice|"
    r"lines|entrance|expressions?|mugging|cameo|screen time|talents|intensity|wife|husband|mother|father|brother|sister|son|daughter|girlfriend|boyfriend|best friend|love interest|boss|sidekick)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="plays", role="act", confidence=0.96, single=True, needs=("play", "portray", "essays", "embodies", "personifies", "inhabits", "impersonates"),
        shape=r"(?P<who>{LIST}),?(?: {ADV})? ?(?<= )" + _PLAYS + r"(?: here| beautifully)? (?P<part>)(?!it\b|all\b|off\b|opposite\b|against\b|straight\b)",
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
        name="as", role="act", confidence=0.93, single=True, needs=(" as ",),
        shape=r"(?P<who>{A})(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?:(?<= )" + _RETURNS + r"[ ,]*)?(?: ?(?:here|in|once again|yet again|too|again|also|this time|—|with (?:[a-z]+ ){1,4}|in a (?:[a-z-]+ ){1,4}))?,? ?(?<= )(?:returning |starring |again )?as (?:usual )?(?P<part>)",
        examples=(("Oscar Isaac joins as Kael, a rebel.", "Oscar Isaac|act|Kael"), ("Zendaya shines as Lyra.", "Zendaya|act|Lyra"), ("Robert Englund proves the biggest surprise as Freddy.", "Robert Englund|act|Freddy"), ("With Austin Stoker as the stalwart lieutenant, it works.", "Austin Stoker|act")),
        counterexamples=("Rosa Salazar is as good as Christoph Waltz.", "He is known as Kael."),
    ),
    Pattern(
        name="as (surname kept apart)", role="act", confidence=0.9, needs=("as ",),
        shape=r"(?:^|[,;—] |and )as (?P<part>)[^.;()]{3,80}?, (?P<who>P)(?: |,|'s)",
        examples=(("As the villain, John Goodman goes over the top.", "John Goodman|act"),),
        counterexamples=("As Zalem falls, Alita fights.",),
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
        name="role of", role="act", confidence=0.94, single=True, needs=("role", "part of", "portrayal", "performance", "interpretation", "turn as", "take on", "shoes"),
        shape=r"(?P<who>{A})(?:'s?|,)? (?:[a-z'-]+,? ){0,8}?(?:(?:role|part|character)s? of|portrayal of|interpretation of|take on|(?:performance|turn|work|role|outing|return|part) as|performance of|shoes of) (?P<part>)",
        examples=(("Keanu Reeves reprises his role as John Wick.", "Keanu Reeves|act|John Wick"), ("Lon Chaney Jr. gives perhaps his finest interpretation of Larry Talbot.", "Lon Chaney Jr.|act|Larry Talbot"), ("Daniel Craig takes on the role of Benoit Blanc.", "Daniel Craig|act|Benoit Blanc")),
        counterexamples=("The role of women is discussed.",),
    ),
    Pattern(
        name="would play", role="act", confidence=0.8, needs=("play ", "portray "),
        shape=r"(?P<who>P) (?:would|will|could|can|may|might|must|gets to|got to|does|did|to) (?:[a-z]+ly )?(?:play|portray) (?P<part>)",
        examples=(("Bela Lugosi would play Dracula twice.", "Bela Lugosi|act|Dracula"),),
        counterexamples=("Children will play outside.",),
    ),
    Pattern(
        name="cast as", role="act", confidence=0.93, needs=("cast", "choice of", "addition of", "choosing", "integrate", "bring", "return of", "introduc"),
        shape=r"(?:cast(?:s|ing)?|casting of|choice of|addition of|inclusion of|choosing|introduces|introducing|integrates?|brings?(?: back)?|return of|find|have|reunites?|presence of|finds) (?P<who>{LIST})(?: back)? (?:as|to play|in the role of|to portray) (?P<part>)",
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
        name="starring", role="act", confidence=0.95, single=True, needs=("star", "cast:", "cast includes", "featur", "headlin", "cast"),
        shape=r"(?:(?:co-|also |also co)?(?:starring|stars?:|stars(?: are| include)?|featuring|features|featured)(?: in this| here)?:?|cast(?: members)?(?: \([^()]{0,30}\))?:|cast (?:includes?|features?|including|featuring|is led by|is headed by|led by|headed by|consists of|comprising|comprises|of)|headlined by|headlining|headed by|led by|toplined by|fronted by)(?: the likes of| such as| both| a| an| the| also| an? (?:[a-z-]+ ){1,4}(?:like|including|of))? (?P<who>{LIST})",
        examples=(("Starring Daniel Craig, Chris Evans, Ana de Armas", "Daniel Craig|act", "Chris Evans|act", "Ana de Armas|act"), ("The cast includes Patrick O'Neal, Mary Murphy and Jay Novello.", "Patrick O'Neal|act", "Mary Murphy|act", "Jay Novello|act")),
        counterexamples=("It features New York.",),
    ),
    Pattern(
        name="performances by", role="act", confidence=0.93, needs=("performance", "support", "acting", "turn", "work", "cameo", "appearance", "role", "chemistry", "presence", "job"),
        shape=r"(?:performances?|support|acting(?: job)?|turns?|work|cameos?|appearances?|roles?|comic relief|chemistry|presence|job|help|assistance|contributions?|scene-stealing|bits?|moments?|villainy)(?: is| are| comes| come|,)? (?:by|from|of|for|between|goes to|in|courtesy of|with)(?: both| the likes of| the| an?)? (?P<who>{LIST})",
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
        name="trade", role="act", confidence=0.93, needs=("actor", "actress", "star ", "stars ", "newcomer", "lead", "comedian", "veteran", "villain", "star,", "hero"),
        shape=r"(?:actors?|actress(?:es)?|(?<!all-)(?<!five-)(?<!pop )(?<!rock )(?<!porn )stars?|co-stars?|newcomers?|leading m[ae]n|leading lad(?:y|ies)|leads?|comedians?|lead actors?|scene-stealer|character actors?),? (?P<who>{LIST})",
        examples=(("The girl that actress Sheila Vand conveys is lonely.", "Sheila Vand|act"), ("Stars Jean Arthur and William Holden click.", "Jean Arthur|act", "William Holden|act")),
        counterexamples=("The actor was good.",),
    ),
    Pattern(
        name="good in it", role="act", confidence=0.88, weak=True, needs=(" is ", " are ", " was ", " were ", "'s "),
        shape=r"(?P<who>{LIST})(?:,? [a-z-]+,?)?(?: \([^()]{0,60}\))?(?: is| are| was| were|'s)(?:,? (?!not\b|n't\b)(?:[a-z-]+|as usual|by far|as always),?){0,4}? " + _GOOD + r"\b",
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
        shape=r"(?P<who>P(?: and P)?)'s? (?:(?!(?:film|movie|direction|script|novel|work)\b)[a-z-]+,? ){0,3}?" + _OWNED + r"\b",
        examples=(("Will Smith's considerable charisma helps.", "Will Smith|act"), ("Colm Meaney's character is forced.", "Colm Meaney|act")),
        counterexamples=("The town's character is its charm.",),
    ),
    Pattern(
        name="playing on the person", role="act", confidence=0.88, weak=True, needs=("see ", "seeing", "watch", "thank", "with ", "fan", "love"),
        shape=r"(?:(?:to|and|we|you|i) (?:see|watch|hear)|seeing|watching|hearing)(?: a| the| an)?(?: [a-z-]+){0,2} (?P<who>{LIST})",
        examples=(("It is a pleasure to see Robert Mitchum.", "Robert Mitchum|act"),),
        counterexamples=("It is good to see the sea.",),
    ),
    Pattern(
        name="late credit", role="act", confidence=0.86, weak=True, needs=("is ", "are ", "comes", "stealing", "enter ", "belongs"),
        shape=r"(?:(?:also|stealing|equally|even|particularly|especially|just as) (?:(?!(?:by|with|from|of)\b)[a-z'-]+ ){1,7}(?:is|are|was|were)|(?:standout|highlight|star|hero|villain|lead|scene-stealer|mvp|best thing about (?:this|the) (?:movie|film)|film belongs to|movie belongs to|show belongs to|in the lead)(?: here| of the (?:film|show|movie|cast))?(?: is| are|,|:)?(?: easily| definitely| undoubtedly)?) (?P<who>{LIST})",
        examples=(("Also stealing his share of scenes is Seth Green.", "Seth Green|act"), ("The standout is Mary Murphy.", "Mary Murphy|act")),
        counterexamples=("Also good is the end.",),
    ),
)
