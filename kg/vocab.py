"""The vocabulary, read from ``ontology/*.ttl``: roles, relations, stances, verdicts, rules and defaults of sources.

Everything here is data of those files; this module only gives it types. Look-ups never guess: a word is known in one
spelling, up to case, blanks and underscores, or it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from kg import turtle
from kg.turtle import Node, nodes

if TYPE_CHECKING:
    from kg.claim import Kind

FC = "https://w3id.org/film-kg/ontology#"
REL = "http://id.loc.gov/vocabulary/relators/"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
WD = "http://www.wikidata.org/entity/"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"

Scheme = Literal["code", "word", "imdb", "imdb_job", "tmdb", "job", "wikidata", "schema"]

_KINDS: dict[str, Kind] = {
    f"{SCHEMA}Movie": "film",
    f"{SCHEMA}Person": "person",
    f"{FC}Character": "character",
    f"{SCHEMA}Place": "place",
    f"{SCHEMA}Review": "source",
}

text = turtle.text


@dataclass(frozen=True, slots=True)
class Role:
    """A role of film credits: a MARC relator (https://www.loc.gov/marc/relators/relaterm.html).

    Attributes:
        code: its MARC code, ``fmd``.
        iri: its IRI at the Library of Congress.
        label: the word that we print, ``director``.
        definition: one sentence.
        words: other printed words for it, folded (:func:`fold`), in any language.
        review_verbs, review_nouns, review_works: words of running prose for it, folded: ``directed``, ``helmer``,
            ``direction``; they mean the role only beside a film or a name.
        review_words: other such words, folded; one of them may stand for two roles (``writer-director``).
        imdb, imdb_jobs: categories of title.principals, and jobs that say more than their category.
        tmdb: jobs of TMDb.
        wikidata: properties of Wikidata, ``P57``.
        schema: properties of schema.org that bring such a credit, ``director``.
        shortcut: IRI of the property that leads from a film straight to the person.
        broader: code of the role that this one is a kind of (a voice actor is an actor), or None.
        sole_holder: whether another name from a trusted source speaks against a claim.
    """

    code: str
    iri: str
    label: str
    definition: str
    words: tuple[str, ...]
    review_verbs: tuple[str, ...]
    review_nouns: tuple[str, ...]
    review_works: tuple[str, ...]
    review_words: tuple[str, ...]
    imdb: tuple[str, ...]
    imdb_jobs: tuple[str, ...]
    tmdb: tuple[str, ...]
    wikidata: tuple[str, ...]
    schema: tuple[str, ...]
    shortcut: str
    broader: str | None
    sole_holder: bool


@dataclass(frozen=True, slots=True)
class Concept:
    """A stance, a verdict or a rule.

    Attributes:
        name: the local part of its IRI, as the tables hold it: ``unknownFilm``.
        iri: its IRI.
        label: words for readers: ``unknown film``.
        definition: the sentence that says what it means.
        example: an example, or "".
        concludes: for a rule, the names of the verdicts that it may give; else empty.
    """

    name: str
    iri: str
    label: str
    definition: str
    example: str = ""
    concludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation that claims may state between films, characters and places.

    Attributes:
        iri: its IRI, also the property that states it directly.
        label: the predicate of a claim, ``sequel of``; see :class:`kg.claim.Relation`.
        words: other words for it, folded.
        subjects, objects: the kinds of thing it may stand between.
        inverse: label of the relation read from its object, or None; its own label where it is symmetric.
        broader: label of the relation that it implies (a father is a parent), or None.
    """

    iri: str
    label: str
    words: tuple[str, ...]
    subjects: tuple[Kind, ...]
    objects: tuple[Kind, ...]
    inverse: str | None
    broader: str | None

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways or not at all."""
        return self.inverse == self.label


@dataclass(frozen=True, slots=True)
class SourceDefaults:
    """What is assumed of a source of a format until its user says otherwise.

    Attributes:
        format: the format's name, ``imdb``; ``other`` where nothing is known of it.
        title: words for readers.
        licence: its licence as IRI, or None where it is not known.
        trust: 0 to 1; from 0.8 on its credits count as facts.
        complete_for: codes of the roles for which a missing name is a denial.
        item, property: what Wikidata calls the source, and its property for a film's id there; or "".
        comment: why.
    """

    format: str
    title: str
    licence: str | None
    trust: float
    complete_for: tuple[str, ...]
    item: str
    property: str
    comment: str


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property to query with, ours or one that we reuse.

    Attributes:
        iri: its IRI.
        kind: ``class`` or ``property``.
        label: its name in words.
        comment: what it means here.
        example: a triple pattern that uses it, or "".
    """

    iri: str
    kind: Literal["class", "property"]
    label: str
    comment: str
    example: str


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX id (https://spdx.org/licenses/), its name, its address and other spellings."""

    id: str
    name: str
    address: str
    words: tuple[str, ...]


def fold(printed: str) -> str:
    """A word as it is compared: case away, underscores and runs of blanks to one blank, none at the ends.

    >>> fold(" Director_of  Photography ")
    'director of photography'
    """
    return " ".join(printed.replace("_", " ").casefold().split())


def prefixes() -> dict[str, str]:
    """Prefix to namespace, of every vocabulary that the graph uses.

    >>> prefixes()["rel"]
    'http://id.loc.gov/vocabulary/relators/'
    """
    return turtle.prefixes("prefixes.ttl")


@cache
def roles() -> tuple[Role, ...]:
    """All roles, in the order of ``roles.ttl``: cast, direction, writing, music, camera, production, design, other.

    >>> [role.label for role in roles() if role.sole_holder]
    ['director', 'cinematographer']
    """
    return tuple(_role(node) for node in _of("roles.ttl", "Role"))


def role_words() -> Iterator[tuple[Scheme, str, str]]:
    """Every word for a role: (scheme, word, role code), each word of a scheme once; see :func:`role_of`.

    Categories of IMDb, ids and property names stand as their owners write them; all other words are folded.

    >>> [code for scheme, word, code in role_words() if (scheme, word) == ("imdb", "archive_footage")]
    ['onp']
    """
    for role in roles():
        for scheme, words in _schemes(role).items():
            yield from ((scheme, word, role.code) for word in dict.fromkeys(words))


def role_of(printed: str, scheme: Scheme | None = None) -> Role | None:
    """The role that a word means, or None; never a guess.

    Args:
        printed: the word as the source has it; case, underscores and blanks do not matter.
        scheme: whose word it is. ``code``: MARC's code; ``word``: words that name the role wherever they stand, even as
            the heading of a column; ``imdb``: a category of IMDb; ``imdb_job`` and ``tmdb``: a job there; ``job``: what
            a column of roles may hold, which is all of those and so more than a heading may be ("Novel", "Story");
            ``wikidata``: a property's id; ``schema``: a property's name. None tries ``code``, ``word`` and ``imdb``.

    >>> [role.code for word in ("DoP", "director_of photography", "Screenplay", "fmd") if (role := role_of(word))]
    ['cng', 'cng', 'aus', 'fmd']
    >>> role_of("P57", "wikidata").label, role_of("Novel", "job").label, role_of("Novel"), role_of("Best Boy", "job")
    ('director', 'author', None, None)
    """
    tried: tuple[Scheme, ...] = (scheme,) if scheme else ("code", "word", "imdb")
    word = fold(printed)
    return next((role for s in tried if (role := _index().get((s, word)))), None)


@cache
def stances() -> tuple[Concept, ...]:
    """How a source may say a thing.

    >>> [stance.name for stance in stances()]
    ['asserted', 'hedged', 'negated', 'imagined']
    """
    return _concepts("Stance")


@cache
def verdicts() -> tuple[Concept, ...]:
    """What may be found of a claim, in the order in which they are tried: the first that holds is given.

    >>> [verdict.name for verdict in verdicts()][:3]
    ['unknownFilm', 'anachronism', 'disputed']
    """
    return _concepts("Verdict")


@cache
def rules() -> tuple[Concept, ...]:
    """The rules by which claims are assessed, each with the verdicts that it may give.

    >>> {name for rule in rules() for name in rule.concludes} == {verdict.name for verdict in verdicts()}
    True
    """
    return _concepts("Rule")


@cache
def relations() -> tuple[RelationType, ...]:
    """The relations that claims may state.

    >>> {relation.label: relation.inverse for relation in relations()}["sequel of"]
    'followed by'
    """
    return tuple(_relation(node) for node in _of("film.ttl", "RelationType"))


@cache
def fact_properties() -> dict[str, str]:
    """The predicate of a fact claim, as :class:`kg.claim.Fact` has it, to the IRI of the property.

    >>> fact_properties()["genre"]
    'https://schema.org/genre'
    """
    return {_label(node): node.iri for node in _of("film.ttl", "FactProperty")}


def source_defaults(format: str) -> SourceDefaults:  # noqa: A002 - the word that users know
    """What is assumed of a source of a format; of an unknown format, what is assumed of any (``other``).

    >>> source_defaults("imdb").complete_for, source_defaults("review").trust, source_defaults("new").format
    (('fmd', 'aus'), 0.3, 'other')
    """
    return _defaults().get(format) or _defaults()["other"]


@cache
def open_licences() -> tuple[Licence, ...]:
    """The licences that `kg export --licence open` may hold: `ontology/licences.ttl`.

    >>> open_licences()[0].id
    'CC0-1.0'
    """
    found = _of("licences.ttl", "OpenLicence")
    see, title = f"{_RDFS}seeAlso", "http://purl.org/dc/terms/title"
    return tuple(Licence(n.one(f"{SKOS}notation"), n.one(title), n.one(see), n.all(f"{SKOS}altLabel")) for n in found)


@cache
def terms() -> tuple[Term, ...]:
    """The classes and properties to query with: those of ``film.ttl`` but concepts and annotations, and reused ones.

    >>> [term.kind for term in terms() if term.iri.endswith(("#Credit", "#agent", "/characterName"))]
    ['class', 'property', 'property']
    """
    return tuple(term for node in nodes("film.ttl").values() if (term := _term(node)))


def _of(name: str, kind: str) -> list[Node]:
    return [node for node in nodes(name).values() if f"{FC}{kind}" in node.all(_RDF_TYPE)]


def _label(node: Node) -> str:
    return node.one(f"{SKOS}prefLabel")


def _folded(node: Node, *predicates: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for predicate in predicates for word in node.all(predicate)))


def _role(node: Node) -> Role:
    return Role(
        code=node.one(f"{SKOS}notation"),
        iri=node.iri,
        label=_label(node),
        definition=node.one(f"{SKOS}definition"),
        words=_folded(node, f"{SKOS}altLabel", f"{SKOS}hiddenLabel"),
        review_verbs=_folded(node, f"{FC}reviewVerb"),
        review_nouns=_folded(node, f"{FC}reviewNoun"),
        review_works=_folded(node, f"{FC}reviewWork"),
        review_words=_folded(node, f"{FC}reviewWord"),
        imdb=node.all(f"{FC}imdbCategory"),
        imdb_jobs=node.all(f"{FC}imdbJob"),
        tmdb=node.all(f"{FC}tmdbJob"),
        wikidata=node.all(f"{FC}wikidataProperty", WD),
        schema=node.all(f"{FC}schemaProperty", SCHEMA),
        shortcut=node.one(f"{FC}shortcut"),
        broader=node.one(f"{SKOS}broader").removeprefix(REL) or None,
        sole_holder=node.one(f"{FC}soleHolder") == "true",
    )


def _schemes(role: Role) -> dict[Scheme, list[str]]:
    words = [fold(role.label), *role.words]
    imdb_jobs, tmdb = [fold(job) for job in role.imdb_jobs], [fold(job) for job in role.tmdb]
    return {
        "code": [role.code],
        "word": words,
        "imdb": list(role.imdb),
        "imdb_job": imdb_jobs,
        "tmdb": tmdb,
        "job": [role.code, *words, *map(fold, role.imdb), *imdb_jobs, *tmdb],
        "wikidata": list(role.wikidata),
        "schema": list(role.schema),
    }


@cache
def _index() -> dict[tuple[str, str], Role]:
    by_code = {role.code: role for role in roles()}
    return {(scheme, fold(word)): by_code[code] for scheme, word, code in role_words()}


def _concepts(kind: str) -> tuple[Concept, ...]:
    return tuple(
        Concept(
            name=node.iri.removeprefix(FC),
            iri=node.iri,
            label=_label(node),
            definition=node.one(f"{SKOS}definition"),
            example=node.one(f"{SKOS}example"),
            concludes=node.all(f"{FC}concludes", FC),
        )
        for node in sorted(_of("film.ttl", kind), key=lambda node: int(node.one(f"{FC}precedence", "0")))
    )


def _relation(node: Node) -> RelationType:
    film = nodes("film.ttl")
    label = _label(node)
    symmetric = f"{_OWL}SymmetricProperty" in node.all(_RDF_TYPE)
    inverse, broader = node.one(f"{_OWL}inverseOf"), node.one(f"{SKOS}broader")
    return RelationType(
        iri=node.iri,
        label=label,
        words=_folded(node, f"{SKOS}altLabel"),
        subjects=tuple(_KINDS[iri] for iri in node.all(f"{SCHEMA}domainIncludes") if iri in _KINDS),
        objects=tuple(_KINDS[iri] for iri in node.all(f"{SCHEMA}rangeIncludes") if iri in _KINDS),
        inverse=label if symmetric else _label(film[inverse]) if inverse else None,
        broader=_label(film[broader]) if broader else None,
    )


@cache
def _defaults() -> dict[str, SourceDefaults]:
    return {defaults.format: defaults for defaults in map(_source, _of("sources.ttl", "SourceFormat"))}


def _source(node: Node) -> SourceDefaults:
    return SourceDefaults(
        format=node.one(f"{SKOS}notation"),
        title=node.one("http://purl.org/dc/terms/title"),
        licence=node.one("http://purl.org/dc/terms/license") or None,
        trust=float(node.one(f"{FC}trust")),
        complete_for=node.all(f"{FC}completeFor", REL),
        item=node.one(f"{FC}wikidataItem").removeprefix(WD),
        property=node.one(f"{FC}wikidataProperty").removeprefix(WD),
        comment=node.one(f"{_RDFS}comment"),
    )


def _term(node: Node) -> Term | None:
    kinds = {kind.removeprefix(_OWL) for kind in node.all(_RDF_TYPE) if kind.startswith(_OWL)}
    if not kinds or kinds & {"AnnotationProperty", "Ontology"}:
        return None
    comment = node.one(f"{_RDFS}comment") or node.one(f"{SKOS}scopeNote")
    label = node.one(f"{_RDFS}label") or _label(node)
    return Term(node.iri, "class" if "Class" in kinds else "property", label, comment, node.one(f"{SKOS}example"))
