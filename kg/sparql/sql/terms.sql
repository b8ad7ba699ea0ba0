-- SPARQL's operators and functions over terms as texts (kg/sparql/terms.py). NULL is unbound or an error, throughout.
-- A macro's argument stands in its body as often as it is named, so what is named often is bound once by a lambda.

CREATE OR REPLACE MACRO kg_functions.main.sp_dt(v) AS list_transform([v], lambda w_dt: CASE w_dt[1] WHEN 'D' THEN substr(w_dt, 2, instr(w_dt, ' ') - 2)
    WHEN 'S' THEN 'http://www.w3.org/2001/XMLSchema#string'
    WHEN 'L' THEN 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString' END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_lex(v) AS list_transform([v], lambda w_lex: CASE w_lex[1] WHEN 'S' THEN substr(w_lex, 2) WHEN 'D' THEN substr(w_lex, instr(w_lex, ' ') + 1)
    WHEN 'L' THEN substr(w_lex, instr(w_lex, ' ') + 1) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_str(v) AS list_transform([v], lambda w_str: CASE w_str[1] WHEN 'I' THEN substr(w_str, 2) ELSE sp_lex(w_str) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_lang(v) AS list_transform([v], lambda w_lang: CASE w_lang[1] WHEN 'L' THEN substr(w_lang, 2, instr(w_lang, ' ') - 2) WHEN 'S' THEN ''
    WHEN 'D' THEN '' END)[1];
-- The string of a string, with a language or without.
CREATE OR REPLACE MACRO kg_functions.main.sp_text(v) AS list_transform([v], lambda w_text: CASE WHEN w_text[1] IN ('S', 'L') THEN sp_lex(w_text) END)[1];
-- The string of a string without a language, which is what checksums are of.
CREATE OR REPLACE MACRO kg_functions.main.sp_simple(v) AS list_transform([v], lambda w_simple: CASE w_simple[1] WHEN 'S' THEN substr(w_simple, 2) END)[1];
-- The same string functions give: with the language of the first argument.
CREATE OR REPLACE MACRO kg_functions.main.sp_like(v, t) AS list_transform([{'v': v, 't': t}], lambda w_like: CASE w_like.v[1] WHEN 'S' THEN 'S' || w_like.t WHEN 'L' THEN substr(w_like.v, 1, instr(w_like.v, ' ')) || w_like.t END)[1];
-- Whether the second of two strings may be compared with the first (SPARQL 1.1, section 17.4.3.1.2).
CREATE OR REPLACE MACRO kg_functions.main.sp_agree(a, b) AS list_transform([{'a': a, 'b': b}], lambda w_agree: CASE WHEN w_agree.a[1] = 'S' AND w_agree.b[1] = 'S' THEN true WHEN w_agree.a[1] = 'L' AND w_agree.b[1] = 'S'
    THEN true WHEN w_agree.a[1] = 'L' AND w_agree.b[1] = 'L' AND sp_lang(w_agree.a) = sp_lang(w_agree.b) THEN true END)[1];

-- Numbers: 1 integer, 2 decimal, 3 float, 4 double; NULL for what is none, ill-typed ones included.
CREATE OR REPLACE MACRO kg_functions.main.sp_rank(v) AS list_transform([v], lambda w_rank: CASE WHEN NOT starts_with(w_rank, 'Dhttp://www.w3.org/2001/XMLSchema#') THEN NULL
    ELSE CASE substr(w_rank, 35, instr(w_rank, ' ') - 35)
    WHEN 'decimal' THEN CASE WHEN regexp_full_match(sp_lex(w_rank), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)') THEN 2 END
    WHEN 'double' THEN CASE WHEN regexp_full_match(sp_lex(w_rank), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN') THEN 4 END
    WHEN 'float' THEN CASE WHEN regexp_full_match(sp_lex(w_rank), '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN') THEN 3 END
    ELSE CASE WHEN substr(w_rank, 35, instr(w_rank, ' ') - 35) IN ('integer', 'long', 'int', 'short', 'byte', 'nonNegativeInteger',
        'positiveInteger', 'nonPositiveInteger', 'negativeInteger', 'unsignedLong', 'unsignedInt', 'unsignedShort',
        'unsignedByte') AND regexp_full_match(sp_lex(w_rank), '[+-]?[0-9]+') THEN 1 END END END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_dec(v) AS TRY_CAST(sp_lex(v) AS DECIMAL(38, 18));
-- The nearest single-precision number; infinite beyond the largest.
CREATE OR REPLACE MACRO kg_functions.main.sp_single(x) AS list_transform([x], lambda w_single: coalesce(TRY_CAST(w_single AS FLOAT), CAST(sign(w_single) * CAST('inf' AS DOUBLE) AS FLOAT)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_as(x, r) AS CASE r WHEN 3 THEN CAST(sp_single(x) AS DOUBLE) ELSE x END;
CREATE OR REPLACE MACRO kg_functions.main.sp_dbl(v) AS list_transform([{'f': starts_with(v, 'Dhttp://www.w3.org/2001/XMLSchema#float '), 'x': TRY_CAST(sp_lex(v) AS DOUBLE)}],
    lambda w_dbl: sp_as(w_dbl.x, if(w_dbl.f, 3, 4)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_integer(x) AS 'Dhttp://www.w3.org/2001/XMLSchema#integer ' || CAST(TRY_CAST(x AS BIGINT) AS VARCHAR);
CREATE OR REPLACE MACRO kg_functions.main.sp_decimal(x) AS list_transform([x], lambda w_decimal: 'Dhttp://www.w3.org/2001/XMLSchema#decimal ' || sp_decimal_text(w_decimal))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_double(x) AS list_transform([x], lambda w_double: 'Dhttp://www.w3.org/2001/XMLSchema#double ' || sp_double_text(w_double))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_float(x) AS list_transform([sp_single(x)], lambda w_float: 'Dhttp://www.w3.org/2001/XMLSchema#float ' || sp_float_text(w_float))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_number(r, i, d, f) AS list_transform([{'r': r, 'i': i, 'd': d, 'f': f}], lambda w_number: CASE w_number.r WHEN 1 THEN sp_integer(w_number.i) WHEN 2 THEN sp_decimal(w_number.d) WHEN 3 THEN sp_float(w_number.f)
    WHEN 4 THEN sp_double(w_number.f) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_numeric(v) AS list_transform([v], lambda w_numeric: {'r': sp_rank(w_numeric), 'd': sp_dec(w_numeric), 'f': sp_dbl(w_numeric)})[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_higher(a, b) AS list_transform([{'a': a, 'b': b}], lambda w_higher: CASE WHEN w_higher.a IS NOT NULL AND w_higher.b IS NOT NULL THEN greatest(w_higher.a, w_higher.b) END)[1];

-- A decimal in units of its eighteenth digit after the point; what cannot be held is NULL, by TRY.
CREATE OR REPLACE MACRO kg_functions.main.sp_units(a) AS list_transform([a], lambda w_units: CAST(trunc(w_units) AS HUGEINT) * 1000000000000000000
    + CAST((w_units % 1) * CAST(1000000000000000000 AS DECIMAL(19, 0)) AS HUGEINT))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_of_units(n) AS CAST(n AS DECIMAL(38, 0)) * 0.000000000000000001;
-- In halves of nine digits, since a product of units has twice as many digits as there is room for.
CREATE OR REPLACE MACRO kg_functions.main.sp_halves(a) AS list_transform([sp_units(a)], lambda w_halves: {'h': w_halves // 1000000000, 'l': w_halves % 1000000000})[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_product(a, b) AS list_transform([{'a': sp_halves(a), 'b': sp_halves(b)}], lambda w: TRY(sp_of_units(w.a.h * w.b.h
    + (w.a.h * w.b.l + w.a.l * w.b.h + w.a.l * w.b.l // 1000000000) // 1000000000)))[1];
-- Eighteen digits after the point, the rest cut off.
CREATE OR REPLACE MACRO kg_functions.main.sp_ratio(a, b) AS list_transform([{'a': a, 'b': b}], lambda w_ratio: CASE WHEN w_ratio.b <> 0 AND abs(w_ratio.a) < 10000000000000000000
    THEN CAST(CAST(w_ratio.a AS HUGEINT) * 1000000000000000000 // CAST(w_ratio.b AS HUGEINT) AS DECIMAL(38, 0)) * 0.000000000000000001 END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_quotient(a, b) AS list_transform([{'a': sp_units(a), 'b': sp_units(b)}], lambda w_whole: list_transform(
    [CASE WHEN w_whole.b <> 0 THEN {'a': w_whole.a // gcd(w_whole.a, w_whole.b), 'b': w_whole.b // gcd(w_whole.a, w_whole.b)} END],
    lambda w: TRY(sp_of_units(w.a // w.b * 1000000000000000000 + w.a % w.b * 1000000000000000000 // w.b)))[1])[1];

-- Two numbers as one kind of number: of a decimal and a float, the decimal is the nearest float.
CREATE OR REPLACE MACRO kg_functions.main.sp_numerics(a, b) AS list_transform([[sp_numeric(a), sp_numeric(b)]], lambda w_pair: {'r': sp_higher(w_pair[1].r, w_pair[2].r),
    'd': w_pair[1].d, 'e': w_pair[2].d, 'f': sp_as(w_pair[1].f, sp_higher(w_pair[1].r, w_pair[2].r)), 'g': sp_as(w_pair[2].f, sp_higher(w_pair[1].r, w_pair[2].r))})[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_add(a, b) AS list_transform([sp_numerics(a, b)], lambda n: sp_number(n.r, TRY(n.d + n.e), TRY(n.d + n.e), n.f + n.g))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_subtract(a, b) AS list_transform([sp_numerics(a, b)], lambda n: sp_number(n.r, TRY(n.d - n.e), TRY(n.d - n.e), n.f - n.g))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_multiply(a, b) AS list_transform([sp_numerics(a, b)], lambda n: sp_number(n.r, TRY(CAST(n.d AS HUGEINT) * CAST(n.e AS HUGEINT)),
    sp_product(n.d, n.e), n.f * n.g))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_divide(a, b) AS list_transform([sp_numerics(a, b)], lambda n: CASE WHEN n.r <= 2 THEN sp_decimal(sp_quotient(n.d, n.e))
    ELSE sp_number(n.r, NULL, NULL, CASE WHEN n.g <> 0 THEN n.f / n.g
        WHEN isnan(n.f) OR n.f = 0 THEN CAST('nan' AS DOUBLE) ELSE sign(n.f) * CAST('inf' AS DOUBLE) END) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_abs(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, abs(n.d), abs(n.d), abs(n.f)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_ceil(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, n.d, ceil(n.d), ceil(n.f)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_floor(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, n.d, floor(n.d), floor(n.f)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_round(v) AS list_transform([sp_numeric(v)], lambda n: sp_number(n.r, n.d, TRY(floor(n.d + 0.5)), floor(n.f + 0.5)))[1];

-- Dates and times; one without a time zone is compared with one that has a zone only beyond fourteen hours.
CREATE OR REPLACE MACRO kg_functions.main.sp_zone(v) AS regexp_extract(sp_lex(v), '(Z|[+-][0-9][0-9]:[0-9][0-9])$', 1);
CREATE OR REPLACE MACRO kg_functions.main.sp_is_moment(v) AS list_transform([v], lambda w_is_moment: coalesce(sp_dt(w_is_moment) IN ('http://www.w3.org/2001/XMLSchema#dateTime',
    'http://www.w3.org/2001/XMLSchema#date') AND sp_moment(w_is_moment) IS NOT NULL, false))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_utc(t, zone) AS CASE WHEN zone = '' THEN TRY_CAST(t AS TIMESTAMP)
    ELSE make_timestamp(epoch_us(TRY_CAST(t AS TIMESTAMPTZ))) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_moment(v) AS list_transform([{'dt': sp_dt(v), 't': sp_lex(v), 'z': sp_zone(v)}], lambda w_moment: CASE w_moment.dt
    WHEN 'http://www.w3.org/2001/XMLSchema#dateTime' THEN
        CASE WHEN regexp_full_match(w_moment.t, '-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T.*') THEN sp_utc(w_moment.t, w_moment.z) END
    WHEN 'http://www.w3.org/2001/XMLSchema#date' THEN
        CASE WHEN regexp_full_match(w_moment.t, '-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?') THEN
        sp_utc(regexp_extract(w_moment.t, '^-?[0-9]+-[0-9]+-[0-9]+') || 'T00:00:00' || w_moment.z, w_moment.z) END END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_class_of(v, dt, r, m) AS CASE v[1] WHEN 'S' THEN 's' WHEN 'L' THEN 'l' WHEN 'I' THEN 'i' WHEN 'B' THEN 'i' ELSE
    CASE WHEN r IS NOT NULL THEN 'n' WHEN dt = 'http://www.w3.org/2001/XMLSchema#boolean' AND sp_lex(v) IN ('true', 'false', '0', '1') THEN 'b'
    WHEN m IS NULL THEN '?' WHEN dt = 'http://www.w3.org/2001/XMLSchema#date' THEN 'a' ELSE 'd' END END;
CREATE OR REPLACE MACRO kg_functions.main.sp_value(v) AS list_transform([v], lambda w_value: list_transform([{'v': w_value, 'dt': sp_dt(w_value), 'r': sp_rank(w_value),
    'd': sp_dec(w_value), 'f': sp_dbl(w_value), 'm': sp_moment(w_value), 'z': sp_zone(w_value)}], lambda w_held: {'v': w_held.v, 'r': w_held.r, 'd': w_held.d, 'f': w_held.f,
    'm': w_held.m, 'z': w_held.z <> '', 'k': sp_class_of(w_held.v, w_held.dt, w_held.r, w_held.m)})[1])[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_class(v) AS sp_value(v).k;
CREATE OR REPLACE MACRO kg_functions.main.sp_bool(v) AS sp_lex(v) IN ('true', '1');
CREATE OR REPLACE MACRO kg_functions.main.sp_between(m, n, same) AS CASE WHEN same OR abs(epoch_us(m) - epoch_us(n)) > 50400000000 THEN epoch_us(m) - epoch_us(n) END;
CREATE OR REPLACE MACRO kg_functions.main.sp_equal(a, b) AS list_transform([[sp_value(a), sp_value(b)]], lambda p:
    CASE WHEN p[1].v IS NULL OR p[2].v IS NULL THEN NULL WHEN p[1].k = 'n' AND p[2].k = 'n' THEN
        CASE WHEN greatest(p[1].r, p[2].r) <= 2 THEN p[1].d = p[2].d ELSE NOT isnan(p[1].f) AND sp_as(p[1].f, greatest(p[1].r, p[2].r)) = sp_as(p[2].f, greatest(p[1].r, p[2].r)) END
    WHEN p[1].v = p[2].v THEN true WHEN p[1].k IN ('i', 'l') OR p[2].k IN ('i', 'l') THEN false WHEN p[1].k = '?' OR p[2].k = '?' THEN NULL
    WHEN p[1].k <> p[2].k OR p[1].k = 's' THEN false WHEN p[1].k = 'b' THEN sp_bool(p[1].v) = sp_bool(p[2].v)
    ELSE sp_between(p[1].m, p[2].m, p[1].z = p[2].z) = 0 END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_less(a, b) AS list_transform([[sp_value(a), sp_value(b)]], lambda p:
    CASE WHEN p[1].k <> p[2].k THEN NULL WHEN p[1].k = 'n' THEN
        CASE WHEN greatest(p[1].r, p[2].r) <= 2 THEN p[1].d < p[2].d ELSE NOT isnan(p[1].f) AND NOT isnan(p[2].f)
        AND sp_as(p[1].f, greatest(p[1].r, p[2].r)) < sp_as(p[2].f, greatest(p[1].r, p[2].r)) END
    WHEN p[1].k = 's' THEN p[1].v < p[2].v WHEN p[1].k = 'b' THEN sp_bool(p[1].v) < sp_bool(p[2].v)
    WHEN p[1].k IN ('a', 'd') THEN sp_between(p[1].m, p[2].m, p[1].z = p[2].z) < 0 END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_true(v) AS list_transform([v], lambda w_true: CASE w_true[1] WHEN 'S' THEN w_true <> 'S' WHEN 'L' THEN sp_lex(w_true) <> '' WHEN 'D' THEN
    CASE WHEN sp_rank(w_true) IS NOT NULL THEN sp_dbl(w_true) <> 0 AND NOT isnan(sp_dbl(w_true))
    WHEN sp_dt(w_true) = 'http://www.w3.org/2001/XMLSchema#boolean' THEN sp_lex(w_true) IN ('true', '1')
    WHEN starts_with(w_true, 'Dhttp://www.w3.org/2001/XMLSchema#') AND sp_dt(w_true)[34:] IN ('integer', 'decimal', 'double', 'float', 'long', 'int', 'short', 'byte') THEN false END END)[1];

-- ORDER BY (SPARQL 1.1, section 15.1): blank nodes, IRIs, literals; numbers by value before other literals by text.
CREATE OR REPLACE MACRO kg_functions.main.sp_place(v) AS list_transform([sp_value(v)], lambda w_place: CASE WHEN w_place.v IS NOT NULL THEN {'k': CASE w_place.v[1]
    WHEN 'B' THEN 1 WHEN 'I' THEN 2 ELSE CASE w_place.k WHEN 'n' THEN 3 WHEN 'b' THEN 4 WHEN 'd' THEN 5 WHEN 'a' THEN 6 ELSE 7 END END,
    'n': CASE w_place.k WHEN 'n' THEN w_place.f WHEN 'b' THEN CAST(sp_bool(w_place.v) AS DOUBLE) WHEN 'd' THEN CAST(epoch_us(w_place.m) AS DOUBLE)
        WHEN 'a' THEN CAST(epoch_us(w_place.m) AS DOUBLE) ELSE 0 END, 't': sp_str(w_place.v)} END)[1];

-- Strings.
CREATE OR REPLACE MACRO kg_functions.main.sp_substr(t, s, n) AS list_transform([{'t': t, 's': CAST(s AS DOUBLE), 'n': CAST(n AS DOUBLE)}], lambda w_substr:
    substr(w_substr.t, CAST(least(greatest(w_substr.s, 1), 4294967295) AS BIGINT), CAST(least(greatest(w_substr.s + w_substr.n - greatest(w_substr.s, 1), 0), 4294967295) AS BIGINT)))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_before(a, b) AS list_transform([{'a': a, 'b': b}], lambda w_before: CASE contains(w_before.a, w_before.b) WHEN true THEN substr(w_before.a, 1, instr(w_before.a, w_before.b) - 1) WHEN false THEN '' END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_after(a, b) AS list_transform([{'a': a, 'b': b}], lambda w_after: CASE WHEN w_after.b = '' THEN w_after.a ELSE CASE contains(w_after.a, w_after.b) WHEN true THEN substr(w_after.a, instr(w_after.a, w_after.b) + length(w_after.b)) WHEN false THEN '' END END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_concat(a, b) AS list_transform([{'a': a, 'b': b}], lambda w_concat: CASE WHEN sp_text(w_concat.a) IS NULL OR sp_text(w_concat.b) IS NULL THEN NULL
    WHEN w_concat.a[1] = 'L' AND w_concat.b[1] = 'L' AND sp_lang(w_concat.a) = sp_lang(w_concat.b) THEN sp_like(w_concat.a, sp_lex(w_concat.a) || sp_lex(w_concat.b)) ELSE 'S' || sp_lex(w_concat.a) || sp_lex(w_concat.b) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_upper(t) AS list_transform([t], lambda w_upper: CASE WHEN strlen(w_upper) = length(w_upper) THEN upper(w_upper) ELSE upper(replace(w_upper, 'ß', 'SS')) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_lower(t) AS list_transform([t], lambda w_lower: CASE WHEN strlen(w_lower) = length(w_lower) THEN lower(w_lower) ELSE lower(replace(w_lower, 'İ', 'i̇')) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_lang_matches(t, r) AS list_transform([{'t': t, 'r': r}], lambda w_lang_matches: CASE WHEN w_lang_matches.r = '*' THEN w_lang_matches.t <> '' ELSE lower(w_lang_matches.t) = lower(w_lang_matches.r) OR starts_with(lower(w_lang_matches.t), lower(w_lang_matches.r) || '-') END)[1];

-- Casts (SPARQL 1.1, section 17.5).
CREATE OR REPLACE MACRO kg_functions.main.sp_castable(v) AS list_transform([v], lambda w_castable: CASE WHEN w_castable[1] = 'S' THEN trim(substr(w_castable, 2)) WHEN sp_rank(w_castable) IS NOT NULL THEN sp_lex(w_castable)
    WHEN starts_with(w_castable, 'Dhttp://www.w3.org/2001/XMLSchema#boolean ') THEN CASE WHEN sp_lex(w_castable) IN ('true', '1') THEN '1' WHEN sp_lex(w_castable) IN ('false', '0') THEN '0' END END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_integer(v) AS list_transform([{'r': sp_rank(v), 't': sp_castable(v), 'f': sp_dbl(v)}], lambda w_to_integer: sp_integer(CASE WHEN w_to_integer.r >= 3 THEN TRY_CAST(trunc(w_to_integer.f) AS HUGEINT)
    WHEN w_to_integer.r = 2 THEN CAST(trunc(TRY_CAST(w_to_integer.t AS DECIMAL(38, 18))) AS HUGEINT)
    WHEN regexp_full_match(w_to_integer.t, '[+-]?[0-9]+') THEN TRY_CAST(w_to_integer.t AS HUGEINT) END))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_decimal(v) AS list_transform([{'r': sp_rank(v), 't': sp_castable(v), 'f': sp_dbl(v)}], lambda w_to_decimal: sp_decimal(CASE WHEN w_to_decimal.r >= 3 THEN TRY_CAST(w_to_decimal.f AS DECIMAL(38, 18))
    WHEN regexp_full_match(w_to_decimal.t, '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)') THEN TRY_CAST(w_to_decimal.t AS DECIMAL(38, 18)) END))[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_double(v) AS list_transform([{'r': sp_rank(v), 't': sp_castable(v), 'f': sp_dbl(v)}], lambda w_to_double: CASE WHEN w_to_double.r IS NOT NULL THEN sp_double(w_to_double.f)
    WHEN regexp_full_match(w_to_double.t, '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN') THEN sp_double(TRY_CAST(w_to_double.t AS DOUBLE)) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_float(v) AS list_transform([sp_castable(v)], lambda w_to_float: CASE WHEN regexp_full_match(w_to_float, '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN')
    THEN sp_float(TRY_CAST(w_to_float AS DOUBLE)) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_boolean(v) AS list_transform([v], lambda w_to_boolean: CASE WHEN w_to_boolean[1] = 'S' THEN CASE trim(substr(w_to_boolean, 2)) WHEN 'true' THEN true WHEN '1' THEN true WHEN 'false' THEN false
    WHEN '0' THEN false END WHEN sp_rank(w_to_boolean) IS NOT NULL THEN sp_dbl(w_to_boolean) <> 0 AND NOT isnan(sp_dbl(w_to_boolean)) WHEN sp_class(w_to_boolean) = 'b' THEN sp_bool(w_to_boolean) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_string(v) AS list_transform([sp_value(v)], lambda w_string: CASE WHEN w_string.k = 'b' THEN
    CAST(sp_bool(w_string.v) AS VARCHAR) WHEN w_string.r = 2 THEN sp_decimal_text(w_string.d)
    WHEN w_string.r > 2 AND (w_string.f = 0 OR abs(w_string.f) >= 0.000001 AND abs(w_string.f) < 1000000) THEN regexp_replace(sp_decimal_text(CAST(CASE w_string.r WHEN 3 THEN CAST(sp_single(w_string.f) AS VARCHAR) ELSE CAST(w_string.f AS VARCHAR) END AS DECIMAL(38, 18))), '[.]0$', '')
    WHEN w_string.r = 3 THEN sp_float_text(sp_single(w_string.f)) WHEN w_string.r = 4 THEN sp_double_text(w_string.f) ELSE sp_str(w_string.v) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_to_moment(v, kind) AS list_transform([{'v': v, 'kind': kind}], lambda w_to_moment: CASE WHEN w_to_moment.v[1] = 'S' OR sp_is_moment(w_to_moment.v) THEN list_transform([CASE
    WHEN w_to_moment.kind = 'date' AND sp_class(w_to_moment.v) = 'd' THEN regexp_extract(sp_lex(w_to_moment.v), '^-?[0-9]+-[0-9]+-[0-9]+') || sp_zone(w_to_moment.v)
    WHEN w_to_moment.kind = 'dateTime' AND sp_class(w_to_moment.v) = 'a' THEN regexp_extract(sp_lex(w_to_moment.v), '^-?[0-9]+-[0-9]+-[0-9]+') || 'T00:00:00' || sp_zone(w_to_moment.v) ELSE trim(sp_lex(w_to_moment.v)) END],
    lambda t: CASE WHEN sp_is_moment('Dhttp://www.w3.org/2001/XMLSchema#' || w_to_moment.kind || ' ' || t) THEN 'Dhttp://www.w3.org/2001/XMLSchema#' || w_to_moment.kind || ' ' || t END)[1] END)[1];

-- Parts of dates and times, as they are written.
CREATE OR REPLACE MACRO kg_functions.main.sp_part(v, n) AS list_transform([v], lambda w_part: CASE WHEN sp_is_moment(w_part) THEN
    TRY_CAST(nullif(regexp_extract(sp_lex(w_part), '^(-?[0-9]+)-([0-9]+)-([0-9]+)(T([0-9]+):([0-9]+):([0-9.]+))?', n), '') AS BIGINT) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_seconds(v) AS list_transform([v], lambda w_seconds: CASE WHEN sp_is_moment(w_seconds) THEN
    TRY_CAST(nullif(regexp_extract(sp_lex(w_seconds), 'T[0-9]+:[0-9]+:([0-9.]+)', 1), '') AS DECIMAL(18, 9)) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_tz(v) AS list_transform([v], lambda w_tz: CASE WHEN sp_is_moment(w_tz) THEN sp_zone(w_tz) END)[1];
CREATE OR REPLACE MACRO kg_functions.main.sp_timezone(v) AS list_transform([v], lambda w_timezone: CASE WHEN NOT sp_is_moment(w_timezone) OR sp_zone(w_timezone) = '' THEN NULL ELSE
    'Dhttp://www.w3.org/2001/XMLSchema#dayTimeDuration ' || CASE WHEN sp_zone(w_timezone) IN ('Z', '+00:00', '-00:00') THEN 'PT0S' ELSE
    CASE WHEN sp_zone(w_timezone)[1] = '-' THEN '-' ELSE '' END || 'PT' || CASE WHEN sp_zone(w_timezone)[2:3] = '00' THEN '' ELSE ltrim(sp_zone(w_timezone)[2:3], '0') || 'H' END
    || CASE WHEN sp_zone(w_timezone)[5:6] = '00' THEN '' ELSE ltrim(sp_zone(w_timezone)[5:6], '0') || 'M' END END END)[1];
