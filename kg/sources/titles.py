"""SQL for titles as catalogues write them: the year behind, other titles in brackets, the article at the end."""

from __future__ import annotations

from kg import sql

ARTICLES = (
    *("The", "A", "An", "La", "Le", "Les", "Un", "Une", "Il", "Lo", "Gli", "I", "Uno", "Una", "El", "Los", "Las"),
    *("O", "Os", "As", "Um", "Uma", "Der", "Die", "Das", "Den", "Det", "De", "Ein", "Eine", "Een", "Het", "En", "Ett"),
)
"""Articles that catalogues put behind a title: English, Romance, German and Nordic ones."""

_YEARS = r"\s*\(\s*([0-9]{4})\s*(?:[-\x{2013}]\s*([0-9]{4})?\s*)?\)\s*$"
_BRACKETS = r"((?:\s+\([^()]*\))+)\s*$"


def year(title: str) -> str:
    """SQL: the year in brackets at the end of a title, NULL where there is none.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + year("'Heat (1995)'") + "," + year("'1941'")).fetchone()
    (1995, None)
    """
    return f"try_cast(regexp_extract({title}, {sql.literal(_YEARS)}, 1) AS SMALLINT)"


def end_year(title: str) -> str:
    """SQL: the second of two years in brackets at the end of a title, NULL where there is none.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + end_year("'Steins (2006-2007)'")).fetchone()
    (2007,)
    """
    return f"try_cast(regexp_extract({title}, {sql.literal(_YEARS)}, 2) AS SMALLINT)"


def without_year(title: str) -> str:
    """SQL: a title without the year in brackets at its end; the whole where nothing would be left.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + without_year("'Cup, The (1999) '") + "," + without_year("'(2012)'")).fetchone()
    ('Cup, The', '(2012)')
    """
    return f"coalesce(nullif(trim(regexp_replace({title}, {sql.literal(_YEARS)}, '')), ''), trim({title}))"


def without_brackets(title: str) -> str:
    """SQL: a title without what stands in brackets at its end.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + without_brackets("'Seven (a.k.a. Se7en) (Sept)'")).fetchone()
    ('Seven',)
    """
    return f"regexp_replace({title}, {sql.literal(_BRACKETS)}, '')"


def in_brackets(title: str) -> str:
    """SQL: the list of other titles that stand in brackets at the end of a title, ``a.k.a.`` left out.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + in_brackets("'(500) Seven (a.k.a. Se7en) (Sept)'")).fetchone()
    (['Se7en', 'Sept'],)
    """
    tail = f"regexp_extract({title}, {sql.literal(_BRACKETS)}, 1)"
    plain = r"trim(regexp_replace(t, '^\s*a\.?\s*k\.?\s*a\.?\s', '', 'i'))"
    found = rf"regexp_extract_all({tail}, '\(([^()]*)\)', 1)"
    return f"list_filter(list_transform({found}, lambda t: {plain}), lambda t: t <> '')"


def article_first(title: str) -> str:
    """SQL: a title with the article in front that a catalogue has put behind.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + article_first("'Postman, The'") + "," + article_first("'Avventura, L’'")).fetchone()
    ('The Postman', 'L’Avventura')
    """
    moved = f"regexp_replace({title}, '^(.+), ({'|'.join(ARTICLES)})$', '\\2 \\1', 'i')"
    return f"regexp_replace({moved}, '^(.+), ([LlDd][''\\x{{2019}}])$', '\\2\\1')"


def slug(text: str) -> str:
    """SQL: a slug, as :func:`kg.claim.slug` makes it.

    >>> import duckdb
    >>> duckdb.execute("SELECT " + slug("'Alita: Battle Angel 2'") + "," + slug("'...'")).fetchone()
    ('alita-battle-angel-2', '-')
    """
    kept = f"regexp_replace(lower(nfc_normalize({text})), '[^\\p{{L}}\\p{{N}}\\p{{M}}]+', '-', 'g')"
    return f"coalesce(nullif(trim({kept}, '-'), ''), '-')"
