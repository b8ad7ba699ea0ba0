"""DuckDB writing the lines of a dump by COPY, and nothing else: no Python sees a line.

python benchmarks/copying.py STORE FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.knowledge_graph import KnowledgeGraph
from kg.rdf.dump import copy, statements

with KnowledgeGraph(sys.argv[1]) as graph:
    graph._evaluate_shared_views()
    connection = graph.store.connection
    connection.execute("SET preserve_insertion_order = true")
    for number, statement in enumerate(statements(connection, graph.mapping)):
        copy(connection, statement, Path(sys.argv[2]) / f"{number}.nq")
