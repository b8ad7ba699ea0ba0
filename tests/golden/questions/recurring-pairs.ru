DELETE { GRAPH ?g { ?film schema:director ?person } }
WHERE { ?film schema:name "The Matrix Reloaded" . GRAPH ?g { ?film schema:director ?person } }
