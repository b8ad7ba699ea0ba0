"""Patterns for who takes part, told by praise or blame alone: *I liked X in this*, *X was never better*."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="liked in it",
        role="act",
        confidence=0.86,
        weak=True,
        needs=(" liked ", " loved ", " hated ", " enjoyed ", " adored ", " like ", " love ", " hate ", " enjoy "),
        shape=r"\b(?:i|we|you|you'll|i'd|i've)(?: (?:really|always|also|just|particularly|especially|never|did|do|"
        r"didn't|don't|"
        r"actually|absolutely|usually))* (?:liked?|loved?|hated?|enjoy(?:ed)?|adored?) (?P<who>{LIST}) (?:in (?:this|"
        r"it|here|"
        r"the (?:film|movie|part|role|lead))\b|here\b)",
        examples=(("I really liked Mary Murphy in this one.", "Mary Murphy|act"),),
        counterexamples=("I really liked Mary Murphy in her first film.",),
    ),
    Pattern(
        name="impressed with",
        role="act",
        confidence=0.82,
        weak=True,
        full=True,
        needs=("impressed ", "charmed ", "blown away ", "annoyed ", "distracted ", "captivated ", "bored "),
        shape=r"\b(?:impressed|charmed|blown away|annoyed|distracted|captivated|bored) (?:with|by) "
        r"(?P<who>{LIST})(?!'s? )",
        examples=(("I was impressed with Mary Murphy as well.", "Mary Murphy|act"),),
        counterexamples=("I was impressed with Mary Murphy's house.",),
    ),
    Pattern(
        name="cannot save it",
        role="act",
        confidence=0.86,
        weak=True,
        needs=(" save ", " rescue ", " saves ", " rescues ", " redeem"),
        shape=r"(?P<who>{LIST}) (?:can|could|can't|couldn't|cannot|did|does|is able to|is unable to|almost|nearly|"
        r"manages? to|"
        r"tries|tried|try)(?: not| n't| to)? ?(?<= )(?:save|saves|saved|rescue|rescues|rescued|redeem|redeems) (?:it|"
        r"this|the (?:film|movie|"
        r"picture|thing|day|show)|M)\b",
        examples=(("Even Mary Murphy can not save it.", "Mary Murphy|act"),),
        counterexamples=("Mary Murphy can not save him.",),
    ),
    Pattern(
        name="never better",
        role="act",
        confidence=0.88,
        weak=True,
        needs=(
            "never",
            "at his",
            "at her",
            "deserve",
            "phone",
            "overact",
            "wasted",
            "had fun",
            "having fun",
            "having a",
        ),
        shape=r"(?P<who>{LIST})(?:,? {ADV})? ?(?<= )(?:(?:was|were|has|have) never (?:been |looked |seemed "
        r")?(?:better|worse|"
        r"funnier|lovelier|sexier|this|so)\b|deserve[sd]? (?:an? |the |her |his |better|more)(?:[a-z]+ ){0,2}(?:oscar|"
        r"award|"
        r"nomination|than|material|script)|phone[sd]? (?:it|this) in|overact|(?:had|has|have|is having|are having|"
        r"seems? to have|"
        r"seems? to be having) (?:[a-z]+ ){0,2}(?:fun|a ball|a blast|a good time|the time of (?:his|her|their) li))",
        examples=(
            ("Mary Murphy was never better.", "Mary Murphy|act"),
            ("Mary Murphy and Jay Novello phone it in.", "Mary Murphy|act", "Jay Novello|act"),
            ("You can tell that Mary Murphy had fun.", "Mary Murphy|act"),
        ),
        counterexamples=("Mary Murphy was never there.",),
    ),
    Pattern(
        name="the only good thing",
        role="act",
        confidence=0.86,
        weak=True,
        needs=("if not for", "if it were not for", "weren't for", "wasn't for", "good thing", "saving grace", "only "),
        shape=r"(?:(?:if (?:it )?(?:was|were|wasn't|weren't|was not|were not|had not been|hadn't been)?(?: not)? for)|"
        r"only (?:good|decent|redeeming|bright|worthwhile) (?:thing|part|spot|aspect|point|element|reason)(?: (?:here|"
        r"about|in|to|"
        r"of|see|watch|it|this|the|film|movie)){0,5} (?:is|was)|saving grace (?:is|was|here is)) (?P<who>{LIST})"
        r"(?=,|\.|$|;| (?:in the (?:lead|title role)|as|who|and)\b)",
        examples=(
            ("If it weren't for Mary Murphy, it would be a waste.", "Mary Murphy|act"),
            ("The only good thing is Mary Murphy.", "Mary Murphy|act"),
        ),
        counterexamples=("The only good thing is the end.",),
    ),
    Pattern(
        name="shines",
        role="act",
        confidence=0.86,
        weak=True,
        needs=("shine", "excel", "impress", "delight", "dazzle", "disappoint", "shone", "sparkle", "struggle"),
        shape=r"(?P<who>{LIST})(?: \([^()]{0,60}\))?,?(?: {ADV})? ?(?<= )(?:shines?|shone|excels?|impress(?:es)?|"
        r"delights?|"
        r"dazzles?|disappoints?|sparkles?|struggles?)(?= (?:in|here|throughout|with|too|as|again|most|more|every)\b|"
        r"[,.;!]|$)",
        examples=(("Mary Murphy shines in the lead.", "Mary Murphy|act"),),
        counterexamples=("The script shines in the end.",),
    ),
    Pattern(
        name="as does",
        role="act",
        confidence=0.88,
        weak=True,
        needs=(" as do", " as did", " as is ", " so do", " so is "),
        shape=r"P [^.;()]{0,60}\b(?:performance|turn|job|work|good|great|fine|well|excellent|superb|wonderful|"
        r"brilliant|"
        r"terrific|fun|funny|funniest|convincing)[^PN.;()]{0,30},? (?:as|and so|so) (?:does|do|did|is|are|was|were) "
        r"(?P<who>{LIST})",
        examples=(("Jay Novello gives a decent performance, as does Mary Murphy.", "Mary Murphy|act"),),
        counterexamples=("Jay Novello gives a good answer, as does the script.",),
    ),
)
