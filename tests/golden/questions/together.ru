DELETE { GRAPH ?g { ?film schema:name "The Matrix Reloaded" } } INSERT { GRAPH ?g { ?film schema:name "Reloaded" } }
WHERE { GRAPH ?g { ?film schema:name "The Matrix Reloaded" } }
