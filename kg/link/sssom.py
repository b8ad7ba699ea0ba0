"""Links as SSSOM, the Simple Standard for Sharing Ontological Mappings, in its tab-separated form.

A file has a block of metadata, YAML lines that begin with ``#``, and a table with a mapping a row
(https://mapping-commons.github.io/sssom/spec-formats-tsv/). What is the same is ``skos:exactMatch``, what is kept apart
the same with the modifier ``Not``, and what a person should judge ``skos:closeMatch``. Things go by our IRIs,
``film:imdb/tt0113277``; on reading, also by those of IMDb, Wikidata and TMDB.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kg import __version__
from kg.errors import InputError
from kg.link.hand import RULE, Decision
from kg.lookup import iri_path

if TYPE_CHECKING:
    from kg.store.folder import Store

COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "confidence", "comment",
)  # fmt: skip
_PREDICATES = {
    "same": ("skos:exactMatch", ""),
    "different": ("skos:exactMatch", "Not"),
    "judge": ("skos:closeMatch", ""),
}
_JUSTIFICATIONS = {RULE: "semapv:ManualMappingCuration", "identifier": "semapv:MappingChaining"}
_MATCHING = "semapv:CompositeMatching"

BUILT_IN = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sssom": "https://w3id.org/sssom/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "linkml": "https://w3id.org/linkml/",
    "oboInOwl": "http://www.geneontology.org/formats/oboInOwl#",
    "pav": "http://purl.org/pav/",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that need no declaration."""

_SAME = {BUILT_IN["skos"] + "exactMatch", BUILT_IN["owl"] + "sameAs"}
_ELSEWHERE = (
    (r"https?://(?:www\.)?imdb\.com/(?:title|name)/((?:tt|nm)\d+)/?", "imdb", ""),
    (r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)", "wd", ""),
    (r"https?://www\.themoviedb\.org/movie/(\d+)[^/]*", "tmdb", "film/"),
    (r"https?://www\.themoviedb\.org/tv/(\d+)[^/]*", "tmdb", "film/tv-"),
    (r"https?://www\.themoviedb\.org/person/(\d+)[^/]*", "tmdb", "person/"),
)
"""Addresses of things elsewhere: the pattern, our space, and the kind where the address says it."""

_LINKS = """
SELECT a.kind, a.space, a.local, coalesce(f.title, p.name, ''), b.space, b.local, coalesce(g.title, q.name, ''),
       l.outcome, l.rule, l.score, l.reason
FROM link l JOIN entity a ON a.id = l.a JOIN entity b ON b.id = l.b JOIN entity_key x ON x.id = l.a
JOIN entity_key y ON y.id = l.b
LEFT JOIN film_merged f ON f.film = x.canonical LEFT JOIN film_merged g ON g.film = y.canonical
LEFT JOIN person_merged p ON p.person = x.canonical LEFT JOIN person_merged q ON q.person = y.canonical
WHERE NOT ? OR l.rule = ? ORDER BY a.kind, a.space, a.local, b.space, b.local, l.rule, l.reason
"""


def write(store: Store, out: TextIO, *, by_hand: bool = False) -> int:
    """Write the links of a store, or only what people decided; how many."""
    for line in _metadata(store.base):
        out.write(f"#{line}\n")
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow(COLUMNS)
    count = 0
    for kind, *ends, outcome, rule, score, reason in store.connection.execute(_LINKS, [by_hand, RULE]).fetchall():
        (space, local, label), (other_space, other_local, other_label) = ends[:3], ends[3:]
        one, two = (f"{kind}:{iri_path(*key)}" for key in ((space, local), (other_space, other_local)))
        justified = _JUSTIFICATIONS.get(rule, _MATCHING), f"{score:.3g}"
        said = reason if rule == RULE else f"{rule}: {reason}"
        table.writerow((one, label, *_PREDICATES[outcome], two, other_label, *justified, said))
        count += 1
    return count


def _metadata(base: str) -> Iterator[str]:
    """The metadata of the set, in the order of the specification."""
    yield "curie_map:"
    yield f"  film: {base}film/"
    yield f"  person: {base}person/"
    yield f"mapping_set_id: {base}graph/identity"
    yield "license: https://w3id.org/sssom/license/unspecified"
    yield "mapping_tool: film-kg"
    yield f'mapping_tool_version: "{__version__}"'


def read(path: Path) -> tuple[list[Decision], int]:
    """The decisions in a file, and how many rows say neither that two are the same nor that they are not.

    Every exact match counts as decided by hand, by whomever.

    Raises:
        InputError: the file is no SSSOM table, or a row has an identifier that its prefixes do not explain.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=path) from error
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    prefixes = {**BUILT_IN, **_curie_map(_block(lines[:head], path))}
    table = csv.DictReader(io.StringIO("".join(lines[head:])), delimiter="\t")
    missing = {"subject_id", "predicate_id", "object_id"} - set(table.fieldnames or ())
    if missing:
        what = f"is no SSSOM table: it has no column {sorted(missing)[0]!r}"
        raise InputError(what, path=path, line=head + 1, hint="see https://mapping-commons.github.io/sssom")
    decisions, other = [], 0
    for row in table:
        try:
            decision = _decision(row, prefixes)
        except ValueError as error:
            raise InputError(str(error), path=path, line=head + table.line_num) from error
        if decision is None:
            other += 1
        else:
            decisions.append(decision)
    return decisions, other


def _block(lines: list[str], path: Path) -> str:
    """The metadata, from the head of the file or from the file beside it."""
    if lines:
        return "\n".join(line[1:].rstrip() for line in lines)
    beside = path.with_suffix(".yml")
    return beside.read_text(encoding="utf-8") if beside.is_file() else ""


def _curie_map(block: str) -> dict[str, str]:
    r"""The prefixes of a block of metadata: the lines below ``curie_map`` that are further in, or a map in braces.

    >>> _curie_map(' curie_map:\n   film: "https://x.org/film/"\n   wd: http://y.org/\n license: z')
    {'film': 'https://x.org/film/', 'wd': 'http://y.org/'}
    """
    match = re.search(r"^( *)curie_map:[ ]*(\{[^}]*\})?[ ]*$", block, re.MULTILINE)
    if match is None:
        return {}
    below = block[match.end() :].lstrip("\n").splitlines()
    depth = len(match[1])
    inner = re.split(r",\s*", match[2].strip("{}")) if match[2] else []
    for line in below if not match[2] else ():
        if len(line) - len(line.lstrip()) <= depth:
            break
        inner.append(line)
    pairs = (re.fullmatch(r"\s*[\"']?([^\"':\s]*)[\"']?\s*:\s+[\"']?([^\"'\s]+)[\"']?\s*", line) for line in inner)
    return {pair[1]: pair[2] for pair in pairs if pair}


def _decision(row: Mapping[str, str], prefixes: Mapping[str, str]) -> Decision | None:
    """What a row decides; None if it decides nothing."""
    if _iri(row["predicate_id"], prefixes) not in _SAME:
        return None
    a, b = _key(_iri(row["subject_id"], prefixes)), _key(_iri(row["object_id"], prefixes))
    reason = row.get("comment") or row.get("mapping_justification") or ""
    return Decision(a, b, "different" if row.get("predicate_modifier") == "Not" else "same", reason)


def _iri(curie: str | None, prefixes: Mapping[str, str]) -> str:
    prefix, colon, local = (curie or "").partition(":")
    if not colon:
        raise ValueError(f"{curie!r} is no identifier")
    if local.startswith("//"):
        return curie or ""
    if prefix not in prefixes:
        raise ValueError(f"the prefix of {curie!r} is not in the curie_map")
    return prefixes[prefix] + local


def _key(iri: str) -> str:
    """The key of ours that an IRI stands for; our own stays as it is.

    >>> _key("https://www.imdb.com/title/tt0113277/"), _key("https://www.themoviedb.org/tv/1396-x")
    ('imdb:tt0113277', 'film/tmdb/tv-1396')
    """
    for pattern, space, kind in _ELSEWHERE:
        match = re.fullmatch(pattern, iri)
        if match:
            what, slash, before = kind.partition("/")
            return f"{what}/{space}/{before}{match[1]}" if slash else f"{space}:{match[1]}"
    return iri
