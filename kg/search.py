"""Films by their titles and people by their names, whatever the accents and case, and with a slip of the pen.

A thing is found if one of its names has every word of what is asked: the very word, or one of five letters or more that
differs in one letter (left out, put in, changed, or changed places with the next). Words are compared as
``folded`` of ``kg/store/views.sql`` leaves them. The index is a DuckDB file beside the snapshot (``derived/``), made
where it is not there: names, words, the names that have each word, and what is left of each word without one of its
letters, by which misspelt words meet (https://github.com/wolfgarbe/SymSpell explains why that is enough).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from kg import sql
from kg.lookup import iri_path
from kg.store.derived import made

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.folder import Store

INDEX = "kg_search"
MOST = 1000
"""How many things are found at most, the likest."""
_FORMAT = 1
_ASKED = """
WITH asked AS (SELECT DISTINCT unnest(string_split(folded($text), ' ')) AS word),
rests AS (SELECT word, unnest(list_transform(range(len(word) + 1), lambda i: word[:i] || word[i + 2:])) AS rest
          FROM asked WHERE len(word) BETWEEN 4 AND 41),
likely AS (
    SELECT a.word, w.id FROM asked a JOIN kg_search.main.word w ON w.word = a.word
    UNION SELECT r.word, w.id FROM rests r JOIN kg_search.main.shortened s ON s.rest = r.rest
    JOIN kg_search.main.word w ON w.id = s.word
    WHERE damerau_levenshtein(w.word, r.word) = 1 OR strlen(w.word) > len(w.word) OR strlen(r.word) > len(r.word)
),
named AS (
    SELECT p.name FROM likely l JOIN kg_search.main.posting p ON p.word = l.id
    GROUP BY p.name HAVING count(DISTINCT l.word) = (SELECT count(*) FROM asked)
),
found AS (
    SELECT n.kind, n.entity,
           max(1 - damerau_levenshtein(n.name, q.text) / greatest(strlen(n.name), strlen(q.text))) AS score
    FROM named JOIN kg_search.main.name n ON n.id = named.name, (SELECT folded($text) AS text) q
    WHERE list_contains($kinds, n.kind) GROUP BY ALL
)
SELECT f.kind, e.space, e.local, round(f.score, 4) FROM found f JOIN entity e ON e.id = f.entity
ORDER BY f.score DESC, f.kind, e.space, e.local LIMIT $most
"""
# The distance counts bytes. Where a letter has several, a rest in common has to do, as words two edits apart may have.


@dataclass(frozen=True, slots=True)
class Hit:
    """A film or a person that was found.

    Attributes:
        path: the IRI, relative to the base of identifiers.
        score: how like the likest name is to what is asked, 1 for the same.
    """

    path: str
    score: float


def search(store: Store, text: str, *, kinds: tuple[str, ...] = ("film", "person"), most: int = MOST) -> list[Hit]:
    """The films and people that have a name with these words, the likest first; see the module.

    Args:
        store: an open store; its index is made where it has none.
        text: words; with no letter and no digit among them nothing is found.
        kinds: what is looked for.
        most: how many to give at most.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from kg.store.folder import Store, writing
    >>> folder = Path(tempfile.mkdtemp()) / "film.kg"
    >>> with writing(folder) as connection:
    ...     _ = connection.execute("INSERT INTO entity VALUES (1, 'film', 'imdb', 'tt0234215')")
    ...     _ = connection.execute("INSERT INTO film (film, title) VALUES (1, 'The Matrix Reloaded')")
    >>> with Store(folder) as store:
    ...     search(store, "matrx reloaded")
    [Hit(path='film/imdb/tt0234215', score=0.7368)]
    """
    if not make(store):
        return []
    given = {"text": text.encode(errors="replace").decode(), "kinds": list(kinds), "most": most}
    rows = store.connection.cursor().execute(_ASKED, given).fetchall()
    return [Hit(iri_path(kind, space, local), score) for kind, space, local, score in rows]


def make(store: Store) -> bool:
    """Attach the index, made where it is not there, in memory where it cannot be kept; whether there are any names."""
    connection = store.connection
    if INDEX not in {row[0] for row in connection.execute("SELECT database_name FROM duckdb_databases()").fetchall()}:
        file = file_of(store)
        kept = file.is_file() or made(connection, file, lambda: _fill(store), name=INDEX, block_size=65536)
        where = f"{sql.literal(str(file))} AS {INDEX} (READ_ONLY)" if kept else f"':memory:' AS {INDEX} (READ_WRITE)"
        connection.execute(f"ATTACH {where}")
        if not kept:
            _fill(store)
    return connection.execute(f"SELECT 1 FROM {INDEX}.main.name LIMIT 1").fetchone() is not None


def file_of(store: Store) -> Path:
    """The file of a store's index, which need not be there yet."""
    return store.derived(f"search-{_FORMAT}.duckdb")


def _fill(store: Store) -> None:
    store.connection.execute(files("kg").joinpath("search.sql").read_text(encoding="utf-8"))
