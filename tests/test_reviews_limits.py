"""Text made to be hard: read within a limit of CPU time that linear work stays far below, with exact offsets.

Calls of functions, which ``test_reviews_offsets.py`` counts, do not show how long one expression takes. Here a process
reads hard texts under an alarm that rings after so much CPU time: a machine that is busy with other work changes
nothing. Usual speed is 100,000 characters a second; the limit is a twentieth of that.
"""

from __future__ import annotations

import json
import re
import tracemalloc
from pathlib import Path

import pytest
from ingesting import Outcome, kg
from limits import TooSlow, limit

from kg.reviews import read
from kg.reviews.patterns import MACROS
from kg.reviews.reader import PATTERNS

# Enough plain English that what follows is taken for English, and read.
START = "Heat (1995)\n\n" + "The film is good and the story was told to us in a way that is not bad. " * 85 + "\n\n"
SLOWEST = 5_000  # characters a second of CPU
MARKS = (
    *("(", ")", "((a", "[", "[a](", "![", "{", "{{", "*", "***", "*a", "a*", "**a**", "_", "_a", "~", "#"),
    *("# ", "> ", "- ", "* \n", "<", "<a", "<p ", "<a href='", "<i>", "</i>", "<script>", "<!--", "<!", "]]>"),
    *("&", "&#", "&amp;", "&#x41;", '"', "'", '"a" ', '"A ', "\u201c", "\u201cA", "\u2018a\u2019", ".", "..."),
    *('."', ".)", "?!", ",", ", ", ";", ": ", ": A", "-", "--", "\u2014", "\u2014A ", " - ", "/", "|", "\\"),
    *("\n", "\n\n", "\n ", "\r", "\r\n", "\t", " ", "\u2028"),
)  # fmt: skip
LETTERS = (
    *("a", "A", "Aa", "aA", "a ", "A ", "A'", "a'", "A-", "a-", "A.", "a.", "A&", "A_", "a, ", "A, ", "A ("),
    *("A's ", "'s ", "I ", "IV ", "2 ", "A 2: ", "1", "1.", "1-", "5/", "5/5 ", "(1995) ", "10 out of "),
    *("\u2605", "\u00bd", "A+ ", "\u00e9", "e\u0301", "\u0301", "\u00c3\u00a9", "\u00e2\u20ac\u2122"),
    *("\u202e", "\u200b", "\U0001f600", "\u6f22", "\u0634\u064a ", "\x00", "\x1b", "\ufffd", "\ufeff"),
    *("\u0130", "\ufb01", "\uff21", "\u2163"),
)  # fmt: skip
WORDS = (
    *("the ", "The ", "and ", "of ", "de ", "who ", "not ", "might ", "is a ", "this is ", "he ", "She "),
    *("his wife ", "as ", "X as Y and ", "X as Y, ", "Al Pacino ", "Al Pacino, ", "Al Pacino and "),
    *("Al Pacino (", "(Al Pacino) ", "J. ", "J.R.R. ", "Al Pacino's ", "O'Neal ", "De Niro de ", "Mr. "),
    *("AL PACINO ", "THE HEAT ", '"Heat" ', "*Heat* ", "Heat: The Heat ", "directed by ", "starring "),
    *("played by ", "plays ", "sequel to ", "based on ", "father of ", "genre: ", "Genre: a, ", "themes of "),
    *("explores ", "thumbs up ", "Grade: A ", "the role of ", "a.k.a. ", "Cast: ", "Director: "),
    *("in Heat 2, "),
)  # fmt: skip
# Sentences in which words can be taken one by one or together.
HARD = (
    '"Alien" (1979), with ' + "the film the movie the remake " * 20 + "starring Al Pacino as Hanna. ",
    "It is the " + "counterrevolutionaries" * 3 + "! cop, played by Al Pacino. ",
    "In it " + "the long-lost half-wise " * 30 + "Al Pacino (the good, the bad) plays Hanna. ",
)
EXAMPLES = tuple(p.examples[0][0].rstrip(".") + end for p in PATTERNS for end in (". ", ", ", " and "))
# What the macros of patterns repeat, as often as they can be made to.
REPEATED = {
    "A": ("Ann Bell ",),
    "ADV": ("Ann Bell also ", "really ", "has also "),
    "ASIDE": ("Ann Bell, in one of her best parts, ", ", now as then, "),
    "SEP": ("Ann Bell, and ", "Ann Bell along with ", "Ann Bell/"),
    "ITEM": ("the young Ann Bell, ", "an old wise sad mad Ann Bell (the good) and "),
    "OWN": ("own quick-witted, ", "Ann Bell's next big new "),
    "LIST": ("Ann Bell, Tom Reed and ", "the likes of Ann Bell, especially Tom Reed, "),
}


def extract(folder: Path, *arguments: str) -> Outcome:
    """The command, in a folder and with no store named."""
    return kg(folder, "extract", *arguments)


def assert_readable(piece: str, size: int) -> None:
    """The piece, repeated up to a size, is read in time and with exact offsets."""
    text = START + piece * (size // len(piece))
    with limit(len(text) / SLOWEST):
        reading = read(text, source="a.txt")
    assert reading.language == "en"
    for claim in reading.claims:
        start, end = map(int, claim.locator.removeprefix("char=").split(","))
        assert claim.quote is None or text[start:end] == claim.quote


@pytest.mark.parametrize("piece", [*MARKS, *LETTERS], ids=ascii)
def test_marks_and_letters_over_and_over(piece: str) -> None:
    assert_readable(piece, 40_000)


@pytest.mark.parametrize("piece", [*WORDS, *HARD, *(one for macro in REPEATED.values() for one in macro)], ids=ascii)
def test_words_over_and_over(piece: str) -> None:
    assert_readable(piece, 20_000)


@pytest.mark.parametrize("piece", EXAMPLES, ids=ascii)
def test_what_each_pattern_finds_over_and_over(piece: str) -> None:
    assert_readable(piece, 5_000)


def test_every_macro_is_repeated() -> None:
    assert set(REPEATED) == set(MACROS)


def test_what_is_not_linear_is_found() -> None:
    slow = re.compile("(?:a+)+b")
    with pytest.raises(TooSlow), limit(0.1):
        slow.match("a" * 40)


GREAT = {
    "nested brackets": "(" * 10_000 + "Al Pacino" + ")" * 10_000,
    "brackets that never close": "(Al Pacino as " * 10_000,
    "markup that never closes": "<p class='" * 20_000,
    "deep nesting": "<div><b>" * 20_000 + "Al Pacino" + "</b></div>" * 20_000,
    "scripts": "<script>Al Pacino plays Hanna.</script>" * 5_000,
    "entities": "&amp;&#65;&nbsp;" * 15_000,
    "capitalised words": "".join(f"A{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n % 7 * 'x'} " for n in range(100_000))[
        :300_000
    ],
    "one name": "Al Pacino plays Vincent Hanna. " * 10_000,
    "different names": " ".join(f"Anna Bel{n}ow plays Tom Wea{n}er." for n in range(5_000)),
    "different titles": " ".join(f'"Heat {n}" ({1900 + n % 100}) is by Ann Bel{n}er.' for n in range(5_000)),
    "one word": "a" * 300_000,
    "from right to left": "\u202e\u0634\u064a\u0621 \u05e9\u05dc\u05d5\u05dd " * 30_000,
}


@pytest.mark.parametrize("name", GREAT)
def test_great_texts(name: str) -> None:
    text = START + GREAT[name]
    assert len(text) >= 20_000
    with limit(len(text) / SLOWEST):
        reading = read(text, source="a.txt")
    assert reading.language == "en"
    assert any(getattr(claim, "title", None) == "Heat" for claim in reading.claims)


TEXT = "In Heat (1995), Al Pacino plays Vincent Hanna. "
CASES: dict[str, tuple[bytes, int, int, str]] = {  # what stands in a file, how often; the exit code, what is said
    "empty.txt": (b"", 1, 2, "is empty"),
    "blank.txt": (b" \n\n\t", 1, 2, "is empty"),
    "binary.txt": (bytes(range(256)), 40, 2, "is not"),
    "nul.txt": (TEXT.encode() + b"\0", 1, 2, "NUL bytes"),
    "wide.txt": (TEXT.encode("utf-16"), 1, 0, ""),
    "windows.txt": ((TEXT + "It\u2019s caf\u00e9.\n").encode("cp1252"), 1, 0, "was read as Windows-1252"),
    "mixed.txt": ("Am\u00e9lie. ".encode() + "Caf\u00e9.\n".encode("latin-1"), 1, 2, "is not UTF-8 (byte 0xe9)"),
    "line.txt": (TEXT.encode(), 110_000, 2, "too long"),
    "great.txt": (TEXT.encode() + b"\n", 1_050_000, 2, "too long"),
    "surrogates.jsonl": (
        b'{"text": "In Heat (1995), Al Pacino plays Vincent \\ud800Hanna. \\u0000 The end."}\n',
        1,
        0,
        "",
    ),
    "controls.txt": (b"\xef\xbb\xbf\x1b[31m" + TEXT.replace("Al ", "\u202eAl\u00a0").encode() + b"\x7f", 1, 0, ""),
    "emoji.txt": (f"{9 * chr(0x1F600)} {TEXT} \U0001f468\u200d\U0001f467".encode(), 1, 0, ""),
    "returns.txt": (b"Heat\r\rIt was good.\r\n\r\nIn it, Al Pacino plays\r\nVincent Hanna, the cop.\r", 1, 0, ""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_read_exactly_or_its_error_is_one_line(name: str, tmp_path: Path) -> None:
    piece, times, code, said = CASES[name]
    (tmp_path / name).write_bytes(piece * times)
    tracemalloc.start()
    with limit(10):
        done = extract(tmp_path, name, "--format", "jsonl")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (done.code, said in done.err) == (code, True), done.err
    assert peak < 30_000_000
    if code:
        assert re.fullmatch(rf"kg: {name}.*\n", done.err), done.err
        assert done.out == ""
        return
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert {row["person"].replace("\u00a0", " ") for row in rows} == {"Al Pacino"}
    encoding = {"wide.txt": "utf-16", "windows.txt": "cp1252"}.get(name, "utf-8-sig")
    text = piece.decode(encoding) if name.endswith(".txt") else json.loads(piece)["text"]
    for row in rows:
        quote = text[row["start"] : row["end"]]
        assert row["quote"] == "".join("\ufffd" if c in "\0\ud800" else c for c in quote)
