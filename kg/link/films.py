"""Which films of different sources are the same: candidates, evidence for and against, and a decision.

A pair is weighed in bits: each piece of evidence doubles or halves the odds so many times (Fellegi and Sunter 1969).
From :data:`ENOUGH` on two are the same if neither has an equal claim on another film; a little less is for a person to
judge. Some things no evidence outweighs: another number in the title (a sequel, a part), years more than one apart (a
remake), a film and an episode, episodes of series with other names, two ids of one authority, two keys of one table.

Candidates come in two rounds, so that most films are never compared with one that has another name:

1. films that share a title, whatever its articles, marks and blanks;
2. of those left, films of the same years whose titles begin or end alike, or that share people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import sql
from kg.claim import AUTHORITIES
from kg.link import names, reviewed
from kg.link.merge import KNOWN, RANK, merge

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ENOUGH = 10
"""Bits from which on two films are the same: an equal title that no other film bears, and nothing against it."""
DOUBTFUL = 8
"""Bits from which on a person may judge."""

# Every film with what is compared first. `late` has something before it that it may be: no film of IMDb has.
_DESCRIBED = f"""
CREATE OR REPLACE TEMP TABLE described AS
WITH reviewer AS (SELECT name FROM source WHERE format = 'review')
SELECT e.id AS film, e.space, ({RANK}, e.space, e.local) AS place, e.space IN {KNOWN} AS known,
       e.space <> '{AUTHORITIES[0]}' AS late, e.space IN (FROM reviewer) AS review, m.year,
       m.runtime_minutes AS minutes,
       CASE WHEN m.kind = 'tvEpisode' THEN 'episode' WHEN m.kind LIKE '%Series' THEN 'series' ELSE 'film' END AS family,
       coalesce(s.spaces, [e.space]) AS spaces
FROM entity e LEFT JOIN film_merged m ON m.film = e.id
LEFT JOIN (SELECT i.canonical, list_append(list(DISTINCT x.space), any_value(c.space)) AS spaces FROM identity i
           JOIN entity x ON x.id = i.entity JOIN entity c ON c.id = i.canonical GROUP BY 1) s ON s.canonical = e.id
WHERE e.kind = 'film' AND e.id NOT IN (SELECT entity FROM identity)
  AND e.id NOT IN (SELECT a FROM link WHERE rule = '{reviewed.RULE}')
"""

# The titles of those films, and of the others whose years are near enough to one of theirs: most of a large catalogue
# is never looked at for a few new films. Tables by themselves, as their words would be taken before the choice is made.
_NEAR_YEARS = """
CREATE OR REPLACE TEMP TABLE titled AS
WITH asked AS (
    SELECT DISTINCT unnest(range(year - 3, year + 4)) AS year FROM described WHERE late AND year IS NOT NULL
), wanted AS (
    SELECT film, year, late FROM described WHERE late OR year IS NULL OR year IN (FROM asked)
        OR (SELECT count(*) FROM described WHERE late AND year IS NULL) > 0
)
SELECT DISTINCT w.film, n.title, w.year, w.late FROM (
    SELECT film, title FROM film UNION ALL SELECT film, original_title FROM film UNION ALL SELECT film, title FROM title
) n LEFT JOIN identity i ON i.entity = n.film JOIN wanted w ON w.film = coalesce(i.canonical, n.film)
WHERE n.title <> ''
"""
_WORDED = "CREATE OR REPLACE TEMP TABLE worded AS SELECT *, title_words(title) AS words FROM titled"
_TITLED = """
CREATE OR REPLACE TEMP TABLE titled AS
SELECT film, title, core(words) AS core, year, late FROM worded WHERE len(words) > 0
"""
_TITLED_AGAIN = """
CREATE OR REPLACE TEMP TABLE titled AS
SELECT DISTINCT d.film, t.title, t.core, d.year, d.late FROM titled t LEFT JOIN identity i ON i.entity = t.film
JOIN described d ON d.film = coalesce(i.canonical, t.film)
"""

# A film of IMDb is never looked up, so that frequent titles there are not held against each other.
_SAME_TITLE = """
CREATE OR REPLACE TEMP TABLE candidate_pair AS
WITH late AS (SELECT film, core, year FROM titled WHERE late), near AS (
    SELECT film, core, unnest(range(year - 3, year + 4)) AS year FROM late WHERE year IS NOT NULL)
SELECT a.film AS a, b.film AS b FROM near a JOIN titled b ON b.core = a.core AND b.year = a.year
UNION SELECT a.film, b.film FROM late a JOIN titled b ON b.core = a.core WHERE a.year IS NULL OR b.year IS NULL
"""

# Of films that are still alone: titles with the same four first or five last letters in the same years, and films of
# one director in those years.
_LIKE_TITLE = """
CREATE OR REPLACE TEMP TABLE candidate_pair AS
WITH ends AS (
    SELECT film, year, unnest(['^' || left(core, 4), '$' || right(core, 5)]) AS part FROM titled WHERE length(core) >= 6
), near AS (
    SELECT film, part, unnest([year - 1, year, year + 1]) AS year FROM ends SEMI JOIN alone USING (film)
    WHERE year IS NOT NULL
), directed AS (
    SELECT c.film, c.name, d.space, d.year FROM credited c JOIN described d USING (film) WHERE c.director
)
SELECT DISTINCT a.film AS a, b.film AS b FROM near a JOIN ends b ON b.part = a.part AND b.year = a.year
UNION SELECT a.film, b.film FROM directed a SEMI JOIN alone USING (film)
JOIN directed b ON b.name = a.name AND b.space <> a.space AND coalesce(abs(a.year - b.year), 0) <= 1
"""

_PAIRS = """
CREATE OR REPLACE TEMP TABLE pair AS
SELECT p.a, p.b, x.space AS a_space, y.space AS b_space, x.review OR y.review AS review,
       x.known AND y.known AS both_known, y.known, x.year, y.year AS other_year, x.minutes,
       y.minutes AS other_minutes, x.family, y.family AS other_family
FROM candidate_pair p JOIN described x ON x.film = p.a JOIN described y ON y.film = p.b
WHERE y.place < x.place AND NOT list_has_any(x.spaces, y.spaces)
  AND (x.family = y.family OR 'episode' NOT IN (x.family, y.family))
"""

# People by their names as they sound, whatever the order of the words: identities of people come later.
_CREDITED = """
CREATE OR REPLACE TEMP TABLE credited AS
WITH wanted AS ({wanted}), said AS (
    SELECT film, film AS said FROM wanted
    UNION ALL SELECT w.film, i.entity FROM wanted w JOIN identity i ON i.canonical = w.film
), credited AS (
    SELECT DISTINCT w.film, c.person, r.code = 'fmd' AS director FROM credit c JOIN said w ON w.said = c.film
    JOIN role r ON r.id = c.role WHERE NOT c.superseded AND (r.code {role})
), named AS (SELECT person, name FROM person UNION ALL SELECT person, name FROM name)
SELECT film, heard(n.name) AS name, bool_or(coalesce(director, false)) AS director
FROM credited JOIN named n USING (person) GROUP BY ALL HAVING heard(n.name) <> ''
"""

# The likest of the titles of two films, and whether two of them differ by a number alone.
_TITLES = """
CREATE OR REPLACE TEMP TABLE likeness AS
WITH wanted AS (SELECT a AS film FROM pair UNION SELECT b FROM pair), worded AS (
    SELECT film, title, core, words, array_to_string(words, ' ') AS name, numbers(words) AS numbers,
           list_has_any(words, ['cut', 'version', 'edition', 'redux', 'making']) AS edition,
           core(list_filter(words, lambda w: NOT regexp_full_match(w, '[0-9]+'))) AS stem,
           length(core) AS letters
    FROM (SELECT film, title, core, title_words(title) AS words FROM titled SEMI JOIN wanted USING (film))
), compared AS (
    SELECT p.a, p.b, x.title, y.title AS other_title, len(x.words) AS words,
           x.numbers <> y.numbers AND (starts_with(x.stem, y.stem) OR starts_with(y.stem, x.stem)) AS part,
           CASE WHEN x.name = y.name THEN 10
                WHEN x.edition <> y.edition THEN -100
                WHEN replace(x.name, ' ', '') = replace(y.name, ' ', '') THEN 9
                WHEN x.core = y.core THEN CASE WHEN p.review THEN 6 ELSE 8 END
                WHEN least(len(x.words), len(y.words)) > 1
                     AND (ends_with(x.name, ' ' || y.name) OR ends_with(y.name, ' ' || x.name)) THEN 4
                WHEN x.numbers <> y.numbers THEN -100
                WHEN least(x.letters, y.letters) >= 6 AND abs(x.letters - y.letters) <= 3
                     AND damerau_levenshtein(x.core, y.core)
                         <= CASE WHEN least(x.letters, y.letters) < 10 THEN 1
                                 WHEN least(x.letters, y.letters) < 18 THEN 2 ELSE 3 END
                    THEN CASE WHEN p.review OR least(x.letters, y.letters) < 14 THEN 6 ELSE 7 END
                WHEN least(len(x.words), len(y.words)) > 1 OR least(x.letters, y.letters) >= 8 THEN
                    CASE WHEN starts_with(x.core, y.core) OR starts_with(y.core, x.core)
                           OR ends_with(x.core, y.core) OR ends_with(y.core, x.core) THEN 4 ELSE -6 END
                ELSE -6 END AS bits
    FROM pair p JOIN worded x ON x.film = p.a JOIN worded y ON y.film = p.b
)
SELECT a, b, max(bits) AS bits, arg_max(title, bits) AS title, arg_max(other_title, bits) AS other_title,
       arg_max(words, bits) AS words
FROM compared GROUP BY a, b HAVING max(bits) >= 9 OR NOT bool_or(part)
"""

_SHARED = """
CREATE OR REPLACE TEMP TABLE shared AS
WITH size AS (SELECT film, count(*) AS people, count(*) FILTER (director) AS directors FROM credited GROUP BY film),
both_in AS (
    SELECT p.a, p.b, count(*) AS people, count(*) FILTER (x.director AND y.director) AS directors
    FROM pair p JOIN credited x ON x.film = p.a JOIN credited y ON y.film = p.b AND y.name = x.name GROUP BY ALL
)
SELECT p.a, p.b, coalesce(s.people, 0) AS people, coalesce(s.directors, 0) AS directors,
       least(coalesce(x.people, 0), coalesce(y.people, 0)) AS comparable,
       coalesce(x.directors, 0) > 0 AND coalesce(y.directors, 0) > 0 AS both_directed
FROM pair p LEFT JOIN both_in s USING (a, b) LEFT JOIN size x ON x.film = p.a LEFT JOIN size y ON y.film = p.b
"""

_DATED = """
CREATE OR REPLACE TEMP TABLE dated AS
SELECT DISTINCT coalesce(i.canonical, f.subject) AS film, f.value AS day FROM fact f
LEFT JOIN identity i ON i.entity = f.subject WHERE f.predicate = 'release date' AND length(f.value) = 10
"""

# Sources count episodes in other ways, so that another place speaks against nothing.
_PLACED = """
CREATE OR REPLACE TEMP TABLE placed AS
SELECT DISTINCT coalesce(i.canonical, s.subject) AS film, s.value AS season, e.value AS episode
FROM fact s JOIN fact e ON e.subject = s.subject AND e.file = s.file AND e.predicate = 'episode number'
LEFT JOIN identity i ON i.entity = s.subject WHERE s.predicate = 'season number'
"""

# The series of an episode, by their names: "Pilot" is the first episode of hundreds.
_WITHIN = """
CREATE OR REPLACE TEMP TABLE within AS
WITH episode AS (SELECT film FROM described WHERE family = 'episode'), said AS (
    SELECT coalesce(i.canonical, r.subject) AS film, coalesce(k.canonical, r.object) AS series
    FROM relation r LEFT JOIN identity i ON i.entity = r.subject LEFT JOIN identity k ON k.entity = r.object
    WHERE r.predicate = 'part of' AND r.object IS NOT NULL
), called AS (
    SELECT s.film, n.title FROM said s SEMI JOIN episode USING (film) LEFT JOIN identity i ON i.canonical = s.series
    JOIN (SELECT film, title FROM film UNION ALL SELECT film, original_title FROM film
          UNION ALL SELECT film, title FROM title) n ON n.film IN (s.series, i.entity)
    UNION ALL SELECT coalesce(i.canonical, f.subject), f.value FROM fact f
    LEFT JOIN identity i ON i.entity = f.subject WHERE f.predicate = 'series'
)
SELECT c.film, list(DISTINCT core(title_words(c.title))) AS series FROM called c SEMI JOIN episode USING (film)
WHERE c.title <> '' GROUP BY c.film
"""

_SCORED = """
CREATE OR REPLACE TEMP TABLE scored AS
WITH days AS (
    SELECT DISTINCT p.a, p.b FROM pair p JOIN dated x ON x.film = p.a JOIN dated y ON y.film = p.b AND y.day = x.day
), places AS (
    SELECT DISTINCT p.a, p.b FROM pair p JOIN placed x ON x.film = p.a
    JOIN placed y ON y.film = p.b AND y.season = x.season AND y.episode = x.episode
), weighed AS (
    SELECT p.*, t.title, t.other_title, coalesce(t.bits, 0) AS title_bits, s.people, s.directors,
           CASE WHEN p.year = p.other_year THEN 3 WHEN p.year IS NULL OR p.other_year IS NULL THEN 0
                WHEN abs(p.year - p.other_year) > 1 THEN -3 WHEN p.review OR s.people > 0 THEN 1
                WHEN t.words > 2 THEN 0 ELSE -1 END AS year_bits,
           CASE WHEN s.people > 0 THEN least(3 + 2 * (s.people - 1), 9) + CASE WHEN s.directors > 0 THEN 2 ELSE 0 END
                WHEN p.review THEN 0
                ELSE CASE WHEN s.comparable >= 3 THEN -4 ELSE 0 END + CASE WHEN s.both_directed THEN -4 ELSE 0 END
           END AS people_bits,
           CASE WHEN abs(p.minutes - p.other_minutes) <= 3 THEN 2
                WHEN abs(p.minutes - p.other_minutes) > 10 + 0.25 * least(p.minutes, p.other_minutes) THEN -2
                ELSE 0 END AS minutes_bits,
           CASE WHEN d.a IS NOT NULL THEN 3 ELSE 0 END AS day_bits,
           CASE WHEN e.a IS NOT NULL THEN 2 ELSE 0 END AS place_bits,
           CASE WHEN p.family = p.other_family OR p.review THEN 0 ELSE -4 END AS family_bits
    FROM pair p JOIN shared s USING (a, b) LEFT JOIN likeness t USING (a, b) LEFT JOIN days d USING (a, b)
    LEFT JOIN places e USING (a, b)
    LEFT JOIN within g ON g.film = p.a LEFT JOIN within h ON h.film = p.b
    WHERE (t.a IS NOT NULL OR p.a NOT IN (SELECT film FROM titled) OR p.b NOT IN (SELECT film FROM titled))
      AND coalesce(list_has_any(g.series, h.series), true)
)
SELECT *, title_bits + year_bits + people_bits + minutes_bits + day_bits + place_bits + family_bits AS bits FROM weighed
WHERE CASE WHEN abs(year - other_year) > 1 THEN title_bits >= 9 AND people >= 3 AND directors > 0 AND NOT review
           WHEN title_bits >= 9 OR title_bits = 0 THEN true
           WHEN title_bits >= 6 THEN year IS NOT NULL AND other_year IS NOT NULL OR people > 0
           ELSE year_bits > 0 AND (title_bits = 4 OR people >= 3 AND directors > 0) END
"""

# Each film's best in each space, and of what a catalogue lists each thing's best: it may list one twice, but then the
# people say so, and a review may call a film by two titles. A pair that no authority
# names counts only where neither may be a film that one does name.
_DECIDED = f"""
INSERT INTO link
WITH plausible AS (SELECT * FROM scored WHERE bits >= {DOUBTFUL}), named AS (
    SELECT a AS film FROM plausible WHERE known
), rival AS (
    SELECT *, review OR title_bits >= 9 AND people > 1 AS twice,
           max(bits) OVER (PARTITION BY a, b_space) AS best, max(bits) OVER (PARTITION BY b, a_space) AS best_of_b
    FROM plausible WHERE known OR (a NOT IN (FROM named) AND b NOT IN (FROM named))
), top AS (
    SELECT *, count(*) OVER (PARTITION BY a, b_space) AS bearers, count(*) OVER (PARTITION BY b, a_space) AS askers
    FROM rival WHERE bits = best AND (twice OR bits = best_of_b)
)
SELECT a, b,
       CASE WHEN bearers > 1 OR (askers > 1 AND NOT twice) OR bits < {ENOUGH} + CASE WHEN both_known THEN 1 ELSE 0 END
            THEN 'judge' WHEN known OR people >= 3 AND directors > 0 THEN 'probable' ELSE 'likely' END,
       CASE WHEN title_bits >= 9 THEN 'title and year' WHEN title_bits > 0 THEN 'similar title'
            ELSE 'shared people' END,
       round(1 / (1 + pow(2, 8 - bits)) / greatest(bearers, CASE WHEN twice THEN 1 ELSE askers END), 3),
       CASE WHEN title_bits >= 9 THEN 'the title ' || title
            WHEN title_bits <> 0 THEN 'the titles ' || title || ' and ' || other_title ELSE 'no title to compare' END
       || CASE WHEN year_bits = 3 THEN ' and the year ' || year
               WHEN year IS NULL OR other_year IS NULL THEN ', and no year to compare'
               WHEN abs(year - other_year) = 1 THEN ' and years one apart (' || year || ', ' || other_year || ')'
               ELSE ', but the years ' || year || ' and ' || other_year END
       || CASE WHEN people > 0 THEN ', and ' || people || ' of the people credited' ELSE '' END
       || CASE WHEN directors > 0 AND title_bits < 9 THEN ', the director among them' ELSE '' END
       || CASE WHEN people_bits < 0 THEN ', but none of the people credited' ELSE '' END
       || CASE WHEN day_bits > 0 THEN ', and the day of release' ELSE '' END
       || CASE WHEN place_bits > 0 THEN ', and the place in season and series' ELSE '' END
       || CASE WHEN minutes_bits > 0 AND title_bits < 9 THEN ', and the running time'
               WHEN minutes_bits < 0 THEN ', but ' || minutes || ' and ' || other_minutes || ' minutes' ELSE '' END
       || CASE WHEN family_bits < 0 THEN ', but a ' || family || ' and a ' || other_family ELSE '' END
       || CASE WHEN bearers > 1 THEN '; ' || bearers || ' films bear it'
               WHEN askers > 1 AND NOT twice THEN '; ' || askers || ' films of ' || a_space || ' bear it' ELSE '' END
FROM top
"""

_NEAR = """
SELECT film FROM described WHERE year IN (
    SELECT unnest([year - 1, year, year + 1]) FROM described SEMI JOIN alone USING (film))
"""
_OF_PAIRS = "SELECT a AS film FROM pair UNION SELECT b FROM pair"
_ALONE = """
CREATE OR REPLACE TEMP TABLE alone AS
SELECT film FROM described WHERE late AND film NOT IN (SELECT a FROM link UNION ALL SELECT b FROM link)
"""
_TABLES = (
    "described", "titled", "candidate_pair", "pair", "credited", "likeness", "shared", "dated", "placed", "scored",
    "alone", "worded", "within",
)  # fmt: skip


def link_films(connection: DuckDBPyConnection) -> None:
    """Find links between films by titles, years, people, running times, days of release and places of episodes."""
    names.define(connection)
    for statement in (_DATED, _PLACED, _DESCRIBED, _NEAR_YEARS, _WORDED, _TITLED, _SAME_TITLE):
        connection.execute(statement)
    _decide(connection)
    connection.execute(_ALONE)
    if sql.scalar(connection, "SELECT count(*) FROM alone"):
        directed = _CREDITED.format(wanted=_NEAR, role="= 'fmd'")
        for statement in (_DESCRIBED, _TITLED_AGAIN, directed, _LIKE_TITLE):
            connection.execute(statement)
        _decide(connection)
    for table in _TABLES:
        connection.execute(f"DROP TABLE {table}")


def _decide(connection: DuckDBPyConnection) -> None:
    """Weigh the candidates, decide, and follow."""
    credited = _CREDITED.format(wanted=_OF_PAIRS, role="IS NOT NULL OR true")
    for statement in (_PAIRS, credited, _TITLES, _SHARED, _WITHIN, _SCORED, _DECIDED):
        connection.execute(statement)
    merge(connection)
