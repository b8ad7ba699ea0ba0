"""Which language a text seems to be in, by its most frequent small words and its script."""

from __future__ import annotations

import unicodedata

from kg.expressions import expression

_SMALL: tuple[tuple[str, str], ...] = (
    (
        "en",
        "the and of to is in it that this with for as was but film movie on his her are not you an by from at who has "
        "a i no do have had be he she they their were when while which where what plays played",
    ),
    ("fr", "le la les des et est une un du dans que qui pour sur avec pas ce il elle au aux plus par sont mais cette"),
    ("de", "der die das und ist ein eine nicht mit den von zu sich auf des dem im auch es wie als er sie film bei"),
    ("es", "el la los las de que y en un una es con por para se del su al lo como más pero sus película este"),
    ("it", "il lo la gli le di che e un una è con per non si del della sono da come ma anche più nel alla film"),
    ("pt", "o a os as de que e em um uma é com por para não se do da no na mais como mas dos filme seu sua"),
    ("nl", "de het een en van is dat in op te met voor niet zijn aan er ook maar als om bij deze film"),
    ("pl", "i w na z jest nie to się że do jak ale o po tym film od za jego przez"),
    ("sv", "och att det som en är på i av för med den till inte om ett men har filmen"),
    ("tr", "ve bir bu da de için ile çok film gibi daha ne olan ama en kadar"),
    ("id", "yang dan di ini itu dengan untuk dari dalam tidak film pada ada juga"),
    ("vi", "và của là một có không cho những với được trong phim này người"),
)
_SETS = {code: frozenset(words.split()) for code, words in _SMALL}
_SHORT, _FEW = 8, 4
"""Words of a text, and small words of a language in it, below which it is taken as English."""
_SCRIPTS = (
    ("CYRILLIC", "ru"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
    ("ARABIC", "ar"),
    ("GREEK", "el"),
    ("HEBREW", "he"),
    ("THAI", "th"),
    ("DEVANAGARI", "hi"),
)
_WORD = expression(r"[^\W\d_]+")


def guess(text: str) -> str:
    """A BCP 47 language code, or ``und`` where nothing can be told. A short text in Latin letters is taken as English.

    Words with a capital do not count: they may be of names.

    >>> guess("Directed by Rian Johnson"), guess("Le film est une réussite et les acteurs sont bons"), guess("...")
    ('en', 'fr', 'und')
    >>> guess("Ana de Armas (Joi) meets Robert De Niro (Max Cady), Benicio del Toro and Catherine O'Hara. A film.")
    'en'
    """
    sample = text[:6000]
    words = _WORD.findall(sample)
    if not words:
        return "und"
    script = _script(sample)
    if script:
        return script
    shouted = 2 * sum(map(str.isupper, words)) > len(words)
    small = [w.casefold() for w in words if shouted or w[0].islower()]
    counts = {code: sum(map(its.__contains__, small)) for code, its in _SETS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts["en"] >= 0.8 * counts[best] or counts[best] < _FEW or len(words) < _SHORT:
        return "en"
    return best if counts[best] >= 0.08 * len(words) else "en" if counts["en"] else "und"


def _script(sample: str) -> str | None:
    """The language of a script other than Latin, if most letters are of one."""
    if sample.isascii():
        return None
    letters = [c for c in sample if c.isalpha()]
    foreign = [c for c in letters if ord(c) > 0x36F]
    if len(foreign) * 2 < len(letters):
        return None
    names = [unicodedata.name(c, "") for c in foreign[:300]]
    counts = [(sum(n.startswith(script) for n in names), code) for script, code in _SCRIPTS]
    best = max(counts)
    return best[1] if best[0] else "und"
