"""Patterns that give an actor a part in other words than *plays* or *as*: brings her to life, was born to play her."""

from __future__ import annotations

from kg.reviews.callings import CALLING
from kg.reviews.kin import KIN_NOUN
from kg.reviews.patterns import Pattern

_ENDS = r"[,.;:!?)]|$| "
r"(?:is|was|has|does|as|and|but|who|with|in|from|for|that|which|gets|makes|takes|[a-z]{3,}s|[a-z]+ed)\b"
_ON = f"(?={_ENDS})"
_LIKE_LIFE = (
    r"(?:believable|likable|likeable|sympathetic|human|compelling|real|interesting|memorable|credible|convincing|"
    r"menacing|relatable|lovable|frightening|tragic|charming|three-dimensional|fun|unique|great character|strong "
    r"character|hero|heroine|villain)"
)

_GOOD_ONE = (
    r"(?:good|great|fine|perfect|ideal|excellent|terrific|superb|wonderful|splendid|marvelous|marvellous|convincing|"
    r"credible|believable|worthy|memorable|effective|decent|solid|passable|likable|charming|dashing|menacing|creepy|"
    r"sinister|formidable|definitive|best|finest|greatest|better|worst|poor|bad|terrible|weak|bland|dull|brilliant|"
    r"natural|straightforward|capable|adequate|spirited|radiant|sympathetic|touching|stunning|sweet|adorable|feisty|"
    r"tough|commanding|hilarious|inspired|"
    r"fantastic|amazing|delightful|lovely|beautiful|suitably [a-z]+|appropriately [a-z]+|fun|funny)"
)
_QUALITY = (
    r"(?:life|bearing|dignity|warmth|depth|humanity|gravitas|charm|charisma|energy|vulnerability|pathos|menace|grace|"
    r"humou?r|wit|authority|presence|intensity|nuance|sincerity|sympathy|weight|swagger|vitality|passion|credibility|"
    r"zeal|vigou?r|bravado|melancholy|gentleness|sweetness|cunning|fury|rage|stillness|restraint|calm|exuberance|enthusiasm|"
    r"sorrow|longing|nobility|feeling|heart|soul|spark|fire|mischief|spirit|style|elegance|poignancy|integrity|realism|"
    r"subtlety|weariness|decency|ferocity|touch|quality|edge|air|complexity|conviction|authenticity|sensitivity|tenderness|innocence|strength|sadness)"
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
        shape=r"(?P<who>P)(?:{ASIDE})?(?:,? {ADV})? ?(?<= )(?:(?:nails|captures|embodies|humani[sz]es|inhabits)(?: the "
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
        needs=("born to", "for the", "to play", "to playing", " for N", " for P"),
        shape=r"(?P<who>P) (?:is|was|seems|seemed|feels|looks|proves)(?: [a-z]+){0,3} (?:born to play|(?:perfect|right|"
        r"wrong|ideal|made|suited|fit|an? (?:[a-z]+ ){0,2}(?:fit|choice)|too (?:old|young)) "
        r"(?:for|to) "
        r"(?:play(?:ing)? |the (?:role|part|character) of |(?=[NP](?:[.,;!]|$| and | in )))"
        r"(?:the role of )?)(?<= )?(?: )?"
        r"(?P<part>)",
        examples=(
            ("Kate Winslet is a deft choice for Hanna.", "Kate Winslet|act|Hanna"),
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
        shape=r"(?P<who>P)'s? (?:[a-z-]+ ){0,2}(?:character|alter ego)(?:,| \(| of)? ?(?:named |called )?(?P<char>[NP])"
        + _ON,
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
        shape=r"(?P<who>P(?: and P)?)(?:,| \u2014) (?:here |now |again |once again )?(?:playing|portraying|cast as|"
        r"returning as|appearing as) (?:(?:the |two )?(?:hit men|cops|brothers|sisters|lovers|friends) )?"
        r"(?P<part>)",
        examples=(
            ("The great Kate Winslet, here playing Hanna, is superb.", "Kate Winslet|act|Hanna"),
            (
                "Kate Winslet and Dev Patel, playing hit men Ray and Ken, shine.",
                "Kate Winslet|act|Ray",
                "Dev Patel|act|Ken",
            ),
        ),
        counterexamples=("The great Kate Winslet, playing chess, is superb.",),
    ),
    Pattern(
        name="playing, behind a clause",
        role="act",
        confidence=0.88,
        parted=True,
        needs=(", playing ", ", portraying ", ", cast ", ", starring as "),
        shape=r"(?P<who>P) (?!who\b)[^PNMF.;:()]{3,90}, (?:here |again |once again )?(?:playing|portraying|cast|"
        r"starring"
        r")(?: against type| brilliantly| beautifully)?(?: as)? (?P<part>)(?=(?:(?!(?:and|but|that|"
        r"who)\b)[a-z-]+,? ){0,6}[NP](?!'))",
        examples=(
            ("Kate Winslet shows her range, playing Hanna.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet is a surprise, cast against type as the cold Hanna.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("Kate Winslet shows her range, playing with fire.",),
    ),
    Pattern(
        name="does this and plays",
        role="act",
        confidence=0.9,
        parted=True,
        needs=(" plays ", " portrays ", " playing "),
        shape=r"(?P<who>P) (?!and\b|or\b)[a-z][^PNMF.;:()]{1,90},? (?:and|but) (?:s?he )?(?:[a-z]+ly |also )?(?:plays|"
        r"portrays|(?:does|did|gives|has) (?:[a-z]+ ){1,5}(?:in |at |of )?playing) (?P<part>)(?=(?:(?!(?:and|but|"
        r"that|who)\b)[a-z-]+,? ){0,4}[NP](?!'))",
        examples=(("Kate Winslet avoids all camp and plays Hanna straight.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Kate Winslet avoids all camp and plays chess.",),
    ),
    Pattern(
        name="a good one of the part",
        role="act",
        confidence=0.84,
        needs=("is a", "was a", "is the", "was the", "makes a", "made a", "gives us", "makes for", "is my", "made the"),
        shape=r"(?P<who>P)(?: {ADV})? ?(?<= )(?:is|was|makes(?: for)?|made(?: for)?|gives us|gave us) (?:easily |"
        r"by far |still |"
        r"quite )?(?:an?|the|my) (?:[a-z-]+,? (?:and )?){0,2}?"
        + _GOOD_ONE
        + r" (?P<char>[NP])(?= (?:to date|ever|yet|so far|since)\b|"
        + f"{_ENDS})",
        examples=(
            ("Kate Winslet is a good Hanna, if a cold one.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet gives us the best Hanna Schmitz to date.", "Kate Winslet|act|Hanna Schmitz"),
        ),
        counterexamples=("Kate Winslet is a good cook.", "Kate Winslet is a good Hollywood actress."),
    ),
    Pattern(
        name="brings something to the part",
        role="act",
        confidence=0.88,
        needs=("bring", "lend", "gives ", "gave ", "adds ", "added ", "finds ", "found "),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= "
        r")(?:brings?|brought|bringing|lends?|lending|lent|gives|gave|adds|added|finds|found) "
        r"(?:[a-z'-]+,? (?:and )?){0,6}?"
        + _QUALITY
        + r" (?:and [a-z-]+ )?(?:to|in) (?:the (?:role|part|character) of )?(?:(?:the|his|her|an?) "
        r"(?:(?!(?:of|in|by|from|with|at)\b)[a-z-]+ ){0,3})?(?P<char>[NP])" + _ON,
        examples=(
            ("Kate Winslet brings warmth to the shipwrecked sailor Hanna.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet finds a nobility in Hanna that the book only hints at.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet brings a quiet dignity to Hanna.", "Kate Winslet|act|Hanna"),
            ("Kate Winslet lends warmth to the role of Hanna Schmitz.", "Kate Winslet|act|Hanna Schmitz"),
        ),
        counterexamples=("Kate Winslet brings a letter to Hanna.",),
    ),
    Pattern(
        name="as played by",
        role="act",
        confidence=0.93,
        needs=(
            "played ",
            "portrayed ",
            "voiced ",
            "as embodied by",
            "as interpreted by",
            "as essayed by",
        ),
        shape=r"^(?:but |and |here,? )?(?:as (?:played|portrayed|voiced|embodied|interpreted|essayed)|played|portrayed|"
        r"voiced) (?:(?!by\b)[a-z]+ ){0,4}by (?:the |an? )?"
        r"(?:[a-z-]+ ){0,3}?(?P<who>P)(?:,? (?:however, )?(?:the )?(?:[a-z-]+,? ){0,3}?(?P<char>[NP])(?!'|,? "
        r"(?:and|&) P))?",
        examples=(
            ("As played by Kate Winslet, the cold Hanna is human.", "Kate Winslet|act|Hanna"),
            ("Played wonderfully by Kate Winslet, Hanna is human.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("As the song is played by Kate Winslet, Hanna cries.",),
    ),
    Pattern(
        name="the part, the actor",
        role="act",
        confidence=0.85,
        full=True,
        needs=(", P,",),
        shape=r"(?:(?:^|; |\b(?:and|but|when|while|until) )(?P<char>[NP])|(?:his|her|their|the) (?:[a-z-]+ ){0,3}"
        + f"(?:{CALLING}|{KIN_NOUN}) "
        + r"[NP](?P<before>)), (?P<who>P)(?=\.|$|,? who\b|, (?:is|was|has|who|gets|goes|[a-z]{3,}[^su]s|[a-z]+ed)\b)",
        examples=(
            ("Hanna Schmitz, Kate Winslet, is called by the police.", "Kate Winslet|act|Hanna Schmitz"),
            ("He meets her maid Hanna, Kate Winslet, who is cold.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=(
            "Directed by Hanna, Kate Winslet, is cold.",
            "Hanna, Kate Winslet, and Ralph Fiennes are cold.",
        ),
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
        either=True,
        shape=r"(?:^|[,;:(\u2014] ?|\b(?:and|but|while) )(?:(?:the|his|her|their|our|an?) (?:[a-z-]+,? "
        r"){1,5})?(?P<char>[NP])"
        r"(?:, who is [^,;.()]{3,50},|,)? is (?:an? |the )?(?:[a-z-]+ ){0,4}(?P<who>P)"
        r"(?=,|\.|$| in [a-z]| \()",
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
        r"(?P<char>[NP])(?:, (?:the|an?|his|her) [a-z-]+(?: [a-z-]+){0,5})? ?(?:,|\(|is|was)(?: the)? "
        r"?(?P<who>P)(?=[,.;)]|$)",
        examples=(
            ("The actress who plays Hanna, Kate Winslet, is cold.", "Kate Winslet|act|Hanna"),
            ("The girl who played Hanna is Kate Winslet.", "Kate Winslet|act|Hanna"),
            ("The girl who plays Hanna, the source of it all, Kate Winslet, is cold.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("The girl who played Hanna met Kate Winslet.",),
    ),
    Pattern(
        name="part and actor side by side",
        role="act",
        confidence=0.82,
        full=True,
        needs=("N/", "N \u2014 "),
        shape=r"(?<!/)(?P<char>N)(?: ?/ ?(?=P(?! ?/|'s? ))| \u2014 (?=P \u2014 ))(?P<who>P)",
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
        r"when)\b)[a-z'-]+,? ){1,6}(?:in|at) "
        r"(?:the|his|her) (?:[a-z]+ ){0,3}(?:role|part|shoes) of (?P<part>)",
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
    Pattern(
        name="the role is one of the actor's",
        role="act",
        confidence=0.88,
        needs=("role of", "part of"),
        shape=r"\b(?:the|this) (?:role|part) of (?P<char>[NP]) (?:is|was|remains) (?:probably |easily |surely )?"
        r"(?:one of )?(?P<who>P)'s? (?:[a-z-]+ ){0,4}(?:roles?|parts?|performances?|turns?|characters?|creations?)\b",
        examples=(("The role of Hanna is one of Kate Winslet's best performances.", "Kate Winslet|act|Hanna"),),
        counterexamples=("The role of Hanna is one of many.",),
    ),
    Pattern(
        name="with somebody doing it as",
        role="act",
        confidence=0.88,
        parted=True,
        needs=("ing ",),
        shape=r"(?:\bwith|,|;|\band) (?P<who>P) (?!playing|being|having|starring|appearing)[a-z]{3,}ing "
        r"(?:(?!(?:as|that|which|who|such|same|well|much|known|him|her|them)\b)[a-z'-]+ ){1,8}as "
        r"(?P<part>)(?=(?:the |his |her )?(?:[a-z-]+ ){0,2}[NP](?!'))",
        examples=(
            ("It has its moments, with Kate Winslet rising above the dull script as Hanna.", "Kate Winslet|act|Hanna"),
        ),
        counterexamples=("It ends with Kate Winslet leaving the house as well.",),
    ),
    Pattern(
        name="as good a part as",
        role="act",
        confidence=0.86,
        needs=("as ",),
        shape=r"(?P<who>P) (?:is|was|makes) as [a-z]+ an? (?P<char>[NP])(?= as\b)",
        examples=(("Kate Winslet is as cold a Hanna as you will find.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Kate Winslet is as cold as Hanna.",),
    ),
    Pattern(
        name="actor and part side by side",
        role="act",
        confidence=0.82,
        full=True,
        needs=("P/N", "P / N"),
        shape=r"(?<!/)(?<!/ )(?P<who>P) ?/ ?(?P<char>N)(?!/|'s? )",
        examples=(("Kate Winslet/Hanna is cold.", "Kate Winslet|act|Hanna"),),
        counterexamples=("Kate Winslet and/or Hanna is cold.",),
    ),
    Pattern(
        name="in playing",
        role="act",
        confidence=0.92,
        parted=True,
        needs=(" playing ", " portraying "),
        shape=r"(?P<who>P)(?:, who [a-z][^PNMF.;:(),]{2,80},)? "
        r"(?:(?!(?:and|but|who|that|while|when)\b)[a-z'-]+,? ){1,8}"
        r"(?:in|at|by|of|job|work) "
        r"(?:playing|"
        r"portraying) (?P<part>)",
        examples=(
            ("Michael Caine does a good turn in playing Sidney.", "Michael Caine|act|Sidney"),
            ("Michael Caine, who never stops, surprises us by playing Sidney.", "Michael Caine|act|Sidney"),
        ),
        counterexamples=("Michael Caine loves playing.",),
    ),
)
