-- SPARQL's operators and functions over terms as texts (kg/sparql/terms.py). NULL is unbound or an error, throughout.
-- A macro's argument stands in its body as often as it is named, so what is named often is bound once by a lambda.

CREATE OR REPLACE MACRO kg_functions.main.sp_dt(v) AS CASE v[1] WHEN 'D' THEN substr(v, 2, instr(v, ' ') - 2)
    WHEN 'S' THEN 'http://www.w3.org/2001/XMLSchema#string'
    WHEN 'L' THEN 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString' END;
CREATE OR REPLACE MACRO kg_functions.main.sp_lex(v) AS CASE v[1] WHEN 'S' THEN substr(v, 2) WHEN 'D' THEN substr(v, instr(v, ' ') + 1)
    WHEN 'L' THEN substr(v, instr(v, ' ') + 1) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_str(v) AS CASE v[1] WHEN 'I' THEN substr(v, 2) ELSE sp_lex(v) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_lang(v) AS CASE v[1] WHEN 'L' THEN substr(v, 2, instr(v, ' ') - 2) WHEN 'S' THEN ''
    WHEN 'D' THEN '' END;
-- The string of a string, with a language or without.
CREATE OR REPLACE MACRO kg_functions.main.sp_text(v) AS CASE WHEN v[1] IN ('S', 'L') THEN sp_lex(v) END;
-- The same string functions give: with the language of the first argument.
CREATE OR REPLACE MACRO kg_functions.main.sp_like(v, t) AS CASE v[1] WHEN 'S' THEN 'S' || t WHEN 'L' THEN substr(v, 1, instr(v, ' ')) || t END;
-- Whether the second of two strings may be compared with the first (SPARQL 1.1, section 17.4.3.1.2).
CREATE OR REPLACE MACRO kg_functions.main.sp_agree(a, b) AS CASE WHEN a[1] = 'S' AND b[1] = 'S' THEN true WHEN a[1] = 'L' AND b[1] = 'S'
    THEN true WHEN a[1] = 'L' AND b[1] = 'L' AND sp_lang(a) = sp_lang(b) THEN true END;

-- Numbers: 1 integer, 2 decimal, 3 float, 4 double; NULL for what is none, ill-typed ones included.
CREATE OR REPLACE MACRO kg_functions.main.sp_rank(v) AS CASE WHEN NOT starts_with(v, 'Dhttp://www.w3.org/2001/XMLSchema#') THEN NULL
    ELSE CASE substr(v, 35, instr(v, ' ') - 35)
    WHEN 'decimal' THEN CASE WHEN regexp_full_match(sp_lex(v), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)') THEN 2 END
    WHEN 'double' THEN CASE WHEN regexp_full_match(sp_lex(v), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN') THEN 4 END
    WHEN 'float' THEN CASE WHEN regexp_full_match(sp_lex(v), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN') THEN 3 END
    ELSE CASE WHEN substr(v, 35, instr(v, ' ') - 35) IN ('integer', 'long', 'int', 'short', 'byte', 'nonNegativeInteger',
        'positiveInteger', 'nonPositiveInteger', 'negativeInteger', 'unsignedLong', 'unsignedInt', 'unsignedShort',
        'unsignedByte') AND regexp_full_match(sp_lex(v), '[+-]?[0-9]+') THEN 1 END END END;
CREATE OR REPLACE MACRO kg_functions.main.sp_dec(v) AS TRY_CAST(sp_lex(v) AS DECIMAL(38, 18));
CREATE OR REPLACE MACRO kg_functions.main.sp_dbl(v) AS TRY_CAST(sp_lex(v) AS DOUBLE);
CREATE OR REPLACE MACRO kg_functions.main.sp_integer(x) AS 'Dhttp://www.w3.org/2001/XMLSchema#integer ' || CAST(TRY_CAST(x AS BIGINT) AS VARCHAR);
CREATE OR REPLACE MACRO kg_functions.main.sp_decimal(x) AS 'Dhttp://www.w3.org/2001/XMLSchema#decimal ' || sp_decimal_text(x);
CREATE OR REPLACE MACRO kg_functions.main.sp_double(x) AS 'Dhttp://www.w3.org/2001/XMLSchema#double ' || sp_double_text(x);
CREATE OR REPLACE MACRO kg_functions.main.sp_float(x) AS 'Dhttp://www.w3.org/2001/XMLSchema#float ' || sp_float_text(CAST(x AS FLOAT));
CREATE OR REPLACE MACRO kg_functions.main.sp_number(r, i, d, f) AS CASE r WHEN 1 THEN sp_integer(i) WHEN 2 THEN sp_decimal(d) WHEN 3 THEN sp_float(f)
    WHEN 4 THEN sp_double(f) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_numeric(v) AS {'r': sp_rank(v), 'd': sp_dec(v), 'f': sp_dbl(v)};
CREATE OR REPLACE MACRO kg_functions.main.sp_higher(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN greatest(a, b) END;

-- Exact while both have at most nine digits before and after the point.
CREATE OR REPLACE MACRO kg_functions.main.sp_product(a, b) AS CASE WHEN abs(a) < 1000000000 AND abs(b) < 1000000000 AND a = round(a, 9)
    AND b = round(b, 9) THEN CAST(CAST(a AS DECIMAL(18, 9)) * CAST(b AS DECIMAL(18, 9)) AS DECIMAL(38, 18)) END;
-- Eighteen digits after the point, the rest cut off.
CREATE OR REPLACE MACRO kg_functions.main.sp_ratio(a, b) AS CASE WHEN b <> 0 AND abs(a) < 10000000000000000000
    THEN CAST(CAST(a AS HUGEINT) * 1000000000000000000 // CAST(b AS HUGEINT) AS DECIMAL(38, 0)) * 0.000000000000000001 END;
CREATE OR REPLACE MACRO kg_functions.main.sp_quotient(a, b) AS CASE WHEN b = 0 THEN NULL WHEN a = round(a, 9) AND b = round(b, 9)
    AND abs(a) < 10000000000 AND abs(b) < 10000000000 THEN
    sp_ratio(CAST(CAST(a AS DECIMAL(28, 9)) * 1000000000 AS HUGEINT), CAST(CAST(b AS DECIMAL(28, 9)) * 1000000000 AS HUGEINT)) END;

CREATE OR REPLACE MACRO kg_functions.main.sp_add(a, b) AS list_transform([[sp_numeric(a), sp_numeric(b)]], lambda n: sp_number(
    sp_higher(n[1].r, n[2].r), n[1].d + n[2].d, n[1].d + n[2].d, n[1].f + n[2].f))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_subtract(a, b) AS list_transform([[sp_numeric(a), sp_numeric(b)]], lambda n: sp_number(
    sp_higher(n[1].r, n[2].r), n[1].d - n[2].d, n[1].d - n[2].d, n[1].f - n[2].f))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_multiply(a, b) AS list_transform([[sp_numeric(a), sp_numeric(b)]], lambda n: sp_number(
    sp_higher(n[1].r, n[2].r), TRY_CAST(TRY_CAST(n[1].d AS DECIMAL(18, 0)) * TRY_CAST(n[2].d AS DECIMAL(18, 0)) AS HUGEINT),
    sp_product(n[1].d, n[2].d), n[1].f * n[2].f))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_divide(a, b) AS list_transform([[sp_numeric(a), sp_numeric(b)]], lambda n:
    CASE WHEN sp_higher(n[1].r, n[2].r) <= 2 THEN sp_decimal(sp_quotient(n[1].d, n[2].d))
    ELSE sp_number(sp_higher(n[1].r, n[2].r), NULL, NULL, CASE WHEN n[2].f <> 0 THEN n[1].f / n[2].f
        WHEN isnan(n[1].f) OR n[1].f = 0 THEN CAST('nan' AS DOUBLE) ELSE sign(n[1].f) * CAST('inf' AS DOUBLE) END) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_abs(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, abs(n.d), abs(n.d), abs(n.f)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_ceil(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, n.d, ceil(n.d), ceil(n.f)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_floor(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, n.d, floor(n.d), floor(n.f)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_round(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, n.d, floor(n.d + 0.5), floor(n.f + 0.5)))[1];

-- Dates and times; one without a time zone is compared with one that has a zone only beyond fourteen hours.
CREATE OR REPLACE MACRO kg_functions.main.sp_zone(v) AS regexp_extract(sp_lex(v), '(Z|[+-][0-9][0-9]:[0-9][0-9])$', 1);
CREATE OR REPLACE MACRO kg_functions.main.sp_is_moment(v) AS coalesce(sp_dt(v) IN ('http://www.w3.org/2001/XMLSchema#dateTime',
    'http://www.w3.org/2001/XMLSchema#date') AND sp_moment(v) IS NOT NULL, false);
CREATE OR REPLACE MACRO kg_functions.main.sp_moment(v) AS CASE sp_dt(v)
    WHEN 'http://www.w3.org/2001/XMLSchema#dateTime' THEN
        CASE WHEN regexp_full_match(sp_lex(v), '-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T.*') THEN TRY_CAST(sp_lex(v) AS TIMESTAMP) END
    WHEN 'http://www.w3.org/2001/XMLSchema#date' THEN CASE WHEN regexp_full_match(sp_lex(v), '-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?') THEN
        TRY_CAST(regexp_extract(sp_lex(v), '^-?[0-9]+-[0-9]+-[0-9]+') || 'T00:00:00' || sp_zone(v) AS TIMESTAMP) END END;
CREATE OR REPLACE MACRO kg_functions.main.sp_apart(a, b) AS CASE WHEN (sp_zone(a) = '') = (sp_zone(b) = '') THEN sp_moment(a) - sp_moment(b)
    WHEN abs(epoch_us(sp_moment(a)) - epoch_us(sp_moment(b))) > 50400000000 THEN sp_moment(a) - sp_moment(b) END;

-- What a literal's values are: n numbers, s strings, l strings with a language, b booleans, d and a moments, ? unknown.
CREATE OR REPLACE MACRO kg_functions.main.sp_class(v) AS CASE v[1] WHEN 'S' THEN 's' WHEN 'L' THEN 'l' WHEN 'I' THEN 'i' WHEN 'B' THEN 'i' ELSE
    CASE WHEN sp_rank(v) IS NOT NULL THEN 'n'
    WHEN sp_dt(v) = 'http://www.w3.org/2001/XMLSchema#boolean' AND sp_lex(v) IN ('true', 'false', '0', '1') THEN 'b'
    WHEN sp_is_moment(v) THEN CASE WHEN sp_dt(v) = 'http://www.w3.org/2001/XMLSchema#date' THEN 'a' ELSE 'd' END ELSE '?' END END;
CREATE OR REPLACE MACRO kg_functions.main.sp_bool(v) AS sp_lex(v) IN ('true', '1');
CREATE OR REPLACE MACRO kg_functions.main.sp_num_equal(a, b) AS CASE WHEN greatest(sp_rank(a), sp_rank(b)) <= 2 THEN sp_dec(a) = sp_dec(b)
    WHEN greatest(sp_rank(a), sp_rank(b)) = 3 THEN NOT isnan(sp_dbl(a)) AND CAST(sp_dbl(a) AS FLOAT) = CAST(sp_dbl(b) AS FLOAT)
    ELSE NOT isnan(sp_dbl(a)) AND sp_dbl(a) = sp_dbl(b) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_num_less(a, b) AS CASE WHEN greatest(sp_rank(a), sp_rank(b)) <= 2 THEN sp_dec(a) < sp_dec(b)
    WHEN isnan(sp_dbl(a)) OR isnan(sp_dbl(b)) THEN false
    WHEN greatest(sp_rank(a), sp_rank(b)) = 3 THEN CAST(sp_dbl(a) AS FLOAT) < CAST(sp_dbl(b) AS FLOAT) ELSE sp_dbl(a) < sp_dbl(b) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_equal(a, b) AS list_transform([{'a': a, 'b': b, 'k': sp_class(a), 'l': sp_class(b)}], lambda p:
    CASE WHEN p.a IS NULL OR p.b IS NULL THEN NULL WHEN p.k = 'n' AND p.l = 'n' THEN sp_num_equal(p.a, p.b) WHEN p.a = p.b THEN true
    WHEN p.k = 'i' OR p.l = 'i' THEN false WHEN p.k = '?' OR p.l = '?' THEN NULL WHEN p.k <> p.l THEN false
    WHEN p.k IN ('s', 'l') THEN false WHEN p.k = 'b' THEN sp_bool(p.a) = sp_bool(p.b) ELSE sp_apart(p.a, p.b) = INTERVAL 0 SECOND END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_less(a, b) AS list_transform([{'a': a, 'b': b, 'k': sp_class(a), 'l': sp_class(b)}], lambda p:
    CASE WHEN p.k <> p.l THEN NULL WHEN p.k = 'n' THEN sp_num_less(p.a, p.b) WHEN p.k = 's' THEN p.a < p.b
    WHEN p.k = 'b' THEN sp_bool(p.a) < sp_bool(p.b) WHEN p.k IN ('a', 'd') THEN sp_apart(p.a, p.b) < INTERVAL 0 SECOND END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_true(v) AS CASE v[1] WHEN 'S' THEN v <> 'S' WHEN 'L' THEN sp_lex(v) <> '' WHEN 'D' THEN
    CASE WHEN sp_rank(v) IS NOT NULL THEN sp_dbl(v) <> 0 AND NOT isnan(sp_dbl(v))
    WHEN sp_dt(v) = 'http://www.w3.org/2001/XMLSchema#boolean' THEN sp_lex(v) IN ('true', '1')
    WHEN starts_with(v, 'Dhttp://www.w3.org/2001/XMLSchema#') AND sp_dt(v)[34:] IN ('integer', 'decimal', 'double', 'float', 'long', 'int', 'short', 'byte') THEN false END END;

-- ORDER BY (SPARQL 1.1, section 15.1): blank nodes, IRIs, literals; numbers by value before other literals by text.
CREATE OR REPLACE MACRO kg_functions.main.sp_place(v) AS CASE v[1] WHEN 'B' THEN 1 WHEN 'I' THEN 2 ELSE CASE sp_class(v) WHEN 'n' THEN 3 WHEN 'b' THEN 4
    WHEN 'd' THEN 5 WHEN 'a' THEN 6 ELSE 7 END END;
CREATE OR REPLACE MACRO kg_functions.main.sp_size(v) AS CASE WHEN sp_rank(v) IS NOT NULL THEN sp_dbl(v) WHEN sp_is_moment(v) THEN epoch_us(sp_moment(v))::DOUBLE
    WHEN v[1] = 'D' THEN CASE sp_lex(v) WHEN 'true' THEN 1 WHEN '1' THEN 1 ELSE 0 END ELSE 0 END;
CREATE OR REPLACE MACRO kg_functions.main.sp_words(v) AS sp_str(v);

-- Strings.
CREATE OR REPLACE MACRO kg_functions.main.sp_substr(t, s, n) AS substr(t, CAST(greatest(s, 1) AS BIGINT), CAST(greatest(s + n - greatest(s, 1), 0) AS BIGINT));
CREATE OR REPLACE MACRO kg_functions.main.sp_before(a, b) AS CASE WHEN contains(a, b) THEN substr(a, 1, instr(a, b) - 1) ELSE '' END;
CREATE OR REPLACE MACRO kg_functions.main.sp_after(a, b) AS CASE WHEN b = '' THEN a WHEN contains(a, b) THEN substr(a, instr(a, b) + length(b)) ELSE '' END;
CREATE OR REPLACE MACRO kg_functions.main.sp_concat(a, b) AS CASE WHEN sp_text(a) IS NULL OR sp_text(b) IS NULL THEN NULL
    WHEN a[1] = 'L' AND b[1] = 'L' AND sp_lang(a) = sp_lang(b) THEN sp_like(a, sp_lex(a) || sp_lex(b)) ELSE 'S' || sp_lex(a) || sp_lex(b) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_upper(t) AS CASE WHEN strlen(t) = length(t) THEN upper(t) ELSE upper(replace(t, 'ß', 'SS')) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_lower(t) AS CASE WHEN strlen(t) = length(t) THEN lower(t) ELSE lower(replace(t, 'İ', 'i̇')) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_lang_matches(t, r) AS CASE WHEN r = '*' THEN t <> '' ELSE lower(t) = lower(r) OR starts_with(lower(t), lower(r) || '-') END;

-- Casts (SPARQL 1.1, section 17.5).
CREATE OR REPLACE MACRO kg_functions.main.sp_castable(v) AS CASE WHEN v[1] = 'S' THEN trim(substr(v, 2)) WHEN sp_rank(v) IS NOT NULL THEN sp_lex(v)
    WHEN sp_class(v) = 'b' THEN CASE WHEN sp_bool(v) THEN '1' ELSE '0' END END;
CREATE OR REPLACE MACRO kg_functions.main.sp_to_integer(v) AS CASE WHEN sp_rank(v) >= 3 THEN sp_integer(TRY_CAST(trunc(sp_dbl(v)) AS HUGEINT))
    WHEN sp_rank(v) = 2 THEN sp_integer(CAST(trunc(sp_dec(v)) AS HUGEINT))
    WHEN regexp_full_match(sp_castable(v), '[+-]?[0-9]+') THEN sp_integer(TRY_CAST(sp_castable(v) AS HUGEINT)) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_to_decimal(v) AS CASE WHEN sp_rank(v) >= 3 THEN sp_decimal(TRY_CAST(sp_dbl(v) AS DECIMAL(38, 18)))
    WHEN regexp_full_match(sp_castable(v), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)') THEN sp_decimal(TRY_CAST(sp_castable(v) AS DECIMAL(38, 18))) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_to_double(v) AS CASE WHEN regexp_full_match(sp_castable(v), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN')
    THEN sp_double(TRY_CAST(sp_castable(v) AS DOUBLE)) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_to_float(v) AS CASE WHEN regexp_full_match(sp_castable(v), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN')
    THEN sp_float(TRY_CAST(sp_castable(v) AS DOUBLE)) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_to_boolean(v) AS CASE WHEN v[1] = 'S' THEN CASE trim(substr(v, 2)) WHEN 'true' THEN true WHEN '1' THEN true WHEN 'false' THEN false
    WHEN '0' THEN false END WHEN sp_rank(v) IS NOT NULL THEN sp_dbl(v) <> 0 AND NOT isnan(sp_dbl(v)) WHEN sp_class(v) = 'b' THEN sp_bool(v) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_to_moment(v, kind) AS CASE WHEN v[1] = 'S' OR sp_is_moment(v) THEN list_transform([CASE
    WHEN kind = 'date' AND sp_class(v) = 'd' THEN sp_lex(v)[:10] || sp_zone(v)
    WHEN kind = 'dateTime' AND sp_class(v) = 'a' THEN sp_lex(v)[:10] || 'T00:00:00' || sp_zone(v) ELSE trim(sp_lex(v)) END],
    lambda t: CASE WHEN sp_is_moment('Dhttp://www.w3.org/2001/XMLSchema#' || kind || ' ' || t) THEN 'Dhttp://www.w3.org/2001/XMLSchema#' || kind || ' ' || t END)[1] END;

-- Parts of dates and times, as they are written.
CREATE OR REPLACE MACRO kg_functions.main.sp_part(v, n) AS CASE WHEN sp_is_moment(v) THEN
    TRY_CAST(nullif(regexp_extract(sp_lex(v), '^(-?[0-9]+)-([0-9]+)-([0-9]+)(T([0-9]+):([0-9]+):([0-9.]+))?', n), '') AS BIGINT) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_seconds(v) AS CASE WHEN sp_is_moment(v) THEN
    TRY_CAST(nullif(regexp_extract(sp_lex(v), 'T[0-9]+:[0-9]+:([0-9.]+)', 1), '') AS DECIMAL(18, 9)) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_tz(v) AS CASE WHEN sp_is_moment(v) THEN sp_zone(v) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_timezone(v) AS CASE WHEN NOT sp_is_moment(v) OR sp_zone(v) = '' THEN NULL ELSE
    'Dhttp://www.w3.org/2001/XMLSchema#dayTimeDuration ' || CASE WHEN sp_zone(v) IN ('Z', '+00:00', '-00:00') THEN 'PT0S' ELSE
    CASE WHEN sp_zone(v)[1] = '-' THEN '-' ELSE '' END || 'PT' || CASE WHEN sp_zone(v)[2:3] = '00' THEN '' ELSE ltrim(sp_zone(v)[2:3], '0') || 'H' END
    || CASE WHEN sp_zone(v)[5:6] = '00' THEN '' ELSE ltrim(sp_zone(v)[5:6], '0') || 'M' END END END;
