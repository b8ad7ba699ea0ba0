DELETE { GRAPH ?g { ?film schema:genre "Action" } } WHERE { GRAPH ?g { ?film schema:genre "Action" } }
