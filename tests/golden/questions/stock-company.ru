DELETE { GRAPH ?g { ?film schema:director ?person } }
WHERE { ?film schema:name "Batman Begins" . GRAPH ?g { ?film schema:director ?person } }
