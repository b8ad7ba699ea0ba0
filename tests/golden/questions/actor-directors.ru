DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Quentin Tarantino" . GRAPH ?g { ?film schema:actor ?person } }
