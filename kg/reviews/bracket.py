"""The pairs of brackets of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reviews.frames import Frame, Mention


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets in a frame: the places of the opening and the closing one."""

    frame: Frame
    open: int
    close: int

    @property
    def inside(self) -> str:
        """What stands between the brackets."""
        return self.frame.shape[self.open + 1 : self.close]

    def left(self) -> Mention | None:
        """The name right before it."""
        at = self.open - 1
        while at > 0 and self.frame.shape[at] in " ,":
            at -= 1
        if at > 1 and self.frame.shape.startswith("'s", at - 1):
            at -= 2
        return self.frame.mentions.get(at) if at >= 0 else None


def brackets(frame: Frame) -> Iterator[Bracket]:
    """All pairs, the inner ones first where they are nested."""
    stack: list[int] = []
    for i, c in enumerate(frame.shape):
        if c == "(":
            stack.append(i)
        elif c == ")" and stack:
            yield Bracket(frame, stack.pop(), i)
    if stack and len(frame.shape) - stack[-1] < 200:
        yield Bracket(frame, stack[-1], len(frame.shape))
