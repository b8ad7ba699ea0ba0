"""How the types of things and the statuses of claims look, the same in every picture.

Colours are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), which the colour-blind can tell apart; each type
has a shape of its own too, so that nothing rests on colour. Shapes are SVG paths in a square from -1 to 1, filled by
the even-odd rule.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeLook:
    """A type of thing: its word in the graph, its name for one and for many, its colour and its shape."""

    type: str
    one: str
    many: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """A status of a claim: its word, its name, what it means, its line (dashes in px), whether it is struck out."""

    status: str
    title: str
    meaning: str
    dashes: tuple[int, ...] = ()
    struck: bool = False
    alarming: bool = False


_HOLES = "".join(
    f"M{x} {y}h.22v.22h-.22Z" for x in ("-.86", ".64") for y in ("-.56", "-.11", ".34")
)  # a film frame's perforation

TYPES: tuple[TypeLook, ...] = (
    TypeLook("film", "Film", "Films", "#0072B2", "M-1 -.8H1V.8H-1Z" + _HOLES),
    TypeLook("person", "Person", "People", "#E69F00", "M-.9 0A.9 .9 0 1 1 .9 0A.9 .9 0 1 1 -.9 0Z"),
    TypeLook("character", "Character", "Characters", "#009E73", "M0 -1.05L1.05 0L0 1.05L-1.05 0Z"),
    TypeLook("place", "Place", "Places", "#CC79A7", "M0 -.95L1 .8H-1Z"),
    TypeLook(
        "theme",
        "Theme",
        "Themes",
        "#F0E442",
        "M0 -1L.26 -.36L.95 -.31L.42 .14L.59 .81L0 .44L-.59 .81L-.42 .14L-.95 -.31L-.26 -.36Z",
    ),
    TypeLook("genre", "Genre", "Genres", "#56B4E9", "M-1 0L-.5 -.87H.5L1 0L.5 .87H-.5Z"),
    TypeLook("source", "Source", "Sources", "#000000", "M-.75 -1H.3L.75 -.55V1H-.75Z"),
)
OTHER = TypeLook("", "Other", "Others", "#FFFFFF", "M-.8 -.8H.8V.8H-.8Z")

STATUSES: tuple[StatusLook, ...] = (
    StatusLook("fact", "Fact", "trusted sources say so"),
    StatusLook("claim", "Unsupported", "nothing bears it out", (7, 5)),
    StatusLook("disputed", "Disputed", "trusted sources stand on both sides", (12, 4, 2, 4), alarming=True),
    StatusLook(
        "contradicted", "Contradicted", "a trusted source stands against it", (7, 5), struck=True, alarming=True
    ),
    StatusLook("hedged", "Hedged", "the source itself is not sure", (2, 4)),
    StatusLook("negated", "Negated", "the source says that it is not so", (2, 4), struck=True),
    StatusLook("imagined", "Imagined", "the source only imagines it", (1, 6)),
)


def type_look(word: object) -> TypeLook:
    """How a type looks; one that is not known looks like :data:`OTHER`, under its own name.

    >>> type_look("film").colour, type_look("award").many, type_look(None).one
    ('#0072B2', 'Award', 'Other')
    """
    for look in TYPES:
        if look.type == word:
            return look
    name = str(word or OTHER.one)[:40].capitalize()
    return TypeLook(str(word or ""), name, name, OTHER.colour, OTHER.shape)


def status_look(word: object) -> StatusLook:
    """How a status looks; one that is not known is a claim that nothing bears out.

    >>> status_look("contradicted").struck, status_look(None).status
    (True, 'claim')
    """
    return next((look for look in STATUSES if look.status == word), STATUSES[1])
