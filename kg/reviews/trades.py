"""Patterns for makers in the short forms and side remarks of reviews: *Dir: X*, *songs are by X*, *X scored*, *is "
"down as X*.
"""

from __future__ import annotations

from kg.reviews.jobs import AND, NOUN, WORK
from kg.reviews.patterns import Pattern

_END = r"(?=[.,;:!?)]|$| (?:and|but|who|while|with)\b| \u2014)"


def _short(role: str, words: str, example: str) -> Pattern:
    """A trade cut short in front of a name, as in the head of a review: *Dir/wri: X*."""
    return Pattern(
        name=f"{example.casefold()} for short",
        role=role,
        confidence=0.9,
        single=True,
        needs=(": ", ". "),
        shape=rf"(?:^|[.;,|(\u2014] ?)(?:[a-z]{{2,8}} ?[/&] ?)?(?:{words})(?: ?[/&] ?[a-z]{{2,8}})?(?: "
        rf"\([^()]{{1,30}}\))?(?::|\.) ?"
        r"(?P<who>{LIST})",
        examples=((f"{example}: Agnes Varda. It is short.", f"Agnes Varda|{role}"),),
        counterexamples=(f"He is the {example.casefold()} of Agnes Varda.",),
    )


PATTERNS: tuple[Pattern, ...] = (
    _short("fmd", "d(?=:)|dir|dirs|regie", "Dir"),
    _short("aus", "wri|wr|scr|sc|scen|screenpl", "Scr"),
    _short("cng", "cam|camera|ph|photo|cinem|cine|dop|d\\.p", "Cam"),
    _short("flm", "ed|edit|cut", "Edit"),
    _short("cmp", "mus|comp", "Mus"),
    _short("fmp", "prod|pr", "Prod"),
    Pattern(
        name="labelled work",
        confidence=0.95,
        single=True,
        needs=("\u2014 P", "| P", "= P", ".. P", "\u2026 P"),
        shape=rf"^(?:\u00a7cast )?[-*\u2022| ]{{0,4}}(?P<job>{WORK}) ?(?:\u2014|\||=|\.{{2,}}|\u2026) ?"
        r"(?P<who>{LIST})(?= ?[|.;(,\u2014]|$)",
        examples=(
            ("Cinematography - Agnes Varda", "Agnes Varda|cng"),
            ("| Music | Jerry Goldsmith |", "Jerry Goldsmith|cmp"),
        ),
        counterexamples=("The music - Jerry Goldsmith is away - is thin.",),
    ),
    Pattern(
        name="music is by",
        role="cmp",
        confidence=0.92,
        needs=("theme", "song", "tune", "lullab", "waltz", "melod", "orchestra"),
        shape=r"\b(?:theme|themes|theme tune|theme music|title music|songs?|tunes?|lullaby|waltz(?:es)?|melod(?:y|ies)|"
        r"orchestrations?)(?:,[^.;:()PNMF]{0,50},)?(?:(?:,| (?:is|are|was|were|come|comes))? "
        r"(?:all )?by| of|,? (?:is|are|was|were|come|comes) from) (?:the same (?:[a-z]+ )?people, )?(?:the (?:great |"
        r"late )?)?"
        r"(?P<who>P(?:,? (?:and|&) P)?)(?!')",
        examples=(
            ("Songs are by R.D. Burman, who sings.", "R.D. Burman|cmp"),
            ("And that theme by Jerry Goldsmith, all cold.", "Jerry Goldsmith|cmp"),
        ),
        counterexamples=("The songs by the sea are soft.", "The theme of Jerry Goldsmith's life is loss."),
    ),
    Pattern(
        name="scored, and no more",
        role="cmp",
        confidence=0.88,
        needs=(" scored", " composed"),
        shape=r"(?:^|[.;,] ?|\band |\bwhile )(?P<who>P) (?:also )?(?:scored|composed)(?: it| this)?(?=[.;,]|$| and\b)",
        examples=(("Mikl\u00f3s R\u00f3zsa scored.", "Mikl\u00f3s R\u00f3zsa|cmp"),),
        counterexamples=("Mikl\u00f3s R\u00f3zsa scored a goal.",),
    ),
    Pattern(
        name="script credited to",
        role="aus",
        confidence=0.92,
        needs=("credited to", "attributed to", "down to", "dialogue"),
        shape=r"\b(?:script|screenplay|story|writing|dialogues?) (?:(?:is|was|are|were) )?(?:(?:credited|attributed) "
        r"to|of) "
        r"(?P<who>[PN](?:,? (?:and|&) P)*)(?!')",
        examples=(
            ("Script credited to Marcus Dell and Simon Beaufoy.", "Marcus Dell|aus", "Simon Beaufoy|aus"),
            ("Dialogue of Simon Beaufoy is now a proverb.", "Simon Beaufoy|aus"),
        ),
        counterexamples=("The story of Simon Beaufoy's life.",),
    ),
    Pattern(
        name="as writers",
        role="aus",
        confidence=0.88,
        needs=("as writers", "as screenwriters", "as scriptwriters", "as co-writers"),
        shape=r"(?P<who>P(?:, P)*,? (?:and|&) P)[^PNMF.;:()]{0,40} as (?:co-|screen|script)?writers\b",
        examples=(
            (
                "Consider what Fran Walsh and Peter Jackson had to do as writers.",
                "Fran Walsh|aus",
                "Peter Jackson|aus",
            ),
        ),
        counterexamples=("Fran Walsh and Peter Jackson thrive as a couple.",),
    ),
    Pattern(
        name="directs, as is said",
        role="fmd",
        confidence=0.9,
        needs=(
            "director is",
            "director was",
            "director's",
            "director and",
            "is directing",
            "are directing",
            "was directing",
        ),
        shape=r"\bdirector(?: and (?:main |lead |leading )?(?:actor|star|writer|producer))?(?: is|'s| was) (?:down "
        r"as |credited as |listed as )?(?:an? (?:[a-z]+ ){0,2}(?:lady|woman|"
        r"man|guy|"
        r"fellow|chap|girl|kid|person|newcomer|bloke) (?:called|named|by (?:the )?name of) )?(?P<who>P)(?=[.,;!)]|$| "
        r"and| who)",
        examples=(("The director is a lady called Agnes Varda and she is good.", "Agnes Varda|fmd"),),
        counterexamples=("The director is a fan of Agnes Varda.",),
    ),
    Pattern(
        name="the director is none other",
        confidence=0.92,
        needs=(" is none other", " was none other", " is one of ", " was one of ", " is my ", " is our "),
        shape=rf"\b(?P<job>(?!actor|actress|star|co-star|author)(?:{NOUN})(?:{AND}(?:{NOUN})){{0,2}}) (?:here "
        rf")?(?:is|was) "
        r"(?:none other than|(?:one of )?(?:my|our|the) [a-z -]{3,40}(?::|,| \u2014)) (?P<who>P)(?!')",
        examples=(
            ("The director is one of my favourites: Agnes Varda.", "Agnes Varda|fmd"),
            ("The writer/director is none other than Agnes Varda.", "Agnes Varda|aus", "Agnes Varda|fmd"),
        ),
        counterexamples=("The director is one of the many guests of Agnes Varda.",),
    ),
    Pattern(
        name="well handled by",
        role="fmd",
        confidence=0.8,
        needs=("ly handled by", "ly staged by", "well handled by", "ly crafted by", "ly told by", "ly realised by"),
        shape=r"\b(?:[a-z]+ly|well) (?:handled|staged|crafted|told|realised) by (?:the )?(?:[a-z-]+ )?(?P<who>P)(?!')",
        examples=(("The rest is beautifully handled by Agnes Varda.", "Agnes Varda|fmd"),),
        counterexamples=("The rest is handled by Agnes Varda's lawyers.",),
    ),
    Pattern(
        name="is directing",
        role="fmd",
        confidence=0.9,
        needs=(" directing",),
        shape=r"(?P<who>P(?: and P)?) (?:is|are|was|will be) (?:[a-z]+ly |also |now )?directing(?! (?:his|her|their|"
        r"traffic|by))",
        examples=(("Agnes Varda is directing.", "Agnes Varda|fmd"),),
        counterexamples=("Agnes Varda is directing traffic.",),
    ),
    Pattern(
        name="the editing, by",
        confidence=0.92,
        needs=(", by ",),
        shape=r"\b(?P<job>editing|cinematography|photography|camerawork|camera work|screenplay|script|score|music|"
        r"soundtrack|"
        r"production design|costumes?|sets)(?:, | \()(?:all )?by (?:the (?:[a-z-]+ ){0,2}|[PN]'s? (?:[a-z-]+ "
        r"){1,2})(?P<who>P)(?!')",
        examples=(("The editing, by Miller's wife Margaret Sixel, is a marvel.", "Margaret Sixel|flm"),),
        counterexamples=("The editing, by the way, is a marvel.",),
    ),
    Pattern(
        name="every frame by",
        role="cng",
        confidence=0.86,
        needs=("frame", "image", "picture", "shot", "camera by"),
        shape=r"(?:\b(?:every|each) (?:frame|image|picture|shot)|(?:^|[.;] )(?:camera|images?|pictures)) (?:is |are |"
        r"was )?(?:[a-z]+ )?by "
        r"(?P<who>P)(?!')",
        examples=(("Every frame by John Seale is orange.", "John Seale|cng"),),
        counterexamples=("Every frame by the sea is blue.",),
    ),
    Pattern(
        name="lit it",
        role="cng",
        confidence=0.85,
        needs=(" lit it", " lit the ", " lights it", " lights the "),
        shape=r"(?P<who>P) (?:lit|lights) (?:it|the (?:film|picture|movie|whole thing|thing|sets|rooms|faces))\b",
        examples=(("John Seitz lit it through dust.", "John Seitz|cng"),),
        counterexamples=("John Seitz lit the candle.",),
    ),
    Pattern(
        name="writes, behind an aside",
        role="aus",
        confidence=0.86,
        needs=(") writes", ") wrote", " writes,", " writes.", " writes;"),
        shape=r"(?P<who>P)(?: \([^()]{1,60}\))? (?:writes|wrote)(?=[,.;]|$| and\b)",
        examples=(("Bill Lancaster (Burt's kid) writes, and it shows.", "Bill Lancaster|aus"),),
        counterexamples=("Bill Lancaster writes to his mother.",),
    ),
    Pattern(
        name="wrote a share of it",
        role="aus",
        confidence=0.85,
        needs=(" wrote ", " rewrote ", " re-wrote "),
        shape=r"(?P<who>P)(?:,? {ADV})? ?(?<= )(?:wrote|rewrote|re-wrote) (?:half|most|much|some|all|the rest|the "
        r"bulk|parts?|bits?)"
        r" of (?:it|them|the (?:script|screenplay|lines|dialogue|scenes))\b",
        examples=(("Raymond Chandler wrote half of them.", "Raymond Chandler|aus"),),
        counterexamples=("Raymond Chandler wrote half of his letters.",),
    ),
    Pattern(
        name="and somebody produced",
        role="fmp",
        confidence=0.86,
        needs=(" produced",),
        shape=r"(?:,|;|\band|\bwhile) (?:his |her |their )?(?:[a-z-]+ )?(?P<who>P) (?:co-)?produced(?= it\b|[.,;]|$| "
        r"and\b)",
        examples=(("Ramesh Sippy directed and his father G.P. Sippy produced.", "G.P. Sippy|fmp"),),
        counterexamples=("They met, and G.P. Sippy produced a gun.",),
    ),
    Pattern(
        name="short novel of",
        role="aut",
        confidence=0.88,
        needs=("novel of", "novella of", "story of", "book of", "memoir of", "play of"),
        shape=r"\b(?:from|on|adapts|adapting|adapted) (?:the|an?) (?:[a-z-]+ ){0,2}(?:novel|novella|short story|book|"
        r"memoir|play) "
        r"of (?:the (?:[a-z-]+ ){0,2})?(?P<who>P)(?!')",
        examples=(("They adapted it from the short novel of James M. Cain.", "James M. Cain|aut"),),
        counterexamples=("From the novel of the year.",),
    ),
    Pattern(
        name="book, title by",
        role="aut",
        confidence=0.88,
        needs=(" by P",),
        shape=r"\b(?:book|novel|novella|memoir|comic|series)(?: [a-z]+){0,2},? [FMN] by (?P<who>P)(?!')",
        examples=(("It's based on the first book only, The Nightjar Code by Ruth Rendell.", "Ruth Rendell|aut"),),
        counterexamples=("I read a book in Paris by Ruth Rendell's house.",),
    ),
    Pattern(
        name="wrote it, directed it",
        confidence=0.9,
        needs=(" it, directed", " it, produced", " it, edited", " it, shot", "directed it", "produced it"),
        shape=r"(?P<who>P) (?:wrote|directed|produced|edited|scored|shot)(?: it)?,? (?:and )?(?P<job>(?:(?:directed|"
        r"produced|edited|"
        r"scored)(?: it)?(?:,? and |, |(?=[.;,]|$| )))+)",
        examples=(
            ("Orson Welles wrote it, directed it, produced it and paid.", "Orson Welles|fmd", "Orson Welles|fmp"),
        ),
        counterexamples=("Orson Welles wrote it, and that was all.",),
    ),
    Pattern(
        name="the book is by",
        role="aut",
        confidence=0.9,
        needs=(
            "book by",
            "books by",
            "book is by",
            "book was by",
            "novel is by",
            "novel was by",
            "author of the",
            "author of",
        ),
        shape=r"(?:\b(?:books?|novel) (?:is |was |are )?by|\bauthor of the (?:[a-z]+ )?(?:book|novel|story|play),) "
        r"(?:the (?:[a-z-]+ "
        r"){0,2})?(?P<who>P)(?!')",
        examples=(
            ("The book is by Ruth Rendell for those who care.", "Ruth Rendell|aut"),
            ("The author of the book, Ruth Rendell, appears briefly.", "Ruth Rendell|aut"),
        ),
        counterexamples=("He read the book by the fire.",),
    ),
    Pattern(
        name="script that somebody wrote",
        role="aus",
        confidence=0.9,
        needs=("script", "screenplay"),
        shape=r"\b(?:script|screenplay),? (?:which |that )?(?P<who>P) (?:co-)?(?:wrote|penned)\b",
        examples=(("The screenplay, which Harold Pinter wrote with care, is tight.", "Harold Pinter|aus"),),
        counterexamples=("The script, which Harold Pinter hated, is tight.",),
    ),
    Pattern(
        name="script that they wrote",
        role="aus",
        confidence=0.88,
        needs=("wrote", "penned", "written"),
        shape=r"\bdirected by (?P<who>P),? (?:working )?from (?:an?|the|his|her) (?:[a-z-]+ "
        r"){0,2}(?:script|screenplay) (?:that )?"
        r"s?he (?:has |had |also )?(?:co-)?(?:wrote|penned|written)\b",
        examples=(("Directed by Agnes Varda from a script she co-wrote with a friend.", "Agnes Varda|aus"),),
        counterexamples=("Directed by Agnes Varda from a script that another wrote.",),
    ),
    Pattern(
        name="script written with",
        role="aus",
        confidence=0.9,
        needs=("script", "screenplay"),
        shape=r"\b(?:script|screenplay),? (?:which |that )?(?:P|s?he|they) (?:has |had )?(?:co-)?(?:wrote|penned|"
        r"written) (?:together )?(?:with|"
        r"alongside) (?:(?:his|her|their) (?:[a-z-]+,? ){1,3})?(?P<who>P(?:,? (?:and|&) P)?)(?!')",
        examples=(
            ("The screenplay, which Peter Yates wrote with Harold Pinter, is tight.", "Harold Pinter|aus"),
            ("From a screenplay he penned alongside his brother Harold Pinter.", "Harold Pinter|aus"),
        ),
        counterexamples=("The script, which he wrote with care, is tight.",),
    ),
    Pattern(
        name="camera of somebody",
        role="cng",
        confidence=0.8,
        full=True,
        owned=True,
        needs=("'s camera", "' camera"),
        shape=r"(?P<who>P)'s? (?:[a-z-]+ )?camera(?= (?:[a-z]+ly )?(?:[a-z]{3,}s|catches|watches)\b| never\b)",
        examples=(("Roger Deakins's camera hardly leaves the window.", "Roger Deakins|cng"),),
        counterexamples=("Roger Deakins's camera was stolen.",),
    ),
    Pattern(
        name="music that somebody wrote",
        role="cmp",
        confidence=0.88,
        needs=("wrote", "composed"),
        shape=r"\b(?:music|score|theme|themes|piece|piano bit|bit of music|waltz|tune|tunes|soundtrack|songs?) "
        r"(?:which |that )?"
        r"(?P<who>P) (?:wrote|composed)\b",
        examples=(("The piano bit Joe Hisaishi wrote for that scene is stuck.", "Joe Hisaishi|cmp"),),
        counterexamples=("The song Joe Hisaishi hums is stuck.",),
    ),
    Pattern(
        name="cuts it",
        role="flm",
        confidence=0.86,
        full=True,
        needs=(" cuts ", " cut "),
        shape=r"(?P<who>P) (?:cuts (?:as if|like|it|the film|with|between)|cut (?:it|the film|this))\b",
        examples=(("Thelma Schoonmaker cuts as if the film were being chased.", "Thelma Schoonmaker|flm"),),
        counterexamples=("Thelma Schoonmaker cuts the cake.",),
    ),
    Pattern(
        name="lenser",
        role="cng",
        confidence=0.93,
        needs=("lenser ",),
        shape=r"\blenser (?P<who>P)(?!')",
        examples=(("Lenser Roger Deakins shoots in grey.", "Roger Deakins|cng"),),
        counterexamples=("The lenser shoots in grey.",),
    ),
)
