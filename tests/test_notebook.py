"""The notebook of the docs runs from top to bottom, and shows what it says."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(cells: list[str]) -> list[Any]:
    """What each cell shows: the value of its last line, where that is an expression."""
    scope: dict[str, Any] = {}
    shown: list[Any] = []
    for source in cells:
        body = ast.parse(source).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "cell", "exec"), scope)
        shown.append(eval(compile(ast.Expression(last.value), "cell", "eval"), scope) if last else None)  # type: ignore[attr-defined]
    return shown


def test_it_runs_and_shows_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "docs")
    notebook = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] for cell in cells)
    shown = run(["".join(cell["source"]) for cell in cells])
    pictures = [value._repr_html_() for value in shown if hasattr(value, "_repr_html_")]
    assert len(pictures) == 3
    assert all("<iframe" in picture for picture in pictures)
    assert [len(value) for value in shown if isinstance(value, list)][-1] == 3
    assert any("Ridley Scott" in str(value) for value in shown)
