-- Names and titles by their words, and by what is left of a word when a letter is left out: the index of fc:search.
-- Tables are in the order in which they are looked up, so that DuckDB reads few blocks of each.

CREATE TABLE kg_search.main.name AS
SELECT row_number() OVER (ORDER BY name, kind, entity)::INTEGER AS id, kind, entity, name FROM (
    SELECT 'film' AS kind, film AS entity, name FROM film_name UNION ALL SELECT 'person', person, name FROM person_name
) WHERE name <> '' ORDER BY id;

CREATE TABLE kg_search.main.word AS
SELECT row_number() OVER (ORDER BY word)::INTEGER AS id, word
FROM (SELECT DISTINCT unnest(string_split(name, ' ')) AS word FROM kg_search.main.name) ORDER BY id;

CREATE TABLE kg_search.main.posting AS
SELECT DISTINCT w.id AS word, n.id AS name
FROM (SELECT id, unnest(string_split(name, ' ')) AS word FROM kg_search.main.name) n JOIN kg_search.main.word w USING (word)
ORDER BY ALL;

CREATE TABLE kg_search.main.shortened AS
SELECT unnest(list_distinct(list_transform(range(len(word) + 1),
                                           lambda i: word[:i] || word[i + 2:]))) AS rest, id AS word
FROM kg_search.main.word WHERE len(word) BETWEEN 5 AND 40 ORDER BY ALL;
