"""The shape of the project: sizes, what is shipped, what must not stand in it. A failing test names the offenders."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 400
MOST_FUNCTION_LINES = 45
# A file or function that is longer, with the reason; one that has become short must leave the list.
LONG_FILES = {"kg/vocab.py": "one type and one reader for each list of the ontology, and nothing else"}
LONG_FUNCTIONS: dict[str, str] = {}
FORBIDDEN = re.compile(
    r"/(?:work|root|home/\w+|tmp/venv|Users/\w+|mnt/\w+)/|(?<![\w.])\.\./shared/notes|[A-Z]:\\\\Users"
)
MAY_NAME_PATHS = {"tests/test_layout.py"}


@cache
def tracked() -> tuple[str, ...]:
    """Every file that is or will be under version control."""
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("this is no git checkout")
    return tuple(name for name in sorted(set(done.stdout.splitlines())) if (ROOT / name).is_file())


def modules(*folders: str) -> dict[str, ast.Module]:
    """The Python files of folders, parsed."""
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def functions(tree: ast.AST, outer: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module with their dotted names."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield outer + node.name, node
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from functions(node, f"{outer}{node.name}.")


def lines_of(function: ast.FunctionDef) -> int:
    """How many lines a function has without its docstring."""
    assert function.end_lineno is not None
    first = function.body[0]
    documented = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    skipped = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return function.end_lineno - function.lineno + 1 - skipped


def code_lines(text: str) -> int:
    """How many lines a file has."""
    return text.count("\n")


def too_long_files(sizes: dict[str, int]) -> set[str]:
    return {name for name, lines in sizes.items() if lines > MOST_LINES}


def test_no_file_is_longer_than_it_should_be() -> None:
    sizes = {name: code_lines((ROOT / name).read_text(encoding="utf-8")) for name in modules("kg", "ontology")}
    assert len(sizes) >= 60
    assert too_long_files(sizes) == set(LONG_FILES), {
        name: sizes.get(name) for name in too_long_files(sizes) ^ set(LONG_FILES)
    }
    assert median(sizes.values()) <= 150
    assert too_long_files({"a.py": MOST_LINES, "b.py": MOST_LINES + 1}) == {"b.py"}


def test_no_function_is_longer_than_it_should_be() -> None:
    sizes = {f"{name}:{f}": lines_of(node) for name, tree in modules("kg").items() for f, node in functions(tree)}
    long = {name: lines for name, lines in sizes.items() if lines > MOST_FUNCTION_LINES}
    assert len(sizes) >= 500
    assert set(long) == set(LONG_FUNCTIONS), {**long, **dict.fromkeys(set(LONG_FUNCTIONS) - set(long), 0)}
    assert median(sizes.values()) <= 10


def test_a_functions_lines_are_counted_without_its_docstring() -> None:
    tree = ast.parse('class A:\n    def f(self):\n        """One.\n\n        Two.\n        """\n        return 1\n')
    assert [(name, lines_of(node)) for name, node in functions(tree)] == [("A.f", 2)]


def test_every_module_says_what_it_is() -> None:
    silent = [name for name, tree in modules("kg", "ontology", "tests", "docs").items() if not ast.get_docstring(tree)]
    assert not silent


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = []
    for name in tracked():
        if name in MAY_NAME_PATHS:
            continue
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        found += [f"{name}:{number}" for number, line in enumerate(text.splitlines(), 1) if FORBIDDEN.search(line)]
    assert len(tracked()) >= 100
    assert not found
    assert FORBIDDEN.search("see /" + "work/main/kg")
    assert not FORBIDDEN.search("a framework/rooted thing, https://example.org/home/")


def test_nothing_large_is_tracked() -> None:
    assert not [name for name in tracked() if (ROOT / name).stat().st_size > 500_000]


def shipped() -> dict[str, list[str]]:
    """The patterns of package data by package."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return {
        package: [p.strip() for p in patterns.split(",")]
        for package, patterns in config["options.package_data"].items()
    }


def is_shipped(name: str, patterns: dict[str, list[str]]) -> bool:
    """Whether a file that is no Python is in the wheel."""
    folder, _, rest = name.partition("/")
    package = {"kg": "kg", "ontology": "kg.ontology"}[folder]
    return any(fnmatch(rest, p) and rest.count("/") == p.count("/") for p in patterns[package])


def test_everything_that_the_package_reads_is_shipped() -> None:
    files = [name for name in tracked() if name.startswith(("kg/", "ontology/")) and not name.endswith(".py")]
    assert {"ontology/mapping.ttl", "ontology/queries/cast.rq", "kg/store/schema.sql", "kg/py.typed"} <= set(files)
    assert not [name for name in files if not is_shipped(name, shipped())]
    assert not is_shipped("ontology/queries/notes.txt", shipped())


def test_every_package_is_shipped() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = {name.strip() for name in config["options"]["packages"].split(",")}
    folders = {name.rpartition("/")[0].replace("/", ".") for name in tracked() if re.match(r"kg/.*__init__\.py$", name)}
    assert listed == folders | {"kg.ontology"}


def test_every_top_folder_is_described() -> None:
    folders = {name.split("/")[0] for name in tracked() if "/" in name}
    described = set(
        re.findall(r"^\| `([\w.-]+)/` \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert folders <= described, f"CONTRIBUTING.md, 'Where things are', lacks {sorted(folders - described)}"
