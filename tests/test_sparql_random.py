"""Random queries have the same answers from the store's tables as from Oxigraph; ``make bench`` asks more of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST = int(os.environ.get("KG_RANDOM_QUERIES", "500"))
"""How many queries are asked."""


def test_both_engines_agree() -> None:
    command = [sys.executable, "benchmarks/random_queries.py", "--count", str(MOST), "--limit", "60", "--most", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"^{MOST} queries ran", done.stdout, re.MULTILINE), done.stdout
    compared = re.search(r"^(\d+) were compared, (\d+) of them with an empty answer$", done.stdout, re.MULTILINE)
    assert compared, done.stdout
    assert int(compared[1]) > 0.95 * MOST
    assert int(compared[2]) < 0.6 * MOST
