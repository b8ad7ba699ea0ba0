DELETE { GRAPH ?g { ?x schema:name "Keanu Reeves" } } INSERT { GRAPH ?g { ?x schema:name "K. Reeves" } }
WHERE { GRAPH ?g { ?x schema:name "Keanu Reeves" } }
