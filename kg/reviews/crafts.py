"""Patterns in which the maker is told by what was done: *X did a fine job with the score*, *X for the camerawork*."""

from __future__ import annotations

from kg.reviews.jobs import NOUN, WORK
from kg.reviews.patterns import Pattern

_WORK = rf"(?P<job>{WORK})"
_SOME = (
    r"(?:the|an?|his|her|their|its|this|some) "
    r"(?:(?!(?:role|part|of|by|as|about|on|for|to|in|with|at|and)\b)[a-z-]+,? ){0,4}?"
)
_TRADE = rf"(?P<job>(?!actor|actress|star|co-star|leading)(?:{NOUN}))"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="job with the work",
        confidence=0.9,
        needs=(" job ", " work "),
        shape=r"(?P<who>P(?: and P)?)(?:,? {ADV})? ?(?<= )(?:does|did|do|has done|have done) (?:[a-z]+ ){0,4}(?:job|"
        r"work) (?:with|on|of|in|for) (?:the |his |her |their |this )?(?:[a-z-]+ ){0,2}?" + _WORK + r"\b",
        examples=(("Nico Muhly did a fine job with the score.", "Nico Muhly|cmp"),),
        counterexamples=("Nico Muhly did a fine job with the garden.", "He did a job on the side."),
    ),
    Pattern(
        name="provides the work",
        confidence=0.88,
        needs=(*"provid supplie contribut craft pens penn wrote writ turn does did".split(),),
        shape=r"(?P<who>P(?: and P)?)(?: \([^()]{0,60}\))?(?:,? {ADV})? ?(?<= )(?:provides?|provided|supplies|supplied|"
        r"contributes|contributed|crafts|crafted|pens|penned|wrote|writes|writing|penning|turns in|turned in|does|did) "
        + _SOME
        + r"(?!dialog|dialogue|writing|directing)"
        + _WORK
        + r"\b(?! (?:of|about|for|line))",
        examples=(
            ("David Hare provides the screenplay.", "David Hare|aus"),
            ("Nico Muhly did the music.", "Nico Muhly|cmp"),
        ),
        counterexamples=("David Hare did the dishes.", "David Hare wrote a letter about music."),
    ),
    Pattern(
        name="known for the work here",
        confidence=0.86,
        needs=(" for his ", " for her ", " for their ", " for the "),
        shape=r"\b(?:credit|praise|kudos|props|thanks|applause|blame|go(?:es)?|to) (?:[a-z]+ ){0,3}(?P<who>P) for "
        r"(?:his|her|their|the) (?:[a-z-]+ ){0,3}?" + _WORK + r"\b(?! of)",
        examples=(("Credit must go to Anthony Minghella for his direction.", "Anthony Minghella|fmd"),),
        counterexamples=("Credit must go to Anthony Minghella for his patience.",),
    ),
    Pattern(
        name="award for the work",
        confidence=0.9,
        needs=("oscar", "award", "nomin", "bafta", "prize", "globe"),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:won|wins|got|gets|received|earned|deserved|deserves|took home|was "
        r"nominated|"
        r"is nominated|nominated|should (?:have )?(?:won|win|got)|was robbed of|lost) (?:[a-z]+ ){0,3}?"
        r"(?:oscar|academy award|award|bafta|nomination|prize|golden globe|cesar)s?(?: nomination)? for (?:the |his "
        r"|her |"
        r"their )?(?:[a-z-]+ ){0,2}?(?!original|adapted)" + _WORK + r"\b(?! of)",
        examples=(
            ("Emi Wada won an Oscar for the costumes.", "Emi Wada|cst"),
            ("John Barry was nominated for an award for his score.", "John Barry|cmp"),
        ),
        counterexamples=("Emi Wada won an Oscar for her part in it.",),
    ),
    Pattern(
        name="shot on such stock",
        role="cng",
        confidence=0.84,
        needs=("shot in ", "shot on ", "filmed in ", "photographed every", "shoots in ", "shoots on "),
        shape=r"(?P<who>P) (?:photographed every|(?:shot|shoots|filmed)(?: it| this| everything| them| all of it)? "
        r"(?:in|on) "
        r"(?:[a-z-]+ ){0,2}?(?:infrared|black and white|black-and-white|monochrome|16mm|35mm|70mm|65mm|imax|super 16|"
        r"technicolor|widescreen|cinemascope|available light|natural light|digital|video|film stock)\b)",
        examples=(("The scene, which Greig Fraser shot in infrared, is bold.", "Greig Fraser|cng"),),
        counterexamples=("Greig Fraser shot in Jordan.",),
    ),
    Pattern(
        name="debut ahead",
        role="fmd",
        confidence=0.9,
        needs=("debut",),
        shape=r"\b(?:his|her) (?:[a-z-]+ ){0,2}(?:directorial|directing|feature|filmmaking|behind-the-camera) debut,? "
        r"(?:[a-z-]+ ){0,3}?(?P<who>P)(?!'s? )",
        examples=(("In his directorial debut, Anthony Minghella shows promise.", "Anthony Minghella|fmd"),),
        counterexamples=("In his acting debut, Anthony Minghella shows promise.",),
    ),
    Pattern(
        name="debut in a trade",
        confidence=0.9,
        needs=("debut as",),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:makes|made|making|has made) (?:an?|his|her) (?:[a-z-]+ ){0,2}debut "
        r"as "
        r"(?:an? |the )?(?:[a-z-]+ )?" + _TRADE + r"\b",
        examples=(("Anthony Minghella makes a strong debut as director.", "Anthony Minghella|fmd"),),
        counterexamples=("Anthony Minghella makes his debut as an actor.",),
    ),
    Pattern(
        name="debut behind the camera",
        role="fmd",
        confidence=0.9,
        needs=("behind the camera", "in the director's chair"),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:makes|made|making) (?:an?|his|her) (?:[a-z-]+ ){0,2}debut (?:behind "
        r"the "
        r"camera|in the director's chair)",
        examples=(("Anthony Minghella makes his debut behind the camera.", "Anthony Minghella|fmd"),),
        counterexamples=("Anthony Minghella makes his debut in London.",),
    ),
    Pattern(
        name="choice to direct",
        role="fmd",
        confidence=0.88,
        needs=("to direct", "to helm"),
        shape=r"(?P<who>P) (?:is|was|seems|proves) (?:an?|the) (?:[a-z-]+ ){0,3}(?:choice|man|woman|person|one|hand|"
        r"pick) "
        r"to (?:direct|helm)\b",
        examples=(("Anthony Minghella was the wrong choice to direct.", "Anthony Minghella|fmd"),),
        counterexamples=("Anthony Minghella was the wrong man to ask.",),
    ),
    Pattern(
        name="has made the film",
        role="fmd",
        confidence=0.82,
        needs=(" made ", " crafted ", " created ", " fashioned ", " delivered "),
        shape=r"(?P<who>P)(?:, (?!who|which)[^,;:.()]{3,60},)? (?:has|had|have) (?:[a-z]+ly |also |simply )?(?:made|"
        r"crafted|"
        r"created|fashioned|delivered|given us) (?:an?|another|the|his|her) (?:[a-z-]+,? ){0,5}?(?:film|movie|picture|"
        r"masterpiece|thriller|western|comedy|drama|gem)\b(?! (?:debut|career|history|star))",
        examples=(("Anthony Minghella has made a dull film.", "Anthony Minghella|fmd"),),
        counterexamples=("Anthony Minghella has made a friend.", "Anthony Minghella has made the film star cry."),
    ),
    Pattern(
        name="produced it",
        role="fmp",
        confidence=0.85,
        needs=("produce",),
        shape=r"(?P<who>P),?(?: {ADV})? ?(?<= )(?:co-)?produce[ds](?= (?:it\b|this\b|(?:the|this) (?:film|movie|"
        r"picture)\b|M)|[.;]|,? and (?:star|co-star|play|act)|$)",
        examples=(("Sydney Pollack produced it.", "Sydney Pollack|fmp"),),
        counterexamples=("Sydney Pollack produces a gun.",),
    ),
    Pattern(
        name="trade of a surname alone",
        role="fmd",
        confidence=0.8,
        single=True,
        needs=("directed ", "directs ", "helmed ", "helms ", " directing", " at the helm"),
        shape=r"(?<!the )(?<!whose )(?P<who>[PN])(?: also)? (?:(?:directed|helmed) (?:this|it|M|"
        r"the (?:film|movie|picture))\b|"
        r"(?:directs|helms)(?= (?:this|it|the|M|with|in|a|an|his|her|every)\b|[,.;])|(?:directing|at the "
        r"helm)(?=[,.;]|$))",
        examples=(
            ("Minghella directed this one with care.", "Minghella|fmd"),
            ("With Minghella at the helm, it turns cold.", "Minghella|fmd"),
            ("Minghella directs with a cold eye.", "Minghella|fmd"),
        ),
        counterexamples=("The Inspector directed this traffic.", "Hanna directed the traffic.", "Zeb directs traffic."),
    ),
    Pattern(
        name="surname with a trade",
        confidence=0.85,
        single=True,
        needs=("direct", "compos", "cinemato", "editor", "writer", "author"),
        shape=r"(?<!the )(?P<who>[PN])(?:,? the| is (?:an?|the)(?: [a-z-]+){0,2}) (?P<job>director|composer|"
        r"cinematographer|editor|"
        r"screenwriter|scriptwriter|filmmaker)(?!, the (?:cinematographer|director|writer|editor|producer|"
        r"composer))(?=[,.;]| (?:is|has|does|knows|and|who|of (?:this|the film|the movie|"
        r"M))\b)",
        examples=(
            ("Minghella, the director, is in control.", "Minghella|fmd"),
            ("Minghella is a great director.", "Minghella|fmd"),
        ),
        counterexamples=("Minghella is a great director of hotels.", "The Inspector is a director."),
    ),
    Pattern(
        name="as a trade, the surname",
        confidence=0.85,
        single=True,
        needs=("as a ", "as the ", "as "),
        shape=r"^(?:but |and )?as (?:an? |the )?(?P<job>director|writer|screenwriter|filmmaker|composer|"
        r"writer-director), "
        r"(?P<who>[PN])\b",
        examples=(("As a director, Minghella is in control.", "Minghella|fmd"),),
        counterexamples=("As a director of hotels, Minghella is in control.",),
    ),
    Pattern(
        name="wrote the work, the surname alone",
        confidence=0.8,
        single=True,
        needs=(" wrote ", " composed ", " penned ", " writes "),
        shape=r"(?<!the )(?<!whose )(?P<who>[PN]) (?:wrote|composed|penned|writes) (?:the|this|his|her|an?) (?:[a-z-]+ "
        r"){0,2}?"
        r"(?P<job>script|screenplay|score|music|soundtrack)\b(?! for (?!the|this))",
        examples=(("Morlacchi wrote the music.", "Morlacchi|cmp"),),
        counterexamples=("The Emperor wrote the music.", "Hanna wrote the letter."),
    ),
    Pattern(
        name="source by a surname alone",
        role="aut",
        confidence=0.85,
        single=True,
        needs=("based on", "adapted from", "adaptation of", "version of"),
        shape=r"(?:based (?:up)?on|adapted from|adaptation of|version of) (?:(?P<who>N)'s? (?:[a-z-]+ ){0,3}(?:novel|"
        r"novella|"
        r"book|play|story|memoir)\b)",
        examples=(("Based on Schlinck's novel, it is sad.", "Schlinck|aut"),),
        counterexamples=("Based on the novel, it is sad.",),
    ),
    Pattern(
        name="job is the name",
        confidence=0.93,
        single=True,
        needs=(" = ",),
        shape=r"(?P<who>P) = " + _TRADE + r"(?=[,;.)]|$)",
        examples=(
            (
                "The team (Sydney Pollack = producer, Anthony Minghella = director) is back.",
                "Sydney Pollack|fmp",
                "Anthony Minghella|fmd",
            ),
        ),
        counterexamples=("Sydney Pollack = money.",),
    ),
)
