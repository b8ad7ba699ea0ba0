"""Decisions of people on who is the same as whom, taken into a store, which is then linked and assessed anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg.conclude import conclude
from kg.link import hand
from kg.link.hand import Decision
from kg.store.folder import writing


def decide(
    path: str | Path,
    decisions: Iterable[Decision],
    *,
    progress: Callable[[str], None] = lambda _: None,
    strict: bool = True,
) -> list[str]:
    """Keep what a person decided on who is the same as whom, link anew, and return what is strange about it.

    Args:
        strict: whether a decision on something that is not in the store is an error.

    Raises:
        KgError: there is no store, or a decision makes no sense.
    """
    with writing(path, create=False) as connection:
        strange = hand.decide(connection, decisions, strict=strict)
        conclude(connection, progress)
    return strange
