-- The tables of a store. Everything a source says is a row of film, title, person, name, identifier, credit, relation
-- or fact, with the file that says it (candidate has what it may have meant to say); nothing else is ever written into those rows. What we conclude stands in
-- promoted, link, identity, assessment and presupposition, and can be deleted and made again.

CREATE TABLE store (schema INTEGER, software VARCHAR, base VARCHAR);

CREATE TABLE source (
    id INTEGER, name VARCHAR, format VARCHAR, title VARCHAR, location VARCHAR, licence VARCHAR,
    retrieved TIMESTAMP, trust DOUBLE, complete_for VARCHAR[]
);

-- A file of a source: what is replaced when it changes. `locator` is a template over a row's natural key,
-- so that a million locators cost nothing; `yields` says that its credits give way to those of other files.
CREATE TABLE file (
    id INTEGER, source INTEGER, name VARCHAR, location VARCHAR, format VARCHAR, options VARCHAR, sha256 VARCHAR,
    bytes BIGINT, locator VARCHAR, yields BOOLEAN, rows_read BIGINT, rows_taken BIGINT, rows_rejected BIGINT
);

CREATE SEQUENCE entity_id;
CREATE SEQUENCE claim_id;

CREATE TABLE entity (id BIGINT, kind VARCHAR, space VARCHAR, local VARCHAR);

-- Roles of credits: MARC relator codes, and words that no code fits, kept as printed (code NULL).
CREATE TABLE role (
    id SMALLINT, code VARCHAR, label VARCHAR, shortcut VARCHAR, broader VARCHAR, sole_holder BOOLEAN
);
CREATE TABLE role_word (scheme VARCHAR, word VARCHAR, role SMALLINT);

-- Predicates of relations and facts, with the IRIs that the ontology gives them.
CREATE TABLE relation_type (predicate VARCHAR, iri VARCHAR);
CREATE TABLE fact_property (predicate VARCHAR, iri VARCHAR);

-- Where and how a claim stands in its source, by the claim's id. A row of a table has none: its place follows from the
-- file's template, it is asserted, and nobody doubts that the source says so. A column less in a million rows is
-- 0.03 to 0.08 seconds less (docs/decisions/0007).
CREATE TABLE evidence (
    claim BIGINT, locator VARCHAR, quote VARCHAR, prefix VARCHAR, suffix VARCHAR, stance VARCHAR, confidence DOUBLE,
    method VARCHAR
);

-- Who made a claim by hand, when and for which reason; see kg/corrections.py.
CREATE TABLE by_hand (claim BIGINT, author VARCHAR, made TIMESTAMP, reason VARCHAR);

CREATE TABLE film (
    id BIGINT, file INTEGER, film BIGINT, title VARCHAR, original_title VARCHAR, year SMALLINT, end_year SMALLINT,
    kind VARCHAR, runtime_minutes INTEGER, countries VARCHAR[], languages VARCHAR[]
);
CREATE TABLE title (file INTEGER, film BIGINT, title VARCHAR, language VARCHAR, region VARCHAR, locator VARCHAR);

CREATE TABLE person (
    id BIGINT, file INTEGER, person BIGINT, name VARCHAR, birth_year SMALLINT, death_year SMALLINT
);
CREATE TABLE name (file INTEGER, person BIGINT, name VARCHAR, locator VARCHAR);

-- The same film or person in another authority, as a source says.
CREATE TABLE identifier (file INTEGER, entity BIGINT, same BIGINT, locator VARCHAR);

CREATE TABLE credit (
    id BIGINT, file INTEGER, film BIGINT, person BIGINT, role SMALLINT, n INTEGER, job VARCHAR,
    characters VARCHAR[], character_description VARCHAR, billing INTEGER, credited_as VARCHAR, attributes VARCHAR[],
    department VARCHAR, superseded BOOLEAN
);

-- subject and object are entities (films, people) or printed names (characters, places), never both.
CREATE TABLE relation (
    id BIGINT, file INTEGER, film BIGINT, subject_kind VARCHAR, subject BIGINT, subject_name VARCHAR,
    predicate VARCHAR, object_kind VARCHAR, object BIGINT, object_name VARCHAR
);
CREATE TABLE fact (
    id BIGINT, file INTEGER, subject BIGINT, predicate VARCHAR, value VARCHAR, datatype VARCHAR
);

-- Names that a review gives a role, too uncertain to be claims; the id has a row of evidence. What a credit of another
-- source bears out has a row in promoted, which counts as a credit of the review (see kg/link/promote.py): of the person that
-- the other source names, and resting on that credit, its ground.
CREATE TABLE candidate (
    id BIGINT, file INTEGER, film BIGINT, name VARCHAR, name_start INTEGER, name_end INTEGER, role SMALLINT,
    character VARCHAR
);
CREATE TABLE promoted (
    candidate BIGINT, file INTEGER, film BIGINT, person BIGINT, role SMALLINT, character VARCHAR, ground BIGINT,
    method VARCHAR, confidence DOUBLE
);

-- Who is the same as whom, and why. `rule` names the rule; `identity` has the merged entities alone.
CREATE TABLE link (a BIGINT, b BIGINT, outcome VARCHAR, rule VARCHAR, score DOUBLE, reason VARCHAR);
CREATE TABLE identity (entity BIGINT, canonical BIGINT);
CREATE TABLE same_character (film BIGINT, slug VARCHAR, to_film BIGINT, to_slug VARCHAR, rule VARCHAR, reason VARCHAR);

CREATE TABLE assessment (credit BIGINT, verdict VARCHAR, rule VARCHAR, against BIGINT);

-- The films whose verdicts are up to date, each with a print of all that they rest on.
CREATE TABLE assessed (film BIGINT, print HUGEINT);

-- What a credit takes for granted: that a person who returns had a credit of the earlier film (`film`).
CREATE TABLE presupposition (credit BIGINT, film BIGINT, verdict VARCHAR, rule VARCHAR, against BIGINT);

-- How often each pattern of the readers was right, of the claims that trusted sources decide; see kg/verdicts/measure.py.
CREATE TABLE measured (
    method VARCHAR, claims BIGINT, borne_out BIGINT, denied BIGINT, confidence DOUBLE, precision DOUBLE, at_least DOUBLE
);

-- RDF that no mapping makes: what users bring and no claim says. kind of the object: iri, literal or bnode; a blank node is
-- `_:` and its number in the file; graph is where the statement stood, NULL for the default graph. See kg/rdf/quads.py.
CREATE TABLE quad (
    file INTEGER, subject VARCHAR, predicate VARCHAR, object VARCHAR, kind VARCHAR, datatype VARCHAR,
    language VARCHAR, graph VARCHAR
);
