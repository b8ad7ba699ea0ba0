DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Samuel L. Jackson" . GRAPH ?g { ?film schema:actor ?person } }
