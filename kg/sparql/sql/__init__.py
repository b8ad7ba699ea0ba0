"""SPARQL 1.1 Query by SQL over the store: patterns are rewritten through the mapping, and nothing is copied.

:mod:`~kg.sparql.sql.engine` takes a query through these steps. :mod:`kg.sparql.parser` gives the algebra;
:mod:`~kg.sparql.sql.patterns` translates it, bottom up, into relations, which are unions of
:class:`~kg.sparql.sql.blocks.Block`; :mod:`~kg.sparql.sql.unfold` says what the mapping makes of a triple pattern; the
writer of SQL is :mod:`~kg.sparql.sql.writer`. What kind of term a variable holds is known while planning
(:mod:`~kg.sparql.sql.shapes`), so joins run on columns and branches that cannot meet are never written.
"""
