"""From tables to RDF through the mapping (W3C R2RML), by SQL."""
