"""The rules of assessment: what holds of a claim when it is held against the other sources, and what follows.

A rule stands in ``ontology/film.ttl`` with the sentence that says it, and here with the condition that decides it and
with an example and a counterexample, which a test runs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by which a claim is assessed.

    An example is a line for each credit of one film of 1999, the last of them assessed: ``source: person, role, part``,
    where ``imdb`` lists all directors and writers, ``cast`` the whole cast, ``table`` is trusted and no more, and
    reviews are not; ``early`` is a review of 1990. People are Ann, Bob, Cy, Dead (1920-1980) and Late (born 2005), and
    surnames of their own.

    Attributes:
        name: its name in the ontology.
        verdict: what it concludes.
        condition: SQL over the relation ``weighed``: the claim with what each side says of it.
        example: credits of which the last gets this verdict by this rule.
        counterexample: the same with a difference that matters: another rule decides, or none.
        against: the column with the credit that decided it, or ``NULL``.
    """

    name: str
    verdict: str
    condition: str
    example: tuple[str, ...]
    counterexample: tuple[str, ...]
    against: str = "NULL"


_LIVING = "('act', 'vac', 'onp', 'fmd', 'cng')"

RULES: tuple[Rule, ...] = (
    Rule(
        name="promotedByIt",
        verdict="unchecked",
        condition="ground IS NOT NULL",
        example=("imdb: Ann, act", "review? Ann, act"),
        counterexample=("imdb: Ann, act", "review: Ann, act"),
        against="ground",
    ),
    Rule(
        name="notAsserted",
        verdict="unchecked",
        condition="stance <> 'asserted'",
        example=("imdb: Ann, fmd", "review: Ann, fmd, hedged"),
        counterexample=("imdb: Ann, fmd", "review: Ann, fmd"),
    ),
    Rule(
        name="rivalClaim",
        verdict="unknownFilm",
        condition="NOT known AND NOT several_films AND rival IS NOT NULL",
        example=("review2: Ann, fmd", "review: Bob, fmd"),
        counterexample=("review2: Ann, fmd", "review: Ann, fmd"),
        against="rival",
    ),
    Rule(
        name="filmInNoTrustedSource",
        verdict="unknownFilm",
        condition="NOT known AND NOT several_films",
        example=("review2: Ann, act", "review: Bob, act"),
        counterexample=("imdb: Ann, fmd", "review: Bob, act"),
    ),
    Rule(
        name="beforeBirth",
        verdict="anachronism",
        condition="NOT trusted AND same_credit IS NULL AND birth_year > year",
        example=("imdb: Ann, fmd", "review: Late, act"),
        counterexample=("imdb: Late, act", "review: Late, act"),
    ),
    Rule(
        name="afterDeath",
        verdict="anachronism",
        condition=f"NOT trusted AND same_credit IS NULL AND death_year + 5 < year AND code IN {_LIVING} "
        "AND NOT list_has_any(coalesce(attributes, []), ['archive footage', 'archive sound'])",
        example=("imdb: Ann, fmd", "review: Dead, act, Oracle"),
        counterexample=("imdb: Ann, fmd", "review: Dead, act, archive footage:Self"),
    ),
    Rule(
        name="reviewBeforeFilm",
        verdict="anachronism",
        condition="NOT trusted AND same_credit IS NULL AND said_in + 1 < year",
        example=("imdb: Ann, fmd", "early: Bob, act"),
        counterexample=("imdb: Ann, fmd", "early: Ann, fmd"),
    ),
    Rule(
        name="trustedOnBothSides",
        verdict="disputed",
        condition="(trusted OR same_credit IS NOT NULL) AND denied IS NOT NULL",
        example=("imdb: Ann, fmd", "table: Bob, fmd", "review: Bob, fmd"),
        counterexample=("table: Ann, fmd", "other: Bob, fmd", "review: Bob, fmd"),
        against="denied",
    ),
    Rule(
        name="deniedByTrusted",
        verdict="contradicted",
        condition="NOT trusted AND denial IS NOT NULL",
        example=("table: Ann, pro, negated", "review: Ann, pro"),
        counterexample=("table: Ann, pro, hedged", "review: Ann, pro"),
        against="denial",
    ),
    Rule(
        name="otherPlayer",
        verdict="contradicted",
        condition="NOT trusted AND other_player IS NOT NULL",
        example=("imdb: Ann, act, Lieutenant Elgart", "imdb: Bob, act, Judge", "review: Bob, act, Elgart"),
        counterexample=("imdb: Ann, act, Noah", "review: Bob, act, Noah's Wife"),
        against="other_player",
    ),
    Rule(
        name="missingFromCompleteList",
        verdict="contradicted",
        condition="NOT trusted AND missing IS NOT NULL",
        example=("imdb: Ann, fmd", "review: Bob, fmd"),
        counterexample=("imdb: Ann, fmd", "imdb: Bob, fmd", "review: Bob, fmd"),
        against="missing",
    ),
    Rule(
        name="otherHolder",
        verdict="contradicted",
        condition="NOT trusted AND same_credit IS NULL AND sole_holder AND other_holder IS NOT NULL",
        example=("imdb: Ann, cng", "review: Bob, cng"),
        counterexample=("imdb: Ann, pro", "review: Bob, pro"),
        against="other_holder",
    ),
    Rule(
        name="sameCredit",
        verdict="supported",
        condition="same_credit IS NOT NULL",
        example=("imdb: Ann, act, Ellen Ripley", "review: Ann, act, Ripley"),
        counterexample=("imdb: Ann, act, Ellen Ripley", "review: Ann, cst"),
        against="same_credit",
    ),
    Rule(
        name="otherPart",
        verdict="supported",
        condition="NOT trusted AND same_role IS NOT NULL",
        example=("imdb: Ann, act, Ripley", "review: Ann, act, Newt"),
        counterexample=("imdb: Ann, act, Ripley", "imdb: Bob, act, Newt", "review: Ann, act, Newt"),
        against="same_role",
    ),
    Rule(
        name="nearName",
        verdict="supported",
        condition="NOT trusted AND near_name IS NOT NULL",
        example=("imdb: Ann, fmd", "review: Ane, fmd"),
        counterexample=("imdb: Ann, fmd", "review: Anna, fmd"),
        against="near_name",
    ),
    Rule(
        name="kindredRole",
        verdict="supported",
        condition="NOT trusted AND kindred_role IS NOT NULL",
        example=("imdb: Ann, aus", "review: Ann, aut"),
        counterexample=("imdb: Ann, fmd", "review: Ann, aut"),
        against="kindred_role",
    ),
    Rule(
        name="severalCandidates",
        verdict="ambiguous",
        condition="NOT trusted AND (several_films OR several_people)",
        example=("imdb: Junior, fmd", "imdb: Senior, fmd", "review: Plain, fmd"),
        counterexample=("imdb: Junior, fmd", "review: Ann, fmd"),
    ),
    Rule(
        name="missingFromCast",
        verdict="unsupported",
        condition="NOT trusted AND absent IS NOT NULL",
        example=("cast: Ann, act, Ripley", "review: Bob, act, Ash"),
        counterexample=("imdb: Ann, act, Ripley", "review: Bob, act, Ash"),
        against="absent",
    ),
    Rule(
        name="trustedSilent",
        verdict="unsupported",
        condition="NOT trusted",
        example=("imdb: Ann, fmd", "review: Bob, cst"),
        counterexample=("imdb: Bob, cst", "review: Bob, cst"),
    ),
)
"""In the order in which they are tried. A trusted credit that no rule touches has no assessment."""
