DELETE { GRAPH ?g { ?film schema:musicBy ?person } }
WHERE { ?film schema:name "The Dark Knight" . GRAPH ?g { ?film schema:musicBy ?person } }
