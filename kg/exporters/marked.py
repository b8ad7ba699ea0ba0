"""A page of texts with every claim marked in them, without any script, so that nothing in a text can run.

Spans of claims may be equal, lie in one another, or cross. Equal ones are one *passage*. Passages are elements in one
another; one that crosses another is cut in pieces where that one begins or ends. Marks and list lead to each other by
links; filters and colours are rules of the style sheet. The text of an element ``.text`` is exactly the text as read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kg.exporters.shell import environment, policy, style_sheet
from kg.exporters.text import plain

KINDS = {"credit": "Credits", "relation": "Relations", "fact": "Facts", "candidate": "Candidates", "other": "Others"}
STANCES = ("asserted", "hedged", "negated", "imagined")
DARK = (
    "@media (prefers-color-scheme: dark) { :root:not(:has(#dark:checked))",
    "@media (prefers-color-scheme: light) { :root:has(#dark:checked)",
)
TIPS = 6
"""Claims of a passage that its pop-up shows; the list shows all."""
WIDE = 500
"""Characters of a passage beyond which its mark stays in the background: a verdict rests on most of a text."""

# What moves, hides or turns text: controls but tab and line feed, changes of direction, separators, noncharacters.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]"
)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and its claims.

    Attributes:
        source: what it is called.
        title: what it is, in words, if that is known.
        text: without NUL and lone surrogates, which no page can hold.
        rows: claims as :func:`kg.extract.rows` gives them, with ``type``, ``start``, ``end`` and ``quote``.
    """

    source: str
    title: str | None
    text: str
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as the page shows it: its number within the text, its place, and what is said of it."""

    number: int
    start: int
    end: int
    kind: str
    stance: str
    label: str
    details: str

    @property
    def classes(self) -> str:
        """The classes by which it is filtered."""
        return f"{self.kind} {self.stance}"

    @property
    def tip(self) -> str:
        """One line that says it all."""
        said = "" if self.stance == "asserted" else f"{self.stance}: "
        return f"{said}{self.label} ({self.details})"


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the text with the claims that rest on it; without a span where ``start == end``."""

    number: int
    start: int
    end: int
    claims: tuple[Claim, ...]

    @property
    def classes(self) -> str:
        """The classes by which its mark is filtered, and the kind and stance that it is drawn with."""
        shown = " ".join(dict.fromkeys(f"{c.kind}-{c.stance}" for c in self.claims))
        return f"{self.claims[0].classes} {shown}"


def page(texts: Iterable[MarkedText]) -> str:
    """The page as text."""
    shown = [_shown(number, text) for number, text in enumerate(texts)]
    claims = [claim for one in shown for claim in one["claims"]]
    kinds = _counted([claim.kind for claim in claims], KINDS)
    stances = _counted([claim.stance for claim in claims], STANCES)
    style = style_sheet("marked.css", *DARK) + _filters(kinds, stances) + "".join(one["rules"] for one in shown)
    template = environment().get_template("marked.html")
    return str(
        template.render(
            texts=shown,
            kinds=[(kind, KINDS[kind], count) for kind, count in kinds.items()],
            stances=[(stance, stance.capitalize(), count) for stance, count in stances.items()],
            style=_markup(style),
            policy=policy(style),
        )
    )


def _counted(words: Sequence[str], known: Iterable[str]) -> dict[str, int]:
    """How often each known word stands there, of those that do."""
    counts = Counter(words)
    return {word: counts[word] for word in known if word in counts}


def _filters(kinds: Iterable[str], stances: Iterable[str]) -> str:
    """Rules that hide what is not chosen; a mark goes when none of its claims is left."""
    words = [*kinds, *stances]
    hidden = "".join(f":root:has(#{w}:not(:checked)) .claim.{w} {{ display: none; }}\n" for w in words)
    marked = "".join(
        f":root:has(#{k}:checked):has(#{s}:checked) .{k}-{s} {{ --shown: 1; }}\n" for k in kinds for s in stances
    )
    return f"@supports selector(:has(*)) {{\nmark {{ --shown: 0; }}\n{marked}}}\n{hidden}"


def _shown(number: int, text: MarkedText) -> dict[str, Any]:
    claims = [_claim(n, row) for n, row in enumerate(text.rows)]
    claims.sort(key=lambda claim: (claim.start == claim.end, claim.start, claim.end, claim.number))
    spans = groupby(claims, key=lambda claim: (claim.start, claim.end))
    passages = [Passage(n, start, end, tuple(group)) for n, ((start, end), group) in enumerate(spans)]
    marker = _Marker(number, text.text, [p for p in passages if p.end > p.start])
    return {
        "number": number,
        "source": plain(text.source),
        "title": plain(text.title) or plain(text.source),
        "characters": len(text.text),
        "claims": claims,
        "passages": passages,
        "marked": _markup(marker.run()),
        "rules": "".join(
            f":root:has(#t{number}p{n}:target) .t{number}p{n} {{ background: var(--mark); }}\n"
            for n in sorted(marker.crossing)
        ),
    }


def _claim(number: int, row: Mapping[str, Any]) -> Claim:
    kind = row.get("type", "credit") if row.get("type", "credit") in KINDS else "other"
    stance = row["stance"] if row.get("stance") in STANCES else "asserted"
    year = f" ({row['year']})" if row.get("year") else ""
    film = f"{row['film']}{year}" if row.get("film") else None
    confidence = f"confidence {row['confidence']:g}" if row.get("confidence") is not None else None
    details = [film, row.get("pattern"), confidence]
    label = _label(row)
    return Claim(
        number, int(row["start"]), int(row["end"]), kind, stance, plain(label), plain(", ".join(filter(None, details)))
    )


def _label(row: Mapping[str, Any]) -> str:
    if row.get("person"):
        part = row.get("character") or row.get("character_description")
        return " — ".join(str(one) for one in (row["person"], row.get("role"), part) if one)
    itself = str(row.get("source")).endswith(str(row.get("subject")))  # what the review says of itself
    said = (None if itself else row.get("subject"), row.get("predicate"), row.get("object") or row.get("value"))
    return " ".join(str(one) for one in said if one)


class _Marker:
    """Writes a text as markup with its passages, in time linear in the text and the pieces.

    Attributes:
        crossing: the numbers of the passages that had to be cut.
    """

    def __init__(self, number: int, text: str, passages: Iterable[Passage]) -> None:
        self.number, self.text = number, text
        self.starts: dict[int, list[Passage]] = {}
        for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
            self.starts.setdefault(passage.start, []).append(passage)
        self.open: list[Passage] = []
        self.begun: set[int] = set()
        self.linked: set[int] = set()
        self.crossing: set[int] = set()

    def run(self) -> str:
        """The markup: what lies between two places where passages begin or end, and their elements there."""
        ends = {p.end for passages in self.starts.values() for p in passages}
        at = min([len(self.text) - len(self.text.lstrip()), *self.starts])  # front matter has been blanked out
        out = [f'<span class="blank">{_escaped(self.text[:at])}</span>' if at else ""]
        for place in sorted({*self.starts, *ends, len(self.text)}):
            out += (self.leaf(self.text[at:place]), *self.turn(place))
            at = place
        return "".join(out)

    def turn(self, place: int) -> Iterator[str]:
        """Close down to the outermost passage that ends here; open again what that cut, and what begins here."""
        ending = next((n for n, p in enumerate(self.open) if p.end <= place), len(self.open))
        cut = [p for p in self.open[ending:] if p.end > place]
        yield "</mark>" * (len(self.open) - ending)
        self.crossing.update(p.number for p in cut)
        self.open = self.open[:ending]
        for passage in (*cut, *self.starts.get(place, ())):
            yield self.opening(passage)
            self.open.append(passage)

    def opening(self, passage: Passage) -> str:
        """The start of a mark; its first piece has the id that links lead to."""
        name = f"t{self.number}p{passage.number}"
        own = "" if passage.number in self.begun else f' id="{name}"'
        self.begun.add(passage.number)
        wide = " wide" if passage.end - passage.start > WIDE else ""
        return (
            f'<mark{own} class="{name} {passage.classes}{wide}" data-start="{passage.start}" data-end="{passage.end}">'
        )

    def leaf(self, text: str) -> str:
        """Text without a turn: within a passage a link to its claims, of which the first is a stop of Tab."""
        if not text.strip() or not self.open:
            return _escaped(text)
        inner = self.open[-1].number
        stop = ' tabindex="-1"' if inner in self.linked else ""
        self.linked.add(inner)
        return f'<a href="#t{self.number}l{inner}"{stop} data-tip="{self.tip()}">{_escaped(text)}</a>'

    def tip(self) -> str:
        """What the pop-up says, the innermost passage first."""
        lines = [claim.tip for passage in reversed(self.open) for claim in passage.claims]
        more = [f"and {len(lines) - TIPS} more"] if len(lines) > TIPS else []
        return _attribute("\n".join([*lines[:TIPS], *more]))


def _escaped(text: str) -> str:
    """Text as markup that reads back as exactly the same; what steers text is shown and kept from steering."""
    from markupsafe import escape

    return _CONTROL.sub(_control, str(escape(text)))


def _control(match: re.Match[str]) -> str:
    c = match.group()
    inside = "&#13;" if c == "\r" else c
    return f'<bdi class="control" data-code="{ord(c):04X}">{inside}</bdi>'


def _attribute(text: str) -> str:
    from markupsafe import escape

    return str(escape(_CONTROL.sub("\ufffd", text)))


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704  made here, of escaped pieces
