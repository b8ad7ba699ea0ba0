"""The command line: parse, call, print. Standard output is data alone; everything else goes to standard error."""

from __future__ import annotations

import io
import os
import sys
from functools import partial

import click

from kg import __version__
from kg.cli import analysing, asking, correcting, drawing, house, linking, reading, taking
from kg.cli.common import SETTINGS, State, defaults, store_option
from kg.errors import KgError, first_line

HELP = """A knowledge graph of film credits: who made which film, in what role, playing whom, according to whom.

\b
    kg ingest data/                     take in reviews and credits
    kg query @filmography --param person="Bill Pope"
    kg check reviews/aliens.md          hold a review against the credits
    kg render -o aliens.html --around "Aliens (1986)"

The store is the folder --store, else $KG_STORE, else film.kg here."""


@click.group(help=HELP, context_settings=SETTINGS)
@click.version_option(__version__, prog_name="kg")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what is being done; show the traceback of an error.")
@click.option("--memory", metavar="SIZE", help="Memory before the disk is used [default: $KG_MEMORY, else 800MB].")
@store_option
@click.pass_context
def cli(context: click.Context, quiet: bool, verbose: bool, memory: str | None) -> None:
    """See HELP."""
    if memory:
        os.environ["KG_MEMORY"] = memory
    state = context.ensure_object(State)
    state.quiet, state.verbose = quiet, verbose


for _command in (
    *taking.COMMANDS,
    *reading.COMMANDS,
    *asking.COMMANDS,
    *analysing.COMMANDS,
    *drawing.COMMANDS,
    *linking.COMMANDS,
    *correcting.COMMANDS,
    *house.COMMANDS,
):
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 something was found, 2 wrong use or input."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[union-attr]
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    out, state = sys.stdout, State()
    given = sys.argv[1:] if arguments is None else arguments
    fail = partial(_fail, traced="-v" in given or "--verbose" in given)
    try:
        colour = False if os.environ.get("NO_COLOR") else None
        result = cli.main(
            arguments, prog_name="kg", standalone_mode=False, default_map=defaults(), color=colour, obj=state
        )
        sys.stdout.flush()
    except KgError as error:
        return fail(str(error), error.exit_code)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f"; see `{context.command_path} --help`" if context else ""
        return fail(error.format_message().rstrip(".") + hint, 2)
    except (click.Abort, KeyboardInterrupt):
        return fail("stopped", 130)
    except BrokenPipeError:
        return state.found
    except OSError as error:
        sys.stdout = io.StringIO()  # what is left in the buffer cannot be written either
        return fail(f"output cannot be written ({error.strerror})", 2)
    except Exception as error:
        if type(error).__name__ == "OutOfMemoryException":  # DuckDB's, which a command need not have imported
            return fail(f"{first_line(error)}; --memory gives it more", 2)
        raise
    except SystemExit:
        if sys.stdout is not out:  # where the reader of a pipe has gone away, click wraps the stream and ends with 1
            return state.found
        raise
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int, *, traced: bool) -> int:
    if traced:
        import traceback

        traceback.print_exc()
    click.echo(f"kg: {message}", err=True)
    return code
