DELETE { GRAPH ?g { ?film schema:director ?person } }
WHERE { ?person schema:name "Robert Rodriguez" . GRAPH ?g { ?film schema:director ?person } }
