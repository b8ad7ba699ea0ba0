"""The ontology, mapping, shapes and named questions, as data."""
