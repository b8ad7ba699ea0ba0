"""What the commands share: the store, messages, tables and the config file."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.knowledge_graph import KnowledgeGraph

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}
CONFIG = "film-kg.toml"

F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class State:
    """What the options before the command say; ``named`` is a store that was named on the command line.

    ``found`` is what a command tells by its exit code, set before it writes: whoever reads its answer may go away.
    """

    store: str | None = None
    named: str | None = None
    quiet: bool = False
    verbose: bool = False
    found: int = 0

    def path(self) -> Path:
        """The store's folder: ``--store``, else ``$KG_STORE``, else ``film.kg`` here."""
        return Path(self.store or os.environ.get("KG_STORE") or "film.kg")

    def say(self, message: str) -> None:
        """A message to standard error."""
        if not self.quiet:
            click.echo(message, err=True)

    def progress(self, message: str) -> None:
        """What is being done: on a terminal one changing line, with -v a line each, else nothing."""
        if self.verbose:
            click.echo(message, err=True)
        elif sys.stderr.isatty() and not self.quiet:
            click.echo(f"\r\x1b[2K{message[:78]}\r", err=True, nl=False)

    def open(self, at: int | None = None, *, facts: bool = False) -> KnowledgeGraph:
        """The store, open for reading."""
        from kg.knowledge_graph import KnowledgeGraph

        return KnowledgeGraph(self.path(), at=at, facts=facts)


def defaults() -> dict[str, Any]:
    """Defaults of options from ``film-kg.toml`` here, or in the user's folder for settings.

    Top-level keys are for every command, tables for one: ``store = "a.kg"``, ``[ingest]`` ``keep = 5``.

    Raises:
        UsageError: the file is no TOML.
    """
    for file in (Path(CONFIG), Path(click.get_app_dir("film-kg")) / "config.toml"):
        if file.is_file():
            try:
                settings = tomllib.loads(file.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                raise UsageError(f"is no config file ({error})", path=file) from error
            return _flat(settings, file)
    return {}


def _flat(settings: dict[str, Any], file: Path) -> dict[str, Any]:
    """Settings as the parameters of each command; top-level ones wherever a command has such an option."""
    from kg.cli import cli

    shared = {name: value for name, value in settings.items() if not isinstance(value, dict)}
    tables = {name: value for name, value in settings.items() if isinstance(value, dict)}
    for table_, values in {"": shared, **tables}.items():
        command = cli if not table_ else cli.commands.get(table_)
        unknown = [table_] if command is None else sorted(set(values) - _options(command))
        if unknown:
            what = f"has a setting {unknown[0]!r}, which no command has"
            raise UsageError(what, path=file, hint="see docs/settings.md")
    return {**shared, **{n: _parameters(c, {**shared, **tables.get(n, {})}) for n, c in cli.commands.items()}}


def _options(command: click.Command) -> set[str]:
    """The long names of a command's options, and of those below it."""
    own = {word.removeprefix("--") for parameter in command.params for word in parameter.opts if word.startswith("--")}
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union(*map(_options, below))


def _parameters(command: click.Command, settings: dict[str, Any]) -> dict[str, Any]:
    """Settings by the names of the parameters, which are not always those of the options."""
    if isinstance(command, click.Group):
        return {name: _parameters(below, settings) for name, below in command.commands.items()}
    named = {parameter.name: parameter.opts[-1].removeprefix("--") for parameter in command.params}
    return {name: settings[option] for name, option in named.items() if name and option in settings}


def _remember_store(context: click.Context, _: click.Parameter, value: str | None) -> None:
    state = context.ensure_object(State)
    source = context.get_parameter_source("store")
    explicit = source is click.core.ParameterSource.COMMANDLINE
    if value and (explicit or state.store is None):
        state.store = value
    if explicit:
        state.named = value


def store_option(function: F) -> F:
    """``--store``, before the command or after it."""
    return click.option(
        "--store",
        metavar="PATH",
        expose_value=False,
        is_eager=False,
        callback=_remember_store,
        help="The store's folder [default: $KG_STORE, else film.kg].",
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``: how the answer is written; the first is the default."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], show_default=True,
        help="How the answer is written.",
    )  # fmt: skip


def jobs_option(function: F) -> F:
    """``--jobs``: how many processes read."""
    return click.option(
        "--jobs", type=click.IntRange(0), default=1, show_default=True, metavar="N",
        help="Processes that read; 0 for one a core.",
    )(function)  # fmt: skip


TABLES = ("table", "csv", "json", "md")
"""The formats of answers that are tables of ours."""


def at_option(function: F) -> F:
    """``--at``: an older snapshot."""
    return click.option("--at", type=int, metavar="N", help="Ask snapshot N instead of the newest (see `kg history`).")(
        function
    )


def table(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], format_: str = "table", out: TextIO | None = None
) -> None:
    """Rows to standard output or elsewhere, in one of the formats of answers."""
    from kg.sparql import Solutions, Term
    from kg.sparql.formats import write

    terms = (tuple(None if value is None else Term.of(value) for value in row) for row in _plain(rows))
    write(Solutions(tuple(columns), iter(terms)), format_, out or sys.stdout, layout(out=out))


def _plain(rows: Iterable[Sequence[Any]]) -> Iterable[tuple[str | int | None, ...]]:
    """Values that terms can be made of."""
    for row in rows:
        yield tuple(v if v is None or (isinstance(v, int) and not isinstance(v, bool)) else _text(v) for v in row)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def layout(base: str | None = None, out: TextIO | None = None) -> Any:
    """How tables are laid out: as wide as the terminal, or uncut where they do not go there."""
    import shutil

    from kg import vocab
    from kg.sparql.tables import Layout

    width = shutil.get_terminal_size().columns if (out or sys.stdout).isatty() else None
    return Layout(vocab.prefixes(), base, width)
