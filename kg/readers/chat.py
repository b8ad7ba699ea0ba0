"""Asking a language model: the chat completions of OpenAI's API, which most servers of models speak.

Only the address that is given is asked: redirects are refused, and nothing else is ever contacted. A refused key, a
missing model or an address where nobody listens raises :class:`kg.errors.ReaderError`; a question that fails raises
:class:`kg.errors.InputError`, as another may do better.
"""

from __future__ import annotations

import http.client
import json
import math
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import IO, Any, NoReturn
from urllib.parse import urlsplit

from kg.errors import InputError, ReaderError, UsageError

LARGEST = 4_000_000
"""Bytes of the largest answer that is read."""

TRIES = 4
LONGEST_WAIT = 60.0
"""Seconds that a server may ask to wait before another try."""

MOST_TOKENS = 4_096
_BUSY = frozenset((408, 429, 500, 502, 503, 504, 529))
_UNFIT = frozenset((400, 415, 422, 501))
_HUNG_UP = (503, b"it hung up", None)
_PRINTABLE = re.compile(r"[!-~]+")
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Whom to ask.

    Attributes:
        url: the base of the API, ``http://localhost:8080/v1``.
        model: the model's name there.
        key: what authorises us, never printed.
        timeout: seconds that an answer may take.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120.0

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host = None
        if not host or parts.scheme not in ("http", "https") or not _PRINTABLE.fullmatch(self.url):
            raise UsageError("--llm-url is no address of a server", hint="give one like http://localhost:8080/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise UsageError("--llm-url has more than an address and a path", hint="put the key into KG_LLM_KEY")
        if self.key and not _PRINTABLE.fullmatch(self.key):
            raise UsageError("KG_LLM_KEY has letters that no key has", hint="copy it again")


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in seconds, from any start and since 1970, and a way to let some pass."""

    now: Callable[[], float] = time.monotonic
    since_1970: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model wrote, and whether it came to an end by itself."""

    content: str
    whole: bool = True


class _AsItIs(urllib.request.HTTPErrorProcessor):
    """Gives every answer as it is, redirects too: a text must not go to whom nobody named."""

    def https_response(self, request: urllib.request.Request, response: Any) -> Any:  # noqa: ARG002
        return response

    http_response = https_response


class Chat:
    """A server that can be asked, one question at a time."""

    def __init__(self, server: Server, clock: Clock = Clock()) -> None:
        self.server, self.clock = server, clock
        self.address = server.url.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
        local = [urllib.request.ProxyHandler({})] if urlsplit(server.url).hostname in _LOCAL else []
        self._opener = urllib.request.build_opener(_AsItIs, *local)
        self._form = 0

    def ask(self, system: str, user: str, schema: dict[str, Any]) -> Answer:
        """The model's answer to a question.

        Args:
            system, user: the two messages.
            schema: JSON Schema that the answer should have; a server that cannot do that is asked for any JSON, or
                for text.

        Raises:
            ReaderError: the server cannot be asked at all.
            InputError: it does not answer this question.
        """
        forms = self.forms(system, user, schema)
        while True:
            status, body = self._post(forms[self._form])
            if status == 200:
                return self._answer(body)
            if status not in _UNFIT or self._form + 1 == len(forms):
                self._refuse(status, body)
            self._form += 1

    def forms(self, system: str, user: str, schema: dict[str, Any]) -> list[dict[str, Any]]:
        """The question in the forms that are tried: with the schema, for any JSON, and the bare minimum."""
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        bare: dict[str, Any] = {"model": self.server.model, "messages": messages, "temperature": 0}
        steady = {**bare, "seed": 0, "max_tokens": MOST_TOKENS}
        strict = {"name": "credits", "strict": True, "schema": schema}
        return [
            {**steady, "response_format": {"type": "json_schema", "json_schema": strict}},
            {**steady, "response_format": {"type": "json_object"}},
            bare,
        ]

    def _post(self, question: dict[str, Any]) -> tuple[int, bytes]:
        """The status and the body of an answer; a server that is busy is asked again, up to four times in all."""
        for attempt in range(TRIES):
            status, body, wait = self._try(json.dumps(question).encode())
            if status not in _BUSY or attempt + 1 == TRIES:
                return status, body
            pause = 2.0**attempt if wait is None else wait
            if pause > LONGEST_WAIT:
                raise InputError(f"{self.server.url} asks to wait {pause:.0f} s", hint="try again later")
            self.clock.sleep(pause)
        raise AssertionError

    def _try(self, data: bytes) -> tuple[int, bytes, float | None]:
        """One try: the status, the body, and the seconds to wait that the server asks for; 503 where it hung up."""
        headers = {"Content-Type": "application/json", "User-Agent": "film-kg"}
        if self.server.key:
            headers["Authorization"] = f"Bearer {self.server.key}"
        request = urllib.request.Request(self.address, data, headers)  # noqa: S310 - the scheme was checked
        until = self.clock.now() + self.server.timeout
        try:
            with self._opener.open(request, timeout=self.server.timeout) as response:
                return response.status, self._read(response, until), self._wait(response.headers.get("Retry-After"))
        except TimeoutError:
            self._too_late()
        except urllib.error.URLError as error:
            return self._unreached(error.reason)
        except (http.client.HTTPException, OSError):
            return _HUNG_UP

    def _unreached(self, reason: object) -> tuple[int, bytes, float | None]:
        """What follows from a connection that was not made, or broke while we spoke."""
        if isinstance(reason, TimeoutError):
            self._too_late()
        if isinstance(reason, ConnectionResetError | BrokenPipeError):
            return _HUNG_UP
        why = getattr(reason, "strerror", None) or reason
        raise ReaderError(f"{self.server.url} cannot be reached ({why})", hint="is it running? --llm-url names it")

    def _read(self, response: IO[bytes], until: float) -> bytes:
        """The body, within its limits of size and time."""
        pieces, size = [], 0
        while piece := response.read1(65_536):  # type: ignore[attr-defined]
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise InputError(f"{self.server.url} answers with more than {LARGEST // 1_000_000} MB")
            if self.clock.now() > until:
                self._too_late()
        if getattr(response, "length", None):
            raise http.client.IncompleteRead(b"", response.length)  # type: ignore[attr-defined]
        return b"".join(pieces)

    def _wait(self, header: str | None) -> float | None:
        """The seconds of a Retry-After header (RFC 9110, 10.2.3), which is a number or a date."""
        if header is None:
            return None
        try:
            seconds = float(header)
        except ValueError:
            try:
                seconds = parsedate_to_datetime(header).timestamp() - self.clock.since_1970()
            except ValueError:
                return None
        return max(seconds, 0.0) if math.isfinite(seconds) else None

    def _answer(self, body: bytes) -> Answer:
        try:
            choice = json.loads(body)["choices"][0]
            content, reason = choice["message"]["content"], choice.get("finish_reason")
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            content, reason = None, None
        if not isinstance(content, str):
            said = self._said(body)
            raise InputError(f"{self.server.url} answers with no message of a model{said}", hint="is --llm-url right?")
        return Answer(content, reason != "length")

    def _refuse(self, status: int, body: bytes) -> NoReturn:
        """Raise what a status means."""
        url, said = self.server.url, self._said(body)
        if status in (401, 403):
            raise ReaderError(f"{url} refuses the key ({status}{said})", hint="set the environment variable KG_LLM_KEY")
        if status == 404:
            what = f"{url} has no model {self.server.model!r}, or is no such server (404{said})"
            raise ReaderError(what, hint="see --llm-url and --llm-model")
        if 300 <= status < 400:
            what = f"{url} sends us elsewhere ({status}), where no text is sent"
            raise ReaderError(what, hint="give the final address by --llm-url")
        if status in _BUSY:
            raise InputError(f"{url} is busy or broken ({status}{said}), after {TRIES} tries", hint="try again later")
        raise InputError(f"{url} refuses the question ({status}{said})")

    def _said(self, body: bytes) -> str:
        """What the server says of a problem, on a short line and without the key."""
        try:
            error = json.loads(body)["error"]
            text = error["message"] if isinstance(error, dict) else error
        except (ValueError, RecursionError, LookupError, TypeError):
            text = body[:400].decode("utf-8", "replace")
        if self.server.key:
            text = str(text).replace(self.server.key, "***")
        line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
        return f": {line[:160]}" if line and not line.startswith("<") else ""

    def _too_late(self) -> NoReturn:
        hint = "raise --llm-timeout, or take a faster model"
        raise InputError(f"{self.server.url} gave no answer in {self.server.timeout:g} s", hint=hint) from None
