"""Layout by graphviz' ``sfdp`` (https://graphviz.org/docs/layouts/sfdp/), where it is installed.

It is given numbers alone, so nothing that a review or a file says reaches it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence

from kg.exporters.placing import Node, Point, Roads, Size

INCH = 72.0  # px, as graphviz counts
ROOM = 4.0  # px around each thing
SETTINGS = 'layout=sfdp overlap="prism50" start=1'  # a start is a seed: the same picture each time

POSITION = re.compile(r"node (\d+) (-?[\d.]+(?:e[+-]\d+)?) (-?[\d.]+(?:e[+-]\d+)?) ", re.ASCII)


def by_sfdp(roads: Roads, sizes: dict[Node, Size], step: float) -> dict[Node, Point] | None:
    """Where each thing stands, in px, none on another; None where graphviz is not installed or gives no answer.

    Args:
        roads: the neighbours of each thing of one part that hangs together; how far off they should be is not used.
        sizes: width and height of each.
        step: about as many px lie between neighbours.

    """
    program = shutil.which("sfdp")
    if program is None:
        return None
    text = "\n".join(_lines(roads, sizes, step))
    done = subprocess.run(  # noqa: S603  its input is numbers alone
        [program, "-Tplain", "-y"], input=text, capture_output=True, text=True, check=False
    )
    found = dict(_read(done.stdout, list(roads))) if done.returncode == 0 else {}
    return found if len(found) == len(roads) else None


def _lines(roads: Roads, sizes: dict[Node, Size], step: float) -> Iterator[str]:
    place = {node: n for n, node in enumerate(roads)}
    yield f'graph {{ graph [{SETTINGS} K={step / INCH:.3f}]; node [shape=box label="" fixedsize=true];'
    for node, n in place.items():
        yield f"{n} [width={(sizes[node].width + ROOM) / INCH:.3f} height={(sizes[node].height + ROOM) / INCH:.3f}];"
    for node, n in place.items():
        yield from (f"{n} -- {place[other]};" for other, _ in roads[node] if n < place[other])
    yield "}"


def _read(answer: str, nodes: Sequence[Node]) -> Iterator[tuple[Node, Point]]:
    """Positions from lines such as ``node 7 1.25 3.5 ...``, in inches."""
    for line in answer.splitlines():
        if match := POSITION.match(line):
            n, x, y = match.groups()
            if int(n) < len(nodes):
                yield nodes[int(n)], (float(x) * INCH, float(y) * INCH)
