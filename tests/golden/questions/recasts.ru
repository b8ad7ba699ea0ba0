DELETE { GRAPH ?g { ?film schema:actor ?person } }
WHERE { ?person schema:name "Yahya Abdul-Mateen II" . GRAPH ?g { ?film schema:actor ?person } }
