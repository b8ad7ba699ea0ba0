"""Patterns in which a part is an actor's by the possessive: *Jennifer Connelly's Chiren*."""

from __future__ import annotations

from kg.reviews.patterns import Pattern

# Who somebody is in a story; none that real people have, as kin, friends, writers and agents.
_WHO = (
    r"(?:nurse|psychiatrist|psychologist|therapist|shrink|protector|cop|detective|investigator|inspector|policeman|"
    r"sheriff|deputy|marshal|gangster|mobster|mob boss|crime boss|kingpin|henchman|killer|murderer|assassin|hitman|"
    r"hit man|mercenary|scientist|inventor|teacher|schoolteacher|professor|lawyer|attorney|priest|nun|preacher|"
    r"soldier|sergeant|captain|lieutenant|colonel|commander|spy|robot|android|cyborg|monster|creature|vampire|"
    r"werewolf|witch|wizard|sorcerer|ghost|demon|thief|crook|con man|conman|con artist|swindler|gambler|boxer|"
    r"reporter|journalist|politician|senator|mayor|judge|bartender|waitress|waiter|maid|butler|farmer|rancher|cowboy|"
    r"gunslinger|gunfighter|gunman|outlaw|bandit|warden|prisoner|convict|inmate|pilot|sailor|pirate|warrior|samurai|"
    r"ninja|monk|businessman|businesswoman|executive|clerk|housewife|widow|widower|drifter|loner|outsider|orphan|"
    r"hacker|mechanic|stripper|prostitute|hooker|madam|dealer|drug dealer|addict|junkie|alcoholic|drunk|psycho|"
    r"psychopath|sociopath|maniac|madman|mad scientist|sidekick|tycoon|millionaire|billionaire|heiress|socialite|"
    r"matriarch|patriarch|antagonist|everyman|ingenue|ingénue|femme fatale|straight man|tough guy|bad guy|good guy|"
    r"antihero|anti-hero|bounty hunter|ranger|astronaut|landlord|landlady|innkeeper|housekeeper|governess|surgeon|"
    r"veterinarian|librarian|student|schoolgirl|schoolboy|teenager|tomboy|cheerleader|jock|nerd|bully|slacker|stoner|"
    r"artist|painter|simpleton|baron|baroness|count|countess|duke|duchess|prince|princess|queen|king|emperor|"
    r"peasant|gypsy|hermit)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="possessive description",
        role="act",
        confidence=0.86,
        full=True,
        needs=("'",),
        shape=r"(?P<who>P)'s? (?P<part>)(?:(?!(?:and|but|or|of|own|old|former|fellow|real|real-life|late|"
        r"ex)\b)[a-z-]+,? ){0,4}?" + _WHO + r"(?=[,.;:!?)]|$| (?!of\b|s\b)[a-z])",
        examples=(
            ("Brian Aherne's psychiatrist marries her.", "Brian Aherne|act"),
            ("Michelle Yeoh's mysterious protector adds calm.", "Michelle Yeoh|act"),
        ),
        counterexamples=("Brian Aherne's agent of many years called.", "Brian Aherne's film adds calm."),
    ),
    Pattern(
        name="possessive part",
        role="act",
        confidence=0.75,
        needs=("'",),
        shape=r"(?P<who>P)'s? (?P<char>[NP])(?! and N(?!'))(?=[,.;:)!?]|'|$| \u2014| (?:and|or|but|as|is|was|are|were|"
        r"has|had|have|"
        r"who|that|which|in|on|at|to|with|for|from|by|than|never|also|still|then|here|not|does|did|do|can|will|"
        r"would|could|may|might|must|meet|fall|join|fight|become|go|get|make|take|find|seem|feel|look|share|into|when|"
        r"while|where|because|if|again|too|alone|[a-z]+ly|[a-z]+ing|[a-z]+ed|"
        r"(?!(?:adaptations|entries|movies|westerns|productions|films|sequels|impressions|works|novels|stories|"
        r"books|fans|years|days|efforts|outings|pictures|comedies|thrillers|flicks|wars|roots|series|classics|"
        r"themes|ties|lines|eyes|looks)\b)[a-z]{3,}s)\b)",
        examples=(("Jennifer Connelly's Chiren reappears.", "Jennifer Connelly|act|Chiren"),),
        counterexamples=("Jennifer Connelly's performance is fine.",),
    ),
    Pattern(
        name="possessive part described",
        role="act",
        confidence=0.72,
        full=True,
        needs=("'",),
        shape=r"(?P<who>P)'s (?:(?!(?:and|but|or|of|in|on|at|to|for|with|as|by|from|the|his|her|its|own|new|"
        r"latest|first|"
        r"last|second|early|earlier|previous|classic|original|hit|novel|book|film|movie|best|friend|famous|excellent|"
        r"superior|masterpiece|underrated|beloved|[0-9]+s?)\b)[a-z-]+,? (?:and )?){1,6}(?P<char>N|(?<!, )(?<!and )P)"
        r"(?=,|\.| (?:is|was|has|does|gets|makes|takes|and|who|as|in|for|with|[a-z]{3,}s)\b)",
        examples=(("Sharlto Copley's skeevy, overly loud Vernon is a comic.", "Sharlto Copley|act|Vernon"),),
        counterexamples=("Sharlto Copley's best friend Vernon is a comic.",),
    ),
    Pattern(
        name="possessive part called so",
        role="act",
        confidence=0.9,
        needs=(" character", " role", " part"),
        shape=r"(?P<who>P)'s? (?P<char>[NP]) (?:character|role|part)\b",
        examples=(("It takes Will Arnett's Batman character along.", "Will Arnett|act|Batman"),),
        counterexamples=("It takes Will Arnett's best character along.",),
    ),
)
