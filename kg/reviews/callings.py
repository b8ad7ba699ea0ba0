"""What people of a story are called by: never of people who make films."""

from __future__ import annotations

CALLING = (
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
