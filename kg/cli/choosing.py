"""``--reader`` and the options of our readers."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from kg.readers import BUILT_IN, choose
from kg.readers.base import Option

_SHOWN: dict[str, tuple[str, Option]] = {
    f"{reader.name}_{option.name}": (reader.name, option)
    for reader in BUILT_IN
    for option in reader.options
    if not option.secret
}
"""Parameters of the command line, each with its reader's name and its option."""


def reader_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--reader`` and an option for each of our readers' own; the command gets a ``kg.readers.Choice``.

    The options of other packages' readers come from the environment.
    """

    @functools.wraps(function)
    def chosen(*args: Any, reader: str, **options: Any) -> Any:
        own = {parameter: options.pop(parameter) for parameter in _SHOWN}
        given = {option.name: own[p] for p, (name, option) in _SHOWN.items() if name == reader and own[p]}
        return function(*args, reader=choose(reader, given), **options)

    command: Callable[..., Any] = chosen
    for parameter, (_, option) in reversed(_SHOWN.items()):
        words = option.help.removesuffix(".") + (f" [default: {option.default}]." if option.default else ".")
        command = click.option(f"--{parameter.replace('_', '-')}", metavar=option.metavar, help=words)(command)
    return click.option(
        "--reader",
        default="patterns",
        show_default=True,
        metavar="NAME",
        help=f"What reads reviews: {', '.join(r.name for r in BUILT_IN)}, or another package's; see docs/readers.md.",
    )(command)
