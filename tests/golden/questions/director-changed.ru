DELETE { GRAPH ?g { ?film schema:director ?person } }
WHERE { ?film schema:name "Alien" . GRAPH ?g { ?film schema:director ?person } }
