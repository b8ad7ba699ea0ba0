DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Sigourney Weaver" . GRAPH ?g { ?film schema:actor ?person } }
