"""The documentation is executed: its commands and its Python run on a copy of ``data/``, and it shows what they print.

Each page is one session, run from top to bottom in a folder of its own. In a ``console`` block a line ``$ command`` is
run by the shell (``> `` goes on with it) and the lines up to the next one are its output; a line ``...`` stands for any
lines. In a ``python`` block the examples are those of a doctest. ``text``, ``sh`` and other blocks are not run. After a
change that is meant, write the shown output anew and read the difference::

    KG_GOLDEN=write python -m pytest -q tests/test_docs.py
"""

from __future__ import annotations

import difflib
import doctest
import importlib.util
import itertools
import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest

import kg
from kg import errors
from kg.cli import cli

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
WRITE = os.environ.get("KG_GOLDEN") == "write"
THEN = 1_767_322_800  # 2026-01-02 03:00 UTC, when the files of every session were last changed
DOCTEST = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_COMMAND = re.compile(r"((?:^\$ .*\n)(?:^>(?: .*)?\n)*)((?:^(?!\$ ).*\n)*)", re.MULTILINE)
_BLOCK = re.compile(r"^(```(console|python)\n)(.*?)(^```\n)", re.DOTALL | re.MULTILINE)


def generator(name: str) -> ModuleType:
    """A program of ``docs/`` as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make, picture = generator("make"), generator("picture")


# Sessions -------------------------------------------------------------------------------------------------------------


def sessions() -> list[Path]:
    """The pages that have something to run."""
    return [page for page in PAGES if _BLOCK.search(page.read_text(encoding="utf-8"))]


class Session:
    """A folder with a copy of ``data/``, and the programs of this installation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "session"
        self.folder.mkdir()
        shutil.copytree(ROOT / "data", self.folder / "data")
        for file in (self.folder / "data").rglob("*"):
            os.utime(file, (THEN, THEN))
        programs = folder / "bin"
        programs.mkdir()
        for name, call in (("kg", "-m kg"), ("python", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {call} "$@"\n', encoding="utf-8")
            program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "COLUMNS", "PYTEST"))}
        self.environment = kept | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        }
        self.names: dict[str, object] = {}

    def shell(self, command: str) -> str:
        """What a command prints, messages included, line ends trimmed."""
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False,
        )  # fmt: skip
        return "".join(line.rstrip() + "\n" for line in done.stdout.decode("utf-8").splitlines())

    def console(self, block: str) -> str:
        """A console block with the output that its commands have now, elided as it is in the block."""
        return "".join(
            prompt + elided(shown, self.shell(unprompted(prompt))) for prompt, shown in _COMMAND.findall(block)
        )

    def python(self, block: str) -> str:
        """A Python block with the results that its examples have now."""
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            return _Noting(self.names).block(block)
        finally:
            os.chdir(here)


def unprompted(prompt: str) -> str:
    """A command without its prompts.

    >>> unprompted("$ echo 'a\\n>\\n> b'\\n")
    "echo 'a\\n\\nb'\\n"
    """
    return re.sub(r"^(\$|>) ?", "", prompt, flags=re.MULTILINE)


class _Noting(doctest.DocTestRunner):
    """Runs examples and notes what each gives instead of reporting it."""

    def __init__(self, names: dict[str, object]) -> None:
        super().__init__(optionflags=DOCTEST)
        self.names = names
        self.given: dict[int, str] = {}

    def block(self, text: str) -> str:
        test = doctest.DocTestParser().get_doctest(text, self.names, "block", None, None)
        assert test.examples, f"no example in {text!r}"
        self.run(test, out=lambda _: None, clear_globs=False)
        self.names |= test.globs
        lines = text.splitlines(keepends=True)
        for number, example in reversed(list(enumerate(test.examples))):
            start = example.lineno + example.source.count("\n")
            lines[start : start + example.want.count("\n")] = self.given.get(number, example.want).splitlines(True)
        return "".join(lines)

    def _note(self, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        self.given[test.examples.index(example)] = got

    def report_start(self, out: object, test: doctest.DocTest, example: doctest.Example) -> None:
        """Nothing is to be said before an example."""

    def report_failure(self, out: object, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """Its result is another."""
        self._note(test, example, got)

    def report_unexpected_exception(
        self, out: object, test: doctest.DocTest, example: doctest.Example, exc_info: object
    ) -> None:
        """It raises what is not shown."""
        assert isinstance(exc_info, tuple)
        self._note(test, example, f"Traceback (most recent call last):\n{exc_info[0].__name__}: {exc_info[1]}\n")


def elided(shown: str, printed: str) -> str:
    """The output as it is to be shown: with ``...`` where the page has it, whole where it has none.

    A piece between two is where its first line, or the one most like it, is now.

    >>> elided("a\\n", "b\\n"), elided("a\\n...\\nz\\n", "a\\nb\\nc\\nz\\n"), elided("a\\n...\\nz\\n", "x\\nb\\ny\\n")
    ('b\\n', 'a\\n...\\nz\\n', 'x\\n...\\ny\\n')
    >>> elided("a\\n...\\nfive 5\\n...\\nz\\n", "a\\nb\\nfive 6\\nc\\nz\\n")
    'a\\n...\\nfive 6\\n...\\nz\\n'
    """
    if "...\n" not in shown.splitlines(keepends=True):
        return printed
    pieces = re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE)
    if re.fullmatch(".*".join(map(re.escape, pieces)), printed, re.DOTALL):
        return shown
    lines = printed.splitlines(keepends=True)
    first, last = pieces[0].count("\n"), pieces[-1].count("\n")
    kept = lines[:first]
    for piece in pieces[1:-1]:
        start = lines.index(difflib.get_close_matches(piece.split("\n")[0] + "\n", lines, 1, 0)[0])
        kept += ["...\n", *lines[start : start + piece.count("\n")]]
    return "".join([*kept, "...\n", *(lines[len(lines) - last :] if last else [])])


def rerun(page: Path, folder: Path) -> str:
    """The page with the output that it should show."""
    session = Session(folder)
    run = {"console": session.console, "python": session.python}
    return _BLOCK.sub(lambda m: m[1] + run[m[2]](m[3]) + m[4], page.read_text(encoding="utf-8"))


def test_there_are_sessions() -> None:
    assert {"README", "quickstart", "model", "sources", "errors", "settings"} <= {page.stem for page in sessions()}
    assert sum(page.read_text(encoding="utf-8").count("\n$ ") for page in sessions()) >= 40
    assert sum(page.read_text(encoding="utf-8").count("\n>>> ") for page in sessions()) >= 4


@pytest.mark.skipif(os.name == "nt", reason="the sessions are written for a POSIX shell")
@pytest.mark.parametrize("page", sessions(), ids=lambda page: page.stem)
def test_a_session_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    should = rerun(page, tmp_path)
    if WRITE:
        page.write_text(should, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == should, "run: KG_GOLDEN=write python -m pytest -q tests/test_docs.py"


@pytest.mark.skipif(os.name == "nt", reason="the sessions are written for a POSIX shell")
def test_a_session_that_shows_something_else_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ echo one\ntwo\n```\n```python\n>>> 1 + 1\n3\n```\n", encoding="utf-8")
    assert rerun(page, tmp_path) == "```console\n$ echo one\none\n```\n```python\n>>> 1 + 1\n2\n```\n"


def test_no_command_stands_outside_what_is_run() -> None:
    """A prompt in a block of another kind would look executed and is not."""
    for page in PAGES:
        rest = _BLOCK.sub("", page.read_text(encoding="utf-8"))
        assert not re.search(r"^\s*(\$ kg|>>>) ", rest, re.MULTILINE), page


# Pages that are made --------------------------------------------------------------------------------------------------


def test_made_pages_are_up_to_date() -> None:
    made = make.made()
    assert {"cli.md", "questions.md", "vocabulary.md", "model.md", "sources.md"} <= {page.name for page in made}
    for page, text in made.items():
        assert page.read_text(encoding="utf-8") == text, f"{page.name} is out of date; run: python docs/make.py"


def test_every_region_is_in_a_page() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    assert sorted(re.findall(r"<!-- made: (\w+) -->", pages)) == sorted(make.REGIONS)


# The command line -----------------------------------------------------------------------------------------------------

COMMANDS = dict(make.commands())
each_command = pytest.mark.parametrize("words", COMMANDS, ids=" ".join)


@each_command
def test_the_page_of_commands_has_what_help_prints(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "112")
    cli.main([*words[1:], "--help"], prog_name="kg", standalone_mode=False)
    printed = "\n".join(line.rstrip() for line in capsys.readouterr().out.rstrip().splitlines())
    assert f"## {' '.join(words)}\n\n```text\n{printed}\n```\n" in (DOCS / "cli.md").read_text(encoding="utf-8")


@each_command
def test_a_command_says_what_it_does_with_an_example(words: tuple[str, ...]) -> None:
    command = COMMANDS[words]
    name = " ".join(words)
    assert command.help, f"{name} has no help"
    assert re.search(rf"^ *(Example: )?{name}( |$)", command.help, re.MULTILINE), (
        f"the help of `{name}` has no example of it"
    )
    for option in command.params:
        described = (
            isinstance(option, click.Argument) or getattr(option, "help", None) or " ".join(option.opts) == "--format"
        )
        assert described, f"{name} {option.opts[0]} has no help"


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 18
    assert {"ingest", "query", "show", "check", "render", "export"} <= set(cli.commands)


def examples() -> Iterator[tuple[str, list[str]]]:
    """The words of every example in the help of a command, and of every call of ``kg`` in the pages, after ``kg``."""
    for words, command in COMMANDS.items():
        for example in re.findall(r"^ *(?:Example: )?(kg .*?)(?:   .*)?$", command.help or "", re.MULTILINE):
            yield f"help of {' '.join(words)}", shlex.split(example)[1:]
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        plain = "".join(re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
        run = [unprompted(prompt) for block in _BLOCK.findall(text) for prompt, _ in _COMMAND.findall(block[2])]
        for line in [*plain.splitlines(), *run]:
            parser = shlex.shlex(line, posix=True, punctuation_chars=True)
            parser.whitespace_split = True
            for ended, call in itertools.groupby(parser, lambda word: not set(word) - set("();<>|&")):
                called = list(call)
                if not ended and "kg" in called:
                    yield page.name, called[called.index("kg") + 1 :]


def unknown_options(words: list[str]) -> set[str]:
    """The options among the words after ``kg`` that the command does not have; a command that there is not, too.

    >>> unknown_options(["--store", "a.kg", "ingest", "b", "--frob", "--trust=1"]), unknown_options(["frob"])
    ({'--frob'}, {'frob'})
    """
    command: click.Command = cli
    known, rest = {"-h", "--help"}, list(words)
    while True:
        known |= {name for option in command.params for name in option.opts}
        while isinstance(command, click.Group) and rest and rest[0].startswith("-"):
            del rest[: 2 if rest[0] in ("--store", "--memory") else 1]
        if not isinstance(command, click.Group) or not rest:
            return {word.partition("=")[0] for word in rest if re.match("--?[a-z]", word)} - known
        if rest[0] not in command.commands:
            return {rest[0]}
        command = command.commands[rest.pop(0)]


def test_every_example_calls_a_command_with_options_that_it_has() -> None:
    calls = list(examples())
    assert len(calls) >= 100
    wrong = {(place, *words) for place, words in calls if unknown_options(words) - {"frobnicate"}}
    assert not wrong


# Errors ---------------------------------------------------------------------------------------------------------------


def error_classes() -> set[type[errors.KgError]]:
    """The errors that users can meet."""
    found, new = {errors.KgError}, [errors.KgError]
    while new:
        subclasses = new.pop().__subclasses__()
        new += [cls for cls in subclasses if cls not in found and cls.__module__.startswith("kg.")]
        found |= set(new)
    return {cls for cls in found if not cls.__name__.startswith("_")}


def headings(page: Path) -> list[str]:
    """The headings of a page, without code in blocks."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


def test_every_error_and_exit_code_has_a_heading() -> None:
    found = headings(DOCS / "errors.md")
    assert len(error_classes()) >= 6
    for cls in error_classes():
        assert cls.__name__ in found, f"docs/errors.md has no heading {cls.__name__}"
    for code in sorted({0, 1, 130} | {cls.exit_code for cls in error_classes()}):
        assert f"Exit code {code}" in found, f"docs/errors.md has no heading 'Exit code {code}'"


# Links, words and records ---------------------------------------------------------------------------------------------


def anchor(heading: str) -> str:
    """A heading's anchor as GitHub makes it.

    >>> anchor("Exit code 2"), anchor("`kg` and you?")
    ('exit-code-2', 'kg-and-you')
    """
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`(?!\])", "", text)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, place = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), f"{page.name}: {target}"
        if place:
            assert place in map(anchor, headings(file)), f"{page.name}: {target}"


@pytest.mark.parametrize("shot", picture.SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_small_and_as_large_as_a_window(shot: Any) -> None:
    data = (DOCS / "pictures" / f"{shot.name}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == shot.window
    assert 30_000 < len(data) < 400_000


def test_every_picture_is_one_that_make_docs_makes_and_a_page_shows() -> None:
    made = {f"{shot.name}.png" for shot in picture.SHOTS}
    assert {file.name for file in (DOCS / "pictures").iterdir()} == made
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert not [name for name in made if f"pictures/{name}" not in shown]


def test_targets_of_make_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        (page.name, name) for page in PAGES for name in re.findall(r"`make ([\w-]+)", page.read_text(encoding="utf-8"))
    }
    assert len(named) >= 4
    assert not {(page, name) for page, name in named if name not in targets}


UNWANTED = (
    r"\b(simply|easily|just|powerful|seamless\w*|blazing\w*|robust|effortless\w*|cutting.edge|state.of.the.art"
    r"|leverag\w+)\b"
)


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "questions.md"], ids=lambda page: page.name)
def test_words_are_plain(page: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert not re.search(UNWANTED, text, re.IGNORECASE)


def test_the_changelog_has_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(kg.__version__)}\] - (unreleased|\d{{4}}-\d\d-\d\d)$", text, re.MULTILINE)
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_citation_has_this_version() -> None:
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {kg.__version__}\n" in text
    assert "\nlicense: Apache-2.0\n" in text


def test_decision_records_have_their_parts() -> None:
    records = sorted((DOCS / "decisions").glob("*.md"))
    assert len(records) >= 8
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        title, *parts = headings(record)
        assert title.startswith(f"{record.name[:4]} "), record.name
        assert parts == ["Context", "Decision", "What was measured", "Consequences"], record.name
        assert record.read_text(encoding="utf-8").count("\n") <= 70, f"{record.name} is longer than a page"
