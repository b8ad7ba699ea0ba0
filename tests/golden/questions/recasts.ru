DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Katie Holmes" . GRAPH ?g { ?film schema:actor ?person } }
