DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Laurence Fishburne" . GRAPH ?g { ?film schema:actor ?person } }
