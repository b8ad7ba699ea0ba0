"""The reader that asks a language model on a server of the user's choice.

Nothing that a model says is believed. A claim is made of the words of the text that its quote, its name and its part
are found to be; an entry whose words are not in the text is left out and counted. So a text that gives the model
orders can at worst yield claims whose quotes stand in it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, ReaderError, UsageError
from kg.readers.base import Option, Read, Reader

if TYPE_CHECKING:
    from kg.readers.answers import Said
    from kg.readers.cache import Cache
    from kg.readers.chat import Chat, Clock
    from kg.readers.checking import Checking
    from kg.readers.writing import Writing
    from kg.reviews import Document, Reading

SHORTEST = 400
"""Code points of a part of a text that is not cut further when the model's answer to it does not come to an end."""

OPTIONS = (
    Option(name="url", help="Server of a language model (OpenAI's API), for --reader llm.", metavar="URL"),
    Option(name="model", help="The model's name on that server.", metavar="NAME"),
    Option(name="timeout", help="Seconds that one answer may take.", default="120", metavar="SECONDS", decides=False),
    Option(name="cache", help="A folder that keeps the model's answers.", metavar="FOLDER", decides=False),
    Option(name="key", help="The server's key.", secret=True),
)


def open_with(settings: Mapping[str, str], clock: Clock | None = None) -> Read:
    """The reader, ready to ask; nothing is sent yet.

    Raises:
        ReaderError: the server or the model is not named, or the cache cannot be made.
        UsageError: an address, a number or a key that is none.
    """
    from kg.readers.chat import Chat, Clock, Server

    for name in ("url", "model"):
        if not settings.get(name):
            raise ReaderError(f"--reader llm needs --llm-{name}", hint="see docs/readers.md")
    server = Server(
        url=settings["url"],
        model=settings["model"],
        key=settings.get("key"),
        timeout=_seconds(settings.get("timeout", "120")),
    )
    return Asking(Chat(server, clock or Clock()), cache_of(settings)).read


def cache_of(settings: Mapping[str, str]) -> Cache:
    """The cache that the settings name; one that keeps nothing where they name none."""
    from kg.readers.cache import Cache

    return Cache(Path(settings["cache"]) if settings.get("cache") else None)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < 1e6:
        raise UsageError(f"--llm-timeout {value!r} is no number of seconds")
    return seconds


class Asking:
    """Reads texts by asking a model about each part of them."""

    def __init__(self, chat: Chat, cache: Cache) -> None:
        from importlib.resources import files

        self.chat, self.cache = chat, cache
        self.system = files("kg.readers").joinpath("prompt.md").read_text(encoding="utf-8")

    def read(self, text: str, source: str, document: Document) -> Reading:
        """Read one review; see :class:`kg.readers.base.Reader`."""
        from kg.readers.checking import Checking
        from kg.readers.chunks import chunks
        from kg.readers.writing import Writing

        writing = Writing(text, source, document, f"llm {self.chat.server.model}")
        if not writing.readable:
            return writing.reading()
        checking = Checking(writing)
        for start, end in chunks(writing.text):
            self._part(writing, checking, start, end)
        writing.warnings += checking.warnings()
        return writing.reading()

    def _part(self, writing: Writing, checking: Checking, start: int, end: int) -> None:
        """Take what the model says of a part; of its halves where the answer does not come to an end."""
        from kg.readers.chunks import chunks

        said = self._ask(writing.title, writing.text[start:end])
        if said is not None:
            checking.take(said, start, end)
        elif end - start > SHORTEST:
            for first, last in chunks(writing.text[start:end], (end - start) * 2 // 3, (end - start) // 20):
                self._part(writing, checking, start + first, start + last)
        else:
            raise InputError("the model's answer does not come to an end", hint="take another by --llm-model")

    def _ask(self, title: str | None, part: str) -> list[Said | None] | None:
        """The entries of the model's answer about a part; None where the answer was cut off.

        Raises:
            InputError: it is no answer.
        """
        from kg.readers.answers import SCHEMA, parse

        if not part.strip():
            return []
        about = f"The reviewed film: {title}\n\n" if title else ""
        question = {"url": self.chat.server.url, **self.chat.forms(self.system, about + part, SCHEMA)[0]}
        answer = kept = self.cache.get(question)
        if answer is None:
            answer = self.chat.ask(self.system, about + part, SCHEMA)
        said = parse(answer.content)
        if said is None and answer.whole:
            raise InputError("the model's answer is not the JSON that was asked for", hint="take another --llm-model")
        if kept is None:
            self.cache.put(question, answer)
        return said


READER = Reader(
    name="llm",
    title="A language model on a server that speaks OpenAI's API",
    open=open_with,
    options=OPTIONS,
    needs="a server, named by --llm-url and --llm-model; its key, if it wants one, in KG_LLM_KEY",
    sends="to the server of --llm-url",
)
