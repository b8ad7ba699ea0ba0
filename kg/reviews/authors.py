"""Patterns for who wrote what the film is made from."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

_SOURCE_WORK = (
    r"(?P<job>graphic novel|source novel|comic book|book series|short stor(?:y|ies)|stage play|source material|"
    r"best[- ]?seller|novella|light novel|web novel|novel|book|autobiography|biography|memoir|manga|webtoon|trilogy|"
    r"fairy tale|poem)s?"
)
_SOURCE_WORK_BY = _SOURCE_WORK[:-3] + "|radio play|play|comic|story|musical|opera|article|essay|saga)s?"
_BASED = r"(?:based|adapted|inspired|drawn|adaptation|adaption|adapts|version|retelling|rendition|interpretation|film)"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="author of the source",
        role="aut",
        confidence=0.88,
        needs=(
            *("novel", "book", "story", "play", "memoir", "comic", "seller", "source material", "biography", "manga"),
            *("webtoon", "trilogy", "fairy tale", "poem"),
        ),
        shape=r"(?P<who>P)'s? (?:(?!(?:film|movie|screenplay|script|performance|is|was|but|and|that|with|in|on|"
        r"own|the)\b)[a-z0-9'-]+,? ){0,5}?(?:F,? )?"
        + _SOURCE_WORK
        + r"\b(?! (?:is|of the film|of a|of (?:[a-zFN]+ ){0,3}(?:films|movies)|about|that|goes|feels|"
        r"moves|ends|begins|line)\b)",
        examples=(
            ("It is an adaption of Frank Herbert's classic novel.", "Frank Herbert|aut"),
            ("Mary Norton's book series has been filmed before.", "Mary Norton|aut"),
        ),
        counterexamples=("The hero's book is lost.",),
    ),
    Pattern(
        name="based on",
        role="aut",
        confidence=0.94,
        needs=("based", "adapt", "inspired", "novel", "book", "story", "play", "manga"),
        shape=r"(?:"
        + _BASED
        + r"(?: loosely| closely| in part)?(?: on| upon| of| from| by)|the) (?:the |an? )?(?:[a-z0-9-]+,? ){0,5}?"
        + _SOURCE_WORK_BY
        + r",?(?: F| M| N|,| series| of the same (?:name|title)){0,3} (?:written )?by(?: [a-z-]+){0,3} "
        r"(?P<who>P(?: and P)?|N)",
        single=True,
        examples=(
            ("Based on the novel by Agatha Christie.", "Agatha Christie|aut"),
            ("It is based on the manga Gunnm by Yukito Kishiro.", "Yukito Kishiro|aut"),
        ),
        counterexamples=("Based on a true story by the sea.",),
    ),
    Pattern(
        name="adaptation",
        role="aut",
        confidence=0.85,
        needs=("adapt", "based on", "inspired by"),
        shape=r"(?:(?:based (?:up)?on|adapted from|adaptation of|adaption of|adapts|"
        r"adapting) (?P<who>P)'s? (?:(?:[a-z-]+ ){0,3}(?:F|M)|same|classic|original|[a-z]+ of the same))",
        examples=(
            ("Based on Philip Dick's \u201cDo Androids Dream of Electric Sheep\u201d (1968).", "Philip Dick|aut"),
        ),
        counterexamples=("Based on a true story.",),
    ),
    Pattern(
        name="from the writings of",
        role="aut",
        confidence=0.88,
        needs=("fiction of", "writings of", "works of", "stories of", "tales of", "stories by", "tales by", "work of"),
        shape=r"\b(?:based (?:up)?on|(?:adapted|taken|drawn|derived|comes?) from|inspired by) (?:the |some |several )?"
        r"(?:[a-z]+ ){0,2}(?:fiction|writings|works?|(?:short )?stories|tales) (?:of|by) (?P<who>P)(?!'s? )",
        examples=(("It is taken from the fiction of Bernhard Schlink.", "Bernhard Schlink|aut"),),
        counterexamples=("It is taken from the stories of Bernhard Schlink's youth.",),
    ),
    Pattern(
        name="whose work it is from",
        role="aut",
        confidence=0.88,
        needs=(", whose ",),
        shape=r"(?P<who>P), whose (?:[a-z-]+,? ){0,3}?(?:novel|novella|book|memoir|short story|bestseller|comics?|"
        r"autobiography)\b",
        examples=(("The credit belongs to Bernhard Schlink, whose novel gave the plot.", "Bernhard Schlink|aut"),),
        counterexamples=("It belongs to Bernhard Schlink, whose house burns.",),
    ),
    Pattern(
        name="wrote the source",
        role="aut",
        confidence=0.88,
        needs=("wrote the ", "who wrote"),
        shape=r"(?P<who>P),? (?:who )?(?:also )?wrote the (?:[a-z-]+ ){0,2}"
        r"(?:novel|book|novella|short story|memoir|comic|graphic novel|stage play)\b",
        examples=(("Bernhard Schlink wrote the novel on which it rests.", "Bernhard Schlink|aut"),),
        counterexamples=("Bernhard Schlink wrote the script.",),
    ),
    Pattern(
        name="based on a work named after its author",
        role="aut",
        confidence=0.9,
        single=True,
        needs=("based on", "adapted from", "adaptation of"),
        shape=r"(?:based (?:up)?on|adapted from|adaptation of) (?:an?|the|another) (?:[a-z]+ ){0,2}(?P<who>[PN]) "
        r"(?:novel|book|"
        r"story|play|comic|"
        r"short story|novella|bestseller|best-seller|thriller)\b",
        examples=(
            ("It is based on a Bernhard Schlink novel.", "Bernhard Schlink|aut"),
            ("It is based on the famous old Bernhard Schlink novel.", "Bernhard Schlink|aut"),
        ),
        counterexamples=("It is based on a true story.",),
    ),
    Pattern(
        name="novel of the author",
        role="aut",
        confidence=0.8,
        full=True,
        needs=("'s novel", "'s book", "' novel", "'s memoir"),
        shape=r"(?P<who>P)'s? (?:[a-z-]+ ){0,2}(?:novel|memoir|novella)(?= (?:is|was|of the same|that|which|"
        r"has|had|to)\b|[,.])",
        examples=(("Bernhard Schlink's novel is better.", "Bernhard Schlink|aut"),),
        counterexamples=("The writer's novel is better.",),
    ),
    Pattern(
        name="maker's adaptation",
        role="aut",
        confidence=0.8,
        needs=("adaptation", "adaption"),
        shape=r"(?:^|\b(?:an?|the|this|another) (?:[a-z-]+ ){0,2}?)(?P<who>P) (?:adaptation|adaption)",
        examples=(("John Grisham adaptation.", "John Grisham|aut"),),
        counterexamples=("A faithful adaptation.",),
    ),
    Pattern(
        name="work named after its author",
        role="aut",
        confidence=0.85,
        full=True,
        needs=(" novel", " book", " play", " memoir", " story"),
        shape=r"\b(?:the|this) (?:[a-z]+ )?(?P<who>P) (?:novel|novella|book|stage play|play|memoir|short story)\b(?! "
        r"(?:[NP]|his|her|their|the|an?)\b)",
        examples=(("The Bernhard Schlink novel was better.", "Bernhard Schlink|aut"),),
        counterexamples=("The second novel was better.",),
    ),
    Pattern(
        name="from the author's play",
        role="aut",
        confidence=0.85,
        full=True,
        needs=("from ", "based on", "version of"),
        shape=r"\b(?:from|based (?:up)?on|version of) (?P<who>P)'s? (?:[a-z-]+ ){0,3}(?:plays?|musical|comics?|"
        r"stor(?:y|ies)|manga|poem|series)\b",
        examples=(("Adapted from Bernhard Schlink's stage play.", "Bernhard Schlink|aut"),),
        counterexamples=("It is far from Bernhard Schlink's house.",),
    ),
    Pattern(
        name="the author's book is another thing",
        role="aut",
        confidence=0.85,
        full=True,
        needs=("'s book", "' book", "'s play", "' play"),
        shape=r"(?P<who>P)'s? (?:book|play) (?:is|was) (?:[a-z]+ ){0,2}(?:better|superior|richer|darker|longer|"
        r"different|funnier|deeper|sadder|best-?seller)\b",
        examples=(("Bernhard Schlink's book is far better.", "Bernhard Schlink|aut"),),
        counterexamples=("Bernhard Schlink's book is on the table.",),
    ),
)
