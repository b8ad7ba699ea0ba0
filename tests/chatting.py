"""A small server that speaks the chat completions of OpenAI's API, on this machine, and answers as a test says."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back: a status, a body and headers; ``length`` is what is claimed of the body's size."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the server got it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The user's message."""
        return str(self.body["messages"][1]["content"])


Answering = Callable[[Asked], Reply]


def message(content: object, finish: str = "stop") -> Reply:
    """A model's message: text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return Reply(body=json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode())


def credit(person: str, role: str, quote: str, **more: str | None) -> dict[str, str | None]:
    """An entry of an answer."""
    given = {"character": None, "character_description": None, "film": None, "stance": "asserted"} | more
    return {"person": person, "role": role, **given, "quote": quote}


def listing(*entries: object) -> Reply:
    """A model's message with entries."""
    return message({"credits": list(entries)})


@dataclass
class Server:
    """A server that is running.

    Attributes:
        url: the base of its API. asked: what it was asked so far.
    """

    url: str
    asked: list[Asked]


@contextlib.contextmanager
def serving(*replies: Reply | Answering | None) -> Iterator[Server]:
    """A server that gives each reply once, in order, and the last one ever after; None is no reply at all."""
    over, asked, lock = threading.Event(), list[Asked](), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            question = Asked(self.path, dict(self.headers), body)
            with lock:
                reply = replies[min(len(asked), len(replies) - 1)]
                asked.append(question)
            if reply is None:
                over.wait()
                return
            self._send(reply if isinstance(reply, Reply) else reply(question))

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_address[1]}/v1", asked)
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
