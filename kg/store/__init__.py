"""The store: a folder of numbered snapshots, each one DuckDB file."""
