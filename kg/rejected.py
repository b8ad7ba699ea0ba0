"""The rows that an ingest left out: a file for each source, and a problem where nothing of a source could be taken."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kg.claim import unique
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.pipeline import Ingested


def nothing_taken(result: Ingested) -> None:
    """Say of which sources every row was rejected, so that they are of another format or of no use.

    That is a problem where nothing else was taken or known, else a warning.
    """
    reports = result.sources.values()
    useless = not any(report.taken or report.unchanged for report in reports)
    for report in reports:
        if report.read and report.rejected == report.read:
            reject = result.rejects[report.source][0]
            rows = f"none of its {report.read:,} rows could be taken" if report.read > 1 else "its row cannot be taken"
            error = InputError(f"{rows} ({reject.reason})", path=reject.file, line=reject.line)
            if useless:
                result.errors.append(error)
            else:
                result.warnings.append(str(error))


def write(folder: Path, result: Ingested) -> None:
    """One file a source, with file, line, reason and the row; a source without rejects leaves none."""
    taken: set[str] = set()
    for source, rejects in result.rejects.items():
        name = unique(re.sub(r"[^\w.-]+", "_", source)[-100:], taken)
        taken.add(name)
        path = folder / f"{name}.tsv"
        if rejects:
            folder.mkdir(parents=True, exist_ok=True)
            rows = ("\t".join(map(_cell, (r.file, str(r.line), r.reason, r.row))) for r in rejects)
            path.write_text("file\tline\treason\trow\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
            result.sources[source].rejects = path
        else:
            path.unlink(missing_ok=True)


def _cell(text: str) -> str:
    """A cell of a TSV file, escaped as PostgreSQL's COPY does: backslash, tab, line feed, carriage return."""
    return text.translate({92: "\\\\", 9: "\\t", 10: "\\n", 13: "\\r"})
