"""Patterns for parts and jobs that were talked of, offered or wished for; their stance comes from the same words."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

# Patterns that say of somebody that she is missing.
DENIALS = frozenset({"goes on without", "nor does"})
_TO_BE = (
    r"(?:(?:is|was|are|were|has been|had been|may be|might be) )?(?:(?:now|still|also|once|reportedly|apparently|"
    r"[a-z]+ly) ){0,2}"
    r"(?:in (?:early |final |advanced )?talks|attached|set|slated|signed(?: on| up)?|hired|tapped|in line|rumou?red|"
    r"expected|tipped|"
    r"hoping|approached|lined up|due|in negotiations|brought in|supposed) to "
)


def _job(name: str, role: str, verb: str, example: str) -> Pattern:
    """Somebody of whom a job behind the camera was talked."""
    return Pattern(
        name=f"talked of to {name}",
        role=role,
        confidence=0.8,
        needs=(" to ",),
        shape=rf"(?P<who>P(?: and P)?),? {_TO_BE}(?:return to |come back to |be )?{verb}\b(?! (?:his|her|their) "
        rf"attention)",
        examples=((f"Judith Marlowe is reportedly in talks to {example}.", f"Judith Marlowe|{role}"),),
        counterexamples=(f"Judith Marlowe wants to {example}.",),
    )


PATTERNS: tuple[Pattern, ...] = (
    _job("direct", "fmd", r"(?:direct(?:ing)?|helm(?:ing)?)", "direct"),
    _job(
        "write",
        "aus",
        r"(?:writ(?:e|ing)|pen|script)(?: (?:it|the (?:script|screenplay|film|sequel)))?",
        "write the script",
    ),
    _job("score", "cmp", r"(?:score|compose|writ(?:e|ing) the (?:score|music))", "score the film"),
    _job("shoot", "cng", r"(?:shoot|lens|photograph) (?:it|the (?:film|sequel|movie))", "shoot the film"),
    Pattern(
        name="talked of for a part",
        role="act",
        confidence=0.8,
        parted=True,
        needs=(" for ",),
        shape=r"(?P<who>P),? (?:(?:is|was|are|were|has been|had been) )?(?:being |first |originally |initially |"
        r"once |also )?(?:eyed|considered|"
        r"sought|courted|approached|wanted|tipped|mooted|rumou?red|up|in the running|in talks|auditioning|"
        r"auditioned) for (?:the )?"
        r"(?:lead(?:ing)? |title )?(?:role|part) of (?P<part>)",
        examples=(("Anna Bellweather is being eyed for the role of Mira Voss.", "Anna Bellweather|act|Mira Voss"),),
        counterexamples=("Anna Bellweather was paid for the role.",),
    ),
    Pattern(
        name="wished for a part",
        role="act",
        confidence=0.8,
        parted=True,
        needs=(" as ",),
        shape=r"(?P<who>P) (?:would|could|might|may|should|will|must) (?:yet |also |well )?(?:have )?(?:be(?:en)? "
        r"(?:my [a-z]+|(?:[a-z]+ )?"
        r"(?:perfect|great|ideal|wonderful|terrific|good|better|amazing|brilliant|superb|right|fun|best)(?: choice| "
        r"fit)?)|join(?:ed)?(?: the cast)?|return(?:ed)?|star(?:red)?|"
        r"appear(?:ed)?|com(?:e|e back)|make an? [a-z]+) as (?P<part>)",
        examples=(
            ("Anna Bellweather would be perfect as Mira Voss.", "Anna Bellweather|act|Mira Voss"),
            ("Oscar Penhallow may join the cast as Rell.", "Oscar Penhallow|act|Rell"),
        ),
        counterexamples=("Anna Bellweather would be as good.",),
    ),
    Pattern(
        name="offered to",
        role="act",
        confidence=0.8,
        needs=("offered",),
        shape=r"(?:part|role|lead)(?: of [a-z ]{0,20}[NP])?,? (?:which |that )?(?:was |were |had been )?(?:first |"
        r"originally |initially |once )?offered "
        r"(?:first )?to (?P<who>P)",
        examples=(("The part was first offered to Anna Bellweather, who turned it down.", "Anna Bellweather|act"),),
        counterexamples=("The part was offered to nobody.",),
    ),
    Pattern(
        name="wished that they had cast",
        role="act",
        confidence=0.8,
        needs=(" cast ", " got ", " get ", " hired ", " picked ", " asked ", " chosen "),
        shape=r"\b(?:should have|should've|shoulda|i'd have|i would have|i'd|wish (?:that )?they(?:'d| had)|pity "
        r"(?:that )?they didn't|"
        r"could have|if only they(?:'d| had)|ought to have) (?:cast|got|get|gotten|hired|picked|asked|chosen) (?:the "
        r"(?:great )?)?"
        r"(?P<who>P)(?!')(?: (?:as|for|in the (?:role|part) of|to play) (?P<part>))?",
        examples=(
            ("I'd have cast Matt Bomer.", "Matt Bomer|act"),
            ("They should have got Matt Bomer for Desi.", "Matt Bomer|act|Desi"),
        ),
        counterexamples=("I'd have cast my vote.",),
    ),
    Pattern(
        name="director casts",
        role="act",
        confidence=0.85,
        needs=(" casts ",),
        shape=r"[PN] (?:[a-z]+ly |also )?casts (?!(?:an?|the|his|her) (?:[a-z]+ "
        r")?(?:shadow|spell|light|glance|eye|vote|"
        r"net|pall|look)\b)(?:(?:the |an? )?(?:[a-z-]+ ){1,4}?)?(?P<who>P(?:(?:,? and |, )(?:(?:the |an? )?(?:[a-z-]+ "
        r"){1,4}?)?P){0,3})(?!'s? )",
        examples=(
            (
                "Richard Curtis casts real-life dancer Anna Bellweather and the choreographer Peter Ashdown.",
                "Anna Bellweather|act",
                "Peter Ashdown|act",
            ),
        ),
        counterexamples=("Richard Curtis casts a shadow over Anna Bellweather.",),
    ),
    Pattern(
        name="was offered the part",
        role="act",
        confidence=0.8,
        needs=(" offered ", "turned down", "turns down", "passed on", "going to be", "going to play"),
        shape=r"(?P<who>P)(?:[^PNMF.;:()]{0,60})? (?:(?:was|were|had been|is) (?:first |originally |once |initially "
        r")?(?:offered|"
        r"going to (?:be|play))|turned down|turns down|passed on) (?:the (?:role|part) of )?(?P<char>[NP])(?!')"
        r"(?=[,.;!)]|$| (?:and|but|before|first|until|in)\b)",
        examples=(
            ("Lee Marvin was offered Quint and went fishing instead.", "Lee Marvin|act|Quint"),
            ("Carrie Fisher was going to be Scarlet and had to drop out.", "Carrie Fisher|act|Scarlet"),
        ),
        counterexamples=("Lee Marvin was offered money.", "Lee Marvin turned down Quint's hand."),
    ),
    Pattern(
        name="took over",
        role="act",
        confidence=0.88,
        parted=True,
        needs=("took over", "takes over", "taking over", "stepped in", "steps in", "steps into"),
        shape=r"(?P<who>P),? (?:who )?(?:has |had )?(?:takes|took|taking|taken|stepped|steps) (?:over|in)(?: from "
        r"[NP])? (?:as|the (?:role|part) of) "
        r"(?:the (?:role|part) of )?(?P<part>)",
        examples=(("Peter Ashdown took over as Rell.", "Peter Ashdown|act|Rell"),),
        counterexamples=("Peter Ashdown took over the farm.",),
    ),
    Pattern(
        name="goes on without",
        role="act",
        confidence=0.75,
        full=True,
        needs=("without ",),
        shape=r"\b(?:film|movie|sequel|M|it|series|return|returns|back|cast|made|time|story)(?: \([^()]*\))?(?: "
        r"(?:is|was|sails|goes|comes|came|carries|arrives|"
        r"continues|has|returns))?(?: (?:on|back|in|out|along))? without (?P<who>P(?:,? (?:and|or) P)?)(?!'s? )",
        examples=(("The sequel carries on without Peter Ashdown.", "Peter Ashdown|act"),),
        counterexamples=("He left without Peter Ashdown.", "The film is without Peter Ashdown's charm."),
    ),
    Pattern(
        name="nor does",
        role="act",
        confidence=0.85,
        needs=("nor does", "nor will", "nor is"),
        shape=r"\bnor (?:does|will|is) (?P<who>P) (?:return|returning|appear|reprise|show up|play|back)(?: (?:in "
        r")?as (?P<part>))?",
        examples=(("Nor does Oscar Penhallow return as Rell.", "Oscar Penhallow|act|Rell"),),
        counterexamples=("Nor does Oscar Penhallow care.",),
    ),
    Pattern(
        name="edited it",
        role="flm",
        confidence=0.85,
        needs=("edited ", "edits "),
        shape=r"(?P<who>P),?(?: {ADV})? ?(?<= )(?:edited|edits|cuts) (?:it\b|(?:this|the) (?:film|movie|picture)|M)",
        examples=(("Zelda Finch edited the film.", "Zelda Finch|flm"),),
        counterexamples=("Zelda Finch edited the newspaper.",),
    ),
)
