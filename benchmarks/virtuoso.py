"""A Virtuoso server of one's own for a time, with the triples of a file in it, asked over HTTP (``peers.py``).

It is in Debian's packages ``virtuoso-opensource-7`` and ``virtuoso-opensource-7-bin``, and ends when the process that
began it does.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import socket
import subprocess
import urllib.parse
import urllib.request
from pathlib import Path

SERVER, CLIENT = "virtuoso-t", "isql-vt"
GRAPH = "urn:film-kg"
SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {data}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
MaxQueryMem = 2G
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 2
[SPARQL]
ResultSetMaxRows = 100000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 0
"""


class Server:
    """A server that has loaded a file of N-Triples; its folder keeps them for the next one."""

    def __init__(self, data: Path, folder: Path) -> None:
        """Begin, and load the file unless that is done.

        Raises:
            RuntimeError: Virtuoso is not installed, does not begin, or cannot load the file.
        """
        if not shutil.which(SERVER):
            raise RuntimeError(f"{SERVER} is not installed")
        new = not folder.exists()
        folder.mkdir(exist_ok=True)
        self._sql, self._http = _free_port(), _free_port()
        settings = folder / "virtuoso.ini"
        settings.write_text(SETTINGS.format(sql=self._sql, http=self._http, data=data.parent), "utf-8")
        self._process = subprocess.Popen(
            [SERVER, "+foreground", "+configfile", str(settings)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509  no thread runs yet
        )
        assert self._process.stderr
        if not any("Server online" in line for line in self._process.stderr):
            raise RuntimeError("Virtuoso does not begin")
        RUNNING.append(self)
        if new:
            self._do(f"ld_dir('{data.parent}', '{data.name}', '{GRAPH}'); rdf_loader_run(); checkpoint;")

    def count(self, query: str) -> int:
        """How many rows an answer has, all of which are read."""
        address = f"http://127.0.0.1:{self._http}/sparql?" + urllib.parse.urlencode(
            {"query": query, "default-graph-uri": GRAPH, "format": "text/tab-separated-values"}
        )
        with urllib.request.urlopen(address) as answer:
            return sum(1 for _ in answer) - 1

    def spent(self) -> float:
        """Seconds of CPU that the server took."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _do(self, statements: str) -> None:
        command = [CLIENT, f"127.0.0.1:{self._sql}", "dba", "dba", f"exec={statements}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.strip() or "Virtuoso cannot load the file")


RUNNING: list[Server] = []
"""The servers of this process."""


def installed() -> str:
    """The version of Virtuoso."""
    said = subprocess.run([SERVER, "-?"], capture_output=True, text=True, check=False)
    return " ".join(re.findall(r"Version (\d[\w.]*)", said.stdout + said.stderr)[:1])


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
