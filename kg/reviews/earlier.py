"""Patterns for what people did in other films that a review names in passing."""

from __future__ import annotations

from kg.reviews.jobs import AND, NOUN
from kg.reviews.patterns import Pattern

_BEFORE = r"(?:earlier|previous|prior|first|last|second|next|recent|celebrated|most recent)"
_WORK = r"(?:collaborations?|films?|movies?|pictures?|features?|outings?|efforts?|team-ups?|debuts?|hits?)"
_FILMS = r"(?P<films>F(?:(?:,? and|,| to| or) F){0,5})"
_TRADE = (
    rf"(?P<job>(?!actor|actress|star|co-star|leading|author|novelist|playwright)(?:{NOUN})(?:{AND}(?:{NOUN})){{0,2}})"
)
# What may stand between *in* or *for* and a title: *in John Ford's*, *for the great*, *in 1974's*.
_THE = (
    r"(?:(?:the|his|her|their|both|[0-9]{4}'s|[0-9]{4}|original|earlier|previous|later|classic|great) ){0,3}(?:P's? )?"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="earlier collaboration",
        confidence=0.85,
        owned=True,
        needs=("F",),
        shape=rf"(?P<who>P(?:,? and (?:(?:star|actor|actress|director|writer|producer|composer) )?P)?)'s? "
        rf"(?:[a-z-]+ )?{_BEFORE} "
        rf"(?:[a-z-]+ ){{0,2}}{_WORK}(?: together)?(?:,|:| in| of| on)? (?P<film>F)(?! (?:script|novel|book))",
        examples=(
            (
                "*El Dorado* is good. It remakes Howard Hawks and star John Wayne's earlier collaboration, *Rio "
                "Bravo*.",
                "Howard Hawks|",
                "John Wayne|",
            ),
        ),
        counterexamples=(
            "*El Dorado* is good. It remakes Howard Hawks's earlier film.",
            "The earlier film, *Rio Bravo*, is better.",
        ),
    ),
    Pattern(
        name="of that fame",
        confidence=0.8,
        needs=(" fame", "known for", "known from"),
        shape=r"(?P<who>P),? (?:\()?(?:of (?P<films>F(?:(?:,? and|,) F){0,3}) fame|(?:who is )?(?:best|better|also) "
        r"known (?:for|from) (?:[a-z]+ ){0,2}(?:F, ){0,3}(?P<film2>F))",
        examples=(
            ("*El Dorado* is good. John Wayne, of *Rio Bravo* fame, is good.", "John Wayne|"),
            ("*El Dorado* is good. John Wayne, best known for *Rio Bravo*, is good.", "John Wayne|"),
        ),
        counterexamples=("John Wayne is known for his walk.",),
    ),
    Pattern(
        name="maker of another film",
        confidence=0.93,
        needs=("F",),
        shape=rf"(?P<who>P),? (?:\()?(?:who was )?(?:the )?{_TRADE}(?: of| on| behind) "
        rf"(?:both |(?:the )?(?:[a-z0-9-]+ ){{0,3}}"
        rf"(?:films?|movies?|hits?|classics?|works?|likes)? ?(?:of |like |such as |including )?)?"
        rf"(?P<films>F(?:(?:,? and|,) F){{0,5}})(?!'s? (?:[a-z]+ )?(?:sequel|remake))",
        examples=(("*El Dorado* is good. It recalls Howard Hawks, the director of *Rio Bravo*.", "Howard Hawks|fmd"),),
        counterexamples=("It recalls the director of *Rio Bravo*.", "Howard Hawks, the director of the film."),
    ),
    Pattern(
        name="star of another film",
        role="act",
        confidence=0.88,
        needs=("F star", "F alum", "F veteran", "F actor", "F actress"),
        shape=r"(?P<film>F) (?:star|co-star|alum|alumnus|veteran|actor|actress),? (?P<who>P)\b(?!'s? F)",
        examples=(("*El Dorado* is good. So is former *Rio Bravo* star John Wayne.", "John Wayne|act"),),
        counterexamples=("*El Dorado* is good. The *Rio Bravo* star is John Wayne.",),
    ),
    Pattern(
        name="another film that stars",
        role="act",
        confidence=0.9,
        needs=("F",),
        shape=r"(?P<film>F)(?: \([^()]{0,40}\))?(?: \*{1,5})?,? (?:(?:which|that) (?:also )?(?:starred|stars|featured|"
        r"features|had|has)|(?:also )?(?:starring|featuring)|with (?=P(?:,? and P)?[,.;)]))"
        r"(?: a| an| the)?(?: [a-z-]+)? ?(?P<who>{LIST})",
        examples=(
            ("*El Dorado* is good. It follows *Rio Bravo*, which starred John Wayne.", "John Wayne|act"),
            (
                "*El Dorado* is good. Rent *Rio Bravo* (1959), with John Wayne and Dean Martin.",
                "John Wayne|act",
                "Dean Martin|act",
            ),
        ),
        counterexamples=("*El Dorado* is good. *Rio Bravo* has a long song.",),
    ),
    Pattern(
        name="maker after another film",
        confidence=0.93,
        needs=("F",),
        shape=rf"\b(?:the )?{_TRADE} of (?P<film>F),? (?P<who>P)\b(?!'s? (?:F|M))",
        examples=(("*El Dorado* is good. From the director of *Rio Bravo*, Howard Hawks.", "Howard Hawks|fmd"),),
        counterexamples=("From the director of *Rio Bravo* comes a film.",),
    ),
    Pattern(
        name="actor in another film",
        role="act",
        confidence=0.85,
        needs=("in F", "'s F"),
        shape=r"(?P<who>P),? (?:(?:who )?(?:was |is |were )?(?:so |very |much |rather |equally |far )?(?:good|great|"
        r"brilliant|wonderful|fine|superb|excellent|better|terrific|memorable|fantastic|amazing|hilarious|funny|"
        r"funnier|"
        r"impressive|strong|stronger|wasted|unforgettable) )?(?:[a-z]+ly )?(?:in|from) (?:P's? )?(?P<film>F)"
        r"(?! (?:and|or|but) [PNMF]?'?s? ?(?:is|"
        r"was))",
        examples=(
            ("*El Dorado* is good. He walks like John Wayne in *Rio Bravo*.", "John Wayne|act"),
            ("*El Dorado* is good. John Wayne, so good in *Rio Bravo*, is tired.", "John Wayne|act"),
        ),
        counterexamples=("*El Dorado* is good. John Wayne came back. In *Rio Bravo* nobody walks.",),
    ),
    Pattern(
        name="maker beside another film",
        confidence=0.85,
        needs=("F",),
        shape=rf"(?P<film>F) {_TRADE} (?P<who>P)\b",
        examples=(("*El Dorado* is good. It is by *Rio Bravo* director Howard Hawks.", "Howard Hawks|fmd"),),
        counterexamples=("*El Dorado* is good. It is by the director Howard Hawks.",),
    ),
    Pattern(
        name="own earlier film",
        confidence=0.8,
        needs=("his ", "her "),
        shape=r"(?P<who>P)(?:'s?)? [^.;:()PN]{0,70}?\b(?:his|her) (?:own )?(?:[a-z0-9-]+,? ){0,3}(?:film|movie|classic|"
        r"hit|outing|effort|picture|feature|vehicle|masterpiece|debut|pairing|collaboration)(?: with [NP])?(?:,|:| "
        r"\u2014| like| such as| in)? " + _FILMS,
        examples=(
            ("*El Dorado* is good. It is Howard Hawks' remake of his earlier film, *Rio Bravo*.", "Howard Hawks|"),
            ("*El Dorado* is good. John Wayne is as tired as in his last outing, *Rio Bravo*.", "John Wayne|"),
        ),
        counterexamples=("*El Dorado* is good. Howard Hawks made his earlier film in a week.",),
    ),
    Pattern(
        name="own work in another film",
        confidence=0.82,
        needs=("his ", "her "),
        shape=r"(?P<who>P)(?:'s?)? [^.;:()PN]{0,90}?\b(?:his|her) (?:own )?(?:[a-z0-9-]+,? "
        r"){0,3}(?:roles?|performances?|"
        r"turns?|work|parts?|scores?|themes?|music|script|photography|character|debut)(?: as [^.;:()PF]{2,30})? (?:in|"
        r"for|on|from) " + _THE + _FILMS,
        examples=(
            ("*El Dorado* is good. John Wayne repeats his role in *Rio Bravo*.", "John Wayne|"),
            (
                "*El Dorado* is good. John Wayne lives off his breakout performance in John Ford's *Rio Bravo*.",
                "John Wayne|",
            ),
        ),
        counterexamples=("*El Dorado* is good. John Wayne repeats his role.",),
    ),
    Pattern(
        name="when in another film",
        confidence=0.82,
        needs=("he ", "their ", "his ", "her "),
        shape=r"(?:\b(?:when|after|since|before) s?he(?: had| has)? (?P<job>helmed|directed|made|starred in|appeared "
        r"in|wrote|did|"
        r"played in|was in)|\b(?:in|like|unlike|with) (?:their|his|her) (?:[a-z-]+ "
        r"){1,3}(?:pairing|collaboration|team-up|"
        r"outing|film|effort|movie|picture)s?(?:,| in)?|\b(?:before|after|since|like|than) (?:his|her) (?:[a-z-]+,? "
        r"){0,3}"
        r"(?:turn|role|performance|work|part|triumph|success) (?:in|with)(?: the)?(?: [a-z-]+)?) (?P<film>F),? "
        r"(?P<who>P(?:,? and P)?)(?!')",
        examples=(
            ("*El Dorado* is good. Years after he directed *Rio Bravo*, Howard Hawks is back.", "Howard Hawks|fmd"),
            (
                "*El Dorado* is good. As in their earlier pairing, *Rio Bravo*, John Wayne and Dean Martin drink.",
                "John Wayne|",
                "Dean Martin|",
            ),
        ),
        counterexamples=("*El Dorado* is good. When he saw *Rio Bravo*, John Wayne slept.",),
    ),
    Pattern(
        name="somebody's part in another film",
        role="act",
        confidence=0.85,
        needs=("in F", "from F", "on F", "'s F"),
        shape=r"(?P<who>P)'s? (?:[a-z-]+,? ){0,3}(?:character|role|performance|turn|part|cameo|appearance|portrayal of "
        r"[NP]|turn as [NP]|performance as [NP]) (?:in|from|on) " + _THE + r"(?P<film>F)",
        examples=(("*El Dorado* is good. He is like John Wayne's character in *Rio Bravo*.", "John Wayne|act"),),
        counterexamples=("*El Dorado* is good. He is like John Wayne's character.",),
    ),
    Pattern(
        name="did it in another film",
        confidence=0.8,
        needs=("in F", "for F", "since F", "'s F", "in the ", "until F"),
        shape=r"(?P<who>P(?:,? and P)?)(?: \([^()]{0,60}\))?,?(?: played [NP])?(?: "
        r"(?!(?:but|while|whereas|than|like|unlike|similar|"
        r"adapted|based|inspired|borrows?|borrowed|taken|copied|sees|saw|seen|watch(?:es|ed)?|references?|because|"
        r"character|characters|and|whose)\b)[a-z0-9'-]+,?){1,12}(?: P(?:'s? [NP])?(?: [a-z0-9'-]+){0,3})? "
        r"(?:in|since|until|for) " + _THE + _FILMS + r"(?!'s? (?:[a-z]+ )?(?:sequel|remake|case|world|universe))",
        examples=(
            ("*El Dorado* is good. Howard Hawks, who worked with him in *Rio Bravo*, knows this.", "Howard Hawks|"),
            ("*El Dorado* is good. John Wayne won an Oscar for *Rio Bravo*.", "John Wayne|"),
        ),
        counterexamples=("*El Dorado* is good. John Wayne is better than the boy in *Rio Bravo*.",),
    ),
    Pattern(
        name="made another film",
        confidence=0.82,
        needs=("made ", "make ", "making ", "directed ", "direct ", "doing "),
        shape=r"(?P<who>P),?(?: (?!(?:but|while|whereas|than|like|unlike|by|that|which)\b)[a-z0-9'-]+,?){0,10} "
        r"(?:made|make|"
        r"making|directed|direct|doing) (?:(?:his|her|the|an?|[a-z-]+),? ){0,4}" + _FILMS,
        examples=(
            ("*El Dorado* is good. Howard Hawks finally broke through and made *Rio Bravo*.", "Howard Hawks|"),
            ("*El Dorado* is good. Howard Hawks came back to make the fine *Rio Bravo*.", "Howard Hawks|"),
        ),
        counterexamples=("*El Dorado* is good. Howard Hawks made it. *Rio Bravo* is better.",),
    ),
    Pattern(
        name="directed another film",
        role="fmd",
        confidence=0.93,
        needs=("direct", "helmed"),
        shape=r"(?P<who>P),? (?:who |whom )?(?:had |also |previously |later |would |went on to |who'd "
        r")*(?:direct|directed|helmed|direct(?:s|ing)) "
        r"(?:(?!(?:and|but|this|by)\b)[a-z-]+,? ){0,6}(?P<films>F(?:(?:,? and|,) F){0,5})",
        examples=(
            ("*El Dorado* is good. Howard Hawks, who also directed *Rio Bravo*, knows this.", "Howard Hawks|fmd"),
        ),
        counterexamples=("Howard Hawks directs with ease.",),
    ),
    Pattern(
        name="maker made other films",
        confidence=0.88,
        needs=(" made ",),
        shape=rf"\b{_TRADE} (?P<who>P),? (?:who )?(?:(?:also|first|once|had|previously|recently|finally) ){{0,2}}made "
        r"(?:[a-z'-]+,? ){0,12}(?P<films>F(?:(?:,? and|,) F){0,5})",
        examples=(
            (
                "*El Dorado* is good. Director Howard Hawks made two of the best, *Rio Bravo* and *Hatari!*.",
                "Howard Hawks|fmd",
            ),
        ),
        counterexamples=("*El Dorado* is good. Director Howard Hawks made it in a week.",),
    ),
    Pattern(
        name="starred in other films",
        role="act",
        confidence=0.88,
        needs=("starred in", "appeared in", "co-starred in", "stars in", "seen in"),
        shape=r"(?P<who>P(?: and P)?),? (?:who |whom )?(?:(?:had|has|have|was|were|also|both|previously|later|would|"
        r"went on to|last|once|recently) ){0,3}(?:starred|co-starred|appeared|stars|seen|star|appear) in "
        r"(?:(?!(?:and|but|this)\b)[a-z'-]+,? ){0,5}(?P<films>F(?:(?:,? and|,) F){0,5})",
        examples=(("*El Dorado* is good. John Wayne, who also starred in *Rio Bravo*, is good.", "John Wayne|act"),),
        counterexamples=("*El Dorado* is good. John Wayne starred in it.",),
    ),
    Pattern(
        name="standing in for",
        role="act",
        confidence=0.8,
        needs=("standing in", "stands in", "taking over", "takes over", "replaces", "replacing"),
        shape=r"(?:standing in|stands in|filling in|fills in|taking over|takes over|replaces|replacing)(?: for| "
        r"from| (?:the|his|her) (?:part|role)(?: of [NP])? from)? (?P<who>P)"
        r"(?: as (?P<part>)|(?=[,.;]|$| and\b))",
        examples=(
            ("He does well standing in for Walter Brennan as Stumpy.", "Walter Brennan|act|Stumpy"),
            ("Ann Sheridan takes over the part of Stumpy from Walter Brennan.", "Walter Brennan|act"),
        ),
        counterexamples=("He does well standing in for the sheriff.",),
    ),
    Pattern(
        name="behind another film",
        confidence=0.85,
        needs=("behind ", "creator", "gave us", "brought us", "made "),
        shape=r"(?P<who>P),? (?:\()?(?:the (?:[a-z-]+ )?(?:man|woman|mind|team|duo|guy|people|genius|"
        r"talent|creator|maker)s? "
        r"(?:behind|of)|who (?:(?:also|previously|once|recently|had|has) )*(?:gave us|brought us|made)) "
        r"(?:(?!(?:and|but|this)\b)[a-z0-9'-]+,? ){0,5}(?P<films>F(?:(?:,? and|,) F){0,5})",
        examples=(
            ("*El Dorado* is good. Howard Hawks, the man behind *Rio Bravo*, directs.", "Howard Hawks|"),
            ("*El Dorado* is good. Howard Hawks, who made *Rio Bravo*, directs.", "Howard Hawks|"),
        ),
        counterexamples=("*El Dorado* is good. Howard Hawks, who made it, was old.",),
    ),
    Pattern(
        name="worked on another film",
        confidence=0.9,
        needs=(" shot", " scored", " penned", " edited", " produced", " photographed"),
        shape=r"(?P<who>P),? (?:who )?(?:(?:also|previously|once|recently|had|has) )*"
        r"(?P<job>shot|scored|penned|edited|produced|photographed)"
        r" (?:(?!(?:and|but|this|by)\b)[a-z0-9'-]+,? ){0,5}(?P<films>F(?:(?:,? and|,) F){0,5})",
        examples=(("*El Dorado* is good. Harold Rosson, who also shot *Shane*, shot it.", "Harold Rosson|cng"),),
        counterexamples=("*El Dorado* is good. Harold Rosson, who shot it, was old.",),
    ),
    Pattern(
        name="own other film",
        confidence=0.85,
        needs=("'s F", "' F", "s' F", "whose "),
        shape=r"(?P<who>P)(?:'s?|,? whose(?: [a-z0-9-]+){0,3}?) (?P<film>F)(?!')"
        r"(?! (?:script|novel|book|role|part|character|co-star|score|soundtrack|classic|version|film|movie|remake|"
        r"original|western|thriller|comedy|epic|masterpiece)\b)",
        examples=(("*El Dorado* is good. Howard Hawks's *Rio Bravo* is better.", "Howard Hawks|"),),
        counterexamples=("*El Dorado* is good. Howard Hawks's film is better than *Rio Bravo*.",),
    ),
    Pattern(
        name="played in another film",
        role="act",
        confidence=0.85,
        needs=("played",),
        shape=r"(?P<who>P),? (?:who )?(?:(?:also|once|previously|already|memorably) )?played (?:an?|the|his|her|[NP]) "
        r"(?:(?!(?:and|but|while|here)\b)[a-z0-9'-]+ ){0,5}in (?P<film>F)",
        examples=(("*El Dorado* is good. John Wayne played a sheriff in *Rio Bravo*, too.", "John Wayne|act"),),
        counterexamples=("*El Dorado* is good. John Wayne played a sheriff in it.",),
    ),
    Pattern(
        name="made another film too",
        confidence=0.82,
        needs=("F",),
        shape=r"(?P<who>P)(?:,? who|,? and|\.? s?he)(?: has)? (?:also |later |previously |had already |then |went on "
        r"to )"
        r"(?:do|did|done|make|made|direct|directed|write|wrote|give us|gave us) (?P<films>F(?:(?:,? and|,) F){0,5})",
        examples=(
            ("*El Dorado* is good. It was directed by Howard Hawks, who also did *Rio Bravo*.", "Howard Hawks|"),
        ),
        counterexamples=("*El Dorado* is good. Howard Hawks, who also did the script, is good.",),
    ),
    Pattern(
        name="shot it and directed another",
        role="fmd",
        confidence=0.84,
        needs=("direct F", "directed F"),
        shape=r"(?P<who>P)[^.;:()PNMF]{0,60} (?:and|but|before) (?:he |she )?(?:went on to|would|later|then) "
        r"(?:later )?direct(?:ed)? "
        r"(?P<film>F)",
        examples=(
            ("*El Dorado* is good. Howard Hawks shot it, and went on to direct *Rio Bravo*.", "Howard Hawks|fmd"),
        ),
        counterexamples=("*El Dorado* is good. Howard Hawks shot it and went home.",),
    ),
    Pattern(
        name="known from another film",
        role="act",
        confidence=0.82,
        needs=("F",),
        shape=r"(?P<who>P)(?:,| \()?(?: (?:yes|that nice|oh),?)? ?(?<=[ (])(?:you (?:may |might |will |'ll )?(?:know|"
        r"remember|recogni[sz]e)"
        r"(?:,? (?:him|her))?,? from(?: [a-z]+){0,3}?|pre|pre-|before|same as(?: in)?|fresh (?:from|off)|last seen "
        r"in) (?P<film>F)"
        r"(?! (?:came|was|is|had)\b)",
        examples=(("*El Dorado* is good. Here is John Wayne, you remember, from *Rio Bravo*.", "John Wayne|act"),),
        counterexamples=("*El Dorado* is good. John Wayne came before *Rio Bravo* was made.",),
    ),
    Pattern(
        name="part in another film, in brackets",
        role="act",
        confidence=0.85,
        needs=("from F", "in F", "on F"),
        shape=r"(?P<who>P) \((?P<char>[NP]) (?:from|in|on) (?P<film>F)",
        examples=(("*El Dorado* is good. It has John Wayne (Sonny from *Rio Bravo*).", "John Wayne|act|Sonny"),),
        counterexamples=("*El Dorado* is good. It has John Wayne (from *Rio Bravo*).",),
    ),
)
