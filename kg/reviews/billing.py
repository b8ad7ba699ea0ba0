"""Patterns for who takes part, told by how large a part is, by where in the film somebody is to be seen, by scenes."""

from __future__ import annotations

from kg.reviews.callings import CALLING
from kg.reviews.patterns import Pattern

_SIZED = (
    r"(?:(?:the |a |an )?(?:(?:two |three )?(?:leading|lead|main|principal|central|supporting|small|smaller|tiny|minor|"
    r"major|larger?|big|bigger|title|key|important|bit|starring|brief|good|fine|other|memorable|pivotal|secondary|"
    r"thankless|decent|nice|juicy),? (?:and |but )?){1,3})"
)
_SEGMENT = r"(?:story|segment|episode|tale|vignette|chapter|sequence|sketch|half|section)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="has a part of some size",
        role="act",
        confidence=0.92,
        needs=(" role", " part"),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?(?:,? {ADV})? ?(?<= )(?:also |both |all )?(?:plays?|played|has|"
        r"have|"
        r"had|takes?|took|fills?|filled|gets?|got|is given|are given|is stuck with|land(?:s|ed)?) "
        + _SIZED
        + r"(?:roles?|parts?)\b(?! (?:in (?:his|her|the) (?:life|history|plot|story)|to play in|of (?:it|the (?:plot|"
        r"story|problem|film|movie))))",
        examples=(
            ("Jean Arthur and William Holden also play leading roles.", "Jean Arthur|act", "William Holden|act"),
            ("Jean Arthur has a small but memorable part.", "Jean Arthur|act"),
        ),
        counterexamples=("Music plays a leading role.", "Jean Arthur has a large part of it."),
    ),
    Pattern(
        name="in a part of some size",
        role="act",
        confidence=0.92,
        needs=(" in the lead", " role", " part"),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?<= )(?:(?:is|are|was|were|stars?|starred|"
        r"co-stars?) "
        r"(?:(?!in\b)[a-z'-]+,? (?:and )?){0,4}?)?in (?:"
        + _SIZED
        + r"(?:roles?|parts?)\b|the lead(?= (?:of|as|is|was|here|and)\b|[.,;!(]|$))(?! (?:of (?:it|the (?:plot|story|"
        r"problem|film|movie|picture|book|world|country|city))|to play)\b)(?: (?:of|as) (?P<part>))?",
        examples=(
            ("Jean Arthur in the lead role is excellent.", "Jean Arthur|act"),
            ("Jean Arthur is quite good in the lead.", "Jean Arthur|act"),
            ("I forgot how good Jean Arthur is in the lead of Babe Bennett.", "Jean Arthur|act|Babe Bennett"),
        ),
        counterexamples=("They follow Jean Arthur in the lead car.", "Jean Arthur lives in a small part of the city."),
    ),
    Pattern(
        name="in such a part, somebody",
        role="act",
        confidence=0.9,
        needs=(" role", " part"),
        shape=r"(?:^|[;:\u2014] |, |\band )in "
        + _SIZED
        + r"(?:roles?|parts?)(?:(?: (?:of|as) [^.;:()]{3,90})?, |,? (?:is|are|we (?:have|get|find|see)|there(?:'s| is| "
        r"are)|comes?|look (?:out )?for|(?:you'll |one can )?(?:spot|see)) )(?:the |an? )?(?:(?!who|which|"
        r"but|and)[a-z-]+ ){0,2}?(?P<who>{LIST})",
        examples=(
            ("In the small role of her wary maid, Jean Arthur adds a note of doubt.", "Jean Arthur|act"),
            ("In supporting roles are Jean Arthur and William Holden.", "Jean Arthur|act", "William Holden|act"),
        ),
        counterexamples=("In a small part of the town, rain falls.", "In the lead role, she shines."),
    ),
    Pattern(
        name="in support",
        role="act",
        confidence=0.92,
        needs=(" in support", " in smaller ", " in lesser "),
        shape=r"\bwith (?P<who>{LIST}),? (?:all |both |also )?in (?:support\b(?! of)|(?:smaller|supporting|lesser) "
        r"(?:roles|parts))",
        examples=(
            (
                "It stars Dan Duryea, with Jean Arthur and William Holden in support.",
                "Jean Arthur|act",
                "William Holden|act",
            ),
        ),
        counterexamples=("She marched with Jean Arthur in support of the strike.",),
    ),
    Pattern(
        name="segment with somebody",
        role="act",
        confidence=0.9,
        needs=("story", "segment", "episode", "tale", "vignette", "chapter", "sequence", "sketch", "half", "section"),
        shape=rf"\b(?:the|this) (?:[a-z]+ )?{_SEGMENT}(?: (?:is the one|is one|one))? (?:has|had|with|stars|starred|"
        r"features|featuring|featured|involves) "
        r"(?:the |an? )?(?P<who>{LIST})(?=,? (?:who|as|in|doing|playing|plays|is)\b|[.;]|$)",
        examples=(
            ("The first story has Jean Arthur, who does an admirable job.", "Jean Arthur|act"),
            ("The last segment stars Jean Arthur and William Holden.", "Jean Arthur|act", "William Holden|act"),
        ),
        counterexamples=("The first story has a moral.",),
    ),
    Pattern(
        name="the actress, by name",
        role="act",
        confidence=0.92,
        needs=("actor, P", "actress, P", "star, P", "lead, P", "hero, P", "heroine, P", "villain, P", "actor P is"),
        shape=r"(?:^|[.;:\u2014] |\b(?:and|but|while|though) )(?:the|this|its|our) (?:(?:young|lead|leading|main|child|"
        r"other|title|poor|female|male|film's|movie's) ){0,2}(?:actor|actress|star|lead|hero|heroine|villain), "
        r"(?P<who>P),? (?=(?:is|was|has|does|did|looks|seems|gives|gave|makes|made|who|can|could|just|also|"
        r"really)\b)",
        examples=(("The actress, Jean Arthur, was pretty good.", "Jean Arthur|act"),),
        counterexamples=("The actress, Jean Arthur's friend, was pretty good.",),
    ),
    Pattern(
        name="part's voice by",
        role="act",
        confidence=0.92,
        needs=(" voice",),
        attributes=("voice",),
        shape=r"(?P<who>P)(?:, who| who|,)? (?:supplies|supplied|provides|provided|does|did) (?:the "
        r")?(?P<char>[NP])'s? "
        r"(?:[a-z]+ ){0,2}voice\b",
        examples=(("June Foray, who supplies Hanna's speaking voice, is a veteran.", "June Foray|act|Hanna"),),
        counterexamples=("June Foray supplies the town with voices.",),
    ),
    Pattern(
        name="acts when playing",
        role="act",
        confidence=0.86,
        parted=True,
        needs=(
            " when he play",
            " when she play",
            " while he play",
            " while she play",
            " where he play",
            " where she play",
            " he's playing",
            " she's playing",
        ),
        shape=r"(?P<who>P)(?:'s?)? [^PNMF.;:()]{2,80} (?:when|while|where|except(?: that)?) s?he"
        r"(?: plays| played| is playing|'s playing) "
        r"(?P<part>)(?=(?:[a-z-]+ ){0,3}[NP](?!'))",
        examples=(("I disliked Kate Winslet's acting when she played Hanna.", "Kate Winslet|act|Hanna"),),
        counterexamples=("I disliked Kate Winslet's look when she played chess.",),
    ),
    Pattern(
        name="is such a one of the story",
        role="act",
        confidence=0.85,
        needs=(" is ", " was "),
        shape=r"(?P<who>P) (?:is|was|are) (?:the )?(?:[a-z-]+,? (?:but |and |yet )?){0,4}?(?:N )?(?:[a-z-]+ ){0,2}?"
        + CALLING
        + r" (?P<char>[NP])(?=[,.;]|$| (?:who|in|and)\b)",
        examples=(
            (
                "Jean Arthur is career-minded but lovable New York reporter Babe Bennett.",
                "Jean Arthur|act|Babe Bennett",
            ),
        ),
        counterexamples=("Jean Arthur is a reporter.", "Jean Arthur is the reporter's friend."),
    ),
    Pattern(
        name="film with",
        role="act",
        confidence=0.85,
        weak=True,
        full=True,
        needs=(" with ", " between ", "scene", "sequence", "segment"),
        shape=r"(?<!\bone )(?<!\bother )(?<!\banother )(?<!\bother )\b(?:(?:movie|film|flick|western|comedy|thriller|"
        r"drama|picture|musical|vehicle|noir|adventure|romp|"
        r"story|tale)(?: [a-z0-9-]+){0,3}|scenes?|segments?|episodes?|sequences?|moments?) (?:with|between|"
        r"where|in which|featuring|co-starring|that stars)(?: the| a| an| both)?(?: [a-z-]+)? (?P<who>{LIST})",
        examples=(
            ("It is a small film with Robert Mitchum and Jane Greer.", "Robert Mitchum|act", "Jane Greer|act"),
            ("I liked the segment with Theresa Russell.", "Theresa Russell|act"),
        ),
        counterexamples=("A film with a heart.",),
    ),
    Pattern(
        name="signed on",
        role="act",
        confidence=0.85,
        weak=True,
        needs=("sign", "agree", "are in", "is in", "was in", "were in", "on hand"),
        shape=r"(?P<who>{LIST}) (?:signed on|sign on|signs on|signed up|agreed to (?:be in|do|appear|star)|(?:is|are|"
        r"was|were) (?:also )?(?:in (?:this|it\b|the (?:movie|film|cast)|here)|on hand))",
        examples=(
            ("I cannot believe Lucy Liu and Mickey Rourke signed on.", "Lucy Liu|act", "Mickey Rourke|act"),
            ("Michael Caine and Morgan Freeman are on hand with advice.", "Michael Caine|act", "Morgan Freeman|act"),
        ),
        counterexamples=("The treaty was signed.",),
    ),
)
