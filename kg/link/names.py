"""Names as they are compared: macros of SQL, made anew for each linking and gone with the connection.

===================  ====================================================================================
``bare(title)``      without what catalogues add in brackets: a year, a country, ``(film)``, ``(TV)``
``moved(title)``     ``Matrix, The`` as ``The Matrix``
``title_words(t)``   the words of a title, folded; ``&`` is ``and``, ``II`` and ``two`` are ``2``, ``Dr`` is ``doctor``;
                     ``part`` is left out
``core(words)``      those words without an article at the head, and without blanks
``numbers(words)``   the numbers among them: where they differ, it is another part of the series
``ordered(name)``    the words of a person's name in alphabetical order, so that ``Bong Joon-ho`` is ``Joon-ho Bong``
``surname(name)``    the last word of a folded name, but for ``jr`` and the like
``spelled(name)``    a name as it sounds, whatever alphabet it was written in first: ``Khudaverdiyev``, ``Xudaverdiyev``
``heard(name)``      the words of a name as they sound, in alphabetical order
===================  ====================================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ARTICLES = tuple("the a an le la les l der die das el los las il lo gli de het den det o os un une ein eine".split())
"""Words that stand at the head of titles in one catalogue, at their end in another, and nowhere in a third."""

_NUMBERS = {
    **{word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)},
    **{word: n for n, word in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)},
    **{word: n for n, word in enumerate("ii iii iv v vi vii viii ix x xi xii xiii".split(), 2)},
    "twenty": 20,
}  # fmt: skip
_SHORT = {"dr": "doctor", "mr": "mister", "vs": "versus", "blvd": "boulevard"}

# One spelling for the sounds that transliterations write differently, the longer letter groups first.
_SOUNDS = {
    "sch": "s", "tsch": "c", "tch": "c", "kh": "h", "zh": "z", "sh": "s", "ch": "c", "ts": "c", "tz": "c", "ph": "f",
    "ck": "k", "th": "t", "yu": "u", "ju": "u", "iu": "u", "ya": "a", "ja": "a", "ia": "a", "yo": "o", "jo": "o",
    "ou": "u", "oo": "u", "iy": "i", "ij": "i", "yy": "i", "ey": "e", "ei": "e", "x": "h", "w": "v", "y": "i",
    "j": "i", "q": "k", "c": "k",
}  # fmt: skip
_DOUBLED = "abdefgiklmnoprstuvz"


def _replaced(value: str, pairs: dict[str, str]) -> str:
    """SQL that replaces strings one after the other."""
    for old, new in pairs.items():
        value = f"replace({value}, '{old}', '{new}')"
    return value


_BRACKETS = (
    r"(\s*[\(\[](tv|v|vg|mini|movie|tv series|[a-z]{2}|[0-9]{4}(/[ivx]+)?|([0-9]{4} )?([a-z]+ )?film)[\)\]])+\s*$"
)
_HEAD = rf"^(.+), ({'|'.join(ARTICLES)})(''?)$"

_MACROS = f"""
CREATE OR REPLACE TEMP MACRO bare(title) AS CASE WHEN regexp_matches(title, '[\\)\\]]\\s*$')
    THEN regexp_replace(title, '{_BRACKETS}', '', 'i') ELSE title END;
CREATE OR REPLACE TEMP MACRO moved(title) AS
    CASE WHEN contains(title, ', ') THEN regexp_replace(title, '{_HEAD}', '\\2\\3 \\1', 'i') ELSE title END;
CREATE OR REPLACE TEMP MACRO numbered(words) AS list_transform(words, lambda w: CASE w
    {" ".join(f"WHEN '{word}' THEN '{whole}'" for word, whole in (_NUMBERS | _SHORT).items())} ELSE w END);
CREATE OR REPLACE TEMP MACRO title_words(title) AS numbered(list_filter(string_split(
    regexp_replace(folded(replace(moved(bare(title)), '&', ' and ')), '\\b(part|pt|vol|volume) i$', '1'), ' '),
    lambda w: w NOT IN ('', 'part', 'pt', 'vol', 'volume')));
CREATE OR REPLACE TEMP MACRO core(words) AS array_to_string(
    CASE WHEN len(words) > 1 AND words[1] IN {ARTICLES} THEN words[2:] ELSE words END, '');
CREATE OR REPLACE TEMP MACRO numbers(words) AS list_filter(words, lambda w: regexp_full_match(w, '[0-9]+'));
CREATE OR REPLACE TEMP MACRO ordered(name) AS array_to_string(list_sort(name_words(name)), ' ');
CREATE OR REPLACE TEMP MACRO surname(name) AS regexp_extract(name, '(\\S+)(?: (?:jr|sr|ii|iii|iv))*$', 1);
CREATE OR REPLACE TEMP MACRO spelled(name) AS
    {_replaced(_replaced("folded(name)", _SOUNDS), {2 * letter: letter for letter in _DOUBLED})};
CREATE OR REPLACE TEMP MACRO heard(name) AS
    array_to_string(list_sort(string_split(trim(spelled(array_to_string(name_words(name), ' '))), ' ')), ' ');
"""


def define(connection: DuckDBPyConnection) -> None:
    """Define the macros for this connection."""
    connection.execute(_MACROS)
