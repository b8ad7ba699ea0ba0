"""Patterns in which a part is an actor's by the possessive: *Jennifer Connelly's Chiren*."""

from __future__ import annotations

from kg.reviews.callings import CALLING
from kg.reviews.patterns import Pattern

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        name="possessive description",
        role="act",
        confidence=0.86,
        full=True,
        needs=("'",),
        shape=r"(?P<who>P)'s? (?P<part>)(?:(?!(?:and|but|or|of|own|old|former|fellow|real|real-life|late|"
        r"ex)\b)[a-z-]+,? ){0,4}?" + CALLING + r"(?=[,.;:!?)]|$| (?!of\b|s\b)[a-z])",
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
        shape=r"(?P<who>P)'s? (?P<char>[NP])(?! and N(?!'))(?: the N)?(?=[,.;:)!?]|'|$| \u2014| "
        r"(?:and|or|but|as|is|was|are|were|"
        r"has|had|have|"
        r"[a-z]{2,6}n't|who|that|which|in|on|at|to|with|for|from|by|than|never|also|still|then|here|not|does|did|"
        r"do|can|will|"
        r"would|could|may|might|must|meet|fall|join|fight|become|go|get|make|take|find|seem|feel|look|share|into|when|"
        r"while|where|because|if|again|too|alone|[a-z]+ly|[a-z]+ing|[a-z]+ed|"
        r"(?!(?:adaptations|entries|movies|westerns|productions|films|sequels|impressions|works|novels|stories|"
        r"books|fans|years|days|efforts|outings|pictures|comedies|thrillers|flicks|wars|roots|series|classics|"
        r"themes|ties|lines|eyes|looks(?! [a-z]+(?:ous|ful|at|ood|ad|ike)\b))\b)[a-z]{3,}s)\b|"
        r" (?:help|carry|make|give|steal|bring|play|keep|hold|stand|"
        r"come|work|provide|add|offer|lead|drive|clash|bond|talk|try|want|need|spar|face|team|part|split|love|hate)\b)",
        examples=(
            ("Jennifer Connelly's Chiren reappears.", "Jennifer Connelly|act|Chiren"),
            ("Then Jennifer Connelly's Bill the Butcher comes in.", "Jennifer Connelly|act|Bill"),
            ("Rosa Salazar's Alita and Robert De Niro's Neil McCauley help.", "Robert De Niro|act|Neil McCauley"),
        ),
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
        r"animated|company|studio|band|label|wife|husband|song|album|father|mother|dad|mom|brother|sister|daughter|son|"
        r"superior|masterpiece|underrated|beloved|[0-9]+s?)\b)[a-z-]+,? (?:and )?){1,6}(?P<char>N|(?<!, )(?<!and )P)"
        r"(?=,|\.| (?:is|was|has|does|gets|makes|takes|and|who|as|in|for|with|[a-z]{3,}s)\b)",
        examples=(("Sharlto Copley's skeevy, overly loud Vernon is a comic.", "Sharlto Copley|act|Vernon"),),
        counterexamples=("Sharlto Copley's best friend Vernon is a comic.",),
    ),
    Pattern(
        name="possessive part by calling",
        role="act",
        confidence=0.88,
        needs=("'",),
        shape=r"(?<!\bplay )(?<!\bplays )(?<!\bplayed )(?<!\bplaying )(?<!\bas )(?<!\bportrays )(?<!\bis )"
        r"(?P<who>P)'s? (?:(?!(?:and|but|or|of|own|former|fellow|real|real-life|late|"
        r"ex)\b)[a-z-]+,? ){0,4}?" + CALLING + r",? (?P<char>[NP])(?![A-Za-z]|'s? )",
        examples=(
            ("Brian Aherne's detective Mark corners her.", "Brian Aherne|act|Mark"),
            ("It was Brian Aherne's weary old cop Mark Lamphere.", "Brian Aherne|act|Mark Lamphere"),
        ),
        counterexamples=("Brian Aherne's agent Mark called.", "She plays Brian Aherne's maid Kitty."),
    ),
    Pattern(
        name="possessive villain",
        role="act",
        confidence=0.88,
        full=True,
        needs=("villain", "baddie", "hero", "protagonist", "antagonist", "lead,"),
        shape=r"(?P<who>P)'s? (?:(?!(?:and|but|or|of|own|new|latest)\b)[a-z-]+,? ){0,4}?"
        r"(?:villain|villainess|baddie|hero|heroine|antihero|protagonist|antagonist|lead), (?P<char>[NP])"
        r"(?=,|\.| (?:is|was|has|gets|takes|makes)\b)",
        examples=(("Alan Rickman's silky villain, Hans Gruber, gets the lines.", "Alan Rickman|act|Hans Gruber"),),
        counterexamples=("Alan Rickman's villain, and Hans Gruber too, gets the lines.",),
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
