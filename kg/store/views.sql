-- Views over the tables: what entities are called, what each source says in words, and the relations that
-- ontology/mapping.ttl turns into RDF (rdf_*). Every rdf_ view has one row for each subject of its triples map, or is
-- a set of (subject, object) pairs, so that no triple is made twice.

CREATE MACRO slug(name) AS coalesce(nullif(trim(
    regexp_replace(lower(nfc_normalize(name)), '[^\p{L}\p{N}\p{M}]+', '-', 'g'), '-'), ''), '-');

-- A name as it is compared: no accents, case, punctuation or doubled blanks.
CREATE MACRO folded(name) AS trim(regexp_replace(lower(strip_accents(name)), '[^\p{L}\p{N}]+', ' ', 'g'));

-- The local name of an IRI in the two vocabularies that properties come from; NULL in the other.
CREATE MACRO schema_name(iri) AS CASE WHEN starts_with(iri, 'https://schema.org/') THEN substr(iri, 20) END;
CREATE MACRO own_name(iri) AS CASE WHEN starts_with(iri, 'https://w3id.org/film-kg/ontology#') THEN substr(iri, 35) END;

-- The words by which people and parts are compared, without those that say nothing about who it is.
CREATE MACRO name_words(name) AS list_filter(string_split(folded(name), ' '), lambda w: w NOT IN (
    '', 'sir', 'dame', 'mr', 'mrs', 'ms', 'miss', 'jr', 'sr', 'ii', 'iii', 'iv'));
CREATE MACRO part_words(name) AS list_filter(string_split(coalesce(folded(name), ''), ' '), lambda w: w NOT IN (
    '', 'the', 'a', 'an', 'of', 'dr', 'mr', 'mrs', 'ms', 'miss', 'sir', 'lord', 'lady', 'captain', 'professor', 'young',
    'old', 'self', 'himself', 'herself', 'themselves'));

-- Roles that some sources tell apart and others do not: a voice among the cast, the author of the novel among the writers.
CREATE MACRO kin(code) AS CASE WHEN code IN ('vac', 'onp') THEN 'act' WHEN code = 'aut' THEN 'aus' ELSE code END;

CREATE MACRO span_start(locator) AS try_cast(regexp_extract(locator, '^char=(\d+),(\d+)$', 1) AS INTEGER);
CREATE MACRO span_end(locator) AS try_cast(regexp_extract(locator, '^char=(\d+),(\d+)$', 2) AS INTEGER);

-- Entities with the key of what they are the same as. Few are merged, so millions of entities are read once and not twice.
CREATE VIEW entity_key AS
SELECT e.id, e.kind, e.space, e.local, coalesce(i.canonical, e.id) AS canonical,
       coalesce(i.space, e.space) AS canonical_space, coalesce(i.local, e.local) AS canonical_local
FROM entity e
LEFT JOIN (SELECT i.entity, i.canonical, k.space, k.local FROM identity i JOIN entity k ON k.id = i.canonical) i
    ON i.entity = e.id;

-- Files with their source.
CREATE VIEW said AS
SELECT f.id AS file, s.id AS source, s.name, s.format, s.trust, s.trust >= 0.8 AS trusted, s.complete_for,
       coalesce(f.locator, '') AS template
FROM file f JOIN source s ON s.id = f.source;

-- What counts as a credit: each claim once, and the candidates that were promoted, each with the credit it rests on.
CREATE VIEW claimed AS
SELECT * EXCLUDE (superseded), NULL::BIGINT AS ground, NULL::VARCHAR AS method, NULL::DOUBLE AS confidence FROM credit
WHERE NOT superseded
UNION ALL BY NAME
SELECT candidate AS id, file, film, person, role, 1 AS n, CASE WHEN character IS NOT NULL THEN [character] END AS characters,
       ground, method, confidence FROM promoted;

-- Credits in words, with canonical entities.
CREATE VIEW credit_said AS
SELECT c.id, s.source, s.name AS source_name, s.format, s.trust, s.trusted, c.film AS film_said, f.space AS film_space,
       f.local AS film_local, f.canonical AS film, f.canonical_space AS film_canonical_space,
       f.canonical_local AS film_canonical_local, c.person AS person_said, p.space AS person_space,
       p.local AS person_local, p.canonical AS person, p.canonical_space AS person_canonical_space,
       p.canonical_local AS person_canonical_local, c.role, r.code, r.label AS role_label, r.shortcut, r.sole_holder,
       r.broader, c.n, c.job, c.characters, c.character_description, c.billing, c.credited_as, c.attributes,
       c.department, v.quote, v.prefix, v.suffix, coalesce(v.stance, 'asserted') AS stance,
       coalesce(c.confidence, v.confidence, 1.0) AS confidence, coalesce(c.method, v.method, s.format) AS method,
       coalesce(v.locator, replace(replace(replace(s.template, '{film}', f.local), '{person}', p.local),
                                   '{billing}', coalesce(c.billing::VARCHAR, ''))) AS locator, c.ground
FROM claimed c JOIN said s ON s.file = c.file JOIN entity_key f ON f.id = c.film JOIN entity_key p ON p.id = c.person
JOIN role r ON r.id = c.role LEFT JOIN evidence v ON v.claim = c.id;

-- The merged descriptions: of each value, the one of the most trusted source that has it; an id stands for a name only
-- where there is no other, and a film that is given its original title alone comes after others of that source. A rank is
-- one number, and the name of a person is fetched by it: what is held meanwhile of millions of people can be spilt.
CREATE MACRO later(is_later, bit) AS CASE WHEN is_later THEN 1::BIGINT << bit ELSE 0 END;

CREATE VIEW said_rank AS SELECT file, trusted, dense_rank() OVER (ORDER BY 1 - trust, name) << 41 AS rank FROM said;

CREATE VIEW film_merged AS
SELECT coalesce(i.canonical, f.film) AS film, arg_min(f.title, rank + later(f.title = k.local, 61)) AS title,
       arg_min(f.original_title, rank) AS original_title, arg_min(f.year, rank) AS year,
       arg_min(f.end_year, rank) AS end_year, arg_min(f.kind, rank) AS kind,
       arg_min(f.runtime_minutes, rank) AS runtime_minutes, bool_or(f.trusted) AS trusted
FROM (SELECT f.*, s.trusted, s.rank + later(f.title = f.original_title, 40) + f.id AS rank
      FROM film f JOIN said_rank s ON s.file = f.file) f
JOIN entity k ON k.id = f.film LEFT JOIN identity i ON i.entity = f.film GROUP BY coalesce(i.canonical, f.film);

CREATE VIEW person_merged AS
SELECT m.person, n.name, m.birth_year, m.death_year, m.trusted FROM (
    SELECT coalesce(i.canonical, p.person) AS person,
           min(rank + later(p.name = k.local, 61)) FILTER (p.name IS NOT NULL) & ((1::BIGINT << 40) - 1) AS called,
           arg_min(p.birth_year, rank) AS birth_year, arg_min(p.death_year, rank) AS death_year,
           bool_or(p.trusted) AS trusted
    FROM (SELECT p.*, s.trusted, s.rank + p.id AS rank FROM person p JOIN said_rank s ON s.file = p.file) p
    JOIN entity k ON k.id = p.person LEFT JOIN identity i ON i.entity = p.person
    GROUP BY coalesce(i.canonical, p.person)
) m LEFT JOIN person n ON n.id = m.called;

-- Names by which a film or a person may be found, folded.
CREATE VIEW film_name AS
SELECT DISTINCT k.canonical AS film, folded(n.title) AS name FROM (
    SELECT film, title FROM film UNION ALL SELECT film, original_title FROM film UNION ALL SELECT film, title FROM title
) n JOIN entity_key k ON k.id = n.film WHERE n.title IS NOT NULL;

CREATE VIEW person_name AS
SELECT DISTINCT k.canonical AS person, folded(n.name) AS name FROM (
    SELECT person, name FROM person UNION ALL SELECT person, name FROM name
    UNION ALL SELECT person, credited_as FROM credit WHERE credited_as IS NOT NULL
) n JOIN entity_key k ON k.id = n.person;

-- Characters: a printed name in a film, with its credit. Those found to be one have a row in same_character.
CREATE VIEW character_said AS
SELECT c.* EXCLUDE (id, film, characters), c.id AS credit, c.film AS said_film, coalesce(m.to_film, c.film) AS film,
       coalesce(m.to_slug, c.said_slug) AS slug
FROM (SELECT *, slug(name) AS said_slug
      FROM (SELECT *, unnest(characters) AS name FROM credit_said WHERE characters IS NOT NULL)) c
LEFT JOIN same_character m ON m.film = c.film AND m.slug = c.said_slug WHERE trim(c.name) <> '';

CREATE VIEW relation_said AS
SELECT r.id, s.source, s.name AS source_name, s.trust, s.trusted, f.canonical AS film, f.canonical_space AS film_space,
       f.canonical_local AS film_local, r.subject_kind, a.canonical AS subject, a.canonical_space AS subject_space,
       a.canonical_local AS subject_local, r.subject_name, r.predicate, t.iri, r.object_kind, b.canonical AS object,
       b.canonical_space AS object_space, b.canonical_local AS object_local, r.object_name,
       coalesce(v.locator, replace(replace(replace(s.template, ',{person}', ''), '{film}', a.local), '{person}', a.local)) AS locator, v.quote,
       v.prefix, v.suffix, coalesce(v.stance, 'asserted') AS stance, coalesce(v.confidence, 1.0) AS confidence,
       coalesce(v.method, s.format) AS method
FROM relation r JOIN said s ON s.file = r.file LEFT JOIN relation_type t ON t.predicate = r.predicate
LEFT JOIN evidence v ON v.claim = r.id LEFT JOIN entity_key f ON f.id = r.film LEFT JOIN entity_key a ON a.id = r.subject
LEFT JOIN entity_key b ON b.id = r.object;

CREATE VIEW fact_said AS
SELECT x.id, s.source, s.name AS source_name, s.trust, s.trusted, k.kind AS subject_kind, k.canonical AS subject,
       k.canonical_space AS subject_space, k.canonical_local AS subject_local, x.predicate, t.iri, x.value, x.datatype,
       coalesce(v.locator, replace(replace(replace(s.template, ',{person}', ''), '{film}', k.local), '{person}', k.local)) AS locator,
       v.quote, v.prefix, v.suffix, coalesce(v.stance, 'asserted') AS stance, coalesce(v.confidence, 1.0) AS confidence,
       coalesce(v.method, s.format) AS method
FROM fact x JOIN said s ON s.file = x.file JOIN entity_key k ON k.id = x.subject
LEFT JOIN fact_property t ON t.predicate = x.predicate LEFT JOIN evidence v ON v.claim = x.id;

-- What the mapping reads ---------------------------------------------------------------------------------------------

CREATE VIEW rdf_film AS
SELECT e.id AS film, e.space, e.local, m.title, m.original_title, m.year, m.end_year, m.runtime_minutes, m.kind,
       CASE m.kind WHEN 'tvEpisode' THEN 'TVEpisode' WHEN 'tvSeries' THEN 'TVSeries' WHEN 'tvMiniSeries' THEN 'TVSeries'
                   ELSE 'Movie' END AS class
FROM entity e LEFT JOIN film_merged m ON m.film = e.id
WHERE e.kind = 'film' AND e.id NOT IN (SELECT entity FROM identity);

CREATE VIEW rdf_film_genre AS
SELECT DISTINCT subject AS film, subject_space AS space, subject_local AS local, value AS genre
FROM fact_said WHERE predicate = 'genre' AND trusted AND stance = 'asserted' AND subject_kind = 'film';

CREATE VIEW rdf_film_title AS
SELECT k.canonical AS film, k.canonical_space AS space, k.canonical_local AS local, t.title, coalesce(t.region, '-') AS region_key,
       coalesce(t.language, '-') AS language_key, min(t.region) AS region, min(t.language) AS language
FROM title t JOIN entity_key k ON k.id = t.film GROUP BY ALL;

CREATE VIEW rdf_person AS
SELECT e.id AS person, e.space, e.local, m.name, m.birth_year, m.death_year
FROM entity e LEFT JOIN person_merged m ON m.person = e.id
WHERE e.kind = 'person' AND e.id NOT IN (SELECT entity FROM identity);

-- Other names: alternate names, names of merged entities, and names in credits.
CREATE VIEW rdf_person_name AS
SELECT DISTINCT e.id AS person, e.space, e.local, n.name FROM (
    SELECT person, name FROM person UNION ALL SELECT person, name FROM name
    UNION ALL SELECT person_said, credited_as FROM credit_said WHERE credited_as IS NOT NULL AND stance = 'asserted'
) n JOIN entity_key k ON k.id = n.person JOIN entity e ON e.id = k.canonical
JOIN person_merged m ON m.person = k.canonical WHERE n.name <> m.name AND n.name <> k.local;

-- The same thing elsewhere, by the authorities whose addresses we know. TMDB counts films and series apart, so a series
-- is tv-1396; the address of an episode (episode-62161) does not follow from its number.
CREATE VIEW rdf_film_same AS
SELECT canonical AS film, canonical_space AS space, canonical_local AS local, CASE space WHEN 'imdb' THEN local END AS imdb,
       CASE space WHEN 'wd' THEN local END AS wd,
       CASE WHEN space = 'tmdb' AND NOT contains(local, '-') THEN local END AS tmdb,
       CASE WHEN space = 'tmdb' AND starts_with(local, 'tv-') THEN substr(local, 4) END AS tmdb_tv,
       CASE space WHEN 'iri' THEN replace(replace(local, '%3A', ':'), '%25', '%') END AS iri
FROM entity_key WHERE space IN ('imdb', 'wd', 'tmdb', 'iri') AND kind = 'film';

CREATE VIEW rdf_person_same AS
SELECT canonical AS person, canonical_space AS space, canonical_local AS local, CASE space WHEN 'imdb' THEN local END AS imdb,
       CASE space WHEN 'wd' THEN local END AS wd, CASE space WHEN 'tmdb' THEN local END AS tmdb,
       CASE space WHEN 'iri' THEN replace(replace(local, '%3A', ':'), '%25', '%') END AS iri
FROM entity_key WHERE space IN ('imdb', 'wd', 'tmdb', 'iri') AND kind = 'person';

CREATE VIEW rdf_character AS
SELECT c.film, k.space AS film_space, k.local AS film_local, c.slug, c.name
FROM (SELECT film, slug, arg_min(name, (1 - trust, name)) AS name FROM (
      SELECT film, slug, name, trust FROM character_said UNION ALL
      SELECT coalesce(m.to_film, r.film), coalesce(m.to_slug, slug(n.name)), n.name, r.trust
      FROM relation_said r, unnest([{'kind': subject_kind, 'name': subject_name},
                                    {'kind': object_kind, 'name': object_name}]) AS u(n)
      LEFT JOIN same_character m ON m.film = r.film AND m.slug = slug(n.name)
      WHERE n.kind = 'character' AND r.film IS NOT NULL) GROUP BY film, slug) c
JOIN entity k ON k.id = c.film;

CREATE VIEW rdf_place AS
SELECT slug(name) AS slug, min(name) AS name FROM (
    SELECT subject_name AS name FROM relation WHERE subject_kind = 'place'
    UNION ALL SELECT object_name FROM relation WHERE object_kind = 'place') GROUP BY ALL;

CREATE VIEW rdf_source AS
SELECT name AS source, CASE format WHEN 'review' THEN 'Review' ELSE 'Dataset' END AS class,
       coalesce(title, name) AS title, format, location, trust::DECIMAL(4, 3) AS trust, CASE WHEN licence LIKE 'http%' THEN licence END AS licence,
       CASE WHEN licence NOT LIKE 'http%' THEN licence END AS licence_text, retrieved
FROM source;

CREATE VIEW rdf_source_complete AS SELECT name AS source, unnest(complete_for) AS code FROM source;

CREATE VIEW rdf_credit AS
SELECT * EXCLUDE (confidence), confidence::DECIMAL(4, 3) AS confidence, id AS credit, source_name AS source_key,
       coalesce(code, slug(role_label)) AS role_key,
       CASE WHEN code IS NULL THEN slug(role_label) END AS role_own,
       CASE WHEN list_contains(attributes, 'uncredited') THEN true END AS uncredited,
       CASE WHEN quote IS NULL THEN locator END AS row_locator, CASE WHEN quote IS NOT NULL THEN span_start(locator) END AS start_at,
       CASE WHEN quote IS NOT NULL THEN span_end(locator) END AS end_at
FROM credit_said;

CREATE VIEW rdf_credit_locator AS
SELECT credit, source_key, film_space, film_local, person_space, person_local, role_key, n, row_locator
FROM rdf_credit WHERE row_locator IS NOT NULL;

-- Roles that no MARC code fits.
CREATE VIEW rdf_role AS SELECT slug(label) AS role, min(label) AS label FROM role WHERE code IS NULL GROUP BY ALL;

CREATE VIEW rdf_credit_character AS
SELECT c.credit, any_value(c.source_name) AS source_key, any_value(c.film_space) AS film_space,
       any_value(c.film_local) AS film_local, any_value(c.person_space) AS person_space,
       any_value(c.person_local) AS person_local, any_value(coalesce(c.code, slug(c.role_label))) AS role_key,
       any_value(c.n) AS n, c.film AS character_film, any_value(k.space) AS character_film_space,
       any_value(k.local) AS character_film_local, c.slug
FROM character_said c JOIN entity k ON k.id = c.film GROUP BY c.credit, c.film, c.slug;

CREATE VIEW rdf_credit_character_name AS
SELECT credit, source_key, film_space, film_local, person_space, person_local, role_key, n, name
FROM (SELECT *, unnest(list_distinct(characters)) AS name FROM rdf_credit WHERE characters IS NOT NULL)
WHERE trim(name) <> '';

CREATE VIEW rdf_credit_attribute AS
SELECT credit, source_key, film_space, film_local, person_space, person_local, role_key, n, attribute
FROM (SELECT *, unnest(list_distinct(attributes)) AS attribute FROM rdf_credit WHERE attributes IS NOT NULL)
WHERE attribute <> 'uncredited';

-- A source may state a relation several times. Those statements are numbered by their places; a print tells them from the
-- millions that stand alone, which a window over all would hold in memory.
CREATE VIEW relation_stated AS
SELECT r.id, f.source, coalesce(k.canonical, r.film) AS film, coalesce(a.canonical, r.subject) AS subject, r.subject_name,
       r.predicate, coalesce(b.canonical, r.object) AS object, r.object_name, r.subject AS subject_said, f.locator AS template
FROM relation r JOIN file f ON f.id = r.file LEFT JOIN identity k ON k.entity = r.film
LEFT JOIN identity a ON a.entity = r.subject LEFT JOIN identity b ON b.entity = r.object;

CREATE VIEW relation_print AS
SELECT id, hash(source, film, subject, subject_name, predicate, object, object_name) AS print FROM relation_stated;

CREATE VIEW relation_repeated AS
SELECT r.id, row_number() OVER (PARTITION BY r.source, r.film, r.subject, r.subject_name, r.predicate, r.object, r.object_name
                                ORDER BY span_start(v.locator), coalesce(v.locator, r.template), e.local, r.id) AS n
FROM relation_stated r
SEMI JOIN (SELECT id FROM relation_print SEMI JOIN
           (SELECT print FROM relation_print GROUP BY print HAVING count(*) > 1) USING (print)) USING (id)
LEFT JOIN evidence v ON v.claim = r.id LEFT JOIN entity e ON e.id = r.subject_said;

CREATE VIEW same_character_key AS
SELECT m.film, m.slug, m.to_film, m.to_slug, k.space, k.local FROM same_character m JOIN entity k ON k.id = m.to_film;

CREATE VIEW rdf_relation AS
WITH again AS MATERIALIZED (FROM relation_repeated)
SELECT r.* EXCLUDE (confidence), confidence::DECIMAL(4, 3) AS confidence, own_name(iri) AS own_name,
       source_name AS source_key, CASE WHEN quote IS NOT NULL THEN span_start(locator) END AS start_at,
       CASE WHEN quote IS NOT NULL THEN span_end(locator) END AS end_at,
       CASE WHEN quote IS NULL THEN locator END AS row_locator, CASE WHEN iri IS NULL THEN slug(predicate) END AS relation_own,
       coalesce(subject_space || ':' || subject_local, subject_name) AS subject_key,
       coalesce(object_space || ':' || object_local, object_name) AS object_key,
       coalesce(film_space || ':' || film_local, '-') AS film_key,
       coalesce(again.n, 1) AS n,
       CASE subject_kind WHEN 'film' THEN subject_space END AS subject_film,
       CASE subject_kind WHEN 'person' THEN subject_space END AS subject_person,
       CASE subject_kind WHEN 'character' THEN coalesce(ms.to_slug, slug(subject_name)) END AS subject_character,
       CASE subject_kind WHEN 'place' THEN slug(subject_name) END AS subject_place,
       CASE object_kind WHEN 'film' THEN object_space END AS object_film,
       CASE object_kind WHEN 'person' THEN object_space END AS object_person,
       CASE object_kind WHEN 'character' THEN coalesce(mo.to_slug, slug(object_name)) END AS object_character,
       CASE object_kind WHEN 'place' THEN slug(object_name) END AS object_place,
       coalesce(ms.space, film_space) AS subject_character_space, coalesce(ms.local, film_local) AS subject_character_local,
       coalesce(mo.space, film_space) AS object_character_space, coalesce(mo.local, film_local) AS object_character_local,
       CASE subject_kind WHEN 'film' THEN subject END AS subject_film_number,
       CASE subject_kind WHEN 'person' THEN subject END AS subject_person_number,
       CASE object_kind WHEN 'film' THEN object END AS object_film_number,
       CASE object_kind WHEN 'person' THEN object END AS object_person_number,
       coalesce(ms.to_film, r.film) AS subject_character_film, coalesce(mo.to_film, r.film) AS object_character_film
FROM relation_said r LEFT JOIN again ON again.id = r.id
LEFT JOIN same_character_key ms ON ms.film = r.film AND r.subject_kind = 'character' AND ms.slug = slug(r.subject_name)
LEFT JOIN same_character_key mo ON mo.film = r.film AND r.object_kind = 'character' AND mo.slug = slug(r.object_name)
WHERE subject_kind <> 'source';

CREATE VIEW rdf_reviewed AS
SELECT DISTINCT source_name AS source_key, object AS film, object_space AS space, object_local AS local
FROM relation_said WHERE predicate = 'reviews' AND object_kind = 'film';

CREATE VIEW rdf_mentioned AS
SELECT DISTINCT source_name AS source_key, object AS film, object_space AS space, object_local AS local
FROM relation_said WHERE predicate = 'mentions' AND subject_kind = 'source' AND object_kind = 'film';

CREATE VIEW rdf_fact AS
SELECT *, schema_name(iri) AS schema_name, own_name(iri) AS own_name,
       CASE WHEN iri IS NULL THEN slug(predicate) END AS property_own,
       CASE subject_kind WHEN 'film' THEN subject_space END AS subject_film,
       CASE subject_kind WHEN 'person' THEN subject_space END AS subject_person,
       CASE subject_kind WHEN 'source' THEN concat_ws(':', nullif(subject_space, ''), subject_local) END AS subject_source,
       CASE subject_kind WHEN 'film' THEN subject END AS subject_film_number,
       CASE subject_kind WHEN 'person' THEN subject END AS subject_person_number,
       CASE WHEN datatype = 'integer' THEN try_cast(value AS BIGINT) END AS integer_value,
       CASE WHEN datatype IN ('decimal', 'double', 'float') THEN try_cast(value AS DECIMAL(18, 4)) END AS decimal_value,
       CASE WHEN datatype NOT IN ('integer', 'decimal', 'double', 'float') THEN value END AS string_value,
       CASE WHEN quote IS NULL THEN locator END AS row_locator,
       CASE WHEN quote IS NOT NULL THEN span_start(locator) END AS start_at,
       CASE WHEN quote IS NOT NULL THEN span_end(locator) END AS end_at
FROM (
    SELECT source_name AS source_key, subject, subject_kind, subject_space, subject_local, predicate, value, min(iri) AS iri,
           first(datatype ORDER BY place) AS datatype, first(stance ORDER BY place) AS stance,
           first(confidence ORDER BY place)::DECIMAL(4, 3) AS confidence, first(quote ORDER BY place) AS quote,
           first(locator ORDER BY place) AS locator
    FROM (SELECT *, (coalesce(span_start(locator), 0), locator, id) AS place FROM fact_said
          WHERE predicate <> 'genre' OR NOT trusted)
    GROUP BY source_name, subject, subject_kind, subject_space, subject_local, predicate, value
);

CREATE VIEW rdf_evidence AS
SELECT source_key, start_at, end_at, min(quote) AS quote, min(prefix) AS prefix, min(suffix) AS suffix FROM (
    SELECT source_name AS source_key, span_start(locator) AS start_at, span_end(locator) AS end_at, quote, prefix, suffix
    FROM credit_said WHERE quote IS NOT NULL
    UNION ALL SELECT source_name, span_start(locator), span_end(locator), quote, prefix, suffix
    FROM relation_said WHERE quote IS NOT NULL
    UNION ALL SELECT source_name, span_start(locator), span_end(locator), quote, prefix, suffix
    FROM fact_said WHERE quote IS NOT NULL
) WHERE start_at IS NOT NULL GROUP BY ALL;

-- Shortcuts from films to people. A fact is what a trusted source asserts and no other trusted source denies;
-- a claim is what somebody asserts and nothing bears out or contradicts. No pair is in both. Made of tables and not of
-- credit_said, for which every film and person would be looked up.
CREATE VIEW shortcut AS
SELECT coalesce(i.canonical, c.film) AS film, coalesce(j.canonical, c.person) AS person, r.shortcut AS property,
       bool_or(s.trusted AND coalesce(a.verdict, 'supported') IN ('supported', 'unchecked')) AS fact
FROM claimed c JOIN said s ON s.file = c.file JOIN role r ON r.id = c.role
LEFT JOIN identity i ON i.entity = c.film LEFT JOIN identity j ON j.entity = c.person
LEFT JOIN evidence v ON v.claim = c.id LEFT JOIN assessment a ON a.credit = c.id
WHERE coalesce(v.stance, 'asserted') = 'asserted' AND r.shortcut IS NOT NULL
  AND coalesce(a.verdict, 'unchecked') NOT IN ('contradicted', 'anachronism')
GROUP BY ALL;

CREATE VIEW rdf_shortcut AS
SELECT s.film, s.person, f.space AS film_space, f.local AS film_local, p.space AS person_space, p.local AS person_local,
       schema_name(s.property) AS schema_name, own_name(s.property) AS own_name,
       CASE WHEN s.fact THEN 'facts' ELSE 'claims' END AS graph
FROM shortcut s JOIN entity f ON f.id = s.film JOIN entity p ON p.id = s.person;

CREATE VIEW rdf_film_character AS
SELECT c.film, f.space AS film_space, f.local AS film_local, c.character_film, k.space AS character_film_space,
       k.local AS character_film_local, c.slug, CASE WHEN c.fact THEN 'facts' ELSE 'claims' END AS graph
FROM (SELECT c.said_film AS film, c.film AS character_film, c.slug, bool_or(s.fact AND c.trusted) AS fact
      FROM character_said c
      JOIN shortcut s ON s.film = c.said_film AND s.person = c.person AND s.property = c.shortcut
      LEFT JOIN assessment a ON a.credit = c.credit
      WHERE c.stance = 'asserted' AND coalesce(a.verdict, 'unchecked') NOT IN ('contradicted', 'anachronism')
      GROUP BY c.said_film, c.film, c.slug) c
JOIN entity f ON f.id = c.film JOIN entity k ON k.id = c.character_film;

-- Relations stated directly: between films, characters and places.
CREATE VIEW rdf_direct AS
SELECT own_name(iri) AS own_name, subject_film, subject_local, subject_character, subject_character_space,
       subject_character_local, subject_place, object_film, object_local, object_character, object_character_space,
       object_character_local, object_place, subject_film_number, object_film_number, subject_character_film,
       object_character_film, CASE WHEN bool_or(trusted) THEN 'facts' ELSE 'claims' END AS graph
FROM rdf_relation
WHERE stance = 'asserted' AND iri IS NOT NULL AND subject_kind <> 'person' AND object_kind <> 'person'
GROUP BY ALL;

-- Each graph by itself, so that no statement of a dump needs to look for repeats.
CREATE VIEW rdf_shortcut_facts AS SELECT * FROM rdf_shortcut WHERE graph = 'facts';
CREATE VIEW rdf_shortcut_claims AS SELECT * FROM rdf_shortcut WHERE graph = 'claims';
CREATE VIEW rdf_film_character_facts AS SELECT * FROM rdf_film_character WHERE graph = 'facts';
CREATE VIEW rdf_film_character_claims AS SELECT * FROM rdf_film_character WHERE graph = 'claims';
CREATE VIEW rdf_direct_facts AS SELECT * FROM rdf_direct WHERE graph = 'facts';
CREATE VIEW rdf_direct_claims AS SELECT * FROM rdf_direct WHERE graph = 'claims';

CREATE VIEW rdf_assessment AS
SELECT a.credit, o.credit AS o_credit, c.source_key, c.film_space, c.film_local, c.person_space, c.person_local, c.role_key,
       c.n, a.verdict, a.rule,
       o.source_key AS o_source_key, o.film_space AS o_film_space, o.film_local AS o_film_local,
       o.person_space AS o_person_space, o.person_local AS o_person_local, o.role_key AS o_role_key, o.n AS o_n
FROM assessment a JOIN rdf_credit c ON c.id = a.credit LEFT JOIN rdf_credit o ON o.id = a.against;

CREATE VIEW rdf_presupposition AS
SELECT a.credit, a.film AS earlier_film, o.credit AS o_credit, c.source_key, c.film_space, c.film_local, c.person_space, c.person_local, c.role_key, c.n, a.verdict, a.rule,
       e.space AS earlier_space, e.local AS earlier_local,
       o.source_key AS o_source_key, o.film_space AS o_film_space, o.film_local AS o_film_local,
       o.person_space AS o_person_space, o.person_local AS o_person_local, o.role_key AS o_role_key, o.n AS o_n
FROM presupposition a JOIN rdf_credit c ON c.id = a.credit JOIN entity e ON e.id = a.film
LEFT JOIN rdf_credit o ON o.id = a.against;

CREATE VIEW rdf_method AS
SELECT method, claims, borne_out, denied, precision::DECIMAL(4, 3) AS precision FROM measured;

CREATE VIEW rdf_by_hand AS
SELECT c.credit, c.source_key, c.film_space, c.film_local, c.person_space, c.person_local, c.role_key, c.n, h.author, h.made, h.reason
FROM by_hand h JOIN rdf_credit c ON c.id = h.claim;

CREATE VIEW rdf_film_replaced AS
SELECT id AS film, canonical AS canonical_film, space, local, canonical_space, canonical_local FROM entity_key
WHERE id <> canonical AND kind = 'film';

CREATE VIEW rdf_person_replaced AS
SELECT id AS person, canonical AS canonical_person, space, local, canonical_space, canonical_local FROM entity_key
WHERE id <> canonical AND kind = 'person';
